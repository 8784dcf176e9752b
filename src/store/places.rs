//! Lists of places and one place's page.
//!
//! SQL makes the coarse cut (kind, area, box); what a filter means is the domain's.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use super::card;
use super::derive::region_of;
use super::error::StoreError;
use super::fold::fold;
use super::search::{Query, Rank};
use super::{Store, read, windows};
use crate::domain::area::{Area, Notice};
use crate::domain::availability::{Availability, DayHours, Timeline, place_availability, place_timeline};
use crate::domain::calendar::Calendar;
use crate::domain::card::PlaceCard;
use crate::domain::distance::bounds_around;
use crate::domain::event::Event;
use crate::domain::filter::{Filter, Match, distance_of, sort_distance_m};
use crate::domain::id::PlaceId;
use crate::domain::organization::Organization;
use crate::domain::place::{Place, Position, Precision};
use crate::domain::record::LedBy;
use crate::domain::region::Region;
use crate::domain::time::to_civil;
use crate::feed::{Record, decode_canonical};

/// South, west, north, east, in degrees.
pub type Bounds = (f64, f64, f64, f64);

/// What a list of places is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceQuery {
    pub filter: Filter,
    /// What was typed. Closed places are found by it, and by it only.
    pub search: Option<String>,
    pub at: DateTime<Utc>,
    /// A map's box; places without a point are left out.
    pub bounds: Option<Bounds>,
    pub limit: Option<usize>,
}

impl PlaceQuery {
    /// Everything that a list shows at this moment.
    pub fn at(at: DateTime<Utc>) -> Self {
        Self { filter: Filter::default(), search: None, at, bounds: None, limit: None }
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    pub card: PlaceCard,
    pub availability: Availability,
    /// Metres from the filter's origin, where the place's point is good enough to say so.
    pub distance_m: Option<u32>,
    pub matched: Match,
    /// How it was found, where something was typed.
    pub rank: Option<Rank>,
}

/// Everything a place's page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceDetail {
    pub place: Place,
    /// The id asked for, where it led here from another one (`same_as`, `moved_to`).
    pub asked_as: Option<PlaceId>,
    pub availability: Availability,
    /// Seven days from the one asked about.
    pub week: Vec<DayHours>,
    pub operators: Vec<Organization>,
    pub host: Option<Place>,
    /// Events that take place here, or have an instance here.
    pub sessions: Vec<Event>,
    /// Notices of this place and of the areas it lies in, whatever their dates.
    pub notices: Vec<Notice>,
    pub municipality: Option<Area>,
}

impl Store {
    /// The places a query asks for: *yes* before *unknown*, then by how they were found, distance, name.
    pub fn places(&self, query: &PlaceQuery) -> Result<Vec<PlaceRow>, StoreError> {
        let mut reader = RowReader::new(self, query);
        let search = query.search.as_deref().map(Query::new).filter(|search| !search.is_empty());
        let mut rows = match search {
            Some(search) => reader.found(&search)?,
            None => reader.all()?,
        };
        sort(&mut rows, query);
        rows.truncate(query.limit.unwrap_or(usize::MAX));
        Ok(rows)
    }

    /// One place by its id, one of its other ids, or the id it had before it moved. `None` where nobody knows it.
    pub fn place(&self, id: &PlaceId, at: DateTime<Utc>) -> Result<Option<PlaceDetail>, StoreError> {
        let Some(place) = self.resolve_place(id)? else { return Ok(None) };
        let directory = &self.directory;
        let calendar = read::calendar(directory)?;
        let sessions = read::sessions(directory, &place)?;
        let timeline = place_timeline(&place, &sessions, &calendar, to_civil(at).date(), 8);
        let mut operators = Vec::new();
        for id in &place.operator_ids {
            operators.extend(read::organization(directory, id.as_str())?);
        }
        let host = match &place.host_id {
            Some(host) => self.resolve_place(host)?,
            None => None,
        };
        Ok(Some(PlaceDetail {
            availability: place_availability(&place, &sessions, &calendar, at),
            week: timeline.days(to_civil(at).date(), 7),
            operators,
            host,
            notices: notices(directory, &place)?,
            municipality: match &place.municipality_code {
                Some(code) => self.area(&format!("kunta-{code}"))?,
                None => None,
            },
            sessions,
            asked_as: (place.id != *id).then(|| id.clone()),
            place,
        }))
    }

    /// The place that stands for an id as somebody wrote it down; what is no place's id is nobody's.
    pub fn place_named(&self, id: &str) -> Result<Option<Place>, StoreError> {
        PlaceId::parse(id).ok().map_or(Ok(None), |id| self.resolve_place(&id))
    }

