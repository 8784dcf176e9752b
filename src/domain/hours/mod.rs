//! Opening hours: from the text somebody stated to the times it says.
//!
//! Evaluation is the `opening-hours` crate's; this module decides which values may be trusted to it (`gate`), and
//! gives days and intervals in civil time. It knows no freshness, no eves, no sessions: those are `availability`'s.

mod evaluate;
mod gate;
mod schedule;

pub use evaluate::{Evaluation, evaluate};
pub use gate::{MAX_VALUE_BYTES, Reading, Unreadable, is_appointment, read};
pub use schedule::{HoursState, Interval, Schedule};
