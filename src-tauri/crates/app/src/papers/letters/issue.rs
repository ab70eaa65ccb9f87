//! A letter is issued: its numbers are taken from the series in one operation, and what it says is kept with them.
//!
//! A running number is never given twice, and a gap is never filled; a number typed by hand that the series could have made
//! takes its place in it.

use std::collections::BTreeSet;

use kipp_domain::numbers::{NumberTemplate, NumberValues, check_series};
use kipp_domain::words;
use kipp_store::records::{Letter, LetterBatch, LetterRecipient, NumberSeries};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use super::draft::{self, LetterDraft};
use super::form::LetterForm;
use super::kinds::Numbering;
use super::register::{called, counting, recipient, used};
use super::{invitation, kept_values};
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Refusal, Result};
use crate::papers::finding::{Finding, Level};
use crate::papers::{Document, Office};
use crate::ports::Ctx;
use crate::rows;
use crate::year::number_series;

/// Which number a letter gets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NumberChoice {
    /// The next of its series.
    #[default]
    Next,
    /// Room for one that is written in later.
    Blank,
    /// Typed by hand; one number serves all.
    Typed(String),
}

/// What was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub batch: Id<LetterBatch>,
    /// In the order of the letters; empty ones are written in later.
    pub numbers: Vec<String>,
}

/// Numbers under way in one operation.
struct Numbers {
    series: NumberSeries,
    template: NumberTemplate,
    /// Running numbers of the series that were given.
    used: BTreeSet<u32>,
    next: u32,
    /// Numbers of the edition as printed.
    taken: BTreeSet<String>,
}

impl Numbers {
    fn of_series(write: &Write<'_>, series: NumberSeries) -> Result<Self> {
        let all: Vec<Letter> =
            write.list(sql!("letters/of_edition"), named_params! { ":edition_id": series.edition_id })?;
        let used = used(&series, &all)?;
        let next = check_series(rows::fits("nomor urut", series.first)?, &used).next;
        let template =
            NumberTemplate::parse(&series.template).map_err(|error| Fault::field("number", error.to_string()))?;
        let taken = all.into_iter().map(|letter| letter.number).filter(|number| !number.is_empty()).collect();
        Ok(Self { series, template, used: used.into_iter().collect(), next, taken })
    }

    fn next(&mut self, date: chrono::NaiveDate) -> Result<(Option<i64>, String)> {
        let mut running = self.next;
        while self.used.contains(&running) {
            running += 1;
        }
        self.next = running + 1;
        let values = NumberValues { running, date, classification: "", unit: "" };
        self.take(Some(running), self.template.render(values))
    }

    fn typed(&mut self, text: &str) -> Result<(Option<i64>, String)> {
        let number = text.trim().to_owned();
        let running = self.template.read_running(&number).filter(|at| *at >= 1 && !self.used.contains(at));
        self.take(running, number)
    }

    fn take(&mut self, running: Option<u32>, number: String) -> Result<(Option<i64>, String)> {
        if !self.taken.insert(number.clone()) {
            return Err(Refusal::NumberTaken { number }.into());
        }
        self.used.extend(running);
        Ok((running.map(i64::from), number))
    }

    fn series_of(&self, running: Option<i64>) -> Option<Id<NumberSeries>> {
        running.map(|_| self.series.id)
    }
}

/// The numbers that a draft would get now, in the order of its letters.
pub fn next_numbers(read: &Read<'_>, draft: &LetterDraft, is_sample: bool) -> Result<Vec<String>> {
    let all = number_series::of_letters(read, draft.edition, is_sample)?;
    let series = all.into_iter().find(|series| series.code == draft.kind.series);
    let series = series.ok_or_else(|| Fault::Bug(format!("no series {}", draft.kind.series)))?;
    let letters: Vec<Letter> = read.list(sql!("letters/of_edition"), named_params! { ":edition_id": draft.edition })?;
    let first = check_series(rows::fits("nomor urut", series.first)?, &used(&series, &letters)?).next;
    let template =
        NumberTemplate::parse(&series.template).map_err(|error| Fault::field("number", error.to_string()))?;
    let count = match draft.kind.numbering {
        Numbering::Shared => 1,
        Numbering::Each => draft.recipients.len(),
    };
    let number = |running| NumberValues { running, date: draft.date, classification: "", unit: "" };
    Ok((first..).take(count).map(|running| template.render(number(running))).collect())
}

/// The draft of what is asked, with the numbers it would get now.
///
/// # Errors
/// As [`draft::read`].
pub fn shown(app: &App, ctx: &Ctx<'_>, form: &LetterForm) -> Result<(LetterDraft, Vec<String>)> {
    let now = ctx.clock.now().0;
    app.with_desk(|open| {
        let db = open.desk.read();
        let draft = draft::read(&db, &Office::read(&db, form.edition, now, open.is_sample)?, form)?;
        let numbers = next_numbers(&db, &draft, open.is_sample)?;
        Ok((draft, numbers))
    })
}

