//! The recap of a session: computed apart and compared; in any order, any number of times.

use std::collections::BTreeMap;

use kipp_store::records::HallAttendance;
use kipp_store::{Id, Op};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Hall, connections, hall, totals};

/// Person, agency, time, deputy.
type InHall = (i64, Option<i64>, (u32, u32), bool);

/// Rows of the hall, as the door writes them.
pub(super) fn in_hall(hall: &Hall, rows: &[InHall]) {
    let ctx = kipp_api::ports::Ctx {
        clock: &hall.arena.clock,
        ids: &kipp_api::ports::ZeroIds,
        files: &hall.arena.files,
        progress: &|_| {},
        cancel: &hall.arena.cancel,
        ends: &[],
    };
    let zone = hall.arena.app.zone();
    let day = chrono::NaiveDate::from_ymd_opt(2021, 10, 4).unwrap();
    let done = hall.arena.app.write(&ctx, Op::new("attendance.check_in", "Hadir di aula"), |write| {
        for (person, agency, (hour, minute), deputy) in rows {
            write.insert(HallAttendance {
                id: Id::NEW,
                session_id: Id::of(hall.session),
                person_id: Id::of(*person),
                agency_id: agency.map(Id::of),
                at: zone.utc_millis(day.and_hms_opt(*hour, *minute, 0).unwrap()),
                source: "pintu".into(),
                deputy: *deputy,
                taken_back: false,
            })?;
        }
        Ok(())
    });
    done.unwrap();
}

/// Somebody of the table that is computed apart.
#[derive(Clone, Debug)]
struct Comer {
    agency: usize,
    hall: Option<(u32, u32)>,
    deputy: bool,
    /// File, from, to: minutes after 8.00.
    connections: Vec<(usize, u32, u32)>,
}

const MINIMUM: usize = 30;

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", 8 + minute / 60, minute % 60)
}

/// The files of these people.
fn files(comers: &[Comer]) -> Vec<String> {
    let name = |at: usize| format!("{}_Peserta {at}", super::AGENCIES[comers[at].agency].0);
    let file = |file: usize| {
        let mut rows = vec![];
        for (at, comer) in comers.iter().enumerate() {
            let own = comer.connections.iter().filter(|(of, ..)| *of == file);
            rows.extend(own.map(|(_, from, to)| (name(at), clock(*from), clock(*to))));
        }
        let rows: Vec<(&str, &str, &str, &str)> =
            rows.iter().map(|(name, from, to)| (name.as_str(), "", from.as_str(), to.as_str())).collect();
        connections(&rows)
    };
    (0..3).map(file).collect()
}

/// Minute by minute, without any rule of the program: status of each invited agency, then people in the hall and online.
fn computed_apart(comers: &[Comer]) -> BTreeMap<String, String> {
    let mut of_agency: BTreeMap<usize, Vec<(bool, bool, bool)>> = BTreeMap::new();
    for comer in comers {
        let mut there = [false; 240];
        for (_, from, to) in &comer.connections {
            // The session with half an hour before and after: 8.30 to 12.30.
            for minute in (*from).max(30)..(*to).min(270) {
                there[minute as usize - 30] = true;
            }
        }
        let online = there.iter().filter(|minute| **minute).count() >= MINIMUM;
        let hall = comer.hall.is_some();
        if hall || online {
            // The health centre counts for its department.
            let agency = if comer.agency == 6 { 1 } else { comer.agency };
            of_agency.entry(agency).or_default().push((hall, online, comer.deputy && hall));
        }
    }
    let invited = super::AGENCIES
        .iter()
        .enumerate()
        .filter(|(_, (_, _, kind, _))| ["dinas", "badan", "kecamatan"].contains(kind));
    invited
        .map(|(at, (_, name, ..))| {
            let people = of_agency.get(&at).cloned().unwrap_or_default();
            let hall = people.iter().filter(|(hall, ..)| *hall).count();
            let online = people.iter().filter(|(_, online, _)| *online).count();
            let status = match (hall, online) {
                (0, 0) => "Tidak hadir",
                _ if people.iter().all(|(_, _, deputy)| *deputy) => "Diwakili",
                (_, 0) => "Hadir luring",
                (0, _) => "Hadir daring",
                _ => "Luring dan daring",
            };
            ((*name).to_owned(), format!("{status} {hall} {online}"))
        })
        .collect()
}

