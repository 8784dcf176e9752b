//! Android. What only the app's own activity can do is asked of it by name; links go out as intents.

#[path = "android/activity.rs"]
pub mod activity;

use std::path::PathBuf;
use std::time::Duration;

use dioxus::prelude::Element;

use super::{Dress, LocateError, Network, Signal, Work, hub, moved, window};
use activity::Argument;

pub use super::plain::*;

/// How often the answer to what a reader is asked is looked for.
pub const ASK_AGAIN: Duration = Duration::from_millis(250);

pub fn launch(app: fn() -> Element, dress: Dress, _work: Work) {
    window::launch(app, dress, None);
}

/// What Android gives its first user, and what the app took where it couldn't ask.
const FIRST_FOLDER: &str = "/data/data/fi.avoinovi.app/files";

/// Moves what the reader made to where Android wants it now, on another storage or for another user of the phone.
pub fn prepare() {
    // What stays where it was is tried again at the next start.
    let _ = moved::move_in(&data_folder(), &[FIRST_FOLDER.into()]);
}

/// The app's own folder.
pub fn data_folder() -> PathBuf {
    activity::files_folder().unwrap_or_else(|| FIRST_FOLDER.to_owned()).into()
}

pub fn open_link(address: &str) -> bool {
    // Nobody is left to tell where no app takes the link; it stands on the page to be read.
    let _ = robius_open::Uri::new(address).open();
    true
}

pub fn network() -> Option<Network> {
    match activity::number("network", "()I")? {
        0 => Some(Network::Offline),
        1 => Some(Network::Unmetered),
        2 => Some(Network::Metered),
        _ => None,
    }
}

/// The app's own languages first, where its reader chose one in the system's settings.
pub fn device_languages() -> Vec<String> {
    match activity::text("languages", "()Ljava/lang/String;") {
        Some(tags) => tags.split(',').map(str::to_owned).collect(),
        None => super::plain::device_languages(),
    }
}

/// A link that came while the app stood waits in the activity: whoever listens asks for it.
pub fn came_back() {
    hub::tell_signal(Signal::LinkCame);
}

pub fn take_link() -> Option<String> {
    activity::text("takeLink", "()Ljava/lang/String;")
}

pub fn let_back(can: bool) {
    activity::tell("setCanGoBack", "(Z)V", &[Argument::Flag(can)]);
}

pub fn keep_page(path: &str) {
    activity::tell("keepPage", "(Ljava/lang/String;)V", &[Argument::Text(path)]);
}

pub fn take_page() -> Option<String> {
    activity::text("takePage", "()Ljava/lang/String;")
}

pub fn can_locate() -> bool {
    true
}

/// The reader is asked first, so this waits as long as that takes.
pub async fn locate() -> Result<(f64, f64), LocateError> {
    if !activity::flag("position", "()Z", &[]) {
        return Err(LocateError::NotHere);
    }
    loop {
        if let Some(answer) = activity::text("takePosition", "()Ljava/lang/String;") {
            return super::position_of(&answer);
        }
        sleep(ASK_AGAIN).await;
    }
}
