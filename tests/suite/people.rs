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
          "note": null,
          "other_names": []
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

/// A block pasted from Excel, as the report and then the list say it.
fn imported(arena: &Arena, rows: &[[&str; 5]]) -> String {
    let head = ["Nama", "Perangkat daerah", "Jabatan", "NIP", "No HP"];
    let lines: Vec<String> = std::iter::once(&head).chain(rows).map(|row| row.join("\t")).collect();
    let mut input = json!({ "kind": "orang", "text": lines.join("\n") });
    let report = arena.call("imports.inspect", input.clone());
    let mut told = format!("{}\n", report["summary"].as_str().unwrap());
    for row in report["rows"].as_array().unwrap() {
        let found: Vec<&str> =
            row["findings"].as_array().unwrap().iter().filter_map(|one| one["reason"].as_str()).collect();
        told.push_str(&format!("{} {} {}\n", row["row"], row["title"].as_str().unwrap(), found.join(" | ")));
    }
    input["mode"] = json!("all");
    match arena.dispatch("imports.apply", &input) {
        Ok(kipp_api::Answer::Json(done)) => {
            let done: Value = serde_json::from_str(&done).unwrap();
            told.push_str(&format!("→ {}\n", done["value"]["text"].as_str().unwrap()));
        }
        Ok(kipp_api::Answer::Bytes(_)) => panic!("bytes"),
        Err(error) => told.push_str(&format!("→ {}\n", error.title)),
    }
    told
}

