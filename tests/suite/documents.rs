//! Documents through the dispatcher: every one on every paper, judged by the checklist; markers; frozen words; twins.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

mod choices;
pub mod desks;
mod prints;

use expect_test::expect;
use kipp_app::papers::pipeline::Source;
use kipp_app::papers::{Document, DocumentRequest, Typed};
use kipp_app::ports::{Cancel, Ctx, FixedClock, UtcMillis, ZeroIds};
use kipp_documents::inspect::certificate::{self, Style};
use kipp_documents::inspect::{Expect, Footer, Kind, inspect, sheets};
use kipp_documents::models::table::inspect as tables;
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::{Composed, FontSet, Marker, Paper};
use kipp_tests::{Arena, MOMENT};
use serde_json::{Value, json};

use desks::{CODES, Real, look, number_everybody, sample, words};

/// A4, F4, Folio and a custom size.
const PAPERS: [&str; 4] = ["A4", "F4", "Folio", "215x330"];

/// The pages of a document, set as the dispatcher sets them.
pub fn pages(arena: &Arena, edition: i64, code: &str, typed: Typed) -> Composed {
    let ctx = Ctx {
        clock: &FixedClock(UtcMillis(MOMENT)),
        ids: &ZeroIds,
        files: &arena.files,
        progress: &|_| {},
        cancel: &Cancel::default(),
        ends: &[],
    };
    let request = DocumentRequest::read(kipp_store::Id::of(edition), code, typed).expect("a request");
    kipp_app::papers::pipeline::pages(&arena.app, &ctx, Source::Document(&request))
        .unwrap_or_else(|fault| panic!("{code}: {fault:?}"))
}

fn on(paper: &str) -> Typed {
    Typed { paper: Some(paper.into()), ..Typed::default() }
}

/// Everything the checklist holds against a document.
fn complaints(code: &str, composed: &Composed, paper: &str, markers: &[Marker], fonts: &FontSet) -> Vec<String> {
    let document = Document::from_code(code).expect("a document");
    let margins = match document {
        Document::Charter | Document::Certificate => Margins { left: 30.0, right: 30.0, top: 20.0, bottom: 20.0 },
        Document::Annex => Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 20.0 },
        _ => Margins { left: 20.0, right: 15.0, top: 17.0, bottom: 17.0 },
    };
    let frame = Frame::new(Paper::parse(paper).expect("a paper"), document.spec().orientation, margins);
    let (kind, row_mm) = match document {
        Document::Charter | Document::Certificate => (Kind::Certificate, 0.0),
        Document::MarksRecap => (Kind::ScoreTable, 0.0),
        Document::ScoreSheet | Document::BlankScoreSheet => (Kind::Table, 9.0),
        Document::ScoreMatrix => (Kind::Table, 8.6),
        Document::Attendance => (Kind::Table, 10.5),
        _ => (Kind::Table, 0.0),
    };
    let expect = Expect::new(kind, frame).marked(markers);
    if kind == Kind::Certificate {
        let mut found = inspect(composed, fonts, &expect);
        found.extend(certificate::inspect(composed, fonts, Style::Classic));
        return found;
    }
    let expect = expect.with_footer(Footer::Always);
    each_record(composed)
        .iter()
        .flat_map(|record| {
            let mut found = inspect(record, fonts, &expect);
            found.extend(tables::inspect(record, fonts, &frame, row_mm));
            found
        })
        .collect()
}

/// Sheets of several jurors are documents of their own.
fn each_record(composed: &Composed) -> Vec<Composed> {
    let mut records: Vec<Composed> = Vec::new();
    for (page, sheet) in composed.pages.iter().zip(sheets(composed)) {
        if records.is_empty() || sheet.runs().any(|run| run.text.starts_with("Halaman 1 dari ")) {
            records.push(Composed { pages: vec![], notices: vec![], ..composed.clone() });
        }
        if let Some(record) = records.last_mut() {
            record.pages.push(page.clone());
        }
    }
    records
}

