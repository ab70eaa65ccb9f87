//! Undo and redo lose nothing: rows, barrier, finality, reason, edition and stage of an operation are the same after both,
//! for every kind of operation the program writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kipp_tests::{Arena, Dice};
use serde_json::{Value, json};

/// Kinds that cannot be taken back; each has a sentence of its own (`operations::never_undone`).
const NEVER: &[&str] = &[
    "certificates.issue",
    "certificates.number",
    "certificates.printed",
    "certificates.replace",
    "certificates.save",
    "certificates.void",
    "desks.create",
    "documents.save",
    "editions.close",
    "editions.reopen",
    "letters.issue",
    "letters.number",
    "letters.save_files",
    "letters.void",
    "result_revisions.freeze",
    "stages.lock",
    "stages.unlock",
];

/// Kinds of the chain that another test takes back and brings again, and which.
const ELSEWHERE: &[(&str, &str)] = &[
    ("attendance.take_file", "door"),
    ("imports.apply", "imports::rows"),
    ("settings.put_picture", "register"),
    ("score_sheets.correct", "results"),
    ("panel_decisions.withdraw", "results"),
    ("certificates.confirm", "certificates"),
    ("certificates.fail", "certificates"),
    ("signatories.put_picture", "documents::prints"),
    ("signatories.remove_picture", "documents::prints"),
];

/// Every kind that a source file of `app` writes.
fn kinds() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for piece in text.split("Op::new(").skip(1) {
                    let kind = piece.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                    found.insert(kind.unwrap_or_else(|| panic!("{}: a kind is a literal", path.display())).to_owned());
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/app/src"), &mut found);
    found
}

struct Year {
    arena: Arena,
    edition: i64,
    agencies: Vec<i64>,
    stages: [i64; 2],
}

fn ids(list: &Value) -> Vec<i64> {
    list.as_array().unwrap().iter().filter_map(|row| row["id"].as_i64()).collect()
}

impl Year {
    fn new() -> Self {
        let arena = Arena::new();
        let agencies: Vec<i64> = (1..=5).map(|at| arena.agency(&format!("Dinas {at}"), "dinas", None)).collect();
        let edition = arena.edition();
        for agency in &agencies[..4] {
            arena.passed(edition, &format!("Inovasi {agency}"), *agency);
        }
        for (at, agency) in [(0, None), (1, None), (2, Some(agencies[0]))] {
            arena.juror(edition, &format!("Juri {at}"), agency);
        }
        let stages = ["proposal", "presentasi"].map(|code| arena.stage(edition, code));
        arena.call("stages.open", json!({ "stage": stages[0] }));
        Self { arena, edition, agencies, stages }
    }

    /// The recipient of a letter just issued.
    fn letter(&self, number: usize) -> Value {
        let person = self.arena.value("people.save", json!({ "name": format!("Petugas {number}") }));
        self.arena.call(
            "signatories.save",
            json!({ "role": "kepala_bagian", "name": "Kepala", "office": "Kepala Bagian", "capacity": "definitif" }),
        );
        let task = json!({ "people": [{ "person": person }], "task": format!("tugas {number}"), "from": "2021-10-04", "place": "Aula" });
        let letter = json!({ "edition": self.edition, "document": "surat-tugas", "date": "2021-09-28", "task": task });
        self.arena.call("letters.issue", json!({ "letter": letter }));
        let list = self.arena.call("letters.list", json!({ "edition": self.edition }));
        list["letters"].as_array().unwrap().last().unwrap()["recipients"][0]["id"].clone()
    }

    fn submissions(&self) -> Vec<i64> {
        ids(&self.arena.call("submissions.list", json!({ "edition": self.edition })))
    }

    fn steps(&self, stage: i64) -> Vec<i64> {
        let all = self.arena.call("stage_steps.list", json!({ "edition": self.edition }));
        let own = all.as_array().unwrap().iter().filter(|step| step["stage"] == stage);
        own.filter_map(|step| step["id"].as_i64()).collect()
    }

