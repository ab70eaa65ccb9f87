//! Every office document on four papers, with the real register and with the worst of everything, judged by the rules of
//! design/documents/checklist.md.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

#[path = "office/data.rs"]
mod data;
#[path = "office/golden.rs"]
mod golden;
#[path = "office/numbers.rs"]
mod numbers;

use std::sync::OnceLock;

use kipp_documents::inspect::{Expect, Footer, Kind, inspect};
use kipp_documents::models::table::column::{choices, chosen, without};
use kipp_documents::models::table::inspect as tables;
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::pdf::{self, Info};
use kipp_documents::{
    ComposeError, Composed, FontSet, Marker, Orientation, Paper, Setup, Template, Values, compose, templates,
};

pub fn fonts() -> &'static FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    FONTS.get_or_init(|| FontSet::shipped().expect("shipped fonts"))
}

pub fn template(name: &str) -> Template {
    templates::shipped(name).expect(name).unwrap_or_else(|errors| panic!("{name}: {errors}"))
}

pub fn print(name: &str, values: &Values, paper: Paper) -> Result<Composed, ComposeError> {
    compose(&template(name), values, &sample().on(paper), fonts())
}

fn sample() -> Setup {
    data::setup().marked(Marker::Sample)
}

const TABLES: Margins = Margins { left: 20.0, right: 15.0, top: 17.0, bottom: 17.0 };
const DECREES: Margins = Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 20.0 };

pub fn frame(name: &str, paper: Paper) -> Frame {
    let template = template(name);
    let margins = if template.choice("margins") == "naskah" { DECREES } else { TABLES };
    Frame::new(paper, template.orientation, margins)
}

/// Pages of one record after the other: each has its own page numbers.
fn records(composed: &Composed) -> Vec<Composed> {
    let mut records: Vec<Composed> = Vec::new();
    for page in &composed.pages {
        let begins = page.items.iter().any(|item| match item {
            kipp_documents::page::Item::Text(run) => run.text.starts_with("Halaman 1 dari "),
            _ => false,
        });
        if begins || records.is_empty() {
            records.push(Composed { title: composed.title.clone(), ..Composed::default() });
        }
        if let Some(record) = records.last_mut() {
            record.pages.push(page.clone());
        }
    }
    records
}

/// All complaints about a document.
fn complaints(name: &str, composed: &Composed, paper: Paper, row_mm: f64) -> Vec<String> {
    let frame = frame(name, paper);
    let kind = match name {
        "rekap-nilai" => Kind::ScoreTable,
        _ => Kind::Table,
    };
    let expect = Expect::new(kind, frame).marked(&[Marker::Sample]).with_footer(Footer::Always);
    records(composed)
        .iter()
        .flat_map(|record| {
            let mut found = inspect(record, fonts(), &expect);
            found.extend(tables::inspect(record, fonts(), &frame, row_mm));
            found
        })
        .collect()
}

const PAPERS: [(&str, Paper); 4] = [
    ("A4", Paper::A4),
    ("F4", Paper::F4),
    ("Folio", Paper::FOLIO),
    ("200x300", Paper { short_mm: 200.0, long_mm: 300.0 }),
];

/// Prints on all papers and wants no complaint; returns the page counts.
fn judged(name: &str, what: &str, values: &Values, row_mm: f64) -> [usize; 4] {
    PAPERS.map(|(paper_name, paper)| {
        let composed =
            print(name, values, paper).unwrap_or_else(|error| panic!("{name} ({what}) on {paper_name}: {error}"));
        let found = complaints(name, &composed, paper, row_mm);
        assert!(found.is_empty(), "{name} ({what}) on {paper_name}:\n{}", found.join("\n"));
        composed.pages.len()
    })
}

#[test]
fn rekap_nilai_holds_for_any_number_of_jurors_and_rows() {
    for jurors in [1, 2, 5, 6, 9, 12] {
        for rows in [0, 1, 10, 41] {
            let pages = judged("rekap-nilai", "contoh", &data::scores(rows, jurors, 2, false), 0.0);
            assert_eq!(pages[1], pages[2], "Folio breaks like F4: {jurors} jurors, {rows} rows");
            judged("rekap-nilai", "terburuk", &data::scores(rows, jurors, 2, true), 0.0);
        }
    }
}

#[test]
fn rekap_nilai_holds_for_one_to_five_stages() {
    for stages in 1..=5 {
        for jurors in [1, 5, 9] {
            for rows in [0, 1, 10] {
                judged("rekap-nilai", "tahap lain", &data::scores(rows, jurors, stages, false), 0.0);
            }
            judged("rekap-nilai", "terburuk", &data::scores(41, jurors, stages, true), 0.0);
            let decided = data::scores(10, jurors, stages, true).flag("pleno", true).flag("empat_desimal", true);
            judged("rekap-nilai", "pleno", &decided, 0.0);
        }
    }
    judged("rekap-nilai", "500 baris", &data::scores(500, 9, 5, true), 0.0);
}

