//! Search as you type: what somebody has typed so far, to records, the best first.
//!
//! The words of a person never reach SQLite as query syntax: they are cut into letters and digits, and each piece is
//! quoted. Every piece has to be found; the last one may be unfinished, and so may the others. The answer comes in
//! ranks, each asked for only when the ones before gave too little:
//! 1. names that begin like this (an index of beginnings: the only one that one letter is worth),
//! 2. words in names,
//! 3. the middle of a name: "puisto" finds "Leikkipuisto" (three letters at least),
//! 4. addresses, operators, descriptions,
//! 5. each piece somewhere.
//!
//! FTS5's own `rank` is not used: it would weigh every match of a short beginning, and for names of a few words it
//! says little that these ranks don't.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashSet};

use rusqlite::{Connection, OptionalExtension, Params, params};

use super::Store;
use super::error::StoreError;
use super::fold::fold;
use super::read;
use crate::domain::id::PlaceId;
use crate::domain::place::{Position, Precision};
use crate::domain::text::Text;
use crate::feed::{Collection, Record};

/// More of what was typed is not looked at.
const MAX_CHARS: usize = 200;
const MAX_PIECES: usize = 8;

/// Letters from which on the middle of a name is looked for.
const MIDDLE_FROM_CHARS: usize = 3;

/// How a record was found; the lower the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    Beginning,
    NameWord,
    NameMiddle,
    OtherWord,
    Mixed,
}

const RANKS: [Rank; 5] = [Rank::Beginning, Rank::NameWord, Rank::NameMiddle, Rank::OtherWord, Rank::Mixed];

/// Something found by its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub collection: Collection,
    pub id: String,
    pub name: Text,
    /// Where it is: street and city of a place.
    pub detail: Text,
    pub rank: Rank,
}

/// A point to look from, set by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct PositionHit {
    pub name: Text,
    pub detail: Text,
    pub point: Position,
    pub precision: Precision,
    /// Prefixed area code, where it is an area.
    pub area_code: Option<String>,
    /// The place, where it is one.
    pub place_id: Option<PlaceId>,
}

impl Store {
    /// Places, events, services and areas that these words name. Nothing typed finds nothing.
    pub fn search(&self, text: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let mut hits = Vec::new();
        let query = Query::new(text);
        query.each(&self.directory, &mut |key, rank| {
            if hits.len() < limit
                && let Some(hit) = hit(&self.directory, key, rank)?
            {
                hits.push(hit);
            }
            Ok(hits.len() < limit)
        })?;
        Ok(hits)
    }

    /// Municipalities and places with an address, to set a position by hand.
    pub fn search_positions(&self, text: &str, limit: usize) -> Result<Vec<PositionHit>, StoreError> {
        let mut areas = Vec::new();
        let mut places = Vec::new();
        Query::new(text).each(&self.directory, &mut |key, _| {
            match read::by_key(&self.directory, key)? {
                Some(Record::Area(area)) => areas.extend(area.point.map(|point| PositionHit {
                    name: area.name,
                    detail: Text::default(),
                    point,
                    precision: Precision::Municipality,
                    area_code: Some(area.code),
                    place_id: None,
                })),
                Some(Record::Place(place)) if place.precision.gives_distance() && place.duplicate_of.is_none() => {
                    let detail = where_is(&place);
                    places.extend(place.point.map(|point| PositionHit {
                        name: place.name,
                        detail,
                        point,
                        precision: place.precision,
                        area_code: None,
                        place_id: Some(place.id),
                    }));
                }
                _ => {}
            }
            Ok(areas.len() + places.len() < limit.saturating_mul(2))
        })?;
        // Whoever types a municipality's name means the municipality first.
        areas.extend(places);
        areas.truncate(limit);
        Ok(areas)
    }
}

fn hit(directory: &Connection, key: i64, rank: Rank) -> Result<Option<Hit>, StoreError> {
    let listed: Option<i64> = directory
        .prepare_cached("SELECT listed FROM place WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    if listed == Some(0) {
        return Ok(None);
    }
    let (collection, id, name, detail) = match read::by_key(directory, key)? {
        Some(Record::Place(place)) => {
            let detail = where_is(&place);
            (Collection::Places, place.id.to_string(), place.name, detail)
        }
        Some(Record::Event(event)) => (Collection::Events, event.id.to_string(), event.name, event.when_text),
        Some(Record::Service(service)) => (Collection::Services, service.id.to_string(), service.name, service.summary),
        Some(Record::Area(area)) => (Collection::Areas, area.id.to_string(), area.name, Text::default()),
        _ => return Ok(None),
    };
    Ok(Some(Hit { collection, id, name, detail, rank }))
}

