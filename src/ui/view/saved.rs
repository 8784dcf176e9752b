//! What Omat shows of each kept record: what is open first, then by name, and last what the directory has no more.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::availability::Availability;
use crate::domain::event::{Event, EventStatus};
use crate::domain::now::{Group, group_of};
use crate::domain::place::Place;
use crate::domain::service::{ChannelKind, Service};
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::door::Door;
use crate::ui::components::place_row::{Row, Spoken};
use crate::ui::format::state::{Subject, state};
use crate::ui::format::{full_date, kind, plain, spoken, when};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::{SavedContent, SavedLine};
use crate::ui::view::place::{address, hours_in_words};
use crate::ui::view::row::{PlaceItem, row};

/// A kept record as the directory has it now.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedItem {
    /// The id under which it was kept.
    pub id: String,
    pub saved_at: DateTime<Utc>,
    pub thing: SavedThing,
    /// Its reader's own note.
    pub note: Option<String>,
    /// Its place in its reader's own order.
    pub rank: Option<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum SavedThing {
    Place(Box<PlaceItem>),
    Event {
        event: Box<Event>,
        /// The start of the run that is on or comes next, in Finland's time.
        next: Option<NaiveDateTime>,
    },
    Service {
        service: Box<Service>,
        availability: Option<Availability>,
    },
    /// A place that the directory has no more, as it was when it was kept.
    GonePlace(Box<Place>),
    /// Anything else that it has no more, or never had: its name, where it was known.
    Gone(Text),
}

/// The list: what is there, in its reader's own order or else by state and name, and apart from it what is gone.
pub fn content(words: Words, items: &[SavedItem], now: DateTime<Utc>) -> SavedContent {
    let mut there: Vec<((u32, u8, String), SavedLine)> = Vec::new();
    let mut gone: Vec<(String, SavedLine)> = Vec::new();
    let own_order = items.iter().any(|item| item.rank.is_some());
    for item in items {
        let line = line(words, item, now);
        let name = line.row.name.text.to_lowercase();
        match order(&item.thing, now) {
            // What came since it was ordered comes last.
            Some(place) => there.push(((item.rank.unwrap_or(u32::MAX), place, name), line)),
            None => gone.push((name, line)),
        }
    }
    there.sort_by(|a, b| a.0.cmp(&b.0));
    gone.sort_by(|a, b| a.0.cmp(&b.0));
    SavedContent::List {
        there: there.into_iter().map(|(_, line)| line).collect(),
        gone: gone.into_iter().map(|(_, line)| line).collect(),
        own_order,
    }
}

/// Where it stands in the list: Nyt's groups, then what is closed for today, then what nobody knows. `None`: gone.
fn order(thing: &SavedThing, now: DateTime<Utc>) -> Option<u8> {
    let of = |availability: &Availability| match group_of(availability, now) {
        Some(Group::OpenNow) => 0,
        Some(Group::CheckFirst) => 1,
        Some(Group::OpensToday) => 2,
        None => 3,
        Some(Group::HoursNotKnown) => 4,
    };
    match thing {
        SavedThing::Place(item) => Some(of(&item.availability)),
        SavedThing::Service { availability, .. } => Some(availability.as_ref().map_or(4, of)),
        SavedThing::Event { next: Some(next), .. } if next.date() == to_civil(now).date() => Some(2),
        SavedThing::Event { next, .. } => Some(if next.is_some() { 3 } else { 4 }),
        SavedThing::GonePlace(_) | SavedThing::Gone(_) => None,
    }
}

fn line(words: Words, item: &SavedItem, now: DateTime<Utc>) -> SavedLine {
    let (row, opens) = match &item.thing {
        SavedThing::Place(place) => {
            let row = row(words, place, now);
            let page = Route::place(&row.id);
            (row, Some(page))
        }
        SavedThing::Event { event, next } => {
            (event_row(words, event, *next, now), Some(Route::event(event.id.as_str())))
        }
        SavedThing::Service { service, availability } => {
            (service_row(words, service, availability.as_ref(), now), Some(Route::service(service.id.as_str())))
        }
        SavedThing::GonePlace(place) => (gone_place_row(words, place, item.saved_at), Some(Route::place(&item.id))),
        // Kept by its id alone, from another phone: it may come with the next sync.
        SavedThing::Gone(name) if name.is_empty() => {
            (Row { state: t!(words, "saved-not-yet"), ..plain_row(&item.id, None) }, None)
        }
        SavedThing::Gone(name) => (gone_row(words, &item.id, name, item.saved_at), None),
    };
    SavedLine { id: item.id.clone(), row, opens, note: item.note.as_deref().map(plain) }
}

/// A single event or a series, with its next run.
pub fn event_row(words: Words, event: &Event, next: Option<NaiveDateTime>, now: DateTime<Utc>) -> Row {
    let (door, state) = match (&event.status, next) {
        (EventStatus::Cancelled, _) => (Door::Closed, t!(words, "session-cancelled")),
        (EventStatus::Postponed, _) => (Door::Closed, t!(words, "session-postponed")),
        (_, Some(next)) => (Door::Closed, t!(words, "saved-next", when = when(words, next, to_civil(now)))),
        (_, None) => match spoken(words, &event.when_text) {
            Some(told) => (Door::Uncertain, told.text),
            None => (Door::Uncertain, t!(words, "saved-next-unknown")),
        },
    };
    Row {
        state,
        door,
        meta: vec![t!(words, "saved-kind-event")],
        ..plain_row(event.id.as_str(), spoken(words, &event.name))
    }
}

fn service_row(words: Words, service: &Service, availability: Option<&Availability>, now: DateTime<Utc>) -> Row {
    let said = availability.map(|availability| state(words, availability, Subject::Line, now));
    let phone = service.channels.iter().find(|channel| channel.kind == ChannelKind::Phone);
    let mut meta = vec![t!(words, "saved-kind-service")];
    meta.extend(phone.and_then(|channel| channel.number.clone()));
    let row = plain_row(service.id.as_str(), spoken(words, &service.name));
    match said {
        Some(said) => {
            let state = said.line();
            meta.extend(said.told);
            Row { door: said.door, state, meta, ..row }
        }
        None => Row { door: Door::Uncertain, state: t!(words, "state-unknown"), meta, ..row },
    }
}

fn gone_place_row(words: Words, place: &Place, saved_at: DateTime<Utc>) -> Row {
    let mut meta = vec![kind(words, &place.kind)];
    meta.extend(address(words, place));
    meta.extend(hours_in_words(words, place).into_iter().next().map(|hours| hours.text));
    let row = gone_row(words, place.id.as_str(), &place.name, saved_at);
    meta.splice(0..0, row.meta.clone());
    Row { meta, ..row }
}

fn gone_row(words: Words, id: &str, name: &Text, saved_at: DateTime<Utc>) -> Row {
    Row {
        state: t!(words, "saved-gone"),
        meta: vec![t!(words, "saved-gone-facts", date = full_date(words, to_civil(saved_at).date()))],
        ..plain_row(id, spoken(words, name))
    }
}

fn plain_row(id: &str, name: Option<Spoken>) -> Row {
    Row {
        id: id.to_owned(),
        name: name.unwrap_or_else(|| Spoken { text: id.to_owned(), lang: None }),
        door: Door::Closed,
        state: String::new(),
        meta: Vec::new(),
        tags: Vec::new(),
        kept: None,
        heart: None,
        unsure: false,
    }
}
