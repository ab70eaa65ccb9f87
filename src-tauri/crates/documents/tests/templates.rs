//! Templates: what is wrong is said with line and hint; a copy may use the names of its original only.

#![allow(clippy::unwrap_used)]

use expect_test::{Expect, expect};
use kipp_documents::template::{Scope, Template};
use kipp_documents::{ComposeError, Values, templates};

fn check(source: &str, expected: Expect) {
    let answer = match Template::parse(source) {
        Ok(template) => format!("ok: {}", template.name),
        Err(errors) => errors.to_string(),
    };
    expected.assert_eq(&answer);
}

const HEAD: &str = "name = \"x\"\ntitle = \"X\"\nmodel = \"certificate\"\n";

#[test]
fn problems_are_told_all_at_once_with_line_and_hint() {
    let source = format!(
        "{HEAD}
[pgae]
[choices]
gaya = \"klasikk\"
[switches]
qr = 1
panell = true
[measures]
qr_mm = 5
[wording]
nama = \"{{nma}}\"
kelas = \"{{kelas|kapitel}}\"
judull = \"x\"
unit = [\"{{unit\", \"{{Unit}}\"]
[values]
nama = \"nama penerima\"
kelas = \"kelas\"
unit = \"unit\"
"
    );
    check(
        &source,
        expect![[r#"
        baris 5: kunci “pgae” tidak dikenal; mungkin “page”
        baris 7: “gaya” harus salah satu dari: klasik, modern, teks, kalibrasi
        baris 9: “qr” harus true atau false
        baris 10: kunci “panell” tidak dikenal di [switches]; mungkin “panel”
        baris 12: “qr_mm” harus antara 20 dan 60
        baris 14: nama “{nma}” tidak dikenal; mungkin “nama”
        baris 15: format “kapitel” tidak dikenal; mungkin “kapital”
        baris 16: kunci “judull” tidak dikenal di [wording]; mungkin “judul”
        baris 17: kurung kurawal tidak ditutup
        baris 17: nama “Unit” tidak sah"#]],
    );
}

#[test]
fn broken_toml_and_missing_keys_are_told() {
    check("name = \"x\nmodel", expect!["baris 2: susunan TOML tidak dapat dibaca (tanda kutip, kurung, atau =)"]);
    check(
        "",
        expect![[r#"
            baris 1: “name” belum diisi
            baris 1: “title” belum diisi
            baris 1: “model” belum diisi"#]],
    );
    check(
        &format!("{HEAD}[page]\npaper = \"A9\"\norientation = \"miring\"\nmargins = [1, 2]\n"),
        expect![[r#"
            baris 5: isi “paper” tidak dapat dibaca
            baris 6: isi “orientation” tidak dapat dibaca
            baris 7: isi “margins” tidak dapat dibaca"#]],
    );
}

#[test]
fn a_copy_is_checked_against_the_names_of_its_original() {
    let shipped = templates::shipped("piagam").unwrap().unwrap();
    let copy = format!("{HEAD}[wording]\nnama = \"{{nama}}\"\n[values]\nrahasia = \"x\"\n");
    assert!(Template::parse_copy(&copy, &shipped).is_ok());
    let copy = copy.replace("{nama}", "{rahasia}");
    let refused = Template::parse_copy(&copy, &shipped).unwrap_err();
    expect!["baris 5: nama “{rahasia}” tidak dikenal"].assert_eq(&refused.to_string());
}

#[test]
fn texts_are_filled_without_doubled_stops_and_spaces() {
    let source = format!(
        "{HEAD}[wording]
nama = \"oleh {{nama}}. Selesai.\"
unit = \"di {{unit}} hadir\"
kelas = \"({{kelas}}) *miring* **{{kelas}}**\"
pada = \"{{tanggal|hari_tanggal}}, {{n|angka_terbilang}} hari kerja, {{nilai|angka:2}}\"
[values]
nama = \"\"
unit = \"\"
kelas = \"\"
tanggal = \"\"
n = \"\"
nilai = \"\"
"
    );
    let template = Template::parse(&source).unwrap();
    let values = Values::new()
        .text("nama", "Hadi, M.M.")
        .text("unit", "")
        .text("kelas", "Top 7")
        .text("tanggal", "2021-12-10")
        .int("n", 7)
        .int("nilai", 8625);
    let layers = [&values];
    let scope = Scope::new(&layers);
    let fill = |key: &str| template.fill(key, &scope).unwrap();
    assert_eq!(fill("nama"), "oleh Hadi, M.M. Selesai.");
    assert_eq!(fill("unit"), "di hadir");
    assert_eq!(fill("kelas"), "(Top 7) miring Top 7");
    assert_eq!(fill("pada"), "Jumat, 10 Desember 2021, 7 (tujuh) hari kerja, 86,25");
    assert_eq!(fill("judul"), "");
    let spans = template.text("kelas").unwrap().spans(&scope).unwrap();
    let shown: Vec<(&str, bool, bool)> = spans.iter().map(|s| (s.text.as_str(), s.bold, s.italic)).collect();
    let expected = [("(Top 7) ", false, false), ("miring", false, true), (" ", false, false), ("Top 7", true, false)];
    assert_eq!(shown, expected);
    let empty = Values::new();
    let layers = [&empty];
    let missing = template.fill("nama", &Scope::new(&layers));
    assert_eq!(missing, Err(ComposeError::Missing { name: "nama".to_owned() }));
    let wrong = Values::new().text("tanggal", "kemarin").int("n", 1).int("nilai", 1);
    let layers = [&wrong];
    let unsuited = template.fill("pada", &Scope::new(&layers));
    assert_eq!(unsuited, Err(ComposeError::Unsuited { name: "tanggal".to_owned() }));
}

#[test]
fn every_shipped_name_says_what_it_means() {
    for (name, source) in templates::SHIPPED {
        let template = Template::parse(source).unwrap();
        for (word, meaning) in template.vocabulary() {
            assert!(!meaning.trim().is_empty(), "{name}: {word}");
        }
    }
}
