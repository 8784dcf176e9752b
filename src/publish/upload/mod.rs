//! Bringing a built feed to where phones fetch it: content first, the head last.
//!
//! A phone reads the head and then asks for what it names, so until the head is there the old generation stands whole,
//! however the upload ends. What is there already is skipped, so a repeated upload goes on where the last one stopped.
//! Nothing is ever deleted: a phone may be in the middle of the generation before.
//!
//! What is brought is proven first. What stands there is asked first, too: an upload never takes a feed back to an
//! earlier state, and never puts one publisher's feed in the place of another's. Two that come at the same time are held
//! apart: a folder is locked, and a store writes the head, and a key set, only where what was looked at still stands.

mod target;

use std::collections::BTreeMap;
use std::path::Path;

use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::{
    Attribute, Attributes, Error, ObjectStoreExt as _, PutMode, PutMultipartOptions, PutOptions, PutPayload,
    UpdateVersion,
};

use crate::feed::hash::Hash;
use crate::feed::head::{Head, MAX_HEAD_BYTES};

use super::problem::{Problem, PublishError};
use super::public::{HEAD, PublicFeed, PublicFile, hash_in_name, key_set};
pub use target::Target;

/// Files brought at one time.
const AT_ONCE: usize = 4;
/// A larger file is brought in parts of this size.
const PART_BYTES: usize = 16 * 1024 * 1024;
/// A year: what is named by its hash never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What was brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uploaded {
    pub sequence: u64,
    pub files: usize,
    pub bytes: u64,
    /// Files that were there already.
    pub skipped: usize,
    /// Whether phones see anything new: the head was another.
    pub head: bool,
}

/// The head that stands at the target, with what tells whether it is still the same when ours is written.
struct Standing {
    bytes: Vec<u8>,
    version: UpdateVersion,
}

/// Brings a folder to a target. Asks `progress` before each file: how many there are, and which.
pub fn upload(public: &Path, to: &str, progress: &(dyn Fn(usize, &str) + Sync)) -> Result<Uploaded, PublishError> {
    let feed = PublicFeed::read(public)?;
    if feed.fingerprint.is_none() {
        return Err(PublishError::input(
            Problem::error(HEAD, None, "the feed is not signed, so no phone would follow it")
                .suggest("ovi feed sign PUBLIC --keys DIR"),
        ));
    }
    let files = feed.files()?;
    let target = Target::open(to)?;
    if !target.is_host && same_folder(public, Path::new(to)) {
        return Err(PublishError::Usage(format!("--to {to} is the very folder that is to be brought")));
    }
    let _held = target.hold()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(PublishError::disk(public))?;
    runtime.block_on(bring(&feed, &files, &target, progress))
}

async fn bring(
    feed: &PublicFeed,
    files: &[PublicFile],
    target: &Target,
    progress: &(dyn Fn(usize, &str) + Sync),
) -> Result<Uploaded, PublishError> {
    let standing = standing(target).await?;
    for file in files.iter().filter(|file| is_key_set(file)) {
        refuse_other_keys(feed, file, target).await?;
    }
    if let Some(standing) = &standing {
        refuse_going_back(feed, &standing.bytes)?;
    }
    let there = sizes(target).await?;
    let mut done = Uploaded { sequence: feed.head.sequence, ..Uploaded::default() };
    let content = || files.iter().filter(|file| file.path != HEAD);
    let is_there = |file: &&PublicFile| there.get(&file.path) == Some(&file.size);
    done.skipped = content().filter(is_there).count();
    // A manifest names the rest: it comes when that is there.
    let is_manifest = |file: &&PublicFile| file.path.starts_with("v1/manifest/");
    let wanted: Vec<&PublicFile> = content().filter(|file| !is_there(file)).collect();
    let (manifests, others): (Vec<&PublicFile>, Vec<&PublicFile>) = wanted.into_iter().partition(is_manifest);
    let count = manifests.len() + others.len();
    for group in [others, manifests] {
        let puts = group.into_iter().map(|file| {
            progress(count, &file.path);
            put(feed, file, target)
        });
        let sizes: Vec<u64> = futures_util::stream::iter(puts).buffer_unordered(AT_ONCE).try_collect().await?;
        done.files += sizes.len();
        done.bytes += sizes.iter().sum::<u64>();
    }
    // The head that was proven, whatever somebody has built into the folder meanwhile: its files are there.
    let ours = &feed.head_bytes;
    if standing.as_ref().is_none_or(|standing| standing.bytes != *ours) {
        put_head(ours, standing, target).await?;
        done.head = true;
        done.bytes += ours.len() as u64;
        done.files += 1;
    }
    Ok(done)
}

