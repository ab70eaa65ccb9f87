//! A new desk is whole or not there: any path an officer types, two at once, the process killed at any moment.

use std::path::Path;
use std::time::{Duration, Instant};

use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_api::{App, dispatch};
use kipp_store::Desk;
use kipp_store::open::NewDesk;
use kipp_tests::{Arena, MOMENT};
use serde_json::json;

use super::{Moments, SEED, amount, kipp, names_in, sample, told};

/// A desk with the kinds of agencies, and clean.
fn is_whole(path: &Path) -> bool {
    let arena = Arena::closed();
    arena.files.put_place("meja", path);
    arena.dispatch("desks.open", &json!({ "file": "meja" })).is_ok()
        && arena.call("agencies.list", json!({}))["kinds"].as_array().is_some_and(|kinds| !kinds.is_empty())
        && arena.call("desks.check", json!({}))["clean"] == true
}

fn empty(path: &Path) -> Desk {
    Desk::create(path, &NewDesk { at: MOMENT, copy_bits: 0, lineage: "uji".into(), is_sample: false }).expect("a desk")
}

#[test]
fn any_path_an_officer_types_works() {
    let folder = tempfile::tempdir().expect("a folder");
    for typed in [
        "n.kipp",
        "./titik.kipp",
        "sub/dalam/n.kipp",
        "nama dengan spasi.kipp",
        "garis.kipp/",
        "../naik.kipp",
        "aneh?#%.kipp",
    ] {
        let around = folder.path().join("kerja");
        std::fs::create_dir_all(&around).expect("a folder");
        let output = kipp().current_dir(&around).args(["baru", typed]).output().expect("kipp-cli");
        assert!(output.status.success(), "{typed}: {}", told(&output));
        let path = around.join(typed.trim_end_matches('/'));
        assert!(is_whole(&path), "{typed}");
        let output = kipp().current_dir(&around).args(["periksa", typed]).output().expect("kipp-cli");
        assert!(output.status.success(), "{typed}: {}", told(&output));
    }
    assert_eq!(
        names_in(&folder.path().join("kerja")),
        ["aneh?#%.kipp", "garis.kipp", "n.kipp", "nama dengan spasi.kipp", "sub", "titik.kipp"]
    );
}

#[test]
fn a_desk_that_cannot_be_made_leaves_nothing_and_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let around = folder.path();
    std::fs::create_dir(around.join("folder")).expect("a folder");
    std::fs::write(around.join("berkas.kipp"), "teks").expect("a file");
    std::os::unix::fs::symlink("tidak/ada", around.join("tautan.kipp")).expect("a link");
    let long = format!("{}.kipp", "n".repeat(300));
    for (typed, words) in [
        ("folder/", "adalah folder"),
        ("berkas.kipp", "sudah ada"),
        ("berkas.kipp/n.kipp", "bukan folder"),
        ("tautan.kipp", "sudah ada"),
        (&long, "terlalu panjang"),
    ] {
        let output = kipp().current_dir(around).args(["baru", typed]).output().expect("kipp-cli");
        assert_eq!(output.status.code(), Some(1), "{typed}");
        assert!(told(&output).contains(words), "{typed}: {}", told(&output));
    }
    assert_eq!(names_in(around), ["berkas.kipp", "folder", "tautan.kipp"]);
    assert_eq!(std::fs::read(around.join("berkas.kipp")).expect("the file"), b"teks");
}

