//! What a cell shows, what a sheet hides, and every format offices save: the cases of one input each.

use std::fmt::Write as _;

use expect_test::expect;
use serde_json::json;

use super::*;

macro_rules! case {
    ($name:literal) => {
        include_bytes!(concat!("../../fixtures/sheets/kasus/", $name))
    };
}

const TWO: &str = "Judul\tPerangkat Daerah\n";

/// Report and rows as they stand.
fn told(meja: &Meja, kind: &str, edition: Option<i64>, file: &str, bytes: &[u8], more: Value) -> String {
    let report = meja.inspect(kind, edition, file, bytes, more);
    let mut text = show(&report);
    for row in report["rows"].as_array().unwrap() {
        writeln!(text, "= {}!{} {}", row["sheet"].as_str().unwrap(), row["own_row"], row["cells"]).unwrap();
    }
    text
}

fn pasted(meja: &Meja, kind: &str, edition: i64, text: &str) -> String {
    let report = meja.call("imports.inspect", json!({ "kind": kind, "edition": edition, "text": text }));
    let cells: Vec<String> = report["rows"].as_array().unwrap().iter().map(|row| row["cells"].to_string()).collect();
    format!("{}{}", show(&report), cells.join("\n"))
}

#[test]
fn white_space_folds_and_odd_signs_are_told_in_all_three_ways() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "usulan", Some(edition), "ganti-baris.xlsx", case!("ganti-baris.xlsx"), json!({}));
    text += &told(&meja, "usulan", Some(edition), "tab-tegak.xlsx", case!("tab-tegak.xlsx"), json!({}));
    text += &told(&meja, "usulan", Some(edition), "tab-tegak.csv", case!("tab-tegak.csv"), json!({}));
    text += &pasted(
        &meja,
        "usulan",
        edition,
        &format!("{TWO}\"GEMAR\n(Gerakan)\"\tDinas\u{a0}Kesehatan\nIno\u{200b}vasi\u{b}Tegak\tDinas Kesehatan\n"),
    );
    check(&text, &expect![[""]]);
    // A mended cell comes through the same door.
    let mends = json!([{ "sheet": "tab-tegak", "row": 3, "column": "A", "text": "Inovasi\nDua\u{200b}" }]);
    let report =
        meja.inspect("usulan", Some(edition), "tab-tegak.csv", case!("tab-tegak.csv"), json!({ "mends": mends }));
    assert_eq!(report["rows"][1]["cells"][0], "Inovasi Dua");
}

#[test]
fn a_cell_is_what_it_shows() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "perangkat-daerah", None, "format.xlsx", case!("format.xlsx"), json!({}));
    let report = meja.inspect("nilai", Some(edition), "nilai.xlsx", case!("nilai-persen.xlsx"), json!({}));
    for row in report["rows"].as_array().unwrap() {
        writeln!(text, "= {}", row["cells"]).unwrap();
    }
    text += &told(&meja, "usulan", Some(edition), "tahun-saja.xlsx", case!("tahun-saja.xlsx"), json!({}));
    check(&text, &expect![[""]]);
}

#[test]
fn wrappers_come_off() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "perangkat-daerah", None, "pd.csv", case!("apostrof-pd.csv"), json!({}));
    text += &told(&meja, "juri", Some(edition), "juri.csv", case!("apostrof-juri.csv"), json!({}));
    check(&text, &expect![[""]]);
}

#[test]
fn a_formula_that_was_never_calculated_is_salah_in_its_cell() {
    let meja = Meja::new();
    let text = told(&meja, "perangkat-daerah", None, "pd.xlsx", case!("rumus-tanpa-nilai.xlsx"), json!({}));
    check(&text, &expect![[""]]);
}

#[test]
fn what_is_hidden_is_told_and_taken_or_left_by_one_word() {
    let (meja, edition) = Meja::of_2021();
    let hidden = |said: Value| {
        told(&meja, "usulan", Some(edition), "u.xlsx", case!("baris-tersembunyi.xlsx"), json!({ "reading": said }))
    };
    let mut text = told(&meja, "usulan", Some(edition), "u.xlsx", case!("lembar-tersembunyi.xlsx"), json!({}));
    text +=
        &told(&meja, "usulan", Some(edition), "u.xlsx", case!("lembar-tersembunyi.xlsx"), json!({ "sheet": "Lama" }));
    text += &hidden(json!({}));
    text += &hidden(json!({ "hidden": "take" }));
    text += &hidden(json!({ "hidden": "leave" }));
    check(&text, &expect![[""]]);
}

