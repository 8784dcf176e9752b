//! An event's page: the next time first, then when, where, who, at what cost, and into one's own calendar.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use crate::domain::record::Answer;
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::answers::Answers;
use crate::ui::components::card::{Card, Facts, SignedFacts};
use crate::ui::components::faces::{EmptyFace, FailedPage, LoadingPage};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::link_list::OrganizationLink;
use crate::ui::components::out_link::{ActionLink, OpenLink, OutLink};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::sources::SourceList;
use crate::ui::components::state_hero::StateHero;
use crate::ui::format::{name, spoken};
use crate::ui::hooks::calendar as hooks;
use crate::ui::hooks::{saved, share, use_now, use_open_link, use_retry, use_words};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;
use crate::ui::screens::keeping::{KeepAndShare, KeepNotes};
use crate::ui::screens::place::{ContactList, Names, Paragraphs};
use crate::ui::screens::{AddedNote, FileOutcome, OwnCard, RemindCard, ShareOutcome};
use crate::ui::view::event::{self as view, EventPage, TimeLine};
use crate::ui::view::event_file::{self, EventFile};
use crate::ui::view::place as place_view;

#[derive(Debug, Clone, PartialEq)]
pub enum EventContent {
    Loading,
    /// Nobody has this id, or it is none.
    Missing,
    Failed(String),
    Page(Box<EventPage>),
}

#[component]
pub fn EventScreen(id: ReadSignal<Vec<String>>) -> Element {
    let words = use_words();
    let id: ReadSignal<String> = use_memo(move || id.read().join("/")).into();
    let content = hooks::use_event_content(id);
    let retry = use_retry();
    let keep = saved::use_keep();
    let (share, shared) = share::use_share(id, Route::event);
    let (add, added) = hooks::use_add_to_calendar(id);
    rsx! {
        EventView {
            words,
            now: use_now(),
            content: content(),
            kept: saved::use_is_saved(id),
            forgets: saved::use_forgets(),
            shared: shared(),
            added: added(),
            onkeep: move |kept: bool| keep.call((id(), kept)),
            onshare: move |text: String| share.call(text),
            onadd: move |file: EventFile| add.call(file),
            onopen: use_open_link(),
            onretry: move |()| retry.call(()),
            remind: match content() {
                EventContent::Page(page) => rsx! { RemindCard { id, page: *page } },
                _ => rsx! {},
            },
            OwnCard { id, can_hide: false }
        }
    }
}

#[component]
pub fn EventView(
    words: Words,
    now: DateTime<Utc>,
    content: EventContent,
    /// Whether the reader keeps it, once that is known.
    kept: Option<bool>,
    /// Said beside the heart where what is kept will be forgotten.
    forgets: Option<String>,
    /// What became of the last sharing.
    shared: Option<ShareOutcome>,
    /// What became of the last file for a calendar.
    added: Option<FileOutcome>,
    onkeep: EventHandler<bool>,
    /// The text to share.
    onshare: EventHandler<String>,
    onadd: EventHandler<EventFile>,
    onopen: OpenLink,
    onretry: EventHandler<()>,
    /// The reminder, below its times.
    #[props(default = VNode::empty())]
    remind: Element,
    /// What is the reader's own, below what the event says of itself.
    children: Element,
) -> Element {
    let (title, back) = (t!(words, "saved-kind-event"), Route::Calendar {});
    match content {
        EventContent::Loading => rsx! {
            LoadingPage { words, title, back }
        },
        EventContent::Failed(detail) => rsx! {
            FailedPage { words, title, back, detail, onretry }
        },
        EventContent::Missing => rsx! {
            ScreenHead { words, title, back }
            main { id: "content",
                EmptyFace { title: t!(words, "event-missing-title"), text: t!(words, "event-missing-text"),
                    Link { class: "face-button", to: Route::Calendar {}, {t!(words, "event-to-calendar")} }
                }
            }
        },
        EventContent::Page(page) => rsx! {
            Page { words, now, page: *page, kept, forgets, shared, added, onkeep, onshare, onadd, onopen, remind, {children} }
        },
    }
}

