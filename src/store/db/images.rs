//! Database images in the browser's IndexedDB, one for each name; and the lock and the channel that tabs share.

use std::future::Future;

use futures_channel::oneshot;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::store::StoreError;

const STORE: &str = "images";

/// A promise of what the page's first script has read before the program ran: `{name, directory, stamp}`, or null.
const READ_EARLY: &str = "avoinOviImage";

pub(super) struct Images {
    database: Database,
}

impl Images {
    /// Opens or makes the browser's database of this name.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let mut request = Factory::new().and_then(|factory| factory.open(name, Some(1))).map_err(failed)?;
        request.on_upgrade_needed(|event| {
            // A failure shows when the store is first used: there is nobody here to tell.
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        Ok(Self { database: request.await.map_err(failed)? })
    }

    pub async fn load(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.database.transaction(&[STORE], TransactionMode::ReadOnly).map_err(failed)?;
        let store = transaction.object_store(STORE).map_err(failed)?;
        let value = store.get(JsValue::from_str(key)).map_err(failed)?.await.map_err(failed)?;
        Ok(value.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()))
    }

    /// Done only when the browser says that it is.
    pub async fn save(&self, key: &str, image: &[u8]) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&[STORE], TransactionMode::ReadWrite).map_err(failed)?;
        let store = transaction.object_store(STORE).map_err(failed)?;
        let bytes = Uint8Array::from(image);
        store.put(&bytes, Some(&JsValue::from_str(key))).map_err(failed)?.await.map_err(failed)?;
        let ended = transaction.commit().map_err(failed)?.await.map_err(failed)?;
        // A browser without room gives up at the very end, and says no more.
        if ended.is_committed() { Ok(()) } else { Err(StoreError::Full) }
    }
}

/// The directory's image and stamp of this name, where the page's first script has read them.
pub(super) async fn read_early(name: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
    let global = js_sys::global();
    let promise = Reflect::get(&global, &READ_EARLY.into()).ok().filter(|promise| !promise.is_undefined())?;
    // It is large: whoever takes it is the only one who holds it.
    let _ = Reflect::set(&global, &READ_EARLY.into(), &JsValue::UNDEFINED);
    let read = JsFuture::from(Promise::resolve(&promise)).await.ok()?;
    let bytes = |key: &str| {
        let value = Reflect::get(&read, &key.into()).ok()?;
        value.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
    };
    if Reflect::get(&read, &"name".into()).ok()?.as_string()? != name {
        return None;
    }
    Some((bytes("directory")?, bytes("stamp")))
}

fn failed(error: idb::Error) -> StoreError {
    StoreError::Browser(error.to_string())
}

/// Runs `body` while this page alone holds the lock of this name. Where a browser has no Web Locks (old ones, and pages
/// without https) it runs without: one tab is as safe as ever.
pub(super) async fn with_lock<R>(name: &str, body: impl Future<Output = R>) -> R {
    match Lock::take(name).await {
        Some(lock) => {
            let result = body.await;
            lock.release().await;
            result
        }
        None => body.await,
    }
}

struct Lock {
    release: Function,
    request: Promise,
}

impl Lock {
    async fn take(name: &str) -> Option<Self> {
        // By reflection: web-sys counts Web Locks as unstable, though every browser has had them since 2022.
        let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
        let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        let (granted, wait) = oneshot::channel::<()>();
        let callback = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            let _ = granted.send(());
            held.into()
        });
        let request = request.call2(&locks, &JsValue::from_str(name), &callback).ok()?.dyn_into::<Promise>().ok()?;
        wait.await.ok()?;
        Some(Self { release: release?, request })
    }

    async fn release(self) {
        let _ = self.release.call0(&JsValue::UNDEFINED);
        let _ = JsFuture::from(self.request).await;
    }
}