    fn jurors(&self) -> Vec<i64> {
        ids(&self.arena.call("jurors.list", json!({ "edition": self.edition })))
    }

    fn act(&self, kind: &'static str, dice: &mut Dice) -> Value {
        let edition = self.edition;
        let (agency, other, stage) = (dice.of(&self.agencies), dice.of(&self.agencies), dice.of(&self.stages));
        let (submission, juror) = (dice.of(&self.submissions()), dice.of(&self.jurors()));
        let pair = json!({ "stage": stage, "submission": submission, "juror": juror });
        let with = |more: Value| {
            let mut whole = pair.clone();
            whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            whole
        };
        let marks = |dice: &mut Dice| -> Value {
            let mark = format!("{},{}", 50 + dice.below(50), dice.below(100));
            ["kebaruan", "signifikansi", "implementasi"]
                .map(|code| json!({ "criterion": code, "mark": mark }))
                .to_vec()
                .into()
        };
        let number = dice.below(1000);
        match kind {
            "agencies.save" => json!({
                "id": if number.is_multiple_of(2) { Value::Null } else { json!(agency) }, "code": format!("KODE {number}"),
                "name": format!("Dinas {number}"), "kind": "dinas", "parent": if agency == other { Value::Null } else { json!(other) },
                "obliged": number.is_multiple_of(3),
            }),
            "agencies.delete" => {
                let list = self.arena.call("agencies.list", json!({}));
                json!({ "id": dice.of(&ids(&list["agencies"])) })
            }
            "agencies.merge" => json!({ "from": agency, "into": other, "on": "1 Januari 2022" }),
            "assignments.act" => {
                with(json!({ "act": dice.of(&["remove", "restore", "excuse", "unexcuse"]), "reason": "uji" }))
            }
            "award_classes.save" => json!({ "edition": edition, "classes": [
                { "short_name": format!("Top {number}"), "full_name": "Terbaik", "rank_from": 1, "rank_to": 1 + number, "document": "piagam" },
            ] }),
            "conflicts.declare" => json!({ "juror": juror, "submission": submission, "reason": "saudara" }),
            "conflicts.withdraw" => {
                let pair = json!({ "juror": juror, "submission": submission, "reason": "saudara" });
                self.arena.call("conflicts.declare", pair.clone());
                pair
            }
            "documents.put_values" => {
                json!({ "edition": edition, "document": "lampiran-sk-tim", "values": [{ "key": "nomor", "value": format!("188/{number}") }] })
            }
            "editions.change" => json!({
                "edition": edition, "place": format!("Kota {number}"), "administrative_selection": number.is_multiple_of(2),
                "combine": dice.of(&["mean", "median"]), "reason": "uji",
            }),
            "editions.copy" => json!({ "edition": edition, "year": 2030 + number % 100 }),
            "editions.create" => json!({ "preset": "luwu-utara-2021", "year": 2050 + number % 100 }),
            "jurors.save" => json!({
                "id": if number.is_multiple_of(2) { Value::Null } else { json!(juror) }, "edition": edition,
                "name": format!("Juri {number}"), "agency": agency, "seat": "anggota",
            }),
            "jurors.delete" => json!({ "id": juror }),
            "obligations.exempt" => {
                json!({ "edition": edition, "agency": agency, "reason": if number.is_multiple_of(3) { Value::Null } else { json!("digabung") } })
            }
            "obligations.set" => json!({ "edition": edition, "agencies": [agency] }),
            "panel_decisions.save" => {
                json!({ "edition": edition, "kind": "unranked", "reason": format!("alasan {number}"), "rows": [{ "submission": submission }] })
            }
            "rubrics.save" => json!({ "stage": self.stages[1], "criteria": [
                { "code": "isi", "name": format!("Isi {number}"), "weight": 600 }, { "code": "sikap", "name": "Sikap", "weight": 400 },
            ] }),
            "score_sheets.record" => with(json!({ "marks": marks(dice), "reason": "uji" })),
            "score_sheets.record_many" => {
                json!({ "stage": stage, "juror": juror, "sheets": [{ "submission": submission, "marks": marks(dice) }], "reason": "uji" })
            }
            "score_sheets.abstain" => with(json!({ "reason": "pernah membina" })),
            "people.save" => json!({ "name": format!("Orang {number}"), "agency": agency }),
            "people.delete" => {
                let list = ids(&self.arena.call("people.list", json!({})));
                json!({ "id": list.first().copied().unwrap_or_default() })
            }
            "people.join" => {
                let person = |name: String| self.arena.value("people.save", json!({ "name": name }));
                json!({ "kept": person(format!("Orang satu {number}")), "gone": person(format!("Orang sama {number}")) })
            }
            "people.separate" => {
                self.arena.call("people.join", self.act("people.join", dice));
                let list = self.arena.call("people.list", json!({}));
                let names = list.as_array().into_iter().flatten().flat_map(|one| ids(&one["other_names"]));
                json!({ "id": names.last().unwrap_or_default() })
            }
            "people.adopt" => {
                // A juror of a new name: those of before stand in the register already.
                self.arena.value(
                    "jurors.save",
                    json!({ "id": juror, "edition": edition, "name": format!("Juri ganti {number}"), "seat": "anggota" }),
                );
                json!({ "edition": edition, "jurors": ids(&self.arena.call("jurors.list", json!({ "edition": edition }))), "innovators": [] })
            }
            "teams.save" => json!({
                "edition": edition, "team": dice.of(&["tim_pelaksana", "tim_sekretariat"]), "seat": "anggota",
                "office": format!("Kepala Seksi {number}"),
            }),
            "teams.delete" => {
                let made = self.act("teams.save", dice);
                json!({ "id": self.arena.value("teams.save", made) })
            }
            "number_series.save" => {
                json!({ "edition": edition, "code": dice.of(&["undangan", "surat"]), "template": format!("005/{{urut}}/{number}-A"), "first": 1 })
            }
            "document_texts.save" => {
                json!({ "edition": edition, "document": "surat-tugas", "texts": [{ "key": "alinea-1", "text": format!("Demikian {number}.") }] })
            }
            "document_texts.reset" => {
                self.arena.call("document_texts.save", self.act("document_texts.save", dice));
                json!({ "edition": edition, "document": "surat-tugas" })
            }
            "letters.sent" => json!({ "recipients": [self.letter(number)], "way": dice.of(&["diantar", "whatsapp"]) }),
            "letters.received" => json!({ "recipients": [self.letter(number)], "on": "2030-01-01", "by": "Staf" }),
            "agencies.put_head_titles" => {
                json!({ "titles": [{ "agency": agency, "head_title": format!("Kepala {number}") }] })
            }
            "invitations.put" => {
                let made = self.act("sessions.save", dice);
                json!({ "session": self.arena.value("sessions.save", made), "agencies": [self.agencies[0], self.agencies[1]] })
            }
            "invitations.seat" => {
                let put = self.act("invitations.put", dice);
                self.arena.call("invitations.put", put.clone());
                json!({ "session": put["session"], "rule": "satu", "persons": 2 + number % 3 })
            }
            "holidays.save" => {
                json!({ "date": "2019-05-05", "name": format!("Libur {number}"), "kind": "libur-nasional" })
            }
            "holidays.delete" => json!({ "id": self.arena.value("holidays.save", self.act("holidays.save", dice)) }),
            "holidays.fill" => json!({ "year": 2022 + number % 5 }),
            "ladder_rules.save" => {
                json!({ "edition": edition, "reminder_days": number % 300, "most_reminders": 2, "first_term": 7, "second_term": 5, "delivery_days": 2, "joint_leave_off": true })
            }
            "duty_notes.save" => {
                self.arena.call("obligations.set", json!({ "edition": edition, "agencies": [self.agencies[3]] }));
                json!({ "edition": edition, "agency": self.agencies[3], "date": "2021-12-01", "text": format!("Dipanggil {number}.") })
            }
            "duty_notes.delete" => {
                json!({ "id": self.arena.value("duty_notes.save", self.act("duty_notes.save", dice)) })
            }
            "letter_answers.save" => {
                json!({ "recipient": self.letter(number), "date": "2030-01-02", "verdict": "cukup", "text": "rencana" })
            }
            "letter_answers.delete" => {
                json!({ "id": self.arena.value("letter_answers.save", self.act("letter_answers.save", dice)) })
            }
            "sessions.save" => {
                json!({ "edition": edition, "kind": "rapat", "name": format!("Rapat {number}"), "date": "2021-09-27", "starts_at": "9", "place": "Aula" })
            }
            "sessions.delete" => {
                let made = self.act("sessions.save", dice);
                json!({ "id": self.arena.value("sessions.save", made) })
            }
            "sessions.put_agenda" => {
                json!({ "session": self.session(dice), "items": [{ "minutes": 15, "title": format!("Acara {number}") }, { "minutes": 5, "title": "Penutup" }] })
            }
            "sessions.put_roles" => {
                let person = self.arena.value("people.save", json!({ "name": format!("Narasumber {number}") }));
                json!({ "session": self.session(dice), "roles": [{ "role": dice.of(&["narasumber", "moderator"]), "person": person }] })
            }
            "sessions.put_minutes" => json!({
                "session": self.session(dice), "opening": format!("Dibuka pukul {number}"),
                "topics": [{ "title": "Jadwal", "replies": [{ "text": format!("Tanggapan {number}") }] }],
                "decisions": ["Disetujui"], "follow_ups": [{ "text": "Kirim", "due_on": "30/10/2021" }],
            }),
            "attachments.add" => {
                let (name, bytes) = (format!("pindaian-{number}.pdf"), format!("%PDF-1.7 {number}"));
                self.arena.files.put(&name, &name, bytes);
                json!({ "session": self.session(dice), "file": name, "caption": "Daftar hadir" })
            }
            "attachments.change" | "attachments.delete" => {
                let add = self.act("attachments.add", dice);
                let id = self.arena.value("attachments.add", add);
                match kind {
                    "attachments.delete" => json!({ "id": id }),
                    _ => json!({ "id": id, "kind": "naskah", "caption": format!("Keterangan {number}") }),
                }
            }
            "attendance.check_in" => {
                let made = self.act("people.save", dice);
                json!({ "session": self.session(dice), "person": self.arena.value("people.save", made) })
            }
            "attendance.check_in_new" => {
                json!({ "session": self.session(dice), "name": format!("Tamu {number}"), "deputy": number.is_multiple_of(2) })
            }
            "attendance.take_back" => {
                let made = self.act("attendance.check_in_new", dice);
                json!({ "id": self.arena.value("attendance.check_in_new", made)["row"] })
            }
            "participant_files.record" => {
                let session = self.arena.value("sessions.save", self.act("sessions.save", dice));
                let head = "Name (Original Name),User Email,Total Duration (Minutes),Guest";
                let rows = format!("{head}\nDinas 1_Zaini {number},daring{number}@contoh.invalid,60,Yes\n");
                self.arena.files.put("daring", "daring.csv", rows);
                json!({ "session": session, "files": [{ "file": "daring" }] })
            }
            "settings.put" => json!({ "values": [{ "key": "kop_kontak", "value": format!("telepon {number}") }] }),
            "signatories.save" => {
                json!({ "role": "lainnya", "name": format!("Pejabat {number}"), "office": "Kepala", "capacity": "definitif" })
            }
            "signatories.delete" => {
                let made = json!({ "role": "lainnya", "name": format!("Pejabat lepas {number}"), "office": "Kepala", "capacity": "definitif" });
                json!({ "id": self.arena.value("signatories.save", made) })
            }
            "stages.add" => {
                json!({ "edition": edition, "name": format!("Tahap baru {number}"), "scored": number.is_multiple_of(2) })
            }
            "stages.change" => {
                let (on, other) = (!number.is_multiple_of(4), self.stages[usize::from(stage == self.stages[0])]);
                let weights = match on {
                    true => json!([{ "stage": stage, "weight": 600 }, { "stage": other, "weight": 400 }]),
                    false => json!([{ "stage": other, "weight": 1000 }]),
                };
                json!({ "stage": stage, "name": format!("Tahap {number}"), "enabled": on, "weights": weights, "participants": dice.of(&["all", "ticked"]), "reason": "uji" })
            }
            "stages.remove" => {
                json!({ "stage": dice.of(&ids(&self.arena.call("stages.list", json!({ "edition": edition })))) })
            }
            "stages.order" => {
                let mut all = ids(&self.arena.call("stages.list", json!({ "edition": edition })));
                let place = number % (all.len() - 1);
                all.swap(place, place + 1);
                json!({ "edition": edition, "stages": all })
            }
            "stages.open" => json!({ "stage": self.stages[1] }),
            "stages.set_participants" => json!({ "stage": stage, "submissions": [submission] }),
            "stage_steps.fill" => {
                let steps = self.arena.call("stage_steps.list", json!({ "edition": edition }));
                for step in steps.as_array().unwrap().iter().filter(|step| step["stage"] == stage) {
                    self.arena.call("stage_steps.delete", json!({ "id": step["id"] }));
                }
                json!({ "edition": edition })
            }
            "stage_steps.save" => {
                let step = number.is_multiple_of(2).then(|| self.steps(stage)[0]);
                json!({ "id": step, "stage": stage, "text": format!("Langkah {number}") })
            }
            "stage_steps.delete" => json!({ "id": dice.of(&self.steps(stage)) }),
            "stage_steps.tick" => {
                let step = json!({ "stage": stage, "text": format!("Tandai {number}") });
                json!({ "step": self.arena.value("stage_steps.save", step), "done": true })
            }
            "stage_steps.order" => {
                let mut steps = self.steps(stage);
                let turned = steps.len().min(1);
                steps.rotate_left(turned);
                json!({ "stage": stage, "steps": steps })
            }
            "stages.set_weights" => {
                // While a stage is judged its weight stands still.
                for stage in self.stages {
                    let _ = self.arena.dispatch("stages.lock", &json!({ "stage": stage }));
                }
                let weight = number % 1001;
                json!({ "edition": edition, "weights": [{ "stage": self.stages[0], "weight": weight }, { "stage": self.stages[1], "weight": 1000 - weight }], "reason": "uji" })
            }
            "submissions.save" => json!({
                "id": if number.is_multiple_of(2) { Value::Null } else { json!(submission) }, "edition": edition,
                "title": format!("Judul {number}"), "agency": agency, "innovators": [{ "kind": "person", "name": "X" }],
            }),
            "submissions.set_status" => {
                json!({ "submissions": [submission], "status": dice.of(&["masuk", "lolos", "gugur", "perbaikan"]), "reason": "uji" })
            }
            "submissions.delete" => {
                let title = format!("Judul lepas {number}");
                let agency = self.arena.call("agencies.list", json!({}))["agencies"][0]["id"].clone();
                json!({ "submission": self.arena.value("submissions.save", json!({ "edition": edition, "title": title, "agency": agency, "innovators": [] })) })
            }
            "tie_rules.save" => {
                json!({ "edition": edition, "rules": [{ "kind": "stage_score", "stage": stage }, { "kind": "panel" }] })
            }
            other => panic!("{other}: say how it is done, or name it in NEVER or ELSEWHERE"),
        }
    }

