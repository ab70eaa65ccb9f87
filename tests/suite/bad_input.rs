//! Bad input through the dispatcher: a clear Indonesian error, and nothing half written. Files to import are judged
//! in `imports.rs`, disks in `faults/`.

use std::path::Path;

use expect_test::{Expect, expect};
use kipp_api::error::ErrorDto;
use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_api::{App, dispatch};
use kipp_tests::{Arena, MOMENT};
use serde_json::{Value, json};

/// The error as a person reads it.
fn said(error: &ErrorDto) -> String {
    let mut lines = vec![format!("{}: {}", error.code, error.title)];
    lines.extend(error.detail.lines().map(|line| format!("  {line}")));
    lines.extend(error.problems.iter().map(|one| format!("  {}: {}", one.field, one.text)));
    lines.extend(error.hints.iter().map(|hint| format!("  → {hint}")));
    lines.join("\n")
}

/// Rows and history, which a refused command leaves as they are.
fn state(arena: &Arena) -> (String, Value) {
    (arena.dump(), arena.call("operations.list", json!({})))
}

/// Every command of the table is refused in these words, and none of them changes a row or the history.
fn refuses(arena: &Arena, cases: &[(&str, &str, Value)], expected: &Expect) {
    let before = state(arena);
    let mut text = String::new();
    for (what, name, input) in cases {
        let error = arena.refused(name, input.clone());
        text.push_str(&format!("{what} ({name})\n{}\n\n", said(&error)));
        assert!(error.code != "bug", "{what}: {error:#?}");
        assert_eq!(state(arena), before, "{what}: something was written");
    }
    expected.assert_eq(&text);
}

/// One edition with a passed submission, a juror and an open stage.
struct Desk {
    arena: Arena,
    agency: i64,
    edition: i64,
    submission: i64,
    juror: i64,
    proposal: i64,
    presentation: i64,
}

