//! What goes out of the app by the reader's own hand: a file to keep, a text to share. Each says what became of it, and
//! a system that can't says so in words instead of failing in silence.

#[cfg(target_os = "android")]
#[path = "android.rs"]
mod system;
#[cfg(target_os = "ios")]
#[path = "ios.rs"]
mod system;
#[cfg(not(any(target_os = "android", target_os = "ios", target_family = "wasm")))]
#[path = "desktop.rs"]
mod system;
#[cfg(target_family = "wasm")]
#[path = "web.rs"]
mod system;

use std::path::PathBuf;

use chrono::{DateTime, Utc};

/// Where a file went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKept {
    /// Among the browser's downloads, under the name it was given.
    Downloads,
    At(PathBuf),
    /// Where its reader chose in the system's own picker.
    Chosen,
    /// The system's own sheet was shown; what the reader did there is theirs.
    Sheet,
    /// Nowhere: its reader shut the picker.
    PutAside,
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

/// Hands a file on to another app, a calendar for one, by the system's sheet. Where there is none it is kept as
/// [`keep_file`] does.
pub async fn share_file(name: &str, media_type: &str, text: &str) -> Result<FileKept, OutsideError> {
    system::share_file(name, media_type, text).await
}

/// Shares by the system's sheet, or copies where there is none.
pub async fn share(shared: Shared) -> Result<Sharing, OutsideError> {
    system::share(shared).await
}

/// The address under which others open a page of the app (`/place/…`), where it has one that the world can reach.
pub fn public_address(path: &str) -> Option<String> {
    super::system::public_address(path)
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

/// A notification for a moment to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub at: DateTime<Utc>,
    pub notification: Notification,
}

/// Whether the system shows what is planned by itself, also while the app is closed.
pub fn plans() -> bool {
    system::plans()
}

/// Plans these and nothing else: what was planned before is forgotten.
pub fn plan(planned: &[Planned]) -> Result<(), OutsideError> {
    system::plan(planned)
}

/// What is planned, as a phone's own part reads it: `at` in milliseconds since 1970.
#[cfg(any(test, target_os = "android"))]
fn planned_json(planned: &[Planned]) -> String {
    let one = |Planned { at, notification: Notification { title, text, name, path } }: &Planned| serde_json::json!({ "name": name, "at": at.timestamp_millis(), "title": title, "text": text, "path": path });
    serde_json::Value::from_iter(planned.iter().map(one)).to_string()
}

/// Asks the browser not to throw away what the reader keeps, when space gets short. It may say no, and nothing else
/// depends on it; other systems never throw it away.
pub async fn ask_to_keep_storage() {
    system::ask_to_keep_storage().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_written_as_the_phones_part_reads_it() {
        let said = |text: &str| text.to_owned();
        let notification = Notification {
            title: said("Kahvila \"Helmi\""),
            text: said("ke 9.30"),
            name: said("a"),
            path: said("/event/a:1"),
        };
        let at = "2026-12-02T06:30:00Z".parse().unwrap();
        assert_eq!(
            planned_json(&[Planned { at, notification }]),
            r#"[{"at":1796193000000,"name":"a","path":"/event/a:1","text":"ke 9.30","title":"Kahvila \"Helmi\""}]"#
        );
        assert_eq!(planned_json(&[]), "[]");
    }
}
