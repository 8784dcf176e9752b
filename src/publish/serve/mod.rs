//! Serving a feed's folder for trying it out: as a good host does, and on request as a bad one.
//!
//! On this machine alone. A fault is chosen for everybody (`--fault`), or in the address: `/fault/slow/` is the feed with
//! slow files, so that an app can be pointed at it and nothing has to be started anew; `?fault=slow` does it for one file.

mod answer;
mod faults;

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, header};
use futures_util::{StreamExt as _, stream};

use super::problem::PublishError;
use super::public::{HEAD, PublicFeed};
use super::upload::headers;
use answer::{Answer, Asked, answer, etag};
pub use faults::Fault;

/// How slow is slow: this many bytes, this often.
const DROP_BYTES: usize = 256;
const DROP_EVERY: Duration = Duration::from_millis(250);
const PAGE: &str = "<!doctype html><html lang=\"fi\"><title>Login</title><h1>Sign in to the network</h1></html>";

/// What to serve, and how badly.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub folder: PathBuf,
    /// 0 takes a free one.
    pub port: u16,
    /// For every address that names no fault of its own.
    pub faults: Vec<Fault>,
}

struct Site {
    options: Options,
    first_head: Vec<u8>,
    told: fn(&str),
}

/// Serves until the process is stopped. `ready` gets the address once it is open, `told` a line for each answer.
pub fn serve(options: Options, ready: impl FnOnce(SocketAddr), told: fn(&str)) -> Result<(), PublishError> {
    let folder = options.folder.clone();
    let disk = PublishError::disk(&folder);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.and_then(|runtime| runtime.block_on(run(options, ready, told))).map_err(disk)
}

async fn run(options: Options, ready: impl FnOnce(SocketAddr), told: fn(&str)) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    let first_head = std::fs::read(options.folder.join(HEAD)).unwrap_or_default();
    let site = Arc::new(Site { options, first_head, told });
    let router = Router::new().fallback(move |request: Request<Body>| {
        let site = site.clone();
        // Nobody's body is read, and a body can't be looked at from two threads.
        let request = Request::from_parts(request.into_parts().0, ());
        async move { respond(&site, &request).await }
    });
    ready(listener.local_addr()?);
    axum::serve(listener, router)
        .with_graceful_shutdown(async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await
}

async fn respond(site: &Site, request: &Request<()>) -> Response<Body> {
    let whole = request.uri().path().trim_start_matches('/');
    let (named, path) = match whole.strip_prefix("fault/").and_then(|rest| rest.split_once('/')) {
        Some((word, path)) => (Some(word), path),
        None => (request.uri().query().and_then(|query| query.strip_prefix("fault=")), whole),
    };
    let faults = match named.map(Fault::parse) {
        Some(Some(fault)) => vec![fault],
        Some(None) => return tell(site, request, None, status(StatusCode::NOT_FOUND, "no such fault\n")),
        None => site.options.faults.clone(),
    };
    let fault = faults.into_iter().find(|fault| fault.touches(path));
    let response = match *request.method() {
        Method::GET | Method::HEAD if path.is_empty() => page(site, request.headers()),
        Method::GET | Method::HEAD => file(site, path, request, fault).await,
        // A page of another origin may ask first.
        Method::OPTIONS => status(StatusCode::NO_CONTENT, ""),
        _ => status(StatusCode::METHOD_NOT_ALLOWED, "GET and HEAD alone\n"),
    };
    tell(site, request, fault, response)
}

fn tell(site: &Site, request: &Request<()>, fault: Option<Fault>, mut response: Response<Body>) -> Response<Body> {
    let size = response.headers().get(header::CONTENT_LENGTH).and_then(|size| size.to_str().ok()).unwrap_or("–");
    let fault = fault.map(|fault| format!(", fault: {}", fault.as_str())).unwrap_or_default();
    (site.told)(&format!("{} {} {}, {size} bytes{fault}", request.method(), request.uri(), response.status().as_u16()));
    let headers = response.headers_mut();
    // The app may stand at another port of this machine.
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "if-none-match, range, if-range"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "etag, content-range, retry-after"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if *request.method() == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    response
}

/// Reads a file below the folder; `None` for what isn't one, and for every address that tries to get out.
fn read(folder: &Path, path: &str) -> Option<Vec<u8>> {
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    if !path.split('/').all(is_plain) {
        return None;
    }
    let full = folder.join(path);
    full.is_file().then(|| std::fs::read(full).ok()).flatten()
}

