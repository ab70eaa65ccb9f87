//! Files that must be refused, each with its facts, and quickly.

use crate::{Limits, Note, Remark, SheetError, read};
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Rekap" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// A sheet with the given XML inside `sheetData`.
pub(super) fn sheet(data: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>"#
    )
}

/// A small .xlsx file made of its parts; a part given again replaces the first.
pub(super) fn xlsx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
    ];
    for part in parts {
        match all.iter_mut().find(|(name, _)| *name == part.0) {
            Some(known) => known.1 = part.1,
            None => all.push(*part),
        }
    }
    zipped(&all)
}

/// A container of exactly these parts.
pub(super) fn zipped(all: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in all {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn refuse(file: &str, bytes: &[u8]) -> SheetError {
    let started = Instant::now();
    let error = read(file, bytes, &Limits::DEFAULT).unwrap_err();
    // Generous for a debug build beside other jobs; a bomb would take minutes.
    assert!(started.elapsed() < Duration::from_secs(20), "{error}: {:?}", started.elapsed());
    assert_eq!(error.file(), file);
    error
}

#[test]
fn an_empty_file() {
    assert_eq!(refuse("a.xlsx", b""), SheetError::Empty { file: "a.xlsx".into() });
    assert_eq!(refuse("a.csv", b""), SheetError::Empty { file: "a.csv".into() });
    assert_eq!(refuse("a.csv", b"\xEF\xBB\xBF\r\n;;;\r\n"), SheetError::Empty { file: "a.csv".into() });
    let hollow = xlsx(&[("xl/worksheets/sheet1.xml", sheet("").as_bytes())]);
    assert_eq!(refuse("a.xlsx", &hollow), SheetError::Empty { file: "a.xlsx".into() });
}

#[test]
fn five_megabytes_of_junk() {
    let mut state = 2021u64;
    let junk: Vec<u8> = (0..5_000_000)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        })
        .collect();
    for file in ["sampah.xlsx", "sampah.csv", "sampah"] {
        assert_eq!(refuse(file, &junk), SheetError::NotASpreadsheet { file: file.into() });
    }
    let zipped = [b"PK\x03\x04", junk.as_slice()].concat();
    assert!(matches!(refuse("sampah.xlsx", &zipped), SheetError::Damaged { .. }));
}

#[test]
fn a_file_beyond_twenty_megabytes() {
    let bytes = vec![b'a'; 20_000_001];
    let error = refuse("besar.csv", &bytes);
    assert_eq!(error, SheetError::FileTooLarge { file: "besar.csv".into(), limit: 20_000_000, actual: 20_000_001 });
}

#[test]
fn a_bomb_that_says_its_size() {
    let huge = vec![b' '; 210_000_000];
    let bomb = xlsx(&[("xl/worksheets/sheet1.xml", &huge)]);
    assert!(bomb.len() < 1_000_000, "{}", bomb.len());
    assert!(matches!(
        refuse("bom.xlsx", &bomb),
        SheetError::InflatesTooLarge { limit: 200_000_000, actual: 210_000_000.., .. }
    ));
}

#[test]
fn a_bomb_that_lies_about_its_size() {
    let huge = vec![b' '; 60_000_000];
    let mut bomb = xlsx(&[("xl/worksheets/sheet1.xml", &huge)]);
    // Wherever the real size stands, a small one is put.
    let (real, lie) = (60_000_000u32.to_le_bytes(), 60u32.to_le_bytes());
    let mut replaced = 0;
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == real {
            bomb[at..at + 4].copy_from_slice(&lie);
            replaced += 1;
        }
    }
    assert!(replaced > 0);
    let error = refuse("bom.xlsx", &bomb);
    assert!(matches!(error, SheetError::SuspiciousRatio { .. } | SheetError::Damaged { .. }), "{error}");
}

#[test]
fn a_file_packed_too_tightly() {
    let huge = vec![b' '; 60_000_000];
    let bomb = xlsx(&[("xl/worksheets/sheet1.xml", &huge)]);
    assert!(matches!(refuse("bom.xlsx", &bomb), SheetError::SuspiciousRatio { limit: 200, .. }));
}

