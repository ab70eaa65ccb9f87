//! Letters: drafts, what was issued, how it went out; and the office's own words.

use kipp_app::papers::letters::issue::{self, NumberChoice};
use kipp_app::papers::letters::kinds::Numbering;
use kipp_app::papers::letters::pages::DraftPages;
use kipp_app::papers::letters::register::{self, RegisteredLetter};
use kipp_app::papers::letters::{LetterDraft, LetterForm, own_texts, sending};
use kipp_app::papers::pipeline::{self, Source};
use kipp_app::papers::{Document, Level};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{
    Agency, Edition, Letter, LetterBatch, LetterRecipient, Person, Session, Signatory, StageExtension,
};

use super::documents::{self, DocumentIn, FindingDto, OutlineDto, PrintSetting};
use crate::shape::{EditionIn, Line, Paragraph, Reshape, Word};

input! {
    TaskPersonIn => kipp_app::papers::letters::form::TaskPerson {
        person: Id<Person>,
        /// "Pembina, IV/a"
        #[serde(default)] rank: Option<Line>,
        /// In the annex; left out: the task of all.
        #[serde(default)] task: Option<Line>,
    }
}
input! {
    /// What is typed for a surat tugas.
    TaskIn => kipp_app::papers::letters::form::TaskForm {
        people: Vec<TaskPersonIn>,
        /// "menjadi narasumber sosialisasi"
        task: Line,
        from: Line,
        /// Left out: one day.
        #[serde(default)] to: Option<Line>,
        place: Line,
        /// Grounds beside the regulation of the competition.
        #[serde(default)] grounds: Vec<Line>,
        /// To whom the result is told.
        #[serde(default)] report_to: Option<Line>,
        /// Within how many working days.
        #[serde(default)] report_days: Option<i64>,
    }
}
input! {
    /// What is asked to be written.
    LetterIn => LetterForm {
        edition: Id<Edition>,
        /// surat-tugas
        document: Word,
        /// The day of the letter as typed; left out: today.
        #[serde(default)] date: Option<Line>,
        #[serde(default)] signatory: Option<Id<Signatory>>,
        #[serde(default)] session: Option<Id<Session>>,
        #[serde(default)] extension: Option<Id<StageExtension>>,
        /// Agencies it is for; empty: all whom it concerns.
        #[serde(default)] agencies: Vec<Id<Agency>>,
        #[serde(default)] task: Option<TaskIn>,
    }
}
input! {
    LetterPagesIn {
        letter: LetterIn,
        #[serde(default)] setting: PrintSetting,
        /// Places of recipients from 0; empty: all.
        #[serde(default)] recipients: Vec<u32>,
    }
}
input! {
    LetterPreviewIn {
        letter: LetterIn,
        #[serde(default)] setting: PrintSetting,
        #[serde(default)] recipients: Vec<u32>,
        /// From 1.
        page: u32,
    }
}
input! {
    LetterIssueIn {
        letter: LetterIn,
        /// Typed by hand; empty: written in later; left out: the next of the series.
        #[serde(default)] number: Option<Line>,
        /// Where a rule asks for one.
        #[serde(default)] reason: Option<Paragraph>,
    }
}
input! { LetterReasonIn { letter: Id<Letter>, reason: Paragraph, } }
input! { LetterNumberIn { letter: Id<Letter>, number: Line, } }
input! {
    LettersSentIn => issue::Dispatch {
        recipients: Vec<Id<LetterRecipient>>,
        /// As typed; left out: today.
        #[serde(default)] on: Option<Line>,
        /// diantar, diambil, pos, pos_el, whatsapp, srikandi, lisan; left out: not sent after all.
        #[serde(default)] way: Option<Word>,
    }
}
input! {
    LettersReceivedIn {
        recipients: Vec<Id<LetterRecipient>>,
        /// As typed; left out: not received.
        #[serde(default)] on: Option<Line>,
        #[serde(default)] by: Option<Line>,
    }
}
output! {
    LetterDraftRecipientDto {
        agency: Option<Id<Agency>>,
        addressee: String,
        place: String,
        /// Seats in the hall and persons online, of an invitation.
        hall: Option<i64>,
        online: Option<i64>,
    }
}
output! {
    LetterDraftDto {
        document: String,
        title: String,
        subject: String,
        /// ISO
        date: String,
        date_text: String,
        signer: Option<String>,
        signer_office: Option<String>,
        /// One number serves all.
        shared_number: bool,
        /// What would be given now, in the order of the letters.
        numbers: Vec<String>,
        recipients: Vec<LetterDraftRecipientDto>,
        findings: Vec<FindingDto>,
        /// Something forbids that it is issued.
        is_wrong: bool,
    }
}
output! {
    IssuedLettersDto {
        batch: Id<LetterBatch>,
        /// Empty ones are written in later.
        numbers: Vec<String>,
    }
}
output! {
    LetterRecipientDto {
        id: Id<LetterRecipient>,
        agency: Option<Id<Agency>>,
        addressee: String,
        place: String,
        /// ISO
        sent_on: Option<String>,
        sent_way: Option<String>,
        received_on: Option<String>,
        received_by: Option<String>,
    }
}
output! {
    /// A number of the register of letters.
    LetterDto {
        id: Id<Letter>,
        batch: Id<LetterBatch>,
        document: String,
        document_name: String,
        session: Option<Id<Session>>,
        /// Empty: written in later.
        number: String,
        /// ISO
        date: String,
        date_text: String,
        subject: String,
        signer: String,
        /// issued, void
        state: String,
        reason: Option<String>,
        recipients: Vec<LetterRecipientDto>,
        prints: u32,
    }
}
output! {
    LetterRegisterDto {
        letters: Vec<LetterDto>,
        /// Gaps and doubles of the series, in sentences.
        remarks: Vec<String>,
    }
}
output! {
    /// A text of a letter as it is edited.
    OwnTextDto {
        key: String,
        /// What stands before it on the page; empty: a paragraph.
        label: String,
        standard: String,
        /// None: as shipped.
        own: Option<String>,
    }
}
input! {
    LetterFilesIn {
        edition: Id<Edition>,
        document: Word,
        /// Which letters, by batch and recipients.
        #[serde(default)] setting: PrintSetting,
        /// Token of a folder.
        file: Word,
    }
}
output! {
    /// What goes with a letter by WhatsApp or e-mail.
    MessageDto {
        recipient: Id<LetterRecipient>,
        addressee: String,
        /// Its files are called so: 07-dinas-pertanian
        stem: String,
        text: String,
    }
}
output! { PlaceholderDto { name: String, meaning: String, } }
output! { OwnTextsDto { texts: Vec<OwnTextDto>, placeholders: Vec<PlaceholderDto>, } }
input! { OwnTextsIn { edition: Id<Edition>, document: Word, } }
input! { OwnTextIn { key: Word, text: Paragraph, } }
input! { OwnTextsSaveIn { edition: Id<Edition>, document: Word, texts: Vec<OwnTextIn>, } }

