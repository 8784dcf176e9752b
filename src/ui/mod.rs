//! The screens: what a family sees.
//!
//! Components take plain values; screens compose them; `hooks.rs` is the only door to store, sync and platform. All
//! words come from `i18n`, all values are put in words by `format` and `view`.

// `rsx!` writes out paths of its own.
#![allow(unused_qualifications)]

pub mod components;
pub mod deep_link;
pub mod format;
pub mod hooks;
pub mod i18n;
pub mod link;
pub mod presets;
pub mod route;
pub mod screens;
pub mod shell;
mod style;
pub mod view;

pub use hooks::{begin, work};
pub use i18n::take_words;
pub use shell::App;
pub use style::{FONTS, STYLES};
