//! The table a recap is made of: columns once, rows of typed entries. Screen, Excel twin and CSV come from the same.

use chrono::{NaiveDate, NaiveDateTime};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Stable name of the column in the contract.
    pub key: String,
    /// The header.
    pub title: String,
    pub kind: ColumnKind,
}

impl Column {
    pub fn new(key: impl Into<String>, title: impl Into<String>, kind: ColumnKind) -> Column {
        Column { key: key.into(), title: title.into(), kind }
    }
}

/// What a column holds; decides format and alignment in Excel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Also NIP, telephone and codes: written as text, never as numbers.
    Text,
    /// Whole numbers.
    Count,
    /// Hundredths, shown `0,00`.
    Hundredths,
    /// A share in tenths of a percent, shown `0,0%`.
    Percent,
    Date,
}

/// One entry of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// "–" on paper: an empty cell here, so that Excel can add up the column.
    #[default]
    Empty,
    Text(String),
    Count(i64),
    /// 8625 is 86,25.
    Hundredths(i64),
    /// 195 is 19,5%.
    PerMille(i64),
    Date(NaiveDate),
}

impl Entry {
    /// A text, or nothing when it is blank.
    pub fn text(text: impl Into<String>) -> Entry {
        let text = text.into();
        if text.trim().is_empty() { Entry::Empty } else { Entry::Text(text) }
    }
}

impl<T: Into<Entry>> From<Option<T>> for Entry {
    fn from(entry: Option<T>) -> Entry {
        entry.map_or(Entry::Empty, Into::into)
    }
}

impl From<NaiveDate> for Entry {
    fn from(date: NaiveDate) -> Entry {
        Entry::Date(date)
    }
}

impl From<&str> for Entry {
    fn from(text: &str) -> Entry {
        Entry::text(text)
    }
}

impl From<String> for Entry {
    fn from(text: String) -> Entry {
        Entry::text(text)
    }
}

/// What a file says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Name of the sheet; made to fit Excel's rules.
    pub sheet: String,
    pub title: String,
    pub author: String,
    /// Given by the clock of the command; the only time in the file.
    pub created: NaiveDateTime,
    /// Lines of a second sheet "Catatan"; none, no sheet.
    pub notes: Vec<String>,
}
