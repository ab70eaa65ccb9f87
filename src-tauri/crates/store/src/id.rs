//! The id of a row, with the kind of row in its type: a juror's id where a submission's is wanted does not compile.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use kipp_domain::scoring;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::records;

/// The id of a row of `T`: a whole number that the desk made, below 2^53. Zero, its default, is a row not written yet.
pub struct Id<T> {
    number: i64,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Of a row that is not written yet.
    pub const NEW: Self = Self::of(0);

    /// The id of a row of `T`, from where ids are plain numbers: a file, a draft, the journal.
    pub const fn of(number: i64) -> Self {
        Self { number, of: PhantomData }
    }

    pub const fn number(self) -> i64 {
        self.number
    }
}

// By hand: a derive would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> Default for Id<T> {
    fn default() -> Self {
        Self::NEW
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl<T> FromSql for Id<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self::of)
    }
}

impl<T> ToSql for Id<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.number.to_sql()
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(Self::of)
    }
}

#[cfg(feature = "typescript")]
impl<T: 'static> ts_rs::TS for Id<T> {
    type WithoutGenerics = i64;
    type OptionInnerType = Self;

    fn name(config: &ts_rs::Config) -> String {
        <i64 as ts_rs::TS>::name(config)
    }

    fn inline(config: &ts_rs::Config) -> String {
        <i64 as ts_rs::TS>::inline(config)
    }
}

/// The domain's names of things in scoring are the same numbers.
macro_rules! named_in_scoring {
    ($($record:ident as $name:ident),*) => {$(
        impl From<Id<records::$record>> for scoring::$name {
            fn from(id: Id<records::$record>) -> Self {
                Self(id.number)
            }
        }

        impl From<scoring::$name> for Id<records::$record> {
            fn from(name: scoring::$name) -> Self {
                Self::of(name.0)
            }
        }
    )*};
}

named_in_scoring!(
    Submission as SubmissionId,
    Juror as JurorId,
    Stage as StageId,
    Agency as AgencyId,
    AwardClass as ClassId
);
