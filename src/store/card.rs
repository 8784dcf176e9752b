//! Cards as the database keeps them: what a list shows of a place or an event, in a few hundred bytes.
//!
//! The rows are private to the store and may change with any migration; the domain's cards know nothing of them. The
//! coding is postcard's: no names of fields, no text to parse, ten thousand are read in some milliseconds.

use chrono::{DateTime, Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::availability::Reasons;
use crate::domain::card::{Facts, PlaceCard};
use crate::domain::event::{Attendance, Event, EventStatus};
use crate::domain::id::{EventId, PlaceId};
use crate::domain::place::Position;
use crate::domain::record::{Answer, Languages, PartialDate, Source};
use crate::domain::recurrence::Occurrence;
use crate::domain::text::Text;
use crate::domain::time::Civil;

/// A row of a list of events, without its time.
#[derive(Debug, Clone, PartialEq)]
pub struct EventCard {
    pub id: EventId,
    pub name: Text,
    pub unofficial_names: Vec<String>,
    pub place_id: Option<PlaceId>,
    pub attendance: Attendance,
    /// What filters ask; what the event doesn't say, its place may.
    pub facts: Facts,
    /// The newest source.
    pub source: Option<Source>,
    /// The newest date on which somebody looked: of its own and its place's `verified_at` and the newest source.
    pub checked: Option<PartialDate>,
}

impl EventCard {
    pub fn of(event: &Event, place: Option<&PlaceCard>) -> Self {
        let source = event.provenance.sources.first().cloned();
        let verified = [event.provenance.verified_at, place.and_then(|place| place.verified_at)];
        let verified = verified.into_iter().flatten().map(PartialDate::from);
        let dated = event.provenance.sources.iter().filter_map(|source| source.date);
        Self {
            id: event.id.clone(),
            name: event.name.clone(),
            unofficial_names: event.unofficial_names.clone(),
            place_id: event.place_id.clone(),
            attendance: event.attendance.clone(),
            facts: Facts::of_event(event, place.map(|place| &place.facts)),
            checked: dated.chain(verified).max_by_key(|date| date.first_day()),
            source,
        }
    }
}

pub(super) fn encode(card: &PlaceCard) -> Vec<u8> {
    let row = PlaceRow {
        id: card.id.as_str(),
        kind: card.kind.as_str(),
        name: text(&card.name),
        unofficial_names: strs(&card.unofficial_names),
        point: card.point.map(|point| (point.lat, point.lon)),
        precision: card.precision.as_str(),
        municipality: card.municipality_code.as_deref(),
        city: text(&card.city),
        operator: text(&card.operator),
        operator_kind: card.operator_kind.as_ref().map(|kind| kind.as_str()),
        facts: facts(&card.facts),
        source: card.source.as_ref().map(source),
        verified_day: card.verified_at.map(|day| day.num_days_from_ce()),
    };
    postcard::to_allocvec(&row).unwrap_or_default()
}

/// `None` where the bytes are no card.
pub(super) fn decode(bytes: &[u8]) -> Option<PlaceCard> {
    let row: PlaceRow = postcard::from_bytes(bytes).ok()?;
    Some(PlaceCard {
        id: PlaceId::parse(row.id).ok()?,
        kind: row.kind.into(),
        name: to_text(row.name),
        unofficial_names: strings(row.unofficial_names),
        point: row.point.map(|(lat, lon)| Position { lat, lon }),
        precision: row.precision.into(),
        municipality_code: row.municipality.map(str::to_owned),
        city: to_text(row.city),
        operator: to_text(row.operator),
        operator_kind: row.operator_kind.map(Into::into),
        facts: to_facts(row.facts),
        source: row.source.map(to_source),
        verified_at: row.verified_day.and_then(NaiveDate::from_num_days_from_ce_opt),
    })
}

pub(super) fn encode_event(card: &EventCard) -> Vec<u8> {
    let row = EventRow {
        id: card.id.as_str(),
        name: text(&card.name),
        unofficial_names: strs(&card.unofficial_names),
        place_id: card.place_id.as_ref().map(|id| id.as_str()),
        attendance: card.attendance.as_str(),
        facts: facts(&card.facts),
        source: card.source.as_ref().map(source),
        checked: card.checked.map(|date| date.to_string()),
    };
    postcard::to_allocvec(&row).unwrap_or_default()
}

pub(super) fn decode_event(bytes: &[u8]) -> Option<EventCard> {
    let row: EventRow = postcard::from_bytes(bytes).ok()?;
    Some(EventCard {
        id: EventId::parse(row.id).ok()?,
        name: to_text(row.name),
        unofficial_names: strings(row.unofficial_names),
        place_id: row.place_id.and_then(|id| PlaceId::parse(id).ok()),
        attendance: row.attendance.into(),
        facts: to_facts(row.facts),
        source: row.source.map(to_source),
        checked: row.checked.and_then(|date| PartialDate::parse(&date)),
    })
}

/// A run, and what may keep it from taking place.
pub(super) fn encode_run(run: &Occurrence, doubts: Reasons) -> Vec<u8> {
    let row = RunRow {
        recurrence_id: civil(run.recurrence_id),
        start: civil(run.start),
        end: run.end.map(civil),
        place_id: run.place_id.as_ref().map(|id| id.as_str()),
        status: run.status.as_str(),
        is_named: run.is_named,
        may_pause: run.may_pause,
        note: text(&run.note),
        doubts: doubts.bits(),
    };
    postcard::to_allocvec(&row).unwrap_or_default()
}

pub(super) fn decode_run(bytes: &[u8]) -> Option<(Occurrence, Reasons)> {
    let row: RunRow = postcard::from_bytes(bytes).ok()?;
    let run = Occurrence {
        recurrence_id: to_civil(row.recurrence_id)?,
        start: to_civil(row.start)?,
        end: row.end.and_then(to_civil),
        place_id: row.place_id.and_then(|id| PlaceId::parse(id).ok()),
        status: EventStatus::from(row.status),
        is_named: row.is_named,
        may_pause: row.may_pause,
        note: to_text(row.note),
    };
    Some((run, Reasons::from_bits(row.doubts)))
}

/// Seconds since 1970 by the clocks, and whether the time of day counts.
type CivilRow = (i64, bool);

type TextRow<'a> = Vec<(&'a str, &'a str)>;

#[derive(Serialize, Deserialize)]
struct PlaceRow<'a> {
    id: &'a str,
    kind: &'a str,
    #[serde(borrow)]
    name: TextRow<'a>,
    #[serde(borrow)]
    unofficial_names: Vec<&'a str>,
    point: Option<(f64, f64)>,
    precision: &'a str,
    municipality: Option<&'a str>,
    #[serde(borrow)]
    city: TextRow<'a>,
    #[serde(borrow)]
    operator: TextRow<'a>,
    operator_kind: Option<&'a str>,
    #[serde(borrow)]
    facts: FactsRow<'a>,
    #[serde(borrow)]
    source: Option<SourceRow<'a>>,
    /// Days since the year 1.
    verified_day: Option<i32>,
}

