//! The ledger of the duty: where each obliged agency stands, which letters it got, what came back, what is allowed next.
//!
//! Everything follows from facts (`kipp_domain::ladder`); nothing of it is kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kipp_domain::edition::StageKind;
use kipp_domain::ladder::{Answer, Ladder, LadderFacts, LadderStanding, Letter as LadderLetter, LetterKind, Verdict};
use kipp_domain::problem::Problems;
use kipp_domain::submission::Status;
use kipp_store::records::{
    Agency, DutyNote, Edition, LetterAnswer, LetterRecipient, Obligation, Stage, StageExtension, Submission,
};
use kipp_store::{Id, Op, Read, StoreError, named_params, sql};

use super::register::{self, RegisteredLetter};
use crate::dates::{kept, optional_date};
use crate::deleting;
use crate::desk::{App, Done, filled};
use crate::entries::submissions;
use crate::error::{Fault, Noun, Result};
use crate::office::agencies;
use crate::papers::Document;
use crate::ports::Ctx;
use crate::rows;
use crate::year::obligations::{self, Duty};
use crate::year::{holidays, ladder_rules, stages};

/// A letter of the ladder to one agency, with what came back on it.
#[derive(Clone, Debug)]
pub struct LedgerLetter {
    pub kind: LetterKind,
    pub number: String,
    /// ISO
    pub date: String,
    pub is_void: bool,
    /// Until when it asks for an answer.
    pub term: Option<NaiveDate>,
    pub recipient: LetterRecipient,
    pub answers: Vec<LetterAnswer>,
}

impl LedgerLetter {
    /// Its number on paper; where it is written in later, room for it.
    pub fn number_on_paper(&self) -> &str {
        register::number_on_paper(&self.number)
    }
}

/// An obliged agency with everything the ledger says of it.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    pub duty: Duty,
    /// The day its first entry that counts came.
    pub entered_on: Option<NaiveDate>,
    /// Titles of its drafts.
    pub drafts: Vec<String>,
    /// Void ones too.
    pub letters: Vec<LedgerLetter>,
    pub notes: Vec<DutyNote>,
    pub standing: LadderStanding,
}

/// The ledger of an edition.
#[derive(Clone, Debug)]
pub struct Ledger {
    pub rows: Vec<LedgerRow>,
    /// The recap groups in their order.
    pub groups: Vec<String>,
    /// Last day of the registration.
    pub closing: Option<NaiveDate>,
    /// The registration was prolonged.
    pub is_extended: bool,
    pub rules: ladder_rules::RuleSet,
}

/// The step of the ladder that a document is.
pub(crate) fn step_of(document: &str) -> Option<LetterKind> {
    Some(match Document::from_code(document)? {
        Document::Invitation => LetterKind::Invitation,
        Document::Reminder => LetterKind::Reminder,
        Document::FirstReprimand => LetterKind::FirstReprimand,
        Document::SecondReprimand => LetterKind::SecondReprimand,
        _ => return None,
    })
}

