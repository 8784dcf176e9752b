//! A pill: what is chosen or can be chosen at the head of a screen.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};
use crate::ui::route::Route;

/// Leads somewhere.
#[component]
pub fn PillLink(
    sign: Sign,
    text: String,
    /// What a reader's voice says, where the text alone doesn't tell where it leads. Holds the text.
    name: Option<String>,
    /// Whether it stands out: the one that the list goes by.
    #[props(default)]
    strong: bool,
    /// Whether its text is not known yet: it keeps its room, and is neither seen nor heard.
    #[props(default)]
    waits: bool,
    to: Route,
) -> Element {
    let class = match (strong, waits) {
        (_, true) => "pill pill-waits",
        (true, false) => "pill pill-on",
        (false, false) => "pill",
    };
    rsx! {
        Link { class, to, aria_label: name,
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