#[test]
fn every_document_of_the_sample_passes_the_checklist_on_every_paper() {
    let (arena, edition) = sample();
    let fonts = FontSet::shipped().expect("fonts");
    let mut counts = String::new();
    for code in CODES {
        let mut line = format!("{code}:");
        for paper in PAPERS {
            let composed = pages(&arena, edition, code, on(paper));
            let found = complaints(code, &composed, paper, &[Marker::Sample], &fonts);
            assert!(found.is_empty(), "{code} {paper}:\n{}", found.join("\n"));
            line.push_str(&format!(" {paper} {}", composed.pages.len()));
        }
        counts.push_str(&line);
        counts.push('\n');
    }
    expect![[r#"
        daftar-hadir: A4 1 F4 1 Folio 1 215x330 1
        rekap-peserta: A4 1 F4 1 Folio 1 215x330 1
        rekap-kepatuhan: A4 2 F4 2 Folio 2 215x330 2
        lembar-nilai: A4 98 F4 98 Folio 98 215x330 98
        lembar-nilai-kosong: A4 2 F4 2 Folio 2 215x330 2
        lembar-nilai-matriks: A4 14 F4 10 Folio 10 215x330 10
        rekap-nilai: A4 1 F4 1 Folio 1 215x330 1
        lampiran-pengumuman: A4 1 F4 1 Folio 1 215x330 1
        piagam: A4 7 F4 7 Folio 7 215x330 7
        sertifikat: A4 3 F4 3 Folio 3 215x330 3
        register-nomor: A4 2 F4 1 Folio 1 215x330 1
    "#]]
    .assert_eq(&counts);
}

#[test]
fn a_real_desk_with_the_longest_words_passes_too_and_bears_no_sample_marker() {
    let real = Real::worst();
    number_everybody(&real.arena, real.edition);
    let fonts = FontSet::shipped().expect("fonts");
    for code in CODES {
        for paper in PAPERS {
            let composed = pages(&real.arena, real.edition, code, on(paper));
            let found = complaints(code, &composed, paper, &[], &fonts);
            assert!(found.is_empty(), "{code} {paper}:\n{}", found.join("\n"));
            let bytes = real.arena.bytes(
                "documents.preview",
                json!({ "edition": real.edition, "document": code, "setting": { "paper": paper }, "page": 1 }),
            );
            assert!(bytes.starts_with(b"<svg") || bytes.starts_with(b"<?xml"), "{code}");
        }
        look(&format!("terburuk-{code}.pdf"), &real.arena.pdf(real.edition, code, json!({})));
    }
}

#[test]
fn the_same_moment_gives_the_same_bytes() {
    let (arena, edition) = sample();
    for code in ["rekap-nilai", "rekap-kepatuhan", "rekap-peserta", "lampiran-pengumuman", "daftar-hadir"] {
        assert_eq!(arena.pdf(edition, code, json!({})), arena.pdf(edition, code, json!({})), "{code}");
    }
    for code in ["rekap-nilai", "rekap-kepatuhan", "rekap-peserta"] {
        let input = json!({ "edition": edition, "document": code });
        assert_eq!(arena.bytes("documents.sheet", input.clone()), arena.bytes("documents.sheet", input), "{code}");
    }
}

#[test]
fn a_result_is_a_draft_until_it_is_frozen_and_other_documents_never_are() {
    let real = Real::new();
    for code in CODES {
        let is_result = ["rekap-nilai", "lampiran-pengumuman", "piagam", "sertifikat"].contains(&code);
        assert_eq!(words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), is_result, "{code}");
    }
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
    for code in ["rekap-nilai", "lampiran-pengumuman"] {
        assert!(!words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), "{code}");
        assert!(words(&real.arena, real.edition, code, json!({ "revision": 0 })).contains("RANCANGAN"), "{code} live");
    }
    for code in ["piagam", "sertifikat"] {
        assert!(words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), "{code} has no number yet");
    }
    number_everybody(&real.arena, real.edition);
    for code in ["piagam", "sertifikat"] {
        assert!(!words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), "{code}");
    }
}

