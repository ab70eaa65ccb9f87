//! A CSV file or a pasted block: its encoding, its delimiter and its cells, all as text.

use crate::sheet::{Reading, Sheet};
use crate::workbook::{Delimiter, Encoding, Format, How};
use crate::{Limits, SheetError, Workbook};
use kipp_domain::grid::Cell;

pub(crate) fn read(file: &str, bytes: &[u8], limits: &Limits, how: &How) -> Result<Workbook, SheetError> {
    let (text, encoding) =
        decode(bytes, how.encoding).ok_or_else(|| SheetError::NotASpreadsheet { file: file.to_owned() })?;
    let (said, body) = separator_line(&text);
    // What Excel puts on the clipboard has tabs between its cells and nothing else.
    let of_paste = how.pasted.then_some(Delimiter::Tab);
    let delimiter = how.delimiter.or(of_paste).or(said).unwrap_or_else(|| guess_delimiter(body));
    let name = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
    // One kind of line end.
    let body = body.replace("\r\n", "\n").replace('\r', "\n");
    if !how.pasted
        && let Some(line) = unclosed_quote(&body, delimiter)
    {
        return Err(SheetError::UnclosedQuote { file: file.to_owned(), line });
    }
    let mut reading = Reading::new(file, limits, Vec::new());
    let mut sheet = Sheet::new(&name);
    let mut records = Records { body: &body, at: 0, delimiter: delimiter.sign(), pasted: how.pasted };
    let mut row = 0;
    while records.more() {
        records.record(|column, text| reading.put(&mut sheet, (row, column), Cell::text(text), Vec::new()))?;
        row += 1;
    }
    reading.end_sheet(sheet);
    let (sheets, notes) = reading.end()?;
    Ok(Workbook { file: file.to_owned(), format: Format::Csv { encoding, delimiter }, sheets, notes })
}

/// The text of the file; nothing when it is no text.
fn decode(bytes: &[u8], said: Option<Encoding>) -> Option<(String, Encoding)> {
    let encoding = said.unwrap_or_else(|| guess_encoding(bytes));
    let text = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8.decode_with_bom_removal(bytes).0,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
        Encoding::Utf16 => encoding_rs::UTF_16LE.decode_with_bom_removal(bytes).0,
        Encoding::Utf16Be => encoding_rs::UTF_16BE.decode_with_bom_removal(bytes).0,
    };
    // Old programs end a file with SUB.
    let text = text.trim_end_matches('\u{1a}');
    let (mut signs, mut odd) = (0usize, 0usize);
    for sign in text.chars() {
        signs += 1;
        odd += usize::from(sign == '\u{fffd}' || sign.is_control() && !matches!(sign, '\t' | '\r' | '\n'));
    }
    // One odd sign is told in its cell; a file full of them is no text.
    let junk = text.contains('\0') || odd > 16 && odd > signs / 50;
    (!junk).then(|| (text.to_owned(), encoding))
}

fn guess_encoding(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xFF, 0xFE, ..] => return Encoding::Utf16,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    // Without a mark: the text of an office is mostly plain letters, and of those every other byte is 0.
    let head = &bytes[..bytes.len().min(4_000)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    if half >= 4 {
        match (zeros(0), zeros(1)) {
            (front, back) if back * 10 >= half * 8 && front * 10 < half => return Encoding::Utf16,
            (front, back) if front * 10 >= half * 8 && back * 10 < half => return Encoding::Utf16Be,
            _ => {}
        }
    }
    if std::str::from_utf8(bytes).is_ok() { Encoding::Utf8 } else { Encoding::Windows1252 }
}

/// `sep=;`, Excel's own way to tell the delimiter, and what follows it.
fn separator_line(text: &str) -> (Option<Delimiter>, &str) {
    let line = text.lines().next().unwrap_or_default();
    let said = match line.trim().to_ascii_lowercase().as_str() {
        "sep=;" => Delimiter::Semicolon,
        "sep=," => Delimiter::Comma,
        "sep=|" => Delimiter::Pipe,
        // A tab at the end is trimmed away.
        "sep=" if line.ends_with('\t') => Delimiter::Tab,
        _ => return (None, text),
    };
    (Some(said), text[line.len()..].trim_start_matches(['\r', '\n']))
}

