//! Palvelukartta, the Helsinki region's register of service points (TPR): `ovi feed import --from tpr`.
//!
//! Reads its WFS features (GeoJSON) and its REST v4 units: an object, a list, one object a line, or a folder of such
//! files; lists of sections (`connection`) and of sentences beside them are joined to their units. A unit keeps its
//! register id, `tpr:<ID>`. The register's date is the unit's, so it dates hours only where the unit's own text tells
//! them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::municipalities;
use super::super::problem::{Problem, PublishError};
use super::accessibility::{self, Sentence};
use super::given::{self, documents, is_language, items, put_list};
use super::operators::{organization, organization_id};
use super::places::{add_organization, put_city};
use super::{Batch, Options, kinds, tpr_hours};

/// The licence of the register's data.
const LICENSE: &str = "CC-BY-4.0";

/// Makes a place of each unit.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let mut batch = Batch::default();
    let wanted = &options.terms.service_nodes;
    let mut not_asked = 0;
    let mut units: Vec<(String, usize, Unit)> = Vec::new();
    let mut parts: BTreeMap<u64, Vec<Value>> = BTreeMap::new();
    for document in documents(options)? {
        if !document.value.is_object() && !document.value.is_array() {
            return Err(PublishError::input(Problem::error(&document.file, 1, "neither units nor GeoJSON")));
        }
        let (file, values) = items(document, &["features", "results"]);
        let mut nth = 0;
        for value in values {
            match value["unit_id"].as_u64() {
                Some(unit) => parts.entry(unit).or_default().push(value),
                None => {
                    nth += 1;
                    units.extend(unit(value).map(|unit| (file.clone(), nth, unit)));
                }
            }
        }
    }
    for (file, nth, mut unit) in units {
        unit.attach(&parts);
        if !unit.is_public() || !(wanted.is_empty() || unit.nodes().any(|node| wanted.contains(&node))) {
            not_asked += 1;
            continue;
        }
        match place(&unit, &mut batch) {
            Ok(place) => batch.add("places", place),
            Err((field, message)) => {
                batch.problems.push(Problem::error(&file, None, format!("unit {nth}: {message}")).field(field));
            }
        }
    }
    if not_asked > 0 {
        let message = format!("{not_asked} units are not public, or of service nodes that are not asked for: left out");
        batch.problems.push(Problem::warning(&super::file_name(&options.input), None, message));
    }
    Ok(batch)
}

/// A unit under either of the register's spellings.
struct Unit {
    fields: Object,
    point: Option<(f64, f64)>,
}

impl Unit {
    fn text(&self, names: &[&str]) -> &str {
        names.iter().find_map(|name| self.fields.get(*name)?.as_str()).map_or("", str::trim)
    }

