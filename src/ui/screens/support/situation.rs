//! One moment in life: who helps, and where one can go.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::faces::{EmptyFace, FailedPage, LoadingPage};
use crate::ui::components::out_link::OpenLink;
use crate::ui::components::place_row::{PlaceRow, Row};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::service_card::ServiceLine;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::support::ServiceSection;
use crate::ui::view::support::Situation;

#[derive(Debug, Clone, PartialEq)]
pub enum SituationContent {
    Loading,
    /// The directory has no such word.
    Missing,
    Failed(String),
    Page {
        situation: Situation,
        services: Vec<ServiceLine>,
        places: Vec<Row>,
        events: Vec<Row>,
    },
}

#[component]
pub fn SituationScreen(id: ReadSignal<Vec<String>>) -> Element {
    let words = use_words();
    let id: ReadSignal<String> = use_memo(move || id.read().join("/")).into();
    let content = hooks::support::use_situation_content(id);
    let retry = hooks::use_retry();
    rsx! {
        SituationView {
            words,
            content: content(),
            onopen: hooks::use_open_link(),
            onretry: move |()| retry.call(()),
        }
    }
}

#[component]
pub fn SituationView(words: Words, content: SituationContent, onopen: OpenLink, onretry: EventHandler<()>) -> Element {
    let back = Route::Support {};
    match content {
        SituationContent::Loading => rsx! {
            LoadingPage { words, title: t!(words, "support-title"), back }
        },
        SituationContent::Failed(detail) => rsx! {
            FailedPage { words, title: t!(words, "support-title"), back, detail, onretry }
        },
        SituationContent::Missing => rsx! {
            ScreenHead { words, title: t!(words, "support-title"), back }
            main { id: "content",
                NothingHere { words, title: t!(words, "situation-missing-title") }
            }
        },
        SituationContent::Page { situation, services, places, events } => rsx! {
            ScreenHead {
                words,
                title: situation.name.text.clone(),
                lang: situation.name.lang.clone(),
                above: vec![t!(words, "support-situations")],
                back,
            }
            main { id: "content",
                if services.is_empty() && places.is_empty() && events.is_empty() {
                    NothingHere { words, title: t!(words, "situation-empty-title") }
                }
                ServiceSection { words, id: "situation-services", title: t!(words, "situation-services"), lines: services, onopen }
                if !places.is_empty() {
                    section { class: "group", "aria-labelledby": "situation-places",
                        h2 { class: "group-head", id: "situation-places", {t!(words, "situation-places")} }
                        ul {
                            for row in places {
                                PlaceRow { key: "{row.id}", row: row.clone() }
                            }
                        }
                    }
                }
                if !events.is_empty() {
                    section { class: "group", "aria-labelledby": "situation-events",
                        h2 { class: "group-head", id: "situation-events", {t!(words, "place-sessions")} }
                        ul {
                            for row in events {
                                PlaceRow { key: "{row.id}", row: row.clone(), to: Route::event(&row.id) }
                            }
                        }
                    }
                }
            }
        },
    }
}

#[component]
fn NothingHere(words: Words, title: String) -> Element {
    rsx! {
        EmptyFace { title, text: t!(words, "situation-empty-text"),
            Link { class: "face-button", to: Route::Support {}, {t!(words, "situation-to-support")} }
        }
    }
}
