//! What is made from a shown record: its card, its words for search, its point, and its links to other records.
//!
//! Each function works on one record. What must wait until all records are there (timelines, runs of events, cards
//! whose operator came later) is noted in [`Derived`] and made by `windows.rs` and [`finish`] at the end of the same
//! transaction.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use rusqlite::{CachedStatement, Connection, Statement, params};

use super::card;
use super::error::StoreError;
use super::fold::fold_start;
use super::read;
use crate::domain::area::Area;
use crate::domain::card::PlaceCard;
use crate::domain::event::Event;
use crate::domain::filter::is_listed;
use crate::domain::id::PlaceId;
use crate::domain::organization::Organization;
use crate::domain::place::Place;
use crate::domain::region::Region;
use crate::domain::service::Service;
use crate::domain::text::Text;
use crate::feed::Record;

/// What the records written so far have made necessary.
pub(super) struct Derived<'c> {
    statements: Statements<'c>,
    /// Places whose timeline is to be made.
    pub timelines: BTreeSet<i64>,
    /// Ids of places whose sessions changed.
    pub session_places: BTreeSet<String>,
    /// Ids of places that went or changed: their events' runs are to be made.
    pub lost_places: Vec<String>,
    /// Events whose runs are to be made.
    pub runs: BTreeSet<i64>,
    /// Regions in which days of the calendar changed: every timeline and every run there may be another.
    pub calendars: BTreeSet<Region>,
    /// Organizations that came, went or changed.
    organizations: BTreeSet<String>,
    /// Operators looked up during this transaction.
    operators: HashMap<String, Option<Rc<Organization>>>,
    /// Some of the places and events written, without their texts: what the windows would decode again.
    places: HashMap<i64, Box<Place>>,
    events: HashMap<i64, Arc<Event>>,
    /// Beginnings of names that are still to be written.
    name_starts: BTreeSet<(String, i64)>,
}

/// Statements that are kept at hand for a transaction: to take one from the connection's cache and to put it back takes
/// as long as many a statement runs, and a sync runs a quarter of a million.
struct Statements<'c> {
    directory: &'c Connection,
    /// A dozen or two, found by where their text stands.
    kept: Vec<(&'static str, CachedStatement<'c>)>,
}

impl<'c> Statements<'c> {
    fn get(&mut self, sql: &'static str) -> Result<&mut Statement<'c>, StoreError> {
        let at = match self.kept.iter().position(|(known, _)| std::ptr::eq(*known, sql)) {
            Some(at) => at,
            None => {
                self.kept.push((sql, self.directory.prepare_cached(sql)?));
                self.kept.len() - 1
            }
        };
        Ok(&mut self.kept[at].1)
    }
}

/// The most places, and the most events, held: a county has fewer, and memory is small.
const MOST_HELD: usize = 1_500;

impl<'c> Derived<'c> {
    pub fn new(directory: &'c Connection) -> Self {
        Self {
            statements: Statements { directory, kept: Vec::new() },
            timelines: BTreeSet::new(),
            session_places: BTreeSet::new(),
            lost_places: Vec::new(),
            runs: BTreeSet::new(),
            calendars: BTreeSet::new(),
            organizations: BTreeSet::new(),
            operators: HashMap::new(),
            places: HashMap::new(),
            events: HashMap::new(),
            name_starts: BTreeSet::new(),
        }
    }

