//! Named formats of a placeholder: `{tanggal|tanggal_panjang}`, `{n|terbilang}`, `{nilai|angka:2}`.
//!
//! Dates arrive as `2021-12-10`, times as `09.00`, marks as whole hundredths. A format that does not
//! suit its value gives none, and the caller names the placeholder. Knows no locale but Indonesian.

use crate::values::Value;

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

/// Monday first.
pub const DAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

/// A named format, parsed once when the template is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `10 Desember 2021`
    LongDate,
    /// `10-12-2021`
    ShortDate,
    /// `Jumat`
    Weekday,
    /// `Jumat, 10 Desember 2021`
    WeekdayDate,
    /// `sepuluh`: the day of a date in words
    DayWords,
    /// `Desember`
    Month,
    /// `dua ribu dua puluh satu`: the year of a date in words
    YearWords,
    /// `2021`
    Year,
    /// `dua puluh tujuh`
    Words,
    /// `7 (tujuh)`
    NumberWords,
    /// `VII`
    Roman,
    /// Hundredths (or 10^-n) with a decimal comma: `86,25`
    Decimal(u8),
    /// Thousands points: `1.250`
    Thousands,
    /// Capitals for the part before the first comma; the rest (degrees) untouched.
    Capitals,
    /// Groups of an 18-digit NIP: 8-6-1-3
    Nip,
}

impl Format {
    /// Every word [`Format::parse`] knows, for the hint of an unknown one.
    pub const NAMES: [&'static str; 15] = [
        "tanggal_panjang",
        "tanggal_singkat",
        "hari",
        "hari_tanggal",
        "hari_terbilang",
        "bulan",
        "tahun_terbilang",
        "tahun",
        "terbilang",
        "angka_terbilang",
        "romawi",
        "angka",
        "ribuan",
        "kapital",
        "nip",
    ];

    pub fn parse(word: &str) -> Option<Format> {
        let (name, digits) = match word.split_once(':') {
            Some((name, digits)) => (name, digits.parse::<u8>().ok().filter(|d| *d <= 6)?),
            None => (word, 2),
        };
        Some(match name {
            "tanggal_panjang" => Format::LongDate,
            "tanggal_singkat" => Format::ShortDate,
            "hari" => Format::Weekday,
            "hari_tanggal" => Format::WeekdayDate,
            "hari_terbilang" => Format::DayWords,
            "bulan" => Format::Month,
            "tahun_terbilang" => Format::YearWords,
            "tahun" => Format::Year,
            "terbilang" => Format::Words,
            "angka_terbilang" => Format::NumberWords,
            "romawi" => Format::Roman,
            "angka" => Format::Decimal(digits),
            "ribuan" => Format::Thousands,
            "kapital" => Format::Capitals,
            "nip" => Format::Nip,
            _ => return None,
        })
    }

    /// None if the value does not suit the format. An empty text stays empty, `–` stays `–`.
    pub fn apply(self, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) if text.is_empty() || text == "–" => Some(text.clone()),
            Value::Text(text) => self.text(text),
            Value::Int(number) => self.number(*number),
            Value::Flag(_) | Value::List(_) | Value::Node(_) => None,
        }
    }

    fn text(self, text: &str) -> Option<String> {
        match self {
            Format::Capitals => Some(capitals(text)),
            Format::Nip => nip(text),
            Format::Words | Format::NumberWords | Format::Roman | Format::Decimal(_) | Format::Thousands => None,
            Format::LongDate
            | Format::ShortDate
            | Format::Weekday
            | Format::WeekdayDate
            | Format::DayWords
            | Format::Month
            | Format::YearWords
            | Format::Year => self.date(Date::parse(text)?),
        }
    }

    fn date(self, d: Date) -> Option<String> {
        let month = MONTHS[d.month as usize - 1];
        Some(match self {
            Format::LongDate => format!("{} {month} {}", d.day, d.year),
            Format::ShortDate => format!("{:02}-{:02}-{}", d.day, d.month, d.year),
            Format::Weekday => d.weekday().to_owned(),
            Format::WeekdayDate => format!("{}, {} {month} {}", d.weekday(), d.day, d.year),
            Format::DayWords => words(i64::from(d.day))?,
            Format::Month => month.to_owned(),
            Format::YearWords => words(i64::from(d.year))?,
            Format::Year => d.year.to_string(),
            _ => return None,
        })
    }

    fn number(self, n: i64) -> Option<String> {
        match self {
            Format::Words => words(n),
            Format::NumberWords => Some(format!("{n} ({})", words(n)?)),
            Format::Roman => roman(n),
            Format::Decimal(digits) => Some(decimal(n, digits)),
            Format::Thousands => Some(thousands(n)),
            _ => None,
        }
    }
}

