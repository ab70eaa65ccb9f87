//! What takes part.

pub mod submission;
