//! Riwayat: who, what, when, before, after; undo and redo pass the same guards as every write.

mod choices;
mod naming;

use kipp_store::Id;
use kipp_store::records::Edition;
use std::collections::BTreeSet;
use std::sync::Mutex;

use kipp_store::journal::{Change, Hindrance, Operation, RowHindrances, Wanted};
use kipp_store::records::{Assignment, ScoreSheet};
use kipp_store::{Desk, Read, Stamp, StoreError, Write};
use naming::{Image, Names, parse};
use serde_json::Value;

use crate::desk::{App, Carried, Done, held};
use crate::error::{Fault, Refusal, Result};
use crate::jury::score_sheets::SheetKey;
use crate::nouns;
use crate::ports::Ctx;
use crate::rows;
use crate::year::editions;

pub use choices::{Choices, Period, choices, span};

/// Which operation to take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Ctrl+Z: the newest of this program run.
    Newest,
    /// Ctrl+Y: the newest undo of this program run that nothing new follows.
    Redo,
    /// One named operation of the history.
    This(i64),
}

pub use crate::error::undo_words::never_undone;

/// Whether an operation can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Can,
    Undone,
    /// Why not, in words that follow "Tidak:".
    Cannot(&'static str),
}

/// An operation of the history with its standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedOperation {
    pub operation: Operation,
    pub standing: Standing,
}

/// The history, newest first. With `open` only what can be taken back: by the same rule as the standing of each.
pub fn list(app: &App, wanted: &Wanted<'_>) -> Result<Vec<ListedOperation>> {
    app.with_desk(|open| {
        let mut found = Vec::new();
        let mut wanted = *wanted;
        let most = usize::try_from(wanted.limit).unwrap_or(0);
        loop {
            let page = open.desk.operations(&wanted)?;
            let last = page.last().map(|op| op.seq);
            let whole = page.len() < most;
            for (operation, standing) in page.iter().cloned().zip(standings(app, &open.desk, &page)?) {
                if !wanted.open || standing == Standing::Can {
                    found.push(ListedOperation { operation, standing });
                }
            }
            if whole || !wanted.open || found.len() >= most {
                found.truncate(most);
                return Ok(found);
            }
            wanted.before = last;
        }
    })
}

/// The standing of each, in their order; what the rows of an operation say is kept with the open desk.
fn standings(app: &App, desk: &Desk, ops: &[Operation]) -> Result<Vec<Standing>> {
    let closed: BTreeSet<Id<Edition>> = (editions::all(&desk.read())?.into_iter())
        .filter(|edition| edition.closed_reason.is_some())
        .map(|edition| edition.id)
        .collect();
    let rows = app.memo.following::<Mutex<RowHindrances>>();
    let hindrances = desk.hindrances(ops, &mut held(&rows))?;
    Ok(ops.iter().zip(hindrances).map(|(op, hindrance)| standing(op, hindrance, &closed)).collect())
}

fn standing(op: &Operation, hindrance: Option<Hindrance>, closed: &BTreeSet<Id<Edition>>) -> Standing {
    if !op.undone && op.edition_id.is_some_and(|id| closed.contains(&id)) {
        return Standing::Cannot("edisi ditutup");
    }
    match hindrance {
        None => Standing::Can,
        Some(Hindrance::AlreadyUndone) => Standing::Undone,
        Some(Hindrance::Never) => Standing::Cannot("berlaku tetap"),
        Some(Hindrance::ChangedLater) => Standing::Cannot("diubah lagi"),
        Some(Hindrance::StillUsed) => Standing::Cannot("masih dipakai"),
        Some(Hindrance::Barrier(kind)) => Standing::Cannot(match kind.as_str() {
            "edition" => "sudah dibekukan",
            "stage" => "sudah dikunci",
            _ => "nomor sudah terbit",
        }),
    }
}

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Made,
    Changed,
    Removed,
}

/// One field that differs; a reference is told by the name of its row. As kept otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: String,
    /// The value is a name, not what the file keeps.
    pub named: bool,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// One row that an operation changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    pub table: String,
    pub row: i64,
    /// "Kejar Stunting"; empty when nothing names it.
    pub name: String,
    /// What a part belongs to: the sheet of a mark, the submission of a text. Empty for a row of its own.
    pub of: String,
    pub how: How,
    /// Only the fields that differ; a new or removed row tells all that are filled.
    pub fields: Vec<FieldChange>,
}

/// An operation with its rows, and the refusal that undoing it now would answer.
#[derive(Debug)]
pub struct Shown {
    pub operation: Operation,
    pub standing: Standing,
    /// The first [`MOST_CHANGES`].
    pub changes: Vec<RowChange>,
    /// How many more rows it changed.
    pub left_out: u32,
    pub refusal: Option<Fault>,
}

/// So many rows of one operation are shown: nobody reads the hundred thousand of an import.
pub const MOST_CHANGES: u32 = 1000;

