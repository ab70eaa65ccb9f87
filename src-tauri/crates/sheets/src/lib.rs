//! Spreadsheets as offices send them: read within limits, written plainly.
//!
//! [`read`] takes a name and bytes and answers a [`Workbook`] of typed cells or a [`SheetError`] with its facts;
//! [`write_xlsx`] and [`write_csv`] make the plain twin of a recap from the same columns and rows. This crate knows
//! neither SQL nor the competition, makes no Indonesian sentence and touches no disk. What columns mean is decided in
//! `kipp_domain::imports`.

mod cfb;
mod container;
mod csv_file;
mod dates;
mod error;
mod formats;
mod limits;
mod ods_file;
mod remarks;
mod sheet;
mod table;
mod text;
mod workbook;
mod write_csv;
mod write_xlsx;
mod xls_file;
mod xlsb_file;
mod xlsx_file;
mod xml;

pub use error::SheetError;
pub use kipp_domain::grid::{Cell, Grid, Remark, Value};
pub use limits::Limits;
pub use remarks::with_remarks;
pub use table::{Column, ColumnKind, Entry, Meta};
pub use text::{Clean, clean};
pub use workbook::{DELIMITERS, Delimiter, ENCODINGS, Encoding, Format, How, Note, Workbook, read, read_as};
pub use write_csv::write_csv;
pub use write_xlsx::{WriteError, write_sheets, write_xlsx};

#[cfg(test)]
mod tests;
