//! The runner of migrations: a good step keeps a verified copy of before, a bad one leaves the file as it was.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect;
use kipp_store::migrations::{STEPS, Step, newest};
use kipp_store::records::{DocumentValue, Session};
use kipp_store::statements::statement;
use kipp_store::{Desk, Id, Op, Stamp, StoreError};
use kipp_tests::{Arena, MOMENT};
use serde_json::json;

const GOOD: &str = "ALTER TABLE settings ADD COLUMN about TEXT; UPDATE settings SET about = key;";
/// A table that others point to, made anew: a column that may be empty from now on, a new word list, one row gone.
const ANEW: &str = "CREATE TABLE agency_kinds_new (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, code TEXT NOT NULL UNIQUE, \
          name TEXT, recap_group_id INTEGER REFERENCES recap_groups (id), obliged INTEGER NOT NULL, colour TEXT) STRICT; \
          INSERT INTO agency_kinds_new SELECT id, position, code, name, recap_group_id, obliged, NULL FROM agency_kinds; \
          DROP TABLE agency_kinds; ALTER TABLE agency_kinds_new RENAME TO agency_kinds;";
/// A new table that is filled from rows that are there, and one table that goes.
const FILLED: &str = "CREATE TABLE guests (id INTEGER PRIMARY KEY, agency_id INTEGER NOT NULL REFERENCES agencies (id), name TEXT NOT NULL) STRICT; \
          INSERT INTO guests (agency_id, name) SELECT id, 'Kepala ' || name FROM agencies; \
          DROP TABLE import_mappings; \
          DELETE FROM settings WHERE key = 'daerah';";
/// Writes, then stumbles.
const BAD: &str = "UPDATE settings SET value = 'hilang'; INSERT INTO nowhere VALUES (1);";
/// Leaves a reference to nothing.
const TORN: &str = "PRAGMA defer_foreign_keys = ON; DELETE FROM agency_kinds;";

