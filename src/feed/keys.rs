//! The publisher's key set: who may sign the head, and who may sign the next key set.
//!
//! The first set is trusted by its sha256, which a person carries over (a link, a `root.json`). Every later one is a signed
//! note: its text is the set, signed by the roots of the set before and by its own. So a stolen head key is put out by
//! people who have the roots at home, and a root that was lost or stolen by the other roots.

use serde::{Deserialize, Serialize};

use super::hash::Hash;
use super::json;
use super::note::{self, KeyError, NoteError, Verifier};

/// The largest key set, in bytes.
pub const MAX_KEYS_BYTES: usize = 16 * 1024;
pub const KEYS_FORMAT: &str = "avoin-ovi-keys/1";

/// Why a file is no key set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeySetError {
    #[error("the key set can't be read: {0}")]
    Json(String),
    #[error("the key set has the format {0:?}, which this version doesn't know")]
    Format(String),
    #[error("a key of the key set is no key: {0}")]
    Key(#[from] KeyError),
    #[error("the key set asks for {threshold} signatures of {keys} keys")]
    Threshold { threshold: usize, keys: usize },
    #[error("the key set isn't signed by the roots of the one before it: {0}")]
    Unsigned(NoteError),
    #[error("the key set isn't signed by its own roots: {0}")]
    UnsignedByItself(NoteError),
    #[error("the key set has the version {found}, and {expected} is the next one")]
    Version { found: u64, expected: u64 },
}

/// Keys of which `threshold` must sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct KeyGroup {
    pub threshold: usize,
    /// Public keys, as C2SP writes them: `name+id+base64`.
    pub keys: Vec<String>,
}

impl KeyGroup {
    /// The keys themselves. Weak ones and impossible thresholds are errors; equal keys count as one.
    pub fn verifiers(&self) -> Result<Vec<Verifier>, KeySetError> {
        let mut verifiers: Vec<Verifier> = Vec::new();
        for key in &self.keys {
            let verifier = Verifier::parse(key)?;
            if !verifiers.contains(&verifier) {
                verifiers.push(verifier);
            }
        }
        if self.threshold == 0 || self.threshold > verifiers.len() {
            return Err(KeySetError::Threshold { threshold: self.threshold, keys: verifiers.len() });
        }
        Ok(verifiers)
    }
}

/// `v1/keys/<n>.json`, and a publisher's `root.json`, which is the first of them byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct KeySet {
    pub format: String,
    /// 1 for the first.
    pub version: u64,
    /// May sign the next key set.
    pub roots: KeyGroup,
    /// May sign the head.
    pub head: KeyGroup,
}

impl KeySet {
    /// Reads a key set and checks every key in it.
    pub fn parse(bytes: &[u8]) -> Result<Self, KeySetError> {
        let text = std::str::from_utf8(bytes).map_err(|error| KeySetError::Json(error.to_string()))?;
        let value = json::parse(text).map_err(KeySetError::Json)?;
        let set = Self::deserialize(value).map_err(|error| KeySetError::Json(error.to_string()))?;
        if set.format != KEYS_FORMAT {
            return Err(KeySetError::Format(set.format.chars().take(60).collect()));
        }
        set.roots.verifiers()?;
        set.head.verifiers()?;
        Ok(set)
    }

    /// Reads the key set that follows `before`: nothing of it is looked at before the roots of `before` have proven it.
    pub fn open_next(bytes: &[u8], before: &Self) -> Result<Self, KeySetError> {
        let known = before.roots.verifiers()?;
        let text = note::open(bytes, &known, before.roots.threshold).map_err(KeySetError::Unsigned)?;
        let set = Self::parse(text.as_bytes())?;
        let expected = before.version.saturating_add(1);
        if set.version != expected {
            return Err(KeySetError::Version { found: set.version, expected });
        }
        let own = set.roots.verifiers()?;
        note::open(bytes, &own, set.roots.threshold).map_err(KeySetError::UnsignedByItself)?;
        Ok(set)
    }

    /// The canonical bytes: what is published, and what is hashed.
    pub fn to_bytes(&self) -> Result<Vec<u8>, KeySetError> {
        let value = serde_json::to_value(self).map_err(|error| KeySetError::Json(error.to_string()))?;
        let mut text = json::canonical(&value).map_err(KeySetError::Json)?;
        text.push('\n');
        Ok(text.into_bytes())
    }
}

/// Where a key set lies, from the feed's root.
pub fn keys_path(version: u64) -> String {
    format!("v1/keys/{version}.json")
}

/// The fingerprint by which a first key set is trusted: `#root=` of a feed's link.
pub fn fingerprint(key_set: &[u8]) -> Hash {
    Hash::of(key_set)
}
