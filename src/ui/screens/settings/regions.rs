//! Which counties are kept fresh, and how fresh each is.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::joined::Joined;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::regions as hooks;
use crate::ui::hooks::use_words;
use crate::ui::i18n::Words;
use crate::ui::route::Route;

/// A county, or what the whole country shares, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionLine {
    /// `hva-NN`; none for what always comes along.
    pub code: Option<String>,
    pub name: String,
    /// How many of what, and of which day.
    pub details: Vec<String>,
}

#[component]
pub fn RegionsScreen() -> Element {
    let words = use_words();
    let choose = hooks::use_choose_regions();
    rsx! {
        RegionsView {
            words,
            lines: hooks::use_region_lines()(),
            chosen: hooks::use_chosen_regions(),
            onchoose: move |codes: Vec<String>| choose.call(codes),
        }
    }
}

#[component]
pub fn RegionsView(
    words: Words,
    lines: Vec<RegionLine>,
    /// The counties to keep fresh, empty means all; absent until that is read.
    chosen: Option<Vec<String>>,
    onchoose: EventHandler<Vec<String>>,
) -> Element {
    let (counties, shared): (Vec<RegionLine>, Vec<RegionLine>) =
        lines.into_iter().partition(|line| line.code.is_some());
    rsx! {
        ScreenHead { words, title: t!(words, "settings-regions"), back: Route::Settings {} }
        main { id: "content", class: "position",
            p { class: "screen-text", {t!(words, "regions-text")} }
            button {
                class: "choice",
                r#type: "button",
                "aria-pressed": if chosen.as_ref().is_some_and(Vec::is_empty) { "true" } else { "false" },
                onclick: move |_| onchoose.call(Vec::new()),
                {t!(words, "regions-all")}
            }
            ul { "aria-label": t!(words, "regions-list"),
                for line in counties {
                    li { key: "{line.name}",
                        button {
                            class: "choice",
                            r#type: "button",
                            "aria-pressed": if is_chosen(chosen.as_deref(), &line) { "true" } else { "false" },
                            onclick: {
                                let (chosen, code) = (chosen.clone(), line.code.clone());
                                move |_| {
                                    if let Some(chosen) = &chosen {
                                        onchoose.call(toggled(chosen, code.as_deref()));
                                    }
                                }
                            },
                            span { class: "region-words",
                                span {
                                    bdi { "{line.name}" }
                                }
                                span { class: "quiet", Joined { parts: line.details.clone() } }
                            }
                        }
                    }
                }
            }
            if !shared.is_empty() {
                h2 { class: "area-head", {t!(words, "regions-shared")} }
                ul { class: "regions-shared",
                    for line in shared {
                        li { key: "{line.name}", class: "region-words",
                            span { "{line.name}" }
                            span { class: "quiet", Joined { parts: line.details.clone() } }
                        }
                    }
                }
            }
        }
    }
}

fn is_chosen(chosen: Option<&[String]>, line: &RegionLine) -> bool {
    line.code.as_ref().zip(chosen).is_some_and(|(code, chosen)| chosen.contains(code))
}

/// The list with this county taken out or put in. Taking out the last one means all again: nobody wants none.
fn toggled(chosen: &[String], code: Option<&str>) -> Vec<String> {
    let Some(code) = code else { return chosen.to_vec() };
    let mut changed: Vec<String> = chosen.iter().filter(|other| *other != code).cloned().collect();
    if changed.len() == chosen.len() {
        changed.push(code.to_owned());
        changed.sort();
    }
    changed
}
