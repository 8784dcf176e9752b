//! Tukea: who helps, now first. Calls work without a network, and so does this list.

mod service;
mod situation;

pub use service::{ServiceContent, ServiceScreen, ServiceView};
pub use situation::{Near, SituationContent, SituationScreen, SituationView};

use dioxus::prelude::*;

use crate::domain::support::{Answering, Person};
use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::chips::Chip;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace, StartFace};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::link_list::{LinkItem, LinkList};
use crate::ui::components::out_link::OpenLink;
use crate::ui::components::place_row::{PlaceRow, Row};
use crate::ui::components::screen_head::ScreenTitle;
use crate::ui::components::service_card::{ServiceCard, ServiceLine, WayButton};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::now::SettingsLink;
use crate::ui::view::support::{Situation, SupportPage};

#[derive(Debug, Clone, PartialEq)]
pub enum SupportContent {
    /// The first start: shards applied, of so many.
    Starting {
        done: usize,
        total: usize,
    },
    Loading,
    Failed(String),
    Page(Box<SupportPage>),
}

#[component]
pub fn Support() -> Element {
    let words = use_words();
    let mut person = hooks::support::use_person();
    let content = hooks::support::use_support_content();
    let retry = hooks::use_retry();
    rsx! {
        SupportView {
            words,
            person: person(),
            content: content(),
            notice: hooks::support::use_support_notice(),
            onperson: move |chosen: Option<Person>| person.set(chosen),
            onopen: hooks::use_open_link(),
            onretry: move |()| retry.call(()),
        }
    }
}

#[component]
pub fn SupportView(
    words: Words,
    /// For whom one looks.
    person: Option<Person>,
    content: SupportContent,
    /// Something that is true of the whole list: no network.
    notice: Option<String>,
    onperson: EventHandler<Option<Person>>,
    onopen: OpenLink,
    onretry: EventHandler<()>,
) -> Element {
    rsx! {
        header { class: "now-head",
            div { class: "now-title",
                ScreenTitle { title: t!(words, "support-title") }
                SettingsLink { words }
            }
        }
        if let Some(notice) = notice {
            Banner { text: notice }
        }
        main { id: "content",
            match content {
                SupportContent::Starting { done, total } => rsx! {
                    StartFace { words, done, total }
                },
                SupportContent::Loading => rsx! {
                    LoadingFace { words }
                },
                SupportContent::Failed(detail) => rsx! {
                    ErrorFace { words, detail, onretry }
                },
                SupportContent::Page(page) => rsx! {
                    Page { words, person, page: *page, onperson, onopen }
                },
            }
        }
    }
}

#[component]
fn Page(
    words: Words,
    person: Option<Person>,
    page: SupportPage,
    onperson: EventHandler<Option<Person>>,
    onopen: OpenLink,
) -> Element {
    let empty = page.talk.is_empty();
    // Who answers now comes first, then what one is in the midst of, then everybody else.
    let (now, others): (Vec<_>, Vec<_>) =
        page.talk.iter().partition(|lines| matches!(lines.group, Answering::Now | Answering::Maybe));
    rsx! {
        if let Some(line) = page.emergency.clone() {
            Emergency { line, onopen }
        }
        div { class: "support-whom",
            h2 { class: "only-heard", id: "support-whom", {t!(words, "support-whom")} }
            div { class: "chips asked", role: "group", "aria-labelledby": "support-whom",
                Chip { text: t!(words, "support-whom-all"), on: person.is_none(), onclick: move |()| onperson.call(None) }
                for one in Person::ALL {
                    Chip {
                        key: "{one:?}",
                        text: person_name(words, one),
                        on: person == Some(one),
                        onclick: move |()| onperson.call(Some(one)),
                    }
                }
            }
        }
        if empty {
            EmptyFace { title: t!(words, "support-empty-title"), text: t!(words, "support-empty-text") }
        }
        for (index, lines) in now.into_iter().enumerate() {
            ServiceSection {
                key: "{lines.group:?}",
                words,
                id: section_id(lines.group),
                title: section_title(words, lines.group),
                text: (index == 0).then(|| t!(words, "support-text")),
                lines: lines.lines.clone(),
                first: FIRST_LINES,
                onopen,
            }
        }
        Situations { words, situations: page.situations.clone() }
        for lines in others {
            ServiceSection {
                key: "{lines.group:?}",
                words,
                id: section_id(lines.group),
                title: section_title(words, lines.group),
                lines: lines.lines.clone(),
                folded: matches!(lines.group, Answering::NotKnown),
                onopen,
            }
        }
        ServiceSection { words, id: "support-beside", title: t!(words, "support-beside"), lines: page.beside.clone(), folded: true, onopen }
        ServiceSection { words, id: "support-childcare", title: t!(words, "support-childcare"), lines: page.childcare.clone(), folded: true, onopen }
        ServiceSection { words, id: "support-peers", title: t!(words, "support-peers"), lines: page.peers.clone(), folded: true, onopen }
        ServiceSection {
            words,
            id: "support-online",
            title: t!(words, "support-online"),
            lines: page.online.clone(),
            events: page.online_events.clone(),
            folded: true,
            onopen,
        }
        ServiceSection { words, id: "support-advice", title: t!(words, "support-advice"), lines: page.advice.clone(), folded: true, onopen }
        ServiceSection {
            words,
            id: "support-give",
            title: t!(words, "support-give"),
            lines: page.give.clone(),
            places: page.give_places.clone(),
            places_title: t!(words, "support-give-places"),
            asks_where: !page.is_placed,
            folded: true,
            onopen,
        }
        div { class: "support-behind",
            LinkList { label: t!(words, "network-title"),
                LinkItem { title: t!(words, "network-title"), text: t!(words, "network-link"), to: Route::NetworkScreen {} }
                LinkItem { title: t!(words, "feedback-title"), text: t!(words, "feedback-link"), to: Route::FeedbackScreen {} }
            }
        }
    }
}

