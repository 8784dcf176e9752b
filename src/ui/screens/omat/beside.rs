//! What stands beside every screen: a reminder that is due, or what became of it.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::hooks::omat::use_watch;
use crate::ui::hooks::use_words;
use crate::ui::i18n::Words;
use crate::ui::route::Route;

/// Something that is told now, above the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The event's id.
    pub id: String,
    pub text: String,
}

#[component]
pub fn Beside() -> Element {
    let (said, answer) = use_watch();
    let navigator = navigator();
    let first = said.read().first().cloned();
    rsx! {
        BesideView {
            words: use_words(),
            said: first,
            onlook: move |id: String| {
                answer.call(());
                navigator.push(Route::event(&id));
            },
            onclose: move |()| answer.call(()),
        }
    }
}

#[component]
pub fn BesideView(
    words: Words,
    said: Option<Said>,
    onlook: EventHandler<String>,
    onclose: EventHandler<()>,
) -> Element {
    rsx! {
        if let Some(Said { id, text }) = said {
            Banner {
                text,
                action: t!(words, "remind-look"),
                onaction: move |()| onlook.call(id.clone()),
                aside: t!(words, "remind-close"),
                onaside: move |()| onclose.call(()),
            }
        }
    }
}
