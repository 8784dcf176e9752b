//! The packs that the map draws from: those that lie where it looks are open, a few at most, and answer its tiles.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use super::{Packs, name, use_offers, use_packs, wanted};
use crate::feed::hash::Hash;
use crate::feed::map_pack::{BASE_ZOOM, touches_tile};
use crate::store::{Db, Setting, ShelfPack, Store, StoreError, Tiles};
use crate::sync::FailureKind;
use crate::ui::hooks::use_model;
use crate::ui::screens::MapOffer;
use crate::ui::view::map::{MapBox, Streets};
use crate::ui::view::packs::further_credits;

/// In a browser an open pack is in memory: one looks at one place at a time.
const MOST_OPEN: usize = 4;
/// Degrees of longitude on the screen: from wider boxes no streets are seen.
const WIDEST: f64 = 3.0;
/// And from here on a base map shows no more than it did.
const OFFERED_FROM: f64 = 0.45;

/// The ids of packs that the map offers no more, separated by `;`.
const PUT_ASIDE: Setting<String> = Setting::new("street_maps_put_aside");

pub struct OpenPack {
    hash: Hash,
    bounds: [f64; 4],
    min_zoom: u8,
    max_zoom: u8,
    tiles: Tiles,
}

/// Shared with whoever answers tiles.
#[derive(Clone, Default)]
pub struct OpenPacks(Arc<Mutex<Vec<OpenPack>>>);

impl PartialEq for OpenPacks {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl OpenPacks {
    fn packs(&self) -> MutexGuard<'_, Vec<OpenPack>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A tile beyond the base map, of the first pack that has it. One that can't be read is one that isn't there.
    pub fn tile(&self, zoom: u8, column: u32, row: u32) -> Option<Vec<u8>> {
        let packs = self.packs();
        let mut there = packs.iter().filter(|pack| {
            (pack.min_zoom..=pack.max_zoom).contains(&zoom) && touches_tile(pack.bounds, zoom, column, row)
        });
        there.find_map(|pack| pack.tiles.tile(zoom, column, row).ok().flatten())
    }
}

/// What the map draws of streets.
#[derive(Debug, Clone, PartialEq)]
pub struct MapStreets {
    pub streets: Streets,
    /// Credits beyond those that always stand there.
    pub credits: Vec<String>,
}

/// The map's side of the packs: where its tiles come from, what is drawn, and what it might offer for `shown`.
pub struct UseMapStreets {
    pub open: OpenPacks,
    pub drawn: ReadSignal<Option<MapStreets>>,
    pub offer: Memo<Option<MapOffer>>,
    pub put_aside: Callback<String>,
}

pub fn use_map_streets(shown: Memo<MapBox>) -> UseMapStreets {
    let model = use_model();
    let packs = use_packs();
    let offers = use_offers();
    use_effect(move || packs.look_at(shown()));
    let aside = use_resource(move || read_aside(model.own(), model.revision()));
    let offer = use_memo(move || {
        let shown = shown();
        let [west, _, east, _] = shown.corners();
        let (Some(aside), Some(offers), Some(Ok(_))) = (&*aside.read(), &*offers.read(), &*packs.kept.read()) else {
            return None;
        };
        let pack = wanted(offers, &packs.kept(), shown.middle()).filter(|_| east - west < OFFERED_FROM)?;
        let is_quiet = !aside.contains(&pack.id) && !packs.running.read().contains_key(&pack.sha256);
        let name = name(model.language().words(), pack);
        is_quiet.then(|| MapOffer { id: pack.id.clone(), name, size: pack.size })
    });
    let put_aside = use_callback(move |id: String| {
        let mut ids = aside.peek().clone().unwrap_or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
        model.keep(PUT_ASIDE, Some(ids.join(";")));
    });
    UseMapStreets { open: packs.open.peek().clone(), drawn: packs.streets.into(), offer, put_aside }
}

async fn read_aside(own: Option<Db>, _revision: u64) -> Vec<String> {
    let Some(own) = own else { return std::future::pending().await };
    let text = own.read(|store: &Store| store.setting(PUT_ASIDE)).await.and_then(|text| text);
    text.ok().flatten().unwrap_or_default().split(';').map(str::to_owned).collect()
}

impl Packs {
    /// Opens what lies there, and closes what is kept no more.
    fn look_at(self, shown: MapBox) {
        let kept = self.kept();
        let [west, south, east, north] = shown.corners();
        let lies_there = |pack: &&ShelfPack| {
            let bounds = pack.card.pack.bounds;
            pack.whole && bounds[0] <= east && bounds[2] >= west && bounds[1] <= north && bounds[3] >= south
        };
        let wanted: Vec<&ShelfPack> =
            if east - west <= WIDEST { kept.iter().filter(lies_there).take(MOST_OPEN).collect() } else { Vec::new() };
        let is_wanted = |hash: Hash| wanted.iter().any(|pack| pack.card.pack.sha256 == hash);
        let open = self.open.peek().clone();
        let missing: Vec<ShelfPack> = {
            let mut open = open.packs();
            let is_kept = |hash: Hash| kept.iter().any(|pack| pack.whole && pack.card.pack.sha256 == hash);
            open.retain(|pack| is_kept(pack.hash));
            let missing = wanted.iter().filter(|pack| !open.iter().any(|open| open.hash == pack.card.pack.sha256));
            let missing: Vec<ShelfPack> = missing.map(|pack| (*pack).clone()).collect();
            if open.len() + missing.len() > MOST_OPEN {
                open.retain(|pack| is_wanted(pack.hash));
            }
            missing
        };
        self.tell_streets(&kept);
        if !missing.is_empty() {
            spawn_forever(self.open_all(missing));
        }
    }

