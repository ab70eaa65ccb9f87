//! Numbers, register and printing of certificates through the dispatcher.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

use std::path::PathBuf;

use expect_test::expect;
use kipp_app::ports::{Cancel, Ctx, FileError, Files, FixedClock, InFile, Progress, Staged, UtcMillis, ZeroIds};
use kipp_tests::{Arena, MOMENT};
use serde_json::{Value, json};

use crate::documents::desks::{Real, look, number_everybody, sample, words};

/// State, number and recipient of every row of the list, one a line.
fn listed(arena: &Arena, edition: i64) -> String {
    let list = arena.call("certificates.list", json!({ "edition": edition }));
    let rows = list["rows"].as_array().expect("rows").iter().map(|row| {
        format!(
            "{} {} {} | {} | {}\n",
            row["rank"],
            text(&row["document"]),
            text(&row["number"]),
            text(&row["name"]),
            text(&row["state_text"])
        )
    });
    rows.collect()
}

fn text(value: &Value) -> String {
    value.as_str().map_or("–".into(), str::to_owned)
}

/// Names of the files written so far, and forgets them.
fn written(arena: &Arena) -> Vec<(String, Vec<u8>)> {
    let mut outputs = arena.files.outputs.lock().expect("outputs");
    std::mem::take(&mut *outputs).into_iter().map(|(_, name, bytes)| (name, bytes)).collect()
}

fn row_of(arena: &Arena, edition: i64, submission: i64) -> Value {
    let list = arena.call("certificates.list", json!({ "edition": edition }));
    let found = list["rows"].as_array().expect("rows").iter().find(|row| row["submission"] == submission).cloned();
    found.expect("a recipient")
}

