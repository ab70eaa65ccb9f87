//! Dates that people type, kept as ISO text.

use chrono::NaiveDate;
use kipp_domain::dates::parse_date;
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
