-- Migration 2: the people around the competition.

CREATE TABLE people (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL CHECK (length(trim(name)) > 0),
    normal_name TEXT    NOT NULL,
    -- Nobody shares a NIP; many have none.
    nip         TEXT    UNIQUE CHECK (nip IS NULL OR (length(nip) = 18 AND nip NOT GLOB '*[^0-9]*')),
    agency_id   INTEGER REFERENCES agencies (id),
    office      TEXT,
    phone       TEXT,
    note        TEXT
) STRICT;
CREATE INDEX people_name ON people (normal_name);
CREATE INDEX people_agency ON people (agency_id);
