//! Rules of certificates: order [27], name [28], title [30], distances [31], QR [32], border [33], text
//! only [34], series [35].

use super::boxes::run_box;
use super::{Sheet, sheets};
use crate::Composed;
use crate::fonts::{FontSet, MM_PER_PT};
use crate::models::certificate::ornament;
use crate::page::{Color, FormUse, Item, Rect, TextRun, role};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Classic,
    Modern,
    Text,
}

/// Roles of the stack, in the order of reading.
const ORDER: [&str; 11] =
    ["kop", role::TITLE, role::NUMBER, "pembuka", "nama", "unit", "sebagai", "kelas", "atas", "judul", "pada"];

/// Violations of the rules that only certificates have.
pub fn inspect(composed: &Composed, fonts: &FontSet, style: Style) -> Vec<String> {
    let mut found = Vec::new();
    let mut numbers: Vec<String> = Vec::new();
    for sheet in sheets(composed) {
        let mut complain = |text: String| found.push(format!("hal. {}: {text}", sheet.number));
        order(&sheet, &mut complain);
        name(&sheet, style, &mut complain);
        title(&sheet, &mut complain);
        clearance(&sheet, fonts, style, &mut complain);
        symbol(&sheet, &mut complain);
        match style {
            Style::Classic => border(&sheet, composed, &mut complain),
            Style::Text => text_only(&sheet, &mut complain),
            Style::Modern => {}
        }
        for number in sheet.text_of(role::NUMBER) {
            if numbers.iter().any(|known| known == number) {
                complain(format!("[35] {number} tercetak dua kali"));
            }
            numbers.push(number.to_owned());
        }
    }
    found
}

fn of<'a>(sheet: &'a Sheet, role: &'a str) -> impl Iterator<Item = &'a TextRun> {
    sheet.runs().filter(move |run| run.role == role)
}

fn order(sheet: &Sheet, complain: &mut impl FnMut(String)) {
    let mut below = 0.0;
    for role in ORDER {
        for run in of(sheet, role) {
            if run.y < below - 0.01 {
                complain(format!("[27] {role} “{}” tidak pada urutannya", run.text));
            }
            below = below.max(run.y);
        }
    }
    if of(sheet, "nama").next().is_none() {
        complain("[27] tanpa nama".to_owned());
    }
}

fn name(sheet: &Sheet, style: Style, complain: &mut impl FnMut(String)) {
    let lines = lines_of(sheet, "nama");
    let Some((size, ..)) = lines.first().copied() else {
        return;
    };
    let (one, two) = if style == Style::Modern { (20.0, 14.0) } else { (19.0, 13.0) };
    let least = if lines.len() == 1 { one } else { two };
    if size < least || lines.len() > 2 {
        complain(format!("[28] nama {} baris, {size} pt", lines.len()));
    }
    for (_, left, right) in &lines {
        let out = match style {
            Style::Modern => *right > sheet.width - 25.0 + 0.01,
            Style::Classic | Style::Text => right - left > sheet.width - 68.0 + 0.01,
        };
        if out {
            complain(format!("[28] nama selebar {:.1} mm", right - left));
        }
    }
    let largest = sheet.runs().map(|run| run.size).fold(0.0, f64::max);
    if size == 32.0 && largest > size {
        complain(format!("[28] ada teks {largest} pt, nama {size} pt"));
    }
}

/// Lines of a role: size, left and right edge (runs on one baseline joined).
fn lines_of(sheet: &Sheet, role: &str) -> Vec<(f64, f64, f64)> {
    let mut lines: Vec<(f64, f64, f64)> = Vec::new();
    let mut baseline = None;
    for run in sheet.runs().filter(|run| run.role == role) {
        let right = run.x + run.width;
        match lines.last_mut() {
            Some(line) if baseline == Some(run.y) => line.2 = right,
            _ => lines.push((run.size, run.x, right)),
        }
        baseline = Some(run.y);
    }
    lines
}

fn title(sheet: &Sheet, complain: &mut impl FnMut(String)) {
    let lines = lines_of(sheet, "judul");
    if lines.is_empty() {
        return;
    }
    let widths: Vec<f64> = lines.iter().map(|(_, left, right)| right - left).collect();
    let shortest = widths.iter().copied().fold(f64::MAX, f64::min);
    let longest = widths.iter().copied().fold(0.0, f64::max);
    if lines.len() > 3 || lines[0].0 < 10.5 {
        complain(format!("[30] judul {} baris, {} pt", lines.len(), lines[0].0));
    }
    if shortest < 0.55 * longest {
        complain(format!("[30] baris judul tidak seimbang: {shortest:.0} dan {longest:.0} mm"));
    }
    let text = of(sheet, "judul").map(|r| r.text.as_str()).collect::<Vec<_>>().join(" ");
    if !text.starts_with('“') || !text.ends_with('”') {
        complain(format!("[30] judul tanpa tanda kutip: {text}"));
    }
}

