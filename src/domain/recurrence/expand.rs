//! From a rule to its times, in civil time.
//!
//! Goes from period to period (a day, a week, a month, a year). Without a COUNT it begins at the period that is asked
//! for, however old the start is. Where the standard forbids a part beside a frequency (week numbers in a monthly rule),
//! the part narrows the days down, as it does for everybody else who reads such rules.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

use super::rule::{Frequency, Rule};

/// Days looked at and times counted for one question: enough for five hundred years of days. A rule that needs more is
/// made to burn time.
const MOST_STEPS: usize = 200_000;

/// After this many years the calendar repeats: what has not come by then never will.
const CALENDAR_YEARS: i32 = 400;

/// A rule beside the start it counts from.
#[derive(Debug, Clone)]
pub struct Expansion {
    rule: Rule,
    start: NaiveDateTime,
}

impl Expansion {
    pub fn new(rule: Rule, start: NaiveDateTime) -> Self {
        Self { rule, start }
    }

    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The times in `from <= t < to`, at most so many of them.
    pub fn within(&self, from: NaiveDateTime, to: NaiveDateTime, most: usize) -> Vec<NaiveDateTime> {
        let first = match self.rule.count {
            // Who counts must begin at the beginning.
            Some(_) => 0,
            None => self.period_of(from.date()),
        };
        let mut found = Vec::new();
        self.walk(first, to, |at| {
            if at >= from {
                found.push(at);
            }
            found.len() < most
        });
        found
    }

    /// The last day of a rule with an end; `None` where it goes on for good, or longer than anybody may look.
    pub fn last_day(&self, most: usize) -> Option<NaiveDate> {
        if let Some(until) = self.rule.until {
            return Some(until.date());
        }
        let count = usize::try_from(self.rule.count?).ok().filter(|count| *count <= most)?;
        let horizon = self.start.date().with_year(self.start.year().checked_add(CALENDAR_YEARS)?);
        let mut last = None;
        let mut seen = 0;
        self.walk(0, horizon?.and_time(self.start.time()), |at| {
            last = Some(at.date());
            seen += 1;
            true
        });
        last.filter(|_| seen == count)
    }

    /// Visits the times before `to` in order, from a period on, until the visitor has enough.
    fn walk(&self, first: u32, to: NaiveDateTime, mut visit: impl FnMut(NaiveDateTime) -> bool) {
        let mut left = self.rule.count;
        let mut steps = 0;
        let end = self.rule.until.map_or(to, |until| until.min(to));
        for period in first.. {
            let Some(days) = self.days(period) else { return };
            if days.first().is_none_or(|day| *day > end.date()) || steps > MOST_STEPS {
                return;
            }
            steps += days.len();
            for at in self.times(days) {
                if at >= to || self.rule.until.is_some_and(|until| at > until) || left == Some(0) {
                    return;
                }
                if at < self.start {
                    continue;
                }
                left = left.map(|left| left - 1);
                steps += 1;
                if steps > MOST_STEPS || !visit(at) {
                    return;
                }
            }
        }
    }

    /// The period, counted from the start's, that a day is in, or the one before it.
    fn period_of(&self, day: NaiveDate) -> u32 {
        let start = self.start.date();
        let passed = match self.rule.frequency {
            Frequency::Daily => (day - start).num_days(),
            Frequency::Weekly => (day - self.week_begin(start)).num_days().div_euclid(7),
            Frequency::Monthly => months(day) - months(start),
            Frequency::Yearly => i64::from(day.year()) - i64::from(start.year()),
        };
        u32::try_from(passed / i64::from(self.rule.interval)).unwrap_or(0)
    }

