//! Whether a desk is whole: every page, every row against its indexes and rules, every reference, every row against the
//! journal. Nothing that depends on marks leaves before this is known.
//!
//! A file of the usual size is looked through while it opens. A large one is looked through beside the work, by a thread
//! with a connection of its own that reads the file as it lay when it was opened: what is written meanwhile stays in the
//! log until then.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, InterruptHandle};

use crate::journal::{self, Shape};
use crate::{Result, StoreError, check, codes};

/// Above this many bytes a file is looked through beside the work: 12 ms a megabyte (release, 10,000 submissions).
pub const AT_ONCE: u64 = 16 << 20;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    Whole,
    Damaged(String),
    /// Rows that the journal does not know so.
    Strange(String),
    /// The desk was closed before it was known.
    Stopped,
}

/// The answer, known now or soon. Cheap to clone; waiting needs no desk.
#[derive(Clone)]
pub struct Whole(Arc<Inner>);

struct Inner {
    found: OnceLock<Found>,
    thread: Mutex<Option<JoinHandle<()>>>,
    stop: Option<InterruptHandle>,
}

impl Whole {
    /// Looks now; the pages were looked through before.
    pub(crate) fn now(conn: &Connection, shapes: &BTreeMap<String, Shape>) -> Result<Self> {
        let found = OnceLock::new();
        let _ = found.set(look_at_rows(conn, shapes)?);
        Ok(Self(Arc::new(Inner { found, thread: Mutex::new(None), stop: None })))
    }

    /// Looks in a thread of its own, through its own connection.
    pub(crate) fn soon(conn: Connection, shapes: BTreeMap<String, Shape>) -> Self {
        let stop = conn.get_interrupt_handle();
        let whole = Self(Arc::new(Inner { found: OnceLock::new(), thread: Mutex::new(None), stop: Some(stop) }));
        let told = whole.clone();
        let thread = std::thread::spawn(move || {
            let _ = told.0.found.set(look(&conn, &shapes).unwrap_or_else(unfinished));
        });
        *whole.0.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
        whole
    }

    /// Nobody is looking any more.
    pub fn is_known(&self) -> bool {
        self.0.found.get().is_some()
    }

    /// What was found wrong, if it is known already.
    pub fn trouble(&self) -> Option<StoreError> {
        self.0.found.get().and_then(refusal)
    }

    /// Waits until it is known.
    ///
    /// # Errors
    /// `Damaged` or `Strange`: nothing may be computed from this file.
    pub fn wait(&self) -> Result<()> {
        let thread = self.0.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
            // A thread that ended without a word.
            let _ = self.0.found.set(Found::Damaged("pemeriksaan berkas tidak selesai".into()));
        }
        refusal(self.0.found.wait()).map_or(Ok(()), Err)
    }

    /// The desk closes: no need to know.
    pub(crate) fn give_up(&self) {
        if let Some(stop) = &self.0.stop {
            stop.interrupt();
        }
        let _ = self.wait();
    }
}

fn refusal(found: &Found) -> Option<StoreError> {
    match found {
        Found::Whole => None,
        Found::Damaged(word) => Some(StoreError::Damaged(word.clone())),
        Found::Strange(word) => Some(StoreError::Strange(word.clone())),
        Found::Stopped => Some(StoreError::Busy),
    }
}

fn unfinished(error: StoreError) -> Found {
    match error {
        StoreError::Damaged(word) => Found::Damaged(word),
        StoreError::Sqlite(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted) => {
            Found::Stopped
        }
        StoreError::Sqlite(error) => Found::Damaged(check::in_words(&error)),
        other => Found::Damaged(other.to_string()),
    }
}

fn look(conn: &Connection, shapes: &BTreeMap<String, Shape>) -> Result<Found> {
    match check::integrity(conn, 1)?.into_iter().next() {
        Some(word) => Ok(Found::Damaged(word)),
        None => look_at_rows(conn, shapes),
    }
}

fn look_at_rows(conn: &Connection, shapes: &BTreeMap<String, Shape>) -> Result<Found> {
    if let Some(word) = check::references(conn, 1)?.into_iter().next() {
        return Ok(Found::Damaged(word));
    }
    if let Some(word) = codes::unknown_words(conn)?.into_iter().next() {
        return Ok(Found::Damaged(word));
    }
    let strays = journal::strays(conn, shapes)?;
    Ok(match strays.first() {
        None => Found::Whole,
        Some(first) => Found::Strange(match strays.len() {
            1 => first.in_words(),
            n => format!("{} Masih ada {} baris lain.", first.in_words(), n - 1),
        }),
    })
}
