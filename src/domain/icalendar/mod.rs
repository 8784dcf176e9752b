//! An event as an iCalendar file (RFC 5545), to be added to the phone's own calendar: one time of it, or the series.
//!
//! `lines` writes content lines; which components a series needs is decided here. Our own and no crate's: `icalendar`
//! brings random numbers and a parser into the web app, `ics` leaves line breaks in texts unescaped and folds a line an
//! octet too late. Tests hold what is written here to `icalendar`'s reading.
//!
//! A series begins with its next time and ends with the last that is known: a calendar that nobody updates must not go
//! on for ever. What seasons, breaks and exceptions take out is an EXDATE, what they add an RDATE; a time that differs
//! (moved, cancelled, in doubt) is a component of its own, named by its RECURRENCE-ID.

mod lines;

use chrono::{DateTime, NaiveDate, Utc};

use self::lines::Lines;
use super::event::{Event, EventStatus};
use super::recurrence::{Occurrence, Series, matches};
use super::time::{Civil, from_civil};

/// Who wrote the file.
const PRODUCT: &str = "-//Avoin ovi//Avoin ovi//FI";

/// What makes a record's id unique among the ids of all calendars.
const UID_AFTER: &str = "@avoin-ovi";

/// Finland's clocks: the European Union's rule, as calendars read it.
const ZONE: &str = "Europe/Helsinki";

/// What people read of one time of an event, in the language they read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    pub summary: String,
    pub description: String,
    pub location: String,
    /// A page of the event's own; an address that may be followed.
    pub url: Option<String>,
}

/// A time of an event and what people read of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub run: Occurrence,
    pub told: Told,
    /// Whether something may keep it from taking place.
    pub in_doubt: bool,
}

/// One time alone.
pub fn one(event: &Event, entry: &Entry, written: DateTime<Utc>) -> String {
    let mut lines = begin();
    component(&mut lines, &uid_of_one(event, entry), entry, written, &[]);
    end(lines)
}

/// The times from now on as one series; `None` where it has no rule, or none of its times is the rule's own.
pub fn series(event: &Event, entries: &[Entry], written: DateTime<Utc>) -> Option<String> {
    let mut lines = begin();
    series_into(&mut lines, event, entries, written)?;
    Some(end(lines))
}

/// Several events in one file: a place's calendar. What is no series is there time by time. `None` where nothing is.
pub fn calendar(events: &[(&Event, Vec<Entry>)], written: DateTime<Utc>) -> Option<String> {
    let mut lines = begin();
    for (event, entries) in events {
        if series_into(&mut lines, event, entries, written).is_none() {
            for entry in entries {
                component(&mut lines, &uid_of_one(event, entry), entry, written, &[]);
            }
        }
    }
    events.iter().any(|(_, entries)| !entries.is_empty()).then(|| end(lines))
}

/// Writes nothing where it gives `None`.
fn series_into(lines: &mut Lines, event: &Event, entries: &[Entry], written: DateTime<Utc>) -> Option<()> {
    let series = Series::new(event)?;
    series.rule()?;
    let rule = event.rrule.as_deref()?;
    let (first, last) =
        entries.iter().map(|entry| entry.run.recurrence_id.date()).fold(None, |span, day| match span {
            None => Some((day, day)),
            Some((first, last)) => Some((day.min(first), day.max(last))),
        })?;
    let by_rule = series.by_rule(first, last.succ_opt()?);
    let of_rule = |entry: &Entry| by_rule.iter().copied().find(|start| matches(entry.run.recurrence_id, *start));
    let known: Vec<(Civil, &Entry)> = entries.iter().filter_map(|entry| Some((of_rule(entry)?, entry))).collect();
    let (begins, ends) = (known.iter().map(|(start, _)| *start).min()?, known.iter().map(|(start, _)| *start).max()?);
    let (_, model) = known.iter().find(|(_, entry)| is_plain(event, entry)).or(known.first())?;

    let left_out = by_rule.iter().copied().filter(|start| begins <= *start && *start <= ends);
    let left_out: Vec<Civil> = left_out.filter(|start| known.iter().all(|(other, _)| other != start)).collect();
    let others = || entries.iter().filter(|entry| of_rule(entry).is_none());
    // A time that the record names itself, beside the rule.
    let added: Vec<Civil> = others().filter(|entry| is_plain(event, entry)).map(|entry| entry.run.start).collect();

    let uid = format!("{}{UID_AFTER}", event.id);
    let length = model.run.end.map(|end| end.at() - model.run.start.at());
    let master = Entry {
        run: Occurrence {
            recurrence_id: begins,
            start: begins,
            end: length.and_then(|length| ending(begins, length)),
            status: EventStatus::Scheduled,
            ..model.run.clone()
        },
        in_doubt: false,
        ..Entry::clone(model)
    };
    let mut extra = vec![("RRULE".to_owned(), ruled(rule, ends))];
    extra.extend(left_out.iter().map(|start| dated("EXDATE", *start)));
    extra.extend(added.iter().map(|start| dated("RDATE", *start)));
    component(lines, &uid, &master, written, &extra);
    for (start, entry) in known.iter().filter(|(_, entry)| !is_plain(event, entry)) {
        component(lines, &uid, entry, written, &[dated("RECURRENCE-ID", *start)]);
    }
    for entry in others().filter(|entry| !is_plain(event, entry)) {
        component(lines, &uid_of_one(event, entry), entry, written, &[]);
    }
    Some(())
}

