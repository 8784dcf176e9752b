//! What one place's hours, sessions and doubts say, moment by moment, for a window of days.
//!
//! Built once per place and window, kept by the store as a few hundred bytes, and read for any moment in it: the
//! state, when it ends, when the place opens next. Moments are UTC minutes; days are Helsinki's.

use std::cell::Cell;

use chrono::{DateTime, Days as ChronoDays, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::super::calendar::{SpecialDay, special_day};
use super::super::record::PartialDate;
use super::super::time::{from_civil, to_civil};
use super::claims::{Claim, Day, Sources, Verdict};
use super::reasons::{Reason, Reasons};
use super::{Availability, HORIZON_DAYS, LONG_DAYS, SOON_MIN, Says, State};

/// Days expanded at a time while the next opening after the window is looked for.
const SEARCH_STEP_DAYS: u64 = 30;

/// From `start_min` until the next segment's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    /// Minutes since 1970, UTC.
    start_min: i64,
    verdict: Verdict,
    reasons: Reasons,
    checked: Option<PartialDate>,
}

impl Segment {
    fn says_open(&self) -> bool {
        matches!(self.verdict, Verdict::Open | Verdict::MaybeOpen)
    }

    /// Whether something begins here that one can come to; the end may be anybody's guess.
    fn is_opening(&self) -> bool {
        self.says_open() || (self.verdict == Verdict::Unknown && self.reasons.contains(Reason::NoEnd))
    }

    fn continues(&self, before: &Self) -> bool {
        (self.verdict, self.reasons, self.checked) == (before.verdict, before.reasons, before.checked)
    }
}

/// The first opening after the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Opening {
    at_min: i64,
    reasons: Reasons,
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// In order; the first one starts the window. Never empty.
    segments: Vec<Segment>,
    end_min: i64,
    after: Option<Opening>,
}

/// What one stretch of a day is, for a week's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayState {
    Open,
    /// By what somebody told.
    MaybeOpen,
    /// It begins; nobody told when it ends.
    OpenEnd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    pub state: DayState,
    pub reasons: Reasons,
}

/// One day of a week's table. Without spans the place is closed, or its hours are not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayHours {
    pub date: NaiveDate,
    pub special_day: Option<SpecialDay>,
    pub spans: Vec<DaySpan>,
    /// Nothing is known of this day, or of a part of it.
    pub is_unknown: bool,
}

impl Timeline {
    pub(super) fn build(sources: &impl Sources, from: NaiveDate, days: u32) -> Self {
        let to = from.checked_add_days(ChronoDays::new(u64::from(days.max(1)))).unwrap_or(from);
        let segments = segments(sources, from, to);
        let after = if sources.never_opens() { None } else { first_opening_after(sources, to) };
        Self { segments, end_min: minutes(to.and_time(NaiveTime::MIN)), after }
    }

    /// Whether this moment lies in the window.
    pub fn covers(&self, moment: DateTime<Utc>) -> bool {
        let at = moment.timestamp().div_euclid(60);
        self.segments.first().is_some_and(|first| first.start_min <= at) && at < self.end_min
    }

    /// The state at a moment; `None` outside the window.
    pub fn at(&self, moment_asked: DateTime<Utc>) -> Option<Availability> {
        if !self.covers(moment_asked) {
            return None;
        }
        // Seconds matter: at 9.59.30 a place that opens at 10 opens in half a minute, and is closed.
        let at_s = moment_asked.timestamp();
        let index = self.segments.partition_point(|segment| segment.start_min * 60 <= at_s).checked_sub(1)?;
        let here = self.segments[index];
        let opening = self.next_opening(index).filter(|opening| opening.at_min * 60 - at_s <= HORIZON_DAYS * 86_400);
        let answer = Answerer { at_s, here, until: self.open_until(index), opening };
        Some(Availability { special_day: special_day_at(moment_asked), ..answer.answer() })
    }

    /// The first opening that begins after this segment; none while the place is open, since its next one is no news
    /// before it closes.
    fn next_opening(&self, index: usize) -> Option<Opening> {
        if self.segments[index].says_open() {
            return None;
        }
        self.segments[index + 1..]
            .iter()
            .find(|segment| segment.is_opening())
            .map(|segment| Opening { at_min: segment.start_min, reasons: segment.reasons })
            .or(self.after)
    }

