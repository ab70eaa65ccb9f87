//! Who attended a session and how its invited agencies did, computed from the rows of the hall and of the participant
//! files alone. Screen and papers read this one answer.
//!
//! The rules are those of `kipp_domain::sessions::attendance`. Without an invitation the agencies that owe an entry count
//! as invited.

mod facts;

pub(crate) use facts::SIGNED_SHEET;
pub use facts::{Facts, session_time};

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::names::normal_form;
use kipp_domain::sessions::attendance::{
    AgencyAttendance, Invited, OnlineRow, PersonAttendance, Summary, Way, Who, attendance, by_group, recap, total,
};
use kipp_domain::sessions::names::shown_label;
use kipp_domain::sessions::{SessionTime, attendance::Source};
use kipp_domain::words::list;
use kipp_store::records::{Agency, Edition, ParticipantFile, Person, Session};
use kipp_store::{Id, Read, named_params, sql};

use crate::error::Result;
use crate::office::{agencies, people};
use crate::sessions::sessions;
use crate::year::obligations;

/// How somebody attended, with what the register knows of him.
#[derive(Clone, Debug)]
pub struct Attendee {
    pub person: Person,
    pub attended: PersonAttendance<Id<Person>, Id<Agency>>,
    /// Of the agency he came for.
    pub agency_name: Option<String>,
    pub sources: String,
}

/// A display name that nobody recognised.
#[derive(Clone, Debug)]
pub struct Stranger {
    /// As it stood in the file; the number of a caller is masked.
    pub name: String,
    pub attended: PersonAttendance<String, ()>,
    pub sources: String,
}

/// An invited agency.
#[derive(Clone, Debug)]
pub struct AgencyRow {
    pub name: String,
    pub attended: AgencyAttendance<Id<Agency>>,
}

/// The recap of a session.
#[derive(Clone, Debug)]
pub struct Recap {
    pub session: Session,
    pub time: SessionTime,
    /// In the order of the register.
    pub rows: Vec<AgencyRow>,
    pub groups: Vec<(String, Summary)>,
    pub total: Summary,
    /// People who count and belong to no invited agency.
    pub others: u32,
    /// By agency and name.
    pub people: Vec<Attendee>,
    pub strangers: Vec<Stranger>,
    pub files: Vec<ParticipantFile>,
    /// People known from the door or the signed sheet.
    pub in_hall: usize,
}

/// The recap of a session as it stands.
pub fn of_session(read: &Read<'_>, id: Id<Session>) -> Result<Recap> {
    let facts = Facts::read(read, sessions::session(read, id)?)?;
    let agencies = agencies::all(read)?;
    let names: BTreeMap<Id<Agency>, &str> = agencies.iter().map(|one| (one.id, one.name.as_str())).collect();
    let (invited, order) = invited(read, &facts.session, &agencies)?;
    let minimum = facts.minimum_minutes();
    let attended = attendance(facts.time, &facts.hall, &facts.online, minimum);
    let (rows, others) = recap(&attended.people, &invited, &agencies::tree(&agencies)?);
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    let register: BTreeMap<Id<Person>, Person> = people::all(read)?.into_iter().map(|one| (one.id, one)).collect();
    let mut people: Vec<Attendee> = (attended.people.into_iter())
        .filter_map(|one| {
            Some(Attendee {
                person: register.get(&one.person)?.clone(),
                agency_name: one.agency.and_then(|id| names.get(&id)).map(|name| (*name).to_owned()),
                sources: sources(&one.sources, &facts.files),
                attended: one,
            })
        })
        .collect();
    let place: BTreeMap<Id<Agency>, i64> = agencies.iter().map(|one| (one.id, one.position)).collect();
    people.sort_by_cached_key(|one| {
        let at = one.attended.agency.and_then(|id| place.get(&id)).copied().unwrap_or(i64::MAX);
        (at, one.person.normal_name.clone(), one.person.id)
    });
    Ok(Recap {
        groups: by_group(&rows, &order),
        total: total(&rows),
        rows: (rows.into_iter())
            .map(|row| AgencyRow {
                name: names.get(&row.agency).map_or_else(String::new, |name| (*name).into()),
                attended: row,
            })
            .collect(),
        others,
        in_hall: people
            .iter()
            .filter(|one| one.attended.sources.iter().any(|source| !matches!(source, Source::File(_))))
            .count(),
        people,
        strangers: strangers(&facts),
        session: facts.session,
        time: facts.time,
        files: facts.files,
    })
}

/// How many invited agencies are absent: what an import tells before and after.
pub(crate) fn absent(read: &Read<'_>, facts: &Facts) -> Result<u32> {
    let agencies = agencies::all(read)?;
    let (invited, _) = invited(read, &facts.session, &agencies)?;
    let attended = attendance(facts.time, &facts.hall, &facts.online, facts.minimum_minutes());
    let (rows, _) = recap(&attended.people, &invited, &agencies::tree(&agencies)?);
    Ok(total(&rows).absent)
}

