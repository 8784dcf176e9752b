//! Bringing other people's data into a source folder, again and again, without losing anything made by hand.
//!
//! Each importer turns a foreign file into records; `Batch::write` puts them into files of their own in the source
//! folder. What an import wrote, the next import of the same name replaces: ids stay, `modified_at` stays where nothing
//! changed, and a correction in `overlay.csv` is laid over the result when the folder is read, so it survives.
//! Importing never sets `verified_at`.

pub mod admin;
pub mod calendar;
pub mod cells;
pub mod flat;
pub mod operators;
pub mod osm;
pub mod places;
pub mod services;
pub mod sessions;
pub mod tpr;
pub mod tpr_hours;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;

use crate::feed::json;

use super::dotted::{Object, look_text};
use super::problem::{Problem, PublishError, read_text, write_whole};

/// What an import was told.
#[derive(Debug, Clone)]
pub struct Options {
    /// A file, or for CSV a folder of sheets.
    pub input: PathBuf,
    /// The source folder.
    pub out: PathBuf,
    /// The name of this import, in the names of the files it writes: `places-NAME.jsonl`.
    pub name: String,
    pub now: DateTime<Utc>,
    /// Leave out rows with errors, and say so, instead of refusing.
    pub skip_bad: bool,
}

/// Records by the stem of the collection's files (`places`, `events` …), and rows of the folder's lists.
#[derive(Debug, Default)]
pub struct Batch {
    pub records: BTreeMap<&'static str, Vec<Object>>,
    /// Whole lists, by how their files' names begin: `closures`, `twins`.
    pub lists: BTreeMap<&'static str, String>,
    /// Errors and warnings about the input.
    pub problems: Vec<Problem>,
}

/// What came of one file of the source folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub file: String,
    pub records: usize,
    pub new: usize,
    pub changed: usize,
    pub gone: usize,
}

impl Batch {
    pub fn add(&mut self, stem: &'static str, record: Object) {
        self.records.entry(stem).or_default().push(record);
    }

    /// Writes the batch into the source folder. With errors in it nothing is written, unless bad rows may be left out.
    pub fn write(mut self, options: &Options) -> Result<(Vec<Written>, Vec<Problem>), PublishError> {
        self.refuse_doubles(&file_name(&options.input));
        if !options.skip_bad && self.problems.iter().any(Problem::is_error) {
            return Err(PublishError::Input(self.problems));
        }
        let taken = ids_of_other_files(&options.out, &options.name)?;
        let withdrawn = withdrawn(&options.out)?;
        let mut written = Vec::new();
        for (stem, records) in self.records {
            let records = records.into_iter().filter(|record| {
                // An organization is described by whoever came first; any other record may not be told twice, which
                // `check` says with both files' names.
                let id = id_of(record);
                !withdrawn.contains(id) && (stem != "organizations" || !taken.contains(id))
            });
            let file = format!("{stem}-{}.jsonl", options.name);
            let records: Vec<Object> = records.collect();
            if !records.is_empty() || options.out.join(&file).exists() {
                written.push(write_records(&options.out, &file, records, options.now)?);
            }
        }
        for (stem, text) in self.lists {
            let path = options.out.join(format!("{stem}-{}.csv", options.name));
            write_whole(&path, text.as_bytes())?;
        }
        Ok((written, self.problems))
    }

    fn refuse_doubles(&mut self, file: &str) {
        for records in self.records.values_mut() {
            let mut seen = BTreeSet::new();
            records.retain(|record| {
                let fresh = seen.insert(id_of(record).to_owned());
                if !fresh {
                    let id = id_of(record).to_owned();
                    self.problems.push(
                        Problem::error(file, None, format!("the id {id} occurs twice"))
                            .field("id")
                            .id(id)
                            .suggest("ids are unique and never reused"),
                    );
                }
                fresh
            });
        }
    }
}

/// Merges records into a file: sorted by id, `modified_at` kept where a record says what it said before.
pub fn write_records(
    out: &Path,
    file: &str,
    records: Vec<Object>,
    now: DateTime<Utc>,
) -> Result<Written, PublishError> {
    let path = out.join(file);
    let mut before = BTreeMap::new();
    if path.exists() {
        for (line, record) in json_lines(&path, file)? {
            let record = record.map_err(|message| PublishError::input(Problem::error(file, line, message)))?;
            before.insert(id_of(&record).to_owned(), record);
        }
    }
    let stamp = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut report = Written { file: file.to_owned(), records: records.len(), new: 0, changed: 0, gone: 0 };
    let mut after = BTreeMap::new();
    for mut record in records {
        let id = id_of(&record).to_owned();
        match before.remove(&id) {
            Some(old) if says_the_same(&old, &record) => record = old,
            old => {
                let count = if old.is_some() { &mut report.changed } else { &mut report.new };
                *count += 1;
                record.insert("modified_at".into(), stamp.as_str().into());
            }
        }
        after.insert(id, record);
    }
    report.gone = before.len();
    let mut text = String::new();
    for record in after.into_values() {
        text.push_str(&Value::Object(record).to_string());
        text.push('\n');
    }
    write_whole(&path, text.as_bytes())?;
    Ok(report)
}

