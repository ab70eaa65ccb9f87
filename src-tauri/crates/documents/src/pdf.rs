//! Pages to PDF. The only file that names printpdf.
//!
//! The lean way of docs/pdf.md: our own font subsets, our own image streams, every shared layer a form,
//! content compressed in parallel, every error returned. printpdf writes the fonts, the objects and the
//! page contents from its operations; `finish` turns its document into PDF/A-2u.
//! The same pages give the same bytes.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use printpdf as pp;
use printpdf::{Mm, Op, Pt};

use crate::fonts::{Face, FontSet, PT_PER_MM};
use crate::page::{Color, FormUse, Image, Item, Page, Path, Rect, Seg, Stroke, TextRun};
use crate::picture::{Data, Picture};
use crate::setup::Moment;
use crate::{Composed, page};

mod finish;
mod icc;
mod qr;
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
    let pages: Vec<&Page> = composed.pages.iter().collect();
    let mut out = Vec::new();
    write_pages(composed, &pages, fonts, info, &mut out)?;
    Ok(out)
}

/// One page as a file of its own: it equals its page in the merged file.
pub fn write_page(
    composed: &Composed,
    index: usize,
    fonts: &FontSet,
    info: &Info,
) -> Result<Vec<u8>, PdfError> {
    let page = composed.pages.get(index);
    let page = page.ok_or_else(|| PdfError::Structure(format!("halaman {index} tidak ada")))?;
    let mut out = Vec::new();
    write_pages(composed, &[page], fonts, info, &mut out)?;
    Ok(out)
}

/// The symbol of a QR content: modules a side, and its runs of dark modules (x, y, length).
pub(crate) fn qr_runs(content: &str) -> Option<(usize, Vec<(usize, usize, usize)>)> {
    let matrix = qr::Matrix::new(content)?;
    Some((matrix.size, matrix.runs()))
}

/// Any pages of the document, written to `out`; an error of `out` is returned.
pub fn write_pages(
    composed: &Composed,
    pages: &[&Page],
    fonts: &FontSet,
    info: &Info,
    out: &mut impl Write,
) -> Result<(), PdfError> {
    let forms = used_forms(composed, pages);
    let mut canvases: Vec<Canvas<'_>> = forms
        .iter()
        .map(|n| Canvas {
            items: &composed.forms[*n].items,
            height: 0.0,
        })
        .collect();
    canvases.extend(pages.iter().map(|p| Canvas {
        items: &p.items,
        height: p.height_mm,
    }));

    let subsets = Subsets::build(&canvases, fonts)?;
    let pictures = Pictures::collect(&canvases);
    let mut doc = skeleton(&subsets, &pictures);
    let mut contents = translate_all(&canvases, &subsets, &pictures)?;
    let page_contents = contents.split_off(forms.len());

    let forms: Vec<finish::FormStream> = forms
        .iter()
        .zip(contents)
        .map(|(n, content)| finish::FormStream {
            name: form_id(*n),
            bounds: form_bounds(&composed.forms[*n]),
            content,
        })
        .collect();
    let pages: Vec<finish::PageStream> = pages
        .iter()
        .zip(page_contents)
        .map(|(page, content)| finish::PageStream {
            size: (
                round(page.width_mm * PT_PER_MM),
                round(page.height_mm * PT_PER_MM),
            ),
            content,
        })
        .collect();
    finish::finish(&mut doc, forms, pages, info)?;
    doc.save_to(out)?;
    Ok(())
}

/// A list of items with a page height (0 for forms: y runs downwards from 0).
#[derive(Clone, Copy)]
struct Canvas<'a> {
    items: &'a [Item],
    height: f64,
}

