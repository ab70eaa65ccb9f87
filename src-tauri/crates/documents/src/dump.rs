//! Pages as text, one item per line with rounded millimetres: a changed layout is a readable diff.
//!
//! ```text
//! page 1  297.0x210.0
//! text   148.5,96.4   sign_name SansBold 12.5 "INDAH PUTRI INDRIANI"
//! rect   30.0,163.1   8.0x5.2   marker_box
//! ```

use std::fmt::Write;

use crate::Composed;
use crate::page::{Color, Item, Stroke};

/// Every page and form of a document.
pub fn dump(composed: &Composed) -> String {
    let mut out = String::new();
    for (n, form) in composed.forms.iter().enumerate() {
        let (x, y, w, h) = form.bounds;
        let _ = writeln!(out, "form {n} {}  {x:.1},{y:.1} {w:.1}x{h:.1}", form.name);
        items(&mut out, &form.items);
    }
    for (n, page) in composed.pages.iter().enumerate() {
        let record = if page.record.is_empty() { String::new() } else { format!("  {}", page.record) };
        let _ = writeln!(out, "page {}  {:.1}x{:.1}{record}", n + 1, page.width_mm, page.height_mm);
        items(&mut out, &page.items);
    }
    for notice in &composed.notices {
        let _ = writeln!(out, "notice {} ({}) {:?}", notice.field, notice.record, notice.what);
    }
    out
}

fn items(out: &mut String, items: &[Item]) {
    for item in items {
        let role = item.role();
        let _ = match item {
            Item::Text(t) => {
                let spacing = if t.spacing == 0.0 { String::new() } else { format!("+{}", t.spacing) };
                let face = format!("{:?} {}{spacing}{}", t.face, t.size, ink(t.color));
                writeln!(out, "text   {:.1},{:.1}  {role} {face}  {:.1}  \"{}\"", t.x, t.y, t.width, t.text)
            }
            Item::Line(l) => {
                let ((a, b), (c, d)) = (l.from, l.to);
                writeln!(out, "line   {a:.1},{b:.1} - {c:.1},{d:.1}  {role} {}", pen(l.stroke))
            }
            Item::Rect(r) => {
                let fill = r.fill.map_or(String::new(), |c| format!(" fill{}", shade(c)));
                let line = r.stroke.map_or(String::new(), |s| format!(" {}", pen(s)));
                writeln!(out, "rect   {:.1},{:.1}  {:.1}x{:.1}  {role}{fill}{line}", r.x, r.y, r.w, r.h)
            }
            Item::Path(p) => {
                let fill = p.fill.map_or(String::new(), |c| format!(" fill{}", shade(c)));
                let line = p.stroke.map_or(String::new(), |s| format!(" {}", pen(s)));
                writeln!(out, "path   {} segs  {role}{fill}{line}", p.segs.len())
            }
            Item::Image(i) => writeln!(out, "image  {:.1},{:.1}  {:.1}x{:.1}  {role}", i.x, i.y, i.w, i.h),
            Item::Qr(q) => writeln!(out, "qr     {:.1},{:.1}  {:.1}  {role}  \"{}\"", q.x, q.y, q.side, q.content),
            Item::Form(f) => {
                let (x, y, sx, sy, turns) = (f.x, f.y, f.sx, f.sy, f.quarter_turns);
                writeln!(out, "form   {x:.1},{y:.1}  {role}  use {} x{sx:.3},{sy:.3} turn {turns}", f.form)
            }
            Item::Outline(o) => writeln!(out, "outline {role}  \"{}\" {}", o.word, pen(o.stroke)),
        };
    }
}

fn pen(stroke: Stroke) -> String {
    let dash = stroke.dash.map_or(String::new(), |(a, b)| format!(" dash {a}/{b}"));
    format!("{}pt{}{dash}", stroke.width, ink(stroke.color))
}

/// Nothing for black.
fn ink(color: Color) -> String {
    if color == Color::BLACK { String::new() } else { shade(color) }
}

fn shade(Color(r, g, b): Color) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
