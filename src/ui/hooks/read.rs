//! What screens read from the store, turned into what the views take.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::{DateTime, Days, Utc};

use super::origin::Standpoint;
use crate::domain::area::{Area, AreaLevel, Vocabulary, VocabularyKind};
use crate::domain::availability::{Availability, Reasons};
use crate::domain::calendar::Calendar;
use crate::domain::event::{Attendance, Event};
use crate::domain::filter::Filter;
use crate::domain::id::PlaceId;
use crate::domain::now::{Group, group_of};
use crate::domain::place::{Place, PlaceKind};
use crate::domain::recurrence::{Series, occurrences};
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::feed::Record;
use crate::platform;
use crate::store::{Db, PlaceDetail, PlaceQuery, PlaceRow, PositionHit, Store, StoreError};
use crate::t;
use crate::ui::components::sources::SourceLine;
use crate::ui::format::spoken;
use crate::ui::i18n::Words;
use crate::ui::screens::{Culprit, MOST_FOUND, PlaceContent, PlaceHit};
use crate::ui::view::place::{Criterion, PlacePage, Session};
use crate::ui::view::row::PlaceItem;

/// How far a page looks for sessions, and how many it shows.
const SESSION_DAYS: u64 = 42;
const MOST_SESSIONS: usize = 8;

/// What the list is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub filter: Filter,
    pub at: DateTime<Utc>,
    /// What was typed; empty where nothing is searched for.
    pub sought: String,
    pub place: Option<Standpoint>,
}

/// The list, and what it answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    pub filter: Filter,
    pub at: DateTime<Utc>,
    pub list: List,
}

/// What Nyt shows.
#[derive(Debug, Clone, PartialEq)]
pub enum List {
    Now {
        /// The groups of the municipality that was set.
        own: Option<Sorted>,
        rest: Sorted,
    },
    Found(Vec<PlaceItem>),
    /// What was asked for leaves nothing.
    Emptied(Vec<Culprit>),
}

/// Places by group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sorted {
    pub open: Vec<PlaceItem>,
    pub check: Vec<PlaceItem>,
    pub later: Vec<PlaceItem>,
    pub unknown: Vec<PlaceItem>,
}

impl Sorted {
    fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Every place, group after group.
    pub fn iter(&self) -> impl Iterator<Item = &PlaceItem> {
        [&self.open, &self.check, &self.later, &self.unknown].into_iter().flatten()
    }

    pub(super) fn of(items: impl IntoIterator<Item = PlaceItem>, now: DateTime<Utc>) -> Self {
        let mut sorted = Self::default();
        for item in items {
            match group_of(&item.availability, now) {
                Some(Group::OpenNow) => sorted.open.push(item),
                Some(Group::CheckFirst) => sorted.check.push(item),
                Some(Group::OpensToday) => sorted.later.push(item),
                Some(Group::HoursNotKnown) => sorted.unknown.push(item),
                None => {}
            }
        }
        sorted
    }
}

pub async fn areas(home: Option<Db>, _revision: u64) -> Rc<Vec<Area>> {
    let Some(home) = home else { return Rc::default() };
    // Without them, places are shown by their address' town; the list tells what went wrong.
    Rc::new(home.read(read_areas).await.and_then(|areas| areas).unwrap_or_default())
}

pub fn read_areas(store: &Store) -> Result<Vec<Area>, StoreError> {
    let mut areas = store.areas(&AreaLevel::Municipality)?;
    areas.extend(store.areas(&AreaLevel::County)?);
    Ok(areas)
}

/// The municipalities' names, by their bare codes.
pub(super) struct Towns(BTreeMap<String, Text>);

impl Towns {
    pub(super) fn read(store: &Store) -> Result<Self, StoreError> {
        let areas = store.areas(&AreaLevel::Municipality)?.into_iter();
        Ok(Self(areas.filter_map(|area| Some((area.code.strip_prefix("kunta-")?.to_owned(), area.name))).collect()))
    }

