//! The one way to the store for everything asynchronous: the screens, the sync, the command.
//!
//! Native: the store lives on a thread of its own behind a channel, and a second thread reads while the first one
//! writes, so that a list never waits for a sync. Web: in place, kept in the browser as two images. Both have the
//! same methods. A revision counter tells hooks that something was committed.

#[cfg(target_family = "wasm")]
mod images;
#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(target_family = "wasm")]
mod web;

use std::sync::{Arc, Mutex, PoisonError};

#[cfg(not(target_family = "wasm"))]
pub use native::{Db, Opening};
#[cfg(target_family = "wasm")]
pub use web::{Db, Opening};

use super::Store;

/// Counts committed writes. Only ever compared with another value of the same program run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Revision {
    pub directory: u64,
    pub user: u64,
}

/// Whether what is written will be there the next time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Persistence {
    /// Files, or the browser's storage.
    Kept,
    /// Asked for: `Location::Memory`.
    InMemory,
    /// The browser gives no storage, or no more of it: everything works, and is gone with the tab. Its words.
    Refused(String),
}

/// Tells of committed writes, the latest only: a slow listener misses none, it sees several at once.
pub struct Changes {
    shared: Arc<Shared>,
    wake: async_channel::Receiver<()>,
    seen: Revision,
}

impl Changes {
    /// Waits for a revision newer than the last one returned; the first call waits for the first write after
    /// `Db::changes`. `None`: the store has stopped.
    pub async fn next(&mut self) -> Option<Revision> {
        loop {
            let now = self.shared.revision();
            if now != self.seen {
                self.seen = now;
                return Some(now);
            }
            self.wake.recv().await.ok()?;
        }
    }
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    revision: Revision,
    listeners: Vec<async_channel::Sender<()>>,
}

impl Shared {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn revision(&self) -> Revision {
        self.state().revision
    }

    fn bump(&self, directory: bool, user: bool) {
        let mut state = self.state();
        state.revision.directory += u64::from(directory);
        state.revision.user += u64::from(user);
        state.listeners.retain(|listener| match listener.try_send(()) {
            Ok(()) | Err(async_channel::TrySendError::Full(())) => true,
            Err(async_channel::TrySendError::Closed(())) => false,
        });
    }

    fn listen(self: &Arc<Self>) -> Changes {
        let (sender, wake) = async_channel::bounded(1);
        let mut state = self.state();
        state.listeners.push(sender);
        Changes { shared: self.clone(), wake, seen: state.revision }
    }

    #[cfg(not(target_family = "wasm"))]
    fn close(&self) {
        self.state().listeners.clear();
    }
}

/// Runs `f` and tells which of the two databases it wrote to.
fn run_watched<R>(store: &mut Store, f: impl FnOnce(&mut Store) -> R) -> (R, bool, bool) {
    let before = (store.directory.total_changes(), store.user.total_changes());
    let result = f(store);
    let after = (store.directory.total_changes(), store.user.total_changes());
    (result, before.0 != after.0, before.1 != after.1)
}
