//! A link out of the app. Whoever renders it says what opening means: the phone's own way, or the browser's.

use dioxus::prelude::*;

use crate::ui::components::icon::{Icon, Sign};
use crate::ui::link::SafeLink;

/// Opens a link; `true`: it is done, the browser is to do nothing more.
pub type OpenLink = Callback<SafeLink, bool>;

#[component]
pub fn OutLink(link: SafeLink, text: String, lang: Option<String>, onopen: OpenLink) -> Element {
    let page = link.is_page();
    let target = link.clone();
    rsx! {
        a {
            class: "out-link",
            href: link.as_str(),
            lang,
            target: if page { "_blank" },
            rel: if page { "noopener noreferrer" },
            onclick: move |event: MouseEvent| {
                if onopen.call(target.clone()) {
                    event.prevent_default();
                }
            },
            bdi { "{text}" }
        }
    }
}

/// What a screen leads to in the end, as its large button.
#[component]
pub fn WideLink(link: SafeLink, text: String, onopen: OpenLink) -> Element {
    let target = link.clone();
    rsx! {
        a {
            class: "face-button",
            href: link.as_str(),
            onclick: move |event: MouseEvent| {
                if onopen.call(target.clone()) {
                    event.prevent_default();
                }
            },
            "{text}"
        }
    }
}

/// The same look for what happens inside the app.
#[component]
pub fn ActionButton(sign: Sign, text: String, pressed: Option<bool>, onpress: EventHandler<()>) -> Element {
    let pressed = pressed.map(|pressed| if pressed { "true" } else { "false" });
    rsx! {
        button { class: "action", r#type: "button", "aria-pressed": pressed, onclick: move |_| onpress.call(()),
            Icon { sign }
            "{text}"
        }
    }
}

/// One of the large buttons below a place's state: a sign and a word.
#[component]
pub fn ActionLink(link: SafeLink, sign: Sign, text: String, onopen: OpenLink) -> Element {
    let page = link.is_page();
    let target = link.clone();
    rsx! {
        a {
            class: "action",
            href: link.as_str(),
            target: if page { "_blank" },
            rel: if page { "noopener noreferrer" },
            onclick: move |event: MouseEvent| {
                if onopen.call(target.clone()) {
                    event.prevent_default();
                }
            },
            Icon { sign }
            "{text}"
        }
    }
}
