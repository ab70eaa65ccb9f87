//! Shapes of history and drafts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
output! {
    OperationDetailDto {
        operation: OperationDto,
        changes: Vec<ChangeDto>,
        /// The score sheet it changed, the first of several: where a correction begins.
        sheet: Option<SheetRefDto>,
    }
}
output! { SheetRefDto { stage: i64, submission: i64, juror: i64, } }
input! { DraftIn { form: String, row: String, text: String, } }
input! { DraftRef { form: String, row: String, } }
output! { DraftDto { form: String, row: String, text: String, at: i64, } }
