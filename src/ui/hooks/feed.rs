//! Follows the publisher's signed feed: at the start, when somebody looks again, and when asked to.
//!
//! How often is `sync::Pace`'s to say, and it is remembered: an app that is opened again waits on where it waited.
//!
//! Which feed: the one whose link the reader has set, else the one this build carries. It runs beside reading and never
//! holds it up; whatever fails, the directory keeps what it had. A settings screen takes [`use_feed`], [`use_sync_now`],
//! [`use_feed_link`] and [`use_set_feed_link`], and needs nothing else of it; `regions` tells how fresh each region is.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use futures_util::StreamExt as _;
use futures_util::future::{AbortHandle, abortable};
use serde::{Deserialize, Serialize};

use super::model::{Model, Phase};
use super::regions;
use super::work::{self, Note, Task};
use crate::domain::region::Region;
use crate::domain::time::to_civil;
use crate::platform::{self, Network, Signal as SystemSignal};
use crate::store::{Db, FeedAge, FeedState, Setting, StoreError};
use crate::sync::{FeedSource, Occasion, Pace, Progress, Request, SyncOutcome, Trust, sync};

/// A feed link of the reader's own: `https://host/path/#root=<sha256>`.
const LINK: Setting<String> = Setting::new("feed_link");

/// When the feed may be asked again ([`Pace`]).
const PACE: Setting<String> = Setting::new("feed_pace");

/// Whether the feed is asked without a press only where bytes cost nothing.
const SPARING: Setting<bool> = Setting::new("feed_sparing");

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
        /// When it is tried again, by itself.
        again: Option<DateTime<Utc>>,
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
    Ended(Result<FeedOutcome, Trouble>),
}

/// Why following brought nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// The failure's word.
    pub kind: String,
    pub message: String,
    /// Seconds that the host asks to wait.
    pub retry_after: Option<u64>,
}

impl Trouble {
    pub(super) fn new(kind: &str, message: String) -> Self {
        Self { kind: kind.to_owned(), message, retry_after: None }
    }
}

/// Signals of this hook; they belong to the root.
#[derive(Clone, Copy)]
pub(super) struct Feed {
    status: Signal<FeedStatus>,
    link: Signal<Option<String>>,
    /// `None` until what is remembered has been read.
    pace: Signal<Option<Pace>>,
    sparing: Signal<bool>,
    /// When the last question was asked.
    asked: Signal<DateTime<Utc>>,
    /// What runs now, to be stopped.
    running: Signal<Option<AbortHandle>>,
    model: Model,
}

