//! Setting text: one line, wrapped lines, balanced headings, justified paragraphs, auto-fit.
//!
//! Pure: measures with [`FontSet`], produces lines and items. What must never be torn apart at a line
//! end is decided by [`bind`] (design/documents/documents.md section 1).

mod paragraph;

use std::borrow::Cow;
use std::ops::Range;

use crate::fonts::{Face, FontSet, MM_PER_PT, Ruler};
use crate::page::{Color, Item, Role, TextRun};

pub use paragraph::{ParaStyle, RichLine, Span, paragraph, put_line};

/// Face, size (pt), letter-space (pt) and colour of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub face: Face,
    pub size: f64,
    pub spacing: f64,
    pub color: Color,
}

impl Style {
    pub const fn new(face: Face, size: f64) -> Style {
        Style { face, size, spacing: 0.0, color: Color::BLACK }
    }
    pub const fn spaced(self, spacing: f64) -> Style {
        Style { spacing, ..self }
    }
    pub const fn colored(self, color: Color) -> Style {
        Style { color, ..self }
    }
    pub const fn sized(self, size: f64) -> Style {
        Style { size, ..self }
    }
    pub const fn faced(self, face: Face) -> Style {
        Style { face, ..self }
    }
    /// Width of `text` in mm.
    pub fn width(&self, fonts: &FontSet, text: &str) -> f64 {
        fonts.width_mm(self.face, self.size, self.spacing, text)
    }
    /// Cap height in mm.
    pub fn cap(&self, fonts: &FontSet) -> f64 {
        fonts.cap_height(self.face) * self.size * MM_PER_PT
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
}

/// Sets one line with its left edge, centre or right edge at `x` and its baseline at `y`; returns its
/// width in mm. An empty text sets nothing.
pub fn put(
    items: &mut Vec<Item>,
    fonts: &FontSet,
    role: Role,
    style: Style,
    (x, y): (f64, f64),
    align: Align,
    text: &str,
) -> f64 {
    if text.is_empty() {
        return 0.0;
    }
    let pieces = fonts.shape(style.face, text);
    let em = style.size * MM_PER_PT;
    let gap = style.spacing * MM_PER_PT;
    let widths: Vec<f64> = pieces
        .iter()
        .map(|p| f64::from(p.units) * em / 1000.0 + gap * p.glyphs.len().saturating_sub(1) as f64)
        .collect();
    let joints = gap * pieces.len().saturating_sub(1) as f64;
    let total = widths.iter().sum::<f64>() + joints;
    let mut at = match align {
        Align::Left => x,
        Align::Center => x - total / 2.0,
        Align::Right => x - total,
    };
    for (piece, width) in pieces.into_iter().zip(widths) {
        items.push(Item::Text(TextRun {
            role,
            x: at,
            y,
            face: piece.face,
            size: style.size,
            spacing: style.spacing,
            color: style.color,
            text: piece.text,
            glyphs: piece.glyphs,
            width,
        }));
        at += width + gap;
    }
    total
}

/// Replaces spaces that must not become a line end by no-break spaces: day and month, `Nomor`, `Tahun`,
/// `Pasal`, `angka`, `pukul`, `NIP` and their number, a number and its unit, the groups of a NIP, `Rp`
/// and its amount, initials inside a degree.
pub fn bind(text: &str) -> Cow<'_, str> {
    let risky = text.bytes().any(|b| b.is_ascii_digit()) || text.contains(". ");
    if !risky || !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (n, word) in words.iter().enumerate() {
        out.push_str(word);
        if let Some(next) = words.get(n + 1) {
            let before = n.checked_sub(1).and_then(|b| words.get(b)).copied().unwrap_or("");
            out.push_str(if holds_together(before, word, next) { "\u{a0}" } else { " " });
        }
    }
    Cow::Owned(out)
}

