//! The preview: same pages, no style attribute, no script, and the words for those who cannot see it.

#![allow(clippy::unwrap_used)]

mod sample;

use expect_test::expect;
use kipp_documents::{FontSet, Marker, Setup, compose, preview, templates};

#[test]
fn the_preview_is_plain_svg_and_its_words_are_the_page_s() {
    let fonts = FontSet::shipped().unwrap();
    let template = templates::shipped("piagam").unwrap().unwrap();
    let values = sample::award(sample::winners());
    let setup = Setup::at(sample::moment()).marked(Marker::Sample).marked(Marker::Copy(2));
    let composed = compose(&template, &values, &setup, &fonts).unwrap();
    let svg = preview::svg(&composed, 0, &fonts).unwrap();
    for forbidden in ["style=", "<style", "<script", "<text", "class=", "NaN", "inf"] {
        assert!(!svg.contains(forbidden), "{forbidden}");
    }
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    assert!(preview::svg(&composed, 3, &fonts).is_none());
    expect![[r#"
        CONTOH: bukan data sebenarnya
        SALINAN – cetakan ke-2
        TEMPAT
        LAMBANG
        BUPATI LUWU UTARA
        PIAGAM PENGHARGAAN
        NOMOR: 061/CONTOH-01/B. Organisasi/Setda
        Diberikan kepada
        dr. Nisma
        Kepala UPT Puskesmas Tana Lili, Dinas Kesehatan
        sebagai
        TOP 7 INOVASI PELAYANAN PUBLIK (PERINGKAT I)
        atas inovasi
        “Kejar Stunting (Kelas Pijat Bayi Risiko Stunting)”
        pada Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021
        Masamba, 10 Desember 2021
        BUPATI LUWU UTARA,
        INDAH PUTRI INDRIANI
        Kode cek 8A1N-8P
        Verifikasi cetakan,
        bukan tanda tangan
        elektronik"#]]
    .assert_eq(&preview::plain_text(&composed, 0));
}
