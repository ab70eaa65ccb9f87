//! What can go wrong with the desk file, sorted so that the app can choose its words.

use std::path::PathBuf;

use crate::aside::Aside;
use crate::files::KeptTrouble;

/// An error of the desk file. Disk-full, locked and permission errors are not corruption.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the disk is full")]
    DiskFull,
    #[error("the file is in use by another program")]
    Busy,
    #[error("the place cannot be written")]
    ReadOnly,
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A schema that is not ours, text for text: nothing of the file was run.
    #[error("the file's schema is not ours: {0}")]
    Altered(String),
    /// Rows that the journal does not know so; the desk is open, but nothing may be computed from it.
    #[error("rows differ from the journal: {0}")]
    Strange(String),
    /// Made by a program that was tried before the first release.
    #[error("the file was made by an earlier trial")]
    Trial,
    /// Why a file was not opened, and what became of a copy of it.
    #[error("not opened: {why}")]
    NotOpened { why: Box<StoreError>, copy: Aside },
    /// The bytes of an issued file are not what left the office.
    #[error("issued file {hash}: {trouble:?}")]
    Kept { hash: String, trouble: KeptTrouble },
    #[error("there is a folder at {0}")]
    IsFolder(PathBuf),
    #[error("the file is not a desk: {0}")]
    Foreign(PathBuf),
    #[error("the file was made by a newer program (schema {found}, known {known})")]
    Newer { found: i64, known: i64 },
    #[error("there is no file at {0}")]
    Missing(PathBuf),
    #[error("a file stands at {0} already")]
    Exists(PathBuf),
    #[error("{table} has another row with the same {columns:?}")]
    Taken { table: String, columns: Vec<String> },
    /// An operation would have left rows that point nowhere.
    #[error("rows would point nowhere: {0:?}")]
    Dangling(Vec<Dangling>),
    #[error("a rule of the database refused the row: {0}")]
    Constraint(String),
    #[error("an invariant is broken: {0}")]
    Invariant(String),
    #[error("undo refused")]
    UndoRefused(UndoRefusal),
    #[error("file error at {shown}: {source}")]
    Io { shown: String, source: std::io::Error },
    #[error("sqlite: {0}")]
    Sqlite(rusqlite::Error),
}

/// Rows of one table whose reference would point nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// The table of the rows, and the column that points.
    pub child: String,
    pub field: String,
    /// Where it points.
    pub parent: String,
    /// The operation wrote these rows: what they point to never was there. False: it took that away.
    pub written: bool,
}

/// Why an operation cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoRefusal {
    /// There is nothing of this session to undo or redo.
    Nothing,
    /// No operation has this id.
    Unknown,
    AlreadyUndone,
    /// It has an effect outside the desk, or was written by another schema.
    NotUndoable {
        /// The operation's kind.
        kind: String,
        label: String,
    },
    /// A freeze, a lock or an issued number stands after it.
    Barrier {
        label: String,
        kind: String,
        barrier_label: String,
        barrier_at: i64,
    },
    /// A later change touched the same row.
    ChangedLater {
        label: String,
        /// None when it was changed with another program.
        later_id: Option<i64>,
        later_label: String,
        later_at: i64,
    },
    /// A row that a later change made points to one that this operation made.
    StillUsed {
        label: String,
        later_id: Option<i64>,
        later_label: String,
        later_at: i64,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        // A text that is no text, or a number that fits nothing, comes out of a damaged file, never out of a statement of ours.
        if matches!(
            error,
            rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
        ) {
            return Self::Damaged(crate::check::in_words(&error));
        }
        let rusqlite::Error::SqliteFailure(code, text) = &error else { return Self::Sqlite(error) };
        let text = text.clone().unwrap_or_default();
        if text.contains("malformed JSON") {
            return Self::Damaged(crate::check::in_words(&error));
        }
        match code.code {
            C::DiskFull => Self::DiskFull,
            C::DatabaseBusy | C::DatabaseLocked => Self::Busy,
            C::ReadOnly | C::PermissionDenied | C::CannotOpen => Self::ReadOnly,
            C::DatabaseCorrupt | C::NotADatabase => Self::Damaged(crate::check::in_words(&error)),
            C::ConstraintViolation => taken(&text).unwrap_or(Self::Constraint(text)),
            C::SystemIoFailure if text.contains("full") => Self::DiskFull,
            _ => Self::Sqlite(error),
        }
    }
}

/// "UNIQUE constraint failed: jurors.edition_id, jurors.normal_name".
fn taken(text: &str) -> Option<StoreError> {
    let columns = text.strip_prefix("UNIQUE constraint failed: ")?;
    let columns: Vec<(&str, &str)> = columns.split(", ").filter_map(|column| column.split_once('.')).collect();
    let table = columns.first()?.0.to_owned();
    Some(StoreError::Taken { table, columns: columns.into_iter().map(|(_, column)| column.to_owned()).collect() })
}

impl StoreError {
    /// Why a file was not opened, without what became of its copy.
    #[must_use]
    pub fn why(self) -> Self {
        match self {
            Self::NotOpened { why, .. } => *why,
            other => other,
        }
    }

    /// Sorts an error of the file system.
    pub fn from_io(shown: impl Into<String>, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { shown: shown.into(), source },
        }
    }
}

pub type Result<T, E = StoreError> = std::result::Result<T, E>;