    /// When what says open here no longer does: certain openness ends where doubt begins.
    fn open_until(&self, index: usize) -> Option<i64> {
        let here = self.segments[index];
        let goes_on = |segment: &&Segment| match here.verdict {
            Verdict::Open => segment.verdict == Verdict::Open,
            _ => segment.says_open(),
        };
        let last = index + self.segments[index + 1..].iter().take_while(goes_on).count();
        // At the window's edge nothing is known of the end.
        self.segments.get(last + 1).map(|next| next.start_min)
    }

    /// The days from `from` on, as far as the window reaches, for a week's table.
    pub fn days(&self, from: NaiveDate, count: usize) -> Vec<DayHours> {
        from.iter_days()
            .take(count)
            .map_while(|date| {
                let (start, end) = (date.and_time(NaiveTime::MIN), date.succ_opt()?.and_time(NaiveTime::MIN));
                let within = self.covers(from_civil(start)) && minutes(end) <= self.end_min;
                within.then(|| self.day(date, start, end))
            })
            .collect()
    }

    fn day(&self, date: NaiveDate, start: NaiveDateTime, end: NaiveDateTime) -> DayHours {
        let (start_min, end_min) = (minutes(start), minutes(end));
        let mut spans: Vec<DaySpan> = Vec::new();
        let mut is_unknown = false;
        for (index, segment) in self.segments.iter().enumerate() {
            let segment_end = self.segments.get(index + 1).map_or(self.end_min, |next| next.start_min);
            let (from_min, to_min) = (segment.start_min.max(start_min), segment_end.min(end_min));
            if from_min >= to_min {
                continue;
            }
            let state = match segment.verdict {
                Verdict::Open => DayState::Open,
                Verdict::MaybeOpen => DayState::MaybeOpen,
                Verdict::Unknown if segment.reasons.contains(Reason::NoEnd) => DayState::OpenEnd,
                Verdict::Unknown => {
                    is_unknown = true;
                    continue;
                }
                _ => continue,
            };
            let at = |min: i64| if min == end_min { end } else { to_civil(moment(min)) };
            spans.push(DaySpan { start: at(from_min), end: at(to_min), state, reasons: segment.reasons });
        }
        DayHours { date, special_day: special_day(date), spans, is_unknown }
    }
}

/// One moment's facts, and the state they make.
struct Answerer {
    at_s: i64,
    here: Segment,
    until: Option<i64>,
    opening: Option<Opening>,
}

impl Answerer {
    fn answer(&self) -> Availability {
        let base = Availability {
            checked: self.here.checked,
            opens: self.opening.map(|opening| moment(opening.at_min)),
            opens_reasons: self.opening.map(|opening| opening.reasons).unwrap_or_default(),
            ..Availability::unknown(self.here.reasons)
        };
        match self.here.verdict {
            Verdict::Open => self.open(base),
            Verdict::MaybeOpen => {
                Availability { state: State::Uncertain, says: Some(Says::Open), until: self.until.map(moment), ..base }
            }
            Verdict::Closed => self.closed(base, State::Closed),
            Verdict::Holiday => self.closed(base, State::Holiday),
            Verdict::MaybeClosed => match self.opening {
                Some(_) => Availability { state: State::Uncertain, says: Some(Says::Closed), ..base },
                None => Availability { reasons: base.reasons.with(Reason::NoOpening), ..base },
            },
            Verdict::Shut if base.reasons.contains(Reason::PermanentlyClosed) => {
                Availability { state: State::LongClosed, opens: None, opens_reasons: Reasons::NONE, ..base }
            }
            Verdict::Shut => Availability { state: State::LongClosed, ..base },
            Verdict::ByAppointment => {
                Availability { state: State::ByAppointment, opens: None, opens_reasons: Reasons::NONE, ..base }
            }
            Verdict::Unknown => base,
        }
    }

    fn open(&self, base: Availability) -> Availability {
        let closes_soon = self.until.is_some_and(|until| until * 60 - self.at_s <= SOON_MIN * 60);
        let state = if closes_soon { State::ClosingSoon } else { State::Open };
        Availability { state, until: self.until.map(moment), ..base }
    }

