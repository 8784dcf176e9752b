//! The one facade to whatever the app runs on: data folder, languages, clock, links, the window. One file per system.
//!
//! Owns every `cfg` on targets and every type of the window library. Knows nobody else of the program: what it needs
//! (the styles, the root component) comes as an argument.

#[cfg(target_os = "android")]
#[path = "android.rs"]
mod system;
#[cfg(target_os = "ios")]
#[path = "ios.rs"]
mod system;
#[cfg(target_family = "wasm")]
#[path = "web.rs"]
mod system;
#[cfg(not(any(target_os = "android", target_os = "ios", target_family = "wasm")))]
#[path = "desktop.rs"]
mod system;

#[cfg(not(target_family = "wasm"))]
mod clock;
#[cfg(not(target_family = "wasm"))]
mod hub;
#[cfg(any(test, target_os = "android"))]
mod moved;
#[cfg(not(target_family = "wasm"))]
mod plain;
#[cfg(not(target_family = "wasm"))]
mod window;

mod device;
mod map;
mod outside;

pub use device::{
    Installing, Network, install, installing, keep_page, let_back, network, storage_left, take_link, take_page,
};

pub use map::{MapPicture, TileAnswer, ground_file, use_map_files};
pub use outside::{
    FileKept, Notification, Notifying, OutsideError, Planned, Shared, Sharing, ask_to_keep_storage, ask_to_notify,
    keep_file, notify, notifying, plan, plans, public_address, share, share_file,
};

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::Element;
use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::LocalBoxFuture;

/// What the app is dressed in. Styles and fonts are native's; the web's page links the same itself.
#[derive(Debug, Clone, Copy)]
pub struct Dress {
    /// Style sheets in their order: the theme first.
    pub styles: &'static [&'static str],
    /// The theme's fonts by the address the styles give them, and their bytes (WOFF2).
    pub fonts: &'static [(&'static str, &'static [u8])],
    /// Takes the words of a language, by its tag, where the program doesn't carry them: before anything is drawn.
    pub take_words: fn(tag: &str, words: String),
}

/// What the program does where it runs in a worker of the web app: the job, as the page wrote it.
pub type Work = fn(job: Vec<u8>) -> LocalBoxFuture<'static, ()>;

/// Sets up the process for its window. The very first call of the program, while it has one thread.
pub fn prepare() {
    system::prepare();
}

/// Opens the window (or takes the page) and runs the app until it ends. In a worker of the web app, where there is
/// nothing to draw on, it does the worker's job.
pub fn launch(app: fn() -> Element, dress: Dress, work: Work) {
    system::launch(app, dress, work);
}

/// Where the app keeps its data; on the web a name in the browser's own storage. Made by whoever opens it.
///
/// `AVOIN_OVI_DATA` sets it on native.
pub fn data_folder() -> PathBuf {
    system::data_folder()
}

/// The languages the device prefers, best first, as BCP-47 tags.
pub fn device_languages() -> Vec<String> {
    system::device_languages()
}

/// This moment, by the only clock the app reads.
///
/// On native `AVOIN_OVI_NOW=2026-11-24T10:00` (civil time, Europe/Helsinki) sets it, and it then **stands still**:
/// what is seen at ten on Tuesday is the same however long one looks, and pictures and tests repeat. With
/// `AVOIN_OVI_NOW=@FILE` it is what the file says each time, for tests in which time goes on. A value that can't be read ends the program with a message, as a wrong clock would show wrong doors. Tests in a browser set the
/// browser's clock.
pub fn now() -> DateTime<Utc> {
    system::now()
}

/// Waits without blocking the screen.
pub async fn sleep(duration: Duration) {
    system::sleep(duration).await;
}

/// Lets a page that has one thread answer its reader before the next piece of work; elsewhere nothing waits for it.
pub async fn breathe() {
    system::breathe().await;
}

/// Opens a link of an allowed kind outside the app. `false`: the browser does it by itself, let it.
pub fn open_link(address: &str) -> bool {
    system::open_link(address)
}

/// Tells the page its language and direction of writing.
pub fn show_language(tag: &'static str, direction: &'static str) {
    system::show_language(tag, direction);
}

/// Keeps the language where the page finds it next time before the program runs.
pub fn remember_language(tag: &str) {
    system::remember_language(tag);
}

/// Where the app's own files are served, ending with a slash: `https://host/assets/`. `None` where they are inside the
/// program.
pub fn asset_base() -> Option<String> {
    system::asset_base()
}

/// The web app's seed: one file, whose name changes with its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedSeed {
    pub name: String,
    pub address: String,
}