/// Street and city, in each language that has both or one.
fn where_is(place: &crate::domain::place::Place) -> Text {
    let (street, city) = (&place.address.street, &place.address.city);
    let languages: Vec<&str> = street.iter().chain(city.iter()).map(|(language, _)| language).collect();
    Text::new(languages.into_iter().map(|language| {
        let parts = [street.for_reader(language), city.for_reader(language)];
        let words: Vec<&str> = parts.into_iter().flatten().map(|(_, words)| words).collect();
        (language.to_owned(), words.join(", "))
    }))
}

/// What was typed, cut into pieces.
pub(super) struct Query {
    folded: String,
    pieces: Vec<String>,
}

impl Query {
    pub fn new(text: &str) -> Self {
        let text: String = text.chars().take(MAX_CHARS).collect();
        // What separates words in the index separates them here. Marks that the index folds away are taken off first.
        let folded = fold(&text);
        let pieces = folded.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
        let pieces = pieces.take(MAX_PIECES).map(str::to_owned).collect();
        Self { folded, pieces }
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Gives the keys of found records, each once, the best first, until `take` says that it has enough.
    pub fn each(
        &self,
        directory: &Connection,
        take: &mut dyn FnMut(i64, Rank) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        if self.is_empty() {
            return Ok(());
        }
        let mut given = HashSet::new();
        for rank in RANKS {
            let more = self.of_rank(directory, rank, &mut |key| Ok(!given.insert(key) || take(key, rank)?))?;
            if !more {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Every record of one rank, until `take` has enough; tells whether it wants more.
    fn of_rank(&self, directory: &Connection, rank: Rank, take: &mut Take<'_>) -> Result<bool, StoreError> {
        match rank {
            Rank::Beginning => {
                let end = format!("{}\u{10ffff}", self.folded);
                beginnings(directory, &self.folded, &end, take)
            }
            Rank::NameWord => words(directory, &format!("{{names}} : ({})", self.all_beginnings()), take),
            Rank::NameMiddle => {
                let (long, short): (Vec<_>, Vec<_>) =
                    self.pieces.iter().partition(|piece| piece.chars().count() >= MIDDLE_FROM_CHARS);
                if long.is_empty() {
                    return Ok(true);
                }
                let long = long.iter().map(|piece| format!("\"{piece}\"")).collect::<Vec<_>>().join(" AND ");
                if short.is_empty() {
                    return title(directory, &long, take);
                }
                let short = short.iter().map(|piece| beginning(piece)).collect::<Vec<_>>().join(" AND ");
                let mut also = HashSet::new();
                words(directory, &format!("{{names}} : ({short})"), &mut |key| {
                    also.insert(key);
                    Ok(true)
                })?;
                title(directory, &long, &mut |key| Ok(!also.contains(&key) || take(key)?))
            }
            Rank::OtherWord => words(directory, &self.all_beginnings(), take),
            Rank::Mixed => self.mixed(directory, take),
        }
    }

    fn mixed(&self, directory: &Connection, take: &mut Take<'_>) -> Result<bool, StoreError> {
        if self.pieces.len() < 2 {
            return Ok(true);
        }
        let mut found: Option<BTreeSet<i64>> = None;
        for piece in &self.pieces {
            let mut keys = BTreeSet::new();
            let mut keep = |key| {
                keys.insert(key);
                Ok(true)
            };
            words(directory, &beginning(piece), &mut keep)?;
            if piece.chars().count() >= MIDDLE_FROM_CHARS {
                title(directory, &format!("\"{piece}\""), &mut keep)?;
            }
            found = Some(match found {
                Some(before) => before.intersection(&keys).copied().collect(),
                None => keys,
            });
        }
        for key in found.unwrap_or_default() {
            if !take(key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn all_beginnings(&self) -> String {
        self.pieces.iter().map(|piece| beginning(piece)).collect::<Vec<_>>().join(" AND ")
    }
}

/// A piece is letters and digits only, so the quotes can't be broken out of.
fn beginning(piece: &str) -> String {
    format!("\"{piece}\" *")
}

/// Takes a key; tells whether more are wanted.
type Take<'t> = dyn FnMut(i64) -> Result<bool, StoreError> + 't;

fn words(directory: &Connection, query: &str, take: &mut Take<'_>) -> Result<bool, StoreError> {
    each_key(directory, "SELECT rowid FROM words WHERE words MATCH ?1", [query], take)
}

fn title(directory: &Connection, query: &str, take: &mut Take<'_>) -> Result<bool, StoreError> {
    each_key(directory, "SELECT rowid FROM title WHERE title MATCH ?1", [query], take)
}

/// The keys of names from `from` up to `end`, in the order of the names: the shelves' rows woven into one, some at a time,
/// since a letter begins a tenth of all names and twenty of them are asked for.
fn beginnings(directory: &Connection, from: &str, end: &str, take: &mut Take<'_>) -> Result<bool, StoreError> {
    let mut shelves = directory.prepare_cached(
        "WITH RECURSIVE shelves (shelf) AS (
             SELECT min(shelf) FROM name_start
             UNION ALL
             SELECT (SELECT min(n.shelf) FROM name_start AS n WHERE n.shelf > s.shelf)
             FROM shelves AS s WHERE s.shelf IS NOT NULL)
         SELECT shelf FROM shelves WHERE shelf IS NOT NULL",
    )?;
    let shelves: Vec<i64> = shelves.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut statement = directory.prepare_cached(
        "SELECT folded, key FROM name_start WHERE shelf = ?1 AND (folded, key) > (?2, ?3) AND folded < ?4
         ORDER BY folded, key LIMIT ?5",
    )?;
    // What is at hand of all shelves, the first name on top; the last row at hand of a shelf knows where to go on.
    let mut at_hand = BinaryHeap::new();
    let mut refill =
        |shelf: i64, (folded, key): (String, i64), at_hand: &mut BinaryHeap<_>| -> Result<(), StoreError> {
            let rows: Vec<(String, i64)> = statement
                .query_map(params![shelf, folded, key, end, ROWS_OF_A_SHELF], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_, _>>()?;
            let goes_on = rows.len() == usize::from(ROWS_OF_A_SHELF);
            let last = rows.len().saturating_sub(1);
            let numbered = rows.into_iter().enumerate();
            at_hand.extend(numbered.map(|(at, row)| Reverse((row, (goes_on && at == last).then_some(shelf)))));
            Ok(())
        };
    for shelf in shelves {
        refill(shelf, (from.to_owned(), i64::MIN), &mut at_hand)?;
    }
    while let Some(Reverse((row, goes_on))) = at_hand.pop() {
        if !take(row.1)? {
            return Ok(false);
        }
        if let Some(shelf) = goes_on {
            refill(shelf, row, &mut at_hand)?;
        }
    }
    Ok(true)
}

const ROWS_OF_A_SHELF: u8 = 32;

/// Streams: a short beginning may match every record there is.
fn each_key(directory: &Connection, sql: &str, params: impl Params, take: &mut Take<'_>) -> Result<bool, StoreError> {
    let mut statement = directory.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                if !take(row.get(0)?)? {
                    return Ok(false);
                }
            }
            Ok(None) => return Ok(true),
            // A letter that SQLite's older tables of Unicode take for a separator would make two words of one piece,
            // and a phrase is more than this index can answer. Nobody is helped by an error then.
            Err(rusqlite::Error::SqliteFailure(failure, _)) if failure.code == rusqlite::ErrorCode::Unknown => {
                return Ok(true);
            }
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_cut_into_letters_and_digits() {
        for (text, pieces) in [
            ("", vec![]),
            ("  ", vec![]),
            ("\"*()^:-", vec![]),
            ("Äiti-lapsi", vec!["aiti", "lapsi"]),
            ("NEAR(a b, 5)", vec!["near", "a", "b", "5"]),
            ("Ä\0'; DROP TABLE place", vec!["a", "drop", "table", "place"]),
        ] {
            assert_eq!(Query::new(text).pieces, pieces, "{text:?}");
        }
        assert_eq!(Query::new(&"a ".repeat(5_000)).pieces.len(), MAX_PIECES);
        assert_eq!(Query::new(&"ä".repeat(10_000)).pieces, ["a".repeat(MAX_CHARS)]);
    }

    #[test]
    fn the_shelves_are_woven_into_one_row() {
        let directory = Connection::open_in_memory().unwrap();
        super::super::open::settle(&directory).unwrap();
        directory.execute_batch(include_str!("sql/directory.sql")).unwrap();
        let mut expected = Vec::new();
        for number in 0..1_500_i64 {
            // Three names for each key, keys on eight shelves of which one is missing, names in no order and some twice.
            let key = number * 11;
            if key >> 11 == 3 {
                continue;
            }
            for language in 0..3 {
                let folded = format!("{}{:02}", ["ka", "kb", "l"][language], number * 37 % 97);
                let row = params![key >> 11, folded, key];
                directory.execute("INSERT INTO name_start (shelf, folded, key) VALUES (?1, ?2, ?3)", row).unwrap();
                expected.push((folded, key));
            }
        }
        expected.sort();
        let found = |from: &str, most: usize| {
            let mut keys = Vec::new();
            let end = format!("{from}\u{10ffff}");
            beginnings(&directory, from, &end, &mut |key| {
                keys.push(key);
                Ok(keys.len() < most)
            })
            .unwrap();
            keys
        };
        for from in ["k", "ka", "kb5", "l96", "z", ""] {
            let all: Vec<i64> =
                expected.iter().filter(|(name, _)| name.starts_with(from)).map(|(_, key)| *key).collect();
            assert_eq!(found(from, usize::MAX), all, "{from:?}");
            assert_eq!(found(from, 20), all[..all.len().min(20)], "{from:?}");
        }
    }
}
