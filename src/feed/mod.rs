//! The published format: records, and (in the modules below) the signed files that carry them.
//!
//! Owns the wire: what a record looks like as JSON, its bounds, its one canonical form, and which shard it belongs to.
//! Knows the domain only. Opens no file, fetches nothing, and never says whether a place is open: hours that nobody can
//! read pass through here untouched.

pub mod delta;
pub mod example;
pub mod hash;
pub mod head;
pub mod json;
pub mod keys;
pub mod manifest;
pub mod map_pack;
pub mod note;
pub mod pack;
pub mod reader;
pub mod record;
#[cfg(feature = "cli")]
pub mod schema;
mod shard_key;
pub mod tree;
#[cfg(feature = "cli")]
pub mod write;

use serde_json::Value;

use crate::domain::area::{Area, CalendarEntry, Notice, Vocabulary};
use crate::domain::event::Event;
use crate::domain::organization::{Organization, Plan};
use crate::domain::place::Place;
use crate::domain::service::Service;
use reader::{Reader, Wire};
pub use record::Withdrawn;
pub use shard_key::{ShardKey, region_of, shard_of};
use tree::Json;

/// What kind of record a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collection {
    Places,
    Events,
    Services,
    Organizations,
    Areas,
    Calendar,
    Notices,
    Plans,
    Vocabularies,
    /// Tombstones.
    Withdrawn,
}

impl Collection {
    /// Every collection, in the order in which a reader needs them: areas and words before what points at them.
    pub const ALL: &'static [Self] = &[
        Self::Areas,
        Self::Calendar,
        Self::Vocabularies,
        Self::Organizations,
        Self::Places,
        Self::Events,
        Self::Services,
        Self::Notices,
        Self::Plans,
        Self::Withdrawn,
    ];

    /// How files of a source folder begin: `places`, `events`, …
    pub fn stem(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Events => "events",
            Self::Services => "services",
            Self::Organizations => "organizations",
            Self::Areas => "areas",
            Self::Calendar => "calendar",
            Self::Notices => "notices",
            Self::Plans => "plans",
            Self::Vocabularies => "vocabulary",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The word of a record's `type` on the wire: `place`, `event`, …
    pub fn type_name(self) -> &'static str {
        match self {
            Self::Places => "place",
            Self::Events => "event",
            Self::Services => "service",
            Self::Organizations => "organization",
            Self::Areas => "area",
            Self::Calendar => "calendar",
            Self::Notices => "notice",
            Self::Plans => "plan",
            Self::Vocabularies => "vocabulary",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The collection of a record's `type`. `None` for a type newer than this program.
    pub fn of_type(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|collection| collection.type_name() == name)
    }
}

/// A record as the rest of the program knows it.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "records pass through one at a time; most of them are places")]
pub enum Record {
    Place(Place),
    Event(Event),
    Service(Service),
    Organization(Organization),
    Area(Area),
    Calendar(CalendarEntry),
    Notice(Notice),
    Plan(Plan),
    Vocabulary(Vocabulary),
    Withdrawn(Withdrawn),
}

/// A field that couldn't be used; the record stands without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldWarning {
    /// Dotted path: `access.cost.amount_eur`, `contact[2].value`.
    pub field: String,
    pub message: String,
}

/// Why a line is no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{field}: {message}", id.as_ref().map(|id| format!("{id}, ")).unwrap_or_default())]
pub struct RecordError {
    /// The record's id, where it could be read.
    pub id: Option<String>,
    /// Dotted path; `record` where the line as a whole is at fault.
    pub field: String,
    pub message: String,
}

/// A record read from the wire.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    pub record: Record,
    pub collection: Collection,
    pub id: String,
    /// RFC 8785, with `type` and with every field this program doesn't know.
    pub canonical: String,
    pub warnings: Vec<FieldWarning>,
}

/// A line of a shard: a record, or what this version can't read as one.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "lines pass through one at a time; nearly all of them are records")]
pub enum ShardLine {
    Record(Decoded),
    /// Kept as it came, so that the shard's state can be proven with it, and a newer version can read it.
    Unread {
        id: String,
        text: String,
    },
}

/// Reads a record of a shard: one line with its `type`.
pub fn decode_line(line: &str) -> Result<Decoded, RecordError> {
    let value = json::read(line).map_err(whole)?;
    let collection = match value.get("type").and_then(Json::as_str) {
        Some(name) => Collection::of_type(name).ok_or_else(|| RecordError {
            id: id_in(&value),
            field: "type".to_owned(),
            message: newer_type(name),
        }),
        None => Err(RecordError { id: id_in(&value), field: "type".to_owned(), message: "is missing".to_owned() }),
    }?;
    decode(collection, value, line.len())
}

/// Reads the canonical JSON of a record that was decoded before: what was checked then isn't checked again.
pub fn decode_canonical(canonical: &str) -> Option<Record> {
    let (_, record, _) = read_checked(json::read(canonical).ok()?)?;
    Some(record)
}

