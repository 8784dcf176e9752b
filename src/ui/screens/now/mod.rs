//! Nyt: where to go now, or at another time. The groups, what was asked for as chips, the search, the position, a
//! link's presets, and a face for every way of having no list.

mod head;
mod lists;

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::NaiveDateTime;
use dioxus::prelude::*;

pub use self::head::AskedChips;
use self::head::{EmptiedFace, Offer};
pub(super) use self::head::{FiltersLink, OtherTime, SettingsLink, WhenAndWhere};
pub(super) use self::lists::GroupList;
pub use self::lists::ListArea;
use self::lists::{CountryList, FoundList, TownList};

use crate::domain::filter::Part;
use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::faces::{ErrorFace, LoadingFace, StartFace};
use crate::ui::components::icon::Sign;
use crate::ui::components::pill::RoundLink;
use crate::ui::components::place_group::{Rows, Unfolded};
use crate::ui::components::place_row::RowPress;
use crate::ui::components::search_field::SearchField;
use crate::ui::format::state::Moment;
use crate::ui::format::time::list_title;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::welcome::{Welcome, WelcomeOffer};

/// The list's groups, in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Groups {
    pub open: Rows,
    pub check: Rows,
    pub later: Rows,
    pub unknown: Rows,
}

impl Groups {
    pub(super) fn is_empty(&self) -> bool {
        self.shows_nothing_now() && self.unknown.is_empty()
    }

    fn shows_nothing_now(&self) -> bool {
        self.open.is_empty() && self.check.is_empty() && self.later.is_empty()
    }

    fn count(&self) -> usize {
        [&self.open, &self.check, &self.later, &self.unknown].iter().map(|rows| rows.count).sum()
    }
}

/// A part of the filter whose going would bring places back, and how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Culprit {
    pub part: Part,
    pub count: usize,
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
        own: Option<Box<Groups>>,
        rest: Groups,
    },
    Found(Rows),
    /// What was asked for leaves no place.
    Emptied(Vec<Culprit>),
}

impl NowContent {
    /// How many places are listed, once that is known.
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Starting { .. } | Self::Loading | Self::Failed(_) => None,
            Self::List { own, rest } => Some(own.as_ref().map_or(0, |own| own.count()) + rest.count()),
            Self::Found(rows) => Some(rows.count),
            Self::Emptied(_) => Some(0),
        }
    }
}

/// What a link that opened the app brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkOffer {
    /// Whether anything of it is in force, to be kept or not.
    pub sets_something: bool,
    /// Whether something of it was left out.
    pub refused: bool,
}

/// How far groups were opened, and which row was left: what stands when one comes back to the list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    pub unfolded: BTreeMap<&'static str, Unfolded>,
    pub came_from: Option<String>,
}

/// The most that a search shows: the best ones.
pub const MOST_FOUND: usize = 80;

/// How long typing rests before the search runs.
const PAUSE: Duration = Duration::from_millis(160);

/// How long the row that was left may take to stand again and take the focus.
const REST: Duration = Duration::from_millis(1_500);

#[component]
pub fn Now() -> Element {
    let words = use_words();
    let mut typed = hooks::use_search_text();
    let mut sought = hooks::use_sought();
    let mut turn = use_signal(|| 0_u32);
    let mut unfolded = hooks::use_unfolded();
    let mut left = hooks::use_came_from();
    let mut came_from = use_signal(|| left.replace(None));
    // A row that appears later than that was not waited for.
    use_future(move || async move {
        hooks::pause(REST).await;
        came_from.set(None);
    });
    let remove = hooks::use_remove_part();
    let set_time = hooks::use_set_time();
    let answer = hooks::use_answer_link();
    let content = hooks::use_now_content();
    let retry = hooks::use_retry();
    let keep = hooks::saved::use_keep_from_list();
    let offered = hooks::welcome::use_welcome_offered();
    let put_aside = hooks::welcome::use_put_welcome_aside();
    let mut just_put_aside = use_signal(|| false);
    let welcome = match (offered, just_put_aside()) {
        (true, _) => Welcome::Offered,
        (false, true) => Welcome::PutAside,
        (false, false) => Welcome::Not,
    };
    rsx! {
        NowView {
            words,
            moment: hooks::use_moment(),
            position: hooks::use_position_name(),
            position_known: hooks::use_position_known(),
            search: typed(),
            parts: hooks::use_parts(),
            content: content(),
            notice: hooks::use_notice(),
            link: hooks::use_link_offer(),
            welcome,
            reading: Reading { unfolded: unfolded(), came_from: came_from() },
            onsearch: move |text: String| {
                typed.set(text.clone());
                turn += 1;
                let mine = *turn.peek();
                // Each letter would ask the store anew; a pause asks once.
                spawn(async move {
                    hooks::pause(PAUSE).await;
                    if *turn.peek() == mine {
                        sought.set(text);
                    }
                });
            },
            onretry: move |()| retry.call(()),
            onremove: move |part: Option<Part>| remove.call(part),
            onnow: move |()| set_time.call(None),
            onthen: move |time: NaiveDateTime| set_time.call(Some(time)),
            onlink: move |keep: bool| answer.call(keep),
            onskip: move |()| {
                put_aside.call(());
                just_put_aside.set(true);
            },
            onunfold: move |(id, how): (&'static str, Unfolded)| {
                unfolded.write().insert(id, how);
            },
            onpress: move |press: RowPress| match press {
                RowPress::Open(id) => left.set(Some(id)),
                RowPress::Keep(id, kept) => keep.call((id, kept)),
            },
        }
    }
}

