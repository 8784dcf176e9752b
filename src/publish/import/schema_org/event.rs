//! Events in schema.org's words.

use chrono::{NaiveDateTime, TimeDelta};
use serde_json::{Value, json};

use super::super::super::dotted::{Object, put, put_text};
use super::super::given::{self, link, put_list};
use super::super::opening::time;
use super::super::sessions::first_match;
use super::super::venues;
use super::place::{self, origin};
use super::{Import, VENUE, language, list};
use crate::domain::time::Civil;

pub fn add(import: &mut Import<'_>, told: &Value) {
    let name = given::words(told["name"].as_str().unwrap_or(""));
    if name.is_empty() {
        import.leave_out("events have no name");
        return;
    }
    let when = given::word(&told["startDate"]);
    // A page tells each time of a club at the same address.
    let id = import.id(told, &format!("{name} {}", when.get(..16).unwrap_or(&when)));
    if !import.seen.insert(id.clone()) {
        return;
    }
    let tag = language(told).to_owned();
    let mut event = Object::new();
    put_text(&mut event, "id", &id);
    put_text(&mut event, &format!("name.{tag}"), &name);
    import.texts.put(&mut event, "description", [(tag.as_str(), told["description"].as_str().unwrap_or(""))]);
    if !times(told, &mut event) {
        import.leave_out("events have times that can't be read");
        return;
    }
    if let Some(status) = status(told) {
        put_text(&mut event, "status", status);
    }
    location(import, told, &mut event);
    access(told, &mut event);
    if told["inLanguage"].is_string() {
        put(&mut event, "languages", json!({"activity": [tag]}));
    }
    age(told, &mut event);
    let (url, date) = (given::word(&told["url"]), given::date(told["dateModified"].as_str().unwrap_or("")));
    origin(import, &url, &date).put(&mut event);
    import.batch.add("events", event);
}

fn status(told: &Value) -> Option<&'static str> {
    match told["eventStatus"].as_str()?.rsplit('/').next()? {
        "EventCancelled" => Some("cancelled"),
        "EventPostponed" => Some("postponed"),
        "EventRescheduled" => Some("moved"),
        _ => None,
    }
}

/// One time, or a schedule. `false`: nobody could tell when it is.
fn times(told: &Value, event: &mut Object) -> bool {
    let civil = |field: &str| told[field].as_str().and_then(given::civil);
    let schedules = list(&told["eventSchedule"]);
    if let [only] = schedules[..] {
        return schedule(only, event);
    }
    let Some(start) = civil("startDate") else { return told["startDate"].is_null() };
    put_text(event, "start", &start.to_string());
    if let Some(end) =
        civil("endDate").filter(|end| end.at() > start.at() && end.at() - start.at() < TimeDelta::days(1_000))
    {
        let end = if start.has_time() { end } else { Civil::Date(end.date()) };
        put_text(event, "end", &end.to_string());
    }
    true
}

