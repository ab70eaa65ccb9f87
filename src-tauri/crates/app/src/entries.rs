//! What takes part: submissions and the innovations behind them.

pub mod submissions;