    /// Follows `same_as` and `moved_to` to the place that stands. A circle ends where it began.
    pub fn resolve_place(&self, id: &PlaceId) -> Result<Option<Place>, StoreError> {
        let mut seen = Vec::new();
        let mut next = id.clone();
        let mut last = None;
        while !seen.contains(&next) {
            let Some(key) = windows::place_keys(&self.directory, next.as_str())?.first().copied() else { break };
            let Some(place) = read::place(&self.directory, key)? else { break };
            seen.push(next);
            match &place.moved_to {
                Some(moved_to) => {
                    next = moved_to.clone();
                    last = Some(place);
                }
                None => return Ok(Some(place)),
            }
        }
        Ok(last)
    }

    /// The listed places, playgrounds aside, that say they are for a moment in life (a vocabulary's id).
    pub fn places_in_situation(&self, situation: &str, at: DateTime<Utc>) -> Result<Vec<PlaceRow>, StoreError> {
        let is_for_it = |place: &Place| place.audience.life_situations.iter().any(|id| id == situation);
        self.places_that(&PlaceQuery::at(at), situation, is_for_it)
    }

    /// The places that volunteers lead or help to lead, the nearest to a point first.
    pub fn places_led_by_volunteers(
        &self,
        origin: Position,
        within_m: u32,
        most: usize,
        at: DateTime<Utc>,
    ) -> Result<Vec<PlaceRow>, StoreError> {
        let filter = Filter { origin: Some(origin), within_m: Some(within_m), ..Filter::default() };
        let query = PlaceQuery { filter, ..PlaceQuery::at(at) };
        let is_led = |place: &Place| matches!(place.access.led_by, Some(LedBy::Volunteer | LedBy::Both));
        let mut found = self.places_that(&query, "\"led_by\"", is_led)?;
        found.truncate(most);
        Ok(found)
    }

    /// The listed places, but for playgrounds, whose record holds a text and that are what is asked for.
    pub(super) fn places_that(
        &self,
        query: &PlaceQuery,
        holds: &str,
        is_it: impl Fn(&Place) -> bool,
    ) -> Result<Vec<PlaceRow>, StoreError> {
        let mut reader = RowReader::new(self, query);
        let mut statement = self.directory.prepare_cached(
            "SELECT p.key, p.card, t.changes, r.canonical
             FROM place AS p JOIN record AS r ON r.key = p.key LEFT JOIN timeline AS t ON t.key = p.key
             WHERE p.listed = 1 AND p.kind <> 'playground' AND instr(r.canonical, ?1) > 0",
        )?;
        let mut rows = statement.query([holds])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let record = decode_canonical(row.get_ref(3)?.as_str().unwrap_or_default());
            if matches!(record, Some(Record::Place(place)) if is_it(&place)) {
                found.extend(reader.row(row, None)?);
            }
        }
        sort(&mut found, query);
        Ok(found)
    }

    /// The states of every listed place of every kind at one moment, by place id.
    pub fn states(&self, at: DateTime<Utc>) -> Result<Vec<(PlaceId, Availability)>, StoreError> {
        let count: u32 =
            self.directory.prepare_cached("SELECT count(*) FROM timeline")?.query_row([], |row| row.get(0))?;
        let mut states = Vec::with_capacity(count as usize);
        let mut statement = self.directory.prepare_cached("SELECT id, changes FROM timeline WHERE listed = 1")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = row.get_ref(0)?.as_str().ok().and_then(|id| PlaceId::parse(id).ok());
            let state = Timeline::read_at(row.get_ref(1)?.as_blob().unwrap_or_default(), at);
            if let (Some(id), Some(state)) = (id, state) {
                states.push((id, state));
            }
        }
        Ok(states)
    }
}

fn notices(directory: &Connection, place: &Place) -> Result<Vec<Notice>, StoreError> {
    let municipality = place.municipality_code.as_deref().map(|code| format!("kunta-{code}"));
    let records = read::all(
        directory,
        "SELECT r.canonical FROM notice AS n JOIN record AS r ON r.key = n.key
         WHERE n.place_id = ?1 OR (n.place_id IS NULL AND n.area_code IN (?2, ?3, 'national'))
         ORDER BY r.id",
        (place.id.as_str(), municipality, region_of(place).to_string()),
    )?;
    Ok(records
        .into_iter()
        .filter_map(|record| match record {
            Record::Notice(notice) => Some(notice),
            _ => None,
        })
        .collect())
}

