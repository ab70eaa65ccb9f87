//! Dates that people type, kept as ISO text. The one rule of what is a date is `kipp_domain::dates`.

use chrono::{Months, NaiveDate, TimeDelta};
use kipp_domain::dates::{DateError, iso_date, parse_date};
use kipp_domain::problem::Problems;
use kipp_domain::words::Zone;
use kipp_store::Write;

use crate::rows;

/// A typed date or nothing; a date that cannot be is a field problem. The day of the operation where the desk stands gives
/// the year when none is typed.
pub fn optional_date(problems: &mut Problems, field: &str, text: Option<&str>, write: &Write<'_>) -> Option<NaiveDate> {
    date_near(problems, field, text, || rows::zone(write).unwrap_or(Zone::WITA).date(write.at()))
}

/// The same outside an operation.
pub fn date_near(
    problems: &mut Problems,
    field: &str,
    text: Option<&str>,
    today: impl FnOnce() -> NaiveDate,
) -> Option<NaiveDate> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    // Imports and forms hand over what is kept: only what was typed asks for the day.
    iso_date(text).or_else(|| problems.take(field, parse_date(text, today())))
}

/// A date kept as ISO text.
pub fn kept(text: Option<&str>) -> Option<NaiveDate> {
    text.and_then(iso_date)
}

/// The typed date, moved by days and months; today where nothing is typed and it is to be moved. It stays where it is
/// when there is no such day.
///
/// # Errors
/// The sentence of a date that cannot be.
pub fn read(text: &str, days: i32, months: i32, today: NaiveDate) -> Result<Option<NaiveDate>, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok((days != 0 || months != 0).then_some(today));
    }
    let date = parse_date(text, today)?;
    let by = Months::new(months.unsigned_abs());
    let moved = if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) };
    let moved = moved.and_then(|date| date.checked_add_signed(TimeDelta::days(i64::from(days))));
    Ok(moved.filter(|date| iso_date(&date.to_string()).is_some()).or(Some(date)))
}