    fn closed(&self, base: Availability, state: State) -> Availability {
        let Some(opening) = self.opening else {
            return Availability { state: State::Unknown, reasons: base.reasons.with(Reason::NoOpening), ..base };
        };
        let wait_s = opening.at_min * 60 - self.at_s;
        if wait_s <= SOON_MIN * 60 {
            if opening.reasons.is_empty() {
                return Availability { state: State::OpeningSoon, ..base };
            }
            // "Opens soon" would be a promise; the hours only say so.
            let reasons = base.reasons.union(opening.reasons);
            return Availability { state: State::Uncertain, says: Some(Says::Closed), reasons, ..base };
        }
        let is_long = state == State::Closed && wait_s > LONG_DAYS * 86_400;
        Availability { state: if is_long { State::LongClosed } else { state }, ..base }
    }
}

fn first_opening_after(sources: &impl Sources, from: NaiveDate) -> Option<Opening> {
    let horizon = from.checked_add_days(ChronoDays::new(HORIZON_DAYS.unsigned_abs()))?;
    let mut start = from;
    while start < horizon {
        let end = start.checked_add_days(ChronoDays::new(SEARCH_STEP_DAYS))?.min(horizon);
        let found = segments(sources, start, end).into_iter().find(Segment::is_opening);
        if let Some(segment) = found {
            return Some(Opening { at_min: segment.start_min, reasons: segment.reasons });
        }
        start = end;
    }
    None
}

fn segments(sources: &impl Sources, from: NaiveDate, to: NaiveDate) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (date, day) in from.iter_days().zip(sources.days(from, to)) {
        for segment in segments_of_day(date, &day) {
            if segments.last().is_none_or(|last| !segment.continues(last)) {
                segments.push(segment);
            }
        }
    }
    segments
}

/// Paints the claims over the day's ground: certain openness over uncertain, uncertain over unknown.
fn segments_of_day(date: NaiveDate, day: &Day) -> Vec<Segment> {
    let midnight = date.and_time(NaiveTime::MIN);
    let mut cuts: Vec<NaiveDateTime> = vec![midnight];
    cuts.extend(day.claims.iter().flat_map(|claim| [claim.start, claim.end]));
    cuts.retain(|cut| *cut >= midnight && *cut < midnight + TimeDelta::days(1));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.into_iter()
        .map(|cut| {
            let holds = day.claims.iter().filter(|claim| claim.start <= cut && cut < claim.end);
            let strongest = holds.max_by_key(|claim| strength(claim));
            let (verdict, reasons, checked) = match strongest {
                Some(claim) => (claim.verdict, claim.reasons, claim.checked),
                None => (day.ground.verdict, day.ground.reasons, day.ground.checked),
            };
            Segment { start_min: minutes(cut), verdict, reasons, checked }
        })
        .collect()
}

fn strength(claim: &Claim) -> u8 {
    match claim.verdict {
        Verdict::Open => 3,
        Verdict::MaybeOpen => 2,
        Verdict::Unknown => 1,
        _ => 0,
    }
}

/// The name of the day of a moment. Ten thousand places are asked about one moment, so the last answer is kept.
fn special_day_at(moment: DateTime<Utc>) -> Option<SpecialDay> {
    thread_local!(static LAST: Cell<Option<(DateTime<Utc>, Option<SpecialDay>)>> = const { Cell::new(None) });
    LAST.with(|last| match last.get() {
        Some((known, day)) if known == moment => day,
        _ => {
            let day = special_day(to_civil(moment).date());
            last.set(Some((moment, day)));
            day
        }
    })
}

fn minutes(civil: NaiveDateTime) -> i64 {
    from_civil(civil).timestamp().div_euclid(60)
}

fn moment(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(minutes * 60, 0).unwrap_or_default()
}

/// The bytes a store keeps: dates once, then each segment as its distance from the one before.
mod bytes {
    use super::*;

    const FORMAT: u64 = 1;

