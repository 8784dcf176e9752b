//! Which key set a feed's head is read with.
//!
//! A fingerprint comes from a person: in the link, in the publisher's `root.json`, or by agreeing once to what a bare
//! address shows. After that it is pinned, in the user's database, and nothing that a server says changes it: a
//! directory that was lost and made anew is filled from whom the person trusted before.

use super::fetch::Fetcher;
use super::outcome::{Failure, FailureKind};
use super::source::FeedSource;
use crate::feed::hash::Hash;
use crate::feed::head::{Head, HeadError};
use crate::feed::keys::{KeySet, KeySetError, MAX_KEYS_BYTES, fingerprint, keys_path};
use crate::feed::manifest::{Manifest, Publisher};
use crate::store::TrustedFeed;

/// What the caller trusts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Trust {
    /// What the link says, or what was pinned before.
    #[default]
    Pinned,
    /// A fingerprint: somebody has agreed to it.
    Root(Hash),
    /// The publisher's `root.json`.
    RootFile(Vec<u8>),
}

/// What a bare address shows before somebody agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    pub publisher: Publisher,
    pub root: Hash,
}

/// The one fingerprint that counts.
pub fn expected_root(
    source: &FeedSource,
    trust: &Trust,
    pinned: Option<&TrustedFeed>,
) -> Result<Option<Hash>, Failure> {
    let given = match trust {
        Trust::Pinned => None,
        Trust::Root(root) => Some(*root),
        Trust::RootFile(bytes) => Some(fingerprint(bytes)),
    };
    match (given, source.root()) {
        (Some(given), Some(link)) if given != link => Err(Failure::new(
            FailureKind::WrongRoot,
            format!("the link names the root {link}, and what is trusted is {given}"),
        )),
        (Some(root), _) | (None, Some(root)) => Ok(Some(root)),
        (None, None) => {
            let pinned = pinned.filter(|pinned| pinned.url == source.address());
            Ok(pinned.and_then(|pinned| Hash::parse(&pinned.root)))
        }
    }
}

/// The most key sets followed in one sync. A chain that is longer goes on with the next one.
const MOST_STEPS: u64 = 256;

/// The key set that a head names, reached from the trusted one step by step, each proven by the one before.
///
/// `known` is the latest that was proven before: whoever has seen it follows no older one, however well that is signed.
pub async fn key_set(
    fetcher: &mut Fetcher,
    trust: &Trust,
    expected: Hash,
    known: Option<&KeySet>,
    head: &[u8],
) -> Result<KeySet, Failure> {
    let mut keys = match known {
        Some(known) => known.clone(),
        None => first_key_set(fetcher, trust, expected).await?,
    };
    // Who signed it isn't known yet: a wrong number leads to a key set that isn't there, or isn't signed. A head that can't
    // be read, or that names an older set, will not be opened by this one.
    let wanted = Head::open_unproved(head).map_or(keys.version, |head| head.keys);
    let mut steps = 0;
    while keys.version < wanted && steps < MOST_STEPS {
        let next = keys.version + 1;
        let bytes = match fetcher.small(&keys_path(next), MAX_KEYS_BYTES as u64).await {
            Err(failure) if failure.kind == FailureKind::NotFound => {
                let message = format!("the head names key set {wanted}, and the feed has no {next}");
                return Err(Failure::new(FailureKind::Signature, message));
            }
            answer => answer?,
        };
        keys = KeySet::open_next(&bytes, &keys).map_err(|error| keys_failure(&error))?;
        steps += 1;
    }
    Ok(keys)
}

/// The trusted key set itself.
pub async fn first_key_set(fetcher: &mut Fetcher, trust: &Trust, expected: Hash) -> Result<KeySet, Failure> {
    let bytes = match trust {
        Trust::RootFile(bytes) => bytes.clone(),
        _ => fetcher.small(&keys_path(1), MAX_KEYS_BYTES as u64).await?,
    };
    let found = fingerprint(&bytes);
    if found != expected {
        let message = format!("the feed's key set has the fingerprint {found}, and {expected} is the trusted one");
        return Err(Failure::new(FailureKind::WrongRoot, message));
    }
    KeySet::parse(&bytes).map_err(|error| keys_failure(&error))
}

fn keys_failure(error: &KeySetError) -> Failure {
    let kind = match error {
        KeySetError::Format(_) => FailureKind::TooNew,
        KeySetError::Unsigned(_) | KeySetError::UnsignedByItself(_) => FailureKind::Signature,
        _ => FailureKind::Format,
    };
    Failure::new(kind, error.to_string())
}

/// Reads a head that the key set has signed.
pub fn open_head(bytes: &[u8], keys: &KeySet) -> Result<Head, Failure> {
    let head = Head::open(bytes, keys).map_err(|error| head_failure(&error))?;
    if head.keys != keys.version {
        let message = format!("the head names key set {}, and {} signs it", head.keys, keys.version);
        return Err(Failure::new(FailureKind::Signature, message));
    }
    check_version(&head)?;
    Ok(head)
}

/// Refuses what is made for newer programs.
pub fn check_version(head: &Head) -> Result<(), Failure> {
    if !head.allows(env!("CARGO_PKG_VERSION")) {
        let message = format!("the feed needs version {} of the app: update it", head.min_client);
        return Err(Failure::new(FailureKind::TooNew, message));
    }
    Ok(())
}

/// A head's error in a sync's words.
pub fn head_failure(error: &HeadError) -> Failure {
    let kind = match error {
        HeadError::Note(_) => FailureKind::Signature,
        HeadError::Format(_) => FailureKind::TooNew,
        HeadError::TooLong(_) | HeadError::Line(_) | HeadError::Keys(_) => FailureKind::Format,
    };
    Failure::new(kind, error.to_string())
}

/// What a bare address says of itself, its signature checked against its own key sets.
pub async fn introduce(fetcher: &mut Fetcher) -> Result<Introduction, Failure> {
    let bytes = fetcher.small(&keys_path(1), MAX_KEYS_BYTES as u64).await?;
    let root = fingerprint(&bytes);
    let head = match fetcher.head(None).await? {
        super::client::Fetched::Body { bytes, .. } => bytes,
        super::client::Fetched::NotModified => {
            return Err(Failure::new(FailureKind::Network, "the feed answers a question that nobody asked"));
        }
    };
    let keys = key_set(fetcher, &Trust::RootFile(bytes), root, None, &head).await?;
    let head = open_head(&head, &keys)?;
    let manifest = manifest(fetcher, &head).await?;
    Ok(Introduction { publisher: manifest.publisher, root })
}

/// The manifest that a head vouches for.
pub async fn manifest(fetcher: &mut Fetcher, head: &Head) -> Result<Manifest, Failure> {
    use crate::feed::manifest::MAX_MANIFEST_BYTES;
    if head.manifest_size > MAX_MANIFEST_BYTES {
        let message = format!("the manifest has {} bytes, and {MAX_MANIFEST_BYTES} is the most", head.manifest_size);
        return Err(Failure::new(FailureKind::Format, message));
    }
    let name = crate::feed::manifest::manifest_path(head.manifest);
    let bytes = fetcher.vouched(&name, head.manifest, head.manifest_size, &mut |_| ()).await?;
    Manifest::parse(&bytes).map_err(|error| Failure::new(FailureKind::Format, error.to_string()))
}
