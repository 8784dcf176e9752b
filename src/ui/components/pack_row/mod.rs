//! A street map on the list: its name, how it stands on this device, and a button for whatever one may want of it.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::joined::Joined;
use crate::ui::format::{isolated, size};
use crate::ui::i18n::Words;
use crate::ui::view::packs::{PackAsk, PackLine, PackState, Trouble};

#[component]
pub fn PackRow(words: Words, line: PackLine, onask: EventHandler<(String, PackAsk)>) -> Element {
    let PackLine { id, name, places, size: bytes, state, replaces, own, credits, trouble, .. } = line;
    let told = match state {
        PackState::Offered => t!(words, "maps-offered"),
        PackState::Running { .. } => t!(words, "maps-running"),
        PackState::Checking => t!(words, "maps-checking"),
        PackState::Paused { .. } => t!(words, "maps-paused"),
        PackState::Here => t!(words, "maps-here"),
        PackState::Newer { size: newer } => t!(words, "maps-newer", size = size(words, newer)),
    };
    let mut details = places;
    if own {
        details.push(t!(words, "maps-own"));
    }
    details.push(size(words, bytes));
    let here = match state {
        PackState::Running { here } | PackState::Paused { here } => Some(here),
        _ => None,
    };
    let heading = format!("pack-{id}");
    rsx! {
        li { class: "card pack", "aria-labelledby": "{heading}",
            h2 { class: "card-title", id: "{heading}", lang: name.lang.clone(),
                bdi { "{name.text}" }
            }
            p { class: "quiet", Joined { parts: details } }
            p { class: if matches!(state, PackState::Offered) { "pack-state quiet" } else { "pack-state" }, role: "status", "{told}" }
            if let Some(here) = here {
                progress {
                    class: "face-progress",
                    "aria-label": t!(words, "maps-action", action = t!(words, "maps-running"), name = isolated(&name.text)),
                    max: "{bytes}",
                    value: "{here}",
                }
                p { class: "quiet", {t!(words, "feed-progress", done = size(words, here), total = size(words, bytes))} }
            }
            if replaces {
                p { class: "quiet", {t!(words, "maps-replaces")} }
            }
            if let Some(Trouble { text, detail }) = trouble {
                div { role: "alert",
                    p { class: "saved-wrong", "{text}" }
                    if !detail.is_empty() {
                        p { class: "quiet", dir: "auto", {t!(words, "error-detail", detail = detail)} }
                    }
                }
            }
            div { class: "saved-buttons",
                for (text, ask) in asks(words, state, bytes) {
                    button {
                        key: "{text}",
                        class: "plain-button",
                        r#type: "button",
                        "aria-label": t!(words, "maps-action", action = text.clone(), name = isolated(&name.text)),
                        onclick: {
                            let id = id.clone();
                            move |_| onask.call((id.clone(), ask))
                        },
                        "{text}"
                    }
                }
            }
            if !credits.is_empty() {
                p { class: "quiet pack-credit",
                    bdi { dir: "auto", {credits.join(" · ")} }
                }
            }
        }
    }
}

/// What can be asked for as it stands. The size stands in the button: what one presses is what one pays.
fn asks(words: Words, state: PackState, bytes: u64) -> Vec<(String, PackAsk)> {
    let delete = (t!(words, "maps-delete"), PackAsk::Delete);
    let cancel = (t!(words, "maps-cancel"), PackAsk::Cancel);
    match state {
        PackState::Offered => vec![(t!(words, "maps-download", size = size(words, bytes)), PackAsk::Download)],
        PackState::Running { .. } => vec![(t!(words, "maps-pause"), PackAsk::Pause), cancel],
        PackState::Checking => Vec::new(),
        PackState::Paused { .. } => vec![(t!(words, "maps-resume"), PackAsk::Download), cancel],
        PackState::Here => vec![delete],
        PackState::Newer { size: newer } => {
            vec![(t!(words, "maps-update", size = size(words, newer)), PackAsk::Download), delete]
        }
    }
}
