//! What of the Android app isn't Rust holds what the app promises: the manifest asks for what it says and no more, the
//! backup takes the reader's own database alone, the program's calls find their methods, and the store's texts fit.
//!
//! `./dev android-resources` gives the same files to Android's own tools.
#![allow(clippy::unwrap_used)]

#[path = "android/calls.rs"]
mod calls;
#[path = "android/manifest.rs"]
mod manifest;
#[path = "android/resources.rs"]
mod resources;
#[path = "android/store.rs"]
mod store;

use std::fs;
use std::path::{Path, PathBuf};

const ANDROID: &str = "http://schemas.android.com/apk/res/android";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder() -> PathBuf {
    root().join("platform/android")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = folder().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names in a folder of `platform/android`, sorted.
fn names(path: &str) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder().join(path))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
