//! Sheets to write on: one page for each record, whatever it takes.
//!
//! The lembar nilai of one entry (documents.md 5.10). Rows keep their height for handwriting and give way only as far as
//! one page demands; values that are absent become dotted lines. Refuses to know what is judged.

use super::flow::pages::{self, Stacked};
use super::flow::piece::{Canvas, Piece};
use super::flow::{OFFICE, compose_with};
use super::table::level::TABLE_LEVELS;
use super::{Job, Spec};
use crate::{ComposeError, Composed};

pub const SPEC: Spec = OFFICE;

/// Heights a handwriting row may fall to, highest first; 9 is the least for a mark (documents.md section 1).
const ROWS_MM: [f64; 7] = [14.5, 13.5, 12.5, 11.5, 11.0, 10.0, 9.0];

/// One page for each entry of the list `lembar`, or one for the values themselves.
pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    compose_with(job, fit)
}

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
