//! Following a source page by page, into a folder of its own, so that a run that was cut short goes on where it stopped.
//!
//! `SRC/.imports/NAME/` holds `whole/`, the pages of the last complete run, and `next/`, those of a run under way. Each
//! page is asked for on condition that it changed. When the last page is there, `next` takes the place of `whole`; until
//! then nobody imports from it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, RETRY_AFTER};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use super::super::import::Source;
use super::super::problem::{PublishError, write_whole};
use crate::net;

/// The most pages of one source, bytes of one page and of all.
const MOST_PAGES: usize = 1_000;
const MOST_BYTES: usize = 64 << 20;
const MOST_BYTES_OF_ALL: u64 = 512 << 20;

/// Tries of one page, where the fault may pass.
const TRIES: u32 = 4;

/// The longest that a host may ask us to wait before we come another night.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// Pages older than that are not gone on from.
const STALE_SECONDS: u64 = 20 * 3_600;

/// How patient a run is; tests are in a hurry.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For a whole page.
    pub page: Duration,
    /// Before the second try; each later one waits twice as long.
    pub retry: Duration,
    /// The largest page that is taken.
    pub page_bytes: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self { page: Duration::from_secs(120), retry: Duration::from_secs(2), page_bytes: MOST_BYTES }
    }
}

/// What is known of pages on disk.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct State {
    url: String,
    /// Seconds since 1970.
    started: i64,
    pages: Vec<Page>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Page {
    url: String,
    file: String,
    etag: Option<String>,
    last_modified: Option<String>,
    next: Option<String>,
    bytes: u64,
}

const STATE: &str = "pages.json";

/// What a run brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fetched {
    pub pages: usize,
    /// Pages that the host said had not changed.
    pub unchanged: usize,
    /// Pages that an earlier, broken run had brought.
    pub kept: usize,
    pub bytes: u64,
}

/// Why a source could not be followed to its end.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("{0}")]
    Web(String),
    #[error(transparent)]
    Disk(#[from] PublishError),
}

/// Follows a source from each of its first pages, which lie on one host. Its pages are in `whole` afterwards.
pub async fn fetch(
    folder: &Path,
    source: Source,
    urls: &[Url],
    per_second: f64,
    patience: Patience,
    now: DateTime<Utc>,
) -> Result<Fetched, FetchError> {
    let Some(url) = urls.first() else { return Ok(Fetched::default()) };
    let all: String = urls.iter().map(|url| format!("{url} ")).collect();
    let client = net::client(patience.page).map_err(FetchError::Web)?;
    let whole = State::read(&folder.join("whole"));
    let next = folder.join("next");
    let mut run = Run {
        client,
        pause: Duration::from_secs_f64(1.0 / per_second),
        patience,
        has_asked: false,
        fetched: Fetched::default(),
    };
    let mut state = State::read(&next);
    let is_fresh = now.timestamp().abs_diff(state.started) < STALE_SECONDS;
    if state.url != all || !is_fresh {
        remove(&next)?;
        state = State { url: all, started: now.timestamp(), pages: Vec::new() };
    }
    run.fetched.kept = state.pages.len();
    let mut seen: BTreeSet<String> = state.pages.iter().map(|page| page.url.clone()).collect();
    loop {
        let next_page = state.pages.last().and_then(|page| page.next.as_deref());
        let first_page = || urls.iter().find(|url| !seen.contains(url.as_str()));
        let address = match next_page {
            Some(next) => step(url, next)?,
            None => match first_page() {
                Some(first) => step(url, first.as_str())?,
                None => break,
            },
        };
        if !seen.insert(address.to_string()) {
            remove(&next)?;
            return Err(FetchError::Web(format!("{address} comes a second time: the pages lead in a circle")));
        }
        if state.pages.len() >= MOST_PAGES {
            remove(&next)?;
            return Err(FetchError::Web(format!("over {MOST_PAGES} pages: ask for less")));
        }
        let known = whole.pages.iter().find(|page| page.url == address.as_str());
        let file = format!("page-{:04}.{}", state.pages.len() + 1, ending(source, url));
        let page = run.page(source, &address, known, &folder.join("whole"), &next, file).await?;
        let total: u64 = state.pages.iter().map(|page| page.bytes).sum::<u64>() + page.bytes;
        if total > MOST_BYTES_OF_ALL {
            remove(&next)?;
            return Err(FetchError::Web(format!("over {} MiB in all: ask for less", MOST_BYTES_OF_ALL >> 20)));
        }
        state.pages.push(page);
        state.write(&next)?;
    }
    run.fetched.pages = state.pages.len();
    remove(&folder.join("whole"))?;
    fs::rename(&next, folder.join("whole")).map_err(PublishError::disk(&next))?;
    Ok(run.fetched)
}

