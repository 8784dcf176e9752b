//! A place in a list.

use chrono::{DateTime, Utc};

use crate::domain::availability::Availability;
use crate::domain::id::PlaceId;
use crate::domain::place::PlaceKind;
use crate::domain::record::{Answer, CostKind};
use crate::domain::text::Text;
use crate::t;
use crate::ui::components::place_row::{Row, Tag};
use crate::ui::format::state::{Subject, state};
use crate::ui::format::{distance, kind, name, spoken};
use crate::ui::i18n::Words;

/// What a list knows of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceItem {
    pub id: PlaceId,
    pub kind: PlaceKind,
    pub name: Text,
    /// The operator's name.
    pub operator: Text,
    /// The address' town, or the municipality.
    pub town: Text,
    pub municipality_code: Option<String>,
    /// From where the reader stands, where both ends are known well enough.
    pub distance_m: Option<f64>,
    /// Whether only the neighbourhood or the town is known.
    pub about: bool,
    pub availability: Availability,
    pub cost: CostKind,
    pub drop_in: Answer,
    pub registration_required: Option<bool>,
    /// Languages of activity or staff, as tags.
    pub languages: Vec<String>,
}

/// Whether a kind's hours are those of sessions: a family café is open only while one runs.
pub fn subject(kind: &PlaceKind) -> Subject {
    match kind {
        PlaceKind::FamilyCafe | PlaceKind::ParishClub => Subject::Sessions,
        _ => Subject::House,
    }
}

pub fn row(words: Words, item: &PlaceItem, now: DateTime<Utc>) -> Row {
    let state = state(words, &item.availability, subject(&item.kind), now);
    Row {
        id: item.id.to_string(),
        name: name(words, &item.name, &item.id),
        door: state.door,
        state: state.line(),
        meta: meta(words, item),
        tags: tags(words, item),
    }
}

fn meta(words: Words, item: &PlaceItem) -> Vec<String> {
    let town = || spoken(words, &item.town).map(|town| town.text);
    let mut meta = Vec::with_capacity(3);
    match item.distance_m {
        Some(metres) if !item.about => meta.push(distance(words, metres)),
        _ => meta.extend(town()),
    }
    meta.push(kind(words, &item.kind));
    // A town that runs its own place need not be named twice.
    if let Some(operator) = spoken(words, &item.operator).map(|operator| operator.text) {
        meta.push(operator);
    }
    meta
}

fn tags(words: Words, item: &PlaceItem) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(3);
    let cost = match item.cost {
        CostKind::Free => Some((t!(words, "tag-free"), true)),
        CostKind::Optional => Some((t!(words, "tag-optional"), true)),
        CostKind::Paid => Some((t!(words, "tag-paid"), false)),
        CostKind::Unknown | CostKind::Other(_) => None,
    };
    tags.extend(cost.map(|(text, strong)| Tag { text, strong }));
    let registration = match (item.registration_required, item.drop_in) {
        (Some(true), _) => Some(t!(words, "tag-registration")),
        (Some(false), _) | (None, Answer::Yes) => Some(t!(words, "tag-no-registration")),
        (None, Answer::No | Answer::Unknown) => None,
    };
    tags.extend(registration.map(|text| Tag { text, strong: false }));
    if !item.languages.is_empty() {
        tags.push(Tag { text: item.languages.join(" · "), strong: false });
    }
    tags
}
