//! Submissions and the innovations behind them.

super::nouns! {
    "innovations": "inovasi", topic "innovations", counts for [Sheets];
    "submissions": "usulan", topic "submissions", counts for [Ranking, Sheets];
    "innovators": "inovator", topic "submissions", counts for [Ranking], part of ["submission_id"];
    "section_texts": "isi proposal", topic "submissions", counts for [Ranking], part of ["submission_id"],
        named Part { of: "submission_id", by: "section_id" };
    "status_changes": "riwayat status", topic "submissions", counts for [Ranking, Sheets], part of ["submission_id"],
        named ByOwners;
}
