//! The one answer to "is it open?": hours, sessions, holidays, freshness.
//!
//! List, map, calendar, place page and the command all ask here, and nowhere else is a state made. The rule, in its
//! order: the place's status; by appointment; what decides (`claims`); doubt (`doubt`). The answer is worked out as a
//! [`Timeline`], moment by moment for a stretch of days, so that the store can keep it; a state at a moment is read
//! from it.
//!
//! Never *open* without proof: whatever can't be read, decided or trusted ends as *unknown* or *uncertain*.

mod channel;
mod claims;
mod doubt;
mod reasons;
mod runs;
mod timeline;

use chrono::{DateTime, NaiveDate, Utc};

pub use channel::{channel_availability, channel_week, service_availability};
pub use reasons::{Reason, Reasons};
pub use runs::RunDoubts;
pub use timeline::{DayHours, DaySpan, DayState, Timeline};

use super::calendar::{Calendar, SpecialDay};
use super::event::Event;
use super::place::Place;
use super::record::PartialDate;
use super::time::to_civil;

/// How far ahead an opening is looked for, in days.
pub const HORIZON_DAYS: i64 = 366;

/// How long before an opening or a closing it is *soon*, in minutes.
pub const SOON_MIN: i64 = 60;

/// An opening further away than this, in days, makes the place closed for long.
pub const LONG_DAYS: i64 = 7;

/// The nine states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    Open,
    ClosingSoon,
    OpeningSoon,
    Closed,
    /// Closed today, since today is a day with a name.
    Holiday,
    LongClosed,
    ByAppointment,
    /// The hours say something, but it may not hold. `Availability::says` tells what they say.
    Uncertain,
    Unknown,
}

impl State {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::ClosingSoon => "closing_soon",
            Self::OpeningSoon => "opening_soon",
            Self::Closed => "closed",
            Self::Holiday => "holiday",
            Self::LongClosed => "long_closed",
            Self::ByAppointment => "by_appointment",
            Self::Uncertain => "uncertain",
            Self::Unknown => "unknown",
        }
    }

    /// Open for certain.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::ClosingSoon)
    }
}

/// What uncertain hours say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Says {
    Open,
    Closed,
}

impl Says {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// The answer for one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Availability {
    pub state: State,
    /// Only with [`State::Uncertain`].
    pub says: Option<Says>,
    /// When what is open now closes.
    pub until: Option<DateTime<Utc>>,
    /// The next opening, within 366 days; none while the hours say open.
    pub opens: Option<DateTime<Utc>>,
    /// Why the state is what it is.
    pub reasons: Reasons,
    /// Why `opens` may not hold.
    pub opens_reasons: Reasons,
    /// The name of the day asked about, where it has one.
    pub special_day: Option<SpecialDay>,
    /// The date that counted for freshness.
    pub checked: Option<PartialDate>,
}

impl Availability {
    /// Nothing is known.
    pub fn unknown(reasons: Reasons) -> Self {
        Self {
            state: State::Unknown,
            says: None,
            until: None,
            opens: None,
            reasons,
            opens_reasons: Reasons::NONE,
            special_day: None,
            checked: None,
        }
    }

    /// Open for certain.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Open by what somebody told, but not for certain.
    pub fn may_be_open(&self) -> bool {
        self.says == Some(Says::Open)
    }
}

/// What one place's hours and sessions say over `days` days from `from`.
///
/// `sessions` are the events whose place this is, and those with an instance moved here.
pub fn place_timeline<'p>(
    place: &'p Place,
    sessions: impl IntoIterator<Item = &'p Event>,
    calendar: &'p Calendar,
    from: NaiveDate,
    days: u32,
) -> Timeline {
    let sources = claims::PlaceSources::new(place, sessions, calendar);
    Timeline::build(&sources, from, days)
}

/// The state of a place at one moment, worked out on demand.
pub fn place_availability<'p>(
    place: &'p Place,
    sessions: impl IntoIterator<Item = &'p Event>,
    calendar: &'p Calendar,
    at: DateTime<Utc>,
) -> Availability {
    let timeline = place_timeline(place, sessions, calendar, to_civil(at).date(), 2);
    timeline.at(at).unwrap_or_else(|| Availability::unknown(Reasons::NONE))
}

#[cfg(test)]
mod tests;
