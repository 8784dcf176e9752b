//! The user's database: saved records, what is said of them, and settings. Never replaced by a sync, never emptied by a repair.
//!
//! A row is marked, not deleted, and carries the time of its last change, so that two copies of the database (two
//! tabs of a browser) merge row by row: the later change wins.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreError;

/// A setting's name and the type of its value.
#[derive(Debug, Clone, Copy)]
pub struct Setting<T> {
    name: &'static str,
    of: std::marker::PhantomData<fn() -> T>,
}

impl<T: SettingValue> Setting<T> {
    pub const fn new(name: &'static str) -> Self {
        Self { name, of: std::marker::PhantomData }
    }

    pub fn name(&self) -> &'static str {
        self.name
    }
}

/// A value a setting can have, as text. A text that can't be read counts as unset.
pub trait SettingValue: Sized {
    fn to_text(&self) -> String;
    fn from_text(text: &str) -> Option<Self>;
}

impl SettingValue for String {
    fn to_text(&self) -> String {
        self.clone()
    }
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

macro_rules! setting_by_parsing {
    ($($type:ty),+) => {$(
        impl SettingValue for $type {
            fn to_text(&self) -> String {
                self.to_string()
            }
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )+};
}
setting_by_parsing!(bool, i64, u32, f64);

impl SettingValue for serde_json::Value {
    fn to_text(&self) -> String {
        self.to_string()
    }
    fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// A record somebody saved, as the user's database has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedRow {
    pub id: String,
    /// The record's collection when it was saved, in the wire's word.
    pub collection: Option<String>,
    /// The record's canonical JSON when it was saved.
    pub snapshot: Option<String>,
    pub saved_at: DateTime<Utc>,
}

pub(super) fn setting(user: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement = user.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?.flatten())
}

pub(super) fn set_setting(user: &Connection, name: &str, value: Option<&str>, at_ms: i64) -> Result<(), StoreError> {
    user.prepare_cached(
        "INSERT INTO setting (name, value, changed_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET value = ?2, changed_at = max(?3, changed_at + 1)
         WHERE value IS NOT ?2",
    )?
    .execute(params![name, value, at_ms])?;
    Ok(())
}

/// Saves a record, or brings a removed one back. Saving twice changes nothing.
pub(super) fn add(user: &Connection, row: &SavedRow) -> Result<bool, StoreError> {
    let at_ms = row.saved_at.timestamp_millis();
    let changed = user
        .prepare_cached(
            "INSERT INTO saved (id, collection, snapshot, saved_at, removed, changed_at) VALUES (?1, ?2, ?3, ?4, 0, ?4)
             ON CONFLICT (id) DO UPDATE SET
                 collection = coalesce(?2, collection),
                 snapshot = coalesce(?3, snapshot),
                 saved_at = ?4, removed = 0, changed_at = max(?4, changed_at + 1)
             WHERE removed = 1 OR (snapshot IS NULL AND ?3 IS NOT NULL)",
        )?
        .execute(params![row.id, row.collection, row.snapshot, at_ms])?;
    Ok(changed > 0)
}

pub(super) fn remove(user: &Connection, id: &str, at_ms: i64) -> Result<bool, StoreError> {
    let changed = user
        .prepare_cached(
            "UPDATE saved SET removed = 1, changed_at = max(?2, changed_at + 1) WHERE id = ?1 AND removed = 0",
        )?
        .execute(params![id, at_ms])?;
    Ok(changed > 0)
}

/// In the order in which they were saved.
pub(super) fn saved(user: &Connection) -> Result<Vec<SavedRow>, StoreError> {
    let mut statement = user.prepare_cached(
        "SELECT id, collection, snapshot, saved_at FROM saved WHERE removed = 0 ORDER BY saved_at, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(SavedRow {
            id: row.get(0)?,
            collection: row.get(1)?,
            snapshot: row.get(2)?,
            saved_at: DateTime::from_timestamp_millis(row.get(3)?).unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes over every row that `other` changed later. Returns whether anything came.
pub(super) fn merge(user: &mut Connection, other: &Connection) -> Result<bool, StoreError> {
    let transaction = user.transaction()?;
    let mut changed = 0;
    {
        let mut rows = other.prepare("SELECT id, collection, snapshot, saved_at, removed, changed_at FROM saved")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            changed += upsert_saved(&transaction, row)?;
        }
        let mut rows = other.prepare("SELECT name, value, changed_at FROM setting")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            changed += upsert_setting(&transaction, row)?;
        }
        let mut rows = other.prepare(MARKS)?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            changed += upsert_mark(&transaction, row)?;
        }
    }
    transaction.commit()?;
    Ok(changed > 0)
}

