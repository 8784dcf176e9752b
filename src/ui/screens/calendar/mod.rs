//! Kalenteri: what takes place, day by day from today; a week or a month to choose a day from.

mod parts;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use dioxus::prelude::*;

use self::parts::{DayBlock, InWords, Plans};
use crate::domain::filter::Part;
use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::chips::Chip;
use crate::ui::components::days::DayTable;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace, StartFace};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::pill::PillLink;
use crate::ui::components::place_row::Row;
use crate::ui::components::screen_head::ScreenTitle;
use crate::ui::format::date;
use crate::ui::hooks::calendar as hooks;
use crate::ui::hooks::{
    use_chosen, use_notice, use_parts, use_position_known, use_position_name, use_remove_part, use_retry,
    use_set_chosen, use_words,
};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::AskedChips;
use crate::ui::screens::now::{FiltersLink, SettingsLink};
use crate::ui::view::calendar::{CalendarChoice, DaySection, PlanView, day_cells, month_title, step};
use crate::ui::view::filters::Chosen;

#[derive(Debug, Clone, PartialEq)]
pub enum CalendarContent {
    /// The first start: shards applied, of so many.
    Starting {
        done: usize,
        total: usize,
    },
    Loading,
    Failed(String),
    Page(Box<CalendarPage>),
}

/// What the agenda shows, in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CalendarPage {
    /// The day that was asked for, whether it holds anything or not; then those that do.
    pub days: Vec<DaySection>,
    /// Whether more follows within what was looked at.
    pub more: bool,
    /// The last day that was looked at.
    pub looked_to: NaiveDate,
    pub plans: Vec<PlanView>,
}

impl CalendarPage {
    fn is_empty(&self) -> bool {
        self.days.iter().all(|day| day.lines.is_empty() && day.ended.is_empty())
    }

    /// What the first day holds, in words.
    fn count(&self, words: Words) -> String {
        let day = self.days.first();
        let count = day.map_or(0, |day| day.lines.len() + day.ended.len());
        match day.is_some_and(|day| day.more || day.more_ended || day.rest > 0) {
            true => t!(words, "count-events-more", count = count),
            false => t!(words, "count-events", count = count),
        }
    }
}

#[component]
pub fn Calendar() -> Element {
    let words = use_words();
    let mut choice = hooks::use_calendar_choice();
    let content = hooks::use_calendar_content();
    let busy = hooks::use_busy_days();
    let in_words = hooks::use_told_in_words();
    let mut left = hooks::use_calendar_came_from();
    let came_from = use_hook(|| left.replace(None));
    let chosen = use_chosen();
    let set_chosen = use_set_chosen();
    let remove = use_remove_part();
    let retry = use_retry();
    rsx! {
        CalendarView {
            words,
            today: hooks::use_today()(),
            choice: choice(),
            position: use_position_name(),
            position_known: use_position_known(),
            has_town: hooks::use_has_town(),
            free: chosen.free,
            parts: use_parts(),
            content: content(),
            busy: busy(),
            in_words: in_words(),
            notice: use_notice(),
            came_from,
            onchoice: move |changed: CalendarChoice| choice.set(changed),
            onfree: move |free: bool| set_chosen.call(Chosen { free, ..chosen.clone() }),
            onremove: move |part: Option<Part>| remove.call(part),
            onleave: move |key: String| left.set(Some(key)),
            onretry: move |()| retry.call(()),
        }
    }
}

