//! What one place's hours, sessions and doubts say, moment by moment, for a window of days.
//!
//! Built once per place and window, kept by the store as a few hundred bytes (`bytes`), and read for any moment in it:
//! the state, when it ends, when the place opens next. Moments are UTC minutes; days are Helsinki's.

mod bytes;

use std::cell::Cell;

use chrono::{DateTime, Datelike, Days as ChronoDays, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::super::calendar::{SpecialDay, special_day};
use super::super::record::PartialDate;
use super::super::time::{from_civil, to_civil};
use super::claims::{Claim, Day, Ground, Sources, Verdict};
use super::reasons::{Reason, Reasons};
use super::{Availability, HORIZON_DAYS, LONG_DAYS, SOON_MIN, Says, State};

/// Days expanded at a time while the next opening after the window is looked for.
const SEARCH_STEP_DAYS: u64 = 30;

/// The first step: most places open within a week, holidays included.
const FIRST_STEP_DAYS: u64 = 8;

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
        covers(self, moment.timestamp())
    }

    /// The state at a moment; `None` outside the window.
    pub fn at(&self, moment_asked: DateTime<Utc>) -> Option<Availability> {
        availability_at(self, moment_asked)
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
                // What nobody ended goes on past midnight; that is the day before's.
                Verdict::Unknown if segment.reasons.contains(Reason::NoEnd) && from_min == start_min => continue,
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

/// Segments in order, wherever they are kept: built just now, or in a store's bytes.
trait Track {
    fn len(&self) -> usize;

    /// When a segment begins, in minutes since 1970. The first one starts the window.
    fn start_min(&self, index: usize) -> i64;

    /// `None` where the bytes are damaged.
    fn segment(&self, index: usize) -> Option<Segment>;

    fn end_min(&self) -> i64;

    fn after(&self) -> Option<Opening>;
}

impl Track for Timeline {
    fn len(&self) -> usize {
        self.segments.len()
    }

    fn start_min(&self, index: usize) -> i64 {
        self.segments[index].start_min
    }

    fn segment(&self, index: usize) -> Option<Segment> {
        self.segments.get(index).copied()
    }

    fn end_min(&self) -> i64 {
        self.end_min
    }

    fn after(&self) -> Option<Opening> {
        self.after
    }
}

fn covers(track: &impl Track, at_s: i64) -> bool {
    track.len() > 0 && track.start_min(0) * 60 <= at_s && at_s < track.end_min() * 60
}

/// The state at a moment: one search among the segments, and a look at the few after it.
fn availability_at(track: &impl Track, moment_asked: DateTime<Utc>) -> Option<Availability> {
    // Seconds matter: at 9.59.30 a place that opens at 10 opens in half a minute, and is closed.
    let at_s = moment_asked.timestamp();
    if !covers(track, at_s) {
        return None;
    }
    let (mut index, mut beyond) = (0, track.len());
    while beyond - index > 1 {
        let middle = index + (beyond - index) / 2;
        if track.start_min(middle) * 60 <= at_s { index = middle } else { beyond = middle }
    }
    let here = track.segment(index)?;
    let opening = next_opening(track, index, here)?;
    let opening = opening.filter(|opening| opening.at_min * 60 - at_s <= HORIZON_DAYS * 86_400);
    let answer = Answerer { at_s, here, until: open_until(track, index, here)?, opening };
    Some(Availability { special_day: special_day_at(moment_asked), ..answer.answer() })
}

/// The first opening that begins after this segment; none while the place is open, since its next one is no news
/// before it closes. The outer `None`: damaged bytes.
fn next_opening(track: &impl Track, index: usize, here: Segment) -> Option<Option<Opening>> {
    if here.says_open() {
        return Some(None);
    }
    for next in index + 1..track.len() {
        let segment = track.segment(next)?;
        if segment.is_opening() {
            return Some(Some(Opening { at_min: segment.start_min, reasons: segment.reasons }));
        }
    }
    Some(track.after())
}

/// When what says open here no longer does: certain openness ends where doubt begins. At the window's edge nothing is
/// known of the end. The outer `None`: damaged bytes.
fn open_until(track: &impl Track, index: usize, here: Segment) -> Option<Option<i64>> {
    if !here.says_open() {
        return Some(None);
    }
    for next in index + 1..track.len() {
        let segment = track.segment(next)?;
        let goes_on = match here.verdict {
            Verdict::Open => segment.verdict == Verdict::Open,
            _ => segment.says_open(),
        };
        if !goes_on {
            return Some(Some(segment.start_min));
        }
    }
    Some(None)
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
    let mut step_days = FIRST_STEP_DAYS;
    while start < horizon {
        let end = start.checked_add_days(ChronoDays::new(step_days))?.min(horizon);
        let found = segments(sources, start, end).into_iter().find(Segment::is_opening);
        if let Some(segment) = found {
            return Some(Opening { at_min: segment.start_min, reasons: segment.reasons });
        }
        (start, step_days) = (end, SEARCH_STEP_DAYS);
    }
    None
}

fn segments(sources: &impl Sources, from: NaiveDate, to: NaiveDate) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut cuts = Vec::new();
    for (date, day) in from.iter_days().zip(sources.days(from, to)) {
        each_segment_of_day(date, &day, &mut cuts, |segment| {
            if segments.last().is_none_or(|last| !segment.continues(last)) {
                segments.push(segment);
            }
        });
    }
    segments
}

