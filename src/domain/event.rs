//! A single event, or a series of them: a café's weekly session, a nurse's visit, an evening online.

use chrono::NaiveDate;

use super::id::{EventId, OrganizationId, PlaceId};
use super::open_enum::open_enum;
use super::record::{Access, Audience, Languages, PartialDate, Provenance};
use super::text::Text;
use super::time::Civil;

open_enum! {
    EventStatus { Scheduled = "scheduled", Cancelled = "cancelled", Postponed = "postponed", Moved = "moved" }
}

open_enum! {
    Attendance { InPerson = "in_person", Online = "online", Hybrid = "hybrid" }
}

/// A season's first and last day, both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Season {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
}

/// A pause in a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// Whole days, `to` excluded.
    Days { from: NaiveDate, to: NaiveDate },
    /// The municipality's school holidays.
    SchoolHolidays,
    /// Words that no program can act on.
    Words(String),
}

/// What is different about one instance of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The start that the rule gives.
    pub recurrence_id: Civil,
    pub start: Option<Civil>,
    pub end: Option<Civil>,
    pub place_id: Option<PlaceId>,
    pub status: Option<EventStatus>,
    pub note: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: EventId,
    pub name: Text,
    pub unofficial_names: Vec<String>,
    pub summary: Text,
    pub description: Text,
    pub place_id: Option<PlaceId>,
    pub organizer_ids: Vec<OrganizationId>,
    /// When, in the source's words.
    pub when_text: Text,
    pub start: Option<Civil>,
    /// A day is the last one, and counts whole.
    pub end: Option<Civil>,
    /// RFC 5545, in civil time.
    pub rrule: Option<String>,
    pub season: Option<Season>,
    /// `None`: nobody said. An empty list: stated that there are none.
    pub breaks: Option<Vec<Break>>,
    pub exdates: Vec<Civil>,
    pub rdates: Vec<Civil>,
    pub overrides: Vec<Override>,
    pub status: EventStatus,
    pub attendance: Attendance,
    pub online_url: Option<String>,
    pub access: Access,
    pub audience: Audience,
    pub languages: Languages,
    pub provenance: Provenance,
}

impl Event {
    /// An event of which nothing is known but its name.
    pub fn new(id: EventId, name: Text) -> Self {
        Self {
            id,
            name,
            unofficial_names: Vec::new(),
            summary: Text::default(),
            description: Text::default(),
            place_id: None,
            organizer_ids: Vec::new(),
            when_text: Text::default(),
            start: None,
            end: None,
            rrule: None,
            season: None,
            breaks: None,
            exdates: Vec::new(),
            rdates: Vec::new(),
            overrides: Vec::new(),
            status: EventStatus::Scheduled,
            attendance: Attendance::InPerson,
            online_url: None,
            access: Access::default(),
            audience: Audience::default(),
            languages: Languages::default(),
            provenance: Provenance::default(),
        }
    }

    /// Whether one can take part from wherever one is.
    pub fn is_joined_from_anywhere(&self) -> bool {
        self.attendance != Attendance::InPerson
    }
}
