//! How long texts may be and which signs they may hold: the same at every door.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

use super::{Desk, desk, refuses, said, state};

#[test]
fn texts_that_are_too_long_or_hold_signs_that_are_no_text_are_refused_all_at_once() {
    let desk = desk();
    let long = |letters: usize| "a".repeat(letters);
    refuses(
        &desk.arena,
        &[
            ("a name", "desks.set_actor", json!({ "name": long(301) })),
            (
                "a form with four faults",
                "submissions.save",
                json!({ "edition": desk.edition, "title": long(301), "agency": desk.agency, "unit": "UPT\u{202e}", "note": long(20_001),
                    "innovators": [{ "kind": "person", "name": "Nisma\u{0}" }], "sections": [{ "code": "ringkasan", "text": format!("isi{}", "\u{301}".repeat(9_000)) }] }),
            ),
            ("a code", "agencies.save", json!({ "code": long(501), "name": "A\u{1b}[31m", "kind": "dinas" })),
            ("a reason", "editions.close", json!({ "edition": desk.edition, "reason": long(1_000_000) })),
            (
                "a setting of one line",
                "settings.put",
                json!({ "values": [{ "key": "kop_alamat", "value": long(501) }, { "key": "daerah", "value": "\u{7f}" }] }),
            ),
            (
                "a form being typed",
                "drafts.put",
                json!({ "form": "usulan", "row": "1", "text": long(1_000_001), "stroke": 1 }),
            ),
            ("a search", "search.find", json!({ "edition": desk.edition, "text": long(501) })),
        ],
        &expect![[r#"
            a name (desks.set_actor)
            invalid: Isian ini 301 huruf, paling banyak 300. Ringkas isinya.
              name: Isian ini 301 huruf, paling banyak 300. Ringkas isinya.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a form with four faults (submissions.save)
            invalid: 5 isian perlu diperbaiki.
              title: Isian ini 301 huruf, paling banyak 300. Ringkas isinya.
              unit: Isian ini memuat tanda yang tidak tampak (U+202E) pada huruf ke-4. Hapus tanda itu, atau ketik ulang isian ini.
              note: Isian ini 20.001 huruf, paling banyak 20.000. Ringkas isinya.
              innovators.0.name: Isian ini memuat tanda yang tidak tampak (U+0000) pada huruf ke-6. Hapus tanda itu, atau ketik ulang isian ini.
              sections.ringkasan: Huruf ke-3 diberi terlalu banyak tanda, paling banyak 4. Ketik ulang isian ini.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a code (agencies.save)
            invalid: 2 isian perlu diperbaiki.
              code: Isian ini 501 huruf, paling banyak 500. Ringkas isinya.
              name: Isian ini memuat tanda yang tidak tampak (U+001B) pada huruf ke-2. Hapus tanda itu, atau ketik ulang isian ini.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a reason (editions.close)
            invalid: Isian ini 1.000.000 huruf, paling banyak 20.000. Ringkas isinya.
              reason: Isian ini 1.000.000 huruf, paling banyak 20.000. Ringkas isinya.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a setting of one line (settings.put)
            invalid: Isian ini memuat tanda yang tidak tampak (U+007F) pada huruf ke-1. Hapus tanda itu, atau ketik ulang isian ini.
              daerah: Isian ini memuat tanda yang tidak tampak (U+007F) pada huruf ke-1. Hapus tanda itu, atau ketik ulang isian ini.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a form being typed (drafts.put)
            invalid: Isian ini 1.000.001 huruf, paling banyak 1.000.000. Ringkas isinya.
              text: Isian ini 1.000.001 huruf, paling banyak 1.000.000. Ringkas isinya.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a search (search.find)
            invalid: Isian ini 501 huruf, paling banyak 500. Ringkas isinya.
              text: Isian ini 501 huruf, paling banyak 500. Ringkas isinya.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

        "#]],
    );
}

#[test]
fn a_text_at_its_limit_is_kept_and_line_ends_are_those_of_the_desk() {
    let Desk { arena, agency, edition, .. } = desk();
    let name = "n".repeat(300);
    let note = "é".repeat(20_000);
    let id = arena.value(
        "submissions.save",
        json!({ "edition": edition, "title": name, "agency": agency, "note": note, "unit": "UPT\r\nBaebunta\u{200b}",
            "sections": [{ "code": "ringkasan", "text": "satu\r\ndua\u{b}tiga" }] }),
    );
    let kept = arena.call("submissions.show", json!({ "submission": id }));
    assert_eq!((&kept["row"]["title"], &kept["note"]), (&json!(name), &json!(note)));
    assert_eq!(kept["row"]["unit"], "UPT Baebunta");
    let section = kept["sections"].as_array().unwrap().iter().find(|one| one["code"] == "ringkasan").unwrap().clone();
    assert_eq!(section["text"], "satu\ndua\ntiga");
}

#[test]
fn a_cell_of_an_import_that_is_too_long_is_told_by_its_cell_and_the_other_rows_are_taken() {
    let Desk { arena, edition, .. } = desk();
    let text = format!(
        "judul\tpd\tcatatan\n{}\tDinas Kesehatan\t\nJaga Desa\tDinas Kesehatan\t{}\nBaik\tDinas Kesehatan\tsingkat\n",
        "j".repeat(301),
        "c".repeat(20_001)
    );
    let report = arena.call("imports.inspect", json!({ "kind": "usulan", "edition": edition, "text": text }));
    let findings: Vec<String> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["findings"].as_array().unwrap().clone())
        .filter(|found| found["state"] == "salah")
        .map(|found| {
            format!("{}{} {}", found["column"].as_str().unwrap(), found["row"], found["reason"].as_str().unwrap())
        })
        .collect();
    expect![[r#"
        A2 Isian ini 301 huruf, paling banyak 300. Ringkas isinya.
        C3 Isian ini 20.001 huruf, paling banyak 20.000. Ringkas isinya."#]]
    .assert_eq(&findings.join("\n"));
    let done =
        arena.call("imports.apply", json!({ "kind": "usulan", "edition": edition, "text": text, "mode": "valid" }));
    assert_eq!(done["value"]["new"], 1);
}

#[test]
fn a_setting_takes_only_what_it_can_mean() {
    let desk = desk();
    let put = |key: &str, value: &str| json!({ "values": [{ "key": key, "value": value }] });
    refuses(
        &desk.arena,
        &[
            ("the least number there is", "settings.put", put("zone_minutes", "-32768")),
            ("one minute too far", "settings.put", put("zone_minutes", "841")),
            ("a paper of a stamp", "settings.put", put("kertas", "1x1")),
            ("a paper of a sail", "settings.put", put("kertas", "99999x99999")),
            ("a word", "settings.put", put("qr_piagam", "mungkin")),
            ("a kind", "settings.put", put("jenis_daerah", "Provinsi")),
            ("a limit", "settings.put", put("batas_selisih", "-1")),
        ],
        &expect![[r#"
            the least number there is (settings.put)
            invalid: Zona waktu adalah menit dari UTC, dari -720 sampai 840; WITA 480.
              zone_minutes: Zona waktu adalah menit dari UTC, dari -720 sampai 840; WITA 480.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            one minute too far (settings.put)
            invalid: Zona waktu adalah menit dari UTC, dari -720 sampai 840; WITA 480.
              zone_minutes: Zona waktu adalah menit dari UTC, dari -720 sampai 840; WITA 480.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a paper of a stamp (settings.put)
            invalid: Kertas adalah A4, F4, Folio, Letter, atau LxT dalam milimeter dengan sisi 100 sampai 1000, misalnya 215x330.
              kertas: Kertas adalah A4, F4, Folio, Letter, atau LxT dalam milimeter dengan sisi 100 sampai 1000, misalnya 215x330.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a paper of a sail (settings.put)
            invalid: Kertas adalah A4, F4, Folio, Letter, atau LxT dalam milimeter dengan sisi 100 sampai 1000, misalnya 215x330.
              kertas: Kertas adalah A4, F4, Folio, Letter, atau LxT dalam milimeter dengan sisi 100 sampai 1000, misalnya 215x330.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a word (settings.put)
            invalid: Cetak kode QR: ya atau tidak.
              qr_piagam: Cetak kode QR: ya atau tidak.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a kind (settings.put)
            invalid: Jenis daerah adalah Kabupaten atau Kota.
              jenis_daerah: Jenis daerah adalah Kabupaten atau Kota.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a limit (settings.put)
            invalid: Batas selisih adalah angka 0 sampai 10.000, misalnya 10 atau 7,5; kosong: tanpa batas.
              batas_selisih: Batas selisih adalah angka 0 sampai 10.000, misalnya 10 atau 7,5; kosong: tanpa batas.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

        "#]],
    );
    for (key, value) in [("zone_minutes", "540"), ("kertas", "F4"), ("kertas", "200,5 x 300"), ("batas_selisih", "")] {
        desk.arena.call("settings.put", put(key, value));
    }
}

#[test]
fn a_date_that_no_calendar_of_an_office_has_is_refused_everywhere() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, .. } = &desk;
    let before = state(arena);
    for day in ["-0001-01-01", "0000-01-01", "1899-12-31", "2101-01-01", "+12021-01-01", "9999-12-31"] {
        for (name, field, input) in [
            ("agencies.save", "valid_from", json!({ "code": "A", "name": "A", "kind": "dinas", "valid_from": day })),
            ("agencies.save", "valid_to", json!({ "code": "A", "name": "A", "kind": "dinas", "valid_to": day })),
            ("agencies.merge", "on", json!({ "from": agency, "into": agency, "on": day })),
            (
                "signatories.save",
                "valid_from",
                json!({ "role": "lainnya", "name": "A", "office": "B", "capacity": "definitif", "valid_from": day }),
            ),
            (
                "editions.create",
                "registration_closes_on",
                json!({ "preset": "netral", "year": 2022, "registration_closes_on": day }),
            ),
            ("editions.change", "registration_closes_on", json!({ "edition": edition, "registration_closes_on": day })),
            ("editions.change", "result_date", json!({ "edition": edition, "result_date": day })),
            ("stages.change", "starts_on", json!({ "stage": proposal, "starts_on": day })),
            ("stages.change", "ends_on", json!({ "stage": proposal, "ends_on": day })),
            (
                "jurors.save",
                "pact_on",
                json!({ "id": juror, "edition": edition, "name": "J", "seat": "ketua", "pact_on": day }),
            ),
            (
                "submissions.save",
                "started_on",
                json!({ "edition": edition, "title": "T", "agency": agency, "started_on": day }),
            ),
            (
                "panel_decisions.save",
                "on",
                json!({ "edition": edition, "kind": "unranked", "reason": "r", "on": day, "rows": [{ "submission": submission }] }),
            ),
            (
                "documents.put_values",
                "tanggal",
                json!({ "edition": edition, "document": "lampiran-pengumuman", "values": [{ "key": "tanggal", "value": day }] }),
            ),
            (
                "documents.outline",
                "date",
                json!({ "edition": edition, "document": "rekap-peserta", "setting": { "date": day } }),
            ),
        ] {
            let error = arena.refused(name, input);
            assert!(
                error.problems.iter().any(|problem| problem.field == field && problem.text.contains("ahun")
                    || problem.text.contains("anggal")),
                "{name} {day}: {}",
                said(&error)
            );
        }
        assert!(arena.call("dates.read", json!({ "text": day }))["problem"].is_string(), "{day}");
    }
    assert_eq!(state(arena), before);
    let far = arena.call("dates.read", json!({ "text": "10/12/2021", "days": i32::MAX, "months": i32::MIN }));
    assert_eq!(far["date"], "2021-12-10", "a day that is not there is not moved to");
}

#[test]
fn a_date_without_its_year_is_of_the_year_it_is_where_the_desk_stands() {
    // 31 December 2021, 23.30 in Jakarta: in Makassar and Jayapura it is 2022 already.
    let year_in = |zone: &str| -> Value {
        let arena = Arena::new();
        arena.call("settings.put", json!({ "values": [{ "key": "zone_minutes", "value": zone }] }));
        arena.wait((31 - 10) * 24 * 60 + (23 * 60 + 30 - (14 * 60 + 20)));
        let edition = arena.edition();
        arena.call("editions.change", json!({ "edition": edition, "result_date": "5 jan" }));
        let typed = arena.call("dates.read", json!({ "text": "5 jan" }));
        let kept = arena.call("editions.list", json!({}))[0]["result_date"].clone();
        assert_eq!(kept, typed["date"], "what is kept is what was read back");
        kept
    };
    assert_eq!([year_in("420"), year_in("480"), year_in("540")], ["2021-01-05", "2022-01-05", "2022-01-05"]);
}
