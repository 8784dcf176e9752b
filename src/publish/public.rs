//! A built feed, read back from its folder and proven as a phone would: signature, sizes, hashes, records.
//!
//! For whoever compares, signs anew or uploads. What a client does over a network is `sync`'s; here nothing is fetched,
//! and everything is looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::feed::hash::Hash;
use crate::feed::head::{Head, HeadError};
use crate::feed::keys::{KeySet, KeySetError, fingerprint, keys_path};
use crate::feed::manifest::{Manifest, manifest_path, shard_path};
use crate::feed::{Decoded, decode_line, pack};

use super::problem::{Problem, PublishError};

/// A feed's folder whose head, keys and manifest hold together.
#[derive(Debug)]
pub struct PublicFeed {
    pub root: PathBuf,
    pub head: Head,
    /// As they were proven.
    pub(super) head_bytes: Vec<u8>,
    pub manifest: Manifest,
    /// Of the first key set: what the feed is. `None`: it is unsigned, as only a seed may be.
    pub fingerprint: Option<Hash>,
}

/// A file of the feed, as a host serves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFile {
    /// From the feed's root: `v1/shard/….jsonl.zst`.
    pub path: String,
    pub size: u64,
}

/// The one file that changes.
pub const HEAD: &str = "v1/head";

impl PublicFeed {
    /// Whether a folder looks like a built feed rather than like a source folder.
    pub fn is_one(folder: &Path) -> bool {
        folder.join(HEAD).is_file()
    }

    /// Reads and proves head, keys and manifest.
    pub fn read(folder: &Path) -> Result<Self, PublishError> {
        let head_bytes = read(folder, HEAD)?;
        let unproved = Head::open_unproved(&head_bytes).map_err(|error| wrong(HEAD, error.to_string()))?;
        let first = folder.join(keys_path(1));
        let (head, print) = if first.exists() {
            let print = fingerprint(&read(folder, &keys_path(1))?);
            let keys = key_set(folder, unproved.keys)?;
            let head = Head::open(&head_bytes, &keys).map_err(|error| {
                let signing = matches!(error, HeadError::Note(_));
                let problem = Problem::error(HEAD, None, error.to_string());
                PublishError::input(match signing {
                    true => problem.suggest("sign it with this feed's keys: ovi feed sign"),
                    false => problem,
                })
            })?;
            (head, Some(print))
        } else {
            (unproved, None)
        };
        let path = manifest_path(head.manifest);
        let packed = proven(folder, &path, head.manifest, head.manifest_size)?;
        let manifest = Manifest::parse(&packed).map_err(|error| wrong(&path, error.to_string()))?;
        Ok(Self { root: folder.to_owned(), head, head_bytes, manifest, fingerprint: print })
    }

    /// Every record of every shard, proven.
    pub fn records(&self) -> Result<Vec<Decoded>, PublishError> {
        let mut records = Vec::new();
        for entry in self.manifest.shards.values() {
            let path = shard_path(entry.shard.sha256);
            let packed = proven(&self.root, &path, entry.shard.sha256, entry.shard.size)?;
            let bytes =
                pack::unpack(&packed, entry.shard.decoded_size).map_err(|error| wrong(&path, error.to_string()))?;
            if Hash::of(&bytes) != entry.state {
                return Err(wrong(&path, "its records are not the ones that the manifest names"));
            }
            let text = String::from_utf8(bytes).map_err(|error| wrong(&path, error.to_string()))?;
            for line in text.lines() {
                // A kind of record that a newer version wrote is passed over, as phones do.
                records.extend(decode_line(line));
            }
        }
        Ok(records)
    }

