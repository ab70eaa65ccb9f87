-- Migration 3: who in the register is the same person, and the teams of an edition.

-- Another spelling of a person: it stood in the register by itself until the two were joined.
CREATE TABLE person_names (
    id          INTEGER PRIMARY KEY,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    name        TEXT    NOT NULL CHECK (length(trim(name)) > 0),
    normal_name TEXT    NOT NULL,
    nip         TEXT    CHECK (nip IS NULL OR (length(nip) = 18 AND nip NOT GLOB '*[^0-9]*')),
    agency_id   INTEGER REFERENCES agencies (id),
    office      TEXT,
    phone       TEXT,
    note        TEXT
) STRICT;
CREATE INDEX person_names_person ON person_names (person_id);
CREATE INDEX person_names_agency ON person_names (agency_id);
CREATE INDEX person_names_name ON person_names (normal_name);
CREATE INDEX person_names_nip ON person_names (nip);

-- Members of the teams that a decree names. Jurors are members of the jury's team by their own row.
CREATE TABLE team_members (
    id         INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    team       TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    seat       TEXT    NOT NULL,
    person_id  INTEGER REFERENCES people (id),                -- none: the decree names the office alone
    office     TEXT,                                          -- as the decree has it; none: the person's
    element    TEXT,                                          -- unsur: whom the member stands for
    UNIQUE (edition_id, team, person_id),
    CHECK (person_id IS NOT NULL OR length(trim(office)) > 0)
) STRICT;
CREATE INDEX team_members_person ON team_members (person_id);
