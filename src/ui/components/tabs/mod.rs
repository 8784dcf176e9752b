//! The tabs at the foot of every screen, where a thumb reaches them. Only screens that work have one: a new one is a
//! line in [`Tab::ALL`], its sign and its word.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::i18n::Words;
use crate::ui::route::Route;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Now,
    Map,
    Calendar,
    Saved,
    Support,
}

impl Tab {
    pub const ALL: [Tab; 5] = [Self::Now, Self::Map, Self::Calendar, Self::Saved, Self::Support];

    fn sign(self) -> Sign {
        match self {
            Self::Now => Sign::Door,
            Self::Map => Sign::Map,
            Self::Calendar => Sign::Calendar,
            Self::Saved => Sign::Heart,
            Self::Support => Sign::Talk,
        }
    }

    fn name(self, words: Words) -> String {
        match self {
            Self::Now => t!(words, "tab-now"),
            Self::Map => t!(words, "tab-map"),
            Self::Calendar => t!(words, "tab-calendar"),
            Self::Saved => t!(words, "tab-saved"),
            Self::Support => t!(words, "tab-support"),
        }
    }

    fn route(self) -> Route {
        match self {
            Self::Now => Route::Now {},
            Self::Map => Route::MapScreen {},
            Self::Calendar => Route::Calendar {},
            Self::Saved => Route::Saved {},
            Self::Support => Route::Support {},
        }
    }
}

#[component]
pub fn Tabs(
    words: Words,
    current: Option<Tab>,
    /// How many kept records have news that nobody saw.
    #[props(default)]
    unseen: usize,
) -> Element {
    rsx! {
        nav { class: "tabs", "aria-label": t!(words, "tabs"),
            ul { class: "tabs-list",
                for tab in Tab::ALL {
                    li { key: "{tab:?}",
                        // The router says `aria-current` for the very address; the class is for the eye.
                        Link { class: if current == Some(tab) { "tab tab-on" } else { "tab" }, to: tab.route(),
                            span { class: "tab-sign",
                                Icon { sign: tab.sign(), size: 22 }
                                if tab == Tab::Saved && unseen > 0 {
                                    span { class: "tab-news", "aria-hidden": "true",
                                        if unseen > 9 { "9+" } else { "{unseen}" }
                                    }
                                }
                            }
                            span { class: "tab-name", {tab.name(words)} }
                            if tab == Tab::Saved && unseen > 0 {
                                span { class: "only-heard", {t!(words, "tab-news", count = unseen)} }
                            }
                        }
                    }
                }
            }
        }
    }
}
