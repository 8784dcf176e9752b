//! The languages the family speaks: the same in the filters and in the settings.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::chips::{Chip, ChipGroup};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::needs_picker::toggled;
use crate::ui::i18n::Words;
use crate::ui::view::family::{KNOWN_LANGUAGES, OFFERED_LANGUAGES};

/// Those that most families ask for; the others follow by a press.
const FIRST_LANGUAGES: usize = 6;

#[component]
pub fn LanguagesPicker(
    words: Words,
    /// The id of the heading that names the group.
    labelled_by: String,
    /// BCP-47.
    chosen: Vec<String>,
    onchange: EventHandler<Vec<String>>,
) -> Element {
    let mut all = use_signal(|| false);
    let offered = &KNOWN_LANGUAGES[..if all() { OFFERED_LANGUAGES } else { FIRST_LANGUAGES }];
    // What is chosen is shown, offered or brought by a link, so that it can be taken away.
    let others = chosen.iter().filter(|tag| !offered.contains(&tag.as_str()));
    let tags: Vec<String> = offered.iter().map(|tag| (*tag).to_owned()).chain(others.cloned()).collect();
    rsx! {
        ChipGroup { labelled_by,
            for tag in tags {
                Chip {
                    key: "{tag}",
                    text: t!(words, "language-name", tag = &tag),
                    on: chosen.contains(&tag),
                    onclick: {
                        let chosen = chosen.clone();
                        move |()| onchange.call(toggled(&chosen, &tag))
                    },
                }
            }
            if !all() {
                button { class: "chip chip-more", r#type: "button", onclick: move |_| all.set(true),
                    Icon { sign: Sign::Plus, size: 16 }
                    {t!(words, "languages-more")}
                }
            }
        }
    }
}
