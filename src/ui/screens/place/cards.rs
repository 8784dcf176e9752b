//! The cards of a place's page: each a group of facts, absent where nothing of it is known.

use dioxus::prelude::*;

use crate::domain::area::Notice;
use crate::domain::event::Event;
use crate::domain::id::PlaceId;
use crate::domain::organization::Organization;
use crate::domain::record::Answer;
use crate::domain::text::Text;
use crate::t;
use crate::ui::components::answers::Answers;
use crate::ui::components::card::{Card, Facts};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::link_list::OrganizationLink;
use crate::ui::components::out_link::{OpenLink, OutLink};
use crate::ui::components::place_row::Spoken;
use crate::ui::format::{isolated, name, spoken};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::place::{self as view, ContactLine, PlacePage};
use crate::ui::view::report::Report;

/// What holds today: told before anything else.
#[component]
pub fn Notices(words: Words, notices: Vec<Notice>) -> Element {
    rsx! {
        for notice in notices.iter() {
            div { key: "{notice.id}", class: "notice",
                if let Some(name) = spoken(words, &notice.name) {
                    h2 { lang: name.lang,
                        Icon { sign: Sign::Notice, size: 18 }
                        bdi { "{name.text}" }
                    }
                }
                if let Some(text) = spoken(words, &notice.text) {
                    p { lang: text.lang, dir: "auto", "{text.text}" }
                }
            }
        }
    }
}

#[component]
pub fn HoursInWords(words: Words, texts: Vec<Spoken>, none: bool) -> Element {
    if texts.is_empty() {
        return rsx! {
            if none {
                p { class: "quiet", {t!(words, "place-hours-none")} }
            }
        };
    }
    rsx! {
        h3 { class: "card-part", {t!(words, "place-hours-source")} }
        Paragraphs { texts }
    }
}

#[component]
pub fn Paragraphs(texts: Vec<Spoken>) -> Element {
    rsx! {
        for (index, text) in texts.iter().enumerate() {
            p { key: "{index}", lang: text.lang.clone(), dir: "auto", "{text.text}" }
        }
    }
}

/// A series told in words: its name, which leads to its page, and when.
#[component]
pub fn Told(words: Words, event: Event) -> Element {
    let name = spoken(words, &event.name).unwrap_or_default();
    rsx! {
        div { class: "told",
            p { lang: name.lang,
                Link { class: "session-link", to: Route::event(event.id.as_str()), bdi { "{name.text}" } }
            }
            if let Some(when) = spoken(words, &event.when_text) {
                p { lang: when.lang, dir: "auto", "{when.text}" }
            }
        }
    }
}

#[component]
pub fn About(words: Words, page: PlacePage) -> Element {
    let place = &page.place;
    let texts: Vec<_> =
        [&place.summary, &place.description].into_iter().filter_map(|text| spoken(words, text)).collect();
    let first_visit = spoken(words, &place.first_visit);
    let pictures = view::pictures(words, place);
    if texts.is_empty() && first_visit.is_none() && pictures.is_empty() {
        return rsx! {};
    }
    rsx! {
        Card { id: "place-about", title: t!(words, "place-about"),
            Paragraphs { texts }
            if let Some(text) = first_visit {
                h3 { class: "card-part", {t!(words, "place-first-visit")} }
                p { lang: text.lang, dir: "auto", "{text.text}" }
            }
            if !pictures.is_empty() {
                h3 { class: "card-part", {t!(words, "place-pictures")} }
                for (index, (text, whose)) in pictures.iter().enumerate() {
                    p { key: "{index}", lang: text.lang.clone(), dir: "auto", "{text.text}" }
                    if !whose.is_empty() {
                        p { class: "quiet", dir: "auto", {t!(words, "place-picture-by", whose = whose)} }
                    }
                }
            }
        }
    }
}

#[component]
pub fn Accessibility(words: Words, page: PlacePage) -> Element {
    let place = &page.place;
    let items = view::accessibility(words, place);
    let known = items.iter().any(|(_, answer)| *answer != Answer::Unknown);
    rsx! {
        Card { id: "place-accessibility", title: t!(words, "place-accessibility"),
            if let Some(note) = spoken(words, &place.accessibility.note) {
                p { lang: note.lang, dir: "auto", "{note.text}" }
            }
            if known {
                Answers { words, items }
            } else {
                p { class: "quiet", {t!(words, "place-accessibility-unknown")} }
            }
            if let Some(assessed) = view::assessed(words, place) {
                p { class: "quiet", "{assessed}" }
            }
        }
    }
}

