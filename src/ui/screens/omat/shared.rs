//! The list for the other parent: out as a link or squares, in from a link.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::place_row::Spoken;
use crate::ui::i18n::Words;
use crate::ui::screens::ShareOutcome;
use crate::ui::screens::place::SharedNote;
use crate::ui::view::shared_list::{Offer, squares};

/// The names of an offered list that are shown at once.
const MOST_NAMES: usize = 12;

/// What came of a list that a link brought.
#[derive(Debug, Clone, PartialEq)]
pub enum OfferContent {
    Offered(Offer),
    /// Why nothing of it can be used.
    Refused(String),
    /// What became of it.
    Taken(String),
}

/// "Five places from a shared list: add them?"
#[component]
pub fn OfferCard(
    words: Words,
    content: OfferContent,
    /// Take it over, or not.
    onanswer: EventHandler<bool>,
) -> Element {
    match content {
        OfferContent::Offered(offer) => rsx! {
            Card { id: "omat-offer", title: t!(words, "list-offered", count = offer.new + offer.kept),
                div { role: "status",
                    p {
                        if offer.new == 0 { {t!(words, "list-offered-none")} } else { {t!(words, "list-offered-text")} }
                    }
                    if offer.kept > 0 && offer.new > 0 {
                        p { class: "quiet", {t!(words, "list-offered-kept", count = offer.kept)} }
                    }
                    if offer.unknown > 0 {
                        p { class: "quiet", {t!(words, "list-offered-unknown", count = offer.unknown)} }
                    }
                }
                Names { words, names: offer.names.clone() }
                div { class: "saved-buttons",
                    if offer.new > 0 {
                        button { class: "plain-button strong-button", r#type: "button", onclick: move |_| onanswer.call(true),
                            {t!(words, "list-take", count = offer.new)}
                        }
                    }
                    button { class: "plain-button", r#type: "button", onclick: move |_| onanswer.call(false),
                        if offer.new > 0 { {t!(words, "list-leave")} } else { {t!(words, "list-close")} }
                    }
                }
            }
        },
        OfferContent::Refused(why) => rsx! {
            Card { id: "omat-offer", title: t!(words, "list-refused"),
                p { role: "alert", "{why}" }
                button { class: "plain-button", r#type: "button", onclick: move |_| onanswer.call(false), {t!(words, "list-close")} }
            }
        },
        OfferContent::Taken(told) => rsx! {
            p { class: "notice", role: "status", "{told}" }
        },
    }
}

#[component]
fn Names(words: Words, names: Vec<Spoken>) -> Element {
    let rest = names.len().saturating_sub(MOST_NAMES);
    rsx! {
        if !names.is_empty() {
            ul { class: "facts",
                for (index, name) in names.iter().take(MOST_NAMES).enumerate() {
                    li { key: "{index}", class: "fact", lang: name.lang.clone(), bdi { "{name.text}" } }
                }
            }
        }
        if rest > 0 {
            p { class: "quiet", {t!(words, "list-rest", count = rest)} }
        }
    }
}

/// One's own list for somebody else, and the field for a list of theirs.
#[component]
pub fn ListCard(
    words: Words,
    /// Absent where nothing is kept.
    link: Option<String>,
    shared: Option<ShareOutcome>,
    onshare: EventHandler<()>,
    /// A link that somebody sent, as it was pasted.
    onbring: EventHandler<String>,
) -> Element {
    let mut open = use_signal(|| false);
    let mut pasted = use_signal(String::new);
    rsx! {
        div { class: "saved-files",
            Card { id: "omat-list", title: t!(words, "list-title"),
                p { {t!(words, "list-text")} }
                if let Some(link) = link {
                    div { class: "saved-buttons",
                        button { class: "plain-button", r#type: "button", onclick: move |_| onshare.call(()), {t!(words, "list-share")} }
                        button {
                            class: "plain-button",
                            r#type: "button",
                            "aria-expanded": if open() { "true" } else { "false" },
                            onclick: move |_| open.toggle(),
                            if open() { {t!(words, "list-code-hide")} } else { {t!(words, "list-code")} }
                        }
                    }
                    SharedNote { words, shared }
                    if open() {
                        Code { words, link }
                    }
                }
                form {
                    class: "own-form",
                    novalidate: true,
                    onsubmit: move |event| {
                        event.prevent_default();
                        onbring.call(pasted());
                    },
                    label { r#for: "omat-link", {t!(words, "list-link")} }
                    input {
                        id: "omat-link",
                        class: "text-field",
                        r#type: "text",
                        inputmode: "url",
                        autocomplete: "off",
                        autocapitalize: "off",
                        spellcheck: "false",
                        dir: "ltr",
                        oninput: move |event| pasted.set(event.value()),
                    }
                    button { class: "plain-button", r#type: "submit", {t!(words, "list-look")} }
                }
            }
        }
    }
}

/// Dark on light in both themes: cameras read nothing else.
#[component]
fn Code(words: Words, link: String) -> Element {
    match squares(&link) {
        Some(code) => rsx! {
            svg {
                class: "list-code",
                role: "img",
                "aria-label": t!(words, "list-code-alt"),
                view_box: "0 0 {code.size} {code.size}",
                rect { class: "list-code-paper", width: "{code.size}", height: "{code.size}" }
                path { class: "list-code-ink", d: "{code.path}" }
            }
            p { class: "quiet", {t!(words, "list-code-text")} }
        },
        None => rsx! {
            p { class: "quiet", role: "status", {t!(words, "list-code-too-long")} }
        },
    }
}
