//! Printing of numbered certificates: one file for the printer, one for each recipient, and the log of prints.
//!
//! Everything is made in memory, written under other names, noted in the register, and only then given its name: a
//! certificate that is there is in the register. Refuses to give numbers.

use kipp_documents::{Value, pdf};
use kipp_domain::words;
use kipp_store::records::{Certificate, CertificatePrint};
use kipp_store::{Op, StoreError, Write, named_params, sql};

use crate::desk::{App, Done};
use crate::documents::awards::Content;
use crate::documents::prepared::{self, Recipient, paper_name, short_title, stop_if_asked};
use crate::documents::{self, Document, Finding, Prepared, Rendered, Request, Saved, issued};
use crate::error::{Fault, Refusal, Result};
use crate::ports::{Ctx, Progress, Staged};

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
    /// Certificate and the picture of the signature it was printed with.
    pictures: Vec<(i64, String)>,
    revision: Option<i64>,
    counts: Vec<(Document, usize)>,
    left_out: Vec<String>,
    findings: Vec<Finding>,
}

/// Prints numbered certificates through the host and notes each print, in one operation; a stop before that leaves
/// nothing behind.
pub fn print(app: &App, ctx: &Ctx<'_>, order: &PrintOrder, token: &str) -> Result<Done<PrintReport>> {
    let run = make(app, ctx, order)?;
    let staged = stage(ctx, &run, token)?;
    let done = note(app, ctx, &order.request, &run)?;
    let files = place(&run, staged)?;
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
    let staged = stage(ctx, &run, token)?;
    let done = note(app, ctx, request, &run)?;
    let saved = place(&run, staged)?.into_iter().next().ok_or_else(|| Fault::Bug("a print without a file".into()))?;
    let saved = Saved { findings: run.findings.clone(), ..saved };
    Ok(Done { undo: None, ..done.map(|()| saved) })
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
    for batch in prepared.batches.iter().filter(|batch| !batch.signatures.is_empty()) {
        let picture = match batch.values.get("pejabat") {
            Some(Value::Node(node)) => node.str("gambar").to_owned(),
            _ => continue,
        };
        let certificates = batch.recipients.iter().filter_map(|(_, one)| one.certificate);
        run.pictures.extend(certificates.map(|certificate| (certificate, picture.clone())));
    }
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
    order: &PrintOrder,
    request: &Request,
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
            let text =
                format!("Berkas {} {} dari {total}: {}", short_title(document).to_lowercase(), at + 1, recipient.file);
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

/// The first print with a picture of the signature decides which one the certificate bears: a reprint shows the same.
fn keep_picture(write: &Write<'_>, certificate: i64, picture: &str) -> Result<()> {
    let Some(row) = write.get::<Certificate>(certificate)? else { return Ok(()) };
    let mut content = Content::parse(&row)?;
    match &mut content.signer {
        Some(signer) if signer.signature.is_none() => signer.signature = Some(picture.to_owned()),
        _ => return Ok(()),
    }
    Ok(write.update(&Certificate { content: content.canonical()?, ..row })?)
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
    let op =
        Op::new("certificates.print", format!("{} dicetak", words::list(&counted))).edition(request.edition).final_();
    let paper = app
        .read(|read| Ok(paper_name(request, kipp_documents::Paper::parse(&crate::settings::value(read, "kertas")?))))?;
    app.write(ctx, op, |write| {
        for (certificate_id, copy) in &run.prints {
            let before: i64 = write
                .value(sql!("certificate_prints/count"), named_params! { ":certificate_id": certificate_id })?
                .unwrap_or(0);
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
        for (certificate, picture) in &run.pictures {
            keep_picture(write, *certificate, picture)?;
        }
        issued::note(write, request.edition, run.revision, &kept)?;
        Ok(())
    })
}
