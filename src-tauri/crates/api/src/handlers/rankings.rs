//! Results: live ranking, explanation, decisions, revisions.

use kipp_app::ports::Ctx;
use kipp_app::rankings::{self as app_rankings, DecisionForm};
use kipp_app::statement::{InnovatorSaid, RowSaid, StageRowSaid, Statement};
use kipp_app::{App, Done, Result, agencies, competition};
use kipp_domain::scoring::{Rounding, SheetRole, StageId};
use kipp_domain::{figures, words};

use crate::dto::{
    ChangedDto, ClassDto, CompareIn, CriterionLineDto, DecisionDto, DecisionIn, DecisionRef, EditionIn, ExplainIn,
    ExplanationDto, FreezeIn, RankCellDto, RankRowDto, RankStageDto, RankingDto, RankingStageDto, RevisionDto,
    RevisionIn, SheetExplanationDto, StageExplanationDto, TermDto,
};
use crate::handlers::score_sheets::{control_text, state_code, state_text};

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<RankingDto> {
    app.read(|read| {
        let live = app_rankings::show(read, input.edition)?;
        let mut dto = ranking(input.edition, live.statement);
        dto.obstacles = live.obstacles;
        dto.newest_revision = live.newest;
        dto.same_as_newest = live.same_as_newest;
        dto.decisions = competition::decisions(read, input.edition)?
            .into_iter()
            .map(|decision| DecisionDto {
                id: decision.row.id,
                kind: decision.row.kind,
                reason: decision.row.reason,
                submissions: decision.rows.iter().map(|row| row.submission_id).collect(),
            })
            .collect();
        Ok(dto)
    })
}

pub(crate) fn revision(app: &App, _: &Ctx<'_>, input: RevisionIn) -> Result<RankingDto> {
    let zone = app.zone();
    app.read(|read| {
        let (row, statement) = app_rankings::revision(read, input.edition, input.number)?;
        let mut dto = ranking(input.edition, statement);
        dto.revision = Some(row.number);
        dto.frozen_at = Some(words::moment(row.frozen_at, zone));
        dto.newest_revision = app_rankings::newest_revision(read, input.edition)?.map(|newest| newest.number);
        Ok(dto)
    })
}

fn innovators(people: &[InnovatorSaid]) -> String {
    let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    names.join("; ")
}

fn ranking(edition: i64, statement: Statement) -> RankingDto {
    let stages = statement
        .stages
        .iter()
        .enumerate()
        .map(|(place, stage)| {
            let (axis_min, axis_max) = axis(&statement, place);
            RankingStageDto {
                id: stage.id,
                code: stage.code.clone(),
                name: stage.name.clone(),
                weight: i64::from(stage.weight),
                weight_text: figures::weight(u32::from(stage.weight)),
                opened: stage.opened,
                jurors: stage
                    .jurors
                    .iter()
                    .filter_map(|at| statement.jurors.get(*at))
                    .map(|juror| juror.name.clone())
                    .collect(),
                axis_min,
                axis_max,
            }
        })
        .collect();
    let cells = || statement.rows.iter().flat_map(|row| &row.stages).flat_map(|stage| &stage.cells);
    let submitted = cells().filter(|cell| cell.total.is_some()).count();
    let awaited: u32 = statement.rows.iter().map(|row| row.outstanding).sum();
    let rows = statement.rows.into_iter().map(rank_row).collect();
    RankingDto {
        edition,
        full_name: statement.edition.full_name.clone(),
        revision: None,
        frozen_at: None,
        between_stages: statement.between_stages,
        provisional: statement.provisional,
        submitted_sheets: u32::try_from(submitted).unwrap_or(u32::MAX),
        awaited_sheets: awaited,
        stages,
        tie_rules: statement.tie_rules.clone(),
        combine: statement.combine.clone(),
        rounding: statement.edition.rounding.clone(),
        classes: statement
            .classes
            .iter()
            .map(|class| ClassDto {
                id: class.id,
                short_name: class.short_name.clone(),
                full_name: class.full_name.clone(),
                rank_from: class.rank_from,
                rank_to: class.rank_to,
                document: class.document.clone(),
                signatory: class.signatory_id,
            })
            .collect(),
        rows,
        obstacles: vec![],
        newest_revision: None,
        same_as_newest: false,
        panel_ranks: statement.panel_ranks,
        decisions: vec![],
    }
}

