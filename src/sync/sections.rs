//! An unpacked delta, cut into the sections of its shards.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::feed::ShardKey;
use crate::feed::delta::{Change, DeltaLine, MAX_DELTA_DECODED_BYTES};
use crate::feed::manifest::FileRef;
use crate::feed::pack;

/// What a delta says, by shard.
pub struct Sections {
    text: Vec<u8>,
    /// The sequence each leads from, and where its lines are.
    found: BTreeMap<ShardKey, (u64, Range<usize>)>,
}

impl Sections {
    /// Unpacks a delta whose hash has been checked. The error is in words for whoever made it.
    pub fn read(packed: &[u8], file: &FileRef) -> Result<Self, String> {
        let limit = file.decoded_size.min(MAX_DELTA_DECODED_BYTES);
        let text = pack::unpack(packed, limit).map_err(|error| error.to_string())?;
        if text.len() as u64 != file.decoded_size || text.last() != Some(&b'\n') {
            return Err(format!("unpacks to {} of {} bytes", text.len(), file.decoded_size));
        }
        let mut found: BTreeMap<ShardKey, (u64, Range<usize>)> = BTreeMap::new();
        let mut current: Option<ShardKey> = None;
        let mut begin = 0;
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            let end = begin + line.len();
            // Lines are looked into one by one when they are applied; only these begin with the sequence.
            if line.starts_with(br#"{"from":"#)
                && let DeltaLine::Shard { key, from } = DeltaLine::parse(line)?
            {
                // A key of a newer version is passed over with its lines.
                current = ShardKey::parse(&key);
                if let Some(key) = current
                    && found.insert(key, (from, end..end)).is_some()
                {
                    return Err(format!("has two sections of {key}"));
                }
            } else if let Some((_, range)) = current.and_then(|key| found.get_mut(&key)) {
                range.end = end;
            } else if found.is_empty() && current.is_none() && begin == 0 {
                return Err("begins with no shard".to_owned());
            }
            begin = end;
        }
        Ok(Self { text, found })
    }

    /// The sequence from which a shard's section leads, and its changes; `None`: it says nothing of that shard.
    pub fn section(
        &self,
        key: ShardKey,
    ) -> Option<(u64, impl Iterator<Item = Result<Change, String>> + Clone + Send + '_)> {
        let (from, range) = self.found.get(&key)?;
        let text = self.text.get(range.clone()).unwrap_or_default();
        let lines = text.split_inclusive(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\n").unwrap_or(line));
        let changes = lines.map(|line| match DeltaLine::parse(line)? {
            DeltaLine::Change(change) => Ok(change),
            DeltaLine::Shard { key, .. } => Err(format!("has a section of {key} in the middle of another")),
        });
        Some((*from, changes))
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::feed::hash::Hash;

    fn read(text: &str) -> Result<Sections, String> {
        let packed = pack::pack(text.as_bytes()).map_err(|error| error.to_string())?;
        let (size, decoded_size) = (packed.len() as u64, text.len() as u64);
        Sections::read(&packed, &FileRef { sha256: Hash::of(&packed), size, decoded_size })
    }

    #[test]
    fn each_shard_finds_its_own_changes() {
        let text = concat!(
            r#"{"from":3,"shard":"hva-90"}"#,
            "\n",
            r#"{"gone":true,"id":"a:1"}"#,
            "\n",
            r#"{"from":1,"shard":"hva-99-of-a-later-day"}"#,
            "\n",
            r#"{"gone":true,"id":"a:2"}"#,
            "\n",
            r#"{"from":0,"shard":"national"}"#,
            "\n",
        );
        let sections = read(text).unwrap();
        let of = |key: &str| {
            let (from, changes) = sections.section(ShardKey::parse(key).unwrap())?;
            let ids: Result<Vec<_>, _> = changes.map(|change| change.map(|change| change.id().to_owned())).collect();
            Some((from, ids.unwrap()))
        };
        assert_eq!(of("hva-90"), Some((3, vec!["a:1".to_owned()])));
        assert_eq!(of("national"), Some((0, vec![])));
        assert_eq!(of("hva-01"), None);
    }

    #[test]
    fn what_is_no_delta_is_told() {
        let section = "{\"from\":3,\"shard\":\"hva-90\"}\n";
        assert!(read("").is_err());
        assert!(read("{\"gone\":true,\"id\":\"a:1\"}\n").is_err());
        assert!(read(section.trim_end()).is_err());
        assert!(read(&format!("{section}{section}")).is_err());
        assert!(read("{\"from\":-3,\"shard\":\"hva-90\"}\n").is_err());
        let packed = pack::pack(section.as_bytes()).unwrap();
        let (size, decoded_size) = (packed.len() as u64, section.len() as u64 - 1);
        assert!(Sections::read(&packed, &FileRef { sha256: Hash::of(&packed), size, decoded_size }).is_err());
        let bad = read(&format!("{section}{{\"id\":\"a:1\"}}\n")).unwrap();
        let (_, mut changes) = bad.section(ShardKey::parse("hva-90").unwrap()).unwrap();
        assert!(changes.next().unwrap().is_err());
    }
}
