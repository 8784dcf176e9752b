//! The directory inside the package, applied like a sync: same files, same checks, but trusted with the package.
//!
//! It comes in two stages, so that a first list doesn't wait for thousands of playgrounds. In a browser the first of
//! them is a file of its own: see `pack`.

use chrono::{DateTime, Utc};
use url::Url;

use super::Stage;
use super::client::Patience;
use super::fetch::Fetcher;
use super::outcome::{Progress, SyncReport};
use super::run::{Run, report};
use super::source::FeedSource;
use crate::domain::time::to_civil;
use crate::store::Db;

/// Where the seed is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seed {
    /// Inside the program.
    #[cfg(not(target_family = "wasm"))]
    Embedded,
    /// The example area inside the program, made fresh for the day.
    #[cfg(not(target_family = "wasm"))]
    EmbeddedExample,
    /// Beside the web app: the folder that holds `v1/`, ending with a slash.
    Beside(Url),
    /// The example area beside the web app: the folder that holds `v1/`.
    WebExample(Url),
    /// A folder; for tests and tools.
    Folder(std::path::PathBuf),
}

impl Seed {
    /// The directory inside the program; the web's program carries none.
    pub fn embedded() -> Option<Self> {
        #[cfg(not(target_family = "wasm"))]
        return Some(Self::Embedded);
        #[cfg(target_family = "wasm")]
        None
    }

    /// An invented place never goes stale: it is moved to the week of the day.
    fn is_example(&self) -> bool {
        match self {
            #[cfg(not(target_family = "wasm"))]
            Self::EmbeddedExample => true,
            Self::WebExample(_) => true,
            _ => false,
        }
    }

    /// The example area. `asset_base`: where the web app's files are served, ending with a slash; `None` where they are
    /// inside the program.
    pub fn example(asset_base: Option<Url>) -> Option<Self> {
        match asset_base {
            Some(base) => base.join("example-seed/").ok().map(Self::WebExample),
            #[cfg(not(target_family = "wasm"))]
            None => Some(Self::EmbeddedExample),
            #[cfg(target_family = "wasm")]
            None => None,
        }
    }
}

/// Brings the embedded layers up to what the seed holds. Cheap where nothing changed: the seed's head and manifest are
/// read, and no shard.
pub async fn apply_seed(
    db: &Db,
    seed: &Seed,
    stage: Stage,
    now: DateTime<Utc>,
    mut progress: impl FnMut(Progress),
) -> SyncReport {
    unpack(db, seed, stage, now, &mut progress).await
}

/// The same, compiled once whoever asks: every copy of it would weigh on the web.
async fn unpack(
    db: &Db,
    seed: &Seed,
    stage: Stage,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(Progress),
) -> SyncReport {
    let fetcher = match seed {
        #[cfg(not(target_family = "wasm"))]
        Seed::Embedded => Ok(Fetcher::inside(embedded_file)),
        #[cfg(not(target_family = "wasm"))]
        Seed::EmbeddedExample => Ok(Fetcher::inside(embedded_example)),
        Seed::Beside(base) | Seed::WebExample(base) => {
            Fetcher::new(&FeedSource::Web { base: base.clone(), root: None }, Patience::default())
        }
        Seed::Folder(path) => Fetcher::new(&FeedSource::Folder { path: path.clone() }, Patience::default()),
    };
    let fresh_on = seed.is_example().then(|| to_civil(now).date());
    report(db, fetcher, now, async |run: &mut Run<'_>| {
        run.fresh_on = fresh_on;
        progress(Progress::Asking);
        run.seed(stage, progress).await
    })
    .await
}

#[cfg(not(target_family = "wasm"))]
static SEED: include_dir::Dir<'static> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/assets/seed");

#[cfg(not(target_family = "wasm"))]
/// A file of the seed inside the program, by its name from `v1/` on.
pub fn embedded_file(name: &str) -> Option<&'static [u8]> {
    SEED.get_file(name).map(include_dir::File::contents)
}

#[cfg(not(target_family = "wasm"))]
static EXAMPLE: include_dir::Dir<'static> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/assets/example-seed");

#[cfg(not(target_family = "wasm"))]
fn embedded_example(name: &str) -> Option<&'static [u8]> {
    EXAMPLE.get_file(name).map(include_dir::File::contents)
}
