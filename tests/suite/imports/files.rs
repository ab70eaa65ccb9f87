//! Files as offices send them, ugly, broken and hostile ones.

use std::fmt::Write as _;

use expect_test::expect;
use serde_json::json;

use super::*;

#[test]
fn a_workbook_with_titles_hidden_sheets_and_odd_dates_is_read_cell_by_cell() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect("usulan", Some(edition), "rekap_usulan.xlsx", REKAP, json!({}));
    check(
        &show(&report),
        &expect![[r#"
            1 siap, 1 peringatan, 5 salah · lembar “Rekap” tajuk 4
            ! Lembar “Lama” disembunyikan di berkas.
            ! 1 sel berisi rumus, pertama di lembar “Rekap” sel D9; yang dipakai nilai tersimpan.
            5 siap baru Kejar Stunting
            6 peringatan baru Kelas Buby
                peringatan C6 “Dinas Kominfo-SP”: Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
                peringatan D6 “Supiyan/Sufyan Sakti”: Dua ejaan dipisah garis miring. Disimpan apa adanya.
            7 salah  Getar Dilan
                salah C7 “Dinas Ketahanan Pangan”: Perangkat daerah tidak dikenal. Maksudnya Dinas Perikanan dan Ketahanan Pangan atau Badan Pengelola Keuangan dan Pendapatan Daerah?
            8 salah  Kejar Stunting
                salah E8 “31/11/2020”: Tanggal 31 November tidak ada. Ketik 1–30 November.
            9 salah  Pojok Bisa
                peringatan D9 “Made Sudana”: Sel berisi rumus. Yang dipakai nilai yang tersimpan di berkas.
                salah E9 “43900”: “43900” adalah bilangan, bukan tanggal. Bila maksudnya 10 Maret 2020, ketik tanggal itu.
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
            invalid: 5 baris rekap_usulan.xlsx salah; tidak ada yang diimpor.
              1 baris siap.
              > Perbaiki baris itu, lewati, atau impor yang siap saja.
              - C7: Lembar “Rekap” baris 7 kolom C “Dinas Ketahanan Pangan”: Perangkat daerah tidak dikenal. Maksudnya Dinas Perikanan dan Ketahanan Pangan atau Badan Pengelola Keuangan dan Pendapatan Daerah?
              - E8: Lembar “Rekap” baris 8 kolom E “31/11/2020”: Tanggal 31 November tidak ada. Ketik 1–30 November.
              - E9: Lembar “Rekap” baris 9 kolom E “43900”: “43900” adalah bilangan, bukan tanggal. Bila maksudnya 10 Maret 2020, ketik tanggal itu.
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
    let done = meja.apply("usulan", Some(edition), "rekap_usulan.xlsx", REKAP, json!({ "mode": "all", "skip": wrong }));
    check(done["value"]["text"].as_str().unwrap(), &expect!["2 usulan diimpor. 5 baris tidak diimpor."]);
}

#[test]
fn semicolons_and_windows_letters_and_a_byte_order_mark_are_understood() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect("usulan", Some(edition), "usulan_cp1252.csv", WINDOWS, json!({}));
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
        &expect![[r#"["Kejar Stunting","Kelas Pijat “Bayi” – Risiko Stunting","Dinas Kesehatan","dr. Nisma"]"#]],
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
                salah B4 “Badan Perencanaan”: Perangkat daerah tidak dikenal. Maksudnya Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah atau Dinas Pertanian atau Dinas Perhubungan?
            ? “Badan Perencanaan” [4] salah →  dari BAPPELITBANGDA, DISTAN, DISHUB, BPBD, BAG-PEM
        "#]],
    );
    let done = meja.apply("juri", Some(edition), "juri_bom.csv", MARKED, valid());
    check(done["value"]["text"].as_str().unwrap(), &expect!["2 juri diimpor. 1 baris tidak diimpor."]);
}

#[test]
fn a_nip_that_excel_or_a_hand_damaged_is_wrong() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect("juri", Some(edition), "juri_nip_excel.xlsx", MANGLED, json!({}));
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
    assert_eq!((&report["remembered"], &report["summary"]), (&json!(true), &json!("1 siap, 0 peringatan, 0 salah")));
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
    let wrong =
        json!({ "mode": "all", "header_row": 1, "mapping": { "judul": "A", "pd": "A", "skor": "B", "unit": "ZZ" } });
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
    let junk: Vec<u8> = (0..5_000_000u64).map(|at| (at.wrapping_mul(6_364_136_223_846_793_005) >> 33) as u8).collect();
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
        writeln!(text, "{}", meja.refused("usulan", Some(edition), name, bytes, all())).unwrap();
    }
    let big = vec![b'a'; 20_000_001];
    writeln!(text, "{}", meja.refused("usulan", Some(edition), "besar.csv", &big, all())).unwrap();
    writeln!(
        text,
        "{}",
        meja.refused("usulan", Some(edition), "u.csv", SUBMISSIONS, json!({ "mode": "all", "sheet": "Rekap" }))
    )
    .unwrap();
    writeln!(text, "{}", meja.refused("usulan", None, "u.csv", SUBMISSIONS, all())).unwrap();
    writeln!(text, "{}", meja.refused("usulan", Some(edition), "u.csv", SUBMISSIONS, json!({ "mode": "semua" })))
        .unwrap();
    writeln!(text, "{}", meja.refused("nomor", Some(edition), "u.csv", SUBMISSIONS, all())).unwrap();
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
              Isinya bukan .xlsx, .xls, .xlsb, .ods, dan bukan teks .csv.
              > Buka di Excel untuk memeriksanya. Simpan sebagai .xlsx atau .csv, lalu pilih lagi.
            invalid: Berkas sampah.csv bukan lembar kerja yang dikenal.
              Isinya bukan .xlsx, .xls, .xlsb, .ods, dan bukan teks .csv.
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
            invalid: Jenis impor “nomor” tidak dikenal. Gunakan salah satu: perangkat-daerah, orang, hari-libur, usulan, juri, nilai.
              > Perbaiki isian yang ditandai, lalu simpan lagi.
              - kind: Jenis impor “nomor” tidak dikenal. Gunakan salah satu: perangkat-daerah, orang, hari-libur, usulan, juri, nilai.
        "#]],
    );
}

