//! Nyt: where to go now, or at another time. The groups, what was asked for as chips, the search, the position, a
//! link's presets, and a face for every way of having no list.

use std::collections::BTreeMap;
use std::time::Duration;

use dioxus::prelude::*;

use crate::domain::filter::Part;
use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::chips::RemovableChip;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace, StartFace};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::pill::{PillLink, RoundLink};
use crate::ui::components::place_group::{PlaceGroup, RowList, Rows, Unfolded};
use crate::ui::components::place_row::RowPress;
use crate::ui::components::search_field::SearchField;
use crate::ui::format::state::Moment;
use crate::ui::format::time::{list_title, long_time, time_pill};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::welcome::{Welcome, WelcomeOffer};
use crate::ui::view::filters::part_name;

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
    let other_time = moment.at != moment.now;
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
                    CountryList { words, other_time, groups: rest, reading, onunfold, onpress }
                },
                NowContent::List { own: Some(own), rest } => rsx! {
                    TownList { words, other_time, name: town, own: *own, rest, reading, onunfold, onpress }
                },
            }
        }
    }
}

/// The way to the settings: at the same place on every tab. Nyt writes it out, as its part of the program is waited for.
#[component]
pub(super) fn SettingsLink(words: Words) -> Element {
    rsx! {
        RoundLink { sign: Sign::Settings, name: t!(words, "now-settings"), to: Route::Settings {} }
    }
}

/// The time and the position that the list goes by, each leading to where it is chosen.
#[component]
pub(super) fn WhenAndWhere(words: Words, moment: Moment, position: Option<String>, position_known: bool) -> Element {
    rsx! {
        PillLink {
            sign: Sign::Clock,
            strong: true,
            text: time_pill(words, moment),
            name: t!(words, "time-choose", time = time_pill(words, moment)),
            to: Route::TimeScreen {},
        }
        PillLink {
            sign: Sign::Pin,
            waits: !position_known,
            text: position.unwrap_or_else(|| t!(words, "now-position-none")),
            to: Route::PositionScreen {},
        }
    }
}

/// That the list is not of now, and the way back.
#[component]
pub(super) fn OtherTime(words: Words, moment: Moment, onnow: EventHandler<()>) -> Element {
    rsx! {
        if moment.at != moment.now {
            div { class: "other-time",
                p { {t!(words, "time-not-now", time = long_time(words, moment))} }
                button { class: "other-time-back", r#type: "button", onclick: move |_| onnow.call(()),
                    {t!(words, "time-back-to-now")}
                }
            }
        }
    }
}

/// The way to what the list is asked for; `count` wishes stand.
#[component]
pub(super) fn FiltersLink(words: Words, count: usize) -> Element {
    rsx! {
        Link { class: "chip", to: Route::FiltersScreen {},
            Icon { sign: Sign::Filter, size: 16 }
            if count == 0 {
                {t!(words, "filters-open")}
            } else {
                {t!(words, "filters-open-count", count = count)}
            }
        }
    }
}

/// What was asked for, each part to be taken back by a press. One line that a thumb pushes along, so that the list
/// stays in sight.
#[component]
pub fn AskedChips(words: Words, parts: Vec<Part>, onremove: EventHandler<Option<Part>>) -> Element {
    rsx! {
        div { class: "chips asked", role: "group", "aria-label": t!(words, "filters-asked"),
            for part in parts.iter() {
                RemovableChip {
                    key: "{part:?}",
                    text: part_name(words, part),
                    name: t!(words, "chip-remove", what = part_name(words, part)),
                    onremove: {
                        let part = part.clone();
                        move |()| onremove.call(Some(part.clone()))
                    },
                }
            }
        }
    }
}

/// What the link set, to be kept or not.
#[component]
fn Offer(words: Words, link: LinkOffer, onlink: EventHandler<bool>) -> Element {
    rsx! {
        div { class: "offer", role: "status",
            if link.sets_something {
                p { {t!(words, "link-text")} }
            }
            if link.refused {
                p { class: "offer-refused", {t!(words, "link-refused")} }
            }
            div { class: "offer-answers",
                if link.sets_something {
                    button { class: "face-button", r#type: "button", onclick: move |_| onlink.call(true),
                        {t!(words, "link-keep")}
                    }
                }
                button { class: "plain-button", r#type: "button", onclick: move |_| onlink.call(false),
                    if link.sets_something {
                        {t!(words, "link-drop")}
                    } else {
                        {t!(words, "link-understood")}
                    }
                }
            }
        }
    }
}

/// Nothing fits: which wish empties the list, and what comes back without it.
#[component]
fn EmptiedFace(words: Words, culprits: Vec<Culprit>, onremove: EventHandler<Option<Part>>) -> Element {
    let text = match culprits.is_empty() {
        true => t!(words, "emptied-all-text"),
        false => t!(words, "emptied-text"),
    };
    rsx! {
        EmptyFace { title: t!(words, "emptied-title"), text,
            ul { class: "culprits", role: "list",
                for culprit in culprits.iter() {
                    li { key: "{culprit.part:?}",
                        button {
                            class: "plain-button culprit",
                            r#type: "button",
                            onclick: {
                                let part = culprit.part.clone();
                                move |_| onremove.call(Some(part.clone()))
                            },
                            span { {t!(words, "chip-remove", what = part_name(words, &culprit.part))} }
                            span { class: "quiet", {t!(words, "count-places", count = culprit.count)} }
                        }
                    }
                }
            }
            button { class: "face-button", r#type: "button", onclick: move |_| onremove.call(None),
                {t!(words, "filters-clear")}
            }
        }
    }
}