#[derive(Serialize, Deserialize)]
struct EventRow<'a> {
    id: &'a str,
    #[serde(borrow)]
    name: TextRow<'a>,
    #[serde(borrow)]
    unofficial_names: Vec<&'a str>,
    place_id: Option<&'a str>,
    attendance: &'a str,
    #[serde(borrow)]
    facts: FactsRow<'a>,
    #[serde(borrow)]
    source: Option<SourceRow<'a>>,
    checked: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct RunRow<'a> {
    recurrence_id: CivilRow,
    start: CivilRow,
    end: Option<CivilRow>,
    place_id: Option<&'a str>,
    status: &'a str,
    is_named: bool,
    may_pause: bool,
    #[serde(borrow)]
    note: TextRow<'a>,
    doubts: u32,
}

#[derive(Serialize, Deserialize)]
struct FactsRow<'a> {
    free: u8,
    drop_in: u8,
    registration_required: Option<bool>,
    age_min_months: Option<u32>,
    age_max_months: Option<u32>,
    children_alone: Option<bool>,
    #[serde(borrow)]
    activity: Option<Vec<&'a str>>,
    #[serde(borrow)]
    staff: Option<Vec<&'a str>>,
    interpreter_by_request: Option<bool>,
    no_common_language_needed: Option<bool>,
    #[serde(borrow)]
    needs: Vec<(&'a str, u8)>,
}

