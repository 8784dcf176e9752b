//! What takes time: bringing a pack, taking one away, taking in a file of its reader's own.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use futures_channel::oneshot;

use super::{Offer, Packs, Running, name, trouble, use_offers, use_packs};
use crate::feed::hash::Hash;
use crate::platform;
use crate::store::StoreError;
use crate::sync::{Failure, FailureKind, MAX_OWN_FILE, PackBrought, PackRequest, Patience, adopt_pack, bring_pack};
use crate::t;
use crate::ui::components::file_button::GivenFile;
use crate::ui::format::size;
use crate::ui::hooks::use_model;
use crate::ui::i18n::Words;
use crate::ui::view::packs::{OwnFile, PackAsk, Trouble};

/// Progress is told in so many steps at most: each draws the page anew.
const STEPS: u64 = 100;

/// What a download leaves free, in bytes: the directory and the system need some.
const STAYS_FREE: u64 = 32 * 1024 * 1024;

/// Does what a button of a line asks for.
pub fn use_pack_ask() -> Callback<(String, PackAsk)> {
    let model = use_model();
    let packs = use_packs();
    let offers = use_offers();
    use_callback(move |(id, ask): (String, PackAsk)| {
        let offer = offers.peek().as_ref().and_then(|offers| offers.iter().find(|offer| offer.pack.id == id).cloned());
        let hash = offer.as_ref().map(|offer| offer.pack.sha256);
        match (ask, offer) {
            (PackAsk::Download, Some(offer)) => packs.begin(offer),
            (PackAsk::Download, None) => packs.note(&id, FailureKind::NotFound, String::new()),
            (PackAsk::Pause, _) => _ = packs.stop(hash, false),
            (PackAsk::Cancel, _) if packs.stop(hash, true) => {}
            (PackAsk::Cancel, _) => _ = spawn_forever(packs.drop_parts(id)),
            (PackAsk::Delete, _) => _ = spawn_forever(packs.take_away(id, hash, model.language().words())),
        }
    })
}

/// Whether a download fits in what is left, where the system tells; a full disk is worse for everybody than no map.
fn has_room(needed: u64, left: Option<u64>) -> Result<(), Failure> {
    match left {
        Some(left) if left < needed.saturating_add(STAYS_FREE) => {
            Err(Failure::new(FailureKind::Full, format!("{needed} + {STAYS_FREE} > {left}")))
        }
        _ => Ok(()),
    }
}

impl Packs {
    fn note(mut self, id: &str, kind: FailureKind, message: String) {
        self.troubles.write().insert(id.to_owned(), (kind, message));
    }

    fn forget_trouble(mut self, id: &str) {
        if self.troubles.peek().contains_key(id) {
            self.troubles.write().remove(id);
        }
    }

    /// Whether there was something to stop.
    fn stop(mut self, hash: Option<Hash>, cancel: bool) -> bool {
        let mut running = self.running.write();
        let Some(running) = hash.and_then(|hash| running.get_mut(&hash)) else { return false };
        running.cancelled |= cancel;
        if let Some(stop) = running.stop.take() {
            // One that has just ended hears nothing.
            let _ = stop.send(());
        }
        true
    }

    /// Begins, or goes on.
    fn begin(mut self, offer: Offer) {
        let hash = offer.pack.sha256;
        if self.running.peek().contains_key(&hash) {
            return;
        }
        self.forget_trouble(&offer.pack.id);
        self.freed.set(None);
        let here = self.kept_now().iter().find(|kept| kept.card.pack.sha256 == hash).map_or(0, |kept| kept.here);
        let (stop, stopped) = oneshot::channel();
        // One that is all here and wasn't proven yet begins as one that runs.
        let here = here.min(offer.pack.size.saturating_sub(1));
        self.running.write().insert(hash, Running { here, stop: Some(stop), cancelled: false });
        // A browser may ask its reader first: the download doesn't wait for that.
        spawn_forever(platform::ask_to_keep_storage());
        spawn_forever(async move {
            let id = offer.pack.id.clone();
            let brought = self.bring(offer, stopped).await;
            let cancelled = self.running.peek().get(&hash).is_some_and(|running| running.cancelled);
            let ended = match brought {
                Ok(PackBrought::Paused) if cancelled => self.remove(hash).await.map_err(Failure::from),
                Ok(PackBrought::Whole) => self.drop_others(&id, hash).await.map_err(Failure::from),
                Ok(PackBrought::Paused) => Ok(()),
                Err(failure) => Err(failure),
            };
            if let Err(Failure { kind, message, .. }) = ended {
                self.note(&id, kind, message);
            }
            self.read(false).await;
            self.running.write().remove(&hash);
        });
    }

