//! Writes a value in plain `opening_hours` syntax: what `normalise` gives, and reads back to the same.

use std::fmt::{self, Display, Formatter, Write};

use super::rules::{
    Anchor, DAY_MIN, Date, DateRange, Days, Expression, Holiday, Link, Rule, RuleState, Span, SunEvent, Time,
    WeekRange, WeekdayRange, YearRange,
};

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, rule) in self.rules.iter().enumerate() {
            match rule.link {
                _ if index == 0 => {}
                Link::Next => f.write_str("; ")?,
                Link::And => f.write_str(", ")?,
                Link::Else => f.write_str(" || ")?,
            }
            rule.fmt(f)?;
            // "Mo, Tu 09:00-15:00" and "Mo 09:00-12:00, 13:00-15:00" would be one rule.
            let is_plain = rule.state == RuleState::Open && rule.comment.is_none();
            let runs_on = |next: &&Rule| {
                next.link == Link::And && (next.days.is_empty() || (rule.times.is_empty() && !rule.days.is_empty()))
            };
            if is_plain && self.rules.get(index + 1).as_ref().is_some_and(runs_on) {
                f.write_str(" open")?;
            }
        }
        Ok(())
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut words = Words { f, is_first: true };
        words.days(&self.days)?;
        let is_always = self.days.is_empty() && (self.times.is_empty() || self.times == [Span::WHOLE_DAY]);
        if is_always && self.state == RuleState::Open {
            words.word(&"24/7")?;
        } else if !self.times.is_empty() {
            words.word(&List(&self.times))?;
        }
        match (self.state, &self.comment) {
            (RuleState::Open, Some(_)) => words.word(&"open")?,
            (RuleState::Closed, _) => words.word(&"off")?,
            (RuleState::Unknown, None) => words.word(&"unknown")?,
            _ => {}
        }
        match &self.comment {
            Some(comment) => words.word(&format_args!("\"{comment}\"")),
            None => Ok(()),
        }
    }
}

struct Words<'a, 'f> {
    f: &'a mut Formatter<'f>,
    is_first: bool,
}

impl Words<'_, '_> {
    fn word(&mut self, word: &dyn Display) -> fmt::Result {
        if !self.is_first {
            self.f.write_char(' ')?;
        }
        self.is_first = false;
        word.fmt(self.f)
    }

    fn days(&mut self, days: &Days) -> fmt::Result {
        if !days.years.is_empty() {
            self.word(&List(&days.years))?;
        }
        if !days.months.is_empty() {
            self.word(&List(&days.months))?;
        }
        if !days.dates.is_empty() {
            self.word(&List(&days.dates))?;
        }
        if !days.weeks.is_empty() {
            self.word(&format_args!("week {}", List(&days.weeks)))?;
        }
        if !days.weekdays.is_empty() {
            self.word(&List(&days.weekdays))?;
        }
        // After the weekdays: before them a comma would draw the next one into the list.
        for holiday in &days.holidays {
            self.word(holiday)?;
        }
        Ok(())
    }
}

struct List<'a, T>(&'a [T]);

impl<T: Display> Display for List<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_char(',')?;
            }
            item.fmt(f)?;
        }
        Ok(())
    }
}

impl Display for YearRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.to, self.step) {
            (Some(to), _) if to == self.from => write!(f, "{to}"),
            (Some(to), 1) => write!(f, "{}-{to}", self.from),
            (Some(to), step) => write!(f, "{}-{to}/{step}", self.from),
            (None, 1) => write!(f, "{}+", self.from),
            (None, step) => write!(f, "{}/{step}", self.from),
        }
    }
}

impl Display for WeekRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.from)?;
        if self.to != self.from {
            write!(f, "-{:02}", self.to)?;
        }
        if self.step > 1 { write!(f, "/{}", self.step) } else { Ok(()) }
    }
}

impl Display for DateRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Months { from, to } => {
                f.write_str(month(*from))?;
                if from == to { Ok(()) } else { write!(f, "-{}", month(*to)) }
            }
            Self::Dates { from, to, step } => {
                from.fmt(f)?;
                if from != to {
                    match (from.anchor, to.anchor) {
                        (Anchor::Day { month: one, .. }, Anchor::Day { month: other, day })
                            if one == other && from.year == to.year && from.offset_days == 0 && to.offset_days == 0 =>
                        {
                            write!(f, "-{day:02}")?;
                        }
                        _ => write!(f, "-{to}")?,
                    }
                }
                if *step > 1 { write!(f, "/{step}") } else { Ok(()) }
            }
        }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year} ")?;
        }
        match self.anchor {
            Anchor::Day { month: number, day } => write!(f, "{} {day:02}", month(number))?,
            Anchor::Easter => f.write_str("easter")?,
            Anchor::Nth { month: number, weekday: day, nth } => write!(f, "{} {}[{nth}]", month(number), weekday(day))?,
        }
        write_offset(f, self.offset_days)
    }
}

impl Display for WeekdayRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { from, to } if from == to => f.write_str(weekday(*from)),
            Self::Range { from, to } => write!(f, "{}-{}", weekday(*from), weekday(*to)),
            Self::Nth { weekday: day, nth, offset_days } => {
                write!(f, "{}[{}]", weekday(*day), List(nth))?;
                write_offset(f, *offset_days)
            }
            Self::Holiday(holiday) => holiday.fmt(f),
        }
    }
}

impl Display for Holiday {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::School => f.write_str("SH"),
            Self::Public { offset_days } => {
                f.write_str("PH")?;
                write_offset(f, *offset_days)
            }
        }
    }
}

impl Display for Span {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        if let Some(end) = self.end {
            write!(f, "-{end}")?;
        }
        if self.open_end || self.end.is_none() { f.write_char('+') } else { Ok(()) }
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Fixed(minutes) => write_clock(f, u32::from(minutes)),
            Self::Sun { event, offset_min } => {
                let event = match event {
                    SunEvent::Dawn => "dawn",
                    SunEvent::Sunrise => "sunrise",
                    SunEvent::Sunset => "sunset",
                    SunEvent::Dusk => "dusk",
                };
                if offset_min == 0 {
                    return f.write_str(event);
                }
                write!(f, "({event}{}", if offset_min < 0 { '-' } else { '+' })?;
                write_clock(f, u32::from(offset_min.unsigned_abs()))?;
                f.write_char(')')
            }
        }
    }
}

fn write_clock(f: &mut Formatter<'_>, minutes: u32) -> fmt::Result {
    debug_assert!(minutes <= 2 * DAY_MIN, "a time is at most 48:00");
    write!(f, "{:02}:{:02}", minutes / 60, minutes % 60)
}

fn write_offset(f: &mut Formatter<'_>, days: i16) -> fmt::Result {
    match days {
        0 => Ok(()),
        1 | -1 => write!(f, " {days:+} day"),
        _ => write!(f, " {days:+} days"),
    }
}

fn weekday(number: u8) -> &'static str {
    WEEKDAYS[usize::from(number) % 7]
}

fn month(number: u8) -> &'static str {
    MONTHS[(usize::from(number) + 11) % 12]
}