async fn standing(target: &Target) -> Result<Option<Standing>, PublishError> {
    match target.store.get(&target.at(HEAD)?).await {
        Ok(found) => {
            let version = UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() };
            if found.meta.size > MAX_HEAD_BYTES as u64 {
                return Err(no_head(&format!("it has {} bytes", found.meta.size)));
            }
            let bytes = found.bytes().await.map_err(|error| target.failed(HEAD, &error))?;
            Ok(Some(Standing { bytes: bytes.to_vec(), version }))
        }
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(target.failed(HEAD, &error)),
    }
}

fn no_head(why: &str) -> PublishError {
    PublishError::input(
        Problem::error(HEAD, None, format!("what stands at the target as v1/head is none: {why}"))
            .suggest("look what it is, and take it away by hand if it is nobody's"),
    )
}

fn is_key_set(file: &PublicFile) -> bool {
    file.path.starts_with("v1/keys/")
}

/// The first key set is what a feed is; later ones never change either.
async fn refuse_other_keys(feed: &PublicFeed, file: &PublicFile, target: &Target) -> Result<(), PublishError> {
    let theirs = match target.store.get(&target.at(&file.path)?).await {
        Ok(found) => found.bytes().await.map_err(|error| target.failed(&file.path, &error))?,
        Err(Error::NotFound { .. }) => return Ok(()),
        Err(error) => return Err(target.failed(&file.path, &error)),
    };
    let path = feed.root.join(&file.path);
    let ours = std::fs::read(&path).map_err(PublishError::disk(&path))?;
    if theirs != ours {
        return Err(PublishError::input(
            Problem::error(
                &file.path,
                None,
                "the feed at the target is of other keys, so its phones would refuse this one",
            )
            .suggest("publish with that feed's keys, or under another address"),
        ));
    }
    Ok(())
}

fn refuse_going_back(feed: &PublicFeed, standing: &[u8]) -> Result<(), PublishError> {
    let unproved = Head::open_unproved(standing).map_err(|error| no_head(&error.to_string()))?;
    // By the key set that it names, which is one of ours; a head that nobody signed proves no number.
    let theirs = match key_set(&feed.root, unproved.keys).map(|keys| Head::open(standing, &keys)) {
        Ok(Ok(head)) => head,
        Ok(Err(error)) => return Err(no_head(&error.to_string())),
        Err(_) => {
            let message = format!(
                "the head at the target is signed by key set {}, which this folder doesn't have",
                unproved.keys
            );
            return Err(PublishError::input(Problem::error(HEAD, None, message).suggest("build with the newest keys")));
        }
    };
    let ours = &feed.head;
    let refuse = |message: String, suggestion: &str| {
        Err(PublishError::input(Problem::error(HEAD, None, message).suggest(suggestion)))
    };
    if (theirs.epoch, theirs.sequence) > (ours.epoch, ours.sequence) {
        return refuse(
            format!(
                "the target stands at sequence {} (epoch {}), and this folder at {} (epoch {}): phones refuse to go back",
                theirs.sequence, theirs.epoch, ours.sequence, ours.epoch
            ),
            "build into the folder that was published last",
        );
    }
    if (theirs.epoch, theirs.sequence) == (ours.epoch, ours.sequence) {
        if theirs.manifest != ours.manifest {
            return refuse(
                format!("the target has another content under the same sequence {}", ours.sequence),
                "build into the folder that was published last",
            );
        }
        if theirs.issued > ours.issued {
            return refuse(
                format!("the target was signed later, at {}", theirs.issued),
                "ovi feed sign gives this folder later dates",
            );
        }
    }
    Ok(())
}

/// What is there, by path from the feed's root.
async fn sizes(target: &Target) -> Result<BTreeMap<String, u64>, PublishError> {
    let below = target.at("v1")?;
    let depth = below.parts().count() - 1;
    let mut found = BTreeMap::new();
    let mut listed = target.store.list(Some(&below));
    while let Some(file) = listed.next().await {
        let file = file.map_err(|error| target.failed("v1", &error))?;
        let parts: Vec<String> = file.location.parts().skip(depth).map(|part| part.as_ref().to_owned()).collect();
        found.insert(parts.join("/"), file.size);
    }
    Ok(found)
}

