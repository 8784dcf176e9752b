//! By which files a device gets from what it has to what the feed holds: one small delta for everything, a delta or the
//! whole for each shard. Pure: no IO.

use crate::feed::ShardKey;
use crate::feed::delta::DeltaEntry;
use crate::feed::manifest::{Manifest, ShardEntry};

/// Each request costs about so many bytes beside its file.
const REQUEST: u64 = 500;

/// A shard to be brought up to date.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    pub key: ShardKey,
    pub entry: ShardEntry,
    /// The sequence of it that is here, in the feed's present epoch; 0 where nothing is.
    pub here: u64,
}

impl Changed {
    /// The delta that leads from what is here.
    pub fn delta(&self) -> Option<&DeltaEntry> {
        self.entry.deltas.iter().find(|delta| self.here > 0 && delta.from == self.here)
    }

    /// Bytes of the smallest file that brings it.
    pub fn size(&self) -> u64 {
        self.delta().map_or(self.entry.shard.size, |delta| delta.file.size)
    }
}

/// The delta of the whole feed that leads from sequence `here`, where it costs less than each shard's own files.
pub fn one_for_all<'a>(manifest: &'a Manifest, here: Option<u64>, changed: &[Changed]) -> Option<&'a DeltaEntry> {
    let delta = manifest.deltas.iter().find(|delta| Some(delta.from) == here)?;
    let each: u64 = changed.iter().map(|changed| changed.size().saturating_add(REQUEST)).fold(0, u64::saturating_add);
    (delta.file.size.saturating_add(REQUEST) < each).then_some(delta)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::feed::hash::Hash;
    use crate::feed::manifest::{FileRef, MANIFEST_FORMAT, Publisher};

    fn file(size: u64) -> FileRef {
        FileRef { sha256: Hash::of(b"x"), size, decoded_size: size }
    }

    fn changed(key: &str, here: u64, deltas: &[(u64, u64)]) -> Changed {
        let deltas = deltas.iter().map(|(from, size)| DeltaEntry { from: *from, file: file(*size) }).collect();
        let state = Hash::of(b"x");
        let entry = ShardEntry { sequence: 9, state, records: 1, shard: file(40_000), deltas };
        Changed { key: ShardKey::parse(key).unwrap(), entry, here }
    }

    fn manifest(deltas: &[(u64, u64)]) -> Manifest {
        Manifest {
            format: MANIFEST_FORMAT.to_owned(),
            publisher: Publisher::default(),
            mirrors: Vec::new(),
            shards: BTreeMap::new(),
            deltas: deltas.iter().map(|(from, size)| DeltaEntry { from: *from, file: file(*size) }).collect(),
            packs: Vec::new(),
        }
    }

    #[test]
    fn a_shard_comes_by_the_delta_from_what_is_here_or_whole() {
        let deltas = [(8, 300), (7, 500)];
        assert_eq!(changed("hva-01", 8, &deltas).size(), 300);
        assert_eq!(changed("hva-01", 7, &deltas).size(), 500);
        assert_eq!(changed("hva-01", 6, &deltas).size(), 40_000);
        assert_eq!(changed("hva-01", 0, &[(0, 1)]).size(), 40_000);
    }

    #[test]
    fn one_file_for_all_where_that_is_less() {
        let each = [changed("hva-01", 8, &[(8, 300)]), changed("hva-02", 8, &[(8, 300)])];
        let from = |here, deltas: &[(u64, u64)]| one_for_all(&manifest(deltas), here, &each).map(|delta| delta.from);
        assert_eq!(from(Some(20), &[(20, 700), (19, 900)]), Some(20));
        assert_eq!(from(Some(19), &[(20, 700), (19, 900)]), Some(19));
        assert_eq!(from(Some(20), &[(20, 5_000)]), None, "a reader of two counties needs little of it");
        assert_eq!(from(Some(18), &[(20, 700)]), None);
        assert_eq!(from(None, &[(20, 700)]), None);
    }
}
