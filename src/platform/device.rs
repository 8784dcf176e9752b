//! What the device tells the app, and the app the device, beside files and words: the network, the space left, the link
//! that opened the app, the way back, the page that stands.

use super::system;

/// What kind of network there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    Offline,
    /// Every byte may cost: mobile data, or what its reader marked so.
    Metered,
    Unmetered,
}

/// The network, where the system tells; `None` says nothing either way.
pub fn network() -> Option<Network> {
    system::network()
}

/// How many bytes may still be kept where the app keeps its data, where the system tells.
pub async fn storage_left() -> Option<u64> {
    system::storage_left().await
}

/// The link by which the app was opened, or opened again, each once. Somebody else wrote it. On the web the page's own
/// address is that link, and the router reads it.
pub fn take_link() -> Option<String> {
    system::take_link()
}

/// Tells the system whether its way back leads back inside the app. Where it doesn't, it leaves the app.
pub fn let_back(can: bool) {
    system::let_back(can);
}

/// Notes the page that stands, for when the system ends the app behind its reader's back.
pub fn keep_page(path: &str) {
    system::keep_page(path);
}

/// The page that stood when the system ended the app, once. `None` where its reader ended it, or long ago.
pub fn take_page() -> Option<String> {
    system::take_page()
}

/// How the web app can be put among the device's own apps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Installing {
    /// The browser asks when [`install`] is called.
    ByPress,
    /// Only by the browser's own menu: Safari on a phone or tablet.
    ByMenu,
}

/// Whether there is anything to install: not where the program is installed, or its browser has no way to.
pub fn installing() -> Option<Installing> {
    system::installing()
}

/// Lets the browser ask its reader; what they answer is theirs. Called when they pressed a button that says so.
pub async fn install() {
    system::install().await;
}
