//! Sheets of dotted columns (`name.fi`, `address.street.fi`, `hours.value`): one row, one record.
//!
//! What a cell means, a number, a list, a text in a language, follows from the format's own schema, so a field that the
//! format gains can be a column the same day. Columns the format doesn't know are kept as texts, and told.

use std::sync::OnceLock;

use schemars::schema_for;
use serde_json::{Value, json};

use crate::feed::{Collection, record};

use super::dotted::{Object, look, put};
use super::problem::Problem;
use super::table::Table;

/// A register's keywords of an event, by which publishers choose: of the source folder alone, no phone needs them.
pub const KEYWORDS: &str = "keywords";

/// Fields of a record that no schema has, and that are no slip: its kind, and what stays in the source folder.
const SILENT: [&str; 2] = ["type", KEYWORDS];

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Text,
    Number,
    Integer,
    Bool,
    /// Texts that semicolons separate.
    List,
    /// Pauses: `from/to`, `school_holidays`, words.
    Breaks,
    /// Anything else is written as JSON.
    Json,
}

/// The collection a file belongs to, by how its name begins.
pub fn collection_of(file: &str) -> Option<Collection> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let of_folder = Collection::ALL.iter().filter(|collection| **collection != Collection::Withdrawn);
    of_folder.copied().find(|collection| stem.starts_with(collection.stem()))
}

/// The stem of a file's collection.
pub fn stem_of(file: &str) -> Option<&'static str> {
    collection_of(file).map(Collection::stem)
}

/// The records of a sheet of this collection, each with its line, and what is wrong with the cells.
pub fn records(table: &Table, stem: &str) -> (Vec<(u64, Object)>, Vec<Problem>) {
    match Collection::ALL.iter().find(|collection| collection.stem() == stem) {
        Some(collection) => rows(table, schema(*collection), &["id", "name"]),
        None => (Vec::new(), Vec::new()),
    }
}

/// The channels of a sheet: service id, line, channel.
pub fn channels(table: &Table) -> (Vec<(u64, Object)>, Vec<Problem>) {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    rows(table, SCHEMA.get_or_init(|| schema_for!(record::FeedChannel).to_value()), &["service_id", "id", "kind"])
}

/// Reads one value of a field as a person writes it in a cell: the overlay's corrections.
pub fn value(collection: Collection, path: &str, text: &str) -> Result<Value, String> {
    let text = &as_date(path, text);
    let cell = cell_at(schema(collection), path).unwrap_or(Cell::Text);
    read(cell, text).map_err(|(message, suggestion)| format!("{message} ({suggestion})"))
}

/// Whether the format has such a field; else the field that was probably meant.
pub fn known_field(collection: Collection, path: &str) -> Result<(), Option<String>> {
    known(schema(collection), path)
}

/// The words that the format's schema names for a field, where it names any.
pub fn schema(collection: Collection) -> &'static Value {
    static SCHEMAS: OnceLock<Vec<Value>> = OnceLock::new();
    let schemas = SCHEMAS.get_or_init(|| {
        Collection::ALL
            .iter()
            .map(|collection| {
                match collection {
                    Collection::Places => schema_for!(record::FeedPlace),
                    Collection::Events => schema_for!(record::FeedEvent),
                    Collection::Services => schema_for!(record::FeedService),
                    Collection::Organizations => schema_for!(record::FeedOrganization),
                    Collection::Areas => schema_for!(record::FeedArea),
                    Collection::Calendar => schema_for!(record::FeedCalendarEntry),
                    Collection::Notices => schema_for!(record::FeedNotice),
                    Collection::Plans => schema_for!(record::FeedPlan),
                    Collection::Vocabularies => schema_for!(record::FeedVocabulary),
                    Collection::Withdrawn => schema_for!(record::FeedWithdrawn),
                }
                .to_value()
            })
            .collect()
    });
    let index = Collection::ALL.iter().position(|known| *known == collection).unwrap_or(0);
    &schemas[index]
}