#[component]
pub fn CalendarView(
    words: Words,
    today: NaiveDate,
    choice: CalendarChoice,
    /// Where one is, as the other lists have it.
    position: Option<String>,
    #[props(default = true)] position_known: bool,
    /// Whether that makes one municipality the first.
    has_town: bool,
    /// Whether only what is free of charge is asked for.
    free: bool,
    /// Everything asked for.
    #[props(default)]
    parts: Vec<Part>,
    content: CalendarContent,
    /// The days on which something takes place, once that is known.
    busy: Option<BTreeSet<NaiveDate>>,
    /// What is told in words only, once it was asked for and read.
    in_words: Option<Vec<Row>>,
    notice: Option<String>,
    came_from: Option<String>,
    onchoice: EventHandler<CalendarChoice>,
    onfree: EventHandler<bool>,
    onremove: EventHandler<Option<Part>>,
    onleave: EventHandler<String>,
    onretry: EventHandler<()>,
) -> Element {
    let asks = !parts.is_empty() || choice.saved_only;
    rsx! {
        header { class: "now-head",
            div { class: "now-title",
                ScreenTitle { title: month_title(words, choice.first_day(today), today) }
                div { class: "map-tools",
                    FiltersLink { words, count: parts.len() }
                    SettingsLink { words }
                }
            }
            Steps { words, today, choice: choice.clone(), onchoice }
            Choices { words, choice: choice.clone(), position, position_known, has_town, free, onchoice, onfree }
            if parts.iter().any(|part| *part != Part::Free) {
                AskedChips {
                    words,
                    parts: parts.iter().filter(|part| **part != Part::Free).cloned().collect::<Vec<_>>(),
                    onremove,
                }
            }
        }
        if let Some(notice) = notice {
            Banner { text: notice }
        }
        main { id: "content",
            DayTable {
                label: month_title(words, choice.first_day(today), today),
                cells: day_cells(words, choice.first_day(today), choice.month, today, busy.as_ref()),
                onchoose: {
                    let choice = choice.clone();
                    move |day: NaiveDate| {
                        let from = Some(day).filter(|day| *day != today);
                        onchoice.call(CalendarChoice { from, more: 0, ..choice.clone() });
                    }
                },
            }
            match content {
                CalendarContent::Starting { done, total } => rsx! {
                    StartFace { words, done, total }
                },
                CalendarContent::Loading => rsx! {
                    LoadingFace { words }
                },
                CalendarContent::Failed(detail) => rsx! {
                    ErrorFace { words, detail, onretry }
                },
                CalendarContent::Page(page) => rsx! {
                    Page { words, choice, page: *page, asks, in_words, came_from, onchoice, onremove, onleave }
                },
            }
        }
    }
}

/// A week or a month, and a step to either side.
#[component]
fn Steps(words: Words, today: NaiveDate, choice: CalendarChoice, onchoice: EventHandler<CalendarChoice>) -> Element {
    let chosen = choice.first_day(today);
    let to_step = |forward: bool| step(chosen, choice.month, forward, today);
    let (before, after) = (to_step(false), to_step(true));
    let (name_before, name_after) = match choice.month {
        true => (t!(words, "calendar-month-before"), t!(words, "calendar-month-after")),
        false => (t!(words, "calendar-week-before"), t!(words, "calendar-week-after")),
    };
    rsx! {
        div { class: "pills calendar-line",
            div { class: "segments", role: "group", "aria-label": t!(words, "calendar-span"),
                for (month , text) in [(false, t!(words, "calendar-week")), (true, t!(words, "calendar-month"))] {
                    button {
                        key: "{month}",
                        class: "segment",
                        r#type: "button",
                        "aria-pressed": if choice.month == month { "true" } else { "false" },
                        onclick: {
                            let choice = choice.clone();
                            move |_| onchoice.call(CalendarChoice { month, more: 0, ..choice.clone() })
                        },
                        "{text}"
                    }
                }
            }
            div { class: "calendar-steps",
                for (to , name , sign) in [(before, name_before, Sign::Back), (after, name_after, Sign::Forward)] {
                    button {
                        key: "{sign:?}",
                        class: "pill pill-round",
                        r#type: "button",
                        "aria-label": "{name}",
                        "aria-disabled": if to.is_none() { "true" },
                        onclick: {
                            let choice = choice.clone();
                            move |_| {
                                if let Some(to) = to {
                                    let from = Some(to).filter(|day| *day != today);
                                    onchoice.call(CalendarChoice { from, more: 0, ..choice.clone() });
                                }
                            }
                        },
                        Icon { sign }
                    }
                }
            }
        }
    }
}

