//! Who is behind it: an organization with all it runs, and the areas that somebody lives in, one inside the other.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::error::StoreError;
use super::{EventDetail, PlaceQuery, PlaceRow, ServiceRow, Store};
use crate::domain::area::{Area, AreaLevel};
use crate::domain::id::{EventId, OrganizationId};
use crate::domain::organization::{Organization, Plan};
use crate::domain::region::Region;
use crate::domain::service::Service;
use crate::domain::time::to_civil;

/// Everything an organization's page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizationDetail {
    pub organization: Organization,
    pub parent: Option<Organization>,
    /// Those that name it as their parent, by id.
    pub members: Vec<Organization>,
    /// Playgrounds aside.
    pub places: Vec<PlaceRow>,
    pub services: Vec<ServiceRow>,
    /// What it organizes, and what nobody is named for at its own places, by id.
    pub events: Vec<EventDetail>,
    pub plans: Vec<Plan>,
}

/// What the directory knows of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaFacts {
    pub area: Area,
    /// Listed places in it, playgrounds aside.
    pub places: usize,
    /// Services that are for just this area, by id.
    pub services: Vec<Service>,
}

/// What is known of those behind the places around somebody.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkDetail {
    /// From the municipality up to the whole country; empty where no municipality is known.
    pub areas: Vec<AreaFacts>,
    /// Organizations of a network that run something around here, or belong to those that do; by id.
    pub network: Vec<Organization>,
    /// Who runs places in the municipality, and how many, most first.
    pub operators: Vec<(Organization, usize)>,
}

impl Store {
    pub fn organization_detail(
        &self,
        id: &OrganizationId,
        at: DateTime<Utc>,
    ) -> Result<Option<OrganizationDetail>, StoreError> {
        let Some(organization) = self.organization(id)? else { return Ok(None) };
        let parent = match &organization.parent_id {
            Some(parent) => self.organization(parent)?,
            None => None,
        };
        let mut members = self.organizations()?;
        members.retain(|other| other.parent_id.as_ref() == Some(id));
        let mut services = self.services(at)?;
        services.retain(|row| row.service.provider_id.as_ref() == Some(id));
        let mut plans = self.plans()?;
        plans.retain(|plan| plan.organization_id.as_ref() == Some(id));
        let is_run = |place: &crate::domain::place::Place| place.operator_ids.contains(id);
        Ok(Some(OrganizationDetail {
            places: self.places_that(&PlaceQuery::at(at), id.as_str(), is_run)?,
            events: self.events_of(id, at)?,
            organization,
            parent,
            members,
            services,
            plans,
        }))
    }

    fn events_of(&self, id: &OrganizationId, at: DateTime<Utc>) -> Result<Vec<EventDetail>, StoreError> {
        let mut statement = self.directory.prepare_cached(
            "SELECT id FROM record WHERE collection = 'event' AND shown = 1 AND instr(canonical, ?1) > 0
             UNION
             SELECT r.id FROM place_operator AS o JOIN record AS p ON p.key = o.key
                 JOIN event_place AS ep ON ep.place_id = p.id JOIN record AS r ON r.key = ep.key
             WHERE o.operator = ?1 AND p.shown = 1 AND r.shown = 1
             ORDER BY 1",
        )?;
        let mut events = Vec::new();
        for event in statement.query_map([id.as_str()], |row| row.get::<_, String>(0))? {
            let Ok(event) = EventId::parse(&event?) else { continue };
            let detail = self.event(&event, to_civil(at).date())?;
            let is_its = |detail: &EventDetail| {
                let organizers = &detail.event.organizer_ids;
                organizers.is_empty() || organizers.contains(id)
            };
            events.extend(detail.filter(is_its));
        }
        Ok(events)
    }

    /// Who is behind the places around somebody. `municipality`: the bare code of where they live; where it isn't
    /// known, or isn't in this directory, the only one that the directory has.
    pub fn network(&self, municipality: Option<&str>, at: DateTime<Utc>) -> Result<NetworkDetail, StoreError> {
        let chain = self.areas_above(municipality)?;
        let services = self.services(at)?;
        let organizations = self.organizations()?;
        let mut areas = Vec::new();
        for area in &chain {
            areas.push(AreaFacts {
                places: self.count_places(area)?,
                services: services
                    .iter()
                    .filter(|row| is_for(&row.service.area_codes, &area.code))
                    .map(|row| row.service.clone())
                    .collect(),
                area: area.clone(),
            });
        }
        let codes: Vec<&str> = chain.iter().map(|area| area.code.as_str()).collect();
        let mut around = self.operators_around(&codes)?;
        let is_here = |row: &&ServiceRow| row.service.area_codes.iter().any(|code| codes.contains(&code.as_str()));
        around.extend(services.iter().filter(is_here).filter_map(|row| row.service.provider_id.clone()));
        let parents = organizations.iter().filter(|organization| around.contains(&organization.id));
        let parents: Vec<OrganizationId> = parents.filter_map(|organization| organization.parent_id.clone()).collect();
        around.extend(parents);
        let belongs = |organization: &&Organization| {
            let is_below = organization.parent_id.as_ref().is_some_and(|parent| around.contains(parent));
            organization.network.is_some() && (codes.is_empty() || around.contains(&organization.id) || is_below)
        };
        let network = organizations.iter().filter(belongs).cloned().collect();
        Ok(NetworkDetail { areas, network, operators: self.operators_in(chain.first(), &organizations)? })
    }

