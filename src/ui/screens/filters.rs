//! What a list is asked for, all in one place: who comes, in what language, what must be there, and the rest. Each
//! choice holds at once; the button at the foot counts what is left of the list.

use dioxus::prelude::*;

use crate::domain::place::PlaceKind;
use crate::t;
use crate::ui::components::ages_picker::AgesPicker;
use crate::ui::components::card::Card;
use crate::ui::components::chips::{Chip, ChipGroup};
use crate::ui::components::foot_bar::FootBar;
use crate::ui::components::languages_picker::LanguagesPicker;
use crate::ui::components::needs_picker::{NeedsPicker, toggled};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::switch::Switch;
use crate::ui::format::{distance, kind};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::{Route, use_screen_before, use_way_back};
use crate::ui::view::family::Family;
use crate::ui::view::filters::{Chosen, DISTANCES_M, OPERATORS, operator_kind};

#[component]
pub fn FiltersScreen() -> Element {
    let words = use_words();
    let family = hooks::use_set_family();
    let chosen = hooks::use_set_chosen();
    let clear = hooks::use_remove_part();
    let content = hooks::use_now_content();
    let way_back = use_way_back(Route::Now {});
    let of_calendar = use_screen_before() == Some(Route::Calendar {});
    rsx! {
        FiltersView {
            words,
            family: hooks::use_family(),
            chosen: hooks::use_chosen(),
            measures: hooks::use_can_measure(),
            count: content().count().filter(|_| !of_calendar),
            of_calendar,
            onfamily: move |changed: Family| family.call(changed),
            onchosen: move |changed: Chosen| chosen.call(changed),
            onclear: move |()| clear.call(None),
            onshow: move |()| way_back.call(()),
        }
    }
}

#[component]
pub fn FiltersView(
    words: Words,
    family: Family,
    chosen: Chosen,
    /// Whether the position is exact enough for a distance.
    measures: bool,
    /// How many places the list holds; absent while that isn't known.
    count: Option<usize>,
    /// Whether the list is the calendar's.
    #[props(default)]
    of_calendar: bool,
    onfamily: EventHandler<Family>,
    onchosen: EventHandler<Chosen>,
    onclear: EventHandler<()>,
    onshow: EventHandler<()>,
) -> Element {
    let asks = family != Family::default() || chosen != Chosen::default();
    rsx! {
        ScreenHead { words, title: t!(words, "filters-title"), back: Route::Now {} }
        main { id: "content", class: "filters",
            p { class: "screen-text", {t!(words, "filters-text")} }
            FamilyCards { words, family, onfamily,
            Card { id: "filter-cost", title: t!(words, "filters-cost"),
                Switch {
                    text: t!(words, "filter-free"),
                    on: chosen.free,
                    onchange: {
                        let chosen = chosen.clone();
                        move |free| onchosen.call(Chosen { free, ..chosen.clone() })
                    },
                }
                Switch {
                    text: t!(words, "filter-drop-in"),
                    on: chosen.drop_in,
                    onchange: {
                        let chosen = chosen.clone();
                        move |drop_in| onchosen.call(Chosen { drop_in, ..chosen.clone() })
                    },
                }
            }
            }
            DistanceCard { words, chosen: chosen.clone(), measures, onchosen }
            KindCards { words, chosen: chosen.clone(), onchosen }
            Card { id: "filter-sure", title: t!(words, "filters-sure"),
                p { {t!(words, "filters-sure-text")} }
                Switch {
                    text: t!(words, "filter-sure"),
                    on: chosen.sure,
                    onchange: {
                        let chosen = chosen.clone();
                        move |sure| onchosen.call(Chosen { sure, ..chosen.clone() })
                    },
                }
            }
        }
        FootBar {
            if asks {
                button { class: "plain-button", r#type: "button", onclick: move |_| onclear.call(()),
                    {t!(words, "filters-clear-short")}
                }
            }
            button { class: "face-button foot-main", r#type: "button", onclick: move |_| onshow.call(()),
                match count {
                    Some(count) => t!(words, "filters-show", count = count),
                    None if of_calendar => t!(words, "filters-show-calendar"),
                    None => t!(words, "filters-show-list"),
                }
            }
            // The button's words change under whoever presses elsewhere: their voice tells the new count.
            p { class: "only-heard", role: "status",
                if let Some(count) = count {
                    {t!(words, "count-places", count = count)}
                }
            }
        }
    }
}