    /// A session of its own for each act.
    fn session(&self, dice: &mut Dice) -> Value {
        let made = self.act("sessions.save", dice);
        self.arena.value("sessions.save", made)
    }

    fn newest(&self) -> Value {
        self.arena.call("operations.list", json!({ "limit": 1 }))[0].clone()
    }

    /// Every row of every journaled table.
    fn rows(&self) -> String {
        kipp_app::desks::dump(&self.arena.app).unwrap()
    }

    /// What an operation holds beside its rows.
    fn head(&self) -> Value {
        let newest = self.newest();
        let shown = self.arena.call("operations.show", json!({ "id": newest["id"] }));
        json!([
            newest["reason"],
            newest["undoable"],
            newest["barrier"],
            newest["edition"],
            newest["stage"],
            shown["refusal"]
        ])
    }
}

#[test]
fn whatever_is_undone_and_redone_is_the_same_again() {
    let mut year = Year::new();
    let mut dice = Dice(0x4b49_5050_0010);
    let all: Vec<&'static str> = kinds()
        .into_iter()
        .filter(|kind| !NEVER.contains(&kind.as_str()) && ELSEWHERE.iter().all(|(known, _)| known != kind))
        .map(|kind| &*kind.leak())
        .collect();
    let mut taken_back: BTreeMap<&str, usize> = BTreeMap::new();
    let mut refused: BTreeMap<&str, String> = BTreeMap::new();
    // Every kind at least twice; those that need what another one makes come round again.
    for step in 0..20 * all.len() {
        let kind = all[step % all.len()];
        // What earlier acts made impossible is possible again on a new desk.
        if step % (5 * all.len()) == 0 && step > 0 {
            assert_eq!(year.arena.call("desks.check", json!({}))["clean"], true);
            year = Year::new();
        }
        if taken_back.get(kind).is_some_and(|times| *times >= 2) {
            continue;
        }
        let input = year.act(kind, &mut dice);
        let before = year.rows();
        if let Err(error) = year.arena.dispatch(kind, &input) {
            refused.insert(kind, format!("{} {}", error.title, error.detail));
            continue;
        }
        let (after, head) = (year.rows(), year.head());
        if after == before {
            continue;
        }
        for _ in 0..=dice.below(2) {
            year.arena.call("operations.undo", json!({}));
            assert_eq!(year.rows(), before, "undo of {kind} {input}");
            year.arena.call("operations.redo", json!({}));
            assert_eq!(year.rows(), after, "redo of {kind} {input}");
            assert_eq!(year.head(), head, "the head of {kind} {input} after a redo");
        }
        *taken_back.entry(kind).or_default() += 1;
        if dice.below(3) == 0 {
            year.arena.call("operations.undo", json!({}));
        }
    }
    assert_eq!(year.arena.call("desks.check", json!({}))["clean"], true);
    let missed: Vec<&str> = all.into_iter().filter(|kind| !taken_back.contains_key(kind)).collect();
    assert!(missed.is_empty(), "never taken back: {missed:?}; {taken_back:?}; {refused:#?}");
}

