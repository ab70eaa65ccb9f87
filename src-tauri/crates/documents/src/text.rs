//! Setting text: one line, wrapped lines, balanced headings, justified paragraphs, auto-fit.
//!
//! Pure: measures with [`FontSet`], produces lines and items. What must never be torn apart at a line
//! end is decided by [`bind`] (design/documents/documents.md section 1).

use std::borrow::Cow;

use crate::fonts::{Face, Family, FontSet, MM_PER_PT};
use crate::page::{Color, Item, Role, TextRun};

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
        Style {
            face,
            size,
            spacing: 0.0,
            color: Color::BLACK,
        }
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
            let before = n
                .checked_sub(1)
                .and_then(|b| words.get(b))
                .copied()
                .unwrap_or("");
            out.push_str(if holds_together(before, word, next) {
                "\u{a0}"
            } else {
                " "
            });
        }
    }
    Cow::Owned(out)
}

fn holds_together(before: &str, word: &str, next: &str) -> bool {
    let bare = |s: &str| {
        s.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let tail = next.trim_end_matches([',', '.', ';', ')']);
    let starts_with_digit = next.starts_with(|c: char| c.is_ascii_digit());
    if starts_with_digit {
        let label = word.trim_end_matches(':').to_lowercase();
        let label = label.trim_start_matches('(');
        if matches!(
            label,
            "nomor" | "tahun" | "pasal" | "angka" | "pukul" | "nip" | "rp"
        ) {
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
        if day
            && crate::format::MONTHS
                .iter()
                .any(|m| m.eq_ignore_ascii_case(&next))
        {
            return true;
        }
        if matches!(next.as_str(), "wita" | "wib" | "wit" | "lembar" | "orang") {
            return true;
        }
    }
    // "S. Sos.": an initial after a comma, followed by the rest of the degree.
    let initial = word.len() == 2
        && word.ends_with('.')
        && word.starts_with(|c: char| c.is_ascii_uppercase());
    initial
        && before.ends_with(',')
        && next.starts_with(|c: char| c.is_ascii_uppercase())
        && next.trim_end_matches(',').ends_with('.')
}

/// Breaks `text` into lines no wider than `width` mm. Over-long words break after `/ . - _`, else
/// anywhere. Always at least one line.
pub fn wrap(fonts: &FontSet, style: Style, text: &str, width: f64) -> Vec<String> {
    let text = bind(text);
    if style.width(fonts, &text) <= width + FIT {
        return vec![text.into_owned()];
    }
    let mut lines = Vec::new();
    let mut line = 0..0;
    let mut at = 0;
    for word in text.split(' ') {
        let end = at + word.len();
        if line.is_empty() {
            line = at..end;
        } else if style.width(fonts, &text[line.start..end]) <= width + FIT {
            line.end = end;
        } else {
            lines.push(text[line.clone()].to_owned());
            line = at..end;
        }
        while style.width(fonts, &text[line.clone()]) > width + FIT {
            let cut = forced_break(fonts, style, &text[line.clone()], width);
            if cut >= line.len() {
                break;
            }
            lines.push(text[line.start..line.start + cut].trim_end().to_owned());
            line.start += cut;
        }
        at = end + 1;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(text[line].to_owned());
    }
    lines
}

/// A line may exceed the measure by this much (mm): rounding, not layout.
const FIT: f64 = 1e-6;

/// Length in bytes of the head of `word` that fits; at least one character.
fn forced_break(fonts: &FontSet, style: Style, word: &str, width: f64) -> usize {
    let mut anywhere = 0;
    let mut after_mark = 0;
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        if style.width(fonts, &word[..end]) > width && anywhere > 0 {
            break;
        }
        anywhere = end;
        if matches!(c, '/' | '.' | '-' | '_' | '\u{a0}') && end < word.len() {
            after_mark = end;
        }
    }
    if after_mark > 0 { after_mark } else { anywhere }
}

/// Like [`wrap`], then narrowed as far as the number of lines allows, so that the lines are alike.
pub fn balance(fonts: &FontSet, style: Style, text: &str, width: f64) -> Vec<String> {
    let lines = wrap(fonts, style, text, width);
    if lines.len() < 2 {
        return lines;
    }
    let (mut low, mut high) = (width / lines.len() as f64 * 0.5, width);
    let mut best = lines;
    while high - low > 0.25 {
        let middle = (low + high) / 2.0;
        let tried = wrap(fonts, style, text, middle);
        let widest = tried
            .iter()
            .map(|l| style.width(fonts, l))
            .fold(0.0, f64::max);
        if tried.len() == best.len() && widest <= width {
            best = tried;
            high = middle;
        } else {
            low = middle;
        }
    }
    best
}

/// The largest size from `max` down to `min` in steps of `step` at which `text` is no wider than
/// `width` mm; none if even `min` is too large.
pub fn fit(
    fonts: &FontSet,
    style: Style,
    text: &str,
    width: f64,
    (max, min, step): (f64, f64, f64),
) -> Option<f64> {
    let letters = text.chars().count().saturating_sub(1) as f64;
    let units = f64::from(fonts.units(style.face, text));
    let steps = ((max - min) / step).round() as usize;
    (0..=steps)
        .map(|n| max - step * n as f64)
        .find(|size| (units * size / 1000.0 + style.spacing * letters) * MM_PER_PT <= width + FIT)
}

/// Words of one look inside a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

impl Span {
    pub fn plain(text: impl Into<String>) -> Span {
        Span {
            text: text.into(),
            bold: false,
            italic: false,
        }
    }
}

/// One line of a paragraph: stretches of one face, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct RichLine {
    pub parts: Vec<(Face, String)>,
    /// Natural width in mm.
    pub width: f64,
    /// The last line of its paragraph (never justified).
    pub last: bool,
    /// Indent of this line in mm.
    pub indent: f64,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParaStyle {
    pub family: Family,
    pub size: f64,
    pub color: Color,
    /// First line indent in mm.
    pub indent: f64,
}

/// Breaks spans into lines for a measure of `width` mm. A last line of one word is pulled up (the
/// measure grows by at most 3 %) or given a companion (it shrinks by at most 6 %).
pub fn paragraph(fonts: &FontSet, style: ParaStyle, spans: &[Span], width: f64) -> Vec<RichLine> {
    let words = words_of(fonts, style, spans);
    let first = break_words(fonts, style, &words, width);
    if first.len() < 2 || !lonely(first.last()) {
        return first;
    }
    for factor in [1.008, 1.015, 1.022, 1.03, 0.985, 0.97, 0.955, 0.94] {
        let tried = break_words(fonts, style, &words, width * factor);
        let shorter = factor > 1.0 && tried.len() < first.len();
        let company = factor < 1.0 && tried.len() == first.len() && !lonely(tried.last());
        if shorter || company {
            return tried;
        }
    }
    first
}

fn lonely(line: Option<&RichLine>) -> bool {
    line.is_some_and(|line| !line.parts.iter().any(|(_, text)| text.contains(' ')))
}

/// Sets a line; justified lines are stretched (at most 0.55 em a space) or shrunk (at most 3 % of the
/// measure) to `width`, else left ragged.
#[allow(clippy::too_many_arguments)]
pub fn put_line(
    items: &mut Vec<Item>,
    fonts: &FontSet,
    role: Role,
    style: ParaStyle,
    (x, y): (f64, f64),
    line: &RichLine,
    width: f64,
    justify: bool,
) {
    let em = style.size * MM_PER_PT;
    let extra = width - line.indent - line.width;
    let gaps: usize = line
        .parts
        .iter()
        .map(|(_, t)| t.matches([' ', '\u{a0}']).count())
        .sum();
    let within = extra <= 0.55 * em * gaps as f64 && extra >= -0.03 * width - FIT;
    let stretch = gaps > 0 && within && ((justify && !line.last) || extra < 0.0);
    let per_gap = if stretch {
        extra / gaps as f64 * 1000.0 / em
    } else {
        0.0
    };
    let mut owed = 0.0;
    let mut at = x + line.indent;
    for (face, text) in &line.parts {
        for mut piece in fonts.shape(*face, text) {
            let mut added = 0;
            for (glyph, c) in piece.glyphs.iter_mut().zip(piece.text.chars()) {
                if c == ' ' && per_gap != 0.0 {
                    owed += per_gap;
                    let now = owed.round();
                    owed -= now;
                    glyph.adjust = glyph.adjust.saturating_add(now as i16);
                    added += now as i32;
                }
            }
            let run_width = f64::from(piece.units + added) * em / 1000.0;
            items.push(Item::Text(TextRun {
                role,
                x: at,
                y,
                face: piece.face,
                size: style.size,
                spacing: 0.0,
                color: style.color,
                text: piece.text,
                glyphs: piece.glyphs,
                width: run_width,
            }));
            at += run_width;
        }
    }
}

/// A word: parts of one face each, and its width in thousandths.
struct Word {
    parts: Vec<(Face, String)>,
    units: i32,
}

fn words_of(fonts: &FontSet, style: ParaStyle, spans: &[Span]) -> Vec<Word> {
    let mut whole = String::new();
    let mut ends = Vec::new();
    for span in spans {
        whole.push_str(&span.text);
        ends.push((whole.len(), style.family.face(span.bold, span.italic)));
    }
    // Binding looks across spans; a no-break space is one byte longer, so offsets are kept by character.
    let bound: Vec<char> = bind(&whole).chars().collect();
    let mut faces = Vec::with_capacity(bound.len());
    let mut n = 0;
    for (at, _) in whole.char_indices() {
        while n + 1 < ends.len() && at >= ends[n].0 {
            n += 1;
        }
        faces.push(ends[n].1);
    }
    let mut words = vec![Word {
        parts: Vec::new(),
        units: 0,
    }];
    for (c, face) in bound.iter().zip(faces) {
        if *c == ' ' {
            words.push(Word {
                parts: Vec::new(),
                units: 0,
            });
            continue;
        }
        let Some(word) = words.last_mut() else {
            continue;
        };
        match word.parts.last_mut() {
            Some((known, text)) if *known == face => text.push(*c),
            _ => word.parts.push((face, c.to_string())),
        }
    }
    words.retain(|word| !word.parts.is_empty());
    for word in &mut words {
        word.units = word
            .parts
            .iter()
            .map(|(face, text)| fonts.units(*face, text))
            .sum();
    }
    words
}

fn break_words(fonts: &FontSet, style: ParaStyle, words: &[Word], width: f64) -> Vec<RichLine> {
    let em = style.size * MM_PER_PT;
    let mut lines: Vec<RichLine> = Vec::new();
    let mut parts: Vec<(Face, String)> = Vec::new();
    let mut indent = style.indent;
    for word in words {
        let mut candidate = parts.clone();
        let fits = {
            append(&mut candidate, word);
            measure(fonts, &candidate) * em / 1000.0 <= width - indent + FIT
        };
        if fits || parts.is_empty() {
            parts = candidate;
            continue;
        }
        let natural = measure(fonts, &parts) * em / 1000.0;
        lines.push(RichLine {
            parts: std::mem::take(&mut parts),
            width: natural,
            last: false,
            indent,
        });
        indent = 0.0;
        append(&mut parts, word);
    }
    let natural = measure(fonts, &parts) * em / 1000.0;
    lines.push(RichLine {
        parts,
        width: natural,
        last: true,
        indent,
    });
    lines
}

fn append(parts: &mut Vec<(Face, String)>, word: &Word) {
    if let Some((_, text)) = parts.last_mut() {
        text.push(' ');
    }
    for (face, text) in &word.parts {
        match parts.last_mut() {
            Some((known, before)) if known == face => before.push_str(text),
            _ => parts.push((*face, text.clone())),
        }
    }
}

fn measure(fonts: &FontSet, parts: &[(Face, String)]) -> f64 {
    parts
        .iter()
        .map(|(face, text)| f64::from(fonts.units(*face, text)))
        .sum()
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
            (
                "Perbup Nomor 61 Tahun 2018 Pasal 3 angka 2",
                "Perbup Nomor~61 Tahun~2018 Pasal~3 angka~2",
            ),
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
                assert!(
                    style.width(&fonts, line) <= width + 0.001,
                    "{width}: {line}"
                );
            }
            let joined: String = lines.concat().replace(' ', "");
            assert_eq!(joined, text.replace(' ', ""));
        }
    }

    #[test]
    fn a_heading_is_balanced_without_an_extra_line() {
        let fonts = FontSet::shipped().unwrap();
        let style = Style::new(Face::SansBold, 12.0);
        let text =
            "KOMPETISI INOVASI PELAYANAN PUBLIK (KIPP) TINGKAT KABUPATEN LUWU UTARA TAHUN 2021";
        let plain = wrap(&fonts, style, text, 150.0);
        let even = balance(&fonts, style, text, 150.0);
        assert_eq!(plain.len(), even.len());
        let widths: Vec<f64> = even.iter().map(|l| style.width(&fonts, l)).collect();
        assert!(widths[1] / widths[0] > 0.55, "{widths:?}");
    }

    #[test]
    fn a_justified_line_reaches_the_edge() {
        let fonts = FontSet::shipped().unwrap();
        let style = ParaStyle {
            family: Family::Sans,
            size: 11.0,
            color: Color::BLACK,
            indent: 12.0,
        };
        let spans = [
            Span::plain(
                "Menindaklanjuti surat kami, setiap Perangkat Daerah wajib memiliki paling sedikit satu inovasi (",
            ),
            Span {
                text: "one agency one innovation".into(),
                bold: false,
                italic: true,
            },
            Span::plain(
                ") dan mengirimkannya sebelum batas akhir pendaftaran pada tanggal 28 September 2021.",
            ),
        ];
        let lines = paragraph(&fonts, style, &spans, 160.0);
        assert!(lines.len() >= 2 && !lonely(lines.last()));
        for line in &lines[..lines.len() - 1] {
            let mut items = Vec::new();
            put_line(
                &mut items,
                &fonts,
                "body",
                style,
                (30.0, 50.0),
                line,
                160.0,
                true,
            );
            let Some(Item::Text(last)) = items.last() else {
                panic!("no run")
            };
            assert!(
                (last.x + last.width - 190.0).abs() < 0.01,
                "{}",
                last.x + last.width
            );
        }
    }
}
