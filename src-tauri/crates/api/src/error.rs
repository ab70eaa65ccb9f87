//! The error every command may answer with.

use serde::Serialize;

/// Code ∈ invalid · not_allowed_now · not_found · conflict · in_use · disk_full · file_busy · file_newer ·
/// file_damaged · file_foreign · not_writable · cancelled · bug. Nobody matches on the texts.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct ErrorDto {
    pub code: String,
    /// What happened.
    pub title: String,
    /// To what.
    pub detail: String,
    /// What to do next.
    pub hints: Vec<String>,
    /// Every field problem at once.
    pub problems: Vec<ProblemDto>,
    /// For code `bug`: the number to tell the technician.
    pub reference: Option<String>,
}

#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct ProblemDto {
    pub field: String,
    pub severity: String,
    pub text: String,
}

impl ErrorDto {
    pub fn not_found(title: String) -> Self {
        Self::plain("not_found", title)
    }
    pub fn bug(reference: String) -> Self {
        let mut error = Self::plain("bug", "Perintah ini gagal karena kesalahan program. Pekerjaan lain tidak terpengaruh.".into());
        error.reference = Some(reference);
        error
    }
    fn plain(code: &str, title: String) -> Self {
        Self { code: code.into(), title, detail: String::new(), hints: vec![], problems: vec![], reference: None }
    }
}
