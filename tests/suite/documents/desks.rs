//! Desks to print from: the sample and a real one, and ways to look at their pages.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

use kipp_tests::Arena;
use serde_json::{Value, json};

pub const CODES: [&str; 11] = [
    "daftar-hadir",
    "rekap-peserta",
    "rekap-kepatuhan",
    "lembar-nilai",
    "lembar-nilai-kosong",
    "lembar-nilai-matriks",
    "rekap-nilai",
    "lampiran-pengumuman",
    "piagam",
    "sertifikat",
    "register-nomor",
];

pub const LONG_NAME: &str = "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.";
pub const LONG_TITLE: &str = "SI PINTAR MELAYANI (Sistem Informasi Pelayanan Terpadu Antarinstansi bagi Masyarakat Desa Terpencil melalui Antar Jemput Dokumen Penduduk, Kesehatan, serta Perizinan Berbasis Desa)";
pub const LONG_AGENCY: &str =
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana";

/// The sample, open, with its edition.
pub fn sample() -> (Arena, i64) {
    let arena = Arena::closed();
    arena.place("contoh", "contoh.kipp");
    arena.call("desks.create_sample", json!({ "file": "contoh" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition");
    number_everybody(&arena, edition);
    (arena, edition)
}

/// Gives numbers to those that have none yet.
pub fn number_everybody(arena: &Arena, edition: i64) {
    let list = arena.call("certificates.list", json!({ "edition": edition }));
    if list["rows"].as_array().expect("rows").iter().any(|row| row["id"].is_null()) {
        arena.call("certificates.issue", json!({ "edition": edition }));
    }
}

/// A real desk: eight submissions, the last with the longest words, three jurors, both stages marked.
pub struct Real {
    pub arena: Arena,
    pub edition: i64,
    pub submissions: Vec<i64>,
    pub jurors: [i64; 3],
    pub stages: [i64; 2],
}

impl Real {
    pub fn new() -> Self {
        let arena = Arena::new();
        let office = [
            ("daerah", "Luwu Utara"),
            ("tempat", "Masamba"),
            ("kop_alamat", "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan"),
        ];
        let values: Vec<Value> = office.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect();
        arena.call("settings.put", json!({ "values": values }));
        for (role, name, office, nip, rank) in [
            ("kepala_daerah", "Bupati Uji", "Bupati Luwu Utara", None, None),
            (
                "sekretaris_daerah",
                "Drs. Sekda Uji, M.Si.",
                "Sekretaris Daerah",
                Some("197001011995031002"),
                Some("Pembina Utama Madya (IV/d)"),
            ),
            (
                "kepala_bagian",
                LONG_NAME,
                "Kepala Bagian Organisasi",
                Some("198003262000031001"),
                Some("Pembina (IV/a)"),
            ),
        ] {
            arena.call("signatories.save", json!({ "role": role, "name": name, "office": office, "nip": nip, "rank_grade": rank, "capacity": "definitif" }));
        }
        let agencies: Vec<i64> =
            ["Dinas A", "Dinas B", "Dinas C", "Badan D", "Dinas E", "Dinas F", "Kecamatan G", LONG_AGENCY]
                .iter()
                .map(|name| arena.agency(name, "dinas", None))
                .collect();
        let edition = arena.edition();
        let titles = ["Alfa", "Beta", "Gama", "Delta", "Epsilon", "Zeta", "Eta", LONG_TITLE];
        let submissions: Vec<i64> =
            titles.iter().zip(&agencies).map(|(title, agency)| passed(&arena, edition, title, *agency, None)).collect();
        let jurors = ["Juri Satu", LONG_NAME, "Juri Tiga"].map(|name| arena.juror(edition, name, None));
        let stages = ["proposal", "presentasi"].map(|code| {
            let stage = arena.stage(edition, code);
            arena.call("stages.open", json!({ "stage": stage }));
            for (at, submission) in submissions.iter().enumerate() {
                for (seat, juror) in jurors.iter().enumerate() {
                    arena.mark_all(stage, *submission, *juror, &(90 - 3 * at + seat).to_string());
                }
            }
            stage
        });
        Self { arena, edition, submissions, jurors, stages }
    }

    pub fn frozen() -> Self {
        let real = Self::new();
        real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
        real
    }

    /// The last submission gets the longest name; before the freeze.
    pub fn worst() -> Self {
        let real = Self::new();
        let last = *real.submissions.last().expect("a submission");
        let shown = real.arena.call("submissions.show", json!({ "submission": last }))["row"].clone();
        real.arena.call(
            "submissions.save",
            json!({
                "id": last, "edition": real.edition, "title": shown["title"], "agency": shown["agency"],
                "innovators": [{ "kind": "person", "name": LONG_NAME, "office": "Kepala Bidang Pengendalian Penduduk dan Informasi Keluarga" }],
            }),
        );
        real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
        real
    }
}

/// A submission that may be scored, its innovator named after its place in the alphabet.
pub fn passed(arena: &Arena, edition: i64, title: &str, agency: i64, office: Option<&str>) -> i64 {
    let name = format!("Inovator {}", title.split(' ').next().unwrap_or(title));
    let innovators = json!([{ "kind": "person", "name": name, "office": office }]);
    let saved = arena.value(
        "submissions.save",
        json!({ "edition": edition, "title": title, "agency": agency, "innovators": innovators }),
    );
    for status in ["masuk", "lolos"] {
        arena.call("submissions.set_status", json!({ "submissions": [saved], "status": status }));
    }
    saved.as_i64().expect("an id")
}

/// Writes the bytes into the folder `KIPP_LIHAT` names, to be looked at.
pub fn look(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("KIPP_LIHAT") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("a place to look");
    }
}

/// The words of all pages.
pub fn words(arena: &Arena, edition: i64, code: &str, setting: Value) -> String {
    let outline = arena.call("documents.outline", json!({ "edition": edition, "document": code, "setting": setting }));
    let texts =
        outline["pages"].as_array().expect("pages").iter().map(|page| page["text"].as_str().expect("text").to_owned());
    texts.collect::<Vec<_>>().join("\n")
}
