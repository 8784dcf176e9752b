//! iCalendar files (RFC 5545) as other calendars write them: Google's, Outlook's, Nextcloud's.
//!
//! `calcard` reads the lines: folded ones, Windows' names of time zones, what a program left unescaped. Which components
//! make one series, and when it takes place, is said here and in `expand`. Entries marked as private or confidential
//! are left out: a shared calendar may hold what nobody meant to publish.

mod expand;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{
    ICalendar, ICalendarClassification, ICalendarComponent, ICalendarComponentType, ICalendarEntry,
    ICalendarParameterName, ICalendarPeriod, ICalendarProperty, ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{NaiveDate, NaiveTime, TimeDelta};

pub use self::expand::starts;
use crate::domain::time::{Civil, ZONE, from_civil_in, to_civil_in};

/// A file that was read.
#[derive(Debug, Clone, Default)]
pub struct CalendarFile {
    /// In the order in which they come.
    pub series: Vec<Series>,
    /// What could not be read, in words; each names the entry where it has a name.
    pub problems: Vec<String>,
    /// Entries that were left out as private or confidential.
    pub private: usize,
}

/// One event with all that a file says of its times, in the civil time of its zone.
#[derive(Debug, Clone)]
pub struct Series {
    pub uid: String,
    pub summary: String,
    pub zone: Tz,
    pub start: Civil,
    /// How long one time lasts, where the file says so.
    pub lasts: Option<TimeDelta>,
    /// Where, in words.
    pub location: String,
    pub description: String,
    pub url: String,
    /// When the entry was last changed, as it is written.
    pub modified: String,
    pub rules: Vec<String>,
    /// Rules of times to leave out: of an older standard, still written.
    pub except_rules: Vec<String>,
    pub rdates: Vec<Civil>,
    pub exdates: Vec<Civil>,
    /// By what they change.
    pub changes: BTreeMap<Civil, Change>,
    pub is_cancelled: bool,
    sequence: i64,
}

/// What became of one time of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub start: Civil,
    pub is_cancelled: bool,
    /// The times after it go the same way.
    pub and_later: bool,
    sequence: i64,
}

/// Reads a file. What can't be read is told, and nothing else is lost for it.
pub fn read(text: &str) -> CalendarFile {
    let mut file = CalendarFile::default();
    let text = with_rules_as_written(text);
    let mut parser = Parser::new(&text);
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => file.add(&calendar),
            Entry::Eof => return file,
            Entry::InvalidLine(line) if line.trim().is_empty() => {}
            Entry::InvalidLine(line) => file.problems.push(format!("no line of a calendar: {:?}", clipped(&line))),
            Entry::UnterminatedComponent(name) => file.problems.push(format!("{name} has no end")),
            Entry::UnexpectedComponentEnd { expected, found } => {
                file.problems.push(format!("{} ends where {} should", found.as_str(), expected.as_str()));
            }
            Entry::TooManyComponents => {
                file.problems.push("the file holds more entries than anybody's calendar".to_owned());
                return file;
            }
            // A card of an address book between the entries.
            _ => {}
        }
    }
}

const RULE: &str = "X-RULE-AS-WRITTEN";
const EXCEPT_RULE: &str = "X-EXCEPT-RULE-AS-WRITTEN";

/// `calcard` leaves out of a rule what it doesn't know (a misspelt `UNTIL` would go on for ever): its text is kept, to
/// be read by whoever refuses such a rule.
fn with_rules_as_written(text: &str) -> String {
    let named = |line: &str, name: &str| {
        let (begin, rest) = line.split_at_checked(name.len())?;
        (begin.eq_ignore_ascii_case(name) && rest.starts_with([':', ';'])).then(|| rest.to_owned())
    };
    let line = |line: &str| match (named(line, "RRULE"), named(line, "EXRULE")) {
        (Some(rest), _) => format!("{RULE}{rest}"),
        (_, Some(rest)) => format!("{EXCEPT_RULE}{rest}"),
        _ => line.to_owned(),
    };
    text.trim_start_matches('\u{feff}').split_inclusive('\n').map(line).collect()
}

fn clipped(line: &str) -> String {
    line.chars().take(60).collect()
}

