//! A source folder: `feed.json`, files of records, and the lists that correct, close, withdraw and join them.
//!
//! Reads all of it into objects that remember their file and line. Judges nothing but what keeps a file from being
//! read; `assemble` puts the pieces together, `check` judges.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::domain::record::PartialDate;
use crate::domain::region::Region;
use crate::feed::Collection;

use super::columns;
use super::dotted::{Object, look_text};
use super::import::{HOURS, VENUES, file_name, files, json_lines};
use super::problem::{Problem, PublishError, read_text};
use super::table::Table;

/// How long a feed is good when nobody says otherwise.
pub const VALID_DAYS: u32 = 30;

/// What `feed.json` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedInfo {
    pub publisher: String,
    /// A language map.
    pub title: Value,
    pub contact: Option<String>,
    pub languages: Vec<String>,
    /// Empty: the regions of the records.
    pub regions: Vec<Region>,
    pub valid_days: u32,
    /// A line per source that wants to be credited.
    pub attribution: Vec<String>,
    /// Further addresses where the same files will lie.
    pub mirrors: Vec<String>,
}

/// A record as a file tells it.
#[derive(Debug, Clone)]
pub struct SourceRecord {
    pub collection: Collection,
    pub value: Object,
    pub file: String,
    pub line: u64,
}

impl SourceRecord {
    pub fn id(&self) -> &str {
        look_text(&self.value, "id").unwrap_or("")
    }

    /// Whether it is a place as events tell it.
    pub fn is_venue(&self) -> bool {
        self.file.starts_with(VENUES)
    }
}

/// A correction made by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub line: u64,
    pub id: String,
    pub field: String,
    /// Empty: the field goes.
    pub value: String,
    pub by: String,
    pub date: String,
}

/// A place that is shut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    pub file: String,
    pub line: u64,
    pub id: String,
    pub status: String,
    pub from: String,
    pub until: String,
    /// The source as a record tells it, where the row names one.
    pub source: Option<Value>,
}

/// Two ids of one place: the record goes by the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    pub line: u64,
    pub id: String,
    pub same_as: String,
}

/// A record that is gone for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    pub line: u64,
    pub id: String,
    pub since: String,
}

/// Everything a source folder says.
#[derive(Debug)]
pub struct SourceFolder {
    pub path: PathBuf,
    pub info: FeedInfo,
    pub records: Vec<SourceRecord>,
    /// Channels of sheets of their own, with their service's id.
    pub channels: Vec<(String, SourceRecord)>,
    /// Hours of places that stand in other files.
    pub hours: Vec<SourceRecord>,
    pub corrections: Vec<Correction>,
    pub closures: Vec<Closure>,
    pub twins: Vec<Twin>,
    pub withdrawals: Vec<Withdrawal>,
    pub problems: Vec<Problem>,
}

impl SourceFolder {
    /// Reads a folder. What is wrong inside a file is in `problems`; an error is a folder that isn't one.
    pub fn read(path: &Path) -> Result<Self, PublishError> {
        if !path.is_dir() {
            let error = std::io::Error::new(std::io::ErrorKind::NotFound, "there is no such folder");
            return Err(PublishError::Disk { path: path.to_owned(), error });
        }
        let mut folder = Self {
            path: path.to_owned(),
            info: FeedInfo::read(path)?,
            records: Vec::new(),
            channels: Vec::new(),
            hours: Vec::new(),
            corrections: Vec::new(),
            closures: Vec::new(),
            twins: Vec::new(),
            withdrawals: Vec::new(),
            problems: Vec::new(),
        };
        for path in files(path, "jsonl")? {
            folder.read_lines(&path)?;
        }
        // In the order of their names, so what an import wrote (`closures-NAME.csv`) comes before what was made by hand
        // (`closures.csv`), which has the last word.
        for path in files(path, "csv")? {
            folder.read_sheet(&path)?;
        }
        Ok(folder)
    }

    fn read_lines(&mut self, path: &Path) -> Result<(), PublishError> {
        let file = file_name(path);
        let is_hours = file.starts_with(HOURS);
        let places = (is_hours || file.starts_with(VENUES)).then_some(Collection::Places);
        let Some(collection) = places.or_else(|| columns::collection_of(&file)) else {
            self.problems.push(unknown_file(&file));
            return Ok(());
        };
        let lines = match json_lines(path, &file) {
            Err(PublishError::Input(problems)) => {
                self.problems.extend(problems);
                return Ok(());
            }
            other => other?,
        };
        for (line, record) in lines {
            match record {
                Ok(value) => {
                    let list = if is_hours { &mut self.hours } else { &mut self.records };
                    list.push(SourceRecord { collection, value, file: file.clone(), line });
                }
                Err(message) => self.problems.push(Problem::error(&file, line, message)),
            }
        }
        Ok(())
    }

