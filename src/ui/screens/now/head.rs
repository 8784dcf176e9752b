//! What stands around a list of places: where its settings, its time, its position and its filters are, what was asked
//! for, and what to do where that leaves nothing. The map and the calendar stand by the same.

use dioxus::prelude::*;

use super::{Culprit, LinkOffer};
use crate::domain::filter::Part;
use crate::t;
use crate::ui::components::chips::RemovableChip;
use crate::ui::components::faces::EmptyFace;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::pill::{PillLink, RoundLink};
use crate::ui::format::state::Moment;
use crate::ui::format::time::{long_time, time_pill};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::filters::part_name;

/// The way to the settings: at the same place on every tab. Nyt writes it out, as its part of the program is waited for.
#[component]
pub(crate) fn SettingsLink(words: Words) -> Element {
    rsx! {
        RoundLink { sign: Sign::Settings, name: t!(words, "now-settings"), to: Route::Settings {} }
    }
}

/// The time and the position that the list goes by, each leading to where it is chosen.
#[component]
pub(crate) fn WhenAndWhere(words: Words, moment: Moment, position: Option<String>, position_known: bool) -> Element {
    rsx! {
        PillLink {
            sign: Sign::Clock,
            strong: true,
            text: time_pill(words, moment),
            name: t!(words, "time-choose", time = time_pill(words, moment)),
            to: Route::TimeScreen {},
        }
        PillLink {
            sign: Sign::Pin,
            waits: !position_known,
            text: position.unwrap_or_else(|| t!(words, "now-position-none")),
            to: Route::PositionScreen {},
        }
    }
}

/// That the list is not of now, and the way back.
#[component]
pub(crate) fn OtherTime(words: Words, moment: Moment, onnow: EventHandler<()>) -> Element {
    rsx! {
        if moment.at != moment.now {
            div { class: "other-time",
                p { {t!(words, "time-not-now", time = long_time(words, moment))} }
                button { class: "other-time-back", r#type: "button", onclick: move |_| onnow.call(()),
                    {t!(words, "time-back-to-now")}
                }
            }
        }
    }
}

/// The way to what the list is asked for; `count` wishes stand.
#[component]
pub(crate) fn FiltersLink(words: Words, count: usize) -> Element {
    rsx! {
        Link { class: "chip", to: Route::FiltersScreen {},
            Icon { sign: Sign::Filter, size: 16 }
            if count == 0 {
                {t!(words, "filters-open")}
            } else {
                {t!(words, "filters-open-count", count = count)}
            }
        }
    }
}

/// What was asked for, each part to be taken back by a press. One line that a thumb pushes along, so that the list
/// stays in sight.
#[component]
pub fn AskedChips(words: Words, parts: Vec<Part>, onremove: EventHandler<Option<Part>>) -> Element {
    rsx! {
        div { class: "chips asked", role: "group", "aria-label": t!(words, "filters-asked"),
            for part in parts.iter() {
                RemovableChip {
                    key: "{part:?}",
                    text: part_name(words, part),
                    name: t!(words, "chip-remove", what = part_name(words, part)),
                    onremove: {
                        let part = part.clone();
                        move |()| onremove.call(Some(part.clone()))
                    },
                }
            }
        }
    }
}

/// What the link set, to be kept or not.
#[component]
pub(super) fn Offer(words: Words, link: LinkOffer, onlink: EventHandler<bool>) -> Element {
    rsx! {
        div { class: "offer", role: "status",
            if link.sets_something {
                p { {t!(words, "link-text")} }
            }
            if link.refused {
                p { class: "offer-refused", {t!(words, "link-refused")} }
            }
            div { class: "offer-answers",
                if link.sets_something {
                    button { class: "face-button", r#type: "button", onclick: move |_| onlink.call(true),
                        {t!(words, "link-keep")}
                    }
                }
                button { class: "plain-button", r#type: "button", onclick: move |_| onlink.call(false),
                    if link.sets_something {
                        {t!(words, "link-drop")}
                    } else {
                        {t!(words, "link-understood")}
                    }
                }
            }
        }
    }
}

/// Nothing fits: which wish empties the list, and what comes back without it.
#[component]
pub(super) fn EmptiedFace(words: Words, culprits: Vec<Culprit>, onremove: EventHandler<Option<Part>>) -> Element {
    let text = match culprits.is_empty() {
        true => t!(words, "emptied-all-text"),
        false => t!(words, "emptied-text"),
    };
    rsx! {
        EmptyFace { title: t!(words, "emptied-title"), text,
            ul { class: "culprits", role: "list",
                for culprit in culprits.iter() {
                    li { key: "{culprit.part:?}",
                        button {
                            class: "plain-button culprit",
                            r#type: "button",
                            onclick: {
                                let part = culprit.part.clone();
                                move |_| onremove.call(Some(part.clone()))
                            },
                            span { {t!(words, "chip-remove", what = part_name(words, &culprit.part))} }
                            span { class: "quiet", {t!(words, "count-places", count = culprit.count)} }
                        }
                    }
                }
            }
            button { class: "face-button", r#type: "button", onclick: move |_| onremove.call(None),
                {t!(words, "filters-clear")}
            }
        }
    }
}