#[component]
pub fn Where(
    words: Words,
    page: PlacePage,
    is_origin: bool,
    onopen: OpenLink,
    onorigin: EventHandler<PlaceId>,
) -> Element {
    let place = &page.place;
    let exact = place.point.is_some() && place.precision.gives_distance();
    let id = place.id.clone();
    rsx! {
        Card { id: "place-where", title: t!(words, "place-where"),
            if let Some(address) = view::address(words, place) {
                p { dir: "auto", "{address}" }
            }
            if let Some((host, host_name)) = &page.host {
                p {
                    Link { class: "line-link", to: Route::place(host.as_str()),
                        {t!(words, "place-in-house", name = isolated(&name(words, host_name, host).text))}
                    }
                }
            } else if let Some(host) = spoken(words, &place.host_name) {
                p { {t!(words, "place-in-house", name = isolated(&host.text))} }
            }
            if let Some(arrival) = spoken(words, &place.arrival) {
                p { lang: arrival.lang, dir: "auto", "{arrival.text}" }
            }
            match view::ways_there(words, place) {
                Some((map, web)) => rsx! {
                    div { class: "link-line",
                        OutLink { link: map, text: t!(words, "place-open-map"), onopen }
                        OutLink { link: web, text: t!(words, "place-open-web-map"), onopen }
                    }
                },
                None => rsx! {
                    p { class: "quiet", {t!(words, "place-position-about")} }
                },
            }
            if !exact {
                // Nothing is measured from the middle of a town.
            } else if is_origin {
                p { class: "quiet", {t!(words, "place-position-used")} }
            } else {
                button { class: "plain-button", r#type: "button", onclick: move |_| onorigin.call(id.clone()),
                    {t!(words, "place-use-position")}
                }
            }
            OperatorList { words, page: page.clone() }
        }
    }
}

#[component]
pub fn OperatorList(words: Words, page: PlacePage) -> Element {
    let note = spoken(words, &page.place.operator_note);
    if page.operators.is_empty() && note.is_none() {
        return rsx! {};
    }
    rsx! {
        h3 { class: "card-part", {t!(words, "place-operator")} }
        for operator in page.operators.iter() {
            if let Some(name) = spoken(words, &operator.name) {
                OrganizationLink { key: "{operator.id}", id: operator.id.to_string(), name }
            }
            Promise { words, operator: operator.clone() }
        }
        if let Some(note) = note {
            p { class: "quiet", lang: note.lang, dir: "auto", "{note.text}" }
        }
    }
}

#[component]
pub fn ContactList(contacts: Vec<ContactLine>, onopen: OpenLink) -> Element {
    if contacts.is_empty() {
        return rsx! {};
    }
    rsx! {
        ul { class: "contacts",
            for (index, contact) in contacts.iter().enumerate() {
                li { key: "{index}", class: "contact",
                    span { class: "quiet", bdi { "{contact.label}" } }
                    match contact.link.clone() {
                        Some(link) => rsx! {
                            OutLink { link, text: contact.text.clone(), onopen }
                        },
                        None => rsx! {
                            span { class: "contact-text", bdi { "{contact.text}" } }
                        },
                    }
                }
            }
        }
    }
}

/// What an operator of a network has promised.
#[component]
fn Promise(words: Words, operator: Organization) -> Element {
    let promise = operator.network.and_then(|network| network.promise);
    let Some(text) = promise.and_then(|promise| spoken(words, &promise.text)) else { return rsx! {} };
    rsx! {
        p { class: "quiet", {t!(words, "place-promise")} }
        blockquote { class: "promise", lang: text.lang, dir: "auto", "{text.text}" }
    }
}

/// Names of a vocabulary under a heading, where there are any.
#[component]
pub fn Names(words: Words, title: String, names: Vec<Text>) -> Element {
    let items: Vec<String> = names.iter().filter_map(|name| spoken(words, name)).map(|name| name.text).collect();
    if items.is_empty() {
        return rsx! {};
    }
    rsx! {
        h3 { class: "card-part", "{title}" }
        Facts { items }
    }
}

/// Where the place stands in the family centre's work: its tasks, and how it meets the quality criteria. Never a star.
#[component]
pub fn Standing(words: Words, page: PlacePage) -> Element {
    if page.tasks.is_empty() && page.quality.is_empty() {
        return rsx! {};
    }
    let quality = view::quality(words, &page.quality);
    rsx! {
        Card { id: "place-standing", title: t!(words, "place-standing"),
            Names { words, title: t!(words, "place-tasks"), names: page.tasks.clone() }
            if !quality.is_empty() {
                h3 { class: "card-part", {t!(words, "place-quality")} }
                ul { class: "quality",
                    for (index, (name, answer)) in quality.iter().enumerate() {
                        li { key: "{index}",
                            p { lang: name.lang.clone(), dir: "auto", "{name.text}" }
                            p { class: "quiet", "{answer}" }
                        }
                    }
                }
            }
        }
    }
}

/// "Something is wrong here": one press, and the letter is written but for the right answer.
#[component]
pub fn ReportWrong(words: Words, report: Report, onopen: OpenLink, onshare: EventHandler<String>) -> Element {
    rsx! {
        details { class: "report",
            summary { class: "fold-head", {t!(words, "report-title")} }
            p { class: "quiet", "{report.to}" }
            ul {
                for (index, letter) in report.letters.iter().enumerate() {
                    li { key: "{index}",
                        match letter.link.clone() {
                            Some(link) => rsx! {
                                OutLink { link, text: letter.fact.clone(), onopen }
                            },
                            None => {
                                let text = letter.text.clone();
                                rsx! {
                                    button { class: "link-button", r#type: "button", onclick: move |_| onshare.call(text.clone()),
                                        "{letter.fact}"
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