    fn read_sheet(&mut self, path: &Path) -> Result<(), PublishError> {
        let file = file_name(path);
        let table = match Table::read(path, &file) {
            Err(PublishError::Input(problems)) => {
                self.problems.extend(problems);
                return Ok(());
            }
            other => other?,
        };
        match file.as_str() {
            "overlay.csv" => self.read_overlay(&table),
            _ if file.starts_with("closures") => self.read_closures(&table),
            "withdrawn.csv" => self.read_withdrawn(&table),
            _ if file.starts_with("twins") => self.read_twins(&table),
            _ if file.starts_with("channels") => {
                let (channels, problems) = columns::channels(&table);
                self.problems.extend(problems);
                for (line, mut value) in channels {
                    let service =
                        value.remove("service_id").and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default();
                    let record = SourceRecord { collection: Collection::Services, value, file: file.clone(), line };
                    self.channels.push((service, record));
                }
            }
            _ => match columns::collection_of(&file) {
                Some(collection) => {
                    let (records, problems) = columns::records(&table, collection.stem());
                    self.problems.extend(problems);
                    self.records.extend(records.into_iter().map(|(line, value)| SourceRecord {
                        collection,
                        value,
                        file: file.clone(),
                        line,
                    }));
                }
                None => self.problems.push(unknown_file(&file)),
            },
        }
        Ok(())
    }

    fn list<'t>(&mut self, table: &'t Table, columns: &[&str]) -> Vec<(u64, Vec<&'t str>)> {
        if let Err(PublishError::Input(problems)) = table.require(&columns[..1]) {
            self.problems.extend(problems);
            return Vec::new();
        }
        let mut rows = Vec::new();
        for row in &table.rows {
            let cells: Vec<&str> = columns.iter().map(|column| table.cell(row, column)).collect();
            match crate::domain::id::check_id(cells[0]) {
                Ok(()) => rows.push((row.line, cells)),
                Err(error) => {
                    self.problems
                        .push(Problem::error(&table.file, row.line, error.to_string()).field("id").id(cells[0]));
                }
            }
        }
        rows
    }

    fn read_overlay(&mut self, table: &Table) {
        for (line, cells) in self.list(table, &["id", "field", "value", "by", "date"]) {
            let [id, field, value, by, date] = [0, 1, 2, 3, 4].map(|at| cells[at].to_owned());
            let date = columns::iso(&date);
            if field.is_empty() {
                self.problems.push(Problem::error(&table.file, line, "no field is named").field("field").id(id));
                continue;
            }
            if !date.is_empty() && PartialDate::parse(&date).is_none() {
                self.problems.push(bad_date(table, line, "date", &date).id(&id));
                continue;
            }
            self.corrections.push(Correction { line, id, field, value, by, date });
        }
    }

    fn read_closures(&mut self, table: &Table) {
        let columns = ["id", "status", "from", "until", "source", "source.name", "source.url", "source.date"];
        for (line, cells) in self.list(table, &columns) {
            let [id, status, from, until] = [0, 1, 2, 3].map(|at| cells[at].to_owned());
            let (from, until) = (columns::iso(&from), columns::iso(&until));
            if !matches!(status.as_str(), "active" | "temporarily_closed" | "closed") {
                let problem =
                    Problem::error(&table.file, line, format!("{status:?} is no status")).field("status").id(&id);
                self.problems.push(problem.suggest("one of active, temporarily_closed, closed"));
                continue;
            }
            let bad = [("from", &from), ("until", &until)]
                .into_iter()
                .find(|(_, date)| !date.is_empty() && PartialDate::parse(date).is_none());
            if let Some((column, date)) = bad {
                self.problems.push(bad_date(table, line, column, date).id(&id));
                continue;
            }
            let file = table.file.clone();
            self.closures.push(Closure { file, line, id, status, from, until, source: closure_source(&cells[4..]) });
        }
    }

    fn read_withdrawn(&mut self, table: &Table) {
        for (line, cells) in self.list(table, &["id", "since"]) {
            let since = columns::iso(cells[1]);
            if !since.is_empty() && PartialDate::parse(&since).is_none() {
                self.problems.push(bad_date(table, line, "since", cells[1]).id(cells[0]));
                continue;
            }
            self.withdrawals.push(Withdrawal { line, id: cells[0].to_owned(), since });
        }
    }

    fn read_twins(&mut self, table: &Table) {
        for (line, cells) in self.list(table, &["id", "same_as"]) {
            match crate::domain::id::check_id(cells[1]) {
                Ok(()) => self.twins.push(Twin { line, id: cells[0].to_owned(), same_as: cells[1].to_owned() }),
                Err(error) => {
                    let problem = Problem::error(&table.file, line, error.to_string());
                    self.problems.push(problem.field("same_as").id(cells[0]));
                }
            }
        }
    }
}