/// Reads rows, and asks the evaluator where a timeline doesn't reach.
struct RowReader<'s> {
    store: &'s Store,
    query: &'s PlaceQuery,
    calendar: Option<Calendar>,
}

impl<'s> RowReader<'s> {
    fn new(store: &'s Store, query: &'s PlaceQuery) -> Self {
        Self { store, query, calendar: None }
    }

    fn all(&mut self) -> Result<Vec<PlaceRow>, StoreError> {
        let (mut cut, mut params) = (vec!["p.listed = 1".to_owned()], Vec::new());
        coarse_cut(&self.query.filter, self.query.bounds, &mut cut, &mut params);
        let sql = format!(
            "SELECT p.key, p.card, t.changes FROM place AS p LEFT JOIN timeline AS t ON t.key = p.key WHERE {}",
            cut.join(" AND ")
        );
        let mut statement = self.store.directory.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.extend(self.row(row, None)?);
        }
        Ok(found)
    }

    /// Enough of each rank to fill the list, whatever the filter drops.
    fn found(&mut self, search: &Query) -> Result<Vec<PlaceRow>, StoreError> {
        // A rank is sorted before it is cut, so it is read whole, but for what is far more than anybody scrolls.
        const MOST_OF_A_RANK: usize = 200;
        let limit = self.query.limit.unwrap_or(usize::MAX);
        let (mut cut, mut params) = (vec!["p.key = ?1".to_owned(), "p.listed > 0".to_owned()], vec![Value::Null]);
        coarse_cut(&self.query.filter, self.query.bounds, &mut cut, &mut params);
        let sql = format!(
            "SELECT p.key, p.card, t.changes FROM place AS p LEFT JOIN timeline AS t ON t.key = p.key WHERE {}",
            cut.join(" AND ")
        );
        let mut statement = self.store.directory.prepare_cached(&sql)?;
        let mut found: Vec<PlaceRow> = Vec::new();
        let mut places = HashSet::new();
        let (mut rank_now, mut of_rank) = (Rank::Beginning, 0);
        search.each(&self.store.directory, &mut |key, rank| {
            if rank != rank_now {
                if found.len() >= limit {
                    return Ok(false);
                }
                (rank_now, of_rank) = (rank, 0);
            }
            if of_rank >= MOST_OF_A_RANK.max(limit) {
                return Ok(found.len() < limit);
            }
            let mut add = |reader: &mut Self, key: i64| -> Result<bool, StoreError> {
                if !places.insert(key) {
                    return Ok(true);
                }
                params[0] = Value::Integer(key);
                let mut rows = statement.query(params_from_iter(params.iter()))?;
                let Some(row) = rows.next()? else { return Ok(false) };
                if let Some(row) = reader.row(row, Some(rank))? {
                    found.push(row);
                    of_rank += 1;
                }
                Ok(true)
            };
            if !add(self, key)? {
                for key in self.places_of_event(key)? {
                    add(self, key)?;
                }
            }
            Ok(true)
        })?;
        Ok(found)
    }

    /// The places where a found event takes place; none for what is no event.
    fn places_of_event(&self, key: i64) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.store.directory.prepare_cached("SELECT place_id FROM event_place WHERE key = ?1")?;
        let mut keys = Vec::new();
        for id in statement.query_map([key], |row| row.get::<_, String>(0))? {
            keys.extend(windows::place_keys(&self.store.directory, &id?)?);
        }
        Ok(keys)
    }

    fn row(&mut self, row: &Row<'_>, rank: Option<Rank>) -> Result<Option<PlaceRow>, StoreError> {
        let Some(card) = card::decode(row.get_ref(1)?.as_blob().unwrap_or_default()) else { return Ok(None) };
        let filter = &self.query.filter;
        // The cheap half first: most of what is dropped is dropped without its state.
        if filter.check(&card, None).is_none() {
            return Ok(None);
        }
        let ready = row.get_ref(2)?.as_blob_or_null().ok().flatten();
        let ready = ready.and_then(|bytes| Timeline::read_at(bytes, self.query.at));
        let availability = match ready {
            Some(availability) => availability,
            None => match self.evaluate(row.get(0)?)? {
                Some(availability) => availability,
                None => return Ok(None),
            },
        };
        let Some(matched) = filter.check(&card, Some(&availability)) else { return Ok(None) };
        let distance_m = filter.origin.and_then(|origin| distance_of(&card, origin));
        Ok(Some(PlaceRow { card, availability, distance_m, matched, rank }))
    }

    fn evaluate(&mut self, key: i64) -> Result<Option<Availability>, StoreError> {
        let directory = &self.store.directory;
        if self.calendar.is_none() {
            self.calendar = Some(read::calendar(directory)?);
        }
        let (Some(place), Some(calendar)) = (read::place(directory, key)?, &self.calendar) else { return Ok(None) };
        let sessions = read::sessions(directory, &place)?;
        Ok(Some(place_availability(&place, &sessions, calendar, self.query.at)))
    }
}

