//! From a folder's pieces to the records that are published: channels to their services, twins into one, corrections,
//! closures and withdrawals on top.
//!
//! The order matters. Twins are joined first, so that a correction of either id reaches the one record, and closures
//! come last but for withdrawals, because nothing that was imported opens a closed place again.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::feed::Collection;

use super::columns;
use super::dotted::{Object, cut, look, look_text, put, put_text};
use super::folder::{Correction, SourceFolder, SourceRecord};
use super::problem::Problem;

/// Puts a folder's records together. Problems found on the way are added to the folder's.
pub fn assemble(folder: &mut SourceFolder) -> Vec<SourceRecord> {
    let mut problems = Vec::new();
    let mut records = std::mem::take(&mut folder.records);
    attach_channels(folder, &mut records, &mut problems);
    refuse_doubles(&mut records, &mut problems);
    let renamed = join_twins(folder, &mut records);
    let renamed_id = |id: &str| renamed.get(id).map_or_else(|| id.to_owned(), Clone::clone);
    let mut by_id: BTreeMap<String, usize> =
        records.iter().enumerate().map(|(index, record)| (record.id().to_owned(), index)).collect();
    let checks: BTreeMap<String, String> = folder
        .corrections
        .iter()
        .filter(|correction| correction.field == "verified_at")
        .map(|correction| (renamed_id(&correction.id), correction.value.clone()))
        .collect();
    let is_older = |record: &SourceRecord| {
        let own = look_text(&record.value, "verified_at");
        own.zip(checks.get(record.id())).is_some_and(|(own, marked)| own > columns::iso(marked).as_str())
    };
    // Who checked again wrote it into the sheet: the command's mark of an earlier day doesn't take that back.
    let older: BTreeSet<String> =
        records.iter().filter(|record| is_older(record)).map(|record| record.id().to_owned()).collect();
    for (file, count) in lay_hours(folder, &mut records, |id| by_id.get(&renamed_id(id)).copied()) {
        let message = format!("{count} of these hours are of places that this folder doesn't have");
        problems.push(Problem::warning(&file, None, message));
    }
    for correction in &folder.corrections {
        let is_check = matches!(correction.field.as_str(), "verified_at" | "verified_by");
        if is_check && older.contains(&renamed_id(&correction.id)) {
            continue;
        }
        match by_id.get(&renamed_id(&correction.id)) {
            Some(index) => correct(&mut records[*index], correction, &mut problems),
            None => problems.push(nobody("overlay.csv", correction.line, &correction.id)),
        }
    }
    for closure in &folder.closures {
        let Some(index) = by_id.get(&renamed_id(&closure.id)) else {
            problems.push(nobody(&closure.file, closure.line, &closure.id));
            continue;
        };
        let record = &mut records[*index].value;
        cut(record, "status");
        put_text(record, "status.kind", &closure.status);
        put_text(record, "status.from", &closure.from);
        put_text(record, "status.until", &closure.until);
        if let Some(source) = &closure.source {
            add_sources(record, std::slice::from_ref(source));
        }
    }
    for withdrawal in &folder.withdrawals {
        if let Some(index) = by_id.remove(&withdrawal.id) {
            records[index].value.clear();
        }
        let mut value = Object::new();
        put_text(&mut value, "id", &withdrawal.id);
        put_text(&mut value, "since", &withdrawal.since);
        let file = "withdrawn.csv".to_owned();
        records.push(SourceRecord { collection: Collection::Withdrawn, value, file, line: withdrawal.line });
    }
    records.retain(|record| !record.value.is_empty());
    folder.problems.append(&mut problems);
    records
}

/// Lays the hours of a register of hours over the places they are of. Hours stand whole, with their source. A place that
/// states itself when families may come knows better than a register of buildings. The answer counts what is nobody's,
/// by file.
fn lay_hours(
    folder: &SourceFolder,
    records: &mut [SourceRecord],
    place: impl Fn(&str) -> Option<usize>,
) -> BTreeMap<String, usize> {
    let mut nobodys = BTreeMap::new();
    for told in &folder.hours {
        let Some(index) = place(told.id()).filter(|index| records[*index].collection == Collection::Places) else {
            *nobodys.entry(told.file.clone()).or_default() += 1;
            continue;
        };
        let record = &mut records[index].value;
        let is_value = look_text(&told.value, "hours.value").is_some();
        let is_own = look_text(record, "hours.scope") == Some("offer") && look_text(record, "hours.value").is_some();
        let Some(hours) = told.value.get("hours").filter(|_| !is_own && (is_value || !record.contains_key("hours")))
        else {
            continue;
        };
        record.insert("hours".to_owned(), hours.clone());
        add_sources(record, look(&told.value, "sources").and_then(Value::as_array).map_or(&[][..], Vec::as_slice));
        let modified = look_text(&told.value, "modified_at").max(look_text(record, "modified_at")).map(str::to_owned);
        put_text(record, "modified_at", &modified.unwrap_or_default());
    }
    nobodys
}