    async fn bring(mut self, offer: Offer, stopped: oneshot::Receiver<()>) -> Result<PackBrought, Failure> {
        let shelf = self.shelf().await?;
        let (hash, size) = (offer.pack.sha256, offer.pack.size);
        let here = self.running.peek().get(&hash).map_or(0, |running| running.here);
        has_room(size.saturating_sub(here), platform::storage_left().await)?;
        // What has come of an older one of this id is of no use any more.
        for kept in self.kept_now().iter().filter(|kept| !kept.whole && kept.card.pack.id == offer.pack.id) {
            if kept.card.pack.sha256 != hash {
                shelf.remove(kept.card.pack.sha256).await?;
            }
        }
        let request =
            PackRequest { pack: offer.pack, bases: offer.bases, now: platform::now(), patience: Patience::default() };
        let mut told = 0;
        bring_pack(&shelf, &request, stopped, &mut |here| {
            if here == size || here < told || here - told >= size / STEPS {
                told = here;
                if let Some(running) = self.running.write().get_mut(&hash) {
                    running.here = here;
                }
            }
        })
        .await
    }

    /// The newer one stands: those before it go.
    async fn drop_others(self, id: &str, hash: Hash) -> Result<(), StoreError> {
        let shelf = self.shelf().await?;
        for kept in shelf.list().await? {
            if kept.card.pack.id == id && kept.card.pack.sha256 != hash {
                self.close(kept.card.pack.sha256);
                shelf.remove(kept.card.pack.sha256).await?;
            }
        }
        Ok(())
    }

    /// What has come of it goes; one that stands stays.
    async fn drop_parts(self, id: String) {
        self.forget_trouble(&id);
        let dropped = async {
            for kept in self.kept_now().iter().filter(|kept| kept.card.pack.id == id && !kept.whole) {
                self.remove(kept.card.pack.sha256).await?;
            }
            Ok::<_, StoreError>(())
        };
        if let Err(error) = dropped.await {
            self.note(&id, FailureKind::Storage, error.to_string());
        }
        self.read(false).await;
    }

    async fn remove(self, hash: Hash) -> Result<(), StoreError> {
        self.shelf().await?.remove(hash).await
    }

    async fn take_in(self, words: Words, file: &str, bytes: Vec<u8>) -> Result<String, Trouble> {
        let taken = async {
            let shelf = self.shelf().await?;
            adopt_pack(&shelf, file, bytes, platform::now()).await
        };
        match taken.await {
            Ok(pack) => Ok(name(words, &pack).text),
            Err(Failure { kind: FailureKind::Format, message, .. }) => {
                Err(Trouble { text: t!(words, "maps-file-wrong"), detail: message })
            }
            Err(Failure { kind, message, .. }) => Err(trouble(words, kind, &message)),
        }
    }

    async fn take_away(mut self, id: String, same: Option<Hash>, words: Words) {
        self.forget_trouble(&id);
        let mut freed = None;
        let taken = async {
            for kept in self.kept_now().iter() {
                let hash = kept.card.pack.sha256;
                // The same file may have come from its reader's own disk, under another name.
                if kept.card.pack.id != id && Some(hash) != same {
                    continue;
                }
                self.close(hash);
                self.remove(hash).await?;
                let (_, before) = freed.take().unwrap_or_default();
                freed = Some((name(words, &kept.card.pack).text, before + kept.here));
            }
            Ok::<_, StoreError>(())
        };
        if let Err(error) = taken.await {
            self.note(&id, FailureKind::Storage, error.to_string());
        }
        self.freed.set(freed);
        self.read(false).await;
    }
}

/// A file of the reader's own: how taking it in stands, and a way to give one by its name and bytes.
pub fn use_own_file() -> (ReadSignal<OwnFile>, Callback<GivenFile>) {
    let model = use_model();
    let packs = use_packs();
    let take = use_callback(move |GivenFile { name: file, bytes }: GivenFile| {
        let mut own_file = packs.own_file;
        let words = model.language().words();
        own_file.set(OwnFile::Looking);
        spawn_forever(async move {
            let kept = match bytes {
                Ok(bytes) => packs.take_in(words, &file, bytes).await,
                Err(detail) => Err(Trouble { text: t!(words, "maps-error-storage"), detail }),
            };
            own_file.set(match kept {
                Ok(name) => OwnFile::Kept(name),
                Err(trouble) => OwnFile::Wrong(trouble),
            });
            packs.read(false).await;
        });
    });
    (packs.own_file.into(), take)
}

/// The largest file that is read at all, and how that is said.
pub fn too_large(words: Words, bytes: u64) -> Option<String> {
    (bytes > MAX_OWN_FILE).then(|| t!(words, "maps-file-too-large", size = size(words, MAX_OWN_FILE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_download_that_would_fill_the_device_is_not_begun() {
        assert!(has_room(10_000_000, None).is_ok(), "where the system doesn't tell, it is tried");
        assert!(has_room(10_000_000, Some(50_000_000)).is_ok());
        let full = has_room(20_000_000, Some(50_000_000)).unwrap_err();
        assert_eq!(full.kind, FailureKind::Full);
        assert!(has_room(u64::MAX, Some(u64::MAX)).is_ok(), "no overflow");
    }
}
