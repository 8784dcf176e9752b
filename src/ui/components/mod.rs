//! What screens are made of. Each takes plain values and callbacks, knows nothing of store or platform, and renders
//! the same from the same props. Its `style.css` stands beside it.

pub mod agenda;
pub mod ages_picker;
pub mod answers;
pub mod banner;
pub mod card;
pub mod chips;
pub mod days;
pub mod door;
pub mod faces;
pub mod file_button;
pub mod foot_bar;
pub mod icon;
pub mod joined;
pub mod language_list;
pub mod languages_picker;
pub mod link_list;
pub mod map_frame;
pub mod map_legend;
pub mod needs_picker;
pub mod out_link;
pub mod pack_row;
pub mod pill;
pub mod pin;
pub mod place_group;
pub mod place_row;
pub mod screen_head;
pub mod search_field;
pub mod service_card;
pub mod session_list;
pub mod sources;
pub mod state_hero;
pub mod switch;
pub mod tabs;
pub mod toast;
pub mod week;
