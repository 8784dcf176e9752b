//! The shelf in a browser: cards and pieces in an IndexedDB of its own, beside that of the databases.
//!
//! A piece and the card that counts it are written in one transaction, so what a card says is here is here. Another tab
//! that brings the same pack finds its piece taken. Cache Storage would keep answers, and has no half ones; the origin's
//! private files can be written piece by piece in some browsers only.

use std::path::Path;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{PackCard, ShelfPack};
use crate::feed::hash::{Hash, Hasher};
use crate::feed::map_pack::{PackFault, TileFacts};
use crate::store::{StoreError, Tiles};

const CARDS: &str = "cards";
const PIECES: &str = "pieces";

/// The browser's database of packs; cheap to clone.
#[derive(Clone)]
pub struct Shelf {
    database: Rc<Database>,
}

impl Shelf {
    /// `data`: the name under which the app keeps its data.
    pub async fn open(data: &Path) -> Result<Self, StoreError> {
        let name = format!("avoin-ovi/{}/packs", data.display());
        let mut request = Factory::new().and_then(|factory| factory.open(&name, Some(1))).map_err(failed)?;
        request.on_upgrade_needed(|event| {
            // A failure shows when a store is first used: there is nobody here to tell.
            if let Ok(database) = event.database() {
                for store in [CARDS, PIECES] {
                    let _ = database.create_object_store(store, ObjectStoreParams::new());
                }
            }
        });
        Ok(Self { database: Rc::new(request.await.map_err(failed)?) })
    }

    /// What is there, in no order. A card that can't be read is passed over.
    pub async fn list(&self) -> Result<Vec<ShelfPack>, StoreError> {
        let transaction = self.begin(TransactionMode::ReadOnly)?;
        let cards = transaction.object_store(CARDS).map_err(failed)?;
        let texts = cards.get_all(None, None).map_err(failed)?.await.map_err(failed)?;
        Ok(texts.iter().filter_map(JsValue::as_string).filter_map(|text| read(&text)).collect())
    }

    /// What is there of a pack.
    pub async fn find(&self, hash: Hash) -> Result<Option<ShelfPack>, StoreError> {
        let transaction = self.begin(TransactionMode::ReadOnly)?;
        let cards = transaction.object_store(CARDS).map_err(failed)?;
        let text = cards.get(key(hash)).map_err(failed)?.await.map_err(failed)?;
        Ok(text.and_then(|text| text.as_string()).and_then(|text| read(&text)))
    }

    /// Writes a pack's card; what has come of it stays.
    pub async fn note(&self, card: PackCard) -> Result<(), StoreError> {
        let (here, whole) = self.find(card.pack.sha256).await?.map_or((0, false), |known| (known.here, known.whole));
        self.write(&ShelfPack { card, here, whole }, Change::Card).await
    }

    /// Adds what follows the first `at` bytes.
    pub async fn append(&self, card: PackCard, at: u64, bytes: Vec<u8>) -> Result<(), StoreError> {
        let here = at + bytes.len() as u64;
        self.write(&ShelfPack { card, here, whole: false }, Change::Piece(at, &bytes)).await
    }

    /// Forgets what has come of a pack that isn't whole; its card stays.
    pub async fn restart(&self, card: PackCard) -> Result<(), StoreError> {
        self.write(&ShelfPack { card, here: 0, whole: false }, Change::NoPieces).await
    }

    /// The sha256 of what has come.
    pub async fn hash(&self, hash: Hash) -> Result<Hash, StoreError> {
        let mut hasher = Hasher::default();
        // The page answers between two pieces.
        for piece in self.piece_keys(hash).await? {
            hasher.add(&self.piece(&piece).await?);
        }
        Ok(hasher.finish())
    }

    /// The sha256 of bytes that aren't on the shelf.
    pub async fn hash_of(&self, bytes: Vec<u8>) -> Result<(Vec<u8>, Hash), StoreError> {
        let mut hasher = Hasher::default();
        for piece in bytes.chunks(1024 * 1024) {
            hasher.add(piece);
            gloo_timers::future::TimeoutFuture::new(0).await;
        }
        Ok((bytes, hasher.finish()))
    }

    /// Looks into what has come, every page of it.
    pub async fn examine(&self, hash: Hash) -> Result<Result<TileFacts, PackFault>, StoreError> {
        Ok(match self.tiles(hash).await {
            Ok(tiles) => tiles.examine(),
            Err(error @ (StoreError::Damaged(_) | StoreError::Sqlite(_))) => {
                Err(PackFault::new("file", format!("is no MBTiles file: {error}")))
            }
            Err(error) => return Err(error),
        })
    }

    /// What has come is the whole pack, and proven.
    pub async fn finish(&self, card: PackCard) -> Result<(), StoreError> {
        let here = card.pack.size;
        self.write(&ShelfPack { card, here, whole: true }, Change::Card).await
    }