impl CalendarFile {
    fn add(&mut self, calendar: &ICalendar) {
        let zones = calendar.build_tz_resolver();
        // Where a time names no zone, the whole calendar's, which Google and others write.
        let of_all = calendar.components.iter().flat_map(|component| &component.entries).find_map(|entry| {
            let ICalendarProperty::Other(name) = &entry.name else { return None };
            zones.resolve(entry.values.first()?.as_text()?).filter(|_| name.eq_ignore_ascii_case("X-WR-TIMEZONE"))
        });
        let zones = zones.with_default(of_all.unwrap_or(ZONE.into()));
        let mut of_uid: BTreeMap<String, usize> = BTreeMap::new();
        let mut changes = Vec::new();
        for (at, component) in calendar.components.iter().enumerate() {
            if component.component_type != ICalendarComponentType::VEvent {
                continue;
            }
            let is_change = component.property(&ICalendarProperty::RecurrenceId).is_some();
            let uid = component.uid().map_or_else(|| format!("entry {at}"), str::to_owned);
            if is_private(component) {
                self.private += 1;
                if !is_change {
                    continue;
                }
            }
            if is_change {
                changes.push((uid, component));
                continue;
            }
            match series(&uid, component, &zones, &mut self.problems) {
                Err(why) => self.problems.push(format!("{uid}: {why}")),
                Ok(series) => {
                    match of_uid.get(&uid).and_then(|index| self.series.get_mut(*index)) {
                        // The later telling of the same entry.
                        Some(known) if series.sequence >= known.sequence => *known = series,
                        Some(_) => {}
                        None => {
                            of_uid.insert(uid, self.series.len());
                            self.series.push(series);
                        }
                    }
                }
            }
        }
        for (uid, component) in changes {
            let index = match of_uid.get(&uid) {
                Some(index) => *index,
                None if is_private(component) => continue,
                None => {
                    // A time whose series isn't in the file stands by itself.
                    match series(&uid, component, &zones, &mut self.problems) {
                        Ok(lone) => {
                            of_uid.insert(uid.clone(), self.series.len());
                            // Older than any change of it.
                            self.series.push(Series { rules: Vec::new(), sequence: i64::MIN, ..lone });
                            self.series.len() - 1
                        }
                        Err(why) => {
                            self.problems.push(format!("{uid}: {why}"));
                            continue;
                        }
                    }
                }
            };
            let Some(series) = self.series.get_mut(index) else { continue };
            match change(component, series, &zones) {
                Some((of, change)) => {
                    let is_newer = series.changes.get(&of).is_none_or(|known| known.sequence <= change.sequence);
                    if is_newer {
                        series.changes.insert(of, change);
                    }
                }
                None => self.problems.push(format!("{uid}: a change of one time has no readable times")),
            }
        }
    }
}

fn series(
    uid: &str,
    component: &ICalendarComponent,
    zones: &TzResolver<&str>,
    problems: &mut Vec<String>,
) -> Result<Series, &'static str> {
    let start = component.property(&ICalendarProperty::Dtstart).ok_or("DTSTART is missing")?;
    let zone = zone_of(start, zones);
    if let Some(name) = start.tz_id().filter(|name| zones.resolve(name).is_none()) {
        problems.push(format!("{uid}: {:?} is no time zone that is known here, taken as Finland's", clipped(name)));
    }
    let start = civils(start, zone, zones, false).next().ok_or("DTSTART is no date or time")?;
    let end = component.property(&ICalendarProperty::Dtend).and_then(|end| civils(end, zone, zones, false).next());
    let start = match end {
        Some(end) if end < start && end.has_time() == start.has_time() => {
            problems.push(format!("{uid}: DTEND lies before DTSTART, taken the other way round"));
            end
        }
        _ => start,
    };
    let lasts = match (end, component.property(&ICalendarProperty::Duration)) {
        (Some(end), _) if end.at() > start.at() => Some(end.at() - start.at()),
        (None, Some(entry)) => match entry.values.first() {
            Some(ICalendarValue::Duration(duration)) => Some(TimeDelta::seconds(duration.as_seconds())),
            _ => None,
        },
        _ => None,
    };
    let words = |property: ICalendarProperty| {
        let entry = component.property(&property);
        entry.and_then(|entry| entry.values.first()?.as_text()).unwrap_or_default().to_owned()
    };
    let moment = |property: ICalendarProperty| {
        let entry = component.property(&property)?;
        civils(entry, zone, zones, false).next().map(|at| at.date().to_string())
    };
    let modified = moment(ICalendarProperty::LastModified).or_else(|| moment(ICalendarProperty::Dtstamp));
    let rules = |named: &str| {
        let is_named = |entry: &&ICalendarEntry| matches!(&entry.name, ICalendarProperty::Other(name) if name == named);
        let entries = component.entries.iter().filter(is_named).map(|entry| {
            let parts = entry.values.iter().filter_map(ICalendarValue::as_text);
            // No count, as Confluence writes it.
            parts.filter(|part| *part != "COUNT=-1").collect::<Vec<_>>().join(";")
        });
        entries.filter(|rule| !rule.is_empty()).collect::<Vec<_>>()
    };
    let is_of_days = !start.has_time();
    let mut dates = |property: ICalendarProperty| {
        let mut found = Vec::new();
        for entry in component.entries.iter().filter(|entry| entry.name == property) {
            let before = found.len();
            found.extend(civils(entry, zone, zones, is_of_days));
            // A time to leave out that is not understood stays in: its reader must hear of it.
            if found.len() - before < entry.values.len() {
                problems.push(format!("{uid}: {} holds something that is no date or time", property.as_str()));
            }
        }
        found
    };
    Ok(Series {
        uid: uid.to_owned(),
        summary: words(ICalendarProperty::Summary),
        location: words(ICalendarProperty::Location),
        description: words(ICalendarProperty::Description),
        url: words(ICalendarProperty::Url),
        modified: modified.unwrap_or_default(),
        lasts: lasts.filter(|lasts| *lasts > TimeDelta::zero()),
        zone,
        start,
        rules: rules(RULE),
        except_rules: rules(EXCEPT_RULE),
        rdates: dates(ICalendarProperty::Rdate),
        exdates: dates(ICalendarProperty::Exdate),
        changes: BTreeMap::new(),
        is_cancelled: is_cancelled(component),
        sequence: sequence(component),
    })
}

