//! Cells and rows: words that are already decided.
//!
//! Knows no column and no number; a mark arrives as `86,25`, a missing value is said so and prints "–".

use crate::fonts::nfc;

/// What stands where a value is missing.
pub const MISSING: &str = "–";

/// One cell. [`Cell::blank`] is room to write in, [`Cell::missing`] an absent value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The words; empty for a blank cell.
    pub text: String,
    /// Regular lines under the words (guidance of a criterion, NIP of a person); usually empty.
    pub below: String,
    pub bold: bool,
}

impl Cell {
    pub fn text(text: impl AsRef<str>) -> Cell {
        Cell { text: nfc(text.as_ref()).into_owned(), ..Cell::default() }
    }

    pub fn bold(text: impl AsRef<str>) -> Cell {
        Cell { bold: true, ..Cell::text(text) }
    }

    pub fn blank() -> Cell {
        Cell::default()
    }

    pub fn missing() -> Cell {
        Cell::text(MISSING)
    }

    /// A second part in regular weight, beginning on a line of its own.
    pub fn with_below(mut self, below: impl AsRef<str>) -> Cell {
        self.below = nfc(below.as_ref()).into_owned();
        self
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && self.below.is_empty()
    }

    pub fn is_missing(&self) -> bool {
        self.text == MISSING
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::text(text)
    }
}

/// `None` is a missing value.
impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Cell {
        text.filter(|text| !text.is_empty()).map_or_else(Cell::missing, Cell::text)
    }
}

/// `None` is a missing value.
impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Cell {
        Cell::from(text.as_deref())
    }
}

/// One row: a cell per column of the list it was made for, in that order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
}

impl Row {
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Row {
        Row { cells: cells.into_iter().collect() }
    }
}
