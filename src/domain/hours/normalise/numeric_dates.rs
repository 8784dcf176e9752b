//! Dates as they are written in Finland: "1.6.", "1.6.–15.8.2026", "1.–15.6.", "24. joulukuuta".

use super::super::rules::{Anchor, Date, DateRange};
use super::day_selectors::day_in;
use super::parse::Cursor;
use super::tokens::Kind;
use super::{Trouble, Warning};

const NO_DATE: Trouble = Trouble::Order("a date is not understood");

impl Cursor {
    /// Whether a date in numbers stands here, and no time: dots, a day and a month that exist, and something that a
    /// time does not have (a last dot, a year, a month of one digit, a name).
    pub fn is_date(&self) -> bool {
        let Some(day) = self.number(0) else { return false };
        if !(1..=31).contains(&day) {
            return false;
        }
        let is_dot = |ahead: usize| self.is(ahead, &Kind::Dot);
        let month = |ahead: usize| matches!(self.kind(ahead), Some(Kind::Month(_)));
        if month(1) && self.gap(1) || (is_dot(1) && month(2)) {
            return true;
        }
        if !is_dot(1) {
            return false;
        }
        // "1.-15.6."
        if self.is(2, &Kind::Dash) {
            return self.number(3).is_some() && is_dot(4) && self.looks_like_day_and_month(3) && self.is_surely_date(3)
                || (self.number(3).is_some() && is_dot(4) && month(5));
        }
        if !self.looks_like_day_and_month(0) {
            return false;
        }
        if self.is_surely_date(0) {
            return true;
        }
        // "1.10-30.4.": what one end is, the other is too.
        self.is(3, &Kind::Dash) && self.looks_like_day_and_month(4) && self.is_surely_date(4)
    }

    /// "15.8", a day and a month that exist.
    fn looks_like_day_and_month(&self, ahead: usize) -> bool {
        matches!(self.number(ahead), Some(1..=31))
            && self.is(ahead + 1, &Kind::Dot)
            && !self.gap(ahead + 2)
            && matches!(self.number(ahead + 2), Some(1..=12))
    }

    fn is_surely_date(&self, ahead: usize) -> bool {
        let ends_as_date = self.is(ahead + 3, &Kind::Dot) && !self.gap(ahead + 3);
        let has_year = matches!(self.kind(ahead + 3), Some(Kind::Year(_)));
        let is_no_minute = matches!(self.kind(ahead + 2), Some(Kind::Number { digits: 1, .. }));
        let is_no_hour = self.number(ahead).is_some_and(|hour| hour > 24);
        ends_as_date || has_year || is_no_minute || is_no_hour
    }

    pub fn numeric_range(&mut self) -> Result<DateRange, Trouble> {
        self.warn(Warning::NumericDate);
        // "1.-15.6.", "1.-15. kesäkuuta"
        if self.is(1, &Kind::Dot) && self.is(2, &Kind::Dash) {
            let first = self.number(0).ok_or(NO_DATE)?;
            self.at += 3;
            let to = self.numeric_date()?;
            let Anchor::Day { month, day } = to.anchor else { return Err(NO_DATE) };
            if first > u16::from(day) {
                return Err(NO_DATE);
            }
            return Ok(DateRange::Dates { from: Date { anchor: day_in(month, first)?, ..to }, to, step: 1 });
        }
        let mut from = self.numeric_date()?;
        if !self.is(0, &Kind::Dash) {
            return Ok(DateRange::Dates { from, to: from, step: 1 });
        }
        self.at += 1;
        let to = match self.kind(0) {
            Some(Kind::Number { .. }) => self.numeric_date()?,
            _ => return Err(NO_DATE),
        };
        match (from.year, to.year) {
            // "16.2.-10.4.2023", "1.11.-31.3.2027"
            (None, Some(year)) => from.year = Some(if is_before(to, from) { year - 1 } else { year }),
            (Some(from), Some(to)) if from > to => return Err(NO_DATE),
            (Some(_), None) => return Err(NO_DATE),
            _ => {}
        }
        Ok(DateRange::Dates { from, to, step: 1 })
    }

    /// "1.6.", "1.6", "1.6.2026", "24. joulukuuta", "24 Dec 2026".
    pub fn numeric_date(&mut self) -> Result<Date, Trouble> {
        let day = self.number(0).ok_or(NO_DATE)?;
        self.at += 1;
        let has_dot = self.is(0, &Kind::Dot);
        self.at += usize::from(has_dot);
        let anchor = match self.kind(0).cloned() {
            Some(Kind::Month(month)) => {
                self.at += 1;
                day_in(month, day)?
            }
            Some(Kind::Number { value: month @ 1..=12, .. }) if has_dot => {
                self.at += 1;
                self.at += usize::from(self.is(0, &Kind::Dot));
                day_in(month as u8, day)?
            }
            _ => return Err(NO_DATE),
        };
        let year = match self.kind(0) {
            Some(Kind::Year(year)) => Some(*year),
            _ => None,
        };
        self.at += usize::from(year.is_some());
        Ok(Date { year, anchor, offset_days: 0 })
    }
}

fn is_before(one: Date, other: Date) -> bool {
    match (one.anchor, other.anchor) {
        (Anchor::Day { month, day }, Anchor::Day { month: other_month, day: other_day }) => {
            (month, day) < (other_month, other_day)
        }
        _ => false,
    }
}
