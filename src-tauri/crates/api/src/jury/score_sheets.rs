//! Score sheets and their grids.

use kipp_app::jury::score_sheets::{self as app_sheets, SheetForm, SheetKey, SheetView};
use kipp_app::ports::Ctx;
use kipp_app::results::grid::{self, GridCell, GridJuror, GridRow};
use kipp_app::{App, Done, Result};
use kipp_domain::figures;
use kipp_domain::scoring::{ControlMatch, Exact, Figure, Missing, SheetState};
use kipp_domain::words::{self, Zone};
use kipp_store::Id;
use kipp_store::records::{Edition, Juror, Stage, Submission};

use crate::shape::{Line, Paragraph};
use crate::year::stages;
use crate::year::stages::StageDto;

input! { SheetIn { stage: Id<Stage>, submission: Id<Submission>, juror: Id<Juror>, } }
input! { MarkIn { criterion: Line, #[serde(default)] mark: Option<Line>, } }
input! {
    RecordSheet {
        stage: Id<Stage>,
        submission: Id<Submission>,
        juror: Id<Juror>,
        #[serde(default)] marks: Vec<MarkIn>,
        #[serde(default)] control_total: Option<Line>,
        #[serde(default)] note: Option<Paragraph>,
        #[serde(default)] reason: Option<Paragraph>,
    }
}
input! {
    SheetMarksIn {
        submission: Id<Submission>,
        #[serde(default)] marks: Vec<MarkIn>,
        #[serde(default)] control_total: Option<Line>,
    }
}
input! { RecordBlock { stage: Id<Stage>, juror: Id<Juror>, sheets: Vec<SheetMarksIn>, #[serde(default)] reason: Option<Paragraph>, } }
input! { AbstainIn { stage: Id<Stage>, submission: Id<Submission>, juror: Id<Juror>, #[serde(default)] reason: Option<Paragraph>, } }
output! {
    SheetDto {
        stage: Id<Stage>,
        submission: Id<Submission>,
        juror: Id<Juror>,
        title: String,
        juror_name: String,
        stage_name: String,
        /// submitted, outstanding, abstained, excused, conflict
        state: String,
        state_text: String,
        reason: Option<String>,
        lines: Vec<SheetLineDto>,
        /// Σ mark × weight so far, exact.
        running: String,
        /// The total as printed, of a submitted sheet.
        total: Option<String>,
        control_total: Option<String>,
        /// Which reading of the marks the control total agrees with, or why it does not.
        control_text: Option<String>,
        note: Option<String>,
        locked: bool,
    }
}
output! {
    SheetLineDto {
        criterion: String,
        name: String,
        guidance: String,
        weight_text: String,
        mark: Option<String>,
        product: Option<String>,
        versions: Vec<MarkVersionDto>,
    }
}
output! { MarkVersionDto { old: Option<String>, new: Option<String>, actor: String, at: String, reason: Option<String>, } }
input! { GridIn { edition: Id<Edition>, stage: Id<Stage>, #[serde(default)] juror: Option<Id<Juror>>, } }
output! {
    /// Rows are submissions; columns are criteria of one juror, or jurors.
    GridDto {
        stage: StageDto,
        jurors: Vec<GridJurorDto>,
        rows: Vec<GridRowDto>,
        foot: GridFootDto,
        /// Sheets of the jurors shown: submitted, and awaited.
        submitted: u32,
        outstanding: u32,
        /// How totals become the stage score: "rata-rata", "median", …
        combine: String,
        /// The setting `batas_selisih` as printed; null: no limit.
        spread_limit: Option<String>,
    }
}
input! { StageProgressIn { edition: Id<Edition>, stage: Id<Stage>, } }
output! {
    /// How far a stage is, without its sheets.
    StageProgressDto {
        stage: StageDto,
        jurors: Vec<GridJurorDto>,
        /// Sheets of all jurors: submitted, and awaited.
        submitted: u32,
        outstanding: u32,
    }
}
output! {
    /// What stands under the rows: means of what is submitted.
    GridFootDto {
        /// "Rata-rata 4 lembar", "Rata-rata tiap juri"
        label: String,
        sheets: u32,
        /// In leaf order, only when one juror was asked for.
        marks: Vec<Option<String>>,
        /// In the order of `jurors`.
        totals: Vec<Option<String>>,
    }
}
output! {
    GridJurorDto {
        id: Id<Juror>,
        name: String,
        office: Option<String>,
        agency_name: Option<String>,
        submitted: u32,
        /// Submitted and awaited.
        due: u32,
    }
}
output! {
    GridRowDto {
        submission: Id<Submission>,
        code: String,
        title: String,
        agency_name: String,
        cells: Vec<GridCellDto>,
        /// The stage score of the submitted sheets; provisional while `outstanding` is not 0.
        mean: Option<String>,
        /// Of all jurors, also when one was asked for.
        submitted: u32,
        outstanding: u32,
        /// Highest minus lowest total, with two decimals.
        range: Option<String>,
        deviation: Option<String>,
        over_limit: bool,
    }
}
output! {
    GridCellDto {
        juror: Id<Juror>,
        state: String,
        /// "belum lengkap, 3 dari 7 kriteria"
        state_text: String,
        reason: Option<String>,
        /// The printed total or sign.
        text: String,
        /// Marks there, and marks needed.
        filled: u32,
        needed: u32,
        /// Marks in leaf order, only when one juror was asked for.
        marks: Vec<Option<String>>,
    }
}

pub(crate) fn state_code(state: SheetState) -> &'static str {
    match state {
        SheetState::Submitted => "submitted",
        SheetState::Outstanding(_) => "outstanding",
        SheetState::Abstained => "abstained",
        SheetState::Excused => "excused",
        SheetState::Conflict => "conflict",
        SheetState::Unassigned => "unassigned",
    }
}

pub(crate) fn state_text(state: SheetState) -> String {
    match state {
        SheetState::Submitted => "masuk".into(),
        SheetState::Outstanding(Missing::Everything) => "belum masuk".into(),
        SheetState::Outstanding(Missing::Marks { filled, needed }) => {
            format!("belum lengkap, {filled} dari {needed} kriteria")
        }
        SheetState::Outstanding(Missing::ControlTotal) => "belum lengkap, jumlah kontrol tidak cocok".into(),
        SheetState::Abstained => "abstain".into(),
        SheetState::Excused => "dibebaskan".into(),
        SheetState::Conflict => "benturan kepentingan".into(),
        SheetState::Unassigned => "tidak ditugaskan".into(),
    }
}

pub(crate) fn control_text(found: ControlMatch) -> &'static str {
    match found {
        ControlMatch::ExactTotal => "Cocok dengan jumlah tepat.",
        ControlMatch::RoundedTotal => "Cocok dengan jumlah yang dibulatkan.",
        ControlMatch::SumOfRoundedProducts => "Cocok dengan jumlah hasil kali yang masing-masing dibulatkan.",
    }
}

fn dto(view: SheetView, zone: Zone) -> SheetDto {
    let lines = view
        .leaves
        .iter()
        .map(|(row, mark)| SheetLineDto {
            criterion: row.code.clone(),
            name: row.name.clone(),
            guidance: row.guidance.clone(),
            weight_text: stages::weight_text(row.weight),
            mark: mark.map(|mark| mark.to_string()),
            product: mark.map(|mark| Exact(i64::from(mark.0) * row.weight).to_string()),
            versions: view
                .versions
                .iter()
                .filter(|version| version.criterion_id == row.id)
                .map(|version| MarkVersionDto {
                    old: version.old.map(figures::hundredths),
                    new: version.new.map(figures::hundredths),
                    actor: version.actor.clone(),
                    at: words::moment(version.at, zone),
                    reason: version.reason.clone(),
                })
                .collect(),
        })
        .collect();
    let control = match (view.control, view.control_match) {
        (Some(_), Some(found)) => Some(control_text(found).to_owned()),
        (Some(total), None) if view.leaves.iter().all(|(_, mark)| mark.is_some()) => Some(format!(
            "Jumlah di kertas {total}, hitungan {}. Cocokkan tiap nilai dengan kertas, lalu simpan lagi. Lembar masih belum lengkap.",
            view.running
        )),
        _ => None,
    };
    SheetDto {
        stage: view.stage.id,
        submission: view.submission.id,
        juror: view.juror.id,
        title: view.submission.title,
        juror_name: view.juror.name,
        stage_name: view.stage.name,
        state: state_code(view.state).into(),
        state_text: state_text(view.state),
        reason: view.assignment.reason.or(view.sheet.as_ref().and_then(|sheet| sheet.abstain_reason.clone())),
        lines,
        running: view.running.to_string(),
        total: (view.state == SheetState::Submitted).then(|| view.running.rounded().to_string()),
        control_total: view.control.map(|total| total.to_string()),
        control_text: control,
        note: view.sheet.and_then(|sheet| sheet.note),
        locked: view.stage.locked_at.is_some(),
    }
}

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: SheetIn) -> Result<SheetDto> {
    let key = SheetKey { stage: input.stage, submission: input.submission, juror: input.juror };
    let zone = app.zone();
    app.read(|read| Ok(dto(app_sheets::show(read, key)?, zone)))
}

fn typed(marks: Vec<MarkIn>) -> Vec<(String, Option<String>)> {
    marks.into_iter().map(|one| (one.criterion, one.mark)).collect()
}

fn form(input: RecordSheet) -> (SheetKey, SheetForm) {
    let key = SheetKey { stage: input.stage, submission: input.submission, juror: input.juror };
    let form = SheetForm {
        marks: typed(input.marks),
        control_total: input.control_total,
        note: input.note,
        reason: input.reason,
    };
    (key, form)
}

pub(crate) fn preview(app: &App, _: &Ctx<'_>, input: RecordSheet) -> Result<SheetDto> {
    let (key, form) = form(input);
    let zone = app.zone();
    app.read(|read| Ok(dto(app_sheets::preview(read, key, &form)?, zone)))
}

pub(crate) fn record(app: &App, ctx: &Ctx<'_>, input: RecordSheet) -> Result<Done<SheetDto>> {
    let (key, form) = form(input);
    let zone = app.zone();
    Ok(app_sheets::record(app, ctx, key, form)?.map(|view| dto(view, zone)))
}

pub(crate) fn record_many(app: &App, ctx: &Ctx<'_>, input: RecordBlock) -> Result<Done<Vec<SheetDto>>> {
    let sheets = input
        .sheets
        .into_iter()
        .map(|one| {
            let form = SheetForm { marks: typed(one.marks), control_total: one.control_total, ..SheetForm::default() };
            (one.submission, form)
        })
        .collect();
    let zone = app.zone();
    let done = app_sheets::record_many(app, ctx, input.stage, input.juror, sheets, input.reason)?;
    Ok(done.map(|views| views.into_iter().map(|view| dto(view, zone)).collect()))
}

pub(crate) fn abstain(app: &App, ctx: &Ctx<'_>, input: AbstainIn) -> Result<Done<SheetDto>> {
    let key = SheetKey { stage: input.stage, submission: input.submission, juror: input.juror };
    let zone = app.zone();
    Ok(app_sheets::abstain(app, ctx, key, input.reason.as_deref())?.map(|view| dto(view, zone)))
}

pub(crate) fn grid(app: &App, _: &Ctx<'_>, input: GridIn) -> Result<GridDto> {
    app.read(|read| {
        let found = grid::of_stage(app, read, input.edition, input.stage, input.juror)?;
        let rubrics = kipp_app::year::stages::rubrics_of_edition(read, input.edition)?;
        let label = match input.juror {
            Some(_) => format!("Rata-rata {} lembar", figures::count(u64::from(found.foot.submitted))),
            None => "Rata-rata tiap juri".into(),
        };
        let printed = |figures: Vec<Option<Figure>>| -> Vec<Option<String>> {
            figures.into_iter().map(|figure| figure.map(|figure| figure.to_string())).collect()
        };
        Ok(GridDto {
            submitted: found.foot.submitted,
            outstanding: found.foot.outstanding,
            foot: GridFootDto {
                label,
                sheets: found.foot.submitted,
                marks: printed(found.foot.marks),
                totals: printed(found.foot.totals),
            },
            combine: found.combine.into(),
            spread_limit: found.spread_limit.map(figures::hundredths),
            stage: stages::dto(found.stage, &rubrics),
            jurors: found.jurors.into_iter().map(grid_juror).collect(),
            rows: found.rows.into_iter().map(grid_row).collect(),
        })
    })
}

pub(crate) fn progress(app: &App, _: &Ctx<'_>, input: StageProgressIn) -> Result<StageProgressDto> {
    app.read(|read| {
        let found = grid::progress(app, read, input.edition, input.stage)?;
        let rubrics = kipp_app::year::stages::rubrics_of_edition(read, input.edition)?;
        let submitted: u32 = found.jurors.iter().map(|one| one.submitted).sum();
        let due: u32 = found.jurors.iter().map(|one| one.due).sum();
        Ok(StageProgressDto {
            stage: stages::dto(found.stage, &rubrics),
            jurors: found.jurors.into_iter().map(grid_juror).collect(),
            submitted,
            outstanding: due - submitted,
        })
    })
}

fn grid_juror(one: GridJuror) -> GridJurorDto {
    GridJurorDto {
        id: one.juror.id,
        name: one.juror.name,
        office: one.juror.office,
        agency_name: one.agency_name,
        submitted: one.submitted,
        due: one.due,
    }
}

fn grid_row(row: GridRow) -> GridRowDto {
    GridRowDto {
        submission: row.submission.id,
        code: row.submission.code,
        title: row.submission.title,
        agency_name: row.agency_name,
        cells: row.cells.into_iter().map(grid_cell).collect(),
        mean: row.score.map(|score| score.printed.to_string()),
        submitted: row.submitted,
        outstanding: row.outstanding,
        range: row.spread.map(|spread| spread.range.to_string()),
        deviation: row.spread.map(|spread| spread.deviation.to_string()),
        over_limit: row.over_limit,
    }
}

fn grid_cell(one: GridCell) -> GridCellDto {
    let text = match one.cell.total {
        Some(total) => total.rounded().to_string(),
        None => one.cell.state.sign().map(String::from).unwrap_or_default(),
    };
    GridCellDto {
        juror: one.juror,
        state: state_code(one.cell.state).into(),
        state_text: state_text(one.cell.state),
        reason: one.reason,
        text,
        filled: one.filled,
        needed: one.needed,
        marks: one.marks.into_iter().map(|mark| mark.map(|mark| mark.to_string())).collect(),
    }
}
