//! A database as one run of bytes: how the web keeps it, and how a ready directory is shipped.

use std::io::Read as _;
use std::path::PathBuf;

use rusqlite::Connection;

use super::error::StoreError;
use super::migrate::{DIRECTORY, Schema, USER, is_current, make, version_of};
use super::open::{DirectoryOpened, OpenReport, UserOpened, prepare_memory, settle};
use super::{Store, user};

/// Under which name an image of the user's that can't be read is kept.
const DAMAGED_USER: &str = "user.damaged-1";

/// The reader's half of a store in memory.
pub struct UserHalf {
    connection: Connection,
    opened: UserOpened,
    /// An image that could not be read, or that is older than this program, to be kept under this name.
    pub kept: Option<(String, Vec<u8>)>,
}

impl UserHalf {
    /// From a saved image. What can be read of a damaged one is carried over.
    pub fn from_image(image: Vec<u8>) -> Result<Self, StoreError> {
        match from_image(&image, &USER) {
            Ok(connection) => {
                let name = version_of(&image).and_then(|found| USER.kept_before(found));
                let kept = name.map(|name| (format!("user.{name}"), image));
                Ok(Self { connection, opened: UserOpened::Opened, kept })
            }
            Err(StoreError::Newer { file, found, known }) => Err(StoreError::Newer { file, found, known }),
            Err(_) => {
                let mut connection = empty(&USER)?;
                let readable = raw(&image).ok();
                let (saved, settings) = readable.map_or((0, 0), |source| user::salvage_from(&source, &mut connection));
                let opened = UserOpened::Salvaged { kept_as: PathBuf::from(DAMAGED_USER), saved, settings };
                Ok(Self { connection, opened, kept: Some((DAMAGED_USER.to_owned(), image)) })
            }
        }
    }

    /// A new one. `pause` is awaited between pieces of the work.
    pub async fn make(pause: &impl AsyncFn()) -> Result<Self, StoreError> {
        Ok(Self { connection: made(&USER, pause).await?, opened: UserOpened::Created, kept: None })
    }

    /// The whole store with an empty directory, made in the same way.
    pub async fn make_directory(self, pause: &impl AsyncFn()) -> Result<Store, StoreError> {
        Ok(self.beside(made(&DIRECTORY, pause).await?, DirectoryOpened::Created))
    }

    /// The whole store. An unreadable image of the directory is left out: the seed is then to be applied.
    pub fn with_directory(self, image: &[u8]) -> Result<Store, StoreError> {
        match from_image(image, &DIRECTORY) {
            Ok(directory) => Ok(self.beside(directory, DirectoryOpened::Opened)),
            Err(StoreError::Newer { file, found, known }) => Err(StoreError::Newer { file, found, known }),
            Err(_) => {
                let rebuilt = DirectoryOpened::Rebuilt { moved_to: PathBuf::new() };
                Ok(self.beside(empty(&DIRECTORY)?, rebuilt))
            }
        }
    }

    fn beside(self, directory: Connection, opened: DirectoryOpened) -> Store {
        Store::of(directory, self.connection, OpenReport { directory: opened, user: self.opened })
    }
}

impl Store {
    /// The directory's image.
    pub fn directory_image(&mut self) -> Result<Vec<u8>, StoreError> {
        Ok(self.directory.serialize("main")?.to_vec())
    }

    /// The user's image.
    pub fn user_image(&mut self) -> Result<Vec<u8>, StoreError> {
        Ok(self.user.serialize("main")?.to_vec())
    }

    /// Puts another directory in the place of this one: another tab's, or one that came ready with the program.
    pub fn replace_directory(&mut self, image: &[u8]) -> Result<(), StoreError> {
        self.directory = from_image(image, &DIRECTORY)?;
        Ok(())
    }

    /// Takes over every row that another copy of the user's database changed later; tells whether there was one.
    pub fn merge_user_image(&mut self, image: &[u8]) -> Result<bool, StoreError> {
        let other = from_image(image, &USER)?;
        user::merge(&mut self.user, &other)
    }
}

fn empty(schema: &Schema) -> Result<Connection, StoreError> {
    prepare_memory(Connection::open_in_memory()?, schema)
}

async fn made(schema: &Schema, pause: &impl AsyncFn()) -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    settle(&connection)?;
    pause().await;
    make(&connection, schema, pause).await?;
    pause().await;
    Ok(connection)
}

fn from_image(image: &[u8], schema: &Schema) -> Result<Connection, StoreError> {
    let mut connection = raw(image)?;
    if is_current(image, schema) {
        settle(&connection)?;
    } else {
        connection = prepare_memory(connection, schema)?;
    }
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn raw(image: &[u8]) -> Result<Connection, StoreError> {
    // A file written in WAL mode says so in two bytes of its header, and no database in memory can be in that mode.
    let (before, from_modes) = image.split_at(image.len().min(18));
    let (modes, after) = from_modes.split_at(from_modes.len().min(2));
    let bytes = before.chain(&[1, 1][..modes.len()]).chain(after);
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", bytes, image.len(), false)?;
    Ok(connection)
}
