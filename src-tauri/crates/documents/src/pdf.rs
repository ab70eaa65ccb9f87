//! Pages to PDF. The only file that names printpdf.
//!
//! The lean way of docs/pdf.md: our own font subsets, our own image streams, every shared layer a form,
//! content compressed in parallel, every error returned. printpdf writes the fonts, the objects and the
//! page contents from its operations; `finish` turns its document into PDF/A-2u.
//! The same pages give the same bytes.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

use printpdf as pp;

use crate::fonts::{FontSet, PT_PER_MM};
use crate::page::{Item, Page};
use crate::picture::Packer;
use crate::setup::Moment;
use crate::{Composed, page};
use images::Pictures;
use pen::Pen;
use pp::{Mm, Op, Pt};
use subset::Subsets;

mod finish;
mod icc;
mod images;
mod pen;
mod qr;
mod subset;
mod xmp;

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    pub title: String,
    /// The office.
    pub author: String,
    pub subject: String,
    pub created: Moment,
}

#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("berkas PDF tidak dapat ditulis: {0}")]
    Io(#[from] std::io::Error),
    #[error("huruf {0} tidak dapat dipotong")]
    Subset(&'static str),
    #[error("teks “{0}” berisi huruf yang tidak ada")]
    Notdef(String),
    #[error("kode QR tidak dapat dibuat")]
    Qr,
    #[error("susunan PDF gagal: {0}")]
    Structure(String),
}

/// The whole document as one file.
pub fn write(composed: &Composed, fonts: &FontSet, info: &Info) -> Result<Vec<u8>, PdfError> {
    let prepared = prepare(composed, fonts, info)?;
    let mut out = Vec::with_capacity(prepared.contents_size() + SKELETON_ROOM);
    prepared.write_all(&mut out)?;
    Ok(out)
}

/// A symbol: modules a side, and its runs of dark modules (x, y, length).
pub(crate) struct QrRuns {
    pub size: usize,
    pub runs: Vec<(usize, usize, usize)>,
}

/// The symbol of a content; none if it is too long.
pub(crate) fn qr_runs(content: &str) -> Option<QrRuns> {
    let matrix = qr::Matrix::new(content)?;
    Some(QrRuns { size: matrix.size, runs: matrix.runs() })
}

/// A document whose fonts, pictures, shared layers and page contents are ready: one file of all pages,
/// or one file a page, from the same bytes.
pub struct Prepared {
    skeleton: lopdf::Document,
    forms: Vec<finish::FormStream>,
    pages: Vec<finish::PageStream>,
    info: Info,
    digest: [u8; 32],
}

/// Does all the work that one file of everything and files of single pages share.
pub fn prepare(composed: &Composed, fonts: &FontSet, info: &Info) -> Result<Prepared, PdfError> {
    let used = used_forms(composed);
    let form_canvases = used.iter().map(|n| Canvas { items: &composed.forms[*n].items, height: 0.0 });
    let page_canvases = composed.pages.iter().map(|p| Canvas { items: &p.items, height: p.height_mm });
    let canvases: Vec<Canvas<'_>> = form_canvases.chain(page_canvases).collect();
    let subsets = Subsets::build(&canvases, fonts)?;
    let pictures = Pictures::collect(&canvases);
    let mut contents = translate_all(&canvases, &subsets, &pictures)?;
    let mut skeleton = skeleton(&subsets, &pictures);
    finish::compress(&mut skeleton)?;
    let digest = finish::digest(&skeleton);
    let page_contents = contents.split_off(used.len());
    let form = |(n, content): (&usize, Vec<u8>)| finish::FormStream {
        name: form_id(*n),
        bounds: form_bounds(&composed.forms[*n]),
        content,
    };
    let page = |(page, content): (&Page, Vec<u8>)| finish::PageStream {
        size: (round(page.width_mm * PT_PER_MM), round(page.height_mm * PT_PER_MM)),
        content,
    };
    Ok(Prepared {
        skeleton,
        forms: used.iter().zip(contents).map(form).collect(),
        pages: composed.pages.iter().zip(page_contents).map(page).collect(),
        info: info.clone(),
        digest,
    })
}

/// What fonts, a logo and the objects around the pages mostly need; a guess, so that a file in memory grows seldom.
const SKELETON_ROOM: usize = 512 * 1024;

impl Prepared {
    /// Bytes of all page and form contents.
    fn contents_size(&self) -> usize {
        let (forms, pages) =
            (self.forms.iter().map(|form| form.content.len()), self.pages.iter().map(|page| page.content.len()));
        forms.chain(pages).sum()
    }

    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// All pages in one file; an error of `out` is returned.
    pub fn write_all(mut self, out: &mut impl Write) -> Result<(), PdfError> {
        finish::finish(&mut self.skeleton, self.forms, self.pages, &self.info, &self.digest)?;
        self.skeleton.save_to(out)?;
        Ok(())
    }

    /// One page as a file of its own, with the very content it has in the merged file. `title` is the
    /// file's own; an empty one keeps the document's.
    pub fn write_page(&self, index: usize, title: &str, out: &mut impl Write) -> Result<(), PdfError> {
        let page = self.pages.get(index);
        let page = page.ok_or_else(|| PdfError::Structure(format!("halaman {index} tidak ada")))?;
        let mut info = self.info.clone();
        if !title.is_empty() {
            title.clone_into(&mut info.title);
        }
        let mut doc = self.skeleton.clone();
        finish::finish(&mut doc, self.forms.clone(), vec![page.clone()], &info, &self.digest)?;
        doc.save_to(out)?;
        Ok(())
    }
}

/// A list of items with a page height (0 for forms: y runs downwards from 0).
#[derive(Clone, Copy)]
struct Canvas<'a> {
    items: &'a [Item],
    height: f64,
}

