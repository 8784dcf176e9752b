-- The directory, version 7. It is disposable: one of another version is emptied and filled anew, so there is nothing to
-- migrate. Whatever is changed here raises the version in migrate.rs.

-- One generation of one shard from one origin.
CREATE TABLE layer (
    key         INTEGER PRIMARY KEY,
    origin      TEXT NOT NULL CHECK (origin IN ('embedded', 'feed')),
    shard       TEXT NOT NULL,
    epoch       TEXT NOT NULL,          -- u64 in digits: SQLite's integers end at i64
    sequence    TEXT NOT NULL,          -- u64 in digits
    state_hash  TEXT NOT NULL,
    issued_at   INTEGER,                -- Unix seconds, UTC
    applied_at  INTEGER NOT NULL,       -- Unix seconds, UTC
    UNIQUE (origin, shard)
) STRICT;

-- The truth: every record as it came. Everything below is made from the records that are shown.
CREATE TABLE record (
    key         INTEGER PRIMARY KEY,
    layer       INTEGER NOT NULL REFERENCES layer (key),
    id          TEXT NOT NULL,
    collection  TEXT NOT NULL,
    shown       INTEGER NOT NULL CHECK (shown IN (0, 1)),
    region      TEXT,                   -- of a place
    canonical   TEXT NOT NULL           -- RFC 8785
) STRICT;
-- Few: each of them is written for every record that a sync brings. That an id is shown once at most, layers.rs keeps.
CREATE UNIQUE INDEX record_by_id ON record (id, layer);
CREATE INDEX record_of_layer ON record (layer, id, shown);
CREATE INDEX record_by_collection ON record (collection, shown, layer);
CREATE INDEX record_hidden ON record (id) WHERE shown = 0;

-- Lines of a layer's shard that are no records to this program: of a newer kind, broken, or of another shard. With them
-- the shard's state hash can be made from what is here, and a delta proven.
CREATE TABLE leftover (
    layer       INTEGER NOT NULL REFERENCES layer (key),
    id          TEXT NOT NULL,
    line        TEXT NOT NULL,
    PRIMARY KEY (layer, id)
) STRICT, WITHOUT ROWID;

-- Its checks list two values at most: for three, SQLite makes a table of them at every row that it writes.
CREATE TABLE place (
    key          INTEGER PRIMARY KEY REFERENCES record (key),
    kind         TEXT NOT NULL,
    municipality TEXT,                  -- three digits
    region       TEXT NOT NULL,
    listed       INTEGER NOT NULL CHECK (listed BETWEEN 0 AND 2),   -- 0: by its id only, 1: in lists, 2: by search only
    lat          REAL,                  -- of its point, where it has one
    lon          REAL,
    card         BLOB NOT NULL          -- what a list shows and filters ask
) STRICT;
CREATE INDEX place_by_municipality ON place (municipality);
CREATE INDEX place_by_region ON place (region);
CREATE INDEX place_by_kind ON place (kind);
-- A list of what lies in a box goes through a belt of the country. An R-tree would be faster by microseconds, and three
-- times as slow to write.
CREATE INDEX place_by_point ON place (lat, lon);

