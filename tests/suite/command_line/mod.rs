//! The command line: arguments in, text and an exit code out.
#![allow(clippy::expect_used)]

mod calls;
mod desks;
mod imports;
mod prints;

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
        Self { folder: tempfile::tempdir().expect("temp folder") }
    }

    /// With `contoh.kipp` in it.
    fn sample() -> Self {
        let desk = Self::new();
        std::fs::write(desk.folder.path().join("contoh.kipp"), crate::sample::bytes()).expect("sample");
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
        let place =
            Place { data_dir: self.folder.path().join("data"), actor: "Penguji".into(), clock: &clock, ids: &ZeroIds };
        let args: Vec<OsString> = args.iter().map(|arg| arg.replace("DIR", &self.dir()).into()).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run_in(&place, &args, &mut Console { input: &mut input.as_bytes(), out: &mut out, err: &mut err });
        let said = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8").replace(&self.dir(), "DIR");
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
        said.strip_prefix("[0]\n").unwrap_or_else(|| panic!("{args:?}: {said}")).to_owned()
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
              impor           Memasukkan perangkat daerah, orang, hari libur, usulan, juri, nilai, atau kehadiran dari berkas
              cetak           Mencetak satu dokumen menjadi PDF atau Excel
              peringkat       Menampilkan peringkat sementara
              periksa F       Memeriksa keutuhan berkas meja dan riwayatnya
              panggil NAMA    Menjalankan perintah program apa pun dengan JSON

              --help          Bantuan ini; meja-kipp PERINTAH --help untuk rincian
              --version       Versi program

            Kode keluar: 0 selesai, 1 ditolak atau gagal, 2 salah pakai, 3 jendela tidak dapat dibuka.
        "#]],
    );
    for verb in ["contoh", "baru", "impor", "cetak", "peringkat", "periksa", "panggil"] {
        let help = desk.answer(&[verb, "--help"]);
        assert!(help.starts_with(&format!("meja-kipp {verb}")), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
}