    fn list(&self, name: &str) -> &[Value] {
        self.fields.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// What services it is there for: numbers of the register's tree.
    fn nodes(&self) -> impl Iterator<Item = u64> {
        self.list("ontologytree_ids").iter().filter_map(Value::as_u64)
    }

    /// The register tells sections and sentences of all units in lists of their own, too.
    fn attach(&mut self, parts: &BTreeMap<u64, Vec<Value>>) {
        let id = self.fields.get("id").and_then(Value::as_u64);
        for part in id.and_then(|id| parts.get(&id)).into_iter().flatten() {
            let list = if part["section_type"].is_string() { "connections" } else { "accessibility_sentences" };
            if let Some(list) = self.fields.entry(list).or_insert_with(|| json!([])).as_array_mut() {
                list.push(part.clone());
            }
        }
    }

    fn is_public(&self) -> bool {
        self.fields.get("is_public").and_then(Value::as_bool) != Some(false)
    }
}

fn unit(value: Value) -> Option<Unit> {
    let Value::Object(mut object) = value else { return None };
    let at = |list: &Value, index: usize| list.get(index).and_then(Value::as_f64);
    let point = object
        .get("geometry")
        .map(|geometry| &geometry["coordinates"])
        .and_then(|list| Some((at(list, 1)?, at(list, 0)?)));
    let fields = match object.remove("properties") {
        Some(Value::Object(properties)) => properties,
        _ => object,
    };
    let number = |name: &str| fields.get(name).and_then(Value::as_f64);
    let point = point.or_else(|| Some((number("latitude")?, number("longitude")?)));
    Some(Unit { fields, point })
}

fn place(unit: &Unit, batch: &mut Batch) -> Result<Object, (&'static str, String)> {
    let id = unit
        .fields
        .get("ID")
        .or_else(|| unit.fields.get("id"))
        .and_then(|id| id.as_u64().or_else(|| id.as_str()?.parse().ok()))
        .ok_or(("ID", "the unit has no number".to_owned()))?;
    let mut place = Object::new();
    put_text(&mut place, "id", &format!("tpr:{id}"));
    put_text(&mut place, "kind", kind(unit));
    names(unit, &mut place);
    if !place.contains_key("name") {
        return Err(("Name_fi", format!("unit tpr:{id} has no name")));
    }
    for language in ["fi", "sv", "en"] {
        let text = unit.text(&[&format!("short_desc_{language}")]);
        if language == "fi" || text != unit.text(&["short_desc_fi"]) {
            put_text(&mut place, &format!("summary.{language}"), text);
        }
    }
    description(unit, &mut place);
    let (lat, lon) = unit.point.ok_or(("geometry", format!("unit tpr:{id} has no point")))?;
    put(&mut place, "lat", lat.into());
    put(&mut place, "lon", lon.into());
    put_text(&mut place, "position", "exact");
    address(unit, &mut place);
    if !place.contains_key("municipality_code") {
        return Err(("Address_fi", format!("unit tpr:{id} tells no municipality of 2026")));
    }
    let date = &given::date(unit.text(&["Modified", "modified_time"]));
    let of_sections = tpr_hours::of_connections(unit.list("connections"), date);
    if let Some(hours) = of_sections.or_else(|| tpr_hours::hours(unit.text(&["Description_fi", "desc_fi"]), date)) {
        put(&mut place, "hours", hours.into());
    }
    accessibility::put(&mut place, &sentences(unit));
    let languages = unit.list("provided_languages").iter().filter_map(Value::as_str).filter(|tag| is_language(tag));
    put_list(&mut place, "languages.staff", languages.map(Value::from).collect());
    contact(unit, &mut place);
    let mut source = Object::new();
    put_text(&mut source, "name", "Palvelukartta");
    put_text(&mut source, "url", &format!("https://palvelukartta.hel.fi/fi/unit/{id}"));
    put_text(&mut source, "license", LICENSE);
    put_text(&mut source, "date", date);
    put_text(&mut source, "id", &id.to_string());
    let source = Value::from(source);
    operator(unit, &mut place, &source, batch);
    put(&mut place, "sources", json!([source]));
    Ok(place)
}

/// Nodes of the register's tree by what they are: ohjattu leikkipuistotoiminta, leikkipaikat, perhekeskukset, avoin
/// toiminta of early education, kirjastot, nuorisotilat.
const KINDS: [(&[u64], &str); 6] = [
    (&[69, 500, 981], "playground_house"),
    (&[2189], "family_centre"),
    (&[976], "open_early_education"),
    (&[324, 328, 345, 349], "library"),
    (&[154, 263, 366, 510], "youth"),
    (&[68, 70, 499, 501], "playground"),
];

/// The sentences on accessibility, by the narrower of their groups' names.
fn sentences(unit: &Unit) -> Vec<Sentence> {
    let text = |sentence: &Value, field: &str| sentence[field].as_str().unwrap_or("").to_owned();
    let told = unit.list("accessibility_sentences").iter();
    told.map(|sentence| Sentence { group: text(sentence, "sentence_group_name"), text: text(sentence, "sentence_fi") })
        .collect()
}

/// Supervised playgrounds and residents' parks have a house and people in it; the others are yards.
fn kind(unit: &Unit) -> &'static str {
    let of_node = unit.nodes().find_map(|node| KINDS.iter().find(|(nodes, _)| nodes.contains(&node)));
    if let Some((_, kind)) = of_node {
        return kind;
    }
    match unit.text(&["Selite_fi"]) {
        "Ohjattu leikkipuistotoiminta" => "playground_house",
        "" => "other",
        selite if selite.contains("eikki") => "playground",
        _ => "other",
    }
}

/// The register fills a missing name in with the Finnish one; that is no translation.
fn names(unit: &Unit, place: &mut Object) {
    let finnish = unit.text(&["Name_fi", "name_fi"]);
    put_text(place, "name.fi", finnish);
    for (language, names) in [("sv", ["Name_sv", "name_sv"]), ("en", ["Name_en", "name_en"])] {
        let name = unit.text(&names);
        if name != finnish {
            put_text(place, &format!("name.{language}"), name);
        }
    }
}

/// Where the Swedish and English texts describe a day-care centre and the Finnish one doesn't, they describe something
/// else than the place: sixteen of Espoo's residents' parks. They are left out.
fn description(unit: &Unit, place: &mut Object) {
    const DAY_CARE: [&str; 6] = ["daghem", "barndagvård", "day-care", "day care", "daycare cent", "play activities"];
    let finnish = unit.text(&["Description_fi", "desc_fi"]);
    put_text(place, "description.fi", finnish);
    let cares_for_days = finnish.to_lowercase().contains("päiväkoti");
    for (language, names) in [("sv", ["Description_sv", "desc_sv"]), ("en", ["Description_en", "desc_en"])] {
        let text = unit.text(&names);
        let elsewhere = DAY_CARE.iter().any(|word| text.to_lowercase().contains(word)) && text.len() < 120;
        if !elsewhere || cares_for_days {
            put_text(place, &format!("description.{language}"), text);
        }
    }
}

