//! The blocks of the calendar: a day, what is told in words only, the year's plan.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::agenda::AgendaList;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::joined::Joined;
use crate::ui::components::place_row::{PlaceRow, Row};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::calendar::{DaySection, PlanView};

/// A day under its heading. What is over today is folded: whoever looks wants to know where to go.
#[component]
pub fn DayBlock(
    words: Words,
    day: DaySection,
    /// Whether what is over is shown.
    ended: bool,
    came_from: Option<String>,
    onended: EventHandler<()>,
    onleave: EventHandler<String>,
) -> Element {
    let id = format!("day-{}", day.date);
    let over = day.ended.len();
    rsx! {
        section { class: "group", "aria-labelledby": "{id}",
            h2 { class: "group-head", id: "{id}",
                span { "{day.title}" }
                if let Some(note) = &day.note {
                    span { class: "group-note", "{note}" }
                }
            }
            if over > 0 {
                button {
                    class: "calendar-over",
                    r#type: "button",
                    "aria-expanded": if ended { "true" } else { "false" },
                    "aria-controls": "{id}-over",
                    onclick: move |_| onended.call(()),
                    span {
                        if day.more_ended {
                            {t!(words, "calendar-over-more", count = over)}
                        } else {
                            {t!(words, "calendar-over", count = over)}
                        }
                    }
                    Icon { sign: Sign::Fold, size: 18 }
                }
                div { id: "{id}-over", hidden: !ended,
                    if ended {
                        AgendaList { lines: day.ended.clone(), came_from: came_from.clone(), onleave }
                    }
                }
            }
            if !day.lines.is_empty() {
                AgendaList { lines: day.lines.clone(), came_from, onleave }
            } else if over == 0 {
                p { class: "screen-text", {t!(words, "calendar-day-empty")} }
            }
            if day.more || day.rest > 0 {
                p { class: "group-rest", {t!(words, "calendar-day-more")} }
            }
        }
    }
}

/// Events whose times nobody can put into a calendar; read when somebody asks.
#[component]
pub fn InWords(words: Words, open: bool, rows: Option<Vec<Row>>, onopen: EventHandler<()>) -> Element {
    rsx! {
        section { class: "group", "aria-labelledby": "calendar-words",
            h2 { class: "group-head", id: "calendar-words",
                button {
                    class: "group-fold",
                    r#type: "button",
                    "aria-expanded": if open { "true" } else { "false" },
                    "aria-controls": "calendar-words-list",
                    onclick: move |_| onopen.call(()),
                    span { {t!(words, "event-in-words")} }
                    if let Some(rows) = rows.as_ref().filter(|_| open) {
                        span { class: "group-note", {t!(words, "count-events", count = rows.len())} }
                    }
                    Icon { sign: Sign::Fold }
                }
            }
            div { id: "calendar-words-list", hidden: !open,
                if let Some(rows) = rows.filter(|_| open) {
                    p { class: "screen-text", {t!(words, "calendar-words-text")} }
                    ul { class: "rows",
                        for row in rows.iter() {
                            PlaceRow { key: "{row.id}", row: row.clone(), to: Route::event(&row.id) }
                        }
                    }
                }
            }
        }
    }
}

/// The year's plan of each network: what it is about now, and the rest behind a press.
#[component]
pub fn Plans(words: Words, plans: Vec<PlanView>) -> Element {
    rsx! {
        for (index, plan) in plans.iter().enumerate() {
            section { key: "{plan.id}", class: "card plan", "aria-labelledby": "plan-{index}",
                h2 { class: "card-title", id: "plan-{index}", lang: plan.name.lang.clone(), bdi { "{plan.name.text}" } }
                p { class: "quiet", Joined { parts: plan.of.clone() } }
                if let Some(now) = &plan.now {
                    p { class: "plan-now",
                        span { class: "quiet", {t!(words, "plan-now")} }
                        span { lang: now.lang.clone(), bdi { "{now.text}" } }
                    }
                }
                details { class: "report",
                    summary { class: "fold-head", {t!(words, "plan-whole")} }
                    ol {
                        for (days, title, now) in plan.themes.iter() {
                            li { key: "{days}", class: if *now { "plan-theme plan-theme-now" } else { "plan-theme" },
                                "aria-current": if *now { "date" },
                                span { class: "plan-days", "{days}" }
                                span { lang: title.lang.clone(), bdi { "{title.text}" } }
                            }
                        }
                    }
                }
            }
        }
    }
}
