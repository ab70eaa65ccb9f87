//! The cells of an .xlsb file. The container has been weighed; cells are met one by one. What calamine does not expect
//! in a record stops it short: such a file is damaged, not the program.

use crate::dates::{iso_moment, shown_time};
use crate::formats::plain_decimal;
use crate::sheet::{Reading, Sheet};
use crate::workbook::{Format, Note};
use crate::xml::broken;
use crate::{Limits, SheetError, Workbook};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use chrono::{NaiveDate, NaiveTime};
use kipp_domain::grid::{Cell, Value};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) fn read(file: &str, bytes: &[u8], limits: &Limits, notes: Vec<Note>) -> Result<Workbook, SheetError> {
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut book: Xlsb<Cursor<&[u8]>> = Xlsb::new(Cursor::new(bytes)).map_err(|error| refused(file, &error))?;
        let listed: Vec<(String, bool)> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect();
        if listed.len() as u64 > limits.sheets {
            let (limit, actual) = (limits.sheets, listed.len() as u64);
            return Err(SheetError::TooManySheets { file: file.to_owned(), limit, actual });
        }
        let mut reading = Reading::new(file, limits, notes);
        for (name, hidden) in listed {
            let mut sheet = Sheet::new(&name);
            sheet.facts.hidden = hidden;
            let mut cells = book.worksheet_cells_reader(&name).map_err(|error| refused(file, &error))?;
            while let Some(met) = cells.next_cell().map_err(|error| refused(file, &error))? {
                reading.meet(&name)?;
                let (row, column) = met.get_position();
                let cell = Cell { value: value_of(met.get_value()), formula: false };
                reading.put(&mut sheet, (row as usize, column as usize), cell, Vec::new())?;
            }
            reading.end_sheet(sheet);
        }
        reading.end()
    }));
    let (sheets, notes) = read.unwrap_or_else(|_| Err(broken(file, "a record that cannot be read")))?;
    Ok(Workbook { file: file.to_owned(), format: Format::Xlsb, sheets, notes })
}

fn value_of(value: &DataRef<'_>) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(number.to_string()),
        DataRef::Float(number) => plain_decimal(*number),
        DataRef::String(text) => Value::Text(text.clone()),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) => day_of(date),
        DataRef::DateTimeIso(text) => iso_moment(text).unwrap_or_else(|| Value::Text(text.clone())),
        DataRef::DurationIso(text) => Value::Text(text.clone()),
        DataRef::Error(fault) => Value::Fault(fault.to_string()),
    }
}

/// A date, a date with time, or a bare time of day (as text).
fn day_of(date: &ExcelDateTime) -> Value {
    let number = date.as_f64();
    if date.is_duration() {
        return plain_decimal(number);
    }
    if (0.0..1.0).contains(&number) {
        return Value::Text(shown_time(number));
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    match day.and_then(|day| day.and_hms_opt(u32::from(hour), u32::from(minute), u32::from(second))) {
        Some(moment) if moment.time() == NaiveTime::MIN => Value::Date(moment.date()),
        Some(moment) => Value::Moment(moment),
        // 29 February 1900, in which only Excel believes.
        None => plain_decimal(number),
    }
}

fn refused(file: &str, error: &XlsbError) -> SheetError {
    match error {
        XlsbError::Password => SheetError::Encrypted { file: file.to_owned() },
        other => broken(file, other),
    }
}
