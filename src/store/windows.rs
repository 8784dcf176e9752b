//! Timelines of places and runs of events, ready for the next 60 days.
//!
//! Made when a generation is applied, for what it changed; made anew, some at a time, when the window gets short.
//! Outside the window the domain's evaluator answers: same rule, more work.

use std::collections::BTreeSet;
use std::mem::take;

use chrono::{Days, NaiveDate, NaiveTime, Timelike as _};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::Store;
use super::card::{self, EventCard};
use super::derive::{self, Derived};
use super::error::StoreError;
use super::generation::WindowState;
use super::read::{self, day_number};
use crate::domain::availability::{RunDoubts, place_timeline};
use crate::domain::calendar::Calendar;
use crate::domain::card::PlaceCard;
use crate::domain::event::Event;
use crate::domain::id::PlaceId;
use crate::domain::place::Place;
use crate::domain::recurrence::{Occurrence, Series, occurrences};
use crate::domain::region::Region;
use crate::domain::time::Civil;

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
        let timelines = keys_outside(&transaction, "timeline", today, limit)?;
        let runs = keys_outside(&transaction, "event", today, limit)?;
        make(&transaction, &calendar, &timelines, &runs, today, &mut derived)?;
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
const AT_A_TIME: usize = 32;

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

/// A place and what decides beside it.
struct Job {
    key: i64,
    place: Place,
    sessions: Vec<Event>,
}

/// A timeline, ready to be written.
struct Ready {
    key: i64,
    listed: i64,
    place: PlaceId,
    changes: Vec<u8>,
}

/// Fewer timelines are worked out before another thread has started.
#[cfg(not(target_family = "wasm"))]
const WORTH_A_THREAD: usize = 16;

/// Runs of events made before a look at what the other threads have finished.
#[cfg(not(target_family = "wasm"))]
const RUNS_BETWEEN: usize = 16;

/// Makes timelines and runs. Working out a timeline needs no database, and costs about as much as all that is read and
/// written around it: so other threads do that, while this one, which alone has the database, reads for them, writes
/// what they finished, and makes the events' runs in between. Few places at a time are on their way.
#[cfg(not(target_family = "wasm"))]
fn make(
    directory: &Connection,
    calendar: &Calendar,
    timelines: &[i64],
    runs: &[i64],
    from: NaiveDate,
    derived: &mut Derived,
) -> Result<(), StoreError> {
    const MOST_THREADS: usize = 3;
    if timelines.len() < WORTH_A_THREAD {
        return make_here(directory, calendar, timelines, runs, from, derived);
    }
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().clamp(2, MOST_THREADS + 1) - 1);
    std::thread::scope(|scope| {
        let (hand_out, queue) = async_channel::bounded::<Vec<Job>>(threads + 1);
        let (give_back, finished) = async_channel::unbounded::<Vec<Ready>>();
        for _ in 0..threads {
            let (queue, give_back) = (queue.clone(), give_back.clone());
            scope.spawn(move || {
                while let Ok(jobs) = queue.recv_blocking() {
                    let ready = jobs.iter().map(|job| work_out(job, calendar, from)).collect();
                    if give_back.send_blocking(ready).is_err() {
                        return;
                    }
                }
            });
        }
        // Only the threads hold these now: when all of them have stopped, the channels tell.
        drop((queue, give_back));
        let (mut places, mut events) = (timelines.chunks(AT_A_TIME), runs.chunks(RUNS_BETWEEN));
        let mut out = 0;
        loop {
            if out <= threads
                && let Some(keys) = places.next()
            {
                hand_out.send_blocking(jobs(directory, keys, derived)?).map_err(|_| StoreError::Stopped)?;
                out += 1;
            } else if let Ok(ready) = finished.try_recv() {
                write(directory, &ready, from)?;
                out -= 1;
            } else if let Some(keys) = events.next() {
                keys.iter().try_for_each(|key| self::runs(directory, calendar, *key, from, derived))?;
            } else if out > 0 {
                write(directory, &finished.recv_blocking().map_err(|_| StoreError::Stopped)?, from)?;
                out -= 1;
            } else {
                return Ok(());
            }
        }
    })
}

/// A browser's page has one thread.
#[cfg(target_family = "wasm")]
use make_here as make;

fn make_here(
    directory: &Connection,
    calendar: &Calendar,
    timelines: &[i64],
    runs: &[i64],
    from: NaiveDate,
    derived: &mut Derived,
) -> Result<(), StoreError> {
    for keys in timelines.chunks(AT_A_TIME) {
        let jobs = jobs(directory, keys, derived)?;
        let ready: Vec<Ready> = jobs.iter().map(|job| work_out(job, calendar, from)).collect();
        write(directory, &ready, from)?;
    }
    runs.iter().try_for_each(|key| self::runs(directory, calendar, *key, from, derived))
}

fn jobs(directory: &Connection, keys: &[i64], derived: &mut Derived) -> Result<Vec<Job>, StoreError> {
    let mut jobs = Vec::with_capacity(keys.len());
    for key in keys {
        let Some(place) = derived.place(directory, *key)? else { continue };
        let mut sessions = Vec::new();
        for session in read::session_keys(directory, &place)? {
            sessions.extend(derived.event(directory, session)?.map(|event| read::told_as_own(event, &place)));
        }
        jobs.push(Job { key: *key, place, sessions });
    }
    Ok(jobs)
}

