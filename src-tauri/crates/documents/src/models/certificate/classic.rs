//! The centred stack: style (a) inside the border, style (c) for blanks.

use super::stack::{self, Entry, NameSizes, Thing};
use super::{Look, Sheet, ink, ornament};
use crate::blocks::emblem::{Place, put_emblem};
use crate::blocks::signature::SignStyle;
use crate::fonts::{Face, Family, MM_PER_PT};
use crate::page::{Color, Page, role};
use crate::text::{Align, Style, balance, fit, put};
use crate::{ComposeError, NoticeKind};

pub(super) const SIGN: SignStyle = SignStyle {
    family: Family::Caslon,
    size: 11.5,
    name_size: 12.5,
    small: 10.5,
    leading: 1.32,
    space: 19.0,
    max_width: 86.0,
};

/// One attempt: title size, emblem height, largest name, distance to the signature, how far to give.
struct Level {
    work: f64,
    emblem: f64,
    name: f64,
    clear: f64,
    lowest: f64,
}

const fn level(work: f64, emblem: f64, name: f64, clear: f64, lowest: f64) -> Level {
    Level { work, emblem, name, clear, lowest }
}

const LEVELS: [Level; 6] = [
    level(14.0, 20.0, 32.0, 7.5, -0.35),
    level(13.5, 19.0, 30.0, 7.0, -0.5),
    level(13.0, 18.0, 28.0, 6.5, -0.65),
    level(12.0, 18.0, 26.0, 6.0, -0.7),
    level(11.5, 17.0, 24.0, 5.5, -0.8),
    level(10.5, 16.0, 20.0, 5.0, -1.0),
];

/// The distance every level keeps at least.
pub(super) const LEAST_CLEAR: f64 = 5.0;
const TOP: f64 = 21.2;

/// Sets the stack so that it ends above `bottom`.
pub(super) fn set(sheet: &mut Sheet<'_>, page: &mut Page, look: Look, bottom: f64) -> Result<(), ComposeError> {
    let start = if look == Look::Text && sheet.job.template.switch("blangko_kop") {
        sheet.job.template.measure("batas_atas")
    } else {
        TOP
    };
    let mut blame = "susunan";
    let mut crowded = false;
    for (n, level) in LEVELS.iter().enumerate() {
        let entries = entries(sheet, look, level)?;
        if n == 0 {
            crowded = stack::settle(&entries, start, sheet.usual_top - level.clear, level.lowest).is_some();
        }
        let Some(t) = stack::settle(&entries, start, bottom - level.clear, level.lowest) else {
            blame = stack::longest(&entries);
            continue;
        };
        draw(sheet, page, &stack::place(&entries, start, t));
        report(sheet, n, &entries, crowded);
        return Ok(());
    }
    Err(sheet.too_long(blame))
}

/// `crowded`: the stack would have stood at the first level, had the signature block its usual height.
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
    let usual = [("nama", 32.0, most[0]), ("judul", 14.0, most[1]), ("kelas", 16.0, 16.0)];
    for (field, from, most) in usual {
        let size = entries.iter().find_map(|e| match &e.thing {
            Thing::Text { role, style, .. } if *role == field => Some(style.size),
            _ => None,
        });
        if let Some(to) = size.filter(|to| *to < most) {
            sheet.note(field, NoticeKind::Shrunk { from, to });
        }
    }
}

