//! A service's page: who answers now, each way to reach it with its hours, and where it is known from.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use crate::domain::service::ChannelKind;
use crate::t;
use crate::ui::components::card::{Card, Facts};
use crate::ui::components::door::DoorSign;
use crate::ui::components::faces::{EmptyFace, FailedPage, LoadingPage};
use crate::ui::components::link_list::OrganizationLink;
use crate::ui::components::out_link::OpenLink;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::service_card::{HelpSide, WayButton};
use crate::ui::components::sources::SourceList;
use crate::ui::components::state_hero::StateHero;
use crate::ui::components::week::Week;
use crate::ui::format::spoken;
use crate::ui::format::state::{Subject, in_large};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::ShareOutcome;
use crate::ui::screens::keeping::{KeepAndShare, KeepNotes};
use crate::ui::screens::place::ReportWrong;
use crate::ui::view::report::report_service;
use crate::ui::view::support::{self as view, ChannelCard, ServicePage};

#[derive(Debug, Clone, PartialEq)]
pub enum ServiceContent {
    Loading,
    Missing,
    Failed(String),
    Page(Box<ServicePage>),
}

#[component]
pub fn ServiceScreen(id: ReadSignal<Vec<String>>) -> Element {
    let words = use_words();
    let id: ReadSignal<String> = use_memo(move || id.read().join("/")).into();
    let content = hooks::support::use_service_content(id);
    let retry = hooks::use_retry();
    let keep = hooks::saved::use_keep();
    let (share, shared) = hooks::share::use_share(id, Route::service);
    rsx! {
        ServiceView {
            words,
            now: hooks::use_now(),
            content: content(),
            kept: hooks::saved::use_is_saved(id),
            forgets: hooks::saved::use_forgets(),
            shared: shared(),
            onkeep: move |kept: bool| keep.call((id(), kept)),
            onshare: move |text: String| share.call(text),
            onopen: hooks::use_open_link(),
            onretry: move |()| retry.call(()),
            editor: hooks::share::editor(),
        }
    }
}

#[component]
pub fn ServiceView(
    words: Words,
    now: DateTime<Utc>,
    content: ServiceContent,
    /// Whether the reader keeps it, once that is known.
    kept: Option<bool>,
    /// Said beside the heart where what is kept will be forgotten.
    forgets: Option<String>,
    /// What became of the last sharing.
    shared: Option<ShareOutcome>,
    onkeep: EventHandler<bool>,
    /// The text to share.
    onshare: EventHandler<String>,
    onopen: OpenLink,
    onretry: EventHandler<()>,
    /// The address of the directory's editor, where this program was built with one.
    editor: Option<String>,
) -> Element {
    let back = Route::Support {};
    match content {
        ServiceContent::Loading => rsx! {
            LoadingPage { words, title: t!(words, "support-title"), back }
        },
        ServiceContent::Failed(detail) => rsx! {
            FailedPage { words, title: t!(words, "support-title"), back, detail, onretry }
        },
        ServiceContent::Missing => rsx! {
            ScreenHead { words, title: t!(words, "support-title"), back }
            main { id: "content",
                EmptyFace { title: t!(words, "service-missing-title"), text: t!(words, "service-missing-text"),
                    Link { class: "face-button", to: Route::Support {}, {t!(words, "situation-to-support")} }
                }
            }
        },
        ServiceContent::Page(page) => rsx! {
            Page { words, now, page: *page, kept, forgets, shared, onkeep, onshare, onopen, editor }
        },
    }
}