fn clearance(sheet: &Sheet, fonts: &FontSet, style: Style, complain: &mut impl FnMut(String)) {
    let stack: Vec<&TextRun> = sheet.runs().filter(|run| ORDER.contains(&run.role) && run.role != "kop").collect();
    let low = stack.iter().map(|run| run_box(fonts, run).bottom).fold(0.0, f64::max);
    let signed = [role::SIGN_PLACE, role::SIGN_OFFICE];
    let top = sheet
        .runs()
        .filter(|run| signed.contains(&run.role))
        .map(|run| run_box(fonts, run).top)
        .fold(f64::MAX, f64::min);
    if top - low < 5.0 - 0.01 {
        complain(format!("[31] hanya {:.1} mm di atas tanda tangan", top - low));
    }
    if style == Style::Modern {
        return;
    }
    let axes: Vec<(f64, f64, f64)> = ORDER.iter().flat_map(|role| lines_of(sheet, role)).collect();
    let Some((_, left, right)) = axes.first() else {
        return;
    };
    let middle = (left + right) / 2.0;
    for (_, left, right) in &axes {
        let off = ((left + right) / 2.0 - middle).abs();
        if off > 0.05 * MM_PER_PT {
            complain(format!("[31] baris meleset {off:.3} mm dari sumbu"));
        }
    }
}

fn symbol(sheet: &Sheet, complain: &mut impl FnMut(String)) {
    for item in &sheet.items {
        let Item::Qr(q) = item else { continue };
        let number = q.content.starts_with("KIPP1;");
        let (least, most) = if number { (20.0, 60.0) } else { (37.0, 60.0) };
        if q.side < least || q.side > most {
            complain(format!("[32] QR {} mm", q.side));
        }
        let modules = crate::pdf::qr_runs(&q.content).map_or(0, |q| q.size);
        if modules == 0 || (!number && q.side / (modules as f64) < 0.5) {
            complain(format!("[32] modul QR terlalu kecil ({modules} modul)"));
        }
    }
}

fn border(sheet: &Sheet, composed: &Composed, complain: &mut impl FnMut(String)) {
    let squares: Vec<&Rect> = sheet
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Rect(r) if r.fill == Some(Color::WHITE) && r.role == role::ORNAMENT => Some(r),
            _ => None,
        })
        .collect();
    let equal = squares.iter().all(|r| (r.w, r.h) == (ornament::CORNER, ornament::CORNER));
    if squares.len() != 4 || !equal {
        complain(format!("[33] {} bidang sudut", squares.len()));
    }
    let tiles: Vec<&FormUse> = sheet
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Form(form) => Some(form),
            _ => None,
        })
        .collect();
    let inside = ornament::BAND / 2.0 - 0.95;
    for tile in tiles {
        let Some(form) = composed.forms.get(tile.form) else {
            continue;
        };
        if !form.name.starts_with("pita") {
            continue;
        }
        let (_, _, w, h) = form.bounds;
        if w.min(h) / 2.0 > inside {
            complain(format!("[33] {} melewati garis emas", form.name));
        }
        if (tile.sx * tile.sy - 1.0).abs() > 0.2 {
            complain(format!("[33] {} diregangkan {:.2}", form.name, tile.sx * tile.sy));
        }
    }
}

fn text_only(sheet: &Sheet, complain: &mut impl FnMut(String)) {
    for item in &sheet.items {
        let fine = match item {
            Item::Text(_) | Item::Qr(_) | Item::Outline(_) => true,
            Item::Rect(r) => r.role == role::MARKER_BOX || r.role == role::SIGN_SPACE,
            Item::Line(l) => l.role == role::SIGN_UNDERLINE,
            Item::Image(i) => i.role == role::BACKGROUND || i.role == role::SIGN_IMAGE,
            Item::Path(_) | Item::Form(_) => false,
        };
        if !fine {
            complain(format!("[34] {} pada cetakan teks saja", item.role()));
        }
    }
}
