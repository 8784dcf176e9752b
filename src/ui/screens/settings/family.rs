//! What the family tells of itself once: the same values that the filters of every list use.

use dioxus::prelude::*;

use crate::domain::place::AccessibilityItem;
use crate::t;
use crate::ui::components::ages_picker::AgesPicker;
use crate::ui::components::card::Card;
use crate::ui::components::languages_picker::LanguagesPicker;
use crate::ui::components::needs_picker::NeedsPicker;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::use_words;
use crate::ui::hooks::{use_family, use_set_family};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
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
    let (for_needs, for_languages, for_ages) = (family.clone(), family.clone(), family.clone());
    rsx! {
        ScreenHead { words, title: t!(words, "settings-family"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "family-text")} }
            Card { id: "family-ages", title: t!(words, "family-ages"),
                AgesPicker {
                    words,
                    labelled_by: "family-ages",
                    ages_months: family.ages_months.clone(),
                    onchange: move |ages_months: Vec<u32>| {
                        onchange.call(Family { ages_months, ..for_ages.clone() });
                    },
                }
            }
            Card { id: "family-needs", title: t!(words, "family-needs"),
                NeedsPicker {
                    words,
                    labelled_by: "family-needs",
                    chosen: family.needs.clone(),
                    onchange: move |needs: Vec<AccessibilityItem>| {
                        onchange.call(Family { needs, ..for_needs.clone() });
                    },
                }
            }
            Card { id: "family-languages", title: t!(words, "family-languages"),
                LanguagesPicker {
                    words,
                    labelled_by: "family-languages",
                    chosen: family.languages.clone(),
                    onchange: move |languages: Vec<String>| {
                        onchange.call(Family { languages, ..for_languages.clone() });
                    },
                }
            }
        }
    }
}
