//! Linked Events, the event register of Helsinki, Turku and others: `ovi feed import --from linked-events`.
//!
//! Reads pages of its API (`meta` and `data`), lists, single events, and its places. What happens every week comes as
//! one event after another under a `super_event`: they become one series (`series`), which keeps the super event's id.
//! Where an event is held becomes a record of its own in `venues-NAME.jsonl`, which gives way to any other record of
//! that id: the register of places knows its places better. Nothing here says that one may drop in.

mod event;
mod place;
mod series;
mod times;

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::dotted::{Object, look_text};
use super::super::problem::{Problem, PublishError};
use super::given::{self, Texts, documents, items};
use super::{Batch, Options, VENUES};

/// The licence of the data, where nobody states another; images are under others, and never taken.
const LICENSE: &str = "CC-BY-4.0";

/// What an import is doing.
pub struct Import<'o> {
    options: &'o Options,
    batch: Batch,
    texts: Texts,
    /// Why something was left out, and how often.
    left_out: BTreeMap<&'static str, usize>,
    /// Places by id, each once.
    venues: BTreeMap<String, Object>,
}

/// An event as the register tells it.
#[derive(Debug, Clone)]
struct Told {
    id: String,
    value: Value,
    /// The id of the event that it is part of.
    part_of: Option<String>,
}

impl Told {
    fn new(value: Value) -> Option<Self> {
        let id = reference(&value)?;
        let part_of = reference(&value["super_event"]);
        Some(Self { id, value, part_of })
    }

    fn word(&self, field: &str) -> &str {
        self.value[field].as_str().unwrap_or("")
    }

    fn is_umbrella(&self) -> bool {
        self.word("super_event_type") == "umbrella"
    }

    /// Whether it stands for others: its own times are those of the first and the last.
    fn stands_for_others(&self) -> bool {
        !self.word("super_event_type").is_empty() || self.value["sub_events"].as_array().is_some_and(|l| !l.is_empty())
    }
}

/// Makes an event of each event and a venue of each place.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let mut import = Import {
        options,
        batch: Batch::default(),
        texts: Texts::default(),
        left_out: BTreeMap::new(),
        venues: BTreeMap::new(),
    };
    let mut events = Vec::new();
    let mut file = String::new();
    for document in documents(options)? {
        let (name, items) = items(document, &["data"]);
        for item in items {
            import.sort(item, &mut events);
        }
        file = name;
    }
    if events.is_empty() && import.venues.is_empty() && import.left_out.is_empty() {
        let problem = Problem::warning(&file, None, "holds no event and no place");
        import.batch.problems.push(problem);
    }
    import.events(events);
    Ok(import.finish(&file))
}

impl Import<'_> {
    fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }

    /// What an item of a page is.
    fn sort(&mut self, mut item: Value, events: &mut Vec<Told>) {
        let is_event = ["start_time", "event_status", "sub_events"].iter().any(|field| item.get(field).is_some());
        let is_place = ["street_address", "position", "divisions"].iter().any(|field| item.get(field).is_some());
        if is_event {
            // Those that stand in it whole.
            for part in item["sub_events"].as_array_mut().into_iter().flatten() {
                if part.get("start_time").is_some() {
                    let whole = std::mem::take(part);
                    *part = serde_json::json!({"id": whole["id"].clone(), "@id": whole["@id"].clone()});
                    events.extend(Told::new(whole));
                }
            }
            if item["super_event"].get("name").is_some() {
                events.extend(Told::new(item["super_event"].clone()));
            }
            match Told::new(item) {
                Some(event) => events.push(event),
                None => self.leave_out("have no id"),
            }
        } else if is_place {
            place::add(self, &item);
        } else {
            self.leave_out("are neither events nor places");
        }
    }

    fn events(&mut self, told: Vec<Told>) {
        let mut events: BTreeMap<String, Told> = BTreeMap::new();
        for event in told {
            let flag = |field: &str| event.value[field].as_bool().unwrap_or(false);
            let why = match () {
                () if flag("deleted") => "are deleted",
                () if !event.value["replaced_by"].is_null() => "were replaced by others",
                () if event.word("publication_status") == "draft" => "are drafts",
                () => {
                    // Told whole by itself, it says more than inside another.
                    events
                        .entry(event.id.clone())
                        .and_modify(|known| fill(&mut known.value, &event.value))
                        .or_insert(event);
                    continue;
                }
            };
            self.leave_out(why);
        }
        series::add(self, events);
    }

    fn finish(mut self, file: &str) -> Batch {
        for (why, count) in &self.left_out {
            self.batch.problems.push(Problem::warning(file, None, format!("{count} {why}: left out")));
        }
        self.batch.problems.extend(self.texts.problem(file));
        for (_, venue) in self.venues {
            self.batch.add(VENUES, venue);
        }
        self.batch
    }
}

/// Fields that only the other one has.
fn fill(value: &mut Value, other: &Value) {
    if let (Some(value), Some(other)) = (value.as_object_mut(), other.as_object()) {
        for (field, told) in other {
            let known = value.entry(field.as_str()).or_insert(Value::Null);
            if known.is_null() {
                known.clone_from(told);
            }
        }
    }
}

/// The register's id of an object: `helsinki:af3`, or the last part of its address.
fn reference(value: &Value) -> Option<String> {
    let id = given::word(&value["id"]);
    if id.contains(':') {
        return Some(id);
    }
    let address = value["@id"].as_str().or_else(|| value.as_str())?;
    let last = address.trim_end_matches('/').rsplit('/').next()?;
    last.contains(':').then(|| last.to_owned())
}

/// The register's id in the format's spelling. A unit of Palvelukartta is one everywhere.
fn record_id(id: &str) -> String {
    match id.split_once(':') {
        Some(("tprek", number)) => given::id("tpr", number),
        Some((source, local)) => given::id(source, local),
        None => given::id("linked-events", id),
    }
}

/// The name of the register: its host tells whose it is.
fn register(address: &str) -> String {
    let host = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))
        .and_then(|rest| rest.split('/').next());
    match host.filter(|host| host.contains('.')) {
        Some(host) => format!("Linked Events ({host})"),
        None => "Linked Events".to_owned(),
    }
}

/// A language's text of a map, or the first there is.
fn first_text(map: &Value) -> &str {
    let text = |language: &str| map[language].as_str().map(str::trim).filter(|text| !text.is_empty());
    ["fi", "sv", "en"].iter().find_map(|language| text(language)).unwrap_or("")
}

/// An https address out of a map of them.
fn link_of(map: &Value) -> &str {
    match map {
        Value::String(link) => given::link(link),
        _ => given::link(first_text(map)),
    }
}

fn name_of(record: &Object) -> &str {
    look_text(record, "name.fi")
        .or_else(|| look_text(record, "name.sv"))
        .or_else(|| look_text(record, "name.en"))
        .unwrap_or("")
}
