//! The register of people.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

fn names(arena: &Arena) -> Vec<String> {
    let list = arena.call("people.list", json!({}));
    let one =
        |row: &Value| format!("{} ({})", row["name"].as_str().unwrap(), row["agency_name"].as_str().unwrap_or("–"));
    list.as_array().unwrap().iter().map(one).collect()
}

#[test]
fn a_person_is_saved_changed_and_deleted_and_undo_gives_him_back() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let before = arena.dump();
    let saved = arena.value(
        "people.save",
        json!({ "name": " Ani Contoh, S.KM. ", "agency": agency, "nip": "19800326 200003 2 001", "office": "Analis", "phone": "0811" }),
    );
    let person = arena.call("people.list", json!({}))[0].clone();
    expect![[r#"
        {
          "id": "ID",
          "name": "Ani Contoh, S.KM.",
          "nip": "198003262000032001",
          "agency": "AGENCY",
          "agency_name": "Dinas Kesehatan",
          "office": "Analis",
          "phone": "0811",
          "note": null
        }"#]]
    .assert_eq(&format!("{person:#}").replace(&saved.to_string(), "\"ID\"").replace(&agency.to_string(), "\"AGENCY\""));
    arena.call("people.save", json!({ "id": saved, "name": "Ani Contoh", "note": "pindah" }));
    arena.call("people.delete", json!({ "id": saved }));
    assert!(names(&arena).is_empty());
    for left in [2, 1, 0] {
        arena.call("operations.undo", json!({}));
        let list = arena.call("people.list", json!({}));
        assert_eq!(list.as_array().map(Vec::len), Some(left.min(1)), "{list}");
    }
    assert_eq!(arena.dump(), before);
}

#[test]
fn two_of_one_name_are_told_apart_by_agency_or_by_nip() {
    let arena = Arena::new();
    let [one, other] = ["Dinas Kesehatan", "Dinas Sosial"].map(|name| arena.agency(name, "dinas", None));
    let mut told = vec![];
    for (name, agency, nip) in [
        ("Budi Contoh", one, None),
        ("BUDI  CONTOH", one, None),
        ("Budi Contoh", other, Some("198003262000031001")),
        ("Budi Contoh", other, Some("198103262000031001")),
        ("Budi Contoh", other, None),
        ("Cici Contoh", one, Some("198003262000031001")),
        (" ", one, Some("123")),
    ] {
        let input = json!({ "name": name, "agency": agency, "nip": nip });
        told.push(match arena.dispatch("people.save", &input) {
            Ok(_) => format!("{name}: disimpan"),
            Err(error) => {
                let texts: Vec<String> =
                    error.problems.iter().map(|one| format!("{}: {}", one.field, one.text)).collect();
                format!("{name}: {}", texts.join(" | "))
            }
        });
    }
    expect![[r#"
        Budi Contoh: disimpan
        BUDI  CONTOH: name: Budi Contoh sudah ada. Bila orangnya lain, isi NIP keduanya.
        Budi Contoh: disimpan
        Budi Contoh: disimpan
        Budi Contoh: name: Budi Contoh sudah ada. Bila orangnya lain, isi NIP keduanya.
        Cici Contoh: nip: NIP ini sudah dipakai Budi Contoh.
         : name: Nama belum diisi. | nip: NIP harus 18 angka, terisi 3."#]]
    .assert_eq(&told.join("\n"));
    assert_eq!(names(&arena).len(), 3);
}

#[test]
fn an_agency_that_people_are_of_is_not_deleted() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    arena.call("people.save", json!({ "name": "Ani Contoh", "agency": agency }));
    let refused = arena.refused("agencies.delete", json!({ "id": agency }));
    expect!["Dinas Kesehatan masih dipakai: 1 orang. "].assert_eq(&format!("{} {}", refused.title, refused.detail));
}
