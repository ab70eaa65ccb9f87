//! What was done and can be taken back, and what is being typed.

pub mod drafts;
pub mod operations;
