//! The ledger of the duty: letters, answers, notes, and what is allowed next.

use kipp_app::papers::letters::ledger::{self, LedgerLetter, LedgerRow};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};
use kipp_domain::ladder::NextStep;
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Agency, DutyNote, Edition, LetterAnswer, LetterRecipient};

use crate::shape::{EditionIn, IdIn, Line, Paragraph, Reshape, Word};

output! {
    LetterAnswerDto {
        id: Id<LetterAnswer>,
        /// ISO
        date: String,
        number: Option<String>,
        /// cukup, belum_cukup, permohonan, janji
        verdict: String,
        promise_on: Option<String>,
        way: Option<String>,
        delivered_by: Option<String>,
        text: Option<String>,
    }
}
output! {
    LedgerLetterDto {
        recipient: Id<LetterRecipient>,
        /// undangan, pengingat, teguran-1, teguran-2
        kind: String,
        kind_name: String,
        number: String,
        /// ISO
        date: String,
        void: bool,
        sent_on: Option<String>,
        received_on: Option<String>,
        answers: Vec<LetterAnswerDto>,
    }
}
output! {
    DutyNoteDto {
        id: Id<DutyNote>,
        /// ISO
        date: String,
        text: String,
    }
}
output! {
    LedgerRowDto {
        agency: Id<Agency>,
        name: String,
        group: String,
        /// belum, draf, masuk, lengkap, lolos, dikecualikan
        status: String,
        status_label: String,
        /// The day its first entry came, ISO.
        entered_on: Option<String>,
        exempt_reason: Option<String>,
        letters: Vec<LedgerLetterDto>,
        notes: Vec<DutyNoteDto>,
        /// The document of the letter that is next, and from when (ISO); none: no letter.
        next: Option<String>,
        next_from: Option<String>,
        /// What is allowed next, or why nothing is.
        next_text: String,
        /// It should go out today.
        due: bool,
        /// Until when the last letter asks for an answer, ISO.
        deadline: Option<String>,
    }
}
output! {
    LedgerDto {
        rows: Vec<LedgerRowDto>,
        groups: Vec<String>,
        /// Last day of the registration, ISO; none: there is no ladder.
        closing: Option<String>,
        closing_text: Option<String>,
        /// Years whose holidays are not sure, in sentences.
        remarks: Vec<String>,
    }
}
input! {
    LetterAnswerIn => kipp_app::papers::letters::ledger::AnswerForm {
        #[serde(default)] id: Option<Id<LetterAnswer>>,
        recipient: Id<LetterRecipient>,
        date: Line,
        #[serde(default)] number: Option<Line>,
        /// cukup, belum_cukup, permohonan, janji
        verdict: Word,
        /// With janji.
        #[serde(default)] promise_on: Option<Line>,
        /// diantar, diambil, pos, pos_el, whatsapp, srikandi, lisan
        #[serde(default)] way: Option<Word>,
        #[serde(default)] delivered_by: Option<Line>,
        #[serde(default)] text: Option<Paragraph>,
    }
}
input! {
    DutyNoteIn => kipp_app::papers::letters::ledger::NoteForm {
        #[serde(default)] id: Option<Id<DutyNote>>,
        edition: Id<Edition>,
        agency: Id<Agency>,
        date: Line,
        text: Paragraph,
    }
}

pub(crate) fn show(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<LedgerDto> {
    let today = app.zone().date(ctx.clock.now().0);
    let ledger = app.read(|read| ledger::read(read, input.edition, today))?;
    let mut remarks: Vec<String> =
        ledger.rows.iter().flat_map(|row| &row.standing.unsure).map(ToString::to_string).collect();
    remarks.sort();
    remarks.dedup();
    Ok(LedgerDto {
        rows: ledger.rows.into_iter().map(|row| told(row, today)).collect(),
        groups: ledger.groups,
        closing: ledger.closing.map(|day| day.to_string()),
        closing_text: ledger.closing.map(words::weekday_date),
        remarks,
    })
}

fn told(row: LedgerRow, today: chrono::NaiveDate) -> LedgerRowDto {
    let next = match row.standing.next {
        NextStep::Letter(next) => Some(next),
        NextStep::NoClosing | NextStep::Ended(_) => None,
    };
    LedgerRowDto {
        next: next.map(|next| format!("surat-{}", next.kind.code())),
        next_from: next.map(|next| next.from.to_string()),
        next_text: row.standing.sentence(&row.duty.agency.name),
        due: row.standing.is_due(today),
        deadline: row.standing.deadline.map(|deadline| deadline.date.to_string()),
        agency: row.duty.agency.id,
        name: row.duty.agency.name,
        group: row.duty.group,
        status: row.duty.standing.status.code().into(),
        status_label: row.duty.standing.status.label().into(),
        entered_on: row.entered_on.map(|day| day.to_string()),
        exempt_reason: row.duty.obligation.exempt_reason,
        letters: row.letters.into_iter().map(letter).collect(),
        notes: row
            .notes
            .into_iter()
            .map(|note| DutyNoteDto { id: note.id, date: note.date, text: note.text })
            .collect(),
    }
}

fn letter(one: LedgerLetter) -> LedgerLetterDto {
    LedgerLetterDto {
        recipient: one.recipient.id,
        kind: one.kind.code().into(),
        kind_name: one.kind.label().into(),
        number: one.number,
        date: one.date,
        void: one.is_void,
        sent_on: one.recipient.sent_on,
        received_on: one.recipient.received_on,
        answers: one
            .answers
            .into_iter()
            .map(|row| LetterAnswerDto {
                id: row.id,
                date: row.date,
                number: row.number,
                verdict: row.verdict,
                promise_on: row.promise_on,
                way: row.way,
                delivered_by: row.delivered_by,
                text: row.text,
            })
            .collect(),
    }
}

pub(crate) fn save_answer(app: &App, ctx: &Ctx<'_>, input: LetterAnswerIn) -> Result<Done<Id<LetterAnswer>>> {
    ledger::save_answer(app, ctx, input.reshape())
}

pub(crate) fn delete_answer(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    ledger::delete_answer(app, ctx, Id::of(input.id))
}

pub(crate) fn save_note(app: &App, ctx: &Ctx<'_>, input: DutyNoteIn) -> Result<Done<Id<DutyNote>>> {
    ledger::save_note(app, ctx, input.reshape())
}

pub(crate) fn delete_note(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    ledger::delete_note(app, ctx, Id::of(input.id))
}
