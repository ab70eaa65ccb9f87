//! Documents of the desk: which there are, what they lack, and their pages on screen, paper and as a workbook.
//!
//! Each is made in two steps: words are read inside the desk's lock ([`prepared::Prepared`]); pages are composed outside it.
//! Refuses to know how a page is set (that is `kipp_documents`) and what a number is worth (that is the statement).
//! Start at [`list`] and [`outline`].

pub mod awards;
mod book;
pub mod catalogue;
pub mod certificates;
mod content;
mod finding;
pub mod issued;
pub mod lists;
mod marking;
mod office;
pub mod prepared;
mod register;
pub mod request;
mod results;
mod twin;
pub mod typed;

use std::sync::Arc;

use kipp_documents::{pdf, preview};
use kipp_domain::words;
use kipp_store::Read;

pub use catalogue::Document;
pub use prepared::{Finding, Level};
pub use request::{DocumentRequest, Typed};

pub use kipp_documents::Orientation;

pub(crate) use office::Office;
pub(crate) use prepared::{Prepared, Rendered};
pub(crate) use results::Said;

use crate::desk::{App, Done};
use crate::error::{Fault, Refusal, Result};
use crate::ports::Ctx;

/// A document of the edition as it stands.
#[derive(Clone, Debug)]
pub struct ListedDocument {
    pub document: Document,
    /// What is missing or must be known, in words; none: ready.
    pub findings: Vec<Finding>,
    /// Would print RANCANGAN.
    pub is_draft: bool,
    /// The frozen revision it prints.
    pub revision: Option<i64>,
    /// Times its PDF was kept as issued.
    pub issued: usize,
}

/// Every document of an edition with what it lacks.
pub fn list(app: &App, ctx: &Ctx<'_>, edition: i64) -> Result<Vec<ListedDocument>> {
    let now = ctx.clock.now().0;
    let zone = app.zone();
    app.with_desk(|open| {
        let is_sample = open.is_sample;
        let read = open.desk.read();
        let office = Office::read(&read, edition, now, is_sample)?;
        let files = issued::list(&read, edition)?;
        let mut said = None;
        catalogue::ALL
            .into_iter()
            .map(|document| {
                let issued = files.iter().filter(|file| file.document == document.code()).count();
                let standing = standing_of(&read, &office, &DocumentRequest::new(edition, document), &mut said);
                let listed =
                    |findings, is_draft, revision| ListedDocument { document, findings, is_draft, revision, issued };
                match standing {
                    Ok((findings, is_draft, revision)) => Ok(listed(findings, is_draft, revision)),
                    // What cannot be made yet is listed with its reason, not refused as a whole.
                    Err(fault @ (Fault::Invalid(_) | Fault::NotFound { .. } | Fault::Refused(_))) => {
                        let text = crate::error::text_id::text_of(&fault, zone);
                        Ok(listed(vec![Finding::new(Level::Wrong, "unavailable", text.title)], false, None))
                    }
                    Err(other) => Err(other),
                }
            })
            .collect()
    })
}

/// What a document lacks, whether it would be a draft, and its revision. Sheets are not put in words for that: there is one
/// for each juror and submission.
fn standing_of(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    said: &mut Option<Said>,
) -> Result<(Vec<Finding>, bool, Option<i64>)> {
    if matches!(request.document, Document::ScoreSheet | Document::BlankScoreSheet | Document::ScoreMatrix) {
        let mut findings = office.emblem_missing(request);
        marking::lacks(read, office, request, &mut findings)?;
        return Ok((findings, false, None));
    }
    let words = words_of(read, office, request, said)?;
    Ok((words.findings, words.is_draft, words.revision.map(|(_, number)| number)))
}

