//! The importers, each on files in the shape of the real ones. Where the files come from and under which licence:
//! `tests/fixtures/import/README.md`.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod again;
mod hauki;
mod ics;
mod linked_events;
mod mutated;
mod osm;
mod ptv;
mod refresh;
mod schema_org;
mod sheets;
mod tpr;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use avoin_ovi::domain::time::parse_moment;
use avoin_ovi::publish::check::check;
use avoin_ovi::publish::folder::SourceFolder;
use avoin_ovi::publish::import::{self, Options, Source, Written};
use avoin_ovi::publish::init::init;
use avoin_ovi::publish::problem::{Problem, PublishError};
use serde_json::Value;

/// A source folder to import into.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        init(&folder.path().join("src")).unwrap();
        Self { folder }
    }

    fn src(&self) -> PathBuf {
        self.folder.path().join("src")
    }

    /// Writes an input beside the source folder.
    fn input(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn options(&self, input: &Path, now: &str) -> Options {
        Options::new(input.to_owned(), self.src(), import::name_of(input), parse_moment(now).unwrap())
    }

    fn import(&self, source: Source, input: &Path) -> (Vec<Written>, Vec<Problem>) {
        import::run(source, &self.options(input, "2026-11-24T10:00")).unwrap()
    }

    /// What an import refuses with.
    fn refused(&self, source: Source, input: &Path) -> Vec<String> {
        match import::run(source, &self.options(input, "2026-11-24T10:00")) {
            Err(PublishError::Input(problems)) => problems.iter().map(Problem::to_string).collect(),
            other => panic!("{other:?}"),
        }
    }

    /// The folder's records as they are published, by id. Nothing that was imported may be an error.
    fn records(&self) -> BTreeMap<String, Value> {
        let records = self.stated();
        for (id, record) in &records {
            assert!(record.get("verified_at").is_none(), "{id}: no import checks anything with anybody");
            assert_ne!(record["access"]["drop_in"], "yes", "{id}: nobody said so");
        }
        records
    }

    /// The same of a source that states what it checked.
    fn stated(&self) -> BTreeMap<String, Value> {
        let checked = check(SourceFolder::read(&self.src()).unwrap());
        assert_eq!(checked.errors(), 0, "{:#?}", checked.problems);
        let records = checked.records.iter();
        records.map(|record| (record.id.clone(), serde_json::from_str(&record.canonical).unwrap())).collect()
    }

    fn warnings(&self) -> Vec<String> {
        check(SourceFolder::read(&self.src()).unwrap()).problems.iter().map(Problem::to_string).collect()
    }
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

/// Imports a fixture, and gives the records and the messages.
fn imported(source: Source, name: &str) -> (BTreeMap<String, Value>, Vec<String>) {
    let bench = Bench::new();
    let (_, problems) = bench.import(source, &fixture(name));
    (bench.records(), problems.iter().map(Problem::to_string).collect())
}
