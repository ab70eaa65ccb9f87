-- Migration 4: the year around the competition: letters and their numbers, steps of stages, sessions, who came, the duty.

ALTER TABLE agencies ADD COLUMN far INTEGER NOT NULL DEFAULT 0 CHECK (far IN (0, 1));    -- comes online rather than to the hall
ALTER TABLE editions ADD COLUMN closing_time TEXT CHECK (closing_time GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE number_series ADD COLUMN code TEXT NOT NULL DEFAULT 'piagam';
CREATE UNIQUE INDEX number_series_code ON number_series (edition_id, code);

-- Texts of letters that the office changed; what is not here prints as shipped.
CREATE TABLE document_texts (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    document   TEXT    NOT NULL,
    piece      TEXT    NOT NULL,                              -- the key of a piece of its template
    text       TEXT    NOT NULL,                              -- empty: not printed
    UNIQUE (edition_id, document, piece)
) STRICT;

-- Letters of one text that were issued in one operation.
CREATE TABLE letter_batches (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    document   TEXT    NOT NULL,
    session_id INTEGER REFERENCES sessions (id),
    date       TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
    subject    TEXT    NOT NULL,
    signer     TEXT    NOT NULL,                              -- as printed under it
    content    TEXT    NOT NULL                               -- canonical JSON of what all of them print
) STRICT;
CREATE INDEX letter_batches_edition ON letter_batches (edition_id, date);
CREATE INDEX letter_batches_session ON letter_batches (session_id);

-- One number in the register, with what happened to it.
CREATE TABLE letters (
    id        INTEGER PRIMARY KEY,
    batch_id  INTEGER NOT NULL REFERENCES letter_batches (id),
    position  INTEGER NOT NULL,
    series_id INTEGER REFERENCES number_series (id),
    running   INTEGER CHECK (running >= 1),
    number    TEXT    NOT NULL,                               -- empty: the general section writes it in later
    state     TEXT    NOT NULL,
    reason    TEXT,
    UNIQUE (series_id, running),
    CHECK (state = 'issued' OR length(trim(reason)) > 0)
) STRICT;
CREATE INDEX letters_batch ON letters (batch_id, position);

-- Whom a letter is for. One number may serve many.
CREATE TABLE letter_recipients (
    id          INTEGER PRIMARY KEY,
    letter_id   INTEGER NOT NULL REFERENCES letters (id),
    position    INTEGER NOT NULL,
    agency_id   INTEGER REFERENCES agencies (id),
    addressee   TEXT    NOT NULL,
    place       TEXT    NOT NULL,
    content     TEXT    NOT NULL,                             -- canonical JSON of what this page alone prints
    sent_on     TEXT CHECK (sent_on GLOB '????-??-??'),
    sent_way    TEXT,
    received_on TEXT CHECK (received_on GLOB '????-??-??'),
    received_by TEXT,
    CHECK ((sent_on IS NULL) = (sent_way IS NULL)),
    CHECK (received_by IS NULL OR received_on IS NOT NULL)
) STRICT;
CREATE INDEX letter_recipients_letter ON letter_recipients (letter_id, position);
CREATE INDEX letter_recipients_agency ON letter_recipients (agency_id);

-- Each time a letter went to a printer or into a file.
CREATE TABLE letter_prints (
    id        INTEGER PRIMARY KEY,
    letter_id INTEGER NOT NULL REFERENCES letters (id),
    at        INTEGER NOT NULL,
    actor     TEXT    NOT NULL,
    way       TEXT    NOT NULL
) STRICT;
CREATE INDEX letter_prints_letter ON letter_prints (letter_id);

ALTER TABLE stage_extensions ADD COLUMN keeps_age INTEGER NOT NULL DEFAULT 0 CHECK (keeps_age IN (0, 1));
ALTER TABLE stage_extensions ADD COLUMN letter_id INTEGER REFERENCES letters (id);
CREATE INDEX stage_extensions_letter ON stage_extensions (letter_id);

-- What the organizer does in a stage.
CREATE TABLE stage_steps (
    id       INTEGER PRIMARY KEY,
    stage_id INTEGER NOT NULL REFERENCES stages (id),
    position INTEGER NOT NULL,
    text     TEXT    NOT NULL CHECK (length(trim(text)) > 0),
    rule     TEXT,                                            -- computed by it; none: ticked by a person
    done_on  TEXT CHECK (done_on GLOB '????-??-??'),
    CHECK (rule IS NULL OR done_on IS NULL)
) STRICT;
CREATE INDEX stage_steps_stage ON stage_steps (stage_id, position);

-- Sessions of an edition: meetings, coaching, presentations, the ceremony.
CREATE TABLE sessions (
    id              INTEGER PRIMARY KEY,
    edition_id      INTEGER NOT NULL REFERENCES editions (id),
    kind            TEXT    NOT NULL,
    name            TEXT    NOT NULL CHECK (length(trim(name)) > 0),
    date            TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
    starts_at       TEXT    NOT NULL CHECK (starts_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    ends_at         TEXT CHECK (ends_at GLOB '[0-2][0-9]:[0-5][0-9]'),            -- none: until it is over
    place           TEXT,                                     -- the hall; none: online alone
    platform        TEXT,                                     -- Zoom; none: in the hall alone
    meeting_id      TEXT,
    passcode        TEXT,
    link            TEXT,
    capacity        INTEGER CHECK (capacity >= 0),            -- of the hall; 0: all online; none: no limit
    kept_back       INTEGER NOT NULL DEFAULT 0 CHECK (kept_back >= 0),
    seat_rule       TEXT,
    minimum_minutes INTEGER NOT NULL DEFAULT 30 CHECK (minimum_minutes BETWEEN 0 AND 1440),
    responsible_id  INTEGER REFERENCES people (id),
    chair_id        INTEGER REFERENCES people (id),
    note_taker_id   INTEGER REFERENCES people (id),
    opening         TEXT,                                     -- minutes: what was said at the opening
    closing         TEXT,
    minutes_ready   INTEGER NOT NULL DEFAULT 0 CHECK (minutes_ready IN (0, 1)),
    note            TEXT,
    CHECK (place IS NOT NULL OR platform IS NOT NULL),
    CHECK (ends_at IS NULL OR ends_at > starts_at)
) STRICT;
CREATE INDEX sessions_edition ON sessions (edition_id, date, starts_at);
CREATE INDEX sessions_responsible ON sessions (responsible_id);
CREATE INDEX sessions_chair ON sessions (chair_id);
CREATE INDEX sessions_note_taker ON sessions (note_taker_id);

CREATE TABLE agenda_items (
    id         INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id),
    position   INTEGER NOT NULL,
    minutes    INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    title      TEXT    NOT NULL CHECK (length(trim(title)) > 0),
    speaker    TEXT
) STRICT;
CREATE INDEX agenda_items_session ON agenda_items (session_id, position);

-- Speakers, moderators and helpers of a session.
CREATE TABLE session_roles (
    id         INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id),
    position   INTEGER NOT NULL,
    role       TEXT    NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES people (id),
    topic      TEXT,
    UNIQUE (session_id, role, person_id)
) STRICT;
CREATE INDEX session_roles_person ON session_roles (person_id);

