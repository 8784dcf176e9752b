//! The part of the seed that a first list needs, as the one file that lies beside the web app.
//!
//! Made by `platform/web/bindgen` from the seed's folder. It is trusted with the package, as the seed is, and its
//! records stand in their canonical form already, so the web app reads it without the feed's client: nothing is
//! unpacked, proven or brought into form. How long each shard is, and how many records it has, is checked.
//!
//! Layout, a line each: `avoin-ovi-seed 1 EPOCH ISSUED` (RFC 3339); for every shard `KEY SEQUENCE STATE whole|part
//! RECORDS BYTES`; an empty line; then the shards' records one after another, a line each. Of a shard that is `part`,
//! the rest comes with the seed's folder, later.

use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::outcome::{Failure, FailureKind};
use crate::feed::{Decoded, ShardKey, decode_packed};
use crate::store::{Db, Generation, Origin, ShardState, part_of};

const FORMAT: &str = "avoin-ovi-seed";

/// A pack in memory. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack(Arc<Packed>);

#[derive(Debug, PartialEq, Eq)]
struct Packed {
    epoch: u64,
    issued: DateTime<Utc>,
    shards: Vec<Shard>,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Shard {
    key: ShardKey,
    sequence: u64,
    /// As the store notes it: the manifest's, or a text that no manifest has.
    state: String,
    is_whole: bool,
    records: u64,
    lines: Range<usize>,
}

impl Pack {
    /// `None`: these bytes are no such file, or not all of it.
    pub fn parse(bytes: Vec<u8>) -> Option<Self> {
        let text = String::from_utf8(bytes).ok()?;
        let mut from = text.find("\n\n")? + 2;
        let mut lines = text.get(..from)?.lines();
        let mut head = lines.next()?.split(' ');
        if (head.next()?, head.next()?) != (FORMAT, "1") {
            return None;
        }
        let (epoch, issued) = (head.next()?.parse().ok()?, DateTime::parse_from_rfc3339(head.next()?).ok()?.to_utc());
        let mut shards = Vec::new();
        for line in lines.take_while(|line| !line.is_empty()) {
            let mut words = line.split(' ');
            let key = ShardKey::parse(words.next()?);
            let (sequence, state) = (words.next()?.parse().ok()?, words.next()?);
            let is_whole = words.next()? == "whole";
            let (records, length): (u64, usize) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            let until = from.checked_add(length)?;
            text.get(from..until)?;
            // A key of a newer version is passed over.
            if let Some(key) = key {
                let state = if is_whole { state.to_owned() } else { part_of(state) };
                shards.push(Shard { key, sequence, state, is_whole, records, lines: from..until });
            }
            from = until;
        }
        (from == text.len()).then(|| Self(Arc::new(Packed { epoch, issued, shards, text })))
    }
}

/// Brings the embedded layers up to what the pack holds; `progress` hears which shard of how many it is at. A shard of
/// which nothing is new costs nothing, and a part takes the place of no whole shard.
pub async fn apply_pack(
    db: &Db,
    pack: &Pack,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), Failure> {
    let here: Vec<ShardState> = db.run(|store| store.shards()).await??;
    let is_here = |shard: &Shard| {
        here.iter()
            .filter(|layer| layer.origin == Origin::Embedded && layer.shard == shard.key)
            .any(|layer| layer.state_hash == shard.state || !shard.is_whole)
    };
    let new: Vec<usize> = (0..pack.0.shards.len()).filter(|index| !is_here(&pack.0.shards[*index])).collect();
    for (done, index) in new.iter().copied().enumerate() {
        progress(done, new.len());
        let packed = pack.0.clone();
        db.run(move |store| {
            let shard = &packed.shards[index];
            let generation = Generation {
                origin: Origin::Embedded,
                epoch: packed.epoch,
                sequence: shard.sequence,
                state_hash: shard.state.clone(),
                issued: Some(packed.issued),
                applied_at: now,
                feed: None,
            };
            store.try_apply_region(shard.key, &generation, shard.records(&packed.text))
        })
        .await??;
    }
    Ok(())
}

impl Shard {
    /// Its records in order, and an error after the last where they are not all it should have.
    fn records<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Result<Decoded, Failure>> + 'a {
        let mut lines = text.get(self.lines.clone()).unwrap_or_default().lines();
        let mut good = 0;
        let mut has_ended = false;
        std::iter::from_fn(move || {
            if let Some(decoded) = lines.by_ref().find_map(decode_packed) {
                good += 1;
                return Some(Ok(decoded));
            }
            if std::mem::replace(&mut has_ended, true) || good == self.records {
                return None;
            }
            let message = format!("{} holds {good} of its {} records", self.key, self.records);
            Some(Err(Failure::new(FailureKind::Format, message)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Location;

    const AREA: &str =
        r#"{"code":"kunta-091","id":"t:a","level":"municipality","name":{"fi":"Helsinki"},"type":"area"}"#;

    fn packed(state: &str, kind: &str, records: usize, lines: &str) -> Vec<u8> {
        let shard = format!("national 3 {state} {kind} {records} {}", lines.len());
        format!("avoin-ovi-seed 1 7 2026-11-23T10:00:00Z\n{shard}\n\n{lines}").into_bytes()
    }

    async fn states(db: &Db) -> Vec<(String, u64)> {
        let shards = db.run(|store| store.shards()).await.unwrap().unwrap();
        shards.into_iter().map(|shard| (shard.state_hash, shard.epoch)).collect()
    }

    #[tokio::test]
    async fn a_part_gives_way_to_the_whole_and_never_takes_its_place() {
        let db = Db::open(Location::Memory).await.unwrap();
        let lines = format!("{AREA}\n");
        let apply = async |state, kind, records| {
            let pack = Pack::parse(packed(state, kind, records, &lines)).unwrap();
            let mut heard = 0;
            apply_pack(&db, &pack, Utc::now(), &mut |_, _| heard += 1).await.map(|()| heard)
        };
        assert_eq!(apply("s1", "part", 1).await, Ok(1));
        assert_eq!(states(&db).await, [("part of s1".to_owned(), 7)]);
        let more_to_come = async || db.run(|store| store.to_come()).await.unwrap().unwrap().unlisted;
        assert!(more_to_come().await);
        assert_eq!(apply("s1", "part", 1).await, Ok(0), "nothing is new");
        assert_eq!(apply("s1", "whole", 1).await, Ok(1));
        assert!(!more_to_come().await);
        assert_eq!(apply("s2", "part", 1).await, Ok(0));
        assert_eq!(states(&db).await, [("s1".to_owned(), 7)]);
        let failed = apply("s3", "whole", 2).await.unwrap_err();
        assert_eq!(failed.message, "national holds 1 of its 2 records");
        assert_eq!(states(&db).await, [("s1".to_owned(), 7)], "what was there stays");
    }

    #[test]
    fn what_is_cut_short_or_something_else_is_no_pack() {
        let whole = packed("s", "whole", 1, &format!("{AREA}\n"));
        assert!(Pack::parse(whole.clone()).is_some());
        for length in 0..whole.len() {
            assert_eq!(Pack::parse(whole[..length].to_vec()), None, "cut at {length}");
        }
        for other in [
            "",
            "<html>\n\n",
            "avoin-ovi-seed 2 7 2026-11-23T10:00:00Z\n\n",
            "avoin-ovi-seed 1 7 2026-11-23T10:00:00Z\nnational 3 s whole 1 9999999\n\n",
        ] {
            assert_eq!(Pack::parse(other.as_bytes().to_vec()), None, "{other}");
        }
    }
}
