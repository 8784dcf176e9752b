//! Works out timelines of places and runs of events, on as many threads as there are.
//!
//! To work one out needs no database, and costs about as much as all that is read and written around it: so other threads
//! do that, while the one that alone has the database reads for them and writes what they finished. Few are on their way
//! at a time.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime, Timelike as _};
use rusqlite::{Connection, OptionalExtension, params};

use super::card::{self, EventCard};
use super::derive::{self, Derived};
use super::error::StoreError;
use super::read::{self, day_number};
use super::windows::{
    ANYWHERE, WINDOW_DAYS, card_by_key, days_of, encoded_card, expand, moved_from, moved_out, place_keys, run_doubts,
};
use crate::domain::availability::place_timeline;
use crate::domain::calendar::Calendar;
use crate::domain::event::Event;
use crate::domain::id::PlaceId;
use crate::domain::place::Place;
use crate::domain::recurrence::Occurrence;
use crate::domain::time::Civil;

/// Places and events that are worked out together: more would hold a country's sync above the memory a phone lends.
const PLACES_AT_A_TIME: usize = 32;
const EVENTS_AT_A_TIME: usize = 32;

/// A place and what decides beside it.
struct PlaceJob {
    key: i64,
    place: Place,
    sessions: Vec<Arc<Event>>,
}

/// An event, and the places that it has to do with.
struct EventJob {
    key: i64,
    event: Arc<Event>,
    home: Option<i64>,
    /// The card of its home, as it is stored.
    place: Option<Vec<u8>>,
    /// Where its overrides lead, with the municipality that lies there.
    elsewhere: Vec<(PlaceId, Option<i64>, Option<String>)>,
    was_made: bool,
}

enum Jobs {
    Places(Vec<PlaceJob>),
    Events(Vec<EventJob>),
}

/// A timeline, ready to be written.
struct Timeline {
    key: i64,
    listed: i64,
    place: PlaceId,
    changes: Vec<u8>,
}

/// An event's runs, likewise.
struct Runs {
    key: i64,
    is_anywhere: bool,
    card: Vec<u8>,
    rows: Vec<Row>,
    was_made: bool,
}

