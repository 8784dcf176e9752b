//! Packs of street tiles: MBTiles files that a manifest names and a family fetches by choice.
//!
//! The entry in the manifest is signed, the file is named by its sha256, so a file is worth opening only when it is the
//! one. An entry that makes no sense (an address that leads elsewhere, zooms that don't exist) is left out; the rest of
//! the feed stands.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::hash::Hash;
use crate::domain::region::Region;

/// The largest pack, in bytes.
pub const MAX_PACK_BYTES: u64 = 256 * 1024 * 1024;
/// The most packs of a feed.
pub const MAX_PACKS: usize = 120;
/// The deepest zoom of any base map: what a pack adds lies below it.
pub const BASE_ZOOM: u8 = 8;
/// The deepest zoom that a pack may have.
pub const DEEPEST_ZOOM: u8 = 16;
/// The most letters of an id, and of each text for people.
const MAX_ID: usize = 60;
const MAX_TEXT: usize = 200;

/// What an MBTiles file says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct TileFacts {
    pub name: Option<String>,
    /// West, south, east, north, in degrees.
    pub bounds: [f64; 4],
    pub min_zoom: u8,
    pub max_zoom: u8,
    pub attribution: Option<String>,
}

/// What is wrong with a pack: the field, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct PackFault {
    pub field: &'static str,
    pub message: String,
}

impl PackFault {
    pub fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self { field, message: message.into() }
    }
}

/// A pack as the manifest names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct MapPack {
    /// `[a-z0-9-]`, stable: a newer file of the same id takes the place of the older one.
    pub id: String,
    /// A language map.
    #[serde(default)]
    pub name: BTreeMap<String, String>,
    /// The counties it lies in: `hva-NN`.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Where the file lies, from the feed's root: `v1/pack/<sha256>.mbtiles`. Never another host.
    pub url: String,
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub sha256: Hash,
    /// Bytes of the file.
    pub size: u64,
    /// West, south, east, north, in degrees.
    pub bounds: [f64; 4],
    pub min_zoom: u8,
    pub max_zoom: u8,
    /// Who wants to be credited, a line each.
    #[serde(default)]
    pub attribution: Vec<String>,
}

/// Where a pack's file lies, from the feed's root.
pub fn map_pack_path(hash: Hash) -> String {
    format!("v1/pack/{hash}.mbtiles")
}

impl MapPack {
    /// What is wrong with it first; nothing where it can be used.
    pub fn check(&self) -> Result<(), PackFault> {
        check_pack_id(&self.id)?;
        for (language, text) in &self.name {
            check_name(language, text)?;
        }
        if let Some(code) = self.regions.iter().find(|code| Region::parse(code).is_none()) {
            return Err(PackFault::new("regions", format!("{code:?} is no region")));
        }
        if !is_inside(&self.url) {
            return Err(PackFault::new("url", "is no file of this feed"));
        }
        check_pack_size(self.size)?;
        check_coverage(self.bounds, self.min_zoom, self.max_zoom)
    }
}

/// An id of small letters, digits and hyphens.
pub fn check_pack_id(id: &str) -> Result<(), PackFault> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || id.len() > MAX_ID || !id.bytes().all(plain) {
        let message = format!("is not 1 to {MAX_ID} of the letters a-z, digits and hyphens");
        return Err(PackFault::new("id", message));
    }
    Ok(())
}

/// A name in one language: one line of plain text.
pub fn check_name(language: &str, text: &str) -> Result<(), PackFault> {
    let letters = text.chars().count();
    if text.trim().is_empty() || letters > MAX_TEXT || text.chars().any(char::is_control) {
        return Err(PackFault::new("name", format!("{language}: is not one line of 1 to {MAX_TEXT} letters")));
    }
    Ok(())
}

pub fn check_pack_size(size: u64) -> Result<(), PackFault> {
    if size == 0 || size > MAX_PACK_BYTES {
        return Err(PackFault::new("size", format!("has {size} bytes, and {MAX_PACK_BYTES} is the most")));
    }
    Ok(())
}

