//! Why a file is refused, as facts. The sentences are made by the application.

/// Every error names the file; addresses are those of Excel (`C5`).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("{file}: nothing in it")]
    Empty { file: String },
    #[error("{file}: {actual} bytes, limit {limit}")]
    FileTooLarge { file: String, limit: u64, actual: u64 },
    /// Junk: neither a spreadsheet nor text.
    #[error("{file}: not a spreadsheet")]
    NotASpreadsheet { file: String },
    /// `.xlsm`, or macros inside.
    #[error("{file}: holds macros")]
    Macros { file: String },
    /// A binary container of Office 97-2003 that holds no table.
    #[error("{file}: old binary format without a workbook")]
    OldFormat { file: String },
    #[error("{file}: protected with a password")]
    Encrypted { file: String },
    /// Something else under the name of a table: a web page, a text document.
    #[error("{file}: {format} is not read")]
    OtherFormat { file: String, format: &'static str },
    /// A document type declaration, the door of entity bombs.
    #[error("{file}: document type declaration in {part}")]
    Doctype { file: String, part: String },
    #[error("{file}: {actual} parts, limit {limit}")]
    TooManyParts { file: String, limit: u64, actual: u64 },
    /// `actual` is what was declared, or what had been inflated when reading stopped.
    #[error("{file}: inflates to {actual} bytes, limit {limit}")]
    InflatesTooLarge { file: String, limit: u64, actual: u64 },
    #[error("{file}: inflated {inflated} bytes from {packed}, more than {limit}:1")]
    SuspiciousRatio { file: String, limit: u64, inflated: u64, packed: u64 },
    #[error("{file}: {sheet} has something in row {actual}, limit {limit}")]
    TooManyRows { file: String, sheet: String, cell: String, limit: u64, actual: u64 },
    #[error("{file}: {sheet} has something in column {actual}, limit {limit}")]
    TooManyColumns { file: String, sheet: String, cell: String, limit: u64, actual: u64 },
    #[error("{file}: more than {limit} cells, reached in {sheet}")]
    TooManyCells { file: String, sheet: String, limit: u64 },
    #[error("{file}: {actual} sheets, limit {limit}")]
    TooManySheets { file: String, limit: u64, actual: u64 },
    /// A row or cell whose address no sheet has.
    #[error("{file}: address {address} in {sheet}")]
    BadAddress { file: String, sheet: String, address: String },
    /// A quote opened in this line of a CSV file is never closed; every row below would be lost.
    #[error("{file}: the quote opened in line {line} is never closed")]
    UnclosedQuote { file: String, line: u64 },
    /// Broken inside; `detail` is for the log.
    #[error("{file}: damaged ({detail})")]
    Damaged { file: String, detail: String },
}

impl SheetError {
    /// The file it is about.
    pub fn file(&self) -> &str {
        match self {
            SheetError::Empty { file }
            | SheetError::FileTooLarge { file, .. }
            | SheetError::NotASpreadsheet { file }
            | SheetError::Macros { file }
            | SheetError::OldFormat { file }
            | SheetError::Encrypted { file }
            | SheetError::OtherFormat { file, .. }
            | SheetError::Doctype { file, .. }
            | SheetError::TooManyParts { file, .. }
            | SheetError::InflatesTooLarge { file, .. }
            | SheetError::SuspiciousRatio { file, .. }
            | SheetError::TooManyRows { file, .. }
            | SheetError::TooManyColumns { file, .. }
            | SheetError::TooManyCells { file, .. }
            | SheetError::TooManySheets { file, .. }
            | SheetError::BadAddress { file, .. }
            | SheetError::UnclosedQuote { file, .. }
            | SheetError::Damaged { file, .. } => file,
        }
    }
}
