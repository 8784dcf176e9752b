//! The faces a screen wears when it has no list to show: loading, first start, empty, error.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::door::{Door, DoorSign};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::i18n::Words;
use crate::ui::route::Route;

/// Rows to come. Heard as one sentence.
#[component]
pub fn LoadingFace(words: Words) -> Element {
    rsx! {
        div { class: "loading", role: "status",
            p { class: "only-heard", {t!(words, "now-loading")} }
            for index in 0..5 {
                div { key: "{index}", class: "bone-row", "aria-hidden": "true",
                    div { class: "bone bone-door" }
                    div { class: "bone-words",
                        div { class: "bone bone-wide" }
                        div { class: "bone bone-middle" }
                        div { class: "bone bone-short" }
                    }
                }
            }
        }
    }
}

/// The first start: how far the directory is unpacked.
#[component]
pub fn StartFace(words: Words, done: usize, total: usize) -> Element {
    rsx! {
        div { class: "face tone-open", role: "status",
            span { class: "door-plate", DoorSign { door: Door::Ajar } }
            h2 { class: "face-title", {t!(words, "start-title")} }
            p { class: "face-text", {t!(words, "start-text")} }
            p { class: "face-text", {t!(words, "start-once")} }
            if total > 0 {
                progress { class: "face-progress", "aria-label": t!(words, "start-title"), max: "{total}", value: "{done}" }
                p { class: "face-text", {t!(words, "start-progress", done = done, total = total)} }
            }
        }
    }
}

/// Nothing to show, and what to do about it.
#[component]
pub fn EmptyFace(title: String, text: String, children: Element) -> Element {
    rsx! {
        div { class: "face tone-closed",
            span { class: "door-plate", DoorSign { door: Door::Closed } }
            h2 { class: "face-title", "{title}" }
            p { class: "face-text", "{text}" }
            {children}
        }
    }
}

/// Something failed; nothing is lost.
#[component]
pub fn ErrorFace(words: Words, detail: String, onretry: EventHandler<()>) -> Element {
    rsx! {
        div { class: "face tone-maybe", role: "alert",
            span { class: "door-plate", DoorSign { door: Door::Uncertain } }
            h2 { class: "face-title", {t!(words, "error-title")} }
            p { class: "face-text", {t!(words, "error-text")} }
            p { class: "face-text", {t!(words, "error-detail", detail = &detail)} }
            button { class: "face-button", r#type: "button", onclick: move |_| onretry.call(()),
                {t!(words, "error-retry")}
            }
        }
    }
}

/// A page below its way back, until its content is there.
#[component]
pub fn LoadingPage(words: Words, title: String, back: Route) -> Element {
    rsx! {
        ScreenHead { words, title, back }
        main { id: "content",
            LoadingFace { words }
        }
    }
}

/// The same where its content could not be read.
#[component]
pub fn FailedPage(words: Words, title: String, back: Route, detail: String, onretry: EventHandler<()>) -> Element {
    rsx! {
        ScreenHead { words, title, back }
        main { id: "content",
            ErrorFace { words, detail, onretry }
        }
    }
}
