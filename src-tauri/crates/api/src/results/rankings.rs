//! Results: live ranking, explanation, decisions, revisions.

use std::sync::Arc;

use kipp_app::office::settings;
use kipp_app::ports::Ctx;
use kipp_app::results::comparison::{self, Moved};
use kipp_app::results::live as app_live;
use kipp_app::results::obstacles::ToldObstacle;
use kipp_app::results::rankings::{self as app_rankings, DecisionForm, FreezeForm};
use kipp_app::results::readings;
use kipp_app::results::statement::{Statement, StatementInnovator, StatementRow, StatementStageRow};
use kipp_app::results::what_if::{self as app_what_if, Supposed};
use kipp_app::{App, Done, Result, rows};
use kipp_domain::scoring::{SheetRole, StageId};
use kipp_domain::{figures, words};
use kipp_store::Id;
use kipp_store::records::{Edition, PanelDecision, Submission};

use crate::jury::score_sheets::{control_text, state_code, state_text};
use crate::results::shapes::{
    CompareIn, ComparisonDto, CorrectionIn, CriterionLineDto, DecisionDto, DecisionIn, DecisionRef, DecisionRowDto,
    ExplainIn, ExplanationDto, FreezeIn, MarkChangedDto, MovedDto, ObstacleDto, RankRowDto, RankStageDto, RankingDto,
    RankingStageDto, RevisionDto, RevisionIn, SheetChangedDto, SheetExplanationDto, SideDto, SignerDto, SigningDto,
    StageExplanationDto, SupposedMarkDto, SupposedSheetDto, TermDto, TieDto, WhatIfDto, WhatIfIn,
};
use crate::shape::{EditionIn, Reshape};
use crate::year::stages::ClassDto;

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<RankingDto> {
    let zone = app.zone();
    app.read(|read| {
        let live = app_rankings::show(app, read, input.edition)?;
        let mut dto = ranking(input.edition, Arc::unwrap_or_clone(live.statement), settings::spread_limit(read)?);
        dto.obstacles = live.obstacles.into_iter().map(obstacle).collect();
        dto.newest_revision = live.newest;
        dto.same_as_newest = live.same_as_newest;
        let title = |id: Id<Submission>| {
            dto.rows.iter().find(|row| row.submission == id).map(|row| row.title.clone()).unwrap_or_default()
        };
        let decisions = rows::decisions(read, input.edition)?
            .into_iter()
            .map(|decision| DecisionDto {
                id: decision.row.id,
                kind: decision.row.kind,
                reason: decision.row.reason,
                decided_on: words::long_date(zone.date(decision.row.decided_at)),
                submissions: decision.rows.iter().map(|row| row.submission_id).collect(),
                rows: decision
                    .rows
                    .into_iter()
                    .map(|row| DecisionRowDto {
                        submission: row.submission_id,
                        title: title(row.submission_id),
                        place: row.place,
                        reason: row.reason,
                    })
                    .collect(),
            })
            .collect();
        dto.decisions = decisions;
        Ok(dto)
    })
}

