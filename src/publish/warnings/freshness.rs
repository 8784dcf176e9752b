//! When somebody last checked: only what was checked within 24 months is shown as plainly open.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};

use crate::domain::event::Event;
use crate::domain::id::PlaceId;
use crate::domain::place::{Place, PlaceKind, StatusKind};
use crate::domain::recurrence::Series;
use crate::domain::service::{ChannelConfidence, ChannelKind};
use crate::feed::Record;

use super::{Problem, Subject, kind};

/// After so many months a check proves nothing any more (`domain::availability`).
const MONTHS: u32 = 24;
/// So long before that a publisher is told.
const SOON_DAYS: i64 = 60;

/// What a record's dates are worth on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    Fresh,
    /// It counts until this day.
    Soon(NaiveDate),
    /// Since when it doesn't count any more.
    Stale(NaiveDate),
    Never,
}

impl Freshness {
    /// What the newest date that counts is worth today.
    pub fn of(checked: Option<NaiveDate>, today: NaiveDate) -> Self {
        let Some(until) = checked.and_then(|day| day.checked_add_months(Months::new(MONTHS))) else {
            return Self::Never;
        };
        match (until - today).num_days() {
            left if left < 0 => Self::Stale(until),
            left if left <= SOON_DAYS => Self::Soon(until),
            _ => Self::Fresh,
        }
    }
}

/// A place's own freshness; `None` for one of which nobody expects a check: a playground without hours, a place that is
/// shut for good or listed under another record.
pub fn freshness(place: &Place, today: NaiveDate) -> Option<Freshness> {
    let value = place.hours.as_ref().filter(|hours| hours.value.is_some());
    let needless = place.kind == PlaceKind::Playground && value.is_none();
    if needless || place.status.kind == StatusKind::Closed || place.duplicate_of.is_some() || place.moved_to.is_some() {
        return None;
    }
    let stated = value.and_then(|hours| hours.stated_on).map(|date| date.first_day());
    Some(Freshness::of(place.verified_at().max(stated), today))
}

pub fn warnings(subjects: &[Subject<'_>], today: NaiveDate) -> Vec<Problem> {
    let places: HashMap<&PlaceId, &Place> = subjects
        .iter()
        .filter_map(|subject| match &subject.decoded.record {
            Record::Place(place) => Some((&place.id, place)),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for subject in subjects {
        found.extend(to_come(subject, today));
        match &subject.decoded.record {
            Record::Place(place) => {
                found.extend(freshness(place, today).and_then(|fresh| told(subject, "verified_at", fresh)));
            }
            Record::Event(event) => {
                let place = event.place_id.as_ref().and_then(|id| places.get(id).copied());
                let fresh = of_event(event, place, today);
                found.extend(fresh.and_then(|fresh| told(subject, "verified_at", fresh)));
            }
            Record::Service(service) => {
                for (index, channel) in service.channels.iter().enumerate() {
                    let answers = matches!(channel.kind, ChannelKind::Phone | ChannelKind::Chat);
                    if answers && channel.confidence != ChannelConfidence::Current {
                        let message = format!(
                            "the channel {} is not known to be current, so nobody sees it as answering now",
                            channel.id
                        );
                        found.push(
                            subject
                                .warn(kind::STALE, format!("channels.{index}.confidence"), message)
                                .suggest("ask its provider; then write current here, and the day in hours.stated_on"),
                        );
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// A check that is still to come would count for longer than anybody knows anything.
fn to_come(subject: &Subject<'_>, today: NaiveDate) -> Option<Problem> {
    let provenance = match &subject.decoded.record {
        Record::Place(place) => &place.provenance,
        Record::Event(event) => &event.provenance,
        Record::Service(service) => &service.provenance,
        _ => return None,
    };
    let day = provenance.verified_at.filter(|day| *day > today)?;
    let message = format!("the check of {day} is still to come");
    Some(subject.warn(kind::CHECKED_IN_FUTURE, "verified_at", message).suggest("write the day on which somebody asked"))
}

/// A session counts the newest of its own check, its place's, and its newest source's date.
fn of_event(event: &Event, place: Option<&Place>, today: NaiveDate) -> Option<Freshness> {
    let series = Series::new(event)?;
    if series.last_day().is_some_and(|last| last < today) {
        return None;
    }
    let source = event.provenance.sources.first().and_then(|source| source.date).map(|date| date.first_day());
    let checked = event.provenance.verified_at.max(place.and_then(Place::verified_at)).max(source);
    Some(Freshness::of(checked, today))
}

fn told(subject: &Subject<'_>, field: &str, fresh: Freshness) -> Option<Problem> {
    let id = &subject.decoded.id;
    let (kind, message) = match fresh {
        Freshness::Fresh => return None,
        Freshness::Soon(until) => (
            kind::SOON_STALE,
            format!("what it says counts as checked until {until}, and is shown with doubt after that"),
        ),
        Freshness::Stale(since) => (
            kind::STALE,
            format!("nobody has checked it for over {MONTHS} months, so it is shown with doubt since {since}"),
        ),
        Freshness::Never => {
            (kind::NEVER_CHECKED, "no date says when anybody checked it, so it is always shown with doubt".to_owned())
        }
    };
    let suggestion = format!("ask there, then: ovi feed verify SRC {id} --by WHO");
    Some(subject.warn(kind, field, message).suggest(suggestion))
}
