//! What takes place, as one iCalendar file (RFC 5545): of a place, of an area, or all of it. The file that the app makes of
//! a place is written by the same code (`domain::icalendar`).

use std::collections::BTreeMap;

use chrono::{DateTime, Days, Utc};

use crate::domain::availability::{Reason, RunDoubts};
use crate::domain::calendar::Calendar;
use crate::domain::event::{Attendance, Event, EventStatus};
use crate::domain::icalendar::{self, Entry, Told};
use crate::domain::place::Place;
use crate::domain::recurrence::{Occurrence, Series};
use crate::domain::time::to_civil;
use crate::feed::Record;

use super::{Directory, plain};

/// So far ahead times are told.
const AHEAD_DAYS: u64 = 366;

/// `None` where nothing is to come.
pub fn write(directory: &Directory, language: &str, now: DateTime<Utc>) -> Option<(String, usize)> {
    let places: BTreeMap<&str, &Place> = directory.places().map(|place| (place.id.as_str(), place)).collect();
    let entries = directory.records.iter().filter_map(|decoded| match &decoded.record {
        Record::Calendar(entry) => Some(entry.clone()),
        _ => None,
    });
    let calendar = Calendar::new(entries);
    let civil = to_civil(now);
    let (from, to) = (civil.date(), civil.date() + Days::new(AHEAD_DAYS));
    let mut told: Vec<(&Event, Vec<Entry>)> = Vec::new();
    for event in directory.events() {
        let Some(series) = Series::new(event) else { continue };
        let home = event.place_id.as_ref().and_then(|id| places.get(id.as_str()).copied());
        let municipality = home.and_then(|place| place.municipality_code.as_deref());
        let doubts = RunDoubts::new(event, home.and_then(Place::verified_at), &calendar, municipality);
        let runs = series.occurrences(&calendar, municipality, from, to);
        let entries: Vec<Entry> = runs
            .into_iter()
            .filter(|run| !run.is_over(civil))
            .map(|run| {
                // That nobody looked for years is no doubt about a day.
                let in_doubt = doubts.of(&run).iter().any(|reason| reason != Reason::Stale);
                let place = run.place_id.as_ref().and_then(|id| places.get(id.as_str()).copied());
                Entry { told: words(event, &run, place, language), run, in_doubt }
            })
            .collect();
        if !entries.is_empty() {
            told.push((event, entries));
        }
    }
    let count = told.len();
    icalendar::calendar(&told, now).map(|text| (text, count))
}

fn words(event: &Event, run: &Occurrence, place: Option<&Place>, language: &str) -> Told {
    let name = plain::words(&event.name, language).unwrap_or_else(|| event.id.to_string());
    // A calendar that knows nothing of statuses shows the name alone.
    let off = match (&run.status, language) {
        (EventStatus::Cancelled, "sv") => "Inställt: ",
        (EventStatus::Cancelled, "en") => "Cancelled: ",
        (EventStatus::Cancelled, _) => "Peruttu: ",
        (EventStatus::Postponed, "sv") => "Framflyttat: ",
        (EventStatus::Postponed, "en") => "Postponed: ",
        (EventStatus::Postponed, _) => "Siirretty: ",
        _ => "",
    };
    let online = event.online_url.clone().filter(|_| event.attendance != Attendance::InPerson);
    let texts =
        [&run.note, &event.summary, &event.description].into_iter().filter_map(|text| plain::words(text, language));
    let mut description: Vec<String> = texts.collect();
    description.extend(online.clone());
    let credit = plain::credit(&event.provenance);
    if !credit.is_empty() {
        description.push(credit.join(", "));
    }
    let location = place.map(|place| {
        let named = plain::words(&place.name, language).unwrap_or_default();
        match plain::address(&place.address, language) {
            Some(address) => format!("{named}, {address}"),
            None => named,
        }
    });
    Told {
        summary: format!("{off}{name}"),
        description: description.join("\n\n"),
        location: location.or(online).unwrap_or_default(),
        url: event.provenance.sources.iter().find_map(|source| source.url.clone()),
    }
}
