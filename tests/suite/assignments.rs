//! Conflicts of interest follow from what was written, whoever wrote it: agency and unit of a submission, the tree, a
//! juror's agency, the selection, participants, imports, undo.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

/// Two agencies, a unit below the first, a submission of each agency, a juror of the first and one of nobody.
struct Panel {
    arena: Arena,
    edition: i64,
    agency: [i64; 2],
    unit: i64,
    submission: [i64; 2],
    juror: [i64; 2],
    proposal: i64,
}

fn panel() -> Panel {
    let arena = Arena::new();
    let agency = ["Dinas A", "Dinas B"].map(|name| arena.agency(name, "dinas", None));
    let unit = arena.agency("UPT A1", "puskesmas", Some(agency[0]));
    let edition = arena.edition();
    let submission = [arena.passed(edition, "Alfa", agency[0]), arena.passed(edition, "Beta", agency[1])];
    let juror = [arena.juror(edition, "Juri A", Some(agency[0])), arena.juror(edition, "Juri Luar", None)];
    let proposal = arena.stage(edition, "proposal");
    Panel { arena, edition, agency, unit, submission, juror, proposal }
}

impl Panel {
    fn open(self) -> Self {
        self.arena.call("stages.open", json!({ "stage": self.proposal }));
        self
    }

    /// Every sheet that a juror may still fill gets 80.
    fn filled(self) -> Self {
        for submission in self.submission {
            for juror in self.juror {
                if self.state(submission, juror) == "outstanding" {
                    self.arena.mark_all(self.proposal, submission, juror, "80");
                }
            }
        }
        self
    }

    fn state(&self, submission: i64, juror: i64) -> String {
        let grid = self.arena.call("score_sheets.grid", json!({ "edition": self.edition, "stage": self.proposal }));
        let row = grid["rows"].as_array().unwrap().iter().find(|row| row["submission"] == submission).cloned();
        let Some(row) = row else { return "no participant".into() };
        let cell = row["cells"].as_array().unwrap().iter().find(|cell| cell["juror"] == juror).cloned();
        cell.map_or_else(|| "no pair".into(), |cell| cell["state"].as_str().unwrap_or_default().to_owned())
    }

    fn states(&self) -> String {
        let mut text = String::new();
        for (name, submission) in ["Alfa", "Beta"].iter().zip(self.submission) {
            let [own, outside] = self.juror.map(|juror| self.state(submission, juror));
            text.push_str(&format!("{name}: Juri A {own}, Juri Luar {outside}\n"));
        }
        text
    }

    /// Conflicts that the pane of jurors tells: juror, title, reason, declared.
    fn known(&self) -> String {
        let list = self.arena.call("jurors.list", json!({ "edition": self.edition }));
        let mut text = String::new();
        for juror in list.as_array().unwrap() {
            for one in juror["conflicts"].as_array().unwrap() {
                text.push_str(&format!(
                    "{} – {}: {} ({})\n",
                    juror["name"].as_str().unwrap(),
                    one["title"].as_str().unwrap(),
                    one["reason"].as_str().unwrap(),
                    if one["declared"] == true { "dinyatakan" } else { "ditemukan" }
                ));
            }
        }
        text
    }

    fn move_submission(&self, at: usize, agency: i64, unit: Option<i64>) -> Value {
        let shown = self.arena.call("submissions.show", json!({ "submission": self.submission[at] }));
        self.arena.call(
            "submissions.save",
            json!({
                "id": self.submission[at], "edition": self.edition, "title": shown["row"]["title"], "agency": agency,
                "unit_agency": unit, "innovators": [{ "kind": "person", "name": "Inovator" }],
            }),
        )
    }

    fn undo(&self) -> Value {
        self.arena.call("operations.undo", json!({}))
    }
}

fn told(done: &Value) -> String {
    done["warnings"].as_array().unwrap().iter().map(|one| format!("{}\n", one.as_str().unwrap())).collect()
}

