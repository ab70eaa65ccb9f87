//! Riwayat as an officer reads it: names instead of numbers, what happened to a row, and why there is no way back.

use std::collections::BTreeMap;

use expect_test::{expect, expect_file};
use kipp_app::office::settings;
use kipp_app::papers::catalogue;
use kipp_store::open::NewDesk;
use kipp_tests::{Arena, MOMENT};
use serde_json::{Value, json};

/// One operation with its rows, as lines.
fn told(arena: &Arena, id: &Value) -> String {
    let shown = arena.call("operations.show", json!({ "id": id }));
    let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let op = &shown["operation"];
    let mut text = format!("{} | edisi {} | batas {}\n", op["label"], op["edition"], op["barrier_kind"]);
    for change in rows(&shown["changes"]) {
        text.push_str(&format!(
            "{} {} {}\n",
            change["how"],
            change["table"],
            [&change["of"], &change["name"]].map(|text| text.as_str().unwrap_or_default()).join(" > ")
        ));
        for field in rows(&change["fields"]).iter().filter(|field| field["named"] == true || change["how"] == "changed")
        {
            text.push_str(&format!("  {}: {} -> {}\n", field["field"], field["before"], field["after"]));
        }
    }
    if !shown["refusal"].is_null() {
        let refusal = &shown["refusal"];
        text.push_str(&format!(
            "{} {} {} lead {}\n",
            refusal["title"], refusal["detail"], refusal["hints"], refusal["lead"]
        ));
    }
    text
}

fn newest(arena: &Arena, at: usize) -> Value {
    arena.call("operations.list", json!({ "limit": 20 }))[at]["id"].clone()
}

