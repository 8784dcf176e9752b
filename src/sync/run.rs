//! One run of a sync: from the question what is new to the last committed shard.
//!
//! The order is the point: trust before the head, the head before the manifest, the manifest before a shard, every shard
//! proven before it is committed, and the feed's new number with the last of them.

use chrono::{DateTime, NaiveDate, Utc};

use super::client::Fetched;
use super::fetch::Fetcher;
use super::judge::{Step, judge, judge_shard};
use super::outcome::{Failure, FailureKind, Progress, Skipped, SyncOutcome, SyncReport, Wire};
use super::stopwatch::Stopwatch;
use super::trust::Introduction;
use super::{FeedSource, Request, Stage, apply, condition, trust};
use crate::domain::region::Region;
use crate::feed::ShardKey;
use crate::feed::hash::Hash;
use crate::feed::head::Head;
use crate::feed::manifest::{Manifest, ShardEntry, shard_path};
use crate::store::{Db, FeedState, Generation, Origin, ShardState, Store, StoreError, TrustedFeed};

/// What a run did, before it is told to the caller.
pub(super) struct Done {
    outcome: SyncOutcome,
    expired: bool,
}

/// A shard's state, and the day for which it was made fresh.
fn state_on(entry: &ShardEntry, fresh_on: Option<NaiveDate>) -> String {
    match fresh_on {
        Some(day) => format!("{}@{day}", entry.state),
        None => entry.state.to_string(),
    }
}

/// Runs `work` on a feed's files, and tells its outcome and cost.
pub(super) async fn report(
    db: &Db,
    fetcher: Result<Fetcher, Failure>,
    now: DateTime<Utc>,
    work: impl AsyncFnOnce(&mut Run<'_>) -> Result<Done, Failure>,
) -> SyncReport {
    let watch = Stopwatch::start();
    let (done, bytes) = match fetcher {
        Ok(fetcher) => {
            let mut run = Run { db, fetcher, now, known: None, pinned: None, layers: Vec::new(), fresh_on: None };
            let done = match run.look().await {
                Ok(()) => work(&mut run).await,
                Err(failure) => Err(failure),
            };
            let expired = run.known.as_ref().is_some_and(|known| known.expires < now);
            let kept = run.layers.iter().any(|layer| layer.places + layer.events + layer.services > 0);
            (done.map_err(|failure| (failure, kept, expired)), run.fetcher.bytes())
        }
        Err(failure) => (Err((failure, true, false)), 0),
    };
    let done = done.unwrap_or_else(|(Failure { kind, message }, kept, expired)| Done {
        outcome: SyncOutcome::Failed { kind, message, kept },
        expired,
    });
    SyncReport { outcome: done.outcome, expired: done.expired, bytes, ms: watch.ms() }
}

/// One run: where it reads, and what the store had when it began.
pub(super) struct Run<'a> {
    db: &'a Db,
    fetcher: Fetcher,
    now: DateTime<Utc>,
    known: Option<FeedState>,
    pinned: Option<TrustedFeed>,
    layers: Vec<ShardState>,
    /// The example area is moved to the week of this day.
    pub(super) fresh_on: Option<NaiveDate>,
}

