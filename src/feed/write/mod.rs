//! Writing the feed's files.
//!
//! The same records, time and keys give the same bytes, and a shard whose records didn't change keeps its sequence and
//! its file: phones then fetch nothing. Files are written before what names them, the head last, so that a reader never
//! finds a name without a file.

mod deltas;
mod keys;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, SubsecRound, Utc};

use super::delta::delta_path;
use super::hash::Hash;
use super::head::{Head, HeadError, MAX_HEAD_BYTES};
use super::keys::keys_path;
use super::manifest::{
    FileRef, MANIFEST_FORMAT, Manifest, ManifestError, Publisher, ShardEntry, manifest_path, shard_path,
};
use super::map_pack::{MapPack, map_pack_path};
use super::{Decoded, Record, ShardKey, json, pack, region_of, shard_of};
use crate::domain::id::PlaceId;
use crate::domain::region::Region;

use deltas::Published;
pub use keys::{KeyFileError, Roots, Rotation, SigningKeys, generate, rotate};

/// The oldest program that reads what this one writes.
pub const MIN_CLIENT: &str = "0.1.0";

/// What a feed shall hold.
#[derive(Debug, Clone)]
pub struct Content {
    pub publisher: Publisher,
    /// Further addresses where the same files lie.
    pub mirrors: Vec<String>,
    /// Of any kind, in any order; ids unique over all of them.
    pub records: Vec<Decoded>,
    /// Street tiles beside them, in any order; ids unique.
    pub packs: Vec<PackFile>,
    /// Now, or for a seed the newest `modified_at`.
    pub issued: DateTime<Utc>,
    /// After how many days readers say that the feed may be out of date.
    pub valid_days: u32,
    /// Begin a new count: where the present one was lost, or driven to its end by somebody else.
    pub new_epoch: bool,
}

/// A pack of street tiles, and the file that is it.
#[derive(Debug, Clone, PartialEq)]
pub struct PackFile {
    pub pack: MapPack,
    pub file: PathBuf,
}

