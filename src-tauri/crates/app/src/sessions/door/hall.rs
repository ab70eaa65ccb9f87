//! Who is in the hall of a session, and which of the invited agencies have come: one read for the door and for the projector.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use kipp_domain::sessions::attendance::{Invited, PersonAttendance, Status, Way, attendance, recap};
use kipp_store::records::{Agency, HallAttendance, Person, Session};
use kipp_store::{Id, Read, named_params, sql};

use crate::error::Result;
use crate::office::agencies;
use crate::sessions::recap::{Facts, SIGNED_SHEET, invited_agencies};
use crate::sessions::sessions;

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

pub fn of_session(read: &Read<'_>, id: Id<Session>) -> Result<Hall> {
    let facts = Facts::read(read, sessions::session(read, id)?)?;
    let (session, zone) = (&facts.session, facts.time.zone);
    let agencies = agencies::all(read)?;
    let names: BTreeMap<Id<Agency>, String> = agencies.iter().map(|one| (one.id, one.name.clone())).collect();
    let wanted = invited_agencies(read, session, &agencies)?;
    let wanted: Vec<Invited<Id<Agency>>> =
        wanted.into_iter().map(|agency| Invited { agency, group: String::new() }).collect();
    // Agencies that came online count as soon as the files of the meeting are read.
    let attended = attendance(facts.time, &facts.hall, &facts.online, facts.minimum_minutes());
    let tree = agencies::tree(&agencies)?;
    let (told, _) = recap(&attended.people, &wanted, &tree);
    let mut first: BTreeMap<Id<Agency>, NaiveDateTime> = BTreeMap::new();
    let is_invited: BTreeSet<Id<Agency>> = wanted.iter().map(|one| one.agency).collect();
    let mut others = 0;
    for person in attended.people.iter().filter(|person| person.counts()) {
        let place = person.agency.as_ref().and_then(|unit| tree.nearest(unit, |unit| is_invited.contains(unit)));
        if let (Some(place), Some(at)) = (place, person.first) {
            let first = first.entry(*place).or_insert(at);
            *first = at.min(*first);
        }
        // Who is online only is in no hall.
        others += u32::from(place.is_none() && person.way != Way::Online);
    }
    let invited = told
        .into_iter()
        .map(|one| Invitee {
            agency: one.agency,
            name: names.get(&one.agency).cloned().unwrap_or_default(),
            status: one.status,
            people: one.hall,
            first: first.get(&one.agency).map(|at| zone.utc_millis(*at)),
        })
        .collect();
    Ok(Hall {
        people: arrivals(read, id, &facts.hall_rows, &attended.people)?,
        session: facts.session,
        invited,
        others,
        names,
    })
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