/// Gives the feed to everything below the root, and follows it from then on.
pub(super) fn use_provide_feed(model: Model) {
    let feed = use_context_provider(|| Feed {
        status: Signal::new(FeedStatus::Idle),
        link: Signal::new(None),
        pace: Signal::new(None),
        sparing: Signal::new(false),
        asked: Signal::new(platform::now()),
        running: Signal::new(None),
        model,
    });
    use_future(move || feed.at_start());
    use_future(move || feed.when_somebody_returns());
    use_effect(move || {
        let now = model.minute();
        feed.ask_if_due(now, Occasion::Stayed);
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

/// Stops what is being fetched; what is here already is kept.
pub fn use_stop_sync() -> Callback<()> {
    let mut feed = use_context::<Feed>();
    use_callback(move |()| {
        let running = feed.running.write().take();
        if let Some(running) = running {
            running.abort();
        }
    })
}

/// Whether the feed waits for a network that costs nothing, and how to change that. `None`: this system doesn't tell one
/// network from another.
pub fn use_sparing() -> (Option<bool>, Callback<bool>) {
    let mut feed = use_context::<Feed>();
    let set = use_callback(move |on: bool| {
        feed.sparing.set(on);
        feed.model.keep(SPARING, Some(on));
        feed.ask_if_due(platform::now(), Occasion::Opened);
    });
    // Asked again each minute.
    feed.model.minute();
    (platform::network().map(|_| (feed.sparing)()), set)
}

/// What is wrong with the age of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataAge {
    /// The publisher promised newer data by this day.
    Outdated(NaiveDate),
    /// The device says that today is this day, and that can't be.
    WrongClock(NaiveDate),
}

/// Whether the dates of the feed that is followed fit the device's clock.
pub fn use_data_age() -> Option<DataAge> {
    let feed = use_context::<Feed>();
    let model = feed.model;
    let state = use_resource(move || {
        let (db, _revision) = (model.own(), model.revision());
        async move {
            let state = db?.read(|store| store.feed_state()).await.ok()?.ok()?;
            Some::<Option<FeedState>>(state)
        }
    });
    let state = state().flatten().flatten()?;
    let now = model.minute();
    match state.age(now) {
        FeedAge::Fresh => None,
        FeedAge::Outdated => Some(DataAge::Outdated(to_civil(state.expires).date())),
        FeedAge::WrongClock => Some(DataAge::WrongClock(to_civil(now).date())),
    }
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
        if let Ok(Ok(sparing)) = own.read(|store| store.setting(SPARING)).await {
            self.sparing.set(sparing.unwrap_or_default());
        }
        let known = own.read(|store| store.setting(PACE)).await.ok().and_then(Result::ok).flatten();
        self.pace.set(Some(known.map(|text| Pace::from_text(&text)).unwrap_or_default()));
        self.ask_if_due(platform::now(), Occasion::Opened);
    }

    async fn when_somebody_returns(self) {
        let mut returns = platform::signals(SystemSignal::Returned);
        while returns.next().await.is_some() {
            self.ask_if_due(platform::now(), Occasion::Opened);
        }
    }

    fn ask_if_due(self, now: DateTime<Utc>, occasion: Occasion) {
        let waits = *self.sparing.peek() && platform::network() == Some(Network::Metered);
        if !waits && self.pace.peek().is_some_and(|pace| pace.is_due(now, occasion)) {
            self.ask();
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
        self.asked.set(now);
        let before = self.status.peek().clone();
        self.status.set(FeedStatus::Running { done: 0, total: 0 });
        let (work, stop) = abortable(async move {
            let regions = regions::read_chosen(Some(db.clone()), 0).await;
            let task = Task::Follow { link, regions };
            let folder = platform::data_folder().display().to_string();
            let done = work::perform(&db, folder, now, task, &move |note| self.hear(note)).await;
            if let Err(error) = done {
                self.end(Err(Trouble::new("storage", error.to_string())));
            }
        });
        self.running.set(Some(stop));
        spawn_forever(async move {
            // Whoever stopped it knows; every shard that was whole has been kept. The next minute doesn't begin it again.
            if work.await.is_err() {
                self.status.set(before);
                self.pace.set(Some(Pace::answered(now)));
            }
            self.running.set(None);
        });
    }

    fn hear(mut self, note: Note) {
        match note {
            Note::Feed(FeedNote::Running { done, total }) => self.status.set(FeedStatus::Running { done, total }),
            Note::Feed(FeedNote::Ended(ended)) => self.end(ended),
            Note::Step(_) | Note::End | Note::Unable => {}
        }
    }

    /// Tells what came of it, and remembers when to ask again.
    fn end(mut self, ended: Result<FeedOutcome, Trouble>) {
        let at = platform::now();
        let before = self.pace.peek().unwrap_or_default();
        let (pace, status) = match ended {
            Ok(outcome) => (Pace::answered(*self.asked.peek()), FeedStatus::Done { outcome, at }),
            Err(Trouble { kind, message, retry_after }) => {
                let pace = before.failed(at, retry_after.map(Duration::from_secs));
                let again = pace.wait_until;
                (pace, FeedStatus::Failed { kind, message, at, again })
            }
        };
        self.pace.set(Some(pace));
        self.status.set(status);
        self.model.keep(PACE, Some(pace.to_text()));
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
            tell(FeedNote::Ended(Err(Trouble::new("not_found", error.to_string()))));
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
        SyncOutcome::Failed { kind, message, .. } => {
            let retry_after = report.retry_after.map(|wait| wait.as_secs());
            Err(Trouble { retry_after, ..Trouble::new(kind.as_str(), message) })
        }
    }));
    Ok(())
}
