//! `v1/head`: the one small file that changes.
//!
//! A signed note of at most 512 bytes, one field a line, in this order. Lines after the known ones belong to newer
//! versions and are passed over. A rising sequence stops rollback, the expiry shows a freeze, and the manifest's hash
//! and size stop mix-and-match and endless data.

use chrono::{DateTime, SecondsFormat, Utc};

use super::hash::Hash;
use super::keys::{KeySet, KeySetError};
use super::note::{self, NoteError, Signer};

/// The largest head, in bytes, signature included.
pub const MAX_HEAD_BYTES: usize = 512;
pub const HEAD_FORMAT: &str = "avoin-ovi-feed/1";

/// Why a head can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    #[error("the head has {0} bytes, and {MAX_HEAD_BYTES} is the most")]
    TooLong(usize),
    #[error("the head's signature doesn't hold: {0}")]
    Note(#[from] NoteError),
    #[error("the keys of the head can't be used: {0}")]
    Keys(#[from] KeySetError),
    #[error("the head's line {0} can't be read")]
    Line(&'static str),
    #[error("the feed has the format {0:?}, which this version doesn't know")]
    Format(String),
}

/// What the publisher vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Rises only when a sequence was lost or spoiled; a higher epoch begins a new count.
    pub epoch: u64,
    pub sequence: u64,
    pub issued: DateTime<Utc>,
    /// From then on the directory may be out of date.
    pub expires: DateTime<Utc>,
    /// The version of the key set that signs this head.
    pub keys: u64,
    /// sha256 of the manifest's file.
    pub manifest: Hash,
    /// Size of that file, in bytes.
    pub manifest_size: u64,
    /// The oldest program that reads this feed rightly, as `major.minor.patch`.
    pub min_client: String,
}

impl Head {
    /// The text that is signed.
    pub fn to_text(&self) -> String {
        format!(
            "format {HEAD_FORMAT}\nepoch {}\nsequence {}\nissued {}\nexpires {}\nkeys {}\nmanifest {} {}\nmin_client {}\n",
            self.epoch,
            self.sequence,
            moment(self.issued),
            moment(self.expires),
            self.keys,
            self.manifest,
            self.manifest_size,
            self.min_client,
        )
    }

    /// The file, signed.
    pub fn sign(&self, signer: &Signer) -> String {
        note::sign(&self.to_text(), signer)
    }

    /// The same with several keys.
    pub fn sign_all(&self, signers: &[Signer]) -> String {
        note::sign_all(&self.to_text(), signers.iter())
    }

    /// Reads a head that the key set's keys have signed.
    pub fn open(bytes: &[u8], keys: &KeySet) -> Result<Self, HeadError> {
        check_length(bytes)?;
        let verifiers = keys.head.verifiers()?;
        Self::parse(note::open(bytes, &verifiers, keys.head.threshold)?)
    }

    /// Reads a head without asking who signed it: the key set's version on first contact, and the seed, which is trusted
    /// with the package that holds it.
    pub fn open_unproved(bytes: &[u8]) -> Result<Self, HeadError> {
        check_length(bytes)?;
        let text = match note::text_unproved(bytes) {
            Ok(text) => text,
            Err(_) => std::str::from_utf8(bytes).map_err(|_| NoteError::Malformed)?,
        };
        Self::parse(text)
    }

    fn parse(text: &str) -> Result<Self, HeadError> {
        let mut lines = text.lines();
        let mut field = |name: &'static str| {
            let value = lines.next().and_then(|line| line.strip_prefix(name)).and_then(|rest| rest.strip_prefix(' '));
            value.ok_or(HeadError::Line(name))
        };
        let number =
            |name, text: &str| text.parse::<u64>().ok().filter(|n| n.to_string() == text).ok_or(HeadError::Line(name));
        // In the one spelling that `to_text` writes, as numbers are.
        let time = |name, text: &str| {
            let read = DateTime::parse_from_rfc3339(text).ok().map(|read| read.to_utc());
            read.filter(|read| moment(*read) == text).ok_or(HeadError::Line(name))
        };
        let format = field("format")?;
        if format != HEAD_FORMAT {
            return Err(HeadError::Format(format.chars().take(60).collect()));
        }
        let epoch = number("epoch", field("epoch")?)?;
        let sequence = number("sequence", field("sequence")?)?;
        let issued = time("issued", field("issued")?)?;
        let expires = time("expires", field("expires")?)?;
        let keys = number("keys", field("keys")?)?;
        let (hash, size) = field("manifest")?.split_once(' ').ok_or(HeadError::Line("manifest"))?;
        let manifest = Hash::parse(hash).ok_or(HeadError::Line("manifest"))?;
        let manifest_size = number("manifest", size)?;
        let min_client = field("min_client")?.to_owned();
        if version(&min_client).is_none() {
            return Err(HeadError::Line("min_client"));
        }
        Ok(Self { epoch, sequence, issued, expires, keys, manifest, manifest_size, min_client })
    }

    /// Whether a program of this version may read the feed.
    pub fn allows(&self, client: &str) -> bool {
        version(client) >= version(&self.min_client)
    }
}

