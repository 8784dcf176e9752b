//! The head of a place's page: the door, large, and the state in words with every doubt spelt out.

use dioxus::prelude::*;

use crate::ui::components::door::{Door, DoorSign};

#[component]
pub fn StateHero(door: Door, head: String, details: Vec<String>, doubts: Vec<String>) -> Element {
    rsx! {
        div { class: "hero {door.tone()}",
            DoorSign { door }
            div { class: "hero-words",
                p { class: "hero-head", "{head}" }
                for detail in details.iter() {
                    p { key: "{detail}", class: "hero-detail", "{detail}" }
                }
            }
            if !doubts.is_empty() {
                ul { class: "hero-doubts",
                    for doubt in doubts.iter() {
                        li { key: "{doubt}", "{doubt}" }
                    }
                }
            }
        }
    }
}
