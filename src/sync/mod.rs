//! The feed's client: asks what is new, fetches it, proves it, applies it.
//!
//! Verifies before it parses, and applies each shard in one transaction of the store. Whatever goes wrong, what was there
//! before stays, and the caller gets a typed failure. Where a sync stops half-way, the shards that were committed stay
//! committed, and the next sync goes on with the rest: the feed's number and ETag are written with the last shard only.
//!
//! Sends nothing about its user: the address asked is the same for everybody who follows the same feed. Reads no clock:
//! *now* is an argument. Expiry never stops a sync; it is shown.

mod apply;
mod bring;
mod client;
mod condition;
mod fetch;
mod judge;
mod outcome;
mod pace;
mod pack;
mod route;
mod run;
mod sections;
mod seed;
mod source;
mod stopwatch;
mod street_pack;
mod trust;

use chrono::{DateTime, Utc};

pub use client::Patience;
pub use outcome::{Failure, FailureKind, Progress, Skipped, SyncOutcome, SyncReport, Wire};
pub use pace::{Occasion, Pace};
pub use pack::{Pack, apply_pack};
#[cfg(not(target_family = "wasm"))]
pub use seed::embedded_file;
pub use seed::{Seed, apply_seed};
pub use source::{FeedSource, SourceError};
pub use street_pack::{MAX_OWN_FILE, PackBrought, PackRequest, Stop, adopt_pack, bring_pack, pack_bases};
pub use trust::{Introduction, Trust};

use crate::domain::region::Region;
use crate::feed::ShardKey;
use crate::store::Db;
use fetch::Fetcher;
use run::{Run, report};

/// What to sync.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    pub source: &'a FeedSource,
    pub trust: &'a Trust,
    /// Counties to follow; empty means all. `national` and the playgrounds always come along.
    pub regions: &'a [Region],
    pub now: DateTime<Utc>,
    pub patience: Patience,
}

impl<'a> Request<'a> {
    /// Follows everything the feed has.
    pub fn all(source: &'a FeedSource, trust: &'a Trust, now: DateTime<Utc>) -> Self {
        Self { source, trust, regions: &[], now, patience: Patience::default() }
    }
}

/// Which shards to apply now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What a first list needs.
    FirstList,
    /// That, and the country's playgrounds after it.
    Everything,
}

impl Stage {
    fn wants(self, key: ShardKey) -> bool {
        match self {
            Self::FirstList => key != ShardKey::Playgrounds,
            Self::Everything => true,
        }
    }
}

/// Brings the directory up to what the feed holds.
pub async fn sync(db: &Db, request: Request<'_>, mut progress: impl FnMut(Progress)) -> SyncReport {
    let fetcher = Fetcher::new(request.source, request.patience).map(|fetcher| fetcher.keeping(db));
    let now = request.now;
    report(db, fetcher, now, async |run: &mut Run<'_>| run.feed(&request, &mut progress).await).await
}

/// What a bare address says of itself, to be shown before somebody agrees to trust it.
pub async fn introduce(source: &FeedSource) -> Result<Introduction, (FailureKind, String)> {
    let mut fetcher = Fetcher::new(source, Patience::default()).map_err(|failure| (failure.kind, failure.message))?;
    trust::introduce(&mut fetcher).await.map_err(|failure| (failure.kind, failure.message))
}