/// The family's own values: the settings show and change the same.
#[component]
pub fn FamilyCards(
    words: Words,
    family: Family,
    onfamily: EventHandler<Family>,
    /// What stands below the needs.
    children: Element,
) -> Element {
    rsx! {
        Card { id: "family-needs", title: t!(words, "family-needs"),
            NeedsPicker {
                words,
                labelled_by: "family-needs",
                chosen: family.needs.clone(),
                onchange: {
                    let family = family.clone();
                    move |needs| onfamily.call(Family { needs, ..family.clone() })
                },
            }
        }
        {children}
        Card { id: "family-ages", title: t!(words, "family-ages"),
            p { class: "quiet", {t!(words, "family-ages-text")} }
            AgesPicker {
                words,
                labelled_by: "family-ages",
                ages_months: family.ages_months.clone(),
                onchange: {
                    let family = family.clone();
                    move |ages_months| onfamily.call(Family { ages_months, ..family.clone() })
                },
            }
        }
        Card { id: "family-languages", title: t!(words, "family-languages"),
            LanguagesPicker {
                words,
                labelled_by: "family-languages",
                chosen: family.languages.clone(),
                onchange: {
                    let family = family.clone();
                    move |languages| onfamily.call(Family { languages, ..family.clone() })
                },
            }
        }
    }
}

#[component]
fn DistanceCard(words: Words, chosen: Chosen, measures: bool, onchosen: EventHandler<Chosen>) -> Element {
    let choose = move |within_m: Option<u32>, chosen: &Chosen| onchosen.call(Chosen { within_m, ..chosen.clone() });
    rsx! {
        Card { id: "filter-distance", title: t!(words, "filters-distance"),
            if measures {
                ChipGroup { labelled_by: "filter-distance",
                    Chip {
                        text: t!(words, "filters-distance-any"),
                        on: chosen.within_m.is_none(),
                        onclick: {
                            let chosen = chosen.clone();
                            move |()| choose(None, &chosen)
                        },
                    }
                    for metres in DISTANCES_M {
                        Chip {
                            key: "{metres}",
                            text: distance(words, f64::from(metres)),
                            on: chosen.within_m == Some(metres),
                            onclick: {
                                let chosen = chosen.clone();
                                move |()| choose(Some(metres), &chosen)
                            },
                        }
                    }
                }
            } else {
                p { {t!(words, "filters-distance-none")} }
                Link { class: "plain-button plain-link", to: Route::PositionScreen {}, {t!(words, "filters-distance-set")} }
            }
        }
    }
}

#[component]
fn KindCards(words: Words, chosen: Chosen, onchosen: EventHandler<Chosen>) -> Element {
    rsx! {
        Card { id: "filter-kind", title: t!(words, "filters-kind"),
            ChipGroup { labelled_by: "filter-kind",
                for of in PlaceKind::KNOWN {
                    Chip {
                        key: "{of.as_str()}",
                        text: kind(words, of),
                        on: chosen.kinds.contains(of),
                        onclick: {
                            let chosen = chosen.clone();
                            move |()| onchosen.call(Chosen { kinds: toggled(&chosen.kinds, of), ..chosen.clone() })
                        },
                    }
                }
            }
            p { class: "quiet", {t!(words, "filters-kind-text")} }
        }
        Card { id: "filter-operator", title: t!(words, "filters-operator"),
            ChipGroup { labelled_by: "filter-operator",
                for of in OPERATORS {
                    Chip {
                        key: "{of.as_str()}",
                        text: operator_kind(words, &of),
                        on: chosen.operators.contains(&of),
                        onclick: {
                            let chosen = chosen.clone();
                            move |()| {
                                let operators = toggled(&chosen.operators, &of);
                                onchosen.call(Chosen { operators, ..chosen.clone() });
                            }
                        },
                    }
                }
            }
        }
    }
}
