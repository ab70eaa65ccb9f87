//! A few pages as text: what stands where. `UPDATE_EXPECT=1` renews them.

use expect_test::{ExpectFile, expect_file};
use kipp_documents::dump::dump;
use kipp_documents::{Composed, Paper};

use super::{data, print};

/// Words and table lines of a document, without what the core's own tests hold (kop, footer, markers).
fn check(composed: &Composed, expected: ExpectFile) {
    let shared = [" kop ", " kop_rule ", " emblem", " marker", " footer "];
    let text: String = dump(composed)
        .lines()
        .filter(|line| !shared.iter().any(|role| line.contains(role)) && !line.starts_with("path"))
        .map(|line| format!("{line}\n"))
        .collect();
    expected.assert_eq(&text);
}

#[test]
fn rekap_nilai_three_rows() {
    check(
        &print("rekap-nilai", &data::scores(3, 2, 2, false), Paper::A4).expect("page"),
        expect_file!["golden/rekap-nilai.txt"],
    );
}

#[test]
fn lampiran_three_rows() {
    check(
        &print("lampiran-pengumuman", &data::annex(3, false), Paper::A4).expect("page"),
        expect_file!["golden/lampiran.txt"],
    );
}

#[test]
fn lembar_nilai_blank() {
    check(
        &print("lembar-nilai", &data::score_sheets(3, &[], false), Paper::F4).expect("page"),
        expect_file!["golden/lembar-kosong.txt"],
    );
}

#[test]
fn daftar_hadir_hybrid() {
    let values = data::attendance(3, true).int("baris_kosong", 2);
    check(&print("daftar-hadir", &values, Paper::A4).expect("page"), expect_file!["golden/daftar-hadir.txt"]);
}
