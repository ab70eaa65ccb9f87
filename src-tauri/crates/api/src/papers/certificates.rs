//! Certificates: recipients, numbers, register, printing.

use kipp_app::papers::catalogue::STYLES;
use kipp_app::papers::certificates::{self as app_certificates, Correction, ListedCertificate, Registered};
use kipp_app::papers::printing::{self as app_printing, Mode, Outcome, SaveOrder};
use kipp_app::papers::{Document, DocumentRequest};
use kipp_app::ports::Ctx;
use kipp_app::results::signing::Signer;
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::words::{self, Zone};
use kipp_store::Id;
use kipp_store::records::{Certificate, Edition, Submission};

use crate::papers::documents::{FindingDto, PrintSetting, SavedDto};
use crate::papers::documents::{findings, request, saved};
use crate::shape::{EditionIn, Line, Name, Paragraph, Word};

output! {
    /// A recipient with the state of their certificate.
    CertificateDto {
        /// The register's row; null: no number yet.
        id: Option<Id<Certificate>>,
        submission: Id<Submission>,
        /// piagam, sertifikat
        document: String,
        document_name: String,
        rank: u32,
        class: String,
        name: String,
        units: Vec<String>,
        title: String,
        agency: String,
        /// Who signs, decided when its number was given, before that by the frozen result; empty: nobody.
        signer: String,
        /// "Plt. Bupati Luwu Utara"; empty: nobody.
        signer_office: String,
        /// The day it bears, ISO.
        date: String,
        number: Option<String>,
        /// The number it would be given now.
        next_number: Option<String>,
        check_code: Option<String>,
        /// Prints that count.
        prints: u32,
        printed_text: Option<String>,
        /// Opened in a PDF program; the officer says whether it has come on paper.
        opened: bool,
        /// The newest result says otherwise.
        outdated: bool,
        /// What it says otherwise than was printed: "tanggal 10 Desember 2021 → 22 November 2021".
        differences: Vec<String>,
        state: String,
        /// Sorted as the screen sorts: draft, ready, opened, printed, outdated.
        state_text: String,
    }
}
output! {
    CertificatesDto {
        revision: Option<i64>,
        rows: Vec<CertificateDto>,
        findings: Vec<FindingDto>,
    }
}
output! {
    PrintDto {
        /// What the paper says: 1, or SALINAN KE-n.
        copy: i64,
        at: i64,
        at_text: String,
        actor: String,
        paper: String,
        /// opened, handed, confirmed, failed
        state: String,
        state_text: String,
        /// Why it failed.
        reason: Option<String>,
    }
}
output! {
    /// A certificate of the register.
    RegisteredDto {
        id: Id<Certificate>,
        number: String,
        running: Option<i64>,
        document: String,
        submission: Id<Submission>,
        name: String,
        units: Vec<String>,
        title: String,
        class: String,
        rank: u32,
        signer: String,
        check_code: String,
        issued_at: i64,
        issued_text: String,
        /// issued, void, replaced
        state: String,
        state_text: String,
        reason: Option<String>,
        replaces: Option<String>,
        replaced_by: Option<String>,
        prints: Vec<PrintDto>,
        /// Those that count.
        printed: u32,
        opened: bool,
    }
}
output! {
    RegisterDto {
        series: Option<String>,
        template: Option<String>,
        next: Option<u32>,
        /// Gaps and doubles; empty: none.
        findings: Vec<String>,
        rows: Vec<RegisteredDto>,
    }
}
input! { ManualNumberIn { submission: Id<Submission>, number: Line, } }
input! {
    IssueIn {
        edition: Id<Edition>,
        /// Empty: everybody without a number.
        #[serde(default)] submissions: Vec<Id<Submission>>,
        /// Numbers typed by hand; an empty one is left to be written in.
        #[serde(default)] numbers: Vec<ManualNumberIn>,
    }
}
input! { CertificateReasonIn { certificate: Id<Certificate>, reason: Paragraph, } }
input! {
    ReplaceIn {
        certificate: Id<Certificate>,
        reason: Paragraph,
        #[serde(default)] name: Option<Name>,
        #[serde(default)] unit: Option<Paragraph>,
        #[serde(default)] number: Option<Line>,
    }
}
input! { CertificateNumberIn { certificate: Id<Certificate>, number: Line, } }
input! {
    PrintCertificates {
        edition: Id<Edition>,
        /// piagam, sertifikat
        document: Word,
        #[serde(default)] setting: PrintSetting,
        /// Token of a file.
        file: Word,
    }
}
output! {
    /// A file for the printer. What becomes of it is told by `certificates.printed`.
    PrintMadeDto {
        /// In the order of their pages.
        certificates: Vec<Id<Certificate>>,
        paper: String,
        sha256: String,
        /// Recipients without a number, not in the file.
        left_out: Vec<String>,
        notices: Vec<FindingDto>,
    }
}
input! {
    PrintedIn {
        /// piagam, sertifikat
        document: Word,
        certificates: Vec<Id<Certificate>>,
        paper: Line,
        sha256: Word,
        /// printed: a printer took it; opened: a PDF program has it.
        how: Word,
    }
}
input! { CertificatesIn { certificates: Vec<Id<Certificate>>, } }
input! { PrintFailedIn { certificates: Vec<Id<Certificate>>, reason: Paragraph, } }
input! {
    SaveCertificates {
        edition: Id<Edition>,
        /// piagam, sertifikat; left out: both.
        #[serde(default)] document: Option<Word>,
        #[serde(default)] setting: PrintSetting,
        /// merged: one PDF per document; files: one per recipient; both.
        #[serde(default = "merged")] mode: Word,
        /// Further styles of the piagam as merged files beside it.
        #[serde(default)] more_styles: Vec<Word>,
        /// Files of the same names in that folder may be replaced; otherwise they are refused.
        #[serde(default)] replace: bool,
        /// Token of a folder; of a file when one merged PDF is made.
        file: Word,
    }
}
fn merged() -> String {
    "merged".into()
}
output! {
    SavedCertificatesDto {
        files: Vec<SavedDto>,
        saved: u32,
        /// Recipients without a number, left out.
        left_out: Vec<String>,
        notices: Vec<FindingDto>,
    }
}

