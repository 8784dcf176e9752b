//! Reading what other people's programs write: JSON of any shape, one file or a folder of pages.
//!
//! Nothing here is sure of a field: a value that isn't what its place promises is as good as absent. What the readers
//! have in common stands here: texts in several languages, dates, ids, sources.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde_json::Value;

use super::super::dotted::{Object, put, put_text};
use super::super::problem::{Problem, PublishError, read_text};
use super::{Options, file_name, files, html};
use crate::domain::id::{MAX_ID_BYTES, check_id};
use crate::domain::record::PartialDate;
use crate::domain::time::{Civil, to_civil};
use crate::feed::hash::Hash;

/// A text longer than this is cut at a word: a record has 256 KiB in all.
const MOST_BYTES: usize = 8_000;

/// One file's JSON.
#[derive(Debug)]
pub struct Document {
    pub file: String,
    pub value: Value,
}

/// The documents of an input: the file, or every `*.json` of a folder. A file may also hold one object a line.
pub fn documents(options: &Options) -> Result<Vec<Document>, PublishError> {
    let paths: Vec<PathBuf> =
        if options.input.is_dir() { files(&options.input, "json")? } else { vec![options.input.clone()] };
    if paths.is_empty() {
        let file = file_name(&options.input);
        return Err(PublishError::input(Problem::error(&file, None, "the folder holds no *.json")));
    }
    paths.iter().map(|path| document(path)).collect()
}

fn document(path: &Path) -> Result<Document, PublishError> {
    let file = file_name(path);
    let text = read_text(path, &file)?;
    let no_json = |error: &serde_json::Error, line: u64| {
        PublishError::input(Problem::error(&file, line, format!("no JSON: {error}")))
    };
    let value = match serde_json::from_str(&text) {
        Ok(value) => value,
        Err(whole) => {
            let by_line = || text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
            if by_line().count() < 2 || by_line().next().is_none_or(|(first, _)| !is_json(first)) {
                return Err(no_json(&whole, whole.line() as u64));
            }
            let lines = by_line().map(|(line, number)| serde_json::from_str(line).map_err(|e| no_json(&e, number)));
            Value::Array(lines.collect::<Result<_, _>>()?)
        }
    };
    let mut value = value;
    clean(&mut value);
    Ok(Document { file, value })
}

/// Characters that no text of the format may hold, and that mean nothing to a reader.
pub fn clean(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r')),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        _ => {}
    }
}

fn is_json(line: &str) -> bool {
    serde_json::from_str::<Value>(line).is_ok()
}

/// The items of a document: those of a page (`{"meta", "data": […]}`), of a list, or the one object itself.
pub fn items(document: Document, lists: &[&str]) -> (String, Vec<Value>) {
    let items = match document.value {
        Value::Array(items) => items,
        Value::Object(mut whole) => {
            let list = lists.iter().find(|list| whole.get(**list).is_some_and(Value::is_array));
            match list.and_then(|list| whole.remove(*list)) {
                Some(Value::Array(items)) => items,
                _ => vec![Value::Object(whole)],
            }
        }
        _ => Vec::new(),
    };
    (document.file, items)
}

/// A word or number as text; empty where it is neither.
pub fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The civil time in Finland of a moment (RFC 3339), or the date that is told without one.
pub fn civil(text: &str) -> Option<Civil> {
    match DateTime::parse_from_rfc3339(text.trim()) {
        Ok(moment) => Some(Civil::Time(to_civil(moment.to_utc()))),
        Err(_) => Civil::parse(text.trim()),
    }
    .filter(|civil| (1900..=2200).contains(&chrono::Datelike::year(&civil.date())))
}

/// The date of a moment or a date, as a source tells it; nothing where it can't be read.
pub fn date(text: &str) -> String {
    let reduced = || PartialDate::parse(text.trim()).map(|date| date.to_string());
    // Without an offset, as PTV and TPR write theirs.
    let bare = || text.get(..10).and_then(Civil::parse).map(|civil| civil.to_string());
    civil(text).map(|civil| civil.date().to_string()).or_else(reduced).or_else(bare).unwrap_or_default()
}

/// An address that may be a link: https alone.
pub fn link(text: &str) -> &str {
    let text = text.trim();
    if text.starts_with("https://") && !text.contains(char::is_whitespace) && text.len() < 1_000 { text } else { "" }
}

/// Plain words, cut where they are endless.
pub fn words(text: &str) -> String {
    let text = html::text(text);
    if text.len() <= MOST_BYTES {
        return text;
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= MOST_BYTES).last().unwrap_or(0);
    let cut = &text[..end];
    let at = cut.rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", cut[..at].trim_end())
}

/// Texts by language, with an eye on those that only repeat another language's.
#[derive(Debug, Default)]
pub struct Texts {
    /// How many texts repeated another language's word for word.
    pub copies: usize,
}

