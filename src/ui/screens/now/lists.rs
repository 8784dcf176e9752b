//! The list of places: of the country, of a municipality and what is elsewhere, of what was searched.

use chrono::NaiveDateTime;
use dioxus::prelude::*;

use super::{Groups, MOST_FOUND, Reading};
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::faces::EmptyFace;
use crate::ui::components::place_group::{PlaceGroup, RowList, Rows, Unfolded};
use crate::ui::components::place_row::RowPress;
use crate::ui::format::state::Moment;
use crate::ui::format::when;
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::time::next_morning;

/// Every place the directory lists, as no municipality was set.
#[component]
pub(super) fn CountryList(
    words: Words,
    moment: Moment,
    groups: Groups,
    reading: Reading,
    onunfold: EventHandler<(&'static str, Unfolded)>,
    onpress: EventHandler<RowPress>,
    onthen: EventHandler<NaiveDateTime>,
) -> Element {
    let other_time = moment.at != moment.now;
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
                EmptyFace { title: t!(words, "now-empty-title"), text: t!(words, "now-empty-text"),
                    NextMorning { words, moment, onthen }
                }
            }
        }
        GroupList { words, other_time, groups, area: ListArea::Country, reading, onunfold, onpress }
    }
}

/// The municipality's own places first, also those whose hours nobody knows; then the others.
#[component]
pub(super) fn TownList(
    words: Words,
    moment: Moment,
    name: String,
    own: Groups,
    rest: Groups,
    reading: Reading,
    onunfold: EventHandler<(&'static str, Unfolded)>,
    onpress: EventHandler<RowPress>,
    onthen: EventHandler<NaiveDateTime>,
) -> Element {
    let other_time = moment.at != moment.now;
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
            if !other_time && own.shows_nothing_now() {
                div { class: "town-next", NextMorning { words, moment, onthen } }
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

/// When the day's doors are shut, the next day is one press away.
#[component]
fn NextMorning(words: Words, moment: Moment, onthen: EventHandler<NaiveDateTime>) -> Element {
    let now = to_civil(moment.now);
    let morning = next_morning(now);
    rsx! {
        button { class: "face-button", r#type: "button", onclick: move |_| onthen.call(morning),
            {t!(words, "time-show", time = when(words, morning, now))}
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
pub(crate) fn GroupList(
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
pub(super) fn FoundList(words: Words, rows: Rows, reading: Reading, onpress: EventHandler<RowPress>) -> Element {
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
