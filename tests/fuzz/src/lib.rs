//! What must hold for any input, one function a target. Included by the app's own tests as well, which replay the corpora.

pub mod choices;
pub mod feed;
pub mod hours;
pub mod importers;
pub mod map;
pub mod mutate;
