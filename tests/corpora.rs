//! Replays the corpora that the fuzzer's targets keep (`tests/fuzz`, `./dev fuzz TARGET MINUTES`).
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

#[path = "fuzz/src/feed.rs"]
mod feed;
#[path = "fuzz/src/hours.rs"]
mod hours;
#[path = "fuzz/src/importers.rs"]
mod importers;

use std::fs;
use std::path::{Path, PathBuf};

use importers::IMPORTERS;

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus")
}

fn replay(target: &str, check: impl Fn(&[u8])) {
    let folder = corpora().join(target);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "{}: nothing is kept", folder.display());
    for file in files {
        // Told where it fails.
        println!("{}", file.display());
        check(&fs::read(file).unwrap());
    }
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

#[test]
fn kept_imports_hold() {
    for importer in IMPORTERS {
        replay(importer.name, |input| importer.check(input));
    }
}

#[test]
fn every_corpus_is_replayed_and_has_a_target() {
    let mut kept: Vec<String> = fs::read_dir(corpora())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    kept.sort();
    let mut replayed: Vec<&str> = ["hours", "head", "decoder", "delta"].to_vec();
    replayed.extend(IMPORTERS.iter().map(|importer| importer.name));
    replayed.sort_unstable();
    assert_eq!(kept, replayed);
    let targets = include_str!("fuzz/tests/fuzz.rs");
    let has_target =
        |name: &&str| targets.contains(&format!("fn {name}()")) || targets.contains(&format!("    {name}: "));
    assert!(replayed.iter().all(has_target), "{replayed:?}");
}
