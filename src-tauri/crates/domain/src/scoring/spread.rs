//! How far apart the jurors of one submission and stage are (*sebaran*).
//!
//! Counted over the totals of the submitted sheets as the stage score counts them. The standard deviation is that
//! of the whole panel (divided by n): the jurors are all there are, not a sample of more.

use super::{Exact, Score, half_up};

/// Highest minus lowest, and the standard deviation; both with two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Rounded when the totals are carried exactly (*akhir*).
    pub range: Score,
    pub deviation: Score,
}

/// The spread of carried totals; `None` with fewer than two.
///
/// σ = √(n·Σx² − (Σx)²) ÷ n, with a whole square root, so that every machine prints the same.
pub fn spread(carried: &[Exact]) -> Option<Spread> {
    let (Some(lowest), Some(highest)) = (carried.iter().min(), carried.iter().max()) else {
        return None;
    };
    if carried.len() < 2 {
        return None;
    }
    let count = carried.len() as i128;
    let sum: i128 = carried.iter().map(|x| i128::from(x.0)).sum();
    let squares: i128 = carried.iter().map(|x| i128::from(x.0) * i128::from(x.0)).sum();
    let variance = (count * squares - sum * sum).unsigned_abs();
    // Half up of √variance ÷ (1000 n): floor((2√variance + 1000 n) ÷ (2000 n)), and the floor of the root is enough.
    let root = (4 * variance).isqrt() as i128;
    Some(Spread {
        range: Score(half_up(i128::from(highest.0 - lowest.0), 1000) as i64),
        deviation: Score(((root + 1000 * count) / (2000 * count)) as i64),
    })
}