/// The seed beside the web app. `None` where it is inside the program.
pub fn packed_seed() -> Option<PackedSeed> {
    system::packed_seed()
}

/// The name of the seed that this browser has unpacked last.
pub fn known_seed() -> Option<String> {
    system::known_seed()
}

pub fn remember_seed(name: &str) {
    system::remember_seed(name);
}

/// Fetches a file of the web app's own; the error names its address.
pub async fn own_file(address: &str) -> Result<Vec<u8>, String> {
    system::own_file(address).await
}

/// Fetches the words of a language that the program doesn't carry.
pub async fn words(tag: &str) -> Result<String, String> {
    system::words(tag).await
}

/// A worker of the web app with its job; it ends when this is dropped.
pub struct Helper(system::Helper);

impl Helper {
    /// `None` where there are no workers: the work is then to be done here.
    pub fn start(job: &[u8]) -> Option<Self> {
        system::Helper::start(job).map(Self)
    }

    /// What it tells next, as it wrote it; `None`: it has failed.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        self.0.next().await
    }
}

/// From inside a worker, tells the page.
pub fn tell(message: &[u8]) {
    system::tell(message);
}

/// Something that happens to the app from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// A newer version of the app is here and waits to be taken.
    UpdateWaits,
    /// Somebody looks at the app again, or the network is back.
    Returned,
    /// A link with a list in it was opened in the app that stands.
    ListCame,
    /// A link may have been opened while the app stood: [`take_link`] tells.
    LinkCame,
    /// What [`installing`] says may have changed.
    InstallOffered,
    /// The system's way back was pressed, and [`let_back`] had said that there is one.
    Back,
}

/// Hears a signal each time it comes. Where a system gives none, it never does.
pub fn signals(signal: Signal) -> UnboundedReceiver<()> {
    system::signals(signal)
}

/// Takes the version that waits; the app starts anew.
pub fn take_update() {
    system::take_update();
}

/// Tells the system that the first list is on the screen: what is of use only later may begin.
pub fn list_stands() {
    system::list_stands();
}

/// The feed that this build follows unless the reader names another: a link with the fingerprint in it.
///
/// On the web the page says so (`./dev build web --feed PUBLIC`); elsewhere `AVOIN_OVI_FEED` did when it was compiled.
pub fn default_feed() -> Option<String> {
    system::default_feed()
}

/// Why there is no position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocateError {
    /// The reader said no, or did so before.
    Denied,
    /// This system tells the app no position: a computer's window does not.
    NotHere,
    /// The reader has switched the system's location off.
    Off,
    /// The system tried and had none; its words.
    Failed(String),
}

/// Whether the system can be asked where it is.
pub fn can_locate() -> bool {
    system::can_locate()
}

/// Asks the system where it is: latitude and longitude in degrees, coarse and quickly. It may ask its reader first, so
/// this is called only when they pressed a button that says why.
pub async fn locate() -> Result<(f64, f64), LocateError> {
    system::locate().await
}

/// A position as Android's part tells it: `60.17,24.94`, or a word for why there is none.
#[cfg(any(test, target_os = "android"))]
fn position_of(answer: &str) -> Result<(f64, f64), LocateError> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    match answer {
        "denied" => Err(LocateError::Denied),
        "off" => Err(LocateError::Off),
        _ => answer
            .split_once(',')
            .and_then(|(lat, lon)| Some((number(lat)?, number(lon)?)))
            .ok_or_else(|| LocateError::Failed(answer.trim_start_matches("failed: ").to_owned())),
    }
}

/// What stands behind the question mark of the address that opened the app, taken out of the address, so that a
/// reload doesn't bring it again. `None` where no link did.
pub fn take_link_query() -> Option<String> {
    system::take_link_query()
}

/// The list that a shared link carries behind `#list=`, taken out of the address, so that a reload doesn't bring it again.
/// `None` where no link did.
pub fn take_shared_list() -> Option<String> {
    system::take_shared_list()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_android_tells_of_a_position_is_read_or_said() {
        assert_eq!(position_of("60.17,24.94"), Ok((60.17, 24.94)));
        assert_eq!(position_of("denied"), Err(LocateError::Denied));
        assert_eq!(position_of("off"), Err(LocateError::Off));
        for wrong in ["failed: no provider", "no provider"] {
            assert_eq!(position_of(wrong), Err(LocateError::Failed("no provider".to_owned())));
        }
        assert!(matches!(position_of("NaN,1"), Err(LocateError::Failed(_))));
        assert!(position_of("60,17").is_ok() && position_of("60").is_err());
    }
}
