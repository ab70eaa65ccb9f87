//! `impor`: a file checked row by row, told, and written as one operation.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::args::{Given, Spec};
use crate::say::{self, Failure};
use crate::session::Session;
use crate::{Console, Place};

pub const SPEC: Spec = Spec {
    verb: "impor",
    places: &["Nama berkas yang diimpor"],
    optional: 0,
    options: &[
        "db",
        "jenis",
        "jawaban",
        "kegiatan",
        "kolom",
        "edisi",
        "lembar",
        "pemisah",
        "enkode",
        "tersembunyi",
        "alasan",
    ],
    switches: &["sah-saja", "semua-lembar", "isi-gabungan"],
};

/// Kinds that belong to no edition.
const REGISTERS: [&str; 3] = ["perangkat-daerah", "orang", "hari-libur"];
const KINDS: [&str; 7] = [REGISTERS[0], REGISTERS[1], REGISTERS[2], "usulan", "juri", "nilai", ATTENDANCE];
/// Participants of an online meeting: a kind with an own report.
const ATTENDANCE: &str = "kehadiran";
/// The token of the file.
const FILE: &str = "impor";

pub fn run(place: &Place<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    let kind = given.needed("jenis")?;
    if !KINDS.contains(&kind.as_str()) {
        return Err(given.wrong(format!("Jenis “{kind}” tidak dikenal. Pilih {}.", KINDS.join(", "))));
    }
    let db = given.needed_path("db")?;
    let answers = match given.option_path("jawaban")? {
        Some(path) => answers(&path)?,
        None => Map::new(),
    };
    let session = Session::open(place, &db)?;
    session.files.name_file(FILE, given.path(0));
    if kind == ATTENDANCE {
        return attendance(&session, given, console);
    }
    let mut input = json!({ "kind": kind, "file": FILE, "answers": answers });
    input["sheet"] = given.option("lembar")?.into();
    input["reading"] = reading(given)?;
    if !REGISTERS.contains(&kind.as_str()) {
        input["edition"] = session.edition(given)?.into();
    }
    let mut report = session.call("imports.inspect", &input)?;
    if let Some(said) = given.option("kolom")? {
        input["mapping"] = mapping(&report, &said);
        report = session.call("imports.inspect", &input)?;
    }
    console.out.write_all(in_words(&report).as_bytes())?;
    input["mode"] = if given.has("sah-saja") { "valid" } else { "all" }.into();
    input["outside_reason"] = given.option("alasan")?.into();
    let done = session.call("imports.apply", &input).map_err(|refused| asking(refused).without_problems())?;
    let outcome = &done["value"];
    writeln!(console.out, "{}", outcome["text"].as_str().unwrap_or_default())?;
    let learned: Vec<&str> = outcome["learned"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if !learned.is_empty() {
        writeln!(console.out, "Sebutan yang dipelajari: {}", learned.join("; "))?;
    }
    for warning in done["warnings"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        writeln!(console.out, "{warning}")?;
    }
    Ok(())
}

/// What the dates ask for is said here by an option.
fn asking(mut failure: Failure) -> Failure {
    if let Failure::Refused(error) = &mut failure
        && error.code == "outside_dates"
    {
        error.hints = vec!["Ulangi dengan --alasan \"…\"; alasan itu tercatat di Riwayat dan tidak dicetak.".into()];
    }
    failure
}

/// The attendance of a session: what is sure and what a rule fills in is taken, the rest stays unrecognised.
fn attendance(session: &Session<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    let edition = session.edition(given)?;
    let list = session.call("sessions.list", &json!({ "edition": edition }))?;
    let known = list.as_array().cloned().unwrap_or_default();
    let wanted = given.option("kegiatan")?;
    let found = match &wanted {
        None if known.len() == 1 => known.first(),
        None => None,
        Some(text) => known.iter().find(|one| one["id"].as_i64() == text.parse().ok() || one["name"] == text.as_str()),
    };
    let Some(found) = found else {
        let names: Vec<String> = known.iter().map(|one| format!("{} ({})", text(&one["name"]), one["id"])).collect();
        let text = match (wanted, names.is_empty()) {
            (_, true) => "Belum ada kegiatan. Tambahkan kegiatan di program lebih dulu.".to_owned(),
            (None, _) => format!("Pilih kegiatan dengan --kegiatan: {}.", names.join(", ")),
            (Some(wanted), _) => format!("Kegiatan “{wanted}” tidak dikenal. Pilih {}.", names.join(", ")),
        };
        return Err(given.wrong(text));
    };
    let input = json!({ "session": found["id"], "files": [{ "file": FILE }] });
    let report = session.call("participant_files.inspect", &input)?;
    for file in report["files"].as_array().into_iter().flatten() {
        let format = file["format"].as_str().unwrap_or("belum dikenal");
        writeln!(console.out, "{}: {format}, {} baris", text(&file["name"]), file["rows"])?;
        for notice in file["notices"].as_array().into_iter().flatten() {
            writeln!(console.out, "  {}", text(notice))?;
        }
    }
    for one in report["names"].as_array().into_iter().flatten().filter(|one| one["state"] != "sure") {
        let state = match one["state"].as_str() {
            Some("open") => "belum dikenali",
            Some("skipped") => "dilewati",
            Some("recorder") => "perekam",
            _ => "menurut aturan",
        };
        writeln!(console.out, "  {state} “{}” {}", text(&one["label"]), text(&one["note"]))?;
    }
    let done = session.call("participant_files.record", &input).map_err(Failure::without_problems)?;
    writeln!(console.out, "{}", text(&done["value"]["text"]))?;
    for warning in done["warnings"].as_array().into_iter().flatten() {
        writeln!(console.out, "{}", text(warning))?;
    }
    Ok(())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The columns as recognised, with those of `--kolom` ("judul=D,catatan=") in their place.
fn mapping(report: &Value, said: &str) -> Value {
    let mut mapping = Map::new();
    for column in report["columns"].as_array().into_iter().flatten() {
        if let Some(field) = column["field"].as_str() {
            mapping.insert(field.to_owned(), column["letters"].clone());
        }
    }
    for (field, letters) in said.split(',').filter_map(|pair| pair.split_once('=')) {
        mapping.insert(field.trim().to_owned(), letters.trim().into());
    }
    mapping.into()
}

/// How the file is read, as far as it was said.
fn reading(given: &Given) -> Result<Value, Failure> {
    let hidden = match given.option("tersembunyi")?.as_deref() {
        None => None,
        Some("ikut") => Some("take"),
        Some("lewati") => Some("leave"),
        Some(other) => return Err(given.wrong(format!("Pilihan “{other}” tidak dikenal. Pilih ikut atau lewati."))),
    };
    let separator = given.option("pemisah")?.map(|sign| if sign == "tab" { "\t".to_owned() } else { sign });
    Ok(json!({
        "separator": separator,
        "encoding": given.option("enkode")?,
        "hidden": hidden,
        "all_sheets": given.has("semua-lembar"),
        "fill_merged": given.has("isi-gabungan"),
    }))
}

/// `{"text in the file": "code"}` of `--jawaban`.
fn answers(path: &Path) -> Result<Map<String, Value>, Failure> {
    let text = say::read_text(path)?;
    match serde_json::from_str::<Value>(&text) {
        Ok(Value::Object(answers)) if answers.values().all(Value::is_string) => Ok(answers),
        _ => Err(Failure::Said(format!("{} bukan JSON berbentuk {{\"nama pada berkas\": \"kode\"}}.", path.display()))),
    }
}

fn in_words(report: &Value) -> String {
    let mut said =
        format!("{}, lembar {}: {}\n", text(&report["file"]), text(&report["sheet"]), text(&report["summary"]));
    for note in report["notes"].as_array().into_iter().flatten() {
        said.push_str(&format!("  {}\n", text(note)));
    }
    let missing: Vec<String> = report["missing"].as_array().into_iter().flatten().map(text).collect();
    if !missing.is_empty() {
        said.push_str(&format!("  Kolom tidak ditemukan: {}\n", missing.join(", ")));
    }
    for double in report["doubles"].as_array().into_iter().flatten() {
        let columns: Vec<String> = double["columns"].as_array().into_iter().flatten().map(text).collect();
        said.push_str(&format!(
            "  Beberapa kolom untuk {}: {}. Pilih dengan --kolom {}={}\n",
            text(&double["title"]),
            columns.join(", "),
            text(&double["field"]),
            columns.first().map(String::as_str).unwrap_or_default()
        ));
    }
    let rows = report["rows"].as_array().into_iter().flatten();
    for found in rows.flat_map(|row| row["findings"].as_array().into_iter().flatten()) {
        let row = found["row"].as_u64().unwrap_or_default();
        let place = match found["column"].as_str() {
            Some(column) if !column.is_empty() => format!("{column}{row}"),
            _ => format!("baris {row}"),
        };
        let value = match text(&found["value"]) {
            value if value.is_empty() => String::new(),
            value => format!(" “{value}”"),
        };
        said.push_str(&format!(
            "  {} {}!{place}{value}: {}\n",
            text(&found["state"]),
            text(&found["sheet"]),
            text(&found["reason"])
        ));
    }
    said
}
