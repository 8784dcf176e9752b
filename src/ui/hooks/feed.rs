//! Follows the publisher's signed feed: at the start, when somebody looks again, and when asked to.
//!
//! Which feed: the one whose link the reader has set, else the one this build carries. It runs beside reading and never
//! holds it up; whatever fails, the directory keeps what it had. A settings screen takes [`use_feed`], [`use_sync_now`],
//! [`use_feed_link`] and [`use_set_feed_link`], and needs nothing else of it; `regions` tells how fresh each region is.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};

use super::model::{Model, Phase};
use super::regions;
use super::work::{self, Note, Task};
use crate::domain::region::Region;
use crate::platform::{self, Signal as SystemSignal};
use crate::store::{Db, Setting, StoreError};
use crate::sync::{FeedSource, Progress, Request, SyncOutcome, Trust, sync};

/// A feed link of the reader's own: `https://host/path/#root=<sha256>`.
const LINK: Setting<String> = Setting::new("feed_link");

/// Who comes back within this time is not asked for again.
const FRESH_ENOUGH: TimeDelta = TimeDelta::minutes(10);
/// How long an app that stays open goes without asking.
const ASK_EVERY: TimeDelta = TimeDelta::hours(6);
/// What was just opened is read first.
const REST_AT_START: Duration = Duration::from_secs(2);

/// How following the feed stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FeedStatus {
    /// Nothing was asked yet, or there is no feed.
    #[default]
    Idle,
    /// Bytes that are here, of so many; `total` is 0 until that is known.
    Running {
        done: u64,
        total: u64,
    },
    Done {
        outcome: FeedOutcome,
        at: DateTime<Utc>,
    },
    /// Nothing changed on this device. `kind` is the failure's word (`network`, `signature`, …), for wording it.
    Failed {
        kind: String,
        message: String,
        at: DateTime<Utc>,
    },
}

/// What following the feed brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeedOutcome {
    /// Nothing new.
    UpToDate,
    /// What the changed regions hold now, and how many records were left out as unreadable.
    Updated { places: usize, events: usize, services: usize, skipped: usize },
}

/// What following a feed tells as it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeedNote {
    Running { done: u64, total: u64 },
    Ended(Result<FeedOutcome, (String, String)>),
}

/// Signals of this hook; they belong to the root.
#[derive(Clone, Copy)]
pub(super) struct Feed {
    status: Signal<FeedStatus>,
    link: Signal<Option<String>>,
    /// When the feed was last asked, whatever came of it.
    asked: Signal<Option<DateTime<Utc>>>,
    model: Model,
}

/// Gives the feed to everything below the root, and follows it from then on.
pub(super) fn use_provide_feed(model: Model) {
    let feed = use_context_provider(|| Feed {
        status: Signal::new(FeedStatus::Idle),
        link: Signal::new(None),
        asked: Signal::new(None),
        model,
    });
    use_future(move || feed.at_start());
    use_future(move || feed.when_somebody_returns());
    use_effect(move || {
        let now = model.minute();
        let asked = *feed.asked.peek();
        if asked.is_some_and(|asked| now - asked >= ASK_EVERY) {
            feed.ask();
        }
    });
}

/// How following the feed stands.
pub fn use_feed() -> FeedStatus {
    (use_context::<Feed>().status)()
}

/// Asks the feed now, unless that is being done.
pub fn use_sync_now() -> Callback<()> {
    let feed = use_context::<Feed>();
    use_callback(move |()| feed.ask())
}

/// The link that is followed, and whether it is the reader's own; `None`: this app follows no feed.
pub fn use_feed_link() -> Option<(String, bool)> {
    let feed = use_context::<Feed>();
    let own = (feed.link)();
    let is_own = own.is_some();
    own.or_else(platform::default_feed).map(|link| (link, is_own))
}

