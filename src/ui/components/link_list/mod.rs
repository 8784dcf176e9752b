//! Ways deeper into the settings: a name, what lies behind it in a few words, an arrow.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::place_row::Spoken;
use crate::ui::route::Route;

#[component]
pub fn LinkList(label: String, children: Element) -> Element {
    rsx! {
        nav { class: "card link-list", "aria-label": "{label}",
            ul { {children} }
        }
    }
}

#[component]
pub fn LinkItem(title: String, text: Option<String>, to: Route) -> Element {
    rsx! {
        li { class: "link-item",
            Link { class: "link-item-link", to,
                span { class: "link-item-words",
                    span { class: "link-item-title", "{title}" }
                    if let Some(text) = text {
                        span { class: "quiet", "{text}" }
                    }
                }
                Icon { sign: Sign::Forward }
            }
        }
    }
}

/// An organization's name, which leads to its page.
#[component]
pub fn OrganizationLink(id: String, name: Spoken) -> Element {
    rsx! {
        p {
            Link { class: "line-link line-link-wide", to: Route::organization(&id),
                span { lang: name.lang.clone(), bdi { "{name.text}" } }
                Icon { sign: Sign::Forward, size: 18 }
            }
        }
    }
}
