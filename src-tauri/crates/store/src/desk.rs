//! The open desk: reads, and the one funnel through which every change goes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};

use crate::journal::{self, Operation, Shape};
use crate::parts::Workplace;
use crate::whole::Whole;
use crate::{Committed, Dangling, DraftEnd, Op, Read, Result, Stamp, StoreError, Write, check, sql};

/// Milliseconds.
pub const DAY: i64 = 86_400_000;

/// Why a desk may only be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    ReadWrite,
    /// The folder or the file cannot be written.
    ReadOnlyPlace,
    /// The file lies on a removable medium; offer a copy on this computer.
    Removable,
    /// The file lies on another computer; offer a copy on this one.
    Remote,
}

/// One open desk file.
pub struct Desk {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    pub(crate) access: Access,
    pub(crate) shapes: BTreeMap<String, Shape>,
    pub(crate) schema: i64,
    pub(crate) check_every_write: bool,
    /// The last keystroke of each draft that was saved or thrown away: what was typed before it comes too late.
    pub(crate) ended: RefCell<BTreeMap<(String, String), i64>>,
    /// A copy in the temporary folder, for a desk that may not be written and has a log; removed with it.
    pub(crate) _scratch: Option<Scratch>,
    /// The log that was found at opening ends in the middle of something.
    pub(crate) log_is_cut: bool,
    /// What is written stays in the log while somebody looks through the file.
    pub(crate) held_back: bool,
    pub(crate) whole: Whole,
    /// When something was written last that still stands in the log, UTC milliseconds.
    pub(crate) written_at: Cell<Option<i64>>,
}

pub(crate) struct Scratch {
    pub path: PathBuf,
    pub _place: Workplace,
}

/// The technical row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    pub lineage: String,
    pub created_at: i64,
    pub is_sample: bool,
    pub copy_bits: i64,
    pub next_counter: i64,
    pub journal_head: String,
}

