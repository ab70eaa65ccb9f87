//! The plain Excel twin of a recap: one header row, no merged cells, text as text, real dates, real numbers.
//!
//! Same columns, rows and meta: same bytes. The only time in the file is the one given.

use crate::table::{Column, ColumnKind, Entry, Meta};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The table cannot be an .xlsx file: too many rows or columns, a text beyond 32,767 characters.
#[derive(Debug, thiserror::Error)]
#[error("cannot make an .xlsx file: {0}")]
pub struct WriteError(#[from] XlsxError);

/// Writes header and rows on one sheet, notes on a second.
pub fn write_xlsx(columns: &[Column], rows: &[Vec<Entry>], meta: &Meta) -> Result<Vec<u8>, WriteError> {
    write_sheets(&[(&meta.sheet, columns, rows)], meta)
}

/// A sheet: its name, columns and rows.
pub type Table<'a> = (&'a str, &'a [Column], &'a [Vec<Entry>]);

/// The same with several tables, a sheet each.
pub fn write_sheets(tables: &[Table<'_>], meta: &Meta) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(&meta.title)
            .set_author(&meta.author)
            .set_creation_datetime(&excel_moment(meta.created)?),
    );
    for (name, columns, rows) in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(name))?;
        write_table(sheet, columns, rows)?;
    }
    if !meta.notes.is_empty() {
        let notes = book.add_worksheet();
        notes.set_name("Catatan")?;
        notes.set_column_width(0, 100)?;
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for (row, note) in (0..).zip(&meta.notes) {
            notes.write_string_with_format(row, 0, note, &wrapped)?;
        }
    }
    let mut bytes = book.save_to_buffer()?;
    forget_the_machine(&mut bytes);
    Ok(bytes)
}

/// Clears the one thing a workbook tells about the machine it was made on: the zip's "made on" byte of every member (3
/// on Linux, 0 on Windows, as Excel writes it), so that the same recap has the same bytes everywhere.
fn forget_the_machine(bytes: &mut [u8]) {
    /// Of the end record, which carries no comment here; and of an entry before its names.
    const END: usize = 22;
    const ENTRY: usize = 46;
    let number = |bytes: &[u8], at: usize, length: usize| {
        bytes
            .get(at..at + length)
            .map(|part| part.iter().rev().fold(0_usize, |number, byte| number << 8 | usize::from(*byte)))
    };
    let Some(mut at) = bytes.len().checked_sub(END).and_then(|end| number(bytes, end + 16, 4)) else { return };
    while bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        bytes[at + 5] = 0;
        let lengths = [28, 30, 32].map(|field| number(bytes, at + field, 2).unwrap_or_default());
        at += ENTRY + lengths.iter().sum::<usize>();
    }
}

fn write_table(sheet: &mut Worksheet, columns: &[Column], rows: &[Vec<Entry>]) -> Result<(), WriteError> {
    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(0x00EB_EBEB)
        .set_border_bottom(FormatBorder::Thin);
    let formats = Formats::new();
    for (at, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, &column.title, &header)?;
        sheet.set_column_width(at, width_of(column, rows, at as usize))?;
        sheet.set_column_format(at, formats.of(column.kind))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_repeat_rows(0, 0)?;
    for (line, row) in (1..).zip(rows) {
        for (at, entry) in (0..).zip(row.iter().take(columns.len())) {
            write_entry(sheet, line, at, entry, &formats)?;
        }
    }
    Ok(())
}

fn write_entry(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    entry: &Entry,
    formats: &Formats,
) -> Result<(), WriteError> {
    match entry {
        Entry::Empty => return Ok(()),
        Entry::Text(text) => sheet.write_string_with_format(row, column, text, &formats.text)?,
        Entry::Count(count) => sheet.write_number_with_format(row, column, *count as f64, &formats.count)?,
        Entry::Hundredths(value) => {
            sheet.write_number_with_format(row, column, *value as f64 / 100.0, &formats.hundredths)?
        }
        Entry::PerMille(tenths) => {
            sheet.write_number_with_format(row, column, *tenths as f64 / 1000.0, &formats.percent)?
        }
        Entry::Date(date) => match excel_date(*date) {
            Ok(date) => sheet.write_datetime_with_format(row, column, &date, &formats.date)?,
            // Before 1900 Excel knows no dates.
            Err(_) => sheet.write_string(row, column, kipp_domain::words::short_date(*date))?,
        },
    };
    Ok(())
}

/// One format per kind. An entry takes the format of its own kind, whatever its column says.
struct Formats {
    text: Format,
    count: Format,
    hundredths: Format,
    percent: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let format = |pattern: &str| Format::new().set_align(FormatAlign::Top).set_num_format(pattern);
        Formats {
            // "@": Excel keeps what is typed over it as text, too.
            text: format("@").set_text_wrap(),
            count: format("0"),
            hundredths: format("#,##0.00"),
            percent: format("0.0%"),
            date: format("dd-mm-yyyy"),
        }
    }

    fn of(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Text => &self.text,
            ColumnKind::Count => &self.count,
            ColumnKind::Hundredths => &self.hundredths,
            ColumnKind::Percent => &self.percent,
            ColumnKind::Date => &self.date,
        }
    }
}

/// Wide enough for the longest entry, within 8 and 60 characters.
fn width_of(column: &Column, rows: &[Vec<Entry>], at: usize) -> f64 {
    let widest = rows.iter().filter_map(|row| row.get(at)).map(|entry| match entry {
        Entry::Empty => 0,
        Entry::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Entry::Count(count) => count.to_string().len(),
        Entry::Hundredths(value) => kipp_domain::figures::hundredths(*value).len(),
        Entry::PerMille(_) => 7,
        Entry::Date(_) => 10,
    });
    let widest = widest.chain([column.title.chars().count()]).max().unwrap_or(0);
    widest.clamp(6, 58) as f64 + 2.0
}

/// At most 31 characters, none of `[]:*?/\`, no apostrophe at an end.
fn sheet_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c })
        .take(31)
        .collect();
    match clean.trim().trim_matches('\'').trim() {
        "" => "Data".to_owned(),
        // Reserved by Excel, and taken by ours.
        reserved if reserved.eq_ignore_ascii_case("history") || reserved.eq_ignore_ascii_case("catatan") => {
            format!("{reserved} 1")
        }
        name => name.to_owned(),
    }
}

fn excel_date(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)
}

fn excel_moment(moment: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    excel_date(moment.date())?.and_hms(moment.hour() as u16, moment.minute() as u8, f64::from(moment.second()))
}
