//! Numbers of certificates: given from a revision, void, replaced, filled in by hand.
//!
//! A running number is never given twice and a gap is never filled silently; a number typed by hand that the series could
//! have made takes its place in it. Refuses to know what is printed.

use kipp_domain::numbers::{NumberTemplate, NumberValues, SeriesCheck, check_series};
use kipp_domain::words;
use kipp_store::records::{Certificate, Edition, NumberSeries, ResultRevision, Submission};
use kipp_store::{Barrier, Id, Op, Read, Write, named_params, sql};

use crate::desk::{App, Done, filled, reason};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::papers::awards::{self, Content};
use crate::papers::{Document, Office, Said};
use crate::ports::Ctx;
use crate::rows;
use crate::year::number_series;

pub(super) fn series(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<NumberSeries>> {
    number_series::written(read, edition, number_series::CERTIFICATES)
}

fn running(value: i64) -> Result<u32> {
    rows::fits("nomor urut", value)
}

/// Running numbers of a series that were given, void ones too.
pub(super) fn used(read: &Read<'_>, series: &NumberSeries) -> Result<Vec<u32>> {
    let rows: Vec<Certificate> =
        read.list(sql!("certificates/of_edition"), named_params! { ":edition_id": series.edition_id })?;
    rows.iter().filter(|row| row.series_id == Some(series.id)).filter_map(|row| row.running).map(running).collect()
}

pub(super) fn check(series: &NumberSeries, used: &[u32]) -> Result<SeriesCheck> {
    Ok(check_series(running(series.first)?, used))
}

/// The number of `running` as printed.
pub(super) fn rendered(
    series: &NumberSeries,
    office: &Office,
    document: Document,
    running: u32,
    content: &Content,
) -> Result<String> {
    let template =
        NumberTemplate::parse(&series.template).map_err(|error| Fault::field("number_template", error.to_string()))?;
    let part = |word: &str, key: &str, what: &str| match office.typed(document, key) {
        Some(text) => Ok(text.to_owned()),
        None if template.source().contains(&format!("{{{word}}}")) => {
            Err(Fault::field(key, format!("{what} pada nomor {} belum diisi.", words::in_sentence(document.title()))))
        }
        None => Ok(String::new()),
    };
    let classification = part("klasifikasi", "klasifikasi", "Kode klasifikasi")?;
    let unit = part("unit", "unit_nomor", "Kode unit")?;
    let date = content.day().unwrap_or_else(|| office.today());
    Ok(template.render(NumberValues { running, date, classification: &classification, unit: &unit }))
}

/// Numbers under way: none is given twice in one operation.
struct Numbers {
    series: Option<NumberSeries>,
    used: Vec<u32>,
    /// The least number this operation may give: one above the highest before it.
    from: u32,
    taken: Vec<String>,
}

/// A number with its place in a series, if it has one.
struct Given {
    series_id: Option<Id<NumberSeries>>,
    running: Option<i64>,
    number: String,
}

impl Numbers {
    fn read(read: &Read<'_>, edition: Id<Edition>) -> Result<Self> {
        let rows: Vec<Certificate> =
            read.list(sql!("certificates/of_edition"), named_params! { ":edition_id": edition })?;
        let series = series(read, edition)?;
        let used = series.as_ref().map(|series| used(read, series)).transpose()?.unwrap_or_default();
        let from = series.as_ref().map_or(Ok(1), |series| check(series, &used).map(|found| found.next))?;
        Ok(Self {
            series,
            used,
            from,
            taken: rows.into_iter().map(|row| row.number).filter(|number| !number.is_empty()).collect(),
        })
    }

    fn next(&mut self, office: &Office, document: Document, content: &Content) -> Result<Given> {
        let Some(series) = &self.series else {
            return Err(Fault::field("number", "Edisi ini belum mempunyai deret nomor. Isi nomor dengan tangan."));
        };
        let mut running = self.from;
        while self.used.contains(&running) {
            running += 1;
        }
        let number = rendered(series, office, document, running, content)?;
        let given = Given { series_id: Some(series.id), running: Some(running.into()), number };
        self.take(given)
    }

    /// A number typed by hand; one of the series' own make takes its place in the series. Empty: written in by hand later.
    fn typed(&mut self, text: &str) -> Result<Given> {
        let number = text.trim().to_owned();
        let running = self.series.as_ref().and_then(|series| {
            let running = NumberTemplate::parse(&series.template).ok()?.read_running(&number)?;
            (running >= 1 && !self.used.contains(&running)).then_some((series.id, running))
        });
        self.take(Given {
            series_id: running.map(|(id, _)| id),
            running: running.map(|(_, running)| running.into()),
            number,
        })
    }

    fn take(&mut self, given: Given) -> Result<Given> {
        if !given.number.is_empty() && self.taken.contains(&given.number) {
            return Err(Refusal::NumberTaken { number: given.number }.into());
        }
        self.used.extend(given.running.map(running).transpose()?);
        self.taken.push(given.number.clone());
        Ok(given)
    }
}

/// Gives numbers to recipients of the newest revision that have none: all, or the chosen submissions. `manual` holds numbers
/// typed by hand, by submission.
pub fn issue(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    chosen: &[Id<Submission>],
    manual: &[(Id<Submission>, String)],
) -> Result<Done<Vec<Id<Certificate>>>> {
    let is_sample = app.is_sample();
    let op = Op::new("certificates.issue", "Nomor piagam diberikan").edition(edition).barrier(Barrier::Certificates);
    app.write(ctx, op, |write| {
        let row = rows::open_edition(write, edition)?;
        let office = Office::read(write, edition, write.at(), is_sample)?;
        let said = Said::read(app, write, &office, None)?;
        let Some(revision) = &said.revision else {
            return Err(Refusal::NotFrozen { edition: row.code }.into());
        };
        let awards = awards::awards(write, &office, &said)?;
        for submission in chosen.iter().chain(manual.iter().map(|(submission, _)| submission)) {
            match awards.iter().find(|award| award.submission == *submission) {
                None => {
                    let submission = rows::submission(write, *submission)?;
                    return Err(match submission.edition_id == edition {
                        true => Fault::field(
                            "submissions",
                            format!(
                                "{} tidak masuk kelas penghargaan pada revisi {}.",
                                submission.title, revision.number
                            ),
                        ),
                        false => Refusal::EditionsMixed.into(),
                    });
                }
                Some(award) => {
                    if let Some(kept) = &award.row {
                        return Err(Refusal::NumberTaken { number: kept.number.clone() }.into());
                    }
                }
            }
        }
        let mut numbers = Numbers::read(write, edition)?;
        let wanted = |submission: Id<Submission>| chosen.is_empty() || chosen.contains(&submission);
        let mut ids = Vec::new();
        let mut first_and_last: Vec<String> = Vec::new();
        // Numbers by hand first, so that the series runs around them.
        let mut given: Vec<(usize, Given)> = Vec::new();
        let open: Vec<_> = awards.iter().enumerate().filter(|(_, award)| award.row.is_none()).collect();
        for (at, award) in &open {
            if let Some((_, text)) = manual.iter().find(|(submission, _)| *submission == award.submission) {
                given.push((*at, numbers.typed(text)?));
            }
        }
        for (at, award) in &open {
            if wanted(award.submission) && !given.iter().any(|(known, _)| known == at) {
                given.push((*at, numbers.next(&office, award.document, &award.content)?));
            }
        }
        given.sort_by_key(|(at, _)| *at);
        for (at, given) in given {
            let Some(award) = awards.get(at) else {
                continue;
            };
            first_and_last.push(given.number.clone());
            ids.push(enter(write, revision.id, award.document, award.submission, award.content.clone(), given, None)?);
        }
        if ids.is_empty() {
            return Err(Refusal::NothingToPrint { document: "daftar penerima: semua sudah bernomor".into() }.into());
        }
        write.amend(|op| {
            op.label = match first_and_last.as_slice() {
                [one] => format!("Nomor {one} diberikan"),
                [first, .., last] => format!("Nomor {first} sampai dengan {last} diberikan"),
                [] => String::new(),
            };
        });
        Ok(ids)
    })
}

/// Enters a certificate in the register.
#[allow(clippy::too_many_arguments)] // the columns of one row
fn enter(
    write: &Write<'_>,
    revision_id: Id<ResultRevision>,
    document: Document,
    submission: Id<Submission>,
    mut content: Content,
    given: Given,
    replaces_id: Option<Id<Certificate>>,
) -> Result<Id<Certificate>> {
    if content.signer.is_none() {
        return Err(Refusal::SignatoryMissing { document: words::in_sentence(document.title()) }.into());
    }
    content.number.clone_from(&given.number);
    let revision: kipp_store::records::ResultRevision =
        write.get(revision_id)?.ok_or_else(|| Fault::Bug("a certificate without its revision".into()))?;
    Ok(write.insert(Certificate {
        id: Id::NEW,
        edition_id: revision.edition_id,
        series_id: given.series_id,
        running: given.running,
        number: given.number,
        document: document.code().into(),
        revision_id,
        submission,
        position: i64::from(content.rank),
        check_code: content.check_code(),
        content: content.canonical()?,
        issued_at: write.at(),
        state: "issued".into(),
        replaces_id,
        reason: None,
    })?)
}

fn certificate(read: &Read<'_>, id: Id<Certificate>) -> Result<Certificate> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Certificate, id))
}

/// A certificate that counts, or the refusal that it does not any more.
fn counting(read: &Read<'_>, id: Id<Certificate>) -> Result<Certificate> {
    let row = certificate(read, id)?;
    rows::open_edition(read, row.edition_id)?;
    if row.state == "issued" { Ok(row) } else { Err(Refusal::CertificateNotIssued { number: row.number }.into()) }
}

fn shown(row: &Certificate) -> &str {
    if row.number.is_empty() { "tanpa nomor" } else { &row.number }
}

/// Takes a certificate back; its number stays in the register and is never given again.
pub fn void(app: &App, ctx: &Ctx<'_>, id: Id<Certificate>, why: &str) -> Result<Done<()>> {
    let why = reason("Membatalkan piagam", why)?;
    let op = Op::new("certificates.void", "Piagam dibatalkan").reason(Some(why.clone())).barrier(Barrier::Certificates);
    app.write(ctx, op, |write| {
        let row = counting(write, id)?;
        write.amend(|op| {
            op.edition_id = Some(row.edition_id);
            op.label = format!("Piagam {} dibatalkan", shown(&row));
        });
        Ok(write.update(&Certificate { state: "void".into(), reason: Some(why), ..row })?)
    })
}

/// Corrections of what a replaced certificate says; the result itself is corrected by a revision.
#[derive(Clone, Debug, Default)]
pub struct Correction {
    pub name: Option<String>,
    /// Replaces the first line under the name.
    pub unit: Option<String>,
    /// None: the next of the series.
    pub number: Option<String>,
}

/// Issues another certificate in the place of one that is wrong: new number, marked PENGGANTI; the old one stays recorded.
pub fn replace(
    app: &App,
    ctx: &Ctx<'_>,
    id: Id<Certificate>,
    why: &str,
    correction: &Correction,
) -> Result<Done<Id<Certificate>>> {
    let why = reason("Mengganti piagam", why)?;
    let is_sample = app.is_sample();
    let op = Op::new("certificates.replace", "Piagam diganti").reason(Some(why.clone())).barrier(Barrier::Certificates);
    app.write(ctx, op, |write| {
        let old = counting(write, id)?;
        let edition = rows::open_edition(write, old.edition_id)?;
        let office = Office::read(write, edition.id, write.at(), is_sample)?;
        let said = Said::read(app, write, &office, None)?;
        let Some(revision) = &said.revision else {
            return Err(Refusal::NotFrozen { edition: edition.code }.into());
        };
        let row = said.statement.rows.iter().find(|row| row.submission == old.submission);
        let Some((document, mut content)) = row.and_then(|row| Content::of_row(&office, &said, row)) else {
            let text = format!(
                "Usulan ini tidak masuk kelas penghargaan pada revisi {}. Batalkan piagamnya.",
                revision.number
            );
            return Err(Fault::field("certificate", text));
        };
        if let Some(name) = filled(correction.name.clone()) {
            content.name = name;
        }
        if let Some(unit) = filled(correction.unit.clone()) {
            match content.units.first_mut() {
                Some(first) => *first = unit,
                None => content.units.push(unit),
            }
        }
        let mut numbers = Numbers::read(write, edition.id)?;
        let given = match &correction.number {
            Some(text) => numbers.typed(text)?,
            None => numbers.next(&office, document, &content)?,
        };
        write.amend(|op| {
            op.edition_id = Some(edition.id);
            op.label = format!("Piagam {} diganti dengan {}", shown(&old), given.number);
        });
        let new = enter(write, revision.id, document, old.submission, content, given, Some(old.id))?;
        write.update(&Certificate { state: "replaced".into(), reason: Some(why), ..old })?;
        Ok(new)
    })
}

/// Writes a number into a certificate whose number was left blank.
pub fn number(app: &App, ctx: &Ctx<'_>, id: Id<Certificate>, text: &str) -> Result<Done<String>> {
    if text.trim().is_empty() {
        return Err(Fault::field("number", "Nomor belum diisi."));
    }
    let op = Op::new("certificates.number", "Nomor piagam diisi").barrier(Barrier::Certificates);
    app.write(ctx, op, |write| {
        let row = counting(write, id)?;
        if !row.number.is_empty() {
            return Err(Refusal::NumberTaken { number: row.number }.into());
        }
        let given = Numbers::read(write, row.edition_id)?.typed(text)?;
        let content = Content { number: given.number.clone(), ..Content::parse(&row)? };
        write.amend(|op| {
            op.edition_id = Some(row.edition_id);
            op.label = format!("Nomor {} diisi", given.number);
        });
        write.update(&Certificate {
            series_id: given.series_id,
            running: given.running,
            number: given.number.clone(),
            check_code: content.check_code(),
            content: content.canonical()?,
            ..row
        })?;
        Ok(given.number)
    })
}
