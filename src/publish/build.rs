//! From a source folder to the files that phones fetch.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::domain::id::PlaceId;
use crate::domain::record::Provenance;
use crate::domain::region::Region;
use crate::feed::manifest::Publisher;
use crate::feed::write::{
    Content, KeyFileError, Roots, Rotation, SigningKeys, WriteError, Written, rotate as next_keys, write_feed,
};
use crate::feed::{Decoded, Record, region_of};

use super::check::{Checked, check};
use super::folder::{FeedInfo, SourceFolder};
use super::packs::{Examine, packs};
use super::problem::{Problem, PublishError};

/// What a build was told.
#[derive(Debug, Clone)]
pub struct Options {
    pub src: PathBuf,
    pub out: PathBuf,
    /// The folder of keys. Without keys the feed is unsigned, which only the seed inside the package may be.
    pub keys: Option<PathBuf>,
    /// Leave out records with errors instead of refusing.
    pub skip_bad: bool,
    /// Begin a new count.
    pub new_epoch: bool,
    pub now: DateTime<Utc>,
    /// Looks into files of street tiles.
    pub examine: Examine,
}

/// What came of a build.
#[derive(Debug)]
pub struct Built {
    pub written: Written,
    /// Errors are those of records that were left out.
    pub problems: Vec<Problem>,
}

/// Builds the feed.
pub fn build(options: &Options) -> Result<Built, PublishError> {
    let keys = options.keys.as_deref().map(SigningKeys::load).transpose().map_err(key_error)?;
    let Checked { info, mut records, mut problems } = check(SourceFolder::read(&options.src)?);
    let packs = packs(&options.src, &info, options.examine)?;
    problems.extend(packs.problems);
    if problems.iter().any(Problem::is_error) {
        if !options.skip_bad {
            return Err(PublishError::Input(problems));
        }
        // A record that lost a field is not what its publisher wrote.
        records.retain(|record| {
            !problems.iter().any(|problem| problem.is_error() && problem.id.as_deref() == Some(&record.id))
        });
    }
    let issued = match keys {
        Some(_) => options.now,
        // The seed is the same bytes whenever it is built.
        None => newest(&records).unwrap_or(options.now),
    };
    let content = Content {
        publisher: publisher(&info),
        mirrors: info.mirrors.clone(),
        records,
        packs: packs.packs,
        issued,
        valid_days: info.valid_days,
        new_epoch: options.new_epoch,
    };
    let written = write_feed(&options.out, &content, keys.as_ref())
        .map_err(|error| write_error(error, &options.src.display().to_string()))?;
    Ok(Built { written, problems })
}

/// Makes a publisher's keys: the private ones, and `root.json` for everybody.
pub fn keygen(folder: &Path, name: &str, roots: Roots) -> Result<SigningKeys, PublishError> {
    crate::feed::write::generate(folder, name, roots).map_err(key_error)
}

/// Makes the next key set.
pub fn rotate(folder: &Path, rotation: &Rotation) -> Result<SigningKeys, PublishError> {
    next_keys(folder, rotation).map_err(key_error)
}

/// Records outside the regions that a folder claims for itself, with the region they lie in.
pub fn outside(info: &FeedInfo, records: &[Decoded]) -> Vec<(String, Region)> {
    if info.regions.is_empty() {
        return Vec::new();
    }
    let places: BTreeMap<&PlaceId, Region> = records
        .iter()
        .filter_map(|decoded| match &decoded.record {
            Record::Place(place) => Some((&place.id, region_of(&decoded.record, |_| None))),
            _ => None,
        })
        .collect();
    records
        .iter()
        .map(|decoded| (decoded.id.clone(), region_of(&decoded.record, |id| places.get(id).copied())))
        .filter(|(_, region)| *region != Region::National && !info.regions.contains(region))
        .collect()
}

fn newest(records: &[Decoded]) -> Option<DateTime<Utc>> {
    records.iter().filter_map(|decoded| provenance(&decoded.record)?.modified_at).max()
}

fn provenance(record: &Record) -> Option<&Provenance> {
    Some(match record {
        Record::Place(record) => &record.provenance,
        Record::Event(record) => &record.provenance,
        Record::Service(record) => &record.provenance,
        Record::Organization(record) => &record.provenance,
        Record::Area(record) => &record.provenance,
        Record::Calendar(record) => &record.provenance,
        Record::Notice(record) => &record.provenance,
        Record::Plan(record) => &record.provenance,
        Record::Vocabulary(record) => &record.provenance,
        Record::Withdrawn(_) => return None,
    })
}

fn publisher(info: &FeedInfo) -> Publisher {
    let words = info.title.as_object().into_iter().flatten();
    Publisher {
        name: info.publisher.clone(),
        title: words.filter_map(|(language, words)| Some((language.clone(), words.as_str()?.to_owned()))).collect(),
        contact: info.contact.clone(),
        languages: info.languages.clone(),
        attribution: info.attribution.clone(),
    }
}

pub(super) fn key_error(error: KeyFileError) -> PublishError {
    match error {
        KeyFileError::Io { path, source } => PublishError::Disk { path, error: source },
        other => PublishError::input(Problem::error("keys", None, other.to_string())),
    }
}

/// `file`: what is named where no other file is at fault.
pub(super) fn write_error(error: WriteError, file: &str) -> PublishError {
    match error {
        WriteError::Io { path, source } => PublishError::Disk { path, error: source },
        other => PublishError::input(Problem::error(file, None, other.to_string())),
    }
}
