//! Asking with the client that `net` makes.

use std::time::Duration;

use reqwest::header::{IF_NONE_MATCH, IF_RANGE, RANGE};
use url::Url;

use super::{Ask, timed_out, unreadable};
use crate::net;
use crate::sync::outcome::{Failure, FailureKind};

/// Whoever says nothing for so long in the middle of an answer is gone.
const SILENCE: Duration = Duration::from_secs(30);

pub struct Http {
    client: reqwest::Client,
}

impl Http {
    pub fn new() -> Result<Self, String> {
        Ok(Self { client: net::client(SILENCE)? })
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
