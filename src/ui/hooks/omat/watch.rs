//! What runs beside every screen: counts the news for the tab, and tells what is reminded of.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use super::{Omat, reminders, use_unseen, write};
use crate::domain::reminder::{Reminder, Standing, Told};
use crate::platform::{self, Notification, Planned};
use crate::store::Db;
use crate::t;
use crate::ui::format::state::capitalised;
use crate::ui::hooks::model::{Model, Phase};
use crate::ui::hooks::use_model;
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::Said;
use crate::ui::view::reminder::{Kept, planned, told};

/// Watches, and gives what is to be told; the callback takes the first of it away.
pub fn use_watch() -> (ReadSignal<Vec<Said>>, Callback<()>) {
    let model = use_model();
    let mut omat = use_context::<Omat>();
    let mut said = use_signal(Vec::<Said>::new);
    // From the first time that all is there, what changes can be told.
    use_effect(move || {
        if model.phase() == Phase::Ready && model.fills() && model.home().is_some() {
            write(model, |store, now| store.begin_to_compare(now));
        }
    });
    let news = use_unseen(model);
    use_effect(move || {
        let count = news.read().as_ref().and_then(|news| news.as_ref()).map_or(0, Vec::len);
        if *omat.unseen.peek() != count {
            omat.unseen.set(count);
        }
    });
    let kept = use_resource(move || {
        // Once somebody has said that notifications may be shown, what could not be planned before may be.
        (omat.asked)();
        let home = model.home().filter(|_| model.phase() == Phase::Ready && model.fills());
        read_all(home, model.revision(), model.minute())
    });
    // What the system took last to be told by itself.
    let mut plan = use_hook(|| CopyValue::new(None::<Vec<Planned>>));
    use_effect(move || {
        let kept = kept.read();
        let Some(kept) = kept.as_ref() else { return };
        for kept in kept {
            // At the first look nothing is known of the plan but that an earlier start made one.
            let planned = match plan.peek().as_ref() {
                None => platform::plans(),
                Some(plan) => plan.iter().any(|planned| tells(planned, kept, model.minute_now())),
            };
            if let Some(text) = act(model, kept, planned) {
                // The same once more, before what was told is written down, is told once.
                let new = Said { id: kept.id.clone(), text };
                if !said.peek().contains(&new) {
                    said.write().push(new);
                }
            }
        }
        if platform::plans() {
            let words = model.language().words();
            let next: Vec<_> = kept.iter().filter_map(|kept| plan_of(words, kept)).collect();
            // What the system doesn't take, its reader's "no" for one, is tried again.
            if plan.peek().as_ref() != Some(&next) && platform::plan(&next).is_ok() {
                plan.set(Some(next));
            }
        }
    });
    let answer = use_callback(move |()| {
        if !said.peek().is_empty() {
            said.write().remove(0);
        }
    });
    (said.into(), answer)
}

async fn read_all(home: Option<Db>, _revision: u64, now: DateTime<Utc>) -> Vec<Kept> {
    let Some(home) = home else { return std::future::pending().await };
    home.read(move |store| reminders::kept(store, now, None)).await.and_then(|kept| kept).unwrap_or_default()
}

/// Tells what is new about a reminder, and writes down that it was told. `None`: nothing is.
///
/// `planned`: the system tells by itself that it is soon.
fn act(model: Model, kept: &Kept, planned: bool) -> Option<String> {
    let before = &kept.reminder;
    let next = match &kept.standing {
        Standing::Over => None,
        Standing::Waits { run, moved: true, .. } => {
            Some(Reminder { start: run.start, told: Told::Moved, ..before.clone() })
        }
        Standing::Due { run, .. } if before.told != Told::Due => {
            Some(Reminder { start: run.start, told: Told::Due, ..before.clone() })
        }
        Standing::Off(_) | Standing::Vanished if before.told != Told::Off => {
            Some(Reminder { told: Told::Off, ..before.clone() })
        }
        // It takes place after all: it is reminded of again.
        Standing::Waits { .. } if before.told == Told::Off => Some(Reminder { told: Told::Nothing, ..before.clone() }),
        // Written down, so that a move of the next time is seen as one.
        Standing::Waits { .. } if kept.gone_on => Some(before.clone()),
        Standing::Waits { .. } | Standing::Due { .. } | Standing::Off(_) | Standing::Vanished => return None,
    };
    let (id, text) = (kept.id.clone(), next.as_ref().map(Reminder::to_text));
    write(model, move |store, now| store.set_reminder(&id, text.as_deref(), now));
    next.filter(|next| next.told != Told::Nothing)?;
    let (title, text) = told(model.language().words(), kept, model.minute());
    if !(planned && matches!(kept.standing, Standing::Due { .. })) {
        let notification = notification(kept, title.clone(), capitalised(&text));
        // Without the system's leave the banner says it all the same.
        spawn(async move { _ = platform::notify(notification).await });
    }
    Some(t!(model.language().words(), "change-of-session", name = title, change = text))
}

fn notification(kept: &Kept, title: String, text: String) -> Notification {
    Notification { title, text, name: name_of(kept), path: Route::event(&kept.id).to_string() }
}

/// Whether this planned notification was the reminder's, and its moment has come.
fn tells(planned: &Planned, kept: &Kept, now: DateTime<Utc>) -> bool {
    planned.at <= now && planned.notification.name == name_of(kept)
}

fn name_of(kept: &Kept) -> String {
    format!("reminder {}", kept.id)
}

fn plan_of(words: Words, kept: &Kept) -> Option<Planned> {
    let (at, title, text) = planned(words, kept)?;
    Some(Planned { at, notification: notification(kept, title, text) })
}
