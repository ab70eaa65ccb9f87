//! The desk file's schema: every statement prepares, the hot ones walk indexes, lists ask once however long they are,
//! stored dumps of released schemas open and say the same, and a migration that fails leaves the file as it was.
//!
//! `UPDATE_DUMP=1 cargo test -p kipp-tests --test suite schema` writes the dump of the newest schema anew: allowed only
//! until that schema is released.

mod migrating;

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::{Expect, expect};
use kipp_store::migrations::{STEPS, newest};
use kipp_store::open::NewDesk;
use kipp_store::records;
use kipp_store::statements::STATEMENTS;
use kipp_store::testing::{from_sql, statements_run, to_sql};
use kipp_store::{Desk, StoreError};
use kipp_tests::{Arena, MOMENT};
use serde_json::{Value, json};

fn new_desk(path: &Path) -> Desk {
    Desk::create(path, &NewDesk { at: MOMENT, copy_bits: 0, lineage: "uji".into(), is_sample: false })
        .expect("a new desk")
}

fn fresh() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = new_desk(&folder.path().join("uji.kipp"));
    (folder, desk)
}

#[test]
fn every_statement_prepares_against_a_fresh_desk() {
    let (_folder, desk) = fresh();
    assert!(desk.plan("SELECT nothing FROM nowhere").is_err(), "a wrong statement must not prepare");
    let mut seen = 0;
    for (name, text) in STATEMENTS.iter().filter(|(name, _)| !name.starts_with("migrations/")) {
        desk.plan(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let shown = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"];
        let first = text.lines().find(|line| !line.trim_start().starts_with("--")).unwrap_or_default();
        assert!(shown.iter().any(|verb| first.starts_with(verb)), "{name} begins with {first:?}");
        assert!(!text.trim_end().ends_with(';'), "{name}: one statement a file, without a semicolon");
        seen += 1;
    }
    assert!(seen > 100, "{seen} statements");
    for (table, statements) in records::STATEMENTS {
        for text in statements {
            desk.plan(text).unwrap_or_else(|error| panic!("{table}: {error}: {text}"));
        }
    }
}

#[test]
fn every_journaled_table_has_a_record_with_all_its_columns() {
    let (_folder, desk) = fresh();
    let columns = desk.journaled_columns().expect("columns");
    let recorded: Vec<&str> = records::STATEMENTS.iter().map(|(table, _)| *table).collect();
    let missing: Vec<&String> = columns.keys().filter(|table| !recorded.contains(&table.as_str())).collect();
    assert!(missing.is_empty() && recorded.len() == columns.len(), "no record of {missing:?}");
    for (table, [insert, ..]) in records::STATEMENTS {
        let list = insert.split(['(', ')']).nth(1).unwrap_or_default();
        assert_eq!(list.split(", ").skip(1).collect::<Vec<_>>(), columns[*table], "{table}");
    }
}

#[test]
fn a_column_that_refers_to_a_row_is_an_id_of_that_record() {
    let (_folder, desk) = fresh();
    let mut seen = 0;
    for reference in desk.read().references().expect("references") {
        let of =
            |(_, table, field, _): &&(&str, &str, &str, &str)| *table == reference.child && *field == reference.column;
        let Some((.., found)) = records::FIELDS.iter().find(of) else { continue };
        let parent = records::FIELDS.iter().find(|(_, table, ..)| *table == reference.parent);
        let Some((record, ..)) = parent else { continue };
        let id = format!("Id<{record}>");
        let written = found.replace(' ', "");
        let fits = written == id || written == format!("Option<{id}>");
        assert!(fits, "{}.{} refers to {record} and is {found}", reference.child, reference.column);
        seen += 1;
    }
    assert!(seen > 40, "{seen} references");
}

#[test]
fn every_table_is_strict_has_an_integer_key_and_is_journaled_or_excused() {
    let (_folder, desk) = fresh();
    let tables: Vec<String> =
        desk.schema().expect("a schema").into_iter().filter(|text| text.starts_with("CREATE TABLE")).collect();
    assert!(tables.len() > 30, "{} tables", tables.len());
    for text in &tables {
        let name = text.split_whitespace().nth(2).unwrap_or_default();
        let last = text.rsplit_once(')').map_or("", |(_, last)| last);
        assert!(last.contains("STRICT"), "{name} is not STRICT");
        assert!(!text.contains("AUTOINCREMENT"), "{name}: ids come from the Ids port");
        let outside = kipp_store::journal::OUTSIDE.iter().any(|(table, _)| *table == name);
        assert!(outside || text.contains(" INTEGER PRIMARY KEY"), "{name} has no integer key for the journal");
    }
    for (table, reason) in kipp_store::journal::OUTSIDE {
        assert!(
            tables.iter().any(|text| text.split_whitespace().nth(2) == Some(*table)),
            "{table} is excused ({reason}) and is not there"
        );
    }
}

/// What runs while somebody types or waits, on a desk of any size.
const HOT: &[&str] = &[
    "marks/of_stage",
    "marks/of_sheet",
    "marks/of_assignments",
    "marks/count_of_stage",
    "marks/versions_of_sheet",
    "score_sheets/of_stage",
    "score_sheets/of_assignment",
    "score_sheets/of_assignments",
    "assignments/of_pair",
    "assignments/of_stage",
    "submissions/of_edition",
    "submissions/count_by_status",
    "submissions/sent_of_edition",
    "submissions/statuses",
    "submissions/by_title",
    "submissions/next_code",
    "innovators/of_edition",
    "criteria/of_stage",
    "jurors/of_edition",
    "people/alike",
    "people/in_teams",
    "person_names/alike",
    "team_members/of_edition",
    "stages/of_edition",
    "conflicts/of_edition",
    "stage_participants/of_stage",
    "result_revisions/newest",
    "operations/of_run",
    "operations/get",
    "operations/page",
    "operations/barrier_after",
    "operations/last_at",
    "operations/newest",
    "operation_changes/of_op",
    "operation_changes/tables_of_op",
    "operation_changes/later_on_row",
    "operation_changes/sheets_since",
    "operation_changes/tables_since",
    "operation_changes/extent",
    "operation_changes/ops_concerned",
    "operation_changes/superseded",
];

/// Steps of a plan that read a whole table. A SEARCH that uses nothing is the minimum or maximum of a column without
/// an index: it reads them all.
fn scans(plan: &[String]) -> Vec<&str> {
    let whole = |step: &&str| match step.split_once(' ') {
        Some(("SCAN", what)) => what != "CONSTANT ROW",
        Some(("SEARCH", what)) => !what.contains(" USING "),
        _ => false,
    };
    plan.iter().map(String::as_str).filter(whole).collect()
}

#[test]
fn hot_statements_read_no_whole_table() {
    let (_folder, desk) = fresh();
    let bad = desk.plan("SELECT * FROM marks WHERE value = :value").expect("a plan");
    assert_eq!(scans(&bad), ["SCAN marks"], "a whole table must be seen");
    let bad = desk.plan("SELECT max(value) FROM marks").expect("a plan");
    assert_eq!(scans(&bad), ["SEARCH marks"], "so must a maximum without an index");
    let mut text = String::new();
    for name in HOT {
        let found = STATEMENTS.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no statement {name}"));
        let plan = desk.plan(found.1).expect("a plan");
        let scans = scans(&plan);
        if !scans.is_empty() {
            text.push_str(&format!("{name}: {}\n", scans.join("; ")));
        }
    }
    // The history is read newest first along its own order and stops at its limit. What is wanted is a list in memory, the
    // largest id stands at the end of its table.
    expect![[r#"
        marks/of_assignments: SCAN wanted VIRTUAL TABLE INDEX 1:
        score_sheets/of_assignments: SCAN wanted VIRTUAL TABLE INDEX 1:
        operations/page: SCAN o USING INDEX sqlite_autoindex_operations_1
        operations/barrier_after: SCAN wanted VIRTUAL TABLE INDEX 1:
        operation_changes/extent: SEARCH operation_changes
        operation_changes/ops_concerned: SCAN l VIRTUAL TABLE INDEX 0:
        operation_changes/superseded: SCAN json_each VIRTUAL TABLE INDEX 1:
    "#]]
    .assert_eq(&text);
}

/// An arena with `n` rows of every noun, marked to the end and frozen.
fn filled(n: usize) -> (Arena, i64) {
    let arena = Arena::new();
    let agencies: Vec<i64> = (1..=n).map(|at| arena.agency(&format!("Dinas {at}"), "dinas", None)).collect();
    for at in 1..=n {
        arena.call(
            "signatories.save",
            json!({ "role": "lainnya", "name": format!("Pejabat {at}"), "office": "Jabatan", "capacity": "definitif" }),
        );
        arena.call("drafts.put", json!({ "form": "usulan", "row": at.to_string(), "text": "…", "stroke": 1 }));
    }
    let edition = arena.edition();
    let submissions: Vec<i64> =
        agencies.iter().map(|agency| arena.passed(edition, &format!("Inovasi {agency}"), *agency)).collect();
    let jurors: Vec<i64> = (1..=n).map(|at| arena.juror(edition, &format!("Juri {at}"), None)).collect();
    for at in 1..=n {
        let person = arena.value("people.save", json!({ "name": format!("Orang {at}") }));
        let session = arena.value(
            "sessions.save",
            json!({ "edition": edition, "kind": "rapat", "name": format!("Rapat {at}"), "date": "2021-09-27", "starts_at": "9", "place": "Aula" }),
        );
        let several = |one: Value| Value::Array(vec![one; n]);
        let topic = json!({ "title": "Jadwal", "replies": several(json!({ "text": "Baik." })) });
        for (name, more) in [
            ("sessions.put_agenda", json!({ "items": several(json!({ "minutes": 5, "title": "Acara" })) })),
            ("sessions.put_roles", json!({ "roles": [{ "role": "panitia", "person": person }] })),
            ("sessions.put_minutes", json!({ "topics": several(topic), "decisions": [], "follow_ups": [] })),
        ] {
            let mut input = json!({ "session": session });
            input.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            arena.call(name, input);
        }
        arena.call(
            "teams.save",
            json!({ "edition": edition, "team": "tim_penilai", "seat": "anggota", "person": person }),
        );
        let session = arena.call("sessions.list", json!({ "edition": edition }))[0]["id"].clone();
        arena.call("attendance.check_in", json!({ "session": session, "person": person }));
    }
    for code in ["proposal", "presentasi"] {
        let stage = arena.stage(edition, code);
        arena.call("stages.open", json!({ "stage": stage }));
        for (at, submission) in submissions.iter().enumerate() {
            for juror in &jurors {
                arena.mark_all(stage, *submission, *juror, &format!("{}", 80 - at));
            }
        }
    }
    for _ in 1..n {
        arena.call("editions.create", json!({ "preset": "netral", "year": 2030 + arena.call("editions.list", json!({})).as_array().map_or(0, Vec::len) }));
    }
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    (arena, edition)
}

#[test]
fn a_list_asks_as_often_for_three_rows_as_for_one() {
    let (one, edition_of_one) = filled(1);
    let (three, edition_of_three) = filled(3);
    let counted = |arena: &Arena, name: &str, input: &Value| {
        let before = statements_run();
        arena.call(name, input.clone());
        statements_run() - before
    };
    let asked = |arena: &Arena, name: &str, input: &Value| {
        arena.call(name, input.clone());
        // Nothing is kept of a desk just opened.
        arena.call("desks.close", json!({}));
        arena.call("desks.open", json!({ "file": "meja" }));
        counted(arena, name, input)
    };
    let mut text = String::new();
    for (name, of_edition) in [
        ("agencies.list", false),
        ("signatories.list", false),
        ("editions.list", false),
        ("settings.show", false),
        ("drafts.list", false),
        ("operations.list", false),
        ("stages.list", true),
        ("stage_steps.list", true),
        ("award_classes.list", true),
        ("tie_rules.list", true),
        ("obligations.show", true),
        ("submissions.list", true),
        ("jurors.list", true),
        ("people.list", false),
        ("people.known", true),
        ("teams.list", true),
        ("sessions.list", true),
        ("letters.list", true),
        ("holidays.list", false),
        ("ledger.show", true),
        ("number_series.list", true),
        ("rankings.show", true),
        ("result_revisions.list", true),
        ("overview.show", true),
    ] {
        let input = |edition: i64| if of_edition { json!({ "edition": edition }) } else { json!({}) };
        let counts = (asked(&one, name, &input(edition_of_one)), asked(&three, name, &input(edition_of_three)));
        assert!(counts.0 > 0, "{name} must be seen to ask");
        text.push_str(&match counts.0 == counts.1 {
            true => format!("{name} {}\n", counts.0),
            false => format!("{name} {} for one row, {} for three\n", counts.0, counts.1),
        });
    }
    let held = |arena: &Arena, edition: i64| {
        let sessions = arena.call("sessions.list", json!({ "edition": edition }));
        asked(arena, "sessions.show", &json!({ "session": sessions[0]["id"] }))
    };
    text.push_str(&format!("sessions.show {} {}\n", held(&one, edition_of_one), held(&three, edition_of_three)));
    for name in ["attendance.list", "attendance.screen", "attendance.find"] {
        let of = |arena: &Arena, edition: i64| {
            let session = &arena.call("sessions.list", json!({ "edition": edition }))[0]["id"];
            let more = if name == "attendance.find" { json!({ "text": "orang" }) } else { json!({}) };
            let mut input = json!({ "session": session });
            input.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            asked(arena, name, &input)
        };
        text.push_str(&format!("{name} {} {}\n", of(&one, edition_of_one), of(&three, edition_of_three)));
    }
    let grid = |arena: &Arena, edition: i64| {
        asked(arena, "score_sheets.grid", &json!({ "edition": edition, "stage": arena.stage(edition, "proposal") }))
    };
    text.push_str(&format!("score_sheets.grid {} {}\n", grid(&one, edition_of_one), grid(&three, edition_of_three)));
    let after_a_mark = |arena: &Arena, edition: i64| {
        let input = json!({ "edition": edition });
        let first = |name: &str, rows: &str| arena.call(name, input.clone()).pointer(rows).cloned().expect("a row");
        let (submission, juror) = (first("submissions.list", "/0/id"), first("jurors.list", "/0/id"));
        let stage = arena.stage(edition, "proposal");
        counted(arena, "overview.show", &input);
        arena.call("score_sheets.record", json!({ "stage": stage, "submission": submission, "juror": juror, "marks": [{ "criterion": "kebaruan", "mark": "71" }], "reason": "uji" }));
        counted(arena, "overview.show", &input)
    };
    text.push_str(&format!(
        "overview.show after a mark {} {}\n",
        after_a_mark(&one, edition_of_one),
        after_a_mark(&three, edition_of_three)
    ));
    expect![[r#"
        agencies.list 7
        signatories.list 1
        editions.list 2
        settings.show 13
        drafts.list 1
        operations.list 13
        stages.list 9
        stage_steps.list 5
        award_classes.list 1
        tie_rules.list 1
        obligations.show 9
        submissions.list 8
        jurors.list 26
        people.list 6
        people.known 8
        teams.list 7
        sessions.list 6
        letters.list 8
        holidays.list 4
        ledger.show 25
        number_series.list 5
        rankings.show 35
        result_revisions.list 5
        overview.show 59
        sessions.show 8 8
        attendance.list 14 14
        attendance.screen 13 13
        attendance.find 10 10
        score_sheets.grid 24 24
        overview.show after a mark 52 52
    "#]]
    .assert_eq(&text);
}

#[test]
fn every_journaled_table_is_described_once_and_its_columns_are_there() {
    let (_folder, desk) = fresh();
    let columns = desk.journaled_columns().expect("columns");
    let mut described: Vec<&str> = kipp_app::nouns::all().map(|noun| noun.table).collect();
    described.sort_unstable();
    assert_eq!(described, columns.keys().map(String::as_str).collect::<Vec<_>>());
    let references = desk.read().references().expect("references");
    for noun in kipp_app::nouns::all() {
        let of_table = &columns[noun.table];
        for owner in noun.part_of {
            let points = |one: &kipp_store::Reference| one.child == noun.table && one.column == *owner;
            assert!(references.iter().any(points), "{}.{owner} points nowhere", noun.table);
        }
        if let kipp_app::nouns::Named::Part { of, by } = noun.named {
            assert!([of, by].iter().all(|column| of_table.iter().any(|one| one == column)), "{}", noun.table);
        }
        assert!(!noun.word.is_empty() && noun.word.to_lowercase() == noun.word, "{}", noun.word);
    }
}

/// A word list of the store and the enum of the rules name the same words.
#[test]
fn the_words_of_a_column_are_those_of_its_enum() {
    use kipp_domain::edition::{AwardDocument, StageKind};
    use kipp_domain::imports::JurorRole;
    use kipp_domain::submission::{STATUSES, Status};
    let words = kipp_store::codes::words;
    assert_eq!(words("submissions", "status"), STATUSES.map(Status::code));
    assert!(words("stages", "kind").iter().all(|word| StageKind::from_code(word).is_some()));
    assert!(words("jurors", "seat").iter().all(|word| JurorRole::from_code(word).is_some()));
    let kinds = kipp_domain::session_kind::SessionKind::ALL.map(kipp_domain::session_kind::SessionKind::code);
    assert_eq!(words("sessions", "kind"), kinds);
    let roles = kipp_domain::session_role::SessionRole::ALL.map(kipp_domain::session_role::SessionRole::code);
    assert_eq!(words("session_roles", "role"), roles);
    let attached = kipp_domain::attachment::AttachmentKind::ALL.map(kipp_domain::attachment::AttachmentKind::code);
    assert_eq!(words("attachments", "kind"), attached);
    let media = kipp_domain::attachment::MediaType::ALL.map(kipp_domain::attachment::MediaType::code);
    assert_eq!(words("attachments", "media_type"), media);
    let documents = [AwardDocument::Charter, AwardDocument::Certificate].map(AwardDocument::code);
    assert_eq!(words("award_classes", "document"), documents);
    assert_eq!(words("certificates", "document"), documents);
    let (_folder, desk) = fresh();
    let columns = desk.journaled_columns().expect("columns");
    for (table, column, words) in kipp_store::codes::CODES {
        assert!(!words.is_empty(), "{table}.{column}");
        let outside = ["desk_copies", "operations"].contains(table);
        assert!(outside || columns[*table].iter().any(|one| one == column), "{table} has no {column}");
    }
}

/// A word comes with a migration, or an older program would call the file damaged instead of newer: the words of each schema
/// are stored beside its dump, and those of the newest are the ones in force.
#[test]
fn the_words_of_the_newest_schema_are_those_that_were_stored_with_it() {
    let words: String = (kipp_store::codes::CODES.iter())
        .map(|(table, column, words)| format!("{table}.{column}: {}\n", words.join(" ")))
        .collect();
    let path = fixtures().with_file_name("words").join(format!("v{:04}.txt", newest(STEPS)));
    if std::env::var_os("UPDATE_DUMP").is_some() {
        fs::write(&path, &words).expect("written");
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(words, stored, "a new word needs a migration (an empty one will do), then UPDATE_DUMP=1");
}

#[test]
fn the_stored_desk_has_rows_in_every_table_with_words() {
    let arena = Arena::new();
    stored(&arena);
    let rows = kipp_app::desks::dump(&arena.app).expect("rows");
    for (table, ..) in
        kipp_store::codes::CODES.iter().filter(|(table, ..)| !["desk_copies", "operations"].contains(table))
    {
        assert!(rows.lines().any(|line| line.starts_with(&format!("{table} "))), "{table}: let `stored` make a row");
    }
}

#[test]
fn a_word_that_nobody_knows_is_damage() {
    for (table, column, _) in kipp_store::codes::CODES {
        let arena = Arena::new();
        stored(&arena);
        arena.call("desks.close", json!({}));
        let path = arena.folder.path().join("meja.kipp");
        let odd = format!("UPDATE {table} SET {column} = 'entah' WHERE rowid = (SELECT max(rowid) FROM {table})");
        kipp_store::testing::run_sql(&path, &odd).expect("changed by another program");
        let why = Desk::open(&path, MOMENT).err().unwrap_or_else(|| panic!("{table}.{column}: it opened")).why();
        assert_eq!(
            why.to_string(),
            StoreError::Damaged(format!("kata yang tidak dikenal: {table}.{column} “entah”")).to_string()
        );
    }
}

// Stored dumps of released schemas ------------------------------------------------------------------------------------

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/db")
}

/// The desk that is stored: every table this schema writes holds something.
pub(crate) fn stored(arena: &Arena) -> i64 {
    arena.call(
        "settings.put",
        json!({ "values": [{ "key": "daerah", "value": "Luwu Utara" }, { "key": "tempat", "value": "Masamba" }] }),
    );
    arena.files.put("lambang", "lambang.png", placeholder());
    arena.call("settings.put_picture", json!({ "key": "lambang_daerah", "file": "lambang" }));
    arena.call("signatories.save", json!({ "role": "kepala_daerah", "name": "Indah Putri Indriani", "office": "Bupati Luwu Utara", "capacity": "definitif" }));
    let health = arena.agency("Dinas Kesehatan", "dinas", None);
    let trade = arena.agency("Dinas Perdagangan, 'Koperasi' & UKM", "dinas", None);
    let clinic = arena.agency("Puskesmas Tana Lili", "puskesmas", Some(health));
    let exempt = arena.agency("Badan Baru", "badan", None);
    let ani = arena.value("people.save", json!({ "name": "Ani Contoh", "agency": health }));
    let other = arena.value("people.save", json!({ "name": "A. Contoh", "agency": health }));
    arena.call("people.join", json!({ "kept": ani, "gone": other }));
    arena.call("agencies.save", json!({ "id": clinic, "code": "PKM-TL", "name": "Puskesmas Tana Lili", "kind": "puskesmas", "parent": health, "aliases": ["Puskesmas Tanalili"] }));
    let former = arena.agency("Dinas Lama", "dinas", None);
    arena.call("agencies.merge", json!({ "from": former, "into": health, "on": "1 Januari 2021" }));
    let edition = arena.edition();
    arena.call("teams.save", json!({ "edition": edition, "team": "tim_pelaksana", "seat": "ketua", "person": ani, "element": "Bagian Organisasi" }));
    arena.call("signatories.save", json!({ "role": "kepala_bagian", "name": "Muhammad Hadi", "office": "Kepala Bagian Organisasi", "capacity": "definitif" }));
    let task = json!({ "people": [{ "person": ani }], "task": "menjadi narasumber", "from": "4/10/2021", "place": "Warkop Indah" });
    let letter = json!({ "edition": edition, "document": "surat-tugas", "date": "28/9/2021", "task": task });
    arena.call("letters.issue", json!({ "letter": letter }));
    arena.call(
        "documents.save",
        json!({ "edition": edition, "document": "surat-tugas", "file": "keluar", "format": "pdf" }),
    );
    arena.call("letters.sent", json!({ "recipients": [arena.call("letters.list", json!({ "edition": edition }))["letters"][0]["recipients"][0]["id"]], "way": "diantar", "on": "29/9/2021" }));
    arena.call("document_texts.save", json!({ "edition": edition, "document": "surat-tugas", "texts": [{ "key": "alinea-1", "text": "Demikian dilaksanakan." }] }));
    arena.call("sessions.save", json!({ "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP", "date": "4/10/2021", "starts_at": "9.00", "ends_at": "12.00",
        "place": "Warkop Indah", "platform": "Zoom", "capacity": 60, "kept_back": 8, "responsible": ani, "chair": ani, "note_taker": ani }));
    let session = arena.call("sessions.list", json!({ "edition": edition }))[0]["id"].clone();
    arena.call("signatories.save", json!({ "role": "sekretaris_daerah", "name": "Armiadi", "office": "Sekretaris Daerah", "capacity": "definitif" }));
    arena.call("invitations.put", json!({ "session": session, "agencies": [health, trade] }));
    let letter = json!({ "edition": edition, "document": "surat-undangan", "date": "28/9/2021", "session": session });
    arena.call("letters.issue", json!({ "letter": letter, "reason": "tautan menyusul" }));
    let letters = arena.call("letters.list", json!({ "edition": edition }));
    let recipients = letters["letters"].as_array().unwrap().last().unwrap()["recipients"].clone();
    let recipients: Vec<&Value> = recipients.as_array().unwrap().iter().map(|one| &one["id"]).collect();
    arena.call("letters.sent", json!({ "recipients": recipients, "way": "whatsapp", "on": "29/9/2021" }));
    arena.call("holidays.save", json!({ "date": "23/4/2021", "name": "Hari jadi", "kind": "libur-nasional" }));
    arena.call("ladder_rules.save", json!({ "edition": edition, "reminder_days": 12, "most_reminders": 2, "first_term": 7, "second_term": 5, "delivery_days": 2, "joint_leave_off": true }));
    arena.call(
        "duty_notes.save",
        json!({ "edition": edition, "agency": trade, "date": "1/12/2021", "text": "Dipanggil." }),
    );
    let letters = arena.call("letters.list", json!({ "edition": edition }));
    let invited = letters["letters"].as_array().unwrap().last().unwrap()["recipients"][0]["id"].clone();
    arena.call("letter_answers.save", json!({ "recipient": invited, "date": "2/10/2021", "verdict": "cukup" }));
    let session = arena.value("sessions.save", json!({ "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP", "date": "4/10/2021", "starts_at": "9.00", "ends_at": "12.00",
        "place": "Warkop Indah", "platform": "Zoom", "capacity": 60, "kept_back": 8, "responsible": ani, "chair": ani, "note_taker": ani }));
    held(arena, &session, &ani);
    let came = arena.value("attendance.check_in", json!({ "session": session, "person": ani }))["row"].clone();
    arena.call("attendance.take_back", json!({ "id": came }));
    arena.call("attendance.check_in", json!({ "session": session, "agency": trade, "deputy": true }));
    arena.call("attendance.check_in", json!({ "session": session, "person": ani, "signed_sheet": true }));
    arena.call("obligations.exempt", json!({ "edition": edition, "agency": exempt, "reason": "baru dibentuk" }));
    arena.files.put(
        "daring",
        "zoom.csv",
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\nPKM Tana Lili,,60,Yes\niPhone,,60,Yes\n",
    );
    arena.call("participant_files.record", json!({ "session": session, "files": [{ "file": "daring" }] }));
    let first = arena.value("submissions.save", json!({ "edition": edition, "title": "Kejar Stunting", "expansion": "Kelas Pijat Bayi Risiko Stunting", "agency": health, "unit": "UPT Puskesmas Tana Lili", "unit_agency": clinic,
        "innovators": [{ "kind": "person", "name": "dr. Nisma" }, { "kind": "team", "name": "Tim Gizi" }], "sections": [{ "code": "ringkasan", "text": "Satu paragraf\ndua baris." }] })).as_i64().expect("an id");
    arena.call("submissions.set_status", json!({ "submissions": [first], "status": "masuk" }));
    arena.call("submissions.set_status", json!({ "submissions": [first], "status": "lolos" }));
    let second = arena.passed(edition, "Go Pasar Indah", trade);
    let third = arena.passed(edition, "Si Mira Bersantai", health);
    let jurors = [
        arena.juror(edition, "Juri Satu", None),
        arena.juror(edition, "Juri Dua", Some(trade)),
        arena.juror(edition, "Juri Tiga", None),
    ];
    let mark = |stage: i64, submission: i64, juror: i64, mark: &str| arena.mark_all(stage, submission, juror, mark);
    for code in ["proposal", "presentasi"] {
        let stage = arena.stage(edition, code);
        arena.call("stages.open", json!({ "stage": stage }));
        for (submission, marks) in
            [(first, ["88", "85,5", "90,25"]), (second, ["80", "", "81"]), (third, ["", "70", ""])]
        {
            for (juror, text) in jurors.iter().zip(marks).filter(|(_, text)| !text.is_empty()) {
                mark(stage, submission, *juror, text);
            }
        }
        arena.call(
            "score_sheets.abstain",
            json!({ "stage": stage, "submission": third, "juror": jurors[0], "reason": "pernah membina" }),
        );
        arena.call(
            "assignments.act",
            json!({ "stage": stage, "submission": third, "juror": jurors[2], "act": "excuse", "reason": "sakit" }),
        );
    }
    arena.wait(5).call("stages.lock", json!({ "stage": arena.stage(edition, "proposal") }));
    arena.call("panel_decisions.save", json!({ "edition": edition, "kind": "ranks", "reason": "pleno 10 Desember", "rows": [{ "submission": first, "place": 1 }, { "submission": second, "place": 2 }, { "submission": third, "place": 3 }] }));
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    numbered(arena, edition);
    arena.call("conflicts.declare", json!({ "juror": jurors[2], "submission": first, "reason": "saudara kandung" }));
    arena.call(
        "documents.put_values",
        json!({ "edition": edition, "document": "lampiran-sk-tim", "values": [{ "key": "nomor", "value": "188/1" }] }),
    );
    let meeting = arena.stage(edition, "sosialisasi");
    for (ends_on, reason) in [("2021-03-10", None), ("2021-03-20", Some("ditunda"))] {
        arena.call(
            "stages.change",
            json!({ "stage": meeting, "starts_on": "2021-03-01", "ends_on": ends_on, "reason": reason }),
        );
    }
    arena.call("stage_steps.save", json!({ "stage": meeting, "text": "Pesan aula" }));
    arena.call("stages.set_participants", json!({ "stage": meeting, "submissions": [first] }));
    arena.call("operations.undo", json!({}));
    arena.call("operations.redo", json!({}));
    arena.wait(5).call("score_sheets.record", json!({ "stage": arena.stage(edition, "presentasi"), "submission": second, "juror": jurors[0], "marks": [{ "criterion": "substansi", "mark": "82" }], "reason": "salah ketik" }));
    arena.call(
        "drafts.put",
        json!({ "form": "usulan", "row": "baru", "text": "{\"title\":\"setengah\"}", "stroke": 1 }),
    );
    edition
}

/// What hangs on a session: programme, roles, minutes, a photograph.
fn held(arena: &Arena, session: &Value, person: &Value) {
    let items = json!([{ "minutes": 15, "title": "Registrasi" }, { "minutes": 165, "title": "Pemaparan", "speaker": "Ani Contoh" }]);
    arena.call("sessions.put_agenda", json!({ "session": session, "items": items }));
    let roles = json!([{ "role": "narasumber", "person": person, "topic": "Tata cara pendaftaran" }]);
    arena.call("sessions.put_roles", json!({ "session": session, "roles": roles }));
    let topics = json!([{ "title": "Jadwal", "text": "Jadwal dijelaskan.", "replies": [{ "who": "Budi Contoh", "agency": "Dinas Kesehatan", "text": "Bertanya." }] }]);
    arena.call(
        "sessions.put_minutes",
        json!({ "session": session, "opening": "Dibuka.", "topics": topics, "decisions": ["Jadwal disetujui."],
            "follow_ups": [{ "text": "Kirim usulan", "who": "Perangkat Daerah", "due_on": "30/10/2021" }], "closing": "Ditutup.", "ready": true }),
    );
    arena.files.put("foto", "foto.png", placeholder());
    arena.call("attachments.add", json!({ "session": session, "file": "foto", "caption": "Suasana aula" }));
}

/// Numbers given, all of them printed, one replaced.
fn numbered(arena: &Arena, edition: i64) {
    arena.call("certificates.issue", json!({ "edition": edition }));
    arena.place("cetak", "cetak.pdf");
    let print = json!({ "edition": edition, "document": "piagam", "setting": {}, "file": "cetak" });
    let made = arena.value("certificates.print", print);
    arena.call(
        "certificates.printed",
        json!({ "document": "piagam", "certificates": made["certificates"], "paper": made["paper"],
                "sha256": made["sha256"], "how": "printed" }),
    );
    let book = arena.call("certificates.register", json!({ "edition": edition }));
    let id = &book["rows"][0]["id"];
    arena.call("certificates.replace", json!({ "certificate": id, "reason": "salah nama" }));
}

/// A PNG of one grey pixel.
fn placeholder() -> Vec<u8> {
    const PNG: &str = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082";
    PNG.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("ASCII"), 16).expect("hex"))
        .collect()
}

#[test]
fn the_dump_of_the_newest_schema_is_written_when_asked() {
    let path = fixtures().join(format!("v{:04}.sql", newest(STEPS)));
    if std::env::var_os("UPDATE_DUMP").is_some() {
        let arena = Arena::new();
        stored(&arena);
        arena.call("desks.close", json!({}));
        fs::write(&path, to_sql(&arena.folder.path().join("meja.kipp")).expect("a dump")).expect("written");
    }
    assert!(path.exists(), "{} is missing: UPDATE_DUMP=1 writes it", path.display());
}

#[test]
fn every_stored_dump_opens_with_the_schema_of_a_new_desk_and_says_the_same() {
    let (_folder, new) = fresh();
    let mut dumps: Vec<PathBuf> =
        fs::read_dir(fixtures()).expect("fixtures").map(|entry| entry.expect("an entry").path()).collect();
    dumps.sort();
    assert_eq!(dumps.len(), STEPS.len(), "one dump for every schema");
    for dump in dumps {
        let shown = dump.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let arena = Arena::closed();
        let path = arena.place("lama", "lama.kipp");
        from_sql(&path, &fs::read_to_string(&dump).expect("a dump")).expect("a file");
        let opened = Desk::open(&path, MOMENT).expect("it opens");
        assert_eq!(opened.schema().expect("a schema"), new.schema().expect("a schema"), "{shown}");
        opened.close().expect("closed");
        arena.call("desks.open", json!({ "file": "lama" }));
        let check = arena.call("desks.check", json!({}));
        // All is well but for the files beside the desk, which no dump holds: what was printed, and what was attached.
        let found: Vec<(&str, &Value)> = (check.as_object().expect("findings").iter())
            .filter(|(_, found)| found.as_array().is_some_and(|list| !list.is_empty()))
            .map(|(name, found)| (name.as_str(), found))
            .collect();
        let files = if shown.as_str() >= "v0004.sql" { 2 } else { 1 };
        assert!(
            matches!(found[..], [("issued", list)] if list.as_array().is_some_and(|list| list.len() == files)),
            "{shown}: {check:#}"
        );
        says_the_same(&arena, &shown);
    }
}

/// What a person finds in the stored desk.
fn says_the_same(arena: &Arena, shown: &str) {
    let editions = arena.call("editions.list", json!({}));
    let edition = editions[0]["id"].as_i64().expect("an edition");
    let mut text = String::new();
    for agency in arena.call("agencies.list", json!({}))["agencies"].as_array().expect("agencies") {
        text.push_str(&format!(
            "{} {} {}\n",
            agency["code"].as_str().unwrap_or_default(),
            agency["name"].as_str().unwrap_or_default(),
            agency["aliases"]
        ));
    }
    text.push_str(&arena.ranking(edition));
    let frozen = arena.call("result_revisions.show", json!({ "edition": edition, "number": 1 }));
    let sheets = arena.frozen_sheets(edition, 1);
    for (row, sheets) in frozen["rows"].as_array().expect("rows").iter().zip(sheets) {
        text.push_str(&format!(
            "{} {} | {} | {} | {}\n",
            row["rank"], row["title"], sheets[0], sheets[1], row["final_score"]
        ));
    }
    let changed = arena.call("result_revisions.compare", json!({ "edition": edition, "before": 1 }));
    let words = changed["rows"].as_array().and_then(|rows| rows.iter().find(|row| row["words"] != json!([])));
    text.push_str(&format!("since: {}\n", words.expect("a row that changed")["words"]));
    let duties = arena.call("obligations.show", json!({ "edition": edition }));
    text.push_str(&format!(
        "{} of {}, {} exempt\n",
        duties["total"]["sent"], duties["total"]["obliged"], duties["total"]["exempt"]
    ));
    let list = arena.call("operations.list", json!({ "limit": 20 }));
    let newest: Vec<&Value> = list
        .as_array()
        .into_iter()
        .flatten()
        .filter(|one| one["kind"].as_str() != Some(kipp_store::migrations::KIND))
        .collect();
    text.push_str(&format!("{} {} {}\n", newest[0]["at_text"], newest[0]["label"], newest[0]["reason"]));
    text.push_str(&format!("{}\n", arena.call("drafts.list", json!({}))[0]["text"]));
    let expected: Expect = expect![[r#"
        DINAS KESEHATAN Dinas Kesehatan []
        DINAS PERDAGANGAN, 'KOPERASI' & UKM Dinas Perdagangan, 'Koperasi' & UKM []
        PKM-TL Puskesmas Tana Lili ["Puskesmas Tanalili"]
        BADAN BARU Badan Baru []
        DINAS LAMA Dinas Lama []
        1 Kejar Stunting 86,75 –
        2 Go Pasar Indah 80,78 –
        3 Si Mira Bersantai 70,00 –
        1 "Kejar Stunting" | 88,00 85,50 90,25 | 88,00 85,50 90,25 | "87,92"
        2 "Go Pasar Indah" | 80,00 K 81,00 | 80,00 K 81,00 | "80,50"
        3 "Si Mira Bersantai" | A 70,00 B | A 70,00 B | "70,00"
        since: ["nilai 87,92 menjadi 86,75"]
        2 of 2, 1 exempt
        "10 Desember 2021 15.30" "Nilai Go Pasar Indah oleh Juri Satu" "salah ketik"
        "{\"title\":\"setengah\"}"
    "#]];
    expected.assert_eq(&text);
    assert!(!shown.is_empty());
}
