//! Aids of the suite, which may not name rusqlite: statements counted, plans told, whole files as SQL text and back.
//!
//! The program itself uses none of it. The stored dumps of released schemas (`tests/fixtures/db/vNNNN.sql`) are
//! written by [`to_sql`] and read by [`from_sql`].

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, OpenFlags, named_params};

use crate::desk::Access;
use crate::migrations::{APPLICATION_ID, Step};
use crate::whole::AT_ONCE;
use crate::{Desk, Op, Reference, Result, Stamp, StoreError};

thread_local! {
    static STATEMENTS: Cell<u64> = const { Cell::new(0) };
    static TEXTS: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// The texts of the statements that the counting desks ran on this thread since they were taken last.
pub fn take_statements() -> BTreeSet<String> {
    TEXTS.take()
}

/// How many statements the counting desks ran on this thread since it began; those of triggers are not counted.
pub fn statements_run() -> u64 {
    STATEMENTS.get()
}

impl Desk {
    /// Counts every statement from now on, for [`statements_run`].
    ///
    /// # Errors
    /// When SQLite takes no tracer.
    pub fn count_statements(&mut self) -> Result<()> {
        let count = |event: TraceEvent<'_>| {
            // What a trigger does is told as a comment; a statement may begin with one.
            if let TraceEvent::Stmt(_, text) = event
                && !text.lines().all(|line| line.starts_with("--"))
            {
                STATEMENTS.set(STATEMENTS.get() + 1);
                TEXTS.with_borrow_mut(|texts| texts.contains(text) || texts.insert(text.to_owned()));
            }
        };
        Ok(self.conn.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(count))?)
    }

    /// `EXPLAIN QUERY PLAN`, a line per step. A statement that does not prepare is an error.
    ///
    /// # Errors
    /// What SQLite says of the statement.
    pub fn plan(&self, statement: &str) -> Result<Vec<String>> {
        let mut prepared = self.conn.prepare(&format!("EXPLAIN QUERY PLAN {statement}"))?;
        let mut rows = prepared.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(row.get("detail")?);
        }
        Ok(steps)
    }

    /// The text of every table, index, view and trigger of the file, sorted by kind and name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn schema(&self) -> Result<Vec<String>> {
        schema_of(&self.conn)
    }

    /// The columns of every journaled table but its `id`, in order: what Riwayat may have to tell.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn journaled_columns(&self) -> Result<BTreeMap<String, Vec<String>>> {
        let mut columns =
            self.conn.prepare("SELECT name FROM pragma_table_info(:table) WHERE name <> 'id' ORDER BY cid")?;
        let mut found = BTreeMap::new();
        for table in self.shapes.keys() {
            let names = columns.query_map(named_params! { ":table": table }, |row| row.get(0))?;
            found.insert(table.clone(), names.collect::<rusqlite::Result<_>>()?);
        }
        Ok(found)
    }
}

fn schema_of(conn: &Connection) -> Result<Vec<String>> {
    let kinds = "CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END";
    let mut statement =
        conn.prepare(&format!("SELECT sql FROM main.sqlite_master WHERE sql IS NOT NULL ORDER BY {kinds}, name"))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A closed desk file as SQL text: its number, its schema, its rows in order.
///
/// # Errors
/// When it cannot be read.
pub fn to_sql(path: &Path) -> Result<String> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let mut text = format!("PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {version};\n");
    for piece in schema_of(&conn)? {
        let _ = writeln!(text, "{piece};");
    }
    let mut tables = conn.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for table in tables {
        let mut columns = conn.prepare(&format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"))?;
        let columns: Vec<String> = columns.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let quoted: Vec<String> = columns.iter().map(|name| format!("quote(\"{name}\")")).collect();
        let values = quoted.join(" || ', ' || ");
        let order = columns.iter().take(2).cloned().collect::<Vec<_>>().join(", ");
        let mut rows = conn.prepare(&format!("SELECT {values} FROM \"{table}\" ORDER BY {order}"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let values: String = row.get(0)?;
            let _ = writeln!(text, "INSERT INTO {table} ({}) VALUES ({values});", columns.join(", "));
        }
    }
    Ok(text)
}

/// Makes a file of what [`to_sql`] wrote.
///
/// # Errors
/// `Exists` when there is a file; what SQLite says of the text.
pub fn from_sql(path: &Path, text: &str) -> Result<()> {
    if path.exists() {
        return Err(StoreError::Exists(path.into()));
    }
    let conn = Connection::open(path)?;
    conn.pragma_update(None, "foreign_keys", "OFF")?;
    conn.execute_batch(&format!("BEGIN;\n{text}\nCOMMIT;"))?;
    conn.close().map_err(|(_, error)| StoreError::from(error))
}

impl Desk {
    /// A row that this column of a table points to; None: no row of it points anywhere.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pointed_to(&self, reference: &Reference) -> Result<Option<i64>> {
        let Reference { child, column, .. } = reference;
        let text = format!("SELECT max(\"{column}\") FROM \"{child}\"");
        Ok(self.conn.query_row(&text, [], |row| row.get(0))?)
    }

    /// Deletes one row and nothing of what points to it, as a use case would that forgot it.
    ///
    /// # Errors
    /// That it is in use.
    pub fn delete_carelessly(&mut self, stamp: &Stamp, table: &str, id: i64) -> Result<()> {
        self.write::<_, StoreError>(stamp, Op::new("uji", "Dihapus begitu saja"), |write| {
            write.execute(&format!("DELETE FROM \"{table}\" WHERE id = :id"), rusqlite::named_params! { ":id": id })
        })?;
        Ok(())
    }
}

/// Opens a desk as it opens where its folder may not be written.
///
/// # Errors
/// As [`Desk::open`].
pub fn open_read_only(path: &Path, at: i64, steps: &[Step]) -> Result<Desk> {
    Desk::open_checked(path, at, steps, Access::ReadOnlyPlace, AT_ONCE)
}

/// Runs SQL on a closed file as any other program could, without a guard. For crafted desks.
///
/// # Errors
/// What SQLite says of the text.
pub fn run_sql(path: &Path, text: &str) -> Result<()> {
    let conn = Connection::open(path)?;
    conn.execute_batch(text)?;
    conn.close().map_err(|(_, error)| StoreError::from(error))
}

/// The first column of the first row as text, read the same way.
///
/// # Errors
/// What SQLite says of the text.
pub fn value(path: &Path, text: &str) -> Result<String> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Ok(conn.query_row(text, [], |row| {
        Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            _ => String::new(),
        })
    })?)
}
