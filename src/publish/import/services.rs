//! Flat sheets of support services and of the channels by which they are reached.

use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::table::Table;
use super::Batch;
use super::cells::Cells;
use super::flat::{CURATED_LICENSE, PREFIX};
use super::operators::{organization, organization_id};
use super::places::{OPERATOR_KINDS, add_organization};
use super::words::{life_id, task_id};

const SERVICE_KINDS: &[&str] = &[
    "support_line",
    "emergency",
    "chat",
    "letter",
    "support_person",
    "childcare",
    "peer_group",
    "volunteering",
    "web",
    "other",
];

const CHANNEL_KINDS: &[&str] = &["phone", "chat", "letter", "booked_chat", "forum", "web", "visit"];

/// Makes a service of each row, with its channels.
pub fn import(table: &Table, channels: Option<&Table>, batch: &mut Batch) {
    let mut reached: Vec<(String, Value)> = Vec::new();
    if let Some(channels) = channels {
        for row in &channels.rows {
            let mut cells = Cells::new(channels, row);
            let service = cells.id("service_id", PREFIX).unwrap_or_default();
            if !table.rows.iter().any(|row| table.cell(row, "id") == cells.text("service_id")) {
                cells.complain("service_id", format!("no service has the id {service:?}"), "");
            }
            let channel = channel(&mut cells);
            if cells.problems.is_empty() {
                reached.push((service, channel.into()));
            }
            batch.problems.append(&mut cells.problems);
        }
    }
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        if let Some(mut service) = service(&mut cells, batch)
            && cells.problems.is_empty()
        {
            let ours = |(id, _): &&(String, Value)| service.get("id").and_then(Value::as_str) == Some(id);
            let channels: Vec<Value> = reached.iter().filter(ours).map(|(_, channel)| channel.clone()).collect();
            let sources = newest_first(&channels);
            if !channels.is_empty() {
                put(&mut service, "channels", channels.into());
            }
            if !sources.is_empty() {
                put(&mut service, "sources", sources.into());
            }
            batch.add("services", service);
        }
        batch.problems.append(&mut cells.problems);
    }
}

fn service(cells: &mut Cells<'_>, batch: &mut Batch) -> Option<Object> {
    cells.needed("id");
    let id = cells.id("id", PREFIX)?;
    let mut service = Object::new();
    put_text(&mut service, "id", &id);
    cells.needed("name_fi");
    cells.put_names(&mut service);
    cells.needed("kind");
    cells.put_word(&mut service, "kind", "kind", SERVICE_KINDS);
    cells.put_texts(&mut service, "summary", "summary");
    let (provider, kind) = (cells.text("provider"), cells.word("provider_kind", OPERATOR_KINDS).unwrap_or(""));
    if !provider.is_empty() {
        put_text(&mut service, "provider_id", &organization_id(provider));
        add_organization(batch, organization(provider, kind, None));
    }
    cells.put_list(&mut service, "area_codes", "area");
    cells.put_list(&mut service, "audience.groups", "audience");
    cells.put_word(&mut service, "role", "role", &["ask_for", "become_one", "both"]);
    for (path, heading, id) in
        [("life_situations", "life_situations", life_id as fn(&str) -> String), ("tasks", "tasks", task_id)]
    {
        let words: Vec<Value> = cells.list(heading).into_iter().map(|word| id(word).into()).collect();
        if !words.is_empty() {
            put(&mut service, path, words.into());
        }
    }
    if let Some(fallback) = cells.id("fallback_id", PREFIX) {
        put_text(&mut service, "fallback_id", &fallback);
    }
    Some(service)
}

fn channel(cells: &mut Cells<'_>) -> Object {
    let mut channel = Object::new();
    put_text(&mut channel, "id", cells.needed("id"));
    cells.needed("kind");
    cells.put_word(&mut channel, "kind", "kind", CHANNEL_KINDS);
    cells.put_text(&mut channel, "number", "number");
    cells.put_text(&mut channel, "url", "url");
    hours(cells, &mut channel);
    cells.put_texts(&mut channel, "holidays_note", "holidays_note");
    cells.put_list(&mut channel, "languages", "languages");
    cells.put_texts(&mut channel, "audience", "audience_note");
    cells.put_word(&mut channel, "cost.kind", "cost_kind", &["free", "optional", "paid", "unknown"]);
    cells.put_texts(&mut channel, "cost.note", "cost_note");
    cells.put_bool(&mut channel, "anonymous", "anonymous");
    cells.needed("confidence");
    cells.put_word(&mut channel, "confidence", "confidence", &["current", "old", "unknown"]);
    if let Some(source) = cells.source(CURATED_LICENSE) {
        put(&mut channel, "sources", json!([source]));
    }
    channel
}

/// A channel's hours are the channel's own times; public holidays are stated where the value names them, and a line
/// that is open round the clock is open on them too.
fn hours(cells: &mut Cells<'_>, channel: &mut Object) {
    let (value, text) = (cells.text("hours_value"), cells.text("hours_text_fi"));
    if value.is_empty() && text.is_empty() {
        return;
    }
    cells.put_texts(channel, "hours.source_text", "hours_text");
    if value.is_empty() {
        put_text(channel, "hours.confidence", "text_only");
    } else {
        put_text(channel, "hours.value", value);
        put_text(channel, "hours.confidence", "structured");
        put_text(channel, "hours.scope", "offer");
        if value == "24/7" || value.split([' ', ',', ';']).any(|word| word == "PH") {
            put_text(channel, "hours.holidays", "stated");
        }
    }
    if let Some(date) = cells.partial_date("source_date") {
        put_text(channel, "hours.stated_on", &date.to_string());
    }
}

/// The channels' sources, each once, for the service itself.
fn newest_first(channels: &[Value]) -> Vec<Value> {
    let mut sources: Vec<Value> = Vec::new();
    for source in channels.iter().filter_map(|channel| channel["sources"].as_array()).flatten() {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    sources.sort_by(|a, b| b["date"].as_str().cmp(&a["date"].as_str()));
    sources
}
