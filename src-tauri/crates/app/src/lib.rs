//! Use cases. Each verb of the trade is one function; every write goes through one funnel.

pub mod ports;
