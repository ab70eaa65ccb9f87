//! Named formats of a placeholder: `{tanggal|tanggal_panjang}`, `{n|terbilang}`, `{nilai|angka:2}`.
//!
//! Dates arrive as `2021-12-10`, times as `09.00`, marks as whole hundredths. A format that does not
//! suit its value gives none, and the caller names the placeholder. How a date, a number or a NIP is said is `domain`'s.

use chrono::{Datelike as _, NaiveDate};
use kipp_domain::nip;
use kipp_domain::{figures, words};

use crate::values::Value;

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
    /// `4 sampai dengan 6 Oktober 2021`, of `2021-10-04/2021-10-06`; of one date that date
    Range,
    /// The same in a table cell: `4–6 Oktober 2021`
    ShortRange,
    /// `09.00`, of `09.00`, `09:00` or minutes of the day
    Clock,
    /// A list (`isi` of each row) or the lines of a text: `a, b, dan c`
    Listed,
    /// `pertama`, `ketujuh`
    Ordinal,
    /// 1 is `a`, 27 is `aa`
    Letter,
    /// `3f9a 07bc …`
    Hex4,
}

impl Format {
    /// Every word [`Format::parse`] knows, for the hint of an unknown one.
    pub const NAMES: [&'static str; 22] = [
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
        "rentang",
        "rentang_singkat",
        "pukul",
        "daftar",
        "urutan",
        "huruf",
        "heks4",
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
            "rentang" => Format::Range,
            "rentang_singkat" => Format::ShortRange,
            "pukul" => Format::Clock,
            "daftar" => Format::Listed,
            "urutan" => Format::Ordinal,
            "huruf" => Format::Letter,
            "heks4" => Format::Hex4,
            _ => return None,
        })
    }

    /// None if the value does not suit the format. An empty text stays empty, `–` stays `–`.
    pub fn apply(self, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) if text.is_empty() || text == "–" => Some(text.clone()),
            Value::Text(text) => self.text(text),
            Value::Int(number) => self.number(*number),
            Value::List(rows) if self == Format::Listed => {
                let items: Vec<&str> = rows.iter().map(|row| row.str("isi")).filter(|item| !item.is_empty()).collect();
                Some(words::list(&items))
            }
            Value::Flag(_) | Value::List(_) | Value::Node(_) => None,
        }
    }

    fn text(self, text: &str) -> Option<String> {
        match self {
            Format::Capitals => Some(capitals(text)),
            Format::Nip => nip::grouped(text),
            Format::Range => range(text).map(|span| span.replace(" – ", " sampai dengan ")),
            Format::ShortRange => range(text).map(tight),
            Format::Clock => clock(text),
            Format::Listed => Some(words::list(&text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>())),
            Format::Hex4 => hex4(text),
            Format::Words
            | Format::NumberWords
            | Format::Roman
            | Format::Decimal(_)
            | Format::Thousands
            | Format::Ordinal
            | Format::Letter => None,
            Format::LongDate
            | Format::ShortDate
            | Format::Weekday
            | Format::WeekdayDate
            | Format::DayWords
            | Format::Month
            | Format::YearWords
            | Format::Year => self.date(date(text)?),
        }
    }

    fn date(self, day: NaiveDate) -> Option<String> {
        Some(match self {
            Format::LongDate => words::long_date(day),
            Format::ShortDate => words::short_date(day),
            Format::Weekday => words::weekday(day).to_owned(),
            Format::WeekdayDate => words::weekday_date(day),
            Format::DayWords => words::terbilang(u64::from(day.day())),
            Format::Month => words::month(day).to_owned(),
            Format::YearWords => words::terbilang(u64::try_from(day.year()).ok()?),
            Format::Year => day.year().to_string(),
            _ => return None,
        })
    }

    fn number(self, n: i64) -> Option<String> {
        match self {
            Format::Words => Some(words::terbilang(u64::try_from(n).ok()?)),
            Format::NumberWords => Some(words::number_with_words(u64::try_from(n).ok()?)),
            Format::Roman => roman(n),
            Format::Decimal(digits) => Some(decimal(n, digits)),
            Format::Thousands => Some(thousands(n)),
            Format::Clock => (0..24 * 60).contains(&n).then(|| format!("{:02}.{:02}", n / 60, n % 60)),
            Format::Ordinal if n == 1 => Some("pertama".to_owned()),
            Format::Ordinal if n > 1 => Some(format!("ke{}", words::terbilang(u64::try_from(n).ok()?))),
            Format::Letter => letter(n),
            _ => None,
        }
    }
}