impl Texts {
    /// Puts a text in each language it is told in. One that repeats an earlier language's is no translation, and left
    /// out: programs fill in the Finnish text where nobody wrote another.
    pub fn put<'a>(&mut self, record: &mut Object, path: &str, told: impl IntoIterator<Item = (&'a str, &'a str)>) {
        let mut told: Vec<(String, String)> = told
            .into_iter()
            .filter(|(language, _)| is_language(language))
            .map(|(language, text)| (language.to_lowercase(), words(text)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let order = |language: &str| ["fi", "sv", "en"].iter().position(|known| *known == language).unwrap_or(3);
        told.sort_by(|(a, _), (b, _)| (order(a), a).cmp(&(order(b), b)));
        told.truncate(30);
        let mut seen: Vec<&str> = Vec::new();
        for (language, text) in &told {
            if seen.contains(&text.as_str()) {
                self.copies += 1;
            } else {
                put_text(record, &format!("{path}.{language}"), text);
                seen.push(text);
            }
        }
    }

    /// The same of a language map, or of one text, which is then Finnish.
    pub fn put_map(&mut self, record: &mut Object, path: &str, map: &Value) {
        match map {
            Value::Object(map) => {
                let texts = map.iter().filter_map(|(language, text)| Some((language.as_str(), text.as_str()?)));
                self.put(record, path, texts);
            }
            Value::String(text) => self.put(record, path, [("fi", text.as_str())]),
            _ => {}
        }
    }

    /// What a publisher should know of it.
    pub fn problem(&self, file: &str) -> Option<Problem> {
        (self.copies > 0).then(|| {
            let message =
                format!("{} texts repeat another language's word for word: not taken as translations", self.copies);
            Problem::warning(file, None, message)
        })
    }
}

/// A tag as short as people's programs write them.
pub fn is_language(tag: &str) -> bool {
    (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// An id in the format's spelling. What the spelling doesn't hold becomes a hyphen, and the whole keeps a mark of what
/// it was, so that two ids never fall together and the same one always gives the same.
pub fn id(publisher: &str, local: &str) -> String {
    let whole = format!("{publisher}:{local}");
    if check_id(&whole).is_ok() {
        return whole;
    }
    let fits = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | '/' | '-');
    let spelled: String =
        local.chars().flat_map(char::to_lowercase).map(|c| if fits(c) || c == ':' { c } else { '-' }).collect();
    let publisher: String = publisher.chars().filter(|c| fits(*c)).collect();
    let publisher = if publisher.is_empty() { "import" } else { &publisher[..publisher.len().min(30)] };
    let mark = Hash::of(whole.as_bytes()).to_string();
    let room = MAX_ID_BYTES - publisher.len() - 10;
    let spelled = spelled.get(..room.min(spelled.len())).unwrap_or("").trim_matches('-');
    let dash = if spelled.is_empty() { "" } else { "-" };
    format!("{publisher}:{spelled}{dash}{}", &mark[..8])
}

/// Where a record comes from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    pub name: &'a str,
    pub url: &'a str,
    pub license: &'a str,
    pub date: &'a str,
    pub id: &'a str,
}

impl Origin<'_> {
    /// As a record tells it.
    pub fn source(&self) -> Value {
        let mut source = Object::new();
        put_text(&mut source, "name", self.name);
        put_text(&mut source, "url", link(self.url));
        put_text(&mut source, "license", self.license);
        put_text(&mut source, "date", self.date);
        put_text(&mut source, "id", self.id);
        source.into()
    }

    pub fn put(&self, record: &mut Object) {
        put(record, "sources", vec![self.source()].into());
    }
}

/// Puts a list where it has any element.
pub fn put_list(record: &mut Object, path: &str, mut list: Vec<Value>) {
    let mut seen = Vec::new();
    list.retain(|item| {
        let fresh = !seen.contains(item);
        seen.push(item.clone());
        fresh
    });
    if !list.is_empty() {
        put(record, path, list.into());
    }
}

/// A point in Finland; anything else is no point.
pub fn put_point(record: &mut Object, point: Option<(f64, f64)>, position: &str) -> bool {
    match point {
        Some((lat, lon)) if (59.3..=70.2).contains(&lat) && (19.0..=31.7).contains(&lon) => {
            put(record, "lat", rounded(lat).into());
            put(record, "lon", rounded(lon).into());
            put_text(record, "position", position);
            true
        }
        _ => false,
    }
}

/// Ten centimetres are near enough, and the same on every machine.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// A contact where there is one.
pub fn contact(kind: &str, value: &str) -> Option<Value> {
    let value = if kind == "web" { link(value) } else { value.trim() };
    (!value.is_empty() && value.len() < 300).then(|| serde_json::json!({"kind": kind, "value": value}))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_repeated_text_is_no_translation() {
        let (mut texts, mut record) = (Texts::default(), Object::new());
        texts.put_map(
            &mut record,
            "name",
            &json!({"sv": "Kahvila", "fi": " Kahvila ", "en": "Café", "x": "?", "ru": null}),
        );
        assert_eq!(Value::from(record), json!({"name": {"fi": "Kahvila", "en": "Café"}}));
        assert_eq!(texts.copies, 1);
    }

    #[test]
    fn ids_stay_apart_and_stay_the_same() {
        assert_eq!(id("helsinki", "afy6ikna3u"), "helsinki:afy6ikna3u");
        let (one, two) = (id("ics", "ABC 1@Google.com"), id("ics", "abc 1@google.com"));
        assert_ne!(one, two);
        assert_eq!(one, id("ics", "ABC 1@Google.com"));
        for odd in ["", "ä", &"ö".repeat(400), "日本"] {
            check_id(&id("ÄÖ", odd)).unwrap();
        }
    }

    #[test]
    fn moments_become_finlands_civil_time() {
        assert_eq!(civil("2020-06-01T13:45:00Z").unwrap().to_string(), "2020-06-01T16:45");
        assert_eq!(civil("2020-05-05").unwrap().to_string(), "2020-05-05");
        assert_eq!(civil("2020-05"), None);
        assert_eq!(date("2017-10-31T08:15:43.515627"), "2017-10-31");
        assert_eq!(date("2020-05-04T22:31:03Z"), "2020-05-05");
        assert_eq!(date("someday"), "");
    }
}
