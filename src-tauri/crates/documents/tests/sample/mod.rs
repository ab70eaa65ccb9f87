//! Values for the tests of certificates, and a way to look at the pages (`KIPP_LIHAT=folder`).

#![allow(dead_code)]

use kipp_documents::pdf::{self, Info};
use kipp_documents::{Composed, FontSet, Moment, Values, preview};

pub fn moment() -> Moment {
    Moment::parse("2021-12-10T15.20", 480).unwrap()
}

pub fn info(title: &str) -> Info {
    Info { title: title.to_owned(), author: "Bagian Organisasi".to_owned(), subject: String::new(), created: moment() }
}

/// Writes PDF, SVG and words of the document if `KIPP_LIHAT` names a folder.
pub fn look(name: &str, composed: &Composed, fonts: &FontSet) {
    let Ok(folder) = std::env::var("KIPP_LIHAT") else {
        return;
    };
    let bytes = pdf::write(composed, fonts, &info(name)).unwrap();
    std::fs::write(format!("{folder}/{name}.pdf"), bytes).unwrap();
    let svg = preview::svg(composed, 0, fonts).unwrap();
    std::fs::write(format!("{folder}/{name}.svg"), svg).unwrap();
}

pub const LONG_NAME: &str = "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.";
pub const LONG_TITLE: &str = "SI PINTAR MELAYANI (Sistem Informasi Pelayanan Terpadu Antarinstansi bagi Masyarakat Desa Terpencil melalui Antar Jemput Dokumen Penduduk, Kesehatan, serta Perizinan Berbasis Desa)";
pub const LONG_AGENCY: &str =
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana";

fn winner(n: i64, name: &str, unit: &str, work: &str) -> Values {
    Values::new()
        .text("nomor", format!("061/CONTOH-{n:02}/B. Organisasi/Setda"))
        .text("nama", name)
        .text("unit", unit)
        .text("unit_kedua", "")
        .text("kelas", "Top 7 Inovasi Pelayanan Publik")
        .int("peringkat", n)
        .text("judul_inovasi", work)
}

pub fn winners() -> Vec<Values> {
    vec![
        winner(
            1,
            "dr. Nisma",
            "Kepala UPT Puskesmas Tana Lili, Dinas Kesehatan",
            "Kejar Stunting (Kelas Pijat Bayi Risiko Stunting)",
        ),
        winner(7, LONG_NAME, LONG_AGENCY, LONG_TITLE),
        winner(5, "Rahma", "Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah", "Go Pasar Indah"),
    ]
}

pub fn jurors() -> Vec<Values> {
    let juror = |n: i64, name: &str, seat: &str| {
        Values::new()
            .text("nomor", format!("061/CONTOH-{n:02}/B. Organisasi/Setda"))
            .text("nama", name)
            .text("unit", "Kepala Dinas Contoh")
            .text("unit_kedua", "")
            .text("kedudukan", seat)
    };
    vec![juror(11, "Dr. Juri Contoh Pertama, S.STP., M.Si.", "anggota"), juror(12, LONG_NAME, "ketua")]
}

pub fn speakers() -> Vec<Values> {
    let speaker = |n: i64, name: &str, subject: &str| {
        Values::new()
            .text("nomor", format!("061/CONTOH-{n:02}/B. Organisasi/Setda"))
            .text("nama", name)
            .text("unit", "Universitas Contoh")
            .text("unit_kedua", "")
            .text("peran", "narasumber")
            .text("judul_materi", subject)
    };
    vec![
        speaker(21, "Prof. Dr. Narasumber Contoh, M.P.A.", "Penyusunan Proposal Inovasi Pelayanan Publik"),
        speaker(22, LONG_NAME, LONG_TITLE),
    ]
}

fn common(recipients: Vec<Values>) -> Values {
    Values::new()
        .text("nama_daerah", "Luwu Utara")
        .text("tingkat_daerah", "Kabupaten Luwu Utara")
        .text("unit_penerbit", "Sekretariat Daerah")
        .text("kompetisi", "Kompetisi Inovasi Pelayanan Publik (KIPP)")
        .int("tahun", 2021)
        .text("tempat", "Masamba")
        .text("tanggal", "2021-12-10")
        .text("unit_penyelenggara", "Bagian Organisasi Sekretariat Daerah")
        .text("tanggal_mulai", "2021-11-15")
        .text("tanggal_selesai", "2021-12-10")
        .text(
            "nama_kegiatan",
            "Sosialisasi Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021",
        )
        .text("tanggal_kegiatan", "2021-10-04")
        .text("tempat_kegiatan", "Warkop Indah, Masamba")
        .list("penerima", recipients)
}

pub fn award(recipients: Vec<Values>) -> Values {
    let regent =
        Values::new().text("nama", "Indah Putri Indriani").flag("kapital", true).text("jabatan", "Bupati Luwu Utara");
    common(recipients).node("pejabat", regent)
}

fn secretary() -> Values {
    Values::new()
        .text("nama", "Armiadi")
        .flag("kapital", true)
        .text("jabatan", "Sekretaris Daerah\nKabupaten Luwu Utara")
        .text("pangkat", "Pangkat, Golongan (contoh)")
        .text("nip", "00000000 000000 0 000")
}

pub fn certificate(recipients: Vec<Values>) -> Values {
    common(recipients).node("pejabat", secretary())
}

pub fn two_signers(recipients: Vec<Values>) -> Values {
    let head = Values::new()
        .text("nama", "Muhammad Hadi")
        .flag("kapital", true)
        .text("jabatan", "Kepala Bagian Organisasi")
        .text("pangkat", "Pangkat, Golongan (contoh)")
        .text("nip", "00000000 000000 0 000");
    common(recipients).node("pejabat_kiri", head).node("pejabat", secretary())
}

/// A whole JPEG, small and grey.
pub fn jpeg() -> Vec<u8> {
    // A whole JPEG of 8 x 8 grey pixels.
    let mut out = vec![0xFF, 0xD8];
    let segment = |out: &mut Vec<u8>, mark: u8, body: &[u8]| {
        out.extend([0xFF, mark]);
        out.extend((body.len() as u16 + 2).to_be_bytes());
        out.extend(body);
    };
    segment(&mut out, 0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let mut table = vec![0];
    table.extend([16; 64]);
    segment(&mut out, 0xDB, &table);
    segment(&mut out, 0xC0, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    let huffman = |class: u8| {
        let mut body = vec![class, 1];
        body.extend([0; 15]);
        body.push(0);
        body
    };
    segment(&mut out, 0xC4, &huffman(0x00));
    segment(&mut out, 0xC4, &huffman(0x10));
    segment(&mut out, 0xDA, &[1, 1, 0, 0, 63, 0]);
    out.extend([0x3F, 0xFF, 0xD9]);
    out
}
