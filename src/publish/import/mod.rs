//! Bringing other people's data into a source folder, again and again, without losing anything made by hand.
//!
//! Each importer turns a foreign file into records; `Batch::write` puts them into files of their own in the source
//! folder. What an import wrote, the next import of the same name replaces: ids stay, `modified_at` stays where nothing
//! changed, and a correction in `overlay.csv` is laid over the result when the folder is read, so it survives.
//! Importing never sets `verified_at`.

pub mod accessibility;
pub mod admin;
pub mod calendar;
pub mod cells;
mod contradictions;
pub mod flat;
pub mod given;
pub mod hauki;
pub mod html;
pub mod ics;
pub mod kinds;
pub mod linked_events;
pub mod opening;
pub mod operators;
pub mod osm;
mod osm_pbf;
pub mod people;
pub mod places;
pub mod ptv;
pub mod schema_org;
pub mod series;
pub mod services;
pub mod sessions;
pub mod source;
pub mod terms;
pub mod tpr;
pub mod tpr_hours;
pub mod venues;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;

use crate::feed::{Collection, decode_value, json};

pub use self::source::{Source, name_of, prepare, run};
pub use self::terms::Terms;
use super::dotted::{Object, look_text};
use super::problem::{Problem, PublishError, read_text, write_whole};

/// How the names of files begin that hold places as events tell them (`linked_events`). Any other record of such an id
/// stands in their stead.
pub const VENUES: &str = "venues";

/// How the names of files begin that hold the hours of places that stand elsewhere (`hauki`).
pub const HOURS: &str = "hours";

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
    /// What is known of the source beside its file, and what is wanted of it.
    pub terms: Terms,
}

