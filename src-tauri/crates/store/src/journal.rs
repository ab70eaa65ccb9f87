//! History, audit and undo by mechanism: generated TEMP triggers keep a before- and an after-image of every changed row.
//!
//! Nobody writes an inverse by hand. An undo replays the images backwards, after it has seen that every row still is
//! what the operation left behind. The operations form a chain of SHA-256 hashes.

mod hindrances;

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use crate::records::{Edition, Stage};
use crate::{Id, Result, StoreError, UndoRefusal, files::hex, sql};

use hindrances::still_used;
pub use hindrances::{Hindrance, RowHindrances, hindrances};

/// Tables that stand outside the journal, each with its reason.
pub const OUTSIDE: &[(&str, &str)] = &[
    ("desk", "one technical row: ids and the head of the chain itself"),
    ("desk_copies", "technical: the copies of this file"),
    ("operations", "the journal"),
    ("operation_changes", "the journal"),
    ("drafts", "what is being typed; not yet a change of the desk"),
];

/// A journaled table and the statements that replay its images.
#[derive(Clone, Debug)]
pub struct Shape {
    pub table: String,
    columns: Vec<(String, bool)>,
    image: String,
    insert: String,
    update: String,
    delete: String,
}

/// Makes the triggers of this connection and answers the shapes by table name.
pub fn arm(conn: &Connection) -> Result<BTreeMap<String, Shape>> {
    conn.execute_batch("CREATE TEMP TABLE current_op (id INTEGER NOT NULL)")?;
    let shapes = shapes(conn)?;
    for shape in shapes.values() {
        conn.execute_batch(&triggers(&shape.table, &shape.columns))?;
    }
    Ok(shapes)
}

/// The journaled tables as they are now, by name.
pub(crate) fn shapes(conn: &Connection) -> Result<BTreeMap<String, Shape>> {
    let mut tables = conn.prepare(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name",
    )?;
    let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut shapes = BTreeMap::new();
    for name in names {
        if OUTSIDE.iter().any(|(outside, _)| *outside == name) {
            continue;
        }
        let mut columns = conn.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns: Vec<(String, bool)> = columns
            .query_map([&name], |row| Ok((row.get(0)?, row.get::<_, String>(1)? == "BLOB")))?
            .collect::<rusqlite::Result<_>>()?;
        shapes.insert(name.clone(), shape(&name, columns));
    }
    Ok(shapes)
}

/// A name inside a statement. The schema was compared before, so no name is somebody else's; quoted all the same.
fn name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text inside a statement.
fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn image_of(prefix: &str, columns: &[(String, bool)]) -> String {
    let pairs: Vec<String> = columns
        .iter()
        .map(|(column, blob)| match blob {
            true => format!("{}, hex({prefix}{})", text(column), name(column)),
            false => format!("{}, {prefix}{}", text(column), name(column)),
        })
        .collect();
    format!("json_object({})", pairs.join(", "))
}

fn triggers(table: &str, columns: &[(String, bool)]) -> String {
    let (old, new) = (image_of("OLD.", columns), image_of("NEW.", columns));
    let keep = |row: &str, before: &str, after: &str| {
        format!(
            "INSERT INTO operation_changes (op_id, table_name, row_id, before, after) \
             VALUES ((SELECT id FROM current_op), {}, {row}, {before}, {after});",
            text(table)
        )
    };
    let trigger = |act: &str| name(&format!("journal_{table}_{act}"));
    format!(
        "CREATE TEMP TRIGGER {} AFTER INSERT ON main.{on} BEGIN {} END;\n\
         CREATE TEMP TRIGGER {} AFTER UPDATE ON main.{on} WHEN {old} <> {new} BEGIN {} END;\n\
         CREATE TEMP TRIGGER {} AFTER DELETE ON main.{on} BEGIN {} END;",
        trigger("insert"),
        keep("NEW.id", "NULL", &new),
        trigger("update"),
        keep("NEW.id", &old, &new),
        trigger("delete"),
        keep("OLD.id", &old, "NULL"),
        on = name(table),
    )
}