/// The stage in which entries are registered.
fn registration(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<Stage>> {
    let is_it = |stage: &Stage| stage.enabled && stage.kind == StageKind::Registration.code();
    Ok(stages::of_edition(read, edition)?.into_iter().find(is_it))
}

fn last_day(stage: &Stage) -> Option<NaiveDate> {
    kept(stage.ends_on.as_deref())
}

/// Last day of the registration.
pub(super) fn closing(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<NaiveDate>> {
    Ok(registration(read, edition)?.as_ref().and_then(last_day))
}

/// Reads the ledger as it stands on a day.
pub fn read(read: &Read<'_>, id: Id<Edition>, day: NaiveDate) -> Result<Ledger> {
    let edition = rows::edition(read, id)?;
    let rules = ladder_rules::of_edition(read, id)?;
    let days = holidays::working_days(read, rules.joint_leave_off)?;
    let stage = registration(read, id)?;
    let closing = stage.as_ref().and_then(last_day);
    let ladder = Ladder { rules: rules.rules, closing, days: &days };
    let (duties, groups) = obligations::duties(read, id)?;
    let entries = entries(read, &edition, &duties)?;
    let mut letters = letters(read, id)?;
    let mut notes: BTreeMap<Id<Obligation>, Vec<DutyNote>> = BTreeMap::new();
    for note in read.list::<DutyNote>(sql!("duty_notes/of_edition"), named_params! { ":edition_id": id })? {
        notes.entry(note.obligation_id).or_default().push(note);
    }
    let rows = duties.into_iter().map(|duty| {
        let (entered_on, drafts) = entries.get(&duty.agency.id).cloned().unwrap_or_default();
        let mut letters = letters.remove(&duty.agency.id).unwrap_or_default();
        let facts = facts(&duty, entered_on, &letters)?;
        for (letter, fact) in letters.iter_mut().zip(&facts.letters) {
            letter.term = ladder.term(fact);
        }
        let standing = ladder.standing(&facts, day);
        let notes = notes.remove(&duty.obligation.id).unwrap_or_default();
        Ok(LedgerRow { entered_on, drafts, letters, notes, standing, duty })
    });
    let rows: Vec<LedgerRow> = rows.collect::<Result<_>>()?;
    let extensions: Vec<StageExtension> =
        read.list(sql!("stage_extensions/of_edition"), named_params! { ":edition_id": id })?;
    let is_extended = stage.is_some_and(|stage| extensions.iter().any(|one| one.stage_id == stage.id));
    Ok(Ledger { rows, groups, closing, is_extended, rules })
}

/// The day of the first entry of an agency, and titles of its drafts.
type Entries = (Option<NaiveDate>, Vec<String>);

/// The day of the first entry of each obliged agency, and its drafts.
fn entries(read: &Read<'_>, edition: &Edition, duties: &[Duty]) -> Result<BTreeMap<Id<Agency>, Entries>> {
    let zone = rows::zone(read)?;
    let tree = agencies::tree(&agencies::all(read)?)?;
    let all: Vec<Submission> = submissions::of_edition(read, edition.id)?;
    let mut found: BTreeMap<Id<Agency>, Entries> = BTreeMap::new();
    let owes = |agency: &Id<Agency>| duties.iter().any(|duty| duty.agency.id == *agency);
    for one in all {
        let mut agency = Some(one.agency_id);
        if edition.sub_units_count {
            while let Some(unit) = agency.filter(|unit| !owes(unit)) {
                agency = tree.parent(&unit).copied();
            }
        }
        let Some(agency) = agency else { continue };
        let (entered, drafts) = found.entry(agency).or_default();
        let is_draft = Status::from_code(&one.status) == Some(Status::Draft);
        match one.received_at.filter(|_| !is_draft) {
            Some(at) => *entered = Some(entered.map_or(zone.date(at), |known| known.min(zone.date(at)))),
            None if is_draft => drafts.push(one.title),
            None => {}
        }
    }
    Ok(found)
}

/// The letters of the ladder by agency, oldest first.
fn letters(read: &Read<'_>, edition: Id<Edition>) -> Result<BTreeMap<Id<Agency>, Vec<LedgerLetter>>> {
    let mut answers: BTreeMap<Id<LetterRecipient>, Vec<LetterAnswer>> = BTreeMap::new();
    let rows: Vec<LetterAnswer> =
        read.list(sql!("letter_answers/of_edition"), named_params! { ":edition_id": edition })?;
    for answer in rows {
        answers.entry(answer.recipient_id).or_default().push(answer);
    }
    let mut found: BTreeMap<Id<Agency>, Vec<LedgerLetter>> = BTreeMap::new();
    for RegisteredLetter { letter, batch, recipients, .. } in register::of_edition(read, edition)? {
        let Some(kind) = step_of(&batch.document) else { continue };
        for recipient in recipients {
            let Some(agency) = recipient.agency_id else { continue };
            found.entry(agency).or_default().push(LedgerLetter {
                kind,
                number: letter.number.clone(),
                date: batch.date.clone(),
                is_void: letter.state != "issued",
                term: None,
                answers: answers.remove(&recipient.id).unwrap_or_default(),
                recipient,
            });
        }
    }
    Ok(found)
}

fn facts(duty: &Duty, entry: Option<NaiveDate>, letters: &[LedgerLetter]) -> Result<LadderFacts> {
    let date = |text: &str| {
        kept(Some(text)).ok_or_else(|| Fault::from(StoreError::Damaged(format!("tanggal surat “{text}”"))))
    };
    let of_letter = |one: &LedgerLetter| {
        Ok(LadderLetter {
            kind: one.kind,
            number: one.number.clone(),
            issued: date(&one.date)?,
            dispatched: kept(one.recipient.sent_on.as_deref()),
            received: kept(one.recipient.received_on.as_deref()),
            void: one.is_void,
        })
    };
    let answers = letters.iter().filter(|one| !one.is_void).flat_map(|one| &one.answers);
    let of_answer = |one: &LetterAnswer| Ok(Answer { date: date(&one.date)?, verdict: verdict(one)? });
    // An entry without a day of receipt counts from the first: it is there.
    let entry = entry.or_else(|| (duty.standing.sent > 0).then(NaiveDate::default));
    Ok(LadderFacts {
        exempt: duty.obligation.exempt_reason.is_some(),
        entry,
        letters: letters.iter().map(of_letter).collect::<Result<_>>()?,
        answers: answers.map(of_answer).collect::<Result<_>>()?,
    })
}

fn verdict(answer: &LetterAnswer) -> Result<Verdict> {
    let damaged = || StoreError::Damaged(format!("penilaian tanggapan “{}”", answer.verdict));
    Ok(match answer.verdict.as_str() {
        "cukup" => Verdict::Enough,
        "belum_cukup" => Verdict::NotEnough,
        "permohonan" => Verdict::ExemptionRequest,
        "janji" => Verdict::Promise(kept(answer.promise_on.as_deref()).ok_or_else(damaged)?),
        _ => return Err(damaged().into()),
    })
}

/// What is typed for an answer.
#[derive(Clone, Debug, Default)]
pub struct AnswerForm {
    pub id: Option<Id<LetterAnswer>>,
    pub recipient: Id<LetterRecipient>,
    pub date: String,
    pub number: Option<String>,
    /// cukup, belum_cukup, permohonan, janji
    pub verdict: String,
    /// With janji.
    pub promise_on: Option<String>,
    /// diantar, diambil, pos, pos_el, whatsapp, srikandi, lisan
    pub way: Option<String>,
    pub delivered_by: Option<String>,
    pub text: Option<String>,
}

/// Writes down what came back on a letter.
pub fn save_answer(app: &App, ctx: &Ctx<'_>, form: AnswerForm) -> Result<Done<Id<LetterAnswer>>> {
    app.write(ctx, Op::new("letter_answers.save", "Tanggapan dicatat"), |write| {
        let (recipient, batch) = register::recipient(write, form.recipient)?;
        let mut problems = Problems::new();
        let date = optional_date(&mut problems, "date", Some(&form.date), write);
        if date.is_none() && form.date.trim().is_empty() {
            problems.wrong("date", "Tanggal tanggapan belum diisi.");
        }
        if date.is_some_and(|date| date.to_string() < batch.date) {
            problems.wrong("date", "Tanggal tanggapan mendahului tanggal surat.");
        }
        if !kipp_store::codes::knows("letter_answers", "verdict", &form.verdict) {
            problems.wrong("verdict", format!("Penilaian “{}” tidak dikenal. Pilih dari daftar.", form.verdict));
        }
        let promise_on = optional_date(&mut problems, "promise_on", form.promise_on.as_deref(), write);
        let promise_on = promise_on.filter(|_| form.verdict == "janji");
        if form.verdict == "janji" && promise_on.is_none() && !problems.is_wrong() {
            problems.wrong("promise_on", "Isi sampai kapan perangkat daerah menyanggupi.");
        }
        let way = filled(form.way);
        if way.as_ref().is_some_and(|way| !kipp_store::codes::knows("letter_answers", "way", way)) {
            problems.wrong("way", "Cara penyampaian tidak dikenal. Pilih dari daftar.");
        }
        let (Some(date), false) = (date, problems.is_wrong()) else { return Err(problems.into()) };
        write.amend(|op| {
            op.edition_id = Some(batch.edition_id);
            op.label = format!("Tanggapan {} dicatat", recipient.addressee);
        });
        Ok(write.put(LetterAnswer {
            id: form.id.unwrap_or_default(),
            recipient_id: recipient.id,
            date: date.to_string(),
            number: filled(form.number),
            verdict: form.verdict,
            promise_on: promise_on.map(|day| day.to_string()),
            way,
            delivered_by: filled(form.delivered_by),
            text: filled(form.text),
        })?)
    })
}

pub fn delete_answer(app: &App, ctx: &Ctx<'_>, id: Id<LetterAnswer>) -> Result<Done<()>> {
    app.write(ctx, Op::new("letter_answers.delete", "Tanggapan dihapus"), |write| {
        let answer: LetterAnswer = write.get(id)?.ok_or_else(|| Fault::not_found(Noun::Answer, id))?;
        let (recipient, batch) = register::recipient(write, answer.recipient_id)?;
        write.amend(|op| {
            op.edition_id = Some(batch.edition_id);
            op.label = format!("Tanggapan {} dihapus", recipient.addressee);
        });
        deleting::delete_whole(write, id, "Tanggapan")
    })
}

/// What is typed for what the office did.
#[derive(Clone, Debug, Default)]
pub struct NoteForm {
    pub id: Option<Id<DutyNote>>,
    pub edition: Id<Edition>,
    pub agency: Id<Agency>,
    pub date: String,
    pub text: String,
}

/// Writes down what the office did about a duty, in its own words.
pub fn save_note(app: &App, ctx: &Ctx<'_>, form: NoteForm) -> Result<Done<Id<DutyNote>>> {
    app.write(ctx, Op::new("duty_notes.save", "Catatan kewajiban disimpan").edition(form.edition), |write| {
        rows::open_edition(write, form.edition)?;
        let agency = agencies::get(write, form.agency)?;
        let owed = obligations::of_edition(write, form.edition)?.into_iter().find(|row| row.agency_id == agency.id);
        let owed = owed.ok_or_else(|| Fault::not_found(Noun::Obligation, &agency.name))?;
        let mut problems = Problems::new();
        let date = optional_date(&mut problems, "date", Some(&form.date), write);
        if date.is_none() && form.date.trim().is_empty() {
            problems.wrong("date", "Tanggal belum diisi.");
        }
        let text = problems.required("text", "Catatan", &form.text).map(str::to_owned);
        let (Some(date), Some(text), false) = (date, text, problems.is_wrong()) else { return Err(problems.into()) };
        write.amend(|op| op.label = format!("Catatan kewajiban {} disimpan", agency.name));
        Ok(write.put(DutyNote {
            id: form.id.unwrap_or_default(),
            obligation_id: owed.id,
            date: date.to_string(),
            text,
        })?)
    })
}

pub fn delete_note(app: &App, ctx: &Ctx<'_>, id: Id<DutyNote>) -> Result<Done<()>> {
    app.write(ctx, Op::new("duty_notes.delete", "Catatan kewajiban dihapus"), |write| {
        let note: DutyNote = write.get(id)?.ok_or_else(|| Fault::not_found(Noun::DutyNote, id))?;
        let owed: Obligation =
            write.get(note.obligation_id)?.ok_or_else(|| Fault::Bug("a note without its duty".into()))?;
        rows::open_edition(write, owed.edition_id)?;
        write.amend(|op| op.edition_id = Some(owed.edition_id));
        deleting::delete_whole(write, id, "Catatan kewajiban")
    })
}
