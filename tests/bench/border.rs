//! The shared layer of the classic certificate for the peers: as PDF for Typst (as SVG it would be written into every
//! page: 1.7 times the cpu and three times the size), and as flat paths in millimetres for ReportLab, which reads none.

use kipp_documents::page::{Color, FormUse, Item, Seg, Stroke};
use kipp_documents::pdf::{self, Info};
use kipp_documents::{Composed, FontSet};
use serde_json::{Value, json};

use crate::figures::Trouble;

/// Keeps the first item of the only page: the still layer.
pub fn alone(mut composed: Composed) -> Composed {
    composed.pages.truncate(1);
    if let Some(page) = composed.pages.first_mut() {
        page.items.truncate(1);
    }
    composed
}

pub fn pdf(composed: &Composed, fonts: &FontSet, info: &Info) -> Result<Vec<u8>, Trouble> {
    Ok(pdf::write(composed, fonts, info)?)
}

/// `{fill, stroke, width, segments: [["M", x, y], …]}` of every path, forms resolved.
pub fn paths(composed: &Composed) -> Value {
    let mut found = vec![];
    for item in composed.pages.iter().flat_map(|page| &page.items) {
        flatten(composed, item, &|at| at, &mut found);
    }
    Value::Array(found)
}

type Point = (f64, f64);

fn flatten(composed: &Composed, item: &Item, place: &dyn Fn(Point) -> Point, found: &mut Vec<Value>) {
    match item {
        Item::Form(used) => {
            let inner = |at| place(placed(used, at));
            for item in composed.forms.get(used.form).iter().flat_map(|form| &form.items) {
                flatten(composed, item, &inner, found);
            }
        }
        Item::Path(path) => found.push(told(path.fill, path.stroke, &path.segs, place)),
        Item::Line(line) => {
            let segs = [Seg::Move(line.from.0, line.from.1), Seg::Line(line.to.0, line.to.1)];
            found.push(told(None, Some(line.stroke), &segs, place));
        }
        Item::Rect(rect) => {
            let (right, bottom) = (rect.x + rect.w, rect.y + rect.h);
            let corners = [
                Seg::Move(rect.x, rect.y),
                Seg::Line(right, rect.y),
                Seg::Line(right, bottom),
                Seg::Line(rect.x, bottom),
                Seg::Close,
            ];
            found.push(told(rect.fill, rect.stroke, &corners, place));
        }
        Item::Text(_) | Item::Image(_) | Item::Qr(_) | Item::Outline(_) => {}
    }
}

/// Scaled, turned by quarter turns clockwise, moved.
fn placed(used: &FormUse, (x, y): Point) -> Point {
    let (x, y) = (x * used.sx, y * used.sy);
    let (x, y) = match used.quarter_turns % 4 {
        0 => (x, y),
        1 => (-y, x),
        2 => (-x, -y),
        _ => (y, -x),
    };
    (x + used.x, y + used.y)
}

fn told(fill: Option<Color>, stroke: Option<Stroke>, segs: &[Seg], place: &dyn Fn(Point) -> Point) -> Value {
    let colour = |color: Color| format!("#{:02x}{:02x}{:02x}", color.0, color.1, color.2);
    let segments: Vec<Value> = segs
        .iter()
        .map(|seg| match *seg {
            Seg::Move(x, y) => json!(["M", place((x, y))]),
            Seg::Line(x, y) => json!(["L", place((x, y))]),
            Seg::Curve(a, b, c) => json!(["C", place(a), place(b), place(c)]),
            Seg::Close => json!(["Z"]),
        })
        .collect();
    json!({ "fill": fill.map(colour), "stroke": stroke.map(|stroke| colour(stroke.color)), "width": stroke.map(|stroke| stroke.width), "segments": segments })
}
