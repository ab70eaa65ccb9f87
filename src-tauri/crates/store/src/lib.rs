//! The desk file: one SQLite file that holds the office's whole memory.
//!
//! The only crate that knows SQL. It refuses to know rules of the competition and words of the screen.
//! Start at [`desk::Desk`]: it opens the file, reads through [`read::Read`], and writes only through
//! [`desk::Desk::write`], which keeps the journal.

pub mod aside;
pub mod check;
pub mod codes;
pub mod desk;
pub mod error;
pub mod files;
mod guards;
mod id;
pub mod journal;
mod log;
pub mod migrations;
pub mod open;
pub mod parts;
pub mod platform;
pub mod read;
pub mod records;
pub mod references;
pub mod schema;
pub mod statements;
pub mod testing;
pub mod whole;
pub mod write;

pub use desk::Desk;
pub use error::{Dangling, Result, StoreError, UndoRefusal};
pub use id::Id;
pub use read::Read;
pub use records::Record;
pub use references::Reference;
pub use rusqlite::{Result as RowResult, Row, named_params};
pub use write::{Barrier, Committed, DraftEnd, Op, Stamp, Write};

/// A statement from `sql/<noun>/<verb>.sql`.
#[macro_export]
macro_rules! sql {
    ($name:literal) => {
        const { $crate::statements::statement($name) }
    };
}