    /// Takes a pack away, whole or not. One that isn't there is gone already.
    pub async fn remove(&self, hash: Hash) -> Result<(), StoreError> {
        let transaction = self.begin(TransactionMode::ReadWrite)?;
        let pieces = transaction.object_store(PIECES).map_err(failed)?;
        pieces.delete(of(hash)?).map_err(failed)?.await.map_err(failed)?;
        let cards = transaction.object_store(CARDS).map_err(failed)?;
        cards.delete(key(hash)).map_err(failed)?.await.map_err(failed)?;
        done(transaction).await
    }

    /// Opens a pack: all of it is in memory then.
    pub async fn tiles(&self, hash: Hash) -> Result<Tiles, StoreError> {
        let size = self.find(hash).await?.map_or(0, |found| found.here);
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        for piece in self.piece_keys(hash).await? {
            bytes.extend_from_slice(&self.piece(&piece).await?);
        }
        Tiles::open(&bytes)
    }

    /// In the order of their places.
    async fn piece_keys(&self, hash: Hash) -> Result<Vec<JsValue>, StoreError> {
        let transaction = self.begin(TransactionMode::ReadOnly)?;
        let pieces = transaction.object_store(PIECES).map_err(failed)?;
        pieces.get_all_keys(Some(of(hash)?), None).map_err(failed)?.await.map_err(failed)
    }

    async fn piece(&self, key: &JsValue) -> Result<Vec<u8>, StoreError> {
        let transaction = self.begin(TransactionMode::ReadOnly)?;
        let pieces = transaction.object_store(PIECES).map_err(failed)?;
        let value = pieces.get(key.clone()).map_err(failed)?.await.map_err(failed)?;
        let bytes = value.and_then(|value| value.dyn_into::<Uint8Array>().ok());
        bytes.map(|bytes| bytes.to_vec()).ok_or_else(|| StoreError::Browser("a piece of a map is gone".to_owned()))
    }

    fn begin(&self, mode: TransactionMode) -> Result<Transaction, StoreError> {
        self.database.transaction(&[CARDS, PIECES], mode).map_err(failed)
    }

    async fn write(&self, pack: &ShelfPack, change: Change<'_>) -> Result<(), StoreError> {
        let hash = pack.card.pack.sha256;
        let text = serde_json::to_string(pack).map_err(|error| StoreError::Import(error.to_string()))?;
        let transaction = self.begin(TransactionMode::ReadWrite)?;
        let pieces = transaction.object_store(PIECES).map_err(failed)?;
        let cards = transaction.object_store(CARDS).map_err(failed)?;
        match change {
            Change::Card => {}
            Change::Piece(at, bytes) => {
                // Digits of one length: keys stand in the order of their places.
                let place = JsValue::from_str(&format!("{hash}/{at:012}"));
                pieces.add(&Uint8Array::from(bytes), Some(&place)).map_err(failed)?.await.map_err(failed)?;
            }
            Change::NoPieces => pieces.delete(of(hash)?).map_err(failed)?.await.map_err(failed)?,
        }
        cards.put(&JsValue::from_str(&text), Some(&key(hash))).map_err(failed)?.await.map_err(failed)?;
        done(transaction).await
    }
}

enum Change<'a> {
    Card,
    Piece(u64, &'a [u8]),
    NoPieces,
}

fn read(text: &str) -> Option<ShelfPack> {
    serde_json::from_str(text).ok().filter(|pack: &ShelfPack| pack.card.pack.check().is_ok())
}

fn key(hash: Hash) -> JsValue {
    JsValue::from_str(&hash.to_string())
}

/// The pieces of a pack.
fn of(hash: Hash) -> Result<Query, StoreError> {
    let end = |sign: char| JsValue::from_str(&format!("{hash}{sign}"));
    KeyRange::bound(&end('/'), &end('0'), None, Some(true)).map(Query::from).map_err(failed)
}

/// Kept only when the browser says so.
async fn done(transaction: Transaction) -> Result<(), StoreError> {
    let ended = transaction.commit().map_err(failed)?.await.map_err(failed)?;
    // A browser without room gives up at the very end, and says no more.
    if ended.is_committed() { Ok(()) } else { Err(StoreError::Full) }
}

fn failed(error: idb::Error) -> StoreError {
    use idb::Error;

    let name = match &error {
        Error::DomException(exception) => exception.name(),
        Error::AddFailed(value) | Error::UpdateFailed(value) => {
            Reflect::get(value, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
        }
        _ => String::new(),
    };
    match name.as_str() {
        "QuotaExceededError" => StoreError::Full,
        "ConstraintError" => StoreError::Busy,
        _ => StoreError::Browser(error.to_string()),
    }
}
