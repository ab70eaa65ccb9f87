//! Score sheets and their grids.

use kipp_app::ports::Ctx;
use kipp_app::score_sheets::{self as app_sheets, SheetForm, SheetKey, SheetView};
use kipp_app::{App, Done, Fault, Result, agencies, competition, desk};
use kipp_domain::figures;
use kipp_domain::scoring::{self, ControlMatch, Exact, Missing, SheetState, SubmissionId};
use kipp_domain::words::{self, Zone};

use crate::dto::{
    AbstainIn, GridCellDto, GridDto, GridIn, GridJurorDto, GridRowDto, MarkVersionDto, RecordSheet, SheetDto, SheetIn,
    SheetLineDto,
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

fn form(input: RecordSheet) -> (SheetKey, SheetForm) {
    let key = SheetKey { stage: input.stage, submission: input.submission, juror: input.juror };
    let form = SheetForm {
        marks: input.marks.into_iter().map(|one| (one.criterion, one.mark)).collect(),
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

pub(crate) fn abstain(app: &App, ctx: &Ctx<'_>, input: AbstainIn) -> Result<Done<SheetDto>> {
    let key = SheetKey { stage: input.stage, submission: input.submission, juror: input.juror };
    let zone = app.zone();
    Ok(app_sheets::abstain(app, ctx, key, input.reason.as_deref())?.map(|view| dto(view, zone)))
}

pub(crate) fn grid(app: &App, _: &Ctx<'_>, input: GridIn) -> Result<GridDto> {
    app.read(|read| {
        let stage = desk::stage(read, input.stage)?;
        if stage.edition_id != input.edition {
            return Err(kipp_app::Refusal::EditionsMixed.into());
        }
        let loaded = competition::load(read, input.edition)?;
        let names: std::collections::BTreeMap<i64, String> =
            agencies::all(read)?.into_iter().map(|agency| (agency.id, agency.name)).collect();
        let ranking = scoring::rank(&loaded.competition);
        let place = ranking
            .columns
            .iter()
            .position(|column| column.stage.0 == stage.id)
            .ok_or_else(|| Fault::from(kipp_app::Refusal::StageNotScored { stage: stage.name.clone() }))?;
        let column = &ranking.columns[place];
        let wanted = |juror: i64| input.juror.is_none_or(|one| one == juror);
        let tallies = app_sheets::tallies(read, &stage)?;
        let jurors = loaded
            .jurors
            .iter()
            .filter(|juror| wanted(juror.id))
            .filter_map(|juror| {
                let tally = tallies.iter().find(|tally| tally.juror == juror.id)?;
                let (submitted, assigned) = (tally.submitted, tally.assigned);
                Some(GridJurorDto { id: juror.id, name: juror.name.clone(), submitted, assigned })
            })
            .collect();
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
                Some(_) => scoring::explain(&loaded.competition, &ranking, SubmissionId(submission.id)),
                None => None,
            };
            let cells = column
                .jurors
                .iter()
                .zip(&result.cells)
                .filter(|(juror, _)| wanted(juror.0))
                .map(|(juror, cell)| {
                    let sheet = explained
                        .as_ref()
                        .and_then(|one| one.stages.iter().find(|one| one.stage.0 == stage.id))
                        .and_then(|one| one.sheets.iter().find(|sheet| sheet.juror == *juror));
                    GridCellDto {
                        juror: juror.0,
                        state: state_code(cell.state).into(),
                        reason: sheet.and_then(|sheet| sheet.reason.as_ref().map(|reason| reason.text().to_owned())),
                        text: cell
                            .total
                            .map(|total| total.rounded().to_string())
                            .unwrap_or_else(|| cell.state.sign().map(String::from).unwrap_or_default()),
                        marks: sheet
                            .map(|sheet| {
                                sheet
                                    .lines
                                    .iter()
                                    .filter(|line| loaded.stages[place].rubric.leaf_place(&line.code).is_some())
                                    .map(|line| line.mark.map(|mark| mark.to_string()))
                                    .collect()
                            })
                            .unwrap_or_default(),
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
            });
        }
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        let rubrics = kipp_app::stages::rubrics_of_edition(read, input.edition)?;
        Ok(GridDto { stage: stages::dto(stage, &rubrics), jurors, rows })
    })
}
