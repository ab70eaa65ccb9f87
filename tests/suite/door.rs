//! The door of a session through the dispatcher: finding, checking in, taking back, the screen of the hall.

mod exchange;

use expect_test::expect;
use kipp_api::commands::{COMMANDS, Effect, admit_for_screen};
use serde_json::{Value, json};

use kipp_tests::Arena;

/// 41 agencies are too many for a picture: four, one of them above a puskesmas.
struct Hall {
    arena: Arena,
    edition: i64,
    session: Value,
    health: i64,
    trade: i64,
}

fn hall() -> Hall {
    let arena = Arena::new();
    let health = arena.agency("Dinas Kesehatan", "dinas", None);
    let trade = arena.agency("Dinas Perdagangan", "dinas", None);
    arena.agency("Kecamatan Tana Lili", "kecamatan", None);
    arena.agency("Puskesmas Tana Lili", "puskesmas", Some(health));
    let edition = arena.edition();
    let session = arena.value(
        "sessions.save",
        json!({
            "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP 2021", "date": "10/12/2021", "starts_at": "15",
            "ends_at": "18.00", "place": "Aula Kantor Bupati", "capacity": 60,
        }),
    );
    Hall { arena, edition, session, health, trade }
}

impl Hall {
    fn person(&self, name: &str, agency: i64) -> Value {
        self.arena.value("people.save", json!({ "name": name, "agency": agency, "office": "Staf" }))
    }

    fn check_in(&self, more: Value) -> Value {
        self.arena.value("attendance.check_in", self.with(more))
    }

    fn newcomer(&self, more: Value) -> Value {
        self.arena.value("attendance.check_in_new", self.with(more))
    }

    fn with(&self, more: Value) -> Value {
        let mut whole = json!({ "session": self.session });
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    }

    fn list(&self) -> Value {
        self.arena.call("attendance.list", json!({ "session": self.session }))
    }

    fn told(&self) -> String {
        told(&self.list())
    }

    fn found(&self, text: &str) -> String {
        self.found_within(text, None)
    }

    fn found_within(&self, text: &str, within: Option<i64>) -> String {
        let found = self.arena.call("attendance.find", self.with(json!({ "text": text, "within": within })));
        let line = |one: &Value| {
            let word = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
            let since = one["since"].as_str().map(|since| format!(" · hadir {since}")).unwrap_or_default();
            let people = one["people"].as_u64().map(|people| format!(" · {people} orang")).unwrap_or_default();
            format!("{}: {} ({}){since}{people}\n", word("kind"), word("title"), word("under"))
        };
        found.as_array().unwrap().iter().map(line).collect()
    }
}

fn told(list: &Value) -> String {
    let mut text = format!(
        "{} di aula, {} dari {} PD, {} belum, {} diwakili, {} lainnya\n",
        list["hall"], list["arrived"], list["invited"], list["absent"], list["represented"], list["others"]
    );
    for one in list["people"].as_array().unwrap() {
        let word = |key: &str| one[key].as_str().unwrap_or("–").to_owned();
        let deputy = if one["deputy"] == true { " · wakil" } else { "" };
        let sheet = if one["signed_sheet"] == true { " · daftar hadir" } else { "" };
        text.push_str(&format!(
            "{} {} · {} · {}{deputy}{sheet}\n",
            word("time"),
            word("name"),
            word("office"),
            word("agency_name")
        ));
    }
    for one in list["agencies"].as_array().unwrap() {
        text.push_str(&format!(
            "  {}: {}, {}\n",
            one["name"].as_str().unwrap(),
            one["people"],
            one["status_name"].as_str().unwrap()
        ));
    }
    text
}

