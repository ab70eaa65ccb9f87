//! Participant files of online meetings, through the dispatcher.

mod bad;
mod names;
mod papers;
mod recap;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kipp_tests::Arena;
use serde_json::{Value, json};

/// The register that the tables of the test files speak of: code, name, other names.
const AGENCIES: [(&str, &str, &str, &[&str]); 11] = [
    ("DISKOMINFO", "Dinas Komunikasi dan Informatika", "dinas", &["Diskominfo-SP"]),
    ("DINKES", "Dinas Kesehatan", "dinas", &[]),
    ("DISTAN", "Dinas Pertanian", "dinas", &[]),
    ("BAPPEDA", "Badan Perencanaan Pembangunan Daerah", "badan", &[]),
    ("DPMD", "Dinas Pemberdayaan Masyarakat dan Desa", "dinas", &[]),
    ("ORGANISASI", "Bagian Organisasi", "bagian", &[]),
    ("PKM-CONTOH", "Puskesmas Contoh", "puskesmas", &[]),
    ("KEC-CB", "Kecamatan Contoh Barat", "kecamatan", &[]),
    ("KEC-C", "Kecamatan Contoh", "kecamatan", &[]),
    ("KEC-S", "Kecamatan Sabbang", "kecamatan", &[]),
    ("KEC-SS", "Kecamatan Sabbang Selatan", "kecamatan", &[]),
];

/// A desk with that register and a session on 4 October 2021, 09.00 to 12.00.
pub(crate) struct Hall {
    pub arena: Arena,
    pub edition: i64,
    pub session: i64,
}

pub(crate) fn hall() -> Hall {
    let arena = Arena::new();
    arena.call(
        "settings.put",
        json!({ "values": [{ "key": "daerah", "value": "Contoh" }, { "key": "tempat", "value": "Contoh" }] }),
    );
    for (code, name, kind, aliases) in AGENCIES {
        let obliged = ["dinas", "badan", "kecamatan"].contains(&kind);
        arena.call(
            "agencies.save",
            json!({ "code": code, "name": name, "kind": kind, "obliged": obliged, "aliases": aliases }),
        );
    }
    let edition = arena.edition();
    let session = session(&arena, edition, json!({}));
    Hall { arena, edition, session }
}

