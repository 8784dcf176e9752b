//! Whether a rule's day selectors match a date.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::super::calendar::{PublicHolidays, easter_sunday};
use super::rules::{Anchor, Date, DateRange, Days, Holiday, Rule, RuleState, WeekRange, WeekdayRange, YearRange};

/// Which days are holidays.
pub struct Holidays<'a> {
    pub public: &'a PublicHolidays,
    pub is_school_holiday: &'a dyn Fn(NaiveDate) -> bool,
}

impl Rule {
    /// Whether the rule holds on a day.
    pub fn holds_on(&self, date: NaiveDate, holidays: &Holidays<'_>) -> bool {
        let Self { days, .. } = self;
        let in_range = |range: &DateRange| {
            range.contains(date) && !(self.state == RuleState::Open && range.ends_at_easter_on(date))
        };
        days.matches(date, holidays, &in_range)
    }
}

impl Days {
    fn matches(&self, date: NaiveDate, holidays: &Holidays<'_>, in_range: &dyn Fn(&DateRange) -> bool) -> bool {
        (self.years.is_empty() || self.years.iter().any(|range| range.contains(date.year())))
            && (self.holidays.is_empty() || self.holidays.iter().any(|holiday| holidays.contain(*holiday, date)))
            && (self.weekdays.is_empty() || self.weekdays.iter().any(|range| range.matches(date, holidays)))
            && (self.months.is_empty() || self.months.iter().any(in_range))
            && (self.dates.is_empty() || self.dates.iter().any(in_range))
            && (self.weeks.is_empty() || self.weeks.iter().any(|range| range.contains(date.iso_week().week())))
    }
}

impl Holidays<'_> {
    fn contain(&self, holiday: Holiday, date: NaiveDate) -> bool {
        match holiday {
            Holiday::Public { offset_days } => {
                days_before(date, offset_days).is_some_and(|day| self.public.contains(day))
            }
            Holiday::School => (self.is_school_holiday)(date),
        }
    }
}

impl YearRange {
    fn contains(&self, year: i32) -> bool {
        self.from <= year
            && self.to.is_none_or(|to| year <= to)
            && (year - self.from) % i32::from(self.step.max(1)) == 0
    }
}

impl WeekRange {
    fn contains(&self, week: u32) -> bool {
        let (from, to, step) = (u32::from(self.from), u32::from(self.to), u32::from(self.step.max(1)));
        match from <= to {
            true => from <= week && week <= to && (week - from).is_multiple_of(step),
            // Round the year's end a step has no meaning; it is not read.
            false => week >= from || week <= to,
        }
    }
}

impl WeekdayRange {
    fn matches(&self, date: NaiveDate, holidays: &Holidays<'_>) -> bool {
        let weekday_of = |date: NaiveDate| date.weekday().num_days_from_monday() as u8;
        match self {
            Self::Range { from, to } => {
                let weekday = weekday_of(date);
                if from <= to { (*from..=*to).contains(&weekday) } else { weekday >= *from || weekday <= *to }
            }
            Self::Nth { weekday, nth, offset_days } => days_before(date, *offset_days).is_some_and(|day| {
                weekday_of(day) == *weekday
                    && nth.iter().any(|nth| nth_in_month(day.year(), day.month(), *weekday, *nth) == Some(day))
            }),
            Self::Holiday(holiday) => holidays.contain(*holiday, date),
        }
    }
}

impl DateRange {
    pub fn contains(&self, date: NaiveDate) -> bool {
        match self {
            Self::Months { from, to } => {
                let month = date.month() as u8;
                if from <= to { (*from..=*to).contains(&month) } else { month >= *from || month <= *to }
            }
            Self::Dates { step, .. } => {
                self.around(date).is_some_and(|(from, _)| (date - from).num_days() % i64::from((*step).max(1)) == 0)
            }
        }
    }

