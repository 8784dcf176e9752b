//! A value that was read: the times of a day, of a stretch of days, and the next change.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::super::calendar::{PublicHolidays, SchoolDay};
use super::combine::{self, DaySpan};
use super::days::Holidays;
use super::rules::{Expression, Holiday, RuleState};
use super::sun::Position;

/// How far ahead a change is looked for.
const SEARCH_DAYS: u64 = 366;

/// The longest run of dates that speaks of its days one by one.
const NAMED_DAYS: i64 = 14;

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
    /// It is unknown since nobody told when it ends: `17:00+`.
    pub is_open_end: bool,
    pub comment: Option<Arc<str>>,
}

/// Hours that were read, with the holidays they are to heed.
#[derive(Debug, Clone)]
pub struct Schedule {
    expression: Arc<Expression>,
    public: PublicHolidays,
    /// `None`: nobody told the days, so what hangs on them is unknown.
    school: Option<Arc<BTreeSet<NaiveDate>>>,
    position: Option<Position>,
    /// Monday to Sunday, where the value knows nothing but weekdays and public holidays: evaluating sixty days of ten
    /// thousand places would otherwise be most of a sync.
    week: Option<Arc<[Vec<DaySpan>; 7]>>,
    wraps: bool,
    names_school_holidays: bool,
    is_guess: bool,
}

impl Schedule {
    /// `is_guess`: the text had to be understood, not only read.
    pub(super) fn new(expression: Expression, is_guess: bool) -> Self {
        let wraps = expression.rules.iter().flat_map(|rule| &rule.times).any(|span| span.wraps());
        let week = expression.depends_on_weekday_only().then(|| Arc::new(ordinary_week(&expression)));
        Self {
            names_school_holidays: expression.names_school_holidays(),
            expression: Arc::new(expression),
            public: PublicHolidays::finland(),
            school: None,
            position: None,
            week,
            wraps,
            is_guess,
        }
    }

    /// The same hours where other days are public holidays.
    pub fn with_public_holidays(self, public: PublicHolidays) -> Self {
        Self { public, ..self }
    }

    /// The same hours where these days, and no others, are school holidays.
    pub fn with_school_holidays(self, days: BTreeSet<NaiveDate>) -> Self {
        Self { school: Some(Arc::new(days)), ..self }
    }

    /// The same hours where it is known when the sun shines.
    pub fn with_position(self, position: Position) -> Self {
        Self { position: Some(position), ..self }
    }

    /// Whether the text was no `opening_hours` syntax and its meaning was worked out.
    pub fn is_guess(&self) -> bool {
        self.is_guess
    }

    /// Whether the value leaves no moment out: `24/7`.
    pub fn is_always_open(&self) -> bool {
        self.expression.is_always_open()
    }

    /// Whether the value says anything of public holidays.
    pub fn names_public_holidays(&self) -> bool {
        self.expression.holidays().any(|holiday| holiday == Holiday::Public { offset_days: 0 })
    }

    /// Whether anything hangs on the schools' holidays.
    pub fn names_school_holidays(&self) -> bool {
        self.names_school_holidays
    }

    /// Whether the value speaks of this very day: by its date, or in a range of dates of at most two weeks, or as the
    /// day before or after a public holiday.
    pub fn names_day(&self, date: NaiveDate) -> bool {
        let in_short_range = |days: &super::rules::Days| {
            days.dates
                .iter()
                .chain(&days.months)
                .any(|range| range.around(date).is_some_and(|(first, last)| (last - first).num_days() <= NAMED_DAYS))
        };
        let beside_holiday = |holiday: Holiday| match holiday {
            Holiday::Public { offset_days } if offset_days != 0 => date
                .checked_sub_signed(TimeDelta::days(i64::from(offset_days)))
                .is_some_and(|holiday| self.public.contains(holiday)),
            _ => false,
        };
        self.expression.rules.iter().any(|rule| in_short_range(&rule.days))
            || self.expression.holidays().any(beside_holiday)
    }

    /// Whether every opening stands beside a comment for which this holds.
    pub(super) fn opens_only_with(&self, is_such: impl Fn(&str) -> bool) -> bool {
        let mut openings = self.expression.rules.iter().filter(|rule| rule.state != RuleState::Closed).peekable();
        openings.peek().is_some() && openings.all(|rule| rule.comment.as_deref().is_some_and(&is_such))
    }

    /// Whether it tells no time at all, only that something is not known.
    pub(super) fn is_comment_only(&self) -> bool {
        self.expression
            .rules
            .iter()
            .all(|rule| rule.state == RuleState::Unknown && rule.days.is_empty() && rule.times.is_empty())
    }

    /// The stretches of one day, in order; closed time is left out.
    pub fn day(&self, date: NaiveDate) -> Vec<Interval> {
        intervals_of(date, &self.spans(date)).collect()
    }

