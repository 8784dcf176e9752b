//! The addresses inside the app, and which screen answers each.

use dioxus::prelude::*;

use crate::ui::screens::{Later, Missing, Now};
use crate::ui::shell::{Sheet, Shell};

#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Shell)]
        #[route("/")]
        Now {},
        // An id may hold slashes, which the address keeps: /place/osm:node/1380779190.
        #[route("/place/:..id", Later)]
        Place { id: Vec<String> },
        #[route("/map", Later)]
        MapScreen {},
        #[route("/calendar", Later)]
        Calendar {},
        #[route("/event/:..id", Later)]
        EventScreen { id: Vec<String> },
        #[route("/support", Later)]
        Support {},
        #[route("/support/situation/:..id", Later)]
        SituationScreen { id: Vec<String> },
        #[route("/service/:..id", Later)]
        ServiceScreen { id: Vec<String> },
        #[route("/organization/:..id", Later)]
        OrganizationScreen { id: Vec<String> },
        #[route("/network", Later)]
        NetworkScreen {},
        #[route("/network/quality", Later)]
        QualityScreen {},
        #[route("/feedback", Later)]
        FeedbackScreen {},
        #[route("/feedback/:..id", Later)]
        FeedbackToScreen { id: Vec<String> },
        #[route("/position", Later)]
        PositionScreen {},
        #[route("/saved", Later)]
        Saved {},
        #[route("/settings", Later)]
        Settings {},
        #[route("/settings/family", Later)]
        FamilyScreen {},
        #[route("/settings/feed", Later)]
        FeedScreen {},
        #[route("/settings/regions", Later)]
        RegionsScreen {},
        #[route("/settings/maps", Later)]
        StreetMapsScreen {},
        #[route("/settings/hidden", Later)]
        HiddenScreen {},
        #[route("/settings/sources", Later)]
        Sources {},
        #[route("/settings/software", Later)]
        SoftwareScreen {},
        #[route("/settings/accessibility", Later)]
        AccessibilityScreen {},
        #[route("/settings/privacy", Later)]
        PrivacyScreen {},
        // In debug builds alone; elsewhere no such page.
        #[route("/components", Later)]
        ComponentsScreen {},
    #[end_layout]
    #[layout(Sheet)]
        #[route("/filters", Later)]
        FiltersScreen {},
        #[route("/time", Later)]
        TimeScreen {},
        #[route("/welcome", Later)]
        WelcomeScreen {},
    #[end_layout]
    #[layout(Shell)]
        #[route("/:..segments")]
        Missing { segments: Vec<String> },
}

impl Route {
    /// Whether a link to it is one that people hand on: to one record.
    pub fn is_of_a_record(&self) -> bool {
        matches!(
            self,
            Self::Place { .. }
                | Self::EventScreen { .. }
                | Self::ServiceScreen { .. }
                | Self::SituationScreen { .. }
                | Self::OrganizationScreen { .. }
        )
    }

    /// The page of the place with this id.
    pub fn place(id: &str) -> Self {
        Self::Place { id: parts(id) }
    }

    /// The page of the event with this id.
    pub fn event(id: &str) -> Self {
        Self::EventScreen { id: parts(id) }
    }

    /// The page of the service with this id.
    pub fn service(id: &str) -> Self {
        Self::ServiceScreen { id: parts(id) }
    }

    /// The page of the organization with this id.
    pub fn organization(id: &str) -> Self {
        Self::OrganizationScreen { id: parts(id) }
    }

    /// Where one writes to the organization with this id.
    pub fn feedback_to(id: &str) -> Self {
        Self::FeedbackToScreen { id: parts(id) }
    }

    /// The page of the moment in life with this id.
    pub fn situation(id: &str) -> Self {
        Self::SituationScreen { id: parts(id) }
    }
}

/// An id as an address holds it, by its slashes.
fn parts(id: &str) -> Vec<String> {
    id.split('/').map(str::to_owned).collect()
}

/// The screens one walked through since the app opened, the one that stands last. A browser can't tell whether "back"
/// stays inside the app: whoever opened a shared link would leave it, or stand still.
#[derive(Clone, Copy)]
pub struct Walked(Signal<Vec<Route>>);

impl Walked {
    pub fn new() -> Self {
        Self(Signal::new(Vec::new()))
    }
}

impl Default for Walked {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the screen that stands is the one by which the app was opened.
pub fn use_is_first_screen() -> bool {
    use_hook(|| try_consume_context::<Walked>().is_some_and(|Walked(walked)| walked.peek().is_empty()))
}

/// The screen one came from, inside the app.
pub fn use_screen_before() -> Option<Route> {
    use_hook(|| {
        let Walked(walked) = try_consume_context::<Walked>()?;
        let walked = walked.peek();
        // The screen that stands may be noted already, or not yet.
        let here = router().current::<Route>();
        walked.iter().rev().find(|route| **route != here).cloned()
    })
}

/// Notes the screen that stands, once for whatever frames it.
pub fn use_note_walk() {
    let route = use_route::<Route>();
    let walked = try_consume_context::<Walked>();
    use_effect(use_reactive((&route,), move |(route,)| {
        if let Some(Walked(mut walked)) = walked {
            note(&mut walked.write(), route);
        }
    }));
}

/// Whoever comes to the screen before the last one went back.
fn note(walked: &mut Vec<Route>, now: Route) {
    match walked.as_slice() {
        [.., last] if *last == now => {}
        [.., before, _] if *before == now => _ = walked.pop(),
        _ => walked.push(now),
    }
}

/// Leads back to the screen one came from, or where there is none to the one above.
pub fn use_way_back(above: Route) -> Callback<()> {
    let navigator = navigator();
    let walked = try_consume_context::<Walked>();
    use_callback(move |()| {
        let came_from_within = walked.is_some_and(|Walked(walked)| walked.peek().len() > 1);
        if came_from_within && navigator.can_go_back() {
            navigator.go_back();
        } else {
            navigator.replace(above.clone());
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_is_known_only_after_a_step_inside() {
        let place = Route::place("a:1");
        let mut walked = Vec::new();
        let mut depth = |route: &Route| {
            note(&mut walked, route.clone());
            walked.len()
        };
        assert_eq!(depth(&place), 1, "a shared link opened it: nothing lies behind");
        assert_eq!(depth(&Route::place("a:2")), 2);
        assert_eq!(depth(&place), 1, "back");
        assert_eq!(depth(&place), 1, "the same screen drawn anew");
        assert_eq!(depth(&Route::Now {}), 2);
    }

    #[test]
    fn an_id_with_slashes_and_colons_comes_back_whole() {
        for id in ["tpr:51199", "osm:node/1380779190", "avoinovi:a.b_c-d"] {
            let address = Route::place(id).to_string();
            assert_eq!(address, format!("/place/{id}"));
            let Ok(Route::Place { id: parts }) = address.parse() else { panic!("{address}") };
            assert_eq!(parts.join("/"), id);
        }
    }
}
