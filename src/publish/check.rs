//! Judging a source folder: what can't be published, what will be published but surely isn't meant.
//!
//! The format's decoder decides what is a record. On top of it stand the questions that only a publisher can answer:
//! words the format doesn't know, hours nobody can read, pointers into nothing.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use crate::domain::hours::{Reading, normalise, read};
use crate::domain::recurrence::Series;
use crate::domain::{area, event, organization, place, record, service};
use crate::feed::{self, Collection, Decoded, Record};

use super::assemble::assemble;
use super::build::outside;
use super::columns;
use super::dotted::{Object, look, look_text};
use super::folder::{FeedInfo, SourceFolder, SourceRecord};
use super::problem::Problem;

/// A folder that has been read, put together and judged.
#[derive(Debug)]
pub struct Checked {
    pub info: FeedInfo,
    /// The records that can be published.
    pub records: Vec<Decoded>,
    pub problems: Vec<Problem>,
}

impl Checked {
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_error()).count()
    }

    pub fn count(&self, collection: Collection) -> usize {
        self.records.iter().filter(|record| record.collection == collection).count()
    }
}

/// Where each record was written: file and line, by id.
pub type Origins = HashMap<String, (String, u64)>;

/// Judges a folder.
pub fn check(folder: SourceFolder) -> Checked {
    judge(folder).0
}

/// Judges a folder, and tells where its records were written.
pub fn judge(mut folder: SourceFolder) -> (Checked, Origins) {
    let sources = assemble(&mut folder);
    let ids: BTreeSet<String> = sources.iter().map(|record| record.id().to_owned()).collect();
    let mut problems = std::mem::take(&mut folder.problems);
    let mut records = Vec::new();
    let mut origins = Origins::new();
    for source in sources {
        origins.insert(source.id().to_owned(), (source.file.clone(), source.line));
        problems.extend(odd_fields(&source));
        problems.extend(loose_ends(&source, &ids));
        let at = |message: String, field: String| {
            Problem::error(&source.file, source.line, message).field(field).id(source.id())
        };
        let mut value = source.value.clone();
        if source.collection == Collection::Events {
            value.remove(columns::KEYWORDS);
        }
        match feed::decode_value(source.collection, value.into()) {
            Ok(decoded) => {
                // A field that phones drop is a field the publisher believes published: an error here.
                problems
                    .extend(decoded.warnings.iter().map(|warning| at(warning.message.clone(), warning.field.clone())));
                problems.extend(doubts(&decoded).into_iter().map(|(field, message)| Problem {
                    severity: super::problem::Severity::Warning,
                    ..at(message, field)
                }));
                records.push(decoded);
            }
            Err(error) => problems.push(at(error.message, error.field)),
        }
    }
    for (id, region) in outside(&folder.info, &records) {
        let message = format!("{id} lies in {region}, which is not among the feed's regions");
        problems.push(
            Problem::error("feed.json", None, message)
                .field("regions")
                .id(id)
                .suggest("add the region, or leave regions empty to take them from the records"),
        );
    }
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    (Checked { info: folder.info, records, problems }, origins)
}

/// What the decoder takes and nobody can act on.
fn doubts(decoded: &Decoded) -> Vec<(String, String)> {
    let mut doubts = Vec::new();
    let mut hours = |field: String, value: Option<&str>| {
        let unknown = |why: &str| format!("can't be read, so the place is shown as unknown: {why}");
        match value.map(read) {
            Some(Reading::Unreadable(why)) => doubts.push((field, unknown(&why.to_string()))),
            Some(Reading::CommentOnly(_)) => doubts.push((field, unknown("a comment alone says nothing of times"))),
            Some(Reading::Schedule(schedule)) if schedule.is_guess() => {
                let read = normalise(value.unwrap_or_default());
                let plain = read.value.unwrap_or_default();
                let why = read.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                doubts.push((field, format!("is taken to mean `{plain}`, with doubt until it is written so: {why}")));
            }
            Some(Reading::Schedule(_) | Reading::ByAppointment(_)) | None => {}
        }
    };
    match &decoded.record {
        Record::Place(place) => {
            hours("hours.value".to_owned(), place.hours.as_ref().and_then(|hours| hours.value.as_deref()));
            if place.municipality_code.is_none() {
                doubts.push(("municipality_code".to_owned(), "is missing: the place is in nobody's list".to_owned()));
            }
            if place.point.is_none() {
                doubts.push(("lat".to_owned(), "the place has no point: it is not on the map".to_owned()));
            }
        }
        Record::Service(service) => {
            for (index, channel) in service.channels.iter().enumerate() {
                let value = channel.hours.as_ref().and_then(|hours| hours.value.as_deref());
                hours(format!("channels.{index}.hours.value"), value);
            }
        }
        Record::Event(event) if event.rrule.is_some() && event.start.is_none() => {
            doubts.push(("start".to_owned(), "a rule without a start never runs".to_owned()));
        }
        Record::Event(event) if event.rrule.is_some() && Series::new(event).is_none() => {
            doubts.push(("rrule".to_owned(), "can't be read, so the event is told in words only".to_owned()));
        }
        _ => {}
    }
    doubts
}

