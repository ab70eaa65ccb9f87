//! `periksa F`: integrity, references, invariants, and the journal's chain against the live rows.

use serde_json::{Value, json};

use crate::args::{Given, Spec};
use crate::say::Failure;
use crate::session::Session;
use crate::{Console, Place};

pub const SPEC: Spec =
    Spec { verb: "periksa", places: &["Nama berkas meja"], optional: 0, options: &[], switches: &[] };

/// Field of the answer and what it looks at.
const PARTS: [(&str, &str); 7] = [
    ("schema", "Susunan data"),
    ("integrity", "Keutuhan berkas"),
    ("foreign_keys", "Rujukan antarbaris"),
    ("invariants", "Aturan data"),
    ("chain", "Rantai riwayat"),
    ("strays", "Baris terhadap riwayat"),
    ("issued", "Berkas terbitan"),
];

pub fn run(place: &Place<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    let session = Session::open(place, &given.path(0))?;
    let found = session.call("desks.check", &json!({}))?;
    console.out.write_all(session.marker()?.as_bytes())?;
    for (field, title) in PARTS {
        let findings: Vec<&str> = match &found[field] {
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
            Value::String(text) => vec![text.as_str()],
            _ => vec![],
        };
        match findings.len() {
            0 => writeln!(console.out, "{title}: baik")?,
            n => writeln!(console.out, "{title}: {n} temuan")?,
        }
        for finding in findings {
            writeln!(console.out, "  {finding}")?;
        }
    }
    let only_issued =
        PARTS.iter().all(|(field, _)| *field == "issued" || found[field].as_array().is_some_and(Vec::is_empty));
    match found["clean"].as_bool() {
        Some(true) => Ok(()),
        _ if only_issued => Err(Failure::Said(
            "Data meja ini utuh dan dapat dipakai; yang kurang adalah berkas terbitannya. Salin juga folder berakhiran \
             “.lampiran” yang ada di sebelah berkas asalnya."
                .into(),
        )),
        _ => Err(Failure::Said(
            "Berkas meja ini bermasalah. Jangan dipakai lagi sebelum dipulihkan dari cadangan.".into(),
        )),
    }
}
