//! A pill: what is chosen or can be chosen at the head of a screen.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};
use crate::ui::route::Route;

/// Tells something; can't be pressed.
#[component]
pub fn PillTold(sign: Sign, text: String) -> Element {
    rsx! {
        p { class: "pill pill-on",
            Icon { sign, size: 18 }
            "{text}"
        }
    }
}

/// Leads somewhere.
#[component]
pub fn PillLink(sign: Sign, text: String, to: Route) -> Element {
    rsx! {
        Link { class: "pill", to,
            Icon { sign, size: 18 }
            "{text}"
        }
    }
}

/// A round one with a sign alone; its name is heard.
#[component]
pub fn RoundLink(sign: Sign, name: String, to: Route) -> Element {
    rsx! {
        Link { class: "pill pill-round", to, aria_label: "{name}",
            Icon { sign }
        }
    }
}
