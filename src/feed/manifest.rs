//! `v1/manifest/<sha256>.json.zst`: what the feed holds, shard by shard.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::delta::{DeltaEntry, MAX_DELTA_BYTES, MAX_DELTA_DECODED_BYTES, MAX_DELTAS};
use super::hash::Hash;
use super::json;
use super::map_pack::{self, MapPack, PackList};
use super::pack::{self, PackError};

/// The largest manifest file and the largest manifest, in bytes.
pub const MAX_MANIFEST_BYTES: u64 = 128 * 1024;
pub const MAX_MANIFEST_DECODED_BYTES: u64 = json::MAX_LINE_BYTES as u64;
/// The largest shard file and the largest shard, in bytes.
pub const MAX_SHARD_BYTES: u64 = 32 * 1024 * 1024;
pub const MAX_SHARD_DECODED_BYTES: u64 = 256 * 1024 * 1024;
/// The most records of a shard.
pub const MAX_SHARD_RECORDS: u64 = 500_000;
/// How many bytes one byte on the wire may unpack to. Records shrink to a tenth or a thirtieth.
pub const MAX_RATIO: u64 = 200;
/// What unpacks to no more than this hurts nobody.
const HARMLESS_BYTES: u64 = 1024 * 1024;
pub const MANIFEST_FORMAT: &str = "avoin-ovi-manifest/1";

/// Why a manifest can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    #[error("the manifest can't be unpacked: {0}")]
    Pack(#[from] PackError),
    #[error("the manifest can't be read: {0}")]
    Json(String),
    #[error("the manifest has the format {0:?}, which this version doesn't know")]
    Format(String),
    #[error("the manifest's shard {0} is larger than any shard may be")]
    TooLarge(String),
}

/// Where a manifest lies, from the feed's root.
pub fn manifest_path(hash: Hash) -> String {
    format!("v1/manifest/{hash}.json.zst")
}

/// Where a shard lies, from the feed's root.
pub fn shard_path(hash: Hash) -> String {
    format!("v1/shard/{hash}.jsonl.zst")
}

/// Who publishes, for people to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Publisher {
    pub name: String,
    /// A language map.
    pub title: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    pub languages: Vec<String>,
    /// A line per source that wants to be credited.
    pub attribution: Vec<String>,
}

/// A file of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct FileRef {
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub sha256: Hash,
    /// Bytes on the wire.
    pub size: u64,
    /// Bytes once unpacked.
    pub decoded_size: u64,
}

impl FileRef {
    /// Whether it is no larger than this, packed and unpacked, and unpacks to no more than such a file does.
    pub fn fits(&self, size: u64, decoded_size: u64) -> bool {
        self.size <= size
            && self.decoded_size <= decoded_size
            && self.decoded_size <= self.size.saturating_mul(MAX_RATIO).max(HARMLESS_BYTES)
    }
}

/// A delta is a short cut: one that breaks a bound is passed over, and the whole shard is there.
fn keep_usable(deltas: &mut Vec<DeltaEntry>) {
    deltas.retain(|delta| delta.file.fits(MAX_DELTA_BYTES, MAX_DELTA_DECODED_BYTES));
    deltas.truncate(MAX_DELTAS);
}

/// One shard's current generation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct ShardEntry {
    /// Rises with every change of the shard's records, and only then.
    pub sequence: u64,
    /// sha256 over the canonical records, one a line, ordered by id: the unpacked shard itself.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub state: Hash,
    pub records: u64,
    pub shard: FileRef,
    /// What leads here from earlier sequences of this shard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deltas: Vec<DeltaEntry>,
}

/// The manifest. Fields that a newer version adds are passed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Manifest {
    pub format: String,
    #[serde(default)]
    pub publisher: Publisher,
    /// Further addresses where the same files lie, as https URLs.
    #[serde(default)]
    pub mirrors: Vec<String>,
    /// `hva-NN`, `national`, `playgrounds`. Keys that a program doesn't know are passed over.
    #[serde(default)]
    pub shards: BTreeMap<String, ShardEntry>,
    /// What leads all shards here from earlier sequences of the feed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deltas: Vec<DeltaEntry>,
    /// Street tiles that a family may fetch. One that makes no sense is passed over.
    #[serde(default, deserialize_with = "map_pack::usable", skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<MapPack>,
}

