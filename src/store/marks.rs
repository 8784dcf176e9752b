//! What a person says of a record themselves: a note, that lists leave it out, its place in their own order.
//!
//! Each of these outlives the record and the heart: a place that comes back has its note again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::Store;
use super::error::StoreError;
use super::user::{self, Mark};
use crate::domain::id::{PlaceId, check_id};
use crate::domain::text::Text;

/// The longest note, in characters: a page of writing.
pub const LONGEST_NOTE: usize = 2_000;

impl Store {
    /// The note of one record.
    pub fn note(&self, id: &str) -> Result<Option<String>, StoreError> {
        user::mark(&self.user, id, Mark::Note)
    }

    /// Every note, by the record's id.
    pub fn notes(&self) -> Result<BTreeMap<String, String>, StoreError> {
        Ok(user::marks(&self.user, Mark::Note)?.into_iter().collect())
    }

    /// Writes a note; nothing but spaces takes it away. One that is too long is cut.
    pub fn set_note(&mut self, id: &str, note: &str, at: DateTime<Utc>) -> Result<bool, StoreError> {
        check_id(id).map_err(|error| StoreError::Import(error.to_string()))?;
        let note = clipped(note);
        let note = Some(note.as_str()).filter(|note| !note.is_empty());
        user::set_mark(&self.user, id, Mark::Note, note, at.timestamp_millis())
    }

    /// The places that lists leave out, by every id under which they may stand.
    pub fn hidden(&self) -> Result<BTreeSet<PlaceId>, StoreError> {
        let mut hidden = BTreeSet::new();
        for (id, _) in user::marks(&self.user, Mark::Hidden)? {
            let Ok(id) = PlaceId::parse(&id) else { continue };
            hidden.extend(self.resolve_place(&id)?.map(|place| place.id));
            hidden.insert(id);
        }
        Ok(hidden)
    }

    /// The ids that were hidden, with the name each stands under now.
    pub fn hidden_places(&self) -> Result<Vec<(String, Text)>, StoreError> {
        let mut places = Vec::new();
        for (id, _) in user::marks(&self.user, Mark::Hidden)? {
            let place = self.place_named(&id)?;
            places.push((id, place.map(|place| place.name).unwrap_or_default()));
        }
        Ok(places)
    }

    /// Leaves a place out of lists, or no longer, under whichever of its ids it was hidden.
    pub fn set_hidden(&mut self, id: &str, hidden: bool, at: DateTime<Utc>) -> Result<(), StoreError> {
        check_id(id).map_err(|error| StoreError::Import(error.to_string()))?;
        let at_ms = at.timestamp_millis();
        if hidden {
            user::set_mark(&self.user, id, Mark::Hidden, Some("1"), at_ms)?;
            return Ok(());
        }
        let standing = |id: &str| -> Result<Option<PlaceId>, StoreError> {
            let place = self.place_named(id)?;
            Ok(place.map(|place| place.id))
        };
        let shown = standing(id)?;
        let mut ids = vec![id.to_owned()];
        for (other, _) in user::marks(&self.user, Mark::Hidden)? {
            if shown.is_some() && standing(&other)? == shown {
                ids.push(other);
            }
        }
        for id in ids {
            user::set_mark(&self.user, &id, Mark::Hidden, None, at_ms)?;
        }
        Ok(())
    }

    /// Every reminder as it was written, by the event's id.
    pub fn reminders(&self) -> Result<Vec<(String, String)>, StoreError> {
        user::marks(&self.user, Mark::Reminder)
    }

    /// Sets or takes away the reminder of an event.
    pub fn set_reminder(&mut self, id: &str, reminder: Option<&str>, at: DateTime<Utc>) -> Result<(), StoreError> {
        check_id(id).map_err(|error| StoreError::Import(error.to_string()))?;
        user::set_mark(&self.user, id, Mark::Reminder, reminder, at.timestamp_millis())?;
        Ok(())
    }

    /// The places that kept records have in their reader's own order; empty where they chose none.
    pub fn ranks(&self) -> Result<BTreeMap<String, u32>, StoreError> {
        let ranks = user::marks(&self.user, Mark::Rank)?;
        Ok(ranks.into_iter().filter_map(|(id, rank)| Some((id, rank.parse().ok()?))).collect())
    }

    /// Puts kept records into this order; an empty one gives the order up.
    pub fn set_order(&mut self, ids: &[String], at: DateTime<Utc>) -> Result<(), StoreError> {
        let before = self.ranks()?;
        let transaction = self.user.transaction()?;
        let at_ms = at.timestamp_millis();
        for (rank, id) in ids.iter().enumerate() {
            user::set_mark(&transaction, id, Mark::Rank, Some(&rank.to_string()), at_ms)?;
        }
        for id in before.keys().filter(|id| !ids.contains(id)) {
            user::set_mark(&transaction, id, Mark::Rank, None, at_ms)?;
        }
        Ok(transaction.commit()?)
    }
}

/// A note without what no hand writes, and no longer than a page.
pub(super) fn clipped(note: &str) -> String {
    let written = note.chars().filter(|c| !c.is_control() || *c == '\n');
    let note: String = written.take(LONGEST_NOTE).collect();
    note.trim().to_owned()
}
