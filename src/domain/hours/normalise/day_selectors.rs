//! Days: weekdays and holidays, dates in OSM's and in Finnish writing, weeks, years.

use super::super::rules::{Anchor, Date, DateRange, Days, Holiday, WeekRange, WeekdayRange, YearRange};
use super::parse::Cursor;
use super::tokens::Kind;
use super::words::Language;
use super::{Trouble, Warning};

const NO_DATE: Trouble = Trouble::Order("a date is not understood");

impl Cursor {
    /// Weekdays and holidays: lists joined by commas; a holiday that stands alone narrows the weekdays.
    pub fn weekdays(&mut self, days: &mut Days) -> Result<(), Trouble> {
        let mut is_list = !matches!(self.kind(0), Some(Kind::PublicHoliday | Kind::SchoolHoliday));
        loop {
            match self.kind(0).cloned() {
                Some(Kind::Weekday(first)) => {
                    let range = self.weekday_range(first)?;
                    days.weekdays.push(range);
                }
                Some(kind @ (Kind::PublicHoliday | Kind::SchoolHoliday)) => {
                    self.at += 1;
                    let offset_days = self.offset_days()?;
                    let holiday = match kind {
                        Kind::PublicHoliday => Holiday::Public { offset_days },
                        _ if offset_days != 0 => return Err(Trouble::Order("school holidays have no day before")),
                        _ => Holiday::School,
                    };
                    is_list |= self.is(0, &Kind::Comma) && self.is_day(1);
                    match is_list {
                        true => days.weekdays.push(WeekdayRange::Holiday(holiday)),
                        false => days.holidays.push(holiday),
                    }
                }
                _ => return Err(Trouble::Order("a weekday is missing")),
            }
            if self.is(0, &Kind::Comma) && self.is_day(1) {
                self.at += 1;
                is_list = true;
            } else {
                return Ok(());
            }
        }
    }

    fn weekday_range(&mut self, first: u8) -> Result<WeekdayRange, Trouble> {
        self.at += 1;
        if self.is(0, &Kind::Open('[')) {
            let nth = self.nth_list()?;
            let offset_days = self.offset_days()?;
            return Ok(WeekdayRange::Nth { weekday: first, nth, offset_days });
        }
        match (self.is(0, &Kind::Dash), self.kind(1)) {
            (true, Some(Kind::Weekday(last))) => {
                let last = *last;
                self.at += 2;
                Ok(WeekdayRange::Range { from: first, to: last })
            }
            (true, _) => Err(Trouble::Order("a range of weekdays has no end")),
            _ => Ok(WeekdayRange::Range { from: first, to: first }),
        }
    }

    /// `[1]`, `[1,3]`, `[1-2]`, `[-1]`.
    fn nth_list(&mut self) -> Result<Vec<i8>, Trouble> {
        const SHAPE: Trouble = Trouble::Order("the number of a weekday in its month is 1 to 5 or -1 to -5");
        self.at += 1;
        let mut list: Vec<i8> = Vec::new();
        loop {
            let from = self.signed().ok_or(SHAPE)?;
            let to = match self.is(0, &Kind::Dash) {
                true => {
                    self.at += 1;
                    self.signed().ok_or(SHAPE)?
                }
                false => from,
            };
            if from > to || from < -5 || to > 5 || (from..=to).contains(&0) || list.len() > 10 {
                return Err(SHAPE);
            }
            list.extend(from..=to);
            match self.kind(0) {
                Some(Kind::Comma) => self.at += 1,
                Some(Kind::Close(']')) => {
                    self.at += 1;
                    return Ok(list);
                }
                _ => return Err(SHAPE),
            }
        }
    }

    fn signed(&mut self) -> Option<i8> {
        let is_negative = self.is(0, &Kind::Dash);
        let number = i8::try_from(self.number(usize::from(is_negative))?).ok()?;
        self.at += 1 + usize::from(is_negative);
        Some(if is_negative { -number } else { number })
    }

    /// `+1 day`, `-2 days`; none where nothing of the kind stands here.
    fn offset_days(&mut self) -> Result<i16, Trouble> {
        let sign = match self.kind(0) {
            Some(Kind::Plus) => 1,
            Some(Kind::Dash) => -1,
            _ => return Ok(0),
        };
        let (Some(number), true) = (self.number(1), self.is(2, &Kind::Day)) else { return Ok(0) };
        self.at += 3;
        match number {
            0..=366 => Ok(sign * number as i16),
            _ => Err(Trouble::Number),
        }
    }

