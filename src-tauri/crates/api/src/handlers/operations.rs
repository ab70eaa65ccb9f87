//! History, undo, drafts.

use kipp_app::operations::{self as app_operations, Target};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Fault, Result, drafts as app_drafts};
use kipp_domain::words::{self, Zone};
use kipp_store::journal::{Change, Operation};

use crate::dto::{
    ChangeDto, DraftDto, DraftIn, DraftRef, FieldChangeDto, HistoryIn, IdIn, Nothing, OperationDetailDto, OperationDto,
    SheetRefDto,
};

fn dto(op: Operation, zone: Zone) -> OperationDto {
    OperationDto {
        id: op.id,
        seq: op.seq,
        kind: op.kind,
        label: op.label,
        actor: op.actor,
        at: op.at,
        at_text: words::moment(op.at, zone),
        reason: op.reason,
        undone: op.undone,
        undoable: op.undoable && !op.undone,
        barrier: op.barrier.is_some(),
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: HistoryIn) -> Result<Vec<OperationDto>> {
    let zone = app.zone();
    let limit = input.limit.unwrap_or(200).clamp(1, 1000);
    let found = app_operations::list(app, input.edition, &input.text, input.before, limit)?;
    Ok(found.into_iter().map(|op| dto(op, zone)).collect())
}

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: IdIn) -> Result<OperationDetailDto> {
    let zone = app.zone();
    let (op, changes) = app_operations::show(app, input.id)?;
    let sheet = app_operations::sheet_of(app, &changes)?.map(|key| SheetRefDto {
        stage: key.stage,
        submission: key.submission,
        juror: key.juror,
    });
    let changes = changes.into_iter().map(change).collect::<Result<_>>()?;
    Ok(OperationDetailDto { operation: dto(op, zone), changes, sheet })
}

/// Only the fields that differ; a new or deleted row tells all that are filled.
fn change(change: Change) -> Result<ChangeDto> {
    let parse = |text: Option<String>| -> Result<serde_json::Map<String, serde_json::Value>> {
        let Some(text) = text else { return Ok(serde_json::Map::new()) };
        serde_json::from_str(&text).map_err(|error| Fault::Bug(error.to_string()))
    };
    let (before, after) = (parse(change.before)?, parse(change.after)?);
    let mut names: Vec<&String> = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
    names.retain(|name| *name != "id" && before.get(*name) != after.get(*name));
    let say = |value: Option<&serde_json::Value>| match value {
        None | Some(serde_json::Value::Null) => None,
        Some(serde_json::Value::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    };
    let fields = names
        .into_iter()
        .map(|name| FieldChangeDto { field: name.clone(), before: say(before.get(name)), after: say(after.get(name)) })
        .filter(|field| field.before.is_some() || field.after.is_some())
        .collect();
    Ok(ChangeDto { table: change.table, row: change.row_id, fields })
}

pub(crate) fn undo(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<Done<String>> {
    app_operations::take_back(app, ctx, Target::Newest)
}

pub(crate) fn redo(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<Done<String>> {
    app_operations::take_back(app, ctx, Target::Redo)
}

pub(crate) fn undo_one(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<String>> {
    app_operations::take_back(app, ctx, Target::This(input.id))
}

pub(crate) fn put_draft(app: &App, ctx: &Ctx<'_>, input: DraftIn) -> Result<()> {
    app_drafts::put(app, ctx, &input.form, &input.row, &input.text)
}

pub(crate) fn drafts(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<DraftDto>> {
    Ok(app_drafts::all(app)?.into_iter().map(|(form, row, text, at)| DraftDto { form, row, text, at }).collect())
}

pub(crate) fn delete_draft(app: &App, _: &Ctx<'_>, input: DraftRef) -> Result<()> {
    app_drafts::delete(app, &input.form, &input.row)
}
