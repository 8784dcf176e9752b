//! Something that is on or off, told by its place, by its colour and to a reader's voice.

use dioxus::prelude::*;

#[component]
pub fn Switch(text: String, on: bool, onchange: EventHandler<bool>) -> Element {
    rsx! {
        button {
            class: "switch",
            r#type: "button",
            role: "switch",
            "aria-checked": if on { "true" } else { "false" },
            onclick: move |_| onchange.call(!on),
            span { class: "switch-track", "aria-hidden": "true",
                span { class: "switch-knob" }
            }
            span { "{text}" }
        }
    }
}
