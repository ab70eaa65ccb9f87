//! A year of the competition as data, what its dates allow, and who owes an innovation in it.

pub mod edition;
pub mod gates;
pub mod holidays;
pub mod ladder;
pub mod obligation;
pub mod programme;
pub mod seats;
pub mod session_kind;
pub mod session_role;
pub mod team;
pub mod working_days;