/// Whether a time is as the series would have it.
fn is_plain(event: &Event, entry: &Entry) -> bool {
    let run = &entry.run;
    run.status == EventStatus::Scheduled
        && !run.is_moved()
        && !entry.in_doubt
        && run.note.is_empty()
        && run.place_id == event.place_id
}

fn uid_of_one(event: &Event, entry: &Entry) -> String {
    match event.rrule {
        Some(_) => format!("{}/{}{UID_AFTER}", event.id, entry.run.recurrence_id),
        None => format!("{}{UID_AFTER}", event.id),
    }
}

fn ending(start: Civil, length: chrono::TimeDelta) -> Option<Civil> {
    Some(start.moved_to(start.at().checked_add_signed(length)?))
}

/// The rule with the last time that is known for its end, whatever end it had.
fn ruled(rule: &str, last: Civil) -> String {
    let rule = rule.trim().to_ascii_uppercase();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(&rule);
    let is_end = |part: &&str| part.is_empty() || part.starts_with("COUNT=") || part.starts_with("UNTIL=");
    let parts: Vec<&str> = rule.split(';').filter(|part| !is_end(part)).collect();
    let until = match last {
        Civil::Date(day) => basic_date(day),
        // A start in a time zone asks for an end in UTC.
        Civil::Time(time) => from_civil(time).format("%Y%m%dT%H%M%SZ").to_string(),
    };
    format!("{};UNTIL={until}", parts.join(";"))
}

fn basic_date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A property whose value is a day, or a time by Finland's clocks.
fn dated(name: &str, civil: Civil) -> (String, String) {
    match civil {
        Civil::Date(day) => (format!("{name};VALUE=DATE"), basic_date(day)),
        Civil::Time(time) => (format!("{name};TZID={ZONE}"), time.format("%Y%m%dT%H%M%S").to_string()),
    }
}

fn begin() -> Lines {
    let mut lines = Lines::default();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", PRODUCT),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("BEGIN", "VTIMEZONE"),
        ("TZID", ZONE),
        ("BEGIN", "DAYLIGHT"),
        ("DTSTART", "19810329T030000"),
        ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        ("TZOFFSETFROM", "+0200"),
        ("TZOFFSETTO", "+0300"),
        ("TZNAME", "EEST"),
        ("END", "DAYLIGHT"),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19961027T040000"),
        ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
        ("TZOFFSETFROM", "+0300"),
        ("TZOFFSETTO", "+0200"),
        ("TZNAME", "EET"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        lines.value(name, value);
    }
    lines
}

fn end(mut lines: Lines) -> String {
    lines.value("END", "VCALENDAR");
    lines.finish()
}

fn component(lines: &mut Lines, uid: &str, entry: &Entry, written: DateTime<Utc>, extra: &[(String, String)]) {
    let Entry { run, told, in_doubt } = entry;
    lines.value("BEGIN", "VEVENT");
    lines.text("UID", uid);
    lines.value("DTSTAMP", &written.format("%Y%m%dT%H%M%SZ").to_string());
    let (name, value) = dated("DTSTART", run.start);
    lines.value(&name, &value);
    if let Some(end) = run.end {
        let (name, value) = dated("DTEND", end);
        lines.value(&name, &value);
    }
    for (name, value) in extra {
        lines.value(name, value);
    }
    lines.text("SUMMARY", &told.summary);
    for (name, text) in [("DESCRIPTION", &told.description), ("LOCATION", &told.location)] {
        if !text.is_empty() {
            lines.text(name, text);
        }
    }
    if let Some(url) = &told.url {
        lines.value("URL", url);
    }
    let status = match run.status {
        EventStatus::Cancelled => "CANCELLED",
        EventStatus::Scheduled | EventStatus::Moved if !in_doubt => "CONFIRMED",
        _ => "TENTATIVE",
    };
    lines.value("STATUS", status);
    lines.value("END", "VEVENT");
}

#[cfg(test)]
mod tests;
