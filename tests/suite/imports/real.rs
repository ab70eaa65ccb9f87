//! The real files of 2021, and names that lead somewhere.

use expect_test::expect;
use serde_json::{Value, json};

use super::*;

#[test]
fn the_register_of_luwu_utara_gives_61_units_of_which_41_are_obliged() {
    let meja = Meja::new();
    let before = meja.dump();
    let report = meja.inspect("perangkat-daerah", None, "pd_luwu_utara.csv", REGISTER, json!({}));
    assert_eq!(report["summary"], "61 siap, 0 peringatan, 0 salah");
    assert_eq!(before, meja.dump(), "a look writes nothing");
    let done = meja.apply("perangkat-daerah", None, "pd_luwu_utara.csv", REGISTER, all());
    assert_eq!(done["value"]["text"], "61 unit diimpor, 41 di antaranya wajib mengirim usulan.");
    assert_eq!(done["undo"], "Impor 61 unit dari pd_luwu_utara.csv");
    assert_eq!(done["changed"], json!(["agencies", "imports", "operations", "rankings"]));
    let agencies = meja.call("agencies.list", json!({}));
    let agencies = agencies["agencies"].as_array().unwrap();
    assert_eq!((agencies.len(), agencies.iter().filter(|one| one["obliged"] == true).count()), (61, 41));
    let id = |code: &str| agencies.iter().find(|one| one["code"] == code).unwrap();
    assert_eq!(id("PKM-TANALILI")["parent"], id("DINKES")["id"]);
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

#[test]
fn what_a_file_makes_wajib_reaches_the_ledger_of_the_edition() {
    let meja = Meja::new();
    meja.edition();
    let done = meja.apply("perangkat-daerah", None, "pd_luwu_utara.csv", REGISTER, all());
    assert_eq!(done["warnings"], json!(["41 perangkat daerah wajib mengirim usulan pada edisi 2021."]));
    assert_eq!(meja.rows("obligations"), 41);
    let more = csv(&["kode,nama,jenis,wajib", "DINBARU,Dinas Baru,dinas,ya"]);
    let done = meja.apply("perangkat-daerah", None, "baru.csv", &more, all());
    assert_eq!(meja.rows("obligations"), 42);
    check(done["warnings"][0].as_str().unwrap(), &expect!["Dinas Baru wajib mengirim usulan pada edisi 2021."]);
}

#[test]
fn the_submissions_of_2021_are_8_ready_and_2_to_look_at() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, json!({}));
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
                peringatan C9 “Dinas Kominfo-SP”: Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
            10 siap baru Pugalu SIP
            11 peringatan baru Kawasan Perdesaan Terintegrasi
                peringatan C11 “Dinas PMD”: Nama singkat. Disarankan: Dinas Pemberdayaan Masyarakat dan Desa.
            ? “Dinas Kominfo-SP” [9] peringatan → DISKOMINFOSP dari DISKOMINFOSP, DINSOS
            ? “Dinas PMD” [11] peringatan → DPMD dari DPMD, SETWAN, DPKP, DISTAN, DISHUB
        "#]],
    );
    let before = meja.dump();
    let done = meja.apply("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, valid());
    assert_eq!(done["value"]["text"], "8 usulan diimpor. 2 baris tidak diimpor.");
    assert_eq!((meja.rows("submissions"), meja.rows("agency_aliases")), (8, 0));
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());

    let done = meja.apply("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, all());
    assert_eq!(done["value"]["text"], "10 usulan diimpor.");
    assert_eq!(done["value"]["learned"], json!(["Dinas Kominfo-SP", "Dinas PMD"]));
    assert_eq!(done["undo"], "Impor 10 usulan dari usulan_kipp_2021.csv");
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let statuses: Vec<&str> = list.as_array().unwrap().iter().filter_map(|row| row["status"].as_str()).collect();
    assert_eq!(statuses, ["masuk"; 10]);
    assert_eq!((meja.rows("score_sheets"), meja.rows("marks"), meja.rows("innovations")), (0, 0, 10));

    let again = meja.inspect("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, json!({}));
    assert_eq!((&again["summary"], &again["counts"]["same"]), (&json!("10 siap, 0 peringatan, 0 salah"), &json!(10)));
    let done = meja.apply("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, all());
    assert_eq!(done["value"]["text"], "Tidak ada usulan yang berubah. 10 baris tanpa perubahan.");
    assert_eq!((&done["undo"], &done["changed"]), (&Value::Null, &json!([])));

    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump(), "one undo takes rows and learned names back");
}

#[test]
fn an_answer_makes_a_name_sure_and_is_learned() {
    let (meja, edition) = Meja::of_2021();
    let file = csv(&["judul,pd", "Getar Dilan,Dinas Ketahanan Pangan", "Getar Lagi,dinas ketahanan pangan"]);
    let report = meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
            0 siap, 0 peringatan, 2 salah · lembar “u” tajuk 1
            UTF-8, dipisah koma
            2 salah  Getar Dilan
                salah B2 “Dinas Ketahanan Pangan”: Perangkat daerah tidak dikenal. Maksudnya Dinas Perikanan dan Ketahanan Pangan atau Badan Pengelola Keuangan dan Pendapatan Daerah?
            3 salah  Getar Lagi
                salah B3 “dinas ketahanan pangan”: Perangkat daerah tidak dikenal. Maksudnya Dinas Perikanan dan Ketahanan Pangan atau Badan Pengelola Keuangan dan Pendapatan Daerah?
            ? “Dinas Ketahanan Pangan” [2,3] salah →  dari DPKP, BPKPD
        "#]],
    );
    let answers = json!({ "mode": "valid", "answers": { "Dinas Ketahanan Pangan": "DPKP" } });
    let done = meja.apply("usulan", Some(edition), "u.csv", &file, answers);
    assert_eq!((&done["value"]["new"], &done["value"]["learned"]), (&json!(2), &json!(["Dinas Ketahanan Pangan"])));
    let report = meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}));
    assert_eq!((&report["summary"], &report["questions"]), (&json!("2 siap, 0 peringatan, 0 salah"), &json!([])));
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
    meja.apply("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, all());
    let changed = String::from_utf8(SUBMISSIONS.to_vec()).unwrap();
    let changed = changed
        .replace("dr. Nisma", "dr. Hj. Nisma")
        .replace("Juinar Rustam,,,,2", "Juinar Rustam,,,,3")
        .replace("Made Sudana", "");
    let report = meja.inspect("usulan", Some(edition), "ubah.csv", changed.as_bytes(), json!({}));
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
    let done = meja.apply("usulan", Some(edition), "ubah.csv", changed.as_bytes(), all());
    check(
        done["value"]["text"].as_str().unwrap(),
        &expect!["2 usulan diimpor. 2 baris diperbarui, 8 baris tanpa perubahan."],
    );
    let again = meja.inspect("usulan", Some(edition), "ubah.csv", changed.as_bytes(), json!({}));
    assert_eq!(again["counts"]["same"], 10);
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

#[test]
fn an_old_name_leads_to_its_successor_and_its_entries_stay_known() {
    let (meja, edition) = Meja::of_2021();
    let old = meja.agency("Dinas Ketahanan Pangan", "dinas", None);
    let agencies = meja.call("agencies.list", json!({}));
    let new = agencies["agencies"].as_array().unwrap().iter().find(|one| one["code"] == "DPKP").unwrap()["id"].clone();
    let file = csv(&["judul,pd", "Getar Dilan,Dinas Ketahanan Pangan"]);
    meja.apply("usulan", Some(edition), "u.csv", &file, all());
    meja.call("agencies.merge", json!({ "from": old, "into": new, "on": "2021-11-01" }));
    let file = csv(&["judul,pd", "Getar Dilan,Dinas Ketahanan Pangan", "Getar Dua,Dinas Ketahanan Pangan"]);
    let report = meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
            1 siap, 1 peringatan, 0 salah · lembar “u” tajuk 1
            UTF-8, dipisah koma
            2 siap tanpa perubahan Getar Dilan
            3 peringatan baru Getar Dua
                peringatan B3 “Dinas Ketahanan Pangan”: Dilebur tahun 2021. Disarankan: Dinas Perikanan dan Ketahanan Pangan.
            ? “Dinas Ketahanan Pangan” [2,3] peringatan → DPKP dari DPKP, BPKPD
        "#]],
    );
    let done = meja.apply("usulan", Some(edition), "u.csv", &file, all());
    assert_eq!(
        (&done["value"]["text"], &done["value"]["learned"]),
        (&json!("1 usulan diimpor. 1 baris tanpa perubahan."), &json!([]))
    );
}

