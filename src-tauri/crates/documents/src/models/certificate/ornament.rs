//! The border of style (a): guilloche bands, corner rosettes, rules, divider (documents.md section 6).
//!
//! One tile of four periods a direction and one rosette are forms; the border repeats them. Trigonometry
//! by libm, so every machine draws the same curve.

use super::use_of;
use crate::page::{Color, Form, FormUse, Item, Line, Path, Rect, Seg, Stroke, role};
use crate::paper::Frame;

/// Distance of the border from the edge, width of the band, side of a corner square (mm).
pub const INSET: f64 = 8.0;
pub const BAND: f64 = 10.0;
pub const CORNER: f64 = 14.0;
/// Half height of the strands, nominal period, periods of one modulation.
pub const AMPLITUDE: f64 = BAND / 2.0 - 1.15;
pub const PERIOD: f64 = 7.0;
const MODULATION: f64 = 4.0;
const TAU: f64 = std::f64::consts::TAU;

/// Number of periods on a side of that length: a multiple of four, so that tiles join.
pub fn periods(length: f64) -> usize {
    4 * ((length / (MODULATION * PERIOD)).round() as usize).max(1)
}

struct Inks {
    navy: Color,
    gold: Color,
    strands: usize,
    fine: f64,
}

impl Inks {
    fn new(black: bool) -> Inks {
        if black {
            Inks { navy: Color::BLACK, gold: Color::BLACK, strands: 4, fine: 0.30 }
        } else {
            Inks { navy: Color::NAVY, gold: Color::GOLD, strands: 6, fine: 0.35 }
        }
    }
}

/// Appends the border to `items`; its tiles and the rosette go to `forms`.
pub(super) fn border(frame: &Frame, black: bool, panel: bool, forms: &mut Vec<Form>, items: &mut Vec<Item>) {
    let inks = Inks::new(black);
    let (w, h) = (frame.w, frame.h);
    let inner = INSET + BAND;
    if panel && !black {
        let (pw, ph) = (w - 2.0 * inner, h - 2.0 * inner);
        items.push(rect(role::PANEL, (inner, inner, pw, ph), Some(Color::PANEL), None));
    }
    bands(&inks, (w, h), forms, items);
    let outer = (INSET, INSET, w - 2.0 * INSET, h - 2.0 * INSET);
    items.push(rect(role::ORNAMENT, outer, None, Some(Stroke::new(1.5, inks.navy))));
    rules(&inks, (w, h), items);
    forms.push(rosette(&inks));
    let flower = forms.len() - 1;
    for (x, y) in corners(w, h) {
        let square = (x, y, CORNER, CORNER);
        let navy = Some(Stroke::new(1.0, inks.navy));
        items.push(rect(role::ORNAMENT, square, Some(Color::WHITE), navy));
        let side = CORNER - 2.0 * 0.95;
        let gold = Some(Stroke::new(0.4, inks.gold));
        items.push(rect(role::ORNAMENT, (x + 0.95, y + 0.95, side, side), None, gold));
    }
    for (x, y) in corners(w, h) {
        let middle = CORNER / 2.0;
        items.push(Item::Form(use_of(flower, role::ORNAMENT, x + middle, y + middle)));
    }
}

/// Upper left corners of the four squares.
fn corners(w: f64, h: f64) -> [(f64, f64); 4] {
    let (right, low) = (w - INSET - CORNER, h - INSET - CORNER);
    [(INSET, INSET), (right, INSET), (INSET, low), (right, low)]
}

fn rect(role: &'static str, (x, y, w, h): (f64, f64, f64, f64), fill: Option<Color>, stroke: Option<Stroke>) -> Item {
    Item::Rect(Rect { role, x, y, w, h, fill, stroke })
}

