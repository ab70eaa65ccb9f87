//! Score sheets and their grids.

use std::collections::BTreeMap;

use kipp_app::jury::score_sheets::{self as app_sheets, SheetForm, SheetKey, SheetView};
use kipp_app::office::agencies;
use kipp_app::ports::Ctx;
use kipp_app::results::competition;
use kipp_app::{App, Done, Fault, Result, rows};
use kipp_domain::figures;
use kipp_domain::scoring::{self, ControlMatch, Exact, Missing, SheetState, SubmissionId};
use kipp_domain::words::{self, Zone};

use crate::dto::{
    AbstainIn, GridCellDto, GridDto, GridFootDto, GridIn, GridJurorDto, GridRowDto, MarkIn, MarkVersionDto,
    RecordBlock, RecordSheet, SheetDto, SheetIn, SheetLineDto,
};
use crate::handlers::stages;

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
        let stage = rows::stage(read, input.stage)?;
        if stage.edition_id != input.edition {
            return Err(kipp_app::Refusal::EditionsMixed.into());
        }
        let loaded = competition::load(read, input.edition)?;
        let names: BTreeMap<i64, String> =
            agencies::all(read)?.into_iter().map(|agency| (agency.id, agency.name)).collect();
        let ranking = scoring::rank(&loaded.competition);
        let place = ranking
            .columns
            .iter()
            .position(|column| column.stage.0 == stage.id)
            .ok_or_else(|| Fault::from(kipp_app::Refusal::StageNotScored { stage: stage.name.clone() }))?;
        let column = &ranking.columns[place];
        let limit = kipp_app::office::settings::spread_limit(read)?;
        let wanted = |juror: i64| input.juror.is_none_or(|one| one == juror);
        let tallies = kipp_app::results::tallies::of_stage(app, read, &stage)?;
        let jurors: Vec<GridJurorDto> = loaded
            .jurors
            .iter()
            .filter(|juror| wanted(juror.id))
            .filter_map(|juror| {
                let tally = tallies.iter().find(|tally| tally.juror == juror.id)?;
                Some(GridJurorDto {
                    id: juror.id,
                    name: juror.name.clone(),
                    office: juror.office.clone(),
                    agency_name: juror.agency_id.and_then(|id| names.get(&id)).cloned(),
                    submitted: tally.submitted,
                    due: tally.due(),
                })
            })
            .collect();
        let needed = u32::try_from(loaded.stages[place].rubric.leaf_count()).unwrap_or(u32::MAX);
        let mut sums = Sums { totals: vec![vec![]; jurors.len()], ..Sums::default() };
        let mut rows: Vec<GridRowDto> = Vec::new();
        for row in &ranking.rows {
            let (Some(result), Some(submission)) = (row.stages.get(place), loaded.submissions.get(&row.submission.0))
            else {
                continue;
            };
            if !result.takes_part {
                continue;
            }
            let explained = match input.juror {
                Some(_) => scoring::explain_stage(&loaded.competition, column.stage, SubmissionId(submission.id)),
                None => None,
            };
            let cells = column
                .jurors
                .iter()
                .zip(&result.cells)
                .filter(|(juror, _)| wanted(juror.0))
                .map(|(juror, cell)| {
                    let sheet =
                        explained.as_ref().and_then(|one| one.sheets.iter().find(|sheet| sheet.juror == *juror));
                    let marks: Vec<Option<scoring::Mark>> = sheet
                        .iter()
                        .flat_map(|sheet| &sheet.lines)
                        .filter(|line| loaded.stages[place].rubric.leaf_place(&line.code).is_some())
                        .map(|line| line.mark)
                        .collect();
                    sums.count(jurors.iter().position(|shown| shown.id == juror.0), *cell, &marks);
                    GridCellDto {
                        juror: juror.0,
                        state: state_code(cell.state).into(),
                        state_text: state_text(cell.state),
                        reason: sheet.and_then(|sheet| sheet.reason.as_ref().map(|reason| reason.text().to_owned())),
                        text: cell
                            .total
                            .map(|total| total.rounded().to_string())
                            .unwrap_or_else(|| cell.state.sign().map(String::from).unwrap_or_default()),
                        filled: filled(cell.state, needed),
                        needed,
                        marks: marks.iter().map(|mark| mark.map(|mark| mark.to_string())).collect(),
                    }
                })
                .collect();
            rows.push(GridRowDto {
                submission: submission.id,
                code: submission.code.clone(),
                title: submission.title.clone(),
                agency_name: names.get(&submission.agency_id).cloned().unwrap_or_default(),
                cells,
                mean: result.score.map(|score| score.printed.to_string()),
                submitted: result.submitted,
                outstanding: result.outstanding,
                range: result.spread.map(|spread| spread.range.to_string()),
                deviation: result.spread.map(|spread| spread.deviation.to_string()),
                over_limit: result.spread.is_some_and(|spread| limit.is_some_and(|limit| spread.range.0 > limit)),
            });
        }
        rows.sort_by(|a, b| kipp_domain::codes::order(&a.code, &b.code));
        let rubrics = kipp_app::year::stages::rubrics_of_edition(read, input.edition)?;
        let rounding = loaded.competition.draft().rounding;
        Ok(GridDto {
            foot: sums.foot(input.juror.is_some(), rounding),
            submitted: sums.submitted,
            outstanding: sums.outstanding,
            combine: loaded.combine_words().into(),
            spread_limit: limit.map(figures::hundredths),
            stage: stages::dto(stage, &rubrics),
            jurors,
            rows,
        })
    })
}

fn filled(state: SheetState, needed: u32) -> u32 {
    match state {
        SheetState::Submitted | SheetState::Outstanding(Missing::ControlTotal) => needed,
        SheetState::Outstanding(Missing::Marks { filled, .. }) => u32::from(filled),
        SheetState::Outstanding(Missing::Everything)
        | SheetState::Abstained
        | SheetState::Excused
        | SheetState::Conflict
        | SheetState::Unassigned => 0,
    }
}

/// What the foot of a grid is computed from: submitted sheets only.
#[derive(Default)]
struct Sums {
    submitted: u32,
    outstanding: u32,
    /// Per juror shown.
    totals: Vec<Vec<Exact>>,
    /// Per leaf, of one juror.
    marks: Vec<Vec<scoring::Mark>>,
}

impl Sums {
    fn count(&mut self, juror: Option<usize>, cell: scoring::Cell, marks: &[Option<scoring::Mark>]) {
        if let SheetState::Outstanding(_) = cell.state {
            self.outstanding += 1;
        }
        let (Some(total), Some(totals)) = (cell.total, juror.and_then(|at| self.totals.get_mut(at))) else { return };
        self.submitted += 1;
        totals.push(total);
        self.marks.resize(self.marks.len().max(marks.len()), vec![]);
        for (known, mark) in self.marks.iter_mut().zip(marks) {
            known.extend(*mark);
        }
    }

    fn foot(&self, one_juror: bool, rounding: scoring::Rounding) -> GridFootDto {
        let label = match one_juror {
            true => format!("Rata-rata {} lembar", figures::count(u64::from(self.submitted))),
            false => "Rata-rata tiap juri".into(),
        };
        GridFootDto {
            label,
            sheets: self.submitted,
            marks: match one_juror {
                true => self.marks.iter().map(|marks| scoring::mean_mark(marks).map(|mean| mean.to_string())).collect(),
                false => vec![],
            },
            totals: self
                .totals
                .iter()
                .map(|totals| scoring::mean_total(totals, rounding).map(|mean| mean.to_string()))
                .collect(),
        }
    }
}
