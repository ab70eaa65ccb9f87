//! Commands that no longer story walks through, each for what it promises.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

#[test]
fn desks_opened_before_are_remembered_newest_first_and_opened_by_their_place() {
    let arena = Arena::new();
    arena.place("kedua", "kedua.kipp");
    arena.call("desks.create", json!({ "file": "kedua" }));
    let names = |arena: &Arena| -> Vec<Value> {
        arena.call("desks.recent", json!({})).as_array().unwrap().iter().map(|one| one["name"].clone()).collect()
    };
    assert_eq!(names(&arena), ["kedua.kipp", "meja.kipp"]);
    let opened = arena.call("desks.open_recent", json!({ "place": 1 }));
    assert_eq!(opened["desk"]["name"], "meja.kipp");
    assert_eq!(names(&arena), ["meja.kipp", "kedua.kipp"]);
    arena.refused("desks.open_recent", json!({ "place": 9 }));
    // Files in memory lie nowhere that could be shown; the bridge's journey shows one that does.
    arena.refused("desks.locate_recent", json!({ "place": 1 }));
    std::fs::remove_file(arena.folder.path().join("kedua.kipp")).unwrap();
    assert_eq!(arena.call("desks.recent", json!({}))[1]["present"], false);
}

#[test]
fn a_copy_on_this_computer_holds_the_same_rows_under_a_free_name() {
    let arena = Arena::new();
    arena.agency("Dinas Kesehatan", "dinas", None);
    let rows = arena.dump();
    let first = arena.call("desks.copy_here", json!({}));
    assert_eq!(first["desk"]["name"], "meja.kipp");
    assert_ne!(first["desk"]["folder"], arena.folder.path().display().to_string());
    assert_eq!(arena.dump(), rows);
    let second = arena.call("desks.copy_here", json!({}));
    assert_eq!(second["desk"]["name"], "meja (2).kipp");
}

#[test]
fn the_officers_name_stands_in_the_history() {
    let arena = Arena::new();
    assert_eq!(arena.call("desks.set_actor", json!({ "name": "Sitti Hasanah" }))["actor"], "Sitti Hasanah");
    arena.agency("Dinas Kesehatan", "dinas", None);
    let newest = arena.call("operations.list", json!({ "limit": 1 }));
    assert_eq!(newest[0]["actor"], "Sitti Hasanah");
    let detail = arena.call("operations.show", json!({ "id": newest[0]["id"] }));
    let change = detail["changes"].as_array().unwrap().iter().find(|change| change["table"] == "agencies").unwrap();
    let name = change["fields"].as_array().unwrap().iter().find(|field| field["field"] == "name").unwrap();
    assert_eq!(name, &json!({ "field": "name", "named": false, "before": null, "after": "Dinas Kesehatan" }));
}

#[test]
fn a_pattern_of_numbers_is_read_while_it_is_typed() {
    let arena = Arena::new();
    let read = |pattern: &str| arena.call("numbers.example", json!({ "pattern": pattern }));
    assert_eq!(
        read("061/{urut:3}/B. Organisasi/Setda"),
        json!({ "example": "061/001/B. Organisasi/Setda", "problem": null })
    );
    assert_eq!(read("{klasifikasi}/{urut}/{tahun}")["example"], "…/1/2021");
    assert_eq!(
        read("061/{urut"),
        json!({ "example": null, "problem": "Kurung kurawal pola nomor tidak berpasangan." })
    );
}

#[test]
fn an_edition_is_offered_from_the_real_preset_and_a_neutral_one() {
    let presets = Arena::new().call("editions.presets", json!({}));
    let keys: Vec<&str> = presets.as_array().unwrap().iter().filter_map(|preset| preset["key"].as_str()).collect();
    assert_eq!(keys, ["luwu-utara-2021", "netral"]);
}

#[test]
fn a_merged_agency_ends_the_day_before_and_cannot_swallow_its_own_head() {
    let arena = Arena::new();
    let [old, new] = ["Dinas Lama", "Dinas Baru"].map(|name| arena.agency(name, "dinas", None));
    let unit = arena.agency("UPT Lama", "puskesmas", Some(old));
    assert_eq!(
        arena.refused("agencies.merge", json!({ "from": old, "into": unit, "on": "2022-01-01" })).problems[0].field,
        "into"
    );
    assert_eq!(arena.refused("agencies.merge", json!({ "from": old, "into": new, "on": "" })).problems[0].field, "on");
    arena.call("agencies.merge", json!({ "from": old, "into": new, "on": "2022-01-01" }));
    let list = arena.call("agencies.list", json!({}));
    let merged = list["agencies"].as_array().unwrap().iter().find(|agency| agency["id"] == old).unwrap().clone();
    assert_eq!((merged["merged_into"].as_i64(), merged["valid_to"].as_str()), (Some(new), Some("2021-12-31")));
}

