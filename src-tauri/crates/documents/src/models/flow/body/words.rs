//! Running words of a body: paragraphs, headings, titles, notes; and how a text is filled or left out.

use super::super::prose::{Area, Fit};
use super::super::strip::{Part, Strip, hold_all};
use super::{Builder, Waiting};
use crate::ComposeError;
use crate::blocks::pitch;
use crate::fonts::{Face, MM_PER_PT};
use crate::models::flow::piece::{Canvas, Piece};
use crate::page::{Page, role};
use crate::template::{BodyPart, Scope, Text};
use crate::text::{Align, Span, Style, balance, put};
use crate::values::{Value, Values};

/// First line of a paragraph in a letter.
const INDENT_MM: f64 = 12.0;
const TITLE_LEADING: f64 = 1.28;
/// Between a title and its number, beyond the pitch.
const WEIGHT_GAP_MM: f64 = 1.3;
const NUMBER_PT: f64 = 10.5;
const DOTS: &str = "……………………………";
/// Strong code line: size, letter-space in pt, groups in a line.
const CODE_PT: f64 = 13.0;
const CODE_SPACE_PT: f64 = 1.2;
const CODE_GROUPS: usize = 4;

impl<'a> Builder<'a> {
    /// The text filled; none, and told, where a placeholder has no value.
    pub(super) fn spans(
        &mut self,
        text: &Text,
        layers: &[&Values],
        what: &str,
    ) -> Result<Option<Vec<Span>>, ComposeError> {
        let scope = Scope::new(layers);
        if let Some(path) = text.paths().find(|path| !has(&scope, path)) {
            let path = path.to_owned();
            self.left_out(text, &path, what);
            return Ok(None);
        }
        Ok(Some(text.spans(&scope)?).filter(|spans| !spans.is_empty()))
    }

    /// The same without bold and italic.
    pub(super) fn words(
        &mut self,
        text: &Text,
        layers: &[&Values],
        what: &str,
    ) -> Result<Option<String>, ComposeError> {
        let spans = self.spans(text, layers, what)?;
        Ok(spans.map(|spans| spans.into_iter().map(|span| span.text).collect()))
    }

    pub(super) fn paragraphs(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let indent = part.indent.unwrap_or(INDENT_MM);
        for text in &part.texts {
            let Some(spans) = self.spans(text, layers, "alinea")? else {
                continue;
            };
            for spans in at_line_ends(spans) {
                let area = Area { indent, ..Area::new(self.frame.left, self.frame.right) };
                let strips = self.prose.lines(role::BODY, &spans, area, Fit::Justified);
                self.push(Part::Prose, strips);
            }
        }
        Ok(())
    }

    pub(super) fn heading(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let Some(text) = part.texts.first() else {
            return Ok(());
        };
        // A lettered heading with nothing under it goes, and its letter is free again.
        if self.waiting.take().is_some_and(|heading| heading.is_lettered) {
            self.lettered -= 1;
        }
        let Some(words) = self.words(text, layers, "judul")? else {
            return Ok(());
        };
        let words = if part.lettered {
            self.lettered += 1;
            let letter = crate::format::letter(self.lettered).unwrap_or_default().to_uppercase();
            format!("{letter}. {words}")
        } else {
            words
        };
        let strips = if part.level == 1 {
            self.centred(&[(words, Style::new(self.prose.family.face(true, false), self.prose.size + 1.0))])
        } else {
            self.bold_lines(&words)
        };
        self.waiting = Some(Waiting { strips, is_lettered: part.lettered });
        Ok(())
    }

    /// A heading of the second level, or one over a table.
    pub(super) fn bold_lines(&self, words: &str) -> Vec<Strip> {
        let span = Span { text: words.to_owned(), bold: true, italic: false };
        let area = Area::new(self.frame.left, self.frame.right);
        let mut strips = self.prose.lines(role::TITLE, &[span], area, Fit::Ragged);
        hold_all(&mut strips);
        strips.iter_mut().for_each(|strip| strip.is_text = false);
        strips
    }

