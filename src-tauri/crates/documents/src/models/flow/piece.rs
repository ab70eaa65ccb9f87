//! The pieces an office document is stacked from: title, head of an annex, labelled fields, tables, note, tick boxes,
//! signatures. Each knows its height and paints itself from a top edge down.
//!
//! Measures: documents.md sections 1, 3 and 5, read off the reference pictures where the words leave them open. Knows no
//! page break.

use super::super::table::fill::Segment;
use super::super::table::grid::Grid;
use super::super::table::level::{Level, TABLE_LEVELS};
use super::super::table::paint::paint;
use crate::blocks::pitch;
use crate::blocks::signature::SignGroup;
use crate::fonts::{Family, FontSet, MM_PER_PT};
use crate::page::{Color, Item, Line, Page, Rect, Role, Stroke, role};
use crate::paper::Frame;
use crate::setup::Setup;
use crate::text::{Align, Style, balance, put, wrap};

/// Leading of body text and of notes.
const BODY_LEADING: f64 = 1.36;
/// A last line of one word shorter than this share of the measure gets company (checklist 13).
const LONELY: f64 = 0.08;
/// Pitch of a dotted line that a pen writes on.
const PEN_MM: f64 = 7.0;
const NOTE_LEADING: f64 = 1.3;
const TITLE_LEADING: f64 = 1.28;
/// Below the baseline a line of text reaches this far (em).
const DESCENT_EM: f64 = 0.21;
/// From a label to its value: the colon stands in between.
const COLON_MM: f64 = 3.3;

/// Roles of this module.
pub const LABEL: Role = "field_label";
pub const FIELD: Role = "field";
pub const DOTS: Role = "dots";
pub const TICK: Role = "tick_box";
pub const ANNEX: Role = "annex_head";

/// One piece of a document.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Centred lines and, in regular weight, the number.
    Title(Vec<TitleLine>),
    /// Lines and labelled lines from 42% of the text width.
    Fields(Fields),
    Table(Box<Grid>),
    Note(Vec<NoteLine>, f64),
    Boxes(Boxes),
    /// One group per tightening level.
    Signatures(Box<[SignGroup; 4]>, f64),
}

#[derive(Debug, Clone)]
pub struct TitleLine {
    pub text: String,
    pub style: Style,
}

#[derive(Debug, Clone)]
pub struct NoteLine {
    pub text: String,
    pub style: Style,
}

/// Labelled lines; a value without label starts at the left edge.
#[derive(Debug, Clone)]
pub struct Fields {
    pub left: f64,
    pub label_mm: f64,
    pub style: Style,
    pub rows: Vec<Field>,
    pub role: Role,
}

#[derive(Debug, Clone)]
pub struct Field {
    pub label: String,
    pub lines: Vec<String>,
    pub bold: bool,
    /// A dotted line to write on, up to this x; no words then.
    pub dots_to: Option<f64>,
}

/// Boxes to tick, and a dotted line for the reason.
#[derive(Debug, Clone)]
pub struct Boxes {
    pub style: Style,
    pub labels: Vec<String>,
    pub reason: String,
}

const BOX_MM: f64 = 4.0;

/// What painting needs besides the piece itself.
#[derive(Clone, Copy)]
pub struct Canvas<'a> {
    pub fonts: &'a FontSet,
    pub setup: &'a Setup,
    pub frame: &'a Frame,
}

impl Piece {
    /// Title lines, each broken and balanced to the text width.
    pub fn title(
        fonts: &FontSet,
        frame: &Frame,
        style: Style,
        lines: &[String],
        number: Option<(&str, Style)>,
    ) -> Piece {
        let mut set: Vec<TitleLine> = lines
            .iter()
            .flat_map(|line| balance(fonts, style, line, frame.text_width()))
            .map(|text| TitleLine { text, style })
            .collect();
        if let Some((number, style)) = number {
            set.push(TitleLine { text: number.to_owned(), style });
        }
        Piece::Title(set)
    }

