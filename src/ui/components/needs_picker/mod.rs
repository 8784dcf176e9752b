//! What of accessibility the family needs: the same in the filters and in the settings.

use dioxus::prelude::*;

use crate::domain::place::AccessibilityItem;
use crate::ui::components::chips::{Chip, ChipGroup};
use crate::ui::format::need;
use crate::ui::i18n::Words;

#[component]
pub fn NeedsPicker(
    words: Words,
    /// The id of the heading that names the group.
    labelled_by: String,
    chosen: Vec<AccessibilityItem>,
    onchange: EventHandler<Vec<AccessibilityItem>>,
) -> Element {
    rsx! {
        ChipGroup { labelled_by,
            for item in AccessibilityItem::KNOWN {
                Chip {
                    key: "{item.as_str()}",
                    text: need(words, item),
                    on: chosen.contains(item),
                    onclick: {
                        let chosen = chosen.clone();
                        move |()| onchange.call(toggled(&chosen, item))
                    },
                }
            }
        }
    }
}

/// The list with this value taken out, or put at its end.
pub fn toggled<T: Clone + PartialEq>(list: &[T], value: &T) -> Vec<T> {
    let mut changed: Vec<T> = list.iter().filter(|other| *other != value).cloned().collect();
    if changed.len() == list.len() {
        changed.push(value.clone());
    }
    changed
}
