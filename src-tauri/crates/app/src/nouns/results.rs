//! Decisions of the panel and frozen results.

super::nouns! {
    "panel_decisions": "keputusan pleno", topic "panel_decisions", counts for [Ranking];
    "panel_decision_rows": "keputusan pleno", topic "panel_decisions", counts for [Ranking], part of ["decision_id"],
        named ByOwners;
    "result_revisions": "revisi hasil", topic "result_revisions", named Numbered;
    "result_rows": "revisi hasil", topic "result_revisions", part of ["revision_id"];
}