    pub fn weeks(&mut self, days: &mut Days) -> Result<(), Trouble> {
        if let Some(Kind::Parity { is_even }) = self.kind(0).cloned() {
            self.at += 1;
            if !self.is(0, &Kind::Week) {
                return Err(Trouble::Order("even or odd what"));
            }
            self.at += 1;
            let range = if is_even { (2, 52) } else { (1, 53) };
            days.weeks.push(WeekRange { from: range.0, to: range.1, step: 2 });
            return Ok(());
        }
        loop {
            self.at += usize::from(self.is(0, &Kind::Week));
            let from = self.week_number()?;
            let mut range = WeekRange { from, to: from, step: 1 };
            if self.is(0, &Kind::Dash) && self.number(1).is_some() {
                self.at += 1;
                range.to = self.week_number()?;
                if let (true, Some(step)) = (self.is(0, &Kind::Slash), self.number(1)) {
                    if !(2..=26).contains(&step) || range.from > range.to {
                        return Err(Trouble::Number);
                    }
                    self.at += 2;
                    range.step = step as u8;
                }
            }
            days.weeks.push(range);
            let goes_on = self.is(0, &Kind::Comma)
                && (self.is(1, &Kind::Week) || (self.number(1).is_some() && !self.is_clock(2)));
            if !goes_on {
                return Ok(());
            }
            self.at += 1;
        }
    }

    fn week_number(&mut self) -> Result<u8, Trouble> {
        match self.number(0) {
            Some(week @ 1..=53) => {
                self.at += 1;
                Ok(week as u8)
            }
            _ => Err(Trouble::Order("a week has a number from 1 to 53")),
        }
    }

    /// Years, months, dates: whichever stand here.
    pub fn dates(&mut self, days: &mut Days) -> Result<(), Trouble> {
        let is_day_of_year = matches!(self.kind(1), Some(Kind::Easter))
            || (matches!(self.kind(1), Some(Kind::Month(_))) && self.is_day_number(2))
            || (matches!(self.kind(1), Some(Kind::Month(_)))
                && matches!(self.kind(2), Some(Kind::Weekday(_)))
                && self.nth_date_goes_on(2));
        if matches!(self.kind(0), Some(Kind::Year(_))) && !is_day_of_year {
            return self.years(days);
        }
        let first = self.date_range()?;
        let mut list = vec![first];
        loop {
            let begins = match self.kind(1) {
                Some(Kind::Month(_) | Kind::Year(_) | Kind::Easter) => true,
                Some(Kind::Number { .. }) => {
                    self.at += 1;
                    let is_date = self.is_date();
                    self.at -= 1;
                    is_date || (self.is_more_days(&list) && self.is_day_number(1))
                }
                _ => false,
            };
            if !self.is(0, &Kind::Comma) || !begins {
                break;
            }
            self.at += 1;
            let next = match (self.kind(0), list.last()) {
                // "Dec 24,25"
                (Some(Kind::Number { .. }), Some(DateRange::Dates { to, .. })) if !self.is_date() => {
                    let to = *to;
                    self.days_of_month(to)?
                }
                _ => self.date_range()?,
            };
            list.push(next);
        }
        match first {
            DateRange::Months { .. } => days.months.append(&mut list),
            DateRange::Dates { .. } => days.dates.append(&mut list),
        }
        Ok(())
    }

    fn is_more_days(&self, list: &[DateRange]) -> bool {
        matches!(list.last(), Some(DateRange::Dates { to: Date { anchor: Anchor::Day { .. }, .. }, .. }))
    }

    /// Whether the number ahead is a day of a month and no hour.
    fn is_day_number(&self, ahead: usize) -> bool {
        let Some(Kind::Number { value: 1..=31, digits: 1 | 2 }) = self.kind(ahead) else { return false };
        let is_clock = |at: usize| {
            matches!(self.kind(at), Some(Kind::Colon | Kind::Dot))
                && !self.gap(at)
                && !self.gap(at + 1)
                && matches!(self.kind(at + 1), Some(Kind::Number { digits: 2, .. }))
        };
        let ends_in_clock =
            matches!(self.kind(ahead + 1), Some(Kind::Dash)) && self.number(ahead + 2).is_some() && is_clock(ahead + 3);
        !is_clock(ahead + 1) && !ends_in_clock && !matches!(self.kind(ahead + 1), Some(Kind::Am | Kind::Pm))
    }

