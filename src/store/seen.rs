//! What changed in what a person keeps, since they last saw it.
//!
//! Beside each kept record stands what it was when its reader last saw it, with what took place there. What changed is
//! worked out from that and from what the directory has now, each time anew. Rejected: to write down the changes as a
//! sync brings them. What changed twice would be told twice, what changed back would be told at all, and a directory
//! made anew, a newer package's seed and another tab's sync would each need the same care.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::error::StoreError;
use super::user::{self, Mark, SavedRow};
use super::{Store, read};
use crate::domain::changes::{Change, Known, RunNow, Thing, What, changes};
use crate::domain::event::Event;
use crate::domain::id::PlaceId;
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::feed::{Record, decode_canonical};

/// A kept record in which something changed that its reader hasn't seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Unseen {
    /// The id under which it was kept.
    pub id: String,
    /// What it is now, or where it is gone what it was.
    pub thing: Thing,
    pub changes: Vec<Change>,
    /// The names of the places that the changes speak of.
    pub venues: BTreeMap<PlaceId, Text>,
}

impl Store {
    /// What changed, in the order of saving. The directory must hold all that it will hold: what isn't there is gone.
    pub fn unseen(&self, at: DateTime<Utc>) -> Result<Vec<Unseen>, StoreError> {
        let mut found = Vec::new();
        let mut calendar = None;
        for row in user::saved(&self.user)? {
            let now = self.as_now(&row.id)?;
            let Some(was) = self.as_seen(&row, now.as_deref())? else { continue };
            // Most records are to the letter what they were.
            if now.as_deref().unwrap_or_default() == was || (now.is_none() && self.is_still_to_come(&was)?) {
                continue;
            }
            let calendar = match &mut calendar {
                Some(calendar) => calendar,
                None => calendar.insert(read::calendar(&self.directory)?),
            };
            let (was, now) = (decode(&was), now.as_deref().and_then(decode));
            let changes = changes(was.as_ref(), now.as_ref(), calendar, to_civil(at));
            if let Some(known) = now.or(was).filter(|_| !changes.is_empty()) {
                let venues = self.venues(&changes)?;
                found.push(Unseen { id: row.id, thing: known.thing, changes, venues });
            }
        }
        Ok(found)
    }

    /// All that changed was seen.
    pub fn mark_seen(&mut self, at: DateTime<Utc>) -> Result<(), StoreError> {
        let mut seen = Vec::new();
        for row in user::saved(&self.user)? {
            match self.as_now(&row.id)? {
                Some(now) => seen.push((row.id, now)),
                None => {
                    let was = self.as_seen(&row, None)?;
                    if !was.is_some_and(|was| self.is_still_to_come(&was).unwrap_or(true)) {
                        seen.push((row.id, String::new()));
                    }
                }
            }
        }
        self.write_seen(seen, at)
    }

    /// From now on what changes in a kept record is told, also where it was kept before there was anything to compare
    /// with: what it was then counts, and what takes place there now.
    pub fn begin_to_compare(&mut self, at: DateTime<Utc>) -> Result<(), StoreError> {
        let mut seen = Vec::new();
        for row in user::saved(&self.user)? {
            if user::mark(&self.user, &row.id, Mark::Seen)?.is_none() {
                let now = self.as_now(&row.id)?;
                seen.extend(self.as_seen(&row, now.as_deref())?.map(|text| (row.id, text)));
            }
        }
        self.write_seen(seen, at)
    }

    fn write_seen(&mut self, seen: Vec<(String, String)>, at: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.user.transaction()?;
        for (id, text) in seen {
            user::set_mark(&transaction, &id, Mark::Seen, Some(&text), at.timestamp_millis())?;
        }
        Ok(transaction.commit()?)
    }

    /// The name that a kept record had when its reader last saw it; empty where nobody knows.
    pub fn name_as_seen(&self, id: &str) -> Result<Text, StoreError> {
        let rows = user::saved(&self.user)?;
        let row = rows.iter().find(|row| row.id == id);
        let seen = row.map(|row| self.as_seen(row, None)).transpose()?.flatten();
        let seen = seen.as_deref().filter(|seen| !seen.is_empty()).or(row.and_then(|row| row.snapshot.as_deref()));
        Ok(seen.and_then(decode).map(|known| known.thing.name().clone()).unwrap_or_default())
    }

