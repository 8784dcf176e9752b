//! Fills a directory from the seed inside the package, and keeps its days ready.
//!
//! On every start, since a newer package may bring a newer seed; where nothing changed this reads two small files.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};

use super::model::Step;
use crate::platform;
use crate::store::{Db, StoreError};
use crate::sync::{Progress, Seed, Stage, SyncOutcome, apply_seed};

/// How long the first list gets to be asked for and painted before the playgrounds come.
const REST_FOR_THE_LIST: Duration = Duration::from_millis(400);

/// Records whose days are made ready at a time: short enough that a list asked for meanwhile comes soon.
const WINDOWS_AT_ONCE: usize = 200;

/// Applies the seed: first what a list needs, then the country's playgrounds. Where the directory holds something
/// already, its list stands at once.
pub async fn unpack(db: &Db, seed: &Seed, now: DateTime<Utc>, tell: impl Fn(Step) + Copy) -> Result<(), StoreError> {
    let holds_something = !db.read(|store| store.shards()).await??.is_empty();
    if holds_something {
        tell(Step::ListStands);
    }
    let report = apply_seed(db, seed, Stage::FirstList, now, |progress| {
        if let Progress::Applying { index, count, .. } = progress {
            tell(Step::Unpacking { done: index, total: count });
        }
    })
    .await;
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
    // In a browser the list and the work share one thread: the list is painted before the thread is taken again.
    platform::sleep(REST_FOR_THE_LIST).await;
    let report = apply_seed(db, seed, Stage::Playgrounds, now, |_| ()).await;
    if let SyncOutcome::Failed { message, .. } = report.outcome {
        tell(Step::Trouble(message));
    }
    Ok(())
}

/// Makes the coming days of every record ready, a part at a time.
pub async fn ready_days(db: &Db, today: NaiveDate) -> Result<(), StoreError> {
    while db.run(move |store| store.refresh_windows(today, WINDOWS_AT_ONCE)).await??.waiting > 0 {}
    Ok(())
}