fn entries(sheet: &Sheet<'_>, look: Look, level: &Level) -> Result<Vec<Entry>, ComposeError> {
    let (job, words, w) = (sheet.job, &sheet.words, sheet.frame.w);
    let fonts = job.fonts;
    let black = job.setup.black || look == Look::Text;
    let bold = Style::new(Face::CaslonBold, 13.5);
    let plain = Style::new(Face::Caslon, 11.5);
    let wide = w - 68.0;
    let mut out: Vec<Entry> = Vec::new();
    let carries = |key: &str| look == Look::Text && job.template.switch(key);
    let one_line = |field: &'static str, style: Style, text: &str, least: f64| {
        let size = fit(fonts, style, text, wide, (style.size, least, 0.5));
        size.map(|size| style.sized(size)).ok_or_else(|| sheet.too_long(field))
    };
    let single = |field, style: Style, text: &str, give| Entry::text(field, style, vec![text.to_owned()], 0.0, give);

    if !carries("blangko_kop") && !words.kop.is_empty() {
        let e = level.emblem;
        out.push(Entry { thing: Thing::Emblem { height: e }, give: [e, e, e] });
        let navy = ink(black, bold, Color::NAVY);
        let (upper, lower) = match &words.kop[..] {
            [one] => (None, one),
            [upper, lower, ..] => (Some(upper), lower),
            [] => return Err(sheet.too_long("kop")),
        };
        if let Some(upper) = upper {
            let style = one_line("kop", navy.sized(11.5).spaced(0.4), upper, 9.0)?;
            out.push(single("kop", style, upper, [5.4, 5.8, 6.4]));
            let style = one_line("kop", navy.spaced(0.6), lower, 9.0)?;
            out.push(single("kop", style, lower, [5.2, 5.4, 5.8]));
        } else {
            let style = one_line("kop", navy.spaced(0.6), lower, 9.0)?;
            out.push(single("kop", style, lower, [6.0, 6.6, 7.4]));
        }
    }
    if !carries("blangko_judul") && !words.title.is_empty() {
        let size = if words.title.chars().count() >= 20 { 26.0 } else { 29.0 };
        let style = ink(black, bold.sized(size).spaced(1.4), Color::NAVY);
        let style = one_line("judul_dokumen", style, &words.title, 16.0)?;
        out.push(single(role::TITLE, style, &words.title, [11.6, 12.6, 14.2]));
        if look == Look::Classic {
            out.push(Entry { thing: Thing::Divider, give: [3.8, 4.4, 5.2] });
        }
    }
    if !words.number.is_empty() {
        let style = one_line("nomor", plain.sized(10.5), &words.number, 8.0)?;
        let give = if out.is_empty() { [5.8; 3] } else { [5.4, 5.8, 6.6] };
        out.push(single(role::NUMBER, style, &words.number, give));
    }
    if !carries("blangko_pembuka") && !words.lead.is_empty() {
        let style = ink(black, Style::new(Face::Script, 21.0), Color::NAVY);
        out.push(single("pembuka", style, &words.lead, [8.6, 10.0, 12.0]));
    }
    let sizes = NameSizes { max: level.name, one: 19.0, two_max: (0.78 * level.name).min(22.0), two: 13.0 };
    let (lines, n) = stack::name(fonts, bold, &words.name, wide, sizes).ok_or_else(|| sheet.too_long("nama"))?;
    let give = [0.32 * n + 2.6, 0.335 * n + 3.6, 0.335 * n + 6.0];
    out.push(Entry::text("nama", bold.sized(n), lines, 1.16 * n * MM_PER_PT, give));
    let gray = ink(black, plain, Color::GREY);
    let units: Vec<String> = words.units.iter().flat_map(|u| balance(fonts, gray, u, wide)).collect();
    if !units.is_empty() {
        out.push(Entry::text("unit", gray, units, 5.0, [5.6, 6.4, 7.6]));
    }
    if !words.role.is_empty() {
        out.push(single("sebagai", plain, &words.role, [5.8, 7.0, 9.0]));
    }
    if !words.class.is_empty() {
        let style = ink(black, bold.sized(16.0).spaced(0.5), Color::NAVY);
        let style = one_line("kelas", style, &words.class, 12.0)?;
        out.push(single("kelas", style, &words.class, [6.2, 7.0, 8.4]));
    }
    if !words.reason.is_empty() {
        out.push(single("atas", plain, &words.reason, [5.6, 6.8, 8.4]));
    }
    if !words.work.is_empty() {
        let (lines, size) = stack::work(fonts, bold, &words.work, w - 92.0, (level.work, 10.5))
            .ok_or_else(|| sheet.too_long("judul"))?;
        let pitch = 1.28 * size * MM_PER_PT;
        out.push(Entry::text("judul", bold.sized(size), lines, pitch, [5.4, 6.2, 7.4]));
    }
    if !words.event.is_empty() {
        let lines = balance(fonts, plain, &words.event, wide);
        out.push(Entry::text("pada", plain, lines, 5.2, [5.6, 6.4, 7.6]));
    }
    Ok(out)
}

fn draw(sheet: &Sheet<'_>, page: &mut Page, placed: &[(f64, &Entry)]) {
    let (job, axis) = (sheet.job, sheet.frame.w / 2.0);
    for (y, entry) in placed {
        match &entry.thing {
            Thing::Text { role: "kop", .. } | Thing::Emblem { .. } if !job.setup.kop => {}
            Thing::Text { role, style, lines, pitch } => {
                for (n, line) in lines.iter().enumerate() {
                    let at = (axis, y + pitch * n as f64);
                    put(&mut page.items, job.fonts, role, *style, at, Align::Center, line);
                }
            }
            Thing::Emblem { height } => {
                let slot = (axis - height, y - height, 2.0 * height, *height);
                put_emblem(&mut page.items, job.fonts, job.setup, slot, Place::Center);
            }
            Thing::Divider => ornament::divider(&mut page.items, (axis, *y), job.setup.black),
            Thing::Rule => {}
        }
    }
}