fn rows(table: &Table, schema: &Value, needed: &[&str]) -> (Vec<(u64, Object)>, Vec<Problem>) {
    let mut problems = Vec::new();
    for needed in needed {
        let there =
            table.headings.iter().any(|heading| heading == needed || heading.starts_with(&format!("{needed}.")));
        if !there {
            let column = if *needed == "name" { "name.fi" } else { needed };
            problems.push(Problem::error(&table.file, 1, "the column is missing").field(column));
        }
    }
    for heading in &table.headings {
        let heading = heading.as_str();
        if needed.contains(&heading) && heading != "name" || heading.is_empty() || is_shortcut(heading) {
            continue;
        }
        if let Err(meant) = known(schema, heading) {
            let problem =
                Problem::warning(&table.file, 1, "the format has no such field: kept as it is, shown nowhere");
            let problem = problem.field(heading);
            problems.push(match meant {
                Some(meant) => problem.suggest(format!("did you mean {meant}?")),
                None => problem,
            });
        }
    }
    if problems.iter().any(Problem::is_error) {
        return (Vec::new(), problems);
    }
    let mut records = Vec::new();
    for row in &table.rows {
        let mut record = Object::new();
        for (heading, text) in table.headings.iter().zip(&row.cells).filter(|(heading, _)| !heading.is_empty()) {
            if text.is_empty() || shortcut(&mut record, heading, text) {
                continue;
            }
            match read(cell_at(schema, heading).unwrap_or(Cell::Text), &as_date(heading, text)) {
                Ok(value) => put(&mut record, heading, value),
                Err((message, suggestion)) => {
                    let id = table.cell(row, "id");
                    problems
                        .push(Problem::error(&table.file, row.line, message).field(heading).id(id).suggest(suggestion));
                }
            }
        }
        records.push((row.line, record));
    }
    (records, problems)
}

fn is_shortcut(heading: &str) -> bool {
    heading.starts_with("source.") || matches!(heading, "contact.phone" | "contact.email" | "contact.web")
}

/// A record's first source, and its contacts, have columns of their own.
fn shortcut(record: &mut Object, heading: &str, text: &str) -> bool {
    if let Some(field) = heading.strip_prefix("source.") {
        let text = &as_date(heading, text);
        if look(record, "sources.0").is_none() {
            put(record, "sources", json!([{}]));
        }
        put(record, &format!("sources.0.{field}"), text.as_str().into());
        return true;
    }
    let Some(kind @ ("phone" | "email" | "web")) = heading.strip_prefix("contact.") else { return false };
    let contacts = record.entry("contact").or_insert_with(|| json!([]));
    if let Some(contacts) = contacts.as_array_mut() {
        contacts.push(json!({"kind": kind, "value": text}));
    }
    true
}

/// Columns that hold a day, or a day and a time.
const DATES: [&str; 10] =
    ["verified_at", "stated_on", "date", "from", "to", "until", "start", "end", "since", "assessed_at"];

/// A spreadsheet program of Finland makes `24.11.2026` of a day, and `24.11.2026 9:30` of a day and a time.
fn as_date(heading: &str, text: &str) -> String {
    let last = heading.rsplit('.').next().unwrap_or_default();
    if DATES.contains(&last) { iso(text) } else { text.to_owned() }
}

/// A Finnish date as ISO writes it; any other text as it is.
pub fn iso(text: &str) -> String {
    let (day, time) = text.trim().split_once(' ').map_or((text.trim(), None), |(day, time)| (day, Some(time.trim())));
    let Ok(date) = chrono::NaiveDate::parse_from_str(day, "%d.%m.%Y") else { return text.to_owned() };
    match time {
        None => date.to_string(),
        Some(time) => {
            let time = time.trim_start_matches("klo ").replace('.', ":");
            let parsed =
                ["%H:%M:%S", "%H:%M"].iter().find_map(|form| chrono::NaiveTime::parse_from_str(&time, form).ok());
            parsed.map_or_else(|| text.to_owned(), |time| format!("{date}T{}", time.format("%H:%M")))
        }
    }
}