/// Moves its texts: a long ranking is not copied.
fn rank_row(row: RowSaid) -> RankRowDto {
    let (tie, tie_text) = row.tie.map(|tie| (tie.short, tie.text)).unzip();
    let stage = |stage: StageRowSaid| RankStageDto {
        takes_part: stage.takes_part,
        score_points: stage.score.as_deref().and_then(|text| figures::parse_hundredths(text).ok()),
        score: stage.score,
        submitted: stage.submitted,
        cells: stage.cells.into_iter().map(|cell| RankCellDto { text: cell.text, total: cell.total }).collect(),
        range: stage.range,
        deviation: stage.deviation,
    };
    RankRowDto {
        submission: row.submission,
        code: row.code,
        title: row.title,
        expansion: row.expansion,
        agency: row.agency,
        innovators: innovators(&row.innovators),
        rank: row.rank,
        computed_rank: row.computed_rank,
        decided: row.decided,
        class: row.class.and_then(|at| u32::try_from(at).ok()),
        class_open: row.class_open,
        final_score: row.final_score,
        value: row.value,
        provisional: row.provisional,
        outstanding: row.outstanding,
        published_rank: row.published_rank,
        stages: row.stages.into_iter().map(stage).collect(),
        tie,
        tie_text,
        remark: row.remark,
    }
}

/// Whole steps of 5 points around the totals; at least two steps.
fn axis(statement: &Statement, place: usize) -> (i64, i64) {
    let totals = || {
        statement
            .rows
            .iter()
            .filter_map(|row| row.stages.get(place))
            .flat_map(|stage| stage.cells.iter().filter_map(|cell| cell.total))
    };
    let (Some(low), Some(high)) = (totals().min(), totals().max()) else { return (0, 10_000) };
    let low = low.div_euclid(500) * 500;
    let high = (high + 499).div_euclid(500) * 500;
    (low, high.max(low + 1000))
}

