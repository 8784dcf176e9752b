//! Applies one generation of one shard, in one transaction: records, what is derived from them, sequence numbers, ETag
//! and state hash are all there, or none is.
//!
//! Records stream through one at a time; only their keys are held. A record whose canonical JSON is what the layer has
//! already is left alone with everything derived from it, so a small change costs little.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::derive::{self, Derived};
use super::error::StoreError;
use super::generation::{ApplyReport, FeedState, Generation, Origin, ShardState, ToCome};
use super::{Store, layers, read, windows};
use crate::domain::id::PlaceId;
use crate::domain::region::Region;
use crate::domain::time::to_civil;
use crate::feed::{Collection, Decoded, Record, ShardKey, ShardLine, shard_of};

impl Store {
    /// Replaces one shard of one origin. On any error the directory is what it was.
    ///
    /// Records of another shard are left out and named in the report. An id that comes twice refuses the generation.
    pub fn apply_region(
        &mut self,
        shard: impl Into<ShardKey>,
        generation: &Generation,
        records: impl IntoIterator<Item = Decoded>,
    ) -> Result<ApplyReport, StoreError> {
        self.try_apply_region(shard, generation, records.into_iter().map(Ok::<_, StoreError>))
    }

    /// The same, from a source that can fail while it is read; its error undoes everything.
    pub fn try_apply_region<E: From<StoreError>>(
        &mut self,
        shard: impl Into<ShardKey>,
        generation: &Generation,
        records: impl IntoIterator<Item = Result<Decoded, E>>,
    ) -> Result<ApplyReport, E> {
        let lines = records.into_iter().map(|record| record.map(ShardLine::Record));
        self.try_apply_lines(shard.into(), generation, lines)
    }

    /// The same, with the lines that are no records: they are kept beside them.
    pub fn try_apply_lines<E: From<StoreError>>(
        &mut self,
        shard: ShardKey,
        generation: &Generation,
        lines: impl IntoIterator<Item = Result<ShardLine, E>>,
    ) -> Result<ApplyReport, E> {
        let transaction =
            self.directory.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut apply = Apply::begin(&transaction, shard, generation, Derived::new(&transaction))?;
        apply.forget_leftovers()?;
        for line in lines {
            match line? {
                ShardLine::Record(decoded) => apply.record(decoded)?,
                ShardLine::Unread { id, text } => apply.leave_over(&id, &text)?,
            }
        }
        apply.drop_strangers()?;
        apply.drop_unseen()?;
        let report = apply.finish(generation)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(report)
    }