fn nobody(file: &str, line: u64, id: &str) -> Problem {
    Problem::warning(file, line, format!("no record of this folder has the id {id}")).field("id").id(id)
}

fn attach_channels(folder: &mut SourceFolder, records: &mut [SourceRecord], problems: &mut Vec<Problem>) {
    for (service, channel) in std::mem::take(&mut folder.channels) {
        let owner =
            records.iter_mut().find(|record| record.collection == Collection::Services && record.id() == service);
        match owner {
            Some(owner) => {
                let channels = owner.value.entry("channels").or_insert_with(|| json!([]));
                if let Some(channels) = channels.as_array_mut() {
                    channels.push(channel.value.into());
                }
            }
            None => problems.push(
                Problem::error(&channel.file, channel.line, format!("no service has the id {service:?}"))
                    .field("service_id"),
            ),
        }
    }
}

/// An id is one record's, whatever its kind. The first keeps it. A venue, which is what events say of their place,
/// gives way to any other record.
fn refuse_doubles(records: &mut Vec<SourceRecord>, problems: &mut Vec<Problem>) {
    records.sort_by_key(SourceRecord::is_venue);
    let mut seen: BTreeMap<String, (String, u64)> = BTreeMap::new();
    records.retain(|record| {
        let id = record.id().to_owned();
        if id.is_empty() {
            return true;
        }
        match seen.get(&id) {
            Some(_) if record.is_venue() => false,
            Some((file, line)) => {
                problems.push(
                    Problem::error(&record.file, record.line, format!("the id {id} stands already in {file}:{line}"))
                        .field("id")
                        .id(id)
                        .suggest("an id is one record's alone"),
                );
                false
            }
            None => {
                seen.insert(id, (record.file.clone(), record.line));
                true
            }
        }
    });
}

/// Joins twins under the second id, and gives that id to everybody who pointed at the first.
fn join_twins(folder: &SourceFolder, records: &mut Vec<SourceRecord>) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    let mut gone = BTreeSet::new();
    for twin in &folder.twins {
        let at =
            |id: &str| records.iter().position(|record| record.id() == id && record.collection == Collection::Places);
        match (at(&twin.id), at(&twin.same_as)) {
            (Some(ours), Some(theirs)) => {
                let mut joined = records[ours].value.clone();
                join(&mut joined, &records[theirs].value);
                put_text(&mut joined, "id", &twin.same_as);
                add_same_as(&mut joined, &twin.id);
                records[ours].value = joined;
                gone.insert(theirs);
                renamed.insert(twin.id.clone(), twin.same_as.clone());
            }
            (Some(only), None) => add_same_as(&mut records[only].value, &twin.same_as),
            (None, Some(only)) => add_same_as(&mut records[only].value, &twin.id),
            (None, None) => {}
        }
    }
    let mut index = 0;
    records.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
    for record in records.iter_mut() {
        for (key, value) in record.value.iter_mut() {
            point_anew(key, value, &renamed);
        }
    }
    renamed
}

fn add_same_as(record: &mut Object, id: &str) {
    let list = record.entry("same_as").or_insert_with(|| json!([]));
    if let Some(list) = list.as_array_mut()
        && !list.iter().any(|known| known == id)
    {
        list.push(id.into());
    }
}

