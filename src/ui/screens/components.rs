//! The component page of debug builds: each component with its states, for whoever builds or judges them.
//!
//! Its own words are for developers and in English; what the components say is in the interface's language. Nothing here
//! reads the store, and nothing that is pressed does more than change what is seen.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use dioxus::prelude::*;

use crate::domain::place::AccessibilityItem;
use crate::domain::record::Answer;
use crate::domain::service::ChannelKind;
use crate::ui::components::agenda::{AgendaLine, AgendaList};
use crate::ui::components::ages_picker::AgesPicker;
use crate::ui::components::answers::Answers;
use crate::ui::components::banner::Banner;
use crate::ui::components::card::{Card, Facts};
use crate::ui::components::chips::{Chip, ChipGroup, RemovableChip};
use crate::ui::components::days::{DayCell, DayTable};
use crate::ui::components::door::{Door, DoorSign};
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace, StartFace};
use crate::ui::components::file_button::FileButton;
use crate::ui::components::foot_bar::FootBar;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::joined::Joined;
use crate::ui::components::language_list::LanguageList;
use crate::ui::components::languages_picker::LanguagesPicker;
use crate::ui::components::link_list::{LinkItem, LinkList};
use crate::ui::components::map_frame::{MapFrame, Picture};
use crate::ui::components::map_legend::MapLegend;
use crate::ui::components::needs_picker::{NeedsPicker, toggled};
use crate::ui::components::out_link::{ActionButton, OutLink};
use crate::ui::components::pack_row::PackRow;
use crate::ui::components::pill::PillLink;
use crate::ui::components::pin::{PinSign, Shape};
use crate::ui::components::place_group::PlaceGroup;
use crate::ui::components::place_row::{Row, Spoken, Tag, TagTone};
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::search_field::SearchField;
use crate::ui::components::service_card::{Meanwhile, ServiceCard, ServiceLine, Way};
use crate::ui::components::session_list::{SessionLine, SessionList};
use crate::ui::components::sources::{SourceLine, SourceList};
use crate::ui::components::state_hero::StateHero;
use crate::ui::components::switch::Switch;
use crate::ui::components::toast::Toast;
use crate::ui::components::week::{Week, WeekLine};
use crate::ui::hooks::use_words;
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;
use crate::ui::view::packs::{PackLine, PackState, Trouble};

const DOORS: [(Door, &str); 5] = [
    (Door::Open, "Open"),
    (Door::Ajar, "Ajar"),
    (Door::Uncertain, "Uncertain"),
    (Door::Closed, "Closed"),
    (Door::Appointment, "Appointment"),
];

#[component]
pub fn ComponentsScreen() -> Element {
    rsx! { ComponentsView { words: use_words() } }
}

#[component]
pub fn ComponentsView(words: Words) -> Element {
    rsx! {
        ScreenHead { words, title: "Components", lang: "en", back: Route::Settings {} }
        main { id: "content",
            Part { title: "Doors and signs",
                Card { id: "components-doors", title: "Doors",
                    ul { class: "facts",
                        for (door, name) in DOORS {
                            li { key: "{name}", class: "fact {door.tone()}", span { class: "door-plate", DoorSign { door } } " {name}" }
                        }
                    }
                }
                Card { id: "components-signs", title: "Signs",
                    div { class: "chips",
                        for sign in Sign::ALL.iter().copied() {
                            Icon { key: "{sign:?}", sign }
                        }
                    }
                }
            }
            Part { title: "State, in words", Heroes {} }
            Part { title: "Rows", Rows { words } }
            Part { title: "Lines of a calendar", Lines { words } }
            Part { title: "Choices", Choices { words } }
            Part { title: "Cards and tables", Cards { words } }
            Part { title: "Faces",
                LoadingFace { words }
                StartFace { words, done: 3, total: 8 }
                EmptyFace { title: "Empty", text: "Why, and what to do." }
                ErrorFace { words, detail: "the disk is full", onretry: |()| () }
            }
            Part { title: "Messages",
                Banner { text: "Banner", action: "Action".to_owned(), onaction: |()| (), aside: "Aside".to_owned(), onaside: |()| () }
                Toast { text: "Toast", action: "Action".to_owned(), onaction: |()| () }
            }
            Part { title: "Ways out", Ways { words } }
            Part { title: "The map", MapParts { words } }
            Part { title: "Street maps", Packs { words } }
        }
    }
}

