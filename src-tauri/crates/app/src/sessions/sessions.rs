//! Sessions of an edition: when, where and how, and for how many.

use chrono::NaiveDate;
use kipp_domain::clock_times::{kept_clock_time, parse_clock_time, shown_clock_time};
use kipp_domain::problem::Problems;
use kipp_domain::session_kind::SessionKind;
use kipp_domain::words;
use kipp_store::records::{Edition, Person, Session};
use kipp_store::{Id, Op, Read, StoreError, Write, named_params, sql};

use crate::dates::optional_date;
use crate::deleting;
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::ports::Ctx;
use crate::rows;

/// The sessions of an edition in the order of the calendar.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Session>> {
    Ok(read.list(sql!("sessions/of_edition"), named_params! { ":edition_id": edition })?)
}

pub fn session(read: &Read<'_>, id: Id<Session>) -> Result<Session> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Session, id))
}

/// A session of an edition that is not closed.
pub fn open_session(read: &Read<'_>, id: Id<Session>) -> Result<Session> {
    let session = session(read, id)?;
    rows::open_edition(read, session.edition_id)?;
    Ok(session)
}

/// The kind of a session; one that this program does not know was not written by it.
pub fn kind(session: &Session) -> Result<SessionKind> {
    SessionKind::from_code(&session.kind)
        .ok_or_else(|| StoreError::Damaged(format!("jenis kegiatan “{}”", session.kind)).into())
}

/// The day of a session.
pub fn day(session: &Session) -> Result<NaiveDate> {
    crate::dates::kept(Some(&session.date))
        .ok_or_else(|| StoreError::Damaged(format!("tanggal kegiatan “{}”", session.date)).into())
}

/// What is typed for a session.
#[derive(Clone, Debug, Default)]
pub struct SessionForm {
    pub id: Option<Id<Session>>,
    pub edition: Id<Edition>,
    /// rapat, sosialisasi, coaching, pembinaan, presentasi, lapangan, pleno, penganugerahan, lainnya
    pub kind: String,
    pub name: String,
    pub date: String,
    pub starts_at: String,
    /// None: until it is over.
    pub ends_at: Option<String>,
    /// The hall; none: online alone.
    pub place: Option<String>,
    /// Zoom; none: in the hall alone.
    pub platform: Option<String>,
    pub meeting_id: Option<String>,
    pub passcode: Option<String>,
    pub link: Option<String>,
    /// Seats of the hall; 0: all online; none: no limit.
    pub capacity: Option<i64>,
    pub kept_back: i64,
    /// Minutes online that count as attendance.
    pub minimum_minutes: Option<i64>,
    pub responsible: Option<Id<Person>>,
    pub chair: Option<Id<Person>>,
    pub note_taker: Option<Id<Person>>,
    pub note: Option<String>,
}

/// Minutes online that count unless the session says otherwise (attendance-files.md).
const MINIMUM_MINUTES: i64 = 30;

/// Saves a session. Another one at the same time is a warning, never a refusal.
pub fn save(app: &App, ctx: &Ctx<'_>, form: SessionForm) -> Result<Done<Id<Session>>> {
    let op = Op::new("sessions.save", "Kegiatan disimpan").edition(form.edition);
    let done = app.write(ctx, op, |write| {
        let id = save_in(write, form)?;
        Ok((id, at_once(write, &session(write, id)?)?))
    })?;
    let clash = done.value.1.clone();
    let mut done = done.map(|(id, _)| id);
    done.warnings.extend(clash);
    Ok(done)
}

/// Says which session of the edition is held at the same time.
fn at_once(read: &Read<'_>, one: &Session) -> Result<Option<String>> {
    let others = of_edition(read, one.edition_id)?;
    let Some(other) = others.iter().find(|other| other.id != one.id && overlap(one, other)) else { return Ok(None) };
    let (day, time, name) = (words::weekday_date(day(other)?), time_text(other), &other.name);
    Ok(Some(format!(
        "Sudah ada kegiatan lain {day} {time}: {name}. Ubah waktu bila keduanya tidak dapat berjalan bersama."
    )))
}

/// Whether two sessions share some minute; one without an end lasts until the day is over.
fn overlap(one: &Session, other: &Session) -> bool {
    let before = |one: &Session, other: &Session| one.ends_at.as_ref().is_none_or(|ends| *ends > other.starts_at);
    one.date == other.date && before(one, other) && before(other, one)
}

/// "09.00–12.00"; one without an end: "09.00".
pub fn time_text(session: &Session) -> String {
    let from = shown_clock_time(&session.starts_at);
    match &session.ends_at {
        Some(to) => format!("{from}–{}", shown_clock_time(to)),
        None => from,
    }
}

