//! Sheets to write on: one page for each record, whatever it takes.
//!
//! The lembar nilai of one entry (documents.md 5.10). Rows keep their height for handwriting and give way only as far as
//! one page demands; values that are absent become dotted lines. Where the values hold rows for the back (`uraian`), a
//! record takes an even number of pages, so that both-sided printing keeps sheets together. Refuses to know what is judged.

use super::flow::assemble::back_side;
use super::flow::doc::Doc;
use super::flow::pages::{self, Stacked};
use super::flow::piece::{Canvas, Piece};
use super::flow::{OFFICE, compose_with};
use super::table::level::TABLE_LEVELS;
use super::{Job, Spec};
use crate::page::Page;
use crate::{ComposeError, Composed};

pub const SPEC: Spec = OFFICE;

/// Heights a handwriting row may fall to, highest first; 9 is the least for a mark (documents.md section 1).
const ROWS_MM: [f64; 7] = [14.5, 13.5, 12.5, 11.5, 11.0, 10.0, 9.0];

/// One page for each entry of the list `lembar`, or one for the values themselves.
pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    compose_with(job, fit, behind)
}

/// Sizes the table on the back may take, the largest first; what does not fit even so goes on over further pages.
const BACK_SIZES: [f64; 3] = [9.0, 8.5, 8.0];

/// The back of a sheet of `front` pages, and an empty page where it takes one to make their number even: where some sheets
/// of a print have a back, all have one (`dua_muka`).
fn behind(canvas: Canvas<'_>, doc: &Doc<'_>, front: usize) -> Result<Vec<Page>, ComposeError> {
    if doc.rows(BACK).is_empty() {
        let both_sides = doc.layers.iter().any(|layer| layer.is_on("dua_muka"));
        return Ok(if both_sides { even(canvas, front, Vec::new()) } else { Vec::new() });
    }
    let top = canvas.frame.top;
    for size in BACK_SIZES {
        let pieces = back_side(doc, canvas.frame, size)?;
        for level in TABLE_LEVELS {
            if let Some(stacked) = pages::stack_on_one(canvas, &pieces, top, level)? {
                return Ok(even(canvas, front, stacked.pages));
            }
        }
    }
    let mut pieces = back_side(doc, canvas.frame, BACK_SIZES[BACK_SIZES.len() - 1])?;
    Ok(even(canvas, front, pages::stack(canvas, &mut pieces, top)?.pages))
}

fn even(canvas: Canvas<'_>, front: usize, mut pages: Vec<Page>) -> Vec<Page> {
    if (front + pages.len()) % 2 == 1 {
        pages.push(Page::new(canvas.frame.page_w, canvas.frame.page_h));
    }
    pages
}

/// The table that stands on the back, by the name of its list.
pub const BACK: &str = "uraian";

/// The loosest setting that gives one page.
fn fit(canvas: Canvas<'_>, pieces: &mut [Piece], start: f64) -> Result<Stacked, ComposeError> {
    let wanted = row_mm(pieces);
    for height in std::iter::once(wanted).chain(ROWS_MM.into_iter().filter(|mm| *mm < wanted)) {
        set_row_mm(pieces, height);
        for level in TABLE_LEVELS {
            if let Some(stacked) = pages::stack_on_one(canvas, pieces, start, level)? {
                return Ok(stacked);
            }
        }
    }
    Err(ComposeError::DoesNotFit { field: "lembar".to_owned(), record: String::new() })
}

fn row_mm(pieces: &[Piece]) -> f64 {
    pieces.iter().map(|piece| if let Piece::Table(grid) = piece { grid.style.row_mm } else { 0.0 }).fold(0.0, f64::max)
}

fn set_row_mm(pieces: &mut [Piece], height: f64) {
    for piece in pieces {
        if let Piece::Table(grid) = piece {
            grid.style.row_mm = grid.style.row_mm.min(height);
            grid.style.tight_row_mm = grid.style.tight_row_mm.min(height);
        }
    }
}
