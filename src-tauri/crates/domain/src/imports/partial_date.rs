//! A year or a month where a day is asked: "2019", "Tahun 2018", "Januari 2020", "01/2020".

use crate::writing::dates::month_named;
use chrono::{Datelike, NaiveDate};

/// From its first to its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PartialDate {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// "tahun", "bulan dan tahun": what was written.
    pub written: &'static str,
}

/// Years that are meant as years.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// The year or month a text names; nothing when it names none.
pub(super) fn partial_date(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> =
        text.split(['/', '-', '.', ' ', '\u{a0}', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year] => of_year(year_in(year)?),
        [word, year] if matches!(word.to_lowercase().as_str(), "tahun" | "thn" | "th") => of_year(year_in(year)?),
        [month, year] if year_in(year).is_some() => of_month(year_in(year)?, month_in(month)?),
        [year, month] => of_month(year_in(year)?, month_in(month)?),
        _ => None,
    }
}

fn year_in(text: &str) -> Option<i32> {
    let plain = text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

fn month_in(text: &str) -> Option<u32> {
    let number = || text.parse().ok().filter(|_| text.len() <= 2 && text.bytes().all(|digit| digit.is_ascii_digit()));
    month_named(text).or_else(number).filter(|month| (1..=12).contains(month))
}

fn of_year(year: i32) -> Option<PartialDate> {
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
    Some(PartialDate { first, last, written: "tahun" })
}

fn of_month(year: i32, month: u32) -> Option<PartialDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next = if month == 12 {
        NaiveDate::from_ymd_opt(year + 1, 1, 1)
    } else {
        first.with_day(1).and_then(|day| day.with_month(month + 1))
    };
    Some(PartialDate { first, last: next?.pred_opt()?, written: "bulan dan tahun" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_months_have_a_first_and_a_last_day() {
        for (text, expected) in [
            ("2019", Some("2019-01-01 2019-12-31")),
            ("Tahun 2018", Some("2018-01-01 2018-12-31")),
            ("Januari 2020", Some("2020-01-01 2020-01-31")),
            ("feb, 2024", Some("2024-02-01 2024-02-29")),
            ("01/2020", Some("2020-01-01 2020-01-31")),
            ("12-2020", Some("2020-12-01 2020-12-31")),
            ("2020-05", Some("2020-05-01 2020-05-31")),
            ("1/2/2020", None),
            ("13/2020", None),
            ("10 des", None),
            ("43900", None),
            ("3019", None),
            ("", None),
        ] {
            assert_eq!(
                partial_date(text).map(|found| format!("{} {}", found.first, found.last)).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
