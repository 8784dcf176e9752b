//! A group of facts on a place's page or in the settings, under a heading of its own.

use dioxus::prelude::*;

#[component]
pub fn Card(id: &'static str, title: String, children: Element) -> Element {
    rsx! {
        section { class: "card", "aria-labelledby": "{id}",
            h2 { class: "card-title", id: "{id}", "{title}" }
            {children}
        }
    }
}

/// Facts one below another, each with the mark of the house.
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
