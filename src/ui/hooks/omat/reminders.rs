//! Reminders: of one time of an event, on its page; all of them, in Omat.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use super::{Omat, write};
use crate::domain::id::EventId;
use crate::domain::reminder::{Reminder, Standing};
use crate::domain::time::to_civil;
use crate::platform::{self, Notifying};
use crate::store::{Db, Store, StoreError};
use crate::ui::hooks::model::Phase;
use crate::ui::hooks::use_model;
use crate::ui::view::reminder::{Kept, Notified};

/// How far ahead a time is looked for: as far as an event's page looks.
const DAYS: u32 = 366;

/// The reminder of an event, and what can be done about it.
#[derive(Clone, Copy)]
pub struct Reminding {
    /// `None` until it is known.
    pub kept: ReadSignal<Option<Vec<Kept>>>,
    /// Sets one for a time of the event. Asks whether notifications may be shown, where nobody did.
    pub set: Callback<Reminder>,
    pub remove: Callback<String>,
    pub notified: ReadSignal<Notified>,
}

/// The reminder of this event.
pub fn use_reminder(id: ReadSignal<String>) -> Reminding {
    let model = use_model();
    let kept = use_resource(move || {
        let home = model.home().filter(|_| model.phase() == Phase::Ready);
        read_kept(home, model.revision(), model.minute(), Some(id()))
    });
    let mut omat = use_context::<Omat>();
    let mut notified = use_signal(how_notified);
    let set = use_callback(move |reminder: Reminder| {
        let (id, text) = (id(), reminder.to_text());
        write(model, move |store, now| store.set_reminder(&id, Some(&text), now));
        spawn(async move {
            platform::ask_to_notify().await;
            omat.asked += 1;
            notified.set(how_notified());
        });
    });
    Reminding { kept: kept.into(), set, remove: use_remove(), notified: notified.into() }
}

/// All of them, in the order of their times.
pub fn use_reminders() -> (ReadSignal<Option<Vec<Kept>>>, Callback<String>, Notified) {
    let model = use_model();
    let kept = use_resource(move || {
        let home = model.home().filter(|_| model.phase() == Phase::Ready && model.fills());
        read_kept(home, model.revision(), model.minute(), None)
    });
    (kept.into(), use_remove(), how_notified())
}

fn use_remove() -> Callback<String> {
    let model = use_model();
    use_callback(move |id: String| write(model, move |store, now| store.set_reminder(&id, None, now)))
}

/// How its reader hears of a reminder here.
fn how_notified() -> Notified {
    // Only a browser's page has an address; what is a program of its own is not known to be open either way.
    match platform::notifying() {
        Notifying::Allowed | Notifying::NotAsked if platform::plans() => Notified::Planned,
        Notifying::Allowed => Notified::BySystem,
        Notifying::NotAsked => Notified::NotAsked,
        Notifying::Denied => Notified::Denied,
        Notifying::NotHere => Notified::InAppOnly,
    }
}

async fn read_kept(home: Option<Db>, _revision: u64, now: DateTime<Utc>, only: Option<String>) -> Vec<Kept> {
    let Some(home) = home else { return std::future::pending().await };
    home.read(move |store| kept(store, now, only.as_deref())).await.and_then(|kept| kept).unwrap_or_default()
}

/// The reminders with how they stand; one that can't be read is none.
pub(super) fn kept(store: &Store, now: DateTime<Utc>, only: Option<&str>) -> Result<Vec<Kept>, StoreError> {
    let mut all = Vec::new();
    for (id, text) in store.reminders()? {
        if only.is_some_and(|only| only != id) {
            continue;
        }
        let (Ok(event), Some(reminder)) = (EventId::parse(&id), Reminder::from_text(&text)) else { continue };
        let detail = store.event_for(&event, to_civil(now).date(), DAYS)?;
        let runs = detail.as_ref().map(|detail| detail.runs.as_slice());
        let next = reminder.gone_on(runs, now);
        let gone_on = next.is_some();
        let reminder = next.unwrap_or(reminder);
        let standing = reminder.standing(runs, now);
        let name = match &detail {
            Some(detail) => detail.event.name.clone(),
            None => store.name_as_seen(&id)?,
        };
        let place = detail.and_then(|detail| detail.place).map(|place| place.name);
        all.push(Kept { id, name, place: place.unwrap_or_default(), reminder, standing, gone_on });
    }
    let when = |kept: &Kept| match &kept.standing {
        Standing::Waits { run, .. } | Standing::Due { run, .. } | Standing::Off(run) => run.start,
        Standing::Vanished | Standing::Over => kept.reminder.start,
    };
    all.sort_by_key(when);
    Ok(all)
}
