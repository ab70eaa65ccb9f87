//! Times as meeting programs write them. Which of two numbers is the day is decided once for a whole file.

use super::FileProblem;
use crate::writing::dates::{YEARS, date_from_serial, month_named};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// How `10/04/2021` is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrder {
    MonthFirst,
    DayFirst,
}

/// A time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Read in one way only.
    Fixed(NaiveDateTime),
    /// Day and month are numbers whose order is not told.
    Numbers { first: u32, second: u32, year: i32, time: NaiveTime, half_day: bool },
    /// A time of day without a date.
    Clock(NaiveTime),
}

impl Written {
    /// The time of a cell; nothing when it is none.
    ///
    /// Taken: `10/04/2021 08:58:30 AM`, `2021-10-04 09:00:00` (also with `T` and `Z`), `15/11/22, 09:30:17`,
    /// `06.10.26, 18:01:00` (dots: the day first), `Mar 22, 2025 7:13 PM`, `09:02`, `5:58 PM`, `09.02`, and Excel's
    /// serial number (`44473.375`, `0.375`).
    pub(super) fn read(text: &str) -> Option<Written> {
        if let Some(moment) = of_serial(text) {
            return Some(moment);
        }
        let mut tokens: Vec<&str> = Vec::new();
        let (mut clock, mut half) = (None, None);
        for token in tokens_of(text) {
            match half_day(token) {
                Some(found) => half = Some(found),
                None if token.contains(':') => clock = Some(token),
                None => tokens.push(token),
            }
        }
        // Indonesian programs write 09.02.10: behind a date, or by itself.
        if clock.is_none() && tokens.last().is_some_and(|last| of_dots(last, tokens.len() > 1)) {
            clock = tokens.pop();
        }
        let time = match clock {
            Some(clock) => time_of(clock, half)?,
            None => NaiveTime::MIN,
        };
        match tokens.as_slice() {
            [] => clock.map(|_| Written::Clock(time)),
            [date] => of_numbers(date, time, half.is_some()),
            [.., month, day, year] if month_named(month).is_some() => {
                Some(Written::Fixed(day_of(year.parse().ok()?, month_named(month)?, day.parse().ok()?)?.and_time(time)))
            }
            [.., day, month, year] => {
                Some(Written::Fixed(day_of(year.parse().ok()?, month_named(month)?, day.parse().ok()?)?.and_time(time)))
            }
            _ => None,
        }
    }

    /// The moment in the order of the file; a time of day takes the given date.
    pub(super) fn moment(self, order: DateOrder, date: Option<NaiveDate>) -> Option<NaiveDateTime> {
        match self {
            Written::Fixed(moment) => Some(moment),
            Written::Clock(time) => Some(date?.and_time(time)),
            Written::Numbers { first, second, year, time, .. } => {
                let (month, day) = match order {
                    DateOrder::MonthFirst => (first, second),
                    DateOrder::DayFirst => (second, first),
                };
                Some(day_of(year, month, day)?.and_time(time))
            }
        }
    }

    fn day(self, order: DateOrder) -> Option<NaiveDate> {
        self.moment(order, None).map(|moment| moment.date())
    }
}

