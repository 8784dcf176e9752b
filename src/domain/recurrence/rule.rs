//! A recurrence rule (RFC 5545, 3.3.10) as values: read from text, defaults taken from the start.
//!
//! Our own and no crate's: `rrule` brings a regular-expression engine with its Unicode tables and the data of every
//! time zone of the world, a fifth of the whole web app, and civil time needs neither. Tests hold this one to that
//! crate's answers. What the standard doesn't know makes the rule unreadable, and the event is then told in words.

use chrono::{DateTime, Datelike as _, NaiveDateTime, NaiveTime, Timelike as _, Utc, Weekday};

use crate::domain::time::to_civil;

/// More times in one day are no rule of any meeting place, and cost time to expand.
const MOST_TIMES_A_DAY: usize = 100;

/// How often a rule's period comes. Hourly rules and finer are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A weekday, and which one in the month or year: `-1` the last, `0` each.
pub type NthWeekday = (i32, Weekday);

/// A rule that was read. An empty list asks nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub frequency: Frequency,
    pub interval: u32,
    pub count: Option<u32>,
    /// The last moment, in civil time; included.
    pub until: Option<NaiveDateTime>,
    pub week_start: Weekday,
    pub months: Vec<i32>,
    pub weeks: Vec<i32>,
    pub year_days: Vec<i32>,
    pub month_days: Vec<i32>,
    pub weekdays: Vec<NthWeekday>,
    pub positions: Vec<i32>,
    /// In order; never empty.
    pub times: Vec<NaiveTime>,
}

impl Rule {
    /// Reads a rule of an event that starts then. `None`: no rule of the standard, or one that never ends its start.
    pub fn parse(text: &str, start: NaiveDateTime) -> Option<Self> {
        Self::parse_in(text, start, &to_civil).filter(|rule| rule.until.is_none_or(|until| until >= start))
    }

    /// Reads a rule whose civil time is another than Finland's: an `UNTIL` told as a moment is brought into it.
    pub fn parse_in(
        text: &str,
        start: NaiveDateTime,
        to_civil: &dyn Fn(DateTime<Utc>) -> NaiveDateTime,
    ) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let mut parts = Parts::default();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            parts.take(name, value, to_civil)?;
        }
        parts.rule(start)
    }

    /// Whether an ordinal weekday counts within the month; else within the year.
    pub fn counts_in_month(&self) -> bool {
        self.frequency == Frequency::Monthly || !self.months.is_empty()
    }
}

/// The parts as they come, each at most once.
#[derive(Default)]
struct Parts {
    frequency: Option<Frequency>,
    interval: Option<u32>,
    count: Option<u32>,
    until: Option<NaiveDateTime>,
    week_start: Option<Weekday>,
    months: Option<Vec<i32>>,
    weeks: Option<Vec<i32>>,
    year_days: Option<Vec<i32>>,
    month_days: Option<Vec<i32>>,
    weekdays: Option<Vec<NthWeekday>>,
    positions: Option<Vec<i32>>,
    hours: Option<Vec<i32>>,
    minutes: Option<Vec<i32>>,
    seconds: Option<Vec<i32>>,
}

impl Parts {
    fn take(&mut self, name: &str, value: &str, to_civil: &dyn Fn(DateTime<Utc>) -> NaiveDateTime) -> Option<()> {
        match name {
            "FREQ" => once(&mut self.frequency, frequency(value)?),
            "INTERVAL" => once(&mut self.interval, value.parse().ok().filter(|interval| *interval > 0)?),
            "COUNT" => once(&mut self.count, value.parse().ok().filter(|count| *count > 0)?),
            "UNTIL" => once(&mut self.until, read_until(value, to_civil)?),
            "WKST" => once(&mut self.week_start, weekday(value)?),
            "BYMONTH" => once(&mut self.months, numbers(value, 1, 12, false)?),
            "BYWEEKNO" => once(&mut self.weeks, numbers(value, 1, 53, true)?),
            "BYYEARDAY" => once(&mut self.year_days, numbers(value, 1, 366, true)?),
            "BYMONTHDAY" => once(&mut self.month_days, numbers(value, 1, 31, true)?),
            "BYDAY" => once(&mut self.weekdays, value.split(',').map(nth_weekday).collect::<Option<_>>()?),
            "BYSETPOS" => once(&mut self.positions, numbers(value, 1, 366, true)?),
            "BYHOUR" => once(&mut self.hours, numbers(value, 0, 23, false)?),
            "BYMINUTE" => once(&mut self.minutes, numbers(value, 0, 59, false)?),
            "BYSECOND" => once(&mut self.seconds, numbers(value, 0, 59, false)?),
            _ => None,
        }
    }

