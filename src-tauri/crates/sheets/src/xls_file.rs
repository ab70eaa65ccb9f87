//! The cells of an .xls file (Excel 97-2003), record by record. Macros in it are never looked at.

use crate::cfb::{CompoundFile, u16_at, u32_at};
use crate::formats::{self, Format};
use crate::sheet::{Reading, Sheet};
use crate::workbook::{Format as FileFormat, Note};
use crate::xml::broken;
use crate::{Limits, SheetError, Workbook};
use kipp_domain::grid::{Cell, Merge, Remark, TEXT_LOST, Value};
use std::collections::BTreeMap;

/// Records by their number.
mod record {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002F;
    pub const CONTINUE: u16 = 0x003C;
    pub const COLUMNS: u16 = 0x007D;
    pub const SHEET: u16 = 0x0085;
    pub const MANY_SHORT_NUMBERS: u16 = 0x00BD;
    pub const STYLE: u16 = 0x00E0;
    pub const MERGES: u16 = 0x00E5;
    pub const TEXTS: u16 = 0x00FC;
    pub const SHARED_TEXT: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const TEXT: u16 = 0x0204;
    pub const RICH_TEXT: u16 = 0x00D6;
    pub const TRUTH_OR_FAULT: u16 = 0x0205;
    pub const FORMULA_TEXT: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const SHORT_NUMBER: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

pub(crate) fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    let named = || file.to_owned();
    let container = CompoundFile::open(file, bytes)?;
    if container.has("EncryptedPackage") {
        return Err(SheetError::Encrypted { file: named() });
    }
    // Excel 5 and 95 call it "Book"; those, letters and slides of Office 97 are no tables we read.
    let Some(stream) = container.stream("Workbook")? else {
        return Err(SheetError::OldFormat { file: named() });
    };
    let mut notes = Vec::new();
    notes.extend(container.has("_VBA_PROJECT_CUR").then_some(Note::Macros));
    let book = Book::read(file, &stream, limits)?;
    let mut reading = Reading::new(file, limits, notes);
    for (name, at, hidden) in &book.sheets {
        let sheet = sheet(&mut reading, &book, name, stream.get(*at..).unwrap_or_default())?;
        if let Some(mut sheet) = sheet {
            sheet.facts.hidden = *hidden;
            reading.end_sheet(sheet);
        }
    }
    let (sheets, notes) = reading.end()?;
    Ok(Workbook { file: named(), format: FileFormat::Xls, sheets, notes })
}

/// Number and content of every record, as far as the stream goes.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, size) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let content = self.0.get(4..4 + size)?;
        self.0 = &self.0[4 + size..];
        Some((kind, content))
    }
}

#[derive(Default)]
struct Book {
    /// Name, place in the stream, hidden.
    sheets: Vec<(String, usize, bool)>,
    formats: BTreeMap<u16, Format>,
    of_style: Vec<u16>,
    texts: Vec<String>,
    epoch_1904: bool,
}

impl Book {
    fn read(file: &str, stream: &[u8], limits: &Limits) -> Result<Book, SheetError> {
        let mut book = Book::default();
        let mut records = Records(stream).peekable();
        while let Some((kind, content)) = records.next() {
            match kind {
                record::BEGIN if u16_at(content, 0) != Some(0x0600) => {
                    return Err(SheetError::OldFormat { file: file.to_owned() });
                }
                record::FILE_PASS => return Err(SheetError::Encrypted { file: file.to_owned() }),
                record::DATE_MODE => book.epoch_1904 = u16_at(content, 0) == Some(1),
                record::SHEET => {
                    let (Some(at), Some([state, what])) = (u32_at(content, 0), content.get(4..6)) else { continue };
                    if *what == 0 {
                        let count = content.get(6).copied().map_or(0, usize::from);
                        let name = Pieces::new(vec![content.get(7..).unwrap_or_default()]).text(count);
                        book.sheets.push((name.unwrap_or_default(), at as usize, state & 3 != 0));
                    }
                    if book.sheets.len() as u64 > limits.sheets {
                        let (limit, actual) = (limits.sheets, book.sheets.len() as u64);
                        return Err(SheetError::TooManySheets { file: file.to_owned(), limit, actual });
                    }
                }
                record::FORMAT => {
                    if let (Some(id), Some(code)) =
                        (u16_at(content, 0), long_text(content.get(2..).unwrap_or_default()))
                    {
                        book.formats.insert(id, Format::parse(&code));
                    }
                }
                record::STYLE => book.of_style.push(u16_at(content, 2).unwrap_or(0)),
                record::TEXTS => {
                    let mut pieces = vec![content];
                    while let Some((_, more)) = records.next_if(|(kind, _)| *kind == record::CONTINUE) {
                        pieces.push(more);
                    }
                    book.texts = shared_texts(file, pieces, limits)?;
                }
                record::EOF => break,
                _ => {}
            }
        }
        for id in &book.of_style {
            if !book.formats.contains_key(id)
                && let Some(code) = formats::built_in(u32::from(*id))
            {
                book.formats.insert(*id, Format::parse(code));
            }
        }
        Ok(book)
    }