/// `2021-12-10`, in just this shape.
pub fn date(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (day.to_string() == text).then_some(day)
}

/// Two dates `2021-10-04/2021-10-06` or one, as `4 – 6 Oktober 2021`.
fn range(text: &str) -> Option<String> {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    let (first, last) = (date(first)?, date(last)?);
    (first <= last).then(|| words::date_range(first, last))
}

/// Between two days of one month the dash stands without spaces.
fn tight(span: String) -> String {
    match span.split_once(" – ") {
        Some((day, rest)) if day.bytes().all(|b| b.is_ascii_digit()) => format!("{day}–{rest}"),
        _ => span,
    }
}

fn clock(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once(['.', ':'])?;
    let figures = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let (hour, minute) = if figures(hour) && figures(minute) {
        (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?)
    } else {
        return None;
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}.{minute:02}"))
}

fn hex4(text: &str) -> Option<String> {
    let digits: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    let groups = digits.chunks(4).map(|group| group.iter().collect::<String>());
    digits.iter().all(char::is_ascii_hexdigit).then(|| groups.collect::<Vec<_>>().join(" "))
}

/// `a` for 1, `z` for 26, `aa` for 27.
pub fn letter(n: i64) -> Option<String> {
    let mut rest = u32::try_from(n).ok().filter(|n| *n > 0)?;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    Some(letters.into_iter().rev().collect())
}

/// Roman numerals for 1 to 3999.
pub fn roman(n: i64) -> Option<String> {
    words::roman(u16::try_from(n).ok()?)
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
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", figures::count(n.unsigned_abs()))
}

/// Upper case up to the first comma; degrees after it are never touched.
pub fn capitals(text: &str) -> String {
    match text.split_once(',') {
        Some((name, degrees)) => format!("{},{degrees}", name.to_uppercase()),
        None => text.to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Values;

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
            ("rentang", text("2021-10-04/2021-10-06"), Some("4 sampai dengan 6 Oktober 2021")),
            ("rentang", text("2021-10-04/2021-10-04"), Some("4 Oktober 2021")),
            ("rentang", text("2021-10-06/2021-10-04"), None),
            ("rentang_singkat", text("2021-10-04/2021-10-06"), Some("4–6 Oktober 2021")),
            ("rentang_singkat", text("2021-10-28/2021-11-05"), Some("28 Oktober – 5 November 2021")),
            ("pukul", text("9:05"), Some("09.05")),
            ("pukul", text("24.00"), None),
            ("pukul", Value::Int(540), Some("09.00")),
            ("daftar", text("Seko\nRampi\nRongkong"), Some("Seko, Rampi, dan Rongkong")),
            (
                "daftar",
                Value::List(vec![Values::new().text("isi", "a"), Values::new().text("isi", "b")]),
                Some("a dan b"),
            ),
            ("urutan", Value::Int(1), Some("pertama")),
            ("urutan", Value::Int(7), Some("ketujuh")),
            ("urutan", Value::Int(0), None),
            ("huruf", Value::Int(1), Some("a")),
            ("huruf", Value::Int(28), Some("ab")),
            ("heks4", text("3f9a07bc1"), Some("3f9a 07bc 1")),
            ("heks4", text("xyz"), None),
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
