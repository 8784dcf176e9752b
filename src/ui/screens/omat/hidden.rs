//! What lists leave out, and the way back.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::faces::{EmptyFace, LoadingFace};
use crate::ui::components::place_row::Spoken;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::format::spoken;
use crate::ui::hooks::omat::{use_hidden_places, use_show_again};
use crate::ui::hooks::use_words;
use crate::ui::i18n::Words;
use crate::ui::route::Route;

#[component]
pub fn HiddenScreen() -> Element {
    let words = use_words();
    let show = use_show_again();
    let places = use_hidden_places().map(|places| {
        let line = |(id, name)| {
            let name = spoken(words, &name).unwrap_or_else(|| Spoken { text: String::clone(&id), lang: None });
            (id, name)
        };
        places.into_iter().map(line).collect::<Vec<_>>()
    });
    rsx! {
        HiddenView { words, places, onshow: move |id: String| show.call(id) }
    }
}

#[component]
pub fn HiddenView(
    words: Words,
    /// Ids and names; absent until they are read.
    places: Option<Vec<(String, Spoken)>>,
    onshow: EventHandler<String>,
) -> Element {
    rsx! {
        ScreenHead { words, title: t!(words, "hidden-title"), back: Route::Saved {} }
        main { id: "content",
            match places {
                None => rsx! {
                    LoadingFace { words }
                },
                Some(places) if places.is_empty() => rsx! {
                    EmptyFace { title: t!(words, "hidden-none"), text: t!(words, "hidden-none-text") }
                },
                Some(places) => rsx! {
                    p { class: "screen-text", {t!(words, "hidden-text")} }
                    ul { class: "card own-list", "aria-label": t!(words, "hidden-title"),
                        for (id, name) in places {
                            HiddenLine { key: "{id}", words, id, name, onshow }
                        }
                    }
                },
            }
        }
    }
}

#[component]
fn HiddenLine(words: Words, id: String, name: Spoken, onshow: EventHandler<String>) -> Element {
    rsx! {
        li { class: "own-line",
            Link { class: "line-link", to: Route::place(&id), lang: name.lang.clone(), bdi { "{name.text}" } }
            button {
                class: "plain-button",
                r#type: "button",
                "aria-label": t!(words, "hidden-show", name = &name.text),
                onclick: move |_| onshow.call(id.clone()),
                {t!(words, "hide-show")}
            }
        }
    }
}
