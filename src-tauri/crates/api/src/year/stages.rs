//! Stages, rubrics, award classes and tie rules.

use kipp_app::ports::Ctx;
use kipp_app::year::gates;
use kipp_app::year::stages::{self as app_stages, ClassForm, CriterionForm, NewStage, StageChange, TypedRule, Weights};
use kipp_app::{App, Done, Result, dates};
use kipp_domain::words::Zone;
use kipp_domain::{figures, words};
use kipp_store::Id;
use kipp_store::records::{
    AwardClass, Criterion, CriterionLevel, Edition, Signatory, Stage, StageExtension, Submission,
};

use crate::shape::{EditionIn, Line, Name, Paragraph, Reshape, Word};

input! { StageIn { stage: Id<Stage>, } }
input! {
    StageOpenIn {
        stage: Id<Stage>,
        /// Why outside its dates.
        #[serde(default)] outside_reason: Option<Line>,
    }
}
input! { StageReasonIn { stage: Id<Stage>, reason: Paragraph, } }
input! {
    StageChangeIn {
        stage: Id<Stage>,
        #[serde(default)] name: Option<Name>,
        /// Whether it is used; a stage that was opened needs a reason.
        #[serde(default)] enabled: Option<bool>,
        #[serde(default)] scored: Option<bool>,
        #[serde(default)] starts_on: Option<Line>,
        #[serde(default)] ends_on: Option<Line>,
        #[serde(default)] participants: Option<Word>,
        #[serde(default)] reason: Option<Paragraph>,
        /// Of a later end of the registration: the age of innovations is still counted to the old one.
        #[serde(default)] keeps_age: Option<bool>,
        /// New weights of scored stages, in the same step.
        #[serde(default)] weights: Option<Vec<StageWeightIn>>,
    }
}
input! {
    NewStageIn {
        edition: Id<Edition>,
        name: Name,
        /// Null: made from the name.
        #[serde(default)] code: Option<Line>,
        #[serde(default)] scored: bool,
        /// Per mille; null: 0 until the weights are set.
        #[serde(default)] weight: Option<i64>,
        /// The stage it follows; null: the last scored one when it is scored, else the last.
        #[serde(default)] after: Option<Id<Stage>>,
        #[serde(default)] starts_on: Option<Line>,
        #[serde(default)] ends_on: Option<Line>,
        /// New weights of the other scored stages, in the same step.
        #[serde(default)] weights: Vec<StageWeightIn>,
        /// Needed when weights move once judging began.
        #[serde(default)] reason: Option<Paragraph>,
    }
}
input! {
    StageRemoveIn {
        stage: Id<Stage>,
        #[serde(default)] weights: Vec<StageWeightIn>,
        /// Needed when weights move once judging began.
        #[serde(default)] reason: Option<Paragraph>,
    }
}
input! { StageOrderIn { edition: Id<Edition>, stages: Vec<Id<Stage>>, } }
input! { ParticipantsIn { stage: Id<Stage>, submissions: Vec<Id<Submission>>, } }
input! { StageWeightIn { stage: Id<Stage>, weight: i64, } }
input! {
    StageWeightsIn {
        edition: Id<Edition>,
        weights: Vec<StageWeightIn>,
        /// Needed once there are marks.
        #[serde(default)] reason: Option<Paragraph>,
    }
}
output! {
    /// What cannot be changed now, each with why and how it is opened; null: it can.
    HeldDto {
        weights: Option<String>,
        /// A change of the weights needs a reason.
        weights_need_reason: bool,
        /// Weights that follow from another choice of scored stages need one.
        switch_needs_reason: bool,
        stages: Vec<HeldStageDto>,
    }
}
output! {
    HeldStageDto {
        stage: Id<Stage>,
        rubric: Option<String>,
        participants: Option<String>,
        participants_need_reason: bool,
    }
}
output! {
    StageDto {
        id: Id<Stage>,
        code: String,
        name: String,
        kind: String,
        enabled: bool,
        starts_on: Option<String>,
        ends_on: Option<String>,
        /// "8 – 16 Nov 2021", or null
        dates: Option<String>,
        scored: bool,
        /// Per mille.
        weight: Option<i64>,
        weight_text: Option<String>,
        participants: String,
        opened: bool,
        locked: bool,
        criteria: Vec<CriterionDto>,
        /// In the order in which they were made.
        extensions: Vec<ExtensionDto>,
        /// A later end asks to which day the age of innovations is counted.
        asks_age: bool,
    }
}
output! {
    /// A later end of a stage.
    ExtensionDto {
        id: Id<StageExtension>,
        /// "5 November 2021"
        before: Option<String>,
        after: String,
        reason: String,
        /// The day it was made.
        made_on: String,
        /// The day to which the age of innovations is still counted.
        age_to: Option<String>,
    }
}
output! {
    CriterionDto {
        id: Id<Criterion>,
        code: String,
        name: String,
        guidance: String,
        depth: u32,
        leaf: bool,
        weight: i64,
        weight_text: String,
        levels: Vec<LevelDto>,
    }
}
output! { LevelDto { from: String, to: String, title: String, text: String, } }
input! { LevelIn => kipp_app::year::stages::LevelForm { from: Line, to: Line, title: Name, text: Paragraph, } }
input! {
    CriterionIn => kipp_app::year::stages::CriterionForm {
        code: Line,
        name: Name,
        #[serde(default)] guidance: Paragraph,
        #[serde(default)] depth: u32,
        #[serde(default)] weight: i64,
        #[serde(default)] levels: Vec<LevelIn>,
    }
}
input! { RubricIn { stage: Id<Stage>, criteria: Vec<CriterionIn>, } }
input! {
    ClassIn => kipp_app::year::stages::ClassForm {
        short_name: Name,
        full_name: Name,
        rank_from: i64,
        rank_to: i64,
        document: Word,
        #[serde(default)] signatory: Option<Id<Signatory>>,
    }
}
input! { ClassesIn { edition: Id<Edition>, classes: Vec<ClassIn>, } }
output! {
    ClassDto {
        id: Id<AwardClass>,
        short_name: String,
        full_name: String,
        rank_from: i64,
        rank_to: i64,
        document: String,
        signatory: Option<Id<Signatory>>,
    }
}
input! { TieRuleIn { kind: Word, #[serde(default)] stage: Option<Id<Stage>>, #[serde(default)] criterion: Option<Id<Criterion>>, } }
input! { TieRulesIn { edition: Id<Edition>, rules: Vec<TieRuleIn>, } }
output! { TieRuleDto { kind: String, stage: Option<Id<Stage>>, criterion: Option<Id<Criterion>>, } }

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<StageDto>> {
    app.read(|read| {
        let edition = kipp_app::rows::edition(read, input.edition)?;
        let rubrics = app_stages::rubrics_of_edition(read, input.edition)?;
        let (extensions, zone) = (app_stages::extensions(read, input.edition)?, kipp_app::rows::zone(read)?);
        let told = app_stages::of_edition(read, input.edition)?.into_iter().map(|stage| {
            let own = extensions.iter().filter(|one| one.stage_id == stage.id);
            let extensions = own.map(|one| extension(one, &extensions, zone)).collect();
            let asks_age = app_stages::asks_age(&edition, &stage);
            StageDto { extensions, asks_age, ..dto(stage, &rubrics) }
        });
        Ok(told.collect())
    })
}

fn extension(one: &StageExtension, all: &[StageExtension], zone: Zone) -> ExtensionDto {
    let day = |text: &str| dates::kept(Some(text)).map_or_else(|| text.to_owned(), words::long_date);
    ExtensionDto {
        id: one.id,
        before: one.old_ends_on.as_deref().map(day),
        after: day(&one.new_ends_on),
        reason: one.reason.clone(),
        made_on: words::long_date(zone.date(one.at)),
        age_to: app_stages::age_counted_to(all, one).map(words::long_date),
    }
}

/// A stage with its rubric, depth first.
pub(crate) fn dto(stage: Stage, rubrics: &Rubrics) -> StageDto {
    let rows: Vec<&Criterion> = rubrics.0.iter().filter(|row| row.stage_id == stage.id).collect();
    let mut criteria = Vec::new();
    branch(&rows, &rubrics.1, None, 0, &mut criteria);
    StageDto {
        dates: date_range(&stage),
        id: stage.id,
        code: stage.code,
        name: stage.name,
        kind: stage.kind,
        enabled: stage.enabled,
        starts_on: stage.starts_on,
        ends_on: stage.ends_on,
        scored: stage.scored,
        weight: stage.weight,
        weight_text: stage.weight.map(weight_text),
        participants: stage.participants,
        opened: stage.opened_at.is_some(),
        locked: stage.locked_at.is_some(),
        criteria,
        extensions: vec![],
        asks_age: false,
    }
}

/// Criteria and level texts of a whole edition.
pub(crate) type Rubrics = (Vec<Criterion>, Vec<CriterionLevel>);

pub(crate) fn weight_text(per_mille: i64) -> String {
    figures::weight(u32::try_from(per_mille).unwrap_or(0))
}

pub(crate) fn date_range(stage: &Stage) -> Option<String> {
    match (dates::kept(stage.starts_on.as_deref()), dates::kept(stage.ends_on.as_deref())) {
        (Some(start), Some(end)) if start == end => Some(words::tight_date(start)),
        (Some(start), Some(end)) => Some(words::tight_date_range(start, end)),
        (Some(day), None) | (None, Some(day)) => Some(words::tight_date(day)),
        (None, None) => None,
    }
}

fn branch(
    rows: &[&Criterion],
    levels: &[CriterionLevel],
    parent: Option<Id<Criterion>>,
    depth: u32,
    found: &mut Vec<CriterionDto>,
) {
    for row in rows.iter().filter(|row| row.parent_id == parent) {
        found.push(CriterionDto {
            id: row.id,
            code: row.code.clone(),
            name: row.name.clone(),
            guidance: row.guidance.clone(),
            depth,
            leaf: !rows.iter().any(|child| child.parent_id == Some(row.id)),
            weight: row.weight,
            weight_text: weight_text(row.weight),
            levels: levels
                .iter()
                .filter(|level| level.criterion_id == row.id)
                .map(|level| LevelDto {
                    from: figures::hundredths(level.from_mark),
                    to: figures::hundredths(level.to_mark),
                    title: level.title.clone(),
                    text: level.text.clone(),
                })
                .collect(),
        });
        branch(rows, levels, Some(row.id), depth + 1, found);
    }
}

pub(crate) fn change(app: &App, ctx: &Ctx<'_>, input: StageChangeIn) -> Result<Done<()>> {
    let change = StageChange {
        name: input.name,
        enabled: input.enabled,
        scored: input.scored,
        starts_on: input.starts_on,
        ends_on: input.ends_on,
        reason: input.reason,
        keeps_age: input.keeps_age,
        participants: input.participants,
        weights: weights(&input.weights.unwrap_or_default()),
    };
    app_stages::change(app, ctx, input.stage, change)
}

fn weights(said: &[StageWeightIn]) -> Weights {
    said.iter().map(|one| (one.stage, one.weight)).collect()
}

pub(crate) fn add(app: &App, ctx: &Ctx<'_>, input: NewStageIn) -> Result<Done<Id<Stage>>> {
    let new = NewStage {
        name: input.name,
        code: input.code,
        scored: input.scored,
        weight: input.weight,
        after: input.after,
        starts_on: input.starts_on,
        ends_on: input.ends_on,
        weights: weights(&input.weights),
        reason: input.reason,
    };
    app_stages::add(app, ctx, input.edition, &new)
}

pub(crate) fn remove(app: &App, ctx: &Ctx<'_>, input: StageRemoveIn) -> Result<Done<()>> {
    app_stages::remove(app, ctx, input.stage, &weights(&input.weights), input.reason.as_deref())
}

pub(crate) fn order(app: &App, ctx: &Ctx<'_>, input: StageOrderIn) -> Result<Done<()>> {
    app_stages::order(app, ctx, input.edition, &input.stages)
}

pub(crate) fn open(app: &App, ctx: &Ctx<'_>, input: StageOpenIn) -> Result<Done<()>> {
    app_stages::open(app, ctx, input.stage, input.outside_reason.as_deref())
}

/// The reason that was given last for an act outside the dates.
pub(crate) fn last_reason(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Option<String>> {
    app.read(|read| gates::last_reason(read, input.edition))
}

pub(crate) fn lock(app: &App, ctx: &Ctx<'_>, input: StageIn) -> Result<Done<()>> {
    app_stages::lock(app, ctx, input.stage)
}

pub(crate) fn unlock(app: &App, ctx: &Ctx<'_>, input: StageReasonIn) -> Result<Done<()>> {
    app_stages::unlock(app, ctx, input.stage, &input.reason)
}

pub(crate) fn set_participants(app: &App, ctx: &Ctx<'_>, input: ParticipantsIn) -> Result<Done<()>> {
    app_stages::set_participants(app, ctx, input.stage, &input.submissions)
}

pub(crate) fn set_weights(app: &App, ctx: &Ctx<'_>, input: StageWeightsIn) -> Result<Done<()>> {
    app_stages::set_weights(app, ctx, input.edition, &weights(&input.weights), input.reason.as_deref())
}

pub(crate) fn held(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<HeldDto> {
    let held = app.read(|read| app_stages::held(read, input.edition))?;
    let stage = |one: app_stages::HeldStage| HeldStageDto {
        stage: one.stage,
        rubric: one.rubric,
        participants: one.participants,
        participants_need_reason: one.participants_need_reason,
    };
    Ok(HeldDto {
        weights: held.weights,
        weights_need_reason: held.weights_need_reason,
        switch_needs_reason: held.switch_needs_reason,
        stages: held.stages.into_iter().map(stage).collect(),
    })
}

pub(crate) fn save_rubric(app: &App, ctx: &Ctx<'_>, input: RubricIn) -> Result<Done<()>> {
    let criteria: Vec<CriterionForm> = input.criteria.reshape();
    app_stages::save_rubric(app, ctx, input.stage, &criteria)
}

pub(crate) fn class_dto(class: AwardClass) -> ClassDto {
    ClassDto {
        id: class.id,
        short_name: class.short_name,
        full_name: class.full_name,
        rank_from: class.rank_from,
        rank_to: class.rank_to,
        document: class.document,
        signatory: class.signatory_id,
    }
}

pub(crate) fn classes(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<ClassDto>> {
    app.read(|read| Ok(app_stages::classes(read, input.edition)?.into_iter().map(class_dto).collect()))
}

pub(crate) fn save_classes(app: &App, ctx: &Ctx<'_>, input: ClassesIn) -> Result<Done<()>> {
    let classes: Vec<ClassForm> = input.classes.reshape();
    app_stages::save_classes(app, ctx, input.edition, &classes)
}

pub(crate) fn tie_rules(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<TieRuleDto>> {
    app.read(|read| {
        Ok(app_stages::tie_rules(read, input.edition)?
            .into_iter()
            .map(|rule| TieRuleDto { kind: rule.kind, stage: rule.stage_id, criterion: rule.criterion_id })
            .collect())
    })
}

pub(crate) fn save_tie_rules(app: &App, ctx: &Ctx<'_>, input: TieRulesIn) -> Result<Done<()>> {
    let rules: Vec<TypedRule> = input.rules.into_iter().map(|rule| (rule.kind, rule.stage, rule.criterion)).collect();
    app_stages::save_tie_rules(app, ctx, input.edition, &rules)
}
