//! Timelines of places and runs of events, ready for the next 60 days.
//!
//! Made when a generation is applied, for what it changed; made anew, some at a time, when the window gets short.
//! Outside the window the domain's evaluator answers: same rule, more work.

use std::collections::BTreeSet;
use std::mem::take;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::Store;
use super::card;
use super::derive::Derived;
use super::error::StoreError;
use super::generation::WindowState;
use super::read::{self, day_number};
use super::work_out::make;
use crate::domain::availability::RunDoubts;
use crate::domain::calendar::Calendar;
use crate::domain::card::PlaceCard;
use crate::domain::event::Event;
use crate::domain::recurrence::{Occurrence, Series, occurrences};
use crate::domain::region::Region;

/// How many days are made ready at a time.
pub const WINDOW_DAYS: u32 = 60;

/// With fewer days left the window is made anew.
const REFRESH_BELOW_DAYS: i64 = 30;

impl Store {
    /// Makes the windows anew that end too soon (or begin too late, where the clock was set back), at most `limit`
    /// places and events at a time, so that nothing waits long. Call again while `waiting` isn't 0.
    pub fn refresh_windows(&mut self, today: NaiveDate, limit: usize) -> Result<WindowState, StoreError> {
        let state = window_state(&self.directory, today)?;
        if state.waiting == 0 {
            return Ok(state);
        }
        let transaction = self.directory.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let calendar = read::calendar(&transaction)?;
        let timelines = keys_outside(&transaction, "timeline", today, limit)?;
        let runs = keys_outside(&transaction, "event", today, limit)?;
        make(&transaction, &calendar, &timelines, &runs, today, &mut Derived::new(&transaction))?;
        transaction.commit()?;
        window_state(&self.directory, today)
    }
}

impl Store {
    /// How many places and events lack the window of this day.
    pub fn windows_waiting(&self, today: NaiveDate) -> Result<usize, StoreError> {
        Ok(window_state(&self.directory, today)?.waiting)
    }
}

