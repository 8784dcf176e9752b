//! An organization's page: what it promised, how to reach it, what it runs.

use dioxus::prelude::*;

use super::{OrganizationList, Promised};
use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::faces::{EmptyFace, FailedPage, LoadingPage};
use crate::ui::components::link_list::{LinkItem, LinkList};
use crate::ui::components::out_link::{OpenLink, OutLink};
use crate::ui::components::place_group::{PlaceGroup, Unfolded};
use crate::ui::components::place_row::PlaceRow;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::sources::SourceList;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::place::ContactList;
use crate::ui::screens::support::ServiceSection;
use crate::ui::view::network::OrganizationPage;

#[derive(Debug, Clone, PartialEq)]
pub enum OrganizationContent {
    Loading,
    Missing,
    Failed(String),
    Page(Box<OrganizationPage>),
}

#[component]
pub fn OrganizationScreen(id: ReadSignal<Vec<String>>) -> Element {
    let words = use_words();
    let id: ReadSignal<String> = use_memo(move || id.read().join("/")).into();
    let content = hooks::network::use_organization_content(id);
    let retry = hooks::use_retry();
    rsx! {
        OrganizationView {
            words,
            content: content(),
            onopen: hooks::use_open_link(),
            onretry: move |()| retry.call(()),
        }
    }
}

#[component]
pub fn OrganizationView(
    words: Words,
    content: OrganizationContent,
    onopen: OpenLink,
    onretry: EventHandler<()>,
) -> Element {
    let (title, back) = (t!(words, "network-title"), Route::NetworkScreen {});
    match content {
        OrganizationContent::Loading => rsx! {
            LoadingPage { words, title, back }
        },
        OrganizationContent::Failed(detail) => rsx! {
            FailedPage { words, title, back, detail, onretry }
        },
        OrganizationContent::Missing => rsx! {
            ScreenHead { words, title, back }
            main { id: "content",
                EmptyFace { title: t!(words, "organization-missing-title"), text: t!(words, "organization-missing-text"),
                    Link { class: "face-button", to: Route::NetworkScreen {}, {t!(words, "organization-to-network")} }
                }
            }
        },
        OrganizationContent::Page(page) => rsx! {
            ScreenHead {
                words,
                title: page.name.text.clone(),
                lang: page.name.lang.clone(),
                above: page.above.clone(),
                back,
            }
            main { id: "content",
                Page { words, page: *page, onopen }
            }
        },
    }
}

#[component]
fn Page(words: Words, page: OrganizationPage, onopen: OpenLink) -> Element {
    let mut unfolded = use_signal(|| Unfolded::at_first(false));
    let runs_nothing = page.places.is_empty() && page.services.is_empty() && page.events.is_empty();
    let knows_ways = !page.contacts.is_empty() || page.page.is_some();
    rsx! {
        if let Some(promise) = page.promise.clone() {
            Card { id: "organization-promise", title: t!(words, "place-promise"),
                Promised { promise }
            }
        }
        if knows_ways {
            Card { id: "organization-contact", title: t!(words, "place-contact"),
                ContactList { contacts: page.contacts.clone(), onopen }
                if let Some(link) = page.page.clone() {
                    OutLink { text: link.as_str().to_owned(), link, onopen }
                }
            }
        }
        if let Some(parent) = page.parent.clone() {
            Card { id: "organization-parent", title: t!(words, "organization-parent"),
                OrganizationList { lines: vec![parent] }
            }
        }
        if !page.members.is_empty() {
            Card { id: "organization-members", title: t!(words, "organization-members"),
                OrganizationList { lines: page.members.clone() }
            }
        }
        if runs_nothing {
            p { class: "screen-text", {t!(words, "organization-runs-nothing")} }
        }
        ServiceSection {
            words,
            id: "organization-services",
            title: t!(words, "organization-services"),
            lines: page.services.clone(),
            onopen,
        }
        if !page.places.is_empty() {
            PlaceGroup {
                words,
                id: "organization-places",
                title: t!(words, "organization-places"),
                rows: page.places.clone(),
                unfolded: unfolded(),
                onunfold: move |how: Unfolded| unfolded.set(how),
            }
        }
        if !page.events.is_empty() {
            section { class: "group", "aria-labelledby": "organization-events",
                h2 { class: "group-head", id: "organization-events", {t!(words, "place-sessions")} }
                ul {
                    for row in page.events.iter() {
                        PlaceRow { key: "{row.id}", row: row.clone(), to: Route::event(&row.id) }
                    }
                }
            }
        }
        LinkList { label: t!(words, "network-title"),
            LinkItem { title: t!(words, "feedback-title"), text: t!(words, "feedback-link"), to: Route::feedback_to(&page.id) }
            LinkItem { title: t!(words, "network-title"), text: t!(words, "network-link"), to: Route::NetworkScreen {} }
        }
        if !knows_ways {
            p { class: "screen-text", {t!(words, "organization-no-contact")} }
        }
        if !page.sources.is_empty() {
            Card { id: "organization-sources", title: t!(words, "place-sources"),
                SourceList { lines: page.sources.clone(), onopen }
            }
        }
    }
}
