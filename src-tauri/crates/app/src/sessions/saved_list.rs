//! A list that is saved as a whole: rows that say the same stay, the others are changed, made or deleted.

use kipp_store::{Id, Record, Write};

use crate::error::Result;

/// The rows of one owner while their list is written. Rows come parents first.
pub(crate) struct SavedList<'a, T> {
    write: &'a Write<'a>,
    /// Rows of before that nothing has taken yet.
    old: Vec<T>,
    /// Whether a row of before is the one that is written now.
    same: fn(&T, &T) -> bool,
}

impl<'a, T: Record + PartialEq> SavedList<'a, T> {
    pub fn new(write: &'a Write<'a>, old: Vec<T>, same: fn(&T, &T) -> bool) -> Self {
        Self { write, old, same }
    }

    /// Writes the next row in place of the one of before that is the same. Answers its id.
    pub fn put(&mut self, mut row: T) -> Result<Id<T>> {
        let Some(at) = self.old.iter().position(|old| (self.same)(old, &row)) else {
            return Ok(self.write.insert(row)?);
        };
        let old = self.old.remove(at);
        row.set_id(old.id());
        if row != old {
            self.write.update(&row)?;
        }
        Ok(row.id())
    }

    /// Deletes what nothing has taken, children first.
    pub fn finish(self) -> Result<()> {
        for old in self.old.into_iter().rev() {
            self.write.delete::<T>(old.id())?;
        }
        Ok(())
    }
}
