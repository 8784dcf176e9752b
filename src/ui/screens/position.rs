//! Where the reader is, set by hand: one of the 308 municipalities, found as one types.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::search_field::SearchField;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::town::{Town, find};

#[component]
pub fn PositionScreen() -> Element {
    let words = use_words();
    let towns = hooks::use_towns();
    let choose = hooks::use_choose_town();
    let navigator = navigator();
    rsx! {
        PositionView {
            words,
            towns: towns(),
            chosen: hooks::use_chosen_town(),
            onchoose: move |code: Option<String>| {
                choose.call(code);
                if navigator.can_go_back() {
                    navigator.go_back();
                } else {
                    navigator.replace(Route::Now {});
                }
            },
        }
    }
}

#[component]
pub fn PositionView(
    words: Words,
    /// In the order of the alphabet.
    towns: Vec<Town>,
    chosen: Option<String>,
    onchoose: EventHandler<Option<String>>,
) -> Element {
    let mut typed = use_signal(String::new);
    let found: Vec<Town> = find(&towns, &typed.read()).into_iter().cloned().collect();
    rsx! {
        ScreenHead { words, title: t!(words, "position-title"), back: Route::Now {} }
        main { id: "content", class: "position",
            p { class: "screen-text", {t!(words, "position-text")} }
            div { class: "position-search",
                SearchField {
                    label: t!(words, "position-search"),
                    placeholder: t!(words, "position-search"),
                    clear_label: t!(words, "now-search-clear"),
                    value: typed(),
                    oninput: move |text| typed.set(text),
                }
            }
            if typed.read().is_empty() {
                button {
                    class: "choice",
                    r#type: "button",
                    "aria-pressed": if chosen.is_none() { "true" } else { "false" },
                    onclick: move |_| onchoose.call(None),
                    {t!(words, "position-none")}
                }
            }
            if found.is_empty() && !towns.is_empty() {
                p { class: "screen-text", role: "status", {t!(words, "position-no-match")} }
            }
            ul { "aria-label": t!(words, "position-list"),
                for town in found {
                    li { key: "{town.code}",
                        button {
                            class: "choice",
                            r#type: "button",
                            "aria-pressed": if chosen.as_ref() == Some(&town.code) { "true" } else { "false" },
                            onclick: move |_| onchoose.call(Some(town.code.clone())),
                            span { "{town.name}" }
                            if let Some(county) = &town.county {
                                span { class: "quiet", "{county}" }
                            }
                        }
                    }
                }
            }
            p { class: "screen-text", {t!(words, "position-place-hint")} }
        }
    }
}
