//! Style (b): left-aligned, a navy bar and one gold line.

use super::stack::{self, Entry, NameSizes, Thing};
use super::{Sheet, ink};
use crate::blocks::emblem::{Place, put_emblem};
use crate::blocks::signature::SignStyle;
use crate::fonts::{Face, Family, MM_PER_PT};
use crate::page::{Color, Item, Page, Rect, Stroke, role};
use crate::paper::Frame;
use crate::text::{Align, Style, balance, fit, put};
use crate::{ComposeError, NoticeKind};

pub(super) const SIGN: SignStyle = SignStyle {
    family: Family::Sans,
    size: 11.0,
    name_size: 12.0,
    small: 11.0,
    leading: 1.32,
    space: 19.0,
    max_width: 80.0,
};

const AXIS: f64 = 40.0;
const TOP: f64 = 43.0;
const EMBLEM: f64 = 21.0;
const EMBLEM_TOP: f64 = 22.0;

/// Title size, largest name, factor of the two large gaps, distance to the signature, how far to give.
struct Level {
    work: f64,
    name: f64,
    k: f64,
    clear: f64,
    lowest: f64,
}

const fn level(work: f64, name: f64, k: f64, clear: f64, lowest: f64) -> Level {
    Level { work, name, k, clear, lowest }
}

const LEVELS: [Level; 5] = [
    level(14.0, 32.0, 1.0, 9.0, -0.3),
    level(13.0, 30.0, 1.0, 8.0, -0.5),
    level(12.0, 28.0, 0.9, 7.0, -0.7),
    level(11.0, 26.0, 0.8, 6.0, -0.9),
    level(10.5, 24.0, 0.7, 5.0, -1.0),
];

pub(super) fn frame(frame: &Frame, black: bool, items: &mut Vec<Item>) {
    let color = |c: Color| if black { Color::BLACK } else { c };
    let (navy, gold) = (color(Color::NAVY), color(Color::GOLD));
    let inset = 9.0;
    let (w, h) = (frame.w - 2.0 * inset, frame.h - 2.0 * inset);
    let mut rect = |x, y, w, h, fill, stroke| {
        items.push(Item::Rect(Rect { role: role::ORNAMENT, x, y, w, h, fill, stroke }));
    };
    rect(inset, inset, 5.0, h, Some(navy), None);
    rect(inset + 6.2, inset, 0.7, h, Some(gold), None);
    rect(inset, inset, w, h, None, Some(Stroke::new(0.75, navy)));
}

pub(super) fn set(sheet: &mut Sheet<'_>, page: &mut Page, bottom: f64) -> Result<(), ComposeError> {
    head(sheet, page)?;
    let mut blame = "susunan";
    let mut crowded = false;
    for (n, level) in LEVELS.iter().enumerate() {
        let entries = entries(sheet, level)?;
        if n == 0 {
            crowded = stack::settle(&entries, TOP, sheet.usual_top - level.clear, level.lowest).is_some();
        }
        let Some(t) = stack::settle(&entries, TOP, bottom - level.clear, level.lowest) else {
            blame = stack::longest(&entries);
            continue;
        };
        draw(sheet, page, &stack::place(&entries, TOP, t));
        report(sheet, n, &entries, crowded);
        return Ok(());
    }
    Err(sheet.too_long(blame))
}

/// Emblem and kop beside it.
fn head(sheet: &Sheet<'_>, page: &mut Page) -> Result<(), ComposeError> {
    let (job, words) = (sheet.job, &sheet.words);
    if words.kop.is_empty() || !job.setup.kop {
        return Ok(());
    }
    let slot = (AXIS, EMBLEM_TOP, 2.0 * EMBLEM, EMBLEM);
    let width = put_emblem(&mut page.items, job.fonts, job.setup, slot, Place::Left);
    let x = AXIS + width + 5.0;
    let bold = Style::new(Face::SansBold, 12.5);
    let middle = EMBLEM_TOP + EMBLEM / 2.0;
    let lines: Vec<(f64, &String)> = match &words.kop[..] {
        [upper, lower, ..] => vec![(10.5, upper), (12.5, lower)],
        [one] => vec![(12.5, one)],
        [] => Vec::new(),
    };
    let pitch = 5.6;
    let first_cap = bold.sized(lines[0].0).cap(job.fonts);
    let mut y = middle + (first_cap - pitch * (lines.len() - 1) as f64) / 2.0;
    // The marker stands at the right of the first line's height.
    let room = sheet.frame.w - 25.0 - x;
    for (size, line) in lines {
        let style = bold.spaced(0.3);
        let size = fit(job.fonts, style, line, room, (size, 8.0, 0.5));
        let size = size.ok_or_else(|| sheet.too_long("kop"))?;
        put(&mut page.items, job.fonts, "kop", style.sized(size), (x, y), Align::Left, line);
        y += pitch;
    }
    Ok(())
}

