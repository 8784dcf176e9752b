//! A pin of the map: its outline tells the kind, the door inside it and the door's colours the state. The map itself
//! draws the same outlines on its own canvas.

use dioxus::prelude::*;

use crate::domain::place::PlaceKind;
use crate::ui::components::door::{Door, DoorLines};

/// The square that outlines are written in.
pub const PIN: u32 = 44;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    House,
    Cup,
    Arch,
    Octagon,
    Hexagon,
    Triangle,
    Gables,
    Square,
    Diamond,
    Circle,
    /// Several places at one point.
    Many,
    /// Places whose point stands for a whole locality or municipality.
    About,
}

/// An outline, and where the door stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// SVG's path data.
    pub d: &'static str,
    /// The height of the door's middle, and its size.
    pub y: u32,
    pub size: u32,
    pub dashed: bool,
}

const fn outline(y: u32, size: u32, d: &'static str) -> Outline {
    Outline { d, y, size, dashed: false }
}

const ROUND: &str = "M22 4a18 18 0 1 1 0 36a18 18 0 0 1 0-36z";

impl Shape {
    pub const ALL: [Self; 12] = [
        Self::House,
        Self::Cup,
        Self::Arch,
        Self::Octagon,
        Self::Hexagon,
        Self::Triangle,
        Self::Gables,
        Self::Square,
        Self::Diamond,
        Self::Circle,
        Self::Many,
        Self::About,
    ];

    pub fn of(kind: &PlaceKind) -> Self {
        match kind {
            PlaceKind::MeetingPlace => Self::House,
            PlaceKind::FamilyCafe => Self::Cup,
            PlaceKind::ParishClub => Self::Arch,
            PlaceKind::OpenEarlyEducation => Self::Octagon,
            PlaceKind::PlaygroundHouse => Self::Hexagon,
            PlaceKind::Playground => Self::Triangle,
            PlaceKind::FamilyCentre => Self::Gables,
            PlaceKind::Library => Self::Square,
            PlaceKind::Youth => Self::Diamond,
            PlaceKind::Unspecified | PlaceKind::Other(_) => Self::Circle,
        }
    }

    /// Its name among the map's pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Cup => "cup",
            Self::Arch => "arch",
            Self::Octagon => "octagon",
            Self::Hexagon => "hexagon",
            Self::Triangle => "triangle",
            Self::Gables => "gables",
            Self::Square => "square",
            Self::Diamond => "diamond",
            Self::Circle => "circle",
            Self::Many => "many",
            Self::About => "about",
        }
    }

    pub fn outline(self) -> Outline {
        match self {
            Self::House => outline(25, 22, "M22 3L40 18V39a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V18z"),
            Self::Cup => outline(20, 22, "M6 5H38a2 2 0 0 1 2 2V21a18 18 0 0 1-36 0V7a2 2 0 0 1 2-2z"),
            Self::Arch => outline(24, 22, "M4 38V22a18 18 0 0 1 36 0V38a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z"),
            Self::Octagon => outline(22, 23, "M14.5 4h15L40 14.5v15L29.5 40h-15L4 29.5v-15z"),
            Self::Hexagon => outline(22, 23, "M22 2.5L39.5 12.5v19L22 41.5 4.5 31.5v-19z"),
            Self::Triangle => outline(29, 17, "M22 3l20 35a2 2 0 0 1-2 3H4a2 2 0 0 1-2-3z"),
            Self::Gables => outline(27, 19, "M3 16L12.5 5 22 16 31.5 5 41 16V39a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"),
            Self::Square => outline(22, 24, "M6 4H38a2 2 0 0 1 2 2V38a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"),
            Self::Diamond => outline(22, 20, "M22 2L42 22 22 42 2 22z"),
            Self::Circle | Self::Many => outline(22, 22, ROUND),
            Self::About => Outline { dashed: true, ..outline(22, 22, ROUND) },
        }
    }
}

/// A pin as the map shows it; without a door, its outline alone.
#[component]
pub fn PinSign(shape: Shape, door: Option<Door>) -> Element {
    let Outline { d, y, size, dashed } = shape.outline();
    let tone = door.map(Door::tone).unwrap_or("pin-plain");
    let (x, y) = (PIN / 2 - size / 2, y - size / 2);
    rsx! {
        svg {
            class: "pin {tone}",
            view_box: "0 0 44 44",
            fill: "none",
            stroke: "currentColor",
            stroke_width: "2.2",
            stroke_linecap: "round",
            stroke_linejoin: "round",
            "aria-hidden": "true",
            path { class: "pin-ground", d, stroke_dasharray: if dashed { "4 3.4" } }
            if let Some(door) = door {
                svg { x: "{x}", y: "{y}", width: "{size}", height: "{size}", view_box: "0 0 32 32",
                    DoorLines { door }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_an_outline_of_its_own() {
        let mut shapes: Vec<&str> = PlaceKind::KNOWN.iter().map(|kind| Shape::of(kind).outline().d).collect();
        assert_eq!(shapes.len(), PlaceKind::KNOWN.len());
        shapes.sort_unstable();
        shapes.dedup();
        assert_eq!(shapes.len(), PlaceKind::KNOWN.len(), "two kinds look alike");
    }
}
