//! The sessions of the sample by the calendar of documents-year.md 9.6. Places of sessions are those of reports; who was
//! there, what was said and the meeting are invented: "Peserta Contoh 1" …

use kipp_store::Id;
use kipp_store::records::{Edition, Person, Session};

use crate::desk::App;
use crate::error::Result;
use crate::office::people::{self, PersonForm};
use crate::ports::Ctx;
use crate::sessions::minutes::{FollowUpForm, Minutes, ReplyForm, TopicForm};
use crate::sessions::programme::AgendaForm;
use crate::sessions::roles::RoleForm;
use crate::sessions::sessions::SessionForm;
use crate::sessions::{minutes, programme, roles, sessions};

const HALL: &str = "Warkop Indah, Kantor Bupati Luwu Utara";
const MEETING_ROOM: &str = "Ruang Rapat Sekretaris Daerah";

/// Kind, name, day, from, to, place; the briefing stands by itself.
const OTHERS: [(&str, &str, &str, &str, &str, &str); 6] = [
    ("rapat", "Rapat persiapan KIPP 2021", "2021-09-27", "13.30", "15.30", MEETING_ROOM),
    ("coaching", "Bedah inovasi KIPP 2021", "2021-10-12", "09.00", "15.00", HALL),
    ("presentasi", "Presentasi dan wawancara, hari pertama", "2021-11-29", "08.30", "16.00", HALL),
    ("presentasi", "Presentasi dan wawancara, hari kedua", "2021-11-30", "08.30", "16.00", HALL),
    ("pleno", "Sidang pleno Tim Penilai", "2021-12-10", "09.00", "12.00", MEETING_ROOM),
    ("penganugerahan", "Penganugerahan KIPP 2021", "2021-12-13", "07.30", "09.00", "Halaman Kantor Bupati Luwu Utara"),
];

/// Invented people at the briefing: what they do in the office.
const PEOPLE: [&str; 4] = [
    "Analis Kebijakan Ahli Muda",
    "Kepala Subbagian Kelembagaan",
    "Staf Bagian Organisasi",
    "Analis Kebijakan Ahli Pertama",
];

/// Minutes, title, who.
const PROGRAMME: [(i64, &str, Option<&str>); 9] = [
    (30, "Registrasi", Some("Panitia")),
    (5, "Pembukaan", Some("Pembawa acara")),
    (5, "Lagu Indonesia Raya", Some("Peserta")),
    (10, "Laporan Kepala Bagian Organisasi", Some("Kepala Bagian Organisasi")),
    (20, "Arahan Sekretaris Daerah", Some("Sekretaris Daerah")),
    (45, "Pemaparan Peraturan Bupati tentang inovasi pelayanan publik", Some("Peserta Contoh 1")),
    (30, "Tata cara pendaftaran", Some("Peserta Contoh 2")),
    (30, "Tanya jawab", Some("Moderator")),
    (5, "Penutup", None),
];

pub(super) fn put(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    let mut invented = Vec::new();
    for (number, office) in (1..).zip(PEOPLE) {
        let form = PersonForm {
            name: format!("Peserta Contoh {number}"),
            office: Some(office.into()),
            ..PersonForm::default()
        };
        invented.push(people::save(app, ctx, form)?.value);
    }
    let chair = app.read(people::all)?.into_iter().find(|person| person.name == "Armiadi").map(|person| person.id);
    for (kind, name, date, from, to, place) in OTHERS {
        sessions::save(app, ctx, form(edition, (kind, name, date), (from, to), place))?;
    }
    let form = SessionForm {
        platform: Some("Zoom".into()),
        meeting_id: Some("812 0000 0000".into()),
        passcode: Some("CONTOH".into()),
        capacity: Some(60),
        kept_back: 8,
        responsible: invented.get(1).copied(),
        chair,
        note_taker: invented.get(3).copied(),
        ..form(edition, ("sosialisasi", "Sosialisasi KIPP 2021", "2021-10-04"), ("09.00", "12.00"), HALL)
    };
    let briefing = sessions::save(app, ctx, form)?.value;
    put_briefing(app, ctx, briefing, &invented)
}

