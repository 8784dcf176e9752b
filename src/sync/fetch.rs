//! Files of a feed, wherever it is: on the web, in a folder, inside the program.
//!
//! A large file that was cut short goes on where it stopped, in the next sync too: what has come is kept in the directory
//! database, under the signed hash. A host that can't go on in the middle gives the whole again.

use std::io::Read as _;
use std::path::PathBuf;

use url::Url;

use super::client::{Client, Fetched, Patience};
use super::outcome::{Failure, FailureKind};
use super::source::FeedSource;
use crate::feed::hash::Hash;
use crate::feed::head::MAX_HEAD_BYTES;
use crate::store::Db;

/// Files that are smaller are had again.
const WORTH_KEEPING: u64 = 64 * 1024;
/// What is kept at once. More would be lost at a crash, less would be many small writes.
const PIECE: usize = 128 * 1024;

/// Reads a feed's files by their names from `v1/` on.
pub struct Fetcher {
    /// Where what has come of a file is kept.
    db: Option<Db>,
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
        Ok(Self { db: None, place, bytes: 0 })
    }

    /// Keeps what comes of large files in this database until they are whole.
    pub fn keeping(mut self, db: &Db) -> Self {
        self.db = Some(db.clone());
        self
    }

    /// Reads what the program carries. The web app carries nothing: its seed lies beside it.
    #[cfg(not(target_family = "wasm"))]
    pub fn inside(file: fn(&str) -> Option<&'static [u8]>) -> Self {
        Self { db: None, place: Place::Inside(file), bytes: 0 }
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
            Err(Failure { kind: FailureKind::Redirect, message, .. }) => {
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

    /// A file whose hash and size a signature has vouched for. The first address that has it right is used. `progress`
    /// hears how many of its bytes are here.
    pub async fn vouched(
        &mut self,
        name: &str,
        hash: Hash,
        size: u64,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, Failure> {
        let Place::Web { bases, client } = &mut self.place else {
            let bytes = self.local(name, size)?;
            progress(bytes.len() as u64);
            return check(name, &bytes, hash, size).map(|()| bytes);
        };
        let mut first: Option<Failure> = None;
        let mut coming = Coming::begin(self.db.as_ref().filter(|_| size >= WORTH_KEEPING), hash, size).await?;
        for base in bases.iter() {
            let url = join(base, name)?;
            match coming.from(client, &url, progress).await {
                Ok(()) => return Ok(coming.bytes),
                Err(failure) => {
                    // Every host that asks to wait is heard.
                    let wait = failure.retry_after.max(first.as_ref().and_then(|first| first.retry_after));
                    first = Some(Failure { retry_after: wait, ..first.unwrap_or(failure) });
                }
            }
        }
        Err(first.unwrap_or_else(|| Failure::new(FailureKind::Network, "the feed has no address")))
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

/// A file on its way, from whichever address.
struct Coming<'a> {
    db: Option<&'a Db>,
    hash: Hash,
    size: u64,
    bytes: Vec<u8>,
    /// How many of them are in the database.
    kept: usize,
    /// The address the first bytes came from, and the strong ETag they had there.
    version: Option<(String, String)>,
}

impl<'a> Coming<'a> {
    async fn begin(db: Option<&'a Db>, hash: Hash, size: u64) -> Result<Self, Failure> {
        let mut coming = Self { db, hash, size, bytes: Vec::new(), kept: 0, version: None };
        if let Some(db) = db
            && let Some(part) = db.run(move |store| store.part(hash)).await??
            && part.bytes.len() as u64 <= size
        {
            coming.kept = part.bytes.len();
            (coming.bytes, coming.version) = (part.bytes, part.version);
        }
        Ok(coming)
    }

    /// Brings the rest from one address. What turns out to be wrong is brought once more from its start, where some of
    /// it came from elsewhere or earlier.
    async fn from(&mut self, client: &mut Client, url: &Url, progress: &mut dyn FnMut(u64)) -> Result<(), Failure> {
        let went_on = !self.bytes.is_empty();
        match self.attempt(client, url, progress).await {
            Err(failure) if failure.kind == FailureKind::Corrupt && went_on => {
                self.attempt(client, url, progress).await
            }
            other => other,
        }
    }

    async fn attempt(&mut self, client: &mut Client, url: &Url, progress: &mut dyn FnMut(u64)) -> Result<(), Failure> {
        if (self.bytes.len() as u64) < self.size {
            let taken = self.take(client, url, progress).await;
            if taken.is_err() && (self.bytes.len() as u64) <= self.size {
                self.keep().await?;
            }
            taken?;
        }
        // An answer that was cut short is an error before this: here the host has said all that it has.
        let fault = match check(url.as_str(), &self.bytes, self.hash, self.size) {
            Ok(()) => return Ok(()),
            Err(fault) => fault,
        };
        self.start_anew().await?;
        Err(fault)
    }

    async fn take(&mut self, client: &mut Client, url: &Url, progress: &mut dyn FnMut(u64)) -> Result<(), Failure> {
        let here = self.bytes.len() as u64;
        let version = self.version.clone().filter(|(known, _)| known == url.as_str()).map(|(_, etag)| etag);
        let mut stream = match client.stream(url, here, self.size, version.as_deref()).await? {
            Some(stream) => stream,
            None => match client.stream(url, 0, self.size, None).await? {
                Some(stream) => stream,
                None => return Err(Failure::new(FailureKind::Network, format!("{url} gives no whole file"))),
            },
        };
        if stream.from != here {
            self.start_anew().await?;
        }
        if self.bytes.is_empty() {
            self.version = stream.etag.take().map(|etag| (url.to_string(), etag));
        }
        while let Some(chunk) = client.chunk(&mut stream).await? {
            if self.bytes.is_empty() && chunk.trim_ascii_start().starts_with(b"<") {
                return Err(super::client::page(url));
            }
            self.bytes.extend_from_slice(&chunk);
            let here = self.bytes.len() as u64;
            if here > self.size {
                self.start_anew().await?;
                return Err(Failure::new(
                    FailureKind::Corrupt,
                    format!("{url} is longer than its {} bytes", self.size),
                ));
            }
            progress(here);
            if self.bytes.len() - self.kept >= PIECE {
                self.keep().await?;
            }
        }
        Ok(())
    }

    /// Writes down what has come since the last time.
    async fn keep(&mut self) -> Result<(), Failure> {
        let Some(db) = self.db else { return Ok(()) };
        let (hash, at, version) = (self.hash, self.kept, self.version.clone());
        let piece = self.bytes[at..].to_vec();
        self.kept = self.bytes.len();
        if !piece.is_empty() {
            db.run(move |store| store.keep_part(hash, at as u64, &piece, version.as_ref())).await??;
        }
        Ok(())
    }

    async fn start_anew(&mut self) -> Result<(), Failure> {
        self.bytes.clear();
        self.version = None;
        if let Some(db) = self.db.filter(|_| self.kept > 0) {
            let hash = self.hash;
            db.run(move |store| store.forget_part(hash)).await??;
        }
        self.kept = 0;
        Ok(())
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

fn check(name: &str, bytes: &[u8], hash: Hash, size: u64) -> Result<(), Failure> {
    if (bytes.len() as u64) < size {
        let message = format!("{name} ends after {} of {size} bytes", bytes.len());
        return Err(Failure::new(FailureKind::Corrupt, message));
    }
    if Hash::of(bytes) != hash {
        return Err(Failure::new(FailureKind::Corrupt, format!("{name} is not what the feed says it is (sha256)")));
    }
    Ok(())
}
