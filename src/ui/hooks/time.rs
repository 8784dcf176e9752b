//! The time a list is for: now, which moves with the clock, or another time, which stands still until the reader comes
//! back to now. Never kept: whoever opens the app anew asks about now.

use chrono::{DateTime, NaiveDateTime, Utc};
use dioxus::prelude::*;

use super::model::Model;
use super::use_model;
use crate::domain::time::{from_civil, to_civil};
use crate::ui::format::state::Moment;

/// The time the list is for, and the time it is.
pub fn use_moment() -> Moment {
    use_model().moment()
}

/// The other time that was chosen, as clocks in Finland show it.
pub fn use_other_time() -> Option<NaiveDateTime> {
    (use_model().other_time)().map(to_civil)
}

/// Sets another time, or now.
pub fn use_set_time() -> Callback<Option<NaiveDateTime>> {
    let mut model = use_model();
    use_callback(move |time: Option<NaiveDateTime>| model.other_time.set(time.map(from_civil)))
}

impl Model {
    pub(super) fn moment(self) -> Moment {
        let now = self.minute();
        Moment { at: (self.other_time)().unwrap_or(now), now }
    }

    /// The time the list is for. A list for another time doesn't follow the clock.
    pub(super) fn list_time(self) -> DateTime<Utc> {
        match (self.other_time)() {
            Some(other) => other,
            None => self.minute(),
        }
    }
}