    impl Timeline {
        /// The timeline as bytes, to be read by [`Timeline::decode`] of the same program.
        pub fn encode(&self) -> Vec<u8> {
            let mut dates: Vec<PartialDate> = self.segments.iter().filter_map(|segment| segment.checked).collect();
            dates.sort_unstable();
            dates.dedup();
            let mut out = Vec::with_capacity(16 + self.segments.len() * 4);
            let start = self.segments.first().map_or(0, |first| first.start_min);
            for number in [FORMAT, unsigned(start), unsigned(self.end_min - start), dates.len() as u64] {
                push(&mut out, number);
            }
            for date in &dates {
                let (month, day) = (date.month().unwrap_or(0), date.day().unwrap_or(0));
                push(&mut out, unsigned(i64::from(date.year()) * 512 + i64::from(month * 32 + day)));
            }
            match self.after {
                Some(opening) => {
                    push(&mut out, unsigned(opening.at_min - start) + 1);
                    push(&mut out, u64::from(opening.reasons.bits()));
                }
                None => push(&mut out, 0),
            }
            let mut before = start;
            for segment in &self.segments {
                push(&mut out, unsigned(segment.start_min - before));
                let place = segment.checked.and_then(|date| dates.binary_search(&date).ok()).map_or(0, |at| at + 1);
                push(&mut out, (place as u64) << 3 | segment.verdict as u64);
                push(&mut out, u64::from(segment.reasons.bits()));
                before = segment.start_min;
            }
            out
        }

        /// Takes back what `encode` gave; `None` where the bytes are something else.
        pub fn decode(bytes: &[u8]) -> Option<Self> {
            let mut rest = bytes;
            let next = &mut rest;
            if pull(next)? != FORMAT {
                return None;
            }
            let (start, length, count) = (signed(pull(next)?)?, signed(pull(next)?)?, pull(next)?);
            let mut dates = Vec::new();
            for _ in 0..count.min(1_000) {
                dates.push(date(pull(next)?)?);
            }
            let after = match pull(next)?.checked_sub(1) {
                Some(distance) => {
                    Some(Opening { at_min: start.checked_add(signed(distance)?)?, reasons: reasons(next)? })
                }
                None => None,
            };
            let mut segments = Vec::new();
            let mut at = start;
            while !next.is_empty() {
                at = at.checked_add(signed(pull(next)?)?)?;
                let packed = pull(next)?;
                let checked = match (packed >> 3).checked_sub(1) {
                    Some(place) => Some(*dates.get(usize::try_from(place).ok()?)?),
                    None => None,
                };
                segments.push(Segment {
                    start_min: at,
                    verdict: verdict(packed & 7)?,
                    reasons: reasons(next)?,
                    checked,
                });
            }
            let end_min = start.checked_add(length)?;
            (!segments.is_empty()).then_some(Self { segments, end_min, after })
        }
    }

    fn verdict(number: u64) -> Option<Verdict> {
        use Verdict::*;
        [Closed, Holiday, Open, MaybeOpen, MaybeClosed, Unknown, Shut, ByAppointment]
            .into_iter()
            .find(|verdict| *verdict as u64 == number)
    }

    fn date(number: u64) -> Option<PartialDate> {
        let (year, month, day) = (number / 512, number % 512 / 32, number % 32);
        let part = |number: u64| (number != 0).then(|| u32::try_from(number).ok()).flatten();
        PartialDate::new(i32::try_from(year).ok()?, part(month), part(day))
    }

    fn reasons(rest: &mut &[u8]) -> Option<Reasons> {
        Some(Reasons::from_bits(u32::try_from(pull(rest)?).ok()?))
    }

    /// Times before 1970 are no times of this program.
    fn unsigned(number: i64) -> u64 {
        u64::try_from(number).unwrap_or(0)
    }

    fn signed(number: u64) -> Option<i64> {
        i64::try_from(number).ok()
    }

    /// LEB128: seven bits a byte, the lowest first.
    fn push(out: &mut Vec<u8>, mut number: u64) {
        while number >= 0x80 {
            out.push(number as u8 | 0x80);
            number >>= 7;
        }
        out.push(number as u8);
    }

    fn pull(rest: &mut &[u8]) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..63).step_by(7) {
            let (byte, tail) = rest.split_first()?;
            *rest = tail;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}