impl Run<'_> {
    async fn look(&mut self) -> Result<(), Failure> {
        let look =
            |store: &mut Store| Ok::<_, StoreError>((store.feed_state()?, store.shards()?, store.trusted_feed()?));
        (self.known, self.layers, self.pinned) = self.db.run(look).await??;
        Ok(())
    }

    pub(super) async fn feed(
        &mut self,
        request: &Request<'_>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Done, Failure> {
        progress(Progress::Asking);
        let Some(root) = trust::expected_root(request.source, request.trust, self.pinned.as_ref())? else {
            return Err(self.untrusted(request.source).await);
        };
        let root_text = root.to_string();
        // A feed is its root, not its address: it may move, and another root is another feed.
        let same_feed = self.known.clone().filter(|known| known.root.as_deref() == Some(root_text.as_str()));
        let scope = condition::scope(request.regions);
        let condition = same_feed.as_ref().and_then(|known| condition::etag_for(known, &scope));
        let (bytes, etag) = match self.fetcher.head(condition).await? {
            Fetched::Body { bytes, etag } => (bytes, etag),
            Fetched::NotModified => return self.nothing_new(same_feed, request).await,
        };
        let keys = trust::key_set(&mut self.fetcher, request.trust, root).await?;
        let head = trust::open_head(&bytes, &keys)?;
        let step = judge(same_feed.as_ref(), &head)?;
        let state = self.state(request, root, &head, etag.as_deref(), &scope, same_feed.as_ref());
        self.pin(request.source, root).await?;
        if step == Step::Same && same_feed.as_ref().is_some_and(|known| condition::covers(known, &scope)) {
            return self.settle(state).await;
        }
        let manifest = trust::manifest(&mut self.fetcher, &head).await?;
        let state = FeedState { packs: manifest.pack_list().to_text(), ..state };
        self.fetcher.add_mirrors(&manifest.mirrors);
        let wanted = wanted(&manifest, |key| follows(request.regions, key));
        self.bring(&head, wanted, state, same_feed, request, progress).await
    }

    /// Keeps whom the person trusts where no repair reaches it, as soon as the feed has proven that it is the one.
    async fn pin(&mut self, source: &FeedSource, root: Hash) -> Result<(), Failure> {
        let feed = TrustedFeed { url: source.address(), root: root.to_string() };
        if self.pinned.as_ref() != Some(&feed) {
            let (now, pinned) = (self.now, feed.clone());
            self.db.run(move |store| store.set_trusted_feed(Some(&pinned), now)).await??;
            self.pinned = Some(feed);
        }
        Ok(())
    }

    /// Applies what differs, the last shard together with the feed's new state.
    async fn bring(
        &mut self,
        head: &Head,
        wanted: Vec<(ShardKey, ShardEntry)>,
        state: FeedState,
        same_feed: Option<FeedState>,
        request: &Request<'_>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Done, Failure> {
        let gone: Vec<ShardKey> = self
            .layers
            .iter()
            .filter(|layer| layer.origin == Origin::Feed && follows(request.regions, layer.shard))
            .map(|layer| layer.shard)
            .filter(|key| !wanted.iter().any(|(wanted, _)| wanted == key))
            .collect();
        let mut changed = Vec::new();
        for (key, entry) in wanted {
            if same_feed.is_none() || self.step_of(key, &entry, head)? == Step::Newer {
                changed.push((key, entry));
            }
        }
        let mut wire = Wire::of(changed.iter().map(|(_, entry)| entry.shard.size));
        // Another feed takes the place of this one only when all of it is here and proven.
        let mut fetched = Vec::new();
        let switches = same_feed.is_none() && self.layers.iter().any(|layer| layer.origin == Origin::Feed);
        if switches {
            for (index, (key, entry)) in changed.iter().enumerate() {
                fetched.push(Some(self.fetch(*key, entry, index, changed.len(), &mut wire, progress).await?));
            }
            let now = self.now;
            self.db.run(move |store| store.clear_feed(now)).await??;
        }
        let drops = !switches && !gone.is_empty();
        if drops {
            let now = self.now;
            self.db
                .run(move |store| gone.into_iter().try_for_each(|key| store.drop_shard(key, Origin::Feed, now)))
                .await??;
        }
        if changed.is_empty() {
            let settled = self.settle(state).await?;
            return Ok(if drops || switches { Counted::default().done(settled.expired) } else { settled });
        }
        let mut all = Counted::default();
        let count = changed.len();
        for (index, (key, entry)) in changed.into_iter().enumerate() {
            let file = match fetched.get_mut(index).and_then(Option::take) {
                Some(file) => file,
                None => self.fetch(key, &entry, index, count, &mut wire, progress).await?,
            };
            progress(Progress::Applying { shard: key, index, count, wire });
            let feed = if index + 1 == count {
                Some(state.clone())
            } else if index == 0 && same_feed.is_none() {
                // The first shard of a new feed brings its name along, and a number that anything may follow.
                Some(FeedState { epoch: 0, sequence: 0, manifest: String::new(), etag: None, ..state.clone() })
            } else {
                None
            };
            all.add(self.apply(key, entry, file, head, Origin::Feed, feed).await?);
        }
        Ok(all.done(state.expires < self.now))
    }

    /// The seed: no signature, no count that must rise; the package is what is trusted.
    /// The example area is made fresh for a day, and so is unpacked again on the next one.
    pub(super) async fn seed(&mut self, stage: Stage, progress: &mut dyn FnMut(Progress)) -> Result<Done, Failure> {
        let Fetched::Body { bytes, .. } = self.fetcher.head(None).await? else {
            return Err(Failure::new(FailureKind::Network, "the seed answers a question that nobody asked"));
        };
        let head = Head::open_unproved(&bytes).map_err(|error| trust::head_failure(&error))?;
        trust::check_version(&head, 1)?;
        let manifest = trust::manifest(&mut self.fetcher, &head).await?;
        let mut changed = wanted(&manifest, |key| stage.wants(key));
        // An older package had a shard that this one has not.
        let gone: Vec<ShardKey> = self
            .layers
            .iter()
            .filter(|layer| layer.origin == Origin::Embedded && stage.wants(layer.shard))
            .map(|layer| layer.shard)
            .filter(|key| !changed.iter().any(|(wanted, _)| wanted == key))
            .collect();
        let drops = !gone.is_empty();
        if drops {
            let now = self.now;
            let drop_all = move |store: &mut Store| {
                gone.into_iter().try_for_each(|key| store.drop_shard(key, Origin::Embedded, now))
            };
            self.db.run(drop_all).await??;
        }
        changed.retain(|(key, entry)| {
            let state = state_on(entry, self.fresh_on);
            let here = |layer: &ShardState| layer.origin == Origin::Embedded && layer.shard == *key;
            !self.layers.iter().any(|layer| here(layer) && layer.state_hash == state)
        });
        let mut all = Counted::default();
        let count = changed.len();
        let mut wire = Wire::of(changed.iter().map(|(_, entry)| entry.shard.size));
        for (index, (key, entry)) in changed.into_iter().enumerate() {
            let file = self.fetch(key, &entry, index, count, &mut wire, progress).await?;
            progress(Progress::Applying { shard: key, index, count, wire });
            all.add(self.apply(key, entry, file, &head, Origin::Embedded, None).await?);
        }
        let outcome = if count == 0 && !drops { SyncOutcome::UpToDate } else { all.done(false).outcome };
        Ok(Done { outcome, expired: false })
    }

    async fn fetch(
        &mut self,
        key: ShardKey,
        entry: &ShardEntry,
        index: usize,
        count: usize,
        wire: &mut Wire,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Vec<u8>, Failure> {
        progress(Progress::Fetching { shard: key, index, count, wire: *wire });
        let (path, size) = (shard_path(entry.shard.sha256), entry.shard.size);
        let file = self.fetcher.vouched(&path, entry.shard.sha256, size).await?;
        wire.here = wire.here.saturating_add(size);
        Ok(file)
    }

    async fn apply(
        &self,
        key: ShardKey,
        entry: ShardEntry,
        file: Vec<u8>,
        head: &Head,
        origin: Origin,
        feed: Option<FeedState>,
    ) -> Result<Option<apply::Applied>, Failure> {
        let fresh_on = self.fresh_on;
        let generation = Generation {
            origin,
            epoch: head.epoch,
            sequence: entry.sequence,
            state_hash: state_on(&entry, fresh_on),
            issued: Some(head.issued),
            applied_at: self.now,
            feed,
        };
        self.db.run(move |store| apply::apply_shard(store, key, &entry, &file, &generation, fresh_on)).await?
    }

    fn step_of(&self, key: ShardKey, entry: &ShardEntry, head: &Head) -> Result<Step, Failure> {
        let here = |layer: &&ShardState| layer.origin == Origin::Feed && layer.shard == key;
        let Some(layer) = self.layers.iter().find(here) else { return Ok(Step::Newer) };
        let known = (layer.epoch, layer.sequence, layer.state_hash.as_str());
        judge_shard(&key.to_string(), known, head.epoch, entry.sequence, &entry.state.to_string())
    }

    fn state(
        &self,
        request: &Request<'_>,
        root: Hash,
        head: &Head,
        etag: Option<&str>,
        scope: &str,
        known: Option<&FeedState>,
    ) -> FeedState {
        // An old head of the same number, sent again, doesn't take back a later expiry.
        let later = known.filter(|known| known.sequence == head.sequence && known.epoch == head.epoch);
        let (issued, expires) = match later {
            Some(known) if known.issued > head.issued => (known.issued, known.expires),
            _ => (head.issued, head.expires),
        };
        FeedState {
            url: request.source.address(),
            root: Some(root.to_string()),
            epoch: head.epoch,
            sequence: head.sequence,
            key_version: head.keys,
            manifest: head.manifest.to_string(),
            etag: Some(condition::remember(scope, etag)),
            issued,
            expires,
            checked: self.now,
            // Those of the same number, until another manifest is read.
            packs: later.map(|known| known.packs.clone()).unwrap_or_default(),
        }
    }

    /// Notes a state under which every shard is what it was.
    async fn settle(&mut self, state: FeedState) -> Result<Done, Failure> {
        let expired = state.expires < self.now;
        self.db.run(move |store| store.set_feed_state(&state)).await??;
        Ok(Done { outcome: SyncOutcome::UpToDate, expired })
    }

    async fn nothing_new(&mut self, known: Option<FeedState>, request: &Request<'_>) -> Result<Done, Failure> {
        let Some(known) = known else {
            return Err(Failure::new(
                FailureKind::Network,
                "the feed says that nothing changed to one who has nothing",
            ));
        };
        self.settle(FeedState { checked: self.now, url: request.source.address(), ..known }).await
    }

    async fn untrusted(&mut self, source: &FeedSource) -> Failure {
        match trust::introduce(&mut self.fetcher).await {
            Ok(Introduction { publisher, root }) => Failure::new(
                FailureKind::Untrusted,
                format!(
                    "nobody has said yet that this feed may be trusted. It calls itself {:?} and has the fingerprint \
                     {root}: compare it with the publisher's, then use {}#root={root} or their root.json",
                    publisher.name,
                    source.address(),
                ),
            ),
            Err(failure) => failure,
        }
    }
}