/// Reads the words of a document inside the lock.
pub(crate) fn prepare(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Prepared> {
    let now = ctx.clock.now().0;
    app.with_desk(|open| {
        let is_sample = open.is_sample;
        let read = open.desk.read();
        let office = Office::read(&read, request.edition, now, is_sample)?;
        words_of(&read, &office, request, &mut None)
    })
}

/// The words of one document; `said` keeps the result between documents of one request's revision.
fn words_of(read: &Read<'_>, office: &Office, request: &DocumentRequest, said: &mut Option<Said>) -> Result<Prepared> {
    let prepared = unsigned_words_of(read, office, request, said)?;
    if request.signature { prepared.with_signatures(read) } else { Ok(prepared) }
}

fn unsigned_words_of(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    said: &mut Option<Said>,
) -> Result<Prepared> {
    let mut findings = office.emblem_missing(request);
    let found = &mut findings;
    let values = match request.document {
        Document::Charter | Document::Certificate | Document::MarksRecap | Document::Annex => {
            let said = match said {
                Some(said) => said,
                None => said.insert(Said::read(read, office, request.revision)?),
            };
            return match request.document.is_certificate() {
                true => awards::prepare(read, office, said, request),
                false => result(office, said, request),
            };
        }
        Document::ObligationRecap => register::obligation_recap(read, office, request, found)?,
        Document::ParticipantRecap => register::participant_recap(read, office, request, found)?,
        Document::Attendance => register::attendance(read, office, request, found)?,
        Document::NumberBook => book::number_book(read, office, request, found)?,
        Document::ScoreSheet | Document::BlankScoreSheet | Document::ScoreMatrix => {
            let mut stages = marking::of_stages(read, office, request, found)?.into_iter();
            let first = stages.next().unwrap_or_default();
            return Ok(Prepared::office(request, office, first, findings)?.followed_by(stages.collect()));
        }
        // Its words come with the call: see `lists`.
        Document::List => return Err(Fault::Bug("a list asked for as a document".into())),
    };
    Prepared::office(request, office, values, findings)
}

fn result(office: &Office, said: &Said, request: &DocumentRequest) -> Result<Prepared> {
    let mut findings = office.emblem_missing(request);
    if said.revision.is_none() {
        findings.push(Finding::new(Level::Warning, "draft", "Hasil belum dibekukan; dicetak sebagai RANCANGAN."));
    }
    let values = match request.document {
        Document::Annex => results::annex(office, said, &mut findings),
        _ => results::marks_recap(office, said, request, &mut findings),
    };
    let mut prepared = Prepared::office(request, office, values, findings)?;
    prepared.revision = said.revision.as_ref().map(|row| (row.id, row.number));
    prepared.is_draft = said.revision.is_none();
    for batch in &mut prepared.batches {
        batch.setup.revision = said.label();
        if said.revision.is_none() {
            batch.setup.markers.push(kipp_documents::Marker::Draft);
        }
    }
    Ok(prepared)
}

/// Sets a document's pages, or takes those set last if nothing changed since: then not a row is read.
fn rendered(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Arc<Rendered>> {
    app.memoized(&format!("{}\n{request:?}", day_of(app, ctx)), || rendered_now(app, ctx, request))
}

/// A page may say which day it is.
fn day_of(app: &App, ctx: &Ctx<'_>) -> chrono::NaiveDate {
    app.zone().date(ctx.clock.now().0)
}

/// Sets a document's pages at this moment: what is printed says when.
pub(crate) fn rendered_now(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Rendered> {
    let prepared = prepare(app, ctx, request)?;
    nonempty(&prepared)?;
    prepared::render(prepared, app.fonts()?, ctx)
}

pub(crate) fn nonempty(prepared: &Prepared) -> Result<()> {
    let nobody = prepared.document.is_certificate() && prepared.batches.iter().all(|batch| batch.recipients.is_empty());
    match nobody {
        true => Err(Refusal::NothingToPrint { document: prepared.title.to_lowercase() }.into()),
        false => Ok(()),
    }
}

/// What a screen shows beside the preview.
#[derive(Clone, Debug)]
pub struct Outline {
    pub title: String,
    pub width_mm: f64,
    pub height_mm: f64,
    pub is_draft: bool,
    pub revision: Option<i64>,
    pub findings: Vec<Finding>,
    /// The words of each page: the hidden alternative of its picture.
    pub pages: Vec<String>,
    /// Whose each page is, as its own file is called; empty for office documents.
    pub files: Vec<String>,
}

/// Pages, size, findings and words of a document.
pub fn outline(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Outline> {
    let made = rendered(app, ctx, request)?;
    Ok(outlined(&made))
}

pub(crate) fn outlined(made: &Rendered) -> Outline {
    let (width_mm, height_mm) = prepared::size_mm(&made.composed);
    Outline {
        title: made.prepared.title.clone(),
        width_mm,
        height_mm,
        is_draft: made.prepared.is_draft,
        revision: made.prepared.revision.map(|(_, number)| number),
        findings: made.findings.clone(),
        pages: (0..made.composed.pages.len()).map(|at| preview::plain_text(&made.composed, at)).collect(),
        files: made.composed.pages.iter().map(|page| page.record.clone()).collect(),
    }
}

/// One page (from 1) as SVG.
pub fn preview(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest, page: usize) -> Result<Vec<u8>> {
    let made = rendered(app, ctx, request)?;
    let at = page.wrapping_sub(1);
    let blank = office::picture(made.prepared.blank.as_ref());
    let svg = match &blank {
        Some(blank) => preview::svg_over(&made.composed, at, app.fonts()?, blank),
        None => preview::svg(&made.composed, at, app.fonts()?),
    };
    let shown = || {
        Fault::field("page", format!("Halaman {page} tidak ada; dokumen ini {} halaman.", made.composed.pages.len()))
    };
    svg.map(String::into_bytes).ok_or_else(shown)
}

/// The pages themselves, for inspection and measurement: what [`preview`] and [`print`] are made from.
pub fn pages(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<kipp_documents::Composed> {
    Ok(rendered_now(app, ctx, request)?.composed)
}

/// The whole document as PDF, for the printer.
pub fn print(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Vec<u8>> {
    if request.document.is_certificate() {
        return certificates::bytes(app, ctx, request);
    }
    let made = rendered_now(app, ctx, request)?;
    let bytes = file_of(app, &made)?;
    prepared::stop_if_asked(ctx)?;
    keep(app, ctx, request, &made, &file_name(request, "pdf"), &bytes)?;
    Ok(bytes)
}

pub(crate) fn file_of(app: &App, made: &Rendered) -> Result<Vec<u8>> {
    pdf::write(&made.composed, app.fonts()?, &made.prepared.info())
        .map_err(|error| Fault::Page(words::sentence(&error.to_string())))
}

/// Keeps what a frozen result printed; drafts and everything else are not issued. A desk that cannot be written keeps
/// nothing.
fn keep(
    app: &App,
    ctx: &Ctx<'_>,
    request: &DocumentRequest,
    made: &Rendered,
    name: &str,
    bytes: &[u8],
) -> Result<Option<Done<usize>>> {
    let (Some((revision, _)), Some(desk)) = (made.prepared.revision, issued::place(app)?) else {
        return Ok(None);
    };
    let kept = issued::keep(&desk, request.document, name, bytes)?;
    Ok(Some(issued::note_alone(app, ctx, request.edition, Some(revision), &[kept])?))
}

/// `rekap-nilai.pdf`, `piagam-modern.pdf`: the stable name of a document's file.
pub fn file_name(request: &DocumentRequest, ending: &str) -> String {
    let code = request.document.code();
    match request.document.is_certificate() && request.style != catalogue::STYLES[0] {
        true => format!("{code}-{}.{ending}", request.style),
        false => format!("{code}.{ending}"),
    }
}

/// The Excel twin of a recap.
pub fn sheet(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Vec<u8>> {
    if !request.document.has_sheet() {
        return Err(Fault::field("document", format!("{} tidak mempunyai kembaran Excel.", request.document.title())));
    }
    let prepared = prepare(app, ctx, request)?;
    twin::workbook(&prepared)
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// As the host shows it.
    pub shown: String,
    pub name: String,
    pub size: u64,
    pub findings: Vec<Finding>,
}

/// Writes a document through the host: `pdf` or `xlsx`.
pub fn save(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest, token: &str, format: &str) -> Result<Done<Saved>> {
    let unchanged = |value: Saved| Done { value, changed: vec![], warnings: vec![], undo: None };
    let name = file_name(request, format);
    let size = |bytes: &[u8]| bytes.len() as u64;
    match format {
        "xlsx" => {
            let bytes = sheet(app, ctx, request)?;
            let shown = ctx.files.write(token, &name, &bytes)?;
            Ok(unchanged(Saved { shown, name, size: size(&bytes), findings: vec![] }))
        }
        "pdf" if request.document.is_certificate() => certificates::save_merged(app, ctx, request, token),
        "pdf" => {
            let made = rendered_now(app, ctx, request)?;
            let bytes = file_of(app, &made)?;
            prepared::stop_if_asked(ctx)?;
            // What the list of issued files does not know is not there.
            let staged = ctx.files.stage(token, &name, &bytes)?;
            let kept = keep(app, ctx, request, &made, &name, &bytes)?;
            let shown = staged().map_err(Fault::Unplaced)?;
            let value = Saved { shown, name, size: size(&bytes), findings: made.findings };
            Ok(match kept {
                Some(done) => Done { undo: None, ..done.map(|_| value) },
                None => unchanged(value),
            })
        }
        other => Err(Fault::field("format", format!("Bentuk “{other}” tidak dikenal. Gunakan pdf atau xlsx."))),
    }
}
