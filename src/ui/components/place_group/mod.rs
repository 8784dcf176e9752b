//! A group of rows under a heading that counts them; folded where the group is for those who want more. What is not
//! known to fit comes last, under a heading of its own.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::place_row::{PlaceRow, Row, RowPress};
use crate::ui::i18n::Words;

/// Rows shown before one asks for more: a phone draws them at once, and nobody reads further unasked.
const PAGE: usize = 40;

/// Nobody reads on for longer than this; whoever has so many narrows the question.
pub const MOST_ROWS: usize = 200;

/// The rows of a group: those that are drawn, and how many there are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    pub rows: Vec<Row>,
    pub count: usize,
}

impl From<Vec<Row>> for Rows {
    fn from(rows: Vec<Row>) -> Self {
        Self { count: rows.len(), rows }
    }
}

impl Rows {
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// How far a group was opened by its reader. Kept by the screen's owner, so that it stands when one comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfolded {
    pub open: bool,
    pub shown: usize,
}

impl Unfolded {
    pub fn at_first(folded: bool) -> Self {
        Self { open: !folded, shown: PAGE }
    }

    /// How many rows are drawn.
    pub fn rows(self) -> usize {
        if self.open { self.shown.min(MOST_ROWS) } else { 0 }
    }
}

#[component]
pub fn PlaceGroup(
    words: Words,
    id: &'static str,
    title: String,
    /// A word beside the count, such as "check first".
    note: Option<String>,
    rows: Rows,
    #[props(default)] folded: bool,
    /// Whether its heading stands below that of an area.
    #[props(default)]
    below: bool,
    /// How far the reader opened it before.
    unfolded: Option<Unfolded>,
    #[props(default)] onunfold: EventHandler<Unfolded>,
    /// The row that takes the focus, as one comes back from it.
    came_from: Option<String>,
    #[props(default)] onpress: EventHandler<RowPress>,
) -> Element {
    let state = unfolded.unwrap_or(Unfolded::at_first(folded));
    let count = t!(words, "count-places", count = rows.count);
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
                "aria-expanded": if state.open { "true" } else { "false" },
                "aria-controls": "{list_id}",
                onclick: move |_| onunfold.call(Unfolded { open: !state.open, ..state }),
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
            div { id: "{list_id}", hidden: !state.open,
                if state.open {
                    RowList { words, rows: rows.rows.clone(), shown: state.shown, below, came_from, onpress }
                }
            }
            if state.open && rows.count.min(MOST_ROWS) > state.shown {
                button {
                    class: "group-more",
                    r#type: "button",
                    onclick: move |_| onunfold.call(Unfolded { shown: state.shown + PAGE, ..state }),
                    {t!(words, "show-more")}
                }
            } else if state.open && rows.count > MOST_ROWS {
                p { class: "group-rest", {t!(words, "rows-left-out", count = rows.count - MOST_ROWS)} }
            }
        }
    }
}

/// Rows: first those that surely fit, then the others under a heading of their own.
#[component]
pub fn RowList(
    words: Words,
    rows: Vec<Row>,
    shown: usize,
    #[props(default)] below: bool,
    came_from: Option<String>,
    #[props(default)] onpress: EventHandler<RowPress>,
) -> Element {
    let shown = &rows[..shown.min(rows.len())];
    let sure = shown.iter().take_while(|row| !row.unsure).count();
    let (sure, unsure) = shown.split_at(sure);
    let list = |rows: &[Row]| {
        rsx! {
            ul { class: "rows",
                for row in rows {
                    PlaceRow {
                        key: "{row.id}",
                        row: row.clone(),
                        focused: came_from.as_ref() == Some(&row.id),
                        onpress,
                    }
                }
            }
        }
    };
    rsx! {
        if !sure.is_empty() {
            {list(sure)}
        }
        if !unsure.is_empty() {
            if below {
                h4 { class: "group-unsure", {t!(words, "rows-unsure")} }
            } else {
                h3 { class: "group-unsure", {t!(words, "rows-unsure")} }
            }
            {list(unsure)}
        }
    }
}