#[test]
fn too_many_parts() {
    let names: Vec<String> = (0..600).map(|at| format!("xl/media/{at}.png")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let error = refuse("bagian.xlsx", &xlsx(&parts));
    assert_eq!(error, SheetError::TooManyParts { file: "bagian.xlsx".into(), limit: 500, actual: 604 });
}

#[test]
fn a_far_cell() {
    for (data, expected) in [
        (
            r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#,
            SheetError::TooManyRows {
                file: "jauh.xlsx".into(),
                sheet: "Rekap".into(),
                cell: "A1048576".into(),
                limit: 20_000,
                actual: 1_048_576,
            },
        ),
        (
            r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#,
            SheetError::TooManyColumns {
                file: "jauh.xlsx".into(),
                sheet: "Rekap".into(),
                cell: "XFD1".into(),
                limit: 200,
                actual: 16_384,
            },
        ),
    ] {
        let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(data).as_bytes())]);
        assert_eq!(refuse("jauh.xlsx", &file), expected);
    }
    // Coloured but empty: offices format whole columns.
    let data = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>"#;
    let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(data).as_bytes())]);
    let book = read("warna.xlsx", &file, &Limits::DEFAULT).unwrap();
    assert_eq!((book.sheets[0].height(), book.sheets[0].width()), (1, 1));
}

#[test]
fn too_many_cells_and_shared_texts() {
    let limits = Limits { cells: 100, met_cells: 200, ..Limits::DEFAULT };
    let rows: String = (1..=101).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#)).collect();
    let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(&rows).as_bytes())]);
    let many = SheetError::TooManyCells { file: "sel.xlsx".into(), sheet: "Rekap".into(), limit: 100 };
    assert_eq!(read("sel.xlsx", &file, &limits), Err(many));

    let rows: String = (1..=201).map(|row| format!(r#"<row r="{row}"><c r="A{row}"/></row>"#)).collect();
    let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(&rows).as_bytes())]);
    let met = SheetError::TooManyCells { file: "sel.xlsx".into(), sheet: "Rekap".into(), limit: 200 };
    assert_eq!(read("sel.xlsx", &file, &limits), Err(met));

    // Few cells, each far to the right: their empty neighbours cost memory, too.
    let sparse = Limits { places: 500, ..Limits::DEFAULT };
    let rows: String = (1..=3).map(|row| format!(r#"<row r="{row}"><c r="GR{row}"><v>1</v></c></row>"#)).collect();
    let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(&rows).as_bytes())]);
    let places = SheetError::TooManyCells { file: "sel.xlsx".into(), sheet: "Rekap".into(), limit: 500 };
    assert_eq!(read("sel.xlsx", &file, &sparse), Err(places));
    let csv = format!("{};1\n", ";".repeat(198)).repeat(3);
    assert!(matches!(read("sel.csv", csv.as_bytes(), &sparse), Err(SheetError::TooManyCells { limit: 500, .. })));

    let texts = format!("<sst>{}</sst>", "<si/>".repeat(101));
    let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet("").as_bytes()), ("xl/sharedStrings.xml", texts.as_bytes())]);
    let shared = SheetError::TooManyCells { file: "sel.xlsx".into(), sheet: "xl/sharedStrings.xml".into(), limit: 100 };
    assert_eq!(read("sel.xlsx", &file, &limits), Err(shared));
}

#[test]
fn a_text_that_is_too_long_is_cut_and_told_in_its_cell() {
    let long = "a".repeat(32_768);
    let data = format!(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3" t="inlineStr"><is><t>{long}</t></is></c></row>"#
    );
    let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(&data).as_bytes())]);
    let said = [Remark::TooLong { limit: 32_767, actual: 32_768 }];
    let book = read("panjang.xlsx", &file, &Limits::DEFAULT).unwrap();
    assert_eq!(book.sheets[0].remarks(2, 1), said);
    assert_eq!(book.sheets[0].cell(2, 1).shown().len(), 32_767);
    let csv = format!("a;b\r\n1;{long}\r\n");
    let book = read("panjang.csv", csv.as_bytes(), &Limits::DEFAULT).unwrap();
    assert_eq!((book.sheets[0].remarks(1, 1), book.sheets[0].height()), (said.as_slice(), 2));
}

#[test]
fn cells_far_outside_the_table_are_left_out_and_told() {
    let data = r#"<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>"#;
    let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(data).as_bytes())]);
    let book = read("jauh.xlsx", &file, &Limits::DEFAULT).unwrap();
    assert_eq!((book.sheets[0].height(), book.sheets[0].width()), (1, 1));
    assert_eq!(book.notes, [Note::Strays { count: 2, sheet: "Rekap".into(), cell: "XFD1".into() }]);
    let csv = format!("a;b\n1;2\n{}x\n", ";".repeat(300));
    let book = read("jauh.csv", csv.as_bytes(), &Limits::DEFAULT).unwrap();
    assert_eq!(book.notes, [Note::Strays { count: 1, sheet: "jauh".into(), cell: "KO3".into() }]);
}