    /// Every file below `v1`, the head last. Each of those that are named by their hash is read and proven, and each that
    /// the manifest names, whatever field of it names them, is there.
    pub fn files(&self) -> Result<Vec<PublicFile>, PublishError> {
        let mut files = Vec::new();
        walk(&self.root, "v1", &mut files)?;
        files.retain(|file| file.path != HEAD && !file.path.ends_with(".part"));
        let mut known: BTreeMap<Hash, u64> = BTreeMap::new();
        for file in &files {
            match hash_in_name(&file.path) {
                Some(hash) => {
                    proven(&self.root, &file.path, hash, file.size)?;
                    known.insert(hash, file.size);
                }
                None if file.path.starts_with("v1/keys/") => {}
                None => {
                    return Err(PublishError::input(
                        Problem::error(&file.path, None, "is no file of a feed")
                            .suggest("a feed's folder is for what ovi feed build writes, and nothing else"),
                    ));
                }
            }
        }
        let manifest = serde_json::to_value(&self.manifest).unwrap_or_default();
        let raw = self.raw_manifest().unwrap_or(manifest);
        let mut named = Vec::new();
        named_files(&raw, &mut named);
        for (hash, size) in named {
            if known.get(&hash) != Some(&size) {
                return Err(wrong(
                    &manifest_path(self.head.manifest),
                    format!("names a file {hash} of {size} bytes, which is not in the folder"),
                ));
            }
        }
        let head = fs::metadata(self.root.join(HEAD)).map_err(PublishError::disk(&self.root.join(HEAD)))?;
        files.push(PublicFile { path: HEAD.to_owned(), size: head.len() });
        Ok(files)
    }

    /// The manifest as it was written, with what this version doesn't know.
    fn raw_manifest(&self) -> Option<Value> {
        let packed = fs::read(self.root.join(manifest_path(self.head.manifest))).ok()?;
        serde_json::from_slice(&pack::unpack(&packed, crate::feed::manifest::MAX_MANIFEST_DECODED_BYTES).ok()?).ok()
    }
}

/// The key set of this version, each proven by the one before it.
pub fn key_set(folder: &Path, version: u64) -> Result<KeySet, PublishError> {
    let told = |version| move |error: KeySetError| wrong(&keys_path(version), error.to_string());
    let mut keys = KeySet::parse(&read(folder, &keys_path(1))?).map_err(told(1))?;
    while keys.version < version {
        let next = keys.version + 1;
        keys = KeySet::open_next(&read(folder, &keys_path(next))?, &keys).map_err(told(next))?;
    }
    Ok(keys)
}

/// The hash that a content-addressed file is named by.
pub fn hash_in_name(path: &str) -> Option<Hash> {
    let name = path.rsplit('/').next()?;
    Hash::parse(name.split('.').next()?)
}

/// Whatever object names a file does it by `sha256` and `size`.
fn named_files(value: &Value, named: &mut Vec<(Hash, u64)>) {
    match value {
        Value::Object(fields) => {
            let hash = fields.get("sha256").and_then(Value::as_str).and_then(Hash::parse);
            named.extend(hash.zip(fields.get("size").and_then(Value::as_u64)));
            fields.values().for_each(|inner| named_files(inner, named));
        }
        Value::Array(items) => items.iter().for_each(|inner| named_files(inner, named)),
        _ => {}
    }
}

fn walk(root: &Path, below: &str, files: &mut Vec<PublicFile>) -> Result<(), PublishError> {
    let folder = root.join(below);
    let entries = fs::read_dir(&folder).map_err(PublishError::disk(&folder))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(PublishError::disk(&folder))?;
        names.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    names.sort();
    for (name, path) in names {
        let from_root = format!("{below}/{name}");
        let about = fs::metadata(&path).map_err(PublishError::disk(&path))?;
        if about.is_dir() {
            walk(root, &from_root, files)?;
        } else {
            files.push(PublicFile { path: from_root, size: about.len() });
        }
    }
    Ok(())
}

fn proven(root: &Path, path: &str, hash: Hash, size: u64) -> Result<Vec<u8>, PublishError> {
    let bytes = read(root, path)?;
    if bytes.len() as u64 != size {
        return Err(wrong(path, format!("has {} bytes, and {size} were signed", bytes.len())));
    }
    if Hash::of(&bytes) != hash {
        return Err(wrong(path, "is not the file that its name says: its sha256 is another"));
    }
    Ok(bytes)
}

fn read(root: &Path, path: &str) -> Result<Vec<u8>, PublishError> {
    let full = root.join(path);
    fs::read(&full).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => wrong(path, format!("is missing in {}", root.display())),
        _ => PublishError::Disk { path: full, error },
    })
}

fn wrong(path: &str, message: impl Into<String>) -> PublishError {
    PublishError::input(Problem::error(path, None, message))
}
