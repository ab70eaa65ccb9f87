//! The register of the office.

pub mod addressee;
pub mod agency;
pub mod attachment;
pub mod person;