/// Issues what was asked for. `reason`: why, where a rule asks for one.
pub fn issue(
    app: &App,
    ctx: &Ctx<'_>,
    form: &LetterForm,
    number: &NumberChoice,
    reason: Option<String>,
) -> Result<Done<Issued>> {
    let is_sample = app.is_sample();
    let reason = filled(reason);
    let has_reason = reason.is_some();
    let op = Op::new("letters.issue", "Surat diterbitkan").edition(form.edition).reason(reason).never_undone();
    app.write(ctx, op, |write| {
        rows::open_edition(write, form.edition)?;
        let office = Office::read(write, form.edition, write.at(), is_sample)?;
        issue_draft(write, &draft::read(write, &office, form)?, number, has_reason, is_sample)
    })
}

fn issue_draft(
    write: &Write<'_>,
    draft: &LetterDraft,
    number: &NumberChoice,
    has_reason: bool,
    is_sample: bool,
) -> Result<Issued> {
    let forbids =
        |finding: &&Finding| finding.level == Level::Wrong && !(has_reason && finding.code == invitation::NEEDS_REASON);
    if let Some(wrong) = draft.findings.iter().find(forbids) {
        return Err(Fault::field(if wrong.field.is_empty() { "document" } else { &wrong.field }, wrong.text.clone()));
    }
    if draft.recipients.is_empty() {
        return Err(Refusal::NothingToPrint { document: words::in_sentence(draft.kind.document.title()) }.into());
    }
    let shared = draft.kind.numbering == Numbering::Shared;
    if matches!(number, NumberChoice::Typed(_)) && !shared && draft.recipients.len() > 1 {
        return Err(Fault::field("number", "Nomor dengan tangan hanya untuk satu surat. Pilih satu penerima."));
    }
    let series = number_series::in_use(write, draft.edition, draft.kind.series, is_sample)?;
    let mut numbers = Numbers::of_series(write, series)?;
    let batch = write.insert(LetterBatch {
        id: Id::NEW,
        edition_id: draft.edition,
        document: draft.kind.document.code().into(),
        session_id: draft.session,
        date: draft.date.to_string(),
        subject: draft.subject.clone(),
        signer: draft.signer.as_ref().map(|one| one.name.clone()).unwrap_or_default(),
        content: kept_values::to_text(&draft.values, &draft.texts)?,
    })?;
    let mut given = Vec::new();
    let mut issued = Vec::new();
    let mut letter = None;
    for (at, recipient) in (1_i64..).zip(&draft.recipients) {
        let letter_id = match letter {
            Some(id) if shared => id,
            _ => {
                let (running, text) = match number {
                    NumberChoice::Next => numbers.next(draft.date)?,
                    NumberChoice::Blank => (None, String::new()),
                    NumberChoice::Typed(text) => numbers.typed(text)?,
                };
                given.push(text.clone());
                write.insert(Letter {
                    id: Id::NEW,
                    batch_id: batch,
                    position: at,
                    series_id: numbers.series_of(running),
                    running,
                    number: text,
                    state: "issued".into(),
                    reason: None,
                })?
            }
        };
        letter = Some(letter_id);
        let row = write.insert(LetterRecipient {
            id: Id::NEW,
            letter_id,
            position: at,
            agency_id: recipient.agency,
            addressee: recipient.addressee.clone(),
            place: recipient.place.clone(),
            content: kept_values::to_text(&recipient.values.clone().text("berkas", &recipient.slug), &[])?,
            sent_on: None,
            sent_way: None,
            received_on: None,
            received_by: None,
        })?;
        issued.extend(recipient.agency.map(|agency| (agency, row)));
    }
    if let (Document::Invitation, Some(session)) = (draft.kind.document, draft.session) {
        invitation::link(write, session, &issued)?;
    }
    write.amend(|op| {
        let title = draft.kind.document.title();
        op.label = match given.as_slice() {
            [one] if one.is_empty() => format!("{title} diterbitkan, nomor ditulis kemudian"),
            [one] => format!("{title} Nomor {one} diterbitkan"),
            [first, .., last] => {
                let many = format!("{} {} diterbitkan", given.len(), words::in_sentence(title));
                match first.is_empty() {
                    true => format!("{many}, nomor ditulis kemudian"),
                    false => format!("{many}, Nomor {first} sampai dengan {last}"),
                }
            }
            [] => format!("{title} diterbitkan"),
        };
    });
    Ok(Issued { batch, numbers: given })
}

/// Takes a letter back; its number stays in the register with the reason and is never given again.
pub fn void(app: &App, ctx: &Ctx<'_>, id: Id<Letter>, why: &str) -> Result<Done<()>> {
    let why = crate::desk::reason("Membatalkan surat", why)?;
    app.write(ctx, Op::new("letters.void", "Surat dibatalkan").reason(Some(why.clone())).never_undone(), |write| {
        let (letter, batch) = counting(write, id)?;
        write.amend(|op| {
            op.edition_id = Some(batch.edition_id);
            op.label = format!("{} dibatalkan", called(&letter, &batch));
        });
        if let Some(session) = batch.session_id.filter(|_| batch.document == Document::Invitation.code()) {
            invitation::unlink(write, session, id)?;
        }
        Ok(write.update(&Letter { state: "void".into(), reason: Some(why), ..letter })?)
    })
}

