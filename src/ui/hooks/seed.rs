//! Fills a directory from the seed inside the package, and keeps its days ready.
//!
//! On every start, since a newer package may bring a newer seed; where nothing changed this reads next to nothing.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

use super::model::Step;
use crate::domain::time::to_civil;
use crate::platform;
use crate::store::{Db, StoreError};
use crate::sync::{Pack, Progress, Seed, Stage, SyncOutcome, apply_seed};

/// How long the first list gets to be asked for and painted before the playgrounds come.
const REST_FOR_THE_LIST: Duration = Duration::from_millis(400);

/// Records whose days are made ready at a time: short enough that a list asked for meanwhile comes soon.
const WINDOWS_AT_ONCE: usize = 200;

/// Where a seed is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeedSource {
    /// Inside the program.
    Embedded,
    /// Beside the web app: the file with what a first list needs, which a name tells from older ones, and the folder of
    /// the rest.
    Packed { name: String, pack: String, rest: String },
    /// The example area, inside the program or beside it.
    Example { beside: Option<String> },
}

impl SeedSource {
    /// The directory that this package carries.
    pub fn of_package() -> Self {
        let rest = platform::asset_base().map(|base| base + "seed/");
        match (platform::packed_seed(), rest) {
            (Some(seed), Some(rest)) => Self::Packed { name: seed.name, pack: seed.address, rest },
            _ => Self::Embedded,
        }
    }

    pub fn of_example() -> Self {
        Self::Example { beside: platform::asset_base() }
    }

    /// Whether all of this seed was unpacked before, as far as that is noted.
    pub fn is_known(&self) -> bool {
        matches!(self, Self::Packed { name, .. } if platform::known_seed().as_ref() == Some(name))
    }

    /// Notes that all of it is unpacked.
    pub fn note_known(&self) {
        if let Self::Packed { name, .. } = self {
            platform::remember_seed(name);
        }
    }

    async fn seed(&self) -> Result<Option<Seed>, String> {
        match self {
            Self::Embedded => Ok(Seed::embedded()),
            Self::Example { beside } => Ok(Seed::example(beside.as_deref().map(address).transpose()?)),
            Self::Packed { pack, rest, .. } => {
                let bytes = platform::own_file(pack).await?;
                let pack = Pack::parse(&bytes).ok_or_else(|| format!("{pack} is no seed"))?;
                Ok(Some(Seed::Packed { pack, rest: address(rest)? }))
            }
        }
    }
}

/// Applies the seed, first what a list needs, then the country's playgrounds, and makes the coming days ready. Where the
/// directory holds something already, its list stands at once.
pub async fn unpack(db: &Db, source: &SeedSource, now: DateTime<Utc>, tell: &dyn Fn(Step)) -> Result<(), StoreError> {
    let holds_something = holds_something(db).await?;
    if holds_something {
        tell(Step::ListStands);
    }
    let seed = match source.seed().await {
        Ok(Some(seed)) => seed,
        Ok(None) => return ready_days(db, to_civil(now).date()).await,
        Err(message) if holds_something => {
            tell(Step::Trouble(message));
            return ready_days(db, to_civil(now).date()).await;
        }
        Err(message) => {
            tell(Step::Failed(message));
            return Ok(());
        }
    };
    let report = apply_seed(db, &seed, Stage::FirstList, now, |progress| {
        if let Progress::Applying { index, count, .. } = progress {
            tell(Step::Unpacking { done: index, total: count });
        }
    })
    .await;
    db.flush().await?;
    match report.outcome {
        SyncOutcome::UpToDate | SyncOutcome::Updated { .. } => tell(Step::ListStands),
        SyncOutcome::Failed { message, kept: true, .. } => {
            tell(Step::ListStands);
            tell(Step::Trouble(message));
            return Ok(());
        }
        SyncOutcome::Failed { message, kept: false, .. } => {
            tell(Step::Failed(message));
            return Ok(());
        }
    }
    // Where the list and the work share one thread, the list is painted before the thread is taken again.
    platform::sleep(REST_FOR_THE_LIST).await;
    let report = apply_seed(db, &seed, Stage::Playgrounds, now, |_| ()).await;
    ready_days(db, to_civil(now).date()).await?;
    // All is told to stand once it is kept: told sooner, whoever leaves in between would never get the playgrounds.
    db.flush().await?;
    match report.outcome {
        SyncOutcome::Failed { message, .. } => tell(Step::Trouble(message)),
        SyncOutcome::UpToDate | SyncOutcome::Updated { .. } => tell(Step::AllStands),
    }
    Ok(())
}

fn address(text: &str) -> Result<Url, String> {
    Url::parse(text).map_err(|error| format!("{text}: {error}"))
}

pub async fn holds_something(db: &Db) -> Result<bool, StoreError> {
    Ok(!db.read(|store| store.shards()).await??.is_empty())
}

/// Makes the coming days of every record ready, a part at a time.
pub async fn ready_days(db: &Db, today: NaiveDate) -> Result<(), StoreError> {
    while db.run(move |store| store.refresh_windows(today, WINDOWS_AT_ONCE)).await??.waiting > 0 {}
    Ok(())
}