pub(crate) fn draft(app: &App, ctx: &Ctx<'_>, input: LetterIn) -> Result<LetterDraftDto> {
    let (draft, numbers) = issue::shown(app, ctx, &input.reshape())?;
    Ok(draft_told(draft, numbers))
}

fn draft_told(draft: LetterDraft, numbers: Vec<String>) -> LetterDraftDto {
    LetterDraftDto {
        document: draft.kind.document.code().into(),
        title: draft.kind.document.title().into(),
        date: draft.date.to_string(),
        date_text: words::long_date(draft.date),
        signer: draft.signer.as_ref().map(|one| one.name.clone()),
        signer_office: draft.signer.as_ref().map(|one| one.office_line()),
        shared_number: draft.kind.numbering == Numbering::Shared,
        numbers,
        is_wrong: draft.findings.iter().any(|finding| finding.level == Level::Wrong),
        findings: documents::findings(&draft.findings),
        subject: draft.subject,
        recipients: draft
            .recipients
            .into_iter()
            .map(|one| LetterDraftRecipientDto {
                agency: one.agency,
                hall: one.places.map(|(hall, _)| hall),
                online: one.places.map(|(_, online)| online),
                addressee: one.addressee,
                place: one.place,
            })
            .collect(),
    }
}

fn pages(letter: LetterIn, setting: PrintSetting, recipients: Vec<u32>) -> Result<DraftPages> {
    let setting = documents::request(letter.edition, &letter.document, setting)?;
    let recipients = recipients.into_iter().filter_map(|at| usize::try_from(at).ok()).collect();
    Ok(DraftPages { form: letter.reshape(), setting, recipients })
}

pub(crate) fn outline(app: &App, ctx: &Ctx<'_>, input: LetterPagesIn) -> Result<OutlineDto> {
    let pages = pages(input.letter, input.setting, input.recipients)?;
    Ok(documents::outlined(pipeline::outline(app, ctx, Source::Draft(&pages))?))
}

pub(crate) fn preview(app: &App, ctx: &Ctx<'_>, input: LetterPreviewIn) -> Result<Vec<u8>> {
    let page = usize::try_from(input.page).unwrap_or(usize::MAX);
    pipeline::preview(app, ctx, Source::Draft(&pages(input.letter, input.setting, input.recipients)?), page)
}