/// Paints the claims over the day's ground: certain openness over uncertain, uncertain over unknown. `cuts` is a buffer.
fn each_segment_of_day(date: NaiveDate, day: &Day, cuts: &mut Vec<NaiveDateTime>, mut give: impl FnMut(Segment)) {
    let midnight_min = midnight_minutes(date);
    let Ground { verdict, reasons, checked } = day.ground;
    let ground = Segment { start_min: midnight_min, verdict, reasons, checked };
    if day.claims.is_empty() {
        return give(ground);
    }
    let midnight = date.and_time(NaiveTime::MIN);
    cuts.clear();
    cuts.push(midnight);
    cuts.extend(day.claims.iter().flat_map(|claim| [claim.start, claim.end]).filter(|cut| cut.date() == date));
    cuts.sort_unstable();
    cuts.dedup();
    // Where the clock changes, civil minutes are no distances.
    let is_even = date.succ_opt().is_some_and(|next| midnight_minutes(next) - midnight_min == 24 * 60);
    for cut in cuts.iter() {
        let holds = day.claims.iter().filter(|claim| claim.start <= *cut && *cut < claim.end);
        let painted = holds.max_by_key(|claim| strength(claim)).map_or(ground, |claim| Segment {
            verdict: claim.verdict,
            reasons: claim.reasons,
            checked: claim.checked,
            ..ground
        });
        let start_min = if is_even { midnight_min + (*cut - midnight).num_minutes() } else { minutes(*cut) };
        give(Segment { start_min, ..painted });
    }
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

/// When a day begins. Ten thousand places go through the same two months, and a look into the time zone's tables costs
/// more than all else that is done for a day: the last answers are kept.
fn midnight_minutes(date: NaiveDate) -> i64 {
    const KEPT: usize = 128;
    thread_local!(static LAST: [Cell<(i32, i64)>; KEPT] = const { [const { Cell::new((i32::MIN, 0)) }; KEPT] });
    let day = date.num_days_from_ce();
    let slot = day.rem_euclid(KEPT as i32) as usize;
    LAST.with(|last| match last[slot].get() {
        (known, midnight_min) if known == day => midnight_min,
        _ => {
            let midnight_min = minutes(date.and_time(NaiveTime::MIN));
            last[slot].set((day, midnight_min));
            midnight_min
        }
    })
}

fn minutes(civil: NaiveDateTime) -> i64 {
    from_civil(civil).timestamp().div_euclid(60)
}

fn moment(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(minutes * 60, 0).unwrap_or_default()
}
