//! The first start: language, place, who comes along. Each step can be left as it is, each choice holds at once, and
//! all of it is found again in the settings.

mod offer;

use dioxus::prelude::*;

pub use offer::{Welcome, WelcomeOffer};

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::foot_bar::FootBar;
use crate::ui::components::language_list::LanguageList;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::search_field::SearchField;
use crate::ui::hooks::{self, Locating, use_words};
use crate::ui::i18n::{Language, Words};
use crate::ui::route::{Route, use_screen_before, use_way_back};
use crate::ui::screens::position::DeviceCard;
use crate::ui::screens::{FamilyCards, PositionChoice};
use crate::ui::view::family::Family;
use crate::ui::view::town::{Town, find};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WelcomeStep {
    #[default]
    Language,
    Place,
    Family,
}

impl WelcomeStep {
    const ALL: [Self; 3] = [Self::Language, Self::Place, Self::Family];

    fn index(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or_default()
    }

    fn before(self) -> Option<Self> {
        Self::ALL.get(self.index().checked_sub(1)?).copied()
    }

    fn after(self) -> Option<Self> {
        Self::ALL.get(self.index() + 1).copied()
    }
}

/// What the second step shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WelcomePlace {
    /// In the order of the alphabet.
    pub towns: Vec<Town>,
    pub typed: String,
    pub chosen: PositionChoice,
    /// The name of what was chosen.
    pub name: Option<String>,
    pub can_locate: bool,
    pub locating: Locating,
    /// The counties that are kept fresh for it; none where all are.
    pub counties: Vec<String>,
}

/// The most municipalities offered while one types.
const MOST_TOWNS: usize = 6;

#[component]
pub fn WelcomeScreen() -> Element {
    let words = use_words();
    let mut step = use_signal(WelcomeStep::default);
    let mut typed = use_signal(String::new);
    let language = hooks::use_set_language();
    let towns = hooks::use_towns();
    let choose = hooks::use_choose_town();
    let (locating, locate) = hooks::use_locate();
    let family = hooks::use_set_family();
    let put_aside = hooks::welcome::use_put_welcome_aside();
    let back = use_way_back(Route::Now {});
    let from_list = use_screen_before().is_none_or(|before| before == Route::Now {});
    let navigator = navigator();
    rsx! {
        WelcomeView {
            words,
            step: step(),
            place: WelcomePlace {
                towns: towns(),
                typed: typed(),
                chosen: hooks::use_position_choice(),
                name: hooks::use_position_name(),
                can_locate: hooks::use_can_locate(),
                locating: locating(),
                counties: hooks::welcome::use_counties_follow(),
            },
            family: hooks::use_family(),
            onstep: move |next: WelcomeStep| step.set(next),
            onlanguage: move |chosen: Language| language.call(chosen),
            ontype: move |text: String| typed.set(text),
            onlocate: move |()| locate.call(()),
            onchoose: move |code: Option<String>| choose.call(code),
            onfamily: move |changed: Family| family.call(changed),
            onskip: move |()| {
                put_aside.call(());
                back.call(());
            },
            ondone: move |()| {
                put_aside.call(());
                if from_list {
                    back.call(());
                } else {
                    navigator.push(Route::Now {});
                }
            },
        }
    }
}

