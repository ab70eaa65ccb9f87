//! Ctrl+K over ten thousand submissions: every letter of what an officer types, and the first one after a change.

use std::fs;
use std::path::Path;

use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_api::{Answer, App, dispatch};
use kipp_tests::big;
use serde_json::{Value, json};

use crate::figures::{Goal, Report, Took, Trouble, quantile, timed};

/// What is typed, letter by letter: a number, an agency, a person, words in another order, a slip, nothing at all.
const TYPED: [&str; 8] = [
    "inovasi pelayanan terpadu nomor 4711",
    "nomor 815",
    "dinas nomor 42",
    "inovator 9999",
    "terpadu 123 inovasi",
    "juri 7",
    "pelayanna terpadu",
    "qwertyuiop",
];

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    let big = big::desk_in(folder)?;
    let copy = folder.join("dicari.kipp");
    for suffix in ["", "-wal"] {
        let _ = fs::remove_file(folder.join(format!("dicari.kipp{suffix}")));
    }
    fs::copy(&big.path, &copy)?;
    let files = MemoryFiles::default();
    files.put_place("desk", &copy);
    let app = App::new(folder.join("data"), "Bench".into());
    let call = |name: &str, input: &Value| -> Result<String, Trouble> {
        let (clock, cancel) = (FixedClock(UtcMillis(kipp_tests::MOMENT + 86_400_000)), Cancel::default());
        let ctx = Ctx { clock: &clock, ids: &ZeroIds, files: &files, progress: &|_| {}, cancel: &cancel, ends: &[] };
        match dispatch(&app, name, &input.to_string(), &ctx) {
            Ok(Answer::Json(text)) => Ok(text),
            Ok(Answer::Bytes(_)) => Err(format!("{name} answered bytes").into()),
            Err(refused) => Err(format!("{name}: {refused:?}").into()),
        }
    };
    call("desks.open", &json!({ "file": "desk" }))?;
    let find = |text: &str| call("search.find", &json!({ "edition": big.edition, "text": text }));

    let mut first = vec![];
    for run in 0..report.runs * 2 {
        // Any change makes the words be read anew.
        call("settings.put", &json!({ "values": [{ "key": "tempat", "value": format!("Masamba {run}") }] }))?;
        let (took, answer) = timed(|| find("inovasi"));
        answer?;
        first.push(took);
    }
    let mut letters: Vec<Took> = vec![];
    for _ in 0..report.runs * 2 {
        for text in TYPED {
            for end in 1..=text.len() {
                let (took, answer) = timed(|| find(&text[..end]));
                answer?;
                letters.push(took);
            }
        }
    }
    let p95 = quantile(letters.iter().map(|took| took.wall), 95);
    report.line("search.find on that desk: p95 of every letter typed", p95, "ms", Goal::AtMost(20.0))?;
    let on_cpu = quantile(letters.iter().map(|took| took.cpu), 95);
    report.line("  the same on the processor alone", on_cpu, "ms", Goal::None)?;
    report.took("  middle", &letters, Goal::None)?;
    report.took("  the first after a change: every word read anew", &first, Goal::None)?;
    call("desks.close", &json!({}))?;
    fs::remove_file(&copy)?;
    Ok(())
}
