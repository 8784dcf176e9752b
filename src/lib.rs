//! Avoin ovi ("open door"): where can a family with small children walk in, right now or on Saturday at ten.
//!
//! The modules, in reading order. Who may know whom is held by `tests/architecture.rs`.

pub mod domain;
pub mod feed;
pub mod net;
#[cfg(feature = "app")]
pub mod platform;
pub mod store;
pub mod sync;
#[cfg(feature = "app")]
pub mod ui;

#[cfg(feature = "cli")]
pub mod publish;