fn holds_together(before: &str, word: &str, next: &str) -> bool {
    let bare = |s: &str| s.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let tail = next.trim_end_matches([',', '.', ';', ')']);
    let starts_with_digit = next.starts_with(|c: char| c.is_ascii_digit());
    if starts_with_digit {
        let label = word.trim_end_matches(':').to_lowercase();
        let label = label.trim_start_matches('(');
        if matches!(label, "nomor" | "tahun" | "pasal" | "angka" | "pukul" | "nip" | "rp") {
            return true;
        }
        let lens = (word.len(), tail.len());
        if digits(word) && digits(tail) && matches!(lens, (8, 6) | (6, 1) | (1, 3)) {
            return true;
        }
    }
    if word.ends_with(|c: char| c.is_ascii_digit()) || word.ends_with("%)") {
        let next = bare(next);
        let day = digits(word) && word.len() <= 2;
        if day && kipp_domain::words::MONTHS.iter().any(|m| m.eq_ignore_ascii_case(&next)) {
            return true;
        }
        if matches!(next.as_str(), "wita" | "wib" | "wit" | "lembar" | "orang") {
            return true;
        }
    }
    // "S. Sos.": an initial after a comma, followed by the rest of the degree.
    let initial = word.len() == 2 && word.ends_with('.') && word.starts_with(|c: char| c.is_ascii_uppercase());
    initial
        && before.ends_with(',')
        && next.starts_with(|c: char| c.is_ascii_uppercase())
        && next.trim_end_matches(',').ends_with('.')
}

/// A text to be broken, measured once.
struct Measured<'a> {
    fonts: &'a FontSet,
    style: Style,
    text: &'a str,
    ruler: Option<Ruler>,
}

