//! Other people's software inside the app: each part by name, version and licence, with a way to its page.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::out_link::{OpenLink, OutLink};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::{use_open_link, use_words};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;

/// `LICENCE: name version, name version, …`, a line a licence; a test holds it against Cargo.lock.
const LIST: &str = include_str!("../../../../assets/licences/software.txt");

#[component]
pub fn SoftwareScreen() -> Element {
    rsx! {
        SoftwareView { words: use_words(), onopen: use_open_link() }
    }
}

#[component]
pub fn SoftwareView(words: Words, onopen: OpenLink) -> Element {
    let groups = LIST.lines().filter_map(|line| line.split_once(": "));
    rsx! {
        ScreenHead { words, title: t!(words, "settings-software"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "software-text")} }
            Card { id: "software-app", title: t!(words, "sources-app"),
                p { {t!(words, "sources-app-text")} }
                p { {t!(words, "sources-font-text")} }
                p { {t!(words, "software-sqlite")} }
            }
            for (licence, parts) in groups {
                section { key: "{licence}", class: "card", "aria-label": "{licence}",
                    h2 { class: "card-title", "{licence}" }
                    ul { class: "software",
                        for part in parts.split(", ") {
                            li { key: "{part}",
                                match page(part) {
                                    Some(link) => rsx! {
                                        OutLink { link, text: part.trim_start_matches(NPM).trim_start_matches(MAVEN).to_owned(), onopen }
                                    },
                                    None => rsx! { "{part}" },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What begins the name of a part that draws the map, and of what Android's own build adds; the others are Rust's.
const NPM: &str = "npm:";
const MAVEN: &str = "maven:";

/// The part's page in its registry, where its source and the licence's whole text are.
fn page(part: &str) -> Option<SafeLink> {
    let (name, version) = part.split_once(' ')?;
    SafeLink::parse(&match (name.strip_prefix(NPM), name.strip_prefix(MAVEN).and_then(|name| name.split_once(':'))) {
        (Some(name), _) => format!("https://www.npmjs.com/package/{name}/v/{version}"),
        (None, Some((group, name))) => format!("https://mvnrepository.com/artifact/{group}/{name}/{version}"),
        (None, None) => format!("https://crates.io/crates/{name}/{version}"),
    })
}
