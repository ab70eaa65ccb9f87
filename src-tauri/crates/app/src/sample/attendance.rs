//! Who attended the sosialisasi of the sample: invented, and named "Peserta Contoh n". Twenty-odd came to the hall, the others
//! stand in three participant files of one interrupted meeting.

use chrono::NaiveTime;
use kipp_domain::names::normal_form;
use kipp_store::records::{Agency, Edition, HallAttendance, Session};
use kipp_store::{Id, Op};

use crate::desk::App;
use crate::error::{Fault, Result};
use crate::imports::participants::{self, Choice, Decision, Entry, FileRequest, ParticipantRequest, State};
use crate::office::agencies;
use crate::office::people::{self, PersonForm};
use crate::ports::{Ctx, MemoryFiles};
use crate::sessions::sessions::{self, SessionForm};

const HALL: &str = include_str!("hadir-aula.csv");
const ONLINE: [(&str, &str); 3] = [
    ("participants_81200000000_1.csv", include_str!("participants_81200000000_1.csv")),
    ("participants_81200000000_2.csv", include_str!("participants_81200000000_2.csv")),
    ("participants_81200000000_3.csv", include_str!("participants_81200000000_3.csv")),
];

/// The sosialisasi of the sample, made if there is none yet.
pub(super) fn session(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<Id<Session>> {
    let known = app.read(|read| sessions::of_edition(read, edition))?;
    if let Some(session) = known.iter().find(|one| one.kind == "sosialisasi") {
        return Ok(session.id);
    }
    let form = SessionForm {
        edition,
        kind: "sosialisasi".into(),
        name: "Sosialisasi KIPP Tingkat Kabupaten Luwu Utara Tahun 2021".into(),
        date: "2021-10-04".into(),
        starts_at: "09.00".into(),
        ends_at: Some("12.00".into()),
        place: Some("Warkop Indah, Kantor Bupati Luwu Utara".into()),
        platform: Some("Zoom".into()),
        meeting_id: Some("812 0000 0000, CONTOH".into()),
        capacity: Some(60),
        ..SessionForm::default()
    };
    Ok(sessions::save(app, ctx, form)?.value)
}

/// Adds hall and online attendance to a session.
pub(super) fn add(app: &App, ctx: &Ctx<'_>, session: Id<Session>) -> Result<()> {
    put_hall(app, ctx, session)?;
    let files = MemoryFiles::default();
    for (name, content) in ONLINE {
        files.put(name, name, content);
    }
    let own = Ctx {
        clock: ctx.clock,
        ids: ctx.ids,
        files: &files,
        progress: ctx.progress,
        cancel: ctx.cancel,
        ends: ctx.ends,
    };
    let asked = |(name, _): (&str, &str)| FileRequest { file: name.into(), ..FileRequest::default() };
    let mut request = ParticipantRequest { session, files: ONLINE.map(asked).into(), ..ParticipantRequest::default() };
    // All are called alike, so each is asked: the one of the agency in the name is meant.
    let report = participants::inspect(app, &own, &request)?;
    let meant = |entry: Entry| {
        let mut choices = entry.candidates.into_iter().map(|one| one.told.choice);
        let choice = choices.find(|choice| matches!(choice, Choice::New { agency: Some(_), .. }))?;
        Some(Decision { key: entry.key, choice, deputy: false, remember: true })
    };
    let open = report.entries.into_iter().filter(|entry| entry.state == State::Open);
    request.decisions = open.filter_map(meant).collect();
    participants::record(app, &own, &request)?;
    Ok(())
}

fn put_hall(app: &App, ctx: &Ctx<'_>, session: Id<Session>) -> Result<()> {
    app.write(ctx, Op::new("participant_files.record", "Kehadiran di aula dicatat"), |write| {
        let zone = crate::rows::zone(write)?;
        let row = sessions::session(write, session)?;
        let day = sessions::day(&row)?;
        write.amend(|op| op.edition_id = Some(row.edition_id));
        let agencies: Vec<Agency> = agencies::all(write)?;
        for line in HALL.lines().skip(1) {
            let wrong = || Fault::Bug(format!("hadir-aula.csv: {line}"));
            let [name, code, time, deputy] = line.split(';').collect::<Vec<_>>()[..] else { return Err(wrong()) };
            let agency = agencies.iter().find(|one| normal_form(&one.code) == normal_form(code)).ok_or_else(wrong)?.id;
            let time = NaiveTime::parse_from_str(time, "%H.%M").map_err(|_| wrong())?;
            let form = PersonForm { name: name.into(), agency: Some(agency), ..PersonForm::default() };
            write.insert(HallAttendance {
                id: Id::NEW,
                session_id: session,
                person_id: people::save_in(write, form)?,
                agency_id: Some(agency),
                at: zone.utc_millis(day.and_time(time)),
                source: "pintu".into(),
                deputy: deputy == "ya",
                taken_back: false,
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