fn unknown_file(file: &str) -> Problem {
    let stems: Vec<&str> = Collection::ALL.iter().map(|collection| collection.stem()).collect();
    Problem::warning(file, None, "no collection's name begins like this: the file is left alone").suggest(format!(
        "names begin with {}, channels, or are overlay.csv, closures.csv, twins.csv",
        stems.join(", ")
    ))
}

fn bad_date(table: &Table, line: u64, field: &str, date: &str) -> Problem {
    Problem::error(&table.file, line, format!("{date:?} is no date"))
        .field(field)
        .suggest("write it as 2026-11-24, 2026-11 or 2026")
}

/// `source` alone is a name or an address; with columns of their own it is told in full.
fn closure_source(cells: &[&str]) -> Option<Value> {
    let [source, name, url, date] = [0, 1, 2, 3].map(|at| cells.get(at).copied().unwrap_or(""));
    let mut object = Object::new();
    let mut put = |key: &str, text: &str| {
        if !text.is_empty() {
            object.insert(key.to_owned(), text.into());
        }
    };
    put("name", if name.is_empty() { source } else { name });
    put("url", if url.is_empty() && source.starts_with("https://") { source } else { url });
    put("date", date);
    object.contains_key("name").then(|| object.into())
}

impl FeedInfo {
    /// Reads `feed.json`.
    pub fn read(folder: &Path) -> Result<Self, PublishError> {
        const FILE: &str = "feed.json";
        let path = folder.join(FILE);
        if !path.exists() {
            return Err(PublishError::input(
                Problem::error(FILE, None, format!("{} has no feed.json", folder.display()))
                    .suggest("make one with: ovi feed init"),
            ));
        }
        let value: Value = serde_json::from_str(&read_text(&path, FILE)?).map_err(|error| {
            let line = error.line() as u64;
            PublishError::input(Problem::error(FILE, line, format!("no JSON: {error}")))
        })?;
        let mut problems = Vec::new();
        let text =
            |field: &str| value[field].as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let texts = |field: &str| -> Vec<String> {
            value[field].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let publisher = text("publisher").unwrap_or_default();
        if publisher.is_empty() {
            problems.push(Problem::error(FILE, None, "the publisher's name is missing").field("publisher"));
        }
        let title = match &value["title"] {
            Value::String(title) if !title.is_empty() => serde_json::json!({"fi": title}),
            title @ Value::Object(words) if words.values().any(Value::is_string) => title.clone(),
            _ => {
                let problem = Problem::error(FILE, None, "the title is missing").field("title");
                problems.push(problem.suggest("{\"fi\": \"…\"}"));
                Value::Null
            }
        };
        let mut regions = Vec::new();
        for code in texts("regions") {
            match Region::parse(&code) {
                Some(region) => regions.push(region),
                None => problems.push(
                    Problem::error(FILE, None, format!("{code:?} is no region"))
                        .field("regions")
                        .suggest("hva-01 … hva-21, hva-90, hva-91 or national"),
                ),
            }
        }
        let valid_days = match &value["valid_days"] {
            Value::Null => VALID_DAYS,
            days => {
                match days.as_u64().and_then(|days| u32::try_from(days).ok()).filter(|days| (1..=3660).contains(days)) {
                    Some(days) => days,
                    None => {
                        problems.push(
                            Problem::error(FILE, None, "valid_days is a whole number from 1 to 3660")
                                .field("valid_days"),
                        );
                        VALID_DAYS
                    }
                }
            }
        };
        let mirrors = texts("mirrors");
        for mirror in &mirrors {
            let address = url::Url::parse(mirror);
            if !address.is_ok_and(|address| address.scheme() == "https" && address.fragment().is_none()) {
                problems.push(
                    Problem::error(FILE, None, format!("{mirror:?} is no address of a mirror"))
                        .field("mirrors")
                        .suggest("https://host/path/, the folder that holds v1/"),
                );
            }
        }
        if problems.is_empty() {
            let (contact, languages, attribution) = (text("contact"), texts("languages"), texts("attribution"));
            Ok(Self { publisher, title, contact, languages, regions, valid_days, attribution, mirrors })
        } else {
            Err(PublishError::Input(problems))
        }
    }
}