    pub fn note(fonts: &FontSet, frame: &Frame, style: Style, text: &str) -> Piece {
        let width = frame.text_width();
        let lonely = |lines: &[String]| {
            lines.len() > 1
                && lines
                    .last()
                    .is_some_and(|last| !last.contains([' ', '\u{a0}']) && style.width(fonts, last) < LONELY * width)
        };
        let mut lines = wrap(fonts, style, text, width);
        for factor in [0.985, 0.97, 0.955, 0.94] {
            if !lonely(&lines) {
                break;
            }
            lines = wrap(fonts, style, text, width * factor);
        }
        let lines = lines.into_iter().map(|text| NoteLine { text, style }).collect();
        Piece::Note(lines, style.size)
    }

    /// Room above the piece, when it does not begin a page.
    pub fn gap(&self, before: &Piece) -> f64 {
        match (before, self) {
            (Piece::Title(_), Piece::Table(_)) => 3.3,
            (Piece::Title(_), _) => 4.2,
            (Piece::Fields(fields), Piece::Title(_)) if fields.role == ANNEX => 7.5,
            (Piece::Fields(_), _) => 3.4,
            (Piece::Table(_), Piece::Note(..)) => 2.8,
            (Piece::Table(_), Piece::Table(_)) => 4.0,
            (Piece::Note(..), Piece::Signatures(..)) => 3.6,
            (Piece::Note(..), _) => 2.6,
            (_, Piece::Signatures(..)) => 4.6,
            _ => 3.4,
        }
    }

    /// Height in mm from the upper edge of its first capitals to the lower edge of its last line. A table's is that of
    /// all its rows in one piece.
    pub fn height(&self, fonts: &FontSet, level: Level) -> f64 {
        match self {
            Piece::Title(lines) => {
                let steps: f64 = lines.iter().skip(1).map(|line| title_step(line.style)).sum();
                lines.first().map_or(0.0, |first| first.style.cap(fonts))
                    + steps
                    + descent(lines.last().map(|l| l.style))
            }
            Piece::Fields(fields) => fields.height(fonts),
            Piece::Table(grid) => {
                grid.head_height(level)
                    + grid.row_heights(level).iter().sum::<f64>()
                    + grid.empty_height(level)
                    + grid.totals_height(level)
            }
            Piece::Note(lines, size) => {
                let style = lines.first().map(|line| line.style);
                style.map_or(0.0, |style| style.cap(fonts))
                    + lines.len().saturating_sub(1) as f64 * pitch(*size, NOTE_LEADING)
                    + descent(style)
            }
            Piece::Boxes(_) => BOX_MM,
            Piece::Signatures(groups, size) => {
                let style = Style::new(Family::Sans.face(true, false), *size);
                groups[usize::from(level.number)].height + style.cap(fonts) + descent(Some(style))
            }
        }
    }

    /// Paints the piece with its upper edge at `top`; of a table only the rows of `segment`.
    pub fn paint(&self, page: &mut Page, canvas: Canvas<'_>, level: Level, top: f64, segment: (Segment, bool)) -> f64 {
        let Canvas { fonts, setup, frame } = canvas;
        match self {
            Piece::Title(lines) => {
                let mut y = top + lines.first().map_or(0.0, |first| first.style.cap(fonts));
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        y += title_step(line.style);
                    }
                    let role = if line.style.face.is_bold() { role::TITLE } else { role::NUMBER };
                    put(&mut page.items, fonts, role, line.style, (frame.center(), y), Align::Center, &line.text);
                }
            }
            Piece::Fields(fields) => fields.paint(page, fonts, top),
            Piece::Table(grid) => {
                return paint(page, fonts, grid, level, segment.0, segment.1, top);
            }
            Piece::Note(lines, size) => {
                let mut y = top + lines.first().map_or(0.0, |line| line.style.cap(fonts));
                for line in lines {
                    put(&mut page.items, fonts, role::NOTE, line.style, (frame.left, y), Align::Left, &line.text);
                    y += pitch(*size, NOTE_LEADING);
                }
            }
            Piece::Boxes(boxes) => boxes.paint(page, canvas, top),
            Piece::Signatures(groups, size) => {
                let style = Style::new(Family::Sans.face(true, false), *size);
                groups[usize::from(level.number)].put(page, fonts, setup, top + style.cap(fonts));
            }
        }
        top + self.height(fonts, level)
    }
}

fn title_step(style: Style) -> f64 {
    pitch(style.size, TITLE_LEADING)
}

fn descent(style: Option<Style>) -> f64 {
    style.map_or(0.0, |style| DESCENT_EM * style.size * MM_PER_PT)
}

