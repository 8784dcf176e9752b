//! A note of one's own, what lists leave out, one's own order.

use dioxus::prelude::*;

use super::write;
use crate::domain::text::Text;
use crate::store::{Db, StoreError};
use crate::ui::hooks::model::Model;
use crate::ui::hooks::use_model;
use crate::ui::screens::Own;

/// What is said of this record, once that is known; and how to write its note, or to hide it.
pub fn use_own(id: ReadSignal<String>) -> (Option<Own>, Callback<String>, Callback<bool>) {
    let model = use_model();
    let own = use_resource(move || read_own(model.home(), model.revision(), id()));
    let set_note = use_callback(move |note: String| {
        let id = id();
        write(model, move |store, now| store.set_note(&id, &note, now).map(drop));
    });
    let hide = use_callback(move |hidden: bool| set_hidden(model, id(), hidden));
    (own(), set_note, hide)
}

async fn read_own(home: Option<Db>, _revision: u64, id: String) -> Own {
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(move |store| {
        let hidden = store.hidden()?.iter().any(|hidden| hidden.as_str() == id);
        Ok::<_, StoreError>(Own { note: store.note(&id)?, hidden })
    });
    read.await.and_then(|own| own).unwrap_or_default()
}

fn set_hidden(model: Model, id: String, hidden: bool) {
    write(model, move |store, now| store.set_hidden(&id, hidden, now));
}

/// What lists leave out: ids, and the names they stand under now; `None` until it is read.
pub fn use_hidden_places() -> Option<Vec<(String, Text)>> {
    let model = use_model();
    let hidden = use_resource(move || read_hidden(model.home(), model.revision()));
    hidden()
}

async fn read_hidden(home: Option<Db>, _revision: u64) -> Vec<(String, Text)> {
    let Some(home) = home else { return std::future::pending().await };
    home.read(|store| store.hidden_places()).await.and_then(|hidden| hidden).unwrap_or_default()
}

/// Brings a hidden place back into lists.
pub fn use_show_again() -> Callback<String> {
    let model = use_model();
    use_callback(move |id: String| set_hidden(model, id, false))
}

/// Puts what is kept into this order; an empty one gives it up.
pub fn use_set_order() -> Callback<Vec<String>> {
    let model = use_model();
    use_callback(move |ids: Vec<String>| write(model, move |store, now| store.set_order(&ids, now)))
}
