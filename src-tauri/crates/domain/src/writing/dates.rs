//! Dates as officers type them and as Excel hands them over.
//!
//! The day comes first, always (`10/12/21` is 10 December 2021). An impossible date is refused with a sentence that
//! says what would be possible; nothing is repaired silently. Writing dates is in [`crate::writing::words`].

use crate::writing::words::{MONTHS, WEEKDAYS, long_date, weekday};
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use std::fmt;

/// Years a desk deals with: births of the oldest officers to certificates of the next generation.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A day of [`YEARS`] in the shape in which dates are kept: `2021-12-10`, and nothing else.
pub fn iso_date(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (YEARS.contains(&date.year()) && date.to_string() == text).then_some(date)
}

/// Why a date is refused. Its `Display` is the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    Empty,
    Unknown(String),
    /// The month has fewer days; the year is told when it matters (February).
    NoSuchDay {
        day: u32,
        month: u32,
        year: Option<i32>,
        last: u32,
    },
    NoSuchMonth(u32),
    YearOutOfRange(i32),
    /// A weekday was typed and it is another one: real announcements carry such errors.
    Weekday {
        date: NaiveDate,
        typed: &'static str,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::Empty => f.write_str("Tanggal belum diisi."),
            DateError::Unknown(text) => {
                write!(f, "Tanggal “{text}” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.")
            }
            DateError::NoSuchDay { day, month, year, last } => {
                let month = MONTHS[(*month as usize - 1).min(11)];
                let year = year.map(|year| format!(" {year}")).unwrap_or_default();
                write!(f, "Tanggal {day} {month}{year} tidak ada. Ketik 1–{last} {month}{year}.")
            }
            DateError::NoSuchMonth(month) => {
                write!(f, "Bulan {month} tidak ada. Ketik hari, bulan, lalu tahun, misalnya 25/12/2021.")
            }
            DateError::YearOutOfRange(year) => {
                write!(f, "Tahun {year} di luar rentang. Ketik tahun {} sampai {}.", YEARS.start(), YEARS.end())
            }
            DateError::Weekday { date, typed } => {
                write!(f, "{} adalah hari {}, bukan {typed}. Periksa tanggalnya.", long_date(*date), weekday(*date))
            }
        }
    }
}

/// The date a person typed. `near` gives the year when none is typed (`10 des`).
///
/// Taken: `10/12/21`, `10-12-2021`, `10.12.2021`, `10 des`, `10 Desember 2021`, `Jumat, 10 Desember 2021`, ISO
/// (`2021-12-10`, with or without a time), `10122021`, and the serial number of Excel (`44540`).
pub fn parse_date(text: &str, near: NaiveDate) -> Result<NaiveDate, DateError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(DateError::Empty);
    }
    let (stated, body) = split_weekday(typed);
    let date = parse_body(body, near).map_err(|error| match error {
        DateError::Unknown(_) => DateError::Unknown(typed.to_owned()),
        other => other,
    })?;
    match stated {
        Some(typed) if typed != weekday(date) => Err(DateError::Weekday { date, typed }),
        Some(_) | None => Ok(date),
    }
}

fn split_weekday(typed: &str) -> (Option<&'static str>, &str) {
    let lower = typed.to_lowercase();
    for name in WEEKDAYS.iter().chain(&["Jum'at", "Jum’at", "Ahad"]) {
        if lower.starts_with(&name.to_lowercase()) {
            let rest = typed.get(name.len()..).unwrap_or_default();
            let name = match *name {
                "Jum'at" | "Jum’at" => "Jumat",
                "Ahad" => "Minggu",
                other => other,
            };
            return (Some(name), rest.trim_start_matches([',', '/', ' ', '\u{a0}']));
        }
    }
    (None, typed)
}

fn parse_body(body: &str, near: NaiveDate) -> Result<NaiveDate, DateError> {
    let unknown = || DateError::Unknown(body.to_owned());
    let body = without_time(body);
    if body.bytes().all(|b| b.is_ascii_digit()) {
        return digits_only(body).ok_or_else(unknown)?;
    }
    let parts: Vec<&str> =
        body.split(['/', '-', '.', ' ', '\u{a0}', ',', '(', ')']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| -> Result<u32, DateError> {
        if text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(unknown());
        }
        text.parse().map_err(|_| unknown())
    };
    let month_of = |text: &str| -> Result<u32, DateError> {
        match month_named(text) {
            Some(month) => Ok(month),
            None => number(text),
        }
    };
    match parts.as_slice() {
        [day, month] if month_named(month).is_some() => date_of(near.year(), month_of(month)?, number(day)?),
        [day, month] if body.contains('/') => date_of(near.year(), number(month)?, number(day)?),
        [year, month, day] if year.len() == 4 => date_of(number(year)? as i32, month_of(month)?, number(day)?),
        [day, month, year] if day.len() <= 2 && matches!(year.len(), 2 | 4) => {
            let typed = number(year)? as i32;
            // Two digits: 70 … 99 belong to the last century, 00 … 69 to this one.
            let year = match (year.len(), typed) {
                (4, typed) => typed,
                (_, 70..) => 1900 + typed,
                (_, _) => 2000 + typed,
            };
            date_of(year, month_of(month)?, number(day)?)
        }
        _ => Err(unknown()),
    }
}

