//! Settings: the language, the example area, and the ways to everything that is chosen or explained elsewhere.

mod explained;
mod family;
mod feed;
mod maps;
mod regions;
mod software;
mod sources;

use dioxus::prelude::*;

pub use explained::{AccessibilityScreen, AccessibilityView, PrivacyScreen, PrivacyView};
pub use family::{FamilyScreen, FamilyView};
pub use feed::{FeedNews, FeedScreen, FeedView, Followed, NewLink};
pub use maps::{StreetMapsScreen, StreetMapsView};
pub use regions::{RegionLine, RegionsScreen, RegionsView};
pub use software::{SoftwareScreen, SoftwareView};
pub use sources::{Sources, SourcesView};

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::language_list::LanguageList;
use crate::ui::components::link_list::{LinkItem, LinkList};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::switch::Switch;
use crate::ui::hooks::use_family;
use crate::ui::hooks::{self, Installing, use_words};
use crate::ui::i18n::{Language, Words};
use crate::ui::route::Route;
use crate::ui::view::family::Family;

/// The program's version, as it is published.
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[component]
pub fn Settings() -> Element {
    let words = use_words();
    let language = hooks::use_set_language();
    let example = hooks::use_set_example();
    let family = use_family();
    let (installing, install) = hooks::use_installing();
    rsx! {
        SettingsView {
            words,
            example: hooks::use_example(),
            family: hooks::use_choices_known().then_some(family),
            installing,
            oninstall: move |()| install.call(()),
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
    /// Absent until it is read.
    family: Option<Family>,
    /// How the web app can be installed; absent where there is nothing to install.
    installing: Option<Installing>,
    #[props(default)] oninstall: EventHandler<()>,
    onlanguage: EventHandler<Language>,
    onexample: EventHandler<bool>,
) -> Element {
    let family_text =
        family.map(|family| match family.needs.len() + family.languages.len() + family.ages_months.len() {
            0 => t!(words, "settings-family-none"),
            count => t!(words, "settings-family-some", count = count),
        });
    rsx! {
        ScreenHead { words, title: t!(words, "settings-title"), back: Route::Now {} }
        main { id: "content", class: "settings",
            Card { id: "settings-language", title: t!(words, "settings-language"),
                LanguageList { words, labelled_by: "settings-language", onlanguage }
                if words.language().wants_review() {
                    p { class: "quiet", {t!(words, "settings-language-unreviewed")} }
                }
            }
            LinkList { label: t!(words, "settings-own"),
                LinkItem { title: t!(words, "settings-family"), text: family_text, to: Route::FamilyScreen {} }
                LinkItem { title: t!(words, "settings-feed"), text: t!(words, "settings-feed-text"), to: Route::FeedScreen {} }
                LinkItem { title: t!(words, "hidden-title"), to: Route::HiddenScreen {} }
                LinkItem {
                    title: t!(words, "settings-regions"),
                    text: t!(words, "settings-regions-text"),
                    to: Route::RegionsScreen {},
                }
                LinkItem { title: t!(words, "maps-title"), text: t!(words, "settings-maps-text"), to: Route::StreetMapsScreen {} }
                LinkItem { title: t!(words, "welcome-title"), text: t!(words, "welcome-again"), to: Route::WelcomeScreen {} }
            }
            if let Some(installing) = installing {
                Card { id: "settings-install", title: t!(words, "settings-install"),
                    p { {t!(words, "settings-install-text")} }
                    match installing {
                        Installing::ByPress => rsx! {
                            button { class: "plain-button", r#type: "button", onclick: move |_| oninstall.call(()),
                                {t!(words, "settings-install-press")}
                            }
                        },
                        Installing::ByMenu => rsx! {
                            p { {t!(words, "settings-install-menu")} }
                        },
                    }
                }
            }
            Card { id: "settings-example", title: t!(words, "settings-example"),
                p { {t!(words, "settings-example-text")} }
                Switch {
                    text: if example { t!(words, "settings-example-on") } else { t!(words, "settings-example-off") },
                    on: example,
                    onchange: move |on: bool| onexample.call(on),
                }
            }
            LinkList { label: t!(words, "settings-about"),
                LinkItem { title: t!(words, "settings-privacy"), text: t!(words, "settings-privacy-text"), to: Route::PrivacyScreen {} }
                LinkItem { title: t!(words, "settings-accessibility"), to: Route::AccessibilityScreen {} }
                LinkItem { title: t!(words, "settings-sources"), to: Route::Sources {} }
                LinkItem { title: t!(words, "settings-software"), to: Route::SoftwareScreen {} }
            }
            if cfg!(debug_assertions) {
                p { class: "screen-text", lang: "en", Link { to: Route::ComponentsScreen {}, "Components" } }
            }
            p { class: "screen-text version", {t!(words, "settings-version", version = VERSION)} }
        }
    }
}
