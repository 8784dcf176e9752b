//! Chips: small choices one below the other's edge. One that is chosen is told by a mark and by its pressed state, not
//! by its colour alone.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};

/// A choice that is on or off.
#[component]
pub fn Chip(text: String, on: bool, onclick: EventHandler<()>) -> Element {
    rsx! {
        button {
            class: "chip",
            r#type: "button",
            "aria-pressed": if on { "true" } else { "false" },
            onclick: move |_| onclick.call(()),
            if on {
                Icon { sign: Sign::Tick, size: 16 }
            }
            "{text}"
        }
    }
}

/// Something chosen that one press takes away. `name` is what a screen reader says: "Remove: changing table".
#[component]
pub fn RemovableChip(text: String, name: String, onremove: EventHandler<()>) -> Element {
    rsx! {
        button { class: "chip chip-chosen", r#type: "button", "aria-label": "{name}", onclick: move |_| onremove.call(()),
            "{text}"
            Icon { sign: Sign::Clear, size: 16 }
        }
    }
}

/// Chips that belong together, named by the heading with this id.
#[component]
pub fn ChipGroup(labelled_by: String, children: Element) -> Element {
    rsx! {
        div { class: "chips", role: "group", "aria-labelledby": "{labelled_by}", {children} }
    }
}
