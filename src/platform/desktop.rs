//! Linux, macOS, Windows.

use dioxus::prelude::Element;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Dress, LocateError, Network, Work, clock, window};

pub use super::plain::*;

pub fn launch(app: fn() -> Element, dress: Dress, _work: Work) {
    // Read at once, so that a wrong value is told before a window opens.
    clock::now();
    window::launch(app, dress, Some(data_folder().join("webview")));
}

/// Where there is no graphics card, the web view would set up a renderer for one in software and paint through that,
/// which is slower than its plain painter. What the reader's own environment says about it holds.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub fn prepare() {
    const GRAPHICS: &str = "/dev/dri";
    const PLAIN_PAINTER: [&str; 2] = ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_SKIA_ENABLE_CPU_RENDERING"];
    if Path::new(GRAPHICS).exists() {
        return;
    }
    for name in PLAIN_PAINTER {
        if std::env::var_os(name).is_none() {
            // SAFETY: called before the program has a second thread.
            unsafe { std::env::set_var(name, "1") };
        }
    }
}

pub fn data_folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("AVOIN_OVI_DATA").filter(|folder| !folder.is_empty()) {
        return PathBuf::from(folder);
    }
    dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("avoin-ovi")
}

pub fn open_link(address: &str) -> bool {
    // Nobody is left to tell where no program takes the link; it stands on the page to be read.
    let _ = webbrowser::open(address);
    true
}

/// The desktop's own monitor, without asking anybody outside.
#[cfg(all(target_os = "linux", feature = "desktop"))]
pub fn network() -> Option<Network> {
    use gio::prelude::NetworkMonitorExt as _;
    let monitor = gio::NetworkMonitor::default();
    Some(match (monitor.is_network_available(), monitor.is_network_metered()) {
        (false, _) => Network::Offline,
        (true, true) => Network::Metered,
        (true, false) => Network::Unmetered,
    })
}

#[cfg(not(all(target_os = "linux", feature = "desktop")))]
pub fn network() -> Option<Network> {
    None
}

/// The first argument, as a desktop gives a link that it was told to open.
pub fn take_link() -> Option<String> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    if TAKEN.swap(true, Ordering::Relaxed) { None } else { std::env::args().nth(1) }
}

/// A computer has no button for it.
pub fn let_back(_can: bool) {}

/// No computer's system ends a program behind its reader's back.
pub fn keep_page(_path: &str) {}

pub fn take_page() -> Option<String> {
    None
}

pub fn came_back() {}

pub fn can_locate() -> bool {
    false
}

pub async fn locate() -> Result<(f64, f64), LocateError> {
    Err(LocateError::NotHere)
}
