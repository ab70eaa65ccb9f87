//! The container of an .xlsx file, weighed before anything is parsed: how many parts, how large they say they are, how
//! large they really are, and what they must not hold.

use crate::workbook::Note;
use crate::xml::Container;
use crate::{Limits, SheetError};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Which program's workbook a container holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Make {
    Xlsx,
    Xlsb,
    Ods,
}

/// Checks the container; answers what it holds, and notes links to other files.
pub(crate) fn inspect(
    file: &str,
    ending: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Make, Vec<Note>), SheetError> {
    let named = || file.to_owned();
    if matches!(ending, "xlsm" | "xltm") {
        return Err(SheetError::Macros { file: named() });
    }
    // Asked before the directory is read: a million entries would cost memory by themselves.
    if let Some(actual) = declared_parts(bytes).filter(|parts| *parts > limits.parts) {
        return Err(SheetError::TooManyParts { file: named(), limit: limits.parts, actual });
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(file, &error))?;
    if zip.len() as u64 > limits.parts {
        return Err(SheetError::TooManyParts { file: named(), limit: limits.parts, actual: zip.len() as u64 });
    }
    let (make, macros) = make_of(file, &mut zip)?;
    refuse_declared_size(file, &mut zip, limits)?;
    let mut inflated = 0;
    for at in 0..zip.len() {
        inflated += weigh_part(file, &mut zip, at, inflated, bytes.len() as u64, limits)?;
    }
    let links = zip.file_names().flatten().any(|name| name.to_ascii_lowercase().starts_with("xl/externallinks/"));
    let mut notes = Vec::new();
    notes.extend(links.then_some(Note::ExternalLinks));
    notes.extend(macros.then_some(Note::Macros));
    Ok((make, notes))
}

/// The number of parts the end of the directory declares; nothing when there is no such end.
fn declared_parts(bytes: &[u8]) -> Option<u64> {
    let tail = &bytes[bytes.len().saturating_sub(65_557)..];
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(u64::from(u16::from_le_bytes([count[0], count[1]])))
}

/// What the container holds, and whether it has macros. Those of an .xlsx file make it something it does not say it is;
/// in the other formats they are usual and never looked at.
fn make_of(file: &str, zip: &mut Container<'_>) -> Result<(Make, bool), SheetError> {
    let named = || file.to_owned();
    let (mut make, mut macros) = (None, false);
    for name in zip.file_names() {
        let lower = name.map_err(|error| damaged(file, &error))?.replace('\\', "/").to_ascii_lowercase();
        match lower.as_str() {
            "xl/workbook.bin" => make = Some(Make::Xlsb),
            "content.xml" => make = Some(Make::Ods),
            "word/document.xml" => return Err(SheetError::OtherFormat { file: named(), format: ".docx" }),
            "ppt/presentation.xml" => return Err(SheetError::OtherFormat { file: named(), format: ".pptx" }),
            _ if lower.ends_with("workbook.xml") => make = make.or(Some(Make::Xlsx)),
            _ => {}
        }
        macros |= lower == "xl/vbaproject.bin" || lower.starts_with("basic/") && !lower.ends_with('/');
    }
    match make {
        Some(Make::Xlsx) if macros => Err(SheetError::Macros { file: named() }),
        Some(make) => Ok((make, macros)),
        None => Err(SheetError::NotASpreadsheet { file: named() }),
    }
}

fn refuse_declared_size(file: &str, zip: &mut Container<'_>, limits: &Limits) -> Result<(), SheetError> {
    let mut declared: u64 = 0;
    for at in 0..zip.len() {
        let part = zip.by_index_raw(at).map_err(|error| damaged(file, &error))?;
        declared = declared.saturating_add(part.size());
    }
    if declared > limits.inflated_bytes {
        return Err(SheetError::InflatesTooLarge {
            file: file.to_owned(),
            limit: limits.inflated_bytes,
            actual: declared,
        });
    }
    Ok(())
}

