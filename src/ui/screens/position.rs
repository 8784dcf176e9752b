//! Where the reader is: told by the device when asked, or set by hand, a municipality or a place's address, found as
//! one types. Never required.

use std::collections::BTreeSet;

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::place_row::Spoken;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::search_field::SearchField;
use crate::ui::hooks::{self, Locating, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::{Route, use_way_back};
use crate::ui::view::town::{Town, find};

/// A place whose address answers to what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceHit {
    pub id: String,
    pub name: Spoken,
    /// Street and town.
    pub detail: String,
}

/// Where the reader said they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum PositionChoice {
    /// What is kept was not read yet: nothing is shown as chosen.
    #[default]
    NotKnown,
    Nowhere,
    /// A municipality, by its bare code.
    Town(String),
    /// At a place's address.
    Place,
    Device,
    /// At a point of the map.
    Map,
}

#[component]
pub fn PositionScreen() -> Element {
    let words = use_words();
    let towns = hooks::use_towns();
    let choose = hooks::use_choose_town();
    let choose_place = hooks::use_choose_place();
    let mut typed = use_signal(String::new);
    let hits = hooks::use_position_hits(typed);
    let (locating, locate) = hooks::use_locate();
    let back = use_way_back(Route::Now {});
    use_effect(move || {
        if locating() == Locating::Found {
            back.call(());
        }
    });
    rsx! {
        PositionView {
            words,
            towns: towns(),
            hits: hits(),
            typed: typed(),
            chosen: hooks::use_position_choice(),
            can_locate: hooks::use_can_locate(),
            locating: locating(),
            ontype: move |text| typed.set(text),
            onlocate: move |()| locate.call(()),
            onchoose: move |code: Option<String>| {
                choose.call(code);
                back.call(());
            },
            onplace: move |id: String| {
                choose_place.call(id);
                back.call(());
            },
        }
    }
}

#[component]
pub fn PositionView(
    words: Words,
    /// In the order of the alphabet.
    towns: Vec<Town>,
    /// Places that answer to what was typed.
    #[props(default)]
    hits: Vec<PlaceHit>,
    typed: String,
    #[props(default)] chosen: PositionChoice,
    /// Whether the device can be asked at all.
    can_locate: bool,
    #[props(default)] locating: Locating,
    ontype: EventHandler<String>,
    onlocate: EventHandler<()>,
    onchoose: EventHandler<Option<String>>,
    onplace: EventHandler<String>,
) -> Element {
    let mut found: Vec<Town> = find(&towns, &typed).into_iter().cloned().collect();
    // The chosen one in sight, then the others in their order.
    if let PositionChoice::Town(code) = &chosen
        && let Some(at) = found.iter().position(|town| town.code == *code)
    {
        found[..=at].rotate_right(1);
    }
    // A county tells two of one name apart; it says nothing of the others.
    let mut names: Vec<&String> = towns.iter().map(|town| &town.name).collect();
    names.sort_unstable();
    let twins: BTreeSet<String> =
        names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    rsx! {
        ScreenHead { words, title: t!(words, "position-title"), back: Route::Now {} }
        main { id: "content", class: "position",
            DeviceCard { words, can_locate, locating, is_device: chosen == PositionChoice::Device, onlocate }
            p { class: "screen-text", {t!(words, "position-text")} }
            div { class: "position-search",
                SearchField {
                    label: t!(words, "position-search"),
                    placeholder: t!(words, "position-search-placeholder"),
                    clear_label: t!(words, "now-search-clear"),
                    value: typed.clone(),
                    oninput: ontype,
                }
            }
            if typed.is_empty() {
                button {
                    class: "choice",
                    r#type: "button",
                    "aria-pressed": if chosen == PositionChoice::Nowhere { "true" } else { "false" },
                    onclick: move |_| onchoose.call(None),
                    {t!(words, "position-none")}
                }
            }
            if found.is_empty() && hits.is_empty() && !towns.is_empty() {
                p { class: "screen-text", role: "status", {t!(words, "position-no-match")} }
            }
            ul { "aria-label": t!(words, "position-list"),
                for town in found {
                    li { key: "{town.code}",
                        button {
                            class: "choice",
                            r#type: "button",
                            "aria-pressed": if chosen == PositionChoice::Town(town.code.clone()) { "true" } else { "false" },
                            onclick: move |_| onchoose.call(Some(town.code.clone())),
                            span { "{town.name}" }
                            if let Some(county) = town.county.as_ref().filter(|_| twins.contains(&town.name)) {
                                span { class: "quiet", "{county}" }
                            }
                        }
                    }
                }
            }
            if !hits.is_empty() {
                h2 { class: "area-head", {t!(words, "position-addresses")} }
                ul { "aria-label": t!(words, "position-addresses"),
                    for hit in hits {
                        li { key: "{hit.id}",
                            button {
                                class: "choice",
                                r#type: "button",
                                onclick: move |_| onplace.call(hit.id.clone()),
                                span { lang: hit.name.lang.clone(), dir: "auto", "{hit.name.text}" }
                                if !hit.detail.is_empty() {
                                    span { class: "quiet", "{hit.detail}" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Asking the device: only on a press, with the reason beside it.
#[component]
pub(super) fn DeviceCard(
    words: Words,
    can_locate: bool,
    locating: Locating,
    is_device: bool,
    onlocate: EventHandler<()>,
) -> Element {
    rsx! {
        Card { id: "position-device-title", title: t!(words, "position-device-title"),
            if can_locate {
                p { class: "quiet", {t!(words, "position-device-text")} }
                button {
                    class: "face-button locate",
                    r#type: "button",
                    "aria-disabled": if locating == Locating::Asked { "true" } else { "false" },
                    onclick: move |_| onlocate.call(()),
                    Icon { sign: Sign::Pin, size: 18 }
                    if is_device {
                        {t!(words, "position-locate-again")}
                    } else {
                        {t!(words, "position-locate")}
                    }
                }
                p { role: "status", class: "locate-said",
                    match &locating {
                        Locating::Idle | Locating::Found => String::new(),
                        Locating::Asked => t!(words, "position-asked"),
                        Locating::Denied => t!(words, "position-denied"),
                        Locating::Off => t!(words, "position-off"),
                        Locating::NotHere => t!(words, "position-not-here"),
                        Locating::Failed(detail) => t!(words, "position-failed", detail = detail),
                    }
                }
            } else {
                p { {t!(words, "position-not-here")} }
            }
        }
    }
}
