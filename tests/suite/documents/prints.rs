//! What a person chooses for one print: stages, the back of a sheet, columns, the kop of a certificate, the picture of a
//! signature.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

use super::desks::{Real, number_everybody, passed, sample, words};

fn outline(arena: &Arena, edition: i64, code: &str, setting: Value) -> Value {
    arena.call("documents.outline", json!({ "edition": edition, "document": code, "setting": setting }))
}

fn count(arena: &Arena, edition: i64, code: &str, setting: Value) -> usize {
    outline(arena, edition, code, setting)["pages"].as_array().expect("pages").len()
}

fn notices(arena: &Arena, edition: i64, code: &str, setting: Value) -> Vec<String> {
    let outline = outline(arena, edition, code, setting);
    let all = outline["notices"].as_array().expect("notices").iter();
    all.map(|one| format!("{} {}", one["level"].as_str().unwrap_or("?"), one["text"].as_str().unwrap_or("?"))).collect()
}

#[test]
fn without_a_stage_the_sheets_of_every_scored_stage_are_printed() {
    let (arena, edition) = sample();
    let stages = ["proposal", "presentasi"].map(|code| arena.stage(edition, code));
    let mut text = String::new();
    for code in ["lembar-nilai", "lembar-nilai-kosong", "lembar-nilai-matriks"] {
        let all = count(&arena, edition, code, json!({}));
        let each = stages.map(|stage| count(&arena, edition, code, json!({ "stage": stage })));
        assert_eq!(all, each.iter().sum::<usize>(), "{code}");
        text.push_str(&format!("{code}: {all} = {each:?}\n"));
        let said = words(&arena, edition, code, json!({}));
        assert!(
            said.contains("Tahap: penilaian proposal") && said.contains("Tahap: presentasi dan wawancara"),
            "{code}"
        );
    }
    expect![[r#"
        lembar-nilai: 98 = [49, 49]
        lembar-nilai-kosong: 2 = [1, 1]
        lembar-nilai-matriks: 10 = [5, 5]
    "#]]
    .assert_eq(&text);
    let files = outline(&arena, edition, "lembar-nilai", json!({}))["pages"].as_array().expect("pages").clone();
    let mut files: Vec<&str> = files.iter().filter_map(|page| page["file"].as_str()).collect();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), 98, "every sheet has a name of its own");
}

#[test]
fn a_stage_without_sheets_is_left_out_and_said() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    passed(&arena, edition, "Alfa", agency, None);
    arena.juror(edition, "Juri Satu", None);
    assert_eq!(count(&arena, edition, "lembar-nilai", json!({})), 2, "a blank one of each stage");
    arena.call("stages.open", json!({ "stage": arena.stage(edition, "proposal") }));
    assert_eq!(count(&arena, edition, "lembar-nilai", json!({})), 1);
    let said = notices(&arena, edition, "lembar-nilai", json!({}));
    let left_out =
        "note Presentasi dan wawancara belum dibuka; penugasan juri belum ada. Lembarnya tidak ikut dicetak.";
    assert!(said.contains(&left_out.to_owned()), "{said:?}");
    let list = arena.call("documents.list", json!({ "edition": edition }));
    let sheet = list.as_array().and_then(|all| all.iter().find(|one| one["code"] == "lembar-nilai")).expect("a sheet");
    assert_eq!(sheet["state"], "ready");
}

/// Level texts for the proposal's rubric.
fn with_level_texts(arena: &Arena, edition: i64) -> i64 {
    let stage = arena.stage(edition, "proposal");
    let levels = json!([
        { "from": "90", "to": "100", "title": "Sangat baik", "text": "Dampak terukur dan diakui pihak luar." },
        { "from": "0", "to": "89,99", "title": "Cukup", "text": "Dampak disebut tanpa ukuran." },
    ]);
    let criteria = json!([
        { "code": "signifikansi", "name": "Signifikansi", "weight": 600, "levels": levels },
        { "code": "kebaruan", "name": "Kebaruan", "weight": 400 },
    ]);
    arena.call("rubrics.save", json!({ "stage": stage, "criteria": criteria }));
    stage
}

