//! The feed: whom the directory is kept fresh from, how that went, and the way to follow somebody else.
//!
//! A link that carries a fingerprint says whom to trust. A bare address doesn't: its publisher and fingerprint are shown
//! once, and nothing is followed before the reader agrees.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::switch::Switch;
use crate::ui::format::size;
use crate::ui::hooks::feed_link as hooks;
use crate::ui::hooks::use_words;
use crate::ui::i18n::Words;
use crate::ui::route::Route;

/// The feed that is followed, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Absent where it was never told.
    pub publisher: Option<String>,
    pub address: String,
    /// sha256 of the first key set, in groups of four digits.
    pub fingerprint: Option<String>,
    /// Whether the reader chose it; else it came with the app.
    pub is_own: bool,
    /// What is known of its last sync.
    pub details: Vec<String>,
}

/// How following stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedNews {
    Quiet,
    /// Bytes that are here, of so many; 0 while that isn't known.
    Running {
        done: u64,
        total: u64,
    },
    Good(String),
    Bad {
        text: String,
        detail: String,
    },
}

/// Where a new link stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewLink {
    Nothing,
    Looking,
    Wrong {
        text: String,
        detail: String,
    },
    /// A bare address: whom it claims to be.
    Introduced {
        publisher: String,
        contact: Option<String>,
        fingerprint: String,
    },
}

#[component]
pub fn FeedScreen() -> Element {
    let words = use_words();
    let form = hooks::use_feed_form();
    let (sparing, onsparing) = hooks::use_sparing();
    rsx! {
        FeedView {
            words,
            followed: hooks::use_followed(),
            news: hooks::use_feed_news(),
            new: (form.state)(),
            sparing,
            onsync: move |()| form.sync.call(()),
            onstop: move |()| form.stop.call(()),
            onsparing: move |on: bool| onsparing.call(on),
            onlink: move |text: String| form.look.call(text),
            onagree: move |agreed: bool| form.agree.call(agreed),
            onforget: move |()| form.forget.call(()),
        }
    }
}

#[component]
pub fn FeedView(
    words: Words,
    followed: Option<Followed>,
    news: FeedNews,
    new: NewLink,
    /// Whether it waits for a network that costs nothing; absent where the system tells no network from another.
    sparing: Option<bool>,
    onsync: EventHandler<()>,
    /// Stops what is being fetched.
    onstop: EventHandler<()>,
    #[props(default)] onsparing: EventHandler<bool>,
    /// What was typed or pasted.
    onlink: EventHandler<String>,
    /// Whether the reader trusts who was introduced.
    onagree: EventHandler<bool>,
    onforget: EventHandler<()>,
) -> Element {
    let running = matches!(news, FeedNews::Running { .. });
    rsx! {
        ScreenHead { words, title: t!(words, "settings-feed"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "feed-text")} }
            Card { id: "feed-now", title: t!(words, "feed-now"),
                match followed {
                    None => rsx! {
                        p { {t!(words, "feed-none")} }
                    },
                    Some(followed) => rsx! {
                        if let Some(publisher) = &followed.publisher {
                            p { class: "feed-publisher", bdi { "{publisher}" } }
                        }
                        p { class: "feed-address", bdi { "{followed.address}" } }
                        for detail in followed.details.iter() {
                            p { key: "{detail}", class: "quiet", "{detail}" }
                        }
                        if let Some(fingerprint) = &followed.fingerprint {
                            h3 { class: "card-part", {t!(words, "feed-fingerprint")} }
                            p { class: "fingerprint", dir: "ltr", "{fingerprint}" }
                        }
                        News { words, news }
                        div { class: "saved-buttons",
                            // One button, so that the focus stays where the thumb is.
                            button {
                                class: "plain-button",
                                r#type: "button",
                                onclick: move |_| if running { onstop.call(()) } else { onsync.call(()) },
                                if running {
                                    {t!(words, "feed-stop")}
                                } else {
                                    {t!(words, "feed-sync")}
                                }
                            }
                            if followed.is_own {
                                button { class: "plain-button", r#type: "button", onclick: move |_| onforget.call(()),
                                    {t!(words, "feed-forget")}
                                }
                            }
                        }
                        if let Some(sparing) = sparing {
                            Switch { text: t!(words, "feed-sparing"), on: sparing, onchange: move |on| onsparing.call(on) }
                            p { class: "quiet", {t!(words, "feed-sparing-text")} }
                        }
                    },
                }
            }
            Card { id: "feed-new", title: t!(words, "feed-new"),
                LinkForm { words, onlink }
                Answer { words, new, onagree }
            }
        }
    }
}

