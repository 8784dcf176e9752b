//! Brings a database to the version this program knows, in one transaction.
//!
//! `user_version` counts the migrations that ran. A shipped migration is never edited; the next version is a file of
//! its own. A database from a newer program is refused and left as it is.

use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;

/// A database's name in messages, and the migrations that make it, oldest first.
pub(super) struct Schema {
    pub name: &'static str,
    pub migrations: &'static [&'static str],
}

pub(super) const DIRECTORY: Schema =
    Schema { name: "directory.sqlite", migrations: &[include_str!("sql/directory_1.sql")] };

pub(super) const USER: Schema = Schema { name: "user.sqlite", migrations: &[include_str!("sql/user_1.sql")] };

/// Returns whether the database was empty before.
pub(super) fn migrate(connection: &mut Connection, schema: &Schema) -> Result<bool, StoreError> {
    let known = schema.migrations.len();
    let found = version(connection)?;
    // Most starts end here, without asking for the write lock.
    if usize::try_from(found).is_ok_and(|found| found == known) {
        return Ok(false);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    let newer =
        || StoreError::Newer { file: schema.name.to_owned(), found, known: i64::try_from(known).unwrap_or(i64::MAX) };
    let done = usize::try_from(found).map_err(|_| StoreError::Damaged(format!("{}: version {found}", schema.name)))?;
    for migration in schema.migrations.get(done..).ok_or_else(newer)? {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", i64::try_from(known).unwrap_or(i64::MAX))?;
    transaction.commit()?;
    Ok(done == 0)
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
