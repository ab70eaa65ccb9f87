//! The references of the schema, as SQLite knows them: which column of which table points to which table, and the rows that
//! point to one.

use rusqlite::named_params;

use crate::{Read, Result, Write, sql};

/// A reference: the column of a table, and the table it points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub child: String,
    pub column: String,
    pub parent: String,
}

impl Read<'_> {
    /// Every reference of the schema, by child and column.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn references(&self) -> Result<Vec<Reference>> {
        self.map(sql!("references/all"), [], |row| {
            Ok(Reference { child: row.get("child")?, column: row.get("column")?, parent: row.get("parent")? })
        })
    }
}

impl Write<'_> {
    /// The rows that point to row `id` by a reference of [`Read::references`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pointing(&self, reference: &Reference, id: i64) -> Result<Vec<i64>> {
        let Reference { child, column, .. } = reference;
        let text = format!("SELECT id FROM \"{child}\" WHERE \"{column}\" = :id ORDER BY id");
        self.map(&text, named_params! { ":id": id }, |row| row.get(0))
    }

    /// Lets whatever points to row `from` by a reference point to row `to`.
    ///
    /// # Errors
    /// `Taken` when both may stand there only once and do; when something else of it is refused.
    pub fn repoint(&self, reference: &Reference, from: i64, to: i64) -> Result<()> {
        let Reference { child, column, .. } = reference;
        let text = format!("UPDATE \"{child}\" SET \"{column}\" = :to WHERE \"{column}\" = :from");
        self.execute(&text, named_params! { ":from": from, ":to": to })?;
        Ok(())
    }

    /// Deletes a row of a table that [`Read::references`] named, if it is still there.
    ///
    /// # Errors
    /// When something of it is refused.
    pub fn delete_row(&self, table: &str, id: i64) -> Result<()> {
        self.execute(&format!("DELETE FROM \"{table}\" WHERE id = :id"), named_params! { ":id": id })?;
        Ok(())
    }
}
