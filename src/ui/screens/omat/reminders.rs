//! Reminders: one on an event's page, all of them in Omat.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use crate::domain::recurrence::Occurrence;
use crate::domain::reminder::{Lead, Reminder};
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::switch::Switch;
use crate::ui::hooks::omat::use_reminder;
use crate::ui::hooks::{use_now, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::event::EventPage;
use crate::ui::view::reminder::{Kept, Notified, ReminderLine, lead, leads, line, times};

#[component]
pub fn RemindCard(id: ReadSignal<String>, page: EventPage) -> Element {
    let reminding = use_reminder(id);
    rsx! {
        RemindView {
            words: use_words(),
            now: use_now(),
            page,
            kept: (reminding.kept)(),
            notified: (reminding.notified)(),
            onset: move |reminder: Reminder| reminding.set.call(reminder),
            onremove: move |id: String| reminding.remove.call(id),
        }
    }
}

#[component]
pub fn RemindView(
    words: Words,
    now: DateTime<Utc>,
    page: EventPage,
    /// Absent until it is known.
    kept: Option<Vec<Kept>>,
    notified: Notified,
    onset: EventHandler<Reminder>,
    onremove: EventHandler<String>,
) -> Element {
    let mut chosen = use_signal(|| 0_usize);
    let mut every = use_signal(|| false);
    let Some(kept) = kept else { return rsx! {} };
    let times = times(words, &page, now);
    if times.is_empty() && kept.is_empty() {
        return rsx! {};
    }
    let index = chosen().min(times.len().saturating_sub(1));
    let run = times.get(index).map(|(run, _)| run.clone());
    let choices = run.as_ref().map(|run| leads(run, to_civil(now))).unwrap_or_default();
    rsx! {
        Card { id: "remind", title: t!(words, "remind-title"),
            div { role: "status",
                for kept in kept.iter() {
                    Line { key: "{kept.id}", words, line: line(words, kept, now), onremove, linked: false }
                }
            }
            if kept.is_empty() {
                if times.len() > 1 {
                    div { class: "choices", role: "group", "aria-label": t!(words, "remind-which"),
                        for (at, (run, when)) in times.iter().enumerate() {
                            button {
                                key: "{run.recurrence_id}",
                                class: "choice",
                                r#type: "button",
                                "aria-pressed": if at == index { "true" } else { "false" },
                                onclick: move |_| chosen.set(at),
                                "{when}"
                            }
                        }
                    }
                } else if let Some((_, when)) = times.first() {
                    p { "{when}" }
                }
                if times.len() > 1 {
                    Switch { text: t!(words, "remind-every"), on: every(), onchange: move |on| every.set(on) }
                }
                if choices.is_empty() {
                    p { class: "quiet", {t!(words, "remind-too-late")} }
                } else {
                    div { class: "saved-buttons", role: "group", "aria-labelledby": "remind",
                        for one in choices {
                            LeadButton { key: "{one.as_str()}", words, one, run: run.clone(), every: every() && times.len() > 1, onset }
                        }
                    }
                }
            }
            p { class: "quiet", {notified.words(words)} }
        }
    }
}

#[component]
fn LeadButton(words: Words, one: Lead, run: Option<Occurrence>, every: bool, onset: EventHandler<Reminder>) -> Element {
    rsx! {
        button {
            class: "plain-button",
            r#type: "button",
            onclick: move |_| {
                if let Some(run) = &run {
                    onset.call(Reminder { every, ..Reminder::new(run, one) });
                }
            },
            {lead(words, one)}
        }
    }
}

#[component]
pub fn RemindersCard(
    words: Words,
    now: DateTime<Utc>,
    kept: Vec<Kept>,
    notified: Notified,
    onremove: EventHandler<String>,
) -> Element {
    rsx! {
        Card { id: "omat-reminders", title: t!(words, "reminders-title"),
            ul { class: "own-list",
                for kept in kept.iter() {
                    li { key: "{kept.id}",
                        Line { words, line: line(words, kept, now), onremove, linked: true }
                    }
                }
            }
            p { class: "quiet", {notified.words(words)} }
        }
    }
}

#[component]
fn Line(words: Words, line: ReminderLine, linked: bool, onremove: EventHandler<String>) -> Element {
    let id = line.id.clone();
    rsx! {
        div { class: "own-line",
            div { class: "own-words",
                if linked {
                    Link { class: "line-link", to: Route::event(&line.id), lang: line.name.lang.clone(), bdi { "{line.name.text}" } }
                }
                p { class: if line.off { "remind-off" }, "{line.state}" }
                for note in line.notes.iter() {
                    p { key: "{note}", class: "quiet", "{note}" }
                }
            }
            button {
                class: "plain-button",
                r#type: "button",
                "aria-label": t!(words, "remind-remove-heard", name = &line.name.text),
                onclick: move |_| onremove.call(id.clone()),
                if line.off { {t!(words, "remind-clear")} } else { {t!(words, "remind-remove")} }
            }
        }
    }
}
