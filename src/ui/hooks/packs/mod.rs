//! Street maps: which there are, how they stand on this device, and what is done with them by their reader's choice.
//!
//! The state belongs to the root, so that a download goes on while its reader looks elsewhere, and is made when somebody
//! first asks: the program's first part knows nothing of it. `bring` does what takes time, `open` answers the map's tiles.

mod bring;
mod open;

use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::core::{provide_root_context, spawn_forever};
use dioxus::prelude::*;
use futures_channel::oneshot;
use url::Url;

pub use self::bring::{too_large, use_own_file, use_pack_ask};
pub use self::open::{MapStreets, OpenPacks, UseMapStreets, use_map_streets};

use super::model::Model;
use super::{use_areas, use_model};
use crate::domain::area::{Area, counties_around};
use crate::domain::distance::distance_m;
use crate::domain::place::Position;
use crate::domain::region::Region;
use crate::domain::text::Text;
use crate::feed::hash::Hash;
use crate::feed::map_pack::{MapPack, PackList};
use crate::platform;
use crate::store::{Db, PackOrigin, Shelf, ShelfPack, Store, StoreError};
use crate::sync::{FailureKind, pack_bases};
use crate::t;
use crate::ui::components::place_row::Spoken;
use crate::ui::format::{plain, spoken};
use crate::ui::i18n::Words;
use crate::ui::view::packs::{self as view, OwnFile, PackLine, PackState, Trouble};

/// The packs that lie beside the web app: its own list of them, trusted with the program.
const BESIDE: &str = include_str!("../../../../assets/basemap/packs/list.json");

/// A pack that can be had, and the folders where its file lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pack: MapPack,
    bases: Vec<Url>,
}

/// A download that runs.
struct Running {
    here: u64,
    stop: Option<oneshot::Sender<()>>,
    /// What has come is to go.
    cancelled: bool,
}

/// Signals of this hook; they belong to the root.
#[derive(Clone, Copy)]
struct Packs {
    shelf: Signal<Option<Shelf>>,
    /// What is kept, once that is read; or why it can't be.
    kept: Signal<Option<Result<Rc<Vec<ShelfPack>>, String>>>,
    running: Signal<BTreeMap<Hash, Running>>,
    troubles: Signal<BTreeMap<String, (FailureKind, String)>>,
    own_file: Signal<OwnFile>,
    /// The name and the bytes of what was taken away last.
    freed: Signal<Option<(String, u64)>>,
    open: Signal<OpenPacks>,
    streets: Signal<Option<MapStreets>>,
}

fn use_packs() -> Packs {
    use_hook(|| {
        try_consume_context::<Packs>().unwrap_or_else(|| {
            let packs = provide_root_context(Packs::new());
            spawn_forever(packs.read(true));
            packs
        })
    })
}

impl Packs {
    fn new() -> Self {
        fn rooted<T: 'static>(value: T) -> Signal<T> {
            Signal::new_in_scope(value, ScopeId::ROOT)
        }
        Self {
            shelf: rooted(None),
            kept: rooted(None),
            running: rooted(BTreeMap::new()),
            troubles: rooted(BTreeMap::new()),
            own_file: rooted(OwnFile::Nothing),
            freed: rooted(None),
            open: rooted(OpenPacks::default()),
            streets: rooted(None),
        }
    }

    /// Reads what is kept. `tidy`: takes away what a program that ended in the middle has left.
    async fn read(mut self, tidy: bool) {
        let read = async {
            let shelf = self.shelf().await?;
            let mut kept = shelf.list().await?;
            // The later of two comes first.
            kept.sort_by_key(|pack| std::cmp::Reverse(pack.card.begun_ms));
            if tidy {
                for hash in left_over(&kept) {
                    shelf.remove(hash).await?;
                    kept.retain(|pack| pack.card.pack.sha256 != hash);
                }
            }
            Ok::<_, StoreError>(kept)
        };
        let read = read.await.map(Rc::new).map_err(|error| error.to_string());
        if self.kept.peek().as_ref() != Some(&read) {
            self.kept.set(Some(read));
        }
    }

    async fn shelf(mut self) -> Result<Shelf, StoreError> {
        if let Some(shelf) = self.shelf.peek().clone() {
            return Ok(shelf);
        }
        let shelf = Shelf::open(&platform::data_folder()).await?;
        self.shelf.set(Some(shelf.clone()));
        Ok(shelf)
    }

    fn kept(self) -> Rc<Vec<ShelfPack>> {
        self.kept.read().as_ref().and_then(|kept| kept.as_ref().ok().cloned()).unwrap_or_default()
    }

    fn kept_now(self) -> Rc<Vec<ShelfPack>> {
        self.kept.peek().as_ref().and_then(|kept| kept.as_ref().ok().cloned()).unwrap_or_default()
    }
}

