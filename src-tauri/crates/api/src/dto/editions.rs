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
        scale_min: i64,
        scale_max: i64,
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
        #[serde(default)] enabled: Option<bool>,
        #[serde(default)] starts_on: Option<Line>,
        #[serde(default)] ends_on: Option<Line>,
        #[serde(default)] participants: Option<Word>,
        #[serde(default)] reason: Option<Paragraph>,
    }
}
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
        scale_min: i64,
        scale_max: i64,
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
input! { LevelIn { from: i64, to: i64, title: Name, text: Paragraph, } }
input! {
    CriterionIn {
        code: Line,
        name: Name,
        #[serde(default)] guidance: Paragraph,
        #[serde(default)] depth: u32,
        #[serde(default)] weight: i64,
        #[serde(default)] levels: Vec<LevelIn>,
    }
}
input! { RubricIn { stage: i64, scale_min: i64, scale_max: i64, criteria: Vec<CriterionIn>, } }
input! {
    ClassIn {
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
