//! The head of a screen below Nyt: the way back, a line above the title, the title.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::joined::Joined;
use crate::ui::format::syllables::breakable;
use crate::ui::i18n::Words;
use crate::ui::route::{Route, use_way_back};

#[component]
pub fn ScreenHead(
    words: Words,
    title: String,
    lang: Option<String>,
    /// Facts in a line above the title.
    #[props(default)]
    above: Vec<String>,
    /// Where "back" leads when there is no history.
    back: Route,
) -> Element {
    rsx! {
        header { class: "screen-head",
            BackLink { words, back }
            if !above.is_empty() {
                p { class: "screen-above", Joined { parts: above } }
            }
            ScreenTitle { title, lang }
        }
    }
}

/// The screen's one first heading. It takes the focus when the screen opens, so that a reader hears where it is.
#[component]
pub fn ScreenTitle(title: String, lang: Option<String>) -> Element {
    rsx! {
        h1 {
            class: "screen-title",
            tabindex: "-1",
            lang,
            onmounted: move |event| async move {
                // A window that is not shown can't take the focus; the screen stands all the same.
                let _ = event.set_focus(true).await;
            },
            bdi { {breakable(&title)} }
        }
    }
}

#[component]
fn BackLink(words: Words, back: Route) -> Element {
    let way_back = use_way_back(back.clone());
    rsx! {
        a {
            class: "back",
            href: back.to_string(),
            onclick: move |event: MouseEvent| {
                event.prevent_default();
                way_back.call(());
            },
            Icon { sign: Sign::Back }
            {t!(words, "back")}
        }
    }
}
