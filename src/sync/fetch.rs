//! Files of a feed, wherever it is: on the web, in a folder, inside the program.

use std::io::Read as _;
use std::path::PathBuf;

use url::Url;

use super::client::{Client, Fetched, Patience};
use super::outcome::{Failure, FailureKind};
use super::source::FeedSource;
use crate::feed::hash::Hash;
use crate::feed::head::MAX_HEAD_BYTES;

/// Reads a feed's files by their names from `v1/` on.
pub struct Fetcher {
    place: Place,
    /// Bytes read so far.
    bytes: u64,
}

enum Place {
    // The client is boxed: it is ten times the size of the others.
    Web {
        bases: Vec<Url>,
        client: Box<Client>,
    },
    Folder(PathBuf),
    #[cfg(not(target_family = "wasm"))]
    Inside(fn(&str) -> Option<&'static [u8]>),
}

impl Fetcher {
    pub fn new(source: &FeedSource, patience: Patience) -> Result<Self, Failure> {
        let place = match source {
            FeedSource::Web { base, .. } => {
                Place::Web { bases: vec![base.clone()], client: Box::new(Client::new(patience)?) }
            }
            FeedSource::Folder { path } => Place::Folder(path.clone()),
        };
        Ok(Self { place, bytes: 0 })
    }

    /// Reads what the program carries. The web app carries nothing: its seed lies beside it.
    #[cfg(not(target_family = "wasm"))]
    pub fn inside(file: fn(&str) -> Option<&'static [u8]>) -> Self {
        Self { place: Place::Inside(file), bytes: 0 }
    }

    /// Further addresses of the same files. Any of them may lie: hashes decide.
    pub fn add_mirrors(&mut self, mirrors: &[String]) {
        if let Place::Web { bases, .. } = &mut self.place {
            for mirror in mirrors.iter().take(4) {
                match FeedSource::parse(mirror) {
                    Ok(FeedSource::Web { base, .. }) if safe(&base, &bases[0]) && !bases.contains(&base) => {
                        bases.push(base);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Bytes read so far.
    pub fn bytes(&self) -> u64 {
        match &self.place {
            Place::Web { client, .. } => client.bytes,
            _ => self.bytes,
        }
    }

    /// The head, unless it is still the one of `etag`.
    pub async fn head(&mut self, etag: Option<&str>) -> Result<Fetched, Failure> {
        let Place::Web { bases, client } = &mut self.place else {
            let bytes = self.local("v1/head", MAX_HEAD_BYTES as u64)?;
            return Ok(Fetched::Body { bytes, etag: None });
        };
        let url = join(&bases[0], "v1/head")?;
        match client.get(&url, MAX_HEAD_BYTES as u64, etag).await {
            Ok(Fetched::NotModified) if etag.is_none() => Err(Failure::new(
                FailureKind::Network,
                format!("{url} says that nothing changed to one who has nothing"),
            )),
            Err(Failure { kind: FailureKind::Redirect, message }) => {
                Err(Failure::new(FailureKind::CaptivePortal, format!("{message}: this network may want a sign-in")))
            }
            answer => answer,
        }
    }

    /// A small file without a known hash.
    pub async fn small(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, Failure> {
        if let Place::Web { bases, client } = &mut self.place {
            let url = join(&bases[0], name)?;
            return match client.get(&url, limit, None).await? {
                Fetched::Body { bytes, .. } => Ok(bytes),
                Fetched::NotModified => Err(unasked(&url)),
            };
        }
        self.local(name, limit)
    }

    /// A file whose hash and size a signature has vouched for. The first address that has it right is used.
    pub async fn vouched(&mut self, name: &str, hash: Hash, size: u64) -> Result<Vec<u8>, Failure> {
        if let Place::Web { bases, client } = &mut self.place {
            let mut first = None;
            for base in bases.iter() {
                let url = join(base, name)?;
                let answer = match client.get(&url, size, None).await {
                    Ok(Fetched::Body { bytes, .. }) => check(url.as_str(), bytes, hash, size),
                    Ok(Fetched::NotModified) => Err(unasked(&url)),
                    Err(failure) => Err(failure),
                };
                match answer {
                    Ok(bytes) => return Ok(bytes),
                    Err(failure) => first = first.or(Some(failure)),
                }
            }
            return Err(first.unwrap_or_else(|| Failure::new(FailureKind::Network, "the feed has no address")));
        }
        let bytes = self.local(name, size)?;
        check(name, bytes, hash, size)
    }

    fn local(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, Failure> {
        let bytes = match &self.place {
            Place::Folder(folder) => {
                let path = folder.join(name);
                let failed = |error: std::io::Error| {
                    let kind = match error.kind() {
                        std::io::ErrorKind::NotFound => FailureKind::NotFound,
                        _ => FailureKind::Storage,
                    };
                    Failure::new(kind, format!("{}: {error}", path.display()))
                };
                let mut bytes = Vec::new();
                let file = std::fs::File::open(&path).map_err(failed)?;
                file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
                bytes
            }
            #[cfg(not(target_family = "wasm"))]
            Place::Inside(file) => match file(name) {
                Some(bytes) => bytes.to_vec(),
                None => return Err(Failure::new(FailureKind::NotFound, format!("the program carries no {name}"))),
            },
            Place::Web { .. } => {
                return Err(Failure::new(FailureKind::Storage, format!("{name} is not on this device")));
            }
        };
        if bytes.len() as u64 > limit {
            return Err(Failure::new(FailureKind::Corrupt, format!("{name} is longer than its {limit} bytes")));
        }
        self.bytes += bytes.len() as u64;
        Ok(bytes)
    }
}

/// A mirror is no step down: https, or what the feed itself is read over.
fn safe(mirror: &Url, base: &Url) -> bool {
    mirror.scheme() == "https" || mirror.scheme() == base.scheme()
}

fn join(base: &Url, name: &str) -> Result<Url, Failure> {
    base.join(name).map_err(|error| Failure::new(FailureKind::Network, format!("{base}{name}: {error}")))
}

fn unasked(url: &Url) -> Failure {
    Failure::new(FailureKind::Network, format!("{url} answers a question that nobody asked"))
}

fn check(name: &str, bytes: Vec<u8>, hash: Hash, size: u64) -> Result<Vec<u8>, Failure> {
    if (bytes.len() as u64) < size {
        let message = format!("{name} ends after {} of {size} bytes", bytes.len());
        return Err(Failure::new(FailureKind::Corrupt, message));
    }
    if Hash::of(&bytes) != hash {
        return Err(Failure::new(FailureKind::Corrupt, format!("{name} is not what the feed says it is (sha256)")));
    }
    Ok(bytes)
}
