//! Brings the shards that differ: by one delta for all, by deltas of their own, or whole.
//!
//! A delta is a short cut. Where it is gone, broken, made for another base, takes too much away or leads to another state
//! than the signed one, the whole shard is fetched and proven before anything of the old one goes. The delta for all is
//! committed as one; otherwise shards are committed one by one, the last one together with the feed's new state.

use std::pin::pin;

use futures_util::future::{Either, select};

use super::apply::{self, Reading};
use super::outcome::{Failure, FailureKind, Progress, Skipped, SyncOutcome, Wire};
use super::route::{Changed, one_for_all};
use super::run::{Done, Run};
use super::sections::Sections;
use crate::feed::ShardKey;
use crate::feed::delta::{DeltaEntry, delta_path};
use crate::feed::hash::Hash;
use crate::feed::head::Head;
use crate::feed::manifest::{Manifest, ShardEntry, shard_path};
use crate::store::{FeedState, Generation, Origin};

/// What a sync tells as it goes, and how far it is.
pub(super) struct Telling<'a> {
    pub tell: &'a mut dyn FnMut(Progress),
    pub count: usize,
    pub wire: Wire,
}

impl Telling<'_> {
    fn fetching(&mut self, shard: ShardKey, index: usize) {
        (self.tell)(Progress::Fetching { shard, index, count: self.count, wire: self.wire });
    }

    pub(super) fn applying(&mut self, shard: ShardKey, index: usize) {
        (self.tell)(Progress::Applying { shard, index, count: self.count, wire: self.wire });
    }
}

