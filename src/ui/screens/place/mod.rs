//! A place's page: the state first, then everything a family asks before leaving home, and where it is known from.

mod calendar;
mod cards;

pub use calendar::{AddSessionsView, AddedNote};
pub use cards::{ContactList, Names, Paragraphs, ReportWrong};

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use self::calendar::AddSessions;
use self::cards::{About, Accessibility, HoursInWords, Notices, Standing, Told, Where};
use super::OwnCard;
use super::keeping::{KeepAndShare, KeepNotes};
use crate::domain::id::PlaceId;
use crate::domain::record::ContactKind;
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::card::{Card, SignedFacts};
use crate::ui::components::door::Door;
use crate::ui::components::faces::{EmptyFace, FailedPage, LoadingPage};
use crate::ui::components::icon::Sign;
use crate::ui::components::out_link::{ActionLink, OpenLink};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::session_list::SessionList;
use crate::ui::components::sources::SourceList;
use crate::ui::components::state_hero::StateHero;
use crate::ui::components::week::Week;
use crate::ui::format::state::{doubts, in_large};
use crate::ui::format::{full_date, kind, name, spoken};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::place::{self as view, ContactLine, PlacePage};
use crate::ui::view::report::report;
use crate::ui::view::row::subject;

#[derive(Debug, Clone, PartialEq)]
pub enum PlaceContent {
    Loading,
    /// The address holds no id.
    BadId,
    /// Nobody has this id.
    Missing,
    Failed(String),
    Page(Box<PlacePage>),
}

/// What became of sharing, where the reader has to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareOutcome {
    Copied,
    NotHere,
    Failed(String),
}

#[component]
pub fn Place(id: ReadSignal<Vec<String>>) -> Element {
    let words = use_words();
    let id: ReadSignal<String> = use_memo(move || id.read().join("/")).into();
    let now = hooks::use_now();
    let content = hooks::use_place_content(id);
    let retry = hooks::use_retry();
    let origin = hooks::use_set_origin_to_place();
    let keep = hooks::saved::use_keep();
    let (share, shared) = hooks::share::use_share(id, Route::place);
    rsx! {
        PlaceView {
            words,
            now,
            content: content(),
            is_origin: hooks::use_is_origin(id),
            kept: hooks::saved::use_is_saved(id),
            forgets: hooks::saved::use_forgets(),
            shared: shared(),
            onkeep: move |kept: bool| keep.call((id(), kept)),
            onshare: move |text: String| share.call(text),
            onopen: hooks::use_open_link(),
            onorigin: move |place: PlaceId| origin.call(place),
            onretry: move |()| retry.call(()),
            editor: hooks::share::editor(),
            calendar: rsx! { AddSessions { id } },
            OwnCard { id, can_hide: true }
        }
    }
}

#[component]
pub fn PlaceView(
    words: Words,
    now: DateTime<Utc>,
    content: PlaceContent,
    /// Whether distances are measured from here.
    is_origin: bool,
    /// Whether the reader keeps it, once that is known.
    kept: Option<bool>,
    /// Said beside the heart where what is kept will be forgotten.
    forgets: Option<String>,
    /// What became of the last sharing.
    shared: Option<ShareOutcome>,
    onopen: OpenLink,
    onorigin: EventHandler<PlaceId>,
    onkeep: EventHandler<bool>,
    /// The text to share.
    onshare: EventHandler<String>,
    onretry: EventHandler<()>,
    /// The address of the directory's editor, where this program was built with one.
    editor: Option<String>,
    /// The way of its sessions to the phone's calendar.
    #[props(default = VNode::empty())]
    calendar: Element,
    /// What is the reader's own, below what the place says of itself.
    children: Element,
) -> Element {
    let back = Route::Now {};
    match content {
        PlaceContent::Loading => rsx! {
            LoadingPage { words, title: t!(words, "app-name"), back }
        },
        PlaceContent::Failed(detail) => rsx! {
            FailedPage { words, title: t!(words, "app-name"), back, detail, onretry }
        },
        PlaceContent::BadId => rsx! {
            NoSuchPlace { words, text: t!(words, "place-bad-id-text") }
        },
        PlaceContent::Missing => rsx! {
            NoSuchPlace { words, text: t!(words, "place-missing-text") }
        },
        PlaceContent::Page(page) => rsx! {
            Page { words, now, page: *page, is_origin, kept, forgets, shared, onopen, onorigin, onkeep, onshare, editor, calendar, {children} }
        },
    }
}

#[component]
fn NoSuchPlace(words: Words, text: String) -> Element {
    rsx! {
        ScreenHead { words, title: t!(words, "app-name"), back: Route::Now {} }
        main { id: "content",
            EmptyFace { title: t!(words, "place-missing-title"), text,
                Link { class: "face-button", to: Route::Now {}, {t!(words, "place-to-now")} }
            }
        }
    }
}

