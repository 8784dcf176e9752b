//! Sheets that `ovi feed build` reads back: a source folder made of a directory.
//!
//! Each record is written as a row and read again by the code that reads a publisher's sheet (`columns`). One that comes
//! back another (a text with blanks at its end, a field that only JSON can hold) goes beside the sheet as a line of JSON,
//! so that nothing is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::feed::Collection;
use crate::feed::json;

use super::super::columns;
use super::super::dotted::{Object, look_text};
use super::super::problem::{Problem, PublishError};
use super::super::table::Table;
use super::{Directory, Exported};

/// Columns that a person looks for first, in this order; the rest follows by name.
const FIRST: [&str; 18] = [
    "id",
    "service_id",
    "kind",
    "name",
    "code",
    "place_id",
    "area_code",
    "summary",
    "municipality_code",
    "address",
    "lat",
    "lon",
    "position",
    "start",
    "end",
    "rrule",
    "hours",
    "access",
];

type Row = BTreeMap<String, String>;

pub fn write(directory: &Directory) -> Result<Exported, PublishError> {
    let mut exported = Exported::default();
    let publisher = &directory.publisher;
    let info = json!({
        "publisher": publisher.name, "title": publisher.title, "contact": publisher.contact.clone().unwrap_or_default(),
        "languages": publisher.languages, "regions": [], "valid_days": super::super::folder::VALID_DAYS,
        "attribution": publisher.attribution,
    });
    exported.files.push(("feed.json".to_owned(), serde_json::to_string_pretty(&info).unwrap_or_default() + "\n"));
    for collection in Collection::ALL {
        let of = directory.records.iter().filter(|decoded| decoded.collection == *collection);
        let records: Vec<Object> = of.filter_map(|decoded| object(&decoded.canonical)).collect();
        if records.is_empty() {
            continue;
        }
        exported.records += records.len();
        let stem = collection.stem();
        if *collection == Collection::Withdrawn {
            let rows: Vec<Row> = records.iter().map(flat).collect();
            exported.files.push(("withdrawn.csv".to_owned(), text(&rows, &["id", "since"])?));
            continue;
        }
        let mut rows = Vec::new();
        let mut channels = Vec::new();
        let mut beside = String::new();
        for record in &records {
            match faithful(record, stem, *collection == Collection::Services)? {
                Some((row, of_service)) => {
                    rows.push(row);
                    channels.extend(of_service);
                }
                None => {
                    exported.beside += 1;
                    beside.push_str(&json::canonical(&Value::from(record.clone())).unwrap_or_default());
                    beside.push('\n');
                }
            }
        }
        if !rows.is_empty() {
            exported.files.push((format!("{stem}.csv"), text(&rows, &[])?));
        }
        if !channels.is_empty() {
            exported.files.push(("channels.csv".to_owned(), text(&channels, &[])?));
        }
        if !beside.is_empty() {
            exported.files.push((format!("{stem}-beside.jsonl"), beside));
        }
    }
    Ok(exported)
}

fn object(canonical: &str) -> Option<Object> {
    let mut object: Object = serde_json::from_str(canonical).ok()?;
    object.remove("type");
    Some(object)
}

/// A record as a row, with its channels as rows of their own; `None` where it wouldn't come back as it is.
fn faithful(record: &Object, stem: &str, is_service: bool) -> Result<Option<(Row, Vec<Row>)>, PublishError> {
    let mut own = record.clone();
    let mut channels = Vec::new();
    if is_service && let Some(Value::Array(items)) = own.remove("channels") {
        let id = look_text(record, "id").unwrap_or_default();
        for item in items {
            let Value::Object(channel) = item else { return Ok(None) };
            let mut row = flat(&channel);
            row.insert("service_id".to_owned(), id.to_owned());
            let read = read_back(&row, columns::channels)?;
            let mut expected = channel;
            expected.insert("service_id".to_owned(), id.into());
            if !is_same(read.as_ref(), &expected) {
                return Ok(None);
            }
            channels.push(row);
        }
        if channels.is_empty() {
            return Ok(None);
        }
    }
    let row = flat(&own);
    let read = read_back(&row, |table| columns::records(table, stem))?;
    Ok(is_same(read.as_ref(), &own).then_some((row, channels)))
}

