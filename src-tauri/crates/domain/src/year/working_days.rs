//! Working days (*hari kerja*): Monday to Friday without the holidays of the desk.
//!
//! The first day counted is the day after (documents-year.md 12.1). Holidays are rows of the desk, typed or imported
//! by year. A year without any row, or one still to be checked, is told with every answer that needed it: a date may
//! be shown then, but never without that remark. Which days are shipped with the program is in
//! [`crate::year::holidays`].

use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;
use std::fmt;

/// What kind of day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HolidayKind {
    /// *Libur nasional*.
    National,
    /// *Cuti bersama*: a day off unless the desk's switch says otherwise.
    JointLeave,
}

impl HolidayKind {
    /// `libur-nasional`, `cuti-bersama`.
    pub const fn code(self) -> &'static str {
        match self {
            HolidayKind::National => "libur-nasional",
            HolidayKind::JointLeave => "cuti-bersama",
        }
    }

    /// The words on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            HolidayKind::National => "Libur nasional",
            HolidayKind::JointLeave => "Cuti bersama",
        }
    }

    pub fn from_code(code: &str) -> Option<HolidayKind> {
        [HolidayKind::National, HolidayKind::JointLeave].into_iter().find(|kind| kind.code() == code)
    }
}

/// The switch for joint leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JointLeave {
    /// No working day.
    #[default]
    DayOff,
    WorkingDay,
}

/// A year whose holidays are not sure. Its `Display` is the sentence to show beside a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnsureYear {
    /// No row at all: only Saturdays and Sundays were left out.
    Unfilled(i32),
    /// Marked *perlu diperiksa*.
    Unchecked(i32),
}

impl fmt::Display for UnsureYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnsureYear::Unfilled(year) => write!(
                f,
                "Hari libur {year} belum diisi; hanya Sabtu dan Minggu yang dilewati. Isi atau impor hari libur {year}."
            ),
            UnsureYear::Unchecked(year) => {
                write!(f, "Hari libur {year} perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.")
            }
        }
    }
}

/// An answer of the calendar with the years it cannot vouch for, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned<T> {
    pub value: T,
    pub unsure: Vec<UnsureYear>,
}

/// The calendar of an office.
#[derive(Clone, Debug, Default)]
pub struct WorkingDays {
    off: BTreeSet<NaiveDate>,
    filled: BTreeSet<i32>,
    to_check: BTreeSet<i32>,
}

