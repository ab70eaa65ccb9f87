//! Scoring: from marks to a ranking that can be recomputed with a pocket calculator.
//!
//! Everything here is whole numbers: marks are hundredths ([`Mark`]), weights are per mille ([`Weight`]),
//! totals are hundred-thousandths ([`Exact`]), means are fractions ([`Fraction`]), and [`half_up`] is the one
//! place that rounds. Source of every rule: "Who may be scored" and "The arithmetic of a result" 1-9 in
//! `product.md`.
//!
//! It refuses to know names of people and titles, where marks are stored, and who typed them.
//!
//! Start at [`Draft`], which becomes a checked [`Competition`]; [`rank`](fn@rank) gives the [`Ranking`] that paper and
//! screen print; [`obstacles`] says what refuses a freeze; [`explain`](fn@explain) shows any number down to its marks.

mod assignment;
mod award;
mod competition;
mod explain;
mod freeze;
mod id;
mod mark;
mod panel;
mod rank;
mod ranking;
mod rounding;
mod rubric;
mod sheet;
mod spread;
mod stage;
mod tie;

pub use assignment::*;
pub use award::*;
pub use competition::*;
pub use explain::*;
pub use freeze::*;
pub use id::*;
pub use mark::*;
pub use panel::*;
pub use rank::*;
pub use ranking::*;
pub use rounding::*;
pub use rubric::*;
pub use sheet::*;
pub use spread::*;
pub use stage::*;
pub use tie::*;

#[cfg(test)]
mod tests;