    /// Whether ":30" or ".30" stands ahead.
    fn is_clock(&self, ahead: usize) -> bool {
        matches!(self.kind(ahead), Some(Kind::Colon | Kind::Dot))
            && !self.gap(ahead)
            && !self.gap(ahead + 1)
            && matches!(self.kind(ahead + 1), Some(Kind::Number { digits: 2, .. }))
    }

    fn years(&mut self, days: &mut Days) -> Result<(), Trouble> {
        while let Some(Kind::Year(from)) = self.kind(0).cloned() {
            self.at += 1;
            let mut range = YearRange { from, to: Some(from), step: 1 };
            match (self.kind(0), self.kind(1)) {
                (Some(Kind::Dash), Some(Kind::Year(to))) if *to > from => {
                    range.to = Some(*to);
                    self.at += 2;
                }
                (Some(Kind::Plus), _) => {
                    range.to = None;
                    self.at += 1;
                }
                (Some(Kind::Slash), Some(Kind::Number { .. })) => range.to = None,
                (Some(Kind::Dash), _) => return Err(NO_DATE),
                _ => {}
            }
            if let (true, Some(step)) = (self.is(0, &Kind::Slash), self.number(1)) {
                if !(1..=100).contains(&step) {
                    return Err(Trouble::Number);
                }
                self.at += 2;
                range.step = step;
            }
            days.years.push(range);
            if !(self.is(0, &Kind::Comma) && matches!(self.kind(1), Some(Kind::Year(_)))) {
                break;
            }
            self.at += 1;
        }
        Ok(())
    }

    fn date_range(&mut self) -> Result<DateRange, Trouble> {
        if let (Some(Kind::Month(from)), false) = (self.kind(0).cloned(), self.is_month_with_day()) {
            self.at += 1;
            let to = match (self.is(0, &Kind::Dash), self.kind(1)) {
                (true, Some(Kind::Month(to))) => {
                    let to = *to;
                    self.at += 2;
                    to
                }
                (true, _) => return Err(Trouble::Order("a range of months has no end")),
                _ => from,
            };
            return Ok(DateRange::Months { from, to });
        }
        if self.number(0).is_some() {
            return self.numeric_range();
        }
        let from = self.date()?;
        match from.anchor {
            Anchor::Day { .. } if self.is(0, &Kind::Dash) && self.number(1).is_some() => {
                self.at += 1;
                let Anchor::Day { month, .. } = from.anchor else { return Err(NO_DATE) };
                let to = Date { anchor: self.day_of(month)?, ..from };
                let step = self.step_of_days()?;
                if matches!(self.kind(0), Some(Kind::Month(_))) && !self.is_month_with_day() {
                    // "Jun 1-15 Aug"
                    return Err(NO_DATE);
                }
                ordered(DateRange::Dates { from, to, step })
            }
            _ if self.is(0, &Kind::Dash) => {
                self.at += 1;
                let to = self.date()?;
                if from.year.is_none() && to.year.is_some() {
                    return Err(NO_DATE);
                }
                Ok(DateRange::Dates { from, to, step: 1 })
            }
            _ => Ok(DateRange::Dates { from, to: from, step: 1 }),
        }
    }

    /// "24", "24-26", "1-31/8", of the month of a date before.
    fn days_of_month(&mut self, like: Date) -> Result<DateRange, Trouble> {
        let Anchor::Day { month, .. } = like.anchor else { return Err(NO_DATE) };
        let from = self.day_of(month)?;
        let (mut to, mut step) = (from, 1);
        if self.is(0, &Kind::Dash) && self.is_day_number(1) {
            self.at += 1;
            to = self.day_of(month)?;
            step = self.step_of_days()?;
        }
        let date = |anchor| Date { year: like.year, anchor, offset_days: 0 };
        ordered(DateRange::Dates { from: date(from), to: date(to), step })
    }

