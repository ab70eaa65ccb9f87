//! Why the operations of a list may not be undone, a word for each. What their rows say of it is kept, and the journal says
//! whose rows to look at again: an import has a hundred thousand.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};

use super::{Operation, barriers_after, guard, id_list, name, text};
use crate::{Result, StoreError, UndoRefusal, sql};

/// More changes than this, and everything is looked at again.
const MANY: i64 = 2000;

/// Why an operation may not be undone, as a word for a list. [`super::refusal`] tells the whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    AlreadyUndone,
    Never,
    /// A barrier of this kind came later.
    Barrier(String),
    ChangedLater,
    StillUsed,
}

/// What the rows of operations say of their undo, as far as it was asked. Of one desk; it follows the journal by itself.
#[derive(Debug, Default)]
pub struct RowHindrances {
    /// The number of the change up to which the answers hold.
    change: i64,
    /// Whether a later operation left one of their rows otherwise.
    changed_later: BTreeMap<i64, bool>,
    /// Whether a row of another's making points to one they made.
    still_used: BTreeMap<i64, bool>,
}

impl RowHindrances {
    /// Forgets what a change since then may have made otherwise. Answers the change after which they are recent.
    fn follow(&mut self, conn: &Connection) -> Result<i64> {
        let newest: i64 = conn.prepare_cached(sql!("operation_changes/extent"))?.query_row([], |row| row.get(0))?;
        if newest < self.change || newest - self.change > MANY {
            *self = Self::default();
        }
        let is_empty = self.changed_later.is_empty() && self.still_used.is_empty();
        if newest > self.change && !is_empty {
            let mut statement = conn.prepare_cached(sql!("operation_changes/ops_concerned"))?;
            let mut rows = statement.query(named_params! { ":change": self.change.max(newest - MANY) })?;
            while let Some(row) = rows.next()? {
                let answers = if row.get("points")? { &mut self.still_used } else { &mut self.changed_later };
                answers.remove(&row.get("id")?);
            }
        }
        self.change = newest;
        Ok(newest - MANY)
    }

    /// Looks at the rows of those operations of which something is not known.
    fn look(&mut self, conn: &Connection, ops: &[&Operation]) -> Result<()> {
        let recent = self.follow(conn)?;
        let unknown = |answers: &BTreeMap<i64, bool>, ops: &[&Operation]| -> Vec<Operation> {
            ops.iter().filter(|op| !answers.contains_key(&op.id)).map(|op| (*op).clone()).collect()
        };
        let asked = unknown(&self.changed_later, ops);
        if !asked.is_empty() {
            self.changed_later.extend(asked.iter().map(|op| (op.id, false)));
            let mut statement = conn.prepare_cached(sql!("operation_changes/superseded"))?;
            let mut rows = statement.query(named_params! { ":ids": id_list(&asked), ":recent": recent })?;
            while let Some(row) = rows.next()? {
                self.changed_later.insert(row.get("id")?, true);
            }
        }
        let unchanged: Vec<&Operation> =
            ops.iter().copied().filter(|op| self.changed_later.get(&op.id) != Some(&true)).collect();
        let asked = unknown(&self.still_used, &unchanged);
        if !asked.is_empty() {
            let used = still_used(conn, &asked)?;
            self.still_used.extend(asked.iter().map(|op| (op.id, used.contains_key(&op.id))));
        }
        Ok(())
    }

    fn of(&self, op: i64) -> Option<Hindrance> {
        match (self.changed_later.get(&op), self.still_used.get(&op)) {
            (Some(true), _) => Some(Hindrance::ChangedLater),
            (_, Some(true)) => Some(Hindrance::StillUsed),
            _ => None,
        }
    }
}

/// Of each operation the same answer as [`super::refusal`], in its order, in a few statements for a whole page of the
/// history. The images of live rows are not compared, so only a row that another program changed is not seen here.
pub fn hindrances(
    conn: &Connection,
    ops: &[Operation],
    schema: i64,
    rows: &mut RowHindrances,
) -> Result<Vec<Option<Hindrance>>> {
    let mut barriers = barriers_after(conn, ops)?;
    let guarded: Vec<(&Operation, Option<UndoRefusal>)> =
        ops.iter().map(|op| (op, guard(op, barriers.remove(&op.id), schema))).collect();
    let free: Vec<&Operation> = guarded.iter().filter(|(_, refusal)| refusal.is_none()).map(|(op, _)| *op).collect();
    rows.look(conn, &free)?;
    let said = |(op, refusal): &(&Operation, Option<UndoRefusal>)| match refusal {
        Some(UndoRefusal::AlreadyUndone) => Some(Hindrance::AlreadyUndone),
        Some(UndoRefusal::Barrier { kind, .. }) => Some(Hindrance::Barrier(kind.clone())),
        Some(_) => Some(Hindrance::Never),
        None => rows.of(op.id),
    };
    Ok(guarded.iter().map(said).collect())
}

/// Of each operation a row of another's making that points to one it made, as table and id: undone, that row would point
/// nowhere. Three statements, whatever the number of operations; only tables in which they made rows are looked at.
pub(super) fn still_used(conn: &Connection, ops: &[Operation]) -> Result<BTreeMap<i64, (String, i64)>> {
    let mut makers: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let mut made = conn.prepare_cached(sql!("operation_changes/tables_made"))?;
    let mut rows = made.query(named_params! { ":ids": id_list(ops) })?;
    while let Some(row) = rows.next()? {
        makers.entry(row.get("table_name")?).or_default().push(row.get("op_id")?);
    }
    let mut parts = Vec::new();
    let mut references = conn.prepare_cached(sql!("references/all"))?;
    let mut rows = references.query([])?;
    while let Some(row) = rows.next()? {
        let (child, column, parent): (String, String, String) =
            (row.get("child")?, row.get("column")?, row.get("parent")?);
        if !makers.contains_key(&parent) {
            continue;
        }
        // From the rows the operation made to those that point to them: by an index each.
        parts.push(format!(
            "SELECT wanted.value AS id, {} AS child, (SELECT x.id FROM operation_changes c \
             CROSS JOIN {} x ON x.{} = c.row_id \
             WHERE c.op_id = wanted.value AND c.table_name = {} AND c.before IS NULL \
             AND NOT EXISTS (SELECT 1 FROM operation_changes own WHERE own.op_id = c.op_id \
             AND own.table_name = {} AND own.row_id = x.id) LIMIT 1) AS row_id FROM json_each(:makers, {}) wanted",
            text(&child),
            name(&child),
            name(&column),
            text(&parent),
            text(&child),
            text(&format!("$.{parent}"))
        ));
    }
    let mut found = BTreeMap::new();
    if parts.is_empty() {
        return Ok(found);
    }
    let union = format!("SELECT id, child, row_id FROM ({}) WHERE row_id IS NOT NULL", parts.join(" UNION ALL "));
    let mut statement = conn.prepare_cached(&union)?;
    let makers = serde_json::to_string(&makers).map_err(|error| StoreError::Invariant(error.to_string()))?;
    let mut rows = statement.query(named_params! { ":makers": makers })?;
    while let Some(row) = rows.next()? {
        found.entry(row.get("id")?).or_insert((row.get("child")?, row.get("row_id")?));
    }
    Ok(found)
}
