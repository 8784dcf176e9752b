//! The interface's languages, each by its own name, one of them chosen.

use dioxus::prelude::*;

use crate::ui::i18n::{Language, Words};

#[component]
pub fn LanguageList(
    words: Words,
    /// The id of the heading that names the group.
    labelled_by: &'static str,
    onlanguage: EventHandler<Language>,
) -> Element {
    rsx! {
        div { class: "choices", role: "group", "aria-labelledby": labelled_by,
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
}
