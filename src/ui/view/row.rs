//! A place in a list.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::{DateTime, Utc};

use crate::domain::availability::Availability;
use crate::domain::card::{Facts, PlaceCard};
use crate::domain::filter::{Filter, Match, Part};
use crate::domain::id::PlaceId;
use crate::domain::place::PlaceKind;
use crate::domain::record::{Answer, PartialDate};
use crate::domain::text::Text;
use crate::t;
use crate::ui::components::place_row::{Row, Tag, TagTone};
use crate::ui::format::state::{Moment, Subject, state_at};
use crate::ui::format::{distance, isolated, kind, name, spoken, told};
use crate::ui::i18n::Words;
use crate::ui::view::filters::part_name;

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

/// What a list was asked for, which its rows answer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub filter: Filter,
    pub moment: Moment,
    /// The places that the reader keeps, by the ids they stand under.
    pub kept: Rc<BTreeSet<PlaceId>>,
    /// The municipality that the head of the list names, by its bare code.
    pub town: Option<String>,
    /// Whether each row has a heart that keeps it.
    pub hearts: bool,
}

impl Asked {
    /// Nothing, at this moment.
    pub fn nothing(now: DateTime<Utc>) -> Self {
        Self {
            filter: Filter::default(),
            moment: Moment { at: now, now },
            kept: Rc::default(),
            town: None,
            hearts: false,
        }
    }
}

/// A place as it is now, with nothing asked of it.
pub fn row(words: Words, item: &PlaceItem, now: DateTime<Utc>) -> Row {
    row_asked(words, item, &Asked::nothing(now))
}

pub fn row_asked(words: Words, item: &PlaceItem, asked: &Asked) -> Row {
    let card = &item.card;
    let state = state_at(words, &item.availability, subject(&card.kind), asked.moment);
    let label = name(words, &card.name, &card.id);
    Row {
        id: card.id.to_string(),
        door: state.door,
        state: state.line(),
        meta: meta(words, item, asked, state.told),
        tags: tags(words, card, &asked.filter),
        kept: asked.kept.contains(&card.id).then(|| t!(words, "saved-kept")),
        heart: asked.hearts.then(|| t!(words, "saved-add", name = isolated(&label.text))),
        name: label,
        unsure: asked.filter.check(card, None) == Some(Match::Unknown),
    }
}

/// Where, what and whose; then who told it, and when: `Espoo · Espoon kaupunki · ei päiväystä`.
fn meta(words: Words, item: &PlaceItem, asked: &Asked, age: Option<String>) -> Vec<String> {
    let card = &item.card;
    let mut meta = Vec::with_capacity(5);
    let town = || {
        // The head of the list names the town that its reader chose.
        if card.precision.gives_distance() && asked.town.is_some() && asked.town == card.municipality_code {
            return None;
        }
        let town = spoken(words, &item.municipality).or_else(|| spoken(words, &card.city))?.text;
        // Its point stands for the whole town: whoever looks for the house must know.
        Some(if card.precision.gives_distance() { town } else { t!(words, "row-about", town = town) })
    };
    meta.extend(item.distance_m.map(|metres| distance(words, f64::from(metres))).or_else(town));
    // "Hiirisuon asukaspuisto" says by itself what it is.
    let kind = kind(words, &card.kind);
    let says_itself =
        spoken(words, &card.name).is_some_and(|name| name.text.to_lowercase().contains(&kind.to_lowercase()));
    if !says_itself {
        meta.push(kind);
    }
    let operator = spoken(words, &card.operator).map(|operator| operator.text);
    meta.extend(operator.filter(|operator| !is_told_by(card, operator)));
    let source = card.source.as_ref();
    meta.extend(source.map(|source| isolated(&source.name)));
    let dated = |date: Option<PartialDate>| match date {
        Some(_) => told(words, date),
        None => t!(words, "row-undated"),
    };
    // The age of what the state goes by, where a reader must know it; else that of the source.
    let age = age.map(|_| dated(item.availability.checked));
    meta.extend(age.or_else(|| source.map(|source| dated(source.date))));
    meta
}

/// Whether the row names this operator already, as its source, or in the place's own name. In whatever language.
fn is_told_by(card: &PlaceCard, operator: &str) -> bool {
    let source = card.source.as_ref().map(|source| source.name.to_lowercase()).unwrap_or_default();
    let names = card.operator.iter().map(|(_, name)| name).chain([operator]);
    let mut names = names.map(str::to_lowercase);
    names.any(|name| !source.is_empty() && (source.contains(&name) || name.contains(&source)))
}

/// What one asks first, then what was asked for: what nobody knows of it is said as well.
fn tags(words: Words, card: &PlaceCard, filter: &Filter) -> Vec<Tag> {
    fact_tags(words, &card.facts, filter, &|part| filter.answer(part, card))
}

/// The same of an event's facts, which answers for itself.
pub fn fact_tags(words: Words, facts: &Facts, filter: &Filter, answer: &dyn Fn(&Part) -> Answer) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(4);
    match facts.free {
        Answer::Yes => tags.push(Tag::strong(t!(words, "tag-free"))),
        Answer::No => tags.push(Tag::plain(t!(words, "tag-paid"))),
        Answer::Unknown => {}
    }
    match (facts.registration_required, facts.drop_in) {
        (Some(true), _) => tags.push(Tag::plain(t!(words, "tag-registration"))),
        (Some(false), _) | (None, Answer::Yes) => tags.push(Tag::plain(t!(words, "tag-no-registration"))),
        (None, Answer::No | Answer::Unknown) => {}
    }
    let parts = filter.parts();
    tags.extend(parts.iter().filter_map(|part| fitting_tag(words, part, answer(part))));
    tags.extend(unknown_tag(words, &parts, answer));
    let languages = languages(facts);
    if !languages.is_empty() {
        let heard = t!(words, "tag-languages", languages = crate::ui::format::languages(words, &languages));
        tags.push(Tag { heard: Some(heard), ..Tag::plain(languages.join(" · ")) });
    }
    tags
}

/// The mark of something asked for that there is. What the row says by itself (price, kind, distance) needs none.
fn fitting_tag(words: Words, part: &Part, answer: Answer) -> Option<Tag> {
    let marked = matches!(part, Part::Need(_) | Part::Language(_) | Part::Age(_));
    (marked && answer == Answer::Yes).then(|| {
        let what = part_name(words, part);
        let heard = t!(words, "mark-yes", what = &what);
        Tag { text: what, tone: TagTone::Yes, heard: Some(heard) }
    })
}

/// Everything asked for of which nobody told, behind one mark: five question marks would be all one sees.
fn unknown_tag(words: Words, parts: &[Part], answer: &dyn Fn(&Part) -> Answer) -> Option<Tag> {
    // A place that is only about where it is says so by itself.
    let asked = parts.iter().filter(|part| !matches!(part, Part::Within(_)));
    let unknown = asked.filter(|part| answer(part) == Answer::Unknown);
    let names: Vec<String> = unknown.map(|part| part_name(words, part)).collect();
    (!names.is_empty()).then(|| {
        let what = names.join(words.language().comma());
        let heard = t!(words, "mark-unknown", what = &what);
        Tag { text: what, tone: TagTone::Unknown, heard: Some(heard) }
    })
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