#[test]
fn what_can_never_be_taken_back_says_why_in_words_of_its_own() {
    let known = kinds();
    let general = kipp_app::history::operations::never_undone("");
    for kind in NEVER {
        assert!(known.contains(*kind), "{kind} is written nowhere");
        assert_ne!(kipp_app::history::operations::never_undone(kind), general, "{kind}");
    }
}

#[test]
fn ctrl_z_never_opens_a_lock_nor_a_closed_edition() {
    let year = Year::new();
    for (act, input) in [
        ("stages.lock", json!({ "stage": year.stages[0] })),
        ("stages.unlock", json!({ "stage": year.stages[0], "reason": "koreksi" })),
        ("editions.close", json!({ "edition": year.edition, "reason": "selesai" })),
        ("editions.reopen", json!({ "edition": year.edition, "reason": "koreksi" })),
    ] {
        let done = year.arena.call(act, input);
        assert_eq!(done["undo"], Value::Null, "{act}");
        let id = year.newest()["id"].clone();
        for (undo, input) in [("operations.undo", json!({})), ("operations.undo_one", json!({ "id": id }))] {
            let refused = year.arena.refused(undo, input);
            assert!(refused.detail.contains(kipp_app::history::operations::never_undone(act)), "{act}: {refused:?}");
        }
    }
}
