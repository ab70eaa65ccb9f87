//! Text that would be code elsewhere is kept as typed.

use expect_test::expect;
use serde_json::{Value, json};

use super::{Desk, desk};

/// SQL, markup, quotes, a template's braces and letters beyond ASCII: one line, as somebody may type it.
const NASTY: &str = "x'); DROP TABLE marks; --<script>alert(\"1\")</script>&amp;{nama}%s\\ é 漢 😀";

#[test]
fn sql_and_markup_are_kept_as_typed_in_every_text_field() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, presentation } = &desk;
    let settings: Vec<Value> =
        ["daerah", "tempat", "kop_baris_1", "kop_baris_2", "kop_alamat", "kop_kontak", "sekretariat"]
            .map(|key| json!({ "key": key, "value": NASTY }))
            .into();
    arena.call("settings.put", json!({ "values": settings }));
    arena.call("signatories.save", json!({ "role": "lainnya", "name": NASTY, "rank_grade": NASTY, "office": NASTY, "capacity": "an", "principal": NASTY }));
    arena.call("agencies.save", json!({ "code": NASTY, "name": NASTY, "short_name": NASTY, "kind": "dinas", "head_name": NASTY, "head_title": NASTY, "contact": NASTY, "note": NASTY, "source": NASTY, "aliases": [NASTY.to_owned() + " alias"] }));
    arena.call(
        "editions.change",
        json!({ "edition": edition, "short_name": NASTY, "full_name": NASTY, "place": NASTY, "legal_basis": NASTY }),
    );
    arena.call("stages.change", json!({ "stage": presentation, "name": NASTY, "ends_on": "2021-12-31" }));
    arena.call("stages.change", json!({ "stage": presentation, "ends_on": "2022-01-31", "reason": NASTY }));
    arena.call("rubrics.save", json!({ "stage": presentation, "criteria": [
        { "code": "substansi", "name": NASTY, "guidance": NASTY, "weight": 1000, "levels": [{ "from": "0", "to": "100", "title": NASTY, "text": NASTY }] }] }));
    arena.call("award_classes.save", json!({ "edition": edition, "classes": [{ "short_name": NASTY, "full_name": NASTY, "rank_from": 1, "rank_to": 7, "document": "piagam" }] }));
    arena.call("obligations.exempt", json!({ "edition": edition, "agency": agency, "reason": NASTY }));
    arena.call("submissions.save", json!({ "edition": edition, "title": NASTY, "expansion": NASTY, "agency": agency, "unit": NASTY, "category": NASTY, "note": NASTY,
        "innovators": [{ "kind": "team", "name": NASTY, "office": NASTY }], "sections": [{ "code": "ringkasan", "text": NASTY }] }));
    arena.call("submissions.set_status", json!({ "submissions": [submission], "status": "masuk", "reason": NASTY }));
    arena.call("submissions.set_status", json!({ "submissions": [submission], "status": "lolos" }));
    let second = arena
        .value("jurors.save", json!({ "edition": edition, "name": NASTY, "office": NASTY, "seat": "ketua" }))
        .as_i64()
        .unwrap();
    arena.call(
        "score_sheets.record",
        json!({ "stage": proposal, "submission": submission, "juror": juror, "note": NASTY }),
    );
    arena.call(
        "assignments.act",
        json!({ "stage": proposal, "submission": submission, "juror": second, "act": "excuse", "reason": NASTY }),
    );
    arena.call("conflicts.declare", json!({ "juror": second, "submission": submission, "reason": NASTY }));
    arena.call("panel_decisions.save", json!({ "edition": edition, "kind": "unranked", "reason": NASTY, "rows": [{ "submission": submission, "reason": NASTY }] }));
    arena.call("drafts.put", json!({ "form": NASTY, "row": NASTY, "text": NASTY, "stroke": 1 }));
    assert_eq!(arena.call("drafts.list", json!({}))[0]["text"], NASTY);

    let mut columns = std::collections::BTreeMap::<String, Vec<String>>::new();
    for line in arena.dump().lines() {
        let (table, row) = line.split_once(' ').unwrap();
        let row: Value = serde_json::from_str(row).unwrap();
        for (column, value) in row.as_object().unwrap() {
            let text = value.as_str().unwrap_or_default();
            assert!(!text.contains("DROP TABLE") || text.contains(NASTY), "{table}.{column} was altered: {text}");
            let known = columns.entry(table.to_owned()).or_default();
            if text.contains(NASTY) && !known.contains(column) {
                known.push(column.clone());
            }
        }
    }
    columns.retain(|_, names| !names.is_empty());
    let lines: Vec<String> = columns.iter().map(|(table, names)| format!("{table}: {}", names.join(", "))).collect();
    expect![[r#"
        agencies: code, name, short_name, head_name, head_title, contact, note, source
        agency_aliases: text
        assignments: reason
        award_classes: short_name, full_name
        conflicts: reason
        criteria: name, guidance
        criterion_levels: title, text
        editions: short_name, full_name, place, legal_basis
        innovations: title, expansion
        innovators: name, office
        jurors: name, office
        obligations: exempt_reason
        panel_decision_rows: reason
        panel_decisions: reason
        score_sheets: note
        section_texts: text
        settings: value
        signatories: name, rank_grade, office, principal
        stage_extensions: reason
        stages: name
        status_changes: reason
        submissions: title, expansion, unit, category, note"#]]
    .assert_eq(&lines.join("\n"));
    arena.call("editions.close", json!({ "edition": edition, "reason": NASTY }));
    assert_eq!(arena.call("editions.list", json!({}))[0]["closed"], NASTY);
    let found = arena.call("operations.list", json!({ "text": "'); DROP" }));
    assert!(!found.as_array().unwrap().is_empty(), "the history is searched for what was typed");
}
