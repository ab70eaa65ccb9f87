//! Submissions as offices list them, and as the desk's own exports bring them back (kunci): judul, kepanjangan, pd, unit, inovator, jabatan_inovator, kelompok,
//! mulai_penerapan, peringkat_terbit, catatan.

use super::cells::content_rows;
use super::columns::field;
use super::{Checked, Field, Source};
use crate::entries::submission::Group;
use crate::limits::TextClass;
use crate::writing::names::normal_form;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) const FIELDS: [Field; 11] = [
    field("judul", "Judul", &["judul inovasi", "nama inovasi", "inovasi", "judul usulan"], true).of(TextClass::Name),
    field("kepanjangan", "Kepanjangan", &["kepanjangan judul", "singkatan dari", "nama lengkap inovasi"], false)
        .of(TextClass::Name),
    field(
        "pd",
        "Perangkat daerah",
        &["opd", "skpd", "opd pengusul", "pd pengusul", "instansi", "nama pd", "nama opd", "pengusul", "asal"],
        true,
    )
    .of(TextClass::Name),
    field("unit", "Unit", &["unit kerja", "upt", "uptd", "unit pelaksana", "puskesmas"], false).of(TextClass::Name),
    field("inovator", "Inovator", &["nama inovator", "penggagas", "inisiator", "tim inovator"], false)
        .of(TextClass::Name),
    field("jabatan_inovator", "Jabatan inovator", &["jabatan"], false),
    field("kelompok", "Kelompok", &["kelompok inovasi", "kelompok usulan"], false),
    field(
        "mulai_penerapan",
        "Mulai penerapan",
        &[
            "mulai",
            "tanggal mulai",
            "mulai implementasi",
            "tanggal penerapan",
            "waktu penerapan",
            "tanggal implementasi",
        ],
        false,
    ),
    field("peringkat_terbit", "Peringkat terbit", &["peringkat", "juara", "peringkat pengumuman"], false),
    field("catatan", "Catatan", &["keterangan", "ket"], false).of(TextClass::Paragraph),
    field(super::KEY, "Kunci usulan", &[], false),
];

/// One submission of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionRow {
    /// The key the desk's own exports carry: edition and number, `2021/001`.
    pub key: Option<String>,
    pub title: String,
    pub expansion: Option<String>,
    /// The agency as written.
    pub agency: String,
    /// The unit as written.
    pub unit: Option<String>,
    pub innovator: Option<String>,
    pub innovator_position: Option<String>,
    pub group: Option<Group>,
    pub started: Option<NaiveDate>,
    /// A rank somebody announced: kept as a fact, never a score.
    pub published_rank: Option<u32>,
    pub note: Option<String>,
}

/// Whether the notes are remarks of the desk's own recap (column "Ket." beside the key), not notes of the submission.
fn holds_remarks(source: Source<'_>) -> bool {
    let header = source.mapping.column("catatan").map(|column| source.grid.cell(source.header_row, column).shown());
    source.mapping.column(super::KEY).is_some() && header.is_some_and(|header| normal_form(&header) != "catatan")
}

/// Reads a list of submissions. `near` gives the year of a date typed without one.
pub fn check_submissions(source: Source<'_>, near: NaiveDate) -> Vec<Checked<SubmissionRow>> {
    let mut seen: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut checked = Vec::new();
    let remarked = holds_remarks(source);
    for mut row in content_rows(source) {
        let key = row.text(super::KEY);
        let title = row.required("judul", "Judul");
        let agency = row.required("pd", "Perangkat daerah");
        if let Some(title) = &title
            && normal_form(title).is_empty()
        {
            row.wrong("judul", "Judul tidak memuat huruf atau angka.");
        }
        if let (Some(title), Some(agency)) = (&title, &agency) {
            let number = row.number();
            let key = (normal_form(title), normal_form(agency));
            match seen.get(&key) {
                Some(first) => {
                    row.wrong("judul", format!("Judul sama dengan baris {first}. Satu inovasi cukup satu baris."))
                }
                None => {
                    seen.insert(key, number);
                }
            }
        }
        let group = row.text("kelompok").and_then(|written| {
            let group = Group::from_code(&written);
            if group.is_none() {
                row.wrong(
                    "kelompok",
                    format!("Kelompok “{written}” tidak dikenal. Gunakan umum, replikasi, atau khusus."),
                );
            }
            group
        });
        let innovator = row.text("inovator");
        if innovator.as_deref().is_some_and(|name| name.contains('/')) {
            row.warn("inovator", "Dua ejaan dipisah garis miring. Disimpan apa adanya.");
        }
        let expansion = row.text("kepanjangan");
        let unit = row.text("unit");
        let innovator_position = row.text("jabatan_inovator");
        let started = row.date("mulai_penerapan", near);
        let published_rank = row.ordinal("peringkat_terbit");
        let note = if remarked { None } else { row.text("catatan") };
        let content = match (title, agency) {
            (Some(title), Some(agency)) => Some(SubmissionRow {
                key,
                title,
                expansion,
                agency,
                unit,
                innovator,
                innovator_position,
                group,
                started,
                published_rank,
                note,
            }),
            _ => None,
        };
        checked.push(row.end(content));
    }
    checked
}