/// The steps of this program and those of later ones, each a version further.
fn steps(later: &[&'static str]) -> Vec<Step> {
    let mut steps = STEPS.to_vec();
    for sql in later {
        steps.push(Step { to: newest(&steps) + 1, sql });
    }
    steps
}

fn now() -> i64 {
    newest(STEPS)
}

/// The copy that is kept before a migration to a version so far ahead.
fn copy_name(ahead: i64) -> String {
    format!("uji.pra-migrasi-v{}-ke-v{}.kipp", now(), now() + ahead)
}

/// A closed desk of this program's version with an agency in it.
fn of_now(folder: &Path) -> PathBuf {
    let path = folder.join("uji.kipp");
    let arena = Arena::closed();
    arena.files.put_place("uji", &path);
    arena.call("desks.create", json!({ "file": "uji" }));
    arena.agency("Dinas Kesehatan", "dinas", None);
    arena.call("settings.put", json!({ "values": [{ "key": "daerah", "value": "Luwu Utara" }] }));
    arena.call("desks.close", json!({}));
    path
}

/// Every operation: kind, label, and how many rows of which tables it changed.
fn history(desk: &Desk) -> String {
    let wanted = kipp_store::journal::Wanted { limit: 100, ..Default::default() };
    let mut text = String::new();
    for operation in desk.operations(&wanted).expect("a history").into_iter().rev() {
        let mut rows = std::collections::BTreeMap::new();
        for change in desk.changes_of(operation.id).expect("changes") {
            let how = match (&change.before, &change.after) {
                (None, _) => "made",
                (_, None) => "gone",
                _ => "changed",
            };
            *rows.entry(format!("{} {how}", change.table)).or_insert(0) += 1;
        }
        text.push_str(&format!("{} {} by {}: {rows:?}\n", operation.kind, operation.label, operation.actor));
    }
    text
}

fn version_of(path: &Path) -> i64 {
    let bytes = fs::read(path).expect("the file");
    u32::from_be_bytes(bytes[60..64].try_into().expect("four bytes")).into()
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
    let path = of_now(folder.path());
    let rows = Desk::open(&path, MOMENT).expect("it opens").dump().expect("rows");
    let desk = Desk::open_with(&path, MOMENT, &steps(&[GOOD])).expect("it migrates");
    let about =
        desk.read().value::<String>("SELECT about FROM settings WHERE key = 'daerah'", []).expect("the new column");
    assert_eq!(about.as_deref(), Some("daerah"));
    desk.close().expect("closed");
    assert_eq!(version_of(&path), now() + 1);
    assert_eq!(names_in(folder.path()), ["uji.kipp", &copy_name(1)]);
    let copy = Desk::open(&folder.path().join(copy_name(1)), MOMENT).expect("the copy opens");
    assert_eq!(copy.dump().expect("rows"), rows, "the copy is what was before");
    let newer = Desk::open(&path, MOMENT).err().expect("the program of before refuses it").why();
    assert!(matches!(newer, StoreError::Newer { found, known } if (found, known) == (now() + 1, now())), "{newer:?}");
}

#[test]
fn a_step_that_adds_fills_or_rebuilds_leaves_a_clean_desk_and_one_operation() {
    let mut text = String::new();
    for (what, step) in [("adds a column", GOOD), ("makes a table anew", ANEW), ("fills a new table", FILLED)] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = of_now(folder.path());
        let mut desk = Desk::open_with(&path, MOMENT + 60_000, &steps(&[step])).expect(what);
        let mut findings = desk.check().expect("a check");
        // The schema is compared with the one of this program, which has no second step.
        findings.schema.clear();
        assert!(findings.is_clean(), "{what}: {findings:?}");
        desk.whole().wait().expect(what);
        let kept = history(&desk);
        let newest = kept.lines().last().unwrap_or_default();
        text.push_str(&format!("{what}: {}\n", newest.replace(&format!("versi {}", now() + 1), "versi BERIKUT")));
        // What was written before is not undone any more, and says so.
        let wanted = kipp_store::journal::Wanted { limit: 100, ..Default::default() };
        for operation in desk.operations(&wanted).expect("a history") {
            let stamp = Stamp { at: MOMENT, actor: "Uji".into(), program_run: "uji".into(), ends: vec![] };
            let undone: Result<_, StoreError> = desk.undo(&stamp, &operation, |_, _| Ok(()), |_| Ok(()));
            assert!(undone.is_err(), "{what}: {} was undone over a migration", operation.label);
        }
        desk.close().expect("closed");
        // Opened again it is migrated no more.
        let again = Desk::open_with(&path, MOMENT + 120_000, &steps(&[step])).expect("opened again");
        assert_eq!(history(&again), kept, "{what}");
        again.whole().wait().expect("whole");
    }
    expect![[r#"
        adds a column: desks.migrate Berkas disesuaikan dengan susunan data versi BERIKUT by Meja KIPP: {"settings changed": 1}
        makes a table anew: desks.migrate Berkas disesuaikan dengan susunan data versi BERIKUT by Meja KIPP: {"agency_kinds changed": 13}
        fills a new table: desks.migrate Berkas disesuaikan dengan susunan data versi BERIKUT by Meja KIPP: {"guests made": 1, "settings gone": 1}
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_row_changed_by_another_program_stays_told_over_a_migration() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_now(folder.path());
    kipp_store::testing::run_sql(&path, "UPDATE settings SET value = 'Luwu' WHERE key = 'daerah'").expect("changed");
    let desk = Desk::open_with(&path, MOMENT, &steps(&[GOOD])).expect("it migrates");
    let strays = desk.check().expect("a check").strays;
    assert_eq!(strays.iter().map(|stray| stray.table.as_str()).collect::<Vec<_>>(), ["settings"]);
}

#[test]
fn an_older_desk_that_may_only_be_read_shows_what_it_has_and_stays_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_now(folder.path());
    let before = fs::read(&path).expect("the file");
    for unclean in [false, true] {
        if unclean {
            // A log beside it, as a program that ended in the middle leaves it.
            let desk = Desk::open(&path, MOMENT).expect("it opens");
            fs::copy(path.with_extension("kipp-wal"), folder.path().join("log")).expect("the log");
            drop(desk);
            fs::write(&path, &before).expect("the file again");
            fs::copy(folder.path().join("log"), path.with_extension("kipp-wal")).expect("the log beside it");
        }
        let desk = kipp_store::testing::open_read_only(&path, MOMENT, &steps(&[GOOD])).expect("it opens");
        let about =
            desk.read().value::<String>("SELECT about FROM settings WHERE key = 'daerah'", []).expect("the new column");
        assert_eq!(about.as_deref(), Some("daerah"));
        assert_eq!(desk.access(), kipp_store::desk::Access::ReadOnlyPlace);
        drop(desk);
        assert!(fs::read(&path).expect("the file") == before, "the file changed");
        assert_eq!(version_of(&path), now());
        assert!(!names_in(folder.path()).iter().any(|name| name.contains("pra-migrasi")), "no copy beside it");
    }
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was_and_its_copy_is_made_once() {
    for (what, step) in [("stumbles", BAD), ("tears", TORN)] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = of_now(folder.path());
        let before = fs::read(&path).expect("the file");
        let steps = steps(&[step]);
        assert!(Desk::open_with(&path, MOMENT, &steps).is_err(), "{what}");
        assert!(fs::read(&path).expect("the file") == before, "{what}: the file changed");
        let copy = folder.path().join(copy_name(1));
        let kept = fs::metadata(&copy).expect("the copy").modified().expect("its time");
        assert!(Desk::open_with(&path, MOMENT + 60_000, &steps).is_err(), "{what} again");
        assert_eq!(
            fs::metadata(&copy).expect("the copy").modified().expect("its time"),
            kept,
            "{what}: the copy was made twice"
        );
        assert_eq!(names_in(folder.path()), ["uji.kipp", &copy_name(1)], "{what}");
        assert!(
            Desk::open(&path, MOMENT).expect("the old program opens it").check().expect("a check").is_clean(),
            "{what}"
        );
    }
}

#[test]
fn a_step_that_fails_after_a_good_one_stops_at_the_good_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = of_now(folder.path());
    assert!(Desk::open_with(&path, MOMENT, &steps(&[GOOD, BAD])).is_err());
    assert_eq!(version_of(&path), now() + 1);
    let desk = Desk::open_with(&path, MOMENT, &steps(&[GOOD])).expect("it opens");
    let value = desk.read().value::<String>("SELECT value FROM settings WHERE key = 'daerah'", []).expect("a value");
    assert_eq!(value.as_deref(), Some("Luwu Utara"), "the failing step wrote nothing");
    drop(desk);
    let copy = Desk::open(&folder.path().join(copy_name(2)), MOMENT);
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

/// The part of the fourth step that moves the head of the daftar hadir, as a step of its own.
fn moved_heads() -> &'static str {
    let all = statement("migrations/0004");
    &all[all.find("-- The head of the daftar hadir").expect("the part")..]
}