    fn format(&self, style: u16) -> &Format {
        let id = self.of_style.get(usize::from(style)).copied().unwrap_or(0);
        self.formats.get(&id).unwrap_or(&Format::General)
    }
}

/// Text that goes on over several records.
struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    at: usize,
    place: usize,
}

impl<'a> Pieces<'a> {
    fn new(pieces: Vec<&'a [u8]>) -> Self {
        Pieces { pieces, at: 0, place: 0 }
    }

    /// What is left of the piece; the next one when nothing is.
    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            let piece = self.pieces.get(self.at)?;
            match piece.get(self.place..) {
                Some(rest) if !rest.is_empty() => return Some(rest),
                _ => (self.at, self.place) = (self.at + 1, 0),
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.place += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        (0..bytes).try_fold(0, |sum, at| Some(sum | u32::from(self.byte()?) << (8 * at)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = self.rest()?.len().min(count);
            self.place += step;
            count -= step;
        }
        Some(())
    }

    /// A text of `count` signs behind its flags; a piece that goes on in the middle has flags of its own.
    fn text(&mut self, count: usize) -> Option<String> {
        let mut flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? as usize * 4 } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? as usize } else { 0 };
        let mut units: Vec<u16> = Vec::with_capacity(count.min(32_767));
        let mut left = count;
        while left > 0 {
            let piece = self.pieces.get(self.at)?;
            if self.place >= piece.len() {
                (self.at, self.place) = (self.at + 1, 0);
                flags = self.byte()?;
                continue;
            }
            if flags & 1 == 0 {
                units.push(u16::from(self.byte()?));
            } else {
                let low = self.byte()?;
                units.push(u16::from_le_bytes([low, self.byte()?]));
            }
            left -= 1;
        }
        self.skip(runs + extra)?;
        Some(String::from_utf16_lossy(&units))
    }
}

/// A text with two bytes of length before it.
fn long_text(content: &[u8]) -> Option<String> {
    let count = u16_at(content, 0)?;
    Pieces::new(vec![content.get(2..)?]).text(usize::from(count))
}

fn shared_texts(file: &str, pieces: Vec<&[u8]>, limits: &Limits) -> Result<Vec<String>, SheetError> {
    let mut pieces = Pieces::new(pieces);
    let mut texts = Vec::new();
    let count = pieces.skip(4).and_then(|()| pieces.number(4)).unwrap_or(0);
    if u64::from(count) > limits.cells {
        return Err(SheetError::TooManyCells { file: file.to_owned(), sheet: "SST".to_owned(), limit: limits.cells });
    }
    for _ in 0..count {
        // A list that ends early: what points behind it is told in its cell.
        let Some(text) = pieces.number(2).and_then(|signs| pieces.text(signs as usize)) else { break };
        texts.push(text);
    }
    Ok(texts)
}

