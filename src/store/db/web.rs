//! The store in a browser: in memory, in place, kept as two images in IndexedDB. See the module above for the contract.
//!
//! The small user image is saved under a Web Lock at once, merged with what another tab saved before. The directory
//! image is large and can be had again: it is saved a moment after the last write of a sync. Other tabs hear of either
//! over a BroadcastChannel and take it over. Where the browser refuses storage everything works, and says so.
//!
//! A worker that fills the directory opens it as one more tab would, saves by hand ([`Db::flush`]) when a part stands,
//! and the page takes it over ([`Db::reload`]).

use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::images::{Images, read_early, with_lock};
use super::{Changes, Persistence, Revision, Shared, run_watched};
use crate::store::{Location, OpenReport, Store, StoreError, UserHalf};

const DIRECTORY: &str = "directory";
const USER: &str = "user";
/// Names the directory image that was saved last.
const STAMP: &str = "directory.stamp";

/// How long after a write of the directory its image is saved: the shards of a sync follow each other sooner.
const SAVE_DELAY_MS: u32 = 700;

/// A handle to the store; cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Rc<Inner>,
}

struct Inner {
    store: RefCell<Store>,
    shared: Arc<Shared>,
    report: OpenReport,
    persistence: RefCell<Persistence>,
    images: Option<Images>,
    name: String,
    channel: Option<BroadcastChannel>,
    /// A save of the directory is on its way; writes until then go with it.
    saving: Cell<bool>,
    /// Saves of the directory wait for [`Db::flush`].
    by_hand: Cell<bool>,
    /// There is something to flush.
    unsaved: Cell<bool>,
    /// Of the directory image that this store holds.
    stamp: RefCell<Option<Vec<u8>>>,
}

/// A store that is to be opened.
pub struct Opening<R> {
    location: Location,
    first: PhantomData<R>,
}

impl<R> Opening<R> {
    pub fn ready(self) -> Result<Result<(Db, Option<R>), StoreError>, Self> {
        Err(self)
    }

    /// Opens it. Nothing was read ahead.
    pub async fn finish(self) -> Result<(Db, Option<R>), StoreError> {
        Ok((Db::open(self.location).await?, None))
    }
}

impl Db {
    /// Loads the images of this name, or begins with none.
    pub async fn open(location: Location) -> Result<Self, StoreError> {
        let name = match &location {
            Location::Memory => {
                return Ok(Self::new(Store::open(&location)?, None, String::new(), Persistence::InMemory));
            }
            Location::Folder(folder) => format!("avoin-ovi/{}", folder.display()),
        };
        let loaded = async {
            let images = Images::open(&name).await?;
            let user = images.load(USER).await?;
            let early = read_early(&name).await;
            let stamp = images.load(STAMP).await?;
            let directory = match early {
                Some((directory, of_stamp)) if of_stamp == stamp => Some(directory),
                _ => images.load(DIRECTORY).await?,
            };
            Ok::<_, StoreError>((images, directory, user, stamp))
        };
        match loaded.await {
            Ok((images, directory, user, stamp)) => {
                let mut user = match user {
                    Some(image) => UserHalf::from_image(image)?,
                    None => UserHalf::make(&pause).await?,
                };
                if let Some((name, image)) = user.kept.take() {
                    images.save(&name, &image).await?;
                }
                pause().await;
                let store = match directory {
                    Some(image) => user.with_directory(&image)?,
                    None => user.make_directory(&pause).await?,
                };
                let db = Self::new(store, Some(images), name, Persistence::Kept);
                db.inner.stamp.replace(stamp);
                db.listen();
                Ok(db)
            }
            Err(error) => {
                let refused = Persistence::Refused(error.to_string());
                Ok(Self::new(Store::open(&Location::Memory)?, None, name, refused))
            }
        }
    }

    /// A page has one thread: nothing begins before it is waited for.
    pub fn begin<R, F>(location: Location, _first: F) -> Opening<R>
    where
        R: Send + 'static,
        F: FnOnce(&Store) -> R + Send + 'static,
    {
        Opening { location, first: PhantomData }
    }

    /// Whether both are handles to one store.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }

    fn new(store: Store, images: Option<Images>, name: String, persistence: Persistence) -> Self {
        let report = store.report().clone();
        let channel = images.as_ref().and_then(|_| BroadcastChannel::new(&name).ok());
        Self {
            inner: Rc::new(Inner {
                store: RefCell::new(store),
                shared: Arc::default(),
                report,
                persistence: RefCell::new(persistence),
                images,
                name,
                channel,
                saving: Cell::new(false),
                by_hand: Cell::new(false),
                unsaved: Cell::new(false),
                stamp: RefCell::new(None),
            }),
        }
    }

    /// Runs `f` on the store. What it wrote of the user's is saved before this returns.
    pub async fn run<R, F>(&self, f: F) -> Result<R, StoreError>
    where
        R: Send + 'static,
        F: FnOnce(&mut Store) -> R + Send + 'static,
    {
        let (result, directory, user) = run_watched(&mut self.inner.store.borrow_mut(), f);
        if directory || user {
            self.inner.shared.bump(directory, user);
        }
        if directory {
            self.save_directory_soon();
        }
        if user {
            let saved = self.save_user().await;
            self.note(saved);
        }
        Ok(result)
    }

