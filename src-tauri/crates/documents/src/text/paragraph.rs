//! Justified paragraphs with bold and italic words.

use super::{FIT, bind};
use crate::fonts::{Face, Family, FontSet, MM_PER_PT};
use crate::page::{Color, Item, Role, TextRun};

/// Words of one look inside a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

impl Span {
    pub fn plain(text: impl Into<String>) -> Span {
        Span { text: text.into(), bold: false, italic: false }
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
    let words = words_of(fonts, style, spans, width - style.indent);
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
    let gaps: usize = line.parts.iter().map(|(_, t)| t.matches([' ', '\u{a0}']).count()).sum();
    let within = extra <= 0.55 * em * gaps as f64 && extra >= -0.03 * width - FIT;
    let stretch = gaps > 0 && within && ((justify && !line.last) || extra < 0.0);
    let per_gap = if stretch { extra / gaps as f64 * 1000.0 / em } else { 0.0 };
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
    /// A piece of an over-long word: it follows the piece before without a space.
    goes_on: bool,
}

impl Word {
    fn new(goes_on: bool) -> Word {
        Word { parts: Vec::new(), units: 0, goes_on }
    }

    fn push(&mut self, face: Face, c: char) {
        match self.parts.last_mut() {
            Some((known, text)) if *known == face => text.push(c),
            _ => self.parts.push((face, c.to_string())),
        }
    }
}

/// The narrowest a measure becomes while a last line is being mended.
const NARROWEST: f64 = 0.94;

fn words_of(fonts: &FontSet, style: ParaStyle, spans: &[Span], width: f64) -> Vec<Word> {
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
    let mut words = vec![Word::new(false)];
    for (c, face) in bound.iter().zip(faces) {
        if *c == ' ' {
            words.push(Word::new(false));
            continue;
        }
        if let Some(word) = words.last_mut() {
            word.push(face, *c);
        }
    }
    words.retain(|word| !word.parts.is_empty());
    for word in &mut words {
        word.units = units_of(fonts, word);
    }
    let most = (NARROWEST * width / (style.size * MM_PER_PT) * 1000.0) as i32;
    if words.iter().all(|word| word.units <= most) {
        return words;
    }
    words.into_iter().flat_map(|word| if word.units > most { cut(fonts, &word, most) } else { vec![word] }).collect()
}

fn units_of(fonts: &FontSet, word: &Word) -> i32 {
    word.parts.iter().map(|(face, text)| fonts.units(*face, text)).sum()
}

/// An over-long word in pieces: after `/ . - _ ? = &` and no-break spaces, else wherever `most` units are full.
fn cut(fonts: &FontSet, word: &Word, most: i32) -> Vec<Word> {
    let mut pieces = vec![Word::new(word.goes_on)];
    for (face, text) in &word.parts {
        for c in text.chars() {
            let Some(piece) = pieces.last_mut() else {
                continue;
            };
            piece.push(*face, c);
            piece.units = units_of(fonts, piece);
            if piece.units > most && piece.parts.iter().map(|(_, text)| text.chars().count()).sum::<usize>() > 1 {
                if let Some((_, text)) = piece.parts.last_mut() {
                    text.pop();
                }
                piece.parts.retain(|(_, text)| !text.is_empty());
                piece.units = units_of(fonts, piece);
                let mut next = Word::new(true);
                next.push(*face, c);
                next.units = units_of(fonts, &next);
                pieces.push(next);
            }
            if matches!(c, '/' | '.' | '-' | '_' | '?' | '=' | '&' | '\u{a0}') {
                pieces.push(Word::new(true));
            }
        }
    }
    pieces.retain(|piece| !piece.parts.is_empty());
    pieces
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
        lines.push(RichLine { parts: std::mem::take(&mut parts), width: natural, last: false, indent });
        indent = 0.0;
        append(&mut parts, word);
    }
    let natural = measure(fonts, &parts) * em / 1000.0;
    lines.push(RichLine { parts, width: natural, last: true, indent });
    lines
}

fn append(parts: &mut Vec<(Face, String)>, word: &Word) {
    if let Some((_, text)) = parts.last_mut()
        && !word.goes_on
    {
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
    parts.iter().map(|(face, text)| f64::from(fonts.units(*face, text))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_over_long_word_is_cut_after_a_mark_and_loses_nothing() {
        let fonts = FontSet::shipped().unwrap();
        let style = ParaStyle { family: Family::Sans, size: 11.0, color: Color::BLACK, indent: 0.0 };
        let link = "https://contoh.invalid/rapat/j/81200000000?pwd=contohcontohcontohcontohcontohcontohcontoh&from=undangan-sosialisasi";
        for width in [20.0, 60.0, 116.0] {
            let lines = paragraph(&fonts, style, &[Span::plain(format!("di {link} ya"))], width);
            let joined: String = lines.iter().flat_map(|line| &line.parts).map(|(_, text)| text.as_str()).collect();
            assert_eq!(joined.replace(' ', ""), format!("di{link}ya"));
            assert!(lines.iter().all(|line| line.width <= width + 0.001), "{width}");
        }
    }

    #[test]
    fn a_justified_line_reaches_the_edge() {
        let fonts = FontSet::shipped().unwrap();
        let style = ParaStyle { family: Family::Sans, size: 11.0, color: Color::BLACK, indent: 12.0 };
        let spans = [
            Span::plain(
                "Menindaklanjuti surat kami, setiap Perangkat Daerah wajib memiliki paling sedikit satu inovasi (",
            ),
            Span { text: "one agency one innovation".into(), bold: false, italic: true },
            Span::plain(") dan mengirimkannya sebelum batas akhir pendaftaran pada tanggal 28 September 2021."),
        ];
        let lines = paragraph(&fonts, style, &spans, 160.0);
        assert!(lines.len() >= 2 && !lonely(lines.last()));
        for line in &lines[..lines.len() - 1] {
            let mut items = Vec::new();
            put_line(&mut items, &fonts, "body", style, (30.0, 50.0), line, 160.0, true);
            let Some(Item::Text(last)) = items.last() else { panic!("no run") };
            assert!((last.x + last.width - 190.0).abs() < 0.01, "{}", last.x + last.width);
        }
    }
}
