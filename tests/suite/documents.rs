//! Documents through the dispatcher: every one on every paper, judged by the checklist; markers; frozen words; twins.

use expect_test::expect;
use kipp_documents::inspect::{Expect, Footer, Kind, inspect};
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::{Composed, Marker, Orientation, Paper};
use kipp_tests::Arena;
use serde_json::{Value, json};

const CODES: [&str; 10] = [
    "daftar-hadir",
    "rekap-peserta",
    "rekap-kepatuhan",
    "lembar-nilai",
    "lembar-nilai-kosong",
    "lembar-nilai-matriks",
    "rekap-nilai",
    "lampiran-pengumuman",
    "piagam",
    "sertifikat",
];

/// A4, F4, Folio and a custom size.
const PAPERS: [&str; 4] = ["A4", "F4", "Folio", "215x330"];

/// The sample, open, with its edition.
pub fn sample() -> (Arena, i64) {
    let arena = Arena::closed();
    arena.place("contoh", "contoh.kipp");
    arena.call("desks.create_sample", json!({ "file": "contoh" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition");
    (arena, edition)
}

/// Writes the bytes into the folder `KIPP_LIHAT` names, to be looked at.
pub fn look(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("KIPP_LIHAT") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("a place to look");
    }
}

#[test]
fn every_document_of_the_sample_prints_on_every_paper() {
    let (arena, edition) = sample();
    for code in CODES {
        for paper in PAPERS {
            let input = json!({ "edition": edition, "document": code, "setting": { "paper": paper } });
            let outline = arena.call("documents.outline", input.clone());
            println!("{code} {paper} {} {}", outline["pages"].as_array().map_or(0, Vec::len), outline["notices"].as_array().unwrap().iter().map(|n| n["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" / "));
            let bytes = arena.bytes("documents.print", input);
            look(&format!("{code}-{paper}.pdf"), &bytes);
        }
    }
}