/// Forms reachable from the pages, ascending (a form uses earlier ones only).
fn used_forms(composed: &Composed) -> Vec<usize> {
    let mut used = vec![false; composed.forms.len()];
    for page in &composed.pages {
        mark(&page.items, &mut used);
    }
    for n in (0..composed.forms.len()).rev() {
        if used[n] {
            mark(&composed.forms[n].items, &mut used);
        }
    }
    (0..used.len()).filter(|n| used[*n]).collect()
}

fn mark(items: &[Item], used: &mut [bool]) {
    for item in items {
        if let Item::Form(form) = item
            && let Some(flag) = used.get_mut(form.form)
        {
            *flag = true;
        }
    }
}

fn form_id(n: usize) -> String {
    format!("S{n}")
}

fn form_bounds(form: &page::Form) -> [f64; 4] {
    let (x, y, w, h) = form.bounds;
    [x, -(y + h), x + w, -y].map(|v| round(v * PT_PER_MM))
}

fn round(v: f64) -> f64 {
    (v * 100.0).round() / 100.0
}

/// A document with every font and picture and one page that shows each glyph, so that widths and
/// ToUnicode are complete. `finish` replaces that page.
fn skeleton(subsets: &Subsets, pictures: &Pictures) -> lopdf::Document {
    let mut ops = vec![Op::StartTextSection];
    for face in subsets.faces.iter().flatten() {
        ops.push(Op::SetFont { font: pp::PdfFontHandle::External(face.id.clone()), size: Pt(1.0) });
        let glyphs = face
            .all
            .iter()
            .map(|(gid, text)| pp::Codepoint { gid: *gid, offset: 0.0, cid: Some(text.clone()) })
            .collect();
        ops.push(Op::ShowText { items: vec![pp::TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    let mut doc = document(subsets, vec![pp::PdfPage::new(Mm(10.0), Mm(10.0), ops)]);
    doc.resources.xobjects = pictures.map();
    to_lopdf(&doc)
}

fn document(subsets: &Subsets, pages: Vec<pp::PdfPage>) -> pp::PdfDocument {
    let mut doc = pp::PdfDocument::new("");
    doc.resources.fonts = subsets.map();
    doc.pages = pages;
    doc
}

fn to_lopdf(doc: &pp::PdfDocument) -> lopdf::Document {
    let options = pp::PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    doc.to_lopdf_document(&options, &mut Vec::new())
}

/// The most canvases handed to printpdf at once: bounds the memory. It prepares the fonts anew for each chunk.
const CHUNK: usize = 100;
const THREADS: usize = 2;
/// So few canvases are the work of one thread.
const FEW: usize = 50;

/// Canvases of a chunk, so that no thread waits for the last chunk of another.
fn chunk_size(canvases: usize) -> usize {
    let chunks = if canvases <= FEW { 1 } else { canvases.div_ceil(CHUNK).next_multiple_of(THREADS) };
    canvases.div_ceil(chunks).max(1)
}
/// A page with a QR symbol is one of many, and mostly the rectangles of its symbol: thorough packing would make the file
/// a tenth smaller and a thousand certificates a quarter slower.
const QUICK: i32 = 1;
const THOROUGH: i32 = 6;

/// What a thread keeps from chunk to chunk.
struct Hand {
    symbols: qr::Symbols,
    quick: Packer,
    thorough: Packer,
}

impl Hand {
    fn new() -> Hand {
        Hand { symbols: qr::Symbols::default(), quick: Packer::new(QUICK), thorough: Packer::new(THOROUGH) }
    }
}

/// Contents of one chunk, with the chunk's number.
type Done = (usize, Vec<Vec<u8>>);

/// The compressed content of every canvas, in order; the pictures are prepared on the way.
fn translate_all(canvases: &[Canvas<'_>], subsets: &Subsets, pictures: &Pictures) -> Result<Vec<Vec<u8>>, PdfError> {
    let chunks: Vec<&[Canvas<'_>]> = canvases.chunks(chunk_size(canvases.len())).collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<Done>, PdfError> {
        let mut done = Vec::new();
        let mut hand = Hand::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n < pictures.len() {
                pictures.prepare(n);
                continue;
            }
            let n = n - pictures.len();
            let Some(chunk) = chunks.get(n) else {
                return Ok(done);
            };
            done.push((n, translate(chunk, subsets, pictures, &mut hand)?));
        }
    };
    let mut done = if chunks.len() + pictures.len() < 2 {
        work()?
    } else {
        std::thread::scope(|scope| {
            let helpers: Vec<_> = (1..THREADS).map(|_| scope.spawn(work)).collect();
            let mut all = work();
            for helper in helpers {
                let part = helper.join().map_err(|_| PdfError::Structure("utas berhenti".to_owned()))?;
                if let Ok(all) = &mut all {
                    all.extend(part?);
                }
            }
            all
        })?
    };
    done.sort_by_key(|(n, _)| *n);
    Ok(done.into_iter().flat_map(|(_, contents)| contents).collect())
}

fn translate(
    chunk: &[Canvas<'_>],
    subsets: &Subsets,
    pictures: &Pictures,
    hand: &mut Hand,
) -> Result<Vec<Vec<u8>>, PdfError> {
    let pages = chunk
        .iter()
        .map(|canvas| {
            let mut pen = Pen::new(canvas.height, subsets, pictures);
            canvas.items.iter().for_each(|item| pen.item(item));
            pp::PdfPage::new(Mm(10.0), Mm(10.0), pen.done())
        })
        .collect();
    let mut doc = to_lopdf(&document(subsets, pages));
    let ids: Vec<lopdf::ObjectId> = doc.get_pages().into_values().collect();
    let mut out = Vec::with_capacity(chunk.len());
    for (canvas, id) in chunk.iter().zip(ids) {
        let mut content = finish::take_content(&mut doc, id)?;
        let mut packer = &mut hand.thorough;
        for item in canvas.items {
            if let Item::Qr(symbol) = item {
                packer = &mut hand.quick;
                qr::append(&mut content, &mut hand.symbols, symbol, canvas.height)?;
            }
        }
        let packed = packer.pack(&content);
        if packed.is_empty() {
            return Err(PdfError::Structure("pemampatan gagal".to_owned()));
        }
        out.push(packed);
    }
    Ok(out)
}
