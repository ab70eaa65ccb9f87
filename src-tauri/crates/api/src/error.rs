//! The error every command may answer with.

use kipp_app::Fault;
use kipp_app::error::text_id::{ErrorText, text_of};
use kipp_domain::problem::Problem;
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

    /// An input that is not of the command's shape; `detail` says where.
    pub fn shape(detail: String) -> Self {
        let mut error = Self::plain("invalid", "Masukan perintah tidak sesuai bentuknya.".into());
        error.detail = shape_in_words(&detail);
        error.hints.push("Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.".into());
        error
    }

    fn plain(code: &str, title: String) -> Self {
        Self { code: code.into(), title, detail: String::new(), hints: vec![], problems: vec![], reference: None }
    }
}

/// What the JSON reader says, in Indonesian; a saying not known here stays as it is, since it names the place.
fn shape_in_words(said: &str) -> String {
    let (said, place) = match said.rsplit_once(" at line ") {
        Some((said, place)) => (said, format!(" (baris {})", place.replace("column", "kolom"))),
        None => (said, String::new()),
    };
    let said = if let Some(field) = said.strip_prefix("missing field ") {
        format!("Isian {field} belum ada")
    } else if let Some((field, known)) = said.strip_prefix("unknown field ").and_then(|rest| rest.split_once(", ")) {
        let known = known.trim_start_matches("expected one of ").trim_start_matches("expected ");
        match known {
            "there are no fields" => format!("Isian {field} tidak dikenal; perintah ini tanpa isian"),
            known => format!("Isian {field} tidak dikenal; yang dikenal: {}", known.replace(" or ", ", ")),
        }
    } else if let Some((got, wanted)) = said
        .strip_prefix("invalid type: ")
        .or_else(|| said.strip_prefix("invalid value: "))
        .and_then(|rest| rest.split_once(", expected "))
    {
        format!("Nilai {} tidak sesuai; seharusnya {}", kind_in_words(got), kind_in_words(wanted))
    } else if said.starts_with("EOF while parsing") {
        "JSON terputus sebelum selesai".to_owned()
    } else if said.starts_with("duplicate field ") {
        said.replace("duplicate field", "Isian ganda:")
    } else {
        said.to_owned()
    };
    format!("{}{place}.", said.trim_end_matches('.'))
}

fn kind_in_words(kind: &str) -> String {
    const KINDS: [(&str, &str); 16] = [
        ("floating point", "pecahan"),
        ("integer", "bilangan"),
        ("boolean", "ya/tidak"),
        ("string", "teks"),
        ("sequence", "larik"),
        ("map", "objek"),
        ("null", "kosong"),
        ("unit", "kosong"),
        ("a teks", "teks"),
        ("a bilangan", "bilangan"),
        ("a larik", "larik"),
        ("a ya/tidak", "ya/tidak"),
        ("i64", "bilangan bulat"),
        ("u32", "bilangan bulat tak negatif"),
        ("u64", "bilangan bulat tak negatif"),
        ("struct ", "objek "),
    ];
    // What was typed follows in quotes and stays as it is.
    let (name, typed) = kind.split_at(kind.find(['"', '`']).unwrap_or(kind.len()));
    KINDS.iter().fold(name.to_owned(), |text, (english, word)| text.replacen(english, word, 1)) + typed
}
