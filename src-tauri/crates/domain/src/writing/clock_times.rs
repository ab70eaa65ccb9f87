//! Times of day as people type them: `9`, `9.30`, `09:30`, `0930`, `pukul 13.00`.

use std::fmt;

use chrono::NaiveTime;

/// A text that is no time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockTimeError(String);

impl fmt::Display for ClockTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” bukan waktu. Ketik jam dan menit, misalnya 09.00.", self.0)
    }
}

/// Reads a time of day.
///
/// # Errors
/// When the text is no time between 00.00 and 23.59.
pub fn parse_clock_time(text: &str) -> Result<NaiveTime, ClockTimeError> {
    let wrong = || ClockTimeError(text.trim().to_owned());
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix("pukul").or_else(|| lower.strip_prefix("jam")).unwrap_or(&lower).trim();
    let is_number = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = match bare.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return Err(wrong()),
        None if bare.len() == 4 && bare.is_ascii() => bare.split_at(2),
        None => (bare, "00"),
    };
    if !is_number(hour) || !is_number(minute) {
        return Err(wrong());
    }
    let number = |part: &str| part.parse().map_err(|_| wrong());
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0).ok_or_else(wrong)
}

/// As the file keeps it: `09:00`.
pub fn kept_clock_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// As it is printed: `09.00`.
pub fn shown_clock_time(kept: &str) -> String {
    kept.replace(':', ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_typed() {
        for (typed, kept) in [
            ("9", "09:00"),
            ("9.30", "09:30"),
            ("09:30", "09:30"),
            ("0930", "09:30"),
            (" pukul 13.00 ", "13:00"),
            ("0", "00:00"),
        ] {
            assert_eq!(parse_clock_time(typed).map(kept_clock_time).as_deref(), Ok(kept), "{typed}");
        }
        for typed in ["", "24.00", "9.60", "9.3", "sembilan", "9.30.00", "-1", "+9", "12345", "９"] {
            assert!(parse_clock_time(typed).is_err(), "{typed}");
        }
        assert_eq!(shown_clock_time("09:30"), "09.30");
    }
}