#[test]
fn one_text_in_very_many_cells() {
    let texts = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(32_000));
    let rows: String =
        (1..=3_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    let file =
        xlsx(&[("xl/worksheets/sheet1.xml", sheet(&rows).as_bytes()), ("xl/sharedStrings.xml", texts.as_bytes())]);
    assert!(matches!(refuse("teks.xlsx", &file), SheetError::InflatesTooLarge { limit: 64_000_000, .. }));
}

#[test]
fn addresses_that_no_sheet_has() {
    for data in [
        r#"<row r="4294967297"><c r="A1" t="str"><v>x</v></c></row>"#,
        r#"<row r="1048577"><c><v>1</v></c></row>"#,
        r#"<row r="0"><c><v>1</v></c></row>"#,
        r#"<row r="-1"><c><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A99999999999"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A0"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="1A"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="é1"><v>1</v></c></row>"#,
    ] {
        let file = xlsx(&[("xl/worksheets/sheet1.xml", sheet(data).as_bytes())]);
        assert!(matches!(refuse("alamat.xlsx", &file), SheetError::BadAddress { .. }), "{data}");
    }
}

/// Six million empty fields of one record: counted, never kept.
#[test]
fn a_record_of_separators_costs_nothing() {
    let many = vec![b';'; 6_000_000];
    assert_eq!(refuse("titik.csv", &many), SheetError::Empty { file: "titik.csv".into() });
    let filled = "a;".repeat(1_000_000);
    assert!(matches!(refuse("titik.csv", filled.as_bytes()), SheetError::TooManyColumns { actual: 201, .. }));
}

#[test]
fn too_many_rows_and_columns_of_a_csv() {
    let rows = "1;2\r\n".repeat(20_001);
    assert!(matches!(refuse("a.csv", rows.as_bytes()), SheetError::TooManyRows { limit: 20_000, actual: 20_001, .. }));
    let columns = vec!["1"; 201].join(";");
    assert!(matches!(refuse("a.csv", columns.as_bytes()), SheetError::TooManyColumns { limit: 200, actual: 201, .. }));
}

#[test]
fn formats_that_are_not_read() {
    let named = |file: &str| file.to_owned();
    let plain = xlsx(&[("xl/worksheets/sheet1.xml", sheet("").as_bytes())]);
    assert_eq!(refuse("a.xlsm", &plain), SheetError::Macros { file: named("a.xlsm") });
    let macros = xlsx(&[("xl/vbaProject.bin", b"x")]);
    assert_eq!(refuse("a.xlsx", &macros), SheetError::Macros { file: named("a.xlsx") });
    let hidden = TYPES.replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main");
    let hidden = xlsx(&[("[Content_Types].xml", hidden.as_bytes())]);
    assert_eq!(refuse("a.xlsx", &hidden), SheetError::Macros { file: named("a.xlsx") });

    let compound = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    assert!(matches!(refuse("a.xls", &compound), SheetError::Damaged { .. }));
    let word = super::binary::compound("WordDocument", &[0; 5_000]);
    assert_eq!(refuse("a.xls", &word), SheetError::OldFormat { file: named("a.xls") });
    let encrypted = super::binary::compound("EncryptedPackage", &[0; 5_000]);
    assert_eq!(refuse("a.xlsx", &encrypted), SheetError::Encrypted { file: named("a.xlsx") });

    let other = |part: &str| xlsx(&[(part, b"x")]);
    // The name of a part promises a format; its content does not keep the promise.
    assert_eq!(refuse("a.ods", &other("content.xml")), SheetError::NotASpreadsheet { file: named("a.ods") });
    assert!(matches!(refuse("a.xlsb", &other("xl/workbook.bin")), SheetError::Damaged { .. }));
    for (content, format) in [
        ("<html><table><tr><td>Judul</td></tr></table></html>", "halaman web (HTML)"),
        ("\u{feff}  <!DOCTYPE html><p>", "halaman web (HTML)"),
        ("<table border=1>", "halaman web (HTML)"),
        ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "halaman web (HTML)"),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related", "halaman web (MHTML)"),
        (
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            "XML Spreadsheet 2003",
        ),
        ("%PDF-1.7", "PDF"),
        ("{\\rtf1 Judul}", "RTF"),
    ] {
        for file in ["a.xls", "a.csv"] {
            assert_eq!(
                refuse(file, content.as_bytes()),
                SheetError::OtherFormat { file: named(file), format },
                "{content}"
            );
        }
    }
    assert_eq!(
        refuse("a.docx", &other("word/document.xml")),
        SheetError::OtherFormat { file: named("a.docx"), format: ".docx" }
    );
    assert_eq!(refuse("a.xlsx", b"kode;nama\r\n"), SheetError::NotASpreadsheet { file: named("a.xlsx") });
}

