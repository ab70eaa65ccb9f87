//! The cells of an .xlsx file. The container has been weighed before ([`crate::container`]); here the parts are read
//! tag by tag: what a cell shows is decided by its format, what is hidden and merged by its sheet.

use crate::dates::iso_moment;
use crate::formats::{self, Format};
use crate::sheet::{Reading, Sheet};
use crate::text::unescaped;
use crate::workbook::{Format as FileFormat, Note};
use crate::xml::{Container, attribute, broken, part, push_reference, push_text, says_yes};
use crate::{Limits, SheetError, Workbook};
use kipp_domain::grid::{Cell, Merge, NOT_CALCULATED, Remark, TEXT_LOST, Value};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Rows and columns of Excel.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

pub(crate) fn read(file: &str, bytes: &[u8], limits: &Limits, notes: Vec<Note>) -> Result<Workbook, SheetError> {
    let mut zip = Container::new(Cursor::new(bytes)).map_err(|error| crate::container::damaged(file, &error))?;
    let book = Book::read(file, &mut zip)?;
    if book.sheets.len() as u64 > limits.sheets {
        let actual = book.sheets.len() as u64;
        return Err(SheetError::TooManySheets { file: file.to_owned(), limit: limits.sheets, actual });
    }
    let styles = Styles::read(file, &mut zip, &book.styles)?;
    let texts = shared_texts(file, &mut zip, &book.texts)?;
    let mut reading = Reading::new(file, limits, notes);
    for (name, path, hidden) in &book.sheets {
        let shared = Shared { styles: &styles, texts: &texts, epoch_1904: book.epoch_1904 };
        if let Some(mut sheet) = sheet(&mut reading, &mut zip, name, path, &shared)? {
            sheet.facts.hidden = *hidden;
            reading.end_sheet(sheet);
        }
    }
    let (sheets, notes) = reading.end()?;
    Ok(Workbook { file: file.to_owned(), format: FileFormat::Xlsx, sheets, notes })
}

/// What the workbook lists.
#[derive(Default)]
struct Book {
    /// Name, part, hidden.
    sheets: Vec<(String, String, bool)>,
    styles: String,
    texts: String,
    epoch_1904: bool,
}

impl Book {
    fn read(file: &str, zip: &mut Container<'_>) -> Result<Book, SheetError> {
        let path = Self::path(zip);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let relations = relations(file, zip, folder, name)?;
        let part_of = |kind: &str, usual: &str| {
            let found = relations.values().find(|(what, _)| what.ends_with(kind));
            found.map_or_else(|| format!("{folder}/{usual}"), |(_, target)| target.clone())
        };
        let mut book = Book {
            styles: part_of("/styles", "styles.xml"),
            texts: part_of("/sharedStrings", "sharedStrings.xml"),
            ..Book::default()
        };
        let mut xml = part(file, zip, &path)?.ok_or_else(|| broken(file, "no workbook"))?;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|error| broken(file, error))? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "workbookPr" => book.epoch_1904 = says_yes(&tag, "date1904"),
                    "sheet" => {
                        let name = attribute(&tag, "name").unwrap_or_default();
                        let hidden = attribute(&tag, "state").is_some_and(|state| state.ends_with("idden"));
                        let id = attribute(&tag, "id").unwrap_or_default();
                        match relations.get(&id) {
                            Some((kind, target)) if kind.ends_with("/worksheet") => {
                                book.sheets.push((name, target.clone(), hidden));
                            }
                            // A chart, a dialog, a macro sheet.
                            Some(_) => {}
                            None => return Err(broken(file, format!("no part for sheet {name}"))),
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(book),
                _ => {}
            }
        }
    }

    fn path(zip: &Container<'_>) -> String {
        let names: Vec<String> = zip.file_names().flatten().map(|name| name.replace('\\', "/")).collect();
        let usual = names.iter().find(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
        let other = || names.iter().find(|name| name.to_ascii_lowercase().ends_with("workbook.xml"));
        usual.or_else(other).cloned().unwrap_or_default()
    }
}

