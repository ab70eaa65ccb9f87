//! Files as offices send them, and our own files read back.

use super::bad::{sheet, small, xlsx};
use crate::{
    Cell, Column, ColumnKind, Delimiter, Encoding, Entry, Format, Grid, Limits, Meta, Note, Value, Workbook, read,
    with_remarks, write_csv, write_xlsx,
};
use chrono::{NaiveDate, NaiveDateTime};
use expect_test::expect;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::Read;

fn open(file: &str, bytes: &[u8]) -> Workbook {
    read(file, bytes, &Limits::DEFAULT).unwrap()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 12, 10).unwrap()
}

fn moment() -> NaiveDateTime {
    day().and_hms_opt(15, 20, 0).unwrap()
}

fn show(book: &Workbook) -> String {
    let mut text = format!("{:?}\n", book.format);
    for note in &book.notes {
        writeln!(text, "{note:?}").unwrap();
    }
    for grid in &book.sheets {
        writeln!(text, "[{}]", grid.name).unwrap();
        for (at, row) in grid.rows().iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| {
                    let value = match &cell.value {
                        Value::Empty => "·".to_owned(),
                        Value::Text(text) => format!("{text:?}"),
                        Value::Number(plain) => plain.clone(),
                        Value::Date(date) => format!("@{date}"),
                        Value::Moment(moment) => format!("@{moment}"),
                        Value::Bool(truth) => truth.to_string(),
                        Value::Fault(fault) => fault.clone(),
                    };
                    format!("{value}{}", if cell.formula { " (f)" } else { "" })
                })
                .collect();
            writeln!(text, "{} {}", at + 1, cells.join(" | ")).unwrap();
        }
    }
    text
}