/// As many as one takes in at a glance; the rest follows by a press.
const FIRST_LINES: usize = 3;

/// Set apart from everything else, whoever asks: one line, its page tells when to call.
#[component]
fn Emergency(line: ServiceLine, onopen: OpenLink) -> Element {
    let name = line.name.clone();
    rsx! {
        section { class: "emergency", "aria-labelledby": "support-emergency",
            h2 { class: "emergency-name", id: "support-emergency", lang: name.lang.clone(),
                Link { class: "service-link", to: Route::service(&line.id), bdi { "{name.text}" } }
            }
            for way in line.ways.iter().take(1) {
                WayButton { key: "{way.text}", way: way.clone(), name: name.text.clone(), onopen }
            }
        }
    }
}

/// Services under a heading that counts them; folded where it is for those who look for it.
#[component]
pub fn ServiceSection(
    words: Words,
    id: &'static str,
    title: String,
    /// A sentence below the heading.
    text: Option<String>,
    lines: Vec<ServiceLine>,
    /// How many of them stand before one asks for more.
    #[props(default = usize::MAX)]
    first: usize,
    /// Events that belong to it.
    #[props(default)]
    events: Vec<Row>,
    /// Places that belong to it, under a heading of their own.
    #[props(default)]
    places: Vec<Row>,
    #[props(default)] places_title: String,
    /// Whether it could tell what is near, if it were known where the reader is.
    #[props(default)]
    asks_where: bool,
    #[props(default)] folded: bool,
    onopen: OpenLink,
) -> Element {
    let mut open = use_signal(move || !folded);
    let mut all = use_signal(|| false);
    let shown = if all() { lines.len() } else { lines.len().min(first) };
    if lines.is_empty() && events.is_empty() && places.is_empty() {
        return rsx! {};
    }
    let mut counts = Vec::new();
    if !lines.is_empty() {
        counts.push(t!(words, "count-services", count = lines.len()));
    }
    if !events.is_empty() {
        counts.push(t!(words, "count-events", count = events.len()));
    }
    if !places.is_empty() {
        counts.push(t!(words, "count-places", count = places.len()));
    }
    let count = counts.join(" · ");
    rsx! {
        section { class: "group", "aria-labelledby": "{id}",
            h2 { class: "group-head", id: "{id}",
                if folded {
                    button {
                        class: "group-fold",
                        r#type: "button",
                        "aria-expanded": if open() { "true" } else { "false" },
                        "aria-controls": "{id}-list",
                        onclick: move |_| open.toggle(),
                        span { "{title}" }
                        span { class: "group-note", "{count}" }
                        Icon { sign: Sign::Fold }
                    }
                } else {
                    span { "{title}" }
                    span { class: "group-note", "{count}" }
                }
            }
            div { id: "{id}-list", hidden: !open(),
                if open() {
                    if let Some(text) = text {
                        p { class: "screen-text", "{text}" }
                    }
                    if asks_where {
                        p { class: "screen-text",
                            Link { class: "line-link", to: Route::PositionScreen {}, {t!(words, "support-near-unknown")} }
                        }
                    }
                    ul {
                        for line in lines.iter().take(shown) {
                            ServiceCard { key: "{line.id}", line: line.clone(), onopen }
                        }
                        for row in events.iter() {
                            PlaceRow { key: "{row.id}", row: row.clone(), to: Route::event(&row.id) }
                        }
                    }
                    if shown < lines.len() {
                        button { class: "group-more", r#type: "button", onclick: move |_| all.set(true), {t!(words, "show-more")} }
                    }
                    if !places.is_empty() {
                        h3 { class: "area-head", "{places_title}" }
                        ul {
                            for row in places.iter() {
                                PlaceRow { key: "{row.id}", row: row.clone() }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Moments in life, each leading to places, events and services.
#[component]
fn Situations(words: Words, situations: Vec<Situation>) -> Element {
    if situations.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "group", "aria-labelledby": "support-situations",
            h2 { class: "group-head", id: "support-situations", {t!(words, "support-situations")} }
            ul { class: "situations",
                for situation in situations.iter() {
                    li { key: "{situation.id}",
                        Link { class: "pill", to: Route::situation(&situation.id),
                            span { lang: situation.name.lang.clone(), "{situation.name.text}" }
                        }
                    }
                }
            }
        }
    }
}

fn person_name(words: Words, person: Person) -> String {
    match person {
        Person::Parent => t!(words, "support-whom-parent"),
        Person::Child => t!(words, "support-whom-child"),
        Person::YoungPerson => t!(words, "support-whom-youth"),
    }
}

fn section_id(group: Answering) -> &'static str {
    match group {
        Answering::Now => "support-now",
        Answering::Maybe => "support-maybe",
        Answering::Later => "support-later",
        Answering::AnyTime => "support-any-time",
        Answering::NotKnown => "support-not-known",
    }
}

fn section_title(words: Words, group: Answering) -> String {
    match group {
        Answering::Now => t!(words, "support-now"),
        Answering::Maybe => t!(words, "support-maybe"),
        Answering::Later => t!(words, "support-later"),
        Answering::AnyTime => t!(words, "support-any-time"),
        Answering::NotKnown => t!(words, "support-not-known"),
    }
}
