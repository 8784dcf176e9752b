//! The times of an event, before and after: one that was cancelled, moved, dropped or added, or the whole rhythm.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::{RunNow, What};
use crate::domain::calendar::Calendar;
use crate::domain::event::{Event, EventStatus};
use crate::domain::recurrence::{Occurrence, Series};
use crate::domain::time::Civil;

/// How far ahead the times are compared: who plans further asks the calendar.
const AHEAD_DAYS: u64 = 60;
/// How far a time may be moved and still be found.
const REACH_DAYS: u64 = 400;

/// Whether any of it is to come: a time, or words that nobody can put into a calendar.
pub(super) fn has_any_to_come(
    event: &Event,
    calendar: &Calendar,
    municipality: Option<&str>,
    at: NaiveDateTime,
) -> bool {
    let Some(series) = Series::new(event) else { return true };
    let today = at.date();
    series.last_day().is_none_or(|last| last >= today)
        && series
            .occurrences(calendar, municipality, today, after(today, REACH_DAYS))
            .iter()
            .any(|run| !is_over(run, at))
}

pub(super) fn compare(
    was: &Event,
    now: &Event,
    calendar: &Calendar,
    municipality: Option<&str>,
    at: NaiveDateTime,
    found: &mut Vec<What>,
) {
    let (Some(old), Some(new)) = (Series::new(was), Series::new(now)) else {
        let was_dated = Series::new(was).is_some();
        match Series::new(now) {
            Some(_) => found.push(What::Rule { was: Box::new(was.clone()), now: Box::new(now.clone()) }),
            None if was_dated || was.when_text != now.when_text => {
                found.push(What::WhenTold { now: now.when_text.clone() });
            }
            None => {}
        }
        return;
    };
    let is_single = was.rrule.is_none() && now.rrule.is_none() && was.rdates.is_empty() && now.rdates.is_empty();
    if is_single {
        return single(was, now, found);
    }
    let time_of_day = |event: &Event| event.start.filter(|start| start.has_time()).map(|start| start.at().time());
    let lasts = |event: &Event| Some(event.end?.at() - event.start?.at());
    let is_other = was.rrule != now.rrule || time_of_day(was) != time_of_day(now);
    if is_other || lasts(was) != lasts(now) {
        found.push(What::Rule { was: Box::new(was.clone()), now: Box::new(now.clone()) });
    }
    let mut dropped_after = None;
    if !is_other && old.last_day() != new.last_day() {
        found.push(What::LastDay { now: new.last_day() });
        dropped_after = new.last_day();
    }
    let today = at.date();
    let (near, far) = (after(today, AHEAD_DAYS), after(today, REACH_DAYS));
    let earlier = today.checked_sub_days(Days::new(REACH_DAYS)).unwrap_or(today);
    let runs = |series: &Series<'_>| by_id(series.event(), series.occurrences(calendar, municipality, earlier, far));
    let (old_runs, new_runs) = (runs(&old), runs(&new));
    let is_near = |run: &Occurrence| !is_over(run, at) && run.start.date() < near;
    let mut dropped: Vec<Civil> = Vec::new();
    for (id, run) in &old_runs {
        match new_runs.get(id) {
            Some(then) if is_near(run) || is_near(then) => found.extend(of_run(was, now, run, then)),
            Some(_) => {}
            // Another rhythm has other times: the rule says it all.
            None if is_other || !is_near(run) || !run.runs() => {}
            None if dropped_after.is_some_and(|last| run.start.date() > last) => {}
            None => dropped.push(run.start),
        }
    }
    match dropped.as_slice() {
        [] => {}
        [one] => found.push(What::Run { start: *one, now: RunNow::Dropped }),
        [first, .., last] => {
            found.push(What::RunsDropped { first: *first, last: *last, count: dropped.len() });
        }
    }
    for (id, run) in &new_runs {
        if old_runs.contains_key(id) || !is_near(run) {
            continue;
        }
        if !run.runs() && run.status != now.status {
            // A time of the new rhythm that is off from the start.
            found.extend(off(run).map(|off| What::Run { start: run.start, now: off }));
        } else if !is_other && now.rdates.iter().any(|rdate| rdate.date() == run.recurrence_id.date()) {
            found.push(What::Run { start: run.start, now: RunNow::Added });
        }
    }
}

/// An event that takes place once.
fn single(was: &Event, now: &Event, found: &mut Vec<What>) {
    match (was.start, now.start) {
        (Some(was), Some(now)) if was != now => found.push(What::Start { was, now }),
        _ if was.end != now.end => found.push(What::End { now: now.end }),
        _ => {}
    }
    // An override of the one time there is.
    for change in &now.overrides {
        if was.overrides.contains(change) {
            continue;
        }
        let run = Occurrence {
            recurrence_id: change.recurrence_id,
            start: change.start.unwrap_or(change.recurrence_id),
            end: None,
            place_id: change.place_id.clone().or_else(|| now.place_id.clone()),
            status: change.status.clone().unwrap_or(EventStatus::Scheduled),
            is_named: true,
            may_pause: false,
            note: change.note.clone(),
        };
        found.extend(off(&run).map(|off| What::Run { start: run.recurrence_id, now: off }));
        if run.runs() && run.is_moved() {
            found.push(What::Start { was: change.recurrence_id, now: run.start });
        }
    }
}

/// One time, before and after.
fn of_run(was_of: &Event, now_of: &Event, was: &Occurrence, now: &Occurrence) -> Vec<What> {
    let what = |now| What::Run { start: was.start, now };
    // That the whole series is off is told once.
    let by_itself = |run: &Occurrence, of: &Event| run.status != of.status || of.status == EventStatus::Scheduled;
    if !now.runs() {
        let is_new = was.status != now.status && by_itself(now, now_of);
        return off(now).filter(|_| is_new).map(what).into_iter().collect();
    }
    let mut found = Vec::new();
    if !was.runs() && by_itself(was, was_of) {
        found.push(what(RunNow::On));
    }
    if was.start != now.start && was.runs() {
        found.push(what(RunNow::Moved(now.start)));
    }
    let at_home = (was.place_id == was_of.place_id) && (now.place_id == now_of.place_id);
    if was.place_id != now.place_id && !at_home {
        found.push(what(RunNow::Elsewhere(now.place_id.clone())));
    }
    found
}

fn off(run: &Occurrence) -> Option<RunNow> {
    match run.status {
        EventStatus::Cancelled => Some(RunNow::Cancelled(run.note.clone())),
        EventStatus::Postponed => Some(RunNow::Postponed(run.note.clone())),
        EventStatus::Scheduled | EventStatus::Moved | EventStatus::Other(_) => None,
    }
}

/// By the start that the rule gives. An exception may name its day alone.
fn by_id(event: &Event, runs: Vec<Occurrence>) -> BTreeMap<Civil, Occurrence> {
    let id = |run: &Occurrence| match (run.recurrence_id, event.start) {
        (Civil::Date(day), Some(Civil::Time(start))) => Civil::Time(day.and_time(start.time())),
        (id, _) => id,
    };
    runs.into_iter().map(|run| (id(&run), run)).collect()
}

/// A day counts whole; of a time without an end nobody knows, so its day does.
fn is_over(run: &Occurrence, at: NaiveDateTime) -> bool {
    match run.end {
        Some(end) => end.at() <= at,
        None => run.start.date() < at.date(),
    }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
