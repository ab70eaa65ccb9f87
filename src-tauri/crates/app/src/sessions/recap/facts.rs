//! The rows of a session's attendance as the rules read them.

use chrono::NaiveTime;
use kipp_domain::names::normal_form;
use kipp_domain::sessions::attendance::{HallRow, OnlineRow, Who};
use kipp_domain::sessions::participants::Presence;
use kipp_domain::sessions::{Interval, SessionTime};
use kipp_domain::words::Zone;
use kipp_store::records::{Agency, HallAttendance, OnlineAttendance, ParticipantFile, Person, Session};
use kipp_store::{Id, Read, StoreError, named_params, sql};

use crate::error::Result;
use crate::rows;
use crate::sessions::sessions;

/// Where a row of the hall comes from that was copied from the signed sheet.
pub(crate) const SIGNED_SHEET: &str = "daftar_hadir";

/// Hall and online rows of a session.
#[derive(Clone, Debug)]
pub struct Facts {
    pub session: Session,
    pub time: SessionTime,
    pub hall: Vec<HallRow<Id<Person>, Id<Agency>>>,
    /// The same, as they are kept.
    pub hall_rows: Vec<HallAttendance>,
    pub online: Vec<OnlineRow<Id<Person>, Id<Agency>>>,
    /// The display name of each online row.
    pub shown: Vec<String>,
    /// In the order in which they were taken.
    pub files: Vec<ParticipantFile>,
}

impl Facts {
    pub fn read(read: &Read<'_>, session: Session) -> Result<Self> {
        let zone = rows::zone(read)?;
        let own = named_params! { ":session_id": session.id };
        let hall_rows: Vec<HallAttendance> = read.list(sql!("hall_attendances/of_session"), own)?;
        let rows: Vec<OnlineAttendance> = read.list(sql!("online_attendances/of_session"), own)?;
        let (mut online, mut shown) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        for row in rows {
            shown.push(row.shown.clone());
            online.push(online_row(row, zone));
        }
        Ok(Self {
            time: session_time(&session, zone)?,
            files: read.list(sql!("participant_files/of_session"), own)?,
            hall: hall_rows.iter().map(|row| hall_row(row, zone)).collect(),
            hall_rows,
            online,
            shown,
            session,
        })
    }

    pub fn minimum_minutes(&self) -> u32 {
        u32::try_from(self.session.minimum_minutes).unwrap_or_default()
    }
}

/// When a session takes place. One that has no end lasts until the end of its day.
pub fn session_time(session: &Session, zone: Zone) -> Result<SessionTime> {
    let day = sessions::day(session)?;
    let time = |text: &str| {
        NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| StoreError::Damaged(format!("waktu kegiatan “{text}”")))
    };
    let end = session.ends_at.as_deref().map_or_else(|| time("23:59"), time)?;
    Ok(SessionTime {
        start: day.and_time(time(&session.starts_at)?),
        end: day.and_time(end),
        margin_minutes: SessionTime::MARGIN_MINUTES,
        zone,
    })
}

fn hall_row(row: &HallAttendance, zone: Zone) -> HallRow<Id<Person>, Id<Agency>> {
    HallRow {
        id: row.id.to_string(),
        person: row.person_id,
        agency: row.agency_id,
        at: zone.local(row.at),
        deputy: row.deputy,
        signed_sheet: row.source == SIGNED_SHEET,
        taken_back: row.taken_back,
    }
}

/// A row that is kept with minutes is a total, one with both times a connection, any other a line of a list.
fn online_row(row: OnlineAttendance, zone: Zone) -> OnlineRow<Id<Person>, Id<Agency>> {
    let (joined, left) = (row.joined_at.map(|at| zone.local(at)), row.left_at.map(|at| zone.local(at)));
    let bounds = joined.zip(left).map(|(from, to)| Interval::new(from, to));
    let presence = match (row.minutes.and_then(|minutes| u32::try_from(minutes).ok()), bounds) {
        (Some(minutes), bounds) => Presence::Total { minutes, bounds },
        (None, Some(interval)) => Presence::Connected(interval),
        (None, None) => Presence::Listed(joined),
    };
    let who = match row.person_id {
        Some(person) => Who::Person { person, agency: row.agency_id, deputy: row.deputy },
        None => Who::Stranger(normal_form(&row.shown)),
    };
    OnlineRow { key: row.key, who, file: row.file_id.number(), presence, taken_back: false }
}
