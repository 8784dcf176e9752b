//! A value that was read: the times of a day, of a stretch of days, and the next change.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use opening_hours::{Context, ContextHolidays, OpeningHours};
use opening_hours_syntax::rules::day::{Date, HolidayKind, MonthdayRange, WeekDayRange};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind};

use super::super::calendar::PublicHolidays;

/// How far ahead a change is looked for.
const SEARCH_DAYS: u64 = 366;

/// What hours say of a time. Closed time has no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoursState {
    Open,
    Unknown,
}

/// A stretch of civil time, `start <= t < end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    pub state: HoursState,
    pub comment: Option<Arc<str>>,
}

/// One stretch within a day, in minutes from midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    start_min: u32,
    end_min: u32,
    state: HoursState,
    comment: Option<Arc<str>>,
}

/// Hours that were read, with the public holidays they are to heed.
#[derive(Debug, Clone)]
pub struct Schedule {
    hours: OpeningHours,
    holidays: PublicHolidays,
    /// Monday to Sunday, where the value knows nothing but weekdays and public holidays: evaluating sixty days of ten
    /// thousand places would otherwise be most of a sync.
    week: Option<Arc<[Vec<Span>; 7]>>,
}

impl Schedule {
    /// Takes an expression that passed the gate. `None` where the engine does not take back what it wrote.
    pub(super) fn new(expression: OpeningHoursExpression) -> Option<Self> {
        // The engine builds from text only; its own writing of an expression reads back to the same.
        let hours: OpeningHours = expression.to_string().parse().ok()?;
        let mut schedule = Self {
            hours: with_holidays(hours, &PublicHolidays::finland()),
            holidays: PublicHolidays::finland(),
            week: None,
        };
        if depends_on_weekday_only(&expression) {
            schedule.week = schedule.ordinary_week().map(Arc::new);
        }
        Some(schedule)
    }

    /// The same hours where other days are public holidays.
    pub fn with_public_holidays(self, holidays: PublicHolidays) -> Self {
        let mut schedule = Self { hours: with_holidays(self.hours, &holidays), holidays, week: None };
        if self.week.is_some() {
            schedule.week = schedule.ordinary_week().map(Arc::new);
        }
        schedule
    }

    /// Whether the value leaves no moment out: `24/7`.
    pub fn is_always_open(&self) -> bool {
        let expression = self.hours.get_expression();
        matches!(expression.rules.as_slice(), [rule] if rule.is_constant() && rule.kind == RuleKind::Open)
    }

    /// Whether the value says anything of public holidays.
    pub fn names_public_holidays(&self) -> bool {
        let expression = self.hours.get_expression();
        expression
            .rules
            .iter()
            .flat_map(|rule| &rule.day_selector.weekday)
            .any(|weekday| matches!(weekday, WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 }))
    }

    /// Whether the value speaks of this very day: by its date, or in a range of dates of at most two weeks, or as the
    /// day before or after a public holiday.
    pub fn names_day(&self, date: NaiveDate) -> bool {
        let expression = self.hours.get_expression();
        expression.rules.iter().map(|rule| &rule.day_selector).any(|selector| {
            selector.monthday.iter().any(|range| is_short_range_around(range, date))
                || selector.weekday.iter().any(|weekday| match weekday {
                    WeekDayRange::Holiday { kind: HolidayKind::Public, offset } if *offset != 0 => date
                        .checked_sub_signed(TimeDelta::days(i64::from(*offset)))
                        .is_some_and(|holiday| self.holidays.contains(holiday)),
                    _ => false,
                })
        })
    }

    /// The stretches of one day, in order; closed time is left out.
    pub fn day(&self, date: NaiveDate) -> Vec<Interval> {
        let spans = match &self.week {
            Some(week) if !self.holidays.contains(date) => week[weekday_index(date)].clone(),
            _ => self.evaluate(date),
        };
        let at = |minutes: u32| date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minutes));
        spans
            .into_iter()
            .map(|span| Interval {
                start: at(span.start_min),
                end: at(span.end_min),
                state: span.state,
                comment: span.comment,
            })
            .collect()
    }

    /// The stretches from `from` to `to`, clipped, neighbours of the same state and comment joined.
    pub fn intervals(&self, from: NaiveDateTime, to: NaiveDateTime) -> impl Iterator<Item = Interval> + '_ {
        let days = from.date().iter_days().take_while(move |date| date.and_time(NaiveTime::MIN) < to);
        let mut clipped = days
            .flat_map(|date| self.day(date))
            .filter_map(move |mut interval| {
                interval.start = interval.start.max(from);
                interval.end = interval.end.min(to);
                (interval.start < interval.end).then_some(interval)
            })
            .peekable();
        std::iter::from_fn(move || {
            let mut interval = clipped.next()?;
            while let Some(next) = clipped.next_if(|next| {
                next.start == interval.end && next.state == interval.state && next.comment == interval.comment
            }) {
                interval.end = next.end;
            }
            Some(interval)
        })
    }

    /// What the hours say at a moment; `None` is closed.
    pub fn state_at(&self, at: NaiveDateTime) -> Option<HoursState> {
        self.day(at.date()).into_iter().find(|i| i.start <= at && at < i.end).map(|i| i.state)
    }

    /// The first change of state after `from`, within 366 days. A new comment is no change.
    pub fn next_change(&self, from: NaiveDateTime) -> Option<NaiveDateTime> {
        let end = from.checked_add_days(Days::new(SEARCH_DAYS))?;
        let mut state = self.state_at(from);
        let mut at = from;
        for interval in self.intervals(from, end) {
            if interval.start > at && state.is_some() {
                return Some(at);
            }
            if state != Some(interval.state) {
                return Some(interval.start);
            }
            at = interval.end;
            state = Some(interval.state);
        }
        (state.is_some() && at > from && at < end).then_some(at)
    }

    fn ordinary_week(&self) -> Option<[Vec<Span>; 7]> {
        // A week in which no day is a holiday: the first such one of a year.
        let first = NaiveDate::from_ymd_opt(2026, 1, 12)?;
        let monday = (0..200)
            .filter_map(|week| first.checked_add_days(Days::new(7 * week)))
            .find(|monday| monday.iter_days().take(9).all(|day| !self.holidays.contains(day)))?;
        let mut week: [Vec<Span>; 7] = Default::default();
        for (spans, day) in week.iter_mut().zip(monday.iter_days()) {
            *spans = self.evaluate(day);
        }
        Some(week)
    }

    fn evaluate(&self, date: NaiveDate) -> Vec<Span> {
        self.hours
            .schedule_at(date)
            .into_iter()
            .filter_map(|range| {
                let state = match range.kind {
                    RuleKind::Open => HoursState::Open,
                    RuleKind::Unknown => HoursState::Unknown,
                    RuleKind::Closed => return None,
                };
                let minutes = |time: opening_hours_syntax::ExtendedTime| u32::from(time.mins_from_midnight()).min(1440);
                let comment = Some(range.comment).filter(|comment| !comment.is_empty());
                Some(Span { start_min: minutes(range.range.start), end_min: minutes(range.range.end), state, comment })
            })
            .filter(|span| span.start_min < span.end_min)
            .collect()
    }
}