impl WorkingDays {
    /// From the holidays of the desk, in any order, and the years marked *perlu diperiksa*.
    pub fn new(
        holidays: impl IntoIterator<Item = (NaiveDate, HolidayKind)>,
        joint_leave: JointLeave,
        to_check: impl IntoIterator<Item = i32>,
    ) -> WorkingDays {
        let mut days = WorkingDays { to_check: to_check.into_iter().collect(), ..WorkingDays::default() };
        for (date, kind) in holidays {
            days.filled.insert(date.year());
            match (kind, joint_leave) {
                (HolidayKind::National, _) | (HolidayKind::JointLeave, JointLeave::DayOff) => {
                    days.off.insert(date);
                }
                (HolidayKind::JointLeave, JointLeave::WorkingDay) => {}
            }
        }
        days
    }

    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.off.contains(&date)
    }

    /// The `count`-th working day after a date; with 0 the date itself, whatever day it is.
    ///
    /// Received on Wednesday 3 November 2021, a term of 7 working days ends on Friday 12 November.
    pub fn after(&self, date: NaiveDate, count: u16) -> Reckoned<NaiveDate> {
        let mut last = date;
        let mut left = count;
        while left > 0 {
            let Some(next) = last.succ_opt() else { break };
            last = next;
            left -= u16::from(self.is_working_day(next));
        }
        Reckoned { value: last, unsure: self.unsure(date, last) }
    }

    /// The first working day after a date.
    pub fn first_after(&self, date: NaiveDate) -> Reckoned<NaiveDate> {
        self.after(date, 1)
    }

    /// How many working days lie after `from`, up to and including `to`; 0 when `to` is not later.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> Reckoned<usize> {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        let count = days.filter(|day| self.is_working_day(*day)).count();
        Reckoned { value: count, unsure: self.unsure(from, to) }
    }

    /// Of the years of the days after `from` up to `to`.
    fn unsure(&self, from: NaiveDate, to: NaiveDate) -> Vec<UnsureYear> {
        let Some(first) = from.succ_opt() else { return Vec::new() };
        let years = first.year()..=to.year();
        years
            .filter(|_| first <= to)
            .filter_map(|year| match (self.filled.contains(&year), self.to_check.contains(&year)) {
                (false, _) => Some(UnsureYear::Unfilled(year)),
                (true, true) => Some(UnsureYear::Unchecked(year)),
                (true, false) => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::words::weekday_date;
    use chrono::TimeDelta;
    use expect_test::expect;
    use proptest::prelude::*;
    use std::fmt::Write;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A few days of two years; the joint leave was taken back in truth.
    fn calendar(joint_leave: JointLeave) -> WorkingDays {
        use HolidayKind::{JointLeave as Leave, National};
        let holidays = [
            (day("2021-10-20"), National),
            (day("2021-12-24"), Leave),
            (day("2021-12-25"), National),
            (day("2022-01-01"), National),
            (day("2022-02-01"), National),
        ];
        WorkingDays::new(holidays, joint_leave, [2022])
    }

    #[test]
    fn days_are_counted_from_the_day_after() {
        let mut text = String::new();
        for (joint_leave, from, count) in [
            (JointLeave::DayOff, "2021-10-30", 1),
            (JointLeave::DayOff, "2021-11-03", 7),
            (JointLeave::DayOff, "2021-11-03", 0),
            (JointLeave::DayOff, "2021-10-16", 0),
            (JointLeave::DayOff, "2021-10-18", 2),
            (JointLeave::DayOff, "2021-12-23", 1),
            (JointLeave::WorkingDay, "2021-12-23", 1),
            (JointLeave::DayOff, "2021-12-30", 2),
            (JointLeave::DayOff, "2022-12-30", 1),
        ] {
            let end = calendar(joint_leave).after(day(from), count);
            write!(text, "{from} + {count} ({joint_leave:?}) = {}", weekday_date(end.value)).unwrap();
            end.unsure.iter().for_each(|year| write!(text, "\n  {year}").unwrap());
            text.push('\n');
        }
        expect![[r#"
            2021-10-30 + 1 (DayOff) = Senin, 1 November 2021
            2021-11-03 + 7 (DayOff) = Jumat, 12 November 2021
            2021-11-03 + 0 (DayOff) = Rabu, 3 November 2021
            2021-10-16 + 0 (DayOff) = Sabtu, 16 Oktober 2021
            2021-10-18 + 2 (DayOff) = Kamis, 21 Oktober 2021
            2021-12-23 + 1 (DayOff) = Senin, 27 Desember 2021
            2021-12-23 + 1 (WorkingDay) = Jumat, 24 Desember 2021
            2021-12-30 + 2 (DayOff) = Senin, 3 Januari 2022
              Hari libur 2022 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.
            2022-12-30 + 1 (DayOff) = Senin, 2 Januari 2023
              Hari libur 2022 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.
              Hari libur 2023 belum diisi; hanya Sabtu dan Minggu yang dilewati. Isi atau impor hari libur 2023.
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn nothing_lies_between_a_day_and_an_earlier_one() {
        let days = calendar(JointLeave::DayOff);
        for to in ["2021-10-20", "2021-10-19", "1900-01-01"] {
            let none = Reckoned { value: 0, unsure: vec![] };
            assert_eq!(days.between(day("2021-10-20"), day(to)), none);
        }
    }

    #[test]
    fn the_end_of_the_calendar_ends_the_walk() {
        assert_eq!(WorkingDays::default().after(NaiveDate::MAX, 3).value, NaiveDate::MAX);
    }

    /// Whole weeks by division, then holidays one by one: another way to the same number.
    fn counted_apart(off: &BTreeSet<NaiveDate>, from: NaiveDate, to: NaiveDate) -> usize {
        let all = (to - from).num_days().max(0);
        let (weeks, rest) = (all / 7, all % 7);
        let start = i64::from(from.weekday().num_days_from_monday());
        let odd = (1..=rest).filter(|step| (start + step) % 7 < 5).count();
        let on_weekdays =
            |date: &&NaiveDate| from < **date && **date <= to && date.weekday().num_days_from_monday() < 5;
        weeks as usize * 5 + odd - off.iter().filter(on_weekdays).count()
    }

    proptest! {
        #[test]
        fn counting_agrees_with_a_count_apart(
            start in 0i64..2_000,
            length in -10i64..400,
            off in prop::collection::btree_set(0i64..2_400, 0..120),
        ) {
            let on = |number| day("2021-01-01") + TimeDelta::days(number);
            let off: BTreeSet<NaiveDate> = off.into_iter().map(on).collect();
            let holidays = off.iter().map(|date| (*date, HolidayKind::National));
            let days = WorkingDays::new(holidays, JointLeave::DayOff, []);
            let (from, to) = (on(start), on(start + length));
            prop_assert_eq!(days.between(from, to).value, counted_apart(&off, from, to));
        }

        #[test]
        fn what_is_added_is_counted_back(
            start in 0i64..2_000,
            count in 1u16..60,
            off in prop::collection::btree_set(0i64..2_400, 0..120),
        ) {
            let on = |number| day("2021-01-01") + TimeDelta::days(number);
            let holidays = off.into_iter().map(|number| (on(number), HolidayKind::JointLeave));
            let days = WorkingDays::new(holidays, JointLeave::DayOff, []);
            let end = days.after(on(start), count).value;
            prop_assert!(days.is_working_day(end));
            prop_assert_eq!(days.between(on(start), end).value, usize::from(count));
        }
    }
}
