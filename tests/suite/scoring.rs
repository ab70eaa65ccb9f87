//! Marks, ranking, freeze, correction, undo and its barriers.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

/// Three submissions, three jurors (one of them at Dinas C), both stages opened.
struct Panel {
    arena: Arena,
    edition: i64,
    submissions: [i64; 3],
    jurors: [i64; 3],
    proposal: i64,
    presentation: i64,
}

fn panel() -> Panel {
    let arena = Arena::new();
    let [a, b, c] = ["Dinas A", "Dinas B", "Dinas C"].map(|name| arena.agency(name, "dinas", None));
    let edition = arena.edition();
    let submissions =
        [arena.passed(edition, "Alfa", a), arena.passed(edition, "Beta", b), arena.passed(edition, "Gama", c)];
    let jurors = [
        arena.juror(edition, "Juri 1", None),
        arena.juror(edition, "Juri 2", None),
        arena.juror(edition, "Juri 3", Some(c)),
    ];
    let (proposal, presentation) = (arena.stage(edition, "proposal"), arena.stage(edition, "presentasi"));
    arena.call("stages.open", json!({ "stage": proposal }));
    Panel { arena, edition, submissions, jurors, proposal, presentation }
}

impl Panel {
    fn fill(&self, stage: i64, marks: [[&str; 3]; 3]) {
        for (submission, row) in self.submissions.iter().zip(marks) {
            for (juror, mark) in self.jurors.iter().zip(row) {
                if !mark.is_empty() {
                    self.arena.mark_all(stage, *submission, *juror, mark);
                }
            }
        }
    }
    fn full(&self) {
        self.fill(self.proposal, [["80", "82", "84"], ["90", "88,5", "86"], ["70", "72", ""]]);
        self.arena.call("stages.open", json!({ "stage": self.presentation }));
        self.fill(self.presentation, [["80", "82", "84"], ["90", "88,5", "86"], ["70", "72", ""]]);
    }
}

#[test]
fn a_juror_of_the_own_agency_is_left_out_and_refused() {
    let panel = panel();
    let sheet = json!({ "stage": panel.proposal, "submission": panel.submissions[2], "juror": panel.jurors[2], "marks": [{ "criterion": "kebaruan", "mark": "80" }] });
    let error = panel.arena.refused("score_sheets.record", sheet);
    expect!["not_allowed_now / Usulan Gama tidak dapat dinilai oleh Juri 3. / Benturan kepentingan: perangkat daerah sendiri."]
        .assert_eq(&format!("{} / {} / {}", error.code, error.title, error.detail));
}

