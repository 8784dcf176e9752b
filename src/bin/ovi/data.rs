//! The databases that the commands read.

use std::future::Future;
use std::path::Path;

use avoin_ovi::store::{Db, Location, Store};
use avoin_ovi::sync::{Seed, Stage, SyncOutcome, apply_seed};

use super::{Failure, now};

/// Opens a folder's databases; a missing folder is made, and an empty directory starts from the one inside the program.
/// The country's playgrounds are unpacked when they are asked for: there are ten times as many as of all else.
pub fn open(folder: &Path, stage: Stage) -> Result<Store, Failure> {
    wait(async { filled(folder, stage).await.map(drop) })??;
    Ok(Store::open(&Location::Folder(folder.to_owned()))?)
}

/// The same, for what goes on asynchronously.
pub async fn filled(folder: &Path, stage: Stage) -> Result<Db, Failure> {
    let db = Db::open(Location::Folder(folder.to_owned())).await?;
    let report = apply_seed(&db, &Seed::Embedded, stage, now()?, |_| {}).await;
    match report.outcome {
        SyncOutcome::Failed { message, .. } => {
            Err(Failure::Outside(format!("the directory inside the program: {message}")))
        }
        SyncOutcome::UpToDate | SyncOutcome::Updated { .. } => Ok(db),
    }
}

/// Runs asynchronous work to its end.
pub fn wait<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map(|runtime| runtime.block_on(work)).map_err(|error| Failure::Outside(error.to_string()))
}