fn read(cell: Cell, text: &str) -> Result<Value, (String, &'static str)> {
    match cell {
        Cell::Text => Ok(text.into()),
        // A Finnish spreadsheet writes 60,17.
        Cell::Number => match text.replace(',', ".").parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number.into()),
            _ => Err((format!("{text:?} is no number"), "write it as 60.17")),
        },
        Cell::Integer => match text.parse::<i64>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Err((format!("{text:?} is no whole number"), "write it as 36")),
        },
        Cell::Bool => match text.to_lowercase().as_str() {
            "true" | "yes" | "1" => Ok(true.into()),
            "false" | "no" | "0" => Ok(false.into()),
            _ => Err((format!("{text:?} is neither true nor false"), "write true or false, or leave the cell empty")),
        },
        Cell::List => Ok(items(text).map(Value::from).collect::<Vec<_>>().into()),
        Cell::Breaks => Ok(items(text).map(pause).collect::<Vec<_>>().into()),
        Cell::Json => serde_json::from_str(text)
            .map_err(|error| (format!("this field is written as JSON: {error}"), "or write the record as JSON Lines")),
    }
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|item| !item.is_empty())
}

/// Two dates around a slash are days; everything else is a word, which the decoder knows or keeps.
fn pause(item: &str) -> Value {
    let date = |text: &str| text.trim().parse::<chrono::NaiveDate>().ok().map(|date| date.to_string());
    match item.split_once('/').and_then(|(from, to)| Some((date(from)?, date(to)?))) {
        Some((from, to)) => json!({"from": from, "to": to}),
        None => item.into(),
    }
}

fn cell_at(schema: &Value, path: &str) -> Option<Cell> {
    let found = walk(schema, schema, path)?;
    let kind = |node: &Value| match node["type"].as_str() {
        Some("number") => Cell::Number,
        Some("integer") => Cell::Integer,
        Some("boolean") => Cell::Bool,
        Some("string") => Cell::Text,
        Some("array") => match item(schema, node) {
            items if items["type"] == "string" => Cell::List,
            items if items.get("anyOf").is_some() || items.get("oneOf").is_some() => Cell::Breaks,
            _ => Cell::Json,
        },
        _ => Cell::Json,
    };
    // A word alone, or an object that says more: a cell holds the word.
    let either = found["anyOf"].as_array().is_some_and(|any| any.iter().any(|node| node["type"] == "string"));
    Some(if either { Cell::Text } else { kind(found) })
}

fn item<'a>(schema: &'a Value, node: &'a Value) -> &'a Value {
    follow(schema, &node["items"])
}

fn known(schema: &Value, path: &str) -> Result<(), Option<String>> {
    if walk(schema, schema, path).is_some() || SILENT.contains(&path) {
        return Ok(());
    }
    let close = |other: &&String| strsim::normalized_damerau_levenshtein(other, path) > 0.6;
    let all = paths(schema, schema, "", 4);
    let best = all.iter().filter(close).max_by(|a, b| {
        strsim::normalized_damerau_levenshtein(a, path).total_cmp(&strsim::normalized_damerau_levenshtein(b, path))
    });
    Err(best.cloned())
}

/// The schema's node at a dotted path.
fn walk<'a>(schema: &'a Value, node: &'a Value, path: &str) -> Option<&'a Value> {
    let mut node = follow(schema, node);
    for step in path.split('.') {
        let properties = node.get("properties").and_then(|properties| properties.get(step));
        let either = node["anyOf"].as_array().into_iter().flatten().map(|other| follow(schema, other));
        let inside = either.filter_map(|other| other.get("properties")?.get(step)).next();
        let any = node.get("additionalProperties").filter(|any| any.is_object());
        let element = node.get("items").filter(|_| step.parse::<usize>().is_ok());
        node = follow(schema, properties.or(inside).or(any).or(element)?);
    }
    Some(node)
}

fn follow<'a>(schema: &'a Value, node: &'a Value) -> &'a Value {
    match node["$ref"].as_str().and_then(|to| to.strip_prefix('#')).and_then(|to| schema.pointer(to)) {
        Some(target) => follow(schema, target),
        None => node,
    }
}

