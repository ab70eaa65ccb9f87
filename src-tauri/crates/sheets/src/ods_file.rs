//! The cells of an .ods file, tag by tag. Repeats are counted as they are met, so that a cell said a million times
//! costs a million of the limit and not of the memory.

use crate::dates::iso_moment;
use crate::formats::plain_decimal;
use crate::sheet::{Reading, Sheet};
use crate::workbook::{Format, Note};
use crate::xml::{Container, attribute, broken, part, push_reference, push_text};
use crate::{Limits, SheetError, Workbook};
use kipp_domain::grid::{Cell, Merge, Value};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::Cursor;

/// A row that is being read.
#[derive(Default)]
struct Row {
    /// Column, repeats, cell.
    cells: Vec<(usize, usize, Cell)>,
    next_column: usize,
    repeats: usize,
    hidden: bool,
}

/// A cell between its tags.
#[derive(Default)]
struct Pending {
    kind: String,
    value: Option<String>,
    text: String,
    paragraphs: usize,
    formula: bool,
    repeats: usize,
    /// Columns and rows of a merged block.
    spans: (usize, usize),
}

pub(crate) fn read(file: &str, bytes: &[u8], limits: &Limits, notes: Vec<Note>) -> Result<Workbook, SheetError> {
    let mut zip = Container::new(Cursor::new(bytes)).map_err(|error| crate::container::damaged(file, &error))?;
    let mut xml = part(file, &mut zip, "content.xml")?.ok_or_else(|| broken(file, "no content.xml"))?;
    let mut reading = Reading::new(file, limits, notes);
    let (mut sheet, mut row, mut cell): (Option<Sheet>, Option<Row>, Option<Pending>) = (None, None, None);
    let (mut style, mut unseen) = (String::new(), BTreeSet::new());
    let (mut at, mut columns, mut sheets) = (0usize, 0usize, 0u64);
    // Tables inside a cell, and remarks hung on one, are no content of the sheet.
    let (mut aside, mut inside, mut done) = (0u32, false, false);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| broken(file, error))? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "annotation" | "shapes" | "forms" | "tracked-changes" | "dde-links" => aside += 1,
                _ if aside > 0 => {}
                "style" => style = attribute(&tag, "name").unwrap_or_default(),
                "table-properties" if attribute(&tag, "display").is_some_and(|display| display == "false") => {
                    unseen.insert(std::mem::take(&mut style));
                }
                "table" if sheet.is_none() => {
                    sheets += 1;
                    if sheets > limits.sheets {
                        let limit = limits.sheets;
                        return Err(SheetError::TooManySheets { file: file.to_owned(), limit, actual: sheets });
                    }
                    let mut new = Sheet::new(&attribute(&tag, "name").unwrap_or_default());
                    new.facts.hidden = attribute(&tag, "style-name").is_some_and(|style| unseen.contains(&style));
                    (sheet, at, columns) = (Some(new), 0, 0);
                }
                "table-column" => {
                    let repeats = repeats(&tag, "number-columns-repeated");
                    if let (Some(sheet), true) = (&mut sheet, is_hidden(&tag)) {
                        let last = columns.saturating_add(repeats).min(limits.columns as usize);
                        sheet.facts.hidden_columns.extend(columns..last);
                    }
                    columns = columns.saturating_add(repeats);
                }
                "table-row" if row.is_none() => {
                    let repeats = repeats(&tag, "number-rows-repeated");
                    row = Some(Row { repeats, hidden: is_hidden(&tag), ..Row::default() });
                }
                "table-cell" | "covered-table-cell" if row.is_some() && cell.is_none() => cell = Some(pending(&tag)),
                "p" => {
                    if let Some(cell) = &mut cell {
                        if cell.paragraphs > 0 {
                            push_text(&mut cell.text, "\n");
                        }
                        cell.paragraphs += 1;
                        inside = true;
                    }
                }
                "s" | "tab" | "line-break" => {
                    if let Some(cell) = &mut cell {
                        push_text(&mut cell.text, " ");
                    }
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "annotation" | "shapes" | "forms" | "tracked-changes" | "dde-links" => aside = aside.saturating_sub(1),
                _ if aside > 0 => {}
                "p" => inside = false,
                "table-cell" | "covered-table-cell" => {
                    if let (Some(sheet), Some(row), Some(cell)) = (&mut sheet, &mut row, cell.take()) {
                        reading.meet(&sheet.name)?;
                        take_cell(sheet, row, at, cell);
                    }
                }
                "table-row" => {
                    if let (Some(sheet), Some(row)) = (&mut sheet, row.take()) {
                        let repeats = row.repeats;
                        take_row(&mut reading, sheet, at, row)?;
                        at = at.saturating_add(repeats);
                    }
                }
                "table" => {
                    if let Some(sheet) = sheet.take() {
                        reading.end_sheet(sheet);
                    }
                }
                "spreadsheet" => done = true,
                _ => {}
            },
            Event::Text(more) if inside && aside == 0 => {
                if let Some(cell) = &mut cell {
                    push_text(&mut cell.text, &more.xml10_content());
                }
            }
            Event::GeneralRef(reference) if inside && aside == 0 => {
                if let Some(cell) = &mut cell {
                    push_reference(&mut cell.text, &reference);
                }
            }
            Event::Eof if !done => {
                // A text document or a drawing has a content.xml, too.
                return Err(match sheets {
                    0 => SheetError::NotASpreadsheet { file: file.to_owned() },
                    _ => broken(file, "the sheet ends in the middle"),
                });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let (sheets, notes) = reading.end()?;
    Ok(Workbook { file: file.to_owned(), format: Format::Ods, sheets, notes })
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|count| count.trim().parse().ok()).filter(|count| *count > 0).unwrap_or(1)
}

