//! A file read: its sheets as grids of typed cells, and what was noticed about it.

use crate::container::{self, Make};
use crate::{Limits, SheetError, cfb, csv_file, ods_file, xls_file, xlsb_file, xlsx_file};
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
    /// Excel 97-2003.
    Xls,
    Xlsb,
    Ods,
    Csv {
        encoding: Encoding,
        delimiter: Delimiter,
    },
}

/// How a text file shall be read; what is left open is guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    /// A block from the clipboard: tabs separate, quotes belong to the text.
    pub pasted: bool,
}

/// How the bytes of a CSV file were read; shown beside the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Windows1252,
    /// What Excel saves as "Unicode text".
    Utf16,
    Utf16Be,
}

/// Every encoding a person can name.
pub const ENCODINGS: [Encoding; 4] = [Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16, Encoding::Utf16Be];

impl Encoding {
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Utf16 => "UTF-16",
            Encoding::Utf16Be => "UTF-16BE",
        }
    }

    pub fn from_name(name: &str) -> Option<Encoding> {
        ENCODINGS.into_iter().find(|encoding| encoding.name() == name)
    }
}

/// What separates the columns of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    Semicolon,
    Comma,
    Tab,
    Pipe,
}

/// Every delimiter a person can name.
pub const DELIMITERS: [Delimiter; 4] = [Delimiter::Semicolon, Delimiter::Comma, Delimiter::Tab, Delimiter::Pipe];

impl Delimiter {
    pub const fn byte(self) -> u8 {
        match self {
            Delimiter::Semicolon => b';',
            Delimiter::Comma => b',',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
        }
    }

    pub const fn sign(self) -> char {
        self.byte() as char
    }

    pub fn from_sign(sign: &str) -> Option<Delimiter> {
        DELIMITERS.into_iter().find(|delimiter| sign.chars().eq([delimiter.sign()]))
    }
}

/// Something a person should know about a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Values of other files; what stands in the cells is as old as the last saving.
    ExternalLinks,
    /// Macros that were not looked at.
    Macros,
    /// A sheet the author hid; it is read all the same.
    HiddenSheet(String),
    /// Number cells that lost digits (NIP, NIK): how many, and the first of them (sheet, address).
    LostDigits { count: u32, sheet: String, cell: String },
    /// Cells made by a formula: how many, and the first of them.
    Formulas { count: u32, sheet: String, cell: String },
    /// Cells far outside the table that were left out: how many, and the first of them.
    Strays { count: u32, sheet: String, cell: String },
}

/// [`read_as`] with everything guessed.
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    read_as(file, bytes, limits, &How::default())
}

/// Reads a file by its content and its name, within limits; nothing of a refused file is kept.
pub fn read_as(file: &str, bytes: &[u8], limits: &Limits, how: &How) -> Result<Workbook, SheetError> {
    let named = || file.to_owned();
    let actual = bytes.len() as u64;
    if actual == 0 {
        return Err(SheetError::Empty { file: named() });
    }
    if actual > limits.file_bytes {
        return Err(SheetError::FileTooLarge { file: named(), limit: limits.file_bytes, actual });
    }
    if how.pasted {
        return csv_file::read(file, bytes, limits, how);
    }
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let (make, notes) = container::inspect(file, &ending, bytes, limits)?;
        return match make {
            Make::Xlsx => xlsx_file::read(file, bytes, limits, notes),
            Make::Xlsb => xlsb_file::read(file, bytes, limits, notes),
            Make::Ods => ods_file::read(file, bytes, limits, notes),
        };
    }
    if bytes.starts_with(&cfb::SIGNATURE) {
        return xls_file::read(file, bytes, limits);
    }
    if let Some(format) = other_format(bytes) {
        return Err(SheetError::OtherFormat { file: named(), format });
    }
    match ending.as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" | "xls" | "xlsb" | "ods" => {
            Err(SheetError::NotASpreadsheet { file: named() })
        }
        _ => csv_file::read(file, bytes, limits, how),
    }
}

/// What a file is that only bears the name of a table: web applications save pages as `.xls`.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let head: String = bytes.iter().take(2_000).filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let head = head.to_ascii_lowercase();
    let head = head.trim_start_matches(['ï', '»', '¿', 'ÿ', 'þ']).trim_start();
    let starts = |beginnings: &[&str]| beginnings.iter().any(|beginning| head.starts_with(beginning));
    if starts(&["%pdf-"]) {
        return Some("PDF");
    }
    if starts(&["{\\rtf"]) {
        return Some("RTF");
    }
    if starts(&["mime-version:"]) {
        return Some("halaman web (MHTML)");
    }
    let xml = starts(&["<?xml"]);
    if xml && head.contains("schemas-microsoft-com:office:spreadsheet") {
        return Some("XML Spreadsheet 2003");
    }
    let page = ["<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style", "<div", "<!--"];
    if starts(&page) || xml && head.contains("<html") {
        return Some("halaman web (HTML)");
    }
    xml.then_some("XML")
}
