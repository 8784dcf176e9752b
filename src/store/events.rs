//! Agendas: what takes place between two days.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::card::{self, EventCard};
use super::error::StoreError;
use super::places::coarse_cut;
use super::search::Query;
use super::windows::{self, ANYWHERE, WINDOW_DAYS, days_of};
use super::{Store, read};
use crate::domain::availability::Reasons;
use crate::domain::card::PlaceCard;
use crate::domain::event::Event;
use crate::domain::filter::{Filter, Match, Scope, distance_of};
use crate::domain::id::EventId;
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
    /// What may keep it from taking place.
    pub doubts: Reasons,
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
    /// Runs of the days asked about.
    pub runs: Vec<Occurrence>,
    /// What may keep each of them from taking place.
    pub doubts: Vec<Reasons>,
}

impl Store {
    /// The runs that touch these days, in order of start; *yes* and *unknown* mixed, each says which. An event that is
    /// told in words only has no runs: see [`Store::undated_events`].
    pub fn events(&self, query: &EventQuery) -> Result<Vec<EventRow>, StoreError> {
        let to = query.to.min(query.from.checked_add_days(Days::new(MOST_DAYS.unsigned_abs())).unwrap_or(query.to));
        let mut agenda = Agenda { store: self, query, to, rows: Vec::new() };
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

    /// One event, with its runs of the 60 days from this one.
    pub fn event(&self, id: &EventId, from: NaiveDate) -> Result<Option<EventDetail>, StoreError> {
        self.event_for(id, from, WINDOW_DAYS)
    }

    /// One event, with its runs of so many days.
    pub fn event_for(&self, id: &EventId, from: NaiveDate, days: u32) -> Result<Option<EventDetail>, StoreError> {
        let directory = &self.directory;
        let Some(Record::Event(event)) = read::by_id(directory, id.as_str())? else { return Ok(None) };
        let place = windows::event_place(directory, &event)?;
        let to = from.checked_add_days(Days::new(u64::from(days))).unwrap_or(from);
        let mut organizers = Vec::new();
        for id in &event.organizer_ids {
            organizers.extend(read::organization(directory, id.as_str())?);
        }
        let calendar = read::calendar(directory)?;
        let runs = windows::expand(&event, place.as_ref(), &calendar, from, to);
        let judge = windows::run_doubts(&event, place.as_ref(), &calendar);
        let doubts = runs.iter().map(|run| judge.of(run)).collect();
        Ok(Some(EventDetail { event, place, organizers, runs, doubts }))
    }

    /// The events that say they are for a moment in life (a vocabulary's id), by id.
    pub fn events_in_situation(&self, situation: &str, from: NaiveDate) -> Result<Vec<EventDetail>, StoreError> {
        let mut statement = self.directory.prepare_cached(
            "SELECT id FROM record WHERE collection = 'event' AND shown = 1 AND instr(canonical, ?1) > 0 ORDER BY id",
        )?;
        let mut events = Vec::new();
        for id in statement.query_map([situation], |row| row.get::<_, String>(0))? {
            let Ok(id) = EventId::parse(&id?) else { continue };
            let detail = self.event(&id, from)?;
            let is_for_it =
                |detail: &EventDetail| detail.event.audience.life_situations.iter().any(|id| id == situation);
            events.extend(detail.filter(is_for_it));
        }
        Ok(events)
    }

    /// The events that one takes part in from wherever one is, by id.
    pub fn online_events(&self, from: NaiveDate) -> Result<Vec<EventDetail>, StoreError> {
        let mut statement = self.directory.prepare_cached(
            "SELECT r.id FROM event AS e JOIN record AS r ON r.key = e.key WHERE e.anywhere = 1 ORDER BY r.id",
        )?;
        let mut events = Vec::new();
        for id in statement.query_map([], |row| row.get::<_, String>(0))? {
            let Ok(id) = EventId::parse(&id?) else { continue };
            events.extend(self.event(&id, from)?);
        }
        Ok(events)
    }

    /// Events told in words only ("in spring and autumn"), which no agenda can hold.
    /// At most so many, by id.
    pub fn undated_events(&self, filter: &Filter, scope: &Scope, most: usize) -> Result<Vec<Event>, StoreError> {
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
                let is_meant = scope.keeps(&event.id, &event.attendance, event.place_id.as_ref(), place.as_ref());
                if is_meant && filter.check_event(&card.facts, place.as_ref()).is_some() {
                    events.push(event);
                }
                if events.len() == most {
                    break;
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
    rows: Vec<EventRow>,
}

impl Agenda<'_> {
    fn directory(&self) -> &Connection {
        &self.store.directory
    }

    /// By day, from the runs made ready; events whose window doesn't reach are expanded here.
    fn of_days(&mut self) -> Result<(), StoreError> {
        let (from, to) = (read::day_number(self.query.from), read::day_number(self.to));
        let outside = keys_outside(self.directory(), from, to)?;
        self.of_window(from, to, &outside)?;
        self.expand(&outside)
    }

    fn of_window(&mut self, from: i64, to: i64, outside: &[i64]) -> Result<(), StoreError> {
        let store = self.store;
        let wanted = Wanted { filter: &self.query.filter, of: &Of::Everything, over: None };
        each_ready(&store.directory, &wanted, from, to, &mut |ready| {
            let Some((run, doubts)) = ready.run()? else { return Ok(true) };
            // A run of several days is told once, on the first of them that is asked about.
            let first = days_of(&run, self.query.from, self.to).next();
            if first.map(read::day_number) == Some(ready.day) && outside.binary_search(&ready.key).is_err() {
                let place = ready.place()?;
                if let Some(card) = ready.card()? {
                    self.row(card, run, doubts, place);
                }
            }
            Ok(true)
        })
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
            let card = EventCard::of(&event, place.as_ref());
            let doubts = windows::run_doubts(&event, place.as_ref(), &calendar);
            for run in windows::expand(&event, place.as_ref(), &calendar, self.query.from, self.to) {
                let at = run_place(self.directory(), &event, &run, place.as_ref())?;
                let doubts = doubts.of(&run);
                self.row(card.clone(), run, doubts, at);
            }
        }
        Ok(())
    }

    fn row(&mut self, card: EventCard, run: Occurrence, doubts: Reasons, place: Option<PlaceCard>) {
        self.rows.extend(EventRow::checked(&self.query.filter, card, run, doubts, place));
    }
}

impl EventRow {
    /// The row, where the filter keeps it.
    pub(super) fn checked(
        filter: &Filter,
        card: EventCard,
        run: Occurrence,
        doubts: Reasons,
        place: Option<PlaceCard>,
    ) -> Option<Self> {
        let matched = filter.check_event(&card.facts, place.as_ref())?;
        let distance_m = filter.origin.and_then(|origin| distance_of(place.as_ref()?, origin));
        Some(Self { card, run, doubts, place, distance_m, matched })
    }
}

/// A row of the runs made ready, read as far as somebody asks.
pub(super) struct Ready<'r> {
    pub day: i64,
    pub key: i64,
    row: &'r Row<'r>,
}

