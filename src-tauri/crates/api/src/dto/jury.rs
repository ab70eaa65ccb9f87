//! Shapes of jury.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Line, Name, Paragraph, StageDto, Word};

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
output! { JurorProgressDto { stage: i64, stage_name: String, submitted: u32, assigned: u32,
/// Submitted and awaited: abstained and excused sheets will not come.
due: u32, abstained: u32, excused: u32, } }
output! { JurorConflictDto { submission: i64, title: String, reason: String, declared: bool, } }
input! {
    JurorIn => kipp_app::jury::jurors::JurorForm {
        #[serde(default)] id: Option<i64>,
        edition: i64,
        name: Name,
        #[serde(default)] nip: Option<Line>,
        #[serde(default)] agency: Option<i64>,
        #[serde(default)] office: Option<Line>,
        seat: Word,
        #[serde(default)] pact_on: Option<Line>,
    }
}
input! { ConflictIn { juror: i64, submission: i64, reason: Paragraph, } }
input! { WithdrawConflictIn { juror: i64, submission: i64, reason: Option<Paragraph>, } }
input! {
    AssignmentIn {
        stage: i64,
        submission: i64,
        juror: i64,
        /// remove, restore, excuse, unexcuse
        act: Word,
        #[serde(default)] reason: Option<Paragraph>,
    }
}
input! { SheetIn { stage: i64, submission: i64, juror: i64, } }
input! { MarkIn { criterion: Line, #[serde(default)] mark: Option<Line>, } }
input! {
    RecordSheet {
        stage: i64,
        submission: i64,
        juror: i64,
        #[serde(default)] marks: Vec<MarkIn>,
        #[serde(default)] control_total: Option<Line>,
        #[serde(default)] note: Option<Paragraph>,
        #[serde(default)] reason: Option<Paragraph>,
    }
}
input! {
    SheetMarksIn {
        submission: i64,
        #[serde(default)] marks: Vec<MarkIn>,
        #[serde(default)] control_total: Option<Line>,
    }
}
input! { RecordBlock { stage: i64, juror: i64, sheets: Vec<SheetMarksIn>, #[serde(default)] reason: Option<Paragraph>, } }
input! { AbstainIn { stage: i64, submission: i64, juror: i64, #[serde(default)] reason: Option<Paragraph>, } }
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
        foot: GridFootDto,
        /// Sheets of the jurors shown: submitted, and awaited.
        submitted: u32,
        outstanding: u32,
        /// How totals become the stage score: "rata-rata", "median", …
        combine: String,
        /// The setting `batas_selisih` as printed; null: no limit.
        spread_limit: Option<String>,
    }
}
output! {
    /// What stands under the rows: means of what is submitted.
    GridFootDto {
        /// "Rata-rata 4 lembar", "Rata-rata tiap juri"
        label: String,
        sheets: u32,
        /// In leaf order, only when one juror was asked for.
        marks: Vec<Option<String>>,
        /// In the order of `jurors`.
        totals: Vec<Option<String>>,
    }
}
output! {
    GridJurorDto {
        id: i64,
        name: String,
        office: Option<String>,
        agency_name: Option<String>,
        submitted: u32,
        /// Submitted and awaited.
        due: u32,
    }
}
output! {
    GridRowDto {
        submission: i64,
        code: String,
        title: String,
        agency_name: String,
        cells: Vec<GridCellDto>,
        /// The stage score of the submitted sheets; provisional while `outstanding` is not 0.
        mean: Option<String>,
        /// Of all jurors, also when one was asked for.
        submitted: u32,
        outstanding: u32,
        /// Highest minus lowest total, with two decimals.
        range: Option<String>,
        deviation: Option<String>,
        over_limit: bool,
    }
}
output! {
    GridCellDto {
        juror: i64,
        state: String,
        /// "belum lengkap, 3 dari 7 kriteria"
        state_text: String,
        reason: Option<String>,
        /// The printed total or sign.
        text: String,
        /// Marks there, and marks needed.
        filled: u32,
        needed: u32,
        /// Marks in leaf order, only when one juror was asked for.
        marks: Vec<Option<String>>,
    }
}