async fn file(site: &Site, path: &str, request: &Request<()>, fault: Option<Fault>) -> Response<Body> {
    let Some(mut bytes) = read(&site.options.folder, path) else {
        return status(StatusCode::NOT_FOUND, "not found\n");
    };
    match fault {
        Some(Fault::Silent) => {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            return status(StatusCode::GATEWAY_TIMEOUT, "");
        }
        Some(Fault::Missing) => return status(StatusCode::NOT_FOUND, "not found\n"),
        Some(Fault::TooMany) => {
            let mut response = status(StatusCode::TOO_MANY_REQUESTS, "too many requests\n");
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("120"));
            return response;
        }
        Some(Fault::Broken) => return status(StatusCode::INTERNAL_SERVER_ERROR, "internal error\n"),
        Some(Fault::Html) => {
            return with(StatusCode::OK, "text/html; charset=utf-8", Body::from(PAGE), Some(PAGE.len()));
        }
        Some(Fault::Redirect) => {
            let mut response = status(StatusCode::FOUND, "elsewhere\n");
            response
                .headers_mut()
                .insert(header::LOCATION, HeaderValue::from_static("https://elsewhere.invalid/feed/"));
            return response;
        }
        Some(Fault::StaleHead) => bytes.clone_from(&site.first_head),
        Some(Fault::Flip) => {
            let middle = bytes.len() / 2;
            if let Some(byte) = bytes.get_mut(middle) {
                *byte ^= 1;
            }
        }
        Some(Fault::Truncate | Fault::Slow | Fault::Endless) | None => {}
    }
    let etag = etag(path, &bytes);
    let text = |name: header::HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let asked = Asked {
        if_none_match: text(header::IF_NONE_MATCH),
        range: text(header::RANGE),
        if_range: text(header::IF_RANGE),
    };
    let size = bytes.len() as u64;
    let (kind, _) = headers(path);
    let mut response = match answer(asked, &etag, size) {
        Answer::NotModified => status(StatusCode::NOT_MODIFIED, ""),
        Answer::Unsatisfiable => {
            let mut response = status(StatusCode::RANGE_NOT_SATISFIABLE, "");
            put(response.headers_mut(), header::CONTENT_RANGE, &format!("bytes */{size}"));
            response
        }
        Answer::Whole => body(StatusCode::OK, kind, bytes, fault),
        Answer::Part(from, to) => {
            let part = bytes.get(from as usize..=to as usize).unwrap_or_default().to_vec();
            let mut response = body(StatusCode::PARTIAL_CONTENT, kind, part, fault);
            put(response.headers_mut(), header::CONTENT_RANGE, &format!("bytes {from}-{to}/{size}"));
            response
        }
    };
    let headers = response.headers_mut();
    put(headers, header::ETAG, &etag);
    put(headers, header::ACCEPT_RANGES, "bytes");
    // For trying out: whatever is built anew is seen at once. A real host may keep everything but the head.
    put(headers, header::CACHE_CONTROL, "no-cache");
    response
}

fn put(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// A file's bytes, or what a fault makes of them.
fn body(code: StatusCode, kind: &str, bytes: Vec<u8>, fault: Option<Fault>) -> Response<Body> {
    let size = bytes.len();
    let pieces = |bytes: Vec<u8>| -> Vec<Bytes> { bytes.chunks(DROP_BYTES).map(Bytes::copy_from_slice).collect() };
    match fault {
        Some(Fault::Truncate) => {
            // Hangs up in the middle of what it announced.
            let half = Bytes::copy_from_slice(&bytes[..size / 2]);
            let cut = async {
                // First let out what was written.
                tokio::time::sleep(DROP_EVERY).await;
                Err(std::io::Error::new(std::io::ErrorKind::ConnectionReset, "the connection broke off"))
            };
            let pieces = stream::once(async { Ok(half) }).chain(stream::once(cut));
            with(code, kind, Body::from_stream(pieces), Some(size))
        }
        Some(Fault::Slow) => {
            let drops = stream::unfold(pieces(bytes).into_iter(), |mut left| async move {
                let next = left.next()?;
                tokio::time::sleep(DROP_EVERY).await;
                Some((Ok::<_, Infallible>(next), left))
            });
            with(code, kind, Body::from_stream(drops), Some(size))
        }
        Some(Fault::Endless) => {
            let more = stream::unfold(bytes, |bytes| async move {
                tokio::task::yield_now().await;
                Some((Ok::<_, Infallible>(Bytes::from(bytes.clone())), bytes))
            });
            with(code, kind, Body::from_stream(more), None)
        }
        _ => with(code, kind, Body::from(bytes), Some(size)),
    }
}

fn status(code: StatusCode, text: &'static str) -> Response<Body> {
    with(code, "text/plain; charset=utf-8", Body::from(text), Some(text.len()))
}

fn with(code: StatusCode, kind: &str, body: Body, size: Option<usize>) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = code;
    put(response.headers_mut(), header::CONTENT_TYPE, kind);
    // An answer without a body says nothing of the length that one would have.
    let has_body = !matches!(code, StatusCode::NOT_MODIFIED | StatusCode::NO_CONTENT);
    if let Some(size) = size.filter(|_| has_body) {
        put(response.headers_mut(), header::CONTENT_LENGTH, &size.to_string());
    }
    response
}

/// The addresses to point an app at.
fn page(site: &Site, headers: &HeaderMap) -> Response<Body> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let host: String = host.chars().filter(|c| c.is_ascii_alphanumeric() || ".:-[]".contains(*c)).collect();
    let (state, root) = match PublicFeed::read(&site.options.folder) {
        Ok(feed) => {
            let root = feed.fingerprint.map(|root| format!("#root={root}")).unwrap_or_default();
            (format!("Sequence {}, good until {}.", feed.head.sequence, feed.head.expires.date_naive()), root)
        }
        Err(error) => (format!("The feed doesn't hold together: {error}"), String::new()),
    };
    let row = |path: &str, text: &str| {
        let address = format!("http://{host}/{path}{root}");
        format!("<dt><a href=\"/{path}v1/head\">{address}</a></dt><dd>{text}</dd>")
    };
    let mut rows = row("", "the feed as it is");
    for fault in Fault::ALL {
        rows.push_str(&row(&format!("fault/{}/", fault.as_str()), fault.explained()));
    }
    let state = state.replace('&', "&amp;").replace('<', "&lt;");
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>A feed, for trying it out</title>\
         <style>body{{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}}\
         dt{{overflow-wrap:anywhere;margin-top:.75rem}}</style>\
         <h1>A feed, for trying it out</h1><p>{state} Give the app one of these addresses (settings, “Where the directory comes \
         from”):</p><dl>{rows}</dl></html>"
    );
    let size = html.len();
    with(StatusCode::OK, "text/html; charset=utf-8", Body::from(html), Some(size))
}
