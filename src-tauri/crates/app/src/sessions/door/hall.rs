//! Who is in the hall of a session, and which of the invited agencies have come: one read for the door and for the projector.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDateTime, NaiveTime};
use kipp_domain::clock_times::parse_clock_time;
use kipp_domain::sessions::SessionTime;
use kipp_domain::sessions::attendance::{HallRow, Invited, PersonAttendance, Status, attendance, recap};
use kipp_domain::words::Zone;
use kipp_store::records::{Agency, HallAttendance, Invitation, Person, Session};
use kipp_store::{Id, Read, StoreError, named_params, sql};

use super::SIGNED_SHEET;
use crate::error::Result;
use crate::office::agencies;
use crate::rows;
use crate::sessions::sessions;
use crate::year::obligations;

/// Somebody in the hall.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// What says so; of several rows the earliest.
    pub row: Id<HallAttendance>,
    pub person: Id<Person>,
    pub name: String,
    pub office: Option<String>,
    pub agency: Option<Id<Agency>>,
    pub at: i64,
    pub deputy: bool,
    pub signed_sheet: bool,
}

/// An agency that was invited.
#[derive(Clone, Debug)]
pub struct Invitee {
    pub agency: Id<Agency>,
    pub name: String,
    pub status: Status,
    /// Its people in the hall, those of its sub-units with them.
    pub people: u32,
    /// When the first of them came.
    pub first: Option<i64>,
}

/// The hall of one session.
#[derive(Clone, Debug)]
pub struct Hall {
    pub session: Session,
    /// Newest first.
    pub people: Vec<Arrival>,
    /// In the order of the register.
    pub invited: Vec<Invitee>,
    /// In the hall, and of no invited agency.
    pub others: u32,
    /// Every agency by its name.
    pub names: BTreeMap<Id<Agency>, String>,
}

impl Hall {
    pub fn arrived(&self) -> usize {
        self.invited.iter().filter(|one| one.status != Status::Absent).count()
    }
}

pub(super) fn rows_of(read: &Read<'_>, session: Id<Session>) -> Result<Vec<HallAttendance>> {
    Ok(read.list(sql!("hall_attendances/of_session"), named_params! { ":session_id": session })?)
}

/// What stands of a person in the hall of a session, earliest first.
pub(super) fn standing_of(read: &Read<'_>, session: Id<Session>, person: Id<Person>) -> Result<Vec<HallAttendance>> {
    let of = named_params! { ":session_id": session, ":person_id": person };
    Ok(read.list(sql!("hall_attendances/standing_of_person"), of)?)
}

/// When a session takes place; one without an end lasts until its day is over.
pub(super) fn time_of(session: &Session, zone: Zone) -> Result<SessionTime> {
    let day = sessions::day(session)?;
    let at = |text: &str| parse_clock_time(text).map_err(|_| StoreError::Damaged(format!("waktu kegiatan “{text}”")));
    let start = day.and_time(at(&session.starts_at)?);
    let end = match &session.ends_at {
        Some(text) => day.and_time(at(text)?),
        None => day.and_time(NaiveTime::MIN) + chrono::TimeDelta::days(1),
    };
    Ok(SessionTime { start, end, margin_minutes: SessionTime::MARGIN_MINUTES, zone })
}

/// Who was invited: the agencies with an invitation, and while there is none at all those that owe an entry.
fn invited(read: &Read<'_>, session: &Session, agencies: &[Agency]) -> Result<Vec<Id<Agency>>> {
    let invitations: Vec<Invitation> =
        read.list(sql!("invitations/of_session"), named_params! { ":session_id": session.id })?;
    let mut wanted: BTreeSet<Id<Agency>> = invitations.iter().map(|one| one.agency_id).collect();
    if wanted.is_empty() {
        let owed = obligations::of_edition(read, session.edition_id)?;
        wanted = owed.into_iter().filter(|one| one.exempt_reason.is_none()).map(|one| one.agency_id).collect();
    }
    let mut found: Vec<&Agency> = agencies.iter().filter(|one| wanted.contains(&one.id)).collect();
    found.sort_by_key(|one| (one.position, one.id));
    Ok(found.into_iter().map(|one| one.id).collect())
}

