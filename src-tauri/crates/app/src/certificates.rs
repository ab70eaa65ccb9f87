//! Piagam and sertifikat: numbers, the register, and printing with its log.
//!
//! A number is given from a frozen revision only, once, and never returns: what is void or replaced stays in the register.
//! What a numbered certificate says was decided with its number. Refuses to know how a page looks; see
//! [`crate::documents::awards`] for its words.

use kipp_documents::pdf;
use kipp_domain::numbers::{NumberTemplate, NumberValues, SeriesCheck, check_series};
use kipp_domain::words;
use kipp_store::records::{Certificate, CertificatePrint, NumberSeries};
use kipp_store::{Barrier, Op, Read, StoreError, Write, named_params, sql};

use crate::desk::{self, App, Done, filled, reason};
use crate::documents::awards::{self, Content};
use crate::documents::prepared::{self, Recipient, paper_name, short_title, stop_if_asked};
use crate::documents::{self, Document, Finding, Level, Office, Prepared, Rendered, Request, Said, Saved, issued};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::ports::{Ctx, Progress};

/// A recipient with the state of their certificate.
#[derive(Clone, Debug)]
pub struct Listed {
    pub submission: i64,
    pub document: Document,
    pub title: String,
    pub agency: String,
    pub content: Content,
    pub signer: String,
    pub row: Option<Certificate>,
    pub prints: usize,
    pub printed_at: Option<i64>,
    /// The number it would be given now, in the order of the ranks.
    pub next_number: Option<String>,
    /// What the newest result says is not what was printed.
    pub is_outdated: bool,
}

/// All recipients, with what must be seen to before printing.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The newest frozen revision.
    pub revision: Option<i64>,
    pub rows: Vec<Listed>,
    pub findings: Vec<Finding>,
}

/// All recipients of an edition: numbered ones as printed, others as the newest result says.
pub fn list(app: &App, ctx: &Ctx<'_>, edition: i64) -> Result<Overview> {
    let now = ctx.clock.now().0;
    app.with_desk(|open| {
        let is_sample = open.is_sample;
        let read = open.desk.read();
        let office = Office::read(&read, edition, now, is_sample)?;
        let said = Said::read(&read, &office, None)?;
        let found = awards::awards(&read, &office, &said)?;
        let mut findings = Vec::new();
        if said.revision.is_none() {
            findings.push(Finding::new(Level::Wrong, "not_frozen", "Piagam dibuat dari hasil yang dibekukan. Bekukan hasil lebih dulu."));
        }
        let series = series(&read, edition)?;
        let used = series.as_ref().map(|series| used(&read, series)).transpose()?.unwrap_or_default();
        let mut next = series.as_ref().map(|series| check(series, &used).next);
        let mut rows = Vec::new();
        for award in found {
            let mut next_number = None;
            if award.row.is_none()
                && let (Some(series), Some(running)) = (&series, &mut next)
            {
                next_number = rendered(series, &office, award.document, *running, &award.content).ok();
                *running += 1;
            }
            let missing = award.content.signer.is_none();
            let wrong = |code, text: String| Finding { submission: Some(award.submission), record: award.title.clone(), ..Finding::new(Level::Wrong, code, text) };
            if missing {
                findings.push(wrong("signatory_missing", format!("Penanda tangan {} belum ada.", award.title)));
            }
            if award.row.is_none() && said.revision.is_some() {
                findings.push(wrong("number_missing", format!("Peringkat {} ({}) belum bernomor.", award.content.rank, award.title)));
            }
            if award.is_outdated {
                let text = format!("{} tercetak lain daripada hasil sekarang; terbitkan pengganti bila perlu.", award.title);
                findings.push(Finding { level: Level::Warning, ..wrong("content_changed", text) });
            }
            rows.push(Listed {
                submission: award.submission,
                document: award.document,
                title: award.title,
                agency: award.agency,
                signer: awards::signer_name(&award.content),
                content: award.content,
                row: award.row,
                prints: award.prints.len(),
                printed_at: award.prints.last().map(|print| print.at),
                next_number,
                is_outdated: award.is_outdated,
            });
        }
        Ok(Overview { revision: said.revision.map(|row| row.number), rows, findings })
    })
}

