//! What happens at a place in the days to come: when, what, and a word where something changed.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::joined::Joined;
use crate::ui::components::out_link::{OpenLink, OutLink};
use crate::ui::components::place_row::Spoken;
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;

/// One coming session in words.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionLine {
    pub key: String,
    pub day: String,
    pub hours: String,
    pub name: Spoken,
    pub details: Vec<String>,
    /// Cancelled, moved, postponed.
    pub badge: Option<String>,
    /// Where one takes part online, where that may be followed.
    pub link: Option<SafeLink>,
    /// The event's own page.
    pub opens: Route,
    /// Whether it does not take place then: its name is struck through.
    pub off: bool,
}

#[component]
pub fn SessionList(words: Words, lines: Vec<SessionLine>, onopen: OpenLink) -> Element {
    rsx! {
        ul { class: "sessions",
            for line in lines.iter() {
                li { key: "{line.key}", class: "session",
                    p { class: "session-when",
                        span { "{line.day}" }
                        span { class: "session-hours", "{line.hours}" }
                    }
                    div {
                        p { class: if line.off { "session-name session-off" } else { "session-name" }, lang: line.name.lang.clone(),
                            Link { class: "session-link", to: line.opens.clone(), bdi { "{line.name.text}" } }
                        }
                        if line.badge.is_some() || !line.details.is_empty() {
                            p { class: "quiet",
                                if let Some(badge) = &line.badge {
                                    span { class: "badge", "{badge}" }
                                    " "
                                }
                                Joined { parts: line.details.clone() }
                            }
                        }
                        if let Some(link) = line.link.clone() {
                            OutLink { link, text: t!(words, "session-join"), onopen }
                        }
                    }
                }
            }
        }
    }
}