    /// A municipality's name, by its bare code.
    pub(super) fn name(&self, code: &str) -> Option<Text> {
        self.0.get(code).cloned()
    }

    /// A place of the store as a list knows it, without a distance.
    pub(super) fn item(&self, row: PlaceRow) -> PlaceItem {
        let municipality = row.card.municipality_code.as_deref().and_then(|code| self.name(code));
        PlaceItem {
            municipality: municipality.unwrap_or_default(),
            distance_m: None,
            availability: row.availability,
            card: row.card,
        }
    }

    /// The same with its distance from where the reader stands, where that is exact: from the middle of a municipality,
    /// metres would pretend to know where somebody stands.
    pub(super) fn item_from(&self, row: PlaceRow, exact: bool) -> PlaceItem {
        let distance_m = row.distance_m.filter(|_| exact);
        PlaceItem { distance_m, ..self.item(row) }
    }
}

pub async fn list(home: Option<Db>, _revision: u64, question: Question) -> Result<Answered, String> {
    let Some(home) = home else { return std::future::pending().await };
    platform::breathe().await;
    home.read(move |store| read_list(store, question)).await.and_then(|list| list).map_err(|error| error.to_string())
}

pub fn read_list(store: &Store, question: Question) -> Result<Answered, StoreError> {
    let towns = Towns::read(store)?;
    let Question { filter, at, sought, place } = question;
    let is_search = !sought.trim().is_empty();
    // Whoever asks for a place by its name is shown it.
    let hidden = if is_search { BTreeSet::new() } else { store.hidden()? };
    let filter = Filter { hidden, ..filter };
    let query = PlaceQuery {
        filter,
        search: is_search.then_some(sought),
        limit: is_search.then_some(MOST_FOUND),
        ..PlaceQuery::at(at)
    };
    let exact = place.as_ref().is_some_and(|here| here.exact);
    let items: Vec<PlaceItem> = store.places(&query)?.into_iter().map(|row| towns.item_from(row, exact)).collect();
    let answered = |list| Answered { filter: query.filter.clone(), at, list };
    if is_search && (!items.is_empty() || query.filter.parts().is_empty()) {
        return Ok(answered(List::Found(items)));
    }
    let town = place.filter(|here| !here.exact).and_then(|here| here.municipality);
    let is_own = |item: &PlaceItem| town.is_some() && item.card.municipality_code == town;
    let (own, rest): (Vec<_>, Vec<_>) = items.into_iter().partition(is_own);
    let (own, rest) = (Sorted::of(own, at), Sorted::of(rest, at));
    if own.is_empty() && rest.is_empty() && !query.filter.parts().is_empty() {
        let culprits = culprits(store, &query)?;
        // Words that nothing answers to empty the list by themselves.
        let by_words = is_search && culprits.is_empty();
        return Ok(answered(if by_words { List::Found(Vec::new()) } else { List::Emptied(culprits) }));
    }
    Ok(answered(List::Now { own: town.is_some().then_some(own), rest }))
}

/// The parts whose going brings something back, and how much; none where only all of them together would.
fn culprits(store: &Store, query: &PlaceQuery) -> Result<Vec<Culprit>, StoreError> {
    let mut culprits = Vec::new();
    for part in query.filter.parts() {
        let without = PlaceQuery { filter: query.filter.without(&part), ..query.clone() };
        let is_shown = |row: &PlaceRow| query.search.is_some() || group_of(&row.availability, query.at).is_some();
        let count = store.places(&without)?.iter().filter(|row| is_shown(row)).count();
        if count > 0 {
            culprits.push(Culprit { part, count });
        }
    }
    Ok(culprits)
}

/// The most addresses offered while one types.
const MOST_HITS: usize = 12;