/// Never narrower than the filter: what it can't say in SQL it leaves to the domain.
pub(super) fn coarse_cut(filter: &Filter, bounds: Option<Bounds>, cut: &mut Vec<String>, params: &mut Vec<Value>) {
    let bind = |params: &mut Vec<Value>, value: Value| {
        params.push(value);
        format!("?{}", params.len())
    };
    if filter.kinds.is_empty() {
        cut.push("p.kind <> 'playground'".to_owned());
    } else {
        let kinds: Vec<_> =
            filter.kinds.iter().map(|kind| bind(params, Value::Text(kind.as_str().to_owned()))).collect();
        cut.push(format!("p.kind IN ({})", kinds.join(", ")));
    }
    if !filter.areas.is_empty() && !filter.areas.iter().any(|area| area == "national") {
        let mut areas = Vec::new();
        for area in &filter.areas {
            if let Some(municipality) = area.strip_prefix("kunta-") {
                areas.push(format!("p.municipality = {}", bind(params, Value::Text(municipality.to_owned()))));
            } else if let Some(region) = Region::parse(area) {
                areas.push(format!("p.region = {}", bind(params, Value::Text(region.to_string()))));
            }
        }
        // A code that is none keeps nothing, as in the filter.
        cut.push(if areas.is_empty() { "0".to_owned() } else { format!("({})", areas.join(" OR ")) });
    }
    let mut within = |(south, west, north, east): Bounds, or: &str| {
        let [south, west, north, east] = [south, west, north, east].map(|degrees| bind(params, Value::Real(degrees)));
        cut.push(format!("((p.lat BETWEEN {south} AND {north} AND p.lon BETWEEN {west} AND {east}){or})"));
    };
    if let Some(bounds) = bounds {
        within(bounds, "");
    }
    if let (Some(origin), Some(within_m)) = (filter.origin, filter.within_m) {
        // A point that stands for a municipality may be that municipality's reach away; one without a point, anywhere.
        let reach_m = within_m.saturating_add(Precision::Municipality.reach_m());
        within(bounds_around(origin, reach_m), " OR p.lat IS NULL");
    }
}

fn sort(rows: &mut Vec<PlaceRow>, query: &PlaceQuery) {
    let origin = query.filter.origin;
    let mut keyed: Vec<_> = rows
        .drain(..)
        .map(|row| {
            let distance_m = origin.map_or(0, |origin| sort_distance_m(&row.card, origin));
            let name = row.card.name.for_reader("fi").map(|(_, name)| fold(name)).unwrap_or_default();
            ((row.matched, row.rank, distance_m, name), row)
        })
        .collect();
    keyed.sort_by(|(a, row_a), (b, row_b)| a.cmp(b).then_with(|| row_a.card.id.cmp(&row_b.card.id)));
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

/// The card of a place as a list shows it, whatever filters say; for saved places.
pub(super) fn row_of(store: &Store, id: &PlaceId, at: DateTime<Utc>) -> Result<Option<PlaceRow>, StoreError> {
    let Some(place) = store.resolve_place(id)? else { return Ok(None) };
    let Some(key) = windows::place_keys(&store.directory, place.id.as_str())?.first().copied() else { return Ok(None) };
    let query = PlaceQuery::at(at);
    let found: Option<(Vec<u8>, Option<Vec<u8>>)> = store
        .directory
        .prepare_cached(
            "SELECT p.card, t.changes FROM place AS p LEFT JOIN timeline AS t ON t.key = p.key WHERE p.key = ?1",
        )?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((bytes, changes)) = found else { return Ok(None) };
    let Some(card) = card::decode(&bytes) else { return Ok(None) };
    let ready = changes.as_deref().and_then(|bytes| Timeline::read_at(bytes, at));
    let availability = match ready {
        Some(availability) => Some(availability),
        None => RowReader::new(store, &query).evaluate(key)?,
    };
    Ok(availability.map(|availability| PlaceRow {
        card,
        availability,
        distance_m: None,
        matched: Match::Yes,
        rank: None,
    }))
}
