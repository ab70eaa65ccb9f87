//! What the rows of a table are called in a refusal, so that no name of a table or column reaches a person.

/// "keputusan pleno": the word for rows of `table`. Parts are called by what they are a part of.
pub fn table_word(table: &str) -> &'static str {
    match table {
        "agencies" => "perangkat daerah",
        "agency_aliases" => "sebutan lain perangkat daerah",
        "agency_kinds" => "jenis perangkat daerah",
        "recap_groups" => "kelompok rekap",
        "signatories" => "penanda tangan",
        "editions" => "edisi",
        "stages" => "tahapan",
        "stage_extensions" => "perpanjangan tahapan",
        "stage_participants" => "peserta tahapan",
        "criteria" => "kriteria",
        "criterion_levels" => "uraian tingkat",
        "tie_rules" => "penentu seri",
        "award_classes" => "kelas penghargaan",
        "form_sections" => "bagian proposal",
        "obligations" => "kewajiban",
        "document_values" => "isian dokumen",
        "innovations" => "inovasi",
        "submissions" => "usulan",
        "innovators" => "inovator",
        "section_texts" => "isi proposal",
        "status_changes" => "riwayat status",
        "jurors" => "juri",
        "conflicts" => "benturan kepentingan",
        "assignments" => "penugasan",
        "score_sheets" => "lembar nilai",
        "marks" => "nilai",
        "panel_decisions" | "panel_decision_rows" => "keputusan pleno",
        "result_revisions" | "result_rows" => "revisi hasil",
        "number_series" => "deret nomor",
        "certificates" => "piagam",
        "certificate_prints" => "cetakan piagam",
        "issued_files" => "berkas terbit",
        "operations" | "operation_changes" => "perubahan",
        _ => UNNAMED,
    }
}

/// A table without a word of its own; a test sees to it that none that others point to is left so.
pub const UNNAMED: &str = "data lain";
