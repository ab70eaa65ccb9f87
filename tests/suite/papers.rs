//! Written PDFs read back by programs that are not ours: qpdf, poppler, zbar. Every document, on four papers, with the
//! sample and with the longest names.

use std::path::{Path, PathBuf};
use std::process::Command;

use kipp_tests::Arena;
use serde_json::{Value, json};

use crate::documents::desks::{CODES, LONG_NAME, Real, sample};

/// Paper and its size in millimetres, portrait.
const PAPERS: [(&str, f64, f64); 4] =
    [("A4", 210.0, 297.0), ("F4", 215.0, 330.0), ("Folio", 215.9, 330.2), ("220x320", 220.0, 320.0)];
const POINT: f64 = 72.0 / 25.4;
/// Nothing stands nearer to an edge (documents.md, section 1).
const EDGE_MM: f64 = 7.0;

fn run(program: &str, args: &[&str], file: &Path) -> String {
    let out = Command::new(program).args(args).arg(file).output().unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{program} {}: {said}", file.display());
    said
}

fn written(arena: &Arena, edition: i64, code: &str, setting: Value, name: &str) -> PathBuf {
    let bytes = arena.pdf(edition, code, setting);
    let path = arena.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// What is wrong with a written file, as other programs see it.
fn complaints(file: &Path, paper: (&str, f64, f64), is_sample: bool) -> Vec<String> {
    let mut found = Vec::new();
    let checked = run("qpdf", &["--check"], file);
    if !checked.contains("No syntax or stream encoding errors found") {
        found.push(checked);
    }
    let fonts = run("pdffonts", &[], file);
    for line in fonts.lines().skip(2) {
        let yes = line.split_whitespace().filter(|word| *word == "yes").count();
        let tagged =
            line.as_bytes().get(6) == Some(&b'+') && line[..6].bytes().all(|letter| letter.is_ascii_uppercase());
        if yes < 3 || !tagged {
            found.push(format!("font not embedded, subset and readable: {line}"));
        }
    }
    if fonts.lines().count() < 3 {
        found.push("no font at all".into());
    }
    let boxes = Command::new("pdftotext").arg("-bbox").arg(file).arg("-").output().unwrap();
    let boxes = String::from_utf8_lossy(&boxes.stdout).into_owned();
    for (number, page) in (1..).zip(boxes.split("<page ").skip(1)) {
        found.extend(page_complaints(page, paper, is_sample).into_iter().map(|text| format!("page {number}: {text}")));
    }
    found
}

fn page_complaints(page: &str, (_, short, long): (&str, f64, f64), is_sample: bool) -> Vec<String> {
    let mut found = Vec::new();
    let number = |text: &str, key: &str| -> f64 {
        let at = text.find(&format!("{key}=\"")).map_or(0, |at| at + key.len() + 2);
        text[at..].split('"').next().and_then(|word| word.parse().ok()).unwrap_or(f64::NAN)
    };
    let (width, height) = (number(page, "width"), number(page, "height"));
    let near = |a: f64, b: f64| (a - b * POINT).abs() < 0.2 * POINT;
    if !(near(width, short) && near(height, long) || near(width, long) && near(height, short)) {
        found.push(format!("media box {width} x {height}"));
    }
    let edge = EDGE_MM * POINT;
    let mut markers = 0;
    for word in page.split("<word ").skip(1) {
        markers += usize::from(word.contains(">CONTOH:<"));
        let inside = number(word, "xMin") >= edge
            && number(word, "yMin") >= edge - 0.3 * POINT
            && number(word, "xMax") <= width - edge
            && number(word, "yMax") <= height - edge + 0.3 * POINT;
        if !inside {
            found.push(format!("too near to an edge: {}", word.split("</word>").next().unwrap_or_default()));
        }
        if word.contains('{') || word.contains("\u{fffd}") {
            found.push(format!("unresolved or unreadable: {word}"));
        }
    }
    if markers != usize::from(is_sample) {
        found.push(format!("{markers} sample markers"));
    }
    found
}

#[test]
fn every_document_is_clean_to_qpdf_and_poppler_on_four_papers() {
    let (arena, edition) = sample();
    let worst = Real::worst();
    for paper in PAPERS {
        for code in CODES {
            for (arena, edition, is_sample) in [(&arena, edition, true), (&worst.arena, worst.edition, false)] {
                let name = format!("{code}-{}-{is_sample}.pdf", paper.0);
                let file = written(arena, edition, code, json!({ "paper": paper.0 }), &name);
                let found = complaints(&file, paper, is_sample);
                assert!(found.is_empty(), "{name}: {found:#?}");
            }
        }
    }
    let text = run("pdftotext", &["-raw"], &written(&worst.arena, worst.edition, "rekap-peserta", json!({}), "p.pdf"));
    assert!(text.is_empty(), "pdftotext writes beside the file");
    let said = std::fs::read_to_string(worst.arena.folder.path().join("p.txt")).unwrap();
    assert!(said.split_whitespace().collect::<String>().contains(&LONG_NAME.replace(' ', "")), "{said}");
}

#[test]
fn a_page_that_breaks_the_rules_is_found() {
    let bad =
        "width=\"595.28\" height=\"841.89\">\n<word xMin=\"3\" yMin=\"100\" xMax=\"60\" yMax=\"110\">{nama}</word>";
    let found = page_complaints(bad, PAPERS[0], true);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert_eq!(page_complaints(bad, PAPERS[1], true).len(), 4);
}

#[test]
fn the_code_on_a_certificate_is_read_from_the_page_as_a_printer_makes_it() {
    let (arena, edition) = sample();
    for (code, style, number) in [
        ("piagam", "klasik", "01"),
        ("piagam", "modern", "01"),
        ("piagam", "teks", "01"),
        ("sertifikat", "klasik", "08"),
    ] {
        let file = written(&arena, edition, code, json!({ "style": style }), &format!("{code}-{style}.pdf"));
        let page = arena.folder.path().join(format!("{code}-{style}"));
        let made = Command::new("pdftoppm")
            .args(["-r", "300", "-gray", "-png", "-l", "1", "-singlefile"])
            .arg(&file)
            .arg(&page)
            .status();
        assert!(made.unwrap().success());
        let page = page.with_extension("png");
        let blurred = page.with_extension("kabur.png");
        assert!(Command::new("convert").arg(&page).args(["-blur", "0x1"]).arg(&blurred).status().unwrap().success());
        for picture in [page, blurred] {
            let out = Command::new("zbarimg")
                .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
                .arg(&picture)
                .output()
                .unwrap();
            let read = String::from_utf8_lossy(&out.stdout).into_owned();
            let words: Vec<&str> = read.trim().split(';').collect();
            assert_eq!(
                words[..2],
                ["KIPP1", &format!("061/CONTOH-{number}/B. Organisasi/Setda")],
                "{}",
                picture.display()
            );
            assert!(words[2].len() == 6 && words[2].bytes().all(|letter| letter.is_ascii_alphanumeric()), "{read}");
        }
    }
}