#[component]
fn Page(
    words: Words,
    now: DateTime<Utc>,
    page: EventPage,
    kept: Option<bool>,
    forgets: Option<String>,
    shared: Option<ShareOutcome>,
    added: Option<FileOutcome>,
    onkeep: EventHandler<bool>,
    onshare: EventHandler<String>,
    onadd: EventHandler<EventFile>,
    onopen: OpenLink,
    remind: Element,
    children: Element,
) -> Element {
    let event = &page.event;
    let title = spoken(words, &event.name).unwrap_or_default();
    let head = view::head(words, &page, now);
    let place = page.place();
    let mut above = vec![view::kind(words, event)];
    above.extend(place.map(|place| name(words, &place.name, &place.id).text));
    let text = view::as_text(words, &page);
    let route = place.and_then(|place| place_view::ways_there(words, place)).map(|(route, _)| route);
    let online = view::online(event);
    let about: Vec<_> =
        [&event.summary, &event.description].into_iter().filter_map(|text| spoken(words, text)).collect();
    let registration = view::registration_now(words, &event.access, to_civil(now).date());
    rsx! {
        ScreenHead { words, title: title.text, lang: title.lang, above, back: Route::Calendar {} }
        main { id: "content", class: "place",
            StateHero { door: head.door, head: head.head, details: head.details, doubts: head.doubts }
            div { class: "actions",
                if let Some(link) = online.as_ref().and_then(|(link, _)| link.clone()) {
                    ActionLink { link, sign: Sign::Globe, text: t!(words, "event-join"), onopen }
                }
                if let Some(link) = route {
                    ActionLink { link, sign: Sign::Pin, text: t!(words, "place-route"), onopen }
                }
                KeepAndShare { words, kept, text, onkeep, onshare }
            }
            KeepNotes { words, kept, forgets, shared }
            When { words, now, page: page.clone(), added, onadd }
            {remind}
            Where { words, page: page.clone(), online, onopen }
            if !about.is_empty() {
                Card { id: "event-about", title: t!(words, "event-about"),
                    Paragraphs { texts: about }
                }
            }
            Card { id: "event-who", title: t!(words, "place-who"),
                SignedFacts { items: place_view::who_and_how(words, &event.access, &event.audience, &event.languages) }
                if let Some(registration) = registration {
                    p { "{registration}" }
                }
                ContactList { contacts: place_view::registration(words, &event.access), onopen }
                Names { title: t!(words, "place-life-situations"), names: page.life_situations.clone(), words }
            }
            Needs { words, page: page.clone() }
            {children}
            Card { id: "event-sources", title: t!(words, "place-sources"),
                if let Some(verified) = place_view::verified(words, &event.provenance) {
                    p { "{verified}" }
                }
                SourceList { lines: place_view::sources(words, &event.provenance), onopen }
            }
        }
    }
}

/// The rule in words, the source's own words, the next times, and into one's own calendar.
#[component]
fn When(
    words: Words,
    now: DateTime<Utc>,
    page: EventPage,
    added: Option<FileOutcome>,
    onadd: EventHandler<EventFile>,
) -> Element {
    let facts = view::when_facts(words, &page.event, to_civil(now).date());
    let told = view::when_told(words, &page.event, &facts);
    let times = view::next_times(words, &page, now);
    let series = event_file::of_series(words, &page, now);
    rsx! {
        Card { id: "event-when", title: t!(words, "event-when"),
            if !facts.is_empty() {
                Facts { items: facts }
            }
            if let Some(told) = told {
                h3 { class: "card-part", {t!(words, "event-when-told")} }
                p { lang: told.lang, dir: "auto", "{told.text}" }
            }
            if !times.is_empty() {
                h3 { class: "card-part", {t!(words, "event-next-times")} }
                ul { class: "sessions",
                    for time in times {
                        Time { key: "{time.index}", words, now, page: page.clone(), time: time.clone(), onadd }
                    }
                }
            }
            if let Some(file) = series {
                button { class: "plain-button", r#type: "button", onclick: move |_| onadd.call(file.clone()),
                    {t!(words, "event-add-series")}
                }
                p { class: "quiet", {t!(words, "event-add-text")} }
            }
            AddedNote { words, added }
        }
    }
}