fn desk() -> Desk {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let submission = arena.passed(edition, "Kejar Stunting", agency);
    let juror = arena.juror(edition, "Juri 1", None);
    let (proposal, presentation) = (arena.stage(edition, "proposal"), arena.stage(edition, "presentasi"));
    arena.call("stages.open", json!({ "stage": proposal }));
    Desk { arena, agency, edition, submission, juror, proposal, presentation }
}

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
                json!({ "stage": desk.presentation, "scale_min": 0, "scale_max": 10000, "criteria": [leaf("substansi", 690), leaf("penyajian", 300)] }),
            ),
            (
                "a rubric of 101%",
                "rubrics.save",
                json!({ "stage": desk.presentation, "scale_min": 0, "scale_max": 10000, "criteria": [leaf("substansi", 710), leaf("penyajian", 300)] }),
            ),
            (
                "a code twice",
                "rubrics.save",
                json!({ "stage": desk.presentation, "scale_min": 0, "scale_max": 10000, "criteria": [leaf("substansi", 700), leaf("substansi", 300)] }),
            ),
            (
                "a negative weight",
                "rubrics.save",
                json!({ "stage": desk.presentation, "scale_min": 0, "scale_max": 10000, "criteria": [leaf("substansi", 1300), leaf("penyajian", -300)] }),
            ),
            (
                "a scale upside down",
                "rubrics.save",
                json!({ "stage": desk.presentation, "scale_min": 10000, "scale_max": 0, "criteria": [leaf("substansi", 700), leaf("penyajian", 300)] }),
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

            a scale upside down (rubrics.save)
            invalid: Nilai terendah harus di bawah nilai tertinggi.
              scale: Nilai terendah harus di bawah nilai tertinggi.
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

#[test]
fn a_closed_edition_refuses_every_kind_of_write() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, presentation } = &desk;
    arena.call("editions.close", json!({ "edition": edition, "reason": "kompetisi selesai" }));
    let before = state(arena);
    for (name, input) in [
        ("editions.change", json!({ "edition": edition, "place": "Palopo" })),
        ("editions.close", json!({ "edition": edition, "reason": "lagi" })),
        ("stages.change", json!({ "stage": proposal, "name": "Lain" })),
        ("stages.open", json!({ "stage": presentation })),
        ("stages.lock", json!({ "stage": proposal })),
        ("stages.unlock", json!({ "stage": proposal, "reason": "x" })),
        ("stages.set_participants", json!({ "stage": proposal, "submissions": [submission] })),
        (
            "stages.set_weights",
            json!({ "edition": edition, "weights": [{ "stage": proposal, "weight": 500 }, { "stage": presentation, "weight": 500 }] }),
        ),
        (
            "rubrics.save",
            json!({ "stage": presentation, "scale_min": 0, "scale_max": 10000, "criteria": [{ "code": "a", "name": "A", "weight": 1000 }] }),
        ),
        ("award_classes.save", json!({ "edition": edition, "classes": [] })),
        ("tie_rules.save", json!({ "edition": edition, "rules": [] })),
        ("obligations.exempt", json!({ "edition": edition, "agency": agency, "reason": "x" })),
        ("obligations.set", json!({ "edition": edition })),
        ("submissions.save", json!({ "edition": edition, "title": "Baru", "agency": agency })),
        ("submissions.save", json!({ "id": submission, "edition": edition, "title": "Lain", "agency": agency })),
        ("submissions.set_status", json!({ "submissions": [submission], "status": "masuk", "reason": "x" })),
        ("submissions.delete", json!({ "submission": submission })),
        ("jurors.save", json!({ "edition": edition, "name": "Juri 2", "seat": "anggota" })),
        ("jurors.delete", json!({ "id": juror })),
        ("conflicts.declare", json!({ "juror": juror, "submission": submission, "reason": "saudara" })),
        ("conflicts.withdraw", json!({ "juror": juror, "submission": submission })),
        (
            "assignments.act",
            json!({ "stage": proposal, "submission": submission, "juror": juror, "act": "excuse", "reason": "sakit" }),
        ),
        ("score_sheets.record", json!({ "stage": proposal, "submission": submission, "juror": juror, "marks": [] })),
        ("score_sheets.abstain", json!({ "stage": proposal, "submission": submission, "juror": juror, "reason": "x" })),
        (
            "panel_decisions.save",
            json!({ "edition": edition, "kind": "ranks", "reason": "x", "rows": [{ "submission": submission, "place": 1 }] }),
        ),
        ("panel_decisions.withdraw", json!({ "edition": edition, "decision": 1 })),
        ("result_revisions.freeze", json!({ "edition": edition })),
    ] {
        let error = arena.refused(name, input);
        let words = (error.code.as_str(), error.title.as_str(), error.detail.as_str());
        assert_eq!(
            words,
            ("not_allowed_now", "Edisi 2021 sudah ditutup.", "Alasan penutupan: kompetisi selesai"),
            "{name}"
        );
        assert_eq!(state(arena), before, "{name}: something was written");
    }
}

