//! Tukea: who helps, read with its state each minute.

use std::rc::Rc;

use chrono::{DateTime, Days, NaiveDateTime, Utc};
use dioxus::prelude::*;

use super::model::{Model, Phase};
use super::read::{Towns, words_named};
use super::saved::next_start;
use super::{Areas, use_model};
use crate::domain::area::{Area, VocabularyKind};
use crate::domain::availability::channel_week;
use crate::domain::event::Event;
use crate::domain::filter::Filter;
use crate::domain::id::ServiceId;
use crate::domain::place::Position;
use crate::domain::situation::fitting;
use crate::domain::support::{Person, turn_to};
use crate::domain::time::to_civil;
use crate::platform::{self, Network};
use crate::store::{Db, EventQuery, PlaceQuery, PlaceRow, ServiceRow, Store, StoreError};
use crate::t;
use crate::ui::screens::{Near, ServiceContent, SituationContent, SupportContent};
use crate::ui::view::row::{PlaceItem, row};
use crate::ui::view::saved::event_row;
use crate::ui::view::support::{
    Asker, Fallback, ServiceItem, ServicePage, SupportItems, for_situation, situation, support_page,
};

/// What is near enough to help at, in metres, and how many such places are told.
const NEAR_M: u32 = 30_000;
const MOST_NEAR: usize = 6;
/// How far ahead events near the reader are looked for.
const DAYS_AHEAD: u64 = 14;

/// For whom the reader looks, as long as the app is open. It isn't kept: the next one to look may be another.
#[derive(Clone, Copy)]
struct ChosenPerson(Signal<Option<Person>>);

pub(super) fn use_provide_support() {
    use_context_provider(|| ChosenPerson(Signal::new(None)));
}

pub fn use_person() -> Signal<Option<Person>> {
    use_context::<ChosenPerson>().0
}

/// Everything Tukea shows.
pub fn use_support_content() -> ReadSignal<SupportContent> {
    let model = use_model();
    let person = use_person();
    let areas = use_context::<Areas>().0;
    let items = use_resource(move || {
        let here = model.standpoint(&areas().unwrap_or_default()).and_then(|here| here.point);
        read_items(model.home(), model.revision(), model.minute(), here)
    });
    use_memo(move || {
        let items = items.read();
        match (model.phase(), &*items) {
            (Phase::Failed(detail), _) => SupportContent::Failed(detail),
            (Phase::Unpacking { done, total }, _) => SupportContent::Starting { done, total },
            (Phase::Opening, _) | (Phase::Ready, None) => SupportContent::Loading,
            (Phase::Ready, Some(Err(detail))) => SupportContent::Failed(detail.clone()),
            // In a browser the services come a moment after the list.
            (Phase::Ready, Some(Ok(items))) if items.services.is_empty() && !model.fills() => SupportContent::Loading,
            (Phase::Ready, Some(Ok(items))) => {
                let asker = Asker { person: person(), ..asker(model, areas) };
                let areas = areas().unwrap_or_default();
                let words = model.language().words();
                SupportContent::Page(Box::new(support_page(words, items, &areas, &asker, model.minute())))
            }
        }
    })
    .into()
}

fn asker(model: Model, areas: Resource<Rc<Vec<Area>>>) -> Asker {
    let here = model.standpoint(&areas().unwrap_or_default());
    let is_placed = here.as_ref().is_some_and(|here| here.point.is_some());
    Asker { person: None, municipality: here.and_then(|here| here.municipality), is_placed }
}

/// Without a network, what still works and what doesn't.
pub fn use_support_notice() -> Option<String> {
    let model = use_model();
    model.minute();
    (platform::network() == Some(Network::Offline)).then(|| t!(model.language().words(), "support-offline"))
}

