//! Which columns stand side by side: all of them, or one table per stage and a summary.
//!
//! Source: documents.md 5.1 (three stages, six jurors on A4, ten on F4, or a title column under 34 mm split the rekap
//! nilai). Knows only columns and the text width.

use super::column::{Column, Width, distribute};
use crate::ComposeError;

/// A table to print: some of the columns, with their widths.
#[derive(Debug, Clone, PartialEq)]
pub struct Arranged {
    /// Places in the full column list.
    pub columns: Vec<usize>,
    pub widths: Vec<f64>,
    /// Set in the narrow widths (and the narrow size).
    pub narrow: bool,
}

/// The title column must keep this much beside a full set of marks.
const TITLE_MM: f64 = 34.0;
/// In a table of one stage the wide figures are used while the title keeps this much.
const ROOMY_TITLE_MM: f64 = 45.0;
/// From this text width on (F4, Folio) nine jurors stand side by side, below it five.
const WIDE_MM: f64 = 290.0;
/// A mean in the summary carries the name of its stage as heading.
const SUMMARY_MEAN_MM: f64 = 30.0;
/// With three stages and more it gives way to the title, down to this.
const LEAST_SUMMARY_MEAN_MM: f64 = 21.0;
/// As many stages stand side by side; from the next on each has a table of its own.
const STAGES_SIDE_BY_SIDE: usize = 2;

/// Arranges the columns on `text_width` mm.
pub fn arrange(columns: &[Column], text_width: f64) -> Result<Vec<Arranged>, ComposeError> {
    let all: Vec<usize> = (0..columns.len()).collect();
    let jurors = most_jurors(columns);
    if jurors == 0 {
        if columns.iter().any(is_lone_mean) {
            return summary(columns, all, text_width).map(|one| vec![one]).ok_or_else(too_narrow);
        }
        let whole = pick(columns, all, text_width, TITLE_MM);
        return whole.map(|one| vec![one]).ok_or_else(too_narrow);
    }
    let side_by_side = if text_width >= WIDE_MM { 9 } else { 5 };
    if jurors <= side_by_side && stages(columns) <= STAGES_SIDE_BY_SIDE {
        let narrow = jurors > 5;
        if let Some(widths) = widths(columns, &all, text_width, narrow)
            && title(columns, &all, &widths).is_none_or(|mm| mm >= TITLE_MM)
        {
            return Ok(vec![Arranged { columns: all, widths, narrow }]);
        }
    }
    per_stage(columns, text_width).ok_or_else(too_narrow)
}

fn too_narrow() -> ComposeError {
    ComposeError::DoesNotFit { field: "kolom".to_owned(), record: String::new() }
}

/// Marks of single jurors: columns repeated for a list within a list.
fn is_mark(column: &Column) -> bool {
    column.steps.len() == 2
}

fn stages(columns: &[Column]) -> usize {
    columns.iter().filter_map(|column| column.steps.first()).max().map_or(0, |last| last + 1)
}

fn most_jurors(columns: &[Column]) -> usize {
    (0..stages(columns))
        .map(|stage| columns.iter().filter(|c| is_mark(c) && c.steps.first() == Some(&stage)).count())
        .max()
        .unwrap_or(0)
}

fn per_stage(columns: &[Column], text_width: f64) -> Option<Vec<Arranged>> {
    let first = columns.iter().position(|column| !column.steps.is_empty())?;
    let stages = stages(columns);
    let mut tables = Vec::with_capacity(stages + 1);
    for stage in 0..stages {
        let own = (first..columns.len()).filter(|index| columns[*index].steps.first() == Some(&stage));
        // A stage that nobody scores yet has nothing but its mean, which stands in the summary.
        if stages > STAGES_SIDE_BY_SIDE && !own.clone().any(|index| is_mark(&columns[index])) {
            continue;
        }
        tables.push(pick(columns, (0..first).chain(own).collect(), text_width, ROOMY_TITLE_MM)?);
    }
    let rest: Vec<usize> = (0..columns.len()).filter(|index| !is_mark(&columns[*index])).collect();
    tables.push(summary(columns, rest, text_width)?);
    Some(tables)
}

/// The mean of a stage under the name of its stage.
fn is_lone_mean(column: &Column) -> bool {
    column.steps.len() == 1 && !column.group.is_empty()
}

/// Means without the marks they came from: each wide enough for the name of its stage.
fn summary(columns: &[Column], picked: Vec<usize>, text_width: f64) -> Option<Arranged> {
    let with_means = |mean_mm: f64| {
        let wanted: Vec<Width> = picked
            .iter()
            .map(|index| match &columns[*index] {
                mean if is_lone_mean(mean) => Width::Mm(mean_mm),
                other => other.width,
            })
            .collect();
        distribute(&wanted, text_width).ok()
    };
    let mut mean_mm = SUMMARY_MEAN_MM;
    let mut widths = with_means(mean_mm);
    if stages(columns) > STAGES_SIDE_BY_SIDE {
        let cramped = |widths: &Option<Vec<f64>>| match widths {
            Some(widths) => title(columns, &picked, widths).is_some_and(|mm| mm < ROOMY_TITLE_MM),
            None => true,
        };
        while mean_mm > LEAST_SUMMARY_MEAN_MM && cramped(&widths) {
            mean_mm -= 1.0;
            widths = with_means(mean_mm);
        }
    }
    Some(Arranged { widths: widths?, columns: picked, narrow: false })
}

/// The usual widths while the title column keeps `title_mm`, else the narrow ones.
fn pick(columns: &[Column], picked: Vec<usize>, text_width: f64, title_mm: f64) -> Option<Arranged> {
    let usual = widths(columns, &picked, text_width, false);
    let has_narrow = picked.iter().any(|index| columns[*index].narrow != columns[*index].width);
    if let Some(widths) = &usual
        && (!has_narrow || title(columns, &picked, widths).is_none_or(|mm| mm >= title_mm))
    {
        return usual.map(|widths| Arranged { columns: picked, widths, narrow: false });
    }
    let widths = widths(columns, &picked, text_width, true)?;
    Some(Arranged { columns: picked, widths, narrow: true })
}

fn widths(columns: &[Column], picked: &[usize], text_width: f64, narrow: bool) -> Option<Vec<f64>> {
    let wanted: Vec<Width> =
        picked.iter().map(|index| if narrow { columns[*index].narrow } else { columns[*index].width }).collect();
    distribute(&wanted, text_width).ok()
}

/// Width of the first flexible column.
fn title(columns: &[Column], picked: &[usize], widths: &[f64]) -> Option<f64> {
    let place = picked.iter().position(|index| matches!(columns[*index].width, Width::Flex(_)))?;
    widths.get(place).copied()
}