-- Other ids that lead to a place: same_as of the place that stands.
CREATE TABLE place_alias (
    alias       TEXT NOT NULL,
    key         INTEGER NOT NULL REFERENCES record (key),
    PRIMARY KEY (alias, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_alias_by_key ON place_alias (key);

CREATE TABLE place_operator (
    operator    TEXT NOT NULL,
    key         INTEGER NOT NULL REFERENCES record (key),
    PRIMARY KEY (operator, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_operator_by_key ON place_operator (key);

-- What one place's hours and sessions say, moment by moment, for a window of days. Narrow, and with all that a scan for
-- the states of a moment needs: neither the place's row nor its record is touched then.
CREATE TABLE timeline (
    key         INTEGER PRIMARY KEY REFERENCES record (key),
    from_day    INTEGER NOT NULL,       -- days since 1 January of the year 1
    days        INTEGER NOT NULL,
    listed      INTEGER NOT NULL CHECK (listed BETWEEN 0 AND 2),    -- as in `place`
    id          TEXT NOT NULL,          -- of the place
    changes     BLOB NOT NULL
) STRICT;
CREATE INDEX timeline_by_day ON timeline (from_day);

-- Written with its runs, when all the places of a sync are there.
CREATE TABLE event (
    key         INTEGER PRIMARY KEY REFERENCES record (key),
    from_day    INTEGER NOT NULL,       -- first day of the window that `occurrence` covers
    days        INTEGER NOT NULL,
    anywhere    INTEGER NOT NULL CHECK (anywhere IN (0, 1)),    -- one can take part from wherever one is
    card        BLOB NOT NULL           -- what a list shows and filters ask
) STRICT;
CREATE INDEX event_by_day ON event (from_day);

-- The places an event has to do with: its own, and those its overrides name.
CREATE TABLE event_place (
    place_id    TEXT NOT NULL,
    key         INTEGER NOT NULL REFERENCES record (key),
    PRIMARY KEY (place_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_place_by_key ON event_place (key);

-- One run of an event, on each day it touches; one that was moved also on the day it was moved from. By event: a county's
-- sync would otherwise touch every page of every other county's days.
CREATE TABLE occurrence (
    key         INTEGER NOT NULL REFERENCES record (key),
    day         INTEGER NOT NULL,       -- days since 1 January of the year 1
    minute      INTEGER NOT NULL,       -- of this day, at which it begins; 0 where it goes on or has no time
    number      INTEGER NOT NULL,       -- tells apart an event's runs of one day
    over        INTEGER,                -- the minute of this day from which it is over, where it ends on it
    town        TEXT,                   -- three digits: where it runs; '' where one takes part from anywhere
    place       INTEGER,                -- the key of the place where it runs, where that is known
    run         BLOB NOT NULL,
    PRIMARY KEY (key, day, minute, number)
) STRICT, WITHOUT ROWID;
-- With what tells whether a run is over, and where it is: what isn't wanted costs no look at its row.
CREATE INDEX occurrence_by_day ON occurrence (day, minute, key, number, over, place);
CREATE INDEX occurrence_by_town ON occurrence (town, day, minute, key, number, over, place);

CREATE TABLE area (
    key         INTEGER PRIMARY KEY REFERENCES record (key),
    code        TEXT NOT NULL,
    level       TEXT NOT NULL
) STRICT;
CREATE INDEX area_by_code ON area (code);

CREATE TABLE notice (
    key         INTEGER PRIMARY KEY REFERENCES record (key),
    place_id    TEXT,
    area_code   TEXT
) STRICT;
CREATE INDEX notice_by_place ON notice (place_id);
CREATE INDEX notice_by_area ON notice (area_code);

-- Words of every record people search for, diacritics folded.
CREATE VIRTUAL TABLE words USING fts5 (
    names, address, operators, body,
    content = '', contentless_delete = 1, detail = column,
    tokenize = "unicode61 remove_diacritics 2"
);
-- Three letters anywhere in a name: the middle of a Finnish compound.
CREATE VIRTUAL TABLE title USING fts5 (
    names,
    content = '', contentless_delete = 1,
    tokenize = "trigram remove_diacritics 1"
);
-- The beginning of a name in each of its languages: what one or two letters are looked up in. Kept by shelves of
-- neighbouring keys: in one long row every county would touch every page, and a search has a dozen shelves to look in.
CREATE TABLE name_start (
    shelf       INTEGER NOT NULL,       -- the key without its last bits
    folded      TEXT NOT NULL,
    key         INTEGER NOT NULL REFERENCES record (key),
    PRIMARY KEY (shelf, folded, key)
) STRICT, WITHOUT ROWID;

-- Where the one feed stands. At most one row.
CREATE TABLE feed (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    url         TEXT NOT NULL,
    root        TEXT,                   -- sha256 of the first key set, in hex
    epoch       TEXT NOT NULL,
    sequence    TEXT NOT NULL,
    key_version TEXT NOT NULL,          -- u64 in digits
    manifest    TEXT NOT NULL,          -- sha256, in hex
    etag        TEXT,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    checked_at  INTEGER NOT NULL,
    packs       TEXT NOT NULL           -- the street tiles that it names, as JSON; empty where it names none
) STRICT;

-- What has come of the feed's larger files that aren't whole yet, piece by piece.
CREATE TABLE part (
    sha256      TEXT NOT NULL,          -- of the whole file, in hex
    at          INTEGER NOT NULL,       -- the place of the piece's first byte
    bytes       BLOB NOT NULL,
    url         TEXT,                   -- where the first bytes came from
    etag        TEXT,                   -- the strong one they had there
    PRIMARY KEY (sha256, at)
) STRICT;
