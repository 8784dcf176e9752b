//! Whether a time of an event holds: the doubts of a session that opens a door, asked of any event. Whether one can drop
//! in opens or shuts a door; it keeps nothing from taking place, so it is not among them.

use chrono::NaiveDate;

use super::doubt::{Days, is_stale, newer};
use super::reasons::{Reason, Reasons};
use crate::domain::calendar::Calendar;
use crate::domain::event::{Break, Event};
use crate::domain::record::PartialDate;
use crate::domain::recurrence::Occurrence;

/// What all times of one event have in common.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The newest date on which somebody looked.
    pub checked: Option<PartialDate>,
    /// No stated season, or no stated breaks: school holidays are anybody's guess.
    lacks_terms: bool,
}

impl Terms {
    /// `place_verified`: when somebody checked the place where it is at home.
    pub fn new(event: &Event, place_verified: Option<NaiveDate>) -> Self {
        let verified =
            newer(event.provenance.verified_at.map(PartialDate::from), place_verified.map(PartialDate::from));
        let newest_source = event.provenance.sources.iter().fold(None, |newest, source| newer(newest, source.date));
        let breaks_stated =
            event.breaks.as_ref().is_some_and(|breaks| !breaks.iter().any(|pause| matches!(pause, Break::Words(_))));
        let season_stated = event.season.is_some_and(|season| season.from.is_some() || season.to.is_some());
        // A single event has its date: it lacks no terms.
        let is_series = event.rrule.is_some();
        Self { checked: newer(verified, newest_source), lacks_terms: is_series && !(season_stated && breaks_stated) }
    }

    /// Doubt about a run on one of its days.
    pub fn doubt(&self, run: &Occurrence, on: NaiveDate, days: &Days<'_>) -> Reasons {
        let (started, named) = (run.start.date(), run.is_named);
        let pauses = self.lacks_terms && days.may_be_school_holiday(started);
        Reasons::NONE
            .with_if(is_stale(self.checked, on), Reason::Stale)
            .with_if(!named && days.is_public_holiday(started), Reason::Holiday)
            .with_if(!named && days.is_eve(started), Reason::Eve)
            .with_if(!named && (pauses || run.may_pause), Reason::SchoolHolidays)
    }
}

/// What may keep each of an event's runs from taking place as told, by the calendar of its municipality (bare code).
#[derive(Debug)]
pub struct RunDoubts<'a> {
    terms: Terms,
    days: Days<'a>,
}

impl<'a> RunDoubts<'a> {
    pub fn new(
        event: &Event,
        place_verified: Option<NaiveDate>,
        calendar: &'a Calendar,
        municipality: Option<&'a str>,
    ) -> Self {
        Self { terms: Terms::new(event, place_verified), days: Days::new(calendar, municipality) }
    }

    pub fn of(&self, run: &Occurrence) -> Reasons {
        self.terms.doubt(run, run.start.date(), &self.days)
    }
}
