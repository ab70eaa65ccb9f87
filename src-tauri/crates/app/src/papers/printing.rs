//! Files and prints of numbered certificates. A file that is saved, merged or one for each recipient, is never a print and
//! says what the first print says. A print is what a printer took, or what the officer says has come from a PDF program:
//! [`print`] makes the file for it and records nothing, [`record`] records what became of it, [`confirm`] and [`fail`] what
//! the officer knows better.
//!
//! Everything is made in memory, written under other names, noted in the desk, and only then given its name: a certificate
//! that is there is in the list of issued files. Refuses to give numbers.

use kipp_documents::{Value, pdf};
use kipp_domain::words;
use kipp_store::records::ResultRevision;
use kipp_store::records::{Certificate, CertificatePrint, Edition};
use kipp_store::{Id, Op, StoreError, Write, files, named_params, sql};

use crate::desk::{self, App, Done};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::papers::awards::{Content, counted};
use crate::papers::prepared::{self, Prepared, Recipient, Rendered, paper_name, stop_if_asked};
use crate::papers::{Document, DocumentRequest, Finding, Saved, issued, words as paper_words};
use crate::ports::{Ctx, Progress, Staged};

/// Which files are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One PDF of all.
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

/// What to save, and how. The request's document is set for each of `documents`.
#[derive(Clone, Debug)]
pub struct SaveOrder {
    pub request: DocumentRequest,
    pub documents: Vec<Document>,
    pub mode: Mode,
    /// Further styles of the piagam, as merged files beside it: `piagam-modern.pdf`.
    pub more_styles: Vec<String>,
    /// Files of the same names may be replaced; otherwise that is refused.
    pub replace: bool,
}

/// What was saved.
#[derive(Clone, Debug)]
pub struct SaveReport {
    pub files: Vec<Saved>,
    /// Certificates in them.
    pub saved: usize,
    /// Recipients left out because they have no number.
    pub left_out: Vec<String>,
    pub findings: Vec<Finding>,
}

/// A file for the printer: what is needed to record what becomes of it.
#[derive(Clone, Debug)]
pub struct ForPrinter {
    /// Certificates in the order of their pages.
    pub certificates: Vec<Id<Certificate>>,
    pub paper: String,
    /// The kept bytes.
    pub sha256: String,
    pub left_out: Vec<String>,
    pub findings: Vec<Finding>,
}

/// What became of a file for the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A printer took it.
    Handed,
    /// A PDF program has it; whether paper came is the officer's to say.
    Opened,
}

impl Outcome {
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "printed" => Some(Self::Handed),
            "opened" => Some(Self::Opened),
            _ => None,
        }
    }

    fn state(self) -> &'static str {
        match self {
            Self::Handed => "handed",
            Self::Opened => "opened",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Handed => "diserahkan ke pencetak",
            Self::Opened => "dibuka di program PDF",
        }
    }
}

/// A finished file in memory.
struct Made {
    document: Document,
    name: String,
    bytes: Vec<u8>,
}

/// Files in memory, whom they concern, what to know.
#[derive(Default)]
struct Run {
    made: Vec<Made>,
    certificates: Vec<Id<Certificate>>,
    /// Certificate and the picture of the signature on its page.
    pictures: Vec<(Id<Certificate>, String)>,
    revision: Option<Id<ResultRevision>>,
    counts: Vec<(Document, usize)>,
    left_out: Vec<String>,
    findings: Vec<Finding>,
}

/// Saves numbered certificates through the host; a stop before they are noted leaves nothing behind.
pub fn save(app: &App, ctx: &Ctx<'_>, order: &SaveOrder, token: &str) -> Result<Done<SaveReport>> {
    let run = make(app, ctx, order)?;
    if !order.replace {
        require_unused_names(ctx, &run, token)?;
    }
    let staged = stage(ctx, &run, token)?;
    let done = issue(app, ctx, order.request.edition, &run)?;
    let files = place(&run, staged)?;
    let report = SaveReport { files, saved: run.certificates.len(), left_out: run.left_out, findings: run.findings };
    Ok(done.map(|()| report))
}

/// The merged PDF of one document as a file; pages without a number are RANCANGAN.
pub(crate) fn save_merged(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest, token: &str) -> Result<Done<Saved>> {
    let run = make_with_drafts(app, ctx, &DocumentRequest { is_file: true, ..request.clone() })?;
    let staged = stage(ctx, &run, token)?;
    let done = issue(app, ctx, request.edition, &run)?;
    let saved =
        place(&run, staged)?.into_iter().next().ok_or_else(|| Fault::Bug("a document without a file".into()))?;
    let saved = Saved { findings: run.findings.clone(), ..saved };
    Ok(done.map(|()| saved))
}

