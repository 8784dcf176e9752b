//! A day's lines in a calendar: when, what, where, and a word where something is not as usual.

use dioxus::prelude::*;

use crate::ui::components::door::{Door, DoorSign};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::joined::Joined;
use crate::ui::components::place_row::{Spoken, Tag, TagMark};
use crate::ui::format::syllables::breakable;
use crate::ui::route::Route;

/// One time of an event, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaLine {
    pub key: String,
    /// The event's id.
    pub event: String,
    /// When it begins on this day, and when it ends.
    pub from: String,
    pub until: Option<String>,
    pub name: Spoken,
    /// Cancelled, postponed, moved.
    pub badge: Option<String>,
    /// Whether it does not take place then: its name is struck through.
    pub off: bool,
    /// Whether it is over.
    pub over: bool,
    /// The state's colours.
    pub door: Door,
    /// Whether it runs now, or one has to make sure first.
    pub state: Option<String>,
    /// Why, where it went, what its publisher says of this time.
    pub notes: Vec<String>,
    /// Where.
    pub meta: Vec<String>,
    pub tags: Vec<Tag>,
    /// What a small heart beside the name says, where the reader keeps it.
    pub kept: Option<String>,
}

#[component]
pub fn AgendaList(
    lines: Vec<AgendaLine>,
    /// The line that takes the focus, as one comes back from its page.
    came_from: Option<String>,
    /// Its page is being opened.
    onleave: EventHandler<String>,
) -> Element {
    rsx! {
        ul { class: "agenda",
            for line in lines.iter() {
                Line { key: "{line.key}", focused: came_from.as_ref() == Some(&line.key), line: line.clone(), onleave }
            }
        }
    }
}

#[component]
fn Line(line: AgendaLine, focused: bool, onleave: EventHandler<String>) -> Element {
    let key = line.key.clone();
    let name = if line.off { "agenda-name agenda-off" } else { "agenda-name" };
    rsx! {
        li { class: if line.over { "agenda-item agenda-over" } else { "agenda-item" },
            Link {
                class: "agenda-link {line.door.tone()}",
                to: Route::event(&line.event),
                onclick: move |_| onleave.call(key.clone()),
                onmounted: move |event: MountedEvent| async move {
                    if focused {
                        // A window that is not shown can't take the focus; the line stands all the same.
                        let _ = event.set_focus(true).await;
                    }
                },
                span { class: "agenda-when",
                    span { class: "agenda-from", "{line.from}" }
                    if let Some(until) = &line.until {
                        span { class: "agenda-until", "{until}" }
                    }
                }
                span { class: "agenda-words",
                    span { class: name,
                        bdi { lang: line.name.lang.clone(), {breakable(&line.name.text)} }
                        if let Some(kept) = &line.kept {
                            span { class: "row-kept",
                                Icon { sign: Sign::Kept, size: 15 }
                                span { class: "only-heard", "{kept}" }
                            }
                        }
                    }
                    if let Some(badge) = &line.badge {
                        span { span { class: "badge", "{badge}" } }
                    }
                    if let Some(state) = &line.state {
                        span { class: "agenda-state",
                            // The door tells the state here too.
                            DoorSign { door: line.door }
                            span { "{state}" }
                        }
                    }
                    for note in line.notes.iter() {
                        span { key: "{note}", class: "agenda-note", dir: "auto", "{note}" }
                    }
                    if !line.meta.is_empty() {
                        span { class: "row-meta", Joined { parts: line.meta.clone() } }
                    }
                    if !line.tags.is_empty() {
                        span { class: "row-tags",
                            for tag in line.tags.iter() {
                                TagMark { key: "{tag.text}", tag: tag.clone() }
                            }
                        }
                    }
                }
            }
        }
    }
}