pub(crate) fn explain(app: &App, _: &Ctx<'_>, input: ExplainIn) -> Result<ExplanationDto> {
    app.read(|read| {
        let why = app_rankings::explain(read, input.edition, input.submission)?;
        let submission = kipp_app::desk::submission(read, input.submission)?;
        let agency = agencies::get(read, submission.agency_id)?;
        let people = kipp_app::submissions::innovators(read, submission.id)?;
        let stage_name = |id: StageId| {
            why.loaded
                .stages
                .iter()
                .find(|stage| stage.row.id == id.0)
                .map(|stage| stage.row.name.clone())
                .unwrap_or_default()
        };
        let explanation = &why.explanation;
        let stages = explanation
            .stages
            .iter()
            .map(|stage| StageExplanationDto {
                stage: stage.stage.0,
                name: stage_name(stage.stage),
                score: stage.score.map(|score| score.printed.to_string()),
                formula: stage.formula(),
                submitted: stage.submitted,
                range: stage.spread.map(|spread| spread.range.to_string()),
                deviation: stage.spread.map(|spread| spread.deviation.to_string()),
                note: stage
                    .score
                    .filter(|score| score.mean_instead_of_trimmed)
                    .map(|_| "Kurang dari empat lembar: dipakai rata-rata.".into()),
                sheets: stage
                    .sheets
                    .iter()
                    .map(|sheet| SheetExplanationDto {
                        juror: sheet.juror.0,
                        juror_name: why
                            .loaded
                            .jurors
                            .iter()
                            .find(|juror| juror.id == sheet.juror.0)
                            .map(|juror| juror.name.clone())
                            .unwrap_or_default(),
                        state: state_code(sheet.state).into(),
                        state_text: state_text(sheet.state),
                        reason: sheet.reason.as_ref().map(|reason| reason.text().to_owned()),
                        total: sheet.total.map(|total| total.rounded().to_string()),
                        formula: sheet.formula(),
                        role: match sheet.role {
                            SheetRole::Counted => "counted",
                            SheetRole::Below => "below",
                            SheetRole::Above => "above",
                            SheetRole::NotDividedBy => "not_divided",
                        }
                        .into(),
                        control: sheet.control_match.map(|found| control_text(found).to_owned()),
                        lines: sheet
                            .lines
                            .iter()
                            .map(|line| CriterionLineDto {
                                name: line.name.clone(),
                                depth: u32::try_from(line.depth).unwrap_or(0),
                                weight: figures::weight(u32::from(line.weight.0)),
                                mark: line.mark.map(|mark| mark.to_string()),
                                product: line.product.map(|product| product.to_string()),
                                formula: line.formula(),
                            })
                            .collect(),
                    })
                    .collect(),
            })
            .collect();
        let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
        Ok(ExplanationDto {
            submission: submission.id,
            title: submission.title,
            agency: agency.name,
            innovators: names.join("; "),
            rank: explanation.decided.or(explanation.rank),
            computed_rank: explanation.rank,
            value: explanation.value.as_ref().map(|value| value.figure.to_string()),
            formula: explanation.value.as_ref().map(|value| value.formula()),
            terms: explanation
                .value
                .iter()
                .flat_map(|value| &value.terms)
                .map(|term| TermDto {
                    stage: term.stage.0,
                    name: stage_name(term.stage),
                    score: term.score.to_string(),
                    weight: figures::weight(u32::from(term.weight.0)),
                    product: term.product.to_string(),
                })
                .collect(),
            tie: why.tie.map(|tie| tie.text),
            no_rank: why.no_rank.clone(),
            stages,
            rounding: match why.loaded.competition.draft().rounding {
                Rounding::Stepwise => {
                    "Dibulatkan bertahap: setiap angka tercetak dihitung dari angka tercetak di kirinya.".into()
                }
                Rounding::AtEnd => "Dihitung dengan pecahan tepat; dibulatkan hanya saat dicetak.".into(),
            },
        })
    })
}

pub(crate) fn decide(app: &App, ctx: &Ctx<'_>, input: DecisionIn) -> Result<Done<i64>> {
    let form = DecisionForm {
        kind: input.kind,
        reason: input.reason,
        rows: input.rows.into_iter().map(|row| (row.submission, row.place, row.reason)).collect(),
    };
    app_rankings::decide(app, ctx, input.edition, &form)
}

pub(crate) fn withdraw(app: &App, ctx: &Ctx<'_>, input: DecisionRef) -> Result<Done<()>> {
    app_rankings::withdraw_decision(app, ctx, input.edition, input.decision)
}

pub(crate) fn freeze(app: &App, ctx: &Ctx<'_>, input: FreezeIn) -> Result<Done<i64>> {
    app_rankings::freeze(app, ctx, input.edition, input.reason.as_deref())
}

pub(crate) fn revisions(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<RevisionDto>> {
    let zone = app.zone();
    app.read(|read| {
        Ok(app_rankings::revisions(read, input.edition)?
            .into_iter()
            .map(|row| RevisionDto {
                number: row.number,
                frozen_at: words::moment(row.frozen_at, zone),
                actor: row.actor,
                reason: row.reason,
                sha256: row.sha256,
            })
            .collect())
    })
}

pub(crate) fn compare(app: &App, _: &Ctx<'_>, input: CompareIn) -> Result<Vec<ChangedDto>> {
    app.read(|read| {
        let before = app_rankings::revision(read, input.edition, input.before)?.1;
        let after = match input.after {
            Some(number) => app_rankings::revision(read, input.edition, number)?.1,
            None => app_rankings::show(read, input.edition)?.statement,
        };
        Ok(app_rankings::differences(&before, &after)
            .into_iter()
            .map(|one| ChangedDto {
                title: one.title,
                agency: one.agency,
                rank_before: one.rank.0,
                rank_after: one.rank.1,
                final_before: one.final_score.0,
                final_after: one.final_score.1,
                class_before: one.class.0,
                class_after: one.class.1,
                words: one.words,
            })
            .collect())
    })
}
