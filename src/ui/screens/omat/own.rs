//! One's own on a page: a note that stays on the device, and leaving a place out of lists.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::hooks::omat::use_own;
use crate::ui::hooks::use_words;
use crate::ui::i18n::Words;

/// Where the browser stops a longer note; the store keeps as much.
const LONGEST_NOTE: usize = 2_000;

/// What a reader says of a record themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    pub note: Option<String>,
    pub hidden: bool,
}

#[component]
pub fn OwnCard(
    id: ReadSignal<String>,
    /// Whether lists can leave it out: a place.
    can_hide: bool,
) -> Element {
    let (own, set_note, hide) = use_own(id);
    let mut saved = use_signal(|| false);
    use_effect(move || {
        id.read();
        saved.set(false);
    });
    rsx! {
        // Another record has another note: nothing typed for one stays for the next.
        for key in [id()] {
            OwnView {
                key: "{key}",
                words: use_words(),
                own: own.clone(),
                can_hide,
                saved: saved(),
                onnote: move |note: String| {
                    set_note.call(note);
                    saved.set(true);
                },
                onhide: move |hidden: bool| hide.call(hidden),
            }
        }
    }
}

#[component]
pub fn OwnView(
    words: Words,
    /// Absent until it is known.
    own: Option<Own>,
    can_hide: bool,
    /// Whether the note was just kept.
    saved: bool,
    onnote: EventHandler<String>,
    onhide: EventHandler<bool>,
) -> Element {
    let mut typed = use_signal(|| None::<String>);
    let Some(Own { note, hidden }) = own else { return rsx! {} };
    let kept = note.unwrap_or_default();
    let text = typed().unwrap_or_else(|| kept.clone());
    let is_new = text.trim() != kept;
    rsx! {
        Card { id: "own", title: t!(words, "own-title"),
            form {
                class: "own-form",
                onsubmit: move |event| {
                    event.prevent_default();
                    if let Some(text) = typed() {
                        onnote.call(text);
                    }
                },
                label { r#for: "own-note", {t!(words, "own-note")} }
                textarea {
                    id: "own-note",
                    class: "text-field own-note",
                    rows: "3",
                    maxlength: "{LONGEST_NOTE}",
                    dir: "auto",
                    "aria-describedby": "own-note-text",
                    value: "{text}",
                    oninput: move |event| typed.set(Some(event.value())),
                }
                p { class: "quiet", id: "own-note-text", {t!(words, "own-note-text")} }
                button { class: "plain-button", r#type: "submit", "aria-disabled": if is_new { "false" } else { "true" },
                    {t!(words, "own-note-keep")}
                }
                p { class: "quiet", role: "status",
                    if saved && !is_new {
                        {t!(words, "own-note-kept")}
                    }
                }
            }
            if can_hide {
                h3 { class: "card-part", {t!(words, "hide-part")} }
                p { class: "quiet", role: "status",
                    if hidden { {t!(words, "hide-hidden")} } else { {t!(words, "hide-text")} }
                }
                button { class: "plain-button", r#type: "button", onclick: move |_| onhide.call(!hidden),
                    if hidden { {t!(words, "hide-show")} } else { {t!(words, "hide")} }
                }
            }
        }
    }
}