/// Id → (type, part).
fn relations(
    file: &str,
    zip: &mut Container<'_>,
    folder: &str,
    name: &str,
) -> Result<BTreeMap<String, (String, String)>, SheetError> {
    let mut found = BTreeMap::new();
    let Some(mut xml) = part(file, zip, &format!("{folder}/_rels/{name}.rels"))? else {
        return Ok(found);
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| broken(file, error))? {
            Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                let said = |wanted| attribute(&tag, wanted).unwrap_or_default();
                let target = said("Target");
                let target = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("{folder}/{}", target.trim_start_matches("./")),
                };
                found.insert(said("Id"), (said("Type"), target));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Formats, and which of them each style of a cell has.
#[derive(Default)]
struct Styles {
    formats: Vec<Format>,
    of_style: Vec<usize>,
}

impl Styles {
    fn read(file: &str, zip: &mut Container<'_>, path: &str) -> Result<Styles, SheetError> {
        let mut styles = Styles { formats: vec![Format::General], of_style: Vec::new() };
        let Some(mut xml) = part(file, zip, path)? else { return Ok(styles) };
        let mut codes: BTreeMap<u32, String> = BTreeMap::new();
        let mut known: BTreeMap<u32, usize> = BTreeMap::new();
        let mut of_cells = false;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|error| broken(file, error))? {
                Event::Start(tag) => {
                    let id = || attribute(&tag, "numFmtId").and_then(|id| id.trim().parse().ok()).unwrap_or(0);
                    match tag.local_name().as_ref() {
                        "numFmt" => {
                            codes.insert(id(), attribute(&tag, "formatCode").unwrap_or_default());
                        }
                        "cellXfs" => of_cells = true,
                        "xf" if of_cells => {
                            let id = id();
                            let place = *known.entry(id).or_insert_with(|| {
                                let code = codes.get(&id).map(String::as_str).or(formats::built_in(id));
                                let Some(code) = code else { return 0 };
                                styles.formats.push(Format::parse(code));
                                styles.formats.len() - 1
                            });
                            styles.of_style.push(place);
                        }
                        _ => {}
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => of_cells = false,
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    fn format(&self, style: usize) -> &Format {
        let place = self.of_style.get(style).copied().unwrap_or(0);
        self.formats.get(place).unwrap_or(&Format::General)
    }
}

/// The texts that cells point to.
fn shared_texts(file: &str, zip: &mut Container<'_>, path: &str) -> Result<Vec<String>, SheetError> {
    let mut texts = Vec::new();
    let Some(mut xml) = part(file, zip, path)? else { return Ok(texts) };
    let (mut text, mut inside, mut phonetic) = (String::new(), false, 0u32);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| broken(file, error))? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "si" => text.clear(),
                "rPh" => phonetic += 1,
                "t" => inside = phonetic == 0,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "si" => texts.push(unescaped(&text).into_owned()),
                "rPh" => phonetic = phonetic.saturating_sub(1),
                "t" => inside = false,
                _ => {}
            },
            Event::Text(more) if inside => push_text(&mut text, &more.xml10_content()),
            Event::CData(more) if inside => push_text(&mut text, &more.xml10_content()),
            Event::GeneralRef(reference) if inside => push_reference(&mut text, &reference),
            Event::Eof => return Ok(texts),
            _ => {}
        }
    }
}

/// What all sheets share.
struct Shared<'a> {
    styles: &'a Styles,
    texts: &'a [String],
    epoch_1904: bool,
}

/// A cell between its tags.
#[derive(Default)]
struct Pending {
    place: (usize, usize),
    style: usize,
    kind: String,
    text: String,
    formula: bool,
}