#[test]
fn a_conflict_is_known_before_any_stage_opens() {
    let panel = panel();
    expect![[r#"
        Juri A – Alfa: perangkat daerah sendiri (ditemukan)
    "#]]
    .assert_eq(&panel.known());
    let panel = panel.open();
    expect![[r#"
        Alfa: Juri A conflict, Juri Luar outstanding
        Beta: Juri A outstanding, Juri Luar outstanding
    "#]]
    .assert_eq(&panel.states());
}

#[test]
fn a_submission_that_moves_to_the_jurors_agency_is_a_conflict_at_once_and_keeps_its_marks_as_versions() {
    let panel = panel().open().filled();
    let done = panel.move_submission(1, panel.agency[0], None);
    expect![[r#"
        Juri A tidak menilai Beta pada Penilaian proposal: benturan kepentingan (perangkat daerah sendiri). Nilai yang sudah ada tidak dihitung lagi dan tetap terbaca di riwayat.
    "#]]
    .assert_eq(&told(&done));
    expect![[r#"
        Alfa: Juri A conflict, Juri Luar submitted
        Beta: Juri A conflict, Juri Luar submitted
    "#]]
    .assert_eq(&panel.states());
    let newest = panel.arena.call("operations.list", json!({ "limit": 1 }))[0].clone();
    expect![[r#""Usulan Beta disimpan; 1 lembar menjadi benturan kepentingan" "Benturan kepentingan: perangkat daerah sendiri""#]]
        .assert_eq(&format!("{} {}", newest["label"], newest["reason"]));
    // The next save has nothing to drop any more, and undo brings everything back.
    let dump = panel.arena.dump();
    panel.arena.juror(panel.edition, "Juri Baru", None);
    panel.undo();
    assert_eq!(panel.arena.dump(), dump);
    panel.undo();
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "submitted");
    panel.arena.call("operations.redo", json!({}));
    assert_eq!(panel.arena.dump(), dump);
}

#[test]
fn unit_and_agency_of_a_submission_both_count() {
    let panel = panel().open();
    // The unit lies below the juror's agency although the submission was registered by another.
    panel.move_submission(1, panel.agency[1], Some(panel.unit));
    expect![[r#"
        Juri A – Alfa: perangkat daerah sendiri (ditemukan)
        Juri A – Beta: perangkat daerah sendiri: juri bekerja pada unit induknya (ditemukan)
    "#]]
    .assert_eq(&panel.known());
    // And the other way: registered by the juror's agency, written by a unit elsewhere.
    let elsewhere = panel.arena.agency("UPT B1", "puskesmas", Some(panel.agency[1]));
    panel.move_submission(1, panel.agency[0], Some(elsewhere));
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "conflict");
}

#[test]
fn the_tree_a_merger_and_a_jurors_agency_are_read_too() {
    let panel = panel().open().filled();
    let save = |name: &str, id: i64, parent: Option<i64>| {
        panel.arena.call(
            "agencies.save",
            json!({ "id": id, "code": name.to_uppercase(), "name": name, "kind": "dinas", "parent": parent, "obliged": true }),
        )
    };
    let done = save("Dinas B", panel.agency[1], Some(panel.agency[0]));
    assert_eq!(told(&done).lines().count(), 1, "{}", told(&done));
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "conflict");
    let done = save("Dinas B", panel.agency[1], None);
    expect![[r#"
        Benturan kepentingan pada 1 lembar Penilaian proposal berakhir; lembarnya ditunggu.
    "#]]
    .assert_eq(&told(&done));
    panel
        .arena
        .call("agencies.merge", json!({ "from": panel.agency[1], "into": panel.agency[0], "on": "1 Januari 2022" }));
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "conflict");
    panel.undo();
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "outstanding");
    panel.arena.call(
        "jurors.save",
        json!({ "id": panel.juror[1], "edition": panel.edition, "name": "Juri Luar", "agency": panel.agency[1], "seat": "anggota" }),
    );
    assert_eq!(panel.state(panel.submission[1], panel.juror[1]), "conflict");
}

#[test]
fn switching_the_selection_brings_and_takes_participants() {
    let panel = panel().open();
    let third = panel.arena.value(
        "submissions.save",
        json!({ "edition": panel.edition, "title": "Gama", "agency": panel.agency[1], "innovators": [{ "kind": "person", "name": "X" }] }),
    );
    let third = third.as_i64().unwrap();
    panel.arena.call("submissions.set_status", json!({ "submissions": [third], "status": "masuk" }));
    assert_eq!(panel.state(third, panel.juror[1]), "no participant");
    let done =
        panel.arena.call("editions.change", json!({ "edition": panel.edition, "administrative_selection": false }));
    expect![[r#"
        2 lembar Penilaian proposal kini ditunggu.
    "#]]
    .assert_eq(&told(&done));
    assert_eq!(panel.state(third, panel.juror[1]), "outstanding");
    // Sent back for correction it may not be scored, with or without a selection.
    panel
        .arena
        .call("submissions.set_status", json!({ "submissions": [third], "status": "perbaikan", "reason": "kurang" }));
    assert_eq!(panel.state(third, panel.juror[1]), "no participant");
}

#[test]
fn a_conflict_counts_at_once_in_a_locked_stage_and_giving_back_needs_a_reason() {
    let panel = panel().open().filled();
    panel.arena.call("stages.lock", json!({ "stage": panel.proposal }));
    let done = panel.arena.call(
        "conflicts.declare",
        json!({ "juror": panel.juror[1], "submission": panel.submission[1], "reason": "saudara kandung" }),
    );
    expect![[r#"
        Juri Luar tidak menilai Beta pada Penilaian proposal: benturan kepentingan (dinyatakan: saudara kandung). Nilai yang sudah ada tidak dihitung lagi dan tetap terbaca di riwayat.
    "#]]
    .assert_eq(&told(&done));
    assert_eq!(panel.state(panel.submission[1], panel.juror[1]), "conflict");
    let pair = json!({ "juror": panel.juror[1], "submission": panel.submission[1] });
    let refused = panel.arena.refused("conflicts.withdraw", pair);
    expect!["Penilaian proposal dikunci pada 10 Desember 2021 pukul 15.20. Buka kunci dengan alasan untuk mengubah."]
        .assert_eq(&format!("{} {}", refused.title, refused.hints.join(" ")));
    for act in ["remove", "excuse"] {
        let key =
            json!({ "stage": panel.proposal, "submission": panel.submission[1], "juror": panel.juror[1], "act": act });
        assert!(panel.arena.dispatch("assignments.act", &key).is_err(), "{act}");
    }
    panel.arena.call(
        "conflicts.withdraw",
        json!({ "juror": panel.juror[1], "submission": panel.submission[1], "reason": "keliru" }),
    );
    let key = |act: &str, reason: Option<&str>| json!({ "stage": panel.proposal, "submission": panel.submission[1], "juror": panel.juror[1], "act": act, "reason": reason });
    assert_eq!(panel.arena.refused("assignments.act", key("remove", None)).code, "not_allowed_now");
    panel.arena.call("assignments.act", key("excuse", Some("juri sakit")));
    assert_eq!(panel.arena.refused("assignments.act", key("unexcuse", None)).code, "not_allowed_now");
    panel.arena.call("assignments.act", key("unexcuse", Some("juri pulih")));
    assert_eq!(panel.state(panel.submission[1], panel.juror[1]), "outstanding");
}

#[test]
fn a_conflict_after_a_freeze_leaves_the_revision_and_the_live_result_differs() {
    let panel = panel().open().filled();
    let talk = panel.arena.stage(panel.edition, "presentasi");
    let weights = json!([{ "stage": panel.proposal, "weight": 1000 }]);
    panel.arena.call(
        "stages.change",
        json!({ "stage": talk, "enabled": false, "weights": weights, "reason": "tanpa presentasi" }),
    );
    panel.arena.call("result_revisions.freeze", json!({ "edition": panel.edition }));
    let show = || panel.arena.call("rankings.show", json!({ "edition": panel.edition }));
    assert_eq!(show()["same_as_newest"], true);
    panel.move_submission(1, panel.agency[0], None);
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "conflict");
    assert_eq!(show()["same_as_newest"], false);
    let frozen = panel.arena.call("result_revisions.show", json!({ "edition": panel.edition, "number": 1 }));
    assert_eq!(frozen["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn a_closed_edition_is_left_alone_until_it_is_reopened() {
    let panel = panel().open().filled();
    panel.arena.call("editions.close", json!({ "edition": panel.edition, "reason": "selesai" }));
    panel
        .arena
        .call("agencies.merge", json!({ "from": panel.agency[1], "into": panel.agency[0], "on": "1 Januari 2022" }));
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "submitted");
    let done = panel.arena.call("editions.reopen", json!({ "edition": panel.edition, "reason": "koreksi" }));
    assert_eq!(panel.state(panel.submission[1], panel.juror[0]), "conflict");
    assert_eq!(told(&done).lines().count(), 1);
}

#[test]
fn wajib_reaches_the_ledger_of_every_open_edition_and_only_for_the_agency_that_changed() {
    let arena = Arena::new();
    arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    let duty = |name: &str| {
        let list = arena.call("obligations.show", json!({ "edition": edition }));
        list["duties"].as_array().unwrap().iter().any(|one| one["name"] == name)
    };
    let input = |id: Option<i64>, obliged: bool| json!({ "id": id, "code": "DISBUN", "name": "Dinas Perkebunan", "kind": "dinas", "obliged": obliged });
    let done = arena.call("agencies.save", input(None, true));
    expect![[r#"
        Dinas Perkebunan wajib mengirim usulan pada edisi 2021.
    "#]]
    .assert_eq(&told(&done));
    assert!(duty("Dinas Perkebunan") && duty("Dinas A"));
    let id = done["value"].as_i64();
    expect![[r#"
        Dinas Perkebunan tidak lagi wajib mengirim usulan pada edisi 2021.
    "#]]
    .assert_eq(&told(&arena.call("agencies.save", input(id, false))));
    assert!(!duty("Dinas Perkebunan") && duty("Dinas A"));
    arena.call("operations.undo", json!({}));
    assert!(duty("Dinas Perkebunan"));
}
