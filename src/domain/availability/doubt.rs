//! Doubt: when what the hours say may not hold.

use chrono::{Datelike, Months, NaiveDate};

use super::super::calendar::{Calendar, PublicHolidays, SchoolDay};
use super::super::place::{HoursConfidence, HoursScope, StatedHours};
use super::super::record::PartialDate;
use super::reasons::{Reason, Reasons};

/// Whether a date no longer proves anything on this day: over 24 months old, or none at all. A reduced date stands for
/// its first day.
pub fn is_stale(checked: Option<PartialDate>, day: NaiveDate) -> bool {
    match checked.and_then(|date| date.first_day().checked_add_months(Months::new(24))) {
        Some(good_until) => day > good_until,
        None => true,
    }
}

/// The newer of two dates, a reduced one standing for its first day.
pub fn newer(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<PartialDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.first_day() > a.first_day() { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// 15 June - 10 August and 23 December - 6 January: many houses then keep other hours or none.
pub fn is_off_season(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (6, 15..) | (7, _) | (8, ..=10) | (12, 23..) | (1, ..=6))
}

/// Days as one place sees them.
#[derive(Debug)]
pub struct Days<'a> {
    pub calendar: &'a Calendar,
    /// Bare code.
    pub municipality: Option<&'a str>,
    pub public_holidays: PublicHolidays,
}

impl<'a> Days<'a> {
    pub fn new(calendar: &'a Calendar, municipality: Option<&'a str>) -> Self {
        Self { calendar, municipality, public_holidays: calendar.public_holidays(municipality) }
    }

    pub fn is_public_holiday(&self, day: NaiveDate) -> bool {
        self.public_holidays.contains(day)
    }

    pub fn is_eve(&self, day: NaiveDate) -> bool {
        !self.is_public_holiday(day) && self.calendar.is_eve(day, self.municipality)
    }

    pub fn school_day(&self, day: NaiveDate) -> SchoolDay {
        self.calendar.school_day(day, self.municipality)
    }

    pub fn may_be_school_holiday(&self, day: NaiveDate) -> bool {
        self.school_day(day) != SchoolDay::Term
    }

    /// Doubt about an opening on this day that stated hours give. `names_day`: the value speaks of this very day.
    pub fn doubt_of_hours(&self, hours: &StatedHours, names_day: bool, day: NaiveDate) -> Reasons {
        Reasons::NONE
            .with_if(!hours.holidays_stated && self.is_public_holiday(day), Reason::Holiday)
            .with_if(!names_day && self.is_eve(day), Reason::Eve)
            .with_if(!hours.seasons_stated && is_off_season(day), Reason::Season)
            .with_if(hours.scope != HoursScope::Offer, Reason::BuildingHours)
    }
}

/// Doubt about hours that a program read from prose (an importer, or this one: `is_guess`), until somebody checked them
/// with the place.
pub fn doubt_of_reading(hours: &StatedHours, is_guess: bool, is_verified: bool) -> Reasons {
    let by_program = is_guess || hours.confidence != HoursConfidence::Structured;
    Reasons::NONE.with_if(by_program && !is_verified, Reason::ParsedDoubt)
}
