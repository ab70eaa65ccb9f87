//! Marks and weights as typed: whole hundredths and whole per mille, read and printed with a decimal comma.
//!
//! Rule 1. A mark knows nothing of its scale; [`Scale`] knows what lies on it.

use std::fmt;

use super::rounding::decimal_comma;

/// A mark (*nilai*) in whole hundredths: 82,50 is `Mark(8250)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub i32);

impl Mark {
    /// Reads `82`, `82,5` or `82.50`: at most two decimals, one separator.
    pub fn parse(text: &str) -> Result<Mark, NumberProblem> {
        let hundredths = parse_decimal(text, 2)?;
        i32::try_from(hundredths).map(Mark).map_err(|_| NumberProblem::TooLarge)
    }
}

/// Always two decimals: `82,50`.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal_comma(f, i128::from(self.0), 2)
    }
}

/// A control total (*jumlah kontrol*) as the juror wrote it, in hundred-thousandths: up to five decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ControlTotal(pub i64);

impl ControlTotal {
    /// Reads `80,15` or `83.325`: at most five decimals, one separator (rule 4).
    pub fn parse(text: &str) -> Result<ControlTotal, NumberProblem> {
        parse_decimal(text, 5).map(ControlTotal)
    }
}

/// As [`super::Exact`]: all its decimals, at least two.
impl fmt::Display for ControlTotal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::Exact(self.0).fmt(f)
    }
}

/// A weight (*bobot*) in whole per mille: 12,5% is `Weight(125)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(pub u16);

impl Weight {
    /// What the leaves of a rubric, and the stages of an edition, sum to.
    pub const WHOLE: u32 = 1000;
    /// All of it.
    pub const ALL: Weight = Weight(1000);
}

/// As a percentage without its sign: `15`, `12,5`.
impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            _ => decimal_comma(f, i128::from(self.0), 1),
        }
    }
}

/// The marks a rubric allows, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scale {
    min: Mark,
    max: Mark,
}

impl Scale {
    pub const HUNDRED: Scale = Scale { min: Mark(0), max: Mark(10_000) };
    /// The largest mark a scale may end with: 10.000,00.
    pub const LARGEST: Mark = Mark(1_000_000);

    /// `None` when the ends are not `0 ≤ min < max ≤` [`Scale::LARGEST`].
    pub fn new(min: Mark, max: Mark) -> Option<Scale> {
        (Mark(0) <= min && min < max && max <= Scale::LARGEST).then_some(Scale { min, max })
    }

    pub fn min(self) -> Mark {
        self.min
    }

    pub fn max(self) -> Mark {
        self.max
    }

    pub fn holds(self, mark: Mark) -> bool {
        self.min <= mark && mark <= self.max
    }

    /// Why a mark is refused: "101 di luar rentang. Nilai 0,00 sampai 100,00."
    pub fn off_words(self, shown: &str) -> String {
        let [min, max] = [self.min, self.max].map(|end| crate::writing::figures::hundredths(end.0.into()));
        format!("{shown} di luar rentang. Nilai {min} sampai {max}.")
    }
}

/// Why a typed number is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberProblem {
    Empty,
    NotANumber,
    /// Two separators (`1.234,5`, `1.234.567`): thousands or decimals cannot be told apart.
    Ambiguous,
    TooManyDecimals {
        allowed: u8,
    },
    TooLarge,
}

/// The digits of `text` as a whole number of `10^-decimals`. Point and comma both separate decimals.
fn parse_decimal(text: &str, decimals: u8) -> Result<i64, NumberProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberProblem::Empty);
    }
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if !digits.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') {
        return Err(NumberProblem::NotANumber);
    }
    let mut parts = digits.split([',', '.']);
    let whole = parts.next().unwrap_or_default();
    let fraction = parts.next();
    if parts.next().is_some() {
        return Err(NumberProblem::Ambiguous);
    }
    if whole.is_empty() || fraction.is_some_and(str::is_empty) {
        return Err(NumberProblem::NotANumber);
    }
    let fraction = fraction.unwrap_or_default();
    if fraction.len() > usize::from(decimals) {
        return Err(NumberProblem::TooManyDecimals { allowed: decimals });
    }
    if whole.len() > 9 {
        return Err(NumberProblem::TooLarge);
    }
    let mut value = 0i64;
    for digit in whole.bytes().chain(fraction.bytes()) {
        value = value * 10 + i64::from(digit - b'0');
    }
    for _ in fraction.len()..usize::from(decimals) {
        value *= 10;
    }
    Ok(if negative { -value } else { value })
}
