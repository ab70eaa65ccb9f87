use super::*;
use crate::sessions::tests::support::{agencies, people};
use expect_test::expect;
use std::fmt::Write;

fn guess<K: std::fmt::Display>(guess: &Guess<K>) -> String {
    match guess {
        Guess::Sure(key) => format!("✓ {key}"),
        Guess::Asked(key) => format!("? {key}"),
        Guess::Open => "…".to_owned(),
    }
}

fn line(reading: &Reading<u32, String>) -> String {
    let sure = if reading.is_sure() { "SURE " } else { "" };
    let parts = (reading.agency_part.as_deref().unwrap_or("–"), reading.person_part.as_deref().unwrap_or("–"));
    let (agency, person) = (guess(&reading.agency), guess(&reading.person));
    let known = if reading.known_people.is_empty() { String::new() } else { format!(" {:?}", reading.known_people) };
    format!("{sure}{:?} [{} + {}] {agency} · {person}{known}", reading.kind, parts.0, parts.1)
}

#[test]
fn display_names_are_read_as_people_mean_them() {
    let (agencies, people) = (agencies(), people());
    let reader = NameReader { agencies: &agencies, people: &people };
    let names: [(&str, Option<&str>); 40] = [
        ("DISKOMINFO_Nirwan", None),
        ("Diskominfo-SP Nirwan", None),
        ("Nirwan", Some("Diskominfo")),
        ("Nirwan (Diskominfo)", None),
        ("Nirwan_Kominfo Contoh", None),
        ("KOMINFO | Nirwan", None),
        ("Nirwan  DISKOMINFO", None),
        ("Kec. Contoh Brt", None),
        ("Kec Conbar", None),
        ("CAMAT CONTOH BARAT", None),
        ("Sekcam Sabbang S", None),
        ("PKM Contoh", None),
        ("Puskesmas Contoh - dr. Nisma", None),
        ("UPT Puskesmas Contoh: Nisma", None),
        ("iPhone (Rahma)", None),
        ("iPhone Rahma", None),
        ("Kec. Contoh Barat", Some("iPhone (Rahma)")),
        ("Galaxy A52", None),
        ("OPPO A15", None),
        ("vivo 1906", None),
        ("Zoom user", None),
        ("Asus", None),
        ("DINKES_iPhone", None),
        ("H. Contoh, S.E., M.M.", None),
        ("DISTAN - H. Peserta Tiga, S.E., M.M.", None),
        ("Tiga, Peserta (DISTAN)", None),
        ("Peserta Tiga", None),
        ("DINKES_Peserta Tiga", None),
        ("read.ai meeting notes", None),
        ("Fireflies.ai Notetaker Rahma", None),
        ("OBS", None),
        ("62812••••3456", None),
        ("+62 812-3456-7890", None),
        ("0812****3456", None),
        ("Call-in User_1", None),
        ("Ibu Kadis", None),
        ("SEKRETARIAT", None),
        (".", None),
        ("😀", None),
        ("", None),
    ];
    let mut text = String::new();
    for (shown, original) in names {
        let reading = reader.read(shown, original, None);
        let name = original.map_or(shown.to_owned(), |original| format!("{shown} ({original})"));
        writeln!(text, "“{name}” {}", line(&reading)).unwrap();
    }
    expect![[r#"
        “DISKOMINFO_Nirwan” SURE Person [DISKOMINFO + Nirwan] ✓ DISKOMINFO · …
        “Diskominfo-SP Nirwan” SURE Person [Diskominfo-SP + Nirwan] ✓ DISKOMINFO · …
        “Nirwan (Diskominfo)” SURE Person [Diskominfo + Nirwan] ✓ DISKOMINFO · …
        “Nirwan (Diskominfo)” SURE Person [Diskominfo + Nirwan] ✓ DISKOMINFO · …
        “Nirwan_Kominfo Contoh” Person [Kominfo Contoh + Nirwan] ? DISKOMINFO · …
        “KOMINFO | Nirwan” Person [KOMINFO + Nirwan] ? DISKOMINFO · …
        “Nirwan  DISKOMINFO” SURE Person [DISKOMINFO + Nirwan] ✓ DISKOMINFO · …
        “Kec. Contoh Brt” Person [Kec. Contoh Brt + –] ? Kecamatan Contoh Barat · …
        “Kec Conbar” Person [– + Kec Conbar] … · …
        “CAMAT CONTOH BARAT” Person [CAMAT CONTOH BARAT + –] ? Kecamatan Contoh Barat · …
        “Sekcam Sabbang S” Person [– + Sekcam Sabbang S] … · …
        “PKM Contoh” Person [PKM Contoh + –] ? Puskesmas Contoh · …
        “Puskesmas Contoh - dr. Nisma” SURE Person [Puskesmas Contoh + dr. Nisma] ✓ Puskesmas Contoh · …
        “UPT Puskesmas Contoh: Nisma” Person [Puskesmas Contoh + UPT Nisma] ? Puskesmas Contoh · …
        “iPhone (Rahma)” Device [– + Rahma] … · …
        “iPhone Rahma” Device [– + Rahma] … · …
        “Kec. Contoh Barat (iPhone (Rahma))” Person [Kec. Contoh Barat + Rahma] ? Kecamatan Contoh Barat · …
        “Galaxy A52” Device [– + –] … · …
        “OPPO A15” Device [– + –] … · …
        “vivo 1906” Device [– + –] … · …
        “Zoom user” Device [– + –] … · …
        “Asus” Device [– + –] … · …
        “DINKES_iPhone” Person [DINKES + –] ✓ DINKES · …
        “H. Contoh, S.E., M.M.” Person [– + H. Contoh, S.E., M.M.] … · …
        “DISTAN - H. Peserta Tiga, S.E., M.M.” SURE Person [DISTAN + H. Peserta Tiga, S.E., M.M.] ✓ DISTAN · ✓ 3
        “Tiga, Peserta (DISTAN)” SURE Person [DISTAN + Tiga, Peserta] ✓ DISTAN · ✓ 3
        “Peserta Tiga” Person [– + Peserta Tiga] … · … [3]
        “DINKES_Peserta Tiga” Person [DINKES + Peserta Tiga] ✓ DINKES · … [3]
        “read.ai meeting notes” Recorder [– + –] … · …
        “Fireflies.ai Notetaker Rahma” Recorder [– + –] … · …
        “OBS” Recorder [– + –] … · …
        “62812••••3456” Telephone [– + –] … · …
        “+62 812-3456-7890” Telephone [– + –] … · …
        “0812****3456” Telephone [– + –] … · …
        “Call-in User_1” Telephone [– + –] … · …
        “Ibu Kadis” Stranger [– + –] … · …
        “SEKRETARIAT” Stranger [– + –] … · …
        “.” Stranger [– + –] … · …
        “😀” Stranger [– + –] … · …
        “” Stranger [– + –] … · …
    "#]]
    .assert_eq(&text);
    assert_eq!(reader.read("+62 812-3456-7890", None, None).label, "+62812••••7890");
    let renamed = reader.read("Nirwan", Some("0812-3456-7890"), None);
    assert_eq!((renamed.label.as_str(), renamed.kind), ("Nirwan", NameKind::Person));
}

#[test]
fn a_known_email_and_a_remembered_name_are_sure_until_the_person_moves() {
    let agencies = agencies();
    let known = |agency: &str| KnownPerson {
        id: 1,
        name: "Rahma Sari".to_owned(),
        agency: Some(agency.to_owned()),
        email: Some("Rahma@contoh.invalid".to_owned()),
    };
    let remembered = RememberedName {
        form: remembered_form("Ahma ✨", Some("mamanya Dede")).unwrap(),
        person: 1,
        agency: Some("DINKES".to_owned()),
    };
    for (agency, is_sure) in [("DINKES", true), ("DISTAN", false)] {
        let people = People::new(vec![known(agency)], vec![remembered.clone()]);
        let reader = NameReader { agencies: &agencies, people: &people };
        let reading = reader.read("AHMA", Some("Mamanya Dede"), None);
        assert_eq!(reading.is_sure(), is_sure, "{reading:?}");
        let reading = reader.read("iPhone", None, Some(" rahma@CONTOH.invalid"));
        assert_eq!((reading.agency, reading.person), (Guess::Sure(agency.to_owned()), Guess::Sure(1)));
    }
    assert_eq!(
        remembered_form("iPhone", Some("Rahma Contoh")),
        remembered_form("iPhone (Rahma Contoh)", None),
        "whose telephone it is, Zoom tells apart and Teams in one"
    );
    assert!(remembered_form("iPhone", Some("Rahma Contoh")).is_some());
    for nobody in ["iPhone", "Galaxy A52", "Ibu Kadis", ".", ""] {
        assert_eq!(remembered_form(nobody, None), None, "{nobody}: another person next time");
    }
}

#[test]
fn a_form_names_the_agency_in_a_column_of_its_own() {
    let (agencies, people) = (agencies(), people());
    let reader = NameReader { agencies: &agencies, people: &people };
    let mut text = String::new();
    for (name, agency) in [
        ("Peserta Tiga", "DISTAN"),
        ("Peserta Tiga", "Dinas Pertanian Kabupaten Contoh"),
        ("PESERTA DUA", "Dinas Kesehatan Kabupaten Contoh"),
        ("DINKES_Nirwan", "DISTAN"),
        ("Peserta Sebelas", "SMPN 1 Contoh"),
        ("Otter", "DISTAN"),
    ] {
        writeln!(text, "{name}, {agency}: {}", line(&reader.read_of_form(name, agency, None))).unwrap();
    }
    expect![[r#"
        Peserta Tiga, DISTAN: SURE Person [DISTAN + Peserta Tiga] ✓ DISTAN · ✓ 3
        Peserta Tiga, Dinas Pertanian Kabupaten Contoh: Person [Dinas Pertanian Kabupaten Contoh + Peserta Tiga] ? DISTAN · ? 3
        PESERTA DUA, Dinas Kesehatan Kabupaten Contoh: Person [Dinas Kesehatan Kabupaten Contoh + PESERTA DUA] ? DINKES · …
        DINKES_Nirwan, DISTAN: Person [DISTAN + Nirwan] … · …
        Peserta Sebelas, SMPN 1 Contoh: Person [– + Peserta Sebelas] … · …
        Otter, DISTAN: Recorder [– + –] … · …
    "#]]
    .assert_eq(&text);
}

#[test]
fn two_people_of_one_name_are_never_chosen_between() {
    let agencies = agencies();
    let known = |id, agency: &str| KnownPerson {
        id,
        name: "Rahma Sari, S.Kep".to_owned(),
        agency: Some(agency.to_owned()),
        email: None,
    };
    let people = People::new(vec![known(1, "DISTAN"), known(2, "DINKES"), known(3, "DINKES")], Vec::new());
    let reader = NameReader { agencies: &agencies, people: &people };
    let person = |name: &str| {
        let reading = reader.read(name, None, None);
        (reading.person, reading.known_people)
    };
    assert_eq!(person("DISTAN_Rahma Sari"), (Guess::Sure(1), vec![]));
    assert_eq!(person("distan rahma sari"), (Guess::Asked(1), vec![]));
    assert_eq!(person("DINKES_Sari, Rahma"), (Guess::Open, vec![2, 3, 1]));
    assert_eq!(person("Rahma Sari"), (Guess::Open, vec![1, 2, 3]));
    assert_eq!(person("DISTAN_Rahma Saro"), (Guess::Open, vec![]), "a likeness is no person");
    assert_eq!(person("DISTAN_Rahma"), (Guess::Open, vec![1]));
    let candidates = reader.agency_candidates("Rahma Sari", None);
    assert_eq!(candidates.iter().map(|candidate| &*candidate.agency).collect::<Vec<_>>(), ["DISTAN", "DINKES"]);
}

#[test]
fn likeness_orders_candidates_and_fills_in_nothing() {
    let (agencies, people) = (agencies(), people());
    let reader = NameReader { agencies: &agencies, people: &people };
    let mut text = String::new();
    for name in
        ["Sekcam Sabbang S", "Kec Conbar", "Dinas Kesehatn - Nisma", "DINKES / DISTAN", "Nirwan", "iPhone Rahma", "."]
    {
        let candidates = reader.agency_candidates(name, None);
        let candidates: Vec<String> = candidates
            .iter()
            .map(|candidate| format!("{} {}", candidate.agency, candidate.percent.unwrap_or(0)))
            .collect();
        writeln!(text, "{name}: {} {candidates:?}", guess(&reader.read(name, None, None).agency)).unwrap();
    }
    expect![[r#"
        Sekcam Sabbang S: … ["Kecamatan Sabbang 63", "Kecamatan Sabbang Selatan 62"]
        Kec Conbar: … ["Kecamatan Contoh Barat 55", "Puskesmas Contoh 50", "Kecamatan Contoh 50"]
        Dinas Kesehatn - Nisma: … ["DINKES 89", "DISTAN 50"]
        DINKES / DISTAN: ? DINKES ["DINKES 100", "DISTAN 100"]
        Nirwan: … ["DISTAN 50"]
        iPhone Rahma: … []
        .: … []
    "#]]
    .assert_eq(&text);
}

proptest::proptest! {
    #[test]
    fn no_name_makes_it_panic(name in "[\\PC ()_|-]{0,30}", original in proptest::option::of("\\PC{0,20}")) {
        let (agencies, people) = (agencies(), people());
        let reading = NameReader { agencies: &agencies, people: &people }.read(&name, original.as_deref(), None);
        let _ = (reading.is_sure(), remembered_form(&name, original.as_deref()));
        let reader = NameReader { agencies: &agencies, people: &people };
        reader.agency_candidates(&name, original.as_deref());
    }
}
