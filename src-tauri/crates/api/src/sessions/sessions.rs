//! Sessions of an edition.

use chrono::NaiveDate;
use kipp_app::ports::Ctx;
use kipp_app::sessions::sessions;
use kipp_app::sessions::standing::{self, Counts};
use kipp_app::{App, Done, Result};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Edition, Person, Session};

use crate::shape::{EditionIn, IdIn, Line, Name, Paragraph, Reshape, Word};

output! {
    SessionDto {
        id: Id<Session>,
        /// rapat, sosialisasi, coaching, pembinaan, presentasi, lapangan, pleno, penganugerahan, lainnya
        kind: String,
        kind_name: String,
        name: String,
        date: String,
        /// "Senin, 4 Oktober 2021"
        date_text: String,
        /// 09:00
        starts_at: String,
        ends_at: Option<String>,
        /// "09.00–12.00"
        time_text: String,
        place: Option<String>,
        platform: Option<String>,
        meeting_id: Option<String>,
        passcode: Option<String>,
        link: Option<String>,
        /// 0: all online; none: no limit.
        capacity: Option<i64>,
        kept_back: i64,
        minimum_minutes: i64,
        responsible: Option<Id<Person>>,
        chair: Option<Id<Person>>,
        note_taker: Option<Id<Person>>,
        note: Option<String>,
        /// Its day has passed.
        is_over: bool,
        /// planned, uninvited, without_minutes, done
        state: String,
        state_text: String,
        /// Agencies invited.
        invited: i64,
        /// Invited agencies of which somebody came.
        came: i64,
        /// The same in the hall, and online.
        hall_agencies: i64,
        online_agencies: i64,
        /// Somebody came.
        is_attended: bool,
    }
}
input! {
    SessionIn => kipp_app::sessions::sessions::SessionForm {
        #[serde(default)] id: Option<Id<Session>>,
        edition: Id<Edition>,
        /// rapat, sosialisasi, coaching, pembinaan, presentasi, lapangan, pleno, penganugerahan, lainnya
        kind: Word,
        name: Name,
        date: Line,
        /// As typed: 9, 9.30, 09:30.
        starts_at: Line,
        #[serde(default)] ends_at: Option<Line>,
        #[serde(default)] place: Option<Line>,
        #[serde(default)] platform: Option<Line>,
        #[serde(default)] meeting_id: Option<Line>,
        #[serde(default)] passcode: Option<Line>,
        #[serde(default)] link: Option<Line>,
        /// 0: all online; none: no limit.
        #[serde(default)] capacity: Option<i64>,
        #[serde(default)] kept_back: i64,
        #[serde(default)] minimum_minutes: Option<i64>,
        #[serde(default)] responsible: Option<Id<Person>>,
        #[serde(default)] chair: Option<Id<Person>>,
        #[serde(default)] note_taker: Option<Id<Person>>,
        #[serde(default)] note: Option<Paragraph>,
    }
}

pub(crate) fn list(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<Vec<SessionDto>> {
    let today = app.zone().date(ctx.clock.now().0);
    app.read(|read| {
        let counts = standing::counts(read, input.edition)?;
        let counts = |session: &Session| counts.get(&session.id).copied().unwrap_or_default();
        let sessions = sessions::of_edition(read, input.edition)?;
        sessions.into_iter().map(|session| told(counts(&session), session, today)).collect()
    })
}

pub(crate) fn told(counts: Counts, session: Session, today: NaiveDate) -> Result<SessionDto> {
    let kind = sessions::kind(&session)?;
    let state = standing::state(&session, &counts, today)?;
    Ok(SessionDto {
        id: session.id,
        kind: kind.code().into(),
        kind_name: kind.label().into(),
        date_text: words::weekday_date(sessions::day(&session)?),
        time_text: sessions::time_text(&session),
        is_over: standing::is_over(&session, today)?,
        state: state.code().into(),
        state_text: state.label().into(),
        invited: counts.invited,
        came: counts.came,
        hall_agencies: counts.hall_agencies,
        online_agencies: counts.online_agencies,
        is_attended: counts.is_attended(),
        name: session.name,
        date: session.date,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        place: session.place,
        platform: session.platform,
        meeting_id: session.meeting_id,
        passcode: session.passcode,
        link: session.link,
        capacity: session.capacity,
        kept_back: session.kept_back,
        minimum_minutes: session.minimum_minutes,
        responsible: session.responsible_id,
        chair: session.chair_id,
        note_taker: session.note_taker_id,
        note: session.note,
    })
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SessionIn) -> Result<Done<Id<Session>>> {
    sessions::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    sessions::delete(app, ctx, Id::of(input.id))
}
