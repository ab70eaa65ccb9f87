//! The other formats offices save: .xls, .xlsb and .ods, whole and broken.

use crate::{Limits, SheetError, Workbook, read};
use expect_test::expect;
use std::fmt::Write;

const XLS: &[u8] = include_bytes!("../../../../../tests/fixtures/sheets/kasus/usulan.xls");
const XLSB: &[u8] = include_bytes!("../../../../../tests/fixtures/sheets/kasus/usulan.xlsb");
const ODS: &[u8] = include_bytes!("../../../../../tests/fixtures/sheets/kasus/usulan.ods");
const XLSX: &[u8] = include_bytes!("../../../../../tests/fixtures/sheets/kasus/format.xlsx");

fn open(file: &str, bytes: &[u8]) -> Workbook {
    read(file, bytes, &Limits::DEFAULT).unwrap()
}

/// A compound file of one stream of at least 4,096 bytes.
pub(super) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    assert!(stream.len() >= 4_096);
    let sectors = stream.len().div_ceil(512) as u32;
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(512, 0xFF);
    bytes[8..76].fill(0);
    bytes[26] = 3;
    bytes[28..30].copy_from_slice(&[0xFE, 0xFF]);
    bytes[30] = 9;
    bytes[32] = 6;
    bytes[44] = 1;
    bytes[48] = 1;
    bytes[56..60].copy_from_slice(&4_096u32.to_le_bytes());
    bytes[60..64].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    bytes[68..72].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    bytes[76..80].copy_from_slice(&0u32.to_le_bytes());
    let mut fat = vec![0xFFFF_FFFDu32, 0xFFFF_FFFE];
    fat.extend((0..sectors).map(|at| if at + 1 == sectors { 0xFFFF_FFFE } else { at + 3 }));
    fat.resize(128, 0xFFFF_FFFF);
    fat.iter().for_each(|one| bytes.extend(one.to_le_bytes()));
    let entry = |name: &str, kind: u8, start: u32, size: u32| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(128, 0);
        entry[64..66].copy_from_slice(&((name.len() as u16 + 1) * 2).to_le_bytes());
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        entry
    };
    bytes.extend(entry("Root Entry", 5, 0xFFFF_FFFE, 0));
    bytes.extend(entry(name, 2, 2, stream.len() as u32));
    bytes.resize(512 * 3, 0);
    bytes.extend(stream);
    bytes.resize(512 * (3 + sectors as usize), 0);
    bytes
}

/// Records of a workbook with one sheet.
fn workbook(sheet: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let record =
        |kind: u16, content: &[u8]| [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat();
    let begin = |what: u16| record(0x0809, &[&0x0600u16.to_le_bytes()[..], &what.to_le_bytes(), &[0; 12]].concat());
    let mut stream = begin(5);
    let at = (stream.len() + 4 + 9 + 4) as u32;
    stream.extend(record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat()));
    stream.extend(record(0x000A, &[]));
    assert_eq!(stream.len(), at as usize);
    stream.extend(begin(0x0010));
    sheet.iter().for_each(|(kind, content)| stream.extend(record(*kind, content)));
    stream.extend(record(0x000A, &[]));
    let wanted = stream.len().max(4_096);
    stream.resize(wanted, 0);
    compound("Workbook", &stream)
}

fn show(book: &Workbook) -> String {
    let mut text = String::new();
    for sheet in &book.sheets {
        let facts = sheet.facts();
        writeln!(
            text,
            "{} tersembunyi {} baris {:?} kolom {:?}",
            sheet.name, facts.hidden, facts.hidden_rows, facts.hidden_columns
        )
        .unwrap();
        for row in sheet.rows() {
            let cells: Vec<String> = row.iter().map(|cell| format!("{:?}", cell.value)).collect();
            writeln!(text, "  {}", cells.join(" ")).unwrap();
        }
        writeln!(text, "  {:?} {:?}", facts.merges, facts.remarks).unwrap();
    }
    writeln!(text, "{:?}", book.notes).unwrap();
    text
}

#[test]
fn the_old_excel() {
    expect![[""]].assert_eq(&show(&open("usulan.xls", XLS)));
}

#[test]
fn the_binary_excel() {
    expect![[""]].assert_eq(&show(&open("usulan.xlsb", XLSB)));
}