/// One group of signatures for each tightening level.
pub fn groups(make: impl Fn(f64) -> SignGroup) -> Box<[SignGroup; 4]> {
    Box::new(TABLE_LEVELS.map(|level| make(level.signing_mm)))
}

impl Fields {
    fn paint(&self, page: &mut Page, fonts: &FontSet, top: f64) {
        let step = self.step();
        let mut y = top + self.style.cap(fonts) + self.lead(self.rows.first());
        for (index, row) in self.rows.iter().enumerate() {
            let (label_role, value_role) = if self.role == ANNEX { (ANNEX, ANNEX) } else { (LABEL, FIELD) };
            let mut x = self.left;
            if !row.label.is_empty() {
                let colon = self.left + self.label_mm;
                put(&mut page.items, fonts, label_role, self.style, (self.left, y), Align::Left, &row.label);
                put(&mut page.items, fonts, label_role, self.style, (colon, y), Align::Left, ":");
                x = colon + COLON_MM;
            }
            if let Some(to) = row.dots_to {
                dotted(page, (x, to), y);
            }
            let style = if row.bold { self.style.faced(bold_of(self.style)) } else { self.style };
            for (place, line) in row.lines.iter().enumerate() {
                let y = y + place as f64 * step;
                put(&mut page.items, fonts, value_role, style, (x, y), Align::Left, line);
            }
            y += (row.lines.len().max(1) - 1) as f64 * step;
            y += self.rows.get(index + 1).map_or(0.0, |next| step + self.lead(Some(next)));
        }
    }

    fn step(&self) -> f64 {
        pitch(self.style.size, BODY_LEADING)
    }

    /// Extra room above a line for the pen.
    fn lead(&self, row: Option<&Field>) -> f64 {
        if row.is_some_and(|row| row.dots_to.is_some()) { PEN_MM - self.step() } else { 0.0 }
    }

    fn height(&self, fonts: &FontSet) -> f64 {
        let lines: usize = self.rows.iter().map(|row| row.lines.len().max(1)).sum();
        let leads: f64 = self.rows.iter().map(|row| self.lead(Some(row))).sum();
        self.style.cap(fonts) + lines.saturating_sub(1) as f64 * self.step() + leads + descent(Some(self.style))
    }

    /// Where values begin.
    pub fn value_left(left: f64, label_mm: f64) -> f64 {
        left + label_mm + COLON_MM
    }
}

/// The bold cut of a field's face.
pub fn bold_of(style: Style) -> crate::fonts::Face {
    use crate::fonts::Face;
    match style.face {
        Face::Serif => Face::SerifBold,
        Face::Bonum => Face::BonumBold,
        _ => Face::SansBold,
    }
}

/// A dotted line to write on, a little below the baseline.
pub fn dotted(page: &mut Page, (from, to): (f64, f64), y: f64) {
    let stroke = Stroke { dash: Some((0.6, 1.4)), ..Stroke::new(0.6, Color::BLACK) };
    page.push(Item::Line(Line { role: DOTS, from: (from, y + 0.9), to: (to, y + 0.9), stroke }));
}

impl Boxes {
    fn paint(&self, page: &mut Page, canvas: Canvas<'_>, top: f64) {
        let Canvas { fonts, frame, .. } = canvas;
        let baseline = top + (BOX_MM + self.style.cap(fonts)) / 2.0;
        let places = self.labels.len() + 1;
        let step = frame.text_width() / places as f64 * 1.06;
        let mut x = frame.left;
        for label in &self.labels {
            page.push(Item::Rect(Rect {
                role: TICK,
                x,
                y: top,
                w: BOX_MM,
                h: BOX_MM,
                fill: None,
                stroke: Some(Stroke::new(0.75, Color::BLACK)),
            }));
            let width =
                put(&mut page.items, fonts, LABEL, self.style, (x + BOX_MM + 2.0, baseline), Align::Left, label);
            x += step.max(width + BOX_MM + 6.0);
        }
        if !self.reason.is_empty() {
            let width = put(&mut page.items, fonts, LABEL, self.style, (x, baseline), Align::Left, &self.reason);
            if x + width + 2.0 < frame.right {
                dotted(page, (x + width + 2.0, frame.right), baseline);
            }
        }
    }
}
