//! One day of a value: which rules hold, and what they make of its minutes together.
//!
//! By the specification, in the reading of its reference evaluator: the rules are gone through in order. One that
//! opens (or says "unknown") on days of its own takes the whole day over from those before; one that closes only cuts
//! its times out; one that adds (`,`) paints over; a fallback (`||`) fills the moments that are still closed. What
//! reaches past midnight is a rule of its own on the next day, right after the one it comes from, and takes nothing
//! over: a later rule for that day drops it, an earlier one does not.

use std::sync::Arc;

use chrono::NaiveDate;

use super::days::Holidays;
pub use super::rules::DAY_MIN;
use super::rules::{Expression, Link, Rule, RuleState, Span, Time, guessed_end_min};
use super::schedule::HoursState;
use super::sun::Position;

/// One stretch within a day, in minutes from midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySpan {
    pub start_min: u32,
    pub end_min: u32,
    pub state: HoursState,
    /// It is unknown since nobody told when it ends.
    pub is_open_end: bool,
    pub comment: Option<Arc<str>>,
}

/// The stretches of one day, in order, equal neighbours joined; closed time is left out.
pub fn day(
    expression: &Expression,
    date: NaiveDate,
    holidays: &Holidays<'_>,
    position: Option<Position>,
) -> Vec<DaySpan> {
    let mut canvas = Canvas::default();
    let mut holding: Vec<(usize, NaiveDate)> = Vec::with_capacity(expression.rules.len());
    let day_before = date.pred_opt();
    for (index, rule) in expression.rules.iter().enumerate() {
        if rule.holds_on(date, holidays) {
            if takes_over(expression, index) {
                holding.clear();
            }
            holding.push((index, date));
        }
        if let Some(before) = day_before
            && rule.times.iter().any(Span::wraps)
            && rule.holds_on(before, holidays)
        {
            holding.push((index, before));
        }
    }
    for (index, on) in holding {
        let rule = &expression.rules[index];
        if rule.times.is_empty() {
            canvas.paint(0, DAY_MIN, stroke(rule, index, false));
        }
        for number in 0..rule.times.len() {
            paint_span(&mut canvas, rule, index, number, date, on, position);
        }
    }
    canvas.spans(expression)
}

/// What two readings of a day have in common: where they differ it is unknown.
pub fn agreed(one: &[DaySpan], other: &[DaySpan]) -> Vec<DaySpan> {
    let mut edges: Vec<u32> = one.iter().chain(other).flat_map(|span| [span.start_min, span.end_min]).collect();
    edges.sort_unstable();
    edges.dedup();
    let at = |spans: &[DaySpan], minute: u32| {
        spans.iter().find(|span| span.start_min <= minute && minute < span.end_min).cloned()
    };
    let mut agreed: Vec<DaySpan> = Vec::new();
    for edge in edges.windows(2) {
        let (one, other) = (at(one, edge[0]), at(other, edge[0]));
        let same = one.as_ref().map(|span| span.state) == other.as_ref().map(|span| span.state);
        let (state, is_open_end, comment) = match (one, other) {
            (None, None) => continue,
            (Some(one), _) if same => (one.state, one.is_open_end, one.comment),
            _ => (HoursState::Unknown, false, None),
        };
        match agreed.last_mut() {
            Some(last) if last.end_min == edge[0] && last.state == state && last.comment == comment => {
                last.end_min = edge[1];
            }
            _ => agreed.push(DaySpan { start_min: edge[0], end_min: edge[1], state, is_open_end, comment }),
        }
    }
    agreed
}

/// Whether a rule that holds on a day sweeps away the rules before it.
fn takes_over(expression: &Expression, index: usize) -> bool {
    let rule = &expression.rules[index];
    let follows_every_day = index > 0 && rule.state == RuleState::Open && expression.rules[index - 1].days.is_empty();
    rule.link == Link::Next && rule.state != RuleState::Closed && (!rule.days.is_empty() || follows_every_day)
}

/// Paints one span of a rule that held `on` a day, as far as it lies on `date` (that day or the next).
fn paint_span(
    canvas: &mut Canvas,
    rule: &Rule,
    index: usize,
    number: usize,
    date: NaiveDate,
    on: NaiveDate,
    position: Option<Position>,
) {
    let shift = if on == date { 0 } else { DAY_MIN as i32 };
    let mut paint = |from: i32, to: i32, stroke: Stroke| {
        let (from, to) = ((from - shift).max(0), (to - shift).min(DAY_MIN as i32));
        if from < to {
            canvas.paint(from as u32, to as u32, stroke);
        }
    };
    let at = |time: Time, day: NaiveDate| match time {
        Time::Fixed(minutes) => Some(i32::from(minutes)),
        Time::Sun { event, offset_min } => Some(position?.minutes(day, event)? as i32 + i32::from(offset_min)),
    };
    let span = rule.times[number];
    let start = at(span.start, on);
    let (end, end_is_known) = match span.end {
        None => (None, true),
        Some(end) if span.ends_next_day() => {
            let told = on.succ_opt().and_then(|next| at(end, next)).map(|end| end + DAY_MIN as i32);
            (Some(told.unwrap_or(2 * DAY_MIN as i32)), told.is_some())
        }
        Some(end) => {
            let told = at(end, on);
            (Some(told.unwrap_or(DAY_MIN as i32)), told.is_some())
        }
    };
    // Hours told by the sun where it is not known when it shines: nothing is known of the whole stretch.
    let is_doubtful = start.is_none() || !end_is_known;
    let start = start.unwrap_or(0);
    if span.open_end || span.end.is_none() {
        let open_from = end.unwrap_or(start);
        // Whoever opens again in between has closed before.
        let reopens = rule.times.iter().enumerate().filter(|(other, _)| *other != number);
        let reopens = reopens.filter_map(|(_, other)| at(other.start, on)).filter(|other| *other > open_from).min();
        let after = match rule.times.get(number + 1..) {
            Some(later) if !later.is_empty() => reopens,
            _ => None,
        };
        let next_day = if span.ends_next_day() { DAY_MIN as i32 } else { 0 };
        let open_to = guessed_end_min(span.end.unwrap_or(span.start).nominal_min() + next_day).max(open_from);
        let open_to = after.map_or(open_to, |after| after.min(open_to));
        let stroke = stroke(rule, index, rule.state != RuleState::Closed);
        paint(open_from, open_to, Stroke { is_open_end: true, ..stroke });
    }
    if let Some(end) = end {
        paint(start, end, stroke(rule, index, is_doubtful));
    }
}

