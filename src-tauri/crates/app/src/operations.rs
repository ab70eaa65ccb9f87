//! Riwayat: who, what, when, before, after; undo and redo pass the same guards as every write.

mod choices;
mod naming;

use kipp_store::journal::{Change, Operation, Wanted};
use kipp_store::records::{Assignment, ScoreSheet};
use kipp_store::{Read, Stamp, UndoRefusal};
use naming::{Image, Names, parse};
use serde_json::Value;

use crate::desk::{self, App, Carried, Done, clock_warning};
use crate::error::Result;
use crate::ports::Ctx;
use crate::score_sheets::SheetKey;
use crate::topics;

pub use choices::{Choices, Period, choices, span};

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

/// Why an operation of this kind is never undone, and what is done instead.
pub fn never_undone(kind: &str) -> &'static str {
    match kind {
        "result_revisions.freeze" => "Hasil yang dibekukan tetap. Koreksi menjadi revisi berikutnya.",
        "certificates.issue" | "certificates.number" => {
            "Nomor yang terbit tetap tercatat. Batalkan atau ganti piagamnya."
        }
        "certificates.void" => "Pembatalan tetap tercatat di register nomor. Beri nomor baru kepada penerimanya.",
        "certificates.replace" => "Penggantian tetap tercatat di register nomor. Ganti lagi bila masih salah.",
        "certificates.printed" => {
            "Cetakan tetap tercatat di register nomor. Bila kertasnya gagal, nyatakan “Cetakan gagal” di sana."
        }
        "certificates.save" | "documents.save" => "Berkas yang sudah diterbitkan tetap tercatat.",
        "desks.create" => "Pembuatan berkas adalah awal riwayat ini.",
        "editions.close" => "Edisi yang ditutup dibuka kembali dengan alasan, tidak diurungkan.",
        "stages.lock" => "Tahapan yang dikunci dibuka dengan alasan, tidak diurungkan.",
        _ => "Perubahan ini berlaku untuk seterusnya, atau ditulis oleh versi lain.",
    }
}

/// The history, newest first.
pub fn list(app: &App, wanted: &Wanted<'_>) -> Result<Vec<Operation>> {
    app.with_desk(|open| Ok(open.desk.operations(wanted)?))
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

/// An operation with its rows, and why it may not be undone now.
#[derive(Debug)]
pub struct Shown {
    pub operation: Operation,
    pub changes: Vec<RowChange>,
    pub refusal: Option<UndoRefusal>,
}

pub fn show(app: &App, id: i64) -> Result<Shown> {
    app.with_desk(|open| {
        let operation = open.desk.operation(id)?;
        let refusal = open.desk.undo_refusal(&operation)?;
        let mut names = Names::of(&open.desk);
        let mut changes = Vec::new();
        for change in open.desk.changes_of(id)? {
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
        Ok(Shown { operation, changes, refusal })
    })
}

fn fields(names: &mut Names<'_>, table: &str, before: &Image, after: &Image) -> Result<Vec<FieldChange>> {
    let mut columns: Vec<&String> =
        before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
    columns.retain(|name| *name != "id" && before.get(*name) != after.get(*name));
    let mut found = Vec::new();
    for column in columns {
        let target = Names::target(table, column);
        let mut say = |value: Option<&Value>| -> Result<Option<String>> {
            Ok(match (value, target) {
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
    let changes = app.with_desk(|open| Ok(open.desk.changes_of(id)?))?;
    let field = |change: &Change, name: &str| -> Option<i64> {
        let text = change.after.as_deref().or(change.before.as_deref())?;
        serde_json::from_str::<serde_json::Value>(text).ok()?.get(name)?.as_i64()
    };
    app.read(|read| {
        for change in &changes {
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
        let stamp = Stamp { at: ctx.clock.now().0, actor, session: open.session.clone(), ends: ctx.ends.to_vec() };
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
