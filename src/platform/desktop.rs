//! Linux, macOS, Windows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::Element;

use super::{Dress, LocateError, Work, clock, window};

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

pub fn device_languages() -> Vec<String> {
    sys_locale::get_locales().collect()
}

pub fn now() -> DateTime<Utc> {
    clock::now()
}

pub async fn sleep(duration: Duration) {
    tokio::time::sleep(duration).await;
}

pub fn open_link(address: &str) -> bool {
    // Nobody is left to tell where no program takes the link; it stands on the page to be read.
    let _ = webbrowser::open(address);
    true
}

pub fn show_language(tag: &'static str, direction: &'static str) {
    window::show_language(tag, direction);
}

pub fn is_online() -> Option<bool> {
    None
}

pub fn asset_base() -> Option<String> {
    None
}

pub fn can_locate() -> bool {
    false
}

pub async fn locate() -> Result<(f64, f64), LocateError> {
    Err(LocateError::NotHere)
}

pub fn take_link_query() -> Option<String> {
    None
}