fn form(
    edition: Id<Edition>,
    (kind, name, date): (&str, &str, &str),
    (from, to): (&str, &str),
    place: &str,
) -> SessionForm {
    SessionForm {
        edition,
        kind: kind.into(),
        name: name.into(),
        date: date.into(),
        starts_at: from.into(),
        ends_at: Some(to.into()),
        place: Some(place.into()),
        ..SessionForm::default()
    }
}

fn put_briefing(app: &App, ctx: &Ctx<'_>, session: Id<Session>, people: &[Id<Person>]) -> Result<()> {
    let item = |(minutes, title, speaker): (i64, &str, Option<&str>)| AgendaForm {
        minutes,
        title: title.into(),
        speaker: speaker.map(str::to_owned),
    };
    programme::put(app, ctx, session, PROGRAMME.into_iter().map(item).collect())?;
    let held = [
        ("narasumber", Some("Peraturan Bupati tentang inovasi pelayanan publik")),
        ("narasumber", Some("Tata cara pendaftaran")),
        ("moderator", None),
    ];
    let role = |(person, (role, topic)): (&Id<Person>, (&str, Option<&str>))| RoleForm {
        role: role.into(),
        person: *person,
        topic: topic.map(str::to_owned),
    };
    roles::put(app, ctx, session, people.iter().zip(held).map(role).collect())?;
    minutes::put(app, ctx, session, said())?;
    Ok(())
}

/// Three topics on Peraturan Bupati Nomor 27 Tahun 2020, in words of our own.
fn said() -> Minutes {
    let topic = |title: &str, text: &str, replies: Vec<ReplyForm>| TopicForm {
        title: title.into(),
        text: Some(text.into()),
        replies,
    };
    let reply = |who: &str, agency: &str, text: &str| ReplyForm {
        who: Some(who.into()),
        agency: Some(agency.into()),
        text: text.into(),
    };
    let follow_up = |text: &str, who: &str, due: &str| FollowUpForm {
        text: text.into(),
        who: Some(who.into()),
        due_on: Some(due.into()),
        note: None,
    };
    Minutes {
        opening: Some(
            "Kegiatan dibuka oleh pimpinan rapat. Peserta luring dan daring mengikuti secara bersamaan.".into(),
        ),
        topics: vec![
            topic(
                "Satu perangkat daerah satu inovasi",
                "Setiap perangkat daerah menyampaikan sedikitnya satu inovasi pelayanan publik setiap tahun.",
                vec![reply(
                    "Peserta Contoh 5",
                    "Dinas Kesehatan",
                    "Menanyakan apakah inovasi unit pelaksana teknis dihitung bagi dinas induknya.",
                )],
            ),
            topic(
                "Tahapan dan jadwal",
                "Pendaftaran ditutup pada 30 Oktober 2021 pukul 16.00 WITA; presentasi pada 29 dan 30 November 2021.",
                vec![],
            ),
            topic(
                "Tata cara pendaftaran",
                "Usulan disampaikan kepada sekretariat dengan formulir yang disediakan.",
                vec![reply(
                    "Peserta Contoh 6",
                    "Kecamatan Seko",
                    "Mengusulkan pendampingan jarak jauh bagi kecamatan yang jauh dari Masamba.",
                )],
            ),
        ],
        decisions: vec![
            "Setiap perangkat daerah menyampaikan usulan paling lambat 30 Oktober 2021.".into(),
            "Pendampingan inovasi dilaksanakan pada 12 Oktober 2021.".into(),
        ],
        follow_ups: vec![
            follow_up("Menyampaikan usulan inovasi", "Seluruh perangkat daerah", "2021-10-30"),
            follow_up("Menyiapkan pendampingan inovasi", "Bagian Organisasi", "2021-10-12"),
        ],
        closing: None,
        ready: true,
    }
}