/// Every place the directory lists, as no municipality was set.
#[component]
fn CountryList(
    words: Words,
    other_time: bool,
    groups: Groups,
    reading: Reading,
    onunfold: EventHandler<(&'static str, Unfolded)>,
    onpress: EventHandler<RowPress>,
) -> Element {
    if groups.is_empty() {
        return rsx! {
            EmptyFace { title: t!(words, "now-empty-all-title"), text: t!(words, "now-empty-all-text"),
                Link { class: "face-button", to: Route::PositionScreen {}, {t!(words, "now-position-none")} }
            }
        };
    }
    rsx! {
        if groups.shows_nothing_now() {
            if other_time {
                EmptyFace { title: t!(words, "then-empty-title"), text: t!(words, "then-empty-text") }
            } else {
                EmptyFace { title: t!(words, "now-empty-title"), text: t!(words, "now-empty-text") }
            }
        }
        GroupList { words, other_time, groups, area: ListArea::Country, reading, onunfold, onpress }
    }
}

/// The municipality's own places first, also those whose hours nobody knows; then the others.
#[component]
fn TownList(
    words: Words,
    other_time: bool,
    name: String,
    own: Groups,
    rest: Groups,
    reading: Reading,
    onunfold: EventHandler<(&'static str, Unfolded)>,
    onpress: EventHandler<RowPress>,
) -> Element {
    rsx! {
        section { "aria-labelledby": "area-own",
            // The head names it already.
            h2 { class: "only-heard", id: "area-own", "{name}" }
            if own.is_empty() {
                p { class: "screen-text",
                    if other_time {
                        {t!(words, "then-town-empty")}
                    } else {
                        {t!(words, "now-town-empty")}
                    }
                }
            }
            GroupList { words, other_time, groups: own, area: ListArea::Town, reading: reading.clone(), onunfold, onpress }
        }
        if !rest.is_empty() {
            section { "aria-labelledby": "area-rest",
                h2 { class: "area-head", id: "area-rest", {t!(words, "now-elsewhere")} }
                GroupList { words, other_time, groups: rest, area: ListArea::Elsewhere, reading, onunfold, onpress }
            }
        }
    }
}

/// Which part of the country a run of groups is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListArea {
    Country,
    Town,
    Elsewhere,
    /// What the map shows.
    Map,
}

impl ListArea {
    /// The ids of its four groups, in their order.
    pub fn ids(self) -> [&'static str; 4] {
        match self {
            Self::Country => ["group-open", "group-check", "group-later", "group-unknown"],
            Self::Town => ["own-open", "own-check", "own-later", "own-unknown"],
            Self::Elsewhere => ["rest-open", "rest-check", "rest-later", "rest-unknown"],
            Self::Map => ["map-open", "map-check", "map-later", "map-unknown"],
        }
    }

    /// Which of them are folded at first. Of one's own town, and of what lies on the map, one wants to see all there is.
    pub fn folded(self) -> [bool; 4] {
        [false, false, false, !matches!(self, Self::Town | Self::Map)]
    }
}

#[component]
pub(super) fn GroupList(
    words: Words,
    other_time: bool,
    groups: Groups,
    area: ListArea,
    reading: Reading,
    onunfold: EventHandler<(&'static str, Unfolded)>,
    onpress: EventHandler<RowPress>,
) -> Element {
    let [open, check, later, unknown] = area.ids();
    let [open_folds, check_folds, later_folds, unknown_folds] = area.folded();
    let below = area != ListArea::Country;
    let (open_title, later_title) = match other_time {
        false => (t!(words, "now-open"), t!(words, "now-later")),
        true => (t!(words, "then-open"), t!(words, "then-later")),
    };
    let shown = [
        (open, open_title, None, groups.open, open_folds),
        (check, t!(words, "now-check"), Some(t!(words, "now-check-note")), groups.check, check_folds),
        (later, later_title, None, groups.later, later_folds),
        (unknown, t!(words, "now-unknown"), None, groups.unknown, unknown_folds),
    ];
    rsx! {
        for (id, title, note, rows, folded) in shown.into_iter().filter(|(_, _, _, rows, _)| !rows.is_empty()) {
            PlaceGroup {
                key: "{id}",
                words,
                id,
                below,
                title,
                note,
                rows,
                folded,
                unfolded: reading.unfolded.get(id).copied(),
                onunfold: move |how: Unfolded| onunfold.call((id, how)),
                came_from: reading.came_from.clone(),
                onpress,
            }
        }
    }
}

#[component]
fn FoundList(words: Words, rows: Rows, reading: Reading, onpress: EventHandler<RowPress>) -> Element {
    rsx! {
        section { class: "group", "aria-labelledby": "group-found",
            h2 { class: "group-head", id: "group-found",
                span { {t!(words, "now-search-results")} }
                span { class: "group-note", role: "status",
                    if rows.count < MOST_FOUND {
                        {t!(words, "count-places", count = rows.count)}
                    } else {
                        {t!(words, "count-best", count = rows.count)}
                    }
                }
            }
            if rows.is_empty() {
                EmptyFace { title: t!(words, "search-empty-title"), text: t!(words, "search-empty-text") }
            } else {
                RowList { words, shown: rows.count, rows: rows.rows, came_from: reading.came_from, onpress }
            }
        }
    }
}
