//! A file looked at: a thousand names nobody knows, twenty wide sheets, twenty thousand rows; and those rows written.

use std::path::Path;

use kipp_domain::grid::{Cell, Grid};
use kipp_domain::imports::{ImportKind, guess_header};
use serde_json::{Value, json};

use crate::figures::{Goal, Report, Took, Trouble, timed};
use crate::office::Office;

const REGISTER: &[u8] = include_bytes!("../fixtures/sheets/pd_luwu_utara.csv");
const WIDE: &[u8] = include_bytes!("../fixtures/sheets/lebar_20x60.xlsx");
const WORDS: [&str; 8] =
    ["wilayah", "ketatalaksanaan", "evaluasi", "prasarana", "koordinasi", "pelaporan", "pembinaan", "penyusunan"];

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    let office = Office::new(folder, "impor.kipp")?;
    let (files, call) = (&office.files, |name: &str, input: &Value| office.call(name, input));
    files.put("pd", "pd.csv", REGISTER);
    call("imports.apply", &json!({ "kind": "perangkat-daerah", "file": "pd", "mode": "all" }))?;
    let edition = call("editions.create", &json!({ "preset": "luwu-utara-2021", "year": 2021 }))?["value"].clone();
    let mut look = |name: &str, goal: f64, input: &Value| -> Result<(), Trouble> {
        let mut took: Vec<Took> = vec![];
        for _ in 0..report.runs {
            let (one, answer) = timed(|| call("imports.inspect", input));
            answer?;
            took.push(one);
        }
        report.took(name, &took, Goal::AtMost(goal))
    };

    files.put("juri", "juri.csv", unknown_names(1_000).as_bytes());
    let input = json!({ "kind": "juri", "file": "juri", "edition": edition });
    look("imports.inspect: jurors of 1,000 unknown agencies", 300.0, &input)?;
    files.put("lebar", "lebar.xlsx", WIDE);
    let input = json!({ "kind": "usulan", "file": "lebar", "edition": edition });
    look("imports.inspect: 20 sheets of 60 columns, read and looked at", 300.0, &input)?;
    let rows = submissions(19_999);
    files.put("usulan", "usulan.csv", rows.as_bytes());
    let input = json!({ "kind": "usulan", "file": "usulan", "edition": edition });
    look("imports.inspect: 20,000 rows of submissions", 1_000.0, &input)?;

    let sheets = wide_sheets();
    let mut took: Vec<Took> = vec![];
    for _ in 0..report.runs {
        let (one, guessed) =
            timed(|| sheets.iter().filter(|grid| guess_header(ImportKind::Submissions, grid).is_some()).count());
        took.push(one);
        if guessed != 0 {
            return Err("a header where there is none".into());
        }
    }
    report.took("the header of 20 sheets of 60 columns alone", &took, Goal::AtMost(300.0))?;

    attendance(report, &office, &edition)?;

    let mut apply = input.clone();
    apply["mode"] = "all".into();
    let (took, done) = timed(|| call("imports.apply", &apply));
    let new = done?["value"]["new"].clone();
    report.took(&format!("imports.apply: those rows written ({new} new)"), &[took], Goal::None)?;
    office.end()
}

/// 5,000 participants in three files, looked at and taken; then the recap of 10,000 attendances.
fn attendance(report: &mut Report, office: &Office, edition: &Value) -> Result<(), Trouble> {
    let (files, call) = (&office.files, |name: &str, input: &Value| office.call(name, input));
    const AGENCIES: [&str; 5] = ["DINKES", "DISTAN", "DISHUB", "DPMD", "DLH"];
    let form = json!({ "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi", "date": "2021-10-04",
        "starts_at": "9", "ends_at": "12.00", "platform": "Zoom" });
    let session = call("sessions.save", &form)?["value"].clone();
    let file = |part: usize, of: std::ops::Range<usize>| {
        let head = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n".to_owned();
        let rows = of.map(|at| {
            let (from, to) = (9 + part % 3, 10 + part % 3);
            format!("{}_Orang{at},,2021-10-04 {from:02}:00:00,2021-10-04 {to:02}:00:00,60\n", AGENCIES[at % 5])
        });
        std::iter::once(head).chain(rows).collect::<String>()
    };
    let tokens = ["hadir-1", "hadir-2", "hadir-3", "hadir-4", "hadir-5", "hadir-6"];
    // Every one of the 5,000 stands in two of the files of each time: 10,000 rows in all.
    for (part, token) in tokens.iter().enumerate() {
        let third = part % 3;
        let of = third * 5_000 / 3..(third + 1) * 5_000 / 3;
        files.put(token, &format!("{token}.csv"), file(part + usize::from(part > 2), of).as_bytes());
    }
    let input = |some: &[&str]| {
        let asked: Vec<Value> = some.iter().map(|token| json!({ "file": token })).collect();
        json!({ "session": session, "files": asked })
    };
    let (took, done) = timed(|| call("participant_files.record", &input(&tokens[..3])));
    let people = done?["value"]["people"].clone();
    report.took(&format!("participant_files.record: {people} people in 3 files"), &[took], Goal::AtMost(1_000.0))?;
    call("participant_files.record", &input(&tokens[3..]))?;
    let mut took: Vec<Took> = vec![];
    for _ in 0..report.runs {
        let (one, recap) = timed(|| call("attendance.recap", &json!({ "session": session })));
        recap?;
        took.push(one);
    }
    report.took("attendance.recap: 10,000 attendances", &took, Goal::AtMost(50.0))
}

/// Words in an order of their own for each number.
fn words_for(at: usize) -> String {
    let word = |step: usize| WORDS[(at / step + at * step) % WORDS.len()];
    [word(1), word(3), word(5), word(7)].join(" ")
}

fn unknown_names(count: usize) -> String {
    let rows = (0..count).map(|at| format!("Juri Contoh {at};{} {at}", words_for(at)));
    std::iter::once("Nama;Perangkat daerah".to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

fn submissions(count: usize) -> String {
    const AGENCIES: [&str; 5] = ["DINKES", "DISTAN", "Dinas Perhubungan", "Dinas PMD", "DLH"];
    let rows = (0..count).map(|at| {
        let agency = AGENCIES[at % AGENCIES.len()];
        format!("{} {at};{agency};UPT {};Orang {at};umum;{}/3/2019", words_for(at), at % 90, at % 28 + 1)
    });
    let head = "Judul;Perangkat daerah;Unit;Inovator;Kelompok;Mulai penerapan".to_owned();
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

fn wide_sheets() -> Vec<Grid> {
    let row = |at: usize| (0..60).map(|column| Cell::text(format!("Isi contoh {at} {column}"))).collect();
    (0..20).map(|sheet| Grid::new(format!("Lembar {sheet}"), (0..25).map(row).collect())).collect()
}
