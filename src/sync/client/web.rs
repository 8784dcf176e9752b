//! Asking with the browser's fetch, in a page or in a worker.
//!
//! No cookies, whoever serves the feed. What changes under one name is asked for again; everything else is named by its
//! hash, and may come from the browser's cache. Redirects can't be stopped here, only seen afterwards.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use url::Url;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, Request, RequestCache, RequestCredentials, RequestInit,
};

use super::{Ask, timed_out, unreadable};
use crate::sync::outcome::Failure;

pub struct Http;

impl Http {
    pub fn new() -> Result<Self, String> {
        Ok(Self)
    }

    /// Asks; the whole answer must be here within `patience`.
    pub async fn get(&self, url: &Url, ask: Ask<'_>, patience: Duration) -> Result<Response, Failure> {
        let failed = |error: JsValue| unreadable(url, words(&error));
        let abort = AbortController::new().map_err(failed)?;
        let deadline = Deadline::start(abort.clone(), patience);
        let init = RequestInit::new();
        init.set_credentials(RequestCredentials::Omit);
        init.set_signal(Some(&abort.signal()));
        let asked = [
            ("if-none-match", ask.if_none_match.map(str::to_owned)),
            ("range", (ask.from > 0).then(|| format!("bytes={}-", ask.from))),
            ("if-range", ask.if_range.filter(|_| ask.from > 0).map(str::to_owned)),
        ];
        if asked.iter().any(|(_, value)| value.is_some()) {
            let headers = Headers::new().map_err(failed)?;
            for (name, value) in asked {
                if let Some(value) = value {
                    headers.set(name, &value).map_err(failed)?;
                }
            }
            init.set_headers(&headers);
            // Our own question: with a copy of its own in the way, the browser would answer "200" for the host's 304.
            init.set_cache(RequestCache::NoStore);
        } else if url.path().ends_with("/v1/head") {
            init.set_cache(RequestCache::NoCache);
        } else if url.path().ends_with(".mbtiles") {
            // It is kept here, and is too large to be kept twice.
            init.set_cache(RequestCache::NoStore);
        }
        let request = Request::new_with_str_and_init(url.as_str(), &init).map_err(failed)?;
        let response = fetch(&request).map_err(failed)?;
        let response = JsFuture::from(response).await.map_err(|error| deadline.failure(url, &error))?;
        let response: web_sys::Response = response.dyn_into().map_err(failed)?;
        let reader = match response.body() {
            Some(body) => Some(body.get_reader().dyn_into().map_err(|error| unreadable(url, words(&error)))?),
            None => None,
        };
        Ok(Response { response, reader, deadline })
    }
}

pub struct Response {
    response: web_sys::Response,
    reader: Option<ReadableStreamDefaultReader>,
    deadline: Deadline,
}

impl Response {
    pub fn url(&self) -> Result<Url, Failure> {
        let url = self.response.url();
        Url::parse(&url).map_err(|error| {
            Failure::new(crate::sync::outcome::FailureKind::Network, format!("{url} is no address: {error}"))
        })
    }

    pub fn status(&self) -> u16 {
        self.response.status()
    }

    pub fn header(&self, name: &str) -> Option<String> {
        self.response.headers().get(name).ok()?
    }

    /// The next part of the body; `None` at its end.
    pub async fn chunk(&mut self, url: &Url) -> Result<Option<Vec<u8>>, Failure> {
        let Some(reader) = &self.reader else { return Ok(None) };
        self.deadline.hear();
        let read = JsFuture::from(reader.read()).await.map_err(|error| self.deadline.failure(url, &error))?;
        let value = Reflect::get(&read, &JsValue::from_str("value")).unwrap_or_default();
        Ok(value.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec()))
    }
}

/// What was begun and not read to its end is given up.
impl Drop for Response {
    fn drop(&mut self) {
        self.deadline.abort.abort();
    }
}

/// Whoever says nothing for so long in the middle of an answer is gone.
const SILENCE: Duration = Duration::from_secs(30);

/// Gives a request up when it takes too long, or falls silent.
struct Deadline {
    abort: AbortController,
    passed: Rc<Cell<bool>>,
    _timer: Timeout,
    silence: Cell<Option<Timeout>>,
}

impl Deadline {
    fn start(abort: AbortController, patience: Duration) -> Self {
        let passed = Rc::new(Cell::new(false));
        let timer = give_up(&abort, &passed, patience);
        Self { abort, passed, _timer: timer, silence: Cell::new(None) }
    }

    /// Waits for the next part from now on.
    fn hear(&self) {
        self.silence.set(Some(give_up(&self.abort, &self.passed, SILENCE)));
    }

    fn failure(&self, url: &Url, error: &JsValue) -> Failure {
        if self.passed.get() { timed_out(url) } else { unreadable(url, words(error)) }
    }
}

fn give_up(abort: &AbortController, passed: &Rc<Cell<bool>>, after: Duration) -> Timeout {
    let (late, controller) = (passed.clone(), abort.clone());
    Timeout::new(u32::try_from(after.as_millis()).unwrap_or(u32::MAX), move || {
        late.set(true);
        controller.abort();
    })
}

/// `fetch` of whatever this runs in: a page's window and a worker's scope have the same.
fn fetch(request: &Request) -> Result<Promise, JsValue> {
    let global = js_sys::global();
    let fetch: Function = Reflect::get(&global, &JsValue::from_str("fetch"))?.dyn_into()?;
    fetch.call1(&global, request)?.dyn_into()
}

/// The browser's own words for an error.
fn words(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "the browser doesn't say why".to_owned())
}