    /// A record that was just kept is seen as it is, and one that is gone as that.
    pub(super) fn see(&self, id: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let is_known = || -> Result<bool, StoreError> {
            Ok(user::saved(&self.user)?.iter().any(|row| row.id == id && row.snapshot.is_some()))
        };
        let now = match self.as_now(id)? {
            None if is_known()? => Some(String::new()),
            now => now,
        };
        user::set_mark(&self.user, id, Mark::Seen, now.as_deref(), at.timestamp_millis())?;
        Ok(())
    }

    /// A record's canonical JSON, and below it that of each event that takes place there, a line each; `None`: the
    /// directory doesn't have it.
    fn as_now(&self, id: &str) -> Result<Option<String>, StoreError> {
        let directory = &self.directory;
        let place = self.place_named(id)?;
        let Some(place) = place else {
            let canonical = read::canonical(directory, id)?;
            let is_kept_kind =
                |canonical: &String| matches!(decode_canonical(canonical), Some(Record::Event(_) | Record::Service(_)));
            return Ok(canonical.filter(is_kept_kind));
        };
        let Some(mut text) = read::canonical(directory, place.id.as_str())? else { return Ok(None) };
        let mut sessions = Vec::new();
        for key in read::session_keys(directory, &place)? {
            sessions.extend(read::canonical_of(directory, key)?);
        }
        // The order in which they came tells nothing.
        sessions.sort();
        for session in sessions {
            text.push('\n');
            text.push_str(&session);
        }
        Ok(Some(text))
    }

    /// What its reader saw last. Of a record that was kept without anything to compare with: what it was then, beside
    /// what takes place there now. `None`: there is nothing to compare with.
    fn as_seen(&self, row: &SavedRow, now: Option<&str>) -> Result<Option<String>, StoreError> {
        if let Some(seen) = user::mark(&self.user, &row.id, Mark::Seen)? {
            return Ok(Some(seen));
        }
        let Some(snapshot) = &row.snapshot else { return Ok(None) };
        let sessions = now.and_then(|now| now.split_once('\n')).map(|(_, sessions)| sessions);
        Ok(Some(match sessions {
            Some(sessions) => format!("{snapshot}\n{sessions}"),
            None => snapshot.clone(),
        }))
    }

    fn is_still_to_come(&self, was: &str) -> Result<bool, StoreError> {
        let Some(record) = was.lines().next().and_then(decode_canonical) else { return Ok(false) };
        Ok(self.to_come()?.may_bring(&record))
    }

    fn venues(&self, changes: &[Change]) -> Result<BTreeMap<PlaceId, Text>, StoreError> {
        let mut venues = BTreeMap::new();
        for change in changes {
            let (What::Venue { now: Some(id) } | What::Run { now: RunNow::Elsewhere(Some(id)), .. }) = &change.what
            else {
                continue;
            };
            if let Some(place) = self.resolve_place(id)? {
                venues.insert(id.clone(), place.name);
            }
        }
        Ok(venues)
    }
}

/// `None`: it was seen to be gone, or a newer program wrote it.
fn decode(text: &str) -> Option<Known> {
    let mut lines = text.lines().filter_map(decode_canonical);
    let thing = match lines.next()? {
        Record::Place(place) => Thing::Place(Box::new(place)),
        Record::Event(event) => Thing::Event(Box::new(event)),
        Record::Service(service) => Thing::Service(Box::new(service)),
        _ => return None,
    };
    let own = |event: Event| match &thing {
        Thing::Place(place) => read::told_as_own(event, place),
        Thing::Event(_) | Thing::Service(_) => event,
    };
    let sessions = lines.filter_map(|record| match record {
        Record::Event(event) => Some(own(event)),
        _ => None,
    });
    let sessions = sessions.collect();
    Some(Known { thing, sessions })
}