pub(crate) fn ties(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<TieDto>> {
    app.read(|read| {
        let live = app_live::result(app, read, input.edition)?;
        let said = |row: &StatementRow| {
            let text = row.tie.as_ref()?.text.clone();
            Some(TieDto { submission: row.submission, title: row.title.clone(), text })
        };
        Ok(live.statement.rows.iter().filter_map(said).collect())
    })
}

pub(crate) fn revision(app: &App, _: &Ctx<'_>, input: RevisionIn) -> Result<RankingDto> {
    let zone = app.zone();
    app.read(|read| {
        let (row, statement) = app_rankings::revision(read, input.edition, input.number)?;
        let mut dto = ranking(input.edition, statement, settings::spread_limit(read)?);
        dto.revision = Some(row.number);
        dto.frozen_at = Some(words::moment(row.frozen_at, zone));
        dto.newest_revision = rows::newest_head(read, input.edition)?.map(|newest| newest.number);
        Ok(dto)
    })
}

fn innovators(people: &[StatementInnovator]) -> String {
    let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    names.join("; ")
}

fn obstacle(one: ToldObstacle) -> ObstacleDto {
    ObstacleDto {
        kind: one.kind.into(),
        text: one.text,
        stage: one.stage,
        submissions: one.submissions,
        juror: one.juror,
    }
}

fn classes(statement: &Statement) -> Vec<ClassDto> {
    statement
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
        .collect()
}

/// `limit` in hundredths: over it jurors differ more than is usual.
fn ranking(edition: Id<Edition>, statement: Statement, limit: Option<i64>) -> RankingDto {
    let stages = statement
        .stages
        .iter()
        .enumerate()
        .map(|(place, stage)| {
            let (axis_min, axis_max) = readings::axis(&statement, place);
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
    let (submitted, awaited) = readings::sheets(&statement);
    let classes = classes(&statement);
    let rows = statement.rows.into_iter().map(|row| rank_row(row, limit)).collect();
    RankingDto {
        edition,
        full_name: statement.edition.full_name.clone(),
        revision: None,
        frozen_at: None,
        between_stages: statement.between_stages,
        provisional: statement.provisional,
        submitted_sheets: submitted,
        awaited_sheets: awaited,
        stages,
        tie_rules: statement.tie_rules.clone(),
        combine: statement.combine.clone(),
        rounding: statement.edition.rounding.clone(),
        classes,
        rows,
        obstacles: vec![],
        spread_limit: limit.map(figures::hundredths),
        newest_revision: None,
        same_as_newest: false,
        panel_ranks: statement.panel_ranks,
        decisions: vec![],
    }
}

/// Moves its texts: a long ranking is not copied.
fn rank_row(row: StatementRow, limit: Option<i64>) -> RankRowDto {
    let stage = |stage: StatementStageRow| RankStageDto {
        over_limit: readings::is_over(&stage, limit),
        takes_part: stage.takes_part,
        score_points: readings::score(&stage),
        score: stage.score,
        submitted: stage.submitted,
        totals: stage.cells.iter().filter_map(|cell| cell.total).collect(),
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
        tie: row.tie.map(|tie| tie.short),
        remark: row.remark,
    }
}

pub(crate) fn explain(app: &App, _: &Ctx<'_>, input: ExplainIn) -> Result<ExplanationDto> {
    let changes: Vec<Supposed> = input.changes.reshape();
    app.read(|read| {
        let why = match input.revision {
            Some(number) => app_rankings::explain_frozen(read, input.edition, number, input.submission)?,
            None => app_rankings::explain(app, read, input.edition, input.submission, &changes)?,
        };
        let stage_of = |id: StageId| why.stages.iter().find(|stage| stage.0 == Id::from(id));
        let stage_name = |id: StageId| stage_of(id).map(|stage| stage.1.clone()).unwrap_or_default();
        let is_leaf =
            |id: StageId, code: &str| stage_of(id).is_some_and(|(_, _, leaves)| leaves.iter().any(|leaf| leaf == code));
        let explanation = &why.explanation;
        let stages = explanation
            .stages
            .iter()
            .map(|stage| StageExplanationDto {
                stage: Id::from(stage.stage),
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
                        juror: Id::from(sheet.juror),
                        juror_name: why
                            .jurors
                            .iter()
                            .find(|juror| juror.0 == Id::from(sheet.juror))
                            .map(|juror| juror.1.clone())
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
                                leaf: is_leaf(stage.stage, &line.code),
                                code: line.code.clone(),
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
        Ok(ExplanationDto {
            submission: input.submission,
            title: why.title.clone(),
            agency: why.agency.clone(),
            innovators: why.innovators.clone(),
            rank: why.rank,
            computed_rank: why.computed_rank,
            value: explanation.value.as_ref().map(|value| value.figure.to_string()),
            formula: explanation.value.as_ref().map(|value| value.formula()),
            terms: explanation
                .value
                .iter()
                .flat_map(|value| &value.terms)
                .map(|term| TermDto {
                    stage: Id::from(term.stage),
                    name: stage_name(term.stage),
                    score: term.score.to_string(),
                    weight: figures::weight(u32::from(term.weight.0)),
                    product: term.product.to_string(),
                })
                .collect(),
            tie: why.tie.clone(),
            no_rank: why.no_rank.clone(),
            stages,
            rounding: match why.at_end {
                false => "Dibulatkan bertahap: setiap angka tercetak dihitung dari angka tercetak di kirinya.".into(),
                true => "Dihitung dengan pecahan tepat; dibulatkan hanya saat dicetak.".into(),
            },
        })
    })
}

pub(crate) fn decide(app: &App, ctx: &Ctx<'_>, input: DecisionIn) -> Result<Done<Id<PanelDecision>>> {
    let form =
        DecisionForm { kind: input.kind, reason: input.reason, on: input.on, by: input.by, rows: input.rows.reshape() };
    app_rankings::decide(app, ctx, input.edition, &form)
}

pub(crate) fn withdraw(app: &App, ctx: &Ctx<'_>, input: DecisionRef) -> Result<Done<()>> {
    app_rankings::withdraw_decision(app, ctx, input.edition, input.decision)
}

pub(crate) fn freeze(app: &App, ctx: &Ctx<'_>, input: FreezeIn) -> Result<Done<i64>> {
    let FreezeIn { edition, reason, date, outside_reason } = input;
    app_rankings::freeze(app, ctx, edition, &FreezeForm { reason, date, outside_reason })
}

pub(crate) fn signing(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<SigningDto> {
    let today = app.zone().date(ctx.clock.now().0);
    let (signing, proposed) = app.read(|read| {
        let proposed = kipp_app::results::signing::proposed_day(read, input.edition)?;
        Ok((app_rankings::signing(read, input.edition, today)?, proposed))
    })?;
    let day = signing.date.as_deref().and_then(|text| text.parse().ok());
    Ok(SigningDto {
        date: words::long_date(day.unwrap_or(today)),
        today: day.is_none(),
        proposed: proposed.as_ref().map(|(day, _)| day.to_string()),
        proposed_by: proposed.and_then(|(_, stage)| stage),
        signers: kipp_app::results::signing::ROLES
            .iter()
            .map(|role| SignerDto { role: (*role).into(), name: signing.of_role(role).map(|one| one.name.clone()) })
            .collect(),
    })
}

pub(crate) fn revisions(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<RevisionDto>> {
    let zone = app.zone();
    app.read(|read| {
        Ok(rows::revision_heads(read, input.edition)?
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

pub(crate) fn compare(app: &App, _: &Ctx<'_>, input: CompareIn) -> Result<ComparisonDto> {
    let zone = app.zone();
    app.read(|read| {
        let side = |number: i64| -> Result<(SideDto, Statement)> {
            let (row, statement) = app_rankings::revision(read, input.edition, number)?;
            let side = SideDto {
                revision: Some(row.number),
                frozen_at: Some(words::moment(row.frozen_at, zone)),
                actor: Some(row.actor),
                reason: row.reason,
            };
            Ok((side, statement))
        };
        let (before_side, before) = side(input.before)?;
        let (after_side, after) = match input.after {
            Some(number) => side(number)?,
            None => (
                SideDto { revision: None, frozen_at: None, actor: None, reason: None },
                app_rankings::live_statement(app, read, input.edition)?,
            ),
        };
        let moves = comparison::moves(&before, &after);
        Ok(ComparisonDto {
            before: before_side,
            after: after_side,
            classes: classes(&after),
            changed: u32::try_from(moves.iter().filter(|one| !one.is_same()).count()).unwrap_or(u32::MAX),
            rows: moves.into_iter().map(moved).collect(),
            sheets: comparison::sheets(&before, &after)
                .into_iter()
                .map(|one| SheetChangedDto {
                    stage: one.stage,
                    stage_name: one.stage_name,
                    submission: one.submission,
                    title: one.title,
                    juror: one.juror,
                    juror_name: one.juror_name,
                    total_before: one.total.0,
                    total_after: one.total.1,
                    reason: one.reason,
                    marks: one
                        .marks
                        .into_iter()
                        .map(|(name, old, new)| MarkChangedDto {
                            name,
                            old: old.map(figures::hundredths),
                            new: new.map(figures::hundredths),
                        })
                        .collect(),
                })
                .collect(),
            rules: comparison::rules(&before, &after),
        })
    })
}

fn moved(one: Moved) -> MovedDto {
    MovedDto {
        direction: one.direction().into(),
        movement: one.movement(),
        class_words: one.class_words(),
        submission: one.submission,
        title: one.title,
        agency: one.agency,
        rank_before: one.rank.0,
        rank_after: one.rank.1,
        value_before: one.value.0,
        value_after: one.value.1,
        value_change: one.value_change,
        class_before: one.class.0,
        class_after: one.class.1,
        class: one.class_place.and_then(|at| u32::try_from(at).ok()),
        words: one.words,
    }
}

pub(crate) fn what_if(app: &App, _: &Ctx<'_>, input: WhatIfIn) -> Result<WhatIfDto> {
    let changes: Vec<Supposed> = input.changes.reshape();
    app.read(|read| {
        let found = app_what_if::what_if(app, read, input.edition, &changes)?;
        let newest = rows::newest_head(read, input.edition)?.map(|newest| newest.number);
        let mut ranking = ranking(input.edition, found.statement, settings::spread_limit(read)?);
        ranking.obstacles = found.obstacles.into_iter().map(obstacle).collect();
        ranking.newest_revision = newest;
        Ok(WhatIfDto {
            ranking,
            moves: found.moves.into_iter().map(moved).collect(),
            changes: found
                .tried
                .into_iter()
                .map(|one| SupposedMarkDto {
                    stage: one.supposed.stage,
                    stage_name: one.stage_name,
                    submission: one.supposed.submission,
                    title: one.title,
                    juror: one.supposed.juror,
                    juror_name: one.juror_name,
                    criterion: one.supposed.criterion,
                    criterion_name: one.criterion_name,
                    old: one.old.map(|mark| mark.to_string()),
                    new: one.new.map(|mark| mark.to_string()),
                })
                .collect(),
            sheets: found
                .sheets
                .into_iter()
                .map(|((stage, submission, juror), total_before, total_after)| SupposedSheetDto {
                    stage,
                    submission,
                    juror,
                    total_before,
                    total_after,
                })
                .collect(),
            controls: found.controls,
            reason_needed: found.reason_needed,
            refused: found.refused,
        })
    })
}

pub(crate) fn correct(app: &App, ctx: &Ctx<'_>, input: CorrectionIn) -> Result<Done<u32>> {
    app_what_if::keep(app, ctx, input.edition, &Reshape::<Vec<Supposed>>::reshape(input.changes), input.reason)
}