#[test]
fn rows_have_names_and_references_too() {
    let arena = Arena::new();
    let a = arena.agency("Dinas A", "dinas", None);
    let b = arena.agency("Dinas B", "dinas", None);
    let edition = arena.edition();
    let entry = arena.passed(edition, "Kejar Stunting", a);
    arena.call("submissions.save", json!({ "id": entry, "edition": edition, "title": "Kejar", "agency": b }));
    let moved = newest(&arena, 0);
    let stage = arena.stage(edition, "proposal");
    let juror = arena.juror(edition, "Juri Satu", None);
    arena.call("stages.open", json!({ "stage": stage }));
    arena.mark_all(stage, entry, juror, "80");
    let marked = newest(&arena, 0);
    expect![[r#"
        "Usulan Kejar disimpan" | edisi "KIPP 2021" | batas null
        "changed" "innovations"  > Kejar
          "title": "Kejar Stunting" -> "Kejar"
          "normal_title": "kejarstunting" -> "kejar"
          "agency_id": "Dinas A" -> "Dinas B"
        "changed" "submissions"  > Kejar
          "title": "Kejar Stunting" -> "Kejar"
          "normal_title": "kejarstunting" -> "kejar"
          "agency_id": "Dinas A" -> "Dinas B"
    "#]]
    .assert_eq(&told(&arena, &moved));
    expect![[r#"
        "Nilai Kejar oleh Juri Satu" | edisi "KIPP 2021" | batas null
        "made" "score_sheets"  > Juri Satu, Kejar
          "assignment_id": null -> "Juri Satu, Kejar"
        "made" "marks" Juri Satu, Kejar > Latar Belakang dan Tujuan
          "sheet_id": null -> "Juri Satu, Kejar"
          "criterion_id": null -> "Latar Belakang dan Tujuan"
        "made" "marks" Juri Satu, Kejar > Kebaruan/Nilai Tambah
          "sheet_id": null -> "Juri Satu, Kejar"
          "criterion_id": null -> "Kebaruan/Nilai Tambah"
        "made" "marks" Juri Satu, Kejar > Implementasi Inovasi
          "sheet_id": null -> "Juri Satu, Kejar"
          "criterion_id": null -> "Implementasi Inovasi"
        "made" "marks" Juri Satu, Kejar > Signifikansi
          "sheet_id": null -> "Juri Satu, Kejar"
          "criterion_id": null -> "Signifikansi"
        "made" "marks" Juri Satu, Kejar > Adaptabilitas
          "sheet_id": null -> "Juri Satu, Kejar"
          "criterion_id": null -> "Adaptabilitas"
        "made" "marks" Juri Satu, Kejar > Sumber Daya
          "sheet_id": null -> "Juri Satu, Kejar"
          "criterion_id": null -> "Sumber Daya"
        "made" "marks" Juri Satu, Kejar > Strategi Keberlanjutan
          "sheet_id": null -> "Juri Satu, Kejar"
          "criterion_id": null -> "Strategi Keberlanjutan"
    "#]]
    .assert_eq(&told(&arena, &marked));
}

#[test]
fn why_there_is_no_way_back_stands_beside_the_change_before_it_is_tried() {
    let arena = Arena::new();
    let a = arena.agency("Dinas A", "dinas", None);
    let made = newest(&arena, 0);
    arena.call("agencies.save", json!({ "id": a, "code": "A", "name": "Dinas Satu", "kind": "dinas" }));
    let renamed = newest(&arena, 0);
    let edition = arena.edition();
    let entry = arena.passed(edition, "Kejar", a);
    let stage = arena.stage(edition, "proposal");
    let juror = arena.juror(edition, "Juri", None);
    arena.call("stages.open", json!({ "stage": stage }));
    arena.mark_all(stage, entry, juror, "80");
    let marked = newest(&arena, 0);
    arena.call("stages.lock", json!({ "stage": stage }));
    let locked = newest(&arena, 0);
    expect![[r#"
        "Dinas A ditambahkan" | edisi null | batas null
          "Tidak dapat diurungkan." "Data dari Dinas A ditambahkan masih dipakai sejak 10 Desember 2021 pukul 15.20: Usulan Kejar disimpan." ["Urungkan perubahan itu lebih dulu."] lead "riwayat"
        "Dinas Satu diubah" | edisi null | batas null
          may be undone
        "Nilai Kejar oleh Juri" | edisi "KIPP 2021" | batas null
          "Tidak dapat diurungkan." "Nilai Kejar oleh Juri mendahului: Penilaian proposal dikunci, 10 Desember 2021 pukul 15.20." ["Buka kunci tahapan dengan alasan lebih dulu."] lead "tahapan"
        "Penilaian proposal dikunci" | edisi "KIPP 2021" | batas "stage"
          "Tidak dapat diurungkan: Penilaian proposal dikunci." "Tahapan yang dikunci dibuka dengan alasan, tidak diurungkan." [] lead null
    "#]].assert_eq(&[made, renamed, marked, locked].map(|id| {
        let text = told(&arena, &id);
        let lines: Vec<&str> = text.lines().collect();
        let last = lines.last().filter(|line| line.contains(" lead ")).copied().unwrap_or("may be undone");
        format!("{}\n  {last}\n", lines[0])
    }).concat());
}

#[test]
fn the_history_is_narrowed_by_who_what_and_when() {
    let arena = Arena::new();
    arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    arena.wait(60 * 24 * 30);
    arena.call("desks.set_actor", json!({ "name": "Petugas 2" }));
    arena.agency("Dinas B", "dinas", None);
    arena.call("editions.close", json!({ "edition": edition, "reason": "Arsip lengkap" }));
    let labels = |input: Value| -> String {
        let found = arena.call("operations.list", input);
        found
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| format!("{}\n", one["label"].as_str().unwrap_or_default()))
            .collect()
    };
    let mut text = format!("{:#}\n", arena.call("operations.choices", json!({})));
    for input in [
        json!({ "actor": "Petugas 2" }),
        json!({ "noun": "agencies" }),
        json!({ "noun": "agencies", "period": "hari-ini" }),
        json!({ "text": "arsip" }),
        json!({ "period": "7-hari", "open": true }),
        json!({ "noun": "agen_ies" }),
    ] {
        text.push_str(&format!("{input}\n{}", labels(input.clone())));
    }
    let refused = arena.dispatch("operations.list", &json!({ "period": "2021-13" })).expect_err("no such month");
    text.push_str(&format!("{:?}\n", refused.problems.iter().map(|one| &one.text).collect::<Vec<_>>()));
    let months = arena.call("operations.choices", json!({}))["periods"].clone();
    for month in months.as_array().into_iter().flatten().skip(3) {
        text.push_str(&format!("{}: {}\n", month["name"], labels(json!({ "period": month["code"] })).lines().count()));
    }
    expect![[r#"
        {
          "actors": [
            "Petugas 2",
            "Petugas Uji"
          ],
          "nouns": [
            "agencies",
            "desks",
            "editions"
          ],
          "periods": [
            {
              "code": "hari-ini",
              "name": "Hari ini"
            },
            {
              "code": "7-hari",
              "name": "7 hari terakhir"
            },
            {
              "code": "30-hari",
              "name": "30 hari terakhir"
            },
            {
              "code": "2022-01",
              "name": "Januari 2022"
            },
            {
              "code": "2021-12",
              "name": "Desember 2021"
            }
          ],
          "count": 5,
          "since_text": "10 Desember 2021"
        }
        {"actor":"Petugas 2"}
        Edisi 2021 ditutup
        Dinas B ditambahkan
        {"noun":"agencies"}
        Dinas B ditambahkan
        Dinas A ditambahkan
        {"noun":"agencies","period":"hari-ini"}
        Dinas B ditambahkan
        {"text":"arsip"}
        Edisi 2021 ditutup
        {"period":"7-hari","open":true}
        Dinas B ditambahkan
        {"noun":"agen_ies"}
        ["Masa “2021-13” tidak dikenal. Gunakan hari-ini, 7-hari, 30-hari, atau bulan seperti 2021-12."]
        "Januari 2022": 2
        "Desember 2021": 3
    "#]]
    .assert_eq(&text);
}

/// What the screen's own test (`ui/src/screens/history/words.test.ts`) holds its words against. A new column, code or key
/// stands here by itself (`UPDATE_EXPECT=1`), and then fails there until it has a word and a format.
#[test]
fn every_column_code_and_key_that_riwayat_may_tell_is_written_down_for_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = NewDesk { at: MOMENT, copy_bits: 0, lineage: "uji".into(), is_sample: false };
    let desk = kipp_store::Desk::create(&folder.path().join("uji.kipp"), &new).expect("a new desk");
    let columns = desk.journaled_columns().expect("columns");
    let own = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let mut codes: BTreeMap<String, Vec<String>> = kipp_store::codes::CODES
        .iter()
        .filter(|(table, ..)| columns.contains_key(*table))
        .map(|(table, column, words)| (format!("{table}.{column}"), own(words.to_vec())))
        .collect();
    let documents = own(catalogue::ALL.iter().map(|one| one.code()).collect());
    codes.insert("document_values.document".into(), documents.clone());
    codes.insert("issued_files.document".into(), documents);
    codes.insert(
        "import_mappings.kind".into(),
        own(kipp_domain::imports::IMPORT_KINDS.iter().map(|one| one.code()).collect()),
    );
    let fields: std::collections::BTreeSet<&str> =
        catalogue::ALL.iter().flat_map(|one| one.spec().fields).map(|field| field.key).collect();
    codes.insert("document_values.key".into(), own(fields.into_iter().collect()));
    codes.insert("settings.key".into(), own(settings::SETTINGS.iter().map(|(key, ..)| *key).collect()));
    codes.insert("assets.key".into(), own(settings::PICTURES.to_vec()));
    let told = json!({ "columns": columns, "codes": codes });
    expect_file!["../../ui/src/testing/journaled.json"].assert_eq(&format!("{told:#}\n"));
}

/// Every operation of the history as the list tells it; the filter and the detail must say the same of each.
fn standings(arena: &Arena) -> String {
    let rows = |input: Value| arena.call("operations.list", input).as_array().cloned().unwrap_or_default();
    let open: Vec<Value> = rows(json!({ "open": true, "limit": 3 }));
    let all = rows(json!({ "limit": 1000 }));
    let can: Vec<&Value> = all.iter().filter(|op| op["standing"] == "can").collect();
    assert!(open.iter().eq(can.iter().copied().take(3)), "the filter shows what the column calls possible");
    let mut text = String::new();
    for op in &all {
        let shown = arena.call("operations.show", json!({ "id": op["id"] }));
        assert_eq!(shown["operation"], *op);
        assert_eq!(shown["refusal"].is_null(), op["standing"] == "can", "the detail agrees: {op}");
        let words = op["standing_text"].as_str().unwrap_or_default();
        text.push_str(&format!("{}: {} {words}\n", op["label"].as_str().unwrap_or_default(), op["standing"]));
    }
    text
}

#[test]
fn what_is_still_used_is_said_before_one_tries_to_take_it_back() {
    let arena = Arena::new();
    let a = arena.agency("Dinas A", "dinas", None);
    let made = newest(&arena, 0);
    let edition = arena.edition();
    arena.call("submissions.save", json!({ "edition": edition, "title": "Kejar", "agency": a }));
    let submitted = newest(&arena, 0);
    let standing = |arena: &Arena| {
        let all = arena.call("operations.list", json!({ "limit": 50 }));
        let op = all.as_array().unwrap().iter().find(|op| op["id"] == made).unwrap().clone();
        format!("{} {}", op["standing"], op["standing_text"])
    };
    assert_eq!(standing(&arena), r#""cannot" "masih dipakai""#);
    let refused = arena.dispatch("operations.undo_one", &json!({ "id": made })).expect_err("it is used");
    expect![[r#"
        Tidak dapat diurungkan.
        Data dari Dinas A ditambahkan masih dipakai sejak 10 Desember 2021 pukul 15.20: Usulan Kejar disimpan.
        Urungkan perubahan itu lebih dulu.
    "#]]
    .assert_eq(&format!("{}\n{}\n{}\n", refused.title, refused.detail, refused.hints.join("\n")));
    assert_eq!(arena.call("operations.show", json!({ "id": made }))["refusal"]["operation"], submitted);
    standings(&arena);
    arena.call("operations.undo_one", json!({ "id": submitted }));
    // The register of duties of the edition still names it.
    assert_eq!(standing(&arena), r#""cannot" "masih dipakai""#);
}

#[test]
fn column_filter_and_detail_say_the_same_of_every_change() {
    let arena = Arena::new();
    let a = arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    let entry = arena.passed(edition, "Kejar", a);
    let jurors: Vec<i64> = (1..=3).map(|at| arena.juror(edition, &format!("Juri {at}"), None)).collect();
    for stage in ["proposal", "presentasi"].map(|code| arena.stage(edition, code)) {
        arena.call("stages.open", json!({ "stage": stage }));
        for juror in &jurors {
            arena.mark_all(stage, entry, *juror, "80");
        }
    }
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    let newest = |arena: &Arena| arena.call("operations.list", json!({ "limit": 1 }))[0]["id"].clone();
    // What the freeze does not cover stays open, whatever came later.
    arena.call("settings.put", json!({ "values": [{ "key": "kop_kontak", "value": "telepon 1" }] }));
    arena.call("settings.put", json!({ "values": [{ "key": "kop_kontak", "value": "telepon 2" }] }));
    arena.call("agencies.save", json!({ "id": a, "code": "A", "name": "Dinas Satu", "kind": "dinas" }));
    arena.call("operations.undo_one", json!({ "id": newest(&arena) }));
    let text = standings(&arena);
    expect![[r#"
        Diurungkan: Dinas Satu diubah: "can" 
        Dinas Satu diubah: "undone" 
        Pengaturan diubah: "can" 
        Pengaturan diubah: "cannot" diubah lagi
        Hasil 2021 dibekukan sebagai revisi 1: "cannot" berlaku tetap
        Nilai Kejar oleh Juri 3: "cannot" sudah dibekukan
        Nilai Kejar oleh Juri 2: "cannot" sudah dibekukan
        Nilai Kejar oleh Juri 1: "cannot" sudah dibekukan
        Presentasi dan wawancara dibuka: "cannot" sudah dibekukan
        Nilai Kejar oleh Juri 3: "cannot" sudah dibekukan
        Nilai Kejar oleh Juri 2: "cannot" sudah dibekukan
        Nilai Kejar oleh Juri 1: "cannot" sudah dibekukan
        Penilaian proposal dibuka: "cannot" sudah dibekukan
        Juri Juri 3 disimpan: "cannot" sudah dibekukan
        Juri Juri 2 disimpan: "cannot" sudah dibekukan
        Juri Juri 1 disimpan: "cannot" sudah dibekukan
        Kejar dinyatakan lolos: "cannot" sudah dibekukan
        Kejar dinyatakan masuk: "cannot" sudah dibekukan
        Usulan Kejar disimpan: "cannot" sudah dibekukan
        Edisi 2021 dibuat: "cannot" sudah dibekukan
        Dinas A ditambahkan: "cannot" masih dipakai
        Berkas meja dibuat: "cannot" berlaku tetap
    "#]]
    .assert_eq(&text);
    arena.call("operations.undo_one", json!({ "id": arena.call("operations.list", json!({ "open": true }))[1]["id"] }));
    standings(&arena);
    arena.call("editions.close", json!({ "edition": edition, "reason": "Arsip lengkap" }));
    assert!(standings(&arena).contains("edisi ditutup"));
}

#[test]
fn of_a_change_of_many_rows_the_first_thousand_are_shown_and_the_others_counted() {
    let arena = Arena::new();
    let rows: String = (1..=1_200).map(|at| format!("K{at};Dinas Contoh {at};dinas\n")).collect();
    arena.files.put("daftar", "daftar.csv", format!("kode;nama;jenis\n{rows}").into_bytes());
    arena.call(
        "imports.apply",
        json!({ "kind": "perangkat-daerah", "file": "daftar", "answers": {}, "skip": [], "mode": "all" }),
    );
    let newest = arena.call("operations.list", json!({ "limit": 1 }))[0]["id"].clone();
    let shown = arena.call("operations.show", json!({ "id": newest }));
    assert_eq!(shown["changes"].as_array().map(Vec::len), Some(1000));
    // The columns of the file are remembered too.
    assert_eq!(shown["left_out"], 201);
}