#[test]
fn marks_are_checked_in_the_cell() {
    let panel = panel();
    let [a, ..] = panel.submissions;
    let [j, ..] = panel.jurors;
    let record = |marks: Value| {
        panel.arena.refused(
            "score_sheets.record",
            json!({ "stage": panel.proposal, "submission": a, "juror": j, "marks": marks }),
        )
    };
    let error = record(
        json!([{ "criterion": "kebaruan", "mark": "101" }, { "criterion": "signifikansi", "mark": "delapan" }, { "criterion": "ringkasan", "mark": "80" }]),
    );
    let lines: Vec<String> = error.problems.iter().map(|one| format!("{}: {}", one.field, one.text)).collect();
    expect![[r#"
        marks.kebaruan: 101 di luar rentang. Nilai 0,00 sampai 100,00.
        marks.signifikansi: “delapan” bukan angka. Tulis misalnya 82,5.
        marks.ringkasan: Kriteria “ringkasan” tidak ada pada rubrik Penilaian proposal."#]]
    .assert_eq(&lines.join("\n"));
    let sheet = panel.arena.call("score_sheets.show", json!({ "stage": panel.proposal, "submission": a, "juror": j }));
    assert_eq!(sheet["state_text"], "belum masuk");
}

#[test]
fn the_control_total_is_accepted_three_ways_and_a_wrong_one_keeps_the_sheet_open() {
    let panel = panel();
    let [a, ..] = panel.submissions;
    let [j, ..] = panel.jurors;
    let marks = [
        ("latar_belakang", "79,5"),
        ("kebaruan", "82,5"),
        ("implementasi", "82,5"),
        ("signifikansi", "79,5"),
        ("adaptabilitas", "78,5"),
        ("sumber_daya", "81,5"),
        ("strategi_keberlanjutan", "80,5"),
    ];
    let sheet = panel.arena.call("score_sheets.show", json!({ "stage": panel.proposal, "submission": a, "juror": j }));
    let codes: Vec<Value> = sheet["lines"].as_array().unwrap().iter().map(|line| line["criterion"].clone()).collect();
    let said = |total: &str| {
        let marks: Vec<Value> =
            codes.iter().zip(marks).map(|(code, (_, mark))| json!({ "criterion": code, "mark": mark })).collect();
        let done = panel.arena.call(
            "score_sheets.record",
            json!({ "stage": panel.proposal, "submission": a, "juror": j, "marks": marks, "control_total": total }),
        );
        format!("{}: {} {}\n", total, done["value"]["state"], done["value"]["control_text"])
    };
    let text: String = ["80,15", "80,17", "80,20"].map(said).concat();
    expect![[r#"
        80,15: "submitted" "Cocok dengan jumlah tepat."
        80,17: "submitted" "Cocok dengan jumlah hasil kali yang masing-masing dibulatkan."
        80,20: "outstanding" "Jumlah di kertas 80,20, hitungan 80,15. Cocokkan tiap nilai dengan kertas, lalu simpan lagi. Lembar masih belum lengkap."
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_pasted_block_is_one_operation_and_one_undo() {
    let panel = panel();
    let [a, b, c] = panel.submissions;
    let empty = panel.arena.dump();
    let marks = |all: &str| -> Vec<Value> {
        let list = panel
            .arena
            .call("score_sheets.show", json!({ "stage": panel.proposal, "submission": a, "juror": panel.jurors[0] }));
        let lines = list["lines"].as_array().unwrap().clone();
        lines.iter().map(|line| json!({ "criterion": line["criterion"], "mark": all })).collect()
    };
    let block = json!({ "stage": panel.proposal, "juror": panel.jurors[0], "sheets": [
        { "submission": a, "marks": marks("80") },
        { "submission": b, "marks": marks("90,5") },
        { "submission": c, "marks": [{ "criterion": "kebaruan", "mark": "70" }] }] });
    let done = panel.arena.call("score_sheets.record_many", block);
    assert_eq!(done["undo"], "Nilai 3 lembar oleh Juri 1");
    let grid = panel.arena.call(
        "score_sheets.grid",
        json!({ "edition": panel.edition, "stage": panel.proposal, "juror": panel.jurors[0] }),
    );
    let lines: Vec<String> = grid["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let cell = &row["cells"][0];
            format!("{} {} {}/{} {}", row["title"], cell["text"], cell["filled"], cell["needed"], cell["state_text"])
        })
        .collect();
    expect![[r#"
        "Alfa" "80,00" 7/7 "masuk"
        "Beta" "90,50" 7/7 "masuk"
        "Gama" "–" 1/7 "belum lengkap, 1 dari 7 kriteria"
        {"label":"Rata-rata 2 lembar","sheets":2,"marks":["85,25","85,25","85,25","85,25","85,25","85,25","85,25"],"totals":["85,25"]}"#]]
    .assert_eq(&format!("{}\n{}", lines.join("\n"), grid["foot"]));
    panel.arena.call("operations.undo", json!({}));
    assert_eq!(panel.arena.dump(), empty);
}

#[test]
fn a_pasted_block_is_taken_whole_or_not_at_all_and_names_every_cell() {
    let panel = panel();
    let [a, b, c] = panel.submissions;
    let juror = panel.jurors[2];
    panel.arena.call(
        "score_sheets.abstain",
        json!({ "stage": panel.proposal, "submission": b, "juror": juror, "reason": "pendamping" }),
    );
    let before = panel.arena.dump();
    let error = panel.arena.refused(
        "score_sheets.record_many",
        json!({ "stage": panel.proposal, "juror": juror, "sheets": [
            { "submission": a, "marks": [{ "criterion": "kebaruan", "mark": "101" }, { "criterion": "signifikansi", "mark": "8o" }, { "criterion": "implementasi", "mark": "80" }] },
            { "submission": b, "marks": [{ "criterion": "kebaruan", "mark": "80" }] },
            { "submission": c, "marks": [{ "criterion": "kebaruan", "mark": "80" }] }] }),
    );
    let place = |field: &str| {
        field
            .replace(&format!("sheets.{a}"), "sheets.a")
            .replace(&format!("sheets.{b}"), "sheets.b")
            .replace(&format!("sheets.{c}"), "sheets.c")
    };
    let lines: Vec<String> = error.problems.iter().map(|one| format!("{}: {}", place(&one.field), one.text)).collect();
    expect![[r#"
        sheets.a.marks.kebaruan: 101 di luar rentang. Nilai 0,00 sampai 100,00.
        sheets.a.marks.signifikansi: “8o” bukan angka. Tulis misalnya 82,5.
        sheets.b: Juri 3 abstain untuk Beta.
        sheets.c: Usulan Gama tidak dapat dinilai oleh Juri 3. Benturan kepentingan: perangkat daerah sendiri."#]]
    .assert_eq(&lines.join("\n"));
    assert_eq!(panel.arena.dump(), before);
    let dated = panel.arena.call("operations.list", json!({ "limit": 1 }));
    assert_ne!(dated[0]["kind"], "score_sheets.record_many");
}

#[test]
fn a_grid_of_all_jurors_has_means_and_the_spread_over_the_limit() {
    let panel = panel();
    panel.fill(panel.proposal, [["80", "82", "84"], ["90,5", "88,5", "70"], ["70", "", ""]]);
    let grid = || {
        let grid = panel.arena.call("score_sheets.grid", json!({ "edition": panel.edition, "stage": panel.proposal }));
        let rows: Vec<String> = grid["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                format!(
                    "{} {} {}+{} {} {} {}",
                    row["title"],
                    row["mean"],
                    row["submitted"],
                    row["outstanding"],
                    row["range"],
                    row["deviation"],
                    row["over_limit"]
                )
            })
            .collect();
        format!("{}\n{}\n{}", rows.join("\n"), grid["foot"], grid["spread_limit"])
    };
    expect![[r#"
        "Alfa" "82,00" 3+0 "4,00" "1,63" false
        "Beta" "83,00" 3+0 "20,50" "9,23" true
        "Gama" "70,00" 1+1 null null false
        {"label":"Rata-rata tiap juri","sheets":7,"marks":[],"totals":["80,17","85,25","77,00"]}
        "10,00""#]]
    .assert_eq(&grid());
    panel.arena.call("settings.put", json!({ "values": [{ "key": "batas_selisih", "value": "" }] }));
    assert!(grid().ends_with("null") && !grid().contains("true"));
}

#[test]
fn a_freeze_is_refused_until_every_sheet_is_in_or_excused_and_then_numbered() {
    let panel = panel();
    panel.fill(panel.proposal, [["80", "82", "84"], ["90", "88,5", "86"], ["70", "", ""]]);
    let error = panel.arena.refused("result_revisions.freeze", json!({ "edition": panel.edition }));
    expect![[r#"
        Presentasi dan wawancara belum dibuka.
        Lembar Juri 2 untuk Gama pada Penilaian proposal: belum masuk."#]]
    .assert_eq(&error.detail);
    panel.arena.call("assignments.act", json!({ "stage": panel.proposal, "submission": panel.submissions[2], "juror": panel.jurors[1], "act": "excuse", "reason": "sakit" }));
    panel.arena.call("stages.open", json!({ "stage": panel.presentation }));
    panel.fill(panel.presentation, [["80", "82", "84"], ["90", "88,5", "86"], ["70", "72", ""]]);
    assert_eq!(panel.arena.value("result_revisions.freeze", json!({ "edition": panel.edition })), 1);
    expect![[r#"
        1 Beta 88,17 –
        2 Alfa 82,00 –
        3 Gama 70,40 –
    "#]]
    .assert_eq(&panel.arena.ranking(panel.edition));
    let sheets = panel.arena.frozen_sheets(panel.edition, 1);
    let of_proposal: Vec<&str> = sheets.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(of_proposal, ["90,00 88,50 86,00", "80,00 82,00 84,00", "70,00 B K"]);
}

#[test]
fn after_a_freeze_a_mark_needs_a_reason_undo_stops_and_a_correction_is_revision_2() {
    let panel = panel();
    panel.full();
    panel.arena.call("result_revisions.freeze", json!({ "edition": panel.edition }));
    let [a, ..] = panel.submissions;
    let undo = panel.arena.refused("operations.undo", json!({}));
    assert_eq!(undo.code, "not_allowed_now");
    let history = panel.arena.call("operations.list", json!({ "text": "Nilai Alfa" }));
    let barred = panel.arena.refused("operations.undo_one", json!({ "id": history[0]["id"] }));
    expect![[r#"
        Tidak dapat diurungkan. / Nilai Alfa oleh Juri 3 mendahului: Hasil 2021 dibekukan sebagai revisi 1, 10 Desember 2021 pukul 15.20. / Buat koreksi; hasilnya menjadi revisi berikutnya."#]]
    .assert_eq(&format!("{} / {} / {}", barred.title, barred.detail, barred.hints.join(" ")));
    let record = json!({ "stage": panel.proposal, "submission": a, "juror": panel.jurors[0], "marks": [{ "criterion": "signifikansi", "mark": "100" }] });
    assert_eq!(panel.arena.refused("score_sheets.record", record.clone()).problems[0].field, "reason");
    let mut with_reason = record;
    with_reason["reason"] = json!("salah ketik");
    panel.arena.call("score_sheets.record", with_reason);
    assert_eq!(
        panel.arena.refused("result_revisions.freeze", json!({ "edition": panel.edition })).problems[0].field,
        "reason"
    );
    let number = panel
        .arena
        .value("result_revisions.freeze", json!({ "edition": panel.edition, "reason": "koreksi lembar Juri 1" }));
    assert_eq!(number, 2);
    let changed =
        panel.arena.call("result_revisions.compare", json!({ "edition": panel.edition, "before": 1, "after": 2 }));
    let words: Vec<&Value> = changed["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["words"])
        .filter(|words| *words != &json!([]))
        .collect();
    assert_eq!(words, [&json!(["nilai 82,00 menjadi 83,20"])]);
    assert_eq!((&changed["changed"], &changed["sheets"][0]["marks"][0]["new"]), (&json!(1), &json!("100,00")));
    let sheet = panel
        .arena
        .call("score_sheets.show", json!({ "stage": panel.proposal, "submission": a, "juror": panel.jurors[0] }));
    let line = sheet["lines"].as_array().unwrap().iter().find(|line| line["criterion"] == "signifikansi").unwrap();
    let versions: Vec<String> = line["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} → {} {}", one["old"], one["new"], one["reason"]))
        .collect();
    assert_eq!(versions, ["null → \"80,00\" null", "\"80,00\" → \"100,00\" \"salah ketik\""]);
}

#[test]
fn a_frozen_result_does_not_follow_live_names() {
    let panel = panel();
    panel.full();
    panel.arena.call("result_revisions.freeze", json!({ "edition": panel.edition }));
    let before = panel.arena.call("result_revisions.show", json!({ "edition": panel.edition, "number": 1 }));
    let list = panel.arena.call("agencies.list", json!({}));
    panel.arena.call("agencies.save", json!({ "id": list["agencies"][0]["id"], "code": "DA", "name": "Dinas Lain", "kind": "dinas", "obliged": true }));
    assert_eq!(panel.arena.call("result_revisions.show", json!({ "edition": panel.edition, "number": 1 })), before);
    let live = panel.arena.call("rankings.show", json!({ "edition": panel.edition }));
    assert_eq!(live["rows"][1]["agency"], "Dinas Lain");
}

#[test]
fn a_lock_asks_for_a_reason_and_bars_undo_of_what_it_covers() {
    let panel = panel();
    panel.fill(panel.proposal, [["80", "82", "84"], ["90", "88,5", "86"], ["70", "72", ""]]);
    panel.arena.call("stages.lock", json!({ "stage": panel.proposal }));
    let error = panel.arena.refused("score_sheets.record", json!({ "stage": panel.proposal, "submission": panel.submissions[0], "juror": panel.jurors[0], "marks": [{ "criterion": "kebaruan", "mark": "1" }] }));
    assert_eq!(error.title, "Penilaian proposal dikunci pada 10 Desember 2021 pukul 15.20.");
    let marks = panel.arena.call("operations.list", json!({ "text": "Nilai Gama" }));
    assert_eq!(panel.arena.refused("operations.undo_one", json!({ "id": marks[0]["id"] })).code, "not_allowed_now");
    assert_eq!(panel.arena.refused("operations.undo", json!({})).code, "not_allowed_now");
    panel.arena.call("stages.unlock", json!({ "stage": panel.proposal, "reason": "salah ketik" }));
    panel.arena.call("operations.undo_one", json!({ "id": marks[0]["id"] }));
}

#[test]
fn a_conflict_declared_after_marks_keeps_them_as_versions_only() {
    let panel = panel();
    panel.fill(panel.proposal, [["80", "82", "84"], ["90", "88,5", "86"], ["70", "72", ""]]);
    panel.arena.call(
        "conflicts.declare",
        json!({ "juror": panel.jurors[0], "submission": panel.submissions[0], "reason": "keluarga inovator" }),
    );
    let grid = panel.arena.call("score_sheets.grid", json!({ "edition": panel.edition, "stage": panel.proposal }));
    let signs: Vec<&str> =
        grid["rows"][0]["cells"].as_array().unwrap().iter().map(|cell| cell["text"].as_str().unwrap()).collect();
    assert_eq!(signs, ["K", "82,00", "84,00"]);
    panel.arena.call("operations.undo", json!({}));
    let grid = panel.arena.call("score_sheets.grid", json!({ "edition": panel.edition, "stage": panel.proposal }));
    assert_eq!(grid["rows"][0]["cells"][0]["text"], "80,00");
}

#[test]
fn a_tie_across_the_edge_of_a_class_asks_the_panel() {
    let panel = panel();
    panel.arena.call("award_classes.save", json!({ "edition": panel.edition, "classes": [
        { "short_name": "Juara", "full_name": "Juara Utama", "rank_from": 1, "rank_to": 1, "document": "piagam" },
        { "short_name": "Harapan", "full_name": "Juara Harapan", "rank_from": 2, "rank_to": 3, "document": "sertifikat" }] }));
    panel.fill(panel.proposal, [["80", "80", "80"], ["80", "80", "80"], ["70", "72", ""]]);
    panel.arena.call("stages.open", json!({ "stage": panel.presentation }));
    panel.fill(panel.presentation, [["80", "80", "80"], ["80", "80", "80"], ["70", "72", ""]]);
    let error = panel.arena.refused("result_revisions.freeze", json!({ "edition": panel.edition }));
    assert_eq!(error.detail, "Seri pada batas kelas (peringkat 1): Alfa dan Beta. Pleno memutuskan.");
    let [a, b, _] = panel.submissions;
    panel.arena.call("panel_decisions.save", json!({ "edition": panel.edition, "kind": "order", "reason": "dampak lebih luas", "rows": [{ "submission": b, "place": 1 }, { "submission": a, "place": 2 }] }));
    expect![[r#"
        1 Beta 80,00 seri, keputusan pleno
        2 Alfa 80,00 seri, keputusan pleno
        3 Gama 71,00 –
    "#]]
    .assert_eq(&panel.arena.ranking(panel.edition));
    panel.arena.call("result_revisions.freeze", json!({ "edition": panel.edition }));
}

#[test]
fn weights_that_do_not_sum_are_refused_with_the_sum() {
    let panel = panel();
    let error = panel.arena.refused(
        "stages.set_weights",
        json!({ "edition": panel.edition, "weights": [{ "stage": panel.proposal, "weight": 590 }] }),
    );
    assert_eq!(error.title, "Bobot tahapan berjumlah 990. Tambahkan 10 agar menjadi 1000.");
    let error = panel.arena.refused("rubrics.save", json!({ "stage": panel.presentation, "criteria": [{ "code": "s", "name": "Substansi", "weight": 690 }, { "code": "p", "name": "Penyajian", "weight": 300 }] }));
    assert_eq!(error.title, "Kriteria Presentasi dan wawancara berjumlah 990. Tambahkan 10 agar menjadi 1000.");
}

#[test]
fn a_tie_rule_of_a_switched_off_stage_is_skipped_and_the_others_keep_their_declared_place() {
    let panel = panel();
    let [alfa, beta, _] = panel.submissions;
    let stages = panel.arena.call("stages.list", json!({ "edition": panel.edition }));
    let proposal = stages.as_array().unwrap().iter().find(|stage| stage["id"] == panel.proposal).unwrap().clone();
    let criterion = proposal["criteria"].as_array().unwrap().iter().find(|one| one["code"] == "signifikansi").unwrap()
        ["id"]
        .clone();
    let weights = json!([{ "stage": panel.proposal, "weight": 1000 }]);
    panel.arena.call(
        "stages.change",
        json!({ "stage": panel.presentation, "enabled": false, "weights": weights, "reason": "tanpa presentasi" }),
    );
    panel.arena.call(
        "tie_rules.save",
        json!({ "edition": panel.edition, "rules": [
            { "kind": "stage_score", "stage": panel.presentation },
            { "kind": "criterion_mean", "stage": panel.proposal, "criterion": criterion },
            { "kind": "panel" },
        ] }),
    );
    for juror in panel.jurors {
        panel.arena.mark_all(panel.proposal, alfa, juror, "80");
        panel.arena.mark_all(panel.proposal, beta, juror, "80");
        // 30 % signifikansi up, 20 % adaptabilitas and 10 % latar belakang down by as much.
        let marks = json!([
            { "criterion": "signifikansi", "mark": "85" }, { "criterion": "adaptabilitas", "mark": "75" },
            { "criterion": "latar-belakang", "mark": "75" },
        ]);
        panel.arena.call(
            "score_sheets.record",
            json!({ "stage": panel.proposal, "submission": beta, "juror": juror, "marks": marks }),
        );
    }
    let ranking = panel.arena.call("rankings.show", json!({ "edition": panel.edition }));
    let row = ranking["rows"][0].clone();
    let why = panel.arena.call("rankings.explain", json!({ "edition": panel.edition, "submission": beta }));
    expect![[r#"
        1 Beta 80,00 seri, penentu 2
        Seri dengan Alfa (80,00). Penentu 1, nilai presentasi dan wawancara: dilewati karena tahapannya tidak dipakai. Penentu 2, rata-rata Signifikansi pada penilaian proposal: 85,00, lainnya 80,00.
        ["nilai presentasi dan wawancara","rata-rata Signifikansi pada penilaian proposal","keputusan pleno"]
    "#]]
    .assert_eq(&format!(
        "{} {} {} {}\n{}\n{}\n",
        row["rank"],
        row["title"].as_str().unwrap(),
        row["value"].as_str().unwrap(),
        row["tie"].as_str().unwrap(),
        why["tie"].as_str().unwrap(),
        ranking["tie_rules"]
    ));
}

#[test]
fn classes_changed_and_changed_back_are_the_same_result() {
    let panel = panel();
    panel.full();
    let freeze = |reason: Value| json!({ "edition": panel.edition, "reason": reason });
    panel.arena.call("result_revisions.freeze", freeze(Value::Null));
    let classes = panel.arena.call("award_classes.list", json!({ "edition": panel.edition }));
    let save = |short: Option<&str>| {
        let mut rows = classes.as_array().unwrap().clone();
        for row in &mut rows {
            row.as_object_mut().unwrap().remove("id");
        }
        if let Some(short) = short {
            rows[0]["short_name"] = json!(short);
        }
        panel.arena.call("award_classes.save", json!({ "edition": panel.edition, "classes": rows }));
        panel.arena.call("rankings.show", json!({ "edition": panel.edition }))["same_as_newest"].clone()
    };
    assert_eq!(save(Some("Top Lain")), false);
    assert_eq!(save(None), true);
    let refused = panel.arena.refused("result_revisions.freeze", freeze(json!("lagi")));
    expect!["Hasil sama dengan revisi 1; tidak ada yang dibekukan."].assert_eq(&refused.title);
    assert_eq!(save(Some("Top Lain")), false);
    panel.arena.call("result_revisions.freeze", freeze(json!("kelas diganti")));
}

#[test]
fn sheets_are_counted_in_one_way_abstained_ones_are_not_awaited() {
    let panel = panel();
    let [alfa, ..] = panel.submissions;
    let [first, ..] = panel.jurors;
    let key = json!({ "stage": panel.proposal, "submission": alfa, "juror": first, "reason": "pernah membina" });
    panel.arena.call("score_sheets.abstain", key);
    panel.arena.mark_all(panel.proposal, panel.submissions[1], first, "80");
    let of = |list: &Value| {
        let row = list.as_array().unwrap().iter().find(|row| row["id"] == first).unwrap().clone();
        format!("{} dari {}", row["submitted"], row["due"])
    };
    let overview = panel.arena.call("overview.show", json!({ "edition": panel.edition }));
    let grid = panel.arena.call("score_sheets.grid", json!({ "edition": panel.edition, "stage": panel.proposal }));
    let list = panel.arena.call("jurors.list", json!({ "edition": panel.edition }));
    let progress = json!([{ "id": first, "submitted": list[0]["progress"][0]["submitted"], "due": list[0]["progress"][0]["due"] }]);
    for (name, said) in [("overview", &overview["jurors"]), ("grid", &grid["jurors"]), ("jurors", &progress)] {
        assert_eq!(of(said), "1 dari 2", "{name}");
    }
}
