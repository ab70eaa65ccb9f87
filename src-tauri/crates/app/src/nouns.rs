//! What is known of the rows of each table, said once beside the use case that writes them (`nouns! { … }`). Topics of
//! change, what is computed anew, the words of refusals and of the history, what goes with a deleted row and what refuses its
//! deletion follow from it and from the references of the schema.
//!
//! A new table fails the tests until it is described here.

use std::collections::BTreeMap;

use kipp_domain::words;
use kipp_store::{Record, Write};

use crate::error::{Refusal, Result};

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

/// The descriptions of the tables of one use case.
macro_rules! nouns {
    ($($table:literal: $word:literal, topic $topic:literal
        $(, counts for [$($computed:ident),+])? $(, part of [$($owner:literal),+])? $(, named $named:expr)?;)+) => {
        /// What is known of these rows.
        pub(crate) const NOUNS: &[$crate::nouns::NounSpec] = &[$($crate::nouns::NounSpec {
            table: $table,
            word: $word,
            topic: $topic,
            counts_for: &[$($($crate::nouns::Computed::$computed),+)?],
            part_of: &[$($($owner),+)?],
            named: $crate::nouns::named!($($named)?),
        }),+];
    };
}

macro_rules! named {
    () => {
        $crate::nouns::Named::Itself
    };
    ($named:expr) => {{
        use $crate::nouns::Named::*;
        $named
    }};
}

pub(crate) use {named, nouns};

/// Every use case that writes rows.
const ALL: &[&[NounSpec]] = &[
    crate::agencies::NOUNS,
    crate::assignments::NOUNS,
    crate::certificates::NOUNS,
    crate::documents::NOUNS,
    crate::editions::NOUNS,
    crate::forms::NOUNS,
    crate::imports::NOUNS,
    crate::jurors::NOUNS,
    crate::obligations::NOUNS,
    crate::rankings::NOUNS,
    crate::score_sheets::NOUNS,
    crate::settings::NOUNS,
    crate::signatories::NOUNS,
    crate::stages::NOUNS,
    crate::submissions::NOUNS,
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

/// Deletes a row with its parts, and their parts. What else refers to any of them refuses it, by the words of `what` and of
/// the rows that do: "Kejar Stunting masih dipakai: 2 penugasan".
pub(crate) fn delete_whole<T: Record>(write: &Write<'_>, id: i64, what: &str) -> Result<()> {
    let mut in_use = BTreeMap::new();
    delete_parts(write, T::TABLE, id, &mut in_use)?;
    if !in_use.is_empty() {
        let by: Vec<String> = in_use.into_iter().map(|(word, count)| format!("{count} {word}")).collect();
        return Err(Refusal::InUse { what: what.to_owned(), by: words::list(&by) }.into());
    }
    Ok(write.delete::<T>(id)?)
}

fn delete_parts(write: &Write<'_>, table: &str, id: i64, in_use: &mut BTreeMap<&'static str, usize>) -> Result<()> {
    for reference in write.references_to(table)? {
        let rows = write.pointing(&reference, id)?;
        let is_part = of(&reference.child).is_some_and(|noun| noun.part_of.contains(&reference.column.as_str()));
        for row in &rows {
            match is_part {
                true => {
                    delete_parts(write, &reference.child, *row, in_use)?;
                    write.delete_row(&reference.child, *row)?;
                }
                false => *in_use.entry(word(&reference.child)).or_default() += 1,
            }
        }
    }
    Ok(())
}
