//! Bodies over HTTP, each under a size and a deadline.
//!
//! Compression is off on both sides: the files are packed already, and a cap on what arrives means something only
//! where nothing unpacks on the way. A redirect may stay on its host, never leave it or fall from https to http.
//!
//! `native` asks through reqwest, `web` through the browser's own fetch: reqwest would only wrap that, and weighs. What
//! an answer may be is judged here, once for both.

#[cfg(not(target_family = "wasm"))]
#[path = "native.rs"]
mod http;
#[cfg(target_family = "wasm")]
#[path = "web.rs"]
mod http;

use std::time::Duration;

use chrono::DateTime;
use http::{Http, Response};
use url::Url;

use super::outcome::{Failure, FailureKind};
use crate::net::may_follow;

/// How long to wait: for an answer's first file, and per KiB of what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    pub base: Duration,
    pub per_kib: Duration,
}

impl Default for Patience {
    /// Twenty seconds, and 16 KiB a second after that.
    fn default() -> Self {
        Self { base: Duration::from_secs(20), per_kib: Duration::from_millis(63) }
    }
}

impl Patience {
    fn for_bytes(self, bytes: u64) -> Duration {
        self.base + self.per_kib.saturating_mul(u32::try_from(bytes / 1024).unwrap_or(u32::MAX))
    }
}

/// An HTTP client and a count of what it received.
pub struct Client {
    http: Http,
    patience: Patience,
    pub bytes: u64,
}

/// What is asked beside the address.
#[derive(Debug, Clone, Copy, Default)]
struct Ask<'a> {
    /// Unless it is still this one.
    if_none_match: Option<&'a str>,
    /// What follows so many bytes; and only if it is still the one of this strong ETag.
    from: u64,
    if_range: Option<&'a str>,
}

/// What a request for the head brought.
#[derive(Debug)]
pub enum Fetched {
    Body { bytes: Vec<u8>, etag: Option<String> },
    NotModified,
}

impl Client {
    pub fn new(patience: Patience) -> Result<Self, Failure> {
        let http = Http::new().map_err(|message| Failure::new(FailureKind::Network, message))?;
        Ok(Self { http, patience, bytes: 0 })
    }

    /// Fetches a small body of at most `limit` bytes, unless it is still the one of `etag`.
    pub async fn get(&mut self, url: &Url, limit: u64, etag: Option<&str>) -> Result<Fetched, Failure> {
        let ask = Ask { if_none_match: etag, ..Ask::default() };
        let mut response = self.http.get(url, ask, self.patience.for_bytes(limit)).await?;
        same_host(url, &response.url()?)?;
        match response.status() {
            304 => return Ok(Fetched::NotModified),
            200 => {}
            status => return Err(refusal(url, status, &response)),
        }
        refuse_page(url, &response.header("content-type").unwrap_or_default())?;
        let etag = response.header("etag");
        let bytes = self.body(url, &mut response, limit).await?;
        Ok(Fetched::Body { bytes, etag })
    }

    /// Asks for what follows the first `from` bytes of a file of `size`. `None`: the host can't go on from there.
    pub async fn stream(
        &mut self,
        url: &Url,
        from: u64,
        size: u64,
        if_range: Option<&str>,
    ) -> Result<Option<Stream>, Failure> {
        let ask = Ask { from, if_range, ..Ask::default() };
        let response = self.http.get(url, ask, self.patience.for_bytes(size - from)).await?;
        same_host(url, &response.url()?)?;
        let from = match response.status() {
            200 => 0,
            206 if from > 0 && is_range(&response.header("content-range").unwrap_or_default(), from, size) => from,
            206 | 416 if from > 0 => return Ok(None),
            status => return Err(refusal(url, status, &response)),
        };
        refuse_page(url, &response.header("content-type").unwrap_or_default())?;
        let etag = response.header("etag").filter(|etag| etag.starts_with('"'));
        Ok(Some(Stream { url: url.clone(), response, from, etag }))
    }

    /// What comes next of a file; `None` at its end. Counted.
    pub async fn chunk(&mut self, stream: &mut Stream) -> Result<Option<Vec<u8>>, Failure> {
        let chunk = stream.chunk().await?;
        self.bytes += chunk.as_ref().map_or(0, |chunk| chunk.len() as u64);
        Ok(chunk)
    }

    async fn body(&mut self, url: &Url, response: &mut Response, limit: u64) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk(url).await? {
            self.bytes += chunk.len() as u64;
            bytes.extend_from_slice(&chunk);
            if bytes.trim_ascii_start().starts_with(b"<") {
                return Err(page(url));
            }
            if bytes.len() as u64 > limit {
                return Err(Failure::new(FailureKind::Corrupt, format!("{url} is longer than its {limit} bytes")));
            }
        }
        Ok(bytes)
    }
}

