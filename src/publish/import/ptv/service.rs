//! Services with the channels that the same input tells.

use std::collections::BTreeMap;

use chrono::Months;
use serde_json::{Value, json};

use super::super::super::dotted::{Object, put, put_text};
use super::super::given::{self, Origin, link, put_list};
use super::super::opening;
use super::{Import, hours, languages, localized, phones, record_id, typed, web_page};

/// A register's entry that nobody touched for so long is old.
const FRESH: Months = Months::new(24);

pub fn add(import: &mut Import<'_>, id: &str, told: &Value, channels: &BTreeMap<String, Value>) {
    let mut service = Object::new();
    put_text(&mut service, "id", &record_id(id));
    import.texts.put(&mut service, "name", typed(&told["serviceNames"], &["Name"]));
    if !service.contains_key("name") {
        import.leave_out("have no name");
        return;
    }
    put_text(&mut service, "kind", kind(localized(&told["serviceNames"]).unwrap_or("")));
    import.texts.put(&mut service, "summary", typed(&told["serviceDescriptions"], &["Summary", "ShortDescription"]));
    put_list(&mut service, "area_codes", areas(told));
    let organizations: Vec<&Value> = told["organizations"].as_array().into_iter().flatten().collect();
    let responsible = organizations.iter().find(|o| o["roleType"] == "Responsible").or(organizations.first());
    if let Some(organization) = responsible.map(|organization| &organization["organization"]) {
        let name = organization["name"].as_str().unwrap_or("");
        if let Some(provider) = import.named_organization(&given::word(&organization["id"]), name) {
            put_text(&mut service, "provider_id", &provider);
        }
    }
    let links = told["serviceChannels"].as_array().into_iter().flatten();
    let mut all = Vec::new();
    for link in links {
        let id = given::word(&link["serviceChannel"]["id"]);
        if let Some(channel) = channels.get(&id) {
            all.extend(self::channels(import, &id, channel, &link["serviceHours"]));
        }
    }
    put_list(&mut service, "channels", all);
    import.origin(id, told).put(&mut service);
    import.batch.add("services", service);
}

fn kind(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match () {
        () if says(&["vertaisryhm", "vertaistu"]) => "peer_group",
        () if says(&["tukihenkilö", "tukiperhe"]) => "support_person",
        () => "other",
    }
}

fn areas(told: &Value) -> Vec<Value> {
    match told["areaType"].as_str() {
        Some("Nationwide" | "WholeCountry" | "NationwideExceptAlandIslands" | "WholeCountryExceptAlandIslands") => {
            vec!["national".into()]
        }
        _ => {
            let areas = told["areas"].as_array().into_iter().flatten();
            let municipalities = areas.flat_map(|area| area["municipalities"].as_array().into_iter().flatten());
            let known = |code: &String| super::super::super::municipalities::by_code(code).is_some();
            municipalities
                .map(|m| given::word(&m["code"]))
                .filter(known)
                .map(|code| format!("kunta-{code}").into())
                .collect()
        }
    }
}

/// The ways that one channel of the catalogue is: a telephone has one for each number.
fn channels(import: &mut Import<'_>, id: &str, told: &Value, own_hours: &Value) -> Vec<Value> {
    let page = link(web_page(&told["webPages"]));
    let ways: Vec<(&str, String)> = match told["serviceChannelType"].as_str() {
        Some("Phone") => phones(told).into_iter().map(|number| ("phone", number)).collect(),
        Some("EChannel" | "WebPage") if !page.is_empty() => vec![("web", page.to_owned())],
        Some("ServiceLocation") => vec![("visit", page.to_owned())],
        _ => Vec::new(),
    };
    let date = given::date(told["modified"].as_str().unwrap_or(""));
    let today = import.options.now.date_naive();
    let is_fresh =
        opening::date(&date).and_then(|date| date.checked_add_months(FRESH)).is_some_and(|until| until >= today);
    let hours =
        if own_hours.as_array().is_some_and(|hours| !hours.is_empty()) { own_hours } else { &told["serviceHours"] };
    let mut all = Vec::new();
    for (number, (kind, value)) in ways.into_iter().take(5).enumerate() {
        let mut channel = Object::new();
        let suffix = if number == 0 { String::new() } else { format!("-{}", number + 1) };
        put_text(&mut channel, "id", &format!("{}{suffix}", record_id(id)));
        put_text(&mut channel, "kind", kind);
        put_text(&mut channel, if kind == "phone" { "number" } else { "url" }, &value);
        put_list(&mut channel, "languages", languages(told));
        if kind == "phone" {
            hours::put(&mut channel, hours, &mut import.texts, today, &date);
            let charge = told["phoneNumbers"][0]["serviceChargeType"].as_str();
            if matches!(charge, Some("FreeOfCharge" | "Free")) {
                put_text(&mut channel, "cost.kind", "free");
            }
        }
        // The organization says itself how to reach it, and when it last said so.
        put_text(&mut channel, "confidence", if is_fresh { "current" } else { "old" });
        let origin = Origin { name: "Suomi.fi-palvelutietovaranto", license: super::LICENSE, date: &date, id, url: "" };
        put(&mut channel, "sources", json!([origin.source()]));
        all.push(channel.into());
    }
    all
}
