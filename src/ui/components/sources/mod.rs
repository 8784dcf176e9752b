//! Where a record's facts come from: publisher, licence, date; the page itself where it may be followed.

use dioxus::prelude::*;

use crate::ui::components::joined::Joined;
use crate::ui::components::out_link::{OpenLink, OutLink};
use crate::ui::link::SafeLink;

/// A source in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    pub name: String,
    pub link: Option<SafeLink>,
    /// Licence and date.
    pub details: Vec<String>,
}

#[component]
pub fn SourceList(lines: Vec<SourceLine>, onopen: OpenLink) -> Element {
    rsx! {
        ul { class: "sources",
            for (index, line) in lines.iter().enumerate() {
                li { key: "{index}-{line.name}", class: "source",
                    match line.link.clone() {
                        Some(link) => rsx! {
                            OutLink { link, text: line.name.clone(), onopen }
                        },
                        None => rsx! {
                            span { class: "source-name", bdi { "{line.name}" } }
                        },
                    }
                    span { class: "quiet", Joined { parts: line.details.clone() } }
                }
            }
        }
    }
}
