//! Shapes of the search over everything.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Line;

input! { FindIn { edition: i64, text: Line, } }
output! {
    /// A thing that was found.
    FoundDto {
        /// agency, submission, juror, signatory, innovator, certificate
        kind: String,
        id: i64,
        title: String,
        /// Where it belongs.
        under: String,
        /// How well it fits: 0 is it, 1 begins so, 2 its words, 3 words around it, 4 somewhere inside, 5 but for
        /// one letter.
        fit: u8,
        /// The screen to go to and what to ask it for.
        screen: String,
        ask: BTreeMap<String, String>,
    }
}
output! {
    /// What was found of one group, best first.
    FoundGroupDto {
        /// agency, submission, person, certificate
        kind: String,
        /// How many there are; the best of them are answered.
        total: u32,
        hits: Vec<FoundDto>,
    }
}
