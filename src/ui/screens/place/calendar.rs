//! What takes place at a place, for the phone's own calendar.

use dioxus::prelude::*;

use crate::t;
use crate::ui::hooks::calendar::use_add_place_to_calendar;
use crate::ui::hooks::use_words;
use crate::ui::i18n::Words;
use crate::ui::screens::FileOutcome;

#[component]
pub fn AddSessions(id: ReadSignal<String>) -> Element {
    let (add, added) = use_add_place_to_calendar(id);
    rsx! {
        AddSessionsView { words: use_words(), added: added(), onadd: move |()| add.call(()) }
    }
}

#[component]
pub fn AddSessionsView(words: Words, added: Option<FileOutcome>, onadd: EventHandler<()>) -> Element {
    rsx! {
        button { class: "plain-button", r#type: "button", onclick: move |_| onadd.call(()), {t!(words, "place-sessions-add")} }
        p { class: "quiet", {t!(words, "event-add-text")} }
        AddedNote { words, added }
    }
}

/// What became of a file for the calendar.
#[component]
pub fn AddedNote(words: Words, added: Option<FileOutcome>) -> Element {
    let (wrong, told) = match added {
        Some(FileOutcome::Exported { to }) => (false, t!(words, "event-added", to = to)),
        Some(FileOutcome::NotExported(detail)) => (true, t!(words, "event-not-added", detail = detail)),
        Some(FileOutcome::Imported { .. } | FileOutcome::NotImported(_)) | None => return rsx! {},
    };
    rsx! {
        p { class: if wrong { "saved-wrong" } else { "saved-told" }, role: if wrong { "alert" } else { "status" }, dir: "auto",
            "{told}"
        }
    }
}