impl Manifest {
    /// Reads a manifest's file, whose hash and size the head has vouched for.
    pub fn parse(file: &[u8]) -> Result<Self, ManifestError> {
        let bytes = pack::unpack(file, MAX_MANIFEST_DECODED_BYTES)?;
        let text = String::from_utf8(bytes).map_err(|error| ManifestError::Json(error.to_string()))?;
        let value = json::parse(text.trim_end()).map_err(ManifestError::Json)?;
        let mut manifest = Self::deserialize(value).map_err(|error| ManifestError::Json(error.to_string()))?;
        if manifest.format != MANIFEST_FORMAT {
            return Err(ManifestError::Format(manifest.format.chars().take(60).collect()));
        }
        for (key, entry) in &mut manifest.shards {
            let fits = entry.shard.fits(MAX_SHARD_BYTES, MAX_SHARD_DECODED_BYTES);
            if !fits || entry.records > MAX_SHARD_RECORDS {
                return Err(ManifestError::TooLarge(key.chars().take(60).collect()));
            }
            keep_usable(&mut entry.deltas);
        }
        keep_usable(&mut manifest.deltas);
        Ok(manifest)
    }

    /// Whether both lead to the same state, whatever leads there from earlier ones.
    #[cfg(feature = "cli")]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let without_deltas = |manifest: &Self| {
            let mut manifest = Self { deltas: Vec::new(), ..manifest.clone() };
            manifest.shards.values_mut().for_each(|entry| entry.deltas.clear());
            manifest
        };
        without_deltas(self) == without_deltas(other)
    }

    /// What a device remembers of the packs.
    pub fn pack_list(&self) -> PackList {
        PackList { packs: self.packs.clone(), mirrors: self.mirrors.clone() }
    }

    /// The canonical text, before packing.
    pub fn to_text(&self) -> Result<String, ManifestError> {
        let value = serde_json::to_value(self).map_err(|error| ManifestError::Json(error.to_string()))?;
        let mut text = json::canonical(&value).map_err(ManifestError::Json)?;
        text.push('\n');
        Ok(text)
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::feed::head::Head;
    use crate::feed::keys::KeySet;
    use crate::feed::pack::{Lines, pack};

    fn manifest() -> Manifest {
        let hash = Hash::of(b"x");
        let shard = FileRef { sha256: hash, size: 10, decoded_size: 20 };
        let entry = ShardEntry { sequence: 1, state: hash, records: 2, shard, deltas: Vec::new() };
        Manifest {
            format: MANIFEST_FORMAT.to_owned(),
            publisher: Publisher::default(),
            mirrors: Vec::new(),
            shards: BTreeMap::from([("hva-90".to_owned(), entry.clone()), ("moon".to_owned(), entry)]),
            deltas: Vec::new(),
            packs: Vec::new(),
        }
    }

    fn parse(text: &str) -> Result<Manifest, ManifestError> {
        let packed = pack(text.as_bytes()).map_err(|error| ManifestError::Json(error.to_string()))?;
        Manifest::parse(&packed)
    }

    #[test]
    fn a_manifest_reads_as_it_is_written_and_takes_what_is_added() {
        let text = manifest().to_text().unwrap();
        assert_eq!(parse(&text).unwrap(), manifest());
        assert_eq!(parse(&text.replacen('{', r#"{"colours":[1],"#, 1)).unwrap(), manifest());
        assert!(parse(&text.replacen('{', r#"{"packs":[{"id":"x"}],"#, 1)).unwrap().packs.is_empty());
        assert!(matches!(parse(&text.replace("manifest/1", "manifest/2")), Err(ManifestError::Format(_))));
        assert!(matches!(parse(&text.replace(r#""size":10"#, r#""size":99999999"#)), Err(ManifestError::TooLarge(_))));
        assert!(matches!(parse(&text.replace(r#""size":10"#, r#""size":-1"#)), Err(ManifestError::Json(_))));
        assert!(matches!(parse("{}"), Err(ManifestError::Json(_))));
        assert!(matches!(Manifest::parse(b"{}"), Err(ManifestError::Pack(_))));
    }

    proptest! {
        /// Nothing that a server sends makes a reader fall over, signed or not.
        #[test]
        fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = Head::open_unproved(&bytes);
            let _ = KeySet::parse(&bytes);
            let _ = Manifest::parse(&bytes);
        }

        #[test]
        fn a_spoiled_pack_is_answered(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
            let mut packed = pack(&b"some words that repeat, and some more of them\n".repeat(200)).unwrap();
            for (place, byte) in places {
                let place = place.index(packed.len());
                packed[place] = byte;
            }
            if let Ok(mut lines) = Lines::new(&packed, 100_000) {
                while let Ok(Some(_)) = lines.next_line() {}
                prop_assert!(lines.bytes() <= 100_001);
            }
        }
    }
}
