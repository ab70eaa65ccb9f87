//! The shapes of the contract. Texts are as printed; ids are numbers below 2^53; times are UTC milliseconds; marks and
//! weights, where they are numbers, are hundredths and per mille. The screen adds up nothing.

use kipp_app::Done;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A read without input.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What a write answers (`Done<T>` in TypeScript).
#[derive(Debug, Serialize)]
pub struct DoneDto<T> {
    pub value: T,
    pub changed: Vec<&'static str>,
    pub warnings: Vec<String>,
    pub undo: Option<String>,
}

impl<T> From<Done<T>> for DoneDto<T> {
    fn from(done: Done<T>) -> Self {
        Self { value: done.value, changed: done.changed, warnings: done.warnings, undo: done.undo }
    }
}

macro_rules! input {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[$meta:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        #[ts(optional_fields = nullable)]
        pub struct $name { $($(#[$meta])* pub $field: $ty,)* }
    };
}

macro_rules! output {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $fdoc:literal])* $field:ident: $ty:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Serialize, TS)]
        pub struct $name { $($(#[doc = $fdoc])* pub $field: $ty,)* }
    };
}

mod imports;
pub use imports::*;
mod certificates;
mod documents;

pub use certificates::*;
pub use documents::*;

// Desks ---------------------------------------------------------------------------------------------------------------

input! { FileIn { file: String, } }
input! { RecentIn { place: u32, } }
input! { ActorIn { name: String, } }

output! {
    /// The open desk; `desk` is null when none is open.
    AboutDto { version: String, actor: String, desk: Option<DeskDto>, }
}
output! {
    DeskDto {
        name: String,
        folder: String,
        is_sample: bool,
        /// read_write, read_only_place, removable, remote
        access: String,
        /// Sentences about where the file lies: read-only, in a synchronised folder, little free space.
        notices: Vec<String>,
        created_at: i64,
        zone_minutes: i32,
        /// "WITA"
        zone_name: String,
    }
}
output! { RecentDto { name: String, folder: String, present: bool, } }
output! {
    /// Empty lists: nothing found.
    CheckDto {
        clean: bool,
        integrity: Vec<String>,
        foreign_keys: Vec<String>,
        invariants: Vec<String>,
        /// A sentence about the journal's chain, or null.
        chain: Option<String>,
        /// Rows that differ from the journal, in words.
        strays: Vec<String>,
    }
}

// Settings ------------------------------------------------------------------------------------------------------------

output! { SettingDto { key: String, value: String, about: String, } }
input! { SettingIn { key: String, value: String, } }
input! { SettingsIn { values: Vec<SettingIn>, } }
input! { PictureIn { key: String, file: String, } }

// Editions and stages ---------------------------------------------------------------------------------------------------

input! { EditionIn { edition: i64, } }
input! { EditionReasonIn { edition: i64, reason: String, } }
input! {
    NewEditionIn {
        preset: String,
        year: i32,
        #[serde(default)] code: Option<String>,
        #[serde(default)] region: Option<String>,
        #[serde(default)] place: Option<String>,
        #[serde(default)] registration_closes_on: Option<String>,
    }
}
input! {
    EditionChangeIn {
        edition: i64,
        #[serde(default)] short_name: Option<String>,
        #[serde(default)] full_name: Option<String>,
        #[serde(default)] place: Option<String>,
        #[serde(default)] legal_basis: Option<String>,
        #[serde(default)] registration_closes_on: Option<String>,
        #[serde(default)] result_date: Option<String>,
        #[serde(default)] administrative_selection: Option<bool>,
        #[serde(default)] sub_units_count: Option<bool>,
        #[serde(default)] rounding: Option<String>,
        #[serde(default)] combine: Option<String>,
        #[serde(default)] number_template: Option<String>,
        #[serde(default)] reason: Option<String>,
    }
}
output! { PresetDto { key: String, title: String, year: Option<i32>, region: String, } }
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
input! { StageReasonIn { stage: i64, reason: String, } }
input! {
    StageChangeIn {
        stage: i64,
        #[serde(default)] name: Option<String>,
        #[serde(default)] enabled: Option<bool>,
        #[serde(default)] starts_on: Option<String>,
        #[serde(default)] ends_on: Option<String>,
        #[serde(default)] participants: Option<String>,
        #[serde(default)] reason: Option<String>,
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
input! { LevelIn { from: i64, to: i64, title: String, text: String, } }
input! {
    CriterionIn {
        code: String,
        name: String,
        #[serde(default)] guidance: String,
        #[serde(default)] depth: u32,
        #[serde(default)] weight: i64,
        #[serde(default)] levels: Vec<LevelIn>,
    }
}
input! { RubricIn { stage: i64, scale_min: i64, scale_max: i64, criteria: Vec<CriterionIn>, } }
input! {
    ClassIn {
        short_name: String,
        full_name: String,
        rank_from: i64,
        rank_to: i64,
        document: String,
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
input! { TieRuleIn { kind: String, #[serde(default)] stage: Option<i64>, #[serde(default)] criterion: Option<i64>, } }
input! { TieRulesIn { edition: i64, rules: Vec<TieRuleIn>, } }
output! { TieRuleDto { kind: String, stage: Option<i64>, criterion: Option<i64>, } }

// Agencies ------------------------------------------------------------------------------------------------------------

input! { IdIn { id: i64, } }
output! {
    AgencyDto {
        id: i64,
        code: String,
        name: String,
        short_name: Option<String>,
        kind: String,
        kind_name: String,
        parent: Option<i64>,
        obliged: bool,
        head_name: Option<String>,
        head_title: Option<String>,
        contact: Option<String>,
        phone: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        merged_into: Option<i64>,
        note: Option<String>,
        source: Option<String>,
        aliases: Vec<String>,
    }
}
output! { KindDto { code: String, name: String, group: Option<String>, obliged: bool, } }
output! { AgenciesDto { agencies: Vec<AgencyDto>, kinds: Vec<KindDto>, } }
input! {
    AgencyIn {
        #[serde(default)] id: Option<i64>,
        code: String,
        name: String,
        #[serde(default)] short_name: Option<String>,
        kind: String,
        #[serde(default)] parent: Option<i64>,
        #[serde(default)] obliged: bool,
        #[serde(default)] head_name: Option<String>,
        #[serde(default)] head_title: Option<String>,
        #[serde(default)] contact: Option<String>,
        #[serde(default)] phone: Option<String>,
        #[serde(default)] valid_from: Option<String>,
        #[serde(default)] valid_to: Option<String>,
        #[serde(default)] note: Option<String>,
        #[serde(default)] source: Option<String>,
        #[serde(default)] aliases: Option<Vec<String>>,
    }
}
input! { MergeIn { from: i64, into: i64, on: String, } }
input! { ExemptIn { edition: i64, agency: i64, #[serde(default)] reason: Option<String>, } }
input! { ObligedIn { edition: i64, #[serde(default)] agencies: Option<Vec<i64>>, } }
output! {
    DutyDto {
        agency: i64,
        code: String,
        name: String,
        kind: String,
        group: String,
        /// belum, draf, masuk, lengkap, lolos, dikecualikan
        status: String,
        status_label: String,
        submissions: u32,
        exempt_reason: Option<String>,
    }
}
output! {
    SummaryDto {
        /// Empty for the totals row.
        group: String,
        obliged: u32,
        sent: u32,
        missing: u32,
        exempt: u32,
        percent: String,
    }
}
output! { DutiesDto { duties: Vec<DutyDto>, groups: Vec<SummaryDto>, total: SummaryDto, } }

// Signatories -----------------------------------------------------------------------------------------------------------

output! {
    SignatoryDto {
        id: i64,
        role: String,
        name: String,
        nip: Option<String>,
        nip_text: Option<String>,
        rank_grade: Option<String>,
        office: String,
        capacity: String,
        principal: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
    }
}
input! {
    SignatoryIn {
        #[serde(default)] id: Option<i64>,
        role: String,
        name: String,
        #[serde(default)] nip: Option<String>,
        #[serde(default)] rank_grade: Option<String>,
        office: String,
        capacity: String,
        #[serde(default)] principal: Option<String>,
        #[serde(default)] valid_from: Option<String>,
        #[serde(default)] valid_to: Option<String>,
    }
}

// Submissions -----------------------------------------------------------------------------------------------------------

input! { SubmissionRef { submission: i64, } }
output! {
    SubmissionRowDto {
        id: i64,
        code: String,
        title: String,
        expansion: Option<String>,
        agency: i64,
        agency_name: String,
        unit: Option<String>,
        innovators: String,
        kind: Option<String>,
        kind_label: Option<String>,
        category: Option<String>,
        status: String,
        status_label: String,
        started_on: Option<String>,
    }
}
output! { InnovatorDto { kind: String, name: String, office: Option<String>, nip: Option<String>, phone: Option<String>, } }
output! {
    SectionDto {
        code: String,
        name: String,
        guidance: String,
        required: bool,
        max_words: Option<i64>,
        text: String,
        words: u32,
        /// Over the limit: a sentence, never a block.
        problem: Option<String>,
    }
}
output! { StatusChangeDto { from: Option<String>, to: String, reason: Option<String>, actor: String, at: String, } }
output! {
    SubmissionDto {
        row: SubmissionRowDto,
        unit_agency: Option<i64>,
        published_rank: Option<i64>,
        note: Option<String>,
        started_text: Option<String>,
        /// Age of the innovation at the closing date, in words.
        age: String,
        innovators: Vec<InnovatorDto>,
        sections: Vec<SectionDto>,
        history: Vec<StatusChangeDto>,
        /// Statuses this submission can be taken to.
        next: Vec<StatusOptionDto>,
    }
}
output! { StatusOptionDto { status: String, label: String, needs_reason: bool, } }
input! {
    InnovatorIn {
        kind: String,
        name: String,
        #[serde(default)] office: Option<String>,
        #[serde(default)] nip: Option<String>,
        #[serde(default)] phone: Option<String>,
    }
}
input! { SectionIn { code: String, text: String, } }
input! {
    SubmissionIn {
        #[serde(default)] id: Option<i64>,
        edition: i64,
        title: String,
        #[serde(default)] expansion: Option<String>,
        #[serde(default)] agency: Option<i64>,
        #[serde(default)] unit: Option<String>,
        #[serde(default)] unit_agency: Option<i64>,
        #[serde(default)] kind: Option<String>,
        #[serde(default)] category: Option<String>,
        #[serde(default)] started_on: Option<String>,
        #[serde(default)] note: Option<String>,
        #[serde(default)] innovators: Option<Vec<InnovatorIn>>,
        #[serde(default)] sections: Option<Vec<SectionIn>>,
    }
}
input! { StatusIn { submissions: Vec<i64>, status: String, #[serde(default)] reason: Option<String>, } }
input! { WordsIn { edition: i64, section: String, text: String, } }
output! { WordsDto { words: u32, max_words: Option<i64>, problem: Option<String>, } }

// Jury --------------------------------------------------------------------------------------------------------------------

output! {
    JurorDto {
        id: i64,
        name: String,
        nip: Option<String>,
        agency: Option<i64>,
        agency_name: Option<String>,
        office: Option<String>,
        seat: String,
        pact_on: Option<String>,
        /// Sheets per scored and opened stage.
        progress: Vec<JurorProgressDto>,
        /// Submissions this juror does not score, with the reason.
        conflicts: Vec<JurorConflictDto>,
    }
}
output! { JurorProgressDto { stage: i64, stage_name: String, submitted: u32, assigned: u32, abstained: u32, excused: u32, } }
output! { JurorConflictDto { submission: i64, title: String, reason: String, declared: bool, } }
input! {
    JurorIn {
        #[serde(default)] id: Option<i64>,
        edition: i64,
        name: String,
        #[serde(default)] nip: Option<String>,
        #[serde(default)] agency: Option<i64>,
        #[serde(default)] office: Option<String>,
        seat: String,
        #[serde(default)] pact_on: Option<String>,
    }
}
input! { ConflictIn { juror: i64, submission: i64, reason: String, } }
input! { PairIn { juror: i64, submission: i64, } }
input! {
    AssignmentIn {
        stage: i64,
        submission: i64,
        juror: i64,
        /// remove, restore, excuse, unexcuse
        act: String,
        #[serde(default)] reason: Option<String>,
    }
}
input! { SheetIn { stage: i64, submission: i64, juror: i64, } }
input! { MarkIn { criterion: String, #[serde(default)] mark: Option<String>, } }
input! {
    RecordSheet {
        stage: i64,
        submission: i64,
        juror: i64,
        #[serde(default)] marks: Vec<MarkIn>,
        #[serde(default)] control_total: Option<String>,
        #[serde(default)] note: Option<String>,
        #[serde(default)] reason: Option<String>,
    }
}
input! { AbstainIn { stage: i64, submission: i64, juror: i64, #[serde(default)] reason: Option<String>, } }
output! {
    SheetDto {
        stage: i64,
        submission: i64,
        juror: i64,
        title: String,
        juror_name: String,
        stage_name: String,
        /// submitted, outstanding, abstained, excused, conflict
        state: String,
        state_text: String,
        reason: Option<String>,
        lines: Vec<SheetLineDto>,
        /// Σ mark × weight so far, exact.
        running: String,
        /// The total as printed, of a submitted sheet.
        total: Option<String>,
        control_total: Option<String>,
        /// Which reading of the marks the control total agrees with, or why it does not.
        control_text: Option<String>,
        note: Option<String>,
        locked: bool,
    }
}
output! {
    SheetLineDto {
        criterion: String,
        name: String,
        guidance: String,
        weight_text: String,
        mark: Option<String>,
        product: Option<String>,
        versions: Vec<MarkVersionDto>,
    }
}
output! { MarkVersionDto { old: Option<String>, new: Option<String>, actor: String, at: String, reason: Option<String>, } }
input! { GridIn { edition: i64, stage: i64, #[serde(default)] juror: Option<i64>, } }
output! {
    /// Rows are submissions; columns are criteria of one juror, or jurors.
    GridDto {
        stage: StageDto,
        jurors: Vec<GridJurorDto>,
        rows: Vec<GridRowDto>,
    }
}
output! { GridJurorDto { id: i64, name: String, submitted: u32, assigned: u32, } }
output! {
    GridRowDto {
        submission: i64,
        code: String,
        title: String,
        agency_name: String,
        cells: Vec<GridCellDto>,
        mean: Option<String>,
        submitted: u32,
    }
}
output! {
    GridCellDto {
        juror: i64,
        state: String,
        reason: Option<String>,
        /// The printed total or sign.
        text: String,
        /// Marks in leaf order, only when one juror was asked for.
        marks: Vec<Option<String>>,
    }
}

// Results -----------------------------------------------------------------------------------------------------------------

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

// History and drafts --------------------------------------------------------------------------------------------------

input! {
    HistoryIn {
        #[serde(default)] edition: Option<i64>,
        #[serde(default)] text: String,
        #[serde(default)] before: Option<i64>,
        #[serde(default)] limit: Option<i64>,
    }
}
output! {
    OperationDto {
        id: i64,
        seq: i64,
        kind: String,
        label: String,
        actor: String,
        at: i64,
        at_text: String,
        reason: Option<String>,
        undone: bool,
        undoable: bool,
        barrier: bool,
    }
}
output! { ChangeDto { table: String, row: i64, fields: Vec<FieldChangeDto>, } }
output! { FieldChangeDto { field: String, before: Option<String>, after: Option<String>, } }
output! { OperationDetailDto { operation: OperationDto, changes: Vec<ChangeDto>, } }
input! { DraftIn { form: String, row: String, text: String, } }
input! { DraftRef { form: String, row: String, } }
output! { DraftDto { form: String, row: String, text: String, at: i64, } }

// Overview ----------------------------------------------------------------------------------------------------------------

output! {
    /// Beranda: where we are, what is missing, what is next.
    OverviewDto {
        edition: EditionDto,
        today: String,
        stages: Vec<OverviewStageDto>,
        /// What is missing: a sentence, a count and the screen with its filter.
        missing: Vec<MissingDto>,
        next: Vec<MissingDto>,
        groups: Vec<SummaryDto>,
        total: SummaryDto,
        jurors: Vec<GridJurorDto>,
        path: Vec<PathDto>,
    }
}
output! {
    OverviewStageDto {
        id: i64,
        name: String,
        /// done, now, late, next
        state: String,
        dates: Option<String>,
        note: Option<String>,
    }
}
output! { MissingDto { count: u32, text: String, screen: String, filter: String, } }
output! { PathDto { status: String, label: String, count: u32, } }
