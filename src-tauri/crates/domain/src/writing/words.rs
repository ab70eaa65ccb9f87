//! Numbers, dates and times in Indonesian words, as they stand on paper.
//!
//! Style of the letters: design/documents/documents.md section 1 (Words) and design/screens/design.md section 9. No
//! no-break space is set here; where a line may break is the layout's business. Parsing is in [`crate::writing::dates`], figures
//! with decimal comma in [`crate::writing::figures`].

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

pub use crate::writing::figures::NONE;

const UNITS: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
const SCALES: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "kuintiliun"),
    (1_000_000_000_000_000, "kuadriliun"),
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
];

/// A whole number in words, lower case: 2021 → `dua ribu dua puluh satu`, 1100 → `seribu seratus`.
pub fn terbilang(number: u64) -> String {
    if number == 0 {
        return UNITS[0].to_owned();
    }
    let mut words = Vec::new();
    spell(number, &mut words);
    words.join(" ")
}

fn spell(number: u64, words: &mut Vec<&'static str>) {
    if let Some(&(size, scale)) = SCALES.iter().find(|(size, _)| number >= *size) {
        let (count, rest) = (number / size, number % size);
        if count == 1 && scale == "ribu" {
            words.push("seribu");
        } else {
            spell(count, words);
            words.push(scale);
        }
        return spell(rest, words);
    }
    match number {
        0 => {}
        1..=11 => words.push(UNITS[number as usize]),
        12..=19 => words.extend([UNITS[number as usize - 10], "belas"]),
        20..=99 => {
            words.extend([UNITS[number as usize / 10], "puluh"]);
            spell(number % 10, words);
        }
        100..=199 => {
            words.push("seratus");
            spell(number - 100, words);
        }
        _ => {
            words.extend([UNITS[number as usize / 100], "ratus"]);
            spell(number % 100, words);
        }
    }
}

/// A figure of hundredths in words: 8625 → `delapan puluh enam koma dua lima`; a whole one has no `koma`.
pub fn terbilang_hundredths(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let mut text = terbilang(u64::from(whole));
    if rest > 0 {
        text.push_str(" koma ");
        text.push_str(UNITS[rest as usize / 10]);
        if rest % 10 > 0 {
            text.push(' ');
            text.push_str(UNITS[rest as usize % 10]);
        }
    }
    text
}

/// `7 (tujuh)`.
pub fn number_with_words(number: u64) -> String {
    format!("{} ({})", crate::writing::figures::count(number), terbilang(number))
}

const ROMAN: [(u16, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A roman numeral; the Romans end at 3999 and have no zero.
pub fn roman(number: u16) -> Option<String> {
    if !(1..=3999).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (size, letters) in ROMAN {
        while rest >= size {
            text.push_str(letters);
            rest -= size;
        }
    }
    Some(text)
}

/// The value of a roman numeral in its one proper spelling (`IV`, never `IIII`); letters of either case.
pub fn from_roman(text: &str) -> Option<u16> {
    let upper = text.to_ascii_uppercase();
    let mut rest = upper.as_str();
    let mut number = 0u16;
    for (size, letters) in ROMAN {
        while let Some(after) = rest.strip_prefix(letters) {
            number = number.checked_add(size)?;
            rest = after;
        }
    }
    (rest.is_empty() && roman(number).as_deref() == Some(upper.as_str())).then_some(number)
}

/// Names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
/// Names of the months for tight columns.
pub const SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
/// Names of the days, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

/// `Desember`.
pub fn month(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

/// `XII`, for letter numbers.
pub fn roman_month(date: NaiveDate) -> &'static str {
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][date.month0() as usize]
}

/// `Jumat`. Always computed, never typed.
pub fn weekday(date: NaiveDate) -> &'static str {
    WEEKDAYS[date.weekday().num_days_from_monday() as usize]
}

/// `10 Desember 2021`.
pub fn long_date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `Jumat, 10 Desember 2021`.
pub fn weekday_date(date: NaiveDate) -> String {
    format!("{}, {}", weekday(date), long_date(date))
}

/// `10 Des 2021`, for tight columns on a screen.
pub fn tight_date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), SHORT_MONTHS[date.month0() as usize], date.year())
}

