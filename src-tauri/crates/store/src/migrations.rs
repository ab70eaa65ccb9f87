//! The ordered list of migrations: the only truth about the schema. A released one never changes.

use rusqlite::Connection;

use crate::{Result, StoreError, sql};

/// "KIPP" in ASCII: how a desk file is recognised.
pub const APPLICATION_ID: i64 = 0x4B49_5050;

/// One step: `to` is the number the file carries afterwards.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub to: i64,
    pub sql: &'static str,
}

pub const STEPS: &[Step] = &[Step { to: 1, sql: sql!("migrations/0001") }];

/// The newest schema this program knows.
pub fn newest(steps: &[Step]) -> i64 {
    steps.last().map_or(0, |step| step.to)
}

/// Takes the file from its version to the newest, each step in its own transaction: integrity and foreign keys are
/// checked before the commit, so a step that fails leaves the file as it was.
pub fn run(conn: &mut Connection, steps: &[Step]) -> Result<()> {
    let mut version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for step in steps {
        if step.to <= version {
            continue;
        }
        let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.execute_batch(step.sql)?;
        let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
        if broken > 0 {
            return Err(StoreError::Invariant(format!("migration {} leaves {broken} broken references", step.to)));
        }
        let word: String = tx.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if word != "ok" {
            return Err(StoreError::Damaged(word));
        }
        tx.pragma_update(None, "user_version", step.to)?;
        tx.commit()?;
        version = step.to;
    }
    Ok(())
}
