//! The addresses inside the app, and which screen answers each.

use dioxus::prelude::*;

use crate::ui::screens::{
    AccessibilityScreen, FamilyScreen, FeedScreen, FiltersScreen, Missing, Now, Place, PositionScreen, PrivacyScreen,
    RegionsScreen, Saved, Settings, SoftwareScreen, Sources, TimeScreen,
};
use crate::ui::shell::{Sheet, Shell};

#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Shell)]
        #[route("/")]
        Now {},
        // An id may hold slashes, which the address keeps: /place/osm:node/1380779190.
        #[route("/place/:..id")]
        Place { id: Vec<String> },
        #[route("/position")]
        PositionScreen {},
        #[route("/saved")]
        Saved {},
        #[route("/settings")]
        Settings {},
        #[route("/settings/family")]
        FamilyScreen {},
        #[route("/settings/feed")]
        FeedScreen {},
        #[route("/settings/regions")]
        RegionsScreen {},
        #[route("/settings/sources")]
        Sources {},
        #[route("/settings/software")]
        SoftwareScreen {},
        #[route("/settings/accessibility")]
        AccessibilityScreen {},
        #[route("/settings/privacy")]
        PrivacyScreen {},
    #[end_layout]
    #[layout(Sheet)]
        #[route("/filters")]
        FiltersScreen {},
        #[route("/time")]
        TimeScreen {},
    #[end_layout]
    #[layout(Shell)]
        #[route("/:..segments")]
        Missing { segments: Vec<String> },
}

impl Route {
    /// The page of the place with this id.
    pub fn place(id: &str) -> Self {
        Self::Place { id: id.split('/').map(str::to_owned).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
