//! The door that tells the state: shape first, then colour, then the words beside it.

use dioxus::prelude::*;

/// Which door a state is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Wide open, light behind it: certainly open.
    Open,
    /// Ajar: closes or opens soon.
    Ajar,
    /// Shut.
    Closed,
    /// Dashed, with a question mark: nobody knows for certain.
    Uncertain,
    /// Shut, with a clock: by appointment.
    Appointment,
}

impl Door {
    /// The class that carries the state's colours.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Open => "tone-open",
            Self::Ajar => "tone-soon",
            Self::Closed | Self::Appointment => "tone-closed",
            Self::Uncertain => "tone-maybe",
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
            match door {
                Door::Open => rsx! {
                    path { class: "door-light", d: "M13 4h12v24H13z" }
                    path { d: "M4 28h24M7 28V4h18v24" }
                    path { class: "door-leaf", d: "M7 4l8 4v22l-8-2z" }
                    path { d: "M12.2 17.5v1.6" }
                },
                Door::Ajar => rsx! {
                    path { class: "door-light", d: "M20 4h5v24h-5z" }
                    path { d: "M4 28h24M7 28V4h18v24" }
                    path { class: "door-leaf", d: "M7 4l13.5 2v23.5L7 28z" }
                    path { d: "M17 16.5v1.6" }
                },
                Door::Closed => rsx! {
                    path { d: "M4 28h24M7 28V4h18v24" }
                    path { d: "M21 16v1.8" }
                },
                Door::Uncertain => rsx! {
                    path { d: "M4 28h24" }
                    path { d: "M7 28V4h18v24", stroke_dasharray: "3.2 3.6" }
                    path { d: "M13 12.4a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2.1M16 21.4v.1" }
                },
                Door::Appointment => rsx! {
                    path { d: "M4 28h10M7 28V4h18v9" }
                    path { d: "M22.5 16a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z" }
                    path { d: "M22.5 19.3v3.2l2.2 1.5" }
                },
            }
        }
    }
}
