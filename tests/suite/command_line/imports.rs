//! `impor`: every row told before one is written.

use expect_test::expect;

use super::Desk;

const SHEETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/sheets");

/// A desk with the edition of 2021 and the real register.
fn with_register() -> Desk {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    let register = format!("{SHEETS}/pd_luwu_utara.csv");
    desk.answer(&["impor", "--db", "DIR/meja.kipp", "--jenis", "perangkat-daerah", &register]);
    desk.answer(&[
        "panggil",
        "editions.create",
        r#"{"preset":"luwu-utara-2021","year":2021}"#,
        "--db",
        "DIR/meja.kipp",
    ]);
    desk
}

#[test]
fn the_real_files_are_imported() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    let register = format!("{SHEETS}/pd_luwu_utara.csv");
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "perangkat-daerah", &register],
        expect![[r#"
        [0]
        pd_luwu_utara.csv, lembar pd_luwu_utara: 61 siap, 0 peringatan, 0 salah
        61 unit diimpor, 41 di antaranya wajib mengirim usulan.
    "#]],
    );
    let desk = with_register();
    let list = format!("{SHEETS}/usulan_kipp_2021.csv");
    desk.check(&["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", &list, "--sah-saja"], expect![[r#"
        [0]
        usulan_kipp_2021.csv, lembar usulan_kipp_2021: 8 siap, 2 peringatan, 0 salah
          peringatan usulan_kipp_2021!C9 “Dinas Kominfo-SP”: Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
          peringatan usulan_kipp_2021!C11 “Dinas PMD”: Nama singkat. Disarankan: Dinas Pemberdayaan Masyarakat dan Desa.
        8 usulan diimpor. 2 baris tidak diimpor.
    "#]]);
    desk.check(&["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", &list], expect![[r#"
        [0]
        usulan_kipp_2021.csv, lembar usulan_kipp_2021: 8 siap, 2 peringatan, 0 salah
          peringatan usulan_kipp_2021!C9 “Dinas Kominfo-SP”: Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
          peringatan usulan_kipp_2021!C11 “Dinas PMD”: Nama singkat. Disarankan: Dinas Pemberdayaan Masyarakat dan Desa.
        2 usulan diimpor. 8 baris tanpa perubahan.
        Sebutan yang dipelajari: Dinas Kominfo-SP; Dinas PMD
    "#]]);
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", &list],
        expect![[r#"
        [0]
        usulan_kipp_2021.csv, lembar usulan_kipp_2021: 10 siap, 0 peringatan, 0 salah
        Tidak ada usulan yang berubah. 10 baris tanpa perubahan.
    "#]],
    );
}

#[test]
fn an_answer_tells_what_a_name_means() {
    let desk = with_register();
    desk.write("usulan.csv", "judul,pd\nSapa Warga,Dinas Kabut\nSapa Desa,Dinas PMD\n");
    desk.check(&["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", "DIR/usulan.csv"], expect![[r#"
        [1]
        usulan.csv, lembar usulan: 0 siap, 1 peringatan, 1 salah
          salah usulan!B2 “Dinas Kabut”: Perangkat daerah tidak dikenal. Maksudnya Dinas Pendidikan dan Kebudayaan atau Dinas Pertanian atau Dinas Perhubungan?
          peringatan usulan!B3 “Dinas PMD”: Nama singkat. Disarankan: Dinas Pemberdayaan Masyarakat dan Desa.
        ! 1 baris usulan.csv salah; tidak ada yang diimpor.
        !   0 baris siap.
        ! → Perbaiki baris itu, lewati, atau impor yang siap saja.
    "#]]);
    desk.write("jawaban.json", r#"{"Dinas Kabut":"DLH","Dinas PMD":"DPMD"}"#);
    let with =
        ["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", "DIR/usulan.csv", "--jawaban", "DIR/jawaban.json"];
    desk.check(
        &with,
        expect![[r#"
        [0]
        usulan.csv, lembar usulan: 2 siap, 0 peringatan, 0 salah
        2 usulan diimpor.
        Sebutan yang dipelajari: Dinas Kabut; Dinas PMD
    "#]],
    );
    desk.write("jawaban.json", r#"["DLH"]"#);
    desk.check(
        &with,
        expect![[r#"
        [1]
        ! DIR/jawaban.json bukan JSON berbentuk {"nama pada berkas": "kode"}.
    "#]],
    );
}

#[test]
fn every_kind_of_import_is_offered() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    let told = desk.run(&["impor", "--db", "DIR/meja.kipp", "--jenis", "?", "DIR/x.csv"]);
    let help = desk.answer(&["impor", "--help"]);
    for kind in kipp_domain::imports::IMPORT_KINDS {
        let code = kind.code();
        assert!(told.contains(code) && help.contains(code), "{code} is missing:\n{told}\n{help}");
    }
}

#[test]
fn an_import_that_cannot_be_is_refused() {
    let desk = with_register();
    desk.write("usulan.csv", "judul,inovator\nSapa Warga,Ani\n");
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", "DIR/usulan.csv"],
        expect![[r#"
        [1]
        usulan.csv, lembar usulan: 0 siap, 0 peringatan, 0 salah
          Kolom tidak ditemukan: Perangkat daerah
        ! Kolom “Perangkat daerah” tidak ditemukan pada usulan.csv.
        !   Lembar “usulan” tidak diimpor.
        ! → Pilih lembar dan baris tajuk yang benar, atau cocokkan kolomnya.
    "#]],
    );
    desk.write("kosong.csv", "");
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", "DIR/kosong.csv"],
        expect![[r#"
        [1]
        ! Berkas kosong.csv kosong.
        ! → Pilih berkas yang berisi tabel.
    "#]],
    );
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", "DIR/tidak-ada.csv"],
        expect![[r#"
        [1]
        ! Berkas tidak ditemukan.
        !   DIR/tidak-ada.csv
    "#]],
    );
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "inovasi", "DIR/usulan.csv"],
        expect![[r#"
            [2]
            ! Jenis “inovasi” tidak dikenal. Pilih perangkat-daerah, orang, hari-libur, usulan, juri, nilai, kehadiran.
            ! Lihat: meja-kipp impor --help
        "#]],
    );
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "DIR/usulan.csv"],
        expect![[r#"
        [2]
        ! Opsi --jenis belum diberikan.
        ! Lihat: meja-kipp impor --help
    "#]],
    );
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan"],
        expect![[r#"
        [2]
        ! Nama berkas yang diimpor belum diberikan.
        ! Lihat: meja-kipp impor --help
    "#]],
    );
}

#[test]
fn a_mark_off_the_scale_is_told_by_its_cell() {
    let desk = with_register();
    let list = format!("{SHEETS}/usulan_kipp_2021.csv");
    desk.answer(&["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", &list]);
    desk.write("juri.csv", "nama,perangkat_daerah\nJuri A,\nJuri B,Bappelitbangda\n");
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "juri", "DIR/juri.csv"],
        expect![[r#"
        [0]
        juri.csv, lembar juri: 2 siap, 0 peringatan, 0 salah
        2 juri diimpor.
    "#]],
    );
    desk.write(
        "nilai.csv",
        "usulan,juri,tahap,kriteria,nilai,abstain,alasan\nPugalu SIP,Juri A,proposal,kebaruan,101,,\n",
    );
    desk.check(
        &["impor", "--db", "DIR/meja.kipp", "--jenis", "nilai", "DIR/nilai.csv"],
        expect![[r#"
        [1]
        nilai.csv, lembar nilai: 0 siap, 0 peringatan, 1 salah
          salah nilai!E2 “101”: 101 di luar rentang. Nilai 0,00 sampai 100,00.
        ! 1 baris nilai.csv salah; tidak ada yang diimpor.
        !   0 baris siap.
        ! → Perbaiki baris itu, lewati, atau impor yang siap saja.
    "#]],
    );
}

#[test]
fn outside_the_registration_an_import_and_a_call_take_a_reason() {
    let desk = with_register();
    let list = desk.answer(&["panggil", "stages.list", "{}", "--db", "DIR/meja.kipp"]);
    let stages: serde_json::Value = serde_json::from_str(list.lines().last().unwrap_or_default()).expect("stages");
    let registration = stages.as_array().into_iter().flatten().find(|one| one["code"] == "pendaftaran").cloned();
    let id = registration.expect("a registration")["id"].clone();
    let days = serde_json::json!({ "stage": id, "starts_on": "2021-10-06", "ends_on": "2021-11-05" }).to_string();
    desk.answer(&["panggil", "stages.change", &days, "--db", "DIR/meja.kipp"]);
    let file = format!("{SHEETS}/usulan_kipp_2021.csv");
    let import = ["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", &file, "--sah-saja"];
    desk.check(&import, expect![[r#"
        [1]
        usulan_kipp_2021.csv, lembar usulan_kipp_2021: 8 siap, 2 peringatan, 0 salah
          peringatan usulan_kipp_2021!C9 “Dinas Kominfo-SP”: Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
          peringatan usulan_kipp_2021!C11 “Dinas PMD”: Nama singkat. Disarankan: Dinas Pemberdayaan Masyarakat dan Desa.
        ! Pendaftaran ditutup 5 November 2021. Catat usulan dari berkas ini dengan alasan?
        !   Belum ada yang disimpan.
        ! → Ulangi dengan --alasan "…"; alasan itu tercatat di Riwayat dan tidak dicetak.
    "#]]);
    desk.check(&[&import[..], &["--alasan", "berkas tiba terlambat"]].concat(), expect![[r#"
        [0]
        usulan_kipp_2021.csv, lembar usulan_kipp_2021: 8 siap, 2 peringatan, 0 salah
          peringatan usulan_kipp_2021!C9 “Dinas Kominfo-SP”: Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
          peringatan usulan_kipp_2021!C11 “Dinas PMD”: Nama singkat. Disarankan: Dinas Pemberdayaan Masyarakat dan Desa.
        8 usulan diimpor. 2 baris tidak diimpor.
    "#]]);
    let history = ["panggil", "operations.list", r#"{"limit":1}"#, "--db", "DIR/meja.kipp"];
    assert!(desk.answer(&history).contains("Di luar jadwal: berkas tiba terlambat"));
    let change = ["panggil", "stages.change", &days, "--db", "DIR/meja.kipp", "--alasan", "x"];
    desk.check(
        &change[..],
        expect![[r#"
        [2]
        ! stages.change tidak memakai --alasan.
        ! Lihat: meja-kipp panggil --help
    "#]],
    );
}
