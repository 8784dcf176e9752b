//! Who is behind it, in words: an organization and what it runs, the network around somebody, the areas one lives in.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::area::{Area, AreaLevel, Vocabulary};
use crate::domain::event::Event;
use crate::domain::organization::{NetworkRole, Organization};
use crate::domain::service::Service;
use crate::t;
use crate::ui::components::place_group::Rows;
use crate::ui::components::place_row::{Row, Spoken};
use crate::ui::components::service_card::ServiceLine;
use crate::ui::components::sources::SourceLine;
use crate::ui::format::{partial_date, spoken};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::view::filters::operator_kind;
use crate::ui::view::place::{self, ContactLine};
use crate::ui::view::row::{PlaceItem, row};
use crate::ui::view::saved::event_row;
use crate::ui::view::support::{self, ServiceItem};

/// What a network's member promised, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseLine {
    pub text: Spoken,
    pub date: Option<String>,
}

/// An organization that leads to its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationLine {
    pub id: String,
    pub name: Spoken,
    /// What it is, what it does in the network, how much it runs here.
    pub details: Vec<String>,
    pub promise: Option<PromiseLine>,
}

/// An organization as the directory has it.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizationItem {
    pub organization: Organization,
    pub parent: Option<Organization>,
    pub members: Vec<Organization>,
    pub places: Vec<PlaceItem>,
    pub services: Vec<ServiceItem>,
    /// Each with its next run's start.
    pub events: Vec<(Event, Option<NaiveDateTime>)>,
}

/// An organization's page.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizationPage {
    pub id: String,
    pub name: Spoken,
    /// What it is, and its part in the network.
    pub above: Vec<String>,
    pub promise: Option<PromiseLine>,
    pub contacts: Vec<ContactLine>,
    pub page: Option<SafeLink>,
    pub parent: Option<OrganizationLine>,
    pub members: Vec<OrganizationLine>,
    pub places: Rows,
    pub services: Vec<ServiceLine>,
    pub events: Vec<Row>,
    pub sources: Vec<SourceLine>,
}

/// The most events that an organization's page tells, the next ones.
const MOST_EVENTS: usize = 12;

pub fn organization_page(
    words: Words,
    item: &OrganizationItem,
    areas: &[Area],
    now: DateTime<Utc>,
) -> OrganizationPage {
    let organization = &item.organization;
    let mut events: Vec<_> = item.events.iter().collect();
    // What has no time to come stands last.
    events.sort_by_key(|(event, next)| (next.is_none(), *next, event.id.clone()));
    let rows: Vec<Row> = item.places.iter().map(|place| row(words, place, now)).collect();
    OrganizationPage {
        id: organization.id.to_string(),
        name: name(words, organization),
        above: what(words, organization),
        promise: promise(words, organization),
        contacts: place::contacts(words, &organization.contacts),
        page: organization.url.as_deref().and_then(SafeLink::parse).filter(SafeLink::is_page),
        parent: item.parent.as_ref().map(|parent| line(words, parent, Vec::new())),
        members: item.members.iter().map(|member| line(words, member, what(words, member))).collect(),
        places: rows.into(),
        services: item.services.iter().map(|service| support::line(words, service, areas, now)).collect(),
        events: events.into_iter().take(MOST_EVENTS).map(|(event, next)| event_row(words, event, *next, now)).collect(),
        sources: place::sources(words, &organization.provenance),
    }
}

/// One area of the chain: what level it is, its name, what there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelLine {
    pub level: String,
    pub name: Spoken,
    pub details: Vec<String>,
    /// Its own services by id and name; none where they are too many to be told here.
    pub services: Vec<(String, Spoken)>,
}

/// The network around somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NetworkPage {
    /// From the municipality to the whole country; empty where it isn't known where the reader lives.
    pub levels: Vec<LevelLine>,
    pub coordinators: Vec<OrganizationLine>,
    /// The network's members and hosts.
    pub members: Vec<OrganizationLine>,
    /// Who runs places in the municipality, network or not, and isn't told above.
    pub operators: Vec<OrganizationLine>,
}

/// One area as the directory has it.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaItem {
    pub area: Area,
    /// How many places lie in it.
    pub places: usize,
    /// Services that are for just it.
    pub services: Vec<Service>,
}

/// The most services of a level that are told by name.
const MOST_NAMED: usize = 8;

