//! Android. The data folder is the app's own, told by the system; links go out as intents.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::Element;

use super::{Dress, LocateError, Work, clock, window};

pub use super::plain::*;

pub fn launch(app: fn() -> Element, dress: Dress, _work: Work) {
    window::launch(app, dress, None);
}

pub fn data_folder() -> PathBuf {
    robius_directories::ProjectDirs::from("fi", "avoinovi", "app")
        .map(|folders| folders.data_dir().to_owned())
        .unwrap_or_else(|| PathBuf::from("/data/data/fi.avoinovi.app/files"))
}

pub fn device_languages() -> Vec<String> {
    sys_locale::get_locales().collect()
}

pub fn now() -> DateTime<Utc> {
    clock::now()
}

pub async fn sleep(duration: Duration) {
    tokio::time::sleep(duration).await;
}

pub fn open_link(address: &str) -> bool {
    // Nobody is left to tell where no app takes the link; it stands on the page to be read.
    let _ = robius_open::Uri::new(address).open();
    true
}

pub fn show_language(tag: &'static str, direction: &'static str) {
    window::show_language(tag, direction);
}

pub fn is_online() -> Option<bool> {
    None
}

pub fn asset_base() -> Option<String> {
    None
}

pub fn can_locate() -> bool {
    false
}

pub async fn locate() -> Result<(f64, f64), LocateError> {
    Err(LocateError::NotHere)
}

pub fn take_link_query() -> Option<String> {
    None
}
