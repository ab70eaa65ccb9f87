//! The search over everything: what an officer types, and what is found, through the dispatcher.
#![allow(clippy::expect_used)]

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

fn found(arena: &Arena, edition: i64, text: &str) -> String {
    let groups = arena.call("search.find", json!({ "edition": edition, "text": text }));
    let mut lines = format!("“{text}”\n");
    for group in groups.as_array().expect("groups") {
        for hit in group["hits"].as_array().expect("hits") {
            let word = |key: &str| hit[key].as_str().unwrap_or_default().to_owned();
            let asked: Vec<&str> = hit["ask"].as_object().expect("a place").keys().map(String::as_str).collect();
            lines += &format!(
                "  {} {}: {} ({}) → {} {}\n",
                hit["fit"],
                word("kind"),
                word("title"),
                word("under"),
                word("screen"),
                asked.join(" ")
            );
        }
        let shown = group["hits"].as_array().map_or(0, Vec::len) as u64;
        if group["total"].as_u64() > Some(shown) {
            lines += &format!("  … {} {}\n", group["total"], group["kind"]);
        }
    }
    lines
}

#[test]
fn agencies_submissions_people_and_numbers_are_found_as_they_are_typed() {
    let arena = Arena::new();
    let health = arena.agency("Dinas Kesehatan", "dinas", None);
    arena.value(
        "agencies.save",
        json!({ "code": "PKM-TL", "name": "UPT Puskesmas Tana Lili", "kind": "puskesmas", "parent": health,
            "obliged": false, "short_name": "Pusk. Tanalili", "head_name": "Hj. Nur'aini", "aliases": ["PKM Tanalili"] }),
    );
    let farming = arena.agency("Dinas Pertanian", "dinas", None);
    let edition = arena.edition();
    let second = arena.value(
        "submissions.save",
        json!({ "edition": edition, "title": "Getar Dilan", "expansion": "Gerakan Tanam Jagung di Lahan", "agency": farming,
            "innovators": [{ "kind": "person", "name": "José Andrés" }, { "kind": "agency", "name": "Dinas Pertanian" }] }),
    );
    assert!(second.as_i64().is_some());
    arena.passed(edition, "Kejar Stunting", health);
    arena.juror(edition, "Andi Rahman", Some(farming));
    arena.call(
        "signatories.save",
        json!({ "role": "sekretaris_daerah", "name": "Rahmawati", "office": "Sekretaris Daerah", "capacity": "definitif" }),
    );
    let typed = [
        "tanalili",
        "lili tana",
        "nuraini",
        "dinas",
        "JAGUNG lahan",
        "dilan getar",
        "jose andres",
        "rahma",
        "001",
        "stuntign",
        "pertanain",
        "xyz",
        " ",
    ];
    let table: String = typed.iter().map(|text| found(&arena, edition, text)).collect();
    expect![[r#"
        “tanalili”
          2 agency: UPT Puskesmas Tana Lili (Puskesmas, Pusk. Tanalili, Dinas Kesehatan) → perangkat-daerah unit
        “lili tana”
          2 agency: UPT Puskesmas Tana Lili (Puskesmas, Pusk. Tanalili, Dinas Kesehatan) → perangkat-daerah unit
        “nuraini”
          3 agency: UPT Puskesmas Tana Lili (Puskesmas, Pusk. Tanalili, Dinas Kesehatan) → perangkat-daerah unit
        “dinas”
          1 agency: Dinas Kesehatan (Dinas, DINAS KESEHATAN) → perangkat-daerah unit
          1 agency: Dinas Pertanian (Dinas, DINAS PERTANIAN) → perangkat-daerah unit
          3 agency: UPT Puskesmas Tana Lili (Puskesmas, Pusk. Tanalili, Dinas Kesehatan) → perangkat-daerah unit
          3 submission: Kejar Stunting (Usulan 001, Dinas Kesehatan) → usulan usulan
          3 submission: Getar Dilan (Usulan draf, Dinas Pertanian) → usulan usulan
        “JAGUNG lahan”
          2 submission: Getar Dilan (Usulan draf, Dinas Pertanian) → usulan usulan
        “dilan getar”
          2 submission: Getar Dilan (Usulan draf, Dinas Pertanian) → usulan usulan
        “jose andres”
          3 submission: Getar Dilan (Usulan draf, Dinas Pertanian) → usulan usulan
          0 innovator: José Andrés (Inovator, Getar Dilan, Dinas Pertanian) → usulan usulan
        “rahma”
          1 signatory: Rahmawati (Penanda tangan, Sekretaris Daerah) → pengaturan bagian pejabat
          2 juror: Andi Rahman (Juri, Dinas Pertanian) → penilaian bagian juri
        “001”
          0 submission: Kejar Stunting (Usulan 001, Dinas Kesehatan) → usulan usulan
        “stuntign”
          5 submission: Kejar Stunting (Usulan 001, Dinas Kesehatan) → usulan usulan
          5 innovator: Inovator Kejar Stunting (Inovator, Kejar Stunting, Dinas Kesehatan) → usulan usulan
        “pertanain”
          5 agency: Dinas Pertanian (Dinas, DINAS PERTANIAN) → perangkat-daerah unit
          5 submission: Getar Dilan (Usulan draf, Dinas Pertanian) → usulan usulan
        “xyz”
        “ ”
    "#]]
    .assert_eq(&table);
}

#[test]
fn namesakes_are_told_apart_by_their_nip() {
    let arena = Arena::new();
    let edition = arena.edition();
    for (name, nip) in
        [("Siti Aminah", "198003262000031001"), ("Siti Aminah", "197501012000032001"), ("Budi", "197501012000031002")]
    {
        arena.call("jurors.save", json!({ "edition": edition, "name": name, "nip": nip, "seat": "anggota" }));
    }
    expect![[r#"
        “aminah”
          2 juror: Siti Aminah (Juri, NIP 19800326 200003 1 001) → penilaian bagian juri
          2 juror: Siti Aminah (Juri, NIP 19750101 200003 2 001) → penilaian bagian juri
        “budi”
          0 juror: Budi (Juri) → penilaian bagian juri
    "#]]
    .assert_eq(&["aminah", "budi"].map(|text| found(&arena, edition, text)).concat());
}

#[test]
fn what_is_written_is_found_at_once_and_what_is_taken_back_no_more() {
    let arena = Arena::new();
    let edition = arena.edition();
    let hits = |text: &str| arena.call("search.find", json!({ "edition": edition, "text": text }));
    assert_eq!(hits("kesehatan"), json!([]));
    let old = arena.agency("Dinas Kesehatan", "dinas", None);
    assert_eq!(hits("kesehatan")[0]["hits"][0]["id"], old);
    let new = arena.agency("Dinas Kesehatan dan Keluarga", "dinas", None);
    arena.call("agencies.merge", json!({ "from": old, "into": new, "on": "2022-01-01" }));
    let both: Vec<Value> = hits("kesehatan")[0]["hits"].as_array().expect("hits").clone();
    assert_eq!(both.iter().map(|hit| hit["id"].as_i64()).collect::<Vec<_>>(), [Some(new), Some(old)]);
    assert_eq!(both[1]["under"], "Dinas, DINAS KESEHATAN, digabung ke Dinas Kesehatan dan Keluarga");
    arena.call("operations.undo", json!({}));
    arena.call("operations.undo", json!({}));
    assert_eq!(hits("keluarga"), json!([]));
    assert_eq!(arena.refused("search.find", json!({ "edition": edition + 1, "text": "a" })).code, "not_found");
}

#[test]
fn of_many_the_best_eight_are_answered_and_the_rest_are_counted() {
    let arena = Arena::new();
    let edition = arena.edition();
    for at in 1..=12 {
        arena.agency(&format!("Kecamatan Nomor {at}"), "kecamatan", None);
    }
    let groups = arena.call("search.find", json!({ "edition": edition, "text": "nomor kec" }));
    assert_eq!((groups[0]["total"].as_u64(), groups[0]["hits"].as_array().map(Vec::len)), (Some(12), Some(8)));
}
