//! Who is behind it: the areas one lives in, the network with its coordinator and its promise, who runs places here.

mod feedback;
mod organization;
mod quality;

use dioxus::prelude::*;

pub use feedback::{FeedbackContent, FeedbackScreen, FeedbackToScreen, FeedbackView};
pub use organization::{OrganizationContent, OrganizationScreen, OrganizationView};
pub use quality::{QualityContent, QualityScreen, QualityView};

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::faces::{FailedPage, LoadingPage};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::joined::Joined;
use crate::ui::components::link_list::{LinkItem, LinkList, OrganizationLink};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::network::{NetworkPage, OrganizationLine, PromiseLine};

#[derive(Debug, Clone, PartialEq)]
pub enum NetworkContent {
    Loading,
    Failed(String),
    Page(Box<NetworkPage>),
}

#[component]
pub fn NetworkScreen() -> Element {
    let words = use_words();
    let content = hooks::network::use_network_content();
    let retry = hooks::use_retry();
    rsx! {
        NetworkView { words, content: content(), onretry: move |()| retry.call(()) }
    }
}

#[component]
pub fn NetworkView(words: Words, content: NetworkContent, onretry: EventHandler<()>) -> Element {
    let (title, back) = (t!(words, "network-title"), Route::Support {});
    match content {
        NetworkContent::Loading => rsx! {
            LoadingPage { words, title, back }
        },
        NetworkContent::Failed(detail) => rsx! {
            FailedPage { words, title, back, detail, onretry }
        },
        NetworkContent::Page(page) => rsx! {
            ScreenHead { words, title, back }
            main { id: "content",
                p { class: "screen-text", {t!(words, "network-text")} }
                Levels { words, page: (*page).clone() }
                if !page.coordinators.is_empty() {
                    Card { id: "network-coordinators", title: t!(words, "network-coordinators"),
                        OrganizationList { lines: page.coordinators.clone() }
                    }
                }
                if !page.members.is_empty() {
                    Card { id: "network-members", title: t!(words, "network-members"),
                        OrganizationList { lines: page.members.clone() }
                    }
                }
                if !page.operators.is_empty() {
                    Card { id: "network-operators", title: t!(words, "network-operators"),
                        OrganizationList { lines: page.operators.clone() }
                    }
                }
                LinkList { label: t!(words, "network-title"),
                    LinkItem { title: t!(words, "place-quality"), text: t!(words, "quality-text"), to: Route::QualityScreen {} }
                    LinkItem { title: t!(words, "feedback-title"), text: t!(words, "feedback-link"), to: Route::FeedbackScreen {} }
                }
                // What the directory doesn't tell is no card of its own.
                if page.coordinators.is_empty() && page.members.is_empty() {
                    p { class: "screen-text", {t!(words, "network-unknown")} }
                } else if page.coordinators.is_empty() {
                    p { class: "screen-text", {t!(words, "network-no-coordinator")} }
                }
            }
        },
    }
}

/// From the municipality up to the whole country, what there is on each level.
#[component]
fn Levels(words: Words, page: NetworkPage) -> Element {
    rsx! {
        Card { id: "network-levels", title: t!(words, "network-levels"),
            if page.levels.is_empty() {
                p { {t!(words, "network-where")} }
                Link { class: "plain-button plain-link", to: Route::PositionScreen {}, {t!(words, "now-position-none")} }
            }
            ol { class: "levels",
                for line in page.levels.iter() {
                    li { key: "{line.level}-{line.name.text}", class: "level",
                        span { class: "quiet", "{line.level}" }
                        span { class: "level-name", lang: line.name.lang.clone(), bdi { "{line.name.text}" } }
                        span { class: "quiet", Joined { parts: line.details.clone() } }
                        for (id, name) in line.services.iter() {
                            Link { key: "{id}", class: "line-link line-link-wide", to: Route::service(id),
                                span { lang: name.lang.clone(), bdi { "{name.text}" } }
                                Icon { sign: Sign::Forward, size: 18 }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Organizations, each leading to its page.
#[component]
pub(super) fn OrganizationList(lines: Vec<OrganizationLine>) -> Element {
    rsx! {
        ul { class: "organizations",
            for line in lines.iter() {
                li { key: "{line.id}",
                    OrganizationLink { id: line.id.clone(), name: line.name.clone() }
                    if !line.details.is_empty() {
                        p { class: "quiet", Joined { parts: line.details.clone() } }
                    }
                    if let Some(promise) = line.promise.clone() {
                        Promised { promise }
                    }
                }
            }
        }
    }
}

/// A promise in its giver's words.
#[component]
pub(super) fn Promised(promise: PromiseLine) -> Element {
    rsx! {
        blockquote { class: "promise", lang: promise.text.lang.clone(), dir: "auto", "{promise.text.text}" }
        if let Some(date) = &promise.date {
            p { class: "quiet", "{date}" }
        }
    }
}
