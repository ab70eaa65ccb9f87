//! What a screen reads off a statement beside its words: how far an axis goes, how many sheets there are, which ranges are
//! wide. Marks are hundredths.

use kipp_domain::figures;

use super::statement::{Statement, StatementStageRow};

/// An axis goes in steps of 5 points, two at least.
const STEP: i64 = 500;

/// From where to where the axis of a stage goes: whole steps around its totals; the whole scale without any.
pub fn axis(statement: &Statement, stage: usize) -> (i64, i64) {
    let cells = statement.rows.iter().filter_map(|row| row.stages.get(stage)).flat_map(|stage| &stage.cells);
    let totals: Vec<i64> = cells.filter_map(|cell| cell.total).collect();
    match (totals.iter().min(), totals.iter().max()) {
        (Some(low), Some(high)) => {
            let low = low.div_euclid(STEP) * STEP;
            let high = (high + STEP - 1).div_euclid(STEP) * STEP;
            (low, high.max(low + 2 * STEP))
        }
        _ => (statement.edition.scale_min, statement.edition.scale_max),
    }
}

/// Sheets submitted, and sheets awaited.
pub fn sheets(statement: &Statement) -> (u32, u32) {
    let cells = statement.rows.iter().flat_map(|row| &row.stages).flat_map(|stage| &stage.cells);
    let submitted = cells.filter(|cell| cell.total.is_some()).map(|_| 1).sum();
    (submitted, statement.rows.iter().map(|row| row.outstanding).sum())
}

/// Whether the jurors of a row differ by more than the office's limit.
pub fn is_over(row: &StatementStageRow, limit: Option<i64>) -> bool {
    let range = row.range.as_deref().and_then(|text| figures::parse_hundredths(text).ok());
    range.zip(limit).is_some_and(|(range, limit)| range > limit)
}

/// The score of a stage as a number, for drawing.
pub fn score(row: &StatementStageRow) -> Option<i64> {
    row.score.as_deref().and_then(|text| figures::parse_hundredths(text).ok())
}
