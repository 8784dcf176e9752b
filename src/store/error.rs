//! What can go wrong in the store, in words that a screen or a command can act on.

use std::path::PathBuf;

use rusqlite::ErrorCode;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Written by a newer version of the program. The file is left as it is.
    #[error("{file} was written by a newer version of Avoin ovi (it has version {found}, this one knows {known})")]
    Newer { file: String, found: i64, known: i64 },
    /// The file is no database any more, or a part of it can't be read.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Nothing was changed.
    #[error("there is no room left on the device")]
    Full,
    /// Another process writes. Nothing was changed.
    #[error("the database is in use by another process")]
    Busy,
    /// A shard that holds one id twice can't be trusted to hold anything right. Nothing was changed.
    #[error("{shard} holds the id {id} twice")]
    DuplicateId { shard: String, id: String },
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    /// A file to import isn't what it should be.
    #[error("{0}")]
    Import(String),
    /// The browser would not keep or give back what was stored.
    #[error("the browser's storage failed: {0}")]
    Browser(String),
    /// The store's thread is gone.
    #[error("the store has stopped")]
    Stopped,
    #[error("the database failed: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    pub(super) fn io(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Io { path, source }
    }
}