/// What keeps an operation from being committed: rows whose reference would point nowhere.
fn dangling(conn: &Connection, op_id: i64) -> Result<Vec<Dangling>> {
    let mut statement = conn.prepare(sql!("operation_changes/broken_references"))?;
    let rows = statement.query_map(named_params! { ":op_id": op_id }, |row| {
        Ok(Dangling {
            child: row.get("child")?,
            field: row.get("field")?,
            parent: row.get("parent")?,
            written: row.get("written")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Desk {
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn access(&self) -> Access {
        self.access
    }

    /// Whether the file is whole; to be waited for before anything leaves that depends on marks.
    pub fn whole(&self) -> &Whole {
        &self.whole
    }

    /// The log that was found at opening ends in the middle of something: changes may be gone.
    pub fn log_is_cut(&self) -> bool {
        self.log_is_cut
    }

    /// In tests: run the invariants inside every operation, before its commit.
    pub fn check_every_write(&mut self, on: bool) {
        self.check_every_write = on;
    }

    pub fn read(&self) -> Read<'_> {
        Read { conn: &self.conn }
    }

    pub fn row(&self) -> Result<DeskRow> {
        Ok(self.conn.prepare_cached(sql!("desk/get"))?.query_row([], |row| {
            Ok(DeskRow {
                lineage: row.get("lineage")?,
                created_at: row.get("created_at")?,
                is_sample: row.get("is_sample")?,
                copy_bits: row.get("copy_bits")?,
                next_counter: row.get("next_counter")?,
                journal_head: row.get("journal_head")?,
            })
        })?)
    }

    /// The funnel: one immediate transaction → value + what changed, after the commit. An error or a panic in `work`
    /// leaves the file as it was. Work that changes nothing keeps no operation.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        op: Op,
        work: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<Committed<T>, E> {
        self.run(stamp, op, None, |write, _| work(write))
    }

    fn run<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        op: Op,
        undoes: Option<i64>,
        work: impl FnOnce(&Write<'_>, &BTreeMap<String, Shape>) -> Result<T, E>,
    ) -> Result<Committed<T>, E> {
        if self.access != Access::ReadWrite {
            return Err(StoreError::ReadOnly.into());
        }
        self.let_go()?;
        let row = self.row()?;
        let last = self.last_at()?;
        let jumped_from = last.filter(|last| stamp.at.saturating_sub(*last) > DAY);
        let last = last.unwrap_or(i64::MIN);
        let clock_back = stamp.at < last;
        let stamp = Stamp { at: stamp.at.max(last), ..stamp.clone() };
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        tx.execute_batch("PRAGMA defer_foreign_keys = ON").map_err(StoreError::from)?;
        let write = Write::new(&tx, &row, op, &stamp);
        let op_id = write.op_id();
        let start = || -> Result<()> {
            tx.prepare_cached(sql!("operations/start"))?.execute(named_params! {
                ":id": op_id, ":kind": write.op.borrow().kind, ":label": write.op.borrow().label, ":actor": stamp.actor,
                ":at": stamp.at, ":clock_back": clock_back, ":program_run": stamp.program_run, ":undoes": undoes,
                ":schema": self.schema, ":prev_hash": row.journal_head,
            })?;
            tx.execute("INSERT INTO current_op (id) VALUES (?1)", [op_id])?;
            Ok(())
        };
        start()?;
        let value = work(&write, &self.shapes)?;
        let finish = || -> Result<Vec<String>> {
            if self.check_every_write {
                check::invariants(&tx)?;
            }
            tx.execute("DELETE FROM current_op", [])?;
            let tables =
                write
                    .map(sql!("operation_changes/tables_of_op"), named_params! { ":op_id": op_id }, |row| row.get(0))?;
            let head = write.op.borrow();
            tx.prepare_cached(sql!("operations/finish"))?.execute(named_params! {
                ":id": op_id, ":label": head.label, ":edition_id": head.edition_id, ":stage_id": head.stage_id,
                ":reason": head.reason, ":undoable": head.undoable, ":barrier": head.barrier.map(super::Barrier::word),
            })?;
            let kept = journal::operation(&tx, op_id)?;
            let hash = journal::hash_of(&row.journal_head, &kept, &journal::changes_of(&tx, op_id)?);
            tx.prepare_cached(sql!("operations/seal"))?.execute(named_params! { ":id": op_id, ":hash": hash })?;
            tx.prepare_cached(sql!("desk/advance"))?
                .execute(named_params! { ":next_counter": write.next_counter.get(), ":journal_head": hash })?;
            Ok(tables)
        };
        let tables = finish()?;
        let head = write.op.borrow().clone();
        drop(write);
        if tables.is_empty() {
            tx.rollback().map_err(StoreError::from)?;
            // What was typed is what the desk has already.
            self.end_drafts(&stamp.ends, stamp.at)?;
        } else {
            end_each(&tx, &stamp.ends, stamp.at)?;
            if let Err(error) = tx.execute_batch("COMMIT") {
                // The transaction is still open: it tells which rows would point nowhere, and is rolled back.
                let dangling = dangling(&tx, op_id)?;
                return Err(if dangling.is_empty() { error.into() } else { StoreError::Dangling(dangling) }.into());
            }
            drop(tx);
            self.written_at.set(Some(stamp.at));
            self.came_to_an_end(&stamp.ends);
        }
        Ok(Committed {
            value,
            op_id: (!tables.is_empty()).then_some(op_id),
            tables,
            label: head.label,
            undoable: head.undoable,
            clock_back,
            jumped_from,
        })
    }

    /// When the newest operation was, UTC milliseconds.
    pub fn last_at(&self) -> Result<Option<i64>> {
        Ok(self.read().value::<Option<i64>>(sql!("operations/last_at"), [])?.flatten())
    }

    /// Undoes one operation. `guard` is the app's: it sees the desk and the operation, and may refuse; `after` is the
    /// app's, too: what follows from the rows as they are now, inside the same operation.
    ///
    /// A redo is the operation again: it carries the barrier, the finality and the reason of what it brings back.
    pub fn undo<E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        target: &Operation,
        guard: impl FnOnce(&Read<'_>, &Operation) -> Result<(), E>,
        after: impl FnOnce(&Write<'_>) -> Result<(), E>,
    ) -> Result<Committed<()>, E> {
        let redo = target.kind == journal::UNDO;
        journal::may_undo(&self.conn, target, self.schema)?;
        guard(&self.read(), target)?;
        let prefix = if redo { journal::REDONE } else { journal::UNDONE };
        let label = format!("{prefix}{}", journal::first_label(&target.label));
        let mut op = Op::new(if redo { journal::REDO } else { journal::UNDO }, label);
        op.edition_id = target.edition_id;
        op.stage_id = target.stage_id;
        if let (true, Some(id)) = (redo, target.undoes) {
            let first = journal::operation(&self.conn, id)?;
            op.barrier = first.barrier.as_deref().and_then(super::Barrier::from_word);
            op.undoable = first.undoable;
            op.reason = first.reason;
        }
        self.run(stamp, op, Some(target.id), |write, shapes| {
            journal::replay_backwards(write.conn, shapes, target)?;
            after(write)
        })
    }

    pub fn undo_candidate(&self, program_run: &str) -> Result<Operation> {
        journal::undo_candidate(&self.conn, program_run)
    }

    pub fn redo_candidate(&self, program_run: &str) -> Result<Operation> {
        journal::redo_candidate(&self.conn, program_run)
    }

    pub fn operation(&self, id: i64) -> Result<Operation> {
        journal::operation(&self.conn, id)
    }

    /// The history, newest first.
    pub fn operations(&self, wanted: &journal::Wanted<'_>) -> Result<Vec<Operation>> {
        self.read().map(
            sql!("operations/page"),
            named_params! {
                ":edition_id": wanted.edition,
                ":text": wanted.text,
                ":actor": wanted.actor,
                ":noun": wanted.noun,
                ":from_at": wanted.from,
                ":until_at": wanted.until,
                ":open": wanted.open,
                ":before": wanted.before,
                ":limit": wanted.limit,
            },
            journal::read_operation,
        )
    }

    pub fn changes_of(&self, op_id: i64) -> Result<Vec<journal::Change>> {
        journal::changes_of(&self.conn, op_id)
    }

    /// The first rows of an operation, and how many there are.
    pub fn first_changes_of(&self, op_id: i64, limit: u32) -> Result<(Vec<journal::Change>, u32)> {
        journal::first_changes_of(&self.conn, op_id, limit)
    }

    /// Why an operation may not be undone now; None when it may be tried.
    pub fn undo_refusal(&self, op: &Operation) -> Result<Option<crate::UndoRefusal>> {
        journal::refusal(&self.conn, &self.shapes, op, self.schema)
    }

    /// Why each of the operations may not be undone now, in a word: for lists. `rows` is what was known of this desk before.
    pub fn hindrances(
        &self,
        ops: &[Operation],
        rows: &mut journal::RowHindrances,
    ) -> Result<Vec<Option<journal::Hindrance>>> {
        journal::hindrances(&self.conn, ops, self.schema, rows)
    }

    /// The newest image of a row as JSON text, also of one that is gone.
    pub fn image_of(&self, table: &str, row_id: i64) -> Result<Option<String>> {
        journal::newest_image(&self.conn, table, row_id)
    }

    /// Keeps what is being typed, outside the journal. False: it comes too late, a later keystroke was kept, saved or
    /// thrown away.
    pub fn put_draft(&self, form: &str, row: &str, text: &str, stroke: i64, at: i64) -> Result<bool> {
        if self.access != Access::ReadWrite {
            return Err(StoreError::ReadOnly);
        }
        if self.ended_at(form, row) >= stroke {
            return Ok(false);
        }
        self.written_at.set(Some(at));
        put(&self.conn, form, row, text, stroke, at)
    }

    /// Ends drafts without a change of the desk.
    pub fn end_drafts(&mut self, ends: &[DraftEnd], at: i64) -> Result<()> {
        if ends.is_empty() || self.access != Access::ReadWrite {
            return Ok(());
        }
        let due: Vec<DraftEnd> =
            ends.iter().filter(|end| self.ended_at(&end.form, &end.row) < end.stroke).cloned().collect();
        let tx = self.conn.transaction()?;
        end_each(&tx, &due, at)?;
        tx.commit()?;
        self.written_at.set(Some(at));
        self.came_to_an_end(&due);
        Ok(())
    }

    fn ended_at(&self, form: &str, row: &str) -> i64 {
        self.ended.borrow().get(&(form.to_owned(), row.to_owned())).copied().unwrap_or(i64::MIN)
    }

    fn came_to_an_end(&self, ends: &[DraftEnd]) {
        let mut ended = self.ended.borrow_mut();
        for end in ends {
            let last = ended.entry((end.form.clone(), end.row.clone())).or_insert(end.stroke);
            *last = end.stroke.max(*last);
        }
    }

    pub fn draft(&self, form: &str, row: &str) -> Result<Option<(String, i64)>> {
        Ok(self
            .conn
            .prepare_cached(sql!("drafts/get"))?
            .query_row(named_params! { ":form": form, ":row": row }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// Form, row, text, time of every draft, newest first.
    pub fn drafts(&self) -> Result<Vec<(String, String, String, i64)>> {
        self.read().map(sql!("drafts/all"), [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
    }

    /// Every row of every journaled table, a line each, in order of table and id.
    pub fn dump(&self) -> Result<String> {
        let mut text = String::new();
        for (table, shape) in &self.shapes {
            for line in self.read().map(&shape.all(), [], |row| row.get::<_, String>(0))? {
                text.push_str(table);
                text.push(' ');
                text.push_str(&line);
                text.push('\n');
            }
        }
        Ok(text)
    }

    /// A verified copy with ids of its own, so that rows made in both never collide.
    pub fn copy_to(&self, target: &Path, at: i64, copy_bits: u32) -> Result<()> {
        if target.exists() {
            return Err(StoreError::Exists(target.into()));
        }
        crate::files::verified_copy_with(&self.conn, target, |copy| {
            copy.execute(sql!("desk/rebadge"), named_params! { ":copy_bits": copy_bits })?;
            copy.execute(
                sql!("desk/insert_copy"),
                named_params! { ":copy_bits": copy_bits, ":made_at": at, ":how": "copied" },
            )?;
            Ok(())
        })
    }

    /// The write-ahead log goes into the file, as at closing: while nobody works, so that a copy of the file is whole.
    pub fn checkpoint(&self) -> Result<()> {
        if self.access == Access::ReadWrite && self.whole.is_known() {
            self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            self.written_at.set(None);
        }
        Ok(())
    }

    /// When something was written last that still stands in the log, UTC milliseconds; none: the file has everything.
    pub fn written_at(&self) -> Option<i64> {
        self.written_at.get()
    }

    /// Clean close: the write-ahead log goes into the file.
    pub fn close(self) -> Result<()> {
        self.whole.give_up();
        self.checkpoint()?;
        self.conn.close().map_err(|(_, error)| StoreError::from(error))
    }

    /// Nobody looks through the file any more: the log goes into it again as it grows.
    fn let_go(&mut self) -> Result<()> {
        if self.held_back && self.whole.is_known() {
            self.conn.pragma_update(None, "wal_autocheckpoint", 1000)?;
            self.held_back = false;
        }
        Ok(())
    }
}

fn put(conn: &Connection, form: &str, row: &str, text: &str, stroke: i64, at: i64) -> Result<bool> {
    let kept = conn
        .prepare_cached(sql!("drafts/put"))?
        .execute(named_params! { ":form": form, ":row": row, ":text": text, ":stroke": stroke, ":at": at })?;
    Ok(kept > 0)
}

/// A draft goes, or what is left of it stays; one with a later keystroke stays whole.
fn end_each(conn: &Connection, ends: &[DraftEnd], at: i64) -> Result<()> {
    for DraftEnd { form, row, stroke, rest } in ends {
        match rest {
            Some(rest) => {
                put(conn, form, row, rest, *stroke, at)?;
            }
            None => {
                conn.prepare_cached(sql!("drafts/delete"))?
                    .execute(named_params! { ":form": form, ":row": row, ":stroke": stroke })?;
            }
        }
    }
    Ok(())
}