/// Fields and words that the format doesn't know: kept, and probably slips.
fn odd_fields(source: &SourceRecord) -> Vec<Problem> {
    let warn = |field: String, message: String| {
        Problem::warning(&source.file, source.line, message).field(field).id(source.id())
    };
    let mut problems = Vec::new();
    let is_sheet = source.file.ends_with(".csv");
    for path in leaves(&source.value) {
        // A sheet's columns have been told once, at its heading.
        if !is_sheet && let Err(meant) = columns::known_field(source.collection, &path) {
            let problem = warn(path, "the format has no such field: kept as it is, shown nowhere".to_owned());
            problems.push(match meant {
                Some(meant) => problem.suggest(format!("did you mean {meant}?")),
                None => problem,
            });
        }
    }
    for (path, known) in words(source.collection) {
        let Some(word) = look_text(&source.value, path) else { continue };
        if !known.contains(&word.to_owned()) {
            let best = known.iter().max_by(|a, b| {
                strsim::normalized_damerau_levenshtein(a, word)
                    .total_cmp(&strsim::normalized_damerau_levenshtein(b, word))
            });
            let close = best.filter(|best| strsim::normalized_damerau_levenshtein(best, word) > 0.6);
            let suggestion = match close {
                Some(best) => format!("did you mean {best}?"),
                None => format!("one of {}", known.join(", ")),
            };
            problems.push(
                warn(path.to_owned(), format!("{word:?} is not among the format's words: kept, and shown as other"))
                    .suggest(suggestion),
            );
        }
    }
    problems
}

/// Paths of a record's fields, down to language maps; lists count as one field.
fn leaves(object: &Object) -> Vec<String> {
    let mut paths = Vec::new();
    for (key, value) in object {
        match value {
            Value::Object(inner) => paths.extend(leaves(inner).into_iter().map(|path| format!("{key}.{path}"))),
            _ => paths.push(key.clone()),
        }
    }
    paths
}

/// The words of the format's enums, from the domain's own lists.
fn words(collection: Collection) -> Vec<(&'static str, Vec<String>)> {
    macro_rules! known {
        ($type:ty) => {
            <$type>::KNOWN.iter().map(|word| word.as_str().to_owned()).collect::<Vec<String>>()
        };
    }
    let access = || vec![("access.cost.kind", known!(record::CostKind)), ("access.led_by", known!(record::LedBy))];
    match collection {
        Collection::Places => {
            let mut all = access();
            all.extend([
                ("kind", known!(place::PlaceKind)),
                ("position", known!(place::Precision)),
                ("hours.confidence", known!(place::HoursConfidence)),
                ("hours.scope", known!(place::HoursScope)),
                ("status", known!(place::StatusKind)),
                ("status.kind", known!(place::StatusKind)),
            ]);
            all
        }
        Collection::Events => {
            let mut all = access();
            all.extend([("status", known!(event::EventStatus)), ("attendance", known!(event::Attendance))]);
            all
        }
        Collection::Services => vec![("kind", known!(service::ServiceKind)), ("role", known!(service::ServiceRole))],
        Collection::Organizations => {
            vec![("kind", known!(organization::OrganizationKind)), ("network.role", known!(organization::NetworkRole))]
        }
        Collection::Areas => vec![("level", known!(area::AreaLevel))],
        Collection::Calendar => {
            vec![("kind", known!(area::CalendarKind)), ("school_holiday", known!(area::SchoolHolidayKind))]
        }
        Collection::Vocabularies => vec![("kind", known!(area::VocabularyKind))],
        _ => Vec::new(),
    }
}

/// Pointers to records that this folder doesn't have. They may be in the embedded directory: a warning.
fn loose_ends(source: &SourceRecord, ids: &BTreeSet<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let single = [
        "place_id",
        "host_id",
        "parent_id",
        "provider_id",
        "organization_id",
        "fallback_id",
        "moved_to",
        "duplicate_of",
    ];
    let lists = ["operator_ids", "organizer_ids"];
    let mut pointers: Vec<(&str, &str)> = Vec::new();
    for field in single {
        pointers.extend(look_text(&source.value, field).map(|id| (field, id)));
    }
    for field in lists {
        let items = look(&source.value, field).and_then(Value::as_array).into_iter().flatten();
        pointers.extend(items.filter_map(Value::as_str).map(|id| (field, id)));
    }
    for (field, id) in pointers {
        if !ids.contains(id) {
            problems.push(
                Problem::warning(&source.file, source.line, format!("no record of this folder has the id {id}"))
                    .field(field)
                    .id(source.id()),
            );
        }
    }
    problems
}
