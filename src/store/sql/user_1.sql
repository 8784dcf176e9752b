-- What belongs to the person, version 1. Shipped: never edited. Later versions are files of their own.
-- Rows are never deleted but marked, so that two copies can be merged: the later change of a row wins.

CREATE TABLE saved (
    id          TEXT PRIMARY KEY,
    collection  TEXT,                   -- absent: saved by id alone, of a record not known here
    snapshot    TEXT,                   -- the record's canonical JSON when it was saved
    saved_at    INTEGER NOT NULL,       -- Unix milliseconds, UTC
    removed     INTEGER NOT NULL CHECK (removed IN (0, 1)),
    changed_at  INTEGER NOT NULL        -- Unix milliseconds, UTC
) STRICT;

CREATE TABLE setting (
    name        TEXT PRIMARY KEY,
    value       TEXT,                   -- absent: unset
    changed_at  INTEGER NOT NULL        -- Unix milliseconds, UTC
) STRICT;