pub(crate) fn list(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<CertificatesDto> {
    let zone = app.zone();
    let overview = app_certificates::list(app, ctx, input.edition)?;
    Ok(CertificatesDto {
        revision: overview.revision,
        rows: overview.rows.into_iter().map(|row| recipient(row, zone)).collect(),
        findings: findings(&overview.findings),
    })
}

/// What became of a print.
fn print_words(state: &str) -> &'static str {
    match state {
        "opened" => "Dibuka di program PDF",
        "handed" => "Diserahkan ke pencetak",
        "confirmed" => "Sudah tercetak",
        _ => "Gagal",
    }
}

fn recipient(listed: ListedCertificate, zone: Zone) -> CertificateDto {
    let last = listed.printed.as_ref().map_or("", |print| print_words(&print.state));
    let (state, state_text) = match (&listed.row, !listed.differences.is_empty(), listed.is_open, listed.prints) {
        (None, ..) => ("draft", "Belum bernomor".to_owned()),
        (Some(_), true, ..) => ("outdated", "Berbeda dengan hasil".to_owned()),
        (Some(_), _, true, _) => ("opened", print_words("opened").to_owned()),
        (Some(_), _, _, 0) => ("ready", "Siap".to_owned()),
        (Some(_), _, _, 1) => ("printed", last.to_owned()),
        (Some(_), _, _, times) => ("printed", format!("{last} {times} kali")),
    };
    CertificateDto {
        id: listed.row.as_ref().map(|row| row.id),
        submission: listed.submission,
        document: listed.document.code().into(),
        document_name: listed.document.title().into(),
        rank: listed.content.rank,
        class: listed.content.class,
        name: listed.content.name,
        units: listed.content.units,
        title: listed.title,
        agency: listed.agency,
        signer: listed.signer,
        signer_office: listed.content.signer.as_ref().map(Signer::office_line).unwrap_or_default(),
        date: listed.content.date,
        number: listed.row.as_ref().map(|row| row.number.clone()),
        next_number: listed.next_number,
        check_code: listed.row.map(|row| row.check_code),
        prints: u32::try_from(listed.prints).unwrap_or(u32::MAX),
        printed_text: listed.printed.map(|print| words::moment(print.at, zone)),
        opened: listed.is_open,
        outdated: !listed.differences.is_empty(),
        differences: listed.differences,
        state: state.into(),
        state_text,
    }
}

