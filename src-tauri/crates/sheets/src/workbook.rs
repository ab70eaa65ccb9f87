//! A file read: its sheets as grids of typed cells, and what was noticed about it.

use crate::{Limits, SheetError, container, csv_file, xlsx_file};
use kipp_domain::grid::Grid;

/// A spreadsheet or CSV file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// The file's own name.
    pub file: String,
    pub format: Format,
    /// In the order of the file; a CSV file has one, named after the file.
    pub sheets: Vec<Grid>,
    pub notes: Vec<Note>,
}

/// What kind of file it is, and how its text was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Csv { encoding: Encoding, delimiter: Delimiter },
}

/// How the bytes of a CSV file were read; shown beside the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Windows1252,
    /// What Excel saves as "Unicode text".
    Utf16,
}

impl Encoding {
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Utf16 => "UTF-16",
        }
    }
}

/// What separates the columns of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    Semicolon,
    Comma,
    Tab,
}

impl Delimiter {
    pub const fn byte(self) -> u8 {
        match self {
            Delimiter::Semicolon => b';',
            Delimiter::Comma => b',',
            Delimiter::Tab => b'\t',
        }
    }
}

/// Something a person should know about a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Values of other files; what stands in the cells is as old as the last saving.
    ExternalLinks,
    /// A sheet the author hid; it is read all the same.
    HiddenSheet(String),
    /// Number cells that lost digits (NIP, NIK): how many, and the first of them (sheet, address).
    LostDigits { count: u32, sheet: String, cell: String },
    /// Cells made by a formula: how many, and the first of them.
    Formulas { count: u32, sheet: String, cell: String },
}

/// Reads a file by its content and its name, within limits; nothing of a refused file is kept.
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    let named = || file.to_owned();
    let actual = bytes.len() as u64;
    if actual == 0 {
        return Err(SheetError::Empty { file: named() });
    }
    if actual > limits.file_bytes {
        return Err(SheetError::FileTooLarge { file: named(), limit: limits.file_bytes, actual });
    }
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let notes = container::inspect(file, &ending, bytes, limits)?;
        return xlsx_file::read(file, bytes, limits, notes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(match holds_utf16(bytes, "EncryptedPackage") {
            true => SheetError::Encrypted { file: named() },
            false => SheetError::OldFormat { file: named() },
        });
    }
    match ending.as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" | "xls" | "xlsb" | "ods" => {
            Err(SheetError::NotASpreadsheet { file: named() })
        }
        _ => csv_file::read(file, bytes, limits),
    }
}

fn holds_utf16(bytes: &[u8], text: &str) -> bool {
    let wanted: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