impl Run<'_> {
    /// Applies what differs, the last shard together with the feed's new state.
    pub(super) async fn bring_changed(
        &mut self,
        head: &Head,
        manifest: &Manifest,
        changed: Vec<Changed>,
        state: FeedState,
        same_feed: Option<&FeedState>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Done, Failure> {
        let here = same_feed.filter(|known| known.epoch == head.epoch).map(|known| known.sequence);
        let for_all = one_for_all(manifest, here, &changed).cloned();
        let sizes = match &for_all {
            Some(delta) => vec![delta.file.size],
            None => changed.iter().map(Changed::size).collect(),
        };
        let wire = Wire::of(sizes.into_iter());
        let mut telling = Telling { tell: progress, count: changed.len(), wire };
        // Another feed takes the place of this one only when all of it is here and proven.
        let mut fetched = Vec::new();
        if same_feed.is_none() && self.has_feed() {
            for (index, changed) in changed.iter().enumerate() {
                fetched.push(Some(self.fetch_shard(changed.key, &changed.entry, index, &mut telling).await?));
            }
            let now = self.now;
            self.db.run(move |store| store.clear_feed(now)).await??;
        }
        let mut counted = Counted::default();
        if let (Some(delta), Some(first)) = (&for_all, changed.first())
            && let Some(sections) = self.sections(delta, first.key, 0, &mut telling).await?
        {
            telling.applying(first.key, 0);
            let last = changed.len() - 1;
            let state_at = |index| (index == last).then(|| state.clone());
            let targets = changed.iter().enumerate().map(|(index, changed)| {
                let generation = self.generation(&changed.entry, head, Origin::Feed, state_at(index));
                (changed.key, changed.entry.clone(), generation)
            });
            if let Some(all) = self.apply_sections(targets.collect(), sections).await? {
                all.into_iter().for_each(|applied| counted.add(applied));
                return self.brought(counted, &state).await;
            }
        }
        let last = changed.len().saturating_sub(1);
        fetched.resize_with(changed.len(), || None);
        let mut ahead = None;
        for (index, Changed { key, entry, .. }) in changed.iter().enumerate() {
            let feed = if index == last {
                Some(state.clone())
            } else if index == 0 && same_feed.is_none() {
                // The first shard of a new feed brings its name along, and a number that anything may follow.
                Some(FeedState { epoch: 0, sequence: 0, manifest: String::new(), etag: None, ..state.clone() })
            } else {
                None
            };
            let generation = self.generation(entry, head, Origin::Feed, feed);
            let delta = changed[index].delta();
            if for_all.is_none()
                && let Some(delta) = delta
                && let Some(sections) = self.sections(delta, *key, index, &mut telling).await?
            {
                telling.applying(*key, index);
                let target = (*key, entry.clone(), generation.clone());
                if let Some(applied) = self.apply_sections(vec![target], sections).await? {
                    applied.into_iter().for_each(|applied| counted.add(applied));
                    continue;
                }
            }
            let reading = match (ahead.take(), fetched[index].take()) {
                (Some(reading), _) => reading,
                (None, Some(file)) => self.read_shard(*key, entry, file),
                (None, None) => {
                    // What a delta didn't bring comes on top of it.
                    if for_all.is_some() || delta.is_some() {
                        telling.wire.all = telling.wire.all.saturating_add(entry.shard.size);
                    }
                    let file = self.fetch_shard(*key, entry, index, &mut telling).await?;
                    self.read_shard(*key, entry, file)
                }
            };
            telling.applying(*key, index);
            let applying = self.apply_shard(reading, generation);
            // While this one is written the next one comes, if it comes whole. A page has one thread, which would let an
            // answer that has come wait, and then find it late.
            let (next, fresh_on) = (index + 1, self.fresh_on);
            let applied = match changed.get(next) {
                Some(coming)
                    if !cfg!(target_family = "wasm")
                        && fetched[next].is_none()
                        && for_all.is_none()
                        && coming.delta().is_none() =>
                {
                    let reading = async {
                        let file = self.fetch_shard(coming.key, &coming.entry, next, &mut telling).await?;
                        Ok::<_, Failure>(Reading::begin(coming.key, coming.entry.clone(), file, fresh_on))
                    };
                    let (applied, reading) = match select(pin!(applying), pin!(reading)).await {
                        // What failed needs nothing more.
                        Either::Left((applied, reading)) => (applied?, reading.await),
                        Either::Right((reading, applying)) => (applying.await?, reading),
                    };
                    ahead = Some(reading?);
                    applied
                }
                _ => applying.await?,
            };
            counted.add(applied.unwrap_or_default());
        }
        self.brought(counted, &state).await
    }

    async fn brought(&self, counted: Counted, state: &FeedState) -> Result<Done, Failure> {
        self.db.run(|store| store.forget_parts()).await??;
        Ok(counted.done(state.expires < self.now))
    }

    /// A shard's file, whole.
    pub(super) async fn fetch_shard(
        &mut self,
        key: ShardKey,
        entry: &ShardEntry,
        index: usize,
        telling: &mut Telling<'_>,
    ) -> Result<Vec<u8>, Failure> {
        let (path, size) = (shard_path(entry.shard.sha256), entry.shard.size);
        self.fetch(&path, entry.shard.sha256, size, key, index, telling).await
    }

    async fn fetch(
        &mut self,
        path: &str,
        hash: Hash,
        size: u64,
        key: ShardKey,
        index: usize,
        telling: &mut Telling<'_>,
    ) -> Result<Vec<u8>, Failure> {
        telling.fetching(key, index);
        let (begin, mut told) = (telling.wire.here, 0);
        let fetched = self
            .fetcher
            .vouched(path, hash, size, &mut |here| {
                telling.wire.here = begin.saturating_add(here.min(size));
                // A screen that draws every packet draws nothing else.
                if here.saturating_sub(told) >= STEP {
                    told = here;
                    telling.fetching(key, index);
                }
            })
            .await;
        telling.wire.here = begin.saturating_add(if fetched.is_ok() { size } else { 0 });
        fetched
    }

    /// What a delta says; `None` where it can't be had or read.
    async fn sections(
        &mut self,
        delta: &DeltaEntry,
        key: ShardKey,
        index: usize,
        telling: &mut Telling<'_>,
    ) -> Result<Option<Sections>, Failure> {
        let path = delta_path(delta.file.sha256);
        match self.fetch(&path, delta.file.sha256, delta.file.size, key, index, telling).await {
            Ok(packed) => Ok(Sections::read(&packed, &delta.file).ok()),
            Err(Failure { kind: FailureKind::NotFound | FailureKind::Corrupt, .. }) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// `None`: they don't lead from what is here to what is signed.
    async fn apply_sections(
        &self,
        targets: Vec<apply::Target>,
        sections: Sections,
    ) -> Result<Option<Vec<apply::Applied>>, Failure> {
        self.db.run(move |store| apply::apply_sections(store, &targets, &sections)).await?
    }

    /// Begins to read a shard's file.
    pub(super) fn read_shard(&self, key: ShardKey, entry: &ShardEntry, file: Vec<u8>) -> Reading {
        Reading::begin(key, entry.clone(), file, self.fresh_on)
    }

    /// Applies a shard. Borrows nothing of the run, which may fetch the next one meanwhile.
    pub(super) fn apply_shard(
        &self,
        reading: Reading,
        generation: Generation,
    ) -> impl Future<Output = Result<Option<apply::Applied>, Failure>> + use<> {
        let db = self.db.clone();
        async move { db.run(move |store| apply::apply_shard(store, reading, &generation)).await? }
    }
}

/// How many bytes come between two words of progress.
const STEP: u64 = 16 * 1024;

#[derive(Default)]
pub(super) struct Counted {
    places: usize,
    events: usize,
    services: usize,
    skipped: Vec<Skipped>,
}

impl Counted {
    pub(super) fn add(&mut self, applied: apply::Applied) {
        self.places += applied.places;
        self.events += applied.events;
        self.services += applied.services;
        self.skipped.extend(applied.skipped);
    }

    pub(super) fn done(self, expired: bool) -> Done {
        let Self { places, events, services, skipped } = self;
        Done { outcome: SyncOutcome::Updated { places, events, services, skipped }, expired }
    }
}