pub fn of_session(read: &Read<'_>, id: Id<Session>) -> Result<Hall> {
    let session = sessions::session(read, id)?;
    let zone = rows::zone(read)?;
    let agencies = agencies::all(read)?;
    let names: BTreeMap<Id<Agency>, String> = agencies.iter().map(|one| (one.id, one.name.clone())).collect();
    let rows = rows_of(read, id)?;
    let wanted = invited(read, &session, &agencies)?;
    let wanted: Vec<Invited<Id<Agency>>> =
        wanted.into_iter().map(|agency| Invited { agency, group: String::new() }).collect();
    // The rows of the online meeting join here when its files are read.
    let facts = attendance(time_of(&session, zone)?, &hall_rows(&rows, zone), &[], minutes(&session)?);
    let tree = agencies::tree(&agencies)?;
    let (told, others) = recap(&facts.people, &wanted, &tree);
    let mut first: BTreeMap<Id<Agency>, NaiveDateTime> = BTreeMap::new();
    let is_invited: BTreeSet<Id<Agency>> = wanted.iter().map(|one| one.agency).collect();
    for person in facts.people.iter().filter(|person| person.counts()) {
        let place = person.agency.as_ref().and_then(|unit| tree.nearest(unit, |unit| is_invited.contains(unit)));
        if let (Some(place), Some(at)) = (place, person.first) {
            let first = first.entry(*place).or_insert(at);
            *first = at.min(*first);
        }
    }
    let invited = told
        .into_iter()
        .map(|one| Invitee {
            agency: one.agency,
            name: names.get(&one.agency).cloned().unwrap_or_default(),
            status: one.status,
            people: one.people,
            first: first.get(&one.agency).map(|at| zone.utc_millis(*at)),
        })
        .collect();
    Ok(Hall { people: arrivals(read, id, &rows, &facts.people)?, session, invited, others, names })
}

fn minutes(session: &Session) -> Result<u32> {
    rows::fits("menit paling sedikit", session.minimum_minutes)
}

fn hall_rows(rows: &[HallAttendance], zone: Zone) -> Vec<HallRow<Id<Person>, Id<Agency>>> {
    let told = rows.iter().map(|row| HallRow {
        id: row.id.to_string(),
        person: row.person_id,
        agency: row.agency_id,
        at: zone.local(row.at),
        deputy: row.deputy,
        signed_sheet: row.source == SIGNED_SHEET,
        taken_back: row.taken_back,
    });
    told.collect()
}

/// One line for each person, whatever the number of rows.
fn arrivals(
    read: &Read<'_>,
    id: Id<Session>,
    rows: &[HallAttendance],
    facts: &[PersonAttendance<Id<Person>, Id<Agency>>],
) -> Result<Vec<Arrival>> {
    let people: Vec<Person> = read.list(sql!("people/in_hall"), named_params! { ":session_id": id })?;
    let people: BTreeMap<Id<Person>, Person> = people.into_iter().map(|one| (one.id, one)).collect();
    let agencies: BTreeMap<Id<Person>, Option<Id<Agency>>> =
        facts.iter().map(|fact| (fact.person, fact.agency)).collect();
    let mut earliest: BTreeMap<Id<Person>, &HallAttendance> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.taken_back) {
        let known = earliest.entry(row.person_id).or_insert(row);
        if (row.at, row.id) < (known.at, known.id) {
            *known = row;
        }
    }
    let mut arrivals: Vec<Arrival> = earliest
        .into_values()
        .filter_map(|row| {
            let person = people.get(&row.person_id)?;
            Some(Arrival {
                row: row.id,
                person: person.id,
                name: person.name.clone(),
                office: person.office.clone(),
                agency: agencies.get(&person.id).copied().flatten(),
                at: row.at,
                deputy: row.deputy,
                signed_sheet: row.source == SIGNED_SHEET,
            })
        })
        .collect();
    arrivals.sort_by_key(|one| std::cmp::Reverse((one.at, one.row)));
    Ok(arrivals)
}