impl Options {
    /// A plain import: all of it, and nothing with errors.
    pub fn new(input: PathBuf, out: PathBuf, name: String, now: DateTime<Utc>) -> Self {
        Self { input, out, name, now, skip_bad: false, terms: Terms::default() }
    }
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
        let corrections = contradictions::Corrections::read(&options.out)?;
        let mut written = Vec::new();
        for (stem, records) in self.records {
            let records = records.into_iter().filter(|record| {
                // An organization is described by whoever came first; any other record may not be told twice, which
                // `check` says with both files' names.
                let id = id_of(record);
                !withdrawn.contains(id) && (stem != "organizations" || !taken.contains(id))
            });
            let file = format!("{stem}-{}.jsonl", options.name);
            let records: Vec<Object> = records.map(as_read_back).collect();
            let before = known(&options.out, &file)?;
            for record in &records {
                self.problems.extend(corrections.against(stem, record, before.get(id_of(record))));
            }
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

    /// How many records a source brought by which it is measured.
    pub fn count(&self) -> usize {
        COUNTED.iter().filter_map(|stem| self.records.get(stem)).map(Vec::len).sum()
    }

    /// Leaves out what the format's own reader would refuse, and says so: one bad record of a register keeps nobody
    /// from publishing the others.
    pub fn prove(&mut self, file: &str) {
        self.leave_out_namesakes(|message| Problem::warning(file, None, message));
        for (stem, records) in &mut self.records {
            let Some(collection) = collection_of(stem) else { continue };
            records.retain_mut(|record| proven(collection, record, file, &mut self.problems));
        }
    }

    /// The same of what its publisher wrote and can put right: that is an error, and never written.
    pub fn refuse(&mut self, file: &str) {
        self.leave_out_namesakes(|message| Problem::error(file, None, message));
        for (stem, records) in &mut self.records {
            let Some(collection) = collection_of(stem) else { continue };
            records.retain(|record| {
                let told =
                    |field: &str, message: &str| Problem::error(file, None, message).field(field).id(id_of(record));
                let wrong: Vec<Problem> = match decode_value(collection, Value::Object(record.clone())) {
                    Ok(decoded) => decoded.warnings.iter().map(|one| told(&one.field, &one.message)).collect(),
                    Err(error) => vec![told(&error.field, &error.message)],
                };
                let is_good = wrong.is_empty();
                self.problems.extend(wrong);
                is_good
            });
        }
    }

    /// An id is one record's alone, whatever kind it is of. An organization under another's id is only its operator, and
    /// goes.
    fn leave_out_namesakes(&mut self, problem: impl Fn(String) -> Problem) {
        let is_of_its_own = |stem: &str| !matches!(stem, HOURS | VENUES | "organizations");
        let mut taken: BTreeMap<String, &'static str> = BTreeMap::new();
        let stems: Vec<&'static str> = self.records.keys().copied().filter(|stem| is_of_its_own(stem)).collect();
        for stem in stems.into_iter().chain(["organizations"]) {
            let Some(records) = self.records.get_mut(stem) else { continue };
            records.retain(|record| {
                let id = id_of(record).to_owned();
                let holder = *taken.entry(id.clone()).or_insert(stem);
                if holder != stem {
                    let message = format!("the id {id} is that of one of the {holder} already: the record is left out");
                    self.problems.push(problem(message).field("id").id(id));
                }
                holder == stem
            });
        }
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

/// Whether the format's reader takes a record, once what it would pass over is gone.
fn proven(collection: Collection, record: &mut Object, file: &str, problems: &mut Vec<Problem>) -> bool {
    // What is left out may leave something that means nothing alone, such as half a point.
    const TIMES: usize = 8;
    for _ in 0..TIMES {
        let id = id_of(record).to_owned();
        let told = |field: &str, message: String| Problem::warning(file, None, message).field(field).id(id.as_str());
        match decode_value(collection, Value::Object(record.clone())) {
            Ok(decoded) if decoded.warnings.is_empty() => return true,
            Ok(decoded) => {
                for warning in &decoded.warnings {
                    problems.push(told(&warning.field, format!("{}: left out", warning.message)));
                    prune(record, &warning.field);
                }
            }
            Err(error) => {
                problems.push(told(&error.field, format!("{}: the record is left out", error.message)));
                return false;
            }
        }
    }
    let message = "can't be brought into the format's form: the record is left out";
    problems.push(Problem::warning(file, None, message).field("record").id(id_of(record)));
    false
}

/// Takes away what stands at a path as the reader tells it: `sources[0].date`. An element of a list takes its list along.
fn prune(record: &mut Object, field: &str) {
    let path = field.replace('[', ".").replace(']', "");
    let head = path.split('.').next().unwrap_or("").to_owned();
    let inner = match path.rsplit_once('.') {
        None => None,
        Some((parent, last)) => {
            let (top, rest) = parent.split_once('.').unwrap_or((parent, ""));
            let pointer: String =
                rest.split('.').filter(|step| !step.is_empty()).map(|step| format!("/{step}")).collect();
            record
                .get_mut(top)
                .and_then(|top| top.pointer_mut(&pointer))
                .and_then(Value::as_object_mut)
                .map(|o| o.remove(last))
        }
    };
    if inner.is_none() {
        record.remove(&head);
    }
}

/// The collection of a batch's records.
fn collection_of(stem: &str) -> Option<Collection> {
    if stem == VENUES {
        Some(Collection::Places)
    } else {
        Collection::ALL.iter().copied().find(|collection| collection.stem() == stem)
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
    let mut before = known(out, file)?;
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

/// As the record will be when it is read from its file: `5.0` is 5 there.
fn as_read_back(record: Object) -> Object {
    match json::parse(&Value::Object(record.clone()).to_string()) {
        Ok(Value::Object(read)) => read,
        _ => record,
    }
}

/// The records of a file, if it is there, by id.
fn known(out: &Path, file: &str) -> Result<BTreeMap<String, Object>, PublishError> {
    let path = out.join(file);
    let mut records = BTreeMap::new();
    if path.exists() {
        for (line, record) in json_lines(&path, file)? {
            let record = record.map_err(|message| PublishError::input(Problem::error(file, line, message)))?;
            records.insert(id_of(&record).to_owned(), record);
        }
    }
    Ok(records)
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

/// How many records of its own an import of this name has in a source folder.
pub fn held(out: &Path, name: &str) -> Result<usize, PublishError> {
    let mut count = 0;
    for stem in COUNTED {
        count += known(out, &format!("{stem}-{name}.jsonl"))?.len();
    }
    Ok(count)
}

/// The collections by which a source is measured; venues and organizations only come along.
const COUNTED: [&str; 5] = ["places", "events", "services", HOURS, "calendar"];
