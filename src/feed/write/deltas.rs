//! Deltas from what was published before, and the list of it.
//!
//! `history.json` beside `v1/` names the manifests of the generations before this one. No phone reads it: it is how the
//! next build finds what phones may have. Where it is gone, or a file that it names, there are fewer deltas, and a phone
//! fetches a whole shard.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Manifest, WriteError, manifest_path, write_file};
use crate::feed::delta::{
    DeltaEntry, MAX_DELTA_BYTES, MAX_DELTA_DECODED_BYTES, MOST_GONE, change_line, delta_path, gone_line, shard_line,
};
use crate::feed::hash::Hash;
use crate::feed::manifest::{FileRef, MAX_SHARD_DECODED_BYTES, ShardEntry, shard_path};
use crate::feed::pack;

/// Beside `v1/`.
const HISTORY_FILE: &str = "history.json";
const HISTORY_FORMAT: &str = "avoin-ovi-history/1";
/// How many generations of the feed lead to the present one by one small file.
const FEED_BACK: usize = 6;
/// The same for each shard. Every one is 40 bytes of the manifest, which every phone fetches.
const SHARD_BACK: usize = 3;
/// Numbers in JSON are doubles: beyond this they name nothing.
const MOST_NUMBER: u64 = 1 << 53;

/// A generation that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub epoch: u64,
    pub sequence: u64,
    pub manifest: Hash,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct HistoryFile {
    format: String,
    /// Newest first.
    generations: Vec<Published>,
}

/// A generation and what it held.
#[derive(Debug, Clone)]
pub struct Generation {
    pub published: Published,
    pub manifest: Manifest,
}

/// The generations before the present one whose manifests are still there, newest first.
pub fn read_history(out: &Path) -> Vec<Generation> {
    let Ok(text) = fs::read(out.join(HISTORY_FILE)) else { return Vec::new() };
    let Ok(file) = serde_json::from_slice::<HistoryFile>(&text) else { return Vec::new() };
    let known = file.generations.into_iter().filter(|_| file.format == HISTORY_FORMAT);
    known
        .filter_map(|published| {
            let bytes = fs::read(out.join(manifest_path(published.manifest))).ok()?;
            let whole = Hash::of(&bytes) == published.manifest;
            let manifest = Manifest::parse(&bytes).ok().filter(|_| whole)?;
            Some(Generation { published, manifest })
        })
        .take(FEED_BACK)
        .collect()
}

/// Writes the list for the next build.
pub fn write_history(out: &Path, generations: &[Generation]) -> Result<(), WriteError> {
    let generations = generations.iter().take(FEED_BACK).map(|generation| generation.published.clone()).collect();
    let file = HistoryFile { format: HISTORY_FORMAT.to_owned(), generations };
    let mut text = serde_json::to_string_pretty(&file).map_err(|error| WriteError::Delta(error.to_string()))?;
    text.push('\n');
    write_file(&out.join(HISTORY_FILE), text.as_bytes())
}

/// Adds to a manifest the deltas that lead to it from earlier generations of its epoch, newest first.
pub fn add_deltas(out: &Path, manifest: &mut Manifest, epoch: u64, before: &[Generation]) -> Result<(), WriteError> {
    let before: Vec<&Generation> = before
        .iter()
        .filter(|generation| generation.published.epoch == epoch && generation.published.sequence < MOST_NUMBER)
        .collect();
    let mut maker = Maker { out, lines: BTreeMap::new() };
    for (key, entry) in &mut manifest.shards {
        let mut bases: Vec<&ShardEntry> = Vec::new();
        for generation in &before {
            let base = generation.manifest.shards.get(key);
            bases.extend(base.filter(|base| {
                base.sequence < entry.sequence && !bases.iter().any(|known| known.sequence == base.sequence)
            }));
        }
        let mut deltas = Vec::new();
        for base in bases.into_iter().take(SHARD_BACK) {
            let Some(section) = maker.section(key, Some(base), entry)? else { continue };
            deltas.extend(maker.write(base.sequence, &section, entry.shard.size)?);
        }
        entry.deltas = deltas;
    }
    let mut all = Vec::new();
    for generation in before.into_iter().take(FEED_BACK) {
        all.extend(maker.whole(manifest, generation)?);
    }
    manifest.deltas = all;
    Ok(())
}