fn recapped(recap: &Value) -> BTreeMap<String, String> {
    let row = |one: &Value| {
        let said = format!("{} {} {}", one["status_text"].as_str().unwrap(), one["hall"], one["online"]);
        (one["name"].as_str().unwrap().to_owned(), said)
    };
    recap["agencies"].as_array().unwrap().iter().map(row).collect()
}

/// A desk where those of the hall have come, and the files of the others.
fn met(comers: &[Comer]) -> (Hall, Vec<String>) {
    let hall = hall();
    let health = hall.agency("DINKES");
    hall.arena.call("agencies.save", json!({ "id": hall.agency("PKM-CONTOH"), "code": "PKM-CONTOH", "name": "Puskesmas Contoh", "kind": "puskesmas", "parent": health }));
    hall.arena.call("sessions.save", json!({ "id": hall.session, "edition": hall.edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP 2021",
        "date": "4/10/2021", "starts_at": "9", "ends_at": "12.00", "place": "Warkop Indah", "platform": "Zoom", "minimum_minutes": MINIMUM }));
    let mut rows = vec![];
    for (at, comer) in comers.iter().enumerate() {
        if let Some(time) = comer.hall {
            let agency = hall.agency(super::AGENCIES[comer.agency].0);
            let person = hall.arena.value("people.save", json!({ "name": format!("Peserta {at}"), "agency": agency }));
            rows.push((person.as_i64().unwrap(), Some(agency), time, comer.deputy));
        }
    }
    if !rows.is_empty() {
        in_hall(&hall, &rows);
    }
    (hall, files(comers))
}

