//! Services, areas, organizations, plans and words: small collections, read whole.

use chrono::{DateTime, NaiveDate, Utc};

use super::error::StoreError;
use super::{Store, read};
use crate::domain::area::{Area, AreaLevel, CalendarEntry, Notice, Vocabulary, VocabularyKind};
use crate::domain::availability::{Availability, service_availability};
use crate::domain::calendar::Calendar;
use crate::domain::id::{OrganizationId, ServiceId};
use crate::domain::organization::{Organization, Plan};
use crate::domain::service::Service;
use crate::feed::Record;

/// A service and who answers now.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceRow {
    pub service: Service,
    pub provider: Option<Organization>,
    /// The best channel's state.
    pub availability: Availability,
    /// One for each of the service's channels, in their order.
    pub channels: Vec<Availability>,
}

macro_rules! read_collection {
    ($store:expr, $collection:literal, $record:ident) => {
        read::all(
            &$store.directory,
            concat!("SELECT canonical FROM record WHERE collection = '", $collection, "' AND shown = 1 ORDER BY id"),
            [],
        )
        .map(|records| {
            records
                .into_iter()
                .filter_map(|record| match record {
                    Record::$record(value) => Some(value),
                    _ => None,
                })
                .collect::<Vec<_>>()
        })
    };
}

impl Store {
    /// Every service with its state at a moment, by id.
    pub fn services(&self, at: DateTime<Utc>) -> Result<Vec<ServiceRow>, StoreError> {
        let calendar = read::calendar(&self.directory)?;
        let services: Vec<Service> = read_collection!(self, "service", Service)?;
        services.into_iter().map(|service| self.service_row(service, &calendar, at)).collect()
    }

    pub fn service(&self, id: &ServiceId, at: DateTime<Utc>) -> Result<Option<ServiceRow>, StoreError> {
        match read::by_id(&self.directory, id.as_str())? {
            Some(Record::Service(service)) => {
                self.service_row(service, &read::calendar(&self.directory)?, at).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn service_row(&self, service: Service, calendar: &Calendar, at: DateTime<Utc>) -> Result<ServiceRow, StoreError> {
        let provider = match &service.provider_id {
            Some(id) => read::organization(&self.directory, id.as_str())?,
            None => None,
        };
        let (availability, channels) = service_availability(&service, calendar, at);
        Ok(ServiceRow { service, provider, availability, channels })
    }

    /// Areas of one level, by code.
    pub fn areas(&self, level: &AreaLevel) -> Result<Vec<Area>, StoreError> {
        let records = read::all(
            &self.directory,
            "SELECT r.canonical FROM area AS a JOIN record AS r ON r.key = a.key WHERE a.level = ?1 ORDER BY a.code",
            [level.as_str()],
        )?;
        Ok(records.into_iter().filter_map(area).collect())
    }

    /// One area by its prefixed code.
    pub fn area(&self, code: &str) -> Result<Option<Area>, StoreError> {
        let records = read::all(
            &self.directory,
            "SELECT r.canonical FROM area AS a JOIN record AS r ON r.key = a.key WHERE a.code = ?1 ORDER BY r.id",
            [code],
        )?;
        Ok(records.into_iter().find_map(area))
    }

    pub fn organization(&self, id: &OrganizationId) -> Result<Option<Organization>, StoreError> {
        read::organization(&self.directory, id.as_str())
    }

    pub fn organizations(&self) -> Result<Vec<Organization>, StoreError> {
        read_collection!(self, "organization", Organization)
    }

    pub fn plans(&self) -> Result<Vec<Plan>, StoreError> {
        read_collection!(self, "plan", Plan)
    }

    /// Words of one kind, in their order.
    pub fn vocabulary(&self, kind: &VocabularyKind) -> Result<Vec<Vocabulary>, StoreError> {
        let mut words = read_collection!(self, "vocabulary", Vocabulary)?;
        words.retain(|word| word.kind == *kind);
        words.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        Ok(words)
    }

    /// Notices of any of these areas that hold on a day.
    pub fn notices(&self, area_codes: &[String], on: NaiveDate) -> Result<Vec<Notice>, StoreError> {
        let mut notices = read_collection!(self, "notice", Notice)?;
        notices.retain(|notice| {
            notice.area_code.as_ref().is_some_and(|code| area_codes.contains(code))
                && notice.from.is_none_or(|from| from <= on)
                && notice.to.is_none_or(|to| on < to)
        });
        Ok(notices)
    }

    /// The directory's own days: school holidays, and holidays that only some areas have.
    pub fn calendar_entries(&self) -> Result<Vec<CalendarEntry>, StoreError> {
        read::calendar_entries(&self.directory)
    }

    /// The calendar of those days, as the domain asks it.
    pub fn calendar(&self) -> Result<Calendar, StoreError> {
        read::calendar(&self.directory)
    }

    /// A shown record's canonical JSON, for a page that shows what no field of this program holds.
    pub fn canonical(&self, id: &str) -> Result<Option<String>, StoreError> {
        read::canonical(&self.directory, id)
    }
}

fn area(record: Record) -> Option<Area> {
    match record {
        Record::Area(area) => Some(area),
        _ => None,
    }
}
