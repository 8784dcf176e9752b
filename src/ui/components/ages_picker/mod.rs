//! The children's ages, in years and months: the same in the filters and in the settings.
//!
//! Two wheels, no typing: nothing can be misspelt, and a thumb is enough.

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
    let mut years = use_signal(|| 1_u32);
    let mut months = use_signal(|| 0_u32);
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
                            move |()| onchange.call(without(&ages, index))
                        },
                    }
                }
            }
        }
        div { class: "ages-add",
            div { class: "wheel",
                label { r#for: "{years_id}", {t!(words, "age-years")} }
                select {
                    id: "{years_id}",
                    onchange: move |event| years.set(event.value().parse().unwrap_or(0)),
                    for year in 0..YEARS {
                        option { key: "{year}", value: "{year}", selected: year == years(), "{year}" }
                    }
                }
            }
            div { class: "wheel",
                label { r#for: "{months_id}", {t!(words, "age-months")} }
                select {
                    id: "{months_id}",
                    onchange: move |event| months.set(event.value().parse().unwrap_or(0)),
                    for month in 0..12_u32 {
                        option { key: "{month}", value: "{month}", selected: month == months(), "{month}" }
                    }
                }
            }
            button {
                class: "plain-button ages-button",
                r#type: "button",
                onclick: {
                    let ages = ages_months.clone();
                    move |_| onchange.call([ages.as_slice(), &[years() * 12 + months()]].concat())
                },
                Icon { sign: Sign::Plus, size: 18 }
                {t!(words, "age-add")}
            }
        }
    }
}

fn without(ages: &[u32], index: usize) -> Vec<u32> {
    ages.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, age)| *age).collect()
}
