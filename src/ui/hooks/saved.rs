//! What the reader keeps: the list behind Omat, the heart on a place's page, and the file that carries it elsewhere.
//!
//! Kept records belong to the directory that is shown: those of the example area stay in its own folder. Writing never
//! waits for a network, and what a sync brings changes only what the list says of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::{DateTime, NaiveDateTime, Utc};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::model::{Model, Phase, Trouble};
use super::read::Towns;
use super::rest;
use super::use_model;
use crate::domain::availability::{Availability, Reasons};
use crate::domain::card::PlaceCard;
use crate::domain::event::{Event, EventStatus};
use crate::domain::id::PlaceId;
use crate::domain::service::Service;
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::feed::Record;
use crate::platform;
use crate::platform::{FileKept, OutsideError};
use crate::store::{Db, EventDetail, Persistence, Saved, SavedNow, Store, StoreError};
use crate::t;
use crate::ui::screens::{FileOutcome, SavedContent};
use crate::ui::view::row::PlaceItem;
use crate::ui::view::saved::{self as view, SavedItem, SavedThing};

/// The name an exported file gets; the day makes several tell apart.
const FILE_NAME: &str = "avoin-ovi";

/// What Omat shows.
pub fn use_saved_content() -> ReadSignal<SavedContent> {
    let model = use_model();
    let list = use_resource(move || read_list(model.home(), model.revision(), model.minute()));
    use_memo(move || match (model.phase(), &*list.read()) {
        (Phase::Failed(detail), _) => SavedContent::Failed(detail),
        // What a directory that is still being unpacked doesn't know yet is not gone.
        (Phase::Opening | Phase::Unpacking { .. }, _) | (Phase::Ready, None) => SavedContent::Loading,
        (Phase::Ready, Some(Err(detail))) => SavedContent::Failed(detail.clone()),
        (Phase::Ready, Some(Ok(items))) => view::content(model.language().words(), items, model.minute()),
    })
    .into()
}

/// Whether this record is kept, under whichever of its ids; `None` until it is known.
pub fn use_is_saved(id: ReadSignal<String>) -> Option<bool> {
    let model = use_model();
    let saved = use_resource(move || read_is_saved(model.home(), model.revision(), id()));
    saved()
}

/// Keeps a record, or keeps it no more.
pub fn use_keep() -> Callback<(String, bool)> {
    let model = use_model();
    use_callback(move |(id, kept): (String, bool)| {
        let Some(home) = model.home() else { return };
        spawn_forever(async move { keep(model, home, id, kept).await });
    })
}

/// The same from the first list: what writes it comes with the second part.
pub fn use_keep_from_list() -> Callback<(String, bool)> {
    let model = use_model();
    use_callback(move |(id, kept): (String, bool)| {
        let Some(home) = model.home() else { return };
        spawn_forever(async move {
            match rest::load().await {
                Ok(rest) => (rest.keep)(model, home, id, kept).await,
                Err(detail) => model.tell_trouble(Trouble::NotKept(detail)),
            }
        });
    })
}

/// What to tell whoever keeps something where it will be forgotten: the storage refuses.
pub fn use_forgets() -> Option<String> {
    let model = use_model();
    match model.trouble()? {
        Trouble::NotKept(detail) => Some(t!(model.language().words(), "not-kept-text", detail = detail)),
        Trouble::Part(_) | Trouble::Words(..) => None,
    }
}

/// Carrying what is kept to a file and back, and what came of it last.
#[derive(Clone, Copy)]
pub struct Files {
    pub export: Callback<()>,
    /// Takes a file's text, or why it could not be read. A file that is none of ours changes nothing.
    pub import: Callback<Result<String, String>>,
    pub outcome: ReadSignal<Option<FileOutcome>>,
}

pub fn use_files() -> Files {
    let model = use_model();
    let mut outcome = use_signal(|| None::<FileOutcome>);
    let export = use_callback(move |()| {
        let Some(home) = model.home() else { return };
        spawn(async move { outcome.set(export_file(home).await) });
    });
    let import = use_callback(move |text: Result<String, String>| {
        let Some(home) = model.home() else { return };
        spawn(async move { outcome.set(Some(import_file(home, text).await)) });
    });
    Files { export, import, outcome: outcome.into() }
}

async fn export_file(home: Db) -> Option<FileOutcome> {
    let text = match home.read(Store::saved_export).await.and_then(|text| text) {
        Ok(text) => text + "\n",
        Err(error) => return Some(FileOutcome::NotExported(error.to_string())),
    };
    let name = format!("{FILE_NAME}-{}.json", to_civil(platform::now()).date());
    kept(platform::keep_file(&name, "application/json", &text).await, name)
}

/// Hands a file for the calendar on, and tells where it lies.
pub(super) async fn share_calendar_file(name: String, text: &str) -> Option<FileOutcome> {
    kept(platform::share_file(&name, "text/calendar", text).await, name)
}

/// What is said of a file that went out; nothing where its reader saw it go, or let it be.
fn kept(kept: Result<FileKept, OutsideError>, name: String) -> Option<FileOutcome> {
    match kept {
        Ok(FileKept::Downloads | FileKept::Chosen) => Some(FileOutcome::Exported { to: name }),
        Ok(FileKept::At(path)) => Some(FileOutcome::Exported { to: path.display().to_string() }),
        Ok(FileKept::Sheet | FileKept::PutAside) => None,
        Err(error) => Some(FileOutcome::NotExported(error.to_string())),
    }
}

