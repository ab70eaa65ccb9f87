//! Certificates: every style on every paper, with plain and with the longest words, inspected.

mod sample;

use kipp_documents::inspect::{Expect, Kind, inspect};
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::template::Template;
use kipp_documents::{
    Composed, FontSet, Marker, NoticeKind, Orientation, Paper, Setup, Values, compose, templates,
};
use sample::{look, moment};

fn template(name: &str) -> Template {
    templates::shipped(name).unwrap().unwrap()
}

fn frame(paper: Paper) -> Frame {
    let margins = Margins {
        left: 30.0,
        right: 30.0,
        top: 20.0,
        bottom: 20.0,
    };
    Frame::new(paper, Orientation::Landscape, margins)
}

const PAPERS: [(&str, Paper); 4] = [
    ("A4", Paper::A4),
    ("F4", Paper::F4),
    ("Folio", Paper::FOLIO),
    ("Letter", Paper::LETTER),
];

/// Template, values: the documents of this model with plain words and with the longest ones.
fn documents() -> Vec<(&'static str, Values)> {
    vec![
        ("piagam", sample::award(sample::winners())),
        ("piagam-modern", sample::award(sample::winners())),
        ("piagam-teks", sample::award(sample::winners())),
        ("sertifikat", sample::certificate(sample::winners())),
        ("sertifikat-peserta", sample::certificate(sample::winners())),
        ("sertifikat-juri", sample::two_signers(sample::jurors())),
        (
            "sertifikat-narasumber",
            sample::two_signers(sample::speakers()),
        ),
    ]
}

fn set(name: &str, values: &Values, setup: &Setup, fonts: &FontSet) -> Composed {
    match compose(&template(name), values, setup, fonts) {
        Ok(composed) => composed,
        Err(error) => panic!("{name}: {error}"),
    }
}

#[test]
fn every_style_passes_inspection_on_every_paper() {
    let fonts = FontSet::shipped().unwrap();
    for (paper_name, paper) in PAPERS {
        for (name, values) in documents() {
            let markers = [Marker::Sample];
            let setup = Setup::at(moment()).on(paper).marked(Marker::Sample);
            let composed = set(name, &values, &setup, &fonts);
            let kind = if name == "piagam-teks" {
                Kind::Blank
            } else {
                Kind::Certificate
            };
            let expect = Expect::new(kind, frame(paper)).marked(&markers);
            let found = inspect(&composed, &fonts, &expect);
            assert!(
                found.is_empty(),
                "{name} {paper_name}:\n{}",
                found.join("\n")
            );
            look(&format!("{name}-{paper_name}"), &composed, &fonts);
        }
    }
}

#[test]
fn drafts_in_black_have_no_color_and_carry_their_markers() {
    let fonts = FontSet::shipped().unwrap();
    let markers = [Marker::Sample, Marker::Draft];
    let mut setup = Setup::at(moment())
        .marked(Marker::Sample)
        .marked(Marker::Draft);
    setup.black = true;
    for name in ["piagam", "piagam-modern"] {
        let composed = set(name, &sample::award(sample::winners()), &setup, &fonts);
        let expect = Expect::new(Kind::Certificate, frame(Paper::A4))
            .marked(&markers)
            .in_black(true);
        let found = inspect(&composed, &fonts, &expect);
        assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
        look(&format!("{name}-hitam"), &composed, &fonts);
    }
}

#[test]
fn the_calibration_sheet_is_drawn_on_a4_and_f4() {
    let fonts = FontSet::shipped().unwrap();
    for (paper_name, paper) in PAPERS {
        let setup = Setup::at(moment()).on(paper);
        let composed = set("kalibrasi-blangko", &Values::new(), &setup, &fonts);
        let found = inspect(&composed, &fonts, &Expect::new(Kind::Blank, frame(paper)));
        assert!(found.is_empty(), "{paper_name}:\n{}", found.join("\n"));
        look(&format!("kalibrasi-{paper_name}"), &composed, &fonts);
    }
}

#[test]
fn only_the_long_record_shrinks_and_every_shrink_is_reported() {
    let fonts = FontSet::shipped().unwrap();
    let setup = Setup::at(moment());
    let composed = set("piagam", &sample::award(sample::winners()), &setup, &fonts);
    let shrunk: Vec<(&str, &str)> = composed
        .notices
        .iter()
        .filter(|n| matches!(n.what, NoticeKind::Shrunk { .. }))
        .map(|n| {
            (
                n.record.split(' ').next().unwrap_or_default(),
                n.field.as_str(),
            )
        })
        .collect();
    assert_eq!(shrunk, [("Dr.", "nama"), ("Dr.", "judul")]);
    let alone = set(
        "piagam",
        &sample::award(sample::winners()[..1].to_vec()),
        &setup,
        &fonts,
    );
    let page = |c: &Composed| format!("{:?}", c.pages[0].items);
    assert_eq!(page(&alone), page(&composed));
}
