//! Topics of change: the nouns a screen listens to, made from the tables an operation touched.

use crate::nouns::{self, Computed};

/// Sorted topics of the touched tables. Every operation also changes `operations`.
pub fn changed(tables: &[String]) -> Vec<&'static str> {
    let mut topics: Vec<&'static str> =
        tables.iter().filter_map(|table| nouns::of(table)).map(|noun| noun.topic).collect();
    if tables.iter().any(|table| nouns::counts_for(table, Computed::Ranking)) {
        topics.push("rankings");
    }
    if !topics.is_empty() {
        topics.push("operations");
    }
    topics.sort_unstable();
    topics.dedup();
    topics
}
