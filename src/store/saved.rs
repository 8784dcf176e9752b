//! Saved records and settings, as screens and commands use them.
//!
//! A saved record keeps what it was when it was saved, so one that vanished from the directory stays readable.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::marks::clipped;
use super::places::{PlaceRow, row_of};
use super::user::{self, Mark, SavedRow, Setting, SettingValue};
use super::{Store, read};
use crate::domain::event::Event;
use crate::domain::id::{PlaceId, check_id};
use crate::domain::service::Service;
use crate::feed::{Collection, Record, decode_line};

/// The most records a file may bring.
const MOST_IMPORTED: usize = 10_000;

/// A saved record as the directory has it now.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The id under which it was saved.
    pub id: String,
    pub saved_at: DateTime<Utc>,
    pub now: SavedNow,
}

#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a person saves tens of records, and most are places")]
pub enum SavedNow {
    /// With its state. Its id may be another by now (`same_as`, `moved_to`).
    Place(PlaceRow),
    Event(Event),
    Service(Service),
    /// The directory has it no more. What it was, where it was known when it was saved.
    Gone(Option<Record>),
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    saved: Vec<FileRow>,
    /// Ids of places that lists leave out.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    hidden: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct FileRow {
    id: String,
    saved_at: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    record: Option<serde_json::Value>,
    /// Its reader's own note.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    note: Option<String>,
}

const FORMAT: &str = "avoin-ovi/saved/1";

const TRUSTED_FEED: Setting<serde_json::Value> = Setting::new("feed.trusted");

/// A feed's address, and the fingerprint that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedFeed {
    /// As in [`FeedState::url`](super::FeedState::url).
    pub url: String,
    /// sha256 of the first key set, in hex.
    pub root: String,
    /// The latest key set that was proven, as JSON: an older one speaks for this feed no more.
    pub keys: Option<String>,
}

impl Store {
    /// Saves a place, an event or a service by its id; tells whether it wasn't saved before. An id that the directory
    /// doesn't know is saved too: it may come with the next sync.
    pub fn saved_add(&mut self, id: &str, at: DateTime<Utc>) -> Result<bool, StoreError> {
        check_id(id).map_err(|error| StoreError::Import(error.to_string()))?;
        if let Some(saved) = self.saved_as(id)?
            && saved != id
        {
            return Ok(false);
        }
        let known = read::canonical(&self.directory, id)?.and_then(|canonical| decode_line(&canonical).ok());
        let row = SavedRow {
            id: id.to_owned(),
            collection: known.as_ref().map(|decoded| decoded.collection.type_name().to_owned()),
            snapshot: known.map(|decoded| decoded.canonical),
            saved_at: at,
        };
        let added = user::add(&self.user, &row)?;
        if added {
            self.see(id, at)?;
        }
        Ok(added)
    }

    /// Whether the directory has a place, an event or a service under this id, or one that it leads to.
    pub fn can_be_saved(&self, id: &str) -> Result<bool, StoreError> {
        let record = read::by_id(&self.directory, id)?;
        if matches!(record, Some(Record::Place(_) | Record::Event(_) | Record::Service(_))) {
            return Ok(true);
        }
        let Ok(id) = PlaceId::parse(id) else { return Ok(false) };
        Ok(self.resolve_place(&id)?.is_some())
    }

    /// Removes a saved record, under whichever of its ids it was saved; tells whether it was.
    pub fn saved_remove(&mut self, id: &str, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let id = self.saved_as(id)?.unwrap_or_else(|| id.to_owned());
        user::remove(&self.user, &id, at.timestamp_millis())
    }

    pub fn is_saved(&self, id: &str) -> Result<bool, StoreError> {
        Ok(self.saved_as(id)?.is_some())
    }

    /// What a saved record was when it was saved, and when that was.
    pub fn saved_snapshot(&self, id: &str) -> Result<Option<(Record, DateTime<Utc>)>, StoreError> {
        let row = user::saved(&self.user)?.into_iter().find(|row| row.id == id);
        Ok(row.and_then(|row| Some((decode_line(row.snapshot.as_deref()?).ok()?.record, row.saved_at))))
    }

