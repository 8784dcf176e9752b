//! Vector tiles from MBTiles files (MBTiles 1.3), opened by the same SQLite as everything else.
//!
//! The base map comes with the app. A pack of streets may come from anybody's disk, so a file is opened with suspicion:
//! it is only read, nothing that its schema names runs but plain SQL, and each answer has a largest size. `tiles` may be a
//! view, as many programs write it, of one table or of two joined; any other could be written so that it never ends.
//! Where SQLite is built so that somebody can look at the clock meanwhile (not in a browser), an answer has a longest time
//! too.

use std::io::Read as _;
#[cfg(not(target_family = "wasm"))]
use std::path::Path;
#[cfg(not(target_family = "wasm"))]
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

#[cfg(not(target_family = "wasm"))]
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OptionalExtension};
#[cfg(not(target_family = "wasm"))]
use url::Url;

use super::error::StoreError;
use crate::feed::map_pack::{PackFault, TileFacts, check_coverage};

/// The deepest zoom that can be asked for: columns and rows then still fit their numbers.
const DEEPEST: u8 = 24;
/// No tile is larger, packed.
const LARGEST_TILE: i32 = 4 * 1024 * 1024;
/// An open MBTiles file. It is only read.
pub struct Tiles {
    connection: Connection,
    patience: Patience,
}

impl Tiles {
    /// Opens a file's bytes. What is no database, or holds no tiles, is an error.
    pub fn open(bytes: &[u8]) -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        // A file that says that a log lies beside it is read without one, as there is none.
        let (head, rest) = bytes.split_at(bytes.len().min(20));
        let journal = head.get(18..20).map_or([0, 0], |versions| [versions[0].min(1), versions[1].min(1)]);
        let file = head.take(18).chain(&journal[..head.len().saturating_sub(18)]).chain(rest);
        connection.deserialize_read_exact("main", file, bytes.len(), true)?;
        let tiles = Self::guarded(connection)?;
        tiles.check_schema().map_err(|fault| StoreError::Damaged(fault.to_string()))?;
        // A file cut short opens all the same: its last tile tells.
        tiles.patience.for_all();
        tiles.connection.query_row("SELECT max(length(tile_data)) FROM tiles", [], |_| Ok(()))?;
        Ok(tiles)
    }

    /// Opens a file on the disk, which stays there.
    #[cfg(not(target_family = "wasm"))]
    pub fn open_file(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let full = std::path::absolute(path).map_err(StoreError::io(path))?;
        let mut address = Url::from_file_path(&full)
            .map_err(|()| StoreError::Damaged(format!("{}: no file's name", path.display())))?;
        // No journal that lies beside it is looked at.
        address.set_query(Some("immutable=1"));
        let tiles = Self::guarded(Connection::open_with_flags(address.as_str(), flags)?)?;
        tiles.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(tiles)
    }

    fn guarded(mut connection: Connection) -> Result<Self, StoreError> {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_TILE)?;
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        let patience = Patience::of(&mut connection)?;
        Ok(Self { connection, patience })
    }

    /// A tile as it is kept, mostly gzipped: column and row from the north-west, as the web counts. `None` where the
    /// file has none.
    pub fn tile(&self, zoom: u8, column: u32, row: u32) -> Result<Option<Vec<u8>>, StoreError> {
        if zoom > DEEPEST || row >= 1 << zoom {
            return Ok(None);
        }
        self.patience.for_one();
        let mut statement = self.connection.prepare_cached(
            "SELECT tile_data
             FROM tiles
             WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = (1 << ?1) - 1 - ?3",
        )?;
        Ok(statement.query_row((zoom, column, row), |row| row.get(0)).optional()?)
    }

    /// Whether asking it can do no harm.
    fn check_schema(&self) -> Result<(), PackFault> {
        for name in ["metadata", "tiles"] {
            let made = self.connection.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [name], |row| {
                row.get::<_, Option<String>>(0)
            });
            let Some(sql) = made.optional().map_err(unreadable)? else {
                return Err(PackFault::new("file", format!("is no MBTiles file: it has no table {name}")));
            };
            if !is_plain(&sql.unwrap_or_default()) {
                return Err(PackFault::new("file", format!("{name} is neither a table nor a join of two")));
            }
        }
        let views = self.connection.query_row(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND name NOT IN ('metadata', 'tiles')",
            [],
            |row| row.get::<_, u32>(0),
        );
        if views.map_err(unreadable)? > 0 {
            return Err(PackFault::new("file", "has views that no map needs"));
        }
        Ok(())
    }

    /// What the file says of itself, if that is what a pack of streets says: vector tiles, bounds and zooms that make
    /// sense, and a tile.
    pub fn facts(&self) -> Result<TileFacts, PackFault> {
        self.patience.for_one();
        self.check_schema()?;
        let value = |name: &'static str| -> Result<Option<String>, PackFault> {
            let mut statement = self
                .connection
                .prepare_cached("SELECT CAST(value AS TEXT) FROM metadata WHERE name = ?1 LIMIT 1")
                .map_err(unreadable)?;
            let said =
                statement.query_row([name], |row| row.get::<_, Option<String>>(0)).optional().map_err(unreadable)?;
            Ok(said.flatten().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
        };
        let needed = |name: &'static str| value(name)?.ok_or_else(|| PackFault::new(name, "the metadata has none"));
        let format = needed("format")?;
        if !matches!(format.as_str(), "pbf" | "mvt" | "application/vnd.mapbox-vector-tile") {
            return Err(PackFault::new("format", format!("is {format:?}: only vector tiles (pbf) can be drawn")));
        }
        let zoom = |name: &'static str| -> Result<u8, PackFault> {
            let text = needed(name)?;
            text.parse().map_err(|_| PackFault::new(name, format!("{text:?} is no zoom")))
        };
        let (min_zoom, max_zoom) = (zoom("minzoom")?, zoom("maxzoom")?);
        let bounds = bounds(&needed("bounds")?)?;
        check_coverage(bounds, min_zoom, max_zoom)?;
        let first = self.connection.query_row(
            "SELECT tile_data FROM tiles WHERE zoom_level BETWEEN ?1 AND ?2 LIMIT 1",
            (min_zoom, max_zoom),
            |row| row.get::<_, Vec<u8>>(0),
        );
        match first.optional() {
            Ok(Some(tile)) if is_vector(&tile) => {}
            Ok(Some(_)) => return Err(PackFault::new("tiles", "hold something else than vector tiles")),
            Ok(None) => {
                return Err(PackFault::new("tiles", format!("there are none at zooms {min_zoom} to {max_zoom}")));
            }
            Err(error) => return Err(PackFault::new("tiles", format!("can't be read: {error}"))),
        }
        Ok(TileFacts { name: value("name")?, bounds, min_zoom, max_zoom, attribution: value("attribution")? })
    }

    /// The facts, after a look at every page of the file: whether it is whole.
    pub fn examine(&self) -> Result<TileFacts, PackFault> {
        let facts = self.facts()?;
        self.patience.for_all();
        let damaged = |what: String| PackFault::new("file", format!("is damaged: {what}"));
        let found = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)).optional();
        match found.map_err(|error| damaged(error.to_string()))? {
            Some(word) if word == "ok" => {}
            Some(what) => return Err(damaged(what)),
            // A browser's SQLite is built without it: the last byte of every tile leads through all their pages.
            None => {
                let all = self.connection.query_row("SELECT max(substr(tile_data, -1)) FROM tiles", [], |_| Ok(()));
                all.map_err(|error| damaged(error.to_string()))?;
            }
        }
        Ok(facts)
    }
}

