//! The addresses inside the app, and which screen answers each.

use dioxus::prelude::*;

use crate::ui::screens::{Missing, Now, Place, PositionScreen, Settings, Sources};
use crate::ui::shell::Shell;

#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Shell)]
        #[route("/")]
        Now {},
        #[route("/place/:id")]
        Place { id: String },
        #[route("/position")]
        PositionScreen {},
        #[route("/settings")]
        Settings {},
        #[route("/settings/sources")]
        Sources {},
        #[route("/:..segments")]
        Missing { segments: Vec<String> },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_with_slashes_and_colons_comes_back_whole() {
        for id in ["tpr:51199", "osm:node/1380779190", "avoinovi:a.b_c-d", "x:ä%2F?#"] {
            let route = Route::Place { id: id.to_owned() };
            let address = route.to_string();
            assert_eq!(address.parse::<Route>().ok(), Some(route), "{address}");
        }
    }
}
