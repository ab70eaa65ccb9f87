//! Damaged desks: no ranking, freeze, number or page comes of one, and `periksa` names what it finds to the end.

use std::path::Path;

use kipp_store::records::Setting;
use kipp_store::testing::{run_sql, value};
use kipp_store::{Desk, Id, Op, Stamp, StoreError};
use kipp_tests::{Arena, MOMENT};
use serde_json::{Value, json};

use super::{Moments, SEED, amount, sample};

const PAGE: usize = 4096;

/// A byte of the last cell put first into a leaf of an index: its end is the end of the page.
fn leaf_byte(bytes: &[u8], root: usize) -> usize {
    let mut page = root;
    loop {
        let start = (page - 1) * PAGE;
        match bytes[start] {
            // An inner page of an index: down its right side.
            2 => {
                let right: [u8; 4] = bytes[start + 8..start + 12].try_into().expect("four bytes");
                page = u32::from_be_bytes(right) as usize;
            }
            10 => return start + PAGE - 1,
            other => panic!("page {page} is of kind {other}"),
        }
    }
}

fn opened(path: &Path) -> (Arena, Result<Value, String>) {
    let arena = Arena::closed();
    arena.files.put_place("meja", path);
    let answer = match arena.dispatch("desks.open", &json!({ "file": "meja" })) {
        Ok(_) => Ok(arena.call("desks.about", json!({}))),
        Err(error) => Err(format!("{} {} {}", error.code, error.title, error.detail)),
    };
    (arena, answer)
}

/// The ranking, or the code of the refusal.
fn ranking(path: &Path) -> Result<String, String> {
    let (arena, answer) = opened(path);
    answer?;
    let edition = arena.dispatch("editions.list", &json!({})).map_err(|error| error.code)?;
    let kipp_api::Answer::Json(text) = edition else { panic!("bytes") };
    let edition = serde_json::from_str::<Value>(&text).expect("JSON")[0]["id"].clone();
    match arena.dispatch("rankings.show", &json!({ "edition": edition })) {
        Ok(kipp_api::Answer::Json(text)) => Ok(text),
        Ok(_) => panic!("bytes"),
        Err(error) => Err(error.code),
    }
}

#[test]
fn a_byte_of_an_index_is_seen_before_a_ranking() {
    let (_folder, path) = sample();
    let whole = std::fs::read(&path).expect("the sample");
    for index in [
        "sqlite_autoindex_marks_1",
        "sqlite_autoindex_score_sheets_1",
        "sqlite_autoindex_assignments_1",
        "sqlite_autoindex_submissions_1",
        "operation_changes_row",
    ] {
        let root = value(&path, &format!("SELECT rootpage FROM sqlite_master WHERE name = '{index}'")).expect(index);
        let mut bytes = whole.clone();
        bytes[leaf_byte(&whole, root.parse().expect("a page"))] ^= 1;
        let damaged = path.with_file_name(format!("{index}.kipp"));
        std::fs::write(&damaged, &bytes).expect("written");
        let refused = ranking(&damaged).expect_err(index);
        assert!(refused.starts_with("file_damaged"), "{index}: {refused}");
        assert!(std::fs::read(&damaged).expect("its bytes") == bytes, "{index}: the file was changed");
    }
    assert!(ranking(&path).is_ok(), "the same on an undamaged desk");
}

