//! The shelf as a folder: `<sha256>.json` is a card, `<sha256>.part` what has come, `<sha256>.mbtiles` a whole pack.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::{PackCard, ShelfPack};
use crate::feed::hash::{Hash, Hasher};
use crate::feed::map_pack::{PackFault, TileFacts};
use crate::store::{StoreError, Tiles};

/// A card is a few hundred bytes.
const LONGEST_CARD: u64 = 64 * 1024;

/// The folder of packs; cheap to clone. Disks may be slow: each call does its work on a thread that may wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// `data`: the folder of the app's data. Nothing is made before something is kept.
    pub async fn open(data: &Path) -> Result<Self, StoreError> {
        Ok(Self { folder: data.join("packs") })
    }

    /// What is there, in no order. A card that can't be read is passed over.
    pub async fn list(&self) -> Result<Vec<ShelfPack>, StoreError> {
        let shelf = self.clone();
        wait(move || {
            let entries = match fs::read_dir(&shelf.folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
                other => other.map_err(failed(&shelf.folder))?,
            };
            let mut packs = Vec::new();
            for entry in entries {
                let path = entry.map_err(failed(&shelf.folder))?.path();
                if path.extension().is_some_and(|extension| extension == "json") {
                    packs.extend(shelf.read(&path));
                }
            }
            Ok(packs)
        })
        .await
    }

    /// What is there of a pack.
    pub async fn find(&self, hash: Hash) -> Result<Option<ShelfPack>, StoreError> {
        let shelf = self.clone();
        wait(move || Ok(shelf.read(&shelf.path(hash, "json")))).await
    }

    /// Writes a pack's card; what has come of it stays.
    pub async fn note(&self, card: PackCard) -> Result<(), StoreError> {
        let shelf = self.clone();
        wait(move || shelf.write_card(&card)).await
    }

    /// Adds what follows the first `at` bytes.
    pub async fn append(&self, card: PackCard, at: u64, bytes: Vec<u8>) -> Result<(), StoreError> {
        let shelf = self.clone();
        wait(move || {
            let path = shelf.path(card.pack.sha256, "part");
            let mut file = OpenOptions::new().create(true).append(true).open(&path).map_err(failed(&path))?;
            if file.metadata().map_err(failed(&path))?.len() != at {
                return Err(StoreError::Busy);
            }
            let written = file.write_all(&bytes);
            if written.is_err() {
                // Half a piece would stand where the next one is to begin.
                let _ = file.set_len(at);
            }
            written.map_err(failed(&path))
        })
        .await
    }

    /// Forgets what has come of a pack that isn't whole; its card stays.
    pub async fn restart(&self, card: PackCard) -> Result<(), StoreError> {
        let shelf = self.clone();
        wait(move || remove(&shelf.path(card.pack.sha256, "part"))).await
    }

    /// The sha256 of what has come.
    pub async fn hash(&self, hash: Hash) -> Result<Hash, StoreError> {
        let path = self.path(hash, "part");
        wait(move || {
            let mut file = File::open(&path).map_err(failed(&path))?;
            let mut hasher = Hasher::default();
            let mut piece = vec![0; 256 * 1024];
            loop {
                match file.read(&mut piece).map_err(failed(&path))? {
                    0 => return Ok(hasher.finish()),
                    length => hasher.add(&piece[..length]),
                }
            }
        })
        .await
    }

    /// The sha256 of bytes that aren't on the shelf.
    pub async fn hash_of(&self, bytes: Vec<u8>) -> Result<(Vec<u8>, Hash), StoreError> {
        wait(move || {
            let hash = Hash::of(&bytes);
            Ok((bytes, hash))
        })
        .await
    }

    /// Looks into what has come, every page of it.
    pub async fn examine(&self, hash: Hash) -> Result<Result<TileFacts, PackFault>, StoreError> {
        let path = self.path(hash, "part");
        wait(move || Ok(crate::store::examine_tiles(&path))).await
    }

    /// What has come is the whole pack, and proven.
    pub async fn finish(&self, card: PackCard) -> Result<(), StoreError> {
        let shelf = self.clone();
        wait(move || {
            let part = shelf.path(card.pack.sha256, "part");
            File::open(&part).and_then(|file| file.sync_all()).map_err(failed(&part))?;
            fs::rename(&part, shelf.path(card.pack.sha256, "mbtiles")).map_err(failed(&part))
        })
        .await
    }

    /// Takes a pack away, whole or not. One that isn't there is gone already.
    pub async fn remove(&self, hash: Hash) -> Result<(), StoreError> {
        let shelf = self.clone();
        wait(move || {
            // The card last: what it stands for is gone then.
            ["mbtiles", "part", "json"].iter().try_for_each(|suffix| remove(&shelf.path(hash, suffix)))
        })
        .await
    }

    /// Opens a whole pack.
    pub async fn tiles(&self, hash: Hash) -> Result<Tiles, StoreError> {
        let path = self.path(hash, "mbtiles");
        wait(move || Tiles::open_file(&path)).await
    }

    fn path(&self, hash: Hash, suffix: &str) -> PathBuf {
        self.folder.join(format!("{hash}.{suffix}"))
    }

    fn read(&self, card: &Path) -> Option<ShelfPack> {
        let mut text = String::new();
        File::open(card).ok()?.take(LONGEST_CARD).read_to_string(&mut text).ok()?;
        let card: PackCard = serde_json::from_str(&text).ok().filter(|card: &PackCard| card.pack.check().is_ok())?;
        let size = |suffix: &str| fs::metadata(self.path(card.pack.sha256, suffix)).ok().map(|found| found.len());
        // One of another size is none.
        let whole = size("mbtiles").filter(|size| *size == card.pack.size);
        let here = whole.or_else(|| size("part")).unwrap_or(0);
        Some(ShelfPack { here, whole: whole.is_some(), card })
    }

    fn write_card(&self, card: &PackCard) -> Result<(), StoreError> {
        fs::create_dir_all(&self.folder).map_err(failed(&self.folder))?;
        let path = self.path(card.pack.sha256, "json");
        let new = self.path(card.pack.sha256, "json.new");
        let text = serde_json::to_string(card).map_err(|error| StoreError::Import(error.to_string()))?;
        fs::write(&new, text).map_err(failed(&new))?;
        fs::rename(&new, &path).map_err(failed(&path))
    }
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other.map_err(failed(path)),
    }
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => StoreError::Full,
        _ => StoreError::Io { path, source },
    }
}

async fn wait<R: Send + 'static>(
    work: impl FnOnce() -> Result<R, StoreError> + Send + 'static,
) -> Result<R, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Stopped)?
}