#[test]
fn a_signatory_who_signs_a_class_stays() {
    let arena = Arena::new();
    let save = |name: &str| {
        arena
            .value(
                "signatories.save",
                json!({ "role": "lainnya", "name": name, "office": "Jabatan", "capacity": "definitif" }),
            )
            .as_i64()
            .unwrap()
    };
    let (free, bound) = (save("Bebas"), save("Terikat"));
    let edition = arena.edition();
    arena.call("award_classes.save", json!({ "edition": edition, "classes": [{ "short_name": "Top 7", "full_name": "Top 7 Inovasi", "rank_from": 1, "rank_to": 7, "document": "piagam", "signatory": bound }] }));
    arena.call("signatories.delete", json!({ "id": free }));
    let error = arena.refused("signatories.delete", json!({ "id": bound }));
    assert_eq!(error.code, "in_use", "{error:?}");
    let left = arena.call("signatories.list", json!({}));
    assert_eq!(left.as_array().unwrap().iter().map(|one| one["name"].clone()).collect::<Vec<_>>(), ["Terikat"]);
}

#[test]
fn a_submission_shows_its_sections_counted_against_their_limits() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let long = "kata ".repeat(201);
    let counted =
        arena.call("submissions.count_words", json!({ "edition": edition, "sections": [{ "code": "ringkasan", "text": long }, { "code": "kebaruan", "text": "dua kata" }] }));
    expect![[r#"{"sections":[{"code":"ringkasan","words":201,"max_words":200,"problem":"Lebih 1 kata. Isian 201 kata, batas 200 kata. Ringkas atau catat sebagai perbaikan."},{"code":"kebaruan","words":2,"max_words":200,"problem":null}],"words":203,"max_words":2500}"#]].assert_eq(&counted.to_string());
    let id = arena.value("submissions.save", json!({ "edition": edition, "title": "Kejar Stunting", "agency": agency, "sections": [{ "code": "ringkasan", "text": long }] }));
    let shown = arena.call("submissions.show", json!({ "submission": id }));
    let first = &shown["sections"][0];
    assert_eq!(
        (first["code"].as_str(), first["words"].as_i64(), &first["problem"]),
        (Some("ringkasan"), Some(201), &counted["sections"][0]["problem"])
    );
    assert_eq!(shown["row"]["status"], "draf");
    arena.call("submissions.delete", json!({ "submission": id }));
    assert_eq!(arena.refused("submissions.show", json!({ "submission": id })).code, "not_found");
}

#[test]
fn a_sheet_being_typed_is_counted_without_being_written() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let (submission, juror, stage) = (
        arena.passed(edition, "Kejar Stunting", agency),
        arena.juror(edition, "Juri 1", None),
        arena.stage(edition, "presentasi"),
    );
    arena.call("stages.open", json!({ "stage": stage }));
    let before = arena.dump();
    let typed = |marks: Value| {
        arena.call(
            "score_sheets.preview",
            json!({ "stage": stage, "submission": submission, "juror": juror, "marks": marks }),
        )
    };
    let half = typed(json!([{ "criterion": "substansi", "mark": "85,5" }]));
    assert_eq!(
        (&half["state"], &half["running"], &half["total"]),
        (&json!("outstanding"), &json!("59,85"), &Value::Null)
    );
    let whole =
        typed(json!([{ "criterion": "substansi", "mark": "85,5" }, { "criterion": "penyajian", "mark": "78,25" }]));
    assert_eq!(
        (&whole["state"], &whole["running"], &whole["total"]),
        (&json!("submitted"), &json!("83,325"), &json!("83,33"))
    );
    assert_eq!(arena.dump(), before);
}

#[test]
fn a_draft_is_kept_outside_the_history_until_it_is_thrown_away() {
    let arena = Arena::new();
    let history = arena.call("operations.list", json!({}));
    arena.call("drafts.put", json!({ "form": "usulan", "row": "1", "text": "setengah", "stroke": 1 }));
    arena.call("drafts.put", json!({ "form": "usulan", "row": "1", "text": "setengah jadi", "stroke": 1 }));
    let drafts = arena.call("drafts.list", json!({}));
    assert_eq!((drafts.as_array().unwrap().len(), &drafts[0]["text"]), (1, &json!("setengah jadi")));
    arena.call("drafts.delete", json!({ "form": "usulan", "row": "1", "stroke": 1 }));
    assert_eq!(arena.call("drafts.list", json!({})), json!([]));
    assert_eq!(arena.call("operations.list", json!({})), history);
}

#[test]
fn a_sample_that_cannot_be_made_leaves_the_officers_desk_open() {
    let arena = Arena::new();
    arena.agency("Dinas Kesehatan", "dinas", None);
    let path = arena.place("contoh", "contoh.kipp");
    arena.cancel.cancel();
    assert_eq!(arena.refused("desks.create_sample", json!({ "file": "contoh" })).code, "cancelled");
    assert_eq!(arena.call("desks.about", json!({}))["desk"]["name"], "meja.kipp");
    arena.agency("Dinas Perdagangan", "dinas", None);
    assert!(!path.exists() && !path.with_extension("kipp-baru").exists(), "nothing is left of it");
}
