//! The register of agencies: kode, nama, jenis, induk, wajib_inovasi, catatan, sumber and what offices add.

use super::cells::content_rows;
use super::columns::field;
use super::{Checked, Field, Source};
use crate::limits::TextClass;
use crate::office::agency::Validity;
use crate::writing::names::normal_form;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) const FIELDS: [Field; 12] = [
    field("kode", "Kode", &["kode pd", "kode opd", "kode unit", "kode wilayah", "kd", "singkatan"], true),
    field(
        "nama",
        "Nama",
        &[
            "nama pd",
            "nama opd",
            "nama unit",
            "perangkat daerah",
            "nama perangkat daerah",
            "opd",
            "skpd",
            "instansi",
            "unit kerja",
        ],
        true,
    )
    .of(TextClass::Name),
    field("jenis", "Jenis", &["jenis pd", "jenis unit", "tipe", "kelompok pd"], true),
    field("induk", "Induk", &["unit induk", "kode induk", "pd induk", "opd induk", "di bawah"], false)
        .of(TextClass::Name),
    field("wajib_inovasi", "Wajib inovasi", &["wajib", "wajib mengirim", "wajib kipp"], false),
    field("catatan", "Catatan", &["keterangan", "ket"], false).of(TextClass::Paragraph),
    field("sumber", "Sumber", &["sumber data", "dasar"], false),
    field("nama_pendek", "Nama pendek", &["nama singkat", "singkatan nama", "akronim"], false).of(TextClass::Name),
    field("kepala", "Kepala", &["nama kepala", "pimpinan", "kepala pd", "kepala opd", "nama pimpinan"], false)
        .of(TextClass::Name),
    field(
        "telepon",
        "Telepon",
        &["narahubung", "no hp", "nomor hp", "hp", "no telepon", "nomor telepon", "kontak", "wa", "no wa"],
        false,
    ),
    field("berlaku_dari", "Berlaku dari", &["berlaku sejak", "mulai berlaku", "sejak"], false),
    field("berlaku_sampai", "Berlaku sampai", &["sampai", "berakhir"], false),
];

/// A kind of the desk: (code, title).
pub type KindName<'a> = (&'a str, &'a str);

/// One agency of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyRow {
    pub code: String,
    pub name: String,
    /// Code of the kind.
    pub kind: String,
    /// The parent as written: a code or a name, of this file or of the desk.
    pub parent: Option<String>,
    /// Nothing when the file does not say; the kind's default then holds.
    pub obliged: Option<bool>,
    pub note: Option<String>,
    pub source: Option<String>,
    pub short_name: Option<String>,
    pub head: Option<String>,
    pub phone: Option<String>,
    pub validity: Validity,
}

/// Reads the register. `kinds` are the kinds of the desk; `near` gives the year of a date typed without one.
pub fn check_agencies(source: Source<'_>, kinds: &[KindName<'_>], near: NaiveDate) -> Vec<Checked<AgencyRow>> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut checked = Vec::new();
    for mut row in content_rows(source) {
        let code = row.required("kode", "Kode");
        let name = row.required("nama", "Nama");
        let kind = row.required("jenis", "Jenis").and_then(|written| {
            let form = normal_form(&written);
            let known = kinds.iter().find(|(code, title)| normal_form(code) == form || normal_form(title) == form);
            if known.is_none() {
                let titles: Vec<&str> = kinds.iter().map(|(code, _)| *code).collect();
                row.wrong(
                    "jenis",
                    format!("Jenis “{written}” tidak dikenal. Gunakan salah satu: {}.", titles.join(", ")),
                );
            }
            known.map(|(code, _)| (*code).to_owned())
        });
        if let Some(code) = &code {
            let number = row.number();
            match seen.get(&normal_form(code)) {
                Some(first) => {
                    let first = source.row_named(*first);
                    row.wrong("kode", format!("Kode “{code}” sudah ada di baris {first}. Satu unit cukup satu baris."))
                }
                None => {
                    seen.insert(normal_form(code), number);
                }
            }
        }
        let parent = row.text("induk");
        if let (Some(parent), Some(code)) = (&parent, &code)
            && normal_form(parent) == normal_form(code)
        {
            row.wrong("induk", "Unit tidak dapat menjadi induknya sendiri.");
        }
        let validity = Validity { from: row.date("berlaku_dari", near), until: row.last_date("berlaku_sampai", near) };
        if let Some(problem) = validity.problem() {
            row.wrong("berlaku_sampai", problem);
        }
        let obliged = row.yes("wajib_inovasi");
        let (note, origin) = (row.text("catatan"), row.text("sumber"));
        let (short_name, head, phone) = (row.text("nama_pendek"), row.text("kepala"), row.phone("telepon"));
        let content = match (code, name, kind) {
            (Some(code), Some(name), Some(kind)) => Some(AgencyRow {
                code,
                name,
                kind,
                parent,
                obliged,
                note,
                source: origin,
                short_name,
                head,
                phone,
                validity,
            }),
            _ => None,
        };
        checked.push(row.end(content));
    }
    checked
}