/// A desk with a head of the daftar hadir as it was typed on the document.
fn with_typed_head(folder: &Path, typed: &[(&str, &str)]) -> PathBuf {
    let path = folder.join("uji.kipp");
    let arena = Arena::closed();
    arena.files.put_place("uji", &path);
    arena.call("desks.create", json!({ "file": "uji" }));
    let edition = arena.edition();
    arena.call("desks.close", json!({}));
    let mut desk = Desk::open(&path, MOMENT).expect("it opens");
    let stamp = Stamp { at: MOMENT, actor: "Uji".into(), program_run: "uji".into(), ends: vec![] };
    let written: Result<_, StoreError> = desk.write(&stamp, Op::new("documents.put_values", "Isian"), |write| {
        for (key, value) in typed {
            write.insert(DocumentValue {
                id: Id::NEW,
                edition_id: Id::of(edition),
                document: "daftar-hadir".into(),
                key: (*key).into(),
                value: (*value).into(),
            })?;
        }
        Ok(())
    });
    written.expect("typed");
    desk.close().expect("closed");
    path
}

#[test]
fn a_head_typed_for_the_attendance_list_becomes_a_session_where_its_day_is_known() {
    let mut text = String::new();
    for typed in [
        &[
            ("tanggal", "2021-10-04"),
            ("waktu", "Pukul 09.00–12.30 WITA"),
            ("tempat", "Warkop Indah"),
            ("acara", "Sosialisasi KIPP 2021"),
            ("nama_kegiatan", "Sosialisasi 4 Oktober"),
        ][..],
        &[("tanggal", "2021-10-04"), ("waktu", "Pukul 09.00 WITA sampai dengan selesai"), ("nama_kegiatan", "Rapat")],
        &[("tanggal", "2021-10-04"), ("waktu", "pagi hari"), ("tempat", "–"), ("acara", "–")],
        &[("tanggal", "–"), ("tempat", "Aula")],
        &[],
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = with_typed_head(folder.path(), typed);
        let mut desk = Desk::open_with(&path, MOMENT, &steps(&[moved_heads()])).expect("it migrates");
        let sessions =
            |desk: &Desk| desk.read().list::<Session>("SELECT * FROM sessions ORDER BY id", []).expect("rows");
        for one in sessions(&desk) {
            let ends = one.ends_at.as_deref().unwrap_or("…");
            text.push_str(&format!("{} {} {} {}–{ends} ", one.kind, one.name, one.date, one.starts_at));
            text.push_str(&format!("{:?} {:?}\n", one.place, one.note));
        }
        text.push_str(history(&desk).lines().last().unwrap_or_default().rsplit_once(": ").map_or("", |(_, rows)| rows));
        text.push('\n');
        let mut findings = desk.check().expect("a check");
        findings.schema.clear();
        assert!(findings.is_clean(), "{findings:?}");
        let typed: i64 = desk.read().value("SELECT count(*) FROM document_values", []).expect("a number").unwrap_or(-1);
        assert_eq!(typed, 0, "nothing is typed for it any more");
        // What is written from now on has ids of its own.
        let stamp = Stamp { at: MOMENT, actor: "Uji".into(), program_run: "uji".into(), ends: vec![] };
        let (before, again) = (sessions(&desk).len(), sessions(&desk).into_iter().next());
        let more: Result<_, StoreError> = desk.write(&stamp, Op::new("sessions.save", "Kegiatan"), |write| {
            again.map(|one| write.insert(Session { id: Id::NEW, ..one })).transpose()
        });
        more.expect("an id of its own");
        assert_eq!(sessions(&desk).len(), 2 * before);
    }
    expect![[r#"
        sosialisasi Sosialisasi KIPP 2021 2021-10-04 09:00–12:30 Some("Warkop Indah") None
        1}
        sosialisasi Rapat 2021-10-04 09:00–… Some("–") None
        1}
        sosialisasi Sosialisasi 2021-10-04 00:00–… Some("–") Some("Waktu: pagi hari")
        1}
        2}
        {}
    "#]]
    .assert_eq(&text);
}