#[test]
fn the_sample_has_one_series_from_01_to_10() {
    let (arena, edition) = sample();
    expect![[r#"
        1 piagam 061/CONTOH-01/B. Organisasi/Setda | dr. Nisma | Siap
        2 piagam 061/CONTOH-02/B. Organisasi/Setda | Juinar Rustam | Siap
        3 piagam 061/CONTOH-03/B. Organisasi/Setda | Ahmad Jani | Siap
        4 piagam 061/CONTOH-04/B. Organisasi/Setda | Made Sudana | Siap
        5 piagam 061/CONTOH-05/B. Organisasi/Setda | Rahma | Siap
        6 piagam 061/CONTOH-06/B. Organisasi/Setda | Supiyan Sakti | Siap
        7 piagam 061/CONTOH-07/B. Organisasi/Setda | Andi Bahtiar | Siap
        8 sertifikat 061/CONTOH-08/B. Organisasi/Setda | Nirwan Sakir | Siap
        9 sertifikat 061/CONTOH-09/B. Organisasi/Setda | Ovan Patuang | Siap
        10 sertifikat 061/CONTOH-10/B. Organisasi/Setda | Alimuddin | Siap
    "#]]
    .assert_eq(&listed(&arena, edition));
    let register = arena.call("certificates.register", json!({ "edition": edition }));
    assert_eq!((&register["findings"], &register["next"]), (&json!([]), &json!(11)));
}

#[test]
fn numbers_come_only_from_a_revision_and_only_once() {
    let real = Real::new();
    let error = real.arena.refused("certificates.issue", json!({ "edition": real.edition }));
    assert_eq!((error.code.as_str(), error.title.as_str()), ("not_allowed_now", "Hasil 2021 belum dibekukan."));
    let findings = real.arena.call("certificates.list", json!({ "edition": real.edition }))["findings"].clone();
    assert_eq!(findings[0]["code"], "not_frozen");
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
    let [first, second, third, ..] = real.submissions[..] else { panic!("submissions") };
    // One by hand, out of the series' way; the series runs around it.
    let numbers = json!([{ "submission": second, "number": "061/2/B. Organisasi/Setda" }]);
    let done = real.arena.call(
        "certificates.issue",
        json!({ "edition": real.edition, "submissions": [first, second, third], "numbers": numbers }),
    );
    assert_eq!(done["undo"], Value::Null);
    assert!(done["changed"].as_array().expect("topics").contains(&json!("certificates")), "{done}");
    let taken = real.arena.refused("certificates.issue", json!({ "edition": real.edition, "submissions": [first] }));
    assert_eq!(taken.code, "conflict");
    let twice = json!([{ "submission": real.submissions[3], "number": "061/2/B. Organisasi/Setda" }]);
    assert_eq!(
        real.arena.refused("certificates.issue", json!({ "edition": real.edition, "numbers": twice })).code,
        "conflict"
    );
    number_everybody(&real.arena, real.edition);
    expect![[r#"
        1 piagam 061/1/B. Organisasi/Setda | Inovator Alfa | Siap
        2 piagam 061/2/B. Organisasi/Setda | Inovator Beta | Siap
        3 piagam 061/3/B. Organisasi/Setda | Inovator Gama | Siap
        4 piagam 061/4/B. Organisasi/Setda | Inovator Delta | Siap
        5 piagam 061/5/B. Organisasi/Setda | Inovator Epsilon | Siap
        6 piagam 061/6/B. Organisasi/Setda | Inovator Zeta | Siap
        7 piagam 061/7/B. Organisasi/Setda | Inovator Eta | Siap
        8 sertifikat 061/8/B. Organisasi/Setda | Inovator SI | Siap
    "#]]
    .assert_eq(&listed(&real.arena, real.edition));
    let undo = real.arena.refused("operations.undo", json!({}));
    assert_eq!(undo.code, "not_allowed_now");
    let again = real.arena.refused("certificates.issue", json!({ "edition": real.edition }));
    assert_eq!(again.code, "not_allowed_now");
}

#[test]
fn a_gap_in_the_series_is_told_and_never_filled() {
    let real = Real::frozen();
    let numbers = json!([{ "submission": real.submissions[0], "number": "061/5/B. Organisasi/Setda" }]);
    real.arena.call("certificates.issue", json!({ "edition": real.edition, "numbers": numbers }));
    let register = real.arena.call("certificates.register", json!({ "edition": real.edition }));
    assert_eq!((&register["findings"], &register["next"]), (&json!(["Celah: nomor 1–4 belum dipakai."]), &json!(6)));
}

#[test]
fn a_blank_number_is_printed_without_one_and_filled_in_later() {
    let real = Real::frozen();
    let first = real.submissions[0];
    real.arena.call(
        "certificates.issue",
        json!({ "edition": real.edition, "numbers": [{ "submission": first, "number": "" }] }),
    );
    let setting = json!({ "submissions": [first] });
    let blank = words(&real.arena, real.edition, "piagam", setting.clone());
    assert!(!blank.contains("NOMOR") && !blank.contains("RANCANGAN") && !blank.contains("Kode cek"), "{blank}");
    let id = row_of(&real.arena, real.edition, first)["id"].clone();
    real.arena.call("certificates.number", json!({ "certificate": id, "number": "061/9/B. Organisasi/Setda" }));
    let filled = words(&real.arena, real.edition, "piagam", setting);
    assert!(filled.contains("NOMOR: 061/9/B. Organisasi/Setda") && filled.contains("Kode cek"), "{filled}");
}

#[test]
fn a_void_number_stays_a_replacement_names_it_and_copies_are_counted() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let print = |setting: Value| handed_over(&real.arena, real.edition, setting, "printed");
    let of = |at: usize| json!({ "submissions": [real.submissions[at]] });
    let first_words = words(&real.arena, real.edition, "piagam", of(0));
    assert!(!first_words.contains("SALINAN"), "{first_words}");
    print(of(0));
    print(of(0));
    assert!(words(&real.arena, real.edition, "piagam", of(0)).contains("SALINAN – cetakan ke-3"));

    let old = row_of(&real.arena, real.edition, real.submissions[1])["id"].clone();
    assert_eq!(
        real.arena.refused("certificates.replace", json!({ "certificate": old, "reason": " " })).problems[0].field,
        "reason"
    );
    real.arena.call(
        "certificates.replace",
        json!({ "certificate": old, "reason": "nama salah ketik", "name": "Inovator Beta, S.Kom." }),
    );
    let replaced = words(&real.arena, real.edition, "piagam", of(1));
    assert!(
        replaced.contains("PENGGANTI Nomor 061/2/B. Organisasi/Setda") && replaced.contains("Inovator Beta, S.Kom."),
        "{replaced}"
    );
    assert!(replaced.contains("NOMOR: 061/9/B. Organisasi/Setda"), "{replaced}");
    let again = words(&real.arena, real.edition, "piagam", json!({ "certificates": [old] }));
    assert!(again.contains("DIBATALKAN") && again.contains("NOMOR: 061/2/B. Organisasi/Setda"), "{again}");

    let other = row_of(&real.arena, real.edition, real.submissions[2])["id"].clone();
    real.arena.call("certificates.void", json!({ "certificate": other, "reason": "didiskualifikasi" }));
    assert_eq!(
        real.arena.refused("certificates.void", json!({ "certificate": other, "reason": "lagi" })).code,
        "not_allowed_now"
    );
    assert!(words(&real.arena, real.edition, "piagam", json!({ "certificates": [other] })).contains("DIBATALKAN"));
    let register = real.arena.call("certificates.register", json!({ "edition": real.edition }));
    let lines: String = register["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            format!(
                "{} {} {} ← {} → {} [{}]\n",
                text(&row["number"]),
                text(&row["state_text"]),
                text(&row["reason"]),
                text(&row["replaces"]),
                text(&row["replaced_by"]),
                row["prints"].as_array().map_or(0, Vec::len)
            )
        })
        .collect();
    expect![[r#"
        061/1/B. Organisasi/Setda Terbit – ← – → – [2]
        061/2/B. Organisasi/Setda Diganti nama salah ketik ← – → 061/9/B. Organisasi/Setda [0]
        061/3/B. Organisasi/Setda Dibatalkan didiskualifikasi ← – → – [0]
        061/4/B. Organisasi/Setda Terbit – ← – → – [0]
        061/5/B. Organisasi/Setda Terbit – ← – → – [0]
        061/6/B. Organisasi/Setda Terbit – ← – → – [0]
        061/7/B. Organisasi/Setda Terbit – ← – → – [0]
        061/8/B. Organisasi/Setda Terbit – ← – → – [0]
        061/9/B. Organisasi/Setda Terbit – ← 061/2/B. Organisasi/Setda → – [0]
    "#]]
    .assert_eq(&lines);
    assert_eq!(register["findings"], json!([]));
}

/// Makes the file for the printer and tells what became of it: `printed` or `opened`. Answers the certificates.
fn handed_over(arena: &Arena, edition: i64, setting: Value, how: &str) -> Value {
    let made = arena.value(
        "certificates.print",
        json!({ "edition": edition, "document": "piagam", "setting": setting, "file": "cetak" }),
    );
    arena.call(
        "certificates.printed",
        json!({ "document": "piagam", "certificates": made["certificates"], "paper": made["paper"],
                "sha256": made["sha256"], "how": how }),
    );
    made["certificates"].clone()
}

/// What the list and the book of numbers say of the first recipient's prints, and how the next page is marked.
fn prints_of(real: &Real) -> String {
    let first = real.submissions[0];
    let row = row_of(&real.arena, real.edition, first);
    let book = real.arena.call("certificates.register", json!({ "edition": real.edition }));
    let own = book["rows"].as_array().unwrap().iter().find(|one| one["id"] == row["id"]).unwrap().clone();
    let log: Vec<String> = own["prints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|print| format!("{} {} {}", print["copy"], text(&print["state_text"]), text(&print["reason"])))
        .collect();
    let page = words(&real.arena, real.edition, "piagam", json!({ "submissions": [first] }));
    let mark = page.lines().find(|line| line.contains("SALINAN")).unwrap_or("–").trim().to_owned();
    assert_eq!((&row["prints"], &row["opened"]), (&own["printed"], &own["opened"]));
    format!("{} {} | {} | {mark}", row["prints"], text(&row["state_text"]), log.join(", "))
}

#[test]
fn a_saved_file_is_no_print_and_says_what_the_first_print_says() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let input = json!({ "edition": real.edition, "mode": "both", "file": "folder" });
    let save = || {
        written(&real.arena);
        real.arena.wait(5).call("certificates.save", input.clone());
        written(&real.arena)
    };
    let first = save();
    assert_eq!(prints_of(&real), "0 Siap |  | –");
    let file = json!({ "edition": real.edition, "document": "piagam", "file": "folder", "format": "pdf" });
    real.arena.call("documents.save", file);
    let printed = handed_over(&real.arena, real.edition, json!({}), "printed");
    assert_eq!(printed.as_array().map(Vec::len), Some(7));
    assert_eq!(prints_of(&real), "1 Diserahkan ke pencetak | 1 Diserahkan ke pencetak – | SALINAN – cetakan ke-2");
    assert!(first == save(), "the same files byte for byte");
    // What the printer took is an issued file and can be had again; it is the merged file that was saved.
    let issued = real.arena.call("documents.issued", json!({ "edition": real.edition }));
    let merged = issued.as_array().unwrap().iter().filter(|one| one["name"] == "piagam.pdf").count();
    assert_eq!(merged, 1, "{issued:#}");
}

#[test]
fn opened_in_a_pdf_program_is_a_print_once_the_officer_says_so() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let of = json!({ "submissions": [real.submissions[0]] });
    let id = row_of(&real.arena, real.edition, real.submissions[0])["id"].clone();
    let opened = "0 Dibuka di program PDF | 1 Dibuka di program PDF – | –";
    let refused = real.arena.refused("certificates.confirm", json!({ "certificates": [id] }));
    assert_eq!(refused.title, "Tidak ada yang sedang dibuka di program PDF.");
    let ids = handed_over(&real.arena, real.edition, of.clone(), "opened");
    assert_eq!(prints_of(&real), opened);
    // Opened again before that: the same print.
    handed_over(&real.arena, real.edition, of.clone(), "opened");
    assert_eq!(prints_of(&real), opened);
    real.arena.call("certificates.confirm", json!({ "certificates": ids }));
    let came = "1 Sudah tercetak | 1 Sudah tercetak – | SALINAN – cetakan ke-2";
    assert_eq!(prints_of(&real), came);
    real.arena.call("operations.undo", json!({}));
    assert_eq!(prints_of(&real), opened);
    real.arena.call("operations.redo", json!({}));
    assert_eq!(prints_of(&real), came);
    // A printer that takes what was opened before makes the same print of it.
    handed_over(&real.arena, real.edition, of.clone(), "opened");
    handed_over(&real.arena, real.edition, of, "printed");
    let twice =
        "2 Diserahkan ke pencetak 2 kali | 1 Sudah tercetak –, 2 Diserahkan ke pencetak – | SALINAN – cetakan ke-3";
    assert_eq!(prints_of(&real), twice);
    let done = real.arena.refused("operations.undo", json!({}));
    assert_eq!(done.code, "not_allowed_now", "what a printer took is taken");
}

#[test]
fn a_failed_print_does_not_count_and_keeps_its_reason() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let of = json!({ "submissions": [real.submissions[0]] });
    let id = row_of(&real.arena, real.edition, real.submissions[0])["id"].clone();
    let fail = |reason: &str| json!({ "certificates": [id], "reason": reason });
    let refused = real.arena.refused("certificates.fail", fail("Kertas macet"));
    assert_eq!(refused.title, "Belum ada cetakan yang dapat dinyatakan gagal.");
    handed_over(&real.arena, real.edition, of.clone(), "printed");
    let printed = prints_of(&real);
    assert_eq!(real.arena.refused("certificates.fail", fail(" ")).problems[0].field, "reason");
    let done = real.arena.call("certificates.fail", fail("Kertas macet"));
    assert_eq!(text(&done["undo"]), "Piagam 061/1/B. Organisasi/Setda dinyatakan gagal cetak");
    assert_eq!(prints_of(&real), "0 Siap | 1 Gagal Kertas macet | –");
    real.arena.call("operations.undo", json!({}));
    assert_eq!(prints_of(&real), printed);
    real.arena.call("operations.redo", json!({}));
    handed_over(&real.arena, real.edition, of, "printed");
    let again = "1 Diserahkan ke pencetak | 1 Gagal Kertas macet, 1 Diserahkan ke pencetak – | SALINAN – cetakan ke-2";
    assert_eq!(prints_of(&real), again);
    let found = real.arena.call("desks.check", json!({}));
    assert_eq!(found["clean"], true, "{found:#}");
}

#[test]
fn what_becomes_of_a_print_is_recorded_for_certificates_that_are_there_in_words_of_the_contract() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let made = real
        .arena
        .value("certificates.print", json!({ "edition": real.edition, "document": "piagam", "file": "cetak" }));
    let before = real.arena.dump();
    let told = |change: Value| {
        let mut input = json!({ "document": "piagam", "certificates": made["certificates"], "paper": "A4", "sha256": made["sha256"], "how": "printed" });
        for (field, value) in change.as_object().unwrap() {
            input[field] = value.clone();
        }
        let error = real.arena.refused("certificates.printed", input);
        format!("{} {}: {}", error.code, error.problems.first().map_or("–", |one| one.field.as_str()), error.title)
    };
    let all = [
        told(json!({ "how": "mungkin" })),
        told(json!({ "sha256": "../meja" })),
        told(json!({ "certificates": [] })),
        told(json!({ "certificates": [1] })),
        told(json!({ "document": "rekap-nilai" })),
    ];
    expect![[r#"
        invalid how: Keadaan “mungkin” tidak dikenal. Gunakan printed atau opened.
        invalid sha256: Kode berkas cetak tidak dikenal.
        invalid certificates: Pilih sedikitnya satu piagam.
        not_found –: Piagam “1” tidak ditemukan.
        invalid document: Pilih piagam atau sertifikat."#]]
    .assert_eq(&all.join("\n"));
    assert_eq!(real.arena.dump(), before, "making the file records nothing");
}

#[test]
fn a_correction_of_the_result_shows_which_certificates_it_touches() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let record = |stage: i64| json!({ "stage": stage, "submission": real.submissions[0], "juror": real.jurors[0], "marks": [{ "criterion": if stage == real.stages[0] { "signifikansi" } else { "substansi" }, "mark": "1" }], "reason": "salah baca" });
    real.arena.call("score_sheets.record", record(real.stages[0]));
    real.arena.call("score_sheets.record", record(real.stages[1]));
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition, "reason": "koreksi" }));
    let list = real.arena.call("certificates.list", json!({ "edition": real.edition }));
    let outdated: Vec<String> = list["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["outdated"] == true)
        .map(|row| text(&row["title"]))
        .collect();
    expect![[r#"
        Beta
        Gama
        Delta
        Epsilon
        Alfa"#]]
    .assert_eq(&outdated.join("\n"));
    let of = |title: &str| {
        let rows = list["rows"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["title"] == title).expect("a recipient");
        row["differences"].as_array().expect("differences").iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(of("Beta"), ["peringkat II → I"]);
    assert_eq!(of("Zeta"), [""; 0]);
    let said = list["findings"].as_array().expect("findings");
    let said: Vec<String> =
        said.iter().filter(|one| one["code"] == "content_changed").map(|one| text(&one["text"])).collect();
    assert_eq!(said[0], "Beta: berbeda dari hasil revisi 2: peringkat II → I. Terbitkan pengganti bila perlu.");
}

#[test]
fn a_day_and_a_signatory_that_a_revision_changed_are_named() {
    let real = Real::frozen();
    let (arena, edition) = (&real.arena, real.edition);
    number_everybody(arena, edition);
    let people = arena.call("signatories.list", json!({}));
    let regent =
        people.as_array().and_then(|all| all.iter().find(|one| one["role"] == "kepala_daerah")).expect("a regent");
    let form = json!({ "id": regent["id"], "role": "kepala_daerah", "name": "Bupati Baru", "office": "Bupati Luwu Utara", "capacity": "definitif" });
    arena.call("signatories.save", form);
    let freeze = json!({ "edition": edition, "reason": "tanggal", "date": "22 November 2021" });
    arena.call("result_revisions.freeze", freeze);
    let list = arena.call("certificates.list", json!({ "edition": edition }));
    let first = &list["rows"][0];
    let said: Vec<String> = first["differences"].as_array().expect("differences").iter().map(text).collect();
    assert_eq!(
        said,
        [
            "tanggal 10 Desember 2021 → 22 November 2021",
            "penanda tangan Bupati Uji, Bupati Luwu Utara → Bupati Baru, Bupati Luwu Utara",
        ]
    );
    assert_eq!((&first["outdated"], &first["state_text"]), (&json!(true), &json!("Berbeda dengan hasil")));
}

#[test]
fn the_day_of_the_panel_is_proposed_and_its_absence_is_told_before_numbers_are_given() {
    let real = Real::new();
    let (arena, edition) = (&real.arena, real.edition);
    let signing = || arena.call("result_revisions.signing", json!({ "edition": edition }));
    assert_eq!((&signing()["proposed"], &signing()["today"]), (&json!("2021-12-10"), &json!(true)), "of the preset");
    let panel = arena.stage(edition, "pleno");
    arena
        .call("stages.change", json!({ "stage": panel, "starts_on": "8 Desember 2021", "ends_on": "9 Desember 2021" }));
    assert_eq!(signing()["proposed"], "2021-12-09");
    assert_eq!(signing()["proposed_by"], "Pleno dan penetapan");
    let late = "berita acara baru ditandatangani hari ini";
    arena.call("result_revisions.freeze", json!({ "edition": edition, "outside_reason": late }));
    let told = || {
        let list = arena.call("certificates.list", json!({ "edition": edition }));
        let found = list["findings"].as_array().expect("findings").iter().find(|one| one["code"] == "date_missing");
        found.map(|one| text(&one["text"]))
    };
    assert_eq!(
        told().expect("a finding"),
        "Revisi 1 dibekukan tanpa tanggal penetapan: piagam bertanggal 10 Desember 2021, hari pembekuan. Bila bukan itu tanggalnya, isi tanggal penetapan dan bekukan revisi baru sebelum nomor diberikan."
    );
    let error = arena.refused("result_revisions.freeze", json!({ "edition": edition, "reason": "x", "date": "besok" }));
    assert_eq!(error.problems[0].field, "date");
    arena.call(
        "result_revisions.freeze",
        json!({ "edition": edition, "reason": "tanggal", "date": "9 Desember 2021", "outside_reason": late }),
    );
    assert_eq!(told(), None);
    assert_eq!(
        (&signing()["proposed"], &signing()["proposed_by"]),
        (&json!("2021-12-09"), &json!(null)),
        "it is the edition's now"
    );
    let list = arena.call("certificates.list", json!({ "edition": edition }));
    assert!(list["rows"].as_array().expect("rows").iter().all(|row| row["date"] == "2021-12-09"));
}

#[test]
fn one_save_makes_the_merged_files_and_one_for_each_recipient() {
    let (arena, edition) = sample();
    let done = arena.call(
        "certificates.save",
        json!({ "edition": edition, "mode": "both", "more_styles": ["modern", "teks"], "file": "folder" }),
    );
    let files = written(&arena);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    expect![[r#"
        piagam.pdf
        piagam/01-kejar-stunting.pdf
        piagam/02-kelas-buby.pdf
        piagam/03-si-mira-bersantai.pdf
        piagam/04-pojok-bisa.pdf
        piagam/05-go-pasar-indah.pdf
        piagam/06-japri-ka-boss.pdf
        piagam/07-si-dora-eman.pdf
        piagam-modern.pdf
        piagam-teks.pdf
        sertifikat.pdf
        sertifikat/08-si-modis-lutra.pdf
        sertifikat/09-pugalu-sip.pdf
        sertifikat/10-kawasan-perdesaan-terintegrasi.pdf"#]]
    .assert_eq(&names.join("\n"));
    assert_eq!(done["value"]["saved"], 10);
    let steps: Vec<String> = arena.progress.lock().expect("progress").iter().map(|step| step.text.clone()).collect();
    assert!(
        steps.contains(&"Piagam 3 dari 7: Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu".to_owned()),
        "{steps:#?}"
    );
    for (name, bytes) in &files {
        look(&name.replace('/', "-"), bytes);
    }
    // Each page of the merged file has the very content of its own file.
    let merged = pages_of(&files, "piagam.pdf");
    let parts: Vec<String> = files
        .iter()
        .filter(|(name, _)| name.starts_with("piagam/"))
        .map(|(name, _)| pages_of(&files, name)[0].clone())
        .collect();
    assert_eq!(merged, parts);
    // What left the office is kept, and comes back byte for byte.
    let issued = arena.call("documents.issued", json!({ "edition": edition }));
    let kept = issued
        .as_array()
        .expect("issued")
        .iter()
        .find(|file| file["name"] == "piagam.pdf")
        .expect("piagam.pdf")
        .clone();
    let bytes = arena.bytes("documents.reissue", json!({ "edition": edition, "sha256": kept["sha256"] }));
    assert_eq!(Some(&bytes), files.iter().find(|(name, _)| name == "piagam.pdf").map(|(_, bytes)| bytes));
    assert!(!listed(&arena, edition).contains("cetak"), "a file is no print");
    let found = arena.call("desks.check", json!({}));
    assert_eq!(found["clean"], true, "{found:#}");
}

/// The words of each page of a written file, as poppler reads them.
fn pages_of(files: &[(String, Vec<u8>)], name: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("berkas.pdf");
    let (_, bytes) = files.iter().find(|(known, _)| known == name).expect(name);
    std::fs::write(&path, bytes).expect("written");
    let read = std::process::Command::new("pdftotext")
        .args(["-layout", "-bbox"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("pdftotext");
    let read = String::from_utf8_lossy(&read.stdout).into_owned();
    read.split("<page ")
        .skip(1)
        .map(str::to_owned)
        .map(|page| page.split("</page>").next().unwrap_or_default().to_owned())
        .collect()
}

/// Files that fail: the disk is full from the n-th write on.
struct FullDisk {
    left: std::sync::atomic::AtomicI32,
}

impl Files for FullDisk {
    fn read(&self, token: &str, _: u64) -> Result<InFile, FileError> {
        Err(FileError::UnknownToken(token.into()))
    }
    fn place(&self, token: &str) -> Result<PathBuf, FileError> {
        Err(FileError::UnknownToken(token.into()))
    }
    fn replaces(&self, _: &str, _: &str, _: &[u8]) -> Result<bool, FileError> {
        Ok(false)
    }
    fn stage<'a>(&'a self, _: &str, name: &str, _: &[u8]) -> Result<Staged<'a>, FileError> {
        let name = name.to_owned();
        match self.left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) > 0 {
            true => Ok(Box::new(move || Ok(name))),
            false => Err(FileError::Io { shown: name, source: std::io::ErrorKind::StorageFull.into() }),
        }
    }
}

#[test]
fn a_full_disk_or_a_stop_leaves_no_print_behind() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let before = listed(&real.arena, real.edition);
    let input = json!({ "edition": real.edition, "mode": "files", "file": "folder" }).to_string();
    let full = FullDisk { left: 2.into() };
    let ctx = Ctx {
        clock: &FixedClock(UtcMillis(MOMENT)),
        ids: &ZeroIds,
        files: &full,
        progress: &|_| {},
        cancel: &Cancel::default(),
        ends: &[],
    };
    let error = kipp_api::dispatch(&real.arena.app, "certificates.save", &input, &ctx).expect_err("a full disk");
    assert_eq!(error.code, "disk_full");
    assert_eq!(listed(&real.arena, real.edition), before);

    let cancel = Cancel::default();
    let stop = |step: Progress| {
        if step.done == 3 {
            cancel.cancel();
        }
    };
    let ctx = Ctx {
        clock: &FixedClock(UtcMillis(MOMENT)),
        ids: &ZeroIds,
        files: &real.arena.files,
        progress: &stop,
        cancel: &cancel,
        ends: &[],
    };
    let error = kipp_api::dispatch(&real.arena.app, "certificates.save", &input, &ctx).expect_err("stopped");
    assert_eq!(error.code, "cancelled");
    assert!(written(&real.arena).is_empty());
    assert_eq!(listed(&real.arena, real.edition), before);
}

#[test]
fn the_check_code_of_the_register_is_the_one_the_page_computes() {
    let (arena, edition) = sample();
    let row = arena.call("certificates.list", json!({ "edition": edition }))["rows"][0].clone();
    let template = kipp_documents::templates::shipped("piagam").expect("a template").expect("sound");
    let recipient = kipp_documents::Values::new()
        .text("nomor", text(&row["number"]))
        .text("nama", text(&row["name"]))
        .text("unit", text(&row["units"][0]))
        .text("unit_kedua", "")
        .text("kelas", text(&row["class"]))
        .int("peringkat", 1)
        .text("judul_inovasi", "Kejar Stunting (Kelas Pijat Bayi Risiko Stunting)");
    let signer = kipp_documents::Values::new().text("nama", text(&row["signer"])).text("jabatan", "Bupati Luwu Utara");
    let values = kipp_documents::Values::new()
        .text("nama_daerah", "Luwu Utara")
        .text("tingkat_daerah", "Kabupaten Luwu Utara")
        .text("kompetisi", "Kompetisi Inovasi Pelayanan Publik (KIPP)")
        .text("tahun", "2021")
        .text("tempat", "Masamba")
        .text("tanggal", "2021-12-10")
        .list("penerima", vec![recipient])
        .node("pejabat", signer);
    let fonts = kipp_documents::FontSet::shipped().expect("fonts");
    let setup = kipp_documents::Setup::at(kipp_documents::Moment::parse("2021-12-10T15.20", 480).expect("a moment"));
    let codes = kipp_documents::check_codes(&template, &values, &setup, &fonts).expect("codes");
    assert_eq!(codes, [text(&row["check_code"])]);
}

#[test]
fn who_signs_and_the_day_are_told_as_frozen_and_stay_with_a_number() {
    let real = Real::new();
    let people = real.arena.call("signatories.list", json!({}));
    let id_of = |role: &str| {
        let found = people.as_array().expect("people").iter().find(|one| one["role"] == role);
        found.expect("a signatory")["id"].clone()
    };
    // Nobody is secretary when the result is frozen.
    let classes = json!([
        { "short_name": "Top 7", "full_name": "Top 7 Inovasi", "rank_from": 1, "rank_to": 7, "document": "piagam" },
        { "short_name": "Partisipatif", "full_name": "Partisipatif", "rank_from": 8, "rank_to": 10, "document": "sertifikat" },
    ]);
    real.arena.call("award_classes.save", json!({ "edition": real.edition, "classes": classes }));
    real.arena.call("signatories.delete", json!({ "id": id_of("sekretaris_daerah") }));
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
    let signing = |submission: i64| {
        let row = row_of(&real.arena, real.edition, submission);
        format!("{} | {} | {}", text(&row["signer"]), text(&row["signer_office"]), text(&row["date"]))
    };
    let (first, second, last) = (real.submissions[0], real.submissions[1], real.submissions[7]);
    let all = || format!("{}\n{}\n{}\n", signing(first), signing(second), signing(last));
    expect![[r#"
        Bupati Uji | Bupati Luwu Utara | 2021-12-10
        Bupati Uji | Bupati Luwu Utara | 2021-12-10
         |  | 2021-12-10
    "#]]
    .assert_eq(&all());
    real.arena.call("certificates.issue", json!({ "edition": real.edition, "submissions": [first] }));
    let frozen = all();
    real.arena.call(
        "signatories.save",
        json!({ "id": id_of("kepala_daerah"), "role": "kepala_daerah", "name": "Wakil Uji", "office": "Bupati Luwu Utara", "capacity": "plt" }),
    );
    real.arena.call("editions.change", json!({ "edition": real.edition, "result_date": "13 Desember 2021" }));
    assert_eq!(all(), frozen, "a frozen result keeps who signs and its day");
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition, "reason": "Pejabat berganti" }));
    // What has its number stays as it was numbered; the rest follows the new revision.
    expect![[r#"
        Bupati Uji | Bupati Luwu Utara | 2021-12-10
        Wakil Uji | Plt. Bupati Luwu Utara | 2021-12-13
         |  | 2021-12-13
    "#]]
    .assert_eq(&all());
}

#[test]
fn a_signatory_missing_at_the_freeze_is_told_before_it_and_may_come_after_it() {
    let real = Real::new();
    let (arena, edition) = (&real.arena, real.edition);
    let secretary = arena.call("signatories.list", json!({}));
    let secretary = secretary.as_array().expect("people").iter().find(|one| one["role"] == "sekretaris_daerah");
    let mut secretary = secretary.cloned().expect("a secretary");
    let mut classes = arena.call("award_classes.list", json!({ "edition": edition }));
    for class in classes.as_array_mut().expect("classes") {
        let class = class.as_object_mut().expect("a class");
        class.remove("id");
        class["signatory"] = Value::Null;
    }
    arena.call("award_classes.save", json!({ "edition": edition, "classes": classes }));
    arena.call("signatories.delete", json!({ "id": secretary["id"] }));
    let signing = arena.call("result_revisions.signing", json!({ "edition": edition }));
    let told = signing["signers"].as_array().expect("signers").iter();
    let told: String = told.map(|one| format!("{}: {}\n", text(&one["role"]), text(&one["name"]))).collect();
    expect![[r#"
        10 Desember 2021, today: true
        kepala_daerah: Bupati Uji
        sekretaris_daerah: –
        kepala_bagian: Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.
    "#]].assert_eq(&format!("{}, today: {}\n{told}", text(&signing["date"]), signing["today"]));

    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    let before = arena.dump();
    let refused = arena.refused("certificates.issue", json!({ "edition": edition }));
    expect![[r#"
        not_allowed_now: Belum dapat diberi nomor: penanda tangan sertifikat penghargaan belum ada dalam daftar pejabat.
        → Tambahkan pejabatnya di Pengaturan, bagian Penanda tangan, lalu beri nomor lagi."#]]
    .assert_eq(&format!("{}: {}\n→ {}", refused.code, refused.title, refused.hints.join(" ")));
    assert_eq!(arena.dump(), before, "all numbers or none");
    // Recorded afterwards: the result need not be frozen again. Those it has stay, whoever comes.
    for (field, value) in [("id", Value::Null), ("name", json!("Sekretaris Kemudian"))] {
        secretary[field] = value;
    }
    let fields =
        ["id", "role", "name", "nip", "rank_grade", "office", "capacity", "principal", "valid_from", "valid_to"];
    let form: serde_json::Map<String, Value> =
        fields.iter().map(|field| ((*field).to_owned(), secretary[*field].clone())).collect();
    arena.call("signatories.save", Value::Object(form));
    arena.call("certificates.issue", json!({ "edition": edition }));
    let list = arena.call("certificates.list", json!({ "edition": edition }));
    let signers: std::collections::BTreeSet<String> = list["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| format!("{} {}", text(&row["document"]), text(&row["signer"])))
        .collect();
    expect![[r#"
        piagam Bupati Uji
        sertifikat Sekretaris Kemudian"#]]
    .assert_eq(&signers.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn other_files_of_the_same_names_are_only_replaced_when_it_is_said() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let input = |style: &str, replace: bool| {
        let setting = json!({ "style": style });
        json!({ "edition": real.edition, "mode": "files", "file": "folder", "setting": setting, "replace": replace })
    };
    let saved = |input: Value| real.arena.call("certificates.save", input)["value"]["saved"].clone();
    assert_eq!(saved(input("klasik", false)), 8);
    assert_eq!(saved(input("klasik", false)), 8, "the same files are no question");
    let issued = || real.arena.call("documents.issued", json!({ "edition": real.edition })).as_array().map(Vec::len);
    let before = (issued(), real.arena.dump());
    let refused = real.arena.refused("certificates.save", input("modern", false));
    expect![[r#"
        not_allowed_now: Folder itu sudah berisi 8 berkas bernama sama yang isinya lain.
        piagam/01-alfa.pdf dan 7 lainnya. Belum ada yang disimpan.
        → Pilih folder lain, atau ganti berkas lama itu.
        replace: Berkas lama belum boleh diganti."#]]
    .assert_eq(&format!(
        "{}: {}\n{}\n→ {}\n{}: {}",
        refused.code,
        refused.title,
        refused.detail,
        refused.hints.join(" "),
        refused.problems[0].field,
        refused.problems[0].text
    ));
    assert_eq!((issued(), real.arena.dump()), before, "nothing was noted");
    assert_eq!(saved(input("modern", true)), 8);
}

#[test]
fn nothing_is_printed_as_numbered_before_it_is() {
    let real = Real::frozen();
    let input = json!({ "edition": real.edition, "document": "piagam", "file": "folder" });
    for command in ["certificates.save", "certificates.print"] {
        assert_eq!(real.arena.refused(command, input.clone()).problems[0].field, "submissions");
    }
    real.arena.call("certificates.issue", json!({ "edition": real.edition, "submissions": [real.submissions[0]] }));
    let left_out = |value: &Value| value["left_out"].as_array().map(Vec::len);
    let saved = real.arena.call("certificates.save", input.clone())["value"].clone();
    assert_eq!((&saved["saved"], left_out(&saved)), (&json!(1), Some(6)));
    let made = real.arena.value("certificates.print", input);
    assert_eq!((made["certificates"].as_array().map(Vec::len), left_out(&made)), (Some(1), Some(6)));
}