/// Drops a time of day behind the date: `2021-12-10T00:00:00`, `10/12/2021 08:30`.
fn without_time(body: &str) -> &str {
    match body.find([':']) {
        Some(colon) => match body[..colon].rfind(['T', 't', ' ']) {
            Some(gap) => body[..gap].trim_end(),
            None => body,
        },
        None => body.trim_end(),
    }
}

fn digits_only(digits: &str) -> Option<Result<NaiveDate, DateError>> {
    match digits.len() {
        5 => digits.parse().ok().and_then(date_from_serial).map(Ok),
        8 => {
            let at = |range: std::ops::Range<usize>| digits.get(range).and_then(|text| text.parse::<u32>().ok());
            let iso = (at(0..4)?, at(4..6)?, at(6..8)?);
            let day_first = (at(4..8)?, at(2..4)?, at(0..2)?);
            // Years 1900-2100 read as month and day of the other order give month 19, 20 or 21: never both.
            let (year, month, day) = if YEARS.contains(&(iso.0 as i32)) && iso.1 <= 12 { iso } else { day_first };
            Some(date_of(year as i32, month, day))
        }
        _ => None,
    }
}

fn date_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth(month));
    }
    if !YEARS.contains(&year) {
        return Err(DateError::YearOutOfRange(year));
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| DateError::NoSuchDay {
        day,
        month,
        year: (month == 2).then_some(year),
        last: days_in(year, month),
    })
}

fn days_in(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or(28)
}

/// The month of a name or of its beginning: `des`, `Desember`, `Agt`, `Nop`, also the English names Excel writes.
pub fn month_named(text: &str) -> Option<u32> {
    let lower = text.trim_end_matches('.').to_lowercase();
    let odd = [
        ("pebruari", 2),
        ("peb", 2),
        ("march", 3),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("agt", 8),
        ("ags", 8),
        ("agust", 8),
        ("aug", 8),
        ("august", 8),
        ("sept", 9),
        ("oct", 10),
        ("october", 10),
        ("nop", 11),
        ("nopember", 11),
        ("dec", 12),
        ("december", 12),
        ("january", 1),
        ("february", 2),
    ];
    if let Some((_, month)) = odd.iter().find(|(name, _)| *name == lower) {
        return Some(*month);
    }
    let starts = |name: &str| lower.len() >= 3 && name.to_lowercase().starts_with(&lower);
    MONTHS.iter().position(|name| starts(name)).map(|at| at as u32 + 1)
}

