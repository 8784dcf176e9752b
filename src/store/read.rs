//! From stored canonical JSON back to domain values.
//!
//! What is stored was decoded once, so it decodes again; a record that doesn't (a newer program wrote it) is left out
//! as if it weren't there.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Params};

use super::error::StoreError;
use crate::domain::area::CalendarEntry;
use crate::domain::calendar::Calendar;
use crate::domain::event::Event;
use crate::domain::organization::Organization;
use crate::domain::place::Place;
use crate::feed::{Record, decode_canonical};

pub(super) fn by_key(directory: &Connection, key: i64) -> Result<Option<Record>, StoreError> {
    let mut statement = directory.prepare_cached("SELECT canonical FROM record WHERE key = ?1")?;
    let record = statement.query_row([key], |row| Ok(decode_canonical(row.get_ref(0)?.as_str()?)));
    Ok(record.optional()?.flatten())
}

/// The shown record of this id.
pub(super) fn by_id(directory: &Connection, id: &str) -> Result<Option<Record>, StoreError> {
    Ok(canonical(directory, id)?.and_then(|canonical| decode_canonical(&canonical)))
}

/// The shown record of this id as it came.
pub(super) fn canonical(directory: &Connection, id: &str) -> Result<Option<String>, StoreError> {
    let mut statement = directory.prepare_cached("SELECT canonical FROM record WHERE id = ?1 AND shown = 1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// The record of this key as it came.
pub(super) fn canonical_of(directory: &Connection, key: i64) -> Result<Option<String>, StoreError> {
    let mut statement = directory.prepare_cached("SELECT canonical FROM record WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

/// Every record that `query` gives the canonical JSON of, in its order.
pub(super) fn all(directory: &Connection, query: &str, params: impl Params) -> Result<Vec<Record>, StoreError> {
    let mut statement = directory.prepare_cached(query)?;
    let mut rows = statement.query(params)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.extend(decode_canonical(row.get_ref(0)?.as_str().unwrap_or_default()));
    }
    Ok(records)
}

pub(super) fn place(directory: &Connection, key: i64) -> Result<Option<Place>, StoreError> {
    Ok(by_key(directory, key)?.and_then(|record| match record {
        Record::Place(place) => Some(place),
        _ => None,
    }))
}

pub(super) fn event(directory: &Connection, key: i64) -> Result<Option<Event>, StoreError> {
    Ok(by_key(directory, key)?.and_then(|record| match record {
        Record::Event(event) => Some(event),
        _ => None,
    }))
}

pub(super) fn organization(directory: &Connection, id: &str) -> Result<Option<Organization>, StoreError> {
    Ok(by_id(directory, id)?.and_then(|record| match record {
        Record::Organization(organization) => Some(organization),
        _ => None,
    }))
}

/// The events that have to do with a place under its id or one of its other ids, told as the place's own.
pub(super) fn sessions(directory: &Connection, place: &Place) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for key in session_keys(directory, place)? {
        events.extend(event(directory, key)?.map(|event| told_as_own(event, place)));
    }
    Ok(events)
}

/// The keys of those events, each once.
pub(super) fn session_keys(directory: &Connection, place: &Place) -> Result<Vec<i64>, StoreError> {
    let mut keys = Vec::new();
    let mut statement = directory.prepare_cached("SELECT key FROM event_place WHERE place_id = ?1 ORDER BY key")?;
    for id in std::iter::once(&place.id).chain(&place.same_as) {
        for key in statement.query_map([id.as_str()], |row| row.get::<_, i64>(0))? {
            let key = key?;
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    Ok(keys)
}

/// The event with the place's own id wherever it has another id of the place.
pub(super) fn told_as_own(mut event: Event, place: &Place) -> Event {
    let changes = event.overrides.iter_mut().filter_map(|change| change.place_id.as_mut());
    for id in changes.chain(event.place_id.as_mut()) {
        if place.same_as.contains(id) {
            *id = place.id.clone();
        }
    }
    event
}

pub(super) fn calendar_entries(directory: &Connection) -> Result<Vec<CalendarEntry>, StoreError> {
    let records =
        all(directory, "SELECT canonical FROM record WHERE collection = 'calendar' AND shown = 1 ORDER BY id", [])?;
    Ok(records
        .into_iter()
        .filter_map(|record| match record {
            Record::Calendar(entry) => Some(entry),
            _ => None,
        })
        .collect())
}

pub(super) fn calendar(directory: &Connection) -> Result<Calendar, StoreError> {
    Ok(Calendar::new(calendar_entries(directory)?))
}

/// Days as the database counts them.
pub(super) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}
