//! Spreadsheets as offices send them: read within limits, written plainly.
//!
//! [`read`] takes a name and bytes and answers a [`Workbook`] of typed cells or a [`SheetError`] with its facts;
//! [`write_xlsx`] and [`write_csv`] make the plain twin of a recap from the same columns and rows. This crate knows
//! neither SQL nor the competition, makes no Indonesian sentence and touches no disk. What columns mean is decided in
//! `kipp_domain::imports`.

mod container;
mod csv_file;
mod error;
mod limits;
mod remarks;
mod table;
mod workbook;
mod write_csv;
mod write_xlsx;
mod xlsx_file;

pub use error::SheetError;
pub use kipp_domain::grid::{Cell, Grid, Value};
pub use limits::Limits;
pub use remarks::with_remarks;
pub use table::{Column, ColumnKind, Entry, Meta};
pub use workbook::{Delimiter, Encoding, Format, Note, Workbook, read};
pub use write_csv::write_csv;
pub use write_xlsx::{WriteError, write_xlsx};

#[cfg(test)]
mod tests;