#[component]
pub fn WelcomeView(
    words: Words,
    step: WelcomeStep,
    place: WelcomePlace,
    family: Family,
    onstep: EventHandler<WelcomeStep>,
    onlanguage: EventHandler<Language>,
    ontype: EventHandler<String>,
    onlocate: EventHandler<()>,
    /// Sets the municipality, or no place at all.
    onchoose: EventHandler<Option<String>>,
    onfamily: EventHandler<Family>,
    onskip: EventHandler<()>,
    ondone: EventHandler<()>,
) -> Element {
    rsx! {
        // Each step has a heading of its own, which takes the focus when it comes.
        match step {
            WelcomeStep::Language => rsx! {
                Head { words, step, title: t!(words, "welcome-language") }
                main { id: "content", class: "settings",
                    p { class: "screen-text", {t!(words, "welcome-language-text")} }
                    Card { id: "welcome-languages", title: t!(words, "settings-language"),
                        LanguageList { words, labelled_by: "welcome-languages", onlanguage }
                    }
                }
            },
            WelcomeStep::Place => rsx! {
                Head { words, step, title: t!(words, "welcome-place") }
                main { id: "content",
                    p { class: "screen-text", {t!(words, "welcome-place-text")} }
                    Chosen { words, name: place.name.clone(), counties: place.counties.clone(), onchoose }
                    DeviceCard {
                        words,
                        can_locate: place.can_locate,
                        locating: place.locating.clone(),
                        is_device: place.chosen == PositionChoice::Device,
                        onlocate,
                    }
                    TownCard { words, place: place.clone(), ontype, onchoose }
                }
            },
            WelcomeStep::Family => rsx! {
                Head { words, step, title: t!(words, "welcome-family") }
                main { id: "content",
                    p { class: "screen-text", {t!(words, "family-text")} }
                    FamilyCards { words, family: family.clone(), onfamily }
                }
            },
        }
        FootBar {
            if let Some(before) = step.before() {
                button { class: "plain-button", r#type: "button", onclick: move |_| onstep.call(before),
                    {t!(words, "welcome-before")}
                }
            }
            match step.after() {
                Some(after) => rsx! {
                    button { class: "plain-button", r#type: "button", onclick: move |_| onskip.call(()),
                        {t!(words, "welcome-skip")}
                    }
                    button { class: "face-button foot-main", r#type: "button", onclick: move |_| onstep.call(after),
                        {t!(words, "welcome-next")}
                    }
                },
                None => rsx! {
                    button { class: "face-button foot-main", r#type: "button", onclick: move |_| ondone.call(()),
                        {t!(words, "filters-show-list")}
                    }
                },
            }
        }
    }
}

#[component]
fn Head(words: Words, step: WelcomeStep, title: String) -> Element {
    let (number, of) = (step.index() + 1, WelcomeStep::ALL.len());
    rsx! {
        ScreenHead {
            words,
            title,
            above: vec![t!(words, "welcome-step", step = number, of = of)],
            back: Route::Now {},
        }
        // The line above the title says the same in words.
        progress { class: "welcome-progress", "aria-hidden": "true", max: "{of}", value: "{number}" }
    }
}

/// The place that stands, and how to take it back.
#[component]
fn Chosen(
    words: Words,
    name: Option<String>,
    counties: Vec<String>,
    onchoose: EventHandler<Option<String>>,
) -> Element {
    rsx! {
        div { class: "welcome-chosen", role: "status",
            if let Some(name) = &name {
                p { class: "welcome-name", {t!(words, "welcome-chosen", name = name)} }
                if !counties.is_empty() {
                    p { class: "quiet", {t!(words, "welcome-counties", names = counties.join(", "))} }
                }
            }
        }
        if name.is_some() {
            div { class: "welcome-chosen",
                button { class: "plain-button", r#type: "button", onclick: move |_| onchoose.call(None),
                    {t!(words, "welcome-place-remove")}
                }
            }
        }
    }
}

/// The municipality, found as one types.
#[component]
fn TownCard(
    words: Words,
    place: WelcomePlace,
    ontype: EventHandler<String>,
    onchoose: EventHandler<Option<String>>,
) -> Element {
    let found: Vec<Town> = match place.typed.trim().is_empty() {
        true => Vec::new(),
        false => find(&place.towns, &place.typed).into_iter().take(MOST_TOWNS).cloned().collect(),
    };
    let none = found.is_empty() && !place.typed.trim().is_empty() && !place.towns.is_empty();
    rsx! {
        Card { id: "welcome-town", title: t!(words, "welcome-town"),
            SearchField {
                label: t!(words, "welcome-town-search"),
                placeholder: t!(words, "welcome-town-search"),
                clear_label: t!(words, "now-search-clear"),
                value: place.typed.clone(),
                oninput: ontype,
            }
            p { role: "status",
                if none {
                    {t!(words, "welcome-town-none")}
                }
            }
            if !found.is_empty() {
                ul { class: "choices", "aria-label": t!(words, "position-list"),
                    for town in found {
                        li { key: "{town.code}",
                            button {
                                class: "choice",
                                r#type: "button",
                                "aria-pressed": if place.chosen == PositionChoice::Town(town.code.clone()) { "true" } else { "false" },
                                onclick: move |_| onchoose.call(Some(town.code.clone())),
                                span { "{town.name}" }
                                if let Some(county) = &town.county {
                                    span { class: "quiet", "{county}" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
