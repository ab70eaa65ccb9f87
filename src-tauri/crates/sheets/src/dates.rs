//! Days and times of a workbook.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use kipp_domain::grid::Value;

/// The first day a workbook can name whatever its epoch, counted its way, and the last, the end of 9999.
const LAST: f64 = 2_958_465.999_999;

/// The moment a serial number means; nothing for 29 February 1900, in which only Excel believes, and out of bounds.
pub(crate) fn moment_of(serial: f64, epoch_1904: bool) -> Option<NaiveDateTime> {
    let serial = if epoch_1904 { serial + 1462.0 } else { serial };
    if !(0.0..=LAST).contains(&serial) || (60.0..61.0).contains(&serial) {
        return None;
    }
    // Before that day all days lie one later.
    let base =
        if serial < 60.0 { NaiveDate::from_ymd_opt(1899, 12, 31) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    let seconds = (serial * 86_400.0).round() as i64;
    base?.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

/// The time of day of a serial number: "13.30".
pub(crate) fn shown_time(serial: f64) -> String {
    let minutes = (serial.rem_euclid(1.0) * 1440.0).round() as i64 % 1440;
    format!("{:02}.{:02}", minutes / 60, minutes % 60)
}

pub(crate) fn iso_moment(text: &str) -> Option<Value> {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(Value::Date(date));
    }
    let moment = NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    let midnight = moment.time() == chrono::NaiveTime::MIN;
    Some(if midnight { Value::Date(moment.date()) } else { Value::Moment(moment) })
}
