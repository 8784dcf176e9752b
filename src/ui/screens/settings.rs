//! The settings there are so far: language, the example area, and the way to the sources.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::{Language, Words};
use crate::ui::route::Route;

#[component]
pub fn Settings() -> Element {
    let words = use_words();
    let language = hooks::use_set_language();
    let example = hooks::use_set_example();
    rsx! {
        SettingsView {
            words,
            example: hooks::use_example(),
            onlanguage: move |chosen: Language| language.call(chosen),
            onexample: move |on: bool| example.call(on),
        }
    }
}

#[component]
pub fn SettingsView(
    words: Words,
    /// Whether the example area is shown in place of the directory.
    example: bool,
    onlanguage: EventHandler<Language>,
    onexample: EventHandler<bool>,
) -> Element {
    rsx! {
        ScreenHead { words, title: t!(words, "settings-title"), back: Route::Now {} }
        main { id: "content", class: "settings",
            Card { id: "settings-language", title: t!(words, "settings-language"),
                div { class: "choices", role: "group", "aria-labelledby": "settings-language",
                    for language in Language::ALL {
                        button {
                            key: "{language.tag()}",
                            class: "choice",
                            r#type: "button",
                            lang: language.tag(),
                            "aria-pressed": if language == words.language() { "true" } else { "false" },
                            onclick: move |_| onlanguage.call(language),
                            {language.own_name()}
                        }
                    }
                }
            }
            Card { id: "settings-example", title: t!(words, "settings-example"),
                p { {t!(words, "settings-example-text")} }
                button {
                    class: "switch",
                    r#type: "button",
                    role: "switch",
                    "aria-checked": if example { "true" } else { "false" },
                    onclick: move |_| onexample.call(!example),
                    span { class: "switch-track", "aria-hidden": "true",
                        span { class: "switch-knob" }
                    }
                    if example {
                        {t!(words, "settings-example-on")}
                    } else {
                        {t!(words, "settings-example-off")}
                    }
                }
            }
            Link { class: "card settings-link", to: Route::Sources {},
                span { {t!(words, "settings-sources")} }
                Icon { sign: Sign::Forward }
            }
            p { class: "screen-text", {t!(words, "settings-privacy")} }
        }
    }
}
