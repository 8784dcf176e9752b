//! Files of tiles, good ones and those that somebody made to do harm.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::*;

/// Makes an MBTiles file from statements; `x'1f8b00'` passes for a tile.
fn file(folder: &Path, name: &str, sql: &str) -> PathBuf {
    let path = folder.join(name);
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    path
}

const METADATA: &str = "CREATE TABLE metadata (name TEXT, value TEXT);
    INSERT INTO metadata VALUES ('name', 'x'), ('format', 'pbf'), ('minzoom', '11'), ('maxzoom', '14'),
        ('bounds', '24.8,60.1,25.1,60.3'), ('attribution', '© OSM');";
const TILES: &str = "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
    INSERT INTO tiles VALUES (11, 1165, 1454, x'1f8b00');";

fn check(sql: &str) -> Result<TileFacts, PackFault> {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "x.mbtiles", sql);
    let from_disk = examine_tiles(&path);
    let from_bytes = Tiles::open(&std::fs::read(&path).unwrap());
    match from_bytes {
        Ok(tiles) if from_disk.as_ref().is_err_and(|fault| fault.field == "file") => {
            assert!(tiles.facts().is_err(), "{sql}")
        }
        Ok(tiles) => assert_eq!(tiles.examine().is_ok(), from_disk.is_ok(), "{sql}"),
        Err(error) => assert!(from_disk.is_err(), "{sql}: {error}"),
    }
    from_disk
}

#[track_caller]
fn fault(sql: &str) -> &'static str {
    check(sql).unwrap_err().field
}

#[test]
fn a_pack_tells_its_bounds_and_zooms_and_gives_its_tiles() {
    let facts = check(&format!("{METADATA}{TILES}")).unwrap();
    assert_eq!((facts.bounds, facts.min_zoom, facts.max_zoom), ([24.8, 60.1, 25.1, 60.3], 11, 14));
    assert_eq!(facts.attribution.as_deref(), Some("© OSM"));
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "häät ?#%.mbtiles", &format!("{METADATA}{TILES}"));
    let tiles = Tiles::open_file(&path).unwrap();
    let row = (1 << 11) - 1 - 1454;
    assert_eq!(tiles.tile(11, 1165, row).unwrap().as_deref(), Some(&[0x1f, 0x8b, 0][..]));
    assert_eq!(tiles.tile(11, 1165, row + 1).unwrap(), None);
    assert_eq!(tiles.tile(11, 1165, u32::MAX).unwrap(), None);
    assert_eq!(tiles.tile(31, 1, 1).unwrap(), None);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is written beside it");
}

#[test]
fn tiles_may_be_a_view_and_the_file_may_speak_of_a_log() {
    let view = "CREATE TABLE map (z INTEGER, x INTEGER, y INTEGER, id TEXT);
        CREATE TABLE images (id TEXT PRIMARY KEY, data BLOB);
        INSERT INTO map VALUES (11, 1165, 1454, 'a'); INSERT INTO images VALUES ('a', x'1f8b00');
        CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, data AS tile_data
            FROM map JOIN images USING (id);";
    check(&format!("{METADATA}{view}")).unwrap();
    check(&format!("PRAGMA journal_mode = WAL; {METADATA}{TILES}")).unwrap();
}

