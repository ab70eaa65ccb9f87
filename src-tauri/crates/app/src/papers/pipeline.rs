//! What is done with pages, for a document of the edition and a list of the window alike: shown, kept, written as PDF or
//! workbook.
//!
//! Each is made in two steps: words are read inside the desk's lock, pages are composed outside it.

use std::sync::Arc;

use kipp_documents::{pdf, preview as drawn};

use super::letters::pages::DraftPages;
use super::lists::{self, List};
use super::prepared::{self, Finding, Prepared, Rendered, Saved};
use super::request::DocumentRequest;
use super::{issued, letters, office, printing, twin, words};
use crate::desk::{App, Done};
use crate::error::{Fault, Result};
use crate::ports::Ctx;
use crate::sessions::sessions;

/// What is to be set on pages.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    Document(&'a DocumentRequest),
    List(&'a List),
    /// A letter before it has a number.
    Draft(&'a DraftPages),
}

impl Source<'_> {
    fn prepare(self, app: &App, ctx: &Ctx<'_>) -> Result<Prepared> {
        match self {
            Source::Document(request) => words::prepare(app, ctx, request),
            Source::List(list) => lists::prepare(app, ctx, list),
            Source::Draft(draft) => letters::pages::prepare_draft(app, ctx, draft),
        }
    }

    /// Sets the pages at this moment: what is printed says when.
    fn rendered_now(self, app: &App, ctx: &Ctx<'_>) -> Result<Rendered> {
        let prepared = self.prepare(app, ctx)?;
        prepared.require_recipients()?;
        prepared::render(prepared, app.fonts()?, ctx)
    }

    /// Sets the pages, or takes those set last if nothing changed since: then not a row is read.
    fn rendered(self, app: &App, ctx: &Ctx<'_>) -> Result<Arc<Rendered>> {
        let what = match self {
            Source::Document(request) => format!("{request:?}"),
            Source::Draft(draft) => format!("{draft:?}"),
            Source::List(list) => kipp_store::files::sha256_hex(format!("{list:?}").as_bytes()),
        };
        // A page may say which day it is.
        let day = app.zone().date(ctx.clock.now().0);
        app.memoized(&format!("{day}\n{what}"), || self.rendered_now(app, ctx))
    }

    /// The stable name of its file: `rekap-nilai.pdf`, `notulen-rapat-2021-09-27.pdf`, `daftar-perangkat-daerah.xlsx`.
    fn file_name(self, app: &App, ending: &str) -> Result<String> {
        match self {
            Source::Draft(draft) => Ok(draft.setting.file_name(ending)),
            Source::Document(request) => match request.session.filter(|_| request.document.takes("session")) {
                Some(id) => {
                    let session = app.read(|read| sessions::session(read, id))?;
                    Ok(format!("{}-{}-{}.{ending}", request.document.code(), session.kind, session.date))
                }
                None => Ok(request.file_name(ending)),
            },
            Source::List(list) => Ok(lists::file_name(list, ending)),
        }
    }

    fn require_sheet(self) -> Result<()> {
        match self {
            Source::Document(request) if !request.document.spec().has_sheet => {
                Err(Fault::field("document", format!("{} tidak mempunyai kembaran Excel.", request.document.title())))
            }
            Source::Document(_) | Source::List(_) | Source::Draft(_) => Ok(()),
        }
    }

    /// Keeps what a frozen result printed; drafts, lists and everything else are not issued. A desk that cannot be written
    /// keeps nothing.
    fn keep(self, app: &App, ctx: &Ctx<'_>, made: &Rendered, name: &str, bytes: &[u8]) -> Result<Option<Done<usize>>> {
        if let Source::Document(request) = self
            && letters::kinds::of(request.document).is_some()
        {
            return letters::pages::note_print(app, ctx, request);
        }
        let (Source::Document(request), Some((revision, _))) = (self, made.prepared.revision) else { return Ok(None) };
        let Some(desk) = issued::place(app)? else { return Ok(None) };
        let kept = issued::keep(&desk, request.document, name, bytes)?;
        Ok(Some(issued::note_alone(app, ctx, request.edition, Some(revision), &[kept])?))
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

/// Pages, size, findings and words.
pub fn outline(app: &App, ctx: &Ctx<'_>, source: Source<'_>) -> Result<Outline> {
    let made = source.rendered(app, ctx)?;
    let (width_mm, height_mm) = prepared::size_mm(&made.composed);
    Ok(Outline {
        title: made.prepared.title.clone(),
        width_mm,
        height_mm,
        is_draft: made.prepared.is_draft,
        revision: made.prepared.revision.map(|(_, number)| number),
        findings: made.findings.clone(),
        pages: (0..made.composed.pages.len()).map(|at| drawn::plain_text(&made.composed, at)).collect(),
        files: made.composed.pages.iter().map(|page| page.record.clone()).collect(),
    })
}

/// One page (from 1) as SVG.
pub fn preview(app: &App, ctx: &Ctx<'_>, source: Source<'_>, page: usize) -> Result<Vec<u8>> {
    let made = source.rendered(app, ctx)?;
    let at = page.wrapping_sub(1);
    let svg = match &office::picture(made.prepared.blank.as_ref()) {
        Some(blank) => drawn::svg_over(&made.composed, at, app.fonts()?, blank),
        None => drawn::svg(&made.composed, at, app.fonts()?),
    };
    let what = if matches!(source, Source::List(_)) { "daftar" } else { "dokumen" };
    let pages = made.composed.pages.len();
    let none = || Fault::field("page", format!("Halaman {page} tidak ada; {what} ini {pages} halaman."));
    svg.map(String::into_bytes).ok_or_else(none)
}

/// The pages themselves, for inspection and measurement: what [`preview`] and [`save`] are made from.
pub fn pages(app: &App, ctx: &Ctx<'_>, source: Source<'_>) -> Result<kipp_documents::Composed> {
    Ok(source.rendered_now(app, ctx)?.composed)
}

/// The Excel twin.
pub fn sheet(app: &App, ctx: &Ctx<'_>, source: Source<'_>) -> Result<Vec<u8>> {
    source.require_sheet()?;
    twin::workbook(&source.prepare(app, ctx)?)
}

/// Writes one PDF for each recipient into a folder; nothing is kept of them.
fn save_each(app: &App, ctx: &Ctx<'_>, source: Source<'_>, token: &str) -> Result<Done<Saved>> {
    let made = source.rendered_now(app, ctx)?;
    let recipients = made.prepared.recipients();
    if recipients.is_empty() {
        return Err(Fault::field("format", format!("{} tidak dibuat per orang.", made.prepared.title)));
    }
    let info = made.prepared.info();
    let failed = |error: pdf::PdfError| Fault::Page(kipp_domain::words::sentence(&error.to_string()));
    let ready = pdf::prepare(&made.composed, app.fonts()?, &info).map_err(failed)?;
    let folder = source.file_name(app, "")?.trim_end_matches('.').to_owned();
    let (mut staged, mut size) = (Vec::with_capacity(recipients.len()), 0);
    for (at, recipient) in recipients.iter().enumerate() {
        prepared::stop_if_asked(ctx)?;
        let mut bytes = Vec::new();
        ready.write_page(at, &format!("{}: {}", info.title, recipient.title), &mut bytes).map_err(failed)?;
        size += bytes.len() as u64;
        staged.push(ctx.files.stage(token, &format!("{folder}/{}", recipient.file), &bytes)?);
    }
    let mut shown = String::new();
    for file in staged {
        let placed = file()?;
        if shown.is_empty() {
            shown = placed;
        }
    }
    let value = Saved { shown, name: folder, size, findings: made.findings };
    Ok(Done { value, changed: vec![], warnings: vec![], undo: None })
}

/// Writes through the host: `pdf`, `xlsx`, or `files`, one for each recipient.
pub fn save(app: &App, ctx: &Ctx<'_>, source: Source<'_>, token: &str, format: &str) -> Result<Done<Saved>> {
    if let Source::Document(request) = source
        && format == "pdf"
        && request.document.is_certificate()
    {
        return printing::save_merged(app, ctx, request, token);
    }
    let name = source.file_name(app, format)?;
    if format == "files" {
        return save_each(app, ctx, source, token);
    }
    let (bytes, made) = match format {
        "xlsx" => (sheet(app, ctx, source)?, None),
        "pdf" => {
            let made = source.rendered_now(app, ctx)?;
            (made.pdf(app.fonts()?)?, Some(made))
        }
        other => {
            let text = format!("Bentuk “{other}” tidak dikenal. Gunakan pdf, xlsx, atau files.");
            return Err(Fault::field("format", text));
        }
    };
    prepared::stop_if_asked(ctx)?;
    // What the list of issued files does not know is not there.
    let staged = ctx.files.stage(token, &name, &bytes)?;
    let kept = match &made {
        Some(made) => source.keep(app, ctx, made, &name, &bytes)?,
        None => None,
    };
    let shown = staged().map_err(if kept.is_some() { Fault::Unplaced } else { Fault::File })?;
    let findings = made.map(|made| made.findings).unwrap_or_default();
    let value = Saved { shown, name, size: bytes.len() as u64, findings };
    Ok(match kept {
        Some(done) => Done { undo: None, ..done.map(|_| value) },
        None => Done { value, changed: vec![], warnings: vec![], undo: None },
    })
}
