//! At the wrong time or in the wrong place: a closed edition, a frozen result, things of two editions.

use expect_test::expect;
use serde_json::json;

use super::{Desk, desk, refuses, state};

#[test]
fn a_closed_edition_refuses_every_kind_of_write() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, presentation } = &desk;
    arena.call("editions.close", json!({ "edition": edition, "reason": "kompetisi selesai" }));
    let before = state(arena);
    for (name, input) in [
        ("editions.change", json!({ "edition": edition, "place": "Palopo" })),
        ("editions.close", json!({ "edition": edition, "reason": "lagi" })),
        ("stages.change", json!({ "stage": proposal, "name": "Lain" })),
        ("stages.open", json!({ "stage": presentation })),
        ("stages.lock", json!({ "stage": proposal })),
        ("stages.unlock", json!({ "stage": proposal, "reason": "x" })),
        ("stages.set_participants", json!({ "stage": proposal, "submissions": [submission] })),
        (
            "stages.set_weights",
            json!({ "edition": edition, "weights": [{ "stage": proposal, "weight": 500 }, { "stage": presentation, "weight": 500 }] }),
        ),
        ("rubrics.save", json!({ "stage": presentation, "criteria": [{ "code": "a", "name": "A", "weight": 1000 }] })),
        ("award_classes.save", json!({ "edition": edition, "classes": [] })),
        ("tie_rules.save", json!({ "edition": edition, "rules": [] })),
        ("obligations.exempt", json!({ "edition": edition, "agency": agency, "reason": "x" })),
        ("obligations.set", json!({ "edition": edition })),
        ("submissions.save", json!({ "edition": edition, "title": "Baru", "agency": agency })),
        ("submissions.save", json!({ "id": submission, "edition": edition, "title": "Lain", "agency": agency })),
        ("submissions.set_status", json!({ "submissions": [submission], "status": "masuk", "reason": "x" })),
        ("submissions.delete", json!({ "submission": submission })),
        ("jurors.save", json!({ "edition": edition, "name": "Juri 2", "seat": "anggota" })),
        ("jurors.delete", json!({ "id": juror })),
        ("conflicts.declare", json!({ "juror": juror, "submission": submission, "reason": "saudara" })),
        ("conflicts.withdraw", json!({ "juror": juror, "submission": submission })),
        (
            "assignments.act",
            json!({ "stage": proposal, "submission": submission, "juror": juror, "act": "excuse", "reason": "sakit" }),
        ),
        ("score_sheets.record", json!({ "stage": proposal, "submission": submission, "juror": juror, "marks": [] })),
        ("score_sheets.abstain", json!({ "stage": proposal, "submission": submission, "juror": juror, "reason": "x" })),
        (
            "panel_decisions.save",
            json!({ "edition": edition, "kind": "ranks", "reason": "x", "rows": [{ "submission": submission, "place": 1 }] }),
        ),
        ("panel_decisions.withdraw", json!({ "edition": edition, "decision": 1 })),
        ("result_revisions.freeze", json!({ "edition": edition })),
    ] {
        let error = arena.refused(name, input);
        let words = (error.code.as_str(), error.title.as_str(), error.detail.as_str());
        assert_eq!(
            words,
            ("not_allowed_now", "Edisi 2021 sudah ditutup.", "Alasan penutupan: kompetisi selesai."),
            "{name}"
        );
        assert_eq!(state(arena), before, "{name}: something was written");
    }
}

