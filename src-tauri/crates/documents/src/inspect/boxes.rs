//! Rules about boxes: paper [1], margins [2], overlaps [3], strokes [5], cells [22].

use super::{Expect, Kind, Sheet, outside_margins};
use crate::Composed;
use crate::fonts::{FontSet, MM_PER_PT};
use crate::page::{Color, Item, Seg, Stroke, TextRun, role};

/// A box in mm: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Box2 {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Box2 {
    fn of(x: f64, y: f64, w: f64, h: f64) -> Box2 {
        Box2 { left: x, top: y, right: x + w, bottom: y + h }
    }
    pub fn grown(self, by: f64) -> Box2 {
        Box2 { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
    pub fn meets(self, other: Box2) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Box of a run: cap height above, 0.21 em below the baseline.
pub fn run_box(fonts: &FontSet, run: &TextRun) -> Box2 {
    let em = run.size * MM_PER_PT;
    Box2 {
        left: run.x,
        top: run.y - fonts.cap_height(run.face) * em,
        right: run.x + run.width,
        bottom: run.y + 0.21 * em,
    }
}

fn item_box(fonts: &FontSet, composed: &Composed, item: &Item) -> Option<Box2> {
    let pen = |stroke: Option<Stroke>| stroke.map_or(0.0, |s| s.width * MM_PER_PT / 2.0);
    Some(match item {
        Item::Text(run) => run_box(fonts, run),
        Item::Line(l) => Box2 {
            left: l.from.0.min(l.to.0),
            top: l.from.1.min(l.to.1),
            right: l.from.0.max(l.to.0),
            bottom: l.from.1.max(l.to.1),
        }
        .grown(l.stroke.width * MM_PER_PT / 2.0),
        Item::Rect(r) => Box2::of(r.x, r.y, r.w, r.h).grown(pen(r.stroke)),
        Item::Image(i) => Box2::of(i.x, i.y, i.w, i.h),
        Item::Qr(q) => Box2::of(q.x, q.y, q.side, q.side),
        Item::Path(p) => segs_box(&p.segs)?.grown(pen(p.stroke)),
        Item::Outline(o) => segs_box(&o.segs)?.grown(pen(Some(o.stroke))),
        Item::Form(f) => {
            let (x, y, w, h) = composed.forms.get(f.form)?.bounds;
            let corners = [(x, y), (x + w, y), (x, y + h), (x + w, y + h)].map(|(u, v)| {
                let (u, v) = (u * f.sx, v * f.sy);
                match f.quarter_turns % 4 {
                    0 => (f.x + u, f.y + v),
                    1 => (f.x - v, f.y + u),
                    2 => (f.x - u, f.y - v),
                    _ => (f.x + v, f.y - u),
                }
            });
            points_box(corners.into_iter())?
        }
    })
}

fn segs_box(segs: &[Seg]) -> Option<Box2> {
    points_box(segs.iter().flat_map(|seg| match seg {
        Seg::Move(x, y) | Seg::Line(x, y) => vec![(*x, *y)],
        Seg::Curve(a, b, c) => vec![*a, *b, *c],
        Seg::Close => Vec::new(),
    }))
}

fn points_box(points: impl Iterator<Item = (f64, f64)>) -> Option<Box2> {
    points.fold(None, |so_far, (x, y)| {
        let b = so_far.unwrap_or(Box2 { left: x, top: y, right: x, bottom: y });
        Some(Box2 { left: b.left.min(x), top: b.top.min(y), right: b.right.max(x), bottom: b.bottom.max(y) })
    })
}

pub(super) fn media(sheet: &Sheet, expect: &Expect<'_>, complain: &mut impl FnMut(String)) {
    if (sheet.width, sheet.height) != (expect.frame.page_w, expect.frame.page_h) {
        complain(format!("[1] kertas {} x {}", sheet.width, sheet.height));
    }
}

/// Nearest that anything but the panel and a full-page picture may come to an edge (mm).
const EDGE: f64 = 7.0;
const TOLERANCE: f64 = 0.2;

pub(super) fn margins(
    sheet: &Sheet,
    composed: &Composed,
    fonts: &FontSet,
    expect: &Expect<'_>,
    complain: &mut impl FnMut(String),
) {
    let frame = expect.frame;
    let limits = Box2 {
        left: frame.left - TOLERANCE,
        top: 0.0,
        right: frame.right + TOLERANCE,
        bottom: frame.last + 1.0 + TOLERANCE,
    };
    for item in &sheet.items {
        if item.role() == role::BACKGROUND {
            continue;
        }
        let Some(b) = item_box(fonts, composed, item) else {
            continue;
        };
        let near = b.left.min(b.top).min(sheet.width - b.right).min(sheet.height - b.bottom);
        if near < EDGE - 0.01 {
            complain(format!("[2] {} hanya {near:.1} mm dari tepi", name_of(item)));
        }
        let Item::Text(run) = item else { continue };
        let office = matches!(expect.kind, Kind::Office | Kind::Table | Kind::ScoreTable);
        if !office || outside_margins(run.role) {
            continue;
        }
        if b.left < limits.left || b.right > limits.right || run.y > limits.bottom {
            complain(format!("[2] {} di luar batas: {:.1}-{:.1}, y {:.1}", name_of(item), b.left, b.right, run.y));
        }
    }
}

fn name_of(item: &Item) -> String {
    match item {
        Item::Text(run) => format!("{} “{}”", run.role, run.text),
        other => other.role().to_owned(),
    }
}

pub(super) fn overlaps(sheet: &Sheet, fonts: &FontSet, complain: &mut impl FnMut(String)) {
    let runs: Vec<(&TextRun, Box2)> = sheet.runs().map(|run| (run, run_box(fonts, run).grown(-0.05))).collect();
    for (n, (run, b)) in runs.iter().enumerate() {
        for (other, c) in &runs[n + 1..] {
            if b.meets(*c) {
                complain(format!("[3] “{}” menindih “{}”", run.text, other.text));
            }
        }
    }
    for item in &sheet.items {
        for (area, what) in solid_parts(item) {
            for (run, b) in &runs {
                if run.role == role::EMBLEM_TEXT && what == "lambang" {
                    continue;
                }
                if b.meets(area) {
                    complain(format!("[3] “{}” menyentuh {what} ({})", run.text, item.role()));
                }
            }
        }
    }
}

/// What text must not touch: lines, borders, QR with its quiet zone, emblem, signing space.
fn solid_parts(item: &Item) -> Vec<(Box2, &'static str)> {
    match item {
        Item::Line(l) if l.role != role::SIGN_UNDERLINE => {
            let b = Box2 {
                left: l.from.0.min(l.to.0),
                top: l.from.1.min(l.to.1),
                right: l.from.0.max(l.to.0),
                bottom: l.from.1.max(l.to.1),
            };
            vec![(b.grown(l.stroke.width * MM_PER_PT / 2.0), "garis")]
        }
        Item::Rect(r) if r.role == role::SIGN_SPACE => {
            vec![(Box2::of(r.x, r.y, r.w, r.h).grown(-0.05), "ruang tanda tangan")]
        }
        Item::Rect(r) => {
            let Some(stroke) = r.stroke else {
                return Vec::new();
            };
            let half = stroke.width * MM_PER_PT / 2.0;
            let b = Box2::of(r.x, r.y, r.w, r.h);
            let side = |left, top, right, bottom| Box2 { left, top, right, bottom }.grown(half);
            [
                side(b.left, b.top, b.right, b.top),
                side(b.left, b.bottom, b.right, b.bottom),
                side(b.left, b.top, b.left, b.bottom),
                side(b.right, b.top, b.right, b.bottom),
            ]
            .into_iter()
            .map(|b| (b, "bingkai"))
            .collect()
        }
        Item::Qr(q) => {
            let modules = crate::pdf::qr_runs(&q.content).map_or(21, |q| q.size);
            let quiet = 4.0 * q.side / modules as f64;
            // The caption stands 2.5 mm off, which is the quiet zone on that side.
            let b = Box2::of(q.x, q.y, q.side, q.side).grown(quiet.min(2.4));
            vec![(b, "QR")]
        }
        Item::Image(i) if i.role == role::EMBLEM => {
            vec![(Box2::of(i.x, i.y, i.w, i.h), "lambang")]
        }
        Item::Path(p) if p.role == role::EMBLEM => segs_box(&p.segs).map(|b| (b, "lambang")).into_iter().collect(),
        _ => Vec::new(),
    }
}

pub(super) fn strokes(sheet: &Sheet, composed: &Composed, expect: &Expect<'_>, complain: &mut impl FnMut(String)) {
    let forms = composed.forms.iter().flat_map(|form| &form.items);
    for item in sheet.items.iter().chain(forms) {
        let (fill, stroke) = match item {
            Item::Line(l) => (None, Some(l.stroke)),
            Item::Rect(r) => (r.fill, r.stroke),
            Item::Path(p) => (p.fill, p.stroke),
            Item::Outline(o) => (None, Some(o.stroke)),
            Item::Text(t) => (Some(t.color), None),
            Item::Image(_) | Item::Qr(_) | Item::Form(_) => continue,
        };
        if let Some(stroke) = stroke
            && stroke.width < 0.25
        {
            complain(format!("[5] garis {} pt pada {}", stroke.width, item.role()));
        }
        if !expect.black || item.role() == role::WATERMARK {
            continue;
        }
        let gray_line = stroke.is_some_and(|s| s.color != Color::BLACK);
        let tint = fill.is_some_and(|c| c != Color::BLACK && c != Color::WHITE);
        if gray_line || tint {
            complain(format!("[5] versi hitam: warna pada {}", name_of(item)));
        }
    }
}

/// Cell text at least 0.5 mm from the vertical lines of its row.
pub(super) fn cells(sheet: &Sheet, fonts: &FontSet, complain: &mut impl FnMut(String)) {
    let verticals: Vec<(f64, f64, f64)> = sheet
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Line(l) if l.role == role::GRID && l.from.0 == l.to.0 => {
                Some((l.from.0, l.from.1.min(l.to.1), l.from.1.max(l.to.1)))
            }
            _ => None,
        })
        .collect();
    for run in sheet.runs().filter(|r| matches!(r.role, role::CELL | role::HEAD | role::TOTAL)) {
        let b = run_box(fonts, run);
        let near = verticals
            .iter()
            .filter(|(_, top, bottom)| *top < b.bottom && *bottom > b.top)
            .any(|(x, ..)| *x > b.left - 0.5 && *x < b.right + 0.5);
        if near {
            complain(format!("[22] sel “{}” terlalu dekat dengan garis", run.text));
        }
    }
}