    /// Forgets the feed's records and where it stands; whom to trust is the user's to forget. What the embedded directory
    /// has is shown again at once.
    pub fn clear_feed(&mut self, at: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.directory.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut derived = Derived::new(&transaction);
        let keys: Vec<i64> = transaction
            .prepare(
                "SELECT r.key FROM record AS r JOIN layer AS l ON l.key = r.layer WHERE l.origin = 'feed' AND r.shown",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for key in keys {
            derive::remove(&transaction, key, &mut derived)?;
        }
        for table in ["record", "leftover"] {
            let of_feed = "WHERE layer IN (SELECT key FROM layer WHERE origin = 'feed')";
            transaction.execute(&format!("DELETE FROM {table} {of_feed}"), [])?;
        }
        transaction.execute("DELETE FROM layer WHERE origin = 'feed'", [])?;
        transaction.execute("DELETE FROM feed", [])?;
        layers::settle(&transaction, &mut derived)?;
        derive::finish(&transaction, &mut derived)?;
        windows::rebuild(&transaction, derived, to_civil(at).date())?;
        transaction.commit()?;
        Ok(())
    }

    /// Forgets one shard that its origin's manifest no longer has. What the embedded directory has of a feed's shard is
    /// shown again at once.
    pub fn drop_shard(&mut self, shard: ShardKey, origin: Origin, at: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.directory.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut derived = Derived::new(&transaction);
        let layer: Option<i64> = transaction
            .query_row(
                "SELECT key FROM layer WHERE origin = ?1 AND shard = ?2",
                params![origin.as_str(), shard.to_string()],
                |row| row.get(0),
            )
            .optional()?;
        let Some(layer) = layer else { return Ok(()) };
        let keys: Vec<i64> = transaction
            .prepare("SELECT key FROM record WHERE layer = ?1 AND shown")?
            .query_map([layer], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for key in keys {
            derive::remove(&transaction, key, &mut derived)?;
        }
        transaction.execute("DELETE FROM record WHERE layer = ?1", [layer])?;
        transaction.execute("DELETE FROM leftover WHERE layer = ?1", [layer])?;
        transaction.execute("DELETE FROM layer WHERE key = ?1", [layer])?;
        layers::settle(&transaction, &mut derived)?;
        derive::finish(&transaction, &mut derived)?;
        windows::rebuild(&transaction, derived, to_civil(at).date())?;
        transaction.commit()?;
        Ok(())
    }

    /// Where the feed stands, or `None` before the first sync.
    pub fn feed_state(&self) -> Result<Option<FeedState>, StoreError> {
        let mut statement = self.directory.prepare_cached(
            "SELECT url, root, epoch, sequence, key_version, manifest, etag, issued_at, expires_at, checked_at,
                packs
             FROM feed",
        )?;
        let state = statement.query_row([], |row| {
            Ok(FeedState {
                url: row.get(0)?,
                root: row.get(1)?,
                epoch: digits(row.get(2)?),
                sequence: digits(row.get(3)?),
                key_version: digits(row.get(4)?),
                manifest: row.get(5)?,
                etag: row.get(6)?,
                issued: moment(row.get(7)?),
                expires: moment(row.get(8)?),
                checked: moment(row.get(9)?),
                packs: row.get(10)?,
            })
        });
        Ok(state.optional()?)
    }

    /// Notes where the feed stands when no shard has changed: another ETag, another expiry, asked just now.
    pub fn set_feed_state(&mut self, state: &FeedState) -> Result<(), StoreError> {
        write_feed_state(&self.directory, state)
    }

    /// Epoch, sequence and state hash of one layer; `None` where there is none.
    pub fn layer_state(&self, shard: ShardKey, origin: Origin) -> Result<Option<(u64, u64, String)>, StoreError> {
        layer_state(&self.directory, shard, origin)
    }

    /// Whether the directory has any layer at all.
    pub fn holds_something(&self) -> Result<bool, StoreError> {
        let mut statement = self.directory.prepare_cached("SELECT EXISTS (SELECT 1 FROM layer)")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// What of the package isn't here yet.
    pub fn to_come(&self) -> Result<ToCome, StoreError> {
        Ok(ToCome::of(&self.shards()?))
    }

    /// Every layer of the directory, the embedded ones first.
    pub fn shards(&self) -> Result<Vec<ShardState>, StoreError> {
        let mut statement = self.directory.prepare_cached(
            "SELECT l.shard, l.origin, l.epoch, l.sequence, l.state_hash, l.issued_at, l.applied_at,
                 (SELECT count(*) FROM record AS r WHERE r.layer = l.key AND r.shown = 1 AND r.collection = 'place'),
                 (SELECT count(*) FROM record AS r WHERE r.layer = l.key AND r.shown = 1 AND r.collection = 'event'),
                 (SELECT count(*) FROM record AS r WHERE r.layer = l.key AND r.shown = 1 AND r.collection = 'service')
             FROM layer AS l ORDER BY l.origin, l.shard",
        )?;
        let mut rows = statement.query([])?;
        let mut shards = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(shard) = ShardKey::parse(&row.get::<_, String>(0)?) else { continue };
            shards.push(ShardState {
                shard,
                origin: Origin::parse(&row.get::<_, String>(1)?),
                epoch: digits(row.get(2)?),
                sequence: digits(row.get(3)?),
                state_hash: row.get(4)?,
                issued: row.get::<_, Option<i64>>(5)?.map(moment),
                applied: moment(row.get(6)?),
                places: row.get::<_, u32>(7)? as usize,
                events: row.get::<_, u32>(8)? as usize,
                services: row.get::<_, u32>(9)? as usize,
            });
        }
        Ok(shards)
    }
}

pub(super) fn layer_state(
    directory: &Connection,
    shard: ShardKey,
    origin: Origin,
) -> Result<Option<(u64, u64, String)>, StoreError> {
    let mut statement =
        directory.prepare_cached("SELECT epoch, sequence, state_hash FROM layer WHERE origin = ?1 AND shard = ?2")?;
    let state = statement.query_row(params![origin.as_str(), shard.to_string()], |row| {
        Ok((digits(row.get(0)?), digits(row.get(1)?), row.get(2)?))
    });
    Ok(state.optional()?)
}

/// Whether a record is of the shard it came in.
enum Belongs {
    Here,
    Elsewhere,
    /// Where its place is, which may still come.
    WithPlace(PlaceId),
}

pub(super) struct Apply<'t> {
    pub(super) directory: &'t Connection,
    pub(super) layer: i64,
    shard: ShardKey,
    origin: Origin,
    /// Whether nothing of this shard was there before.
    is_new: bool,
    /// Whether a feed has a say in what is shown.
    feed_exists: bool,
    seen: HashSet<i64>,
    /// Records whose place wasn't there yet when they came.
    waiting: Vec<(i64, PlaceId)>,
    /// Where the places lie that came so far.
    came: HashMap<PlaceId, Region>,
    derived: Derived<'t>,
    report: ApplyReport,
}

impl<'t> Apply<'t> {
    pub(super) fn begin(
        directory: &'t Connection,
        shard: ShardKey,
        generation: &Generation,
        derived: Derived<'t>,
    ) -> Result<Self, StoreError> {
        let origin = generation.origin;
        let is_new = layer_state(directory, shard, origin)?.is_none();
        directory
            .prepare_cached(
                "INSERT INTO layer (origin, shard, epoch, sequence, state_hash, issued_at, applied_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (origin, shard) DO UPDATE SET
                     epoch = ?3, sequence = ?4, state_hash = ?5, issued_at = ?6, applied_at = ?7",
            )?
            .execute(params![
                origin.as_str(),
                shard.to_string(),
                generation.epoch.to_string(),
                generation.sequence.to_string(),
                generation.state_hash,
                generation.issued.map(|issued| issued.timestamp()),
                generation.applied_at.timestamp(),
            ])?;
        let layer = directory
            .prepare_cached("SELECT key FROM layer WHERE origin = ?1 AND shard = ?2")?
            .query_row(params![origin.as_str(), shard.to_string()], |row| row.get(0))?;
        let feed_exists =
            directory.query_row("SELECT EXISTS (SELECT 1 FROM layer WHERE origin = 'feed')", [], |row| row.get(0))?;
        Ok(Self {
            directory,
            layer,
            shard,
            origin,
            is_new,
            feed_exists,
            seen: HashSet::new(),
            waiting: Vec::new(),
            came: HashMap::new(),
            derived,
            report: ApplyReport::default(),
        })
    }