/// `10-12-2021`, for table cells on paper.
pub fn short_date(date: NaiveDate) -> String {
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

/// A span of days, saying what they share once: `8 – 16 November 2021`, `28 Oktober – 5 November 2021`.
pub fn date_range(first: NaiveDate, last: NaiveDate) -> String {
    span(first, last, &MONTHS)
}

/// The same for tight columns: `8 – 16 Nov 2021`.
pub fn tight_date_range(first: NaiveDate, last: NaiveDate) -> String {
    span(first, last, &SHORT_MONTHS)
}

fn span(first: NaiveDate, last: NaiveDate, months: &[&str; 12]) -> String {
    let end = format!("{} {} {}", last.day(), months[last.month0() as usize], last.year());
    if first == last {
        return end;
    }
    if first.year() != last.year() {
        return format!("{} {} {} – {end}", first.day(), months[first.month0() as usize], first.year());
    }
    if first.month() != last.month() {
        return format!("{} {} – {end}", first.day(), months[first.month0() as usize]);
    }
    format!("{} – {end}", first.day())
}

/// The date of minutes, after "Pada hari ini,": `Jumat tanggal sepuluh bulan Desember tahun dua ribu dua puluh satu
/// (10-12-2021)`.
pub fn date_in_words(date: NaiveDate) -> String {
    format!(
        "{} tanggal {} bulan {} tahun {} ({})",
        weekday(date),
        terbilang(u64::from(date.day())),
        month(date),
        terbilang(u64::from(date.year().unsigned_abs())),
        short_date(date)
    )
}

/// A zone of the desk: minutes east of UTC. The zone of the operating system is never read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(pub i16);

impl Zone {
    pub const WIB: Zone = Zone(7 * 60);
    /// The default: Luwu Utara lies in Central Indonesia Time.
    pub const WITA: Zone = Zone(8 * 60);
    pub const WIT: Zone = Zone(9 * 60);

    /// Minutes from UTC as they are typed and kept; nothing beyond the zones there are (UTC−12 to UTC+14).
    pub fn from_minutes(text: &str) -> Option<Zone> {
        text.trim().parse().ok().filter(|minutes| (-12 * 60..=14 * 60).contains(minutes)).map(Zone)
    }

    /// `WIB`, `WITA`, `WIT`, else `UTC+05.30`.
    pub fn name(self) -> String {
        match self {
            Zone::WIB => "WIB".to_owned(),
            Zone::WITA => "WITA".to_owned(),
            Zone::WIT => "WIT".to_owned(),
            Zone(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("UTC{sign}{:02}.{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
            }
        }
    }

    /// The wall clock of a stored instant (milliseconds since 1970-01-01 UTC). Instants outside the calendar are held
    /// at its edge.
    pub fn local(self, utc_millis: i64) -> NaiveDateTime {
        let edge = if utc_millis < 0 { DateTime::UNIX_EPOCH } else { DateTime::<chrono::Utc>::MAX_UTC };
        let utc = DateTime::from_timestamp_millis(utc_millis).unwrap_or(edge).naive_utc();
        utc.checked_add_signed(TimeDelta::minutes(i64::from(self.0))).unwrap_or(utc)
    }

    /// The day of a stored instant.
    pub fn date(self, utc_millis: i64) -> NaiveDate {
        self.local(utc_millis).date()
    }

    /// The instant of a wall clock, in milliseconds since 1970-01-01 UTC.
    pub fn utc_millis(self, local: NaiveDateTime) -> i64 {
        local.and_utc().timestamp_millis() - i64::from(self.0) * 60_000
    }
}

/// `15.20`.
pub fn clock(local: NaiveDateTime) -> String {
    format!("{:02}.{:02}", local.hour(), local.minute())
}

/// `pukul 09.00 WITA`.
pub fn pukul(utc_millis: i64, zone: Zone) -> String {
    format!("pukul {} {}", clock(zone.local(utc_millis)), zone.name())
}

/// `09.14 WITA`.
pub fn time(utc_millis: i64, zone: Zone) -> String {
    format!("{} {}", clock(zone.local(utc_millis)), zone.name())
}

/// `10 Desember 2021 15.20`.
pub fn moment(utc_millis: i64, zone: Zone) -> String {
    let local = zone.local(utc_millis);
    format!("{} {}", long_date(local.date()), clock(local))
}

/// A title inside a sentence: small letters, but abbreviations and Roman numbers as they are ("surat teguran II",
/// "lampiran SK tim").
pub fn in_sentence(title: &str) -> String {
    let word = |word: &str| match word.chars().any(char::is_lowercase) {
        true => word.to_lowercase(),
        false => word.to_owned(),
    };
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// `10 Desember 2021 pukul 15.20`, for sentences and footers.
pub fn moment_in_sentence(utc_millis: i64, zone: Zone) -> String {
    let local = zone.local(utc_millis);
    format!("{} pukul {}", long_date(local.date()), clock(local))
}

/// The text as a sentence: a full stop is added unless one stands there already, so a degree gets no second one
/// (`Muhammad Hadi, M.M.` stays).
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['”', '"', '’', '\'', ')']);
    if text.is_empty() || bare.ends_with(['.', '?', '!', '…', ':']) {
        return text.to_owned();
    }
    format!("{text}.")
}

/// `a`, `a dan b`, `a, b, dan c`.
pub fn list(items: &[impl AsRef<str>]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [one, two] => format!("{} dan {}", one.as_ref(), two.as_ref()),
        [many @ .., last] => {
            let many: Vec<&str> = many.iter().map(AsRef::as_ref).collect();
            format!("{}, dan {}", many.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests;