/// The order of day and month in a file (attendance-files.md 2.6): a part above 12 decides; else AM and PM say month
/// first; else the one reading that puts every row on the session's day; else it is asked. AM and PM are asked, too,
/// when only the other reading falls on the session's day: Australia writes the day first and PM.
///
/// `None`: nothing in the file depends on it.
pub(super) fn order_of(
    times: &[Written],
    session_day: NaiveDate,
    answer: Option<DateOrder>,
) -> Result<Option<DateOrder>, FileProblem> {
    let (mut month_first, mut day_first, mut half_days) = (0usize, 0usize, false);
    let mut doubtful: Option<Written> = None;
    let mut on_day = (true, true);
    for written in times {
        let Written::Numbers { first, second, half_day, .. } = *written else {
            continue;
        };
        half_days |= half_day;
        month_first += usize::from(second > 12);
        day_first += usize::from(first > 12);
        if first <= 12 && second <= 12 && first != second {
            doubtful = doubtful.or(Some(*written));
        }
        on_day.0 &= written.day(DateOrder::MonthFirst) == Some(session_day);
        on_day.1 &= written.day(DateOrder::DayFirst) == Some(session_day);
    }
    if answer.is_some() {
        return Ok(answer);
    }
    let Some(doubtful) = doubtful else {
        return Ok(match month_first.cmp(&day_first) {
            std::cmp::Ordering::Greater => Some(DateOrder::MonthFirst),
            std::cmp::Ordering::Less => Some(DateOrder::DayFirst),
            std::cmp::Ordering::Equal => None,
        });
    };
    match (month_first > 0, day_first > 0, half_days, on_day) {
        (true, false, ..) | (false, false, true, (true, _) | (_, false)) => Ok(Some(DateOrder::MonthFirst)),
        (false, true, ..) => Ok(Some(DateOrder::DayFirst)),
        (false, false, false, (true, false)) => Ok(Some(DateOrder::MonthFirst)),
        (false, false, false, (false, true)) => Ok(Some(DateOrder::DayFirst)),
        _ => match (doubtful.day(DateOrder::MonthFirst), doubtful.day(DateOrder::DayFirst)) {
            (Some(month_first), Some(day_first)) => Err(FileProblem::TwoReadings { month_first, day_first }),
            (None, _) => Ok(Some(DateOrder::DayFirst)),
            (_, None) => Ok(Some(DateOrder::MonthFirst)),
        },
    }
}

/// A date in the name of a file: `participants_84512345678_2025_06_23.csv`, `… (2026-09-26 14:41)`.
pub(super) fn date_in_name(name: &str) -> Option<NaiveDate> {
    let runs: Vec<&str> = name.split(|sign: char| !sign.is_ascii_digit()).collect();
    runs.windows(3).find_map(|part| match part {
        [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
            day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    })
}

fn tokens_of(text: &str) -> impl Iterator<Item = &str> {
    let gap = |sign: char| sign.is_whitespace() || matches!(sign, ',' | '(' | ')');
    // The T of 2021-10-04T09:00:00.
    let at = text.find('T').filter(|at| text[..*at].ends_with(|sign: char| sign.is_ascii_digit()));
    let (front, back) = at.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    front.split(gap).chain(back.split(gap)).filter(|token| !token.is_empty())
}

/// Whether a token says before or after noon; `true`: after.
fn half_day(token: &str) -> Option<bool> {
    match token.to_ascii_lowercase().as_str() {
        "am" | "a.m." => Some(false),
        "pm" | "p.m." => Some(true),
        _ => None,
    }
}

fn of_dots(token: &str, behind_date: bool) -> bool {
    let parts: Vec<&str> = token.split('.').collect();
    let numbers = parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    numbers && (parts.len() == 2 || parts.len() == 3 && behind_date)
}

fn time_of(token: &str, half: Option<bool>) -> Option<NaiveTime> {
    let lower = token.to_ascii_lowercase();
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(false)),
        (_, Some(digits)) => (digits, Some(true)),
        (None, None) => (lower.as_str(), half),
    };
    // Fractions of seconds and the Z of UTC.
    let digits = digits.trim_end_matches('z');
    let digits = if digits.contains(':') { digits.split('.').next()? } else { digits };
    let parts: Option<Vec<u32>> = digits.split([':', '.']).map(|part| part.parse().ok()).collect();
    let (hour, minute, second) = match parts?.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = match (half, hour) {
        (Some(false), 12) => 0,
        (Some(true), 1..=11) => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn of_numbers(date: &str, time: NaiveTime, half_day: bool) -> Option<Written> {
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    if let Some(month) = month_named(second) {
        return Some(Written::Fixed(day_of(third.parse().ok()?, month, first.parse().ok()?)?.and_time(time)));
    }
    let number = |text: &str| text.parse::<u32>().ok();
    if first.len() == 4 {
        return Some(Written::Fixed(day_of(first.parse().ok()?, number(second)?, number(third)?)?.and_time(time)));
    }
    let (first, second, year) = (number(first)?, number(second)?, third.parse::<i32>().ok()?);
    if date.contains('.') {
        return Some(Written::Fixed(day_of(year, second, first)?.and_time(time)));
    }
    let possible = day_of(year, first, second).is_some() || day_of(year, second, first).is_some();
    possible.then_some(Written::Numbers { first, second, year, time, half_day })
}

/// A day; a year of two digits belongs to this century.
fn day_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| YEARS.contains(&day.year()))
}

