//! The empty file of an import: the columns it knows, one row as an example, and on a second sheet how to fill them.
//!
//! What is written here is read back by the import of the same kind without a mapping. It needs no open desk.

use kipp_domain::imports::ImportKind;
use kipp_domain::words;
use kipp_sheets::{Column, ColumnKind, Entry, Meta, write_xlsx};

use super::SavedReport;
use crate::desk::App;
use crate::error::{Fault, Result};
use crate::ports::Ctx;

/// The example row: field and what stands there. A field that is left out stays empty.
const fn example(kind: ImportKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        ImportKind::Agencies => &[
            ("kode", "CONTOH"),
            ("nama", "Dinas Contoh"),
            ("jenis", "dinas"),
            ("wajib_inovasi", "ya"),
            ("catatan", "Baris contoh: ganti atau hapus"),
        ],
        ImportKind::People => &[
            ("nama", "Nama Peserta, S.Sos."),
            ("perangkat_daerah", "Dinas Contoh"),
            ("jabatan", "Analis Kebijakan"),
            ("telepon", "0812 3456 7890"),
            ("catatan", "Baris contoh: ganti atau hapus"),
        ],
        ImportKind::Holidays => &[
            ("tanggal", "17 Agustus 2026"),
            ("nama", "Hari Kemerdekaan Republik Indonesia"),
            ("jenis", "libur nasional"),
            ("sumber", "Keputusan bersama tahun itu"),
        ],
        ImportKind::Submissions => &[
            ("judul", "Inovasi Contoh"),
            ("kepanjangan", "Inovasi Pelayanan Contoh Terpadu"),
            ("pd", "Dinas Contoh"),
            ("inovator", "Nama Inovator, S.Sos."),
            ("jabatan_inovator", "Kepala Bidang Pelayanan"),
            ("kelompok", "umum"),
            ("mulai_penerapan", "2 Februari 2019"),
            ("catatan", "Baris contoh: ganti atau hapus"),
        ],
        ImportKind::Jurors => {
            &[("nama", "Dr. Nama Juri, M.Si."), ("jabatan", "Dosen Universitas Contoh"), ("kedudukan", "anggota")]
        }
        ImportKind::Marks => &[
            ("usulan", "Inovasi Contoh"),
            ("juri", "Dr. Nama Juri, M.Si."),
            ("tahap", "Penilaian proposal"),
            ("kriteria", "Kebaruan"),
            ("nilai", "85,25"),
        ],
    }
}

const fn title(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Agencies => "Perangkat daerah",
        ImportKind::People => "Orang",
        ImportKind::Holidays => "Hari libur",
        ImportKind::Submissions => "Usulan",
        ImportKind::Jurors => "Juri",
        ImportKind::Marks => "Nilai",
    }
}

/// How the rows are filled, beyond what all kinds share.
const fn advice(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Agencies => "Induk ditulis dengan kode perangkat daerah di atasnya. Wajib inovasi: ya atau tidak.",
        ImportKind::People => {
            "Perangkat daerah dikosongkan bila orangnya dari luar. Dua orang bernama sama dalam satu perangkat daerah dibedakan dengan NIP. NIP dan telepon ditulis sebagai teks."
        }
        ImportKind::Holidays => {
            "Jenis: libur nasional atau cuti bersama. Hari yang sudah tercatat pada tanggal dan dengan nama yang sama tidak dicatat dua kali."
        }
        ImportKind::Submissions => {
            "Perangkat daerah ditulis dengan nama atau kodenya. Beberapa inovator dipisah dengan titik koma. Tanggal: 2 Februari 2019 atau 2/2/2019."
        }
        ImportKind::Jurors => {
            "Perangkat daerah diisi bila juri bekerja di sana: usulan sendiri tidak dinilainya. Kedudukan: ketua, wakil, atau anggota. NIP ditulis sebagai teks, 18 angka."
        }
        ImportKind::Marks => {
            "Satu baris untuk satu kriteria. Usulan ditulis dengan nomor, kode, atau judulnya; juri dengan nama atau NIP. Nilai memakai koma. Abstain: ya, dengan alasan; nilainya dikosongkan."
        }
    }
}

/// The template of a kind as .xlsx.
pub fn template(app: &App, ctx: &Ctx<'_>, kind: ImportKind) -> Result<Vec<u8>> {
    let filled = example(kind);
    let columns: Vec<Column> =
        kind.template().map(|field| Column::new(field.key, field.title, ColumnKind::Text)).collect();
    let cell =
        |key: &str| filled.iter().find(|(field, _)| *field == key).map_or(Entry::Empty, |(_, text)| Entry::text(*text));
    let row = kind.template().map(|field| cell(field.key)).collect();
    let required: Vec<&str> = kind.fields().iter().filter(|field| field.required).map(|field| field.title).collect();
    let meta = Meta {
        sheet: title(kind).into(),
        title: format!("Templat impor {}", words::in_sentence(title(kind))),
        author: app.actor(),
        created: app.zone().local(ctx.clock.now().0),
        notes: vec![
            "Baris kedua adalah contoh: ganti atau hapus sebelum diimpor. Urutan kolom boleh diubah; nama kolom jangan.".into(),
            format!("Wajib ada: {}.", required.join(", ")),
            advice(kind).into(),
        ],
    };
    write_xlsx(&columns, &[row], &meta).map_err(|error| Fault::Bug(error.to_string()))
}

/// Writes [`template`] to a place the person chose: a file, or a folder that takes its name.
///
/// # Errors
/// A place that cannot be written.
pub fn save_template(app: &App, ctx: &Ctx<'_>, kind: ImportKind, to: &str) -> Result<SavedReport> {
    let bytes = template(app, ctx, kind)?;
    let name = format!("Templat {}.xlsx", words::in_sentence(title(kind)));
    let shown = ctx.files.write(to, &name, &bytes)?;
    Ok(SavedReport { shown, name, size: bytes.len() as u64 })
}