/// A time as a head tells it.
fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn check_length(bytes: &[u8]) -> Result<(), HeadError> {
    if bytes.len() > MAX_HEAD_BYTES { Err(HeadError::TooLong(bytes.len())) } else { Ok(()) }
}

fn version(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split('.').map(|part| part.parse::<u32>().ok());
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head {
            epoch: 1,
            sequence: u64::MAX,
            issued: "2026-11-24T08:00:00Z".parse().unwrap(),
            expires: "2026-12-24T08:00:00Z".parse().unwrap(),
            keys: 1,
            manifest: Hash::of(b"m"),
            manifest_size: 12_345,
            min_client: "0.1.0".to_owned(),
        }
    }

    #[test]
    fn a_head_reads_as_it_is_written_and_fits_its_size() {
        let signer = Signer::new("a-rather-long-name-of-a-publisher.example", &[1; 32]).unwrap();
        let signed = head().sign(&signer);
        assert!(signed.len() <= MAX_HEAD_BYTES, "{}", signed.len());
        assert_eq!(Head::open_unproved(signed.as_bytes()), Ok(head()));
        assert_eq!(Head::open_unproved(head().to_text().as_bytes()), Ok(head()));
        let newer = format!("{}colour red\n", head().to_text());
        assert_eq!(Head::open_unproved(newer.as_bytes()), Ok(head()));
    }

    #[test]
    fn a_head_with_a_wrong_line_names_it() {
        for (line, wrong, name) in [
            ("epoch 1", "epoch 01", "epoch"),
            ("sequence 18446744073709551615", "sequence 18446744073709551616", "sequence"),
            ("issued 2026-11-24T08:00:00Z", "issued today", "issued"),
            ("issued 2026-11-24T08:00:00Z", "issued 2026-11-24T08:00:00.5Z", "issued"),
            ("issued 2026-11-24T08:00:00Z", "issued 2026-11-24T10:00:00+02:00", "issued"),
            ("keys 1", "key 1", "keys"),
            (" 12345", "", "manifest"),
            ("min_client 0.1.0", "min_client 0.1", "min_client"),
        ] {
            let text = head().to_text().replace(line, wrong);
            assert_eq!(Head::open_unproved(text.as_bytes()), Err(HeadError::Line(name)), "{wrong}");
        }
        let other = head().to_text().replace(HEAD_FORMAT, "avoin-ovi-feed/2");
        assert_eq!(Head::open_unproved(other.as_bytes()), Err(HeadError::Format("avoin-ovi-feed/2".into())));
        assert_eq!(Head::open_unproved(&[b'a'; 513]), Err(HeadError::TooLong(513)));
    }

    #[test]
    fn versions_compare_by_number() {
        let feed = |min: &str| Head { min_client: min.to_owned(), ..head() };
        assert!(feed("0.9.0").allows("0.10.0"));
        assert!(!feed("0.10.0").allows("0.9.9"));
        assert!(feed("0.1.0").allows(env!("CARGO_PKG_VERSION")));
    }
}