#[component]
fn Time(words: Words, now: DateTime<Utc>, page: EventPage, time: TimeLine, onadd: EventHandler<EventFile>) -> Element {
    let file = event_file::of_one(words, &page, time.index, now).filter(|_| !time.off);
    let name = t!(words, "event-add-one", when = &time.day);
    rsx! {
        li { class: "session event-time",
            div {
                p { class: if time.off { "session-name session-off" } else { "session-name" },
                    "{time.day} {time.hours}"
                }
                if let Some(badge) = &time.badge {
                    p { span { class: "badge", "{badge}" } }
                }
                if let Some((place, place_name)) = &time.elsewhere {
                    p { lang: place_name.lang.clone(),
                        Link { class: "session-link", to: Route::place(place.as_str()), bdi { "{place_name.text}" } }
                    }
                }
                for note in time.notes.iter() {
                    p { key: "{note}", class: "quiet", dir: "auto", "{note}" }
                }
            }
            if let Some(file) = file {
                button {
                    class: "pill pill-round",
                    r#type: "button",
                    "aria-label": "{name}",
                    title: "{name}",
                    onclick: move |_| onadd.call(file.clone()),
                    Icon { sign: Sign::CalendarAdd }
                }
            }
        }
    }
}

/// The place, or the page where one takes part.
#[component]
fn Where(words: Words, page: EventPage, online: Option<(Option<SafeLink>, String)>, onopen: OpenLink) -> Element {
    let organizers: Vec<_> =
        page.organizers.iter().filter_map(|organizer| Some((organizer, spoken(words, &organizer.name)?))).collect();
    let place = page.place();
    if place.is_none() && online.is_none() && organizers.is_empty() {
        return rsx! {};
    }
    rsx! {
        Card { id: "event-where", title: t!(words, "event-where"),
            if let Some(place) = place {
                p {
                    Link { class: "line-link", to: Route::place(place.id.as_str()),
                        bdi { {name(words, &place.name, &place.id).text} }
                    }
                }
                if let Some(address) = place_view::address(words, place) {
                    p { dir: "auto", "{address}" }
                }
                if let Some(arrival) = spoken(words, &place.arrival) {
                    p { lang: arrival.lang, dir: "auto", "{arrival.text}" }
                }
                if let Some((map, web)) = place_view::ways_there(words, place) {
                    div { class: "link-line",
                        OutLink { link: map, text: t!(words, "place-open-map"), onopen }
                        OutLink { link: web, text: t!(words, "place-open-web-map"), onopen }
                    }
                } else {
                    p { class: "quiet", {t!(words, "place-position-about")} }
                }
            }
            if let Some((link, text)) = online {
                h3 { class: "card-part", {t!(words, "session-online")} }
                match link {
                    Some(link) => rsx! {
                        p { OutLink { link, text: text.clone(), onopen } }
                    },
                    None => rsx! {
                        p { bdi { "{text}" } }
                    },
                }
                p { class: "quiet", {t!(words, "channel-needs-network")} }
            }
            if !organizers.is_empty() {
                h3 { class: "card-part", {t!(words, "place-operator")} }
                for (organizer, name) in organizers {
                    OrganizationLink { key: "{organizer.id}", id: organizer.id.to_string(), name }
                }
            }
        }
    }
}

/// What its place says of getting in and about.
#[component]
fn Needs(words: Words, page: EventPage) -> Element {
    let Some(place) = page.place() else { return rsx! {} };
    let items = place_view::accessibility(words, place);
    let known = items.iter().any(|(_, answer)| *answer != Answer::Unknown);
    rsx! {
        Card { id: "event-needs", title: t!(words, "place-accessibility"),
            if known {
                Answers { words, items }
            } else {
                p { class: "quiet", {t!(words, "place-accessibility-unknown")} }
            }
            if let Some(assessed) = place_view::assessed(words, place) {
                p { class: "quiet", "{assessed}" }
            }
        }
    }
}
