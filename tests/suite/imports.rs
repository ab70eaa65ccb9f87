//! Imports through the dispatcher: what a file would do, what it did, and that one undo takes all of it back.

// The lint knows `#[test]` functions only; these are their helpers.
#![allow(clippy::unwrap_used)]

mod cells;
mod files;
mod kinds;
mod pasted;
mod real;
mod rows;

use std::fmt::Write as _;

use expect_test::Expect;
use kipp_api::error::ErrorDto;
use kipp_tests::Arena;
use serde_json::{Value, json};

const REGISTER: &[u8] = include_bytes!("../fixtures/sheets/pd_luwu_utara.csv");
const SUBMISSIONS: &[u8] = include_bytes!("../fixtures/sheets/usulan_kipp_2021.csv");
const REKAP: &[u8] = include_bytes!("../fixtures/sheets/jelek/rekap_usulan.xlsx");
const MANGLED: &[u8] = include_bytes!("../fixtures/sheets/jelek/juri_nip_excel.xlsx");
const WINDOWS: &[u8] = include_bytes!("../fixtures/sheets/jelek/usulan_cp1252.csv");
const MARKED: &[u8] = include_bytes!("../fixtures/sheets/jelek/juri_bom.csv");
const BOMB: &[u8] = include_bytes!("../fixtures/sheets/jelek/bom.xlsx");

/// An arena that is given files.
struct Meja(Arena);

impl std::ops::Deref for Meja {
    type Target = Arena;
    fn deref(&self) -> &Arena {
        &self.0
    }
}

impl Meja {
    fn new() -> Self {
        Self(Arena::new())
    }

    /// With the register of Luwu Utara and the edition of 2021.
    fn of_2021() -> (Self, i64) {
        let meja = Self::new();
        meja.apply("perangkat-daerah", None, "pd_luwu_utara.csv", REGISTER, json!({ "mode": "all" }));
        let edition = meja.edition();
        (meja, edition)
    }

    fn put(&self, kind: &str, edition: Option<i64>, file: &str, bytes: &[u8], more: Value) -> Value {
        self.files.put("file", file, bytes);
        let mut input = json!({ "kind": kind, "file": "file", "edition": edition });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    }

    fn inspect(&self, kind: &str, edition: Option<i64>, file: &str, bytes: &[u8], more: Value) -> Value {
        let input = self.put(kind, edition, file, bytes, more);
        self.call("imports.inspect", input)
    }

    fn apply(&self, kind: &str, edition: Option<i64>, file: &str, bytes: &[u8], more: Value) -> Value {
        let input = self.put(kind, edition, file, bytes, more);
        self.call("imports.apply", input)
    }

    /// The error of an apply, in words; every table is as it was.
    fn refused(&self, kind: &str, edition: Option<i64>, file: &str, bytes: &[u8], more: Value) -> String {
        let before = self.dump();
        let input = self.put(kind, edition, file, bytes, more);
        let error = self.0.refused("imports.apply", input);
        assert_eq!(before, self.dump(), "something was written");
        said(&error)
    }

    fn rows(&self, table: &str) -> usize {
        let count: Option<i64> =
            self.app.read(|read| Ok(read.value(&format!("SELECT count(*) FROM {table}"), [])?)).unwrap();
        usize::try_from(count.unwrap()).unwrap()
    }
}

fn said(error: &ErrorDto) -> String {
    let error = serde_json::to_value(error).unwrap();
    let mut text = format!("{}: {}", error["code"].as_str().unwrap(), error["title"].as_str().unwrap());
    if error["detail"] != "" {
        write!(text, "\n  {}", error["detail"].as_str().unwrap()).unwrap();
    }
    for hint in error["hints"].as_array().unwrap() {
        write!(text, "\n  > {}", hint.as_str().unwrap()).unwrap();
    }
    for problem in error["problems"].as_array().unwrap() {
        write!(text, "\n  - {}: {}", problem["field"].as_str().unwrap(), problem["text"].as_str().unwrap()).unwrap();
    }
    text
}

/// A report as text.
fn show(report: &Value) -> String {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut text =
        format!("{} · lembar “{}” tajuk {}\n", word(&report["summary"]), word(&report["sheet"]), report["header_row"]);
    if report["reading"].is_string() {
        writeln!(text, "{}", word(&report["reading"])).unwrap();
    }
    for note in report["notes"].as_array().unwrap() {
        writeln!(text, "! {}", word(note)).unwrap();
    }
    for missing in report["missing"].as_array().unwrap() {
        writeln!(text, "tanpa kolom {}", word(missing)).unwrap();
    }
    for row in report["rows"].as_array().unwrap() {
        let skipped = if row["skipped"] == true { " (dilewati)" } else { "" };
        writeln!(
            text,
            "{} {} {} {}{skipped}",
            row["row"],
            word(&row["state"]),
            word(&row["deed"]),
            word(&row["title"])
        )
        .unwrap();
        for found in row["findings"].as_array().unwrap() {
            let value = word(&found["value"]);
            writeln!(
                text,
                "    {} {}{} “{value}”: {}",
                word(&found["state"]),
                word(&found["column"]),
                found["row"],
                word(&found["reason"])
            )
            .unwrap();
        }
    }
    for question in report["questions"].as_array().unwrap() {
        let offers: Vec<String> =
            question["candidates"].as_array().unwrap().iter().map(|offer| word(&offer["code"])).collect();
        writeln!(
            text,
            "? “{}” {} {} → {} dari {}",
            word(&question["text"]),
            question["rows"],
            word(&question["state"]),
            word(&question["answer"]),
            offers.join(", ")
        )
        .unwrap();
    }
    text
}

fn check(actual: &str, expected: &Expect) {
    expected.assert_eq(actual);
}

/// A recipe of a CSV file: one line a row.
fn csv(lines: &[&str]) -> Vec<u8> {
    lines.join("\n").into_bytes()
}

fn all() -> Value {
    json!({ "mode": "all" })
}

fn valid() -> Value {
    json!({ "mode": "valid" })
}
