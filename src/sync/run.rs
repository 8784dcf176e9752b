//! One run of a sync: from the question what is new to the last committed shard.
//!
//! The order is the point: trust before the head, the head before the manifest, the manifest before a shard, every shard
//! proven before it is committed, and the feed's new number with the last of them.

use chrono::{DateTime, NaiveDate, Utc};

use super::bring::{Counted, Telling};
use super::client::Fetched;
use super::fetch::Fetcher;
use super::judge::{Step, judge, judge_shard};
use super::outcome::{Failure, FailureKind, Progress, SyncOutcome, SyncReport, Wire};
use super::route::Changed;
use super::stopwatch::Stopwatch;
use super::trust::Introduction;
use super::{FeedSource, Request, Stage, condition, trust};
use crate::domain::region::Region;
use crate::feed::ShardKey;
use crate::feed::hash::Hash;
use crate::feed::head::Head;
use crate::feed::keys::KeySet;
use crate::feed::manifest::{Manifest, ShardEntry};
use crate::store::{Db, FeedState, Generation, Origin, ShardState, Store, StoreError, TrustedFeed};

/// What a run did, before it is told to the caller.
pub(super) struct Done {
    pub outcome: SyncOutcome,
    pub expired: bool,
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
    let mut retry = None;
    let done = done.unwrap_or_else(|(Failure { kind, message, retry_after }, kept, expired)| {
        retry = retry_after;
        Done { outcome: SyncOutcome::Failed { kind, message, kept }, expired }
    });
    SyncReport { outcome: done.outcome, expired: done.expired, bytes, ms: watch.ms(), retry_after: retry }
}

