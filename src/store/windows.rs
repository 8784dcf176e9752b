//! Timelines of places and runs of events, ready for the next 60 days.
//!
//! Made when a generation is applied, for what it changed; made anew, some at a time, when the window gets short.
//! Outside the window the domain's evaluator answers: same rule, more work.

use std::collections::BTreeSet;
use std::mem::take;

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::Store;
use super::card::{self, EventCard};
use super::derive::Derived;
use super::error::StoreError;
use super::generation::WindowState;
use super::read::{self, day_number};
use crate::domain::availability::place_timeline;
use crate::domain::calendar::Calendar;
use crate::domain::card::PlaceCard;
use crate::domain::event::Event;
use crate::domain::place::Place;
use crate::domain::recurrence::{Occurrence, occurrences};
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
        let mut derived = Derived::default();
        for keys in keys_outside(&transaction, "timeline", today, limit)?.chunks(AT_A_TIME) {
            timelines(&transaction, &calendar, keys, today, &mut derived)?;
        }
        for key in keys_outside(&transaction, "event", today, limit)? {
            runs(&transaction, &calendar, key, today, &mut derived)?;
        }
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

/// Places whose timelines are worked out together: more would hold a country's sync above the memory a phone lends.
const AT_A_TIME: usize = 192;

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
pub(super) fn rebuild(directory: &Connection, derived: Derived, today: NaiveDate) -> Result<(), StoreError> {
    let mut derived = derived;
    let (mut timelines, mut runs) = (take(&mut derived.timelines), take(&mut derived.runs));
    for id in take(&mut derived.session_places) {
        timelines.extend(place_keys(directory, &id)?);
    }
    for id in take(&mut derived.lost_places) {
        let mut statement = directory.prepare_cached("SELECT key FROM event_place WHERE place_id = ?1")?;
        for event in statement.query_map([id], |row| row.get(0))? {
            runs.insert(event?);
        }
    }
    for region in take(&mut derived.calendars) {
        add_region(directory, region, &mut timelines, &mut runs)?;
    }
    // An event shows and is filtered by what its place says where it says nothing itself.
    for key in &timelines {
        let mut statement = directory.prepare_cached(
            "SELECT e.key FROM record AS r JOIN event_place AS e ON e.place_id = r.id WHERE r.key = ?1
             UNION ALL
             SELECT e.key FROM place_alias AS a JOIN event_place AS e ON e.place_id = a.alias WHERE a.key = ?1",
        )?;
        for event in statement.query_map([key], |row| row.get(0))? {
            runs.insert(event?);
        }
    }
    if timelines.is_empty() && runs.is_empty() {
        return Ok(());
    }
    let calendar = read::calendar(directory)?;
    let timelines: Vec<i64> = timelines.into_iter().collect();
    for keys in timelines.chunks(AT_A_TIME) {
        self::timelines(directory, &calendar, keys, today, &mut derived)?;
    }
    for key in runs {
        self::runs(directory, &calendar, key, today, &mut derived)?;
    }
    Ok(())
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

/// A place and what decides beside it.
type Job = (i64, Place, Vec<Event>);

fn timelines(
    directory: &Connection,
    calendar: &Calendar,
    keys: &[i64],
    from: NaiveDate,
    derived: &mut Derived,
) -> Result<(), StoreError> {
    let mut jobs: Vec<Job> = Vec::with_capacity(keys.len());
    for key in keys {
        let Some(place) = derived.place(directory, *key)? else { continue };
        let mut sessions = Vec::new();
        for session in read::session_keys(directory, &place)? {
            sessions.extend(derived.event(directory, session)?.map(|event| read::told_as_own(event, &place)));
        }
        jobs.push((*key, place, sessions));
    }
    let mut statement = directory
        .prepare_cached("INSERT OR REPLACE INTO timeline (key, from_day, days, changes) VALUES (?1, ?2, ?3, ?4)")?;
    for (key, changes) in work_out(&jobs, calendar, from) {
        statement.execute(params![key, day_number(from), WINDOW_DAYS, changes])?;
    }
    Ok(())
}

/// Timelines are most of what applying costs, and each stands alone: every core takes a share.
#[cfg(not(target_family = "wasm"))]
fn work_out(jobs: &[Job], calendar: &Calendar, from: NaiveDate) -> Vec<(i64, Vec<u8>)> {
    const MOST_THREADS: usize = 4;
    /// Fewer are done before a thread has started.
    const WORTH_A_THREAD: usize = 32;
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let share = jobs.len().div_ceil(cores).max(WORTH_A_THREAD);
    std::thread::scope(|scope| {
        let mut shares = jobs.chunks(share);
        let own = shares.next().unwrap_or_default();
        let others: Vec<_> =
            shares.map(|jobs| (jobs, scope.spawn(move || work_out_share(jobs, calendar, from)))).collect();
        let mut done = work_out_share(own, calendar, from);
        for (jobs, other) in others {
            // A panic there would be one here as well.
            done.extend(other.join().unwrap_or_else(|_| work_out_share(jobs, calendar, from)));
        }
        done
    })
}

#[cfg(target_family = "wasm")]
fn work_out(jobs: &[Job], calendar: &Calendar, from: NaiveDate) -> Vec<(i64, Vec<u8>)> {
    work_out_share(jobs, calendar, from)
}

fn work_out_share(jobs: &[Job], calendar: &Calendar, from: NaiveDate) -> Vec<(i64, Vec<u8>)> {
    let encode =
        |(key, place, sessions): &Job| (*key, place_timeline(place, sessions, calendar, from, WINDOW_DAYS).encode());
    jobs.iter().map(encode).collect()
}

fn runs(
    directory: &Connection,
    calendar: &Calendar,
    key: i64,
    from: NaiveDate,
    derived: &mut Derived,
) -> Result<(), StoreError> {
    let Some(event) = derived.event(directory, key)? else { return Ok(()) };
    let home = match &event.place_id {
        Some(id) => place_keys(directory, id.as_str())?.first().copied(),
        None => None,
    };
    let place = match home {
        Some(home) => card_by_key(directory, home)?,
        None => None,
    };
    let card = card::encode_event(&EventCard::of(&event, place.as_ref()));
    directory
        .prepare_cached("UPDATE event SET from_day = ?2, days = ?3, card = ?4 WHERE key = ?1")?
        .execute(params![key, day_number(from), WINDOW_DAYS, card])?;
    directory.prepare_cached("DELETE FROM occurrence WHERE key = ?1")?.execute([key])?;
    let to = from.checked_add_days(Days::new(u64::from(WINDOW_DAYS))).unwrap_or(from);
    let mut statement = directory
        .prepare_cached("INSERT INTO occurrence (day, key, number, place, run) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (number, run) in expand(&event, place.as_ref(), calendar, from, to).iter().enumerate() {
        let bytes = card::encode_run(run);
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let place = match &run.place_id {
            id if *id == event.place_id => home,
            Some(id) => place_keys(directory, id.as_str())?.first().copied(),
            None => None,
        };
        for day in days_of(run, from, to) {
            statement.execute(params![day_number(day), key, number, place, bytes])?;
        }
    }
    Ok(())
}

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

fn card_by_key(directory: &Connection, key: i64) -> Result<Option<PlaceCard>, StoreError> {
    let mut statement = directory.prepare_cached("SELECT card FROM place WHERE key = ?1")?;
    let bytes: Option<Vec<u8>> = statement.query_row([key], |row| row.get(0)).optional()?;
    Ok(bytes.and_then(|bytes| card::decode(&bytes)))
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