    fn rule(self, start: NaiveDateTime) -> Option<Rule> {
        let frequency = self.frequency?;
        let names_something = [&self.months, &self.weeks, &self.year_days, &self.month_days]
            .into_iter()
            .chain([&self.hours, &self.minutes, &self.seconds])
            .any(Option::is_some);
        if self.positions.is_some() && self.weekdays.is_none() && !names_something {
            return None;
        }
        let names_days = self.weeks.is_some() || self.year_days.is_some() || self.month_days.is_some();
        let (mut months, mut month_days) = (self.months.unwrap_or_default(), self.month_days.unwrap_or_default());
        let mut weekdays = self.weekdays.unwrap_or_default();
        if !names_days && weekdays.is_empty() {
            match frequency {
                Frequency::Daily => {}
                Frequency::Weekly => weekdays.push((0, start.weekday())),
                Frequency::Monthly => month_days.push(day(start.day())),
                Frequency::Yearly => {
                    month_days.push(day(start.day()));
                    if months.is_empty() {
                        months.push(day(start.month()));
                    }
                }
            }
        }
        if matches!(frequency, Frequency::Daily | Frequency::Weekly) {
            // "The first Tuesday" of a week or a day is a Tuesday, as everybody else reads it too.
            weekdays.iter_mut().for_each(|(nth, _)| *nth = 0);
        }
        months.sort_unstable();
        months.dedup();
        Some(Rule {
            frequency,
            interval: self.interval.unwrap_or(1),
            count: self.count,
            until: self.until,
            week_start: self.week_start.unwrap_or(Weekday::Mon),
            months,
            weeks: self.weeks.unwrap_or_default(),
            year_days: self.year_days.unwrap_or_default(),
            month_days,
            weekdays,
            positions: self.positions.unwrap_or_default(),
            times: times(self.hours, self.minutes, self.seconds, start.time())?,
        })
    }
}

/// A part that comes twice makes the rule ambiguous.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    match place.replace(value) {
        None => Some(()),
        Some(_) => None,
    }
}

fn frequency(value: &str) -> Option<Frequency> {
    match value {
        "DAILY" => Some(Frequency::Daily),
        "WEEKLY" => Some(Frequency::Weekly),
        "MONTHLY" => Some(Frequency::Monthly),
        "YEARLY" => Some(Frequency::Yearly),
        _ => None,
    }
}

fn weekday(value: &str) -> Option<Weekday> {
    match value {
        "MO" => Some(Weekday::Mon),
        "TU" => Some(Weekday::Tue),
        "WE" => Some(Weekday::Wed),
        "TH" => Some(Weekday::Thu),
        "FR" => Some(Weekday::Fri),
        "SA" => Some(Weekday::Sat),
        "SU" => Some(Weekday::Sun),
        _ => None,
    }
}

fn nth_weekday(value: &str) -> Option<NthWeekday> {
    let (number, name) = value.split_at_checked(value.len().checked_sub(2)?)?;
    let nth = match number {
        "" => 0,
        number => number.parse().ok().filter(|nth: &i32| (1..=53).contains(&nth.abs()))?,
    };
    Some((nth, weekday(name)?))
}

/// A list of numbers within bounds; with `from_end` negative ones too.
fn numbers(value: &str, least: i32, most: i32, from_end: bool) -> Option<Vec<i32>> {
    let number = |text: &str| {
        let number: i32 = text.parse().ok()?;
        let size = if from_end { number.checked_abs()? } else { number };
        (least..=most).contains(&size).then_some(number)
    };
    value.split(',').map(number).collect()
}

fn times(
    hours: Option<Vec<i32>>,
    minutes: Option<Vec<i32>>,
    seconds: Option<Vec<i32>>,
    start: NaiveTime,
) -> Option<Vec<NaiveTime>> {
    let or_start = |given: Option<Vec<i32>>, own: u32| given.unwrap_or_else(|| vec![day(own)]);
    let (hours, minutes) = (or_start(hours, start.hour()), or_start(minutes, start.minute()));
    let seconds = or_start(seconds, start.second());
    if hours.len().saturating_mul(minutes.len()).saturating_mul(seconds.len()) > MOST_TIMES_A_DAY {
        return None;
    }
    let mut times = Vec::new();
    for hour in &hours {
        for minute in &minutes {
            for second in &seconds {
                let part = |number: &i32| u32::try_from(*number).ok();
                times.push(NaiveTime::from_hms_opt(part(hour)?, part(minute)?, part(second)?)?);
            }
        }
    }
    times.sort_unstable();
    times.dedup();
    Some(times)
}

/// A part of a date or time as a signed number. None of them comes near the bounds.
fn day(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// UNTIL as civil time: `20261231` (that day included), `20261231T100000`, or with `Z` a moment.
fn read_until(value: &str, to_civil: &dyn Fn(DateTime<Utc>) -> NaiveDateTime) -> Option<NaiveDateTime> {
    if let Ok(date) = chrono::NaiveDate::parse_from_str(value, "%Y%m%d") {
        return date.and_hms_opt(23, 59, 59);
    }
    if let Some(moment) = value.strip_suffix('Z') {
        let moment = NaiveDateTime::parse_from_str(moment, "%Y%m%dT%H%M%S").ok()?;
        return Some(to_civil(moment.and_utc()));
    }
    NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok()
}
