//! Flat sheets of places, of closed places, and of places that another register knows too.

use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::municipalities;
use super::super::table::Table;
use super::Batch;
use super::cells::Cells;
use super::flat::{CURATED_LICENSE, PREFIX};
use super::operators::{organization, organization_id};

pub const PLACE_KINDS: &[&str] = &[
    "meeting_place",
    "family_cafe",
    "parish_club",
    "open_early_education",
    "playground_house",
    "playground",
    "family_centre",
    "library",
    "youth",
    "other",
];

pub const OPERATOR_KINDS: &[&str] = &["county", "municipality", "association", "parish", "private", "state", "other"];

const YES_NO_UNKNOWN: &[&str] = &["yes", "no", "unknown"];

/// Makes a place, and its operator, of each row.
pub fn import(table: &Table, batch: &mut Batch) {
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        if let Some(place) = place(&mut cells, batch)
            && cells.problems.is_empty()
        {
            batch.add("places", place);
        }
        batch.problems.append(&mut cells.problems);
    }
}

fn place(cells: &mut Cells<'_>, batch: &mut Batch) -> Option<Object> {
    cells.needed("id");
    let id = cells.id("id", PREFIX)?;
    let mut place = Object::new();
    put_text(&mut place, "id", &id);
    cells.needed("kind");
    cells.put_word(&mut place, "kind", "kind", PLACE_KINDS);
    cells.put_names(&mut place);
    if !place.contains_key("name") {
        cells.complain("name_fi", "the place has no name".into(), "fill name_fi or name_sv");
    }
    cells.put_text(&mut place, "summary.fi", "description_fi");
    position(cells, &mut place);
    address(cells, &mut place);
    cells.put_text(&mut place, "operator_note.fi", "operator_note");
    cells.put_text(&mut place, "host_name.fi", "host");
    if let Some(host) = cells.id("host_id", PREFIX) {
        put_text(&mut place, "host_id", &host);
    }
    hours(cells, &mut place);
    access(cells, &mut place);
    cells.put_texts(&mut place, "access.cost.note", "cost_note");
    cells.put_word(&mut place, "access.led_by", "led_by", &["professional", "volunteer", "both"]);
    cells.put_list(&mut place, "languages.activity", "languages");
    for item in ["step_free_entrance", "changing_table", "stroller_access", "lift", "accessible_toilet"] {
        cells.put_word(&mut place, &format!("accessibility.items.{item}"), item, YES_NO_UNKNOWN);
    }
    cells.put_text(&mut place, "accessibility.note.fi", "accessibility_note");
    let contacts: Vec<Value> = [("phone", cells.text("phone")), ("web", cells.text("web"))]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(kind, value)| json!({"kind": kind, "value": value}))
        .collect();
    if !contacts.is_empty() {
        put(&mut place, "contact", contacts.into());
    }
    let source = cells.source(CURATED_LICENSE);
    operator(cells, &mut place, source.as_ref(), batch);
    let mut sources: Vec<Value> = source.into_iter().collect();
    if !cells.text("position_source").is_empty() {
        sources.push(json!({"name": cells.text("position_source"), "license": spdx(cells.text("position_licence"))}));
    }
    put(&mut place, "sources", sources.into());
    Some(place)
}

fn position(cells: &mut Cells<'_>, place: &mut Object) {
    let (lat, lon) = (cells.number("lat", 59.0..=71.0), cells.number("lon", 19.0..=32.0));
    if let (Some(lat), Some(lon)) = (lat, lon) {
        put(place, "lat", lat.into());
        put(place, "lon", lon.into());
    }
    cells.put_word(place, "position", "position", &["exact", "street", "postal", "locality", "municipality"]);
}

fn address(cells: &mut Cells<'_>, place: &mut Object) {
    let code = cells.needed("municipality_code");
    let municipality = municipalities::by_code(code);
    if municipality.is_none() && !code.is_empty() {
        cells.complain("municipality_code", format!("{code:?} is no municipality of 2026"), "three digits, as 091");
    }
    put_text(place, "municipality_code", code);
    let language = if cells.text("name_fi").is_empty() { "sv" } else { "fi" };
    cells.put_text(place, &format!("address.street.{language}"), "street");
    cells.put_text(place, "address.postal_code", "postal_code");
    put_city(place, cells.text("city"), language);
}

/// A town in both its languages, where it is a municipality's name; else in the language of its text.
pub fn put_city(record: &mut Object, city: &str, language: &str) {
    match municipalities::by_name(city) {
        Some(municipality) => {
            put_text(record, "address.city.fi", &municipality.fi);
            if municipality.sv != municipality.fi {
                put_text(record, "address.city.sv", &municipality.sv);
            }
        }
        None => put_text(record, &format!("address.city.{language}"), city),
    }
}

