//! Dates that people type, kept as ISO text.

use chrono::{Months, NaiveDate, TimeDelta};
use kipp_domain::dates::{DateError, parse_date};
use kipp_domain::problem::Problems;
use kipp_domain::words::Zone;

/// A typed date or nothing; a date that cannot be is a field problem. `at` (UTC milliseconds) completes short years.
pub fn optional_date(problems: &mut Problems, field: &str, text: Option<&str>, at: i64) -> Option<NaiveDate> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date);
    }
    problems.take(field, parse_date(text, Zone::WITA.date(at)))
}

/// A date kept as ISO text.
pub fn kept(text: Option<&str>) -> Option<NaiveDate> {
    text.and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
}

/// The typed date, moved by days and months; today where nothing is typed and it is to be moved.
///
/// # Errors
/// The sentence of a date that cannot be.
pub fn read(text: &str, days: i32, months: i32, today: NaiveDate) -> Result<Option<NaiveDate>, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok((days != 0 || months != 0).then_some(today));
    }
    let date = match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(date) => date,
        Err(_) => parse_date(text, today)?,
    };
    let by = Months::new(months.unsigned_abs());
    let moved = if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) };
    Ok(moved.and_then(|date| date.checked_add_signed(TimeDelta::days(i64::from(days)))).or(Some(date)))
}
