//! Who is meant by a name: sure, asked, open; remembered, in the hall, twice at once.

use expect_test::expect;
use serde_json::{Value, json};

use super::{Hall, connections, hall, session, totals};

/// State, name, who it is, candidates, and what is said of it.
fn lines(report: &Value) -> String {
    let who = |one: &Value| {
        let text = |key: &str| one[key].as_str().map(str::to_owned);
        let agency = text("agency_name").unwrap_or_else(|| "tamu".into());
        let known = if one["person"].is_null() { "baru " } else { "" };
        let percent = one["percent"].as_u64().map(|percent| format!(" {percent}%")).unwrap_or_default();
        let known_as = text("known_as").map(|text| format!(" ({text})")).unwrap_or_default();
        format!("{known}{} @ {agency}{percent}{known_as}", text("name").unwrap_or_default())
    };
    let mut told = String::new();
    for one in report["names"].as_array().unwrap() {
        let chosen = if one["chosen"].is_null() { "–".to_owned() } else { who(&one["chosen"]) };
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        told.push_str(&format!("{} “{}” {} → {chosen}\n", text("state"), text("label"), one["minutes"]));
        for candidate in one["candidates"].as_array().unwrap() {
            told.push_str(&format!("    {}\n", who(candidate)));
        }
        if let Some(note) = one["note"].as_str() {
            told.push_str(&format!("    {note}\n"));
        }
    }
    told
}

fn key(report: &Value, label: &str) -> Value {
    let names = report["names"].as_array().unwrap();
    names.iter().find(|one| one["label"] == label).unwrap_or_else(|| panic!("{label}: {report:#}"))["key"].clone()
}

