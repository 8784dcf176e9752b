//! Words that lack one of the feed's languages, and words that were only copied into another one.

use crate::domain::place::PlaceKind;
use crate::domain::text::Text;
use crate::feed::Record;

use super::{Problem, Subject, kind};

/// Shorter texts may well be the same in two languages: a name, a street, "Café Aino".
const COPY_CHARS: usize = 40;

/// The texts of a record that a family reads, by field.
pub fn texts(record: &Record) -> Vec<(&'static str, &Text)> {
    let all = match record {
        Record::Place(place) => vec![
            ("name", &place.name),
            ("summary", &place.summary),
            ("description", &place.description),
            ("first_visit", &place.first_visit),
            ("arrival", &place.arrival),
            ("operator_note", &place.operator_note),
            ("access.cost.note", &place.access.cost.note),
            ("access.food", &place.access.food),
            ("audience.note", &place.audience.note),
            ("accessibility.note", &place.accessibility.note),
        ],
        Record::Event(event) => vec![
            ("name", &event.name),
            ("summary", &event.summary),
            ("description", &event.description),
            ("when_text", &event.when_text),
            ("access.cost.note", &event.access.cost.note),
            ("access.food", &event.access.food),
            ("audience.note", &event.audience.note),
        ],
        Record::Service(service) => {
            let mut all =
                vec![("name", &service.name), ("summary", &service.summary), ("audience.note", &service.audience.note)];
            for channel in &service.channels {
                all.push(("channels.holidays_note", &channel.holidays_note));
                all.push(("channels.audience", &channel.audience));
            }
            all
        }
        Record::Notice(notice) => vec![("name", &notice.name), ("text", &notice.text)],
        Record::Plan(plan) => vec![("name", &plan.name)],
        Record::Vocabulary(word) => vec![("name", &word.name)],
        // An organization's and an area's name is what it is.
        _ => Vec::new(),
    };
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The languages of the feed that a text lacks.
pub fn gaps<'l>(text: &Text, languages: &'l [String]) -> Vec<&'l str> {
    languages.iter().map(String::as_str).filter(|language| text.exactly(language).is_none()).collect()
}

pub fn warnings(subjects: &[Subject<'_>], languages: &[String]) -> Vec<Problem> {
    subjects.iter().flat_map(|subject| untranslated(subject, languages).into_iter().chain(copied(subject))).collect()
}

/// One warning a record, whatever number of its texts lacks a language.
fn untranslated(subject: &Subject<'_>, languages: &[String]) -> Option<Problem> {
    let mut lacking: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut field = None;
    // A playground goes by what the town calls it.
    let is_playground = matches!(&subject.decoded.record, Record::Place(place) if place.kind == PlaceKind::Playground);
    for (path, text) in texts(&subject.decoded.record) {
        for language in gaps(text, languages).into_iter().filter(|_| !(is_playground && path == "name")) {
            field.get_or_insert_with(|| format!("{path}.{language}"));
            match lacking.iter_mut().find(|(known, _)| *known == language) {
                Some((_, fields)) if !fields.contains(&path) => fields.push(path),
                Some(_) => {}
                None => lacking.push((language, vec![path])),
            }
        }
    }
    let told: Vec<String> =
        lacking.iter().map(|(language, fields)| format!("{language} ({})", fields.join(", "))).collect();
    let field = field?;
    let suggestion = if field.starts_with("name") {
        "translate it; a name of the editor's making is listed in unofficial_names"
    } else {
        "translate it, or take the language out of feed.json's languages"
    };
    Some(subject.warn(kind::UNTRANSLATED, field, format!("not told in {}", told.join(", "))).suggest(suggestion))
}

/// Finnish words under another language's name: whoever reads that language is promised what isn't there.
fn copied(subject: &Subject<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    for (path, text) in texts(&subject.decoded.record) {
        let words: Vec<(&str, &str)> = text.iter().collect();
        let is_long = |words: &str| words.chars().count() >= COPY_CHARS;
        let copy = words.iter().enumerate().find_map(|(index, (language, here))| {
            let original = words.iter().enumerate().find(|(at, (_, there))| *at != index && here == there);
            let (_, (original, _)) = original.filter(|_| is_long(here) && *language != "fi")?;
            Some((*language, *original))
        });
        if let Some((language, original)) = copy {
            found.push(
                subject
                    .warn(
                        kind::COPIED_LANGUAGE,
                        format!("{path}.{language}"),
                        format!("says word for word what stands in {original}"),
                    )
                    .suggest("translate it, or leave the cell empty: readers then get the language they know best"),
            );
        }
    }
    found
}
