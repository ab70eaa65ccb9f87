//! Rows as the database keeps them, one struct per table; the names of fields are the names of columns.
//!
//! A record is storage, not a rule: the domain's types are made from it by the app. Dates are ISO text, times UTC
//! milliseconds, marks hundredths, weights per mille.

use rusqlite::{Row, ToSql};

use crate::Id;

/// A row of a journaled table, and the four statements it follows from: they are written by the macro below.
pub trait Record: Sized {
    const TABLE: &'static str;
    const INSERT: &'static str;
    const UPDATE: &'static str;
    const DELETE: &'static str;
    const GET: &'static str;
    /// Its columns, `id` first.
    const COLUMNS: &'static [&'static str];
    /// A row whose [`Self::COLUMNS`] stand at `places`.
    ///
    /// # Errors
    /// When a column is of another type.
    fn read(row: &Row<'_>, places: &[usize]) -> rusqlite::Result<Self>;
    fn params(&self) -> Vec<(&'static str, &dyn ToSql)>;
    fn id(&self) -> Id<Self>;
    fn set_id(&mut self, id: Id<Self>);
}

macro_rules! records {
    ($($name:ident in $table:literal { $first:ident: $of_first:ty, $($field:ident: $ty:ty,)* })*) => {
        $(
            #[doc = concat!("A row of `", $table, "`. Its `id` is [`Id::NEW`] until it is written.")]
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name {
                pub id: Id<Self>,
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

                const COLUMNS: &'static [&'static str] = &["id", stringify!($first), $(stringify!($field),)*];

                fn read(row: &Row<'_>, places: &[usize]) -> rusqlite::Result<Self> {
                    let mut places = places.iter().copied();
                    let mut next = || places.next().unwrap_or(usize::MAX);
                    // In the order of the columns.
                    Ok(Self { id: row.get(next())?, $first: row.get(next())?, $($field: row.get(next())?,)* })
                }

                fn params(&self) -> Vec<(&'static str, &dyn ToSql)> {
                    vec![
                        (":id", &self.id as &dyn ToSql),
                        (concat!(":", stringify!($first)), &self.$first as &dyn ToSql),
                        $((concat!(":", stringify!($field)), &self.$field as &dyn ToSql),)*
                    ]
                }

                fn id(&self) -> Id<Self> {
                    self.id
                }

                fn set_id(&mut self, id: Id<Self>) {
                    self.id = id;
                }
            }
        )*

        /// The statements of every record, by table: insert, update, delete, get. For the tests.
        pub const STATEMENTS: &[(&str, [&str; 4])] =
            &[$(($table, [$name::INSERT, $name::UPDATE, $name::DELETE, $name::GET]),)*];

        /// Every field of every record: record, table, field, type as written. For the tests.
        pub const FIELDS: &[(&str, &str, &str, &str)] = &[$(
            (stringify!($name), $table, stringify!($first), stringify!($of_first)),
            $((stringify!($name), $table, stringify!($field), stringify!($ty)),)*
        )*];
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
        recap_group_id: Option<Id<RecapGroup>>,
        obliged: bool,
    }

    Agency in "agencies" {
        position: i64,
        code: String,
        name: String,
        normal_name: String,
        short_name: Option<String>,
        kind_id: Id<AgencyKind>,
        parent_id: Option<Id<Agency>>,
        obliged: bool,
        head_name: Option<String>,
        head_title: Option<String>,
        contact: Option<String>,
        phone: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        merged_into_id: Option<Id<Agency>>,
        note: Option<String>,
        source: Option<String>,
        far: bool,
    }

    AgencyAlias in "agency_aliases" {
        agency_id: Id<Agency>,
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

    Person in "people" {
        name: String,
        normal_name: String,
        nip: Option<String>,
        agency_id: Option<Id<Agency>>,
        office: Option<String>,
        phone: Option<String>,
        note: Option<String>,
    }

    PersonName in "person_names" {
        person_id: Id<Person>,
        name: String,
        normal_name: String,
        nip: Option<String>,
        agency_id: Option<Id<Agency>>,
        office: Option<String>,
        phone: Option<String>,
        note: Option<String>,
    }

    TeamMember in "team_members" {
        edition_id: Id<Edition>,
        team: String,
        position: i64,
        seat: String,
        person_id: Option<Id<Person>>,
        office: Option<String>,
        element: Option<String>,
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
        closing_time: Option<String>,
    }

    Stage in "stages" {
        edition_id: Id<Edition>,
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
        stage_id: Id<Stage>,
        old_ends_on: Option<String>,
        new_ends_on: String,
        reason: String,
        at: i64,
        keeps_age: bool,
        letter_id: Option<Id<Letter>>,
    }

    Criterion in "criteria" {
        stage_id: Id<Stage>,
        parent_id: Option<Id<Criterion>>,
        position: i64,
        code: String,
        name: String,
        guidance: String,
        weight: i64,
    }

    CriterionLevel in "criterion_levels" {
        criterion_id: Id<Criterion>,
        from_mark: i64,
        to_mark: i64,
        title: String,
        text: String,
    }

    TieRule in "tie_rules" {
        edition_id: Id<Edition>,
        position: i64,
        kind: String,
        stage_id: Option<Id<Stage>>,
        criterion_id: Option<Id<Criterion>>,
    }

    AwardClass in "award_classes" {
        edition_id: Id<Edition>,
        position: i64,
        short_name: String,
        full_name: String,
        rank_from: i64,
        rank_to: i64,
        document: String,
        signatory_id: Option<Id<Signatory>>,
    }

    FormSection in "form_sections" {
        edition_id: Id<Edition>,
        position: i64,
        code: String,
        name: String,
        guidance: String,
        required: bool,
        max_words: Option<i64>,
        weight: i64,
    }

    Obligation in "obligations" {
        edition_id: Id<Edition>,
        agency_id: Id<Agency>,
        exempt_reason: Option<String>,
        exempted_at: Option<i64>,
    }

    DocumentValue in "document_values" {
        edition_id: Id<Edition>,
        document: String,
        key: String,
        value: String,
    }

    Innovation in "innovations" {
        title: String,
        expansion: Option<String>,
        normal_title: String,
        agency_id: Option<Id<Agency>>,
        started_on: Option<String>,
        note: Option<String>,
    }

    Submission in "submissions" {
        edition_id: Id<Edition>,
        innovation_id: Id<Innovation>,
        code: String,
        title: String,
        expansion: Option<String>,
        normal_title: String,
        agency_id: Id<Agency>,
        unit: Option<String>,
        unit_agency_id: Option<Id<Agency>>,
        kind: Option<String>,
        category: Option<String>,
        started_on: Option<String>,
        status: String,
        received_at: Option<i64>,
        published_rank: Option<i64>,
        note: Option<String>,
    }

    Innovator in "innovators" {
        submission_id: Id<Submission>,
        position: i64,
        kind: String,
        name: String,
        office: Option<String>,
        nip: Option<String>,
        phone: Option<String>,
    }

    SectionText in "section_texts" {
        submission_id: Id<Submission>,
        section_id: Id<FormSection>,
        text: String,
    }

    StatusChange in "status_changes" {
        submission_id: Id<Submission>,
        from_status: Option<String>,
        to_status: String,
        reason: Option<String>,
        actor: String,
        at: i64,
    }

    Juror in "jurors" {
        edition_id: Id<Edition>,
        position: i64,
        name: String,
        normal_name: String,
        nip: Option<String>,
        agency_id: Option<Id<Agency>>,
        office: Option<String>,
        seat: String,
        pact_on: Option<String>,
    }

    Conflict in "conflicts" {
        juror_id: Id<Juror>,
        submission_id: Id<Submission>,
        reason: String,
        declared_at: i64,
    }

    StageParticipant in "stage_participants" {
        stage_id: Id<Stage>,
        submission_id: Id<Submission>,
    }

    Assignment in "assignments" {
        stage_id: Id<Stage>,
        submission_id: Id<Submission>,
        juror_id: Id<Juror>,
        state: String,
        reason: Option<String>,
    }

    ScoreSheet in "score_sheets" {
        assignment_id: Id<Assignment>,
        abstain_reason: Option<String>,
        control_total: Option<i64>,
        note: Option<String>,
    }

    Mark in "marks" {
        sheet_id: Id<ScoreSheet>,
        criterion_id: Id<Criterion>,
        value: i64,
    }

    PanelDecision in "panel_decisions" {
        edition_id: Id<Edition>,
        kind: String,
        reason: String,
        decided_at: i64,
    }

    PanelDecisionRow in "panel_decision_rows" {
        decision_id: Id<PanelDecision>,
        submission_id: Id<Submission>,
        place: Option<i64>,
        reason: Option<String>,
    }

    ResultRevision in "result_revisions" {
        edition_id: Id<Edition>,
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
        revision_id: Id<ResultRevision>,
        position: i64,
        submission: Id<Submission>,
        rank: Option<i64>,
        computed_rank: Option<i64>,
        title: String,
        agency: String,
        final_score: Option<String>,
        class: Option<String>,
    }

    NumberSeries in "number_series" {
        edition_id: Id<Edition>,
        name: String,
        template: String,
        first: i64,
        code: String,
    }

    Certificate in "certificates" {
        edition_id: Id<Edition>,
        series_id: Option<Id<NumberSeries>>,
        running: Option<i64>,
        number: String,
        document: String,
        revision_id: Id<ResultRevision>,
        submission: Id<Submission>,
        position: i64,
        content: String,
        check_code: String,
        issued_at: i64,
        state: String,
        replaces_id: Option<Id<Certificate>>,
        reason: Option<String>,
    }

    CertificatePrint in "certificate_prints" {
        certificate_id: Id<Certificate>,
        copy: i64,
        at: i64,
        actor: String,
        paper: String,
        state: String,
        reason: Option<String>,
    }

    IssuedFile in "issued_files" {
        edition_id: Id<Edition>,
        document: String,
        revision_id: Option<Id<ResultRevision>>,
        name: String,
        sha256: String,
        size: i64,
        made_at: i64,
    }

    DocumentText in "document_texts" {
        edition_id: Id<Edition>,
        document: String,
        piece: String,
        text: String,
    }

    LetterBatch in "letter_batches" {
        edition_id: Id<Edition>,
        document: String,
        session_id: Option<Id<Session>>,
        date: String,
        subject: String,
        signer: String,
        content: String,
    }

    Letter in "letters" {
        batch_id: Id<LetterBatch>,
        position: i64,
        series_id: Option<Id<NumberSeries>>,
        running: Option<i64>,
        number: String,
        state: String,
        reason: Option<String>,
    }

    LetterRecipient in "letter_recipients" {
        letter_id: Id<Letter>,
        position: i64,
        agency_id: Option<Id<Agency>>,
        addressee: String,
        place: String,
        content: String,
        sent_on: Option<String>,
        sent_way: Option<String>,
        received_on: Option<String>,
        received_by: Option<String>,
    }

    LetterPrint in "letter_prints" {
        letter_id: Id<Letter>,
        at: i64,
        actor: String,
        way: String,
    }

    StageStep in "stage_steps" {
        stage_id: Id<Stage>,
        position: i64,
        text: String,
        rule: Option<String>,
        done_on: Option<String>,
    }

    Session in "sessions" {
        edition_id: Id<Edition>,
        kind: String,
        name: String,
        date: String,
        starts_at: String,
        ends_at: Option<String>,
        place: Option<String>,
        platform: Option<String>,
        meeting_id: Option<String>,
        passcode: Option<String>,
        link: Option<String>,
        capacity: Option<i64>,
        kept_back: i64,
        seat_rule: Option<String>,
        minimum_minutes: i64,
        responsible_id: Option<Id<Person>>,
        chair_id: Option<Id<Person>>,
        note_taker_id: Option<Id<Person>>,
        opening: Option<String>,
        closing: Option<String>,
        minutes_ready: bool,
        note: Option<String>,
    }

    AgendaItem in "agenda_items" {
        session_id: Id<Session>,
        position: i64,
        minutes: i64,
        title: String,
        speaker: Option<String>,
    }

    SessionRole in "session_roles" {
        session_id: Id<Session>,
        position: i64,
        role: String,
        person_id: Id<Person>,
        topic: Option<String>,
    }

    MinuteItem in "minute_items" {
        session_id: Id<Session>,
        parent_id: Option<Id<MinuteItem>>,
        position: i64,
        kind: String,
        text: String,
        detail: Option<String>,
        who: Option<String>,
        due_on: Option<String>,
    }

    Attachment in "attachments" {
        session_id: Option<Id<Session>>,
        obligation_id: Option<Id<Obligation>>,
        answer_id: Option<Id<LetterAnswer>>,
        duty_note_id: Option<Id<DutyNote>>,
        kind: String,
        name: String,
        caption: Option<String>,
        media_type: String,
        sha256: String,
        size: i64,
        added_at: i64,
    }

    Invitation in "invitations" {
        session_id: Id<Session>,
        agency_id: Id<Agency>,
        running: i64,
        code: String,
        hall_places: i64,
        online_places: i64,
        table_name: Option<String>,
        note: Option<String>,
        recipient_id: Option<Id<LetterRecipient>>,
    }

    HallAttendance in "hall_attendances" {
        session_id: Id<Session>,
        person_id: Id<Person>,
        agency_id: Option<Id<Agency>>,
        at: i64,
        source: String,
        deputy: bool,
        taken_back: bool,
    }

    ParticipantFile in "participant_files" {
        session_id: Id<Session>,
        name: String,
        sha256: String,
        format: String,
        rows: i64,
        recorders: i64,
        added_at: i64,
    }

    OnlineAttendance in "online_attendances" {
        file_id: Id<ParticipantFile>,
        key: String,
        shown: String,
        joined_at: Option<i64>,
        left_at: Option<i64>,
        minutes: Option<i64>,
        person_id: Option<Id<Person>>,
        agency_id: Option<Id<Agency>>,
        deputy: bool,
    }

    DisplayName in "display_names" {
        form: String,
        person_id: Id<Person>,
        agency_id: Option<Id<Agency>>,
    }

    Holiday in "holidays" {
        date: String,
        name: String,
        kind: String,
        source: Option<String>,
    }

    LadderRuleSet in "ladder_rules" {
        edition_id: Id<Edition>,
        reminder_days: i64,
        most_reminders: i64,
        first_term: i64,
        second_term: i64,
        delivery_days: i64,
        joint_leave_off: bool,
    }

    LetterAnswer in "letter_answers" {
        recipient_id: Id<LetterRecipient>,
        date: String,
        number: Option<String>,
        verdict: String,
        promise_on: Option<String>,
        way: Option<String>,
        delivered_by: Option<String>,
        text: Option<String>,
    }

    DutyNote in "duty_notes" {
        obligation_id: Id<Obligation>,
        date: String,
        text: String,
    }
}

impl Submission {
    /// The number as shown (`001`); a draft has none until it is declared masuk.
    pub fn number(&self) -> Option<&str> {
        kipp_domain::submission::number(&self.code)
    }
}
