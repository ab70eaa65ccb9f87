//! Riwayat: who, what, when, before, after; undo and redo pass the same guards as every write.

use kipp_store::journal::{Change, Operation};
use kipp_store::{Read, Stamp};

use crate::desk::{self, App, Carried, Done, clock_warning};
use crate::error::Result;
use crate::ports::Ctx;
use crate::topics;

/// Which operation to take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Ctrl+Z: the newest of this session.
    Newest,
    /// Ctrl+Y: the newest undo of this session that nothing new follows.
    Redo,
    /// One named operation of the history.
    This(i64),
}

/// The history, newest first; `before` is a sequence number to page on.
pub fn list(app: &App, edition: Option<i64>, text: &str, before: Option<i64>, limit: i64) -> Result<Vec<Operation>> {
    app.with_desk(|open| Ok(open.desk.operations(edition, text, before, limit)?))
}

pub fn show(app: &App, id: i64) -> Result<(Operation, Vec<Change>)> {
    app.with_desk(|open| Ok((open.desk.operation(id)?, open.desk.changes_of(id)?)))
}

/// Undoes or redoes. Answers the label of what was taken back.
pub fn take_back(app: &App, ctx: &Ctx<'_>, target: Target) -> Result<Done<String>> {
    let actor = app.actor();
    app.with_desk(|open| {
        let op = match target {
            Target::Newest => open.desk.undo_candidate(&open.session)?,
            Target::Redo => open.desk.redo_candidate(&open.session)?,
            Target::This(id) => open.desk.operation(id)?,
        };
        let stamp = Stamp { at: ctx.clock.now().0, actor, session: open.session.clone() };
        let done = open.desk.undo::<Carried>(&stamp, &op, |read, op| guard(read, op).map_err(Carried))?;
        Ok(Done {
            value: done.label.clone(),
            changed: topics::changed(&done.tables),
            warnings: clock_warning(done.clock_back),
            undo: Some(done.label),
        })
    })
}

fn guard(read: &Read<'_>, op: &Operation) -> Result<()> {
    if let Some(edition) = op.edition_id
        && op.kind != "editions.close"
        && read.get::<kipp_store::records::Edition>(edition)?.is_some()
    {
        desk::open_edition(read, edition)?;
    }
    Ok(())
}
