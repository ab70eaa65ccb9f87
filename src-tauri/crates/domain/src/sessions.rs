//! Sessions (kegiatan) and who attended them: in the hall, online, or both.
//!
//! The way of an online file: [`participants`] reads it, [`names`] says who is meant by each display name, a person
//! confirms what is asked, [`attendance`] joins hall and connections to one answer per person and per invited agency.
//! [`door`] finds who stands at the check-in desk. All times are on the wall clock of the desk's zone.

pub mod attendance;
pub mod door;
pub mod names;
pub mod participants;

use crate::writing::words::Zone;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// When a session takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTime {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    /// Before the start and behind the end a connection counts for so many minutes more.
    pub margin_minutes: u16,
    pub zone: Zone,
}

impl SessionTime {
    /// Minutes of the margin unless the office says otherwise (attendance-files.md 0.8).
    pub const MARGIN_MINUTES: u16 = 30;

    pub fn day(self) -> NaiveDate {
        self.start.date()
    }

    /// The stretch in which presence counts: the session with its margins.
    pub fn window(self) -> Interval {
        let margin = TimeDelta::minutes(i64::from(self.margin_minutes));
        Interval::new(self.start - margin, self.end + margin)
    }
}

/// A stretch of time; it never ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    from: NaiveDateTime,
    to: NaiveDateTime,
}

impl Interval {
    /// From one moment to another; an end before the beginning is taken as the beginning.
    pub fn new(from: NaiveDateTime, to: NaiveDateTime) -> Interval {
        Interval { from, to: to.max(from) }
    }

    pub fn from(self) -> NaiveDateTime {
        self.from
    }

    pub fn to(self) -> NaiveDateTime {
        self.to
    }

    pub fn seconds(self) -> u64 {
        (self.to - self.from).num_seconds().unsigned_abs()
    }

    /// What both share; nothing when they do not even touch.
    pub fn shared(self, other: Interval) -> Option<Interval> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from <= to).then_some(Interval { from, to })
    }

    /// Whether both last at the same time, longer than a moment.
    fn overlaps(self, other: Interval) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// The length of what the intervals cover together, in seconds; overlaps count once.
fn covered_seconds(mut intervals: Vec<Interval>) -> u64 {
    intervals.sort_unstable();
    let mut covered = 0;
    let mut open: Option<Interval> = None;
    for next in intervals {
        match &mut open {
            Some(current) if next.from <= current.to => current.to = current.to.max(next.to),
            Some(current) => {
                covered += current.seconds();
                open = Some(next);
            }
            None => open = Some(next),
        }
    }
    covered + open.map_or(0, Interval::seconds)
}

#[cfg(test)]
mod tests;
