//! What results have in common: states, needs, sources and names as JSON and as words.

use avoin_ovi::domain::availability::Availability;
use avoin_ovi::domain::card::Facts;
use avoin_ovi::domain::place::AccessibilityItem;
use avoin_ovi::domain::record::{Languages, Source};
use avoin_ovi::domain::text::Text;
use avoin_ovi::domain::time::format_moment;
use serde_json::{Map, Value, json};

pub type Object = Map<String, Value>;

/// Puts a value where there is one.
pub fn put(object: &mut Object, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}

/// A text in the language the directory is in.
pub fn words(text: &Text) -> &str {
    text.for_reader("fi").map_or("", |(_, words)| words)
}

/// `state`, `says`, `until`, `opens` and their reasons.
pub fn put_availability(object: &mut Object, availability: &Availability) {
    put(object, "state", Some(availability.state.as_str()));
    put(object, "says", availability.says.map(|says| says.as_str()));
    put(object, "until", availability.until.map(format_moment));
    put(object, "opens", availability.opens.map(format_moment));
    let reasons: Vec<&str> = availability.reasons.iter().map(|reason| reason.as_str()).collect();
    put(object, "reasons", Some(json!(reasons)));
    let opens_reasons: Vec<&str> = availability.opens_reasons.iter().map(|reason| reason.as_str()).collect();
    put(object, "opens_reasons", (!opens_reasons.is_empty()).then(|| json!(opens_reasons)));
}

/// Every need with its answer: what nobody assessed is unknown.
pub fn needs(facts: &Facts) -> Value {
    let answer = |item: &AccessibilityItem| (item.as_str().to_owned(), facts.meets(item).as_str().into());
    Value::Object(AccessibilityItem::KNOWN.iter().map(answer).collect())
}

/// Languages that activity or staff names, each once.
pub fn languages(languages: &Languages) -> Value {
    let mut all: Vec<&str> = Vec::new();
    for language in [&languages.activity, &languages.staff].into_iter().flatten().flatten() {
        if !all.contains(&language.as_str()) {
            all.push(language);
        }
    }
    json!(all)
}

pub fn source(source: &Source) -> Value {
    let mut object = Object::new();
    put(&mut object, "name", Some(source.name.as_str()));
    put(&mut object, "url", source.url.as_deref());
    put(&mut object, "license", source.license.as_deref());
    put(&mut object, "date", source.date.map(|date| date.to_string()));
    object.into()
}

/// A state in words for a table: `uncertain (says open)`.
pub fn state(availability: &Availability) -> String {
    match availability.says {
        Some(says) => format!("{} (says {})", availability.state.as_str(), says.as_str()),
        None => availability.state.as_str().to_owned(),
    }
}

/// Until when, or when next, for a table.
pub fn next(availability: &Availability) -> String {
    match (availability.until, availability.opens) {
        (Some(until), _) => format!("until {}", format_moment(until)),
        (None, Some(opens)) => format!("opens {}", format_moment(opens)),
        (None, None) => String::new(),
    }
}
