//! Which shard a record belongs to.
//!
//! Derived from the record and the program's own table alone: a publisher can't put a place into a county where it
//! doesn't lie.

use std::fmt;

use super::Record;
use crate::domain::id::PlaceId;
use crate::domain::place::PlaceKind;
use crate::domain::region::Region;

/// What is fetched, replaced and counted as one.
///
/// Playgrounds (places of kind `playground`) are a shard of their own for the whole country: there are ten times as many
/// of them as of everything else, they are not what a first list shows, and most stand under a licence of their own
/// (ODbL). Such a shard is applied last. Like `national`, it stands beside the directory inside the app and wins by id,
/// while a county's shard replaces that county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShardKey {
    Region(Region),
    Playgrounds,
}

impl ShardKey {
    /// `hva-NN`, `national`, `playgrounds`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "playgrounds" { Some(Self::Playgrounds) } else { Region::parse(text).map(Self::Region) }
    }

    /// Whether a feed's shard takes the place of everything the embedded directory has under this key.
    pub fn replaces_embedded(self) -> bool {
        matches!(self, Self::Region(Region::County(_)))
    }
}

impl fmt::Display for ShardKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region(region) => region.fmt(f),
            Self::Playgrounds => f.write_str("playgrounds"),
        }
    }
}

impl From<Region> for ShardKey {
    fn from(region: Region) -> Self {
        Self::Region(region)
    }
}

/// The region of a record. A place belongs to its municipality's; an event to its place's; a calendar entry, an area and
/// a notice to their area's (a notice about a place only, to its place's); the rest to `national`.
///
/// `region_of_place` knows the places of the same feed.
pub fn region_of(record: &Record, region_of_place: impl Fn(&PlaceId) -> Option<Region>) -> Region {
    let region = match record {
        Record::Place(place) => place.municipality_code.as_deref().and_then(Region::of_municipality),
        Record::Event(event) => event.place_id.as_ref().and_then(region_of_place),
        Record::Area(area) => Region::of_area(&area.code).or_else(|| area.parent.as_deref().and_then(Region::of_area)),
        Record::Calendar(entry) => Region::of_area(&entry.area_code),
        Record::Notice(notice) => match (&notice.area_code, &notice.place_id) {
            (Some(code), _) => Region::of_area(code),
            (None, Some(place)) => region_of_place(place),
            (None, None) => None,
        },
        _ => None,
    };
    region.unwrap_or(Region::National)
}

/// The shard of a record.
pub fn shard_of(record: &Record, region_of_place: impl Fn(&PlaceId) -> Option<Region>) -> ShardKey {
    match record {
        Record::Place(place) if place.kind == PlaceKind::Playground => ShardKey::Playgrounds,
        _ => ShardKey::Region(region_of(record, region_of_place)),
    }
}
