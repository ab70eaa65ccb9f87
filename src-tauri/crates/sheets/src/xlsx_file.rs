//! The cells of an .xlsx file. The container has been weighed before ([`crate::container`]); here cells are met one by
//! one and counted.

use crate::workbook::{Format, Note};
use crate::{Limits, SheetError, Workbook};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use kipp_domain::grid::{Cell, Grid, Value, address};
use std::io::Cursor;

pub(crate) fn read(file: &str, bytes: &[u8], limits: &Limits, notes: Vec<Note>) -> Result<Workbook, SheetError> {
    let mut book: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(file, &error))?;
    let listed: Vec<(String, SheetVisible)> =
        book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    if listed.len() as u64 > limits.sheets {
        return Err(SheetError::TooManySheets {
            file: file.to_owned(),
            limit: limits.sheets,
            actual: listed.len() as u64,
        });
    }
    let mut reading = Reading { file, limits, met: 0, cells: 0, places: 0, notes, lost_digits: None, formulas: None };
    let mut sheets = Vec::new();
    for (name, visible) in listed {
        let Some(rows) = reading.sheet(&mut book, &name)? else {
            continue;
        };
        if visible != SheetVisible::Visible {
            reading.notes.push(Note::HiddenSheet(name.clone()));
        }
        sheets.push(Grid::new(name, rows));
    }
    if sheets.iter().all(|sheet| sheet.height() == 0) {
        return Err(SheetError::Empty { file: file.to_owned() });
    }
    let Reading { mut notes, lost_digits, formulas, .. } = reading;
    notes.extend(lost_digits.map(|(count, sheet, cell)| Note::LostDigits { count, sheet, cell }));
    notes.extend(formulas.map(|(count, sheet, cell)| Note::Formulas { count, sheet, cell }));
    Ok(Workbook { file: file.to_owned(), format: Format::Xlsx, sheets, notes })
}

/// How many, and the first of them (sheet, address).
type Tally = Option<(u32, String, String)>;

struct Reading<'a> {
    file: &'a str,
    limits: &'a Limits,
    met: u64,
    cells: u64,
    places: u64,
    notes: Vec<Note>,
    lost_digits: Tally,
    formulas: Tally,
}

impl Reading<'_> {
    /// The rows of a sheet; nothing when it is no sheet of cells (a chart).
    fn sheet(&mut self, book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<Vec<Cell>>>, SheetError> {
        let mut cells = match book.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(error) => return Err(refused(self.file, &error)),
        };
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        loop {
            let met = match cells.next_cell_with_formula_metadata() {
                Ok(Some(met)) => met,
                Ok(None) => return Ok(Some(rows)),
                Err(error) => return Err(refused(self.file, &error)),
            };
            self.met += 1;
            if self.met > self.limits.met_cells {
                return Err(self.too_many_cells(name, self.limits.met_cells));
            }
            let (row, column) = (met.pos.0 as usize, met.pos.1 as usize);
            let cell = Cell { value: value_of(met.value), formula: met.formula.is_some() };
            if cell.is_empty() {
                continue;
            }
            self.check(name, row, column, &cell)?;
            if rows.len() <= row {
                rows.resize_with(row + 1, Vec::new);
            }
            let cells = &mut rows[row];
            if cells.len() <= column {
                self.places += (column + 1 - cells.len()) as u64;
                if self.places > self.limits.places {
                    return Err(self.too_many_cells(name, self.limits.places));
                }
                cells.resize(column + 1, Cell::EMPTY);
            }
            cells[column] = cell;
        }
    }

    fn check(&mut self, sheet: &str, row: usize, column: usize, cell: &Cell) -> Result<(), SheetError> {
        let limits = self.limits;
        let (file, name, at) = (|| self.file.to_owned(), || sheet.to_owned(), || address(row, column));
        let (rows, columns) = (row as u64 + 1, column as u64 + 1);
        if rows > limits.rows {
            return Err(SheetError::TooManyRows {
                file: file(),
                sheet: name(),
                cell: at(),
                limit: limits.rows,
                actual: rows,
            });
        }
        if columns > limits.columns {
            return Err(SheetError::TooManyColumns {
                file: file(),
                sheet: name(),
                cell: at(),
                limit: limits.columns,
                actual: columns,
            });
        }
        if let Value::Text(text) = &cell.value {
            let actual = text.chars().count() as u64;
            if actual > limits.text_chars {
                return Err(SheetError::TextTooLong {
                    file: file(),
                    sheet: name(),
                    cell: at(),
                    limit: limits.text_chars,
                    actual,
                });
            }
        }
        if cell.has_lost_digits() {
            tally(&mut self.lost_digits, sheet, row, column);
        }
        if cell.formula {
            tally(&mut self.formulas, sheet, row, column);
        }
        self.cells += 1;
        match self.cells > limits.cells {
            true => Err(self.too_many_cells(sheet, limits.cells)),
            false => Ok(()),
        }
    }

    fn too_many_cells(&self, sheet: &str, limit: u64) -> SheetError {
        SheetError::TooManyCells { file: self.file.to_owned(), sheet: sheet.to_owned(), limit }
    }
}

fn tally(tally: &mut Tally, sheet: &str, row: usize, column: usize) {
    match tally {
        Some((count, _, _)) => *count += 1,
        None => *tally = Some((1, sheet.to_owned(), address(row, column))),
    }
}

fn value_of(value: DataRef<'_>) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(number.to_string()),
        DataRef::Float(number) => plain_decimal(number),
        DataRef::String(text) => Value::Text(text),
        DataRef::SharedString(text) => Value::Text(text.to_owned()),
        DataRef::Bool(truth) => Value::Bool(truth),
        DataRef::DateTime(date) => moment_of(date),
        DataRef::DateTimeIso(text) => iso_moment(&text).unwrap_or(Value::Text(text)),
        DataRef::DurationIso(text) => Value::Text(text),
        DataRef::Error(fault) => Value::Fault(fault.to_string()),
    }
}

/// A number as a person sees it: at most the 15 digits Excel keeps, no exponent.
fn plain_decimal(number: f64) -> Value {
    if !number.is_finite() {
        return Value::Fault("#NUM!".to_owned());
    }
    // Through the 15 digits of Excel: 85.34999999999999 is 85.35 and 1.98003262000031001E17 ends in zeros.
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    Value::Number(if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") })
}

/// A date, a date with time, or a bare time of day (as text).
fn moment_of(date: ExcelDateTime) -> Value {
    if date.is_duration() {
        return plain_decimal(date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = NaiveTime::from_hms_opt(u32::from(hour), u32::from(minute), u32::from(second));
    if (0.0..1.0).contains(&date.as_f64()) {
        return Value::Text(format!("{hour:02}.{minute:02}"));
    }
    let calendar = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    match (calendar, time) {
        (Some(date), Some(time)) if time == NaiveTime::MIN => Value::Date(date),
        (Some(date), Some(time)) => Value::Moment(date.and_time(time)),
        // 29 February 1900, in which only Excel believes.
        _ => plain_decimal(date.as_f64()),
    }
}

fn iso_moment(text: &str) -> Option<Value> {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(Value::Date(date));
    }
    let moment = NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    Some(if moment.time() == NaiveTime::MIN { Value::Date(moment.date()) } else { Value::Moment(moment) })
}

fn refused(file: &str, error: &XlsxError) -> SheetError {
    let file = file.to_owned();
    match error {
        XlsxError::Password => SheetError::Encrypted { file },
        other => SheetError::Damaged { file, detail: other.to_string() },
    }
}
