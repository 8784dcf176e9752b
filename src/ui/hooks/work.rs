//! Work on the directory that must not hold up reading: unpacking the seed, following the feed.
//!
//! Native has threads for it: the store's own. In a browser the page has one thread, so a worker does it: the same
//! program opens the same data as another tab would, writes it, and tells the page what to take over. Where there is no
//! worker, or no storage that both could share, the page does the work itself.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};

use super::feed::{FeedNote, Trouble};
use super::model::Step;
use super::rest;
use super::seed::{self, SeedSource};
use crate::domain::region::Region;
use crate::platform::{self, Helper};
use crate::store::{Db, Location, Persistence, StoreError};

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    Unpack(SeedSource),
    /// Follow a feed, by its link; counties by their codes, none: all.
    Follow {
        link: String,
        regions: Vec<String>,
    },
}

/// A task for a worker. The time is the page's: there is one clock.
#[derive(Debug, Serialize, Deserialize)]
struct Job {
    folder: String,
    /// Milliseconds since 1970, UTC.
    now_ms: i64,
    task: Task,
}

/// What a worker tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    Step(Step),
    Feed(FeedNote),
    /// Everything is done and saved.
    End,
    /// The work can't be done here.
    Unable,
}

thread_local! {
    static BEGUN: RefCell<Option<(Task, Helper)>> = const { RefCell::new(None) };
}

/// Begins to unpack the seed beside a page that was never here before, while that page still starts: its first list
/// waits for nothing else. Called by the program before it draws.
pub(super) fn begin() {
    let source = SeedSource::of_package();
    if !matches!(source, SeedSource::Packed { .. }) || platform::known_seed().is_some() {
        return;
    }
    let task = Task::Unpack(source);
    if let Some(helper) = start(platform::data_folder().display().to_string(), platform::now(), &task) {
        BEGUN.set(Some((task, helper)));
    }
}

/// The worker that does this task already.
fn begun(task: &Task) -> Option<Helper> {
    BEGUN.with_borrow_mut(|begun| begun.take_if(|(begun, _)| begun == task)).map(|(_, helper)| helper)
}

fn start(folder: String, now: DateTime<Utc>, task: &Task) -> Option<Helper> {
    let job = Job { folder, now_ms: now.timestamp_millis(), task: task.clone() };
    Helper::start(&postcard::to_allocvec(&job).ok()?)
}

/// Does a task on a directory; `folder` is where it was opened.
pub async fn perform(
    db: &Db,
    folder: String,
    now: DateTime<Utc>,
    task: Task,
    tell: &dyn Fn(Note),
) -> Result<(), StoreError> {
    let begun = begun(&task);
    if db.persistence() == Persistence::Kept
        && let Some(helper) = begun.or_else(|| start(folder, now, &task))
        && accompany(db, helper, tell).await?
    {
        return Ok(());
    }
    here(db, now, &task, tell).await
}

/// Takes over what a worker has saved, before what it tells of it is told. `false`: it failed, or can't.
async fn accompany(db: &Db, mut helper: Helper, tell: &dyn Fn(Note)) -> Result<bool, StoreError> {
    while let Some(message) = helper.next().await {
        let Ok(note) = postcard::from_bytes(&message) else { return Ok(false) };
        match note {
            Note::Unable => return Ok(false),
            Note::End => {
                db.reload().await?;
                return Ok(true);
            }
            Note::Step(Step::ListStands | Step::AllStands) | Note::Feed(FeedNote::Ended(_)) => db.reload().await?,
            Note::Step(_) | Note::Feed(_) => {}
        }
        tell(note);
    }
    Ok(false)
}

/// Boxed, so that the page and the worker share what the compiler makes of it.
fn here<'a>(
    db: &'a Db,
    now: DateTime<Utc>,
    task: &'a Task,
    tell: &'a dyn Fn(Note),
) -> LocalBoxFuture<'a, Result<(), StoreError>> {
    async move {
        match task {
            Task::Unpack(source) => seed::unpack(db, source, now, &|step| tell(Note::Step(step))).await,
            Task::Follow { link, regions } => {
                let regions: Vec<Region> = regions.iter().filter_map(|code| Region::parse(code)).collect();
                let tell = |note| tell(Note::Feed(note));
                match rest::load().await {
                    Ok(rest) => (rest.follow)(db, link, &regions, now, &tell).await,
                    Err(message) => {
                        tell(FeedNote::Ended(Err(Trouble::new("network", message))));
                        Ok(())
                    }
                }
            }
        }
    }
    .boxed_local()
}

/// The worker's side: does the job that the page wrote.
pub fn work(job: Vec<u8>) -> LocalBoxFuture<'static, ()> {
    async move {
        let done = match postcard::from_bytes(&job) {
            Ok(job) => do_job(job).await,
            Err(_) => false,
        };
        say(&if done { Note::End } else { Note::Unable });
    }
    .boxed_local()
}

async fn do_job(job: Job) -> bool {
    let Ok(db) = Db::open(Location::Folder(job.folder.into())).await else { return false };
    if db.persistence() != Persistence::Kept {
        return false;
    }
    let Some(now) = DateTime::from_timestamp_millis(job.now_ms) else { return false };
    db.save_by_hand();
    let done = here(&db, now, &job.task, &|note| say(&note)).await;
    let saved = db.flush().await;
    db.announce();
    done.is_ok() && saved.is_ok()
}

fn say(note: &Note) {
    if let Ok(message) = postcard::to_allocvec(note) {
        platform::tell(&message);
    }
}
