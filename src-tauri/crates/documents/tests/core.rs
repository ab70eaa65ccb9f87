//! The core by itself: a page of blocks goes to PDF, SVG and text, twice alike, and errors come out.

#![allow(clippy::unwrap_used)]

use kipp_documents::blocks::kop::{KopKind, put_kop};
use kipp_documents::blocks::signature::{SignGroup, SignStyle, Signatory};
use kipp_documents::blocks::{footer, markers, qr};
use kipp_documents::fonts::{Face, Family};
use kipp_documents::page::{Color, role};
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::pdf::{self, Info};
use kipp_documents::text::{Align, ParaStyle, Span, Style, paragraph, put, put_line};
use kipp_documents::{Composed, FontSet, Marker, Moment, Orientation, Page, Paper, Setup, preview};

fn moment() -> Moment {
    Moment::parse("2021-12-10T15.20", 480).unwrap()
}

fn info() -> Info {
    Info {
        title: "Contoh & <uji>".into(),
        author: "Bagian Organisasi".into(),
        subject: String::new(),
        created: moment(),
    }
}

fn sample(fonts: &FontSet) -> Composed {
    let setup = Setup::at(moment()).marked(Marker::Sample).marked(Marker::Draft);
    let margins = Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 18.0 };
    let frame = Frame::new(Paper::A4, Orientation::Portrait, margins);
    let mut page = Page::new(frame.page_w, frame.page_h);
    let lines = [
        "PEMERINTAH KABUPATEN LUWU UTARA",
        "SEKRETARIAT DAERAH",
        "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan",
        "Telepon: (…), Pos-el: …, Laman: …, Kode Pos: …",
    ]
    .map(String::from);
    markers::put_markers(&mut page, fonts, &setup, &frame);
    let mut y = put_kop(&mut page, fonts, &setup, &frame, (KopKind::Standard, Family::Sans), &lines, 0.0);
    let style = ParaStyle { family: Family::Sans, size: 11.0, color: Color::BLACK, indent: 12.0 };
    let spans = [
        Span::plain("Menindaklanjuti surat kami, setiap Perangkat Daerah wajib memiliki paling sedikit satu inovasi ("),
        Span { text: "one agency one innovation".into(), bold: false, italic: true },
        Span::plain(
            ") dan mengirimkannya sebelum batas akhir pendaftaran pada tanggal 28 September 2021 pukul 16.00 WITA.",
        ),
    ];
    y += 10.0;
    for line in paragraph(fonts, style, &spans, frame.text_width()) {
        let width = frame.text_width();
        put_line(&mut page.items, fonts, role::BODY, style, (frame.left, y), &line, width, true);
        y += 5.28;
    }
    put(
        &mut page.items,
        fonts,
        "script",
        Style::new(Face::Script, 21.0),
        (100.0, y + 10.0),
        Align::Center,
        "Diberikan kepada",
    );
    put(
        &mut page.items,
        fonts,
        "bonum",
        Style::new(Face::BonumBold, 12.0),
        (100.0, y + 20.0),
        Align::Center,
        "Keputusan AVATAR ≥ 7",
    );
    qr::put_number_qr(
        &mut page.items,
        fonts,
        (30.0, y + 60.0),
        22.0,
        "KIPP1;061/CONTOH-01/B. Organisasi/Setda;7K4Q2M",
        "7K4Q2M",
        Color::GREY,
    );
    let who = [
        Signatory {
            above: String::new(),
            office: vec![(String::new(), "KEPALA BAGIAN ORGANISASI".into())],
            name: "MUHAMMAD HADI".into(),
            ..Signatory::default()
        },
        Signatory {
            above: "Masamba, 10 Desember 2021".into(),
            office: vec![("a.n.".into(), "BUPATI LUWU UTARA".into()), (String::new(), "SEKRETARIS DAERAH".into())],
            name: "NAMA PEJABAT, S.Sos., M.Si.".into(),
            rank: "Pembina Utama Madya (IV/d)".into(),
            nip: "19800326 200003 1 001".into(),
            ..Signatory::default()
        },
    ];
    let group = SignGroup::new(fonts, &frame, SignStyle::office(Family::Sans, 11.0), &who);
    group.put(&mut page, fonts, &setup, y + 80.0);
    let mut pages = [page.clone(), page];
    footer::put_footers(&mut pages, fonts, &setup, &frame, "Surat contoh", "");
    Composed { title: "Surat contoh".into(), pages: pages.to_vec(), ..Composed::default() }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let fonts = FontSet::shipped().unwrap();
    let composed = sample(&fonts);
    let one = pdf::write(&composed, &fonts, &info()).unwrap();
    let two = pdf::write(&sample(&FontSet::shipped().unwrap()), &fonts, &info()).unwrap();
    assert!(one == two, "the two files differ");
    if let Ok(folder) = std::env::var("KIPP_LIHAT") {
        std::fs::write(format!("{folder}/core.pdf"), &one).unwrap();
        std::fs::write(format!("{folder}/core.svg"), preview::svg(&composed, 0, &fonts).unwrap()).unwrap();
        std::fs::write(format!("{folder}/core.txt"), preview::plain_text(&composed, 0)).unwrap();
    }
}

#[test]
fn a_writer_that_fails_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("disk penuh"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let fonts = FontSet::shipped().unwrap();
    let composed = sample(&fonts);
    let prepared = pdf::prepare(&composed, &fonts, &info()).unwrap();
    let page = prepared.write_page(0, "", &mut Full);
    assert!(matches!(page, Err(pdf::PdfError::Io(_))), "{page:?}");
    let answer = prepared.write_all(&mut Full);
    assert!(matches!(answer, Err(pdf::PdfError::Io(_))), "{answer:?}");
}

#[test]
fn the_blocks_pass_their_own_inspection() {
    use kipp_documents::inspect::{Expect, Footer, Kind, inspect};
    let fonts = FontSet::shipped().unwrap();
    let mut composed = sample(&fonts);
    composed.pages.truncate(1);
    let margins = Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 18.0 };
    let frame = Frame::new(Paper::A4, Orientation::Portrait, margins);
    let markers = [Marker::Sample, Marker::Draft];
    let expect = Expect::new(Kind::Office, frame).marked(&markers).with_footer(Footer::Always);
    // Two pages were numbered, one is looked at: exactly that is wrong.
    assert_eq!(inspect(&composed, &fonts, &expect), ["hal. 1: [25] tanpa “Halaman 1 dari 1”"]);
}
