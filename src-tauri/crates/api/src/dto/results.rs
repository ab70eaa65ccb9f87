//! Shapes of results.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ClassDto;

input! { ExplainIn { edition: i64, submission: i64, } }
input! { RevisionIn { edition: i64, number: i64, } }
input! { CompareIn { edition: i64, before: i64, #[serde(default)] after: Option<i64>, } }
input! { FreezeIn { edition: i64, #[serde(default)] reason: Option<String>, } }
input! { DecisionRowIn { submission: i64, #[serde(default)] place: Option<i64>, #[serde(default)] reason: Option<String>, } }
input! { DecisionIn { edition: i64, kind: String, reason: String, rows: Vec<DecisionRowIn>, } }
input! { DecisionRef { edition: i64, decision: i64, } }
output! {
    RankingDto {
        edition: i64,
        full_name: String,
        /// null: live; else the frozen revision.
        revision: Option<i64>,
        frozen_at: Option<String>,
        between_stages: bool,
        provisional: bool,
        submitted_sheets: u32,
        awaited_sheets: u32,
        stages: Vec<RankingStageDto>,
        tie_rules: Vec<String>,
        combine: String,
        rounding: String,
        classes: Vec<ClassDto>,
        rows: Vec<RankRowDto>,
        /// What still refuses a freeze, in words.
        obstacles: Vec<String>,
        newest_revision: Option<i64>,
        same_as_newest: bool,
        panel_ranks: bool,
        decisions: Vec<DecisionDto>,
    }
}
output! { DecisionDto { id: i64, kind: String, reason: String, submissions: Vec<i64>, } }
output! {
    RankingStageDto {
        id: i64,
        code: String,
        name: String,
        weight: i64,
        weight_text: String,
        opened: bool,
        jurors: Vec<String>,
        /// The axis of the spread plot: hundredths, whole steps of 500.
        axis_min: i64,
        axis_max: i64,
    }
}
output! {
    RankRowDto {
        submission: i64,
        code: String,
        title: String,
        expansion: Option<String>,
        agency: String,
        innovators: String,
        rank: Option<u32>,
        computed_rank: Option<u32>,
        decided: bool,
        /// Place in `classes`.
        class: Option<u32>,
        class_open: bool,
        final_score: Option<String>,
        value: Option<String>,
        provisional: bool,
        outstanding: u32,
        published_rank: Option<i64>,
        stages: Vec<RankStageDto>,
        tie: Option<String>,
        tie_text: Option<String>,
        remark: Option<String>,
    }
}
output! {
    RankStageDto {
        takes_part: bool,
        score: Option<String>,
        /// Hundredths, for the plot.
        score_points: Option<i64>,
        submitted: u32,
        cells: Vec<RankCellDto>,
        range: Option<String>,
        deviation: Option<String>,
    }
}
output! { RankCellDto { text: String, total: Option<i64>, } }
output! {
    ExplanationDto {
        submission: i64,
        title: String,
        agency: String,
        innovators: String,
        rank: Option<u32>,
        computed_rank: Option<u32>,
        value: Option<String>,
        /// "89,00 × 60% + 89,26 × 40% = 89,104 → 89,10"
        formula: Option<String>,
        terms: Vec<TermDto>,
        tie: Option<String>,
        no_rank: Option<String>,
        stages: Vec<StageExplanationDto>,
        rounding: String,
    }
}
output! { TermDto { stage: i64, name: String, score: String, weight: String, product: String, } }
output! {
    StageExplanationDto {
        stage: i64,
        name: String,
        score: Option<String>,
        formula: Option<String>,
        submitted: u32,
        range: Option<String>,
        deviation: Option<String>,
        note: Option<String>,
        sheets: Vec<SheetExplanationDto>,
    }
}
output! {
    SheetExplanationDto {
        juror: i64,
        juror_name: String,
        state: String,
        state_text: String,
        reason: Option<String>,
        total: Option<String>,
        formula: Option<String>,
        /// counted, below, above, not_divided
        role: String,
        control: Option<String>,
        lines: Vec<CriterionLineDto>,
    }
}
output! {
    CriterionLineDto {
        name: String,
        depth: u32,
        weight: String,
        mark: Option<String>,
        product: Option<String>,
        formula: Option<String>,
    }
}
output! { RevisionDto { number: i64, frozen_at: String, actor: String, reason: Option<String>, sha256: String, } }
output! {
    ChangedDto {
        title: String,
        agency: String,
        rank_before: Option<u32>,
        rank_after: Option<u32>,
        final_before: Option<String>,
        final_after: Option<String>,
        class_before: Option<String>,
        class_after: Option<String>,
        words: Vec<String>,
    }
}
