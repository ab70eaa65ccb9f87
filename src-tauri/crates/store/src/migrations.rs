//! The ordered list of migrations: the only truth about the schema. A released one never changes.

use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use crate::{Result, StoreError, journal, sql};

/// "KIPP" in ASCII: how a desk file is recognised.
pub const APPLICATION_ID: i64 = 0x4B49_5050;

/// One step: `to` is the number the file carries afterwards.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub to: i64,
    pub sql: &'static str,
}

pub const STEPS: &[Step] = &[
    Step { to: 1, sql: sql!("migrations/0001") },
    Step { to: 2, sql: sql!("migrations/0002") },
    Step { to: 3, sql: sql!("migrations/0003") },
    Step { to: 4, sql: sql!("migrations/0004") },
];

/// The kind of the operation that a migration leaves in the journal.
pub const KIND: &str = "desks.migrate";

/// The newest schema this program knows.
pub fn newest(steps: &[Step]) -> i64 {
    steps.last().map_or(0, |step| step.to)
}

/// Takes the file from its version to the newest, each step in its own transaction: integrity and references are checked
/// before the commit, so a step that fails leaves the file as it was. `at` is in UTC milliseconds.
///
/// What a step does to rows is kept in the journal as one operation of its own, sealed in the chain: every row it changed,
/// made or took away. So `periksa` needs to know nothing of migrations. References are not enforced meanwhile, which a table
/// that others point to needs in order to be made anew.
pub fn run(conn: &mut Connection, steps: &[Step], at: i64) -> Result<()> {
    let mut version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for step in steps.iter().filter(|step| step.to > version).copied().collect::<Vec<_>>() {
        // Outside a transaction, or SQLite does not listen.
        conn.pragma_update(None, "foreign_keys", "OFF")?;
        let done = run_one(conn, step, version, at);
        conn.pragma_update(None, "foreign_keys", "ON")?;
        done?;
        version = step.to;
    }
    Ok(())
}

fn run_one(conn: &mut Connection, step: Step, version: i64, at: i64) -> Result<()> {
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let strays = match version {
        0 => vec![],
        _ => journal::strays(&tx, &journal::shapes(&tx)?)?,
    };
    tx.execute_batch(step.sql)?;
    let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        return Err(StoreError::Invariant(format!("migration {} leaves {broken} broken references", step.to)));
    }
    let word: String = tx.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if word != "ok" {
        return Err(StoreError::Damaged(word));
    }
    if version > 0 {
        keep(&tx, step, &strays, at)?;
    }
    tx.pragma_update(None, "user_version", step.to)?;
    Ok(tx.commit()?)
}

/// The operation of a step.
fn keep(tx: &Transaction<'_>, step: Step, strays: &[journal::Stray], at: i64) -> Result<()> {
    let row = tx.query_row(sql!("desk/get"), [], |row| {
        Ok((row.get::<_, i64>("copy_bits")?, row.get::<_, i64>("next_counter")?, row.get::<_, String>("journal_head")?))
    });
    // A schema made in memory, to compare with, is nobody's desk.
    let Some((copy_bits, counter, head)) = row.optional()? else { return Ok(()) };
    let last: Option<i64> = tx.query_row(sql!("operations/last_at"), [], |row| row.get(0)).optional()?.flatten();
    let op_id = (copy_bits << 33) | counter;
    let label = format!("Berkas disesuaikan dengan susunan data versi {}", step.to);
    tx.prepare(sql!("operations/start"))?.execute(named_params! {
        ":id": op_id, ":kind": KIND, ":label": label, ":actor": "Meja KIPP", ":at": at.max(last.unwrap_or(at)),
        ":clock_back": last.is_some_and(|last| at < last), ":program_run": "migrasi", ":undoes": None::<i64>,
        ":schema": step.to, ":prev_hash": head,
    })?;
    tx.prepare(sql!("operations/finish"))?.execute(named_params! {
        ":id": op_id, ":label": label, ":edition_id": None::<i64>, ":stage_id": None::<i64>, ":reason": None::<String>,
        ":undoable": false, ":barrier": None::<String>,
    })?;
    journal::keep_differences(tx, &journal::shapes(tx)?, strays, op_id)?;
    let hash = journal::hash_of(&head, &journal::operation(tx, op_id)?, &journal::changes_of(tx, op_id)?);
    tx.prepare(sql!("operations/seal"))?.execute(named_params! { ":id": op_id, ":hash": hash })?;
    tx.prepare(sql!("desk/advance"))?.execute(named_params! { ":next_counter": counter + 1, ":journal_head": hash })?;
    Ok(())
}
