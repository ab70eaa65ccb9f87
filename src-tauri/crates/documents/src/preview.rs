//! Pages as SVG for the screen: glyphs are outlines of the shipped fonts, so the preview needs no font and
//! shows what the PDF shows. No style attribute, no script (strict CSP); shown as an image, with
//! [`plain_text`] as its hidden alternative.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Composed;
use crate::fonts::{Face, FontSet, MM_PER_PT, OutlineSink};
use crate::page::{Color, Image, Item, Page, Path, Seg, Stroke, TextRun};
use crate::pdf::{QrRuns, qr_runs};

/// One page as a complete SVG document, in millimetres; none if there is no such page.
pub fn svg(composed: &Composed, index: usize, fonts: &FontSet) -> Option<String> {
    let page = composed.pages.get(index)?;
    Some(svg_of(composed, page, fonts, None))
}

/// The same over a pale picture of the scanned blank (never printed).
pub fn svg_over(composed: &Composed, index: usize, fonts: &FontSet, blank: &crate::Picture) -> Option<String> {
    let page = composed.pages.get(index)?;
    Some(svg_of(composed, page, fonts, Some(blank)))
}

fn svg_of(composed: &Composed, page: &Page, fonts: &FontSet, blank: Option<&crate::Picture>) -> String {
    let (w, h) = (page.width_mm, page.height_mm);
    let mut drawing = Drawing { composed, fonts, body: String::new(), glyphs: BTreeMap::new(), forms: BTreeMap::new() };
    drawing.items(&page.items);
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{w}mm\" height=\"{h}mm\" viewBox=\"0 0 {w} {h}\">"
    );
    if !drawing.glyphs.is_empty() || !drawing.forms.is_empty() {
        out.push_str("<defs>");
        for ((face, glyph), path) in &drawing.glyphs {
            let _ = write!(out, "<path id=\"g{}-{glyph}\" d=\"{path}\"/>", *face as u8);
        }
        for (form, body) in &drawing.forms {
            let _ = write!(out, "<g id=\"f{form}\">{body}</g>");
        }
        out.push_str("</defs>");
    }
    let _ = write!(out, "<rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>");
    if let Some(blank) = blank {
        let _ = write!(
            out,
            "<image x=\"0\" y=\"0\" width=\"{w}\" height=\"{h}\" opacity=\"0.35\" \
             preserveAspectRatio=\"none\" href=\"{}\"/>",
            data_uri(blank)
        );
    }
    out.push_str(&drawing.body);
    out.push_str("</svg>");
    out
}

/// The words of a page in reading order, one line of text per line of print.
pub fn plain_text(composed: &Composed, index: usize) -> String {
    let Some(page) = composed.pages.get(index) else {
        return String::new();
    };
    let mut runs: Vec<(f64, &TextRun)> = Vec::new();
    gather(composed, &page.items, (0.0, 0.0), &mut runs);
    let mut out = String::new();
    let mut before: Option<(f64, f64, f64)> = None;
    for (y, run) in runs {
        if let Some((line, end, _)) = before {
            let gap = run.x - end;
            let same = (line - y).abs() < 0.05 && gap > -0.5;
            if !same {
                out.push('\n');
            } else if gap > 0.15 * run.size * MM_PER_PT && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        out.push_str(&run.text);
        before = Some((y, run.x + run.width, run.size));
    }
    out
}

fn gather<'a>(composed: &'a Composed, items: &'a [Item], (dx, dy): (f64, f64), runs: &mut Vec<(f64, &'a TextRun)>) {
    for item in items {
        match item {
            Item::Text(run) => runs.push((run.y + dy, run)),
            Item::Form(form) => {
                if let Some(used) = composed.forms.get(form.form) {
                    gather(composed, &used.items, (dx + form.x, dy + form.y), runs);
                }
            }
            _ => {}
        }
    }
}

struct Drawing<'a> {
    composed: &'a Composed,
    fonts: &'a FontSet,
    body: String,
    glyphs: BTreeMap<(Face, u16), String>,
    /// Shared layers, drawn once and used.
    forms: BTreeMap<usize, String>,
}

