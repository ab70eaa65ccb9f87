//! Answers are kept and Beranda follows the journal: whatever was done, each says what a desk just opened says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kipp_api::Answer;
use kipp_api::commands::{COMMANDS, Command};
use kipp_store::testing::take_statements;
use kipp_tests::{Arena, Dice};
use serde_json::{Value, json};

/// Commands whose answers are kept, each with an input that it answers.
fn kept(arena: &Arena, edition: i64) -> Vec<(&'static Command, Value)> {
    let stage = arena.stage(edition, "proposal");
    let session = session(arena, edition);
    let input = |command: &Command| match command.name {
        "agencies.list" | "holidays.list" | "operations.choices" | "people.list" => json!({}),
        "attendance.list" | "attendance.screen" => json!({ "session": session }),
        "operations.list" => json!({ "edition": edition, "limit": 20 }),
        "score_sheets.grid" | "score_sheets.progress" => json!({ "edition": edition, "stage": stage }),
        "result_revisions.show" => json!({ "edition": edition, "number": 1 }),
        "result_revisions.compare" => json!({ "edition": edition, "before": 1 }),
        _ => json!({ "edition": edition }),
    };
    COMMANDS.iter().filter(|command| command.is_kept).map(|command| (command, input(command))).collect()
}

/// The first session of an edition; made where there is none.
fn session(arena: &Arena, edition: i64) -> Value {
    match &arena.call("sessions.list", json!({ "edition": edition }))[0]["id"] {
        Value::Null => arena.value("sessions.save", json!({ "edition": edition, "kind": "rapat", "name": "Rapat", "date": "2021-09-27", "starts_at": "9", "place": "Aula" })),
        known => known.clone(),
    }
}

/// What every command says whose answers are kept: Beranda first.
fn said(arena: &Arena, edition: i64) -> Value {
    let answers = kept(arena, edition).into_iter().map(|(command, input)| match arena.dispatch(command.name, &input) {
        Ok(Answer::Json(text)) => serde_json::from_str(&text).unwrap(),
        Ok(Answer::Bytes(_)) => panic!("{} answered bytes", command.name),
        // The panel of this test has frozen nothing.
        Err(error) if command.name.starts_with("result_revisions.") => json!({ "refused": error.title }),
        Err(error) => panic!("{}: {error:?}", command.name),
    });
    let found = ["inovasi", "juri", "dinas", "orang", "lama"]
        .map(|text| arena.call("search.find", json!({ "edition": edition, "text": text })));
    let session = session(arena, edition);
    let at_the_door = ["dinas", "orang", "lama"]
        .map(|text| arena.call("attendance.find", json!({ "session": session, "text": text })));
    answers.chain(found).chain(at_the_door).collect()
}

/// The same, said by another program that opened a copy of the file.
fn said_anew(arena: &Arena, edition: i64) -> Value {
    let other = Arena::closed();
    for suffix in ["", "-wal"] {
        let from = arena.folder.path().join(format!("meja.kipp{suffix}"));
        if from.exists() {
            fs::copy(from, other.folder.path().join(format!("meja.kipp{suffix}"))).unwrap();
        }
    }
    other.place("meja", "meja.kipp");
    other.call("desks.open", json!({ "file": "meja" }));
    said(&other, edition)
}

struct Panel {
    arena: Arena,
    edition: i64,
    stages: [i64; 2],
    submissions: Vec<i64>,
    jurors: Vec<i64>,
    criteria: BTreeMap<i64, Vec<Value>>,
}

fn panel() -> Panel {
    let arena = Arena::new();
    let agencies: Vec<i64> = (1..=4).map(|at| arena.agency(&format!("Dinas {at}"), "dinas", None)).collect();
    let edition = arena.edition();
    let submissions: Vec<i64> =
        agencies.iter().map(|agency| arena.passed(edition, &format!("Inovasi {agency}"), *agency)).collect();
    let jurors: Vec<i64> =
        (0..3).map(|at| arena.juror(edition, &format!("Juri {at}"), (at == 2).then(|| agencies[0]))).collect();
    let stages = ["proposal", "presentasi"].map(|code| arena.stage(edition, code));
    let mut criteria = BTreeMap::new();
    for stage in stages {
        arena.call("stages.open", json!({ "stage": stage }));
        let sheet = json!({ "stage": stage, "submission": submissions[1], "juror": jurors[0] });
        let lines = arena.call("score_sheets.show", sheet)["lines"].as_array().unwrap().clone();
        criteria.insert(stage, lines.iter().map(|line| line["criterion"].clone()).collect());
    }
    session(&arena, edition);
    // Another program run: Ctrl+Z ends here.
    arena.call("desks.close", json!({}));
    arena.call("desks.open", json!({ "file": "meja" }));
    Panel { arena, edition, stages, submissions, jurors, criteria }
}

