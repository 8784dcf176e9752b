//! The door that tells the state: shape first, then colour, then the words beside it.

use dioxus::prelude::*;

/// Which door a state is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    /// Wide open, light behind it: certainly open.
    Open,
    /// Ajar: closes or opens soon.
    Ajar,
    /// Dashed, with a question mark: nobody knows for certain.
    Uncertain,
    /// Shut.
    Closed,
    /// Shut, with a clock: by appointment.
    Appointment,
}

/// A line of the sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// SVG's path data, in a square of 32.
    pub d: &'static str,
    pub part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Line,
    Dashed,
    /// The light behind it: an area without a line.
    Light,
    /// The leaf that stands open: an area with its line.
    Leaf,
}

const fn stroke(part: Part, d: &'static str) -> Stroke {
    Stroke { d, part }
}

const OPEN: &[Stroke] = &[
    stroke(Part::Light, "M13 4h12v24H13z"),
    stroke(Part::Line, "M4 28h24M7 28V4h18v24"),
    stroke(Part::Leaf, "M7 4l8 4v22l-8-2z"),
    stroke(Part::Line, "M12.2 17.5v1.6"),
];
const AJAR: &[Stroke] = &[
    stroke(Part::Light, "M20 4h5v24h-5z"),
    stroke(Part::Line, "M4 28h24M7 28V4h18v24"),
    stroke(Part::Leaf, "M7 4l13.5 2v23.5L7 28z"),
    stroke(Part::Line, "M17 16.5v1.6"),
];
const UNCERTAIN: &[Stroke] = &[
    stroke(Part::Line, "M4 28h24"),
    stroke(Part::Dashed, "M7 28V4h18v24"),
    stroke(Part::Line, "M13 12.4a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2.1M16 21.4v.1"),
];
const CLOSED: &[Stroke] = &[stroke(Part::Line, "M4 28h24M7 28V4h18v24"), stroke(Part::Line, "M21 16v1.8")];
const APPOINTMENT: &[Stroke] = &[
    stroke(Part::Line, "M4 28h10M7 28V4h18v9"),
    stroke(Part::Line, "M22.5 16a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z"),
    stroke(Part::Line, "M22.5 19.3v3.2l2.2 1.5"),
];

impl Door {
    pub const ALL: [Self; 5] = [Self::Open, Self::Ajar, Self::Uncertain, Self::Closed, Self::Appointment];

    /// The class that carries the state's colours.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Open => "tone-open",
            Self::Ajar => "tone-soon",
            Self::Closed | Self::Appointment => "tone-closed",
            Self::Uncertain => "tone-maybe",
        }
    }

    /// Its lines, in the order they are drawn: here and on the map's pins.
    pub fn strokes(self) -> &'static [Stroke] {
        match self {
            Self::Open => OPEN,
            Self::Ajar => AJAR,
            Self::Uncertain => UNCERTAIN,
            Self::Closed => CLOSED,
            Self::Appointment => APPOINTMENT,
        }
    }
}

/// As large as its style says: what stands around it knows how much room there is.
#[component]
pub fn DoorSign(door: Door) -> Element {
    rsx! {
        svg {
            class: "door-sign",
            view_box: "0 0 32 32",
            fill: "none",
            stroke: "currentColor",
            stroke_width: "2.2",
            stroke_linecap: "round",
            stroke_linejoin: "round",
            "aria-hidden": "true",
            DoorLines { door }
        }
    }
}

/// Its lines alone, inside a drawing of 32 by 32.
#[component]
pub fn DoorLines(door: Door) -> Element {
    rsx! {
        for line in door.strokes() {
            match line.part {
                Part::Line => rsx! { path { d: line.d } },
                Part::Dashed => rsx! { path { d: line.d, stroke_dasharray: "3.2 3.6" } },
                Part::Light => rsx! { path { class: "door-light", d: line.d } },
                Part::Leaf => rsx! { path { class: "door-leaf", d: line.d } },
            }
        }
    }
}
