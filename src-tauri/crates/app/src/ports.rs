//! What the host hands in: time, ids, files, progress, cancel. Nothing here is read from the machine by ourselves.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

pub use kipp_store::DraftEnd;

/// Milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcMillis(pub i64);

/// The time of day, asked once per command.
pub trait Clock: Send + Sync {
    fn now(&self) -> UtcMillis;

    /// Milliseconds since some fixed moment of this program run, by a clock that nobody can set; None where there is none.
    fn running(&self) -> Option<i64> {
        None
    }
}

/// A clock that stands still; for tests and for `contoh --pada`.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub UtcMillis);

impl Clock for FixedClock {
    fn now(&self) -> UtcMillis {
        self.0
    }
}

/// Randomness for ids: 20 bits, drawn when a desk file is made, copied, restored or taken over.
pub trait Ids: Send + Sync {
    fn copy_bits(&self) -> u32;
}

/// The sample and the tests: bits 0.
#[derive(Clone, Copy, Debug)]
pub struct ZeroIds;

impl Ids for ZeroIds {
    fn copy_bits(&self) -> u32 {
        0
    }
}

/// A file the user handed us, read once into memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InFile {
    /// The file's own name with its ending, never a path.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Why a token could not be served.
#[derive(Debug)]
pub enum FileError {
    UnknownToken(String),
    TooLarge { limit: u64, actual: u64 },
    Io { shown: String, source: std::io::Error },
}

/// A file that is written but does not have its name yet: called, it takes its place and answers the path to show;
/// dropped, it is gone.
pub type Staged<'a> = Box<dyn FnOnce() -> Result<String, FileError> + 'a>;

/// Files by token. A command never takes a path: the window's dialog, the bridge's upload and the command line make
/// tokens, and only the host knows what stands behind them.
pub trait Files: Send + Sync {
    /// Reads the whole file behind `token`, refusing above `limit` bytes before reading.
    fn read(&self, token: &str, limit: u64) -> Result<InFile, FileError>;
    /// The place of a desk file; SQLite must have a real path.
    fn place(&self, token: &str) -> Result<PathBuf, FileError>;
    /// Writes a file under a name of its own beside its place. A token of a folder takes `name` inside it (sub-folders
    /// with `/`); a token of a file ignores `name`.
    fn stage<'a>(&'a self, token: &str, name: &str, bytes: &[u8]) -> Result<Staged<'a>, FileError>;
    /// Whether writing these bytes would replace a file nobody was asked about: one of that name with another content in
    /// a folder that was chosen. A file that was chosen itself was asked about by the host's dialog.
    fn replaces(&self, token: &str, name: &str, bytes: &[u8]) -> Result<bool, FileError>;
    /// Writes atomically. Answers the path to show to the user.
    fn write(&self, token: &str, name: &str, bytes: &[u8]) -> Result<String, FileError> {
        self.stage(token, name, bytes)?()
    }
    /// A token for a file the program knows itself, so that the host can show it. Refused where nothing can be shown.
    fn token_of(&self, path: &std::path::Path) -> Result<String, FileError> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Err(FileError::UnknownToken(name))
    }
}

/// What a long job is at: "Piagam 37 dari 120: Dinas Kesehatan".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u32,
    pub total: u32,
    pub text: String,
}

/// Looked at in loops; set by the host.
#[derive(Debug, Default)]
pub struct Cancel(AtomicBool);

impl Cancel {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Everything a command may ask of its host.
pub struct Ctx<'a> {
    pub clock: &'a dyn Clock,
    pub ids: &'a dyn Ids,
    pub files: &'a dyn Files,
    pub progress: &'a (dyn Fn(Progress) + Sync),
    pub cancel: &'a Cancel,
    /// Drafts this command saves. A host leaves it empty: `dispatch` reads it from the input.
    pub ends: &'a [DraftEnd],
}

/// Files in memory, for tests: tokens are names.
#[derive(Debug, Default)]
pub struct MemoryFiles {
    pub inputs: Mutex<HashMap<String, InFile>>,
    pub outputs: Mutex<Vec<(String, String, Vec<u8>)>>,
    pub places: Mutex<HashMap<String, PathBuf>>,
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl MemoryFiles {
    pub fn put(&self, token: &str, name: &str, bytes: impl Into<Vec<u8>>) {
        held(&self.inputs).insert(token.into(), InFile { name: name.into(), bytes: bytes.into() });
    }
    pub fn put_place(&self, token: &str, path: impl Into<PathBuf>) {
        held(&self.places).insert(token.into(), path.into());
    }
}

impl Files for MemoryFiles {
    fn read(&self, token: &str, limit: u64) -> Result<InFile, FileError> {
        let inputs = held(&self.inputs);
        let file = inputs.get(token).ok_or_else(|| FileError::UnknownToken(token.into()))?;
        let actual = file.bytes.len() as u64;
        if actual > limit {
            return Err(FileError::TooLarge { limit, actual });
        }
        Ok(file.clone())
    }
    fn place(&self, token: &str) -> Result<PathBuf, FileError> {
        held(&self.places).get(token).cloned().ok_or_else(|| FileError::UnknownToken(token.into()))
    }
    fn replaces(&self, token: &str, name: &str, bytes: &[u8]) -> Result<bool, FileError> {
        let outputs = held(&self.outputs);
        let last = outputs.iter().rfind(|(place, known, _)| place == token && known == name);
        Ok(last.is_some_and(|(_, _, there)| there != bytes))
    }
    fn stage<'a>(&'a self, token: &str, name: &str, bytes: &[u8]) -> Result<Staged<'a>, FileError> {
        let (token, name, bytes) = (token.to_owned(), name.to_owned(), bytes.to_vec());
        Ok(Box::new(move || {
            let shown = format!("{token}/{name}");
            held(&self.outputs).push((token, name, bytes));
            Ok(shown)
        }))
    }
}
