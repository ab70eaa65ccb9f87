//! Use cases. Each verb of the trade is one function; every write goes through one funnel.
//!
//! Start at [`desk::App`]. It refuses to know how answers travel (that is the api) and how rows are kept (the store).

pub mod agencies;
pub mod assignments;
mod clock;
pub mod comparison;
pub mod competition;
mod consequences;
pub mod dates;
mod deleting;
pub mod desk;
pub mod desks;
pub mod disk_files;
pub mod documents;
pub mod drafts;
pub mod editions;
pub mod error;
pub mod file_names;
pub mod forms;
pub mod frozen;
pub mod imports;
pub mod jurors;
mod memo;
pub mod nouns;
pub mod obligations;
pub mod obstacles;
pub mod operations;
pub mod overview;
pub mod ports;
pub mod rankings;
pub mod rows;
pub mod sample;
pub mod score_sheets;
pub mod search;
pub mod settings;
pub mod signatories;
pub mod signing;
pub mod stages;
mod start;
pub mod statement;
pub mod submissions;
pub mod tallies;
pub mod topics;
pub mod what_if;

pub use desk::{App, Done};
pub use error::{Fault, Refusal, Result};
