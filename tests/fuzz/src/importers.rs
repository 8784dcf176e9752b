//! What other people's programs write: whatever it is, an importer reads it in a moment, says what is wrong where, and
//! what comes of it is what a publisher may build and a phone reads.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use avoin_ovi::domain::time::parse_moment;
use avoin_ovi::feed::{decode_canonical, decode_line};
use avoin_ovi::publish::check::check as check_folder;
use avoin_ovi::publish::folder::SourceFolder;
use avoin_ovi::publish::import::{self, Options, Source, Terms};
use avoin_ovi::publish::problem::{Problem, PublishError};
use serde_json::Value;

/// An importer, and how the name of its file ends.
#[derive(Clone, Copy)]
pub struct Importer {
    /// The target's name, and its corpus'.
    pub name: &'static str,
    source: Source,
    ending: &'static str,
}

pub const IMPORTERS: [Importer; 9] = [
    Importer { name: "ptv", source: Source::Ptv, ending: "json" },
    Importer { name: "linked_events", source: Source::LinkedEvents, ending: "json" },
    Importer { name: "hauki", source: Source::Hauki, ending: "json" },
    Importer { name: "tpr", source: Source::Tpr, ending: "json" },
    Importer { name: "sheets", source: Source::Csv, ending: "csv" },
    Importer { name: "ics", source: Source::Ics, ending: "ics" },
    Importer { name: "osm_pbf", source: Source::Osm, ending: "osm.pbf" },
    Importer { name: "osm_geojson", source: Source::Osm, ending: "geojson" },
    Importer { name: "schema_org", source: Source::SchemaOrg, ending: "json" },
];

/// The longest that one input may take, for optimised code; other code is only kept from hanging.
const LONGEST: Duration = Duration::from_secs(if option_env!("AVOIN_OVI_FUZZ_OPTIMISED").is_some() { 2 } else { 60 });

impl Importer {
    pub fn check(self, input: &[u8]) {
        // A machine that was busy elsewhere is no slow input.
        let times: Vec<Duration> = (0..3).map(|_| self.time_of(input)).take_while(|time| *time >= LONGEST).collect();
        assert!(times.len() < 3, "it takes {times:?}");
    }

    fn time_of(self, input: &[u8]) -> Duration {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("input.{}", self.ending));
        let src = folder.path().join("src");
        fs::create_dir(&src).unwrap();
        fs::write(src.join("feed.json"), r#"{"publisher": "x", "title": {"fi": "x"}}"#).unwrap();
        fs::write(&path, input).unwrap();
        let began = Instant::now();
        let outcome = import::run(self.source, &self.options(&path, &src));
        let time = began.elapsed();
        match outcome {
            Ok((_, problems)) => {
                problems.iter().for_each(|problem| self.check_problem(problem));
                self.check_again(&path, &src);
                self.check_records(&src);
            }
            Err(PublishError::Input(problems)) => {
                assert!(problems.iter().any(Problem::is_error), "refused for nothing: {problems:?}");
                problems.iter().for_each(|problem| self.check_problem(problem));
                assert_eq!(fs::read_dir(&src).unwrap().count(), 1, "what is refused leaves nothing behind");
            }
            Err(error) => panic!("{error}"),
        }
        time
    }

    fn options(self, path: &Path, src: &Path) -> Options {
        let now = parse_moment("2026-11-24T10:00").unwrap();
        let mut options = Options::new(path.to_owned(), src.to_owned(), "input".to_owned(), now);
        if self.source == Source::Osm {
            // Else nobody knows in which municipality a thing lies, and it is left out.
            options.terms = Terms { municipalities: vec!["091".to_owned()], ..Terms::default() };
        }
        options
    }

    /// A person finds the spot: the file, and for an error in a text its line or its field.
    fn check_problem(self, problem: &Problem) {
        let told = problem.to_string();
        let is_terms = problem.file == "imports.toml";
        assert!(is_terms || problem.file == format!("input.{}", self.ending), "{told}");
        assert!(!problem.message.trim().is_empty(), "{told}");
        assert!(!told.contains(char::is_control), "{told:?}");
        let is_placed = problem.line.is_some() || problem.field.is_some();
        assert!(!problem.is_error() || is_placed || self.ending == "osm.pbf", "{told}: where?");
    }

    /// The same input once more is no news.
    fn check_again(self, path: &Path, src: &Path) {
        let (written, _) = import::run(self.source, &self.options(path, src)).unwrap();
        for file in written {
            assert_eq!((file.new, file.changed, file.gone), (0, 0, 0), "{file:?}: again");
        }
    }

    fn check_records(self, src: &Path) {
        let checked = check_folder(SourceFolder::read(src).unwrap());
        let errors: Vec<&Problem> = checked.problems.iter().filter(|problem| problem.is_error()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        for record in &checked.records {
            let line = &record.canonical;
            assert_eq!(decode_line(line).as_ref().map(|again| &again.canonical), Ok(line), "it reads as it is written");
            assert!(decode_canonical(line).is_some(), "a phone reads it: {line}");
            let value: Value = serde_json::from_str(line).unwrap();
            if self.source != Source::Csv {
                assert!(value.get("verified_at").is_none(), "no import checks anything with anybody: {line}");
                assert_ne!(value["access"]["drop_in"], "yes", "nobody said so: {line}");
            }
            for (field, most) in [("lat", 90.0), ("lon", 180.0)] {
                let degrees = value.get(field).map(|degrees| degrees.as_f64().unwrap_or(f64::NAN));
                assert!(degrees.is_none_or(|degrees| degrees.abs() <= most), "{field}: {line}");
            }
        }
    }
}
