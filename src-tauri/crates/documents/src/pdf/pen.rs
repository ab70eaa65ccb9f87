//! Items to printpdf's operations.

use super::images::Pictures;
use super::pp::{self, Op, Pt};
use super::subset::{Subset, Subsets};
use super::{form_id, round};
use crate::fonts::{Face, PT_PER_MM};
use crate::page::{Color, FormUse, Image, Item, Path, Rect, Seg, Stroke, TextRun};

/// Turns items into operations, repeating no state that is already set.
pub(super) struct Pen<'a> {
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
    pub fn new(height: f64, subsets: &'a Subsets, pictures: &'a Pictures) -> Pen<'a> {
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

    pub fn done(mut self) -> Vec<Op> {
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
        pp::Point { x: Pt(self.x(x)), y: Pt(self.y(y)) }
    }

    fn leave_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    pub fn item(&mut self, item: &Item) {
        if let Item::Text(run) = item {
            return self.text(run);
        }
        self.leave_text();
        match item {
            Item::Text(_) | Item::Qr(_) => {}
            Item::Line(line) => {
                self.stroke(line.stroke);
                let points = [line.from, line.to].map(|p| self.line_point(p, false)).to_vec();
                self.ops.push(Op::DrawLine { line: pp::Line { points, is_closed: false } });
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
            self.ops.push(Op::SetFont { font, size: Pt(run.size as f32) });
        }
        if self.spacing != run.spacing {
            self.spacing = run.spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier: run.spacing as f32 });
        }
        self.fill(run.color);
        let matrix = pp::TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, self.x(run.x), self.y(run.y)]);
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items: show(run, subset) });
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
                self.ops.push(Op::SetLineJoinStyle { join: pp::LineJoinStyle::Round });
            }
        }
        match (path.fill, path.stroke) {
            (None, None) => {}
            (Some(_), None) => self.polygon(&path.segs, pp::PaintMode::Fill),
            (Some(_), Some(_)) => self.polygon(&path.segs, pp::PaintMode::FillStroke),
            (None, Some(_)) => {
                for (points, is_closed) in self.subpaths(&path.segs) {
                    self.ops.push(Op::DrawLine { line: pp::Line { points, is_closed } });
                }
            }
        }
    }

    fn polygon(&mut self, segs: &[Seg], mode: pp::PaintMode) {
        let rings = self.subpaths(segs).into_iter().map(|(points, _)| pp::PolygonRing { points }).collect();
        let polygon = pp::Polygon { rings, mode, winding_order: pp::WindingOrder::NonZero };
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
        pp::LinePoint { p: self.point(p), bezier }
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
        let transform = pp::XObjectTransform { no_auto_scale: true, ..Default::default() };
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: pp::CurTransMat::Raw(matrix) });
        self.ops.push(Op::UseXobject { id: pp::XObjectId(id), transform });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn fill(&mut self, color: Color) {
        if self.fill != color {
            self.fill = color;
            self.ops.push(Op::SetFillColor { col: pdf_color(color) });
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        if self.line != stroke.color {
            self.line = stroke.color;
            self.ops.push(Op::SetOutlineColor { col: pdf_color(stroke.color) });
        }
        if self.width != stroke.width {
            self.width = stroke.width;
            self.ops.push(Op::SetOutlineThickness { pt: Pt(stroke.width as f32) });
        }
        if self.dash != stroke.dash {
            self.dash = stroke.dash;
            let pattern = stroke.dash.map(|(on, off)| vec![on as f32, off as f32]).unwrap_or_default();
            self.ops.push(Op::SetLineDashPattern { dash: pp::LineDashPattern::new(0.0, &pattern) });
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
