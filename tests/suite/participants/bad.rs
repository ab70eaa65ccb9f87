//! Files that bring nothing, nothing new, or something they should not.

use std::fmt::Write as _;

use expect_test::expect;
use serde_json::{Value, json};

use super::{connections, hall, totals};

fn problem(report: &Value) -> String {
    report["files"][0]["problem"]["text"].as_str().unwrap_or("–").to_owned()
}

#[test]
fn the_same_file_again_changes_nothing_and_says_when_it_was_recorded() {
    let hall = hall();
    let file = json!([
        hall.put("zoom.csv", connections(&[("DINKES_Ani", "", "09:00", "10:00"), ("Siapa", "", "09:00", "10:00")]))
    ]);
    hall.record(file.clone(), json!([]));
    let before = hall.arena.dump();
    hall.arena.wait(5);
    let report = hall.inspect(file.clone());
    assert_eq!((report["ready"].clone(), report["names"].clone()), (json!(false), json!([])));
    let again = hall.record(file, json!([]));
    expect!["Berkas ini sudah dicatat 10 Desember 2021 15.20. Tidak ada yang berubah."]
        .assert_eq(again["value"]["text"].as_str().unwrap());
    assert_eq!((again["changed"].clone(), again["undo"].clone()), (json!([]), Value::Null));
    assert_eq!(hall.arena.dump(), before);
    // The same rows in other bytes, saved again by Excel: only who was not recognised is asked again.
    let other = "\u{feff}".to_owned()
        + &connections(&[("Siapa", "", "09:00", "10:00"), ("DINKES_Ani", "", "09:00", "10:00")]).replace(',', ";");
    let file = json!([hall.put("excel.csv", other.clone())]);
    let report = hall.inspect(file.clone());
    let names: Vec<&str> = report["names"].as_array().unwrap().iter().filter_map(|one| one["label"].as_str()).collect();
    assert_eq!(names, ["Siapa"]);
    let siapa = json!([{ "key": report["names"][0]["key"], "name": "Siapa", "agency": hall.agency("DISTAN") }]);
    hall.record(file, siapa);
    let recap = hall.recap();
    assert_eq!((recap["people"].as_array().unwrap().len(), recap["strangers"].clone()), (2, json!([])));
    // A third time nobody is left to be asked.
    let before = hall.arena.dump();
    let file = json!([hall.put("lagi.csv", other + "\n")]);
    let again = hall.record(file, json!([]));
    expect!["Isi berkas ini sudah dicatat dari berkas lain. Tidak ada yang berubah."]
        .assert_eq(again["value"]["text"].as_str().unwrap());
    assert_eq!(hall.arena.dump(), before);
}

