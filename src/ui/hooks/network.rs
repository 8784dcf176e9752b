//! Who is behind it: an organization's page, the network around the reader, the quality criteria.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use super::model::Phase;
use super::read::Towns;
use super::saved::next_start;
use super::support::service_item;
use super::{Areas, use_model};
use crate::domain::area::{Vocabulary, VocabularyKind};
use crate::domain::id::OrganizationId;
use crate::store::{AreaFacts, Db, NetworkDetail, Store, StoreError};
use crate::ui::screens::{NetworkContent, OrganizationContent, QualityContent};
use crate::ui::view::network::{AreaItem, OrganizationItem, network_page, organization_page, quality_page};

/// An organization's page.
pub fn use_organization_content(id: ReadSignal<String>) -> ReadSignal<OrganizationContent> {
    let model = use_model();
    let areas = use_context::<Areas>().0;
    let item = use_resource(move || read_organization(model.home(), model.revision(), model.minute(), id()));
    use_memo(move || match (model.phase(), &*item.read()) {
        (Phase::Failed(detail), _) => OrganizationContent::Failed(detail),
        (_, Some(Ok(Some(item)))) => {
            let (words, areas) = (model.language().words(), areas().unwrap_or_default());
            OrganizationContent::Page(Box::new(organization_page(words, item, &areas, model.minute())))
        }
        (Phase::Opening | Phase::Unpacking { .. }, _) | (_, None) => OrganizationContent::Loading,
        (_, Some(Ok(None))) => OrganizationContent::Missing,
        (_, Some(Err(detail))) => OrganizationContent::Failed(detail.clone()),
    })
    .into()
}

/// The network around the reader.
pub fn use_network_content() -> ReadSignal<NetworkContent> {
    let model = use_model();
    let areas = use_context::<Areas>().0;
    let found = use_resource(move || {
        let here = model.standpoint(&areas().unwrap_or_default()).and_then(|here| here.municipality);
        read_network(model.home(), model.revision(), here)
    });
    use_memo(move || match (model.phase(), &*found.read()) {
        (Phase::Failed(detail), _) => NetworkContent::Failed(detail),
        (Phase::Opening | Phase::Unpacking { .. }, _) | (_, None) => NetworkContent::Loading,
        (Phase::Ready, Some(Err(detail))) => NetworkContent::Failed(detail.clone()),
        (Phase::Ready, Some(Ok(found))) => {
            let area = |facts: &AreaFacts| AreaItem {
                area: facts.area.clone(),
                places: facts.places,
                services: facts.services.clone(),
            };
            let areas: Vec<AreaItem> = found.areas.iter().map(area).collect();
            let words = model.language().words();
            NetworkContent::Page(Box::new(network_page(words, &areas, &found.network, &found.operators)))
        }
    })
    .into()
}

/// The quality criteria by their themes.
pub fn use_quality_content() -> ReadSignal<QualityContent> {
    let model = use_model();
    let criteria = use_resource(move || read_criteria(model.home(), model.revision()));
    use_memo(move || match (model.phase(), &*criteria.read()) {
        (Phase::Failed(detail), _) => QualityContent::Failed(detail),
        (Phase::Opening | Phase::Unpacking { .. }, _) | (_, None) => QualityContent::Loading,
        (Phase::Ready, Some(Err(detail))) => QualityContent::Failed(detail.clone()),
        (Phase::Ready, Some(Ok(criteria))) if criteria.is_empty() && !model.fills() => QualityContent::Loading,
        (Phase::Ready, Some(Ok(criteria))) => {
            let (themes, sources) = quality_page(model.language().words(), criteria);
            QualityContent::Page { themes, sources }
        }
    })
    .into()
}

async fn read_organization(
    home: Option<Db>,
    _revision: u64,
    now: DateTime<Utc>,
    id: String,
) -> Result<Option<OrganizationItem>, String> {
    // What is no id is nobody's.
    let Ok(id) = OrganizationId::parse(&id) else { return Ok(None) };
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(move |store| organization_item(store, &id, now));
    read.await.and_then(|item| item).map_err(|error| error.to_string())
}

fn organization_item(
    store: &Store,
    id: &OrganizationId,
    now: DateTime<Utc>,
) -> Result<Option<OrganizationItem>, StoreError> {
    let Some(detail) = store.organization_detail(id, now)? else { return Ok(None) };
    let towns = Towns::read(store)?;
    let all = store.services(now)?;
    Ok(Some(OrganizationItem {
        organization: detail.organization,
        parent: detail.parent,
        members: detail.members,
        places: detail.places.into_iter().map(|row| towns.item(row)).collect(),
        services: detail.services.into_iter().map(|row| service_item(row, &all)).collect(),
        events: detail.events.into_iter().map(|event| (event.event.clone(), next_start(&event, now))).collect(),
    }))
}

async fn read_network(home: Option<Db>, _revision: u64, here: Option<String>) -> Result<NetworkDetail, String> {
    let Some(home) = home else { return std::future::pending().await };
    let now = crate::platform::now();
    let read = home.read(move |store| store.network(here.as_deref(), now));
    read.await.and_then(|found| found).map_err(|error| error.to_string())
}

async fn read_criteria(home: Option<Db>, _revision: u64) -> Result<Vec<Vocabulary>, String> {
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(|store| store.vocabulary(&VocabularyKind::QualityCriterion));
    read.await.and_then(|criteria| criteria).map_err(|error| error.to_string())
}
