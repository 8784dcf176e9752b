//! Opens the two databases, whatever state they are in.
//!
//! The directory is disposable: a damaged one is moved aside and made anew (the caller then applies the seed). The
//! user's database never is: a damaged one is kept under another name, what can be read of it is carried over, and
//! the caller is told. A database from a newer program is refused and left as it is.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
#[cfg(not(target_family = "wasm"))]
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use super::error::StoreError;
use super::migrate::{DIRECTORY, Schema, USER, migrate, version};
use super::user;

/// Where the databases live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A folder, made when it is missing. On the web, folders are names in the browser's own storage.
    Folder(PathBuf),
    /// Nowhere: gone with the program.
    Memory,
}

/// What became of the directory on opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DirectoryOpened {
    Opened,
    /// Empty: the seed is to be applied.
    Created,
    /// It was damaged, lies under this name now, and is empty: the seed is to be applied.
    Rebuilt {
        moved_to: PathBuf,
    },
}

/// What became of the user's database on opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UserOpened {
    Opened,
    Created,
    /// It was damaged. The file is kept under this name; so many saved records and settings were carried over.
    Salvaged {
        kept_as: PathBuf,
        saved: usize,
        settings: usize,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReport {
    pub directory: DirectoryOpened,
    pub user: UserOpened,
}

pub(super) struct Opened {
    pub directory: Connection,
    pub user: Connection,
    pub report: OpenReport,
}

/// The databases of one folder.
pub(super) fn open_folder(folder: &Path) -> Result<Opened, StoreError> {
    std::fs::create_dir_all(folder).map_err(StoreError::io(folder))?;
    let (directory, directory_opened) = open_directory(&folder.join(DIRECTORY.name))?;
    let (user, user_opened) = open_user(&folder.join(USER.name))?;
    Ok(Opened { directory, user, report: OpenReport { directory: directory_opened, user: user_opened } })
}

pub(super) fn open_memory() -> Result<Opened, StoreError> {
    Ok(Opened {
        directory: prepare_memory(Connection::open_in_memory()?, &DIRECTORY)?,
        user: prepare_memory(Connection::open_in_memory()?, &USER)?,
        report: OpenReport { directory: DirectoryOpened::Created, user: UserOpened::Created },
    })
}

/// A second connection to a folder's databases, for reading while the first one writes.
#[cfg(not(target_family = "wasm"))]
pub(super) fn open_reader(folder: &Path) -> Result<(Connection, Connection), StoreError> {
    let open = |schema: &Schema| -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(folder.join(schema.name), flags)?;
        tune(&connection, "NORMAL")?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    };
    Ok((open(&DIRECTORY)?, open(&USER)?))
}

/// A second connection to the directory, for one pass over records while the first one writes.
#[cfg(not(target_family = "wasm"))]
pub(super) fn open_for_one_pass(directory: &Path) -> Result<Connection, StoreError> {
    const CACHE_KIB: i64 = 512;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(directory, flags)?;
    tune(&connection, "NORMAL")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

pub(super) fn prepare_memory(mut connection: Connection, schema: &Schema) -> Result<Connection, StoreError> {
    settle(&connection)?;
    migrate(&mut connection, schema)?;
    Ok(connection)
}

fn open_directory(path: &Path) -> Result<(Connection, DirectoryOpened), StoreError> {
    match open_file(path, &DIRECTORY, "NORMAL") {
        Ok((connection, true)) => Ok((connection, DirectoryOpened::Created)),
        Ok((connection, false)) => Ok((connection, DirectoryOpened::Opened)),
        Err(StoreError::Damaged(_)) => {
            let moved_to = move_aside(path)?;
            let (connection, _) = open_file(path, &DIRECTORY, "NORMAL")?;
            Ok((connection, DirectoryOpened::Rebuilt { moved_to }))
        }
        Err(error) => Err(error),
    }
}

fn open_user(path: &Path) -> Result<(Connection, UserOpened), StoreError> {
    match open_file(path, &USER, "FULL") {
        Ok((connection, true)) => Ok((connection, UserOpened::Created)),
        Ok((connection, false)) => Ok((connection, UserOpened::Opened)),
        Err(StoreError::Damaged(_)) => {
            let kept_as = move_aside(path)?;
            let (mut connection, _) = open_file(path, &USER, "FULL")?;
            let (saved, settings) = user::salvage(&kept_as, &mut connection);
            Ok((connection, UserOpened::Salvaged { kept_as, saved, settings }))
        }
        Err(error) => Err(error),
    }
}

/// Opens or makes one file; tells whether it was empty.
fn open_file(path: &Path, schema: &Schema, synchronous: &str) -> Result<(Connection, bool), StoreError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    tune(&connection, synchronous)?;
    if let Some(name) = schema.kept_before(version(&connection)?) {
        keep_copy(&connection, path, &name)?;
    }
    let created = migrate(&mut connection, schema)?;
    // The header may be whole and the schema not; that costs one page to find out.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok((connection, created))
}

/// Copies a database whole beside itself: what a migration does can be undone by hand. One that is there already was made
/// by the same migration, cut short.
fn keep_copy(connection: &Connection, path: &Path, name: &str) -> Result<(), StoreError> {
    let mut copy = path.as_os_str().to_owned();
    copy.push(format!(".{name}"));
    let copy = PathBuf::from(copy);
    if !copy.exists() {
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    Ok(())
}

fn tune(connection: &Connection, synchronous: &str) -> Result<(), StoreError> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    settle(connection)
}

/// What every connection needs. One to a database in memory needs no more: it has no journal file, waits for nobody and
/// keeps every page.
pub(super) fn settle(connection: &Connection) -> Result<(), StoreError> {
    // Without this, SQLite plans some statements anew for every value bound to them.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // References are kept by the code that writes and checked by tests. Enforced, each record that goes would be looked for
    // in every table that may name it, and many a statement would keep a journal of its own.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    connection.set_prepared_statement_cache_capacity(96);
    Ok(())
}

/// Of a new database. With SQLite's own 4 KiB, to read a county's records for its state hash takes half as long again.
const PAGE_BYTES: i64 = 8 * 1024;

/// Of one connection. A sync may add 24 MiB in all.
const CACHE_KIB: i64 = 6 * 1024;

/// Renames a database and the files beside it; never over an older one.
fn move_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let with = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let target = (1..).map(|number| with(&format!(".damaged-{number}"))).find(|target| !target.exists());
    let target = target.unwrap_or_else(|| with(".damaged"));
    std::fs::rename(path, &target).map_err(StoreError::io(path))?;
    for suffix in ["-wal", "-shm"] {
        let beside = with(suffix);
        if beside.exists() {
            let mut name = target.as_os_str().to_owned();
            name.push(suffix);
            std::fs::rename(&beside, PathBuf::from(name)).map_err(StoreError::io(&beside))?;
        }
    }
    Ok(target)
}