/// A file on its way.
pub struct Stream {
    url: Url,
    response: Response,
    /// Where it begins: at the first byte, where the host gives no less than the whole.
    pub from: u64,
    /// A strong one.
    pub etag: Option<String>,
}

impl Stream {
    /// What comes next; `None` at the end.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, Failure> {
        self.response.chunk(&self.url).await
    }
}

/// Whether an answer's `Content-Range` is what was asked: `bytes 100-199/200`.
fn is_range(header: &str, from: u64, size: u64) -> bool {
    let parts = header.trim().strip_prefix("bytes ").and_then(|range| range.split_once('/'));
    let Some((range, total)) = parts else { return false };
    let first = range.split_once('-').and_then(|(first, _)| first.trim().parse().ok());
    first == Some(from) && (total.trim() == "*" || total.trim().parse() == Ok(size))
}

fn timed_out(url: &Url) -> Failure {
    Failure::new(FailureKind::Network, format!("{url} took too long"))
}

fn unreadable(url: &Url, cause: impl std::fmt::Display) -> Failure {
    Failure::new(FailureKind::Network, format!("{url} can't be read: {cause}"))
}

fn refusal(url: &Url, status: u16, response: &Response) -> Failure {
    let kind = match status {
        404 | 410 => FailureKind::NotFound,
        // Network authentication required, and a portal's plain redirect that nobody may follow.
        511 => FailureKind::CaptivePortal,
        // "Nothing changed", to somebody who asked for a file.
        304 => FailureKind::Network,
        300..=399 => FailureKind::Redirect,
        _ => FailureKind::Network,
    };
    let asked_to_wait = response.header("retry-after").filter(|_| matches!(status, 429 | 503));
    let retry_after = asked_to_wait.and_then(|header| wait(&header, &response.header("date").unwrap_or_default()));
    Failure { retry_after, ..Failure::new(kind, format!("{url} answers {status}")) }
}

/// How long a `Retry-After` asks to wait: in seconds, or until a moment by the host's own clock.
fn wait(header: &str, date: &str) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = |text: &str| DateTime::parse_from_rfc2822(text.trim()).ok();
    (moment(header)? - moment(date)?).to_std().ok()
}

/// A feed has no web pages, and no file of it begins with `<`: where one comes, somebody else has answered.
fn refuse_page(url: &Url, kind: &str) -> Result<(), Failure> {
    if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        return Err(page(url));
    }
    Ok(())
}

pub fn page(url: &Url) -> Failure {
    let message = format!("{url} answers with a web page: this network may want a sign-in, or there is no feed");
    Failure::new(FailureKind::CaptivePortal, message)
}

/// In a browser redirects can't be stopped, only seen afterwards.
fn same_host(asked: &Url, answered: &Url) -> Result<(), Failure> {
    if may_follow(asked, answered) {
        return Ok(());
    }
    Err(Failure::new(FailureKind::Redirect, format!("{asked} leads to {answered}, which is another host")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_the_one_that_was_asked_for() {
        assert!(is_range("bytes 100-199/200", 100, 200));
        assert!(is_range("bytes 100-199/*", 100, 200));
        for other in
            ["", "bytes", "bytes 0-199/200", "bytes 100-199/300", "bytes x-199/200", "items 100-199/200", "bytes */200"]
        {
            assert!(!is_range(other, 100, 200), "{other}");
        }
    }

    #[test]
    fn a_wait_is_told_in_seconds_or_until_a_moment() {
        assert_eq!(wait("120", ""), Some(Duration::from_secs(120)));
        let date = "Tue, 24 Nov 2026 08:00:00 GMT";
        assert_eq!(wait("Tue, 24 Nov 2026 08:01:30 GMT", date), Some(Duration::from_secs(90)));
        assert_eq!(wait("Tue, 24 Nov 2026 07:00:00 GMT", date), None);
        assert_eq!((wait("soon", date), wait("-1", date), wait(date, "")), (None, None, None));
    }

    #[test]
    fn t21_a_redirect_stays_on_its_host_and_never_falls_to_http() {
        let follows = |from: &str, to: &str| may_follow(&Url::parse(from).unwrap(), &Url::parse(to).unwrap());
        assert!(follows("https://a.example/x", "https://a.example/y"));
        assert!(follows("http://a.example/x", "https://a.example/x"));
        assert!(!follows("https://a.example/x", "http://a.example/x"));
        assert!(!follows("https://a.example/x", "https://b.example/x"));
        assert!(!follows("https://a.example/x", "https://a.example.evil/x"));
        assert!(!follows("http://127.0.0.1:8080/x", "http://127.0.0.1:8081/x"));
    }
}