/// Inflates one part without keeping it; answers its real size.
fn weigh_part(
    file: &str,
    zip: &mut Container<'_>,
    at: usize,
    before: u64,
    container: u64,
    limits: &Limits,
) -> Result<u64, SheetError> {
    let named = || file.to_owned();
    let mut part = zip.by_index(at).map_err(|error| damaged(file, &error))?;
    let name = part.name().map_err(|error| damaged(file, &error))?.into_owned();
    let lower = name.to_ascii_lowercase();
    let is_texts = lower.ends_with("sharedstrings.xml");
    let pictures = lower.contains("media/") || lower.starts_with("pictures/") || lower.starts_with("thumbnails/");
    let is_content = is_texts || pictures || lower.contains("worksheets/") || lower == "content.xml";
    let types = lower == "[content_types].xml";
    // Old programs declare a type for the list of parts of an .ods file; it is never parsed.
    let manifest = lower == "meta-inf/manifest.xml";
    let mut finds = [
        Find::new(b"<!DOCTYPE"),
        Find::new(b"<SI"),
        Find::new(b"SHEET.MACROENABLED.MAIN+XML"),
        Find::new(b":ENCRYPTION-DATA"),
    ];
    let mut size: u64 = 0;
    let mut buffer = vec![0u8; 64 * 1024];
    loop {
        let read =
            part.read(&mut buffer).map_err(|error| SheetError::Damaged { file: named(), detail: error.to_string() })?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        let inflated = before + size;
        if inflated > limits.inflated_bytes {
            return Err(SheetError::InflatesTooLarge { file: named(), limit: limits.inflated_bytes, actual: inflated });
        }
        if inflated >= limits.ratio_from_bytes && inflated / container.max(1) > limits.ratio {
            return Err(SheetError::SuspiciousRatio {
                file: named(),
                limit: limits.ratio,
                inflated,
                packed: container,
            });
        }
        if !is_content && size > limits.other_part_bytes {
            return Err(SheetError::InflatesTooLarge { file: named(), limit: limits.other_part_bytes, actual: size });
        }
        let [doctype, texts, macros, encrypted] = &mut finds;
        if manifest && encrypted.count(&buffer[..read]) > 0 {
            return Err(SheetError::Encrypted { file: named() });
        }
        if doctype.count(&buffer[..read]) > 0 && !pictures && !manifest {
            return Err(SheetError::Doctype { file: named(), part: name });
        }
        if types && macros.count(&buffer[..read]) > 0 {
            return Err(SheetError::Macros { file: named() });
        }
        if is_texts && texts.count(&buffer[..read]) > limits.cells {
            return Err(SheetError::TooManyCells { file: named(), sheet: name, limit: limits.cells });
        }
    }
}

/// Counts a word over pieces of a stream, letters of either case.
struct Find {
    upper: &'static [u8],
    matched: usize,
    found: u64,
}

impl Find {
    fn new(upper: &'static [u8]) -> Self {
        Find { upper, matched: 0, found: 0 }
    }

    /// The words seen so far. Good for words whose first byte does not occur again in them, or only at a place where
    /// starting over from it is right; ours begin with `<` or M.
    fn count(&mut self, piece: &[u8]) -> u64 {
        for byte in piece {
            let byte = byte.to_ascii_uppercase();
            if byte == self.upper[self.matched] {
                self.matched += 1;
                if self.matched == self.upper.len() {
                    self.found += 1;
                    self.matched = 0;
                }
            } else {
                self.matched = usize::from(byte == self.upper[0]);
            }
        }
        self.found
    }
}

pub(crate) fn damaged(file: &str, error: &ZipError) -> SheetError {
    let file = file.to_owned();
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            SheetError::Encrypted { file }
        }
        ZipError::InvalidPassword => SheetError::Encrypted { file },
        other => SheetError::Damaged { file, detail: other.to_string() },
    }
}
