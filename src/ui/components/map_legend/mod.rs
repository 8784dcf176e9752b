//! What the marks of the map mean: a list to be unfolded.

use dioxus::prelude::*;

use crate::domain::place::PlaceKind;
use crate::t;
use crate::ui::components::door::Door;
use crate::ui::components::pin::{PinSign, Shape};
use crate::ui::format::kind;
use crate::ui::i18n::Words;

#[component]
pub fn MapLegend(words: Words) -> Element {
    let doors = [
        (Door::Open, t!(words, "now-open")),
        (Door::Ajar, t!(words, "map-legend-soon")),
        (Door::Uncertain, t!(words, "map-legend-uncertain")),
        (Door::Closed, t!(words, "now-later")),
    ];
    rsx! {
        details { class: "legend",
            summary { class: "fold-head", {t!(words, "map-legend")} }
            h3 { class: "legend-part", {t!(words, "map-legend-doors")} }
            ul { class: "legend-list", role: "list",
                for (door, text) in doors {
                    li { key: "{door:?}",
                        PinSign { shape: Shape::Circle, door }
                        "{text}"
                    }
                }
            }
            h3 { class: "legend-part", {t!(words, "map-legend-kinds")} }
            ul { class: "legend-list", role: "list",
                for of in PlaceKind::KNOWN {
                    li { key: "{of.as_str()}",
                        PinSign { shape: Shape::of(of) }
                        {kind(words, of)}
                    }
                }
            }
            h3 { class: "legend-part", {t!(words, "map-legend-others")} }
            ul { class: "legend-list", role: "list",
                li {
                    PinSign { shape: Shape::Many }
                    div {
                        {t!(words, "map-legend-many")}
                        p { class: "quiet", {t!(words, "map-legend-ring")} }
                    }
                }
                li {
                    PinSign { shape: Shape::About }
                    {t!(words, "map-legend-about")}
                }
            }
        }
    }
}