#[test]
fn a_document_type_declaration() {
    let laughs = r#"<?xml version="1.0"?><!docTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&lol2;</t></is></c></row></sheetData></worksheet>"#;
    let file = xlsx(&[("xl/worksheets/sheet1.xml", laughs.as_bytes())]);
    assert_eq!(
        refuse("tawa.xlsx", &file),
        SheetError::Doctype { file: "tawa.xlsx".into(), part: "xl/worksheets/sheet1.xml".into() }
    );
}

#[test]
fn a_sheet_cut_in_the_middle() {
    let cut = &sheet(r#"<row r="1"><c r="A1"><v>1</v></c>"#)[..140];
    let file = xlsx(&[("xl/worksheets/sheet1.xml", cut.as_bytes())]);
    assert!(matches!(refuse("potong.xlsx", &file), SheetError::Damaged { .. }));
    let whole = xlsx(&[("xl/worksheets/sheet1.xml", sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#).as_bytes())]);
    assert!(matches!(refuse("potong.xlsx", &whole[..whole.len() / 2]), SheetError::Damaged { .. }));
}

#[test]
fn a_quote_that_is_never_closed() {
    // It would swallow every row below it.
    let csv = "judul;pd\r\nKejar \"Stunting\";Dinas \"A\r\n\"Kelas Buby;Dinas B\r\nPojok Bisa;Dinas C\r\n";
    let error = refuse("kutip.csv", csv.as_bytes());
    assert_eq!(error, SheetError::UnclosedQuote { file: "kutip.csv".into(), line: 3 });
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 400, failure_persistence: None, ..Default::default() })]

    /// Bytes of the container changed: damaged or read, never a panic.
    #[test]
    fn a_damaged_container_never_panics(
        changes in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), 0u8..=255), 1..6),
        cut in proptest::option::of(proptest::prelude::any::<proptest::sample::Index>()),
    ) {
        let mut bytes = small();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        let _ = read("a.xlsx", &bytes, &Limits::DEFAULT);
    }

    /// Bytes of a part changed and packed properly again: this reaches the XML readers.
    #[test]
    fn a_damaged_part_never_panics(
        part in 0usize..5,
        changes in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), 0u8..=255), 1..6),
    ) {
        let content = sheet(SMALL);
        let parts: [(&str, &str); 5] = [
            ("xl/worksheets/sheet1.xml", &content),
            ("xl/sharedStrings.xml", TEXTS),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", BOOK_RELS),
            ("xl/styles.xml", STYLES),
        ];
        let mut bytes = parts[part].1.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let mut all: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        all[part].1 = &bytes;
        let _ = read("a.xlsx", &xlsx(&all), &Limits::DEFAULT);
    }

    #[test]
    fn any_text_file_never_panics(bytes in proptest::collection::vec(0u8..=255, 0..300)) {
        let _ = read("a.csv", &bytes, &Limits::DEFAULT);
    }

    #[test]
    fn any_csv_like_text_never_panics(text in "(sep=[;,]\n)?[a-c\";,\t\r\n' =é]{0,200}") {
        let _ = read("a.csv", text.as_bytes(), &Limits::DEFAULT);
    }
}

const SMALL: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>dua</t></is></c></row><row r="2"><c r="A2"><f>SUM(B2:B3)</f><v>82.5</v></c><c r="B2" s="1"><v>44540</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="d"><v>2021-12-10</v></c></row>"#;
const TEXTS: &str = r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>satu</t></si></sst>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd-mm-yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

pub(super) fn small() -> Vec<u8> {
    xlsx(&[
        ("xl/worksheets/sheet1.xml", sheet(SMALL).as_bytes()),
        ("xl/sharedStrings.xml", TEXTS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
    ])
}