/// Forms reachable from the pages, ascending (a form uses earlier ones only).
fn used_forms(composed: &Composed, pages: &[&Page]) -> Vec<usize> {
    let mut used = vec![false; composed.forms.len()];
    let mark = |items: &[Item], used: &mut Vec<bool>| {
        for item in items {
            if let Item::Form(form) = item
                && let Some(flag) = used.get_mut(form.form)
            {
                *flag = true;
            }
        }
    };
    for page in pages {
        mark(&page.items, &mut used);
    }
    for n in (0..composed.forms.len()).rev() {
        if used[n] {
            mark(&composed.forms[n].items, &mut used);
        }
    }
    (0..used.len()).filter(|n| used[*n]).collect()
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

// ---------------------------------------------------------------- fonts

/// One subset face, ready for printpdf, and how its glyphs were renumbered.
struct Subset {
    id: pp::FontId,
    font: pp::ParsedFont,
    /// Old glyph id to new, 0 if unused.
    renumbered: Vec<u16>,
    /// Characters whose glyph is the usual one for them.
    by_char: BTreeMap<u32, u16>,
    /// For the skeleton: every glyph with its text.
    all: Vec<(u16, String)>,
}

struct Subsets {
    faces: Vec<Option<Subset>>,
}

impl Subsets {
    fn build(canvases: &[Canvas<'_>], fonts: &FontSet) -> Result<Subsets, PdfError> {
        let mut used: Vec<BTreeMap<u16, String>> = vec![BTreeMap::new(); Face::ALL.len()];
        let mut seen: Vec<Vec<bool>> = vec![Vec::new(); Face::ALL.len()];
        let mut chars: Vec<BTreeMap<u32, u16>> = vec![BTreeMap::new(); Face::ALL.len()];
        for run in canvases.iter().flat_map(|c| c.items).filter_map(as_run) {
            let face = run.face as usize;
            let mut letters = run.text.chars();
            for glyph in &run.glyphs {
                let at = glyph.id as usize;
                if seen[face].len() <= at {
                    seen[face].resize(at + 1, false);
                }
                if glyph.chars == 1 {
                    let c = letters.next();
                    if seen[face][at] {
                        continue;
                    }
                    if let Some(c) = c {
                        chars[face].entry(c as u32).or_insert(glyph.id);
                        used[face].insert(glyph.id, c.to_string());
                    }
                } else {
                    let text: String = letters.by_ref().take(glyph.chars.into()).collect();
                    used[face].entry(glyph.id).or_insert(text);
                }
                if glyph.id == 0 {
                    return Err(PdfError::Notdef(run.text.clone()));
                }
                seen[face][at] = true;
            }
        }
        let faces = Face::ALL
            .into_iter()
            .zip(used)
            .zip(chars)
            .map(|((face, used), chars)| {
                if used.is_empty() {
                    Ok(None)
                } else {
                    subset(face, &used, &chars, fonts).map(Some)
                }
            })
            .collect::<Result<_, _>>()?;
        Ok(Subsets { faces })
    }

    fn get(&self, face: Face) -> Option<&Subset> {
        self.faces[face as usize].as_ref()
    }

    fn map(&self) -> pp::PdfFontMap {
        let map = self
            .faces
            .iter()
            .flatten()
            .map(|s| (s.id.clone(), pp::PdfFont::new(s.font.clone())));
        pp::PdfFontMap { map: map.collect() }
    }
}

fn as_run(item: &Item) -> Option<&TextRun> {
    match item {
        Item::Text(run) => Some(run),
        _ => None,
    }
}

fn subset(
    face: Face,
    used: &BTreeMap<u16, String>,
    chars: &BTreeMap<u32, u16>,
    fonts: &FontSet,
) -> Result<Subset, PdfError> {
    let old: Vec<u16> = used.keys().copied().collect();
    let remapper = subsetter::GlyphRemapper::new_from_glyphs_sorted(&old);
    let bytes =
        subsetter::subset(face.bytes(), 0, &remapper).map_err(|_| PdfError::Subset(face.name()))?;
    let last = old.last().copied().unwrap_or(0) as usize;
    let mut renumbered = vec![0; last + 1];
    for gid in &old {
        renumbered[*gid as usize] = remapper.get(*gid).ok_or(PdfError::Subset(face.name()))?;
    }
    let new = |gid: u16| renumbered[gid as usize];
    let widths = old
        .iter()
        .map(|gid| (new(*gid), fonts.advance(face, *gid)))
        .collect();
    let by_char: BTreeMap<u32, u16> = chars.iter().map(|(c, gid)| (*c, new(*gid))).collect();
    let (ascent, descent) = fonts.ascent_descent(face);
    let metrics = pp::FontMetrics {
        ascent: ascent as i16,
        descent: descent as i16,
    };
    let name = format!("{}+{}", tag(&old), face.name());
    let mut font = pp::ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(name),
        by_char.clone(),
        widths,
        1000,
        metrics,
    );
    let [x_min, y_min, x_max, y_max] = fonts.bounds(face).map(|v| v as i16);
    font.pdf_font_metrics.x_min = x_min;
    font.pdf_font_metrics.y_min = y_min;
    font.pdf_font_metrics.x_max = x_max;
    font.pdf_font_metrics.y_max = y_max;
    font.pdf_font_metrics.us_weight_class = if face.is_bold() { 700 } else { 400 };
    if face.name().contains("Italic") {
        font.pdf_font_metrics.caret_slope_rise = 1000;
        font.pdf_font_metrics.caret_slope_run = 213;
    }
    let letter = char::from(b'A' + face as u8);
    let all = used
        .iter()
        .map(|(gid, text)| (new(*gid), text.clone()))
        .collect();
    Ok(Subset {
        id: pp::FontId(format!("F{letter}")),
        font,
        renumbered,
        by_char,
        all,
    })
}

/// Six capitals that name the subset, from its glyphs.
fn tag(glyphs: &[u16]) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for gid in glyphs {
        hash.update(gid.to_be_bytes());
    }
    hash.finalize()
        .iter()
        .take(6)
        .map(|b| char::from(b'A' + b % 26))
        .collect()
}