/// Ways to see less or more: where, what one keeps, what lies elsewhere, what is free.
#[component]
fn Choices(
    words: Words,
    choice: CalendarChoice,
    position: Option<String>,
    position_known: bool,
    has_town: bool,
    free: bool,
    onchoice: EventHandler<CalendarChoice>,
    onfree: EventHandler<bool>,
) -> Element {
    let now = choice.clone();
    let change = use_callback(move |changed: CalendarChoice| onchoice.call(CalendarChoice { more: 0, ..changed }));
    let with = move |set: fn(&mut CalendarChoice)| {
        let mut changed = now.clone();
        set(&mut changed);
        changed
    };
    let (saved, everywhere, back) = (
        with(|choice| choice.saved_only = !choice.saved_only),
        with(|choice| choice.everywhere = !choice.everywhere),
        with(|choice| choice.from = None),
    );
    rsx! {
        div { class: "chips asked calendar-choices", role: "group", "aria-label": t!(words, "calendar-choices"),
            PillLink {
                sign: Sign::Pin,
                waits: !position_known,
                text: position.unwrap_or_else(|| t!(words, "now-position-none")),
                to: Route::PositionScreen {},
            }
            if choice.from.is_some() {
                button { class: "chip", r#type: "button", onclick: move |_| change.call(back.clone()),
                    {t!(words, "calendar-to-today")}
                }
            }
            Chip { text: t!(words, "calendar-saved"), on: choice.saved_only, onclick: move |()| change.call(saved.clone()) }
            if has_town {
                Chip { text: t!(words, "calendar-elsewhere"), on: choice.everywhere, onclick: move |()| change.call(everywhere.clone()) }
            }
            Chip { text: t!(words, "tag-free"), on: free, onclick: move |()| onfree.call(!free) }
        }
    }
}

#[component]
fn Page(
    words: Words,
    choice: CalendarChoice,
    page: CalendarPage,
    /// Whether anything narrows the list.
    asks: bool,
    in_words: Option<Vec<Row>>,
    came_from: Option<String>,
    onchoice: EventHandler<CalendarChoice>,
    onremove: EventHandler<Option<Part>>,
    onleave: EventHandler<String>,
) -> Element {
    let change = |set: fn(&mut CalendarChoice)| {
        let mut changed = choice.clone();
        set(&mut changed);
        changed
    };
    let (ended, further, told) = (
        change(|choice| choice.ended = !choice.ended),
        change(|choice| choice.more += 1),
        change(|choice| choice.in_words = !choice.in_words),
    );
    // Whoever presses a day hears what it holds.
    let heard = page.days.first().map(|day| t!(words, "calendar-heard", day = &day.title, count = page.count(words)));
    rsx! {
        p { class: "only-heard", role: "status",
            if let Some(heard) = heard {
                "{heard}"
            }
        }
        if page.is_empty() {
            Empty { words, choice: choice.clone(), page: page.clone(), asks, onchoice, onremove }
        } else {
            for day in page.days.iter() {
                DayBlock {
                    key: "{day.date}",
                    words,
                    day: day.clone(),
                    ended: choice.ended,
                    came_from: came_from.clone(),
                    onended: {
                        let ended = ended.clone();
                        move |()| onchoice.call(ended.clone())
                    },
                    onleave,
                }
            }
        }
        if page.more {
            button { class: "group-more", r#type: "button", onclick: move |_| onchoice.call(further.clone()),
                {t!(words, "show-more")}
            }
        } else if !page.is_empty() {
            p { class: "group-rest", {t!(words, "calendar-looked-to", date = date(words, page.looked_to))} }
        }
        InWords { words, open: choice.in_words, rows: in_words, onopen: move |()| onchoice.call(told.clone()) }
        Plans { words, plans: page.plans.clone() }
    }
}

/// Nothing in four weeks: what can be done about it.
#[component]
fn Empty(
    words: Words,
    choice: CalendarChoice,
    page: CalendarPage,
    asks: bool,
    onchoice: EventHandler<CalendarChoice>,
    onremove: EventHandler<Option<Part>>,
) -> Element {
    let text = if choice.saved_only {
        t!(words, "calendar-empty-saved")
    } else if asks {
        t!(words, "calendar-empty-asked")
    } else {
        t!(words, "calendar-empty-text")
    };
    let title = t!(words, "calendar-empty-title", date = date(words, page.looked_to));
    rsx! {
        EmptyFace { title, text,
            if choice.saved_only {
                button {
                    class: "face-button",
                    r#type: "button",
                    onclick: move |_| onchoice.call(CalendarChoice { saved_only: false, ..choice.clone() }),
                    {t!(words, "calendar-show-all")}
                }
            } else if asks {
                button { class: "face-button", r#type: "button", onclick: move |_| onremove.call(None),
                    {t!(words, "filters-clear")}
                }
            }
        }
    }
}
