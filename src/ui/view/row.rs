//! A place in a list.

use chrono::{DateTime, Utc};

use crate::domain::availability::Availability;
use crate::domain::card::{Facts, PlaceCard};
use crate::domain::place::PlaceKind;
use crate::domain::record::{Answer, Source};
use crate::domain::text::Text;
use crate::t;
use crate::ui::components::place_row::{Row, Tag};
use crate::ui::format::state::{Subject, state};
use crate::ui::format::{distance, isolated, kind, name, partial_date, spoken};
use crate::ui::i18n::Words;

/// What a list knows of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceItem {
    pub card: PlaceCard,
    pub availability: Availability,
    /// From where the reader stands, where both ends are known well enough.
    pub distance_m: Option<u32>,
    /// The municipality's name; empty where it isn't known.
    pub municipality: Text,
}

/// Whether a kind's hours are those of sessions: a family café is open only while one runs.
pub fn subject(kind: &PlaceKind) -> Subject {
    match kind {
        PlaceKind::FamilyCafe | PlaceKind::ParishClub => Subject::Sessions,
        _ => Subject::House,
    }
}

pub fn row(words: Words, item: &PlaceItem, now: DateTime<Utc>) -> Row {
    let card = &item.card;
    let state = state(words, &item.availability, subject(&card.kind), now);
    Row {
        id: card.id.to_string(),
        name: name(words, &card.name, &card.id),
        door: state.door,
        state: state.line(),
        told: told(words, state.told, card.source.as_ref()),
        meta: meta(words, item),
        tags: tags(words, &card.facts),
    }
}

/// How old the state's fact is, and who told it.
fn told(words: Words, age: Option<String>, source: Option<&Source>) -> Option<String> {
    let Some(source) = source else { return age };
    let name = isolated(&source.name);
    Some(match (age, source.date) {
        (Some(age), _) => t!(words, "row-told-by", age = age, source = name),
        (None, Some(date)) => t!(words, "row-source-dated", source = name, date = partial_date(words, date)),
        (None, None) => t!(words, "row-source", source = name),
    })
}

fn meta(words: Words, item: &PlaceItem) -> Vec<String> {
    let card = &item.card;
    let mut meta = Vec::with_capacity(3);
    match item.distance_m {
        Some(metres) => meta.push(distance(words, f64::from(metres))),
        None => {
            let town = spoken(words, &item.municipality).or_else(|| spoken(words, &card.city));
            meta.extend(town.map(|town| town.text));
        }
    }
    // "Hiirisuon asukaspuisto" says by itself what it is.
    let kind = kind(words, &card.kind);
    let says_itself =
        spoken(words, &card.name).is_some_and(|name| name.text.to_lowercase().contains(&kind.to_lowercase()));
    if !says_itself {
        meta.push(kind);
    }
    meta.extend(spoken(words, &card.operator).map(|operator| operator.text));
    meta
}

fn tags(words: Words, facts: &Facts) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(3);
    match facts.free {
        Answer::Yes => tags.push(Tag { text: t!(words, "tag-free"), strong: true }),
        Answer::No => tags.push(Tag { text: t!(words, "tag-paid"), strong: false }),
        Answer::Unknown => {}
    }
    match (facts.registration_required, facts.drop_in) {
        (Some(true), _) => tags.push(Tag { text: t!(words, "tag-registration"), strong: false }),
        (Some(false), _) | (None, Answer::Yes) => {
            tags.push(Tag { text: t!(words, "tag-no-registration"), strong: false });
        }
        (None, Answer::No | Answer::Unknown) => {}
    }
    let languages = languages(facts);
    if !languages.is_empty() {
        tags.push(Tag { text: languages.join(" · "), strong: false });
    }
    tags
}

/// The tags of activity and staff, each once.
fn languages(facts: &Facts) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for tag in [&facts.languages.activity, &facts.languages.staff].into_iter().flatten().flatten() {
        if !languages.contains(tag) {
            languages.push(tag.clone());
        }
    }
    languages
}