    /// A statement that runs for every record.
    pub fn statement(&mut self, sql: &'static str) -> Result<&mut Statement<'c>, StoreError> {
        self.statements.get(sql)
    }

    /// A place that a timeline is to be made of; its texts may be left out.
    pub fn place(&mut self, directory: &Connection, key: i64) -> Result<Option<Place>, StoreError> {
        match self.places.remove(&key) {
            Some(place) => Ok(Some(*place)),
            None => read::place(directory, key),
        }
    }

    /// An event with its name; its other texts may be left out.
    pub fn event(&self, directory: &Connection, key: i64) -> Result<Option<Arc<Event>>, StoreError> {
        match self.events.get(&key) {
            Some(event) => Ok(Some(Arc::clone(event))),
            None => Ok(read::event(directory, key)?.map(Arc::new)),
        }
    }

    /// The same, for whoever is the last to ask for it.
    pub fn take_event(&mut self, directory: &Connection, key: i64) -> Result<Option<Arc<Event>>, StoreError> {
        match self.events.remove(&key) {
            Some(event) => Ok(Some(event)),
            None => Ok(read::event(directory, key)?.map(Arc::new)),
        }
    }

    fn hold_place(&mut self, key: i64, mut place: Place) {
        if self.places.len() < MOST_HELD {
            // The long texts only: whatever a rule may ask stays.
            for text in [&mut place.summary, &mut place.description, &mut place.first_visit, &mut place.arrival] {
                *text = Text::default();
            }
            place.images.clear();
            place.contacts.clear();
            self.places.insert(key, Box::new(place));
        }
    }

    fn hold_event(&mut self, key: i64, mut event: Event) {
        if self.events.len() < MOST_HELD {
            event.summary = Text::default();
            event.description = Text::default();
            event.when_text = Text::default();
            self.events.insert(key, Arc::new(event));
        }
    }

    fn organization(&mut self, directory: &Connection, id: &str) -> Result<Option<Rc<Organization>>, StoreError> {
        if let Some(known) = self.operators.get(id) {
            return Ok(known.clone());
        }
        let found = read::organization(directory, id)?.map(Rc::new);
        self.operators.insert(id.to_owned(), found.clone());
        Ok(found)
    }
}

/// Writes what a record that is shown now gives.
pub(super) fn insert(
    directory: &Connection,
    key: i64,
    record: Record,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    match record {
        Record::Place(place) => {
            insert_place(directory, key, &place, derived)?;
            derived.hold_place(key, place);
            Ok(())
        }
        Record::Event(event) => {
            insert_event(directory, key, &event, derived)?;
            derived.hold_event(key, event);
            Ok(())
        }
        Record::Service(service) => insert_service(directory, key, &service, derived),
        Record::Area(area) => insert_area(directory, key, &area, derived),
        Record::Organization(organization) => {
            derived.organizations.insert(organization.id.as_str().to_owned());
            Ok(())
        }
        Record::Calendar(entry) => {
            derived.calendars.insert(Region::of_area(&entry.area_code).unwrap_or(Region::National));
            Ok(())
        }
        Record::Notice(notice) => {
            let mut statement =
                directory.prepare_cached("INSERT INTO notice (key, place_id, area_code) VALUES (?1, ?2, ?3)")?;
            statement.execute(params![key, notice.place_id.as_ref().map(|id| id.as_str()), notice.area_code])?;
            Ok(())
        }
        Record::Plan(_) | Record::Vocabulary(_) | Record::Withdrawn(_) => Ok(()),
    }
}

/// Takes away what a shown record gave.
pub(super) fn remove(directory: &Connection, key: i64, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let mut statement = directory.prepare_cached("SELECT collection, id FROM record WHERE key = ?1")?;
    let (collection, id): (String, String) = statement.query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let tables: &[&str] = match collection.as_str() {
        "place" => {
            derived.lost_places.push(id);
            let mut statement = directory.prepare_cached("SELECT alias FROM place_alias WHERE key = ?1")?;
            for alias in statement.query_map([key], |row| row.get(0))? {
                derived.lost_places.push(alias?);
            }
            &["place", "place_alias", "place_operator", "timeline"]
        }
        "event" => {
            let mut statement = directory.prepare_cached("SELECT place_id FROM event_place WHERE key = ?1")?;
            for place in statement.query_map([key], |row| row.get(0))? {
                derived.session_places.insert(place?);
            }
            &["event", "event_place", "occurrence"]
        }
        "area" => &["area"],
        "notice" => &["notice"],
        "organization" => {
            derived.organizations.insert(id);
            &[]
        }
        "calendar" => {
            if let Some(Record::Calendar(entry)) = read::by_key(directory, key)? {
                derived.calendars.insert(Region::of_area(&entry.area_code).unwrap_or(Region::National));
            }
            &[]
        }
        _ => &[],
    };
    for table in tables {
        directory.prepare_cached(&format!("DELETE FROM {table} WHERE key = ?1"))?.execute([key])?;
    }
    if matches!(collection.as_str(), "place" | "event" | "service" | "area") {
        directory.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([key])?;
        directory.prepare_cached("DELETE FROM title WHERE rowid = ?1")?.execute([key])?;
        remove_name_starts(directory, key, derived)?;
    }
    derived.timelines.remove(&key);
    derived.runs.remove(&key);
    derived.places.remove(&key);
    derived.events.remove(&key);
    Ok(())
}

/// Whether what a record gives can be renewed in place: the same links to other records, at the same point.
pub(super) fn is_renewable(before: &Record, record: &Record) -> bool {
    match (before, record) {
        (Record::Place(before), Record::Place(place)) => {
            before.same_as == place.same_as && before.operator_ids == place.operator_ids && before.point == place.point
        }
        (Record::Event(before), Record::Event(event)) => {
            before.organizer_ids == event.organizer_ids && places_of(before).eq(places_of(event))
        }
        _ => false,
    }
}

/// Writes what a shown record gives that stands in the place of another one ([`is_renewable`]). What didn't change stays:
/// the indexes for search cost more than all else, and most changes are of hours and dates.
pub(super) fn renew(
    directory: &Connection,
    key: i64,
    before: &Record,
    record: Record,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    match (before, record) {
        (Record::Place(before), Record::Place(place)) => {
            renew_place(directory, key, before, &place, derived)?;
            derived.hold_place(key, place);
            Ok(())
        }
        (Record::Event(before), Record::Event(event)) => {
            renew_event(directory, key, before, &event, derived)?;
            derived.hold_event(key, event);
            Ok(())
        }
        (_, record) => {
            remove(directory, key, derived)?;
            insert(directory, key, record, derived)
        }
    }
}

/// A place with the same point, operators and other ids.
fn renew_place(
    directory: &Connection,
    key: i64,
    before: &Place,
    place: &Place,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    let (operators, card) = operators_and_card(directory, place, derived)?;
    let found_by = |place: &Place| (place.kind.clone(), place.municipality_code.clone(), listed(place));
    if found_by(before) == found_by(place) {
        // The indexes stay as they are.
        directory.prepare_cached("UPDATE place SET card = ?2 WHERE key = ?1")?.execute(params![key, card])?;
    } else {
        directory
            .prepare_cached(
                "UPDATE place SET kind = ?2, municipality = ?3, region = ?4, listed = ?5, card = ?6 WHERE key = ?1",
            )?
            .execute(params![
                key,
                place.kind.as_str(),
                place.municipality_code,
                region_of(place).to_string(),
                listed(place),
                card,
            ])?;
    }
    renew_words(directory, key, &place_words(before, &operators), &place_words(place, &operators), derived)?;
    renew_titles(directory, key, &before.name, &place.name, derived)?;
    derived.timelines.insert(key);
    Ok(())
}

/// An event with the same places and organizers.
fn renew_event(
    directory: &Connection,
    key: i64,
    before: &Event,
    event: &Event,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    derived.session_places.extend(places_of(event).map(|id| id.as_str().to_owned()));
    let (old, new) = (event_words(directory, before, derived)?, event_words(directory, event, derived)?);
    renew_words(directory, key, &old, &new, derived)?;
    renew_titles(directory, key, &before.name, &event.name, derived)?;
    derived.runs.insert(key);
    Ok(())
}

fn renew_words(
    directory: &Connection,
    key: i64,
    before: &Words,
    words: &Words,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    if before == words {
        return Ok(());
    }
    directory.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([key])?;
    insert_words(key, words, derived)
}

fn renew_titles(
    directory: &Connection,
    key: i64,
    before: &Text,
    name: &Text,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    if before == name {
        return Ok(());
    }
    directory.prepare_cached("DELETE FROM title WHERE rowid = ?1")?.execute([key])?;
    remove_starts_of(directory, key, before, derived)?;
    insert_titles(directory, key, name, derived)
}

/// The places that an event has to do with.
fn places_of(event: &Event) -> impl Iterator<Item = &PlaceId> {
    event.place_id.iter().chain(event.overrides.iter().filter_map(|change| change.place_id.as_ref()))
}

/// Writes what was held back, and makes the places anew whose operator came, went or changed.
pub(super) fn finish(directory: &Connection, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    write_name_starts(directory, derived)?;
    derived.operators.clear();
    for organization in std::mem::take(&mut derived.organizations) {
        let keys: Vec<i64> = directory
            .prepare_cached("SELECT key FROM place_operator WHERE operator = ?1")?
            .query_map([&organization], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for key in keys {
            if let Some(place) = read::place(directory, key)? {
                let timeline_stands = !derived.timelines.contains(&key);
                update_place(directory, key, &place, derived)?;
                if timeline_stands {
                    derived.timelines.remove(&key);
                }
            }
        }
    }
    Ok(())
}

/// The card and words of a place that has them already.
fn update_place(directory: &Connection, key: i64, place: &Place, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let (operators, card) = operators_and_card(directory, place, derived)?;
    directory.prepare_cached("UPDATE place SET card = ?2 WHERE key = ?1")?.execute(params![key, card])?;
    directory.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([key])?;
    insert_words(key, &place_words(place, &operators), derived)
}

/// Who runs a place, and its card, which names the first of them.
fn operators_and_card(
    directory: &Connection,
    place: &Place,
    derived: &mut Derived<'_>,
) -> Result<(Vec<Rc<Organization>>, Vec<u8>), StoreError> {
    let mut operators = Vec::with_capacity(place.operator_ids.len());
    for id in &place.operator_ids {
        operators.extend(derived.organization(directory, id.as_str())?);
    }
    let card = card::encode(&PlaceCard::of(place, operators.first().map(Rc::as_ref)));
    Ok((operators, card))
}

fn insert_place(directory: &Connection, key: i64, place: &Place, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let (operators, card) = operators_and_card(directory, place, derived)?;
    derived
        .statement(
            "INSERT INTO place (key, kind, municipality, region, listed, lat, lon, card)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            key,
            place.kind.as_str(),
            place.municipality_code,
            region_of(place).to_string(),
            listed(place),
            place.point.map(|point| point.lat),
            place.point.map(|point| point.lon),
            card,
        ])?;
    for alias in &place.same_as {
        directory
            .prepare_cached("INSERT OR IGNORE INTO place_alias (alias, key) VALUES (?1, ?2)")?
            .execute(params![alias.as_str(), key])?;
    }
    for operator in &place.operator_ids {
        derived
            .statement("INSERT OR IGNORE INTO place_operator (operator, key) VALUES (?1, ?2)")?
            .execute(params![operator.as_str(), key])?;
    }
    insert_words(key, &place_words(place, &operators), derived)?;
    insert_titles(directory, key, &place.name, derived)?;
    derived.timelines.insert(key);
    Ok(())
}

fn insert_event(directory: &Connection, key: i64, event: &Event, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    for place in places_of(event) {
        derived
            .statement("INSERT OR IGNORE INTO event_place (place_id, key) VALUES (?1, ?2)")?
            .execute(params![place.as_str(), key])?;
        derived.session_places.insert(place.as_str().to_owned());
    }
    let words = event_words(directory, event, derived)?;
    insert_words(key, &words, derived)?;
    insert_titles(directory, key, &event.name, derived)?;
    derived.runs.insert(key);
    Ok(())
}

fn event_words(directory: &Connection, event: &Event, derived: &mut Derived<'_>) -> Result<Words, StoreError> {
    let mut words = Words::default();
    words.names(&event.name);
    for id in &event.organizer_ids {
        if let Some(organizer) = derived.organization(directory, id.as_str())? {
            words.operators(&organizer.name);
        }
    }
    for text in [&event.summary, &event.description, &event.when_text] {
        words.body(text);
    }
    Ok(words)
}

fn insert_service(
    directory: &Connection,
    key: i64,
    service: &Service,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    let mut words = Words::default();
    words.names(&service.name);
    if let Some(provider) = &service.provider_id
        && let Some(provider) = derived.organization(directory, provider.as_str())?
    {
        words.operators(&provider.name);
    }
    words.body(&service.summary);
    words.body(&service.audience.note);
    insert_words(key, &words, derived)?;
    insert_titles(directory, key, &service.name, derived)
}

fn insert_area(directory: &Connection, key: i64, area: &Area, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    directory.prepare_cached("INSERT INTO area (key, code, level) VALUES (?1, ?2, ?3)")?.execute(params![
        key,
        area.code,
        area.level.as_str()
    ])?;
    let mut words = Words::default();
    words.names(&area.name);
    insert_words(key, &words, derived)?;
    insert_titles(directory, key, &area.name, derived)
}

/// The county a place lies in.
pub(super) fn region_of(place: &Place) -> Region {
    place.municipality_code.as_deref().and_then(Region::of_municipality).unwrap_or(Region::National)
}

pub(super) fn listed(place: &Place) -> i64 {
    match (&place.duplicate_of, &place.moved_to) {
        (None, None) if is_listed(&place.status.kind) => 1,
        (None, None) => 2,
        _ => 0,
    }
}

/// One document of the index over words.
#[derive(Default, PartialEq)]
struct Words {
    names: String,
    address: String,
    operators: String,
    body: String,
}

impl Words {
    fn names(&mut self, text: &Text) {
        join(&mut self.names, text);
    }
    fn operators(&mut self, text: &Text) {
        join(&mut self.operators, text);
    }
    fn body(&mut self, text: &Text) {
        join(&mut self.body, text);
    }
}

fn join(words: &mut String, text: &Text) {
    for (_, text) in text.iter() {
        words.push_str(text);
        words.push('\n');
    }
}

fn place_words(place: &Place, operators: &[Rc<Organization>]) -> Words {
    let mut words = Words::default();
    words.names(&place.name);
    join(&mut words.address, &place.address.street);
    words.address.push_str(place.address.postal_code.as_deref().unwrap_or_default());
    words.address.push('\n');
    join(&mut words.address, &place.address.city);
    for operator in operators {
        words.operators(&operator.name);
    }
    words.operators(&place.operator_note);
    words.operators(&place.host_name);
    words.body(&place.summary);
    words.body(&place.description);
    words
}

fn insert_words(key: i64, words: &Words, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    derived
        .statement("INSERT INTO words (rowid, names, address, operators, body) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![key, words.names, words.address, words.operators, words.body])?;
    Ok(())
}

fn insert_titles(directory: &Connection, key: i64, name: &Text, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let mut words = String::new();
    join(&mut words, name);
    derived.statement("INSERT INTO title (rowid, names) VALUES (?1, ?2)")?.execute(params![key, words])?;
    derived.name_starts.extend(name_starts(name).map(|folded| (folded, key)));
    if derived.name_starts.len() > MOST_STARTS {
        write_name_starts(directory, derived)?;
    }
    Ok(())
}

/// Held before they are written in order.
const MOST_STARTS: usize = 4_000;

fn write_name_starts(directory: &Connection, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let mut statement =
        directory.prepare_cached("INSERT OR IGNORE INTO name_start (shelf, folded, key) VALUES (?1, ?2, ?3)")?;
    for (folded, key) in std::mem::take(&mut derived.name_starts) {
        statement.execute(params![shelf_of(key), folded, key])?;
    }
    Ok(())
}

/// Where a key's beginnings of names are kept. A county has some thousand records, which come one after another.
fn shelf_of(key: i64) -> i64 {
    key >> 11
}

/// By the names that the record had: a second index to find them by key would cost every sync more than this.
fn remove_name_starts(directory: &Connection, key: i64, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let Some(record) = read::by_key(directory, key)? else {
        // Written by a program that could read it.
        let mut statement = directory.prepare_cached("DELETE FROM name_start WHERE shelf = ?1 AND key = ?2")?;
        statement.execute([shelf_of(key), key])?;
        return Ok(());
    };
    let name = match &record {
        Record::Place(place) => &place.name,
        Record::Event(event) => &event.name,
        Record::Service(service) => &service.name,
        Record::Area(area) => &area.name,
        _ => return Ok(()),
    };
    remove_starts_of(directory, key, name, derived)
}

fn remove_starts_of(
    directory: &Connection,
    key: i64,
    name: &Text,
    derived: &mut Derived<'_>,
) -> Result<(), StoreError> {
    let mut statement =
        directory.prepare_cached("DELETE FROM name_start WHERE shelf = ?1 AND folded = ?2 AND key = ?3")?;
    for folded in name_starts(name) {
        statement.execute(params![shelf_of(key), folded, key])?;
        derived.name_starts.remove(&(folded, key));
    }
    Ok(())
}

fn name_starts(name: &Text) -> impl Iterator<Item = String> + '_ {
    name.iter().map(|(_, words)| fold_start(words, NAME_START_CHARS))
}

/// More than this of a name's beginning nobody types before the other indexes have found it.
const NAME_START_CHARS: usize = 24;
