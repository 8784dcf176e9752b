//! What several formats need of a record: its words in one language, its hours as a week, its credit.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use crate::domain::calendar::PublicHolidays;
use crate::domain::hours::{HoursState, Reading, Schedule, read};
use crate::domain::place::{Address, Place, StatedHours};
use crate::domain::record::{Contact, ContactKind, Provenance};
use crate::domain::text::Text;

/// The words that a reader of a language understands best.
pub fn words(text: &Text, language: &str) -> Option<String> {
    text.for_reader(language).map(|(_, words)| words.to_owned())
}

/// The value of the first contact of a kind.
pub fn contact(contacts: &[Contact], kind: &ContactKind) -> Option<String> {
    contacts.iter().find(|contact| contact.kind == *kind).map(|contact| contact.value.clone())
}

/// Street, postal code and town in a line.
pub fn address(address: &Address, language: &str) -> Option<String> {
    let town = [address.postal_code.clone(), words(&address.city, language)];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let line: Vec<String> =
        [words(&address.street, language), Some(town)].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (!line.is_empty()).then(|| line.join(", "))
}

/// Who is to be credited, with licence.
pub fn credit(provenance: &Provenance) -> Vec<String> {
    let sources = provenance.sources.iter();
    sources
        .map(|source| match &source.license {
            Some(license) => format!("{} ({license})", source.name),
            None => source.name.clone(),
        })
        .collect()
}

/// The licences of a record's sources, each once.
pub fn licenses(provenance: &Provenance) -> Vec<String> {
    let mut all: Vec<String> = provenance.sources.iter().filter_map(|source| source.license.clone()).collect();
    all.sort();
    all.dedup();
    all
}

/// A page of the record's own.
pub fn page(place: &Place) -> Option<String> {
    contact(&place.contacts, &ContactKind::Web)
        .or_else(|| place.provenance.sources.iter().find_map(|source| source.url.clone()))
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// Hours of an opening, as a weekday from Monday (0) and times of day. An end of 24:00 is midnight.
pub type Opening = (u32, NaiveTime, NaiveTime);

/// What stated hours say of the days to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Times {
    /// Every week alike. `on_holidays`: what they say of public holidays, where they do.
    Weekly { openings: Vec<Opening>, on_holidays: Option<Vec<Opening>> },
    /// By the day, for four weeks.
    Dated(Vec<(NaiveDate, NaiveTime, NaiveTime)>),
}

/// Reads hours; `None` where no program can, or where a part of them isn't known.
pub fn times(hours: &StatedHours, today: NaiveDate) -> Option<Times> {
    let Reading::Schedule(schedule) = read(hours.value.as_deref()?) else { return None };
    let plain = schedule.clone().with_public_holidays(PublicHolidays::none());
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let first = week(&plain, monday)?;
    let alike = (1..53).all(|number| week(&plain, monday + Days::new(7 * number)).as_ref() == Some(&first));
    if alike {
        let on_holidays = schedule.names_public_holidays().then(|| {
            let holiday = monday + Days::new(2);
            let shut = schedule.clone().with_public_holidays(PublicHolidays::new([holiday]));
            day(&shut, holiday)
        });
        return Some(Times::Weekly { openings: first, on_holidays: on_holidays.flatten() });
    }
    let mut dated = Vec::new();
    for date in today.iter_days().take(28) {
        dated.extend(day(&schedule, date)?.into_iter().map(|(_, opens, closes)| (date, opens, closes)));
    }
    Some(Times::Dated(dated))
}

fn week(schedule: &Schedule, monday: NaiveDate) -> Option<Vec<Opening>> {
    let days = monday.iter_days().take(7).map(|date| day(schedule, date));
    days.collect::<Option<Vec<_>>>().map(|days| days.concat())
}

/// `None` where any of the day is unknown.
fn day(schedule: &Schedule, date: NaiveDate) -> Option<Vec<Opening>> {
    let told = schedule.day(date);
    if told.iter().any(|interval| interval.state != HoursState::Open) {
        return None;
    }
    let weekday = date.weekday().num_days_from_monday();
    Some(told.iter().map(|interval| (weekday, interval.start.time(), interval.end.time())).collect())
}

/// A time of day; midnight at the end of a day is told as its last minute where a format knows no 24:00.
pub fn clock(time: NaiveTime, is_end: bool) -> String {
    match is_end && time == NaiveTime::MIN {
        true => "23:59".to_owned(),
        false => time.format("%H:%M").to_string(),
    }
}