enum Ready {
    Timelines(Vec<Timeline>),
    Runs(Vec<Runs>),
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

/// The keys of places or events that are worked out together.
enum Keys<'k> {
    Places(&'k [i64]),
    Events(&'k [i64]),
}

fn chunks<'k>(timelines: &'k [i64], runs: &'k [i64]) -> impl Iterator<Item = Keys<'k>> {
    let places = timelines.chunks(PLACES_AT_A_TIME).map(Keys::Places);
    places.chain(runs.chunks(EVENTS_AT_A_TIME).map(Keys::Events))
}

/// Less is worked out before another thread has started.
#[cfg(not(target_family = "wasm"))]
const WORTH_A_THREAD: usize = 16;

/// Makes timelines and runs.
#[cfg(not(target_family = "wasm"))]
pub(super) fn make(
    directory: &Connection,
    calendar: &Calendar,
    timelines: &[i64],
    runs: &[i64],
    from: NaiveDate,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    const MOST_THREADS: usize = 3;
    if timelines.len() < WORTH_A_THREAD {
        return make_here(directory, calendar, timelines, runs, from, derived);
    }
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().clamp(2, MOST_THREADS + 1) - 1);
    std::thread::scope(|scope| {
        let (hand_out, queue) = async_channel::bounded::<Jobs>(threads + 1);
        let (give_back, finished) = async_channel::unbounded::<Ready>();
        for _ in 0..threads {
            let (queue, give_back) = (queue.clone(), give_back.clone());
            scope.spawn(move || {
                while let Ok(jobs) = queue.recv_blocking() {
                    if give_back.send_blocking(work_out(&jobs, calendar, from)).is_err() {
                        return;
                    }
                }
            });
        }
        // Only the threads hold these now: when all of them have stopped, the channels tell.
        drop((queue, give_back));
        let mut chunks = chunks(timelines, runs);
        let mut out = 0;
        loop {
            if out <= threads
                && let Some(keys) = chunks.next()
            {
                hand_out.send_blocking(jobs(directory, keys, derived)?).map_err(|_| StoreError::Stopped)?;
                out += 1;
            } else if let Ok(ready) = finished.try_recv() {
                write(&ready, from, derived)?;
                out -= 1;
            } else if let Some(keys) = chunks.next() {
                // The others have enough to do.
                let jobs = jobs(directory, keys, derived)?;
                write(&work_out(&jobs, calendar, from), from, derived)?;
            } else if out > 0 {
                write(&finished.recv_blocking().map_err(|_| StoreError::Stopped)?, from, derived)?;
                out -= 1;
            } else {
                return Ok(());
            }
        }
    })
}

/// A browser's page has one thread.
#[cfg(target_family = "wasm")]
pub(super) use make_here as make;

pub(super) fn make_here(
    directory: &Connection,
    calendar: &Calendar,
    timelines: &[i64],
    runs: &[i64],
    from: NaiveDate,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    chunks(timelines, runs).try_for_each(|keys| {
        let jobs = jobs(directory, keys, derived)?;
        write(&work_out(&jobs, calendar, from), from, derived)
    })
}

fn jobs(directory: &Connection, keys: Keys<'_>, derived: &mut Derived<'_>) -> Result<Jobs, StoreError> {
    Ok(match keys {
        Keys::Places(keys) => {
            let mut jobs = Vec::with_capacity(keys.len());
            for key in keys {
                let Some(place) = derived.place(directory, *key)? else { continue };
                let mut sessions = Vec::new();
                for session in read::session_keys(directory, &place)? {
                    let event = derived.event(directory, session)?;
                    sessions.extend(event.map(|event| match place.same_as.is_empty() {
                        true => event,
                        false => Arc::new(read::told_as_own(Event::clone(&event), &place)),
                    }));
                }
                jobs.push(PlaceJob { key: *key, place, sessions });
            }
            Jobs::Places(jobs)
        }
        Keys::Events(keys) => {
            let mut jobs = Vec::with_capacity(keys.len());
            for key in keys {
                jobs.extend(event_job(directory, *key, derived)?);
            }
            Jobs::Events(jobs)
        }
    })
}

fn event_job(directory: &Connection, key: i64, derived: &mut Derived<'_>) -> Result<Option<EventJob>, StoreError> {
    // The places' jobs are all made by now: nobody asks for the event again.
    let Some(event) = derived.take_event(directory, key)? else { return Ok(None) };
    let was_made = derived.statement("SELECT 1 FROM event WHERE key = ?1")?.exists([key])?;
    let at =
        |id: &PlaceId| -> Result<Option<i64>, StoreError> { Ok(place_keys(directory, id.as_str())?.first().copied()) };
    let home = event.place_id.as_ref().map(at).transpose()?.flatten();
    let place = home.map(|home| encoded_card(directory, home)).transpose()?.flatten();
    let mut elsewhere = Vec::new();
    for id in event.overrides.iter().filter_map(|change| change.place_id.as_ref()) {
        let key = at(id)?;
        let card = key.map(|key| card_by_key(directory, key)).transpose()?.flatten();
        elsewhere.push((id.clone(), key, card.and_then(|card| card.municipality_code)));
    }
    Ok(Some(EventJob { key, event, home, place, elsewhere, was_made }))
}

fn work_out(jobs: &Jobs, calendar: &Calendar, from: NaiveDate) -> Ready {
    match jobs {
        Jobs::Places(jobs) => Ready::Timelines(jobs.iter().map(|job| timeline(job, calendar, from)).collect()),
        Jobs::Events(jobs) => Ready::Runs(jobs.iter().map(|job| runs(job, calendar, from)).collect()),
    }
}

fn timeline(job: &PlaceJob, calendar: &Calendar, from: NaiveDate) -> Timeline {
    let PlaceJob { key, place, sessions } = job;
    let changes = place_timeline(place, sessions.iter().map(Arc::as_ref), calendar, from, WINDOW_DAYS).encode();
    Timeline { key: *key, listed: derive::listed(place), place: place.id.clone(), changes }
}

fn runs(job: &EventJob, calendar: &Calendar, from: NaiveDate) -> Runs {
    let EventJob { key, event, home, place, elsewhere, was_made } = job;
    let place = place.as_deref().and_then(card::decode);
    let card = card::encode_event(&EventCard::of(event, place.as_ref()));
    let to = from.checked_add_days(Days::new(u64::from(WINDOW_DAYS))).unwrap_or(from);
    let doubts = run_doubts(event, place.as_ref(), calendar);
    let mut runs = expand(event, place.as_ref(), calendar, from, to);
    runs.extend(moved_out(event, from, to));
    let is_anywhere = event.is_joined_from_anywhere();
    let mut rows = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        let bytes = card::encode_run(run, doubts.of(run));
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let (at, town) = match &run.place_id {
            id if *id == event.place_id => (*home, place.as_ref().and_then(|place| place.municipality_code.clone())),
            Some(id) => {
                let found = elsewhere.iter().find(|(elsewhere, ..)| elsewhere == id);
                found.map(|(_, key, town)| (*key, town.clone())).unwrap_or_default()
            }
            None => (None, None),
        };
        let town = if is_anywhere { Some(ANYWHERE.to_owned()) } else { town };
        for day in days_of(run, from, to).chain(moved_from(run, from, to)) {
            let (minute, over) = minutes_on(run, day);
            let (town, run) = (town.clone(), bytes.clone());
            rows.push(Row { day: day_number(day), minute, number, over, town, place: at, run });
        }
    }
    rows.sort_by_key(|row| (row.day, row.minute, row.number));
    Runs { key: *key, is_anywhere, card, rows, was_made: *was_made }
}

