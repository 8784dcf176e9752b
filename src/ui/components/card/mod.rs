//! A group of facts on a place's page or in the settings, under a heading of its own.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};

#[component]
pub fn Card(id: &'static str, title: String, children: Element) -> Element {
    rsx! {
        section { class: "card", "aria-labelledby": "{id}",
            h2 { class: "card-title", id: "{id}", "{title}" }
            {children}
        }
    }
}

/// A fact with the sign of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedFact {
    pub sign: Sign,
    pub text: String,
}

/// Facts one below another, each with its sign.
#[component]
pub fn SignedFacts(items: Vec<SignedFact>) -> Element {
    rsx! {
        ul { class: "facts",
            for item in items.iter() {
                li { key: "{item.text}", class: "fact fact-signed",
                    Icon { sign: item.sign, size: 18 }
                    bdi { "{item.text}" }
                }
            }
        }
    }
}

/// Facts one below another, each with a small mark.
#[component]
pub fn Facts(items: Vec<String>) -> Element {
    rsx! {
        ul { class: "facts",
            for item in items.iter() {
                li { key: "{item}", class: "fact", bdi { "{item}" } }
            }
        }
    }
}
