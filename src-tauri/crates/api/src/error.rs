//! The error every command may answer with.

use kipp_app::Fault;
use kipp_app::error::text_id::{ErrorText, text_of};
use kipp_domain::problem::{Problem, Severity};
use kipp_domain::words::Zone;
use serde::Serialize;
use ts_rs::TS;

/// Code ∈ invalid · not_allowed_now · not_found · conflict · in_use · disk_full · file_busy · file_newer ·
/// file_damaged · file_foreign · not_writable · cancelled · bug. Nobody matches on the texts.
#[derive(Clone, Debug, Serialize, PartialEq, Eq, TS)]
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

/// A sentence about one field: severity siap, peringatan or salah.
#[derive(Clone, Debug, Serialize, PartialEq, Eq, TS)]
pub struct ProblemDto {
    pub field: String,
    pub severity: String,
    pub text: String,
}

impl From<Problem> for ProblemDto {
    fn from(problem: Problem) -> Self {
        Self { field: problem.field, severity: problem.severity.code().into(), text: problem.text }
    }
}

impl From<ErrorText> for ErrorDto {
    fn from(text: ErrorText) -> Self {
        Self {
            code: text.code.into(),
            title: text.title,
            detail: text.detail,
            hints: text.hints,
            problems: text.problems.into_iter().map(Into::into).collect(),
            reference: None,
        }
    }
}

impl ErrorDto {
    pub fn of(fault: &Fault, zone: Zone) -> Self {
        text_of(fault, zone).into()
    }

    pub fn not_found(title: String) -> Self {
        Self::plain("not_found", title)
    }

    /// A panic of ours: the application goes on.
    pub fn bug(reference: String) -> Self {
        let mut error =
            Self::plain("bug", "Perintah ini gagal karena kesalahan program. Pekerjaan lain tidak terpengaruh.".into());
        error.hints.push("Salin rincian dan sampaikan kepada pembuat program.".into());
        error.reference = Some(reference);
        error
    }

    /// An input that is not of the command's shape: `detail` of the whole, or its fields with a sentence each.
    pub(crate) fn shape(detail: String, fields: Vec<(String, String)>) -> Self {
        let mut error = Self::plain("invalid", "Masukan perintah tidak sesuai bentuknya.".into());
        error.detail = detail;
        error.hints.push("Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.".into());
        error.problems = fields
            .into_iter()
            .map(|(field, text)| ProblemDto { field, severity: Severity::Wrong.code().into(), text })
            .collect();
        error
    }

    fn plain(code: &str, title: String) -> Self {
        Self { code: code.into(), title, detail: String::new(), hints: vec![], problems: vec![], reference: None }
    }
}