/// The delimiter on which most of the first lines agree. `;` wins among equals: it is what Indonesian Excel writes.
fn guess_delimiter(text: &str) -> Delimiter {
    let per_record = |delimiter: Delimiter| -> Vec<usize> {
        let mut counts: Vec<usize> = Vec::new();
        let (mut count, mut quoted, mut blank) = (0, false, true);
        for sign in text.bytes() {
            match sign {
                b'"' => quoted = !quoted,
                b'\n' if !quoted => {
                    if !blank {
                        counts.push(count);
                    }
                    (count, blank) = (0, true);
                    if counts.len() == 20 {
                        break;
                    }
                }
                sign if sign == delimiter.byte() && !quoted => count += 1,
                _ => {}
            }
            blank &= sign.is_ascii_whitespace();
        }
        if !blank {
            counts.push(count);
        }
        counts
    };
    // (records that share the most common count above 0, that count)
    let counts = |delimiter: Delimiter| -> (usize, usize) {
        let all = per_record(delimiter);
        let shared = |count: usize| all.iter().filter(|other| **other == count).count();
        all.iter().filter(|count| **count > 0).map(|count| (shared(*count), *count)).max().unwrap_or((0, 0))
    };
    // Commas stand in dates and names ("10/4/21, 9:15"), tabs hardly ever in a cell: most records with one are enough,
    // unless another delimiter stands alike in every record.
    let tabs = per_record(Delimiter::Tab);
    let others = [Delimiter::Semicolon, Delimiter::Comma, Delimiter::Pipe].map(counts);
    let is_alike = others.iter().any(|(records, _)| *records == tabs.len());
    if !is_alike && 2 * tabs.iter().filter(|count| **count > 0).count() > tabs.len() {
        return Delimiter::Tab;
    }
    let mut best = (Delimiter::Semicolon, counts(Delimiter::Semicolon));
    for other in [Delimiter::Tab, Delimiter::Comma, Delimiter::Pipe] {
        let score = counts(other);
        if score > best.1 {
            best = (other, score);
        }
    }
    best.0
}

/// Records one by one; a field is handed on as soon as it is read and never kept.
struct Records<'a> {
    body: &'a str,
    at: usize,
    delimiter: char,
    pasted: bool,
}

impl<'a> Records<'a> {
    fn more(&self) -> bool {
        self.at < self.body.len()
    }

    /// Hands on every field that is not blank with its column.
    fn record(&mut self, mut field: impl FnMut(usize, &str) -> Result<(), SheetError>) -> Result<(), SheetError> {
        let mut column = 0;
        loop {
            let text = self.field();
            if !text.trim().is_empty() {
                field(column, &text)?;
            }
            let end = self.body[self.at..].chars().next();
            self.at += end.map_or(0, char::len_utf8);
            match end {
                Some('\n') | None => return Ok(()),
                Some(_) => column += 1,
            }
        }
    }

    /// The next field, up to its delimiter or line end.
    fn field(&mut self) -> std::borrow::Cow<'a, str> {
        let rest = &self.body[self.at..];
        let plain = |rest: &'a str| rest.find([self.delimiter, '\n']).unwrap_or(rest.len());
        if let Some(quoted) = rest.strip_prefix('"').filter(|quoted| !self.pasted || is_wrapped(quoted)) {
            let mut text = String::new();
            let mut inside = quoted;
            while let Some(end) = inside.find('"') {
                text.push_str(&inside[..end]);
                inside = &inside[end + 1..];
                match inside.strip_prefix('"') {
                    Some(more) => {
                        text.push('"');
                        inside = more;
                    }
                    None => break,
                }
            }
            let end = plain(inside);
            text.push_str(&inside[..end]);
            self.at += rest.len() - inside.len() + end;
            return text.into();
        }
        let end = plain(rest);
        self.at += end;
        rest[..end].into()
    }
}

/// Whether a quote at the beginning of a pasted cell was put there by Excel: it does so around a tab or a line end,
/// and around nothing else. Any other quote belongs to the text.
fn is_wrapped(quoted: &str) -> bool {
    let mut signs = quoted.char_indices().peekable();
    let mut needs = false;
    while let Some((_, sign)) = signs.next() {
        match sign {
            '"' if signs.next_if(|(_, next)| *next == '"').is_some() => {}
            '"' => return needs && signs.peek().is_none_or(|(_, next)| matches!(next, '\t' | '\n')),
            '\t' | '\n' => needs = true,
            _ => {}
        }
    }
    false
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
