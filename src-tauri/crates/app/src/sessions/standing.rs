//! Where a session stands: what is still to come or missing, who was invited and came. One statement for all of an edition.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use kipp_store::records::{Edition, Session};
use kipp_store::{Id, Read, named_params, sql};

use super::sessions;
use crate::error::Result;

/// So many days before a session its invitations are missed.
const INVITED_BEFORE: i64 = 14;

/// Who was invited and came, and what was written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Agencies.
    pub invited: i64,
    /// Invited agencies of which somebody came, in the hall and online.
    pub hall_agencies: i64,
    pub online_agencies: i64,
    /// Invited agencies of which anybody came at all.
    pub came: i64,
    /// People.
    pub hall_people: i64,
    pub online_people: i64,
    pub agenda_items: i64,
    pub minute_items: i64,
    pub attachments: i64,
}

impl Counts {
    /// Anybody came at all.
    pub fn is_attended(&self) -> bool {
        self.hall_people + self.online_people > 0
    }
}

/// The counts of every session of an edition.
pub fn counts(read: &Read<'_>, edition: Id<Edition>) -> Result<BTreeMap<Id<Session>, Counts>> {
    let rows = read.map(sql!("sessions/counts"), named_params! { ":edition_id": edition }, |row| {
        Ok((
            row.get("id")?,
            Counts {
                invited: row.get("invited")?,
                hall_agencies: row.get("hall_agencies")?,
                online_agencies: row.get("online_agencies")?,
                came: row.get("came")?,
                hall_people: row.get("hall_people")?,
                online_people: row.get("online_people")?,
                agenda_items: row.get("agenda_items")?,
                minute_items: row.get("minute_items")?,
                attachments: row.get("attachments")?,
            },
        ))
    })?;
    Ok(rows.into_iter().collect())
}

/// In a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Planned,
    /// So near that the invitations are missed.
    Uninvited,
    WithoutMinutes,
    Done,
}

impl State {
    pub const fn code(self) -> &'static str {
        match self {
            State::Planned => "planned",
            State::Uninvited => "uninvited",
            State::WithoutMinutes => "without_minutes",
            State::Done => "done",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            State::Planned => "Direncanakan",
            State::Uninvited => "Undangan belum",
            State::WithoutMinutes => "Tanpa notulen",
            State::Done => "Selesai",
        }
    }
}

/// Whether a session is over: its day has passed.
pub fn is_over(session: &Session, today: NaiveDate) -> Result<bool> {
    Ok(sessions::day(session)? < today)
}

pub fn state(session: &Session, counts: &Counts, today: NaiveDate) -> Result<State> {
    let day = sessions::day(session)?;
    let is_near = day - today <= TimeDelta::days(INVITED_BEFORE);
    let has_minutes = counts.minute_items > 0 || session.opening.is_some() || session.closing.is_some();
    Ok(match (day < today, counts.invited) {
        (false, 0) if is_near => State::Uninvited,
        (false, _) => State::Planned,
        (true, _) if has_minutes => State::Done,
        (true, _) => State::WithoutMinutes,
    })
}
