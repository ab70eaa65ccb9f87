//! The words of an import, ready to show.

use kipp_domain::imports::{Finding, ImportKind};
use kipp_domain::problem::Problem;
use kipp_sheets::{Delimiter, Format, Note, Workbook};

use super::plan::{Planned, Work};
use super::{Deed, Outcome};

/// What is counted: "61 unit", "10 usulan".
pub(super) fn noun(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Agencies => "unit",
        ImportKind::Submissions => "usulan",
        ImportKind::Jurors => "juri",
        ImportKind::Marks => "nilai",
    }
}

/// A finding as a problem: its field is the address of the cell.
pub(super) fn problem(found: &Finding) -> Problem {
    let place = format!("{}{}", found.column, found.row);
    let value = if found.value.is_empty() { String::new() } else { format!(" “{}”", found.value) };
    let column = if found.column.is_empty() { String::new() } else { format!(" kolom {}", found.column) };
    Problem {
        field: place,
        severity: found.severity,
        text: format!("Lembar “{}” baris {}{column}{value}: {}", found.sheet, found.row, found.reason),
    }
}

/// "61 unit diimpor, 41 di antaranya wajib mengirim usulan."
pub(super) fn outcome(kind: ImportKind, outcome: &Outcome, chosen: &[&Planned]) -> String {
    let written = outcome.new + outcome.updated;
    let mut text = format!("{written} {} diimpor", noun(kind));
    if written == 0 {
        text = format!("Tidak ada {} yang berubah", noun(kind));
    }
    let obliged = chosen
        .iter()
        .filter(|planned| planned.deed != Deed::Same)
        .filter(|planned| matches!(&planned.work, Some(Work::Agency(work)) if work.form.obliged))
        .count();
    if obliged > 0 {
        text = format!("{text}, {obliged} di antaranya wajib mengirim usulan");
    }
    text.push('.');
    let rest: Vec<String> =
        [(outcome.updated, "diperbarui"), (outcome.unchanged, "tanpa perubahan"), (outcome.skipped, "tidak diimpor")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} baris {word}"))
            .collect();
    if !rest.is_empty() {
        text = format!("{text} {}", kipp_domain::words::sentence(&rest.join(", ")));
    }
    text
}

/// How the bytes of a CSV file were understood: "UTF-8, dipisah titik koma".
pub(super) fn reading(book: &Workbook) -> Option<String> {
    match book.format {
        Format::Xlsx => None,
        Format::Csv { encoding, delimiter } => {
            let by = match delimiter {
                Delimiter::Semicolon => "titik koma",
                Delimiter::Comma => "koma",
                Delimiter::Tab => "tab",
            };
            Some(format!("{}, dipisah {by}", encoding.name()))
        }
    }
}

pub(super) fn note(note: &Note) -> String {
    match note {
        Note::ExternalLinks => {
            "Berkas mengambil nilai dari berkas lain; yang dipakai nilai yang tersimpan di dalamnya.".into()
        }
        Note::HiddenSheet(name) => format!("Lembar “{name}” disembunyikan di berkas."),
        Note::LostDigits { count, sheet, cell } => {
            format!(
                "{count} angka panjang kehilangan digit akhir di Excel, pertama di lembar “{sheet}” sel {cell}. Ketik ulang sebagai teks."
            )
        }
        Note::Formulas { count, sheet, cell } => {
            format!("{count} sel berisi rumus, pertama di lembar “{sheet}” sel {cell}; yang dipakai nilai tersimpan.")
        }
    }
}
