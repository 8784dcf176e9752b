//! What the family tells of itself once: the same values, by the same cards, as in the filters of every list.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::{use_family, use_set_family, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::FamilyCards;
use crate::ui::view::family::Family;

#[component]
pub fn FamilyScreen() -> Element {
    let words = use_words();
    let set = use_set_family();
    rsx! {
        FamilyView { words, family: use_family(), onchange: move |family: Family| set.call(family) }
    }
}

#[component]
pub fn FamilyView(words: Words, family: Family, onchange: EventHandler<Family>) -> Element {
    rsx! {
        ScreenHead { words, title: t!(words, "settings-family"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "family-text")} }
            FamilyCards { words, family, onfamily: move |family: Family| onchange.call(family) }
        }
    }
}