/// The merged PDF of the numbered certificates of one document for the printer, written through the host. It is recorded by
/// [`record`], once it is known what became of it.
pub fn print(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest, token: &str) -> Result<Done<ForPrinter>> {
    let Some(place) = issued::place(app)? else { return Err(Fault::Store(StoreError::ReadOnly)) };
    let order = SaveOrder {
        request: request.clone(),
        documents: vec![request.document],
        mode: Mode::Merged,
        more_styles: vec![],
        replace: false,
    };
    let run = make(app, ctx, &order)?;
    let made = run.made.first().ok_or_else(|| Fault::Bug("a print without a file".into()))?;
    let staged = stage(ctx, &run, token)?;
    let kept = issued::keep(&place, made.document, &made.name, &made.bytes)?;
    let done = match run.pictures.is_empty() {
        true => Done { value: (), changed: vec![], warnings: vec![], undo: None },
        false => issue(app, ctx, request.edition, &run)?,
    };
    self::place(&run, staged)?;
    let paper = app.read(|read| {
        Ok(paper_name(request, kipp_documents::Paper::parse(&crate::office::settings::value(read, "kertas")?)))
    })?;
    Ok(done.map(|()| ForPrinter {
        certificates: run.certificates,
        paper,
        sha256: kept.sha256,
        left_out: run.left_out,
        findings: run.findings,
    }))
}

/// What became of a file for the printer, in one operation: the prints, and the file as issued.
pub fn record(
    app: &App,
    ctx: &Ctx<'_>,
    document: Document,
    certificates: &[Id<Certificate>],
    file: (&str, &str),
    outcome: Outcome,
) -> Result<Done<()>> {
    let (paper, sha256) = file;
    let kept = kept_bytes(app, document, sha256)?;
    let op = Op::new("certificates.printed", "").never_undone();
    app.write(ctx, op, |write| {
        let rows = chosen(write, certificates)?;
        for row in &rows {
            let prints = prints_of(write, row.id)?;
            // Opened before and not printed yet: still the same print.
            let waiting = prints.iter().rev().find(|print| print.state == "opened");
            let print = CertificatePrint {
                id: waiting.map_or(Id::NEW, |print| print.id),
                certificate_id: row.id,
                copy: i64::try_from(counted(&prints)).unwrap_or(i64::MAX - 1) + 1,
                at: write.at(),
                actor: write.actor().into(),
                paper: paper.into(),
                state: outcome.state().into(),
                reason: None,
            };
            match waiting {
                Some(_) => write.update(&print)?,
                None => write.insert(print).map(|_| ())?,
            }
        }
        head(write, &rows, outcome.words());
        if let (Some(kept), Some(row)) = (kept, rows.first()) {
            issued::note(write, row.edition_id, Some(row.revision_id), &[kept])?;
        }
        Ok(())
    })
}

/// "Sudah tercetak": what was opened in a PDF program has come on paper.
pub fn confirm(app: &App, ctx: &Ctx<'_>, certificates: &[Id<Certificate>]) -> Result<Done<u32>> {
    let op = Op::new("certificates.confirm", "");
    app.write(ctx, op, |write| {
        let rows = settled(write, certificates, |print| print.state == "opened", "confirmed", None)?;
        if rows.is_empty() {
            return Err(Refusal::NothingOpened.into());
        }
        head(write, &rows, "sudah tercetak");
        Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
    })
}

/// "Cetakan gagal": the last print of each did not come, or is of no use. It does not count any more.
pub fn fail(app: &App, ctx: &Ctx<'_>, certificates: &[Id<Certificate>], reason: &str) -> Result<Done<u32>> {
    let reason = desk::reason("Menyatakan cetakan gagal", reason)?;
    let op = Op::new("certificates.fail", "").reason(Some(reason.clone()));
    app.write(ctx, op, |write| {
        let rows = settled(write, certificates, |print| print.state != "failed", "failed", Some(&reason))?;
        if rows.is_empty() {
            return Err(Refusal::NothingPrinted.into());
        }
        head(write, &rows, "dinyatakan gagal cetak");
        Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
    })
}

/// The newest fitting print of each certificate gets another state. Answers the certificates that had one.
fn settled(
    write: &Write<'_>,
    certificates: &[Id<Certificate>],
    fits: impl Fn(&CertificatePrint) -> bool,
    state: &str,
    reason: Option<&str>,
) -> Result<Vec<Certificate>> {
    let mut settled = Vec::new();
    for row in chosen(write, certificates)? {
        if let Some(print) = prints_of(write, row.id)?.into_iter().rfind(|print| fits(print)) {
            write.update(&CertificatePrint { state: state.into(), reason: reason.map(Into::into), ..print })?;
            settled.push(row);
        }
    }
    Ok(settled)
}

