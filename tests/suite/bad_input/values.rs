//! Values that cannot be: weights, marks, personal numbers.

use expect_test::expect;
use serde_json::{Value, json};

use super::{desk, refuses};

#[test]
fn weights_that_do_not_sum_to_the_whole_are_refused_with_the_sum() {
    let desk = desk();
    let leaf = |code: &str, weight: i64| json!({ "code": code, "name": code, "weight": weight });
    refuses(
        &desk.arena,
        &[
            (
                "stages of 99%",
                "stages.set_weights",
                json!({ "edition": desk.edition, "weights": [{ "stage": desk.proposal, "weight": 590 }, { "stage": desk.presentation, "weight": 400 }] }),
            ),
            (
                "a rubric of 99%",
                "rubrics.save",
                json!({ "stage": desk.presentation, "criteria": [leaf("substansi", 690), leaf("penyajian", 300)] }),
            ),
            (
                "a rubric of 101%",
                "rubrics.save",
                json!({ "stage": desk.presentation, "criteria": [leaf("substansi", 710), leaf("penyajian", 300)] }),
            ),
            (
                "a code twice",
                "rubrics.save",
                json!({ "stage": desk.presentation, "criteria": [leaf("substansi", 700), leaf("substansi", 300)] }),
            ),
            (
                "a negative weight",
                "rubrics.save",
                json!({ "stage": desk.presentation, "criteria": [leaf("substansi", 1300), leaf("penyajian", -300)] }),
            ),
            (
                "a scale upside down",
                "editions.change",
                json!({ "edition": desk.edition, "scale_min": "100", "scale_max": "0" }),
            ),
            (
                "classes that overlap",
                "award_classes.save",
                json!({ "edition": desk.edition, "classes": [
                { "short_name": "A", "full_name": "A", "rank_from": 1, "rank_to": 7, "document": "piagam" },
                { "short_name": "B", "full_name": "B", "rank_from": 7, "rank_to": 10, "document": "sertifikat" }] }),
            ),
        ],
        &expect![[r#"
            stages of 99% (stages.set_weights)
            invalid: Bobot tahapan berjumlah 990. Tambahkan 10 agar menjadi 1000.
              weight: Bobot tahapan berjumlah 990. Tambahkan 10 agar menjadi 1000.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a rubric of 99% (rubrics.save)
            invalid: Kriteria Presentasi dan wawancara berjumlah 990. Tambahkan 10 agar menjadi 1000.
              criteria: Kriteria Presentasi dan wawancara berjumlah 990. Tambahkan 10 agar menjadi 1000.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a rubric of 101% (rubrics.save)
            invalid: Kriteria Presentasi dan wawancara berjumlah 1010. Kurangi 10 agar menjadi 1000.
              criteria: Kriteria Presentasi dan wawancara berjumlah 1010. Kurangi 10 agar menjadi 1000.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a code twice (rubrics.save)
            invalid: Kode kriteria “substansi” dipakai dua kali pada Presentasi dan wawancara.
              criteria: Kode kriteria “substansi” dipakai dua kali pada Presentasi dan wawancara.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a negative weight (rubrics.save)
            invalid: Bobot substansi harus 0 sampai 1000 per mil, terisi 1300.
              criteria: Bobot substansi harus 0 sampai 1000 per mil, terisi 1300.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a scale upside down (editions.change)
            invalid: Nilai tertinggi harus di atas nilai terendah.
              scale_max: Nilai tertinggi harus di atas nilai terendah.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            classes that overlap (award_classes.save)
            invalid: Rentang peringkat bertumpuk dengan A.
              classes.1.rank_from: Rentang peringkat bertumpuk dengan A.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

        "#]],
    );
}

#[test]
fn marks_that_cannot_be_are_refused_in_their_cell() {
    let desk = desk();
    let record = |mark: &str| json!({ "stage": desk.proposal, "submission": desk.submission, "juror": desk.juror, "marks": [{ "criterion": "kebaruan", "mark": "80" }, { "criterion": "signifikansi", "mark": mark }] });
    let cases: Vec<(&str, &str, Value)> = [
        ("101", "101"),
        ("a hundredth too much", "100,01"),
        ("below nought", "-1"),
        ("three decimals", "82,125"),
        ("a word", "delapan"),
        ("not a number at all", "NaN"),
        ("an exponent", "1e2"),
        ("twenty digits", "99999999999999999999"),
        ("a dot that may group thousands", "1.000"),
    ]
    .map(|(what, mark)| (what, "score_sheets.record", record(mark)))
    .into();
    refuses(
        &desk.arena,
        &cases,
        &expect![[r#"
        101 (score_sheets.record)
        invalid: 101 di luar rentang. Nilai 0,00 sampai 100,00.
          marks.signifikansi: 101 di luar rentang. Nilai 0,00 sampai 100,00.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        a hundredth too much (score_sheets.record)
        invalid: 100,01 di luar rentang. Nilai 0,00 sampai 100,00.
          marks.signifikansi: 100,01 di luar rentang. Nilai 0,00 sampai 100,00.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        below nought (score_sheets.record)
        invalid: -1 di luar rentang. Nilai 0,00 sampai 100,00.
          marks.signifikansi: -1 di luar rentang. Nilai 0,00 sampai 100,00.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        three decimals (score_sheets.record)
        invalid: “82,125” memakai terlalu banyak angka di belakang koma; paling banyak 2.
          marks.signifikansi: “82,125” memakai terlalu banyak angka di belakang koma; paling banyak 2.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        a word (score_sheets.record)
        invalid: “delapan” bukan angka. Tulis misalnya 82,5.
          marks.signifikansi: “delapan” bukan angka. Tulis misalnya 82,5.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        not a number at all (score_sheets.record)
        invalid: “NaN” bukan angka. Tulis misalnya 82,5.
          marks.signifikansi: “NaN” bukan angka. Tulis misalnya 82,5.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        an exponent (score_sheets.record)
        invalid: “1e2” bukan angka. Tulis misalnya 82,5.
          marks.signifikansi: “1e2” bukan angka. Tulis misalnya 82,5.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        twenty digits (score_sheets.record)
        invalid: “99999999999999999999” bukan angka. Tulis misalnya 82,5.
          marks.signifikansi: “99999999999999999999” bukan angka. Tulis misalnya 82,5.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

        a dot that may group thousands (score_sheets.record)
        invalid: “1.000” memakai terlalu banyak angka di belakang koma; paling banyak 2.
          marks.signifikansi: “1.000” memakai terlalu banyak angka di belakang koma; paling banyak 2.
          → Perbaiki isian yang ditandai, lalu simpan lagi.

    "#]],
    );
}

#[test]
fn a_nip_of_another_length_or_mangled_by_excel_is_refused() {
    let desk = desk();
    let signatory = |nip: &str| json!({ "role": "kepala_bagian", "name": "Muhammad Hadi", "nip": nip, "office": "Kepala Bagian Organisasi", "capacity": "definitif" });
    refuses(
        &desk.arena,
        &[
            ("20 digits, a signatory", "signatories.save", signatory("19800326200003100199")),
            ("17 digits", "signatories.save", signatory("1980032620000310 0")),
            ("a letter", "signatories.save", signatory("19800326200003100I")),
            ("Excel's exponent", "signatories.save", signatory("1,98003E+17")),
            ("Excel's noughts", "signatories.save", signatory("198003262000031000")),
            (
                "20 digits, a juror",
                "jurors.save",
                json!({ "edition": desk.edition, "name": "Juri 2", "seat": "anggota", "nip": "19800326200003100199" }),
            ),
            (
                "20 digits, an innovator",
                "submissions.save",
                json!({ "edition": desk.edition, "title": "Baru", "agency": desk.agency, "innovators": [{ "kind": "person", "name": "dr. Nisma", "nip": "19800326200003100199" }] }),
            ),
        ],
        &expect![[r#"
            20 digits, a signatory (signatories.save)
            invalid: NIP harus 18 angka, terisi 20.
              nip: NIP harus 18 angka, terisi 20.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            17 digits (signatories.save)
            invalid: NIP harus 18 angka, terisi 17.
              nip: NIP harus 18 angka, terisi 17.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a letter (signatories.save)
            invalid: NIP hanya angka, ada “I”.
              nip: NIP hanya angka, ada “I”.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            Excel's exponent (signatories.save)
            invalid: NIP “1,98003E+17” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
              nip: NIP “1,98003E+17” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            Excel's noughts (signatories.save)
            invalid: NIP “198003262000031000” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
              nip: NIP “198003262000031000” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            20 digits, a juror (jurors.save)
            invalid: NIP harus 18 angka, terisi 20.
              nip: NIP harus 18 angka, terisi 20.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            20 digits, an innovator (submissions.save)
            invalid: NIP harus 18 angka, terisi 20.
              innovators.0.nip: NIP harus 18 angka, terisi 20.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

        "#]],
    );
}