fn work_out(job: &Job, calendar: &Calendar, from: NaiveDate) -> Ready {
    let Job { key, place, sessions } = job;
    let changes = place_timeline(place, sessions, calendar, from, WINDOW_DAYS).encode();
    Ready { key: *key, listed: derive::listed(place), place: place.id.clone(), changes }
}

fn write(directory: &Connection, ready: &[Ready], from: NaiveDate) -> Result<(), StoreError> {
    let mut statement = directory.prepare_cached(
        "INSERT OR REPLACE INTO timeline (key, from_day, days, listed, id, changes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for Ready { key, listed, place, changes } in ready {
        statement.execute(params![key, day_number(from), WINDOW_DAYS, listed, place.as_str(), changes])?;
    }
    Ok(())
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
    let made_before: Option<i64> = directory
        .prepare_cached("SELECT from_day FROM event WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    let Some(made_before) = made_before else { return Ok(()) };
    directory
        .prepare_cached("UPDATE event SET from_day = ?2, days = ?3, card = ?4 WHERE key = ?1")?
        .execute(params![key, day_number(from), WINDOW_DAYS, card])?;
    let to = from.checked_add_days(Days::new(u64::from(WINDOW_DAYS))).unwrap_or(from);
    let doubts = run_doubts(&event, place.as_ref(), calendar);
    let mut runs = expand(&event, place.as_ref(), calendar, from, to);
    runs.extend(moved_out(&event, from, to));
    let is_anywhere = event.is_joined_from_anywhere();
    let mut rows = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        let bytes = card::encode_run(run, doubts.of(run));
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let place_key = match &run.place_id {
            id if *id == event.place_id => home,
            Some(id) => place_keys(directory, id.as_str())?.first().copied(),
            None => None,
        };
        let town = match place_key {
            _ if is_anywhere => Some(ANYWHERE.to_owned()),
            None => None,
            Some(key) if Some(key) == home => place.as_ref().and_then(|place| place.municipality_code.clone()),
            Some(key) => card_by_key(directory, key)?.and_then(|place| place.municipality_code),
        };
        for day in days_of(run, from, to).chain(moved_from(run, from, to)) {
            let (minute, over) = minutes_on(run, day);
            let (town, run) = (town.clone(), bytes.clone());
            rows.push(Row { day: day_number(day), minute, number, over, town, place: place_key, run });
        }
    }
    rows.sort_by_key(|row| (row.day, row.minute, row.number));
    if made_before > 0 {
        // To look is cheaper than to write: of most events that are made again only a name or a date has changed.
        if rows_of(directory, key)? == rows {
            return Ok(());
        }
        directory.prepare_cached("DELETE FROM occurrence WHERE key = ?1")?.execute([key])?;
    }
    let mut statement = directory.prepare_cached(
        "INSERT INTO occurrence (day, minute, key, number, over, town, place, run)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for Row { day, minute, number, over, town, place, run } in rows {
        statement.execute(params![day, minute, key, number, over, town, place, run])?;
    }
    Ok(())
}

/// A run on one day that it touches, as it is stored.
#[derive(Debug, PartialEq)]
struct Row {
    day: i64,
    minute: u32,
    number: i64,
    over: Option<u32>,
    town: Option<String>,
    place: Option<i64>,
    run: Vec<u8>,
}

/// What is stored of an event's runs, in order.
fn rows_of(directory: &Connection, key: i64) -> Result<Vec<Row>, StoreError> {
    let mut statement = directory.prepare_cached(
        "SELECT day, minute, number, over, town, place, run FROM occurrence WHERE key = ?1
         ORDER BY day, minute, number",
    )?;
    let rows = statement.query_map([key], |row| {
        Ok(Row {
            day: row.get(0)?,
            minute: row.get(1)?,
            number: row.get(2)?,
            over: row.get(3)?,
            town: row.get(4)?,
            place: row.get(5)?,
            run: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The town of what one takes part in from wherever one is.
pub(super) const ANYWHERE: &str = "";

/// The minute of a day at which a run begins, and the one from which it is over, where it ends on this day. Where it
/// was moved from that is the time it should have had, and it is never over: nobody waited for its end.
fn minutes_on(run: &Occurrence, day: NaiveDate) -> (u32, Option<u32>) {
    let minute = |time: NaiveTime| time.num_seconds_from_midnight() / 60;
    let begins_at = |civil: Civil| if civil.has_time() && civil.date() == day { minute(civil.at().time()) } else { 0 };
    let was_here = run.is_moved() && run.recurrence_id.date() == day;
    let is_here = day.succ_opt().is_some_and(|next| days_of(run, day, next).next().is_some());
    match (was_here, is_here) {
        (true, true) => (begins_at(run.recurrence_id).min(begins_at(run.start)), None),
        (true, false) => (begins_at(run.recurrence_id), None),
        (false, _) => {
            let end = run.end.filter(|end| run.start.has_time() && end.date() == day).map(Civil::at);
            let over = end.map(|end| end.time().num_seconds_from_midnight().div_ceil(60));
            (begins_at(run.start), over)
        }
    }
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

/// The day that a moved run was moved from, where it doesn't touch that day any more.
pub(super) fn moved_from(run: &Occurrence, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    let day = run.recurrence_id.date();
    let elsewhere = days_of(run, day, day.succ_opt()?).next().is_none();
    (elsewhere && from <= day && day < to).then_some(day)
}
