//! The files of `tests/fixtures/attendance/`, each against the table that was made by hand beside it.

pub(super) mod support;

use super::attendance::{OnlineRow, Who, attendance};
use super::names::{NameKind, NameReader};
use super::participants::{Answers, DateOrder, FileProblem, ParticipantFile, RowRemark, read_participants};
use std::collections::BTreeSet;
use std::fmt::Write;
use support::{agencies, people, rows_of, session};

macro_rules! files {
    ($($name:literal)*) => {
        [$((
            concat!($name, ".csv"),
            include_bytes!(concat!("../../../../../tests/fixtures/attendance/", $name, ".csv")).as_slice(),
            include_str!(concat!("../../../../../tests/fixtures/attendance/", $name, ".txt")),
        )),*]
    };
}

/// What a person answers to everything that is asked.
fn answered(problem: &FileProblem, answers: &mut Answers) -> bool {
    match problem {
        FileProblem::NoDate { session } => answers.date = Some(*session),
        FileProblem::Shifted { hours } => answers.shift_hours = Some(*hours),
        FileProblem::SeveralMeetings(_) => answers.meetings = vec![0],
        FileProblem::TwoReadings { .. } => answers.date_order = Some(DateOrder::DayFirst),
        FileProblem::Empty
        | FileProblem::TooManyRows(_)
        | FileProblem::UnknownColumns { .. }
        | FileProblem::OtherMeeting { .. } => return false,
    }
    true
}

/// What is asked or refused, then people with agency and minutes, and who nobody recognised.
fn told(name: &str, bytes: &[u8]) -> String {
    let rows = rows_of(bytes);
    let (mut text, mut answers) = (String::new(), Answers::default());
    loop {
        match read_participants(&rows, name, session(), &answers) {
            Ok(file) => return text + &table(&file),
            Err(problem) => {
                writeln!(text, "{problem}").unwrap();
                if !answered(&problem, &mut answers) {
                    return text;
                }
            }
        }
    }
}

fn table(file: &ParticipantFile) -> String {
    let (agencies, people) = (agencies(), people());
    let reader = NameReader { agencies: &agencies, people: &people };
    let mut text = String::new();
    let mut lines = BTreeSet::new();
    let mut online = Vec::new();
    for row in &file.rows {
        for remark in &row.remarks {
            match remark {
                RowRemark::OpenEnd => {}
                remark => writeln!(text, "{remark}").unwrap(),
            }
        }
        let reading = reader.read(&row.shown, row.original.as_deref(), row.email.as_deref());
        let by_form = row.agency.as_deref().and_then(|agency| agencies.answer(agency));
        let agency = reading.agency.answer().cloned().or(by_form);
        if reading.kind == NameKind::Recorder {
            lines.insert(format!("perekam: {}", row.shown));
            continue;
        }
        let who = match agency {
            Some(agency) => format!("{} | {agency}", reading.person_part.unwrap_or(reading.label)),
            None => format!("asing: {}", reading.label),
        };
        let who = Who::Person { person: who, agency: None::<()>, deputy: false };
        let presence = file.presence(row);
        online.extend(presence.map(|presence| OnlineRow {
            key: file.key(row),
            who,
            file: 1,
            presence,
            taken_back: false,
        }));
    }
    let people = attendance(session(), &[], &online, 0).people;
    let asked = people.iter().filter(|person| person.person.starts_with("asing")).count();
    writeln!(text, "orang {}, asing {asked}", people.len() - asked).unwrap();
    lines.extend(people.iter().map(|person| {
        let minutes = person.minutes.map_or("-".to_owned(), |minutes| minutes.to_string());
        format!("{} | {minutes}", person.person)
    }));
    text.extend(lines.into_iter().map(|line| line + "\n"));
    text
}

#[test]
fn every_file_says_what_the_table_beside_it_says() {
    let files = files! {
        "zoom-g1-sambung" "zoom-g1-unik" "zoom-g1-pembuka" "zoom-g2-tunggu" "zoom-g2-pembuka" "zoom-id" "zoom-id-unik"
        "zoom-datar" "zoom-webinar" "zoom-excel-titik-koma" "zoom-dua-rapat" "zoom-rapat-lain" "zoom-jam-geser"
        "meet-sheet" "meet-ekstensi" "meet-sno" "teams-lama" "teams-2021" "teams-baru" "teams-baru-huruf-kecil"
        "teams-de" "teams-excel" "teams-tanpa-bom" "webex" "daftar-whatsapp" "kosong" "kepala-saja" "nama-400"
    };
    let mut wrong = String::new();
    for (name, bytes, expected) in files {
        let told = told(name, bytes);
        if told != expected {
            writeln!(wrong, "== {name}: expected\n{expected}-- but it says\n{told}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_file_of_fifty_thousand_rows_is_refused_with_its_count() {
    let mut text = String::from("Name (Original Name),User Email,Total Duration (Minutes),Guest\n");
    for person in 1..=50_000 {
        writeln!(text, "Peserta {person},,60,Yes").unwrap();
    }
    let problem = read_participants(&rows_of(text.as_bytes()), "50000.csv", session(), &Answers::default());
    assert_eq!(
        problem.unwrap_err().to_string(),
        "Berkas memuat 50.001 baris, paling banyak 20.000. Bagi berkas itu, lalu impor satu per satu."
    );
}

#[test]
fn a_form_of_google_asks_how_its_dates_are_read_once() {
    let text = "Stempel Waktu,Nama Lengkap,NIP,Instansi,Nomor HP\n\
        04/10/2021 9:12:30,Peserta Satu,198001012005011001,Diskominfo,0812\n\
        04/10/2021 9:12:59,Peserta Satu,198001012005011001,Kominfo,0812\n\
        04/10/2021 9:15:02,PESERTA DUA,,Dinas Kesehatan Kabupaten Contoh,\n\
        05/10/2021 7:01:00,Peserta Sebelas,,SMPN 1 Contoh,\n";
    let expected = include_str!("../../../../../tests/fixtures/attendance/formulir-presensi-xlsx.txt");
    assert_eq!(told("formulir-presensi.xlsx", text.as_bytes()), expected);
}