/// Files of their reader's own that were not kept to the end, and whole packs that a later one of their id replaces.
fn left_over(kept: &[ShelfPack]) -> Vec<Hash> {
    let is_left = |(at, pack): &(usize, &ShelfPack)| {
        let own = pack.card.origin == PackOrigin::File && !pack.whole;
        let newer = &kept[..*at];
        own || (pack.whole && newer.iter().any(|other| other.whole && other.card.pack.id == pack.card.pack.id))
    };
    kept.iter().enumerate().filter(is_left).map(|(_, pack)| pack.card.pack.sha256).collect()
}

/// The packs that can be had: those beside the web app, and the feed's, which come first by id.
fn use_offers() -> Resource<Rc<Vec<Offer>>> {
    let model = use_model();
    use_resource(move || offers(model.own(), model.revision()))
}

async fn offers(own: Option<Db>, _revision: u64) -> Rc<Vec<Offer>> {
    let mut offers = Vec::new();
    if let Some(own) = own
        && let Ok(Ok(Some(feed))) = own.read(Store::feed_state).await
    {
        let list = PackList::parse(&feed.packs);
        let bases = pack_bases(&feed.url, &list.mirrors);
        offers.extend(list.packs.into_iter().map(|pack| Offer { pack, bases: bases.clone() }));
    }
    let beside = platform::asset_base().and_then(|base| Url::parse(&base).ok()?.join("map-packs/").ok());
    if let Some(base) = beside {
        let list = PackList::parse(BESIDE).packs;
        let of_own = |pack: &MapPack| offers.iter().any(|offer: &Offer| offer.pack.id == pack.id);
        let further: Vec<Offer> = list
            .into_iter()
            .filter(|pack| !of_own(pack))
            .map(|pack| Offer { pack, bases: vec![base.clone()] })
            .collect();
        offers.extend(further);
    }
    offers.retain(|offer| !offer.bases.is_empty());
    Rc::new(offers)
}

/// The list of street maps.
#[derive(Debug, Clone, PartialEq)]
pub enum PackListContent {
    Loading,
    /// Nothing can be kept here; the system's words.
    Failed(String),
    List(Vec<PackLine>),
}

/// Everything that the page of street maps shows.
pub fn use_pack_list() -> ReadSignal<PackListContent> {
    let model = use_model();
    let packs = use_packs();
    let offers = use_offers();
    let areas = use_areas();
    let chosen = super::regions::use_chosen_regions();
    use_memo(use_reactive((&areas, &chosen), move |(areas, chosen)| {
        let offers = match (&*packs.kept.read(), &*offers.read()) {
            (Some(Err(detail)), _) => return PackListContent::Failed(detail.clone()),
            (Some(Ok(_)), Some(offers)) => offers.clone(),
            _ => return PackListContent::Loading,
        };
        PackListContent::List(lines(model, packs, &offers, &areas, chosen.unwrap_or_default()))
    }))
    .into()
}

/// Reads what is kept once more, where that failed.
pub fn use_read_again() -> Callback<()> {
    let packs = use_packs();
    use_callback(move |()| _ = spawn_forever(packs.read(false)))
}

/// The name of what was taken away last, and how much room that made.
pub fn use_freed() -> Option<(String, u64)> {
    use_packs().freed.read().clone()
}

