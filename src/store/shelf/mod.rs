//! The packs of street tiles that this device keeps, whole ones and those that are on their way.
//!
//! A pack lies under the sha256 of its content, with a card beside it that says what it is. What has come of it stays
//! through a restart, and counts as a pack only when [`Shelf::finish`] has said so: whoever calls that has proven it.
//! Native keeps files in a folder; a browser keeps pieces in its IndexedDB. Both have the same methods.
//!
//! Not in the two databases: a pack is large, is had again by one press, and must not travel with either of them.

#[cfg(not(target_family = "wasm"))]
#[path = "native.rs"]
mod system;
#[cfg(target_family = "wasm")]
#[path = "web.rs"]
mod system;

use serde::{Deserialize, Serialize};

use crate::feed::map_pack::MapPack;

pub use system::Shelf;

/// Where a pack came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackOrigin {
    /// The feed, or the web app's own host: somebody has vouched for it.
    Vouched,
    /// A file of its reader's own.
    File,
}

/// What stands beside a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackCard {
    pub pack: MapPack,
    pub origin: PackOrigin,
    /// Milliseconds since 1970, UTC: when it was begun. Of two whole ones of one id the later counts.
    pub begun_ms: i64,
    /// The address that the first bytes came from, and the strong ETag they had there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<(String, String)>,
}

/// A pack on the shelf.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShelfPack {
    pub card: PackCard,
    /// Bytes that are here.
    pub here: u64,
    pub whole: bool,
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
