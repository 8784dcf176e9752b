//! Another time than now: a day and an hour, chosen with a thumb. Always Helsinki's, whatever the phone says.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use dioxus::prelude::*;

use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::chips::{Chip, ChipGroup};
use crate::ui::components::foot_bar::FootBar;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::format::state::Moment;
use crate::ui::format::time::day_choice;
use crate::ui::format::{clock, when};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::{Route, use_way_back};

/// Days to choose with one press: today and a week.
const DAYS: u64 = 8;
/// Nobody's hours are told further ahead than that.
const FURTHEST_DAYS: u64 = 366;
/// Hours that families ask about.
const HOURS: [u32; 6] = [9, 10, 12, 14, 16, 18];
const STEP_MIN: u32 = 15;
const MORNING: u32 = 10;

#[component]
pub fn TimeScreen() -> Element {
    let words = use_words();
    let set = hooks::use_set_time();
    let way_back = use_way_back(Route::Now {});
    rsx! {
        TimeView {
            words,
            moment: hooks::use_moment(),
            chosen: hooks::use_other_time(),
            onchoose: move |time: Option<NaiveDateTime>| {
                set.call(time);
                way_back.call(());
            },
        }
    }
}

/// A time of today that is over, or none of today's any more: the next quarter.
fn not_before(at: NaiveDateTime, now: NaiveDateTime) -> NaiveDateTime {
    if at.date() != now.date() || at > now {
        return at;
    }
    let minutes = i64::from(now.minute() / STEP_MIN * STEP_MIN + STEP_MIN);
    let hour = NaiveTime::from_hms_opt(now.hour(), 0, 0).unwrap_or_default();
    now.date().and_time(hour) + chrono::Duration::minutes(minutes)
}

/// Tomorrow at an hour at which houses have opened.
pub(super) fn next_morning(now: NaiveDateTime) -> NaiveDateTime {
    let morning = NaiveTime::from_hms_opt(MORNING, 0, 0).unwrap_or_default();
    now.date().checked_add_days(Days::new(1)).unwrap_or(now.date()).and_time(morning)
}

/// What stands before anybody chose: the next full hour.
fn proposed(now: NaiveDateTime) -> NaiveDateTime {
    let hour = NaiveTime::from_hms_opt(now.hour(), 0, 0).unwrap_or_default();
    now.date().and_time(hour) + chrono::Duration::hours(1)
}