/// `Schedule`: every week on some days, at a time.
fn schedule(told: &Value, event: &mut Object) -> bool {
    const DAYS: [(&str, &str); 7] = [
        ("Monday", "MO"),
        ("Tuesday", "TU"),
        ("Wednesday", "WE"),
        ("Thursday", "TH"),
        ("Friday", "FR"),
        ("Saturday", "SA"),
        ("Sunday", "SU"),
    ];
    let date = |field: &str| told[field].as_str().and_then(given::civil).map(Civil::date);
    let clock = |field: &str| told[field].as_str().and_then(|text| time(text.get(..5).unwrap_or(text)));
    let step = match told["repeatFrequency"].as_str().unwrap_or("") {
        "P1W" | "Weekly" | "weekly" => 1,
        "P2W" => 2,
        _ => return false,
    };
    let days: Vec<&str> = list(&told["byDay"])
        .into_iter()
        .filter_map(|day| day.as_str()?.rsplit(['/', ':']).next())
        .filter_map(|day| DAYS.iter().find(|(name, short)| *name == day || *short == day).map(|(_, short)| *short))
        .collect();
    let (Some(from), Some(start), false) = (date("startDate"), clock("startTime"), days.is_empty()) else {
        return false;
    };
    let interval = if step > 1 { format!(";INTERVAL={step}") } else { String::new() };
    let mut rule = format!("FREQ=WEEKLY{interval};BYDAY={}", days.join(","));
    let Some(first) = first_match(&rule, from) else { return false };
    let until = date("endDate");
    if let Some(until) = until {
        rule.push_str(&format!(";UNTIL={}", until.and_time(start).format("%Y%m%dT%H%M%S")));
    }
    put_text(event, "rrule", &rule);
    let first: NaiveDateTime = first.and_time(start);
    put_text(event, "start", &Civil::Time(first).to_string());
    if let Some(end) = clock("endTime").filter(|end| *end > start) {
        put_text(event, "end", &Civil::Time(first.date().and_time(end)).to_string());
    }
    put_text(event, "season.from", &from.to_string());
    put_text(event, "season.to", &until.map(|until| until.to_string()).unwrap_or_default());
    let except = list(&told["exceptDate"]).into_iter().filter_map(|date| given::civil(date.as_str()?));
    put_list(event, "exdates", except.map(|date| date.to_string().into()).collect());
    true
}

fn location(import: &mut Import<'_>, told: &Value, event: &mut Object) {
    let mode = told["eventAttendanceMode"].as_str().and_then(|mode| mode.rsplit('/').next()).unwrap_or("");
    match mode {
        "OnlineEventAttendanceMode" => put_text(event, "attendance", "online"),
        "MixedEventAttendanceMode" => put_text(event, "attendance", "hybrid"),
        _ => {}
    }
    for location in list(&told["location"]) {
        let location = import.whole(location).clone();
        if super::types(&location).contains(&"VirtualLocation") {
            put_text(event, "online_url", link(location["url"].as_str().unwrap_or("")));
            if mode.is_empty() {
                put_text(event, "attendance", "online");
            }
        } else if super::is_place(&location) {
            if let Some(id) = place::add(import, &location, VENUE) {
                put_text(event, "place_id", &id);
            }
        } else if let Some((id, mut venue)) =
            location.as_str().and_then(|words| venues::of_words(words, &import.options.name))
        {
            origin(import, "", "").put(&mut venue);
            if import.seen.insert(format!("{VENUE} {id}")) {
                import.batch.add(VENUE, venue);
            }
            put_text(event, "place_id", &id);
        }
    }
}

fn access(told: &Value, event: &mut Object) {
    let offers = list(&told["offers"]);
    let price = |offer: &&Value| given::word(&offer["price"]).replace(',', ".").parse::<f64>().ok();
    let prices: Vec<f64> = offers.iter().filter_map(price).filter(|price| (0.0..=10_000.0).contains(price)).collect();
    let kind = match (&told["isAccessibleForFree"], &prices[..]) {
        (Value::Bool(true), _) => "free",
        (Value::Bool(false), _) => "paid",
        (_, []) => return,
        (_, prices) if prices.iter().all(|price| *price == 0.0) => "free",
        (_, prices) if prices.iter().all(|price| *price > 0.0) => "paid",
        _ => "unknown",
    };
    put_text(event, "access.cost.kind", kind);
    if let ("paid", [one]) = (kind, &prices[..]) {
        put(event, "access.cost.amount_eur", (*one).into());
    }
}

/// `typicalAgeRange`: "0-3", "7-".
fn age(told: &Value, event: &mut Object) {
    let Some((from, to)) = told["typicalAgeRange"].as_str().and_then(|range| range.split_once('-')) else { return };
    let years = |text: &str| text.trim().parse::<u32>().ok().filter(|years| *years < 99);
    let (from, to) = (years(from), years(to));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return;
    }
    if let Some(from) = from {
        put(event, "audience.age_min_months", (from * 12).into());
    }
    if let Some(to) = to {
        put(event, "audience.age_max_months", (to * 12 + 11).into());
    }
}