#[test]
fn rekap_nilai_of_2021_stands_on_one_page_and_says_how_tight() {
    let pages = judged("rekap-nilai", "2021", &data::scores(10, 5, 2, false), 0.0);
    assert_eq!(pages[..3], [1, 1, 1]);
    let nine = print("rekap-nilai", &data::scores(10, 9, 2, false), Paper::F4).expect("nine jurors");
    assert_eq!(nine.pages.len(), 1, "nine jurors on F4, like picture 21");
}

#[test]
fn rekap_kepatuhan_of_41_units_takes_two_pages_on_each_paper() {
    assert_eq!(judged("rekap-kepatuhan", "41", &data::obligations(41), 0.0), [2, 2, 2, 2]);
    for rows in [0, 1, 2, 400, 500] {
        judged("rekap-kepatuhan", "baris", &data::obligations(rows), 0.0);
    }
}

#[test]
fn rekap_peserta_wraps_the_longest_names() {
    for rows in [0, 1, 11, 41, 400] {
        judged("rekap-peserta", "baris", &data::participants(rows), 0.0);
    }
    assert_eq!(judged("rekap-peserta", "2021", &data::participants(10), 0.0)[..3], [1, 1, 1]);
}

#[test]
fn the_book_of_numbers_holds_for_any_number_of_rows() {
    for rows in [0, 1, 10, 500] {
        judged("register-nomor", "baris", &data::numbers(rows), 0.0);
    }
}

#[test]
fn lampiran_carries_head_table_and_signature() {
    for rows in [0, 1, 10, 41, 400] {
        judged("lampiran-pengumuman", "baris", &data::annex(rows, false), 8.0);
        judged("lampiran-sk", "baris", &data::annex(rows, true), 8.0);
    }
    assert_eq!(judged("lampiran-pengumuman", "2021", &data::annex(10, false), 8.0)[..3], [1, 1, 1]);
}

#[test]
fn a_score_sheet_is_always_one_page() {
    for criteria in [1, 7, 10, 11, 12] {
        let sheets = data::many_entries(11);
        let pages = judged("lembar-nilai", "terisi", &data::score_sheets(criteria, &sheets, false), 9.0);
        assert_eq!(pages, [11; 4], "{criteria} criteria");
        assert_eq!(judged("lembar-nilai", "kosong", &data::score_sheets(criteria, &[], false), 9.0), [1; 4]);
    }
    let composed = print("lembar-nilai", &data::score_sheets(7, &data::entries(), true), Paper::A4).expect("sheets");
    let records: Vec<&str> = composed.pages.iter().map(|page| page.record.as_str()).collect();
    assert_eq!(records[..2], ["001-J3", "002-J3"]);
}

#[test]
fn level_texts_stand_on_the_back_and_sheets_stay_together() {
    for (criteria, levels, words) in [(1, 1, 8), (2, 5, 24), (7, 5, 20), (7, 5, 40), (12, 9, 60)] {
        let sheets = data::many_entries(2);
        let values = data::score_sheets(criteria, &sheets, false).list("uraian", data::levels(criteria, levels, words));
        for (paper_name, paper) in PAPERS {
            let what = format!("{criteria} criteria, {levels} levels of {words} words on {paper_name}");
            let composed = print("lembar-nilai", &values, paper).expect(&what);
            let records = records(&composed);
            assert_eq!(records.len(), 2, "{what}");
            for record in &records {
                assert_eq!(record.pages.len() % 2, 0, "{what}: {} pages", record.pages.len());
            }
            let found = complaints("lembar-nilai", &composed, paper, 0.0);
            assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
            let printed = tables::read(&records[0]);
            let rows: usize = printed.iter().skip(1).map(|table| table.rows().count()).sum();
            assert!(rows >= criteria * levels, "{what}: {rows} rows");
        }
    }
    // The front is the one without a back, but for the page count of its footer.
    let front = print("lembar-nilai", &data::score_sheets(7, &data::entries(), false), Paper::A4).expect("front");
    let both = data::score_sheets(7, &data::entries(), false).list("uraian", data::levels(7, 4, 10));
    let both = print("lembar-nilai", &both, Paper::A4).expect("both");
    let words = |composed: &Composed, page: usize| -> Vec<String> {
        let texts = composed.pages[page].items.iter().filter_map(|item| match item {
            kipp_documents::page::Item::Text(run) => Some(run.text.clone()),
            _ => None,
        });
        texts.filter(|text| !text.starts_with("Halaman ")).collect()
    };
    assert_eq!(words(&front, 0), words(&both, 0));
    assert_eq!(both.pages.len(), 2 * front.pages.len());
}