#[test]
fn people_come_from_a_file_and_are_known_again_by_nip_or_by_name_and_agency() {
    let arena = Arena::new();
    for name in ["Dinas Kesehatan", "Dinas Sosial"] {
        arena.agency(name, "dinas", None);
    }
    let before = arena.dump();
    let first = imported(
        &arena,
        &[
            ["Ani Contoh, S.KM.", "Dinas Kesehatan", "Analis", "198003262000032001", "0811"],
            ["Budi Contoh", "Dinas Sosial", "Staf", "", ""],
            ["Cici Contoh", "", "Narasumber", "", ""],
        ],
    );
    expect![[r#"
        3 siap, 0 peringatan, 0 salah
        2 Ani Contoh, S.KM. 
        3 Budi Contoh 
        4 Cici Contoh 
        → 3 orang diimpor.
    "#]]
    .assert_eq(&first);
    let after = arena.dump();
    let again = imported(
        &arena,
        &[
            // Another spelling, known by the NIP; one by name and agency; one of the same name elsewhere.
            ["Ani Contoh", "Dinas Kesehatan", "Kepala Seksi", "198003262000032001", ""],
            ["BUDI  CONTOH", "Dinas Sosial", "", "", "0822"],
            ["Cici Contoh", "Dinas Sosial", "", "", ""],
        ],
    );
    expect![[r#"
        0 siap, 3 peringatan, 0 salah
        2 Ani Contoh Nama berbeda dari data: “Ani Contoh, S.KM.” akan menjadi “Ani Contoh”. | Jabatan berbeda dari data: “Analis” akan menjadi “Kepala Seksi”.
        3 BUDI CONTOH Telepon berbeda dari data: “–” akan menjadi “0822”.
        4 Cici Contoh Sudah ada orang bernama sama (luar perangkat daerah). Baris ini dicatat sebagai orang lain.
        → 3 orang diimpor. 2 baris diperbarui.
    "#]].assert_eq(&again);
    expect![[r#"
        Ani Contoh (Dinas Kesehatan)
        Budi Contoh (Dinas Sosial)
        Cici Contoh (–)
        Cici Contoh (Dinas Sosial)"#]]
    .assert_eq(&names(&arena).join("\n"));
    arena.call("operations.undo", json!({}));
    assert_eq!(arena.dump(), after, "one undo takes back the whole import");
    arena.call("operations.undo", json!({}));
    assert_eq!(arena.dump(), before);
}

#[test]
fn a_row_that_may_mean_several_people_is_asked_for_its_nip() {
    let arena = Arena::new();
    arena.agency("Dinas Sosial", "dinas", None);
    let two = imported(
        &arena,
        &[
            ["Budi Contoh", "Dinas Sosial", "Staf", "198003262000031001", ""],
            ["Budi Contoh", "Dinas Sosial", "Lurah", "198103262000031002", ""],
        ],
    );
    expect![[r#"
        2 siap, 0 peringatan, 0 salah
        2 Budi Contoh 
        3 Budi Contoh 
        → 2 orang diimpor.
    "#]]
    .assert_eq(&two);
    let doubtful = imported(
        &arena,
        &[
            ["Budi Contoh", "Dinas Sosial", "", "", ""],
            ["Dewi Contoh", "Dinas Tidak Ada", "", "", ""],
            ["12", "", "", "", ""],
            ["Eka Contoh", "", "", "123", ""],
            ["Fajar Contoh", "", "", "", ""],
            ["Fajar Contoh", "", "", "", ""],
        ],
    );
    expect![[r#"
        1 siap, 0 peringatan, 5 salah
        2 Budi Contoh Ada 2 orang bernama ini di sana. Tulis NIP-nya.
        3 Dewi Contoh Perangkat daerah tidak dikenal. Pilih unitnya, atau tambahkan ke daftar.
        4 12 Nama tidak memuat huruf.
        5 Eka Contoh NIP harus 18 angka, terisi 3.
        6 Fajar Contoh 
        7 Fajar Contoh Orang ini sudah ada di baris 6. Bila orangnya lain, isi NIP keduanya.
        → 5 baris tempelan salah; tidak ada yang diimpor.
    "#]]
    .assert_eq(&doubtful);
}

fn told(error: &kipp_api::error::ErrorDto) -> String {
    let problems: Vec<&str> = error.problems.iter().map(|one| one.text.as_str()).collect();
    if problems.is_empty() { error.title.clone() } else { problems.join(" | ") }
}

#[test]
fn two_rows_of_one_person_are_joined_and_the_other_spelling_stays_known() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let kept = arena.value("people.save", json!({ "name": "Ani Contoh, S.KM.", "agency": agency }));
    let gone = arena.value(
        "people.save",
        json!({ "name": "ANI CONTOH", "agency": agency, "nip": "198003262000032001", "phone": "0811" }),
    );
    let before = arena.dump();
    arena.call("people.join", json!({ "kept": kept, "gone": gone }));
    let list = arena.call("people.list", json!({}));
    let one = &list[0];
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!((&one["name"], &one["phone"]), (&json!("Ani Contoh, S.KM."), &json!("0811")));
    assert_eq!(one["nip"], json!("198003262000032001"));
    assert_eq!(one["other_names"][0]["name"], json!("ANI CONTOH"));
    // Written down once more under the other spelling: told who it is.
    let again = arena.dispatch("people.save", &json!({ "name": "Ani  Contoh", "agency": agency })).unwrap_err();
    assert_eq!(told(&again), "Orang ini sudah tercatat sebagai Ani Contoh, S.KM., dengan ejaan ANI CONTOH.");
    // A file that spells it so changes nothing.
    let read = imported(&arena, &[["Ani Contoh", "Dinas Kesehatan", "", "", "0811"]]);
    expect![[r#"
        1 siap, 0 peringatan, 0 salah
        2 Ani Contoh 
        → Tidak ada orang yang berubah. 1 baris tanpa perubahan.
    "#]]
    .assert_eq(&read);
    // Undone as a whole, brought back, and undone long afterwards by separating.
    arena.call("operations.undo", json!({}));
    assert_eq!(arena.dump(), before);
    arena.call("people.join", json!({ "kept": kept, "gone": gone }));
    arena.call("people.save", json!({ "name": "Budi Contoh" }));
    let spelling = arena.call("people.list", json!({}))[0]["other_names"][0]["id"].clone();
    arena.call("people.separate", json!({ "id": spelling }));
    assert_eq!(
        names(&arena),
        ["ANI CONTOH (Dinas Kesehatan)", "Ani Contoh, S.KM. (Dinas Kesehatan)", "Budi Contoh (–)"]
    );
    let list = arena.call("people.list", json!({}));
    assert_eq!((&list[0]["nip"], &list[1]["nip"]), (&json!("198003262000032001"), &json!(null)));
}

#[test]
fn who_cannot_be_one_person_is_not_joined() {
    let arena = Arena::new();
    let edition = arena.edition();
    let person = |name: &str, nip: Option<&str>| {
        arena.value("people.save", json!({ "name": name, "nip": nip })).as_i64().unwrap()
    };
    let ani = person("Ani Contoh", Some("198003262000032001"));
    let nia = person("Nia Contoh", Some("198103262000032001"));
    let ina = person("Ina Contoh", None);
    for who in [ani, ina] {
        arena.call(
            "teams.save",
            json!({ "edition": edition, "team": "tim_pelaksana", "seat": "anggota", "person": who }),
        );
    }
    let mut said = vec![];
    for (kept, gone) in [(ani, ani), (ani, nia), (ani, ina), (ani, 77)] {
        let refused = arena.dispatch("people.join", &json!({ "kept": kept, "gone": gone })).unwrap_err();
        said.push(told(&refused));
    }
    let refused = arena.dispatch("people.delete", &json!({ "id": ina })).unwrap_err();
    said.push(told(&refused));
    expect![[r#"
        Pilih orang lain untuk digabung.
        NIP keduanya berbeda, jadi orangnya dua. Perbaiki NIP yang salah lebih dulu.
        Ina Contoh dan Ani Contoh sama-sama tercatat sebagai anggota tim di tempat yang sama.
        Orang “77” tidak ditemukan.
        Ina Contoh masih dipakai: 1 anggota tim."#]]
    .assert_eq(&said.join("\n"));
    // In another team nothing stands in the way: the place moves along.
    arena.call("people.join", json!({ "kept": nia, "gone": ina }));
    let teams = arena.call("teams.list", json!({ "edition": edition }));
    assert_eq!((&teams[0]["name"], &teams[1]["name"]), (&json!("Ani Contoh"), &json!("Nia Contoh")));
}

#[test]
fn a_juror_is_a_member_of_the_jury_and_innovators_come_into_the_register_once() {
    let arena = Arena::closed();
    arena.call("desks.open_sample", json!({}));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().unwrap();
    let teams = |arena: &Arena| {
        let list = arena.call("teams.list", json!({ "edition": edition }));
        let one = |row: &Value| {
            let text = |key: &str| row[key].as_str().unwrap_or("–").to_owned();
            format!("{}: {} {} ({})", text("team_name"), text("seat_name"), text("name"), text("office"))
        };
        list.as_array().unwrap().iter().map(one).collect::<Vec<_>>().join("\n")
    };
    let known = |arena: &Arena| {
        let list = arena.call("people.known", json!({ "edition": edition }));
        let one = |row: &Value| format!("{} | {} | {}", row["name"], row["agency_name"], row["known_as"]);
        list.as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    expect![[r#"
        Tim Pelaksana: Ketua – (Kepala Bagian Organisasi)
        Tim Pelaksana: Anggota – (Staf Bagian Organisasi)
        Tim Penilai: Ketua Armiadi (Sekretaris Daerah)
        Tim Penilai: Anggota Juri Contoh 1 (–)
        Tim Penilai: Anggota Juri Contoh 2 (–)
        Tim Penilai: Anggota Juri Contoh 3 (–)
        Tim Penilai: Anggota Juri Contoh 4 (–)
        Tim Penilai: Anggota Juri Contoh 5 (–)
        Sekretariat: Anggota – (Staf Bagian Organisasi)"#]]
    .assert_eq(&teams(&arena));
    let before = known(&arena);
    expect![[r#"
        "Juri Contoh 1" | null | ["Juri"]
        "Juri Contoh 2" | null | ["Juri"]
        "Juri Contoh 3" | "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah" | ["Juri"]
        "Juri Contoh 4" | null | ["Juri"]
        "Juri Contoh 5" | null | ["Juri"]
        "dr. Nisma" | "UPT Puskesmas Tana Lili" | ["Kejar Stunting"]
        "Juinar Rustam" | "Dinas Kesehatan" | ["Kelas Buby"]
        "Ahmad Jani" | "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu" | ["Si Mira Bersantai"]
        "Made Sudana" | "Dinas Pertanian" | ["Pojok Bisa"]
        "Rahma" | "Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah" | ["Go Pasar Indah"]
        "Supiyan Sakti" | "Dinas Pendidikan dan Kebudayaan" | ["Japri Ka Boss"]
        "Andi Bahtiar" | "Dinas Kesehatan" | ["Si Dora Eman"]
        "Nirwan Sakir" | "Dinas Komunikasi, Informatika, Statistik dan Persandian" | ["Si Modis Lutra"]
        "Ovan Patuang" | "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah" | ["Pugalu SIP"]
        "Alimuddin" | "Dinas Pemberdayaan Masyarakat dan Desa" | ["Kawasan Perdesaan Terintegrasi"]"#]]
    .assert_eq(&before.join("\n"));
    let jurors: Vec<Value> = arena
        .call("jurors.list", json!({ "edition": edition }))
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].clone())
        .collect();
    let count = arena.call("people.adopt", json!({ "edition": edition, "jurors": jurors, "innovators": [] }));
    assert_eq!(count["value"], json!(5), "{count}");
    assert_eq!(known(&arena).len(), before.len() - 5);
    // The register has the juror now: as a member with a duty of his own he stands in the jury once.
    let list = arena.call("people.list", json!({}));
    let first = list.as_array().unwrap().iter().find(|one| one["name"] == "Juri Contoh 1").cloned().unwrap();
    arena.call(
        "teams.save",
        json!({ "edition": edition, "team": "tim_penilai", "seat": "sekretaris", "person": first["id"] }),
    );
    expect![[r#"
        Tim Pelaksana: Ketua – (Kepala Bagian Organisasi)
        Tim Pelaksana: Anggota – (Staf Bagian Organisasi)
        Tim Penilai: Ketua Armiadi (Sekretaris Daerah)
        Tim Penilai: Sekretaris Juri Contoh 1 (–)
        Tim Penilai: Anggota Juri Contoh 2 (–)
        Tim Penilai: Anggota Juri Contoh 3 (–)
        Tim Penilai: Anggota Juri Contoh 4 (–)
        Tim Penilai: Anggota Juri Contoh 5 (–)
        Sekretariat: Anggota – (Staf Bagian Organisasi)"#]]
    .assert_eq(&teams(&arena));
    let refused = arena
        .dispatch(
            "teams.save",
            &json!({ "edition": edition, "team": "tim_penilai", "seat": "anggota", "person": first["id"] }),
        )
        .unwrap_err();
    let list = arena.call("teams.list", json!({ "edition": edition }));
    let row = list.as_array().unwrap().iter().find(|one| one["person"] == first["id"]).cloned().unwrap();
    arena.call("teams.delete", json!({ "id": row["id"] }));
    assert!(teams(&arena).contains("Tim Penilai: Anggota Juri Contoh 1"), "he judges as before");
    let nobody = arena
        .dispatch("teams.save", &json!({ "edition": edition, "team": "juri", "seat": "raja", "person": null }))
        .unwrap_err();
    expect![[r#"
        Juri Contoh 1 sudah menjadi Sekretaris Tim Penilai.
        Tim “juri” tidak dikenal. Pilih dari daftar. | Kedudukan “raja” tidak dikenal. Pilih dari daftar. | Pilih orangnya, atau isi jabatannya bila keputusan hanya menyebut jabatan."#]].assert_eq(&[told(&refused), told(&nobody)].join("\n"));
}

#[test]
fn two_of_one_name_stay_two_though_a_third_row_tells_no_nip() {
    let arena = Arena::new();
    let (edition, agency) = (arena.edition(), arena.agency("Dinas Kesehatan", "dinas", None));
    for (title, nip) in [("Satu", None), ("Dua", Some("198003262000032001")), ("Tiga", Some("198103262000032002"))] {
        let innovators = json!([{ "kind": "person", "name": "Ani Contoh", "nip": nip }]);
        arena.call(
            "submissions.save",
            json!({ "edition": edition, "title": title, "agency": agency, "innovators": innovators }),
        );
    }
    let told = || {
        let list = arena.call("people.known", json!({ "edition": edition }));
        let one = |row: &Value| format!("{} {} {}", row["name"], row["nip"], row["known_as"]);
        list.as_array().unwrap().iter().map(one).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        "Ani Contoh" "198003262000032001" ["Satu","Dua"]
        "Ani Contoh" "198103262000032002" ["Tiga"]"#]]
    .assert_eq(&told());
    let list = arena.call("people.known", json!({ "edition": edition }));
    let ids: Vec<&Value> = list.as_array().unwrap().iter().map(|row| &row["innovator"]).collect();
    let done = arena.call("people.adopt", json!({ "edition": edition, "jurors": [], "innovators": ids }));
    assert_eq!(done["value"], json!(2));
    assert_eq!(told(), "", "nobody is left to be written down");
}
