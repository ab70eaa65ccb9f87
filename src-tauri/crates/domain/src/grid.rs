//! Cells of a sheet as plain data, the meeting point of `sheets` (who reads files) and [`crate::imports`] (who knows
//! what the columns mean). Nothing here knows a file format.

use chrono::{NaiveDate, NaiveDateTime};

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    #[default]
    Empty,
    Text(String),
    /// A number cell, as a plain decimal with a point and without exponent: `85.35`, `198003262000031000`.
    Number(String),
    Date(NaiveDate),
    Moment(NaiveDateTime),
    Bool(bool),
    /// An error of the spreadsheet: `#REF!`.
    Fault(String),
}

/// A cell: its value, and whether a formula made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub value: Value,
    pub formula: bool,
}

/// More digits than Excel keeps: such a number has lost its end.
pub const EXCEL_DIGITS: usize = 15;

impl Cell {
    pub const EMPTY: Cell = Cell { value: Value::Empty, formula: false };

    pub fn text(text: impl Into<String>) -> Cell {
        Cell { value: Value::Text(text.into()), formula: false }
    }

    pub fn number(plain: impl Into<String>) -> Cell {
        Cell { value: Value::Number(plain.into()), formula: false }
    }

    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Empty => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::Number(_) | Value::Date(_) | Value::Moment(_) | Value::Bool(_) | Value::Fault(_) => false,
        }
    }

    /// A number cell whose whole part has more than 15 digits: NIP and NIK damaged by Excel.
    pub fn has_lost_digits(&self) -> bool {
        match &self.value {
            Value::Number(plain) => {
                let whole = plain.trim_start_matches('-').split('.').next().unwrap_or_default();
                whole.trim_start_matches('0').len() > EXCEL_DIGITS
            }
            Value::Empty | Value::Text(_) | Value::Date(_) | Value::Moment(_) | Value::Bool(_) | Value::Fault(_) => {
                false
            }
        }
    }

    /// The value as a person reads it in the sheet: decimal comma, short dates.
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Empty => String::new(),
            Value::Text(text) => text.trim().to_owned(),
            Value::Number(plain) => plain.replace('.', ","),
            Value::Date(date) => crate::words::short_date(*date),
            Value::Moment(moment) => {
                format!("{} {}", crate::words::short_date(moment.date()), crate::words::clock(*moment))
            }
            Value::Bool(true) => "BENAR".to_owned(),
            Value::Bool(false) => "SALAH".to_owned(),
            Value::Fault(fault) => fault.clone(),
        }
    }
}

/// One sheet. Rows and columns count from 0 here; people see row 1 and column A.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub name: String,
    rows: Vec<Vec<Cell>>,
}

impl Grid {
    pub fn new(name: impl Into<String>, rows: Vec<Vec<Cell>>) -> Grid {
        Grid { name: name.into(), rows }
    }

    /// A grid of text cells, for tests and pasted tables.
    pub fn of_texts(name: impl Into<String>, rows: &[&[&str]]) -> Grid {
        let cell = |text: &&str| {
            if text.is_empty() { Cell::EMPTY } else { Cell::text(*text) }
        };
        Grid::new(name, rows.iter().map(|row| row.iter().map(cell).collect()).collect())
    }

    /// Puts a text where a person mended a cell; a place outside the rows is left alone.
    pub fn mend(&mut self, row: usize, column: usize, text: &str) {
        let Some(cells) = self.rows.get_mut(row) else { return };
        if cells.len() <= column {
            cells.resize(column + 1, Cell::EMPTY);
        }
        cells[column] = if text.trim().is_empty() { Cell::EMPTY } else { Cell::text(text) };
    }

    /// Puts a row above all others: the header a pasted block came without.
    pub fn put_header(&mut self, titles: &[&str]) {
        self.rows.insert(0, titles.iter().map(|title| Cell::text(*title)).collect());
    }

    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// The row, or an empty slice beyond the end.
    pub fn row(&self, row: usize) -> &[Cell] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    /// The cell, or an empty one outside.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.row(row).get(column).unwrap_or(&Cell::EMPTY)
    }

    /// The widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    pub fn height(&self) -> usize {
        self.rows.len()
    }
}

/// The letters of a column counted from 0: A, B … Z, AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// The address of a cell counted from 0: `C5`.
pub fn address(row: usize, column: usize) -> String {
    format!("{}{}", column_letters(column), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_excel() {
        for (row, column, expected) in [
            (0, 0, "A1"),
            (4, 2, "C5"),
            (0, 25, "Z1"),
            (0, 26, "AA1"),
            (9, 701, "ZZ10"),
            (0, 702, "AAA1"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(address(row, column), expected);
        }
    }

    #[test]
    fn long_numbers_have_lost_their_end() {
        for (plain, lost) in [
            ("198003262000031000", true),
            ("1000000000000000", true),
            ("999999999999999", false),
            ("0000000000000000001", false),
            ("0.1234567890123456", false),
            ("-198003262000031000", true),
        ] {
            assert_eq!(Cell::number(plain).has_lost_digits(), lost, "{plain}");
        }
        assert!(!Cell::text("198003262000031001").has_lost_digits());
    }

    #[test]
    fn outside_is_empty() {
        let grid = Grid::of_texts("Rekap", &[&["a", ""], &["b"]]);
        assert_eq!((grid.height(), grid.width()), (2, 2));
        assert!(grid.cell(0, 1).is_empty() && grid.cell(9, 9).is_empty());
        assert_eq!(grid.cell(1, 0).shown(), "b");
    }
}