    pub(super) fn title(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let title_size = self.doc.job.template.measure("title_size");
        let mut lines = Vec::new();
        for text in &part.texts {
            // A number that is written later: dots to write on.
            let mut dots = Values::new();
            for path in
                text.paths().filter(|path| matches!(Scope::new(layers).get(path), Some(Value::Text(t)) if t.is_empty()))
            {
                dots.set(path.to_owned(), Value::Text(DOTS.to_owned()));
            }
            let layers = [layers, &[&dots]].concat();
            let Some(spans) = self.spans(text, &layers, "judul")? else {
                continue;
            };
            let is_bold = spans.iter().any(|span| span.bold);
            let words: String = spans.into_iter().map(|span| span.text).collect();
            for line in words.split('\n').filter(|line| !line.is_empty()) {
                let size = match is_bold {
                    true if lines.is_empty() && !line.contains(' ') => title_size + 1.0,
                    true => title_size,
                    false => NUMBER_PT,
                };
                lines.push((line.to_owned(), Style::new(self.prose.family.face(is_bold, false), size)));
            }
        }
        let strips = self.centred(&lines);
        self.push(Part::Title, strips);
        Ok(())
    }

    /// Centred lines, each balanced to the text width, as one strip.
    fn centred(&self, lines: &[(String, Style)]) -> Vec<Strip> {
        let fonts = self.prose.fonts;
        let mut page = Page::default();
        let mut y = 0.0;
        let mut before: Option<Style> = None;
        for (text, style) in lines {
            for line in balance(fonts, *style, text, self.frame.text_width()) {
                y += match before {
                    None => style.cap(fonts),
                    Some(before) if before.face == style.face && style.face.is_bold() => {
                        pitch(style.size, TITLE_LEADING)
                    }
                    Some(_) => pitch(style.size, TITLE_LEADING) + WEIGHT_GAP_MM,
                };
                before = Some(*style);
                let role = if style.face.is_bold() { role::TITLE } else { role::NUMBER };
                put(&mut page.items, fonts, role, *style, (self.frame.center(), y), Align::Center, &line);
            }
        }
        let Some(last) = before else {
            return Vec::new();
        };
        vec![Strip::of_items(y + super::super::prose::DESCENT_EM * last.size * MM_PER_PT, page.items)]
    }

    pub(super) fn note(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let mut known = Vec::new();
        for text in &part.texts {
            known.extend(self.words(text, layers, "catatan")?);
        }
        if !known.is_empty() {
            let size = self.doc.job.template.measure("note_size");
            let style = Style::new(self.prose.family.face(false, false), size);
            let piece = Piece::note(self.prose.fonts, self.frame, style, &known.join(" "));
            let strip = self.of_piece(&piece);
            self.push(Part::Note, vec![strip]);
        }
        Ok(())
    }

    /// A piece of an office document as a strip.
    pub(super) fn of_piece(&self, piece: &Piece) -> Strip {
        let job = self.doc.job;
        let canvas = Canvas { fonts: job.fonts, setup: job.setup, frame: self.frame };
        let mut page = Page::default();
        let height = piece.paint(&mut page, canvas, self.prose.spacing.level, 0.0, (0..0, true));
        Strip::of_items(height, page.items)
    }

    pub(super) fn code(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let style = Style::new(Face::SansBold, CODE_PT).spaced(CODE_SPACE_PT);
        for text in &part.texts {
            let Some(words) = self.words(text, layers, "kode")? else {
                continue;
            };
            let groups: Vec<&str> = words.split(' ').collect();
            let left = self.frame.left + part.indent.unwrap_or(0.0);
            let mut strips = Vec::new();
            for line in groups.chunks(CODE_GROUPS) {
                let mut page = Page::default();
                let y = style.cap(self.prose.fonts);
                put(&mut page.items, self.prose.fonts, "code", style, (left, y), Align::Left, &line.join(" "));
                let height = y + super::super::prose::DESCENT_EM * CODE_PT * MM_PER_PT;
                strips.push(Strip { gap: 2.0, ..Strip::of_items(height, page.items) });
            }
            hold_all(&mut strips);
            self.push(Part::Details, strips);
        }
        Ok(())
    }
}

/// A value that is there and says something.
pub(super) fn has(scope: &Scope<'_>, path: &str) -> bool {
    scope.get(path).is_some_and(|value| !matches!(value, Value::Text(text) if text.is_empty()))
}

/// One paragraph for each line of a value.
fn at_line_ends(spans: Vec<Span>) -> Vec<Vec<Span>> {
    let mut paragraphs: Vec<Vec<Span>> = vec![Vec::new()];
    for span in spans {
        for (place, line) in span.text.split('\n').enumerate() {
            if place > 0 {
                paragraphs.push(Vec::new());
            }
            if let (Some(last), false) = (paragraphs.last_mut(), line.is_empty()) {
                last.push(Span { text: line.to_owned(), ..span.clone() });
            }
        }
    }
    paragraphs.retain(|spans| spans.iter().any(|span| !span.text.trim().is_empty()));
    paragraphs
}