/// What a rule does to the minutes it holds in.
#[derive(Clone, Copy)]
struct Stroke {
    rule: usize,
    state: Option<HoursState>,
    is_open_end: bool,
    over: Over,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    Everything,
    /// A fallback.
    Closed,
    /// A closing of which it is not known when it is.
    Open,
}

fn stroke(rule: &Rule, index: usize, is_doubtful: bool) -> Stroke {
    let over = if rule.link == Link::Else { Over::Closed } else { Over::Everything };
    let (state, over) = match rule.state {
        RuleState::Open if !is_doubtful => (Some(HoursState::Open), over),
        RuleState::Open | RuleState::Unknown => (Some(HoursState::Unknown), over),
        RuleState::Closed if is_doubtful => (Some(HoursState::Unknown), Over::Open),
        RuleState::Closed => (None, over),
    };
    Stroke { rule: index, state, is_open_end: false, over }
}

#[derive(Clone, Copy)]
struct Piece {
    start: u32,
    end: u32,
    state: HoursState,
    is_open_end: bool,
    rule: usize,
}

/// The day so far: pieces in order, without overlap.
#[derive(Default)]
struct Canvas {
    pieces: Vec<Piece>,
}

impl Canvas {
    fn paint(&mut self, start: u32, end: u32, stroke: Stroke) {
        let piece = |start, end, state| Piece { start, end, state, is_open_end: stroke.is_open_end, rule: stroke.rule };
        let is_free = self.pieces.last().is_none_or(|last| last.end <= start);
        match (stroke.over, stroke.state) {
            (Over::Everything | Over::Closed, Some(state)) if is_free => self.pieces.push(piece(start, end, state)),
            (Over::Everything, state) => {
                self.cut(start, end);
                if let Some(state) = state {
                    let at = self.pieces.partition_point(|other| other.start < start);
                    self.pieces.insert(at, piece(start, end, state));
                }
            }
            (Over::Closed, Some(state)) => {
                let mut from = start;
                let mut gaps = Vec::new();
                for other in self.pieces.iter().filter(|other| other.end > start && other.start < end) {
                    if other.start > from {
                        gaps.push(piece(from, other.start, state));
                    }
                    from = other.end;
                }
                if from < end {
                    gaps.push(piece(from, end, state));
                }
                self.pieces.extend(gaps);
                self.pieces.sort_by_key(|piece| piece.start);
            }
            (Over::Closed, None) => {}
            (Over::Open, _) => {
                let open = |piece: &&Piece| piece.state == HoursState::Open && piece.end > start && piece.start < end;
                let doubted: Vec<Piece> = self.pieces.iter().filter(open).copied().collect();
                for open in doubted {
                    let (start, end) = (open.start.max(start), open.end.min(end));
                    self.cut(start, end);
                    self.pieces.push(piece(start, end, HoursState::Unknown));
                    self.pieces.sort_by_key(|piece| piece.start);
                }
            }
        }
    }

    /// Makes a stretch closed.
    fn cut(&mut self, start: u32, end: u32) {
        let mut right = None;
        self.pieces.retain_mut(|piece| {
            if piece.end <= start || piece.start >= end {
                return true;
            }
            if piece.end > end {
                if piece.start < start {
                    right = Some(Piece { start: end, ..*piece });
                    piece.end = start;
                } else {
                    piece.start = end;
                }
                return true;
            }
            piece.end = start;
            piece.start < start
        });
        if let Some(right) = right {
            let at = self.pieces.partition_point(|other| other.start < right.start);
            self.pieces.insert(at, right);
        }
    }

    fn spans(self, expression: &Expression) -> Vec<DaySpan> {
        let mut spans: Vec<DaySpan> = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces {
            let comment = expression.rules[piece.rule].comment.as_ref();
            match spans.last_mut() {
                Some(last)
                    if last.end_min == piece.start
                        && last.state == piece.state
                        && last.is_open_end == piece.is_open_end
                        && last.comment.as_ref() == comment =>
                {
                    last.end_min = piece.end;
                }
                _ => spans.push(DaySpan {
                    start_min: piece.start,
                    end_min: piece.end,
                    state: piece.state,
                    is_open_end: piece.is_open_end,
                    comment: comment.cloned(),
                }),
            }
        }
        spans
    }
}