impl Drawing<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Text(run) => self.text(run),
            Item::Line(line) => {
                let ((x1, y1), (x2, y2)) = (line.from, line.to);
                let _ = write!(
                    self.body,
                    "<path d=\"M{} {}L{} {}\" fill=\"none\"{}/>",
                    n(x1),
                    n(y1),
                    n(x2),
                    n(y2),
                    pen(Some(line.stroke))
                );
            }
            Item::Rect(r) if r.fill.is_none() && r.stroke.is_none() => {}
            Item::Rect(r) => {
                let _ = write!(
                    self.body,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"{}/>",
                    n(r.x),
                    n(r.y),
                    n(r.w),
                    n(r.h),
                    paint(r.fill),
                    pen(r.stroke)
                );
            }
            Item::Path(p) => self.path(p),
            Item::Outline(o) => {
                let d = path_data(&o.segs);
                let _ = write!(self.body, "<path d=\"{d}\" fill=\"none\"{}/>", pen(Some(o.stroke)));
            }
            Item::Image(i) => self.image(i),
            Item::Qr(q) => {
                let Some(QrRuns { size, runs }) = qr_runs(&q.content) else {
                    return;
                };
                let mut d = String::new();
                for (x, y, length) in runs {
                    let _ = write!(d, "M{x} {y}h{length}v1h-{length}z");
                }
                let scale = q.side / size as f64;
                let _ = write!(
                    self.body,
                    "<path transform=\"translate({} {}) scale({scale:.5})\" d=\"{d}\" fill=\"#000\"/>",
                    n(q.x),
                    n(q.y)
                );
            }
            Item::Form(f) => {
                let composed = self.composed;
                let Some(form) = composed.forms.get(f.form) else {
                    return;
                };
                if !self.forms.contains_key(&f.form) {
                    let outside = std::mem::take(&mut self.body);
                    self.items(&form.items);
                    let inside = std::mem::replace(&mut self.body, outside);
                    self.forms.insert(f.form, inside);
                }
                let _ = write!(
                    self.body,
                    "<use href=\"#f{}\" transform=\"translate({} {}) rotate({}) scale({:.5} {:.5})\"/>",
                    f.form,
                    n(f.x),
                    n(f.y),
                    u32::from(f.quarter_turns % 4) * 90,
                    f.sx,
                    f.sy
                );
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        let em = run.size * MM_PER_PT;
        let _ = write!(
            self.body,
            "<g transform=\"translate({} {}) scale({em:.5} {:.5})\" fill=\"{}\">",
            n(run.x),
            n(run.y),
            -em,
            paint(Some(run.color))
        );
        let mut at = 0.0;
        for glyph in &run.glyphs {
            let key = (run.face, glyph.id);
            if !self.glyphs.contains_key(&key) {
                let mut outline = PathSink::default();
                self.fonts.outline(run.face, glyph.id, &mut outline);
                self.glyphs.insert(key, outline.0);
            }
            if self.glyphs.get(&key).is_some_and(|path| !path.is_empty()) {
                let face = run.face as u8;
                let _ = write!(self.body, "<use href=\"#g{face}-{}\" x=\"{at:.4}\"/>", glyph.id);
            }
            let advance = f64::from(self.fonts.advance(run.face, glyph.id)) + f64::from(glyph.adjust);
            at += advance / 1000.0 + run.spacing / run.size;
        }
        self.body.push_str("</g>");
    }

    fn path(&mut self, path: &Path) {
        let d = path_data(&path.segs);
        let _ = write!(
            self.body,
            "<path d=\"{d}\" fill=\"{}\" stroke-linejoin=\"round\"{}/>",
            paint(path.fill),
            pen(path.stroke)
        );
    }

    fn image(&mut self, image: &Image) {
        let _ = write!(
            self.body,
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" href=\"{}\"/>",
            n(image.x),
            n(image.y),
            n(image.w),
            n(image.h),
            data_uri(&image.picture)
        );
    }
}

/// Path data in em units, y up.
#[derive(Default)]
struct PathSink(String);

impl OutlineSink for PathSink {
    fn move_to(&mut self, x: f64, y: f64) {
        let _ = write!(self.0, "M{x:.4} {y:.4}");
    }
    fn line_to(&mut self, x: f64, y: f64) {
        let _ = write!(self.0, "L{x:.4} {y:.4}");
    }
    fn curve_to(&mut self, a: (f64, f64), b: (f64, f64), end: (f64, f64)) {
        let _ = write!(self.0, "C{:.4} {:.4} {:.4} {:.4} {:.4} {:.4}", a.0, a.1, b.0, b.1, end.0, end.1);
    }
    fn close(&mut self) {
        self.0.push('Z');
    }
}

fn path_data(segs: &[Seg]) -> String {
    let mut d = String::new();
    for seg in segs {
        let _ = match seg {
            Seg::Move(x, y) => write!(d, "M{} {}", n(*x), n(*y)),
            Seg::Line(x, y) => write!(d, "L{} {}", n(*x), n(*y)),
            Seg::Curve(a, b, c) => {
                write!(d, "C{} {} {} {} {} {}", n(a.0), n(a.1), n(b.0), n(b.1), n(c.0), n(c.1))
            }
            Seg::Close => write!(d, "Z"),
        };
    }
    d
}

/// A length with at most three decimals.
fn n(v: f64) -> f64 {
    (v * 1000.0).round() / 1000.0 + 0.0
}

fn paint(color: Option<Color>) -> String {
    color.map_or("none".to_owned(), |Color(r, g, b)| format!("#{r:02x}{g:02x}{b:02x}"))
}

fn pen(stroke: Option<Stroke>) -> String {
    let Some(stroke) = stroke else {
        return String::new();
    };
    let dash = stroke.dash.map_or(String::new(), |(on, off)| {
        format!(" stroke-dasharray=\"{} {}\"", n(on * MM_PER_PT), n(off * MM_PER_PT))
    });
    let width = n(stroke.width * MM_PER_PT);
    format!(" stroke=\"{}\" stroke-width=\"{width}\"{dash}", paint(Some(stroke.color)))
}

fn data_uri(picture: &crate::Picture) -> String {
    let kind = if picture.is_jpeg() { "jpeg" } else { "png" };
    format!("data:image/{kind};base64,{}", base64(&picture.file))
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |w, b| w << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for n in 0..4 {
            if n <= chunk.len() {
                out.push(char::from(SIGNS[(word >> (18 - 6 * n)) as usize & 63]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_pads_as_rfc_4648_says() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in cases {
            assert_eq!(super::base64(plain.as_bytes()), coded);
        }
    }
}