async fn import_file(home: Db, text: Result<String, String>) -> FileOutcome {
    let added = match text {
        Ok(text) => home.run(move |store| store.saved_import(&text, platform::now())).await.and_then(|added| added),
        Err(detail) => return FileOutcome::NotImported(detail),
    };
    match added {
        Ok(added) => FileOutcome::Imported { added },
        Err(error) => FileOutcome::NotImported(error.to_string()),
    }
}

pub(super) async fn keep(model: Model, home: Db, id: String, kept: bool) {
    let now = platform::now();
    let write = move |store: &mut Store| {
        let first = kept && store.saved_ids()?.is_empty();
        if kept {
            store.saved_add(&id, now)?
        } else {
            store.saved_remove(&id, now)?
        };
        Ok::<_, StoreError>(first)
    };
    match home.run(write).await.and_then(|first| first) {
        // From now on the browser holds something that nobody could bring back.
        Ok(true) => platform::ask_to_keep_storage().await,
        Ok(false) => {}
        Err(error) => model.tell_trouble(Trouble::NotKept(error.to_string())),
    }
    if let Persistence::Refused(detail) = home.persistence() {
        model.tell_trouble(Trouble::NotKept(detail));
    }
}

/// The places that are kept, by the ids they stand under now.
pub(super) async fn kept_places(home: Option<Db>, _revision: u64) -> Rc<BTreeSet<PlaceId>> {
    let Some(home) = home else { return Rc::default() };
    let read = home.read(|store| standing_places(store, &store.saved_ids()?));
    // Without them the hearts are missing from the list; Omat tells what went wrong.
    Rc::new(read.await.and_then(|kept| kept).unwrap_or_default())
}

/// Everything that is kept, by the ids under which it was kept and those under which places stand now.
pub(super) fn kept_ids(store: &Store) -> Result<BTreeSet<String>, StoreError> {
    let ids = store.saved_ids()?;
    let places = standing_places(store, &ids)?;
    Ok(places.iter().map(ToString::to_string).chain(ids).collect())
}

/// The places among these ids, by the ids they stand under now.
fn standing_places(store: &Store, ids: &[String]) -> Result<BTreeSet<PlaceId>, StoreError> {
    let mut standing = BTreeSet::new();
    for id in ids {
        let place = store.place_named(id)?;
        standing.extend(place.map(|place| place.id));
    }
    Ok(standing)
}

async fn read_is_saved(home: Option<Db>, _revision: u64, id: String) -> bool {
    let Some(home) = home else { return std::future::pending().await };
    home.read(move |store| store.is_saved(&id)).await.and_then(|saved| saved).unwrap_or(false)
}

async fn read_list(home: Option<Db>, _revision: u64, now: DateTime<Utc>) -> Result<Vec<SavedItem>, String> {
    let Some(home) = home else { return std::future::pending().await };
    home.read(move |store| list(store, now)).await.and_then(|list| list).map_err(|error| error.to_string())
}

fn list(store: &Store, now: DateTime<Utc>) -> Result<Vec<SavedItem>, StoreError> {
    let towns = Towns::read(store)?;
    let (notes, ranks) = (store.notes()?, store.ranks()?);
    let to_come = store.to_come()?;
    let item = |saved: Saved| {
        let thing = match saved.now {
            SavedNow::Place(row) => SavedThing::Place(Box::new(towns.item(row))),
            SavedNow::Event(event) => event_thing(store, event, now)?,
            SavedNow::Service(service) => service_thing(store, service, now)?,
            SavedNow::Gone(Some(record)) if to_come.may_bring(&record) => match record {
                Record::Place(place) => SavedThing::Place(Box::new(PlaceItem {
                    card: PlaceCard::of(&place, None),
                    availability: Availability::unknown(Reasons::NONE),
                    distance_m: None,
                    municipality: Text::default(),
                })),
                Record::Service(service) => SavedThing::Service { service: Box::new(service), availability: None },
                Record::Event(event) => SavedThing::Event { event: Box::new(event), next: None },
                _ => SavedThing::Gone(Text::default()),
            },
            SavedNow::Gone(Some(Record::Place(place))) => SavedThing::GonePlace(Box::new(place)),
            SavedNow::Gone(Some(Record::Event(event))) => SavedThing::Gone(event.name),
            SavedNow::Gone(Some(Record::Service(service))) => SavedThing::Gone(service.name),
            SavedNow::Gone(_) => SavedThing::Gone(Text::default()),
        };
        let (note, rank) = (notes.get(&saved.id).cloned(), ranks.get(&saved.id).copied());
        Ok(SavedItem { id: saved.id, saved_at: saved.saved_at, thing, note, rank })
    };
    store.saved_list(now)?.into_iter().map(item).collect()
}

fn event_thing(store: &Store, event: Event, now: DateTime<Utc>) -> Result<SavedThing, StoreError> {
    let detail = store.event(&event.id, to_civil(now).date())?;
    let next = detail.and_then(|detail| next_start(&detail, now));
    Ok(SavedThing::Event { event: Box::new(event), next })
}

/// The start of the run that is on or comes next.
pub(super) fn next_start(detail: &EventDetail, now: DateTime<Utc>) -> Option<NaiveDateTime> {
    let civil = to_civil(now);
    let takes_place = |status: &EventStatus| !matches!(status, EventStatus::Cancelled | EventStatus::Postponed);
    let to_come = detail.runs.iter().filter(|run| run.end.map_or(run.start.at(), |end| end.at()) > civil);
    to_come.filter(|run| takes_place(&run.status)).map(|run| run.start.at()).min()
}

fn service_thing(store: &Store, service: Service, now: DateTime<Utc>) -> Result<SavedThing, StoreError> {
    let row = store.service(&service.id, now)?;
    let availability = row.map(|row| row.availability);
    Ok(SavedThing::Service { service: Box::new(service), availability })
}
