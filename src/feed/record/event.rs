//! A single event or a series on the wire.
//!
//! Everything that tells *when* is decisive: a season, a pause or a cancellation that can't be read refuses the record,
//! for without it the event would seem to run.

use chrono::NaiveDate;

use super::super::reader::{Field, List, Reader, Trouble, Wire, bad, reject};
use super::super::tree::Json;
use super::common::{self, FeedAccess, FeedAudience, FeedLanguages, FeedSource};
use super::values::{self, FeedText};
use super::wire;
use crate::domain::event::{Attendance, Break, Event, EventStatus, Override, Season};
use crate::domain::id::{EventId, OrganizationId, PlaceId};
use crate::domain::time::Civil;

/// The longest single event, in days. Something that goes on for longer is a place or a service.
pub const MAX_DURATION_DAYS: i64 = 3 * 366;

wire! {
    /// First and last day, both included; ISO, possibly reduced.
    FeedSeason {
        from: Field<String>,
        to: Field<String>,
    }

    /// What is different about one instance of a series.
    FeedOverride {
        /// The start that the rule gives.
        recurrence_id: Field<String>,
        start: Field<String>,
        end: Field<String>,
        place_id: Field<String>,
        /// `scheduled`, `cancelled`, `postponed`, `moved`.
        status: Field<String>,
        note: Field<FeedText>,
    }

    /// A single event, or a series of them. Times are civil, Europe/Helsinki: `2026-11-24T09:30` or `2026-11-24`.
    FeedEvent {
        id: Field<String>,
        name: Field<FeedText>,
        unofficial_names: List<String>,
        summary: Field<FeedText>,
        description: Field<FeedText>,
        place_id: Field<String>,
        organizer_ids: List<String>,
        /// When, in the source's words.
        when_text: Field<FeedText>,
        start: Field<String>,
        end: Field<String>,
        /// RFC 5545, in civil time.
        rrule: Field<String>,
        season: Field<FeedSeason>,
        /// Absent: nobody said. Empty: stated that there are none.
        breaks: List<FeedBreak>,
        exdates: List<String>,
        rdates: List<String>,
        overrides: List<FeedOverride>,
        /// `scheduled`, `cancelled`, `postponed`, `moved`. Absent: scheduled.
        status: Field<String>,
        /// `in_person`, `online`, `hybrid`. Absent: in_person.
        attendance: Field<String>,
        online_url: Field<String>,
        access: Field<FeedAccess>,
        audience: Field<FeedAudience>,
        languages: Field<FeedLanguages>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }
}

/// A pause: whole days (`to` excluded), the word `school_holidays`, or words for people.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(untagged))]
pub enum FeedBreak {
    Words(String),
    Days { from: String, to: String },
}

impl Wire for FeedBreak {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        match value {
            Json::String(words) => Ok(Self::Words(words.into_owned())),
            Json::Object(mut fields) => match (fields.take("from"), fields.take("to")) {
                (Some(Json::String(from)), Some(Json::String(to))) => {
                    Ok(Self::Days { from: from.into_owned(), to: to.into_owned() })
                }
                _ => Err("needs from and to".to_owned()),
            },
            _ => Err("is none of {from, to}, \"school_holidays\" and words".to_owned()),
        }
    }
}

impl FeedEvent {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Event> {
        let id = reader.required("id", self.id, values::id(EventId::parse));
        let name = reader.required("name", self.name, values::name);
        let start = reader.decisive("start", self.start, values::civil);
        let end = reader.decisive("end", self.end, values::civil);
        if let Err(message) = check_span(start, end) {
            reader.reject("end", message);
        }
        Some(Event {
            unofficial_names: reader.list("unofficial_names", self.unofficial_names, values::language),
            summary: reader.optional("summary", self.summary, values::text).unwrap_or_default(),
            description: reader.optional("description", self.description, values::text).unwrap_or_default(),
            place_id: reader.decisive("place_id", self.place_id, values::id(PlaceId::parse)),
            organizer_ids: reader.list("organizer_ids", self.organizer_ids, values::id(OrganizationId::parse)),
            when_text: reader.optional("when_text", self.when_text, values::text).unwrap_or_default(),
            start,
            end,
            rrule: reader.decisive("rrule", self.rrule, values::words),
            season: reader.decisive("season", self.season, season),
            breaks: reader.decisive_list("breaks", self.breaks, pause),
            exdates: reader.decisive_list("exdates", self.exdates, values::civil).unwrap_or_default(),
            rdates: reader.decisive_list("rdates", self.rdates, values::civil).unwrap_or_default(),
            overrides: reader.decisive_list("overrides", self.overrides, exception).unwrap_or_default(),
            status: reader.decisive("status", self.status, values::word).unwrap_or(EventStatus::Scheduled),
            attendance: reader.decisive("attendance", self.attendance, values::word).unwrap_or(Attendance::InPerson),
            online_url: reader.optional("online_url", self.online_url, values::words),
            access: reader.optional("access", self.access, common::access).unwrap_or_default(),
            audience: reader.optional("audience", self.audience, common::audience).unwrap_or_default(),
            languages: reader.optional("languages", self.languages, common::languages).unwrap_or_default(),
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            name: name?,
        })
    }
}

/// An end comes after its start; two plain dates may be the same day.
fn check_span(start: Option<Civil>, end: Option<Civil>) -> Result<(), String> {
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) => (start, end),
        (None, Some(_)) => return Err("stands without a start".to_owned()),
        _ => return Ok(()),
    };
    let days = end.date() - start.date();
    let before = if start.has_time() && end.has_time() { end <= start } else { days.num_days() < 0 };
    if before {
        return Err(format!("{end} does not come after the start {start}"));
    }
    if days.num_days() > MAX_DURATION_DAYS {
        return Err(format!("{end} is {} days after the start, and {MAX_DURATION_DAYS} is the most", days.num_days()));
    }
    Ok(())
}

fn season(reader: &mut Reader, wire: FeedSeason) -> Result<Season, Trouble> {
    let from = reader.decisive("from", wire.from, values::partial_date);
    let to = reader.decisive("to", wire.to, values::partial_date);
    if from.zip(to).is_some_and(|(from, to)| to.last_day() < from.first_day()) {
        return reject("ends before it begins");
    }
    Ok(Season { from, to })
}

fn pause(reader: &mut Reader, wire: FeedBreak) -> Result<Break, Trouble> {
    match wire {
        FeedBreak::Words(words) if words == "school_holidays" => Ok(Break::SchoolHolidays),
        FeedBreak::Words(words) => values::words(reader, words).map(Break::Words),
        FeedBreak::Days { from, to } => {
            let from: NaiveDate = values::date(reader, from)?;
            let to: NaiveDate = values::date(reader, to)?;
            if to <= from {
                reject("ends before it begins (`to` is the day after the last)")
            } else {
                Ok(Break::Days { from, to })
            }
        }
    }
}

fn exception(reader: &mut Reader, wire: FeedOverride) -> Result<Override, Trouble> {
    let Field::Good(recurrence_id) = wire.recurrence_id else { return bad("an override needs its recurrence_id") };
    let start = reader.decisive("start", wire.start, values::civil);
    let end = reader.decisive("end", wire.end, values::civil);
    if start.is_some() {
        check_span(start, end).or_else(reject)?;
    }
    Ok(Override {
        recurrence_id: values::civil(reader, recurrence_id)?,
        start,
        end,
        place_id: reader.decisive("place_id", wire.place_id, values::id(PlaceId::parse)),
        status: reader.decisive("status", wire.status, values::word),
        note: reader.optional("note", wire.note, values::text).unwrap_or_default(),
    })
}
