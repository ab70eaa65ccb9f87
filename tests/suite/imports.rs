//! Imports through the dispatcher: what a file would do, what it did, and that one undo takes all of it back.

// The lint knows `#[test]` functions only; these are their helpers.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use kipp_api::error::ErrorDto;
use kipp_tests::Arena;
use serde_json::{Value, json};

const REGISTER: &[u8] = include_bytes!("../fixtures/sheets/pd_luwu_utara.csv");
const SUBMISSIONS: &[u8] = include_bytes!("../fixtures/sheets/usulan_kipp_2021.csv");
const REKAP: &[u8] = include_bytes!("../fixtures/sheets/jelek/rekap_usulan.xlsx");
const MANGLED: &[u8] = include_bytes!("../fixtures/sheets/jelek/juri_nip_excel.xlsx");
const WINDOWS: &[u8] = include_bytes!("../fixtures/sheets/jelek/usulan_cp1252.csv");
const MARKED: &[u8] = include_bytes!("../fixtures/sheets/jelek/juri_bom.csv");
const BOMB: &[u8] = include_bytes!("../fixtures/sheets/jelek/bom.xlsx");

/// An arena that is given files.
struct Meja(Arena);

impl std::ops::Deref for Meja {
    type Target = Arena;
    fn deref(&self) -> &Arena {
        &self.0
    }
}

impl Meja {
    fn new() -> Self {
        Self(Arena::new())
    }

    /// With the register of Luwu Utara and the edition of 2021.
    fn of_2021() -> (Self, i64) {
        let meja = Self::new();
        meja.apply(
            "perangkat-daerah",
            None,
            "pd_luwu_utara.csv",
            REGISTER,
            json!({ "mode": "all" }),
        );
        let edition = meja.edition();
        (meja, edition)
    }

    fn put(
        &self,
        kind: &str,
        edition: Option<i64>,
        file: &str,
        bytes: &[u8],
        more: Value,
    ) -> Value {
        self.files.put("file", file, bytes);
        let mut input = json!({ "kind": kind, "file": "file", "edition": edition });
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input
    }

    fn inspect(
        &self,
        kind: &str,
        edition: Option<i64>,
        file: &str,
        bytes: &[u8],
        more: Value,
    ) -> Value {
        let input = self.put(kind, edition, file, bytes, more);
        self.call("imports.inspect", input)
    }

    fn apply(
        &self,
        kind: &str,
        edition: Option<i64>,
        file: &str,
        bytes: &[u8],
        more: Value,
    ) -> Value {
        let input = self.put(kind, edition, file, bytes, more);
        self.call("imports.apply", input)
    }

    /// The error of an apply, in words; every table is as it was.
    fn refused(
        &self,
        kind: &str,
        edition: Option<i64>,
        file: &str,
        bytes: &[u8],
        more: Value,
    ) -> String {
        let before = self.dump();
        let input = self.put(kind, edition, file, bytes, more);
        let error = self.0.refused("imports.apply", input);
        assert_eq!(before, self.dump(), "something was written");
        said(&error)
    }

    fn rows(&self, table: &str) -> usize {
        let count: Option<i64> = self
            .app
            .read(|read| Ok(read.value(&format!("SELECT count(*) FROM {table}"), [])?))
            .unwrap();
        usize::try_from(count.unwrap()).unwrap()
    }
}

fn said(error: &ErrorDto) -> String {
    let error = serde_json::to_value(error).unwrap();
    let mut text = format!(
        "{}: {}",
        error["code"].as_str().unwrap(),
        error["title"].as_str().unwrap()
    );
    if error["detail"] != "" {
        write!(text, "\n  {}", error["detail"].as_str().unwrap()).unwrap();
    }
    for hint in error["hints"].as_array().unwrap() {
        write!(text, "\n  > {}", hint.as_str().unwrap()).unwrap();
    }
    for problem in error["problems"].as_array().unwrap() {
        write!(
            text,
            "\n  - {}: {}",
            problem["field"].as_str().unwrap(),
            problem["text"].as_str().unwrap()
        )
        .unwrap();
    }
    text
}

/// A report as text.
fn show(report: &Value) -> String {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut text = format!(
        "{} · lembar “{}” tajuk {}\n",
        word(&report["summary"]),
        word(&report["sheet"]),
        report["header_row"]
    );
    if report["reading"].is_string() {
        writeln!(text, "{}", word(&report["reading"])).unwrap();
    }
    for note in report["notes"].as_array().unwrap() {
        writeln!(text, "! {}", word(note)).unwrap();
    }
    for missing in report["missing"].as_array().unwrap() {
        writeln!(text, "tanpa kolom {}", word(missing)).unwrap();
    }
    for row in report["rows"].as_array().unwrap() {
        let skipped = if row["skipped"] == true {
            " (dilewati)"
        } else {
            ""
        };
        writeln!(
            text,
            "{} {} {} {}{skipped}",
            row["row"],
            word(&row["state"]),
            word(&row["deed"]),
            word(&row["title"])
        )
        .unwrap();
        for found in row["findings"].as_array().unwrap() {
            let value = word(&found["value"]);
            writeln!(
                text,
                "    {} {}{} “{value}”: {}",
                word(&found["state"]),
                word(&found["column"]),
                found["row"],
                word(&found["reason"])
            )
            .unwrap();
        }
    }
    for question in report["questions"].as_array().unwrap() {
        let offers: Vec<String> = question["candidates"]
            .as_array()
            .unwrap()
            .iter()
            .map(|offer| word(&offer["code"]))
            .collect();
        writeln!(
            text,
            "? “{}” {} {} → {} dari {}",
            word(&question["text"]),
            question["rows"],
            word(&question["state"]),
            word(&question["answer"]),
            offers.join(", ")
        )
        .unwrap();
    }
    text
}

fn check(actual: &str, expected: &Expect) {
    expected.assert_eq(actual);
}

/// A recipe of a CSV file: one line a row.
fn csv(lines: &[&str]) -> Vec<u8> {
    lines.join("\n").into_bytes()
}

fn all() -> Value {
    json!({ "mode": "all" })
}

fn valid() -> Value {
    json!({ "mode": "valid" })
}

// The real files ------------------------------------------------------------------------------------------------------

