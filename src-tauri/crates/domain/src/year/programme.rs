//! The programme of a session: items of so many minutes, one after the other. Times are computed, never typed twice.
//! Source: documents-year.md 11.4.

use std::fmt;

use chrono::{NaiveTime, Timelike as _};

/// Minutes of a day: a programme ends before midnight.
const DAY: u32 = 24 * 60;

/// When an item begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

/// The times of items that follow one another from `start`; none for what would go past midnight.
pub fn times(start: NaiveTime, minutes: &[u32]) -> Vec<Option<Span>> {
    let mut at = Some(minute_of(start));
    let mut next = |length: &u32| {
        let from = at?;
        at = from.checked_add(*length).filter(|to| *to < DAY);
        Some(Span { from: time_of(from)?, to: time_of(at?)? })
    };
    minutes.iter().map(&mut next).collect()
}

fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

fn time_of(minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
}

/// How a programme differs from the end of its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Minutes of the session without an item.
    Gap { ends: NaiveTime, session: NaiveTime, minutes: u32 },
    /// Minutes of the programme after the session.
    Overlap { ends: NaiveTime, session: NaiveTime, minutes: u32 },
}

/// Compares the end of the last item with the end of the session.
pub fn misfit(ends: NaiveTime, session: NaiveTime) -> Option<Misfit> {
    let (one, other) = (minute_of(ends), minute_of(session));
    match one.cmp(&other) {
        std::cmp::Ordering::Less => Some(Misfit::Gap { ends, session, minutes: other - one }),
        std::cmp::Ordering::Greater => Some(Misfit::Overlap { ends, session, minutes: one - other }),
        std::cmp::Ordering::Equal => None,
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ends, session, minutes, side) = match self {
            Misfit::Gap { ends, session, minutes } => (ends, session, minutes, "sebelum"),
            Misfit::Overlap { ends, session, minutes } => (ends, session, minutes, "sesudah"),
        };
        let shown = |time: &NaiveTime| time.format("%H.%M").to_string();
        let (ends, session) = (shown(ends), shown(session));
        write!(f, "Susunan acara selesai pukul {ends}, {minutes} menit {side} kegiatan selesai ({session}).")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
    }

    #[test]
    fn items_follow_one_another_from_the_start() {
        let found = times(at(9, 0), &[15, 0, 45]);
        let shown: Vec<_> = found.iter().flatten().map(|span| format!("{}-{}", span.from, span.to)).collect();
        assert_eq!(shown, ["09:00:00-09:15:00", "09:15:00-09:15:00", "09:15:00-10:00:00"]);
        assert_eq!(
            times(at(23, 0), &[30, 45, 5]).iter().map(Option::is_some).collect::<Vec<_>>(),
            [true, false, false]
        );
        assert_eq!(times(at(9, 0), &[u32::MAX, 1]), [None, None]);
        assert!(times(at(9, 0), &[]).is_empty());
    }

    #[test]
    fn a_gap_and_an_overlap_are_told() {
        let told = |ends| misfit(ends, at(12, 0)).map(|misfit| misfit.to_string());
        assert_eq!(told(at(12, 0)), None);
        assert_eq!(
            told(at(11, 45)).as_deref(),
            Some("Susunan acara selesai pukul 11.45, 15 menit sebelum kegiatan selesai (12.00).")
        );
        assert_eq!(
            told(at(12, 30)).as_deref(),
            Some("Susunan acara selesai pukul 12.30, 30 menit sesudah kegiatan selesai (12.00).")
        );
    }
}
