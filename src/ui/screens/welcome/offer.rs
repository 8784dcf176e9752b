//! The first start's questions as Nyt offers them: above a list that stands, and gone at one press.

use dioxus::prelude::*;

use crate::t;
use crate::ui::i18n::Words;
use crate::ui::route::Route;

/// How Nyt stands to the questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Welcome {
    /// They are not offered.
    #[default]
    Not,
    Offered,
    /// They were put aside just now: where they are found again is said once.
    PutAside,
}

#[component]
pub fn WelcomeOffer(words: Words, welcome: Welcome, onskip: EventHandler<()>) -> Element {
    match welcome {
        Welcome::Not => rsx! {},
        Welcome::Offered => rsx! {
            section { class: "offer", "aria-labelledby": "welcome-offer",
                h2 { class: "offer-title", id: "welcome-offer", {t!(words, "welcome-title")} }
                p { {t!(words, "welcome-text")} }
                div { class: "offer-answers",
                    Link { class: "face-button", to: Route::WelcomeScreen {}, {t!(words, "welcome-start")} }
                    button { class: "plain-button", r#type: "button", onclick: move |_| onskip.call(()),
                        {t!(words, "welcome-skip")}
                    }
                }
            }
        },
        // The button that was pressed is gone: the focus goes where its answer is.
        Welcome::PutAside => rsx! {
            p {
                class: "offer",
                role: "status",
                tabindex: "-1",
                onmounted: move |event| async move {
                    let _ = event.set_focus(true).await;
                },
                {t!(words, "welcome-put-aside")}
            }
        },
    }
}