pub async fn position_hits(home: Option<Db>, _revision: u64, typed: String) -> Vec<PositionHit> {
    let Some(home) = home.filter(|_| !typed.trim().is_empty()) else { return Vec::new() };
    let read = home.read(move |store| store.search_positions(&typed, MOST_HITS));
    // Municipalities are found without it; an address that can't be read is one that isn't offered.
    let hits = read.await.and_then(|hits| hits).unwrap_or_default();
    hits.into_iter().filter(|hit| hit.place_id.is_some()).collect()
}

pub fn place_hit(words: Words, hit: &PositionHit) -> PlaceHit {
    PlaceHit {
        id: hit.place_id.as_ref().map(ToString::to_string).unwrap_or_default(),
        name: spoken(words, &hit.name).unwrap_or_default(),
        detail: spoken(words, &hit.detail).map(|detail| detail.text).unwrap_or_default(),
    }
}

pub async fn page(home: Option<Db>, _revision: u64, now: DateTime<Utc>, id: String) -> PlaceContent {
    let Ok(id) = PlaceId::parse(&id) else { return PlaceContent::BadId };
    let Some(home) = home else { return PlaceContent::Loading };
    let read = home.read(move |store| {
        let Some(detail) = store.place(&id, now)? else { return gone_page(store, &id) };
        let named = Named::read(store, &detail.place)?;
        Ok::<_, StoreError>(Some(place_page(detail, named, &store.calendar()?, now)))
    });
    match read.await.and_then(|page| page) {
        Ok(Some(page)) => PlaceContent::Page(Box::new(page)),
        Ok(None) => PlaceContent::Missing,
        Err(error) => PlaceContent::Failed(error.to_string()),
    }
}

/// The words that these ids name, in their vocabulary's order; an id that nobody knows names none.
pub(super) fn words_named(store: &Store, kind: &VocabularyKind, ids: &[String]) -> Result<Vec<Vocabulary>, StoreError> {
    // Most records refer to nothing.
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut words = store.vocabulary(kind)?;
    words.retain(|word| ids.iter().any(|id| word.id.as_str() == id));
    Ok(words)
}

/// The names of what a place refers to by id.
#[derive(Default)]
struct Named {
    tasks: Vec<Text>,
    life_situations: Vec<Text>,
    quality: Vec<Criterion>,
}

impl Named {
    fn read(store: &Store, place: &Place) -> Result<Self, StoreError> {
        let names = |kind: VocabularyKind, ids: &[String]| {
            let words = words_named(store, &kind, ids)?;
            let name = |id: &String| words.iter().find(|word| word.id.as_str() == id).map(|word| word.name.clone());
            Ok::<_, StoreError>(ids.iter().map(|id| name(id).unwrap_or_default()).collect::<Vec<Text>>())
        };
        let known = |names: Vec<Text>| names.into_iter().filter(|name| !name.is_empty()).collect();
        let criteria: Vec<String> = place.quality.iter().map(|quality| quality.criterion_id.to_string()).collect();
        let criteria = names(VocabularyKind::QualityCriterion, &criteria)?;
        Ok(Self {
            tasks: known(names(VocabularyKind::Task, &place.tasks)?),
            life_situations: known(names(VocabularyKind::LifeSituation, &place.audience.life_situations)?),
            quality: criteria
                .into_iter()
                .zip(&place.quality)
                .map(|(name, assessed)| Criterion { name, assessed: assessed.clone() })
                .collect(),
        })
    }
}

/// The page of a place that the directory has no more, where the reader kept it: what was known then, and no state.
fn gone_page(store: &Store, id: &PlaceId) -> Result<Option<PlacePage>, StoreError> {
    let Some((Record::Place(place), saved_at)) = store.saved_snapshot(id.as_str())? else { return Ok(None) };
    let named = Named::read(store, &place)?;
    let mut operators = Vec::new();
    for id in &place.operator_ids {
        operators.extend(store.organization(id)?);
    }
    Ok(Some(PlacePage {
        place,
        operators,
        host: None,
        availability: Availability::unknown(Reasons::NONE),
        week: Vec::new(),
        sessions: Vec::new(),
        told_in_words: Vec::new(),
        notices: Vec::new(),
        tasks: named.tasks,
        life_situations: named.life_situations,
        quality: named.quality,
        gone_since_kept: Some(saved_at),
    }))
}

