//! Topics of change: the nouns a screen listens to, made from the tables an operation touched.

/// The topic of a table. Tables of details belong to the noun they detail.
pub fn topic_of(table: &str) -> &'static str {
    match table {
        "agencies" | "agency_aliases" | "agency_kinds" | "recap_groups" => "agencies",
        "obligations" => "obligations",
        "signatories" => "signatories",
        "settings" | "assets" => "settings",
        "import_mappings" => "imports",
        "editions" => "editions",
        "stages" | "stage_extensions" | "stage_participants" => "stages",
        "criteria" | "criterion_levels" | "form_sections" => "rubrics",
        "tie_rules" => "tie_rules",
        "award_classes" => "award_classes",
        "innovations" => "innovations",
        "submissions" | "innovators" | "section_texts" | "status_changes" => "submissions",
        "jurors" => "jurors",
        "conflicts" => "conflicts",
        "assignments" => "assignments",
        "score_sheets" | "marks" => "score_sheets",
        "panel_decisions" | "panel_decision_rows" => "panel_decisions",
        "result_revisions" | "result_rows" => "result_revisions",
        "certificates" | "certificate_prints" | "number_series" => "certificates",
        "document_values" | "issued_files" => "documents",
        _ => "desks",
    }
}

/// What a ranking is computed from; a change of any of these changes `rankings` too.
const OF_RANKINGS: &[&str] = &[
    "agencies",
    "assignments",
    "award_classes",
    "conflicts",
    "editions",
    "jurors",
    "panel_decisions",
    "rubrics",
    "score_sheets",
    "stages",
    "submissions",
    "tie_rules",
];

/// Sorted topics of the touched tables. Every operation also changes `operations`.
pub fn changed(tables: &[String]) -> Vec<&'static str> {
    let mut topics: Vec<&'static str> = tables.iter().map(|table| topic_of(table)).collect();
    if topics.iter().any(|topic| OF_RANKINGS.contains(topic)) {
        topics.push("rankings");
    }
    if !topics.is_empty() {
        topics.push("operations");
    }
    topics.sort_unstable();
    topics.dedup();
    topics
}
