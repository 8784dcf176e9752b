//! A phone: its two databases in a folder, and everything in them as one value to compare.

use std::path::Path;

use avoin_ovi::store::{Db, Location};
use avoin_ovi::sync::{FailureKind, FeedSource, Patience, Request, SyncOutcome, SyncReport, Trust, sync};
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use tempfile::TempDir;

use super::tuesday;

pub struct Device {
    pub folder: TempDir,
    pub db: Db,
}

/// All a directory holds: every row of every table that matters, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    /// Shard, origin, epoch, sequence, state.
    pub layers: Vec<String>,
    /// Shard, origin, id, shown, canonical.
    pub records: Vec<String>,
    /// Rows of what is derived.
    pub derived: Vec<(String, i64)>,
}

impl Device {
    /// A phone whose user has saved two places.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(Location::Folder(folder.path().to_owned())).await.unwrap();
        db.run(|store| {
            store.saved_add("a:1", tuesday()).unwrap();
            store.saved_add("seed:1", tuesday()).unwrap();
        })
        .await
        .unwrap();
        Self { folder, db }
    }

    pub async fn sync(&self, source: &FeedSource, trust: &Trust) -> SyncReport {
        self.sync_at(source, trust, tuesday()).await
    }

    pub async fn sync_at(&self, source: &FeedSource, trust: &Trust, now: DateTime<Utc>) -> SyncReport {
        sync(&self.db, Request { patience: patience(), ..Request::all(source, trust, now) }, |_| {}).await
    }

    pub fn directory(&self) -> Directory {
        directory(self.folder.path())
    }

    /// What is made from the records, row by row, told by ids: the same records give the same rows, whichever way they came.
    pub fn derived(&self) -> Vec<String> {
        let connection = Connection::open(self.folder.path().join("directory.sqlite")).unwrap();
        connection
            .execute_batch(
                "CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, words, instance);
                 CREATE VIRTUAL TABLE temp.gram USING fts5vocab(main, title, instance);",
            )
            .unwrap();
        let of = |columns: &str, rest: &str| {
            rows(
                &connection,
                &format!("SELECT r.id || ' {rest} ' || {columns} FROM record AS r JOIN {rest} ORDER BY 1"),
            )
        };
        [
            of("t.kind || t.region || t.listed || hex(t.card)", "place AS t ON t.key = r.key"),
            of("t.days || hex(t.changes)", "timeline AS t ON t.key = r.key"),
            of("t.anywhere || hex(t.card)", "event AS t ON t.key = r.key"),
            of("t.place_id", "event_place AS t ON t.key = r.key"),
            of("t.day || ' ' || t.minute || ' ' || hex(t.run)", "occurrence AS t ON t.key = r.key"),
            of("t.folded", "name_start AS t ON t.key = r.key"),
            of("t.lat || ' ' || t.lon", "place AS t ON t.key = r.key AND t.lat IS NOT NULL"),
            of("t.term || ' ' || t.col", "temp.word AS t ON t.doc = r.key"),
            of("t.term || ' ' || t.offset", "temp.gram AS t ON t.doc = r.key"),
        ]
        .concat()
    }

    /// The ids that are shown.
    pub fn shown(&self) -> Vec<String> {
        let connection = Connection::open(self.folder.path().join("directory.sqlite")).unwrap();
        rows(&connection, "SELECT id FROM record WHERE shown ORDER BY id")
    }

    /// Everything the user has, byte for byte.
    pub async fn saved(&self) -> String {
        self.db.run(|store| store.saved_export().unwrap()).await.unwrap()
    }
}

/// Long enough for a busy machine, short enough for a server that says nothing.
pub fn patience() -> Patience {
    Patience { base: std::time::Duration::from_secs(5), per_kib: std::time::Duration::from_millis(63) }
}

pub fn directory(folder: &Path) -> Directory {
    let connection = Connection::open(folder.join("directory.sqlite")).unwrap();
    let derived = ["place", "timeline", "event", "occurrence", "area", "notice", "name_start"];
    let count = |table: &&str| {
        let rows = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        ((*table).to_owned(), rows)
    };
    let strays = rows(&connection, "SELECT \"table\" || ' names no ' || parent FROM pragma_foreign_key_check");
    assert_eq!(strays, Vec::<String>::new());
    let twice = rows(&connection, "SELECT id FROM record WHERE shown GROUP BY id HAVING count(*) > 1");
    assert_eq!(twice, Vec::<String>::new(), "an id is shown once at most");
    Directory {
        layers: rows(
            &connection,
            "SELECT shard || ' ' || origin || ' ' || epoch || ' ' || sequence || ' ' || state_hash
             FROM layer ORDER BY origin, shard",
        ),
        records: rows(
            &connection,
            "SELECT l.shard || ' ' || l.origin || ' ' || r.shown || ' ' || r.canonical
             FROM record AS r JOIN layer AS l ON l.key = r.layer ORDER BY l.origin, l.shard, r.id",
        ),
        derived: derived.iter().map(count).collect(),
    }
}

fn rows(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[track_caller]
pub fn updated(report: &SyncReport) -> (usize, usize, usize, usize) {
    match &report.outcome {
        SyncOutcome::Updated { places, events, services, skipped } => (*places, *events, *services, skipped.len()),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
pub fn failed(report: &SyncReport) -> FailureKind {
    match &report.outcome {
        SyncOutcome::Failed { kind, .. } => *kind,
        other => panic!("{other:?}"),
    }
}