/// One moment in life.
pub fn use_situation_content(id: ReadSignal<String>) -> ReadSignal<SituationContent> {
    let model = use_model();
    let areas = use_context::<Areas>().0;
    let found = use_resource(move || {
        let here = model.standpoint(&areas().unwrap_or_default()).and_then(|here| here.point);
        read_situation(model.home(), model.revision(), model.minute(), id(), here)
    });
    use_memo(move || {
        let found = found.read();
        let found = match (model.phase(), &*found) {
            (Phase::Failed(detail), _) => return SituationContent::Failed(detail),
            (Phase::Opening | Phase::Unpacking { .. }, _) | (_, None) => return SituationContent::Loading,
            (Phase::Ready, Some(Err(detail))) => return SituationContent::Failed(detail.clone()),
            (Phase::Ready, Some(Ok(found))) => found,
        };
        let (words, now) = (model.language().words(), model.minute());
        let word = found.items.situations.iter().find(|word| word.id.as_str() == *id.read());
        let Some((word, situation)) = word.and_then(|word| Some((word, situation(words, word)?))) else {
            return if model.fills() { SituationContent::Missing } else { SituationContent::Loading };
        };
        let event = |(event, next): &(Event, Option<NaiveDateTime>)| event_row(words, event, *next, now);
        let near = Near {
            places: found.near.iter().map(|place| row(words, place, now)).collect(),
            events: found.near_events.iter().map(event).collect(),
            asks_where: found.asks_where,
        };
        let services =
            for_situation(words, &found.items, word, &areas().unwrap_or_default(), &asker(model, areas), now);
        let places = found.places.iter().map(|place| row(words, place, now)).collect();
        let events = found.events.iter().map(event).collect();
        SituationContent::Page { situation, services, places, events, near }
    })
    .into()
}

/// A service's page.
pub fn use_service_content(id: ReadSignal<String>) -> ReadSignal<ServiceContent> {
    let model = use_model();
    let page = use_resource(move || read_service(model.home(), model.revision(), model.minute(), id()));
    use_memo(move || match (model.phase(), &*page.read()) {
        (Phase::Failed(detail), _) => ServiceContent::Failed(detail),
        (_, Some(Ok(Some(page)))) => ServiceContent::Page(Box::new(page.clone())),
        (Phase::Opening | Phase::Unpacking { .. }, _) | (_, None) => ServiceContent::Loading,
        (_, Some(Ok(None))) if model.fills() => ServiceContent::Missing,
        (_, Some(Ok(None))) => ServiceContent::Loading,
        (_, Some(Err(detail))) => ServiceContent::Failed(detail.clone()),
    })
    .into()
}

async fn read_items(
    home: Option<Db>,
    _revision: u64,
    now: DateTime<Utc>,
    here: Option<Position>,
) -> Result<SupportItems, String> {
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(move |store| {
        let towns = Towns::read(store)?;
        let near = match here {
            Some(here) => store.places_led_by_volunteers(here, NEAR_M, MOST_NEAR, now)?,
            None => Vec::new(),
        };
        let online = store.online_events(to_civil(now).date())?;
        Ok::<_, StoreError>(SupportItems {
            online: online
                .into_iter()
                .map(|detail| (detail.event.clone(), next_start(&detail, now)))
                .filter(|(_, next)| next.is_some())
                .collect(),
            volunteer_led: near.into_iter().map(|row| towns.item(row)).collect(),
            ..items(store, now)?
        })
    });
    read.await.and_then(|items| items).map_err(|error| error.to_string())
}

fn items(store: &Store, now: DateTime<Utc>) -> Result<SupportItems, StoreError> {
    let rows = store.services(now)?;
    let fallbacks: Vec<Option<Fallback>> = rows.iter().map(|row| fallback(row, &rows)).collect();
    let services = rows.into_iter().zip(fallbacks).map(|(row, fallback)| item(row, fallback)).collect();
    let situations = store.vocabulary(&VocabularyKind::LifeSituation)?;
    Ok(SupportItems { services, situations, ..SupportItems::default() })
}

/// A service among all of them, which know its fallback.
pub(super) fn service_item(row: ServiceRow, all: &[ServiceRow]) -> ServiceItem {
    let fallback = fallback(&row, all);
    item(row, fallback)
}

fn item(row: ServiceRow, fallback: Option<Fallback>) -> ServiceItem {
    let ServiceRow { service, provider, availability, channels } = row;
    ServiceItem { service, provider, availability, channels, fallback }
}

fn fallback(row: &ServiceRow, rows: &[ServiceRow]) -> Option<Fallback> {
    let find = |id: &ServiceId| {
        let row = rows.iter().find(|other| other.service.id == *id)?;
        Some((&row.service, &row.availability))
    };
    let (service, availability) = turn_to(&row.service, find)?;
    Some(Fallback { id: service.id.clone(), name: service.name.clone(), availability: *availability })
}

