//! What came of a sync, in words that a screen or a command can act on.

use std::time::Duration;

use crate::feed::ShardKey;
use crate::store::StoreError;

/// What a sync is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Asking what is new.
    Asking,
    /// Fetching shard number `index` (from 0) of `count`.
    Fetching { shard: ShardKey, index: usize, count: usize, wire: Wire },
    /// Checking and storing it.
    Applying { shard: ShardKey, index: usize, count: usize, wire: Wire },
}

/// Bytes of the shards that a sync needs, packed as they travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wire {
    /// Those that are here.
    pub here: u64,
    pub all: u64,
}

impl Wire {
    /// Nothing is here of files of these sizes.
    pub fn of(sizes: impl Iterator<Item = u64>) -> Self {
        Self { here: 0, all: sizes.fold(0, u64::saturating_add) }
    }
}

/// A record that was left out; the rest of its shard was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    pub shard: ShardKey,
    /// From 1; 0 where the store left it out.
    pub line: u64,
    pub id: Option<String>,
    pub message: String,
}

/// What came of a sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncOutcome {
    UpToDate,
    Updated {
        /// How many the shards that were applied hold now.
        places: usize,
        events: usize,
        services: usize,
        skipped: Vec<Skipped>,
    },
    Failed {
        kind: FailureKind,
        message: String,
        /// Whether the directory still has what it had before; only false where it had nothing.
        kept: bool,
    },
}

/// A sync's outcome and cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncReport {
    pub outcome: SyncOutcome,
    /// Whether the feed says of itself that it may be out of date by now.
    pub expired: bool,
    /// Bytes of bodies received.
    pub bytes: u64,
    pub ms: u64,
    /// The host asks not to be asked again before.
    pub retry_after: Option<Duration>,
}

/// Why a sync failed, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FailureKind {
    /// No connection, no answer, an answer cut short, a server's error.
    Network,
    /// Something between phone and feed answers in its stead: no internet behind it.
    CaptivePortal,
    /// The answer leads to another host, or from https to http.
    Redirect,
    /// The address has no feed.
    NotFound,
    /// Nobody has said that this feed may be trusted.
    Untrusted,
    /// The key set is not the one that was trusted.
    WrongRoot,
    /// The head isn't signed by the feed's keys.
    Signature,
    /// An older state than the one seen before.
    Rollback,
    /// Two states with one number.
    Equivocation,
    /// Bytes that are not what the signed hash or size says.
    Corrupt,
    /// Signed, and still not what the format says.
    Format,
    /// The feed is made for a newer version of the program.
    TooNew,
    /// No room on the device.
    Full,
    /// The database or a folder failed.
    Storage,
}

impl FailureKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Network,
        Self::CaptivePortal,
        Self::Redirect,
        Self::NotFound,
        Self::Untrusted,
        Self::WrongRoot,
        Self::Signature,
        Self::Rollback,
        Self::Equivocation,
        Self::Corrupt,
        Self::Format,
        Self::TooNew,
        Self::Full,
        Self::Storage,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::CaptivePortal => "captive_portal",
            Self::Redirect => "redirect",
            Self::NotFound => "not_found",
            Self::Untrusted => "untrusted",
            Self::WrongRoot => "wrong_root",
            Self::Signature => "signature",
            Self::Rollback => "rollback",
            Self::Equivocation => "equivocation",
            Self::Corrupt => "corrupt",
            Self::Format => "format",
            Self::TooNew => "too_new",
            Self::Full => "full",
            Self::Storage => "storage",
        }
    }

    /// Whether the network or the disk is at fault, and not the feed.
    pub fn is_environment(self) -> bool {
        matches!(
            self,
            Self::Network | Self::CaptivePortal | Self::Redirect | Self::NotFound | Self::Full | Self::Storage
        )
    }
}

/// A failure on its way up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    pub kind: FailureKind,
    pub message: String,
    /// The host asks not to be asked again before.
    pub retry_after: Option<Duration>,
}

impl Failure {
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), retry_after: None }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let kind = match &error {
            StoreError::Full => FailureKind::Full,
            StoreError::DuplicateId { .. } => FailureKind::Format,
            _ => FailureKind::Storage,
        };
        Self::new(kind, error.to_string())
    }
}