#[test]
fn sheets_of_one_header_are_told_and_taken_as_one_import() {
    let (meja, edition) = Meja::of_2021();
    let before = meja.dump();
    let mut text = told(&meja, "usulan", Some(edition), "u.xlsx", case!("banyak-lembar.xlsx"), json!({}));
    let all_sheets = json!({ "all_sheets": true });
    text +=
        &told(&meja, "usulan", Some(edition), "u.xlsx", case!("banyak-lembar.xlsx"), json!({ "reading": all_sheets }));
    let done = meja.apply(
        "usulan",
        Some(edition),
        "u.xlsx",
        case!("banyak-lembar.xlsx"),
        json!({ "mode": "all", "reading": all_sheets }),
    );
    writeln!(text, "{}", done["value"]["text"].as_str().unwrap()).unwrap();
    check(&text, &expect![[""]]);
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

#[test]
fn merged_cells_are_filled_downward_by_one_word() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "usulan", Some(edition), "u.xlsx", case!("gabung.xlsx"), json!({}));
    let filled = json!({ "reading": { "fill_merged": true, "hidden": "leave" } });
    text += &told(&meja, "usulan", Some(edition), "u.xlsx", case!("gabung.xlsx"), filled);
    check(&text, &expect![[""]]);
}

#[test]
fn what_can_be_read_is_read_and_the_reason_told_is_the_true_one() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "usulan", Some(edition), "baris.xlsx", case!("dimensi.xlsx"), json!({}));
    for (name, bytes) in [
        ("alamat.xlsx", case!("alamat.xlsx").as_slice()),
        ("ekspor.xls", b"<html><body><table><tr><td>Judul</td></tr></table></body></html>".as_slice()),
        ("surat.csv", b"%PDF-1.7\n".as_slice()),
    ] {
        writeln!(text, "{}", meja.refused("usulan", Some(edition), name, bytes, all())).unwrap();
    }
    check(&text, &expect![[""]]);
}

#[test]
fn every_format_an_office_saves_is_read() {
    let (meja, edition) = Meja::of_2021();
    let mut text = String::new();
    for (name, bytes) in [
        ("usulan.xls", case!("usulan.xls").as_slice()),
        ("usulan.xlsb", case!("usulan.xlsb").as_slice()),
        ("usulan.ods", case!("usulan.ods").as_slice()),
    ] {
        writeln!(text, "{}", told(&meja, "usulan", Some(edition), name, bytes, json!({}))).unwrap();
    }
    check(&text, &expect![[""]]);
}

#[test]
fn a_person_can_say_separator_and_encoding() {
    let (meja, edition) = Meja::of_2021();
    let told = |name: &str, bytes: &[u8], said: Value| {
        told(&meja, "usulan", Some(edition), name, bytes, json!({ "reading": said }))
    };
    let mut text = told("pipa.csv", b"Judul|Perangkat Daerah\nInovasi Pipa|Dinas Kesehatan\n", json!({}));
    let wide: Vec<u8> = "Judul;Perangkat Daerah\r\nInovasi Lebar;Dinas Kesehatan\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    text += &told("tanpa-tanda.csv", &wide, json!({}));
    // Commas inside most titles outvote the true separator; one word puts it right.
    let commas = "Judul;Perangkat Daerah,x\nSatu, dua, tiga;Dinas Kesehatan,x\nEmpat, lima, enam;Dinas Kesehatan,x\n";
    text += &told("koma.csv", commas.as_bytes(), json!({ "separator": "," }));
    text += &told("koma.csv", commas.as_bytes(), json!({ "separator": ";" }));
    text += &told(
        "enkode.csv",
        "Judul;Perangkat Daerah\nCafé;Dinas Kesehatan\n".as_bytes(),
        json!({ "encoding": "Windows-1252" }),
    );
    check(&text, &expect![[""]]);
    let wrong = json!({ "mode": "all", "reading": { "separator": "x", "encoding": "EBCDIC", "hidden": "y" } });
    check(&meja.refused("usulan", Some(edition), "pipa.csv", b"a;b\n1;2\n", wrong), &expect![[""]]);
}

#[test]
fn a_paste_is_separated_by_tabs_only_and_keeps_its_quotes() {
    let (meja, edition) = Meja::of_2021();
    let text = pasted(
        &meja,
        "usulan",
        edition,
        &format!(
            "{TWO}Satu; dua, tiga | empat\tDinas Kesehatan\n\"Kelas\" Buby\tDinas Kesehatan\n\"Kejar Stunting\"\tDinas Kesehatan\n\"Baris\npatah\"\tDinas Kesehatan\n"
        ),
    );
    check(&text, &expect![[""]]);
}

#[test]
fn twenty_wide_sheets_are_read() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect("usulan", Some(edition), "harian.xlsx", case!("lembar-lebar.xlsx"), json!({}));
    assert_eq!((report["sheets"].as_array().unwrap().len(), report["columns"].as_array().unwrap().len()), (20, 60));
}
