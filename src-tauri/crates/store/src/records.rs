//! Rows as the database keeps them, one struct per table; the names of fields are the names of columns.
//!
//! A record is storage, not a rule: the domain's types are made from it by the app. Dates are ISO text, times UTC
//! milliseconds, marks hundredths, weights per mille.

use rusqlite::{Row, ToSql};

/// A row of a journaled table, and the four statements it follows from: they are written by the macro below.
pub trait Record: Sized {
    const TABLE: &'static str;
    const INSERT: &'static str;
    const UPDATE: &'static str;
    const DELETE: &'static str;
    const GET: &'static str;
    /// # Errors
    /// When a column is missing or of another type.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
    fn params(&self) -> Vec<(&'static str, &dyn ToSql)>;
    fn id(&self) -> i64;
    fn set_id(&mut self, id: i64);
}

macro_rules! records {
    ($($name:ident in $table:literal { $first:ident: $of_first:ty, $($field:ident: $ty:ty,)* })*) => {
        $(
            #[doc = concat!("A row of `", $table, "`. An `id` of 0 means: not written yet.")]
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name {
                pub id: i64,
                pub $first: $of_first,
                $(pub $field: $ty,)*
            }

            impl Record for $name {
                const TABLE: &'static str = $table;
                const INSERT: &'static str = concat!(
                    "INSERT INTO ", $table, " (id, ", stringify!($first), $(", ", stringify!($field),)*
                    ") VALUES (:id, :", stringify!($first), $(", :", stringify!($field),)* ")"
                );
                const UPDATE: &'static str = concat!(
                    "UPDATE ", $table, " SET ", stringify!($first), " = :", stringify!($first),
                    $(", ", stringify!($field), " = :", stringify!($field),)* " WHERE id = :id"
                );
                const DELETE: &'static str = concat!("DELETE FROM ", $table, " WHERE id = :id");
                const GET: &'static str = concat!("SELECT * FROM ", $table, " WHERE id = :id");

                fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
                    Ok(Self {
                        id: row.get("id")?,
                        $first: row.get(stringify!($first))?,
                        $($field: row.get(stringify!($field))?,)*
                    })
                }

                fn params(&self) -> Vec<(&'static str, &dyn ToSql)> {
                    vec![
                        (":id", &self.id as &dyn ToSql),
                        (concat!(":", stringify!($first)), &self.$first as &dyn ToSql),
                        $((concat!(":", stringify!($field)), &self.$field as &dyn ToSql),)*
                    ]
                }

                fn id(&self) -> i64 {
                    self.id
                }

                fn set_id(&mut self, id: i64) {
                    self.id = id;
                }
            }
        )*

        /// The statements of every record, by table: insert, update, delete, get. For the tests.
        pub const STATEMENTS: &[(&str, [&str; 4])] =
            &[$(($table, [$name::INSERT, $name::UPDATE, $name::DELETE, $name::GET]),)*];
    };
}

