//! The register of the office.

pub mod agency;
pub mod attachment;
pub mod person;
