//! Hauki, the capital region's register of opening hours: `ovi feed import --from hauki`.
//!
//! It tells hours of things that other registers describe, so what comes of it is no place: `hours-NAME.jsonl` holds the
//! hours of places by their id, and they are laid over the places when the folder is read (`assemble`). Periods,
//! groups of time spans, rules and states become one value (`opening`).

use std::collections::BTreeMap;

use chrono::NaiveTime;
use serde_json::Value;

use super::super::dotted::{Object, put_text};
use super::super::problem::{Problem, PublishError};
use super::given::{self, Origin, documents, items};
use super::opening::{self, Line, State, Stretch, Weeks, date, time};
use super::{Batch, HOURS, Options, file_name};

const LICENSE: &str = "CC-BY-4.0";

/// Makes the hours of each resource that is a unit of Palvelukartta.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let file = file_name(&options.input);
    let mut batch = Batch::default();
    let mut units: BTreeMap<String, String> = BTreeMap::new();
    let mut periods: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut other = 0;
    for document in documents(options)? {
        let (_, items) = items(document, &["results"]);
        for item in items {
            if item["time_span_groups"].is_array() {
                periods.entry(reference(&item["resource"])).or_default().push(item);
            } else if item["origins"].is_array() {
                let id = reference(&item["id"]);
                units.extend(unit_of_resource(&item).map(|unit| (id.clone(), unit)));
                let own = item["date_periods"].as_array().into_iter().flatten().filter(|period| period.is_object());
                periods.entry(id).or_default().extend(own.cloned());
            } else if item["sources"].is_array() {
                units.extend(resource_of_unit(&item));
            } else {
                other += 1;
            }
        }
    }
    periods.retain(|_, periods| !periods.is_empty());
    let today = options.now.date_naive();
    let (mut nobodys, mut unclear) = (0, 0);
    for (resource, told) in periods {
        let unit = units.get(&resource).cloned().or_else(|| resource.strip_prefix("tprek:").map(str::to_owned));
        let Some(unit) = unit else {
            nobodys += 1;
            continue;
        };
        let (record, is_clear) = hours(&given::id("tpr", &unit), &resource, &told, today);
        unclear += usize::from(!is_clear);
        batch.add(HOURS, record);
    }
    let told = [
        (other, "items are neither periods nor resources nor units: left out"),
        (nobodys, "resources are no units of Palvelukartta that this input names: left out"),
        (unclear, "units have hours that hold no more, or that one value can't tell: unknown"),
    ];
    for (count, why) in told {
        if count > 0 {
            batch.problems.push(Problem::warning(&file, None, format!("{count} {why}")));
        }
    }
    Ok(batch)
}

/// A resource's number, or its spelling by an origin: `tprek:8215`.
fn reference(value: &Value) -> String {
    given::word(if value.is_object() { &value["id"] } else { value })
}

/// The unit that a resource is: its origin in the register of places.
fn unit_of_resource(resource: &Value) -> Option<String> {
    let origins = resource["origins"].as_array()?;
    let source = |origin: &Value| reference(&origin["data_source"]);
    let unit =
        origins.iter().find(|origin| source(origin) == "tprek").map(|origin| given::word(&origin["origin_id"]))?;
    unit.parse::<u32>().is_ok().then_some(unit)
}

/// A unit of the register of places may name its resource.
fn resource_of_unit(unit: &Value) -> Option<(String, String)> {
    let sources = unit["sources"].as_array()?;
    let resource =
        sources.iter().find(|source| source["source"] == "hauki").map(|source| given::word(&source["id"]))?;
    let id = given::word(&unit["id"]);
    (!resource.is_empty() && id.parse::<u32>().is_ok()).then_some((resource, id))
}

/// The hours of a unit, and whether a value tells them.
fn hours(id: &str, resource: &str, periods: &[Value], today: chrono::NaiveDate) -> (Object, bool) {
    let published =
        |period: &&Value| period["published"] != Value::Bool(false) && period["is_removed"] != Value::Bool(true);
    let periods: Vec<&Value> = periods.iter().filter(published).collect();
    let modified =
        periods.iter().map(|period| given::date(period["modified"].as_str().unwrap_or(""))).max().unwrap_or_default();
    let mut record = Object::new();
    put_text(&mut record, "id", id);
    let stretches: Option<Vec<Stretch>> = periods.iter().map(|period| stretch(period)).collect();
    let ordinary =
        |stretches: &[Stretch]| stretches.iter().filter(|stretch| !stretch.is_exception).cloned().collect::<Vec<_>>();
    // The register unites two ordinary periods of one time; what a value makes of them is near that, not the same.
    let is_sure = stretches.as_deref().is_some_and(|stretches| {
        let ordinary = ordinary(stretches);
        !ordinary.iter().enumerate().any(|(at, one)| ordinary[at + 1..].iter().any(|other| one.meets(other)))
    });
    let value = stretches.and_then(|stretches| opening::value(&stretches, today));
    match &value {
        Some(value) => opening::put(&mut record, value, is_sure, &modified),
        None => {
            put_text(&mut record, "hours.confidence", "text_only");
            put_text(&mut record, "hours.stated_on", &modified);
        }
    }
    let url = format!(
        "https://hauki.api.hel.fi/v1/resource/{}/",
        if resource.contains(':') { resource.to_owned() } else { id.replace("tpr:", "tprek:") }
    );
    Origin { name: "Hauki", url: &url, license: LICENSE, date: &modified, id: resource }.put(&mut record);
    (record, value.is_some())
}

