//! The runner of migrations: a good step keeps a verified copy of before, a bad one leaves the file as it was.

use std::fs;
use std::path::{Path, PathBuf};

use kipp_store::migrations::{STEPS, Step, newest};
use kipp_store::statements::statement;
use kipp_store::{Desk, StoreError};
use kipp_tests::{Arena, MOMENT};
use serde_json::json;

const GOOD: Step = Step { to: 2, sql: "ALTER TABLE settings ADD COLUMN about TEXT; UPDATE settings SET about = key;" };
/// Writes, then stumbles.
const BAD: Step = Step { to: 3, sql: "UPDATE settings SET value = 'hilang'; INSERT INTO nowhere VALUES (1);" };
/// Leaves a reference to nothing.
const TORN: Step = Step { to: 3, sql: "PRAGMA defer_foreign_keys = ON; DELETE FROM agency_kinds;" };

/// A closed desk of version 1 with an agency in it.
fn version_1(folder: &Path) -> PathBuf {
    let path = folder.join("uji.kipp");
    let arena = Arena::closed();
    arena.files.put_place("uji", &path);
    arena.call("desks.create", json!({ "file": "uji" }));
    arena.agency("Dinas Kesehatan", "dinas", None);
    arena.call("settings.put", json!({ "values": [{ "key": "daerah", "value": "Luwu Utara" }] }));
    arena.call("desks.close", json!({}));
    path
}

fn version_of(path: &Path) -> u32 {
    let bytes = fs::read(path).expect("the file");
    u32::from_be_bytes(bytes[60..64].try_into().expect("four bytes"))
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    names.sort();
    names
}

#[test]
fn a_good_step_migrates_and_keeps_a_verified_copy_of_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = version_1(folder.path());
    let rows = Desk::open(&path, MOMENT).expect("it opens").dump().expect("rows");
    let desk = Desk::open_with(&path, MOMENT, &[STEPS[0], GOOD]).expect("it migrates");
    let about =
        desk.read().value::<String>("SELECT about FROM settings WHERE key = 'daerah'", []).expect("the new column");
    assert_eq!(about.as_deref(), Some("daerah"));
    desk.close().expect("closed");
    assert_eq!(version_of(&path), 2);
    assert_eq!(names_in(folder.path()), ["uji.kipp", "uji.pra-migrasi-v1-ke-v2.kipp"]);
    let copy = Desk::open(&folder.path().join("uji.pra-migrasi-v1-ke-v2.kipp"), MOMENT).expect("the copy opens");
    assert_eq!(copy.dump().expect("rows"), rows, "the copy is what was before");
    let newer = Desk::open(&path, MOMENT).err().expect("the program of version 1 refuses it").why();
    assert!(matches!(newer, StoreError::Newer { found: 2, known: 1 }), "{newer:?}");
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was_and_its_copy_is_made_once() {
    for (what, step) in [("stumbles", BAD), ("tears", TORN)] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = version_1(folder.path());
        let before = fs::read(&path).expect("the file");
        let steps = [STEPS[0], step];
        assert!(Desk::open_with(&path, MOMENT, &steps).is_err(), "{what}");
        assert!(fs::read(&path).expect("the file") == before, "{what}: the file changed");
        let copy = folder.path().join("uji.pra-migrasi-v1-ke-v3.kipp");
        let kept = fs::metadata(&copy).expect("the copy").modified().expect("its time");
        assert!(Desk::open_with(&path, MOMENT + 60_000, &steps).is_err(), "{what} again");
        assert_eq!(
            fs::metadata(&copy).expect("the copy").modified().expect("its time"),
            kept,
            "{what}: the copy was made twice"
        );
        assert_eq!(names_in(folder.path()), ["uji.kipp", "uji.pra-migrasi-v1-ke-v3.kipp"], "{what}");
        assert!(
            Desk::open(&path, MOMENT).expect("the old program opens it").check().expect("a check").is_clean(),
            "{what}"
        );
    }
}

#[test]
fn a_step_that_fails_after_a_good_one_stops_at_the_good_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = version_1(folder.path());
    assert!(Desk::open_with(&path, MOMENT, &[STEPS[0], GOOD, BAD]).is_err());
    assert_eq!(version_of(&path), 2);
    let desk = Desk::open_with(&path, MOMENT, &[STEPS[0], GOOD]).expect("it opens");
    let value = desk.read().value::<String>("SELECT value FROM settings WHERE key = 'daerah'", []).expect("a value");
    assert_eq!(value.as_deref(), Some("Luwu Utara"), "the failing step wrote nothing");
    drop(desk);
    let copy = Desk::open(&folder.path().join("uji.pra-migrasi-v1-ke-v3.kipp"), MOMENT);
    assert!(copy.is_ok(), "the copy of before the first step");
}

#[test]
fn steps_are_numbered_without_a_gap_and_end_at_the_newest() {
    let numbers: Vec<i64> = STEPS.iter().map(|step| step.to).collect();
    assert_eq!(numbers, (1..=newest(STEPS)).collect::<Vec<i64>>());
    for step in STEPS {
        assert_eq!(step.sql, statement(&format!("migrations/{:04}", step.to)));
    }
}
