//! A directory in other people's formats: GeoJSON for maps, iCalendar for calendars, schema.org for search engines, HSDS 3
//! for service registers, sheets for whoever goes on working with it.
//!
//! What a format has no word for is left out, and never bent: hours that no program can read are no hours, unknown is not
//! no. Sources and licences go along, since a copy without them may not be passed on. Only the sheets are lossless; they
//! are read back before they are written, and what a sheet can't hold goes beside it as JSON Lines.

mod calendar;
mod geojson;
mod hsds;
mod plain;
mod schema_org;
mod sheet;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::domain::event::Event;
use crate::domain::organization::Organization;
use crate::domain::place::{Place, StatusKind};
use crate::domain::region::Region;
use crate::domain::service::Service;
use crate::feed::manifest::Publisher;
use crate::feed::{Decoded, Record};

use super::check::check;
use super::folder::SourceFolder;
use super::problem::{Problem, PublishError};
use super::public::PublicFeed;

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    GeoJson,
    Ics,
    SchemaOrg,
    Hsds,
    Csv,
}

impl Format {
    /// Reads a format's word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "geojson" => Self::GeoJson,
            "ics" => Self::Ics,
            "schema-org" => Self::SchemaOrg,
            "hsds" => Self::Hsds,
            "csv" => Self::Csv,
            _ => return None,
        })
    }

    /// Whether it is a folder of files rather than one.
    pub fn is_folder(self) -> bool {
        self == Self::Csv
    }
}

/// Records and who publishes them.
#[derive(Debug)]
pub struct Directory {
    pub publisher: Publisher,
    pub records: Vec<Decoded>,
}

impl Directory {
    /// Reads a built feed, all of it proven, or a source folder. One with errors is refused: what it would publish isn't
    /// known.
    pub fn read(folder: &Path) -> Result<Self, PublishError> {
        if PublicFeed::is_one(folder) {
            let feed = PublicFeed::read(folder)?;
            return Ok(Self { records: feed.records()?, publisher: feed.manifest.publisher });
        }
        if !folder.join("feed.json").is_file() {
            return Err(PublishError::input(
                Problem::error(&folder.display().to_string(), None, "is neither a built feed nor a source folder")
                    .suggest("name the folder that holds v1/head, or the one that holds feed.json"),
            ));
        }
        let checked = check(SourceFolder::read(folder)?);
        if checked.errors() > 0 {
            return Err(PublishError::Input(checked.problems.into_iter().filter(Problem::is_error).collect()));
        }
        let words = checked.info.title.as_object().into_iter().flatten();
        let title = words.filter_map(|(tag, words)| Some((tag.clone(), words.as_str()?.to_owned()))).collect();
        let info = checked.info;
        let publisher = Publisher {
            name: info.publisher,
            title,
            contact: info.contact,
            languages: info.languages,
            attribution: info.attribution,
        };
        Ok(Self { publisher, records: checked.records })
    }

    /// One place with what takes place there and who runs it; an id that nobody has is an error.
    pub fn of_place(mut self, id: &str) -> Result<Self, PublishError> {
        let found = self.records.iter().find_map(|decoded| match &decoded.record {
            Record::Place(place)
                if place.id.as_str() == id || place.same_as.iter().any(|other| other.as_str() == id) =>
            {
                Some(place.clone())
            }
            _ => None,
        });
        let Some(place) = found else { return Err(PublishError::Usage(format!("--place {id}: no place has this id"))) };
        self.keep(|other| other.id == place.id);
        Ok(self)
    }

    /// What lies in an area: `kunta-091`, `hva-90`; `national` is all of it.
    pub fn of_area(mut self, code: &str) -> Result<Self, PublishError> {
        let Some(region) = Region::of_area(code) else {
            return Err(PublishError::Usage(format!("--area {code}: an area is kunta-091, hva-90 or national")));
        };
        let municipality = code.strip_prefix("kunta-");
        if region != Region::National {
            self.keep(|place| {
                let own = place.municipality_code.as_deref();
                match municipality {
                    Some(municipality) => own == Some(municipality),
                    None => own.and_then(Region::of_municipality) == Some(region),
                }
            });
        }
        Ok(self)
    }

    /// Places, with their events, and the organizations of either. Services and the rest belong to no place.
    fn keep(&mut self, is_wanted: impl Fn(&Place) -> bool) {
        let places: Vec<Place> = self.places().filter(|place| is_wanted(place)).cloned().collect();
        let events: Vec<Event> = self
            .events()
            .filter(|event| event.place_id.as_ref().is_some_and(|id| places.iter().any(|place| place.id == *id)))
            .cloned()
            .collect();
        let runs = |id: &str| {
            places.iter().flat_map(|place| &place.operator_ids).any(|own| own.as_str() == id)
                || events.iter().flat_map(|event| &event.organizer_ids).any(|own| own.as_str() == id)
        };
        self.records.retain(|decoded| match &decoded.record {
            Record::Place(place) => places.iter().any(|own| own.id == place.id),
            Record::Event(event) => events.iter().any(|own| own.id == event.id),
            Record::Organization(organization) => runs(organization.id.as_str()),
            Record::Calendar(_) => true,
            _ => false,
        });
    }

    fn places(&self) -> impl Iterator<Item = &Place> {
        self.records.iter().filter_map(|decoded| match &decoded.record {
            Record::Place(place) => Some(place),
            _ => None,
        })
    }

    /// Places that a list would show.
    fn listed(&self) -> impl Iterator<Item = &Place> {
        self.places().filter(|place| {
            place.status.kind != StatusKind::Closed && place.duplicate_of.is_none() && place.moved_to.is_none()
        })
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        self.records.iter().filter_map(|decoded| match &decoded.record {
            Record::Event(event) => Some(event),
            _ => None,
        })
    }

    fn services(&self) -> impl Iterator<Item = &Service> {
        self.records.iter().filter_map(|decoded| match &decoded.record {
            Record::Service(service) => Some(service),
            _ => None,
        })
    }

    fn organizations(&self) -> BTreeMap<&str, &Organization> {
        let all = self.records.iter().filter_map(|decoded| match &decoded.record {
            Record::Organization(organization) => Some((organization.id.as_str(), organization)),
            _ => None,
        });
        all.collect()
    }
}

/// What came of an export: files by name (one without a name where the format is a single file), and what it counts.
#[derive(Debug, Default)]
pub struct Exported {
    pub files: Vec<(String, String)>,
    pub records: usize,
    /// Records that a sheet can't hold, and that went beside it.
    pub beside: usize,
}

/// Writes a directory in a format. `language`: in which its words are told where the format has room for one.
pub fn export(
    directory: &Directory,
    format: Format,
    language: &str,
    now: DateTime<Utc>,
) -> Result<Exported, PublishError> {
    let one = |(text, records): (String, usize)| Exported { files: vec![(String::new(), text)], records, beside: 0 };
    Ok(match format {
        Format::GeoJson => one(geojson::write(directory, language)),
        Format::SchemaOrg => one(schema_org::write(directory, now)),
        Format::Hsds => one(hsds::write(directory, language, now)),
        Format::Ics => match calendar::write(directory, language, now) {
            Some(written) => one(written),
            None => {
                let nothing = Problem::error("events", None, "nothing is to come that a calendar could hold");
                return Err(PublishError::input(nothing));
            }
        },
        Format::Csv => sheet::write(directory)?,
    })
}