// As one `INSERT OR REPLACE`, each row would have a statement journal; and what is the same needs no page written.
const LOOK: &str =
    "SELECT from_day = ?2 AND days = ?3 AND listed = ?4 AND id = ?5 AND changes = ?6 FROM timeline WHERE key = ?1";
const RENEW: &str = "UPDATE timeline SET from_day = ?2, days = ?3, listed = ?4, id = ?5, changes = ?6 WHERE key = ?1";
const INSERT: &str = "INSERT INTO timeline (key, from_day, days, listed, id, changes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

fn write(ready: &Ready, from: NaiveDate, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    match ready {
        Ready::Timelines(timelines) => write_timelines(timelines, from, derived),
        Ready::Runs(runs) => runs.iter().try_for_each(|runs| write_runs(runs, from, derived)),
    }
}

fn write_timelines(timelines: &[Timeline], from: NaiveDate, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    for Timeline { key, listed, place, changes } in timelines {
        let row = params![key, day_number(from), WINDOW_DAYS, listed, place.as_str(), changes];
        match derived.statement(LOOK)?.query_row(row, |row| row.get::<_, bool>(0)).optional()? {
            Some(true) => {}
            Some(false) => {
                derived.statement(RENEW)?.execute(row)?;
            }
            None => {
                derived.statement(INSERT)?.execute(row)?;
            }
        }
    }
    Ok(())
}

fn write_runs(runs: &Runs, from: NaiveDate, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let Runs { key, is_anywhere, card, rows, was_made } = runs;
    let event = params![key, day_number(from), WINDOW_DAYS, is_anywhere, card];
    if *was_made {
        derived
            .statement(
                "UPDATE event SET from_day = ?2, days = ?3, anywhere = ?4, card = ?5
                 WHERE key = ?1 AND (from_day <> ?2 OR days <> ?3 OR anywhere <> ?4 OR card <> ?5)",
            )?
            .execute(event)?;
        // To look is cheaper than to write: of most events that are made again only a name or a date has changed.
        if rows_of(*key, derived)? == *rows {
            return Ok(());
        }
        derived.statement("DELETE FROM occurrence WHERE key = ?1")?.execute([key])?;
    } else {
        derived
            .statement("INSERT INTO event (key, from_day, days, anywhere, card) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(event)?;
    }
    let statement = derived.statement(
        "INSERT INTO occurrence (day, minute, key, number, over, town, place, run)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for Row { day, minute, number, over, town, place, run } in rows {
        statement.execute(params![day, minute, key, number, over, town, place, run])?;
    }
    Ok(())
}

/// What is stored of an event's runs, in order.
fn rows_of(key: i64, derived: &mut Derived<'_>) -> Result<Vec<Row>, StoreError> {
    let statement = derived.statement(
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
