//! Times of a day: `09:00-15:00`, "klo 9.30-16", "9am-5pm", `sunrise-(sunset+01:00)`, `17:00+`.

use super::super::rules::{DAY_MIN, Span, Time};
use super::parse::Cursor;
use super::tokens::Kind;
use super::{Trouble, Warning};

/// One time, as written.
#[derive(Debug, Clone, Copy)]
struct Point {
    time: Time,
    /// "9"
    is_bare: bool,
    /// "9.30", which may be a date
    is_dotted: bool,
    /// "0930"
    is_compact: bool,
    /// "9", "9:30": not "09"
    has_one_digit: bool,
    is_pm: Option<bool>,
}

impl Point {
    fn of(time: Time) -> Self {
        Self { time, is_bare: false, is_dotted: false, is_compact: false, has_one_digit: false, is_pm: None }
    }

    fn minutes(&self) -> Option<u16> {
        match self.time {
            Time::Fixed(minutes) => Some(minutes),
            Time::Sun { .. } => None,
        }
    }

    /// Whether "9.10" is a date as well.
    fn may_be_date(&self) -> bool {
        self.is_dotted && self.minutes().is_some_and(|minutes| (1..=12).contains(&(minutes % 60)) && minutes >= 60)
    }
}

impl Cursor {
    /// Whether a time stands here.
    pub fn begins_time(&self) -> bool {
        match self.kind(0) {
            Some(Kind::Number { .. }) => !self.is_date(),
            Some(Kind::Sun(_) | Kind::Clock(_)) => true,
            Some(Kind::Open('(')) => matches!(self.kind(1), Some(Kind::Sun(_))),
            _ => false,
        }
    }

    /// A list of spans, at least one.
    pub fn spans(&mut self, spans: &mut Vec<Span>, has_weekdays: bool) -> Result<(), Trouble> {
        loop {
            let span = self.span(has_weekdays)?;
            spans.push(span);
            let after_comma = self.is(0, &Kind::Comma) && {
                self.at += 1;
                let goes_on = self.begins_time();
                self.at -= 1;
                goes_on
            };
            if !after_comma {
                return Ok(());
            }
            self.at += 1;
        }
    }

    fn span(&mut self, has_weekdays: bool) -> Result<Span, Trouble> {
        let from = self.point()?;
        if self.is(0, &Kind::Plus) {
            self.at += 1;
            self.note(&from);
            let start = by_clock(&from, from.is_pm)?;
            return checked(Span { start, end: None, open_end: true });
        }
        if !self.is(0, &Kind::Dash) {
            return Err(Trouble::Order("a single time is no opening"));
        }
        self.at += 1;
        let to = self.end_point(&from)?;
        if from.may_be_date() && to.may_be_date() && !has_weekdays {
            return Err(Trouble::Order("these may be times or dates"));
        }
        if (from.is_bare || to.is_bare) && matches!(self.kind(0), Some(Kind::Month(_))) {
            return Err(Trouble::Order("these may be hours or days of the month"));
        }
        self.note(&from);
        self.note(&to);
        let (start, mut end) = self.by_clock_of_both(&from, &to)?;
        if let (Time::Fixed(first), Time::Fixed(0)) = (start, end)
            && first > 0
        {
            end = Time::Fixed(DAY_MIN as u16);
        }
        let open_end = self.is(0, &Kind::Plus);
        self.at += usize::from(open_end);
        checked(Span { start, end: Some(end), open_end })
    }

    fn note(&mut self, point: &Point) {
        if point.is_dotted {
            self.warn(Warning::Dot);
        }
        if point.is_bare || point.is_compact {
            self.warn(Warning::BareHour);
        }
    }

    /// Both ends by the 24-hour clock.
    fn by_clock_of_both(&self, from: &Point, to: &Point) -> Result<(Time, Time), Trouble> {
        const UNCLEAR: Trouble = Trouble::Order("morning or evening is not clear");
        let (Some(first), Some(last)) = (from.minutes(), to.minutes()) else {
            return Ok((by_clock(from, from.is_pm)?, by_clock(to, to.is_pm)?));
        };
        let end = by_clock(to, to.is_pm)?;
        let start = match (from.is_pm, to.is_pm) {
            (None, Some(is_pm)) if first < 13 * 60 => {
                // "9-5pm" begins in the morning, "1-5pm" in the afternoon.
                let same_half = by_clock(from, Some(is_pm))?;
                match (same_half, end) {
                    (Time::Fixed(start), Time::Fixed(end)) if start < end => same_half,
                    _ if is_pm => by_clock(from, Some(false))?,
                    _ => return Err(UNCLEAR),
                }
            }
            (Some(_), None) if last <= 12 * 60 => return Err(UNCLEAR),
            _ => by_clock(from, from.is_pm)?,
        };
        let has_no_half = from.is_pm.is_none() && to.is_pm.is_none();
        if has_no_half && to.has_one_digit && last > 0 && last < first && first < 12 * 60 && !self.is_nordic {
            // "9-5": by the clock to five in the morning, by custom to five in the afternoon.
            return Err(UNCLEAR);
        }
        if from.is_bare && to.is_bare && first == last {
            return Err(Trouble::Order("a span has no length"));
        }
        Ok((start, end))
    }