#[component]
fn Page(
    words: Words,
    now: DateTime<Utc>,
    page: PlacePage,
    is_origin: bool,
    kept: Option<bool>,
    forgets: Option<String>,
    shared: Option<ShareOutcome>,
    onopen: OpenLink,
    onorigin: EventHandler<PlaceId>,
    onkeep: EventHandler<bool>,
    onshare: EventHandler<String>,
    /// The address of the directory's editor, where this program was built with one.
    editor: Option<String>,
    calendar: Element,
    children: Element,
) -> Element {
    let place = &page.place;
    let title = name(words, &place.name, &place.id);
    let operators = page.operators.iter().filter_map(|operator| spoken(words, &operator.name));
    let above: Vec<String> =
        std::iter::once(kind(words, &place.kind)).chain(operators.map(|operator| operator.text)).collect();
    let (door, head, details) = in_large(words, &page.availability, subject(&place.kind), now);
    let own_translation =
        title.lang.is_none() && place.unofficial_names.iter().any(|language| language == words.language().tag());
    let today = to_civil(now).date();
    let contacts = view::contacts(words, &place.contacts);
    rsx! {
        ScreenHead {
            words,
            title: title.text,
            lang: title.lang,
            above,
            back: Route::Now {},
        }
        main { id: "content", class: "place",
            if own_translation {
                p { class: "place-note", {t!(words, "place-unofficial-name")} }
            }
            if let Some(to) = &place.moved_to {
                p { class: "place-note",
                    {t!(words, "place-moved")}
                    " "
                    Link { class: "line-link", to: Route::place(to.as_str()), {t!(words, "place-moved-link")} }
                }
            }
            match page.gone_since_kept {
                Some(kept_at) => rsx! {
                    StateHero {
                        door: Door::Closed,
                        head: t!(words, "saved-gone"),
                        details: vec![t!(words, "saved-gone-facts", date = full_date(words, to_civil(kept_at).date()))],
                        doubts: vec![t!(words, "place-gone-text")],
                    }
                },
                None => rsx! {
                    StateHero {
                        door,
                        head,
                        details,
                        doubts: doubts(words, &page.availability),
                    }
                },
            }
            Notices { words, notices: page.notices.clone() }
            Actions { words, page: page.clone(), contacts: contacts.clone(), kept, onopen, onkeep, onshare }
            KeepNotes { words, kept, forgets, shared }
            Card { id: "place-hours", title: t!(words, "place-hours"),
                if view::knows_week(&page.week) {
                    Week { label: t!(words, "place-hours"), lines: view::week(words, &page.week, today) }
                    if view::building_hours(place) {
                        p { class: "quiet", {t!(words, "place-hours-building")} }
                    }
                }
                HoursInWords { words, texts: view::hours_in_words(words, place), none: place.hours.is_none() }
            }
            Where { words, page: page.clone(), is_origin, onopen, onorigin }
            if !page.sessions.is_empty() || !page.told_in_words.is_empty() {
                Card { id: "place-sessions", title: t!(words, "place-sessions"),
                    SessionList { words, lines: view::sessions(words, &page.sessions, today), onopen }
                    if !page.sessions.is_empty() {
                        {calendar}
                    }
                    if !page.told_in_words.is_empty() {
                        if !page.sessions.is_empty() {
                            h3 { class: "card-part", {t!(words, "place-sessions-words")} }
                        }
                        for event in page.told_in_words.iter() {
                            Told { key: "{event.id}", words, event: event.clone() }
                        }
                    }
                }
            }
            About { words, page: page.clone() }
            Card { id: "place-who", title: t!(words, "place-who"),
                SignedFacts { items: view::who_and_how(words, &place.access, &place.audience, &place.languages) }
                ContactList { contacts: view::registration(words, &place.access), onopen }
                Names { title: t!(words, "place-life-situations"), names: page.life_situations.clone(), words }
            }
            Accessibility { words, page: page.clone() }
            if !contacts.is_empty() {
                Card { id: "place-contact", title: t!(words, "place-contact"),
                    ContactList { contacts, onopen }
                }
            }
            Standing { words, page: page.clone() }
            {children}
            Card { id: "place-sources", title: t!(words, "place-sources"),
                if let Some(verified) = view::verified(words, &place.provenance) {
                    p { "{verified}" }
                }
                SourceList { lines: view::sources(words, &place.provenance), onopen }
                ReportWrong { words, report: report(words, &page, editor.as_deref()), onopen, onshare }
            }
        }
    }
}

/// What became of sharing, said until another page stands.
#[component]
pub fn SharedNote(words: Words, shared: Option<ShareOutcome>) -> Element {
    let Some(shared) = shared else { return rsx! {} };
    rsx! {
        p { class: "place-note", role: "status",
            match shared {
                ShareOutcome::Copied => t!(words, "share-copied"),
                ShareOutcome::NotHere => t!(words, "share-not-here"),
                ShareOutcome::Failed(detail) => t!(words, "share-failed", detail = detail),
            }
        }
    }
}

/// Route, call, keep, share: what one does next, as large buttons.
#[component]
fn Actions(
    words: Words,
    page: PlacePage,
    contacts: Vec<ContactLine>,
    kept: Option<bool>,
    onopen: OpenLink,
    onkeep: EventHandler<bool>,
    onshare: EventHandler<String>,
) -> Element {
    let first = |kind: ContactKind| contacts.iter().find(|c| c.kind == kind).and_then(|c| c.link.clone());
    let route = view::ways_there(words, &page.place).map(|(route, _)| route);
    let phone = first(ContactKind::Phone);
    // Four fit side by side; the web page stands among the contacts as well.
    let web = first(ContactKind::Web).filter(|_| route.is_none() || phone.is_none());
    let text = view::as_text(words, &page);
    rsx! {
        div { class: "actions",
            if let Some(link) = route {
                ActionLink { link, sign: Sign::Pin, text: t!(words, "place-route"), onopen }
            }
            if let Some(link) = phone {
                ActionLink { link, sign: Sign::Phone, text: t!(words, "place-call"), onopen }
            }
            if let Some(link) = web {
                ActionLink { link, sign: Sign::Globe, text: t!(words, "place-web"), onopen }
            }
            KeepAndShare { words, kept, text, onkeep, onshare }
        }
    }
}
