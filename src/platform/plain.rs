//! What desktop and phones have in common beside the window: no page, no worker, no browser that may clear storage.

use futures_channel::mpsc::{UnboundedReceiver, unbounded};

use super::{PackedSeed, Signal};

#[cfg(not(target_os = "linux"))]
pub fn prepare() {}

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

pub fn signals(_signal: Signal) -> UnboundedReceiver<()> {
    unbounded().1
}

pub fn take_update() {}

pub fn list_stands() {}

pub fn default_feed() -> Option<String> {
    option_env!("AVOIN_OVI_FEED").filter(|link| !link.is_empty()).map(str::to_owned)
}

pub fn take_shared_list() -> Option<String> {
    None
}
