//! The table document: kop, title, one or more tables over as many pages as they need, note, signatures.
//!
//! Columns are data ([`column`]), cells are words ([`cell`]); [`grid`] wraps them, [`fill`] gives rows to pages,
//! [`level`] takes spacing out only where that saves a page, [`paint`] draws. The page itself (kop, titles, note,
//! signatures, footer) is the business of [`super::flow`]. Refuses to know what a row means.

pub mod arrange;
pub mod cell;
pub mod column;
pub mod fill;
pub mod grid;
pub mod inspect;
pub mod level;
pub mod paint;

use super::flow::assemble::defaults;
use super::flow::{self, OFFICE};
use super::{Job, Spec};
use crate::template::Template;
use crate::values::{Value, Values};
use crate::{ComposeError, Composed};
use cell::Row;
use column::Column;

pub const SPEC: Spec = OFFICE;

/// A table as data: the column list, the rows and the totals row that paper, screen and spreadsheet share.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub totals: Option<Row>,
}

/// The table of that name (`""`: the main one) filled from the values, without blank rows.
pub fn content(template: &Template, values: &Values, table: &str) -> Result<Content, ComposeError> {
    let defaults = defaults(values);
    let layers = [&defaults, values];
    let columns = column::columns_over(template, &layers, table)?;
    let (list, sum) = names(table);
    let rows = cell::rows(template, &layers, &columns, values.rows(list), 0)?;
    let totals = match values.get(&sum) {
        Some(Value::Node(entry)) => Some(cell::totals(template, &layers, &columns, entry)?),
        _ => None,
    };
    Ok(Content { columns, rows, totals })
}

/// Names of a table's list of rows and of its totals node among the values.
pub(crate) fn names(table: &str) -> (&str, String) {
    if table.is_empty() { ("baris", "jumlah".to_owned()) } else { (table, format!("{table}_jumlah")) }
}

pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    flow::compose(job)
}