/// The day of an Excel serial number of the 1900 system. Excel believes in 29 February 1900 (serial 60); that day is
/// refused. Answers nothing outside the years of the desk.
pub fn date_from_serial(serial: u32) -> Option<NaiveDate> {
    let epoch = match serial {
        0 | 60 => return None,
        1..=59 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        61.. => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    let date = epoch.checked_add_signed(TimeDelta::days(i64::from(serial)))?;
    YEARS.contains(&date.year()).then_some(date)
}

/// Wall-clock text of the command line and of tests: `2021-12-10T15.20`, `2021-12-10 15:20`, or a bare date (00.00).
pub fn parse_moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00.00"));
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let mut parts = time.split(['.', ':']);
    let mut next = || -> Option<u32> { parts.next().unwrap_or("0").parse().ok() };
    let (hour, minute, second) = (next()?, next()?, next()?);
    if parts.next().is_some() {
        return None;
    }
    date.and_hms_opt(hour, minute, second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use std::fmt::Write;

    fn near() -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 10, 28).unwrap()
    }

    #[test]
    fn typed_dates_are_read_or_refused_with_a_sentence() {
        let mut text = String::new();
        for typed in [
            "10/12/21",
            "10-12-2021",
            "10.12.2021",
            "1/2/1999",
            "5/6/70",
            "10 des",
            "10 Des.",
            "10/12",
            "10 Desember 2021",
            "10 DESEMBER 2021",
            "10-Des-21",
            "17 Agt 2021",
            "3 Nopember 2021",
            "10 Dec 2021",
            "2021-12-10",
            "2021-12-10T00:00:00",
            "2021-12-10 08:30:00",
            "10/12/2021 08:30",
            "10122021",
            "20211210",
            "20122021",
            "44540",
            "Jumat, 10 Desember 2021",
            "Jum'at 10 Desember 2021",
            "Selasa (27/9/2021)",
            "Selasa, 27/9/2021",
            "31/11/2021",
            "31 November",
            "29 feb 2021",
            "29/2/2024",
            "0/1/2021",
            "12/25/2021",
            "10/13/21",
            "10 Desember 3021",
            "10/12/021",
            "10",
            "kemarin",
            "1,98E+17",
            "",
            "١٠/١٢/٢٠٢١",
            "10//12//2021",
            "99999999",
            "00000",
        ] {
            match parse_date(typed, near()) {
                Ok(date) => writeln!(text, "{typed} → {}", long_date(date)).unwrap(),
                Err(error) => writeln!(text, "{typed} ✗ {error}").unwrap(),
            }
        }
        expect![[r#"
            10/12/21 → 10 Desember 2021
            10-12-2021 → 10 Desember 2021
            10.12.2021 → 10 Desember 2021
            1/2/1999 → 1 Februari 1999
            5/6/70 → 5 Juni 1970
            10 des → 10 Desember 2021
            10 Des. → 10 Desember 2021
            10/12 → 10 Desember 2021
            10 Desember 2021 → 10 Desember 2021
            10 DESEMBER 2021 → 10 Desember 2021
            10-Des-21 → 10 Desember 2021
            17 Agt 2021 → 17 Agustus 2021
            3 Nopember 2021 → 3 November 2021
            10 Dec 2021 → 10 Desember 2021
            2021-12-10 → 10 Desember 2021
            2021-12-10T00:00:00 → 10 Desember 2021
            2021-12-10 08:30:00 → 10 Desember 2021
            10/12/2021 08:30 → 10 Desember 2021
            10122021 → 10 Desember 2021
            20211210 → 10 Desember 2021
            20122021 → 20 Desember 2021
            44540 → 10 Desember 2021
            Jumat, 10 Desember 2021 → 10 Desember 2021
            Jum'at 10 Desember 2021 → 10 Desember 2021
            Selasa (27/9/2021) ✗ 27 September 2021 adalah hari Senin, bukan Selasa. Periksa tanggalnya.
            Selasa, 27/9/2021 ✗ 27 September 2021 adalah hari Senin, bukan Selasa. Periksa tanggalnya.
            31/11/2021 ✗ Tanggal 31 November tidak ada. Ketik 1–30 November.
            31 November ✗ Tanggal 31 November tidak ada. Ketik 1–30 November.
            29 feb 2021 ✗ Tanggal 29 Februari 2021 tidak ada. Ketik 1–28 Februari 2021.
            29/2/2024 → 29 Februari 2024
            0/1/2021 ✗ Tanggal 0 Januari tidak ada. Ketik 1–31 Januari.
            12/25/2021 ✗ Bulan 25 tidak ada. Ketik hari, bulan, lalu tahun, misalnya 25/12/2021.
            10/13/21 ✗ Bulan 13 tidak ada. Ketik hari, bulan, lalu tahun, misalnya 25/12/2021.
            10 Desember 3021 ✗ Tahun 3021 di luar rentang. Ketik tahun 1900 sampai 2100.
            10/12/021 ✗ Tanggal “10/12/021” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
            10 ✗ Tanggal “10” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
            kemarin ✗ Tanggal “kemarin” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
            1,98E+17 ✗ Tanggal “1,98E+17” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
             ✗ Tanggal belum diisi.
            ١٠/١٢/٢٠٢١ ✗ Tanggal “١٠/١٢/٢٠٢١” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
            10//12//2021 → 10 Desember 2021
            99999999 ✗ Bulan 99 tidak ada. Ketik hari, bulan, lalu tahun, misalnya 25/12/2021.
            00000 ✗ Tanggal “00000” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn excel_serial_numbers_skip_the_day_that_never_was() {
        for (serial, expected) in [
            (0, None),
            (1, NaiveDate::from_ymd_opt(1900, 1, 1)),
            (59, NaiveDate::from_ymd_opt(1900, 2, 28)),
            (60, None),
            (61, NaiveDate::from_ymd_opt(1900, 3, 1)),
            (44540, NaiveDate::from_ymd_opt(2021, 12, 10)),
            (u32::MAX, None),
        ] {
            assert_eq!(date_from_serial(serial), expected, "{serial}");
        }
    }

    #[test]
    fn moments_of_the_command_line() {
        let at = |h, m| near().and_hms_opt(h, m, 0);
        assert_eq!(parse_moment("2021-10-28T15.20"), at(15, 20));
        assert_eq!(parse_moment("2021-10-28 15:20"), at(15, 20));
        assert_eq!(parse_moment("2021-10-28"), at(0, 0));
        for wrong in ["", "2021-13-01", "2021-10-28T25.00", "2021-10-28T1.2.3.4", "besok"] {
            assert_eq!(parse_moment(wrong), None, "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(text in "\\PC{0,24}") {
            let _ = parse_date(&text, near());
            let _ = parse_moment(&text);
        }

        #[test]
        fn what_is_written_is_read_back(serial in 61u32..73_000) {
            let date = date_from_serial(serial).unwrap();
            for text in [long_date(date), crate::writing::words::short_date(date), crate::writing::words::tight_date(date),
                         crate::writing::words::weekday_date(date), date.to_string(), serial.to_string()] {
                if text.len() == 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
                    proptest::prop_assert_eq!(parse_date(&text, near()), Ok(date));
                }
            }
        }
    }
}
