use super::*;
use crate::sessions::SessionTime;
use crate::sessions::tests::support::{at, rows_of, session};
use expect_test::expect;
use std::fmt::Write;

fn read(text: &str, answers: &Answers) -> Result<ParticipantFile, FileProblem> {
    read_participants(&rows_of(text.as_bytes()), "hadir.csv", session(), answers)
}

macro_rules! fixture {
    ($name:literal) => {
        rows_of(include_bytes!(concat!("../../../../../../tests/fixtures/attendance/", $name)))
    };
}

fn shown(file: &ParticipantFile) -> String {
    let Meeting { title, id, start, end } = &file.meeting;
    let time = |at: &Option<NaiveDateTime>| at.map_or("–".to_owned(), |at| at.format("%d/%m %H.%M").to_string());
    let (title, id) = (title.as_deref().unwrap_or("–"), id.as_deref().unwrap_or("–"));
    let mut text = format!("{} · {title} · {id} · {} · {}\n", file.kind.label(), time(start), time(end));
    file.notices.iter().for_each(|notice| writeln!(text, "  {notice}").unwrap());
    text
}

#[test]
fn program_meeting_and_what_was_left_out_are_told() {
    let files = [
        fixture!("zoom-g1-sambung.csv"),
        fixture!("zoom-g1-pembuka.csv"),
        fixture!("zoom-g2-tunggu.csv"),
        fixture!("zoom-g2-pembuka.csv"),
        fixture!("zoom-id-unik.csv"),
        fixture!("zoom-datar.csv"),
        fixture!("zoom-webinar.csv"),
        fixture!("meet-ekstensi.csv"),
        fixture!("meet-sno.csv"),
        fixture!("teams-lama.csv"),
        fixture!("teams-2021.csv"),
        fixture!("teams-de.csv"),
        fixture!("webex.csv"),
        fixture!("daftar-whatsapp.csv"),
    ];
    let name = "participants_84512345678_2021_10_04.csv";
    let told = files.map(|rows| shown(&read_participants(&rows, name, session(), &Answers::default()).unwrap()));
    expect![[r#"
        Zoom tajuk lama · – · 84512345678 · – · –
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Zoom tajuk lama · Sosialisasi KIPP Contoh · 84512345678 · 04/10 08.50 · 04/10 12.03
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Zoom tajuk baru · – · 84512345678 · – · –
          2 baris ruang tunggu tidak dihitung.
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Zoom tajuk baru, jumlah per peserta · Sosialisasi KIPP Contoh · 84512345678 · 04/10 08.50 · 04/10 12.03
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Zoom tajuk Indonesia, jumlah per peserta · Sosialisasi KIPP Contoh · 84512345678 · 04/10 08.50 · 04/10 12.03
          Tanggal dibaca hari/bulan/tahun: 4 Oktober 2021.
        Zoom tajuk baru · Sosialisasi KIPP Contoh · 84512345678 · 04/10 08.50 · 04/10 12.03
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Zoom webinar · Sosialisasi KIPP Contoh · 1234567890 · 04/10 09.00 · –
          1 pendaftar yang tidak hadir tidak dihitung.
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Google Meet, ekstensi · – · abcdefghij · 04/10 09.05 · 04/10 12.00
          Waktu masuk adalah perkiraan: ekstensi hanya mencatat yang tampak di layar.
        Google Meet, ekstensi · – · abcdefghij · – · –
          Waktu masuk adalah perkiraan: ekstensi hanya mencatat yang tampak di layar.
        Teams, daftar lama · – · – · – · –
          2 sambungan tanpa waktu keluar dihitung sampai akhir kegiatan.
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Teams, ringkasan · Sosialisasi KIPP Contoh · 453adbad0000000000006be3049eb379 · 04/10 08.50 · 04/10 12.02
          Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021.
        Teams · Sosialisasi KIPP Contoh · – · 04/10 08.50 · 04/10 12.02
        Webex · Sosialisasi KIPP Contoh · – · 04/10 09.00 · 04/10 12.15
        Daftar bernomor · – · – · – · –
    "#]]
    .assert_eq(&told.concat());
}

#[test]
fn a_row_keeps_the_name_as_it_stands_and_the_two_names_of_zoom() {
    let file = read(
        "Name (original name),Email,Join time,Leave time,Duration (minutes)\n\
         Nama Baru (Nama (Lama)),SATU@contoh.invalid,10/04/2021 09:00:00 AM,10/04/2021 10:00:00 AM,60\n\
         (Diskominfo),,10/04/2021 09:00:00 AM,,30\n\
         ,,besok,10/04/2021 10:00:00 AM,--\n\
         Peserta,,10/04/2021 11:00:00 AM,10/04/2021 10:00:00 AM,60\n",
        &Answers::default(),
    );
    let mut text = String::new();
    for row in file.unwrap().rows {
        let remarks: Vec<String> = row.remarks.iter().map(RowRemark::to_string).collect();
        let (join, leave) = (row.join.map(|at| at.to_string()), row.leave.map(|at| at.to_string()));
        writeln!(text, "{} {:?} = {:?} + {:?} {:?}", row.line, row.name, row.shown, row.original, row.email).unwrap();
        writeln!(text, "  {join:?} {leave:?} {:?}", row.minutes).unwrap();
        remarks.iter().for_each(|remark| writeln!(text, "  {remark}").unwrap());
    }
    expect![[r#"
        2 "Nama Baru (Nama (Lama))" = "Nama Baru" + Some("Nama (Lama)") Some("satu@contoh.invalid")
          Some("2021-10-04 09:00:00") Some("2021-10-04 10:00:00") Some(60)
        3 "(Diskominfo)" = "(Diskominfo)" + None None
          Some("2021-10-04 09:00:00") Some("2021-10-04 09:30:00") Some(30)
        4 "" = "" + None None
          None Some("2021-10-04 10:00:00") None
          Waktu “besok” tidak terbaca. Perbaiki di berkas.
        5 "Peserta" = "Peserta" + None None
          Some("2021-10-04 11:00:00") None Some(60)
          Waktu keluar lebih awal dari waktu masuk. Periksa baris ini di berkas.
    "#]]
    .assert_eq(&text);
}

#[test]
fn the_columns_of_the_meeting_are_not_those_of_a_participant() {
    let file = read_participants(&fixture!("zoom-datar.csv"), "hadir.csv", session(), &Answers::default()).unwrap();
    assert_eq!(file.rows.iter().map(|row| row.minutes).collect::<Vec<_>>(), [Some(120), Some(45)]);
    // The host and the length of the meeting stand in the rows above.
    let file =
        read_participants(&fixture!("zoom-g1-pembuka.csv"), "hadir.csv", session(), &Answers::default()).unwrap();
    assert_eq!(
        file.rows.iter().map(|row| (row.line, row.minutes)).collect::<Vec<_>>(),
        [(5, Some(120)), (6, Some(154))]
    );
    assert!(file.rows.iter().all(|row| row.email.is_none()));
}

#[test]
fn the_same_meeting_in_other_bytes_has_the_same_keys() {
    let keys = |rows: &[Vec<String>]| {
        let file = read_participants(rows, "hadir.csv", session(), &Answers::default()).unwrap();
        file.rows.iter().map(|row| file.key(row)).collect::<Vec<_>>()
    };
    let (utf16, excel) = (fixture!("teams-baru.csv"), fixture!("teams-excel.csv"));
    assert_ne!(utf16, excel);
    assert_eq!(keys(&utf16), keys(&excel));
    let mut turned = fixture!("zoom-g1-sambung.csv");
    let first = keys(&turned);
    turned[1..].reverse();
    let mut reversed = keys(&turned);
    reversed.reverse();
    assert_eq!(first, reversed);
}

#[test]
fn an_unknown_file_is_read_by_the_columns_that_a_person_chose() {
    let text = "Daftar\nWho,From,Until,Office\nPeserta Satu,2021-10-04 09:00,2021-10-04 10:00,Dinkes\n";
    let problem = read(text, &Answers::default()).unwrap_err();
    let FileProblem::UnknownColumns { header_row: 1, header, key } = &problem else {
        panic!("{problem:?}");
    };
    assert_eq!((header.len(), key.as_str()), (4, "who|from|until|office"));
    assert_eq!(
        problem.to_string(),
        "Bentuk berkas ini belum dikenal. Pilih kolom nama, waktu masuk, dan waktu keluar."
    );
    let columns = vec![(0, Role::Name), (1, Role::Join), (2, Role::Leave), (3, Role::Agency)];
    let columns = ColumnChoice { header_row: Some(1), columns };
    let file = read(text, &Answers { columns: Some(columns), ..Answers::default() }).unwrap();
    let row = &file.rows[0];
    assert_eq!((row.name.as_str(), row.agency.as_deref()), ("Peserta Satu", Some("Dinkes")));
    assert_eq!(file.presence(row), Some(Presence::Connected(Interval::new(at(9, 0), at(10, 0)))));
    assert!(ROLES.iter().all(|role| Role::from_code(role.code()) == Some(*role)));
}

#[test]
fn hours_of_another_zone_are_asked_and_another_meeting_is_refused() {
    let meeting = |from: &str, to: &str| {
        let text = format!(
            "Name (original name),Email,Join time,Leave time,Duration (minutes)\n\
             A,,2021-10-04 {from},2021-10-04 {to},1\n"
        );
        match read(&text, &Answers::default()) {
            Ok(_) => "dibaca".to_owned(),
            Err(FileProblem::OtherMeeting { .. }) => "rapat lain".to_owned(),
            Err(problem) => problem.to_string(),
        }
    };
    let table: String = [
        ("08:55", "12:05"),
        ("07:55", "11:00"),
        ("10:01", "13:10"),
        ("00:50", "04:00"),
        // Only late, only short, only long.
        ("10:00", "11:00"),
        ("08:00", "12:00"),
        ("09:00", "14:00"),
        // In no way the session's.
        ("14:00", "14:20"),
        ("13:05", "16:10"),
        ("20:00", "21:00"),
    ]
    .iter()
    .map(|(from, to)| format!("{from}–{to} {}\n", meeting(from, to)))
    .collect();
    let other = FileProblem::OtherMeeting { file: at(14, 0), session: at(9, 0) };
    assert_eq!(
        other.to_string(),
        "Berkas ini rapat 4 Oktober 2021 pukul 14.00, kegiatan ini 4 Oktober 2021 pukul 09.00. Tidak ada yang dicatat. \
         Pilih kegiatan lain, atau perbaiki tanggal kegiatan."
    );
    expect![[r#"
        08:55–12:05 dibaca
        07:55–11:00 Jam pada berkas bergeser 1 jam dari kegiatan. Geser dan lanjutkan?
        10:01–13:10 Jam pada berkas bergeser 1 jam dari kegiatan. Geser dan lanjutkan?
        00:50–04:00 Jam pada berkas bergeser 8 jam dari kegiatan. Geser dan lanjutkan?
        10:00–11:00 dibaca
        08:00–12:00 dibaca
        09:00–14:00 dibaca
        14:00–14:20 rapat lain
        13:05–16:10 rapat lain
        20:00–21:00 rapat lain
    "#]]
    .assert_eq(&table);
}

#[test]
fn the_times_of_a_live_event_are_utc() {
    let file = read(
        "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n\
         s,p,Peserta Tujuh,Edge,2021-10-04T01:00:00Z,Joined,Attendee\n\
         s,p,Peserta Tujuh,Edge,2021-10-04T03:30:00Z,Left,Attendee\n",
        &Answers::default(),
    )
    .unwrap();
    assert_eq!(file.kind, FileKind::TeamsLiveEvent);
    assert_eq!(file.presence(&file.rows[0]), Some(Presence::Connected(Interval::new(at(9, 0), at(11, 30)))));
}

#[test]
fn each_leave_ends_the_earliest_join_that_is_open() {
    let file = read(
        "Full Name,User Action,Timestamp\n\
         Dua,Joined,\"10/4/2021, 9:10:00 AM\"\n\
         Dua,Left,\"10/4/2021, 9:40:00 AM\"\n\
         Dua,Joined,\"10/4/2021, 9:20:00 AM\"\n\
         Dua,Left,\"10/4/2021, 9:30:00 AM\"\n\
         Satu,Left,\"10/4/2021, 9:15:00 AM\"\n\
         Tiga,Joined before,\"10/4/2021, 8:55:00 AM\"\n\
         Empat,Hilang,\"10/4/2021, 8:55:00 AM\"\n",
        &Answers::default(),
    )
    .unwrap();
    let told: Vec<_> = file.rows.iter().map(|row| (&*row.name, file.presence(row))).collect();
    let from = |join, leave| Some(Presence::Connected(Interval::new(join, leave)));
    assert_eq!(
        told,
        [
            ("Dua", from(at(9, 10), at(9, 30))),
            ("Dua", from(at(9, 20), at(9, 40))),
            ("Satu", from(at(9, 0), at(9, 15))),
            ("Tiga", from(at(8, 55), at(12, 0))),
            ("Empat", None),
        ]
    );
    assert_eq!(file.doubles(), [[0, 1]]);
}

#[test]
fn a_list_of_events_needs_no_header() {
    let file = read(
        "Peserta Tujuh,Ingressou,\"04/10/2021, 09:00:00\"\nPeserta Tujuh,Saiu,\"04/10/2021, 09:30:00\"\n",
        &Answers::default(),
    )
    .unwrap();
    assert_eq!(file.kind, FileKind::TeamsEvents);
    assert_eq!(file.presence(&file.rows[0]), Some(Presence::Connected(Interval::new(at(9, 0), at(9, 30)))));
}

#[test]
fn a_report_without_its_third_section_gives_totals() {
    let rows = fixture!("teams-baru.csv");
    let cut = rows.iter().position(|row| row[0].starts_with("3.")).unwrap();
    let file = read_participants(&rows[..cut], "hadir.csv", session(), &Answers::default()).unwrap();
    let bounds = |row: &ParticipantRow| row.join.zip(row.leave).map(|(join, leave)| Interval::new(join, leave));
    let row = &file.rows[0];
    assert_eq!(file.presence(row), Some(Presence::Total { minutes: 127, bounds: bounds(row) }));
}

#[test]
fn a_summary_that_says_otherwise_is_told() {
    let mut rows = fixture!("teams-baru.csv");
    let total = rows.iter_mut().flatten().find(|cell| *cell == "2h 7m 47s").unwrap();
    *total = "2h 29m 22s".to_owned();
    let file = read_participants(&rows, "hadir.csv", session(), &Answers::default()).unwrap();
    assert_eq!(
        file.notices.iter().map(FileNotice::to_string).collect::<Vec<_>>(),
        [
            "Lama keikutsertaan 1 orang berbeda dari ringkasan berkas: Peserta Tujuh. Periksa baris mereka.",
            "Tanggal dibaca bulan/hari/tahun: 4 Oktober 2021."
        ]
    );
}

#[test]
fn times_of_day_take_the_date_of_the_meeting_or_of_the_name_of_the_file() {
    let days = |preamble: &str, name: &str| {
        let table =
            "Name,Email,Duration,Time joined,Time exited\nA,,1:00:00,09:00,10:00\nB,,30 min,11:45 PM,12:15 AM\n";
        let rows = rows_of(format!("{preamble}{table}").as_bytes());
        // The second row lies hours apart: another meeting, taken as well.
        let answers = Answers { meetings: vec![0, 1], ..Answers::default() };
        match read_participants(&rows, name, session(), &answers) {
            Ok(file) => {
                let time = |row: &ParticipantRow| format!("{} {}", row.join.unwrap(), row.leave.unwrap());
                file.rows.iter().map(time).collect::<Vec<_>>().join(", ")
            }
            Err(problem) => problem.to_string(),
        }
    };
    let meeting = "Meeting title,Date,Start time,End time\nSosialisasi,10/4/2021,08:55,12:10\n\n";
    let read = "2021-10-04 09:00:00 2021-10-04 10:00:00, 2021-10-04 23:45:00 2021-10-05 00:15:00";
    assert_eq!(days(meeting, "hadir.csv"), read);
    assert_eq!(days("", "Hadir abc-defg-hij (2021-10-04 14_41).csv"), read);
    assert_eq!(
        days("", "hadir.csv"),
        "Berkas memuat jam tanpa tanggal. Pilih tanggal rapatnya; kegiatan ini 4 Oktober 2021."
    );
}

#[test]
fn one_name_at_the_same_time_is_asked() {
    let file = read(
        "Name (original name),Email,Join time,Leave time,Duration (minutes)\n\
         Rahma,,2021-10-04 09:00,2021-10-04 10:00,60\n\
         Sari,,2021-10-04 09:00,2021-10-04 10:00,60\n\
         RAHMA,,2021-10-04 09:30,2021-10-04 09:40,10\n\
         rahma,,2021-10-04 09:50,2021-10-04 10:30,40\n\
         Rahma,,2021-10-04 10:30,2021-10-04 11:00,30\n\
         Dua,dua@contoh.invalid,2021-10-04 09:00,2021-10-04 10:00,60\n\
         Dua,dua@contoh.invalid,2021-10-04 09:30,2021-10-04 10:00,30\n",
        &Answers::default(),
    )
    .unwrap();
    assert_eq!(file.doubles(), [[0, 2, 3]]);
}

proptest::proptest! {
    #[test]
    fn nothing_in_a_file_makes_it_panic(
        rows in proptest::collection::vec(proptest::collection::vec(
            proptest::sample::select(vec![
                "", "Name", "Nama (nama asli)", "Join time", "Leave time", "Duration", "Email", "1. Summary", "2. X",
                "3. Y", "X (UPN)", "Attendee Report", "10/04/2021 9:00 AM", "13/13/99", "44473.5", "0:35", "1. A - B",
                "Joined", "Left", "é\u{0}(", "=\"2021-10-04 09:00\"", "--", "Timestamp", "Full Name", "User Action",
                "9999-12-31 23:59", "0001-01-01 00:00", "99999999999999", "*", "Total", "09:00", "23:00",
            ]), 0..8), 0..12),
        shift in -128i8..=127,
        meetings in proptest::collection::vec(0usize..4, 0..3),
    ) {
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect();
        let session = SessionTime { margin_minutes: 30, ..session() };
        for answers in [
            Answers::default(),
            Answers { date: Some(session.day()), shift_hours: Some(shift), meetings, ..Answers::default() },
            Answers {
                columns: Some(ColumnChoice {
                    header_row: Some(1),
                    columns: vec![(0, Role::Name), (1, Role::Join), (2, Role::Leave)],
                }),
                date: Some(session.day()),
                ..Answers::default()
            },
        ] {
            if let Ok(file) = read_participants(&rows, "x", session, &answers) {
                file.doubles();
                for row in &file.rows {
                    let _ = (file.key(row), file.presence(row));
                }
            }
        }
    }
}
