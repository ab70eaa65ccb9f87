//! Riwayat: who, what, when, before, after; undo and redo pass the same guards as every write.

use kipp_store::journal::{Change, Operation};
use kipp_store::records::{Assignment, ScoreSheet};
use kipp_store::{Read, Stamp};

use crate::desk::{self, App, Carried, Done, clock_warning};
use crate::error::Result;
use crate::ports::Ctx;
use crate::score_sheets::SheetKey;
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

/// The score sheet that changes are about, the first of several, as long as it is still there: where a correction begins.
pub fn sheet_of(app: &App, changes: &[Change]) -> Result<Option<SheetKey>> {
    let field = |change: &Change, name: &str| -> Option<i64> {
        let text = change.after.as_deref().or(change.before.as_deref())?;
        serde_json::from_str::<serde_json::Value>(text).ok()?.get(name)?.as_i64()
    };
    app.read(|read| {
        for change in changes {
            let assignment = match change.table.as_str() {
                "marks" => match field(change, "sheet_id") {
                    Some(sheet) => read.get::<ScoreSheet>(sheet)?.map(|sheet| sheet.assignment_id),
                    None => None,
                },
                "score_sheets" => field(change, "assignment_id"),
                _ => None,
            };
            if let Some(id) = assignment
                && let Some(found) = read.get::<Assignment>(id)?
            {
                let Assignment { stage_id, submission_id, juror_id, .. } = found;
                return Ok(Some(SheetKey { stage: stage_id, submission: submission_id, juror: juror_id }));
            }
        }
        Ok(None)
    })
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
