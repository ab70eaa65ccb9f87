//! Cells of a sheet as plain data, the meeting point of `sheets` (who reads files) and [`crate::imports`] (who knows
//! what the columns mean). Nothing here knows a file format.

use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};

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
            Value::Date(date) => crate::writing::words::short_date(*date),
            Value::Moment(moment) => {
                format!(
                    "{} {}",
                    crate::writing::words::short_date(moment.date()),
                    crate::writing::words::clock(*moment)
                )
            }
            Value::Bool(true) => "BENAR".to_owned(),
            Value::Bool(false) => "SALAH".to_owned(),
            Value::Fault(fault) => fault.clone(),
        }
    }
}

/// What the reader noticed about one cell. The sentences are made by the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A formula whose value was never stored.
    NotCalculated,
    /// Signs that no paper shows were dropped; white space among them became a blank.
    Dropped(Vec<char>),
    /// The format of the cell rounds: what it shows was taken.
    Rounded { stored: String },
    /// The format of the cell shows nothing; the stored number was taken.
    Unseen { stored: String },
    /// The text was cut: it has more characters than a cell may have.
    TooLong { limit: u64, actual: u64 },
    /// The cell points to a text that the file does not hold.
    TextLost,
}

/// What a cell shows whose formula was never calculated.
pub const NOT_CALCULATED: &str = "rumus belum dihitung";

/// What a cell shows whose text the file does not hold.
pub const TEXT_LOST: &str = "teks hilang";

/// A block of merged cells, both ends inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub first_row: usize,
    pub last_row: usize,
    pub first_column: usize,
    pub last_column: usize,
}

/// Rows of another sheet that were joined to this one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Joined {
    /// The first of them here.
    at: usize,
    sheet: String,
    /// The same row in its own sheet.
    own: usize,
}

/// What a file says about a sheet beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub hidden: bool,
    /// Hidden by hand or by a filter.
    pub hidden_rows: BTreeSet<usize>,
    pub hidden_columns: BTreeSet<usize>,
    pub merges: Vec<Merge>,
    pub remarks: BTreeMap<(usize, usize), Vec<Remark>>,
    /// Nobody said yet whether hidden rows are taken.
    asks: bool,
}

/// One sheet. Rows and columns count from 0 here; people see row 1 and column A.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub name: String,
    rows: Vec<Vec<Cell>>,
    facts: Facts,
    joined: Vec<Joined>,
}

impl Grid {
    pub fn new(name: impl Into<String>, rows: Vec<Vec<Cell>>) -> Grid {
        Grid { name: name.into(), rows, ..Grid::default() }
    }

