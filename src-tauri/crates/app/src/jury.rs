//! Who judges what, and the sheets with their marks.

pub mod assignments;
pub mod jurors;
pub mod score_sheets;
