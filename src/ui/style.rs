//! The styles and fonts that the native window is dressed in. The web's page links the same files; a test compares
//! this list with the folder.

/// Style sheets in their order: the theme first.
pub const STYLES: &[&str] = &[
    include_str!("../../assets/theme.css"),
    include_str!("components/agenda/style.css"),
    include_str!("components/ages_picker/style.css"),
    include_str!("components/answers/style.css"),
    include_str!("components/banner/style.css"),
    include_str!("components/card/style.css"),
    include_str!("components/chips/style.css"),
    include_str!("components/days/style.css"),
    include_str!("components/door/style.css"),
    include_str!("components/faces/style.css"),
    include_str!("components/file_button/style.css"),
    include_str!("components/foot_bar/style.css"),
    include_str!("components/icon/style.css"),
    include_str!("components/link_list/style.css"),
    include_str!("components/map_frame/style.css"),
    include_str!("components/map_legend/style.css"),
    include_str!("components/out_link/style.css"),
    include_str!("components/pack_row/style.css"),
    include_str!("components/pill/style.css"),
    include_str!("components/pin/style.css"),
    include_str!("components/place_group/style.css"),
    include_str!("components/place_row/style.css"),
    include_str!("components/screen_head/style.css"),
    include_str!("components/search_field/style.css"),
    include_str!("components/service_card/style.css"),
    include_str!("components/session_list/style.css"),
    include_str!("components/sources/style.css"),
    include_str!("components/state_hero/style.css"),
    include_str!("components/tabs/style.css"),
    include_str!("components/toast/style.css"),
    include_str!("components/week/style.css"),
    include_str!("screens/omat/style.css"),
    include_str!("screens/style.css"),
];

/// The theme's fonts by the address it gives them, and their bytes (WOFF2).
pub const FONTS: &[(&str, &[u8])] = &[
    (
        "/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        include_bytes!("../../assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"),
    ),
    (
        "/assets/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
        include_bytes!("../../assets/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2"),
    ),
];