#[test]
fn a_mark_changed_in_the_file_gives_no_ranking_and_periksa_names_it() {
    let (_folder, path) = sample();
    run_sql(&path, "UPDATE marks SET value = value - 100 WHERE id = (SELECT min(id) FROM marks)").expect("SQL");
    let id = value(&path, "SELECT min(id) FROM marks").expect("an id");
    let (arena, about) = opened(&path);
    let about = about.expect("it opens, so that it can be looked at");
    assert!(about["desk"]["notices"].to_string().contains("tidak cocok dengan riwayatnya"), "{about}");
    let edition = arena.call("editions.list", json!({}))[0]["id"].clone();
    arena.call("overview.show", json!({ "edition": edition }));
    for (name, input) in [
        ("rankings.show", json!({ "edition": edition })),
        ("result_revisions.freeze", json!({ "edition": edition })),
        ("certificates.issue", json!({ "edition": edition })),
        ("documents.sheet", json!({ "edition": edition, "document": "rekap-nilai" })),
        ("lists.sheet", json!({})),
    ] {
        let refused = arena.refused(name, input);
        assert_eq!(refused.code, "file_damaged", "{name}: {refused:?}");
    }
    let found = arena.call("desks.check", json!({}));
    assert_eq!(found["strays"], json!([format!("marks {id}: berbeda dari riwayat.")]), "{found:#}");
}

#[test]
fn a_large_desk_opens_at_once_and_what_depends_on_marks_waits_for_the_look() {
    let (_folder, path) = sample();
    let mut desk = Desk::open(&path, MOMENT).expect("it opens");
    let stamp = Stamp { at: MOMENT + 864_000_000, actor: "Uji".into(), program_run: "uji".into(), ends: vec![] };
    for at in 0..10 {
        desk.write::<_, StoreError>(&stamp, Op::new("settings.put", "besar"), |write| {
            write.insert(Setting { id: Id::NEW, key: format!("besar_{at}"), value: "x".repeat(1 << 20) })
        })
        .expect("written");
    }
    desk.close().expect("closed");
    let whole = std::fs::read(&path).expect("the desk");
    assert!(whole.len() as u64 > kipp_store::whole::AT_ONCE, "{} bytes", whole.len());
    assert!(ranking(&path).is_ok());
    let (arena, _) = opened(&path);
    let edition = arena.call("editions.list", json!({}))[0]["id"].clone();
    arena.call("settings.put", json!({ "values": [{ "key": "tempat", "value": "Palopo" }] }));
    arena.call("desks.close", json!({}));
    assert!(ranking(&path).is_ok(), "what was written while somebody looked is there");

    let whole = std::fs::read(&path).expect("the desk");
    let root =
        value(&path, "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_marks_1'").expect("a root");
    let mut bytes = whole.clone();
    // The entry then points to another mark that is there: SQLite itself sees nothing wrong with it.
    bytes[leaf_byte(&whole, root.parse().expect("a page"))] ^= 2;
    std::fs::write(&path, &bytes).expect("written");
    let (arena, about) = opened(&path);
    about.expect("a large desk opens");
    arena.call("overview.show", json!({ "edition": edition }));
    for (name, input) in [
        ("rankings.show", json!({ "edition": edition })),
        ("result_revisions.freeze", json!({ "edition": edition })),
        ("settings.put", json!({ "values": [{ "key": "tempat", "value": "Masamba" }] })),
    ] {
        let refused = arena.refused(name, input);
        assert_eq!(refused.code, "file_damaged", "{name}: {refused:?}");
        assert!(!refused.detail.contains("salinan"), "no copy is promised: {refused:?}");
    }
    let notices = arena.call("desks.about", json!({}))["desk"]["notices"].to_string();
    assert!(notices.contains("rusak"), "{notices}");
    arena.call("desks.close", json!({}));
    assert!(std::fs::read(&path).expect("the desk") == bytes, "nothing was written to it");
}

/// What waits is everything but a short list, and nothing on that list makes marks, places, numbers or pages.
#[test]
fn what_answers_before_the_look_is_a_short_list_without_results() {
    use kipp_api::commands::{BEFORE_WHOLE, COMMANDS, Effect};
    for name in BEFORE_WHOLE {
        let command = COMMANDS.iter().find(|command| command.name == *name).unwrap_or_else(|| panic!("no {name}"));
        assert_ne!(command.effect, Effect::Change, "{name}");
        for noun in
            ["rankings.", "result_revisions.", "certificates.", "documents.", "lists.", "score_sheets.", "imports."]
        {
            assert!(!name.starts_with(noun), "{name}");
        }
    }
    assert!(BEFORE_WHOLE.len() * 3 < COMMANDS.len());
}

