//! iOS. The app's data lies in its own container: what the reader made goes into their backup, what can be fetched again
//! doesn't.

// The system's own classes are called through their interfaces, which say what each call asks for.
#[allow(unsafe_code)]
#[path = "ios/locating.rs"]
mod locating;
#[allow(unsafe_code)]
#[path = "ios/notifying.rs"]
pub mod notifications;
#[path = "ios/sheet.rs"]
pub mod sheet;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::TimeDelta;
use dioxus::prelude::Element;
use objc2_foundation::{NSNumber, NSString, NSURL, NSURLIsExcludedFromBackupKey};

use super::{Dress, Network, Signal, Work, clock, hub, window};

pub use self::locating::{can_locate, locate};
pub use super::plain::*;

/// The user's own database and what belongs to it begin so.
const OWN_FILES: &str = "user.sqlite";
/// The shelf of street maps.
const PACKS: &str = "packs";
/// Where the page that stands is noted, with the moment.
const PAGE_FILE: &str = "last-page";
/// Whoever comes back later than that begins anew.
const PAGE_HOLDS: TimeDelta = TimeDelta::minutes(30);

/// The link that opened the app, until somebody takes it.
static LINK: Mutex<Option<String>> = Mutex::new(None);

pub fn launch(app: fn() -> Element, dress: Dress, _work: Work) {
    notifications::begin();
    window::launch(app, dress, None);
}

pub fn data_folder() -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    home.join("Library/Application Support/avoin-ovi")
}

pub fn open_link(address: &str) -> bool {
    // Nobody is left to tell where no app takes the link; it stands on the page to be read.
    let _ = robius_open::Uri::new(address).open();
    true
}

/// The system tells of it only as it changes, to who listens all the time: not known.
pub fn network() -> Option<Network> {
    None
}

pub fn came_back() {
    notifications::look();
}

/// The system's links, as the window hears them.
pub fn opened(urls: &[url::Url]) {
    if let Some(link) = urls.first() {
        put_link(link.to_string());
    }
}

/// Keeps a link for whoever opens it.
pub fn put_link(link: String) {
    *LINK.lock().unwrap_or_else(PoisonError::into_inner) = Some(link);
    hub::tell_signal(Signal::LinkCame);
}

pub fn take_link() -> Option<String> {
    LINK.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// No phone of this kind has a button for it; each screen has its own.
pub fn let_back(_can: bool) {}

pub fn keep_page(path: &str) {
    // A page that can't be noted isn't come back to; nothing worse.
    let _ = std::fs::write(data_folder().join(PAGE_FILE), format!("{} {path}", clock::now().timestamp()));
}

pub fn take_page() -> Option<String> {
    let file = data_folder().join(PAGE_FILE);
    let noted = std::fs::read_to_string(&file).ok()?;
    // Taken once, or too old for ever.
    let _ = std::fs::remove_file(file);
    let (moment, path) = noted.split_once(' ')?;
    let age = clock::now().timestamp() - moment.parse::<i64>().ok()?;
    (0..=PAGE_HOLDS.num_seconds()).contains(&age).then(|| path.to_owned())
}

/// Once the databases are there, keeps out of the backup what can be fetched again.
pub fn list_stands() {
    // Made now where it isn't there yet: what is downloaded into it later is out with it.
    let _ = std::fs::create_dir_all(data_folder().join(PACKS));
    let Ok(files) = std::fs::read_dir(data_folder()) else { return };
    for file in files.flatten() {
        if !file.file_name().to_string_lossy().starts_with(OWN_FILES) {
            keep_out_of_backup(&file.path());
        }
    }
}

#[allow(unsafe_code)]
fn keep_out_of_backup(path: &Path) {
    let url = NSURL::fileURLWithPath(&NSString::from_str(&path.to_string_lossy()));
    let yes = NSNumber::numberWithBool(true);
    // SAFETY: the key's value is a boolean number, as its documentation says. What can't be marked is backed up.
    let _ = unsafe { url.setResourceValue_forKey_error(Some(&yes), NSURLIsExcludedFromBackupKey) };
}
