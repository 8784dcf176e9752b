//! Agendas: what takes place between two days.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};

use super::card::{self, EventCard};
use super::error::StoreError;
use super::search::Query;
use super::windows::{self, WINDOW_DAYS, days_of};
use super::{Store, read};
use crate::domain::card::PlaceCard;
use crate::domain::event::Event;
use crate::domain::filter::{Filter, Match, distance_of};
use crate::domain::id::{EventId, PlaceId};
use crate::domain::recurrence::Occurrence;
use crate::feed::Record;

/// Longer agendas than this are cut at their end.
const MOST_DAYS: i64 = 370;

/// What an agenda is asked for: `from <= day < to`, in Finland's days.
#[derive(Debug, Clone, PartialEq)]
pub struct EventQuery {
    pub filter: Filter,
    pub search: Option<String>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub limit: Option<usize>,
}

/// One run of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    pub card: EventCard,
    pub run: Occurrence,
    /// Where this run takes place.
    pub place: Option<PlaceCard>,
    /// Metres from the filter's origin, where the place's point is good enough to say so.
    pub distance_m: Option<u32>,
    pub matched: Match,
}

/// An event's page.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDetail {
    pub event: Event,
    pub place: Option<PlaceCard>,
    pub organizers: Vec<crate::domain::organization::Organization>,
    /// Runs of the 60 days from the one asked about.
    pub runs: Vec<Occurrence>,
}

impl Store {
    /// The runs that touch these days, in order of start; *yes* and *unknown* mixed, each says which. An event that is
    /// told in words only has no runs: see [`Store::undated_events`].
    pub fn events(&self, query: &EventQuery) -> Result<Vec<EventRow>, StoreError> {
        let to = query.to.min(query.from.checked_add_days(Days::new(MOST_DAYS.unsigned_abs())).unwrap_or(query.to));
        let mut agenda =
            Agenda { store: self, query, to, cards: HashMap::new(), places: HashMap::new(), rows: Vec::new() };
        match query.search.as_deref().map(Query::new).filter(|search| !search.is_empty()) {
            Some(search) => {
                let mut keys = Vec::new();
                search.each(&self.directory, &mut |key, _| {
                    keys.push(key);
                    Ok(true)
                })?;
                agenda.of_keys(&keys)?;
            }
            None => agenda.of_days()?,
        }
        let mut rows = agenda.rows;
        rows.sort_by(|a, b| (a.run.start.at(), &a.card.id).cmp(&(b.run.start.at(), &b.card.id)));
        rows.truncate(query.limit.unwrap_or(usize::MAX));
        Ok(rows)
    }

    /// One event, with its next runs.
    pub fn event(&self, id: &EventId, from: NaiveDate) -> Result<Option<EventDetail>, StoreError> {
        let directory = &self.directory;
        let Some((_, decoded)) = read::by_id(directory, id.as_str())? else { return Ok(None) };
        let Record::Event(event) = decoded.record else { return Ok(None) };
        let place = windows::event_place(directory, &event)?;
        let to = from.checked_add_days(Days::new(u64::from(WINDOW_DAYS))).unwrap_or(from);
        let mut organizers = Vec::new();
        for id in &event.organizer_ids {
            organizers.extend(read::organization(directory, id.as_str())?);
        }
        let runs = windows::expand(&event, place.as_ref(), &read::calendar(directory)?, from, to);
        Ok(Some(EventDetail { event, place, organizers, runs }))
    }

    /// Events told in words only ("in spring and autumn"), which no agenda can hold.
    pub fn undated_events(&self, filter: &Filter) -> Result<Vec<Event>, StoreError> {
        let records = read::all(
            &self.directory,
            "SELECT canonical FROM record WHERE collection = 'event' AND shown = 1 ORDER BY id",
            [],
        )?;
        let mut events = Vec::new();
        for record in records {
            if let Record::Event(event) = record
                && event.start.is_none()
            {
                let place = windows::event_place(&self.directory, &event)?;
                let card = EventCard::of(&event, place.as_ref());
                if filter.check_event(&card.facts, place.as_ref()).is_some() {
                    events.push(event);
                }
            }
        }
        Ok(events)
    }
}

