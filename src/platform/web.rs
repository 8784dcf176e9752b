//! The browser. The page links styles and fonts itself; the browser opens links by itself.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::{Element, LaunchBuilder};

use super::Dress;

/// Where the page's first script looks for the language of the last visit, before the program runs.
const LANGUAGE_COPY: &str = "avoin-ovi:language";

pub fn launch(app: fn() -> Element, _dress: Dress) {
    LaunchBuilder::new().launch(app);
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
    if let Ok(Some(storage)) = window.local_storage() {
        // A browser that forbids storage shows the device's language first next time.
        let _ = storage.set_item(LANGUAGE_COPY, tag);
    }
}

pub fn is_online() -> Option<bool> {
    web_sys::window().map(|window| window.navigator().on_line())
}

pub fn asset_base() -> Option<url::Url> {
    let origin = web_sys::window()?.location().origin().ok()?;
    url::Url::parse(&origin).ok()?.join("/assets/").ok()
}