fn change(component: &ICalendarComponent, series: &Series, zones: &TzResolver<&str>) -> Option<(Civil, Change)> {
    let named = component.property(&ICalendarProperty::RecurrenceId)?;
    let of = civils(named, series.zone, zones, !series.start.has_time()).next()?;
    let start = component.property(&ICalendarProperty::Dtstart);
    let start = start.and_then(|start| civils(start, series.zone, zones, false).next());
    let change = Change {
        start: start.unwrap_or(of),
        // Where a time went that is nobody's business isn't told, but it is no longer where it was.
        is_cancelled: is_cancelled(component) || is_private(component),
        // The one range there is.
        and_later: named.parameters(&ICalendarParameterName::Range).next().is_some(),
        sequence: sequence(component),
    };
    Some((of, change))
}

fn is_private(component: &ICalendarComponent) -> bool {
    let class = component.property(&ICalendarProperty::Class).and_then(|entry| entry.values.first());
    match class {
        None | Some(ICalendarValue::Classification(ICalendarClassification::Public)) => false,
        Some(ICalendarValue::Text(class)) if class.trim().is_empty() || class.eq_ignore_ascii_case("PUBLIC") => false,
        // The standard has whoever doesn't know a class take it as private.
        Some(_) => true,
    }
}

fn is_cancelled(component: &ICalendarComponent) -> bool {
    let status = component.property(&ICalendarProperty::Status).and_then(|entry| entry.values.first());
    matches!(status, Some(ICalendarValue::Status(ICalendarStatus::Cancelled)))
}

fn sequence(component: &ICalendarComponent) -> i64 {
    match component.property(&ICalendarProperty::Sequence).and_then(|entry| entry.values.first()) {
        Some(ICalendarValue::Integer(number)) => *number,
        _ => 0,
    }
}

/// The zone of what an entry says first.
fn zone_of(entry: &ICalendarEntry, zones: &TzResolver<&str>) -> Tz {
    let is_utc = matches!(entry.values.first(), Some(ICalendarValue::PartialDateTime(time)) if time.has_zone());
    if is_utc { Tz::UTC } else { zones.resolve_or_default(entry.tz_id()) }
}

/// The dates and times of an entry, in the civil time of `zone`; of a period its beginning. What a series of whole days
/// says of a time means the day that is written.
fn civils<'a>(
    entry: &'a ICalendarEntry,
    zone: Tz,
    zones: &'a TzResolver<&str>,
    as_days: bool,
) -> impl Iterator<Item = Civil> + use<'a> {
    let own = zone_of(entry, zones);
    let tz_id = entry.tz_id();
    entry.values.iter().filter_map(move |value| {
        let time = match value {
            ICalendarValue::PartialDateTime(time) => time,
            ICalendarValue::Period(ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. }) => {
                start
            }
            _ => return None,
        };
        let date = date(time)?;
        if !time.has_time() || as_days {
            return Some(Civil::Date(date));
        }
        let clock = |part: Option<u8>| part.map_or(0, u32::from);
        // A leap second is the minute's last.
        let second = clock(time.second).min(59);
        let at = date.and_time(NaiveTime::from_hms_opt(clock(time.hour), clock(time.minute), second)?);
        let told_in = if time.has_zone() { Tz::UTC } else { own };
        // What names no zone goes by its series' clock.
        let is_floating = tz_id.is_none() && !time.has_zone();
        Some(Civil::Time(if is_floating || told_in == zone {
            at
        } else {
            to_civil_in(&zone, from_civil_in(&told_in, at))
        }))
    })
}

fn date(time: &PartialDateTime) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(time.year?), u32::from(time.month?), u32::from(time.day?))
}
