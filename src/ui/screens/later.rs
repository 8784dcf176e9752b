//! The screens behind the first one: drawn by the program's second part, once that is here.

use dioxus::prelude::*;

use super::{
    AccessibilityScreen, Beside, Calendar, ComponentsScreen, EventScreen, FamilyScreen, FeedScreen, FeedbackScreen,
    FeedbackToScreen, FiltersScreen, HiddenScreen, MapScreen, Missing, NetworkScreen, Now, OrganizationScreen, Place,
    PositionScreen, PrivacyScreen, QualityScreen, RegionsScreen, Saved, ServiceScreen, Settings, SituationScreen,
    SoftwareScreen, Sources, StreetMapsScreen, Support, TimeScreen, WelcomeScreen,
};
use crate::t;
use crate::ui::components::faces::{FailedPage, LoadingPage};
use crate::ui::hooks::rest::use_rest;
use crate::ui::hooks::use_words;
use crate::ui::route::Route;

/// Stands where such a screen will stand. Which one it is, the address tells.
#[component]
pub fn Later(#[props(default)] id: Vec<String>) -> Element {
    let _ = id;
    let words = use_words();
    let route = use_route::<Route>();
    let (rest, onretry) = use_rest();
    let (title, back) = (t!(words, "app-name"), Route::Now {});
    match rest {
        Some(Ok(rest)) => (rest.screen)(route),
        None => rsx! {
            LoadingPage { words, title, back }
        },
        Some(Err(detail)) => rsx! {
            FailedPage { words, title, back, detail, onretry }
        },
    }
}

/// What stands beside every screen. Called by the second part alone.
pub fn beside() -> Element {
    rsx! { Beside {} }
}

/// The screen of an address. Called by the second part alone.
pub fn screen(route: Route) -> Element {
    match route {
        Route::Now {} => rsx! { Now {} },
        Route::Place { id } => rsx! { Place { id } },
        Route::MapScreen {} => rsx! { MapScreen {} },
        Route::Calendar {} => rsx! { Calendar {} },
        Route::EventScreen { id } => rsx! { EventScreen { id } },
        Route::Support {} => rsx! { Support {} },
        Route::SituationScreen { id } => rsx! { SituationScreen { id } },
        Route::ServiceScreen { id } => rsx! { ServiceScreen { id } },
        Route::OrganizationScreen { id } => rsx! { OrganizationScreen { id } },
        Route::NetworkScreen {} => rsx! { NetworkScreen {} },
        Route::QualityScreen {} => rsx! { QualityScreen {} },
        Route::FeedbackScreen {} => rsx! { FeedbackScreen {} },
        Route::FeedbackToScreen { id } => rsx! { FeedbackToScreen { id } },
        Route::PositionScreen {} => rsx! { PositionScreen {} },
        Route::Saved {} => rsx! { Saved {} },
        Route::Settings {} => rsx! { Settings {} },
        Route::FamilyScreen {} => rsx! { FamilyScreen {} },
        Route::FeedScreen {} => rsx! { FeedScreen {} },
        Route::RegionsScreen {} => rsx! { RegionsScreen {} },
        Route::StreetMapsScreen {} => rsx! { StreetMapsScreen {} },
        Route::HiddenScreen {} => rsx! { HiddenScreen {} },
        Route::Sources {} => rsx! { Sources {} },
        Route::SoftwareScreen {} => rsx! { SoftwareScreen {} },
        Route::AccessibilityScreen {} => rsx! { AccessibilityScreen {} },
        Route::PrivacyScreen {} => rsx! { PrivacyScreen {} },
        Route::FiltersScreen {} => rsx! { FiltersScreen {} },
        Route::TimeScreen {} => rsx! { TimeScreen {} },
        Route::WelcomeScreen {} => rsx! { WelcomeScreen {} },
        Route::ComponentsScreen {} if cfg!(debug_assertions) => rsx! { ComponentsScreen {} },
        Route::ComponentsScreen {} => rsx! { Missing { segments: Vec::new() } },
        Route::Missing { segments } => rsx! { Missing { segments } },
    }
}
