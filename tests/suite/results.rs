//! What-if and what is kept of it, the panel's decisions with their day, revisions side by side.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

/// Four submissions, two jurors, both stages filled with the same marks, so that every value is easy to foresee:
/// Alfa 90, Beta 85, Gama 85, Delta 70. Classes: Juara 1–2, Harapan 3.
struct Scored {
    arena: Arena,
    edition: i64,
    submissions: [i64; 4],
    jurors: [i64; 2],
    proposal: i64,
}

const TITLES: [&str; 4] = ["Alfa", "Beta", "Gama", "Delta"];

fn scored() -> Scored {
    let arena = Arena::new();
    let edition = arena.edition();
    let submissions = TITLES.map(|title| {
        let agency = arena.agency(&format!("Dinas {title}"), "dinas", None);
        arena.passed(edition, title, agency)
    });
    let jurors = ["Juri 1", "Juri 2"].map(|name| arena.juror(edition, name, None));
    arena.call("award_classes.save", json!({ "edition": edition, "classes": [
        { "short_name": "Juara", "full_name": "Juara Utama", "rank_from": 1, "rank_to": 2, "document": "piagam" },
        { "short_name": "Harapan", "full_name": "Juara Harapan", "rank_from": 3, "rank_to": 3, "document": "sertifikat" }] }));
    let stages = ["proposal", "presentasi"].map(|code| arena.stage(edition, code));
    for stage in stages {
        arena.call("stages.open", json!({ "stage": stage }));
        for (submission, mark) in submissions.iter().zip(["90", "85", "85", "70"]) {
            for juror in jurors {
                arena.mark_all(stage, *submission, juror, mark);
            }
        }
    }
    Scored { arena, edition, submissions, jurors, proposal: stages[0] }
}

impl Scored {
    fn id(&self, title: &str) -> i64 {
        self.submissions[TITLES.iter().position(|one| *one == title).unwrap()]
    }

    /// "Beta 1 signifikansi 95" of the proposal.
    fn change(&self, words: &str) -> Value {
        let parts: Vec<&str> = words.split(' ').collect();
        let juror = self.jurors[parts[1].parse::<usize>().unwrap() - 1];
        let mark = if parts[3] == "-" { Value::Null } else { json!(parts[3]) };
        json!({ "stage": self.proposal, "submission": self.id(parts[0]), "juror": juror, "criterion": parts[2], "mark": mark })
    }

    fn changes(&self, words: &[&str]) -> Value {
        json!({ "edition": self.edition, "changes": words.iter().map(|one| self.change(one)).collect::<Vec<_>>() })
    }

    /// Each row of the supposed ranking: rank, title, value, its movement and what is said of its class.
    fn what_if(&self, words: &[&str]) -> String {
        let found = self.arena.call("rankings.what_if", self.changes(words));
        moves(&found["moves"])
    }
}