// ---------------------------------------------------------------- pictures

/// Every picture once, in order of first use.
struct Pictures {
    list: Vec<Arc<Picture>>,
}

impl Pictures {
    fn collect(canvases: &[Canvas<'_>]) -> Pictures {
        let mut list: Vec<Arc<Picture>> = Vec::new();
        for item in canvases.iter().flat_map(|c| c.items) {
            if let Item::Image(image) = item
                && !list.iter().any(|known| known.hash == image.picture.hash)
            {
                list.push(image.picture.clone());
            }
        }
        Pictures { list }
    }

    fn id(&self, picture: &Picture) -> String {
        let n = self
            .list
            .iter()
            .position(|known| known.hash == picture.hash)
            .unwrap_or(0);
        format!("I{n}")
    }

    fn map(&self) -> pp::XObjectMap {
        let map = self.list.iter().enumerate().map(|(n, picture)| {
            let external = pp::ExternalXObject {
                stream: image_stream(picture),
                width: None,
                height: None,
                dpi: None,
            };
            (
                pp::XObjectId(format!("I{n}")),
                pp::XObject::External(external),
            )
        });
        pp::XObjectMap { map: map.collect() }
    }
}

fn image_stream(picture: &Picture) -> pp::ExternalStream {
    let name = |text: &str| pp::DictItem::Name(text.as_bytes().to_vec());
    let dict = |filter: &str, gray: bool| {
        BTreeMap::from([
            ("Type".to_owned(), name("XObject")),
            ("Subtype".to_owned(), name("Image")),
            ("Width".to_owned(), pp::DictItem::Int(picture.width.into())),
            (
                "Height".to_owned(),
                pp::DictItem::Int(picture.height.into()),
            ),
            ("BitsPerComponent".to_owned(), pp::DictItem::Int(8)),
            (
                "ColorSpace".to_owned(),
                name(if gray { "DeviceGray" } else { "DeviceRGB" }),
            ),
            ("Filter".to_owned(), name(filter)),
        ])
    };
    match &picture.data {
        Data::Jpeg { gray } => pp::ExternalStream {
            dict: dict("DCTDecode", *gray),
            content: picture.file.clone(),
            compress: false,
        },
        Data::Png { gray, color, mask } => {
            let predicted = |gray: bool| {
                let mut entries = dict("FlateDecode", gray);
                let parms = BTreeMap::from([
                    ("Predictor".to_owned(), pp::DictItem::Int(15)),
                    (
                        "Colors".to_owned(),
                        pp::DictItem::Int(if gray { 1 } else { 3 }),
                    ),
                    (
                        "Columns".to_owned(),
                        pp::DictItem::Int(picture.width.into()),
                    ),
                ]);
                entries.insert("DecodeParms".to_owned(), pp::DictItem::Dict { map: parms });
                entries
            };
            let mut entries = predicted(*gray);
            if let Some(mask) = mask {
                let stream = pp::ExternalStream {
                    dict: predicted(true),
                    content: mask.clone(),
                    compress: false,
                };
                entries.insert("SMask".to_owned(), pp::DictItem::Stream { stream });
            }
            pp::ExternalStream {
                dict: entries,
                content: color.clone(),
                compress: false,
            }
        }
    }
}

// ---------------------------------------------------------------- printpdf documents

/// A document with every font and picture and one page that shows each glyph, so that widths and
/// ToUnicode are complete. `finish` replaces that page.
fn skeleton(subsets: &Subsets, pictures: &Pictures) -> lopdf::Document {
    let mut ops = vec![Op::StartTextSection];
    for face in subsets.faces.iter().flatten() {
        ops.push(Op::SetFont {
            font: pp::PdfFontHandle::External(face.id.clone()),
            size: Pt(1.0),
        });
        let glyphs = face
            .all
            .iter()
            .map(|(gid, text)| pp::Codepoint {
                gid: *gid,
                offset: 0.0,
                cid: Some(text.clone()),
            })
            .collect();
        ops.push(Op::ShowText {
            items: vec![pp::TextItem::GlyphIds(glyphs)],
        });
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
    let options = pp::PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    doc.to_lopdf_document(&options, &mut Vec::new())
}

/// Canvases handed to printpdf at once: bounds the memory and lets two threads work.
const CHUNK: usize = 50;
const THREADS: usize = 2;

/// The compressed content of every canvas, in order.
fn translate_all(
    canvases: &[Canvas<'_>],
    subsets: &Subsets,
    pictures: &Pictures,
) -> Result<Vec<Vec<u8>>, PdfError> {
    let chunks: Vec<&[Canvas<'_>]> = canvases.chunks(CHUNK).collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<(usize, Vec<Vec<u8>>)>, PdfError> {
        let mut done = Vec::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some(chunk) = chunks.get(n) else {
                return Ok(done);
            };
            done.push((n, translate(chunk, subsets, pictures)?));
        }
    };
    let mut done = if chunks.len() < 2 {
        work()?
    } else {
        std::thread::scope(|scope| {
            let helpers: Vec<_> = (1..THREADS).map(|_| scope.spawn(work)).collect();
            let mut all = work();
            for helper in helpers {
                let part = helper
                    .join()
                    .map_err(|_| PdfError::Structure("utas berhenti".to_owned()))?;
                if let Ok(all) = &mut all {
                    all.extend(part?);
                }
            }
            all
        })?
    };
    done.sort_by_key(|(n, _)| *n);
    Ok(done
        .into_iter()
        .flat_map(|(_, contents)| contents)
        .collect())
}

fn translate(
    chunk: &[Canvas<'_>],
    subsets: &Subsets,
    pictures: &Pictures,
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
        let content = finish::take_content(&mut doc, id)?;
        let mut content = content;
        for item in canvas.items {
            if let Item::Qr(symbol) = item {
                qr::append(&mut content, symbol, canvas.height)?;
            }
        }
        out.push(crate::picture::deflate(&content));
    }
    Ok(out)
}

// ---------------------------------------------------------------- items to operations

/// Turns items into operations, repeating no state that is already set.
struct Pen<'a> {
    ops: Vec<Op>,
    height: f64,
    subsets: &'a Subsets,
    pictures: &'a Pictures,
    in_text: bool,
    font: Option<(Face, f64)>,
    spacing: f64,
    fill: Color,
    line: Color,
    width: f64,
    dash: Option<(f64, f64)>,
    round_joins: bool,
}

impl<'a> Pen<'a> {
    fn new(height: f64, subsets: &'a Subsets, pictures: &'a Pictures) -> Pen<'a> {
        Pen {
            ops: Vec::new(),
            height,
            subsets,
            pictures,
            in_text: false,
            font: None,
            spacing: 0.0,
            fill: Color::BLACK,
            line: Color::BLACK,
            width: 1.0,
            dash: None,
            round_joins: false,
        }
    }