fn bands(inks: &Inks, (w, h): (f64, f64), forms: &mut Vec<Form>, items: &mut Vec<Item>) {
    forms.push(tile(inks, false));
    let level = forms.len() - 1;
    forms.push(tile(inks, true));
    let upright = forms.len() - 1;
    let start = INSET + CORNER;
    let middle = INSET + BAND / 2.0;
    for (length, form, sides) in
        [(w - 2.0 * start, level, [middle, h - middle]), (h - 2.0 * start, upright, [middle, w - middle])]
    {
        let count = periods(length);
        let scale = length / count as f64 / PERIOD;
        let step = MODULATION * PERIOD * scale;
        for side in sides {
            for n in 0..count / 4 {
                let along = start + step * n as f64;
                let tile = if form == level {
                    FormUse { sx: scale, ..use_of(form, role::ORNAMENT, along, side) }
                } else {
                    FormUse { sy: scale, ..use_of(form, role::ORNAMENT, side, along) }
                };
                items.push(Item::Form(tile));
            }
        }
    }
}

/// All strands over one modulation, from 0 along the band, across its centre line.
fn tile(inks: &Inks, upright: bool) -> Form {
    let length = MODULATION * PERIOD;
    let turn = |(s, y): (f64, f64)| if upright { (y, s) } else { (s, y) };
    let mut items = Vec::new();
    for k in 0..inks.strands {
        let phase = TAU * k as f64 / inks.strands as f64;
        let curve = |s: f64| {
            let (slow, fast) = (TAU / (MODULATION * PERIOD), TAU / PERIOD);
            let wide = 0.66 + 0.34 * libm::cos(slow * s);
            let wide_slope = -0.34 * slow * libm::sin(slow * s);
            let (c, d) = (libm::cos(fast * s + phase), libm::sin(fast * s + phase));
            let y = AMPLITUDE * wide * c;
            let slope = AMPLITUDE * (wide_slope * c - wide * fast * d);
            ((s, y), (1.0, slope))
        };
        let color = if k % 2 == 0 { inks.navy } else { inks.gold };
        let pieces = 5 * MODULATION as usize;
        let segs = hermite(curve, length, pieces).into_iter().map(|seg| turned(seg, turn)).collect();
        let stroke = Some(Stroke::new(inks.fine, color));
        items.push(Item::Path(Path { role: role::ORNAMENT, segs, fill: None, stroke }));
    }
    let half = AMPLITUDE + 0.2;
    let bounds =
        if upright { (-half, -0.1, 2.0 * half, length + 0.2) } else { (-0.1, -half, length + 0.2, 2.0 * half) };
    let name = if upright { "pita tegak" } else { "pita datar" };
    Form { name: name.to_owned(), bounds, items }
}

fn turned(seg: Seg, turn: impl Fn((f64, f64)) -> (f64, f64)) -> Seg {
    match seg {
        Seg::Move(x, y) => {
            let p = turn((x, y));
            Seg::Move(p.0, p.1)
        }
        Seg::Line(x, y) => {
            let p = turn((x, y));
            Seg::Line(p.0, p.1)
        }
        Seg::Curve(a, b, c) => Seg::Curve(turn(a), turn(b), turn(c)),
        Seg::Close => Seg::Close,
    }
}

/// A curve of position and slope as cubic pieces over 0..end.
fn hermite(curve: impl Fn(f64) -> ((f64, f64), (f64, f64)), end: f64, pieces: usize) -> Vec<Seg> {
    let h = end / pieces as f64;
    let (start, _) = curve(0.0);
    let mut segs = vec![Seg::Move(start.0, start.1)];
    for n in 0..pieces {
        let (p, d) = curve(h * n as f64);
        let (q, e) = curve(h * (n + 1) as f64);
        let third = h / 3.0;
        let a = (p.0 + third * d.0, p.1 + third * d.1);
        let b = (q.0 - third * e.0, q.1 - third * e.1);
        segs.push(Seg::Curve(a, b, q));
    }
    segs
}

