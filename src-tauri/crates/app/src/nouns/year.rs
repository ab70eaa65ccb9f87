//! An edition with its stages, rubrics, form and duties.

super::nouns! {
    "editions": "edisi", topic "editions", counts for [Ranking, Sheets];
    "stages": "tahapan", topic "stages", counts for [Ranking, Sheets];
    "stage_extensions": "perpanjangan tahapan", topic "stages", counts for [Ranking, Sheets], part of ["stage_id"],
        named ByOwners;
    "stage_participants": "peserta tahapan", topic "stages", counts for [Ranking, Sheets], part of ["submission_id"],
        named ByOwners;
    "criteria": "kriteria", topic "rubrics", counts for [Ranking, Sheets], part of ["stage_id", "parent_id"];
    "criterion_levels": "uraian tingkat", topic "rubrics", counts for [Ranking, Sheets], part of ["criterion_id"],
        named Part { of: "criterion_id", by: "title" };
    "tie_rules": "penentu seri", topic "tie_rules", counts for [Ranking, Sheets];
    "award_classes": "kelas penghargaan", topic "award_classes", counts for [Ranking, Sheets];
    "form_sections": "bagian proposal", topic "rubrics", counts for [Ranking, Sheets];
    "stage_steps": "langkah tahapan", topic "stage_steps", part of ["stage_id"],
        named Part { of: "stage_id", by: "text" };
    "obligations": "kewajiban", topic "obligations", part of ["agency_id"], named ByOwners;
    "duty_notes": "catatan kewajiban", topic "obligations", part of ["obligation_id"],
        named Part { of: "obligation_id", by: "text" };
    "holidays": "hari libur", topic "holidays";
    "ladder_rules": "aturan surat", topic "ladder_rules", named ByOwners;
}
