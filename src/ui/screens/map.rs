//! Kartta: the map, and beside it the list of what it shows. The list is the primary interface: it stands without the
//! picture, goes by the same filters and the same time as Nyt, and a card above it tells of the pin that was pressed.

use std::collections::BTreeMap;

use dioxus::prelude::*;

use super::now::{
    AskedChips, FiltersLink, GroupList, Groups, ListArea, OtherTime, Reading, SettingsLink, WhenAndWhere,
};
use crate::domain::filter::Part;
use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace, StartFace};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::map_frame::{FrameAsk, MapFrame, Picture};
use crate::ui::components::map_legend::MapLegend;
use crate::ui::components::out_link::{ActionLink, OpenLink};
use crate::ui::components::place_group::{RowList, Rows, Unfolded};
use crate::ui::components::place_row::{RowPress, Spoken};
use crate::ui::components::screen_head::ScreenTitle;
use crate::ui::format;
use crate::ui::format::state::Moment;
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;

/// What the list beside the map holds.
#[derive(Debug, Clone, PartialEq)]
pub struct MapList {
    pub groups: Groups,
    /// Places in the box that the map shows, and how many of them are open.
    pub count: usize,
    pub open: usize,
    /// Places on the map anywhere, by the same question.
    pub everywhere: usize,
    /// Places of Nyt that have no point, so that no map can show them.
    pub unplaced: usize,
    /// Whether the box can grow.
    pub can_widen: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum MapContent {
    Starting { done: usize, total: usize },
    Loading,
    Failed(String),
    List(Box<MapList>),
}

/// What a pressed pin stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct MapCard {
    /// The pin's name.
    pub id: String,
    /// Whether its point stands for a whole locality or municipality.
    pub about: bool,
    pub rows: Rows,
    /// The ways there, by the phone's own map and by a map in a browser.
    pub routes: Option<(SafeLink, SafeLink)>,
}

/// A street map of what is shown, which isn't on this device.
#[derive(Debug, Clone, PartialEq)]
pub struct MapOffer {
    pub id: String,
    pub name: Spoken,
    pub size: u64,
}

#[component]
pub fn MapScreen() -> Element {
    let words = use_words();
    let map = hooks::map::use_map();
    let mut unfolded = hooks::use_unfolded();
    let remove = hooks::use_remove_part();
    let set_time = hooks::use_set_time();
    let retry = hooks::use_retry();
    let keep = hooks::saved::use_keep();
    rsx! {
        MapView {
            words,
            moment: hooks::use_moment(),
            position: hooks::use_position_name(),
            position_known: hooks::use_position_known(),
            parts: hooks::use_parts(),
            content: (map.content)(),
            picture: (map.picture)(),
            card: (map.card)(),
            has_home: (map.has_home)(),
            searches_here: (map.searches_here)(),
            credits: (map.credits)(),
            offer: (map.offer)(),
            notice: hooks::use_notice(),
            unfolded: unfolded(),
            onaside: move |id: String| map.put_aside.call(id),
            ondraw: move |()| map.draw.call(()),
            onask: move |ask: FrameAsk| map.ask.call(ask),
            onwiden: move |()| map.widen.call(()),
            onclose: move |()| map.close.call(()),
            onopen: hooks::use_open_link(),
            onretry: move |()| retry.call(()),
            onremove: move |part: Option<Part>| remove.call(part),
            onnow: move |()| set_time.call(None),
            onunfold: move |(id, how): (&'static str, Unfolded)| {
                unfolded.write().insert(id, how);
            },
            onpress: move |press: RowPress| {
                if let RowPress::Keep(id, kept) = press {
                    keep.call((id, kept));
                }
            },
        }
    }
}

#[component]
pub fn MapView(
    words: Words,
    moment: Moment,
    position: Option<String>,
    #[props(default = true)] position_known: bool,
    #[props(default)] parts: Vec<Part>,
    content: MapContent,
    picture: Picture,
    card: Option<MapCard>,
    /// Whether it is known where the reader is.
    has_home: bool,
    /// Whether the map lies elsewhere than where distances are measured from.
    searches_here: bool,
    /// Credits of streets, beyond those that always stand there.
    #[props(default)]
    credits: Vec<String>,
    offer: Option<MapOffer>,
    /// Offers that street map no more.
    #[props(default)]
    onaside: EventHandler<String>,
    notice: Option<String>,
    #[props(default)] unfolded: BTreeMap<&'static str, Unfolded>,
    /// The picture's element stands.
    #[props(default)]
    ondraw: EventHandler<()>,
    #[props(default)] onask: EventHandler<FrameAsk>,
    #[props(default)] onwiden: EventHandler<()>,
    /// Puts the card away.
    #[props(default)]
    onclose: EventHandler<()>,
    onopen: OpenLink,
    #[props(default)] onretry: EventHandler<()>,
    #[props(default)] onremove: EventHandler<Option<Part>>,
    #[props(default)] onnow: EventHandler<()>,
    #[props(default)] onunfold: EventHandler<(&'static str, Unfolded)>,
    #[props(default)] onpress: EventHandler<RowPress>,
) -> Element {
    rsx! {
        header { class: "now-head",
            div { class: "now-title",
                ScreenTitle { title: t!(words, "map-title") }
                div { class: "map-tools",
                    FiltersLink { words, count: parts.len() }
                    SettingsLink { words }
                }
            }
            div { class: "pills", WhenAndWhere { words, moment, position, position_known } }
            OtherTime { words, moment, onnow }
            if !parts.is_empty() {
                AskedChips { words, parts, onremove }
            }
        }
        if let Some(notice) = notice {
            Banner { text: notice }
        }
        main { id: "content",
            MapFrame { words, picture, has_home, searches_here, credits, onmounted: ondraw, onask, onopen }
            if let Some(offer) = offer {
                StreetsOffer { words, offer, onaside }
            }
            if let Some(card) = card {
                PinCard { key: "{card.id}", words, card: card.clone(), onclose, onopen, onpress }
            }
            match content {
                MapContent::Starting { done, total } => rsx! {
                    StartFace { words, done, total }
                },
                MapContent::Loading => rsx! {
                    LoadingFace { words }
                },
                MapContent::Failed(detail) => rsx! {
                    ErrorFace { words, detail, onretry }
                },
                MapContent::List(list) => rsx! {
                    ListOfMap { words, other_time: moment.at != moment.now, list: *list, unfolded, onwiden, onunfold, onpress }
                    MapLegend { words }
                },
            }
        }
    }
}