    /// Evaluators differ on whether the last day counts where Easter ends a range. The careful reading holds: a closing
    /// takes the day in, an opening leaves it out.
    fn ends_at_easter_on(&self, date: NaiveDate) -> bool {
        match self {
            Self::Dates { from, to, .. } if from != to && to.anchor == Anchor::Easter => {
                self.around(date).is_some_and(|(_, last)| last == date)
            }
            _ => false,
        }
    }

    /// The first and last day of the run of days that this range has around a date; none where it lies outside, and
    /// for months.
    pub fn around(&self, date: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let Self::Dates { from, to, .. } = self else { return None };
        let holds = |run: &(NaiveDate, NaiveDate)| run.0 <= date && date <= run.1;
        if from == to {
            let day = from.in_year(from.year.unwrap_or(date.year()), Edge::Exact)?;
            return Some((day, day)).filter(holds);
        }
        if let Some(year) = from.year {
            let first = from.in_year(year, Edge::First)?;
            let last = match to.year {
                Some(year) => to.in_year(year, Edge::Last)?,
                None => to
                    .in_year(year, Edge::Last)
                    .filter(|last| *last >= first)
                    .or_else(|| to.in_year(year + 1, Edge::Last))?,
            };
            return Some((first, last)).filter(holds);
        }
        let year = date.year();
        let (first, last) = (from.in_year(year, Edge::First)?, to.in_year(year, Edge::Last)?);
        if first <= last {
            return Some((first, last)).filter(holds);
        }
        // It goes round the year's end.
        let run = if date >= first {
            (first, to.in_year(year + 1, Edge::Last)?)
        } else {
            (from.in_year(year - 1, Edge::First)?, last)
        };
        Some(run).filter(holds)
    }
}

/// What becomes of 29 February where there is none.
#[derive(Clone, Copy)]
enum Edge {
    /// No such day.
    Exact,
    /// As the beginning of a range: the day after.
    First,
    /// As its end: the day before.
    Last,
}

impl Date {
    fn in_year(&self, year: i32, edge: Edge) -> Option<NaiveDate> {
        let day = match self.anchor {
            Anchor::Day { month, day } => {
                let (month, day) = (u32::from(month), u32::from(day));
                NaiveDate::from_ymd_opt(year, month, day).or_else(|| match edge {
                    Edge::Exact => None,
                    Edge::First => NaiveDate::from_ymd_opt(year, month % 12 + 1, 1),
                    Edge::Last => NaiveDate::from_ymd_opt(year, month % 12 + 1, 1)?.pred_opt(),
                })?
            }
            Anchor::Easter => easter_sunday(year)?,
            Anchor::Nth { month, weekday, nth } => nth_in_month(year, u32::from(month), weekday, nth)?,
        };
        days_before(day, -self.offset_days)
    }
}

fn days_before(date: NaiveDate, days: i16) -> Option<NaiveDate> {
    match days {
        0 => Some(date),
        _ => date.checked_sub_signed(TimeDelta::days(i64::from(days))),
    }
}

/// The nth such weekday of a month, from its end where negative; none where the month has no fifth one.
fn nth_in_month(year: i32, month: u32, weekday: u8, nth: i8) -> Option<NaiveDate> {
    let weeks = i64::from(nth.unsigned_abs()) - 1;
    let (edge, days) = if nth > 0 {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let ahead = (7 + i64::from(weekday) - i64::from(first.weekday().num_days_from_monday())) % 7;
        (first, ahead + 7 * weeks)
    } else {
        let next = if month == 12 {
            NaiveDate::from_ymd_opt(year + 1, 1, 1)
        } else {
            NaiveDate::from_ymd_opt(year, month + 1, 1)
        };
        let last = next?.pred_opt()?;
        let back = (7 + i64::from(last.weekday().num_days_from_monday()) - i64::from(weekday)) % 7;
        (last, -(back + 7 * weeks))
    };
    let day = edge.checked_add_signed(TimeDelta::days(days))?;
    (day.month() == month && nth != 0).then_some(day)
}
