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
        Self { folder: tempfile::tempdir().expect("temp folder") }
    }

    /// With `contoh.kipp` in it.
    fn sample() -> Self {
        let desk = Self::new();
        desk.answer(&["panggil", "desks.create_sample", r#"{"file":"f"}"#, "--berkas", "f=DIR/contoh.kipp"]);
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
        let place = Place { data_dir: self.folder.path().join("data"), actor: "Penguji".into(), clock: &clock, ids: &ZeroIds };
        let args: Vec<OsString> = args.iter().map(|arg| arg.replace("DIR", &self.dir()).into()).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code =
            run_in(&place, &args, &mut Console { input: &mut input.as_bytes(), out: &mut out, err: &mut err });
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
    desk.check(&[], expect![[""]]);
    desk.check(&["cetk"], expect![[""]]);
    desk.check(&["periksa"], expect![[""]]);
    desk.check(&["periksa", "a", "b"], expect![[""]]);
    desk.check(&["periksa", "a", "--keras"], expect![[""]]);
    desk.check(&["peringkat", "--db"], expect![[""]]);
    desk.check(&["peringkat", "--db", "a", "--db", "b"], expect![[""]]);
    desk.check(&["peringkat"], expect![[""]]);
    desk.check(&["peringkat", "--db", "a", "--json=ya"], expect![[""]]);
}

#[test]
fn help_and_version_are_told() {
    let desk = Desk::new();
    desk.check(&["--version"], expect![[""]]);
    desk.check(&["--help"], expect![[""]]);
    for verb in ["contoh", "baru", "impor", "cetak", "peringkat", "periksa", "panggil"] {
        let help = desk.answer(&[verb, "--help"]);
        assert!(help.starts_with(&format!("meja-kipp {verb}")), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
}

#[test]
fn a_new_desk_is_made_once() {
    let desk = Desk::new();
    desk.check(&["baru", "DIR/meja.kipp"], expect![[""]]);
    desk.check(&["baru", "DIR/meja.kipp"], expect![[""]]);
    desk.check(&["periksa", "DIR/meja.kipp"], expect![[""]]);
    desk.check(&["peringkat", "--db", "DIR/meja.kipp"], expect![[""]]);
}

#[test]
fn a_file_that_is_no_desk_is_refused() {
    let desk = Desk::new();
    desk.write("surat.kipp", &"bukan berkas meja ".repeat(200));
    desk.check(&["periksa", "DIR/surat.kipp"], expect![[""]]);
    desk.check(&["periksa", "DIR/tidak-ada.kipp"], expect![[""]]);
}

#[test]
fn the_sample_is_checked_and_ranked() {
    let desk = Desk::sample();
    desk.check(&["periksa", "DIR/contoh.kipp"], expect![[""]]);
    desk.check(&["peringkat", "--db", "DIR/contoh.kipp"], expect![[""]]);
    let json: serde_json::Value =
        serde_json::from_str(&desk.answer(&["peringkat", "--db", "DIR/contoh.kipp", "--json"])).expect("JSON");
    assert_eq!(json["rows"][0]["title"], "Kejar Stunting");
}

#[test]
fn one_of_several_editions_is_named() {
    let desk = Desk::sample();
    desk.answer(&["panggil", "editions.create", r#"{"preset":"netral","year":2022}"#, "--db", "DIR/contoh.kipp"]);
    desk.check(&["peringkat", "--db", "DIR/contoh.kipp"], expect![[""]]);
    desk.check(&["peringkat", "--db", "DIR/contoh.kipp", "--edisi", "2019"], expect![[""]]);
    desk.check(&["peringkat", "--db", "DIR/contoh.kipp", "--edisi", "2022"], expect![[""]]);
    desk.check(&["panggil", "result_revisions.list", "--db", "DIR/contoh.kipp"], expect![[""]]);
    let revisions = desk.answer(&["panggil", "result_revisions.list", "--db", "DIR/contoh.kipp", "--edisi", "2021"]);
    assert!(revisions.contains(r#""number":1"#), "{revisions}");
}

#[test]
fn a_command_is_called_with_json_from_anywhere() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    let settings = |value: &str| format!(r#"{{"values":[{{"key":"daerah","value":"{value}"}}]}}"#);
    desk.check(&["panggil", "settings.put", &settings("Luwu"), "--db", "DIR/meja.kipp"], expect![[""]]);
    desk.write("masukan.json", &settings("Luwu Timur"));
    desk.check(&["panggil", "settings.put", "@DIR/masukan.json", "--db", "DIR/meja.kipp"], expect![[""]]);
    let said = desk.run_with(&settings("Luwu Utara"), &["panggil", "settings.put", "-", "--db", "DIR/meja.kipp"]);
    expect![[""]].assert_eq(&said);
    desk.check(&["panggil", "settings.put", "@DIR/tidak-ada.json", "--db", "DIR/meja.kipp"], expect![[""]]);
}

#[test]
fn a_refusal_is_answered_as_json() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/meja.kipp"]);
    desk.check(&["panggil", "settings.show"], expect![[""]]);
    desk.check(&["panggil", "settings.tidak_ada", "--db", "DIR/meja.kipp"], expect![[""]]);
    desk.check(&["panggil", "settings.put", "{", "--db", "DIR/meja.kipp"], expect![[""]]);
    desk.check(&["panggil", "settings.put", r#"{"values":[{"key":"x","value":"1"}]}"#, "--db", "DIR/meja.kipp"], expect![[""]]);
    desk.check(&["panggil", "settings.show", "--db", "DIR/tidak-ada.kipp"], expect![[""]]);
}

#[test]
fn calling_wrongly_is_told() {
    let desk = Desk::new();
    desk.check(&["panggil"], expect![[""]]);
    desk.check(&["panggil", "settings.show", "--ke", "DIR/a.json"], expect![[""]]);
    desk.check(&["panggil", "settings.show", "--berkas", "a"], expect![[""]]);
}

#[test]
fn every_command_is_listed_with_its_shapes() {
    let desk = Desk::new();
    let list = desk.answer(&["panggil", "--daftar"]);
    for command in kipp_api::commands::COMMANDS {
        assert!(list.contains(&format!("{}(", command.name)), "{}", command.name);
    }
    let about: String = list.lines().filter(|line| line.contains("settings.put(") || line.contains("type SettingIn ")).collect();
    expect![[""]].assert_eq(&about);
}

#[test]
fn the_list_of_recent_desks_is_the_windows_own() {
    let desk = Desk::sample();
    desk.answer(&["peringkat", "--db", "DIR/contoh.kipp"]);
    assert!(!desk.folder.path().join("data/terakhir.json").exists());
}