/// A line's number, and the record on it or why there is none.
pub type Line = (u64, Result<Object, String>);

/// The records of a JSON Lines file with their lines; one that can't be read brings its message.
pub fn json_lines(path: &Path, file: &str) -> Result<Vec<Line>, PublishError> {
    let text = read_text(path, file)?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    Ok(lines
        .map(|(line, number)| {
            // The format's own reader: it refuses what a lenient one would lose in silence, such as a key told twice.
            let record = match json::parse(line) {
                Ok(Value::Object(object)) => Ok(object),
                Ok(_) => Err("a record is a JSON object on one line".to_owned()),
                Err(error) => Err(format!("no JSON: {error}")),
            };
            (number, record)
        })
        .collect())
}

pub fn id_of(record: &Object) -> &str {
    look_text(record, "id").unwrap_or("")
}

fn says_the_same(old: &Object, new: &Object) -> bool {
    let said = |record: &Object| -> BTreeMap<String, Value> {
        record
            .iter()
            .filter(|(key, _)| *key != "modified_at")
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    said(old) == said(new)
}

/// Ids that other files of the folder hold already.
fn ids_of_other_files(out: &Path, name: &str) -> Result<BTreeSet<String>, PublishError> {
    let mut ids = BTreeSet::new();
    let ours = format!("-{name}.jsonl");
    for path in files(out, "jsonl")? {
        let file = file_name(&path);
        if !file.ends_with(&ours) {
            let records = json_lines(&path, &file)?;
            ids.extend(records.iter().filter_map(|(_, record)| Some(id_of(record.as_ref().ok()?).to_owned())));
        }
    }
    Ok(ids)
}

/// Ids that the folder's owner has withdrawn for good; they are never imported again.
fn withdrawn(out: &Path) -> Result<BTreeSet<String>, PublishError> {
    let path = out.join("withdrawn.csv");
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    let table = super::table::Table::read(&path, "withdrawn.csv")?;
    Ok(table.rows.iter().map(|row| table.cell(row, "id").to_owned()).collect())
}

/// The files of a folder with this ending, in the order of their names.
pub fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, PublishError> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in std::fs::read_dir(folder).map_err(PublishError::disk(folder))? {
        let path = entry.map_err(PublishError::disk(folder))?.path();
        if path.is_file() && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

pub fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The formats that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Csv,
    Tpr,
    Osm,
}

impl Source {
    /// Reads the format's word; the error says which words there are.
    pub fn parse(word: &str) -> Result<Self, String> {
        match word {
            "csv" => Ok(Self::Csv),
            "tpr" => Ok(Self::Tpr),
            "osm" => Ok(Self::Osm),
            "ptv" | "linked-events" | "hauki" | "ics" | "schema-org" => {
                Err(format!("importing from {word} is not possible yet; this version imports csv, tpr and osm"))
            }
            _ => Err(format!("{word:?} is no format that can be imported; csv, tpr and osm are")),
        }
    }
}

/// Imports a file or folder into the source folder.
pub fn run(source: Source, options: &Options) -> Result<(Vec<Written>, Vec<Problem>), PublishError> {
    let batch = match source {
        Source::Csv => flat::import(options)?,
        Source::Tpr => tpr::import(options)?,
        Source::Osm => osm::import(options)?,
    };
    batch.write(options)
}

/// An import's name from its file's: the stem, in small letters and hyphens. A collection's own name says nothing new
/// (`places.csv` would make `places-places.jsonl`), so its folder's stands in.
pub fn name_of(input: &Path) -> String {
    let stem = |path: &Path| path.file_stem().map(|stem| operators::slug(&stem.to_string_lossy())).unwrap_or_default();
    let own = stem(input);
    let folder = input.parent().map(stem).unwrap_or_default();
    let plain = [
        "places",
        "events",
        "sessions",
        "services",
        "organizations",
        "areas",
        "calendar",
        "notices",
        "plans",
        "vocabulary",
    ];
    let own = plain.iter().find_map(|stem| own.strip_prefix(&format!("{stem}-"))).map(str::to_owned).unwrap_or(own);
    match (plain.contains(&own.as_str()), folder.is_empty()) {
        (true, false) => folder,
        (true, true) => "imported".to_owned(),
        (false, _) => own,
    }
}
