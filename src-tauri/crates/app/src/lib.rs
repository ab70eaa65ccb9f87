//! Use cases. Each verb of the trade is one function; every write goes through one funnel.

pub mod disk_files;
pub mod file_names;
pub mod ports;
