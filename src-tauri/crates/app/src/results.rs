//! From marks to a result: the ranking, what it says, what still refuses a freeze, the frozen revisions.

pub mod comparison;
pub mod competition;
pub mod frozen;
pub mod grid;
pub mod live;
pub mod obstacles;
pub mod rankings;
pub mod readings;
pub mod sheets;
pub mod signing;
pub mod statement;
pub mod tallies;
pub mod what_if;
