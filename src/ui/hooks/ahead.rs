//! What the first list needs, read while the window system still starts.
//!
//! A window takes a quarter of a second to stand; the store needs a part of that for the reader's choices and the list
//! they ask for. So the program begins with the store, and the first face that is drawn is the list. In a browser the
//! page has one thread, and nothing is read ahead; but a worker begins to unpack the seed.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, Utc};

use super::model::Choices;
use super::origin::{Origin, Standpoint};
use super::read::{self, Answered, Question};
use super::work;
use crate::domain::area::Area;
use crate::domain::time::to_civil;
use crate::platform;
use crate::store::{Db, Location, Opening, Store, StoreError};
use crate::ui::view::filters::filter_of;

/// What was read ahead.
pub(super) struct Ahead {
    pub choices: Choices,
    pub first: Option<First>,
}

/// The first list, and what it was asked with.
pub(super) struct First {
    pub areas: Rc<Vec<Area>>,
    pub place: Option<Standpoint>,
    pub list: Answered,
}

/// The same as the store's thread hands it over.
struct Read {
    choices: Choices,
    first: Option<(Vec<Area>, Option<Standpoint>, Answered)>,
}

type Begun = Opening<Result<Read, StoreError>>;

/// An open store with what was read of it.
pub(super) type Opened = (Db, Option<Ahead>);

thread_local! {
    static BEGUN: RefCell<Option<Begun>> = const { RefCell::new(None) };
}

/// Begins to open the reader's own data. Called by the program, on the thread that will draw, before there is a window.
pub fn begin() {
    let now = platform::now();
    let begun = Db::begin(Location::Folder(platform::data_folder()), move |store| read_ahead(store, now));
    BEGUN.set(Some(begun));
    work::begin();
}

/// The store, if it is open by now.
pub(super) fn ready() -> Option<Result<Opened, StoreError>> {
    match BEGUN.take()?.ready() {
        Ok(opened) => Some(opened.map(taken)),
        Err(begun) => {
            BEGUN.set(Some(begun));
            None
        }
    }
}

/// The store: the one that was begun, or else opened now.
pub(super) async fn open() -> Result<Opened, StoreError> {
    match BEGUN.take() {
        Some(begun) => begun.finish().await.map(taken),
        None => Ok((Db::open(Location::Folder(platform::data_folder())).await?, None)),
    }
}

/// Whatever could not be read ahead is read again, by those who tell what goes wrong.
fn taken((db, read): (Db, Option<Result<Read, StoreError>>)) -> Opened {
    let ahead = read.and_then(Result::ok).map(|read| Ahead {
        choices: read.choices,
        first: read.first.map(|(areas, place, list)| First { areas: Rc::new(areas), place, list }),
    });
    (db, ahead)
}

fn read_ahead(store: &Store, now: DateTime<Utc>) -> Result<Read, StoreError> {
    let choices = Choices::read(store)?;
    // The example area is a store of its own; an empty directory has no list yet.
    if choices.example || !store.holds_something()? {
        return Ok(Read { choices, first: None });
    }
    let areas = read::read_areas(store)?;
    let place = match &choices.origin {
        Some(Origin::Place(id)) => store.resolve_place(id)?.map(Standpoint::of_place),
        Some(origin) => Standpoint::of(origin, &areas),
        None => None,
    };
    let exact = place.as_ref().is_some_and(|here| here.exact);
    let point = place.as_ref().and_then(|here| here.point);
    let family = choices.family.on(to_civil(now).date());
    let filter = filter_of(&family, &choices.chosen, point, exact);
    let question = Question { filter, at: now, sought: String::new(), place: place.clone() };
    let list = read::read_list(store, question)?;
    Ok(Read { choices, first: Some((areas, place, list)) })
}