/// Whether a reader of these counties follows a shard.
fn follows(regions: &[Region], key: ShardKey) -> bool {
    match key {
        ShardKey::Region(region @ Region::County(_)) => regions.is_empty() || regions.contains(&region),
        ShardKey::Region(Region::National) | ShardKey::Playgrounds => true,
    }
}

/// The shards to have, in the order of applying: `national` first, because places name its organizations; playgrounds
/// last. Keys of newer versions are passed over.
fn wanted(manifest: &Manifest, follows: impl Fn(ShardKey) -> bool) -> Vec<(ShardKey, ShardEntry)> {
    let mut wanted: Vec<_> = manifest
        .shards
        .iter()
        .filter_map(|(key, entry)| Some((ShardKey::parse(key)?, entry.clone())))
        .filter(|(key, _)| follows(*key))
        .collect();
    wanted.sort_by_key(|(key, _)| (*key != ShardKey::Region(Region::National), *key));
    wanted
}

#[derive(Default)]
struct Counted {
    places: usize,
    events: usize,
    services: usize,
    skipped: Vec<Skipped>,
}

impl Counted {
    fn add(&mut self, applied: Option<apply::Applied>) {
        let applied = applied.unwrap_or_default();
        self.places += applied.places;
        self.events += applied.events;
        self.services += applied.services;
        self.skipped.extend(applied.skipped);
    }

    fn done(self, expired: bool) -> Done {
        let Self { places, events, services, skipped } = self;
        Done { outcome: SyncOutcome::Updated { places, events, services, skipped }, expired }
    }
}