-- What the minutes of a session say.
CREATE TABLE minute_items (
    id         INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id),
    parent_id  INTEGER REFERENCES minute_items (id),          -- a reply belongs to a topic
    position   INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    text       TEXT    NOT NULL CHECK (length(trim(text)) > 0),
    detail     TEXT,
    who        TEXT,
    due_on     TEXT CHECK (due_on GLOB '????-??-??')
) STRICT;
CREATE INDEX minute_items_session ON minute_items (session_id, position);
CREATE INDEX minute_items_parent ON minute_items (parent_id);

-- Files kept by their hash beside the desk, in <name>.lampiran.
CREATE TABLE attachments (
    id             INTEGER PRIMARY KEY,
    session_id     INTEGER REFERENCES sessions (id),
    obligation_id  INTEGER REFERENCES obligations (id),
    answer_id      INTEGER REFERENCES letter_answers (id),
    duty_note_id   INTEGER REFERENCES duty_notes (id),
    kind           TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    caption        TEXT,
    media_type     TEXT    NOT NULL,
    sha256         TEXT    NOT NULL CHECK (length(sha256) = 64),
    size           INTEGER NOT NULL CHECK (size >= 0),
    added_at       INTEGER NOT NULL,
    CHECK ((session_id IS NOT NULL) + (obligation_id IS NOT NULL) + (answer_id IS NOT NULL) + (duty_note_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX attachments_session ON attachments (session_id);
CREATE INDEX attachments_obligation ON attachments (obligation_id);
CREATE INDEX attachments_answer ON attachments (answer_id);
CREATE INDEX attachments_duty_note ON attachments (duty_note_id);

-- An agency that is invited to a session.
CREATE TABLE invitations (
    id            INTEGER PRIMARY KEY,
    session_id    INTEGER NOT NULL REFERENCES sessions (id),
    agency_id     INTEGER NOT NULL REFERENCES agencies (id),
    running       INTEGER NOT NULL CHECK (running >= 1),      -- in the session: the first part of its code
    code          TEXT    NOT NULL,
    hall_places   INTEGER NOT NULL CHECK (hall_places >= 0),
    online_places INTEGER NOT NULL CHECK (online_places >= 0),
    table_name    TEXT,                                       -- row or table in the hall
    note          TEXT,
    recipient_id  INTEGER REFERENCES letter_recipients (id),  -- its letter, when that was issued
    UNIQUE (session_id, agency_id),
    UNIQUE (session_id, running),
    UNIQUE (session_id, code)
) STRICT;
CREATE INDEX invitations_agency ON invitations (agency_id);
CREATE INDEX invitations_recipient ON invitations (recipient_id);

-- Somebody in the hall, as entered at the door or from the signed sheet. A row taken back stays, so that two desks agree.
CREATE TABLE hall_attendances (
    id         INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id),
    person_id  INTEGER NOT NULL REFERENCES people (id),
    agency_id  INTEGER REFERENCES agencies (id),              -- for whom; none: a guest
    at         INTEGER NOT NULL,
    source     TEXT    NOT NULL,
    deputy     INTEGER NOT NULL CHECK (deputy IN (0, 1)),
    taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1))
) STRICT;
CREATE INDEX hall_attendances_session ON hall_attendances (session_id, at);
CREATE INDEX hall_attendances_person ON hall_attendances (person_id);
CREATE INDEX hall_attendances_agency ON hall_attendances (agency_id);

