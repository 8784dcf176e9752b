//! Short facts beside each other. Each is written in its own direction, so that a Finnish name amid Arabic words turns
//! nothing round.

use dioxus::prelude::*;

#[component]
pub fn Joined(parts: Vec<String>) -> Element {
    rsx! {
        for (index, part) in parts.iter().enumerate() {
            span { key: "{index}",
                // No line begins with the dot.
                if index > 0 {
                    "\u{a0}· "
                }
                bdi { "{part}" }
            }
        }
    }
}