    /// With what the file says about it, as far as it speaks of something the sheet holds.
    #[must_use]
    pub fn with(mut self, mut facts: Facts) -> Grid {
        let rows = &self.rows;
        facts.hidden_rows.retain(|row| rows.get(*row).is_some_and(|cells| cells.iter().any(|cell| !cell.is_empty())));
        facts
            .hidden_columns
            .retain(|column| rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty())));
        self.facts = facts;
        self
    }

    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the reader noticed about a cell.
    pub fn remarks(&self, row: usize, column: usize) -> &[Remark] {
        self.facts.remarks.get(&(row, column)).map_or(&[], Vec::as_slice)
    }

    /// From now on a hidden row asks whether it is meant.
    pub fn ask_hidden(&mut self) {
        self.facts.asks = true;
    }

    /// Whether this row is hidden and nobody said what becomes of it.
    pub fn asks_hidden(&self, row: usize) -> bool {
        self.facts.asks && self.facts.hidden_rows.contains(&row)
    }

    /// Empties what is hidden; rows keep their numbers.
    pub fn leave_hidden(&mut self) {
        for row in &self.facts.hidden_rows {
            if let Some(cells) = self.rows.get_mut(*row) {
                cells.clear();
            }
        }
        for cells in &mut self.rows {
            for column in &self.facts.hidden_columns {
                if let Some(cell) = cells.get_mut(*column) {
                    *cell = Cell::EMPTY;
                }
            }
        }
        let Facts { hidden_rows, hidden_columns, remarks, .. } = &mut self.facts;
        remarks.retain(|(row, column), _| !hidden_rows.contains(row) && !hidden_columns.contains(column));
    }

    /// Merged blocks below `header` that reach over several rows and hold something.
    pub fn tall_merges(&self, header: usize) -> impl Iterator<Item = Merge> {
        let merges = self.facts.merges.iter().copied();
        merges.filter(move |merge| {
            merge.first_row > header
                && merge.last_row > merge.first_row
                && !self.cell(merge.first_row, merge.first_column).is_empty()
        })
    }

    /// Fills merged blocks below `header` downward, as far as the sheet goes.
    pub fn fill_merged(&mut self, header: usize) {
        let merges: Vec<Merge> = self.tall_merges(header).collect();
        for merge in merges {
            let cell = self.cell(merge.first_row, merge.first_column).clone();
            for row in merge.first_row + 1..=merge.last_row.min(self.height().saturating_sub(1)) {
                // A row that holds nothing else stays blank: it would become one of its own.
                if self.row(row).iter().all(Cell::is_empty) || !self.cell(row, merge.first_column).is_empty() {
                    continue;
                }
                self.put(row, merge.first_column, cell.clone());
            }
        }
    }

    /// Puts the rows of another sheet below, from its row `from` on.
    pub fn join(&mut self, other: &Grid, from: usize) {
        let at = self.rows.len();
        let below = |row: &usize| row.checked_sub(from).map(|row| row + at);
        self.joined.push(Joined { at, sheet: other.name.clone(), own: from });
        self.rows.extend(other.rows.iter().skip(from).cloned());
        self.facts.hidden_rows.extend(other.facts.hidden_rows.iter().filter_map(below));
        let remarks = other.facts.remarks.iter();
        self.facts
            .remarks
            .extend(remarks.filter_map(|((row, column), said)| Some(((below(row)?, *column), said.clone()))));
    }

    /// Rows of several sheets stand here.
    pub fn is_joined(&self) -> bool {
        !self.joined.is_empty()
    }

    /// The sheet a row comes from, and its number there counted from 0.
    pub fn place(&self, row: usize) -> (&str, usize) {
        match self.joined.iter().rev().find(|joined| joined.at <= row) {
            Some(joined) => (&joined.sheet, row - joined.at + joined.own),
            None => (&self.name, row),
        }
    }

    /// Rows of the sheet itself, without those that were joined.
    pub fn own_height(&self) -> usize {
        self.sheet_starts().next().unwrap_or(self.rows.len())
    }

    /// The rows at which another sheet begins, counted from 0.
    pub fn sheet_starts(&self) -> impl Iterator<Item = usize> {
        self.joined.iter().map(|joined| joined.at)
    }

    /// Rows of one sheet as a person finds them: `3`, `3–5`, `2 lembar “Kec. Malangke”`. Counted from 0.
    pub fn rows_named(&self, first: usize, last: usize) -> String {
        let (sheet, own) = self.place(first);
        let rows =
            if first == last { (own + 1).to_string() } else { format!("{}–{}", own + 1, own + 1 + last - first) };
        if sheet == self.name { rows } else { format!("{rows} lembar “{sheet}”") }
    }

    fn put(&mut self, row: usize, column: usize, cell: Cell) {
        let Some(cells) = self.rows.get_mut(row) else { return };
        if cells.len() <= column {
            cells.resize(column + 1, Cell::EMPTY);
        }
        cells[column] = cell;
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
        self.facts.remarks.remove(&(row, column));
        self.put(row, column, if text.trim().is_empty() { Cell::EMPTY } else { Cell::text(text) });
    }

    /// Puts a row above all others: the header a pasted block came without.
    pub fn put_header(&mut self, titles: &[&str]) {
        self.rows.insert(0, titles.iter().map(|title| Cell::text(*title)).collect());
        let remarks = std::mem::take(&mut self.facts.remarks);
        self.facts.remarks = remarks.into_iter().map(|((row, column), said)| ((row + 1, column), said)).collect();
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