fn lines(model: Model, packs: Packs, offers: &[Offer], areas: &[Area], chosen: Vec<String>) -> Vec<PackLine> {
    let here = model.standpoint(areas);
    let point = here.as_ref().and_then(|here| here.point);
    let municipality = here.as_ref().and_then(|here| here.municipality.as_deref());
    let mut near: Vec<String> = counties_around(areas, municipality, point).iter().map(Region::to_string).collect();
    near.extend(chosen);
    let words = model.language().words();
    let of = About { words, areas, near: &near, point };
    let kept = packs.kept();
    let (running, troubles) = (packs.running.read(), packs.troubles.read());
    let mut shown: Vec<Hash> = Vec::new();
    let mut lines = Vec::new();
    for Offer { pack, .. } in offers {
        let mut same = kept.iter().filter(|kept| kept.card.pack.id == pack.id || kept.card.pack.sha256 == pack.sha256);
        let whole = same.clone().find(|kept| kept.whole);
        let part = same.find(|kept| !kept.whole && kept.card.pack.sha256 == pack.sha256 && kept.here > 0);
        shown.extend(kept.iter().filter(|kept| kept.card.pack.id == pack.id).map(|kept| kept.card.pack.sha256));
        shown.extend(whole.map(|whole| whole.card.pack.sha256));
        let state = match (running.get(&pack.sha256), part, whole) {
            (Some(running), ..) if running.here >= pack.size => PackState::Checking,
            (Some(running), ..) => PackState::Running { here: running.here },
            (None, Some(part), _) => PackState::Paused { here: part.here },
            (None, None, Some(whole)) if whole.card.pack.sha256 == pack.sha256 => PackState::Here,
            (None, None, Some(_)) => PackState::Newer { size: pack.size },
            (None, None, None) => PackState::Offered,
        };
        let stands = matches!(state, PackState::Here | PackState::Newer { .. });
        // The same file under another id is shown as the one that is offered.
        let same_id = whole.filter(|whole| stands && whole.card.pack.id == pack.id);
        let pack = same_id.map_or(pack, |whole| &whole.card.pack);
        let line = of.line(pack, state);
        lines.push(PackLine { replaces: whole.is_some() && !stands, ..line });
    }
    for kept in kept.iter().filter(|kept| !shown.contains(&kept.card.pack.sha256)) {
        let state = if kept.whole { PackState::Here } else { PackState::Paused { here: kept.here } };
        lines.push(PackLine { own: kept.card.origin == PackOrigin::File, ..of.line(&kept.card.pack, state) });
    }
    for line in &mut lines {
        line.trouble = troubles.get(&line.id).map(|(kind, message)| trouble(words, *kind, message));
    }
    view::sort(&mut lines);
    lines
}

/// What a line is told by.
struct About<'a> {
    words: Words,
    areas: &'a [Area],
    near: &'a [String],
    point: Option<Position>,
}

impl About<'_> {
    fn line(&self, pack: &MapPack, state: PackState) -> PackLine {
        let place = |code: &String| {
            let area = self.areas.iter().find(|area| area.code == *code)?;
            spoken(self.words, &area.name).map(|name| name.text)
        };
        let [west, south, east, north] = pack.bounds;
        let middle = Position { lat: (south + north) / 2.0, lon: (west + east) / 2.0 };
        PackLine {
            id: pack.id.clone(),
            name: name(self.words, pack),
            places: pack.regions.iter().filter_map(place).collect(),
            size: pack.size,
            state,
            replaces: false,
            own: false,
            credits: pack.attribution.iter().map(|credit| plain(credit)).collect(),
            trouble: None,
            near: pack.regions.iter().any(|code| self.near.contains(code)),
            distance_m: self.point.map(|point| f64::from(distance_m(point, middle))),
        }
    }
}

fn name(words: Words, pack: &MapPack) -> Spoken {
    let text = spoken(words, &Text::new(pack.name.clone()));
    text.unwrap_or_else(|| Spoken { text: pack.id.clone(), lang: None })
}

fn trouble(words: Words, kind: FailureKind, message: &str) -> Trouble {
    let text = match kind {
        FailureKind::Network | FailureKind::Redirect => t!(words, "maps-error-network"),
        FailureKind::CaptivePortal => t!(words, "feed-error-portal"),
        FailureKind::NotFound => t!(words, "maps-error-not-found"),
        FailureKind::Full => t!(words, "maps-error-full"),
        FailureKind::Storage => t!(words, "maps-error-storage"),
        _ => t!(words, "maps-error-corrupt"),
    };
    Trouble { text, detail: plain(message) }
}

/// The one that the map might offer: it holds the middle of what is shown, and isn't here.
fn wanted<'a>(offers: &'a [Offer], kept: &[ShelfPack], middle: Position) -> Option<&'a MapPack> {
    let holds = |[west, south, east, north]: [f64; 4]| {
        (south..=north).contains(&middle.lat) && (west..=east).contains(&middle.lon)
    };
    if kept.iter().any(|kept| kept.whole && holds(kept.card.pack.bounds)) {
        return None;
    }
    offers.iter().map(|offer| &offer.pack).find(|pack| holds(pack.bounds))
}