#[component]
pub fn TimeView(
    words: Words,
    moment: Moment,
    /// Absent while the list is for now.
    chosen: Option<NaiveDateTime>,
    onchoose: EventHandler<Option<NaiveDateTime>>,
) -> Element {
    let now = to_civil(moment.now);
    let today = now.date();
    let mut draft = use_signal(|| chosen.filter(|chosen| *chosen > now).unwrap_or_else(|| proposed(now)));
    let offered = |day: NaiveDate| (0..i64::try_from(DAYS).unwrap_or_default()).contains(&(day - today).num_days());
    // The field for a day further off stands where one asked for it.
    let mut other = use_signal(|| !offered(draft.peek().date()));
    let mut bad_date = use_signal(|| false);
    let furthest = today.checked_add_days(Days::new(FURTHEST_DAYS)).unwrap_or(today);
    let (day, time) = (draft().date(), draft().time());
    let set_day = move |day: NaiveDate| {
        bad_date.set(false);
        let time = draft.peek().time();
        draft.set(not_before(day.and_time(time), now));
    };
    let mut set_time = move |hour: u32, minute: u32| {
        if let Some(time) = NaiveTime::from_hms_opt(hour, minute, 0) {
            let day = draft.peek().date();
            draft.set(not_before(day.and_time(time), now));
        }
    };
    let is_to_come = |hour: u32, minute: u32| day != today || (hour, minute) > (now.hour(), now.minute());
    let hour_is_to_come = |hour: u32| is_to_come(hour, 60 - STEP_MIN);
    rsx! {
        ScreenHead { words, title: t!(words, "time-title"), back: Route::Now {} }
        main { id: "content", class: "time",
            Card { id: "time-day", title: t!(words, "time-day"),
                ChipGroup { labelled_by: "time-day",
                    for choice in today.iter_days().take(usize::try_from(DAYS).unwrap_or_default()) {
                        Chip {
                            key: "{choice}",
                            text: day_choice(words, choice, today),
                            on: choice == day && !other(),
                            onclick: {
                                let mut set_day = set_day;
                                move |()| {
                                    other.set(false);
                                    set_day(choice);
                                }
                            },
                        }
                    }
                    Chip { text: t!(words, "time-other-day"), on: other(), onclick: move |()| other.set(true) }
                }
                if other() {
                div { class: "wheel time-date",
                    label { r#for: "time-date", {t!(words, "time-other-day")} }
                    input {
                        id: "time-date",
                        r#type: "date",
                        min: "{today}",
                        max: "{furthest}",
                        value: "{day}",
                        "aria-describedby": if bad_date() { "time-date-bad" },
                        onchange: {
                            let mut set_day = set_day;
                            move |event: FormEvent| match event.value().parse::<NaiveDate>() {
                                Ok(day) if (today..=furthest).contains(&day) => set_day(day),
                                _ => bad_date.set(true),
                            }
                        },
                    }
                }
                }
                if bad_date() {
                    p { id: "time-date-bad", class: "warning", role: "alert", {t!(words, "time-bad-day")} }
                }
            }
            Card { id: "time-clock", title: t!(words, "time-clock"),
                ChipGroup { labelled_by: "time-clock",
                    for hour in HOURS.into_iter().filter(|hour| is_to_come(*hour, 0)) {
                        Chip {
                            key: "{hour}",
                            text: NaiveTime::from_hms_opt(hour, 0, 0).map(|time| t!(words, "time-at", time = clock(words, time))).unwrap_or_default(),
                            on: (time.hour(), time.minute()) == (hour, 0),
                            onclick: move |()| set_time(hour, 0),
                        }
                    }
                }
                div { class: "ages-add",
                    div { class: "wheel",
                        label { r#for: "time-hour", {t!(words, "time-hour")} }
                        div { class: "select",
                            select {
                                id: "time-hour",
                                onchange: move |event| set_time(event.value().parse().unwrap_or(0), time.minute()),
                                for hour in (0..24_u32).filter(|hour| hour_is_to_come(*hour)) {
                                    option { key: "{hour}", value: "{hour}", selected: hour == time.hour(), "{hour}" }
                                }
                            }
                            Icon { sign: Sign::Fold, size: 16 }
                        }
                    }
                    div { class: "wheel",
                        label { r#for: "time-minute", {t!(words, "time-minute")} }
                        div { class: "select",
                            select {
                                id: "time-minute",
                                onchange: move |event| set_time(time.hour(), event.value().parse().unwrap_or(0)),
                                for minute in minutes(time.minute()).into_iter().filter(|minute| is_to_come(time.hour(), *minute)) {
                                    option { key: "{minute}", value: "{minute}", selected: minute == time.minute(), "{minute:02}" }
                                }
                            }
                            Icon { sign: Sign::Fold, size: 16 }
                        }
                    }
                }
            }
            p { class: "screen-text", {t!(words, "time-text")} }
        }
        FootBar {
            button { class: "plain-button", r#type: "button", onclick: move |_| onchoose.call(None),
                {t!(words, "time-back-to-now")}
            }
            button { class: "face-button foot-main", r#type: "button", onclick: move |_| onchoose.call(Some(draft())),
                {t!(words, "time-show", time = when(words, draft(), now))}
            }
        }
    }
}

/// Quarters, and the minute that stands.
fn minutes(own: u32) -> Vec<u32> {
    let mut minutes: Vec<u32> = (0..60).step_by(usize::try_from(STEP_MIN).unwrap_or(1)).collect();
    if !minutes.contains(&own) {
        minutes.push(own);
        minutes.sort_unstable();
    }
    minutes
}