#[test]
fn a_revision_is_printed_with_its_own_words_after_everything_changed() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let codes = ["rekap-nilai", "lampiran-pengumuman", "piagam", "sertifikat"];
    let before = codes.map(|code| words(&real.arena, real.edition, code, json!({})));
    let agencies = real.arena.call("agencies.list", json!({}));
    let first = agencies["agencies"]
        .as_array()
        .expect("agencies")
        .iter()
        .find(|one| one["name"] == "Dinas A")
        .expect("Dinas A")
        .clone();
    real.arena.call("agencies.save", json!({ "id": first["id"], "code": first["code"], "name": "Dinas Berganti Nama", "kind": "dinas", "obliged": true }));
    real.arena.call(
        "submissions.save",
        json!({ "id": real.submissions[0], "edition": real.edition, "title": "Alfa Baru", "agency": first["id"], "innovators": [{ "kind": "person", "name": "Orang Lain" }] }),
    );
    for person in real.arena.call("signatories.list", json!({})).as_array().expect("signatories") {
        let mut person = person.clone();
        person["name"] = json!("Pejabat Pengganti");
        let keys =
            ["id", "role", "name", "nip", "rank_grade", "office", "capacity", "principal", "valid_from", "valid_to"];
        let form: serde_json::Map<String, Value> =
            keys.iter().map(|key| ((*key).to_owned(), person[*key].clone())).collect();
        real.arena.call("signatories.save", Value::Object(form));
    }
    let record = json!({ "stage": real.stages[0], "submission": real.submissions[7], "juror": real.jurors[0], "marks": [{ "criterion": "signifikansi", "mark": "100" }], "reason": "salah ketik" });
    real.arena.call("score_sheets.record", record);
    let after = codes.map(|code| words(&real.arena, real.edition, code, json!({})));
    assert_eq!(before, after);
    let live = words(&real.arena, real.edition, "rekap-nilai", json!({ "revision": 0 }));
    assert!(
        live.contains("Dinas Berganti Nama") && live.contains("Pejabat Pengganti") && live.contains("Alfa Baru"),
        "{live}"
    );
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition, "reason": "koreksi nilai" }));
    assert_eq!(words(&real.arena, real.edition, "rekap-nilai", json!({ "revision": 1 })), before[0]);
    assert!(words(&real.arena, real.edition, "rekap-nilai", json!({})).contains("Revisi 2"));
}

#[test]
fn the_twin_holds_the_printed_cells() {
    let (arena, edition) = sample();
    for (code, columns) in [("rekap-nilai", 18), ("rekap-kepatuhan", 6), ("rekap-peserta", 7)] {
        let composed = pages(&arena, edition, code, Typed::default());
        let printed = tables::read(&composed).into_iter().last().expect("a table");
        let bytes = arena.bytes("documents.sheet", json!({ "edition": edition, "document": code }));
        look(&format!("{code}.xlsx"), &bytes);
        let book =
            kipp_sheets::read(&format!("{code}.xlsx"), &bytes, &kipp_sheets::Limits::default()).expect("a workbook");
        let grid = &book.sheets[0];
        let squeezed = |text: &str| text.replace("-\u{20}", "-").split_whitespace().collect::<String>();
        let cells =
            |row: usize| (0..columns).map(move |column| as_printed(grid.cell(row, column), grid.cell(0, column)));
        let twin: Vec<String> =
            (1..grid.height()).map(|row| squeezed(&cells(row).collect::<Vec<_>>().join("|"))).collect();
        let paper: Vec<String> = printed
            .rows()
            .map(|row| {
                squeezed(
                    &row.cells.iter().map(|cell| if cell == "–" { "" } else { cell }).collect::<Vec<_>>().join("|"),
                )
            })
            .collect();
        assert_eq!(twin, paper, "{code}");
        // One more, that no paper shows: by it an import knows the row again.
        assert_eq!(grid.width(), columns + 1, "{code}");
    }
}

/// A cell of the workbook as paper shows it: counts whole, marks with two decimals; what is "–" on paper is empty.
fn as_printed(cell: &kipp_sheets::Cell, head: &kipp_sheets::Cell) -> String {
    let counts = ["No", "Per.", "Jumlah usulan"].contains(&head.shown().as_str());
    match &cell.value {
        kipp_sheets::Value::Empty => String::new(),
        kipp_sheets::Value::Number(_) if counts => cell.shown(),
        kipp_sheets::Value::Number(plain) => {
            let mark = kipp_domain::figures::cell_hundredths(plain).expect("a mark");
            kipp_domain::figures::hundredths(mark)
        }
        _ => cell.shown(),
    }
}