fn a_comer() -> impl Strategy<Value = Comer> {
    let connection = (0usize..3, 0u32..300, 0u32..120).prop_map(|(file, from, length)| (file, from, from + length));
    (
        0usize..11,
        proptest::option::weighted(0.4, (8u32..12, 0u32..60)),
        any::<bool>(),
        proptest::collection::vec(connection, 0..4),
    )
        .prop_map(|(agency, hall, deputy, connections)| Comer {
            agency,
            hall,
            deputy: deputy && hall.is_some() && connections.is_empty(),
            connections,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_recap_is_that_computed_apart_in_any_order_and_however_often(
        comers in proptest::collection::vec(a_comer(), 1..25),
        order in Just(vec![0usize, 1, 2]).prop_shuffle(),
        again in 0usize..3,
    ) {
        let (hall, files) = met(&comers);
        for at in order.iter().copied().chain([again]) {
            let file = hall.put(&format!("{at}.csv"), files[at].clone());
            // A file without a row is refused.
            if comers.iter().any(|comer| comer.connections.iter().any(|(of, ..)| *of == at)) {
                let report = hall.inspect(json!([file]));
                let problem = report["files"][0]["problem"]["code"].as_str();
                if let Some(code) = problem {
                    prop_assert!(["other_meeting", "shifted"].contains(&code), "{report:#}");
                    return Ok(());
                }
                hall.record(json!([file]), json!([]));
            }
        }
        let recap = hall.recap();
        prop_assert_eq!(recapped(&recap), computed_apart(&comers));
        prop_assert_eq!(&recap["strangers"], &json!([]));
    }
}

#[test]
fn several_files_in_one_operation_add_up_to_what_they_say_one_by_one() {
    let comers: Vec<Comer> = (0..11)
        .map(|at| Comer {
            agency: at as usize,
            hall: (at % 4 == 0).then_some((9, 5)),
            deputy: at == 4,
            connections: if at == 4 { vec![] } else { vec![(0, 60, 70 + at), (1, 90, 90 + 3 * at), (2, 40, 45)] },
        })
        .collect();
    let tell = |together: bool| {
        let (hall, files) = met(&comers);
        let files: Vec<Value> =
            files.into_iter().enumerate().map(|(at, text)| hall.put(&format!("{at}.csv"), text)).collect();
        match together {
            true => _ = hall.record(json!(files), json!([])),
            false => files.iter().rev().for_each(|file| _ = hall.record(json!([file]), json!([]))),
        }
        let recap = hall.recap();
        assert_eq!(recapped(&recap), computed_apart(&comers));
        let people = recap["people"].as_array().unwrap().iter();
        let people: Vec<String> = people
            .map(|one| format!("{} {} {} {}", one["name"], one["way"], one["minutes"], one["connections"]))
            .collect();
        (people, recap["total"].clone(), recap["groups"].clone(), recap["others"].clone())
    };
    assert_eq!(tell(true), tell(false));
}

#[test]
fn strangers_are_counted_apart_and_a_row_taken_back_counts_for_nobody() {
    let hall = hall();
    let health = hall.agency("DINKES");
    let ani = hall.arena.value("people.save", json!({ "name": "Ani Contoh", "agency": health })).as_i64().unwrap();
    let guest = hall.arena.value("people.save", json!({ "name": "Tamu Contoh" })).as_i64().unwrap();
    in_hall(&hall, &[(ani, Some(health), (9, 1), false), (guest, None, (9, 2), false)]);
    let file = totals(&[("iPhone", 60), ("DISTAN_Budi", 60), ("0812-3456-7890", 60)]);
    hall.record(json!([hall.put("zoom.csv", file)]), json!([]));
    let recap = hall.recap();
    let strangers: Vec<&str> =
        recap["strangers"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(strangers, ["0812••••7890", "iPhone"]);
    let sum = &recap["total"];
    let figures = ["invited", "hall", "online", "both", "represented", "absent"].map(|key| sum[key].as_u64().unwrap());
    assert_eq!((figures, recap["others"].clone()), ([9, 1, 1, 0, 0, 7], json!(1)));
    assert_eq!((recap["in_hall"].clone(), recap["online"].clone()), (json!(2), json!(1)));
}

#[test]
fn the_door_and_the_recap_count_the_same_agencies() {
    let hall = hall();
    let exempt = hall.agency("DISTAN");
    hall.arena.call("obligations.set", json!({ "edition": hall.edition, "agencies": null }));
    hall.arena.call(
        "obligations.exempt",
        json!({ "edition": hall.edition, "agency": exempt, "reason": "Perangkat daerah baru dibentuk" }),
    );
    let file = json!([hall.put("zoom.csv", totals(&[("DINKES_Ani Contoh", 60), ("Tamu Contoh", 60)]))]);
    let report = hall.inspect(file.clone());
    let guest = report["names"].as_array().unwrap().iter().find(|one| one["label"] == "Tamu Contoh").unwrap();
    hall.record(file, json!([{ "key": guest["key"], "name": "Tamu Contoh" }]));
    let door = hall.arena.call("attendance.list", json!({ "session": hall.session }));
    let recap = hall.recap();
    assert!(door["agencies"].as_array().unwrap().iter().all(|one| one["agency"] != exempt), "{door}");
    for key in ["invited", "absent", "represented"] {
        assert_eq!(door[key], recap["total"][key], "{key}");
    }
    assert_eq!((door["hall"].clone(), door["arrived"].clone()), (json!(0), json!(1)));
    // Nobody of them is in the hall, whatever he came for.
    assert_eq!((door["others"].clone(), recap["others"].clone()), (json!(0), json!(1)));
}