pub fn show(app: &App, id: i64) -> Result<Shown> {
    app.with_desk(|open| {
        let operation = open.desk.operation(id)?;
        let refusal = match open.desk.undo_refusal(&operation)? {
            Some(refusal) => Some(Fault::Store(StoreError::UndoRefused(refusal))),
            None => guard(&open.desk.read(), &operation).err(),
        };
        let mut names = Names::of(&open.desk)?;
        let (first, count) = open.desk.first_changes_of(id, MOST_CHANGES)?;
        let left_out = count.saturating_sub(MOST_CHANGES);
        let mut changes = Vec::new();
        for change in first {
            let before = change.before.as_deref().map(parse).transpose()?;
            let after = change.after.as_deref().map(parse).transpose()?;
            let how = match (&before, &after) {
                (None, _) => How::Made,
                (_, None) => How::Removed,
                _ => How::Changed,
            };
            let (of, name) = match after.as_ref().or(before.as_ref()) {
                Some(image) => names.part(&change.table, image)?,
                None => Default::default(),
            };
            let fields = fields(&mut names, &change.table, &before.unwrap_or_default(), &after.unwrap_or_default())?;
            changes.push(RowChange { table: change.table, row: change.row_id, name, of, how, fields });
        }
        let standing = (standings(app, &open.desk, std::slice::from_ref(&operation))?.pop()).unwrap_or(Standing::Can);
        Ok(Shown { operation, standing, changes, left_out, refusal })
    })
}

fn fields(names: &mut Names<'_>, table: &str, before: &Image, after: &Image) -> Result<Vec<FieldChange>> {
    let mut columns: Vec<&String> =
        before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
    columns.retain(|name| *name != "id" && before.get(*name) != after.get(*name));
    let mut found = Vec::new();
    for column in columns {
        let target = names.target(table, column);
        let mut say = |value: Option<&Value>| -> Result<Option<String>> {
            Ok(match (value, &target) {
                (None | Some(Value::Null), _) => None,
                (Some(Value::Number(id)), Some(target)) => {
                    let name = names.row(target, id.as_i64().unwrap_or(0))?;
                    (!name.is_empty()).then_some(name)
                }
                (Some(Value::String(text)), _) => Some(text.clone()),
                (Some(other), _) => Some(other.to_string()),
            })
        };
        let (old, new) = (say(before.get(column))?, say(after.get(column))?);
        if old.is_some() || new.is_some() {
            found.push(FieldChange { field: column.clone(), named: target.is_some(), before: old, after: new });
        }
    }
    Ok(found)
}

/// The score sheet an operation changed, the first of several, as long as it is still there: where a correction begins.
pub fn sheet_of(app: &App, id: i64) -> Result<Option<SheetKey>> {
    let (changes, _) = app.with_desk(|open| Ok(open.desk.first_changes_of(id, MOST_CHANGES)?))?;
    let field = |change: &Change, name: &str| -> Option<i64> {
        let text = change.after.as_deref().or(change.before.as_deref())?;
        serde_json::from_str::<serde_json::Value>(text).ok()?.get(name)?.as_i64()
    };
    app.read(|read| {
        for change in &changes {
            let assignment = match change.table.as_str() {
                "marks" => match field(change, "sheet_id") {
                    Some(sheet) => read.get::<ScoreSheet>(Id::of(sheet))?.map(|sheet| sheet.assignment_id),
                    None => None,
                },
                "score_sheets" => field(change, "assignment_id").map(Id::of),
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
            Target::Newest => open.desk.undo_candidate(&open.program_run)?,
            Target::Redo => open.desk.redo_candidate(&open.program_run)?,
            Target::This(id) => open.desk.operation(id)?,
        };
        let stamp =
            Stamp { at: ctx.clock.now().0, actor, program_run: open.program_run.clone(), ends: ctx.ends.to_vec() };
        open.ask_about_clock(ctx.clock, stamp.at)?;
        let mut told = Vec::new();
        let after = |write: &Write<'_>| {
            told = (app.rules.of_undo)(write).map_err(Carried)?;
            app.checked(write).map_err(Carried)
        };
        let done = open
            .desk
            .undo::<Carried>(&stamp, &op, |read, op| guard(read, op).map_err(Carried), after)
            .map_err(|carried| built_upon(carried.0, &op.label))?;
        Ok(Done {
            value: done.label.clone(),
            changed: (app.rules.topics)(&done.tables),
            warnings: [told, open.clock_warnings(&done)].concat(),
            undo: Some(done.label),
        })
    })
}

/// Later rows that point to what the operation made, or have what only one row may have, are told as such.
fn built_upon(fault: Fault, label: &str) -> Fault {
    let by = match &fault {
        Fault::Store(StoreError::Dangling(found)) => {
            let mut by: Vec<&str> = found.iter().map(|one| nouns::word(&one.child)).collect();
            by.dedup();
            by.join(", ")
        }
        Fault::Store(StoreError::Taken { table, .. }) => format!("{} yang sama", nouns::word(table)),
        _ => return fault,
    };
    Refusal::UndoBuiltUpon { label: label.to_owned(), by }.into()
}

fn guard(read: &Read<'_>, op: &Operation) -> Result<()> {
    if let Some(edition) = op.edition_id
        && read.get::<kipp_store::records::Edition>(edition)?.is_some()
    {
        rows::open_edition(read, edition)?;
    }
    Ok(())
}
