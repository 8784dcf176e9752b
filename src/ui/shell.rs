//! The root: gives the screens what they share, and frames each of them.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::tabs::{Tab, Tabs};
use crate::ui::format::full_date;
use crate::ui::hooks::{self, DataAge, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::{Route, Walked, use_is_first_screen, use_note_walk};

/// The whole app.
#[component]
pub fn App() -> Element {
    hooks::use_provide_model();
    use_context_provider(Walked::new);
    let breathed = hooks::use_first_breath();
    rsx! {
        if breathed {
            Router::<Route> {}
        }
    }
}

/// What stands around every screen: the banners of the example area, of a newer version and
/// of old data above it, the tabs below.
#[component]
pub fn Shell() -> Element {
    let route = use_route::<Route>();
    hooks::welcome::use_note_arrival(use_is_first_screen() && route.is_of_a_record());
    use_note_walk();
    hooks::use_follow_device();
    let words = use_words();
    let current = match route {
        Route::Now {} | Route::PositionScreen {} => Some(Tab::Now),
        Route::MapScreen {} => Some(Tab::Map),
        Route::Calendar {} | Route::EventScreen { .. } => Some(Tab::Calendar),
        Route::Saved {} => Some(Tab::Saved),
        Route::Support {}
        | Route::SituationScreen { .. }
        | Route::ServiceScreen { .. }
        | Route::OrganizationScreen { .. }
        | Route::NetworkScreen {}
        | Route::QualityScreen {}
        | Route::FeedbackScreen {}
        | Route::FeedbackToScreen { .. } => Some(Tab::Support),
        _ => None,
    };
    rsx! {
        div { class: "app",
            ExampleBanner { words }
            UpdateBanner { words }
            AgeBanner { words }
            Aside {}
            Outlet::<Route> {}
            Tabs { words, current, unseen: hooks::omat::use_unseen_count() }
        }
    }
}

/// What stands around a screen of choices: no tabs, as its own button lies where they would.
#[component]
pub fn Sheet() -> Element {
    use_note_walk();
    hooks::use_follow_device();
    let words = use_words();
    rsx! {
        div { class: "app",
            ExampleBanner { words }
            Outlet::<Route> {}
        }
    }
}

/// What the second part has to say beside the screen that stands.
#[component]
fn Aside() -> Element {
    match hooks::rest::use_beside() {
        Some(beside) => beside(),
        None => rsx! {},
    }
}

#[component]
fn ExampleBanner(words: Words) -> Element {
    let leave = hooks::use_set_example();
    rsx! {
        if hooks::use_example() {
            Banner {
                text: t!(words, "example-banner"),
                action: t!(words, "example-leave"),
                onaction: move |()| leave.call(false),
            }
        }
    }
}

#[component]
fn UpdateBanner(words: Words) -> Element {
    let take = hooks::use_take_update();
    let aside = hooks::use_put_update_aside();
    rsx! {
        if hooks::use_update_waits() {
            Banner {
                text: t!(words, "update-ready"),
                action: t!(words, "update-take"),
                onaction: move |()| take.call(()),
                aside: t!(words, "update-aside"),
                onaside: move |()| aside.call(()),
            }
        }
    }
}

/// That what stands here may be out of date, or that the device's clock must be wrong. Nothing else is kept from anybody
/// for that.
#[component]
fn AgeBanner(words: Words) -> Element {
    let mut put_aside = use_signal(|| false);
    let sync = hooks::use_sync_now();
    match hooks::use_data_age().filter(|_| !put_aside()) {
        None => rsx! {},
        Some(DataAge::WrongClock(day)) => rsx! {
            Banner { text: t!(words, "feed-clock", day = full_date(words, day)) }
        },
        Some(DataAge::Outdated(day)) => rsx! {
            Banner {
                text: t!(words, "feed-outdated", day = full_date(words, day)),
                action: t!(words, "feed-sync"),
                onaction: move |()| sync.call(()),
                aside: t!(words, "update-aside"),
                onaside: move |()| put_aside.set(true),
            }
        },
    }
}
