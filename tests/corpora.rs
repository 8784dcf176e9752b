//! Replays the corpora that the fuzzer's targets keep (`tests/fuzz`, `./dev fuzz TARGET MINUTES`).

#![allow(clippy::unwrap_used)]

#[path = "fuzz/src/feed.rs"]
mod feed;
#[path = "fuzz/src/hours.rs"]
mod hours;

use std::fs;
use std::path::Path;

fn replay(target: &str, check: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "{}: nothing is kept", folder.display());
    files.iter().for_each(|file| check(&fs::read(file).unwrap()));
}

#[test]
fn kept_hours_hold() {
    replay("hours", hours::check);
}

#[test]
fn kept_heads_hold() {
    replay("head", feed::head);
}

#[test]
fn kept_shards_hold() {
    replay("decoder", feed::decoder);
}

#[test]
fn kept_deltas_hold() {
    replay("delta", feed::delta);
}
