//! The children's ages, in years and months: the same in the filters and in the settings.
//!
//! Two wheels, no typing: nothing can be misspelt, and a thumb is enough. A child is there as soon as its years are
//! chosen; its months can be told after that. Until then both wheels are empty, so that nothing looks chosen.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::chips::{ChipGroup, RemovableChip};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::format::child_age;
use crate::ui::i18n::Words;

/// A child is somebody under 18.
const YEARS: u32 = 18;

#[component]
pub fn AgesPicker(
    words: Words,
    /// The id of the heading that names the group.
    labelled_by: String,
    /// Each child's age in months.
    ages_months: Vec<u32>,
    onchange: EventHandler<Vec<u32>>,
) -> Element {
    // Whether the wheels stand: for the first child at once, for another one when asked.
    let mut adding = use_signal(|| false);
    // The child that the wheels are of, once its years were chosen: its place among the others.
    let mut child = use_signal(|| None::<usize>);
    let current = child().and_then(|at| Some((at, *ages_months.get(at)?)));
    let wheels = ages_months.is_empty() || adding() || current.is_some();
    let (years, months) = (current.map(|(_, age)| age / 12), current.map(|(_, age)| age % 12));
    let (years_id, months_id) = (format!("{labelled_by}-years"), format!("{labelled_by}-months"));
    rsx! {
        if !ages_months.is_empty() {
            ChipGroup { labelled_by: labelled_by.clone(),
                for (index, age) in ages_months.iter().enumerate() {
                    RemovableChip {
                        key: "{index}-{age}",
                        text: child_age(words, *age),
                        name: t!(words, "chip-remove", what = child_age(words, *age)),
                        onremove: {
                            let ages = ages_months.clone();
                            move |()| {
                                child.set(None);
                                adding.set(false);
                                onchange.call(without(&ages, index));
                            }
                        },
                    }
                }
            }
        }
        if wheels {
            div { class: "ages-add",
                div { class: "wheel",
                    label { r#for: "{years_id}", {t!(words, "age-years")} }
                    Wheel {
                        id: years_id.clone(),
                        chosen: years,
                        count: YEARS,
                        onchoose: {
                            let ages = ages_months.clone();
                            move |years: u32| match current {
                                Some((at, age)) => onchange.call(with(&ages, at, years * 12 + age % 12)),
                                None => {
                                    child.set(Some(ages.len()));
                                    adding.set(false);
                                    onchange.call([ages.as_slice(), &[years * 12]].concat());
                                }
                            }
                        },
                    }
                }
                div { class: "wheel",
                    label { r#for: "{months_id}", {t!(words, "age-months")} }
                    Wheel {
                        id: months_id.clone(),
                        chosen: months,
                        count: 12,
                        waits: current.is_none(),
                        onchoose: {
                            let ages = ages_months.clone();
                            move |months: u32| {
                                if let Some((at, age)) = current {
                                    onchange.call(with(&ages, at, age / 12 * 12 + months));
                                }
                            }
                        },
                    }
                }
            }
        }
        if !ages_months.is_empty() && !adding() {
            button {
                class: "plain-button ages-button",
                r#type: "button",
                onclick: move |_| {
                    child.set(None);
                    adding.set(true);
                },
                Icon { sign: Sign::Plus, size: 18 }
                {t!(words, "age-another")}
            }
        }
    }
}

/// Numbers from nought, and none before one is chosen.
#[component]
fn Wheel(
    id: String,
    chosen: Option<u32>,
    count: u32,
    /// Nothing can be chosen yet.
    #[props(default)]
    waits: bool,
    onchoose: EventHandler<u32>,
) -> Element {
    rsx! {
        div { class: "select",
            select {
                id,
                disabled: waits,
                onchange: move |event: FormEvent| {
                    if let Ok(number) = event.value().parse() {
                        onchoose.call(number);
                    }
                },
                if chosen.is_none() {
                    option { value: "", selected: true, "–" }
                }
                for number in 0..count {
                    option { key: "{number}", value: "{number}", selected: chosen == Some(number), "{number}" }
                }
            }
            Icon { sign: Sign::Fold, size: 16 }
        }
    }
}

fn with(ages: &[u32], at: usize, age: u32) -> Vec<u32> {
    ages.iter().enumerate().map(|(index, own)| if index == at { age } else { *own }).collect()
}

fn without(ages: &[u32], index: usize) -> Vec<u32> {
    ages.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, age)| *age).collect()
}
