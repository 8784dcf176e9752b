//! A field to search in as one types. It tells every change at once; whoever listens decides when to act.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};

#[component]
pub fn SearchField(
    label: String,
    placeholder: String,
    clear_label: String,
    value: String,
    oninput: EventHandler<String>,
) -> Element {
    rsx! {
        div { class: "search", role: "search",
            Icon { sign: Sign::Search, size: 18 }
            input {
                class: "search-input",
                r#type: "search",
                "aria-label": "{label}",
                placeholder: "{placeholder}",
                value: "{value}",
                autocomplete: "off",
                autocapitalize: "off",
                spellcheck: "false",
                enterkeyhint: "search",
                oninput: move |event| oninput.call(event.value()),
            }
            if !value.is_empty() {
                button {
                    class: "search-clear",
                    r#type: "button",
                    "aria-label": "{clear_label}",
                    onclick: move |_| oninput.call(String::new()),
                    Icon { sign: Sign::Clear, size: 18 }
                }
            }
        }
    }
}
