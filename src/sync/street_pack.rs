//! Brings a pack of street tiles onto the shelf: piece by piece, with pauses, through restarts, and proven before it
//! counts.
//!
//! The signed size is the most that is taken, and the signed sha256 is compared with what lies on the shelf, not with
//! what went by. A host that can't go on in the middle is asked for the whole. Where the feed has mirrors, the next one is
//! asked when one fails. Whatever fails, what has come stays, unless it is proven wrong.

use std::collections::BTreeMap;
use std::pin::Pin;

use chrono::{DateTime, Utc};
use futures_channel::oneshot;
use futures_util::future::{Either, select};
use url::Url;

use super::client::{Client, Patience, Stream};
use super::outcome::{Failure, FailureKind};
use super::source::FeedSource;
use crate::feed::map_pack::{DEEPEST_ZOOM, MapPack, check_name, map_pack_path};
use crate::store::{PackCard, PackOrigin, Shelf};

/// What is kept at once. More would be lost at a crash, less would be many small writes.
const PIECE: usize = 256 * 1024;
/// Mirrors beyond these aren't asked.
const MOST_BASES: usize = 5;

/// A pack, and where to ask for it.
#[derive(Debug, Clone)]
pub struct PackRequest {
    pub pack: MapPack,
    /// Folders that hold `v1/`, the feed's own first.
    pub bases: Vec<Url>,
    pub now: DateTime<Utc>,
    pub patience: Patience,
}

/// How bringing ended, where nothing failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackBrought {
    /// It is whole, proven, and on the shelf.
    Whole,
    /// Somebody asked to stop. What has come is kept.
    Paused,
}

/// Told to stop, a download stops at once, wherever it waits. So it does when this is dropped.
pub type Stop = oneshot::Receiver<()>;

/// The folders of a feed and its mirrors, from what is remembered of it.
pub fn pack_bases(feed: &str, mirrors: &[String]) -> Vec<Url> {
    let Ok(FeedSource::Web { base, .. }) = FeedSource::parse(feed) else { return Vec::new() };
    let mut bases = vec![base];
    for mirror in mirrors {
        if let Ok(FeedSource::Web { base, .. }) = FeedSource::parse(mirror)
            // A mirror is no step down.
            && (base.scheme() == "https" || base.scheme() == bases[0].scheme())
            && !bases.contains(&base)
            && bases.len() < MOST_BASES
        {
            bases.push(base);
        }
    }
    bases
}

/// Brings a pack, or the rest of it. `progress` hears how many bytes are here.
pub async fn bring_pack(
    shelf: &Shelf,
    request: &PackRequest,
    stop: Stop,
    progress: &mut dyn FnMut(u64),
) -> Result<PackBrought, Failure> {
    let PackRequest { pack, bases, .. } = request;
    pack.check().map_err(|fault| Failure::new(FailureKind::Format, format!("{}: {fault}", pack.id)))?;
    let known = shelf.find(pack.sha256).await?;
    if known.as_ref().is_some_and(|known| known.whole) {
        return Ok(PackBrought::Whole);
    }
    let version = known.and_then(|known| known.card.version);
    let card =
        PackCard { pack: pack.clone(), origin: PackOrigin::Vouched, begun_ms: request.now.timestamp_millis(), version };
    shelf.note(card.clone()).await?;
    let mut bringing = Bringing { shelf, card, client: Client::new(request.patience)?, stop, progress };
    let mut first = None;
    for base in bases {
        let url =
            base.join(&pack.url).map_err(|error| Failure::new(FailureKind::Network, format!("{base}: {error}")))?;
        match bringing.from(&url).await {
            Ok(brought) => return Ok(brought),
            // Another host can't help.
            Err(failure) if matches!(failure.kind, FailureKind::Full | FailureKind::Storage | FailureKind::Format) => {
                return Err(failure);
            }
            Err(failure) => first = first.or(Some(failure)),
        }
    }
    Err(first.unwrap_or_else(|| Failure::new(FailureKind::NotFound, format!("{} has no address", pack.id))))
}

struct Bringing<'a> {
    shelf: &'a Shelf,
    card: PackCard,
    client: Client,
    stop: Stop,
    progress: &'a mut dyn FnMut(u64),
}

