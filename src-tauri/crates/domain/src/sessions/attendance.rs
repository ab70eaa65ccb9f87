//! Attendance: hall and online presence of one session joined to one answer per person and per invited agency.
//!
//! The answer depends on the set of rows only: neither their order nor a row that comes twice, nor a file that comes in
//! several parts, changes it (attendance-files.md 0.7, 0.8). A row that was taken back stays so. Nothing here knows who
//! is meant by a display name ([`super::names`]). Statuses follow documents-year.md 11.7.

mod recap;

pub use recap::{AgencyAttendance, Invited, Status, Summary, by_group, recap, total};

use super::participants::Presence;
use crate::sessions::{Interval, SessionTime, covered_seconds};
use chrono::NaiveDateTime;

/// Somebody who came to the hall.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HallRow<P, A> {
    /// The row's own id; copies of it on several desks are one row.
    pub id: String,
    pub person: P,
    pub agency: Option<A>,
    pub at: NaiveDateTime,
    /// Came in place of the person who was invited (wakil).
    pub deputy: bool,
    /// From the signed sheet, not typed at the door.
    pub signed_sheet: bool,
    pub taken_back: bool,
}

/// Who is meant by a display name, as it was confirmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who<P, A> {
    Person {
        person: P,
        agency: Option<A>,
        deputy: bool,
    },
    /// Not recognised; the display name in normal form.
    Stranger(String),
}

/// A row of a participant file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OnlineRow<P, A> {
    /// [`super::participants::ParticipantFile::key`].
    pub key: String,
    pub who: Who<P, A>,
    /// The file it stands in; the desk's id.
    pub file: i64,
    pub presence: Presence,
    pub taken_back: bool,
}

/// How somebody attended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Hall,
    Online,
    Both,
}

impl Way {
    /// `luring`, `daring`, `keduanya`.
    pub const fn code(self) -> &'static str {
        match self {
            Way::Hall => "luring",
            Way::Online => "daring",
            Way::Both => "keduanya",
        }
    }

    /// The way of two together.
    const fn with(self, other: Way) -> Way {
        match (self, other) {
            (Way::Hall, Way::Hall) => Way::Hall,
            (Way::Online, Way::Online) => Way::Online,
            _ => Way::Both,
        }
    }
}

/// Where it is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Door,
    SignedSheet,
    /// The desk's id of a file.
    File(i64),
}

/// One person's attendance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonAttendance<P, A> {
    pub person: P,
    /// Of the hall row with the earliest time, else of the earliest connection that names one.
    pub agency: Option<A>,
    /// With too few minutes online somebody who was in the hall counts as there only.
    pub way: Way,
    /// Where told: the earliest arrival, and the last leave of a connection, both within the window.
    pub first: Option<NaiveDateTime>,
    pub last: Option<NaiveDateTime>,
    /// Full minutes online; `None`: none, or not told by a list.
    pub minutes: Option<u32>,
    pub connections: u32,
    pub below_minimum: bool,
    pub deputy: bool,
    pub sources: Vec<Source>,
}

impl<P, A> PersonAttendance<P, A> {
    /// Whether it counts for the agency; somebody online only and for too short does not.
    pub const fn counts(&self) -> bool {
        !(self.below_minimum && matches!(self.way, Way::Online))
    }
}

/// Everybody who attended a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance<P, A> {
    /// In order of `P`.
    pub people: Vec<PersonAttendance<P, A>>,
    /// Display names in normal form that nobody recognised, each once, in order; an empty name is one of them.
    pub strangers: Vec<String>,
}

/// Joins the rows of one session. Online presence counts within the session's window and from `minimum_minutes` on;
/// rows that do not touch the window are of another meeting and say nothing.
///
/// Minutes are the length of all connections together, overlaps once. A file with totals says the sum of its rows; of
/// several such files the largest sum counts, never more than the window.
pub fn attendance<P: Ord + Clone, A: Ord + Clone>(
    session: SessionTime,
    hall: &[HallRow<P, A>],
    online: &[OnlineRow<P, A>],
    minimum_minutes: u32,
) -> Attendance<P, A> {
    let window = session.window();
    let hall = standing(hall, |row| &row.id, |row| row.taken_back);
    let online = standing_online(online);
    let mut entries: Vec<Entry<'_, P, A>> = Vec::with_capacity(hall.len() + online.len());
    entries.extend(hall.iter().map(|row| Entry { person: &row.person, at: Some(row.at), part: Part::Hall(row) }));
    let mut strangers = Vec::new();
    for row in online {
        let Some(seen) = Seen::of(row, window) else {
            continue;
        };
        match &row.who {
            Who::Person { person, agency, deputy } => {
                let part = Part::Online { agency: agency.as_ref(), deputy: *deputy, seen };
                entries.push(Entry { person, at: seen.first, part });
            }
            Who::Stranger(name) => strangers.push(name.clone()),
        }
    }
    strangers.sort_unstable();
    strangers.dedup();
    entries.sort_unstable();
    let people = entries
        .chunk_by(|one, other| one.person == other.person)
        .map(|entries| person_of(entries, window, minimum_minutes))
        .collect();
    Attendance { people, strangers }
}

