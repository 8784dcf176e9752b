//! Short facts beside each other. Each is written in its own direction, so that a Finnish name amid Arabic words turns
//! nothing round.

use dioxus::prelude::*;

/// No line begins with the dot.
const BETWEEN: &str = "\u{a0}· ";

#[component]
pub fn Joined(parts: Vec<String>) -> Element {
    rsx! {
        for (index, part) in parts.iter().enumerate() {
            span { key: "{index}",
                if index > 0 {
                    {BETWEEN}
                }
                bdi { "{part}" }
            }
        }
    }
}