fn unreadable(error: rusqlite::Error) -> PackFault {
    PackFault::new("file", format!("is no MBTiles file: {error}"))
}

/// How long an answer may take.
#[cfg(not(target_family = "wasm"))]
struct Patience(Arc<AtomicU32>);

#[cfg(not(target_family = "wasm"))]
impl Patience {
    /// How many steps SQLite takes between two looks at what is left.
    const STEPS: i32 = 10_000;
    /// So many looks for one tile, or for one fact: a fraction of a second.
    const FOR_ONE: u32 = 500;
    /// And for reading a whole pack once.
    const FOR_ALL: u32 = 20_000;

    fn of(connection: &mut Connection) -> Result<Self, StoreError> {
        let left = Arc::new(AtomicU32::new(Self::FOR_ONE));
        let looks = left.clone();
        let is_spent =
            move || looks.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err();
        connection.progress_handler(Self::STEPS, Some(is_spent))?;
        Ok(Self(left))
    }

    fn for_one(&self) {
        self.0.store(Self::FOR_ONE, Ordering::Relaxed);
    }

    fn for_all(&self) {
        self.0.store(Self::FOR_ALL, Ordering::Relaxed);
    }
}

/// A browser's SQLite is built without a way to look.
#[cfg(target_family = "wasm")]
struct Patience;

#[cfg(target_family = "wasm")]
impl Patience {
    fn of(_connection: &mut Connection) -> Result<Self, StoreError> {
        Ok(Self)
    }

    fn for_one(&self) {}

    fn for_all(&self) {}
}

/// A table of its own, or a view of one table or of two joined: no view can be made of these that doesn't end.
fn is_plain(sql: &str) -> bool {
    let sql = sql.to_ascii_uppercase();
    let words: Vec<&str> =
        sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let count = |word: &str| words.iter().filter(|other| **other == word).count();
    match words.get(..2) {
        Some(["CREATE", "TABLE"]) => true,
        Some(["CREATE", "VIEW"]) => {
            let from = sql.split_once("FROM").map_or("", |(_, from)| from);
            count("SELECT") == 1
                && count("JOIN") <= 1
                && count("WITH") == 0
                && count("UNION") == 0
                && !from.contains(',')
        }
        _ => false,
    }
}

/// Looks at a file on the disk as somebody does who is about to publish it.
#[cfg(not(target_family = "wasm"))]
pub fn examine_tiles(path: &Path) -> Result<TileFacts, PackFault> {
    let tiles =
        Tiles::open_file(path).map_err(|error| PackFault::new("file", format!("is no MBTiles file: {error}")))?;
    tiles.examine()
}

/// "west,south,east,north". Six digits after the point are a hand's breadth, and the same number everywhere.
fn bounds(text: &str) -> Result<[f64; 4], PackFault> {
    let numbers: Vec<f64> = text.split(',').filter_map(|part| part.trim().parse().ok()).collect();
    let rounded: Option<[f64; 4]> = numbers.try_into().ok();
    let rounded = rounded.map(|bounds: [f64; 4]| bounds.map(|degrees| (degrees * 1e6).round() / 1e6));
    rounded.ok_or_else(|| PackFault::new("bounds", format!("{text:?} is not west,south,east,north in degrees")))
}

/// A tile begins as gzip does, or as its first layer does.
fn is_vector(tile: &[u8]) -> bool {
    tile.starts_with(&[0x1f, 0x8b]) || tile.first() == Some(&0x1a)
}

#[cfg(test)]
mod tests;
