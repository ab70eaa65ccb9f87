//! Files of offices become typed rows, every remark told by sheet, row and column; nothing is written here.
//!
//! The way: [`guess_header`] finds the header row and which column holds which field; a person may change the
//! [`Mapping`]; [`table_of`] tells the rows of the table from what stands around them; one check per kind ([`agencies`], [`people`], [`submissions`], [`jurors`], [`marks`]) reads all rows and answers
//! with [`Checked`] rows. What needs the desk (does the agency exist, is it equal to what is stored) is added by the
//! application as further [`Finding`]s.

mod agencies;
mod cells;
mod columns;
pub mod grid;
mod holidays;
mod jurors;
mod marks;
mod partial_date;
mod people;
mod submissions;
mod table;

pub use agencies::{AgencyRow, KindName, check_agencies};
pub use columns::{
    Double, Field, HeaderGuess, Mapping, SCANNED, fields_in, guess_header, header_form, map_header, missing_fields,
};
pub use holidays::{HolidayRow, check_holidays};
pub use jurors::{JurorRole, JurorRow, check_jurors};
pub use marks::{MarkContent, MarkRow, check_marks};
pub use people::{PersonRow, check_people};
pub use submissions::{SubmissionRow, check_submissions};
pub use table::{Table, table_of};

use crate::imports::grid::{Cell, Grid, Value, column_letters};
use crate::problem::Severity;

/// What a file brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportKind {
    Agencies,
    People,
    Holidays,
    Submissions,
    Jurors,
    Marks,
}

/// Every kind in the order of the year.
pub const IMPORT_KINDS: [ImportKind; 6] = [
    ImportKind::Agencies,
    ImportKind::People,
    ImportKind::Holidays,
    ImportKind::Submissions,
    ImportKind::Jurors,
    ImportKind::Marks,
];

/// The field that only the desk's own exports fill; no template offers it.
pub const KEY: &str = "kunci";

impl ImportKind {
    /// `perangkat-daerah`, `orang`, `hari-libur`, `usulan`, `juri`, `nilai`.
    pub const fn code(self) -> &'static str {
        match self {
            ImportKind::Agencies => "perangkat-daerah",
            ImportKind::People => "orang",
            ImportKind::Holidays => "hari-libur",
            ImportKind::Submissions => "usulan",
            ImportKind::Jurors => "juri",
            ImportKind::Marks => "nilai",
        }
    }

    /// What it brings belongs to an edition; agencies, people and days off are there whatever the year.
    pub const fn needs_edition(self) -> bool {
        match self {
            ImportKind::Agencies | ImportKind::People | ImportKind::Holidays => false,
            ImportKind::Submissions | ImportKind::Jurors | ImportKind::Marks => true,
        }
    }

    pub fn from_code(code: &str) -> Option<ImportKind> {
        IMPORT_KINDS.into_iter().find(|kind| kind.code() == code)
    }

    /// The columns this kind knows, in the order of its template.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            ImportKind::Agencies => &agencies::FIELDS,
            ImportKind::People => &people::FIELDS,
            ImportKind::Holidays => &holidays::FIELDS,
            ImportKind::Submissions => &submissions::FIELDS,
            ImportKind::Jurors => &jurors::FIELDS,
            ImportKind::Marks => &marks::FIELDS,
        }
    }

    /// The columns a person fills: those of the template, and of a pasted block without a header.
    pub fn template(self) -> impl Iterator<Item = &'static Field> {
        self.fields().iter().filter(|field| field.key != KEY)
    }

    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }
}

/// One remark about one cell of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub sheet: String,
    /// As people count: the first row is 1.
    pub row: u32,
    /// Letters of the column; empty when the whole row is meant or the column is missing.
    pub column: String,
    /// Key of the field; empty when the whole row is meant.
    pub field: &'static str,
    /// What stands in the cell, as a person reads it.
    pub value: String,
    pub severity: Severity,
    /// Indonesian sentence.
    pub reason: String,
}

/// One row of a file after its check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked<T> {
    /// As people count: the first row is 1.
    pub row: u32,
    /// The row's content; nothing when it is wrong.
    pub content: Option<T>,
    pub findings: Vec<Finding>,
}

impl<T> Checked<T> {
    /// The worst finding decides.
    pub fn severity(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Ready)
    }
}

/// The sheet a check reads: which grid, where its header stands, which column is which.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub grid: &'a Grid,
    /// Counted from 0; rows below it are content.
    pub header_row: usize,
    pub mapping: &'a Mapping,
    /// Numbers stand as they are stored, not as the sheet shows them: 0.85 may have been seen as 85%.
    pub stored: bool,
}

impl<'a> Source<'a> {
    /// The cell of a field in a row counted from 0; an empty one when it says nothing or has no column.
    pub fn cell(self, row: usize, field: &str) -> &'a Cell {
        let cell = self.mapping.column(field).map_or(&Cell::EMPTY, |column| self.grid.cell(row, column));
        if says_nothing(cell) { &Cell::EMPTY } else { cell }
    }

    /// A row as a person finds it, also of several sheets taken together; `row` as [`Checked::row`] has it.
    pub fn row_named(self, row: u32) -> String {
        let at = (row as usize).saturating_sub(1);
        self.grid.rows_named(at, at)
    }
}

/// Whether a cell holds only what offices write for "nothing": a dash of any kind, "n/a", "nihil".
pub fn says_nothing(cell: &Cell) -> bool {
    let Value::Text(text) = &cell.value else {
        return cell.is_empty();
    };
    let text = text.trim();
    text.chars().all(|sign| matches!(sign, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '_' | ' '))
        || text.eq_ignore_ascii_case("n/a")
        || text.eq_ignore_ascii_case("nihil")
}

/// The finding of a whole row, for remarks the application adds.
pub fn finding(
    source: Source<'_>,
    row: u32,
    field: &'static str,
    severity: Severity,
    reason: impl Into<String>,
) -> Finding {
    let column = source.mapping.column(field);
    let value = column.map_or_else(String::new, |column| source.grid.cell(row as usize - 1, column).shown());
    Finding {
        sheet: source.grid.name.clone(),
        row,
        column: column.map(column_letters).unwrap_or_default(),
        field,
        value,
        severity,
        reason: reason.into(),
    }
}

#[cfg(test)]
mod tests;