    /// The ids under which records were saved.
    pub fn saved_ids(&self) -> Result<Vec<String>, StoreError> {
        Ok(user::saved(&self.user)?.into_iter().map(|row| row.id).collect())
    }

    /// Every saved record as it is now, in the order of saving.
    pub fn saved_list(&self, at: DateTime<Utc>) -> Result<Vec<Saved>, StoreError> {
        let rows = user::saved(&self.user)?;
        rows.into_iter()
            .map(|row| Ok(Saved { now: self.saved_now(&row, at)?, id: row.id, saved_at: row.saved_at }))
            .collect()
    }

    /// Saved records as a JSON file that another device can import, with the notes on them and what is hidden; in their
    /// reader's own order where there is one.
    pub fn saved_export(&self) -> Result<String, StoreError> {
        let mut notes = self.notes()?;
        let ranks = self.ranks()?;
        let mut rows = user::saved(&self.user)?;
        rows.sort_by_key(|row| ranks.get(&row.id).copied().unwrap_or(u32::MAX));
        let saved = rows
            .into_iter()
            .map(|row| FileRow {
                note: notes.remove(&row.id),
                id: row.id,
                saved_at: row.saved_at.to_rfc3339_opts(SecondsFormat::Millis, true),
                record: row.snapshot.and_then(|snapshot| serde_json::from_str(&snapshot).ok()),
            })
            .collect();
        let hidden = user::marks(&self.user, Mark::Hidden)?.into_iter().map(|(id, _)| id).collect();
        let file = File { format: FORMAT.to_owned(), saved, hidden };
        serde_json::to_string_pretty(&file).map_err(|error| StoreError::Import(error.to_string()))
    }

    /// Adds what an exported file holds to what is saved; tells how many are new. All of it or nothing: an error names
    /// the first thing that is wrong.
    pub fn saved_import(&mut self, text: &str, at: DateTime<Utc>) -> Result<usize, StoreError> {
        let file: File = serde_json::from_str(text).map_err(|error| {
            StoreError::Import(format!("line {}: this is no file of saved places: {error}", error.line()))
        })?;
        if file.format != FORMAT {
            return Err(StoreError::Import(format!("format: {:?} is not {FORMAT:?}", file.format)));
        }
        if file.saved.len() > MOST_IMPORTED {
            return Err(StoreError::Import(format!("saved: more than {MOST_IMPORTED} records")));
        }
        for (index, id) in file.hidden.iter().enumerate() {
            check_id(id).map_err(|error| StoreError::Import(format!("hidden[{index}]: {error}")))?;
        }
        let rows = file.saved.into_iter().enumerate().map(|(index, row)| imported(index, row));
        let rows: Vec<(SavedRow, Option<String>)> = rows.collect::<Result<_, _>>()?;
        let at_ms = at.timestamp_millis();
        let transaction = self.user.transaction()?;
        let mut added = Vec::new();
        for (row, note) in rows {
            // A note of one's own stays.
            if let Some(note) = note.filter(|note| !note.is_empty())
                && user::mark(&transaction, &row.id, Mark::Note)?.is_none()
            {
                user::set_mark(&transaction, &row.id, Mark::Note, Some(&note), at_ms)?;
            }
            if user::add(&transaction, &row)? {
                added.push(row.id);
            }
        }
        for id in file.hidden {
            user::set_mark(&transaction, &id, Mark::Hidden, Some("1"), at_ms)?;
        }
        transaction.commit()?;
        // What changed since somebody else saved it is no news to whoever takes it over.
        for id in &added {
            self.see(id, at)?;
        }
        Ok(added.len())
    }

    /// Adds these ids to what is saved; tells how many are new. What is saved already stays as it is.
    pub fn saved_add_all(&mut self, ids: &[String], at: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut added = 0;
        for id in ids {
            added += usize::from(self.saved_add(id, at)?);
        }
        Ok(added)
    }

    /// A setting's value; `None` where it is unset or can't be read.
    pub fn setting<T: SettingValue>(&self, setting: Setting<T>) -> Result<Option<T>, StoreError> {
        Ok(user::setting(&self.user, setting.name())?.and_then(|text| T::from_text(&text)))
    }

