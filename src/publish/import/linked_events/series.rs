//! The register's parts of one whole: a weekly club's meetings become one series, a festival's events stay events.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::super::super::dotted::{Object, look, put, put_text};
use super::super::given::put_list;
use super::super::series::{Rhythm, rhythm};
use super::event::{record, status};
use super::times::{Span, span};
use super::{Import, Told, first_text, record_id, reference};
use crate::domain::calendar::{eve_on, holiday_on};
use crate::domain::time::Civil;

/// The most times of one series: a list of the format has 2,000 elements.
const MOST_TIMES: usize = 1_500;

/// Makes records of all events.
pub fn add(import: &mut Import<'_>, mut events: BTreeMap<String, Told>) {
    let file = super::super::file_name(&import.options.input);
    let mut parts: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for event in events.values().filter(|event| !event.stands_for_others()) {
        if let Some(whole) = &event.part_of {
            parts.entry(whole.clone()).or_default().push(event.clone());
        }
    }
    for (whole, parts) in parts {
        let stands = events.get(&whole);
        let is_known = stands.is_some_and(|whole| whole.word("super_event_type") == "recurring")
            || parts.iter().any(|part| part.word("sub_event_type") == "sub_recurring");
        if stands.is_some_and(Told::is_umbrella) || (parts.len() < 2 && !is_known) || !is_one_thing(&parts) {
            continue;
        }
        if let Some(event) = one(import, &whole, stands.cloned(), &parts, &file) {
            import.batch.add("events", event);
            parts.iter().for_each(|part| _ = events.remove(&part.id));
            events.remove(&whole);
        }
    }
    for told in events.into_values() {
        if told.stands_for_others() && !told.is_umbrella() {
            // From the first time to the last: nobody could go there in between.
            import.leave_out("stand for times that are not in the file");
            continue;
        }
        match span(&told) {
            Err(why) => import.leave_out(why),
            Ok(span) => {
                if let Some(mut event) = record(import, &told, &file) {
                    put_span(&mut event, span);
                    import.batch.add("events", event);
                }
            }
        }
    }
}

fn put_span(event: &mut Object, span: Option<Span>) {
    if let Some(span) = span {
        put_text(event, "start", &span.start.to_string());
        if let Some(end) = span.end {
            put_text(event, "end", &end.to_string());
        }
    }
}

/// Whether the parts differ in nothing but their time: name, place, how long.
fn is_one_thing(parts: &[Told]) -> bool {
    let what = |part: &Told| {
        let span = span(part).ok()??;
        let lasts = span.end.map(|end| end.at() - span.start.at());
        let place = (reference(&part.value["location"]), first_text(&part.value["location_extra_info"]).to_owned());
        Some((first_text(&part.value["name"]).trim().to_lowercase(), place, lasts, span.start.has_time()))
    };
    let first = parts.first().and_then(what);
    first.is_some() && parts.iter().all(|part| what(part) == first)
}

/// One record of all parts.
fn one(import: &mut Import<'_>, whole: &str, stands: Option<Told>, parts: &[Told], file: &str) -> Option<Object> {
    let mut times: Vec<(Span, &Told)> = parts.iter().filter_map(|part| Some((span(part).ok()??, part))).collect();
    times.sort_by_key(|(span, part)| (span.start.at(), part.id.clone()));
    times.dedup_by_key(|(span, _)| span.start.at());
    times.truncate(MOST_TIMES);
    let (first, part) = *times.first()?;
    // What the whole says of itself, and where it says nothing, its first part; when and how it is, the parts know.
    let mut value = stands.map_or(Value::Null, |stands| stands.value);
    if !value.is_object() {
        value = json!({});
    }
    super::fill(&mut value, &part.value);
    for field in ["location", "location_extra_info", "offers"] {
        value[field] = part.value[field].clone();
    }
    let words = |part: &Told| part.word("last_modified_time").to_owned();
    value["last_modified_time"] = parts.iter().map(words).max().unwrap_or_default().into();
    let all = times.iter().all(|(_, part)| part.word("event_status") == "EventCancelled");
    let is_whole_cancelled = all || value["event_status"] == "EventCancelled";
    value["event_status"] = if is_whole_cancelled { "EventCancelled".into() } else { Value::Null };
    let told = Told { id: whole.to_owned(), value, part_of: None };
    let mut event = record(import, &told, file)?;
    put_keywords(&mut event, parts);
    put_text(&mut event, "id", &record_id(whole));
    put_span(&mut event, Some(first));
    put_times(&mut event, &times, is_whole_cancelled);
    Some(event)
}

fn put_keywords(event: &mut Object, parts: &[Told]) {
    let known = look(event, "keywords").and_then(Value::as_array).cloned().unwrap_or_default();
    let more = parts.iter().flat_map(|part| part.value["keywords"].as_array().into_iter().flatten());
    let all: Vec<Value> = known.into_iter().chain(more.filter_map(reference).map(Value::from)).take(600).collect();
    put_list(event, "keywords", all);
}

fn put_times(event: &mut Object, times: &[(Span, &Told)], is_cancelled: bool) {
    let told = |civil: NaiveDateTime| times[0].0.start.moved_to(civil).to_string();
    // What was put off to another day keeps no rhythm.
    let regular: Vec<NaiveDateTime> =
        times.iter().filter(|(_, part)| status(part) != Some("moved")).map(|(span, _)| span.start.at()).collect();
    let others = |regular: &[NaiveDateTime]| -> BTreeSet<NaiveDateTime> {
        times.iter().map(|(span, _)| span.start.at()).filter(|at| !regular.contains(at)).collect()
    };
    let first = times[0].0.start.at();
    let mut by_day;
    match rhythm(&regular).filter(|_| regular.first() == Some(&first)) {
        Some(Rhythm { rrule, exdates }) => {
            put_text(event, "rrule", &rrule_of(&rrule, times[0].0.start));
            put_list(event, "exdates", exdates.into_iter().map(|at| told(at).into()).collect());
            by_day = others(&regular);
            // The register names every day, holidays too: they hold.
            let is_special = |at: &&NaiveDateTime| holiday_on(at.date()).is_some() || eve_on(at.date()).is_some();
            by_day.extend(regular.iter().filter(is_special));
        }
        None => by_day = others(&[first]),
    }
    put_list(event, "rdates", by_day.into_iter().map(|at| told(at).into()).collect());
    if let [_, .., (last, _)] = times {
        put_text(event, "season.from", &first.date().to_string());
        put_text(event, "season.to", &last.start.date().to_string());
        // Every time is told, so that what is not told is no pause but no time at all.
        put(event, "breaks", json!([]));
    }
    if !is_cancelled {
        let off = times.iter().filter_map(|(span, part)| {
            let status = status(part).filter(|status| matches!(*status, "cancelled" | "postponed"))?;
            Some(json!({"recurrence_id": span.start.to_string(), "status": status}))
        });
        put_list(event, "overrides", off.collect());
    }
}

/// A rule of days ends with a day.
fn rrule_of(rrule: &str, start: Civil) -> String {
    if start.has_time() { rrule.to_owned() } else { rrule.replace("T000000", "") }
}
