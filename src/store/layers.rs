//! Which records are shown, where several layers hold something about the same thing.
//!
//! One feed at a time. The rule:
//! 1. A county that the feed has committed replaces that county of the embedded directory as a whole. `national` and
//!    the playgrounds stand beside the embedded ones.
//! 2. Of two records with one id the feed's is shown, whatever shard it came in: a small publisher corrects single
//!    records, and a tombstone (a record of type `withdrawn`) hides the id it names.
//! 3. Of two records with one id and one origin the later one to arrive is shown: a place that moved from one county
//!    to another stands in both until the first county's next generation.
//!
//! Nothing is lost by being hidden: its canonical JSON stays, and what is derived from it is made again when it is
//! shown again.

use rusqlite::{Connection, params};

use super::derive::{self, Derived};
use super::error::StoreError;
use super::read;

/// Brings `shown` and everything derived in line with the rule.
pub(super) fn settle(directory: &Connection, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    let changed: Vec<(i64, bool)> = directory
        .prepare_cached(
            // Only a record that is hidden, that shares its id with a hidden one, or that is embedded in a county of the
            // feed can be on the wrong side: to judge all of them at each shard would cost more than the shard.
            "WITH candidate (key) AS (
                 SELECT o.key FROM record AS h CROSS JOIN record AS o ON o.id = h.id WHERE h.shown = 0
                 UNION
                 SELECT r.key FROM layer AS l
                 CROSS JOIN layer AS f ON f.origin = 'feed' AND f.shard = l.shard
                 CROSS JOIN record AS r ON r.layer = l.key
                 WHERE l.origin = 'embedded' AND l.shard LIKE 'hva-%' AND r.shown = 1)
             SELECT key, wanted FROM (
                 SELECT r.key AS key, r.shown AS shown,
                     NOT (
                         (l.origin = 'embedded' AND l.shard LIKE 'hva-%' AND EXISTS (
                             SELECT 1 FROM layer AS f WHERE f.origin = 'feed' AND f.shard = l.shard))
                         OR EXISTS (
                             SELECT 1 FROM record AS o JOIN layer AS k ON k.key = o.layer
                             WHERE o.id = r.id AND o.key <> r.key AND (
                                 (k.origin = 'feed' AND l.origin = 'embedded')
                                 OR (k.origin = l.origin AND o.key > r.key)))
                     ) AS wanted
                 FROM candidate AS c CROSS JOIN record AS r ON r.key = c.key JOIN layer AS l ON l.key = r.layer)
             WHERE wanted <> shown
             ORDER BY wanted",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    // Hidden ones come first: an id is shown once at most at any time.
    for (key, wanted) in changed {
        if wanted {
            show(directory, key, derived)?;
        } else {
            hide(directory, key, derived)?;
        }
    }
    Ok(())
}

/// Hides a record: it stays, what is derived from it goes.
pub(super) fn hide(directory: &Connection, key: i64, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    derive::remove(directory, key, derived)?;
    set_shown(directory, key, false)
}

fn show(directory: &Connection, key: i64, derived: &mut Derived<'_>) -> Result<(), StoreError> {
    set_shown(directory, key, true)?;
    if let Some(record) = read::by_key(directory, key)? {
        derive::insert(directory, key, record, derived)?;
    }
    Ok(())
}

fn set_shown(directory: &Connection, key: i64, shown: bool) -> Result<(), StoreError> {
    directory.prepare_cached("UPDATE record SET shown = ?2 WHERE key = ?1")?.execute(params![key, shown])?;
    Ok(())
}
