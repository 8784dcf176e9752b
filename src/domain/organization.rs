//! Who runs a place, the network they belong to, and its year's plan.

use super::id::{OrganizationId, PlanId};
use super::open_enum::open_enum;
use super::record::{Contact, PartialDate, Provenance};
use super::text::Text;
use chrono::NaiveDate;

open_enum! {
    OrganizationKind {
        County = "county",
        Municipality = "municipality",
        Association = "association",
        Parish = "parish",
        Private = "private",
        State = "state",
        Unspecified = "other",
    }
}

open_enum! {
    NetworkRole { Coordinator = "coordinator", Member = "member", Host = "host" }
}

/// What the members of a network commit to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    pub text: Text,
    pub date: Option<PartialDate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    pub role: NetworkRole,
    pub promise: Option<Promise>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    pub id: OrganizationId,
    pub kind: OrganizationKind,
    pub name: Text,
    pub parent_id: Option<OrganizationId>,
    pub url: Option<String>,
    pub contacts: Vec<Contact>,
    pub network: Option<Network>,
    pub provenance: Provenance,
}

/// One stretch of a year's plan; `to` excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTheme {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub title: Text,
}

/// A network's year (vuosikello).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: PlanId,
    pub name: Text,
    pub organization_id: Option<OrganizationId>,
    pub season: Option<String>,
    pub themes: Vec<PlanTheme>,
    pub provenance: Provenance,
}