    /// "/8" after a range.
    fn step_of_days(&mut self) -> Result<u16, Trouble> {
        match (self.is(0, &Kind::Slash), self.number(1)) {
            (true, Some(step @ 2..=31)) => {
                self.at += 2;
                Ok(step)
            }
            (true, Some(_)) => Err(Trouble::Number),
            _ => Ok(1),
        }
    }

    fn day_of(&mut self, month: u8) -> Result<Anchor, Trouble> {
        let day = self.number(0).ok_or(NO_DATE)?;
        self.at += 1;
        // "24.-25."
        if self.is(0, &Kind::Dot) {
            self.at += 1;
            self.warn(Warning::NumericDate);
        }
        day_in(month, day)
    }

    fn is_month_with_day(&self) -> bool {
        match self.kind(1) {
            Some(Kind::Number { .. }) => self.is_day_number(1),
            Some(Kind::Weekday(_)) => self.nth_date_goes_on(1),
            _ => false,
        }
    }

    /// Whether "Su[1] -1 day" ahead is followed by a dash: `Jan Su[1]-Mar Su[-1]` is a range of dates, `Aug Su[1]` is a
    /// Sunday of August.
    fn nth_date_goes_on(&self, ahead: usize) -> bool {
        if !self.is(ahead + 1, &Kind::Open('[')) {
            return false;
        }
        let Some(close) = (2..5).find(|more| self.is(ahead + more, &Kind::Close(']'))) else { return false };
        let mut after = ahead + close + 1;
        if matches!(self.kind(after), Some(Kind::Plus | Kind::Dash)) && self.is(after + 2, &Kind::Day) {
            after += 3;
        }
        self.is(after, &Kind::Dash)
    }

    /// `2026 Dec 24`, `easter -2 days`, `Jan Su[2]`.
    fn date(&mut self) -> Result<Date, Trouble> {
        let year = match self.kind(0) {
            Some(Kind::Year(year)) => Some(*year),
            _ => None,
        };
        self.at += usize::from(year.is_some());
        let mut date = match (self.kind(0).cloned(), self.kind(1).cloned()) {
            (Some(Kind::Easter), _) => {
                self.at += 1;
                Date { year, anchor: Anchor::Easter, offset_days: 0 }
            }
            (Some(Kind::Month(month)), Some(Kind::Weekday(weekday))) => {
                self.at += 2;
                let [nth] = self.nth_list()?[..] else { return Err(NO_DATE) };
                Date { year, anchor: Anchor::Nth { month, weekday, nth }, offset_days: 0 }
            }
            (Some(Kind::Month(month)), Some(Kind::Number { .. })) => {
                // "kesäkuu 9-15" may tell hours; a day's own name has brought its number itself.
                let is_named = self.language(1) == Language::Nordic;
                if self.language(0) == Language::Nordic && !is_named && !self.is(2, &Kind::Dot) {
                    return Err(Trouble::Order("these may be hours or days of the month"));
                }
                self.at += 1;
                let anchor = self.day_of(month)?;
                let mut date = Date { year, anchor, offset_days: 0 };
                if let (None, Some(Kind::Year(after))) = (year, self.kind(0)) {
                    date.year = Some(*after);
                    self.at += 1;
                    self.warn(Warning::NumericDate);
                }
                date
            }
            // "24 Dec", "1. kesäkuuta 2026", at the end of a range that began so.
            (Some(Kind::Number { .. }), _) => return self.numeric_date(),
            _ => return Err(NO_DATE),
        };
        date.offset_days = self.offset_days()?;
        Ok(date)
    }
}

/// A range within one month runs forward.
fn ordered(range: DateRange) -> Result<DateRange, Trouble> {
    match range {
        DateRange::Dates {
            from: Date { anchor: Anchor::Day { day: from, .. }, .. },
            to: Date { anchor: Anchor::Day { day: to, .. }, .. },
            ..
        } if to < from => Err(Trouble::Order("a range of days runs backwards")),
        // "Dec 24-24/7"
        DateRange::Dates { from, to, .. } if from == to => Ok(DateRange::Dates { from, to, step: 1 }),
        range => Ok(range),
    }
}

pub fn day_in(month: u8, day: u16) -> Result<Anchor, Trouble> {
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Err(Trouble::Number),
    };
    if !(1..=last).contains(&day) {
        return Err(Trouble::Number);
    }
    Ok(Anchor::Day { month, day: day as u8 })
}
