//! A year of the competition as data, and who owes an innovation in it.

pub mod edition;
pub mod obligation;
