//! What a cell shows: number formats of a workbook and the numbers under them.
//!
//! A format that only decides how many zeros are written answers a number with those zeros; one that writes anything
//! else (percent, a unit, dashes between groups) answers the text a person sees.

use crate::dates::{moment_of, shown_time};
use kipp_domain::grid::{Remark, Value};

/// A number format, taken apart once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// As it is stored.
    General,
    Day(DayFormat),
    /// Positive, negative, zero.
    Sections(Vec<Section>),
}

/// Which parts of a day are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DayFormat {
    pub year: bool,
    pub month: bool,
    pub day: bool,
    pub time: bool,
    /// `[h]`: hours that go beyond a day.
    pub elapsed: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Section {
    tokens: Vec<Token>,
    /// `#,##0`
    grouped: bool,
    /// Commas behind the last digit: each takes three digits away.
    thousands: u32,
    percent: u32,
    /// Text format, fraction, exponent, condition: shown as stored.
    plain: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Literal(char),
    /// `0`, `#`, `?`
    Digit(u8),
    Point,
}

/// The code of a format that every workbook knows by its number.
pub(crate) fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 | 27..=31 | 36 | 50..=54 | 57 | 58 => "d/m/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 | 55 | 56 => "mmm-yy",
        18..=21 | 32..=35 => "h:mm:ss",
        22 => "d/m/yyyy h:mm",
        37 | 38 => "#,##0_);(#,##0)",
        39 | 40 => "#,##0.00_);(#,##0.00)",
        41 | 42 => "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)",
        43 | 44 => "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
        45 | 47 => "mm:ss",
        46 => "[h]:mm:ss",
        _ => return None,
    })
}

impl Format {
    pub fn parse(code: &str) -> Format {
        if code.trim().is_empty() {
            return Format::General;
        }
        let mut sections = Vec::new();
        let mut day = DayFormat::default();
        for part in split(code).into_iter().take(3) {
            let (section, shown) = section(&part);
            if sections.is_empty() {
                day = shown;
            }
            sections.push(section);
        }
        if day != DayFormat::default() {
            return Format::Day(day);
        }
        match sections.first() {
            None => Format::General,
            Some(first) if first.plain => Format::General,
            Some(_) => Format::Sections(sections),
        }
    }

    /// What a cell with this format shows for a stored number.
    pub fn show(&self, number: f64, epoch_1904: bool) -> (Value, Vec<Remark>) {
        let plain = plain_decimal(number);
        let Value::Number(stored) = &plain else { return (plain, Vec::new()) };
        match self {
            Format::General => (plain, Vec::new()),
            Format::Day(day) => (day.show(number, epoch_1904).unwrap_or(plain), Vec::new()),
            Format::Sections(sections) => match shown(sections, stored) {
                Some((value, exact)) => {
                    let said = Remark::Rounded { stored: stored.clone() };
                    (value, if exact { Vec::new() } else { vec![said] })
                }
                None => {
                    let said = vec![Remark::Unseen { stored: stored.clone() }];
                    (plain, said)
                }
            },
        }
    }
}

impl DayFormat {
    fn show(self, number: f64, epoch_1904: bool) -> Option<Value> {
        if self.elapsed {
            return None;
        }
        if !self.year && !self.month && !self.day || (0.0..1.0).contains(&number) {
            return (self.time || number < 1.0).then(|| Value::Text(shown_time(number)));
        }
        let moment = moment_of(number, epoch_1904)?;
        let date = moment.date();
        Some(match self {
            DayFormat { day: true, time: true, .. } if moment.time() != chrono::NaiveTime::MIN => Value::Moment(moment),
            DayFormat { day: true, .. } => Value::Date(date),
            DayFormat { month: true, year: true, .. } => {
                Value::Text(format!("{} {}", month_name(date), date.format("%Y")))
            }
            DayFormat { year: true, .. } => Value::Text(date.format("%Y").to_string()),
            DayFormat { .. } => Value::Text(month_name(date)),
        })
    }
}