/// What one row says of one person. The order of entries is the order in which they are asked for the agency: hall
/// first, then time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry<'a, P, A> {
    person: &'a P,
    part: Part<'a, P, A>,
    at: Option<NaiveDateTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a, P, A> {
    Hall(&'a HallRow<P, A>),
    Online { agency: Option<&'a A>, deputy: bool, seen: Seen },
}

/// A row of a file, within the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    first: Option<NaiveDateTime>,
    last: Option<NaiveDateTime>,
    presence: Presence,
    file: i64,
}

impl Seen {
    /// Nothing when the row is of another time.
    fn of<P, A>(row: &OnlineRow<P, A>, window: Interval) -> Option<Seen> {
        let (bounds, presence) = match row.presence {
            Presence::Connected(interval) => {
                let shared = interval.shared(window)?;
                (Some(shared), Presence::Connected(shared))
            }
            Presence::Total { minutes, bounds: Some(bounds) } => {
                let shared = bounds.shared(window)?;
                let most = u32::try_from(shared.seconds() / 60).unwrap_or(u32::MAX);
                (Some(shared), Presence::Total { minutes: minutes.min(most), bounds: Some(shared) })
            }
            presence @ Presence::Total { bounds: None, .. } => (None, presence),
            // A form may be filled a day later.
            presence @ Presence::Listed(_) => (None, presence),
        };
        let (first, last) = (bounds.map(Interval::from), bounds.map(Interval::to));
        Some(Seen { first, last, presence, file: row.file })
    }
}

fn person_of<P: Ord + Clone, A: Ord + Clone>(
    entries: &[Entry<'_, P, A>],
    window: Interval,
    minimum_minutes: u32,
) -> PersonAttendance<P, A> {
    let mut hall: Option<NaiveDateTime> = None;
    // The earliest that names an agency.
    let mut agency: Option<((bool, Option<NaiveDateTime>), &A)> = None;
    let (mut sources, mut deputy) = (Vec::new(), false);
    let mut seen: Vec<Seen> = Vec::new();
    for entry in entries {
        let (named, of_hall) = match &entry.part {
            Part::Hall(row) => {
                hall = Some(hall.map_or(row.at, |earliest| earliest.min(row.at)));
                sources.push(if row.signed_sheet { Source::SignedSheet } else { Source::Door });
                deputy |= row.deputy;
                (row.agency.as_ref(), true)
            }
            Part::Online { agency, deputy: stands_in, seen: row } => {
                seen.push(*row);
                sources.push(Source::File(row.file));
                deputy |= stands_in;
                (*agency, false)
            }
        };
        if let Some(named) = named {
            // A row without a time stands behind those with one.
            let rank = (!of_hall, entry.at.or(Some(NaiveDateTime::MAX)));
            agency = Some(agency.map_or((rank, named), |earliest| earliest.min((rank, named))));
        }
    }
    sources.sort_unstable();
    sources.dedup();
    let minutes = minutes_of(&seen, window);
    let below_minimum = minutes.is_some_and(|minutes| minutes < minimum_minutes);
    let way = match (hall, seen.is_empty() || below_minimum) {
        (Some(_), true) => Way::Hall,
        (Some(_), false) => Way::Both,
        (None, _) => Way::Online,
    };
    PersonAttendance {
        person: entries[0].person.clone(),
        agency: agency.map(|(_, agency)| agency.clone()),
        way,
        first: seen.iter().filter_map(|row| row.first).chain(hall).min(),
        last: seen.iter().filter_map(|row| row.last).max(),
        minutes,
        connections: u32::try_from(seen.len()).unwrap_or(u32::MAX),
        below_minimum,
        deputy,
        sources,
    }
}

/// Full minutes online within the window; nothing when no row tells any.
fn minutes_of(seen: &[Seen], window: Interval) -> Option<u32> {
    let mut connected = Vec::new();
    let mut totals: Vec<(i64, u64)> = Vec::new();
    for row in seen {
        match row.presence {
            Presence::Connected(interval) => connected.push(interval),
            Presence::Total { minutes, .. } => totals.push((row.file, u64::from(minutes))),
            Presence::Listed(_) => {}
        }
    }
    if connected.is_empty() && totals.is_empty() {
        return None;
    }
    totals.sort_unstable();
    let sums = totals.chunk_by(|one, other| one.0 == other.0).map(|file| file.iter().map(|(_, minutes)| minutes).sum());
    let largest: u64 = sums.max().unwrap_or(0);
    let minutes = largest.max(covered_seconds(connected) / 60).min(window.seconds() / 60);
    u32::try_from(minutes).ok()
}

/// The rows that stand, each id once. Of copies that differ the least is taken, so that no order matters; one copy that
/// was taken back takes back all of them.
fn standing<R: Ord, I: Ord + ?Sized>(rows: &[R], id: impl Fn(&R) -> &I, taken_back: impl Fn(&R) -> bool) -> Vec<&R> {
    let mut sorted: Vec<&R> = rows.iter().collect();
    sorted.sort_unstable_by(|one, other| id(one).cmp(id(other)).then_with(|| one.cmp(other)));
    let copies = sorted.chunk_by(|one, other| id(one) == id(other));
    copies.filter(|copies| !copies.iter().any(|row| taken_back(row))).map(|copies| copies[0]).collect()
}

/// A connection is the same in every file; a total belongs to its file, because those of one file are added.
fn standing_online<P: Ord, A: Ord>(rows: &[OnlineRow<P, A>]) -> Vec<&OnlineRow<P, A>> {
    let of_file = |row: &OnlineRow<P, A>| match row.presence {
        Presence::Connected(_) | Presence::Listed(_) => None,
        Presence::Total { .. } => Some(row.file),
    };
    let mut sorted: Vec<&OnlineRow<P, A>> = rows.iter().collect();
    sorted.sort_unstable_by(|one, other| one.key.cmp(&other.key).then_with(|| one.cmp(other)));
    let mut rows = Vec::with_capacity(sorted.len());
    for copies in sorted.chunk_by(|one, other| one.key == other.key) {
        if copies.iter().any(|row| row.taken_back) {
            continue;
        }
        let mut files: Vec<Option<i64>> = Vec::new();
        for row in copies {
            let file = of_file(row);
            if !files.contains(&file) {
                files.push(file);
                rows.push(*row);
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests;
