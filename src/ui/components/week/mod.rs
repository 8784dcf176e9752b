//! A week's hours from today on, days that are alike folded into one line.

use dioxus::prelude::*;

/// One line: the days, and what holds on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekLine {
    pub days: String,
    pub hours: Vec<String>,
    pub today: bool,
}

#[component]
pub fn Week(label: String, lines: Vec<WeekLine>) -> Element {
    rsx! {
        table { class: "week", "aria-label": "{label}",
            tbody {
                for line in lines.iter() {
                    tr { key: "{line.days}", class: if line.today { "week-today" },
                        th { scope: "row", "{line.days}" }
                        td {
                            for span in line.hours.iter() {
                                span { key: "{span}", class: "week-span", "{span}" }
                            }
                        }
                    }
                }
            }
        }
    }
}
