//! `panggil`: any command of the contract, with its answer or error as JSON.

use expect_test::expect;

use super::Desk;

#[test]
fn a_command_is_called_with_json_from_anywhere() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    let settings = |value: &str| format!(r#"{{"values":[{{"key":"daerah","value":"{value}"}}]}}"#);
    desk.check(
        &["panggil", "settings.put", &settings("Luwu"), "--db", "DIR/meja.kipp"],
        expect![[r#"
        [0]
        {"value":null,"changed":["operations","settings"],"warnings":[],"undo":"Pengaturan diubah"}
    "#]],
    );
    desk.write("masukan.json", &settings("Luwu Timur"));
    desk.check(
        &["panggil", "settings.put", "@DIR/masukan.json", "--db", "DIR/meja.kipp"],
        expect![[r#"
        [0]
        {"value":null,"changed":["operations","settings"],"warnings":[],"undo":"Pengaturan diubah"}
    "#]],
    );
    let said = desk.run_with(&settings("Luwu Utara"), &["panggil", "settings.put", "-", "--db", "DIR/meja.kipp"]);
    expect![[r#"
        [0]
        {"value":null,"changed":["operations","settings"],"warnings":[],"undo":"Pengaturan diubah"}
    "#]]
    .assert_eq(&said);
    desk.check(
        &["panggil", "settings.put", "@DIR/tidak-ada.json", "--db", "DIR/meja.kipp"],
        expect![[r#"
        [1]
        ! Berkas DIR/tidak-ada.json tidak dapat dibaca: tidak ditemukan.
    "#]],
    );
}

#[test]
fn a_refusal_is_answered_as_json() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    desk.check(&["panggil", "settings.show"], expect![[r#"
        [1]
        {"code":"not_allowed_now","title":"Belum ada berkas meja yang dibuka.","detail":"","hints":["Buka atau buat berkas meja lebih dulu."],"problems":[],"reference":null}
    "#]]);
    desk.check(&["panggil", "settings.tidak_ada", "--db", "DIR/meja.kipp"], expect![[r#"
        [1]
        {"code":"not_found","title":"Perintah “settings.tidak_ada” tidak dikenal.","detail":"","hints":[],"problems":[],"reference":null}
    "#]]);
    desk.check(&["panggil", "settings.put", "{", "--db", "DIR/meja.kipp"], expect![[r#"
        [1]
        {"code":"invalid","title":"Masukan perintah tidak sesuai bentuknya.","detail":"JSON terputus sebelum selesai (baris 1 kolom 1).","hints":["Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`."],"problems":[],"reference":null}
    "#]]);
    desk.check(&["panggil", "settings.put", r#"{"values":[{"key":"x","value":"1"}]}"#, "--db", "DIR/meja.kipp"], expect![[r#"
        [1]
        {"code":"invalid","title":"Setelan “x” tidak dikenal.","detail":"","hints":["Perbaiki isian yang ditandai, lalu simpan lagi."],"problems":[{"field":"x","severity":"salah","text":"Setelan “x” tidak dikenal."}],"reference":null}
    "#]]);
    desk.check(&["panggil", "settings.show", "--db", "DIR/tidak-ada.kipp"], expect![[r#"
        [1]
        {"code":"not_found","title":"Berkas “tidak-ada.kipp” tidak ditemukan.","detail":"","hints":[],"problems":[],"reference":null}
    "#]]);
}

#[test]
fn calling_wrongly_is_told() {
    let desk = Desk::new();
    desk.check(
        &["panggil"],
        expect![[r#"
        [2]
        ! Nama perintah belum diberikan.
        ! Lihat: meja-kipp panggil --help
    "#]],
    );
    desk.check(
        &["panggil", "settings.show", "--ke", "DIR/a.json"],
        expect![[r#"
        [2]
        ! settings.show tidak menjawab berkas; --ke tidak dipakai.
        ! Lihat: meja-kipp panggil --help
    "#]],
    );
    desk.check(
        &["panggil", "settings.show", "--berkas", "a"],
        expect![[r#"
        [2]
        ! Tulis --berkas NAMA=PATH.
        ! Lihat: meja-kipp panggil --help
    "#]],
    );
}

#[test]
fn every_command_is_listed_with_its_shapes() {
    let desk = Desk::new();
    let list = desk.answer(&["panggil", "--daftar"]);
    for command in kipp_api::commands::COMMANDS {
        assert!(list.contains(&format!("{}(", command.name)), "{}", command.name);
    }
    let about: String =
        list.lines().filter(|line| line.contains("settings.put(") || line.contains("type SettingIn ")).collect();
    expect!["settings.put(SettingsIn) → Done<null>type SettingIn = { key: string, value: string, };"].assert_eq(&about);
}

#[test]
fn bytes_go_where_ke_says() {
    let desk = Desk::sample();
    let call = ["panggil", "documents.preview", r#"{"document":"rekap-nilai","page":1}"#, "--db", "DIR/contoh.kipp"];
    desk.check(
        &call,
        expect![[r#"
        [2]
        ! documents.preview menjawab berkas; sebutkan tempatnya dengan --ke.
        ! Lihat: meja-kipp panggil --help
    "#]],
    );
    let with = [&call[..], &["--ke", "DIR/nilai.svg"]].concat();
    let said = desk.answer(&with);
    let bytes = std::fs::read(desk.folder.path().join("nilai.svg")).expect("a page");
    assert!(bytes.starts_with(b"<svg"));
    assert_eq!(said, format!("{{\"file\":\"DIR/nilai.svg\",\"bytes\":{}}}\n", bytes.len()));
}
