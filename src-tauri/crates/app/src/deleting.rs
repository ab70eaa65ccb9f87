//! A row is deleted with its parts, or refused by what else refers to it.

use std::collections::BTreeMap;

use kipp_domain::words;
use kipp_store::{Id, Record, Reference, Write};

use crate::error::{Refusal, Result};
use crate::nouns;

/// Deletes a row with its parts, and their parts. What else refers to any of them refuses it, by the words of `what` and of
/// the rows that do: "Kejar Stunting masih dipakai: 2 penugasan".
pub(crate) fn delete_whole<T: Record>(write: &Write<'_>, id: Id<T>, what: &str) -> Result<()> {
    let mut in_use = BTreeMap::new();
    delete_parts(write, &write.references()?, T::TABLE, id.number(), &mut in_use)?;
    if !in_use.is_empty() {
        let by: Vec<String> = in_use.into_iter().map(|(word, count)| format!("{count} {word}")).collect();
        return Err(Refusal::InUse { what: what.to_owned(), by: words::list(&by) }.into());
    }
    Ok(write.delete::<T>(id)?)
}

fn delete_parts(
    write: &Write<'_>,
    references: &[Reference],
    table: &str,
    id: i64,
    in_use: &mut BTreeMap<&'static str, usize>,
) -> Result<()> {
    for reference in references.iter().filter(|one| one.parent == table) {
        let rows = write.pointing(reference, id)?;
        let is_part = nouns::of(&reference.child).is_some_and(|noun| noun.part_of.contains(&reference.column.as_str()));
        for row in &rows {
            match is_part {
                true => {
                    delete_parts(write, references, &reference.child, *row, in_use)?;
                    write.delete_row(&reference.child, *row)?;
                }
                false => *in_use.entry(nouns::word(&reference.child)).or_default() += 1,
            }
        }
    }
    Ok(())
}