#[derive(Serialize, Deserialize)]
struct SourceRow<'a> {
    name: &'a str,
    url: Option<&'a str>,
    license: Option<&'a str>,
    date: Option<String>,
    id: Option<&'a str>,
    contact: Option<&'a str>,
}

fn civil(civil: Civil) -> CivilRow {
    (civil.at().and_utc().timestamp(), civil.has_time())
}

fn to_civil((seconds, has_time): CivilRow) -> Option<Civil> {
    let at = DateTime::from_timestamp(seconds, 0)?.naive_utc();
    Some(if has_time { Civil::Time(at) } else { Civil::Date(at.date()) })
}

fn text(text: &Text) -> TextRow<'_> {
    text.iter().collect()
}

fn to_text(row: TextRow<'_>) -> Text {
    Text::new(row)
}

fn strs(strings: &[String]) -> Vec<&str> {
    strings.iter().map(String::as_str).collect()
}

fn strings(strs: Vec<&str>) -> Vec<String> {
    strs.into_iter().map(str::to_owned).collect()
}

fn answer(answer: Answer) -> u8 {
    match answer {
        Answer::Unknown => 0,
        Answer::Yes => 1,
        Answer::No => 2,
    }
}

fn to_answer(number: u8) -> Answer {
    match number {
        1 => Answer::Yes,
        2 => Answer::No,
        _ => Answer::Unknown,
    }
}

fn facts(facts: &Facts) -> FactsRow<'_> {
    FactsRow {
        free: answer(facts.free),
        drop_in: answer(facts.drop_in),
        registration_required: facts.registration_required,
        age_min_months: facts.age_min_months,
        age_max_months: facts.age_max_months,
        children_alone: facts.children_alone,
        activity: facts.languages.activity.as_deref().map(strs),
        staff: facts.languages.staff.as_deref().map(strs),
        interpreter_by_request: facts.languages.interpreter_by_request,
        no_common_language_needed: facts.languages.no_common_language_needed,
        needs: facts.needs.iter().map(|(item, known)| (item.as_str(), answer(*known))).collect(),
    }
}

fn to_facts(row: FactsRow<'_>) -> Facts {
    Facts {
        free: to_answer(row.free),
        drop_in: to_answer(row.drop_in),
        registration_required: row.registration_required,
        age_min_months: row.age_min_months,
        age_max_months: row.age_max_months,
        children_alone: row.children_alone,
        languages: Languages {
            activity: row.activity.map(strings),
            staff: row.staff.map(strings),
            interpreter_by_request: row.interpreter_by_request,
            no_common_language_needed: row.no_common_language_needed,
        },
        needs: row.needs.into_iter().map(|(item, known)| (item.into(), to_answer(known))).collect(),
    }
}

fn source(source: &Source) -> SourceRow<'_> {
    SourceRow {
        name: &source.name,
        url: source.url.as_deref(),
        license: source.license.as_deref(),
        date: source.date.map(|date| date.to_string()),
        id: source.id.as_deref(),
        contact: source.contact.as_deref(),
    }
}

fn to_source(row: SourceRow<'_>) -> Source {
    Source {
        name: row.name.to_owned(),
        url: row.url.map(str::to_owned),
        license: row.license.map(str::to_owned),
        date: row.date.and_then(|date| PartialDate::parse(&date)),
        id: row.id.map(str::to_owned),
        contact: row.contact.map(str::to_owned),
    }
}