#[component]
fn Page(
    words: Words,
    now: DateTime<Utc>,
    page: ServicePage,
    kept: Option<bool>,
    forgets: Option<String>,
    shared: Option<ShareOutcome>,
    onkeep: EventHandler<bool>,
    onshare: EventHandler<String>,
    onopen: OpenLink,
    editor: Option<String>,
) -> Element {
    let line = view::line(words, &page.item, &page.areas, now);
    let (door, head, details) = in_large(words, &page.item.availability, Subject::Line, now);
    let provider = page.item.provider.as_ref().and_then(|provider| spoken(words, &provider.name));
    let provider_id = page.item.provider.as_ref().map(|provider| provider.id.to_string());
    let about = view::about(words, &page.item, &page.areas);
    let situations: Vec<_> = page.life_situations.iter().filter_map(|word| view::situation(words, word)).collect();
    let tasks: Vec<String> = page.tasks.iter().filter_map(|name| spoken(words, name)).map(|name| name.text).collect();
    let text = view::as_text(words, &page.item);
    rsx! {
        ScreenHead {
            words,
            title: line.name.text.clone(),
            lang: line.name.lang.clone(),
            above: provider.iter().map(|provider| provider.text.clone()).collect::<Vec<_>>(),
            back: Route::Support {},
        }
        main { id: "content", class: "place",
            StateHero {
                door,
                head,
                details,
                doubts: Vec::new(),
            }
            if !line.ways.is_empty() {
                div { class: "service-ways",
                    for way in line.ways.iter() {
                        WayButton { key: "{way.text}", way: way.clone(), name: line.name.text.clone(), onopen }
                    }
                }
            }
            if let Some(meanwhile) = &line.meanwhile {
                p { class: "place-note",
                    Link { to: Route::service(&meanwhile.id), "{meanwhile.text}" }
                }
            }
            div { class: "actions",
                KeepAndShare { words, kept, text, onkeep, onshare }
            }
            KeepNotes { words, kept, forgets, shared }
            if line.summary.is_some() || !about.is_empty() {
                Card { id: "service-about", title: t!(words, "service-about"),
                    if let Some(summary) = &line.summary {
                        p { lang: summary.lang.clone(), dir: "auto", "{summary.text}" }
                    }
                    Facts { items: about }
                }
            }
            if !line.help.is_empty() {
                HelpCard { words, sides: line.help.clone(), name: line.name.text.clone(), onopen }
            }
            for channel in view::channel_cards(words, &page, now) {
                ChannelSection { key: "{channel.key}", words, channel, name: line.name.text.clone(), onopen }
            }
            if provider.is_some() || !tasks.is_empty() || !situations.is_empty() {
                Card { id: "service-provider", title: t!(words, "place-operator"),
                    if let (Some(name), Some(id)) = (provider, provider_id) {
                        OrganizationLink { id, name }
                    }
                    if !tasks.is_empty() {
                        h3 { class: "card-part", {t!(words, "place-tasks")} }
                        Facts { items: tasks }
                    }
                    if !situations.is_empty() {
                        h3 { class: "card-part", {t!(words, "place-life-situations")} }
                        ul {
                            for situation in situations {
                                li { key: "{situation.id}",
                                    Link { class: "out-link", to: Route::situation(&situation.id),
                                        span { lang: situation.name.lang.clone(), "{situation.name.text}" }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            Card { id: "service-sources", title: t!(words, "place-sources"),
                SourceList { lines: view::sources(words, &page.item.service), onopen }
                ReportWrong { words, report: report_service(words, &page.item, editor.as_deref()), onopen, onshare }
            }
        }
    }
}

/// Asking for somebody and becoming one, beside each other.
#[component]
fn HelpCard(words: Words, sides: Vec<HelpSide>, name: String, onopen: OpenLink) -> Element {
    let writes = sides.iter().filter_map(|side| side.way.as_ref()).any(|way| way.kind == ChannelKind::Letter);
    rsx! {
        Card { id: "service-help", title: t!(words, "help-title"),
            div { class: "help-sides",
                for side in sides {
                    div { key: "{side.title}",
                        h3 { class: "card-part", "{side.title}" }
                        p { "{side.text}" }
                        match side.way {
                            Some(way) => rsx! {
                                WayButton { way, name: name.clone(), onopen }
                            },
                            None => rsx! {
                                p { class: "quiet", {t!(words, "help-unknown")} }
                            },
                        }
                    }
                }
            }
            if writes {
                p { class: "quiet", {t!(words, "help-letter-note")} }
            }
        }
    }
}

/// One way to reach the service.
#[component]
fn ChannelSection(words: Words, channel: ChannelCard, name: String, onopen: OpenLink) -> Element {
    rsx! {
        div { class: "card {channel.door.tone()}",
            div { class: "channel-head",
                DoorSign { door: channel.door }
                div {
                    h2 { class: "card-title", "{channel.title}" }
                    p { class: "row-state", "{channel.state}" }
                    if let Some(told) = &channel.told {
                        p { class: "row-told", "{told}" }
                    }
                }
            }
            if channel.is_old {
                p { class: "quiet", {t!(words, "channel-old")} }
            }
            if let Some(way) = channel.way.clone() {
                div { class: "ways",
                    WayButton { way, name, onopen }
                }
            }
            if let Some(address) = &channel.address {
                p { bdi { "{address}" } }
            }
            if !channel.facts.is_empty() {
                Facts { items: channel.facts.clone() }
            }
            if !channel.week.is_empty() {
                Week { label: t!(words, "place-hours"), lines: channel.week.clone() }
            }
            for (index, text) in channel.texts.iter().enumerate() {
                p { key: "{index}", lang: text.lang.clone(), dir: "auto", "{text.text}" }
            }
            if channel.needs_network {
                p { class: "quiet", {t!(words, "channel-needs-network")} }
            }
        }
    }
}