    pub(super) fn record(&mut self, decoded: Decoded) -> Result<(), StoreError> {
        let waits_for = match self.belongs(&decoded)? {
            Belongs::Here => None,
            Belongs::Elsewhere => {
                self.leave_over(&decoded.id, &decoded.canonical)?;
                self.report.foreign.push(decoded.id);
                return Ok(());
            }
            Belongs::WithPlace(place) => Some(place),
        };
        let place = match &decoded.record {
            Record::Place(place) => Some((place.id.clone(), derive::region_of(place))),
            _ => None,
        };
        let mut own = None;
        let mut shown_elsewhere = None;
        {
            let statement = self.derived.statement("SELECT key, layer, shown FROM record WHERE id = ?1")?;
            let mut rows = statement.query([&decoded.id])?;
            while let Some(row) = rows.next()? {
                let (key, layer, shown): (i64, i64, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
                if layer == self.layer {
                    own = Some((key, shown));
                } else if shown {
                    shown_elsewhere = Some(key);
                }
            }
        }
        let key = match own {
            Some((key, shown)) => self.replace(key, shown, decoded)?,
            None => self.add(decoded, shown_elsewhere)?,
        };
        self.seen.insert(key);
        self.came.extend(place);
        self.waiting.extend(waits_for.map(|place| (key, place)));
        Ok(())
    }

    fn belongs(&self, decoded: &Decoded) -> Result<Belongs, StoreError> {
        let place = match &decoded.record {
            Record::Event(event) => event.place_id.as_ref(),
            Record::Notice(notice) if notice.area_code.is_none() => notice.place_id.as_ref(),
            _ => None,
        };
        Ok(match place {
            // Its place may be on its way out of a county whose turn comes later.
            Some(_) if self.shard == ShardKey::Region(Region::National) => Belongs::Here,
            Some(place) => {
                // A new shard's places come after its events: to look for each of them costs more than to wait.
                let region = if self.is_new { self.came.get(place).copied() } else { self.region_of_place(place)? };
                match region {
                    None => Belongs::WithPlace(place.clone()),
                    Some(region) if ShardKey::Region(region) == self.shard => Belongs::Here,
                    Some(_) => Belongs::Elsewhere,
                }
            }
            None if shard_of(&decoded.record, |_| None) == self.shard => Belongs::Here,
            None => Belongs::Elsewhere,
        })
    }

    /// Where a place of the same origin lies. A publisher's event at a place that only the embedded directory has is of
    /// no county of that feed.
    fn region_of_place(&self, id: &PlaceId) -> Result<Option<Region>, StoreError> {
        if let Some(region) = self.came.get(id) {
            return Ok(Some(*region));
        }
        let mut statement = self.directory.prepare_cached(
            "SELECT r.region FROM record AS r JOIN layer AS l ON l.key = r.layer
             WHERE r.id = ?1 AND r.collection = 'place' AND l.origin = ?3
             ORDER BY r.layer = ?2 DESC, r.shown DESC, r.key DESC LIMIT 1",
        )?;
        let region: Option<Option<String>> =
            statement.query_row(params![id.as_str(), self.layer, self.origin.as_str()], |row| row.get(0)).optional()?;
        Ok(region.flatten().and_then(|region| Region::parse(&region)))
    }

    fn replace(&mut self, key: i64, shown: bool, decoded: Decoded) -> Result<i64, StoreError> {
        if self.seen.contains(&key) {
            return Err(StoreError::DuplicateId { shard: self.shard.to_string(), id: decoded.id });
        }
        let collection = decoded.collection.type_name();
        let (same, same_kind): (bool, bool) = self
            .directory
            .prepare_cached("SELECT canonical = ?2, collection = ?3 FROM record WHERE key = ?1")?
            .query_row(params![key, decoded.canonical, collection], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if same {
            self.report.unchanged += 1;
            return Ok(key);
        }
        self.report.changed += 1;
        let before = if shown { read::by_key(self.directory, key)? } else { None };
        let before = before.filter(|before| derive::is_renewable(before, &decoded.record));
        if shown && before.is_none() {
            derive::remove(self.directory, key, &mut self.derived)?;
        }
        self.directory
            .prepare_cached("UPDATE record SET region = ?2, canonical = ?3 WHERE key = ?1")?
            .execute(params![key, region_of(&decoded.record), decoded.canonical])?;
        if !same_kind {
            // An index names it, and it hardly ever changes.
            self.directory
                .prepare_cached("UPDATE record SET collection = ?2 WHERE key = ?1")?
                .execute(params![key, collection])?;
        }
        match before {
            Some(before) => derive::renew(self.directory, key, &before, decoded.record, &mut self.derived)?,
            None if shown => derive::insert(self.directory, key, decoded.record, &mut self.derived)?,
            None => {}
        }
        Ok(key)
    }

    fn add(&mut self, decoded: Decoded, shown_elsewhere: Option<i64>) -> Result<i64, StoreError> {
        self.report.added += 1;
        // With a feed about, the embedded directory waits for the rule of layers.rs.
        let shown = self.origin == Origin::Feed || !self.feed_exists;
        if let Some(other) = shown_elsewhere.filter(|_| shown) {
            layers::hide(self.directory, other, &mut self.derived)?;
        }
        self.derived
            .statement(
                "INSERT INTO record (layer, id, collection, shown, region, canonical) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                self.layer,
                decoded.id,
                decoded.collection.type_name(),
                shown,
                region_of(&decoded.record),
                decoded.canonical,
            ])?;
        let key = self.directory.last_insert_rowid();
        if shown {
            derive::insert(self.directory, key, decoded.record, &mut self.derived)?;
        }
        Ok(key)
    }

    /// Keeps a line that is no record of this shard.
    pub(super) fn leave_over(&self, id: &str, line: &str) -> Result<(), StoreError> {
        self.directory
            .prepare_cached("INSERT OR REPLACE INTO leftover (layer, id, line) VALUES (?1, ?2, ?3)")?
            .execute(params![self.layer, id, line])?;
        Ok(())
    }

    fn forget_leftovers(&self) -> Result<(), StoreError> {
        self.directory.prepare_cached("DELETE FROM leftover WHERE layer = ?1")?.execute([self.layer])?;
        Ok(())
    }

    fn finish(self, generation: &Generation) -> Result<ApplyReport, StoreError> {
        let directory = self.directory;
        let (report, derived) = self.close()?;
        complete(directory, derived, generation)?;
        Ok(report)
    }

    /// What was done, and what is still to be made of it.
    pub(super) fn close(self) -> Result<(ApplyReport, Derived<'t>), StoreError> {
        let mut report = self.report;
        for (collection, count) in [
            (Collection::Places, &mut report.places),
            (Collection::Events, &mut report.events),
            (Collection::Services, &mut report.services),
        ] {
            let counted: u32 = self
                .directory
                .prepare_cached("SELECT count(*) FROM record WHERE collection = ?2 AND shown IN (0, 1) AND layer = ?1")?
                .query_row(params![self.layer, collection.type_name()], |row| row.get(0))?;
            *count = counted as usize;
        }
        Ok((report, self.derived))
    }

    /// Events and notices whose place turned out to lie elsewhere, or nowhere.
    pub(super) fn drop_strangers(&mut self) -> Result<(), StoreError> {
        for (key, place) in std::mem::take(&mut self.waiting) {
            let region = self.region_of_place(&place)?.unwrap_or(Region::National);
            if ShardKey::Region(region) != self.shard && !self.is_alias_here(&place)? {
                let (id, line): (String, String) = self
                    .directory
                    .prepare_cached("SELECT id, canonical FROM record WHERE key = ?1")?
                    .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))?;
                self.leave_over(&id, &line)?;
                self.report.foreign.push(id);
                self.seen.remove(&key);
                self.drop_record(key)?;
            }
        }
        Ok(())
    }