/// Hours as the row's source tells them: with a value `structured`, else words alone. Scope, holidays and seasons that
/// nobody states stay absent, which means `building` and `not_stated`. The date is this source's and no other's.
fn hours(cells: &mut Cells<'_>, place: &mut Object) {
    let (value, text) = (cells.text("hours_value"), cells.text("hours_text_fi"));
    if value.is_empty() && text.is_empty() {
        return;
    }
    put_text(place, "hours.source_text.fi", text);
    if value.is_empty() {
        put_text(place, "hours.confidence", "text_only");
    } else {
        put_text(place, "hours.value", value);
        put_text(place, "hours.confidence", "structured");
        cells.put_word(place, "hours.scope", "hours_scope", &["offer", "building"]);
        if cells.word("holidays", &["stated", "not_stated"]) == Some("stated") {
            put_text(place, "hours.holidays", "stated");
        }
    }
    if let Some(date) = cells.partial_date("source_date") {
        put_text(place, "hours.stated_on", &date.to_string());
    }
}

/// Who may come and at what cost; places and sessions share these columns.
pub fn access(cells: &mut Cells<'_>, record: &mut Object) {
    cells.put_word(record, "access.drop_in", "drop_in", YES_NO_UNKNOWN);
    cells.put_word(record, "access.cost.kind", "cost_kind", &["free", "optional", "paid", "unknown"]);
    if let Some(word) = cells.word("registration", &["none", "required"]) {
        put(record, "access.registration.required", Value::Bool(word == "required"));
    }
    cells.put_integer(record, "audience.age_min_months", "age_min_months");
    cells.put_integer(record, "audience.age_max_months", "age_max_months");
    cells.put_bool(record, "audience.children_alone", "children_alone");
    cells.put_texts(record, "audience.note", "audience_note");
}

fn operator(cells: &mut Cells<'_>, place: &mut Object, source: Option<&Value>, batch: &mut Batch) {
    let name = cells.text("operator");
    let kind = cells.word("operator_kind", OPERATOR_KINDS).unwrap_or("");
    if name.is_empty() {
        return;
    }
    put(place, "operator_ids", json!([organization_id(name)]));
    add_organization(batch, organization(name, kind, source));
}

/// A licence's name in the sheet, as SPDX spells it.
fn spdx(name: &str) -> &str {
    match name {
        "CC BY 4.0" => "CC-BY-4.0",
        "CC BY-SA 4.0" => "CC-BY-SA-4.0",
        "ODbL 1.0" => "ODbL-1.0",
        other => other,
    }
}

/// Files an organization once: the first row that names it is its source.
pub fn add_organization(batch: &mut Batch, organization: Object) {
    let known = batch.records.entry("organizations").or_default();
    if known.iter().all(|other| other.get("id") != organization.get("id")) {
        known.push(organization);
    }
}

/// Makes a list of closures. A row that names no record closes nothing, nor does the end of one activity.
pub fn import_closures(table: &Table, batch: &mut Batch) {
    let mut lines = vec!["id,status,from,until,source.name,source.url,source.date".to_owned()];
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let status = cells.word("status", &["active", "temporarily_closed", "closed", "moved", "activity_ended"]);
        let id = cells.id("id", PREFIX).or_else(|| cells.id("same_as", PREFIX));
        let from = cells.partial_date("from").map(|date| date.to_string()).unwrap_or_default();
        let until = cells.partial_date("until").map(|date| date.to_string()).unwrap_or_default();
        if let (Some(id), Some(status @ ("temporarily_closed" | "closed"))) = (id, status) {
            let source = ["source_name", "source_url", "source_date"].map(|heading| quoted(cells.text(heading)));
            lines.push(format!("{id},{status},{from},{until},{}", source.join(",")));
        }
        batch.problems.append(&mut cells.problems);
    }
    batch.lists.insert("closures", lines.join("\n") + "\n");
}

/// Makes a list of twins.
pub fn import_twins(table: &Table, batch: &mut Batch) {
    let mut lines = vec!["id,same_as".to_owned()];
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        cells.needed("id");
        cells.needed("same_as");
        if let (Some(id), Some(same_as)) = (cells.id("id", PREFIX), cells.id("same_as", PREFIX)) {
            lines.push(format!("{id},{same_as}"));
        }
        batch.problems.append(&mut cells.problems);
    }
    batch.lists.insert("twins", lines.join("\n") + "\n");
}

/// A cell as CSV writes it.
pub fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