fn moves(rows: &Value) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => "–".into(),
        other => other.to_string(),
    };
    let line = |row: &Value| {
        let [rank, title, value, change, movement, class, words] =
            ["rank_after", "title", "value_after", "value_change", "movement", "class_after", "class_words"]
                .map(|key| text(&row[key]));
        format!("{rank} {title} {value} ({change}) {movement}; {class}, {words}\n")
    };
    rows.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_what_if_shows_who_moves_ties_and_changes_class_and_writes_nothing() {
    let scored = scored();
    let before = scored.arena.dump();
    let table: String = [
        &[][..],
        // Signifikansi breaks the tie of Beta and Gama, which straddles the edge of Juara.
        &["Gama 1 signifikansi 86"],
        // Delta reaches the edge: 85 like Beta and Gama.
        &["Gama 1 signifikansi 100", "Gama 2 signifikansi 100", "Alfa 1 signifikansi 30", "Alfa 2 signifikansi 30"],
        // An awaited mark makes the row provisional, but it keeps the other juror's sheet.
        &["Alfa 1 kebaruan -"],
    ]
    .into_iter()
    .map(|words| format!("{}\n{}", words.join(", "), scored.what_if(words)))
    .collect();
    expect![[r#"

        1 Alfa 90,00 (–) tetap; Juara, –
        2 Beta 85,00 (–) tetap; menunggu pleno, –
        2 Gama 85,00 (–) tetap; menunggu pleno, –
        4 Delta 70,00 (–) tetap; –, –
        Gama 1 signifikansi 86
        1 Alfa 90,00 (–) tetap; Juara, –
        2 Gama 85,09 (+0,09) tetap; Juara, masuk Juara
        3 Beta 85,00 (–) turun 1; Harapan, masuk Harapan
        4 Delta 70,00 (–) tetap; –, –
        Gama 1 signifikansi 100, Gama 2 signifikansi 100, Alfa 1 signifikansi 30, Alfa 2 signifikansi 30
        1 Gama 87,70 (+2,70) naik 1; Juara, masuk Juara
        2 Beta 85,00 (–) tetap; Juara, masuk Juara
        3 Alfa 79,20 (−10,80) turun 2; Harapan, dari Juara
        4 Delta 70,00 (–) tetap; –, –
        Alfa 1 kebaruan -
        1 Alfa 90,00 (–) tetap; Juara, –
        2 Beta 85,00 (–) tetap; menunggu pleno, –
        2 Gama 85,00 (–) tetap; menunggu pleno, –
        4 Delta 70,00 (–) tetap; –, –
    "#]]
    .assert_eq(&table);
    assert_eq!(scored.arena.dump(), before);
}

#[test]
fn a_what_if_names_the_marks_the_sheets_and_the_obstacles_it_would_bring() {
    let scored = scored();
    let found = scored.arena.call("rankings.what_if", scored.changes(&["Gama 2 signifikansi 95,5"]));
    expect![[r#"
        "Gama"
        ["Signifikansi","85,00","95,50"]
        "85,00" "88,15"
        [null,null,[]]"#]]
    .assert_eq(&format!(
        "{}\n{}\n{} {}\n{}",
        found["changes"][0]["title"],
        json!([&found["changes"][0]["criterion_name"], &found["changes"][0]["old"], &found["changes"][0]["new"]]),
        found["sheets"][0]["total_before"],
        found["sheets"][0]["total_after"],
        json!([&found["reason_needed"], &found["refused"], &found["ranking"]["obstacles"]])
    ));
    let mut asked = scored.changes(&["Gama 2 signifikansi 95,5"]);
    asked["submission"] = json!(scored.id("Gama"));
    let why = scored.arena.call("rankings.explain", asked);
    expect!["86,58 × 60% + 85,00 × 40% = 85,948 → 85,95"].assert_eq(why["formula"].as_str().unwrap());
}

#[test]
fn an_impossible_what_if_names_every_mark() {
    let scored = scored();
    let error = scored.arena.refused(
        "rankings.what_if",
        scored.changes(&["Alfa 1 signifikansi 101", "Alfa 1 kebaruan x", "Alfa 1 warna 80"]),
    );
    let lines: Vec<String> = error.problems.iter().map(|one| format!("{}: {}", one.field, one.text)).collect();
    expect![[r#"
        changes.0.mark: 101 di luar rentang. Nilai 0,00 sampai 100,00.
        changes.1.mark: “x” bukan angka. Tulis misalnya 82,5.
        changes.2.mark: Kriteria “warna” tidak ada pada rubrik Penilaian proposal."#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn a_kept_what_if_is_one_correction_and_one_undo() {
    let scored = scored();
    let before = scored.arena.dump();
    let changes = scored.changes(&["Gama 1 signifikansi 95", "Gama 2 signifikansi 95", "Beta 1 kebaruan 80"]);
    let supposed = scored.what_if(&["Gama 1 signifikansi 95", "Gama 2 signifikansi 95", "Beta 1 kebaruan 80"]);
    let done = scored.arena.call("score_sheets.correct", changes);
    assert_eq!((done["value"].as_i64(), done["undo"].as_str()), (Some(3), Some("Koreksi 3 lembar nilai")));
    assert_eq!(scored.arena.ranking(scored.edition).lines().count(), supposed.lines().count());
    let live = scored.arena.call("rankings.show", json!({ "edition": scored.edition }));
    let titles: Vec<&str> = live["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Alfa", "Gama", "Beta", "Delta"]);
    scored.arena.call("operations.undo", json!({}));
    assert_eq!(scored.arena.dump(), before);
}

#[test]
fn keeping_needs_a_reason_after_a_lock_and_a_freeze_and_the_what_if_says_so_before() {
    let scored = scored();
    let words = ["Gama 1 signifikansi 86"];
    let reason = |scored: &Scored| {
        let found = scored.arena.call("rankings.what_if", scored.changes(&words));
        format!("{} / {}\n", found["reason_needed"], found["refused"])
    };
    let mut text = reason(&scored);
    scored.arena.call("stages.lock", json!({ "stage": scored.proposal }));
    text.push_str(&reason(&scored));
    assert!(scored.arena.dispatch("score_sheets.correct", &scored.changes(&words)).is_err());
    let mut with_reason = scored.changes(&words);
    with_reason["reason"] = json!("salah ketik");
    assert_eq!(scored.arena.call("score_sheets.correct", with_reason)["undo"], "Koreksi nilai Gama oleh Juri 1");
    scored.arena.call("editions.close", json!({ "edition": scored.edition, "reason": "selesai" }));
    text.push_str(&reason(&scored));
    expect![[r#"
        null / null
        "Penilaian proposal dikunci pada 10 Desember 2021 pukul 15.20." / null
        "Penilaian proposal dikunci pada 10 Desember 2021 pukul 15.20." / "Edisi 2021 sudah ditutup. Alasan penutupan: selesai."
    "#]].assert_eq(&text);
}

#[test]
fn a_control_total_that_no_longer_fits_is_cleared_and_said() {
    let scored = scored();
    let key = json!({ "stage": scored.proposal, "submission": scored.id("Gama"), "juror": scored.jurors[0] });
    let mut control = key.clone();
    control["control_total"] = json!("85");
    scored.arena.call("score_sheets.record", control);
    let found = scored.arena.call("rankings.what_if", scored.changes(&["Gama 1 signifikansi 86"]));
    assert_eq!(found["controls"], json!(["Jumlah kontrol lembar Juri 1 untuk Gama dikosongkan."]));
    assert_eq!(found["ranking"]["provisional"], false);
    scored.arena.call("score_sheets.correct", scored.changes(&["Gama 1 signifikansi 86"]));
    let sheet = scored.arena.call("score_sheets.show", key);
    assert_eq!((sheet["control_total"].clone(), sheet["state"].clone()), (Value::Null, json!("submitted")));
}

#[test]
fn a_decision_of_the_panel_keeps_its_day_and_who_decided() {
    let scored = scored();
    let live = || scored.arena.call("rankings.show", json!({ "edition": scored.edition }));
    assert_eq!(live()["obstacles"][0]["kind"], "edge_tie");
    let decide = |on: &str| {
        json!({ "edition": scored.edition, "kind": "order", "reason": "dampak lebih luas", "on": on, "by": "Tim Penilai",
            "rows": [{ "submission": scored.id("Gama"), "place": 1 }, { "submission": scored.id("Beta"), "place": 2 }] })
    };
    assert_eq!(scored.arena.refused("panel_decisions.save", decide("31/2/21")).problems[0].field, "on");
    let decision = scored.arena.value("panel_decisions.save", decide("9 des 2021"));
    let found = live();
    let rows: Vec<String> = found["decisions"][0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {}", row["place"], row["title"]))
        .collect();
    expect![[r#"
        "9 Desember 2021" "dampak lebih luas (diputuskan oleh Tim Penilai)"
        1 "Gama", 2 "Beta"
        []"#]]
    .assert_eq(&format!(
        "{} {}\n{}\n{}",
        found["decisions"][0]["decided_on"],
        found["decisions"][0]["reason"],
        rows.join(", "),
        found["obstacles"]
    ));
    scored.arena.call("panel_decisions.withdraw", json!({ "edition": scored.edition, "decision": decision }));
    assert_eq!(live()["obstacles"][0]["kind"], "edge_tie");
    scored.arena.call("operations.undo", json!({}));
    assert_eq!(live()["obstacles"], json!([]));
}

#[test]
fn two_revisions_stand_side_by_side_with_every_difference_in_words() {
    let scored = scored();
    let order = json!({ "edition": scored.edition, "kind": "order", "reason": "dampak lebih luas",
        "rows": [{ "submission": scored.id("Beta"), "place": 1 }, { "submission": scored.id("Gama"), "place": 2 }] });
    scored.arena.call("panel_decisions.save", order);
    scored.arena.call("result_revisions.freeze", json!({ "edition": scored.edition }));
    let same = scored.arena.call("result_revisions.compare", json!({ "edition": scored.edition, "before": 1 }));
    assert_eq!((same["changed"].as_i64(), same["sheets"].as_array().map(Vec::len)), (Some(0), Some(0)));
    let mut correction = scored.changes(&["Gama 2 signifikansi 95,5"]);
    correction["reason"] = json!("angka di kertas terbaca salah");
    scored.arena.call("score_sheets.correct", correction);
    scored
        .arena
        .call("result_revisions.freeze", json!({ "edition": scored.edition, "reason": "koreksi lembar Juri 2" }));
    // What changes afterwards in the live rows does not reach the two revisions.
    scored.arena.call("stages.set_weights", json!({ "edition": scored.edition, "reason": "menurut pedoman", "weights": [
        { "stage": scored.proposal, "weight": 500 }, { "stage": scored.arena.stage(scored.edition, "presentasi"), "weight": 500 }] }));
    let found =
        scored.arena.call("result_revisions.compare", json!({ "edition": scored.edition, "before": 1, "after": 2 }));
    expect![[r#"
        1 Alfa 90,00 (–) tetap; Juara, –
        2 Gama 85,95 (+0,95) naik 1; Juara, dari Harapan
        3 Beta 85,00 (–) turun 1; Harapan, dari Juara
        4 Delta 70,00 (–) tetap; –, –
        2 changed
        "Juri 2"
        [{"name":"Signifikansi","old":"85,00","new":"95,50"}]
        2 "koreksi lembar Juri 2" []"#]]
    .assert_eq(&format!(
        "{}{} changed\n{}\n{}\n{} {} {}",
        moves(&found["rows"]),
        found["changed"],
        found["sheets"][0]["juror_name"],
        found["sheets"][0]["marks"],
        found["after"]["revision"],
        found["after"]["reason"],
        found["rules"]
    ));
    let live = scored.arena.call("result_revisions.compare", json!({ "edition": scored.edition, "before": 2 }));
    expect!["Bobot tahap: Penilaian proposal 60%, Presentasi dan wawancara 40% menjadi Penilaian proposal 50%, Presentasi dan wawancara 50%."].assert_eq(live["rules"][0].as_str().unwrap());
}

#[test]
fn a_frozen_number_is_explained_from_the_revision_alone() {
    let scored = scored();
    let [_, talk] = ["proposal", "presentasi"].map(|code| scored.arena.stage(scored.edition, code));
    scored.arena.call(
        "score_sheets.abstain",
        json!({ "stage": talk, "submission": scored.id("Delta"), "juror": scored.jurors[1], "reason": "pendamping" }),
    );
    let order = json!({ "edition": scored.edition, "kind": "order", "reason": "dampak lebih luas",
        "rows": [{ "submission": scored.id("Gama"), "place": 1 }, { "submission": scored.id("Beta"), "place": 2 }] });
    scored.arena.call("panel_decisions.save", order);
    scored.arena.call("result_revisions.freeze", json!({ "edition": scored.edition }));
    let why = |title: &str, revision: Value| {
        let asked = json!({ "edition": scored.edition, "submission": scored.id(title), "revision": revision });
        scored.arena.call("rankings.explain", asked)
    };
    let before = TITLES.map(|title| why(title, Value::Null));
    assert_eq!(TITLES.map(|title| why(title, json!(1))), before, "what was frozen is what was live");
    assert_eq!(before[3]["stages"][1]["sheets"][1]["state_text"], "abstain");
    assert_eq!(before[2]["rank"], 2);
    let mut correction = scored.changes(&["Gama 2 signifikansi 95,5", "Delta 1 kebaruan 10"]);
    correction["reason"] = json!("salah ketik");
    scored.arena.call("score_sheets.correct", correction);
    let renamed = json!({ "id": scored.jurors[0], "edition": scored.edition, "name": "Juri Baru", "seat": "anggota" });
    scored.arena.call("jurors.save", renamed);
    assert_ne!(why("Gama", Value::Null), before[2]);
    assert_eq!(TITLES.map(|title| why(title, json!(1))), before, "and it stays");
}