-- A participant file of the online meeting.
CREATE TABLE participant_files (
    id         INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions (id),
    name       TEXT    NOT NULL,
    sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
    format     TEXT    NOT NULL,                              -- as the screen calls it
    rows       INTEGER NOT NULL,
    recorders  INTEGER NOT NULL,
    added_at   INTEGER NOT NULL,
    UNIQUE (session_id, sha256)
) STRICT;

-- A row of such a file with whom it was confirmed to be.
CREATE TABLE online_attendances (
    id         INTEGER PRIMARY KEY,
    file_id    INTEGER NOT NULL REFERENCES participant_files (id),
    key        TEXT    NOT NULL,                              -- the same row of another file has the same
    shown      TEXT    NOT NULL,                              -- the display name
    joined_at  INTEGER,
    left_at    INTEGER,
    minutes    INTEGER CHECK (minutes >= 0),
    person_id  INTEGER REFERENCES people (id),                -- none: a stranger
    agency_id  INTEGER REFERENCES agencies (id),
    deputy     INTEGER NOT NULL CHECK (deputy IN (0, 1)),
    CHECK (left_at IS NULL OR joined_at IS NOT NULL)
) STRICT;
CREATE INDEX online_attendances_file ON online_attendances (file_id);
CREATE INDEX online_attendances_person ON online_attendances (person_id);
CREATE INDEX online_attendances_agency ON online_attendances (agency_id);

-- A display name that was confirmed once.
CREATE TABLE display_names (
    id        INTEGER PRIMARY KEY,
    form      TEXT    NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people (id),
    agency_id INTEGER REFERENCES agencies (id)
) STRICT;
CREATE INDEX display_names_person ON display_names (person_id);
CREATE INDEX display_names_agency ON display_names (agency_id);

-- Days that are no working days.
CREATE TABLE holidays (
    id     INTEGER PRIMARY KEY,
    date   TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
    name   TEXT    NOT NULL CHECK (length(trim(name)) > 0),
    kind   TEXT    NOT NULL,
    source TEXT,
    UNIQUE (date, name)
) STRICT;

