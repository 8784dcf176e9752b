//! An organization, and a network's plan for a year, on the wire.

use super::super::reader::{Field, List, Reader, Trouble, bad, reject};
use super::common::{self, FeedContact, FeedSource};
use super::values::{self, FeedText};
use super::wire;
use crate::domain::id::{OrganizationId, PlanId};
use crate::domain::organization::{Network, Organization, Plan, PlanTheme, Promise};

wire! {
    /// What the members of a network commit to.
    FeedPromise {
        text: Field<FeedText>,
        date: Field<String>,
    }

    FeedNetwork {
        /// `coordinator`, `member`, `host`.
        role: Field<String>,
        promise: Field<FeedPromise>,
    }

    /// Who runs a place.
    FeedOrganization {
        id: Field<String>,
        /// `county`, `municipality`, `association`, `parish`, `private`, `state`, `other`.
        kind: Field<String>,
        name: Field<FeedText>,
        parent_id: Field<String>,
        url: Field<String>,
        contact: List<FeedContact>,
        network: Field<FeedNetwork>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }

    /// One stretch of a year's plan; `to` excluded.
    FeedPlanTheme {
        from: Field<String>,
        to: Field<String>,
        title: Field<FeedText>,
    }

    /// A network's year.
    FeedPlan {
        id: Field<String>,
        name: Field<FeedText>,
        organization_id: Field<String>,
        season: Field<String>,
        themes: List<FeedPlanTheme>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }
}

impl FeedOrganization {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Organization> {
        let id = reader.required("id", self.id, values::id(OrganizationId::parse));
        let kind = reader.required("kind", self.kind, values::word);
        let name = reader.required("name", self.name, values::name);
        Some(Organization {
            parent_id: reader.optional("parent_id", self.parent_id, values::id(OrganizationId::parse)),
            url: reader.optional("url", self.url, values::words),
            contacts: reader.list("contact", self.contact, common::contact),
            network: reader.optional("network", self.network, network),
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            kind: kind?,
            name: name?,
        })
    }
}

fn network(reader: &mut Reader, wire: FeedNetwork) -> Result<Network, Trouble> {
    let Field::Good(role) = wire.role else { return bad("a network needs a role") };
    Ok(Network {
        role: values::word(reader, role)?,
        promise: reader.optional("promise", wire.promise, |reader, promise| {
            let Field::Good(text) = promise.text else { return bad("a promise needs a text") };
            let text = values::name(reader, text)?;
            Ok(Promise { text, date: reader.optional("date", promise.date, values::partial_date) })
        }),
    })
}

impl FeedPlan {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Plan> {
        let id = reader.required("id", self.id, values::id(PlanId::parse));
        let name = reader.required("name", self.name, values::name);
        Some(Plan {
            organization_id: reader.optional(
                "organization_id",
                self.organization_id,
                values::id(OrganizationId::parse),
            ),
            season: reader.optional("season", self.season, values::words),
            themes: reader.list("themes", self.themes, theme),
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            name: name?,
        })
    }
}

fn theme(reader: &mut Reader, wire: FeedPlanTheme) -> Result<PlanTheme, Trouble> {
    let (Field::Good(from), Field::Good(to), Field::Good(title)) = (wire.from, wire.to, wire.title) else {
        return bad("a theme needs from, to and title");
    };
    let theme = PlanTheme {
        from: values::date(reader, from)?,
        to: values::date(reader, to)?,
        title: values::name(reader, title)?,
    };
    if theme.to <= theme.from { reject("ends before it begins (`to` is the day after the last)") } else { Ok(theme) }
}
