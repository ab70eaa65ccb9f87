//! Figures with decimal comma and thousands point: written, and read as officers type them.
//!
//! Whole hundredths and whole counts only; no float is kept. The arithmetic of marks is not here (see `scoring`).

use std::fmt;

/// "–": no value, or not applicable. Never 0.
pub const NONE: &str = "–";

/// A count: 2345 → `2.345`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Two decimals, always: 234550 hundredths → `2.345,50`, -5 → `-0,05`.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    format!("{sign}{},{:02}", count(size / 100), size % 100)
}

/// A share with one decimal, half up: 8 of 41 → `19,5%`; 0 of 0 → `–`.
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return NONE.to_owned();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{},{}%", count((tenths / 10) as u64), tenths % 10)
}

/// A weight: 300 per mille → `30%`, 125 → `12,5%`.
pub fn weight(per_mille: u32) -> String {
    match per_mille % 10 {
        0 => format!("{}%", per_mille / 10),
        rest => format!("{},{rest}%", per_mille / 10),
    }
}

/// A file size: `612 B`, `1,2 MB` (powers of 1000, one decimal, cut to what Explorer shows closely enough).
pub fn size(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let Some((unit, name)) = units.into_iter().find(|(unit, _)| bytes >= *unit) else {
        return format!("{bytes} B");
    };
    let tenths = u128::from(bytes) * 10 / u128::from(unit);
    match tenths % 10 {
        0 => format!("{} {name}", tenths / 10),
        rest => format!("{},{rest} {name}", tenths / 10),
    }
}

/// Why a typed figure is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureError {
    Empty,
    /// Not a figure at all.
    NotAFigure(String),
    /// `1.000`: a thousand or one? Nobody guesses.
    Ambiguous(String),
    /// More decimals than allowed.
    TooFine {
        text: String,
        decimals: u8,
    },
    TooLarge(String),
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FigureError::Empty => f.write_str("Angka belum diisi."),
            FigureError::NotAFigure(text) => {
                write!(f, "“{text}” bukan angka. Ketik misalnya 82,50.")
            }
            FigureError::Ambiguous(text) => {
                write!(
                    f,
                    "“{text}” dapat berarti ribuan atau desimal. Ketik dengan koma dan dua desimal, misalnya 82,50."
                )
            }
            FigureError::TooFine { text, decimals } => {
                write!(f, "“{text}” lebih dari {decimals} angka di belakang koma.")
            }
            FigureError::TooLarge(text) => write!(f, "“{text}” terlalu besar."),
        }
    }
}

/// What an officer typed, in whole hundredths: `82,5` and `82.5` are 8250; `1.000` is ambiguous; at most two decimals.
pub fn parse_hundredths(text: &str) -> Result<i64, FigureError> {
    parse_scaled(text, 2)
}

/// The same with any number of decimals up to nine: `parse_scaled("80,15225", 5)` is 8015225.
pub fn parse_scaled(text: &str, decimals: u8) -> Result<i64, FigureError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(FigureError::Empty);
    }
    let not_a_figure = || FigureError::NotAFigure(typed.to_owned());
    let (negative, body) = match typed.strip_prefix(['-', '−']) {
        Some(body) => (true, body),
        None => (false, typed),
    };
    let separators = body.chars().filter(|c| matches!(c, ',' | '.')).count();
    let (whole, fraction) = match separators {
        0 => (body.to_owned(), ""),
        1 => {
            let (whole, fraction) = body.split_once([',', '.']).ok_or_else(not_a_figure)?;
            if may_be_thousands(body, whole, fraction, decimals) {
                return Err(FigureError::Ambiguous(typed.to_owned()));
            }
            (whole.to_owned(), fraction)
        }
        _ => {
            // Only the Indonesian way: points between groups of three, then at most one comma.
            let (groups, fraction) = body.split_once(',').unwrap_or((body, ""));
            let parts: Vec<&str> = groups.split('.').collect();
            let proper = parts.iter().enumerate().all(|(at, part)| match at {
                0 => (1..=3).contains(&part.len()),
                _ => part.len() == 3,
            });
            if !proper || fraction.contains([',', '.']) || (fraction.is_empty() && body.contains(',')) {
                return Err(not_a_figure());
            }
            (parts.concat(), fraction)
        }
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(&whole) || !digits(fraction) || (separators == 1 && fraction.is_empty()) {
        return Err(not_a_figure());
    }
    let fraction = if fraction.len() > decimals as usize { fraction.trim_end_matches('0') } else { fraction };
    if fraction.len() > decimals as usize {
        return Err(FigureError::TooFine { text: typed.to_owned(), decimals });
    }
    let padded = format!("{whole}{fraction:0<width$}", width = decimals as usize);
    let value: i64 = padded.parse().map_err(|_| FigureError::TooLarge(typed.to_owned()))?;
    Ok(if negative { -value } else { value })
}

/// `1.000` and `82,500` may mean thousands; `0.125` and `82,505` cannot: a leading zero is no thousand, and behind a
/// comma only zeros at the end are harmless.
fn may_be_thousands(body: &str, whole: &str, fraction: &str, decimals: u8) -> bool {
    let grouped = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    grouped && (body.contains('.') || (decimals < 3 && fraction.ends_with('0')))
}