pub(crate) fn issue(app: &App, ctx: &Ctx<'_>, input: LetterIssueIn) -> Result<Done<IssuedLettersDto>> {
    let number = match input.number {
        None => NumberChoice::Next,
        Some(text) if text.trim().is_empty() => NumberChoice::Blank,
        Some(text) => NumberChoice::Typed(text),
    };
    let done = issue::issue(app, ctx, &input.letter.reshape(), &number, input.reason)?;
    Ok(done.map(|issued| IssuedLettersDto { batch: issued.batch, numbers: issued.numbers }))
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<LetterRegisterDto> {
    app.read(|read| {
        let letters = register::of_edition(read, input.edition)?;
        let series = register::series(read, input.edition, &letters)?;
        let remarks = series.into_iter().flat_map(|one| {
            let name = one.series.name;
            one.sentences.into_iter().map(move |sentence| format!("{name}: {sentence}"))
        });
        Ok(LetterRegisterDto { remarks: remarks.collect(), letters: letters.into_iter().map(told).collect() })
    })
}

fn told(one: RegisteredLetter) -> LetterDto {
    let date = kipp_domain::dates::iso_date(&one.batch.date);
    LetterDto {
        id: one.letter.id,
        batch: one.batch.id,
        document_name: Document::from_code(&one.batch.document).map_or("Surat", |known| known.title()).into(),
        document: one.batch.document,
        session: one.batch.session_id,
        number: one.letter.number,
        date_text: date.map(words::long_date).unwrap_or_default(),
        date: one.batch.date,
        subject: one.batch.subject,
        signer: one.batch.signer,
        state: one.letter.state,
        reason: one.letter.reason,
        recipients: one
            .recipients
            .into_iter()
            .map(|row| LetterRecipientDto {
                id: row.id,
                agency: row.agency_id,
                addressee: row.addressee,
                place: row.place,
                sent_on: row.sent_on,
                sent_way: row.sent_way,
                received_on: row.received_on,
                received_by: row.received_by,
            })
            .collect(),
        prints: one.prints,
    }
}

pub(crate) fn void(app: &App, ctx: &Ctx<'_>, input: LetterReasonIn) -> Result<Done<()>> {
    issue::void(app, ctx, input.letter, &input.reason)
}

pub(crate) fn number(app: &App, ctx: &Ctx<'_>, input: LetterNumberIn) -> Result<Done<String>> {
    issue::number(app, ctx, input.letter, &input.number)
}

pub(crate) fn sent(app: &App, ctx: &Ctx<'_>, input: LettersSentIn) -> Result<Done<()>> {
    issue::sent(app, ctx, &input.reshape())
}

pub(crate) fn received(app: &App, ctx: &Ctx<'_>, input: LettersReceivedIn) -> Result<Done<()>> {
    issue::received(app, ctx, &input.recipients, input.on.as_deref(), input.by)
}

pub(crate) fn own_texts(app: &App, _: &Ctx<'_>, input: OwnTextsIn) -> Result<OwnTextsDto> {
    app.read(|read| {
        let (texts, placeholders) = own_texts::edited(read, input.edition, &input.document)?;
        let text = |one: own_texts::EditedText| OwnTextDto {
            key: one.key,
            label: one.label,
            standard: one.standard,
            own: one.own,
        };
        Ok(OwnTextsDto {
            texts: texts.into_iter().map(text).collect(),
            placeholders: placeholders.into_iter().map(|(name, meaning)| PlaceholderDto { name, meaning }).collect(),
        })
    })
}

pub(crate) fn save_texts(app: &App, ctx: &Ctx<'_>, input: OwnTextsSaveIn) -> Result<Done<()>> {
    let texts: Vec<(String, String)> = input.texts.into_iter().map(|one| (one.key, one.text)).collect();
    own_texts::save(app, ctx, input.edition, &input.document, &texts)
}

pub(crate) fn reset_texts(app: &App, ctx: &Ctx<'_>, input: OwnTextsIn) -> Result<Done<()>> {
    own_texts::reset(app, ctx, input.edition, &input.document)
}

pub(crate) fn messages(app: &App, ctx: &Ctx<'_>, input: DocumentIn) -> Result<Vec<MessageDto>> {
    let request = documents::request(input.edition, &input.document, input.setting)?;
    let told = |one: sending::Message| MessageDto {
        recipient: one.recipient,
        addressee: one.addressee,
        stem: one.stem,
        text: one.text,
    };
    Ok(sending::messages_of(app, ctx, &request)?.into_iter().map(told).collect())
}

pub(crate) fn save_files(app: &App, ctx: &Ctx<'_>, input: LetterFilesIn) -> Result<Done<u32>> {
    let request = documents::request(input.edition, &input.document, input.setting)?;
    sending::save_files(app, ctx, &request, &input.file)
}