fn shape(table: &str, columns: Vec<(String, bool)>) -> Shape {
    let names: Vec<String> = columns.iter().map(|(column, _)| name(column)).collect();
    let value = |(column, blob): &(String, bool)| {
        let path = text(&format!("$.{}", name(column)));
        match blob {
            true => format!("unhex(json_extract(:image, {path}))"),
            false => format!("json_extract(:image, {path})"),
        }
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    let sets: Vec<String> = columns
        .iter()
        .filter(|(column, _)| column != "id")
        .map(|column| format!("{} = {}", name(&column.0), value(column)))
        .collect();
    let on = name(table);
    Shape {
        table: table.into(),
        image: format!("SELECT {} FROM {on} WHERE id = :id", image_of("", &columns)),
        insert: format!("INSERT INTO {on} ({}) VALUES ({})", names.join(", "), values.join(", ")),
        update: format!("UPDATE {on} SET {} WHERE id = :id", sets.join(", ")),
        delete: format!("DELETE FROM {on} WHERE id = :id"),
        columns,
    }
}

impl Shape {
    /// Every row as its image, by id.
    pub(crate) fn all(&self) -> String {
        self.image.replace(" WHERE id = :id", " ORDER BY id")
    }
}

/// Which part of the history is wanted; what is left out narrows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    pub edition: Option<Id<Edition>>,
    /// A part of label, actor or reason.
    pub text: &'a str,
    pub actor: Option<&'a str>,
    /// The noun of the kind: `submissions`.
    pub noun: Option<&'a str>,
    /// UTC milliseconds, inclusive.
    pub from: Option<i64>,
    /// UTC milliseconds, exclusive.
    pub until: Option<i64>,
    /// Only what is undoable and not undone; what came later is not looked at.
    pub open: bool,
    /// A sequence number to page on.
    pub before: Option<i64>,
    pub limit: i64,
}

/// The head of a kept operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    pub id: i64,
    pub seq: i64,
    pub kind: String,
    pub label: String,
    pub actor: String,
    pub at: i64,
    pub program_run: String,
    pub edition_id: Option<Id<Edition>>,
    pub stage_id: Option<Id<Stage>>,
    pub reason: Option<String>,
    pub undoes: Option<i64>,
    pub undoable: bool,
    pub barrier: Option<String>,
    pub schema: i64,
    /// The clock stood before the operation that came before.
    pub clock_back: bool,
    /// A later operation undid this one.
    pub undone: bool,
}

pub(crate) fn read_operation(row: &rusqlite::Row<'_>) -> rusqlite::Result<Operation> {
    Ok(Operation {
        id: row.get("id")?,
        seq: row.get("seq")?,
        kind: row.get("kind")?,
        label: row.get("label")?,
        actor: row.get("actor")?,
        at: row.get("at")?,
        program_run: row.get("program_run")?,
        edition_id: row.get("edition_id")?,
        stage_id: row.get("stage_id")?,
        reason: row.get("reason")?,
        undoes: row.get("undoes")?,
        undoable: row.get("undoable")?,
        barrier: row.get("barrier")?,
        schema: row.get("schema")?,
        clock_back: row.get("clock_back")?,
        undone: row.get("undone")?,
    })
}

/// One row that an operation changed: images as JSON text, None where the row was not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: i64,
    pub table: String,
    pub row_id: i64,
    pub before: Option<String>,
    pub after: Option<String>,
}

