//! What a row of a list shows of a place or an event, and what filters ask of it: small enough to hold ten thousand.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::event::Event;
use super::id::PlaceId;
use super::organization::{Organization, OrganizationKind};
use super::place::{AccessibilityItem, Place, PlaceKind, Position, Precision};
use super::record::{Access, Answer, Audience, CostKind, Languages, Source};
use super::text::Text;

/// What filters ask of a place or an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    pub free: Answer,
    pub drop_in: Answer,
    pub registration_required: Option<bool>,
    /// Months, included.
    pub age_min_months: Option<u32>,
    /// Months, included.
    pub age_max_months: Option<u32>,
    pub children_alone: Option<bool>,
    pub languages: Languages,
    /// What nobody assessed is not in it.
    pub needs: BTreeMap<AccessibilityItem, Answer>,
}

impl Facts {
    pub fn of_place(place: &Place) -> Self {
        let mut facts = Self::new(&place.access, &place.audience, &place.languages);
        facts.needs = place.accessibility.items.clone();
        facts
    }

    /// An event has its own facts; what it doesn't say of access, its place may.
    pub fn of_event(event: &Event, place: Option<&Facts>) -> Self {
        let mut facts = Self::new(&event.access, &event.audience, &event.languages);
        if let Some(place) = place {
            facts.needs = place.needs.clone();
            if facts.free == Answer::Unknown {
                facts.free = place.free;
            }
            if facts.languages == Languages::default() {
                facts.languages = place.languages.clone();
            }
            if (facts.age_min_months, facts.age_max_months) == (None, None) {
                (facts.age_min_months, facts.age_max_months) = (place.age_min_months, place.age_max_months);
            }
        }
        facts
    }

    fn new(access: &Access, audience: &Audience, languages: &Languages) -> Self {
        Self {
            free: is_free(&access.cost.kind),
            drop_in: access.drop_in,
            registration_required: access.registration.required,
            age_min_months: audience.age_min_months,
            age_max_months: audience.age_max_months,
            children_alone: audience.children_alone,
            languages: languages.clone(),
            needs: BTreeMap::new(),
        }
    }

    /// Whether a person who speaks only this language can take part: *yes* where activity or staff names it, or no
    /// common language is needed; *no* where at least one list is stated, none names it and no interpreter comes.
    pub fn speaks(&self, language: &str) -> Answer {
        let Languages { activity, staff, interpreter_by_request, no_common_language_needed } = &self.languages;
        let is_named = [activity, staff].into_iter().flatten().flatten().any(|named| covers(named, language));
        if is_named || *no_common_language_needed == Some(true) {
            return Answer::Yes;
        }
        let is_stated = activity.is_some() || staff.is_some();
        if is_stated && *interpreter_by_request != Some(true) { Answer::No } else { Answer::Unknown }
    }

    /// Whether a child of this age is meant. Nobody's word is no limit: *unknown*.
    pub fn suits_age(&self, months: u32) -> Answer {
        let too_young = self.age_min_months.is_some_and(|min| months < min);
        let too_old = self.age_max_months.is_some_and(|max| months > max);
        match (self.age_min_months, self.age_max_months) {
            _ if too_young || too_old => Answer::No,
            (None, None) => Answer::Unknown,
            _ => Answer::Yes,
        }
    }

    pub fn meets(&self, need: &AccessibilityItem) -> Answer {
        self.needs.get(need).copied().unwrap_or_default()
    }
}

/// The source whose date is that of the hours; a record of several sources names the newest first, which may tell
/// nothing of them.
fn telling_source(place: &Place) -> Option<&Source> {
    let sources = &place.provenance.sources;
    let stated = place.hours.as_ref().filter(|hours| hours.value.is_some());
    let tells = stated.and_then(|hours| sources.iter().find(|source| source.date == hours.stated_on));
    tells.or_else(|| sources.first())
}

/// Free of charge: yes for free and optional, no for paid.
pub fn is_free(cost: &CostKind) -> Answer {
    match cost {
        CostKind::Free | CostKind::Optional => Answer::Yes,
        CostKind::Paid => Answer::No,
        CostKind::Unknown | CostKind::Other(_) => Answer::Unknown,
    }
}

/// Whether a stated tag is this language: `sv-FI` is `sv`.
fn covers(stated: &str, language: &str) -> bool {
    stated == language || stated.strip_prefix(language).is_some_and(|rest| rest.starts_with('-'))
}

/// A row of a list of places.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceCard {
    pub id: PlaceId,
    pub kind: PlaceKind,
    pub name: Text,
    pub unofficial_names: Vec<String>,
    pub point: Option<Position>,
    pub precision: Precision,
    /// Bare code.
    pub municipality_code: Option<String>,
    pub city: Text,
    /// The first operator's name.
    pub operator: Text,
    pub operator_kind: Option<OrganizationKind>,
    pub facts: Facts,
    /// The source that tells its hours, where it has any; else the newest.
    pub source: Option<Source>,
    /// When somebody checked it with the place: that counts for what takes place there as well.
    pub verified_at: Option<NaiveDate>,
}

impl PlaceCard {
    pub fn of(place: &Place, operator: Option<&Organization>) -> Self {
        Self {
            id: place.id.clone(),
            kind: place.kind.clone(),
            name: place.name.clone(),
            unofficial_names: place.unofficial_names.clone(),
            point: place.point,
            precision: place.precision.clone(),
            municipality_code: place.municipality_code.clone(),
            city: place.address.city.clone(),
            operator: operator.map(|operator| operator.name.clone()).unwrap_or_default(),
            operator_kind: operator.map(|operator| operator.kind.clone()),
            facts: Facts::of_place(place),
            source: telling_source(place).cloned(),
            verified_at: place.verified_at(),
        }
    }
}
