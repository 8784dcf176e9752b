//! Brings a database to the version this program knows, in one transaction.
//!
//! The user's database is migrated: `user_version` counts the migrations that ran, a shipped one is never edited, and
//! the next version is a file of its own. The directory is disposable: one of an older version is emptied and made anew,
//! and the caller fills it from the package and the feed. Rejected: migrating it as well. Nearly all of it is derived
//! from records that come with every package, so a migration would be a rebuild with more ways to go wrong.
//!
//! A database from a newer program is refused and left as it is, whichever it is.

use rusqlite::config::DbConfig;
use rusqlite::fallible_iterator::FallibleIterator as _;
use rusqlite::{Batch, Connection, TransactionBehavior};

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
    Schema { name: "directory.sqlite", make: Make::Anew { version: 7, schema: include_str!("sql/directory.sql") } };

pub(super) const USER: Schema = Schema {
    name: "user.sqlite",
    make: Make::Migrations(&[include_str!("sql/user_1.sql"), include_str!("sql/user_2.sql")]),
};

/// Whether this image of a database has the version this program knows.
///
/// The number stands in the header at byte 60, big-endian (<https://www.sqlite.org/fileformat2.html#user_version_number>).
/// Reading it there spares every start of the web app the compilation of a pragma.
pub(super) fn is_current(image: &[u8], schema: &Schema) -> bool {
    version_of(image) == Some(schema.known())
}

/// The version that an image's header tells.
pub(super) fn version_of(image: &[u8]) -> Option<i64> {
    let bytes = image.get(60..64).and_then(|bytes| bytes.try_into().ok());
    bytes.map(u32::from_be_bytes).map(i64::from)
}

impl Schema {
    /// The name under which a database of the person's is kept before it is migrated; `None` where nothing of it would be
    /// lost: it is new, current, of a newer program, or disposable.
    pub fn kept_before(&self, found: i64) -> Option<String> {
        let is_older = found > 0 && found < self.known();
        (is_older && matches!(self.make, Make::Migrations(_))).then(|| format!("before-{}", self.known()))
    }

    fn known(&self) -> i64 {
        match self.make {
            Make::Migrations(migrations) => i64::try_from(migrations.len()).unwrap_or(i64::MAX),
            Make::Anew { version, .. } => version,
        }
    }
}

/// Makes an empty database in memory a few statements at a time: `pause` is awaited between them, for a page whose one
/// thread also answers its reader.
pub(super) async fn make(connection: &Connection, schema: &Schema, pause: &impl AsyncFn()) -> Result<(), StoreError> {
    let scripts = match &schema.make {
        Make::Migrations(migrations) => migrations,
        Make::Anew { schema, .. } => std::slice::from_ref(schema),
    };
    connection.execute_batch("BEGIN")?;
    for script in scripts {
        let mut batch = Batch::new(connection, script);
        let mut done = 0_usize;
        while let Some(mut statement) = batch.next()? {
            statement.execute([])?;
            drop(statement);
            done += 1;
            if done.is_multiple_of(STATEMENTS_AT_ONCE) {
                pause().await;
            }
        }
    }
    connection.pragma_update(None, "user_version", schema.known())?;
    Ok(connection.execute_batch("COMMIT")?)
}

/// A phone makes so many tables or indexes without being noticed.
const STATEMENTS_AT_ONCE: usize = 4;

/// Returns whether the database is empty: it was before, or it has been emptied.
pub(super) fn migrate(connection: &mut Connection, schema: &Schema) -> Result<bool, StoreError> {
    let known = schema.known();
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

pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