impl Panel {
    /// Marks of some or of all criteria; now and then one is cleared.
    fn marks(&self, dice: &mut Dice, stage: i64) -> Value {
        let all = dice.below(3) > 0;
        let mark = ["70", "80,5", "91,25"][dice.below(3)];
        let mut marks = vec![];
        for criterion in &self.criteria[&stage] {
            if all || dice.below(2) == 0 {
                let mark = if dice.below(12) == 0 { Value::Null } else { json!(mark) };
                marks.push(json!({ "criterion": criterion, "mark": mark }));
            }
        }
        marks.into()
    }

    fn act(&self, dice: &mut Dice) -> (&'static str, Value) {
        let (stage, submission, juror) = (dice.of(&self.stages), dice.of(&self.submissions), dice.of(&self.jurors));
        let pair = json!({ "stage": stage, "submission": submission, "juror": juror });
        let with = |more: Value| {
            let mut whole = pair.clone();
            whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            whole
        };
        match dice.below(36) {
            0..=8 | 24 | 25 => {
                let control = [Value::Null, json!("12,5"), json!("")][dice.below(3)].clone();
                let marks = self.marks(dice, stage);
                ("score_sheets.record", with(json!({ "marks": marks, "control_total": control, "reason": "uji" })))
            }
            9..=11 => {
                let from = dice.below(3);
                let sheets: Vec<Value> = (self.submissions[from..from + 2].iter())
                    .map(|one| json!({ "submission": one, "marks": self.marks(dice, stage) }))
                    .collect();
                (
                    "score_sheets.record_many",
                    json!({ "stage": stage, "juror": juror, "sheets": sheets, "reason": "uji" }),
                )
            }
            12..=14 => {
                let reason = if dice.below(3) == 0 { Value::Null } else { json!("pernah membina") };
                ("score_sheets.abstain", with(json!({ "reason": reason })))
            }
            15 => ("conflicts.declare", json!({ "juror": juror, "submission": submission, "reason": "saudara" })),
            16 => ("conflicts.withdraw", json!({ "juror": juror, "submission": submission })),
            17..=19 => {
                let act = dice.of(&["remove", "restore", "excuse", "unexcuse"]);
                ("assignments.act", with(json!({ "act": act, "reason": "sakit" })))
            }
            20 | 21 => ("operations.undo", json!({})),
            22 | 23 => ("operations.redo", json!({})),
            26 => {
                let known = self.arena.call("operations.list", json!({ "limit": 12 }));
                ("operations.undo_one", json!({ "id": known[dice.below(12)]["id"] }))
            }
            27 => ("stages.lock", json!({ "stage": stage })),
            28 => ("stages.unlock", json!({ "stage": stage, "reason": "uji" })),
            29..=30 => {
                let status = dice.of(&["masuk", "lolos", "lolos", "gugur"]);
                ("submissions.set_status", json!({ "submissions": [submission], "status": status, "reason": "uji" }))
            }
            31 => match dice.below(4) {
                3 => (
                    "attendance.check_in_new",
                    json!({ "session": session(&self.arena, self.edition), "name": format!("Orang {}", dice.below(999)) }),
                ),
                0 => ("people.save", json!({ "name": format!("Orang {}", dice.below(999)) })),
                1 => ("people.adopt", json!({ "edition": self.edition, "jurors": [juror], "innovators": [] })),
                _ => (
                    "teams.save",
                    json!({ "edition": self.edition, "team": "tim_penilai", "seat": "anggota", "office": "Camat" }),
                ),
            },
            32 => {
                let name = format!("Juri {}", dice.below(999));
                ("jurors.save", json!({ "id": juror, "edition": self.edition, "name": name, "seat": "anggota" }))
            }
            33 => {
                let title = format!("Inovasi {}", dice.below(999));
                let list = self.arena.call("agencies.list", json!({}));
                let known = list["agencies"].as_array().unwrap();
                // The newest one too: what made it is still used from then on.
                let agency = &known[[0, known.len() - 1][dice.below(2)]]["id"];
                (
                    "submissions.save",
                    json!({ "id": submission, "edition": self.edition, "title": title, "agency": agency }),
                )
            }
            34 => {
                let list = self.arena.call("agencies.list", json!({}));
                let (known, number) = (list["agencies"][1].clone(), dice.below(999));
                let (id, code, name) = match dice.below(2) {
                    0 => (known["id"].clone(), known["code"].clone(), format!("Dinas Lama {number}")),
                    _ => (Value::Null, json!(format!("BARU{number}")), format!("Zona {number}")),
                };
                let rest = json!({ "id": id, "code": code, "name": name });
                let mut row = json!({ "kind": "dinas", "obliged": true, "aliases": [] });
                row.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
                ("agencies.save", row)
            }
            _ => (
                "settings.put",
                json!({ "values": [{ "key": "kop_kontak", "value": format!("telepon {}", dice.below(99)) }] }),
            ),
        }
    }
}