/// Every path of the schema, language maps with Finnish as the example.
fn paths(schema: &Value, node: &Value, prefix: &str, depth: usize) -> Vec<String> {
    let node = follow(schema, node);
    let mut all = Vec::new();
    if depth == 0 {
        return all;
    }
    for (step, inner) in node["properties"].as_object().into_iter().flatten() {
        let path = if prefix.is_empty() { step.clone() } else { format!("{prefix}.{step}") };
        let inner = follow(schema, inner);
        if inner.get("additionalProperties").is_some_and(Value::is_object) {
            all.push(format!("{path}.fi"));
            continue;
        }
        all.extend(paths(schema, inner, &path, depth - 1));
        if inner.get("properties").is_none() {
            all.push(path);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> (Vec<(u64, Object)>, Vec<String>) {
        let table = Table::parse(text, "places.csv").unwrap();
        let (records, problems) = records(&table, "places");
        (records, problems.iter().map(Problem::to_string).collect())
    }

    #[test]
    fn cells_become_what_the_format_says() {
        let (records, problems) = sheet(
            "id;kind;name.fi;lat;access.registration.required;operator_ids;languages.activity;audience.age_min_months;source.name;contact.phone;status\n\
             a:1;family_cafe;Kahvila;60,17;no;a:x; fi;sv ;12;MLL;040 123;closed\n".replace("a:x; fi;sv ", "\"a:x\";\"fi;sv\"").as_str(),
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            Value::from(records[0].1.clone()),
            json!({
                "id": "a:1", "kind": "family_cafe", "name": {"fi": "Kahvila"}, "lat": 60.17,
                "access": {"registration": {"required": false}}, "operator_ids": ["a:x"],
                "languages": {"activity": ["fi", "sv"]}, "audience": {"age_min_months": 12},
                "sources": [{"name": "MLL"}], "contact": [{"kind": "phone", "value": "040 123"}], "status": "closed",
            })
        );
    }

    #[test]
    fn problems_name_line_and_field() {
        let (_, problems) =
            sheet("id,kind,name.fi,lat,audience.age_min_months,hours.valu\na:1,library,X,60 N,three,Mo\n");
        assert_eq!(
            problems,
            [
                "warning: places.csv:1: hours.valu: the format has no such field: kept as it is, shown nowhere (did you mean hours.value?)",
                "error: places.csv:2: lat: \"60 N\" is no number (write it as 60.17)",
                "error: places.csv:2: audience.age_min_months: \"three\" is no whole number (write it as 36)",
            ]
        );
        assert_eq!(sheet("kind\nlibrary\n").1.len(), 2, "id and name.fi are missing");
    }

    #[test]
    fn a_finnish_spreadsheets_days_are_days() {
        for (text, expected) in [
            ("24.11.2026", "2026-11-24"),
            ("1.9.2026 9:30", "2026-09-01T09:30"),
            ("1.9.2026 klo 9.30", "2026-09-01T09:30"),
            ("1.9.2026 9:30:00", "2026-09-01T09:30"),
            ("2026-11", "2026-11"),
            ("31.2.2026", "31.2.2026"),
            ("1.9.2026 aamulla", "1.9.2026 aamulla"),
            ("", ""),
        ] {
            assert_eq!(iso(text), expected, "{text}");
        }
        let (records, problems) = sheet(
            "id,kind,name.fi,verified_at,source.name,source.date,summary.fi\na:1,library,X,24.11.2026,MLL,1.11.2026,1.1.2026\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        let record = Value::from(records[0].1.clone());
        assert_eq!(
            (&record["verified_at"], &record["sources"][0]["date"]),
            (&json!("2026-11-24"), &json!("2026-11-01"))
        );
        assert_eq!(record["summary"]["fi"], "1.1.2026", "words stay words");
    }

    #[test]
    fn pauses_are_days_or_words() {
        let cell = value(Collection::Events, "breaks", "2026-12-14/2027-01-11; school_holidays; kesätauko").unwrap();
        assert_eq!(cell, json!([{"from": "2026-12-14", "to": "2027-01-11"}, "school_holidays", "kesätauko"]));
        assert_eq!(value(Collection::Places, "verified_at", "2026-11-24").unwrap(), json!("2026-11-24"));
        assert!(value(Collection::Places, "lat", "x").is_err());
    }
}