impl Bringing<'_> {
    /// Goes on from what is here; once more from the start where that turns out to be something else.
    async fn from(&mut self, url: &Url) -> Result<PackBrought, Failure> {
        let went_on = self.here().await? > 0;
        match self.attempt(url).await {
            Err(failure) if failure.kind == FailureKind::Corrupt && went_on => self.attempt(url).await,
            other => other,
        }
    }

    async fn here(&self) -> Result<u64, Failure> {
        Ok(self.shelf.find(self.card.pack.sha256).await?.map_or(0, |found| found.here))
    }

    async fn attempt(&mut self, url: &Url) -> Result<PackBrought, Failure> {
        let size = self.card.pack.size;
        let mut here = self.here().await?;
        if here > size {
            here = self.restart().await?;
        }
        (self.progress)(here);
        if here < size {
            let Some(stream) = self.ask(url, here).await? else { return Ok(PackBrought::Paused) };
            if !self.take(url, stream, here).await? {
                return Ok(PackBrought::Paused);
            }
        }
        self.prove(url).await?;
        Ok(PackBrought::Whole)
    }

    /// `None`: somebody asked to stop.
    async fn ask(&mut self, url: &Url, here: u64) -> Result<Option<Stream>, Failure> {
        let size = self.card.pack.size;
        let version = self.card.version.clone().filter(|(known, _)| known == url.as_str()).map(|(_, etag)| etag);
        let asked = self.client.stream(url, here, size, version.as_deref());
        let answer = match until(Box::pin(asked), &mut self.stop).await {
            Some(answer) => answer?,
            None => return Ok(None),
        };
        if answer.is_some() {
            return Ok(answer);
        }
        let asked = self.client.stream(url, 0, size, None);
        match until(Box::pin(asked), &mut self.stop).await {
            Some(answer) => answer,
            None => Ok(None),
        }
    }

    /// Keeps what comes. `false`: somebody asked to stop; what has come until then is kept.
    async fn take(&mut self, url: &Url, mut stream: Stream, mut here: u64) -> Result<bool, Failure> {
        let size = self.card.pack.size;
        if stream.from != here {
            here = self.restart().await?;
        }
        let version = stream.etag.take().map(|etag| (url.to_string(), etag));
        if here == 0 && version != self.card.version {
            self.card.version = version;
            self.shelf.note(self.card.clone()).await?;
        }
        let mut piece = Vec::new();
        let ended = loop {
            let chunk = match until(Box::pin(stream.chunk()), &mut self.stop).await {
                None => break Ok(false),
                Some(Err(failure)) => break Err(failure),
                Some(Ok(None)) => break Ok(true),
                Some(Ok(Some(chunk))) => chunk,
            };
            if here == 0 && piece.is_empty() && chunk.trim_ascii_start().starts_with(b"<") {
                let message = format!("{url} answers with a web page: this network may want a sign-in");
                return Err(Failure::new(FailureKind::CaptivePortal, message));
            }
            piece.extend_from_slice(&chunk);
            if here + piece.len() as u64 > size {
                self.restart().await?;
                return Err(Failure::new(FailureKind::Corrupt, format!("{url} is longer than its {size} bytes")));
            }
            (self.progress)(here + piece.len() as u64);
            if piece.len() >= PIECE {
                here = self.keep(here, std::mem::take(&mut piece)).await?;
            }
        };
        if !piece.is_empty() {
            here = self.keep(here, piece).await?;
        }
        match ended {
            Ok(true) if here < size => {
                Err(Failure::new(FailureKind::Network, format!("{url} ends after {here} of {size} bytes")))
            }
            ended => ended,
        }
    }

    async fn keep(&self, at: u64, piece: Vec<u8>) -> Result<u64, Failure> {
        let here = at + piece.len() as u64;
        self.shelf.append(self.card.clone(), at, piece).await?;
        Ok(here)
    }

    async fn restart(&mut self) -> Result<u64, Failure> {
        self.card.version = None;
        self.shelf.restart(self.card.clone()).await?;
        (self.progress)(0);
        Ok(0)
    }

    /// Compares what lies on the shelf with what was signed, then looks into it.
    async fn prove(&mut self, url: &Url) -> Result<(), Failure> {
        let hash = self.card.pack.sha256;
        if self.shelf.hash(hash).await? != hash {
            self.restart().await?;
            let message = format!("{url} is not what the feed says it is (sha256)");
            return Err(Failure::new(FailureKind::Corrupt, message));
        }
        if let Err(fault) = self.shelf.examine(hash).await? {
            self.shelf.remove(hash).await?;
            return Err(Failure::new(FailureKind::Format, format!("{url}: {fault}")));
        }
        self.shelf.finish(self.card.clone()).await?;
        Ok(())
    }
}

