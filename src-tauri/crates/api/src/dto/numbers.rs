//! Shapes of typed number patterns.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Line;

input! { NumberPatternIn { pattern: Line, } }
output! {
    NumberExampleDto {
        /// "061/001/B. Organisasi/Setda", or null when the pattern is refused
        example: Option<String>,
        problem: Option<String>,
    }
}