#[component]
fn News(words: Words, news: FeedNews) -> Element {
    rsx! {
        div { role: "status",
            match &news {
                FeedNews::Quiet => rsx! {},
                FeedNews::Running { .. } => rsx! {
                    p { class: "saved-told", {t!(words, "feed-running")} }
                },
                FeedNews::Good(text) => rsx! {
                    p { class: "saved-told", "{text}" }
                },
                FeedNews::Bad { text, detail } => rsx! {
                    p { class: "saved-wrong", "{text}" }
                    p { class: "quiet", {t!(words, "error-detail", detail = detail)} }
                },
            }
        }
        // Outside what is read aloud at each change: a voice would count along.
        if let FeedNews::Running { done, total: total @ 1.. } = news {
            progress { class: "face-progress", "aria-label": t!(words, "feed-running"), max: "{total}", value: "{done}" }
            p { class: "quiet", {t!(words, "feed-progress", done = size(words, done), total = size(words, total))} }
        }
    }
}

#[component]
fn LinkForm(words: Words, onlink: EventHandler<String>) -> Element {
    let mut typed = use_signal(String::new);
    rsx! {
        form {
            class: "feed-form",
            // What is wrong with a link is told in our words.
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                onlink.call(typed());
            },
            label { r#for: "feed-link", {t!(words, "feed-link")} }
            input {
                id: "feed-link",
                class: "text-field",
                r#type: "url",
                inputmode: "url",
                autocomplete: "off",
                autocapitalize: "off",
                spellcheck: "false",
                dir: "ltr",
                placeholder: "https://",
                oninput: move |event| typed.set(event.value()),
            }
            button { class: "plain-button", r#type: "submit", {t!(words, "feed-look")} }
        }
    }
}

#[component]
fn Answer(words: Words, new: NewLink, onagree: EventHandler<bool>) -> Element {
    match new {
        NewLink::Nothing => rsx! {},
        NewLink::Looking => rsx! {
            p { class: "saved-told", role: "status", {t!(words, "feed-looking")} }
        },
        NewLink::Wrong { text, detail } => rsx! {
            div { role: "alert",
                p { class: "saved-wrong", "{text}" }
                if !detail.is_empty() {
                    p { class: "quiet", dir: "auto", {t!(words, "error-detail", detail = detail)} }
                }
            }
        },
        NewLink::Introduced { publisher, contact, fingerprint } => rsx! {
            div { role: "alert",
                p { class: "saved-told", {t!(words, "feed-introduced")} }
                p { class: "feed-publisher", bdi { "{publisher}" } }
                if let Some(contact) = contact {
                    p { class: "quiet", bdi { "{contact}" } }
                }
                h3 { class: "card-part", {t!(words, "feed-fingerprint")} }
                p { class: "fingerprint", dir: "ltr", "{fingerprint}" }
                p { {t!(words, "feed-compare")} }
                div { class: "saved-buttons",
                    button { class: "plain-button", r#type: "button", onclick: move |_| onagree.call(true), {t!(words, "feed-agree")} }
                    button { class: "plain-button", r#type: "button", onclick: move |_| onagree.call(false), {t!(words, "feed-refuse")} }
                }
            }
        },
    }
}