    /// Takes a record of this layer away, with all that was made of it.
    pub(super) fn drop_record(&mut self, key: i64) -> Result<(), StoreError> {
        let shown: bool = self
            .directory
            .prepare_cached("SELECT shown FROM record WHERE key = ?1")?
            .query_row([key], |row| row.get(0))?;
        if shown {
            derive::remove(self.directory, key, &mut self.derived)?;
        }
        self.directory.prepare_cached("DELETE FROM record WHERE key = ?1")?.execute([key])?;
        self.report.removed += 1;
        Ok(())
    }

    /// Whether a place of this shard also goes by this id.
    fn is_alias_here(&self, id: &PlaceId) -> Result<bool, StoreError> {
        let mut statement = self.directory.prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM place_alias AS a JOIN record AS r ON r.key = a.key
                 WHERE a.alias = ?1 AND r.layer = ?2)",
        )?;
        Ok(statement.query_row(params![id.as_str(), self.layer], |row| row.get(0))?)
    }

    fn drop_unseen(&mut self) -> Result<(), StoreError> {
        let gone: Vec<i64> = self
            .directory
            .prepare_cached("SELECT key FROM record WHERE layer = ?1")?
            .query_map([self.layer], |row| row.get(0))?
            .filter(|key| !key.as_ref().is_ok_and(|key| self.seen.contains(key)))
            .collect::<Result<_, _>>()?;
        gone.into_iter().try_for_each(|key| self.drop_record(key))
    }
}

