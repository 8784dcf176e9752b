//! Fills a directory from the seed inside the package, and keeps its days ready.
//!
//! On every start, since a newer package may bring a newer seed; where nothing changed this reads next to nothing. In a
//! browser the first list comes from a file of its own, and the rest with the program's second part, which knows feeds.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::model::Step;
use super::rest;
use crate::domain::time::to_civil;
use crate::platform;
use crate::store::{Db, StoreError};
use crate::sync::{Pack, Stage, apply_pack};

/// How long the first list gets to be asked for and painted before the rest comes.
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
}

/// Why a stage of the seed wasn't applied, and whether the directory has what it had before.
pub(super) struct Stopped {
    pub message: String,
    pub kept: bool,
}

/// Applies the seed, first what a list needs, then the rest of it, and makes the coming days ready. Where the directory
/// holds something already, its list stands at once.
pub async fn unpack(db: &Db, source: &SeedSource, now: DateTime<Utc>, tell: &dyn Fn(Step)) -> Result<(), StoreError> {
    let holds_something = holds_something(db).await?;
    if holds_something {
        tell(Step::ListStands);
    }
    let progress = |done, total| tell(Step::Unpacking { done, total });
    let first = match source {
        SeedSource::Packed { pack, .. } => first_list(db, pack, now, &progress).await,
        SeedSource::Embedded | SeedSource::Example { .. } => stage(db, source, Stage::FirstList, now, &progress).await,
    };
    db.flush().await?;
    match first {
        Ok(()) => tell(Step::ListStands),
        Err(Stopped { message, kept }) if kept || holds_something => {
            tell(Step::ListStands);
            tell(Step::Trouble(message));
            return ready_days(db, to_civil(now).date()).await;
        }
        Err(Stopped { message, .. }) => {
            tell(Step::Failed(message));
            return Ok(());
        }
    }
    // Where the list and the work share one thread, the list is painted before the thread is taken again.
    platform::sleep(REST_FOR_THE_LIST).await;
    let rest = stage(db, source, Stage::Everything, now, &|_, _| ()).await;
    ready_days(db, to_civil(now).date()).await?;
    // All is told to stand once it is kept: told sooner, whoever leaves in between would never get the rest.
    db.flush().await?;
    match rest {
        Ok(()) => tell(Step::AllStands),
        Err(Stopped { message, .. }) => tell(Step::Trouble(message)),
    }
    Ok(())
}

async fn first_list(
    db: &Db,
    address: &str,
    now: DateTime<Utc>,
    progress: &dyn Fn(usize, usize),
) -> Result<(), Stopped> {
    let stopped = |message| Stopped { message, kept: false };
    let bytes = platform::own_file(address).await.map_err(stopped)?;
    let pack = Pack::parse(bytes).ok_or_else(|| stopped(format!("{address} is no seed")))?;
    apply_pack(db, &pack, now, &mut |done, total| progress(done, total))
        .await
        .map_err(|failure| stopped(failure.to_string()))
}

async fn stage(
    db: &Db,
    source: &SeedSource,
    stage: Stage,
    now: DateTime<Utc>,
    progress: &dyn Fn(usize, usize),
) -> Result<(), Stopped> {
    match rest::load().await {
        Ok(rest) => (rest.unpack)(db, source, stage, now, progress).await,
        Err(message) => Err(Stopped { message, kept: false }),
    }
}

pub async fn holds_something(db: &Db) -> Result<bool, StoreError> {
    db.read(|store| store.holds_something()).await?
}

/// Makes the coming days of every record ready, a part at a time.
pub async fn ready_days(db: &Db, today: NaiveDate) -> Result<(), StoreError> {
    while db.run(move |store| store.refresh_windows(today, WINDOWS_AT_ONCE)).await??.waiting > 0 {}
    Ok(())
}
