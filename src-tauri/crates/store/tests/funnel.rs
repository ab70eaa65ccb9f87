//! The funnel, the journal and undo on a small desk.
#![allow(clippy::unwrap_used)]

use kipp_store::open::NewDesk;
use kipp_store::records::Setting;
use kipp_store::{Committed, Desk, Id, Op, Stamp, StoreError, UndoRefusal, sql};

fn stamp(at: i64) -> Stamp {
    Stamp { at, actor: "Contoh".into(), program_run: "s".into(), ends: vec![] }
}

fn desk(folder: &std::path::Path) -> Desk {
    let new = NewDesk { at: 1, copy_bits: 0, lineage: "l".into(), is_sample: false };
    let mut desk = Desk::create(&folder.join("uji.kipp"), &new).unwrap();
    desk.check_every_write(true);
    desk
}

fn put(desk: &mut Desk, at: i64, key: &str, value: &str) -> Committed<Id<Setting>> {
    desk.write::<_, StoreError>(&stamp(at), Op::new("settings.put", format!("Setelan {key}")), |w| {
        let old = w.one::<Setting>(sql!("settings/by_key"), kipp_store::named_params! { ":key": key })?;
        match old {
            Some(mut setting) => {
                setting.value = value.into();
                w.update(&setting)?;
                Ok(setting.id)
            }
            None => w.insert(Setting { id: Id::NEW, key: key.into(), value: value.into() }),
        }
    })
    .unwrap()
}

fn all(desk: &Desk) -> Vec<(String, String)> {
    desk.read()
        .map("SELECT key, value FROM settings ORDER BY key", [], |row| Ok((row.get("key")?, row.get("value")?)))
        .unwrap()
}

#[test]
fn at_rest_the_file_holds_everything() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    put(&mut desk, 2, "a", "satu");
    let log = || std::fs::metadata(folder.path().join("uji.kipp-wal")).map_or(0, |found| found.len());
    assert!(log() > 0, "what was written is still in the log");
    desk.checkpoint().unwrap();
    assert_eq!(log(), 0);
    put(&mut desk, 3, "a", "dua");
    assert_eq!(all(&desk), [("a".to_owned(), "dua".to_owned())]);
}

#[test]
fn undo_and_redo_give_back_exactly_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    put(&mut desk, 2, "a", "satu 'kutip' \u{1F600}");
    let first = all(&desk);
    put(&mut desk, 3, "a", "dua");
    put(&mut desk, 4, "b", "baru");
    let last = all(&desk);
    for _ in 0..2 {
        let op = desk.undo_candidate("s").unwrap();
        desk.undo::<StoreError>(&stamp(5), &op, |_, _| Ok(()), |_| Ok(())).unwrap();
    }
    assert_eq!(all(&desk), first);
    for _ in 0..2 {
        let op = desk.redo_candidate("s").unwrap();
        desk.undo::<StoreError>(&stamp(6), &op, |_, _| Ok(()), |_| Ok(())).unwrap();
    }
    assert_eq!(all(&desk), last);
    assert!(matches!(desk.redo_candidate("s"), Err(StoreError::UndoRefused(UndoRefusal::Nothing))));
    assert!(desk.check().unwrap().is_clean(), "{:?}", desk.check().unwrap());
}

#[test]
fn an_older_operation_is_refused_when_a_later_one_touched_its_row() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    put(&mut desk, 2, "a", "satu");
    let changed = put(&mut desk, 3, "a", "dua");
    put(&mut desk, 4, "a", "tiga");
    let op = desk.operation(changed.op_id.unwrap()).unwrap();
    let refused = desk.undo::<StoreError>(&stamp(5), &op, |_, _| Ok(()), |_| Ok(())).unwrap_err();
    assert!(matches!(refused, StoreError::UndoRefused(UndoRefusal::ChangedLater { later_at: 4, .. })), "{refused:?}");
}

#[test]
fn an_operation_that_changes_nothing_or_fails_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    put(&mut desk, 2, "a", "satu");
    let before = desk.row().unwrap();
    assert_eq!(put(&mut desk, 3, "a", "satu").op_id, None);
    let failed = desk.write::<(), StoreError>(&stamp(4), Op::new("x", "x"), |w| {
        w.insert(Setting { id: Id::NEW, key: "b".into(), value: "b".into() })?;
        Err(StoreError::Invariant("cukup".into()))
    });
    assert!(failed.is_err());
    assert_eq!(desk.row().unwrap(), before);
    assert_eq!(all(&desk).len(), 1);
}

#[test]
fn a_write_outside_the_funnel_is_refused_and_a_viewers_edit_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = desk(folder.path());
    put(&mut first, 2, "a", "satu");
    let path = first.path().to_owned();
    first.close().unwrap();
    rusqlite::Connection::open(&path).unwrap().execute("UPDATE settings SET value = 'x'", []).unwrap();
    let second = Desk::open(&path, 9).unwrap();
    let found = second.check().unwrap();
    assert_eq!(found.strays.len(), 1);
    assert_eq!(found.broken_links, Vec::<i64>::new());
    assert!(matches!(second.whole().wait(), Err(StoreError::Strange(_))), "nothing is computed from it");
    second.close().unwrap();
    rusqlite::Connection::open(&path).unwrap().execute("UPDATE operations SET label = 'x'", []).unwrap();
    assert_eq!(Desk::open(&path, 9).unwrap().check().unwrap().broken_links, [1]);
}

#[test]
fn a_second_program_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    put(&mut desk, 2, "a", "satu");
    assert!(matches!(Desk::open(desk.path(), 3), Err(StoreError::Busy)));
}

#[test]
fn newer_foreign_and_damaged_files_keep_their_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("uji.kipp");
    desk(folder.path()).close().unwrap();
    let good = std::fs::read(&path).unwrap();
    let mut newer = good.clone();
    newer[63] = 99;
    let mut foreign = good.clone();
    foreign[68..72].fill(7);
    let mut damaged = good.clone();
    damaged[100..4096].fill(0xAA);
    let mut junk = good.clone();
    junk[..16].fill(0);
    for (bytes, word) in [(newer, "newer"), (foreign, "not a desk"), (damaged, "damaged"), (junk, "damaged")] {
        std::fs::write(&path, &bytes).unwrap();
        let error = Desk::open(&path, 5).err().unwrap().to_string();
        assert!(error.contains(word), "{error} / {word}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{word}");
    }
}