#[test]
fn a_matrix_sheet_keeps_room_for_the_pen() {
    for criteria in [1, 2, 7, 12] {
        for rows in [1, 10, 41] {
            judged("lembar-nilai-matriks", "baris", &data::matrix(criteria, rows), 8.6);
        }
    }
    let ten = print("lembar-nilai-matriks", &data::matrix(7, 10), Paper::F4).expect("matrix");
    assert_eq!(ten.pages.len(), 1, "like picture 54");
}

#[test]
fn daftar_hadir_adds_blank_rows_and_a_mode_column() {
    for rows in [0, 1, 25, 41, 400] {
        judged("daftar-hadir", "biasa", &data::attendance(rows, false), 10.5);
        judged("daftar-hadir", "hibrida", &data::attendance(rows, true), 10.5);
        for kind in data::SESSION_KINDS {
            judged("daftar-hadir", kind, &data::attendance_of(kind, rows), 10.5);
        }
    }
    let composed =
        print("daftar-hadir", &data::attendance(25, false).int("baris_kosong", 10), Paper::A4).expect("list");
    let read = tables::read(&composed);
    assert_eq!(read[0].rows().count(), 35);
    let online = print("daftar-hadir", &data::attendance(3, true).int("baris_kosong", 0), Paper::A4).expect("list");
    let read = tables::read(&online);
    let marks: Vec<&str> = read[0].rows().map(|row| row.cells[6].as_str()).collect();
    assert_eq!(marks, ["1.", "2.", "daring"]);
}

#[test]
fn any_list_prints_with_chosen_columns() {
    for columns in [1, 4, 8, 12] {
        for rows in [0, 1, 60, 500] {
            judged("daftar-umum", "kolom", &data::list(rows, columns), 0.0);
        }
    }
}

