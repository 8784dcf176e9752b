//! One verified shard into the store: read line by line, checked to its end, committed whole or not at all.
//!
//! The file's hash has been checked before this. What a record says is checked here, and what the shard as a whole must
//! be (its state hash, its count, ids that rise) while it streams into the transaction: an error at the last line undoes
//! the first.

use std::cell::RefCell;

use chrono::NaiveDate;

use super::judge::{Step, judge_shard};
use super::outcome::{Failure, FailureKind, Skipped};
use crate::feed::example::freshen;
use crate::feed::hash::StateHasher;
use crate::feed::manifest::ShardEntry;
use crate::feed::pack::{Lines, PackError};
use crate::feed::{Decoded, ShardKey, decode_line};
use crate::store::{Generation, Origin, Store};

/// What applying a shard did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub places: usize,
    pub events: usize,
    pub services: usize,
    pub skipped: Vec<Skipped>,
}

/// Applies a shard's file. `None`: another sync was faster, and this generation or a later one is there. `fresh_on` is
/// for the example area: its records are moved to the week of that day.
pub fn apply_shard(
    store: &mut Store,
    key: ShardKey,
    entry: &ShardEntry,
    file: &[u8],
    generation: &Generation,
    fresh_on: Option<NaiveDate>,
) -> Result<Option<Applied>, Failure> {
    if generation.origin == Origin::Feed {
        let layers = store.shards()?;
        let layer = layers.iter().find(|layer| layer.origin == Origin::Feed && layer.shard == key);
        if let Some(layer) = layer {
            let known = (layer.epoch, layer.sequence, layer.state_hash.as_str());
            let state = entry.state.to_string();
            if judge_shard(&key.to_string(), known, generation.epoch, entry.sequence, &state)? == Step::Same
                && generation.feed.is_none()
            {
                return Ok(None);
            }
        }
    }
    let skipped = RefCell::new(Vec::new());
    let records = Records { fresh_on, ..Records::new(key, entry, file, &skipped)? };
    let report = store.try_apply_region(key, generation, records)?;
    let mut skipped = skipped.into_inner();
    skipped.extend(report.foreign.into_iter().map(|id| Skipped {
        shard: key,
        line: 0,
        id: Some(id),
        message: "belongs to another region".to_owned(),
    }));
    Ok(Some(Applied { places: report.places, events: report.events, services: report.services, skipped }))
}

/// The good records of a shard, in order; at its end the proof that it was whole.
struct Records<'a> {
    key: ShardKey,
    entry: &'a ShardEntry,
    lines: Lines<'a>,
    skipped: &'a RefCell<Vec<Skipped>>,
    hasher: Option<StateHasher>,
    last_id: String,
    count: u64,
    good: u64,
    fresh_on: Option<NaiveDate>,
}

impl<'a> Records<'a> {
    fn new(
        key: ShardKey,
        entry: &'a ShardEntry,
        file: &'a [u8],
        skipped: &'a RefCell<Vec<Skipped>>,
    ) -> Result<Self, Failure> {
        let lines = Lines::new(file, entry.shard.decoded_size).map_err(|error| unpacked(key, &error))?;
        let hasher = Some(StateHasher::default());
        Ok(Self { key, entry, lines, skipped, hasher, last_id: String::new(), count: 0, good: 0, fresh_on: None })
    }

    fn read(&mut self) -> Result<Option<Decoded>, Failure> {
        loop {
            let key = self.key;
            let Some((number, bytes)) = self.lines.next_line().map_err(|error| unpacked(key, &error))? else {
                return self.end().map(|()| None);
            };
            let Some(hasher) = &mut self.hasher else { return Ok(None) };
            hasher.add(bytes);
            self.count += 1;
            if self.count > self.entry.records {
                return Err(malformed(key, format!("holds more than its {} records", self.entry.records)));
            }
            let decoded = match std::str::from_utf8(bytes) {
                Ok(line) => {
                    let decoded = match self.fresh_on {
                        Some(day) => decode_line(&freshen(line, day)),
                        None => decode_line(line),
                    };
                    decoded.map_err(|error| (error.id.clone(), error.to_string()))
                }
                Err(_) => Err((None, "the line is no UTF-8".to_owned())),
            };
            let id = match &decoded {
                Ok(decoded) => Some(decoded.id.as_str()),
                Err((id, _)) => id.as_deref(),
            };
            if let Some(id) = id {
                if id <= self.last_id.as_str() {
                    return Err(malformed(key, format!("line {number}: the id {id} comes twice or out of order")));
                }
                self.last_id = id.to_owned();
            }
            match decoded {
                Ok(decoded) => {
                    self.good += 1;
                    return Ok(Some(decoded));
                }
                Err((id, message)) => self.skipped.borrow_mut().push(Skipped { shard: key, line: number, id, message }),
            }
        }
    }

    /// Whether what went by is what the manifest states.
    fn end(&mut self) -> Result<(), Failure> {
        let Some(hasher) = self.hasher.take() else { return Ok(()) };
        if hasher.finish() != self.entry.state || self.lines.bytes() != self.entry.shard.decoded_size {
            return Err(Failure::new(
                FailureKind::Corrupt,
                format!("{} is not in the stated state (sha256)", self.key),
            ));
        }
        if self.count != self.entry.records {
            return Err(malformed(self.key, format!("holds {} of its {} records", self.count, self.entry.records)));
        }
        if self.good == 0 {
            return Err(malformed(self.key, "holds no record that can be read"));
        }
        Ok(())
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Decoded, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

fn malformed(key: ShardKey, message: impl std::fmt::Display) -> Failure {
    Failure::new(FailureKind::Format, format!("{key} {message}"))
}

fn unpacked(key: ShardKey, error: &PackError) -> Failure {
    Failure::new(FailureKind::Format, format!("{key}: {error}"))
}
