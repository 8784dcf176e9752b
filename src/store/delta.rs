//! Applies what changed in one shard, and proves that what comes of it is the shard that the manifest names.
//!
//! The proof costs one pass over the shard's records: their canonical JSON is what the state hash is made of. Where there
//! is a thread to have, `proof` makes that pass beside the writing. A delta that doesn't fit changes nothing, and the
//! caller fetches the whole shard.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::Store;
use super::apply::{self, Apply, complete};
use super::derive::Derived;
use super::error::StoreError;
use super::generation::{ApplyReport, Generation};
use super::proof::Proof;
use crate::feed::delta::{Change, MOST_GONE, patched};
use crate::feed::hash::StateHasher;
use crate::feed::{ShardKey, decode_line};

/// Why a delta leads nowhere from here. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("it starts from another generation than the one that is here")]
    OtherBase,
    #[error("it speaks of {0}, which isn't here, or of it twice")]
    Record(String),
    #[error("its change of {0} can't be made")]
    Change(String),
    #[error("it takes away {gone} of {of} records")]
    TooManyGone { gone: u64, of: u64 },
    #[error("it leads to another state than the stated one")]
    State,
}

enum Stop<E> {
    Misfit(Misfit),
    Failed(E),
}

impl<E: From<StoreError>> From<StoreError> for Stop<E> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl<E: From<StoreError>> From<rusqlite::Error> for Stop<E> {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl<E> From<Misfit> for Stop<E> {
    fn from(misfit: Misfit) -> Self {
        Self::Misfit(misfit)
    }
}

/// What changes in one shard of the feed.
#[derive(Debug)]
pub struct ShardChanges<I> {
    pub shard: ShardKey,
    /// Where the changes lead to; its state hash proves it.
    pub generation: Generation,
    /// The sequence from which they lead there.
    pub from: u64,
    /// How many records the shard has then.
    pub records: u64,
    pub changes: I,
}

impl Store {
    /// Applies what changes in these shards, in one transaction: all of them, or none. The feed's state is written with
    /// them where the last one's generation has it. On any error, and on a misfit, the directory is what it was.
    pub fn try_apply_changes<E, I>(
        &mut self,
        shards: Vec<ShardChanges<I>>,
    ) -> Result<Result<Vec<(ShardKey, ApplyReport)>, Misfit>, E>
    where
        E: From<StoreError>,
        I: IntoIterator<Item = Result<Change, E>> + Clone + Send,
    {
        match self.changes(shards) {
            Ok(reports) => Ok(Ok(reports)),
            Err(Stop::Misfit(misfit)) => Ok(Err(misfit)),
            Err(Stop::Failed(error)) => Err(error),
        }
    }

    fn changes<E, I>(&mut self, shards: Vec<ShardChanges<I>>) -> Result<Vec<(ShardKey, ApplyReport)>, Stop<E>>
    where
        E: From<StoreError>,
        I: IntoIterator<Item = Result<Change, E>> + Clone + Send,
    {
        let transaction = self.directory.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // What is committed stands still from here on: the proof reads it beside this transaction.
        let reports = Proof::beside(&transaction, &shards, |proof| write(&transaction, &shards, proof))?;
        transaction.commit()?;
        Ok(reports)
    }
}

/// Writes what changes in these shards, and looks whether it leads where each of them should be.
fn write<E, I>(
    transaction: &Connection,
    shards: &[ShardChanges<I>],
    proof: Proof<'_>,
) -> Result<Vec<(ShardKey, ApplyReport)>, Stop<E>>
where
    E: From<StoreError>,
    I: IntoIterator<Item = Result<Change, E>> + Clone,
{
    let (mut reports, mut derived, mut layers) = (Vec::new(), Derived::new(transaction), Vec::new());
    for changes in shards {
        let (layer, report, more) = shard_changes(transaction, changes, derived)?;
        derived = more;
        layers.push(layer);
        reports.push((changes.shard, report));
    }
    if let Some(last) = shards.last() {
        complete(transaction, derived, &last.generation)?;
    }
    let mut proven = proof.states();
    for (layer, changes) in layers.into_iter().zip(shards) {
        let made = match proven.next().flatten() {
            Some(made) => {
                debug_assert_eq!(made, state(transaction, layer)?, "what was proven is what was written");
                made
            }
            None => state(transaction, layer)?,
        };
        if made != changes.generation.state_hash {
            return Err(Misfit::State.into());
        }
    }
    Ok(reports)
}

/// Applies what changes in one shard; whether that leads to the stated state is for the caller to see.
fn shard_changes<'c, E: From<StoreError>, I: IntoIterator<Item = Result<Change, E>> + Clone>(
    transaction: &'c Connection,
    changes: &ShardChanges<I>,
    derived: Derived<'c>,
) -> Result<(i64, ApplyReport, Derived<'c>), Stop<E>> {
    let ShardChanges { shard, generation, from, records, changes } = changes;
    let known = apply::layer_state(transaction, *shard, generation.origin)?;
    let base = known.map_or((generation.epoch, 0), |(epoch, sequence, _)| (epoch, sequence));
    if base != (generation.epoch, *from) {
        return Err(Misfit::OtherBase.into());
    }
    let mut apply = Apply::begin(transaction, *shard, generation, derived)?;
    let before = count(transaction, apply.layer)?;
    let (mut gone, mut told) = (0, BTreeSet::new());
    for change in changes.clone() {
        let change = change.map_err(Stop::Failed)?;
        if !told.insert(change.id().to_owned()) {
            return Err(Misfit::Record(change.id().to_owned()).into());
        }
        gone += u64::from(matches!(change, Change::Gone { .. }));
        apply.change(change)?;
    }
    if gone * MOST_GONE > before {
        return Err(Misfit::TooManyGone { gone, of: before }.into());
    }
    apply.drop_strangers()?;
    apply.look_again()?;
    if count(transaction, apply.layer)? != *records {
        return Err(Misfit::State.into());
    }
    let layer = apply.layer;
    let (report, derived) = apply.close()?;
    Ok((layer, report, derived))
}

