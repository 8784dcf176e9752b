//! The directory and the user's own data in SQLite: what the screens read and only the sync (and the user) writes.
//!
//! Two databases. The *directory* is disposable: each record's canonical JSON, and beside it what lists, search and
//! maps ask, made from those records. The *user's* holds saved records and settings; no sync replaces it, no repair
//! empties it.
//!
//! **Layers.** A record stands in a layer: an origin (the embedded seed, or the one feed) and a shard (a county, the
//! whole country, its playgrounds). All layers are kept; which of their records are *shown* follows one rule, in
//! `layers.rs`. What is derived (cards, search, timelines) exists for shown records only, so dropping a
//! feed brings the embedded directory back without asking anybody.
//!
//! **Times.** The design started from a row per opening interval. A place has about 120 of them in 60 days, and ten
//! thousand places would make more than a million rows to write at each sync. Here each place has one blob: its
//! timeline (`domain::availability::Timeline`), asked without being unpacked. Reading ten thousand short blobs in key
//! order is one pass over a few dense pages, and costs less than the index look-ups would. Outside the window of days
//! the evaluator itself answers.
//!
//! SQL lives here and nowhere else. SQL makes the coarse cut only; what a filter means is `domain::filter`'s. Nothing
//! here reads a clock: moments are arguments.

mod agenda;
mod apply;
mod card;
#[cfg(not(target_family = "wasm"))]
mod checkpoint;
mod db;
mod delta;
mod derive;
mod error;
mod events;
mod fold;
mod generation;
mod image;
mod layers;
mod marks;
mod migrate;
mod network;
mod open;
mod parts;
mod places;
mod proof;
mod read;
mod reference;
mod saved;
mod search;
mod seen;
mod shelf;
mod tiles;
mod user;
mod windows;
mod work_out;

#[cfg(not(target_family = "wasm"))]
use std::path::Path;

use rusqlite::Connection;

pub use agenda::{Agenda, AgendaDay, AgendaQuery, AgendaRow, Part as AgendaPart};
pub use card::EventCard;
pub use db::{Changes, Db, Opening, Persistence, Revision};
pub use delta::{Misfit, ShardChanges};
pub use error::StoreError;
pub use events::{EventDetail, EventQuery, EventRow};
pub use generation::{ApplyReport, FeedAge, FeedState, Generation, Origin, ShardState, ToCome, WindowState, part_of};
pub use image::UserHalf;
pub use marks::LONGEST_NOTE;
pub use network::{AreaFacts, NetworkDetail, OrganizationDetail};
pub use open::{DirectoryOpened, Location, OpenReport, UserOpened};
pub use parts::Part;
pub use places::{Bounds, PlaceDetail, PlaceQuery, PlaceRow};
pub use reference::ServiceRow;
pub use saved::{Saved, SavedNow, TrustedFeed};
pub use search::{Hit, PositionHit, Rank};
pub use seen::Unseen;
pub use shelf::{PackCard, PackOrigin, Shelf, ShelfPack};
pub use tiles::Tiles;
#[cfg(not(target_family = "wasm"))]
pub use tiles::examine_tiles;
pub use user::{Setting, SettingValue};
pub use windows::WINDOW_DAYS;

/// The two databases. Synchronous: reached through [`Db`] by everything that must not wait.
pub struct Store {
    /// Before the connections: what it does is done when they are closed.
    #[cfg(not(target_family = "wasm"))]
    checkpoints: Option<checkpoint::Checkpoints>,
    directory: Connection,
    user: Connection,
    report: OpenReport,
}

impl Store {
    /// Opens or makes the databases of a location, migrated to this program's version.
    ///
    /// A damaged directory is moved aside and made anew, a damaged user database kept under another name: see
    /// [`Store::report`]. A database from a newer program is an error, and stays as it is.
    pub fn open(location: &Location) -> Result<Self, StoreError> {
        let opened = match location {
            Location::Folder(folder) => open::open_folder(folder)?,
            Location::Memory => open::open_memory()?,
        };
        Ok(Self::of(opened.directory, opened.user, opened.report))
    }

    fn of(directory: Connection, user: Connection, report: OpenReport) -> Self {
        Self {
            #[cfg(not(target_family = "wasm"))]
            checkpoints: None,
            directory,
            user,
            report,
        }
    }

    /// Carries what was just committed to the directory from its log into its file, on a thread of its own; where there is
    /// none to have, SQLite does it within a commit.
    #[cfg(not(target_family = "wasm"))]
    fn checkpoint_beside(&mut self) {
        if self.checkpoints.is_none() && self.directory.path().is_some_and(|path| !path.is_empty()) {
            self.checkpoints = checkpoint::Checkpoints::start(&mut self.directory).ok();
        }
        if let Some(checkpoints) = &mut self.checkpoints {
            checkpoints.committed(&self.directory);
        }
    }

    /// What was found on opening.
    pub fn report(&self) -> &OpenReport {
        &self.report
    }

    /// The most pages that the directory's file may have, as if the disk ended there; 0 leaves it as it is. Gives how many
    /// it has.
    #[cfg(not(target_family = "wasm"))]
    pub fn limit_directory_pages(&self, most: i64) -> Result<i64, StoreError> {
        self.directory.pragma_update_and_check(None, "max_page_count", most, |_| Ok(()))?;
        Ok(self.directory.pragma_query_value(None, "page_count", |row| row.get(0))?)
    }

    #[cfg(not(target_family = "wasm"))]
    fn open_reader(folder: &Path) -> Result<Self, StoreError> {
        let (directory, user) = open::open_reader(folder)?;
        let report = OpenReport { directory: DirectoryOpened::Opened, user: UserOpened::Opened };
        Ok(Self::of(directory, user, report))
    }
}
