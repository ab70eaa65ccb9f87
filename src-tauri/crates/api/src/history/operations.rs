//! History, undo, drafts.

use kipp_app::error::text_id;
use kipp_app::history::drafts as app_drafts;
use kipp_app::history::operations::{self as app_operations, How, RowChange, Standing, Target};
use kipp_app::ports::Ctx;
use kipp_app::year::editions as app_editions;
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::words::{self, Zone};
use kipp_store::journal::{Operation, Wanted};
use kipp_store::records::{Edition, Juror, Stage, Submission};
use kipp_store::{Id, StoreError, UndoRefusal};
use std::collections::BTreeMap;

use crate::shape::{Draft, IdIn, Line, Name, Nothing, Reshape, Word};

input! {
    HistoryIn {
        #[serde(default)] edition: Option<Id<Edition>>,
        /// A part of the label, the actor or the reason
        #[serde(default)] text: Line,
        #[serde(default)] actor: Option<Name>,
        /// The noun of the kind: "submissions"
        #[serde(default)] noun: Option<Word>,
        /// hari-ini, 7-hari, 30-hari, or a month: "2021-12"
        #[serde(default)] period: Option<Word>,
        /// Only what can be taken back
        #[serde(default)] open: bool,
        #[serde(default)] before: Option<i64>,
        #[serde(default)] limit: Option<i64>,
    }
}
output! {
    /// By what the history can be narrowed
    HistoryChoicesDto {
        actors: Vec<String>,
        nouns: Vec<String>,
        periods: Vec<PeriodDto>,
        /// Changes in all, and the day of the first in words
        count: i64,
        since_text: String,
    }
}
output! { PeriodDto <= kipp_app::history::operations::Period { code: String, name: String, } }
output! {
    OperationDto {
        id: i64,
        seq: i64,
        kind: String,
        label: String,
        actor: String,
        at: i64,
        at_text: String,
        reason: Option<String>,
        undone: bool,
        undoable: bool,
        /// can, cannot, undone: the same in the list, in its filter and in the detail
        standing: String,
        /// Why it cannot be taken back now, to follow "Tidak:"
        standing_text: Option<String>,
        /// Why it is never undone and what is done instead; null: it may be, or is undone already.
        fixed: Option<String>,
        barrier: bool,
        /// edition, stage, certificates, or null
        barrier_kind: Option<String>,
        /// Short name of the edition it belongs to, or null
        edition: Option<String>,
    }
}
output! {
    ChangeDto {
        table: String,
        row: i64,
        /// What the row is called, or ""
        name: String,
        /// What a part belongs to (a mark to its sheet), or ""
        of: String,
        /// made, changed, removed
        how: String,
        fields: Vec<FieldChangeDto>,
    }
}
output! {
    FieldChangeDto <= kipp_app::history::operations::FieldChange {
        field: String,
        /// The values are names of other rows.
        named: bool,
        before: Option<String>,
        after: Option<String>,
    }
}
output! {
    /// Why it may not be undone now, and where that leads.
    UndoRefusalDto {
        title: String,
        detail: String,
        hints: Vec<String>,
        /// hasil, tahapan, piagam, riwayat, or null
        lead: Option<String>,
        /// The later change in the way, when there is one.
        operation: Option<i64>,
    }
}
output! {
    OperationDetailDto {
        operation: OperationDto,
        /// The first thousand.
        changes: Vec<ChangeDto>,
        /// How many more rows it changed.
        left_out: u32,
        refusal: Option<UndoRefusalDto>,
        /// The score sheet it changed, the first of several: where a correction begins.
        sheet: Option<SheetRefDto>,
    }
}
output! { SheetRefDto { stage: Id<Stage>, submission: Id<Submission>, juror: Id<Juror>, } }
input! {
    /// `stroke` numbers what is typed, upwards: what comes later than a save of a later keystroke is not kept.
    DraftIn { form: Line, row: Line, text: Draft, stroke: i64, }
}
input! { DraftRef { form: Line, row: Line, stroke: i64, } }
input! { DraftEndsIn { ends_drafts: Vec<DraftEndIn>, } }
input! {
    /// Beside the fields of any command, in `ends_drafts`: the draft that this command saves, up to a keystroke, and what
    /// of it is still typed.
    DraftEndIn => kipp_app::ports::DraftEnd {
        form: Line,
        row: Line,
        stroke: i64,
        rest: Option<Draft>,
    }
}
output! { DraftDto { form: String, row: String, text: String, at: i64, } }

fn dto(op: Operation, standing: Standing, zone: Zone, editions: &BTreeMap<Id<Edition>, String>) -> OperationDto {
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

fn edition_names(app: &App) -> Result<BTreeMap<Id<Edition>, String>> {
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
        left_out: shown.left_out,
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
