//! The small signs of the interface. Always beside words, or inside something that has a name: hidden from readers.

use dioxus::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Search,
    Clear,
    Clock,
    Pin,
    Back,
    /// Whom it is for.
    Family,
    /// What it costs.
    Price,
    /// Something that holds today.
    Notice,
    /// A wheel with teeth: the settings.
    Settings,
    Phone,
    Mail,
    Globe,
    Fold,
    Forward,
    Tick,
    Dash,
    Question,
    Door,
    Heart,
    /// A full heart: kept.
    Kept,
    Share,
    File,
    Plus,
    Filter,
    Talk,
    Map,
    Calendar,
    /// A leaf of a calendar with a plus.
    CalendarAdd,
}

impl Sign {
    pub const ALL: &[Self] = &[
        Self::Search,
        Self::Clear,
        Self::Clock,
        Self::Pin,
        Self::Back,
        Self::Family,
        Self::Price,
        Self::Notice,
        Self::Settings,
        Self::Phone,
        Self::Mail,
        Self::Globe,
        Self::Fold,
        Self::Forward,
        Self::Tick,
        Self::Dash,
        Self::Question,
        Self::Door,
        Self::Heart,
        Self::Kept,
        Self::Share,
        Self::File,
        Self::Plus,
        Self::Filter,
        Self::Talk,
        Self::Map,
        Self::Calendar,
        Self::CalendarAdd,
    ];

    fn path(self) -> &'static str {
        match self {
            Self::Search => "M11 4.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM16 16l4.5 4.5",
            Self::Clear => "M6 6l12 12M18 6L6 18",
            Self::Clock => "M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM12 7.5V12l3 2",
            Self::Pin => {
                "M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21zM12 7.2a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 0 1 0-4.8z"
            }
            Self::Back => "M15 5l-7 7 7 7",
            Self::Family => {
                "M9 4a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM3.5 20v-2.5a5.5 5.5 0 0 1 11 0V20M17.5 11.5a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4zM17.5 18.5a3.5 3.5 0 0 1 3 1.5"
            }
            Self::Price => "M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM15 9.2a3.6 3.6 0 1 0 0 5.6M8 11h4.5M8 13.2h4.5",
            Self::Notice => "M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM12 8v4.5M12 16v.1",
            Self::Settings => {
                "M12 5.6a6.4 6.4 0 1 1 0 12.8a6.4 6.4 0 0 1 0-12.8zM12 9.7a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6zM12 2.6v2.6M12 18.8v2.6M2.6 12h2.6M18.8 12h2.6M5.4 5.4l1.8 1.8M16.8 16.8l1.8 1.8M18.6 5.4l-1.8 1.8M7.2 16.8l-1.8 1.8"
            }
            Self::Phone => {
                "M6 3h4l1.5 5L9 10a11 11 0 0 0 5 5l2-2.5 5 1.5v4a2 2 0 0 1-2 2A17 17 0 0 1 4 5a2 2 0 0 1 2-2z"
            }
            Self::Mail => "M4 6h16v12H4zM4 7l8 6 8-6",
            Self::Globe => {
                "M12 4a8 8 0 1 1 0 16a8 8 0 0 1 0-16zM4 12h16M12 4c2.6 2.4 3.6 5 3.6 8s-1 5.6-3.6 8c-2.6-2.4-3.6-5-3.6-8s1-5.6 3.6-8z"
            }
            Self::Fold => "M6 9l6 6 6-6",
            Self::Forward => "M9 5l7 7-7 7",
            Self::Tick => "M5 12.5l4.5 4.5L19 7.5",
            Self::Dash => "M6 12h12",
            Self::Door => "M3 21h18M6 21V3.5h12V21M14.5 12v1.2",
            Self::Heart | Self::Kept => "M12 20.3S4 15.3 4 9.3A4.3 4.3 0 0 1 12 7.2a4.3 4.3 0 0 1 8 2.1c0 6-8 11-8 11z",
            Self::Share => "M12 15V3.5M8 7l4-3.8L16 7M5 12v8h14v-8",
            Self::File => "M6 3h8l4 4v14H6zM14 3v4h4",
            Self::Question => "M8.6 9.2a3.5 3.5 0 1 1 5 3.2c-1 .6-1.6 1.2-1.6 2.5M12 18.4v.1",
            Self::Filter => "M4 6.5h16M7 12h10M10 17.5h4",
            Self::Talk => "M4 5h16v11H11l-4.5 4v-4H4z",
            Self::Map => "M9 4L3 6.5v13L9 17l6 3 6-2.5v-13L15 7zM9 4v13M15 7v13",
            Self::Plus => "M12 5.5v13M5.5 12h13",
            Self::Calendar => "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4",
            Self::CalendarAdd => "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4M12 12.6v5M9.5 15.1h5",
        }
    }

    /// Signs that point along the line of writing turn round with it.
    fn turns(self) -> bool {
        matches!(self, Self::Back | Self::Forward)
    }
}

/// Pixels as a length that grows with the reader's text.
pub fn in_rem(pixels: u32) -> String {
    // In sixteenths without floating point, whose formatting weighs much in a browser.
    format!("{}.{:04}rem", pixels / 16, pixels % 16 * 625)
}

/// `size` in pixels beside text of the usual size; it grows with the reader's text.
#[component]
pub fn Icon(sign: Sign, #[props(default = 20)] size: u32) -> Element {
    let size = in_rem(size);
    rsx! {
        svg {
            class: if sign.turns() { "icon icon-turns" } else { "icon" },
            view_box: "0 0 24 24",
            width: "{size}",
            height: "{size}",
            fill: if sign == Sign::Kept { "currentColor" } else { "none" },
            stroke: "currentColor",
            stroke_width: "2.2",
            stroke_linecap: "round",
            stroke_linejoin: "round",
            "aria-hidden": "true",
            path { d: sign.path() }
        }
    }
}
