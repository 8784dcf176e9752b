//! Nyt: where to go now. Formats.md's groups, the search, the position, and a face for every way of having no list.

use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace, StartFace};
use crate::ui::components::icon::Sign;
use crate::ui::components::pill::{PillLink, PillTold, RoundLink};
use crate::ui::components::place_group::PlaceGroup;
use crate::ui::components::place_row::{PlaceRow, Row};
use crate::ui::components::search_field::SearchField;
use crate::ui::format::now_pill;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;

/// The list's groups, in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Groups {
    pub open: Vec<Row>,
    pub check: Vec<Row>,
    pub later: Vec<Row>,
    pub unknown: Vec<Row>,
}

impl Groups {
    fn is_empty(&self) -> bool {
        self.shows_nothing_now() && self.unknown.is_empty()
    }

    fn shows_nothing_now(&self) -> bool {
        self.open.is_empty() && self.check.is_empty() && self.later.is_empty()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum NowContent {
    /// The first start: regions applied, of so many.
    Starting {
        done: usize,
        total: usize,
    },
    Loading,
    Failed(String),
    List {
        /// The groups of the municipality that was set.
        own: Option<Groups>,
        rest: Groups,
    },
    Found(Vec<Row>),
}

/// How long typing rests before the search runs.
const PAUSE: Duration = Duration::from_millis(160);

#[component]
pub fn Now() -> Element {
    let words = use_words();
    let now = hooks::use_now();
    let mut typed = hooks::use_search_text();
    let mut sought = hooks::use_sought();
    let mut turn = use_signal(|| 0_u32);
    let content = hooks::use_now_content();
    let retry = hooks::use_retry();
    rsx! {
        NowView {
            words,
            now,
            position: hooks::use_position_name(),
            search: typed(),
            content: content(),
            notice: hooks::use_notice(),
            onsearch: move |text: String| {
                typed.set(text.clone());
                turn += 1;
                let mine = *turn.peek();
                spawn(async move {
                    if !text.is_empty() {
                        hooks::pause(PAUSE).await;
                    }
                    // A later letter has taken over.
                    if *turn.peek() == mine {
                        sought.set(text);
                    }
                });
            },
            onretry: move |()| retry.call(()),
        }
    }
}

#[component]
pub fn NowView(
    words: Words,
    now: DateTime<Utc>,
    /// Where the reader is, where they said.
    position: Option<String>,
    search: String,
    content: NowContent,
    /// Something that is true of the whole list: no network, a part that is missing.
    notice: Option<String>,
    onsearch: EventHandler<String>,
    onretry: EventHandler<()>,
) -> Element {
    let town = position.clone().unwrap_or_default();
    let searching = !matches!(content, NowContent::Starting { .. } | NowContent::Failed(_));
    rsx! {
        header { class: "now-head",
            div { class: "now-title",
                h1 { {t!(words, "now-title")} }
                RoundLink { sign: Sign::Choices, name: t!(words, "now-settings"), to: Route::Settings {} }
            }
            div { class: "pills",
                PillTold { sign: Sign::Clock, text: now_pill(words, now) }
                PillLink {
                    sign: Sign::Pin,
                    text: position.unwrap_or_else(|| t!(words, "now-position-none")),
                    to: Route::PositionScreen {},
                }
            }
            if searching {
                SearchField {
                    label: t!(words, "now-search"),
                    placeholder: t!(words, "now-search-placeholder"),
                    clear_label: t!(words, "now-search-clear"),
                    value: search,
                    oninput: onsearch,
                }
            }
        }
        if let Some(notice) = notice {
            Banner { text: notice }
        }
        main { id: "content",
            match content {
                NowContent::Starting { done, total } => rsx! {
                    StartFace { words, done, total }
                },
                NowContent::Loading => rsx! {
                    LoadingFace { words }
                },
                NowContent::Failed(detail) => rsx! {
                    ErrorFace { words, detail, onretry }
                },
                NowContent::Found(rows) => rsx! {
                    FoundList { words, rows }
                },
                NowContent::List { own: None, rest } => rsx! {
                    CountryList { words, groups: rest }
                },
                NowContent::List { own: Some(own), rest } => rsx! {
                    TownList { words, name: town, own, rest }
                },
            }
        }
    }
}

/// Every place the directory lists, as no municipality was set.
#[component]
fn CountryList(words: Words, groups: Groups) -> Element {
    if groups.is_empty() {
        return rsx! {
            EmptyFace { title: t!(words, "now-empty-all-title"), text: t!(words, "now-empty-all-text"),
                Link { class: "face-button", to: Route::PositionScreen {}, {t!(words, "now-position-none")} }
            }
        };
    }
    rsx! {
        if groups.shows_nothing_now() {
            EmptyFace { title: t!(words, "now-empty-title"), text: t!(words, "now-empty-text") }
        }
        GroupList { words, groups, area: Area::Country }
    }
}

/// The municipality's own places first, also those whose hours nobody knows; then the others.
#[component]
fn TownList(words: Words, name: String, own: Groups, rest: Groups) -> Element {
    rsx! {
        section { "aria-labelledby": "area-own",
            h2 { class: "area-head", id: "area-own", "{name}" }
            if own.is_empty() {
                p { class: "screen-text", {t!(words, "now-town-empty")} }
            }
            GroupList { words, groups: own, area: Area::Town }
        }
        if !rest.is_empty() {
            section { "aria-labelledby": "area-rest",
                h2 { class: "area-head", id: "area-rest", {t!(words, "now-elsewhere")} }
                GroupList { words, groups: rest, area: Area::Elsewhere }
            }
        }
    }
}

/// Which part of the country a run of groups is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    Country,
    Town,
    Elsewhere,
}

impl Area {
    /// The ids of its four groups.
    fn ids(self) -> [&'static str; 4] {
        match self {
            Self::Country => ["group-open", "group-check", "group-later", "group-unknown"],
            Self::Town => ["own-open", "own-check", "own-later", "own-unknown"],
            Self::Elsewhere => ["rest-open", "rest-check", "rest-later", "rest-unknown"],
        }
    }
}

#[component]
fn GroupList(words: Words, groups: Groups, area: Area) -> Element {
    let [open, check, later, unknown] = area.ids();
    let below = area != Area::Country;
    rsx! {
        if !groups.open.is_empty() {
            PlaceGroup { words, id: open, below, title: t!(words, "now-open"), rows: groups.open }
        }
        if !groups.check.is_empty() {
            PlaceGroup {
                words,
                id: check,
                below,
                title: t!(words, "now-check"),
                note: t!(words, "now-check-note"),
                rows: groups.check,
            }
        }
        if !groups.later.is_empty() {
            PlaceGroup { words, id: later, below, title: t!(words, "now-later"), rows: groups.later }
        }
        if !groups.unknown.is_empty() {
            PlaceGroup {
                words,
                id: unknown,
                below,
                title: t!(words, "now-unknown"),
                rows: groups.unknown,
                // Of one's own town one wants to see all there is.
                folded: area != Area::Town,
            }
        }
    }
}

#[component]
fn FoundList(words: Words, rows: Vec<Row>) -> Element {
    rsx! {
        section { class: "group", "aria-labelledby": "group-found",
            h2 { class: "group-head", id: "group-found",
                span { {t!(words, "now-search-results")} }
                span { class: "group-note", role: "status", {t!(words, "count-places", count = rows.len())} }
            }
            if rows.is_empty() {
                EmptyFace { title: t!(words, "search-empty-title"), text: t!(words, "search-empty-text") }
            } else {
                ul {
                    for row in rows {
                        PlaceRow { key: "{row.id}", row: row.clone() }
                    }
                }
            }
        }
    }
}
