//! Letters and the other documents of the year on four papers, with sample values and with the longest ones, judged by the
//! rules of design/documents/checklist.md and documents-year.md section 22.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

#[path = "letters/cases.rs"]
mod cases;
#[path = "letters/data.rs"]
mod data;
#[allow(clippy::unwrap_used)]
#[path = "sample/mod.rs"]
mod sample_pictures;

use std::sync::OnceLock;

use expect_test::{expect, expect_file};
use kipp_documents::dump::dump;
use kipp_documents::inspect::{Expect, Footer, Kind, inspect};
use kipp_documents::models::ModelKind;
use kipp_documents::models::table::inspect as tables;
use kipp_documents::page::Item;
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::{
    ComposeError, Composed, FontSet, Marker, NoticeKind, Paper, Picture, Setup, Template, Value, Values, compose,
    templates,
};

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

/// A letter as a reader sees it: lines of text from top to bottom, words of one line joined.
fn lines(composed: &Composed) -> Vec<String> {
    let mut lines: Vec<(usize, f64, String)> = Vec::new();
    for (page, sheet) in composed.pages.iter().enumerate() {
        for item in &sheet.items {
            let Item::Text(run) = item else { continue };
            match lines.last_mut() {
                Some((on, y, text)) if *on == page && (*y - run.y).abs() < 0.01 => {
                    text.push_str(if text.ends_with(' ') { "" } else { " " });
                    text.push_str(&run.text);
                }
                _ => lines.push((page, run.y, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, _, text)| text).collect()
}

fn set(template: &str, values: &Values, paper: Paper) -> Composed {
    let template = templates::shipped(template).expect(template).expect(template);
    compose(&template, values, &sample(paper), fonts()).expect("pages")
}

fn left_out(composed: &Composed) -> Vec<(&str, &str)> {
    let told = composed.notices.iter().filter_map(|notice| match &notice.what {
        NoticeKind::LeftOut { name } => Some((notice.field.as_str(), name.as_str())),
        _ => None,
    });
    told.collect()
}

#[test]
fn a_piece_without_its_value_is_left_out_and_told() {
    let whole = set("surat-undangan", &data::invitation("keduanya"), Paper::F4);
    assert_eq!(left_out(&whole), []);
    let values = data::invitation("keduanya").text("id_rapat", "").text("pola_nama", "");
    let some = set("surat-undangan", &values, Paper::F4);
    let told = [("alinea “Mengingat kapasitas ruang, kehadiran secara luring paling banyak”", "pola_nama")];
    assert_eq!(left_out(&some), told);
    let text = lines(&some).join("\n");
    assert!(!text.contains("kode sandi") && !text.contains("Mengingat kapasitas"), "{text}");
    assert!(text.contains("Daring : Zoom\nTautan : https://contoh.invalid/j/81200000000"), "{text}");
}

#[test]
fn items_close_up_and_end_as_one_sentence() {
    let items = |values: &Values| -> Vec<String> {
        let lines = lines(&set("surat-tidak-hadir", values, Paper::F4));
        lines.into_iter().filter(|line| line.starts_with(['1', '2', '3']) && line.get(1..2) == Some(".")).collect()
    };
    let open = items(&data::absent(true));
    assert_eq!(open[0], "1. mempelajari materi dan jadwal terlampir;");
    assert_eq!(
        open[3..],
        ["1. Sekretaris Daerah Kabupaten Luwu Utara di Masamba (sebagai laporan);", "2. Pertinggal."]
    );
    let text = lines(&set("surat-tidak-hadir", &data::absent(true), Paper::F4)).join("\n");
    assert!(text.contains("; dan\n3. menyampaikan usulan") && text.contains("16.00 WITA.\n"), "{text}");
    let closed = set("surat-tidak-hadir", &data::absent(false), Paper::F4);
    let text = lines(&closed).join("\n");
    assert!(text.contains("1. mempelajari materi dan jadwal terlampir; dan\n2. menugaskan"), "{text}");
    assert!(!text.contains("3. "), "{text}");
    assert_eq!(left_out(&closed), []);
}

#[test]
fn a_row_never_borrows_a_value_of_the_letter() {
    let mut values = data::reprimand(2, false);
    let rows = vec![Values::new().text("jenis_surat", "surat undangan").text("tanggal", "2021-09-28")];
    values.set("riwayat", Value::List(rows));
    let letter = set("surat-teguran-1", &values, Paper::F4);
    assert_eq!(left_out(&letter), [("butir “Nomor”", "nomor")]);
    assert!(!lines(&letter).join("\n").contains("surat undangan Nomor"));
}

#[test]
fn parts_of_minutes_without_content_go_with_their_letters() {
    let headings = |values: &Values| -> Vec<String> {
        let lines = lines(&set("notulen", values, Paper::A4));
        lines
            .into_iter()
            .filter(|line| line.get(1..3) == Some(". ") && line.starts_with(['A', 'B', 'C', 'D', 'E']))
            .collect()
    };
    assert_eq!(headings(&data::minutes(0, 0, 0)), ["A. PENUTUP"]);
    let no_decisions = data::minutes(2, 9, 0).list("keputusan", Vec::new());
    assert_eq!(headings(&no_decisions), ["A. PEMBUKAAN", "B. PEMBAHASAN", "C. TINDAK LANJUT", "D. PENUTUP"]);
}

#[test]
fn a_letter_is_tightened_before_it_takes_two_pages_and_its_signature_has_company() {
    let story = |words: usize| {
        let words: Vec<&str> = ["kepada", "saudara", "disampaikan", "bahwa"].into_iter().cycle().take(words).collect();
        format!("{}.", words.join(" "))
    };
    let mut levels = Vec::new();
    for words in (0..420).step_by(6) {
        let values = data::invitation("luring").text("kalimat_pembuka", story(words.max(4)));
        let composed = set("surat-undangan", &values, Paper::A4);
        let level = composed.notices.iter().find_map(|notice| match notice.what {
            NoticeKind::Tightened { level } => Some(level),
            _ => None,
        });
        levels.push((composed.pages.len(), level.unwrap_or(0)));
        let last = composed.pages.last().expect("a page");
        let on = |role: &str| last.items.iter().filter(|item| item.role() == role).count();
        assert!(on("sign_name") == 1 && on("body") >= 2, "{words} words: a signature alone");
        let copies = composed.pages.iter().filter(|page| page.items.iter().any(|item| item.role() == "copies")).count();
        assert_eq!(copies, 1, "{words} words: copies torn");
    }
    let mut steps = levels.clone();
    steps.dedup();
    assert_eq!(steps, [(1, 0), (1, 1), (1, 2), (1, 3), (2, 0)], "{levels:?}");
}

#[test]
fn a_letter_of_a_batch_is_the_letter_alone() {
    let batch = data::invitations(5);
    let all = set("surat-undangan", &batch, Paper::F4);
    for (record, page) in batch.rows("lembar").iter().zip(&all.pages) {
        let mut alone = batch.clone();
        alone.set("lembar", Value::List(vec![record.clone()]));
        let alone = set("surat-undangan", &alone, Paper::F4);
        assert_eq!(format!("{:?}", alone.pages[0].items), format!("{:?}", page.items));
        assert_eq!(alone.pages[0].record, record.str("berkas"));
    }
}

#[test]
fn headings_over_rows_stand_with_two_rows_and_numbers_begin_again() {
    for members in 1..30 {
        let composed = set("lampiran-sk-tim", &data::team(members), Paper::A4);
        let pieces = tables::read(&composed).into_iter().flat_map(|table| table.pieces);
        for piece in pieces {
            let tail = piece.rows.iter().rev().take_while(|row| !row.is_group).count();
            let has_group = piece.rows.iter().any(|row| row.is_group);
            assert!(!has_group || tail >= 2.min(members), "{members} members, page {}", piece.page);
        }
    }
    let numbers = tables::read(&set("lampiran-sk-tim", &data::team(2), Paper::A4))[0]
        .rows()
        .map(|row| row.cells[0].clone())
        .collect::<Vec<_>>();
    assert_eq!(numbers, ["1", "2", "1", "2", "1", "2"]);
}

#[test]
fn labels_begin_where_they_are_told_and_move_with_the_offset() {
    let template = templates::shipped("label-surat").expect("labels").expect("labels");
    let place = |composed: &Composed| {
        let first = composed.pages[0].items.iter().find(|item| item.role() == "label_number");
        let Some(Item::Text(run)) = first else { panic!("no label") };
        (run.x, run.y)
    };
    let plain = compose(&template, &data::labels(3, 1), &sample(Paper::A4), fonts()).expect("labels");
    let moved = Setup { offset_mm: (1.5, -2.0), ..sample(Paper::A4) };
    let moved = compose(&template, &data::labels(3, 4), &moved, fonts()).expect("labels");
    let ((x, y), (to_x, to_y)) = (place(&plain), place(&moved));
    assert!((to_x - x - (99.1 + 2.5) - 1.5).abs() < 0.001 && (to_y - y - 38.1 + 2.0).abs() < 0.001);
    let wide = template.with_choice("kisi", "ukuran").with_measure("columns", 3.0);
    let error = compose(&wide, &data::labels(1, 1), &sample(Paper::A4), fonts()).expect_err("three do not fit");
    assert_eq!(error, ComposeError::PaperTooSmall);
}

#[test]
fn what_is_wrong_in_a_body_is_told_with_line_and_hint() {
    let source = "name = \"x\"\ntitle = \"X\"\nmodel = \"flow\"\n\n[[body]]\nkind = \"paragrap\"\n\n[[body]]\nkind = \"list\"\n\
                  rows = [\"{nama}\", { teks = \"a\" }]\nseries = 1\n\n[[body]]\nkind = \"paragraph\"\ntekst = \"b\"\ntext = \"{nma}\"\n\n\
                  [values]\nnama = \"nama\"\n";
    let errors = Template::parse(source).expect_err("wrong");
    expect![[r#"
        baris 5: “kind” “paragrap” tidak dikenal di [[body]]; mungkin “paragraph”
        baris 10: kunci “teks” tidak dikenal di “rows”; mungkin “text”
        baris 11: harus true atau false
        baris 15: kunci “tekst” tidak dikenal di [[body]]; mungkin “text”
        baris 16: nama “{nma}” tidak dikenal; mungkin “nama”"#]]
    .assert_eq(&errors.to_string());
}

/// A receipt in two halves and a strong code line, as the documents of later months use them.
const RECEIPT: &str = r#"
name = "x"
title = "Tanda terima"
model = "flow"
[choices]
kop = "ringkas"
margins = "tabel"
footer = "dari_dua_halaman"
[switches]
halves = true
[measures]
body_size = 10
[wording]
kop = ["{pemerintah|kapital}", "{unit_penerbit|kapital}", "{alamat}"]
[[body]]
kind = "title"
text = "**TANDA TERIMA**"
[[body]]
kind = "fields"
rows = [["Diterima dari", "{pd}"], ["Pada", "{hari}"]]
[[body]]
kind = "code"
text = "{kode|heks4}"
[[body]]
kind = "note"
when = "belahan_1"
text = "Lembar 1: untuk pengirim"
[[body]]
kind = "note"
when = "belahan_2"
text = "Lembar 2: untuk arsip"
[[body]]
kind = "signature"
[values]
pemerintah = "x"
unit_penerbit = "x"
alamat = "x"
pd = "x"
hari = "x"
kode = "x"
"#;

#[test]
fn two_halves_of_a_page_say_the_same_but_for_their_note() {
    let template = Template::parse(RECEIPT).unwrap_or_else(|errors| panic!("{errors}"));
    let values = data::office()
        .text("pd", data::LONG_AGENCY)
        .text("hari", "Senin, 4 Oktober 2021")
        .text("kode", "3f9a07bc11d24e5f3f9a07bc11d24e5f")
        .list("penanda_tangan", vec![data::kabag(), data::sekda()]);
    for (paper_name, paper) in PAPERS {
        let composed = compose(&template, &values, &sample(paper), fonts()).expect("receipt");
        let frame = frame(&template, paper);
        let expect = Expect::new(Kind::Office, frame).marked(&[Marker::Sample]).with_sign_space(12.0);
        assert_eq!(inspect_but_baselines(&composed, &expect), Vec::<String>::new(), "{paper_name}");
        let half = frame.h / 2.0;
        let part = |from: f64| -> Vec<(String, i64)> {
            let runs = composed.pages[0].items.iter().filter_map(|item| match item {
                Item::Text(run) if run.role != "marker" && run.role != "cut_line" => Some(run),
                _ => None,
            });
            let inside = runs.filter(|run| run.y >= from && run.y < from + half);
            inside.map(|run| (run.text.clone(), ((run.y - from) * 1000.0).round() as i64)).collect()
        };
        let (upper, lower) = (part(0.0), part(half));
        let differ: Vec<_> = upper.iter().zip(&lower).filter(|(a, b)| a != b).collect();
        assert_eq!(upper.len(), lower.len());
        assert_eq!(differ.len(), 1, "{differ:?}");
        let code = composed.pages[0].items.iter().filter(|item| item.role() == "code").count();
        assert_eq!(code, 4, "two lines of four groups in each half");
    }
}

/// Two halves hold four signatures, of which the rule for two on one line knows nothing.
fn inspect_but_baselines(composed: &Composed, expect: &Expect<'_>) -> Vec<String> {
    let found = inspect(composed, fonts(), expect);
    found.into_iter().filter(|text| !text.contains("[19] nama tidak sebaris")).collect()
}

#[test]
fn a_number_that_is_written_later_leaves_room_and_an_absent_one_is_told() {
    let head = |values: Values| -> Vec<String> {
        lines(&set("surat-undangan", &values, Paper::F4)).into_iter().filter(|line| line.starts_with("Nomor")).collect()
    };
    assert_eq!(head(data::invitation("luring").text("nomor", "")), ["Nomor :"]);
    let mut absent = data::office().list("penanda_tangan", vec![data::sekda()]);
    assert_eq!(head(absent.clone()), ["Nomor : –"]);
    let later = set("pengumuman-perpanjangan", &data::extension().text("nomor", ""), Paper::A4);
    assert!(lines(&later).contains(&"NOMOR: ……………………………".to_owned()), "{:?}", lines(&later));
    absent.set("tahap", Value::Text("pendaftaran".to_owned()));
    let never = set("pengumuman-perpanjangan", &absent, Paper::A4);
    assert!(left_out(&never).contains(&("judul “NOMOR:”", "nomor")), "{:?}", left_out(&never));
}

#[test]
fn the_head_of_a_letter_keeps_its_order_in_both_arrangements() {
    let older = |template: Template| template.with_choice("susunan", "lama");
    for (what, template) in [("2023", None), ("lama", Some(()))] {
        let shipped = templates::shipped("surat-undangan").expect("letter").expect("letter");
        let template = if template.is_some() { older(shipped) } else { shipped };
        let composed = compose(&template, &data::invitation("luring"), &sample(Paper::A4), fonts()).expect("letter");
        let place = |word: &str| {
            let run = composed.pages[0].items.iter().find_map(|item| match item {
                Item::Text(run) if run.text == word => Some((run.x, run.y)),
                _ => None,
            });
            run.unwrap_or_else(|| panic!("{what}: {word}"))
        };
        let words = ["Masamba, 28 September 2021", "Nomor", "Sifat", "Lampiran", "Hal"].map(place);
        assert!(words.windows(2).all(|pair| pair[0].1 < pair[1].1), "{what}: {words:?}");
        let (salutation, town) = (place("Yth."), place("di"));
        assert!(salutation.1 < town.1, "{what}");
        let beside = salutation.0 > 100.0 && salutation.1 < words[4].1;
        assert_eq!(beside, what == "lama", "{what}: {salutation:?}");
    }
}

#[test]
fn pictures_of_a_session_keep_their_ratio_inside_their_boxes() {
    let picture = Picture::load(sample_pictures::jpeg()).expect("a picture");
    let setup = Setup { pictures: vec![("foto".to_owned(), picture.clone())], ..sample(Paper::A4) };
    let template = templates::shipped("notulen").expect("minutes").expect("minutes");
    let composed = compose(&template, &data::minutes(1, 9, 7), &setup, fonts()).expect("minutes");
    let on_page = |page: &kipp_documents::Page| -> Vec<(f64, f64)> {
        let images = page.items.iter().filter_map(|item| match item {
            Item::Image(image) if image.role == "picture" => Some((image.w, image.h)),
            _ => None,
        });
        images.collect()
    };
    let pages: Vec<Vec<(f64, f64)>> = composed.pages.iter().map(on_page).filter(|images| !images.is_empty()).collect();
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [6, 1], "six a page");
    for (w, h) in pages.into_iter().flatten() {
        assert!(w <= 77.0 && h <= 58.0 && (w / h - picture.ratio()).abs() < 0.01, "{w} x {h}");
    }
}