fn with_holidays(hours: OpeningHours, holidays: &PublicHolidays) -> OpeningHours {
    // Bounded: "Mo-Su 00:00-24:00" and "Feb 30" take the engine seconds otherwise.
    let context = Context::default()
        .with_holidays(ContextHolidays::new(holidays.0.clone(), Arc::default()))
        .approx_bound_interval_size(TimeDelta::days(366));
    hours.with_context(context)
}

fn weekday_index(date: NaiveDate) -> usize {
    date.weekday().days_since(Weekday::Mon) as usize
}

fn depends_on_weekday_only(expression: &OpeningHoursExpression) -> bool {
    expression.rules.iter().map(|rule| &rule.day_selector).all(|selector| {
        selector.year.is_empty()
            && selector.monthday.is_empty()
            && selector.week.is_empty()
            && selector.weekday.iter().all(|weekday| match weekday {
                WeekDayRange::Fixed { offset, nth_from_start, nth_from_end, .. } => {
                    *offset == 0 && nth_from_start.iter().chain(nth_from_end).all(|nth| *nth)
                }
                WeekDayRange::Holiday { kind, offset } => *kind == HolidayKind::Public && *offset == 0,
            })
    })
}

fn is_short_range_around(range: &MonthdayRange, date: NaiveDate) -> bool {
    let MonthdayRange::Date { start: (start, _), end: (end, _) } = range else { return false };
    let in_year = |date: &Date, year: i32| match date {
        Date::Fixed { year: fixed, month, day } => {
            NaiveDate::from_ymd_opt(fixed.map_or(year, |year| year.0), *month as u32, u32::from(*day))
        }
        _ => None,
    };
    // A range may have begun in the year before (Dec 23-Jan 6).
    [date.year() - 1, date.year()].into_iter().any(|year| {
        let Some(from) = in_year(start, year) else { return false };
        let to = in_year(end, year).filter(|to| *to >= from).or_else(|| in_year(end, year + 1));
        to.is_some_and(|to| from <= date && date <= to && (to - from).num_days() <= 14)
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, read};
    use super::*;

    fn schedule(value: &str) -> Schedule {
        match read(value) {
            Reading::Schedule(schedule) => schedule,
            other => panic!("{value}: {other:?}"),
        }
    }

    fn civil(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_day_is_told_as_written() {
        for (value, date, expected) in [
            ("Mo-Fr 08:00-16:00; PH off", "2026-11-24", "08:00-16:00"),
            ("Mo-Fr 08:00-16:00; PH off", "2026-12-25", ""),
            ("Mo-Fr 08:00-16:00; PH off", "2026-11-28", ""),
            ("Mo-Su,PH 17:00-20:00", "2026-12-25", "17:00-20:00"),
            ("Tu, Fr 10:00-18:00", "2026-11-24", "10:00-18:00"),
            ("Tu, Fr 10:00-18:00", "2026-11-27", "10:00-18:00"),
            ("Mo-Fr 09:00-12:00,13:00-16:00", "2026-11-24", "09:00-12:00 13:00-16:00"),
            ("Mo-Fr 09:00-16:00; Dec 24-26 off", "2026-12-24", ""),
            ("week 1-53/2 Mo 10:00-12:00", "2026-12-28", "10:00-12:00"),
            ("week 1-53/2 Mo 10:00-12:00", "2027-01-04", "10:00-12:00"),
            ("week 2-53/2 Mo 10:00-12:00", "2026-12-28", ""),
            ("24/7", "2026-12-25", "00:00-00:00"),
        ] {
            let told: Vec<String> = schedule(value)
                .day(date.parse().unwrap())
                .iter()
                .map(|i| format!("{}-{}", i.start.format("%H:%M"), i.end.format("%H:%M")))
                .collect();
            assert_eq!(told.join(" "), expected, "{value} on {date}");
        }
    }

    #[test]
    fn the_next_change_is_one_of_state() {
        for (value, from, expected) in [
            ("Mo-Fr 08:00-16:00; PH off", "2026-11-24 10:00", Some("2026-11-24 16:00")),
            ("Mo-Fr 08:00-16:00; PH off", "2026-11-24 16:00", Some("2026-11-25 08:00")),
            ("Mo-Fr 08:00-16:00; PH off", "2026-11-27 17:00", Some("2026-11-30 08:00")),
            ("Mo 09:00-12:00 \"a\"; Mo 12:00-14:00 \"b\"", "2026-11-23 13:00", Some("2026-11-23 14:00")),
            ("Mo 09:00-12:00 \"a\", Mo 12:00-14:00 \"b\"", "2026-11-23 10:00", Some("2026-11-23 14:00")),
            ("24/7", "2026-11-24 10:00", None),
            ("2020 Mo 10:00-12:00", "2026-11-24 10:00", None),
        ] {
            assert_eq!(schedule(value).next_change(civil(from)), expected.map(civil), "{value} from {from}");
        }
    }

    #[test]
    fn a_value_names_the_days_it_speaks_of() {
        let eve = "2026-12-24".parse().unwrap();
        for (value, expected) in [
            ("Mo-Fr 09:00-16:00; Dec 24 off", true),
            ("Mo-Fr 09:00-16:00; Dec 23-Jan 6 off", true),
            ("Mo-Fr 09:00-16:00; Dec off", false),
            ("Mo-Fr 09:00-16:00; Dec 1-31 off", false),
            ("Mo-Fr 09:00-16:00; PH off", false),
            ("Mo-Fr 09:00-16:00; PH -1 day 09:00-12:00", true),
        ] {
            assert_eq!(schedule(value).names_day(eve), expected, "{value}");
        }
    }

    proptest::proptest! {
        /// The short cut by weekday says what the engine says, day by day.
        #[test]
        fn the_week_agrees_with_the_engine(day in 0u64..3000, from in 0u32..20, length in 1u32..4, ph in 0..3) {
            let date = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap() + Days::new(day);
            let ph = ["", "; PH off", "; PH 10:00-11:00"][ph as usize];
            let schedule = schedule(&format!("Mo-We {from:02}:00-{:02}:00; Sa 10:00-12:00{ph}", from + length));
            let whole = Schedule { week: None, ..schedule.clone() };
            proptest::prop_assert_eq!(schedule.day(date), whole.day(date));
        }

        #[test]
        fn intervals_agree_with_the_state_at_every_minute(week in 0u64..150, minute in 0i64..10080) {
            let schedule = schedule("Mo-Fr 08:00-16:00; We 10:00-12:00,13:00-15:00; Sep-May Sa 10:00-14:00; PH off");
            let from = NaiveDate::from_ymd_opt(2025, 1, 6).unwrap().and_time(NaiveTime::MIN) + TimeDelta::weeks(week as i64);
            let at = from + TimeDelta::minutes(minute);
            let state = schedule.intervals(from, from + TimeDelta::weeks(1)).find(|i| i.start <= at && at < i.end);
            proptest::prop_assert_eq!(state.map(|i| i.state), schedule.state_at(at));
            if let Some(change) = schedule.next_change(at) {
                proptest::prop_assert!(schedule.state_at(change) != schedule.state_at(at));
                proptest::prop_assert_eq!(schedule.state_at(change - TimeDelta::minutes(1)), schedule.state_at(at));
            }
        }

        #[test]
        fn no_text_makes_it_panic(value in "\\PC{0,60}") {
            if let Reading::Schedule(schedule) = read(&value) {
                schedule.next_change(civil("2026-11-24 10:00"));
            }
        }
    }
}