#[component]
pub fn NowView(
    words: Words,
    moment: Moment,
    position: Option<String>,
    /// Whether that is all that there is to know of the position; until then nothing is said of it.
    #[props(default = true)]
    position_known: bool,
    search: String,
    /// What was asked for.
    #[props(default)]
    parts: Vec<Part>,
    content: NowContent,
    notice: Option<String>,
    link: Option<LinkOffer>,
    /// The first start's questions.
    #[props(default)]
    welcome: Welcome,
    #[props(default)] reading: Reading,
    onsearch: EventHandler<String>,
    onretry: EventHandler<()>,
    /// Takes back one part of what was asked, or all.
    #[props(default)]
    onremove: EventHandler<Option<Part>>,
    #[props(default)] onnow: EventHandler<()>,
    /// Asks for another time.
    #[props(default)]
    onthen: EventHandler<NaiveDateTime>,
    /// Keeps what a link set, or not.
    #[props(default)]
    onlink: EventHandler<bool>,
    /// Puts the first start's questions aside.
    #[props(default)]
    onskip: EventHandler<()>,
    #[props(default)] onunfold: EventHandler<(&'static str, Unfolded)>,
    #[props(default)] onpress: EventHandler<RowPress>,
) -> Element {
    let town = position.clone().unwrap_or_default();
    // There is nothing to search yet: the line keeps its room, so that nothing is pushed down when the list comes.
    let search_class = match content {
        NowContent::Starting { .. } => "search-line search-waits",
        _ => "search-line",
    };
    let searching = !matches!(content, NowContent::Failed(_));
    rsx! {
        header { class: "now-head",
            div { class: "now-title",
                h1 { {list_title(words, moment)} }
                RoundLink { sign: Sign::Settings, name: t!(words, "now-settings"), to: Route::Settings {} }
            }
            div { class: "pills", WhenAndWhere { words, moment, position, position_known } }
            OtherTime { words, moment, onnow }
            if searching {
                div { class: search_class,
                    SearchField {
                        label: t!(words, "now-search"),
                        placeholder: t!(words, "now-search-placeholder"),
                        clear_label: t!(words, "now-search-clear"),
                        value: search,
                        oninput: onsearch,
                    }
                    FiltersLink { words, count: parts.len() }
                }
                if !parts.is_empty() {
                    AskedChips { words, parts, onremove }
                }
            }
        }
        if let Some(link) = link {
            Offer { words, link, onlink }
        }
        if let Some(notice) = notice {
            Banner { text: notice }
        }
        main { id: "content",
            // It comes with the list and not before it, so that nothing that stands is pushed away.
            if matches!(content, NowContent::List { .. }) {
                WelcomeOffer { words, welcome, onskip }
            }
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
                NowContent::Emptied(culprits) => rsx! {
                    EmptiedFace { words, culprits, onremove }
                },
                NowContent::Found(rows) => rsx! {
                    FoundList { words, rows, reading, onpress }
                },
                NowContent::List { own: None, rest } => rsx! {
                    CountryList { words, moment, groups: rest, reading, onunfold, onpress, onthen }
                },
                NowContent::List { own: Some(own), rest } => rsx! {
                    TownList { words, moment, name: town, own: *own, rest, reading, onunfold, onpress, onthen }
                },
            }
        }
    }
}
