//! Days to choose from: a week beside each other, or a month in its weeks. A dot marks a day that holds something.

use chrono::NaiveDate;
use dioxus::prelude::*;

/// A day to choose, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCell {
    pub date: NaiveDate,
    /// Of the month.
    pub number: String,
    /// Short: `ti`.
    pub weekday: String,
    /// What a reader's voice says: the whole day, and whether anything takes place.
    pub name: String,
    pub busy: bool,
    pub chosen: bool,
    pub today: bool,
    /// Days that have passed, and those too far away, can't be chosen.
    pub choosable: bool,
    /// Of another month than the one that is shown.
    pub outside: bool,
}

/// Weeks of days under their weekdays. One week, or the weeks of a month: both are the same table.
#[component]
pub fn DayTable(label: String, cells: Vec<DayCell>, onchoose: EventHandler<NaiveDate>) -> Element {
    let weeks: Vec<Vec<DayCell>> = cells.chunks(7).map(<[DayCell]>::to_vec).collect();
    let weekdays: Vec<String> = cells.iter().take(7).map(|cell| cell.weekday.clone()).collect();
    rsx! {
        table { class: "days", "aria-label": "{label}",
            thead {
                tr {
                    for weekday in weekdays.iter() {
                        th { key: "{weekday}", scope: "col", "{weekday}" }
                    }
                }
            }
            tbody {
                for week in weeks.iter() {
                    tr { key: "{week[0].date}",
                        for cell in week.iter() {
                            td { key: "{cell.date}",
                                Day { cell: cell.clone(), onchoose }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Day(cell: DayCell, onchoose: EventHandler<NaiveDate>) -> Element {
    let date = cell.date;
    let class = match (cell.today, cell.outside) {
        (true, _) => "day day-today",
        (false, true) => "day day-outside",
        (false, false) => "day",
    };
    let inside = rsx! {
        span { "aria-hidden": "true", "{cell.number}" }
        span { class: if cell.busy { "day-mark day-busy" } else { "day-mark" }, "aria-hidden": "true" }
        span { class: "only-heard", "{cell.name}" }
    };
    if !cell.choosable {
        return rsx! {
            span { class: "{class} day-past", {inside} }
        };
    }
    rsx! {
        button {
            class,
            r#type: "button",
            "aria-pressed": if cell.chosen { "true" } else { "false" },
            "aria-current": if cell.today { "date" },
            onclick: move |_| onchoose.call(date),
            {inside}
        }
    }
}