#[test]
fn the_open_document() {
    expect![[""]].assert_eq(&show(&open("usulan.ods", ODS)));
}

#[test]
fn numbers_as_their_formats_show_them() {
    expect![[""]].assert_eq(&show(&open("format.xlsx", XLSX)));
}

#[test]
fn hostile_old_files_end_in_words() {
    let number =
        |row: u16, column: u16| [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &1f64.to_le_bytes()].concat();
    // Wide and high dimensions promise nothing.
    let dimensions = [&0u32.to_le_bytes()[..], &65_536u32.to_le_bytes(), &[0, 0, 0, 1, 0, 0]].concat();
    let book = open("a.xls", &workbook(&[(0x0200, dimensions), (0x0203, number(0, 0))]));
    assert_eq!((book.sheets[0].height(), book.sheets[0].width()), (1, 1));
    let book = open("a.xls", &workbook(&[(0x0203, number(0, 0)), (0x0203, number(65_535, 255))]));
    assert_eq!((book.sheets[0].height(), book.notes.len()), (1, 1));
    // A folder whose sectors go in a circle.
    let mut nowhere = workbook(&[(0x0203, number(0, 0))]);
    nowhere[512 + 4..512 + 8].copy_from_slice(&1u32.to_le_bytes());
    assert!(matches!(read("a.xls", &nowhere, &Limits::DEFAULT), Err(SheetError::Damaged { .. })));
    let locked = workbook(&[]);
    let at = locked.windows(4).position(|four| four == [0x85, 0, 9, 0]).unwrap();
    let mut locked = locked;
    locked[at] = 0x2F;
    assert_eq!(read("a.xls", &locked, &Limits::DEFAULT), Err(SheetError::Encrypted { file: "a.xls".into() }));
}

#[test]
fn repeats_of_an_open_document_count() {
    let limits = Limits { met_cells: 1_000, ..Limits::DEFAULT };
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="100000"><table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let file = super::bad::xlsx(&[("content.xml", content.as_bytes())]);
    let many = SheetError::TooManyCells { file: "a.ods".into(), sheet: "A".into(), limit: 1_000 };
    assert_eq!(read("a.ods", &file, &limits), Err(many));
    let said = read("a.ods", &file, &Limits::DEFAULT);
    assert!(matches!(said, Err(SheetError::TooManyColumns { .. } | SheetError::TooManyCells { .. })), "{said:?}");
    let locked = super::bad::xlsx(&[
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", br#"<m:manifest><m:encryption-data/></m:manifest>"#),
    ]);
    assert_eq!(read("a.ods", &locked, &Limits::DEFAULT), Err(SheetError::Encrypted { file: "a.ods".into() }));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 300, failure_persistence: None, ..Default::default() })]

    /// Bytes changed anywhere: read or refused in words, quickly; never a panic.
    #[test]
    fn a_damaged_file_of_any_make_never_panics(
        which in 0usize..4,
        changes in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), 0u8..=255), 1..8),
        cut in proptest::option::of(proptest::prelude::any::<proptest::sample::Index>()),
    ) {
        let (file, seed) = [("a.xls", XLS), ("a.xlsb", XLSB), ("a.ods", ODS), ("a.xlsx", XLSX)][which];
        let mut bytes = seed.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        let _ = read(file, &bytes, &Limits::DEFAULT);
    }

    /// The same inside the parts of a container, packed properly again: this reaches the readers.
    #[test]
    fn damaged_parts_of_any_make_never_panic(
        which in 0usize..3,
        part in 0usize..20,
        changes in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), 0u8..=255), 1..8),
    ) {
        let (file, seed) = [("a.xlsb", XLSB), ("a.ods", ODS), ("a.xlsx", XLSX)][which];
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(seed)).unwrap();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for at in 0..zip.len() {
            let mut one = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut one, &mut content).unwrap();
            parts.push((one.name().unwrap().into_owned(), content));
        }
        let place = part % parts.len();
        let content = &mut parts[place].1;
        if content.is_empty() {
            return Ok(());
        }
        for (at, byte) in changes {
            let at = at.index(content.len());
            content[at] = byte;
        }
        let all: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        let _ = read(file, &super::bad::zipped(&all), &Limits::DEFAULT);
    }
}