    /// The stretches of one day where a calendar tells of each day whether the schools have a holiday.
    pub fn day_in_school_year(&self, date: NaiveDate, school: impl Fn(NaiveDate) -> SchoolDay) -> Vec<Interval> {
        match self.names_school_holidays() {
            true => intervals_of(date, &self.evaluate_with(date, &school)).collect(),
            false => self.day(date),
        }
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
                interval.is_open_end &= next.is_open_end;
                interval.end = next.end;
            }
            Some(interval)
        })
    }

    /// What the hours say at a moment; `None` is closed.
    pub fn state_at(&self, at: NaiveDateTime) -> Option<HoursState> {
        state_in(&self.spans(at.date()), minute_of(at))
    }

    /// The first change of state after `from`, within 366 days. A new comment is no change.
    pub fn next_change(&self, from: NaiveDateTime) -> Option<NaiveDateTime> {
        let horizon = from.checked_add_days(Days::new(SEARCH_DAYS))?;
        let state = self.state_at(from);
        let mut after_min = minute_of(from);
        for date in from.date().iter_days().take(SEARCH_DAYS as usize + 1) {
            let spans = self.spans(date);
            let mut edges = spans.iter().flat_map(|span| [span.start_min, span.end_min]);
            let first = std::iter::once(0).filter(|_| date != from.date());
            let change = first.chain(&mut edges).filter(|edge| *edge < combine::DAY_MIN);
            let change = change
                .filter(|edge| date != from.date() || *edge > after_min)
                .find(|edge| state_in(&spans, *edge) != state);
            if let Some(minute) = change {
                let at = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
                return (at < horizon).then_some(at);
            }
            after_min = 0;
        }
        None
    }

    fn spans(&self, date: NaiveDate) -> Cow<'_, [DaySpan]> {
        let is_ordinary = |date: NaiveDate| !self.public.contains(date);
        match &self.week {
            Some(week) if is_ordinary(date) && (!self.wraps || date.pred_opt().is_none_or(is_ordinary)) => {
                Cow::Borrowed(&week[date.weekday().num_days_from_monday() as usize])
            }
            _ => Cow::Owned(self.evaluate(date)),
        }
    }

    fn evaluate(&self, date: NaiveDate) -> Vec<DaySpan> {
        let school = |day: NaiveDate| match &self.school {
            Some(days) if days.contains(&day) => SchoolDay::Holiday,
            Some(_) => SchoolDay::Term,
            None => SchoolDay::MayBeHoliday,
        };
        self.evaluate_with(date, &school)
    }

    /// Where nobody told whether a day is a school holiday, what holds either way is said, and the rest is unknown.
    fn evaluate_with(&self, date: NaiveDate, school: &dyn Fn(NaiveDate) -> SchoolDay) -> Vec<DaySpan> {
        let told = |is_school_holiday: &dyn Fn(NaiveDate) -> bool| {
            let holidays = Holidays { public: &self.public, is_school_holiday };
            combine::day(&self.expression, date, &holidays, self.position)
        };
        let is_known = |day: NaiveDate| school(day) != SchoolDay::MayBeHoliday;
        if !self.names_school_holidays() || (is_known(date) && date.pred_opt().is_none_or(is_known)) {
            return told(&|day| school(day) == SchoolDay::Holiday);
        }
        let mut agreed: Option<Vec<DaySpan>> = None;
        for (today, before) in [(false, false), (true, true), (true, false), (false, true)] {
            let may_be = |day: NaiveDate| match school(day) {
                SchoolDay::Holiday => true,
                SchoolDay::Term => false,
                SchoolDay::MayBeHoliday => {
                    if day == date {
                        today
                    } else {
                        before
                    }
                }
            };
            let spans = told(&may_be);
            agreed = Some(match agreed {
                Some(agreed) => combine::agreed(&agreed, &spans),
                None => spans,
            });
        }
        agreed.unwrap_or_default()
    }
}

fn ordinary_week(expression: &Expression) -> [Vec<DaySpan>; 7] {
    let none = PublicHolidays::none();
    let holidays = Holidays { public: &none, is_school_holiday: &|_| false };
    let monday = NaiveDate::from_isoywd_opt(2026, 3, chrono::Weekday::Mon).unwrap_or_default();
    let mut week: [Vec<DaySpan>; 7] = Default::default();
    for (spans, date) in week.iter_mut().zip(monday.iter_days()) {
        *spans = combine::day(expression, date, &holidays, None);
    }
    week
}

fn intervals_of(date: NaiveDate, spans: &[DaySpan]) -> impl Iterator<Item = Interval> + '_ {
    let at =
        move |minutes: u32| date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(i64::from(minutes)));
    spans.iter().filter_map(move |span| {
        Some(Interval {
            start: at(span.start_min)?,
            end: at(span.end_min)?,
            state: span.state,
            is_open_end: span.is_open_end,
            comment: span.comment.clone(),
        })
    })
}

fn state_in(spans: &[DaySpan], minute: u32) -> Option<HoursState> {
    spans.iter().find(|span| span.start_min <= minute && minute < span.end_min).map(|span| span.state)
}

fn minute_of(at: NaiveDateTime) -> u32 {
    at.hour() * 60 + at.minute()
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
        /// The short cut by weekday says what the rules say, day by day.
        #[test]
        fn the_week_agrees_with_the_rules(day in 0u64..3000, from in 0u32..20, length in 1u32..9, ph in 0..3) {
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