#[test]
fn the_register_of_luwu_utara_gives_61_units_of_which_41_are_obliged() {
    let meja = Meja::new();
    let before = meja.dump();
    let report = meja.inspect(
        "perangkat-daerah",
        None,
        "pd_luwu_utara.csv",
        REGISTER,
        json!({}),
    );
    assert_eq!(report["summary"], "61 siap, 0 peringatan, 0 salah");
    assert_eq!(before, meja.dump(), "a look writes nothing");
    let done = meja.apply(
        "perangkat-daerah",
        None,
        "pd_luwu_utara.csv",
        REGISTER,
        all(),
    );
    assert_eq!(
        done["value"]["text"],
        "61 unit diimpor, 41 di antaranya wajib mengirim usulan."
    );
    assert_eq!(done["undo"], "Impor 61 unit dari pd_luwu_utara.csv");
    assert_eq!(
        done["changed"],
        json!(["agencies", "operations", "rankings"])
    );
    let agencies = meja.call("agencies.list", json!({}));
    let agencies = agencies["agencies"].as_array().unwrap();
    assert_eq!(
        (
            agencies.len(),
            agencies.iter().filter(|one| one["obliged"] == true).count()
        ),
        (61, 41)
    );
    let id = |code: &str| agencies.iter().find(|one| one["code"] == code).unwrap();
    assert_eq!(id("PKM-TANALILI")["parent"], id("DINKES")["id"]);
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

#[test]
fn an_edition_without_obligations_gets_them_from_the_register_and_one_with_them_is_told() {
    let meja = Meja::new();
    meja.edition();
    let done = meja.apply(
        "perangkat-daerah",
        None,
        "pd_luwu_utara.csv",
        REGISTER,
        all(),
    );
    assert_eq!(
        done["warnings"],
        json!(["Daftar wajib edisi 2021 dibuat dari daftar perangkat daerah: 41 unit."])
    );
    assert_eq!(meja.rows("obligations"), 41);
    let more = csv(&["kode,nama,jenis,wajib", "DINBARU,Dinas Baru,dinas,ya"]);
    let done = meja.apply("perangkat-daerah", None, "baru.csv", &more, all());
    assert_eq!(meja.rows("obligations"), 41);
    check(
        done["warnings"][0].as_str().unwrap(),
        &expect![
            "Daftar wajib edisi 2021 tetap 41 unit; daftar perangkat daerah kini menandai 42 unit. Perbarui daftar wajibnya bila perlu."
        ],
    );
}

#[test]
fn the_submissions_of_2021_are_8_ready_and_2_to_look_at() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        json!({}),
    );
    check(
        &show(&report),
        &expect![[r#"
        8 siap, 2 peringatan, 0 salah · lembar “usulan_kipp_2021” tajuk 1
        UTF-8, dipisah koma
        2 siap baru Kejar Stunting
        3 siap baru Kelas Buby
        4 siap baru Si Mira Bersantai
        5 siap baru Pojok Bisa
        6 siap baru Go Pasar Indah
        7 siap baru Japri Ka Boss
        8 siap baru Si Dora Eman
        9 peringatan baru Si Modis Lutra
            peringatan C9 “Dinas Kominfo-SP”: Nama singkat mirip. Diusulkan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
        10 siap baru Pugalu SIP
        11 peringatan baru Kawasan Perdesaan Terintegrasi
            peringatan C11 “Dinas PMD”: Nama singkat mirip. Diusulkan: Dinas Pemberdayaan Masyarakat dan Desa.
        ? “Dinas Kominfo-SP” [9] peringatan → DISKOMINFOSP dari DISKOMINFOSP, DINSOS
        ? “Dinas PMD” [11] peringatan → DPMD dari DPMD, SETWAN, DPKP, DISTAN, DISHUB
    "#]],
    );
    let before = meja.dump();
    let done = meja.apply(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        valid(),
    );
    assert_eq!(
        done["value"]["text"],
        "8 usulan diimpor. 2 baris tidak diimpor."
    );
    assert_eq!(
        (meja.rows("submissions"), meja.rows("agency_aliases")),
        (8, 0)
    );
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());

    let done = meja.apply(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        all(),
    );
    assert_eq!(done["value"]["text"], "10 usulan diimpor.");
    assert_eq!(
        done["value"]["learned"],
        json!(["Dinas Kominfo-SP", "Dinas PMD"])
    );
    assert_eq!(done["undo"], "Impor 10 usulan dari usulan_kipp_2021.csv");
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let statuses: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["status"].as_str())
        .collect();
    assert_eq!(statuses, ["masuk"; 10]);
    assert_eq!(
        (
            meja.rows("score_sheets"),
            meja.rows("marks"),
            meja.rows("innovations")
        ),
        (0, 0, 10)
    );

    let again = meja.inspect(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        json!({}),
    );
    assert_eq!(
        (&again["summary"], &again["counts"]["same"]),
        (&json!("10 siap, 0 peringatan, 0 salah"), &json!(10))
    );
    let done = meja.apply(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        all(),
    );
    assert_eq!(
        done["value"]["text"],
        "Tidak ada usulan yang berubah. 10 baris tanpa perubahan."
    );
    assert_eq!(
        (&done["undo"], &done["changed"]),
        (&Value::Null, &json!([]))
    );

    meja.call("operations.undo", json!({}));
    assert_eq!(
        before,
        meja.dump(),
        "one undo takes rows and learned names back"
    );
}

