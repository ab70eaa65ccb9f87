//! Register, obligation, edition.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::json;

#[test]
fn an_agency_is_saved_changed_and_deleted_and_undo_gives_it_back() {
    let arena = Arena::new();
    let dinkes = arena.agency("Dinas Kesehatan", "dinas", None);
    let before = arena.dump();
    arena.call("agencies.save", json!({ "id": dinkes, "code": "DINKES", "name": "Dinas Kesehatan", "kind": "dinas", "obliged": true, "aliases": ["Dinkes Lutra"] }));
    arena.call("agencies.delete", json!({ "id": dinkes }));
    arena.call("operations.undo", json!({}));
    arena.call("operations.undo", json!({}));
    assert_eq!(arena.dump(), before);
    arena.call("operations.redo", json!({}));
    let list = arena.call("agencies.list", json!({}));
    assert_eq!(list["agencies"][0]["aliases"], json!(["Dinkes Lutra"]));
}

#[test]
fn every_field_problem_comes_at_once() {
    let arena = Arena::new();
    arena.agency("Dinas Kesehatan", "dinas", None);
    let error = arena.refused(
        "agencies.save",
        json!({ "code": "DINAS KESEHATAN", "name": " ", "kind": "lembaga", "valid_from": "31/11/2021" }),
    );
    let lines: Vec<String> = error.problems.iter().map(|one| format!("{}: {}", one.field, one.text)).collect();
    expect![[r#"
        name: Nama belum diisi.
        code: Kode “DINAS KESEHATAN” sudah dipakai Dinas Kesehatan. Gunakan kode lain.
        kind: Jenis “lembaga” tidak dikenal.
        valid_from: Tanggal 31 November tidak ada. Ketik 1–30 November."#]]
    .assert_eq(&lines.join("\n"));
    assert_eq!(error.code, "invalid");
}

#[test]
fn a_closed_edition_refuses_every_write_but_reopening() {
    let arena = Arena::new();
    let dinkes = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let submission = arena.passed(edition, "Kejar Stunting", dinkes);
    arena.call("editions.close", json!({ "edition": edition, "reason": "selesai" }));
    for (name, input) in [
        ("submissions.save", json!({ "edition": edition, "title": "Baru", "agency": dinkes })),
        ("submissions.set_status", json!({ "submissions": [submission], "status": "masuk", "reason": "x" })),
        ("jurors.save", json!({ "edition": edition, "name": "Juri", "seat": "anggota" })),
        ("obligations.exempt", json!({ "edition": edition, "agency": dinkes, "reason": "x" })),
        ("result_revisions.freeze", json!({ "edition": edition })),
    ] {
        let error = arena.refused(name, input);
        assert_eq!(
            (error.code.as_str(), error.title.as_str()),
            ("not_allowed_now", "Edisi 2021 sudah ditutup."),
            "{name}"
        );
    }
    arena.call("editions.reopen", json!({ "edition": edition, "reason": "koreksi" }));
    arena.call("submissions.save", json!({ "edition": edition, "title": "Baru", "agency": dinkes }));
}

#[test]
fn an_exemption_needs_a_reason_and_leaves_the_counts() {
    let arena = Arena::new();
    let a = arena.agency("Dinas A", "dinas", None);
    let b = arena.agency("Dinas B", "dinas", None);
    let unit = arena.agency("Puskesmas B", "puskesmas", Some(b));
    let edition = arena.edition();
    assert_eq!(
        arena.refused("obligations.exempt", json!({ "edition": edition, "agency": a, "reason": " " })).code,
        "not_allowed_now"
    );
    arena.call("obligations.exempt", json!({ "edition": edition, "agency": a, "reason": "baru dibentuk" }));
    arena.call("submissions.save", json!({ "edition": edition, "title": "Draf", "agency": b }));
    let sent = arena.passed(edition, "Dari unit", unit);
    let show = || {
        let duties = arena.call("obligations.show", json!({ "edition": edition }));
        let rows: Vec<String> = duties["duties"]
            .as_array()
            .unwrap()
            .iter()
            .map(|duty| format!("{} {}", duty["name"], duty["status"]))
            .collect();
        let total = &duties["total"];
        format!(
            "{} | {} {} {} {}",
            rows.join(", "),
            total["obliged"],
            total["sent"],
            total["missing"],
            total["percent"]
        )
    };
    expect![[r#""Dinas A" "dikecualikan", "Dinas B" "lolos" | 1 1 0 "100,0%""#]].assert_eq(&show());
    arena.call("submissions.set_status", json!({ "submissions": [sent], "status": "masuk", "reason": "salah tekan" }));
    arena.call("editions.change", json!({ "edition": edition, "sub_units_count": false }));
    expect![[r#""Dinas A" "dikecualikan", "Dinas B" "draf" | 1 0 1 "0,0%""#]].assert_eq(&show());
}

#[test]
fn a_preset_of_one_year_makes_the_edition_of_another() {
    let arena = Arena::new();
    arena.call("editions.create", json!({ "preset": "luwu-utara-2021", "year": 2026 }));
    let edition = arena.call("editions.list", json!({}))[0].clone();
    assert_eq!(edition["code"], "2026");
    assert_eq!(edition["short_name"], "KIPP 2026");
    assert_eq!(
        edition["full_name"],
        "Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2026"
    );
}
