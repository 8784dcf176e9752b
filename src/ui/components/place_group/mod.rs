//! A group of rows under a heading that counts them; folded where the group is for those who want more.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::place_row::{PlaceRow, Row};
use crate::ui::i18n::Words;

/// Rows shown before one asks for more: a phone draws them at once, and nobody reads further unasked.
const PAGE: usize = 40;

#[component]
pub fn PlaceGroup(
    words: Words,
    id: &'static str,
    title: String,
    /// A word beside the count, such as "check first".
    note: Option<String>,
    rows: Vec<Row>,
    #[props(default)] folded: bool,
    /// Whether its heading stands below that of an area.
    #[props(default)]
    below: bool,
) -> Element {
    let mut open = use_signal(|| !folded);
    let mut shown = use_signal(|| PAGE);
    let count = t!(words, "count-places", count = rows.len());
    let note = match note {
        Some(note) => format!("{note} · {count}"),
        None => count,
    };
    let list_id = format!("{id}-list");
    let head = if folded {
        rsx! {
            button {
                class: "group-fold",
                r#type: "button",
                "aria-expanded": if open() { "true" } else { "false" },
                "aria-controls": "{list_id}",
                onclick: move |_| open.toggle(),
                span { "{title}" }
                span { class: "group-note", "{note}" }
                Icon { sign: Sign::Fold }
            }
        }
    } else {
        rsx! {
            span { "{title}" }
            span { class: "group-note", "{note}" }
        }
    };
    rsx! {
        section { class: "group", "aria-labelledby": "{id}",
            if below {
                h3 { class: "group-head", id: "{id}", {head} }
            } else {
                h2 { class: "group-head", id: "{id}", {head} }
            }
            ul { id: "{list_id}", hidden: !open(),
                if open() {
                    for row in rows.iter().take(shown()) {
                        PlaceRow { key: "{row.id}", row: row.clone() }
                    }
                }
            }
            if open() && rows.len() > shown() {
                button { class: "group-more", r#type: "button", onclick: move |_| *shown.write() += PAGE,
                    {t!(words, "show-more")}
                }
            }
        }
    }
}