#[test]
fn a_closed_edition_takes_nothing() {
    let (meja, edition) = Meja::of_2021();
    meja.call("editions.close", json!({ "edition": edition, "reason": "selesai" }));
    let text = meja.refused("usulan", Some(edition), "u.csv", SUBMISSIONS, all());
    check(
        &text,
        &expect![[r#"
        not_allowed_now: Edisi 2021 sudah ditutup.
          Alasan penutupan: selesai.
          > Buka kembali edisi dengan alasan untuk mengubahnya."#]],
    );
    let input = meja.put("juri", Some(edition), "juri_bom.csv", MARKED, json!({}));
    assert_eq!(said(&meja.0.refused("imports.inspect", input)), text);
}

#[test]
fn the_report_goes_back_to_the_office_with_a_remark_column() {
    let (meja, edition) = Meja::of_2021();
    let input = meja.put("usulan", Some(edition), "rekap_usulan.xlsx", REKAP, json!({}));
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
            6 | 2 | Kelas Buby | Dinas Kominfo-SP | Supiyan/Sufyan Sakti | 10/02/2020 |  | peringatan (C6): Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian. peringatan (D6): Dua ejaan dipisah garis miring. Disimpan apa adanya.
            7 | 3 | Getar Dilan | Dinas Ketahanan Pangan |  | 06/04/2020 |  | salah (C7): Perangkat daerah tidak dikenal. Maksudnya Dinas Perikanan dan Ketahanan Pangan atau Badan Pengelola Keuangan dan Pendapatan Daerah?
            8 | 4 | Kejar Stunting | DINKES | dr. Nisma | 31/11/2020 |  | salah (E8): Tanggal 31 November tidak ada. Ketik 1–30 November.
            9 | 5 | Pojok Bisa | Dinas Pertanian | Made Sudana | 43900 |  | peringatan (D9): Sel berisi rumus. Yang dipakai nilai yang tersimpan di berkas. salah (E9): “43900” adalah bilangan, bukan tanggal. Bila maksudnya 10 Maret 2020, ketik tanggal itu.
            10 | 6 |  | Dinas Pertanian |  |  |  | salah (B10): Judul belum diisi.
            12 | 7 | Go Pasar Indah | DP2KUKM |  |  | khas | salah (F12): Kelompok “khas” tidak dikenal. Gunakan umum, replikasi, atau khusus.
            [Catatan]
            Berkas rekap_usulan.xlsx, lembar “Rekap”.
            1 siap, 1 peringatan, 5 salah. Belum ada yang ditulis.
        "#]],
    );
}

#[test]
fn a_long_import_says_how_far_it_is_and_stops_when_asked_with_nothing_written() {
    let (meja, edition) = Meja::of_2021();
    let codes = ["DINKES", "DISTAN", "DPMD", "DLH", "DISHUB"];
    let mut lines = vec!["judul,pd,inovator".to_owned()];
    lines.extend((1..=3_000).map(|at| format!("Inovasi {at},{},Orang {at}", codes[at % codes.len()])));
    let file = lines.join("\n").into_bytes();
    let before = meja.dump();
    let done = meja.apply("usulan", Some(edition), "banyak.csv", &file, all());
    assert_eq!((&done["value"]["new"], meja.rows("operations")), (&json!(3_000), 4));
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

#[test]
fn each_templates_example_row_is_read_back_by_its_import() {
    let meja = Meja::new();
    let template = |kind: &str| meja.bytes("imports.template", json!({ "kind": kind }));
    let mut said = String::new();
    let mut take = |kind: &str, edition: Option<i64>| {
        let book = template(kind);
        let seen = meja.inspect(kind, edition, "templat.xlsx", &book, json!({}));
        let _ = writeln!(said, "{}", show(&seen));
        let done = meja.apply(kind, edition, "templat.xlsx", &book, json!({ "mode": "all" }));
        let _ = writeln!(said, "{kind}: {}", done);
    };
    take("perangkat-daerah", None);
    let edition = meja.edition();
    take("usulan", Some(edition));
    take("juri", Some(edition));
    let entry = meja.call("submissions.list", json!({ "edition": edition }))[0]["id"].clone();
    for status in ["masuk", "lolos"] {
        let _ = meja.dispatch("submissions.set_status", &json!({ "submissions": [entry], "status": status }));
    }
    meja.call("stages.open", json!({ "stage": meja.stage(edition, "proposal") }));
    take("nilai", Some(edition));
    expect![[r#"
        1 siap, 0 peringatan, 0 salah · lembar “Perangkat daerah” tajuk 1
        2 siap baru Dinas Contoh

        perangkat-daerah: {"value":{"new":1,"updated":0,"unchanged":0,"skipped":0,"learned":[],"text":"1 unit diimpor, 1 di antaranya wajib mengirim usulan."},"changed":["agencies","imports","operations","rankings"],"warnings":[],"undo":"Impor 1 unit dari templat.xlsx"}
        1 siap, 0 peringatan, 0 salah · lembar “Usulan” tajuk 1
        2 siap baru Inovasi Contoh

        usulan: {"value":{"new":1,"updated":0,"unchanged":0,"skipped":0,"learned":[],"text":"1 usulan diimpor."},"changed":["imports","innovations","operations","rankings","submissions"],"warnings":[],"undo":"Impor 1 usulan dari templat.xlsx"}
        1 siap, 0 peringatan, 0 salah · lembar “Juri” tajuk 1
        2 siap baru Dr. Nama Juri, M.Si.

        juri: {"value":{"new":1,"updated":0,"unchanged":0,"skipped":0,"learned":[],"text":"1 juri diimpor."},"changed":["imports","jurors","operations","rankings"],"warnings":[],"undo":"Impor 1 juri dari templat.xlsx"}
        1 siap, 0 peringatan, 0 salah · lembar “Nilai” tajuk 1
        2 siap baru Inovasi Contoh · Dr. Nama Juri, M.Si. · Penilaian proposal · Kebaruan/Nilai Tambah

        nilai: {"value":{"new":1,"updated":0,"unchanged":0,"skipped":0,"learned":[],"text":"1 nilai diimpor."},"changed":["imports","operations","rankings","score_sheets"],"warnings":[],"undo":"Impor 1 nilai dari templat.xlsx"}
    "#]].assert_eq(&said);

    meja.call("imports.save_template", json!({ "kind": "usulan", "to": "folder" }));
    assert_eq!(
        meja.dispatch("imports.template", &json!({ "kind": "surat" })).expect_err("no such kind").problems.len(),
        1
    );
}