fn point_anew(key: &str, value: &mut Value, renamed: &BTreeMap<String, String>) {
    match value {
        Value::String(id) if key.ends_with("_id") || matches!(key, "duplicate_of" | "moved_to" | "links") => {
            if let Some(new) = renamed.get(id.as_str()) {
                id.clone_from(new);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| point_anew(key, item, renamed)),
        Value::Object(inner) => inner.iter_mut().for_each(|(key, value)| point_anew(key, value, renamed)),
        _ => {}
    }
}

/// Lays what the other register knows under what our own record says. Its names are official, so they replace a
/// curator's translations; hours with a value win over words; a point counts with its precision.
fn join(ours: &mut Object, theirs: &Object) {
    let translated: Vec<String> = look(ours, "unofficial_names")
        .and_then(Value::as_array)
        .map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    let official = |language: &&String| look(theirs, &format!("name.{language}")).is_some();
    for language in translated.iter().filter(official) {
        cut(ours, &format!("name.{language}"));
    }
    let left: Vec<&String> = translated.iter().filter(|language| !official(language)).collect();
    if left.is_empty() {
        cut(ours, "unofficial_names");
    } else {
        put(ours, "unofficial_names", json!(left));
    }
    if look(ours, "hours.value").is_none() && look(theirs, "hours.value").is_some() {
        cut(ours, "hours");
    }
    // Hours stand whole: half of one source's and half of another's would be nobody's.
    let keep_hours = ours.get("hours").cloned();
    if look_text(ours, "position") != Some("exact") && look_text(theirs, "position") == Some("exact") {
        ["lat", "lon", "position"].into_iter().for_each(|field| cut(ours, field));
    }
    let their_sources = look(theirs, "sources").and_then(Value::as_array).cloned().unwrap_or_default();
    let newest = look_text(ours, "modified_at").max(look_text(theirs, "modified_at")).map(str::to_owned);
    let contacts = joined_contacts(ours, theirs);
    lay_under(ours, theirs);
    add_sources(ours, &their_sources);
    if let Some(hours) = keep_hours {
        ours.insert("hours".to_owned(), hours);
    }
    if let Some(newest) = newest {
        put_text(ours, "modified_at", &newest);
    }
    if !contacts.is_empty() {
        put(ours, "contact", contacts.into());
    }
}

fn joined_contacts(ours: &Object, theirs: &Object) -> Vec<Value> {
    let list = |record: &Object| look(record, "contact").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut contacts = list(ours);
    for contact in list(theirs) {
        // One telephone and one page of the same place are enough.
        if contacts.iter().all(|known| known["kind"] != contact["kind"]) {
            contacts.push(contact);
        }
    }
    contacts
}

fn lay_under(ours: &mut Object, theirs: &Object) {
    for (key, value) in theirs {
        match ours.get_mut(key) {
            None => {
                ours.insert(key.clone(), value.clone());
            }
            Some(Value::Object(inner)) => {
                if let Value::Object(value) = value {
                    lay_under(inner, value);
                }
            }
            Some(_) => {}
        }
    }
}

/// Adds sources, newest first; one without a date comes last.
fn add_sources(record: &mut Object, sources: &[Value]) {
    let list = record.entry("sources").or_insert_with(|| json!([]));
    if let Some(list) = list.as_array_mut() {
        for source in sources {
            if !list.contains(source) {
                list.push(source.clone());
            }
        }
        list.sort_by(|a, b| b["date"].as_str().cmp(&a["date"].as_str()));
    }
}

/// Lays a hand-made correction over a record; the record changed on the correction's day, if not later.
fn correct(record: &mut SourceRecord, correction: &Correction, problems: &mut Vec<Problem>) {
    let field = correction.field.as_str();
    if let Err(meant) = columns::known_field(record.collection, field) {
        let problem = Problem::warning("overlay.csv", correction.line, "the format has no such field").field(field);
        let problem = problem.id(&correction.id);
        problems.push(
            meant.map_or_else(|| problem.clone(), |meant| problem.clone().suggest(format!("did you mean {meant}?"))),
        );
    }
    if correction.value.is_empty() {
        cut(&mut record.value, field);
    } else {
        match columns::value(record.collection, field, &correction.value) {
            Ok(value) => put(&mut record.value, field, value),
            Err(message) => {
                problems.push(Problem::error("overlay.csv", correction.line, message).field(field).id(&correction.id));
                return;
            }
        }
    }
    let stamp = format!("{}T00:00:00Z", correction.date);
    if correction.date.len() == 10
        && look_text(&record.value, "modified_at").is_none_or(|before| before < stamp.as_str())
    {
        put_text(&mut record.value, "modified_at", &stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(value: Value) -> Object {
        match value {
            Value::Object(object) => object,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn twins_keep_each_what_it_knows_best() {
        let mut ours = object(json!({
            "id": "avoinovi:park", "kind": "playground_house", "name": {"fi": "Puisto", "en": "Our Park", "sv": "Vår park"},
            "unofficial_names": ["sv", "en"], "lat": 60.0, "lon": 24.0, "position": "municipality",
            "hours": {"value": "Mo-Fr 08:00-16:00", "scope": "offer"}, "modified_at": "2026-01-01T00:00:00Z",
            "sources": [{"name": "Page", "date": "2023"}], "contact": [{"kind": "phone", "value": "1"}],
        }));
        let theirs = object(json!({
            "id": "tpr:1", "kind": "playground", "name": {"fi": "Puisto, Espoo", "en": "Park"}, "lat": 60.1, "lon": 24.1,
            "position": "exact", "hours": {"source_text": {"fi": "8-16"}, "stated_on": "2024-05-15"},
            "modified_at": "2026-02-01T00:00:00Z", "sources": [{"name": "Palvelukartta", "date": "2024-05-15"}],
            "contact": [{"kind": "phone", "value": "2"}, {"kind": "email", "value": "a@b.fi"}],
        }));
        join(&mut ours, &theirs);
        assert_eq!(
            Value::from(ours),
            json!({
                "id": "avoinovi:park", "kind": "playground_house", "name": {"fi": "Puisto", "en": "Park", "sv": "Vår park"},
                "unofficial_names": ["sv"], "lat": 60.1, "lon": 24.1, "position": "exact",
                "hours": {"value": "Mo-Fr 08:00-16:00", "scope": "offer"}, "modified_at": "2026-02-01T00:00:00Z",
                "sources": [{"name": "Palvelukartta", "date": "2024-05-15"}, {"name": "Page", "date": "2023"}],
                "contact": [{"kind": "phone", "value": "1"}, {"kind": "email", "value": "a@b.fi"}],
            })
        );
    }
}