#[component]
fn Part(title: &'static str, children: Element) -> Element {
    rsx! {
        section { lang: "en", "aria-label": title,
            h2 { class: "screen-text", "{title}" }
            {children}
        }
    }
}

#[component]
fn Heroes() -> Element {
    rsx! {
        for (door, name) in DOORS {
            StateHero {
                key: "{name}",
                door,
                head: name,
                details: vec!["What comes next".to_owned()],
                doubts: if door == Door::Uncertain { vec!["Why it is not sure".to_owned(), "And why else".to_owned()] } else { Vec::new() },
            }
        }
    }
}

fn named(name: &str) -> Spoken {
    Spoken { text: name.to_owned(), lang: None }
}

fn row(number: usize, door: Door, name: &str) -> Row {
    let tag = |text: &str, tone| Tag { text: text.to_owned(), tone, heard: None };
    Row {
        id: format!("example:{number}"),
        name: named(name),
        door,
        state: format!("{door:?}"),
        meta: vec!["350 m".to_owned(), "Kind".to_owned(), "Source".to_owned(), "24.11.2026".to_owned()],
        tags: vec![
            tag("Strong", TagTone::Strong),
            tag("Plain", TagTone::Plain),
            tag("Yes", TagTone::Yes),
            tag("Not known", TagTone::Unknown),
        ],
        unsure: door == Door::Uncertain,
        kept: (door == Door::Open).then(|| "Saved".to_owned()),
        heart: (door == Door::Closed).then(|| "Save".to_owned()),
    }
}

#[component]
fn Rows(words: Words) -> Element {
    let rows: Vec<Row> = DOORS.iter().enumerate().map(|(number, (door, name))| row(number, *door, name)).collect();
    let long = row(9, Door::Open, "A name so long that it does not fit, kohtaamispaikkayhdistyksenperhekahvila");
    rsx! {
        PlaceGroup { words, id: "components-rows", title: "A group", note: "What it means".to_owned(), rows: rows.clone().into() }
        PlaceGroup { words, id: "components-folded", title: "A folded group", rows: rows.into(), folded: true }
        PlaceGroup { words, id: "components-long", title: "A long name", rows: vec![long].into() }
    }
}

#[component]
fn Lines(words: Words) -> Element {
    let line = |key: &str, door, badge: Option<&str>, off, over| AgendaLine {
        key: key.to_owned(),
        event: format!("example:{key}"),
        from: "10.00".to_owned(),
        until: Some("12.00".to_owned()),
        name: named(key),
        badge: badge.map(str::to_owned),
        off,
        over,
        door,
        state: (door == Door::Open).then(|| "Running".to_owned()),
        notes: Vec::new(),
        meta: vec!["Place".to_owned(), "Town".to_owned()],
        tags: Vec::new(),
        kept: None,
    };
    let lines = vec![
        line("Running", Door::Open, None, false, false),
        line("To come", Door::Closed, None, false, false),
        line("Not sure", Door::Uncertain, None, false, false),
        line("Cancelled", Door::Closed, Some("Cancelled"), true, false),
        line("Over", Door::Closed, None, false, true),
    ];
    let session = |key: &str, badge: Option<&str>, off| SessionLine {
        key: key.to_owned(),
        day: "ma 1.12.".to_owned(),
        hours: "10–12".to_owned(),
        name: named(key),
        details: vec!["Detail".to_owned()],
        badge: badge.map(str::to_owned),
        link: None,
        opens: Route::event("example:session"),
        off,
    };
    let monday = NaiveDate::from_isoywd_opt(2026, 49, Weekday::Mon).unwrap_or_default();
    let cells = (0..7).map(|number| {
        let date = monday + Days::new(number);
        DayCell {
            date,
            number: date.day().to_string(),
            weekday: date.format("%a").to_string(),
            name: date.format("%A %-d").to_string(),
            busy: number % 2 == 0,
            chosen: number == 1,
            today: number == 2,
            choosable: number != 5,
            outside: number == 6,
        }
    });
    rsx! {
        AgendaList { lines, onleave: |_| () }
        Card { id: "components-sessions", title: "Sessions, days",
            SessionList {
                words,
                lines: vec![session("A session", None, false), session("A cancelled one", Some("Cancelled"), true)],
                onopen: Callback::new(|_| false),
            }
            DayTable { label: "Days", cells: cells.collect::<Vec<_>>(), onchoose: |_| () }
        }
    }
}

