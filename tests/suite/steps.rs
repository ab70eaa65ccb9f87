//! Beranda leads through the year: the steps in their order, the first that is not done, and where each is done.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

/// Every step with its mark, and the place of the next one.
fn steps(arena: &Arena, edition: i64) -> String {
    let shown = arena.call("overview.show", json!({ "edition": edition }));
    let steps: Vec<Value> = shown["steps"].as_array().cloned().unwrap_or_default();
    let done = steps.iter().filter(|step| step["done"] == true).count();
    let next = steps.iter().find(|step| step["done"] == false).unwrap_or(&Value::Null);
    let place = |key: &str| next["place"][key].as_str().unwrap_or_default();
    format!(
        "{done} of {}; next: {} -> {} {} {}\n",
        steps.len(),
        next["text"].as_str().unwrap_or_default(),
        place("screen"),
        place("filter"),
        place("part")
    )
}

#[test]
fn the_next_step_is_the_first_that_is_not_done_and_names_its_place() {
    let arena = Arena::new();
    let edition = arena.edition();
    let mut said = steps(&arena, edition);
    let agency = arena.agency("Dinas A", "dinas", None);
    said += &steps(&arena, edition);
    arena.call(
        "signatories.save",
        json!({ "role": "kepala_daerah", "name": "Kepala", "office": "Bupati", "capacity": "definitif" }),
    );
    let entry = arena.passed(edition, "Kejar", agency);
    said += &steps(&arena, edition);
    let jurors: Vec<i64> = (1..=2).map(|at| arena.juror(edition, &format!("Juri {at}"), None)).collect();
    said += &steps(&arena, edition);
    let [proposal, talk] = ["proposal", "presentasi"].map(|code| arena.stage(edition, code));
    arena.call("stages.open", json!({ "stage": proposal }));
    // The later stage waits until the earlier one is complete.
    said += &steps(&arena, edition);
    for juror in &jurors {
        arena.mark_all(proposal, entry, *juror, "80");
    }
    said += &steps(&arena, edition);
    arena.call("stages.lock", json!({ "stage": proposal }));
    said += &steps(&arena, edition);
    arena.call("stages.open", json!({ "stage": talk }));
    for juror in &jurors {
        arena.mark_all(talk, entry, *juror, "80");
    }
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    said += &steps(&arena, edition);
    let path = arena.call("overview.show", json!({ "edition": edition }))["path"].clone();
    for row in path.as_array().into_iter().flatten() {
        said += &format!("{} {}\n", row["label"].as_str().unwrap_or_default(), row["count"]);
    }
    expect![[r#"
        0 of 16; next: Impor daftar perangkat daerah -> perangkat-daerah  
        1 of 16; next: Isi penanda tangan -> pengaturan  penanda
        4 of 16; next: Tambahkan juri -> penilaian  juri
        5 of 16; next: Buka penilaian proposal -> penilaian proposal satu
        6 of 16; next: Lengkapi 2 lembar penilaian proposal -> penilaian proposal satu
        7 of 16; next: Kunci penilaian proposal -> penilaian proposal satu
        8 of 16; next: Buka presentasi dan wawancara -> penilaian presentasi satu
        11 of 15; next: Beri nomor piagam dan sertifikat -> piagam  
        Draf 1
        Masuk 1
        Lolos seleksi 1
        Dinilai lengkap 1
        Pemenang 1
    "#]]
    .assert_eq(&said);
}

#[test]
fn the_desk_worked_in_last_is_opened_at_the_start_and_the_sample_never_is() {
    let arena = Arena::closed();
    let opened = || {
        arena.call("desks.close", json!({}));
        arena.call("desks.open_default", json!({}))["desk"]["name"].as_str().unwrap_or_default().to_owned()
    };
    arena.call("desks.open_default", json!({}));
    assert_eq!(opened(), "meja.kipp");
    arena.place("lain", "lain.kipp");
    arena.call("desks.create", json!({ "file": "lain" }));
    assert_eq!(opened(), "lain.kipp");
    arena.call("desks.open_sample", json!({}));
    assert_eq!(opened(), "lain.kipp");
    std::fs::remove_file(arena.folder.path().join("lain.kipp")).expect("it is gone");
    assert_eq!(opened(), "meja.kipp");
}
