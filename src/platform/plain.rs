//! What desktop and phones have in common beside the window: no page, no worker, no browser that may clear storage.

use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_channel::mpsc::UnboundedReceiver;

use super::{Installing, PackedSeed, Signal, clock, window};

pub use super::window::show_language;

/// The address of the web app beside this program, where the one who built it gave one: pages are shared by it, and its
/// links are opened here.
const WEB_ADDRESS: Option<&str> = option_env!("AVOIN_OVI_WEB_ADDRESS");

pub fn public_address(path: &str) -> Option<String> {
    let web = format!("{}/", WEB_ADDRESS?.trim_end_matches('/'));
    Some(url::Url::parse(&web).ok()?.join(path.trim_start_matches('/')).ok()?.to_string())
}

pub async fn storage_left() -> Option<u64> {
    let folder = super::data_folder();
    // The folder itself may not be made yet.
    let left = move || folder.ancestors().find_map(|folder| fs4::available_space(folder).ok());
    tokio::task::spawn_blocking(left).await.ok().flatten()
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn prepare() {}

pub fn device_languages() -> Vec<String> {
    sys_locale::get_locales().collect()
}

pub fn now() -> DateTime<Utc> {
    clock::now()
}

pub async fn sleep(duration: Duration) {
    tokio::time::sleep(duration).await;
}

/// What the page hears, the way back, is heard there.
pub fn signals(signal: Signal) -> UnboundedReceiver<()> {
    if signal == Signal::Back {
        window::hear_page();
    }
    super::hub::signals(signal)
}

pub fn installing() -> Option<Installing> {
    None
}

pub async fn install() {}

pub fn asset_base() -> Option<String> {
    None
}

/// A link's question comes with [`super::take_link`].
pub fn take_link_query() -> Option<String> {
    None
}

pub fn packed_seed() -> Option<PackedSeed> {
    None
}

pub fn known_seed() -> Option<String> {
    None
}

pub fn remember_language(_tag: &str) {}

pub fn remember_seed(_name: &str) {}

pub async fn own_file(address: &str) -> Result<Vec<u8>, String> {
    Err(format!("{address}: this program carries its files inside"))
}

pub async fn words(tag: &str) -> Result<String, String> {
    Err(format!("{tag}: this program carries its words inside"))
}

pub async fn breathe() {}

/// There are threads instead.
pub enum Helper {}

impl Helper {
    pub fn start(_job: &[u8]) -> Option<Self> {
        None
    }

    pub async fn next(&mut self) -> Option<Vec<u8>> {
        match *self {}
    }
}

pub fn tell(_message: &[u8]) {}

pub fn take_update() {}

#[cfg(not(target_os = "ios"))]
pub fn list_stands() {}

pub fn default_feed() -> Option<String> {
    option_env!("AVOIN_OVI_FEED").filter(|link| !link.is_empty()).map(str::to_owned)
}

pub fn take_shared_list() -> Option<String> {
    None
}
