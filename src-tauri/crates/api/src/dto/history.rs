//! Shapes of history and drafts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Draft, Line, Name, Word};

input! {
    HistoryIn {
        #[serde(default)] edition: Option<i64>,
        /// A part of the label, the actor or the reason
        #[serde(default)] text: Line,
        #[serde(default)] actor: Option<Name>,
        /// The noun of the kind: "submissions"
        #[serde(default)] noun: Option<Word>,
        /// hari-ini, 7-hari, 30-hari, or a month: "2021-12"
        #[serde(default)] period: Option<Word>,
        /// Only what can be taken back
        #[serde(default)] open: bool,
        #[serde(default)] before: Option<i64>,
        #[serde(default)] limit: Option<i64>,
    }
}
output! {
    /// By what the history can be narrowed
    HistoryChoicesDto {
        actors: Vec<String>,
        nouns: Vec<String>,
        periods: Vec<PeriodDto>,
        /// Changes in all, and the day of the first in words
        count: i64,
        since_text: String,
    }
}
output! { PeriodDto <= kipp_app::history::operations::Period { code: String, name: String, } }
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
        /// can, cannot, undone: the same in the list, in its filter and in the detail
        standing: String,
        /// Why it cannot be taken back now, to follow "Tidak:"
        standing_text: Option<String>,
        /// Why it is never undone and what is done instead; null: it may be, or is undone already.
        fixed: Option<String>,
        barrier: bool,
        /// edition, stage, certificates, or null
        barrier_kind: Option<String>,
        /// Short name of the edition it belongs to, or null
        edition: Option<String>,
    }
}
output! {
    ChangeDto {
        table: String,
        row: i64,
        /// What the row is called, or ""
        name: String,
        /// What a part belongs to (a mark to its sheet), or ""
        of: String,
        /// made, changed, removed
        how: String,
        fields: Vec<FieldChangeDto>,
    }
}
output! {
    FieldChangeDto <= kipp_app::history::operations::FieldChange {
        field: String,
        /// The values are names of other rows.
        named: bool,
        before: Option<String>,
        after: Option<String>,
    }
}
output! {
    /// Why it may not be undone now, and where that leads.
    UndoRefusalDto {
        title: String,
        detail: String,
        hints: Vec<String>,
        /// hasil, tahapan, piagam, riwayat, or null
        lead: Option<String>,
        /// The later change in the way, when there is one.
        operation: Option<i64>,
    }
}
output! {
    OperationDetailDto {
        operation: OperationDto,
        changes: Vec<ChangeDto>,
        refusal: Option<UndoRefusalDto>,
        /// The score sheet it changed, the first of several: where a correction begins.
        sheet: Option<SheetRefDto>,
    }
}
output! { SheetRefDto { stage: i64, submission: i64, juror: i64, } }
input! {
    /// `stroke` numbers what is typed, upwards: what comes later than a save of a later keystroke is not kept.
    DraftIn { form: Line, row: Line, text: Draft, stroke: i64, }
}
input! { DraftRef { form: Line, row: Line, stroke: i64, } }
input! { DraftEndsIn { ends_drafts: Vec<DraftEndIn>, } }
input! {
    /// Beside the fields of any command, in `ends_drafts`: the draft that this command saves, up to a keystroke, and what
    /// of it is still typed.
    DraftEndIn => kipp_app::ports::DraftEnd {
        form: Line,
        row: Line,
        stroke: i64,
        rest: Option<Draft>,
    }
}
output! { DraftDto { form: String, row: String, text: String, at: i64, } }
