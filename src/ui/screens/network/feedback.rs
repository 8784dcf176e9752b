//! An idea, a thank-you, something to do better: written here, also without a network, by a child as well as by a
//! parent. It waits as a draft on the device, and goes only by its writer's own mail or share sheet.

use dioxus::prelude::*;

use crate::domain::support::Person;
use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::chips::{Chip, ChipGroup};
use crate::ui::components::faces::{FailedPage, LoadingPage};
use crate::ui::components::out_link::{OpenLink, WideLink};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::ShareOutcome;
use crate::ui::screens::place::SharedNote;
use crate::ui::view::feedback::{Draft, MOST_LETTERS, Matter, Recipient, letter, letter_link, writer_name};

#[derive(Debug, Clone, PartialEq)]
pub enum FeedbackContent {
    Loading,
    Failed(String),
    Ready {
        /// The organization that it is about.
        about: Option<String>,
        /// Whom it can go to, the fittest first; none where nobody's address is known.
        recipients: Vec<Recipient>,
    },
}

/// To the network.
#[component]
pub fn FeedbackScreen() -> Element {
    rsx! {
        Feedback { to: None }
    }
}

/// To one organization.
#[component]
pub fn FeedbackToScreen(id: ReadSignal<Vec<String>>) -> Element {
    rsx! {
        Feedback { to: Some(id.read().join("/")) }
    }
}

#[component]
fn Feedback(to: ReadSignal<Option<String>>) -> Element {
    let words = use_words();
    let (draft, change) = hooks::feedback::use_draft();
    let content = hooks::feedback::use_feedback_content(to);
    let (share, shared) = hooks::share::use_share_text();
    let mut chosen = use_signal(|| 0_usize);
    let mut wiped = use_signal(|| None::<Draft>);
    let mut field = use_signal(|| 0_u32);
    let retry = hooks::use_retry();
    rsx! {
        FeedbackView {
            words,
            content: content(),
            draft,
            chosen: chosen(),
            wiped: wiped().is_some(),
            field: field(),
            forgets: hooks::saved::use_forgets(),
            shared: shared(),
            onchange: move |draft: Draft| {
                wiped.set(None);
                change.call(draft);
            },
            onchosen: move |index: usize| chosen.set(index),
            onwipe: move |draft: Draft| {
                wiped.set(Some(draft));
                field += 1;
                change.call(Draft::default());
            },
            onundo: move |()| {
                if let Some(draft) = wiped.replace(None) {
                    field += 1;
                    change.call(draft);
                }
            },
            onshare: move |text: String| share.call(text),
            onopen: hooks::use_open_link(),
            onretry: move |()| retry.call(()),
        }
    }
}

