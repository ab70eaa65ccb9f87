//! A sheet while it is read: cells are met one by one, counted against the limits of the whole file, cleaned and kept.

use crate::text::clean;
use crate::workbook::Note;
use crate::{Limits, SheetError};
use kipp_domain::grid::{Cell, Facts, Grid, Merge, Remark, Value, address};

/// How many, and the first of them (sheet, address).
type Tally = Option<(u32, String, String)>;

/// What all sheets of one file share.
pub(crate) struct Reading<'a> {
    pub file: &'a str,
    pub limits: &'a Limits,
    pub notes: Vec<Note>,
    met: u64,
    cells: u64,
    places: u64,
    /// Bytes of all texts kept.
    text: u64,
    lost_digits: Tally,
    formulas: Tally,
    /// Cells outside the limits, left out, and the error they would be alone.
    strays: Tally,
    beyond: Option<SheetError>,
    sheets: Vec<Grid>,
}

/// The sheet being read.
#[derive(Default)]
pub(crate) struct Sheet {
    pub name: String,
    rows: Vec<Vec<Cell>>,
    pub facts: Facts,
}

impl Sheet {
    pub fn new(name: &str) -> Self {
        Sheet { name: name.to_owned(), ..Sheet::default() }
    }
}

impl<'a> Reading<'a> {
    pub fn new(file: &'a str, limits: &'a Limits, notes: Vec<Note>) -> Self {
        Reading {
            file,
            limits,
            notes,
            met: 0,
            cells: 0,
            places: 0,
            text: 0,
            lost_digits: None,
            formulas: None,
            strays: None,
            beyond: None,
            sheets: Vec::new(),
        }
    }

    /// Counts a cell that was met, whatever it holds.
    pub fn meet(&mut self, sheet: &str) -> Result<(), SheetError> {
        self.met += 1;
        if self.met > self.limits.met_cells { Err(self.too_many_cells(sheet, self.limits.met_cells)) } else { Ok(()) }
    }

    /// Keeps a cell; an empty one costs nothing.
    pub fn put(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (usize, usize),
        mut cell: Cell,
        mut remarks: Vec<Remark>,
    ) -> Result<(), SheetError> {
        if let Value::Text(raw) = &cell.value {
            let cut = self.cut(raw);
            let clean = clean(cut.map_or(raw, |(text, _)| text));
            remarks.extend(cut.map(|(_, actual)| Remark::TooLong { limit: self.limits.text_chars, actual }));
            if !clean.dropped.is_empty() {
                remarks.push(Remark::Dropped(clean.dropped));
            }
            cell.value = if clean.text.is_empty() { Value::Empty } else { Value::Text(clean.text) };
        }
        if cell.is_empty() {
            return Ok(());
        }
        if self.is_stray(sheet, row, column)? {
            return Ok(());
        }
        if cell.has_lost_digits() {
            tally(&mut self.lost_digits, &sheet.name, row, column);
        }
        // One that was never calculated has no stored value to take; its cell says so.
        if cell.formula && !matches!(cell.value, Value::Fault(_)) {
            tally(&mut self.formulas, &sheet.name, row, column);
        }
        if let Value::Text(text) = &cell.value {
            self.text += text.len() as u64;
            if self.text > self.limits.text_bytes {
                let (limit, actual) = (self.limits.text_bytes, self.text);
                return Err(SheetError::InflatesTooLarge { file: self.file.to_owned(), limit, actual });
            }
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(self.too_many_cells(&sheet.name, self.limits.cells));
        }
        if sheet.rows.len() <= row {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row];
        if cells.len() <= column {
            self.places += (column + 1 - cells.len()) as u64;
            if self.places > self.limits.places {
                return Err(self.too_many_cells(&sheet.name, self.limits.places));
            }
            cells.resize(column + 1, Cell::EMPTY);
        }
        cells[column] = cell;
        if !remarks.is_empty() {
            sheet.facts.remarks.insert((row, column), remarks);
        }
        Ok(())
    }

    /// The beginning of a text that is too long, and how long it is.
    fn cut<'t>(&self, text: &'t str) -> Option<(&'t str, u64)> {
        let limit = self.limits.text_chars as usize;
        if text.len() <= limit {
            return None;
        }
        let (at, _) = text.char_indices().nth(limit)?;
        Some((&text[..at], text.chars().count() as u64))
    }

    /// Whether a cell lies outside the limits. It is left out when it stands by itself; a table that goes on beyond
    /// them is refused.
    fn is_stray(&mut self, sheet: &Sheet, row: usize, column: usize) -> Result<bool, SheetError> {
        let (file, name, cell) = (|| self.file.to_owned(), || sheet.name.clone(), || address(row, column));
        let (rows, columns) = (row as u64 + 1, column as u64 + 1);
        let limits = self.limits;
        let error = if rows > limits.rows {
            SheetError::TooManyRows { file: file(), sheet: name(), cell: cell(), limit: limits.rows, actual: rows }
        } else if columns > limits.columns {
            let (limit, actual) = (limits.columns, columns);
            SheetError::TooManyColumns { file: file(), sheet: name(), cell: cell(), limit, actual }
        } else {
            return Ok(false);
        };
        let last_row = sheet.rows.get(limits.rows as usize - 1);
        let goes_on = match &error {
            SheetError::TooManyRows { .. } => last_row.is_some_and(|cells| !cells.is_empty()),
            _ => sheet.rows.get(row).is_some_and(|cells| cells.len() as u64 == limits.columns),
        };
        let many = self.strays.as_ref().is_some_and(|(count, ..)| u64::from(*count) >= limits.strays);
        if goes_on || many {
            return Err(error);
        }
        tally(&mut self.strays, &sheet.name, row, column);
        self.beyond.get_or_insert(error);
        Ok(true)
    }

    fn too_many_cells(&self, sheet: &str, limit: u64) -> SheetError {
        SheetError::TooManyCells { file: self.file.to_owned(), sheet: sheet.to_owned(), limit }
    }

    /// A sheet that was read to its end.
    pub fn end_sheet(&mut self, mut sheet: Sheet) {
        let (width, height) = (self.limits.columns as usize, sheet.rows.len());
        let facts = &mut sheet.facts;
        facts.hidden_rows.retain(|row| *row < height);
        facts.hidden_columns.retain(|column| *column < width);
        facts.merges.retain(|merge: &Merge| merge.first_row < height && merge.first_column < width);
        if facts.hidden {
            self.notes.push(Note::HiddenSheet(sheet.name.clone()));
        }
        self.sheets.push(Grid::new(sheet.name, sheet.rows).with(sheet.facts));
    }

    /// All sheets and what was noticed; a file that holds nothing is refused.
    pub fn end(self) -> Result<(Vec<Grid>, Vec<Note>), SheetError> {
        let Reading { file, mut notes, lost_digits, formulas, strays, beyond, sheets, .. } = self;
        if sheets.iter().all(|sheet| sheet.height() == 0) {
            return Err(beyond.unwrap_or_else(|| SheetError::Empty { file: file.to_owned() }));
        }
        notes.extend(lost_digits.map(|(count, sheet, cell)| Note::LostDigits { count, sheet, cell }));
        notes.extend(formulas.map(|(count, sheet, cell)| Note::Formulas { count, sheet, cell }));
        notes.extend(strays.map(|(count, sheet, cell)| Note::Strays { count, sheet, cell }));
        Ok((sheets, notes))
    }
}

fn tally(tally: &mut Tally, sheet: &str, row: usize, column: usize) {
    match tally {
        Some((count, _, _)) => *count += 1,
        None => *tally = Some((1, sheet.to_owned(), address(row, column))),
    }
}
