//! What is known of the rows of each table, said once, in the file of its area. Topics of
//! change, what is computed anew, the words of refusals and of the history, what goes with a deleted row and what refuses its
//! deletion follow from it and from the references of the schema.
//!
//! A new table fails the tests until it is described here.

/// A table and what its rows mean.
#[derive(Debug)]
pub struct NounSpec {
    pub table: &'static str,
    /// "keputusan pleno": in a refusal, behind a number. A part is called by what it is a part of.
    pub word: &'static str,
    /// What screens listen to. Tables of details belong to the noun they detail.
    pub topic: &'static str,
    pub counts_for: &'static [Computed],
    pub named: Named,
    /// Columns whose row takes this one along when it is deleted. Any other reference refuses that.
    pub part_of: &'static [&'static str],
}

/// What is computed from rows, and computed anew after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computed {
    /// Ranks and scores of an edition.
    Ranking,
    /// The state of every sheet.
    Sheets,
}

/// How the history calls a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// By a column of its own.
    Itself,
    /// By the rows it belongs to, whatever columns it has.
    ByOwners,
    /// As a part: the column of the owner, and the column that names the part.
    Part { of: &'static str, by: &'static str },
    /// "Revisi 2".
    Numbered,
}

/// The descriptions of the tables of one area.
macro_rules! nouns {
    ($($table:literal: $word:literal, topic $topic:literal
        $(, counts for [$($computed:ident),+])? $(, part of [$($owner:literal),+])? $(, named $named:expr)?;)+) => {
        /// What is known of these rows.
        pub(super) const NOUNS: &[super::NounSpec] = &[$(super::NounSpec {
            table: $table,
            word: $word,
            topic: $topic,
            counts_for: &[$($(super::Computed::$computed),+)?],
            part_of: &[$($($owner),+)?],
            named: super::named!($($named)?),
        }),+];
    };
}

macro_rules! named {
    () => {
        super::Named::Itself
    };
    ($named:expr) => {{
        use super::Named::*;
        $named
    }};
}

use {named, nouns};

mod entries;
mod imports;
mod jury;
mod office;
mod papers;
mod results;
mod sessions;
mod year;

/// Every area that writes rows.
const ALL: &[&[NounSpec]] = &[
    office::NOUNS,
    year::NOUNS,
    entries::NOUNS,
    jury::NOUNS,
    sessions::NOUNS,
    results::NOUNS,
    papers::NOUNS,
    imports::NOUNS,
];

pub fn all() -> impl Iterator<Item = &'static NounSpec> {
    ALL.iter().copied().flatten()
}

pub fn of(table: &str) -> Option<&'static NounSpec> {
    all().find(|noun| noun.table == table)
}

/// A table without a word of its own; a test sees to it that none is left so.
pub const UNNAMED: &str = "data lain";

/// "keputusan pleno": the word for rows of `table`, so that no name of a table reaches a person.
pub fn word(table: &str) -> &'static str {
    match (of(table), table) {
        (Some(noun), _) => noun.word,
        (None, "operations" | "operation_changes") => "perubahan",
        (None, _) => UNNAMED,
    }
}

/// Whether rows of a table are computed from.
pub fn counts_for(table: &str, computed: Computed) -> bool {
    of(table).is_none_or(|noun| noun.counts_for.contains(&computed))
}