#[test]
fn level_texts_stand_on_the_back_where_the_print_asks_for_them() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    passed(&arena, edition, "Alfa", agency, None);
    arena.juror(edition, "Juri Satu", None);
    let stage = with_level_texts(&arena, edition);
    arena.call("stages.open", json!({ "stage": stage }));
    let off = words(&arena, edition, "lembar-nilai", json!({}));
    assert!(!off.contains("URAIAN TINGKAT"), "{off}");
    for code in ["lembar-nilai", "lembar-nilai-kosong"] {
        let setting = json!({ "stage": stage, "level_texts": true });
        assert_eq!(count(&arena, edition, code, setting.clone()), 2, "{code}");
        let said = words(&arena, edition, code, setting);
        let flowing = said.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in
            ["URAIAN TINGKAT NILAI", "90–100", "Sangat baik", "Dampak disebut tanpa ukuran.", "Halaman 2 dari 2"]
        {
            assert!(flowing.contains(text), "{code} lacks {text}: {said}");
        }
    }
    let other = arena.stage(edition, "presentasi");
    let plain = json!([{ "code": "substansi", "name": "Substansi", "weight": 1000 }]);
    arena.call("rubrics.save", json!({ "stage": other, "criteria": plain }));
    let setting = json!({ "stage": other, "level_texts": true });
    assert_eq!(count(&arena, edition, "lembar-nilai-kosong", setting.clone()), 2, "sheets stay together");
    let said = notices(&arena, edition, "lembar-nilai-kosong", setting);
    let empty = "note Rubrik presentasi dan wawancara belum mempunyai uraian tingkat; balik lembarnya kosong.";
    assert!(said.contains(&empty.to_owned()), "{said:?}");
}

/// The head row of the Excel twin.
fn heads(arena: &Arena, edition: i64, code: &str, setting: Value) -> Vec<String> {
    let bytes = arena.bytes("documents.sheet", json!({ "edition": edition, "document": code, "setting": setting }));
    let book = kipp_sheets::read("x.xlsx", &bytes, &kipp_sheets::Limits::default()).expect("a workbook");
    let grid = &book.sheets[0];
    (0..grid.width()).map(|column| grid.cell(0, column).shown()).collect()
}