/// What a moment in life leads to.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    items: SupportItems,
    places: Vec<PlaceItem>,
    /// Each with its next run's start.
    events: Vec<(Event, Option<NaiveDateTime>)>,
    /// What fits it near the reader by age and kind, beside what says so itself.
    near: Vec<PlaceItem>,
    near_events: Vec<(Event, Option<NaiveDateTime>)>,
    /// Whether that could be told, if it were known where the reader is.
    asks_where: bool,
}

async fn read_situation(
    home: Option<Db>,
    _revision: u64,
    now: DateTime<Utc>,
    id: String,
    here: Option<Position>,
) -> Result<Found, String> {
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(move |store| {
        let towns = Towns::read(store)?;
        let events = store.events_in_situation(&id, to_civil(now).date())?;
        let places = store.places_in_situation(&id, now)?;
        let fits = fitting(&id);
        let asks_where = fits.is_some() && here.is_none();
        let mut found = Found {
            items: items(store, now)?,
            places: places.into_iter().map(|row| towns.item(row)).collect(),
            events: events.into_iter().map(|detail| (detail.event.clone(), next_start(&detail, now))).collect(),
            near: Vec::new(),
            near_events: Vec::new(),
            asks_where,
        };
        if let (Some(fits), Some(here)) = (fits, here) {
            let filter = Filter { origin: Some(here), within_m: Some(NEAR_M), ..fits };
            found.near = near_places(store, &towns, &filter, &found.places, now)?;
            found.near_events = near_events(store, filter, &found.events, now)?;
        }
        Ok::<_, StoreError>(found)
    });
    read.await.and_then(|found| found).map_err(|error| error.to_string())
}

/// The nearest places that fit, but for those that are told already.
fn near_places(
    store: &Store,
    towns: &Towns,
    filter: &Filter,
    told: &[PlaceItem],
    now: DateTime<Utc>,
) -> Result<Vec<PlaceItem>, StoreError> {
    let rows = store.places(&PlaceQuery { filter: filter.clone(), ..PlaceQuery::at(now) })?;
    let is_new = |row: &PlaceRow| told.iter().all(|place| place.card.id != row.card.id);
    Ok(rows.into_iter().filter(is_new).take(MOST_NEAR).map(|row| towns.item(row)).collect())
}

/// The next events at such places, each once.
fn near_events(
    store: &Store,
    filter: Filter,
    told: &[(Event, Option<NaiveDateTime>)],
    now: DateTime<Utc>,
) -> Result<Vec<(Event, Option<NaiveDateTime>)>, StoreError> {
    let today = to_civil(now).date();
    let to = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let mut found: Vec<(Event, Option<NaiveDateTime>)> = Vec::new();
    for row in store.events(&EventQuery { filter, search: None, from: today, to, limit: None })? {
        let is_told = |(event, _): &(Event, Option<NaiveDateTime>)| event.id == row.card.id;
        if found.len() == MOST_NEAR || told.iter().chain(&found).any(is_told) {
            continue;
        }
        if let Some(detail) = store.event(&row.card.id, today)?
            && let Some(next) = next_start(&detail, now)
        {
            found.push((detail.event, Some(next)));
        }
    }
    Ok(found)
}

async fn read_service(
    home: Option<Db>,
    _revision: u64,
    now: DateTime<Utc>,
    id: String,
) -> Result<Option<ServicePage>, String> {
    // What is no id is nobody's.
    let Ok(id) = ServiceId::parse(&id) else { return Ok(None) };
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(move |store| service_page(store, &id, now));
    read.await.and_then(|page| page).map_err(|error| error.to_string())
}

fn service_page(store: &Store, id: &ServiceId, now: DateTime<Utc>) -> Result<Option<ServicePage>, StoreError> {
    let Some(row) = store.service(id, now)? else { return Ok(None) };
    let calendar = store.calendar()?;
    let today = to_civil(now).date();
    let weeks = row.service.channels.iter().map(|channel| channel_week(channel, &calendar, today)).collect();
    let life_situations = words_named(store, &VocabularyKind::LifeSituation, &row.service.life_situations)?;
    let tasks = words_named(store, &VocabularyKind::Task, &row.service.tasks)?;
    let mut areas = Vec::new();
    for code in &row.service.area_codes {
        areas.extend(store.area(code)?);
    }
    let fallback = match &row.service.fallback_id {
        Some(_) => fallback(&row, &store.services(now)?),
        None => None,
    };
    Ok(Some(ServicePage {
        item: item(row, fallback),
        areas,
        weeks,
        life_situations,
        tasks: tasks.into_iter().map(|word| word.name).collect(),
    }))
}