/// The sheet whose records begin here; nothing when it is none of cells.
fn sheet(reading: &mut Reading<'_>, book: &Book, name: &str, stream: &[u8]) -> Result<Option<Sheet>, SheetError> {
    let mut sheet = Sheet::new(name);
    let (mut depth, mut of_formula) = (0u32, None);
    for (kind, content) in Records(stream) {
        match kind {
            record::BEGIN => {
                if depth == 0 && u16_at(content, 2) != Some(0x0010) {
                    return Ok(None);
                }
                depth += 1;
                continue;
            }
            record::EOF if depth <= 1 => return Ok(Some(sheet)),
            record::EOF => {
                depth -= 1;
                continue;
            }
            // A chart inside the sheet.
            _ if depth != 1 => continue,
            _ => {}
        }
        let place = || Some((usize::from(u16_at(content, 0)?), usize::from(u16_at(content, 2)?)));
        let (found, remarks) = match kind {
            record::ROW => {
                if u16_at(content, 12).is_some_and(|flags| flags & 0x20 != 0)
                    && let Some(row) = u16_at(content, 0)
                {
                    sheet.facts.hidden_rows.insert(usize::from(row));
                }
                continue;
            }
            record::COLUMNS => {
                if let (Some(first), Some(last), Some(flags)) =
                    (u16_at(content, 0), u16_at(content, 2), u16_at(content, 8))
                    && flags & 1 != 0
                {
                    let last = usize::from(last).min(reading.limits.columns as usize);
                    sheet.facts.hidden_columns.extend(usize::from(first)..=last);
                }
                continue;
            }
            record::MERGES => {
                let number = |four: &[u8], at| usize::from(u16_at(four, at).unwrap_or(0));
                let blocks = content.get(2..).unwrap_or_default().chunks_exact(8);
                sheet.facts.merges.extend(blocks.map(|block| Merge {
                    first_row: number(block, 0),
                    last_row: number(block, 2),
                    first_column: number(block, 4),
                    last_column: number(block, 6),
                }));
                continue;
            }
            record::MANY_SHORT_NUMBERS => {
                let Some((row, first)) = place() else { continue };
                let cells = content.get(4..content.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (first..).zip(cells) {
                    reading.meet(name)?;
                    let style = u16_at(cell, 0).unwrap_or(0);
                    let (value, remarks) = shown(book, style, short_number(u32_at(cell, 2).unwrap_or(0)));
                    reading.put(&mut sheet, (row, column), Cell { value, formula: false }, remarks)?;
                }
                continue;
            }
            record::FORMULA_TEXT => {
                if let (Some(place), Some(text)) = (of_formula.take(), long_text(content)) {
                    let cell = Cell { value: Value::Text(text), formula: true };
                    reading.put(&mut sheet, place, cell, Vec::new())?;
                }
                continue;
            }
            _ => match value_of(book, kind, content) {
                Some(found) => found,
                None => continue,
            },
        };
        reading.meet(name)?;
        let Some(place) = place() else { continue };
        let formula = kind == record::FORMULA;
        of_formula = (formula && found == Value::Empty).then_some(place);
        reading.put(&mut sheet, place, Cell { value: found, formula }, remarks)?;
    }
    Err(broken(reading.file, "the sheet ends in the middle"))
}

/// The value of a cell's record; nothing when the record is none of a cell or too short.
fn value_of(book: &Book, kind: u16, content: &[u8]) -> Option<(Value, Vec<Remark>)> {
    let style = || u16_at(content, 4);
    let number = |at: usize| Some(f64::from_le_bytes(content.get(at..at + 8)?.try_into().ok()?));
    let plain = |value| Some((value, Vec::new()));
    match kind {
        record::NUMBER => Some(shown(book, style()?, number(6)?)),
        record::SHORT_NUMBER => Some(shown(book, style()?, short_number(u32_at(content, 6)?))),
        record::TEXT | record::RICH_TEXT => plain(Value::Text(long_text(content.get(6..)?)?)),
        record::SHARED_TEXT => match book.texts.get(u32_at(content, 6)? as usize) {
            Some(text) => plain(Value::Text(text.clone())),
            None => Some((Value::Fault(TEXT_LOST.to_owned()), vec![Remark::TextLost])),
        },
        record::TRUTH_OR_FAULT => match content.get(6..8)? {
            [truth, 0] => plain(Value::Bool(*truth != 0)),
            [code, _] => plain(fault(*code)),
            _ => None,
        },
        record::FORMULA => match content.get(6..14)? {
            [1, _, truth, _, _, _, 0xFF, 0xFF] => plain(Value::Bool(*truth != 0)),
            [2, _, code, _, _, _, 0xFF, 0xFF] => plain(fault(*code)),
            // Its text stands in the next record, or it is empty.
            [_, _, _, _, _, _, 0xFF, 0xFF] => plain(Value::Empty),
            _ => Some(shown(book, style()?, number(6)?)),
        },
        _ => None,
    }
}

fn shown(book: &Book, style: u16, number: f64) -> (Value, Vec<Remark>) {
    book.format(style).show(number, book.epoch_1904)
}

/// A number in 30 bits: whole or the head of a float, perhaps in hundredths.
fn short_number(raw: u32) -> f64 {
    let number = match raw & 2 {
        0 => f64::from_bits(u64::from(raw & !3) << 32),
        _ => f64::from(raw.cast_signed() >> 2),
    };
    if raw & 1 == 0 { number } else { number / 100.0 }
}

fn fault(code: u8) -> Value {
    let fault = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Fault(fault.to_owned())
}