/// A number cell of a spreadsheet (plain decimal with a point, as `sheets` hands it on) in whole hundredths. A cell
/// holds a number, not typing: `1.000` is one and nothing is ambiguous.
pub fn cell_hundredths(plain: &str) -> Result<i64, FigureError> {
    let not_a_figure = || FigureError::NotAFigure(plain.to_owned());
    let (negative, body) = plain.strip_prefix('-').map_or((false, plain), |body| (true, body));
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return Err(not_a_figure());
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 2 {
        return Err(FigureError::TooFine { text: plain.replace('.', ","), decimals: 2 });
    }
    let value: i64 = format!("{whole}{fraction:0<2}").parse().map_err(|_| FigureError::TooLarge(plain.to_owned()))?;
    Ok(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use std::fmt::Write;

    #[test]
    fn figures_are_written_with_comma_and_point() {
        let mut text = String::new();
        for value in [0, 5, -5, 100, 8625, 234_550, 100_000_000, i64::MAX] {
            writeln!(text, "{value} → {}", hundredths(value)).unwrap();
        }
        for (part, whole) in [(8, 41), (0, 0), (0, 15), (15, 15), (1, 3), (2, 3), (1, 2000), (1, 1999)] {
            writeln!(text, "{part} dari {whole} → {}", percent(part, whole)).unwrap();
        }
        for per_mille in [0, 50, 125, 300, 1000] {
            writeln!(text, "{per_mille}‰ → {}", weight(per_mille)).unwrap();
        }
        for bytes in [0, 999, 1_000, 1_250_000, 20_000_000, 3_999_999_999] {
            writeln!(text, "{bytes} → {}", size(bytes)).unwrap();
        }
        expect![[r#"
            0 → 0,00
            5 → 0,05
            -5 → -0,05
            100 → 1,00
            8625 → 86,25
            234550 → 2.345,50
            100000000 → 1.000.000,00
            9223372036854775807 → 92.233.720.368.547.758,07
            8 dari 41 → 19,5%
            0 dari 0 → –
            0 dari 15 → 0,0%
            15 dari 15 → 100,0%
            1 dari 3 → 33,3%
            2 dari 3 → 66,7%
            1 dari 2000 → 0,1%
            1 dari 1999 → 0,1%
            0‰ → 0%
            50‰ → 5%
            125‰ → 12,5%
            300‰ → 30%
            1000‰ → 100%
            0 → 0 B
            999 → 999 B
            1000 → 1 kB
            1250000 → 1,2 MB
            20000000 → 20 MB
            3999999999 → 3,9 GB
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn typed_figures_are_read_or_refused_with_a_sentence() {
        let mut text = String::new();
        for typed in [
            "82,5",
            "82.5",
            "82,50",
            "82",
            " 100 ",
            "0",
            "0,05",
            "1.000",
            "1,000",
            "100.000",
            "1.000,50",
            "1.000.000",
            "0.125",
            "82,505",
            "82,500",
            "82,",
            ",5",
            "",
            "abc",
            "8 2",
            "1,2,3",
            "12.34,5",
            "-5",
            "1e3",
            "٣",
            "99999999999999999999",
        ] {
            match parse_hundredths(typed) {
                Ok(value) => writeln!(text, "{typed:?} = {value}").unwrap(),
                Err(error) => writeln!(text, "{typed:?}: {error}").unwrap(),
            }
        }
        expect![[r#"
            "82,5" = 8250
            "82.5" = 8250
            "82,50" = 8250
            "82" = 8200
            " 100 " = 10000
            "0" = 0
            "0,05" = 5
            "1.000": “1.000” dapat berarti ribuan atau desimal. Ketik dengan koma dan dua desimal, misalnya 82,50.
            "1,000": “1,000” dapat berarti ribuan atau desimal. Ketik dengan koma dan dua desimal, misalnya 82,50.
            "100.000": “100.000” dapat berarti ribuan atau desimal. Ketik dengan koma dan dua desimal, misalnya 82,50.
            "1.000,50" = 100050
            "1.000.000" = 100000000
            "0.125": “0.125” lebih dari 2 angka di belakang koma.
            "82,505": “82,505” lebih dari 2 angka di belakang koma.
            "82,500": “82,500” dapat berarti ribuan atau desimal. Ketik dengan koma dan dua desimal, misalnya 82,50.
            "82,": “82,” bukan angka. Ketik misalnya 82,50.
            ",5": “,5” bukan angka. Ketik misalnya 82,50.
            "": Angka belum diisi.
            "abc": “abc” bukan angka. Ketik misalnya 82,50.
            "8 2": “8 2” bukan angka. Ketik misalnya 82,50.
            "1,2,3": “1,2,3” bukan angka. Ketik misalnya 82,50.
            "12.34,5": “12.34,5” bukan angka. Ketik misalnya 82,50.
            "-5" = -500
            "1e3": “1e3” bukan angka. Ketik misalnya 82,50.
            "٣": “٣” bukan angka. Ketik misalnya 82,50.
            "99999999999999999999": “99999999999999999999” terlalu besar.
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn control_totals_have_up_to_five_decimals() {
        assert_eq!(parse_scaled("80,15225", 5), Ok(8_015_225));
        assert_eq!(parse_scaled("80,152", 5), Ok(8_015_200));
        assert!(matches!(parse_scaled("80.152", 5), Err(FigureError::Ambiguous(_))));
    }

    #[test]
    fn number_cells_are_numbers() {
        assert_eq!(cell_hundredths("85.35"), Ok(8535));
        assert_eq!(cell_hundredths("1.000"), Ok(100));
        assert_eq!(cell_hundredths("101"), Ok(10_100));
        assert_eq!(cell_hundredths("-0.5"), Ok(-50));
        assert!(matches!(cell_hundredths("85.355"), Err(FigureError::TooFine { .. })));
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(value in -99_999_999i64..99_999_999) {
            proptest::prop_assert_eq!(parse_hundredths(&hundredths(value)), Ok(value));
        }
    }
}