#[test]
fn people_agencies_newcomers_deputies_and_guests_are_checked_in_and_the_counters_move() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    hall.check_in(json!({ "person": nisma }));
    hall.arena.wait(1);
    hall.check_in(json!({ "agency": hall.trade, "deputy": true }));
    hall.arena.wait(1);
    hall.newcomer(json!({ "name": "Budi Santoso, S.Kom.", "agency": hall.health, "office": "Kabid" }));
    hall.arena.wait(1);
    hall.newcomer(json!({ "name": "Wartawan Contoh" }));
    expect![[r#"
        4 di aula, 2 dari 3 PD, 1 belum, 1 diwakili, 1 lainnya
        15.23 Wartawan Contoh · – · –
        15.22 Budi Santoso, S.Kom. · Kabid · Dinas Kesehatan
        15.21 Utusan Dinas Perdagangan · – · Dinas Perdagangan · wakil
        15.20 dr. Nisma · Staf · Dinas Kesehatan
          Dinas Kesehatan: 2, Hadir luring
          Dinas Perdagangan: 1, Diwakili
          Kecamatan Tana Lili: 0, Tidak hadir
    "#]]
    .assert_eq(&hall.told());
}

#[test]
fn who_is_in_the_hall_is_counted_once_and_said_so() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    let first = hall.check_in(json!({ "person": nisma }));
    assert_eq!(first["since"], Value::Null);
    let before = hall.told();
    hall.arena.wait(5);
    // By the register, as a newcomer of the same name and agency, and from the signed sheet: one person.
    for again in [
        hall.check_in(json!({ "person": nisma })),
        hall.newcomer(json!({ "name": "DR. NISMA", "agency": hall.health })),
        hall.check_in(json!({ "person": nisma, "signed_sheet": true })),
    ] {
        assert_eq!((again["since"].as_str(), &again["row"]), (Some("15.20"), &first["row"]));
    }
    assert_eq!(hall.told(), before);
    hall.check_in(json!({ "agency": hall.trade }));
    let again = hall.check_in(json!({ "agency": hall.trade }));
    assert_eq!(again["since"], "15.25");
    // What changed nothing is no operation.
    let kinds = hall.arena.call("operations.list", json!({ "limit": 2 }));
    let labels: Vec<&str> = kinds.as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap()).collect();
    assert_eq!(
        labels,
        [
            "Utusan Dinas Perdagangan dicatat hadir pada Sosialisasi KIPP 2021",
            "dr. Nisma dicatat hadir pada Sosialisasi KIPP 2021"
        ]
    );
}

#[test]
fn what_was_recorded_is_taken_back_by_its_row_and_by_the_undo() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    let empty = hall.told();
    let row = hall.check_in(json!({ "person": nisma }))["row"].clone();
    let in_hall = hall.told();
    hall.arena.call("attendance.take_back", json!({ "id": row }));
    assert_eq!(hall.told(), empty);
    // The row stays, for the other desk: taking it back again changes nothing.
    let again = hall.arena.call("attendance.take_back", json!({ "id": row }));
    assert_eq!(again["changed"], json!([]));
    hall.arena.call("operations.undo", json!({}));
    assert_eq!(hall.told(), in_hall);
    hall.arena.call("operations.undo", json!({}));
    assert_eq!(hall.told(), empty);
    hall.newcomer(json!({ "name": "Siti Contoh", "agency": hall.trade }));
    hall.arena.call("operations.undo", json!({}));
    assert_eq!(hall.told(), empty);
    assert_eq!(hall.arena.call("people.list", json!({})).as_array().map(Vec::len), Some(1), "the newcomer goes too");
    // Whoever comes again is in again.
    hall.check_in(json!({ "person": nisma }));
    assert_eq!(hall.told(), in_hall);
}

#[test]
fn the_signed_sheet_is_taken_with_the_hour_of_the_session() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    hall.arena.wait(60 * 24);
    hall.check_in(json!({ "person": nisma, "signed_sheet": true }));
    assert_eq!(hall.told().lines().nth(1), Some("15.00 dr. Nisma · Staf · Dinas Kesehatan · daftar hadir"));
}