/// One quiet line: there are streets for what one looks at.
#[component]
fn StreetsOffer(words: Words, offer: MapOffer, onaside: EventHandler<String>) -> Element {
    let MapOffer { id, name, size } = offer;
    rsx! {
        div { class: "map-offer", role: "status",
            p {
                {t!(words, "map-offer", size = format::size(words, size))}
                " "
                Link { class: "line-link", to: Route::StreetMapsScreen {},
                    span { lang: name.lang.clone(), bdi { "{name.text}" } }
                }
            }
            button {
                class: "pin-card-close",
                r#type: "button",
                "aria-label": t!(words, "map-offer-close"),
                onclick: move |_| onaside.call(id.clone()),
                Icon { sign: Sign::Clear }
            }
        }
    }
}

/// The places of a pin, and the way there. It takes the focus as it appears, so that a reader hears what was pressed.
#[component]
fn PinCard(
    words: Words,
    card: MapCard,
    onclose: EventHandler<()>,
    onopen: OpenLink,
    onpress: EventHandler<RowPress>,
) -> Element {
    let count = card.rows.count;
    let title = match card.about {
        true => t!(words, "map-card-about", count = count),
        false if count == 1 => t!(words, "map-card-one"),
        false => t!(words, "map-card-many", count = count),
    };
    rsx! {
        section {
            class: "pin-card",
            "aria-labelledby": "pin-card",
            onkeydown: move |event: KeyboardEvent| {
                if event.key() == Key::Escape {
                    onclose.call(());
                }
            },
            div { class: "pin-card-head",
                h2 {
                    id: "pin-card",
                    tabindex: "-1",
                    onmounted: move |event: MountedEvent| async move {
                        // A window that is not shown can't take the focus; the card stands all the same.
                        let _ = event.set_focus(true).await;
                    },
                    "{title}"
                }
                button {
                    class: "pin-card-close",
                    r#type: "button",
                    "aria-label": t!(words, "map-card-close"),
                    onclick: move |_| onclose.call(()),
                    Icon { sign: Sign::Clear }
                }
            }
            if card.about {
                p { class: "screen-text", {t!(words, "map-card-about-text")} }
            }
            RowList { words, shown: card.rows.rows.len(), rows: card.rows.rows.clone(), onpress }
            if let Some((geo, web)) = card.routes {
                div { class: "actions",
                    ActionLink { link: geo, sign: Sign::Pin, text: t!(words, "place-route"), onopen }
                    ActionLink { link: web, sign: Sign::Globe, text: t!(words, "map-web-map"), onopen }
                }
            }
        }
    }
}

#[component]
fn ListOfMap(
    words: Words,
    other_time: bool,
    list: MapList,
    unfolded: BTreeMap<&'static str, Unfolded>,
    onwiden: EventHandler<()>,
    onunfold: EventHandler<(&'static str, Unfolded)>,
    onpress: EventHandler<RowPress>,
) -> Element {
    let MapList { groups, count, open, everywhere, unplaced, can_widen } = list;
    let is_empty = groups.is_empty();
    rsx! {
        section { class: "map-list", "aria-labelledby": "map-list",
            h2 { class: "group-head", id: "map-list",
                span {
                    {t!(words, "map-list")}
                    " "
                    span { class: "map-count", role: "status", {t!(words, "count-places", count = count)} }
                }
                if count > 0 {
                    span { class: "group-note",
                        if other_time {
                            {t!(words, "map-open-then", count = open)}
                        } else {
                            {t!(words, "map-open-now", count = open)}
                        }
                        if groups.check.count > 0 {
                            " · "
                            {t!(words, "map-maybe", count = groups.check.count)}
                        }
                    }
                }
            }
            if is_empty {
                EmptyFace {
                    title: t!(words, "map-empty-title"),
                    text: match everywhere {
                        0 => t!(words, "map-empty-everywhere"),
                        _ => t!(words, "map-empty-text", count = everywhere),
                    },
                }
            } else {
                GroupList {
                    words,
                    other_time,
                    groups,
                    area: ListArea::Map,
                    reading: Reading { unfolded, came_from: None },
                    onunfold,
                    onpress,
                }
            }
            if can_widen {
                button { class: "plain-button map-widen", r#type: "button", onclick: move |_| onwiden.call(()),
                    {t!(words, "map-widen")}
                }
            }
            p { class: "screen-text",
                Link { class: "line-link", to: Route::StreetMapsScreen {}, {t!(words, "maps-title")} }
            }
            if unplaced > 0 {
                p { class: "screen-text",
                    {t!(words, "map-unplaced", count = unplaced)}
                    " "
                    Link { class: "line-link", to: Route::Now {}, {t!(words, "map-unplaced-link")} }
                }
            }
        }
    }
}
