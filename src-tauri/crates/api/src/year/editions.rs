//! Editions.

use chrono::Datelike;
use kipp_app::error::Noun;
use kipp_app::ports::Ctx;
use kipp_app::year::editions as app_editions;
use kipp_app::year::editions::{EditionChange, EditionCopy, NewEdition, ScaleForm};
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::clock_times::shown_clock_time;
use kipp_domain::edition::{Criterion, PRESETS, TieBreak, preset};
use kipp_domain::{figures, words};
use kipp_store::Id;
use kipp_store::records::Edition;

use crate::shape::{Line, Name, Nothing, Paragraph, Reshape, Word};
use crate::year::stages::{CriterionIn, LevelDto};

input! { EditionReasonIn { edition: Id<Edition>, reason: Paragraph, } }
input! {
    NewEditionIn {
        preset: Word,
        year: i32,
        #[serde(default)] code: Option<Line>,
        #[serde(default)] region: Option<Name>,
        #[serde(default)] place: Option<Name>,
        #[serde(default)] registration_closes_on: Option<Line>,
        /// Stages in order in the place of the preset's; null: the preset's.
        #[serde(default)] stages: Option<Vec<EditionStageIn>>,
        /// Least and greatest mark of all stages: "0", "85,50"; null: the preset's.
        #[serde(default)] scale_min: Option<Line>,
        #[serde(default)] scale_max: Option<Line>,
        /// Level texts outside the scale are left out; else they keep the edition from being made.
        #[serde(default)] remove_levels: Option<bool>,
    }
}
input! {
    EditionStageIn => kipp_app::year::editions::StageForm {
        code: Line,
        name: Name,
        enabled: bool,
        scored: bool,
        #[serde(default)] starts_on: Option<Line>,
        #[serde(default)] ends_on: Option<Line>,
        /// Per mille, of a scored stage.
        #[serde(default)] weight: i64,
        /// Of a scored stage; empty: one criterion of full weight.
        #[serde(default)] criteria: Vec<CriterionIn>,
    }
}
input! {
    EditionCopyIn {
        /// Whose settings are taken.
        edition: Id<Edition>,
        /// Null: the year after the newest edition's.
        #[serde(default)] year: Option<i32>,
        #[serde(default)] code: Option<Line>,
    }
}
input! { PresetIn { key: Word, #[serde(default)] year: Option<i32>, } }
input! {
    EditionChangeIn {
        edition: Id<Edition>,
        #[serde(default)] short_name: Option<Name>,
        #[serde(default)] full_name: Option<Name>,
        #[serde(default)] place: Option<Name>,
        #[serde(default)] legal_basis: Option<Paragraph>,
        #[serde(default)] registration_closes_on: Option<Line>,
        /// "16.00"; empty: not said.
        #[serde(default)] closing_time: Option<Line>,
        #[serde(default)] result_date: Option<Line>,
        #[serde(default)] administrative_selection: Option<bool>,
        #[serde(default)] sub_units_count: Option<bool>,
        #[serde(default)] rounding: Option<Word>,
        #[serde(default)] combine: Option<Word>,
        /// Least and greatest mark of all stages: "0", "85,50".
        #[serde(default)] scale_min: Option<Line>,
        #[serde(default)] scale_max: Option<Line>,
        /// Level texts outside the new scale are removed; else they keep it from changing.
        #[serde(default)] remove_levels: Option<bool>,
        #[serde(default)] number_template: Option<Line>,
        #[serde(default)] reason: Option<Paragraph>,
    }
}
output! {
    PresetDto {
        key: String,
        title: String,
        /// Year its own dates are of; null when it has none
        year: Option<i32>,
        region: String,
        /// For a new edition: after the newest of the open desk, else this year
        proposed_year: i32,
    }
}
output! {
    PresetContentDto {
        key: String,
        /// Year the dates are of; null when the preset has no dates.
        year: Option<i32>,
        place: String,
        rounding: String,
        scale_min: String,
        scale_max: String,
        stages: Vec<PresetStageDto>,
        ties: Vec<PresetTieDto>,
        classes: Vec<PresetClassDto>,
    }
}
output! {
    PresetStageDto {
        code: String,
        name: String,
        enabled: bool,
        scored: bool,
        /// In words.
        starts_on: Option<String>,
        ends_on: Option<String>,
        weight: Option<i64>,
        criteria: Vec<PresetCriterionDto>,
    }
}
output! {
    PresetCriterionDto {
        code: String,
        name: String,
        guidance: String,
        depth: u32,
        weight: i64,
        levels: Vec<LevelDto>,
    }
}
output! { PresetTieDto { kind: String, stage: Option<String>, criterion: Option<String>, } }
output! {
    PresetClassDto {
        short_name: String,
        full_name: String,
        rank_from: i64,
        rank_to: i64,
        document: String,
        /// Role of who signs it.
        signer: String,
    }
}
output! {
    EditionDto {
        id: Id<Edition>,
        code: String,
        year: i64,
        short_name: String,
        full_name: String,
        region: String,
        place: String,
        legal_basis: String,
        registration_closes_on: Option<String>,
        /// "16.00"
        closing_time: Option<String>,
        result_date: Option<String>,
        administrative_selection: bool,
        sub_units_count: bool,
        rounding: String,
        combine: String,
        /// With two decimals: "0,00", "100,00"
        scale_min: String,
        scale_max: String,
        closed: Option<String>,
        number_template: String,
    }
}

pub(crate) fn presets(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<Vec<PresetDto>> {
    // Presets may be looked at before a desk is open.
    let newest = app.read(|read| Ok(app_editions::all(read)?.iter().map(|one| one.year).max())).ok().flatten();
    let this_year = app.zone().date(ctx.clock.now().0).year();
    let proposed_year = newest.and_then(|year| i32::try_from(year + 1).ok()).unwrap_or(this_year);
    Ok(PRESETS
        .iter()
        .map(|preset| PresetDto {
            key: preset.key.into(),
            title: preset.title.into(),
            year: preset.year,
            region: preset.region.into(),
            proposed_year,
        })
        .collect())
}

pub(crate) fn preset_content(_: &App, _: &Ctx<'_>, input: PresetIn) -> Result<PresetContentDto> {
    let preset = preset(&input.key).ok_or_else(|| Fault::not_found(Noun::Preset, &input.key))?;
    let year = input.year.or(preset.year);
    let stages = preset.stages.iter().map(|stage| {
        let dates = app_editions::dates(stage, preset, year);
        let rubric = preset.rubrics.iter().find(|rubric| rubric.stage == stage.code);
        PresetStageDto {
            code: stage.code.into(),
            name: stage.title.into(),
            enabled: stage.enabled,
            scored: rubric.is_some(),
            starts_on: dates.map(|(start, _)| words::long_date(start)),
            ends_on: dates.map(|(_, end)| words::long_date(end)),
            weight: stage.weight.map(i64::from),
            criteria: rubric.map_or(&[] as &[Criterion], |rubric| rubric.criteria).iter().map(criterion).collect(),
        }
    });
    let ties = preset.tie_breaks.iter().map(|rule| {
        let (kind, stage, criterion) = match *rule {
            TieBreak::StageScore { stage } => ("stage_score", Some(stage), None),
            TieBreak::StageMedian { stage } => ("stage_median", Some(stage), None),
            TieBreak::CriterionMean { stage, criterion } => ("criterion_mean", Some(stage), Some(criterion)),
            TieBreak::Panel => ("panel", None, None),
        };
        PresetTieDto { kind: kind.into(), stage: stage.map(Into::into), criterion: criterion.map(Into::into) }
    });
    let classes = preset.award_classes.iter().map(|class| PresetClassDto {
        short_name: class.short_name.into(),
        full_name: class.full_name.into(),
        rank_from: i64::from(class.ranks.0),
        rank_to: i64::from(class.ranks.1),
        document: class.document.code().into(),
        signer: app_editions::role_of(class.signatory).into(),
    });
    Ok(PresetContentDto {
        key: preset.key.into(),
        year,
        place: preset.place.into(),
        rounding: "bertahap".into(),
        scale_min: figures::hundredths(preset.scale.min().0.into()),
        scale_max: figures::hundredths(preset.scale.max().0.into()),
        stages: stages.collect(),
        ties: ties.collect(),
        classes: classes.collect(),
    })
}

fn criterion(one: &Criterion) -> PresetCriterionDto {
    let mark = |hundredths: u32| figures::hundredths(i64::from(hundredths));
    PresetCriterionDto {
        code: one.code.into(),
        name: one.title.into(),
        guidance: one.guidance.into(),
        depth: 0,
        weight: i64::from(one.weight),
        levels: one
            .levels
            .iter()
            .map(|level| LevelDto {
                from: mark(level.from),
                to: mark(level.to),
                title: level.title.into(),
                text: level.text.into(),
            })
            .collect(),
    }
}

pub(crate) fn dto(edition: Edition, number_template: String) -> EditionDto {
    EditionDto {
        id: edition.id,
        code: edition.code,
        year: edition.year,
        short_name: edition.short_name,
        full_name: edition.full_name,
        region: edition.region,
        place: edition.place,
        legal_basis: edition.legal_basis,
        registration_closes_on: edition.registration_closes_on,
        closing_time: edition.closing_time.as_deref().map(shown_clock_time),
        result_date: edition.result_date,
        administrative_selection: edition.administrative_selection,
        sub_units_count: edition.sub_units_count,
        rounding: edition.rounding,
        combine: edition.combine,
        scale_min: figures::hundredths(edition.scale_min),
        scale_max: figures::hundredths(edition.scale_max),
        closed: edition.closed_reason,
        number_template,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<EditionDto>> {
    app.read(|read| {
        let mut templates = app_editions::number_templates(read)?;
        let with_template = |edition: Edition| {
            let template = templates.remove(&edition.id).unwrap_or_default();
            dto(edition, template)
        };
        Ok(app_editions::all(read)?.into_iter().map(with_template).collect())
    })
}

pub(crate) fn create(app: &App, ctx: &Ctx<'_>, input: NewEditionIn) -> Result<Done<Id<Edition>>> {
    let new = NewEdition {
        preset: input.preset,
        year: input.year,
        code: input.code,
        region: input.region,
        place: input.place,
        registration_closes_on: input.registration_closes_on,
        stages: input.stages.reshape(),
        scale: ScaleForm {
            min: input.scale_min,
            max: input.scale_max,
            remove_levels: input.remove_levels.unwrap_or(false),
        },
    };
    app_editions::create(app, ctx, &new)
}

pub(crate) fn copy(app: &App, ctx: &Ctx<'_>, input: EditionCopyIn) -> Result<Done<Id<Edition>>> {
    let wanted = EditionCopy { from: input.edition, year: input.year, code: input.code };
    app_editions::copy(app, ctx, &wanted)
}

pub(crate) fn change(app: &App, ctx: &Ctx<'_>, input: EditionChangeIn) -> Result<Done<()>> {
    let change = EditionChange {
        short_name: input.short_name,
        full_name: input.full_name,
        place: input.place,
        legal_basis: input.legal_basis,
        registration_closes_on: input.registration_closes_on,
        closing_time: input.closing_time,
        result_date: input.result_date,
        administrative_selection: input.administrative_selection,
        sub_units_count: input.sub_units_count,
        rounding: input.rounding,
        combine: input.combine,
        scale: ScaleForm {
            min: input.scale_min,
            max: input.scale_max,
            remove_levels: input.remove_levels.unwrap_or(false),
        },
        number_template: input.number_template,
        reason: input.reason,
    };
    app_editions::change(app, ctx, input.edition, change)
}

pub(crate) fn close(app: &App, ctx: &Ctx<'_>, input: EditionReasonIn) -> Result<Done<()>> {
    app_editions::close(app, ctx, input.edition, &input.reason)
}

pub(crate) fn reopen(app: &App, ctx: &Ctx<'_>, input: EditionReasonIn) -> Result<Done<()>> {
    app_editions::reopen(app, ctx, input.edition, &input.reason)
}