    /// Every day of a period, in order; `None` beyond the calendar.
    fn days(&self, period: u32) -> Option<Vec<NaiveDate>> {
        let steps = u64::from(period) * u64::from(self.rule.interval);
        let start = self.start.date();
        match self.rule.frequency {
            Frequency::Daily => Some(vec![start.checked_add_days(Days::new(steps))?]),
            Frequency::Weekly => {
                let begin = self.week_begin(start).checked_add_days(Days::new(steps.checked_mul(7)?))?;
                Some(begin.iter_days().take(7).collect())
            }
            Frequency::Monthly => {
                let month = months(start).checked_add(i64::try_from(steps).ok()?)?;
                let begin = first_of(i32::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) + 1)?;
                Some(days_of_month(begin).collect())
            }
            Frequency::Yearly => {
                let year = start.year().checked_add(i32::try_from(steps).ok()?)?;
                if self.rule.months.is_empty() {
                    return Some(first_of(year, 1)?.iter_days().take_while(|day| day.year() == year).collect());
                }
                let begins = self.rule.months.iter().map(|month| first_of(year, i64::from(*month)));
                Some(begins.collect::<Option<Vec<_>>>()?.into_iter().flat_map(days_of_month).collect())
            }
        }
    }

    /// The times of a period that the rule names, in order.
    fn times(&self, mut days: Vec<NaiveDate>) -> Vec<NaiveDateTime> {
        days.retain(|day| self.names(*day));
        let times = &self.rule.times;
        let count = days.len() * times.len();
        let at = |index: usize| Some(days.get(index / times.len())?.and_time(*times.get(index % times.len())?));
        if self.rule.positions.is_empty() {
            return (0..count).filter_map(at).collect();
        }
        let index = |position: &i32| {
            let size = usize::try_from(position.unsigned_abs()).ok()?;
            if *position > 0 { size.checked_sub(1) } else { count.checked_sub(size) }
        };
        let mut chosen: Vec<usize> = self.rule.positions.iter().filter_map(index).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().filter_map(at).collect()
    }

    fn names(&self, day: NaiveDate) -> bool {
        let rule = &self.rule;
        let counted = |list: &[i32], from_start: u32, of: u32| {
            let (forth, of) = (i64::from(from_start), i64::from(of));
            list.is_empty() || list.iter().any(|n| i64::from(*n) == forth || i64::from(*n) == forth - of - 1)
        };
        counted(&rule.months, day.month(), 12)
            && counted(&rule.month_days, day.day(), days_in_month(day))
            && counted(&rule.year_days, day.ordinal(), days_in_year(day.year()))
            && (rule.weeks.is_empty() || {
                let (week, of) = self.week(day);
                counted(&rule.weeks, week, of)
            })
            && self.names_weekday(day)
    }

    fn names_weekday(&self, day: NaiveDate) -> bool {
        let (from_start, of) = match self.rule.counts_in_month() {
            true => (day.day(), days_in_month(day)),
            false => (day.ordinal(), days_in_year(day.year())),
        };
        let forth = i64::from((from_start - 1) / 7) + 1;
        let back = -(i64::from((of - from_start) / 7) + 1);
        self.rule.weekdays.is_empty()
            || self.rule.weekdays.iter().any(|(nth, weekday)| {
                let nth = i64::from(*nth);
                *weekday == day.weekday() && (nth == 0 || nth == forth || nth == back)
            })
    }

    /// A day's week in its week-year, and how many weeks that has. The first week is the first with four days in it.
    fn week(&self, day: NaiveDate) -> (u32, u32) {
        let begin_of = |year: i32| first_of(year, 1)?.with_day(4).map(|fourth| self.week_begin(fourth));
        let weeks = |from: NaiveDate, to: NaiveDate| u32::try_from((to - from).num_days() / 7).unwrap_or(0);
        let year = day.year();
        let (Some(before), Some(begin), Some(next), Some(after)) =
            (begin_of(year - 1), begin_of(year), begin_of(year + 1), begin_of(year + 2))
        else {
            return (0, 0);
        };
        let (begin, end) = if day < begin {
            (before, begin)
        } else if day >= next {
            (next, after)
        } else {
            (begin, next)
        };
        (weeks(begin, day) + 1, weeks(begin, end))
    }

    fn week_begin(&self, day: NaiveDate) -> NaiveDate {
        let into = day.weekday().days_since(self.rule.week_start);
        day.checked_sub_days(Days::new(u64::from(into))).unwrap_or(day)
    }
}

/// Months since the year 0.
fn months(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn first_of(year: i32, month: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, 1)
}

fn days_of_month(begin: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    begin.iter_days().take_while(move |day| day.month() == begin.month())
}

fn days_in_month(day: NaiveDate) -> u32 {
    u32::from(day.num_days_in_month())
}

fn days_in_year(year: i32) -> u32 {
    if NaiveDate::from_ymd_opt(year, 2, 29).is_some() { 366 } else { 365 }
}