    fn done(mut self) -> Vec<Op> {
        self.leave_text();
        self.ops
    }

    fn x(&self, mm: f64) -> f32 {
        round(mm * PT_PER_MM) as f32
    }

    fn y(&self, mm: f64) -> f32 {
        round((self.height - mm) * PT_PER_MM) as f32
    }

    fn point(&self, (x, y): (f64, f64)) -> pp::Point {
        pp::Point {
            x: Pt(self.x(x)),
            y: Pt(self.y(y)),
        }
    }

    fn leave_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    fn item(&mut self, item: &Item) {
        if let Item::Text(run) = item {
            return self.text(run);
        }
        self.leave_text();
        match item {
            Item::Text(_) | Item::Qr(_) => {}
            Item::Line(line) => {
                self.stroke(line.stroke);
                let points = [line.from, line.to]
                    .map(|p| self.line_point(p, false))
                    .to_vec();
                self.ops.push(Op::DrawLine {
                    line: pp::Line {
                        points,
                        is_closed: false,
                    },
                });
            }
            Item::Rect(rect) => self.rect(rect),
            Item::Path(path) => self.path(path),
            Item::Image(image) => self.image(image),
            Item::Form(form) => self.form(form),
            Item::Outline(outline) => {
                self.stroke(outline.stroke);
                self.polygon(&outline.segs, pp::PaintMode::Stroke);
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        let Some(subset) = self.subsets.get(run.face) else {
            return;
        };
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            let font = pp::PdfFontHandle::External(subset.id.clone());
            self.ops.push(Op::SetFont {
                font,
                size: Pt(run.size as f32),
            });
        }
        if self.spacing != run.spacing {
            self.spacing = run.spacing;
            self.ops.push(Op::SetCharacterSpacing {
                multiplier: run.spacing as f32,
            });
        }
        self.fill(run.color);
        let matrix = pp::TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, self.x(run.x), self.y(run.y)]);
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText {
            items: show(run, subset),
        });
    }

    fn rect(&mut self, rect: &Rect) {
        if let Some(color) = rect.fill {
            self.fill(color);
        }
        if let Some(stroke) = rect.stroke {
            self.stroke(stroke);
        }
        let mode = match (rect.fill, rect.stroke) {
            (None, None) => return,
            (Some(_), None) => pp::PaintMode::Fill,
            (None, Some(_)) => pp::PaintMode::Stroke,
            (Some(_), Some(_)) => pp::PaintMode::FillStroke,
        };
        let (left, low) = (self.x(rect.x), self.y(rect.y + rect.h));
        let rectangle = pp::Rect {
            x: Pt(left),
            y: Pt(low),
            width: Pt(((self.x(rect.x + rect.w) - left) * 100.0).round() / 100.0),
            height: Pt(((self.y(rect.y) - low) * 100.0).round() / 100.0),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn path(&mut self, path: &Path) {
        if let Some(color) = path.fill {
            self.fill(color);
        }
        if let Some(stroke) = path.stroke {
            self.stroke(stroke);
            if !self.round_joins {
                self.round_joins = true;
                self.ops.push(Op::SetLineJoinStyle {
                    join: pp::LineJoinStyle::Round,
                });
            }
        }
        match (path.fill, path.stroke) {
            (None, None) => {}
            (Some(_), None) => self.polygon(&path.segs, pp::PaintMode::Fill),
            (Some(_), Some(_)) => self.polygon(&path.segs, pp::PaintMode::FillStroke),
            (None, Some(_)) => {
                for (points, is_closed) in self.subpaths(&path.segs) {
                    self.ops.push(Op::DrawLine {
                        line: pp::Line { points, is_closed },
                    });
                }
            }
        }
    }

    fn polygon(&mut self, segs: &[Seg], mode: pp::PaintMode) {
        let rings = self
            .subpaths(segs)
            .into_iter()
            .map(|(points, _)| pp::PolygonRing { points })
            .collect();
        let polygon = pp::Polygon {
            rings,
            mode,
            winding_order: pp::WindingOrder::NonZero,
        };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn subpaths(&self, segs: &[Seg]) -> Vec<(Vec<pp::LinePoint>, bool)> {
        let mut paths: Vec<(Vec<pp::LinePoint>, bool)> = Vec::new();
        for seg in segs {
            if let Seg::Move(x, y) = seg {
                paths.push((vec![self.line_point((*x, *y), false)], false));
                continue;
            }
            let Some((points, closed)) = paths.last_mut() else {
                continue;
            };
            match seg {
                Seg::Move(..) => {}
                Seg::Line(x, y) => points.push(self.line_point((*x, *y), false)),
                Seg::Curve(a, b, end) => {
                    points.push(self.line_point(*a, true));
                    points.push(self.line_point(*b, true));
                    points.push(self.line_point(*end, false));
                }
                Seg::Close => *closed = true,
            }
        }
        paths
    }

    fn line_point(&self, p: (f64, f64), bezier: bool) -> pp::LinePoint {
        pp::LinePoint {
            p: self.point(p),
            bezier,
        }
    }

    fn image(&mut self, image: &Image) {
        let matrix = [
            round(image.w * PT_PER_MM) as f32,
            0.0,
            0.0,
            round(image.h * PT_PER_MM) as f32,
            self.x(image.x),
            self.y(image.y + image.h),
        ];
        let id = self.pictures.id(&image.picture);
        self.use_object(id, matrix);
    }

    fn form(&mut self, form: &FormUse) {
        // A turn clockwise on paper, written for y upwards.
        let (c, s) = match form.quarter_turns % 4 {
            0 => (1.0, 0.0),
            1 => (0.0, 1.0),
            2 => (-1.0, 0.0),
            _ => (0.0, -1.0),
        };
        let precise = |v: f64| ((v * 1e5).round() / 1e5) as f32;
        let matrix = [
            precise(c * form.sx),
            precise(-s * form.sx),
            precise(s * form.sy),
            precise(c * form.sy),
            self.x(form.x),
            self.y(form.y),
        ];
        self.use_object(form_id(form.form), matrix);
    }

    fn use_object(&mut self, id: String, matrix: [f32; 6]) {
        let transform = pp::XObjectTransform {
            no_auto_scale: true,
            ..Default::default()
        };
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix {
            matrix: pp::CurTransMat::Raw(matrix),
        });
        self.ops.push(Op::UseXobject {
            id: pp::XObjectId(id),
            transform,
        });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn fill(&mut self, color: Color) {
        if self.fill != color {
            self.fill = color;
            self.ops.push(Op::SetFillColor {
                col: pdf_color(color),
            });
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        if self.line != stroke.color {
            self.line = stroke.color;
            self.ops.push(Op::SetOutlineColor {
                col: pdf_color(stroke.color),
            });
        }
        if self.width != stroke.width {
            self.width = stroke.width;
            self.ops.push(Op::SetOutlineThickness {
                pt: Pt(stroke.width as f32),
            });
        }
        if self.dash != stroke.dash {
            self.dash = stroke.dash;
            let pattern = stroke
                .dash
                .map(|(on, off)| vec![on as f32, off as f32])
                .unwrap_or_default();
            self.ops.push(Op::SetLineDashPattern {
                dash: pp::LineDashPattern::new(0.0, &pattern),
            });
        }
    }
}

/// Characters between corrections as text, because that is one string instead of one per glyph; a run
/// with unusual glyphs is shown glyph by glyph.
fn show(run: &TextRun, subset: &Subset) -> Vec<pp::TextItem> {
    let new = |gid: u16| subset.renumbered.get(gid as usize).copied().unwrap_or(0);
    let usual = run.glyphs.len() == run.text.chars().count()
        && run
            .glyphs
            .iter()
            .zip(run.text.chars())
            .all(|(g, c)| g.chars == 1 && subset.by_char.get(&(c as u32)) == Some(&new(g.id)));
    if !usual {
        let mut letters = run.text.chars();
        let glyphs = run
            .glyphs
            .iter()
            .map(|g| pp::Codepoint {
                gid: new(g.id),
                offset: -f32::from(g.adjust),
                cid: Some(letters.by_ref().take(g.chars.into()).collect()),
            })
            .collect();
        return vec![pp::TextItem::GlyphIds(glyphs)];
    }
    let mut items = Vec::new();
    let mut text = String::new();
    for (glyph, c) in run.glyphs.iter().zip(run.text.chars()) {
        text.push(c);
        if glyph.adjust != 0 {
            items.push(pp::TextItem::Text(std::mem::take(&mut text)));
            items.push(pp::TextItem::Offset(-f32::from(glyph.adjust)));
        }
    }
    if !text.is_empty() {
        items.push(pp::TextItem::Text(text));
    }
    items
}

fn pdf_color(color: Color) -> pp::Color {
    let part = |v: u8| ((f64::from(v) / 255.0 * 1000.0).round() / 1000.0) as f32;
    let Color(r, g, b) = color;
    if r == g && g == b {
        pp::Color::Greyscale(pp::Greyscale::new(part(r), None))
    } else {
        pp::Color::Rgb(pp::Rgb::new(part(r), part(g), part(b), None))
    }
}