#[test]
fn another_meeting_another_zone_an_emptied_file_and_one_too_long_are_said_and_write_nothing() {
    let hall = hall();
    let before = hall.arena.dump();
    let mut long = String::from("Name (Original Name),User Email,Total Duration (Minutes),Guest\n");
    for person in 1..=50_000 {
        writeln!(long, "Peserta {person},,60,Yes").unwrap();
    }
    let ani = connections(&[("DINKES_Ani", "", "09:00", "12:00")]);
    let mut told = String::new();
    for (name, content) in [
        ("lain.csv", ani.replace("2021-10-04", "2021-10-12")),
        ("zona.csv", ani.replace("09:00:00", "01:00:00").replace("12:00:00", "04:00:00")),
        ("kosong.csv", String::new()),
        ("kepala.csv", totals(&[])),
        ("panjang.csv", long),
        ("asing.csv", "Who,From,Until\nAni,besok,lusa\n".into()),
        ("biner.csv", "a\0\0\0\0b,\0\0\0\0\0".into()),
    ] {
        let file = json!([hall.put(name, content)]);
        match hall.arena.dispatch("participant_files.inspect", &hall.input(file.clone())) {
            Ok(_) => writeln!(told, "{name}: {}", problem(&hall.inspect(file.clone()))).unwrap(),
            Err(error) => writeln!(told, "{name}: {}", error.title).unwrap(),
        }
        let refused = hall.arena.refused("participant_files.record", hall.input(file));
        let texts: Vec<&str> = refused.problems.iter().map(|one| one.text.as_str()).collect();
        writeln!(told, "  → {} {}", refused.title, texts.join(" ")).unwrap();
    }
    expect![[r#"
        lain.csv: Berkas ini rapat 12 Oktober 2021, kegiatan ini 4 Oktober 2021. Tidak ada yang dicatat. Pilih kegiatan lain, atau perbaiki tanggal kegiatan.
          → lain.csv: Berkas ini rapat 12 Oktober 2021, kegiatan ini 4 Oktober 2021. Tidak ada yang dicatat. Pilih kegiatan lain, atau perbaiki tanggal kegiatan. lain.csv: Berkas ini rapat 12 Oktober 2021, kegiatan ini 4 Oktober 2021. Tidak ada yang dicatat. Pilih kegiatan lain, atau perbaiki tanggal kegiatan.
        zona.csv: Jam pada berkas bergeser 8 jam dari kegiatan. Geser dan lanjutkan?
          → zona.csv: Jam pada berkas bergeser 8 jam dari kegiatan. Geser dan lanjutkan? zona.csv: Jam pada berkas bergeser 8 jam dari kegiatan. Geser dan lanjutkan?
        kosong.csv: Berkas tidak memuat peserta. Ekspor ulang daftar peserta dari rapat.
          → kosong.csv: Berkas tidak memuat peserta. Ekspor ulang daftar peserta dari rapat. kosong.csv: Berkas tidak memuat peserta. Ekspor ulang daftar peserta dari rapat.
        kepala.csv: Berkas tidak memuat peserta. Ekspor ulang daftar peserta dari rapat.
          → kepala.csv: Berkas tidak memuat peserta. Ekspor ulang daftar peserta dari rapat. kepala.csv: Berkas tidak memuat peserta. Ekspor ulang daftar peserta dari rapat.
        panjang.csv: Berkas memuat 50.001 baris, paling banyak 20.000. Bagi berkas itu, lalu impor satu per satu.
          → panjang.csv: Berkas memuat 50.001 baris, paling banyak 20.000. Bagi berkas itu, lalu impor satu per satu. panjang.csv: Berkas memuat 50.001 baris, paling banyak 20.000. Bagi berkas itu, lalu impor satu per satu.
        asing.csv: Bentuk berkas ini belum dikenal. Pilih kolom nama, waktu masuk, dan waktu keluar.
          → asing.csv: Bentuk berkas ini belum dikenal. Pilih kolom nama, waktu masuk, dan waktu keluar. asing.csv: Bentuk berkas ini belum dikenal. Pilih kolom nama, waktu masuk, dan waktu keluar.
        biner.csv: Berkas biner.csv bukan lembar kerja yang dikenal.
          → Berkas biner.csv bukan lembar kerja yang dikenal. 
    "#]].assert_eq(&told);
    assert_eq!(hall.arena.dump(), before);
}

#[test]
fn columns_of_an_unknown_file_are_asked_once_and_remembered() {
    let hall = hall();
    let text = "Who,From,Until\nDINKES_Ani,2021-10-04 09:00,2021-10-04 10:00\n";
    let report = hall.inspect(json!([hall.put("a.csv", text)]));
    let problem = &report["files"][0]["problem"];
    assert_eq!((problem["code"].as_str(), problem["header_row"].clone()), (Some("unknown_columns"), json!(0)));
    let letters: Vec<&str> =
        problem["header"].as_array().unwrap().iter().filter_map(|one| one["letters"].as_str()).collect();
    assert_eq!(letters, ["A", "B", "C"]);
    let columns =
        json!([{ "column": 0, "role": "nama" }, { "column": 1, "role": "masuk" }, { "column": 2, "role": "keluar" }]);
    hall.record(json!([{ "file": "a.csv", "header_row": 0, "columns": columns }]), json!([]));
    let report = hall.inspect(json!([hall.put("b.csv", text.replace("Ani", "Budi"))]));
    assert_eq!(
        (report["files"][0]["problem"].clone(), report["names"][0]["minutes"].clone()),
        (Value::Null, json!(60))
    );
}

#[test]
fn what_a_decision_cannot_say_is_refused() {
    let hall = hall();
    let file = json!([hall.put("zoom.csv", totals(&[("Siapa", 60)]))]);
    let before = hall.arena.dump();
    let key = hall.inspect(file.clone())["names"][0]["key"].clone();
    let mut told = String::new();
    for decision in [
        json!({ "key": key, "person": 99 }),
        json!({ "key": key, "name": "Siapa", "agency": 99 }),
        json!({ "key": key, "name": "  " }),
        json!({ "key": key }),
        // Of another file: nothing is said.
        json!({ "key": "entah", "skip": true }),
    ] {
        let mut input = hall.input(file.clone());
        input["decisions"] = json!([decision]);
        match hall.arena.dispatch("participant_files.inspect", &input) {
            Ok(_) => told.push_str("diterima\n"),
            Err(error) => {
                let texts: Vec<&str> = error.problems.iter().map(|one| one.text.as_str()).collect();
                writeln!(told, "{} {}", error.title, texts.join(" ")).unwrap();
            }
        }
    }
    for more in [json!({ "minimum_minutes": -1 }), json!({ "session": 99 }), json!({ "files": [] })] {
        let mut input = hall.input(file.clone());
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let error = hall.arena.refused("participant_files.record", input);
        let texts: Vec<&str> = error.problems.iter().map(|one| one.text.as_str()).collect();
        writeln!(told, "{} {}", error.title, texts.join(" ")).unwrap();
    }
    expect![[r#"
        Orang “99” tidak ditemukan. 
        Perangkat daerah “99” tidak ditemukan. 
        Nama orang belum diisi. Nama orang belum diisi.
        Orang yang dimaksud belum dipilih. Orang yang dimaksud belum dipilih.
        diterima
        Menit paling sedikit antara 0 dan 1.440. Menit paling sedikit antara 0 dan 1.440.
        Kegiatan “99” tidak ditemukan. 
        Pilih berkas peserta daring lebih dulu. Pilih berkas peserta daring lebih dulu.
    "#]]
    .assert_eq(&told);
    assert_eq!(hall.arena.dump(), before);
}

#[test]
fn a_meeting_of_few_is_read_like_one_of_many() {
    let mut told = Vec::new();
    for count in 1..=12_usize {
        let hall = hall();
        let mut text = String::from("1. Summary\nMeeting title\tSosialisasi\nAttended participants\t9\n");
        text.push_str("Start time\t10/4/21, 8:50:11 AM\nEnd time\t10/4/21, 12:02:40 PM\nMeeting duration\t3h 12m\n\n");
        text.push_str(
            "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n",
        );
        for person in 0..count {
            writeln!(text, "Peserta {person}\t10/4/21, 9:15:00 AM\t10/4/21, 11:30:00 AM\t2h 15m\t\t\tAttendee")
                .unwrap();
        }
        let report = hall.inspect(json!([hall.put("teams.csv", text)]));
        told.push((count, report["names"].as_array().unwrap().len()));
    }
    assert_eq!(told, (1..=12).map(|count| (count, count)).collect::<Vec<_>>());
}
