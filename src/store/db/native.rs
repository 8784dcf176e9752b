//! The store on threads of its own. See the module above for the contract.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use futures_channel::oneshot;

use super::{Changes, Persistence, Revision, Shared, run_watched};
use crate::store::{Location, OpenReport, Store, StoreError};

type Job = Box<dyn FnOnce(&mut Store) + Send>;

/// A handle to the store; cheap to clone. The threads end with the last handle.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    jobs: async_channel::Sender<Job>,
    /// Started at the first read. Absent in memory, where only one connection can see the data.
    reader: Option<(PathBuf, OnceLock<async_channel::Sender<Job>>)>,
    shared: Arc<Shared>,
    report: OpenReport,
    persistence: Persistence,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.shared.close();
    }
}

impl Db {
    /// Opens, migrates and repairs on the store's own thread; never on the caller's.
    pub async fn open(location: Location) -> Result<Self, StoreError> {
        let (db, _) = Self::begin(location, |_| ()).finish().await?;
        Ok(db)
    }

    /// Begins to open, and to read what will be asked for first, while the caller does something else.
    pub fn begin<R, F>(location: Location, first: F) -> Opening<R>
    where
        R: Send + 'static,
        F: FnOnce(&Store) -> R + Send + 'static,
    {
        let (jobs, queue) = async_channel::unbounded::<Job>();
        let (tell, told) = oneshot::channel();
        let folder = match &location {
            Location::Folder(folder) => Some(folder.clone()),
            Location::Memory => None,
        };
        let started = spawn("store", move || match Store::open(&location) {
            Ok(mut store) => {
                let first = first(&store);
                if tell.send(Ok((store.report().clone(), first))).is_ok() {
                    work(&queue, &mut store);
                }
            }
            Err(error) => drop(tell.send(Err(error))),
        });
        Opening { jobs, folder, told: started.map(|()| told) }
    }

    /// Whether both are handles to one store.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// Runs `f` on the store, after everything asked for earlier.
    pub async fn run<R, F>(&self, f: F) -> Result<R, StoreError>
    where
        R: Send + 'static,
        F: FnOnce(&mut Store) -> R + Send + 'static,
    {
        let shared = self.inner.shared.clone();
        ask(&self.inner.jobs, move |store| {
            let (result, directory, user) = run_watched(store, f);
            if directory || user {
                shared.bump(directory, user);
            }
            if directory {
                store.checkpoint_beside();
            }
            result
        })
        .await
    }

    /// Runs `f`, which only reads, beside whatever is being written: it sees the last committed generation.
    pub async fn read<R, F>(&self, f: F) -> Result<R, StoreError>
    where
        R: Send + 'static,
        F: FnOnce(&Store) -> R + Send + 'static,
    {
        match &self.inner.reader {
            Some((folder, sender)) => {
                let sender = match sender.get() {
                    Some(sender) => sender.clone(),
                    None => {
                        let started = start_reader(folder)?;
                        sender.get_or_init(|| started).clone()
                    }
                };
                ask(&sender, |store| f(store)).await
            }
            None => ask(&self.inner.jobs, |store| f(store)).await,
        }
    }

    /// A browser's matter: files are written at once.
    pub fn save_by_hand(&self) {}

    /// Likewise.
    pub fn announce(&self) {}

    /// What was written is on the disk already.
    pub async fn flush(&self) -> Result<(), StoreError> {
        Ok(())
    }

    /// Another program's writes are seen by the next read.
    pub async fn reload(&self) -> Result<(), StoreError> {
        Ok(())
    }

    pub fn revision(&self) -> Revision {
        self.inner.shared.revision()
    }

    /// Tells of every write committed from now on.
    pub fn changes(&self) -> Changes {
        self.inner.shared.listen()
    }

    pub fn report(&self) -> &OpenReport {
        &self.inner.report
    }

    pub fn persistence(&self) -> Persistence {
        self.inner.persistence.clone()
    }
}

/// What the store's thread tells once it is open.
type Told<R> = Result<(OpenReport, R), StoreError>;

/// A store that is being opened, and what was read of it meanwhile.
pub struct Opening<R> {
    jobs: async_channel::Sender<Job>,
    folder: Option<PathBuf>,
    told: Result<oneshot::Receiver<Told<R>>, StoreError>,
}

impl<R> Opening<R> {
    /// What came of it, if that is known by now; else the opening itself, to wait for.
    pub fn ready(mut self) -> Result<Result<(Db, Option<R>), StoreError>, Self> {
        match self.told.as_mut().map(oneshot::Receiver::try_recv) {
            Ok(Ok(Some(told))) => Ok(told.map(|told| self.db(told))),
            Ok(Ok(None)) => Err(self),
            Ok(Err(oneshot::Canceled)) => Ok(Err(StoreError::Stopped)),
            Err(_) => Ok(self.told.map(drop).and(Err(StoreError::Stopped))),
        }
    }

    /// Waits for it.
    pub async fn finish(mut self) -> Result<(Db, Option<R>), StoreError> {
        let told = std::mem::replace(&mut self.told, Err(StoreError::Stopped))?;
        let told = told.await.map_err(|_| StoreError::Stopped)??;
        Ok(self.db(told))
    }

    fn db(self, (report, first): (OpenReport, R)) -> (Db, Option<R>) {
        let persistence = if self.folder.is_some() { Persistence::Kept } else { Persistence::InMemory };
        let reader = self.folder.map(|folder| (folder, OnceLock::new()));
        let inner = Inner { jobs: self.jobs, reader, shared: Arc::default(), report, persistence };
        (Db { inner: Arc::new(inner) }, Some(first))
    }
}

fn start_reader(folder: &Path) -> Result<async_channel::Sender<Job>, StoreError> {
    let (jobs, queue) = async_channel::unbounded::<Job>();
    let folder = folder.to_owned();
    spawn("store-reader", move || {
        // Jobs are dropped when the files can't be opened; their askers then learn that the store has stopped.
        if let Ok(mut store) = Store::open_reader(&folder) {
            work(&queue, &mut store);
        }
        queue.close();
    })?;
    Ok(jobs)
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread.spawn(body).map(drop).map_err(StoreError::io(Path::new(name)))
}

fn work(queue: &async_channel::Receiver<Job>, store: &mut Store) {
    while let Ok(job) = queue.recv_blocking() {
        // A panic is a mistake in one job; its asker learns of it, and the store serves on. An open transaction was
        // rolled back when it was dropped.
        let _ = catch_unwind(AssertUnwindSafe(|| job(store)));
    }
}

async fn ask<R: Send + 'static>(
    jobs: &async_channel::Sender<Job>,
    f: impl FnOnce(&mut Store) -> R + Send + 'static,
) -> Result<R, StoreError> {
    let (answer, result) = oneshot::channel();
    let job: Job = Box::new(move |store| drop(answer.send(f(store))));
    jobs.send(job).await.map_err(|_| StoreError::Stopped)?;
    result.await.map_err(|_| StoreError::Stopped)
}