/// `Meteorinkatu 7, 02210 Espoo`, or the REST interface's separate fields.
fn address(unit: &Unit, place: &mut Object) {
    let mut city = unit.text(&["address_city_fi"]).to_owned();
    put_text(place, "address.postal_code", unit.text(&["address_zip"]));
    for (language, names) in [("fi", ["Address_fi", "street_address_fi"]), ("sv", ["Address_sv", "street_address_sv"])]
    {
        let address = unit.text(&names);
        let (street, rest) = address.rsplit_once(", ").unwrap_or((address, ""));
        put_text(place, &format!("address.street.{language}"), street);
        if let (Some((postal, town)), "fi") = (rest.split_once(' '), language)
            && postal.len() == 5
            && postal.bytes().all(|byte| byte.is_ascii_digit())
        {
            put_text(place, "address.postal_code", postal);
            city = town.to_owned();
        }
    }
    if city.is_empty() {
        city = municipalities::by_name(unit.text(&["City_en"])).map(|town| town.fi.clone()).unwrap_or_default();
    }
    put_city(place, &city, "fi");
    let code = unit.fields.get("arealcity_id").and_then(Value::as_u64).map(|code| format!("{code:03}"));
    let by_code = || code.and_then(|code| municipalities::by_code(&code));
    if let Some(municipality) = municipalities::by_name(&city).or_else(by_code) {
        put_text(place, "municipality_code", &municipality.code);
    }
}

fn contact(unit: &Unit, place: &mut Object) {
    let link = unit.text(&["Link_fi", "www_fi"]);
    // The WFS gives a link as markup.
    let address = link.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or(link);
    let contacts: Vec<Value> = [
        ("phone", unit.text(&["Phone", "phone"])),
        ("email", unit.text(&["Email", "email"])),
        ("web", if address.starts_with("https://") { address } else { "" }),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(kind, value)| json!({"kind": kind, "value": value}))
    .collect();
    if !contacts.is_empty() {
        put(place, "contact", contacts.into());
    }
}

fn operator(unit: &Unit, place: &mut Object, source: &Value, batch: &mut Batch) {
    let name = match unit.text(&["Organization_fi"]) {
        // "kunnallinen palvelu, Kulttuurin ja vapaa-ajan toimiala, Helsingin kaupunki"
        "" => unit.text(&["displayed_service_owner_fi"]).rsplit(", ").next().unwrap_or("").trim(),
        name => name,
    };
    if name.is_empty() || kinds::of_organization(name) != "municipality" {
        return;
    }
    let mut organization = organization(name, "municipality", None);
    for language in ["sv", "en"] {
        put_text(&mut organization, &format!("name.{language}"), unit.text(&[&format!("Organization_{language}")]));
    }
    let mut source = source.clone();
    if let Some(source) = source.as_object_mut() {
        source.retain(|key, _| key == "name" || key == "license");
        put_text(source, "url", "https://palvelukartta.hel.fi/");
    }
    put(&mut organization, "sources", json!([source]));
    put(place, "operator_ids", json!([organization_id(name)]));
    add_organization(batch, organization);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(fields: Value) -> Unit {
        let Value::Object(fields) = fields else { panic!("no object") };
        Unit { fields, point: Some((60.2, 24.7)) }
    }

    #[test]
    fn a_text_about_something_else_is_left_out() {
        let unit = unit(json!({
            "ID": 78680, "Modified": "2024-05-15T00:00:00", "Organization_fi": "Espoon kaupunki",
            "Name_fi": "Olarin asukaspuisto", "Name_sv": "Olarin asukaspuisto", "Name_en": "Olari residents' park",
            "Address_fi": "Meteorinkatu 7, 02210 Espoo", "Description_fi": "Viihtyisä kohtaamispaikka.",
            "Description_sv": "Detta är ett finskspråkigt daghem.", "Selite_fi": "Ohjattu leikkipuistotoiminta",
            "Link_fi": "<a href=\"https://www.espoo.fi/fi/olarin-asukaspuisto\" target=\"_palvelu\">Olari</a>",
        }));
        let mut batch = Batch::default();
        let place = Value::from(place(&unit, &mut batch).unwrap());
        assert_eq!(place["description"], json!({"fi": "Viihtyisä kohtaamispaikka."}));
        assert_eq!(place["name"], json!({"fi": "Olarin asukaspuisto", "en": "Olari residents' park"}));
        assert_eq!(place["address"]["city"], json!({"fi": "Espoo", "sv": "Esbo"}));
        assert_eq!(place["municipality_code"], "049");
        assert_eq!(place["contact"][0]["value"], "https://www.espoo.fi/fi/olarin-asukaspuisto");
        assert!(place.get("hours").is_none() && place.get("verified_at").is_none());
        assert_eq!(batch.records["organizations"][0]["id"], "avoinovi:org/espoon-kaupunki");
    }
}