/// The moment of Excel's serial number to the nearest second; a time of day is a part of day 0 (`0.375`).
fn of_serial(text: &str) -> Option<Written> {
    let (days, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // `0.05` is five minutes past midnight, written with a dot.
    let is_clock = days == "0" && text.len() > 1 && part.len() != 2;
    if !(days.len() == 5 || is_clock) || !digits(days) || !digits(part) {
        return None;
    }
    let part = &part[..part.len().min(12)];
    let whole = 10_u64.pow(u32::try_from(part.len()).ok()?);
    let seconds = (part.parse::<u64>().ok()? * 86_400 + whole / 2) / whole;
    if is_clock {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(seconds).ok()?, 0)?;
        return Some(Written::Clock(time));
    }
    let day = date_from_serial(days.parse().ok()?)?;
    let moment = day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(i64::try_from(seconds).ok()?))?;
    Some(Written::Fixed(moment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn times_of_every_program_are_read() {
        let written = [
            "10/04/2021 08:58:30 AM",
            "10/04/2021 12:03:44 PM",
            "10/04/2021 12:03:44 AM",
            "09/09/2026 19:02",
            "2021-10-04 09:00:00",
            "2021-10-04T09:00:00.123Z",
            "10/4/22, 9:01:13 AM",
            "10/4/22, 9:01:13\u{202f}AM",
            "15/11/22, 09:30:17",
            "06.10.26, 18:01:00",
            "5/04/2026, 4:21:32 PM",
            "Mar 22, 2025 19:13:27",
            "Mar 22, 2025 7:13 PM",
            "Oct 1, 2026, 6:02:11 AM",
            "4 Okt 2021 09.00.10",
            "04/10/2021 09.01",
            "09:02",
            "5:58 PM",
            "5:58PM",
            "09.02",
            "44473.375",
            "44473,3756944444",
            "44473",
            "0.375",
            "0,5",
            "0.05",
            "0.9999999",
            "0",
            "--",
            "",
            "13/13/2021 09:00",
            "besok",
            "25:00",
            "1",
        ];
        let lines: String = written.iter().map(|text| format!("{text:24} {:?}\n", Written::read(text))).collect();
        expect![[r#"
            10/04/2021 08:58:30 AM   Some(Numbers { first: 10, second: 4, year: 2021, time: 08:58:30, half_day: true })
            10/04/2021 12:03:44 PM   Some(Numbers { first: 10, second: 4, year: 2021, time: 12:03:44, half_day: true })
            10/04/2021 12:03:44 AM   Some(Numbers { first: 10, second: 4, year: 2021, time: 00:03:44, half_day: true })
            09/09/2026 19:02         Some(Numbers { first: 9, second: 9, year: 2026, time: 19:02:00, half_day: false })
            2021-10-04 09:00:00      Some(Fixed(2021-10-04T09:00:00))
            2021-10-04T09:00:00.123Z Some(Fixed(2021-10-04T09:00:00))
            10/4/22, 9:01:13 AM      Some(Numbers { first: 10, second: 4, year: 22, time: 09:01:13, half_day: true })
            10/4/22, 9:01:13 AM      Some(Numbers { first: 10, second: 4, year: 22, time: 09:01:13, half_day: true })
            15/11/22, 09:30:17       Some(Numbers { first: 15, second: 11, year: 22, time: 09:30:17, half_day: false })
            06.10.26, 18:01:00       Some(Fixed(2026-10-06T18:01:00))
            5/04/2026, 4:21:32 PM    Some(Numbers { first: 5, second: 4, year: 2026, time: 16:21:32, half_day: true })
            Mar 22, 2025 19:13:27    Some(Fixed(2025-03-22T19:13:27))
            Mar 22, 2025 7:13 PM     Some(Fixed(2025-03-22T19:13:00))
            Oct 1, 2026, 6:02:11 AM  Some(Fixed(2026-10-01T06:02:11))
            4 Okt 2021 09.00.10      Some(Fixed(2021-10-04T09:00:10))
            04/10/2021 09.01         Some(Numbers { first: 4, second: 10, year: 2021, time: 09:01:00, half_day: false })
            09:02                    Some(Clock(09:02:00))
            5:58 PM                  Some(Clock(17:58:00))
            5:58PM                   Some(Clock(17:58:00))
            09.02                    Some(Clock(09:02:00))
            44473.375                Some(Fixed(2021-10-04T09:00:00))
            44473,3756944444         Some(Fixed(2021-10-04T09:01:00))
            44473                    Some(Fixed(2021-10-04T00:00:00))
            0.375                    Some(Clock(09:00:00))
            0,5                      Some(Clock(12:00:00))
            0.05                     Some(Clock(00:05:00))
            0.9999999                None
            0                        None
            --                       None
                                     None
            13/13/2021 09:00         None
            besok                    None
            25:00                    None
            1                        None
        "#]]
        .assert_eq(&lines);
    }

    #[test]
    fn day_and_month_are_told_apart_once_for_the_file() {
        let day = |month, day| NaiveDate::from_ymd_opt(2021, month, day).unwrap();
        let order = |texts: &[&str], session| {
            let times: Vec<Written> = texts.iter().filter_map(|text| Written::read(text)).collect();
            order_of(&times, session, None)
        };
        let asked = Err(FileProblem::TwoReadings { month_first: day(10, 4), day_first: day(4, 10) });
        let (october, april, may) = (day(10, 4), day(4, 10), day(5, 1));
        use DateOrder::{DayFirst, MonthFirst};
        // A part above 12 decides, whatever the session's day.
        assert_eq!(order(&["10/04/2021 09:00", "10/13/2021 09:00"], april), Ok(Some(MonthFirst)));
        assert_eq!(order(&["10/04/2021 09:00 AM", "13/04/2021 09:00 AM"], october), Ok(Some(DayFirst)));
        // AM and PM, unless only the other reading is the session's day.
        assert_eq!(order(&["10/04/2021 09:00 AM"], may), Ok(Some(MonthFirst)));
        assert_eq!(order(&["10/04/2021 09:00 AM"], april), asked);
        // The session's day.
        assert_eq!(order(&["10/04/2021 09:00", "10/04/2021 10:00"], october), Ok(Some(MonthFirst)));
        assert_eq!(order(&["10/04/2021 09:00", "10/04/2021 10:00"], april), Ok(Some(DayFirst)));
        assert_eq!(order(&["10/04/2021 09:00"], may), asked);
        assert_eq!(order(&["10/04/2021 09:00", "10/05/2021 09:00"], october), asked);
        // Both orders stand in the file: Excel turned some of them.
        assert_eq!(order(&["10/04/2021 09:00", "13/10/2021 09:00", "10/13/2021 09:00"], october), asked);
        // Nothing depends on it.
        assert_eq!(order(&["04/04/2021 09:00", "2021-10-04 09:00", "09:00"], april), Ok(None));
    }
}
