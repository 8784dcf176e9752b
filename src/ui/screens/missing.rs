//! An address that no screen answers.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::faces::EmptyFace;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::use_words;
use crate::ui::route::Route;

#[component]
pub fn Missing(segments: Vec<String>) -> Element {
    let words = use_words();
    rsx! {
        ScreenHead { words, title: t!(words, "missing-title"), back: Route::Now {} }
        main { id: "content",
            EmptyFace { title: t!(words, "missing-face"), text: t!(words, "missing-text"),
                Link { class: "face-button", to: Route::Now {}, {t!(words, "place-to-now")} }
            }
        }
    }
}
