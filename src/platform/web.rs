//! The browser. The page links styles and fonts itself; the browser opens links by itself.

#[path = "web/page.rs"]
pub mod page;

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::{Element, LaunchBuilder};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{Position, PositionError, PositionOptions};

use super::{Dress, Installing, LocateError, Network, PackedSeed, Work};

pub use page::{Helper, known_seed, remember_seed, signals, tell};

/// Before the words of the first screen are asked for again.
const WORDS_AGAIN: Duration = Duration::from_secs(2);

/// Where the page's first script looks for the language of the last visit, before the program runs.
const LANGUAGE_COPY: &str = "avoin-ovi:language";

/// In a worker there is no page to draw on: the program does the worker's job.
pub fn prepare() {}

pub fn launch(app: fn() -> Element, dress: Dress, work: Work) {
    match page::job() {
        Some(job) => wasm_bindgen_futures::spawn_local(work(job)),
        None => wasm_bindgen_futures::spawn_local(async move {
            let (tag, words) = first_words().await;
            (dress.take_words)(&tag, words);
            breathe().await;
            LaunchBuilder::new().launch(app);
        }),
    }
}

/// The words of the language that the page's first script chose. Without them there is nothing to say: they are asked for
/// until they come, as the program itself is waited for.
async fn first_words() -> (String, String) {
    let tag = page::language().unwrap_or_else(|| "fi".to_owned());
    loop {
        match words(&tag).await {
            Ok(words) => return (tag, words),
            Err(_) => sleep(WORDS_AGAIN).await,
        }
    }
}

pub async fn words(tag: &str) -> Result<String, String> {
    let addresses = page::meta("avoin-ovi:words").unwrap_or_default();
    let of_tag = |pair: &str| Some(pair.strip_prefix(tag)?.strip_prefix('=')?.to_owned());
    let address = addresses.split(' ').find_map(of_tag).ok_or_else(|| format!("{tag}: no such language"))?;
    let words = page::own_file(page::WORDS, &address).await?;
    String::from_utf8(words).map_err(|error| format!("{address}: {error}"))
}

pub fn data_folder() -> PathBuf {
    PathBuf::from("avoin-ovi")
}

pub fn device_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

pub fn now() -> DateTime<Utc> {
    Utc::now()
}

pub async fn sleep(duration: Duration) {
    gloo_timers::future::sleep(duration).await;
}

pub async fn breathe() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

pub fn open_link(_address: &str) -> bool {
    false
}

pub fn show_language(tag: &'static str, direction: &'static str) {
    let Some(window) = web_sys::window() else { return };
    if let Some(html) = window.document().and_then(|document| document.document_element()) {
        // Both can only fail on a name that isn't one.
        let _ = html.set_attribute("lang", tag);
        let _ = html.set_attribute("dir", direction);
    }
}

pub fn remember_language(tag: &str) {
    if let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) {
        // A browser that forbids storage shows the device's language first next time.
        let _ = storage.set_item(LANGUAGE_COPY, tag);
    }
}

/// What a browser tells: whether there is a network, and in some whether it is mobile data or its reader saves data.
pub fn network() -> Option<Network> {
    let navigator = web_sys::window()?.navigator();
    if !navigator.on_line() {
        return Some(Network::Offline);
    }
    let connection = page::get(&navigator, "connection")?;
    if page::get(&connection, "saveData").is_some_and(|saves| saves.is_truthy()) {
        return Some(Network::Metered);
    }
    match page::get(&connection, "type")?.as_string()?.as_str() {
        "cellular" => Some(Network::Metered),
        "wifi" | "ethernet" => Some(Network::Unmetered),
        _ => None,
    }
}

/// What the browser grants this page beyond what it keeps already: an estimate.
pub async fn storage_left() -> Option<u64> {
    let storage = page::get(&web_sys::window()?.navigator(), "storage")?;
    let estimate = page::get(&storage, "estimate")?.dyn_into::<js_sys::Function>().ok()?;
    let answer = estimate.call0(&storage).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    let answer = wasm_bindgen_futures::JsFuture::from(answer).await.ok()?;
    let bytes = |name: &str| page::get(&answer, name)?.as_f64();
    Some((bytes("quota")? - bytes("usage")?).max(0.0) as u64)
}

/// Safari alone tells whether it stands on the home screen by this word.
const STANDS_ALONE: &str = "standalone";

pub fn installing() -> Option<Installing> {
    if page::scripts().and_then(|scripts| page::get(&scripts, "installation")).is_some() {
        return Some(Installing::ByPress);
    }
    let stands_alone = page::get(&web_sys::window()?.navigator(), STANDS_ALONE)?;
    stands_alone.is_falsy().then_some(Installing::ByMenu)
}