records! {
    Setting in "settings" {
        key: String,
        value: String,
    }

    Asset in "assets" {
        key: String,
        media_type: String,
        sha256: String,
        bytes: Vec<u8>,
    }

    RecapGroup in "recap_groups" {
        position: i64,
        name: String,
    }

    AgencyKind in "agency_kinds" {
        position: i64,
        code: String,
        name: String,
        recap_group_id: Option<i64>,
        obliged: bool,
    }

    Agency in "agencies" {
        position: i64,
        code: String,
        name: String,
        normal_name: String,
        short_name: Option<String>,
        kind_id: i64,
        parent_id: Option<i64>,
        obliged: bool,
        head_name: Option<String>,
        head_title: Option<String>,
        contact: Option<String>,
        phone: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        merged_into_id: Option<i64>,
        note: Option<String>,
        source: Option<String>,
    }

    AgencyAlias in "agency_aliases" {
        agency_id: i64,
        text: String,
        normal: String,
    }

    Signatory in "signatories" {
        position: i64,
        role: String,
        name: String,
        nip: Option<String>,
        rank_grade: Option<String>,
        office: String,
        capacity: String,
        principal: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        signature: Option<String>,
    }

    ImportMapping in "import_mappings" {
        kind: String,
        signature: String,
        mapping: String,
    }

    Edition in "editions" {
        code: String,
        year: i64,
        short_name: String,
        full_name: String,
        region: String,
        place: String,
        legal_basis: String,
        registration_closes_on: Option<String>,
        minimum_age_months: Option<i64>,
        administrative_selection: bool,
        sub_units_count: bool,
        rounding: String,
        combine: String,
        scale_min: i64,
        scale_max: i64,
        result_date: Option<String>,
        closed_at: Option<i64>,
        closed_reason: Option<String>,
    }

    Stage in "stages" {
        edition_id: i64,
        position: i64,
        code: String,
        name: String,
        kind: String,
        enabled: bool,
        starts_on: Option<String>,
        ends_on: Option<String>,
        scored: bool,
        weight: Option<i64>,
        participants: String,
        opened_at: Option<i64>,
        locked_at: Option<i64>,
        lock_reason: Option<String>,
    }

    StageExtension in "stage_extensions" {
        stage_id: i64,
        old_ends_on: Option<String>,
        new_ends_on: String,
        reason: String,
        at: i64,
    }

    Criterion in "criteria" {
        stage_id: i64,
        parent_id: Option<i64>,
        position: i64,
        code: String,
        name: String,
        guidance: String,
        weight: i64,
    }

    CriterionLevel in "criterion_levels" {
        criterion_id: i64,
        from_mark: i64,
        to_mark: i64,
        title: String,
        text: String,
    }

    TieRule in "tie_rules" {
        edition_id: i64,
        position: i64,
        kind: String,
        stage_id: Option<i64>,
        criterion_id: Option<i64>,
    }

    AwardClass in "award_classes" {
        edition_id: i64,
        position: i64,
        short_name: String,
        full_name: String,
        rank_from: i64,
        rank_to: i64,
        document: String,
        signatory_id: Option<i64>,
    }

    FormSection in "form_sections" {
        edition_id: i64,
        position: i64,
        code: String,
        name: String,
        guidance: String,
        required: bool,
        max_words: Option<i64>,
        weight: i64,
    }

    Obligation in "obligations" {
        edition_id: i64,
        agency_id: i64,
        exempt_reason: Option<String>,
        exempted_at: Option<i64>,
    }

    DocumentValue in "document_values" {
        edition_id: i64,
        document: String,
        key: String,
        value: String,
    }

    Innovation in "innovations" {
        title: String,
        expansion: Option<String>,
        normal_title: String,
        agency_id: Option<i64>,
        started_on: Option<String>,
        note: Option<String>,
    }

    Submission in "submissions" {
        edition_id: i64,
        innovation_id: i64,
        code: String,
        title: String,
        expansion: Option<String>,
        normal_title: String,
        agency_id: i64,
        unit: Option<String>,
        unit_agency_id: Option<i64>,
        kind: Option<String>,
        category: Option<String>,
        started_on: Option<String>,
        status: String,
        received_at: Option<i64>,
        published_rank: Option<i64>,
        note: Option<String>,
    }

    Innovator in "innovators" {
        submission_id: i64,
        position: i64,
        kind: String,
        name: String,
        office: Option<String>,
        nip: Option<String>,
        phone: Option<String>,
    }

    SectionText in "section_texts" {
        submission_id: i64,
        section_id: i64,
        text: String,
    }

    StatusChange in "status_changes" {
        submission_id: i64,
        from_status: Option<String>,
        to_status: String,
        reason: Option<String>,
        actor: String,
        at: i64,
    }

    Juror in "jurors" {
        edition_id: i64,
        position: i64,
        name: String,
        normal_name: String,
        nip: Option<String>,
        agency_id: Option<i64>,
        office: Option<String>,
        seat: String,
        pact_on: Option<String>,
    }

    Conflict in "conflicts" {
        juror_id: i64,
        submission_id: i64,
        reason: String,
        declared_at: i64,
    }

    StageParticipant in "stage_participants" {
        stage_id: i64,
        submission_id: i64,
    }

    Assignment in "assignments" {
        stage_id: i64,
        submission_id: i64,
        juror_id: i64,
        state: String,
        reason: Option<String>,
    }

    ScoreSheet in "score_sheets" {
        assignment_id: i64,
        abstain_reason: Option<String>,
        control_total: Option<i64>,
        note: Option<String>,
    }

    Mark in "marks" {
        sheet_id: i64,
        criterion_id: i64,
        value: i64,
    }

    PanelDecision in "panel_decisions" {
        edition_id: i64,
        kind: String,
        reason: String,
        decided_at: i64,
    }

    PanelDecisionRow in "panel_decision_rows" {
        decision_id: i64,
        submission_id: i64,
        place: Option<i64>,
        reason: Option<String>,
    }

    ResultRevision in "result_revisions" {
        edition_id: i64,
        number: i64,
        frozen_at: i64,
        actor: String,
        reason: Option<String>,
        format: i64,
        sha256: String,
        document: String,
        head: String,
    }

    ResultRow in "result_rows" {
        revision_id: i64,
        position: i64,
        submission: i64,
        rank: Option<i64>,
        computed_rank: Option<i64>,
        title: String,
        agency: String,
        final_score: Option<String>,
        class: Option<String>,
    }

    NumberSeries in "number_series" {
        edition_id: i64,
        name: String,
        template: String,
        first: i64,
    }

    Certificate in "certificates" {
        edition_id: i64,
        series_id: Option<i64>,
        running: Option<i64>,
        number: String,
        document: String,
        revision_id: i64,
        submission: i64,
        position: i64,
        content: String,
        check_code: String,
        issued_at: i64,
        state: String,
        replaces_id: Option<i64>,
        reason: Option<String>,
    }

    CertificatePrint in "certificate_prints" {
        certificate_id: i64,
        copy: i64,
        at: i64,
        actor: String,
        paper: String,
        state: String,
        reason: Option<String>,
    }

    IssuedFile in "issued_files" {
        edition_id: i64,
        document: String,
        revision_id: Option<i64>,
        name: String,
        sha256: String,
        size: i64,
        made_at: i64,
    }
}

impl Submission {
    /// The number as shown (`001`); a draft has none until it is declared masuk.
    pub fn number(&self) -> Option<&str> {
        kipp_domain::submission::number(&self.code)
    }
}
