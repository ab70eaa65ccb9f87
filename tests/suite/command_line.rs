//! The command line: arguments in, text and an exit code out.

use std::ffi::OsString;

use expect_test::{Expect, expect};
use kipp_api::ports::{FixedClock, UtcMillis, ZeroIds};
use kipp_cli::{Console, Place, run_in};

/// 2021-12-10 15.20 WITA.
const MOMENT: UtcMillis = UtcMillis(1_639_120_800_000);

/// A folder and what is typed in it. In arguments and in what is printed, DIR is the folder.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("temp folder"),
        }
    }

    /// With `contoh.kipp` in it.
    fn sample() -> Self {
        let desk = Self::new();
        std::fs::write(
            desk.folder.path().join("contoh.kipp"),
            crate::sample::bytes(),
        )
        .expect("sample");
        desk
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).expect("write");
    }

    fn dir(&self) -> String {
        self.folder.path().display().to_string()
    }

    /// Exit code, then what was said, errors after "!".
    fn run_with(&self, input: &str, args: &[&str]) -> String {
        let clock = FixedClock(MOMENT);
        let place = Place {
            data_dir: self.folder.path().join("data"),
            actor: "Penguji".into(),
            clock: &clock,
            ids: &ZeroIds,
        };
        let args: Vec<OsString> = args
            .iter()
            .map(|arg| arg.replace("DIR", &self.dir()).into())
            .collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run_in(
            &place,
            &args,
            &mut Console {
                input: &mut input.as_bytes(),
                out: &mut out,
                err: &mut err,
            },
        );
        let said = |bytes: Vec<u8>| {
            String::from_utf8(bytes)
                .expect("UTF-8")
                .replace(&self.dir(), "DIR")
        };
        let (out, err) = (said(out), said(err));
        let err: String = err.lines().map(|line| format!("! {line}\n")).collect();
        format!("[{code}]\n{out}{err}")
    }

    fn run(&self, args: &[&str]) -> String {
        self.run_with("", args)
    }

    /// What was answered; the command must succeed.
    fn answer(&self, args: &[&str]) -> String {
        let said = self.run(args);
        said.strip_prefix("[0]\n")
            .unwrap_or_else(|| panic!("{args:?}: {said}"))
            .to_owned()
    }

    fn check(&self, args: &[&str], expect: Expect) {
        expect.assert_eq(&self.run(args));
    }
}