    fn end_point(&mut self, from: &Point) -> Result<Point, Trouble> {
        if let (true, Some(Kind::Year(year))) = (from.is_compact, self.kind(0)) {
            // "0900-2000": digits alone look like a year.
            let (hour, minute) = (*year / 100, *year % 100);
            let time = Time::Fixed(u16::try_from(hour * 60 + minute).map_err(|_| Trouble::Number)?);
            if minute >= 60 {
                return Err(Trouble::Number);
            }
            self.at += 1;
            return Ok(Point { is_compact: true, ..Point::of(time) });
        }
        self.point()
    }

    fn point(&mut self) -> Result<Point, Trouble> {
        match self.kind(0).cloned() {
            Some(Kind::Sun(event)) => {
                self.at += 1;
                Ok(Point::of(Time::Sun { event, offset_min: 0 }))
            }
            Some(Kind::Clock(minutes)) => {
                self.at += 1;
                Ok(Point::of(Time::Fixed(minutes)))
            }
            Some(Kind::Open('(')) => self.sun_with_offset(),
            Some(Kind::Number { value, digits }) => self.clock(value, digits),
            _ => Err(Trouble::Order("a time is missing")),
        }
    }

    fn sun_with_offset(&mut self) -> Result<Point, Trouble> {
        const SHAPE: Trouble = Trouble::Order("a time by the sun is written (sunset-01:30)");
        let Some(Kind::Sun(event)) = self.kind(1).cloned() else { return Err(SHAPE) };
        let sign = match self.kind(2) {
            Some(Kind::Plus) => 1,
            Some(Kind::Dash) => -1,
            _ => return Err(SHAPE),
        };
        let (Some(hours), Some(minutes)) = (self.number(3), self.number(5)) else { return Err(SHAPE) };
        let has_signs = self.is(4, &Kind::Colon) && self.is(6, &Kind::Close(')'));
        if !has_signs || hours > 12 || minutes > 59 {
            return Err(SHAPE);
        }
        self.at += 7;
        let offset_min = sign * (hours * 60 + minutes) as i16;
        Ok(Point::of(Time::Sun { event, offset_min }))
    }

    fn clock(&mut self, value: u16, digits: u8) -> Result<Point, Trouble> {
        let minute_after = |cursor: &Self, digits_least: u8| match cursor.kind(2) {
            Some(Kind::Number { value, digits }) if (digits_least..=2).contains(digits) => Some(*value),
            _ => None,
        };
        let close = !self.gap(1) && !self.gap(2);
        let (mut is_bare, mut is_dotted, mut is_compact) = (false, false, false);
        let (hour, minute) = if self.is(1, &Kind::Colon)
            && let Some(minute) = minute_after(self, 1)
        {
            self.at += 3;
            (value, minute)
        } else if self.is(1, &Kind::Dot)
            && close
            && let Some(minute) = minute_after(self, 2)
        {
            self.at += 3;
            is_dotted = true;
            (value, minute)
        } else if digits == 4 {
            self.at += 1;
            is_compact = true;
            (value / 100, value % 100)
        } else {
            self.at += 1;
            is_bare = true;
            (value, 0)
        };
        if digits == 3 || minute > 59 || hour > 48 || hour * 60 + minute > 48 * 60 {
            return Err(Trouble::Number);
        }
        let is_pm = match self.kind(0) {
            Some(Kind::Am) => Some(false),
            Some(Kind::Pm) => Some(true),
            _ => None,
        };
        self.at += usize::from(is_pm.is_some());
        let time = Time::Fixed(hour * 60 + minute);
        Ok(Point {
            time,
            is_bare: is_bare && is_pm.is_none(),
            is_dotted,
            is_compact,
            has_one_digit: digits == 1,
            is_pm,
        })
    }
}

fn by_clock(point: &Point, is_pm: Option<bool>) -> Result<Time, Trouble> {
    match (point.time, is_pm) {
        (Time::Fixed(minutes), Some(true)) if minutes < 12 * 60 => Ok(Time::Fixed(minutes + 12 * 60)),
        (Time::Fixed(minutes), Some(false)) if minutes >= 13 * 60 => Err(Trouble::Number),
        (Time::Fixed(minutes), Some(false)) if minutes >= 12 * 60 => Ok(Time::Fixed(minutes - 12 * 60)),
        (time, _) => Ok(time),
    }
}

fn checked(span: Span) -> Result<Span, Trouble> {
    let too_late = |time: Time, limit: u16| matches!(time, Time::Fixed(minutes) if minutes > limit);
    let day = DAY_MIN as u16;
    if too_late(span.start, day - 1) || span.end.is_some_and(|end| too_late(end, 2 * day)) {
        return Err(Trouble::Number);
    }
    Ok(span)
}