impl Ready<'_> {
    /// `None` where another program's bytes stand there.
    pub fn run(&self) -> Result<Option<(Occurrence, Reasons)>, StoreError> {
        Ok(card::decode_run(self.row.get_ref(2)?.as_blob().unwrap_or_default()))
    }

    pub fn place(&self) -> Result<Option<PlaceCard>, StoreError> {
        Ok(self.row.get_ref(3)?.as_blob_or_null().ok().flatten().and_then(card::decode))
    }

    pub fn card(&self) -> Result<Option<EventCard>, StoreError> {
        Ok(card::decode_event(self.row.get_ref(4)?.as_blob().unwrap_or_default()))
    }
}

/// Which of the runs made ready are read. What is left out here is left out without being decoded; the filter and the
/// scope judge what remains.
pub(super) struct Wanted<'q> {
    pub filter: &'q Filter,
    pub of: &'q Of,
    pub over: Option<Over>,
}

/// Whose runs.
pub(super) enum Of {
    Everything,
    /// What takes place in a municipality (bare code), or anywhere.
    Town(String),
    /// Those of these events, by their keys.
    Events(BTreeSet<i64>),
}

/// A day is cut in two by a minute of it.
#[derive(Clone, Copy)]
pub(super) enum Over {
    /// Only what is over by then.
    By(u32),
    /// Only what isn't.
    NotBy(u32),
}