#[test]
fn what_cannot_fit_is_an_error_and_never_cut() {
    let small = Paper::parse("100x140").expect("paper");
    for (name, values) in [
        ("rekap-nilai", data::scores(10, 9, 3, true)),
        ("rekap-peserta", data::participants(11)),
        ("lembar-nilai", data::score_sheets(12, &data::entries(), false)),
    ] {
        let error = print(name, &values, small).expect_err(name);
        let told = matches!(error, ComposeError::DoesNotFit { .. } | ComposeError::PaperTooSmall);
        assert!(told, "{name}: {error}");
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on_and_loses_nothing() {
    let story = (1..1500).map(|n| format!("kata{n}")).collect::<Vec<_>>().join(" ");
    let mut rows = data::participants(6).rows("baris").to_vec();
    rows[1] = rows[1].clone().text("judul", &story);
    let values = data::participants(6).list("baris", rows);
    judged("rekap-peserta", "raksasa", &values, 0.0);
    let composed = print("rekap-peserta", &values, Paper::A4).expect("giant");
    let printed: Vec<String> = tables::read(&composed)[0].rows().map(|row| row.cells[1].clone()).collect();
    assert!(printed.join(" ").contains(&story), "every word of the long row is printed in order");
}

#[test]
fn a_recap_prints_only_the_columns_that_were_ticked() {
    let whole = template("rekap-nilai");
    let some = chosen(&whole, &["per", "judul", "rata", "akhir"]).expect("known columns");
    for (_, paper) in PAPERS {
        let composed = compose(&some, &data::scores(10, 12, 2, false), &sample().on(paper), fonts()).expect("recap");
        assert_eq!(complaints("rekap-nilai", &composed, paper, 0.0), Vec::<String>::new());
        let read = tables::read(&composed);
        assert_eq!((read.len(), read[0].pieces[0].edges.len()), (1, 1 + 1 + 1 + 2 + 1));
    }
    assert_eq!(chosen(&whole, &["judul", "nilia"]).err(), Some("nilia"));
}

#[test]
fn every_column_that_may_go_can_go_alone_and_with_all_others() {
    for (name, values) in [
        ("rekap-nilai", data::scores(10, 5, 2, true)),
        ("rekap-nilai", data::scores(10, 9, 4, true).flag("pleno", true)),
        ("rekap-peserta", data::participants(41)),
        ("rekap-kepatuhan", data::obligations(41)),
        ("register-nomor", data::numbers(41)),
    ] {
        let whole = template(name);
        let (must, may): (Vec<_>, Vec<_>) = choices(&whole).into_iter().partition(|choice| choice.required);
        assert!(!must.is_empty() && !may.is_empty(), "{name}");
        assert!(must.iter().chain(&may).all(|choice| !choice.title.contains('{')), "{name}: {may:?}");
        let mut sets: Vec<Vec<String>> = may.iter().map(|choice| vec![choice.name.clone()]).collect();
        sets.push(may.iter().map(|choice| choice.name.clone()).collect());
        for hidden in sets {
            let some = without(&whole, &hidden).expect("columns that may go");
            for (_, paper) in PAPERS {
                let composed = compose(&some, &values, &sample().on(paper), fonts())
                    .unwrap_or_else(|error| panic!("{name} without {hidden:?}: {error}"));
                let found = complaints(name, &composed, paper, 0.0);
                assert!(found.is_empty(), "{name} without {hidden:?}:\n{}", found.join("\n"));
            }
        }
        let stays = must[0].name.clone();
        assert_eq!(without(&whole, std::slice::from_ref(&stays)).err(), Some(stays.as_str()), "{name}");
        assert_eq!(without(&whole, &["nilia".to_owned()]).err(), Some("nilia"), "{name}");
    }
}

#[test]
fn jurors_sign_on_request_in_a_table_of_their_own() {
    let juror = |n: usize| {
        Values::new()
            .text("nama_juri", if n == 2 { data::LONG_NAME.to_owned() } else { format!("Dr. Juri Contoh {n}, M.Si.") })
            .text("nip_juri", "19700101 199503 2 001")
            .text("jabatan_juri", "Asisten Administrasi Umum")
            .text("kedudukan", if n == 1 { "Ketua" } else { "Anggota" })
    };
    let values = data::scores(10, 5, 2, false).list("tim", (1..=5).map(juror).collect());
    judged("rekap-nilai", "tim", &values, 0.0);
    let composed = print("rekap-nilai", &values, Paper::A4).expect("team");
    let read = tables::read(&composed);
    assert_eq!(read.len(), 2);
    assert!(read[1].rows().all(|row| row.height >= 12.2 - 0.01), "room to sign");
}

#[test]
fn the_inspection_sees_what_is_wrong() {
    use kipp_documents::page::{Item, role};
    let good = print("rekap-peserta", &data::participants(41), Paper::A4).expect("recap");
    let frame = frame("rekap-peserta", Paper::A4);
    let broken = |change: &dyn Fn(&mut Vec<Item>)| {
        let mut composed = good.clone();
        if let Some(page) = composed.pages.get_mut(1) {
            change(&mut page.items);
        }
        tables::inspect(&composed, fonts(), &frame, 0.0).join("\n")
    };
    assert_eq!(broken(&|_| ()), "");
    let moved = broken(&|items| {
        items.iter_mut().filter(|item| item.role() == role::CELL).for_each(|item| item.shift(1.2, 0.0))
    });
    assert!(moved.contains("[22]"), "{moved}");
    let lower = broken(&|items| {
        items.iter_mut().filter(|item| item.role() == role::CELL).for_each(|item| item.shift(0.0, 1.6))
    });
    assert!(lower.contains("[3]"), "{lower}");
    let headless = broken(&|items| items.retain(|item| item.role() != role::HEAD));
    assert!(headless.contains("[20]"), "{headless}");
    let torn = broken(&|items| {
        let first = items.iter().position(|item| item.role() == role::CELL).expect("a cell");
        items.remove(first);
    });
    assert!(torn.contains("[21]"), "{torn}");
}

#[test]
fn the_same_words_give_the_same_bytes() {
    let info = Info {
        title: "Daftar".to_owned(),
        author: "Bagian Organisasi".to_owned(),
        subject: String::new(),
        created: data::setup().printed_at,
    };
    // Long enough to be wrapped on two threads.
    let write = || {
        let composed = print("daftar-umum", &data::list(900, 6), Paper::F4).expect("list");
        pdf::write(&composed, fonts(), &info).expect("file")
    };
    let first = write();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert!(first == write(), "bytes differ");
}

#[test]
fn a_millimetre_less_paper_changes_no_page_break() {
    let cases = [
        ("rekap-kepatuhan", data::obligations(41)),
        ("daftar-hadir", data::attendance(25, false)),
        ("lampiran-pengumuman", data::annex(10, false)),
    ];
    for (name, values) in cases {
        let whole = print(name, &values, Paper::F4).expect(name).pages.len();
        let folio = print(name, &values, Paper::FOLIO).expect(name).pages.len();
        assert_eq!(whole, folio, "{name}");
    }
}

#[test]
fn orientation_and_ink_are_settings_of_the_print() {
    let setup = Setup { orientation: Some(Orientation::Landscape), ink_saving: true, ..sample() };
    let composed = compose(&template("rekap-kepatuhan"), &data::obligations(41), &setup, fonts()).expect("landscape");
    assert_eq!((composed.pages[0].width_mm, composed.pages[0].height_mm), (297.0, 210.0));
    let fills = composed.pages.iter().flat_map(|page| &page.items).filter(|item| {
        matches!(item, kipp_documents::page::Item::Rect(rect) if rect.role == kipp_documents::page::role::HEAD_FILL)
    });
    assert_eq!(fills.count(), 0);
}