/// Reads a line of the seed that the web app carries: canonical already, and checked when the package was made. `None`:
/// a record of a kind that this version doesn't know.
pub fn decode_packed(line: &str) -> Option<Decoded> {
    let value = json::read(line).ok()?;
    let id = id_in(&value)?;
    let (collection, record, warnings) = read_checked(value)?;
    Some(Decoded { record, collection, id, canonical: line.to_owned(), warnings })
}

fn read_checked(value: Json<'_>) -> Option<(Collection, Record, Vec<FieldWarning>)> {
    let collection = Collection::of_type(value.get("type")?.as_str()?)?;
    let mut reader = Reader::default();
    let record = read(collection, value, &mut reader).ok()??;
    Some((collection, record, reader.finish().ok()?))
}

/// Reads a record of a source folder: one line of a collection's file, whose `type` may be left out.
pub fn decode_line_as(collection: Collection, line: &str) -> Result<Decoded, RecordError> {
    decode(collection, json::read(line).map_err(whole)?, line.len())
}

/// Reads a record that was put together from something else, a spreadsheet's row for instance.
pub fn decode_value(collection: Collection, value: Value) -> Result<Decoded, RecordError> {
    let mut value = Json::from(value);
    json::normalise(&mut value).map_err(|message| RecordError { id: id_in(&value), ..whole(message) })?;
    decode(collection, value, 0)
}

/// `like` has about the length of the record's line.
fn decode(collection: Collection, mut value: Json<'_>, like: usize) -> Result<Decoded, RecordError> {
    let id = id_in(&value);
    let fail = |error: RecordError| RecordError { id: id.clone(), ..error };
    let Json::Object(fields) = &mut value else { return Err(whole("is no JSON object".to_owned())) };
    if let Some(stated) = fields.get("type").filter(|stated| stated.as_str() != Some(collection.type_name())) {
        let stated = json::canonical_line(stated, 0).map_err(whole).map_err(fail)?;
        let message = format!("is {stated}, and this is a {}", collection.type_name());
        return Err(fail(RecordError { id: None, field: "type".to_owned(), message }));
    }
    fields.insert("type", Json::String(collection.type_name().into()));
    let canonical = json::canonical_line(&value, like).map_err(whole).map_err(fail)?;
    if canonical.len() > json::MAX_LINE_BYTES {
        return Err(fail(whole(format!("has {} bytes, and {} is the most", canonical.len(), json::MAX_LINE_BYTES))));
    }
    let mut reader = Reader::default();
    let record = read(collection, value, &mut reader).map_err(|message| fail(whole(message)))?;
    let warnings = reader.finish().map_err(fail)?;
    match (record, id) {
        (Some(record), Some(id)) => Ok(Decoded { record, collection, id, canonical, warnings }),
        (_, id) => Err(RecordError { id, field: "id".to_owned(), message: "is missing".to_owned() }),
    }
}

fn read(collection: Collection, value: Json<'_>, reader: &mut Reader) -> Result<Option<Record>, String> {
    fn wire<T: Wire>(value: Json<'_>) -> Result<T, String> {
        T::from_value(value)
    }
    Ok(match collection {
        Collection::Places => wire::<record::FeedPlace>(value)?.read(reader).map(Record::Place),
        Collection::Events => wire::<record::FeedEvent>(value)?.read(reader).map(Record::Event),
        Collection::Services => wire::<record::FeedService>(value)?.read(reader).map(Record::Service),
        Collection::Organizations => wire::<record::FeedOrganization>(value)?.read(reader).map(Record::Organization),
        Collection::Areas => wire::<record::FeedArea>(value)?.read(reader).map(Record::Area),
        Collection::Calendar => wire::<record::FeedCalendarEntry>(value)?.read(reader).map(Record::Calendar),
        Collection::Notices => wire::<record::FeedNotice>(value)?.read(reader).map(Record::Notice),
        Collection::Plans => wire::<record::FeedPlan>(value)?.read(reader).map(Record::Plan),
        Collection::Vocabularies => wire::<record::FeedVocabulary>(value)?.read(reader).map(Record::Vocabulary),
        Collection::Withdrawn => wire::<record::FeedWithdrawn>(value)?.read(reader).map(Record::Withdrawn),
    })
}

fn whole(message: String) -> RecordError {
    RecordError { id: None, field: "record".to_owned(), message }
}

/// A longer one is none.
const MAX_ID_BYTES: usize = 200;

fn id_in(value: &Json<'_>) -> Option<String> {
    value.get("id").and_then(Json::as_str).filter(|id| id.len() <= MAX_ID_BYTES).map(str::to_owned)
}

fn newer_type(name: &str) -> String {
    let shown: String = name.chars().take(40).collect();
    format!("{shown:?} is no kind of record that this version knows")
}

#[cfg(test)]
mod tests;
