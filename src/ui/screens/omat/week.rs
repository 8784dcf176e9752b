//! Our week: what takes place at what one keeps.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::agenda::AgendaList;
use crate::ui::i18n::Words;
use crate::ui::view::calendar::DaySection;

#[component]
pub fn WeekCard(words: Words, days: Vec<DaySection>) -> Element {
    rsx! {
        section { class: "group our-week", "aria-labelledby": "omat-week",
            h2 { class: "group-head", id: "omat-week", {t!(words, "week-title")} }
            if days.is_empty() {
                p { class: "screen-text", {t!(words, "week-empty")} }
            }
            for day in days.iter() {
                h3 { key: "{day.date}", class: "week-day",
                    span { "{day.title}" }
                    if let Some(note) = &day.note {
                        span { class: "group-note", "{note}" }
                    }
                }
                AgendaList { lines: day.lines.clone(), onleave: |_| () }
                if day.rest > 0 {
                    p { class: "group-rest", {t!(words, "calendar-day-rest", count = day.rest)} }
                }
            }
        }
    }
}
