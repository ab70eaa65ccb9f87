//! What a person should see before printing.

use kipp_store::Id;
use kipp_store::records::Submission;
/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// The page is printed, with a gap or smaller than usual.
    Warning,
    /// Must not leave the office like this.
    Wrong,
}

/// Something a person should see before printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub level: Level,
    /// draft, number_missing, signatory_missing, value_missing, shrunk, tightened, letters, content_changed, …
    pub code: &'static str,
    pub text: String,
    /// The key of a typed value, or the field that shrank.
    pub field: String,
    /// The certificate or row it is about; empty: the document.
    pub record: String,
    pub submission: Option<Id<Submission>>,
    /// From 1.
    pub page: Option<usize>,
}

impl Finding {
    pub fn new(level: Level, code: &'static str, text: impl Into<String>) -> Self {
        Self {
            level,
            code,
            text: text.into(),
            field: String::new(),
            record: String::new(),
            submission: None,
            page: None,
        }
    }

    pub fn field(level: Level, code: &'static str, field: &str, text: impl Into<String>) -> Self {
        Self { field: field.into(), ..Self::new(level, code, text) }
    }
}
