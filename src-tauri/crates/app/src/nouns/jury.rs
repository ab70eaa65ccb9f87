//! Jurors, assignments, sheets and marks.

super::nouns! {
    "jurors": "juri", topic "jurors", counts for [Ranking, Sheets];
    "conflicts": "benturan kepentingan", topic "conflicts", counts for [Ranking, Sheets],
        part of ["juror_id", "submission_id"], named ByOwners;
    "assignments": "penugasan", topic "assignments", counts for [Ranking, Sheets], part of ["juror_id", "submission_id"];
    "score_sheets": "lembar nilai", topic "score_sheets", counts for [Ranking, Sheets], named ByOwners;
    "marks": "nilai", topic "score_sheets", counts for [Ranking, Sheets], part of ["sheet_id"],
        named Part { of: "sheet_id", by: "criterion_id" };
}
