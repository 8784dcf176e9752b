//! A field to search in as one types. It tells every change at once; whoever listens decides when to act.
//!
//! The letters are the field's own: what comes back from a listener may be older than what was typed meanwhile, and
//! would take letters away again. `value` only fills the field when it appears; clearing makes a new, empty one.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};
use crate::ui::format::syllables::unbroken;

#[component]
pub fn SearchField(
    label: String,
    placeholder: String,
    clear_label: String,
    value: String,
    oninput: EventHandler<String>,
) -> Element {
    let mut cleared = use_signal(|| 0_u32);
    rsx! {
        div { class: "search", role: "search",
            Icon { sign: Sign::Search, size: 18 }
            for field in [cleared()] {
                input {
                    key: "{field}",
                    class: "search-input",
                    r#type: "search",
                    "aria-label": "{label}",
                    placeholder: "{placeholder}",
                    initial_value: "{value}",
                    autocomplete: "off",
                    autocapitalize: "off",
                    spellcheck: "false",
                    enterkeyhint: "search",
                    onmounted: move |event| async move {
                        // Whoever clears the field goes on typing; one that only appears takes nobody's place.
                        if field > 0 {
                            let _ = event.set_focus(true).await;
                        }
                    },
                    // A name copied from a large text brings its soft hyphens along.
                    oninput: move |event| oninput.call(unbroken(&event.value())),
                }
            }
            if !value.is_empty() {
                button {
                    class: "search-clear",
                    r#type: "button",
                    "aria-label": "{clear_label}",
                    onclick: move |_| {
                        cleared += 1;
                        oninput.call(String::new());
                    },
                    Icon { sign: Sign::Clear, size: 18 }
                }
            }
        }
    }
}
