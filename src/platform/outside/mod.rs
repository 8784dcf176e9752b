//! What goes out of the app by the reader's own hand: a file to keep, a text to share. Each says what became of it, and
//! a system that can't says so in words instead of failing in silence.

#[cfg(not(target_family = "wasm"))]
#[path = "native.rs"]
mod system;
#[cfg(target_family = "wasm")]
#[path = "web.rs"]
mod system;

use std::path::PathBuf;

/// Where a file went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKept {
    /// Among the browser's downloads, under the name it was given.
    Downloads,
    At(PathBuf),
}

/// How something was shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// The system's own sheet was shown; what the reader did there is theirs.
    Sheet,
    /// There is no sheet here: it was copied, to be pasted anywhere.
    Copied,
}

/// Why nothing went out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutsideError {
    #[error("this system has no way to do that")]
    NotOnThisSystem,
    #[error("{0}")]
    Failed(String),
}

/// What is shared: a title, a text, and an address that others can open, where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    pub title: String,
    pub text: String,
    pub url: Option<String>,
}

impl Shared {
    /// All of it as one text, for where only text goes.
    pub fn as_text(&self) -> String {
        let parts = [Some(self.text.as_str()), self.url.as_deref()];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// Keeps a file where the reader finds it: the browser's downloads, or the system's folder of downloads.
pub async fn keep_file(name: &str, media_type: &str, text: &str) -> Result<FileKept, OutsideError> {
    system::keep_file(name, media_type, text).await
}

/// Shares by the system's sheet, or copies where there is none.
pub async fn share(shared: Shared) -> Result<Sharing, OutsideError> {
    system::share(shared).await
}

/// The address under which others open a page of the app (`/place/…`), where it has one that the world can reach.
pub fn public_address(path: &str) -> Option<String> {
    system::public_address(path)
}

/// Whether the system shows this app's notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notifying {
    /// It does; in a browser only while the app is open.
    Allowed,
    /// Nobody was asked yet.
    NotAsked,
    /// The reader said no: only the system's own settings change that.
    Denied,
    /// This system has none for this app yet.
    NotHere,
}

/// A notification: what it says, and the app's page that it leads to where the system can lead there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub title: String,
    pub text: String,
    /// A later one of the same name takes the place of an earlier one.
    pub name: String,
    pub path: String,
}

/// Whether the system shows notifications, as far as it tells without asking anybody.
pub fn notifying() -> Notifying {
    system::notifying()
}

/// Asks the reader, where nobody did. Called only when they pressed a button that says why.
pub async fn ask_to_notify() -> Notifying {
    system::ask_to_notify().await
}

/// Shows a notification. Where that fails, the app's own words stand on its screen all the same.
pub async fn notify(notification: Notification) -> Result<(), OutsideError> {
    system::notify(notification).await
}

/// Asks the browser not to throw away what the reader keeps, when space gets short. It may say no, and nothing else
/// depends on it; other systems never throw it away.
pub async fn ask_to_keep_storage() {
    system::ask_to_keep_storage().await;
}
