//! An edition of the competition: stages, rubrics, form, duties.

pub mod editions;
pub mod forms;
pub mod gates;
pub mod holidays;
pub mod ladder_rules;
pub mod number_series;
pub mod obligations;
pub mod stages;
pub mod steps;
