-- What belongs to the person, version 2: what they say of a record themselves. Shipped: never edited.
-- One row for each thing said, so that a note written in one tab and a place hidden in another both stay.

CREATE TABLE mark (
    id          TEXT NOT NULL,          -- the record's id, whether it is kept or not
    kind        TEXT NOT NULL,          -- seen, note, hidden, rank, reminder
    value       TEXT,                   -- absent: unset
    changed_at  INTEGER NOT NULL,       -- Unix milliseconds, UTC
    PRIMARY KEY (id, kind)
) STRICT;
