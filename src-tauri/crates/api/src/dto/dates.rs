//! Shapes of typed dates.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Line;

input! { DateIn { text: Line, #[serde(default)] days: i32, #[serde(default)] months: i32, } }
output! {
    DateDto {
        /// ISO, or null when nothing or nothing readable is typed
        date: Option<String>,
        /// "10 Februari 2020"; as typed when it cannot be read
        text: String,
        /// "Senin, 10 Februari 2020", or ""
        words: String,
        problem: Option<String>,
    }
}
