//! Failures in words. Text for people goes to the error stream; `panggil` answers JSON instead.

use kipp_api::error::ErrorDto;

/// Why a command line did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The arguments cannot be understood; `verb` is the one whose help tells more.
    Usage { verb: Option<&'static str>, text: String },
    /// A command of the contract refused or failed.
    Refused(Box<ErrorDto>),
    /// Refused by the command line itself.
    Said(String),
    /// Everything was told already.
    Told,
}

impl Failure {
    pub fn usage(verb: Option<&'static str>, text: impl Into<String>) -> Self {
        Self::Usage { verb, text: text.into() }
    }

    /// For a verb that told every row already.
    pub fn without_problems(mut self) -> Self {
        if let Self::Refused(error) = &mut self {
            error.problems.clear();
        }
        self
    }

    pub fn text(&self) -> String {
        match self {
            Self::Usage { verb: Some(verb), text } => format!("{text}\nLihat: meja-kipp {verb} --help\n"),
            Self::Usage { verb: None, text } => format!("{text}\nLihat: meja-kipp --help\n"),
            Self::Refused(error) => error_text(error),
            Self::Said(text) => format!("{text}\n"),
            Self::Told => String::new(),
        }
    }
}

impl From<ErrorDto> for Failure {
    fn from(error: ErrorDto) -> Self {
        Self::Refused(Box::new(error))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Said(format!("Keluaran tidak dapat ditulis: {}.", io_words(&error)))
    }
}

/// What went wrong with a file, in a few words.
pub fn io_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => "tidak ditemukan".into(),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => "tidak boleh ditulis atau dibaca".into(),
        Kind::StorageFull | Kind::QuotaExceeded => "penyimpanan penuh".into(),
        Kind::InvalidData => "bukan teks UTF-8".into(),
        Kind::IsADirectory => "adalah folder".into(),
        _ => "gagal dibaca atau ditulis".into(),
    }
}

/// The text of a file that the arguments name.
pub fn read_text(path: &std::path::Path) -> Result<String, Failure> {
    let read = std::fs::read_to_string(path);
    read.map_err(|error| Failure::Said(format!("Berkas {} tidak dapat dibaca: {}.", path.display(), io_words(&error))))
}

/// Title, detail, every field problem, hints; one thing a line.
fn error_text(error: &ErrorDto) -> String {
    let mut text = format!("{}\n", error.title);
    for line in error.detail.lines() {
        text.push_str(&format!("  {line}\n"));
    }
    for problem in &error.problems {
        // A single problem is the title already.
        if problem.text != error.title {
            text.push_str(&format!("  {}: {}: {}\n", problem.field, problem.severity, problem.text));
        }
    }
    for hint in &error.hints {
        text.push_str(&format!("→ {hint}\n"));
    }
    if let Some(reference) = &error.reference {
        text.push_str(&format!("Nomor rujukan: {reference}\n"));
    }
    text
}

/// Rows of texts as columns: numbers to the right where `right` says so, the last column as long as it is.
pub fn table(head: &[&str], right: &[bool], rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
        cells.chain(head.get(at).map(|cell| cell.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let mut text = String::new();
    for row in std::iter::once(&head).chain(rows) {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .zip(right)
            .map(|((cell, width), right)| {
                let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
                if *right { pad + cell } else { cell.clone() + &pad }
            })
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}