fn place_page(detail: PlaceDetail, named: Named, calendar: &Calendar, now: DateTime<Utc>) -> PlacePage {
    let PlaceDetail { place, availability, week, operators, host, sessions, mut notices, .. } = detail;
    let today = to_civil(now).date();
    notices.retain(|notice| notice.from.is_none_or(|from| from <= today) && notice.to.is_none_or(|to| today < to));
    let municipality = place.municipality_code.as_deref();
    let to = today.checked_add_days(Days::new(SESSION_DAYS)).unwrap_or(today);
    let mut coming: Vec<Session> = Vec::new();
    let mut told_in_words = Vec::new();
    for event in sessions {
        if Series::new(&event).is_none() {
            if !event.when_text.is_empty() {
                told_in_words.push(event);
            }
            continue;
        }
        let runs = occurrences(&event, calendar, municipality, today, to);
        let here = runs.into_iter().filter(|run| run.place_id.as_ref().is_none_or(|at| *at == place.id));
        coming.extend(here.map(|run| session(&event, run)));
    }
    let now = to_civil(now);
    coming.retain(|session| session.end.unwrap_or(session.start) > now || !session.timed);
    coming.sort_by(|a, b| (a.start, &a.key).cmp(&(b.start, &b.key)));
    coming.truncate(MOST_SESSIONS);
    PlacePage {
        host: host.map(|host| (host.id, host.name)),
        place,
        operators,
        availability,
        week,
        sessions: coming,
        told_in_words,
        notices,
        tasks: named.tasks,
        life_situations: named.life_situations,
        quality: named.quality,
        gone_since_kept: None,
    }
}

fn session(event: &Event, run: crate::domain::recurrence::Occurrence) -> Session {
    Session {
        key: format!("{} {}", event.id, run.recurrence_id),
        event: event.id.clone(),
        name: event.name.clone(),
        start: run.start.at(),
        timed: run.start.has_time(),
        end: run.end.map(|end| end.at()),
        status: run.status,
        note: run.note,
        online: matches!(event.attendance, Attendance::Online | Attendance::Hybrid),
        online_url: event.online_url.clone(),
        registration_required: event.access.registration.required == Some(true),
    }
}

/// A source: its publisher and licence, and how many places owe their facts to it.
pub type Credit = (String, Option<String>, usize);

pub async fn credits(home: Option<Db>, _revision: u64, now: DateTime<Utc>) -> Vec<Credit> {
    let Some(home) = home else { return Vec::new() };
    let read = home.read(move |store| {
        let mut counts: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
        for kinds in [Vec::new(), vec![PlaceKind::Playground]] {
            let query = PlaceQuery { filter: Filter { kinds, ..Filter::default() }, ..PlaceQuery::at(now) };
            for source in store.places(&query)?.into_iter().filter_map(|row| row.card.source) {
                *counts.entry((source.name, source.license)).or_default() += 1;
            }
        }
        Ok::<_, StoreError>(counts)
    });
    let counts = read.await.and_then(|counts| counts).unwrap_or_default();
    let mut credits: Vec<Credit> = counts.into_iter().map(|((name, license), count)| (name, license, count)).collect();
    credits.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    credits
}

pub fn credit_lines(words: Words, credits: &[Credit]) -> Vec<SourceLine> {
    let line = |(name, license, count): &Credit| SourceLine {
        name: name.clone(),
        link: None,
        details: vec![
            license.clone().unwrap_or_else(|| t!(words, "sources-none")),
            t!(words, "count-places", count = *count),
        ],
    };
    credits.iter().map(line).collect()
}