/// `None` where a part of a period can't be read.
fn stretch(period: &Value) -> Option<Stretch> {
    let bound = |field: &str| match period[field].as_str() {
        None | Some("") => Some(None),
        Some(text) => date(text).map(Some),
    };
    let whole = period["resource_state"].as_str().unwrap_or("undefined");
    let mut lines = Vec::new();
    for group in period["time_span_groups"].as_array()? {
        if group["is_removed"] == Value::Bool(true) {
            continue;
        }
        let (weeks, only) = rule(group["rules"].as_array().map(Vec::as_slice).unwrap_or_default())?;
        for span in group["time_spans"].as_array()? {
            if span["is_removed"] != Value::Bool(true) {
                lines.extend(time_span(span, whole, weeks, only)?);
            }
        }
    }
    if lines.is_empty() {
        lines.push(Line { weeks: Weeks::All, days: (0..7).collect(), spans: Vec::new(), state: all_day(whole) });
    }
    let is_exception = period["override"] == Value::Bool(true);
    let (from, to) = (bound("start_date")?, bound("end_date")?);
    Some(Stretch { from, to, is_exception, lines })
}

/// A period without times says what the place is all that time; that it is open then says nothing of when.
fn all_day(whole: &str) -> State {
    match state(whole) {
        State::Open => State::Unknown(""),
        other => other,
    }
}

fn state(word: &str) -> State {
    match word {
        "open" | "open_and_reservable" | "enter_only" => State::Open,
        "closed" | "exit_only" | "not_in_use" | "maintenance" => State::Off,
        "by_appointment" | "with_reservation" | "with_key_and_reservation" => State::Booked,
        "self_service" => State::Unknown("omatoimi"),
        "with_key" => State::Unknown("avaimella"),
        "reserved" => State::Unknown("varattu"),
        "weather_permitting" => State::Unknown("sään salliessa"),
        _ => State::Unknown(""),
    }
}

/// Which weeks, and which day of the week alone, where the rules say so in a way that a value can tell. The register
/// counts even and odd weeks by the calendar's numbers, whatever the context.
fn rule(rules: &[Value]) -> Option<(Weeks, Option<u8>)> {
    let [rule] = rules else {
        return rules.is_empty().then_some((Weeks::All, None));
    };
    let word = |field: &str| rule[field].as_str().unwrap_or("");
    let number = |field: &str| rule[field].as_i64();
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let day = DAYS.iter().position(|day| *day == word("subject")).and_then(|at| u8::try_from(at).ok());
    match (word("context"), word("subject"), word("frequency_modifier"), number("frequency_ordinal"), number("start")) {
        ("period" | "year", "week", "even", None, None) => Some((Weeks::Even, None)),
        ("period" | "year", "week", "odd", None, None) => Some((Weeks::Odd, None)),
        (_, "week", "", Some(1), None | Some(1)) => Some((Weeks::All, None)),
        ("month", _, "", None, Some(nth @ (-5..=-1 | 1..=5))) => {
            Some((Weeks::Nth(i8::try_from(nth).ok()?), Some(day?)))
        }
        _ => None,
    }
}

fn time_span(span: &Value, whole: &str, weeks: Weeks, only: Option<u8>) -> Option<Vec<Line>> {
    let days: Vec<u8> = match span["weekdays"].as_array() {
        None => (0..7).collect(),
        Some(days) => days
            .iter()
            .map(|day| day.as_u64().filter(|day| (1..=7).contains(day)))
            .map(|day| u8::try_from(day? - 1).ok())
            .collect::<Option<_>>()?,
    };
    let days: Vec<u8> = days.into_iter().filter(|day| only.is_none_or(|only| only == *day)).collect();
    let own = span["resource_state"].as_str().unwrap_or("undefined");
    let word = if own == "undefined" { whole } else { own };
    let line = |days: Vec<u8>, spans: Vec<opening::Span>, state: State| Line { weeks, days, spans, state };
    if span["full_day"] == Value::Bool(true) {
        return Some(vec![line(days, Vec::new(), state(word))]);
    }
    let clock = |field: &str| span[field].as_str().map(time);
    match (clock("start_time"), clock("end_time")) {
        (Some(from), Some(to)) => {
            let (from, to) = (from?, to?);
            let is_next_day = span["end_time_on_next_day"] == Value::Bool(true) || (to <= from && to != NaiveTime::MIN);
            if !is_next_day || to == NaiveTime::MIN {
                return Some(vec![line(days, vec![(from, to)], state(word))]);
            }
            if weeks != Weeks::All {
                return None;
            }
            let next = days.iter().map(|day| (day + 1) % 7).collect();
            Some(vec![
                line(days, vec![(from, NaiveTime::MIN)], state(word)),
                line(next, vec![(NaiveTime::MIN, to)], state(word)),
            ])
        }
        (None, None) => Some(vec![line(days, Vec::new(), all_day(word))]),
        // From when, or until when: that day the rest is open to doubt.
        _ => Some(vec![line(days, Vec::new(), State::Unknown(""))]),
    }
}
