//! Bodies over HTTP, each under a size and a deadline.
//!
//! Compression is off on both sides: the files are packed already, and a cap on what arrives means something only
//! where nothing unpacks on the way. A redirect may stay on its host, never leave it or fall from https to http.

use std::time::Duration;

use futures_util::StreamExt as _;
use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH};
use reqwest::{Response, StatusCode};
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
    client: reqwest::Client,
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
        let client = build().map_err(|message| Failure::new(FailureKind::Network, message))?;
        Ok(Self { client, patience, bytes: 0 })
    }

    /// Fetches a body of at most `limit` bytes, unless it is still the one of `etag`.
    pub async fn get(&mut self, url: &Url, limit: u64, etag: Option<&str>) -> Result<Fetched, Failure> {
        let mut request = anonymous(self.client.get(url.clone()), url).timeout(self.patience.for_bytes(limit));
        if let Some(etag) = etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let response = request.send().await.map_err(|error| unreachable(url, &error))?;
        same_host(url, response.url())?;
        match response.status() {
            StatusCode::NOT_MODIFIED => return Ok(Fetched::NotModified),
            StatusCode::OK => {}
            status => return Err(refusal(url, status)),
        }
        refuse_page(url, response.headers())?;
        let etag = response.headers().get(ETAG).and_then(|etag| etag.to_str().ok()).map(str::to_owned);
        let bytes = self.body(url, response, limit).await?;
        Ok(Fetched::Body { bytes, etag })
    }

    async fn body(&mut self, url: &Url, response: Response, limit: u64) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let mut stream = response.bytes_stream();
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| unreachable(url, &error))?;
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

fn unreachable(url: &Url, error: &reqwest::Error) -> Failure {
    // reqwest's own words name the address again and hide the cause behind it.
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    if error.is_redirect() {
        return Failure::new(FailureKind::Redirect, format!("{url}: {cause}"));
    }
    let message =
        if error.is_timeout() { format!("{url} took too long") } else { format!("{url} can't be read: {cause}") };
    Failure::new(FailureKind::Network, message)
}

fn refusal(url: &Url, status: StatusCode) -> Failure {
    let kind = match status.as_u16() {
        404 | 410 => FailureKind::NotFound,
        // Network authentication required, and a portal's plain redirect that nobody may follow.
        511 => FailureKind::CaptivePortal,
        300..=399 => FailureKind::Redirect,
        _ => FailureKind::Network,
    };
    Failure::new(kind, format!("{url} answers {status}"))
}

/// A feed has no web pages, and no file of it begins with `<`: where one comes, somebody else has answered.
fn refuse_page(url: &Url, headers: &HeaderMap) -> Result<(), Failure> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
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

#[cfg(not(target_family = "wasm"))]
fn build() -> Result<reqwest::Client, String> {
    use std::sync::Arc;

    /// More would be a loop.
    const MAX_REDIRECTS: usize = 3;

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let mut tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let redirects = reqwest::redirect::Policy::custom(|attempt| {
        let allowed = attempt.previous().first().is_some_and(|first| may_follow(first, attempt.url()));
        if !allowed {
            let message = format!("it leads to {}, which is another host", attempt.url());
            attempt.error(message)
        } else if attempt.previous().len() > MAX_REDIRECTS {
            attempt.error("it leads in circles")
        } else {
            attempt.follow()
        }
    });
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(redirects)
        .connect_timeout(Duration::from_secs(10))
        .user_agent(concat!("avoin-ovi/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| error.to_string())
}

/// No cookies, whoever serves the feed. What changes under one name is asked for again; everything else is named by its
/// hash, and may come from the browser's cache.
#[cfg(target_family = "wasm")]
fn anonymous(request: reqwest::RequestBuilder, url: &Url) -> reqwest::RequestBuilder {
    let request = request.fetch_credentials_omit();
    if url.path().ends_with("/v1/head") { request.fetch_cache_no_cache() } else { request }
}

/// This client has no cookies and no cache to begin with.
#[cfg(not(target_family = "wasm"))]
fn anonymous(request: reqwest::RequestBuilder, _: &Url) -> reqwest::RequestBuilder {
    request
}

#[cfg(target_family = "wasm")]
fn build() -> Result<reqwest::Client, String> {
    reqwest::Client::builder().build().map_err(|error| error.to_string())
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