#[test]
fn columns_of_a_recap_are_chosen_for_paper_and_workbook_alike() {
    let (arena, edition) = sample();
    let list = arena.call("documents.list", json!({ "edition": edition }));
    let mut text = String::new();
    for document in list.as_array().expect("documents") {
        let columns = document["columns"].as_array().expect("columns");
        let named = columns.iter().map(|one| {
            let star = if one["required"] == true { "*" } else { "" };
            format!("{}{star} ({})", one["name"].as_str().unwrap_or("?"), one["title"].as_str().unwrap_or("?"))
        });
        if !columns.is_empty() {
            let named: Vec<String> = named.collect();
            text.push_str(&format!("{}: {}\n", document["code"].as_str().unwrap_or("?"), named.join(", ")));
        }
    }
    expect![[r#"
        rekap-kehadiran: no (No), pd* (Perangkat Daerah), luring (Luring), daring (Daring), menit (Menit daring), diwakili (Diwakili), status* (Status kehadiran)
        kehadiran-orang: no (No), nama* (Nama), jabatan (Jabatan), pd (Perangkat Daerah), cara_hadir (Cara hadir), masuk (Masuk), keluar (Keluar), menit (Menit), sambungan (Sambungan), sumber (Sumber), wakil (Wakil)
        daftar-tindak-lanjut-hadir: no (No), pd* (Perangkat Daerah), nomor (Nomor surat), tanggal (Tanggal kirim), tanggapan (Tanggapan)
        rekap-peserta: no (No), judul* (Judul inovasi), pd* (Perangkat Daerah), inovator (Inovator), kelompok (Kelompok), mulai (Mulai penerapan), hasil (Hasil seleksi administrasi)
        rekap-kepatuhan: no (No), pd* (Perangkat Daerah), jenis (Jenis), usulan (Jumlah usulan), status* (Status), ket (Keterangan)
        rekap-nilai: no (No), judul* (Judul inovasi), pd (Perangkat Daerah), nilai (Nilai tiap juri), rata (Rata-rata tiap tahap), akhir* (Nilai akhir), per* (Peringkat), ket (Keterangan)
        register-nomor: urut (Urut), nomor* (Nomor), terbit (Diberikan), nama* (Penerima), judul (Judul inovasi), kelas (Penghargaan), pejabat (Penanda tangan), keadaan* (Keadaan), cetakan (Cetakan)
    "#]].assert_eq(&text);
    let setting = json!({ "without_columns": ["nilai", "pd", "ket"] });
    let said = words(&arena, edition, "rekap-nilai", setting.clone());
    assert!(!said.contains("Perangkat Daerah") && !said.contains("Ket.") && said.contains("Nilai akhir"), "{said}");
    expect!["No | Judul inovasi | Nilai proposal (bobot 60%) – Rata-rata | Nilai presentasi dan wawancara (bobot 40%) – Rata-rata | Nilai akhir | Per. | Kunci usulan"].assert_eq(&heads(&arena, edition, "rekap-nilai", setting).join(" | "));
    let print = |names: Value| {
        let setting = json!({ "without_columns": names });
        json!({ "edition": edition, "document": "rekap-nilai", "setting": setting })
    };
    let refused = |names: Value| arena.refused("documents.outline", print(names)).problems[0].text.clone();
    assert_eq!(refused(json!(["ket", "judul"])), "Kolom Judul inovasi selalu dicetak.");
    assert_eq!(refused(json!(["nilia"])), "Kolom “nilia” tidak ada pada rekapitulasi nilai.");
}

#[test]
fn a_certificate_is_printed_without_its_kop_for_paper_that_has_one() {
    let (arena, edition) = sample();
    let regent = "BUPATI LUWU UTARA";
    for style in ["klasik", "modern", "teks"] {
        let lines = |kop: bool| {
            let said = words(&arena, edition, "piagam", json!({ "style": style, "letterhead": kop }));
            said.lines().filter(|line| *line == regent).count()
        };
        let with = if style == "teks" { 0 } else { 7 };
        assert_eq!((lines(true), lines(false)), (with, 0), "{style}");
    }
    let list = arena.call("documents.list", json!({ "edition": edition }));
    let charter = list.as_array().and_then(|all| all.iter().find(|one| one["code"] == "piagam")).expect("piagam");
    assert!(charter["takes"].as_array().expect("takes").contains(&json!("kop")));
    let styles: Vec<&str> =
        charter["styles"].as_array().expect("styles").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(styles, ["Klasik", "Modern", "Teks saja (blangko)"]);
}

/// Whose pictures stand on the pages of a document: `page: left|right`.
fn pictures(arena: &Arena, edition: i64, code: &str, setting: Value) -> usize {
    let count = outline(arena, edition, code, setting.clone())["pages"].as_array().map_or(0, Vec::len);
    let svg = |page: usize| {
        let input = json!({ "edition": edition, "document": code, "setting": setting, "page": page });
        String::from_utf8(arena.bytes("documents.preview", input)).expect("text")
    };
    (1..=count).map(|page| svg(page).matches("<image").count()).sum()
}

const PNG: &[u8] = include_bytes!("../../../icons/32x32.png");
const OTHER: &[u8] = include_bytes!("../../../icons/128x128.png");

fn put(arena: &Arena, id: &Value, bytes: &[u8]) -> Value {
    arena.files.put("ttd", "ttd.png", bytes.to_vec());
    arena.call("signatories.put_picture", json!({ "id": id, "file": "ttd" }))
}

fn of_role(arena: &Arena, role: &str) -> Value {
    let people = arena.call("signatories.list", json!({}));
    people.as_array().and_then(|all| all.iter().find(|one| one["role"] == role)).cloned().expect("a signatory")
}

#[test]
fn the_picture_of_a_signature_is_its_signatorys_alone_and_printed_only_when_asked_for() {
    let (arena, edition) = sample();
    let secretary = of_role(&arena, "sekretaris_daerah");
    let on = json!({ "signature": true });
    assert_eq!(pictures(&arena, edition, "sertifikat", on.clone()), 0);
    let said = notices(&arena, edition, "sertifikat", on.clone());
    assert!(said.iter().any(|text| text.contains("belum mempunyai gambar tanda tangan; ruangnya kosong.")), "{said:?}");
    put(&arena, &secretary["id"], PNG);
    assert_eq!(of_role(&arena, "sekretaris_daerah")["signature"].as_str().map(str::len), Some(64));
    assert_eq!(arena.bytes("signatories.picture", json!({ "id": secretary["id"] })), PNG);
    assert_eq!(pictures(&arena, edition, "sertifikat", json!({})), 0, "off unless asked for");
    assert_eq!(pictures(&arena, edition, "sertifikat", on.clone()), 3, "on every one of his");
    assert_eq!(pictures(&arena, edition, "piagam", on.clone()), 0, "never for the Bupati");
    // Two sign the recap: the head of the section at the left has none, the chair is the Sekda.
    assert_eq!(pictures(&arena, edition, "rekap-nilai", on.clone()), 1);
    assert_eq!(pictures(&arena, edition, "lampiran-pengumuman", on.clone()), 1);
    assert_eq!(pictures(&arena, edition, "rekap-kepatuhan", on.clone()), 0);
    let images = |setting: Value| {
        let pdf = arena.pdf(edition, "rekap-nilai", setting);
        pdf.windows(6).filter(|part| part == b"/Image").count()
    };
    assert!(images(on.clone()) > images(json!({})), "the PDF shows what the preview shows");
    arena.call("signatories.remove_picture", json!({ "id": secretary["id"] }));
    assert_eq!(of_role(&arena, "sekretaris_daerah")["signature"], Value::Null);
    assert_eq!(pictures(&arena, edition, "sertifikat", on.clone()), 0);
    arena.call("operations.undo", json!({}));
    assert_eq!(pictures(&arena, edition, "sertifikat", on), 3, "undone, it is there again");
}

#[test]
fn a_reprint_shows_the_picture_of_the_first_print_whatever_becomes_of_it() {
    let real = Real::frozen();
    let (arena, edition) = (&real.arena, real.edition);
    number_everybody(arena, edition);
    let secretary = of_role(arena, "sekretaris_daerah");
    let on = json!({ "signature": true });
    let page = || {
        let input = json!({ "edition": edition, "document": "sertifikat", "setting": on, "page": 1 });
        let svg = String::from_utf8(arena.bytes("documents.preview", input)).expect("text");
        let from = svg.find("<image").map_or(String::new(), |at| svg[at..].to_owned());
        from.split("/>").next().unwrap_or_default().to_owned()
    };
    put(arena, &secretary["id"], PNG);
    let first = page();
    assert!(!first.is_empty());
    let input = json!({ "edition": edition, "document": "sertifikat", "setting": on, "file": "sertifikat.pdf" });
    arena.call("certificates.print", input);
    put(arena, &secretary["id"], OTHER);
    assert_eq!(page(), first, "the printed one, not the present one");
    arena.call("signatories.remove_picture", json!({ "id": secretary["id"] }));
    assert_eq!(page(), first, "it stays with the certificate that names it");
    assert_eq!(arena.call("desks.check", json!({}))["clean"], true);
}

#[test]
fn a_frozen_result_keeps_its_picture_and_nothing_else_is_kept() {
    let real = Real::new();
    let (arena, edition) = (&real.arena, real.edition);
    let head = of_role(arena, "kepala_bagian");
    let assets = || arena.dump().lines().filter(|line| line.contains("tanda_tangan_")).count();
    put(arena, &head["id"], PNG);
    put(arena, &head["id"], OTHER);
    assert_eq!(assets(), 1, "what nothing names is gone");
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    let on = json!({ "signature": true });
    let before = pictures(arena, edition, "rekap-nilai", on.clone());
    assert_eq!(before, 1);
    put(arena, &head["id"], PNG);
    assert_eq!((assets(), pictures(arena, edition, "rekap-nilai", on.clone())), (2, before));
    arena.call("signatories.delete", json!({ "id": head["id"] }));
    assert_eq!((assets(), pictures(arena, edition, "rekap-nilai", on)), (1, before), "the frozen one stays");
}

#[test]
fn a_picture_that_cannot_be_is_refused_and_nothing_changes() {
    let (arena, _) = sample();
    let secretary = of_role(&arena, "sekretaris_daerah")["id"].clone();
    arena.files.put("ttd", "ttd.png", b"%PDF-1.7 not a picture".to_vec());
    let error = arena.refused("signatories.put_picture", json!({ "id": secretary, "file": "ttd" }));
    assert_eq!(error.problems[0].field, "file");
    arena.files.put("ttd", "ttd.png", PNG.to_vec());
    assert_eq!(arena.refused("signatories.put_picture", json!({ "id": 1, "file": "ttd" })).code, "not_found");
    let error = arena.refused("signatories.picture", json!({ "id": secretary }));
    assert!(error.problems[0].text.ends_with("belum mempunyai gambar tanda tangan."), "{error:?}");
    arena.refused("settings.put_picture", json!({ "key": "tanda_tangan_1", "file": "ttd" }));
}

#[test]
fn a_term_that_ends_before_it_begins_is_refused() {
    let arena = Arena::new();
    let form = |from: &str, to: &str| json!({ "role": "kepala_bagian", "name": "Siti", "office": "Kepala Bagian", "capacity": "definitif", "valid_from": from, "valid_to": to });
    let error = arena.refused("signatories.save", form("2 Februari 2021", "1/2/2021"));
    assert_eq!(error.problems.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["valid_to"]);
    assert_eq!(error.problems[0].text, "Masa tugas berakhir sebelum mulai, 2 Februari 2021. Periksa kedua tanggalnya.");
    arena.call("signatories.save", form("1/2/2021", "1/2/2021"));
}

#[test]
fn the_book_of_numbers_keeps_void_replaced_and_unused_numbers() {
    let real = Real::frozen();
    let (arena, edition) = (&real.arena, real.edition);
    let by_hand = json!([{ "submission": real.submissions[0], "number": "061/4/B. Organisasi/Setda" }]);
    arena.call(
        "certificates.issue",
        json!({ "edition": edition, "submissions": [real.submissions[0]], "numbers": by_hand }),
    );
    number_everybody(arena, edition);
    let rows =
        arena.call("certificates.register", json!({ "edition": edition }))["rows"].as_array().expect("rows").clone();
    arena.call("certificates.void", json!({ "certificate": rows[1]["id"], "reason": "nama salah" }));
    arena.call("certificates.replace", json!({ "certificate": rows[2]["id"], "reason": "unit salah" }));
    let said = words(arena, edition, "register-nomor", json!({}));
    let flowing = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [
        "BUKU REGISTER NOMOR PIAGAM DAN SERTIFIKAT",
        "Celah: nomor 1–3 belum dipakai.",
        "9 nomor: 7 terbit, 1 dibatalkan, 1 diganti.",
        "Dibatalkan nama salah",
        "Nomor urut berikutnya: 13.",
    ] {
        assert!(flowing.contains(text), "{text} is missing: {said}");
    }
    assert!(flowing.contains("Pengganti 061/6/B. Organisasi/Setda."), "{said}");
    assert_eq!(heads(arena, edition, "register-nomor", json!({})).len(), 9);
    let empty = Real::new();
    let said = words(&empty.arena, empty.edition, "register-nomor", json!({}));
    assert!(said.contains("Belum ada nomor yang diberikan."), "{said}");
}
