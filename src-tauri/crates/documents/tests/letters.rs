//! Letters and the other documents of the year on four papers, with sample values and with the longest ones, judged by the
//! rules of design/documents/checklist.md and documents-year.md section 22.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

#[path = "letters/cases.rs"]
mod cases;
#[path = "letters/data.rs"]
mod data;

use std::sync::OnceLock;

use expect_test::expect_file;
use kipp_documents::dump::dump;
use kipp_documents::inspect::{Expect, Footer, Kind, inspect};
use kipp_documents::models::ModelKind;
use kipp_documents::models::table::inspect as tables;
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::{Composed, FontSet, Marker, Paper, Setup, Template, compose};

use cases::Case;

fn fonts() -> &'static FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    FONTS.get_or_init(|| FontSet::shipped().expect("shipped fonts"))
}

fn sample(paper: Paper) -> Setup {
    data::setup().on(paper).marked(Marker::Sample)
}

fn frame(template: &Template, paper: Paper) -> Frame {
    let (left, right, top, bottom) = match template.choice("margins") {
        "surat" => (30.0, 20.0, 20.0, 18.0),
        "naskah" => (30.0, 20.0, 20.0, 20.0),
        _ => (20.0, 15.0, 17.0, 17.0),
    };
    Frame::new(paper, template.orientation, Margins { left, right, top, bottom })
}

/// Pages of one record after the other: each has its own page numbers.
fn records(composed: &Composed) -> Vec<Composed> {
    let mut records: Vec<Composed> = Vec::new();
    let mut before = None;
    for page in &composed.pages {
        if before != Some(&page.record) || page.record.is_empty() && records.is_empty() {
            records.push(Composed { pages: Vec::new(), ..composed.clone() });
        }
        before = Some(&page.record);
        if let Some(record) = records.last_mut() {
            record.pages.push(page.clone());
        }
    }
    records
}

fn complaints(case: &Case, composed: &Composed, paper: Paper) -> Vec<String> {
    let template = case.template();
    let frame = frame(&template, paper);
    let (kind, footer) = match template.model {
        ModelKind::Labels | ModelKind::Certificate => (Kind::Certificate, Footer::Never),
        _ if template.choice("footer") == "dari_dua_halaman" => (Kind::Office, Footer::FromTwoPages),
        _ => (Kind::Table, Footer::Always),
    };
    let expect = Expect::new(kind, frame).marked(&[Marker::Sample]).with_footer(footer);
    let judge = |record: &Composed| {
        let mut found = inspect(record, fonts(), &expect);
        found.extend(tables::inspect(record, fonts(), &frame, case.row_mm));
        found
    };
    records(composed).iter().flat_map(judge).collect()
}

const PAPERS: [(&str, Paper); 4] = [
    ("A4", Paper::A4),
    ("F4", Paper::F4),
    ("Folio", Paper::FOLIO),
    ("200x300", Paper { short_mm: 200.0, long_mm: 300.0 }),
];

#[test]
fn every_document_stands_on_four_papers() {
    let mut all = Vec::new();
    for case in cases::all() {
        for (paper_name, paper) in PAPERS {
            if case.template().model == ModelKind::Labels && paper_name == "200x300" {
                continue; // a sheet of labels is A4
            }
            let composed = match compose(&case.template(), &case.values, &sample(paper), fonts()) {
                Ok(composed) => composed,
                Err(error) => panic!("{} on {paper_name}: {error}", case.name),
            };
            let found = complaints(&case, &composed, paper);
            all.extend(found.into_iter().map(|text| format!("{} on {paper_name}: {text}", case.name)));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Words and lines of a document, without what the core's own tests hold (kop, footer, markers).
fn words(composed: &Composed) -> String {
    let shared = [" kop ", " kop_rule ", " emblem", " marker", " footer ", " qr "];
    dump(composed)
        .lines()
        .filter(|line| !shared.iter().any(|role| line.contains(role)) && !line.starts_with("path"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn the_samples_stand_where_the_design_has_them() {
    for case in cases::all().iter().filter(|case| case.is_sample) {
        for (paper_name, paper) in &PAPERS[..2] {
            let composed = compose(&case.template(), &case.values, &sample(*paper), fonts()).expect(case.name);
            let path = format!("letters/golden/{}-{paper_name}.txt", case.name);
            expect_file![path].assert_eq(&words(&composed));
        }
    }
}
