//! `contoh DIR`: the sample of KIPP 2021 and every document of it, the same bytes for the same moment.

use std::path::Path;

use chrono::NaiveDateTime;
use kipp_api::ports::{FixedClock, Ids, UtcMillis, ZeroIds};
use kipp_app::disk_files::Workplace;
use kipp_domain::words::Zone;
use serde_json::{Value, json};

use crate::args::{Given, Spec};
use crate::say::Failure;
use crate::session::Session;
use crate::verbs::cetak::tell;
use crate::verbs::prints::{self, Choice, Files};
use crate::{Console, Place};

pub const SPEC: Spec =
    Spec { verb: "contoh", places: &["Nama folder"], optional: 0, options: &["kertas", "pada"], switches: &[] };

const DESK: &str = "contoh.kipp";
/// What the desk keeps of issued documents, beside it.
const KEPT: &str = "contoh.lampiran";
/// The day of the announcement.
const MOMENT: &str = "2021-12-10T15.20";

/// Documents of a session: those of the briefing, and the list of each kind of session.
const OF_BRIEFING: [&str; 3] = ["daftar-hadir", "susunan-acara", "notulen"];
/// Printed with their numbers, see `prints::certificates`.
const CERTIFICATES: [&str; 2] = ["piagam", "sertifikat"];
/// Labels have a paper of their own and a folder of their own.
const LABELS: &str = "label-surat";

pub fn run(place: &Place<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    let folder = given.path(0);
    let pada = given.option("pada")?.unwrap_or_else(|| MOMENT.into());
    let clock =
        FixedClock(moment(&pada).ok_or_else(|| given.wrong(format!("“{pada}” bukan saat; tulis misalnya {MOMENT}.")))?);
    let paper = prints::paper(given)?.unwrap_or_else(|| "A4".into());
    // The sample has copy bits of its own, so that the same moment makes the same file.
    let ids: &dyn Ids = &ZeroIds;
    let fixed = Place { data_dir: place.data_dir.clone(), actor: place.actor.clone(), clock: &clock, ids };
    let session = Session::new(&fixed);
    make_desk(&session, &folder)?;
    writeln!(console.out, "{}", folder.join(DESK).display())?;
    let edition = session.edition(given)?;
    let choice = |document| Choice { edition, document, paper: Some(&paper), style: None, session: None };
    let all = Files::All { more_styles: &["modern", "teks"] };
    let awards = prints::certificates(&session, &choice("piagam"), all, &folder)?;
    tell(&awards, console)?;
    let documents = session.call("documents.list", &json!({ "edition": edition }))?;
    let documents: Vec<&Value> = documents.as_array().into_iter().flatten().collect();
    for row in &documents {
        let code = code(row);
        if CERTIFICATES.contains(&code) || OF_BRIEFING.contains(&code) {
            continue;
        }
        let (folder, choice) = match code == LABELS {
            true => (folder.join("label"), Choice { paper: None, ..choice(code) }),
            false => (folder.clone(), choice(code)),
        };
        for format in formats(row) {
            tell(&prints::into_folder(&session, &choice, format, &folder)?, console)?;
        }
        if is_letter(row) {
            tell(&prints::letters(&session, &choice, &folder.join(code))?, console)?;
        }
    }
    for held in session.call("sessions.list", &json!({ "edition": edition }))?.as_array().into_iter().flatten() {
        let of_session = if held["kind"] == "sosialisasi" { &OF_BRIEFING[..] } else { &OF_BRIEFING[..1] };
        for row in documents.iter().filter(|row| of_session.contains(&code(row))) {
            let code = code(row);
            let choice = Choice { session: held["id"].as_i64(), ..choice(code) };
            for format in formats(row) {
                tell(&prints::into_folder(&session, &choice, format, &folder)?, console)?;
            }
        }
    }
    console.out.write_all(session.marker()?.as_bytes())?;
    Ok(())
}

fn code(document: &Value) -> &str {
    document["code"].as_str().unwrap_or_default()
}

/// Each of its recipients gets a file beside the merged ones, with the message that goes with it. Labels name recipients
/// too, but are no letters.
fn is_letter(document: &Value) -> bool {
    let takes = |name: &str| document["takes"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
    takes("recipients") && code(document) != LABELS
}

/// The files of a document: merged; its twin in Excel; one for each recipient.
fn formats(document: &Value) -> Vec<&'static str> {
    let mut formats = vec!["pdf"];
    if document["has_sheet_twin"] == Value::Bool(true) {
        formats.push("xlsx");
    }
    if code(document) == "sertifikat-kegiatan" {
        formats.push("files");
    }
    formats
}

/// WITA as typed, minutes after a point or a colon.
fn moment(text: &str) -> Option<UtcMillis> {
    let local = NaiveDateTime::parse_from_str(&text.replace('.', ":"), "%Y-%m-%dT%H:%M").ok()?;
    Some(UtcMillis(Zone::WITA.utc_millis(local)))
}

/// Makes the sample beside an older one and takes its place; any other desk with that name stays.
fn make_desk(session: &Session<'_>, folder: &Path) -> Result<(), Failure> {
    let path = folder.join(DESK);
    if path.exists() {
        let about = session.open_desk(&path)?;
        if about["desk"]["is_sample"] != Value::Bool(true) {
            let text = format!("{} bukan berkas contoh dan tidak ditimpa. Pilih folder lain.", path.display());
            return Err(Failure::Said(text));
        }
        session.call("desks.close", &json!({}))?;
        let kept = folder.join(KEPT);
        if kept.exists() {
            std::fs::remove_dir_all(kept)?;
        }
    }
    std::fs::create_dir_all(folder)?;
    let workplace = Workplace::inside(folder)?;
    let fresh = workplace.file(DESK);
    session.files.name_file("contoh", &fresh);
    session.call("desks.create_sample", &json!({ "file": "contoh" }))?;
    session.call("desks.close", &json!({}))?;
    std::fs::rename(&fresh, &path)?;
    drop(workplace);
    session.open_desk(&path)?;
    Ok(())
}
