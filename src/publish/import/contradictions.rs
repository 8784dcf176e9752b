//! Where a newer import says something else than a correction made by hand.
//!
//! The correction stays: `overlay.csv` is laid over whatever comes. But somebody should look again, since the source may
//! have been put right, or the world may have changed since. A correction with a newer date silences it.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::super::columns;
use super::super::dotted::{Object, look, look_text};
use super::super::problem::{Problem, PublishError};
use super::super::table::Table;
use super::{collection_of, id_of};

const FILE: &str = "overlay.csv";

/// A row of the corrections.
struct Correction {
    line: u64,
    field: String,
    value: String,
    by: String,
    date: String,
}

/// The corrections of a folder, by id.
pub struct Corrections(BTreeMap<String, Vec<Correction>>);

impl Corrections {
    pub fn read(out: &Path) -> Result<Self, PublishError> {
        let path = out.join(FILE);
        let mut by_id: BTreeMap<String, Vec<Correction>> = BTreeMap::new();
        if path.exists() {
            let table = Table::read(&path, FILE)?;
            for row in &table.rows {
                let cell = |heading: &str| table.cell(row, heading).to_owned();
                by_id.entry(cell("id")).or_default().push(Correction {
                    line: row.line,
                    field: cell("field"),
                    value: cell("value"),
                    by: cell("by"),
                    date: cell("date"),
                });
            }
        }
        Ok(Self(by_id))
    }

    /// What a record that is imported anew says against its corrections; `before` is what it said last time.
    pub fn against(&self, stem: &str, record: &Object, before: Option<&Object>) -> Vec<Problem> {
        let Some(collection) = collection_of(stem) else { return Vec::new() };
        let corrections = self.0.get(id_of(record)).map(Vec::as_slice).unwrap_or_default();
        let source_date = look_text(record, "sources.0.date").unwrap_or("");
        let mut problems = Vec::new();
        for correction in corrections {
            let says = look(record, &correction.field);
            let meant = columns::value(collection, &correction.field, &correction.value).ok();
            let is_same = match says {
                None => true,
                Some(says) => !correction.value.is_empty() && meant.as_ref() == Some(says),
            };
            let is_new = before.is_some_and(|before| look(before, &correction.field) != says);
            let is_newer =
                !source_date.is_empty() && !correction.date.is_empty() && source_date > correction.date.as_str();
            if is_same || !(is_new || is_newer) {
                continue;
            }
            let made = [correction.by.as_str(), correction.date.as_str()]
                .iter()
                .filter(|text| !text.is_empty())
                .copied()
                .collect::<Vec<_>>();
            let value =
                if correction.value.is_empty() { "nothing".to_owned() } else { format!("{:?}", correction.value) };
            let since = if source_date.is_empty() { String::new() } else { format!(" ({source_date})") };
            let message = format!(
                "the correction says {value} ({}), and the source{since} now says {}: the correction stays",
                made.join(", "),
                shown(says.unwrap_or(&Value::Null))
            );
            problems.push(
                Problem::warning(FILE, correction.line, message)
                    .field(&correction.field)
                    .id(id_of(record))
                    .suggest("check it, then take the row away or give it today's date"),
            );
        }
        problems
    }
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(120) {
        Some((at, _)) => format!("{} …", &text[..at]),
        None => text,
    }
}
