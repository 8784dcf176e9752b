//! Asking with reqwest and our own TLS: no cookies and no cache to begin with.

use std::time::Duration;

use reqwest::header::{IF_NONE_MATCH, IF_RANGE, RANGE};
use url::Url;

use super::{Ask, may_follow, timed_out, unreadable};
use crate::sync::outcome::{Failure, FailureKind};

/// Whoever says nothing for so long in the middle of an answer is gone.
const SILENCE: Duration = Duration::from_secs(30);

pub struct Http {
    client: reqwest::Client,
}

impl Http {
    pub fn new() -> Result<Self, String> {
        Ok(Self { client: build()? })
    }

    /// Asks; the whole answer must be here within `patience`.
    pub async fn get(&self, url: &Url, ask: Ask<'_>, patience: Duration) -> Result<Response, Failure> {
        let mut request = self.client.get(url.clone()).timeout(patience);
        if let Some(etag) = ask.if_none_match {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if ask.from > 0 {
            request = request.header(RANGE, format!("bytes={}-", ask.from));
            if let Some(etag) = ask.if_range {
                request = request.header(IF_RANGE, etag);
            }
        }
        let response = request.send().await.map_err(|error| unreachable(url, &error))?;
        Ok(Response { response })
    }
}

pub struct Response {
    response: reqwest::Response,
}

impl Response {
    pub fn url(&self) -> Result<Url, Failure> {
        Ok(self.response.url().clone())
    }

    pub fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    pub fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name)?.to_str().ok().map(str::to_owned)
    }

    /// The next part of the body; `None` at its end.
    pub async fn chunk(&mut self, url: &Url) -> Result<Option<Vec<u8>>, Failure> {
        let chunk = self.response.chunk().await.map_err(|error| unreachable(url, &error))?;
        Ok(chunk.map(|chunk| chunk.to_vec()))
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
    if error.is_timeout() { timed_out(url) } else { unreadable(url, cause) }
}

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
        .read_timeout(SILENCE)
        .user_agent(concat!("avoin-ovi/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| error.to_string())
}
