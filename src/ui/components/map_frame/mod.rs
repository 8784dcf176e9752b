//! The map's picture with its buttons, and what stands in its place where there is none. The picture itself is drawn
//! into an element of a fixed name by whoever holds the screen; everything in it stands in the list beside it too.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::out_link::{OpenLink, OutLink};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;

/// The id of the element that the picture is drawn into.
pub const PICTURE: &str = "map-picture";

/// How far the picture is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Picture {
    /// What draws it is being fetched.
    #[default]
    Waits,
    Drawn(Ground),
    /// This device draws none.
    NotHere,
    /// What draws it could not be had; the system's words.
    Failed(String),
}

/// What lies below the pins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Ground {
    /// The base map is being fetched.
    #[default]
    Waits,
    Drawn,
    /// It could not be had; the system's words.
    Failed(String),
}

/// What a button of the frame asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameAsk {
    ZoomIn,
    ZoomOut,
    /// To where the reader is.
    Home,
    /// To look from the map's middle.
    SearchHere,
    Retry,
}

#[component]
pub fn MapFrame(
    words: Words,
    picture: Picture,
    /// Whether it is known where the reader is.
    has_home: bool,
    /// Whether the map's middle is far from where distances are measured.
    searches_here: bool,
    /// Whom the streets that are drawn owe credit besides.
    #[props(default)]
    credits: Vec<String>,
    onmounted: EventHandler<()>,
    onask: EventHandler<FrameAsk>,
    onopen: OpenLink,
) -> Element {
    let is_drawn = matches!(picture, Picture::Drawn(_));
    let gone = matches!(picture, Picture::NotHere | Picture::Failed(_));
    rsx! {
        div { class: if gone { "map-frame map-frame-gone" } else { "map-frame" },
            div { id: PICTURE, class: "map-picture", hidden: gone, onmounted: move |_| onmounted.call(()) }
            if is_drawn {
                if searches_here {
                    button { class: "map-here", r#type: "button", onclick: move |_| onask.call(FrameAsk::SearchHere),
                        Icon { sign: Sign::Search, size: 18 }
                        {t!(words, "map-search-here")}
                    }
                }
                div { class: "map-buttons",
                    if has_home {
                        FrameButton { sign: Sign::Pin, name: t!(words, "map-home"), onpress: move |()| onask.call(FrameAsk::Home) }
                    }
                    FrameButton { sign: Sign::Plus, name: t!(words, "map-zoom-in"), onpress: move |()| onask.call(FrameAsk::ZoomIn) }
                    FrameButton { sign: Sign::Dash, name: t!(words, "map-zoom-out"), onpress: move |()| onask.call(FrameAsk::ZoomOut) }
                }
            }
            if !gone {
                Credit { words, credits, onopen }
            }
            p { class: "map-said", role: "status",
                match &picture {
                    Picture::Waits => t!(words, "map-waits"),
                    Picture::Drawn(Ground::Waits) => t!(words, "map-ground-waits"),
                    Picture::Drawn(Ground::Failed(detail)) => t!(words, "map-ground-failed", detail = detail),
                    Picture::Drawn(Ground::Drawn) => String::new(),
                    Picture::NotHere => t!(words, "map-not-here"),
                    Picture::Failed(detail) => t!(words, "map-failed", detail = detail),
                }
            }
            if matches!(picture, Picture::Failed(_) | Picture::Drawn(Ground::Failed(_))) {
                button { class: "plain-button map-retry", r#type: "button", onclick: move |_| onask.call(FrameAsk::Retry),
                    {t!(words, "error-retry")}
                }
            }
        }
    }
}

/// Whose map it is: a short line in its corner, always in sight.
#[component]
fn Credit(words: Words, credits: Vec<String>, onopen: OpenLink) -> Element {
    rsx! {
        p { class: "map-credit",
            if let Some(link) = SafeLink::parse("https://www.openstreetmap.org/copyright") {
                OutLink { link, text: t!(words, "map-credit-short"), onopen }
            }
            if let Some(link) = SafeLink::parse("https://stat.fi/") {
                OutLink { link, text: t!(words, "map-credit-statistics"), onopen }
            }
            for credit in credits {
                bdi { key: "{credit}", "{credit}" }
            }
        }
    }
}

/// A sign alone; its name is heard, and shown to a mouse that rests.
#[component]
fn FrameButton(sign: Sign, name: String, onpress: EventHandler<()>) -> Element {
    rsx! {
        button { class: "map-button", r#type: "button", "aria-label": "{name}", title: "{name}", onclick: move |_| onpress.call(()),
            Icon { sign, size: 22 }
        }
    }
}
