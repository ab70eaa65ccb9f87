//! A CSV file: its encoding, its delimiter and its cells, all as text.

use crate::workbook::{Delimiter, Encoding, Format};
use crate::{Limits, SheetError, Workbook};
use kipp_domain::grid::{Cell, Grid, Value, address};

pub(crate) fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    let (text, encoding) = decode(bytes).ok_or_else(|| SheetError::NotASpreadsheet { file: file.to_owned() })?;
    let (said, body) = separator_line(&text);
    let delimiter = said.unwrap_or_else(|| guess_delimiter(body));
    let sheet = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
    let rows = rows_of(file, &sheet, body, delimiter, limits)?;
    if rows.iter().all(Vec::is_empty) {
        return Err(SheetError::Empty { file: file.to_owned() });
    }
    let format = Format::Csv { encoding, delimiter };
    Ok(Workbook { file: file.to_owned(), format, sheets: vec![Grid::new(sheet, rows)], notes: Vec::new() })
}

/// The text of the file; nothing when it is no text.
fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            let by_mark = if bytes[0] == 0xFF { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
            let (text, broken) = by_mark.decode_with_bom_removal(bytes);
            (if broken { None } else { Some(text.into_owned()) }?, Encoding::Utf16)
        }
        _ => {
            let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(body) {
                Ok(text) => (text.to_owned(), Encoding::Utf8),
                Err(_) => {
                    (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252)
                }
            }
        }
    };
    // Offices' text has no control characters; the five holes of Windows-1252 come out as such, too. Old programs end
    // a file with SUB.
    let text = text.trim_end_matches('\u{1a}');
    let junk = text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n'));
    (!junk).then(|| (text.to_owned(), encoding))
}

/// `sep=;`, Excel's own way to tell the delimiter, and what follows it.
fn separator_line(text: &str) -> (Option<Delimiter>, &str) {
    let line = text.lines().next().unwrap_or_default();
    let said = match line.trim().to_ascii_lowercase().as_str() {
        "sep=;" => Delimiter::Semicolon,
        "sep=," => Delimiter::Comma,
        // A tab at the end is trimmed away.
        "sep=" if line.ends_with('\t') => Delimiter::Tab,
        _ => return (None, text),
    };
    (Some(said), text[line.len()..].trim_start_matches(['\r', '\n']))
}

/// The delimiter on which most of the first lines agree. `;` wins among equals: it is what Indonesian Excel writes.
fn guess_delimiter(text: &str) -> Delimiter {
    let counts = |delimiter: Delimiter| -> (usize, usize) {
        let mut per_line: Vec<usize> = Vec::new();
        let (mut count, mut quoted, mut blank) = (0, false, true);
        for byte in text.bytes() {
            match byte {
                b'"' => quoted = !quoted,
                b'\n' if !quoted => {
                    if !blank {
                        per_line.push(count);
                    }
                    (count, blank) = (0, true);
                    if per_line.len() == 20 {
                        break;
                    }
                }
                byte if byte == delimiter.byte() && !quoted => count += 1,
                _ => {}
            }
            blank &= byte.is_ascii_whitespace();
        }
        if !blank {
            per_line.push(count);
        }
        // (lines that share the most common count above 0, that count)
        per_line
            .iter()
            .filter(|count| **count > 0)
            .map(|count| (per_line.iter().filter(|other| *other == count).count(), *count))
            .max()
            .unwrap_or((0, 0))
    };
    let mut best = (Delimiter::Semicolon, counts(Delimiter::Semicolon));
    for other in [Delimiter::Tab, Delimiter::Comma] {
        let score = counts(other);
        if score > best.1 {
            best = (other, score);
        }
    }
    best.0
}

fn rows_of(
    file: &str,
    sheet: &str,
    body: &str,
    delimiter: Delimiter,
    limits: &Limits,
) -> Result<Vec<Vec<Cell>>, SheetError> {
    let (named, titled) = (|| file.to_owned(), || sheet.to_owned());
    // One kind of line end, and one after the last record: then the lines used up count the blank ones exactly.
    let body = format!("{}\n", body.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\n'));
    if let Some(line) = unclosed_quote(&body, delimiter) {
        return Err(SheetError::UnclosedQuote { file: named(), line });
    }
    let mut records = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(body.as_bytes());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let (mut row, mut cells, mut places) = (0, 0, 0);
    let mut record = csv::StringRecord::new();
    loop {
        let before = records.position().line();
        let more = records
            .read_record(&mut record)
            .map_err(|error| SheetError::Damaged { file: named(), detail: error.to_string() })?;
        if !more {
            return Ok(rows);
        }
        // The reader skips blank lines, Excel does not: rows keep the numbers a person sees.
        let used = records.position().line() - before;
        let inside = record.iter().map(|text| text.matches('\n').count() as u64).sum::<u64>();
        row += used.saturating_sub(1 + inside) as usize;
        let at = row;
        row += 1;
        let filled = (0..record.len())
            .rfind(|at| record.get(*at).is_some_and(|text| !text.trim().is_empty()))
            .map_or(0, |at| at + 1);
        if filled == 0 {
            continue;
        }
        if at as u64 >= limits.rows {
            let actual = at as u64 + 1;
            return Err(SheetError::TooManyRows {
                file: named(),
                sheet: titled(),
                cell: address(at, 0),
                limit: limits.rows,
                actual,
            });
        }
        if filled as u64 > limits.columns {
            let cell = address(at, filled - 1);
            return Err(SheetError::TooManyColumns {
                file: named(),
                sheet: titled(),
                cell,
                limit: limits.columns,
                actual: filled as u64,
            });
        }
        let mut read = Vec::with_capacity(filled);
        for (column, text) in record.iter().take(filled).enumerate() {
            let actual = text.chars().count() as u64;
            if actual > limits.text_chars {
                let cell = address(at, column);
                return Err(SheetError::TextTooLong {
                    file: named(),
                    sheet: titled(),
                    cell,
                    limit: limits.text_chars,
                    actual,
                });
            }
            read.push(cell_of(text));
        }
        cells += read.iter().filter(|cell| !cell.is_empty()).count() as u64;
        places += filled as u64;
        for (count, limit) in [(cells, limits.cells), (places, limits.places)] {
            if count > limit {
                return Err(SheetError::TooManyCells { file: named(), sheet: titled(), limit });
            }
        }
        rows.resize_with(at, Vec::new);
        rows.push(read);
    }
}

/// The line of a quote that is open at the end. Only a quote at the beginning of a field opens.
fn unclosed_quote(body: &str, delimiter: Delimiter) -> Option<u64> {
    let mut line = 1;
    let mut opened = None;
    let mut may_open = true;
    for byte in body.bytes() {
        // Behind a closing quote the next one is a doubled one: it opens again.
        may_open = match (opened, byte) {
            (None, b'"') if may_open => {
                opened = Some(line);
                false
            }
            (Some(_), b'"') => {
                opened = None;
                true
            }
            (Some(_), _) => false,
            (None, byte) => byte == delimiter.byte() || byte == b'\n',
        };
        line += u64::from(byte == b'\n');
    }
    opened
}

/// The prefix our own files give to text that looks like a formula is taken off again.
fn cell_of(text: &str) -> Cell {
    if text.trim().is_empty() {
        return Cell::EMPTY;
    }
    let text = crate::write_csv::without_guard(text);
    Cell { value: Value::Text(text.to_owned()), formula: false }
}