    async fn open_all(self, missing: Vec<ShelfPack>) {
        for kept in missing {
            let pack = &kept.card.pack;
            match self.open_one(pack.sha256).await {
                Ok(tiles) => {
                    let open = self.open.peek().clone();
                    let mut open = open.packs();
                    // Another look may have opened it meanwhile, or it was taken away.
                    let is_kept = self.kept_now().iter().any(|kept| kept.whole && kept.card.pack.sha256 == pack.sha256);
                    if is_kept && !open.iter().any(|open| open.hash == pack.sha256) {
                        let (bounds, min_zoom, max_zoom) = (pack.bounds, pack.min_zoom, pack.max_zoom);
                        open.push(OpenPack { hash: pack.sha256, bounds, min_zoom, max_zoom, tiles });
                    }
                }
                Err(error) => self.note_unreadable(&pack.id, &error),
            }
            self.tell_streets(&self.kept_now());
        }
    }

    async fn open_one(self, hash: Hash) -> Result<Tiles, StoreError> {
        self.shelf().await?.tiles(hash).await
    }

    fn note_unreadable(mut self, id: &str, error: &StoreError) {
        self.troubles.write().insert(id.to_owned(), (FailureKind::Corrupt, error.to_string()));
    }

    /// Closes one that is about to go.
    pub(super) fn close(self, hash: Hash) {
        self.open.peek().packs().retain(|pack| pack.hash != hash);
        let kept: Vec<ShelfPack> =
            self.kept_now().iter().filter(|kept| kept.card.pack.sha256 != hash).cloned().collect();
        self.tell_streets(&kept);
    }

    /// Tells the map what is open now, where that is something else.
    fn tell_streets(mut self, kept: &[ShelfPack]) {
        let open = self.open.peek().clone();
        let open = open.packs();
        let credits = kept.iter().filter(|kept| open.iter().any(|open| open.hash == kept.card.pack.sha256));
        let credits = further_credits(credits.flat_map(|kept| &kept.card.pack.attribution));
        let streets = open.iter().fold(None, |all: Option<Streets>, pack| {
            let own = Streets {
                key: pack.hash.to_string()[..8].to_owned(),
                min_zoom: pack.min_zoom.max(BASE_ZOOM + 1),
                max_zoom: pack.max_zoom,
                bounds: pack.bounds,
            };
            Some(all.map_or(own.clone(), |all| all.with(&own)))
        });
        drop(open);
        let drawn = streets.map(|streets| MapStreets { streets, credits });
        if *self.streets.peek() != drawn {
            self.streets.set(drawn);
        }
    }
}
