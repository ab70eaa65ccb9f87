//! Rekap kehadiran: exactly one status for each invited agency, and the figures of a group (documents-year.md 11.7).

use super::{PersonAttendance, Way};
use crate::office::agency::Tree;
use crate::writing::figures;
use std::collections::BTreeMap;

/// How an invited agency attended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Absent,
    /// Only deputies came.
    Represented,
    Hall,
    Online,
    Both,
}

impl Status {
    /// `tidak-hadir`, `diwakili`, `luring`, `daring`, `keduanya`.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Absent => "tidak-hadir",
            Status::Represented => "diwakili",
            Status::Hall => Way::Hall.code(),
            Status::Online => Way::Online.code(),
            Status::Both => Way::Both.code(),
        }
    }

    /// The words on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Status::Absent => "Tidak hadir",
            Status::Represented => "Diwakili",
            Status::Hall => "Hadir luring",
            Status::Online => "Hadir daring",
            Status::Both => "Luring dan daring",
        }
    }
}

/// An agency that was invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited<A> {
    pub agency: A,
    /// Code of the recap group of its kind.
    pub group: String,
}

/// How one invited agency attended, its sub-units with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyAttendance<A> {
    pub agency: A,
    pub group: String,
    pub status: Status,
    /// Also of an agency that was only represented.
    pub way: Option<Way>,
    /// People who count, deputies among them.
    pub people: u32,
    /// Those of them who were in the hall, and those who were online: somebody who was both stands in both.
    pub hall: u32,
    pub online: u32,
    pub deputies: u32,
    /// The longest online stay of one of its people.
    pub minutes: Option<u32>,
}

/// How the invited agencies attended, in the given order; and how many people who count belong to none of them. A
/// sub-unit's people count for the nearest invited unit above it.
pub fn recap<P, A: Ord + Clone>(
    people: &[PersonAttendance<P, A>],
    invited: &[Invited<A>],
    tree: &Tree<A>,
) -> (Vec<AgencyAttendance<A>>, u32) {
    let mut rows: Vec<AgencyAttendance<A>> = invited.iter().map(AgencyAttendance::absent).collect();
    let places: BTreeMap<&A, usize> = invited.iter().enumerate().map(|(at, invited)| (&invited.agency, at)).collect();
    let mut others = 0;
    for person in people.iter().filter(|person| person.counts()) {
        let unit = person.agency.as_ref();
        let place = unit.and_then(|unit| tree.nearest(unit, |unit| places.contains_key(unit)));
        match place.and_then(|unit| places.get(unit)) {
            Some(at) => rows[*at].add(person),
            None => others += 1,
        }
    }
    (rows, others)
}

impl<A: Clone> AgencyAttendance<A> {
    fn absent(invited: &Invited<A>) -> Self {
        AgencyAttendance {
            agency: invited.agency.clone(),
            group: invited.group.clone(),
            status: Status::Absent,
            way: None,
            people: 0,
            hall: 0,
            online: 0,
            deputies: 0,
            minutes: None,
        }
    }

    fn add<P>(&mut self, person: &PersonAttendance<P, A>) {
        let way = self.way.map_or(person.way, |way| way.with(person.way));
        self.way = Some(way);
        self.people += 1;
        self.hall += u32::from(person.way != Way::Online);
        self.online += u32::from(person.way != Way::Hall);
        self.deputies += u32::from(person.deputy);
        self.minutes = self.minutes.max(person.minutes);
        self.status = match way {
            _ if self.deputies == self.people => Status::Represented,
            Way::Hall => Status::Hall,
            Way::Online => Status::Online,
            Way::Both => Status::Both,
        };
    }
}

/// The figures of one recap group or of all. `hall`, `online`, `both` and `absent` add up to `invited`; those
/// represented stand in one of the first three, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub invited: u32,
    pub hall: u32,
    pub online: u32,
    pub both: u32,
    pub represented: u32,
    pub absent: u32,
}

impl Summary {
    /// Share that attended, one decimal; `–` when nobody was invited.
    pub fn percent(self) -> String {
        figures::percent(u64::from(self.invited - self.absent), u64::from(self.invited))
    }

    fn add<A>(&mut self, row: &AgencyAttendance<A>) {
        self.invited += 1;
        self.represented += u32::from(row.status == Status::Represented);
        match row.way {
            None => self.absent += 1,
            Some(Way::Hall) => self.hall += 1,
            Some(Way::Online) => self.online += 1,
            Some(Way::Both) => self.both += 1,
        }
    }
}

/// The figures of all.
pub fn total<A>(rows: &[AgencyAttendance<A>]) -> Summary {
    let mut summary = Summary::default();
    rows.iter().for_each(|row| summary.add(row));
    summary
}

/// The figures per recap group: in the given order of group codes, then any other group in the order met. Groups
/// without an agency are left out.
pub fn by_group<A>(rows: &[AgencyAttendance<A>], order: &[&str]) -> Vec<(String, Summary)> {
    let mut groups: Vec<(String, Summary)> =
        order.iter().map(|code| ((*code).to_owned(), Summary::default())).collect();
    for row in rows {
        let at = groups.iter().position(|(code, _)| *code == row.group).unwrap_or_else(|| {
            groups.push((row.group.clone(), Summary::default()));
            groups.len() - 1
        });
        groups[at].1.add(row);
    }
    groups.retain(|(_, summary)| *summary != Summary::default());
    groups
}
