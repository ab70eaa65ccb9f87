//! Reading: statements with named parameters, rows as records.

use rusqlite::{Connection, OptionalExtension, Params, Row, Statement};

use crate::{Id, Record, Result};

/// Where the columns of a record stand in the rows of a statement: looked up once, not for each row.
fn places<T: Record>(statement: &Statement<'_>) -> rusqlite::Result<Vec<usize>> {
    T::COLUMNS.iter().map(|column| statement.column_index(column)).collect()
}

/// A view of the desk for reading. Lives inside the desk's lock or inside one write.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    pub(crate) conn: &'a Connection,
}

impl Read<'_> {
    /// The row of this id, if there is one.
    pub fn get<T: Record>(&self, id: Id<T>) -> Result<Option<T>> {
        self.one(T::GET, rusqlite::named_params! { ":id": id })
    }

    /// Every row of a statement as records; the statement selects all columns of the table.
    pub fn list<T: Record>(&self, sql: &str, params: impl Params) -> Result<Vec<T>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let places = places::<T>(&statement)?;
        let rows = statement.query_map(params, |row| T::read(row, &places))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The first row of a statement as a record.
    pub fn one<T: Record>(&self, sql: &str, params: impl Params) -> Result<Option<T>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let places = places::<T>(&statement)?;
        Ok(statement.query_row(params, |row| T::read(row, &places)).optional()?)
    }

    /// Every row of a statement through `read`.
    pub fn map<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Calls `each` with every row; for large results that should not be collected.
    pub fn each(
        &self,
        sql: &str,
        params: impl Params,
        mut each: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            each(row)?;
        }
        Ok(())
    }

    /// The first column of the first row.
    pub fn value<T: rusqlite::types::FromSql>(&self, sql: &str, params: impl Params) -> Result<Option<T>> {
        Ok(self.conn.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
    }
}
