//! What is told in plain words: how accessible the app is, and what it knows of its reader. Kept honest by hand: what
//! changes in the app changes here.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::{Card, Facts};
use crate::ui::components::out_link::{OpenLink, OutLink};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::share::editor;
use crate::ui::hooks::{use_open_link, use_words};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;

#[component]
pub fn AccessibilityScreen() -> Element {
    rsx! {
        AccessibilityView { words: use_words(), editor: editor(), onopen: use_open_link() }
    }
}

#[component]
pub fn AccessibilityView(
    words: Words,
    /// Where to write, where this program was built with an address.
    editor: Option<String>,
    onopen: OpenLink,
) -> Element {
    let subject = t!(words, "statement-subject");
    let letter = editor.as_deref().and_then(|address| SafeLink::letter(address, &subject, ""));
    rsx! {
        ScreenHead { words, title: t!(words, "settings-accessibility"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "statement-text")} }
            Card { id: "statement-works", title: t!(words, "statement-works"),
                Facts {
                    items: vec![
                        t!(words, "statement-works-keyboard"),
                        t!(words, "statement-works-reader"),
                        t!(words, "statement-works-text"),
                        t!(words, "statement-works-colours"),
                        t!(words, "statement-works-motion"),
                        t!(words, "statement-works-targets"),
                    ],
                }
            }
            Card { id: "statement-tested", title: t!(words, "statement-tested"),
                p { {t!(words, "statement-tested-text")} }
            }
            Card { id: "statement-gaps", title: t!(words, "statement-gaps"),
                Facts {
                    items: vec![
                        t!(words, "statement-gaps-people"),
                        t!(words, "statement-gaps-language"),
                        t!(words, "statement-gaps-plain"),
                        t!(words, "statement-gaps-places"),
                    ],
                }
            }
            Card { id: "statement-tell", title: t!(words, "statement-tell"),
                match letter {
                    Some(link) => rsx! {
                        p { {t!(words, "statement-tell-text")} }
                        OutLink { link, text: editor.clone().unwrap_or_default(), onopen }
                    },
                    None => rsx! {
                        p { {t!(words, "statement-tell-nobody")} }
                    },
                }
                p { class: "quiet", {t!(words, "statement-authority")} }
            }
        }
    }
}

#[component]
pub fn PrivacyScreen() -> Element {
    rsx! {
        PrivacyView { words: use_words() }
    }
}

#[component]
pub fn PrivacyView(words: Words) -> Element {
    rsx! {
        ScreenHead { words, title: t!(words, "settings-privacy"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "privacy-text")} }
            Card { id: "privacy-kept", title: t!(words, "privacy-kept"),
                Facts {
                    items: vec![
                        t!(words, "privacy-kept-saved"),
                        t!(words, "privacy-kept-own"),
                        t!(words, "privacy-kept-choices"),
                        t!(words, "privacy-kept-family"),
                        t!(words, "privacy-kept-draft"),
                        t!(words, "privacy-kept-directory"),
                    ],
                }
            }
            Card { id: "privacy-sent", title: t!(words, "privacy-sent"),
                p { {t!(words, "privacy-sent-text")} }
                Facts {
                    items: vec![
                        t!(words, "privacy-sent-never"),
                        t!(words, "privacy-sent-host"),
                        t!(words, "privacy-sent-links"),
                        t!(words, "privacy-sent-list"),
                        t!(words, "privacy-sent-maps"),
                        t!(words, "privacy-sent-backup"),
                    ],
                }
            }
            Card { id: "privacy-yours", title: t!(words, "privacy-yours"),
                p { {t!(words, "privacy-yours-text")} }
            }
        }
    }
}
