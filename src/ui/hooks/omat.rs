//! What Omat has beside its list: what changed unseen, our week, notes, order, what is hidden, the shared list,
//! reminders.
//!
//! The first part of the program holds no more of it than how many records have news, for the tab, and a list that a
//! link brought, until somebody looks. All else is reached through `rest` alone.

mod own;
mod reminders;
mod shared;
mod watch;
mod week;

use chrono::{DateTime, NaiveDate, Utc};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use futures_util::StreamExt as _;

pub use self::own::{use_hidden_places, use_own, use_set_order, use_show_again};
pub use self::reminders::{Reminding, use_reminder, use_reminders};
pub use self::shared::{Incoming, ListLink, use_bring_list, use_incoming, use_list_link};
pub use self::watch::use_watch;
pub use self::week::use_week;

use super::model::{Model, Phase, Trouble};
use super::use_model;
use crate::domain::time::to_civil;
use crate::platform::{self, Signal as SystemSignal};
use crate::store::{Db, Store, StoreError, Unseen};
use crate::ui::view::changes::{News, NewsLines, news_lines};

/// Signals of this hook; they belong to the root.
#[derive(Clone, Copy)]
struct Omat {
    /// How many kept records have news that nobody saw.
    unseen: Signal<usize>,
    /// The list behind a link, as it came.
    came: Signal<Option<String>>,
    /// Counts the answers to whether notifications may be shown: what could not be planned before may be now.
    asked: Signal<usize>,
}

pub(super) fn use_provide_omat() {
    let mut omat = use_context_provider(|| Omat {
        unseen: Signal::new(0),
        // Taken before the router looks at the address.
        came: Signal::new(platform::take_shared_list()),
        asked: Signal::new(0),
    });
    use_future(move || async move {
        let mut lists = platform::signals(SystemSignal::ListCame);
        while lists.next().await.is_some() {
            if let Some(list) = platform::take_shared_list() {
                omat.came.set(Some(list));
            }
        }
    });
}

/// How many kept records changed since their reader looked.
pub fn use_unseen_count() -> usize {
    (use_context::<Omat>().unseen)()
}

/// What changed in what is kept, in words; empty until it is known.
pub fn use_news() -> ReadSignal<Vec<NewsLines>> {
    let model = use_model();
    let news = use_unseen(model);
    use_memo(move || {
        let (words, now) = (model.language().words(), to_civil(model.minute()));
        let news = news.read();
        let news = news.iter().flatten().flatten();
        news.map(|news| news_lines(words, news, now)).collect::<Vec<_>>()
    })
    .into()
}

/// All of it was seen.
pub fn use_mark_seen() -> Callback<()> {
    let model = use_model();
    use_callback(move |()| write(model, |store, now| store.mark_seen(now)))
}

/// What changed; `None` as long as the directory doesn't hold all that it will.
fn use_unseen(model: Model) -> Resource<Option<Vec<News>>> {
    let today = use_memo(move || to_civil(model.minute()).date());
    use_resource(move || {
        let stands = model.phase() == Phase::Ready && model.fills();
        read_unseen(model.home().filter(|_| stands), model.revision(), today())
    })
}

async fn read_unseen(home: Option<Db>, _revision: u64, _today: NaiveDate) -> Option<Vec<News>> {
    let (home, now) = (home?, platform::now());
    let unseen = home.read(move |store| store.unseen(now)).await;
    // A list that can't be read is told of by the list itself.
    let news = unseen.and_then(|unseen| unseen).unwrap_or_default().into_iter();
    Some(news.map(|Unseen { id, thing, changes, venues }| News { id, thing, changes, venues }).collect())
}

/// Writes something of the reader's own beside the screen. What can't be kept is told in the heads of the lists.
fn write(model: Model, what: impl FnOnce(&mut Store, DateTime<Utc>) -> Result<(), StoreError> + Send + 'static) {
    let Some(home) = model.home() else { return };
    spawn_forever(async move {
        let now = platform::now();
        if let Ok(Err(error)) | Err(error) = home.run(move |store| what(store, now)).await {
            model.tell_trouble(Trouble::NotKept(error.to_string()));
        }
    });
}