/// Hidden by hand or by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "visibility").is_some_and(|how| how != "visible")
}

fn pending(tag: &BytesStart<'_>) -> Pending {
    let value = ["value", "date-value", "boolean-value", "string-value", "time-value"];
    Pending {
        // calcext:value-type follows office:value-type and says "error" where that one cannot.
        kind: attribute(tag, "value-type").unwrap_or_default(),
        value: value.into_iter().find_map(|name| attribute(tag, name)),
        formula: attribute(tag, "formula").is_some(),
        repeats: repeats(tag, "number-columns-repeated"),
        spans: (repeats(tag, "number-columns-spanned"), repeats(tag, "number-rows-spanned")),
        ..Pending::default()
    }
}

fn take_cell(sheet: &mut Sheet, row: &mut Row, at: usize, cell: Pending) {
    let column = row.next_column;
    row.next_column = column.saturating_add(cell.repeats);
    if cell.spans != (1, 1) {
        sheet.facts.merges.push(Merge {
            first_row: at,
            last_row: at.saturating_add(cell.spans.1 - 1),
            first_column: column,
            last_column: column.saturating_add(cell.spans.0 - 1),
        });
    }
    let formula = cell.formula;
    let repeats = cell.repeats;
    let value = value_of(cell);
    if value != Value::Empty {
        row.cells.push((column, repeats, Cell { value, formula }));
    }
}

/// Numbers as they are stored; of a share only the text says how it is shown.
fn value_of(cell: Pending) -> Value {
    let text = cell.text;
    let raw = cell.value.unwrap_or_default();
    match cell.kind.as_str() {
        "percentage" if !text.trim().is_empty() => Value::Text(text),
        "float" | "currency" | "percentage" => match raw.trim().parse() {
            Ok(number) => plain_decimal(number),
            Err(_) => Value::Text(text),
        },
        "date" => iso_moment(raw.trim()).unwrap_or(Value::Text(text)),
        "boolean" => Value::Bool(raw.trim() == "true"),
        _ if text.trim().starts_with('#') && cell.formula => Value::Fault(text.trim().to_owned()),
        "string" if text.is_empty() => Value::Text(raw),
        _ => Value::Text(text),
    }
}

fn take_row(reading: &mut Reading<'_>, sheet: &mut Sheet, at: usize, row: Row) -> Result<(), SheetError> {
    if row.hidden {
        let last = at.saturating_add(row.repeats).min(reading.limits.rows as usize);
        sheet.facts.hidden_rows.extend(at..last);
    }
    for below in 0..row.repeats {
        if row.cells.iter().all(|(_, _, cell)| cell.is_empty()) {
            return Ok(());
        }
        for (column, repeats, cell) in &row.cells {
            for beside in 0..*repeats {
                reading.meet(&sheet.name.clone())?;
                let place = (at.saturating_add(below), column.saturating_add(beside));
                reading.put(sheet, place, cell.clone(), Vec::new())?;
            }
        }
    }
    Ok(())
}
