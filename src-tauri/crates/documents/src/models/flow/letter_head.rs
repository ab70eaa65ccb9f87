//! The head of a letter: place and date, Nomor to Hal, who it goes to. One strip; it never breaks.
//!
//! Two arrangements (documents.md 5.7, pictures 40 to 44): of 2023, all at the left under a date that ends at the right
//! edge; the older one, with date and recipient in the right 44% beside the numbers in the left 53%.

use super::piece::{FIELD, LABEL, bold_of};
use super::prose::{COLON_MM, Prose};
use super::strip::Strip;
use crate::page::Item;
use crate::paper::Frame;
use crate::text::{Align, Style, balance, put, wrap};

/// The words of the head.
#[derive(Debug, Clone, Default)]
pub struct LetterHead {
    pub date: String,
    /// Label, words, bold.
    pub rows: Vec<(String, String, bool)>,
    /// Several are numbered.
    pub recipients: Vec<String>,
    pub place: String,
    /// The arrangement before 2023.
    pub is_older: bool,
}

const LABEL_MM: f64 = 20.0;
/// Share of the text width that labelled lines, and recipients with their `Yth.`, may take.
const ROWS_SHARE: f64 = 0.68;
const RECIPIENT_SHARE: f64 = 0.72;
const OLDER_ROWS_SHARE: f64 = 0.53;
const OLDER_RIGHT_SHARE: f64 = 0.56;
/// From the date to the line below it, and from Hal to the recipient, beyond a line (in lines).
const UNDER_DATE_LINES: f64 = 0.28;
const OLDER_UNDER_DATE_LINES: f64 = 0.5;
const OVER_RECIPIENT_LINES: f64 = 0.8;
/// Between the numbers and the recipient of the older arrangement.
const CLEAR_MM: f64 = 2.5;
const SALUTATION: &str = "Yth.";
const SALUTATION_GAP_MM: f64 = 2.3;
const NUMBER_MM: f64 = 5.6;
const PLACE_INDENT_MM: f64 = 6.0;

impl LetterHead {
    pub fn strip(&self, prose: &Prose<'_>, frame: &Frame) -> Strip {
        let mut pen = Pen { prose: *prose, items: Vec::new(), y: prose.cap() };
        let (left, width) = (frame.left, frame.text_width());
        if self.is_older {
            let right = left + OLDER_RIGHT_SHARE * width;
            pen.put(right, Align::Left, &self.date);
            pen.down(1.0 + OLDER_UNDER_DATE_LINES);
            let top = pen.y;
            self.put_rows(&mut pen, left, (left + OLDER_ROWS_SHARE * width, right - CLEAR_MM));
            let below_rows = std::mem::replace(&mut pen.y, top);
            pen.put(right, Align::Left, "Kepada");
            pen.down(1.0);
            self.put_recipients(&mut pen, right, frame.right);
            pen.y = pen.y.max(below_rows);
        } else {
            pen.put(frame.right, Align::Right, &self.date);
            pen.down(1.0 + UNDER_DATE_LINES);
            self.put_rows(&mut pen, left, (left + ROWS_SHARE * width, left + ROWS_SHARE * width));
            pen.down(OVER_RECIPIENT_LINES);
            self.put_recipients(&mut pen, left, left + RECIPIENT_SHARE * width);
        }
        // The pen stands on the line below the last one.
        let height = pen.y - prose.pitch() + prose.line() - prose.cap();
        Strip::of_items(height, pen.items)
    }

    /// Lines end at the first of the right edges, one that would be broken for a word at the second.
    fn put_rows(&self, pen: &mut Pen<'_>, left: f64, (right, furthest): (f64, f64)) {
        let words = left + LABEL_MM + COLON_MM;
        for (label, text, bold) in &self.rows {
            let style = pen.prose.style(false);
            let at = pen.y;
            put(&mut pen.items, pen.prose.fonts, LABEL, style, (left, at), Align::Left, label);
            put(&mut pen.items, pen.prose.fonts, LABEL, style, (left + LABEL_MM, at), Align::Left, ":");
            let style = if *bold { style.faced(bold_of(style)) } else { style };
            let fits = style.width(pen.prose.fonts, text) <= furthest - words;
            for line in wrap(pen.prose.fonts, style, text, if fits { furthest } else { right } - words) {
                pen.line(style, words, &line);
            }
        }
    }

    fn put_recipients(&self, pen: &mut Pen<'_>, left: f64, right: f64) {
        let style = pen.prose.style(false);
        let fonts = pen.prose.fonts;
        if self.recipients.is_empty() {
            return;
        }
        put(&mut pen.items, fonts, LABEL, style, (left, pen.y), Align::Left, SALUTATION);
        let words = left + style.width(fonts, SALUTATION) + SALUTATION_GAP_MM;
        for (index, recipient) in self.recipients.iter().enumerate() {
            let mut x = words;
            if self.recipients.len() > 1 {
                let number = format!("{}.", index + 1);
                put(&mut pen.items, fonts, LABEL, style, (x, pen.y), Align::Left, &number);
                x += NUMBER_MM.max(style.width(fonts, &number) + 1.5);
            }
            for line in balance(fonts, style, recipient, right - x) {
                pen.line(style, x, &line);
            }
        }
        if !self.place.is_empty() {
            pen.line(style, words, "di");
            for line in wrap(fonts, style, &self.place, right - words - PLACE_INDENT_MM) {
                pen.line(style, words + PLACE_INDENT_MM, &line);
            }
        }
    }
}

struct Pen<'a> {
    prose: Prose<'a>,
    items: Vec<Item>,
    /// The next baseline.
    y: f64,
}

impl Pen<'_> {
    fn put(&mut self, x: f64, align: Align, text: &str) {
        put(&mut self.items, self.prose.fonts, FIELD, self.prose.style(false), (x, self.y), align, text);
    }

    fn line(&mut self, style: Style, x: f64, text: &str) {
        put(&mut self.items, self.prose.fonts, FIELD, style, (x, self.y), Align::Left, text);
        self.down(1.0);
    }

    fn down(&mut self, lines: f64) {
        self.y += lines * self.prose.pitch();
    }
}
