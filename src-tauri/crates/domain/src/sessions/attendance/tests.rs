use super::*;
use crate::office::agency::Tree;
use crate::sessions::tests::support::{at, session};
use expect_test::expect;
use proptest::prelude::*;
use std::fmt::Write;

type Hall = HallRow<u32, &'static str>;
type Online = OnlineRow<u32, &'static str>;

fn hall(id: &str, person: u32, agency: &'static str, at: NaiveDateTime) -> Hall {
    HallRow {
        id: id.to_owned(),
        person,
        agency: Some(agency),
        at,
        deputy: false,
        signed_sheet: false,
        taken_back: false,
    }
}

fn of(person: u32, agency: &'static str) -> Who<u32, &'static str> {
    Who::Person { person, agency: Some(agency), deputy: false }
}

fn online(who: Who<u32, &'static str>, presence: Presence, file: i64) -> Online {
    OnlineRow { key: format!("{who:?}{presence:?}"), who, file, presence, taken_back: false }
}

fn connected(from: (u32, u32), to: (u32, u32)) -> Presence {
    Presence::Connected(Interval::new(at(from.0, from.1), at(to.0, to.1)))
}

fn total(minutes: u32) -> Presence {
    Presence::Total { minutes, bounds: None }
}

fn deputy(row: Hall) -> Hall {
    Hall { deputy: true, ..row }
}

fn shown(attendance: &Attendance<u32, &str>) -> String {
    let mut text = String::new();
    for person in &attendance.people {
        let time = |at: Option<NaiveDateTime>| at.map_or("–".to_owned(), |at| at.format("%H.%M").to_string());
        writeln!(
            text,
            "{} {} {} {}–{} {} menit, {} sambungan{}{} {:?}",
            person.person,
            person.agency.unwrap_or("–"),
            person.way.code(),
            time(person.first),
            time(person.last),
            person.minutes.map_or("–".to_owned(), |minutes| minutes.to_string()),
            person.connections,
            if person.below_minimum { ", kurang" } else { "" },
            if person.deputy { ", wakil" } else { "" },
            person.sources
        )
        .unwrap();
    }
    writeln!(text, "asing {:?}", attendance.strangers).unwrap();
    text
}

#[test]
fn hall_and_connections_become_one_answer_per_person() {
    let hall_rows = [
        hall("a", 1, "DINKES", at(9, 12)),
        hall("b", 1, "DINKES", at(9, 5)),
        deputy(hall("c", 2, "DISTAN", at(9, 0))),
        Hall { taken_back: true, ..hall("d", 3, "DISTAN", at(9, 0)) },
        hall("d", 3, "DISTAN", at(9, 1)),
        Hall { signed_sheet: true, ..hall("e", 4, "DLH", at(9, 30)) },
    ];
    let online_rows = [
        // One in the hall, too: overlap and clipped ends.
        online(of(1, "SEKO"), connected((8, 0), (9, 0)), 1),
        online(of(1, "SEKO"), connected((8, 50), (9, 30)), 1),
        online(of(1, "SEKO"), connected((12, 20), (13, 0)), 2),
        // Too short, in the hall and not.
        online(of(2, "DISTAN"), connected((9, 0), (9, 10)), 1),
        online(of(5, "DLH"), connected((9, 0), (9, 14)), 1),
        // Another meeting.
        online(of(6, "DLH"), connected((19, 0), (20, 0)), 1),
        // Totals: the sum of a file, of several files the largest; the window is the most.
        online(of(7, "BPBD"), total(100), 3),
        online(of(7, "BPBD"), total(40), 3),
        online(of(7, "BPBD"), total(120), 4),
        online(of(8, "BPBD"), total(900), 3),
        // A list tells no minutes.
        online(of(9, "BPBD"), Presence::Listed(Some(at(7, 0))), 5),
        online(Who::Stranger("iphone".to_owned()), connected((9, 0), (10, 0)), 1),
        online(Who::Stranger("iphone".to_owned()), connected((10, 0), (11, 0)), 1),
        online(Who::Stranger(String::new()), connected((9, 0), (10, 0)), 1),
        online(Who::Stranger("lain".to_owned()), connected((19, 0), (20, 0)), 1),
        Online { taken_back: true, ..online(of(10, "BPBD"), total(90), 3) },
    ];
    let attended = attendance(session(), &hall_rows, &online_rows, 15);
    expect![[r#"
        1 DINKES keduanya 08.30–12.30 70 menit, 3 sambungan [Door, File(1), File(2)]
        2 DISTAN luring 09.00–09.10 10 menit, 1 sambungan, kurang, wakil [Door, File(1)]
        4 DLH luring 09.30–– – menit, 0 sambungan [SignedSheet]
        5 DLH daring 09.00–09.14 14 menit, 1 sambungan, kurang [File(1)]
        7 BPBD daring ––– 140 menit, 3 sambungan [File(3), File(4)]
        8 BPBD daring ––– 240 menit, 1 sambungan [File(3)]
        9 BPBD daring ––– – menit, 1 sambungan [File(5)]
        asing ["", "iphone"]
    "#]]
    .assert_eq(&shown(&attended));
}

#[test]
fn every_invited_agency_has_one_status_and_the_figures_add_up() {
    let tree = Tree::new([
        ("DINKES", None),
        ("PKM", Some("DINKES")),
        ("PUSTU", Some("PKM")),
        ("DISTAN", None),
        ("DLH", None),
        ("BPBD", None),
        ("SEKO", None),
        ("RSUD", Some("DINKES")),
    ])
    .unwrap();
    let invited = ["DINKES dinas", "DISTAN dinas", "DLH dinas", "BPBD badan", "SEKO kecamatan", "RSUD lainnya"];
    let invited = invited.map(|row| {
        let (agency, group) = row.split_once(' ').unwrap();
        Invited { agency, group: group.to_owned() }
    });
    let hall_rows = [
        hall("a", 1, "PUSTU", at(9, 0)),
        deputy(hall("b", 2, "DISTAN", at(9, 0))),
        deputy(hall("c", 4, "DLH", at(9, 0))),
        hall("d", 9, "ASING", at(9, 0)),
        Hall { agency: None, ..hall("e", 10, "–", at(9, 0)) },
    ];
    let online_rows = [
        online(of(3, "DINKES"), connected((9, 0), (10, 30)), 1),
        online(of(5, "DLH"), connected((9, 0), (9, 40)), 1),
        online(of(6, "BPBD"), connected((9, 0), (9, 5)), 1),
        online(of(7, "RSUD"), connected((9, 0), (12, 0)), 1),
    ];
    let attended = attendance(session(), &hall_rows, &online_rows, 15);
    let (rows, others) = recap(&attended.people, &invited, &tree);
    let mut text = format!("di luar undangan {others}\n");
    for row in &rows {
        let way = row.way.map_or("–", Way::code);
        let minutes = row.minutes.unwrap_or(0);
        let (status, people) = (row.status.label(), row.people);
        writeln!(text, "{} {status} ({way}) {people} orang, {minutes} menit", row.agency).unwrap();
    }
    for (group, sum) in by_group(&rows, &["sekretariat", "dinas", "badan"]) {
        writeln!(text, "{group} {} {sum:?}", sum.percent()).unwrap();
    }
    let all = super::total(&rows);
    writeln!(text, "{} {all:?}", all.percent()).unwrap();
    expect![[r#"
        di luar undangan 2
        DINKES Luring dan daring (keduanya) 2 orang, 90 menit
        DISTAN Diwakili (luring) 1 orang, 0 menit
        DLH Luring dan daring (keduanya) 2 orang, 40 menit
        BPBD Tidak hadir (–) 0 orang, 0 menit
        SEKO Tidak hadir (–) 0 orang, 0 menit
        RSUD Hadir daring (daring) 1 orang, 180 menit
        dinas 100,0% Summary { invited: 3, hall: 1, online: 0, both: 2, represented: 1, absent: 0 }
        badan 0,0% Summary { invited: 1, hall: 0, online: 0, both: 0, represented: 0, absent: 1 }
        kecamatan 0,0% Summary { invited: 1, hall: 0, online: 0, both: 0, represented: 0, absent: 1 }
        lainnya 100,0% Summary { invited: 1, hall: 0, online: 1, both: 0, represented: 0, absent: 0 }
        66,7% Summary { invited: 6, hall: 1, online: 1, both: 2, represented: 1, absent: 2 }
    "#]]
    .assert_eq(&text);
    assert_eq!(Summary::default().percent(), "–");
}

fn a_presence() -> impl Strategy<Value = Presence> {
    let moment = || (7u32..14, 0u32..60);
    prop_oneof![
        6 => (moment(), moment()).prop_map(|(from, to)| connected(from, to)),
        2 => (0u32..400).prop_map(total),
        1 => Just(Presence::Listed(None)),
    ]
}

const UNITS: [&str; 5] = ["DINKES", "PKM", "DISTAN", "SEKO", "ASING"];

fn a_who() -> impl Strategy<Value = Who<u32, &'static str>> {
    prop_oneof![
        5 => (0u32..8, proptest::option::of(0usize..5), any::<bool>()).prop_map(|(person, unit, deputy)| {
            Who::Person { person, agency: unit.map(|unit| UNITS[unit]), deputy }
        }),
        1 => (0u32..3).prop_map(|name| Who::Stranger(name.to_string())),
    ]
}

fn hall_rows() -> impl Strategy<Value = Vec<Hall>> {
    let row = (0u32..12, 0u32..8, 0usize..5, 7u32..14, 0u32..60, any::<bool>(), proptest::bool::weighted(0.1));
    let row = row.prop_map(|(id, person, unit, hour, minute, deputy, taken_back)| Hall {
        deputy,
        taken_back,
        ..hall(&id.to_string(), person, UNITS[unit], at(hour, minute))
    });
    proptest::collection::vec(row, 0..12)
}

fn online_rows() -> impl Strategy<Value = Vec<Online>> {
    let row = (0u32..30, a_who(), 1i64..3, a_presence(), proptest::bool::weighted(0.1));
    let row = row.prop_map(|(key, who, file, presence, taken_back)| Online {
        key: key.to_string(),
        who,
        file,
        presence,
        taken_back,
    });
    proptest::collection::vec(row, 0..20)
}

proptest! {
    #[test]
    fn order_and_repetition_change_nothing(
        (hall, turned_hall) in hall_rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        (online, turned) in online_rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let once = attendance(session(), &hall, &online, 15);
        let twice = attendance(session(), &[&hall[..], &turned_hall].concat(), &[&turned[..], &online].concat(), 15);
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(&once, &attendance(session(), &turned_hall, &turned, 15));
    }

    #[test]
    fn a_file_in_several_parts_says_the_same(online in online_rows(), cut in 0usize..20) {
        // Of connections: totals belong to their file.
        let rows: Vec<Online> =
            online.into_iter().filter(|row| matches!(row.presence, Presence::Connected(_))).collect();
        let file = |rows: &[Online], file| rows.iter().map(|row| Online { file, ..row.clone() }).collect::<Vec<_>>();
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let whole = attendance(session(), &[], &file(&rows, 1), 15);
        let mut parts = attendance(session(), &[], &[file(second, 3), file(first, 2)].concat(), 15);
        for (person, same) in parts.people.iter_mut().zip(&whole.people) {
            person.sources.clone_from(&same.sources);
        }
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn minutes_fit_the_window_and_figures_add_up(hall in hall_rows(), online in online_rows(), least in 0u32..60) {
        let window = session().window();
        let attended = attendance(session(), &hall, &online, least);
        for person in &attended.people {
            prop_assert!(person.minutes.is_none_or(|minutes| u64::from(minutes) <= window.seconds() / 60));
            prop_assert!(person.last.is_none_or(|last| window.from() <= last && last <= window.to()));
            prop_assert!(!person.sources.is_empty());
            prop_assert_eq!(person.way == Way::Online, hall.iter().all(|row| {
                let gone = hall.iter().any(|other| other.id == row.id && other.taken_back);
                let copies: Vec<&Hall> = hall.iter().filter(|other| other.id == row.id).collect();
                gone || copies.iter().min().is_none_or(|row| row.person != person.person)
            }));
        }
        let tree = Tree::new([("DINKES", None), ("PKM", Some("DINKES")), ("DISTAN", None), ("SEKO", None)]).unwrap();
        let invited = ["DINKES", "DISTAN", "SEKO"].map(|agency| Invited { agency, group: agency.to_owned() });
        let (rows, others) = recap(&attended.people, &invited, &tree);
        let counted = attended.people.iter().filter(|person| person.counts()).count();
        prop_assert_eq!(rows.iter().map(|row| row.people).sum::<u32>() + others, u32::try_from(counted).unwrap());
        let sum = super::total(&rows);
        prop_assert_eq!(sum.hall + sum.online + sum.both + sum.absent, sum.invited);
        prop_assert_eq!(sum.invited, 3);
        let is = |status| u32::try_from(rows.iter().filter(|row| row.status == status).count()).unwrap();
        prop_assert_eq!((is(Status::Absent), is(Status::Represented)), (sum.absent, sum.represented));
        for (group, own) in by_group(&rows, &[]) {
            let row = rows.iter().find(|row| row.group == group).unwrap();
            prop_assert_eq!(own, super::total(std::slice::from_ref(row)));
        }
    }
}
