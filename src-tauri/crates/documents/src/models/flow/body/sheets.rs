//! What a pen writes on, and bars: dotted lines, boxes to tick, a bar for each row of a list.

use super::super::piece::{Boxes, LABEL, Piece, dotted};
use super::super::prose::{Area, Fit};
use super::super::strip::{Part, Strip, hold_all};
use super::words::has;
use super::{Builder, rows_of};
use crate::ComposeError;
use crate::page::{Color, Page, Role, role};
use crate::template::{BodyPart, Scope};
use crate::text::{Align, Style, put};
use crate::values::{Value, Values};

/// Pitch of dotted lines.
const PEN_MM: f64 = 7.0;
const TICK_PT: f64 = 10.0;
const BAR_PT: f64 = 8.5;
const BAR_MM: f64 = 3.2;
const BAR_STEP_MM: f64 = 5.0;
const BAR_LABEL_MM: f64 = 52.0;
const BAR_TEXT_MM: f64 = 16.0;
const BAR: Role = "bar";

impl<'a> Builder<'a> {
    /// A dotted line from `x` to the right edge, as high as a pen needs.
    pub(super) fn dotted_line(&self, x: f64) -> Strip {
        let mut page = Page::default();
        dotted(&mut page, (x, self.frame.right), self.prose.cap());
        Strip { gap: PEN_MM - self.prose.line(), ..Strip::of_items(self.prose.line(), page.items) }
    }

    pub(super) fn writing(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        for row in &part.rows {
            let (Some(label), Some(text)) = (&row.label, &row.text) else {
                continue;
            };
            let words = label.fill(&Scope::new(layers))?;
            let mut strips = self.bold_lines(&words);
            let scope = Scope::new(layers);
            if text.paths().all(|path| has(&scope, path)) {
                let area = Area::new(self.frame.left, self.frame.right);
                strips.extend(self.prose.lines(role::BODY, &text.spans(&scope)?, area, Fit::Justified));
            } else {
                strips.extend((0..part.lines).map(|_| self.dotted_line(self.frame.left)));
            }
            hold_all(&mut strips);
            self.push(Part::Details, strips);
        }
        Ok(())
    }

    pub(super) fn boxes(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        let mut labels = Vec::new();
        for text in &part.texts {
            labels.extend(self.words(text, layers, "kotak centang")?);
        }
        let reason = part.label.as_ref().map(|text| self.words(text, layers, "kotak centang")).transpose()?.flatten();
        let style = Style::new(self.prose.family.face(false, false), TICK_PT);
        let piece = Piece::Boxes(Boxes { style, labels, reason: reason.unwrap_or_default() });
        let strip = self.of_piece(&piece);
        self.push(Part::Table, vec![strip]);
        Ok(())
    }

    pub(super) fn bars(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        let rows = rows_of(layers, part.each.as_deref().unwrap_or("batang"));
        let fonts = self.prose.fonts;
        let style = Style::new(self.prose.family.face(false, false), BAR_PT);
        let (left, right) = (self.frame.left + BAR_LABEL_MM, self.frame.right - BAR_TEXT_MM);
        let mut strips = Vec::new();
        for row in rows {
            let mut page = Page::default();
            let baseline = (BAR_MM + style.cap(fonts)) / 2.0;
            put(&mut page.items, fonts, LABEL, style, (self.frame.left, baseline), Align::Left, row.str("nama"));
            page.frame(BAR, (left, 0.0, right - left, BAR_MM), 0.5);
            if let Some(Value::Int(share)) = row.get("permil") {
                let width = (right - left) * (*share).clamp(0, 1000) as f64 / 1000.0;
                page.fill(BAR, (left, 0.0, width, BAR_MM), Color::BLACK);
            }
            put(&mut page.items, fonts, LABEL, style, (self.frame.right, baseline), Align::Right, row.str("teks"));
            strips.push(Strip { gap: BAR_STEP_MM - BAR_MM, ..Strip::of_items(BAR_MM, page.items) });
        }
        hold_all(&mut strips);
        self.push(Part::Table, strips);
        Ok(())
    }
}
