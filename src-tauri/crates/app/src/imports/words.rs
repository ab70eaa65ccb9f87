//! The words of an import, ready to show.

use kipp_domain::grid::Grid;
use kipp_domain::imports::{Finding, ImportKind};
use kipp_domain::problem::{Problem, Severity};
use kipp_sheets::{Delimiter, Encoding, Format, Note, Remark, Workbook};

use super::{Beside, Hidden, Outcome, Reading};

/// What is counted: "61 unit", "10 usulan".
pub(super) fn noun(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Agencies => "unit",
        ImportKind::People => "orang",
        ImportKind::Holidays => "hari libur",
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
pub(super) fn outcome(kind: ImportKind, outcome: &Outcome, obliged: usize) -> String {
    let written = outcome.new + outcome.updated;
    let mut text = format!("{written} {} diimpor", noun(kind));
    if written == 0 {
        text = format!("Tidak ada {} yang berubah", noun(kind));
    }
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

/// How the bytes of a CSV file were understood.
pub(super) fn text_of(book: &Workbook) -> Option<(Encoding, Delimiter)> {
    match book.format {
        Format::Csv { encoding, delimiter } => Some((encoding, delimiter)),
        Format::Xlsx | Format::Xls | Format::Xlsb | Format::Ods => None,
    }
}

/// "UTF-8, dipisah titik koma"
pub(super) fn reading(book: &Workbook) -> Option<String> {
    let (encoding, delimiter) = text_of(book)?;
    let by = match delimiter {
        Delimiter::Semicolon => "titik koma",
        Delimiter::Comma => "koma",
        Delimiter::Tab => "tab",
        Delimiter::Pipe => "garis tegak",
    };
    Some(format!("{}, dipisah {by}", encoding.name()))
}

pub(super) fn note(note: &Note) -> String {
    let count = |number: &u32| kipp_domain::figures::count(u64::from(*number));
    match note {
        Note::ExternalLinks => {
            "Berkas mengambil nilai dari berkas lain; yang dipakai nilai yang tersimpan di dalamnya.".into()
        }
        Note::Macros => "Berkas memuat makro; makronya tidak dijalankan.".into(),
        Note::HiddenSheet(name) => format!("Lembar “{name}” disembunyikan di berkas."),
        Note::LostDigits { count: number, sheet, cell } => {
            format!(
                "{} angka panjang kehilangan digit akhir di Excel, pertama di lembar “{sheet}” sel {cell}. Ketik ulang sebagai teks.",
                count(number)
            )
        }
        Note::Formulas { count: number, sheet, cell } => {
            format!(
                "{} sel berisi rumus, pertama di lembar “{sheet}” sel {cell}; yang dipakai nilai tersimpan.",
                count(number)
            )
        }
        Note::Strays { count: number, sheet, cell } => {
            format!("{} sel jauh di luar tabel tidak dibaca, pertama di lembar “{sheet}” sel {cell}.", count(number))
        }
    }
}

/// What the reader noticed about a cell, and how bad it is.
pub(super) fn remark(remark: &Remark) -> (Severity, String) {
    let comma = |stored: &str| stored.replace('.', ",");
    match remark {
        Remark::NotCalculated => {
            (Severity::Wrong, "Rumus belum dihitung: buka dan simpan di Excel, lalu pilih lagi.".into())
        }
        Remark::Dropped(signs) => {
            let codes: Vec<String> = signs.iter().map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
            let codes = kipp_domain::words::list(&codes);
            (Severity::Warning, format!("Tanda yang tidak tercetak dibuang ({codes}). Periksa isinya."))
        }
        Remark::Rounded { stored } => {
            let text = format!(
                "Sel menampilkan angka yang dibulatkan; tersimpan {}. Yang dipakai yang tampak.",
                comma(stored)
            );
            (Severity::Warning, text)
        }
        Remark::Unseen { stored } => {
            let text =
                format!("Sel tampak kosong karena formatnya; tersimpan {}, dan itu yang dipakai.", comma(stored));
            (Severity::Warning, text)
        }
        Remark::TooLong { limit, actual } => {
            let count = kipp_domain::figures::count;
            let text = format!("Isi sel {} huruf, batas {}. Ringkas isinya.", count(*actual), count(*limit));
            (Severity::Wrong, text)
        }
        Remark::TextLost => (Severity::Wrong, "Isi sel ini hilang dari berkas. Ketik ulang selnya.".into()),
    }
}

/// A hidden row nobody decided about.
pub(super) const HIDDEN_ROW: &str =
    "Baris ini tersembunyi di berkas (disaring atau disembunyikan). Pastikan memang ikut diimpor.";

/// What stands beside the table, and what becomes of it.
pub(super) fn beside(beside: &Beside, said: &Reading, grid: &Grid) -> Vec<String> {
    let mut notes = Vec::new();
    let taken = match said.hidden {
        Some(Hidden::Leave) => "tidak diimpor",
        Some(Hidden::Take) | None => "ikut diimpor",
    };
    if !beside.hidden_rows.is_empty() {
        let rows = ranges(&beside.hidden_rows, grid);
        notes.push(format!("{} baris tersembunyi {taken}: baris {rows}.", beside.hidden_rows.len()));
    }
    if !beside.hidden_columns.is_empty() {
        notes.push(format!("Kolom tersembunyi {taken}: {}.", kipp_domain::words::list(&beside.hidden_columns)));
    }
    if beside.merged > 0 {
        let filled = match said.fill_merged {
            true => "diisikan ke semua barisnya",
            false => "hanya mengisi baris pertamanya",
        };
        notes.push(format!("{} sel gabungan {filled}.", beside.merged));
    }
    if !beside.same_sheets.is_empty() {
        let names: Vec<String> = beside.same_sheets.iter().map(|name| format!("“{name}”")).collect();
        let taken = if said.all_sheets { "ikut diimpor" } else { "tidak ikut" };
        let names = kipp_domain::words::list(&names);
        notes.push(format!("{} lembar lain bertajuk sama {taken}: {names}.", beside.same_sheets.len()));
    }
    notes
}

/// "3, 5–7 dan 9", those of other sheets with their sheet; of very many only the first.
fn ranges(rows: &[u32], grid: &Grid) -> String {
    const TOLD: usize = 12;
    let at = |row: u32| (row as usize).saturating_sub(1);
    let place = |row: u32| grid.place(at(row));
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *row && place(*last).0 == place(*row).0 => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    let more = ranges.len() > TOLD;
    let mut said: Vec<String> =
        ranges.iter().take(TOLD).map(|(first, last)| grid.rows_named(at(*first), at(*last))).collect();
    if more {
        said.push("seterusnya".to_owned());
    }
    kipp_domain::words::list(&said)
}
