//! Carries what was committed from the directory's write-ahead log into its file, beside the thread that writes.
//!
//! SQLite does that within a commit, at every thousandth page: a tenth of what a country's sync takes, and on a phone's
//! flash, which has to be waited for, more. Here the writer waits only where the log has grown long, since it can begin
//! the log anew only when nothing of it is left to carry over.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::error::StoreError;
use super::open::open_for_one_pass;

/// So many pages that were written since the last time are carried over together: most pages of a sync are written several
/// times.
const TOGETHER_PAGES: u32 = 1_000;
/// Pages of the log from which on the writer waits: 24 MiB.
const LONG_LOG_PAGES: u32 = 3 * 1024;

/// Ends, with what it is doing done, when it is dropped.
pub(super) struct Checkpoints {
    /// At most one asking waits: whoever comes next sees all that was committed.
    ask: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    /// Held while something is carried over.
    busy: Arc<Mutex<()>>,
    /// Of the log, after the last commit.
    pages: Arc<AtomicU32>,
    /// Of the log, when it was carried over last.
    carried: u32,
}

impl Checkpoints {
    /// Takes over from SQLite for the connection that writes to this directory.
    pub fn start(writer: &mut Connection) -> Result<Self, StoreError> {
        let path = Path::new(writer.path().unwrap_or_default()).to_owned();
        let directory = open_for_one_pass(&path)?;
        let busy = Arc::<Mutex<()>>::default();
        let (ask, asked) = sync_channel(1);
        let its = busy.clone();
        let thread = std::thread::Builder::new().name("checkpoint".to_owned());
        let thread = thread.spawn(move || {
            while asked.recv().is_ok() {
                let _busy = its.lock().unwrap_or_else(PoisonError::into_inner);
                // What can't be carried over now stays in the log, which is as good.
                let _ = carry_over(&directory);
            }
        });
        let thread = thread.map_err(StoreError::io(&path))?;
        let pages = Arc::<AtomicU32>::default();
        let counted = pages.clone();
        // In the place of SQLite's own, which would carry over.
        writer.wal_hook(Some(move |_: &mut Wal, pages: i32| {
            counted.store(pages.unsigned_abs(), Ordering::Relaxed);
            Ok(())
        }))?;
        Ok(Self { ask: Some(ask), thread: Some(thread), busy, pages, carried: 0 })
    }

    /// Something was committed by `writer`.
    pub fn committed(&mut self, writer: &Connection) {
        let pages = self.pages.load(Ordering::Relaxed);
        if pages < self.carried {
            // The log has begun anew.
            self.carried = 0;
        }
        if pages > LONG_LOG_PAGES {
            let _busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = carry_over(writer);
            self.carried = pages;
        } else if pages - self.carried >= TOGETHER_PAGES
            && let Some(ask) = &self.ask
        {
            // Full: it is asked already.
            let _ = ask.try_send(());
            self.carried = pages;
        }
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.ask = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn carry_over(directory: &Connection) -> Result<(), StoreError> {
    Ok(directory.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::params;

    use super::*;
    use crate::store::{Location, Store};

    const COMMIT_BYTES: u32 = 2 * 1024 * 1024;

    /// Commits some megabytes, as a shard does.
    fn commit(store: &mut Store, number: u32) {
        let sql = "INSERT INTO part (sha256, at, bytes) VALUES ('test', ?1, zeroblob(?2))";
        store.directory.execute(sql, params![number, COMMIT_BYTES]).unwrap();
        store.checkpoint_beside();
    }

    fn parts(store: &Store) -> u32 {
        store.directory.query_row("SELECT count(*) FROM part WHERE sha256 = 'test'", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_log_begins_anew_and_nothing_of_it_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Folder(folder.path().to_owned());
        let mut store = Store::open(&location).unwrap();
        let commits = 40;
        (0..commits).for_each(|number| commit(&mut store, number));
        let log = folder.path().join("directory.sqlite-wal");
        let longest = LONG_LOG_PAGES * 8 * 1024 + 2 * COMMIT_BYTES;
        let length = u32::try_from(log.metadata().unwrap().len()).unwrap();
        assert!(length < longest && longest < commits * COMMIT_BYTES, "{length} bytes");
        drop(store);
        assert!(!log.exists(), "closed, the database is one file");
        assert_eq!(parts(&Store::open(&location).unwrap()), commits);
    }

    #[test]
    fn who_reads_an_older_state_keeps_the_log() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&Location::Folder(folder.path().to_owned())).unwrap();
        commit(&mut store, 0);
        let reader = Store::open_reader(folder.path()).unwrap();
        reader.directory.execute_batch("BEGIN").unwrap();
        assert_eq!(parts(&reader), 1);
        (1..40).for_each(|number| commit(&mut store, number));
        assert_eq!((parts(&reader), parts(&store)), (1, 40));
        reader.directory.execute_batch("COMMIT").unwrap();
        assert_eq!(parts(&reader), 40);
    }
}
