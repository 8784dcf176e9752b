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
        near: Near,
    },
}

/// What fits near the reader by age and kind, though it doesn't say so itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Near {
    pub places: Vec<Row>,
    pub events: Vec<Row>,
    /// Whether that could be told, if it were known where the reader is.
    pub asks_where: bool,
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
        SituationContent::Page { situation, services, places, events, near } => rsx! {
            ScreenHead {
                words,
                title: situation.name.text.clone(),
                lang: situation.name.lang.clone(),
                above: vec![t!(words, "support-situations")],
                back,
            }
            main { id: "content",
                if services.is_empty() && places.is_empty() && events.is_empty() && near.places.is_empty() {
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
                NearHere { words, near }
            }
        },
    }
}

#[component]
fn NearHere(words: Words, near: Near) -> Element {
    if near.places.is_empty() && near.events.is_empty() && !near.asks_where {
        return rsx! {};
    }
    rsx! {
        section { class: "group", "aria-labelledby": "situation-near",
            h2 { class: "group-head", id: "situation-near", {t!(words, "situation-near")} }
            if near.asks_where {
                p { class: "screen-text",
                    Link { class: "line-link", to: Route::PositionScreen {}, {t!(words, "support-near-unknown")} }
                }
            } else {
                p { class: "screen-text", {t!(words, "situation-near-text")} }
            }
            ul {
                for row in near.places.iter() {
                    PlaceRow { key: "{row.id}", row: row.clone() }
                }
                for row in near.events.iter() {
                    PlaceRow { key: "{row.id}", row: row.clone(), to: Route::event(&row.id) }
                }
            }
        }
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