/// A calendar date of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// `2021-12-10`, valid days only.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || y.len() != 4 || m.len() != 2 || d.len() != 2 || !(plain(y) && plain(m) && plain(d))
        {
            return None;
        }
        let date = Date { year: y.parse().ok()?, month: m.parse().ok()?, day: d.parse().ok()? };
        let leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
        let longest = match date.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => return None,
        };
        (1..=longest).contains(&date.day).then_some(date)
    }

    pub fn weekday(self) -> &'static str {
        // Days since 1970-01-01 (a Thursday), counting years from March.
        let y = i64::from(self.year) - i64::from(self.month <= 2);
        let (era, m) = (y.div_euclid(400), (i64::from(self.month) + 9) % 12);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * m + 2) / 5 + i64::from(self.day) - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        DAYS[(days + 3).rem_euclid(7) as usize]
    }

    pub fn long(self) -> String {
        format!("{} {} {}", self.day, MONTHS[(self.month.clamp(1, 12) - 1) as usize], self.year)
    }
}

/// Terbilang, lower case, below a thousand million million.
pub fn words(n: i64) -> Option<String> {
    const UNITS: [&str; 12] =
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
    let rest = |head: String, n: i64| {
        if n == 0 { Some(head) } else { Some(format!("{head} {}", words(n)?)) }
    };
    Some(match n {
        0..=11 => UNITS[n as usize].to_owned(),
        12..=19 => format!("{} belas", UNITS[n as usize - 10]),
        20..=99 => return rest(format!("{} puluh", UNITS[(n / 10) as usize]), n % 10),
        100..=199 => return rest("seratus".to_owned(), n - 100),
        200..=999 => return rest(format!("{} ratus", UNITS[(n / 100) as usize]), n % 100),
        1000..=1999 => return rest("seribu".to_owned(), n - 1000),
        2000..=999_999 => return rest(format!("{} ribu", words(n / 1000)?), n % 1000),
        1_000_000..=999_999_999 => {
            return rest(format!("{} juta", words(n / 1_000_000)?), n % 1_000_000);
        }
        1_000_000_000..=999_999_999_999 => {
            return rest(format!("{} miliar", words(n / 1_000_000_000)?), n % 1_000_000_000);
        }
        _ => return None,
    })
}

/// Roman numerals for 1 to 3999.
pub fn roman(n: i64) -> Option<String> {
    const STEPS: [(i64, &str); 13] = [
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
    if !(1..=3999).contains(&n) {
        return None;
    }
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in STEPS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    Some(out)
}

/// A number of 10^-digits with decimal comma and thousands points: `decimal(8625, 2)` is `86,25`.
pub fn decimal(n: i64, digits: u8) -> String {
    let unit = 10_u64.pow(u32::from(digits));
    let (whole, part) = (n.unsigned_abs() / unit, n.unsigned_abs() % unit);
    let sign = if n < 0 { "-" } else { "" };
    let whole = thousands(whole as i64);
    if digits == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole},{part:0width$}", width = usize::from(digits))
    }
}

/// Thousands points: `1.250.000`.
pub fn thousands(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    if n < 0 {
        out.push('-');
    }
    for (at, d) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(d);
    }
    out
}

/// Upper case up to the first comma; degrees after it are never touched.
pub fn capitals(text: &str) -> String {
    match text.split_once(',') {
        Some((name, degrees)) => format!("{},{degrees}", name.to_uppercase()),
        None => text.to_uppercase(),
    }
}

/// `198003262000031001` or an already grouped NIP to `19800326 200003 1 001`.
pub fn nip(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| *c != ' ').collect();
    if digits.len() != 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(format!("{} {} {} {}", &digits[..8], &digits[8..14], &digits[14..15], &digits[15..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_what_the_office_writes() {
        let text = |s: &str| Value::Text(s.to_owned());
        let cases = [
            ("tanggal_panjang", text("2021-12-10"), Some("10 Desember 2021")),
            ("tanggal_singkat", text("2021-12-01"), Some("01-12-2021")),
            ("hari_tanggal", text("2021-12-10"), Some("Jumat, 10 Desember 2021")),
            ("hari", text("2024-02-29"), Some("Kamis")),
            ("hari_terbilang", text("2021-12-10"), Some("sepuluh")),
            ("tahun_terbilang", text("2021-12-10"), Some("dua ribu dua puluh satu")),
            ("tanggal_panjang", text("2021-02-29"), None),
            ("tanggal_panjang", text("–"), Some("–")),
            ("terbilang", Value::Int(1999), Some("seribu sembilan ratus sembilan puluh sembilan")),
            ("angka_terbilang", Value::Int(7), Some("7 (tujuh)")),
            ("romawi", Value::Int(9), Some("IX")),
            ("romawi", Value::Int(0), None),
            ("angka:2", Value::Int(8625), Some("86,25")),
            ("angka:4", Value::Int(839_200), Some("83,9200")),
            ("ribuan", Value::Int(1_250_000), Some("1.250.000")),
            ("kapital", text("Muhammad Hadi, S.STP., M.Si."), Some("MUHAMMAD HADI, S.STP., M.Si.")),
            ("nip", text("198003262000031001"), Some("19800326 200003 1 001")),
            ("nip", text("12345"), None),
        ];
        for (name, value, expected) in cases {
            let format = Format::parse(name).unwrap();
            assert_eq!(format.apply(&value).as_deref(), expected, "{name} {value:?}");
        }
        for name in Format::NAMES {
            assert!(Format::parse(name).is_some(), "{name}");
        }
    }
}