/// One run: where it reads, and what the store had when it began.
pub(super) struct Run<'a> {
    pub(super) db: &'a Db,
    pub(super) fetcher: Fetcher,
    pub(super) now: DateTime<Utc>,
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
        let proven = self.pinned.as_ref().filter(|pinned| pinned.root == root_text);
        let proven = proven.and_then(|pinned| KeySet::parse(pinned.keys.as_ref()?.as_bytes()).ok());
        let keys = trust::key_set(&mut self.fetcher, request.trust, root, proven.as_ref(), &bytes).await?;
        self.remember(&keys, &root_text).await?;
        let head = match trust::open_head(&bytes, &keys) {
            // Whether it is another publisher who speaks at this address, or nobody, is worth a question.
            Err(failure) if failure.kind == FailureKind::Signature && proven.is_some() => {
                trust::first_key_set(&mut self.fetcher, request.trust, root).await?;
                return Err(failure);
            }
            opened => opened?,
        };
        let step = judge(same_feed.as_ref(), &head)?;
        let state = self.state(request, root, &head, etag.as_deref(), &scope, same_feed.as_ref());
        self.pin(request.source, root, &keys).await?;
        if step == Step::Same && same_feed.as_ref().is_some_and(|known| condition::covers(known, &scope)) {
            return self.settle(state).await;
        }
        let manifest = trust::manifest(&mut self.fetcher, &head).await?;
        let state = FeedState { packs: manifest.pack_list().to_text(), ..state };
        self.fetcher.add_mirrors(&manifest.mirrors);
        let wanted = wanted(&manifest, |key| follows(request.regions, key));
        let gone = self.gone(request.regions, &wanted);
        let mut changed = Vec::new();
        for (key, entry) in wanted {
            if same_feed.is_none() || self.step_of(key, &entry, &head)? == Step::Newer {
                let layer = self.layer(key).filter(|layer| layer.epoch == head.epoch && same_feed.is_some());
                changed.push(Changed { key, entry, here: layer.map_or(0, |layer| layer.sequence) });
            }
        }
        let switches = same_feed.is_none() && self.has_feed();
        let drops = !switches && !gone.is_empty();
        if drops {
            self.drop_shards(gone, Origin::Feed).await?;
        }
        if !changed.is_empty() {
            return self.bring_changed(&head, &manifest, changed, state, same_feed.as_ref(), progress).await;
        }
        if switches {
            let now = self.now;
            self.db.run(move |store| store.clear_feed(now)).await??;
        }
        let settled = self.settle(state).await?;
        Ok(if drops || switches { Counted::default().done(settled.expired) } else { settled })
    }

    /// Shards of the feed that are here, followed, and in its manifest no more.
    fn gone(&self, regions: &[Region], wanted: &[(ShardKey, ShardEntry)]) -> Vec<ShardKey> {
        let of_feed = self.layers.iter().filter(|layer| layer.origin == Origin::Feed).map(|layer| layer.shard);
        of_feed.filter(|key| follows(regions, *key) && !wanted.iter().any(|(wanted, _)| wanted == key)).collect()
    }

    async fn drop_shards(&self, gone: Vec<ShardKey>, origin: Origin) -> Result<(), Failure> {
        let now = self.now;
        let drop_all = move |store: &mut Store| gone.into_iter().try_for_each(|key| store.drop_shard(key, origin, now));
        Ok(self.db.run(drop_all).await??)
    }

    pub(super) fn has_feed(&self) -> bool {
        self.layers.iter().any(|layer| layer.origin == Origin::Feed)
    }

    fn layer(&self, key: ShardKey) -> Option<&ShardState> {
        self.layers.iter().find(|layer| layer.origin == Origin::Feed && layer.shard == key)
    }

    /// Keeps a later key set of whom the person trusts already, whatever becomes of this sync: its roots have proven it.
    async fn remember(&mut self, keys: &KeySet, root: &str) -> Result<(), Failure> {
        let Some(pinned) = self.pinned.clone().filter(|pinned| pinned.root == root) else { return Ok(()) };
        self.keep_pin(TrustedFeed { keys: text_of(keys).or_else(|| pinned.keys.clone()), ..pinned }).await
    }

    /// Keeps whom the person trusts where no repair reaches it, as soon as the feed has proven that it is the one.
    async fn pin(&mut self, source: &FeedSource, root: Hash, keys: &KeySet) -> Result<(), Failure> {
        self.keep_pin(TrustedFeed { url: source.address(), root: root.to_string(), keys: text_of(keys) }).await
    }

    async fn keep_pin(&mut self, feed: TrustedFeed) -> Result<(), Failure> {
        if self.pinned.as_ref() == Some(&feed) {
            return Ok(());
        }
        let (now, pinned) = (self.now, feed.clone());
        self.db.run(move |store| store.set_trusted_feed(Some(&pinned), now)).await??;
        self.pinned = Some(feed);
        Ok(())
    }

    /// The seed: no signature, no count that must rise; the package is what is trusted.
    /// The example area is made fresh for a day, and so is unpacked again on the next one.
    pub(super) async fn seed(&mut self, stage: Stage, progress: &mut dyn FnMut(Progress)) -> Result<Done, Failure> {
        let Fetched::Body { bytes, .. } = self.fetcher.head(None).await? else {
            return Err(Failure::new(FailureKind::Network, "the seed answers a question that nobody asked"));
        };
        let head = Head::open_unproved(&bytes).map_err(|error| trust::head_failure(&error))?;
        trust::check_version(&head)?;
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
            self.drop_shards(gone, Origin::Embedded).await?;
        }
        changed.retain(|(key, entry)| {
            let state = state_on(entry, self.fresh_on);
            let here = |layer: &ShardState| layer.origin == Origin::Embedded && layer.shard == *key;
            !self.layers.iter().any(|layer| here(layer) && layer.state_hash == state)
        });
        let mut all = Counted::default();
        let (count, sizes) = (changed.len(), changed.iter().map(|(_, entry)| entry.shard.size));
        let wire = Wire::of(sizes);
        let mut telling = Telling { tell: progress, count, wire };
        for (index, (key, entry)) in changed.into_iter().enumerate() {
            let file = self.fetch_shard(key, &entry, index, &mut telling).await?;
            telling.applying(key, index);
            let generation = self.generation(&entry, &head, Origin::Embedded, None);
            let reading = self.read_shard(key, &entry, file);
            all.add(self.apply_shard(reading, generation).await?.unwrap_or_default());
        }
        let outcome = if count == 0 && !drops { SyncOutcome::UpToDate } else { all.done(false).outcome };
        Ok(Done { outcome, expired: false })
    }

    pub(super) fn generation(
        &self,
        entry: &ShardEntry,
        head: &Head,
        origin: Origin,
        feed: Option<FeedState>,
    ) -> Generation {
        Generation {
            origin,
            epoch: head.epoch,
            sequence: entry.sequence,
            state_hash: state_on(entry, self.fresh_on),
            issued: Some(head.issued),
            applied_at: self.now,
            feed,
        }
    }

    fn step_of(&self, key: ShardKey, entry: &ShardEntry, head: &Head) -> Result<Step, Failure> {
        let Some(layer) = self.layer(key) else { return Ok(Step::Newer) };
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

/// A key set as it is remembered.
fn text_of(keys: &KeySet) -> Option<String> {
    keys.to_bytes().ok().and_then(|bytes| String::from_utf8(bytes).ok())
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