/// Writes a number into a letter that was issued with room for one.
pub fn number(app: &App, ctx: &Ctx<'_>, id: Id<Letter>, text: &str) -> Result<Done<String>> {
    if text.trim().is_empty() {
        return Err(Fault::field("number", "Nomor belum diisi."));
    }
    let is_sample = app.is_sample();
    app.write(ctx, Op::new("letters.number", "Nomor surat diisi").never_undone(), |write| {
        let (letter, batch) = counting(write, id)?;
        if !letter.number.is_empty() {
            return Err(Refusal::NumberTaken { number: letter.number }.into());
        }
        let kind = super::kinds::of_code(&batch.document)?;
        let series = number_series::in_use(write, batch.edition_id, kind.series, is_sample)?;
        let mut numbers = Numbers::of_series(write, series)?;
        let (running, number) = numbers.typed(text)?;
        write.amend(|op| {
            op.edition_id = Some(batch.edition_id);
            op.label = format!("Nomor {number} diisi pada {}", batch.subject);
        });
        let series_id = numbers.series_of(running);
        write.update(&Letter { series_id, running, number: number.clone(), ..letter })?;
        Ok(number)
    })
}

/// How letters went out, or that they were received; empty: not known any more.
#[derive(Clone, Debug, Default)]
pub struct Dispatch {
    pub recipients: Vec<Id<LetterRecipient>>,
    /// As typed; none: today. Ignored when `way` is none: not sent.
    pub on: Option<String>,
    /// diantar, diambil, pos, pos_el, whatsapp, srikandi, lisan; none: not sent after all.
    pub way: Option<String>,
}

/// The day typed, else today; never before the letter itself.
fn day(write: &Write<'_>, text: Option<&str>, batch: &LetterBatch) -> Result<String> {
    let today = rows::zone(write)?.date(write.at());
    let mut problems = kipp_domain::problem::Problems::new();
    let day = match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => crate::dates::date_near(&mut problems, "on", Some(text), || today),
        None => Some(today),
    };
    let day = day.map(|day| day.to_string());
    if day.as_ref().is_some_and(|day| *day < batch.date) {
        problems.wrong("on", "Tanggal itu mendahului tanggal surat.");
    }
    match day {
        Some(day) if !problems.is_wrong() => Ok(day),
        _ => Err(problems.into()),
    }
}

/// Notes that letters were sent, with the day and the way.
pub fn sent(app: &App, ctx: &Ctx<'_>, form: &Dispatch) -> Result<Done<()>> {
    app.write(ctx, Op::new("letters.sent", "Surat dikirim"), |write| {
        if let Some(way) = &form.way
            && !kipp_store::codes::knows("letter_recipients", "sent_way", way)
        {
            return Err(Fault::field("way", format!("Cara kirim “{way}” tidak dikenal. Pilih dari daftar.")));
        }
        for id in &form.recipients {
            let (row, batch) = recipient(write, *id)?;
            let sent_on = form.way.as_ref().map(|_| day(write, form.on.as_deref(), &batch)).transpose()?;
            write.amend(|op| {
                op.edition_id = Some(batch.edition_id);
                op.label = match (form.recipients.as_slice(), &form.way) {
                    ([_], Some(_)) => format!("Surat untuk {} dikirim", row.addressee),
                    ([_], None) => format!("Surat untuk {} belum dikirim", row.addressee),
                    (many, Some(_)) => format!("{} surat dikirim", many.len()),
                    (many, None) => format!("{} surat belum dikirim", many.len()),
                };
            });
            write.update(&LetterRecipient { sent_on, sent_way: form.way.clone(), ..row })?;
        }
        Ok(())
    })
}

/// Notes that letters were received, when and by whom; without a day that they were not. All of them are one change.
pub fn received(
    app: &App,
    ctx: &Ctx<'_>,
    ids: &[Id<LetterRecipient>],
    on: Option<&str>,
    by: Option<String>,
) -> Result<Done<()>> {
    let (on, by) = (on.map(str::trim).filter(|text| !text.is_empty()), filled(by));
    app.write(ctx, Op::new("letters.received", "Surat diterima"), |write| {
        for id in ids {
            let (row, batch) = recipient(write, *id)?;
            let received_on = on.map(|text| day(write, Some(text), &batch)).transpose()?;
            if received_on.is_some() && received_on < row.sent_on {
                let sent = crate::dates::kept(row.sent_on.as_deref()).map(words::long_date).unwrap_or_default();
                let text = format!("Surat untuk {} baru dikirim {sent}. Periksa tanggalnya.", row.addressee);
                return Err(Fault::field("on", text));
            }
            write.amend(|op| {
                op.edition_id = Some(batch.edition_id);
                let verb = if received_on.is_some() { "diterima" } else { "belum diterima" };
                op.label = match ids {
                    [_] => format!("Surat untuk {} {verb}", row.addressee),
                    many => format!("{} surat {verb}", many.len()),
                };
            });
            let received_by = received_on.as_ref().and(by.clone());
            write.update(&LetterRecipient { received_on, received_by, ..row })?;
        }
        Ok(())
    })
}