/// Whether bounds and zooms are some of a map's.
pub fn check_coverage(bounds: [f64; 4], min_zoom: u8, max_zoom: u8) -> Result<(), PackFault> {
    let [west, south, east, north] = bounds;
    let on_earth = |lon: f64, lat: f64| (-180.0..=180.0).contains(&lon) && (-85.06..=85.06).contains(&lat);
    if !on_earth(west, south) || !on_earth(east, north) || west >= east || south >= north {
        return Err(PackFault::new("bounds", "are not west, south, east and north of a box on the earth"));
    }
    if min_zoom > max_zoom || max_zoom > DEEPEST_ZOOM {
        return Err(PackFault::new("max_zoom", format!("zooms go from {min_zoom} to {max_zoom}: no map has them so")));
    }
    if max_zoom <= BASE_ZOOM {
        let message = format!("is {max_zoom}, and the base map shows as much: streets begin at {}", BASE_ZOOM + 1);
        return Err(PackFault::new("max_zoom", message));
    }
    Ok(())
}

/// Whether a tile lies in a box, with its edge or more. Column and row from the north-west; both as Web Mercator has them.
pub fn touches_tile(bounds: [f64; 4], zoom: u8, column: u32, row: u32) -> bool {
    let [west, south, east, north] = bounds;
    let side = f64::from(1_u32 << zoom.min(30));
    let lon = |column: f64| column / side * 360.0 - 180.0;
    let lat = |row: f64| (std::f64::consts::PI * (1.0 - 2.0 * row / side)).sinh().atan().to_degrees();
    let (column, row) = (f64::from(column), f64::from(row));
    lon(column) <= east && lon(column + 1.0) >= west && lat(row + 1.0) <= north && lat(row) >= south
}

/// Whether an address is a path below the feed's root: names of plain letters, none of which leads up or away.
fn is_inside(url: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let name = |name: &str| !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain);
    url.len() <= 200 && url.split('/').all(name)
}

/// The packs of a list that can be used, each id once. What can't be is left out.
pub(super) fn usable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<MapPack>, D::Error> {
    let Value::Array(listed) = Value::deserialize(deserializer)? else { return Ok(Vec::new()) };
    let mut ids = BTreeSet::new();
    let packs = listed.into_iter().filter_map(|value| MapPack::deserialize(value).ok());
    Ok(packs.filter(|pack| pack.check().is_ok() && ids.insert(pack.id.clone())).take(MAX_PACKS).collect())
}

/// What a device keeps of a manifest's packs, and a package's own list of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PackList {
    #[serde(default, deserialize_with = "usable")]
    pub packs: Vec<MapPack>,
    /// Further addresses where the same files lie.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mirrors: Vec<String>,
}

