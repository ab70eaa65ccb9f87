//! The office: its register of agencies, its settings, who signs.

pub mod agencies;
pub mod people;
pub mod settings;
pub mod signatories;