#[test]
fn undo_stops_at_a_freeze_and_leaves_everything_as_it_is() {
    let desk = desk();
    let Desk { arena, edition, submission, juror, proposal, presentation, .. } = &desk;
    arena.mark_all(*proposal, *submission, *juror, "80");
    arena.call("stages.open", json!({ "stage": presentation }));
    arena.mark_all(*presentation, *submission, *juror, "90");
    let marks = arena.call("operations.list", json!({ "text": "Nilai" }));
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    refuses(
        arena,
        &[
            ("the freeze itself", "operations.undo", json!({})),
            ("what lies behind it", "operations.undo_one", json!({ "id": marks[0]["id"] })),
            ("nothing to give back", "operations.redo", json!({})),
            ("an operation that never was", "operations.undo_one", json!({ "id": 999_999 })),
        ],
        &expect![[r#"
            the freeze itself (operations.undo)
            not_allowed_now: Tidak dapat diurungkan: Hasil 2021 dibekukan sebagai revisi 1.
              Hasil yang dibekukan tetap. Koreksi menjadi revisi berikutnya.

            what lies behind it (operations.undo_one)
            not_allowed_now: Tidak dapat diurungkan.
              Nilai Kejar Stunting oleh Juri 1 mendahului: Hasil 2021 dibekukan sebagai revisi 1, 10 Desember 2021 pukul 15.20.
              → Buat koreksi; hasilnya menjadi revisi berikutnya.

            nothing to give back (operations.redo)
            not_allowed_now: Tidak ada perubahan sesi ini yang dapat diurungkan atau dikembalikan.

            an operation that never was (operations.undo_one)
            not_found: Perubahan itu tidak ditemukan.

        "#]],
    );
}

#[test]
fn ids_of_two_editions_in_one_command_are_refused() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, .. } = &desk;
    let other = arena
        .value("editions.create", json!({ "preset": "luwu-utara-2021", "year": 2022, "code": "2022" }))
        .as_i64()
        .unwrap();
    let theirs = arena.passed(other, "Kelas Buby", *agency);
    let their_juror = arena.juror(other, "Juri lain", None);
    let their_stage = arena.stage(other, "proposal");
    refuses(
        arena,
        &[
            (
                "another's submission",
                "score_sheets.record",
                json!({ "stage": proposal, "submission": theirs, "juror": juror, "marks": [] }),
            ),
            (
                "another's juror",
                "score_sheets.show",
                json!({ "stage": proposal, "submission": submission, "juror": their_juror }),
            ),
            (
                "another's juror abstains",
                "score_sheets.abstain",
                json!({ "stage": proposal, "submission": submission, "juror": their_juror, "reason": "x" }),
            ),
            ("another's stage in the grid", "score_sheets.grid", json!({ "edition": edition, "stage": their_stage })),
            (
                "another's participant",
                "stages.set_participants",
                json!({ "stage": proposal, "submissions": [submission, theirs] }),
            ),
            (
                "another's stage has a weight",
                "stages.set_weights",
                json!({ "edition": edition, "weights": [{ "stage": proposal, "weight": 500 }, { "stage": their_stage, "weight": 500 }] }),
            ),
            (
                "another's stage breaks ties",
                "tie_rules.save",
                json!({ "edition": edition, "rules": [{ "kind": "stage_score", "stage": their_stage }] }),
            ),
            (
                "a conflict across editions",
                "conflicts.declare",
                json!({ "juror": their_juror, "submission": submission, "reason": "saudara" }),
            ),
            (
                "an assignment across editions",
                "assignments.act",
                json!({ "stage": proposal, "submission": theirs, "juror": juror, "act": "excuse", "reason": "sakit" }),
            ),
            (
                "a decision about another's submission",
                "panel_decisions.save",
                json!({ "edition": edition, "kind": "ranks", "reason": "x", "rows": [{ "submission": theirs, "place": 1 }] }),
            ),
            (
                "statuses of two editions",
                "submissions.set_status",
                json!({ "submissions": [submission, theirs], "status": "masuk", "reason": "x" }),
            ),
            (
                "a submission moved",
                "submissions.save",
                json!({ "id": theirs, "edition": edition, "title": "Kelas Buby", "agency": agency }),
            ),
            (
                "a juror moved",
                "jurors.save",
                json!({ "id": their_juror, "edition": edition, "name": "Juri lain", "seat": "anggota" }),
            ),
            ("another's ranking explained", "rankings.explain", json!({ "edition": edition, "submission": theirs })),
        ],
        &expect![[r#"
            another's submission (score_sheets.record)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's juror (score_sheets.show)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's juror abstains (score_sheets.abstain)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's stage in the grid (score_sheets.grid)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's participant (stages.set_participants)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's stage has a weight (stages.set_weights)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's stage breaks ties (tie_rules.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a conflict across editions (conflicts.declare)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            an assignment across editions (assignments.act)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a decision about another's submission (panel_decisions.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            statuses of two editions (submissions.set_status)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a submission moved (submissions.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a juror moved (jurors.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's ranking explained (rankings.explain)
            not_found: Usulan “259” tidak ditemukan.
              → Muat ulang daftar: mungkin sudah dihapus atau diganti.

        "#]],
    );
}
