//! Running text as strips: lines of paragraphs, with a number or a label beside the first.
//!
//! Source of the measures: documents.md sections 1 and 5.7, read off its pictures 40 to 44.

use super::spacing::Spacing;
use super::strip::{Strip, hold_lines};
use crate::blocks::pitch;
use crate::fonts::{Family, FontSet, MM_PER_PT};
use crate::page::{Color, Role};
use crate::text::{Align, ParaStyle, Span, Style, paragraph, put, put_line};

/// Below the baseline a line of text reaches this far (em).
pub const DESCENT_EM: f64 = 0.21;
/// From a colon to the words behind it.
pub const COLON_MM: f64 = 3.3;
/// Numbers of a list and labels of a line.
pub const MARK: Role = "list_mark";

/// How text is set: family, size and spacing.
#[derive(Clone, Copy)]
pub struct Prose<'a> {
    pub fonts: &'a FontSet,
    pub family: Family,
    pub size: f64,
    pub spacing: Spacing,
}

/// Where lines stand: left edge, measure, and the indent of the first line, in mm.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub left: f64,
    pub width: f64,
    pub indent: f64,
}

impl Area {
    pub fn new(left: f64, right: f64) -> Area {
        Area { left, width: right - left, indent: 0.0 }
    }
}

/// Whether lines reach the right edge, except the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    Justified,
    Ragged,
}

impl Prose<'_> {
    pub fn sized(self, size: f64) -> Self {
        Prose { size, ..self }
    }

    pub fn style(&self, bold: bool) -> Style {
        Style::new(self.family.face(bold, false), self.size)
    }

    /// Height of capitals.
    pub fn cap(&self) -> f64 {
        self.style(false).cap(self.fonts)
    }

    pub fn pitch(&self) -> f64 {
        pitch(self.size, self.spacing.leading)
    }

    /// Height of one line, from capitals to descenders.
    pub fn line(&self) -> f64 {
        self.cap() + DESCENT_EM * self.size * MM_PER_PT
    }

    /// Room between the lines of a paragraph.
    pub fn lead(&self) -> f64 {
        self.pitch() - self.line()
    }

    /// A paragraph, a strip for each line, which neither begins nor ends a page with a lone one.
    pub fn lines(&self, role: Role, spans: &[Span], area: Area, fit: Fit) -> Vec<Strip> {
        let style = ParaStyle { family: self.family, size: self.size, color: Color::BLACK, indent: area.indent };
        let mut strips: Vec<Strip> = paragraph(self.fonts, style, spans, area.width)
            .iter()
            .map(|line| {
                let mut items = Vec::new();
                let at = (area.left, self.cap());
                put_line(&mut items, self.fonts, role, style, at, line, area.width, fit == Fit::Justified);
                Strip { gap: self.lead(), is_text: true, ..Strip::of_items(self.line(), items) }
            })
            .collect();
        hold_lines(&mut strips);
        strips
    }

    /// Puts words, each with its left edge, before those of the first strip, on its line.
    pub fn mark(&self, strips: &mut [Strip], role: Role, marks: &[(f64, &str)]) {
        let Some(items) = strips.first_mut().and_then(Strip::items) else {
            return;
        };
        let mut marked = Vec::with_capacity(items.len() + marks.len());
        for (x, text) in marks {
            put(&mut marked, self.fonts, role, self.style(false), (*x, self.cap()), Align::Left, text);
        }
        marked.append(items);
        *items = marked;
    }
}