fn upsert_saved(user: &Connection, row: &rusqlite::Row<'_>) -> Result<usize, rusqlite::Error> {
    user.prepare_cached(
        "INSERT INTO saved (id, collection, snapshot, saved_at, removed, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET
             collection = ?2, snapshot = ?3, saved_at = ?4, removed = ?5, changed_at = ?6
         WHERE changed_at < ?6",
    )?
    .execute(params![
        row.get::<_, String>(0)?,
        row.get::<_, Option<String>>(1)?,
        row.get::<_, Option<String>>(2)?,
        row.get::<_, i64>(3)?,
        row.get::<_, i64>(4)?,
        row.get::<_, i64>(5)?,
    ])
}

fn upsert_setting(user: &Connection, row: &rusqlite::Row<'_>) -> Result<usize, rusqlite::Error> {
    user.prepare_cached(
        "INSERT INTO setting (name, value, changed_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET value = ?2, changed_at = ?3 WHERE changed_at < ?3",
    )?
    .execute(params![row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, i64>(2)?])
}

const MARKS: &str = "SELECT id, kind, value, changed_at FROM mark";

fn upsert_mark(user: &Connection, row: &rusqlite::Row<'_>) -> Result<usize, rusqlite::Error> {
    user.prepare_cached(
        "INSERT INTO mark (id, kind, value, changed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id, kind) DO UPDATE SET value = ?3, changed_at = ?4 WHERE changed_at < ?4",
    )?
    .execute(params![
        row.get::<_, String>(0)?,
        row.get::<_, String>(1)?,
        row.get::<_, Option<String>>(2)?,
        row.get::<_, i64>(3)?,
    ])
}

/// Something that a person says of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The record as it was when they last saw it; empty: they saw that it is gone.
    Seen,
    Note,
    /// Any value: lists don't show it.
    Hidden,
    /// Its place in a list of their own order.
    Rank,
    Reminder,
}

impl Mark {
    fn as_str(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Note => "note",
            Self::Hidden => "hidden",
            Self::Rank => "rank",
            Self::Reminder => "reminder",
        }
    }
}

pub(super) fn mark(user: &Connection, id: &str, mark: Mark) -> Result<Option<String>, StoreError> {
    let mut statement = user.prepare_cached("SELECT value FROM mark WHERE id = ?1 AND kind = ?2")?;
    Ok(statement.query_row([id, mark.as_str()], |row| row.get(0)).optional()?.flatten())
}

/// Every record with such a mark, by id.
pub(super) fn marks(user: &Connection, mark: Mark) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement =
        user.prepare_cached("SELECT id, value FROM mark WHERE kind = ?1 AND value IS NOT NULL ORDER BY id")?;
    let rows = statement.query_map([mark.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Sets or unsets a mark; tells whether it was another.
pub(super) fn set_mark(
    user: &Connection,
    id: &str,
    mark: Mark,
    value: Option<&str>,
    at_ms: i64,
) -> Result<bool, StoreError> {
    // What was never set needs no row that says so.
    let changed = user
        .prepare_cached(
            "INSERT INTO mark (id, kind, value, changed_at)
             SELECT ?1, ?2, ?3, ?4
             WHERE ?3 IS NOT NULL OR EXISTS (SELECT 1 FROM mark WHERE id = ?1 AND kind = ?2)
             ON CONFLICT (id, kind) DO UPDATE SET value = ?3, changed_at = max(?4, changed_at + 1)
             WHERE value IS NOT ?3",
        )?
        .execute(params![id, mark.as_str(), value, at_ms])?;
    Ok(changed > 0)
}

/// Carries over what can still be read of a damaged file, row by row, and tells how many saved records and settings.
///
/// Never fails: the damaged file is kept, so nothing is lost by reading only a part of it.
pub(super) fn salvage(damaged: &Path, user: &mut Connection) -> (usize, usize) {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let Ok(source) = Connection::open_with_flags(damaged, flags) else { return (0, 0) };
    salvage_from(&source, user)
}

/// The same from an open database.
pub(super) fn salvage_from(source: &Connection, user: &mut Connection) -> (usize, usize) {
    type Copy = fn(&Connection, &rusqlite::Row<'_>) -> Result<usize, rusqlite::Error>;
    let read = |user: &Connection, query: &str, copy: Copy| {
        let Ok(mut statement) = source.prepare(query) else { return 0 };
        let Ok(mut rows) = statement.query([]) else { return 0 };
        let mut count = 0;
        while let Ok(Some(row)) = rows.next() {
            count += copy(user, row).unwrap_or(0);
        }
        count
    };
    let saved = read(user, "SELECT id, collection, snapshot, saved_at, removed, changed_at FROM saved", upsert_saved);
    let settings = read(user, "SELECT name, value, changed_at FROM setting", upsert_setting);
    read(user, MARKS, upsert_mark);
    (saved, settings)
}