#[test]
fn sure_names_need_nothing_a_rule_fills_in_and_the_rest_is_open() {
    let hall = hall();
    let agency = hall.agency("DISTAN");
    hall.arena.call("people.save", json!({ "name": "Peserta Tiga", "agency": agency }));
    hall.arena.passed(hall.edition, "Go Pasar Indah", hall.agency("DPMD"));
    hall.arena.call(
        "sessions.save",
        json!({ "id": hall.session, "edition": hall.edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP 2021",
        "date": "4/10/2021", "starts_at": "9", "ends_at": "12.00", "platform": "Zoom", "minimum_minutes": 30 }),
    );
    let file = totals(&[
        ("DISTAN_Peserta Tiga", 100),
        ("DINKES_Peserta Baru", 90),
        ("Kec. Contoh Brt", 80),
        ("Peserta Tiga", 80),
        ("Inovator Go Pasar Indah", 70),
        ("Sekcam Sabbang S", 60),
        ("iPhone (Rahma)", 60),
        ("Admin", 180),
        ("+62 812-3456-7890", 45),
        ("Galaxy A12", 9),
        ("DPMD_Sebentar", 9),
        ("read.ai meeting notes", 180),
    ]);
    let report = hall.inspect(json!([hall.put("zoom.csv", file)]));
    expect![[r#"
        asked “Kec. Contoh Brt” 80 → baru Kec. Contoh Brt @ Kecamatan Contoh Barat
            baru Kec. Contoh Brt @ Kecamatan Contoh Barat
            baru Kec. Contoh Brt @ Puskesmas Contoh 85%
            baru Kec. Contoh Brt @ Kecamatan Contoh 85%
        open “Peserta Tiga” 80 → –
            Peserta Tiga @ Dinas Pertanian
            baru Peserta Tiga @ Dinas Kesehatan 45%
            Ada orang bernama serupa “Peserta Tiga”. Pilih orangnya; program tidak menebak.
        open “Inovator Go Pasar Indah” 70 → –
            baru Inovator Go Pasar Indah @ Dinas Pemberdayaan Masyarakat dan Desa (inovator Go Pasar Indah)
            Ada orang bernama serupa “Inovator Go Pasar Indah”. Pilih orangnya; program tidak menebak.
        open “Sekcam Sabbang S” 60 → –
            baru Sekcam Sabbang S @ Kecamatan Sabbang 63%
            baru Sekcam Sabbang S @ Kecamatan Sabbang Selatan 62%
            “Sekcam Sabbang S” mirip 2 unit: Kecamatan Sabbang 63% dan Kecamatan Sabbang Selatan 62%. Pilih satu; program tidak menebak.
        open “iPhone (Rahma)” 60 → –
            Tidak ada yang mirip “iPhone (Rahma)”. Pilih perangkat daerahnya, catat sebagai tamu, atau lewati.
        open “Admin” 180 → –
            Tidak ada yang mirip “Admin”. Pilih perangkat daerahnya, catat sebagai tamu, atau lewati.
        open “+62812••••7890” 45 → –
            Tidak ada yang mirip “+62812••••7890”. Pilih perangkat daerahnya, catat sebagai tamu, atau lewati.
        skipped “Galaxy A12” 9 → –
            Kurang dari 30 menit; dilewati.
        sure “DISTAN_Peserta Tiga” 100 → Peserta Tiga @ Dinas Pertanian
        sure “DINKES_Peserta Baru” 90 → baru Peserta Baru @ Dinas Kesehatan
        sure “DPMD_Sebentar” 9 → baru Sebentar @ Dinas Pemberdayaan Masyarakat dan Desa
            Kurang dari 30 menit di berkas ini: dicatat, dihitung hadir bila cukup bersama berkas lain.
        recorder “read.ai meeting notes” 180 → –
    "#]].assert_eq(&lines(&report));
}

#[test]
fn a_confirmed_name_is_remembered_and_asked_no_more() {
    let hall = hall();
    let file = json!([hall.put(
        "1.csv",
        totals(&[("Sekcam Sabbang S", 60), ("Mama Dede", 60), ("Ucok Luar", 60), ("Lain", 60), ("Sekali Saja", 60)])
    )]);
    let report = hall.inspect(file.clone());
    let south = hall.agency("KEC-SS");
    let decisions = json!([
        { "key": key(&report, "Sekcam Sabbang S"), "name": "Sekcam Sabbang S", "agency": south },
        { "key": key(&report, "Mama Dede"), "name": "Rahma Contoh", "agency": hall.agency("DINKES"), "deputy": true },
        { "key": key(&report, "Ucok Luar"), "name": "Ucok Luar" },
        { "key": key(&report, "Lain"), "skip": true },
        { "key": key(&report, "Sekali Saja"), "name": "Sekali Saja", "agency": south, "once": true },
    ]);
    let done = hall.record(file, decisions);
    expect![["4 peserta daring dicatat, 2 PD menjadi hadir. 1 nama belum dikenali."]]
        .assert_eq(done["value"]["text"].as_str().unwrap());
    expect![["4 peserta daring dicatat, 2 PD menjadi hadir: Sosialisasi KIPP 2021"]]
        .assert_eq(done["undo"].as_str().unwrap());
    let next = session(&hall.arena, hall.edition, json!({ "name": "Coaching", "date": "11/10/2021" }));
    let text =
        totals(&[("SEKCAM sabbang s", 60), ("mama dede", 60), ("ucok luar", 60), ("Lain", 60), ("Sekali Saja", 60)]);
    let hall = Hall { session: next, ..hall };
    let report = hall.inspect(json!([hall.put("2.csv", text)]));
    expect![[r#"
        open “Lain” 60 → –
            Tidak ada yang mirip “Lain”. Pilih perangkat daerahnya, catat sebagai tamu, atau lewati.
        open “Sekali Saja” 60 → –
            Sekali Saja @ Kecamatan Sabbang Selatan
            Ada orang bernama serupa “Sekali Saja”. Pilih orangnya; program tidak menebak.
        sure “SEKCAM sabbang s” 60 → Sekcam Sabbang S @ Kecamatan Sabbang Selatan
        sure “mama dede” 60 → Rahma Contoh @ Dinas Kesehatan
        sure “ucok luar” 60 → Ucok Luar @ tamu
    "#]]
    .assert_eq(&lines(&report));
}

#[test]
fn who_is_in_the_hall_too_is_one_person_and_two_devices_at_once_are_asked() {
    let hall = hall();
    let health = hall.agency("DINKES");
    let ani = hall.arena.value("people.save", json!({ "name": "Ani Contoh", "agency": health }));
    super::recap::in_hall(&hall, &[(ani.as_i64().unwrap(), Some(health), (9, 12), false)]);
    let file = connections(&[
        ("DINKES_Ani Contoh", "", "09:30", "10:40"),
        ("DISTAN_Budi Contoh", "", "09:00", "10:00"),
        ("DISTAN_Budi Contoh", "", "09:30", "11:00"),
        ("DPMD_Cici Contoh", "", "09:00", "10:00"),
        ("DPMD_Cici Contoh", "", "10:05", "11:00"),
    ]);
    let report = hall.inspect(json!([hall.put("zoom.csv", file)]));
    expect![[r#"
        asked “DISTAN_Budi Contoh” 120 → baru Budi Contoh @ Dinas Pertanian
            baru Budi Contoh @ Dinas Pertanian
            baru Budi Contoh @ Puskesmas Contoh 71%
            baru Budi Contoh @ Kecamatan Contoh 71%
            baru Budi Contoh @ Kecamatan Contoh Barat 53%
            “DISTAN_Budi Contoh” tersambung dari dua perangkat pada waktu yang sama. Dicatat satu orang bila diterima.
        sure “DINKES_Ani Contoh” 70 → Ani Contoh @ Dinas Kesehatan
            Ani Contoh sudah hadir luring 09.12. Dihitung satu orang, menit daring tetap dicatat.
        sure “DPMD_Cici Contoh” 115 → baru Cici Contoh @ Dinas Pemberdayaan Masyarakat dan Desa
    "#]]
    .assert_eq(&lines(&report));
    hall.record(json!([{ "file": "zoom.csv" }]), json!([]));
    let recap = hall.recap();
    let people: Vec<String> = recap["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {} {}", one["name"], one["way_text"], one["minutes"], one["connections"]))
        .collect();
    expect![[r#"
        "Ani Contoh" "Luring dan daring" 70 1
        "Budi Contoh" "Daring" 120 2
        "Cici Contoh" "Daring" 115 2"#]]
    .assert_eq(&people.join("\n"));
}

#[test]
fn an_email_that_several_names_bear_tells_nobody() {
    let hall = hall();
    let file = connections(&[
        ("DINKES_Ani Contoh", "ani@contoh.invalid", "09:00", "10:00"),
        ("DINKES_Budi Contoh", "dinas@contoh.invalid", "09:00", "10:00"),
        ("DINKES_Cici Contoh", "dinas@contoh.invalid", "09:00", "10:00"),
    ]);
    hall.record(json!([hall.put("1.csv", file)]), json!([]));
    let next = session(&hall.arena, hall.edition, json!({ "name": "Coaching", "date": "5/10/2021" }));
    let hall = Hall { session: next, ..hall };
    let file = connections(&[
        ("Hp Ani", "ANI@contoh.invalid", "09:00", "10:00"),
        ("Hp Dinas", "dinas@contoh.invalid", "09:00", "10:00"),
    ]);
    let report = hall.inspect(json!([hall.put("2.csv", file.replace("10-04", "10-05"))]));
    let states: Vec<(&str, &str)> = report["names"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["label"].as_str().unwrap(), one["state"].as_str().unwrap()))
        .collect();
    assert_eq!(states, [("Hp Dinas", "open"), ("Hp Ani", "sure")]);
}