#[test]
fn a_few_letters_find_people_agencies_and_codes_and_one_line_writes_down_who_is_new() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    hall.person("Nirwan Sakir", hall.trade);
    hall.check_in(json!({ "person": nisma }));
    let mut text = String::new();
    for typed in
        ["nis", "tanalili", "dinkes", "siti contoh, perdagangan, Kabid Pasar", "Siti, S.Kom., M.Si, dinkes", "wartawan"]
    {
        text.push_str(&format!("[{typed}]\n{}", hall.found(typed)));
    }
    text.push_str(&format!("[] dari Dinas Kesehatan\n{}", hall.found_within("", Some(hall.health))));
    text.push_str(&format!(
        "[siti, Staf] dari Dinas Kesehatan\n{}",
        hall.found_within("siti, Staf", Some(hall.health))
    ));
    expect![[r#"
        [nis]
        person: dr. Nisma (Staf, Dinas Kesehatan) · hadir 15.20
        newcomer: nis ()
        [tanalili]
        agency: Kecamatan Tana Lili () · 0 orang
        agency: Puskesmas Tana Lili () · 0 orang
        newcomer: tanalili ()
        [dinkes]
        agency: Dinas Kesehatan () · 1 orang
        person: dr. Nisma (Staf, Dinas Kesehatan) · hadir 15.20
        newcomer: dinkes ()
        [siti contoh, perdagangan, Kabid Pasar]
        newcomer: siti contoh (Kabid Pasar, Dinas Perdagangan)
        newcomer: siti contoh (perdagangan, Kabid Pasar)
        [Siti, S.Kom., M.Si, dinkes]
        newcomer: Siti, S.Kom., M.Si (Dinas Kesehatan)
        newcomer: Siti, S.Kom., M.Si (dinkes)
        [wartawan]
        newcomer: wartawan ()
        [] dari Dinas Kesehatan
        representative: Dinas Kesehatan ()
        person: dr. Nisma (Staf, Dinas Kesehatan) · hadir 15.20
        [siti, Staf] dari Dinas Kesehatan
        newcomer: siti (Staf, Dinas Kesehatan)
    "#]]
    .assert_eq(&text);
    assert_eq!(hall.found("  "), "");
}

#[test]
fn the_screen_of_the_hall_names_agencies_newest_first_and_nobody_else() {
    let hall = hall();
    hall.newcomer(json!({ "name": "Orang Rahasia", "agency": hall.trade, "office": "Jabatan Rahasia" }));
    hall.arena.wait(3);
    hall.check_in(json!({ "agency": hall.health }));
    hall.newcomer(json!({ "name": "Tamu Rahasia" }));
    let told = hall.arena.call("attendance.screen", json!({ "session": hall.session }));
    let agencies: Vec<String> = (told["agencies"].as_array().unwrap().iter())
        .map(|one| format!("{} {}", one["time"].as_str().unwrap(), one["name"].as_str().unwrap()))
        .collect();
    assert_eq!(agencies, ["15.23 Dinas Kesehatan", "15.20 Dinas Perdagangan"]);
    assert_eq!((&told["hall"], &told["arrived"], &told["invited"]), (&json!(3), &json!(2), &json!(3)));
    assert_eq!(told["when"], "Jumat, 10 Desember 2021, 15.00 WITA");
    assert!(!told.to_string().contains("Rahasia"), "{told}");
}

#[test]
fn the_window_of_the_projector_is_answered_what_is_marked_for_it_and_nothing_else() {
    let marked: Vec<&str> =
        COMMANDS.iter().filter(|one| admit_for_screen(one.name).is_ok()).map(|one| one.name).collect();
    assert_eq!(marked, ["attendance.screen"]);
    assert!(COMMANDS.iter().all(|one| !one.for_screen || one.effect == Effect::Look));
    for name in ["attendance.list", "attendance.check_in", "desks.close", "sys.close", "sys.choose_open", ""] {
        assert_eq!(admit_for_screen(name).expect_err(name).code, "not_found", "{name}");
    }
}

#[test]
fn what_cannot_be_recorded_is_refused_whole_and_in_words() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    let before = hall.arena.dump();
    let long = "é".repeat(400);
    let mut text = String::new();
    let inputs = [
        ("attendance.check_in", hall.with(json!({}))),
        ("attendance.check_in", hall.with(json!({ "person": nisma, "agency": hall.health }))),
        ("attendance.check_in", hall.with(json!({ "person": 999_999 }))),
        ("attendance.check_in", hall.with(json!({ "agency": 999_999 }))),
        ("attendance.check_in", json!({ "session": 999_999, "person": nisma })),
        ("attendance.check_in_new", hall.with(json!({ "name": "  " }))),
        ("attendance.check_in_new", hall.with(json!({ "name": long }))),
        ("attendance.check_in_new", hall.with(json!({ "name": "Siti", "agency": 999_999 }))),
        ("attendance.take_back", json!({ "id": 999_999 })),
        ("attendance.list", json!({ "session": 999_999 })),
    ];
    for (name, input) in inputs {
        let error = hall.arena.dispatch(name, &input).expect_err(name);
        let problems: String = error.problems.iter().map(|one| format!(" {}: {}", one.field, one.text)).collect();
        text.push_str(&format!("{} {}{problems}\n", error.code, error.title));
    }
    expect![[r#"
        invalid Pilih orangnya, atau perangkat daerahnya saja. person: Pilih orangnya, atau perangkat daerahnya saja.
        invalid Pilih orangnya, atau perangkat daerahnya saja. person: Pilih orangnya, atau perangkat daerahnya saja.
        not_found Orang “999999” tidak ditemukan.
        not_found Perangkat daerah “999999” tidak ditemukan.
        not_found Kegiatan “999999” tidak ditemukan.
        invalid Nama belum diisi. name: Nama belum diisi.
        invalid Isian ini 400 huruf, paling banyak 300. Ringkas isinya. name: Isian ini 400 huruf, paling banyak 300. Ringkas isinya.
        invalid Perangkat daerah itu tidak ditemukan. Pilih lagi dari daftar. agency: Perangkat daerah itu tidak ditemukan. Pilih lagi dari daftar.
        not_found Kehadiran “999999” tidak ditemukan.
        not_found Kegiatan “999999” tidak ditemukan.
    "#]].assert_eq(&text);
    assert_eq!(hall.arena.dump(), before);
    // As long a name as the register takes is a name; what is longer is found by nobody, and says so when it is to be written.
    let found = hall.found(&long);
    assert!(found.starts_with("newcomer: é"), "{found}");
    hall.newcomer(json!({ "name": "é".repeat(300) }));
    assert_eq!(hall.list()["hall"], 1);
}

#[test]
fn two_sessions_at_one_hour_have_their_own_doors_and_a_closed_edition_has_none() {
    let hall = hall();
    let other = hall.arena.value(
        "sessions.save",
        json!({ "edition": hall.edition, "kind": "coaching", "name": "Coaching", "date": "10/12/2021", "starts_at": "15", "place": "Ruang rapat", "capacity": 0 }),
    );
    let nisma = hall.person("dr. Nisma", hall.health);
    let here = hall.check_in(json!({ "person": nisma }));
    assert_eq!(hall.arena.call("attendance.list", json!({ "session": other }))["hall"], 0);
    // In both at once: the officer knows better, and each counts for itself.
    let there = hall.arena.value("attendance.check_in", json!({ "session": other, "person": nisma }));
    assert_eq!(there["since"], Value::Null);
    hall.arena.call("attendance.take_back", json!({ "id": here["row"] }));
    assert_eq!(hall.list()["hall"], 0);
    assert_eq!(hall.arena.call("attendance.list", json!({ "session": other }))["hall"], 1);
    hall.arena.call("editions.close", json!({ "edition": hall.edition, "reason": "selesai" }));
    let refused =
        hall.arena.dispatch("attendance.check_in", &hall.with(json!({ "person": nisma }))).expect_err("closed");
    assert_eq!(refused.code, "not_allowed_now");
    assert_eq!(hall.list()["hall"], 0, "it is still shown");
}

#[test]
fn a_card_that_is_scanned_means_its_own_agency_and_a_code_is_nobodys_name() {
    let hall = hall();
    hall.arena.call("invitations.put", hall.with(json!({ "agencies": [hall.health, hall.trade] })));
    let list = hall.arena.call("invitations.list", hall.with(json!({})));
    let code = list["invitations"][1]["code"].as_str().unwrap().to_lowercase();
    let told =
        [Some(hall.health), None].map(|within| hall.found_within(&code, within).replace(&code.to_uppercase(), "KODE"));
    let unknown = [Some(hall.health), None].map(|within| hall.found_within("999-8M4P", within));
    expect![[r#"
        [
            "agency: Dinas Perdagangan (KODE) · 0 orang\n",
            "agency: Dinas Perdagangan (KODE) · 0 orang\n",
        ]
        [
            "",
            "",
        ]
    "#]]
    .assert_eq(&format!("{told:#?}\n{unknown:#?}\n"));
}
