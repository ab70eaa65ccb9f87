//! What the organizer does in a stage: lists that an edition begins with, changed and ticked by a person, told by the data.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

fn steps(arena: &Arena, edition: i64, stage: i64) -> Vec<Value> {
    let all = arena.call("stage_steps.list", json!({ "edition": edition }));
    all.as_array().into_iter().flatten().filter(|one| one["stage"] == stage).cloned().collect()
}

fn lines(rows: &[Value]) -> String {
    let line = |one: &Value| {
        let sign = if one["computed"] == true { "=" } else { "-" };
        format!("{sign} {} {}\n", one["text"].as_str().unwrap_or_default(), one["done_on"].as_str().unwrap_or_default())
    };
    rows.iter().map(line).collect()
}

/// The lists on Beranda.
fn shown(arena: &Arena, edition: i64) -> String {
    let overview = arena.call("overview.show", json!({ "edition": edition }));
    let mut text = String::new();
    for stage in overview["stage_steps"].as_array().into_iter().flatten() {
        text += &format!(
            "{} ({})\n",
            stage["name"].as_str().unwrap_or_default(),
            stage["state"].as_str().unwrap_or_default()
        );
        for one in stage["steps"].as_array().into_iter().flatten() {
            let sign = if one["done"] == true { "x" } else { " " };
            text += &format!("  [{sign}] {}\n", one["text"].as_str().unwrap_or_default());
        }
    }
    text
}

