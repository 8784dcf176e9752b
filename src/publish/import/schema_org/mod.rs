//! schema.org's words, as web pages carry them for search engines (JSON-LD): `ovi feed import --from schema-org`.
//!
//! A file of JSON-LD, a saved page with `<script type="application/ld+json">`, or a folder of such files. Places and
//! events are found wherever they stand: in `@graph`, in lists, inside one another. What an event says of its place
//! becomes a venue.

mod event;
mod hours;
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use super::super::problem::{Problem, PublishError, read_text};
use super::given::{self, Texts, clean};
use super::operators::slug;
use super::{Batch, Options, VENUES, file_name, files, html};

/// How deep things stand inside one another, at most.
const DEEPEST: usize = 24;

/// What an import is doing.
struct Import<'o> {
    options: &'o Options,
    file: String,
    batch: Batch,
    texts: Texts,
    seen: BTreeSet<String>,
    left_out: BTreeMap<&'static str, usize>,
    /// Objects of this file by their `@id`, for those that are only named.
    known: BTreeMap<String, Value>,
}

/// Makes places and events of what the files hold.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let mut import = Import {
        options,
        file: file_name(&options.input),
        batch: Batch::default(),
        texts: Texts::default(),
        seen: BTreeSet::new(),
        left_out: BTreeMap::new(),
        known: BTreeMap::new(),
    };
    for path in inputs(options)? {
        import.file = file_name(&path);
        let text = read_text(&path, &import.file)?;
        let is_page = text.trim_start().starts_with('<');
        let parts = if is_page { html::json_ld(&text) } else { vec![text] };
        if parts.is_empty() {
            import.batch.problems.push(Problem::warning(&import.file, None, "the page carries no JSON-LD"));
        }
        let mut values = Vec::new();
        for part in parts {
            match serde_json::from_str::<Value>(&part) {
                Ok(mut value) => {
                    clean(&mut value);
                    values.push(value);
                }
                // A page may hold one broken script among good ones.
                Err(error) if is_page => {
                    import.batch.problems.push(Problem::warning(
                        &import.file,
                        None,
                        format!("a script is no JSON: {error}"),
                    ));
                }
                Err(error) => {
                    let line = error.line() as u64;
                    return Err(PublishError::input(Problem::error(&import.file, line, format!("no JSON: {error}"))));
                }
            }
        }
        import.known.clear();
        values.iter().for_each(|value| import.learn(value, 0));
        values.iter().for_each(|value| import.look(value, 0));
    }
    let file = import.file;
    for (why, count) in &import.left_out {
        import.batch.problems.push(Problem::warning(&file, None, format!("{count} {why}: left out")));
    }
    import.batch.problems.extend(import.texts.problem(&file));
    Ok(import.batch)
}

fn inputs(options: &Options) -> Result<Vec<PathBuf>, PublishError> {
    if !options.input.is_dir() {
        return Ok(vec![options.input.clone()]);
    }
    let mut all = Vec::new();
    for ending in ["json", "jsonld", "html", "htm"] {
        all.extend(files(&options.input, ending)?);
    }
    Ok(all)
}

impl Import<'_> {
    fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }

    /// Remembers what has a name for itself and more to say.
    fn learn(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.learn(item, depth + 1)),
            Value::Object(fields) => {
                if let Some(id) = fields.get("@id").and_then(Value::as_str).filter(|_| fields.len() > 2) {
                    self.known.insert(id.to_owned(), value.clone());
                }
                fields.values().for_each(|field| self.learn(field, depth + 1));
            }
            _ => {}
        }
    }

    /// The object itself, where only its name stands.
    fn whole<'v>(&'v self, value: &'v Value) -> &'v Value {
        let id = value["@id"].as_str().filter(|_| value.get("name").is_none());
        id.and_then(|id| self.known.get(id)).unwrap_or(value)
    }

    fn look(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.look(item, depth + 1)),
            Value::Object(fields) => {
                if is_event(value) {
                    event::add(self, value);
                    // Its parts are its times.
                    return;
                }
                if is_place(value) {
                    place::add(self, value, "places");
                }
                for (_, field) in fields.iter().filter(|(key, _)| !matches!(key.as_str(), "address" | "geo" | "offers"))
                {
                    self.look(field, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// The id of an object: its own address, or what it is called, with the import's name before it.
    fn id(&self, value: &Value, called: &str) -> String {
        let own =
            ["@id", "url", "identifier"].iter().map(|field| given::word(&value[*field])).find(|text| !text.is_empty());
        match own.as_deref().and_then(|own| own.strip_prefix("https://").or_else(|| own.strip_prefix("http://"))) {
            Some(address) => {
                given::id("web", &format!("{}/{}", address.trim_end_matches('/').to_lowercase(), slug(called)))
            }
            None => given::id(
                &self.options.name,
                format!("{}/{}", slug(&own.unwrap_or_default()), slug(called)).trim_start_matches('/'),
            ),
        }
    }
}

/// The types of an object, without schema.org's address.
fn types(value: &Value) -> Vec<&str> {
    let all: Vec<&Value> = match &value["@type"] {
        Value::Array(types) => types.iter().collect(),
        one => vec![one],
    };
    all.into_iter().filter_map(Value::as_str).map(|name| name.rsplit(['/', ':']).next().unwrap_or(name)).collect()
}

fn is_event(value: &Value) -> bool {
    types(value).iter().any(|name| name.ends_with("Event") || *name == "EventSeries" || *name == "Festival")
}

/// Something with a name that can be gone to.
fn is_place(value: &Value) -> bool {
    const NOT: [&str; 6] = ["Person", "PostalAddress", "VirtualLocation", "Country", "City", "AdministrativeArea"];
    let types = types(value);
    let stands = value["address"].is_object() || value["geo"].is_object() || value["address"].is_string();
    !types.is_empty() && !types.iter().any(|name| NOT.contains(name)) && value["name"].is_string() && stands
}

/// Items of a field that may be one or a list.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// The venue's stem, for `place::add`.
const VENUE: &str = VENUES;

/// The language that a text says it is in; a page that says nothing is Finnish.
fn language(value: &Value) -> &str {
    let told = value["inLanguage"].as_str().or_else(|| value["inLanguage"]["alternateName"].as_str()).unwrap_or("fi");
    told.get(..2).filter(|tag| given::is_language(tag)).unwrap_or("fi")
}