impl Of {
    /// A kept event or place brings little; a town has its own; without either everything has to be looked at.
    pub fn scope(directory: &Connection, scope: &Scope) -> Result<Self, StoreError> {
        let Some(kept) = &scope.kept else {
            return Ok(scope.town.clone().map_or(Self::Everything, Self::Town));
        };
        let mut statement = directory.prepare_cached(
            "SELECT e.key FROM record AS r JOIN event AS e ON e.key = r.key WHERE r.id = ?1 AND r.shown = 1
             UNION
             SELECT key FROM event_place WHERE place_id = ?1
             UNION
             SELECT e.key FROM record AS r JOIN place_alias AS a ON a.key = r.key
               JOIN event_place AS e ON e.place_id = a.alias
             WHERE r.id = ?1 AND r.shown = 1",
        )?;
        let mut keys = BTreeSet::new();
        for id in kept {
            for key in statement.query_map([id], |row| row.get(0))? {
                keys.insert(key?);
            }
        }
        Ok(Self::Events(keys))
    }
}

/// Visits the runs made ready for these days, by day, by the time at which each begins then, and by key, until the
/// visitor has enough.
pub(super) fn each_ready(
    directory: &Connection,
    wanted: &Wanted,
    from: i64,
    to: i64,
    visit: &mut dyn FnMut(Ready<'_>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let filter = wanted.filter;
    let mut at_place = Vec::new();
    let mut params = vec![Value::Integer(from), Value::Integer(to)];
    // Playgrounds have events too rarely to be cut away here.
    if !filter.kinds.is_empty() || !filter.areas.is_empty() || filter.within_m.is_some() {
        coarse_cut(filter, None, &mut at_place, &mut params);
    }
    // An event without a known place is the filter's to judge.
    let mut cut = match at_place.is_empty() {
        true => String::new(),
        false => format!(" AND (p.key IS NULL OR ({}))", at_place.join(" AND ")),
    };
    let mut bind = |value: Value| {
        params.push(value);
        params.len()
    };
    match wanted.of {
        Of::Everything => {}
        Of::Town(town) => {
            cut.push_str(&format!(" AND o.town IN ('{ANYWHERE}', ?{})", bind(Value::Text(town.clone()))));
        }
        Of::Events(keys) => {
            // Numbers of our own: no text of anybody's comes into the query.
            let keys: Vec<String> = keys.iter().map(i64::to_string).collect();
            cut.push_str(&format!(" AND o.key IN ({})", keys.join(", ")));
        }
    }
    match wanted.over {
        None => {}
        Some(Over::By(minute)) => cut.push_str(&format!(" AND o.over <= ?{}", bind(Value::Integer(minute.into())))),
        Some(Over::NotBy(minute)) => {
            let minute = bind(Value::Integer(minute.into()));
            cut.push_str(&format!(" AND (o.over IS NULL OR o.over > ?{minute})"));
        }
    }
    // By an index alone until it is clear that a run is wanted.
    let sql = format!(
        "SELECT o.day, o.key, r.run, p.card, e.card
         FROM occurrence AS o LEFT JOIN place AS p ON p.key = o.place CROSS JOIN event AS e ON e.key = o.key
             CROSS JOIN occurrence AS r
             ON r.key = o.key AND r.day = o.day AND r.minute = o.minute AND r.number = o.number
         WHERE o.day >= ?1 AND o.day < ?2{cut} ORDER BY o.day, o.minute, o.key"
    );
    let mut statement = directory.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(params))?;
    while let Some(row) = rows.next()? {
        let ready = Ready { day: row.get(0)?, key: row.get(1)?, row };
        if !visit(ready)? {
            break;
        }
    }
    Ok(())
}

/// The events whose window of runs doesn't hold all of these days, in order.
pub(super) fn keys_outside(directory: &Connection, from: i64, to: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement =
        directory.prepare_cached("SELECT key FROM event WHERE from_day > ?1 OR from_day + days < ?2 ORDER BY key")?;
    let keys = statement.query_map(params![from, to], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// Where a run takes place; `home` is where its event is at home.
pub(super) fn run_place(
    directory: &Connection,
    event: &Event,
    run: &Occurrence,
    home: Option<&PlaceCard>,
) -> Result<Option<PlaceCard>, StoreError> {
    match &run.place_id {
        id if *id == event.place_id => Ok(home.cloned()),
        Some(id) => windows::place_card(directory, id.as_str()),
        None => Ok(None),
    }
}
