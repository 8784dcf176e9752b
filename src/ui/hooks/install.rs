//! Putting the web app among the device's own apps: offered in the settings, never over the list.

use dioxus::prelude::*;
use futures_util::StreamExt as _;

use crate::platform::{self, Signal as SystemSignal};

pub use crate::platform::Installing;

/// How it can be installed, and a way to.
pub fn use_installing() -> (Option<Installing>, Callback<()>) {
    let mut installing = use_signal(platform::installing);
    use_future(move || async move {
        let mut offers = platform::signals(SystemSignal::InstallOffered);
        while offers.next().await.is_some() {
            installing.set(platform::installing());
        }
    });
    let install = use_callback(|()| _ = spawn(platform::install()));
    (installing(), install)
}
