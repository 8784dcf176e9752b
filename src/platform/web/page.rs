//! What the page's own scripts (`platform/web`) offer beyond the browser's interfaces: workers that share the compiled
//! program, the seed that was asked for before the program ran, and the offer of a newer version.

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt as _;
use js_sys::{ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::platform::Signal;

/// What boot.js or worker.js left for the program.
const SCRIPTS: &str = "avoinOvi";
/// A promise of the seed's bytes, until somebody takes it.
pub const SEED: &str = "avoinOviSeed";
/// The same of the first language's words.
pub const WORDS: &str = "avoinOviWords";
/// Which seed this browser has unpacked: the page's first script asks for it only where that is another one.
const SEED_COPY: &str = "avoin-ovi:seed";

pub fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

pub fn scripts() -> Option<JsValue> {
    get(&js_sys::global(), SCRIPTS)
}

/// The job of this program, where it runs in a worker.
pub fn job() -> Option<Vec<u8>> {
    bytes(get(&scripts()?, "job")?)
}

fn bytes(value: JsValue) -> Option<Vec<u8>> {
    value.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
}

/// Tells the page of this worker.
pub fn tell(message: &[u8]) {
    if let Some(tell) = scripts().and_then(|scripts| get(&scripts, "tell")?.dyn_into::<Function>().ok()) {
        // A page that is gone hears nothing.
        let _ = tell.call1(&JsValue::UNDEFINED, &Uint8Array::from(message));
    }
}

/// A worker with its job; it ends when this is dropped.
pub struct Helper {
    worker: JsValue,
    heard: UnboundedReceiver<Option<Vec<u8>>>,
    _hear: Closure<dyn FnMut(JsValue)>,
}

impl Helper {
    /// `None` where the page can start none.
    pub fn start(job: &[u8]) -> Option<Self> {
        let scripts = scripts()?;
        let work: Function = get(&scripts, "work")?.dyn_into().ok()?;
        let (sender, heard) = unbounded();
        let hear = Closure::<dyn FnMut(JsValue)>::new(move |message: JsValue| {
            let _ = sender.unbounded_send(bytes(message));
        });
        let worker = work.call2(&scripts, &Uint8Array::from(job), hear.as_ref()).ok()?;
        Some(Self { worker, heard, _hear: hear })
    }

    /// What the worker tells next; `None`: it has failed.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        self.heard.next().await.flatten()
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        if let Some(end) = get(&self.worker, "terminate").and_then(|end| end.dyn_into::<Function>().ok()) {
            let _ = end.call0(&self.worker);
        }
    }
}

/// The scheme, host and port of the page.
pub fn origin() -> Option<String> {
    web_sys::window()?.location().origin().ok()
}

/// The language that the page says it is in.
pub fn language() -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute("lang")
}

/// What a `<meta>` of the page says.
pub fn meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("meta[name=\"{name}\"]")).ok()??.get_attribute("content")
}

pub fn known_seed() -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(SEED_COPY).ok()?
}

pub fn remember_seed(name: &str) {
    if let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) {
        // A browser that forbids storage asks for the seed again next time.
        let _ = storage.set_item(SEED_COPY, name);
    }
}

/// A file of the app's own, which may be here, or on its way, already: under `promised`.
pub async fn own_file(promised: &str, address: &str) -> Result<Vec<u8>, String> {
    let global = js_sys::global();
    if let Some(promise) = get(&global, promised) {
        let _ = Reflect::set(&global, &JsValue::from_str(promised), &JsValue::UNDEFINED);
        let bytes = JsFuture::from(Promise::resolve(&promise)).await;
        if let Some(bytes) = bytes.ok().and_then(|bytes| bytes.dyn_into::<ArrayBuffer>().ok()) {
            return Ok(Uint8Array::new(&bytes).to_vec());
        }
    }
    fetched_file(address).await
}

/// A file of the app's own that is fetched now; the error names its address.
pub async fn fetched_file(address: &str) -> Result<Vec<u8>, String> {
    fetched(address).await.map_err(|error| format!("{address}: {}", words(&error)))
}

/// What a script's error says.
pub fn words(error: &JsValue) -> String {
    let words = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    words.or_else(|| error.as_string()).unwrap_or_default()
}

async fn fetched(address: &str) -> Result<Vec<u8>, JsValue> {
    let global = js_sys::global();
    let fetch: Function = Reflect::get(&global, &JsValue::from_str("fetch"))?.dyn_into()?;
    let answer = fetch.call1(&global, &JsValue::from_str(address))?.dyn_into::<Promise>()?;
    let answer: web_sys::Response = JsFuture::from(answer).await?.dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::from_str(&answer.status().to_string()));
    }
    let bytes: ArrayBuffer = JsFuture::from(answer.array_buffer()?).await?.dyn_into()?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// Hears a signal each time it comes.
pub fn signals(signal: Signal) -> UnboundedReceiver<()> {
    let (sender, heard) = unbounded();
    match signal {
        // Its own address and way back: the router hears both.
        Signal::LinkCame | Signal::Back => {}
        Signal::InstallOffered => hear("avoin-ovi:install-offered", sender, || true),
        Signal::UpdateWaits => hear("avoin-ovi:update-waits", sender, || true),
        Signal::ListCame => hear("hashchange", sender, || true),
        Signal::Returned => {
            hear("online", sender.clone(), || true);
            hear("visibilitychange", sender, || {
                let document = web_sys::window().and_then(|window| window.document());
                document.is_some_and(|document| !document.hidden())
            });
        }
    }
    heard
}

fn hear(event: &str, sender: UnboundedSender<()>, counts: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let heard = Closure::<dyn FnMut()>::new(move || {
        if counts() {
            let _ = sender.unbounded_send(());
        }
    });
    // As long as the page. What concerns the document bubbles up to no window, so it is asked there.
    let listener: &Function = heard.as_ref().unchecked_ref();
    let _ = match (event, window.document()) {
        ("visibilitychange", Some(document)) => document.add_event_listener_with_callback(event, listener),
        _ => window.add_event_listener_with_callback(event, listener),
    };
    heard.forget();
}

/// Tells the page's scripts something.
pub fn dispatch(event: &str) {
    let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(event)) else { return };
    let _ = window.dispatch_event(&event);
}
