//! The map's tiles: an MBTiles file (MBTiles 1.3) in memory, opened by the same SQLite as everything else.

use rusqlite::{Connection, OptionalExtension};

use super::error::StoreError;

/// The deepest zoom that can be asked for: columns and rows then still fit their numbers.
const DEEPEST: u8 = 24;

/// An open MBTiles file. It is only read.
pub struct Tiles {
    connection: Connection,
}

impl Tiles {
    /// Opens a file's bytes. What is no database, or holds no tiles, is an error.
    pub fn open(bytes: &[u8]) -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        connection.deserialize_read_exact("main", bytes, bytes.len(), true)?;
        let tiles = Self { connection };
        // A file cut short opens all the same: its last tile tells.
        tiles.connection.query_row("SELECT max(length(tile_data)) FROM tiles", [], |_| Ok(()))?;
        Ok(tiles)
    }

    /// A tile as it is kept, mostly gzipped: column and row from the north-west, as the web counts. `None` where the
    /// file has none.
    pub fn tile(&self, zoom: u8, column: u32, row: u32) -> Result<Option<Vec<u8>>, StoreError> {
        if zoom > DEEPEST || row >= 1 << zoom {
            return Ok(None);
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT tile_data
             FROM tiles
             WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = (1 << ?1) - 1 - ?3",
        )?;
        Ok(statement.query_row((zoom, column, row), |row| row.get(0)).optional()?)
    }
}