#[test]
fn undo_stops_at_a_freeze_and_leaves_everything_as_it_is() {
    let desk = desk();
    let Desk { arena, edition, submission, juror, proposal, presentation, .. } = &desk;
    arena.mark_all(*proposal, *submission, *juror, "80");
    arena.call("stages.open", json!({ "stage": presentation }));
    arena.mark_all(*presentation, *submission, *juror, "90");
    let marks = arena.call("operations.list", json!({ "text": "Nilai" }));
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    refuses(
        arena,
        &[
            ("the freeze itself", "operations.undo", json!({})),
            ("what lies behind it", "operations.undo_one", json!({ "id": marks[0]["id"] })),
            ("nothing to give back", "operations.redo", json!({})),
            ("an operation that never was", "operations.undo_one", json!({ "id": 999_999 })),
        ],
        &expect![[r#"
            the freeze itself (operations.undo)
            not_allowed_now: Tidak dapat diurungkan: Hasil 2021 dibekukan sebagai revisi 1.
              Perubahan ini berlaku di luar berkas, atau ditulis oleh versi lain.

            what lies behind it (operations.undo_one)
            not_allowed_now: Tidak dapat diurungkan.
              Nilai Kejar Stunting oleh Juri 1 mendahului: Hasil 2021 dibekukan sebagai revisi 1, 10 Desember 2021 pukul 15.20.
              → Buat koreksi; hasilnya menjadi revisi berikutnya.

            nothing to give back (operations.redo)
            not_allowed_now: Tidak ada perubahan sesi ini yang dapat diurungkan atau dikembalikan.

            an operation that never was (operations.undo_one)
            not_found: Perubahan itu tidak ditemukan.

        "#]],
    );
}

#[test]
fn ids_of_two_editions_in_one_command_are_refused() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, .. } = &desk;
    let other = arena
        .value("editions.create", json!({ "preset": "luwu-utara-2021", "year": 2022, "code": "2022" }))
        .as_i64()
        .unwrap();
    let theirs = arena.passed(other, "Kelas Buby", *agency);
    let their_juror = arena.juror(other, "Juri lain", None);
    let their_stage = arena.stage(other, "proposal");
    refuses(
        arena,
        &[
            (
                "another's submission",
                "score_sheets.record",
                json!({ "stage": proposal, "submission": theirs, "juror": juror, "marks": [] }),
            ),
            (
                "another's juror",
                "score_sheets.show",
                json!({ "stage": proposal, "submission": submission, "juror": their_juror }),
            ),
            (
                "another's juror abstains",
                "score_sheets.abstain",
                json!({ "stage": proposal, "submission": submission, "juror": their_juror, "reason": "x" }),
            ),
            ("another's stage in the grid", "score_sheets.grid", json!({ "edition": edition, "stage": their_stage })),
            (
                "another's participant",
                "stages.set_participants",
                json!({ "stage": proposal, "submissions": [submission, theirs] }),
            ),
            (
                "another's stage has a weight",
                "stages.set_weights",
                json!({ "edition": edition, "weights": [{ "stage": proposal, "weight": 500 }, { "stage": their_stage, "weight": 500 }] }),
            ),
            (
                "another's stage breaks ties",
                "tie_rules.save",
                json!({ "edition": edition, "rules": [{ "kind": "stage_score", "stage": their_stage }] }),
            ),
            (
                "a conflict across editions",
                "conflicts.declare",
                json!({ "juror": their_juror, "submission": submission, "reason": "saudara" }),
            ),
            (
                "an assignment across editions",
                "assignments.act",
                json!({ "stage": proposal, "submission": theirs, "juror": juror, "act": "excuse", "reason": "sakit" }),
            ),
            (
                "a decision about another's submission",
                "panel_decisions.save",
                json!({ "edition": edition, "kind": "ranks", "reason": "x", "rows": [{ "submission": theirs, "place": 1 }] }),
            ),
            (
                "statuses of two editions",
                "submissions.set_status",
                json!({ "submissions": [submission, theirs], "status": "masuk", "reason": "x" }),
            ),
            (
                "a submission moved",
                "submissions.save",
                json!({ "id": theirs, "edition": edition, "title": "Kelas Buby", "agency": agency }),
            ),
            (
                "a juror moved",
                "jurors.save",
                json!({ "id": their_juror, "edition": edition, "name": "Juri lain", "seat": "anggota" }),
            ),
            ("another's ranking explained", "rankings.explain", json!({ "edition": edition, "submission": theirs })),
        ],
        &expect![[r#"
            another's submission (score_sheets.record)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's juror (score_sheets.show)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's juror abstains (score_sheets.abstain)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's stage in the grid (score_sheets.grid)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's participant (stages.set_participants)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's stage has a weight (stages.set_weights)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's stage breaks ties (tie_rules.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a conflict across editions (conflicts.declare)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            an assignment across editions (assignments.act)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a decision about another's submission (panel_decisions.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            statuses of two editions (submissions.set_status)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a submission moved (submissions.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            a juror moved (jurors.save)
            not_allowed_now: Data dari dua edisi tidak dapat dipakai dalam satu perintah.

            another's ranking explained (rankings.explain)
            not_found: Usulan “185” tidak ditemukan.
              → Muat ulang daftar: mungkin sudah dihapus atau diganti.

        "#]],
    );
}

#[test]
fn an_input_of_another_shape_is_refused_before_anything_is_read() {
    let desk = desk();
    let before = state(&desk.arena);
    let (files, cancel) = (MemoryFiles::default(), Cancel::default());
    let clock = FixedClock(UtcMillis(MOMENT));
    let ctx = Ctx { clock: &clock, ids: &ZeroIds, files: &files, progress: &|_| {}, cancel: &cancel };
    let mut text = String::new();
    for (name, raw) in [
        ("no_such.command", "{}"),
        ("agencies.drop", "{}"),
        ("", "{}"),
        ("editions.list", "{"),
        ("editions.list", "nihil"),
        ("editions.list", "[]"),
        ("editions.list", "{\"edition\": 1}"),
        ("stages.list", "{}"),
        ("stages.list", "{\"edition\": \"satu\"}"),
        ("stages.list", "{\"edition\": 1.5}"),
        ("stages.list", "{\"edition\": 99999999999999999999}"),
        ("stages.list", "{\"edition\": 1, \"edition\": 2}"),
        ("agencies.save", "{\"code\": \"A\", \"name\": \"A\", \"kind\": \"dinas\", \"normal_name\": \"a\"}"),
        ("stages.list", "{\"edition\": 404}"),
    ] {
        let error = dispatch(&desk.arena.app, name, raw, &ctx).expect_err(raw);
        assert!(error.code != "bug", "{raw}: {error:?}");
        text.push_str(&format!("{name} {raw}\n{}\n\n", said(&error)));
    }
    let deep = format!("{{\"edition\": {}1{}}}", "[".repeat(200), "]".repeat(200));
    assert_eq!(dispatch(&desk.arena.app, "stages.list", &deep, &ctx).expect_err("deep").code, "invalid");
    assert_eq!(state(&desk.arena), before);
    expect![[r#"
        no_such.command {}
        not_found: Perintah “no_such.command” tidak dikenal.

        agencies.drop {}
        not_found: Perintah “agencies.drop” tidak dikenal.

         {}
        not_found: Perintah “” tidak dikenal.

        editions.list {
        invalid: Masukan perintah tidak sesuai bentuknya.
          JSON terputus sebelum selesai (baris 1 kolom 1).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        editions.list nihil
        invalid: Masukan perintah tidak sesuai bentuknya.
          Masukan harus berupa objek JSON: {…}.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        editions.list []
        invalid: Masukan perintah tidak sesuai bentuknya.
          Masukan harus berupa objek JSON: {…}.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        editions.list {"edition": 1}
        invalid: Masukan perintah tidak sesuai bentuknya.
          Isian `edition` tidak dikenal; perintah ini tanpa isian (baris 1 kolom 10).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {}
        invalid: Masukan perintah tidak sesuai bentuknya.
          Isian `edition` belum ada (baris 1 kolom 2).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": "satu"}
        invalid: Masukan perintah tidak sesuai bentuknya.
          Nilai teks "satu" tidak sesuai; seharusnya bilangan bulat (baris 1 kolom 18).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 1.5}
        invalid: Masukan perintah tidak sesuai bentuknya.
          Nilai pecahan `1.5` tidak sesuai; seharusnya bilangan bulat (baris 1 kolom 15).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 99999999999999999999}
        invalid: Masukan perintah tidak sesuai bentuknya.
          Nilai pecahan `1e+20` tidak sesuai; seharusnya bilangan bulat (baris 1 kolom 32).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 1, "edition": 2}
        invalid: Masukan perintah tidak sesuai bentuknya.
          Isian ganda: `edition` (baris 1 kolom 24).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        agencies.save {"code": "A", "name": "A", "kind": "dinas", "normal_name": "a"}
        invalid: Masukan perintah tidak sesuai bentuknya.
          Isian `normal_name` tidak dikenal; yang dikenal: `id`, `code`, `name`, `short_name`, `kind`, `parent`, `obliged`, `head_name`, `head_title`, `contact`, `phone`, `valid_from`, `valid_to`, `note`, `source`, `aliases` (baris 1 kolom 57).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 404}
        not_found: Edisi “404” tidak ditemukan.
          → Muat ulang daftar: mungkin sudah dihapus atau diganti.

    "#]].assert_eq(&text);
}

#[test]
fn a_desk_file_that_is_newer_foreign_or_damaged_is_refused_and_keeps_its_bytes() {
    let desk = desk();
    let good = {
        desk.arena.call("desks.close", json!({}));
        std::fs::read(desk.arena.folder.path().join("meja.kipp")).unwrap()
    };
    desk.arena.call("desks.open", json!({ "file": "meja" }));
    let changed = |change: fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        bytes
    };
    let cases = [
        ("newer", "baru.kipp", changed(|bytes| bytes[60..64].copy_from_slice(&99_u32.to_be_bytes()))),
        ("of another program", "lain.kipp", changed(|bytes| bytes[68..72].fill(7))),
        ("no database", "foto.kipp", b"\xFF\xD8\xFF\xE0 JFIF".repeat(100)),
        ("a sheet", "usulan.csv", b"judul;perangkat daerah\n".repeat(100)),
        ("empty", "kosong.kipp", vec![]),
        ("its first page destroyed", "awal.kipp", changed(|bytes| bytes[..4096].fill(0))),
        ("a page destroyed", "rusak.kipp", changed(|bytes| bytes[4096..12288].fill(0xAA))),
        ("cut off", "potong.kipp", changed(|bytes| bytes.truncate(20_000))),
    ];
    let mut text = String::new();
    for (what, name, bytes) in cases {
        let path = desk.arena.place(name, name);
        std::fs::write(&path, &bytes).unwrap();
        let error = desk.arena.refused("desks.open", json!({ "file": name }));
        desk.arena.refused("desks.open", json!({ "file": name }));
        assert!(std::fs::read(&path).unwrap() == bytes, "{what}: the file was written to");
        let aside = copies_of(&path, &bytes);
        text.push_str(&format!("{what}\n{}\ncopies aside: {aside}\n\n", said(&error)));
    }
    assert_eq!(desk.arena.call("desks.about", json!({}))["desk"]["name"], "meja.kipp", "the desk before stays open");
    expect![[r#"
        newer
        file_newer: Berkas ini dibuat dengan Meja KIPP yang lebih baru.
          Versi data 99; program ini mengenal sampai 1. Berkas tidak diubah; salinannya disimpan di sampingnya.
          → Pasang versi terbaru untuk membukanya.
        copies aside: 1

        of another program
        file_foreign: Berkas ini bukan berkas Meja KIPP.
          lain.kipp
          → Pilih berkas yang berakhiran .kipp.
        copies aside: 1

        no database
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Salinan berkas disimpan di sampingnya. Temuan: first page
          → Pulihkan dari cadangan, atau buka salinan lain.
        copies aside: 1

        a sheet
        file_foreign: Berkas ini bukan berkas Meja KIPP.
          usulan.csv
          → Pilih berkas yang berakhiran .kipp.
        copies aside: 0

        empty
        file_foreign: Berkas ini bukan berkas Meja KIPP.
          kosong.kipp
          → Pilih berkas yang berakhiran .kipp.
        copies aside: 0

        its first page destroyed
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Salinan berkas disimpan di sampingnya. Temuan: first page
          → Pulihkan dari cadangan, atau buka salinan lain.
        copies aside: 1

        a page destroyed
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Salinan berkas disimpan di sampingnya. Temuan: *** in database main ***
          Tree 2 page 2: btreeInitPage() returns error code 11
          → Pulihkan dari cadangan, atau buka salinan lain.
        copies aside: 1

        cut off
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Salinan berkas disimpan di sampingnya. Temuan: database disk image is malformed
          → Pulihkan dari cadangan, atau buka salinan lain.
        copies aside: 1

    "#]]
    .assert_eq(&text);
}

/// How many files beside `path` begin with its name; each must hold its bytes.
fn copies_of(path: &Path, bytes: &[u8]) -> usize {
    let name = path.file_name().unwrap().to_str().unwrap();
    let folder = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let beside: Vec<_> = folder.map(|entry| entry.unwrap().path()).filter(|other| other != path).collect();
    let copies = beside.iter().filter(|other| other.file_name().unwrap().to_str().unwrap().starts_with(name));
    copies.inspect(|copy| assert!(std::fs::read(copy).unwrap() == bytes, "{}", copy.display())).count()
}

#[test]
fn a_second_instance_is_told_that_the_file_is_in_use() {
    let desk = desk();
    let before = state(&desk.arena);
    let second = Arena::closed();
    second.files.put_place("meja", desk.arena.folder.path().join("meja.kipp"));
    let error = second.refused("desks.open", json!({ "file": "meja" }));
    expect![[r#"
        file_busy: Berkas meja sedang dipakai program lain.
          → Tutup Meja KIPP yang lain atau program yang membuka berkas itu."#]]
    .assert_eq(&said(&error));
    let error = second.refused("agencies.save", json!({ "code": "A", "name": "A", "kind": "dinas" }));
    expect![[r#"
        not_allowed_now: Belum ada berkas meja yang dibuka.
          → Buka atau buat berkas meja lebih dulu."#]]
    .assert_eq(&said(&error));
    assert_eq!(state(&desk.arena), before);
    desk.arena.call("desks.close", json!({}));
    second.call("desks.open", json!({ "file": "meja" }));
}

#[test]
fn a_file_that_is_not_there_or_would_be_overwritten_is_refused() {
    let arena = Arena::closed();
    let path = arena.place("ada", "ada.kipp");
    std::fs::write(&path, b"surat penting").unwrap();
    arena.place("tiada", "tiada.kipp");
    let told: Vec<String> = [
        ("desks.create", json!({ "file": "ada" })),
        ("desks.open", json!({ "file": "tiada" })),
        ("desks.open", json!({ "file": "token palsu" })),
        ("desks.open", json!({ "file": "../../etc/passwd" })),
        ("desks.check", json!({})),
    ]
    .into_iter()
    .map(|(name, input)| format!("{name} {input}\n{}\n", said(&arena.refused(name, input.clone()))))
    .collect();
    expect![[r#"
        desks.create {"file":"ada"}
        conflict: Berkas “ada.kipp” sudah ada.
          → Pilih nama lain; berkas yang ada tidak ditimpa.

        desks.open {"file":"tiada"}
        not_found: Berkas “tiada.kipp” tidak ditemukan.

        desks.open {"file":"token palsu"}
        not_found: Berkas yang dipilih tidak dikenal lagi.
          token palsu
          → Pilih berkas sekali lagi.

        desks.open {"file":"../../etc/passwd"}
        not_found: Berkas yang dipilih tidak dikenal lagi.
          ../../etc/passwd
          → Pilih berkas sekali lagi.

        desks.check {}
        not_allowed_now: Belum ada berkas meja yang dibuka.
          → Buka atau buat berkas meja lebih dulu.
    "#]]
    .assert_eq(&told.join("\n"));
    assert_eq!(std::fs::read(&path).unwrap(), b"surat penting");
}

/// SQL, markup, quotes, a template's braces and letters beyond ASCII: one line, as somebody may type it.
const NASTY: &str = "x'); DROP TABLE marks; --<script>alert(\"1\")</script>&amp;{nama}%s\\ é 漢 😀";

#[test]
fn sql_and_markup_are_kept_as_typed_in_every_text_field() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, presentation } = &desk;
    let settings: Vec<Value> =
        ["daerah", "tempat", "kop_baris_1", "kop_baris_2", "kop_alamat", "kop_kontak", "sekretariat"]
            .map(|key| json!({ "key": key, "value": NASTY }))
            .into();
    arena.call("settings.put", json!({ "values": settings }));
    arena.call("signatories.save", json!({ "role": "lainnya", "name": NASTY, "rank_grade": NASTY, "office": NASTY, "capacity": "an", "principal": NASTY }));
    arena.call("agencies.save", json!({ "code": NASTY, "name": NASTY, "short_name": NASTY, "kind": "dinas", "head_name": NASTY, "head_title": NASTY, "contact": NASTY, "note": NASTY, "source": NASTY, "aliases": [NASTY.to_owned() + " alias"] }));
    arena.call(
        "editions.change",
        json!({ "edition": edition, "short_name": NASTY, "full_name": NASTY, "place": NASTY, "legal_basis": NASTY }),
    );
    arena.call("stages.change", json!({ "stage": presentation, "name": NASTY, "ends_on": "2021-12-31" }));
    arena.call("stages.change", json!({ "stage": presentation, "ends_on": "2022-01-31", "reason": NASTY }));
    arena.call("rubrics.save", json!({ "stage": presentation, "scale_min": 0, "scale_max": 10000, "criteria": [
        { "code": "substansi", "name": NASTY, "guidance": NASTY, "weight": 1000, "levels": [{ "from": 0, "to": 10000, "title": NASTY, "text": NASTY }] }] }));
    arena.call("award_classes.save", json!({ "edition": edition, "classes": [{ "short_name": NASTY, "full_name": NASTY, "rank_from": 1, "rank_to": 7, "document": "piagam" }] }));
    arena.call("obligations.exempt", json!({ "edition": edition, "agency": agency, "reason": NASTY }));
    arena.call("submissions.save", json!({ "edition": edition, "title": NASTY, "expansion": NASTY, "agency": agency, "unit": NASTY, "category": NASTY, "note": NASTY,
        "innovators": [{ "kind": "team", "name": NASTY, "office": NASTY }], "sections": [{ "code": "ringkasan", "text": NASTY }] }));
    arena.call("submissions.set_status", json!({ "submissions": [submission], "status": "masuk", "reason": NASTY }));
    arena.call("submissions.set_status", json!({ "submissions": [submission], "status": "lolos" }));
    let second = arena
        .value("jurors.save", json!({ "edition": edition, "name": NASTY, "office": NASTY, "seat": "ketua" }))
        .as_i64()
        .unwrap();
    arena.call(
        "score_sheets.record",
        json!({ "stage": proposal, "submission": submission, "juror": juror, "note": NASTY }),
    );
    arena.call(
        "assignments.act",
        json!({ "stage": proposal, "submission": submission, "juror": second, "act": "excuse", "reason": NASTY }),
    );
    arena.call("conflicts.declare", json!({ "juror": second, "submission": submission, "reason": NASTY }));
    arena.call("panel_decisions.save", json!({ "edition": edition, "kind": "unranked", "reason": NASTY, "rows": [{ "submission": submission, "reason": NASTY }] }));
    arena.call("drafts.put", json!({ "form": NASTY, "row": NASTY, "text": NASTY }));
    assert_eq!(arena.call("drafts.list", json!({}))[0]["text"], NASTY);

    let mut columns = std::collections::BTreeMap::<String, Vec<String>>::new();
    for line in arena.dump().lines() {
        let (table, row) = line.split_once(' ').unwrap();
        let row: Value = serde_json::from_str(row).unwrap();
        for (column, value) in row.as_object().unwrap() {
            let text = value.as_str().unwrap_or_default();
            assert!(!text.contains("DROP TABLE") || text.contains(NASTY), "{table}.{column} was altered: {text}");
            let known = columns.entry(table.to_owned()).or_default();
            if text.contains(NASTY) && !known.contains(column) {
                known.push(column.clone());
            }
        }
    }
    columns.retain(|_, names| !names.is_empty());
    let lines: Vec<String> = columns.iter().map(|(table, names)| format!("{table}: {}", names.join(", "))).collect();
    expect![[r#"
        agencies: code, name, short_name, head_name, head_title, contact, note, source
        agency_aliases: text
        assignments: reason
        award_classes: short_name, full_name
        conflicts: reason
        criteria: name, guidance
        criterion_levels: title, text
        editions: short_name, full_name, place, legal_basis
        innovations: title, expansion
        innovators: name, office
        jurors: name, office
        obligations: exempt_reason
        panel_decision_rows: reason
        panel_decisions: reason
        score_sheets: note
        section_texts: text
        settings: value
        signatories: name, rank_grade, office, principal
        stage_extensions: reason
        stages: name
        status_changes: reason
        submissions: title, expansion, unit, category, note"#]]
    .assert_eq(&lines.join("\n"));
    arena.call("editions.close", json!({ "edition": edition, "reason": NASTY }));
    assert_eq!(arena.call("editions.list", json!({}))[0]["closed"], NASTY);
    let found = arena.call("operations.list", json!({ "text": "'); DROP" }));
    assert!(!found.as_array().unwrap().is_empty(), "the history is searched for what was typed");
}

#[test]
fn every_command_answers_without_a_desk_and_without_an_input() {
    let app = App::new(std::env::temp_dir().join("kipp-tidak-ada"), "Petugas".into());
    let (files, cancel) = (MemoryFiles::default(), Cancel::default());
    let clock = FixedClock(UtcMillis(i64::MAX));
    let ctx = Ctx { clock: &clock, ids: &ZeroIds, files: &files, progress: &|_| {}, cancel: &cancel };
    for command in kipp_api::commands::COMMANDS {
        // Without a desk and without an input: an answer or an error of the closed set, never a panic of ours.
        if command.name == "desks.open_default" || command.name == "desks.open_sample" {
            continue;
        }
        if let Err(error) = dispatch(&app, command.name, "{}", &ctx) {
            assert!(
                ["invalid", "not_allowed_now", "not_found"].contains(&error.code.as_str()),
                "{}: {error:?}",
                command.name
            );
        }
    }
}