#[test]
fn without_a_known_verb_the_usage_is_wrong() {
    let desk = Desk::new();
    desk.check(
        &[],
        expect![[r#"
        [2]
        ! Perintah belum diberikan.
        ! Lihat: meja-kipp --help
    "#]],
    );
    desk.check(
        &["cetk"],
        expect![[r#"
        [2]
        ! Perintah “cetk” tidak dikenal.
        ! Lihat: meja-kipp --help
    "#]],
    );
    desk.check(
        &["periksa"],
        expect![[r#"
        [2]
        ! Nama berkas meja belum diberikan.
        ! Lihat: meja-kipp periksa --help
    "#]],
    );
    desk.check(
        &["periksa", "a", "b"],
        expect![[r#"
        [2]
        ! “b” tidak diharapkan di sini.
        ! Lihat: meja-kipp periksa --help
    "#]],
    );
    desk.check(
        &["periksa", "a", "--keras"],
        expect![[r#"
        [2]
        ! Opsi --keras tidak dikenal untuk periksa.
        ! Lihat: meja-kipp periksa --help
    "#]],
    );
    desk.check(
        &["peringkat", "--db"],
        expect![[r#"
        [2]
        ! Nilai opsi --db belum diberikan.
        ! Lihat: meja-kipp peringkat --help
    "#]],
    );
    desk.check(
        &["peringkat", "--db", "a", "--db", "b"],
        expect![[r#"
        [2]
        ! Opsi --db diberikan lebih dari sekali.
        ! Lihat: meja-kipp peringkat --help
    "#]],
    );
    desk.check(
        &["peringkat"],
        expect![[r#"
        [2]
        ! Opsi --db belum diberikan.
        ! Lihat: meja-kipp peringkat --help
    "#]],
    );
    desk.check(
        &["peringkat", "--db", "a", "--json=ya"],
        expect![[r#"
        [2]
        ! Opsi --json tidak memakai nilai.
        ! Lihat: meja-kipp peringkat --help
    "#]],
    );
}

#[test]
fn help_and_version_are_told() {
    let desk = Desk::new();
    desk.check(
        &["--version"],
        expect![[r#"
        [0]
        meja-kipp 0.1.0
    "#]],
    );
    desk.check(
        &["--help"],
        expect![[r#"
        [0]
        Meja KIPP: menyelenggarakan Kompetisi Inovasi Pelayanan Publik tanpa internet.

        Tanpa argumen, jendela terbuka. Perintah tanpa jendela:

          contoh DIR      Membuat berkas contoh KIPP Luwu Utara 2021 dan mencetak semua dokumennya
          baru F          Membuat berkas meja kosong
          impor           Memasukkan perangkat daerah, usulan, juri, atau nilai dari .csv atau .xlsx
          cetak           Mencetak satu dokumen menjadi PDF atau Excel
          peringkat       Menampilkan peringkat hidup
          periksa F       Memeriksa keutuhan berkas meja dan riwayatnya
          panggil NAMA    Menjalankan perintah program apa pun dengan JSON

          --help          Bantuan ini; meja-kipp PERINTAH --help untuk rincian
          --version       Versi program

        Kode keluar: 0 selesai, 1 ditolak atau gagal, 2 salah pakai, 3 jendela tidak dapat dibuka.
    "#]],
    );
    for verb in [
        "contoh",
        "baru",
        "impor",
        "cetak",
        "peringkat",
        "periksa",
        "panggil",
    ] {
        let help = desk.answer(&[verb, "--help"]);
        assert!(help.starts_with(&format!("meja-kipp {verb}")), "{help}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 100),
            "{help}"
        );
    }
}

#[test]
fn a_new_desk_is_made_once() {
    let desk = Desk::new();
    desk.check(
        &["baru", "DIR/meja.kipp"],
        expect![[r#"
        [0]
        Berkas meja dibuat: DIR/meja.kipp
    "#]],
    );
    desk.check(
        &["baru", "DIR/meja.kipp"],
        expect![[r#"
        [1]
        ! Berkas “meja.kipp” sudah ada.
        ! → Pilih nama lain; berkas yang ada tidak ditimpa.
    "#]],
    );
    desk.check(
        &["periksa", "DIR/meja.kipp"],
        expect![[r#"
        [0]
        Keutuhan berkas: baik
        Rujukan antarbaris: baik
        Aturan data: baik
        Rantai riwayat: baik
        Baris terhadap riwayat: baik
    "#]],
    );
    desk.check(
        &["peringkat", "--db", "DIR/meja.kipp"],
        expect![[r#"
        [1]
        ! Berkas meja ini belum memuat edisi.
    "#]],
    );
}

#[test]
fn a_file_that_is_no_desk_is_refused() {
    let desk = Desk::new();
    desk.write("surat.kipp", &"bukan berkas meja ".repeat(200));
    desk.write("surat.txt", "bukan berkas meja");
    desk.check(
        &["periksa", "DIR/surat.txt"],
        expect![[r#"
        [1]
        ! Berkas ini bukan berkas Meja KIPP.
        !   surat.txt
        ! → Pilih berkas yang berakhiran .kipp.
    "#]],
    );
    desk.check(
        &["periksa", "DIR/surat.kipp"],
        expect![[r#"
        [1]
        ! Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
        !   Salinan berkas disimpan di sampingnya. Temuan: first page
        ! → Pulihkan dari cadangan, atau buka salinan lain.
    "#]],
    );
    desk.check(
        &["periksa", "DIR/tidak-ada.kipp"],
        expect![[r#"
        [1]
        ! Berkas “tidak-ada.kipp” tidak ditemukan.
    "#]],
    );
}

#[test]
fn the_sample_is_checked_and_ranked() {
    let desk = Desk::sample();
    desk.check(
        &["periksa", "DIR/contoh.kipp"],
        expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Keutuhan berkas: baik
        Rujukan antarbaris: baik
        Aturan data: baik
        Rantai riwayat: baik
        Baris terhadap riwayat: baik
    "#]],
    );
    desk.check(&["peringkat", "--db", "DIR/contoh.kipp"], expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021
        Hasil hidup, sama dengan revisi 1.

        Peringkat  Nilai  Judul                           Perangkat daerah                                                      Kelas         Keterangan
                1  88,50  Kejar Stunting                  Dinas Kesehatan                                                       Top 7
                2  86,77  Kelas Buby                      Dinas Kesehatan                                                       Top 7
                3  85,93  Si Mira Bersantai               Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu                Top 7
                4  84,46  Pojok Bisa                      Dinas Pertanian                                                       Top 7
                5  82,84  Go Pasar Indah                  Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah  Top 7         seri, penentu 1
                6  82,84  Japri Ka Boss                   Dinas Pendidikan dan Kebudayaan                                       Top 7         seri, penentu 1
                7  81,59  Si Dora Eman                    Dinas Kesehatan                                                       Top 7
                8  78,50  Si Modis Lutra                  Dinas Komunikasi, Informatika, Statistik dan Persandian               Partisipatif
                9  77,88  Pugalu SIP                      Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah     Partisipatif
               10  75,65  Kawasan Perdesaan Terintegrasi  Dinas Pemberdayaan Masyarakat dan Desa                                Partisipatif

        Seri:
          Go Pasar Indah: Seri dengan Japri Ka Boss (82,84). Penentu 1, rata-rata Signifikansi pada penilaian proposal: 82,74, lainnya 81,15.
          Japri Ka Boss: Seri dengan Go Pasar Indah (82,84). Penentu 1, rata-rata Signifikansi pada penilaian proposal: 81,15, lainnya 82,74.
    "#]]);
    let json: serde_json::Value =
        serde_json::from_str(&desk.answer(&["peringkat", "--db", "DIR/contoh.kipp", "--json"]))
            .expect("JSON");
    assert_eq!(json["rows"][0]["title"], "Kejar Stunting");
}

#[test]
fn a_row_changed_behind_the_desks_back_is_found() {
    let desk = Desk::sample();
    let path = desk.folder.path().join("contoh.kipp");
    let mut bytes = std::fs::read(&path).expect("read");
    // The row itself; in the journal's image a quotation mark stands before the name.
    let name = b"Armiadi";
    let found = bytes
        .windows(name.len() + 1)
        .position(|window| &window[1..] == name && window[0] != b'"');
    let at = found.expect("the row") + 1;
    bytes[at..at + name.len()].copy_from_slice(b"Armando");
    std::fs::write(&path, bytes).expect("write");
    desk.check(
        &["periksa", "DIR/contoh.kipp"],
        expect![[r#"
        [1]
        CONTOH: bukan data sebenarnya
        Keutuhan berkas: baik
        Rujukan antarbaris: baik
        Aturan data: baik
        Rantai riwayat: baik
        Baris terhadap riwayat: 1 temuan
          signatories 27: berbeda dari riwayat.
        ! Berkas meja ini bermasalah. Jangan dipakai lagi sebelum dipulihkan dari cadangan.
    "#]],
    );
}

#[test]
fn one_of_several_editions_is_named() {
    let desk = Desk::sample();
    desk.answer(&[
        "panggil",
        "editions.create",
        r#"{"preset":"netral","year":2022}"#,
        "--db",
        "DIR/contoh.kipp",
    ]);
    desk.check(
        &["peringkat", "--db", "DIR/contoh.kipp"],
        expect![[r#"
        [2]
        ! Berkas ini memuat beberapa edisi; pilih dengan --edisi: 2021, 2022.
        ! Lihat: meja-kipp peringkat --help
    "#]],
    );
    desk.check(
        &["peringkat", "--db", "DIR/contoh.kipp", "--edisi", "2019"],
        expect![[r#"
        [1]
        ! Edisi “2019” tidak ada. Edisi yang ada: 2021, 2022.
    "#]],
    );
    desk.check(
        &["peringkat", "--db", "DIR/contoh.kipp", "--edisi", "2022"],
        expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2022
        Hasil hidup, belum dibekukan.

        Peringkat  Nilai  Judul  Perangkat daerah  Kelas  Keterangan

        Belum dapat dibekukan:
          Penilaian proposal belum dibuka.
          Presentasi dan wawancara belum dibuka.
          Belum ada usulan yang dinilai.
    "#]],
    );
    desk.check(
        &[
            "panggil",
            "result_revisions.list",
            "--db",
            "DIR/contoh.kipp",
        ],
        expect![[r#"
        [2]
        ! Berkas ini memuat beberapa edisi; pilih dengan --edisi: 2021, 2022.
        ! Lihat: meja-kipp panggil --help
    "#]],
    );
    let revisions = desk.answer(&[
        "panggil",
        "result_revisions.list",
        "--db",
        "DIR/contoh.kipp",
        "--edisi",
        "2021",
    ]);
    assert!(revisions.contains(r#""number":1"#), "{revisions}");
}

#[test]
fn a_command_is_called_with_json_from_anywhere() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    let settings = |value: &str| format!(r#"{{"values":[{{"key":"daerah","value":"{value}"}}]}}"#);
    desk.check(
        &[
            "panggil",
            "settings.put",
            &settings("Luwu"),
            "--db",
            "DIR/meja.kipp",
        ],
        expect![[r#"
        [0]
        {"value":null,"changed":["operations","settings"],"warnings":[],"undo":"Pengaturan diubah"}
    "#]],
    );
    desk.write("masukan.json", &settings("Luwu Timur"));
    desk.check(
        &[
            "panggil",
            "settings.put",
            "@DIR/masukan.json",
            "--db",
            "DIR/meja.kipp",
        ],
        expect![[r#"
        [0]
        {"value":null,"changed":["operations","settings"],"warnings":[],"undo":"Pengaturan diubah"}
    "#]],
    );
    let said = desk.run_with(
        &settings("Luwu Utara"),
        &["panggil", "settings.put", "-", "--db", "DIR/meja.kipp"],
    );
    expect![[r#"
        [0]
        {"value":null,"changed":["operations","settings"],"warnings":[],"undo":"Pengaturan diubah"}
    "#]]
    .assert_eq(&said);
    desk.check(
        &[
            "panggil",
            "settings.put",
            "@DIR/tidak-ada.json",
            "--db",
            "DIR/meja.kipp",
        ],
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
        {"code":"invalid","title":"Masukan perintah tidak sesuai bentuknya.","detail":"EOF while parsing an object at line 1 column 1","hints":[],"problems":[],"reference":null}
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
        assert!(
            list.contains(&format!("{}(", command.name)),
            "{}",
            command.name
        );
    }
    let about: String = list
        .lines()
        .filter(|line| line.contains("settings.put(") || line.contains("type SettingIn "))
        .collect();
    expect![
        "settings.put(SettingsIn) → Done<null>type SettingIn = { key: string, value: string, };"
    ]
    .assert_eq(&about);
}

#[test]
fn the_list_of_recent_desks_is_the_windows_own() {
    let desk = Desk::sample();
    desk.answer(&["peringkat", "--db", "DIR/contoh.kipp"]);
    assert!(!desk.folder.path().join("data/terakhir.json").exists());
}

const SHEETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/sheets");

/// A desk with the edition of 2021 and the real register.
fn with_register() -> Desk {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    let register = format!("{SHEETS}/pd_luwu_utara.csv");
    desk.answer(&[
        "impor",
        "--db",
        "DIR/meja.kipp",
        "--jenis",
        "perangkat-daerah",
        &register,
    ]);
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
        &[
            "impor",
            "--db",
            "DIR/meja.kipp",
            "--jenis",
            "perangkat-daerah",
            &register,
        ],
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
          peringatan usulan_kipp_2021!C9 “Dinas Kominfo-SP”: Nama singkat mirip. Diusulkan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
          peringatan usulan_kipp_2021!C11 “Dinas PMD”: Nama singkat mirip. Diusulkan: Dinas Pemberdayaan Masyarakat dan Desa.
        8 usulan diimpor. 2 baris tidak diimpor.
    "#]]);
    desk.check(&["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", &list], expect![[r#"
        [0]
        usulan_kipp_2021.csv, lembar usulan_kipp_2021: 8 siap, 2 peringatan, 0 salah
          peringatan usulan_kipp_2021!C9 “Dinas Kominfo-SP”: Nama singkat mirip. Diusulkan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
          peringatan usulan_kipp_2021!C11 “Dinas PMD”: Nama singkat mirip. Diusulkan: Dinas Pemberdayaan Masyarakat dan Desa.
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
    desk.write(
        "usulan.csv",
        "judul,pd\nSapa Warga,Dinas Kabut\nSapa Desa,Dinas PMD\n",
    );
    desk.check(&["impor", "--db", "DIR/meja.kipp", "--jenis", "usulan", "DIR/usulan.csv"], expect![[r#"
        [1]
        usulan.csv, lembar usulan: 0 siap, 1 peringatan, 1 salah
          salah usulan!B2 “Dinas Kabut”: Perangkat daerah tidak dikenal. Mungkin: Dinas Pendidikan dan Kebudayaan; Dinas Pertanian; Dinas Perhubungan.
          peringatan usulan!B3 “Dinas PMD”: Nama singkat mirip. Diusulkan: Dinas Pemberdayaan Masyarakat dan Desa.
        ! 1 baris usulan.csv salah; tidak ada yang diimpor.
        !   0 baris siap.
        ! → Perbaiki baris itu, lewati, atau impor yang siap saja.
    "#]]);
    desk.write(
        "jawaban.json",
        r#"{"Dinas Kabut":"DLH","Dinas PMD":"DPMD"}"#,
    );
    let with = [
        "impor",
        "--db",
        "DIR/meja.kipp",
        "--jenis",
        "usulan",
        "DIR/usulan.csv",
        "--jawaban",
        "DIR/jawaban.json",
    ];
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
fn an_import_that_cannot_be_is_refused() {
    let desk = with_register();
    desk.write("usulan.csv", "judul,inovator\nSapa Warga,Ani\n");
    desk.check(
        &[
            "impor",
            "--db",
            "DIR/meja.kipp",
            "--jenis",
            "usulan",
            "DIR/usulan.csv",
        ],
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
        &[
            "impor",
            "--db",
            "DIR/meja.kipp",
            "--jenis",
            "usulan",
            "DIR/kosong.csv",
        ],
        expect![[r#"
        [1]
        ! Berkas kosong.csv kosong.
        ! → Pilih berkas yang berisi tabel.
    "#]],
    );
    desk.check(
        &[
            "impor",
            "--db",
            "DIR/meja.kipp",
            "--jenis",
            "usulan",
            "DIR/tidak-ada.csv",
        ],
        expect![[r#"
        [1]
        ! Berkas tidak ditemukan.
        !   DIR/tidak-ada.csv
    "#]],
    );
    desk.check(
        &[
            "impor",
            "--db",
            "DIR/meja.kipp",
            "--jenis",
            "inovasi",
            "DIR/usulan.csv",
        ],
        expect![[r#"
        [2]
        ! Jenis “inovasi” tidak dikenal. Pilih perangkat-daerah, usulan, juri, nilai.
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
    desk.write(
        "juri.csv",
        "nama,perangkat_daerah\nJuri A,\nJuri B,Bappelitbangda\n",
    );
    desk.check(
        &[
            "impor",
            "--db",
            "DIR/meja.kipp",
            "--jenis",
            "juri",
            "DIR/juri.csv",
        ],
        expect![[r#"
        [0]
        juri.csv, lembar juri: 2 siap, 0 peringatan, 0 salah
        2 juri diimpor.
    "#]],
    );
    desk.write("nilai.csv", "usulan,juri,tahap,kriteria,nilai,abstain,alasan\nPugalu SIP,Juri A,proposal,kebaruan,101,,\n");
    desk.check(
        &[
            "impor",
            "--db",
            "DIR/meja.kipp",
            "--jenis",
            "nilai",
            "DIR/nilai.csv",
        ],
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

/// Names of the files below a folder, sorted, with what each begins with.
fn tree(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &std::path::Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("folder").flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => walk(&entry.path(), &format!("{name}/"), found),
                false => found.push((name, std::fs::read(entry.path()).expect("file"))),
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.sort();
    found
}

#[test]
fn the_sample_is_printed_whole_and_the_same_again() {
    let desk = Desk::new();
    let said = desk.run(&["contoh", "DIR/contoh"]);
    // What must be known about a file stands below it, indented; its words belong to the documents.
    assert!(said.contains("DIR/contoh/daftar-hadir.pdf\n  Tanggal kegiatan belum diisi"));
    let files: String = said
        .lines()
        .filter(|line| !line.starts_with("  "))
        .map(|line| format!("{line}\n"))
        .collect();
    expect![[r#"
        [0]
        DIR/contoh/contoh.kipp
        DIR/contoh/piagam.pdf
        DIR/contoh/piagam/01-kejar-stunting.pdf
        DIR/contoh/piagam/02-kelas-buby.pdf
        DIR/contoh/piagam/03-si-mira-bersantai.pdf
        DIR/contoh/piagam/04-pojok-bisa.pdf
        DIR/contoh/piagam/05-go-pasar-indah.pdf
        DIR/contoh/piagam/06-japri-ka-boss.pdf
        DIR/contoh/piagam/07-si-dora-eman.pdf
        DIR/contoh/piagam-modern.pdf
        DIR/contoh/piagam-teks.pdf
        DIR/contoh/sertifikat.pdf
        DIR/contoh/sertifikat/08-si-modis-lutra.pdf
        DIR/contoh/sertifikat/09-pugalu-sip.pdf
        DIR/contoh/sertifikat/10-kawasan-perdesaan-terintegrasi.pdf
        DIR/contoh/rekap-nilai.pdf
        DIR/contoh/rekap-nilai.xlsx
        DIR/contoh/rekap-kepatuhan.pdf
        DIR/contoh/rekap-kepatuhan.xlsx
        DIR/contoh/rekap-peserta.pdf
        DIR/contoh/rekap-peserta.xlsx
        DIR/contoh/lampiran-pengumuman.pdf
        DIR/contoh/lembar-nilai.pdf
        DIR/contoh/lembar-nilai-kosong.pdf
        DIR/contoh/lembar-nilai-matriks.pdf
        DIR/contoh/daftar-hadir.pdf
        CONTOH: bukan data sebenarnya
    "#]]
    .assert_eq(&files);
    let first = tree(&desk.folder.path().join("contoh"));
    for (name, bytes) in &first {
        let begins: &[u8] = match name.rsplit_once('.') {
            Some((_, "pdf")) => b"%PDF-",
            Some((_, "xlsx")) => b"PK",
            Some((_, "kipp")) => b"SQLite format 3\0",
            _ => b"",
        };
        assert!(bytes.starts_with(begins), "{name}");
    }
    // Made anew over an older sample in another folder.
    std::fs::create_dir(desk.folder.path().join("lain")).expect("folder");
    std::fs::write(
        desk.folder.path().join("lain/contoh.kipp"),
        crate::sample::bytes(),
    )
    .expect("sample");
    let moment = "2021-12-10T15:20";
    desk.answer(&["contoh", "DIR/lain", "--kertas", "A4", "--pada", moment]);
    let again = tree(&desk.folder.path().join("lain"));
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&again), names(&first));
    for ((name, bytes), (_, before)) in again.iter().zip(&first) {
        assert!(bytes == before, "{name} differs");
    }
    desk.check(&["periksa", "DIR/contoh/contoh.kipp"], expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Keutuhan berkas: baik
        Rujukan antarbaris: baik
        Aturan data: baik
        Rantai riwayat: baik
        Baris terhadap riwayat: baik
    "#]]);
}

#[test]
fn a_sample_never_takes_the_place_of_a_desk() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/contoh.kipp"]);
    desk.check(&["contoh", "DIR"], expect![[r#"
        [1]
        ! DIR/contoh.kipp bukan berkas contoh dan tidak ditimpa. Pilih folder lain.
    "#]]);
    desk.check(&["contoh", "DIR/x", "--pada", "kemarin"], expect![[r#"
        [2]
        ! “kemarin” bukan saat; tulis misalnya 2021-12-10T15.20.
        ! Lihat: meja-kipp contoh --help
    "#]]);
    desk.check(&["contoh", "DIR/x", "--kertas", "A9"], expect![[r#"
        [2]
        ! Kertas “A9” tidak dikenal. Gunakan A4, F4, Folio, Letter, atau LxT dalam milimeter (100–1000).
        ! Lihat: meja-kipp contoh --help
    "#]]);
    desk.check(&["contoh"], expect![[r#"
        [2]
        ! Nama folder belum diberikan.
        ! Lihat: meja-kipp contoh --help
    "#]]);
    assert_eq!(
        tree(desk.folder.path())
            .iter()
            .map(|(name, _)| name.as_str())
            .collect::<Vec<_>>(),
        ["contoh.kipp"]
    );
}

#[test]
fn one_document_is_printed() {
    let desk = Desk::sample();
    let print = |more: &[&str]| {
        let mut args = vec!["cetak", "--db", "DIR/contoh.kipp"];
        args.extend(more);
        desk.run(&args)
    };
    expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Nama                  Dokumen                 Keadaan
        daftar-hadir          Daftar hadir            Tanggal kegiatan belum diisi; dicetak “–”.
        rekap-peserta         Rekap peserta           Siap
        rekap-kepatuhan       Rekap kepatuhan         Siap
        lembar-nilai          Lembar nilai            Siap
        lembar-nilai-kosong   Lembar nilai kosong     Siap
        lembar-nilai-matriks  Lembar nilai matriks    Siap
        rekap-nilai           Rekapitulasi nilai      Siap
        lampiran-pengumuman   Lampiran pengumuman     Siap
        piagam                Piagam penghargaan      Siap
        sertifikat            Sertifikat penghargaan  Siap
    "#]].assert_eq(&print(&[]));
    expect![[r#"
        [0]
        DIR/nilai.pdf
        CONTOH: bukan data sebenarnya
    "#]].assert_eq(&print(&[
        "--dokumen",
        "rekap-nilai",
        "--kertas",
        "F4",
        "--ke",
        "DIR/nilai.pdf",
    ]));
    expect![[r#"
        [0]
        DIR/nilai.xlsx
        CONTOH: bukan data sebenarnya
    "#]].assert_eq(&print(&[
        "--dokumen",
        "rekap-nilai",
        "--ke",
        "DIR/nilai.xlsx",
    ]));
    expect![[r#"
        [0]
        DIR/rekap/rekap-peserta.pdf
        DIR/rekap/rekap-peserta.xlsx
        CONTOH: bukan data sebenarnya
    "#]].assert_eq(&print(&[
        "--dokumen",
        "rekap-peserta",
        "--kertas",
        "215x330",
        "--ke",
        "DIR/rekap",
    ]));
    expect![[r#"
        [0]
        DIR/piagam.pdf
        CONTOH: bukan data sebenarnya
    "#]].assert_eq(&print(&[
        "--dokumen",
        "piagam",
        "--gaya",
        "modern",
        "--ke",
        "DIR/piagam.pdf",
    ]));
    expect![[r#"
        [0]
        DIR/keluar/sertifikat/08-si-modis-lutra.pdf
        DIR/keluar/sertifikat/09-pugalu-sip.pdf
        DIR/keluar/sertifikat/10-kawasan-perdesaan-terintegrasi.pdf
        CONTOH: bukan data sebenarnya
    "#]].assert_eq(&print(&["--dokumen", "sertifikat", "--ke", "DIR/keluar"]));
    expect![[r#"
        [2]
        ! Dokumen “piagem” tidak dikenal. Pilih daftar-hadir, rekap-peserta, rekap-kepatuhan, lembar-nilai, lembar-nilai-kosong, lembar-nilai-matriks, rekap-nilai, lampiran-pengumuman, piagam, sertifikat.
        ! Lihat: meja-kipp cetak --help
    "#]].assert_eq(&print(&["--dokumen", "piagem", "--ke", "DIR/keluar"]));
    expect![[r#"
        [2]
        ! Opsi --ke belum diberikan.
        ! Lihat: meja-kipp cetak --help
    "#]].assert_eq(&print(&["--dokumen", "piagam"]));
    expect![[r#"
        [2]
        ! Kertas “A9” tidak dikenal. Gunakan A4, F4, Folio, Letter, atau LxT dalam milimeter (100–1000).
        ! Lihat: meja-kipp cetak --help
    "#]].assert_eq(&print(&[
        "--dokumen",
        "piagam",
        "--kertas",
        "A9",
        "--ke",
        "DIR/a.pdf",
    ]));
    expect![[r#"
        [1]
        ! Lembar nilai tidak mempunyai kembaran Excel.
        ! → Perbaiki isian yang ditandai, lalu simpan lagi.
    "#]].assert_eq(&print(&["--dokumen", "lembar-nilai", "--ke", "DIR/a.xlsx"]));
}

#[test]
fn bytes_go_where_ke_says() {
    let desk = Desk::sample();
    let call = [
        "panggil",
        "documents.print",
        r#"{"document":"rekap-nilai"}"#,
        "--db",
        "DIR/contoh.kipp",
    ];
    desk.check(&call, expect![[r#"
        [2]
        ! documents.print menjawab berkas; sebutkan tempatnya dengan --ke.
        ! Lihat: meja-kipp panggil --help
    "#]]);
    let with = [&call[..], &["--ke", "DIR/nilai.pdf"]].concat();
    let said = desk.answer(&with);
    let bytes = std::fs::read(desk.folder.path().join("nilai.pdf")).expect("PDF");
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(
        said,
        format!("{{\"file\":\"DIR/nilai.pdf\",\"bytes\":{}}}\n", bytes.len())
    );
}
