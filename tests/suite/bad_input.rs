//! Bad input through the dispatcher: a clear Indonesian error, and nothing half written. Files to import are judged
//! in `imports.rs`, disks in `faults/`.

mod files;
mod limits;
mod shapes;
mod text;
mod times;
mod uses;
mod values;

use expect_test::Expect;
use kipp_api::error::ErrorDto;
use kipp_tests::Arena;
use serde_json::{Value, json};

/// The error as a person reads it.
fn said(error: &ErrorDto) -> String {
    let mut lines = vec![format!("{}: {}", error.code, error.title)];
    lines.extend(error.detail.lines().map(|line| format!("  {line}")));
    lines.extend(error.problems.iter().map(|one| format!("  {}: {}", one.field, one.text)));
    lines.extend(error.hints.iter().map(|hint| format!("  → {hint}")));
    lines.join("\n")
}

/// Rows and history, which a refused command leaves as they are.
fn state(arena: &Arena) -> (String, Value) {
    (arena.dump(), arena.call("operations.list", json!({})))
}

/// Every command of the table is refused in these words, and none of them changes a row or the history.
fn refuses(arena: &Arena, cases: &[(&str, &str, Value)], expected: &Expect) {
    let before = state(arena);
    let mut text = String::new();
    for (what, name, input) in cases {
        let error = arena.refused(name, input.clone());
        text.push_str(&format!("{what} ({name})\n{}\n\n", said(&error)));
        assert!(error.code != "bug", "{what}: {error:#?}");
        assert_eq!(state(arena), before, "{what}: something was written");
    }
    expected.assert_eq(&text);
}

/// One edition with a passed submission, a juror and an open stage.
struct Desk {
    arena: Arena,
    agency: i64,
    edition: i64,
    submission: i64,
    juror: i64,
    proposal: i64,
    presentation: i64,
}

fn desk() -> Desk {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let submission = arena.passed(edition, "Kejar Stunting", agency);
    let juror = arena.juror(edition, "Juri 1", None);
    let (proposal, presentation) = (arena.stage(edition, "proposal"), arena.stage(edition, "presentasi"));
    arena.call("stages.open", json!({ "stage": proposal }));
    Desk { arena, agency, edition, submission, juror, proposal, presentation }
}
