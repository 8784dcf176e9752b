//! What a value in `opening_hours` syntax consists of: rules with day selectors, times, a state and a comment.
//!
//! Types alone; `normalise` reads them from text, `write` writes them, `days` and `combine` evaluate them.

use std::sync::Arc;

/// Minutes of a day.
pub const DAY_MIN: u32 = 24 * 60;

/// A whole value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expression {
    pub rules: Vec<Rule>,
}

/// How a rule stands to the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// `;` takes the day over.
    #[default]
    Next,
    /// `,` adds to the day.
    And,
    /// `||` holds where the rules before say nothing.
    Else,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RuleState {
    #[default]
    Open,
    Closed,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rule {
    pub link: Link,
    pub days: Days,
    /// None: the whole day.
    pub times: Vec<Span>,
    pub state: RuleState,
    pub comment: Option<Arc<str>>,
}

/// The days of a rule: each kind of selector that is there has to match; within a kind one of its list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days {
    pub years: Vec<YearRange>,
    /// A list that begins with a month.
    pub months: Vec<DateRange>,
    /// A list that begins with a date. `Jan-Feb Jan 9-15` has both.
    pub dates: Vec<DateRange>,
    pub weeks: Vec<WeekRange>,
    /// Weekdays, and the holidays that stand in one list with others: `Su,PH` is either.
    pub weekdays: Vec<WeekdayRange>,
    /// Holidays beside the weekdays: `SH Mo-Fr` is both at once.
    pub holidays: Vec<Holiday>,
}

impl Days {
    pub fn is_empty(&self) -> bool {
        self.has_no_dates() && self.weekdays.is_empty() && self.holidays.is_empty()
    }

    /// Whether the rule holds in any week of any year.
    pub fn has_no_dates(&self) -> bool {
        self.years.is_empty() && self.months.is_empty() && self.dates.is_empty() && self.weeks.is_empty()
    }
}

/// Years, both included; `to` is `None` for all later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearRange {
    pub from: i32,
    pub to: Option<i32>,
    pub step: u16,
}

/// ISO weeks, both included; a range may go round the year's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekRange {
    pub from: u8,
    pub to: u8,
    pub step: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRange {
    /// Months 1-12, both included; may go round the year's end.
    Months { from: u8, to: u8 },
    /// Days, both included; every `step`th of them.
    Dates { from: Date, to: Date, step: u16 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    pub year: Option<i32>,
    pub anchor: Anchor,
    pub offset_days: i16,
}

/// What a date hangs on within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Day {
        month: u8,
        day: u8,
    },
    Easter,
    /// `Jan Su[2]`, `Dec Su[-1]`.
    Nth {
        month: u8,
        weekday: u8,
        nth: i8,
    },
}

/// Weekdays are 0 (Monday) to 6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WeekdayRange {
    Range {
        from: u8,
        to: u8,
    },
    /// `Sa[1]`, `Sa[-1] +3 days`: the weekday counted within its month, from the end where negative.
    Nth {
        weekday: u8,
        nth: Vec<i8>,
        offset_days: i16,
    },
    Holiday(Holiday),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    Public { offset_days: i16 },
    School,
}

/// A stretch of a day; may end on the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub start: Time,
    /// `None`: from `start` on nothing is known (`17:00+`).
    pub end: Option<Time>,
    /// Whether nothing is known of what comes after the end (`14:00-17:00+`).
    pub open_end: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Minutes from midnight, up to 48 h.
    Fixed(u16),
    Sun {
        event: SunEvent,
        offset_min: i16,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SunEvent {
    Dawn,
    Sunrise,
    Sunset,
    Dusk,
}

impl Time {
    /// The minute by which a span is told to end on its own or on the next day, whatever the season.
    pub fn nominal_min(self) -> i32 {
        match self {
            Self::Fixed(minutes) => i32::from(minutes),
            Self::Sun { event, offset_min } => {
                let typical = match event {
                    SunEvent::Dawn => 5 * 60 + 30,
                    SunEvent::Sunrise => 6 * 60,
                    SunEvent::Sunset => 18 * 60,
                    SunEvent::Dusk => 18 * 60 + 30,
                };
                typical + i32::from(offset_min)
            }
        }
    }

    pub fn is_fixed(self) -> bool {
        matches!(self, Self::Fixed(_))
    }
}

impl Span {
    pub const WHOLE_DAY: Self = Self { start: Time::Fixed(0), end: Some(Time::Fixed(DAY_MIN as u16)), open_end: false };

    /// Whether the end, as written, is an hour of the next day: `22:00-02:00`, `10:00-10:00`.
    pub fn ends_next_day(&self) -> bool {
        let Some(end) = self.end else { return false };
        let (from, to) = (self.start.nominal_min(), end.nominal_min());
        to < from || (to == from && self.start.is_fixed() && end.is_fixed())
    }

    /// Whether it may reach into the next day.
    pub fn wraps(&self) -> bool {
        match self.end {
            _ if self.open_end => true,
            None => guessed_end_min(self.start.nominal_min()) > DAY_MIN as i32,
            Some(end) => self.ends_next_day() || end.nominal_min() > DAY_MIN as i32 || !end.is_fixed(),
        }
    }
}

/// How long, at most, nothing is known after an open end: to midnight; from the evening on ten hours, from late in the
/// evening on eight. The guesses are the reference evaluator's.
pub fn guessed_end_min(from_min: i32) -> i32 {
    match from_min {
        1320.. => from_min + 8 * 60,
        1020..1320 => from_min + 10 * 60,
        _ => DAY_MIN as i32,
    }
}

impl Expression {
    /// Whether the value leaves no moment out: `24/7`.
    pub fn is_always_open(&self) -> bool {
        match self.rules.as_slice() {
            [rule] => {
                rule.state == RuleState::Open
                    && rule.days.is_empty()
                    && (rule.times.is_empty() || rule.times == [Span::WHOLE_DAY])
            }
            _ => false,
        }
    }

    pub fn holidays(&self) -> impl Iterator<Item = Holiday> + '_ {
        self.rules.iter().flat_map(|rule| {
            let listed = rule.days.weekdays.iter().filter_map(|weekday| match weekday {
                WeekdayRange::Holiday(holiday) => Some(*holiday),
                _ => None,
            });
            listed.chain(rule.days.holidays.iter().copied())
        })
    }

    pub fn names_school_holidays(&self) -> bool {
        self.holidays().any(|holiday| holiday == Holiday::School)
    }

    pub fn has_sun_times(&self) -> bool {
        let spans = self.rules.iter().flat_map(|rule| &rule.times);
        spans.flat_map(|span| [Some(span.start), span.end]).flatten().any(|time| !time.is_fixed())
    }

    /// Whether a day depends on nothing but its weekday, and on which days are public holidays.
    pub fn depends_on_weekday_only(&self) -> bool {
        let plain = |holiday: &Holiday| *holiday == Holiday::Public { offset_days: 0 };
        !self.has_sun_times()
            && self.rules.iter().map(|rule| &rule.days).all(|days| {
                days.has_no_dates()
                    && days.holidays.iter().all(plain)
                    && days.weekdays.iter().all(|weekday| match weekday {
                        WeekdayRange::Range { .. } => true,
                        WeekdayRange::Nth { .. } => false,
                        WeekdayRange::Holiday(holiday) => plain(holiday),
                    })
            })
    }
}