#[test]
fn a_typed_draft_that_a_file_brings_is_received() {
    let (meja, edition) = Meja::of_2021();
    let agencies = meja.call("agencies.list", json!({}));
    let dinkes =
        agencies["agencies"].as_array().unwrap().iter().find(|one| one["code"] == "DINKES").unwrap()["id"].clone();
    meja.call(
        "submissions.save",
        json!({ "edition": edition, "title": "Kejar Stunting", "agency": dinkes, "category": "kesehatan" }),
    );
    let report = meja.inspect("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, json!({}));
    check(
        &report["rows"][0]["changes"].to_string(),
        &expect![[
            r#"[{"field":"unit","title":"Unit","old":"–","new":"UPT Puskesmas Tana Lili"},{"field":"peringkat_terbit","title":"Peringkat terbit","old":"–","new":"1"},{"field":"kepanjangan","title":"Kepanjangan","old":"–","new":"Kelas Pijat Bayi Risiko Stunting"},{"field":"inovator","title":"Inovator","old":"–","new":"dr. Nisma"},{"field":"jabatan_inovator","title":"Jabatan inovator","old":"–","new":"Kepala Puskesmas Tana Lili"},{"field":"judul","title":"Status","old":"Draf","new":"Masuk"}]"#
        ]],
    );
    meja.apply("usulan", Some(edition), "usulan_kipp_2021.csv", SUBMISSIONS, all());
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let (status, unit) = (&list[0]["status"], meja.call("submissions.show", json!({ "submission": list[0]["id"] })));
    assert_eq!((status, &unit["row"]["category"]), (&json!("masuk"), &json!("kesehatan")));
}