    /// Runs `f`, which only reads.
    pub async fn read<R, F>(&self, f: F) -> Result<R, StoreError>
    where
        R: Send + 'static,
        F: FnOnce(&Store) -> R + Send + 'static,
    {
        Ok(f(&self.inner.store.borrow()))
    }

    pub fn revision(&self) -> Revision {
        self.inner.shared.revision()
    }

    /// Tells of every write committed from now on, in this tab or another.
    pub fn changes(&self) -> Changes {
        self.inner.shared.listen()
    }

    pub fn report(&self) -> &OpenReport {
        &self.inner.report
    }

    pub fn persistence(&self) -> Persistence {
        self.inner.persistence.borrow().clone()
    }

    fn note(&self, saved: Result<(), StoreError>) {
        if let Err(error) = saved {
            self.inner.persistence.replace(Persistence::Refused(error.to_string()));
        }
    }

    async fn save_user(&self) -> Result<(), StoreError> {
        let Some(images) = &self.inner.images else { return Ok(()) };
        let lock = format!("{}/{USER}", self.inner.name);
        let merged = with_lock(&lock, async {
            let other = images.load(USER).await?;
            let (merged, image) = {
                let mut store = self.inner.store.borrow_mut();
                let merged = match other.map(|other| store.merge_user_image(&other)) {
                    // Another tab is of a newer version by now: what it wrote is never written over.
                    Some(Err(error @ StoreError::Newer { .. })) => return Err(error),
                    Some(merged) => merged.unwrap_or(false),
                    None => false,
                };
                (merged, store.user_image()?)
            };
            images.save(USER, &image).await?;
            Ok::<_, StoreError>(merged)
        })
        .await?;
        if merged {
            self.inner.shared.bump(false, true);
        }
        self.tell(USER);
        Ok(())
    }

    fn save_directory_soon(&self) {
        if self.inner.by_hand.get() {
            self.inner.unsaved.set(true);
            return;
        }
        if self.inner.images.is_none() || self.inner.saving.replace(true) {
            return;
        }
        let db = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            gloo_timers::future::TimeoutFuture::new(SAVE_DELAY_MS).await;
            db.inner.saving.set(false);
            let saved = db.save_directory().await;
            db.tell(DIRECTORY);
            db.note(saved);
        });
    }

    async fn save_directory(&self) -> Result<(), StoreError> {
        let Some(images) = &self.inner.images else { return Ok(()) };
        let lock = format!("{}/{DIRECTORY}", self.inner.name);
        with_lock(&lock, async {
            let image = self.inner.store.borrow_mut().directory_image()?;
            images.save(DIRECTORY, &image).await?;
            let stamp = format!("{} {}", js_sys::Date::now(), js_sys::Math::random()).into_bytes();
            images.save(STAMP, &stamp).await?;
            self.inner.stamp.replace(Some(stamp));
            Ok(())
        })
        .await
    }

    /// From now on the directory is saved when [`Db::flush`] is called, and not before.
    pub fn save_by_hand(&self) {
        self.inner.by_hand.set(true);
    }

    /// Saves what was written to the directory since the last time, where it is saved by hand.
    pub async fn flush(&self) -> Result<(), StoreError> {
        if self.inner.unsaved.replace(false) { self.save_directory().await } else { Ok(()) }
    }

    /// Tells other tabs that there is another directory.
    pub fn announce(&self) {
        self.tell(DIRECTORY);
    }

    /// Takes over the directory as a worker or another tab saved it.
    pub async fn reload(&self) -> Result<(), StoreError> {
        self.take_over(DIRECTORY).await
    }

    fn tell(&self, what: &str) {
        if let Some(channel) = &self.inner.channel {
            let _ = channel.post_message(&JsValue::from_str(what));
        }
    }

    /// Takes over what other tabs save, as long as a handle lives.
    fn listen(&self) {
        let Some(channel) = &self.inner.channel else { return };
        let weak = Rc::downgrade(&self.inner);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let (Some(inner), Some(what)) = (weak.upgrade(), event.data().as_string()) else { return };
            let db = Db { inner };
            wasm_bindgen_futures::spawn_local(async move {
                // What can't be taken over now comes with the next message, or the next start.
                let _ = db.take_over(&what).await;
            });
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
    }

    async fn take_over(&self, what: &str) -> Result<(), StoreError> {
        let Some(images) = &self.inner.images else { return Ok(()) };
        let stamp = images.load(STAMP).await?;
        if what == DIRECTORY && stamp.is_some() && *self.inner.stamp.borrow() == stamp {
            return Ok(());
        }
        let Some(image) = images.load(what).await? else { return Ok(()) };
        let changed = match what {
            USER => self.inner.store.borrow_mut().merge_user_image(&image)?,
            DIRECTORY => {
                self.inner.store.borrow_mut().replace_directory(&image)?;
                self.inner.stamp.replace(stamp);
                true
            }
            _ => false,
        };
        if changed {
            self.inner.shared.bump(what == DIRECTORY, what == USER);
        }
        Ok(())
    }
}

/// Lets the page answer its reader. A worker has none.
async fn pause() {
    if web_sys::window().is_some() {
        gloo_timers::future::TimeoutFuture::new(0).await;
    }
}