#[test]
fn an_answer_makes_a_name_sure_and_is_learned() {
    let (meja, edition) = Meja::of_2021();
    let file = csv(&[
        "judul,pd",
        "Getar Dilan,Dinas Ketahanan Pangan",
        "Getar Lagi,dinas ketahanan pangan",
    ]);
    let report = meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        0 siap, 0 peringatan, 2 salah · lembar “u” tajuk 1
        UTF-8, dipisah koma
        2 salah  Getar Dilan
            salah B2 “Dinas Ketahanan Pangan”: Perangkat daerah tidak dikenal. Mungkin: Dinas Perikanan dan Ketahanan Pangan; Badan Pengelola Keuangan dan Pendapatan Daerah.
        3 salah  Getar Lagi
            salah B3 “dinas ketahanan pangan”: Perangkat daerah tidak dikenal. Mungkin: Dinas Perikanan dan Ketahanan Pangan; Badan Pengelola Keuangan dan Pendapatan Daerah.
        ? “Dinas Ketahanan Pangan” [2,3] salah →  dari DPKP, BPKPD
    "#]],
    );
    let answers = json!({ "mode": "valid", "answers": { "Dinas Ketahanan Pangan": "DPKP" } });
    let done = meja.apply("usulan", Some(edition), "u.csv", &file, answers);
    assert_eq!(
        (&done["value"]["new"], &done["value"]["learned"]),
        (&json!(2), &json!(["Dinas Ketahanan Pangan"]))
    );
    let report = meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}));
    assert_eq!(
        (&report["summary"], &report["questions"]),
        (&json!("2 siap, 0 peringatan, 0 salah"), &json!([]))
    );
    let wrong = meja.refused(
        "usulan",
        Some(edition),
        "u.csv",
        &file,
        json!({ "mode": "all", "answers": { "Dinas X": "XYZ" } }),
    );
    check(
        &wrong,
        &expect![[r#"
        invalid: Kode “XYZ” untuk “Dinas X” tidak ada di daftar perangkat daerah.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - answers.Dinas X: Kode “XYZ” untuk “Dinas X” tidak ada di daftar perangkat daerah."#]],
    );
}

#[test]
fn a_changed_cell_is_told_with_old_and_new_and_written_as_an_update() {
    let (meja, edition) = Meja::of_2021();
    meja.apply(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        all(),
    );
    let changed = String::from_utf8(SUBMISSIONS.to_vec()).unwrap();
    let changed = changed
        .replace("dr. Nisma", "dr. Hj. Nisma")
        .replace("Juinar Rustam,,,,2", "Juinar Rustam,,,,3")
        .replace("Made Sudana", "");
    let report = meja.inspect(
        "usulan",
        Some(edition),
        "ubah.csv",
        changed.as_bytes(),
        json!({}),
    );
    check(
        &show(&report),
        &expect![[r#"
        8 siap, 2 peringatan, 0 salah · lembar “ubah” tajuk 1
        UTF-8, dipisah koma
        2 peringatan diperbarui Kejar Stunting
            peringatan E2 “dr. Hj. Nisma”: Inovator berbeda dari data: “dr. Nisma” akan menjadi “dr. Hj. Nisma”.
        3 peringatan diperbarui Kelas Buby
            peringatan I3 “3”: Peringkat terbit berbeda dari data: “2” akan menjadi “3”.
        4 siap tanpa perubahan Si Mira Bersantai
        5 siap tanpa perubahan Pojok Bisa
        6 siap tanpa perubahan Go Pasar Indah
        7 siap tanpa perubahan Japri Ka Boss
        8 siap tanpa perubahan Si Dora Eman
        9 siap tanpa perubahan Si Modis Lutra
        10 siap tanpa perubahan Pugalu SIP
        11 siap tanpa perubahan Kawasan Perdesaan Terintegrasi
    "#]],
    );
    let before = meja.dump();
    let done = meja.apply(
        "usulan",
        Some(edition),
        "ubah.csv",
        changed.as_bytes(),
        all(),
    );
    check(
        done["value"]["text"].as_str().unwrap(),
        &expect!["2 usulan diimpor. 2 baris diperbarui, 8 baris tanpa perubahan."],
    );
    let again = meja.inspect(
        "usulan",
        Some(edition),
        "ubah.csv",
        changed.as_bytes(),
        json!({}),
    );
    assert_eq!(again["counts"]["same"], 10);
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

// Files as offices send them ------------------------------------------------------------------------------------------

#[test]
fn a_workbook_with_titles_hidden_sheets_and_odd_dates_is_read_cell_by_cell() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect(
        "usulan",
        Some(edition),
        "rekap_usulan.xlsx",
        REKAP,
        json!({}),
    );
    check(
        &show(&report),
        &expect![[r#"
        1 siap, 2 peringatan, 4 salah · lembar “Rekap” tajuk 4
        ! Lembar “Lama” disembunyikan di berkas.
        ! 1 sel berisi rumus, pertama di lembar “Rekap” sel D9; yang dipakai nilai tersimpan.
        5 siap baru Kejar Stunting
        6 peringatan baru Kelas Buby
            peringatan C6 “Dinas Kominfo-SP”: Nama singkat mirip. Diusulkan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
            peringatan D6 “Supiyan/Sufyan Sakti”: Dua ejaan dipisah garis miring. Disimpan apa adanya.
        7 salah  Getar Dilan
            salah C7 “Dinas Ketahanan Pangan”: Perangkat daerah tidak dikenal. Mungkin: Dinas Perikanan dan Ketahanan Pangan; Badan Pengelola Keuangan dan Pendapatan Daerah.
        8 salah  Kejar  Stunting
            salah E8 “31/11/2020”: Tanggal 31 November tidak ada. Ketik 1–30 November.
        9 peringatan baru Pojok Bisa
            peringatan D9 “Made Sudana”: Sel berisi rumus. Yang dipakai nilai yang tersimpan di berkas.
        10 salah  
            salah B10 “”: Judul belum diisi.
        12 salah  Go Pasar Indah
            salah F12 “khas”: Kelompok “khas” tidak dikenal. Gunakan umum, replikasi, atau khusus.
        ? “Dinas Kominfo-SP” [6] peringatan → DISKOMINFOSP dari DISKOMINFOSP, DINSOS
        ? “Dinas Ketahanan Pangan” [7] salah →  dari DPKP, BPKPD
    "#]],
    );
    let text = meja.refused("usulan", Some(edition), "rekap_usulan.xlsx", REKAP, all());
    check(
        &text,
        &expect![[r#"
        invalid: 4 baris rekap_usulan.xlsx salah; tidak ada yang diimpor.
          1 baris siap.
          > Perbaiki baris itu, lewati, atau impor yang siap saja.
          - C7: Lembar “Rekap” baris 7 kolom C “Dinas Ketahanan Pangan”: Perangkat daerah tidak dikenal. Mungkin: Dinas Perikanan dan Ketahanan Pangan; Badan Pengelola Keuangan dan Pendapatan Daerah.
          - E8: Lembar “Rekap” baris 8 kolom E “31/11/2020”: Tanggal 31 November tidak ada. Ketik 1–30 November.
          - B10: Lembar “Rekap” baris 10 kolom B: Judul belum diisi.
          - F12: Lembar “Rekap” baris 12 kolom F “khas”: Kelompok “khas” tidak dikenal. Gunakan umum, replikasi, atau khusus."#]],
    );
    let wrong: Vec<u64> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["state"] == "salah")
        .filter_map(|row| row["row"].as_u64())
        .collect();
    let done = meja.apply(
        "usulan",
        Some(edition),
        "rekap_usulan.xlsx",
        REKAP,
        json!({ "mode": "all", "skip": wrong }),
    );
    check(
        done["value"]["text"].as_str().unwrap(),
        &expect!["3 usulan diimpor. 4 baris tidak diimpor."],
    );
}

#[test]
fn semicolons_and_windows_letters_and_a_byte_order_mark_are_understood() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect(
        "usulan",
        Some(edition),
        "usulan_cp1252.csv",
        WINDOWS,
        json!({}),
    );
    check(
        &show(&report),
        &expect![[r#"
        2 siap, 0 peringatan, 0 salah · lembar “usulan_cp1252” tajuk 1
        Windows-1252, dipisah titik koma
        2 siap baru Kejar Stunting
        3 siap baru Café Baca
    "#]],
    );
    check(
        &report["rows"][0]["cells"].to_string(),
        &expect![[
            r#"["Kejar Stunting","Kelas Pijat “Bayi” – Risiko Stunting","Dinas Kesehatan","dr. Nisma"]"#
        ]],
    );
    let report = meja.inspect("juri", Some(edition), "juri_bom.csv", MARKED, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        2 siap, 0 peringatan, 1 salah · lembar “juri_bom” tajuk 1
        UTF-8, dipisah koma
        2 siap baru Juri Satu
        3 siap baru Juri Dua
        4 salah  Juri Tiga
            salah B4 “Badan Perencanaan”: Perangkat daerah tidak dikenal. Mungkin: Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah; Dinas Pertanian; Dinas Perhubungan.
        ? “Badan Perencanaan” [4] salah →  dari BAPPELITBANGDA, DISTAN, DISHUB, BPBD, BAG-PEM
    "#]],
    );
    let done = meja.apply("juri", Some(edition), "juri_bom.csv", MARKED, valid());
    check(
        done["value"]["text"].as_str().unwrap(),
        &expect!["2 juri diimpor. 1 baris tidak diimpor."],
    );
}

#[test]
fn a_nip_that_excel_or_a_hand_damaged_is_wrong() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect(
        "juri",
        Some(edition),
        "juri_nip_excel.xlsx",
        MANGLED,
        json!({}),
    );
    check(
        &show(&report),
        &expect![[r#"
        1 siap, 0 peringatan, 4 salah · lembar “Juri” tajuk 1
        ! 1 angka panjang kehilangan digit akhir di Excel, pertama di lembar “Juri” sel D2. Ketik ulang sebagai teks.
        2 salah  Juri Satu
            salah D2 “198003262000031000”: NIP “198003262000031000” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
        3 salah  Juri Dua
            salah D3 “1,98003E+17”: NIP “1,98003E+17” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
        4 salah  Juri Tiga
            salah D4 “19800326200003100112”: NIP harus 18 angka, terisi 20.
        5 salah  Juri Empat
            salah D5 “198003262000031000”: NIP “198003262000031000” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
        6 siap baru Juri Lima
    "#]],
    );
}

#[test]
fn columns_chosen_by_hand_are_remembered_and_forgotten_by_the_same_undo() {
    let (meja, edition) = Meja::of_2021();
    let file = csv(&["Nama Program;Dari;Tokoh", "Kejar Stunting;DINKES;dr. Nisma"]);
    let report = meja.inspect("usulan", Some(edition), "p.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        0 siap, 0 peringatan, 0 salah · lembar “p” tajuk null
        UTF-8, dipisah titik koma
        tanpa kolom Judul
        tanpa kolom Perangkat daerah
    "#]],
    );
    check(
        &meja.refused("usulan", Some(edition), "p.csv", &file, all()),
        &expect![[r#"
        invalid: Kolom “Judul” dan “Perangkat daerah” tidak ditemukan pada p.csv.
          Lembar “p” tidak diimpor.
          > Pilih lembar dan baris tajuk yang benar, atau cocokkan kolomnya."#]],
    );
    let chosen = json!({ "mode": "all", "header_row": 1, "mapping": { "judul": "A", "pd": "B", "inovator": "C" } });
    let before = meja.dump();
    meja.apply("usulan", Some(edition), "p.csv", &file, chosen);
    let report = meja.inspect(
        "usulan",
        Some(edition),
        "lain.csv",
        &csv(&["Nama Program,Dari,Tokoh", "Pojok Bisa,DISTAN,Made"]),
        json!({}),
    );
    assert_eq!(
        (&report["remembered"], &report["summary"]),
        (&json!(true), &json!("1 siap, 0 peringatan, 0 salah"))
    );
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
    let report = meja.inspect("usulan", Some(edition), "p.csv", &file, json!({}));
    assert_eq!(report["remembered"], false);
    let wrong = json!({ "mode": "all", "header_row": 9, "mapping": { "judul": "A" } });
    check(
        &meja.refused("usulan", Some(edition), "p.csv", &file, wrong),
        &expect![[r#"
        invalid: Baris tajuk 9 tidak ada; lembar “p” memuat 2 baris.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - header_row: Baris tajuk 9 tidak ada; lembar “p” memuat 2 baris."#]],
    );
    let wrong = json!({ "mode": "all", "header_row": 1, "mapping": { "judul": "A", "pd": "A", "skor": "B", "unit": "ZZ" } });
    check(
        &meja.refused("usulan", Some(edition), "p.csv", &file, wrong),
        &expect![[r#"
        invalid: 3 isian perlu diperbaiki.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - mapping.pd: Kolom A sudah dipakai untuk Judul.
          - mapping.skor: Isian “skor” tidak dikenal untuk impor usulan.
          - mapping.unit: Kolom “ZZ” tidak ada; lembar “p” sampai kolom C."#]],
    );
}

#[test]
fn bad_files_are_refused_in_words_and_nothing_is_written() {
    let (meja, edition) = Meja::of_2021();
    let junk: Vec<u8> = (0..5_000_000u64)
        .map(|at| (at.wrapping_mul(6_364_136_223_846_793_005) >> 33) as u8)
        .collect();
    let mut text = String::new();
    let columnless = csv(&["judul,inovator", "Kejar Stunting,dr. Nisma"]);
    let closed_quote = csv(&["judul,pd", "\"Kejar Stunting,DINKES"]);
    let cases: [(&str, &[u8]); 9] = [
        ("tanpa_kolom.csv", &columnless),
        ("kosong.csv", b""),
        ("tajuk_saja.csv", b"judul,pd\n"),
        ("sampah.xlsx", &junk),
        ("sampah.csv", &junk),
        ("bom.xlsx", BOMB),
        ("makro.xlsm", REKAP),
        ("kutip.csv", &closed_quote),
        ("terpotong.xlsx", &REKAP[..REKAP.len() / 2]),
    ];
    for (name, bytes) in cases {
        writeln!(
            text,
            "{}",
            meja.refused("usulan", Some(edition), name, bytes, all())
        )
        .unwrap();
    }
    let big = vec![b'a'; 20_000_001];
    writeln!(
        text,
        "{}",
        meja.refused("usulan", Some(edition), "besar.csv", &big, all())
    )
    .unwrap();
    writeln!(
        text,
        "{}",
        meja.refused(
            "usulan",
            Some(edition),
            "u.csv",
            SUBMISSIONS,
            json!({ "mode": "all", "sheet": "Rekap" })
        )
    )
    .unwrap();
    writeln!(
        text,
        "{}",
        meja.refused("usulan", None, "u.csv", SUBMISSIONS, all())
    )
    .unwrap();
    writeln!(
        text,
        "{}",
        meja.refused(
            "usulan",
            Some(edition),
            "u.csv",
            SUBMISSIONS,
            json!({ "mode": "semua" })
        )
    )
    .unwrap();
    writeln!(
        text,
        "{}",
        meja.refused("nomor", Some(edition), "u.csv", SUBMISSIONS, all())
    )
    .unwrap();
    check(
        &text,
        &expect![[r#"
        invalid: Kolom “Perangkat daerah” tidak ditemukan pada tanpa_kolom.csv.
          Lembar “tanpa_kolom” tidak diimpor.
          > Pilih lembar dan baris tajuk yang benar, atau cocokkan kolomnya.
        invalid: Berkas kosong.csv kosong.
          > Pilih berkas yang berisi tabel.
        invalid: Tidak ada baris tajuk_saja.csv yang dapat diimpor.
          Lembar “tajuk_saja” tidak memuat baris yang siap.
          > Periksa laporan impornya, atau pilih lembar lain.
        invalid: Berkas sampah.xlsx bukan lembar kerja yang dikenal.
          Isinya bukan .xlsx dan bukan teks .csv.
          > Buka di Excel untuk memeriksanya. Simpan sebagai .xlsx atau .csv, lalu pilih lagi.
        invalid: Berkas sampah.csv bukan lembar kerja yang dikenal.
          Isinya bukan .xlsx dan bukan teks .csv.
          > Buka di Excel untuk memeriksanya. Simpan sebagai .xlsx atau .csv, lalu pilih lagi.
        invalid: Berkas bom.xlsx mencurigakan dan tidak dibaca.
          67,1 kB mengembang menjadi 13,5 MB, lebih dari 200 kali lipat.
          > Minta pengirim menyimpannya ulang dari Excel.
        invalid: Berkas makro.xlsm memuat makro dan tidak dibaca.
          > Simpan sebagai .xlsx (tanpa makro), lalu pilih lagi.
        invalid: Berkas kutip.csv tidak dapat dibagi menjadi baris.
          Tanda kutip di baris 2 tidak pernah ditutup.
          > Hapus atau lengkapi tanda kutip itu, lalu pilih lagi.
        invalid: Berkas terpotong.xlsx rusak dan tidak dapat dibaca.
          Isinya terpotong atau berubah, misalnya saat disalin dari flash disk.
          > Buka dan simpan ulang di Excel, atau minta salinan baru dari pengirim.
        invalid: Berkas terlalu besar.
          Ukuran 20 MB, batas 20 MB.
        invalid: Lembar “Rekap” tidak ada di u.csv. Yang ada: “u”.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - sheet: Lembar “Rekap” tidak ada di u.csv. Yang ada: “u”.
        invalid: Edisi belum dipilih.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - edition: Edisi belum dipilih.
        invalid: Cara impor “semua” tidak dikenal. Gunakan all atau valid.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - mode: Cara impor “semua” tidak dikenal. Gunakan all atau valid.
        invalid: Jenis impor “nomor” tidak dikenal. Gunakan salah satu: perangkat-daerah, usulan, juri, nilai.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - kind: Jenis impor “nomor” tidak dikenal. Gunakan salah satu: perangkat-daerah, usulan, juri, nilai.
    "#]],
    );
}

#[test]
fn a_closed_edition_takes_nothing() {
    let (meja, edition) = Meja::of_2021();
    meja.call(
        "editions.close",
        json!({ "edition": edition, "reason": "selesai" }),
    );
    let text = meja.refused("usulan", Some(edition), "u.csv", SUBMISSIONS, all());
    check(
        &text,
        &expect![[r#"
        not_allowed_now: Edisi 2021 sudah ditutup.
          Alasan penutupan: selesai
          > Buka kembali edisi dengan alasan untuk mengubahnya."#]],
    );
    let input = meja.put("juri", Some(edition), "juri_bom.csv", MARKED, json!({}));
    assert_eq!(said(&meja.0.refused("imports.inspect", input)), text);
}

#[test]
fn the_report_goes_back_to_the_office_with_a_remark_column() {
    let (meja, edition) = Meja::of_2021();
    let input = meja.put(
        "usulan",
        Some(edition),
        "rekap_usulan.xlsx",
        REKAP,
        json!({}),
    );
    let bytes = meja.bytes("imports.report", input);
    let book = kipp_sheets::read("laporan.xlsx", &bytes, &kipp_sheets::Limits::DEFAULT).unwrap();
    let mut text = String::new();
    for grid in &book.sheets {
        writeln!(text, "[{}]", grid.name).unwrap();
        for row in grid.rows() {
            let cells: Vec<String> = row.iter().map(kipp_sheets::Cell::shown).collect();
            writeln!(text, "{}", cells.join(" | ")).unwrap();
        }
    }
    check(
        &text,
        &expect![[r#"
        [Rekap]
        Baris | No | Nama Inovasi | OPD Pengusul | Inovator | Mulai | Kelompok | Keterangan
        6 | 2 | Kelas Buby | Dinas Kominfo-SP | Supiyan/Sufyan Sakti | 10/02/2020 |  | peringatan (C6): Nama singkat mirip. Diusulkan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
        peringatan (D6): Dua ejaan dipisah garis miring. Disimpan apa adanya.
        7 | 3 | Getar Dilan | Dinas Ketahanan Pangan |  | 06/04/2020 |  | salah (C7): Perangkat daerah tidak dikenal. Mungkin: Dinas Perikanan dan Ketahanan Pangan; Badan Pengelola Keuangan dan Pendapatan Daerah.
        8 | 4 | Kejar  Stunting | DINKES | dr. Nisma | 31/11/2020 |  | salah (E8): Tanggal 31 November tidak ada. Ketik 1–30 November.
        9 | 5 | Pojok Bisa | Dinas Pertanian | Made Sudana | 43900 |  | peringatan (D9): Sel berisi rumus. Yang dipakai nilai yang tersimpan di berkas.
        10 | 6 |  | Dinas Pertanian |  |  |  | salah (B10): Judul belum diisi.
        12 | 7 | Go Pasar Indah | DP2KUKM |  |  | khas | salah (F12): Kelompok “khas” tidak dikenal. Gunakan umum, replikasi, atau khusus.
        [Catatan]
        Berkas rekap_usulan.xlsx, lembar “Rekap”.
        1 siap, 2 peringatan, 4 salah. Belum ada yang ditulis.
    "#]],
    );
}

// The register --------------------------------------------------------------------------------------------------------

#[test]
fn parents_stand_anywhere_in_the_file_and_a_circle_or_an_unknown_one_is_wrong() {
    let meja = Meja::new();
    let file = csv(&[
        "kode,nama,jenis,induk,wajib",
        "A1,Puskesmas Satu,puskesmas,Dinas Kesehatan,tidak",
        "DK,Dinas Kesehatan,dinas,,ya",
        "X,Unit X,bagian,Y,tidak",
        "Y,Unit Y,bagian,Z,tidak",
        "Z,Unit Z,bagian,X,tidak",
        "Q,Unit Q,bagian,Entah,tidak",
        "R,Unit R,bagian,Q,tidak",
        "S,Unit S,Bagian,S,tidak",
        "DK,Dinas Kembar,dinas,,ya",
        "T,Unit T,kantor,,mungkin",
    ]);
    let report = meja.inspect("perangkat-daerah", None, "pd.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        2 siap, 0 peringatan, 8 salah · lembar “pd” tajuk 1
        UTF-8, dipisah koma
        2 siap baru Puskesmas Satu
        3 siap baru Dinas Kesehatan
        4 salah  Unit X
            salah D4 “Y”: Induk melingkar: Unit X → Unit Y → Unit Z. Perbaiki salah satu induknya.
        5 salah  Unit Y
            salah D5 “Z”: Induk melingkar: Unit Y → Unit Z → Unit X. Perbaiki salah satu induknya.
        6 salah  Unit Z
            salah D6 “X”: Induk melingkar: Unit Z → Unit X → Unit Y. Perbaiki salah satu induknya.
        7 salah  Unit Q
            salah D7 “Entah”: Unit induk “Entah” tidak ada di berkas ini maupun di daftar. Tulis kode atau namanya.
        8 salah  Unit R
            salah D8 “Q”: Unit induknya di baris 7 tidak diimpor.
        9 salah  Unit S
            salah D9 “S”: Unit tidak dapat menjadi induknya sendiri.
        10 salah  Dinas Kembar
            salah A10 “DK”: Kode “DK” sudah ada di baris 3. Satu unit cukup satu baris.
        11 salah  Unit T
            salah C11 “kantor”: Jenis “kantor” tidak dikenal. Gunakan salah satu: sekretariat, inspektorat, dinas, satuan, badan, kecamatan, bagian, puskesmas, rsud, sekolah, desa, kelurahan, bumd.
            salah E11 “mungkin”: “mungkin” bukan ya atau tidak.
        ? “Entah” [7] salah →  dari 
    "#]],
    );
    let done = meja.apply("perangkat-daerah", None, "pd.csv", &file, valid());
    check(
        done["value"]["text"].as_str().unwrap(),
        &expect!["2 unit diimpor, 1 di antaranya wajib mengirim usulan. 8 baris tidak diimpor."],
    );
    let again = meja.inspect("perangkat-daerah", None, "pd.csv", &file, json!({}));
    assert_eq!(again["counts"]["same"], 2);
    let moved = csv(&[
        "kode,nama,jenis,induk,wajib",
        "A1,Puskesmas I,puskesmas,,ya",
        "DK,Dinas Kesehatan,dinas,A1,ya",
    ]);
    let report = meja.inspect("perangkat-daerah", None, "pd.csv", &moved, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        0 siap, 0 peringatan, 2 salah · lembar “pd” tajuk 1
        UTF-8, dipisah koma
        2 salah  Puskesmas I
            salah D2 “”: Induk melingkar: Puskesmas I → Dinas Kesehatan. Perbaiki salah satu induknya.
        3 salah  Dinas Kesehatan
            salah D3 “A1”: Induk melingkar: Dinas Kesehatan → Puskesmas I. Perbaiki salah satu induknya.
    "#]],
    );
}

// Jurors and marks ----------------------------------------------------------------------------------------------------

/// Two submissions that passed, two jurors, the proposal stage open.
fn scoring() -> (Meja, i64) {
    let (meja, edition) = Meja::of_2021();
    meja.apply(
        "usulan",
        Some(edition),
        "u.csv",
        &csv(&["judul,pd", "Kejar Stunting,DINKES", "Pojok Bisa,DISTAN"]),
        all(),
    );
    let jurors = csv(&[
        "nama,pd,kedudukan",
        "Juri Satu,Bappelitbangda,ketua",
        "Juri Dua,DISTAN,anggota",
    ]);
    meja.apply("juri", Some(edition), "juri.csv", &jurors, all());
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let ids: Vec<i64> = list
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["id"].as_i64())
        .collect();
    meja.call(
        "submissions.set_status",
        json!({ "submissions": ids, "status": "lolos" }),
    );
    meja.call(
        "stages.open",
        json!({ "stage": meja.stage(edition, "proposal") }),
    );
    (meja, edition)
}

#[test]
fn a_juror_is_known_by_name_and_changes_are_told() {
    let (meja, edition) = scoring();
    let file = csv(&[
        "nama,pd,kedudukan,jabatan,nip",
        "juri satu,Bappelitbangda,ketua,,",
        "Juri Dua,DINKES,wakil,Sekretaris,198003262000031001",
        "Juri Tiga,Dinas Entah Berantah,anggota,,",
        "Juri Empat,,penasihat,,",
        "Juri Dua,,,,",
    ]);
    check(
        &show(&meja.inspect("juri", Some(edition), "j.csv", &file, json!({}))),
        &expect![[r#"
        0 siap, 2 peringatan, 3 salah · lembar “j” tajuk 1
        UTF-8, dipisah koma
        2 peringatan diperbarui juri satu
            peringatan A2 “juri satu”: Nama berbeda dari data: “Juri Satu” akan menjadi “juri satu”.
        3 peringatan diperbarui Juri Dua
            peringatan B3 “DINKES”: Perangkat daerah berbeda dari data: “Dinas Pertanian” akan menjadi “Dinas Kesehatan”.
            peringatan C3 “wakil”: Kedudukan berbeda dari data: “Anggota” akan menjadi “Wakil Ketua”.
            peringatan D3 “Sekretaris”: Jabatan berbeda dari data: “–” akan menjadi “Sekretaris”.
            peringatan E3 “198003262000031001”: NIP berbeda dari data: “–” akan menjadi “19800326 200003 1 001”.
        4 salah  Juri Tiga
            salah B4 “Dinas Entah Berantah”: Perangkat daerah tidak dikenal. Pilih unitnya, atau tambahkan ke daftar.
        5 salah  Juri Empat
            salah C5 “penasihat”: Kedudukan “penasihat” tidak dikenal. Gunakan ketua, wakil, atau anggota.
        6 salah  Juri Dua
            salah A6 “Juri Dua”: Juri ini sudah ada di baris 3.
        ? “Dinas Entah Berantah” [4] salah →  dari 
    "#]],
    );
}

#[test]
fn marks_are_taken_by_code_or_title_and_everything_that_may_not_be_scored_is_wrong() {
    let (meja, edition) = scoring();
    let file = csv(&[
        "usulan,juri,tahap,kriteria,nilai,abstain,alasan",
        "001,Juri Satu,proposal,signifikansi,\"85,25\",,",
        "Kejar Stunting,Juri Satu,Penilaian proposal,Kebaruan/Nilai Tambah,80,,",
        "Kejar Stunting,Juri Satu,proposal,implementasi,101,,",
        "1,Juri Dua,proposal,,,ya,\"bertugas, di luar\"",
        "Pojok Bisa,Juri Dua,proposal,signifikansi,80,,",
        "Pojok Bisa,Juri Satu,presentasi,substansi,80,,",
        "Pojok Bisa,Juri Satu,sosialisasi,substansi,80,,",
        "Pojok Bisa,Juri Satu,proposal,gaya,80,,",
        "Pojok Bisa,Juri Tiga,proposal,signifikansi,80,,",
        "Pojok Besar,Juri Satu,final,signifikansi,80,,",
        "Pojok Bisa,Juri Satu,proposal,signifikansi,,,",
        "002,Juri Satu,proposal,kebaruan,70,,",
        "Pojok Bisa,Juri Satu,proposal,kebaruan,71,,",
        "Pojok Bisa,Juri Satu,proposal,implementasi,\"70,125\",,",
    ]);
    let report = meja.inspect("nilai", Some(edition), "nilai.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        3 siap, 0 peringatan, 11 salah · lembar “nilai” tajuk 1
        UTF-8, dipisah koma
        2 siap baru Kejar Stunting · Juri Satu · Penilaian proposal · Signifikansi
        3 siap baru Kejar Stunting · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
        4 salah  Kejar Stunting
            salah E4 “101”: 101 di luar rentang. Nilai 0,00 sampai 100,00.
        5 siap baru Kejar Stunting · Juri Dua · Penilaian proposal
        6 salah  Pojok Bisa · Juri Dua · Penilaian proposal
            salah B6 “Juri Dua”: Benturan kepentingan: perangkat daerah yang sama. Nilai tidak diterima.
        7 salah  Pojok Bisa
            salah C7 “presentasi”: Tahapan Presentasi dan wawancara belum dibuka.
        8 salah  Pojok Bisa
            salah C8 “sosialisasi”: Tahapan Sosialisasi tidak dinilai.
        9 salah  Pojok Bisa · Juri Satu · Penilaian proposal
            salah D9 “gaya”: Kriteria “gaya” tidak ada pada Penilaian proposal. Yang ada: Latar Belakang dan Tujuan, Kebaruan/Nilai Tambah, Implementasi Inovasi, Signifikansi, Adaptabilitas, Sumber Daya, dan Strategi Keberlanjutan.
        10 salah  Pojok Bisa
            salah B10 “Juri Tiga”: Juri “Juri Tiga” tidak ada pada edisi ini.
        11 salah  Pojok Besar
            salah A11 “Pojok Besar”: Usulan “Pojok Besar” tidak ada pada edisi ini. Tulis kode atau judulnya.
            salah C11 “final”: Tahapan “final” tidak dikenal. Yang dinilai: Penilaian proposal dan Presentasi dan wawancara.
        12 salah  Pojok Bisa
            salah E12 “”: Nilai belum diisi. Hapus barisnya bila tidak dinilai.
        13 salah  Pojok Bisa · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
            salah E13 “70”: Nilai yang sama ditulis di baris 13 dan 14. Sisakan satu.
        14 salah  Pojok Bisa · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
            salah E14 “71”: Nilai yang sama ditulis di baris 13 dan 14. Sisakan satu.
        15 salah  Pojok Bisa
            salah E15 “70,125”: “70,125” lebih dari 2 angka di belakang koma.
    "#]],
    );
    let before = meja.dump();
    let done = meja.apply("nilai", Some(edition), "nilai.csv", &file, valid());
    assert_eq!(
        done["value"]["text"],
        "3 nilai diimpor. 11 baris tidak diimpor."
    );
    assert_eq!((meja.rows("score_sheets"), meja.rows("marks")), (2, 2));
    let changed = csv(&[
        "usulan,juri,tahap,kriteria,nilai,abstain,alasan",
        "001,Juri Satu,proposal,signifikansi,\"85,25\",,",
        "001,Juri Satu,proposal,kebaruan,\"80,5\",,",
        "001,Juri Dua,proposal,signifikansi,70,,",
    ]);
    let report = meja.inspect("nilai", Some(edition), "nilai.csv", &changed, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        1 siap, 1 peringatan, 1 salah · lembar “nilai” tajuk 1
        UTF-8, dipisah koma
        2 siap tanpa perubahan Kejar Stunting · Juri Satu · Penilaian proposal · Signifikansi
        3 peringatan diperbarui Kejar Stunting · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
            peringatan E3 “80,5”: Nilai berbeda dari data: “80,00” akan menjadi “80,50”.
        4 salah  Kejar Stunting · Juri Dua · Penilaian proposal · Signifikansi
            salah E4 “70”: Juri ini abstain untuk usulan ini. Batalkan abstain lebih dulu.
    "#]],
    );
    let abstains = csv(&[
        "usulan,juri,tahap,kriteria,nilai,abstain,alasan",
        "001,Juri Satu,proposal,,,ya,sakit",
        "001,Juri Dua,proposal,,,ya,\"bertugas, di luar\"",
    ]);
    let report = meja.inspect("nilai", Some(edition), "nilai.csv", &abstains, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        1 siap, 1 peringatan, 0 salah · lembar “nilai” tajuk 1
        UTF-8, dipisah koma
        2 peringatan diperbarui Kejar Stunting · Juri Satu · Penilaian proposal
            peringatan F2 “ya”: Lembar berbeda dari data: “2 nilai” akan menjadi “abstain: sakit”.
        3 siap tanpa perubahan Kejar Stunting · Juri Dua · Penilaian proposal
    "#]],
    );
    meja.apply("nilai", Some(edition), "nilai.csv", &abstains, all());
    assert_eq!((meja.rows("score_sheets"), meja.rows("marks")), (2, 0));
    meja.call("operations.undo", json!({}));
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

#[test]
fn a_locked_stage_takes_no_new_mark_but_an_equal_one_is_no_complaint() {
    let (meja, edition) = scoring();
    let file = csv(&[
        "usulan,juri,tahap,kriteria,nilai",
        "001,Juri Satu,proposal,signifikansi,85",
    ]);
    meja.apply("nilai", Some(edition), "n.csv", &file, all());
    meja.call(
        "stages.lock",
        json!({ "stage": meja.stage(edition, "proposal") }),
    );
    let more = csv(&[
        "usulan,juri,tahap,kriteria,nilai",
        "001,Juri Satu,proposal,signifikansi,85",
        "001,Juri Satu,proposal,kebaruan,85",
    ]);
    check(
        &show(&meja.inspect("nilai", Some(edition), "n.csv", &more, json!({}))),
        &expect![[r#"
        1 siap, 0 peringatan, 1 salah · lembar “n” tajuk 1
        UTF-8, dipisah koma
        2 siap tanpa perubahan Kejar Stunting · Juri Satu · Penilaian proposal · Signifikansi
        3 salah  Kejar Stunting · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
            salah C3 “proposal”: Tahapan Penilaian proposal sudah dikunci. Buka kuncinya dengan alasan lebih dulu.
    "#]],
    );
}

#[test]
fn an_old_name_leads_to_its_successor_and_its_entries_stay_known() {
    let (meja, edition) = Meja::of_2021();
    let old = meja.agency("Dinas Ketahanan Pangan", "dinas", None);
    let agencies = meja.call("agencies.list", json!({}));
    let new = agencies["agencies"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["code"] == "DPKP")
        .unwrap()["id"]
        .clone();
    let file = csv(&["judul,pd", "Getar Dilan,Dinas Ketahanan Pangan"]);
    meja.apply("usulan", Some(edition), "u.csv", &file, all());
    meja.call(
        "agencies.merge",
        json!({ "from": old, "into": new, "on": "2021-11-01" }),
    );
    let file = csv(&[
        "judul,pd",
        "Getar Dilan,Dinas Ketahanan Pangan",
        "Getar Dua,Dinas Ketahanan Pangan",
    ]);
    let report = meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
            1 siap, 1 peringatan, 0 salah · lembar “u” tajuk 1
            UTF-8, dipisah koma
            2 siap tanpa perubahan Getar Dilan
            3 peringatan baru Getar Dua
                peringatan B3 “Dinas Ketahanan Pangan”: Dilebur tahun 2021. Diusulkan: Dinas Perikanan dan Ketahanan Pangan.
            ? “Dinas Ketahanan Pangan” [2,3] peringatan → DPKP dari DPKP, BPKPD
        "#]],
    );
    let done = meja.apply("usulan", Some(edition), "u.csv", &file, all());
    assert_eq!(
        (&done["value"]["text"], &done["value"]["learned"]),
        (
            &json!("1 usulan diimpor. 1 baris tanpa perubahan."),
            &json!([])
        )
    );
}

#[test]
fn a_typed_draft_that_a_file_brings_is_received() {
    let (meja, edition) = Meja::of_2021();
    let agencies = meja.call("agencies.list", json!({}));
    let dinkes = agencies["agencies"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["code"] == "DINKES")
        .unwrap()["id"]
        .clone();
    meja.call("submissions.save", json!({ "edition": edition, "title": "Kejar Stunting", "agency": dinkes, "category": "kesehatan" }));
    let report = meja.inspect(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        json!({}),
    );
    check(
        &report["rows"][0]["changes"].to_string(),
        &expect![[
            r#"[{"field":"unit","title":"Unit","old":"–","new":"UPT Puskesmas Tana Lili"},{"field":"peringkat_terbit","title":"Peringkat terbit","old":"–","new":"1"},{"field":"kepanjangan","title":"Kepanjangan","old":"–","new":"Kelas Pijat Bayi Risiko Stunting"},{"field":"inovator","title":"Inovator","old":"–","new":"dr. Nisma"},{"field":"jabatan_inovator","title":"Jabatan inovator","old":"–","new":"Kepala Puskesmas Tana Lili"},{"field":"judul","title":"Status","old":"Draf","new":"Masuk"}]"#
        ]],
    );
    meja.apply(
        "usulan",
        Some(edition),
        "usulan_kipp_2021.csv",
        SUBMISSIONS,
        all(),
    );
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let (status, unit) = (
        &list[0]["status"],
        meja.call("submissions.show", json!({ "submission": list[0]["id"] })),
    );
    assert_eq!(
        (status, &unit["row"]["category"]),
        (&json!("masuk"), &json!("kesehatan"))
    );
}

#[test]
fn a_long_import_says_how_far_it_is_and_stops_when_asked_with_nothing_written() {
    let (meja, edition) = Meja::of_2021();
    let codes = ["DINKES", "DISTAN", "DPMD", "DLH", "DISHUB"];
    let mut lines = vec!["judul,pd,inovator".to_owned()];
    lines.extend(
        (1..=3_000).map(|at| format!("Inovasi {at},{},Orang {at}", codes[at % codes.len()])),
    );
    let file = lines.join("\n").into_bytes();
    let before = meja.dump();
    let done = meja.apply("usulan", Some(edition), "banyak.csv", &file, all());
    assert_eq!(
        (&done["value"]["new"], meja.rows("operations")),
        (&json!(3_000), 4)
    );
    let told = meja
        .progress
        .lock()
        .unwrap()
        .iter()
        .map(|step| step.text.clone())
        .filter(|text| text.contains("500"))
        .collect::<Vec<_>>();
    check(
        &told.join("\n"),
        &expect![[r#"
            Memeriksa baris 500 dari 3.000 · belum ada yang ditulis
            Memeriksa baris 1.500 dari 3.000 · belum ada yang ditulis
            Memeriksa baris 2.500 dari 3.000 · belum ada yang ditulis
            Menulis baris 500 dari 3.000
            Menulis baris 1.500 dari 3.000
            Menulis baris 2.500 dari 3.000"#]],
    );
    meja.call("operations.undo", json!({}));
    assert_eq!(meja.dump(), before);
    meja.cancel.cancel();
    let text = meja.refused("usulan", Some(edition), "banyak.csv", &file, all());
    check(
        &text,
        &expect![[r#"
        cancelled: Pekerjaan dihentikan.
          Tidak ada yang setengah tertulis."#]],
    );
}
