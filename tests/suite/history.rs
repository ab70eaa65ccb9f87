//! Riwayat as an officer reads it: names instead of numbers, what happened to a row, and why there is no way back.

use expect_test::expect;
use kipp_tests::Arena;
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
          "Tidak dapat diurungkan." "Dinas A ditambahkan diubah lagi 10 Desember 2021 pukul 15.20: Dinas Satu diubah." ["Urungkan perubahan itu lebih dulu."] lead "riwayat"
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
    arena.wait(60 * 24 * 40);
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
