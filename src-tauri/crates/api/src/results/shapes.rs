//! Shapes of results.

use crate::shape::{Line, Name, Paragraph, Word};
use crate::year::stages::ClassDto;
use kipp_store::Id;
use kipp_store::records::{Edition, Juror, PanelDecision, Stage, Submission};

input! {
    /// A mark as it might be; null clears it.
    SupposedMarkIn => kipp_app::results::what_if::Supposed { stage: Id<Stage>, submission: Id<Submission>, juror: Id<Juror>, criterion: Line, #[serde(default)] mark: Option<Line>, }
}
input! { WhatIfIn { edition: Id<Edition>, changes: Vec<SupposedMarkIn>, } }
input! { CorrectionIn { edition: Id<Edition>, changes: Vec<SupposedMarkIn>, #[serde(default)] reason: Option<Paragraph>, } }
input! {
    ExplainIn {
        edition: Id<Edition>,
        submission: Id<Submission>,
        /// A frozen revision; null: the live result.
        #[serde(default)] revision: Option<i64>,
        /// Marks as they might be; only of the live result.
        #[serde(default)] changes: Vec<SupposedMarkIn>,
    }
}
input! { RevisionIn { edition: Id<Edition>, number: i64, } }
input! { CompareIn { edition: Id<Edition>, before: i64, #[serde(default)] after: Option<i64>, } }
input! {
    FreezeIn {
        edition: Id<Edition>,
        #[serde(default)] reason: Option<Paragraph>,
        /// The day the result bears, as typed; null: that of the edition.
        #[serde(default)] date: Option<Line>,
        /// Why outside the dates of the decision.
        #[serde(default)] outside_reason: Option<Line>,
    }
}
input! { DecisionRowIn => kipp_app::results::rankings::DecidedRow { submission: Id<Submission>, #[serde(default)] place: Option<i64>, #[serde(default)] reason: Option<Paragraph>, } }
input! {
    DecisionIn {
        edition: Id<Edition>,
        /// ranks, order, all_in, unranked
        kind: Word,
        reason: Paragraph,
        /// The day of the pleno as typed; null: today.
        #[serde(default)] on: Option<Line>,
        /// Who decided; said after the reason.
        #[serde(default)] by: Option<Name>,
        rows: Vec<DecisionRowIn>,
    }
}
input! { DecisionRef { edition: Id<Edition>, decision: Id<PanelDecision>, } }
output! {
    RankingDto {
        edition: Id<Edition>,
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
        /// What still refuses a freeze, in the order a person would clear it.
        obstacles: Vec<ObstacleDto>,
        /// The setting `batas_selisih` as printed; null: no limit.
        spread_limit: Option<String>,
        newest_revision: Option<i64>,
        same_as_newest: bool,
        panel_ranks: bool,
        decisions: Vec<DecisionDto>,
    }
}
output! {
    ObstacleDto {
        /// nothing, not_opened, outstanding, no_rank, edge_tie, panel_ranks
        kind: String,
        text: String,
        stage: Option<Id<Stage>>,
        submissions: Vec<Id<Submission>>,
        juror: Option<Id<Juror>>,
    }
}
output! {
    DecisionDto {
        id: Id<PanelDecision>,
        kind: String,
        reason: String,
        /// "10 Desember 2021"
        decided_on: String,
        submissions: Vec<Id<Submission>>,
        rows: Vec<DecisionRowDto>,
    }
}
output! { DecisionRowDto { submission: Id<Submission>, title: String, place: Option<i64>, reason: Option<String>, } }
output! {
    RankingStageDto {
        id: Id<Stage>,
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
        submission: Id<Submission>,
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
        /// Totals of the sheets that are in, in hundredths and in the order of the jurors: for the plot.
        totals: Vec<i64>,
        range: Option<String>,
        deviation: Option<String>,
        over_limit: bool,
    }
}
output! { TieDto { submission: Id<Submission>, title: String, text: String, } }
output! {
    ExplanationDto {
        submission: Id<Submission>,
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
output! { TermDto { stage: Id<Stage>, name: String, score: String, weight: String, product: String, } }
output! {
    StageExplanationDto {
        stage: Id<Stage>,
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
        juror: Id<Juror>,
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
        code: String,
        /// Only leaves carry marks.
        leaf: bool,
        name: String,
        depth: u32,
        weight: String,
        mark: Option<String>,
        product: Option<String>,
        formula: Option<String>,
    }
}
output! {
    /// Who would sign the papers of a result frozen now, and of which day they would be.
    SigningDto {
        /// "10 Desember 2021"
        date: String,
        /// The edition has no day of its own: it is today's.
        today: bool,
        /// ISO: the day to propose, of the edition or of the stage in which the panel decides; null: none is known.
        proposed: Option<String>,
        /// The stage it comes from; null: the edition itself.
        proposed_by: Option<String>,
        signers: Vec<SignerDto>,
    }
}
output! {
    SignerDto {
        /// kepala_daerah, sekretaris_daerah, kepala_bagian
        role: String,
        /// null: nobody is on duty that day.
        name: Option<String>,
    }
}
output! { RevisionDto { number: i64, frozen_at: String, actor: String, reason: Option<String>, sha256: String, } }
output! {
    /// Two results side by side.
    ComparisonDto {
        before: SideDto,
        after: SideDto,
        classes: Vec<ClassDto>,
        /// In the order of `after`; those that left it last.
        rows: Vec<MovedDto>,
        changed: u32,
        sheets: Vec<SheetChangedDto>,
        /// Weights, rules, classes and decisions that differ, a sentence each.
        rules: Vec<String>,
    }
}
output! { SideDto { revision: Option<i64>, frozen_at: Option<String>, actor: Option<String>, reason: Option<String>, } }
output! {
    MovedDto {
        submission: Id<Submission>,
        title: String,
        agency: String,
        rank_before: Option<u32>,
        rank_after: Option<u32>,
        value_before: Option<String>,
        value_after: Option<String>,
        /// "+0,10"
        value_change: Option<String>,
        /// up, down, same, new, gone
        direction: String,
        /// "naik 1", "tetap"
        movement: String,
        class_before: Option<String>,
        class_after: Option<String>,
        /// Place in `classes`.
        class: Option<u32>,
        /// "dari Partisipatif"; null: the class stays.
        class_words: Option<String>,
        /// Every difference in words; empty: none.
        words: Vec<String>,
    }
}
output! {
    SheetChangedDto {
        stage: Id<Stage>,
        stage_name: String,
        submission: Id<Submission>,
        title: String,
        juror: Id<Juror>,
        juror_name: String,
        total_before: String,
        total_after: String,
        reason: Option<String>,
        marks: Vec<MarkChangedDto>,
    }
}
output! { MarkChangedDto { name: String, old: Option<String>, new: Option<String>, } }
output! {
    /// The ranking as it would be. Nothing was written.
    WhatIfDto {
        ranking: RankingDto,
        /// In the order of the ranking.
        moves: Vec<MovedDto>,
        changes: Vec<SupposedMarkDto>,
        sheets: Vec<SupposedSheetDto>,
        /// Control totals that no longer fit and would be cleared.
        controls: Vec<String>,
        /// Why keeping it needs a reason; null: it needs none.
        reason_needed: Option<String>,
        /// Why it cannot be kept; null: it can.
        refused: Option<String>,
    }
}
output! {
    SupposedMarkDto {
        stage: Id<Stage>,
        stage_name: String,
        submission: Id<Submission>,
        title: String,
        juror: Id<Juror>,
        juror_name: String,
        criterion: String,
        criterion_name: String,
        old: Option<String>,
        new: Option<String>,
    }
}
output! { SupposedSheetDto { stage: Id<Stage>, submission: Id<Submission>, juror: Id<Juror>, total_before: String, total_after: String, } }
