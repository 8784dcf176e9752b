//! Keeping and sharing, on the page of a place, an event or a service: the two buttons, and what is told of them.

use dioxus::prelude::*;

use super::place::{ShareOutcome, SharedNote};
use crate::t;
use crate::ui::components::icon::Sign;
use crate::ui::components::out_link::ActionButton;
use crate::ui::i18n::Words;

/// The last two of the page's large buttons.
#[component]
pub fn KeepAndShare(
    words: Words,
    /// Whether the reader keeps it, once that is known.
    kept: Option<bool>,
    /// The text to share.
    text: String,
    onkeep: EventHandler<bool>,
    onshare: EventHandler<String>,
) -> Element {
    let is_kept = kept == Some(true);
    rsx! {
        ActionButton {
            sign: if is_kept { Sign::Kept } else { Sign::Heart },
            text: if is_kept { t!(words, "saved-kept") } else { t!(words, "saved-keep") },
            pressed: is_kept,
            onpress: move |()| onkeep.call(!is_kept),
        }
        ActionButton { sign: Sign::Share, text: t!(words, "share"), onpress: move |()| onshare.call(text.clone()) }
    }
}

/// Below them: that what is kept will be forgotten, and what became of the last sharing.
#[component]
pub fn KeepNotes(words: Words, kept: Option<bool>, forgets: Option<String>, shared: Option<ShareOutcome>) -> Element {
    rsx! {
        if let Some(forgets) = forgets.filter(|_| kept == Some(true)) {
            p { class: "place-note", role: "status", "{forgets}" }
        }
        SharedNote { words, shared }
    }
}