impl Apply<'_> {
    fn change<E: From<StoreError>>(&mut self, change: Change) -> Result<(), Stop<E>> {
        match change {
            Change::Put { id, line } => Ok(self.put(id, line)?),
            Change::Patch { id, patch } => {
                let before = match (self.own(&id)?, self.left_over(&id)?) {
                    (Some((_, canonical)), _) => canonical,
                    (None, Some(line)) => line,
                    (None, None) => return Err(Misfit::Record(id).into()),
                };
                match patched(&before, patch) {
                    Ok(line) => Ok(self.put(id, line)?),
                    Err(_) => Err(Misfit::Change(id).into()),
                }
            }
            Change::Gone { id } => {
                let (own, left) = (self.own(&id)?, self.take_leftover(&id)?);
                match (own, left) {
                    (None, false) => Err(Misfit::Record(id).into()),
                    (Some((key, _)), _) => Ok(self.drop_record(key)?),
                    (None, true) => Ok(()),
                }
            }
        }
    }

    /// A record's new line, whether it can be read or not.
    fn put(&mut self, id: String, line: String) -> Result<(), StoreError> {
        match decode_line(&line) {
            // What isn't canonical can't lead to the stated hash, and what has another id neither.
            Ok(decoded) if decoded.id == id && decoded.canonical == line => {
                self.take_leftover(&id)?;
                self.record(decoded)?;
                if self.left_over(&id)?.is_some()
                    && let Some((key, _)) = self.own(&id)?
                {
                    self.drop_record(key)?;
                }
                Ok(())
            }
            _ => {
                if let Some((key, _)) = self.own(&id)? {
                    self.drop_record(key)?;
                }
                self.leave_over(&id, &line)
            }
        }
    }

    /// Where a place came or went, a line that belonged elsewhere may belong here now.
    fn look_again(&mut self) -> Result<(), StoreError> {
        let lines: Vec<(String, String)> = self
            .directory
            .prepare_cached("SELECT id, line FROM leftover WHERE layer = ?1 ORDER BY id")?
            .query_map([self.layer], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (id, line) in lines {
            if decode_line(&line).is_ok() {
                self.put(id, line)?;
            }
        }
        self.drop_strangers()
    }

    /// The record of this layer, with its key.
    fn own(&self, id: &str) -> Result<Option<(i64, String)>, StoreError> {
        let mut statement =
            self.directory.prepare_cached("SELECT key, canonical FROM record WHERE id = ?1 AND layer = ?2")?;
        Ok(statement.query_row(params![id, self.layer], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    fn left_over(&self, id: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.directory.prepare_cached("SELECT line FROM leftover WHERE layer = ?1 AND id = ?2")?;
        Ok(statement.query_row(params![self.layer, id], |row| row.get(0)).optional()?)
    }

    fn take_leftover(&self, id: &str) -> Result<bool, StoreError> {
        let mut statement = self.directory.prepare_cached("DELETE FROM leftover WHERE layer = ?1 AND id = ?2")?;
        Ok(statement.execute(params![self.layer, id])? > 0)
    }
}

/// A layer's lines with their ids, in the order of its state hash.
pub(super) const LINES: &str = "SELECT id, canonical FROM record WHERE layer = ?1
     UNION ALL SELECT id, line FROM leftover WHERE layer = ?1
     ORDER BY 1";

/// How many lines of its shard a layer has.
fn count(directory: &Connection, layer: i64) -> Result<u64, StoreError> {
    let mut statement = directory.prepare_cached(
        "SELECT (SELECT count(*) FROM record WHERE layer = ?1) + (SELECT count(*) FROM leftover WHERE layer = ?1)",
    )?;
    let count: i64 = statement.query_row([layer], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// The state hash of what a layer has, in hex.
fn state(directory: &Connection, layer: i64) -> Result<String, StoreError> {
    let mut hasher = StateHasher::default();
    let mut statement = directory.prepare_cached(LINES)?;
    let mut rows = statement.query([layer])?;
    while let Some(row) = rows.next()? {
        hasher.add(row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?);
    }
    Ok(hasher.finish().to_string())
}

impl Store {
    /// The state hash made anew from what a feed's layer holds; `None` where there is no such layer.
    pub fn feed_state_hash(&self, shard: ShardKey) -> Result<Option<String>, StoreError> {
        let mut statement =
            self.directory.prepare_cached("SELECT key FROM layer WHERE origin = 'feed' AND shard = ?1")?;
        let layer: Option<i64> = statement.query_row([shard.to_string()], |row| row.get(0)).optional()?;
        layer.map(|layer| state(&self.directory, layer)).transpose()
    }
}
