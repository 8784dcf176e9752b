//! Opening hours: from the text somebody stated to the times it says.
//!
//! `normalise` reads any text (or says that it stays text), `rules` is what it reads it to, `days` and `combine` evaluate
//! that a day at a time, and `schedule` gives days, intervals and changes in civil time. All of it knows no freshness, no
//! eves, no sessions: those are `availability`'s. It reads no clock.
//!
//! Why an engine of our own: what `docs/hours.md` tells of the others.

mod combine;
mod days;
mod evaluate;
mod normalise;
mod read;
mod rules;
mod schedule;
mod sun;
mod write;

#[cfg(test)]
mod tests;

pub use evaluate::{Evaluation, Surroundings, evaluate};
pub use normalise::{Confidence, MAX_VALUE_BYTES, Normalised, Trouble, Warning, normalise};
pub use read::{Reading, is_appointment, is_plain, read};
pub use schedule::{HoursState, Interval, Schedule};
pub use sun::Position;