pub(crate) fn session(arena: &Arena, edition: i64, more: Value) -> i64 {
    let mut form = json!({
        "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP 2021", "date": "4/10/2021", "starts_at": "9",
        "ends_at": "12.00", "place": "Warkop Indah", "platform": "Zoom", "minimum_minutes": 0,
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    arena.value("sessions.save", form).as_i64().unwrap()
}

impl Hall {
    pub fn agency(&self, code: &str) -> i64 {
        let list = self.arena.call("agencies.list", json!({}));
        let found = list["agencies"].as_array().unwrap().iter().find(|one| one["code"] == code).cloned();
        found.unwrap()["id"].as_i64().unwrap()
    }

    pub fn put(&self, token: &str, content: impl Into<Vec<u8>>) -> Value {
        self.arena.files.put(token, token, content);
        json!({ "file": token })
    }

    pub fn input(&self, files: Value) -> Value {
        json!({ "session": self.session, "files": files })
    }

    pub fn inspect(&self, files: Value) -> Value {
        self.arena.call("participant_files.inspect", self.input(files))
    }

    pub fn record(&self, files: Value, decisions: Value) -> Value {
        let mut input = self.input(files);
        input["decisions"] = decisions;
        self.arena.call("participant_files.record", input)
    }

    pub fn recap(&self) -> Value {
        self.arena.call("attendance.recap", json!({ "session": self.session }))
    }
}

/// Rows of Zoom without times: name and minutes.
pub(crate) fn totals(rows: &[(&str, u32)]) -> String {
    let mut text = String::from("Name (Original Name),User Email,Total Duration (Minutes),Guest\n");
    for (name, minutes) in rows {
        writeln!(text, "\"{name}\",,{minutes},Yes").unwrap();
    }
    text
}

/// Rows of Zoom: name, e-mail, join and leave on the session's day.
pub(crate) fn connections(rows: &[(&str, &str, &str, &str)]) -> String {
    let mut text = String::from("Name (original name),Email,Join time,Leave time,Duration (minutes)\n");
    for (name, email, from, to) in rows {
        writeln!(text, "\"{name}\",{email},2021-10-04 {from}:00,2021-10-04 {to}:00,1").unwrap();
    }
    text
}

/// What a person answers to everything that is asked of a file.
fn answered(problem: &Value, file: &mut Value) -> bool {
    match problem["code"].as_str().unwrap() {
        "no_date" => file["date"] = problem["session"].clone(),
        "shifted" => file["shift_hours"] = problem["shift_hours"].clone(),
        "several_meetings" => file["meetings"] = json!([0]),
        "two_readings" => file["date_order"] = json!("day_first"),
        _ => return false,
    }
    true
}

/// What is asked or refused of a file, then the people with agency and minutes, and who nobody recognised.
fn told(hall: &Hall, mut file: Value) -> String {
    let mut text = String::new();
    let report = loop {
        let report = hall.inspect(json!([file]));
        let problem = report["files"][0]["problem"].clone();
        if problem.is_null() {
            break report;
        }
        writeln!(text, "{}", problem["text"].as_str().unwrap()).unwrap();
        if !answered(&problem, &mut file) {
            return text;
        }
    };
    for notice in report["files"][0]["notices"].as_array().unwrap().iter().filter_map(Value::as_str) {
        if let Some((_, said)) = notice.strip_prefix("Baris ").and_then(|rest| rest.split_once(": ")) {
            writeln!(text, "{said}").unwrap();
        }
    }
    let recorders = report["names"].as_array().unwrap().iter().filter(|one| one["state"] == "recorder");
    let mut lines: BTreeSet<String> =
        recorders.map(|one| format!("perekam: {}", one["label"].as_str().unwrap())).collect();
    let done = hall.record(json!([file]), json!([]));
    let recap = hall.recap();
    let minutes = |one: &Value| one["minutes"].as_u64().map_or("-".to_owned(), |minutes| minutes.to_string());
    let (people, strangers) = (recap["people"].as_array().unwrap(), recap["strangers"].as_array().unwrap());
    writeln!(text, "orang {}, asing {}", people.len(), strangers.len()).unwrap();
    for one in people {
        let name = one["agency_name"].as_str().unwrap();
        let known = AGENCIES.iter().find(|(_, own, kind, _)| *own == name && ["dinas", "badan"].contains(kind));
        let agency = known.map_or(name, |(code, ..)| code);
        lines.insert(format!("{} | {agency} | {}", one["name"].as_str().unwrap(), minutes(one)));
    }
    lines.extend(strangers.iter().map(|one| format!("asing: {} | {}", one["name"].as_str().unwrap(), minutes(one))));
    assert_eq!(done["value"]["people"], people.len());
    text.extend(lines.into_iter().map(|line| line + "\n"));
    text
}

/// The table in the names of the register: it knows one without his titles, and a name has no more than 300 letters there.
fn as_registered(table: &str) -> String {
    let line = |line: &str| match line.split_once(" | ") {
        Some((name, rest)) => {
            let name = name.replace("H. Peserta Tiga, S.E., M.M.", "Peserta Tiga");
            format!("{} | {rest}\n", name.chars().take(300).collect::<String>())
        }
        None => format!("{line}\n"),
    };
    let (told, people): (Vec<String>, Vec<String>) =
        table.lines().map(line).partition(|line| !line.contains(" | ") && !line.starts_with("perekam"));
    told.into_iter().chain(people.into_iter().collect::<BTreeSet<_>>()).collect()
}

/// People of whom an earlier meeting taught the e-mail.
fn known_by_email(hall: &Hall) {
    let earlier = session(&hall.arena, hall.edition, json!({ "name": "Rapat persiapan", "date": "27/9/2021" }));
    let mut text = String::from("Name (original name),Email,Total duration (minutes),Guest\n");
    for (number, name, agency) in [
        ("tiga", "Peserta Tiga", "DISTAN"),
        ("lima", "Peserta Lima", "DISTAN"),
        ("tujuh", "Peserta Tujuh", "DPMD"),
        ("sembilan", "Peserta Sembilan", "DINKES"),
    ] {
        writeln!(text, "{agency}_{name},{number}@contoh.invalid,60,Yes").unwrap();
    }
    hall.arena.files.put("kenal", "kenal.csv", text);
    hall.arena.call("participant_files.record", json!({ "session": earlier, "files": [{ "file": "kenal" }] }));
}

#[test]
fn every_file_says_what_the_table_beside_it_says_and_one_undo_takes_it_back() {
    let hall = hall();
    known_by_email(&hall);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/attendance");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".csv") || name.ends_with(".xlsx"))
        .collect();
    names.sort();
    assert_eq!(names.len(), 30);
    let mut wrong = String::new();
    for name in names {
        let table = match name.strip_suffix(".xlsx") {
            Some(stem) => format!("{stem}-xlsx.txt"),
            None => name.replace(".csv", ".txt"),
        };
        let expected = std::fs::read_to_string(format!("{folder}/{table}")).unwrap();
        let expected = as_registered(&expected);
        let file = hall.put(&name, std::fs::read(format!("{folder}/{name}")).unwrap());
        let before = hall.arena.dump();
        let said = told(&hall, file);
        if said != expected {
            writeln!(wrong, "== {name}: expected\n{expected}-- but it says\n{said}").unwrap();
        }
        if hall.arena.dump() != before {
            hall.arena.call("operations.undo", json!({}));
            assert_eq!(hall.arena.dump(), before, "{name}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
