//! One place in a list: the door, the name, the state in words, where and who, and what one asks first.

use dioxus::prelude::*;

use crate::ui::components::door::{Door, DoorSign};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::joined::Joined;
use crate::ui::format::syllables::breakable;
use crate::ui::route::Route;

/// A word of the directory with the language it is in, where that isn't the reader's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    pub text: String,
    /// Set where a reader's voice has to change its language.
    pub lang: Option<String>,
}

/// What a row shows, already in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: String,
    pub name: Spoken,
    pub door: Door,
    pub state: String,
    /// Distance or municipality, kind, operator, who told and when; joined in the row.
    pub meta: Vec<String>,
    /// What the first tag says is the price, which counts most.
    pub tags: Vec<Tag>,
    /// Whether something asked for is not known of it.
    pub unsure: bool,
    /// What a small heart beside the name says, where the reader keeps the place.
    pub kept: Option<String>,
    /// The name of the heart at the row's end, in a list that has them.
    pub heart: Option<String>,
}

/// What a press on a row asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowPress {
    /// Its page is being opened.
    Open(String),
    /// Its heart: keep the place, or no more.
    Keep(String, bool),
}

/// A short word below the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub text: String,
    pub tone: TagTone,
    /// What a reader's voice says in its place, where the text alone would not be understood.
    pub heard: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagTone {
    Plain,
    Strong,
    /// Something asked for that there is.
    Yes,
    /// Something asked for of which nobody told.
    Unknown,
}

impl Tag {
    pub fn plain(text: String) -> Self {
        Self { text, tone: TagTone::Plain, heard: None }
    }

    pub fn strong(text: String) -> Self {
        Self { tone: TagTone::Strong, ..Self::plain(text) }
    }
}

/// Yes and not known are told apart by a sign and a word, their colours come on top.
#[component]
pub fn TagMark(tag: Tag) -> Element {
    let (class, sign) = match tag.tone {
        TagTone::Plain => ("row-tag", None),
        TagTone::Strong => ("row-tag-strong", None),
        TagTone::Yes => ("row-tag-yes", Some(Sign::Tick)),
        TagTone::Unknown => ("row-tag-unknown", Some(Sign::Question)),
    };
    rsx! {
        span { class,
            if let Some(sign) = sign {
                Icon { sign, size: 15 }
            }
            if let Some(heard) = &tag.heard {
                span { "aria-hidden": "true", "{tag.text}" }
                span { class: "only-heard", "{heard}" }
            } else {
                "{tag.text}"
            }
        }
    }
}

/// A row that opens the place's page. What stands beside it, such as a heart, comes as children.
#[component]
pub fn PlaceRow(
    row: Row,
    /// Where it leads, where that isn't the place's own page.
    to: Option<Route>,
    /// Whether it takes the focus as it appears: its reader comes back from its page.
    #[props(default)]
    focused: bool,
    #[props(default)] onpress: EventHandler<RowPress>,
    children: Element,
) -> Element {
    let id = row.id.clone();
    let kept = row.kept.is_some();
    let heart = row.heart.as_ref().map(|heart| {
        let id = row.id.clone();
        rsx! {
            button {
                class: if kept { "row-heart" } else { "row-heart row-heart-off" },
                r#type: "button",
                "aria-label": "{heart}",
                "aria-pressed": if kept { "true" } else { "false" },
                onclick: move |_| onpress.call(RowPress::Keep(id.clone(), !kept)),
                Icon { sign: if kept { Sign::Kept } else { Sign::Heart }, size: 22 }
            }
        }
    });
    // One heart is enough.
    let body = Row { kept: row.kept.clone().filter(|_| heart.is_none()), ..row.clone() };
    rsx! {
        li { class: "row {row.door.tone()}", key: "{row.id}",
            Link {
                class: "row-link",
                to: to.unwrap_or_else(|| Route::place(&row.id)),
                onclick: move |_| onpress.call(RowPress::Open(id.clone())),
                onmounted: move |event: MountedEvent| async move {
                    if focused {
                        // A window that is not shown can't take the focus; the row stands all the same.
                        let _ = event.set_focus(true).await;
                    }
                },
                RowBody { row: body }
            }
            {heart}
            {children}
        }
    }
}

/// A row that leads nowhere: an event or a service, which has no page of its own.
#[component]
pub fn StillRow(row: Row, children: Element) -> Element {
    rsx! {
        li { class: "row {row.door.tone()}", key: "{row.id}",
            div { class: "row-link",
                RowBody { row: row.clone() }
            }
            {children}
        }
    }
}

#[component]
fn RowBody(row: Row) -> Element {
    rsx! {
        span { class: "door-plate", DoorSign { door: row.door } }
        span { class: "row-words",
            span { class: "row-name",
                bdi { lang: row.name.lang.clone(), {breakable(&row.name.text)} }
                if let Some(kept) = &row.kept {
                    span { class: "row-kept",
                        Icon { sign: Sign::Kept, size: 15 }
                        span { class: "only-heard", "{kept}" }
                    }
                }
            }
            span { class: "row-state", "{row.state}" }
            if !row.meta.is_empty() {
                span { class: "row-meta", Joined { parts: row.meta.clone() } }
            }
            if !row.tags.is_empty() {
                span { class: "row-tags",
                    for tag in row.tags.iter() {
                        TagMark { key: "{tag.text}", tag: tag.clone() }
                    }
                }
            }
        }
    }
}