/// Gold and inner rules, only between the corner squares.
fn rules(inks: &Inks, (w, h): (f64, f64), items: &mut Vec<Item>) {
    let start = INSET + CORNER;
    let mut both = |at: f64, width: f64, color: Color| {
        let stroke = Stroke::new(width, color);
        let mut line = |from, to| items.push(Item::Line(Line { role: role::ORNAMENT, from, to, stroke }));
        line((start, at), (w - start, at));
        line((start, h - at), (w - start, h - at));
        line((at, start), (at, h - start));
        line((w - at, start), (w - at, h - start));
    };
    both(INSET + 0.95, 0.4, inks.gold);
    both(INSET + BAND - 0.95, 0.4, inks.gold);
    both(INSET + BAND, 1.0, inks.navy);
}

/// The corner rosette around its middle.
fn rosette(inks: &Inks) -> Form {
    let radius = CORNER / 2.0 - 1.5;
    let rings = [(0.80, 0.20, 16, inks.navy), (0.58, 0.20, 12, inks.gold), (0.27, 0.11, 8, inks.navy)];
    let mut items = Vec::new();
    for (a, b, lobes, color) in rings {
        for phase in [0.0, std::f64::consts::PI] {
            let n = f64::from(lobes);
            let curve = |t: f64| {
                let r = radius * (a + b * libm::cos(n * t + phase));
                let dr = -radius * b * n * libm::sin(n * t + phase);
                let (c, s) = (libm::cos(t), libm::sin(t));
                ((r * c, r * s), (dr * c - r * s, dr * s + r * c))
            };
            let mut segs = hermite(curve, TAU, 4 * lobes as usize);
            segs.push(Seg::Close);
            let stroke = Some(Stroke::new(inks.fine, color));
            items.push(Item::Path(Path { role: role::ORNAMENT, segs, fill: None, stroke }));
        }
    }
    let disc = |t: f64| {
        let (c, s) = (0.72 * libm::cos(t), 0.72 * libm::sin(t));
        ((c, s), (-s, c))
    };
    let mut segs = hermite(disc, TAU, 4);
    segs.push(Seg::Close);
    items.push(Item::Path(Path { role: role::ORNAMENT, segs, fill: Some(inks.gold), stroke: None }));
    let half = radius + 0.3;
    let bounds = (-half, -half, 2.0 * half, 2.0 * half);
    Form { name: "roset".to_owned(), bounds, items }
}

/// The divider under the title: a lozenge and two tapers.
pub(super) fn divider(items: &mut Vec<Item>, (x, y): (f64, f64), black: bool) {
    let gold = Inks::new(black).gold;
    let mut segs =
        vec![Seg::Move(x - 1.5, y), Seg::Line(x, y - 1.0), Seg::Line(x + 1.5, y), Seg::Line(x, y + 1.0), Seg::Close];
    for side in [-1.0, 1.0] {
        let (near, far) = (x + side * 2.6, x + side * 34.0);
        segs.extend([
            Seg::Move(near, y - 0.28),
            Seg::Line(far, y - 0.05),
            Seg::Line(far, y + 0.05),
            Seg::Line(near, y + 0.28),
            Seg::Close,
        ]);
    }
    items.push(Item::Path(Path { role: role::ORNAMENT, segs, fill: Some(gold), stroke: None }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_join_on_every_side() {
        for (length, count) in [(253.0, 36), (166.0, 24), (286.0, 40), (171.0, 24), (5.0, 4)] {
            assert_eq!(periods(length), count, "{length}");
        }
        for upright in [false, true] {
            for item in tile(&Inks::new(false), upright).items {
                let Item::Path(path) = item else { panic!("not a path") };
                let (Some(Seg::Move(x, y)), Some(Seg::Curve(_, _, end))) = (path.segs.first(), path.segs.last()) else {
                    panic!("no curve")
                };
                let (dx, dy) = (end.0 - x, end.1 - y);
                let (along, across) = if upright { (dy, dx) } else { (dx, dy) };
                assert!((along - 28.0).abs() < 1e-9 && across.abs() < 1e-9);
            }
        }
    }
}