pub fn changes_of(conn: &Connection, op_id: i64) -> Result<Vec<Change>> {
    let mut statement = conn.prepare_cached(sql!("operation_changes/of_op"))?;
    let rows = statement.query_map(named_params! { ":op_id": op_id }, read_change)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first rows an operation changed, and how many it changed in all: an import changes a hundred thousand.
pub fn first_changes_of(conn: &Connection, op_id: i64, limit: u32) -> Result<(Vec<Change>, u32)> {
    let mut statement = conn.prepare_cached(sql!("operation_changes/first_of_op"))?;
    let rows = statement.query_map(named_params! { ":op_id": op_id, ":limit": limit }, read_change)?;
    let first = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut count = conn.prepare_cached(sql!("operation_changes/count_of_op"))?;
    Ok((first, count.query_row(named_params! { ":op_id": op_id }, |row| row.get(0))?))
}

fn read_change(row: &rusqlite::Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        id: row.get("id")?,
        table: row.get("table_name")?,
        row_id: row.get("row_id")?,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}

/// A number, or nothing.
fn shown(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The hash of an operation over everything it says, chained to the one before.
pub fn hash_of(prev: &str, op: &Operation, changes: &[Change]) -> String {
    let mut sha = Sha256::new();
    let mut part = |text: &str| {
        sha.update(text.as_bytes());
        sha.update([0x1f]);
    };
    part(prev);
    for text in
        [op.id.to_string(), op.seq.to_string(), op.at.to_string(), op.kind.clone(), op.label.clone(), op.actor.clone()]
    {
        part(&text);
    }
    for text in [shown(op.edition_id), shown(op.stage_id), shown(op.undoes)] {
        part(&text);
    }
    for text in [&op.reason, &op.barrier] {
        part(text.as_deref().unwrap_or("\u{0}"));
    }
    for text in [op.program_run.clone(), op.undoable.to_string(), op.schema.to_string(), op.clock_back.to_string()] {
        part(&text);
    }
    for change in changes {
        part(&change.table);
        part(&change.row_id.to_string());
        part(change.before.as_deref().unwrap_or("\u{0}"));
        part(change.after.as_deref().unwrap_or("\u{0}"));
    }
    hex(&sha.finalize())
}

/// The operation Ctrl+Z of this program run takes: the newest that is no undo and not undone. It never skips.
pub fn undo_candidate(conn: &Connection, program_run: &str) -> Result<Operation> {
    operations_of_run(conn, program_run)?
        .into_iter()
        .find(|op| op.kind != UNDO && !op.undone)
        .ok_or(StoreError::UndoRefused(UndoRefusal::Nothing))
}

/// The undo that Ctrl+Y takes back; redo ends at the next new operation.
pub fn redo_candidate(conn: &Connection, program_run: &str) -> Result<Operation> {
    for op in operations_of_run(conn, program_run)? {
        match op.kind.as_str() {
            UNDO if !op.undone => return Ok(op),
            UNDO | REDO => {}
            _ => break,
        }
    }
    Err(StoreError::UndoRefused(UndoRefusal::Nothing))
}

pub const UNDO: &str = "operations.undo";
pub const REDO: &str = "operations.redo";

/// How the label of an undo begins, before that of what it undid.
pub const UNDONE: &str = "Diurungkan: ";
/// Before the label of what was brought back.
pub const REDONE: &str = "Dikembalikan: ";

/// What was taken back and brought again, however often, by its first name.
pub fn first_label(label: &str) -> &str {
    let mut rest = label;
    while let Some(shorter) = rest.strip_prefix(UNDONE).or_else(|| rest.strip_prefix(REDONE)) {
        rest = shorter;
    }
    rest
}

fn operations_of_run(conn: &Connection, program_run: &str) -> Result<Vec<Operation>> {
    let mut statement = conn.prepare_cached(sql!("operations/of_run"))?;
    let rows = statement.query_map(named_params! { ":run": program_run }, read_operation)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub fn operation(conn: &Connection, id: i64) -> Result<Operation> {
    conn.prepare_cached(sql!("operations/get"))?
        .query_row(named_params! { ":id": id }, read_operation)
        .optional()?
        .ok_or(StoreError::UndoRefused(UndoRefusal::Unknown))
}

/// Refuses what may not be undone, with the reason.
pub fn may_undo(conn: &Connection, op: &Operation, schema: i64) -> Result<()> {
    let barrier = barriers_after(conn, std::slice::from_ref(op))?.remove(&op.id);
    if let Some(refusal) = guard(op, barrier, schema) {
        return Err(StoreError::UndoRefused(refusal));
    }
    match still_used(conn, std::slice::from_ref(op))?.remove(&op.id) {
        None => Ok(()),
        Some((table, row_id)) => {
            let (later_id, later_label, later_at) = later_on_row(conn, op, &table, row_id)?;
            let label = op.label.clone();
            Err(StoreError::UndoRefused(UndoRefusal::StillUsed { label, later_id, later_label, later_at }))
        }
    }
}

/// What an operation and the newest barrier after it say of its undo, without a look at its rows.
fn guard(op: &Operation, barrier: Option<UndoRefusal>, schema: i64) -> Option<UndoRefusal> {
    if op.undone {
        return Some(UndoRefusal::AlreadyUndone);
    }
    if !op.undoable || op.schema != schema {
        return Some(UndoRefusal::NotUndoable { kind: op.kind.clone(), label: op.label.clone() });
    }
    barrier
}

/// By operation: the refusal of the newest barrier that came after it.
fn barriers_after(conn: &Connection, ops: &[Operation]) -> Result<BTreeMap<i64, UndoRefusal>> {
    let mut statement = conn.prepare_cached(sql!("operations/barrier_after"))?;
    let rows = statement.query_map(named_params! { ":ids": id_list(ops) }, |row| {
        let id: i64 = row.get("id")?;
        let label = ops.iter().find(|op| op.id == id).map(|op| op.label.clone()).unwrap_or_default();
        let refusal = UndoRefusal::Barrier {
            label,
            kind: row.get("barrier")?,
            barrier_label: row.get("label")?,
            barrier_at: row.get("at")?,
        };
        Ok((id, refusal))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// `[4,7]`: a statement's list of operations.
fn id_list(ops: &[Operation]) -> String {
    serde_json::Value::from_iter(ops.iter().map(|op| op.id)).to_string()
}

/// Replays the images of `op` backwards. Every row must still be what the operation left behind.
pub fn replay_backwards(conn: &Connection, shapes: &BTreeMap<String, Shape>, op: &Operation) -> Result<()> {
    for change in changes_of(conn, op.id)?.into_iter().rev() {
        let shape = shapes.get(&change.table).ok_or_else(|| {
            StoreError::UndoRefused(UndoRefusal::NotUndoable { kind: op.kind.clone(), label: op.label.clone() })
        })?;
        let now: Option<String> = conn
            .prepare_cached(&shape.image)?
            .query_row(named_params! { ":id": change.row_id }, |row| row.get(0))
            .optional()?;
        if now != change.after {
            return Err(changed_later(conn, op, &change)?);
        }
        let id = change.row_id;
        match (&change.before, &change.after) {
            (Some(before), None) => conn.prepare_cached(&shape.insert)?.execute(named_params! { ":image": before })?,
            (Some(before), Some(_)) => {
                conn.prepare_cached(&shape.update)?.execute(named_params! { ":image": before, ":id": id })?
            }
            (None, _) => conn.prepare_cached(&shape.delete)?.execute(named_params! { ":id": id })?,
        };
    }
    Ok(())
}

/// Why an operation may not be undone now, without trying: its guards, and whether every row still is what it left.
pub fn refusal(
    conn: &Connection,
    shapes: &BTreeMap<String, Shape>,
    op: &Operation,
    schema: i64,
) -> Result<Option<UndoRefusal>> {
    let looked = may_undo(conn, op, schema).and_then(|()| {
        let last: BTreeMap<(String, i64), Change> = changes_of(conn, op.id)?
            .into_iter()
            .map(|change| ((change.table.clone(), change.row_id), change))
            .collect();
        for change in last.values() {
            let Some(shape) = shapes.get(&change.table) else { continue };
            let now: Option<String> = conn
                .prepare_cached(&shape.image)?
                .query_row(named_params! { ":id": change.row_id }, |row| row.get(0))
                .optional()?;
            if now != change.after {
                return Err(changed_later(conn, op, change)?);
            }
        }
        Ok(())
    });
    match looked {
        Ok(()) => Ok(None),
        Err(StoreError::UndoRefused(refusal)) => Ok(Some(refusal)),
        Err(other) => Err(other),
    }
}

/// The newest image of a row, also of one that is gone.
pub fn newest_image(conn: &Connection, table: &str, row_id: i64) -> Result<Option<String>> {
    let params = named_params! { ":table_name": table, ":row_id": row_id };
    Ok(conn.prepare_cached(sql!("operation_changes/image_of_row"))?.query_row(params, |row| row.get(0)).optional()?)
}

/// The change that touched a row after `op`: its id, label and time.
fn later_on_row(conn: &Connection, op: &Operation, table: &str, row_id: i64) -> Result<(Option<i64>, String, i64)> {
    let later = conn
        .prepare_cached(sql!("operation_changes/later_on_row"))?
        .query_row(named_params! { ":table_name": table, ":row_id": row_id, ":op_id": op.id }, |row| {
            Ok((row.get::<_, i64>("id")?, row.get::<_, String>("label")?, row.get::<_, i64>("at")?))
        })
        .optional()?;
    Ok(match later {
        Some((id, label, at)) => (Some(id), label, at),
        None => (None, "perubahan di luar Meja KIPP".into(), op.at),
    })
}

fn changed_later(conn: &Connection, op: &Operation, change: &Change) -> Result<StoreError> {
    let (later_id, later_label, later_at) = later_on_row(conn, op, &change.table, change.row_id)?;
    Ok(StoreError::UndoRefused(UndoRefusal::ChangedLater { label: op.label.clone(), later_id, later_label, later_at }))
}

/// A live row that is not what the journal says: changed with another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    pub table: String,
    pub row_id: i64,
    /// True: the row is gone although the journal has it; false: it differs or the journal does not know it.
    pub gone: bool,
}

impl Stray {
    pub fn in_words(&self) -> String {
        match self.gone {
            true => format!("{} {}: hilang di luar Meja KIPP.", self.table, self.row_id),
            false => format!("{} {}: berbeda dari riwayat.", self.table, self.row_id),
        }
    }
}

/// Compares every live row with its last after-image, byte for byte: an image that is no JSON any more differs too.
pub fn strays(conn: &Connection, shapes: &BTreeMap<String, Shape>) -> Result<Vec<Stray>> {
    let mut found = Vec::new();
    for shape in shapes.values() {
        let (table, on, image) = (text(&shape.table), name(&shape.table), image_of("t.", &shape.columns));
        let live = format!(
            "SELECT t.id, 0 FROM {on} t WHERE {image} IS NOT {} \
             UNION ALL SELECT DISTINCT c.row_id, 1 FROM operation_changes c WHERE c.table_name = {table} \
             AND NOT EXISTS (SELECT 1 FROM {on} t WHERE t.id = c.row_id) AND {} IS NOT NULL ORDER BY 1",
            last_image(&table, "t.id"),
            last_image(&table, "c.row_id"),
        );
        let mut statement = conn.prepare(&live)?;
        let rows = statement
            .query_map([], |row| Ok(Stray { table: shape.table.clone(), row_id: row.get(0)?, gone: row.get(1)? }))?;
        for row in rows {
            found.push(row?);
        }
    }
    Ok(found)
}

/// The last after-image of a row, inside a statement.
fn last_image(table: &str, row: &str) -> String {
    format!(
        "(SELECT l.after FROM operation_changes l WHERE l.table_name = {table} AND l.row_id = {row} \
         ORDER BY l.id DESC LIMIT 1)"
    )
}

/// Keeps what a migration did to the rows as changes of one operation: each row that is not any more what its last image
/// says, each new one, each that is gone, also with its table. Rows that were strays before it stay strays.
pub(crate) fn keep_differences(
    conn: &Connection,
    shapes: &BTreeMap<String, Shape>,
    strays: &[Stray],
    op_id: i64,
) -> Result<()> {
    let but = |table: &str| {
        let ids = strays.iter().filter(|stray| stray.table == table).map(|stray| stray.row_id);
        serde_json::Value::from_iter(ids).to_string()
    };
    for shape in shapes.values() {
        let (table, on, image) = (text(&shape.table), name(&shape.table), image_of("t.", &shape.columns));
        let last = last_image(&table, "t.id");
        conn.prepare(&format!(
            "INSERT INTO operation_changes (op_id, table_name, row_id, before, after) \
             SELECT :op_id, {table}, t.id, {last}, {image} FROM {on} t \
             WHERE {image} IS NOT {last} AND t.id NOT IN (SELECT value FROM json_each(:but)) ORDER BY t.id"
        ))?
        .execute(named_params! { ":op_id": op_id, ":but": but(&shape.table) })?;
    }
    let mut tables = conn.prepare("SELECT DISTINCT table_name FROM operation_changes ORDER BY table_name")?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for table in tables {
        let on = name(&table);
        let here = match shapes.contains_key(&table) {
            true => format!("EXISTS (SELECT 1 FROM {on} t WHERE t.id = c.row_id)"),
            false => "0".to_owned(),
        };
        let last = last_image(&text(&table), "c.row_id");
        conn.prepare(&format!(
            "INSERT INTO operation_changes (op_id, table_name, row_id, before, after) \
             SELECT :op_id, :table, c.row_id, {last}, NULL \
             FROM (SELECT DISTINCT row_id FROM operation_changes WHERE table_name = :table) c \
             WHERE NOT {here} AND {last} IS NOT NULL AND c.row_id NOT IN (SELECT value FROM json_each(:but)) \
             ORDER BY c.row_id"
        ))?
        .execute(named_params! { ":op_id": op_id, ":table": table, ":but": but(&table) })?;
    }
    Ok(())
}

/// What the chain begins with: what a desk file is told once and never changes.
pub(crate) fn beginning(lineage: &str, created_at: i64, is_sample: bool) -> String {
    hex(&Sha256::digest(format!("{lineage}\u{1f}{created_at}\u{1f}{is_sample}").as_bytes()))
}

/// Walks the chain from its beginning to the head. Answers the sequence number of every operation whose link does not
/// hold, -1 for the head; a broken one is stepped over, so that the next is seen too.
pub fn broken_links(conn: &Connection) -> Result<Vec<i64>> {
    let (mut prev, head) = conn.query_row(sql!("desk/get"), [], |row| {
        let created: i64 = row.get("created_at")?;
        Ok((
            beginning(&row.get::<_, String>("lineage")?, created, row.get("is_sample")?),
            row.get::<_, String>("journal_head")?,
        ))
    })?;
    let mut statement = conn.prepare(sql!("operations/chain"))?;
    let mut rows = statement.query([])?;
    let mut broken = Vec::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get("seq")?;
        let link = || -> Result<(String, bool)> {
            let op = read_operation(row)?;
            let (kept_prev, kept): (String, String) = (row.get("prev_hash")?, row.get("hash")?);
            let holds = kept_prev == prev && hash_of(&prev, &op, &changes_of(conn, op.id)?) == kept;
            Ok((kept, holds))
        };
        match link() {
            Ok((kept, holds)) => {
                if !holds {
                    broken.push(seq);
                }
                prev = kept;
            }
            // A text that is no text, an image that cannot be read.
            Err(_) => {
                broken.push(seq);
                prev = row.get_ref("hash")?.as_str().unwrap_or_default().to_owned();
            }
        }
    }
    if head != prev {
        broken.push(-1);
    }
    Ok(broken)
}