/// What an importer is given: the folder of pages, or the one file that most formats are.
pub fn input(folder: &Path) -> Option<PathBuf> {
    let whole = folder.join("whole");
    let pages = State::read(&whole).pages;
    match &pages[..] {
        [] => None,
        [only] if !only.file.ends_with(".json") => Some(whole.join(&only.file)),
        _ => Some(whole),
    }
}

/// A next page lies on the same host.
fn step(first: &Url, next: &str) -> Result<Url, FetchError> {
    let address = first.join(next).map_err(|_| FetchError::Web(format!("{next:?} is no address")))?;
    if net::may_follow(first, &address) {
        return Ok(address);
    }
    Err(FetchError::Web(format!("the next page is {address}, which is another host")))
}

fn ending(source: Source, url: &Url) -> String {
    let own = url.path().rsplit('/').next().unwrap_or("");
    let fits = |endings: &[&str]| {
        endings.iter().find(|ending| own.ends_with(&format!(".{ending}"))).map(|ending| (*ending).to_owned())
    };
    match source {
        Source::Csv => "csv".to_owned(),
        Source::Ics => "ics".to_owned(),
        Source::Osm => fits(&["osm.pbf", "csv", "geojson"]).unwrap_or_else(|| "geojson".to_owned()),
        _ => "json".to_owned(),
    }
}

impl State {
    /// Nothing, where nothing is there or it can't be read.
    fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(STATE)).unwrap_or_default();
        let state: Self = serde_json::from_str(&text).unwrap_or_default();
        let is_there = state.pages.iter().all(|page| folder.join(&page.file).is_file());
        if is_there { state } else { Self::default() }
    }

    fn write(&self, folder: &Path) -> Result<(), PublishError> {
        write_whole(&folder.join(STATE), &serde_json::to_vec_pretty(self).unwrap_or_default())
    }
}

fn remove(folder: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(PublishError::disk(folder)(error)),
        _ => Ok(()),
    }
}

struct Run {
    client: reqwest::Client,
    pause: Duration,
    patience: Patience,
    has_asked: bool,
    fetched: Fetched,
}

enum Answer {
    Body { bytes: Vec<u8>, etag: Option<String>, last_modified: Option<String> },
    Unchanged,
}

/// Whether another try may help.
enum Fault {
    Passing(String, Option<Duration>),
    Lasting(String),
}

impl Run {
    async fn page(
        &mut self,
        source: Source,
        address: &Url,
        known: Option<&Page>,
        whole: &Path,
        next: &Path,
        file: String,
    ) -> Result<Page, FetchError> {
        match self.ask(address, known).await? {
            Answer::Unchanged => {
                let Some(known) = known else {
                    return Err(FetchError::Web(format!("{address} says that nothing changed, and was not asked")));
                };
                fs::create_dir_all(next).map_err(PublishError::disk(next))?;
                let from = whole.join(&known.file);
                fs::copy(&from, next.join(&file)).map_err(PublishError::disk(&from))?;
                self.fetched.unchanged += 1;
                Ok(Page { file, ..known.clone() })
            }
            Answer::Body { bytes, etag, last_modified } => {
                let next_page =
                    following(source, address, &bytes).map_err(|why| FetchError::Web(format!("{address}: {why}")))?;
                write_whole(&next.join(&file), &bytes)?;
                self.fetched.bytes += bytes.len() as u64;
                Ok(Page {
                    url: address.to_string(),
                    file,
                    etag,
                    last_modified,
                    next: next_page,
                    bytes: bytes.len() as u64,
                })
            }
        }
    }