impl PackList {
    /// Reads what [`PackList::to_text`] wrote. What can't be read names no packs.
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Empty where there are no packs.
    pub fn to_text(&self) -> String {
        if self.packs.is_empty() { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }
}

#[cfg(test)]
impl MapPack {
    /// A pack of these bytes, for tests.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        let sha256 = Hash::of(bytes);
        Self {
            id: "x".to_owned(),
            name: Default::default(),
            regions: Vec::new(),
            url: map_pack_path(sha256),
            sha256,
            size: bytes.len() as u64,
            bounds: [24.0, 60.0, 25.0, 61.0],
            min_zoom: 11,
            max_zoom: 14,
            attribution: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entry() -> Value {
        json!({
            "id": "helsinki", "name": {"fi": "Helsinki"}, "regions": ["hva-90"],
            "url": format!("v1/pack/{}.mbtiles", "ab".repeat(32)), "sha256": "ab".repeat(32), "size": 184320,
            "bounds": [24.8, 60.1, 25.1, 60.3], "min_zoom": 11, "max_zoom": 14, "attribution": ["© OSM"],
        })
    }

    fn read(packs: Value) -> Vec<MapPack> {
        PackList::parse(&json!({ "packs": packs }).to_string()).packs
    }

    #[test]
    fn a_pack_reads_as_it_is_written_and_takes_what_is_added() {
        let mut newer = entry();
        newer["style"] = json!("moon");
        let [pack] = read(json!([newer])).try_into().unwrap();
        assert_eq!((pack.id.as_str(), pack.size, pack.min_zoom), ("helsinki", 184_320, 11));
        let list = PackList { packs: vec![pack], mirrors: Vec::new() };
        assert_eq!(PackList::parse(&list.to_text()), list);
        assert_eq!(PackList::default().to_text(), "");
        assert_eq!(PackList::parse(""), PackList::default());
    }

    #[test]
    fn what_makes_no_sense_is_left_out_and_the_rest_stands() {
        let hostile: &[(&str, Value)] = &[
            ("url", json!("https://elsewhere.example/x.mbtiles")),
            ("url", json!("//elsewhere.example/x")),
            ("url", json!("/v1/pack/x.mbtiles")),
            ("url", json!("v1/../../x.mbtiles")),
            ("url", json!("v1/%2e%2e/x.mbtiles")),
            ("url", json!("v1/pack/x.mbtiles?who")),
            ("url", json!("v1\\pack\\x")),
            ("url", json!("")),
            ("sha256", json!("ab")),
            ("size", json!(-1)),
            ("size", json!(0)),
            ("size", json!(MAX_PACK_BYTES + 1)),
            ("size", json!("many")),
            ("min_zoom", json!(15)),
            ("min_zoom", json!(-1)),
            ("max_zoom", json!(40)),
            ("max_zoom", json!(8)),
            ("max_zoom", json!(300)),
            ("bounds", json!([24.8, 60.1, 25.1])),
            ("bounds", json!([25.1, 60.1, 24.8, 60.3])),
            ("bounds", json!([24.8, 60.1, 25.1, 160.3])),
            ("bounds", json!([-500, 60.1, 25.1, 60.3])),
            ("bounds", json!([24.8, 60.1, 25.1, null])),
            ("id", json!("../x")),
            ("id", json!("")),
            ("id", json!("x".repeat(200))),
            ("name", json!({"fi": "a\nb"})),
            ("name", json!({"fi": "x".repeat(4000)})),
            ("regions", json!(["hva-77"])),
        ];
        for (field, value) in hostile {
            let mut bad = entry();
            bad[*field] = value.clone();
            let mut good = entry();
            good["id"] = json!("tampere");
            let ids: Vec<_> = read(json!([bad, 7, good])).into_iter().map(|pack| pack.id).collect();
            assert_eq!(ids, ["tampere"], "{field}: {value}");
        }
        assert!(read(json!("none")).is_empty());
    }

    #[test]
    fn a_tile_is_looked_for_where_the_pack_lies() {
        let helsinki = [24.87305, 60.13056, 25.02686, 60.20708];
        assert!(touches_tile(helsinki, 11, 1165, (1 << 11) - 1 - 1454));
        assert!(touches_tile(helsinki, 0, 0, 0));
        assert!(!touches_tile(helsinki, 11, 1163, (1 << 11) - 1 - 1454));
        assert!(!touches_tile(helsinki, 11, 1165, (1 << 11) - 1 - 1460));
        assert!(!touches_tile(helsinki, 40, 1, u32::MAX));
    }

    #[test]
    fn an_id_is_there_once_and_a_flood_ends() {
        assert_eq!(read(json!([entry(), entry()])).len(), 1);
        let flood: Vec<Value> = (0..MAX_PACKS + 50)
            .map(|number| {
                let mut pack = entry();
                pack["id"] = json!(format!("p-{number}"));
                pack
            })
            .collect();
        assert_eq!(read(flood.into()).len(), MAX_PACKS);
    }
}