struct Agenda<'s> {
    store: &'s Store,
    query: &'s EventQuery,
    to: NaiveDate,
    cards: HashMap<i64, Option<EventCard>>,
    places: HashMap<PlaceId, Option<PlaceCard>>,
    rows: Vec<EventRow>,
}

impl Agenda<'_> {
    fn directory(&self) -> &Connection {
        &self.store.directory
    }

    /// By day, from the runs made ready; events whose window doesn't reach are expanded here.
    fn of_days(&mut self) -> Result<(), StoreError> {
        let (from, to) = (read::day_number(self.query.from), read::day_number(self.to));
        let ready: Vec<(i64, i64, Vec<u8>)> = self
            .directory()
            .prepare_cached("SELECT day, key, run FROM occurrence WHERE day >= ?1 AND day < ?2 ORDER BY day, key")?
            .query_map(params![from, to], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let outside: Vec<i64> = self
            .directory()
            .prepare_cached("SELECT key FROM event WHERE from_day > ?1 OR from_day + days < ?2")?
            .query_map(params![from, to], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for (day, key, bytes) in ready {
            let Some(run) = card::decode_run(&bytes) else { continue };
            // A run of several days is told once, on the first of them that is asked about.
            let first = days_of(&run, self.query.from, self.to).next();
            if first.map(read::day_number) == Some(day) && outside.binary_search(&key).is_err() {
                self.row(key, run)?;
            }
        }
        self.expand(&outside)
    }

    fn of_keys(&mut self, keys: &[i64]) -> Result<(), StoreError> {
        let mut events = Vec::new();
        for key in keys {
            // A found place brings its events.
            let mut statement = self.directory().prepare_cached(
                "SELECT key FROM event WHERE key = ?1
                 UNION
                 SELECT e.key FROM record AS r JOIN event_place AS e ON e.place_id = r.id WHERE r.key = ?1",
            )?;
            let found = statement.query_map([key], |row| row.get(0))?;
            events.extend(found.collect::<Result<Vec<i64>, _>>()?);
        }
        events.sort_unstable();
        events.dedup();
        self.expand(&events)
    }

    fn expand(&mut self, keys: &[i64]) -> Result<(), StoreError> {
        if keys.is_empty() {
            return Ok(());
        }
        let calendar = read::calendar(self.directory())?;
        for key in keys {
            let Some(event) = read::event(self.directory(), *key)? else { continue };
            let place = windows::event_place(self.directory(), &event)?;
            for run in windows::expand(&event, place.as_ref(), &calendar, self.query.from, self.to) {
                self.row(*key, run)?;
            }
        }
        Ok(())
    }

    fn row(&mut self, key: i64, run: Occurrence) -> Result<(), StoreError> {
        let Some(card) = self.card(key)? else { return Ok(()) };
        let place = match &run.place_id {
            Some(id) => self.place(id.clone())?,
            None => None,
        };
        let Some(matched) = self.query.filter.check_event(&card.facts, place.as_ref()) else { return Ok(()) };
        let origin = self.query.filter.origin;
        let distance_m = origin.and_then(|origin| place.as_ref().and_then(|place| distance_of(place, origin)));
        self.rows.push(EventRow { card, run, place, distance_m, matched });
        Ok(())
    }

    fn card(&mut self, key: i64) -> Result<Option<EventCard>, StoreError> {
        if let Some(known) = self.cards.get(&key) {
            return Ok(known.clone());
        }
        let card = self
            .directory()
            .prepare_cached("SELECT card FROM event WHERE key = ?1")?
            .query_row([key], |row| Ok(card::decode_event(row.get_ref(0)?.as_blob().unwrap_or_default())))?;
        self.cards.insert(key, card.clone());
        Ok(card)
    }

    fn place(&mut self, id: PlaceId) -> Result<Option<PlaceCard>, StoreError> {
        if let Some(known) = self.places.get(&id) {
            return Ok(known.clone());
        }
        let card = windows::place_card(self.directory(), id.as_str())?;
        self.places.insert(id, card.clone());
        Ok(card)
    }
}
