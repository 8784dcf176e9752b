//! Sources and licences: whom the directory owes its facts to, and what the app is made of.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::out_link::OpenLink;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::sources::{SourceLine, SourceList};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;

#[component]
pub fn Sources() -> Element {
    let words = use_words();
    let lines = hooks::use_credits();
    rsx! {
        SourcesView { words, lines: lines(), onopen: hooks::use_open_link() }
    }
}

#[component]
pub fn SourcesView(words: Words, lines: Vec<SourceLine>, onopen: OpenLink) -> Element {
    rsx! {
        ScreenHead { words, title: t!(words, "sources-title"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "sources-text")} }
            Card { id: "sources-directory", title: t!(words, "sources-directory"),
                SourceList { lines, onopen }
            }
            Card { id: "sources-map", title: t!(words, "sources-map"),
                p { {t!(words, "sources-map-tiles")} }
                p { {t!(words, "sources-map-streets")} }
                p { {t!(words, "sources-map-style")} }
            }
        }
    }
}