/// Records by id, as they stand in a shard.
type Lines = BTreeMap<String, String>;

struct Maker<'a> {
    out: &'a Path,
    /// By the shard files they stand in; `None`: that file is gone.
    lines: BTreeMap<Hash, Option<Lines>>,
}

impl Maker<'_> {
    /// One delta of everything that differs from a generation.
    fn whole(&mut self, manifest: &Manifest, base: &Generation) -> Result<Option<DeltaEntry>, WriteError> {
        let mut text = String::new();
        let mut full = 0;
        for (key, entry) in &manifest.shards {
            let before = base.manifest.shards.get(key);
            if before.is_some_and(|before| before.sequence == entry.sequence) {
                continue;
            }
            full += entry.shard.size;
            let Some(section) = self.section(key, before, entry)? else { return Ok(None) };
            text.push_str(&section);
        }
        // Where nothing but packs or names changed there is nothing to lead through.
        if text.is_empty() { Ok(None) } else { self.write(base.published.sequence, &text, full) }
    }

    /// What leads from one generation of a shard to another; `None`: only the whole shard does.
    fn section(
        &mut self,
        key: &str,
        before: Option<&ShardEntry>,
        after: &ShardEntry,
    ) -> Result<Option<String>, WriteError> {
        let told = WriteError::Delta;
        let mut text = shard_line(key, before.map_or(0, |before| before.sequence)).map_err(told)?;
        text.push('\n');
        for entry in before.into_iter().chain([after]) {
            self.load(entry)?;
        }
        let nothing = Some(Lines::new());
        let of = |entry: &ShardEntry| self.lines.get(&entry.shard.sha256).and_then(Option::as_ref);
        let (Some(old), Some(new)) = (before.map_or(nothing.as_ref(), of), of(after)) else { return Ok(None) };
        let mut gone = 0;
        let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for id in ids {
            let line = match (old.get(id), new.get(id)) {
                (Some(old), Some(new)) if old == new => continue,
                (Some(old), Some(new)) => change_line(id, old, new),
                (None, Some(new)) => Ok(new.clone()),
                (_, None) => {
                    gone += 1;
                    gone_line(id)
                }
            };
            text.push_str(&line.map_err(told)?);
            text.push('\n');
        }
        // Nobody would believe it.
        Ok(Some(text).filter(|_| gone * MOST_GONE <= old.len() as u64))
    }

    fn load(&mut self, entry: &ShardEntry) -> Result<(), WriteError> {
        let hash = entry.shard.sha256;
        if self.lines.contains_key(&hash) {
            return Ok(());
        }
        let lines = match fs::read(self.out.join(shard_path(hash))) {
            Ok(file) if Hash::of(&file) == hash => records(&file),
            _ => None,
        };
        self.lines.insert(hash, lines);
        Ok(())
    }

    /// Packs and writes a delta, unless the whole is not much more: `full` bytes.
    fn write(&self, from: u64, text: &str, full: u64) -> Result<Option<DeltaEntry>, WriteError> {
        let failed = |source| WriteError::Io { path: self.out.to_owned(), source };
        let packed = pack::pack(text.as_bytes()).map_err(failed)?;
        let file = FileRef { sha256: Hash::of(&packed), size: packed.len() as u64, decoded_size: text.len() as u64 };
        if file.size * 2 > full || !file.fits(MAX_DELTA_BYTES, MAX_DELTA_DECODED_BYTES) {
            return Ok(None);
        }
        write_file(&self.out.join(delta_path(file.sha256)), &packed)?;
        Ok(Some(DeltaEntry { from, file }))
    }
}

fn records(file: &[u8]) -> Option<Lines> {
    let bytes = pack::unpack(file, MAX_SHARD_DECODED_BYTES).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    text.lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).ok()?;
            Some((value.get("id")?.as_str()?.to_owned(), line.to_owned()))
        })
        .collect()
}
