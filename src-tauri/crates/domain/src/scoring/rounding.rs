//! Rounding, in one function, and the exact numbers that go into it.
//!
//! Rule 3: half up to two decimals, at exactly three places (juror total, stage score, final). Here is the
//! arithmetic; *which* number is rounded is decided in `sheet`, `stage` and `ranking`.

use std::fmt;

/// Half up: the whole number nearest to `numerator ÷ denominator`, the upper one when both are equally near.
/// The denominator is positive. `half_up(83325, 10) = 8333`, `half_up(83324, 10) = 8332`.
pub fn half_up(numerator: i128, denominator: i128) -> i128 {
    if let (Ok(n), Ok(d)) = (i64::try_from(numerator), i32::try_from(denominator))
        && n.unsigned_abs() < 1 << 61
    {
        let d = i64::from(d);
        return i128::from((2 * n + d).div_euclid(2 * d));
    }
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// An exact number in points: a fraction in lowest terms with a positive denominator.
///
/// Never rounded. Where a fraction has no end as a decimal, [`fmt::Display`] shows it as a quotient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    pub const ZERO: Fraction = Fraction { numerator: 0, denominator: 1 };

    /// `numerator ÷ denominator` in lowest terms.
    ///
    /// # Panics
    /// When the denominator is below 1: weights and counts that divide are positive by construction.
    pub fn new(numerator: i128, denominator: i128) -> Fraction {
        assert!(denominator > 0, "a fraction needs a positive denominator");
        let shared = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1) as i128;
        Fraction { numerator: numerator / shared, denominator: denominator / shared }
    }

    pub fn numerator(self) -> i128 {
        self.numerator
    }

    pub fn denominator(self) -> i128 {
        self.denominator
    }

    pub fn plus(self, other: Fraction) -> Fraction {
        let shared = gcd(self.denominator.unsigned_abs(), other.denominator.unsigned_abs()).max(1) as i128;
        Fraction::new(
            self.numerator * (other.denominator / shared) + other.numerator * (self.denominator / shared),
            self.denominator / shared * other.denominator,
        )
    }

    pub fn times(self, factor: i128) -> Fraction {
        Fraction::new(self.numerator * factor, self.denominator)
    }

    pub fn over(self, divisor: i128) -> Fraction {
        Fraction::new(self.numerator, self.denominator * divisor)
    }

    /// Rounded half up to this many decimals (0-9).
    pub fn rounded(self, decimals: u8) -> Figure {
        let scaled = half_up(self.numerator * power_of_ten(decimals), self.denominator);
        Figure { scaled: scaled as i64, decimals }
    }
}

impl From<Figure> for Fraction {
    fn from(figure: Figure) -> Fraction {
        Fraction::new(i128::from(figure.scaled), power_of_ten(figure.decimals))
    }
}

/// `83,925`; at least two decimals; `250/3` when no decimal ends.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for decimals in 2..=12 {
            let scaled = self.numerator * power_of_ten(decimals);
            if scaled % self.denominator == 0 {
                return decimal_comma(f, scaled / self.denominator, decimals);
            }
        }
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// A number as printed: `scaled ÷ 10^decimals`, with a decimal comma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure {
    pub scaled: i64,
    pub decimals: u8,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal_comma(f, i128::from(self.scaled), self.decimals)
    }
}

/// A number rounded to whole hundredths: a juror total, a stage score or a final as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub i64);

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal_comma(f, i128::from(self.0), 2)
    }
}

impl From<Score> for Figure {
    fn from(score: Score) -> Figure {
        Figure { scaled: score.0, decimals: 2 }
    }
}

/// An exact sum of marks × weights in hundred-thousandths of a point (hundredths × per mille).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(pub i64);

impl Exact {
    /// Rounding place 1 of 3 when the exact number is a juror total.
    pub fn rounded(self) -> Score {
        Score(half_up(i128::from(self.0), 1000) as i64)
    }
}

impl From<Exact> for Fraction {
    fn from(exact: Exact) -> Fraction {
        Fraction::new(i128::from(exact.0), 100_000)
    }
}

/// All its decimals, at least two: `4,125`, `80,15`, `7,95`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut scaled, mut decimals) = (self.0, 5);
        while decimals > 2 && scaled % 10 == 0 {
            scaled /= 10;
            decimals -= 1;
        }
        decimal_comma(f, i128::from(scaled), decimals)
    }
}

/// `-12,50` of -1250 and two decimals.
pub(super) fn decimal_comma(f: &mut fmt::Formatter<'_>, scaled: i128, decimals: u8) -> fmt::Result {
    let (Ok(mut rest), 0..=18) = (u64::try_from(scaled.unsigned_abs()), decimals) else {
        return long_decimal_comma(f, scaled, decimals);
    };
    // From the right, into room for twenty digits, comma and sign: a long ranking prints hundreds of thousands.
    let mut text = [b'0'; 24];
    let mut start = text.len();
    let mut put = |sign: u8| {
        start -= 1;
        text[start] = sign;
    };
    let mut digits = 0;
    while rest > 0 || digits <= decimals {
        if digits == decimals && decimals > 0 {
            put(b',');
        }
        put(b"0123456789"[usize::from(u8::try_from(rest % 10).unwrap_or(0))]);
        rest /= 10;
        digits += 1;
    }
    if scaled < 0 {
        put(b'-');
    }
    f.write_str(std::str::from_utf8(&text[start..]).unwrap_or_default())
}

pub(super) fn long_decimal_comma(f: &mut fmt::Formatter<'_>, scaled: i128, decimals: u8) -> fmt::Result {
    let sign = if scaled < 0 { "-" } else { "" };
    let unit = power_of_ten(decimals).unsigned_abs();
    let whole = scaled.unsigned_abs() / unit;
    if decimals == 0 {
        return write!(f, "{sign}{whole}");
    }
    write!(f, "{sign}{whole},{:0width$}", scaled.unsigned_abs() % unit, width = usize::from(decimals))
}

fn power_of_ten(decimals: u8) -> i128 {
    10i128.pow(u32::from(decimals))
}

fn gcd(a: u128, b: u128) -> u128 {
    // Nearly every pair fits 64 bits, where a division costs a tenth.
    if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return u128::from(a);
    }
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
