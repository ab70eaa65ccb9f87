//! The handle of one operation. It cannot be made outside [`crate::Desk::write`].

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use rusqlite::{Connection, Params};

use crate::desk::DeskRow;
use crate::records::{Edition, Stage};
use crate::{Id, Read, Record, Result, StoreError};

/// Who writes, when, and in which run of the program.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// UTC milliseconds.
    pub at: i64,
    pub actor: String,
    /// Undo by Ctrl+Z takes operations of the own program run only.
    pub program_run: String,
    /// Drafts that end with this write: what was typed is saved.
    pub ends: Vec<DraftEnd>,
}

/// A draft that a write saves, up to a keystroke: what was typed later stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftEnd {
    pub form: String,
    pub row: String,
    /// The number of the last keystroke that is saved.
    pub stroke: i64,
    /// What of the draft is not saved by this write and stays.
    pub rest: Option<String>,
}

/// Earlier operations on what a barrier covers cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// A freeze: covers its edition.
    Edition,
    /// A lock: covers its stage.
    Stage,
    /// An issued number: covers the certificates of its edition.
    Certificates,
}

impl Barrier {
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Edition, Self::Stage, Self::Certificates].into_iter().find(|barrier| barrier.word() == word)
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Stage => "stage",
            Self::Certificates => "certificates",
        }
    }
}

/// The head of an operation: what it is called and what it belongs to.
#[derive(Clone, Debug)]
pub struct Op {
    /// `score_sheets.record` and so on; the command that wrote it.
    pub kind: &'static str,
    /// What the history and the undo bar say: "Nilai Kejar Stunting oleh Juri 1".
    pub label: String,
    pub edition_id: Option<Id<Edition>>,
    pub stage_id: Option<Id<Stage>>,
    pub reason: Option<String>,
    /// False for what has an effect outside the desk.
    pub undoable: bool,
    pub barrier: Option<Barrier>,
}

impl Op {
    pub fn new(kind: &'static str, label: impl Into<String>) -> Self {
        Self {
            kind,
            label: label.into(),
            edition_id: None,
            stage_id: None,
            reason: None,
            undoable: true,
            barrier: None,
        }
    }
    #[must_use]
    pub fn edition(mut self, id: Id<Edition>) -> Self {
        self.edition_id = Some(id);
        self
    }
    #[must_use]
    pub fn stage(mut self, id: Id<Stage>) -> Self {
        self.stage_id = Some(id);
        self
    }
    #[must_use]
    pub fn reason(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }
    /// What raises a barrier is never undone: Ctrl+Z would open it without a word.
    #[must_use]
    pub fn barrier(mut self, barrier: Barrier) -> Self {
        self.barrier = Some(barrier);
        self.undoable = false;
        self
    }
    #[must_use]
    pub fn never_undone(mut self) -> Self {
        self.undoable = false;
        self
    }
}

/// What an operation did, after its commit.
#[derive(Clone, Debug)]
pub struct Committed<T> {
    pub value: T,
    /// Tables with at least one changed row, sorted.
    pub tables: Vec<String>,
    /// None when nothing changed; then no operation was kept.
    pub op_id: Option<i64>,
    pub label: String,
    pub undoable: bool,
    /// The clock stood before the last operation; the time of the last one was kept.
    pub clock_back: bool,
    /// When the operation before was, where that is more than a day ago.
    pub jumped_from: Option<i64>,
}

/// One operation under way: reads see what it wrote, and everything it writes is in the journal.
pub struct Write<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) copy_bits: i64,
    pub(crate) next_counter: Cell<i64>,
    pub(crate) op: RefCell<Op>,
    pub(crate) at: i64,
    pub(crate) actor: String,
    /// The operation under way.
    op_id: i64,
    /// The journal's head before this operation.
    head: String,
    read: Read<'a>,
}

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;
    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl<'a> Write<'a> {
    pub(crate) fn new(conn: &'a Connection, desk: &DeskRow, op: Op, stamp: &Stamp) -> Self {
        let mut write = Self {
            conn,
            copy_bits: desk.copy_bits,
            next_counter: Cell::new(desk.next_counter),
            op: RefCell::new(op),
            at: stamp.at,
            actor: stamp.actor.clone(),
            op_id: 0,
            head: desk.journal_head.clone(),
            read: Read { conn },
        };
        write.op_id = write.new_id::<()>().number();
        write
    }

    /// UTC milliseconds of this operation.
    pub fn at(&self) -> i64 {
        self.at
    }

    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// The id of the operation under way.
    pub fn op_id(&self) -> i64 {
        self.op_id
    }

    /// The journal's head before this operation: the state of the desk that its work reads.
    pub fn journal_head(&self) -> &str {
        &self.head
    }

    /// Whether this operation has a reason of its own.
    pub fn has_reason(&self) -> bool {
        self.op.borrow().reason.is_some()
    }

    /// Completes the operation's head with what only the work itself can know.
    pub fn amend(&self, change: impl FnOnce(&mut Op)) {
        change(&mut self.op.borrow_mut());
    }

    /// A new id: this copy's 20 bits, then the counter; below 2^53.
    pub fn new_id<T>(&self) -> Id<T> {
        let counter = self.next_counter.get();
        self.next_counter.set(counter + 1);
        Id::of((self.copy_bits << 33) | counter)
    }

    /// Inserts the record, giving it an id if it has none. Answers the id.
    pub fn insert<T: Record>(&self, mut record: T) -> Result<Id<T>> {
        if record.id() == Id::NEW {
            record.set_id(self.new_id());
        }
        self.conn.prepare_cached(T::INSERT)?.execute(record.params().as_slice())?;
        Ok(record.id())
    }

    /// Writes every column of the record's row.
    pub fn update<T: Record>(&self, record: &T) -> Result<()> {
        match self.conn.prepare_cached(T::UPDATE)?.execute(record.params().as_slice())? {
            1 => Ok(()),
            _ => Err(StoreError::Invariant(format!("{} {} is gone", T::TABLE, record.id()))),
        }
    }

    /// Writes a row that may be new: one without an id is inserted, the others are updated. Answers the id.
    pub fn put<T: Record>(&self, record: T) -> Result<Id<T>> {
        if record.id() == Id::NEW {
            return self.insert(record);
        }
        self.update(&record)?;
        Ok(record.id())
    }

    pub fn delete<T: Record>(&self, id: Id<T>) -> Result<()> {
        match self.conn.prepare_cached(T::DELETE)?.execute(rusqlite::named_params! { ":id": id })? {
            1 => Ok(()),
            _ => Err(StoreError::Invariant(format!("{} {id} is gone", T::TABLE))),
        }
    }

    /// Runs a statement that changes many rows at once. Answers how many.
    pub fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Ok(self.conn.prepare_cached(sql)?.execute(params)?)
    }
}
