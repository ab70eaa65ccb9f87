//! `cetak`: one document as a file, or one file per recipient in a folder.

use std::path::Path;

use serde_json::{Value, json};

use crate::args::{Given, Spec};
use crate::say::{Failure, table};
use crate::session::Session;
use crate::verbs::prints::{self, Choice, Files, Printed};
use crate::{Console, Place};

pub const SPEC: Spec = Spec {
    verb: "cetak",
    places: &[],
    optional: 0,
    options: &["db", "dokumen", "kertas", "gaya", "ke", "edisi", "kegiatan"],
    switches: &[],
};

pub fn run(place: &Place<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    let session = Session::open(place, &given.needed_path("db")?)?;
    let edition = session.edition(given)?;
    let list = session.call("documents.list", &json!({ "edition": edition }))?;
    let Some(document) = given.option("dokumen")? else {
        console.out.write_all(session.marker()?.as_bytes())?;
        console.out.write_all(listed(&list).as_bytes())?;
        return Ok(());
    };
    let known = |field: &'static str| {
        let rows = list.as_array().into_iter().flatten();
        rows.filter(move |row| field.is_empty() || row[field] == Value::Bool(true))
            .any(|row| row["code"] == document.as_str())
    };
    if !known("") {
        let codes: Vec<&str> = list.as_array().into_iter().flatten().filter_map(|row| row["code"].as_str()).collect();
        return Err(given.wrong(format!("Dokumen “{document}” tidak dikenal. Pilih {}.", codes.join(", "))));
    }
    let target = given.needed_path("ke")?;
    let (paper, style) = (prints::paper(given)?, given.option("gaya")?);
    let held = held(&session, edition, given)?;
    let choice =
        Choice { edition, document: &document, paper: paper.as_deref(), style: style.as_deref(), session: held };
    let printed = match target.extension().and_then(|ending| ending.to_str()) {
        Some(format @ ("pdf" | "xlsx")) => prints::file(&session, &choice, format, &target)?,
        _ if known("per_recipient") => prints::certificates(&session, &choice, Files::Each, &target)?,
        _ => folder(&session, &choice, known("has_sheet_twin"), &target)?,
    };
    tell(&printed, console)?;
    console.out.write_all(session.marker()?.as_bytes())?;
    Ok(())
}

/// The session of `--kegiatan`: its day, or a part of its name that fits no other.
fn held(session: &Session<'_>, edition: i64, given: &Given) -> Result<Option<i64>, Failure> {
    let Some(typed) = given.option("kegiatan")? else { return Ok(None) };
    let list = session.call("sessions.list", &json!({ "edition": edition }))?;
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_lowercase();
    let wanted = typed.to_lowercase();
    let fits = |row: &&Value| text(row, "date") == wanted || text(row, "name").contains(&wanted);
    let found: Vec<&Value> = list.as_array().into_iter().flatten().filter(fits).collect();
    match found[..] {
        [one] => Ok(one["id"].as_i64()),
        _ => {
            let all = list.as_array().into_iter().flatten();
            let all: Vec<String> =
                all.map(|row| format!("{} {}", text(row, "date"), row["name"].as_str().unwrap_or("–"))).collect();
            Err(given.wrong(format!("Kegiatan “{typed}” tidak dikenal atau lebih dari satu. Ada {}.", all.join(", "))))
        }
    }
}

fn folder(session: &Session<'_>, choice: &Choice<'_>, has_sheet: bool, target: &Path) -> Result<Printed, Failure> {
    let mut printed = prints::into_folder(session, choice, "pdf", target)?;
    if has_sheet {
        let twin = prints::into_folder(session, choice, "xlsx", target)?;
        printed.files.extend(twin.files);
    }
    Ok(printed)
}

/// Files, then what must be known about them.
pub fn tell(printed: &Printed, console: &mut Console<'_>) -> Result<(), Failure> {
    for file in &printed.files {
        writeln!(console.out, "{file}")?;
    }
    for remark in &printed.remarks {
        writeln!(console.out, "  {remark}")?;
    }
    Ok(())
}

fn listed(list: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows: Vec<Vec<String>> = list
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| vec![text(&row["code"]), text(&row["name"]), text(&row["state_text"])])
        .collect();
    table(&["Nama", "Dokumen", "Keadaan"], &[false, false, false], &rows)
}
