//! One place in a list: the door, the name, the state in words, where and who, and what one asks first.

use dioxus::prelude::*;

use crate::ui::components::door::{Door, DoorSign};
use crate::ui::route::Route;

/// A word of the directory with the language it is in, where that isn't the reader's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    pub text: String,
    /// Set where a reader's voice has to change its language.
    pub lang: Option<String>,
}

/// What a row shows, already in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: String,
    pub name: Spoken,
    pub door: Door,
    pub state: String,
    /// How old the state's fact is, where a reader must know it.
    pub told: Option<String>,
    /// Distance or municipality, kind, operator; joined in the row.
    pub meta: Vec<String>,
    /// What the first tag says is the price, which counts most.
    pub tags: Vec<Tag>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub text: String,
    pub strong: bool,
}

/// A row that opens the place's page. What stands beside it, such as a heart, comes as children.
#[component]
pub fn PlaceRow(row: Row, children: Element) -> Element {
    rsx! {
        li { class: "row {row.door.tone()}", key: "{row.id}",
            Link { class: "row-link", to: Route::place(&row.id),
                RowBody { row: row.clone() }
            }
            {children}
        }
    }
}

/// A row that leads nowhere: an event or a service, which has no page of its own.
#[component]
pub fn StillRow(row: Row, children: Element) -> Element {
    rsx! {
        li { class: "row {row.door.tone()}", key: "{row.id}",
            div { class: "row-link",
                RowBody { row: row.clone() }
            }
            {children}
        }
    }
}

#[component]
fn RowBody(row: Row) -> Element {
    rsx! {
        span { class: "door-plate", DoorSign { door: row.door } }
        span { class: "row-words",
            span { class: "row-name", lang: row.name.lang.clone(), bdi { "{row.name.text}" } }
            span { class: "row-state", "{row.state}" }
            if let Some(told) = &row.told {
                span { class: "row-told", "{told}" }
            }
            if !row.meta.is_empty() {
                span { class: "row-meta",
                    for (index, part) in row.meta.iter().enumerate() {
                        span { key: "{index}",
                            if index > 0 {
                                " · "
                            }
                            bdi { "{part}" }
                        }
                    }
                }
            }
            if !row.tags.is_empty() {
                span { class: "row-tags",
                    for tag in row.tags.iter() {
                        span { key: "{tag.text}", class: if tag.strong { "row-tag-strong" } else { "row-tag" }, "{tag.text}" }
                    }
                }
            }
        }
    }
}
