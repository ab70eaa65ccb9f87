-- Migration 1: what "the desk stands" writes. A released migration never changes.
-- Words that the program owns (a status, a seat, a kind) have no list here: `codes.rs` has it, so that a new word needs no
-- table made anew.
-- Dates are ISO text (YYYY-MM-DD), times are UTC milliseconds, marks are whole hundredths, weights whole per mille.

CREATE TABLE desk (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    lineage       TEXT    NOT NULL,                          -- the same in every copy of this desk
    created_at    INTEGER NOT NULL,
    is_sample     INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    copy_bits     INTEGER NOT NULL CHECK (copy_bits BETWEEN 0 AND 1048575),
    next_counter  INTEGER NOT NULL CHECK (next_counter BETWEEN 1 AND 8589934591),
    journal_head  TEXT    NOT NULL
) STRICT;

CREATE TABLE desk_copies (
    copy_bits INTEGER PRIMARY KEY,
    made_at   INTEGER NOT NULL,
    how       TEXT    NOT NULL
) STRICT;

-- The journal -------------------------------------------------------------------------------------------------------

CREATE TABLE operations (
    id         INTEGER PRIMARY KEY,
    seq        INTEGER NOT NULL UNIQUE,
    kind       TEXT    NOT NULL,
    label      TEXT    NOT NULL,
    actor      TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    clock_back  INTEGER NOT NULL DEFAULT 0 CHECK (clock_back IN (0, 1)),
    program_run TEXT    NOT NULL,                             -- Ctrl+Z takes operations of the own run only
    edition_id INTEGER,
    stage_id   INTEGER,
    reason     TEXT,
    undoes     INTEGER REFERENCES operations (id),
    undoable   INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    barrier    TEXT,
    schema     INTEGER NOT NULL,
    prev_hash  TEXT    NOT NULL,
    hash       TEXT    NOT NULL
) STRICT;
CREATE INDEX operations_undoes ON operations (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operations_run ON operations (program_run, seq);
CREATE INDEX operations_barrier ON operations (edition_id, seq) WHERE barrier IS NOT NULL;

CREATE TABLE operation_changes (
    id         INTEGER PRIMARY KEY,
    op_id      INTEGER NOT NULL REFERENCES operations (id),
    table_name TEXT    NOT NULL,
    row_id     INTEGER NOT NULL,
    before     TEXT,
    after      TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX operation_changes_op ON operation_changes (op_id);
CREATE INDEX operation_changes_row ON operation_changes (table_name, row_id, id);
CREATE INDEX operation_changes_sheet ON operation_changes (json_extract(coalesce(after, before), '$.sheet_id'))
    WHERE table_name = 'marks';

CREATE TABLE drafts (
    form   TEXT    NOT NULL,
    row    TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    stroke INTEGER NOT NULL,
    PRIMARY KEY (form, row)
) STRICT, WITHOUT ROWID;

-- The office --------------------------------------------------------------------------------------------------------

CREATE TABLE settings (
    id    INTEGER PRIMARY KEY,
    key   TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE assets (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,                          -- lambang_daerah, …, tanda_tangan_{sha256}
    media_type TEXT NOT NULL,
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes      BLOB NOT NULL CHECK (length(bytes) <= 8388608)
) STRICT;

CREATE TABLE recap_groups (
    id       INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE agency_kinds (
    id             INTEGER PRIMARY KEY,
    position       INTEGER NOT NULL,
    code           TEXT    NOT NULL UNIQUE,
    name           TEXT    NOT NULL,
    recap_group_id INTEGER REFERENCES recap_groups (id),
    obliged        INTEGER NOT NULL CHECK (obliged IN (0, 1))
) STRICT;

CREATE TABLE agencies (
    id             INTEGER PRIMARY KEY,
    position       INTEGER NOT NULL,
    code           TEXT    NOT NULL UNIQUE CHECK (length(trim(code)) > 0),
    name           TEXT    NOT NULL CHECK (length(trim(name)) > 0),
    normal_name    TEXT    NOT NULL,
    short_name     TEXT,
    kind_id        INTEGER NOT NULL REFERENCES agency_kinds (id),
    parent_id      INTEGER REFERENCES agencies (id) CHECK (parent_id IS NULL OR parent_id <> id),
    obliged        INTEGER NOT NULL CHECK (obliged IN (0, 1)),
    head_name      TEXT,
    head_title     TEXT,
    contact        TEXT,
    phone          TEXT,
    valid_from     TEXT CHECK (valid_from GLOB '????-??-??'),
    valid_to       TEXT CHECK (valid_to GLOB '????-??-??'),
    merged_into_id INTEGER REFERENCES agencies (id) CHECK (merged_into_id IS NULL OR merged_into_id <> id),
    note           TEXT,
    source         TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX agencies_parent ON agencies (parent_id);
CREATE INDEX agencies_normal ON agencies (normal_name);
CREATE INDEX agencies_kind ON agencies (kind_id);
CREATE INDEX agencies_merged ON agencies (merged_into_id);

CREATE TABLE agency_aliases (
    id        INTEGER PRIMARY KEY,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    text      TEXT    NOT NULL,
    normal    TEXT    NOT NULL UNIQUE
) STRICT;
CREATE INDEX agency_aliases_agency ON agency_aliases (agency_id);

CREATE TABLE signatories (
    id         INTEGER PRIMARY KEY,
    position   INTEGER NOT NULL,
    role       TEXT NOT NULL,
    name       TEXT NOT NULL CHECK (length(trim(name)) > 0),
    nip        TEXT CHECK (nip IS NULL OR (length(nip) = 18 AND nip NOT GLOB '*[^0-9]*')),
    rank_grade TEXT,
    office     TEXT NOT NULL,
    capacity   TEXT NOT NULL,
    principal  TEXT,
    valid_from TEXT CHECK (valid_from GLOB '????-??-??'),
    valid_to   TEXT CHECK (valid_to GLOB '????-??-??'),
    signature  TEXT CHECK (length(signature) = 64),           -- SHA-256 of the picture of the signature, kept in assets
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;

CREATE TABLE import_mappings (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    signature TEXT NOT NULL,
    mapping   TEXT NOT NULL,
    UNIQUE (kind, signature)
) STRICT;

-- The year ----------------------------------------------------------------------------------------------------------

CREATE TABLE editions (
    id                       INTEGER PRIMARY KEY,
    code                     TEXT    NOT NULL UNIQUE CHECK (length(trim(code)) > 0),
    year                     INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    short_name               TEXT    NOT NULL,
    full_name                TEXT    NOT NULL,                -- "… Tingkat Kabupaten Luwu Utara Tahun 2021"
    region                   TEXT    NOT NULL,                -- "Kabupaten Luwu Utara"
    place                    TEXT    NOT NULL,                -- where documents are signed
    legal_basis              TEXT    NOT NULL DEFAULT '',
    registration_closes_on   TEXT    CHECK (registration_closes_on GLOB '????-??-??'),
    minimum_age_months       INTEGER CHECK (minimum_age_months >= 0),
    administrative_selection INTEGER NOT NULL CHECK (administrative_selection IN (0, 1)),
    sub_units_count          INTEGER NOT NULL CHECK (sub_units_count IN (0, 1)),
    rounding                 TEXT    NOT NULL,
    combine                  TEXT    NOT NULL,
    scale_min                INTEGER NOT NULL CHECK (scale_min >= 0),       -- hundredths; of every stage of the edition
    scale_max                INTEGER NOT NULL CHECK (scale_max <= 1000000),
    result_date              TEXT    CHECK (result_date GLOB '????-??-??'),
    closed_at                INTEGER,
    closed_reason            TEXT,
    CHECK (scale_min < scale_max),
    CHECK ((closed_at IS NULL) = (closed_reason IS NULL))
) STRICT;

CREATE TABLE stages (
    id           INTEGER PRIMARY KEY,
    edition_id   INTEGER NOT NULL REFERENCES editions (id),
    position     INTEGER NOT NULL,
    code         TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    enabled      INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    starts_on    TEXT    CHECK (starts_on GLOB '????-??-??'),
    ends_on      TEXT    CHECK (ends_on GLOB '????-??-??'),
    scored       INTEGER NOT NULL CHECK (scored IN (0, 1)),
    weight       INTEGER CHECK (weight BETWEEN 0 AND 1000),
    participants TEXT    NOT NULL,
    opened_at    INTEGER,
    locked_at    INTEGER,
    lock_reason  TEXT,
    UNIQUE (edition_id, code),
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
) STRICT;

CREATE TABLE stage_extensions (
    id          INTEGER PRIMARY KEY,
    stage_id    INTEGER NOT NULL REFERENCES stages (id),
    old_ends_on TEXT,
    new_ends_on TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_extensions_stage ON stage_extensions (stage_id);

CREATE TABLE criteria (
    id        INTEGER PRIMARY KEY,
    stage_id  INTEGER NOT NULL REFERENCES stages (id),
    parent_id INTEGER REFERENCES criteria (id),
    position  INTEGER NOT NULL,
    code      TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    guidance  TEXT    NOT NULL DEFAULT '',
    weight    INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 1000),
    UNIQUE (stage_id, code)
) STRICT;
CREATE INDEX criteria_parent ON criteria (parent_id);

CREATE TABLE criterion_levels (
    id           INTEGER PRIMARY KEY,
    criterion_id INTEGER NOT NULL REFERENCES criteria (id),
    from_mark    INTEGER NOT NULL,
    to_mark      INTEGER NOT NULL,
    title        TEXT    NOT NULL DEFAULT '',
    text         TEXT    NOT NULL,
    CHECK (from_mark <= to_mark)
) STRICT;
CREATE INDEX criterion_levels_criterion ON criterion_levels (criterion_id);

CREATE TABLE tie_rules (
    id           INTEGER PRIMARY KEY,
    edition_id   INTEGER NOT NULL REFERENCES editions (id),
    position     INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    stage_id     INTEGER REFERENCES stages (id),
    criterion_id INTEGER REFERENCES criteria (id),
    UNIQUE (edition_id, position),
    CHECK (criterion_id IS NULL OR stage_id IS NOT NULL)
) STRICT;
CREATE INDEX tie_rules_stage ON tie_rules (stage_id);
CREATE INDEX tie_rules_criterion ON tie_rules (criterion_id);

CREATE TABLE award_classes (
    id           INTEGER PRIMARY KEY,
    edition_id   INTEGER NOT NULL REFERENCES editions (id),
    position     INTEGER NOT NULL,
    short_name   TEXT    NOT NULL,
    full_name    TEXT    NOT NULL,
    rank_from    INTEGER NOT NULL CHECK (rank_from >= 1),
    rank_to      INTEGER NOT NULL,
    document     TEXT    NOT NULL,
    signatory_id INTEGER REFERENCES signatories (id),
    UNIQUE (edition_id, position),
    CHECK (rank_from <= rank_to)
) STRICT;
CREATE INDEX award_classes_signatory ON award_classes (signatory_id);

CREATE TABLE form_sections (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    position   INTEGER NOT NULL,
    code       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    guidance   TEXT    NOT NULL DEFAULT '',
    required   INTEGER NOT NULL CHECK (required IN (0, 1)),
    max_words  INTEGER CHECK (max_words > 0),
    weight     INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 1000),
    UNIQUE (edition_id, code)
) STRICT;

CREATE TABLE obligations (
    id            INTEGER PRIMARY KEY,
    edition_id    INTEGER NOT NULL REFERENCES editions (id),
    agency_id     INTEGER NOT NULL REFERENCES agencies (id),
    exempt_reason TEXT CHECK (exempt_reason IS NULL OR length(trim(exempt_reason)) > 0),
    exempted_at   INTEGER,
    UNIQUE (edition_id, agency_id),
    CHECK ((exempt_reason IS NULL) = (exempted_at IS NULL))
) STRICT;
CREATE INDEX obligations_agency ON obligations (agency_id);

CREATE TABLE document_values (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    document   TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    UNIQUE (edition_id, document, key)
) STRICT;

-- Innovations and submissions ---------------------------------------------------------------------------------------

CREATE TABLE innovations (
    id           INTEGER PRIMARY KEY,
    title        TEXT    NOT NULL CHECK (length(trim(title)) > 0),
    expansion    TEXT,
    normal_title TEXT    NOT NULL,
    agency_id    INTEGER REFERENCES agencies (id),            -- none: the list it came from does not say
    started_on   TEXT,
    note         TEXT,
    UNIQUE (agency_id, normal_title)
) STRICT;

CREATE TABLE submissions (
    id             INTEGER PRIMARY KEY,
    edition_id     INTEGER NOT NULL REFERENCES editions (id),
    innovation_id  INTEGER NOT NULL REFERENCES innovations (id),
    code           TEXT    NOT NULL,
    title          TEXT    NOT NULL CHECK (length(trim(title)) > 0),
    expansion      TEXT,
    normal_title   TEXT    NOT NULL,
    agency_id      INTEGER NOT NULL REFERENCES agencies (id),
    unit           TEXT,
    unit_agency_id INTEGER REFERENCES agencies (id),
    kind           TEXT,
    category       TEXT,
    started_on     TEXT    CHECK (started_on GLOB '????-??-??'),
    status         TEXT    NOT NULL,
    received_at    INTEGER,
    published_rank INTEGER CHECK (published_rank >= 1),
    note           TEXT,
    UNIQUE (edition_id, code),
    UNIQUE (edition_id, agency_id, normal_title)
) STRICT;
CREATE INDEX submissions_innovation ON submissions (innovation_id);
CREATE INDEX submissions_agency ON submissions (agency_id);
CREATE INDEX submissions_unit ON submissions (unit_agency_id);

CREATE TABLE innovators (
    id            INTEGER PRIMARY KEY,
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    position      INTEGER NOT NULL,
    kind          TEXT    NOT NULL,
    name          TEXT    NOT NULL CHECK (length(trim(name)) > 0),
    office        TEXT,
    nip           TEXT    CHECK (nip IS NULL OR (length(nip) = 18 AND nip NOT GLOB '*[^0-9]*')),
    phone         TEXT,
    UNIQUE (submission_id, position)
) STRICT;

CREATE TABLE section_texts (
    id            INTEGER PRIMARY KEY,
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    section_id    INTEGER NOT NULL REFERENCES form_sections (id),
    text          TEXT    NOT NULL,
    UNIQUE (submission_id, section_id)
) STRICT;
CREATE INDEX section_texts_section ON section_texts (section_id);

CREATE TABLE status_changes (
    id            INTEGER PRIMARY KEY,
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    from_status   TEXT,
    to_status     TEXT    NOT NULL,
    reason        TEXT,
    actor         TEXT    NOT NULL,
    at            INTEGER NOT NULL
) STRICT;
CREATE INDEX status_changes_submission ON status_changes (submission_id);

-- Jury and marks ----------------------------------------------------------------------------------------------------

CREATE TABLE jurors (
    id          INTEGER PRIMARY KEY,
    edition_id  INTEGER NOT NULL REFERENCES editions (id),
    position    INTEGER NOT NULL,
    name        TEXT    NOT NULL CHECK (length(trim(name)) > 0),
    normal_name TEXT    NOT NULL,
    nip         TEXT    CHECK (nip IS NULL OR (length(nip) = 18 AND nip NOT GLOB '*[^0-9]*')),
    agency_id   INTEGER REFERENCES agencies (id),
    office      TEXT,
    seat        TEXT    NOT NULL,
    pact_on     TEXT    CHECK (pact_on GLOB '????-??-??'),
    -- Two of one name are two people when their NIP differ.
    UNIQUE (edition_id, normal_name, nip)
) STRICT;
CREATE INDEX jurors_agency ON jurors (agency_id);

CREATE TABLE conflicts (
    id            INTEGER PRIMARY KEY,
    juror_id      INTEGER NOT NULL REFERENCES jurors (id),
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    reason        TEXT    NOT NULL CHECK (length(trim(reason)) > 0),
    declared_at   INTEGER NOT NULL,
    UNIQUE (juror_id, submission_id)
) STRICT;
CREATE INDEX conflicts_submission ON conflicts (submission_id);

CREATE TABLE stage_participants (
    id            INTEGER PRIMARY KEY,
    stage_id      INTEGER NOT NULL REFERENCES stages (id),
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    UNIQUE (stage_id, submission_id)
) STRICT;
CREATE INDEX stage_participants_submission ON stage_participants (submission_id);

CREATE TABLE assignments (
    id            INTEGER PRIMARY KEY,
    stage_id      INTEGER NOT NULL REFERENCES stages (id),
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    juror_id      INTEGER NOT NULL REFERENCES jurors (id),
    state         TEXT    NOT NULL,
    reason        TEXT,
    UNIQUE (stage_id, submission_id, juror_id),
    CHECK (state NOT IN ('excused', 'conflict') OR length(trim(reason)) > 0)
) STRICT;
CREATE INDEX assignments_submission ON assignments (submission_id);
CREATE INDEX assignments_juror ON assignments (juror_id);

CREATE TABLE score_sheets (
    id             INTEGER PRIMARY KEY,
    assignment_id  INTEGER NOT NULL UNIQUE REFERENCES assignments (id),
    abstain_reason TEXT    CHECK (abstain_reason IS NULL OR length(trim(abstain_reason)) > 0),
    control_total  INTEGER CHECK (control_total >= 0),        -- hundred-thousandths, as typed from the paper
    note           TEXT
) STRICT;

CREATE TABLE marks (
    id           INTEGER PRIMARY KEY,
    sheet_id     INTEGER NOT NULL REFERENCES score_sheets (id),
    criterion_id INTEGER NOT NULL REFERENCES criteria (id),
    value        INTEGER NOT NULL,
    UNIQUE (sheet_id, criterion_id)
) STRICT;
CREATE INDEX marks_criterion ON marks (criterion_id);

-- Every version of a mark comes from the journal: old, new, who, when, why.
CREATE VIEW mark_versions AS
SELECT json_extract(coalesce(c.after, c.before), '$.sheet_id')     AS sheet_id,
       json_extract(coalesce(c.after, c.before), '$.criterion_id') AS criterion_id,
       json_extract(c.before, '$.value') AS old_value,
       json_extract(c.after, '$.value')  AS new_value,
       o.actor, o.at, o.reason, o.kind, o.id AS op_id, c.id AS change_id
FROM operation_changes c
JOIN operations o ON o.id = c.op_id
WHERE c.table_name = 'marks'
  -- A migration keeps every row anew: no version of a mark.
  AND json_extract(c.before, '$.value') IS NOT json_extract(c.after, '$.value');

-- Results and certificates ------------------------------------------------------------------------------------------

CREATE TABLE panel_decisions (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    kind       TEXT    NOT NULL,
    reason     TEXT    NOT NULL CHECK (length(trim(reason)) > 0),
    decided_at INTEGER NOT NULL
) STRICT;
CREATE INDEX panel_decisions_edition ON panel_decisions (edition_id);

CREATE TABLE panel_decision_rows (
    id            INTEGER PRIMARY KEY,
    decision_id   INTEGER NOT NULL REFERENCES panel_decisions (id),
    submission_id INTEGER NOT NULL REFERENCES submissions (id),
    place         INTEGER CHECK (place >= 1),                 -- the rank, or the place in a named order
    reason        TEXT,
    UNIQUE (decision_id, submission_id)
) STRICT;
CREATE INDEX panel_decision_rows_submission ON panel_decision_rows (submission_id);

CREATE TABLE result_revisions (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    number     INTEGER NOT NULL CHECK (number >= 1),
    frozen_at  INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    reason     TEXT,
    format     INTEGER NOT NULL,
    sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
    document   TEXT    NOT NULL,
    head       TEXT    NOT NULL,                              -- journal head at the freeze
    UNIQUE (edition_id, number)
) STRICT;

-- No foreign key leads from a frozen row to a live one.
CREATE TABLE result_rows (
    id            INTEGER PRIMARY KEY,
    revision_id   INTEGER NOT NULL REFERENCES result_revisions (id),
    position      INTEGER NOT NULL,
    submission    INTEGER NOT NULL,
    rank          INTEGER,
    computed_rank INTEGER,
    title         TEXT NOT NULL,
    agency        TEXT NOT NULL,
    final_score   TEXT,
    class         TEXT,
    UNIQUE (revision_id, position)
) STRICT;

CREATE TABLE number_series (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    name       TEXT    NOT NULL,
    template   TEXT    NOT NULL,
    first      INTEGER NOT NULL DEFAULT 1 CHECK (first >= 1),
    UNIQUE (edition_id, name)
) STRICT;

CREATE TABLE certificates (
    id          INTEGER PRIMARY KEY,
    edition_id  INTEGER NOT NULL REFERENCES editions (id),
    series_id   INTEGER REFERENCES number_series (id),
    running     INTEGER CHECK (running >= 1),
    number      TEXT    NOT NULL,
    document    TEXT    NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES result_revisions (id),
    submission  INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    content     TEXT    NOT NULL,                             -- canonical JSON of what is printed
    check_code  TEXT    NOT NULL,
    issued_at   INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    replaces_id INTEGER REFERENCES certificates (id),
    reason      TEXT,
    UNIQUE (series_id, running),
    CHECK (state = 'issued' OR length(trim(reason)) > 0)
) STRICT;
CREATE UNIQUE INDEX certificates_number ON certificates (edition_id, number) WHERE number <> '';
CREATE INDEX certificates_revision ON certificates (revision_id);
CREATE INDEX certificates_replaces ON certificates (replaces_id);

CREATE TABLE certificate_prints (
    id             INTEGER PRIMARY KEY,
    certificate_id INTEGER NOT NULL REFERENCES certificates (id),
    copy           INTEGER NOT NULL CHECK (copy >= 1),
    at             INTEGER NOT NULL,
    actor          TEXT    NOT NULL,
    paper          TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    reason         TEXT,
    CHECK ((state = 'failed') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX certificate_prints_certificate ON certificate_prints (certificate_id);

CREATE TABLE issued_files (
    id          INTEGER PRIMARY KEY,
    edition_id  INTEGER NOT NULL REFERENCES editions (id),
    document    TEXT    NOT NULL,
    revision_id INTEGER REFERENCES result_revisions (id),
    name        TEXT    NOT NULL,
    sha256      TEXT    NOT NULL CHECK (length(sha256) = 64),
    size        INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    UNIQUE (edition_id, document, sha256)
) STRICT;
CREATE INDEX issued_files_revision ON issued_files (revision_id);