    async fn ask(&mut self, address: &Url, known: Option<&Page>) -> Result<Answer, FetchError> {
        let mut wait = self.patience.retry;
        for attempt in 1..=TRIES {
            if self.has_asked {
                tokio::time::sleep(self.pause).await;
            }
            self.has_asked = true;
            match self.once(address, known).await {
                Ok(answer) => return Ok(answer),
                Err(Fault::Lasting(why)) => return Err(FetchError::Web(why)),
                Err(Fault::Passing(why, asked)) => {
                    if attempt == TRIES || asked.is_some_and(|asked| asked > LONGEST_WAIT) {
                        return Err(FetchError::Web(why));
                    }
                    tokio::time::sleep(asked.unwrap_or(wait)).await;
                    wait *= 2;
                }
            }
        }
        Err(FetchError::Web(format!("{address} did not answer")))
    }

    async fn once(&self, address: &Url, known: Option<&Page>) -> Result<Answer, Fault> {
        let mut request = self.client.get(address.clone()).timeout(self.patience.page);
        if let Some(etag) = known.and_then(|page| page.etag.as_deref()) {
            request = request.header(IF_NONE_MATCH, etag);
        } else if let Some(date) = known.and_then(|page| page.last_modified.as_deref()) {
            request = request.header(IF_MODIFIED_SINCE, date);
        }
        let mut response = request.send().await.map_err(|error| fault(address, &error))?;
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (etag, last_modified) = (header(ETAG), header(LAST_MODIFIED));
        match response.status().as_u16() {
            200 => {}
            304 => return Ok(Answer::Unchanged),
            status @ (429 | 500 | 502 | 503 | 504) => {
                let wait = header(RETRY_AFTER).and_then(|value| value.parse().ok()).map(Duration::from_secs);
                return Err(Fault::Passing(format!("{address} answers {status}"), wait));
            }
            status => return Err(Fault::Lasting(format!("{address} answers {status}"))),
        }
        let told = response.content_length();
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| fault(address, &error))? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > self.patience.page_bytes {
                let most = self.patience.page_bytes;
                return Err(Fault::Lasting(format!("{address} is over {most} bytes: ask for smaller pages")));
            }
        }
        if told.is_some_and(|told| told != bytes.len() as u64) {
            return Err(Fault::Passing(format!("{address} was cut short"), None));
        }
        Ok(Answer::Body { bytes, etag, last_modified })
    }
}

fn fault(address: &Url, error: &reqwest::Error) -> Fault {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let why = format!("{address}: {cause}");
    if error.is_redirect() || error.is_builder() { Fault::Lasting(why) } else { Fault::Passing(why, None) }
}

/// The address of the page after this one, as each interface tells it.
fn following(source: Source, address: &Url, bytes: &[u8]) -> Result<Option<String>, String> {
    if ending(source, address) != "json" {
        return Ok(None);
    }
    let page: Value = serde_json::from_slice(bytes).map_err(|error| format!("no JSON: {error}"))?;
    let told = page["meta"]["next"].as_str().or_else(|| page["next"].as_str());
    if let Some(next) = told.filter(|next| !next.is_empty()) {
        return Ok(Some(next.to_owned()));
    }
    // PTV counts its pages.
    let number = |field: &str| page[field].as_u64();
    match (number("pageNumber"), number("pageCount")) {
        (Some(now), Some(all)) if now < all => {
            let mut next = address.clone();
            let others: Vec<(String, String)> = address
                .query_pairs()
                .filter(|(key, _)| key != "page")
                .map(|(key, value)| (key.into(), value.into()))
                .collect();
            next.query_pairs_mut().clear().extend_pairs(others).append_pair("page", &(now + 1).to_string());
            Ok(Some(next.to_string()))
        }
        _ => Ok(None),
    }
}