fn keys_outside(directory: &Connection, table: &str, today: NaiveDate, limit: usize) -> Result<Vec<i64>, StoreError> {
    let (oldest, newest) = bounds(today);
    let sql = format!("SELECT key FROM {table} WHERE from_day NOT BETWEEN ?1 AND ?2 ORDER BY key LIMIT ?3");
    let mut statement = directory.prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let keys = statement.query_map([oldest, newest, limit], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

fn window_state(directory: &Connection, today: NaiveDate) -> Result<WindowState, StoreError> {
    let (oldest, newest) = bounds(today);
    let waiting: u32 = directory
        .prepare_cached(
            "SELECT (SELECT count(*) FROM timeline WHERE from_day NOT BETWEEN ?1 AND ?2)
                  + (SELECT count(*) FROM event WHERE from_day NOT BETWEEN ?1 AND ?2)",
        )?
        .query_row([oldest, newest], |row| row.get(0))?;
    Ok(WindowState { from: today, waiting: waiting as usize })
}

/// The first days that a window may have today.
fn bounds(today: NaiveDate) -> (i64, i64) {
    (day_number(today) - i64::from(WINDOW_DAYS) + REFRESH_BELOW_DAYS, day_number(today))
}

/// Makes everything that a transaction's records made necessary.
pub(super) fn rebuild(directory: &Connection, derived: Derived<'_>, today: NaiveDate) -> Result<(), StoreError> {
    let mut derived = derived;
    let (mut timelines, mut runs) = (take(&mut derived.timelines), take(&mut derived.runs));
    for id in take(&mut derived.session_places) {
        timelines.extend(place_keys(directory, &id)?);
    }
    let mut statement = directory.prepare_cached("SELECT key FROM event_place WHERE place_id = ?1")?;
    for id in take(&mut derived.lost_places) {
        for event in statement.query_map([id], |row| row.get(0))? {
            runs.insert(event?);
        }
    }
    for region in take(&mut derived.calendars) {
        add_region(directory, region, &mut timelines, &mut runs)?;
    }
    // An event shows and is filtered by what its place says where it says nothing itself.
    let mut statement = directory.prepare_cached(
        "SELECT e.key FROM record AS r JOIN event_place AS e ON e.place_id = r.id WHERE r.key = ?1
         UNION ALL
         SELECT e.key FROM place_alias AS a JOIN event_place AS e ON e.place_id = a.alias WHERE a.key = ?1",
    )?;
    for key in &timelines {
        for event in statement.query_map([key], |row| row.get(0))? {
            runs.insert(event?);
        }
    }
    if timelines.is_empty() && runs.is_empty() {
        return Ok(());
    }
    let calendar = read::calendar(directory)?;
    let timelines: Vec<i64> = timelines.into_iter().collect();
    let runs: Vec<i64> = runs.into_iter().collect();
    make(directory, &calendar, &timelines, &runs, today, &mut derived)
}

/// The shown places that an id means: a place's own id, or another id of it.
pub(super) fn place_keys(directory: &Connection, id: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = directory.prepare_cached(
        "SELECT p.key FROM record AS r JOIN place AS p ON p.key = r.key WHERE r.id = ?1 AND r.shown = 1
         UNION ALL
         SELECT key FROM place_alias WHERE alias = ?1",
    )?;
    let keys = statement.query_map([id], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

fn add_region(
    directory: &Connection,
    region: Region,
    timelines: &mut BTreeSet<i64>,
    runs: &mut BTreeSet<i64>,
) -> Result<(), StoreError> {
    let everywhere = region == Region::National;
    let mut statement = directory.prepare_cached("SELECT key FROM place WHERE ?1 OR region = ?2")?;
    for key in statement.query_map(params![everywhere, region.to_string()], |row| row.get(0))? {
        timelines.insert(key?);
    }
    // Events follow their places; those without one go by the whole country's calendar.
    if everywhere {
        let mut statement = directory.prepare_cached("SELECT key FROM event")?;
        for key in statement.query_map([], |row| row.get(0))? {
            runs.insert(key?);
        }
    }
    Ok(())
}

/// The town of what one takes part in from wherever one is.
pub(super) const ANYWHERE: &str = "";

/// An event's runs that touch `from <= day < to`, by the school holidays of its place's municipality.
pub(super) fn expand(
    event: &Event,
    place: Option<&PlaceCard>,
    calendar: &Calendar,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Occurrence> {
    let municipality = place.and_then(|place| place.municipality_code.as_deref());
    occurrences(event, calendar, municipality, from, to)
}

/// Its runs that were moved out of these days.
pub(super) fn moved_out(event: &Event, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
    Series::new(event).map(|series| series.moved_out(from, to)).unwrap_or_default()
}

/// What may keep an event's runs from taking place, by the same school holidays.
pub(super) fn run_doubts<'a>(event: &Event, place: Option<&'a PlaceCard>, calendar: &'a Calendar) -> RunDoubts<'a> {
    let municipality = place.and_then(|place| place.municipality_code.as_deref());
    RunDoubts::new(event, place.and_then(|place| place.verified_at), calendar, municipality)
}

/// The card of the place where an event is at home.
pub(super) fn event_place(directory: &Connection, event: &Event) -> Result<Option<PlaceCard>, StoreError> {
    match &event.place_id {
        Some(id) => place_card(directory, id.as_str()),
        None => Ok(None),
    }
}

/// The card of the place that an id means.
pub(super) fn place_card(directory: &Connection, id: &str) -> Result<Option<PlaceCard>, StoreError> {
    match place_keys(directory, id)?.first() {
        Some(key) => card_by_key(directory, *key),
        None => Ok(None),
    }
}

pub(super) fn card_by_key(directory: &Connection, key: i64) -> Result<Option<PlaceCard>, StoreError> {
    Ok(encoded_card(directory, key)?.and_then(|bytes| card::decode(&bytes)))
}

/// A place's card as it is stored.
pub(super) fn encoded_card(directory: &Connection, key: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = directory.prepare_cached("SELECT card FROM place WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

/// The days of the window that a run touches. One that ends at midnight doesn't touch the next day.
pub(super) fn days_of(run: &Occurrence, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = run.start.date();
    let last = match run.end {
        Some(end) if end.at() > run.start.at() => (end.at() - chrono::TimeDelta::seconds(1)).date(),
        _ => first,
    };
    first.max(from).iter_days().take_while(move |day| *day <= last && *day < to)
}

/// The day that a moved run was moved from, where it doesn't touch that day any more.
pub(super) fn moved_from(run: &Occurrence, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    let day = run.recurrence_id.date();
    let elsewhere = days_of(run, day, day.succ_opt()?).next().is_none();
    (elsewhere && from <= day && day < to).then_some(day)
}
