//! Brings a database to the version this program knows, in one transaction.
//!
//! The user's database is migrated: `user_version` counts the migrations that ran, a shipped one is never edited, and
//! the next version is a file of its own. The directory is disposable: one of an older version is emptied and made anew,
//! and the caller fills it from the package and the feed. Rejected: migrating it as well. Nearly all of it is derived
//! from records that come with every package, so a migration would be a rebuild with more ways to go wrong.
//!
//! A database from a newer program is refused and left as it is, whichever it is.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;

/// A database's name in messages, and what makes it.
pub(super) struct Schema {
    pub name: &'static str,
    make: Make,
}

enum Make {
    /// Oldest first; the version is their number.
    Migrations(&'static [&'static str]),
    Anew {
        version: i64,
        schema: &'static str,
    },
}

pub(super) const DIRECTORY: Schema =
    Schema { name: "directory.sqlite", make: Make::Anew { version: 3, schema: include_str!("sql/directory.sql") } };

pub(super) const USER: Schema =
    Schema { name: "user.sqlite", make: Make::Migrations(&[include_str!("sql/user_1.sql")]) };

/// Returns whether the database is empty: it was before, or it has been emptied.
pub(super) fn migrate(connection: &mut Connection, schema: &Schema) -> Result<bool, StoreError> {
    let known = match schema.make {
        Make::Migrations(migrations) => i64::try_from(migrations.len()).unwrap_or(i64::MAX),
        Make::Anew { version, .. } => version,
    };
    let found = version(connection)?;
    // Most starts end here, without asking for the write lock.
    if found == known {
        return Ok(false);
    }
    if matches!(schema.make, Make::Anew { .. }) && (1..known).contains(&found) {
        empty(connection)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > known {
        return Err(StoreError::Newer { file: schema.name.to_owned(), found, known });
    }
    let damaged = || StoreError::Damaged(format!("{}: version {found}", schema.name));
    match schema.make {
        Make::Migrations(migrations) => {
            let done = usize::try_from(found).map_err(|_| damaged())?;
            for migration in migrations.get(done..).unwrap_or_default() {
                transaction.execute_batch(migration)?;
            }
        }
        // Another process may have been faster.
        Make::Anew { .. } if found == known => {}
        Make::Anew { schema, .. } if found == 0 => transaction.execute_batch(schema)?,
        Make::Anew { .. } => return Err(damaged()),
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(found == 0)
}

/// Takes everything out, the schema and its version too, as one step that a crash can't leave half done.
fn empty(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, true)?;
    let emptied = connection.execute_batch("VACUUM");
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, false)?;
    Ok(emptied?)
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
