//! Stacking pieces on pages.
//!
//! What follows a table keeps its last rows company (documents.md sections 1 and 3): note and signatures never stand
//! alone. Every page keeps a reserve, so that a millimetre less paper changes nothing. Knows no words.

use std::ops::Range;

use super::super::table::fill::{Room, fill};
use super::super::table::level::{Level, choose};
use super::piece::{Canvas, Piece};
use crate::ComposeError;
use crate::fonts::FontSet;
use crate::page::Page;
use crate::paper::Frame;

/// Unused height a page keeps before it breaks.
pub const RESERVE_MM: f64 = 1.0;
/// Rows a table that does not open the document begins with, else it waits for the next page.
const BEGIN_WITH: usize = 3;

/// Where a piece, or some rows of it, stands.
#[derive(Debug, Clone, PartialEq)]
struct Placement {
    page: usize,
    top: f64,
    piece: usize,
    rows: Range<usize>,
    /// With its totals row.
    last: bool,
}

/// The pieces of one level, placed.
#[derive(Debug, Clone)]
struct Plan {
    placements: Vec<Placement>,
    pages: usize,
    /// The piece that is higher than a page, if one is.
    too_high: Option<usize>,
}

/// Pages without kop, markers and footer, and the tightening level that was needed.
#[derive(Debug, Clone)]
pub struct Stacked {
    pub pages: Vec<Page>,
    pub level: Level,
}

/// Stacks `pieces` from `start` mm (below the kop) on the first page.
pub fn stack(canvas: Canvas<'_>, pieces: &mut [Piece], start: f64) -> Result<Stacked, ComposeError> {
    let Canvas { fonts, frame, .. } = canvas;
    if bottom(frame) - frame.top < 40.0 || bottom(frame) - start < 20.0 {
        return Err(ComposeError::PaperTooSmall);
    }
    split_giants(pieces, frame);
    let (level, plan) = choose(|level| plan(fonts, frame, pieces, start, level), |plan| plan.pages);
    draw(canvas, pieces, level, &plan)
}

/// Stacks `pieces` on one page at this level, or says that they need more.
pub fn stack_on_one(
    canvas: Canvas<'_>,
    pieces: &[Piece],
    start: f64,
    level: Level,
) -> Result<Option<Stacked>, ComposeError> {
    let plan = plan(canvas.fonts, canvas.frame, pieces, start, level);
    if plan.pages > 1 || plan.too_high.is_some() { Ok(None) } else { draw(canvas, pieces, level, &plan).map(Some) }
}

fn bottom(frame: &Frame) -> f64 {
    frame.last - RESERVE_MM
}

/// Rows higher than a page are the only ones ever split.
fn split_giants(pieces: &mut [Piece], frame: &Frame) {
    let loosest = super::super::table::level::TABLE_LEVELS[0];
    for piece in pieces {
        if let Piece::Table(grid) = piece {
            let room = bottom(frame) - frame.top - grid.head_height(loosest);
            grid.split_giants(room, loosest);
        }
    }
}

fn plan(fonts: &FontSet, frame: &Frame, pieces: &[Piece], start: f64, level: Level) -> Plan {
    let mut plan = Plan { placements: Vec::new(), pages: 1, too_high: None };
    let mut y = start;
    let mut fresh = false;
    for (index, piece) in pieces.iter().enumerate() {
        let gap = if index == 0 || fresh { 0.0 } else { piece.gap(&pieces[index - 1]) };
        fresh = false;
        let top = y + gap;
        let Piece::Table(grid) = piece else {
            let height = piece.height(fonts, level);
            let top = if top + height > bottom(frame) && y > frame.top && plan.pages_used() {
                plan.pages += 1;
                frame.top
            } else {
                top
            };
            if top + height > bottom(frame) + 1e-6 {
                plan.too_high.get_or_insert(index);
            }
            plan.placements.push(Placement { page: plan.pages - 1, top, piece: index, rows: 0..0, last: true });
            y = top + height;
            continue;
        };
        let heights = grid.row_heights(level);
        let tail = grid.totals_height(level) + grid.empty_height(level) + followers(fonts, pieces, index, level);
        let opens = !pieces[..index].iter().any(|before| matches!(before, Piece::Table(_)));
        let room = Room {
            header: grid.head_height(level),
            first: bottom(frame) - top,
            next: bottom(frame) - frame.top,
            tail,
            begin_with: if opens { 1 } else { BEGIN_WITH },
        };
        let segments = fill(&heights, &grid.bound_rows(), room);
        let mut top = top;
        let count = segments.len();
        for (place, rows) in segments.into_iter().enumerate() {
            let last = place + 1 == count;
            if place > 0 {
                plan.pages += 1;
                top = frame.top;
            }
            if rows.is_empty() && !last {
                continue;
            }
            let height: f64 = heights[rows.clone()].iter().sum();
            let ends = grid.totals_height(level) + grid.empty_height(level);
            // Rows all gone, no totals, no sentence: what follows opens the page without a header.
            let bare = rows.is_empty() && !heights.is_empty() && grid.totals.is_none();
            if bare {
                y = top;
                fresh = true;
                break;
            }
            y = top + room.header + height + if last { ends } else { 0.0 };
            if y > bottom(frame) + 1e-6 {
                plan.too_high.get_or_insert(index);
            }
            plan.placements.push(Placement { page: plan.pages - 1, top, piece: index, rows, last });
        }
    }
    plan
}

impl Plan {
    fn pages_used(&self) -> bool {
        self.placements.iter().any(|placement| placement.page + 1 == self.pages)
    }
}

/// Height of everything between this table and the next one: it must stand with this table's last rows.
fn followers(fonts: &FontSet, pieces: &[Piece], table: usize, level: Level) -> f64 {
    let mut height = 0.0;
    for index in table + 1..pieces.len() {
        if matches!(pieces[index], Piece::Table(_)) {
            break;
        }
        height += pieces[index].gap(&pieces[index - 1]) + pieces[index].height(fonts, level);
    }
    height
}

fn draw(canvas: Canvas<'_>, pieces: &[Piece], level: Level, plan: &Plan) -> Result<Stacked, ComposeError> {
    if let Some(index) = plan.too_high {
        let field = match &pieces[index] {
            Piece::Title(_) => "judul",
            Piece::Fields(_) => "isian",
            Piece::Table(_) => "tabel",
            Piece::Note(..) => "catatan",
            Piece::Boxes(_) => "kotak centang",
            Piece::Signatures(..) => "tanda tangan",
        };
        return Err(ComposeError::DoesNotFit { field: field.to_owned(), record: String::new() });
    }
    let frame = canvas.frame;
    let mut pages: Vec<Page> = (0..plan.pages).map(|_| Page::new(frame.page_w, frame.page_h)).collect();
    for placement in &plan.placements {
        let page = &mut pages[placement.page];
        let segment = (placement.rows.clone(), placement.last);
        pieces[placement.piece].paint(page, canvas, level, placement.top, segment);
    }
    Ok(Stacked { pages, level })
}