#[test]
fn cells_keep_their_types() {
    expect![[r#"
        Xlsx
        Formulas { count: 1, sheet: "Rekap", cell: "A2" }
        [Rekap]
        1 "satu" | "dua"
        2 82.5 (f) | @2021-12-10 | true | #REF! | @2021-12-10
    "#]]
    .assert_eq(&show(&open("kecil.xlsx", &small())));
}

#[test]
fn numbers_dates_and_times_of_excel() {
    let styles = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="46"/></cellXfs></styleSheet>"#;
    let values = [
        ("0", "85.349999999999994"),
        ("0", "0.30000000000000004"),
        ("0", "1.98003262000031E+17"),
        ("0", "1E-7"),
        ("0", "-5"),
        ("0", "1E+300"),
        ("1", "44540"),
        ("1", "44540.638888888891"),
        ("1", "60"),
        ("1", "99999999"),
        ("2", "0.375"),
        ("3", "1.5"),
    ];
    let mut rows = String::new();
    for (at, (style, value)) in values.iter().enumerate() {
        write!(rows, r#"<row r="{r}"><c r="A{r}" s="{style}"><v>{value}</v></c></row>"#, r = at + 1).unwrap();
    }
    let bytes = xlsx(&[("xl/worksheets/sheet1.xml", sheet(&rows).as_bytes()), ("xl/styles.xml", styles.as_bytes())]);
    let text: String = show(&open("angka.xlsx", &bytes)).lines().map(|line| format!("{:.60}\n", line)).collect();
    expect![[r#"
        Xlsx
        LostDigits { count: 2, sheet: "Rekap", cell: "A3" }
        [Rekap]
        1 85.35
        2 0.3
        3 198003262000031000
        4 0.0000001
        5 -5
        6 1000000000000000000000000000000000000000000000000000000000
        7 @2021-12-10
        8 @2021-12-10
        9 60
        10 99999999
        11 "09.00"
        12 1.5
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_hidden_sheet_and_links_to_other_files_are_noted() {
    let book = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Rekap" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>"#;
    let bytes = xlsx(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#).as_bytes()),
        ("xl/externalLinks/externalLink1.xml", b"<x/>"),
    ]);
    assert_eq!(open("a.xlsx", &bytes).notes, [Note::ExternalLinks, Note::HiddenSheet("Rekap".into())]);
}

#[test]
fn csv_as_offices_save_it() {
    let mut text = String::new();
    for (name, bytes) in [
        ("indonesia.csv", b"kode;nama\r\nDLH;Dinas \x93Hijau\x94\r\n".as_slice()),
        ("utf8.csv", "\u{feff}kode,nama\n73.22.01,\"Dinas Komunikasi, Informatika\"\n".as_bytes()),
        ("tab.txt", b"kode\tnama\nA\tSatu; dua, tiga\n"),
        ("sep.csv", b"sep=,\r\na,b;c\r\n"),
        ("satu.csv", b"judul\nKejar Stunting\n"),
        ("kosong.csv", b"\n\na;b\n\n;;\n\"baris\nganda\";x\n\nz;1\n\n"),
        ("cr.csv", b"a;b\rc;d\r"),
        ("kutip.csv", b"a;b\nDinas \"\"A;\"x \"\"y\"\"\"\n"),
        ("sub.csv", b"a;b\n1;2\n\x1a"),
    ] {
        writeln!(text, "{name}: {}", show(&open(name, bytes))).unwrap();
    }
    let unicode: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("a\tb\r\né\t1\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    writeln!(text, "unicode.txt: {}", show(&open("unicode.txt", &unicode))).unwrap();
    expect![[r#"
        indonesia.csv: Csv { encoding: Windows1252, delimiter: Semicolon }
        [indonesia]
        1 "kode" | "nama"
        2 "DLH" | "Dinas “Hijau”"

        utf8.csv: Csv { encoding: Utf8, delimiter: Comma }
        [utf8]
        1 "kode" | "nama"
        2 "73.22.01" | "Dinas Komunikasi, Informatika"

        tab.txt: Csv { encoding: Utf8, delimiter: Tab }
        [tab]
        1 "kode" | "nama"
        2 "A" | "Satu; dua, tiga"

        sep.csv: Csv { encoding: Utf8, delimiter: Comma }
        [sep]
        1 "a" | "b;c"

        satu.csv: Csv { encoding: Utf8, delimiter: Semicolon }
        [satu]
        1 "judul"
        2 "Kejar Stunting"

        kosong.csv: Csv { encoding: Utf8, delimiter: Semicolon }
        [kosong]
        1 
        2 
        3 "a" | "b"
        4 
        5 
        6 "baris ganda" | "x"
        7 
        8 "z" | "1"

        cr.csv: Csv { encoding: Utf8, delimiter: Semicolon }
        [cr]
        1 "a" | "b"
        2 "c" | "d"

        kutip.csv: Csv { encoding: Utf8, delimiter: Semicolon }
        [kutip]
        1 "a" | "b"
        2 "Dinas \"\"A" | "x \"y\""

        sub.csv: Csv { encoding: Utf8, delimiter: Semicolon }
        [sub]
        1 "a" | "b"
        2 "1" | "2"

        unicode.txt: Csv { encoding: Utf16, delimiter: Tab }
        [unicode]
        1 "a" | "b"
        2 "é" | "1"

    "#]]
    .assert_eq(&text);
}

#[test]
fn the_fixtures_are_comma_separated_utf8() {
    for (name, bytes, rows) in [
        ("pd.csv", include_bytes!("../../../../../tests/fixtures/sheets/pd_luwu_utara.csv").as_slice(), 62),
        ("usulan.csv", include_bytes!("../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv"), 11),
        ("inovasi.csv", include_bytes!("../../../../../tests/fixtures/sheets/inovasi_luwu_utara.csv"), 49),
    ] {
        let book = open(name, bytes);
        assert_eq!(book.format, Format::Csv { encoding: Encoding::Utf8, delimiter: Delimiter::Comma });
        assert_eq!((book.sheets[0].height(), book.sheets[0].width()), (rows, book.sheets[0].row(0).len()));
    }
}

#[test]
fn the_fixtures_go_through_to_checked_rows() {
    use kipp_domain::imports::{ImportKind, Source, check_agencies, check_submissions, guess_header};
    let register = open("pd.csv", include_bytes!("../../../../../tests/fixtures/sheets/pd_luwu_utara.csv"));
    let guess = guess_header(ImportKind::Agencies, &register.sheets[0]).unwrap();
    let source = Source { grid: &register.sheets[0], header_row: guess.row, mapping: &guess.mapping, stored: false };
    let kinds: Vec<(&str, &str)> =
        kipp_domain::agency::AGENCY_KINDS.iter().map(|kind| (kind.code, kind.title)).collect();
    let agencies: Vec<_> = check_agencies(source, &kinds, day()).into_iter().filter_map(|row| row.content).collect();
    let obliged = agencies.iter().filter(|agency| agency.obliged == Some(true)).count();
    assert_eq!((agencies.len(), obliged), (61, 41));

    let listed = open("usulan.csv", include_bytes!("../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv"));
    let guess = guess_header(ImportKind::Submissions, &listed.sheets[0]).unwrap();
    let source = Source { grid: &listed.sheets[0], header_row: guess.row, mapping: &guess.mapping, stored: false };
    let titles: Vec<String> =
        check_submissions(source, day()).into_iter().filter_map(|row| row.content).map(|row| row.title).collect();
    assert_eq!((titles.len(), titles[0].as_str()), (10, "Kejar Stunting"));
}

fn table() -> (Vec<Column>, Vec<Vec<Entry>>) {
    let columns = vec![
        Column::new("peringkat", "Peringkat", ColumnKind::Count),
        Column::new("judul", "Judul inovasi", ColumnKind::Text),
        Column::new("nip", "NIP", ColumnKind::Text),
        Column::new("telepon", "Nomor HP", ColumnKind::Text),
        Column::new("nilai", "Nilai akhir", ColumnKind::Hundredths),
        Column::new("persen", "Persen", ColumnKind::Percent),
        Column::new("tanggal", "Tanggal", ColumnKind::Date),
    ];
    let rows = vec![
        vec![
            Entry::Count(1),
            Entry::text("Kejar Stunting"),
            Entry::text("198003262000031001"),
            Entry::text("0811-123"),
            Entry::Hundredths(8625),
            Entry::PerMille(195),
            Entry::Date(day()),
        ],
        vec![
            Entry::Count(2),
            Entry::text("=HYPERLINK(\"http://x\")"),
            Entry::Empty,
            Entry::text("+62811"),
            Entry::Hundredths(-5),
            Entry::Empty,
            Entry::Empty,
        ],
        vec![Entry::Count(3), Entry::text("'=1; \"dua\"\nbaris"), Entry::text("  ")],
    ];
    (columns, rows)
}

fn meta() -> Meta {
    Meta {
        sheet: "Rekap nilai: 2021/akhir".into(),
        title: "Rekapitulasi nilai".into(),
        author: "Contoh".into(),
        created: moment(),
        notes: vec!["CONTOH: bukan data sebenarnya".into()],
    }
}

#[test]
fn the_excel_twin_is_plain_and_typed() {
    let (columns, rows) = table();
    let bytes = write_xlsx(&columns, &rows, &meta()).unwrap();
    let book = open("rekap.xlsx", &bytes);
    expect![[r#"
        Xlsx
        [Rekap nilai  2021 akhir]
        1 "Peringkat" | "Judul inovasi" | "NIP" | "Nomor HP" | "Nilai akhir" | "Persen" | "Tanggal"
        2 1 | "Kejar Stunting" | "198003262000031001" | "0811-123" | 86.25 | "19,5%" | @2021-12-10
        3 2 | "=HYPERLINK(\"http://x\")" | · | "+62811" | -0.05
        4 3 | "=1; \"dua\" baris"
        [Catatan]
        1 "CONTOH: bukan data sebenarnya"
    "#]]
    .assert_eq(&show(&book));

    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("mergeCell") && sheet.contains(r#"state="frozen""#), "{sheet}");
    assert!(!sheet.contains("<f>"));
    let core = part("docProps/core.xml");
    assert_eq!(core.matches("2021-12-10T15:20:00Z").count(), 2, "{core}");
    assert!(part("xl/styles.xml").contains("#,##0.00"));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let (columns, rows) = table();
    let first = write_xlsx(&columns, &rows, &meta()).unwrap();
    assert_eq!(write_xlsx(&columns, &rows, &meta()).unwrap(), first);
    let later = Meta { created: moment() + chrono::TimeDelta::seconds(1), ..meta() };
    assert_ne!(write_xlsx(&columns, &rows, &later).unwrap(), first);
}

#[test]
fn no_member_of_a_workbook_tells_the_machine() {
    let (columns, rows) = table();
    let bytes = write_xlsx(&columns, &rows, &meta()).unwrap();
    let entries: Vec<usize> = (0..bytes.len() - 4).filter(|at| &bytes[*at..*at + 4] == b"PK\x01\x02").collect();
    assert!(entries.len() > 5, "{entries:?}");
    assert!(entries.iter().all(|at| bytes[at + 5] == 0));
}

#[test]
fn csv_guards_formulas_and_reads_them_back() {
    let (columns, rows) = table();
    let bytes = write_csv(&columns, &rows);
    expect![[r#"
        ﻿Peringkat;Judul inovasi;NIP;Nomor HP;Nilai akhir;Persen;Tanggal␍
        1;Kejar Stunting;198003262000031001;0811-123;"86,25";"19,5%";10-12-2021␍
        2;"'=HYPERLINK(""http://x"")";;'+62811;"-0,05";;␍
        3;"''=1; ""dua""
        baris";;;;;␍
    "#]]
    .assert_eq(&std::str::from_utf8(&bytes).unwrap().replace('\r', "␍"));
    expect![[r#"
        Csv { encoding: Utf8, delimiter: Semicolon }
        [rekap]
        1 "Peringkat" | "Judul inovasi" | "NIP" | "Nomor HP" | "Nilai akhir" | "Persen" | "Tanggal"
        2 "1" | "Kejar Stunting" | "198003262000031001" | "0811-123" | "86,25" | "19,5%" | "10-12-2021"
        3 "2" | "=HYPERLINK(\"http://x\")" | · | "+62811" | "-0,05"
        4 "3" | "'=1; \"dua\" baris"
    "#]]
    .assert_eq(&show(&open("rekap.csv", &bytes)));
}

#[test]
fn what_looks_like_a_wrapper_of_excel_survives_csv() {
    let columns = [Column::new("t", "Teks", ColumnKind::Text)];
    for text in [" =\"\"", "=\"008\"", "'007", "''007", "\u{200b}'007", "\u{a0}=1+1", "' =1", "-", "'Aisyiyah", "' 1"] {
        let book = open("a.csv", &write_csv(&columns, &[vec![Entry::text(text)]]));
        let expected = text.replace('\u{200b}', "").replace('\u{a0}', " ");
        assert_eq!(book.sheets[0].cell(1, 0).shown(), expected.trim(), "{text:?}");
    }
}

#[test]
fn bad_rows_go_back_with_a_remark() {
    let grid = Grid::new(
        "Daftar",
        vec![
            vec![Cell::text("REKAP")],
            vec![Cell::text("judul"), Cell::text("nip"), Cell::text("mulai")],
            vec![
                Cell::text("A"),
                Cell::number("198003262000031000"),
                Cell { value: Value::Date(day()), formula: false },
            ],
            vec![Cell::text("B")],
        ],
    );
    let remarks = BTreeMap::from([(3, "NIP dirusak Excel.".to_owned()), (4, "NIP belum diisi.".to_owned())]);
    let (columns, rows) = with_remarks(&grid, 1, &remarks);
    let meta = Meta { sheet: "Perbaikan".into(), notes: vec![], ..meta() };
    let bytes = write_xlsx(&columns, &rows, &meta).unwrap();
    expect![[r#"
        Xlsx
        [Perbaikan]
        1 "Baris" | "judul" | "nip" | "mulai" | "Keterangan"
        2 3 | "A" | "198003262000031000" | @2021-12-10 | "NIP dirusak Excel."
        3 4 | "B" | · | · | "NIP belum diisi."
    "#]]
    .assert_eq(&show(&open("laporan.xlsx", &bytes)));
}

#[test]
fn odd_sheet_names_and_dates_before_excel_are_written() {
    for name in ["", "'", "a/b[c]:*?\\", "History", "catatan", &"x".repeat(60), "Ümläut – 2021"] {
        let columns = [Column::new("t", "Tanggal", ColumnKind::Date)];
        let rows = [vec![Entry::Date(NaiveDate::from_ymd_opt(1899, 1, 1).unwrap())]];
        let meta = Meta { sheet: name.to_owned(), ..meta() };
        let book = open("a.xlsx", &write_xlsx(&columns, &rows, &meta).unwrap());
        assert_eq!(book.sheets[0].cell(1, 0).shown(), "01-01-1899", "{name}");
    }
}

#[test]
fn three_thousand_rows_are_read_and_written_quickly() {
    let columns: Vec<Column> =
        (0..12).map(|at| Column::new(format!("k{at}"), format!("Kolom {at}"), ColumnKind::Text)).collect();
    let rows: Vec<Vec<Entry>> =
        (0..3000).map(|row| (0..12).map(|at| Entry::text(format!("baris {row} kolom {at}"))).collect()).collect();
    let book = open("besar.xlsx", &write_xlsx(&columns, &rows, &meta()).unwrap());
    assert_eq!((book.sheets[0].height(), book.sheets[0].width()), (3001, 12));
    assert_eq!(book.sheets[0].cell(3000, 11).shown(), "baris 2999 kolom 11");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 512, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_survives_csv(texts in proptest::collection::vec("[=+@'\";,\t a-zé0-9\u{a0}\u{200b}\n-]{0,12}", 1..6)) {
        let columns = [Column::new("no", "No", ColumnKind::Count), Column::new("t", "Teks", ColumnKind::Text)];
        let rows: Vec<Vec<Entry>> = (1..).zip(&texts).map(|(no, text)| vec![Entry::Count(no), Entry::text(text)]).collect();
        let book = open("a.csv", &write_csv(&columns, &rows));
        for (row, text) in (1..).zip(&texts) {
            // White space folds at the door.
            let text = text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ");
            let expected = if text.is_empty() { Value::Empty } else { Value::Text(text) };
            proptest::prop_assert_eq!(&book.sheets[0].cell(row, 1).value, &expected);
        }
    }
}