/// The largest file of its reader's own: all of it is in memory for a moment.
pub const MAX_OWN_FILE: u64 = 128 * 1024 * 1024;

/// Puts a file of its reader's own on the shelf, once it has proven to be a pack. `name` is the file's; what the file
/// calls itself comes first. Nobody has vouched for it: it is only read, like every other.
pub async fn adopt_pack(shelf: &Shelf, name: &str, bytes: Vec<u8>, now: DateTime<Utc>) -> Result<MapPack, Failure> {
    let size = bytes.len() as u64;
    if size > MAX_OWN_FILE {
        let message = format!("{name} has {size} bytes, and {MAX_OWN_FILE} is the most");
        return Err(Failure::new(FailureKind::Format, message));
    }
    let (bytes, sha256) = shelf.hash_of(bytes).await?;
    match shelf.find(sha256).await? {
        Some(known) if known.whole => return Ok(known.card.pack),
        Some(_) => shelf.remove(sha256).await?,
        None => {}
    }
    let known_later = MapPack {
        id: format!("own-{}", &sha256.to_string()[..16]),
        name: BTreeMap::new(),
        regions: Vec::new(),
        url: map_pack_path(sha256),
        sha256,
        size,
        bounds: [0.0, 0.0, 1.0, 1.0],
        min_zoom: 0,
        max_zoom: DEEPEST_ZOOM,
        attribution: Vec::new(),
    };
    known_later.check().map_err(|fault| Failure::new(FailureKind::Format, format!("{name}: {fault}")))?;
    let begun_ms = now.timestamp_millis();
    let mut card = PackCard { pack: known_later, origin: PackOrigin::File, begun_ms, version: None };
    let kept = keep_file(shelf, &mut card, name, &bytes).await;
    if kept.is_err() {
        // Half of it is of no use to anybody; what went wrong is told, not that.
        let _ = shelf.remove(sha256).await;
    }
    kept.map(|()| card.pack)
}

async fn keep_file(shelf: &Shelf, card: &mut PackCard, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    shelf.note(card.clone()).await?;
    let mut at = 0;
    for piece in bytes.chunks(PIECE) {
        shelf.append(card.clone(), at, piece.to_vec()).await?;
        at += piece.len() as u64;
    }
    let facts = shelf.examine(card.pack.sha256).await?;
    let facts = facts.map_err(|fault| Failure::new(FailureKind::Format, format!("{name}: {fault}")))?;
    let told = |text: String| -> Option<String> {
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect();
        Some(line).filter(|line| !line.is_empty() && check_name("name", line).is_ok())
    };
    let title = facts.name.and_then(told).or_else(|| told(name.trim_end_matches(".mbtiles").to_owned()));
    card.pack.name.extend(title.map(|title| ("und".to_owned(), title)));
    card.pack.attribution.extend(facts.attribution.and_then(told));
    (card.pack.bounds, card.pack.min_zoom, card.pack.max_zoom) = (facts.bounds, facts.min_zoom, facts.max_zoom);
    shelf.note(card.clone()).await?;
    shelf.finish(card.clone()).await?;
    Ok(())
}

/// What comes, unless somebody asks to stop before.
async fn until<T>(coming: Pin<Box<impl Future<Output = T>>>, stop: &mut Stop) -> Option<T> {
    match select(stop, coming).await {
        Either::Left(_) => None,
        Either::Right((came, _)) => Some(came),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_asked_of_the_feed_and_of_mirrors_that_are_no_step_down() {
        let mirrors =
            ["http://b.example/", "https://c.example/x", "https://a.example/feed/", "nonsense", "ftp://d.example/"]
                .map(str::to_owned);
        let bases: Vec<String> = pack_bases("https://a.example/feed/", &mirrors).iter().map(Url::to_string).collect();
        assert_eq!(bases, ["https://a.example/feed/", "https://c.example/x/"]);
        assert!(pack_bases("a/folder", &[]).is_empty());
    }
}