impl<'a> Measured<'a> {
    fn new(fonts: &'a FontSet, style: Style, text: &'a str) -> Measured<'a> {
        Measured { fonts, style, text, ruler: fonts.ruler(style.face, text) }
    }

    /// What [`Style::width`] says of the stretch.
    fn width(&self, stretch: Range<usize>) -> f64 {
        let Some(ruler) = &self.ruler else {
            return self.style.width(self.fonts, &self.text[stretch]);
        };
        let Style { size, spacing, .. } = self.style;
        let letters = if spacing == 0.0 { 0 } else { self.text[stretch.clone()].chars().count().saturating_sub(1) };
        (f64::from(ruler.units(stretch)) * size / 1000.0 + spacing * letters as f64) * MM_PER_PT
    }

    /// The lines no wider than `width` mm.
    fn wrap(&self, width: f64) -> Vec<Range<usize>> {
        let text = self.text;
        let whole = 0..text.len();
        if self.width(whole.clone()) <= width + FIT {
            return vec![whole];
        }
        let mut lines = Vec::new();
        let mut line = 0..0;
        let mut at = 0;
        for word in text.split(' ') {
            let end = at + word.len();
            if line.is_empty() {
                line = at..end;
            } else if self.width(line.start..end) <= width + FIT {
                line.end = end;
            } else {
                lines.push(line);
                line = at..end;
            }
            while self.width(line.clone()) > width + FIT {
                let cut = self.forced_break(line.clone(), width);
                if cut >= line.len() {
                    break;
                }
                lines.push(line.start..line.start + text[line.start..line.start + cut].trim_end().len());
                line.start += cut;
            }
            at = end + 1;
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Length in bytes of the head of `word` that fits; at least one character.
    fn forced_break(&self, word: Range<usize>, width: f64) -> usize {
        let mut anywhere = 0;
        let mut after_mark = 0;
        for (at, c) in self.text[word.clone()].char_indices() {
            let end = at + c.len_utf8();
            if self.width(word.start..word.start + end) > width && anywhere > 0 {
                break;
            }
            anywhere = end;
            if matches!(c, '/' | '.' | '-' | '_' | '\u{a0}') && end < word.len() {
                after_mark = end;
            }
        }
        if after_mark > 0 { after_mark } else { anywhere }
    }

    fn said(&self, lines: Vec<Range<usize>>) -> Vec<String> {
        lines.into_iter().map(|line| self.text[line].to_owned()).collect()
    }
}

/// Breaks `text` into lines no wider than `width` mm. Over-long words break after `/ . - _`, else
/// anywhere. Always at least one line.
pub fn wrap(fonts: &FontSet, style: Style, text: &str, width: f64) -> Vec<String> {
    let text = bind(text);
    let measured = Measured::new(fonts, style, &text);
    measured.said(measured.wrap(width))
}

/// A line may exceed the measure by this much (mm): rounding, not layout.
const FIT: f64 = 1e-6;

/// Like [`wrap`], then narrowed as far as the number of lines allows, so that the lines are alike.
pub fn balance(fonts: &FontSet, style: Style, text: &str, width: f64) -> Vec<String> {
    let text = bind(text);
    let measured = Measured::new(fonts, style, &text);
    let mut best = measured.wrap(width);
    if best.len() < 2 {
        return measured.said(best);
    }
    let (mut low, mut high) = (width / best.len() as f64 * 0.5, width);
    while high - low > 0.25 {
        let middle = (low + high) / 2.0;
        let tried = measured.wrap(middle);
        let fits = tried.len() == best.len()
            && tried.iter().map(|line| measured.width(line.clone())).fold(0.0, f64::max) <= width;
        if fits {
            best = tried;
            high = middle;
        } else {
            low = middle;
        }
    }
    measured.said(best)
}

/// The largest size from `max` down to `min` in steps of `step` at which `text` is no wider than
/// `width` mm; none if even `min` is too large.
pub fn fit(fonts: &FontSet, style: Style, text: &str, width: f64, (max, min, step): (f64, f64, f64)) -> Option<f64> {
    let letters = text.chars().count().saturating_sub(1) as f64;
    let units = f64::from(fonts.units(style.face, text));
    let steps = ((max - min) / step).round() as usize;
    (0..=steps)
        .map(|n| max - step * n as f64)
        .find(|size| (units * size / 1000.0 + style.spacing * letters) * MM_PER_PT <= width + FIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        bind(text).replace('\u{a0}', "~")
    }

    #[test]
    fn what_belongs_together_is_bound() {
        let cases = [
            ("pada 28 September 2021", "pada 28~September 2021"),
            ("Perbup Nomor 61 Tahun 2018 Pasal 3 angka 2", "Perbup Nomor~61 Tahun~2018 Pasal~3 angka~2"),
            ("NIP 19800326 200003 1 001", "NIP~19800326~200003~1~001"),
            ("pukul 09.00 WITA di aula", "pukul~09.00~WITA di aula"),
            ("rangkap 3 lembar, 5 orang", "rangkap 3~lembar, 5~orang"),
            ("sebesar Rp 1.000", "sebesar Rp~1.000"),
            ("Budi, S. Sos., M. Si.", "Budi, S.~Sos., M.~Si."),
            ("Dr. Ir. H. Raden", "Dr. Ir. H. Raden"),
            ("tanpa angka sama sekali", "tanpa angka sama sekali"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing() {
        let fonts = FontSet::shipped().unwrap();
        let style = Style::new(Face::Sans, 10.0);
        let text = "Peningkatan mutu pelayanan administrasi/kependudukan_terpadu.dengan-sangatpanjangsekalitanpaspasi dan selesai";
        for width in [12.0, 20.0, 35.0, 60.0, 200.0] {
            let lines = wrap(&fonts, style, text, width);
            for line in &lines {
                assert!(style.width(&fonts, line) <= width + 0.001, "{width}: {line}");
            }
            let joined: String = lines.concat().replace(' ', "");
            assert_eq!(joined, text.replace(' ', ""));
        }
    }

    #[test]
    fn a_heading_is_balanced_without_an_extra_line() {
        let fonts = FontSet::shipped().unwrap();
        let style = Style::new(Face::SansBold, 12.0);
        let text = "KOMPETISI INOVASI PELAYANAN PUBLIK (KIPP) TINGKAT KABUPATEN LUWU UTARA TAHUN 2021";
        let plain = wrap(&fonts, style, text, 150.0);
        let even = balance(&fonts, style, text, 150.0);
        assert_eq!(plain.len(), even.len());
        let widths: Vec<f64> = even.iter().map(|l| style.width(&fonts, l)).collect();
        assert!(widths[1] / widths[0] > 0.55, "{widths:?}");
    }
}
