//! What a screen of choices ends with, at the thumb: it stays at the foot while the choices scroll.

use dioxus::prelude::*;

#[component]
pub fn FootBar(children: Element) -> Element {
    rsx! {
        div { class: "foot-bar", {children} }
    }
}
