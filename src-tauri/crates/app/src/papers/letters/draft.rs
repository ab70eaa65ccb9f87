//! A letter before it has a number: what it says, whom it is for, what it lacks.

use chrono::NaiveDate;
use kipp_documents::Values;
use kipp_domain::words;
use kipp_store::records::{Edition, Session, Signatory, StageExtension};
use kipp_store::{Id, Read};

use super::form::{DraftRecipient, LetterForm};
use super::kinds::{self, LetterKind};
use super::{absence, duty, invitation, ledger, own_texts, task};
use crate::error::{Fault, Result};
use crate::papers::finding::{Finding, Level};
use crate::papers::{Document, Office};
use crate::results::signing::{self, Signer};
use crate::sessions::sessions;

/// A letter with all its words, but no number.
#[derive(Clone, Debug)]
pub struct LetterDraft {
    pub kind: &'static LetterKind,
    pub edition: Id<Edition>,
    pub session: Option<Id<Session>>,
    pub extension: Option<Id<StageExtension>>,
    pub date: NaiveDate,
    /// "Undangan Sosialisasi KIPP 2021": Hal, without marks.
    pub subject: String,
    pub signer: Option<Signer>,
    /// What all of them print.
    pub values: Values,
    /// The office's own words, by key.
    pub texts: Vec<(String, String)>,
    pub recipients: Vec<DraftRecipient>,
    pub findings: Vec<Finding>,
}

/// The draft of what is asked; what it lacks stands in its findings.
///
/// # Errors
/// When the kind is not known or a field of its form cannot be taken.
pub(crate) fn read(read: &Read<'_>, office: &Office, form: &LetterForm) -> Result<LetterDraft> {
    let kind = kinds::of_code(&form.document)?;
    let date = match form.date.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => kipp_domain::dates::parse_date(text, office.today())
            .map_err(|error| Fault::field("date", error.to_string()))?,
        None => office.today(),
    };
    let told = match kind.document {
        Document::TaskLetter => task::told(read, office, form)?,
        Document::Invitation => invitation::told(read, office, form)?,
        Document::AbsenceLetter => absence::told(read, office, form, date)?,
        document => {
            let step = ledger::step_of(document.code());
            let step = step.ok_or_else(|| Fault::Bug(format!("no letter {}", document.code())))?;
            duty::told(read, office, form, document, step, date)?
        }
    };
    let mut findings = told.findings;
    let signer = signer(office, kind, form.signatory, date, &mut findings);
    let mut texts = own_texts::of_document(read, form.edition, kind.document)?;
    let copies = own_texts::copies(&texts, kind);
    texts.retain(|(key, _)| key != own_texts::COPIES && key != own_texts::MESSAGE);
    let opening =
        form.session.map(|id| sessions::session(read, id).and_then(|one| sessions::kind(&one))).transpose()?;
    if let Some(kind) = opening {
        own_texts::take_opening(&mut texts, kind);
    }
    let unsaid = told.texts.into_iter().filter(|(key, _)| !texts.iter().any(|(known, _)| known == key));
    let texts = texts.iter().cloned().chain(unsaid).collect();
    let values = told.values.names().fold(common(office, kind, date, signer.as_ref(), &copies), |values, name| {
        match told.values.get(name) {
            Some(value) => values.with(name.to_owned(), value.clone()),
            None => values,
        }
    });
    Ok(LetterDraft {
        kind,
        edition: form.edition,
        session: form.session,
        extension: form.extension,
        date,
        subject: told.subject,
        signer,
        values,
        texts,
        recipients: told.recipients,
        findings,
    })
}

/// What every letter says.
fn common(office: &Office, kind: &LetterKind, date: NaiveDate, signer: Option<&Signer>, copies: &[String]) -> Values {
    let edition = &office.edition;
    let mut values = office
        .values()
        .text("tempat_surat", &office.place)
        .text("tanggal_surat", date.to_string())
        .text("kompetisi", &edition.full_name)
        .text("dasar_hukum", office.law())
        .text("sekretariat", format!("Sekretariat KIPP, {}", office.secretariat))
        .text("zona", office.zone.name())
        .list("tembusan", copies.iter().map(|line| Values::new().text("isi", line)).collect())
        .list("penanda_tangan", vec![office.node(signer, kind.signer)]);
    if !kind.nature.is_empty() {
        values = values.text("sifat", kind.nature).text("lampiran", words::NONE);
    }
    values
}

/// Who signs, in whose name, and whether he may on that day.
fn signer(
    office: &Office,
    kind: &LetterKind,
    chosen: Option<Id<Signatory>>,
    date: NaiveDate,
    findings: &mut Vec<Finding>,
) -> Option<Signer> {
    let on_duty = signing::on_day(&office.signatories, date);
    let found = match chosen {
        Some(id) => office.signatories.iter().find(|one| one.id == id).map(Signer::from),
        None => on_duty.iter().find(|one| one.role == kind.signer).cloned(),
    };
    let Some(mut signer) = found else {
        let text = format!("Belum ada penanda tangan yang berlaku pada {}.", words::long_date(date));
        findings.push(Finding::field(Level::Wrong, "signatory_missing", "signatory", text));
        return None;
    };
    let row = office.signatories.iter().find(|one| one.id == signer.id);
    if row.is_some_and(|row| !crate::office::signatories::valid_on(row, date)) {
        let text =
            format!("{} tidak menjabat pada {}. Pilih penanda tangan lain.", signer.name, words::long_date(date));
        findings.push(Finding::field(Level::Wrong, "signatory_invalid", "signatory", text));
    }
    if chosen.is_none() && signer.capacity == "definitif" && !kind.principal.is_empty() {
        signer.capacity = "an".into();
        signer.principal = Some(office.office_of(kind.principal));
    }
    Some(signer)
}