#[component]
pub fn FeedbackView(
    words: Words,
    content: FeedbackContent,
    /// Absent until what was kept is read.
    draft: Option<Draft>,
    /// Which recipient is chosen.
    #[props(default)]
    chosen: usize,
    /// Whether the draft was wiped away just now, and can come back.
    #[props(default)]
    wiped: bool,
    /// Rises when the field is to take the draft's text anew: its letters are its own otherwise.
    #[props(default)]
    field: u32,
    /// Said where what is written will be forgotten.
    forgets: Option<String>,
    /// What became of the last sharing.
    shared: Option<ShareOutcome>,
    onchange: EventHandler<Draft>,
    onchosen: EventHandler<usize>,
    onwipe: EventHandler<Draft>,
    onundo: EventHandler<()>,
    onshare: EventHandler<String>,
    onopen: OpenLink,
    onretry: EventHandler<()>,
) -> Element {
    let (title, back) = (t!(words, "feedback-title"), Route::NetworkScreen {});
    let (about, recipients, draft) = match (content, draft) {
        (FeedbackContent::Failed(detail), _) => {
            return rsx! {
                FailedPage { words, title, back, detail, onretry }
            };
        }
        (FeedbackContent::Loading, _) | (_, None) => {
            return rsx! {
                LoadingPage { words, title, back }
            };
        }
        (FeedbackContent::Ready { about, recipients }, Some(draft)) => (about, recipients, draft),
    };
    let to = recipients.get(chosen).or(recipients.first()).cloned();
    let mail = to.as_ref().and_then(|to| letter_link(words, &draft, about.as_deref(), to));
    let to_mail = to.is_some();
    let text = letter(words, &draft, about.as_deref());
    rsx! {
        ScreenHead { words, title, above: about.iter().cloned().collect::<Vec<_>>(), back }
        main { id: "content",
            p { class: "screen-text", {t!(words, "feedback-text")} }
            Writing { words, draft: draft.clone(), field, onchange }
            Card { id: "feedback-send", title: t!(words, "feedback-send"),
                Recipients { words, recipients: recipients.clone(), to, onchosen }
                p { class: "quiet", {t!(words, "feedback-promise")} }
                if draft.is_empty() {
                    p { id: "feedback-write-first", {t!(words, "feedback-write-first")} }
                    div { class: "feedback-ways",
                        button {
                            class: "face-button",
                            r#type: "button",
                            disabled: true,
                            "aria-describedby": "feedback-write-first",
                            if to_mail { {t!(words, "feedback-mail")} } else { {t!(words, "share")} }
                        }
                    }
                } else {
                    div { class: "feedback-ways",
                        if let Some(link) = mail {
                            WideLink { link, text: t!(words, "feedback-mail"), onopen }
                        }
                        button {
                            class: "plain-button",
                            r#type: "button",
                            onclick: move |_| onshare.call(text.clone()),
                            {t!(words, "share")}
                        }
                        button { class: "plain-button", r#type: "button", onclick: move |_| onwipe.call(draft.clone()),
                            {t!(words, "filters-clear-short")}
                        }
                    }
                }
                if wiped {
                    p { role: "status", {t!(words, "feedback-wiped")} }
                    button { class: "plain-button", r#type: "button", onclick: move |_| onundo.call(()), {t!(words, "saved-undo")} }
                }
                SharedNote { words, shared }
                if let Some(forgets) = forgets {
                    p { class: "warning", "{forgets}" }
                }
            }
        }
    }
}

/// The words themselves, and what and whose they are.
#[component]
fn Writing(words: Words, draft: Draft, field: u32, onchange: EventHandler<Draft>) -> Element {
    let change = move |draft: Draft| onchange.call(draft);
    rsx! {
        Card { id: "feedback-matter", title: t!(words, "feedback-matter"),
            ChipGroup { labelled_by: "feedback-matter",
                for matter in Matter::ALL {
                    Chip {
                        key: "{matter:?}",
                        text: matter.name(words),
                        on: draft.matter == matter,
                        onclick: {
                            let draft = draft.clone();
                            move |()| change(Draft { matter, ..draft.clone() })
                        },
                    }
                }
            }
            h3 { class: "card-part", id: "feedback-writer", {t!(words, "feedback-writer")} }
            ChipGroup { labelled_by: "feedback-writer",
                for person in [Person::Child, Person::YoungPerson, Person::Parent] {
                    Chip {
                        key: "{person:?}",
                        text: writer_name(words, person),
                        on: draft.writer == Some(person),
                        onclick: {
                            let draft = draft.clone();
                            move |()| {
                                let writer = Some(person).filter(|_| draft.writer != Some(person));
                                change(Draft { writer, ..draft.clone() });
                            }
                        },
                    }
                }
            }
            label { class: "card-part feedback-label", r#for: "feedback-words", {t!(words, "feedback-words")} }
            for field in [field] {
                textarea {
                    key: "{field}",
                    class: "text-field feedback-field",
                    id: "feedback-words",
                    rows: "6",
                    maxlength: "{MOST_LETTERS}",
                    dir: "auto",
                    initial_value: "{draft.text}",
                    oninput: {
                        let draft = draft.clone();
                        move |event: FormEvent| change(Draft { text: event.value(), ..draft.clone() })
                    },
                }
            }
            p { class: "quiet", {t!(words, "feedback-kept")} }
        }
    }
}

/// Whom it goes to.
#[component]
fn Recipients(
    words: Words,
    recipients: Vec<Recipient>,
    to: Option<Recipient>,
    onchosen: EventHandler<usize>,
) -> Element {
    match recipients.as_slice() {
        [] => rsx! {
            p { {t!(words, "feedback-nobody")} }
        },
        [one] => rsx! {
            p {
                bdi { "{one.name}" }
            }
        },
        _ => rsx! {
            ChipGroup { labelled_by: "feedback-send",
                for (index, one) in recipients.iter().enumerate() {
                    Chip {
                        key: "{one.address}",
                        text: one.name.clone(),
                        on: to.as_ref() == Some(one),
                        onclick: move |()| onchosen.call(index),
                    }
                }
            }
        },
    }
}
