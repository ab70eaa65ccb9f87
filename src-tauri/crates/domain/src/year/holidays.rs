//! The holidays that come with the program, 2021 to 2027.
//!
//! A day is shipped only when two sources kept apart agree on it: the package `holidays` of PyPI, and lists that quote
//! the joint decree of the three ministers with its last amendment. What one source alone says is left out. The decree
//! (*dasar*) is named as a source names it. A desk takes these rows over once and keeps its own from then on.

use super::working_days::HolidayKind;
use crate::writing::dates::iso_date;
use chrono::NaiveDate;

/// Columns tanggal, nama, jenis, dasar, catatan; cells hold no comma.
const ROWS: &str = include_str!("../../data/hari-libur.csv");

/// Years *perlu diperiksa*: in 2021 to 2025 and in 2027 the package `date-holidays` of npm, which computes the calendar,
/// has days of its own that were left out; of 2027 one source calls Idul Fitri and Idul Adha an estimate.
pub const YEARS_TO_CHECK: [i32; 6] = [2021, 2022, 2023, 2024, 2025, 2027];

/// A day off as shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShippedHoliday {
    pub date: NaiveDate,
    pub name: &'static str,
    pub kind: HolidayKind,
    /// The decree; empty where no source names it.
    pub basis: &'static str,
    /// Empty, or what is particular about the day.
    pub note: &'static str,
}

/// Every shipped day in order of date. Rows that do not parse are left out; a test holds that there are none.
pub fn shipped_holidays() -> Vec<ShippedHoliday> {
    ROWS.lines().skip(1).filter_map(holiday).collect()
}

fn holiday(row: &'static str) -> Option<ShippedHoliday> {
    let mut cells = row.split(',');
    let mut cell = || cells.next();
    let date = iso_date(cell()?)?;
    let (name, kind, basis, note) = (cell()?, HolidayKind::from_code(cell()?)?, cell()?, cell()?);
    (cell().is_none() && !name.is_empty()).then_some(ShippedHoliday { date, name, kind, basis, note })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use expect_test::expect;
    use std::collections::BTreeMap;
    use std::fmt::Write;

    #[test]
    fn every_row_parses_and_no_day_stands_twice() {
        let holidays = shipped_holidays();
        assert_eq!(ROWS.lines().next(), Some("tanggal,nama,jenis,dasar,catatan"));
        assert_eq!(holidays.len(), ROWS.lines().count() - 1, "a row does not parse");
        for pair in holidays.windows(2) {
            assert!(pair[0].date < pair[1].date, "{} stands twice or out of order", pair[1].date);
        }
        for holiday in &holidays {
            let year = holiday.date.year();
            assert!((2021..=2027).contains(&year), "{holiday:?}");
        }
    }

    #[test]
    fn days_of_each_year() {
        let mut years: BTreeMap<(i32, HolidayKind), Vec<String>> = BTreeMap::new();
        for holiday in shipped_holidays() {
            let day = format!("{}/{}", holiday.date.day(), holiday.date.month());
            years.entry((holiday.date.year(), holiday.kind)).or_default().push(day);
        }
        let mut text = String::new();
        for ((year, kind), days) in years {
            let mark = if YEARS_TO_CHECK.contains(&year) { " (perlu diperiksa)" } else { "" };
            writeln!(text, "{year}{mark} {}: {}", kind.code(), days.join(" ")).unwrap();
        }
        expect![[r#"
            2021 (perlu diperiksa) libur-nasional: 1/1 12/2 11/3 14/3 2/4 1/5 13/5 14/5 26/5 1/6 20/7 11/8 17/8 20/10 25/12
            2021 (perlu diperiksa) cuti-bersama: 12/5
            2022 (perlu diperiksa) libur-nasional: 1/1 1/2 28/2 3/3 15/4 1/5 2/5 3/5 16/5 26/5 1/6 10/7 30/7 17/8 8/10 25/12
            2022 (perlu diperiksa) cuti-bersama: 29/4 4/5 5/5 6/5
            2023 (perlu diperiksa) libur-nasional: 1/1 22/1 18/2 22/3 7/4 22/4 23/4 1/5 18/5 1/6 4/6 29/6 19/7 17/8 28/9 25/12
            2023 (perlu diperiksa) cuti-bersama: 23/1 23/3 19/4 20/4 21/4 24/4 25/4 2/6 28/6 30/6 26/12
            2024 (perlu diperiksa) libur-nasional: 1/1 8/2 10/2 14/2 11/3 29/3 31/3 10/4 11/4 1/5 9/5 23/5 1/6 17/6 7/7 17/8 16/9 27/11 25/12
            2024 (perlu diperiksa) cuti-bersama: 9/2 12/3 8/4 9/4 12/4 15/4 10/5 24/5 18/6 26/12
            2025 (perlu diperiksa) libur-nasional: 1/1 27/1 29/1 29/3 31/3 1/4 18/4 20/4 1/5 12/5 29/5 1/6 6/6 27/6 17/8 5/9 25/12
            2025 (perlu diperiksa) cuti-bersama: 28/1 28/3 2/4 3/4 4/4 7/4 13/5 30/5 9/6 18/8 26/12
            2026 libur-nasional: 1/1 16/1 17/2 19/3 21/3 22/3 3/4 5/4 1/5 14/5 27/5 31/5 1/6 16/6 17/8 25/8 25/12
            2026 cuti-bersama: 16/2 18/3 20/3 23/3 24/3 15/5 28/5 24/12
            2027 (perlu diperiksa) libur-nasional: 1/1 5/1 6/2 8/3 10/3 11/3 26/3 28/3 1/5 6/5 17/5 20/5 1/6 6/6 15/8 17/8 25/12 26/12
            2027 (perlu diperiksa) cuti-bersama: 5/2 9/3 12/3 15/3 25/3 18/5 19/5 24/12
        "#]].assert_eq(&text);
    }

    #[test]
    fn a_row_that_is_no_day_off_is_not_read() {
        for row in ["2021-13-01,A,libur-nasional,,", "2021-01-01,,libur-nasional,,", "2021-01-01,A,lain,,", "", "a,b"] {
            assert_eq!(holiday(row), None, "{row}");
        }
    }
}