async fn put(feed: &PublicFeed, file: &PublicFile, target: &Target) -> Result<u64, PublishError> {
    let full = feed.root.join(&file.path);
    let at = target.at(&file.path)?;
    let bytes = std::fs::read(&full).map_err(PublishError::disk(&full))?;
    if hash_in_name(&file.path).is_some_and(|hash| hash != Hash::of(&bytes)) {
        return Err(PublishError::input(Problem::error(&file.path, None, "has changed since it was proven")));
    }
    let failed = |error: Error| target.failed(&file.path, &error);
    let attributes = attributes(&file.path, target);
    if bytes.len() <= PART_BYTES {
        // Whoever brings a key set first says whose feed it is; what is named by its hash is the same from everybody.
        let mode = if target.is_host && is_key_set(file) { PutMode::Create } else { PutMode::Overwrite };
        let options = |mode| PutOptions { mode, attributes: attributes.clone(), ..PutOptions::default() };
        let payload = PutPayload::from(bytes);
        let put = |mode| target.store.put_opts(&at, payload.clone(), options(mode));
        match put(mode).await {
            Ok(_) => {}
            Err(Error::Precondition { .. } | Error::AlreadyExists { .. }) => {
                refuse_other_keys(feed, file, target).await?;
            }
            Err(Error::NotImplemented { .. } | Error::NotSupported { .. }) => {
                put(PutMode::Overwrite).await.map_err(failed)?;
            }
            Err(error) => return Err(failed(error)),
        }
    } else {
        let options = PutMultipartOptions { attributes, ..PutMultipartOptions::default() };
        let mut parts = target.store.put_multipart_opts(&at, options).await.map_err(failed)?;
        for part in bytes.chunks(PART_BYTES) {
            if let Err(error) = parts.put_part(PutPayload::from(part.to_vec())).await {
                // Half a file costs its owner money and is nobody's.
                let _ = parts.abort().await;
                return Err(failed(error));
            }
        }
        parts.complete().await.map_err(failed)?;
    }
    Ok(file.size)
}

/// Writes the head where the one that was looked at still stands; a store that can't promise that writes it all the same.
async fn put_head(bytes: &[u8], standing: Option<Standing>, target: &Target) -> Result<(), PublishError> {
    let at = target.at(HEAD)?;
    let mode = match standing {
        _ if !target.is_host => PutMode::Overwrite,
        Some(Standing { version, .. }) if version.e_tag.is_some() => PutMode::Update(version),
        Some(_) => PutMode::Overwrite,
        None => PutMode::Create,
    };
    let options = |mode| PutOptions { mode, attributes: attributes(HEAD, target), ..PutOptions::default() };
    let put = |mode| target.store.put_opts(&at, PutPayload::from(bytes.to_vec()), options(mode));
    let came_between = || {
        PublishError::input(
            Problem::error(HEAD, None, "somebody else has published there at the same time")
                .suggest("look what stands there now, and publish again"),
        )
    };
    match put(mode).await {
        Ok(_) => Ok(()),
        Err(Error::NotImplemented { .. } | Error::NotSupported { .. }) => {
            put(PutMode::Overwrite).await.map(drop).map_err(|error| target.failed(HEAD, &error))
        }
        Err(Error::Precondition { .. } | Error::AlreadyExists { .. }) => Err(came_between()),
        Err(error) => Err(target.failed(HEAD, &error)),
    }
}

/// How a host shall serve a file. A folder's host has settings of its own.
fn attributes(path: &str, target: &Target) -> Attributes {
    let mut attributes = Attributes::new();
    if target.is_host {
        let (kind, cache) = headers(path);
        attributes.insert(Attribute::ContentType, kind.into());
        attributes.insert(Attribute::CacheControl, cache.into());
    }
    attributes
}

/// `Content-Type` and `Cache-Control` of a feed's file.
pub fn headers(path: &str) -> (&'static str, &'static str) {
    let cache = if path == HEAD { "no-cache" } else { FOR_EVER };
    let kind = match path.rsplit_once('.').map(|(_, end)| end) {
        _ if path == HEAD => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        // Packed for the client to unpack: no Content-Encoding, which browsers would undo.
        Some("zst") => "application/zstd",
        _ => "application/octet-stream",
    };
    (kind, cache)
}

fn same_folder(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