/// Makes what all the shards of a transaction have made necessary, and notes where the feed stands.
pub(super) fn complete(
    directory: &Connection,
    mut derived: Derived<'_>,
    generation: &Generation,
) -> Result<(), StoreError> {
    let feed_exists: bool =
        directory.query_row("SELECT EXISTS (SELECT 1 FROM layer WHERE origin = 'feed')", [], |row| row.get(0))?;
    if feed_exists {
        layers::settle(directory, &mut derived)?;
    }
    derive::finish(directory, &mut derived)?;
    windows::rebuild(directory, derived, to_civil(generation.applied_at).date())?;
    match &generation.feed {
        Some(feed) => write_feed_state(directory, feed),
        None => Ok(()),
    }
}

fn region_of(record: &Record) -> Option<String> {
    match record {
        Record::Place(place) => Some(derive::region_of(place).to_string()),
        _ => None,
    }
}

fn write_feed_state(directory: &Connection, state: &FeedState) -> Result<(), StoreError> {
    directory
        .prepare_cached(
            "INSERT OR REPLACE INTO feed (one, url, root, epoch, sequence, key_version, manifest, etag,
                 issued_at, expires_at, checked_at, packs)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            state.url,
            state.root,
            state.epoch.to_string(),
            state.sequence.to_string(),
            state.key_version.to_string(),
            state.manifest,
            state.etag,
            state.issued.timestamp(),
            state.expires.timestamp(),
            state.checked.timestamp(),
            state.packs,
        ])?;
    Ok(())
}

fn digits(text: String) -> u64 {
    text.parse().unwrap_or_default()
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}