pub async fn install() {
    let Some(offer) = page::scripts().and_then(|scripts| page::get(&scripts, "installation")) else { return };
    let Some(prompt) = page::get(&offer, "prompt").and_then(|prompt| prompt.dyn_into::<js_sys::Function>().ok()) else {
        return;
    };
    if let Some(answer) = prompt.call0(&offer).ok().and_then(|answer| answer.dyn_into::<js_sys::Promise>().ok()) {
        // Whoever shuts the question may be asked again.
        let _ = wasm_bindgen_futures::JsFuture::from(answer).await;
    }
}

/// The router reads the page's address.
pub fn take_link() -> Option<String> {
    None
}

/// The browser has its own way back.
pub fn let_back(_can: bool) {}

/// The page's address is kept by the browser.
pub fn keep_page(_path: &str) {}

pub fn take_page() -> Option<String> {
    None
}

pub fn public_address(path: &str) -> Option<String> {
    let origin = web_sys::window()?.location().origin().ok()?;
    Some(url::Url::parse(&origin).ok()?.join(path).ok()?.to_string())
}

pub fn asset_base() -> Option<String> {
    Some(format!("{}/assets/", page::origin()?))
}

pub fn packed_seed() -> Option<PackedSeed> {
    let name = page::meta("avoin-ovi:seed")?;
    Some(PackedSeed { address: format!("{}{name}", page::origin()?), name })
}

pub async fn own_file(address: &str) -> Result<Vec<u8>, String> {
    page::own_file(page::SEED, address).await
}

pub fn default_feed() -> Option<String> {
    let link = page::meta("avoin-ovi:feed")?;
    Some(format!("{}{link}", page::origin()?))
}

pub fn list_stands() {
    page::dispatch("avoin-ovi:list-stands");
}

pub fn take_update() {
    page::dispatch("avoin-ovi:take-update");
}

/// How old a position may be: a family walks no kilometre in five minutes.
const OLDEST_POSITION_MS: u32 = 300_000;
const LOCATE_TIMEOUT_MS: u32 = 20_000;

pub fn can_locate() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().geolocation().is_ok())
}

pub async fn locate() -> Result<(f64, f64), LocateError> {
    let geolocation =
        web_sys::window().and_then(|window| window.navigator().geolocation().ok()).ok_or(LocateError::NotHere)?;
    let (told, answer) = futures_channel::oneshot::channel();
    let told = Rc::new(Cell::new(Some(told)));
    let tell = move |told: &Cell<Option<futures_channel::oneshot::Sender<_>>>, answer| {
        if let Some(told) = told.take() {
            // Whoever left the screen waits for it no longer.
            let _ = told.send(answer);
        }
    };
    let told_too = told.clone();
    // Whoever leaves the screen drops this wait; a browser may answer all the same, and finds somebody at home.
    let found = Closure::once_into_js(move |position: Position| {
        let point = position.coords();
        tell(&told_too, Ok((point.latitude(), point.longitude())));
    });
    let failed = Closure::once_into_js(move |error: PositionError| {
        let is_denied = error.code() == PositionError::PERMISSION_DENIED;
        tell(&told, Err(if is_denied { LocateError::Denied } else { LocateError::Failed(error.message()) }));
    });
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(false);
    options.set_maximum_age(OLDEST_POSITION_MS);
    options.set_timeout(LOCATE_TIMEOUT_MS);
    geolocation
        .get_current_position_with_error_callback_and_options(
            found.unchecked_ref(),
            Some(failed.unchecked_ref()),
            &options,
        )
        .map_err(|error| LocateError::Failed(format!("{error:?}")))?;
    answer.await.unwrap_or(Err(LocateError::NotHere))
}

pub fn take_link_query() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let (path, query) = (location.pathname().ok()?, location.search().ok()?);
    if path != "/" || query.is_empty() {
        return None;
    }
    let history = window.history().ok()?;
    let state = history.state().unwrap_or(JsValue::NULL);
    // An address that can't be changed brings the presets again at a reload; nothing worse.
    let _ = history.replace_state_with_url(&state, "", Some("/"));
    Some(query)
}

pub fn take_shared_list() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let list = location.hash().ok()?.strip_prefix("#list=")?.to_owned();
    let (path, history) = (location.pathname().ok()?, window.history().ok()?);
    let state = history.state().unwrap_or(JsValue::NULL);
    // An address that can't be changed offers the list again at a reload; nothing worse.
    let _ = history.replace_state_with_url(&state, "", Some(&path));
    Some(list)
}
