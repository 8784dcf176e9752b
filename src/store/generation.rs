//! What is applied to the directory, and what came of it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::place::PlaceKind;
use crate::feed::{Record, ShardKey};

/// Whose records a layer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The seed inside the package.
    Embedded,
    /// The one feed.
    Feed,
}

impl Origin {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Feed => "feed",
        }
    }

    pub(super) fn parse(word: &str) -> Self {
        if word == "feed" { Self::Feed } else { Self::Embedded }
    }
}

/// One generation of one shard, as its manifest names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    pub origin: Origin,
    pub epoch: u64,
    pub sequence: u64,
    /// sha256 in hex over the shard's canonical records, one a line, ordered by id, as the manifest states it.
    pub state_hash: String,
    pub issued: Option<DateTime<Utc>>,
    /// The moment of applying, by the program's one clock; the windows of days start from it.
    pub applied_at: DateTime<Utc>,
    /// Where the feed stands once this shard is committed: given with the last shard of a sync, so that a sync cut
    /// short asks for the rest again.
    pub feed: Option<FeedState>,
}

impl Generation {
    /// A generation of the embedded directory.
    pub fn embedded(sequence: u64, applied_at: DateTime<Utc>) -> Self {
        Self {
            origin: Origin::Embedded,
            epoch: 0,
            sequence,
            state_hash: String::new(),
            issued: None,
            applied_at,
            feed: None,
        }
    }
}

/// What applying one shard did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApplyReport {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub unchanged: usize,
    /// Ids of records that belong to another shard: left out.
    pub foreign: Vec<String>,
    /// What the layer holds now.
    pub places: usize,
    pub events: usize,
    pub services: usize,
}

/// Where the one feed stands: committed with the records it vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedState {
    /// The feed's address, or a folder.
    pub url: String,
    /// sha256 of the first key set, in hex, pinned.
    pub root: Option<String>,
    pub epoch: u64,
    pub sequence: u64,
    pub key_version: u64,
    /// sha256 of the manifest, in hex.
    pub manifest: String,
    pub etag: Option<String>,
    pub issued: DateTime<Utc>,
    pub expires: DateTime<Utc>,
    /// When it was last asked and answered.
    pub checked: DateTime<Utc>,
    /// The packs of street tiles that its manifest names (`feed::map_pack::PackList`), as text; empty where there are none.
    pub packs: String,
}

/// What a feed's dates say of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedAge {
    Fresh,
    /// The publisher promised newer data by a day that is past.
    Outdated,
    /// The device's clock is before the day on which the data was made, or years after it.
    WrongClock,
}

impl FeedState {
    /// How old the feed is for a device whose clock says this. A clock that is wrong stops no sync; it is told, since
    /// every opening goes by it.
    pub fn age(&self, now: DateTime<Utc>) -> FeedAge {
        const SLACK: TimeDelta = TimeDelta::days(1);
        const TOO_LONG: TimeDelta = TimeDelta::days(730);
        if now < self.issued - SLACK || now > self.expires + TOO_LONG {
            FeedAge::WrongClock
        } else if now > self.expires {
            FeedAge::Outdated
        } else {
            FeedAge::Fresh
        }
    }
}

/// One layer of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardState {
    pub shard: ShardKey,
    pub origin: Origin,
    pub epoch: u64,
    pub sequence: u64,
    pub state_hash: String,
    pub issued: Option<DateTime<Utc>>,
    pub applied: DateTime<Utc>,
    /// Records shown from it.
    pub places: usize,
    pub events: usize,
    pub services: usize,
}

/// What the state of a layer begins with that holds only a part of its shard: the rest of the package is on its way.
const PART_OF: &str = "part of ";

/// The state of a layer that holds a part of a shard: no manifest has it, so the whole shard replaces it.
pub fn part_of(state: &str) -> String {
    format!("{PART_OF}{state}")
}

/// What of the package comes after a first list stands, and isn't here yet: none of it is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToCome {
    /// The country's playgrounds.
    pub playgrounds: bool,
    /// In the web app what the first list doesn't show: the services, the vocabulary, what is told in words only.
    pub unlisted: bool,
}

impl ToCome {
    pub(super) fn of(layers: &[ShardState]) -> Self {
        Self {
            playgrounds: !layers.iter().any(|layer| layer.shard == ShardKey::Playgrounds),
            unlisted: layers.iter().any(|layer| layer.state_hash.starts_with(PART_OF)),
        }
    }

    /// Whether a record that isn't here may still come.
    pub fn may_bring(self, record: &Record) -> bool {
        match record {
            Record::Place(place) => self.playgrounds && place.kind == PlaceKind::Playground,
            Record::Service(_) => self.unlisted,
            Record::Event(event) => self.unlisted && event.start.is_none(),
            _ => false,
        }
    }
}

/// The days for which states and events are ready, and how many records still lack the current window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowState {
    pub from: NaiveDate,
    pub waiting: usize,
}