#[component]
fn Choices(words: Words) -> Element {
    let mut on = use_signal(|| true);
    let mut text = use_signal(String::new);
    let mut ages = use_signal(|| vec![14]);
    let mut spoken = use_signal(|| vec!["sv".to_owned()]);
    let mut needs = use_signal(|| vec![AccessibilityItem::StepFreeEntrance]);
    rsx! {
        Card { id: "components-choices", title: "To choose and to press",
            SearchField {
                label: "Search",
                placeholder: "Search",
                clear_label: "Clear",
                value: text(),
                oninput: move |typed| text.set(typed),
            }
            h3 { id: "components-chips", "Chips" }
            ChipGroup { labelled_by: "components-chips",
                Chip { text: "Chip", on: on(), onclick: move |()| on.toggle() }
                RemovableChip { text: "Removable", name: "Remove", onremove: |()| () }
            }
            Switch { text: "Switch", on: on(), onchange: move |is| on.set(is) }
            h3 { id: "components-ages", "Ages" }
            AgesPicker { words, labelled_by: "components-ages", ages_months: ages(), onchange: move |chosen| ages.set(chosen) }
            h3 { id: "components-languages", "Languages" }
            LanguagesPicker { words, labelled_by: "components-languages", chosen: spoken(), onchange: move |chosen| spoken.set(chosen) }
            LanguageList { words, labelled_by: "components-languages", onlanguage: |_| () }
            h3 { id: "components-needs", "Needs" }
            NeedsPicker { words, labelled_by: "components-needs", chosen: needs(), onchange: move |chosen| needs.set(chosen) }
            button {
                class: "face-button",
                r#type: "button",
                onclick: move |_| {
                    let now = toggled(&needs(), &AccessibilityItem::ChangingTable);
                    needs.set(now);
                },
                "Main button"
            }
            FileButton { text: "A file", accept: "text/plain", refuse: |_| None, onfile: |_| () }
        }
    }
}

#[component]
fn Cards(words: Words) -> Element {
    let line = |days: &str, hours: &[&str], today| WeekLine {
        days: days.to_owned(),
        hours: hours.iter().map(|span| (*span).to_owned()).collect(),
        today,
    };
    rsx! {
        Card { id: "components-card", title: "A card",
            Facts { items: vec!["A fact".to_owned(), "Another".to_owned()] }
        }
        Card { id: "components-answers", title: "Answers",
            Answers {
                words,
                items: vec![
                    ("Yes".to_owned(), Answer::Yes),
                    ("No".to_owned(), Answer::No),
                    ("Not known".to_owned(), Answer::Unknown),
                ],
            }
        }
        Card { id: "components-week", title: "A week",
            Week {
                label: "A week",
                lines: vec![line("Today", &["9–12", "13–16"], true), line("Tue–Fri", &["9–16"], false), line("Sat", &["–"], false)],
            }
        }
        LinkList { label: "Links",
            LinkItem { title: "A link", text: "What is there".to_owned(), to: Route::Settings {} }
            LinkItem { title: "Another", to: Route::Settings {} }
        }
    }
}

