//! Lists of the window on paper and as a workbook, through the dispatcher.
#![allow(clippy::expect_used)]

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

fn list(edition: i64, rows: usize) -> Value {
    let row = |at: usize| {
        json!([
            format!("{at:03}"),
            format!("Dinas Nomor {at}\nDINAS-{at}"),
            at.to_string(),
            format!("8{},25", at % 10),
            "38,9%",
            if at == 2 { "" } else { "10-12-2021" }
        ])
    };
    json!({
        "edition": edition,
        "title": "Perangkat Daerah",
        "columns": [
            { "title": "Kode", "kind": "text", "width_mm": 18 },
            { "title": "Nama", "kind": "text", "share": 300 },
            { "title": "Usulan", "kind": "count" },
            { "title": "Nilai", "kind": "mark" },
            { "title": "Kepatuhan", "kind": "percent" },
            { "title": "Tanggal", "kind": "date" },
        ],
        "rows": (1..=rows).map(row).collect::<Vec<_>>(),
        "filter": "3 baris; jenis Dinas; urut Nama",
    })
}

fn with(mut list: Value, key: &str, value: Value) -> Value {
    list[key] = value;
    list
}

#[test]
fn a_list_is_set_with_its_columns_rows_and_filter() {
    let arena = Arena::new();
    let edition = arena.edition();
    let before = (arena.dump(), arena.call("operations.list", json!({})));
    let outline = arena.call("lists.outline", list(edition, 3));
    expect![[r#"
        Daftar Perangkat Daerah
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        Daftar Perangkat Daerah
        KIPP 2021
        No Kode Nama Usulan Nilai Kepatuhan Tanggal
        1 001
        Dinas Nomor 1
        DINAS-1
        1 81,25 38,9% 10-12-2021
        2 002
        Dinas Nomor 2
        DINAS-2
        2 82,25 38,9% –
        3 003
        Dinas Nomor 3
        DINAS-3
        3 83,25 38,9% 10-12-2021
        Daftar Perangkat Daerah, KIPP 2021 · dicetak 10 Desember 2021 pukul 15.20 · 3 baris; jenis Dinas; urut Nama Halaman 1 dari 1"#]].assert_eq(&format!("{}\n{}", outline["title"].as_str().expect("title"), outline["pages"][0]["text"].as_str().expect("text")));
    let many = arena.call("lists.outline", list(edition, 200));
    assert!(many["pages"].as_array().map_or(0, Vec::len) > 3, "{many:#}");
    let svg = arena.bytes("lists.preview", json!({ "list": list(edition, 200), "page": 2 }));
    assert!(String::from_utf8_lossy(&svg).starts_with("<svg"));
    arena.call("lists.save", json!({ "list": list(edition, 3), "file": "daftar", "format": "pdf" }));
    let saved = arena.files.outputs.lock().expect("outputs").pop();
    assert!(saved.is_some_and(|(_, name, bytes)| name == "daftar-perangkat-daerah.pdf" && bytes.starts_with(b"%PDF-")));
    assert!(arena.bytes("lists.sheet", list(edition, 3)).starts_with(b"PK"));
    assert_eq!((arena.dump(), arena.call("operations.list", json!({}))), before, "printing a list is no change");
}

#[test]
fn papers_and_directions_change_the_page_and_a_live_result_is_a_draft() {
    let arena = Arena::new();
    let edition = arena.edition();
    let size = |list: Value| {
        let page = &arena.call("lists.outline", list)["pages"][0];
        format!("{} x {}", page["width_mm"], page["height_mm"])
    };
    let all = ["A4", "F4", "Folio"].map(|paper| {
        let wide = with(list(edition, 3), "paper", json!(paper));
        format!("{paper}: {}; {}", size(wide.clone()), size(with(wide, "orientation", json!("portrait"))))
    });
    expect![[r#"
        A4: 297.0 x 210.0; 210.0 x 297.0
        F4: 330.0 x 215.0; 215.0 x 330.0
        Folio: 330.2 x 215.9; 215.9 x 330.2"#]]
    .assert_eq(&all.join("\n"));
    let draft = arena.call("lists.outline", with(list(edition, 3), "draft", json!(true)));
    assert_eq!(draft["draft"], true);
    assert!(draft["pages"][0]["text"].as_str().is_some_and(|text| text.contains("RANCANGAN")), "{draft:#}");
}

#[test]
fn the_twin_holds_numbers_and_dates_not_their_pictures() {
    let arena = Arena::new();
    let edition = arena.edition();
    arena.place("buku", "daftar.xlsx");
    let saved = arena.call("lists.save", json!({ "list": list(edition, 3), "file": "buku", "format": "xlsx" }));
    assert_eq!(saved["name"], "daftar-perangkat-daerah.xlsx");
    let bytes = arena.files.outputs.lock().expect("files").last().expect("a file").2.clone();
    let book = kipp_sheets::read("daftar.xlsx", &bytes, &kipp_sheets::Limits::default()).expect("a workbook");
    let grid = &book.sheets[0];
    let cell = |row: usize, column: usize| match &grid.cell(row, column).value {
        kipp_sheets::Value::Empty => "kosong".to_owned(),
        kipp_sheets::Value::Text(text) => format!("“{}”", text.replace('\n', " / ")),
        other => format!("{other:?}"),
    };
    let rows: Vec<String> = (0..grid.height())
        .map(|row| (0..grid.width()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" | "))
        .collect();
    expect![[r#"
        “No” | “Kode” | “Nama” | “Usulan” | “Nilai” | “Kepatuhan” | “Tanggal”
        Number("1") | “001” | “Dinas Nomor 1 DINAS-1” | Number("1") | Number("81.25") | “38,9%” | Date(2021-12-10)
        Number("2") | “002” | “Dinas Nomor 2 DINAS-2” | Number("2") | Number("82.25") | “38,9%” | kosong
        Number("3") | “003” | “Dinas Nomor 3 DINAS-3” | Number("3") | Number("83.25") | “38,9%” | Date(2021-12-10)"#]]
    .assert_eq(&rows.join("\n"));
}

#[test]
fn a_list_that_cannot_be_set_says_why_at_once() {
    let arena = Arena::new();
    let edition = arena.edition();
    let mut wrong = list(edition, 2);
    wrong["title"] = json!(" ");
    wrong["columns"][0]["kind"] = json!("angka");
    wrong["rows"][1] = json!(["satu"]);
    wrong["paper"] = json!("A0x");
    wrong["orientation"] = json!("miring");
    let error = arena.refused("lists.outline", wrong);
    let problems: Vec<String> =
        error.problems.iter().map(|problem| format!("{}: {}", problem.field, problem.text)).collect();
    expect![[r#"
        title: Judul daftar belum diisi.
        columns: Jenis kolom “angka” tidak dikenal.
        rows: Baris 2 tidak mempunyai satu isi untuk setiap kolom.
        paper: Kertas “A0x” tidak dikenal. Gunakan A4, F4, Folio, atau Letter.
        orientation: Arah “miring” tidak dikenal. Gunakan tegak atau rebah."#]]
    .assert_eq(&problems.join("\n"));
    assert_eq!(arena.refused("lists.outline", with(list(edition, 2), "columns", json!([]))).code, "invalid");
    let refused = arena.refused("lists.save", json!({ "list": list(edition, 2), "file": "buku", "format": "doc" }));
    assert_eq!(refused.problems[0].field, "format");
    assert_eq!(
        arena.refused("lists.preview", json!({ "list": list(edition, 2), "page": 9 })).problems[0].field,
        "page"
    );
}