    /// A municipality's area and those it lies in, the smallest first. A circle ends where it began.
    fn areas_above(&self, municipality: Option<&str>) -> Result<Vec<Area>, StoreError> {
        let mut next = match municipality {
            Some(code) => self.area(&format!("kunta-{code}"))?,
            None => None,
        };
        if next.is_none() {
            let mut all = self.areas(&AreaLevel::Municipality)?;
            next = if all.len() == 1 { all.pop() } else { None };
        }
        let mut chain: Vec<Area> = Vec::new();
        while let Some(area) = next.filter(|area| chain.iter().all(|seen| seen.code != area.code)) {
            next = match &area.parent {
                Some(parent) => self.area(parent)?,
                None => None,
            };
            chain.push(area);
        }
        let is_whole = chain.is_empty() || chain.iter().any(|area| area.level == AreaLevel::National);
        if !is_whole {
            chain.extend(self.area("national")?);
        }
        Ok(chain)
    }

    fn count_places(&self, area: &Area) -> Result<usize, StoreError> {
        let municipalities = match area.level {
            AreaLevel::ServiceArea => {
                let all = self.areas(&AreaLevel::Municipality)?.into_iter();
                all.filter(|town| town.parent.as_ref() == Some(&area.code)).map(|town| town.code).collect()
            }
            _ => vec![area.code.clone()],
        };
        let mut count = 0;
        for code in municipalities {
            let (column, value) = match (code.strip_prefix("kunta-"), Region::parse(&code)) {
                (Some(municipality), _) => ("municipality = ?1", municipality.to_owned()),
                (None, Some(Region::County(_))) => ("region = ?1", code),
                (None, Some(Region::National)) => ("?1 = 'national'", code),
                (None, None) => continue,
            };
            let sql = format!("SELECT count(*) FROM place WHERE listed = 1 AND kind <> 'playground' AND {column}");
            let here: u32 = self.directory.prepare_cached(&sql)?.query_row([value], |row| row.get(0))?;
            count += here as usize;
        }
        Ok(count)
    }

    /// Who runs places in the county among these areas.
    fn operators_around(&self, codes: &[&str]) -> Result<BTreeSet<OrganizationId>, StoreError> {
        let county = codes.iter().find(|code| matches!(Region::parse(code), Some(Region::County(_))));
        let mut statement = self.directory.prepare_cached(
            "SELECT DISTINCT o.operator FROM place_operator AS o JOIN place AS p ON p.key = o.key
             WHERE p.listed = 1 AND p.region = ?1",
        )?;
        let mut found = BTreeSet::new();
        for id in statement.query_map([county.copied().unwrap_or_default()], |row| row.get::<_, String>(0))? {
            found.extend(OrganizationId::parse(&id?).ok());
        }
        Ok(found)
    }

    fn operators_in(
        &self,
        area: Option<&Area>,
        organizations: &[Organization],
    ) -> Result<Vec<(Organization, usize)>, StoreError> {
        let Some(code) = area.and_then(|area| area.code.strip_prefix("kunta-")) else { return Ok(Vec::new()) };
        let mut statement = self.directory.prepare_cached(
            "SELECT o.operator, count(*) FROM place_operator AS o JOIN place AS p ON p.key = o.key
             WHERE p.listed = 1 AND p.kind <> 'playground' AND p.municipality = ?1
             GROUP BY o.operator ORDER BY count(*) DESC, o.operator",
        )?;
        let mut found = Vec::new();
        for row in statement.query_map([code], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)))? {
            let (id, count) = row?;
            let organization = organizations.iter().find(|organization| organization.id.as_str() == id);
            found.extend(organization.map(|organization| (organization.clone(), count as usize)));
        }
        Ok(found)
    }
}

/// Whether a service is for just this area. One that names none is for the whole country.
fn is_for(area_codes: &[String], code: &str) -> bool {
    area_codes.iter().any(|own| own == code) || (area_codes.is_empty() && code == "national")
}