#[component]
fn Ways(words: Words) -> Element {
    let Some(link) = SafeLink::phone("0800 123 456") else { return rsx! {} };
    let way = |text: &str, strong| Way { kind: ChannelKind::Phone, text: text.to_owned(), link: link.clone(), strong };
    let service = |id: &str, door| ServiceLine {
        id: format!("example:{id}"),
        name: named(id),
        door,
        state: format!("{door:?}"),
        told: None,
        summary: Some(named("What it is for")),
        facts: vec!["For whom".to_owned()],
        ways: vec![way("Strong way", true), way("Way", false)],
        help: Vec::new(),
        meanwhile: (door == Door::Closed)
            .then(|| Meanwhile { id: "example:other".to_owned(), text: "What to use meanwhile".to_owned() }),
    };
    let open = Callback::new(|_| false);
    let source = |name: &str, link| SourceLine { name: name.to_owned(), link, details: vec!["CC BY 4.0".to_owned()] };
    rsx! {
        ul { class: "rows",
            ServiceCard { line: service("Answers", Door::Open), onopen: open }
            ServiceCard { line: service("Closed", Door::Closed), onopen: open }
        }
        Card { id: "components-ways", title: "Links and buttons",
            p { class: "chips",
                PillLink { sign: Sign::Pin, text: "Pill", to: Route::Settings {} }
                PillLink { sign: Sign::Clock, text: "Strong", strong: true, to: Route::Settings {} }
                PillLink { sign: Sign::Pin, text: "Waits", waits: true, to: Route::Settings {} }
            }
            p { ActionButton { sign: Sign::Share, text: "Action", onpress: |()| () } }
            p { OutLink { link: link.clone(), text: "Out of the app", onopen: open } }
            p { Joined { parts: vec!["One".to_owned(), "two".to_owned(), "three".to_owned()] } }
            SourceList { lines: vec![source("With a link", Some(link.clone())), source("Without", None)], onopen: open }
        }
        FootBar { button { class: "foot-main", r#type: "button", "Foot" } }
    }
}

#[component]
fn MapParts(words: Words) -> Element {
    let pictures = [Picture::Waits, Picture::NotHere, Picture::Failed("why".to_owned())];
    rsx! {
        p { class: "screen-text",
            for shape in Shape::ALL.iter().copied() {
                PinSign { key: "{shape:?}", shape, door: Door::Open }
            }
        }
        for picture in pictures {
            MapFrame {
                key: "{picture:?}",
                words,
                picture,
                has_home: true,
                searches_here: false,
                onmounted: |()| (),
                onask: |_| (),
                onopen: Callback::new(|_| false),
            }
        }
        MapLegend { words }
    }
}

#[component]
fn Packs(words: Words) -> Element {
    const SIZE: u64 = 640_000;
    const HALF: u64 = SIZE / 2;
    let line = |name: &str, state, trouble: Option<&str>| PackLine {
        id: name.to_lowercase(),
        name: named(name),
        places: vec!["Town".to_owned()],
        size: SIZE,
        state,
        replaces: false,
        own: false,
        credits: vec!["© Somebody".to_owned()],
        trouble: trouble.map(|text| Trouble { text: text.to_owned(), detail: "why".to_owned() }),
        near: true,
        distance_m: None,
    };
    let lines = vec![
        line("Offered", PackState::Offered, None),
        line("Running", PackState::Running { here: HALF }, None),
        line("Checking", PackState::Checking, None),
        line("Paused", PackState::Paused { here: HALF }, Some("What went wrong")),
        line("Here", PackState::Here, None),
        line("Newer", PackState::Newer { size: SIZE }, None),
    ];
    rsx! {
        ul {
            for line in lines {
                PackRow { key: "{line.id}", words, line: line.clone(), onask: |_| () }
            }
        }
    }
}
