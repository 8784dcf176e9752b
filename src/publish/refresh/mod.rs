//! `ovi feed refresh SRC`: bringing in again what `imports.toml` lists, over the web and from disk.
//!
//! Each source stands alone: one that is dead keeps what it brought before, and the others go on. A source that suddenly
//! has over a fifth less is asked about first: nothing of it is written until somebody agrees by name. What a source
//! brings goes through the same importers as a file (`import`), from pages that are kept until the next whole run.

mod fetch;
mod plan;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

pub use self::fetch::{Fetched, Patience};
pub use self::plan::{Entry, FILE, From};
use super::import::{self, Options, Written};
use super::problem::{Problem, PublishError};
use fetch::{FetchError, fetch, input};

/// The folder of pages inside the source folder.
const PAGES: &str = ".imports";

/// More than that lost at once is rather a fault than the truth.
const MOST_LOST_PERCENT: usize = 20;

/// What a refresh was told.
#[derive(Debug, Clone)]
pub struct Task {
    pub src: PathBuf,
    /// Only these; all where empty.
    pub only: Vec<String>,
    /// Sources that may lose as much as they do.
    pub accept_loss: Vec<String>,
    pub patience: Patience,
    pub now: DateTime<Utc>,
}

/// What became of one source.
#[derive(Debug)]
pub struct Report {
    pub name: String,
    pub fetched: Option<Fetched>,
    pub outcome: Outcome,
    /// Warnings, and errors of records that were left out.
    pub problems: Vec<Problem>,
}

#[derive(Debug)]
pub enum Outcome {
    Imported(Vec<Written>),
    /// The source could not be read: what it brought before stays.
    Dead(String),
    /// It lost so much: nothing was written.
    Refused {
        before: usize,
        after: usize,
    },
    /// What it brought can't be imported: what it brought before stays.
    Unreadable(Vec<Problem>),
}

/// Refreshes a folder. An error is a folder or a plan that can't be used at all.
pub fn refresh(task: &Task, mut told: impl FnMut(&Report)) -> Result<Vec<Report>, PublishError> {
    let entries = plan::read(&task.src)?;
    for name in task.only.iter().chain(&task.accept_loss) {
        if !entries.iter().any(|entry| entry.name == *name) {
            return Err(PublishError::Usage(format!("{FILE} has no import of the name {name:?}")));
        }
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(PublishError::disk(Path::new("runtime")))?;
    let mut reports = Vec::new();
    for entry in entries.iter().filter(|entry| task.only.is_empty() || task.only.contains(&entry.name)) {
        let report = one(task, entry, &runtime)?;
        told(&report);
        reports.push(report);
    }
    Ok(reports)
}

fn one(task: &Task, entry: &Entry, runtime: &tokio::runtime::Runtime) -> Result<Report, PublishError> {
    let mut report = Report {
        name: entry.name.clone(),
        fetched: None,
        outcome: Outcome::Imported(Vec::new()),
        problems: Vec::new(),
    };
    let from = match &entry.from {
        From::Disk(path) if path.exists() => path.clone(),
        From::Disk(path) => {
            report.outcome = Outcome::Dead(format!("{}: there is no such file or folder", path.display()));
            return Ok(report);
        }
        From::Web(urls) => {
            let folder = task.src.join(PAGES).join(&entry.name);
            let run = fetch(&folder, entry.source, urls, entry.per_second, task.patience, task.now);
            match runtime.block_on(run) {
                Ok(fetched) => report.fetched = Some(fetched),
                Err(FetchError::Web(why)) => {
                    report.outcome = Outcome::Dead(why);
                    return Ok(report);
                }
                Err(FetchError::Disk(error)) => return Err(error),
            }
            match input(&folder) {
                Some(input) => input,
                None => return Ok(report),
            }
        }
    };
    // One bad record keeps no night's run from the others.
    let options = Options {
        skip_bad: true,
        terms: entry.terms.clone(),
        ..Options::new(from, task.src.clone(), entry.name.clone(), task.now)
    };
    let batch = match import::prepare(entry.source, &options) {
        Ok(batch) => batch,
        Err(PublishError::Input(problems)) => {
            report.outcome = Outcome::Unreadable(problems);
            return Ok(report);
        }
        Err(error) => return Err(error),
    };
    let (before, after) = (import::held(&task.src, &entry.name)?, batch.count());
    let is_lost = (before.saturating_sub(after)) * 100 > before * MOST_LOST_PERCENT;
    if is_lost && !task.accept_loss.contains(&entry.name) {
        report.outcome = Outcome::Refused { before, after };
        return Ok(report);
    }
    let (written, problems) = batch.write(&options)?;
    report.outcome = Outcome::Imported(written);
    report.problems = problems;
    Ok(report)
}