#[test]
fn a_list_is_added_to_worded_ordered_ticked_and_shortened() {
    let arena = Arena::new();
    let edition = arena.edition();
    let stage = arena.stage(edition, "sosialisasi");
    let new = arena.value("stage_steps.save", json!({ "stage": stage, "text": "  Pesan aula " }));
    let first = steps(&arena, edition, stage)[0]["id"].clone();
    arena.call("stage_steps.save", json!({ "id": first, "stage": stage, "text": "Undang 41 perangkat daerah" }));
    arena.call("stage_steps.tick", json!({ "step": new, "done": true }));
    let mut order: Vec<Value> = steps(&arena, edition, stage).iter().map(|one| one["id"].clone()).collect();
    order.rotate_right(1);
    arena.call("stage_steps.order", json!({ "stage": stage, "steps": order }));
    arena.call("stage_steps.delete", json!({ "id": steps(&arena, edition, stage)[3]["id"] }));
    let mut told = lines(&steps(&arena, edition, stage));
    arena.call("stage_steps.tick", json!({ "step": new, "done": false }));
    told += &lines(&steps(&arena, edition, stage)[..1]);
    let before = arena.dump();
    let scored = arena.stage(edition, "proposal");
    let computed = steps(&arena, edition, scored)[0]["id"].clone();
    for (name, input) in [
        ("stage_steps.tick", json!({ "step": computed, "done": true })),
        ("stage_steps.save", json!({ "stage": stage, "text": " pesan  AULA" })),
        ("stage_steps.save", json!({ "stage": stage, "text": " " })),
        ("stage_steps.save", json!({ "id": computed, "stage": stage, "text": "Lain" })),
        ("stage_steps.order", json!({ "stage": stage, "steps": [new] })),
        ("stage_steps.delete", json!({ "id": stage })),
    ] {
        let error = arena.refused(name, input);
        told += &format!("{name}: {} {}\n", error.code, error.title);
    }
    assert_eq!(arena.dump(), before);
    expect![[r#"
        - Pesan aula 10 Desember 2021
        - Undang 41 perangkat daerah 
        - Catat kehadiran luring dan daring 
        - Pesan aula 
        stage_steps.tick: invalid Langkah ini dihitung dari data dan tidak ditandai sendiri.
        stage_steps.save: invalid Langkah itu sudah ada pada Sosialisasi.
        stage_steps.save: invalid Langkah belum diisi.
        stage_steps.save: not_found Langkah tahapan “46” tidak ditemukan.
        stage_steps.order: invalid Sebut setiap langkah tahapan ini tepat satu kali.
        stage_steps.delete: not_found Langkah tahapan “26” tidak ditemukan.
    "#]]
    .assert_eq(&told);
    // A copy takes the list along, nothing of it done.
    arena.call("stage_steps.tick", json!({ "step": new, "done": true }));
    let copy = arena.value("editions.copy", json!({ "edition": edition, "year": 2022 })).as_i64().unwrap_or_default();
    let copied = steps(&arena, copy, arena.stage(copy, "sosialisasi"));
    assert!(copied.iter().all(|one| one["done_on"].is_null()));
    assert_eq!(copied.len(), steps(&arena, edition, stage).len());
}

#[test]
fn a_desk_from_before_gets_the_list_of_each_kind_once() {
    let arena = Arena::new();
    let edition = arena.edition();
    let (meeting, selection) = (arena.stage(edition, "sosialisasi"), arena.stage(edition, "seleksi"));
    for stage in [meeting, selection] {
        for step in steps(&arena, edition, stage) {
            arena.call("stage_steps.delete", json!({ "id": step["id"] }));
        }
    }
    arena.call("stage_steps.save", json!({ "stage": meeting, "text": "Pesan aula" }));
    assert_eq!(arena.value("stage_steps.fill", json!({ "edition": edition })), 1, "what has steps keeps its own");
    assert_eq!(arena.value("stage_steps.fill", json!({ "edition": edition })), 0);
    expect![[r#"
        = Periksa kelengkapan semua usulan 
        = Nyatakan setiap usulan lolos atau gugur 
        - Umumkan hasil seleksi 
    "#]]
    .assert_eq(&lines(&steps(&arena, edition, selection)));
    // A stage that is added and scored begins with the list of judging; any other has none.
    let scored = arena.value("stages.add", json!({ "edition": edition, "name": "Uji publik", "scored": true }));
    let plain = arena.value("stages.add", json!({ "edition": edition, "name": "Rapat" }));
    let count = |stage: &Value| steps(&arena, edition, stage.as_i64().unwrap_or_default()).len();
    assert_eq!((count(&scored), count(&plain)), (6, 0));
    // It goes with its stage.
    arena.call("stages.remove", json!({ "stage": scored }));
    assert_eq!(count(&scored), 0);
}

#[test]
fn beranda_tells_what_is_done_in_the_stages_that_run_and_in_the_next() {
    let arena = Arena::new();
    let edition = arena.edition();
    let mut told = shown(&arena, edition);
    let set = |code: &str, from: &str, until: &str| {
        let days = json!({ "stage": arena.stage(edition, code), "starts_on": from, "ends_on": until });
        arena.call("stages.change", days);
    };
    set("pendaftaran", "1/12/2021", "15/12/2021");
    set("teguran", "10/12/2021", "12/12/2021");
    set("seleksi", "16/12/2021", "20/12/2021");
    set("pleno", "", "");
    told += &shown(&arena, edition);
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    arena.call("obligations.set", json!({ "edition": edition, "agencies": [agency] }));
    let entry = arena.value("submissions.save", json!({ "edition": edition, "title": "Kejar", "agency": agency }));
    arena.call("submissions.set_status", json!({ "submissions": [entry], "status": "masuk" }));
    told += &shown(&arena, edition);
    expect![[r#"
        Pleno dan penetapan (now)
          [ ] Selenggarakan sidang pleno
          [ ] Bekukan hasil
          [ ] Umumkan hasil
        Penganugerahan (next)
          [ ] Beri nomor piagam dan sertifikat
          [ ] Cetak piagam dan sertifikat
          [ ] Serahkan penghargaan
        Pendaftaran (now)
          [ ] Tetapkan perangkat daerah yang wajib mengirim
          [ ] Nyatakan masuk semua usulan yang diterima
          [ ] Lengkapi usulan dari semua yang wajib
        Teguran (now)
          [ ] Kirim surat pengingat
          [ ] Kirim teguran I
          [ ] Kirim teguran II
        Seleksi administrasi (next)
          [ ] Periksa kelengkapan semua usulan
          [ ] Nyatakan setiap usulan lolos atau gugur
          [ ] Umumkan hasil seleksi
        Pendaftaran (now)
          [x] Tetapkan perangkat daerah yang wajib mengirim
          [x] Nyatakan masuk semua usulan yang diterima
          [x] Lengkapi usulan dari semua yang wajib
        Teguran (now)
          [ ] Kirim surat pengingat
          [ ] Kirim teguran I
          [ ] Kirim teguran II
        Seleksi administrasi (next)
          [ ] Periksa kelengkapan semua usulan
          [ ] Nyatakan setiap usulan lolos atau gugur
          [ ] Umumkan hasil seleksi
    "#]]
    .assert_eq(&told);
}