#[test]
fn periksa_goes_on_after_the_first_bad_row() {
    let (_folder, path) = sample();
    run_sql(
        &path,
        "UPDATE operation_changes SET after = '{\"id\":' WHERE id = (SELECT min(id) FROM operation_changes WHERE table_name = 'agencies');
         UPDATE operations SET label = CAST(x'ff41' AS TEXT) WHERE seq = 3;
         UPDATE operations SET actor = 'Orang lain' WHERE seq = 5;
         UPDATE agencies SET name = CAST(x'41ff' AS TEXT) WHERE id = (SELECT max(id) FROM agencies);
         UPDATE submissions SET published_rank = 99 WHERE id = (SELECT min(id) FROM submissions)",
    )
    .expect("SQL");
    let (arena, about) = opened(&path);
    about.expect("it opens");
    let found = arena.call("desks.check", json!({}));
    let chain = found["chain"].as_str().expect("the chain");
    for seq in ["ke-3", "ke-5"] {
        assert!(chain.contains(seq), "{chain}");
    }
    let said = found.to_string();
    for part in ["isi rusak", "agencies ", "submissions "] {
        assert!(said.contains(part), "{part}: {found:#}");
    }
    assert!(found["strays"].as_array().expect("strays").len() >= 2, "{found:#}");
    for english in ["malformed", "utf-8", "JSON", "invalid"] {
        assert!(!said.contains(english), "{english}: {found:#}");
    }
}

/// What the chain holds beside labels and images: every column of an operation, and what the desk is.
#[test]
fn periksa_finds_a_change_in_any_column_of_an_operation_and_of_the_desk() {
    for change in [
        "UPDATE operations SET undoable = 1 - undoable WHERE seq = 4",
        "UPDATE operations SET program_run = 'x' WHERE seq = 4",
        "UPDATE operations SET schema = 7 WHERE seq = 4",
        "UPDATE operations SET clock_back = 1 WHERE seq = 4",
        "UPDATE operations SET barrier = NULL WHERE barrier IS NOT NULL",
        "UPDATE operations SET edition_id = 1 WHERE seq = 4",
        "UPDATE operations SET reason = 'x' WHERE seq = 4",
        "UPDATE desk SET is_sample = 0",
        "UPDATE desk SET created_at = created_at + 1",
        "UPDATE desk SET lineage = 'x'",
        "UPDATE desk SET journal_head = prev FROM (SELECT prev_hash AS prev FROM operations ORDER BY seq DESC LIMIT 1)",
    ] {
        let (_folder, path) = sample();
        run_sql(&path, change).expect(change);
        let (arena, about) = opened(&path);
        about.expect("it opens");
        let found = arena.call("desks.check", json!({}));
        assert_ne!(found["chain"], Value::Null, "{change}: {found:#}");
    }
    let (_folder, path) = sample();
    let (arena, _) = opened(&path);
    assert_eq!(arena.call("desks.check", json!({}))["clean"], true);
}

/// Bytes flipped anywhere: refused, or the same ranking. The control counts what only this look sees.
#[test]
fn a_flipped_byte_never_changes_a_ranking_unsaid() {
    let (_folder, path) = sample();
    let whole = std::fs::read(&path).expect("the sample");
    let right = ranking(&path).expect("a ranking");
    let mut moments = Moments(SEED);
    let mut refused = 0;
    for at in 0..amount("damage", 60) {
        let mut bytes = whole.clone();
        let place = usize::try_from(moments.below(whole.len() as u64)).expect("a place");
        bytes[place] ^= 1 << moments.below(8);
        std::fs::write(&path, &bytes).expect("written");
        match ranking(&path) {
            Ok(shown) => assert!(shown == right, "flip {at} at {place}, seed {SEED}: another ranking unsaid"),
            Err(code) => {
                assert!(!code.starts_with("bug"), "flip {at} at {place}: {code}");
                refused += 1;
            }
        }
    }
    assert!(refused > 0, "the control: some flips must be seen");
}
