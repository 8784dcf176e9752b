//! Where a feed is brought: a folder, or a bucket of an S3-compatible store.

use std::fs::{File, TryLockError};
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, S3ConditionalPut};
use object_store::client::{HttpClient, HttpConnector};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};
use url::Url;

use super::super::problem::{Problem, PublishError};
use super::super::public::HEAD;

/// Silence after which a host is taken to be away.
const SILENCE: Duration = Duration::from_secs(60);

/// An opened place for the feed's files.
#[derive(Debug, Clone)]
pub struct Target {
    pub store: Arc<dyn ObjectStore>,
    pub prefix: Path,
    /// Whether it serves files itself, and so wants to know how.
    pub is_host: bool,
    /// As the person wrote it.
    pub name: String,
    /// The folder, where it is one.
    root: PathBuf,
}

impl Target {
    /// Opens `s3://bucket/prefix`, or a folder, which is made.
    pub fn open(text: &str) -> Result<Self, PublishError> {
        match text.split_once("://") {
            None => folder(text),
            Some(("file", _)) => {
                let path = Url::parse(text).ok().and_then(|url| url.to_file_path().ok());
                let path =
                    path.ok_or_else(|| PublishError::Usage(format!("--to {text}: no folder of this machine")))?;
                folder(&path.display().to_string())
            }
            Some(("s3", rest)) => bucket(text, rest),
            Some((scheme, _)) => Err(PublishError::Usage(format!(
                "--to {text}: a folder or s3://bucket/prefix is meant, and {scheme}:// is neither"
            ))),
        }
    }

    /// Takes a folder for one upload: a head is written over the one that was looked at, and files of a folder know no
    /// such condition. It is given back when the value goes, or the program. `None`: the target is a store, which knows
    /// conditions, or lies on a disk that knows no locks.
    pub fn hold(&self) -> Result<Option<File>, PublishError> {
        if self.is_host {
            return Ok(None);
        }
        let folder = FilePath::new(&self.root);
        // Systems that don't open folders lock a file in it.
        let file = File::open(folder).or_else(|_| File::create(folder.join(".publishing")));
        let file = file.map_err(PublishError::disk(folder))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::Error(_)) => Ok(None),
            Err(TryLockError::WouldBlock) => Err(PublishError::input(
                Problem::error(HEAD, None, "somebody else is publishing there at this moment")
                    .suggest("wait until that is done, and publish again"),
            )),
        }
    }

    /// A feed's file in the store.
    pub fn at(&self, path: &str) -> Result<Path, PublishError> {
        let whole = format!("{}/{path}", self.prefix);
        Path::parse(whole.trim_start_matches('/')).map_err(|error| self.failed(path, &error))
    }

    pub fn failed(&self, path: &str, error: &dyn std::error::Error) -> PublishError {
        // The store's own words begin with its kind; the cause is what a person can act on.
        let mut words = error.to_string();
        let mut cause = error.source();
        while let Some(deeper) = cause {
            let more = deeper.to_string();
            if !words.contains(&more) {
                words = format!("{words}: {more}");
            }
            cause = deeper.source();
        }
        let path = PathBuf::from(format!("{}/{path}", self.name.trim_end_matches('/')));
        PublishError::Disk { path, error: std::io::Error::other(words) }
    }
}

fn folder(text: &str) -> Result<Target, PublishError> {
    let path = FilePath::new(text);
    std::fs::create_dir_all(path).map_err(PublishError::disk(path))?;
    let store = LocalFileSystem::new_with_prefix(path).map_err(|error| PublishError::Disk {
        path: path.to_owned(),
        error: std::io::Error::other(error.to_string()),
    })?;
    let store = store.with_fsync(true);
    Ok(Target {
        store: Arc::new(store),
        prefix: Path::default(),
        is_host: false,
        name: text.to_owned(),
        root: path.to_owned(),
    })
}

fn bucket(text: &str, rest: &str) -> Result<Target, PublishError> {
    let wrong = |why: String| PublishError::Usage(format!("--to {text}: {why}"));
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.is_empty() {
        return Err(wrong("no bucket is named".to_owned()));
    }
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let credentials = [
        "AWS_ACCESS_KEY_ID",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_METADATA_ENDPOINT",
    ];
    if !credentials.iter().any(|name| is_set(name)) {
        return Err(wrong(
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_ENDPOINT_URL, AWS_REGION)".to_owned(),
        ));
    }
    let prefix = Path::parse(prefix.trim_matches('/')).map_err(|error| wrong(error.to_string()))?;
    let endpoint = std::env::var("AWS_ENDPOINT_URL_S3").or_else(|_| std::env::var("AWS_ENDPOINT_URL"));
    let endpoint = endpoint.or_else(|_| std::env::var("AWS_ENDPOINT")).ok();
    let is_own_machine = endpoint
        .as_deref()
        .and_then(|url| Url::parse(url).ok())
        .is_some_and(|url| matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")));
    let retry = RetryConfig {
        max_retries: 5,
        retry_timeout: Duration::from_secs(90),
        backoff: BackoffConfig { init_backoff: Duration::from_millis(200), ..BackoffConfig::default() },
    };
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .with_conditional_put(S3ConditionalPut::ETagMatch)
        .with_retry(retry)
        .with_http_connector(OwnClient);
    if let Some(endpoint) = &endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    if is_own_machine {
        builder = builder.with_allow_http(true);
    }
    let store = builder.build().map_err(|error| wrong(error.to_string()))?;
    Ok(Target { store: Arc::new(store), prefix, is_host: true, name: text.to_owned(), root: PathBuf::new() })
}

/// This program's own way over the network, with its one TLS provider and its roots.
#[derive(Debug)]
struct OwnClient;

impl HttpConnector for OwnClient {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        client()
            .map(HttpClient::new)
            .map_err(|message| object_store::Error::Generic { store: "S3", source: message.into() })
    }
}

fn client() -> Result<reqwest::Client, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        // A signed request is for the host that it was signed for.
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(SILENCE)
        .user_agent(concat!("avoin-ovi/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| error.to_string())
}