fn is_same(read: Option<&Object>, expected: &Object) -> bool {
    let canonical = |object: &Object| json::canonical(&Value::from(object.clone())).ok();
    read.is_some_and(|read| canonical(read) == canonical(expected))
}

type Read = (Vec<(u64, Object)>, Vec<Problem>);

fn read_back(row: &Row, read: impl Fn(&Table) -> Read) -> Result<Option<Object>, PublishError> {
    let sheet = text(std::slice::from_ref(row), &[])?;
    let Ok(table) = Table::parse(&sheet, "sheet.csv") else { return Ok(None) };
    let (mut records, problems) = read(&table);
    let is_whole = records.len() == 1 && !problems.iter().any(Problem::is_error);
    Ok(is_whole.then(|| records.remove(0).1))
}

/// A record's cells by dotted path.
fn flat(record: &Object) -> Row {
    let mut row = Row::new();
    for (key, value) in record {
        match (key.as_str(), value) {
            ("sources", Value::Array(items)) if items.len() == 1 && items[0].is_object() => {
                cells(&mut row, "source", &items[0]);
            }
            ("contact", Value::Array(items)) if is_short(items) => {
                for item in items {
                    let kind = item["kind"].as_str().unwrap_or_default();
                    row.insert(format!("contact.{kind}"), item["value"].as_str().unwrap_or_default().to_owned());
                }
            }
            (key, value) => cells(&mut row, key, value),
        }
    }
    row
}

/// Contacts that columns of their own can hold: each kind once, by itself, in the order of the columns.
fn is_short(items: &[Value]) -> bool {
    let kinds: Vec<&str> = items.iter().filter_map(|item| item["kind"].as_str()).collect();
    let bare = |item: &Value| item.as_object().is_some_and(|item| item.len() == 2 && item.contains_key("value"));
    let mut ordered = kinds.clone();
    ordered.sort_unstable();
    ordered.dedup();
    kinds.len() == items.len()
        && kinds == ordered
        && kinds.iter().all(|kind| matches!(*kind, "phone" | "email" | "web"))
        && items.iter().all(bare)
}

fn cells(row: &mut Row, path: &str, value: &Value) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| cells(row, &format!("{path}.{key}"), value)),
        Value::Array(items) => {
            row.insert(path.to_owned(), list(items));
        }
        Value::String(text) => {
            row.insert(path.to_owned(), text.clone());
        }
        Value::Null => {}
        other => {
            row.insert(path.to_owned(), other.to_string());
        }
    }
}

/// Texts and pauses between semicolons; anything else as JSON. A semicolon alone is a list that is empty, which says
/// something else than an empty cell.
fn list(items: &[Value]) -> String {
    let short = |item: &Value| match item {
        Value::String(text) if !text.contains(';') && text.trim() == text && !text.is_empty() => Some(text.clone()),
        Value::Object(pause) if pause.len() == 2 => {
            Some(format!("{}/{}", pause.get("from")?.as_str()?, pause.get("to")?.as_str()?))
        }
        _ => None,
    };
    if items.is_empty() {
        return ";".to_owned();
    }
    match items.iter().map(short).collect::<Option<Vec<_>>>() {
        Some(texts) => texts.join(";"),
        None => Value::from(items.to_vec()).to_string(),
    }
}

fn text(rows: &[Row], headings: &[&str]) -> Result<String, PublishError> {
    let all: BTreeSet<&str> =
        rows.iter().flat_map(|row| row.keys().map(String::as_str)).chain(headings.iter().copied()).collect();
    let mut headings: Vec<&str> = all.into_iter().collect();
    let rank = |heading: &str| {
        let first = heading.split('.').next().unwrap_or_default();
        FIRST.iter().position(|known| *known == first).unwrap_or(FIRST.len())
    };
    headings.sort_by(|a, b| (rank(a), *a).cmp(&(rank(b), *b)));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| PublishError::Disk {
        path: Path::new("sheet").to_owned(),
        error: std::io::Error::other(error.to_string()),
    };
    writer.write_record(&headings).map_err(failed)?;
    for row in rows {
        let cells = headings.iter().map(|heading| row.get(*heading).map_or("", String::as_str));
        writer.write_record(cells).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| PublishError::Disk {
        path: Path::new("sheet").to_owned(),
        error: std::io::Error::other(error.to_string()),
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