/// "Januari"
fn month_name(date: chrono::NaiveDate) -> String {
    let long = kipp_domain::words::long_date(date);
    long.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// A number as Excel keeps it: at most 15 digits, no exponent.
pub(crate) fn plain_decimal(number: f64) -> Value {
    if !number.is_finite() {
        return Value::Fault("#NUM!".to_owned());
    }
    // Through the 15 digits of Excel: 85.34999999999999 is 85.35 and 1.98003262000031001E17 ends in zeros.
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    Value::Number(if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") })
}

/// The sections of a format, split at `;` outside quotes and brackets.
fn split(code: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for sign in code.chars() {
        if sign == ';' && !quoted && !bracket && !escaped {
            parts.push(String::new());
            continue;
        }
        match sign {
            _ if escaped => escaped = false,
            '"' if !bracket => quoted = !quoted,
            '\\' | '_' | '*' if !quoted && !bracket => escaped = true,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(sign);
        }
    }
    parts
}

fn section(code: &str) -> (Section, DayFormat) {
    let mut section = Section::default();
    let mut day = DayFormat::default();
    // y, m, d, h, s in their order: an m beside h or s is minutes.
    let mut units: Vec<char> = Vec::new();
    let mut signs = code.chars().peekable();
    let lower = code.to_ascii_lowercase();
    section.plain = lower.trim() == "general" || lower.contains('@');
    while let Some(sign) = signs.next() {
        match sign {
            '"' => signs
                .by_ref()
                .take_while(|sign| *sign != '"')
                .for_each(|sign| section.tokens.push(Token::Literal(sign))),
            '\\' => section.tokens.extend(signs.next().map(Token::Literal)),
            '_' | '*' => {
                signs.next();
            }
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let small = inside.to_ascii_lowercase();
                if let Some(symbol) = inside.strip_prefix('$') {
                    let symbol = symbol.split('-').next().unwrap_or_default();
                    section.tokens.extend(symbol.chars().map(Token::Literal));
                } else if inside.starts_with(['<', '>', '=']) {
                    section.plain = true;
                } else if !small.is_empty() && small.bytes().all(|unit| matches!(unit, b'h' | b'm' | b's')) {
                    day.elapsed = true;
                    units.push(if small.starts_with('m') { 's' } else { 'h' });
                }
            }
            '0' | '#' | '?' => section.tokens.push(Token::Digit(sign as u8)),
            '.' => section.tokens.push(Token::Point),
            ',' => match section.tokens.last() {
                Some(Token::Digit(_)) if signs.peek().is_some_and(|next| matches!(next, '0' | '#' | '?')) => {
                    section.grouped = true;
                }
                Some(Token::Digit(_)) => section.thousands += 1,
                _ => section.tokens.push(Token::Literal(',')),
            },
            '%' => {
                section.percent += 1;
                section.tokens.push(Token::Literal('%'));
            }
            'E' | 'e' if matches!(signs.peek(), Some('+' | '-')) => section.plain = true,
            '/' if matches!(section.tokens.last(), Some(Token::Digit(_))) => section.plain = true,
            // AM/PM and A/P: no month.
            'A' | 'a' if signs.clone().take(4).collect::<String>().eq_ignore_ascii_case("M/PM") => {
                signs.by_ref().take(4).for_each(drop);
            }
            'A' | 'a' if signs.clone().take(2).collect::<String>().eq_ignore_ascii_case("/P") => {
                signs.by_ref().take(2).for_each(drop);
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' if !section.plain => {
                let unit = sign.to_ascii_lowercase();
                // A run is one unit; a weekday is no day of the month but says the same day.
                while signs.next_if(|next| next.eq_ignore_ascii_case(&unit)).is_some() {}
                units.push(unit);
            }
            sign => section.tokens.push(Token::Literal(sign)),
        }
    }
    for (at, unit) in units.iter().enumerate() {
        let minutes =
            at.checked_sub(1).and_then(|before| units.get(before)) == Some(&'h') || units.get(at + 1) == Some(&'s');
        match unit {
            'y' => day.year = true,
            'd' => day.day = true,
            'm' if !minutes => day.month = true,
            _ => day.time = true,
        }
    }
    (section, day)
}

/// What the sections show of a stored decimal, and whether nothing of it was rounded away; nothing when nothing is
/// shown.
fn shown(sections: &[Section], stored: &str) -> Option<(Value, bool)> {
    let (minus, digits) = stored.strip_prefix('-').map_or((false, stored), |digits| (true, digits));
    let at = match (sections.len(), minus, digits == "0") {
        (2.., true, _) => 1,
        (3.., _, true) => 2,
        _ => 0,
    };
    let section = sections.get(at)?;
    if section.plain {
        return Some((Value::Number(stored.to_owned()), true));
    }
    if section.tokens.iter().all(|token| matches!(token, Token::Literal(' '))) {
        return None;
    }
    let point = section.tokens.iter().position(|token| *token == Token::Point).unwrap_or(section.tokens.len());
    let (before, after) = section.tokens.split_at(point);
    let places = after.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let least = after.iter().rposition(|token| matches!(token, Token::Digit(b'0' | b'?')));
    let least =
        after.iter().take(least.map_or(0, |at| at + 1)).filter(|token| matches!(token, Token::Digit(_))).count();
    let has_digits = section.tokens.iter().any(|token| matches!(token, Token::Digit(_)));
    let shift = 2 * i64::from(section.percent) - 3 * i64::from(section.thousands);
    let (whole, fraction, exact) = rounded(digits, shift, places, least);
    // A number that rounds to nothing bears no sign.
    let minus = minus && at == 0 && (whole.bytes().chain(fraction.bytes()).any(|digit| digit != b'0'));
    if !has_digits {
        let text: String = literals(&section.tokens);
        return Some((Value::Text(text.trim().to_owned()), digits == "0"));
    }
    let zeros = before.iter().filter(|token| **token == Token::Digit(b'0')).count();
    let whole = format!("{:0>zeros$}", whole.trim_start_matches('0'));
    let around = literals(&section.tokens);
    let written = match around.trim() {
        "" => false,
        "-" | "()" => at != 1,
        _ => true,
    };
    if !written {
        let whole = if whole.is_empty() { "0" } else { &whole };
        let sign = if minus || at == 1 { "-" } else { "" };
        let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
        return Some((Value::Number(format!("{sign}{whole}{fraction}")), exact));
    }
    let mut text = String::from(if minus { "-" } else { "" });
    text.push_str(&spread(before, &whole, section.grouped));
    let mut decimals = fraction.chars();
    for token in after {
        match token {
            Token::Literal(sign) => text.push(*sign),
            Token::Point if fraction.is_empty() => {}
            Token::Point => text.push(','),
            Token::Digit(_) => text.extend(decimals.next()),
        }
    }
    Some((Value::Text(text.trim().to_owned()), exact))
}

fn literals(tokens: &[Token]) -> String {
    tokens.iter().filter_map(|token| if let Token::Literal(sign) = token { Some(*sign) } else { None }).collect()
}

/// Whole digits over the places before the point, from the right; the leftmost place takes the rest.
fn spread(tokens: &[Token], whole: &str, grouped: bool) -> String {
    let mut digits: Vec<char> = whole.chars().collect();
    let first = tokens.iter().position(|token| matches!(token, Token::Digit(_)));
    let mut out: Vec<char> = Vec::new();
    let mut written = 0;
    let mut take = |out: &mut Vec<char>, digits: &mut Vec<char>| {
        if let Some(digit) = digits.pop() {
            if grouped && written > 0 && written % 3 == 0 {
                out.push('.');
            }
            out.push(digit);
            written += 1;
        }
    };
    for (at, token) in tokens.iter().enumerate().rev() {
        match token {
            Token::Literal(sign) => out.push(*sign),
            Token::Point => {}
            Token::Digit(_) => {
                take(&mut out, &mut digits);
                while Some(at) == first && !digits.is_empty() {
                    take(&mut out, &mut digits);
                }
            }
        }
    }
    // `.0%` has no place for whole digits; they are written all the same.
    out.extend(digits.iter().rev());
    out.iter().rev().collect()
}

/// A decimal moved by `shift` places and rounded half up to `places` decimals, of which `least` are always written;
/// whether nothing was lost.
fn rounded(decimal: &str, shift: i64, places: usize, least: usize) -> (String, String, bool) {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').collect();
    let mut point = whole.len() as i64 + shift;
    while point < 1 {
        digits.insert(0, 0);
        point += 1;
    }
    let point = point as usize;
    digits.resize(digits.len().max(point), 0);
    let end = point + places;
    let exact = digits.iter().skip(end).all(|digit| *digit == 0);
    let up = digits.get(end).is_some_and(|digit| *digit >= 5);
    digits.resize(end, 0);
    let mut carry = up;
    for digit in digits.iter_mut().rev() {
        if !carry {
            break;
        }
        *digit += 1;
        carry = *digit == 10;
        if carry {
            *digit = 0;
        }
    }
    let mut text: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    let mut point = point;
    if carry {
        text.insert(0, '1');
        point += 1;
    }
    let (whole, fraction) = text.split_at(point);
    let kept = fraction.trim_end_matches('0').len().max(least);
    (whole.to_owned(), fraction[..kept].to_owned(), exact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use std::fmt::Write;

    #[test]
    fn a_format_shows_what_excel_shows() {
        let mut text = String::new();
        for (code, number) in [
            ("General", 85.5),
            ("0%", 0.85),
            ("0%", 0.854),
            ("0.00%", 0.8525),
            ("000", 7.0),
            ("00000", 1234.0),
            ("0.00", 8.5),
            ("0.00", 85.347),
            ("0", 85.5),
            ("0", -0.2),
            ("#,##0", 1500.0),
            ("#,##0.00", 1500.5),
            ("#,##0.##", 1500.0),
            ("0000-0000-0000", 81_234_567_890.0),
            ("\"PD-\"000", 7.0),
            ("0\" orang\"", 5.0),
            ("\"Rp\"#,##0", 1_234_567.0),
            ("[$Rp-421]#,##0", 1500.0),
            ("#,##0_);(#,##0)", -5.0),
            ("#,##0;[Red]-#,##0", -5.0),
            ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)", 0.0),
            ("0;-0;;@", 0.0),
            (";;;", 85.0),
            ("@", 85.5),
            ("0.00E+00", 85.5),
            ("# ?/?", 0.5),
            ("[>100]0;0.0", 85.5),
            ("0,", 85_000.0),
            ("#.##", 0.5),
            ("00000000 000000 0 000", 198_003_262_000_031_000.0),
            ("dd/mm/yyyy", 43_831.0),
            ("yyyy", 43_831.0),
            ("mmmm yyyy", 43_831.0),
            ("mmm-yy", 43_831.0),
            ("mmmm", 43_831.0),
            ("dddd, d mmmm yyyy", 43_831.0),
            ("[$-421]dd mmmm yyyy;@", 43_831.0),
            ("d/m/yyyy h:mm", 43_831.5),
            ("h:mm", 0.5625),
            ("h:mm AM/PM", 0.5625),
            ("d/m/yyyy h:mm AM/PM", 43_831.25),
            (".0%", 0.125),
            ("", 85.5),
            ("hh:mm:ss", 1.5),
            ("[h]:mm", 1.5),
            ("dd/mm/yyyy", 60.0),
            ("dd/mm/yyyy", 1e12),
        ] {
            let (value, remarks) = Format::parse(code).show(number, false);
            writeln!(text, "{code} {number} → {value:?} {remarks:?}").unwrap();
        }
        expect![[""]].assert_eq(&text);
    }

    proptest::proptest! {
        #[test]
        fn no_format_stops_reading(code in "[0#?.,%;@\"\\\\_*\\[\\]EymdhsA/$<>=\\- a-c]{0,30}", number: f64) {
            let _ = Format::parse(&code).show(number, false);
        }
    }
}