/// The certificates by their ids, each once; they are of one edition.
fn chosen(write: &Write<'_>, ids: &[Id<Certificate>]) -> Result<Vec<Certificate>> {
    let mut rows: Vec<Certificate> = Vec::new();
    for id in ids {
        let row: Certificate = write.get(*id)?.ok_or_else(|| Fault::not_found(Noun::Certificate, id))?;
        if rows.first().is_some_and(|first| first.edition_id != row.edition_id) {
            return Err(Refusal::EditionsMixed.into());
        }
        if !rows.iter().any(|known| known.id == row.id) {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        return Err(Fault::field("certificates", "Pilih sedikitnya satu piagam."));
    }
    Ok(rows)
}

fn prints_of(write: &Write<'_>, certificate: Id<Certificate>) -> Result<Vec<CertificatePrint>> {
    Ok(write.list(sql!("certificate_prints/of_certificate"), named_params! { ":certificate_id": certificate })?)
}

/// "Piagam 061/7 diserahkan ke pencetak", "7 piagam dan 3 sertifikat diserahkan ke pencetak".
fn head(write: &Write<'_>, rows: &[Certificate], what: &str) {
    let of = |document: Document| rows.iter().filter(|row| row.document == document.code()).count();
    let count = |document: Document| format!("{} {}", of(document), words::in_sentence(document.short_title()));
    let kinds = [Document::Charter, Document::Certificate];
    let whose = match rows {
        [one] if !one.number.is_empty() => {
            let short = Document::from_code(&one.document).map_or("Piagam", Document::short_title);
            format!("{short} {}", one.number)
        }
        _ => words::list(&kinds.into_iter().filter(|kind| of(*kind) > 0).map(count).collect::<Vec<_>>()),
    };
    write.amend(|op| {
        op.label = format!("{whose} {what}");
        op.edition_id = rows.first().map(|row| row.edition_id);
    });
}

/// The bytes kept when the file was made, if they are still there.
fn kept_bytes(app: &App, document: Document, sha256: &str) -> Result<Option<issued::StoredFile>> {
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hash {
        return Err(Fault::field("sha256", "Kode berkas cetak tidak dikenal."));
    }
    let Some(place) = issued::place(app)? else { return Ok(None) };
    let bytes = files::size_by_hash(&place, sha256).and_then(|size| files::read_by_hash(&place, sha256, size));
    Ok(bytes.ok().map(|bytes| issued::StoredFile {
        document,
        name: format!("{}.pdf", document.code()),
        sha256: sha256.into(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
    }))
}

/// Certificates of another day or revision may stand in the folder under the same names.
fn require_unused_names(ctx: &Ctx<'_>, run: &Run, token: &str) -> Result<()> {
    let mut there = Vec::new();
    for made in &run.made {
        if ctx.files.replaces(token, &made.name, &made.bytes)? {
            there.push(made.name.clone());
        }
    }
    match there.first() {
        Some(first) => Err(Refusal::FilesThere { count: there.len(), first: first.clone() }.into()),
        None => Ok(()),
    }
}

/// Every file written, none with its name: what the register does not know is not there.
fn stage<'a>(ctx: &Ctx<'a>, run: &Run, token: &str) -> Result<Vec<Staged<'a>>> {
    run.made.iter().map(|made| Ok(ctx.files.stage(token, &made.name, &made.bytes)?)).collect()
}

/// Every file gets its name, after the register knows it.
fn place(run: &Run, staged: Vec<Staged<'_>>) -> Result<Vec<Saved>> {
    let placed = |(made, staged): (&Made, Staged<'_>)| {
        let shown = staged().map_err(Fault::Unplaced)?;
        Ok(Saved { shown, name: made.name.clone(), size: made.bytes.len() as u64, findings: vec![] })
    };
    run.made.iter().zip(staged).map(placed).collect()
}