#[test]
fn whatever_was_done_beranda_says_what_a_desk_just_opened_says() {
    let panel = panel();
    let mut dice = Dice(0x4b49_5050_2021);
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut steps, mut states) = (vec![], std::collections::BTreeSet::new());
    while steps.len() < 300 {
        let (name, input) = panel.act(&mut dice);
        if panel.arena.dispatch(name, &input).is_err() {
            continue;
        }
        steps.push(format!("{name} {input}"));
        *done.entry(name).or_default() += 1;
        // Now and then several acts lie between two reads.
        if dice.below(5) == 0 {
            continue;
        }
        let (kept, anew) = (said(&panel.arena, panel.edition), said_anew(&panel.arena, panel.edition));
        assert_eq!(kept, anew, "after {}", steps[steps.len().saturating_sub(5)..].join("\n"));
        states.insert(kept.to_string());
    }
    assert_eq!(done.len(), 20, "every kind of act was done: {done:?}");
    assert!(states.len() > 30, "only {} different counts were seen", states.len());
}

#[test]
fn another_desk_is_counted_for_itself() {
    let panel = panel();
    let (stage, juror) = (panel.stages[0], panel.jurors[0]);
    let before = said(&panel.arena, panel.edition);
    panel.arena.call("desks.copy_here", json!({}));
    panel.arena.mark_all(stage, panel.submissions[1], juror, "80");
    let copy = said(&panel.arena, panel.edition);
    assert_ne!(copy[0]["jurors"], before[0]["jurors"]);
    panel.arena.call("desks.open", json!({ "file": "meja" }));
    assert_eq!(said(&panel.arena, panel.edition)[0]["jurors"], before[0]["jurors"]);
    panel.arena.mark_all(stage, panel.submissions[2], juror, "70");
    assert_eq!(said(&panel.arena, panel.edition), said_anew(&panel.arena, panel.edition));
}

#[test]
fn what_is_kept_listens_to_every_table_that_it_reads() {
    let arena = Arena::closed();
    arena.call("desks.open_sample", json!({}));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition");
    let tables: Vec<&str> = kipp_store::records::STATEMENTS.iter().map(|(table, _)| *table).collect();
    let mut missing = String::new();
    let mut seen = 0;
    // The pages of each document too: they are not kept, but the screen that shows them reads again by the same topics.
    let outline = COMMANDS.iter().find(|command| command.name == "documents.outline").unwrap();
    let documents = arena.call("documents.list", json!({ "edition": edition }));
    let pages = documents.as_array().unwrap().iter().map(|one| &one["code"]);
    let pages: Vec<(&Command, Value)> =
        pages.map(|code| (outline, json!({ "edition": edition, "document": code }))).collect();
    for (command, input) in kept(&arena, edition).into_iter().chain(pages) {
        // Nothing is kept of a desk just opened.
        arena.call("desks.close", json!({}));
        arena.call("desks.open_sample", json!({}));
        take_statements();
        arena.call(command.name, input);
        let statements = take_statements().into_iter().collect::<Vec<_>>().join("\n");
        let words: BTreeSet<&str> = statements.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for table in tables.iter().filter(|table| words.contains(**table)) {
            seen += 1;
            let topics = kipp_app::topics::changed(&[(*table).to_owned()]);
            if !topics.iter().any(|topic| command.reads.contains(topic)) {
                missing.push_str(&format!("{} reads {table} and listens to none of {topics:?}\n", command.name));
            }
        }
    }
    assert!(seen > 60, "{seen} readings");
    assert_eq!(missing, "");
}
