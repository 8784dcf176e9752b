//! The screens rendered to text, from plain values; and the rules that hold for all of them: every word translated,
//! every style linked, every colour readable.
#![cfg(feature = "app")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "screens/calendar.rs"]
mod calendar;
#[path = "screens/choices.rs"]
mod choices;
#[path = "screens/colours.rs"]
mod colours;
#[path = "screens/components.rs"]
mod components;
#[path = "screens/map.rs"]
mod map;
#[path = "screens/network.rs"]
mod network;
#[path = "screens/omat.rs"]
mod omat;
#[path = "screens/own.rs"]
mod own;
#[path = "screens/packs.rs"]
mod packs;
#[path = "screens/pages.rs"]
mod pages;
#[path = "screens/styles.rs"]
mod styles;
#[path = "screens/support.rs"]
mod support;
#[path = "screens/welcome.rs"]
mod welcome;
#[path = "screens/words.rs"]
mod words;
