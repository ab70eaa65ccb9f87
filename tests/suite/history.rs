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
          may be undone
    "#]].assert_eq(&[made, renamed, marked, locked].map(|id| {
        let text = told(&arena, &id);
        let lines: Vec<&str> = text.lines().collect();
        let last = lines.last().filter(|line| line.contains(" lead ")).copied().unwrap_or("may be undone");
        format!("{}\n  {last}\n", lines[0])
    }).concat());
}
