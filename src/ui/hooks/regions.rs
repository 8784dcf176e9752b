//! The counties to keep fresh, and how fresh each region of the directory is.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use super::{Areas, use_model};
use crate::domain::area::Area;
use crate::domain::region::Region;
use crate::domain::time::to_civil;
use crate::feed::ShardKey;
use crate::store::{Db, Origin, Setting, ShardState, Store};
use crate::t;
use crate::ui::format::{full_date, spoken};
use crate::ui::i18n::Words;
use crate::ui::screens::RegionLine;

/// The counties to follow, as codes (`hva-06`), separated by `;`. None: all.
const REGIONS: Setting<String> = Setting::new("feed_regions");

/// The counties that are kept fresh, once that is read; empty means all.
pub fn use_chosen_regions() -> Option<Vec<String>> {
    let model = use_model();
    let kept = use_resource(move || read_chosen(model.own(), model.revision()));
    let set = use_context::<Chosen>().0;
    let kept = kept().filter(|_| model.own().is_some());
    set().or(kept)
}

/// Sets them; the next sync follows them.
pub fn use_choose_regions() -> Callback<Vec<String>> {
    let model = use_model();
    let mut set = use_context::<Chosen>().0;
    use_callback(move |codes: Vec<String>| {
        model.keep(REGIONS, Some(codes.join(";")).filter(|text| !text.is_empty()));
        set.set(Some(codes));
    })
}

/// What was chosen in this run of the program, before it is read back.
#[derive(Clone, Copy)]
struct Chosen(Signal<Option<Vec<String>>>);

pub(super) fn use_provide_regions() {
    use_context_provider(|| Chosen(Signal::new(None)));
}

/// Every county in the order of its name, then what the whole country shares.
pub fn use_region_lines() -> ReadSignal<Vec<RegionLine>> {
    let model = use_model();
    let shards = use_resource(move || read_shards(model.home(), model.revision()));
    let areas = use_context::<Areas>().0;
    use_memo(move || {
        let areas = areas.read().clone().unwrap_or_default();
        lines(model.language().words(), &areas, &shards.read().clone().unwrap_or_default())
    })
    .into()
}

pub(super) async fn read_chosen(own: Option<Db>, _revision: u64) -> Vec<String> {
    let Some(own) = own else { return Vec::new() };
    let text = own.read(|store| store.setting(REGIONS)).await.and_then(|text| text);
    let text = text.ok().flatten().unwrap_or_default();
    // A code that names no county is left out: it would follow nothing.
    text.split(';').filter(|code| Region::parse(code).is_some()).map(str::to_owned).collect()
}

async fn read_shards(home: Option<Db>, _revision: u64) -> Vec<ShardState> {
    let Some(home) = home else { return Vec::new() };
    home.read(Store::shards).await.and_then(|shards| shards).unwrap_or_default()
}

fn lines(words: Words, areas: &Rc<Vec<Area>>, shards: &[ShardState]) -> Vec<RegionLine> {
    let mut keys: Vec<ShardKey> = shards.iter().map(|shard| shard.shard).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut lines: Vec<RegionLine> = keys
        .into_iter()
        .map(|key| {
            let own: Vec<&ShardState> = shards.iter().filter(|shard| shard.shard == key).collect();
            RegionLine { code: code(key), name: name(words, key, areas), details: details(words, &own) }
        })
        .collect();
    lines.sort_by_cached_key(|line| (line.code.is_none(), line.name.to_lowercase()));
    lines
}

fn code(key: ShardKey) -> Option<String> {
    match key {
        ShardKey::Region(Region::County(_)) => Some(key.to_string()),
        ShardKey::Region(Region::National) | ShardKey::Playgrounds => None,
    }
}

fn name(words: Words, key: ShardKey, areas: &Rc<Vec<Area>>) -> String {
    match key {
        ShardKey::Playgrounds => t!(words, "regions-playgrounds"),
        ShardKey::Region(Region::National) => t!(words, "regions-national"),
        ShardKey::Region(region) => {
            let code = region.to_string();
            let area = areas.iter().find(|area| area.code == code);
            area.and_then(|area| spoken(words, &area.name)).map_or(code, |name| name.text)
        }
    }
}

/// Counts of what is shown from it, the newest day, and whether it came from the network; else it came with the app.
fn details(words: Words, layers: &[&ShardState]) -> Vec<String> {
    let sum = |count: fn(&ShardState) -> usize| layers.iter().map(|layer| count(layer)).sum::<usize>();
    let (places, events, services) = (sum(|l| l.places), sum(|l| l.events), sum(|l| l.services));
    let mut details = Vec::new();
    if places > 0 {
        details.push(t!(words, "count-places", count = places));
    }
    if events > 0 {
        details.push(t!(words, "count-events", count = events));
    }
    if services > 0 {
        details.push(t!(words, "count-services", count = services));
    }
    let issued: Option<DateTime<Utc>> = layers.iter().filter_map(|layer| layer.issued).max();
    details.extend(issued.map(|at| t!(words, "regions-issued", date = full_date(words, to_civil(at).date()))));
    if layers.iter().any(|layer| layer.origin == Origin::Feed) {
        details.push(t!(words, "regions-from-feed"));
    }
    details
}
