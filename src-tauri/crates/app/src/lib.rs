//! Use cases. Each verb of the trade is one function; every write goes through one funnel.
//!
//! Start at [`desk::App`]. It refuses to know how answers travel (that is the api) and how rows are kept (the store).

mod clock;
mod consequences;
pub mod dates;
mod deleting;
pub mod desk;
pub mod desks;
pub mod disk_files;
pub mod entries;
pub mod error;
pub mod file_names;
pub mod history;
pub mod imports;
pub mod jury;
mod memo;
pub mod nouns;
pub mod office;
pub mod overview;
pub mod papers;
pub mod ports;
pub mod results;
pub mod rows;
pub mod sample;
pub mod search;
pub mod sessions;
mod start;
pub mod topics;
pub mod upkeep;
pub mod year;

pub use desk::{App, Done};
pub use error::{Fault, Refusal, Result};