/// A certificate of the register with its history.
#[derive(Clone, Debug)]
pub struct Registered {
    pub row: Certificate,
    pub content: Content,
    pub signer: String,
    pub prints: Vec<CertificatePrint>,
    pub replaces: Option<String>,
    pub replaced_by: Option<String>,
}

/// The book of numbers of an edition.
#[derive(Clone, Debug)]
pub struct Register {
    pub series: Option<NumberSeries>,
    pub rows: Vec<Registered>,
    /// Gaps and doubles, in words.
    pub sentences: Vec<String>,
    /// The running number to give next.
    pub next: Option<u32>,
}

pub fn register(read: &Read<'_>, edition: i64) -> Result<Register> {
    desk::edition(read, edition)?;
    let kept = awards::register(read, edition)?;
    let number_of = |id: i64| kept.iter().find(|(row, _)| row.id == id).map(|(row, _)| row.number.clone());
    let rows = kept
        .iter()
        .map(|(row, prints)| {
            let content = Content::parse(row)?;
            Ok(Registered {
                signer: awards::signer_name(&content),
                content,
                prints: prints.clone(),
                replaces: row.replaces_id.and_then(number_of),
                replaced_by: kept.iter().find(|(other, _)| other.replaces_id == Some(row.id)).map(|(other, _)| other.number.clone()),
                row: row.clone(),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let series = series(read, edition)?;
    let check = match &series {
        Some(series) => Some(check(series, &used(read, series)?)),
        None => None,
    };
    Ok(Register {
        series,
        rows,
        sentences: check.as_ref().map(SeriesCheck::sentences).unwrap_or_default(),
        next: check.map(|check| check.next),
    })
}

fn series(read: &Read<'_>, edition: i64) -> Result<Option<NumberSeries>> {
    Ok(read.list(sql!("number_series/of_edition"), named_params! { ":edition_id": edition })?.into_iter().next())
}

fn narrow(running: i64) -> u32 {
    u32::try_from(running).unwrap_or(u32::MAX)
}

/// Running numbers of a series that were given, void ones too.
fn used(read: &Read<'_>, series: &NumberSeries) -> Result<Vec<u32>> {
    let rows: Vec<Certificate> = read.list(sql!("certificates/of_edition"), named_params! { ":edition_id": series.edition_id })?;
    Ok(rows.iter().filter(|row| row.series_id == Some(series.id)).filter_map(|row| row.running).map(narrow).collect())
}

fn check(series: &NumberSeries, used: &[u32]) -> SeriesCheck {
    check_series(narrow(series.first), used)
}

/// The number of `running` as printed.
fn rendered(series: &NumberSeries, office: &Office, document: Document, running: u32, content: &Content) -> Result<String> {
    let template = NumberTemplate::parse(&series.template).map_err(|error| Fault::field("number_template", error.to_string()))?;
    let part = |word: &str, key: &str, what: &str| match office.typed(document, key) {
        Some(text) => Ok(text.to_owned()),
        None if template.source().contains(&format!("{{{word}}}")) => {
            Err(Fault::field(key, format!("{what} pada nomor {} belum diisi.", document.title().to_lowercase())))
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
    series_id: Option<i64>,
    running: Option<i64>,
    number: String,
}

impl Numbers {
    fn read(read: &Read<'_>, edition: i64) -> Result<Self> {
        let rows: Vec<Certificate> = read.list(sql!("certificates/of_edition"), named_params! { ":edition_id": edition })?;
        let series = series(read, edition)?;
        let used = series.as_ref().map(|series| used(read, series)).transpose()?.unwrap_or_default();
        let from = series.as_ref().map_or(1, |series| check(series, &used).next);
        Ok(Self { series, used, from, taken: rows.into_iter().map(|row| row.number).filter(|number| !number.is_empty()).collect() })
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
        self.take(Given { series_id: running.map(|(id, _)| id), running: running.map(|(_, running)| running.into()), number })
    }

    fn take(&mut self, given: Given) -> Result<Given> {
        if !given.number.is_empty() && self.taken.contains(&given.number) {
            return Err(Refusal::NumberTaken { number: given.number }.into());
        }
        self.used.extend(given.running.map(narrow));
        self.taken.push(given.number.clone());
        Ok(given)
    }
}

/// Gives numbers to recipients of the newest revision that have none: all, or the chosen submissions. `manual` holds numbers
/// typed by hand, by submission.
pub fn issue(app: &App, ctx: &Ctx<'_>, edition: i64, chosen: &[i64], manual: &[(i64, String)]) -> Result<Done<Vec<i64>>> {
    let is_sample = app.is_sample();
    let op = Op::new("certificates.issue", "Nomor piagam diberikan").edition(edition).barrier(Barrier::Certificates).final_();
    app.write(ctx, op, |write| {
        let row = desk::open_edition(write, edition)?;
        let office = Office::read(write, edition, write.at(), is_sample)?;
        let said = Said::read(write, &office, None)?;
        let Some(revision) = &said.revision else { return Err(Refusal::NotFrozen { edition: row.code }.into()) };
        let awards = awards::awards(write, &office, &said)?;
        for submission in chosen.iter().chain(manual.iter().map(|(submission, _)| submission)) {
            match awards.iter().find(|award| award.submission == *submission) {
                None => {
                    let submission = desk::submission(write, *submission)?;
                    return Err(match submission.edition_id == edition {
                        true => Fault::field("submissions", format!("{} tidak masuk kelas penghargaan pada revisi {}.", submission.title, revision.number)),
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
        let wanted = |submission: i64| chosen.is_empty() || chosen.contains(&submission);
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
            let Some(award) = awards.get(at) else { continue };
            first_and_last.push(given.number.clone());
            ids.push(enter(write, &row.code, revision.id, award.document, award.submission, award.content.clone(), given, None)?);
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
    edition_code: &str,
    revision_id: i64,
    document: Document,
    submission: i64,
    mut content: Content,
    given: Given,
    replaces_id: Option<i64>,
) -> Result<i64> {
    if content.signer.is_none() {
        return Err(Fault::field("signatory", format!("Penanda tangan {} edisi {edition_code} belum ada dalam daftar pejabat.", document.title().to_lowercase())));
    }
    content.number.clone_from(&given.number);
    let revision: kipp_store::records::ResultRevision =
        write.get(revision_id)?.ok_or_else(|| Fault::Bug("a certificate without its revision".into()))?;
    Ok(write.insert(Certificate {
        id: 0,
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

fn certificate(read: &Read<'_>, id: i64) -> Result<Certificate> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Certificate, id))
}

/// A certificate that counts, or the refusal that it does not any more.
fn counting(read: &Read<'_>, id: i64) -> Result<Certificate> {
    let row = certificate(read, id)?;
    desk::open_edition(read, row.edition_id)?;
    if row.state == "issued" { Ok(row) } else { Err(Refusal::CertificateNotIssued { number: row.number }.into()) }
}

fn shown(row: &Certificate) -> &str {
    if row.number.is_empty() { "tanpa nomor" } else { &row.number }
}

/// Takes a certificate back; its number stays in the register and is never given again.
pub fn void(app: &App, ctx: &Ctx<'_>, id: i64, why: &str) -> Result<Done<()>> {
    let why = reason("Membatalkan piagam", why)?;
    let op = Op::new("certificates.void", "Piagam dibatalkan").reason(Some(why.clone())).barrier(Barrier::Certificates).final_();
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
pub fn replace(app: &App, ctx: &Ctx<'_>, id: i64, why: &str, correction: &Correction) -> Result<Done<i64>> {
    let why = reason("Mengganti piagam", why)?;
    let is_sample = app.is_sample();
    let op = Op::new("certificates.replace", "Piagam diganti").reason(Some(why.clone())).barrier(Barrier::Certificates).final_();
    app.write(ctx, op, |write| {
        let old = counting(write, id)?;
        let edition = desk::open_edition(write, old.edition_id)?;
        let office = Office::read(write, edition.id, write.at(), is_sample)?;
        let said = Said::read(write, &office, None)?;
        let Some(revision) = &said.revision else { return Err(Refusal::NotFrozen { edition: edition.code }.into()) };
        let row = said.statement.rows.iter().find(|row| row.submission == old.submission);
        let Some((document, mut content)) = row.and_then(|row| Content::of_row(&office, &said, row)) else {
            let text = format!("Usulan ini tidak masuk kelas penghargaan pada revisi {}. Batalkan piagamnya.", revision.number);
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
        let new = enter(write, &edition.code, revision.id, document, old.submission, content, given, Some(old.id))?;
        write.update(&Certificate { state: "replaced".into(), reason: Some(why), ..old })?;
        Ok(new)
    })
}

/// Writes a number into a certificate whose number was left blank.
pub fn number(app: &App, ctx: &Ctx<'_>, id: i64, text: &str) -> Result<Done<String>> {
    if text.trim().is_empty() {
        return Err(Fault::field("number", "Nomor belum diisi."));
    }
    let op = Op::new("certificates.number", "Nomor piagam diisi").barrier(Barrier::Certificates).final_();
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

/// What a print makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One PDF for the printer.
    Merged,
    /// One named PDF for each recipient.
    Files,
    Both,
}

impl Mode {
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "merged" => Self::Merged,
            "files" => Self::Files,
            "both" => Self::Both,
            _ => return None,
        })
    }

    fn merges(self) -> bool {
        self != Self::Files
    }

    fn parts(self) -> bool {
        self != Self::Merged
    }
}

/// What to print, and how. The request's document is set for each of `documents`.
#[derive(Clone, Debug)]
pub struct PrintOrder {
    pub request: Request,
    pub documents: Vec<Document>,
    pub mode: Mode,
    /// Further styles of the piagam, as merged files of the same print: `piagam-modern.pdf`.
    pub more_styles: Vec<String>,
}

/// What a print made.
#[derive(Clone, Debug)]
pub struct PrintReport {
    pub files: Vec<Saved>,
    /// Certificates printed.
    pub printed: usize,
    /// Recipients left out because they have no number.
    pub left_out: Vec<String>,
    pub findings: Vec<Finding>,
}

/// A finished file in memory.
struct Made {
    document: Document,
    name: String,
    bytes: Vec<u8>,
}

/// One print in memory: its files, whom it concerns, what to know.
#[derive(Default)]
struct Run {
    made: Vec<Made>,
    /// Certificate and copy.
    prints: Vec<(i64, u32)>,
    revision: Option<i64>,
    counts: Vec<(Document, usize)>,
    left_out: Vec<String>,
    findings: Vec<Finding>,
}

/// Prints numbered certificates through the host and notes each print, in one operation. Everything is made in memory
/// before the first file is written; a stop before that leaves nothing behind.
pub fn print(app: &App, ctx: &Ctx<'_>, order: &PrintOrder, token: &str) -> Result<Done<PrintReport>> {
    let run = make(app, ctx, order)?;
    let mut files = Vec::new();
    for made in &run.made {
        let shown = ctx.files.write(token, &made.name, &made.bytes)?;
        files.push(Saved { shown, name: made.name.clone(), size: made.bytes.len() as u64, findings: vec![] });
    }
    let done = note(app, ctx, &order.request, &run)?;
    let report = PrintReport { files, printed: run.prints.len(), left_out: run.left_out, findings: run.findings };
    Ok(Done { undo: None, ..done.map(|()| report) })
}

/// The merged PDF of one document for the printer; numbered pages count as printed, drafts as RANCANGAN do not.
pub(crate) fn print_bytes(app: &App, ctx: &Ctx<'_>, request: &Request) -> Result<Vec<u8>> {
    let run = make_with_drafts(app, ctx, request)?;
    note(app, ctx, request, &run)?;
    run.made.into_iter().next().map(|made| made.bytes).ok_or_else(|| Fault::Bug("a print without a file".into()))
}

/// The same, written through the host.
pub(crate) fn save_merged(app: &App, ctx: &Ctx<'_>, request: &Request, token: &str) -> Result<Done<Saved>> {
    let run = make_with_drafts(app, ctx, request)?;
    let made = run.made.first().ok_or_else(|| Fault::Bug("a print without a file".into()))?;
    let shown = ctx.files.write(token, &made.name, &made.bytes)?;
    let saved = Saved { shown, name: made.name.clone(), size: made.bytes.len() as u64, findings: run.findings.clone() };
    let done = note(app, ctx, request, &run)?;
    Ok(Done { undo: None, ..done.map(|()| saved) })
}

fn make_with_drafts(app: &App, ctx: &Ctx<'_>, request: &Request) -> Result<Run> {
    let (prepared, _) = documents::prepare(app, ctx, request)?;
    documents::nonempty(&prepared)?;
    let mut run = Run { revision: prepared.revision.map(|(id, _)| id), ..Run::default() };
    note_recipients(&mut run, &prepared);
    writable_for(app, &run)?;
    let made = prepared::render(prepared, app.fonts()?, ctx)?;
    let bytes = documents::file_of(app, &made)?;
    stop_if_asked(ctx)?;
    run.findings = made.findings;
    run.made.push(Made { document: request.document, name: documents::file_name(request, "pdf"), bytes });
    Ok(run)
}

fn note_recipients(run: &mut Run, prepared: &Prepared) {
    let numbered: Vec<(i64, u32)> =
        prepared.recipients().iter().filter_map(|one: &&Recipient| Some((one.certificate?, one.copy))).collect();
    run.counts.push((prepared.document, numbered.len()));
    run.prints.extend(numbered);
}

/// A numbered certificate is printed only where its print can be noted.
fn writable_for(app: &App, run: &Run) -> Result<()> {
    match run.prints.is_empty() || issued::place(app)?.is_some() {
        true => Ok(()),
        false => Err(Fault::Store(StoreError::ReadOnly)),
    }
}

fn make(app: &App, ctx: &Ctx<'_>, order: &PrintOrder) -> Result<Run> {
    let mut run = Run::default();
    let mut ready: Vec<(Request, Prepared)> = Vec::new();
    for document in &order.documents {
        let request = Request { document: *document, ..order.request.clone() };
        let (mut prepared, _) = documents::prepare(app, ctx, &request)?;
        leave_out_drafts(&mut prepared, &mut run);
        if prepared.batches.iter().all(|batch| batch.recipients.is_empty()) {
            continue;
        }
        run.revision = run.revision.or(prepared.revision.map(|(id, _)| id));
        note_recipients(&mut run, &prepared);
        ready.push((request, prepared));
    }
    if ready.is_empty() {
        return Err(match run.left_out.is_empty() {
            true => Refusal::NothingToPrint { document: "pilihan ini".into() }.into(),
            false => Fault::field("submissions", "Belum ada piagam yang bernomor. Berikan nomor lebih dulu."),
        });
    }
    writable_for(app, &run)?;
    for (request, prepared) in ready {
        let made = prepared::render(prepared, app.fonts()?, ctx)?;
        files_of(app, ctx, order, &request, &made, &mut run)?;
        run.findings.extend(made.findings);
        if request.document == Document::Charter && order.mode.merges() {
            for style in order.more_styles.iter().filter(|style| **style != request.style) {
                let request = Request { style: style.clone(), ..request.clone() };
                let (mut prepared, _) = documents::prepare(app, ctx, &request)?;
                leave_out_drafts(&mut prepared, &mut Run::default());
                let made = prepared::render(prepared, app.fonts()?, ctx)?;
                let bytes = documents::file_of(app, &made)?;
                run.made.push(Made { document: request.document, name: documents::file_name(&request, "pdf"), bytes });
            }
        }
    }
    stop_if_asked(ctx)?;
    Ok(run)
}

/// Pages without a number are no print; places close up behind them.
fn leave_out_drafts(prepared: &mut Prepared, run: &mut Run) {
    for batch in &mut prepared.batches {
        batch.recipients.retain(|(_, one)| {
            if one.certificate.is_none() {
                run.left_out.push(one.title.clone());
            }
            one.certificate.is_some()
        });
    }
    prepared.batches.retain(|batch| !batch.recipients.is_empty());
    let mut places: Vec<usize> = prepared.batches.iter().flat_map(|batch| batch.recipients.iter().map(|(place, _)| *place)).collect();
    places.sort_unstable();
    for batch in &mut prepared.batches {
        for (place, _) in &mut batch.recipients {
            *place = places.binary_search(place).unwrap_or(*place);
        }
    }
    prepared.findings.retain(|finding| !matches!(finding.code, "number_missing"));
    prepared.is_draft = false;
}

fn files_of(app: &App, ctx: &Ctx<'_>, order: &PrintOrder, request: &Request, made: &Rendered, run: &mut Run) -> Result<()> {
    let document = request.document;
    let info = made.prepared.info();
    let failed = |error: pdf::PdfError| Fault::Page(words::sentence(&error.to_string()));
    let ready = pdf::prepare(&made.composed, app.fonts()?, &info).map_err(failed)?;
    let mut parts = Vec::new();
    if order.mode.parts() {
        let total = made.composed.pages.len();
        let recipients = made.prepared.recipients();
        for (at, recipient) in recipients.iter().enumerate() {
            stop_if_asked(ctx)?;
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let text = format!("Berkas {} {} dari {total}: {}", short_title(document).to_lowercase(), at + 1, recipient.file);
            (ctx.progress)(Progress { done: count(at + 1), total: count(total), text });
            let mut bytes = Vec::new();
            ready.write_page(at, &format!("{}: {}", info.title, recipient.title), &mut bytes).map_err(failed)?;
            parts.push(Made { document, name: format!("{}/{}", document.code(), recipient.file), bytes });
        }
    }
    if order.mode.merges() {
        let mut bytes = Vec::new();
        ready.write_all(&mut bytes).map_err(failed)?;
        run.made.push(Made { document, name: documents::file_name(request, "pdf"), bytes });
    }
    run.made.extend(parts);
    Ok(())
}

/// Notes the prints and keeps their bytes: one operation, not undoable. Drafts leave no trace.
fn note(app: &App, ctx: &Ctx<'_>, request: &Request, run: &Run) -> Result<Done<()>> {
    let place = issued::place(app)?;
    let mut kept = Vec::new();
    if let (Some(desk), false) = (&place, run.prints.is_empty()) {
        for made in &run.made {
            kept.push(issued::keep(desk, made.document, &made.name, &made.bytes)?);
        }
    }
    if run.prints.is_empty() {
        return Ok(Done { value: (), changed: vec![], warnings: vec![], undo: None });
    }
    let counted: Vec<String> = run
        .counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(document, count)| format!("{count} {}", short_title(*document).to_lowercase()))
        .collect();
    let op = Op::new("certificates.print", format!("{} dicetak", words::list(&counted))).edition(request.edition).final_();
    let paper = app.read(|read| Ok(paper_name(request, kipp_documents::Paper::parse(&crate::settings::value(read, "kertas")?))))?;
    app.write(ctx, op, |write| {
        for (certificate_id, copy) in &run.prints {
            let before: i64 = write.value(sql!("certificate_prints/count"), named_params! { ":certificate_id": certificate_id })?.unwrap_or(0);
            // Another print of the same certificate may have come between: the log keeps counting.
            let copy = i64::from(*copy).max(before + 1);
            write.insert(CertificatePrint {
                id: 0,
                certificate_id: *certificate_id,
                copy,
                at: write.at(),
                actor: write.actor().into(),
                paper: paper.clone(),
            })?;
        }
        issued::note(write, request.edition, run.revision, &kept)?;
        Ok(())
    })
}