fn entries(sheet: &Sheet<'_>, level: &Level) -> Result<Vec<Entry>, ComposeError> {
    let (job, words, w) = (sheet.job, &sheet.words, sheet.frame.w);
    let (fonts, black) = (job.fonts, job.setup.black);
    let plain = Style::new(Face::Sans, 11.5);
    let bold = Style::new(Face::SansBold, 16.0);
    let display = Style::new(Face::CaslonBold, 14.0);
    let wide = w - 25.0 - AXIS;
    let k = level.k;
    let one_line = |field: &'static str, style: Style, text: &str, least: f64| {
        let size = fit(fonts, style, text, wide, (style.size, least, 0.5));
        size.map(|size| style.sized(size)).ok_or_else(|| sheet.too_long(field))
    };
    let single = |field, style: Style, text: &str, give| Entry::text(field, style, vec![text.to_owned()], 0.0, give);
    let gray = ink(black, plain, Color::GREY);
    let mut out = Vec::new();
    if !words.title.is_empty() {
        let size = if words.title.chars().count() >= 20 { 21.0 } else { 23.0 };
        let style = ink(black, bold.sized(size).spaced(2.2), Color::NAVY);
        let style = one_line("judul_dokumen", style, &words.title, 14.0)?;
        out.push(single(role::TITLE, style, &words.title, [11.0 * k, 14.0, 17.0]));
    }
    if !words.number.is_empty() {
        let style = one_line("nomor", gray.sized(10.5), &words.number, 8.0)?;
        out.push(single(role::NUMBER, style, &words.number, [6.0, 6.8, 7.5]));
    }
    if !words.lead.is_empty() {
        out.push(single("pembuka", plain, &words.lead, [8.5 * k, 12.0, 15.0]));
    }
    let sizes = NameSizes { max: level.name, one: 20.0, two_max: (0.78 * level.name).min(23.0), two: 14.0 };
    let (lines, n) = stack::name(fonts, display, &words.name, wide, sizes).ok_or_else(|| sheet.too_long("nama"))?;
    let give = [0.353 * n + 2.4, 0.353 * n + 3.4, 0.353 * n + 5.0];
    out.push(Entry::text("nama", display.sized(n), lines, 1.16 * n * MM_PER_PT, give));
    let units: Vec<String> = words.units.iter().flat_map(|u| balance(fonts, gray, u, wide)).collect();
    if !units.is_empty() {
        out.push(Entry::text("unit", gray, units, 5.0, [5.8, 6.6, 7.4]));
    }
    out.push(Entry { thing: Thing::Rule, give: [4.2, 5.4, 6.4] });
    if !words.role.is_empty() {
        out.push(single("sebagai", plain, &words.role, [6.2, 7.4, 9.0]));
    }
    if !words.class.is_empty() {
        let style = one_line("kelas", ink(black, bold.spaced(0.2), Color::NAVY), &words.class, 12.0)?;
        out.push(single("kelas", style, &words.class, [6.4, 7.2, 8.0]));
    }
    if !words.reason.is_empty() {
        out.push(single("atas", plain, &words.reason, [5.8, 7.0, 8.4]));
    }
    if !words.work.is_empty() {
        let room = wide.min(215.0);
        let (lines, size) = stack::work(fonts, display, &words.work, room, (level.work, 10.5))
            .ok_or_else(|| sheet.too_long("judul"))?;
        let pitch = 1.28 * size * MM_PER_PT;
        out.push(Entry::text("judul", display.sized(size), lines, pitch, [5.8, 6.6, 7.4]));
    }
    if !words.event.is_empty() {
        let lines = balance(fonts, plain, &words.event, wide);
        out.push(Entry::text("pada", plain, lines, 5.2, [5.8, 6.6, 7.6]));
    }
    Ok(out)
}

fn draw(sheet: &Sheet<'_>, page: &mut Page, placed: &[(f64, &Entry)]) {
    let job = sheet.job;
    let gold = if job.setup.black { Color::BLACK } else { Color::GOLD };
    for (y, entry) in placed {
        match &entry.thing {
            Thing::Text { role, style, lines, pitch } => {
                for (n, line) in lines.iter().enumerate() {
                    let at = (AXIS, y + pitch * n as f64);
                    put(&mut page.items, job.fonts, role, *style, at, Align::Left, line);
                }
            }
            Thing::Rule => page.fill(role::ORNAMENT, (AXIS, *y, 26.0, 0.7), gold),
            Thing::Emblem { .. } | Thing::Divider => {}
        }
    }
}

/// As in the classic style.
fn report(sheet: &mut Sheet<'_>, n: usize, entries: &[Entry], crowded: bool) {
    let most = match (n, crowded) {
        (0, _) => [32.0, 14.0],
        (_, true) => {
            sheet.note_tall_signature();
            [LEVELS[n].name, LEVELS[n].work]
        }
        (_, false) => {
            sheet.note("susunan", NoticeKind::Tightened { level: n as u8 + 1 });
            [32.0, 14.0]
        }
    };
    for (field, from, most) in [("nama", 32.0, most[0]), ("judul", 14.0, most[1]), ("kelas", 16.0, 16.0)] {
        let size = entries.iter().find_map(|e| match &e.thing {
            Thing::Text { role, style, .. } if *role == field => Some(style.size),
            _ => None,
        });
        if let Some(to) = size.filter(|to| *to < most) {
            sheet.note(field, NoticeKind::Shrunk { from, to });
        }
    }
}