pub(crate) fn register(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<RegisterDto> {
    let zone = app.zone();
    let register = app.read(|read| app_certificates::register(read, input.edition))?;
    Ok(RegisterDto {
        series: register.series.as_ref().map(|series| series.name.clone()),
        template: register.series.map(|series| series.template),
        next: register.next,
        findings: register.sentences,
        rows: register.rows.into_iter().map(|row| registered(row, zone)).collect(),
    })
}

fn registered(one: Registered, zone: Zone) -> RegisteredDto {
    let printed = u32::try_from(one.printed()).unwrap_or(u32::MAX);
    let row = one.row;
    let state_text = app_certificates::state_word(&row.state);
    RegisteredDto {
        id: row.id,
        number: row.number,
        running: row.running,
        document: row.document,
        submission: row.submission,
        name: one.content.name,
        units: one.content.units,
        title: one.content.title,
        class: one.content.class,
        rank: one.content.rank,
        signer: one.signer,
        check_code: row.check_code,
        issued_at: row.issued_at,
        issued_text: words::moment(row.issued_at, zone),
        state: row.state,
        state_text: state_text.into(),
        reason: row.reason,
        replaces: one.replaces,
        replaced_by: one.replaced_by,
        printed,
        opened: one.prints.iter().any(|print| print.state == "opened"),
        prints: one
            .prints
            .into_iter()
            .map(|print| PrintDto {
                copy: print.copy,
                at: print.at,
                at_text: words::moment(print.at, zone),
                actor: print.actor,
                paper: print.paper,
                state_text: print_words(&print.state).into(),
                state: print.state,
                reason: print.reason,
            })
            .collect(),
    }
}

pub(crate) fn issue(app: &App, ctx: &Ctx<'_>, input: IssueIn) -> Result<Done<Vec<Id<Certificate>>>> {
    let numbers: Vec<(Id<Submission>, String)> =
        input.numbers.into_iter().map(|one| (one.submission, one.number)).collect();
    let mut chosen = input.submissions;
    // Numbers by hand for a few mean those few.
    if chosen.is_empty() {
        chosen = numbers.iter().map(|(submission, _)| *submission).collect();
    }
    app_certificates::issue(app, ctx, input.edition, &chosen, &numbers)
}

pub(crate) fn number(app: &App, ctx: &Ctx<'_>, input: CertificateNumberIn) -> Result<Done<String>> {
    app_certificates::number(app, ctx, input.certificate, &input.number)
}

pub(crate) fn void(app: &App, ctx: &Ctx<'_>, input: CertificateReasonIn) -> Result<Done<()>> {
    app_certificates::void(app, ctx, input.certificate, &input.reason)
}

pub(crate) fn replace(app: &App, ctx: &Ctx<'_>, input: ReplaceIn) -> Result<Done<Id<Certificate>>> {
    let correction = Correction { name: input.name, unit: input.unit, number: input.number };
    app_certificates::replace(app, ctx, input.certificate, &input.reason, &correction)
}

fn certificate_document(code: &str) -> Result<Document> {
    Document::from_code(code)
        .filter(|document| document.is_certificate())
        .ok_or_else(|| Fault::field("document", "Pilih piagam atau sertifikat."))
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SaveCertificates) -> Result<Done<SavedCertificatesDto>> {
    let documents = match input.document.as_deref() {
        None => vec![Document::Charter, Document::Certificate],
        Some(code) => vec![certificate_document(code)?],
    };
    let mode = Mode::from_code(&input.mode).ok_or_else(|| {
        Fault::field("mode", format!("Bentuk “{}” tidak dikenal. Gunakan merged, files, atau both.", input.mode))
    })?;
    if let Some(style) = input.more_styles.iter().find(|style| !STYLES.contains(&style.as_str())) {
        return Err(Fault::field("more_styles", format!("Gaya “{style}” tidak dikenal.")));
    }
    let code = documents.first().map_or("piagam", |document| document.code());
    let request = DocumentRequest { is_file: true, ..request(input.edition, code, input.setting)? };
    let order = SaveOrder { request, documents, mode, more_styles: input.more_styles, replace: input.replace };
    let done = app_printing::save(app, ctx, &order, &input.file)?;
    Ok(done.map(|report| SavedCertificatesDto {
        files: report.files.iter().map(saved).collect(),
        saved: u32::try_from(report.saved).unwrap_or(u32::MAX),
        left_out: report.left_out,
        notices: findings(&report.findings),
    }))
}

pub(crate) fn print(app: &App, ctx: &Ctx<'_>, input: PrintCertificates) -> Result<Done<PrintMadeDto>> {
    let document = certificate_document(&input.document)?;
    let request = request(input.edition, document.code(), input.setting)?;
    let made = app_printing::print(app, ctx, &request, &input.file)?;
    Ok(made.map(|made| PrintMadeDto {
        certificates: made.certificates,
        paper: made.paper,
        sha256: made.sha256,
        left_out: made.left_out,
        notices: findings(&made.findings),
    }))
}

pub(crate) fn printed(app: &App, ctx: &Ctx<'_>, input: PrintedIn) -> Result<Done<()>> {
    let document = certificate_document(&input.document)?;
    let outcome = Outcome::from_code(&input.how).ok_or_else(|| {
        Fault::field("how", format!("Keadaan “{}” tidak dikenal. Gunakan printed atau opened.", input.how))
    })?;
    app_printing::record(app, ctx, document, &input.certificates, (&input.paper, &input.sha256), outcome)
}

pub(crate) fn confirm(app: &App, ctx: &Ctx<'_>, input: CertificatesIn) -> Result<Done<u32>> {
    app_printing::confirm(app, ctx, &input.certificates)
}

pub(crate) fn fail(app: &App, ctx: &Ctx<'_>, input: PrintFailedIn) -> Result<Done<u32>> {
    app_printing::fail(app, ctx, &input.certificates, &input.reason)
}