/// The sheet; nothing when the part is none of cells.
fn sheet(
    reading: &mut Reading<'_>,
    zip: &mut Container<'_>,
    name: &str,
    path: &str,
    shared: &Shared<'_>,
) -> Result<Option<Sheet>, SheetError> {
    let file = reading.file;
    let mut xml = part(file, zip, path)?.ok_or_else(|| broken(file, format!("no part {path}")))?;
    let mut sheet = Sheet::new(name);
    let bad = |address: &str| SheetError::BadAddress {
        file: file.to_owned(),
        sheet: name.to_owned(),
        address: address.chars().take(40).collect(),
    };
    let (mut row, mut column) = (0u32, 0u32);
    let (mut root, mut seen_data, mut ended) = (true, false, false);
    let (mut inside, mut phonetic) = (false, 0u32);
    let mut pending: Option<Pending> = None;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| broken(file, error))? {
            Event::Start(tag) => {
                let local = tag.local_name();
                if std::mem::take(&mut root) && local.as_ref() != "worksheet" {
                    return Ok(None);
                }
                match local.as_ref() {
                    "col" => hidden_columns(&mut sheet, &tag, reading.limits),
                    "sheetData" => seen_data = true,
                    "row" => {
                        if let Some(said) = attribute(&tag, "r") {
                            row = said
                                .trim()
                                .parse()
                                .ok()
                                .filter(|row| (1..=ROWS).contains(row))
                                .ok_or_else(|| bad(&said))?
                                - 1;
                        }
                        column = 0;
                        let flat = attribute(&tag, "ht").is_some_and(|height| height.parse() == Ok(0.0));
                        if says_yes(&tag, "hidden") || flat {
                            sheet.facts.hidden_rows.insert(row as usize);
                        }
                    }
                    "c" => {
                        reading.meet(name)?;
                        if let Some(said) = attribute(&tag, "r") {
                            (row, column) = place_of(&said).ok_or_else(|| bad(&said))?;
                        }
                        pending = Some(Pending {
                            place: (row as usize, column as usize),
                            style: attribute(&tag, "s").and_then(|style| style.trim().parse().ok()).unwrap_or(0),
                            kind: attribute(&tag, "t").unwrap_or_default(),
                            ..Pending::default()
                        });
                    }
                    "f" => {
                        if let Some(cell) = &mut pending {
                            cell.formula = true;
                        }
                    }
                    "rPh" => phonetic += 1,
                    "v" | "t" => inside = pending.is_some() && phonetic == 0,
                    "mergeCell" => sheet.facts.merges.extend(attribute(&tag, "ref").and_then(|said| merge_of(&said))),
                    _ => {}
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "c" => {
                    if let Some(cell) = pending.take() {
                        let (place, formula) = (cell.place, cell.formula);
                        let (value, remarks) = value_of(cell, shared);
                        reading.put(&mut sheet, place, Cell { value, formula }, remarks)?;
                    }
                    column = column.saturating_add(1);
                }
                "row" => row = row.saturating_add(1),
                "rPh" => phonetic = phonetic.saturating_sub(1),
                "v" | "t" => inside = false,
                "sheetData" => ended = true,
                _ => {}
            },
            Event::Text(more) if inside => {
                if let Some(cell) = &mut pending {
                    push_text(&mut cell.text, &more.xml10_content());
                }
            }
            Event::CData(more) if inside => {
                if let Some(cell) = &mut pending {
                    push_text(&mut cell.text, &more.xml10_content());
                }
            }
            Event::GeneralRef(reference) if inside => {
                if let Some(cell) = &mut pending {
                    push_reference(&mut cell.text, &reference);
                }
            }
            // Cut in the middle: rows below are missing.
            Event::Eof if seen_data && !ended || root => return Err(broken(file, "the sheet ends in the middle")),
            Event::Eof => return Ok(Some(sheet)),
            _ => {}
        }
    }
}

fn hidden_columns(sheet: &mut Sheet, tag: &BytesStart<'_>, limits: &Limits) {
    let flat = attribute(tag, "width").is_some_and(|width| width.parse() == Ok(0.0));
    if !says_yes(tag, "hidden") && !flat {
        return;
    }
    let said = |wanted| attribute(tag, wanted).and_then(|number| number.trim().parse::<usize>().ok());
    if let (Some(first), Some(last)) = (said("min"), said("max")) {
        let last = last.min(limits.columns as usize);
        sheet.facts.hidden_columns.extend((first.max(1)..=last).map(|column| column - 1));
    }
}

/// `C5` is row 4 and column 2, both counted from 0; nothing for a place Excel does not have.
fn place_of(address: &str) -> Option<(u32, u32)> {
    let address = address.trim();
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = address.split_at(letters);
    if letters == 0 || letters > 3 || !row.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let column = column.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = row.parse().ok()?;
    ((1..=ROWS).contains(&row) && column <= COLUMNS).then(|| (row - 1, column - 1))
}

fn merge_of(said: &str) -> Option<Merge> {
    let (first, last) = said.split_once(':')?;
    let (first, last) = (place_of(first)?, place_of(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some(Merge {
        first_row: first.0 as usize,
        last_row: last.0 as usize,
        first_column: first.1 as usize,
        last_column: last.1 as usize,
    })
}

fn value_of(cell: Pending, shared: &Shared<'_>) -> (Value, Vec<Remark>) {
    let Pending { style, kind, text, formula, .. } = cell;
    let raw = text.trim();
    let plain = |value| (value, Vec::new());
    match kind.as_str() {
        // A formula that came to an empty text says so by its kind.
        "str" => plain(Value::Text(unescaped(&text).into_owned())),
        "inlineStr" => plain(Value::Text(unescaped(&text).into_owned())),
        _ if raw.is_empty() && formula => (Value::Fault(NOT_CALCULATED.to_owned()), vec![Remark::NotCalculated]),
        _ if raw.is_empty() => plain(Value::Empty),
        "s" => match raw.parse().ok().and_then(|at: usize| shared.texts.get(at)) {
            Some(text) => plain(Value::Text(text.clone())),
            None => (Value::Fault(TEXT_LOST.to_owned()), vec![Remark::TextLost]),
        },
        "b" => plain(Value::Bool(matches!(raw, "1" | "true"))),
        "e" => plain(Value::Fault(raw.to_owned())),
        "d" => plain(iso_moment(raw).unwrap_or_else(|| Value::Text(raw.to_owned()))),
        _ => match raw.parse::<f64>() {
            Ok(number) => shared.styles.format(style).show(number, shared.epoch_1904),
            Err(_) => plain(Value::Text(raw.to_owned())),
        },
    }
}