pub fn network_page(
    words: Words,
    areas: &[AreaItem],
    network: &[Organization],
    operators: &[(Organization, usize)],
) -> NetworkPage {
    let runs = |organization: &Organization| {
        let count = operators.iter().find(|(other, _)| other.id == organization.id).map(|(_, count)| *count);
        let count = count.map(|count| t!(words, "count-places", count = count));
        what(words, organization).into_iter().chain(count).collect::<Vec<_>>()
    };
    let (coordinators, members): (Vec<&Organization>, Vec<_>) = network.iter().partition(|one| is_coordinator(one));
    let is_told = |organization: &Organization| network.iter().any(|other| other.id == organization.id);
    let lines = |organizations: Vec<&Organization>| {
        organizations.into_iter().map(|one| line(words, one, runs(one))).collect::<Vec<_>>()
    };
    NetworkPage {
        levels: areas.iter().filter_map(|item| level(words, item)).collect(),
        coordinators: lines(coordinators),
        members: lines(members),
        operators: lines(operators.iter().map(|(one, _)| one).filter(|one| !is_told(one)).collect()),
    }
}

fn level(words: Words, item: &AreaItem) -> Option<LevelLine> {
    let level = match &item.area.level {
        AreaLevel::Municipality => t!(words, "level-municipality"),
        AreaLevel::ServiceArea => t!(words, "level-service-area"),
        AreaLevel::County => t!(words, "level-county"),
        AreaLevel::National => t!(words, "level-national"),
        AreaLevel::Other(_) => return None,
    };
    let details =
        vec![t!(words, "count-places", count = item.places), t!(words, "level-services", count = item.services.len())];
    let named = |service: &Service| Some((service.id.to_string(), spoken(words, &service.name)?));
    let mut services: Vec<_> = item.services.iter().filter_map(named).collect();
    services.sort_by(|a, b| a.1.text.cmp(&b.1.text));
    if services.len() > MOST_NAMED {
        services.clear();
    }
    Some(LevelLine { level, name: spoken(words, &item.area.name)?, details, services })
}

fn is_coordinator(organization: &Organization) -> bool {
    organization.network.as_ref().is_some_and(|network| network.role == NetworkRole::Coordinator)
}

fn name(words: Words, organization: &Organization) -> Spoken {
    spoken(words, &organization.name).unwrap_or_else(|| Spoken { text: organization.id.to_string(), lang: None })
}

fn line(words: Words, organization: &Organization, details: Vec<String>) -> OrganizationLine {
    OrganizationLine {
        id: organization.id.to_string(),
        name: name(words, organization),
        details,
        promise: promise(words, organization),
    }
}

/// What it is, and its part in the network.
fn what(words: Words, organization: &Organization) -> Vec<String> {
    let role = organization.network.as_ref().and_then(|network| match network.role {
        NetworkRole::Coordinator => Some(t!(words, "role-coordinator")),
        NetworkRole::Member => Some(t!(words, "role-member")),
        NetworkRole::Host => Some(t!(words, "role-host")),
        NetworkRole::Other(_) => None,
    });
    [Some(operator_kind(words, &organization.kind)), role].into_iter().flatten().collect()
}

fn promise(words: Words, organization: &Organization) -> Option<PromiseLine> {
    let promise = organization.network.as_ref()?.promise.as_ref()?;
    let date = promise.date.map(|date| t!(words, "promise-given", date = partial_date(words, date)));
    Some(PromiseLine { text: spoken(words, &promise.text)?, date })
}

/// The criteria of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriteriaTheme {
    pub title: Option<Spoken>,
    pub criteria: Vec<Spoken>,
}

/// The criteria by their themes, in the vocabulary's order, and where they are from.
pub fn quality_page(words: Words, criteria: &[Vocabulary]) -> (Vec<CriteriaTheme>, Vec<SourceLine>) {
    let mut themes: Vec<CriteriaTheme> = Vec::new();
    let mut sources: Vec<SourceLine> = Vec::new();
    for criterion in criteria {
        let Some(text) = spoken(words, &criterion.name) else { continue };
        let title = spoken(words, &criterion.group);
        match themes.iter_mut().find(|theme| theme.title == title) {
            Some(theme) => theme.criteria.push(text),
            None => themes.push(CriteriaTheme { title, criteria: vec![text] }),
        }
        for source in place::sources(words, &criterion.provenance) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    (themes, sources)
}
