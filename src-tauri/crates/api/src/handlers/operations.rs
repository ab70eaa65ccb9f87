//! History, undo, drafts.

use std::collections::BTreeMap;

use kipp_app::error::text_id;
use kipp_app::history::drafts as app_drafts;
use kipp_app::history::operations::{self as app_operations, How, RowChange, Standing, Target};
use kipp_app::ports::Ctx;
use kipp_app::year::editions as app_editions;
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::words::{self, Zone};
use kipp_store::journal::{Operation, Wanted};
use kipp_store::{StoreError, UndoRefusal};

use crate::dto::{
    ChangeDto, DraftDto, DraftIn, DraftRef, HistoryChoicesDto, HistoryIn, IdIn, Nothing, OperationDetailDto,
    OperationDto, Reshape, SheetRefDto, UndoRefusalDto,
};

fn dto(op: Operation, standing: Standing, zone: Zone, editions: &BTreeMap<i64, String>) -> OperationDto {
    let (code, text) = match standing {
        Standing::Can => ("can", None),
        Standing::Undone => ("undone", None),
        Standing::Cannot(why) => ("cannot", Some(why.to_owned())),
    };
    OperationDto {
        standing: code.into(),
        standing_text: text,
        fixed: (!op.undoable && !op.undone).then(|| app_operations::never_undone(&op.kind).into()),
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
        barrier_kind: op.barrier,
        edition: op.edition_id.and_then(|id| editions.get(&id).cloned()),
    }
}

fn edition_names(app: &App) -> Result<BTreeMap<i64, String>> {
    app.read(|read| Ok(app_editions::all(read)?.into_iter().map(|one| (one.id, one.short_name)).collect()))
}

pub(crate) fn list(app: &App, ctx: &Ctx<'_>, input: HistoryIn) -> Result<Vec<OperationDto>> {
    let zone = app.zone();
    let span = input.period.as_deref().map(|period| app_operations::span(ctx, zone, period)).transpose()?;
    let wanted = Wanted {
        edition: input.edition,
        text: &input.text,
        actor: input.actor.as_deref(),
        noun: input.noun.as_deref(),
        from: span.map(|(from, _)| from),
        until: span.map(|(_, until)| until),
        open: input.open,
        before: input.before,
        limit: input.limit.unwrap_or(200).clamp(1, 1000),
    };
    let found = app_operations::list(app, &wanted)?;
    let editions = edition_names(app)?;
    Ok(found.into_iter().map(|one| dto(one.operation, one.standing, zone, &editions)).collect())
}

pub(crate) fn choices(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<HistoryChoicesDto> {
    let found = app_operations::choices(app)?;
    Ok(HistoryChoicesDto {
        actors: found.actors,
        nouns: found.nouns,
        periods: found.periods.reshape(),
        count: found.count,
        since_text: found.since.map(words::long_date).unwrap_or_default(),
    })
}

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: IdIn) -> Result<OperationDetailDto> {
    let zone = app.zone();
    let shown = app_operations::show(app, input.id)?;
    let editions = edition_names(app)?;
    Ok(OperationDetailDto {
        operation: dto(shown.operation, shown.standing, zone, &editions),
        changes: shown.changes.into_iter().map(change).collect(),
        sheet: app_operations::sheet_of(app, input.id)?.map(|key| SheetRefDto {
            stage: key.stage,
            submission: key.submission,
            juror: key.juror,
        }),
        refusal: shown.refusal.as_ref().map(|refusal| refused(refusal, zone)),
    })
}

fn refused(refusal: &Fault, zone: Zone) -> UndoRefusalDto {
    let (lead, operation) = match refusal {
        Fault::Store(StoreError::UndoRefused(UndoRefusal::Barrier { kind, .. })) => match kind.as_str() {
            "edition" => (Some("hasil"), None),
            "stage" => (Some("tahapan"), None),
            _ => (Some("piagam"), None),
        },
        Fault::Store(StoreError::UndoRefused(
            UndoRefusal::ChangedLater { later_id, .. } | UndoRefusal::StillUsed { later_id, .. },
        )) => (later_id.map(|_| "riwayat"), *later_id),
        _ => (None, None),
    };
    let text = text_id::text_of(refusal, zone);
    UndoRefusalDto {
        title: text.title,
        detail: text.detail,
        hints: text.hints,
        lead: lead.map(str::to_owned),
        operation,
    }
}

fn change(change: RowChange) -> ChangeDto {
    ChangeDto {
        table: change.table,
        row: change.row,
        name: change.name,
        of: change.of,
        how: match change.how {
            How::Made => "made",
            How::Changed => "changed",
            How::Removed => "removed",
        }
        .into(),
        fields: change.fields.reshape(),
    }
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

pub(crate) fn put_draft(app: &App, ctx: &Ctx<'_>, input: DraftIn) -> Result<bool> {
    app_drafts::put(app, ctx, &input.form, &input.row, &input.text, input.stroke)
}

pub(crate) fn drafts(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<DraftDto>> {
    Ok(app_drafts::all(app)?.into_iter().map(|(form, row, text, at)| DraftDto { form, row, text, at }).collect())
}

pub(crate) fn delete_draft(app: &App, ctx: &Ctx<'_>, input: DraftRef) -> Result<()> {
    app_drafts::delete(app, ctx, &input.form, &input.row, input.stroke)
}