/// The newest session up to `day` that somebody attended.
pub fn newest_attended(read: &Read<'_>, edition: Id<Edition>, day: chrono::NaiveDate) -> Result<Option<Id<Session>>> {
    let params = named_params! { ":edition_id": edition, ":day": day.to_string() };
    Ok(read.map(sql!("sessions/with_attendance"), params, |row| row.get("id"))?.into_iter().next())
}

/// Invited agencies, and the recap groups.
type InvitedAgencies = (Vec<Invited<Id<Agency>>>, Vec<String>);

/// The invited agencies in the order of the register, each with its recap group; and the groups in theirs.
fn invited(read: &Read<'_>, session: &Session, all: &[Agency]) -> Result<InvitedAgencies> {
    let ids = invited_agencies(read, session, all)?;
    let kinds = agencies::kinds(read)?;
    let groups = agencies::groups(read)?;
    let group_of = |id: Id<Agency>| {
        let agency = all.iter().find(|one| one.id == id)?;
        let kind = kinds.iter().find(|kind| kind.id == agency.kind_id)?;
        groups.iter().find(|group| Some(group.id) == kind.recap_group_id).map(|group| group.name.clone())
    };
    let invited =
        ids.into_iter().map(|agency| Invited { agency, group: group_of(agency).unwrap_or_default() }).collect();
    Ok((invited, groups.into_iter().map(|group| group.name).collect()))
}

/// The invited agencies of a session in the order of the register; while there is no invitation, those that owe an entry.
pub(crate) fn invited_agencies(read: &Read<'_>, session: &Session, all: &[Agency]) -> Result<Vec<Id<Agency>>> {
    let of_session = named_params! { ":session_id": session.id };
    let ids: Vec<Id<Agency>> = read.map(sql!("invitations/in_recap"), of_session, |row| row.get("agency_id"))?;
    if !ids.is_empty() {
        return Ok(ids);
    }
    let owed = obligations::of_edition(read, session.edition_id)?;
    let owed: BTreeSet<Id<Agency>> =
        owed.into_iter().filter(|row| row.exempt_reason.is_none()).map(|row| row.agency_id).collect();
    let mut found: Vec<&Agency> = all.iter().filter(|agency| owed.contains(&agency.id)).collect();
    found.sort_by_key(|agency| (agency.position, agency.id));
    Ok(found.into_iter().map(|agency| agency.id).collect())
}

/// Display names that nobody recognised, each as a person of its own.
fn strangers(facts: &Facts) -> Vec<Stranger> {
    let mut shown: BTreeMap<String, &str> = BTreeMap::new();
    for (row, name) in facts.online.iter().zip(&facts.shown) {
        if matches!(row.who, Who::Stranger(_)) {
            shown.entry(normal_form(name)).or_insert(name);
        }
    }
    // A row that was recognised in another file is no stranger's.
    let known: BTreeSet<&str> =
        facts.online.iter().filter(|row| matches!(row.who, Who::Person { .. })).map(|row| row.key.as_str()).collect();
    let rows = facts.online.iter().filter(|row| !known.contains(row.key.as_str()));
    let rows: Vec<OnlineRow<String, ()>> = rows
        .filter_map(|row| match &row.who {
            Who::Stranger(form) => Some(OnlineRow {
                key: row.key.clone(),
                who: Who::Person { person: form.clone(), agency: None, deputy: false },
                file: row.file,
                presence: row.presence,
                taken_back: false,
            }),
            Who::Person { .. } => None,
        })
        .collect();
    attendance(facts.time, &[], &rows, 0)
        .people
        .into_iter()
        .map(|one| Stranger {
            name: shown.get(&one.person).map_or_else(String::new, |name| shown_label(name)),
            sources: sources(&one.sources, &facts.files),
            attended: one,
        })
        .collect()
}

/// "Luring dan daring": how somebody attended, on screens and paper.
pub const fn way_label(way: Way) -> &'static str {
    match way {
        Way::Hall => "Luring",
        Way::Online => "Daring",
        Way::Both => "Luring dan daring",
    }
}

/// `pintu`, `daftar hadir`, `berkas: zoom-1.csv`; of several files their numbers: `berkas 1 dan 3`.
fn sources(sources: &[Source], files: &[ParticipantFile]) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut numbers: Vec<String> = Vec::new();
    for source in sources {
        match source {
            Source::Door => told.push("pintu".to_owned()),
            Source::SignedSheet => told.push("daftar hadir".to_owned()),
            Source::File(id) => match (files.iter().position(|file| file.id.number() == *id), files) {
                (Some(0), [file]) => told.push(format!("berkas: {}", file.name)),
                (Some(at), _) => numbers.push((at + 1).to_string()),
                (None, _) => {}
            },
        }
    }
    if !numbers.is_empty() {
        told.push(format!("berkas {}", list(&numbers)));
    }
    told.join(", ")
}
