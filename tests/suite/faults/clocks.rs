//! What is told: a clock that jumped, a log that ends in the middle.

use kipp_tests::Arena;
use serde_json::{Value, json};

use super::sample;

fn put(arena: &Arena, place: &str) -> Result<Value, String> {
    match arena.dispatch("settings.put", &json!({ "values": [{ "key": "tempat", "value": place }] })) {
        Ok(kipp_api::Answer::Json(text)) => Ok(serde_json::from_str(&text).expect("JSON")),
        Ok(_) => panic!("bytes"),
        Err(error) => Err(format!("{} {} {}", error.code, error.title, error.detail)),
    }
}

#[test]
fn a_rest_is_said_and_a_clock_that_was_put_forward_is_asked_about() {
    const DAY: i64 = 24 * 60;
    let arena = Arena::new();
    let warnings = |answer: Value| answer["warnings"].to_string();
    assert_eq!(warnings(put(&arena, "A").expect("written")), "[]");
    arena.wait(DAY);
    assert_eq!(warnings(put(&arena, "B").expect("written")), "[]", "the next day");
    arena.wait(3 * DAY);
    let said = warnings(put(&arena, "C").expect("written"));
    assert!(said.contains("11 Desember 2021"), "{said}");
    assert_eq!(warnings(put(&arena, "D").expect("written")), "[]", "said once");
    arena.wait(3 * DAY).set_clock(60);
    assert!(put(&arena, "Senin").is_ok(), "a weekend is no jump, and the clock may be corrected by an hour");
    arena.set_clock(2 * DAY);
    let asked = put(&arena, "Maju").expect_err("it is asked about");
    assert!(asked.starts_with("not_allowed_now Jam komputer menunjukkan 19 Desember 2021"), "{asked}");
    put(&arena, "Maju").expect("saved once more");
    put(&arena, "Maju lagi").expect("asked once");
    arena.wait(400 * DAY);
    let before = arena.dump();
    let asked = put(&arena, "E").expect_err("it is asked about");
    assert!(asked.starts_with("not_allowed_now Jam komputer menunjukkan 23 Januari 2023"), "{asked}");
    assert!(asked.contains("19 Desember 2021"), "{asked}");
    assert_eq!(arena.dump(), before);
    put(&arena, "E").expect("saved once more");
    assert_eq!(warnings(put(&arena, "F").expect("written")), "[]");
}

/// A desk copied with its log while it is open, as a kill leaves it.
fn unclean() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let (folder, path) = sample();
    let arena = Arena::closed();
    arena.files.put_place("meja", &path);
    arena.call("desks.open", json!({ "file": "meja" }));
    for place in ["Satu", "Dua", "Tiga"] {
        put(&arena, place).expect("written");
    }
    let copy = folder.path().join("salinan.kipp");
    let log = folder.path().join("salinan.kipp-wal");
    std::fs::copy(&path, &copy).expect("a copy");
    std::fs::copy(folder.path().join("contoh.kipp-wal"), &log).expect("its log");
    (folder, copy, log)
}

fn notices(path: &std::path::Path) -> (String, Value) {
    let arena = Arena::closed();
    arena.files.put_place("meja", path);
    arena.call("desks.open", json!({ "file": "meja" }));
    let place = arena.call("settings.show", json!({}));
    let place = place.as_array().and_then(|list| list.iter().find(|one| one["key"] == "tempat")).cloned();
    (arena.call("desks.about", json!({}))["desk"]["notices"].to_string(), place.expect("a place")["value"].clone())
}

#[test]
fn a_log_that_ends_in_the_middle_is_told() {
    let (_folder, copy, log) = unclean();
    let whole = std::fs::read(&log).expect("the log");
    let (said, place) = notices(&copy);
    assert!(
        !said.contains("berhenti di tengah") && place == "Tiga",
        "the control: a whole log keeps all: {said} {place}"
    );
    for (what, cut) in [
        ("cut off", whole[..whole.len() - 100].to_vec()),
        ("a byte flipped", {
            let mut bytes = whole.clone();
            let place = bytes.len() - 50;
            bytes[place] ^= 1;
            bytes
        }),
        ("its head destroyed", {
            let mut bytes = whole.clone();
            bytes[..32].fill(0);
            bytes
        }),
    ] {
        let (_folder, copy, log) = unclean();
        std::fs::write(&log, cut).expect("written");
        let (said, place) = notices(&copy);
        assert!(said.contains("berhenti di tengah") && said.contains("perubahan terakhir yang ada"), "{what}: {said}");
        assert_ne!(place, "Tiga", "{what}");
    }
}