    /// Sets or unsets a value. The moment decides between two tabs of a browser: the later one wins.
    pub fn set_setting<T: SettingValue>(
        &mut self,
        setting: Setting<T>,
        value: Option<&T>,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let text = value.map(SettingValue::to_text);
        user::set_setting(&self.user, setting.name(), text.as_deref(), at.timestamp_millis())
    }

    /// The feed that somebody decided to trust: kept here, since the directory may be made anew any time.
    pub fn trusted_feed(&self) -> Result<Option<TrustedFeed>, StoreError> {
        let Some(value) = self.setting(TRUSTED_FEED)? else { return Ok(None) };
        let word = |name: &str| value.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
        Ok(word("url").zip(word("root")).map(|(url, root)| TrustedFeed { url, root, keys: word("keys") }))
    }

    /// Remembers or forgets whom to trust.
    pub fn set_trusted_feed(&mut self, feed: Option<&TrustedFeed>, at: DateTime<Utc>) -> Result<(), StoreError> {
        let value = feed.map(|feed| serde_json::json!({"url": feed.url, "root": feed.root, "keys": feed.keys}));
        self.set_setting(TRUSTED_FEED, value.as_ref(), at)
    }

    /// A record as the directory has it now, whether it is saved or not.
    pub fn record_now(&self, id: &str, at: DateTime<Utc>) -> Result<SavedNow, StoreError> {
        let row = SavedRow { id: id.to_owned(), collection: None, snapshot: None, saved_at: at };
        self.saved_now(&row, at)
    }

    fn saved_now(&self, row: &SavedRow, at: DateTime<Utc>) -> Result<SavedNow, StoreError> {
        if let Ok(id) = PlaceId::parse(&row.id)
            && let Some(place) = row_of(self, &id, at)?
        {
            return Ok(SavedNow::Place(place));
        }
        Ok(match read::by_id(&self.directory, &row.id)? {
            Some(Record::Event(event)) => SavedNow::Event(event),
            Some(Record::Service(service)) => SavedNow::Service(service),
            _ => {
                let snapshot = row.snapshot.as_deref().and_then(|snapshot| decode_line(snapshot).ok());
                SavedNow::Gone(snapshot.map(|decoded| decoded.record))
            }
        })
    }

    /// Under which id this record was saved: its own, another of its ids, or one that leads to it.
    fn saved_as(&self, id: &str) -> Result<Option<String>, StoreError> {
        let saved = self.saved_ids()?;
        if saved.iter().any(|saved| saved == id) {
            return Ok(Some(id.to_owned()));
        }
        let Some(place) = self.place_named(id)? else {
            return Ok(None);
        };
        for saved in saved {
            let leads_to = self.place_named(&saved)?;
            if leads_to.is_some_and(|other| other.id == place.id) {
                return Ok(Some(saved));
            }
        }
        Ok(None)
    }
}

/// A row of a file, and the note on it.
fn imported(index: usize, row: FileRow) -> Result<(SavedRow, Option<String>), StoreError> {
    let fail = |field: &str, message: String| StoreError::Import(format!("saved[{index}].{field}: {message}"));
    check_id(&row.id).map_err(|error| fail("id", error.to_string()))?;
    let saved_at = DateTime::parse_from_rfc3339(&row.saved_at)
        .map_err(|_| fail("saved_at", format!("{:?} is no RFC 3339 time", row.saved_at)))?;
    let decoded = match row.record {
        Some(record) => {
            let decoded = decode_line(&record.to_string()).map_err(|error| fail("record", error.to_string()))?;
            Some(decoded).filter(|decoded| {
                matches!(decoded.collection, Collection::Places | Collection::Events | Collection::Services)
            })
        }
        None => None,
    };
    let note = row.note.as_deref().map(clipped);
    let row = SavedRow {
        id: row.id,
        collection: decoded.as_ref().map(|decoded| decoded.collection.type_name().to_owned()),
        snapshot: decoded.map(|decoded| decoded.canonical),
        saved_at: saved_at.to_utc(),
    };
    Ok((row, note))
}