/// Sets the reader's own feed link, or goes back to the build's; then asks it. Check the link with
/// `FeedSource::parse` and show whom one is about to trust before calling this.
pub fn use_set_feed_link() -> Callback<Option<String>> {
    let mut feed = use_context::<Feed>();
    use_callback(move |link: Option<String>| {
        feed.model.keep(LINK, link.clone());
        feed.link.set(link);
        feed.ask();
    })
}

impl Feed {
    async fn at_start(mut self) {
        while self.model.phase() != Phase::Ready || !self.model.is_filled() {
            platform::sleep(REST_AT_START).await;
        }
        platform::sleep(REST_AT_START).await;
        let Some(own) = self.model.own() else { return };
        if let Ok(Ok(link)) = own.read(|store| store.setting(LINK)).await {
            self.link.set(link.filter(|link| !link.is_empty()));
        }
        self.ask();
    }

    async fn when_somebody_returns(self) {
        let mut returns = platform::signals(SystemSignal::Returned);
        while returns.next().await.is_some() {
            let asked = *self.asked.peek();
            if asked.is_some_and(|asked| platform::now() - asked >= FRESH_ENOUGH) {
                self.ask();
            }
        }
    }

    /// Asks the feed in the background, one question at a time. The example area follows none.
    fn ask(mut self) {
        let link = self.link.peek().clone().or_else(platform::default_feed);
        let home = self.model.own();
        let (Some(link), Some(db)) = (link, home) else { return };
        if matches!(*self.status.peek(), FeedStatus::Running { .. }) || *self.model.example.peek() {
            return;
        }
        let now = platform::now();
        self.asked.set(Some(now));
        self.status.set(FeedStatus::Running { done: 0, total: 0 });
        spawn_forever(async move {
            let regions = regions::read_chosen(Some(db.clone()), 0).await;
            let task = Task::Follow { link, regions };
            let folder = platform::data_folder().display().to_string();
            let done = work::perform(&db, folder, now, task, &move |note| self.hear(note)).await;
            if let Err(error) = done {
                let at = platform::now();
                self.status.set(FeedStatus::Failed { kind: "storage".to_owned(), message: error.to_string(), at });
            }
        });
    }

    fn hear(mut self, note: Note) {
        let at = platform::now();
        match note {
            Note::Feed(FeedNote::Running { done, total }) => self.status.set(FeedStatus::Running { done, total }),
            Note::Feed(FeedNote::Ended(Ok(outcome))) => self.status.set(FeedStatus::Done { outcome, at }),
            Note::Feed(FeedNote::Ended(Err((kind, message)))) => {
                self.status.set(FeedStatus::Failed { kind, message, at });
            }
            Note::Step(_) | Note::End | Note::Unable => {}
        }
    }
}

/// Follows a feed once. Telling is all that comes of a failure.
pub(super) async fn follow(
    db: &Db,
    link: &str,
    regions: &[Region],
    now: DateTime<Utc>,
    tell: &dyn Fn(FeedNote),
) -> Result<(), StoreError> {
    let source = match FeedSource::parse(link) {
        Ok(source) => source,
        Err(error) => {
            tell(FeedNote::Ended(Err(("not_found".to_owned(), error.to_string()))));
            return Ok(());
        }
    };
    let trust = Trust::Pinned;
    let request = Request { regions, ..Request::all(&source, &trust, now) };
    let report = sync(db, request, |progress| {
        if let Progress::Fetching { wire, .. } | Progress::Applying { wire, .. } = progress {
            tell(FeedNote::Running { done: wire.here, total: wire.all });
        }
    })
    .await;
    db.flush().await?;
    tell(FeedNote::Ended(match report.outcome {
        SyncOutcome::UpToDate => Ok(FeedOutcome::UpToDate),
        SyncOutcome::Updated { places, events, services, skipped } => {
            Ok(FeedOutcome::Updated { places, events, services, skipped: skipped.len() })
        }
        SyncOutcome::Failed { kind, message, .. } => Err((kind.as_str().to_owned(), message)),
    }));
    Ok(())
}