/// The same inside another operation.
pub(crate) fn save_in(write: &Write<'_>, form: SessionForm) -> Result<Id<Session>> {
    rows::open_edition(write, form.edition)?;
    let old = form.id.map(|id| session(write, id)).transpose()?;
    if old.as_ref().is_some_and(|old| old.edition_id != form.edition) {
        return Err(Refusal::EditionsMixed.into());
    }
    let mut problems = Problems::new();
    if SessionKind::from_code(&form.kind).is_none() {
        problems.wrong("kind", format!("Jenis kegiatan “{}” tidak dikenal. Pilih dari daftar.", form.kind));
    }
    let name = problems.required("name", "Nama kegiatan", &form.name).map(str::to_owned);
    let date = optional_date(&mut problems, "date", Some(&form.date), write);
    if date.is_none() && form.date.trim().is_empty() {
        problems.wrong("date", "Tanggal belum diisi.");
    }
    let starts_at = problems.required("starts_at", "Waktu mulai", &form.starts_at);
    let starts_at = starts_at.and_then(|text| problems.take("starts_at", parse_clock_time(text)));
    let ends_at = filled(form.ends_at).and_then(|text| problems.take("ends_at", parse_clock_time(&text)));
    if let (Some(from), Some(to)) = (starts_at, ends_at)
        && to <= from
    {
        problems.wrong("ends_at", "Waktu selesai harus sesudah waktu mulai.");
    }
    let (place, platform) = (filled(form.place), filled(form.platform));
    if place.is_none() && platform.is_none() {
        problems.wrong("place", "Isi tempat, aplikasi daring, atau keduanya.");
    }
    check_numbers(&mut problems, form.capacity, form.kept_back, form.minimum_minutes);
    for (field, who) in [("responsible", form.responsible), ("chair", form.chair), ("note_taker", form.note_taker)] {
        if let Some(id) = who
            && write.get::<Person>(id)?.is_none()
        {
            problems.wrong(field, "Orang itu tidak ditemukan. Pilih lagi dari daftar.");
        }
    }
    let (Some(name), Some(date), Some(starts_at), false) = (name, date, starts_at, problems.is_wrong()) else {
        return Err(problems.into());
    };
    write.amend(|op| op.label = format!("Kegiatan {name}, {}, disimpan", words::long_date(date)));
    let row = Session {
        id: form.id.unwrap_or_default(),
        edition_id: form.edition,
        kind: form.kind,
        name,
        date: date.to_string(),
        starts_at: kept_clock_time(starts_at),
        ends_at: ends_at.map(kept_clock_time),
        place,
        platform,
        meeting_id: filled(form.meeting_id),
        passcode: filled(form.passcode),
        link: filled(form.link),
        capacity: form.capacity,
        kept_back: form.kept_back,
        minimum_minutes: form.minimum_minutes.unwrap_or(MINIMUM_MINUTES),
        responsible_id: form.responsible,
        chair_id: form.chair,
        note_taker_id: form.note_taker,
        note: filled(form.note),
        // Written by acts of their own.
        seat_rule: old.as_ref().and_then(|old| old.seat_rule.clone()),
        opening: old.as_ref().and_then(|old| old.opening.clone()),
        closing: old.as_ref().and_then(|old| old.closing.clone()),
        minutes_ready: old.as_ref().is_some_and(|old| old.minutes_ready),
    };
    Ok(write.put(row)?)
}

fn check_numbers(problems: &mut Problems, capacity: Option<i64>, kept_back: i64, minutes: Option<i64>) {
    const MOST_SEATS: i64 = 100_000;
    if capacity.is_some_and(|seats| !(0..=MOST_SEATS).contains(&seats)) {
        problems.wrong("capacity", "Kapasitas antara 0 dan 100.000. Isi 0 bila semua peserta daring.");
    }
    if kept_back < 0 || capacity.is_some_and(|seats| kept_back > seats) || kept_back > MOST_SEATS {
        problems.wrong("kept_back", "Kursi yang disisihkan antara 0 dan kapasitas aula.");
    }
    if minutes.is_some_and(|minutes| !(0..=1440).contains(&minutes)) {
        problems.wrong("minimum_minutes", "Menit paling sedikit antara 0 dan 1.440.");
    }
}

/// Deletes a session with its programme, minutes, invitations and attendance; what was issued for it refuses that.
pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Session>) -> Result<Done<()>> {
    app.write(ctx, Op::new("sessions.delete", "Kegiatan dihapus"), |write| {
        let session = open_session(write, id)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Kegiatan {} dihapus", session.name);
        });
        deleting::delete_whole(write, id, &session.name)
    })
}