-- The ladder of letters of an edition: waiting times in working days, the first in days.
CREATE TABLE ladder_rules (
    id             INTEGER PRIMARY KEY,
    edition_id     INTEGER NOT NULL UNIQUE REFERENCES editions (id),
    reminder_days  INTEGER NOT NULL CHECK (reminder_days BETWEEN 0 AND 365),
    most_reminders INTEGER NOT NULL CHECK (most_reminders BETWEEN 0 AND 9),
    first_term     INTEGER NOT NULL CHECK (first_term BETWEEN 0 AND 365),
    second_term    INTEGER NOT NULL CHECK (second_term BETWEEN 0 AND 365),
    delivery_days  INTEGER NOT NULL CHECK (delivery_days BETWEEN 0 AND 60),
    joint_leave_off INTEGER NOT NULL CHECK (joint_leave_off IN (0, 1))
) STRICT;

-- What came back on a letter.
CREATE TABLE letter_answers (
    id           INTEGER PRIMARY KEY,
    recipient_id INTEGER NOT NULL REFERENCES letter_recipients (id),
    date         TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
    number       TEXT,
    verdict      TEXT    NOT NULL,
    promise_on   TEXT CHECK (promise_on GLOB '????-??-??'),
    way          TEXT,
    delivered_by TEXT,
    text         TEXT,                                        -- what it says, and what it lacks
    CHECK ((verdict = 'janji') = (promise_on IS NOT NULL))
) STRICT;
CREATE INDEX letter_answers_recipient ON letter_answers (recipient_id);

-- What the office did about a duty, in its own words.
CREATE TABLE duty_notes (
    id            INTEGER PRIMARY KEY,
    obligation_id INTEGER NOT NULL REFERENCES obligations (id),
    date          TEXT    NOT NULL CHECK (date GLOB '????-??-??'),
    text          TEXT    NOT NULL CHECK (length(trim(text)) > 0)
) STRICT;
CREATE INDEX duty_notes_obligation ON duty_notes (obligation_id);

-- The head of the daftar hadir was typed on the document; it is a session from now on, where its day was known.
CREATE TEMP TABLE typed_heads AS
WITH RECURSIVE
    places (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM places WHERE place < 200),
    typed (edition_id, key, value) AS (
        SELECT edition_id, key, trim(value) FROM document_values
        WHERE document = 'daftar-hadir' AND trim(value) NOT IN ('', '–')
    ),
    times (edition_id, place, time) AS (
        SELECT edition_id, place, replace(substr(value, place, 5), '.', ':') FROM typed, places
        WHERE key = 'waktu'
            AND (substr(value, place, 5) GLOB '[01][0-9][.:][0-5][0-9]' OR substr(value, place, 5) GLOB '2[0-3][.:][0-5][0-9]')
    )
SELECT
    day.edition_id,
    day.value AS date,
    (SELECT value FROM typed WHERE edition_id = day.edition_id AND key = 'acara') AS name,
    (SELECT value FROM typed WHERE edition_id = day.edition_id AND key = 'nama_kegiatan') AS short_name,
    (SELECT value FROM typed WHERE edition_id = day.edition_id AND key = 'tempat') AS place,
    (SELECT value FROM typed WHERE edition_id = day.edition_id AND key = 'waktu') AS time,
    (SELECT time FROM times WHERE edition_id = day.edition_id ORDER BY place LIMIT 1) AS starts_at,
    (SELECT time FROM times WHERE edition_id = day.edition_id ORDER BY place LIMIT 1 OFFSET 1) AS ends_at
FROM typed AS day
WHERE day.key = 'tanggal' AND day.value GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]';

INSERT INTO sessions (id, edition_id, kind, name, date, starts_at, ends_at, place, note)
SELECT
    (desk.copy_bits << 33) | (desk.next_counter + row_number() OVER (ORDER BY head.edition_id) - 1),
    head.edition_id,
    'sosialisasi',
    coalesce(head.name, head.short_name, 'Sosialisasi'),
    head.date,
    coalesce(head.starts_at, '00:00'),
    CASE WHEN head.ends_at > head.starts_at THEN head.ends_at END,
    coalesce(head.place, '–'),
    CASE WHEN head.starts_at IS NULL AND head.time IS NOT NULL THEN 'Waktu: ' || head.time END
FROM typed_heads AS head, desk;

UPDATE desk SET next_counter = next_counter + (SELECT count(*) FROM typed_heads);
DELETE FROM document_values WHERE document = 'daftar-hadir';
DROP TABLE typed_heads;
