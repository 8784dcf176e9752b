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

use http::{Http, Response};
use url::Url;

use super::outcome::{Failure, FailureKind};

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

    /// Fetches a body of at most `limit` bytes, unless it is still the one of `etag`.
    pub async fn get(&mut self, url: &Url, limit: u64, etag: Option<&str>) -> Result<Fetched, Failure> {
        let mut response = self.http.get(url, etag, self.patience.for_bytes(limit)).await?;
        same_host(url, &response.url()?)?;
        match response.status() {
            304 => return Ok(Fetched::NotModified),
            200 => {}
            status => return Err(refusal(url, status)),
        }
        refuse_page(url, &response.header("content-type").unwrap_or_default())?;
        let etag = response.header("etag");
        let bytes = self.body(url, &mut response, limit).await?;
        Ok(Fetched::Body { bytes, etag })
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

fn timed_out(url: &Url) -> Failure {
    Failure::new(FailureKind::Network, format!("{url} took too long"))
}

fn unreadable(url: &Url, cause: impl std::fmt::Display) -> Failure {
    Failure::new(FailureKind::Network, format!("{url} can't be read: {cause}"))
}

fn refusal(url: &Url, status: u16) -> Failure {
    let kind = match status {
        404 | 410 => FailureKind::NotFound,
        // Network authentication required, and a portal's plain redirect that nobody may follow.
        511 => FailureKind::CaptivePortal,
        300..=399 => FailureKind::Redirect,
        _ => FailureKind::Network,
    };
    Failure::new(kind, format!("{url} answers {status}"))
}

/// A feed has no web pages, and no file of it begins with `<`: where one comes, somebody else has answered.
fn refuse_page(url: &Url, kind: &str) -> Result<(), Failure> {
    if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        return Err(page(url));
    }
    Ok(())
}

fn page(url: &Url) -> Failure {
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

fn may_follow(from: &Url, to: &Url) -> bool {
    let port = |url: &Url| url.port_or_known_default();
    let upgraded = from.scheme() == "http" && to.scheme() == "https" && from.port().is_none() && to.port().is_none();
    from.host_str() == to.host_str() && (upgraded || (from.scheme() == to.scheme() && port(from) == port(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_stays_on_its_host_and_never_falls_to_http() {
        let follows = |from: &str, to: &str| may_follow(&Url::parse(from).unwrap(), &Url::parse(to).unwrap());
        assert!(follows("https://a.example/x", "https://a.example/y"));
        assert!(follows("http://a.example/x", "https://a.example/x"));
        assert!(!follows("https://a.example/x", "http://a.example/x"));
        assert!(!follows("https://a.example/x", "https://b.example/x"));
        assert!(!follows("https://a.example/x", "https://a.example.evil/x"));
        assert!(!follows("http://127.0.0.1:8080/x", "http://127.0.0.1:8081/x"));
    }
}
