//! The seed as the feed it is: a stage of it into a directory. A part of the program's second part.

use chrono::{DateTime, Utc};
use url::Url;

use super::seed::{SeedSource, Stopped};
use crate::store::Db;
use crate::sync::{Progress, Seed, Stage, SyncOutcome, apply_seed};

/// Applies a stage of the seed; `progress` hears which shard of how many it is at. Where the package has none, there is
/// nothing to do.
pub async fn unpack(
    db: &Db,
    source: &SeedSource,
    stage: Stage,
    now: DateTime<Utc>,
    progress: &dyn Fn(usize, usize),
) -> Result<(), Stopped> {
    let Some(seed) = seed_of(source).map_err(|message| Stopped { message, kept: false })? else { return Ok(()) };
    let report = apply_seed(db, &seed, stage, now, |step| {
        if let Progress::Applying { index, count, .. } = step {
            progress(index, count);
        }
    })
    .await;
    match report.outcome {
        SyncOutcome::UpToDate | SyncOutcome::Updated { .. } => Ok(()),
        SyncOutcome::Failed { message, kept, .. } => Err(Stopped { message, kept }),
    }
}

fn seed_of(source: &SeedSource) -> Result<Option<Seed>, String> {
    Ok(match source {
        SeedSource::Embedded => Seed::embedded(),
        SeedSource::Packed { rest, .. } => Some(Seed::Beside(address(rest)?)),
        SeedSource::Example { beside } => Seed::example(beside.as_deref().map(address).transpose()?),
    })
}

fn address(text: &str) -> Result<Url, String> {
    Url::parse(text).map_err(|error| format!("{text}: {error}"))
}