fn make_with_drafts(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Run> {
    let prepared = paper_words::prepare(app, ctx, request)?;
    prepared.require_recipients()?;
    let mut run = Run { revision: prepared.revision.map(|(id, _)| id), ..Run::default() };
    note_recipients(&mut run, &prepared);
    let made = prepared::render(prepared, app.fonts()?, ctx)?;
    let bytes = made.pdf(app.fonts()?)?;
    stop_if_asked(ctx)?;
    run.findings = made.findings;
    run.made.push(Made { document: request.document, name: request.file_name("pdf"), bytes });
    Ok(run)
}

fn note_recipients(run: &mut Run, prepared: &Prepared) {
    let numbered: Vec<Id<Certificate>> =
        prepared.recipients().iter().filter_map(|one: &&Recipient| one.certificate).collect();
    run.counts.push((prepared.document, numbered.len()));
    run.certificates.extend(numbered);
    for batch in prepared.batches.iter().filter(|batch| !batch.signatures.is_empty()) {
        let picture = match batch.values.get("pejabat") {
            Some(Value::Node(node)) => node.str("gambar").to_owned(),
            _ => continue,
        };
        let certificates = batch.recipients.iter().filter_map(|(_, one)| one.certificate);
        run.pictures.extend(certificates.map(|certificate| (certificate, picture.clone())));
    }
}

fn make(app: &App, ctx: &Ctx<'_>, order: &SaveOrder) -> Result<Run> {
    let mut run = Run::default();
    let mut ready: Vec<(DocumentRequest, Prepared)> = Vec::new();
    for document in &order.documents {
        let request = DocumentRequest { document: *document, ..order.request.clone() };
        let mut prepared = paper_words::prepare(app, ctx, &request)?;
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
    for (request, prepared) in ready {
        let made = prepared::render(prepared, app.fonts()?, ctx)?;
        files_of(app, ctx, order, &request, &made, &mut run)?;
        run.findings.extend(made.findings);
        if request.document == Document::Charter && order.mode.merges() {
            for style in order.more_styles.iter().filter(|style| **style != request.style) {
                let request = DocumentRequest { style: style.clone(), ..request.clone() };
                let mut prepared = paper_words::prepare(app, ctx, &request)?;
                leave_out_drafts(&mut prepared, &mut Run::default());
                let made = prepared::render(prepared, app.fonts()?, ctx)?;
                let bytes = made.pdf(app.fonts()?)?;
                run.made.push(Made { document: request.document, name: request.file_name("pdf"), bytes });
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
    let mut places: Vec<usize> =
        prepared.batches.iter().flat_map(|batch| batch.recipients.iter().map(|(place, _)| *place)).collect();
    places.sort_unstable();
    for batch in &mut prepared.batches {
        for (place, _) in &mut batch.recipients {
            *place = places.binary_search(place).unwrap_or(*place);
        }
    }
    prepared.findings.retain(|finding| !matches!(finding.code, "number_missing"));
    prepared.is_draft = false;
}

fn files_of(
    app: &App,
    ctx: &Ctx<'_>,
    order: &SaveOrder,
    request: &DocumentRequest,
    made: &Rendered,
    run: &mut Run,
) -> Result<()> {
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
            let text = format!(
                "Berkas {} {} dari {total}: {}",
                words::in_sentence(document.short_title()),
                at + 1,
                recipient.file
            );
            (ctx.progress)(Progress { done: count(at + 1), total: count(total), text });
            let mut bytes = Vec::new();
            ready.write_page(at, &format!("{}: {}", info.title, recipient.title), &mut bytes).map_err(failed)?;
            parts.push(Made { document, name: format!("{}/{}", document.code(), recipient.file), bytes });
        }
    }
    if order.mode.merges() {
        let mut bytes = Vec::new();
        ready.write_all(&mut bytes).map_err(failed)?;
        run.made.push(Made { document, name: request.file_name("pdf"), bytes });
    }
    run.made.extend(parts);
    Ok(())
}

/// The first page with a picture of the signature decides which one the certificate bears: a reprint shows the same.
fn keep_picture(write: &Write<'_>, certificate: Id<Certificate>, picture: &str) -> Result<()> {
    let Some(row) = write.get::<Certificate>(certificate)? else { return Ok(()) };
    let mut content = Content::parse(&row)?;
    match &mut content.signer {
        Some(signer) if signer.signature.is_none() => signer.signature = Some(picture.to_owned()),
        _ => return Ok(()),
    }
    Ok(write.update(&Certificate { content: content.canonical()?, ..row })?)
}

/// Keeps the bytes and lists them as issued: one operation, not undoable. Drafts leave no trace, nor does a desk that cannot
/// be written.
fn issue(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, run: &Run) -> Result<Done<()>> {
    let (Some(desk), false) = (issued::place(app)?, run.certificates.is_empty()) else {
        return Ok(Done { value: (), changed: vec![], warnings: vec![], undo: None });
    };
    let mut kept = Vec::new();
    for made in &run.made {
        kept.push(issued::keep(&desk, made.document, &made.name, &made.bytes)?);
    }
    let counted: Vec<String> = run
        .counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(document, count)| format!("{count} {}", words::in_sentence(document.short_title())))
        .collect();
    let op = Op::new("certificates.save", format!("Berkas {} diterbitkan", words::list(&counted)))
        .edition(edition)
        .never_undone();
    let done = app.write(ctx, op, |write| {
        for (certificate, picture) in &run.pictures {
            keep_picture(write, *certificate, picture)?;
        }
        issued::note(write, edition, run.revision, &kept)
    })?;
    Ok(Done { undo: None, ..done.map(|_| ()) })
}
