use super::*;
use expect_test::expect;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guest {
    Person(u32),
    Agency(u32),
    Invitation(u32),
}

fn door() -> Door<Guest> {
    let mut door = Door::default();
    door.add_person(
        Guest::Person(1),
        "Hj. Nur'aini Sari, S.Sos",
        &["198003262000031001", "0812 3456"],
        &["Dinas Kesehatan"],
    );
    door.add_person(Guest::Person(2), "Sari Nurdin", &[], &["Dinas Pertanian", "DISTAN"]);
    door.add_person(Guest::Person(3), "Andi Sariwati", &[], &["Dinas Kesehatan", "DINKES"]);
    door.add_person(Guest::Person(4), "Ahmad 012", &[], &["Kecamatan Tana Lili"]);
    door.add_agency(Guest::Agency(1), &["Dinas Kesehatan", "DINKES"]);
    door.add_agency(Guest::Agency(2), &["Kecamatan Tana Lili", "Tanalili"]);
    door.add_invitation(Guest::Invitation(12), "012-7K2M", &["Dinas Kesehatan"]);
    door.add_invitation(Guest::Invitation(121), "121-0O1L", &["Dinas Pertanian"]);
    door
}

#[test]
fn the_box_at_the_door_finds_what_is_typed_or_scanned() {
    let door = door();
    let typed = [
        "012-7K2M",
        " 012-7k2m\n",
        "O12-7K2M",
        "121-001I",
        "012-7K2X",
        "012",
        "7k2m",
        "sari",
        "sar nur",
        "nuraini",
        "NUR",
        "dinkes",
        "dinas kes",
        "andi kesehatan",
        "tana",
        "tanalili",
        "1980",
        "0812",
        "saro",
        "ari",
        "zz",
        "",
        " - ",
    ];
    let table: String = typed.iter().map(|typed| format!("{typed:?} {:?}\n", door.find(typed, 4))).collect();
    expect![[r#"
        "012-7K2M" [Invitation(12)]
        " 012-7k2m\n" [Invitation(12)]
        "O12-7K2M" [Invitation(12)]
        "121-001I" [Invitation(121)]
        "012-7K2X" []
        "012" [Invitation(12), Person(4)]
        "7k2m" [Invitation(12)]
        "sari" [Person(2), Person(1), Person(3)]
        "sar nur" [Person(1), Person(2)]
        "nuraini" [Person(1)]
        "NUR" [Person(1), Person(2)]
        "dinkes" [Agency(1), Person(3)]
        "dinas kes" [Agency(1), Person(1), Person(3), Invitation(12)]
        "andi kesehatan" [Person(3)]
        "tana" [Agency(2), Person(4)]
        "tanalili" [Agency(2)]
        "1980" [Person(1)]
        "0812" [Person(1)]
        "saro" []
        "ari" []
        "zz" []
        "" []
        " - " []
    "#]]
    .assert_eq(&table);
    assert_eq!(door.find("sari", 1).len(), 1);
}