/// Why a feed can't be written. Nothing that readers see has changed then.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("there are no records, and the present feed has some: withdraw them one by one")]
    Empty,
    #[error("two records have the id {0}")]
    DuplicateId(String),
    #[error("{0} holds more than any shard may")]
    TooLarge(ShardKey),
    #[error("the present feed's head can't be read: {0}")]
    Head(#[from] HeadError),
    #[error("the present feed's manifest can't be read: {0}")]
    Manifest(#[from] ManifestError),
    #[error("the present feed was made with other keys: {0} is not their key set")]
    OtherKeys(PathBuf),
    #[error("the present feed has a later key set ({0}): take it into the folder of keys first")]
    OlderKeys(PathBuf),
    #[error("the count of this feed is at its end: build once with a new epoch")]
    LastNumber,
    #[error("a delta can't be made: {0}")]
    Delta(String),
    #[error("the head has {0} bytes, and {MAX_HEAD_BYTES} is the most: give the keys a shorter name")]
    LongHead(usize),
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub sequence: u64,
    /// Whether anything but the head's dates changed.
    pub changed: bool,
    pub shards: Vec<WrittenShard>,
    /// Bytes of the smallest delta that leads all shards here.
    pub delta_size: Option<u64>,
    /// How many packs of street tiles, and their bytes.
    pub packs: usize,
    pub pack_bytes: u64,
    /// Bytes of the manifest's file.
    pub manifest_size: u64,
    /// The fingerprint for the feed's link; `None` without keys.
    pub root: Option<Hash>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenShard {
    pub key: ShardKey,
    pub sequence: u64,
    pub changed: bool,
    pub records: u64,
    /// Bytes on the wire.
    pub size: u64,
    /// Bytes once unpacked.
    pub decoded_size: u64,
    /// Bytes of the smallest delta that leads here; `None` where only the whole does.
    pub delta_size: Option<u64>,
}

/// Writes (or brings up to date) the feed in `out`. Without keys the head is unsigned: for the seed alone, which is
/// trusted with the package that holds it.
pub fn write_feed(out: &Path, content: &Content, keys: Option<&SigningKeys>) -> Result<Written, WriteError> {
    let old = Previous::read(out)?;
    if let Some(keys) = keys {
        write_keys(out, keys)?;
    }
    let epoch = old.as_ref().map_or(1, |old| old.head.epoch).saturating_add(u64::from(content.new_epoch));
    let mut shards = BTreeMap::new();
    let mut changes = BTreeSet::new();
    for (key, records) in by_shard(&content.records)? {
        let before = old.as_ref().and_then(|old| old.manifest.shards.get(&key.to_string()));
        let (entry, changed) = write_shard(out, key, &records, before)?;
        if changed {
            changes.insert(key);
        }
        shards.insert(key.to_string(), entry);
    }
    // A publisher may start with nothing; nobody empties a feed by mistake.
    if shards.is_empty() && old.as_ref().is_some_and(|old| !old.manifest.shards.is_empty()) {
        return Err(WriteError::Empty);
    }
    let packs = write_packs(out, &content.packs)?;
    let pack_bytes = packs.iter().map(|pack| pack.size).sum();
    let mut manifest = Manifest {
        format: MANIFEST_FORMAT.to_owned(),
        publisher: content.publisher.clone(),
        mirrors: content.mirrors.clone(),
        shards,
        deltas: Vec::new(),
        packs,
    };
    let changed = old.as_ref().is_none_or(|old| content.new_epoch || !old.manifest.says_the_same(&manifest));
    // The seed has no readers that could be behind.
    let mut history = if keys.is_some() { deltas::read_history(out) } else { Vec::new() };
    if changed && keys.is_some() {
        if let Some(old) = &old {
            history.retain(|generation| generation.published.sequence != old.head.sequence);
            history.insert(0, old.generation());
        }
        deltas::add_deltas(out, &mut manifest, epoch, &history)?;
    }
    let (manifest_hash, manifest_size) = match &old {
        Some(old) if !changed => {
            manifest = old.manifest.clone();
            (old.head.manifest, old.head.manifest_size)
        }
        _ => write_manifest(out, &manifest)?,
    };
    let sequence = match &old {
        None => 1,
        Some(_) if content.new_epoch => 1,
        Some(old) if changed => old.head.sequence.checked_add(1).ok_or(WriteError::LastNumber)?,
        Some(old) => old.head.sequence,
    };
    let issued = content.issued.trunc_subsecs(0);
    let head = Head {
        epoch,
        sequence,
        issued,
        expires: issued + Duration::days(i64::from(content.valid_days)),
        keys: keys.map_or(1, SigningKeys::version),
        manifest: manifest_hash,
        manifest_size,
        min_client: MIN_CLIENT.to_owned(),
    };
    if keys.is_some() {
        deltas::write_history(out, &history)?;
    }
    write_head(out, &head, keys)?;
    let shards = written_shards(&manifest, &changes);
    let delta_size = manifest.deltas.iter().map(|delta| delta.file.size).min();
    let pack_count = manifest.packs.len();
    // Phones in the middle of a sync still want the files of the generation before, and the next build those of several.
    let before = old.filter(|_| keys.is_some()).map(|old| old.generation());
    prune(out, (manifest_hash, &manifest), before.as_ref(), &history)?;
    let root = keys.map(SigningKeys::fingerprint);
    Ok(Written { sequence, changed, shards, delta_size, packs: pack_count, pack_bytes, manifest_size, root })
}

/// Signs the head anew with these dates: what it names stays what it is.
pub fn sign_again(out: &Path, keys: &SigningKeys, issued: DateTime<Utc>, valid_days: u32) -> Result<Head, WriteError> {
    let path = out.join("v1/head");
    let Some(old) = Previous::read(out)? else {
        let source = io::Error::new(io::ErrorKind::NotFound, "there is no feed here");
        return Err(WriteError::Io { path, source });
    };
    write_keys(out, keys)?;
    let issued = issued.trunc_subsecs(0);
    let expires = issued + Duration::days(i64::from(valid_days));
    let head = Head { issued, expires, keys: keys.version(), ..old.head };
    write_head(out, &head, Some(keys))?;
    Ok(head)
}

fn write_head(out: &Path, head: &Head, keys: Option<&SigningKeys>) -> Result<(), WriteError> {
    let text = match keys {
        Some(keys) => head.sign_all(keys.heads()),
        None => head.to_text(),
    };
    if text.len() > MAX_HEAD_BYTES {
        return Err(WriteError::LongHead(text.len()));
    }
    write_file(&out.join("v1/head"), text.as_bytes())
}

/// In the order of their keys.
fn written_shards(manifest: &Manifest, changes: &BTreeSet<ShardKey>) -> Vec<WrittenShard> {
    let mut written: Vec<WrittenShard> = manifest
        .shards
        .iter()
        .filter_map(|(key, entry)| {
            let key = ShardKey::parse(key)?;
            Some(WrittenShard {
                key,
                sequence: entry.sequence,
                changed: changes.contains(&key),
                records: entry.records,
                size: entry.shard.size,
                decoded_size: entry.shard.decoded_size,
                delta_size: entry.deltas.iter().map(|delta| delta.file.size).min(),
            })
        })
        .collect();
    written.sort_by_key(|shard| shard.key);
    written
}

/// The records of each shard, ordered by id.
fn by_shard(records: &[Decoded]) -> Result<BTreeMap<ShardKey, Vec<&Decoded>>, WriteError> {
    let mut ids = BTreeSet::new();
    let mut regions: HashMap<&PlaceId, Region> = HashMap::new();
    for decoded in records {
        if !ids.insert(decoded.id.as_str()) {
            return Err(WriteError::DuplicateId(decoded.id.clone()));
        }
        if let Record::Place(place) = &decoded.record {
            regions.insert(&place.id, region_of(&decoded.record, |_| None));
        }
    }
    let mut shards: BTreeMap<ShardKey, Vec<&Decoded>> = BTreeMap::new();
    for decoded in records {
        let key = shard_of(&decoded.record, |id| regions.get(id).copied());
        shards.entry(key).or_default().push(decoded);
    }
    for shard in shards.values_mut() {
        shard.sort_by(|a, b| a.id.cmp(&b.id));
    }
    Ok(shards)
}

fn write_shard(
    out: &Path,
    key: ShardKey,
    records: &[&Decoded],
    before: Option<&ShardEntry>,
) -> Result<(ShardEntry, bool), WriteError> {
    let mut bytes = Vec::new();
    for decoded in records {
        bytes.extend_from_slice(decoded.canonical.as_bytes());
        bytes.push(b'\n');
    }
    let state = Hash::of(&bytes);
    if let Some(before) = before.filter(|before| before.state == state)
        && out.join(shard_path(before.shard.sha256)).is_file()
    {
        return Ok((ShardEntry { deltas: Vec::new(), ..before.clone() }, false));
    }
    let packed = pack::pack(&bytes).map_err(|source| WriteError::Io { path: out.to_owned(), source })?;
    let shard = FileRef { sha256: Hash::of(&packed), size: packed.len() as u64, decoded_size: bytes.len() as u64 };
    let too_large = shard.size > super::manifest::MAX_SHARD_BYTES
        || shard.decoded_size > super::manifest::MAX_SHARD_DECODED_BYTES
        || records.len() as u64 > super::manifest::MAX_SHARD_RECORDS;
    if too_large {
        return Err(WriteError::TooLarge(key));
    }
    write_file(&out.join(shard_path(shard.sha256)), &packed)?;
    let same = before.filter(|before| before.state == state);
    let sequence = match (same, before) {
        (Some(same), _) => same.sequence,
        (None, before) => before.map_or(0, |before| before.sequence) + 1,
    };
    let entry = ShardEntry { sequence, state, records: records.len() as u64, shard, deltas: Vec::new() };
    Ok((entry, same.is_none()))
}

/// Copies the packs' files under the names of their contents, and gives what the manifest says of them, ordered by id.
fn write_packs(out: &Path, packs: &[PackFile]) -> Result<Vec<MapPack>, WriteError> {
    for PackFile { pack, file } in packs {
        let path = out.join(map_pack_path(pack.sha256));
        if fs::metadata(&path).is_ok_and(|there| there.len() == pack.size) {
            continue;
        }
        let bytes = fs::read(file).map_err(|source| WriteError::Io { path: file.clone(), source })?;
        if Hash::of(&bytes) != pack.sha256 {
            let source = io::Error::other("the file has changed while the feed was built");
            return Err(WriteError::Io { path: file.clone(), source });
        }
        write_file(&path, &bytes)?;
    }
    let mut packs: Vec<MapPack> = packs.iter().map(|file| file.pack.clone()).collect();
    packs.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(packs)
}

fn write_manifest(out: &Path, manifest: &Manifest) -> Result<(Hash, u64), WriteError> {
    let text = manifest.to_text()?;
    if text.len() > json::MAX_LINE_BYTES {
        return Err(ManifestError::Json(format!("it has {} bytes", text.len())).into());
    }
    let packed = pack::pack(text.as_bytes()).map_err(|source| WriteError::Io { path: out.to_owned(), source })?;
    let hash = Hash::of(&packed);
    write_file(&out.join(manifest_path(hash)), &packed)?;
    Ok((hash, packed.len() as u64))
}

fn write_keys(out: &Path, keys: &SigningKeys) -> Result<(), WriteError> {
    let newer = out.join(keys_path(keys.version() + 1));
    if newer.exists() {
        return Err(WriteError::OlderKeys(newer));
    }
    for (version, set) in (1..).zip(keys.chain()) {
        let path = out.join(keys_path(version));
        match fs::read(&path) {
            Ok(present) if present == *set => {}
            Ok(_) => return Err(WriteError::OtherKeys(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => write_file(&path, set)?,
            Err(source) => return Err(WriteError::Io { path, source }),
        }
    }
    Ok(())
}

/// What `out` holds already.
struct Previous {
    head: Head,
    manifest: Manifest,
}

impl Previous {
    fn read(out: &Path) -> Result<Option<Self>, WriteError> {
        let path = out.join("v1/head");
        let head = match fs::read(&path) {
            Ok(bytes) => Head::open_unproved(&bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(WriteError::Io { path, source }),
        };
        let path = out.join(manifest_path(head.manifest));
        let packed = fs::read(&path).map_err(|source| WriteError::Io { path, source })?;
        let manifest = Manifest::parse(&packed)?;
        Ok(Some(Self { head, manifest }))
    }

    fn generation(&self) -> deltas::Generation {
        let Head { epoch, sequence, manifest, .. } = self.head;
        deltas::Generation { published: Published { epoch, sequence, manifest }, manifest: self.manifest.clone() }
    }
}

/// Removes manifests, shards, deltas and packs that nobody needs any more. Those of the present generation and of the one
/// before are needed whole; of older ones the next build needs the shards.
fn prune(
    out: &Path,
    present: (Hash, &Manifest),
    before: Option<&deltas::Generation>,
    history: &[deltas::Generation],
) -> Result<(), WriteError> {
    let mut wanted = BTreeSet::new();
    let readers = before.map(|before| (before.published.manifest, &before.manifest));
    for (_, manifest) in readers.into_iter().chain([present]) {
        let deltas = manifest.shards.values().flat_map(|entry| &entry.deltas).chain(&manifest.deltas);
        wanted.extend(deltas.map(|delta| out.join(delta_path(delta.file.sha256))));
        wanted.extend(manifest.packs.iter().map(|pack| out.join(&pack.url)));
    }
    let makers = history.iter().map(|generation| (generation.published.manifest, &generation.manifest));
    for (hash, manifest) in makers.chain(readers).chain([present]) {
        wanted.insert(out.join(manifest_path(hash)));
        wanted.extend(manifest.shards.values().map(|entry| out.join(shard_path(entry.shard.sha256))));
    }
    for folder in ["v1/manifest", "v1/shard", "v1/delta", "v1/pack"] {
        let folder = out.join(folder);
        let failed = |source| WriteError::Io { path: folder.clone(), source };
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let ours = path.extension().is_some_and(|extension| extension == "zst" || extension == "mbtiles");
            if ours && !wanted.contains(&path) {
                fs::remove_file(&path).map_err(|source| WriteError::Io { path, source })?;
            }
        }
    }
    Ok(())
}

/// Writes a file whole or not at all.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |source| WriteError::Io { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let part = path.with_extension("part");
    let mut file = fs::File::create(&part).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&part, path).map_err(failed)
}

#[cfg(test)]
mod tests;
