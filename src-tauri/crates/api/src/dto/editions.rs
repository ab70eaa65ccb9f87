//! Shapes of editions and stages.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Line, Name, Paragraph, Word};

input! { EditionIn { edition: i64, } }
input! { EditionReasonIn { edition: i64, reason: Paragraph, } }
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
        edition: i64,
        /// Null: the year after the newest edition's.
        #[serde(default)] year: Option<i32>,
        #[serde(default)] code: Option<Line>,
    }
}
input! { PresetIn { key: Word, #[serde(default)] year: Option<i32>, } }
input! {
    EditionChangeIn {
        edition: i64,
        #[serde(default)] short_name: Option<Name>,
        #[serde(default)] full_name: Option<Name>,
        #[serde(default)] place: Option<Name>,
        #[serde(default)] legal_basis: Option<Paragraph>,
        #[serde(default)] registration_closes_on: Option<Line>,
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
        id: i64,
        code: String,
        year: i64,
        short_name: String,
        full_name: String,
        region: String,
        place: String,
        legal_basis: String,
        registration_closes_on: Option<String>,
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
input! { StageIn { stage: i64, } }
input! { StageReasonIn { stage: i64, reason: Paragraph, } }
input! {
    StageChangeIn {
        stage: i64,
        #[serde(default)] name: Option<Name>,
        /// Whether it is used; a stage that was opened needs a reason.
        #[serde(default)] enabled: Option<bool>,
        #[serde(default)] scored: Option<bool>,
        #[serde(default)] starts_on: Option<Line>,
        #[serde(default)] ends_on: Option<Line>,
        #[serde(default)] participants: Option<Word>,
        #[serde(default)] reason: Option<Paragraph>,
        /// New weights of scored stages, in the same step.
        #[serde(default)] weights: Option<Vec<StageWeightIn>>,
    }
}
input! {
    NewStageIn {
        edition: i64,
        name: Name,
        /// Null: made from the name.
        #[serde(default)] code: Option<Line>,
        #[serde(default)] scored: bool,
        /// Per mille; null: 0 until the weights are set.
        #[serde(default)] weight: Option<i64>,
        /// The stage it follows; null: the last scored one when it is scored, else the last.
        #[serde(default)] after: Option<i64>,
        #[serde(default)] starts_on: Option<Line>,
        #[serde(default)] ends_on: Option<Line>,
        /// New weights of the other scored stages, in the same step.
        #[serde(default)] weights: Vec<StageWeightIn>,
    }
}
input! { StageRemoveIn { stage: i64, #[serde(default)] weights: Vec<StageWeightIn>, } }
input! { StageOrderIn { edition: i64, stages: Vec<i64>, } }
input! { ParticipantsIn { stage: i64, submissions: Vec<i64>, } }
input! { StageWeightIn { stage: i64, weight: i64, } }
input! { StageWeightsIn { edition: i64, weights: Vec<StageWeightIn>, } }
output! {
    StageDto {
        id: i64,
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
    }
}
output! {
    CriterionDto {
        id: i64,
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
input! { RubricIn { stage: i64, criteria: Vec<CriterionIn>, } }
input! {
    ClassIn => kipp_app::year::stages::ClassForm {
        short_name: Name,
        full_name: Name,
        rank_from: i64,
        rank_to: i64,
        document: Word,
        #[serde(default)] signatory: Option<i64>,
    }
}
input! { ClassesIn { edition: i64, classes: Vec<ClassIn>, } }
output! {
    ClassDto {
        id: i64,
        short_name: String,
        full_name: String,
        rank_from: i64,
        rank_to: i64,
        document: String,
        signatory: Option<i64>,
    }
}
input! { TieRuleIn { kind: Word, #[serde(default)] stage: Option<i64>, #[serde(default)] criterion: Option<i64>, } }
input! { TieRulesIn { edition: i64, rules: Vec<TieRuleIn>, } }
output! { TieRuleDto { kind: String, stage: Option<i64>, criterion: Option<i64>, } }