#[test]
fn what_is_no_pack_is_told_by_its_field() {
    let with = |from: &str, to: &str| format!("{}{TILES}", METADATA.replace(from, to));
    assert_eq!(fault("CREATE TABLE x (y)"), "file");
    assert_eq!(fault(METADATA), "file");
    assert_eq!(fault(TILES), "file");
    assert_eq!(fault(&with("'pbf'", "'png'")), "format");
    assert_eq!(fault(&with("('format', 'pbf'), ", "")), "format");
    assert_eq!(fault(&with("'11'", "'deep'")), "minzoom");
    assert_eq!(fault(&with("('minzoom', '11'), ", "")), "minzoom");
    assert_eq!(fault(&with("'14'", "'-3'")), "maxzoom");
    assert_eq!(fault(&with("'14'", "'44'")), "max_zoom");
    assert_eq!(fault(&with("'14'", "'10'")), "max_zoom");
    assert_eq!(fault(&with("24.8,60.1,25.1,60.3", "24.8,60.1")), "bounds");
    assert_eq!(fault(&with("24.8,60.1,25.1,60.3", "24.8,60.1,24.1,60.3")), "bounds");
    assert_eq!(fault(&with("24.8,60.1,25.1,60.3", "NaN,60.1,24.1,60.3")), "bounds");
    assert_eq!(fault(&format!("{METADATA}{}", TILES.replace("x'1f8b00'", "'<svg>'"))), "tiles");
    assert_eq!(fault(&format!("{METADATA}{}", TILES.replace("(11, 1165", "(5, 1165"))), "tiles");
}

#[test]
fn a_hostile_file_neither_runs_anything_nor_takes_for_ever() {
    let began = Instant::now();
    let endless = "CREATE VIEW tiles AS
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT 11 AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM n WHERE i < 0;";
    assert_eq!(fault(&format!("{METADATA}{endless}")), "file");
    let huge = "CREATE VIEW tiles AS SELECT 11 AS zoom_level, 1 AS tile_column, 1 AS tile_row,
        zeroblob(900000000) AS tile_data;";
    assert_eq!(fault(&format!("{METADATA}{huge}")), "tiles");
    let endless_metadata = "CREATE VIEW metadata AS
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'format' AS name, i AS value FROM n WHERE i < 0;";
    assert_eq!(fault(&format!("{endless_metadata}{TILES}")), "file");
    let behind = "CREATE VIEW endless AS
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0;
        CREATE VIEW tiles AS SELECT 11 AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM endless;";
    assert_eq!(fault(&format!("{METADATA}{behind}")), "file");
    let product = "CREATE TABLE t (i);
        CREATE VIEW tiles AS SELECT 11 AS zoom_level, a.i AS tile_column, b.i AS tile_row, c.i AS tile_data FROM t a, t b, t c;";
    assert_eq!(fault(&format!("{METADATA}{product}")), "file");
    assert_eq!(
        fault(&format!(
            "{METADATA}CREATE VIRTUAL TABLE tiles USING fts5 (zoom_level, tile_column, tile_row, tile_data);"
        )),
        "file"
    );
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

#[test]
fn a_damaged_file_is_told_wherever_it_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let many: String = (0..400).map(|n| format!("INSERT INTO tiles VALUES (12, {n}, {n}, zeroblob(900));")).collect();
    let path = file(folder.path(), "x.mbtiles", &format!("{METADATA}{TILES}BEGIN;{many}COMMIT;"));
    let whole = std::fs::read(&path).unwrap();
    assert!(examine_tiles(&path).is_ok());
    let bad = folder.path().join("bad.mbtiles");
    let cuts = [0, 10, 100, 4096, whole.len() / 2, whole.len() - 4096];
    for length in cuts {
        std::fs::write(&bad, &whole[..length]).unwrap();
        assert!(examine_tiles(&bad).is_err(), "cut to {length}");
    }
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut spoiled = whole.clone();
        spoiled[at..].iter_mut().take(300).for_each(|byte| *byte ^= 0xa5);
        std::fs::write(&bad, &spoiled).unwrap();
        // Whatever is found, nothing falls over.
        let _ = examine_tiles(&bad).map(|facts| facts.bounds);
        if let Ok(tiles) = Tiles::open(&spoiled) {
            let _ = tiles.examine();
            let _ = tiles.tile(12, 7, (1 << 12) - 8);
        }
    }
    assert!(Tiles::open(b"").is_err());
    assert!(Tiles::open(&[0x53; 19]).is_err());
    assert!(examine_tiles(&folder.path().join("nowhere")).is_err());
}
