//! A publisher with keys: feeds made as `ovi feed build` makes them, and feeds that are signed and wrong all the same.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use avoin_ovi::feed::decode_line;
use avoin_ovi::feed::hash::Hash;
use avoin_ovi::feed::head::Head;
use avoin_ovi::feed::manifest::{FileRef, MANIFEST_FORMAT, Manifest, Publisher as Named, ShardEntry};
use avoin_ovi::feed::manifest::{manifest_path, shard_path};
use avoin_ovi::feed::pack::pack;
use avoin_ovi::feed::write::{Content, Roots, SigningKeys, WriteError, Written, generate, write_feed};
use avoin_ovi::sync::Trust;
use chrono::{DateTime, Duration, Utc};
use tempfile::TempDir;

use super::tuesday;

pub type Files = HashMap<String, Vec<u8>>;

pub struct Publisher {
    folder: TempDir,
    pub keys: SigningKeys,
}

impl Publisher {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = generate(&folder.path().join("keys"), "test.example", Roots::default()).unwrap();
        Self { folder, keys }
    }

    pub fn trust(&self) -> Trust {
        Trust::RootFile(self.keys.key_set().to_vec())
    }

    /// Where the built feed lies.
    pub fn out(&self) -> std::path::PathBuf {
        self.folder.path().join("public")
    }

    /// Where the keys lie.
    pub fn key_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("keys")
    }

    pub fn try_publish(&self, lines: &[String]) -> Result<Written, WriteError> {
        write_feed(&self.out(), &content(lines, tuesday()), Some(&self.keys))
    }

    /// The same, with a new count.
    pub fn publish_new_epoch(&self, lines: &[String]) -> Files {
        let content = Content { new_epoch: true, ..content(lines, tuesday()) };
        write_feed(&self.out(), &content, Some(&self.keys)).unwrap();
        read(&self.out())
    }

    /// Builds the next generation from records, whatever kind they are of.
    pub fn publish(&self, lines: &[String]) -> Files {
        self.publish_at(lines, tuesday())
    }

    pub fn publish_at(&self, lines: &[String], issued: DateTime<Utc>) -> Files {
        write_feed(&self.out(), &content(lines, issued), Some(&self.keys)).unwrap();
        read(&self.out())
    }

    /// A feed signed as it should be, with these lines in these shards whatever they hold; `twist` may spoil the
    /// manifest.
    pub fn forge(&self, sequence: u64, shards: &[(&str, Vec<Vec<u8>>)], twist: impl FnOnce(&mut Manifest)) -> Files {
        let mut files = Files::new();
        let mut entries = BTreeMap::new();
        for (key, lines) in shards {
            let bytes: Vec<u8> = lines.iter().flat_map(|line| line.iter().copied().chain([b'\n'])).collect();
            let packed = pack(&bytes).unwrap();
            let shard =
                FileRef { sha256: Hash::of(&packed), size: packed.len() as u64, decoded_size: bytes.len() as u64 };
            files.insert(shard_path(shard.sha256), packed);
            let entry = ShardEntry {
                sequence,
                state: Hash::of(&bytes),
                records: lines.len() as u64,
                shard,
                deltas: Vec::new(),
            };
            entries.insert((*key).to_owned(), entry);
        }
        let mut manifest = Manifest {
            format: MANIFEST_FORMAT.to_owned(),
            publisher: Named::default(),
            mirrors: Vec::new(),
            shards: entries,
            deltas: Vec::new(),
            packs: Vec::new(),
        };
        twist(&mut manifest);
        let packed = pack(manifest.to_text().unwrap().as_bytes()).unwrap();
        let head = Head {
            epoch: 1,
            sequence,
            issued: tuesday(),
            expires: tuesday() + Duration::days(30),
            keys: 1,
            manifest: Hash::of(&packed),
            manifest_size: packed.len() as u64,
            min_client: "0.1.0".to_owned(),
        };
        files.insert(manifest_path(head.manifest), packed);
        files.insert("v1/keys/1.json".to_owned(), self.keys.key_set().to_vec());
        files.insert("v1/head".to_owned(), self.sign(&head));
        files
    }

    /// The files with a manifest that names no deltas: phones fetch whole shards.
    pub fn without_deltas(&self, files: Files) -> Files {
        self.with_manifest(files, |manifest| {
            manifest.deltas.clear();
            manifest.shards.values_mut().for_each(|entry| entry.deltas.clear());
        })
    }

    /// The files with the manifest changed, and all that vouches for it.
    pub fn with_manifest(&self, mut files: Files, change: impl FnOnce(&mut Manifest)) -> Files {
        let mut manifest = manifest_of(&files);
        change(&mut manifest);
        let packed = pack(manifest.to_text().unwrap().as_bytes()).unwrap();
        let (hash, size) = (Hash::of(&packed), packed.len() as u64);
        files.insert(manifest_path(hash), packed);
        self.with_head(files, |head| (head.manifest, head.manifest_size) = (hash, size))
    }

    pub fn sign(&self, head: &Head) -> Vec<u8> {
        head.sign(self.keys.head()).into_bytes()
    }

    /// The files with the head changed and signed again.
    pub fn with_head(&self, mut files: Files, change: impl FnOnce(&mut Head)) -> Files {
        let mut head = head_of(&files);
        change(&mut head);
        files.insert("v1/head".to_owned(), self.sign(&head));
        files
    }
}

/// Builds an unsigned feed, as the seed is one.
pub fn seed(out: &Path, lines: &[String]) {
    write_feed(out, &content(lines, tuesday()), None).unwrap();
}

pub fn head_of(files: &Files) -> Head {
    Head::open_unproved(&files["v1/head"]).unwrap()
}

pub fn manifest_of(files: &Files) -> Manifest {
    Manifest::parse(&files[&manifest_path(head_of(files).manifest)]).unwrap()
}

/// The name of a shard's file.
pub fn shard_name(files: &Files, key: &str) -> String {
    shard_path(manifest_of(files).shards[key].shard.sha256)
}

pub fn manifest_name(files: &Files) -> String {
    manifest_path(head_of(files).manifest)
}

fn content(lines: &[String], issued: DateTime<Utc>) -> Content {
    Content {
        publisher: Named { name: "Testi".to_owned(), ..Named::default() },
        mirrors: Vec::new(),
        records: lines.iter().map(|line| decode_line(line).unwrap()).collect(),
        packs: Vec::new(),
        issued,
        valid_days: 30,
        new_epoch: false,
    }
}

/// A folder's files, named from the folder on.
pub fn read(folder: &Path) -> Files {
    fn walk(folder: &Path, root: &Path, files: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut files = Files::new();
    walk(folder, folder, &mut files);
    files
}

/// A place's line. Helsinki is `091`, Tampere `837`.
pub fn place(id: &str, name: &str, municipality: &str) -> String {
    format!(
        r#"{{"type":"place","id":"{id}","kind":"meeting_place","name":{{"fi":"{name}"}},"municipality_code":"{municipality}","hours":{{"value":"Mo-Fr 09:00-15:00","scope":"offer"}},"sources":[{{"name":"Testi","date":"2026-11-20"}}]}}"#
    )
}

pub fn service(id: &str, name: &str) -> String {
    format!(r#"{{"type":"service","id":"{id}","kind":"support_line","name":{{"fi":"{name}"}}}}"#)
}