/// Kills `baru` at a moment inside its work; the name is free or a whole desk bears it, and the next run clears up.
#[test]
fn a_kill_while_a_desk_is_made_leaves_no_half() {
    let mut moments = Moments(SEED);
    let (mut whole, mut free) = (0, 0);
    let begun = Instant::now();
    let folder = tempfile::tempdir().expect("a folder");
    kipp().arg("baru").arg(folder.path().join("lama.kipp")).output().expect("kipp-cli");
    let usual = u64::try_from(begun.elapsed().as_micros()).expect("a while");
    for kill in 0..amount("making", 40) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("n.kipp");
        let mut made = kipp().arg("baru").arg(&path).stdout(std::process::Stdio::null()).spawn().expect("kipp-cli");
        let moment = Duration::from_micros(moments.below(usual));
        let begun = Instant::now();
        while begun.elapsed() < moment {
            std::hint::spin_loop();
        }
        made.kill().expect("SIGKILL");
        made.wait().expect("the end");
        match path.exists() {
            true => {
                assert!(is_whole(&path), "kill {kill}, seed {SEED}: half a desk");
                whole += 1;
            }
            false => free += 1,
        }
        let output = kipp().arg("baru").arg(folder.path().join("m.kipp")).output().expect("kipp-cli");
        assert!(output.status.success(), "kill {kill}: {}", told(&output));
        let mut left = names_in(folder.path());
        left.retain(|name| !name.ends_with(".kipp") && !name.ends_with("-wal"));
        assert!(left.is_empty(), "kill {kill}: left {left:?}");
    }
    assert!(free > 0, "the kills must meet the work: {whole} whole, {free} free");
}

#[test]
fn a_desk_without_its_first_operation_is_told_from_a_whole_one_and_mended_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("meja.kipp");
    empty(&path).close().expect("closed");
    assert!(!is_whole(&path), "the control: the look must see a half one");
    let app = App::new(folder.path().to_path_buf(), "Petugas".into());
    open_default(&app).expect("it opens");
    kipp_app::desks::close(&app).expect("closed");
    assert!(is_whole(&path));
}

fn open_default(app: &App) -> Result<(), String> {
    let (files, cancel, clock) = (MemoryFiles::default(), Cancel::default(), FixedClock(UtcMillis(MOMENT)));
    let ctx = Ctx { clock: &clock, ids: &ZeroIds, files: &files, progress: &|_| {}, cancel: &cancel, ends: &[] };
    dispatch(app, "desks.open_default", "{}", &ctx).map(drop).map_err(|error| format!("{} {}", error.code, error.title))
}

#[test]
fn of_two_at_once_one_makes_the_desk_and_the_other_is_told() {
    for round in 0..amount("two", 8) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("n.kipp");
        let start = || {
            kipp()
                .arg("baru")
                .arg(&path)
                .stderr(std::process::Stdio::piped())
                .stdout(std::process::Stdio::null())
                .spawn()
                .expect("kipp-cli")
        };
        let both = [start(), start()].map(|child| child.wait_with_output().expect("the end"));
        let made = both.iter().filter(|output| output.status.success()).count();
        assert_eq!(made, 1, "round {round}: {}", both.iter().map(told).collect::<String>());
        let other: String = both.iter().filter(|output| !output.status.success()).map(told).collect();
        assert!(other.contains("sudah ada") || other.contains("sedang dipakai"), "round {round}: {other}");
        assert!(is_whole(&path), "round {round}");
        let left: Vec<String> = names_in(folder.path()).into_iter().filter(|name| name != "n.kipp").collect();
        assert!(left.is_empty(), "round {round}: {left:?}");
    }
}

#[test]
fn two_first_starts_on_one_folder_leave_one_whole_desk() {
    for round in 0..amount("starts", 8) {
        let folder = tempfile::tempdir().expect("a folder");
        let start = || {
            std::process::Command::new(env!("CARGO_BIN_EXE_kipp-writer"))
                .arg(folder.path())
                .arg("1")
                .stdout(std::process::Stdio::piped())
                .spawn()
                .expect("kipp-writer")
        };
        let mut both = [start(), start()];
        // One writes; the other is refused and ends.
        while both.iter_mut().all(|child| child.try_wait().expect("a state").is_none()) {
            std::thread::yield_now();
        }
        for child in &mut both {
            let _ = child.kill();
            let _ = child.wait();
        }
        assert!(is_whole(&folder.path().join("meja.kipp")), "round {round}");
    }
}

#[test]
fn a_sample_that_could_not_be_made_leaves_nothing() {
    let (folder, path) = sample();
    let before = std::fs::read(&path).expect("the sample");
    let arena = Arena::closed();
    arena.files.put_place("sama", &path);
    assert_eq!(arena.refused("desks.create_sample", json!({ "file": "sama" })).code, "conflict");
    assert_eq!(names_in(folder.path()), ["contoh.kipp"]);
    assert!(std::fs::read(&path).expect("the sample") == before);
}
