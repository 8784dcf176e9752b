//! One's list for the other parent: a link that carries the ids in itself, and what comes of one that was opened.

use dioxus::prelude::*;

use super::Omat;
use crate::domain::shared_list::{SharedListError, decode, encode};
use crate::domain::text::Text;
use crate::feed::Record;
use crate::platform::{self, OutsideError, Shared, Sharing};
use crate::store::{Db, SavedNow, Store, StoreError};
use crate::t;
use crate::ui::hooks::model::{Phase, Trouble};
use crate::ui::hooks::use_model;
use crate::ui::route::Route;
use crate::ui::screens::ShareOutcome;
use crate::ui::view::shared_list::{OfferedPlace, list_in};

/// Where no web app is known, a link that only this app understands.
const OWN_SCHEME: &str = "avoinovi:saved";

/// One's own list as a link.
#[derive(Clone, Copy)]
pub struct ListLink {
    /// `None` where nothing is kept, or until it is read.
    pub link: ReadSignal<Option<String>>,
    pub share: Callback<()>,
    pub shared: ReadSignal<Option<ShareOutcome>>,
}

pub fn use_list_link() -> ListLink {
    let model = use_model();
    let ids = use_resource(move || read_ids(model.home(), model.revision()));
    let link = use_memo(move || {
        let ids = ids().filter(|ids| !ids.is_empty())?;
        // What stands behind `#` is sent to no server.
        let page = platform::public_address(&Route::Saved {}.to_string()).unwrap_or_else(|| OWN_SCHEME.to_owned());
        Some(format!("{page}#list={}", encode(&ids)))
    });
    let mut shared = use_signal(|| None::<ShareOutcome>);
    let share = use_callback(move |()| {
        let Some(url) = link.peek().clone() else { return };
        let title = t!(model.language().words(), "list-share-title");
        spawn(async move {
            let text = title.clone();
            shared.set(match platform::share(Shared { title, text, url: Some(url) }).await {
                Ok(Sharing::Sheet) => None,
                Ok(Sharing::Copied) => Some(ShareOutcome::Copied),
                Err(OutsideError::NotOnThisSystem) => Some(ShareOutcome::NotHere),
                Err(OutsideError::Failed(detail)) => Some(ShareOutcome::Failed(detail)),
            });
        });
    });
    ListLink { link: link.into(), share, shared: shared.into() }
}

async fn read_ids(home: Option<Db>, _revision: u64) -> Vec<String> {
    let Some(home) = home else { return std::future::pending().await };
    // Nothing to share where nothing can be read; the list tells why.
    home.read(Store::saved_ids).await.and_then(|ids| ids).unwrap_or_default()
}

/// A list that a link brought.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming {
    Offered(Vec<OfferedPlace>),
    /// The link is not whole, or of a newer program: nothing of it was taken.
    Refused(SharedListError),
    /// So many were new, of so many.
    Taken {
        added: usize,
        all: usize,
    },
}

/// Brings a list by the text of its link, as somebody pasted it.
pub fn use_bring_list() -> Callback<String> {
    let mut came = use_context::<Omat>().came;
    use_callback(move |text: String| came.set(Some(text).filter(|text| !text.trim().is_empty())))
}

/// The list that came, and how to answer it: take it over or not.
pub fn use_incoming() -> (Option<Incoming>, Callback<bool>) {
    let model = use_model();
    let mut came = use_context::<Omat>().came;
    let mut taken = use_signal(|| None::<(usize, usize)>);
    let list = use_memo(move || came().map(|text| decode(list_in(&text))));
    let offered = use_resource(move || {
        let ids = list().and_then(Result::ok).unwrap_or_default();
        // What a directory doesn't hold yet isn't unknown.
        let home = model.home().filter(|_| model.phase() == Phase::Ready);
        read_offered(home, model.revision(), ids)
    });
    let answer = use_callback(move |take: bool| {
        let ids = list.peek().clone().and_then(Result::ok).filter(|_| take);
        came.set(None);
        taken.set(None);
        let (Some(ids), Some(home)) = (ids, model.home()) else { return };
        spawn(async move {
            let (all, now) = (ids.len(), platform::now());
            match home.run(move |store| store.saved_add_all(&ids, now)).await.and_then(|added| added) {
                Ok(added) => {
                    taken.set(Some((added, all)));
                    if added > 0 {
                        platform::ask_to_keep_storage().await;
                    }
                }
                Err(error) => model.tell_trouble(Trouble::NotKept(error.to_string())),
            }
        });
    });
    let incoming = match list() {
        Some(Err(error)) => Some(Incoming::Refused(error)),
        Some(Ok(_)) => offered().map(Incoming::Offered),
        None => taken().map(|(added, all)| Incoming::Taken { added, all }),
    };
    (incoming, answer)
}

async fn read_offered(home: Option<Db>, _revision: u64, ids: Vec<String>) -> Vec<OfferedPlace> {
    let Some(home) = home else { return std::future::pending().await };
    let now = platform::now();
    let offered = move |store: &Store, id: &String| -> Result<OfferedPlace, StoreError> {
        let name = match store.record_now(id, now)? {
            SavedNow::Place(row) => Some(row.card.name),
            SavedNow::Event(event) => Some(event.name),
            SavedNow::Service(service) => Some(service.name),
            SavedNow::Gone(Some(Record::Place(place))) => Some(place.name),
            SavedNow::Gone(_) => None,
        };
        Ok(OfferedPlace {
            id: id.clone(),
            kept: store.is_saved(id)?,
            name: name.filter(|name: &Text| !name.is_empty()),
        })
    };
    let read = home.read(move |store| ids.iter().map(|id| offered(store, id)).collect::<Result<Vec<_>, _>>());
    read.await.and_then(|offered| offered).unwrap_or_default()
}
